//! One request's hold on the store: its connection, its viewer, and the loads that its resolvers wait for.
//!
//! A request runs on one thread that owns one connection. A resolver that needs a row's children asks for them and
//! waits; once every resolver waits, each kind of children is loaded for all who asked by one call, and they go on.
//! So a list's children cost one statement a kind however long the list is, no timer decides when to stop collecting,
//! and no resolver needs to know what it is nested in.

use std::{
    any::{Any, TypeId},
    collections::{HashMap, HashSet},
    future::Future,
    hash::Hash,
    pin::{Pin, pin},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, Wake, Waker},
};

use async_graphql::Error;
use mediawire_domain::{
    connection::AnyConnection,
    desk::{Desk, DeskError, Refusal},
    error::StoreError,
    store::{PooledConnection, Store},
    visibility::{Scope, Viewer},
};

use super::error::forbidden;
use crate::deadline::Deadline;

/// Something that is loaded for many keys at once.
pub(crate) trait Load: Clone + Eq + Hash + Send + Sync + Unpin + 'static {
    /// What a key stands for; its default where the store has nothing.
    type Value: Clone + Default + Send + 'static;

    /// Loads for all of `keys`, each of which is there once.
    fn load(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        keys: &[Self],
    ) -> Result<HashMap<Self, Self::Value>, StoreError>;
}

/// Why something could not be had from the store. One failure may reach many resolvers.
#[derive(Clone, Debug)]
pub(crate) enum LoadError {
    /// The store failed.
    Store(Arc<StoreError>),
    /// The request's time ran out.
    TimedOut,
    /// The request waits for more loads than one may.
    TooMuch,
}

impl From<StoreError> for LoadError {
    fn from(error: StoreError) -> Self {
        Self::Store(Arc::new(error))
    }
}

/// One request's hold on the store.
#[derive(Clone)]
pub(crate) struct Session {
    state: Arc<Mutex<State>>,
    store: Store,
    viewer: Viewer,
    deadline: Deadline,
}

struct State {
    connection: PooledConnection,
    queues: HashMap<TypeId, Box<dyn Queue>>,
    /// How many times a resolver has asked for a load.
    asked: usize,
}

/// How many times one request's resolvers may ask for a load. What a list without pages holds is not known before it
/// is read, so that a short document can ask for very much; this is where it ends.
const MAX_ASKED: usize = 100_000;

impl Drop for State {
    fn drop(&mut self) {
        if let Err(error) = self.connection.end_read() {
            tracing::warn!(%error, "a read did not end; the pool drops its connection");
        }
    }
}

impl Session {
    /// Takes a connection from the store's pool for as long as the session lives. What is read through it is the
    /// database as it is now.
    pub(crate) fn open(store: &Store, viewer: Viewer, deadline: Deadline) -> Result<Self, StoreError> {
        let mut connection = store.connection()?;
        connection.begin_read()?;
        let state = State {
            connection,
            queues: HashMap::new(),
            asked: 0,
        };
        Ok(Self {
            state: Arc::new(Mutex::new(state)),
            store: store.clone(),
            viewer,
            deadline,
        })
    }

    /// Who asks.
    pub(crate) fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    /// Asks the store at once: for what is not the child of a list's row.
    pub(crate) fn query<T>(
        &self,
        work: impl FnOnce(&mut AnyConnection, &Viewer) -> Result<T, StoreError>,
    ) -> Result<T, LoadError> {
        self.check_time()?;
        Ok(work(&mut self.state().connection, &self.viewer)?)
    }

    /// The editor who asks; an error that says so, where the viewer is none.
    pub(crate) fn editor(&self) -> Result<Arc<str>, Error> {
        match (self.viewer.scope, &self.viewer.subject) {
            (Scope::Editor, Some(subject)) => Ok(Arc::clone(subject)),
            _ => Err(forbidden("only an editor can do that")),
        }
    }

    /// Changes the store as an editor does. What is read afterwards is the database with the change.
    pub(crate) fn edit<T>(
        &self,
        work: impl FnOnce(&mut AnyConnection, &Desk<'_>) -> Result<T, DeskError>,
    ) -> Result<Result<T, Refusal>, Error> {
        let desk = Desk {
            annotators: self.store.annotators(),
            editor: self.editor()?,
            now: self.viewer.now,
        };
        self.check_time()?;
        let state = &mut *self.state();
        state.queues.clear();
        state.connection.end_read().map_err(LoadError::from)?;
        let result = work(&mut state.connection, &desk);
        state.connection.begin_read().map_err(LoadError::from)?;
        match result {
            Ok(done) => Ok(Ok(done)),
            Err(DeskError::Refused(refusal)) => Ok(Err(refusal)),
            Err(DeskError::Store(error)) => Err(LoadError::from(error).into()),
        }
    }

    /// Waits for what `key` stands for, together with everyone else who asks for its kind.
    pub(crate) fn load<L: Load>(&self, key: L) -> Loading<'_, L> {
        Loading { session: self, key }
    }

    /// Runs a future whose only waiting is for loads.
    pub(crate) fn run<F: Future>(&self, future: F) -> F::Output {
        let mut future = pin!(future);
        let progress = Arc::new(Progress::default());
        let waker = Waker::from(Arc::clone(&progress));
        loop {
            if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
                return output;
            }
            // A future may also give way to its siblings: it wakes itself and has not come to a load yet.
            if !progress.0.swap(false, Ordering::Relaxed) {
                self.flush();
            }
        }
    }

    fn flush(&self) {
        let time = self.check_time();
        let state = &mut *self.state();
        let wakers: Vec<Waker> = state
            .queues
            .values_mut()
            .flat_map(|queue| queue.flush(&mut state.connection, &self.viewer, &time))
            .collect();
        assert!(
            !wakers.is_empty(),
            "a resolver waits for something other than a load"
        );
        wakers.into_iter().for_each(Waker::wake);
    }

    fn check_time(&self) -> Result<(), LoadError> {
        if self.deadline.has_passed() {
            Err(LoadError::TimedOut)
        } else {
            Ok(())
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the future was woken since it was last polled.
#[derive(Default)]
struct Progress(AtomicBool);

impl Wake for Progress {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Waits for a load.
pub(crate) struct Loading<'a, L> {
    session: &'a Session,
    key: L,
}

impl<L: Load> Future for Loading<'_, L> {
    type Output = Result<L::Value, LoadError>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut state = self.session.state();
        state.asked += 1;
        if state.asked > MAX_ASKED {
            return Poll::Ready(Err(LoadError::TooMuch));
        }
        if state.asked.is_multiple_of(1_024) {
            self.session.check_time()?;
        }
        let queue = state
            .queues
            .entry(TypeId::of::<L>())
            .or_insert_with(|| Box::new(LoadQueue::<L>::default()));
        let queue: &mut dyn Any = queue.as_any();
        let queue: &mut LoadQueue<L> = queue
            .downcast_mut()
            .expect("a queue is found by the type of its loads");
        match queue.loaded.get(&self.key) {
            Some(value) => Poll::Ready(value.clone()),
            None => {
                queue.waiting.push((self.key.clone(), context.waker().clone()));
                Poll::Pending
            }
        }
    }
}

/// The loads of one kind.
struct LoadQueue<L: Load> {
    waiting: Vec<(L, Waker)>,
    loaded: HashMap<L, Result<L::Value, LoadError>>,
}

impl<L: Load> Default for LoadQueue<L> {
    fn default() -> Self {
        Self {
            waiting: Vec::new(),
            loaded: HashMap::new(),
        }
    }
}

trait Queue: Send {
    /// Loads what is waited for and returns who is to be woken.
    fn flush(
        &mut self,
        connection: &mut AnyConnection,
        viewer: &Viewer,
        time: &Result<(), LoadError>,
    ) -> Vec<Waker>;

    fn as_any(&mut self) -> &mut dyn Any;
}

impl<L: Load> Queue for LoadQueue<L> {
    fn flush(
        &mut self,
        connection: &mut AnyConnection,
        viewer: &Viewer,
        time: &Result<(), LoadError>,
    ) -> Vec<Waker> {
        let (keys, wakers): (HashSet<L>, Vec<Waker>) = self.waiting.drain(..).unzip();
        if keys.is_empty() {
            return wakers;
        }
        let keys: Vec<L> = keys.into_iter().collect();
        let result = time
            .clone()
            .and_then(|()| Ok(L::load(connection, viewer, &keys)?));
        match result {
            Ok(mut found) => {
                self.loaded.extend(keys.into_iter().map(|key| {
                    let value = found.remove(&key).unwrap_or_default();
                    (key, Ok(value))
                }));
            }
            Err(error) => self
                .loaded
                .extend(keys.into_iter().map(|key| (key, Err(error.clone())))),
        }
        wakers
    }

    fn as_any(&mut self) -> &mut dyn Any {
        self
    }
}
