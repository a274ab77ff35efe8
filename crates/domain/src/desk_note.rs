//! Notes: what the desk has to say about a text, beside it and never in it.

use diesel::prelude::*;

use crate::{
    article::Article,
    change::{Change, ChangeKind},
    connection::AnyConnection,
    error::StoreError,
    id::Key,
    schema::desk_notes,
    span::{Span, TextPart, column},
    timestamp::Timestamp,
};

/// A remark of the desk's, pinned to a span or to the whole article.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskNote {
    /// The article.
    pub article_key: Key,
    /// The version that it was made on, in which its span lies.
    pub version: i32,
    /// The words it is about; `None` for the whole article.
    pub span: Option<Span>,
    /// The remark.
    pub text: String,
    /// When it was made.
    pub at: Timestamp,
}

type Row = (
    Key,
    i32,
    Option<TextPart>,
    Option<i32>,
    Option<i32>,
    Option<i32>,
    String,
    Timestamp,
);

impl DeskNote {
    /// The notes on these articles, each article's in the order in which they were made.
    pub fn of_articles(connection: &mut AnyConnection, articles: &[Key]) -> Result<Vec<Self>, StoreError> {
        let query = desk_notes::table.filter(desk_notes::article_key.eq_any(articles));
        let columns = (
            desk_notes::article_key,
            desk_notes::version,
            desk_notes::part,
            desk_notes::block,
            desk_notes::start_byte,
            desk_notes::end_byte,
            desk_notes::text,
            desk_notes::at,
        );
        let rows: Vec<Row> = query
            .order((desk_notes::article_key, desk_notes::key))
            .select(columns)
            .load(connection)?;
        Ok(rows.into_iter().map(Self::from_row).collect())
    }

    /// Adds this note to its article and tells of it in the log.
    pub(crate) fn add(&self, connection: &mut AnyConnection, article: &Article) -> Result<(), StoreError> {
        self.insert(connection)?;
        Change::of_article(ChangeKind::Updated, article, &["notes"], self.at).append(connection)?;
        Ok(())
    }

    fn insert(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let values = (
            desk_notes::article_key.eq(self.article_key),
            desk_notes::version.eq(self.version),
            desk_notes::part.eq(self.span.map(|span| span.part)),
            desk_notes::block.eq(self.span.map(|span| column(span.block))),
            desk_notes::start_byte.eq(self.span.map(|span| column(span.start))),
            desk_notes::end_byte.eq(self.span.map(|span| column(span.end))),
            desk_notes::text.eq(&self.text),
            desk_notes::at.eq(self.at),
        );
        diesel::insert_into(desk_notes::table)
            .values(values)
            .execute(connection)?;
        Ok(())
    }

    fn from_row((article_key, version, part, block, start, end, text, at): Row) -> Self {
        let number = |column: i32| usize::try_from(column).unwrap_or_default();
        let span = part
            .zip(block)
            .zip(start.zip(end))
            .map(|((part, block), (start, end))| Span {
                part,
                block: number(block),
                start: number(start),
                end: number(end),
            });
        Self {
            article_key,
            version,
            span,
            text,
            at,
        }
    }
}
