use actix_web::{HttpResponse, http::header};
use async_graphql::http::GraphiQLSource;

/// The page loads its scripts and styles from a public content delivery network and writes some of them inline.
const POLICY: &str = "default-src 'none'; script-src 'unsafe-inline' https:; \
    style-src 'unsafe-inline' https:; font-src data: https:; \
    img-src 'self' data: https:; connect-src 'self'; worker-src blob:; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// GraphiQL, where people try queries out.
pub(super) async fn graphiql() -> HttpResponse {
    let page = GraphiQLSource::build()
        .endpoint("/graphql")
        .title("Mediawire GraphiQL")
        .finish();
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .body(page)
}
