//! A gold text: a story and what a careful reader finds in it.

use std::collections::{HashMap, HashSet};

use mediawire_domain::{
    authority::Authority,
    claim::{ClaimPredicate, Modality},
    entity::EntityKind,
    span::{Span, TextPart},
};

/// A story, annotated by hand. Everything is in reading order.
#[derive(Debug, Default)]
pub struct GoldText {
    /// Folder and name of its file.
    pub file: String,
    pub headline: String,
    pub blocks: Vec<String>,
    pub mentions: Vec<GoldMention>,
    pub quotes: Vec<GoldQuote>,
    pub claims: Vec<GoldClaim>,
}

#[derive(Debug)]
pub struct GoldMention {
    pub span: Span,
    pub kind: EntityKind,
    /// A description, not a name.
    pub nominal: bool,
    pub entity: Reference,
    /// The office stated beside it.
    pub role: Option<String>,
    /// The organisation of that office.
    pub organisation: Option<Reference>,
}

#[derive(Debug)]
pub struct GoldQuote {
    pub span: Span,
    pub direct: bool,
    pub speaker: Option<Reference>,
}

#[derive(Debug)]
pub struct GoldClaim {
    pub predicate: ClaimPredicate,
    pub subject: Reference,
    pub object: Reference,
    pub modality: Modality,
    pub speaker: Option<Reference>,
    pub evidence: Span,
}

/// Which entity: its slug in the authority, or `~` and a slug of its own where the authority does not have it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reference(pub String);

impl Reference {
    /// The slug, with or without a place in the authority.
    pub fn slug(&self) -> &str {
        self.0.strip_prefix('~').unwrap_or(&self.0)
    }

    /// Whether the authority is said to have it.
    pub fn is_known(&self) -> bool {
        !self.0.starts_with('~')
    }

    /// Whether an entity with this slug in the authority, or without one, can be it.
    pub fn admits(&self, slug: Option<&str>) -> bool {
        slug.map_or(!self.is_known(), |slug| slug == self.slug())
    }
}

impl GoldText {
    /// The text that a span lies in.
    pub fn block(&self, span: Span) -> &str {
        match span.part {
            TextPart::Headline => &self.headline,
            TextPart::Body => &self.blocks[span.block],
        }
    }

    pub fn slice(&self, span: Span) -> &str {
        &self.block(span)[span.start..span.end]
    }

    /// The span between brackets, with some of the words around it.
    pub fn context(&self, span: Span) -> String {
        const AROUND: usize = 45;
        let text = self.block(span);
        let from = text.floor_char_boundary(span.start.saturating_sub(AROUND));
        let to = text.ceil_char_boundary(span.end + AROUND);
        let (before, after) = (&text[from..span.start], &text[span.end..to]);
        format!("…{before}[{}]{after}…", self.slice(span))
    }

    /// File and block of a span.
    pub fn place(&self, span: Span) -> String {
        match span.part {
            TextPart::Headline => format!("{} headline", self.file),
            TextPart::Body => format!("{} block {}", self.file, span.block + 1),
        }
    }

    /// What is wrong with its references, each with the file's name.
    pub fn wrong_references(&self, known: &HashSet<(EntityKind, &str)>) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut kinds: HashMap<&Reference, EntityKind> = HashMap::new();
        for mention in &self.mentions {
            if *kinds.entry(&mention.entity).or_insert(mention.kind) != mention.kind {
                wrong.push(format!("`{}` is of two kinds", mention.entity.0));
            }
        }
        let organisations = self
            .mentions
            .iter()
            .filter_map(|mention| mention.organisation.as_ref());
        let offices = organisations.map(|entity| (entity, EntityKind::Organisation));
        for (entity, kind) in kinds.iter().map(|(entity, kind)| (*entity, *kind)).chain(offices) {
            if entity.is_known() && !known.contains(&(kind, entity.slug())) {
                wrong.push(format!("the authority has no {kind} `{}`", entity.0));
            }
        }
        wrong.extend(self.strangers(&kinds));
        wrong.sort();
        wrong.dedup();
        wrong
            .iter()
            .map(|reason| format!("{}: {reason}", self.file))
            .collect()
    }

    /// References of claims and quotes to what the text does not mark.
    fn strangers(&self, kinds: &HashMap<&Reference, EntityKind>) -> Vec<String> {
        let treaties = self
            .claims
            .iter()
            .flat_map(|claim| [&claim.subject, &claim.object]);
        let unmarked = treaties
            .filter(|treaty| kinds.get(treaty) != Some(&EntityKind::Treaty))
            .map(|treaty| format!("a claim is about `{}`, which is not marked as a treaty", treaty.0));
        let quoted = self.quotes.iter().filter_map(|quote| quote.speaker.as_ref());
        let claiming = self.claims.iter().filter_map(|claim| claim.speaker.as_ref());
        let silent = quoted
            .chain(claiming)
            .filter(|speaker| !kinds.contains_key(speaker))
            .map(|speaker| format!("`{}` speaks and is not marked", speaker.0));
        unmarked.chain(silent).collect()
    }
}

/// Kind and slug of all that the authority has.
pub fn known_to(authority: &Authority) -> HashSet<(EntityKind, &str)> {
    let entries = authority.entries.iter();
    entries.map(|entry| (entry.kind, entry.slug.as_str())).collect()
}
