//! Annotating stale articles anew while the server serves.

use std::{
    sync::{Arc, Condvar, Mutex, PoisonError},
    thread::{self, JoinHandle},
    time::Duration,
};

use mediawire_domain::{error::StoreError, reannotate, store::Store};

use crate::clock::Clock;

/// So many articles are one transaction: few, since editors and ingest wait for it.
const BATCH: usize = 20;
/// How long others may write between two transactions: longer than SQLite ever lets a writer sleep before it looks
/// again whether it may.
const TURN: Duration = Duration::from_millis(120);
/// How long nothing stale is looked for once there was nothing.
const REST: Duration = Duration::from_secs(2);

/// A thread that annotates stale articles anew, until this is dropped.
pub(crate) struct Reannotation {
    stop: Arc<(Mutex<bool>, Condvar)>,
    thread: Option<JoinHandle<()>>,
}

impl Reannotation {
    /// Starts the thread.
    pub(crate) fn start(store: Store, clock: Clock) -> std::io::Result<Self> {
        let stop = Arc::new((Mutex::new(false), Condvar::new()));
        let stopped = Arc::clone(&stop);
        let thread = thread::Builder::new()
            .name("reannotation".to_owned())
            .spawn(move || run(&store, clock, &stopped))?;
        Ok(Self {
            stop,
            thread: Some(thread),
        })
    }
}

impl Drop for Reannotation {
    fn drop(&mut self) {
        *self.stop.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.stop.1.notify_all();
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

fn run(store: &Store, clock: Clock, (stop, woken): &(Mutex<bool>, Condvar)) {
    loop {
        let rest = match next(store, clock) {
            Ok(0) => REST,
            Ok(articles) => {
                tracing::debug!(articles, "annotated anew");
                TURN
            }
            Err(error) => {
                tracing::warn!(%error, "stale articles wait to be annotated anew");
                REST
            }
        };
        let stopped = stop.lock().unwrap_or_else(PoisonError::into_inner);
        let (stopped, _) = woken
            .wait_timeout_while(stopped, rest, |stopped| !*stopped)
            .unwrap_or_else(PoisonError::into_inner);
        if *stopped {
            return;
        }
    }
}

fn next(store: &Store, clock: Clock) -> Result<usize, StoreError> {
    let mut connection = store.connection()?;
    if !reannotate::is_due(&mut connection)? {
        return Ok(0);
    }
    Ok(reannotate::next(&mut connection, store.annotators(), BATCH, clock.now())?.len())
}
