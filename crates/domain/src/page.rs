//! Keyset paging: a page is asked for by the row that it follows or precedes, never by a number of rows to skip, so
//! that writes beside it neither repeat nor hide a row and the thousandth page costs what the first does.

use std::{fmt, str::FromStr};

use diesel::RunQueryDsl;

use crate::{
    connection::{AnyConnection, Backend},
    error::StoreError,
};

/// A row's place in an order: what the order sorts by, then the row's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cursor {
    /// What the order sorts by: an instant, a sequence number or a rank.
    pub sort: i64,
    /// Breaks ties.
    pub key: i64,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.sort, self.key)
    }
}

impl FromStr for Cursor {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let numbers = text
            .split_once('.')
            .and_then(|(sort, key)| Some((sort.parse().ok()?, key.parse().ok()?)));
        numbers
            .map(|(sort, key)| Self { sort, key })
            .ok_or_else(|| format!("`{text}` is no cursor"))
    }
}

/// Which page of an order: `limit` rows from its start, or from its end when `backwards`, between two cursors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PageRequest {
    /// How many rows, from 1.
    pub limit: usize,
    /// Only rows behind this one.
    pub after: Option<Cursor>,
    /// Only rows ahead of this one.
    pub before: Option<Cursor>,
    /// The last rows instead of the first; they still come in the order's direction.
    pub backwards: bool,
}

impl PageRequest {
    /// The first `limit` rows.
    pub fn first(limit: usize) -> Self {
        Self {
            limit,
            after: None,
            before: None,
            backwards: false,
        }
    }

    /// How many rows to read: one more than asked for tells whether there is another page.
    pub(crate) fn rows_to_read(&self) -> i64 {
        i64::try_from(self.limit).unwrap_or(i64::MAX).saturating_add(1)
    }

    /// The bounds to read between in an order that falls, as (above, below): rows above the one and below the other.
    pub(crate) fn bounds(&self, falling: bool) -> (Option<Cursor>, Option<Cursor>) {
        if falling {
            (self.before, self.after)
        } else {
            (self.after, self.before)
        }
    }

    /// Whether rows are read from the greatest down.
    pub(crate) fn reads_down(&self, falling: bool) -> bool {
        falling != self.backwards
    }
}

/// Some rows of an order, and whether there are more on either side.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// The rows with their places, in the order's direction.
    pub rows: Vec<(Cursor, T)>,
    /// Whether rows follow the last one.
    pub has_next: bool,
    /// Whether rows precede the first one.
    pub has_previous: bool,
}

impl<T> Page<T> {
    /// Makes a page of what was read for `request`: at most one row more than its limit, as they were read.
    pub fn from_read(mut rows: Vec<(Cursor, T)>, request: &PageRequest) -> Self {
        let more = rows.len() > request.limit;
        rows.truncate(request.limit);
        if request.backwards {
            rows.reverse();
            Self {
                rows,
                has_next: request.before.is_some(),
                has_previous: more,
            }
        } else {
            Self {
                rows,
                has_next: more,
                has_previous: request.after.is_some(),
            }
        }
    }

    /// The same page of other things: one for each row, in the rows' order.
    pub fn of<U>(self, things: impl IntoIterator<Item = U>) -> Page<U> {
        let cursors = self.rows.into_iter().map(|(cursor, _)| cursor);
        Page {
            rows: cursors.zip(things).collect(),
            has_next: self.has_next,
            has_previous: self.has_previous,
        }
    }
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            has_next: false,
            has_previous: false,
        }
    }
}

/// Narrows a boxed query to a page of the order by `$sort` and then `$key`, and orders it in the direction to read.
macro_rules! keyset {
    ($query:expr, $request:expr, falling: $falling:expr, $sort:expr, $key:expr) => {{
        use diesel::{BoolExpressionMethods, ExpressionMethods, QueryDsl};
        let request: &$crate::page::PageRequest = $request;
        let falling: bool = $falling;
        let (above, below) = request.bounds(falling);
        let mut query = $query;
        if let Some(low) = above {
            query = query.filter($sort.gt(low.sort).or($sort.eq(low.sort).and($key.gt(low.key))));
        }
        if let Some(high) = below {
            query = query.filter($sort.lt(high.sort).or($sort.eq(high.sort).and($key.lt(high.key))));
        }
        if request.reads_down(falling) {
            query = query.order(($sort.desc(), $key.desc()));
        } else {
            query = query.order(($sort.asc(), $key.asc()));
        }
        query.limit(request.rows_to_read())
    }};
}
pub(crate) use keyset;

/// Narrows a statement that ends with its conditions to a page of the order by `sort` and then `key`, both falling.
pub(crate) fn ranged(rows: &str, (sort, key): (&str, &str), request: &PageRequest) -> String {
    let (above, below) = request.bounds(true);
    let bound = |cursor: Option<Cursor>, sign: &str| match cursor {
        Some(cursor) => format!("AND ({sort}, {key}) {sign} ({}, {})", cursor.sort, cursor.key),
        None => String::new(),
    };
    let direction = if request.reads_down(true) { "DESC" } else { "ASC" };
    format!(
        "{rows} {} {} ORDER BY {sort} {direction}, {key} {direction} LIMIT {}",
        bound(above, ">"),
        bound(below, "<"),
        request.rows_to_read()
    )
}

/// How many pages one statement reads: SQLite unites 500 at most.
const MAX_UNITED: usize = 400;

/// Runs the pages of many parents as one statement, or as few where they are very many. Each is a range of an index that ends with its page, however
/// many rows lie behind it.
pub(crate) fn union_all<T>(
    ranges: impl Iterator<Item = String>,
    connection: &mut AnyConnection,
) -> Result<Vec<T>, StoreError>
where
    T: diesel::deserialize::QueryableByName<Backend> + 'static,
{
    let parts: Vec<String> = ranges
        .enumerate()
        .map(|(i, range)| format!("SELECT * FROM ({range}) AS r{i}"))
        .collect();
    let mut rows = Vec::new();
    for parts in parts.chunks(MAX_UNITED) {
        rows.extend(diesel::sql_query(parts.join(" UNION ALL ")).load(connection)?);
    }
    Ok(rows)
}
