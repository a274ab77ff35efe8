//! Mentions: spans of an article's text that name an entity.

use diesel::prelude::*;

pub use crate::annotate::MentionKind;
use crate::{
    connection::AnyConnection,
    error::StoreError,
    id::Key,
    schema::{articles, mentions},
    span::Span,
    text_enum::text_enum,
    visibility::{Viewer, visible_to},
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
#[derive(Clone, Debug, Queryable, Selectable)]
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
    /// The article that states it.
    pub article_key: Key,
}

impl Mention {
    /// The mentions in these articles, each article's in reading order.
    pub fn of_articles(connection: &mut AnyConnection, articles: &[Key]) -> Result<Vec<Self>, StoreError> {
        let query = mentions::table.filter(mentions::article_key.eq_any(articles));
        Ok(query
            .order((mentions::article_key, mentions::key))
            .select(Self::as_select())
            .load(connection)?)
    }
}

impl StatedRole {
    /// The offices that visible articles state for these people, each person's newest first and each wording once
    /// an article.
    pub fn of_people(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        people: &[Key],
    ) -> Result<Vec<(Key, Self)>, StoreError> {
        let rows: Vec<(Key, Option<String>, Key)> = mentions::table
            .inner_join(articles::table)
            .filter(
                mentions::entity_key
                    .eq_any(people)
                    .and(mentions::stated_role.is_not_null()),
            )
            .filter(visible_to!(viewer))
            .order((articles::published_at.desc(), articles::key.desc(), mentions::key))
            .select((mentions::entity_key, mentions::stated_role, mentions::article_key))
            .limit(1_000)
            .load(connection)?;
        let mut seen = std::collections::HashSet::new();
        let stated = rows.into_iter().filter_map(|(person, role, article_key)| {
            Some((
                person,
                Self {
                    role: role?,
                    article_key,
                },
            ))
        });
        Ok(stated.filter(|row| seen.insert(row.clone())).collect())
    }
}
