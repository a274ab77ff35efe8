//! What the server does besides answering: threads that repeat a step until they are dropped.

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Condvar, Mutex, PoisonError},
    thread::{self, JoinHandle},
    time::Duration,
};

/// How long dropped threads may take to end their steps. What it has begun then ends with the process: every step is a
/// transaction, or waits for something outside.
const GRACE: Duration = Duration::from_secs(5);
/// How long a thread rests whose step has failed for a reason of its own.
const REST_AFTER_PANIC: Duration = Duration::from_secs(30);

/// Threads that repeat a step, until this is dropped.
pub(crate) struct Background {
    state: Arc<State>,
    threads: Vec<JoinHandle<()>>,
}

#[derive(Default)]
struct State {
    flags: Mutex<Flags>,
    changed: Condvar,
}

#[derive(Default)]
struct Flags {
    stop: bool,
    ended: usize,
}

impl Background {
    /// Starts so many threads of this name. `step` says how long to rest before the next one; a panic in it ends neither
    /// its thread nor the process.
    pub(crate) fn start(
        name: &str,
        threads: usize,
        step: impl Fn() -> Duration + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let mut background = Self {
            state: Arc::default(),
            threads: Vec::new(),
        };
        let step = Arc::new(step);
        for _ in 0..threads {
            let (state, step) = (Arc::clone(&background.state), Arc::clone(&step));
            let thread = thread::Builder::new().name(name.to_owned());
            let thread = thread.spawn(move || state.run(&*step))?;
            background.threads.push(thread);
        }
        Ok(background)
    }
}

impl State {
    fn run(&self, step: &(impl Fn() -> Duration + ?Sized)) {
        loop {
            let rest = catch_unwind(AssertUnwindSafe(step)).unwrap_or(REST_AFTER_PANIC);
            if self.rest(rest) {
                break;
            }
        }
        self.change(|flags| flags.ended += 1);
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

    /// Waits for the end of so many threads, but not for ever, and says whether it has come.
    fn have_ended(&self, threads: usize) -> bool {
        let flags = self.flags.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self
            .changed
            .wait_timeout_while(flags, GRACE, |flags| flags.ended < threads);
        waited.unwrap_or_else(PoisonError::into_inner).0.ended >= threads
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.state.change(|flags| flags.stop = true);
        if self.state.have_ended(self.threads.len()) {
            self.threads.drain(..).for_each(|thread| drop(thread.join()));
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
        let background = Background::start("steps", 2, move || {
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
        let background = Background::start("rests", 1, move || {
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
        let background = Background::start("panics", 1, move || {
            sender.send(()).unwrap();
            panic!("as it should in this test")
        });
        steps.recv().unwrap();
        drop(background.unwrap());
        assert!(steps.recv().is_err());
    }
}
