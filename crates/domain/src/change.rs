//! The log: one row for every change to what a reader can see, written in the transaction of what it tells of.

use diesel::prelude::*;

use crate::{
    article::Article,
    connection::{AnyConnection, Backend},
    error::StoreError,
    id::Key,
    page::{Cursor, Page, PageRequest, keyset},
    schema::{articles, changes},
    text_enum::text_enum,
    timestamp::Timestamp,
    visibility::{Viewer, told_to},
};

text_enum! {
    /// What happened.
    ChangeKind {
        /// An article was shown for the first time.
        Published = "PUBLISHED",
        /// An article's text or data changed.
        Updated = "UPDATED",
        /// The desk corrected an article.
        Corrected = "CORRECTED",
        /// The desk holds an article back.
        Withheld = "WITHHELD",
        /// An article that was held back is shown again.
        Released = "RELEASED",
        /// An article was killed.
        Canceled = "CANCELED",
        /// A right to an article ended.
        Revoked = "REVOKED",
        /// Two entities became one.
        EntityMerged = "ENTITY_MERGED",
    }
}

/// A row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its place: rises by one with every row, in the order of commits. 0 until it is appended.
    pub sequence: i64,
    /// What happened.
    pub kind: ChangeKind,
    /// To which article.
    pub article_key: Option<Key>,
    /// The article's version after it.
    pub version: Option<i32>,
    /// The names of the API's fields that changed.
    pub changed_fields: Vec<String>,
    /// When.
    pub at: Timestamp,
    /// The entity that changed; of a merger the one that stays.
    pub entity_key: Option<Key>,
    /// The entity that was merged into it.
    pub merged_key: Option<Key>,
}

type Row = (
    i64,
    ChangeKind,
    Option<Key>,
    Option<i32>,
    String,
    Timestamp,
    Option<Key>,
    Option<Key>,
);

impl Change {
    /// A change to an article, not yet in the log.
    pub(crate) fn of_article(kind: ChangeKind, article: &Article, fields: &[&str], at: Timestamp) -> Self {
        let changed_fields = fields.iter().map(|field| (*field).to_owned()).collect();
        Self {
            sequence: 0,
            kind,
            article_key: Some(article.key),
            version: Some(article.version),
            changed_fields,
            at,
            entity_key: None,
            merged_key: None,
        }
    }

    /// A change to something that many articles share, not yet in the log.
    pub(crate) fn of_all(kind: ChangeKind, fields: &[&str], at: Timestamp) -> Self {
        let changed_fields = fields.iter().map(|field| (*field).to_owned()).collect();
        Self {
            sequence: 0,
            kind,
            article_key: None,
            version: None,
            changed_fields,
            at,
            entity_key: None,
            merged_key: None,
        }
    }

    /// A change of an entity, whoever mentions it.
    pub(crate) fn of_entity(kind: ChangeKind, entity: Key, fields: &[&str], at: Timestamp) -> Self {
        Self {
            entity_key: Some(entity),
            ..Self::of_all(kind, fields, at)
        }
    }

    /// Writes this row at the end of the log, notes it on its article, and returns its sequence.
    pub(crate) fn append(&self, connection: &mut AnyConnection) -> Result<i64, StoreError> {
        let sequence = next_sequence(connection)?;
        self.append_at(connection, sequence)?;
        if let Some(article) = self.article_key {
            diesel::update(articles::table.filter(articles::key.eq(article)))
                .set(articles::changed_sequence.eq(sequence))
                .execute(connection)?;
        }
        Ok(sequence)
    }

    /// Writes this row at a place that [`next_sequence`] gave in this transaction.
    pub(crate) fn append_at(&self, connection: &mut AnyConnection, sequence: i64) -> Result<(), StoreError> {
        let values = (
            changes::sequence.eq(sequence),
            changes::kind.eq(self.kind),
            changes::article_key.eq(self.article_key),
            changes::version.eq(self.version),
            changes::changed_fields.eq(self.changed_fields.join(" ")),
            changes::at.eq(self.at),
            changes::entity_key.eq(self.entity_key),
            changes::merged_key.eq(self.merged_key),
        );
        diesel::insert_into(changes::table)
            .values(values)
            .execute(connection)?;
        Ok(())
    }

    /// A page of the log, the oldest row first. Rows of withheld and killed articles stay in it, so that whoever has a
    /// copy learns of it; those of an article under embargo are not there yet.
    pub fn page(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        request: &PageRequest,
    ) -> Result<Page<Self>, StoreError> {
        let query = changes::table.left_join(articles::table).into_boxed::<Backend>();
        let query = query.filter(changes::article_key.is_null().or(told_to!(viewer)));
        let query = keyset!(query, request, falling: false, changes::sequence, changes::sequence);
        let columns = (
            changes::sequence,
            changes::kind,
            changes::article_key,
            changes::version,
            changes::changed_fields,
            changes::at,
            changes::entity_key,
            changes::merged_key,
        );
        let rows: Vec<Row> = query.select(columns).load(connection)?;
        Ok(Page::from_read(
            rows.into_iter()
                .map(Self::from_row)
                .map(|row| (row.cursor(), row))
                .collect(),
            request,
        ))
    }

    /// How many rows of the log the viewer may see.
    pub fn count(connection: &mut AnyConnection, viewer: &Viewer) -> Result<i64, StoreError> {
        let query = changes::table.left_join(articles::table);
        let query = query.filter(changes::article_key.is_null().or(told_to!(viewer)));
        Ok(query.count().get_result(connection)?)
    }

    /// The sequence of the log's last row; 0 where it is empty.
    pub fn last_sequence(connection: &mut AnyConnection) -> Result<i64, StoreError> {
        let last = changes::table
            .select(changes::sequence)
            .order(changes::sequence.desc())
            .first(connection);
        Ok(last.optional()?.unwrap_or(0))
    }

    /// When the last change took place that the viewer is told of, whatever it concerns; `None` where there is none. It
    /// does not fall when something leaves a list, as the latest instant of what the list shows does.
    pub fn last_told_at(
        connection: &mut AnyConnection,
        viewer: &Viewer,
    ) -> Result<Option<Timestamp>, StoreError> {
        let query = changes::table.left_join(articles::table);
        let query = query.filter(changes::article_key.is_null().or(told_to!(viewer)));
        let last = query
            .order(changes::sequence.desc())
            .select(changes::at)
            .first(connection);
        Ok(last.optional()?)
    }

    /// When the last change took place that concerns one of these rows of the log, or no article in particular.
    pub fn latest_of(
        connection: &mut AnyConnection,
        sequences: &[i64],
    ) -> Result<Option<Timestamp>, StoreError> {
        let of_articles = changes::table
            .filter(changes::sequence.eq_any(sequences))
            .select(diesel::dsl::max(changes::at));
        let of_all = changes::table
            .filter(changes::article_key.is_null())
            .order(changes::sequence.desc())
            .select(changes::at);
        let latest: Option<Timestamp> = of_articles.first(connection)?;
        let last: Option<Timestamp> = of_all.first(connection).optional()?;
        Ok(latest.max(last))
    }

    /// This row's place in the log.
    pub fn cursor(&self) -> Cursor {
        Cursor {
            sort: self.sequence,
            key: self.sequence,
        }
    }

    fn from_row((sequence, kind, article_key, version, fields, at, entity_key, merged_key): Row) -> Self {
        let changed_fields = fields.split_whitespace().map(str::to_owned).collect();
        Self {
            sequence,
            kind,
            article_key,
            version,
            changed_fields,
            at,
            entity_key,
            merged_key,
        }
    }
}

/// The sequence that the next row gets; no other transaction writes before this one ends.
pub(crate) fn next_sequence(connection: &mut AnyConnection) -> Result<i64, StoreError> {
    Ok(Change::last_sequence(connection)? + 1)
}
