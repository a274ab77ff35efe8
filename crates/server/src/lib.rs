//! Mediawire's server: GraphQL over HTTP, its limits, and who is asking.

pub mod clock;
pub mod deadline;
pub mod document;
pub mod logging;
pub mod settings;
pub mod viewer;
