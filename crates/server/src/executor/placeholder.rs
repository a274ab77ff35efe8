use async_graphql::{EmptySubscription, Object, Request, Response, Schema};
use futures_util::FutureExt;

use super::Unavailable;

/// A schema of fields that answer, fail, sleep and panic, for tests of what surrounds the executor.
#[derive(Clone)]
pub(super) struct Placeholder(Schema<Query, Mutation, EmptySubscription>);

impl Placeholder {
    pub(super) fn new() -> Self {
        Self(Schema::new(Query, Mutation, EmptySubscription))
    }

    /// An operation named `Unavailable` finds no database.
    pub(super) fn execute(&self, request: Request) -> Result<Response, Unavailable> {
        match request.operation_name.as_deref() {
            Some("Unavailable") => Err(Unavailable("no connection".to_owned())),
            _ => Ok(self.0.execute(request).now_or_never().unwrap_or_default()),
        }
    }

    pub(super) fn sdl(&self) -> String {
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
