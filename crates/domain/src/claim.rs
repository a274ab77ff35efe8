//! What articles say about treaties.

use diesel::prelude::*;

use crate::{
    connection::AnyConnection,
    error::StoreError,
    id::Key,
    mention::Origin,
    schema::{articles, claims, treaty_links},
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
#[derive(Clone, Debug, Queryable, Selectable)]
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

/// A treaty that another is said to replace, or to be replaced by.
#[derive(Clone, Debug)]
pub struct TreatyLink {
    /// The treaty at the other end.
    pub other_key: Key,
    /// What visible articles say of it.
    pub claims: Vec<Claim>,
    /// Whether the authority has it.
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
    /// What stands at the other end of SUPERSEDES from these treaties on this side, by the authority and by visible
    /// articles. Two statements, whatever the number of treaties.
    pub fn of_treaties(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        side: Side,
        treaties: &[Key],
    ) -> Result<Vec<(Key, Self)>, StoreError> {
        let mut links: Vec<(Key, Self)> = verified_pairs(connection, side, treaties)?
            .into_iter()
            .map(|(treaty, other_key)| {
                (
                    treaty,
                    Self {
                        other_key,
                        claims: Vec::new(),
                        verified: true,
                    },
                )
            })
            .collect();
        for claim in superseding_claims(connection, viewer, side, treaties)? {
            let (treaty, other_key) = (claim.end(side), claim.end(side.other()));
            let known = links
                .iter_mut()
                .find(|(key, link)| *key == treaty && link.other_key == other_key);
            match known {
                Some((_, link)) => link.claims.push(claim),
                None => links.push((
                    treaty,
                    Self {
                        other_key,
                        claims: vec![claim],
                        verified: false,
                    },
                )),
            }
        }
        Ok(links)
    }
}

fn verified_pairs(
    connection: &mut AnyConnection,
    side: Side,
    treaties: &[Key],
) -> Result<Vec<(Key, Key)>, StoreError> {
    let links = treaty_links::table.filter(treaty_links::predicate.eq(ClaimPredicate::Supersedes));
    let (subject, object) = (treaty_links::subject_key, treaty_links::object_key);
    Ok(match side {
        Side::Subject => links
            .filter(subject.eq_any(treaties))
            .select((subject, object))
            .load(connection)?,
        Side::Object => links
            .filter(object.eq_any(treaties))
            .select((object, subject))
            .load(connection)?,
    })
}

fn superseding_claims(
    connection: &mut AnyConnection,
    viewer: &Viewer,
    side: Side,
    treaties: &[Key],
) -> Result<Vec<Claim>, StoreError> {
    let query = claims::table
        .inner_join(articles::table)
        .filter(claims::predicate.eq(ClaimPredicate::Supersedes))
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
