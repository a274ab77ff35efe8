//! What articles that mention the same entities have in common.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use mediawire_domain::{
    article::{Article as DomainArticle, ArticleFilter, ArticleOrder},
    co_mention::shared_by_all,
    id::Key,
};

use super::{
    article::Article,
    entity::domain_kinds,
    enums::EntityKind,
    filter::entity_keys,
    finding::CoMention,
    paging::{Counted, Order, Total, connection, cost, forward, size},
    session::Session,
};

pub(crate) struct CrossReference {
    entities: Vec<Key>,
}

/// What articles that mention all of some entities have in common.
#[Object]
impl CrossReference {
    /// The articles that mention all of them, newest first.
    #[graphql(complexity = "cost(first, None) * child_complexity + 1")]
    async fn articles(
        &self,
        context: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Counted<Article>> {
        let session = context.data_unchecked::<Session>();
        let request = forward(Order::Published, first, after)?;
        let filter = ArticleFilter {
            mentions: self.entities.clone(),
            ..ArticleFilter::default()
        };
        let page = session.query(|connection, viewer| {
            DomainArticle::page(connection, viewer, &filter, ArticleOrder::NewestFirst, &request)
        })?;
        Ok(connection(
            Order::Published,
            page,
            Total::Articles(filter),
            |row| Article::new(session.viewer(), Arc::new(row)),
        ))
    }

    /// What else these articles mention, most often first; 20 where no number is given, 100 at most.
    #[graphql(complexity = "cost(first, None) * child_complexity + 1")]
    async fn shared(
        &self,
        context: &Context<'_>,
        kinds: Option<Vec<EntityKind>>,
        first: Option<i32>,
    ) -> Result<Vec<CoMention>> {
        let session = context.data_unchecked::<Session>();
        let limit = size("first", first.unwrap_or(20))?;
        let kinds = domain_kinds(kinds);
        let shared = session
            .query(|connection, viewer| shared_by_all(connection, viewer, &self.entities, &kinds, limit))?;
        Ok(shared
            .into_iter()
            .map(|(entity, article_count)| CoMention {
                entity,
                article_count,
            })
            .collect())
    }
}

impl CrossReference {
    pub(crate) async fn new(session: &Session, ids: &[ID]) -> Result<Self> {
        Ok(Self {
            entities: entity_keys(session, ids).await?,
        })
    }
}
