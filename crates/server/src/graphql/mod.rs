//! The GraphQL schema: the domain's concepts as a client sees them.

mod article;
mod change;
mod cross_reference;
mod entity;
mod enums;
mod error;
mod filter;
mod finding;
mod global_id;
mod loads;
mod mutation;
mod node;
mod paging;
mod provenance;
mod query;
mod recency;
mod scalar;
mod search;
mod section;
pub(crate) mod session;
mod span;

use async_graphql::EmptySubscription;

/// The schema.
pub(crate) type Schema = async_graphql::Schema<query::Query, mutation::Mutation, EmptySubscription>;

/// How much one request may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueryLimits {
    /// How many fields may be resolved, each counted as often as the page size of the connections around it.
    pub complexity: usize,
}

/// Builds the schema. A request needs a [`session::Session`] among its data.
pub(crate) fn schema(limits: QueryLimits) -> Schema {
    async_graphql::Schema::build(query::Query, mutation::Mutation, EmptySubscription)
        .register_output_type::<node::EntityIsNode>()
        .limit_complexity(limits.complexity)
        .finish()
}

/// The schema in its definition language, as `schema/mediawire.graphql` has it.
pub(crate) fn sdl(schema: &Schema) -> String {
    schema.sdl()
}
