use std::time::Duration;

use actix_web::{
    HttpRequest,
    http::header::{self, HeaderMap},
    web::{BytesMut, Payload},
};
use futures_util::StreamExt;

use super::{HttpError, media_type::is_utf8};

/// Reads a JSON body, no longer than `limit` and within `patience`.
pub(super) async fn read(
    request: &HttpRequest,
    payload: Payload,
    limit: usize,
    patience: Duration,
) -> Result<BytesMut, HttpError> {
    check_type(request.headers())?;
    check_announced_length(request.headers(), limit)?;
    let collected = tokio::time::timeout(patience, collect(payload, limit)).await;
    collected.map_err(|_| HttpError::BodyTimeout)?
}

/// Only JSON: browsers send every other type across origins without asking, which is how forged requests arrive.
fn check_type(headers: &HeaderMap) -> Result<(), HttpError> {
    let unsupported = |what: &str| Err(HttpError::UnsupportedMediaType(what.chars().take(100).collect()));
    let content_type = headers
        .get(header::CONTENT_TYPE)
        .map(|value| value.to_str().unwrap_or("another type"));
    match content_type {
        None => return unsupported("without a type"),
        Some(text) if !is_json(text) => return unsupported(text),
        Some(_) => {}
    }
    match headers
        .get(header::CONTENT_ENCODING)
        .map(|value| value.to_str().unwrap_or("encoded"))
    {
        None | Some("identity") => Ok(()),
        Some(encoding) => unsupported(encoding),
    }
}

fn is_json(content_type: &str) -> bool {
    let mut parts = content_type.split(';');
    let essence = parts.next().unwrap_or_default().trim();
    let is_other_charset = |parameter: &str| match parameter.split_once('=') {
        Some((name, value)) => name.trim().eq_ignore_ascii_case("charset") && !is_utf8(value),
        None => false,
    };
    essence.eq_ignore_ascii_case("application/json") && !parts.any(is_other_charset)
}

fn check_announced_length(headers: &HeaderMap, limit: usize) -> Result<(), HttpError> {
    let announced = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    match announced {
        Some(length) if length > limit as u64 => Err(HttpError::BodyTooLarge { limit }),
        _ => Ok(()),
    }
}

async fn collect(mut payload: Payload, limit: usize) -> Result<BytesMut, HttpError> {
    let mut body = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| HttpError::BadRequest(format!("the body broke off: {error}")))?;
        if body.len() + chunk.len() > limit {
            return Err(HttpError::BodyTooLarge { limit });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_in_utf8_is_read() {
        for text in [
            "application/json",
            "Application/JSON ; charset=\"UTF-8\"",
            "application/json;charset=utf-8",
        ] {
            assert!(is_json(text), "{text}");
        }
    }

    #[test]
    fn what_browsers_send_unasked_is_not_read() {
        for text in [
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=a",
            "",
        ] {
            assert!(!is_json(text), "{text}");
        }
        assert!(!is_json("application/json; charset=latin1"));
        assert!(!is_json("text/plain; application/json"));
    }
}
