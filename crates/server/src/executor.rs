//! Runs GraphQL requests on the thread that calls.

use async_graphql::{EmptySubscription, Object, Request, Response, Schema};

use crate::viewer::Viewer;

/// Runs GraphQL requests against the schema.
#[derive(Clone)]
pub struct Executor(Schema<Query, Mutation, EmptySubscription>);

/// The database cannot serve now.
#[derive(Debug, thiserror::Error)]
#[error("the database cannot serve now: {0}")]
pub struct Unavailable(pub String);

impl Executor {
    /// An executor of the placeholder schema.
    pub fn placeholder() -> Self {
        Self(Schema::new(Query, Mutation, EmptySubscription))
    }

    /// Runs a request; blocks.
    pub fn execute(&self, request: Request, _viewer: Viewer) -> Result<Response, Unavailable> {
        match request.operation_name.as_deref() {
            Some("Unavailable") => Err(Unavailable("no connection".to_owned())),
            _ => Ok(futures_util::FutureExt::now_or_never(self.0.execute(request)).unwrap_or_default()),
        }
    }

    /// Whether requests can be served, or why not; blocks.
    pub fn ready(&self) -> Result<(), String> {
        Ok(())
    }

    /// The schema in its definition language.
    pub fn sdl(&self) -> String {
        self.0.sdl()
    }
}

struct Query;

/// A placeholder.
#[Object]
impl Query {
    async fn hello(&self) -> &str {
        "world"
    }

    async fn list(&self, first: i32) -> Vec<i32> {
        (0..first).collect()
    }

    async fn fail(&self) -> async_graphql::Result<Option<i32>> {
        Err("it broke".into())
    }

    async fn fail_required(&self) -> async_graphql::Result<i32> {
        Err("it broke".into())
    }

    async fn sleep(&self, milliseconds: u64) -> bool {
        std::thread::sleep(std::time::Duration::from_millis(milliseconds));
        true
    }

    async fn panic(&self, message: String) -> i32 {
        if message.is_empty() {
            0
        } else {
            panic!("{message}")
        }
    }

    async fn nested(&self) -> Query {
        Query
    }
}

struct Mutation;

/// A placeholder.
#[Object]
impl Mutation {
    async fn touch(&self) -> bool {
        true
    }
}
