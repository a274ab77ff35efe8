//! Asking a feed's server, within bounds.

use std::{
    io::{self, Read},
    time::{Duration, Instant},
};

use mediawire_domain::{polled_feed::Validators, timestamp::Timestamp};
use mediawire_wire::MAX_BYTES;
use ureq::{
    Agent, Body,
    config::Config,
    http::{HeaderMap, Response, Uri, header},
    unversioned::transport::DefaultConnector,
};

use super::{
    address::{NotPublic, PublicResolver},
    feed_url::FeedUrl,
};

/// So many redirects are followed.
const MAX_REDIRECTS: usize = 5;
const ACCEPT: &str = "application/atom+xml, application/rss+xml, application/feed+json, application/json;q=0.9, \
     application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";
const USER_AGENT: &str = concat!("mediawire/", env!("CARGO_PKG_VERSION"));

/// Asks servers for their feeds.
pub(super) struct FeedClient {
    config: Config,
    allowed_hosts: Vec<String>,
    time_limit: Duration,
}

/// What a server answers.
pub(super) enum Answer {
    /// A body, which may or may not be a feed.
    Content(Content),
    /// What was taken in last is what there is.
    NotModified,
}

/// What a server sent.
pub(super) struct Content {
    pub(super) bytes: Vec<u8>,
    pub(super) validators: Validators,
    /// Where it says that the feed has moved for good.
    pub(super) moved_to: Option<FeedUrl>,
}

/// Why nothing came; no message holds an address.
#[derive(Debug, thiserror::Error)]
pub(super) enum FetchError {
    #[error("410 Gone: its server says that it will not come back")]
    Gone,
    #[error("its server answers {status}")]
    Status {
        status: String,
        /// For so many seconds it asks to be left alone.
        retry_after: Option<i64>,
    },
    #[error("more than {MAX_REDIRECTS} redirects")]
    TooManyRedirects,
    #[error("redirected to nowhere: {0}")]
    BadRedirect(String),
    #[error("more than {MAX_BYTES} bytes")]
    TooLarge,
    #[error("it did not come whole within {} seconds", .0.as_secs_f32())]
    TooSlow(Duration),
    #[error(transparent)]
    NotPublic(NotPublic),
    #[error("it cannot be fetched: {0}")]
    Failed(String),
}

impl FeedClient {
    /// A client that gives each feed so much time in all, and asks a host inside only where it is allowed by name and
    /// the feed's own address names it: a feed outside leads to none.
    pub(super) fn new(time_limit: Duration, allowed_hosts: &[String]) -> Self {
        // A proxy would resolve names by itself; idle connections would outlive the check of their address.
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_idle_connections(0)
            .proxy(None)
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .build();
        Self {
            config,
            allowed_hosts: allowed_hosts.to_vec(),
            time_limit,
        }
    }

    /// An agent for a feed at this address, and for wherever it leads.
    fn agent(&self, url: &FeedUrl) -> Agent {
        let address = url.bare().as_str().parse::<Uri>().ok();
        let host = address.as_ref().and_then(Uri::host);
        let is_allowed = |host: &&str| {
            let mut allowed = self.allowed_hosts.iter();
            allowed.any(|allowed| allowed.eq_ignore_ascii_case(host))
        };
        let resolver = PublicResolver::new(host.filter(is_allowed).map(str::to_owned));
        Agent::with_parts(self.config.clone(), DefaultConnector::default(), resolver)
    }

    /// Asks for a feed unless it is as `known` says.
    pub(super) fn fetch(
        &self,
        url: &FeedUrl,
        known: &Validators,
        now: Timestamp,
    ) -> Result<Answer, FetchError> {
        let deadline = Instant::now() + self.time_limit;
        let agent = self.agent(url);
        let mut way = Way::from(url);
        for _ in 0..=MAX_REDIRECTS {
            let response = self.ask(&agent, &way.url, known, deadline)?;
            match response.status().as_u16() {
                200 => return self.content(response, way.moved_to).map(Answer::Content),
                304 if *known != Validators::default() => return Ok(Answer::NotModified),
                301 | 302 | 303 | 307 | 308 => way.follow(&response)?,
                410 => return Err(FetchError::Gone),
                _ => return Err(refused(&response, now)),
            }
        }
        Err(FetchError::TooManyRedirects)
    }

    fn ask(
        &self,
        agent: &Agent,
        url: &FeedUrl,
        known: &Validators,
        deadline: Instant,
    ) -> Result<Response<Body>, FetchError> {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(FetchError::TooSlow(self.time_limit));
        }
        let mut request = agent.get(url.bare().as_str());
        let headers = [
            (header::IF_NONE_MATCH, known.etag.clone()),
            (header::IF_MODIFIED_SINCE, known.last_modified.clone()),
            (header::AUTHORIZATION, url.authorization()),
        ];
        for (name, value) in headers {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        let request = request.config().timeout_global(Some(left)).build();
        request.call().map_err(|error| self.failed(error))
    }

    fn content(
        &self,
        mut response: Response<Body>,
        moved_to: Option<FeedUrl>,
    ) -> Result<Content, FetchError> {
        let validators = validators(response.headers());
        let mut bytes = Vec::new();
        // Counted after it is unpacked: a little may unpack to very much.
        let mut body = response.body_mut().as_reader().take(MAX_BYTES as u64 + 1);
        body.read_to_end(&mut bytes)
            .map_err(|error| self.failed(error.into()))?;
        if bytes.len() > MAX_BYTES {
            return Err(FetchError::TooLarge);
        }
        Ok(Content {
            bytes,
            validators,
            moved_to,
        })
    }

    fn failed(&self, error: ureq::Error) -> FetchError {
        match error {
            ureq::Error::Timeout(_) => FetchError::TooSlow(self.time_limit),
            ureq::Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => {
                FetchError::TooSlow(self.time_limit)
            }
            ureq::Error::Other(error) => match error.downcast::<NotPublic>() {
                Ok(inside) => FetchError::NotPublic(*inside),
                Err(other) => FetchError::Failed(other.to_string()),
            },
            other => FetchError::Failed(other.to_string()),
        }
    }
}

/// The way that redirects lead.
struct Way {
    url: FeedUrl,
    /// The end of the part of the way that is for good.
    moved_to: Option<FeedUrl>,
    is_for_good: bool,
}

impl Way {
    fn from(url: &FeedUrl) -> Self {
        Self {
            url: url.clone(),
            moved_to: None,
            is_for_good: true,
        }
    }

    fn follow(&mut self, response: &Response<Body>) -> Result<(), FetchError> {
        let location = text(response.headers(), &header::LOCATION);
        let location = location.ok_or_else(|| FetchError::BadRedirect("it names no address".to_owned()))?;
        self.url = self.url.redirected(&location).map_err(FetchError::BadRedirect)?;
        self.is_for_good &= matches!(response.status().as_u16(), 301 | 308);
        if self.is_for_good {
            self.moved_to = Some(self.url.clone());
        }
        Ok(())
    }
}

fn refused(response: &Response<Body>, now: Timestamp) -> FetchError {
    let retry_after = text(response.headers(), &header::RETRY_AFTER);
    FetchError::Status {
        status: response.status().to_string(),
        retry_after: retry_after.and_then(|value| seconds_until(&value, now)),
    }
}

/// A `Retry-After`: seconds, or an instant.
fn seconds_until(value: &str, now: Timestamp) -> Option<i64> {
    if let Ok(seconds) = value.trim().parse::<u32>() {
        return Some(seconds.into());
    }
    let at = httpdate::parse_http_date(value.trim()).ok()?;
    let at = jiff::Timestamp::try_from(at).ok()?;
    let left = Timestamp::from(at).as_microseconds() - now.as_microseconds();
    Some((left / 1_000_000).max(0))
}

fn validators(headers: &HeaderMap) -> Validators {
    Validators {
        etag: text(headers, &header::ETAG),
        last_modified: text(headers, &header::LAST_MODIFIED),
    }
}

fn text(headers: &HeaderMap, name: &header::HeaderName) -> Option<String> {
    let value = headers.get(name)?.to_str().ok()?;
    Some(value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_read_in_both_forms() {
        let now: Timestamp = "2026-01-02T12:00:00Z".parse().unwrap();
        for (value, seconds) in [
            ("120", Some(120)),
            ("Fri, 02 Jan 2026 12:02:00 GMT", Some(120)),
            ("Fri, 02 Jan 2026 11:00:00 GMT", Some(0)),
            ("soon", None),
            ("-5", None),
            ("99999999999999", None),
        ] {
            assert_eq!(seconds_until(value, now), seconds, "{value}");
        }
    }
}
