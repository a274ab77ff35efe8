//! Mediawire's server: GraphQL over HTTP, its limits, and who is asking.

pub mod application;
pub mod clock;
pub mod commands;
pub mod completion;
pub mod deadline;
pub mod document;
pub mod executor;
pub mod graphql;
pub mod http;
pub mod logging;
mod reannotation;
pub mod settings;
mod syndication;
pub mod viewer;

/// The GraphQL schema in its definition language.
pub fn sdl() -> String {
    graphql::sdl(&graphql::schema(graphql::QueryLimits {
        complexity: usize::MAX,
    }))
}
