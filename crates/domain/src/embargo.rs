//! Embargoes: articles that readers must not see before an instant.

use diesel::prelude::*;

use crate::{
    article::{Article, PubStatus},
    change::{Change, ChangeKind, next_sequence},
    connection::AnyConnection,
    error::StoreError,
    schema::articles,
    timestamp::Timestamp,
};

/// The [`Article::published_sequence`] of an article that no reader has ever been shown.
pub(crate) const NEVER_SHOWN: i64 = i64::MAX;

/// So many articles are released in one transaction.
const BATCH: i64 = 200;

/// Releases the articles whose embargo ends at `now` or earlier, each with a row of the log, and returns how many
/// those are. An embargo holds until this is called: so what readers see changes together with the log.
pub fn release_due(connection: &mut AnyConnection, now: Timestamp) -> Result<usize, StoreError> {
    if next_release(connection)?.is_none_or(|next| next > now) {
        return Ok(0);
    }
    connection.write(|connection| {
        let due: Vec<Article> = articles::table
            .filter(articles::embargoed_until.le(now))
            .order((articles::embargoed_until, articles::key))
            .limit(BATCH)
            .select(Article::as_select())
            .load(connection)?;
        for article in &due {
            release(connection, article.clone(), now)?;
        }
        Ok(due.len())
    })
}

/// When the next embargo ends; `None` where there is none.
pub fn next_release(connection: &mut AnyConnection) -> Result<Option<Timestamp>, StoreError> {
    let query = articles::table.filter(articles::embargoed_until.is_not_null());
    let next = query
        .order(articles::embargoed_until)
        .select(articles::embargoed_until)
        .first(connection);
    Ok(next.optional()?.flatten())
}

/// Ends an article's embargo, and tells of it in the log.
pub(crate) fn release(
    connection: &mut AnyConnection,
    mut article: Article,
    now: Timestamp,
) -> Result<Article, StoreError> {
    let sequence = next_sequence(connection)?;
    article.embargoed_until = None;
    article.changed_sequence = sequence;
    if article.pub_status == PubStatus::Usable {
        article.published_sequence = article.published_sequence.min(sequence);
    }
    article.save(connection)?;
    Change::of_article(ChangeKind::Released, &article, &["embargoedUntil"], now)
        .append_at(connection, sequence)?;
    Ok(article)
}
