//! What became of everything that was to be taken in.

use std::fmt;

use mediawire_domain::receive::Outcome;
use serde::Serialize;

/// How many stories were stored, unchanged, updated, withdrawn and refused, and why each refused one was.
#[derive(Debug, Default, Serialize)]
pub(super) struct Report {
    pub(super) stored: usize,
    pub(super) unchanged: usize,
    pub(super) updated: usize,
    pub(super) withdrawn: usize,
    pub(super) refused: usize,
    pub(super) refusals: Vec<Refusal>,
}

/// Something that was not taken in.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Refusal {
    /// The file.
    pub(super) file: String,
    /// The story in it; null where the file as a whole was refused.
    pub(super) item: Option<String>,
    /// Stable.
    pub(super) code: &'static str,
    /// In words.
    pub(super) reason: String,
}

impl Report {
    pub(super) fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Stored => self.stored += 1,
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Updated => self.updated += 1,
            Outcome::Withdrawn => self.withdrawn += 1,
        }
    }

    pub(super) fn refuse(&mut self, refusal: Refusal) {
        self.refused += 1;
        self.refusals.push(refusal);
    }

    /// Adds what another report has.
    pub(super) fn add(&mut self, other: Self) {
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

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.item {
            Some(item) => write!(f, "{}: {item}: {}", self.file, self.reason),
            None => write!(f, "{}: {}", self.file, self.reason),
        }
    }
}
