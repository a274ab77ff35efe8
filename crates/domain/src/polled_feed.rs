//! Feeds that are polled: whose they are, how often, and what became of the last polls.

use diesel::prelude::*;

use crate::{
    connection::AnyConnection,
    error::StoreError,
    id::{Id, Key},
    schema::polled_feeds,
    timestamp::Timestamp,
};

/// The shortest interval between two polls of one feed, in seconds.
pub const MIN_INTERVAL: i64 = 30;
/// The longest.
pub const MAX_INTERVAL: i64 = 30 * DAY;
/// However often a feed fails, it is asked again after this or its own interval, whichever is longer.
pub const MAX_BACK_OFF: i64 = DAY;
/// However long a server asks to be left alone.
pub const MAX_RETRY_AFTER: i64 = 7 * DAY;

const DAY: i64 = 24 * 60 * 60;

/// A feed that is polled.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = polled_feeds)]
pub struct PolledFeed {
    /// Its own number.
    pub key: Key,
    /// What it is called outside.
    pub id: Id,
    /// Whose feed it is.
    pub source_key: Key,
    /// Where it is; may hold credentials.
    pub url: String,
    /// Slug of the section that its stories belong to, in the operator's word.
    pub section: Option<String>,
    /// BCP 47, in the operator's word.
    pub language: Option<String>,
    /// Seconds between two polls that succeed.
    pub interval_seconds: i64,
    /// The entity tag of what was last taken in, as it came.
    pub etag: Option<String>,
    /// The `Last-Modified` of what was last taken in, as it came.
    pub last_modified: Option<String>,
    /// When it was last asked.
    pub last_polled_at: Option<Timestamp>,
    /// When it is asked next; `None` while it is paused.
    pub next_poll_at: Option<Timestamp>,
    /// Until when the one who claimed it has it to itself.
    pub claimed_until: Option<Timestamp>,
    /// How often in a row it has failed.
    pub failures: i32,
    /// Why it last failed; `None` after a success.
    pub last_error: Option<String>,
}

/// What an operator says of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedSettings {
    /// Slug of the section that its stories belong to.
    pub section: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// Seconds between two polls, from [`MIN_INTERVAL`] to [`MAX_INTERVAL`].
    pub interval_seconds: i64,
}

/// What is known of a feed's content, to ask next time whether it has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// As it came.
    pub etag: Option<String>,
    /// As it came.
    pub last_modified: Option<String>,
}

/// What became of a poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Polled {
    /// A feed came and was taken in.
    TakenIn {
        /// Of what came.
        validators: Validators,
        /// Where the feed has moved for good.
        moved_to: Option<String>,
    },
    /// Nothing has changed since the last poll.
    Unchanged,
    /// It did not come, or nothing could be made of it.
    Failed {
        /// Why, in one line without credentials.
        error: String,
        /// For so many seconds its server asks to be left alone.
        retry_after: Option<i64>,
    },
    /// It is gone for good: it is paused until an operator changes it.
    Gone {
        /// In one line without credentials.
        error: String,
    },
}

impl PolledFeed {
    /// Adds a feed of a source, to be polled at once; `None` where the address is polled already.
    pub fn add(
        connection: &mut AnyConnection,
        source: Key,
        url: &str,
        settings: &FeedSettings,
        now: Timestamp,
    ) -> Result<Option<Self>, StoreError> {
        connection.write(|connection| {
            if Self::by_url(connection, url)?.is_some() {
                return Ok(None);
            }
            let values = (
                polled_feeds::id.eq(Id::new(now)),
                polled_feeds::source_key.eq(source),
                polled_feeds::url.eq(url),
                polled_feeds::section.eq(&settings.section),
                polled_feeds::language.eq(&settings.language),
                polled_feeds::interval_seconds.eq(settings.interval_seconds),
                polled_feeds::next_poll_at.eq(now),
                polled_feeds::failures.eq(0),
            );
            let query = diesel::insert_into(polled_feeds::table)
                .values(values)
                .returning(polled_feeds::all_columns);
            Ok(Some(query.get_result(connection)?))
        })
    }

    /// Gives it other settings, and makes it due: also where it was paused or had failed.
    pub fn change(
        &self,
        connection: &mut AnyConnection,
        settings: &FeedSettings,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let values = (
            polled_feeds::section.eq(&settings.section),
            polled_feeds::language.eq(&settings.language),
            polled_feeds::interval_seconds.eq(settings.interval_seconds),
            // What comes again unchanged is taken in with the new settings.
            polled_feeds::etag.eq(None::<String>),
            polled_feeds::last_modified.eq(None::<String>),
            polled_feeds::next_poll_at.eq(now),
            polled_feeds::claimed_until.eq(None::<Timestamp>),
            polled_feeds::failures.eq(0),
            polled_feeds::last_error.eq(None::<String>),
        );
        connection.write(|connection| {
            let query = diesel::update(polled_feeds::table.find(self.key));
            query.set(values).execute(connection)?;
            Ok(())
        })
    }

    /// Polls it no more. What came from it stays.
    pub fn remove(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        connection.write(|connection| {
            diesel::delete(polled_feeds::table.find(self.key)).execute(connection)?;
            Ok(())
        })
    }

    /// Every feed, in the order in which they were added.
    pub fn all(connection: &mut AnyConnection) -> Result<Vec<Self>, StoreError> {
        let query = polled_feeds::table.order(polled_feeds::key);
        Ok(query.select(Self::as_select()).load(connection)?)
    }

    /// The feeds of these sources, in the order in which they were added.
    pub fn of_sources(connection: &mut AnyConnection, sources: &[Key]) -> Result<Vec<Self>, StoreError> {
        let query = polled_feeds::table
            .filter(polled_feeds::source_key.eq_any(sources))
            .order(polled_feeds::key);
        Ok(query.select(Self::as_select()).load(connection)?)
    }

    /// The feed at this address.
    pub fn by_url(connection: &mut AnyConnection, url: &str) -> Result<Option<Self>, StoreError> {
        let query = polled_feeds::table.filter(polled_feeds::url.eq(url));
        Ok(query.select(Self::as_select()).first(connection).optional()?)
    }

    /// Claims the feed that has been due longest, for so many seconds: nobody else gets it before it is
    /// [recorded](Self::record) what became of it, or that time is over. `None` where none is due.
    pub fn claim_due(
        connection: &mut AnyConnection,
        now: Timestamp,
        seconds: i64,
    ) -> Result<Option<Self>, StoreError> {
        // Looks before it locks: most often nothing is due, and others write.
        if Self::first_due(connection, now)?.is_none() {
            return Ok(None);
        }
        connection.write(|connection| match Self::first_due(connection, now)? {
            Some(feed) => feed.claim(connection, now, seconds).map(Some),
            None => Ok(None),
        })
    }

    /// Claims this feed whether or not it is due; `None` where another has claimed it, or it has been removed.
    pub fn claim_now(
        &self,
        connection: &mut AnyConnection,
        now: Timestamp,
        seconds: i64,
    ) -> Result<Option<Self>, StoreError> {
        connection.write(|connection| {
            let query = polled_feeds::table.find(self.key).filter(
                polled_feeds::claimed_until
                    .is_null()
                    .or(polled_feeds::claimed_until.le(now)),
            );
            let free: Option<Self> = query.select(Self::as_select()).first(connection).optional()?;
            match free {
                Some(feed) => feed.claim(connection, now, seconds).map(Some),
                None => Ok(None),
            }
        })
    }

    fn first_due(connection: &mut AnyConnection, now: Timestamp) -> Result<Option<Self>, StoreError> {
        let query = polled_feeds::table
            .filter(polled_feeds::next_poll_at.le(now))
            .filter(
                polled_feeds::claimed_until
                    .is_null()
                    .or(polled_feeds::claimed_until.le(now)),
            )
            .order((polled_feeds::next_poll_at, polled_feeds::key));
        Ok(query.select(Self::as_select()).first(connection).optional()?)
    }

    fn claim(
        mut self,
        connection: &mut AnyConnection,
        now: Timestamp,
        seconds: i64,
    ) -> Result<Self, StoreError> {
        self.claimed_until = Some(now.plus_seconds(seconds));
        diesel::update(polled_feeds::table.find(self.key))
            .set(polled_feeds::claimed_until.eq(self.claimed_until))
            .execute(connection)?;
        Ok(self)
    }

    /// Records what became of polling a feed that was claimed, and gives it back. A feed that was changed, removed or
    /// claimed by another meanwhile is left as it is. `jitter`, from 0 to 1, spreads feeds that failed together.
    pub fn record(
        mut self,
        connection: &mut AnyConnection,
        polled: &Polled,
        jitter: f64,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let claim = self.claimed_until.take();
        self.last_polled_at = Some(now);
        self.learn(polled, jitter, now);
        connection.write(|connection| {
            let mine = polled_feeds::table
                .find(self.key)
                .filter(polled_feeds::claimed_until.eq(claim));
            if let Polled::TakenIn {
                moved_to: Some(url), ..
            } = polled
                && Self::by_url(connection, url)?.is_none()
            {
                self.url.clone_from(url);
            }
            let values = (
                polled_feeds::url.eq(&self.url),
                polled_feeds::etag.eq(&self.etag),
                polled_feeds::last_modified.eq(&self.last_modified),
                polled_feeds::last_polled_at.eq(self.last_polled_at),
                polled_feeds::next_poll_at.eq(self.next_poll_at),
                polled_feeds::claimed_until.eq(None::<Timestamp>),
                polled_feeds::failures.eq(self.failures),
                polled_feeds::last_error.eq(&self.last_error),
            );
            diesel::update(mine).set(values).execute(connection)?;
            Ok(())
        })
    }

    fn learn(&mut self, polled: &Polled, jitter: f64, now: Timestamp) {
        self.last_error = None;
        let wait = match polled {
            Polled::TakenIn { validators, .. } => {
                self.etag.clone_from(&validators.etag);
                self.last_modified.clone_from(&validators.last_modified);
                self.succeed()
            }
            Polled::Unchanged => self.succeed(),
            Polled::Failed { error, retry_after } => {
                self.last_error = Some(error.clone());
                self.failures = self.failures.saturating_add(1);
                Some(match retry_after {
                    Some(seconds) => {
                        (*seconds).clamp(self.interval_seconds, MAX_RETRY_AFTER.max(self.interval_seconds))
                    }
                    None => back_off(self.interval_seconds, self.failures, jitter),
                })
            }
            Polled::Gone { error } => {
                self.last_error = Some(error.clone());
                self.failures = self.failures.saturating_add(1);
                None
            }
        };
        self.next_poll_at = wait.map(|seconds| now.plus_seconds(seconds));
    }

    fn succeed(&mut self) -> Option<i64> {
        self.failures = 0;
        Some(self.interval_seconds)
    }
}

/// How many seconds to wait after so many failures in a row: the interval after the first, then twice as long each
/// time up to [`MAX_BACK_OFF`], and up to a quarter longer by `jitter` from 0 to 1.
fn back_off(interval: i64, failures: i32, jitter: f64) -> i64 {
    let doublings = failures.saturating_sub(1).clamp(0, 20);
    let longest = MAX_BACK_OFF.max(interval);
    let wait = interval.saturating_mul(1 << doublings).min(longest);
    wait + (wait as f64 / 4.0 * jitter.clamp(0.0, 1.0)) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_off_begins_with_the_interval_doubles_and_ends_at_a_day() {
        let waits = [1, 2, 3, 8, i32::MAX].map(|failures| back_off(900, failures, 0.0));
        assert_eq!(waits, [900, 1_800, 3_600, 86_400, 86_400]);
    }

    #[test]
    fn jitter_adds_a_quarter_at_most() {
        assert_eq!(
            [0.0, 0.5, 1.0].map(|jitter| back_off(800, 1, jitter)),
            [800, 900, 1_000]
        );
        assert_eq!(back_off(800, 1, 7.0), 1_000);
    }

    #[test]
    fn feed_that_is_polled_seldom_is_not_asked_sooner_because_it_fails() {
        assert_eq!(back_off(MAX_INTERVAL, 5, 0.0), MAX_INTERVAL);
    }
}
