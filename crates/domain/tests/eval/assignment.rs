//! Which entity of one text stands for which reference.

use std::{cmp::Reverse, collections::HashMap};

use super::gold::Reference;

/// Entities by their place among those found, and references of the gold text.
#[derive(Default)]
pub struct Assignment<'a> {
    slugs: Vec<Option<&'a str>>,
    entities: HashMap<&'a Reference, usize>,
    references: HashMap<usize, &'a Reference>,
}

impl<'a> Assignment<'a> {
    /// Gives each reference and each entity the partner that they share most mentions with, the first in the text where
    /// several are equal: so two references never share an entity, and none is split over two. `slugs` are the
    /// entities' in the authority; `pairs` are one for each mention of the one that overlaps one of the other.
    pub fn of(slugs: Vec<Option<&'a str>>, mut pairs: Vec<(&'a Reference, usize)>) -> Self {
        pairs.retain(|(reference, entity)| reference.admits(slugs[*entity]));
        let mut counts: HashMap<(&Reference, usize), usize> = HashMap::new();
        for pair in &pairs {
            *counts.entry(*pair).or_default() += 1;
        }
        // The sort is stable: what comes first in the text stays first among equals.
        pairs.sort_by_key(|pair| Reverse(counts[pair]));
        let mut assignment = Self {
            slugs,
            ..Self::default()
        };
        for (reference, entity) in pairs {
            assignment.entities.entry(reference).or_insert(entity);
            assignment.references.entry(entity).or_insert(reference);
        }
        assignment
    }

    /// Whether this entity is what the reference means. An entry of the authority is known by its slug, even where no
    /// mention of it is where it should be.
    pub fn holds(&self, entity: usize, reference: &Reference) -> bool {
        let slug = self.slugs[entity];
        let own = self.references.get(&entity);
        match self.entities.get(reference) {
            _ if !reference.admits(slug) => false,
            Some(assigned) => *assigned == entity && own == Some(&reference),
            None => slug.is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the entity is the reference's, after these pairs of an entity and a reference.
    fn holds(slugs: &[Option<&str>], pairs: &[(usize, &str)], (entity, reference): (usize, &str)) -> bool {
        let references: Vec<Reference> = pairs
            .iter()
            .map(|(_, name)| Reference((*name).to_owned()))
            .collect();
        let entities = pairs.iter().map(|(entity, _)| *entity);
        let assignment = Assignment::of(slugs.to_vec(), references.iter().zip(entities).collect());
        assignment.holds(entity, &Reference(reference.to_owned()))
    }

    #[test]
    fn an_entry_is_its_slug_and_nothing_else() {
        let is = |slug, of| holds(&[slug], &[(0, of)], (0, of));
        assert!(is(Some("a"), "a") && is(Some("a"), "~a") && is(None, "~a"));
        assert!(!is(None, "a") && !is(Some("b"), "a") && !is(Some("b"), "~a"));
        assert!(holds(&[Some("a")], &[], (0, "a")) && !holds(&[None], &[], (0, "~a")));
    }

    #[test]
    fn an_entity_is_for_one_reference_only() {
        let shared = [(0, "~a"), (0, "~b"), (0, "~b")];
        assert!(holds(&[None], &shared, (0, "~b")));
        assert!(!holds(&[None], &shared, (0, "~a")));
    }

    #[test]
    fn a_reference_has_one_entity_only() {
        let split = [(0, "~a"), (1, "~a"), (1, "~a")];
        assert!(holds(&[None, None], &split, (1, "~a")));
        assert!(!holds(&[None, None], &split, (0, "~a")));
    }
}
