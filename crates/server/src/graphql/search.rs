//! Search results.

use std::sync::Arc;

use async_graphql::{
    Context, Object, OutputType, Result,
    connection::{Connection, ConnectionNameType, Edge, EdgeNameType},
};
use mediawire_domain::{
    article::ArticleFilter,
    id::Key,
    page::Page,
    search::{Hit, SearchTerms, snippet},
    visibility::Viewer,
};

use super::{
    article::Article,
    loads::CurrentText,
    paging::{Counted, OpaqueCursor, Order, Total},
    session::Session,
};

/// How many characters a snippet has.
const SNIPPET_LENGTH: usize = 160;

/// Names the search's connection.
pub(crate) struct SearchConnectionName;

impl ConnectionNameType for SearchConnectionName {
    fn type_name<T: OutputType>() -> String {
        "SearchConnection".to_owned()
    }
}

/// Names the search's edges.
pub(crate) struct SearchEdgeName;

impl EdgeNameType for SearchEdgeName {
    fn type_name<T: OutputType>() -> String {
        "SearchEdge".to_owned()
    }
}

/// The search's pages.
pub(crate) type SearchConnection = Counted<Article, Match, SearchConnectionName, SearchEdgeName>;

pub(crate) struct Match {
    article: Key,
    score: f64,
    terms: SearchTerms,
}

/// How an article fits a search.
#[Object]
impl Match {
    /// How well it fits: greater is better. Only to be compared within one search.
    async fn score(&self) -> f64 {
        self.score
    }

    /// A stretch of the text around the first word that was found.
    async fn snippet(&self, context: &Context<'_>) -> Result<String> {
        let session = context.data_unchecked::<Session>();
        let version = session.load(CurrentText(self.article)).await?;
        Ok(version
            .map(|version| snippet(version.body.text(), &self.terms, SNIPPET_LENGTH))
            .unwrap_or_default())
    }
}

/// Turns found articles into the search's connection.
pub(crate) fn hit_edges(
    viewer: &Viewer,
    page: Page<Hit>,
    terms: SearchTerms,
    filter: ArticleFilter,
) -> SearchConnection {
    let edges: Vec<_> = page
        .rows
        .into_iter()
        .map(|(cursor, hit)| {
            let fit = Match {
                article: hit.article.key,
                score: hit.score,
                terms: terms.clone(),
            };
            let node = Article::new(viewer, Arc::new(hit.article));
            Edge::with_additional_fields(
                OpaqueCursor {
                    order: Order::Fit,
                    cursor,
                },
                node,
                fit,
            )
        })
        .collect();
    let total = Total::Hits(terms, filter);
    let mut connection = Connection::with_additional_fields(page.has_previous, page.has_next, total);
    connection.edges = edges;
    connection
}
