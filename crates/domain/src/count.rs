//! Counting for many parents in one statement.

use diesel::{prelude::*, sql_types::BigInt};

use crate::{connection::AnyConnection, error::StoreError, id::Key};

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    of_key: Key,
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Runs a statement that selects `of_key` and `number`.
pub(crate) fn counts(
    connection: &mut AnyConnection,
    statement: String,
) -> Result<Vec<(Key, i64)>, StoreError> {
    let rows: Vec<Count> = diesel::sql_query(statement).load(connection)?;
    Ok(rows.into_iter().map(|row| (row.of_key, row.number)).collect())
}

/// Keys as SQL lists them. `-1` is no row's key and keeps an empty list valid.
pub(crate) fn list(keys: &[Key]) -> String {
    let numbers: Vec<String> = keys.iter().map(Key::to_string).collect();
    if numbers.is_empty() {
        "-1".to_owned()
    } else {
        numbers.join(", ")
    }
}
