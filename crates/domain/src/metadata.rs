//! What a sender says of a story besides its text: rights, notes to editors, and what only its format knows.

use diesel::prelude::*;
use serde_json::{Map, Value};

use crate::{
    connection::AnyConnection, error::StoreError, id::Key, schema::article_metadata, timestamp::Timestamp,
};

/// What a sender says of a version of a story besides its text (IPTC's names).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// Whose right it is, as printed.
    pub copyright_notice: Option<String>,
    /// What may be done with it, as printed.
    pub usage_terms: Option<String>,
    /// What the sender's desk says to the receiver's.
    pub ed_note: Option<String>,
    /// The sender's number of this version.
    pub source_version: Option<i32>,
    /// When the sender made this version.
    pub revised_at: Option<Timestamp>,
    /// What the format carries besides, kept as it came: by the format's own name for it, such as
    /// `rss:category` or `ninjs:urgency`.
    pub signals: Map<String, Value>,
}

type Row = (
    Key,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<i32>,
    Option<Timestamp>,
    String,
);

impl Metadata {
    /// What is known of these articles, in no order; nothing for those whose senders say nothing.
    pub fn of_articles(
        connection: &mut AnyConnection,
        articles: &[Key],
    ) -> Result<Vec<(Key, Self)>, StoreError> {
        let query = article_metadata::table.filter(article_metadata::article_key.eq_any(articles));
        let rows: Vec<Row> = query.load(connection)?;
        Ok(rows.into_iter().map(Self::from_row).collect())
    }

    /// What is known of this article.
    pub fn of_article(connection: &mut AnyConnection, article: Key) -> Result<Self, StoreError> {
        let found = Self::of_articles(connection, &[article])?;
        Ok(found
            .into_iter()
            .next()
            .map(|(_, metadata)| metadata)
            .unwrap_or_default())
    }

    /// Learns what `stated` says, leaves what it does not say, and returns the API's names of the fields that differ.
    /// Signals are a version's: two feeds may list one story with different ones.
    pub(crate) fn learn(&mut self, stated: &Self, is_new_version: bool) -> Vec<&'static str> {
        let before = self.clone();
        let replace = |known: &mut Option<String>, new: &Option<String>| {
            if new.is_some() {
                known.clone_from(new);
            }
        };
        replace(&mut self.copyright_notice, &stated.copyright_notice);
        replace(&mut self.usage_terms, &stated.usage_terms);
        replace(&mut self.ed_note, &stated.ed_note);
        self.source_version = stated.source_version.or(self.source_version);
        self.revised_at = stated.revised_at.or(self.revised_at);
        if !stated.signals.is_empty() && (is_new_version || self.signals.is_empty()) {
            self.signals.clone_from(&stated.signals);
        }
        let changes = [
            (
                "copyrightNotice",
                before.copyright_notice != self.copyright_notice,
            ),
            ("usageTerms", before.usage_terms != self.usage_terms),
            ("edNote", before.ed_note != self.ed_note),
            ("signals", before.signals != self.signals),
        ];
        let changed = changes.into_iter().filter(|(_, differs)| *differs);
        changed.map(|(field, _)| field).collect()
    }

    /// Whether a sender made `other` after this: by its numbers, else by its instants, where it gives both.
    pub(crate) fn is_older_than(&self, other: &Self) -> bool {
        match (self.source_version, other.source_version) {
            (Some(one), Some(other)) => one < other,
            _ => self
                .revised_at
                .zip(other.revised_at)
                .is_some_and(|(one, other)| one < other),
        }
    }

    /// Keeps this as what is known of an article.
    pub(crate) fn keep(&self, connection: &mut AnyConnection, article: Key) -> Result<(), StoreError> {
        diesel::delete(article_metadata::table.find(article)).execute(connection)?;
        if *self == Self::default() {
            return Ok(());
        }
        let values = (
            article_metadata::article_key.eq(article),
            article_metadata::copyright_notice.eq(&self.copyright_notice),
            article_metadata::usage_terms.eq(&self.usage_terms),
            article_metadata::ed_note.eq(&self.ed_note),
            article_metadata::source_version.eq(self.source_version),
            article_metadata::revised_at.eq(self.revised_at),
            article_metadata::signals.eq(serde_json::to_string(&self.signals).unwrap_or_default()),
        );
        diesel::insert_into(article_metadata::table)
            .values(values)
            .execute(connection)?;
        Ok(())
    }

    fn from_row(
        (article, copyright_notice, usage_terms, ed_note, source_version, revised_at, signals): Row,
    ) -> (Key, Self) {
        let metadata = Self {
            copyright_notice,
            usage_terms,
            ed_note,
            source_version,
            revised_at,
            signals: serde_json::from_str(&signals).unwrap_or_default(),
        };
        (article, metadata)
    }
}
