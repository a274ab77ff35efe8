use actix_web::{
    FromRequest, Handler, Resource, Responder,
    web::{self, ServiceConfig},
};

use super::{HttpError, graphiql, graphql, health, home, metrics, schema, syndication};

/// Every address that is served.
pub(crate) fn routes(service: &mut ServiceConfig) {
    service
        .service(graphql::resource())
        .service(page("/", home::home))
        .service(page("/graphiql", graphiql::graphiql))
        .service(page("/schema.graphql", schema::schema))
        .service(page("/health/live", health::live))
        .service(page("/health/ready", health::ready))
        .service(page("/articles/{name}", syndication::article))
        .service(page("/articles{extension:(\\.[a-z]+)?}", syndication::all))
        .service(page("/metrics", metrics::metrics))
        .service(page("/news-sitemap.xml", syndication::news_sitemap))
        .service(page("/sitemap.xml", syndication::sitemap_index))
        .service(page(CHANNELS, syndication::channel))
        .default_service(web::to(|| async { HttpError::NotFound }));
}

const CHANNELS: &str = "/{room:sections|sources|people|organisations|treaties|places|filters}/{name}";

/// An address that is only read.
fn page<F, Arguments>(path: &str, handler: F) -> Resource
where
    F: Handler<Arguments>,
    F::Output: Responder + 'static,
    Arguments: FromRequest + 'static,
{
    web::resource(path)
        .route(web::get().to(handler.clone()))
        .route(web::head().to(handler))
        .default_service(web::to(|| async { HttpError::MethodNotAllowed("GET, HEAD") }))
}
