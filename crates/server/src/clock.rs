//! The clock, read only at the server's edge.

use mediawire_domain::timestamp::Timestamp;

/// Where the time comes from: the machine, or an instant that a test holds still.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Always this instant.
    Fixed(Timestamp),
}

impl Clock {
    /// The present instant.
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the edge at which the clock is read"
    )]
    pub fn now(self) -> Timestamp {
        match self {
            Self::System => jiff::Timestamp::now().into(),
            Self::Fixed(instant) => instant,
        }
    }
}
