//! The annotator for the authority as the database has it now.

use std::sync::{Arc, Mutex, PoisonError};

use crate::{annotate::Annotator, authority::Authority, connection::AnyConnection, error::StoreError};

/// Keeps the annotator until the authority changes: to build one takes some milliseconds, to look whether it is the
/// right one takes a statement.
#[derive(Default)]
pub struct Annotators(Mutex<Option<Arc<Annotator>>>);

impl Annotators {
    /// The annotator for the authority as this connection sees it.
    pub fn current(&self, connection: &mut AnyConnection) -> Result<Arc<Annotator>, StoreError> {
        let version = Authority::stored_version(connection)?;
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(annotator) = kept.as_ref().filter(|it| it.authority_version() == version) {
            return Ok(Arc::clone(annotator));
        }
        let annotator = Arc::new(Annotator::new(&Authority::stored(connection)?));
        *kept = Some(Arc::clone(&annotator));
        Ok(annotator)
    }
}
