//! Sections of the wire.

use diesel::prelude::*;

use crate::{
    change::{Change, ChangeKind},
    connection::AnyConnection,
    error::StoreError,
    id::Key,
    schema::sections,
    story::SectionLabel,
    timestamp::Timestamp,
};

/// A section.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = sections)]
pub struct Section {
    /// Its own number.
    pub key: Key,
    /// The URL part.
    pub slug: String,
    /// As printed.
    pub title: String,
    /// Printed under every article of the section.
    pub disclaimer: Option<String>,
}

impl Section {
    /// Every section, by slug.
    pub fn all(connection: &mut AnyConnection) -> Result<Vec<Self>, StoreError> {
        Ok(sections::table
            .order(sections::slug)
            .select(Self::as_select())
            .load(connection)?)
    }

    /// The section with this slug.
    pub fn by_slug(connection: &mut AnyConnection, slug: &str) -> Result<Option<Self>, StoreError> {
        let found = sections::table
            .filter(sections::slug.eq(slug))
            .select(Self::as_select())
            .first(connection);
        Ok(found.optional()?)
    }

    /// The sections with these keys, in no order.
    pub fn by_keys(connection: &mut AnyConnection, keys: &[Key]) -> Result<Vec<Self>, StoreError> {
        Ok(sections::table
            .filter(sections::key.eq_any(keys))
            .select(Self::as_select())
            .load(connection)?)
    }

    /// The section that a story names, made when it is new.
    pub(crate) fn of_label(connection: &mut AnyConnection, label: &SectionLabel) -> Result<Self, StoreError> {
        match Self::by_slug(connection, &label.slug)? {
            Some(section) => Ok(section),
            None => Self::create(connection, label),
        }
    }

    /// Puts a disclaimer in place of the section's, and tells of it in the log.
    pub(crate) fn keep_disclaimer(
        &self,
        connection: &mut AnyConnection,
        disclaimer: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if self.disclaimer.as_deref() == Some(disclaimer) {
            return Ok(());
        }
        diesel::update(sections::table.filter(sections::key.eq(self.key)))
            .set(sections::disclaimer.eq(disclaimer))
            .execute(connection)?;
        Change::of_all(ChangeKind::Updated, &["disclaimer"], now).append(connection)?;
        Ok(())
    }

    fn create(connection: &mut AnyConnection, label: &SectionLabel) -> Result<Self, StoreError> {
        let values = (
            sections::slug.eq(&label.slug),
            sections::title.eq(&label.title),
            sections::disclaimer.eq(&label.disclaimer),
        );
        let query = diesel::insert_into(sections::table)
            .values(values)
            .returning(sections::all_columns);
        Ok(query.get_result(connection)?)
    }
}
