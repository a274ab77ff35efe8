//! What the server does besides answering: threads that repeat a step until they are dropped.

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Condvar, Mutex, PoisonError},
    thread::{self, JoinHandle},
    time::Duration,
};

/// How long a dropped thread may take to end its step. What it has begun then ends with the process: every step is a
/// transaction, or waits for something outside.
const GRACE: Duration = Duration::from_secs(5);
/// How long a thread rests whose step has failed for a reason of its own.
const REST_AFTER_PANIC: Duration = Duration::from_secs(30);

/// A thread that repeats a step, until this is dropped.
pub(crate) struct Background {
    state: Arc<State>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct State {
    flags: Mutex<Flags>,
    changed: Condvar,
}

#[derive(Default)]
struct Flags {
    stop: bool,
    ended: bool,
}

impl Background {
    /// Starts a thread of this name. `step` says how long to rest before the next one; a panic in it ends neither the
    /// thread nor the process.
    pub(crate) fn start(name: &str, step: impl FnMut() -> Duration + Send + 'static) -> io::Result<Self> {
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        let thread = thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || shared.run(step))?;
        Ok(Self {
            state,
            thread: Some(thread),
        })
    }
}

impl State {
    fn run(&self, mut step: impl FnMut() -> Duration) {
        loop {
            let rest = catch_unwind(AssertUnwindSafe(&mut step)).unwrap_or(REST_AFTER_PANIC);
            if self.rest(rest) {
                break;
            }
        }
        self.change(|flags| flags.ended = true);
    }

    /// Rests, and says whether to stop.
    fn rest(&self, rest: Duration) -> bool {
        let flags = self.flags.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_timeout_while(flags, rest, |flags| !flags.stop);
        waited.unwrap_or_else(PoisonError::into_inner).0.stop
    }

    fn change(&self, change: impl FnOnce(&mut Flags)) {
        change(&mut self.flags.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_all();
    }

    /// Waits for the thread's end, but not for ever, and says whether it has come.
    fn has_ended(&self) -> bool {
        let flags = self.flags.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self
            .changed
            .wait_timeout_while(flags, GRACE, |flags| !flags.ended);
        waited.unwrap_or_else(PoisonError::into_inner).0.ended
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.state.change(|flags| flags.stop = true);
        if self.state.has_ended()
            && let Some(thread) = self.thread.take()
        {
            drop(thread.join());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn step_is_repeated_until_it_is_dropped() {
        let (sender, steps) = mpsc::channel();
        let background = Background::start("steps", move || {
            sender.send(()).unwrap();
            Duration::ZERO
        });
        steps.iter().take(3).for_each(drop);
        drop(background.unwrap());
        // The sender is gone with its thread.
        steps.iter().for_each(drop);
    }

    #[test]
    fn thread_that_rests_ends_at_once_when_it_is_dropped() {
        let (sender, steps) = mpsc::channel();
        let background = Background::start("rests", move || {
            sender.send(()).unwrap();
            Duration::from_secs(3_600)
        });
        steps.recv().unwrap();
        drop(background.unwrap());
        assert!(steps.recv().is_err());
    }

    #[test]
    fn panic_does_not_end_the_thread_that_is_dropped() {
        let (sender, steps) = mpsc::channel();
        let background = Background::start("panics", move || {
            sender.send(()).unwrap();
            panic!("as it should in this test")
        });
        steps.recv().unwrap();
        drop(background.unwrap());
        assert!(steps.recv().is_err());
    }
}
