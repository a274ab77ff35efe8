//! Annotating stale articles anew while the server serves.

use std::{io, time::Duration};

use mediawire_domain::{error::StoreError, reannotate, store::Store};

use crate::{background::Background, clock::Clock};

/// So many articles are one transaction: few, since editors and ingest wait for it.
const BATCH: usize = 20;
/// How long others may write between two transactions: longer than SQLite ever lets a writer sleep before it looks
/// again whether it may.
const TURN: Duration = Duration::from_millis(120);
/// How long nothing stale is looked for once there was nothing.
const REST: Duration = Duration::from_secs(2);

/// Annotates stale articles anew until what is returned is dropped.
pub(crate) fn start(store: Store, clock: Clock) -> io::Result<Background> {
    Background::start("reannotation", 1, move || match next(&store, clock) {
        Ok(0) => REST,
        Ok(articles) => {
            tracing::debug!(articles, "annotated anew");
            TURN
        }
        Err(error) => {
            tracing::warn!(%error, "stale articles wait to be annotated anew");
            REST
        }
    })
}

fn next(store: &Store, clock: Clock) -> Result<usize, StoreError> {
    let mut connection = store.connection()?;
    if !reannotate::is_due(&mut connection)? {
        return Ok(0);
    }
    Ok(reannotate::next(&mut connection, store.annotators(), BATCH, clock.now())?.len())
}
