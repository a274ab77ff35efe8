use std::time::Duration;

use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
    web::{self, Data},
};
use serde_json::{Value, json};

use super::Shared;

/// Whoever asks, asks again soon, and a database that hangs is as good as none.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether the process answers at all.
pub(super) async fn live() -> HttpResponse {
    status(StatusCode::OK, &json!({ "status": "ok" }))
}

/// Whether requests can be served, or why not.
pub(super) async fn ready(shared: Data<Shared>) -> HttpResponse {
    let check = tokio::time::timeout(PATIENCE, web::block(move || shared.executor.ready())).await;
    let answer = match check {
        Ok(Ok(answer)) => answer,
        Ok(Err(_)) => Err("the check failed".to_owned()),
        Err(_) => Err("the database does not answer".to_owned()),
    };
    match answer {
        Ok(()) => status(StatusCode::OK, &json!({ "status": "ok" })),
        Err(reason) => status(
            StatusCode::SERVICE_UNAVAILABLE,
            &json!({ "status": "unavailable", "reason": reason }),
        ),
    }
}

fn status(status: StatusCode, body: &Value) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(body)
}
