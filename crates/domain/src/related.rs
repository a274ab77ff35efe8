//! Related articles: those that share with an article what it is about.

use std::collections::HashMap;

use crate::{
    connection::AnyConnection, error::StoreError, id::Key, page::PageRequest, reference::Reference,
    salience::Salience, timeline::TimelineRow, visibility::Viewer,
};

/// How many of an article's entities are looked at: those that it is most about.
const ENTITIES: usize = 8;
/// How many of each entity's newest articles are looked at.
const DEPTH: usize = 40;

/// An article that is related to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The related article.
    pub article_key: Key,
    /// What both mention, the weightiest first.
    pub shared: Vec<Key>,
}

impl Related {
    /// For each of these articles the visible ones that share most with it: an entity that the article is about
    /// weighs three times, a major one twice, what it names in passing once; the newer of two equals comes first.
    /// Two statements, whatever the number of articles.
    pub fn of_articles(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        articles: &[Key],
        limit: usize,
    ) -> Result<Vec<(Key, Self)>, StoreError> {
        let weights = weights(Reference::of_articles(connection, articles)?);
        let mut entities: Vec<Key> = weights.values().flatten().map(|(entity, _)| *entity).collect();
        entities.sort_unstable();
        entities.dedup();
        let newest = PageRequest::first(DEPTH);
        let mut timelines: HashMap<Key, Vec<TimelineRow>> = HashMap::new();
        for row in TimelineRow::of_entities(connection, viewer, &entities, &newest)? {
            timelines.entry(row.entity_key).or_default().push(row);
        }
        Ok(articles
            .iter()
            .flat_map(|article| {
                let weighted = weights.get(article).map(Vec::as_slice).unwrap_or_default();
                best(*article, weighted, &timelines, limit)
                    .into_iter()
                    .map(|related| (*article, related))
            })
            .collect())
    }
}

/// Each article's weightiest entities, the weightiest first.
fn weights(references: Vec<Reference>) -> HashMap<Key, Vec<(Key, u32)>> {
    let mut weights: HashMap<Key, Vec<(Key, u32)>> = HashMap::new();
    for reference in references {
        let weight = match reference.salience {
            Salience::About => 3,
            Salience::Major => 2,
            Salience::Mention => 1,
        };
        weights
            .entry(reference.article_key)
            .or_default()
            .push((reference.entity_key, weight));
    }
    for entities in weights.values_mut() {
        entities.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        entities.truncate(ENTITIES);
    }
    weights
}

fn best(
    article: Key,
    weighted: &[(Key, u32)],
    timelines: &HashMap<Key, Vec<TimelineRow>>,
    limit: usize,
) -> Vec<Related> {
    let mut candidates: HashMap<Key, (u32, i64, Vec<Key>)> = HashMap::new();
    for (entity, weight) in weighted {
        for row in timelines
            .get(entity)
            .into_iter()
            .flatten()
            .filter(|row| row.article_key != article)
        {
            let (score, published_at, shared) = candidates.entry(row.article_key).or_default();
            *score += weight;
            *published_at = row.published_at;
            shared.push(*entity);
        }
    }
    let mut ranked: Vec<_> = candidates.into_iter().collect();
    ranked.sort_by_key(|(key, (score, published_at, _))| std::cmp::Reverse((*score, *published_at, *key)));
    ranked.truncate(limit);
    ranked
        .into_iter()
        .map(|(article_key, (_, _, shared))| Related { article_key, shared })
        .collect()
}
