//! Quotes: spans of an article's text that are somebody's words.

use diesel::{
    prelude::*,
    row::NamedRow,
    sql_types::{BigInt, Bool, Nullable},
};

use crate::{
    connection::{AnyConnection, Backend},
    count::{counts, list},
    error::StoreError,
    id::Key,
    page::{Cursor, PageRequest, ranged, union_all},
    schema::quotes,
    span::Span,
    timestamp::Timestamp,
    visibility::Viewer,
};

/// Somebody's words.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = quotes)]
pub struct Quote {
    /// Orders an article's quotes as they are read.
    pub key: Key,
    /// The article that quotes.
    pub article_key: Key,
    /// The person who speaks, where the article leaves one reading.
    pub speaker_key: Option<Key>,
    /// The words, a direct quote's with its quotation marks.
    #[diesel(select_expression = (quotes::part, quotes::block, quotes::start_byte, quotes::end_byte))]
    #[diesel(select_expression_type = (quotes::part, quotes::block, quotes::start_byte, quotes::end_byte))]
    pub span: Span,
    /// Word for word in quotation marks, or reported.
    pub direct: bool,
    /// The article's instant.
    pub published_at: Timestamp,
}

impl Quote {
    /// The quotes in these articles, each article's in reading order.
    pub fn of_articles(connection: &mut AnyConnection, articles: &[Key]) -> Result<Vec<Self>, StoreError> {
        let query = quotes::table.filter(quotes::article_key.eq_any(articles));
        Ok(query
            .order((quotes::article_key, quotes::key))
            .select(Self::as_select())
            .load(connection)?)
    }

    /// For each of these speakers a page of their quotes in visible articles, the latest article's first, as it was
    /// read: with the one row more that tells whether there is another page.
    pub fn pages_of_speakers(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        speakers: &[Key],
        request: &PageRequest,
    ) -> Result<Vec<Self>, StoreError> {
        let range = |speaker: &Key| {
            let rows = format!(
                "SELECT quotes.* FROM quotes JOIN articles ON articles.key = quotes.article_key \
                 WHERE speaker_key = {speaker} AND {}",
                viewer.condition()
            );
            ranged(&rows, ("quotes.published_at", "quotes.key"), request)
        };
        union_all(speakers.iter().map(range), connection)
    }

    /// How many quotes of each of these speakers the viewer may see.
    pub fn counts_of_speakers(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        speakers: &[Key],
    ) -> Result<Vec<(Key, i64)>, StoreError> {
        let statement = format!(
            "SELECT speaker_key AS of_key, COUNT(*) AS number FROM quotes \
             JOIN articles ON articles.key = quotes.article_key \
             WHERE speaker_key IN ({}) AND {} GROUP BY speaker_key",
            list(speakers),
            viewer.condition()
        );
        counts(connection, statement)
    }

    /// Its place among the speaker's quotes.
    pub fn cursor(&self) -> Cursor {
        Cursor {
            sort: self.published_at.as_microseconds(),
            key: self.key,
        }
    }
}

impl QueryableByName<Backend> for Quote {
    fn build<'a>(row: &impl NamedRow<'a, Backend>) -> diesel::deserialize::Result<Self> {
        Ok(Self {
            key: NamedRow::get::<BigInt, _>(row, "key")?,
            article_key: NamedRow::get::<BigInt, _>(row, "article_key")?,
            speaker_key: NamedRow::get::<Nullable<BigInt>, _>(row, "speaker_key")?,
            span: QueryableByName::build(row)?,
            direct: NamedRow::get::<Bool, _>(row, "direct")?,
            published_at: NamedRow::get::<BigInt, _>(row, "published_at")?,
        })
    }
}
