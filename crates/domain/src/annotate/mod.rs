//! Cross-referencing: from an article's text to the entities, quotes and claims in it.
//!
//! [`Annotator::annotate`] is a pure function of the text, the annotator's version and the authority's.

mod annotation;
mod apposed_offices;
mod block;
mod claim_antecedent;
mod claim_asides;
mod claim_conversions;
mod claim_denials;
mod claim_groups;
mod claim_kin;
mod claim_lists;
mod claim_nouns;
mod claim_objects;
mod claim_passive;
mod claim_sides;
mod claim_subject;
mod claim_topic;
mod claim_triggers;
mod claim_voices;
mod claims;
mod confidence;
mod coreference;
mod described;
mod echoes;
mod knowledge;
pub mod language;
mod lexicon;
mod nominals;
mod offices;
mod organisations;
mod other_names;
mod parties;
mod party_named;
mod people;
mod person_names;
mod place_named;
mod places;
mod quotation;
mod quotes;
mod reading;
mod sentences;
mod short_names;
mod short_treaties;
mod speakers;
mod spelling_variants;
mod tokens;
mod treaties;
mod treaty_by_year;
mod treaty_called;
mod treaty_grammar;
mod treaty_heads;
mod treaty_lists;
mod treaty_nominals;
mod treaty_years;
mod unknown_organisations;
mod unknown_people;
mod whereabouts;
mod word_forms;
mod words;

pub(crate) use self::knowledge::spellings;
use self::{knowledge::Knowledge, reading::Reading, words::Words};
use crate::{
    authority::Authority,
    claim::{ClaimPredicate, Modality},
    entity::EntityKind,
    salience::Salience,
    span::{Span, TextPart},
};

/// What is annotated: a headline (may be empty) and the blocks of a body.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// The headline as received.
    pub headline: &'a str,
    /// The body's paragraphs.
    pub blocks: &'a [&'a str],
}

impl<'a> Text<'a> {
    /// A block of the body, or the headline as the only block of its part.
    pub fn block(&self, part: TextPart, number: usize) -> Option<&'a str> {
        match part {
            TextPart::Headline => (number == 0).then_some(self.headline),
            TextPart::Body => self.blocks.get(number).copied(),
        }
    }
}

/// What was found in a text. Indexes (`entity`, `speaker`, …) point into `entities`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotation {
    /// Each entity once, in order of first mention.
    pub entities: Vec<FoundEntity>,
    /// In reading order: headline first, then block by block; none overlap.
    pub mentions: Vec<FoundMention>,
    /// In reading order.
    pub quotes: Vec<FoundQuote>,
    /// In reading order of their evidence.
    pub claims: Vec<FoundClaim>,
    /// How many bytes of the body's first block are its dateline.
    pub dateline: usize,
    /// The text's language, as BCP 47 writes it: `en`, also where a text is too short to tell; `und` where it is neither
    /// English nor plainly another language.
    pub language: &'static str,
}

impl Annotation {
    /// Nothing, for a text in this language.
    pub fn without_findings(language: &'static str) -> Self {
        Self {
            language,
            ..Self::default()
        }
    }
}

/// An entity that the text names.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundEntity {
    /// What it is.
    pub kind: EntityKind,
    /// The authority's name for it, else its fullest name in the text.
    pub name: String,
    /// Its slug in the authority; `None` for a name that the authority does not know.
    pub authority_slug: Option<String>,
    /// A treaty's year, where its name or the authority gives one.
    pub year: Option<i32>,
    /// How much the text is about it.
    pub salience: Salience,
}

/// A span that names an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundMention {
    /// Index into [`Annotation::entities`].
    pub entity: usize,
    /// Where.
    pub span: Span,
    /// By name, or by a description such as "the Kremlin aide".
    pub kind: MentionKind,
    /// The office that the text states beside this mention, word for word ("Russian Foreign Minister").
    pub stated_role: Option<String>,
    /// The authority's slug of the organisation that this office belongs to, named in it ("IMF Managing Director") or
    /// known by its state and field ("Russian Foreign Minister": the Russian Foreign Ministry).
    pub role_organisation: Option<String>,
    /// 0 to 1.
    pub confidence: f64,
}

crate::text_enum::text_enum! {
    /// How a mention refers.
    MentionKind {
        /// By a name, in full or in part.
        Name = "NAME",
        /// By a description tied to an entity that is named elsewhere in the text.
        Nominal = "NOMINAL",
    }
}

/// Somebody's words.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundQuote {
    /// Index into [`Annotation::entities`] of a person, where one reading is possible.
    pub speaker: Option<usize>,
    /// The words: for a direct quote with its quotation marks.
    pub span: Span,
    /// In quotation marks, or reported.
    pub direct: bool,
}

/// Something said about two treaties.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundClaim {
    /// What the subject does to the object.
    pub predicate: ClaimPredicate,
    /// Index into [`Annotation::entities`] of the newer treaty.
    pub subject: usize,
    /// Index into [`Annotation::entities`] of the older treaty.
    pub object: usize,
    /// How firmly.
    pub modality: Modality,
    /// Index into [`Annotation::entities`] of who says so.
    pub speaker: Option<usize>,
    /// The words that say so.
    pub evidence: Span,
}

/// Changes when the rules do, so that what older rules found can be found again.
pub const ANNOTATOR_VERSION: i32 = 3;

/// What is at least this sure is right nine times in ten and may be shown to readers. Mentions below it, down to 0.5, are
/// for an editor's review: they raise no entity's salience and stand in no better one's way.
pub const PUBLISHED_CONFIDENCE: f64 = 0.8;

/// The rules and an authority, ready to read texts.
pub struct Annotator {
    knowledge: Knowledge,
}

impl Annotator {
    /// Builds every table that reading needs; reading itself changes nothing.
    pub fn new(authority: &Authority) -> Self {
        Self {
            knowledge: Knowledge::of(authority),
        }
    }

    /// The version of the authority that it was built from.
    pub fn authority_version(&self) -> &str {
        &self.knowledge.version
    }

    /// Finds the entities, quotes and claims of a text. A text that is not in English yields nothing.
    pub fn annotate(&self, text: Text<'_>) -> Annotation {
        let words = Words::of(std::iter::once(text.headline).chain(text.blocks.iter().copied()));
        let mut reading = Reading::of(&self.knowledge, text, &words);
        if !language::is_english(&reading.blocks) {
            return Annotation::without_findings(language::foreign(text));
        }
        treaties::find(&mut reading);
        party_named::find(&mut reading);
        place_named::find(&mut reading);
        described::find(&mut reading);
        parties::settle(&mut reading);
        other_names::join(&mut reading);
        short_treaties::find(&mut reading);
        organisations::find(&mut reading);
        short_names::find(&mut reading);
        people::find(&mut reading);
        coreference::find(&mut reading);
        unknown_organisations::find(&mut reading);
        echoes::find(&mut reading);
        nominals::find(&mut reading);
        treaty_nominals::find(&mut reading);
        places::find(&mut reading);
        reading.settle_doubtful();
        annotation::of(&reading)
    }
}
