//! Stories that their senders take back: at once where they are here, and else as soon as they come.

use diesel::prelude::*;

use crate::{
    article::{Article, PubStatus},
    connection::AnyConnection,
    error::StoreError,
    hold::Hold,
    id::Key,
    identity::{Name, is_own, named, sender},
    receive::{Outcome, Reception},
    schema::early_withdrawals,
    source::Source,
    story::{Story, Withdrawal},
    timestamp::Timestamp,
};

impl Withdrawal {
    /// Takes back what this names, or remembers that it must not be shown when it comes.
    pub(crate) fn receive(
        &self,
        connection: &mut AnyConnection,
        reception: Reception<'_>,
    ) -> Result<Outcome, StoreError> {
        if is_own(connection, self.guid.as_deref())? {
            return Ok(Outcome::Unchanged);
        }
        let source = match &self.source {
            Some(name) => Some(Source::named(connection, name, reception.now)?.key),
            None => None,
        };
        let name = Name {
            guid: self.guid.as_deref(),
            source_url: self.source_url.as_deref(),
            source,
            sender: sender(connection, reception)?,
            headline: None,
        };
        // Another's story at the same address is not this sender's to take back.
        let article = named(connection, &name)?.filter(|article| name.is_senders(article));
        match article {
            Some(mut article) => hold_back(
                connection,
                &mut article,
                self.pub_status,
                self.reason(),
                reception.now,
            ),
            None => self.remember(connection, name.sender.or(source), reception.now),
        }
    }

    fn reason(&self) -> String {
        let reason = self.reason.clone();
        reason.unwrap_or_else(|| stated(self.pub_status).to_owned())
    }

    fn remember(
        &self,
        connection: &mut AnyConnection,
        source: Option<Key>,
        now: Timestamp,
    ) -> Result<Outcome, StoreError> {
        let known = remembered(connection, &self.guid, &self.source_url)?;
        if known
            .iter()
            .any(|(by, status, _)| (*by, *status) == (source, self.pub_status))
        {
            return Ok(Outcome::Unchanged);
        }
        let values = (
            early_withdrawals::source_key.eq(source),
            early_withdrawals::guid.eq(&self.guid),
            early_withdrawals::source_url.eq(&self.source_url),
            early_withdrawals::pub_status.eq(self.pub_status),
            early_withdrawals::reason.eq(self.reason()),
            early_withdrawals::at.eq(now),
        );
        diesel::insert_into(early_withdrawals::table)
            .values(values)
            .execute(connection)?;
        Ok(Outcome::Withdrawn)
    }
}

/// What its sender said of a story before it came: the gravest status, and why.
pub(crate) fn early(
    connection: &mut AnyConnection,
    story: &Story,
    senders: &[Option<Key>],
) -> Result<Option<(PubStatus, String)>, StoreError> {
    let known = remembered(connection, &story.guid, &story.source_url)?;
    let is_senders = |(by, ..): &Remembered| by.is_none() || senders.contains(by);
    let gravest = known
        .into_iter()
        .filter(is_senders)
        .max_by_key(|(_, status, _)| *status == PubStatus::Canceled);
    Ok(gravest.map(|(_, status, reason)| (status, reason)))
}

/// By whom a story was taken back before it came, to which status, and why.
type Remembered = (Option<Key>, PubStatus, String);

fn remembered(
    connection: &mut AnyConnection,
    guid: &Option<String>,
    source_url: &Option<String>,
) -> Result<Vec<Remembered>, StoreError> {
    let is_named = early_withdrawals::guid.eq(guid).or(early_withdrawals::guid
        .is_null()
        .and(early_withdrawals::source_url.eq(source_url)));
    let columns = (
        early_withdrawals::source_key,
        early_withdrawals::pub_status,
        early_withdrawals::reason,
    );
    Ok(early_withdrawals::table
        .filter(is_named)
        .order(early_withdrawals::key.desc())
        .select(columns)
        .load(connection)?)
}

/// Withholds or kills an article in its sender's name. A kill stays a kill.
pub(crate) fn hold_back(
    connection: &mut AnyConnection,
    article: &mut Article,
    status: PubStatus,
    reason: String,
    now: Timestamp,
) -> Result<Outcome, StoreError> {
    if article.pub_status == status || article.pub_status == PubStatus::Canceled {
        return Ok(Outcome::Unchanged);
    }
    let hold = Hold {
        article_key: article.key,
        reason,
        replacement_key: None,
        placed_by: None,
        at: now,
    };
    hold.place(connection, article, status)?;
    Ok(Outcome::Withdrawn)
}

/// What is said of a story that its sender takes back without a word.
pub(crate) fn stated(status: PubStatus) -> &'static str {
    match status {
        PubStatus::Canceled => "its sender killed the story",
        PubStatus::Usable | PubStatus::Withheld => "its sender is holding the story back",
    }
}
