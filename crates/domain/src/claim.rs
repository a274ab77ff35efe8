//! What articles say about treaties.

use diesel::{
    prelude::*,
    sql_types::{BigInt, Bool, Nullable, Text},
};

use crate::{
    connection::AnyConnection,
    count::list,
    desk::Verdict,
    error::StoreError,
    id::Key,
    mention::Origin,
    schema::{articles, claims},
    span::Span,
    text_enum::text_enum,
    visibility::{Viewer, visible_to},
};

text_enum! {
    /// What a claim says its subject does to its object.
    ClaimPredicate {
        /// The subject replaces the object.
        Supersedes = "SUPERSEDES",
        /// The subject changes the object, which stays in force.
        Amends = "AMENDS",
    }
}

text_enum! {
    /// How firmly a claim is made.
    Modality {
        /// It may, should or is meant to happen.
        Proposed = "PROPOSED",
        /// It happens if something else does.
        Conditional = "CONDITIONAL",
        /// Somebody is reported to say that it happens or will happen.
        Reported = "REPORTED",
        /// The article states it, in its own voice, as having happened.
        Confirmed = "CONFIRMED",
    }
}

/// What an article says that one treaty does to another.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable)]
#[diesel(table_name = claims)]
pub struct Claim {
    /// The article that says so.
    pub article_key: Key,
    /// What the subject does.
    pub predicate: ClaimPredicate,
    /// The newer treaty.
    pub subject_key: Key,
    /// The older treaty.
    pub object_key: Key,
    /// How firmly.
    pub modality: Modality,
    /// Who says so, where the article names one.
    pub speaker_key: Option<Key>,
    /// The words that say so.
    #[diesel(select_expression = (claims::part, claims::block, claims::start_byte, claims::end_byte))]
    #[diesel(select_expression_type = (claims::part, claims::block, claims::start_byte, claims::end_byte))]
    pub evidence: Span,
    /// Who found it.
    pub origin: Origin,
}

/// The side of a link that a treaty is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// It replaces.
    Subject,
    /// It is replaced.
    Object,
}

/// A treaty that another is said to replace or to change, or to be replaced or changed by.
#[derive(Clone, Debug)]
pub struct TreatyLink {
    /// The treaty at the other end.
    pub other_key: Key,
    /// What visible articles say of it.
    pub claims: Vec<Claim>,
    /// Whether the authority has it, or an editor has found that it holds.
    pub verified: bool,
}

impl Claim {
    /// The claims in these articles, each article's in reading order.
    pub fn of_articles(connection: &mut AnyConnection, articles: &[Key]) -> Result<Vec<Self>, StoreError> {
        let query = claims::table.filter(claims::article_key.eq_any(articles));
        Ok(query
            .order((claims::article_key, claims::key))
            .select(Self::as_select())
            .load(connection)?)
    }

    /// The key of the treaty on this side.
    fn end(&self, side: Side) -> Key {
        match side {
            Side::Subject => self.subject_key,
            Side::Object => self.object_key,
        }
    }
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Subject => Self::Object,
            Self::Object => Self::Subject,
        }
    }
}

impl TreatyLink {
    /// What these treaties on one side of a predicate are linked to: first what is verified, then what is claimed, the
    /// latest claim first. Claims are those of visible articles. A link that an editor rejected is left out.
    pub fn of_treaties(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        predicate: ClaimPredicate,
        side: Side,
        treaties: &[Key],
    ) -> Result<Vec<(Key, Self)>, StoreError> {
        let known = known(connection, predicate, side, treaties)?;
        let is_rejected = |pair: (Key, Key)| {
            known
                .iter()
                .any(|row| row.pair() == pair && row.verdict == Some(Verdict::Rejected))
        };
        // A candidate's name comes from articles, and is told where one of them is.
        let told = known.iter().filter(|row| !row.is_candidate);
        let mut pairs: Vec<(Key, Key)> = told.map(Known::pair).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut links: Vec<(Key, Self)> = pairs
            .into_iter()
            .map(|(treaty, other)| (treaty, Self::without_claims(other, true)))
            .collect();
        for claim in claims_of(connection, viewer, predicate, side, treaties)? {
            let (treaty, other) = (claim.end(side), claim.end(side.other()));
            let shown = links
                .iter()
                .position(|(key, link)| *key == treaty && link.other_key == other);
            let place = shown.unwrap_or_else(|| {
                let verified = known.iter().any(|row| row.pair() == (treaty, other));
                links.push((treaty, Self::without_claims(other, verified)));
                links.len() - 1
            });
            links[place].1.claims.push(claim);
        }
        links.retain(|(treaty, link)| !is_rejected((*treaty, link.other_key)));
        Ok(links)
    }

    fn without_claims(other_key: Key, verified: bool) -> Self {
        Self {
            other_key,
            claims: Vec::new(),
            verified,
        }
    }
}

/// A link that the authority has, or that an editor has looked at.
#[derive(QueryableByName)]
struct Known {
    #[diesel(sql_type = BigInt)]
    treaty_key: Key,
    #[diesel(sql_type = BigInt)]
    other_key: Key,
    /// What the editor found.
    #[diesel(sql_type = Nullable<Text>)]
    verdict: Option<Verdict>,
    /// Whether the authority lacks the treaty at the other end.
    #[diesel(sql_type = Bool)]
    is_candidate: bool,
}

impl Known {
    fn pair(&self) -> (Key, Key) {
        (self.treaty_key, self.other_key)
    }
}

fn known(
    connection: &mut AnyConnection,
    predicate: ClaimPredicate,
    side: Side,
    treaties: &[Key],
) -> Result<Vec<Known>, StoreError> {
    let (own, other) = match side {
        Side::Subject => ("subject_key", "object_key"),
        Side::Object => ("object_key", "subject_key"),
    };
    let rows = |verdict: &str, table: &str| {
        format!(
            "SELECT {own} AS treaty_key, {other} AS other_key, {verdict} AS verdict, \
                    entities.status = 'CANDIDATE' AS is_candidate \
             FROM {table} JOIN entities ON entities.key = {other} \
             WHERE predicate = '{predicate}' AND {own} IN ({})",
            list(treaties)
        )
    };
    let statement = format!(
        "{} UNION ALL {}",
        rows("CAST(NULL AS TEXT)", "treaty_links"),
        rows("verdict", "treaty_link_verdicts")
    );
    Ok(diesel::sql_query(statement).load(connection)?)
}

fn claims_of(
    connection: &mut AnyConnection,
    viewer: &Viewer,
    predicate: ClaimPredicate,
    side: Side,
    treaties: &[Key],
) -> Result<Vec<Claim>, StoreError> {
    let query = claims::table
        .inner_join(articles::table)
        .filter(claims::predicate.eq(predicate))
        .filter(visible_to!(viewer))
        .into_boxed();
    let query = match side {
        Side::Subject => query.filter(claims::subject_key.eq_any(treaties)),
        Side::Object => query.filter(claims::object_key.eq_any(treaties)),
    };
    Ok(query
        .order((articles::published_at.desc(), claims::key))
        .select(Claim::as_select())
        .load(connection)?)
}
