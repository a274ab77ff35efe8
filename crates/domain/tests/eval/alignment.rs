//! Which finding is which of a gold text's mentions, and so which entity stands for which reference.

use std::collections::HashMap;

use mediawire_domain::{
    annotate::{Annotation, FoundMention, MentionKind},
    entity::EntityKind,
    span::Span,
};

use super::{
    assignment::Assignment,
    gold::{GoldMention, GoldText, Reference},
};

/// What an editor sees without asking for more. Below it a mention is a suggestion.
pub const PUBLISHED: f64 = 0.8;

/// A gold text beside what was found in it.
pub struct Alignment<'a> {
    pub gold: &'a GoldText,
    pub found: &'a Annotation,
    /// For each found mention the gold one with the same span and type.
    pub gold_of: Vec<Option<usize>>,
    assignment: Assignment<'a>,
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
        let of = |mention: &FoundMention| gold_by_key.get(&key(mention)).copied();
        let mut alignment = Self {
            gold,
            found,
            gold_of: found.mentions.iter().map(of).collect(),
            assignment: Assignment::default(),
        };
        let slugs = found
            .entities
            .iter()
            .map(|entity| entity.authority_slug.as_deref());
        alignment.assignment = Assignment::of(slugs.collect(), shared(gold, found));
        alignment
    }

    /// Found mentions with the gold mentions that they are.
    pub fn pairs(&self) -> impl Iterator<Item = (&'a FoundMention, &'a GoldMention)> {
        let (gold, found) = (self.gold, self.found);
        let pairs = found.mentions.iter().zip(&self.gold_of);
        pairs.filter_map(move |(mention, of)| Some((mention, &gold.mentions[(*of)?])))
    }

    /// Whether this entity is what the reference means.
    pub fn stands_for(&self, entity: usize, reference: &Reference) -> bool {
        self.assignment.holds(entity, reference)
    }
}

/// The references and entities of mentions that overlap and are of one type: a span that is a year too long is a fault of
/// its own, and none of what is said of the entity.
fn shared<'a>(gold: &'a GoldText, found: &Annotation) -> Vec<(&'a Reference, usize)> {
    let of = |gold: &'a GoldMention| {
        let same = found.mentions.iter().filter(|mention| {
            found.entities[mention.entity].kind == gold.kind && overlap(mention.span, gold.span)
        });
        same.map(|mention| (&gold.entity, mention.entity))
    };
    gold.mentions.iter().flat_map(of).collect()
}

/// Whether they have a byte in common.
pub fn overlap(one: Span, other: Span) -> bool {
    (one.part, one.block) == (other.part, other.block) && one.start < other.end && other.start < one.end
}

/// Whether it counts as found.
pub fn is_published(mention: &FoundMention) -> bool {
    mention.confidence >= PUBLISHED
}
