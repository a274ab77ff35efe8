//! Mediawire's server: GraphQL over HTTP, its limits, and who is asking.

pub mod document;
