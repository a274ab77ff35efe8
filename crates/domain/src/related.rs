//! Related articles: those that share with an article what it is about.

use std::collections::HashMap;

use diesel::{prelude::*, sql_types::BigInt};

use crate::{
    connection::AnyConnection,
    error::StoreError,
    id::Key,
    page::{PageRequest, ranged, union_all},
    reference::Reference,
    salience::Salience,
    visibility::Viewer,
};

// How much a related article weighs is the sum over the entities that both mention, times its recency:
//   share   = salience / commonness
//   salience: 3 where the article is about the entity, 2 where it plays a part in it, 1 where it is named in passing
//   commonness: the binary digits of how many articles mention the entity: 1, 2 for 2 or 3, 3 for 4 to 7, ...
//   recency = 1 / (1 + age / 30), the age in days behind the newest article that was looked at

/// How many of an article's entities are looked at: those that it is most about.
const ENTITIES: usize = 8;
/// How many of each entity's newest articles are looked at.
const DEPTH: usize = 40;
/// After so many microseconds an article weighs half.
const HALF: f64 = 30.0 * 86_400.0 * 1e6;

/// An article that is related to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The related article.
    pub article_key: Key,
    /// How much both have in common: above 0, at most 3 for each entity that is shared.
    pub weight: f64,
    /// What both mention, the weightiest first.
    pub shared: Vec<Key>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    entity_key: Key,
    #[diesel(sql_type = BigInt)]
    article_key: Key,
    #[diesel(sql_type = BigInt)]
    published_at: i64,
    /// In how many articles the entity is mentioned beside the one that it is mentioned with most.
    #[diesel(sql_type = BigInt)]
    accompanied: i64,
}

impl Related {
    /// For each of these articles the visible ones that have most in common with it, the weightiest first and the
    /// newer of two equals first. Two statements, whatever the number of articles, and one more for each 400 entities.
    pub fn of_articles(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        articles: &[Key],
        limit: usize,
    ) -> Result<Vec<(Key, Self)>, StoreError> {
        let saliences = saliences(Reference::of_articles(connection, articles)?);
        let mut entities: Vec<Key> = saliences.values().flatten().map(|(entity, _)| *entity).collect();
        entities.sort_unstable();
        entities.dedup();
        let timelines = Timelines::read(connection, viewer, &entities)?;
        Ok(articles
            .iter()
            .flat_map(|article| {
                let saliences = saliences.get(article).map(Vec::as_slice).unwrap_or_default();
                timelines
                    .best(*article, saliences, limit)
                    .into_iter()
                    .map(|related| (*article, related))
            })
            .collect())
    }
}

/// Each article's entities that it is most about, the first first, with what their salience counts.
fn saliences(references: Vec<Reference>) -> HashMap<Key, Vec<(Key, f64)>> {
    let mut saliences: HashMap<Key, Vec<(Key, f64)>> = HashMap::new();
    for reference in references {
        let salience = match reference.salience {
            Salience::About => 3.0,
            Salience::Major => 2.0,
            Salience::Mention => 1.0,
        };
        let entities = saliences.entry(reference.article_key).or_default();
        entities.push((reference.entity_key, salience));
    }
    for entities in saliences.values_mut() {
        entities.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        entities.truncate(ENTITIES);
    }
    saliences
}

/// The newest articles of some entities.
struct Timelines(HashMap<Key, Vec<Row>>);

impl Timelines {
    fn read(connection: &mut AnyConnection, viewer: &Viewer, entities: &[Key]) -> Result<Self, StoreError> {
        let range = |entity: &Key| {
            let rows = format!(
                "SELECT named.entity_key, named.article_key, named.published_at, \
                        COALESCE((SELECT MAX(article_count) FROM co_mentions WHERE entity_key = {entity}), 0) AS accompanied \
                 FROM article_references AS named JOIN articles ON articles.key = named.article_key \
                 WHERE named.entity_key = {entity} AND {}",
                viewer.condition()
            );
            let order = ("named.published_at", "named.article_key");
            ranged(&rows, order, &PageRequest::first(DEPTH))
        };
        let rows: Vec<Row> = union_all(entities.iter().map(range), connection)?;
        let mut timelines: HashMap<Key, Vec<Row>> = HashMap::new();
        for row in rows {
            timelines.entry(row.entity_key).or_default().push(row);
        }
        Ok(Self(timelines))
    }

    fn best(&self, article: Key, saliences: &[(Key, f64)], limit: usize) -> Vec<Related> {
        let mut shares: Vec<(f64, &[Row])> = saliences
            .iter()
            .filter_map(|(entity, salience)| {
                let timeline = self.0.get(entity)?;
                Some((salience / commonness(timeline), timeline.as_slice()))
            })
            .collect();
        shares.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let mut found: HashMap<Key, (Related, i64)> = HashMap::new();
        for (share, timeline) in shares {
            for row in timeline.iter().filter(|row| row.article_key != article) {
                let (related, _) = found.entry(row.article_key).or_insert_with(|| row.unrelated());
                related.weight += share;
                related.shared.push(row.entity_key);
            }
        }
        ranked(found.into_values().collect(), limit)
    }
}

/// How common an entity is, by what is stored: no fewer articles mention it than lie in its timeline, or than mention
/// it together with another.
fn commonness(timeline: &[Row]) -> f64 {
    let read = i64::try_from(timeline.len()).unwrap_or(i64::MAX);
    let accompanied = timeline.first().map_or(0, |row| row.accompanied);
    let articles = read.max(accompanied).unsigned_abs();
    f64::from(u64::BITS - articles.leading_zeros())
}

impl Row {
    /// This row's article, as long as nothing is known to be shared, with its instant.
    fn unrelated(&self) -> (Related, i64) {
        let related = Related {
            article_key: self.article_key,
            weight: 0.0,
            shared: Vec::new(),
        };
        (related, self.published_at)
    }
}

fn ranked(mut found: Vec<(Related, i64)>, limit: usize) -> Vec<Related> {
    let newest = found.iter().map(|(_, published_at)| *published_at).max();
    for (related, published_at) in &mut found {
        let age = newest.map_or(0, |newest| newest - *published_at);
        related.weight /= 1.0 + age as f64 / HALF;
    }
    found.sort_by(|(one, one_at), (other, other_at)| {
        let weight = other.weight.total_cmp(&one.weight);
        weight.then((other_at, other.article_key).cmp(&(one_at, one.article_key)))
    });
    found.truncate(limit);
    found.into_iter().map(|(related, _)| related).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400 * 1_000_000;
    const ARTICLE: Key = 1;
    const RARE: Key = 10;
    const COMMON: Key = 11;

    fn row(entity_key: Key, article_key: Key, day: i64) -> Row {
        Row {
            entity_key,
            article_key,
            published_at: day * DAY,
            accompanied: 0,
        }
    }

    fn best(rows: &[Row], saliences: &[(Key, f64)]) -> Vec<(Key, f64, Vec<Key>)> {
        let mut timelines: HashMap<Key, Vec<Row>> = HashMap::new();
        for row in rows {
            timelines.entry(row.entity_key).or_default().push(*row);
        }
        let best = Timelines(timelines).best(ARTICLE, saliences, 9);
        best.into_iter()
            .map(|it| (it.article_key, it.weight, it.shared))
            .collect()
    }

    #[test]
    fn a_rare_entity_weighs_more_than_a_common_one() {
        let rows = [
            row(RARE, ARTICLE, 9),
            row(RARE, 2, 0),
            Row {
                accompanied: 1_000,
                ..row(COMMON, 3, 0)
            },
        ];
        let best = best(&rows, &[(COMMON, 3.0), (RARE, 3.0)]);
        assert_eq!(best, [(2, 1.5, vec![RARE]), (3, 0.3, vec![COMMON])]);
    }

    #[test]
    fn the_newer_of_two_articles_weighs_more() {
        let rows = [row(RARE, 2, 0), row(RARE, 3, 30)];
        assert_eq!(
            best(&rows, &[(RARE, 2.0)]),
            [(3, 1.0, vec![RARE]), (2, 0.5, vec![RARE])]
        );
    }

    #[test]
    fn what_is_shared_adds_up_and_the_weightiest_comes_first() {
        let rows = [row(COMMON, 2, 0), row(RARE, 2, 0)];
        let best = best(&rows, &[(COMMON, 1.0), (RARE, 3.0)]);
        assert_eq!(best, [(2, 4.0, vec![RARE, COMMON])]);
    }
}
