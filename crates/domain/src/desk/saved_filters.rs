//! Filters that are saved under a name.

use super::{Desk, DeskError, Refusal, RefusalReason};
use crate::{
    article::ArticleFilter,
    change::{Change, ChangeKind},
    connection::AnyConnection,
    error::StoreError,
    saved_filter::SavedFilter,
};

impl Desk<'_> {
    /// Saves a filter under a slug, in place of one that has it.
    pub fn save_filter(
        &self,
        connection: &mut AnyConnection,
        slug: &str,
        title: &str,
        filter: &ArticleFilter,
    ) -> Result<SavedFilter, DeskError> {
        connection.write(|connection| {
            let saved = SavedFilter::save(connection, slug, title, filter, self.now)?;
            self.tell_of_filters(connection)?;
            Ok(saved)
        })
    }

    /// Forgets the filter with this slug.
    pub fn delete_filter(&self, connection: &mut AnyConnection, slug: &str) -> Result<(), DeskError> {
        connection.write(|connection| match SavedFilter::delete(connection, slug)? {
            true => Ok(self.tell_of_filters(connection)?),
            false => {
                let message = format!("no saved filter with slug `{slug}`");
                Err(Refusal::new(RefusalReason::NotFound, message).into())
            }
        })
    }

    fn tell_of_filters(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        Change::of_all(ChangeKind::Updated, &["savedFilters"], self.now).append(connection)?;
        Ok(())
    }
}
