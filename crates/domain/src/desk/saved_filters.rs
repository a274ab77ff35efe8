//! Filters that are saved under a name.

use super::{Desk, DeskError, Refusal, RefusalReason};
use crate::{article::ArticleFilter, connection::AnyConnection, saved_filter::SavedFilter};

impl Desk<'_> {
    /// Saves a filter under a slug, in place of one that has it.
    pub fn save_filter(
        &self,
        connection: &mut AnyConnection,
        slug: &str,
        title: &str,
        filter: &ArticleFilter,
    ) -> Result<SavedFilter, DeskError> {
        connection.write(|connection| Ok(SavedFilter::save(connection, slug, title, filter, self.now)?))
    }

    /// Forgets the filter with this slug.
    pub fn delete_filter(&self, connection: &mut AnyConnection, slug: &str) -> Result<(), DeskError> {
        connection.write(|connection| match SavedFilter::delete(connection, slug)? {
            true => Ok(()),
            false => {
                let message = format!("no saved filter with slug `{slug}`");
                Err(Refusal::new(RefusalReason::NotFound, message).into())
            }
        })
    }
}
