use std::time::Duration;

use actix_web::{
    HttpResponse,
    http::header,
    web::{self, Data},
};

use super::Shared;

/// A database that does not answer shall not hide everything else that is counted.
const PATIENCE: Duration = Duration::from_secs(3);

/// What is counted, in Prometheus' text format.
pub(super) async fn metrics(shared: Data<Shared>) -> HttpResponse {
    let observed = shared.clone();
    let observing = web::block(move || observed.executor.observe(&observed.metrics));
    // Without it the gauges are those of the last time.
    let _ = tokio::time::timeout(PATIENCE, observing).await;
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(shared.metrics.render())
}
