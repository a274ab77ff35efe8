use actix_cors::Cors;
use actix_web::{http::Method, middleware::Condition};

use crate::settings::CorsOrigins;

/// Chromium keeps a preflight's answer no longer than this.
const PREFLIGHT_SECONDS: usize = 7_200;

/// Lets pages of the configured origins call from browsers. Nothing here rides on cookies, so any header may be sent.
pub(crate) fn cors(origins: &CorsOrigins) -> Condition<Cors> {
    let cors = Cors::default()
        .allowed_methods([Method::GET, Method::HEAD, Method::POST])
        .allow_any_header()
        .expose_headers(["x-request-id", "retry-after"])
        .max_age(PREFLIGHT_SECONDS);
    match origins {
        CorsOrigins::None => Condition::new(false, cors),
        CorsOrigins::Any => Condition::new(true, cors.allow_any_origin().send_wildcard()),
        CorsOrigins::Listed(origins) => Condition::new(
            true,
            origins
                .iter()
                .fold(cors, |cors, origin| cors.allowed_origin(origin)),
        ),
    }
}
