//! From bytes to the store: the one way that `ingest`, polling and the retry of dead letters share.

mod report;

use std::panic::{AssertUnwindSafe, catch_unwind};

use mediawire_domain::{
    annotators::Annotators,
    connection::AnyConnection,
    dead_letter::{Reason, Undelivered},
    error::StoreError,
    receive::{Reception, receive},
    story::Delivery,
    timestamp::Timestamp,
};
use mediawire_wire::{Capture, Format, MAX_BYTES, Reading};

pub(crate) use self::report::{Refusal, Report};

/// What stands for a format that is to be told by content.
pub(crate) const AUTO: &str = "auto";

/// An input that is to be taken in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Submission<'a> {
    /// Where it comes from, without credentials.
    pub(crate) origin: &'a str,
    /// What it is; told by its content, where nobody says it.
    pub(crate) format: Option<Format>,
    /// What is known of it besides its bytes.
    pub(crate) capture: &'a Capture,
    /// As received.
    pub(crate) bytes: &'a [u8],
    /// Whether it is asked for again and again, as a feed is.
    pub(crate) is_polled: bool,
}

/// What a reader makes of an input, or why nothing.
type Read = Result<Reading, (&'static str, String)>;

impl Submission<'_> {
    /// Takes it in: what it holds is stored for good, and where something of it is refused, the whole of it is kept as a
    /// dead letter. A failure of the database refuses nothing: the same input can be taken in again.
    pub(crate) fn take_in(
        &self,
        connection: &mut AnyConnection,
        annotators: &Annotators,
        now: Timestamp,
    ) -> Result<Report, StoreError> {
        let mut report = Report::default();
        let deliveries = self.sort(self.read(), &mut report);
        let reception = Reception {
            captured_at: self.capture.captured_at,
            now,
            sender: self.capture.source.as_deref(),
        };
        let outcomes = receive(connection, annotators, &deliveries, reception)?;
        outcomes.into_iter().for_each(|outcome| report.count(outcome));
        // A larger one would weigh on the database, and may not be here whole; its file is where it was.
        if report.refused > 0 && self.bytes.len() <= MAX_BYTES {
            self.keep(&report, connection, now)?;
        }
        Ok(report)
    }

    /// A reader that panics has a fault, and neither the input nor what else is to be taken in shall suffer from it.
    fn read(&self) -> Read {
        let read = || {
            let format = self.format.map_or_else(|| Format::detect(self.bytes), Ok)?;
            format.read(self.bytes, self.capture)
        };
        match catch_unwind(AssertUnwindSafe(read)) {
            Ok(reading) => reading.map_err(|refusal| (refusal.code(), refusal.to_string())),
            Err(_) => Err((
                "READER_FAILED",
                "its reader failed, which is a fault of Mediawire’s".to_owned(),
            )),
        }
    }

    /// Parts what can be taken in from what is refused.
    fn sort(&self, read: Read, report: &mut Report) -> Vec<Delivery> {
        let mut deliveries = Vec::new();
        match read {
            Ok(reading) => {
                for item in reading {
                    match item {
                        Ok(delivery) => deliveries.push(delivery),
                        Err(refused) => report.refuse(Refusal {
                            is_named: refused.is_named,
                            ..self.refusal(Some(refused.item), refused.code, refused.reason)
                        }),
                    }
                }
            }
            Err((code, reason)) => report.refuse(self.refusal(None, code, reason)),
        }
        deliveries
    }

    fn refusal(&self, item: Option<String>, code: &'static str, reason: String) -> Refusal {
        Refusal {
            file: self.origin.to_owned(),
            item,
            is_named: false,
            code,
            reason,
        }
    }

    fn keep(
        &self,
        report: &Report,
        connection: &mut AnyConnection,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let reasons: Vec<Reason> = report.refusals.iter().map(Refusal::to_reason).collect();
        let capture =
            serde_json::to_string(self.capture).map_err(|error| StoreError::Database(error.to_string()))?;
        let letter = Undelivered {
            origin: self.origin,
            format: self.format.map_or(AUTO, Format::word),
            capture: &capture,
            bytes: self.bytes,
            reasons: &reasons,
            lists_again: self.is_polled && report.refusals.iter().all(|refusal| refusal.is_named),
        };
        letter.keep(connection, now)
    }
}
