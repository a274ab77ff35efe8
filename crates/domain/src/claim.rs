//! What articles say about treaties.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::{
    connection::AnyConnection,
    desk::Verdict,
    error::StoreError,
    id::Key,
    mention::Origin,
    schema::{articles, claims, treaty_link_verdicts, treaty_links},
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
        let verdicts = verdicts(connection, predicate, side, treaties)?;
        let found = |pair: (Key, Key), verdict: Verdict| verdicts.get(&pair) == Some(&verdict);
        let mut pairs = authority_pairs(connection, predicate, side, treaties)?;
        let verified = verdicts
            .iter()
            .filter(|(_, verdict)| **verdict == Verdict::Verified);
        pairs.extend(verified.map(|(pair, _)| *pair));
        pairs.sort_unstable();
        pairs.dedup();
        let mut links: Vec<(Key, Self)> = pairs
            .into_iter()
            .map(|(treaty, other)| (treaty, Self::without_claims(other, true)))
            .collect();
        for claim in claims_of(connection, viewer, predicate, side, treaties)? {
            let (treaty, other) = (claim.end(side), claim.end(side.other()));
            let known = links
                .iter()
                .position(|(key, link)| *key == treaty && link.other_key == other);
            let place = known.unwrap_or_else(|| {
                links.push((treaty, Self::without_claims(other, false)));
                links.len() - 1
            });
            links[place].1.claims.push(claim);
        }
        links.retain(|(treaty, link)| !found((*treaty, link.other_key), Verdict::Rejected));
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

/// Selects the pairs of one side and the other from a table of links.
macro_rules! pairs {
    ($table:ident, $connection:expr, $predicate:expr, $side:expr, $treaties:expr $(, $more:expr)?) => {{
        let links = $table::table.filter($table::predicate.eq($predicate));
        let (subject, object) = ($table::subject_key, $table::object_key);
        match $side {
            Side::Subject => links
                .filter(subject.eq_any($treaties))
                .select((subject, object $(, $more)?))
                .load($connection)?,
            Side::Object => links
                .filter(object.eq_any($treaties))
                .select((object, subject $(, $more)?))
                .load($connection)?,
        }
    }};
}

fn authority_pairs(
    connection: &mut AnyConnection,
    predicate: ClaimPredicate,
    side: Side,
    treaties: &[Key],
) -> Result<Vec<(Key, Key)>, StoreError> {
    Ok(pairs!(treaty_links, connection, predicate, side, treaties))
}

fn verdicts(
    connection: &mut AnyConnection,
    predicate: ClaimPredicate,
    side: Side,
    treaties: &[Key],
) -> Result<HashMap<(Key, Key), Verdict>, StoreError> {
    let rows: Vec<(Key, Key, Verdict)> = pairs!(
        treaty_link_verdicts,
        connection,
        predicate,
        side,
        treaties,
        treaty_link_verdicts::verdict
    );
    Ok(rows
        .into_iter()
        .map(|(treaty, other, verdict)| ((treaty, other), verdict))
        .collect())
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
