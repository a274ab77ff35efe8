//! Mediawire's server: GraphQL over HTTP, its limits, and who is asking.

pub mod application;
mod background;
pub mod clock;
pub mod commands;
pub mod completion;
pub mod deadline;
pub mod document;
pub mod executor;
pub mod graphql;
pub mod http;
mod intake;
pub mod logging;
pub mod metrics;
pub mod polling;
mod reannotation;
mod release;
pub mod settings;
mod syndication;
pub mod viewer;

/// The GraphQL schema in its definition language.
pub fn sdl() -> String {
    graphql::sdl(&graphql::schema(graphql::QueryLimits {
        complexity: usize::MAX,
    }))
}
