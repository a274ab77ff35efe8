//! The GraphQL schema: the domain's concepts as a client sees them.

mod article;
mod candidate;
mod change;
mod cross_reference;
mod decision;
mod entity;
mod enums;
mod error;
mod filter;
mod finding;
mod global_id;
mod loads;
mod mention_id;
mod mutation;
mod node;
mod paging;
mod polled_feed;
mod provenance;
mod query;
mod recency;
pub(crate) mod response_order;
mod saved_filter;
mod scalar;
mod search;
mod section;
pub(crate) mod session;
mod span;
mod version;

use async_graphql::EmptySubscription;

/// The schema.
pub(crate) type Schema = async_graphql::Schema<query::Query, mutation::Mutation, EmptySubscription>;

/// How much one request may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueryLimits {
    /// How many fields may be resolved, each counted as often as the page size of the connections around it.
    pub complexity: usize,
}

/// What the library leaves unsaid of its connections.
const PAGE: &str = "A page of a list, as Relay's Cursor Connections Specification has it.";

/// Builds the schema. A request needs a [`session::Session`] among its data.
pub(crate) fn schema(limits: QueryLimits) -> Schema {
    async_graphql::Schema::build(query::Query, mutation::Mutation::default(), EmptySubscription)
        .register_output_type::<node::EntityIsNode>()
        .override_output_type_description::<paging::Counted<article::Article>>(PAGE)
        .override_output_type_description::<paging::Counted<version::ArticleVersion>>(PAGE)
        .override_output_type_description::<paging::Counted<entity::Entity>>(PAGE)
        .override_output_type_description::<paging::Counted<finding::Quote>>(PAGE)
        .override_output_type_description::<paging::Counted<section::Source>>(PAGE)
        .override_output_type_description::<paging::Counted<candidate::Candidate>>(PAGE)
        .override_output_type_description::<paging::Counted<finding::Mention>>(PAGE)
        .override_output_type_description::<paging::Counted<decision::Decision>>(PAGE)
        .override_output_type_description::<change::ChangeConnection>(PAGE)
        .override_output_type_description::<search::SearchConnection>(PAGE)
        .limit_complexity(limits.complexity)
        .finish()
}

/// The schema in its definition language, as `schema/mediawire.graphql` has it.
pub(crate) fn sdl(schema: &Schema) -> String {
    schema.sdl()
}
