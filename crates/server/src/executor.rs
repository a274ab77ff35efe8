//! Runs GraphQL requests on the thread that calls.

#[cfg(test)]
mod placeholder;

use async_graphql::{Request, Response};
use mediawire_domain::{connection::AnyConnection, error::StoreError, store::Store};

use crate::{
    deadline::Deadline,
    graphql::{self, QueryLimits, Schema, response_order::ResponseOrder, session::Session},
    metrics::Metrics,
    viewer::Viewer,
};

/// Runs GraphQL requests against a store. Cheap to clone.
#[derive(Clone)]
pub struct Executor(Engine);

#[derive(Clone)]
enum Engine {
    Store(Store, Schema),
    #[cfg(test)]
    Placeholder(placeholder::Placeholder),
}

/// The database cannot serve now.
#[derive(Debug, thiserror::Error)]
#[error("the database cannot serve now: {0}")]
pub struct Unavailable(pub String);

impl From<StoreError> for Unavailable {
    fn from(error: StoreError) -> Self {
        Self(error.to_string())
    }
}

impl Executor {
    /// Executes on `store`, within `limits`.
    pub fn new(store: Store, limits: QueryLimits) -> Self {
        Self(Engine::Store(store, graphql::schema(limits)))
    }

    /// An executor that needs no database.
    #[cfg(test)]
    pub(crate) fn placeholder() -> Self {
        Self(Engine::Placeholder(placeholder::Placeholder::new()))
    }

    /// Runs a request; blocks. All of its statements see the database as it was at the first, except for a
    /// mutation's.
    pub fn execute(
        &self,
        mut request: Request,
        viewer: Viewer,
        deadline: Deadline,
    ) -> Result<Response, Unavailable> {
        match &self.0 {
            Engine::Store(store, schema) => {
                let session = Session::open(store, viewer, deadline)?;
                let order = response_order(&mut request);
                let mut response = session.run(schema.execute(request.data(session.clone())));
                order.apply(&mut response.data);
                Ok(response)
            }
            #[cfg(test)]
            Engine::Placeholder(placeholder) => placeholder.execute(request),
        }
    }

    /// Reads from the store outside of GraphQL; blocks. All statements see the database as it was at the first.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T, StoreError>,
    ) -> Result<T, Unavailable> {
        match &self.0 {
            Engine::Store(store, _) => {
                let mut connection = store.connection()?;
                connection.begin_read()?;
                let read = work(&mut connection);
                connection.end_read()?;
                Ok(read?)
            }
            #[cfg(test)]
            Engine::Placeholder(_) => Err(Unavailable("there is no database".to_owned())),
        }
    }

    /// Whether requests can be served, or why not; blocks.
    pub fn ready(&self) -> Result<(), String> {
        match &self.0 {
            Engine::Store(store, _) => store.check().map_err(|error| error.to_string()),
            #[cfg(test)]
            Engine::Placeholder(_) => Ok(()),
        }
    }

    /// Looks at what metrics tell of the store; blocks.
    pub(crate) fn observe(&self, metrics: &Metrics) {
        match &self.0 {
            Engine::Store(store, _) => metrics.observe(store),
            #[cfg(test)]
            Engine::Placeholder(_) => {}
        }
    }

    /// The schema in its definition language.
    pub fn sdl(&self) -> String {
        match &self.0 {
            Engine::Store(_, schema) => graphql::sdl(schema),
            #[cfg(test)]
            Engine::Placeholder(placeholder) => placeholder.sdl(),
        }
    }
}

fn response_order(request: &mut Request) -> ResponseOrder {
    let operation_name = request.operation_name.clone();
    // A document that does not parse has no data to order; executing it says what is wrong.
    request
        .parsed_query()
        .map(|document| ResponseOrder::of(document, operation_name.as_deref()))
        .unwrap_or_default()
}
