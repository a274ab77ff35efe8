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
    let settle_next = |connection: &mut AnyConnection, limit: usize| {
        connection.write(|connection| {
            // An editor may have changed the authority, and made articles stale by it, until this could write.
            let annotator = annotators.current(connection)?;
            let keys = stale::next(connection, limit)?;
            settle_all(connection, &annotator, &keys, now)
        })
    };
    match settle_next(connection, limit) {
        Err(StoreError::Database(_)) => {
            settle_next(connection, 1).or_else(|error| give_up(connection, error))
        }
        settled => settled,
    }
}

/// Takes the article whose annotation the database refuses from the stale ones, so that the others get their turn.
fn give_up(connection: &mut AnyConnection, error: StoreError) -> Result<Vec<Reannotated>, StoreError> {
    let key = stale::next(connection, 1)?;
    let Some(article) = Article::by_keys(connection, &key)?.pop() else {
        return Err(error);
    };
    tracing::error!(article = %article.slug, %error, "the article cannot be annotated anew and stays as it is");
    connection.write(|connection| stale::settle(connection, article.key))?;
    Ok(vec![Reannotated {
        article,
        settled: Settled::default(),
    }])
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
