//! Answers that a client may have already (RFC 9110, section 13).

use std::time::{Duration, SystemTime};

use actix_web::{
    HttpMessage, HttpRequest, HttpResponse,
    http::{
        Uri,
        header::{
            self, CacheControl, CacheDirective, ETag, EntityTag, Header, HeaderValue, HttpDate,
            IfModifiedSince, IfNoneMatch, LastModified,
        },
    },
};
use mediawire_domain::{digest::sha256_hex, timestamp::Timestamp};

use super::syndication::content_security_policy;
use crate::syndication::Document;

/// The document, or 304 where the client has it. Caches ask each time, so that a kill reaches whoever reads through
/// one as soon as it is committed; caches that many share keep it only where it is public.
pub(super) fn respond(
    request: &HttpRequest,
    document: Document,
    now: Timestamp,
    is_public: bool,
) -> HttpResponse {
    // Weak, since the bytes also depend on the coding that the client accepts.
    let tag = EntityTag::new_weak(sha256_hex(&document.body)[..32].to_owned());
    let changed_at = document.changed_at.and_then(|instant| whole_second(instant, now));
    let is_known = is_known(request, &tag, changed_at);
    let mut response = match is_known {
        true => HttpResponse::NotModified(),
        false => HttpResponse::Ok(),
    };
    response.insert_header(ETag(tag));
    let sharing = if is_public {
        CacheDirective::Public
    } else {
        CacheDirective::Private
    };
    response.insert_header(CacheControl(vec![sharing, CacheDirective::NoCache]));
    if let Some(instant) = changed_at {
        response.insert_header(LastModified(instant));
    }
    if let Some(links) = links(&document.links) {
        response.insert_header((header::LINK, links));
    }
    if let Some(policy) = content_security_policy(&document) {
        response.insert_header(policy);
    }
    match is_known {
        true => response.finish(),
        false => response.content_type(document.content_type).body(document.body),
    }
}

/// Links as RFC 8288 writes them; `None` without any. What is no address, such as one below a forged `Host`, is none.
fn links(links: &[(&'static str, String)]) -> Option<HeaderValue> {
    let addresses = links.iter().filter(|(_, url)| url.parse::<Uri>().is_ok());
    let links: Vec<String> = addresses
        .map(|(relation, url)| format!("<{url}>; rel=\"{relation}\""))
        .collect();
    (!links.is_empty())
        .then(|| HeaderValue::from_str(&links.join(", ")).ok())
        .flatten()
}

/// HTTP dates have whole seconds: while the second of the last change lasts, there may be another change in it.
fn whole_second(instant: Timestamp, now: Timestamp) -> Option<HttpDate> {
    let second = |instant: Timestamp| instant.as_microseconds().div_euclid(1_000_000);
    let seconds = u64::try_from(second(instant)).ok()?;
    (second(instant) < second(now))
        .then(|| HttpDate::from(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)))
}

/// A tag is asked for before a date: it tells more.
fn is_known(request: &HttpRequest, tag: &EntityTag, changed_at: Option<HttpDate>) -> bool {
    if request.headers().contains_key(header::IF_NONE_MATCH) {
        return match IfNoneMatch::parse(request) {
            Ok(IfNoneMatch::Any) => true,
            Ok(IfNoneMatch::Items(known)) => known.iter().any(|known| known.weak_eq(tag)),
            Err(_) => false,
        };
    }
    let since = request.get_header::<IfModifiedSince>();
    since
        .zip(changed_at)
        .is_some_and(|(since, changed_at)| changed_at <= since.0)
}
