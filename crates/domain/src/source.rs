//! Sources: who the stories come from.

use diesel::prelude::*;

use crate::{
    connection::AnyConnection,
    error::StoreError,
    id::{Id, Key},
    page::{Cursor, Page, PageRequest, keyset},
    schema::sources,
    slug::slugify,
    timestamp::Timestamp,
};

/// An agency or a site that stories come from.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = sources)]
pub struct Source {
    /// Its own number.
    pub key: Key,
    /// What it is called outside.
    pub id: Id,
    /// The URL part.
    pub slug: String,
    /// As printed.
    pub name: String,
    /// Its site.
    pub url: Option<String>,
}

impl Source {
    /// A page of the sources, in the order in which they were first met.
    pub fn page(connection: &mut AnyConnection, request: &PageRequest) -> Result<Page<Self>, StoreError> {
        let query = keyset!(sources::table.into_boxed(), request, falling: false, sources::key, sources::key);
        let rows: Vec<Self> = query.select(Self::as_select()).load(connection)?;
        let place = |row: &Self| Cursor {
            sort: row.key,
            key: row.key,
        };
        Ok(Page::from_read(
            rows.into_iter().map(|row| (place(&row), row)).collect(),
            request,
        ))
    }

    /// How many sources there are.
    pub fn count(connection: &mut AnyConnection) -> Result<i64, StoreError> {
        Ok(sources::table.count().first(connection)?)
    }

    /// The source with this slug.
    pub fn by_slug(connection: &mut AnyConnection, slug: &str) -> Result<Option<Self>, StoreError> {
        let query = sources::table.filter(sources::slug.eq(slug));
        Ok(query.select(Self::as_select()).first(connection).optional()?)
    }

    /// The sources with these ids, in no order.
    pub fn by_ids(connection: &mut AnyConnection, ids: &[Id]) -> Result<Vec<Self>, StoreError> {
        Ok(sources::table
            .filter(sources::id.eq_any(ids))
            .select(Self::as_select())
            .load(connection)?)
    }

    /// The sources with these keys, in no order.
    pub fn by_keys(connection: &mut AnyConnection, keys: &[Key]) -> Result<Vec<Self>, StoreError> {
        Ok(sources::table
            .filter(sources::key.eq_any(keys))
            .select(Self::as_select())
            .load(connection)?)
    }

    /// The same in a transaction of its own.
    pub fn of_name(connection: &mut AnyConnection, name: &str, now: Timestamp) -> Result<Self, StoreError> {
        connection.write(|connection| Self::named(connection, name, now))
    }

    /// The source of this name, made when it is new. Names that make one slug are one source.
    pub(crate) fn named(
        connection: &mut AnyConnection,
        name: &str,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let slug = slugify(name);
        if let Some(source) = Self::by_slug(connection, &slug)? {
            return Ok(source);
        }
        let values = (
            sources::id.eq(Id::new(now)),
            sources::slug.eq(slug),
            sources::name.eq(name.trim()),
        );
        let query = diesel::insert_into(sources::table)
            .values(values)
            .returning(sources::all_columns);
        Ok(query.get_result(connection)?)
    }
}
