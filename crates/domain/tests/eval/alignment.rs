//! Which finding is which of a gold text's mentions, and so which entity stands for which reference.

use std::collections::HashMap;

use mediawire_domain::{
    annotate::{Annotation, FoundMention, MentionKind},
    entity::EntityKind,
    span::Span,
};

use super::gold::{GoldMention, GoldText, Reference};

/// What an editor sees without asking for more. Below it a mention is a suggestion.
pub const PUBLISHED: f64 = 0.8;

/// A gold text beside what was found in it.
pub struct Alignment<'a> {
    pub gold: &'a GoldText,
    pub found: &'a Annotation,
    /// For each found mention the gold one with the same span and type.
    pub gold_of: Vec<Option<usize>>,
    entities: HashMap<&'a Reference, usize>,
    references: HashMap<usize, &'a Reference>,
}

type Key = (Span, EntityKind, bool);

impl<'a> Alignment<'a> {
    pub fn of(gold: &'a GoldText, found: &'a Annotation) -> Self {
        let key = |mention: &GoldMention| (mention.span, mention.kind, mention.nominal);
        let numbered = gold.mentions.iter().enumerate();
        let gold_by_key: HashMap<Key, usize> =
            numbered.map(|(index, mention)| (key(mention), index)).collect();
        let key = |mention: &FoundMention| {
            let kind = found.entities[mention.entity].kind;
            (mention.span, kind, mention.kind == MentionKind::Nominal)
        };
        let mut alignment = Self {
            gold,
            found,
            gold_of: found
                .mentions
                .iter()
                .map(|mention| gold_by_key.get(&key(mention)).copied())
                .collect(),
            entities: HashMap::new(),
            references: HashMap::new(),
        };
        alignment.assign();
        alignment
    }

    /// Found mentions with the gold mentions that they are.
    pub fn pairs(&self) -> impl Iterator<Item = (&'a FoundMention, &'a GoldMention)> {
        let (gold, found) = (self.gold, self.found);
        let pairs = found.mentions.iter().zip(&self.gold_of);
        pairs.filter_map(move |(mention, of)| Some((mention, &gold.mentions[(*of)?])))
    }

    /// Whether this entity is what the reference means: the one that has most of its mentions, and whose mentions
    /// are mostly its own, so that two references never share an entity and none is split over two.
    pub fn stands_for(&self, entity: usize, reference: &Reference) -> bool {
        let slug = self.found.entities[entity].authority_slug.as_deref();
        if !reference.admits(slug) {
            return false;
        }
        let assigned = self.entities.get(reference) == Some(&entity)
            && self.references.get(&entity).is_some_and(|own| *own == reference);
        assigned || (slug.is_some() && !self.entities.contains_key(reference))
    }

    /// Gives each reference and each entity the partner that they share most mentions with, the first where several
    /// are equal.
    fn assign(&mut self) {
        let mut votes: HashMap<(&Reference, usize), usize> = HashMap::new();
        let mut order: Vec<(&Reference, usize)> = Vec::new();
        for (mention, gold) in self.pairs() {
            let slug = self.found.entities[mention.entity].authority_slug.as_deref();
            if gold.entity.admits(slug) {
                let pair = (&gold.entity, mention.entity);
                order.push(pair);
                *votes.entry(pair).or_default() += 1;
            }
        }
        // A stable sort: what comes first in the text stays first among equals.
        order.sort_by_key(|pair| std::cmp::Reverse(votes[pair]));
        for (reference, entity) in order {
            self.entities.entry(reference).or_insert(entity);
            self.references.entry(entity).or_insert(reference);
        }
    }
}

/// Whether it counts as found.
pub fn is_published(mention: &FoundMention) -> bool {
    mention.confidence >= PUBLISHED
}

#[cfg(test)]
mod tests {
    use mediawire_domain::{annotate::FoundEntity, salience::Salience, span::TextPart};

    use super::*;

    /// A text of one-byte names: each found mention's entity, and each gold mention's reference.
    fn aligned(
        slugs: &[Option<&str>],
        mentions: &[(usize, &str)],
        judge: impl Fn(&Alignment) -> bool,
    ) -> bool {
        let span = |start| Span {
            part: TextPart::Body,
            block: 0,
            start,
            end: start + 1,
        };
        let entities = slugs.iter().map(|slug| FoundEntity {
            kind: EntityKind::Person,
            name: "X".to_owned(),
            authority_slug: slug.map(str::to_owned),
            year: None,
            salience: Salience::Mention,
        });
        let found = mentions.iter().enumerate().map(|(at, (entity, _))| FoundMention {
            entity: *entity,
            span: span(at),
            kind: MentionKind::Name,
            stated_role: None,
            role_organisation: None,
            confidence: 1.0,
        });
        let found = Annotation {
            entities: entities.collect(),
            mentions: found.collect(),
            ..Annotation::default()
        };
        let gold = mentions
            .iter()
            .enumerate()
            .map(|(at, (_, reference))| GoldMention {
                span: span(at),
                kind: EntityKind::Person,
                nominal: false,
                entity: Reference((*reference).to_owned()),
                role: None,
                organisation: None,
            });
        let gold = GoldText {
            mentions: gold.collect(),
            ..GoldText::default()
        };
        judge(&Alignment::of(&gold, &found))
    }

    fn reference(text: &str) -> Reference {
        Reference(text.to_owned())
    }

    #[test]
    fn an_entry_is_its_slug_and_nothing_else() {
        let is = |slug, of: &str| aligned(&[slug], &[(0, of)], |all| all.stands_for(0, &reference(of)));
        assert!(is(Some("a"), "a") && is(Some("a"), "~a") && is(None, "~a"));
        assert!(!is(None, "a") && !is(Some("b"), "a") && !is(Some("b"), "~a"));
    }

    #[test]
    fn an_entity_is_for_one_reference_only() {
        let shared = [(0, "~a"), (0, "~b"), (0, "~b")];
        assert!(aligned(&[None], &shared, |all| all.stands_for(0, &reference("~b"))));
        assert!(!aligned(&[None], &shared, |all| all.stands_for(0, &reference("~a"))));
    }

    #[test]
    fn a_reference_has_one_entity_only() {
        let split = [(0, "~a"), (1, "~a"), (1, "~a")];
        assert!(aligned(&[None, None], &split, |all| all.stands_for(1, &reference("~a"))));
        assert!(!aligned(&[None, None], &split, |all| all.stands_for(0, &reference("~a"))));
    }
}
