//! Relay connections: arguments in, pages out.

use async_graphql::{
    Context, Object, OutputType, Result,
    connection::{
        Connection, ConnectionNameType, CursorType, DefaultConnectionName, DefaultEdgeName, Edge,
        EdgeNameType, EmptyFields,
    },
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use mediawire_domain::{
    article::{Article, ArticleFilter},
    candidate::Candidate,
    change::Change,
    decision::{Decision, DecisionFilter},
    entity::{Entity, EntityKind},
    id::Key,
    mention::Mention,
    page::{Cursor, Page, PageRequest},
    search::{self, SearchTerms},
    source::Source,
};

use super::{
    error::bad_input,
    global_id::shortened,
    loads::{EntityArticleCount, SpeakerQuoteCount, VersionCount},
    session::Session,
};

/// How many items a page has where none is asked for.
pub(crate) const DEFAULT_PAGE_SIZE: i32 = 20;
/// How many items a page has at most.
pub(crate) const MAX_PAGE_SIZE: i32 = 100;

/// How many items a list without pages is counted as.
pub(crate) const LIST_COST: usize = 5;

/// How many items a field may return, for counting its cost.
pub(crate) fn cost(first: Option<i32>, last: Option<i32>) -> usize {
    let size = first
        .or(last)
        .unwrap_or(DEFAULT_PAGE_SIZE)
        .clamp(1, MAX_PAGE_SIZE);
    usize::try_from(size).unwrap_or_default()
}

/// A list's size as an argument gives it: 1 to 100.
pub(crate) fn size(name: &str, value: i32) -> Result<usize> {
    match usize::try_from(value) {
        Ok(size) if (1..=MAX_PAGE_SIZE).contains(&value) => Ok(size),
        _ => Err(bad_input(format!(
            "`{name}` must be from 1 to {MAX_PAGE_SIZE}, and is {value}"
        ))),
    }
}

/// A page of a connection that goes one way.
pub(crate) fn forward(order: Order, first: Option<i32>, after: Option<String>) -> Result<PageRequest> {
    both_ways(order, first, after, None, None)
}

/// A page of a connection that goes both ways.
pub(crate) fn both_ways(
    order: Order,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
) -> Result<PageRequest> {
    let (limit, backwards) = match (first, last) {
        (Some(_), Some(_)) => return Err(bad_input("`first` and `last` exclude each other")),
        (None, Some(last)) => (size("last", last)?, true),
        (first, None) => (size("first", first.unwrap_or(DEFAULT_PAGE_SIZE))?, false),
    };
    let cursor =
        |name: &str, text: Option<String>| text.map(|text| OpaqueCursor::of(order, name, &text)).transpose();
    Ok(PageRequest {
        limit,
        after: cursor("after", after)?,
        before: cursor("before", before)?,
        backwards,
    })
}

/// What a list is ordered by. A cursor says it, so that one list's cursor is not taken for another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// Articles by the instant of publication.
    Published,
    /// Articles by their last change.
    Changed,
    /// Articles by how well they fit a search.
    Fit,
    /// Entities by how well they fit a name.
    Name,
    /// Sources by when they were first met.
    Met,
    /// A person's quotes.
    Quotes,
    /// An article's versions.
    Versions,
    /// The log.
    Log,
    /// A moment of the log, not a row of it.
    Moment,
    /// Candidates by how many articles mention them.
    Candidates,
    /// Mentions that wait for review.
    Reviews,
    /// Editors' decisions.
    Decisions,
}

const ORDERS: [(Order, char); 12] = [
    (Order::Published, 'p'),
    (Order::Changed, 'c'),
    (Order::Fit, 'f'),
    (Order::Name, 'n'),
    (Order::Met, 'm'),
    (Order::Quotes, 'q'),
    (Order::Versions, 'v'),
    (Order::Log, 'l'),
    (Order::Moment, 'a'),
    (Order::Candidates, 'k'),
    (Order::Reviews, 'r'),
    (Order::Decisions, 'd'),
];

/// A cursor as clients see it.
#[derive(Clone, Copy)]
pub(crate) struct OpaqueCursor {
    pub(crate) order: Order,
    pub(crate) cursor: Cursor,
}

impl OpaqueCursor {
    /// Reads a cursor that must be of this order.
    pub(crate) fn of(order: Order, name: &str, text: &str) -> Result<Cursor> {
        match Self::decode_cursor(text) {
            Ok(cursor) if cursor.order == order => Ok(cursor.cursor),
            Ok(_) => Err(bad_input(format!(
                "`{name}`: `{}` is of another list or order",
                shortened(text)
            ))),
            Err(reason) => Err(bad_input(format!("`{name}`: {reason}"))),
        }
    }
}

impl CursorType for OpaqueCursor {
    type Error = String;

    fn decode_cursor(text: &str) -> std::result::Result<Self, String> {
        let decode = || {
            let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
            let decoded = std::str::from_utf8(&bytes).ok()?;
            let (order, _) = ORDERS.iter().find(|(_, letter)| decoded.starts_with(*letter))?;
            Some(Self {
                order: *order,
                cursor: decoded[1..].parse().ok()?,
            })
        };
        decode().ok_or_else(|| format!("`{}` is not a cursor of this API", shortened(text)))
    }

    fn encode_cursor(&self) -> String {
        let letter = ORDERS
            .iter()
            .find(|(order, _)| *order == self.order)
            .map_or('p', |(_, letter)| *letter);
        URL_SAFE_NO_PAD.encode(format!("{letter}{}", self.cursor))
    }
}

/// A connection with a total.
pub(crate) type Counted<T, F = EmptyFields, N = DefaultConnectionName, E = DefaultEdgeName> =
    Connection<OpaqueCursor, T, Total, F, N, E>;

pub(crate) enum Total {
    Articles(ArticleFilter),
    ArticlesOf(Key),
    QuotesOf(Key),
    VersionsOf(Key),
    Entities(Option<String>, Vec<EntityKind>),
    Hits(SearchTerms, ArticleFilter),
    Sources,
    Changes,
    Candidates(Vec<EntityKind>),
    Reviews,
    Decisions(DecisionFilter),
    Nothing,
}

/// What a connection counts, when it is asked.
#[Object]
impl Total {
    /// How many items there are over all pages. Counted only when asked for.
    async fn total_count(&self, context: &Context<'_>) -> Result<i32> {
        let session = context.data_unchecked::<Session>();
        let total = match self {
            Self::Articles(filter) => {
                session.query(|connection, viewer| Article::count(connection, viewer, filter))?
            }
            Self::ArticlesOf(entity) => session.load(EntityArticleCount(*entity)).await?,
            Self::QuotesOf(person) => session.load(SpeakerQuoteCount(*person)).await?,
            Self::VersionsOf(article) => session.load(VersionCount(*article)).await?,
            Self::Entities(name, kinds) => session
                .query(|connection, viewer| Entity::count(connection, viewer, name.as_deref(), kinds))?,
            Self::Hits(terms, filter) => {
                session.query(|connection, viewer| search::count(connection, viewer, terms, filter))?
            }
            Self::Sources => session.query(|connection, _| Source::count(connection))?,
            Self::Changes => session.query(Change::count)?,
            Self::Candidates(kinds) => session.query(|connection, _| Candidate::count(connection, kinds))?,
            Self::Reviews => session.query(|connection, _| Mention::count_for_review(connection))?,
            Self::Decisions(filter) => session.query(|connection, _| Decision::count(connection, filter))?,
            Self::Nothing => 0,
        };
        Ok(i32::try_from(total).unwrap_or(i32::MAX))
    }
}

/// Turns a page into a connection.
pub(crate) fn connection<T, U, N, E>(
    order: Order,
    page: Page<T>,
    total: Total,
    node: impl Fn(T) -> U,
) -> Counted<U, EmptyFields, N, E>
where
    U: OutputType,
    N: ConnectionNameType,
    E: EdgeNameType,
{
    let mut connection = Connection::with_additional_fields(page.has_previous, page.has_next, total);
    let edges = page
        .rows
        .into_iter()
        .map(|(cursor, row)| Edge::new(OpaqueCursor { order, cursor }, node(row)));
    connection.edges.extend(edges);
    connection
}
