//! Full-text search over headlines and bodies. Text and query are folded alike, so both databases find the same.

use diesel::{
    prelude::*,
    query_builder::{BoxedSqlQuery, SqlQuery},
    sql_types::{BigInt, Double, Text},
};

use crate::{
    article::{Article, ArticleFilter},
    connection::{AnyConnection, Backend},
    error::StoreError,
    fold::fold,
    id::Key,
    page::{Cursor, Page, PageRequest},
    visibility::Viewer,
};

/// An article that a search found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The article.
    pub article: Article,
    /// How well it fits: greater is better; only to be compared within one search.
    pub score: f64,
}

/// What is searched for: words, and phrases in double quotation marks. All must occur.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SearchTerms(Vec<String>);

impl SearchTerms {
    /// Reads a query. No query is malformed: marks other than quotation marks part words, and a quotation mark that is
    /// not closed runs to the end. Refused is one without a word, and one with more than 32 words or 500 characters.
    pub fn parse(query: &str) -> Result<Self, String> {
        if query.chars().nth(MAX_CHARACTERS).is_some() {
            return Err(format!("it has more than {MAX_CHARACTERS} characters"));
        }
        let mut terms: Vec<String> = Vec::new();
        for (i, part) in query.split(['"', '“', '”']).enumerate() {
            let folded = fold(part);
            let is_phrase = i % 2 == 1;
            let found = if is_phrase {
                vec![folded.as_str()]
            } else {
                folded.split(' ').collect()
            };
            for term in found {
                if !term.is_empty() && !terms.iter().any(|known| known == term) {
                    terms.push(term.to_owned());
                }
            }
        }
        let terms = Self(terms);
        match terms.words().count() {
            0 => Err("it holds no word".to_owned()),
            words if words > MAX_WORDS => Err(format!("it has more than {MAX_WORDS} words")),
            _ => Ok(terms),
        }
    }

    /// The words, folded.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(|term| term.split(' '))
    }

    /// As FTS5 reads it: `"two words" "three"`.
    fn fts5(&self) -> String {
        self.0
            .iter()
            .map(|term| format!("\"{term}\""))
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// As `to_tsquery` reads it: `(two <-> words) & three`.
    fn tsquery(&self) -> String {
        let phrase = |term: &String| format!("({})", term.replace(' ', " <-> "));
        self.0.iter().map(phrase).collect::<Vec<_>>().join(" & ")
    }
}

const MAX_CHARACTERS: usize = 500;
const MAX_WORDS: usize = 32;

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = BigInt)]
    article_key: Key,
    #[diesel(sql_type = Double)]
    score: f64,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// A page of the visible articles that hold all the terms, best first.
///
/// A cursor holds a score, and scores shift a little as the wire grows, so a row may move between two pages.
pub fn search(
    connection: &mut AnyConnection,
    viewer: &Viewer,
    terms: &SearchTerms,
    filter: &ArticleFilter,
    request: &PageRequest,
) -> Result<Page<Hit>, StoreError> {
    let after = request.after.map(|Cursor { sort, key }| {
        format!(
            "WHERE score < {score:?} OR (score = {score:?} AND article_key < {key})",
            score = score_of(sort)
        )
    });
    let statement = format!(
        "SELECT article_key, score FROM ({}) AS hits {} ORDER BY score DESC, article_key DESC LIMIT {}",
        hits(connection, viewer, filter),
        after.unwrap_or_default(),
        request.rows_to_read(),
    );
    let found: Vec<Found> = bind(connection, statement, terms, filter).load(connection)?;
    let keys: Vec<Key> = found.iter().map(|row| row.article_key).collect();
    let articles = Article::by_keys(connection, &keys)?;
    let rows = found.into_iter().filter_map(|row| {
        let article = articles
            .iter()
            .find(|article| article.key == row.article_key)?
            .clone();
        Some((
            Cursor {
                sort: sort_of(row.score),
                key: row.article_key,
            },
            Hit {
                article,
                score: row.score,
            },
        ))
    });
    Ok(Page::from_read(rows.collect(), request))
}

/// How many visible articles hold all the terms.
pub fn count(
    connection: &mut AnyConnection,
    viewer: &Viewer,
    terms: &SearchTerms,
    filter: &ArticleFilter,
) -> Result<i64, StoreError> {
    let statement = format!(
        "SELECT COUNT(*) AS number FROM ({}) AS hits",
        hits(connection, viewer, filter)
    );
    let row: Number = bind(connection, statement, terms, filter).get_result(connection)?;
    Ok(row.number)
}

/// Makes an article's current text findable, in place of what was there before.
pub(crate) fn index(
    connection: &mut AnyConnection,
    article: Key,
    headline: &str,
    body: &str,
) -> Result<(), StoreError> {
    let statement = match connection {
        AnyConnection::Postgres(_) => {
            "INSERT INTO article_search (article_key, words) \
             VALUES ($1, setweight(to_tsvector('simple', $2), 'A') || to_tsvector('simple', $3)) \
             ON CONFLICT (article_key) DO UPDATE SET words = excluded.words"
        }
        AnyConnection::Sqlite(_) => {
            "INSERT OR REPLACE INTO article_search (rowid, headline, body) VALUES ($1, $2, $3)"
        }
    };
    diesel::sql_query(statement)
        .bind::<BigInt, _>(article)
        .bind::<Text, _>(fold(headline))
        .bind::<Text, _>(fold(beginning(body)))
        .execute(connection)?;
    Ok(())
}

/// The articles that have one of these folded phrases, in no order; a `*` behind the last word leaves its end open.
pub(crate) fn with_any_phrase(
    connection: &mut AnyConnection,
    phrases: &[&str],
) -> Result<Vec<Key>, StoreError> {
    let (statement, either, query): (_, _, fn(&str) -> String) = match connection {
        AnyConnection::Postgres(_) => (
            "SELECT article_key FROM article_search WHERE words @@ to_tsquery('simple', $1)",
            " | ",
            |phrase| format!("({})", phrase.replace(' ', " <-> ").replace('*', ":*")),
        ),
        AnyConnection::Sqlite(_) => (
            "SELECT rowid AS article_key FROM article_search WHERE article_search MATCH $1",
            " OR ",
            |phrase| match phrase.strip_suffix('*') {
                Some(beginning) => format!("\"{beginning}\" *"),
                None => format!("\"{phrase}\""),
            },
        ),
    };
    let words: Vec<String> = phrases.iter().map(|phrase| query(phrase)).collect();
    let rows: Vec<ArticleKey> = diesel::sql_query(statement)
        .bind::<Text, _>(words.join(either))
        .load(connection)?;
    Ok(rows.into_iter().map(|row| row.article_key).collect())
}

#[derive(QueryableByName)]
struct ArticleKey {
    #[diesel(sql_type = BigInt)]
    article_key: Key,
}

/// How many bytes of a body are indexed: PostgreSQL's index of one text holds a megabyte.
const MAX_INDEXED: usize = 300_000;

fn beginning(body: &str) -> &str {
    &body[..body.floor_char_boundary(MAX_INDEXED)]
}

/// Selects `article_key` and `score` of every hit; $1 is the terms as the database reads them.
fn hits(connection: &AnyConnection, viewer: &Viewer, filter: &ArticleFilter) -> String {
    let condition = format!("{} {}", viewer.condition(), narrowed(filter));
    match connection {
        AnyConnection::Postgres(_) => format!(
            "SELECT article_key, ts_rank(words, to_tsquery('simple', $1))::float8 AS score \
             FROM article_search JOIN articles ON articles.key = article_key \
             WHERE words @@ to_tsquery('simple', $1) AND {condition}"
        ),
        AnyConnection::Sqlite(_) => format!(
            "SELECT articles.key AS article_key, -bm25(article_search, 4.0, 1.0) AS score \
             FROM article_search JOIN articles ON articles.key = article_search.rowid \
             WHERE article_search MATCH $1 AND {condition}"
        ),
    }
}

/// The filter as a condition on `articles`; $2 is the section's slug, $3 the source's, $4 the language, each empty
/// where it does not matter.
fn narrowed(filter: &ArticleFilter) -> String {
    let mut condition = String::from(
        "AND ($2 = '' OR articles.section_key IN (SELECT key FROM sections WHERE slug = $2)) \
         AND ($3 = '' OR articles.source_key IN (SELECT key FROM sources WHERE slug = $3)) \
         AND ($4 = '' OR articles.language = $4)",
    );
    for entity in &filter.mentions {
        condition += &format!(
            " AND EXISTS (SELECT 1 FROM article_references AS named \
               WHERE named.article_key = articles.key AND named.entity_key = {entity})"
        );
    }
    if let Some(instant) = filter.published_after {
        condition += &format!(" AND articles.published_at >= {}", instant.as_microseconds());
    }
    if let Some(instant) = filter.published_before {
        condition += &format!(" AND articles.published_at < {}", instant.as_microseconds());
    }
    if let Some(kind) = filter.representation_type {
        condition += &format!(" AND articles.representation_type = '{kind}'");
    }
    condition
}

type BoundSearch = BoxedSqlQuery<'static, Backend, SqlQuery>;

fn bind(
    connection: &AnyConnection,
    statement: String,
    terms: &SearchTerms,
    filter: &ArticleFilter,
) -> BoundSearch {
    let words = match connection {
        AnyConnection::Postgres(_) => terms.tsquery(),
        AnyConnection::Sqlite(_) => terms.fts5(),
    };
    diesel::sql_query(statement)
        .into_boxed::<Backend>()
        .bind::<Text, _>(words)
        .bind::<Text, _>(filter.section.clone().unwrap_or_default())
        .bind::<Text, _>(filter.source.clone().unwrap_or_default())
        .bind::<Text, _>(filter.language.clone().unwrap_or_default())
}

/// A score as a cursor holds it. The bits of positive numbers rise as the numbers do.
fn sort_of(score: f64) -> i64 {
    score.to_bits().cast_signed()
}

/// The score that a cursor holds; zero, where it holds none that a search could have given.
fn score_of(sort: i64) -> f64 {
    Some(f64::from_bits(sort.cast_unsigned()))
        .filter(|score| score.is_finite())
        .unwrap_or(0.0)
}

/// A stretch of a body around the first word that was searched for: whole words, at most `length` characters, with
/// ellipses where it was cut.
pub fn snippet(body: &str, terms: &SearchTerms, length: usize) -> String {
    let words: Vec<&str> = body.split_whitespace().collect();
    let is_hit = |word: &&str| {
        terms
            .words()
            .any(|term| fold(word).split(' ').any(|part| part == term))
    };
    let hit = words.iter().position(is_hit).unwrap_or(0);
    let start = start_of_snippet(&words, hit, length / 3);
    let mut snippet = if start > 0 {
        "…".to_owned()
    } else {
        String::new()
    };
    let mut end = start;
    while end < words.len() && snippet.chars().count() + words[end].chars().count() < length {
        snippet.push_str(words[end]);
        snippet.push(' ');
        end += 1;
    }
    let snippet = snippet.trim_end();
    if end < words.len() {
        format!("{snippet}…")
    } else {
        snippet.to_owned()
    }
}

/// The first word of the snippet: as far before the hit as `room` characters reach.
fn start_of_snippet(words: &[&str], hit: usize, room: usize) -> usize {
    let mut used = 0;
    let before = words[..hit].iter().rev().take_while(|word| {
        used += word.chars().count() + 1;
        used <= room
    });
    hit - before.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_make_phrases_and_nothing_is_malformed() {
        let terms = SearchTerms::parse("\"Open Skies\" treaty's AND -(").unwrap();
        assert_eq!(terms.fts5(), r#""open skies" "treatys" "and""#);
        assert_eq!(terms.tsquery(), "(open <-> skies) & (treatys) & (and)");
        assert!(SearchTerms::parse(" \" * ").unwrap_err().contains("no word"));
        assert_eq!(SearchTerms::parse("the the the").unwrap().fts5(), r#""the""#);
        assert!(SearchTerms::parse(&"word ".repeat(200)).is_err());
    }

    #[test]
    fn a_snippet_shows_the_hit_in_whole_words() {
        let terms = SearchTerms::parse("verification").unwrap();
        let body =
            "One two three four five six seven eight nine ten. Verification, they said, comes first of all.";
        let snippet = snippet(body, &terms, 40);
        assert_eq!(snippet, "…nine ten. Verification, they said,…");
        assert!(snippet.chars().count() <= 41);
    }
}
