//! Who is asking, and when.

use std::sync::Arc;

use actix_web::http::header::{self, HeaderMap};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use mediawire_domain::timestamp::Timestamp;
pub use mediawire_domain::visibility::{Scope, Viewer};
use serde::Deserialize;

use crate::settings::TokenSecret;

/// How far the clock of whoever signs tokens may differ from ours.
const CLOCK_SKEW_SECONDS: f64 = 30.0;

/// Why a token is refused. Says nothing of the token itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidToken {
    /// No secret is configured.
    #[error("this server accepts no tokens")]
    NotConfigured,
    /// The header is not `Bearer` and a token.
    #[error("the authorization header is not `Bearer` and a token")]
    NotBearer,
    /// It is not a token that this server's secret signed.
    #[error("the token is not one that this server accepts")]
    NotAccepted,
    /// It has no expiry or subject.
    #[error("the token has no `sub` or no `exp`")]
    ClaimMissing,
    /// It has expired.
    #[error("the token has expired")]
    Expired,
    /// It is not valid yet.
    #[error("the token is not valid yet")]
    NotYetValid,
}

/// Tells viewers by their bearer tokens.
#[derive(Clone)]
pub struct TokenReader(Option<DecodingKey>);

impl TokenReader {
    /// Reads tokens signed with `secret`, and refuses every token when there is none.
    pub fn new(secret: Option<&TokenSecret>) -> Self {
        Self(secret.map(|secret| DecodingKey::from_secret(secret.as_bytes())))
    }

    /// The viewer that a request's headers name, or an anonymous reader when they name none.
    pub fn viewer(&self, headers: &HeaderMap, now: Timestamp) -> Result<Viewer, InvalidToken> {
        let (subject, scope) = match bearer_token(headers)? {
            None => (None, Scope::Reader),
            Some(token) => {
                let claims = self.claims(token)?;
                let scope = claims.scope(now)?;
                (claims.sub.map(Arc::from), scope)
            }
        };
        Ok(Viewer { subject, scope, now })
    }

    fn claims(&self, token: &str) -> Result<Claims, InvalidToken> {
        let key = self.0.as_ref().ok_or(InvalidToken::NotConfigured)?;
        let decoded = jsonwebtoken::decode::<Claims>(token, key, &validation());
        Ok(decoded.map_err(|_| InvalidToken::NotAccepted)?.claims)
    }
}

/// The library would read the clock itself, so it checks the signature alone.
fn validation() -> Validation {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation
}

fn bearer_token(headers: &HeaderMap) -> Result<Option<&str>, InvalidToken> {
    let mut values = headers.get_all(header::AUTHORIZATION);
    let Some(value) = values.next() else {
        return Ok(None);
    };
    let text = value.to_str().map_err(|_| InvalidToken::NotBearer)?;
    match (text.trim().split_once(' '), values.next()) {
        (Some((scheme, token)), None) if scheme.eq_ignore_ascii_case("bearer") => {
            Ok(Some(token.trim_start()))
        }
        _ => Err(InvalidToken::NotBearer),
    }
}

/// Dates are numbers that may have decimals: RFC 7519, section 2.
#[derive(Deserialize)]
struct Claims {
    sub: Option<String>,
    exp: Option<f64>,
    nbf: Option<f64>,
    #[serde(default)]
    scope: String,
}

impl Claims {
    fn scope(&self, now: Timestamp) -> Result<Scope, InvalidToken> {
        let now = now.as_microseconds() as f64 / 1e6;
        let (Some(expiry), Some(_)) = (self.exp, &self.sub) else {
            return Err(InvalidToken::ClaimMissing);
        };
        if now >= expiry + CLOCK_SKEW_SECONDS {
            return Err(InvalidToken::Expired);
        }
        if self.nbf.is_some_and(|start| now + CLOCK_SKEW_SECONDS < start) {
            return Err(InvalidToken::NotYetValid);
        }
        let may_edit = self.scope.split_ascii_whitespace().any(|scope| scope == "edit");
        Ok(if may_edit { Scope::Editor } else { Scope::Reader })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use actix_web::http::header::HeaderValue;
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use jsonwebtoken::{EncodingKey, Header, encode};
    use serde_json::{Value, json};

    use super::*;

    pub(crate) const SECRET: &str = "0123456789abcdef0123456789abcdef";
    const NOW: i64 = 1_718_688_600;

    pub(crate) fn token(algorithm: Algorithm, secret: &str, claims: &Value) -> String {
        encode(
            &Header::new(algorithm),
            claims,
            &EncodingKey::from_secret(secret.as_bytes()),
        )
        .unwrap()
    }

    fn viewer(authorization: &str) -> Result<Viewer, InvalidToken> {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::AUTHORIZATION,
            HeaderValue::from_str(authorization).unwrap(),
        );
        let reader = TokenReader::new(Some(&SECRET.parse().unwrap()));
        let now = Timestamp::from_microseconds(NOW * 1_000_000);
        reader.viewer(&headers, now)
    }

    fn read(authorization: &str) -> Result<Scope, InvalidToken> {
        viewer(authorization).map(|viewer| viewer.scope)
    }

    fn read_claims(claims: Value) -> Result<Scope, InvalidToken> {
        read(&format!("Bearer {}", token(Algorithm::HS256, SECRET, &claims)))
    }

    fn desk(expiry: i64) -> Value {
        json!({"sub": "desk", "exp": expiry, "scope": "read edit"})
    }

    #[test]
    fn without_a_header_the_viewer_is_a_reader() {
        let now = Timestamp::from_microseconds(0);
        let viewer = TokenReader::new(None).viewer(&HeaderMap::new(), now);
        assert_eq!(
            viewer,
            Ok(Viewer {
                subject: None,
                scope: Scope::Reader,
                now
            })
        );
    }

    #[test]
    fn edit_scope_makes_an_editor() {
        assert_eq!(read_claims(desk(NOW + 60)), Ok(Scope::Editor));
        let reader = json!({"sub": "app", "exp": NOW + 60, "scope": "editor reedit"});
        assert_eq!(read_claims(reader), Ok(Scope::Reader));
    }

    #[test]
    fn viewer_is_who_the_token_says() {
        let token = token(Algorithm::HS256, SECRET, &desk(NOW + 60));
        let viewer = viewer(&format!("Bearer {token}")).unwrap();
        assert_eq!(viewer.subject.as_deref(), Some("desk"));
    }

    #[test]
    fn token_expires_by_the_viewers_clock() {
        assert_eq!(read_claims(desk(NOW - 29)), Ok(Scope::Editor));
        assert_eq!(read_claims(desk(NOW - 30)), Err(InvalidToken::Expired));
    }

    #[test]
    fn token_is_not_valid_before_its_time() {
        let claims = json!({"sub": "desk", "exp": NOW + 600, "nbf": NOW + 60});
        assert_eq!(read_claims(claims), Err(InvalidToken::NotYetValid));
    }

    #[test]
    fn token_needs_subject_and_expiry() {
        assert_eq!(
            read_claims(json!({"sub": "desk"})),
            Err(InvalidToken::ClaimMissing)
        );
        assert_eq!(
            read_claims(json!({"exp": NOW + 60})),
            Err(InvalidToken::ClaimMissing)
        );
    }

    #[test]
    fn token_of_another_secret_or_algorithm_is_refused() {
        let other_secret = token(Algorithm::HS256, &SECRET.replace('0', "1"), &desk(NOW + 60));
        let other_algorithm = token(Algorithm::HS512, SECRET, &desk(NOW + 60));
        for token in [other_secret, other_algorithm, "a.b".to_owned(), String::new()] {
            assert!(read(&format!("Bearer {token}")).is_err(), "{token}");
        }
    }

    #[test]
    fn unsigned_token_is_refused() {
        let encode = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let header = encode(json!({"alg": "none", "typ": "JWT"}));
        let unsigned = format!("{header}.{}.", encode(desk(NOW + 60)));
        assert_eq!(
            read(&format!("Bearer {unsigned}")),
            Err(InvalidToken::NotAccepted)
        );
    }

    #[test]
    fn other_schemes_are_refused() {
        assert_eq!(read("Basic ZGVzazpkZXNr"), Err(InvalidToken::NotBearer));
        assert_eq!(read("Bearer"), Err(InvalidToken::NotBearer));
    }

    #[test]
    fn token_is_refused_where_no_secret_is_configured() {
        let mut headers = HeaderMap::new();
        let token = format!("bearer {}", token(Algorithm::HS256, SECRET, &desk(NOW + 60)));
        headers.insert(header::AUTHORIZATION, HeaderValue::from_str(&token).unwrap());
        let refused = TokenReader::new(None).viewer(&headers, Timestamp::from_microseconds(0));
        assert_eq!(refused, Err(InvalidToken::NotConfigured));
    }
}
