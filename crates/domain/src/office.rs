//! Offices that people hold or held, as the authority has them.

use diesel::prelude::*;

use crate::{connection::AnyConnection, error::StoreError, id::Key, schema::offices};

/// An office that a person holds or held.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = offices)]
pub struct HeldOffice {
    /// The person.
    #[diesel(column_name = entity_key)]
    pub person_key: Key,
    /// As a reader would write it: "President of Russia".
    pub title: String,
    /// The year in which it began, where it is known.
    pub since: Option<i32>,
    /// The year in which it ended; `None` while it is held or where that is not known.
    pub until: Option<i32>,
}

impl HeldOffice {
    /// The offices of these people, each person's the latest first; what has no years comes last.
    pub fn of_people(connection: &mut AnyConnection, people: &[Key]) -> Result<Vec<Self>, StoreError> {
        let query = offices::table.filter(offices::entity_key.eq_any(people));
        let mut rows: Vec<Self> = query
            .order((offices::entity_key, offices::position))
            .select(Self::as_select())
            .load(connection)?;
        rows.sort_by_key(|office| {
            (
                office.person_key,
                std::cmp::Reverse(office.since.or(office.until)),
            )
        });
        Ok(rows)
    }
}
