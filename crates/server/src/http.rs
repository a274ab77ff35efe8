//! HTTP: what is served at which address, and what every response carries.

mod access_log;
mod conditional;
mod cors;
mod error;
mod graphiql;
mod graphql;
mod health;
mod home;
mod media_type;
mod metrics;
mod parameters;
mod reply;
mod request_body;
mod request_id;
mod routes;
mod schema;
mod security;
mod syndication;
#[cfg(test)]
mod tests;

use std::time::Duration;

pub(crate) use self::{access_log::log_access, cors::cors, routes::routes, security::secure};
pub use self::{
    error::HttpError,
    home::{EXAMPLES, Example},
};
use actix_web::{
    HttpRequest,
    http::{header, uri::Authority},
};

use crate::{
    clock::Clock,
    completion::Completion,
    document::Limits,
    executor::Executor,
    metrics::Metrics,
    settings::{Settings, SiteSettings},
    syndication::{Addresses, Site},
    viewer::TokenReader,
};

/// What the handlers share.
pub(crate) struct Shared {
    completion: Completion,
    executor: Executor,
    tokens: TokenReader,
    clock: Clock,
    pub(crate) metrics: Metrics,
    limits: Limits,
    body_bytes: usize,
    request_timeout: Duration,
    site: SiteSettings,
}

impl Shared {
    pub(crate) fn new(settings: &Settings, executor: Executor, clock: Clock) -> Self {
        Self {
            completion: Completion::of(&executor.sdl()),
            executor,
            tokens: TokenReader::new(settings.token_secret.as_ref()),
            clock,
            metrics: Metrics::default(),
            limits: settings.limits.document(),
            body_bytes: settings.limits.body_bytes(),
            request_timeout: settings.request_timeout(),
            site: settings.site.clone(),
        }
    }

    /// The site as this request sees it: at its public address, or where it was asked for. What a proxy forwards is
    /// not looked at, since whoever asks can write the same; behind one, the public address is to be set.
    fn site(&self, request: &HttpRequest) -> Site {
        let asked = format!("http://{}", host(request));
        let base = self.site.public_url.as_deref().unwrap_or(&asked);
        Site {
            addresses: Addresses::below(base),
            publisher: self.site.publisher(base),
            hub_url: self.site.hub_url.clone(),
            is_public: self.site.public_url.is_some(),
            now: self.clock.now(),
        }
    }
}

/// The host that a request names, as HTTP/1.1 and HTTP/2 do; this machine where it names none or no host.
fn host(request: &HttpRequest) -> &str {
    let header = request.headers().get(header::HOST);
    let named = header.and_then(|host| host.to_str().ok());
    let named = named.or_else(|| request.uri().authority().map(Authority::as_str));
    named
        .filter(|host| host.parse::<Authority>().is_ok() && !host.contains('@'))
        .unwrap_or("localhost")
}
