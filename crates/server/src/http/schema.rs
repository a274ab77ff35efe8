use actix_web::{HttpResponse, http::header, web::Data};

use super::Shared;

/// The schema in its definition language, for code generators and people.
pub(super) async fn schema(shared: Data<Shared>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "public, max-age=60"))
        .body(shared.executor.sdl())
}
