//! Mediawire's server: GraphQL over HTTP, its limits, and who is asking.

pub mod application;
pub mod clock;
pub mod completion;
pub mod deadline;
pub mod document;
pub mod executor;
mod graphql;
pub mod http;
pub mod logging;
pub mod settings;
pub mod viewer;
