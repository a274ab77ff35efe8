//! What became of everything that was to be taken in.

use std::fmt;

use mediawire_domain::{dead_letter::Reason, receive::Outcome};
use serde::Serialize;

/// How many stories were stored, unchanged, updated, withdrawn and refused, and why each refused one was.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Report {
    pub(crate) stored: usize,
    pub(crate) unchanged: usize,
    pub(crate) updated: usize,
    pub(crate) withdrawn: usize,
    pub(crate) refused: usize,
    pub(crate) refusals: Vec<Refusal>,
}

/// Something that was not taken in.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Refusal {
    /// The file, or whatever else it came from.
    pub(crate) file: String,
    /// The story in it; null where the file as a whole was refused.
    pub(crate) item: Option<String>,
    /// Whether that is the story's own name, by which it is known again.
    #[serde(skip)]
    pub(crate) is_named: bool,
    /// Stable.
    pub(crate) code: &'static str,
    /// In words.
    pub(crate) reason: String,
}

impl Report {
    /// The report of an input of which nothing could be taken in.
    pub(crate) fn of_refusal(refusal: Refusal) -> Self {
        let mut report = Self::default();
        report.refuse(refusal);
        report
    }

    /// Why the one input that this is about was refused as a whole; `None` where it was read.
    pub(crate) fn refused_as_a_whole(&self) -> Option<&Refusal> {
        self.refusals.iter().find(|refusal| refusal.item.is_none())
    }

    pub(crate) fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Stored => self.stored += 1,
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Updated => self.updated += 1,
            Outcome::Withdrawn => self.withdrawn += 1,
        }
    }

    pub(crate) fn refuse(&mut self, refusal: Refusal) {
        self.refused += 1;
        self.refusals.push(refusal);
    }

    /// Adds what another report has.
    pub(crate) fn add(&mut self, other: Self) {
        self.stored += other.stored;
        self.unchanged += other.unchanged;
        self.updated += other.updated;
        self.withdrawn += other.withdrawn;
        self.refused += other.refused;
        self.refusals.extend(other.refusals);
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            stored,
            unchanged,
            updated,
            withdrawn,
            refused,
            ..
        } = self;
        write!(f, "{stored} stored, {unchanged} unchanged, {updated} updated, ")?;
        if *withdrawn > 0 {
            write!(f, "{withdrawn} withdrawn, ")?;
        }
        write!(f, "{refused} refused")
    }
}

impl Refusal {
    /// As a dead letter keeps it.
    pub(crate) fn to_reason(&self) -> Reason {
        Reason {
            item: self.item.clone(),
            code: self.code.to_owned(),
            reason: self.reason.clone(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.item {
            Some(item) => write!(f, "{}: {item}: {}", self.file, self.reason),
            None => write!(f, "{}: {}", self.file, self.reason),
        }
    }
}
