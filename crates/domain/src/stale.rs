//! Articles that wait to be annotated again, because a change of the authority may touch them.

use std::collections::BTreeSet;

use diesel::{prelude::*, sql_types::BigInt};

use crate::{
    annotate::{ANNOTATOR_VERSION, spellings},
    authority::AuthorityEntry,
    authority_rows::{Name, keys_of, name_of},
    connection::AnyConnection,
    count::list,
    entity::EntityKind,
    error::StoreError,
    fold::fold,
    id::Key,
    schema::{articles, stale_articles},
    search,
};

/// What a change of the authority may touch: whatever has one of these phrases, or refers to one of these entities.
#[derive(Debug, Default)]
pub(crate) struct Stale {
    phrases: BTreeSet<String>,
    entities: BTreeSet<Name>,
}

/// How many phrases one statement looks for.
const PHRASES: usize = 50;

impl Stale {
    /// An entry as it was, or as it is from now on.
    pub(crate) fn touched_by(&mut self, entry: &AuthorityEntry) {
        self.entities.insert(name_of(entry));
        let names = entry.names().chain(entry.demonyms.iter().map(String::as_str));
        for name in names {
            let folded = fold(name);
            if entry.kind == EntityKind::Person {
                short_names(&folded).iter().for_each(|name| self.add_phrase(name));
            }
            for spelling in spellings(name) {
                self.add_phrase(&fold(&spelling));
            }
        }
        // A treaty is also met by its year and its parties.
        self.phrases.extend(entry.year.map(|year| year.to_string()));
    }

    /// Folding makes one word of "Okoro’s", and of the demonym in "Zemblans".
    fn add_phrase(&mut self, folded: &str) {
        if !folded.is_empty() {
            self.phrases.insert(folded.to_owned());
        }
        if !folded.is_empty() && !folded.ends_with('*') {
            self.phrases.insert(format!("{folded}s"));
        }
    }

    /// Puts every article that this touches among the stale ones.
    pub(crate) fn mark(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        if !has_articles(connection)? {
            return Ok(());
        }
        let names: Vec<Name> = self.entities.iter().cloned().collect();
        let entities: Vec<Key> = keys_of(connection, &names)?.into_values().collect();
        mark_referring(connection, &entities)?;
        let phrases: Vec<&str> = self.phrases.iter().map(String::as_str).collect();
        for phrases in phrases.chunks(PHRASES) {
            let articles = search::with_any_phrase(connection, phrases)?;
            mark(connection, &articles)?;
        }
        Ok(())
    }
}

/// By what a person may be met without the full name: the surname, which comes first in many languages of short names.
/// Its end is left open where it is spelled in many ways (Zelensky, Zelenskiy, Zelenskyy).
fn short_names(folded: &str) -> Vec<String> {
    let words: Vec<&str> = folded.split(' ').collect();
    let is_short = |word: &&str| word.chars().count() <= 5;
    let first = words
        .first()
        .filter(|word| word.len() <= 3 || words.iter().all(is_short));
    first
        .into_iter()
        .chain(words.last())
        .map(|word| match word.trim_end_matches(['i', 'y', 'j']) {
            stem if stem.len() < word.len() && stem.len() >= 4 => format!("{stem}*"),
            _ => (*word).to_owned(),
        })
        .collect()
}

/// Puts the articles that refer to one of these entities among the stale ones.
pub(crate) fn mark_referring(connection: &mut AnyConnection, entities: &[Key]) -> Result<(), StoreError> {
    mark_selected(
        connection,
        &format!(
            "SELECT DISTINCT article_key FROM article_references WHERE entity_key IN ({})",
            list(entities)
        ),
    )
}

/// Puts these articles among the stale ones.
pub(crate) fn mark(connection: &mut AnyConnection, articles: &[Key]) -> Result<(), StoreError> {
    for articles in articles.chunks(10_000) {
        mark_selected(
            connection,
            &format!("SELECT key FROM articles WHERE key IN ({})", list(articles)),
        )?;
    }
    Ok(())
}

/// Puts the articles that another version of the annotator read among the stale ones; all articles where `all`.
pub fn mark_outdated(connection: &mut AnyConnection, all: bool) -> Result<(), StoreError> {
    connection.write(|connection| mark_selected(connection, &outdated(all)))
}

/// Puts every article among the stale ones.
pub(crate) fn mark_all(connection: &mut AnyConnection) -> Result<(), StoreError> {
    mark_selected(connection, "SELECT key FROM articles")
}

/// The articles that are stale, or would be by [`mark_outdated`], the latest first.
pub fn list_outdated(connection: &mut AnyConnection, all: bool) -> Result<Vec<Key>, StoreError> {
    let statement = format!(
        "SELECT article_key FROM ({} UNION SELECT article_key FROM stale_articles) AS outdated \
         ORDER BY article_key DESC",
        outdated(all)
    );
    let rows: Vec<ArticleKey> = diesel::sql_query(statement).load(connection)?;
    Ok(rows.into_iter().map(|row| row.article_key).collect())
}

fn outdated(all: bool) -> String {
    let condition = if all {
        "TRUE".to_owned()
    } else {
        format!("annotator_version <> {ANNOTATOR_VERSION}")
    };
    format!("SELECT article_key FROM annotations WHERE {condition}")
}

/// How many articles are stale.
pub fn count(connection: &mut AnyConnection) -> Result<i64, StoreError> {
    Ok(stale_articles::table.count().get_result(connection)?)
}

/// So many of the stale articles, the latest first.
pub(crate) fn next(connection: &mut AnyConnection, limit: usize) -> Result<Vec<Key>, StoreError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = stale_articles::table
        .order(stale_articles::article_key.desc())
        .select(stale_articles::article_key)
        .limit(limit);
    Ok(rows.load(connection)?)
}

/// Takes an article from the stale ones.
pub(crate) fn settle(connection: &mut AnyConnection, article: Key) -> Result<(), StoreError> {
    diesel::delete(stale_articles::table.filter(stale_articles::article_key.eq(article)))
        .execute(connection)?;
    Ok(())
}

fn mark_selected(connection: &mut AnyConnection, selection: &str) -> Result<(), StoreError> {
    let statement = format!(
        "INSERT INTO stale_articles (article_key) SELECT * FROM ({selection}) AS touched WHERE TRUE \
         ON CONFLICT (article_key) DO NOTHING"
    );
    diesel::sql_query(statement).execute(connection)?;
    Ok(())
}

#[derive(QueryableByName)]
struct ArticleKey {
    #[diesel(sql_type = BigInt)]
    article_key: Key,
}

fn has_articles(connection: &mut AnyConnection) -> Result<bool, StoreError> {
    let first: Option<Key> = articles::table
        .select(articles::key)
        .first(connection)
        .optional()?;
    Ok(first.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_met_by_surnames_first_and_last_and_in_every_spelling() {
        assert_eq!(short_names("volodymyr zelensky"), ["zelensk*"]);
        assert_eq!(short_names("kim jong un"), ["kim", "un"]);
        assert_eq!(short_names("xi jinping"), ["xi", "jinping"]);
        assert_eq!(short_names("angela merkel"), ["merkel"]);
    }
}
