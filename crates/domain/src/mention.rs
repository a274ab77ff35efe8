//! Mentions: spans of an article's text that name an entity.

use std::collections::HashSet;

use diesel::{
    prelude::*,
    sql_types::{BigInt, Nullable, Text},
};

pub use crate::annotate::MentionKind;
use crate::{
    annotate::{self, PUBLISHED_CONFIDENCE},
    connection::AnyConnection,
    error::StoreError,
    id::Key,
    page::{PageRequest, ranged, union_all},
    schema::mentions,
    span::Span,
    text_enum::text_enum,
    visibility::Viewer,
};

text_enum! {
    /// Who found something.
    Origin {
        /// The annotator.
        Machine = "MACHINE",
        /// An editor.
        Editor = "EDITOR",
    }
}

/// One span that names an entity.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable)]
#[diesel(table_name = mentions)]
pub struct Mention {
    /// The article it is in.
    pub article_key: Key,
    /// The entity it names.
    pub entity_key: Key,
    /// Where it is.
    #[diesel(select_expression = (mentions::part, mentions::block, mentions::start_byte, mentions::end_byte))]
    #[diesel(select_expression_type = (mentions::part, mentions::block, mentions::start_byte, mentions::end_byte))]
    pub span: Span,
    /// By name or by a description.
    pub kind: MentionKind,
    /// The office stated beside it, word for word.
    pub stated_role: Option<String>,
    /// The organisation that this office belongs to.
    pub role_organisation_key: Option<Key>,
    /// Who found it.
    pub origin: Origin,
    /// 0 to 1; an editor's is 1.
    pub confidence: f64,
}

/// An office as an article states it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StatedRole {
    /// Word for word.
    pub role: String,
    /// The organisation that it belongs to, where the article leaves no doubt.
    pub organisation_key: Option<Key>,
    /// The article that states it.
    pub article_key: Key,
}

impl Mention {
    /// The published mentions in these articles, each article's in reading order.
    pub fn of_articles(connection: &mut AnyConnection, articles: &[Key]) -> Result<Vec<Self>, StoreError> {
        let query = mentions::table
            .filter(mentions::article_key.eq_any(articles))
            .filter(mentions::confidence.ge(PUBLISHED_CONFIDENCE));
        Ok(query
            .order((mentions::article_key, mentions::key))
            .select(Self::as_select())
            .load(connection)?)
    }

    /// The words that it is, in the text that it is in.
    pub fn words<'a>(&self, text: annotate::Text<'a>) -> Option<&'a str> {
        text.block(self.span.part, self.span.block)?
            .get(self.span.start..self.span.end)
    }

    /// The mentions in an article, also those that wait for review, in reading order.
    pub(crate) fn all_of_article(
        connection: &mut AnyConnection,
        article: Key,
    ) -> Result<Vec<Self>, StoreError> {
        Ok(mentions::table
            .filter(mentions::article_key.eq(article))
            .order(mentions::key)
            .select(Self::as_select())
            .load(connection)?)
    }
}

#[derive(QueryableByName)]
struct RoleRow {
    #[diesel(sql_type = BigInt)]
    entity_key: Key,
    #[diesel(sql_type = BigInt)]
    article_key: Key,
    #[diesel(sql_type = Text)]
    stated_role: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    role_organisation_key: Option<Key>,
}

/// How many statements of a person's offices are looked at.
const NEWEST_ROLES: usize = 200;

impl StatedRole {
    /// The offices that visible articles state for these people, each person's newest first and each wording once
    /// an article.
    pub fn of_people(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        people: &[Key],
    ) -> Result<Vec<(Key, Self)>, StoreError> {
        let range = |person: &Key| {
            let rows = format!(
                "SELECT mentions.entity_key, mentions.article_key, mentions.stated_role, mentions.role_organisation_key \
                 FROM mentions JOIN articles ON articles.key = mentions.article_key \
                 WHERE mentions.entity_key = {person} AND mentions.stated_role IS NOT NULL \
                 AND mentions.confidence >= {PUBLISHED_CONFIDENCE} AND {}",
                viewer.condition()
            );
            let order = ("articles.published_at", "mentions.key");
            ranged(&rows, order, &PageRequest::first(NEWEST_ROLES))
        };
        let rows: Vec<RoleRow> = union_all(people.iter().map(range), connection)?;
        let mut seen = HashSet::new();
        let is_new = |row: &RoleRow| seen.insert((row.entity_key, row.article_key, row.stated_role.clone()));
        Ok(rows
            .into_iter()
            .filter(is_new)
            .map(|row| {
                let role = Self {
                    role: row.stated_role,
                    organisation_key: row.role_organisation_key,
                    article_key: row.article_key,
                };
                (row.entity_key, role)
            })
            .collect())
    }
}
