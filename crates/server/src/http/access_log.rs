use std::{
    pin::Pin,
    task::{Context, Poll},
    time::Instant,
};

use actix_web::{
    Error,
    body::{BodySize, BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
    web::{Bytes, Data},
};
use tracing::Instrument;

use super::{
    Shared,
    request_id::{self, RequestId},
};
use crate::{clock::Clock, metrics::Metrics};

/// Gives each request its id and logs it once its response has been sent.
///
/// The query string is not logged: it may hold a query's variables.
pub(crate) async fn log_access(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<LoggedBody>, Error> {
    let shared = request.app_data::<Data<Shared>>();
    let clock = shared.map_or(Clock::System, |shared| shared.clock);
    let metrics = shared.map(|shared| shared.metrics.clone());
    let mut line = Line::begin(&request, RequestId::of(request.headers(), clock.now()), metrics);
    let span = tracing::info_span!("request", id = line.id.as_str());
    let mut response = next.call(request).instrument(span).await.inspect_err(|error| {
        line.status = error.as_response_error().status_code().as_u16();
    })?;
    line.status = response.status().as_u16();
    line.route = response.request().match_pattern();
    if let Some(value) = line.id.header_value() {
        response.headers_mut().insert(request_id::HEADER, value);
    }
    Ok(response.map_body(|_, body| LoggedBody {
        body: body.boxed(),
        line,
    }))
}

/// A line of the access log, written when it is dropped.
struct Line {
    id: RequestId,
    method: String,
    path: String,
    route: Option<String>,
    metrics: Option<Metrics>,
    status: u16,
    bytes: usize,
    began: Instant,
}

impl Line {
    fn begin(request: &ServiceRequest, id: RequestId, metrics: Option<Metrics>) -> Self {
        Self {
            id,
            method: request.method().to_string(),
            path: request.path().to_owned(),
            route: None,
            metrics,
            status: 0,
            bytes: 0,
            began: Instant::now(),
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if let Some(metrics) = &self.metrics {
            let (route, method) = (self.route.as_deref().unwrap_or("other"), known(&self.method));
            metrics.count_request(route, method, self.status, self.began.elapsed().as_secs_f64());
        }
        tracing::info!(
            method = self.method,
            path = self.path,
            status = self.status,
            ms = self.began.elapsed().as_micros() as f64 / 1e3,
            bytes = self.bytes,
            request_id = self.id.as_str(),
            "request"
        );
    }
}

/// A method that is known, else `other`: clients make methods up.
fn known(method: &str) -> &str {
    let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    methods
        .into_iter()
        .find(|known| *known == method)
        .unwrap_or("other")
}

/// A response's body that counts the bytes it sends.
pub(crate) struct LoggedBody {
    body: BoxBody,
    line: Line,
}

impl MessageBody for LoggedBody {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        let polled = Pin::new(&mut self.body).poll_next(context);
        if let Poll::Ready(Some(Ok(bytes))) = &polled {
            self.line.bytes += bytes.len();
        }
        polled
    }
}
