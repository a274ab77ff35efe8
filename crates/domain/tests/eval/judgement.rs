//! What is measured, and how single findings are judged.

use std::collections::BTreeMap;

use mediawire_domain::{entity::EntityKind, span::Span};

use super::gold::GoldText;

/// Something that the annotator can do well or badly, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    Person,
    Organisation,
    Treaty,
    Place,
    Nominal,
    Office,
    Lineage,
    Quote,
    Reported,
    Link,
    Across,
    OfficeOrganisation,
    Modality,
    QuoteSpeaker,
    ReportedSpeaker,
}

impl Measure {
    /// Those with precision and recall.
    pub const FOUND: [Self; 9] = [
        Self::Person,
        Self::Organisation,
        Self::Treaty,
        Self::Place,
        Self::Nominal,
        Self::Office,
        Self::Lineage,
        Self::Quote,
        Self::Reported,
    ];

    /// Those that say something about what was found, which is right or wrong.
    pub const ANSWERED: [Self; 6] = [
        Self::Link,
        Self::Across,
        Self::OfficeOrganisation,
        Self::Modality,
        Self::QuoteSpeaker,
        Self::ReportedSpeaker,
    ];

    /// Its name in `figures.txt`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Treaty => "treaty",
            Self::Place => "place",
            Self::Nominal => "nominal",
            Self::Office => "office",
            Self::Lineage => "lineage",
            Self::Quote => "quote",
            Self::Reported => "reported",
            Self::Link => "link",
            Self::Across => "link-across",
            Self::OfficeOrganisation => "office-organisation",
            Self::Modality => "lineage-modality",
            Self::QuoteSpeaker => "quote-speaker",
            Self::ReportedSpeaker => "reported-speaker",
        }
    }

    /// The measure of names of this kind.
    pub fn of_kind(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::Person,
            EntityKind::Organisation => Self::Organisation,
            EntityKind::Treaty => Self::Treaty,
            EntityKind::Place => Self::Place,
        }
    }
}

/// How one finding, or one thing to be found, came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Right,
    /// In the gold text and not found.
    Missed,
    /// Found and not in the gold text.
    False,
    /// Found, and what is said about it is not so.
    Wrong,
}

/// One verdict with what a reader needs in order to understand it.
#[derive(Debug)]
pub struct Judgement {
    pub measure: Measure,
    pub verdict: Verdict,
    /// File and block.
    pub place: String,
    /// The words, and what was expected.
    pub note: String,
}

impl Judgement {
    /// A verdict about a span of a text; `note` is only written for what is not right.
    pub fn at(
        text: &GoldText,
        span: Span,
        (measure, verdict): (Measure, Verdict),
        note: impl FnOnce() -> String,
    ) -> Self {
        let note = match verdict {
            Verdict::Right => String::new(),
            _ => format!("{} {}", text.context(span), note()),
        };
        Self {
            measure,
            verdict,
            place: text.place(span),
            note,
        }
    }
}

/// How often each verdict was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub right: usize,
    pub missed: usize,
    pub false_found: usize,
    pub wrong: usize,
}

impl Tally {
    /// The verdicts on each measure.
    pub fn all(judgements: &[Judgement]) -> BTreeMap<Measure, Self> {
        let mut tallies: BTreeMap<Measure, Self> = BTreeMap::new();
        for judgement in judgements {
            let tally = tallies.entry(judgement.measure).or_default();
            match judgement.verdict {
                Verdict::Right => tally.right += 1,
                Verdict::Missed => tally.missed += 1,
                Verdict::False => tally.false_found += 1,
                Verdict::Wrong => tally.wrong += 1,
            }
        }
        tallies
    }

    /// Of several measures together.
    pub fn sum(tallies: impl IntoIterator<Item = Self>) -> Self {
        tallies.into_iter().fold(Self::default(), |sum, tally| Self {
            right: sum.right + tally.right,
            missed: sum.missed + tally.missed,
            false_found: sum.false_found + tally.false_found,
            wrong: sum.wrong + tally.wrong,
        })
    }

    /// How many there are to find, or to say something about.
    pub fn expected(self) -> usize {
        self.right + self.missed + self.wrong
    }

    /// The share of what was found that is right, in per cent.
    pub fn precision(self) -> Option<f64> {
        percent(self.right, self.right + self.false_found)
    }

    /// The share of what is there that was found, in per cent.
    pub fn recall(self) -> Option<f64> {
        percent(self.right, self.right + self.missed)
    }

    /// The harmonic mean of precision and recall, in per cent; nothing where there was nothing to find and nothing
    /// found.
    pub fn f1(self) -> Option<f64> {
        percent(2 * self.right, 2 * self.right + self.missed + self.false_found)
    }

    /// The share of answers that are right, in per cent.
    pub fn share(self) -> Option<f64> {
        percent(self.right, self.right + self.wrong)
    }
}

/// `part` of `whole`; nothing of nothing.
pub fn percent(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| 100.0 * part as f64 / whole as f64)
}

#[test]
fn figures_are_computed_as_everybody_does() {
    let tally = Tally {
        right: 6,
        missed: 2,
        false_found: 4,
        wrong: 2,
    };
    let figures = [tally.precision(), tally.recall(), tally.share()].map(Option::unwrap);
    assert_eq!(figures, [60.0, 75.0, 75.0]);
    assert!((tally.f1().unwrap() - 2.0 * 0.6 * 75.0 / 1.35).abs() < 1e-9);
    assert_eq!(Tally::default().f1(), None);
}
