//! Whether one entity is one entity in every text that names it.

use std::collections::{BTreeMap, HashMap};

use mediawire_domain::{annotate::FoundEntity, fold::fold};

use super::{
    alignment::{Alignment, is_published},
    gold::Reference,
    judgement::{Judgement, Measure, Verdict},
};

/// What texts make of each reference: where, and the key of the entity.
#[derive(Default)]
pub struct Across(BTreeMap<Reference, Vec<(String, String)>>);

impl Across {
    /// Notes the entity that most mentions of each reference were linked to.
    pub fn add(&mut self, alignment: &Alignment) {
        let mut votes: BTreeMap<&Reference, Vec<usize>> = BTreeMap::new();
        for (mention, gold) in alignment.pairs().filter(|(mention, _)| is_published(mention)) {
            votes.entry(&gold.entity).or_default().push(mention.entity);
        }
        for (reference, entities) in votes {
            let count = |entity: &usize| entities.iter().filter(|other| *other == entity).count();
            // The last of equals is taken, so the first in the text must come last.
            let most = entities.iter().rev().max_by_key(|entity| count(entity));
            let entity = &alignment.found.entities[*most.expect("there is a vote")];
            let texts = self.0.entry(reference.clone()).or_default();
            texts.push((alignment.gold.file.clone(), key(entity)));
        }
    }

    /// Judges the references that several texts have, once a text. One that the authority has must be its entry;
    /// another must be the same in most of its texts, and is right there.
    pub fn judge(&self) -> Vec<Judgement> {
        let shared = self.0.iter().filter(|(_, texts)| texts.len() > 1);
        shared
            .flat_map(|(reference, texts)| judge(reference, texts))
            .collect()
    }
}

/// The same for two mentions if and only if the store makes one entity of them.
fn key(entity: &FoundEntity) -> String {
    entity
        .authority_slug
        .clone()
        .unwrap_or_else(|| format!("{} {}", entity.kind, fold(&entity.name)))
}

fn judge(reference: &Reference, texts: &[(String, String)]) -> Vec<Judgement> {
    let expected = if reference.is_known() {
        Some(reference.slug())
    } else {
        usual_key(texts)
    };
    let judged = texts.iter().map(|(file, key)| {
        let right = expected == Some(key.as_str());
        Judgement {
            measure: Measure::Across,
            verdict: if right { Verdict::Right } else { Verdict::Wrong },
            place: file.clone(),
            note: format!(
                "`{}` is “{key}” here, and {} elsewhere",
                reference.0,
                expected.unwrap_or("others")
            ),
        }
    });
    judged.collect()
}

/// The key that most texts give, if more than one does.
fn usual_key(texts: &[(String, String)]) -> Option<&str> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, key) in texts {
        *counts.entry(key).or_default() += 1;
    }
    let (key, count) = counts.into_iter().max_by_key(|(key, count)| (*count, *key))?;
    (count > 1).then_some(key)
}
