//! Dead letters: inputs from which something was refused, kept byte for byte until they can be taken in or are dropped.

use diesel::{
    deserialize::{self, FromSql, FromSqlRow},
    prelude::*,
    sql_types::Text,
};
use serde::{Deserialize, Serialize};

use crate::{
    connection::AnyConnection,
    digest::sha256_hex_of_bytes,
    error::StoreError,
    id::{Id, Key},
    page::{Cursor, Page, PageRequest, keyset},
    schema::dead_letters,
    timestamp::Timestamp,
};

/// Why an input, or one item of it, was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// What tells the item from the others of its input; `None` where the input as a whole was refused.
    pub item: Option<String>,
    /// A stable word.
    pub code: String,
    /// In words.
    pub reason: String,
}

/// The reasons of one letter, in the order of its items; kept as a JSON list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromSqlRow)]
#[serde(transparent)]
pub struct Reasons(pub Vec<Reason>);

impl<DB> FromSql<Text, DB> for Reasons
where
    DB: diesel::backend::Backend,
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(serde_json::from_str(&String::from_sql(bytes)?)?)
    }
}

/// An input from which something was refused: everything about it but its bytes, which may be many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Queryable, Selectable)]
#[diesel(table_name = dead_letters)]
pub struct DeadLetter {
    /// Its own number.
    #[serde(skip)]
    pub key: Key,
    /// What it is called outside.
    pub id: Id,
    /// Where it came from: a file's path, `standard input`, or a feed's address without credentials and query.
    pub origin: String,
    /// The format that it was to be read as.
    pub format: String,
    /// What was known of it besides its bytes, as a JSON object.
    #[serde(skip)]
    pub capture: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub digest: String,
    /// How many bytes it has.
    pub size: i64,
    /// Why something of it was refused, when it was last tried.
    pub reasons: Reasons,
    /// When it first came.
    pub first_received_at: Timestamp,
    /// When it last came, or was last tried.
    pub last_received_at: Timestamp,
    /// How often it was tried.
    pub attempts: i32,
}

/// An input that is to be kept as a dead letter.
#[derive(Clone, Copy, Debug)]
pub struct Undelivered<'a> {
    /// As [`DeadLetter::origin`].
    pub origin: &'a str,
    /// As [`DeadLetter::format`].
    pub format: &'a str,
    /// As [`DeadLetter::capture`].
    pub capture: &'a str,
    /// As received.
    pub bytes: &'a [u8],
    /// Why something of it was refused.
    pub reasons: &'a [Reason],
    /// Whether its origin is a list that holds an item for a while: where it holds the same refused items as before
    /// between other neighbours, it stands for what came before instead of being one letter more.
    pub lists_again: bool,
}

impl Undelivered<'_> {
    /// Keeps it. What came from the same origin before with the same bytes is the same letter: it gets the new reasons,
    /// and one attempt more.
    pub fn keep(&self, connection: &mut AnyConnection, now: Timestamp) -> Result<(), StoreError> {
        let digest = sha256_hex_of_bytes(self.bytes);
        let reasons = reasons_json(self.reasons)?;
        connection.write(|connection| match self.known(connection, &digest, &reasons)? {
            Some(letter) => self.repeat(connection, letter, &digest, &reasons, now),
            None => self.insert(connection, &digest, &reasons, now),
        })
    }

    /// The letter that this is one more attempt of.
    fn known(
        &self,
        connection: &mut AnyConnection,
        digest: &str,
        reasons: &str,
    ) -> Result<Option<Key>, StoreError> {
        let of_origin = dead_letters::table.filter(dead_letters::origin.eq(self.origin));
        let of_origin = of_origin.select(dead_letters::key);
        let same = of_origin.filter(dead_letters::digest.eq(digest));
        let same = same.first(connection).optional()?;
        let is_listed_again = self.lists_again && self.reasons.iter().all(|reason| reason.item.is_some());
        if same.is_some() || !is_listed_again {
            return Ok(same);
        }
        let listed = of_origin.filter(dead_letters::reasons.eq(reasons));
        Ok(listed.first(connection).optional()?)
    }

    fn repeat(
        &self,
        connection: &mut AnyConnection,
        letter: Key,
        digest: &str,
        reasons: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let values = (
            dead_letters::format.eq(self.format),
            dead_letters::capture.eq(self.capture),
            dead_letters::digest.eq(digest),
            dead_letters::bytes.eq(self.bytes),
            dead_letters::size.eq(self.size()),
            dead_letters::reasons.eq(reasons),
            dead_letters::last_received_at.eq(now),
            dead_letters::attempts.eq(dead_letters::attempts + 1),
        );
        diesel::update(dead_letters::table.find(letter))
            .set(values)
            .execute(connection)?;
        Ok(())
    }

    fn size(&self) -> i64 {
        i64::try_from(self.bytes.len()).unwrap_or(i64::MAX)
    }

    fn insert(
        &self,
        connection: &mut AnyConnection,
        digest: &str,
        reasons: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let values = (
            dead_letters::id.eq(Id::new(now)),
            dead_letters::origin.eq(self.origin),
            dead_letters::format.eq(self.format),
            dead_letters::capture.eq(self.capture),
            dead_letters::digest.eq(digest),
            dead_letters::bytes.eq(self.bytes),
            dead_letters::size.eq(self.size()),
            dead_letters::reasons.eq(reasons),
            dead_letters::first_received_at.eq(now),
            dead_letters::last_received_at.eq(now),
            dead_letters::attempts.eq(1),
        );
        diesel::insert_into(dead_letters::table)
            .values(values)
            .execute(connection)?;
        Ok(())
    }
}

fn reasons_json(reasons: &[Reason]) -> Result<String, StoreError> {
    serde_json::to_string(reasons).map_err(|error| StoreError::Database(error.to_string()))
}

impl DeadLetter {
    /// A page of the letters, the one that came last first.
    pub fn page(connection: &mut AnyConnection, request: &PageRequest) -> Result<Page<Self>, StoreError> {
        let query = keyset!(
            dead_letters::table.into_boxed(),
            request,
            falling: true,
            dead_letters::last_received_at,
            dead_letters::key
        );
        let rows: Vec<Self> = query.select(Self::as_select()).load(connection)?;
        let place = |row: &Self| Cursor {
            sort: row.last_received_at.as_microseconds(),
            key: row.key,
        };
        let rows = rows.into_iter().map(|row| (place(&row), row)).collect();
        Ok(Page::from_read(rows, request))
    }

    /// How many letters there are.
    pub fn count(connection: &mut AnyConnection) -> Result<i64, StoreError> {
        Ok(dead_letters::table.count().first(connection)?)
    }

    /// The ids of all letters, the oldest first: the order in which to try them again.
    pub fn ids(connection: &mut AnyConnection) -> Result<Vec<Id>, StoreError> {
        let query = dead_letters::table.order(dead_letters::key);
        Ok(query.select(dead_letters::id).load(connection)?)
    }

    /// The letter with this id.
    pub fn by_id(connection: &mut AnyConnection, id: Id) -> Result<Option<Self>, StoreError> {
        let query = dead_letters::table.filter(dead_letters::id.eq(id));
        Ok(query.select(Self::as_select()).first(connection).optional()?)
    }

    /// What came, byte for byte; `None` where the letter has been dropped since.
    pub fn bytes(&self, connection: &mut AnyConnection) -> Result<Option<Vec<u8>>, StoreError> {
        let query = dead_letters::table.find(self.key);
        Ok(query.select(dead_letters::bytes).first(connection).optional()?)
    }

    /// Drops the letter with this id for good, and says whether there was one.
    pub fn remove(connection: &mut AnyConnection, id: Id) -> Result<bool, StoreError> {
        connection.write(|connection| {
            let query = dead_letters::table.filter(dead_letters::id.eq(id));
            Ok(diesel::delete(query).execute(connection)? > 0)
        })
    }
}
