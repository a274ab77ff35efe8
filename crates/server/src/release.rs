//! Releasing articles whose embargo ends while the server serves.

use std::{io, time::Duration};

use mediawire_domain::{embargo, error::StoreError, store::Store};

use crate::{background::Background, clock::Clock};

/// An article is released so long after its embargo's end at most, when nothing is in the way.
const REST: Duration = Duration::from_secs(1);

/// Releases what is due until what is returned is dropped.
pub(crate) fn start(store: Store, clock: Clock) -> io::Result<Background> {
    Background::start("embargoes", 1, move || match release(&store, clock) {
        Ok(rest) => rest,
        Err(error) => {
            tracing::warn!(%error, "articles wait to be released from their embargo");
            REST
        }
    })
}

/// Releases what is due, and says how long to rest: until the next embargo ends, and a second at most, since one may
/// come in that ends before.
fn release(store: &Store, clock: Clock) -> Result<Duration, StoreError> {
    let mut connection = store.connection()?;
    let articles = embargo::release_due(&mut connection, clock.now())?;
    if articles > 0 {
        tracing::info!(articles, "released from their embargo");
    }
    let Some(next) = embargo::next_release(&mut connection)? else {
        return Ok(REST);
    };
    let left = next.as_microseconds() - clock.now().as_microseconds();
    Ok(Duration::from_micros(left.max(0).unsigned_abs()).min(REST))
}
