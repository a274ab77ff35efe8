//! Filters that have a name, and so a feed of their own.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    article::ArticleFilter,
    connection::AnyConnection,
    entity::Entity,
    error::StoreError,
    id::{Id, Key},
    schema::saved_filters,
    story::RepresentationType,
    timestamp::Timestamp,
};

/// A filter with a name.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = saved_filters)]
pub struct SavedFilter {
    /// Its own number.
    pub key: Key,
    /// What it is called outside.
    pub id: Id,
    /// The URL part.
    pub slug: String,
    /// What its feed is called.
    pub title: String,
    filter: String,
}

/// A filter as it is stored. Entities are named by their ids, so that the filter follows their mergers.
#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Stored {
    section: Option<String>,
    source: Option<String>,
    language: Option<String>,
    mentions: Vec<String>,
    published_after: Option<i64>,
    published_before: Option<i64>,
    representation_type: Option<RepresentationType>,
}

impl SavedFilter {
    /// Every saved filter, by slug.
    pub fn all(connection: &mut AnyConnection) -> Result<Vec<Self>, StoreError> {
        Ok(saved_filters::table
            .order(saved_filters::slug)
            .select(Self::as_select())
            .load(connection)?)
    }

    /// The saved filter with this slug.
    pub fn by_slug(connection: &mut AnyConnection, slug: &str) -> Result<Option<Self>, StoreError> {
        let query = saved_filters::table.filter(saved_filters::slug.eq(slug));
        Ok(query.select(Self::as_select()).first(connection).optional()?)
    }

    /// Saves a filter under a slug, in place of one that has it.
    pub(crate) fn save(
        connection: &mut AnyConnection,
        slug: &str,
        title: &str,
        filter: &ArticleFilter,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let known = Self::by_slug(connection, slug)?;
        let id = known.map_or_else(|| Id::new(now), |known| known.id);
        Self::delete(connection, slug)?;
        let values = (
            saved_filters::id.eq(id),
            saved_filters::slug.eq(slug),
            saved_filters::title.eq(title),
            saved_filters::filter.eq(Stored::of(connection, filter)?.to_json()),
        );
        let query = diesel::insert_into(saved_filters::table)
            .values(values)
            .returning(saved_filters::all_columns);
        Ok(query.get_result(connection)?)
    }

    /// Forgets the saved filter with this slug; false where there is none.
    pub(crate) fn delete(connection: &mut AnyConnection, slug: &str) -> Result<bool, StoreError> {
        let query = saved_filters::table.filter(saved_filters::slug.eq(slug));
        Ok(diesel::delete(query).execute(connection)? > 0)
    }

    /// The filter itself. An entity that is not there any more makes it match nothing.
    pub fn filter(&self, connection: &mut AnyConnection) -> Result<ArticleFilter, StoreError> {
        let stored: Stored = serde_json::from_str(&self.filter).unwrap_or_default();
        let ids: Vec<Id> = stored.mentions.iter().filter_map(|id| id.parse().ok()).collect();
        let found = Entity::by_ids(connection, &ids)?;
        let key = |id: &Id| {
            found
                .iter()
                .find(|(of, _)| of == id)
                .map_or(NOBODY, |(_, entity)| entity.key)
        };
        Ok(ArticleFilter {
            section: stored.section,
            source: stored.source,
            language: stored.language,
            mentions: ids.iter().map(key).collect(),
            published_after: stored.published_after.map(Timestamp::from_microseconds),
            published_before: stored.published_before.map(Timestamp::from_microseconds),
            representation_type: stored.representation_type,
            ..ArticleFilter::default()
        })
    }
}

/// The key of no entity.
const NOBODY: Key = -1;

impl Stored {
    fn of(connection: &mut AnyConnection, filter: &ArticleFilter) -> Result<Self, StoreError> {
        let mentions = Entity::by_keys(connection, &filter.mentions)?;
        Ok(Self {
            section: filter.section.clone(),
            source: filter.source.clone(),
            language: filter.language.clone(),
            mentions: mentions.iter().map(|entity| entity.id.to_string()).collect(),
            published_after: filter.published_after.map(Timestamp::as_microseconds),
            published_before: filter.published_before.map(Timestamp::as_microseconds),
            representation_type: filter.representation_type,
        })
    }

    fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
