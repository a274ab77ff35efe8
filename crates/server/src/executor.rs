//! Runs GraphQL requests on the thread that calls.

mod placeholder;

use async_graphql::{Request, Response};

use self::placeholder::Placeholder;
use crate::viewer::Viewer;

/// Runs GraphQL requests against a schema.
#[derive(Clone)]
pub struct Executor(Schema);

/// What requests run against.
#[derive(Clone)]
enum Schema {
    Placeholder(Placeholder),
}

/// The database cannot serve now.
#[derive(Debug, thiserror::Error)]
#[error("the database cannot serve now: {0}")]
pub struct Unavailable(pub String);

impl Executor {
    /// An executor that needs no database.
    pub fn placeholder() -> Self {
        Self(Schema::Placeholder(Placeholder::new()))
    }

    /// Runs a request; blocks. The viewer and the deadline are in the request's data too.
    pub fn execute(&self, request: Request, _viewer: Viewer) -> Result<Response, Unavailable> {
        match &self.0 {
            Schema::Placeholder(placeholder) => placeholder.execute(request),
        }
    }

    /// Whether requests can be served, or why not; blocks.
    pub fn ready(&self) -> Result<(), String> {
        match &self.0 {
            Schema::Placeholder(_) => Ok(()),
        }
    }

    /// The schema in its definition language.
    pub fn sdl(&self) -> String {
        match &self.0 {
            Schema::Placeholder(placeholder) => placeholder.sdl(),
        }
    }
}
