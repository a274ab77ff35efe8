//! Annotating stale articles anew.

use crate::{
    annotate::Annotator,
    annotators::Annotators,
    article::Article,
    connection::AnyConnection,
    error::StoreError,
    id::Key,
    settle::{Settled, settle},
    stale,
    timestamp::Timestamp,
};

/// An article that was annotated anew.
#[derive(Clone, Debug)]
pub struct Reannotated {
    /// The article.
    pub article: Article,
    /// What differs from before.
    pub settled: Settled,
}

/// Whether any article is stale.
pub fn is_due(connection: &mut AnyConnection) -> Result<bool, StoreError> {
    Ok(!stale::next(connection, 1)?.is_empty())
}

/// Annotates at most so many of the stale articles anew, the latest first, in one transaction. Empty when none is
/// stale: call it until then. What is done stays done when it is interrupted.
pub fn next(
    connection: &mut AnyConnection,
    annotators: &Annotators,
    limit: usize,
    now: Timestamp,
) -> Result<Vec<Reannotated>, StoreError> {
    connection.write(|connection| {
        // An editor may have changed the authority, and made articles stale by it, until this could write.
        let annotator = annotators.current(connection)?;
        let keys = stale::next(connection, limit)?;
        settle_all(connection, &annotator, &keys, now)
    })
}

/// What annotating these articles anew would change; changes nothing.
pub fn rehearse(
    connection: &mut AnyConnection,
    annotator: &Annotator,
    articles: &[Key],
    now: Timestamp,
) -> Result<Vec<Reannotated>, StoreError> {
    connection.rehearse(|connection| settle_all(connection, annotator, articles, now))
}

pub(crate) fn settle_all(
    connection: &mut AnyConnection,
    annotator: &Annotator,
    keys: &[Key],
    now: Timestamp,
) -> Result<Vec<Reannotated>, StoreError> {
    let articles = Article::by_keys(connection, keys)?;
    articles
        .into_iter()
        .map(|article| {
            let settled = settle(connection, annotator, &article, now)?;
            Ok(Reannotated { article, settled })
        })
        .collect()
}
