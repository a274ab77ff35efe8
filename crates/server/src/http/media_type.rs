use actix_web::http::header::{self, HeaderMap};

use super::HttpError;

/// A media type that GraphQL responses are written in. All are UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MediaType {
    /// Its status tells whether execution began.
    GraphqlResponse,
    /// The older type: any well-formed request is answered with 200.
    Json,
}

impl MediaType {
    /// In the order that decides between equals: a client that accepts anything may know nothing newer.
    const PREFERRED: [Self; 2] = [Self::Json, Self::GraphqlResponse];

    /// The type that the client likes best, or JSON when it says nothing: RFC 9110, section 12.5.1.
    pub(crate) fn negotiate(headers: &HeaderMap) -> Result<Self, HttpError> {
        if !headers.contains_key(header::ACCEPT) {
            return Ok(Self::Json);
        }
        let ranges = ranges(headers)?;
        let liked = Self::PREFERRED
            .iter()
            .filter_map(|media_type| Some((best(&ranges, *media_type)?, *media_type)));
        let liked = liked.filter(|(range, _)| range.quality > 0);
        let favourite = liked.min_by_key(|(range, _)| (-range.quality, -range.precision, range.place));
        favourite
            .map(|(_, media_type)| media_type)
            .ok_or(HttpError::NotAcceptable)
    }

    /// The value of Content-Type.
    pub(crate) fn content_type(self) -> &'static str {
        match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }

    fn essence(self) -> &'static str {
        match self {
            Self::GraphqlResponse => "application/graphql-response+json",
            Self::Json => "application/json",
        }
    }
}

/// One item of an Accept header.
struct Range {
    essence: String,
    /// Thousandths.
    quality: i32,
    precision: i32,
    place: usize,
}

fn ranges(headers: &HeaderMap) -> Result<Vec<Range>, HttpError> {
    let mut ranges = Vec::new();
    for value in headers.get_all(header::ACCEPT) {
        let text = value
            .to_str()
            .map_err(|_| HttpError::BadRequest("the accept header is not ASCII".into()))?;
        for item in text.split(',').filter(|item| !item.trim().is_empty()) {
            ranges.extend(Range::parse(item, ranges.len()));
        }
    }
    Ok(ranges)
}

/// The most precise range that matches decides: `*/*, application/json;q=0` refuses JSON.
fn best(ranges: &[Range], media_type: MediaType) -> Option<&Range> {
    let matching = ranges.iter().filter(|range| range.matches(media_type));
    matching.min_by_key(|range| (-range.precision, range.place))
}

impl Range {
    /// A range that asks for another charset than UTF-8 matches nothing here.
    fn parse(item: &str, place: usize) -> Option<Self> {
        let mut parts = item.split(';').map(str::trim);
        let essence = parts.next()?.to_ascii_lowercase();
        let precision = match essence.as_str() {
            "*/*" => 0,
            "application/*" => 1,
            _ => 2,
        };
        let mut range = Self {
            essence,
            quality: 1_000,
            precision,
            place,
        };
        for (name, value) in parts.filter_map(|parameter| parameter.split_once('=')) {
            match name.trim().to_ascii_lowercase().as_str() {
                "q" => range.quality = quality(value.trim())?,
                "charset" if !is_utf8(value) => return None,
                _ => {}
            }
        }
        Some(range)
    }

    fn matches(&self, media_type: MediaType) -> bool {
        self.precision < 2 || self.essence == media_type.essence()
    }
}

fn quality(text: &str) -> Option<i32> {
    let quality: f32 = text.parse().ok()?;
    (0.0..=1.0)
        .contains(&quality)
        .then_some((quality * 1_000.0) as i32)
}

/// Whether a charset parameter's value, which may be quoted, is UTF-8.
pub(crate) fn is_utf8(charset: &str) -> bool {
    let charset = charset.trim().trim_matches('"');
    charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("utf8")
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn negotiate(accept: &str) -> Option<MediaType> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, HeaderValue::from_str(accept).unwrap());
        MediaType::negotiate(&headers).ok()
    }

    #[test]
    fn json_is_assumed() {
        assert_eq!(MediaType::negotiate(&HeaderMap::new()).unwrap(), MediaType::Json);
        for accept in ["*/*", "application/*", "text/html,*/*;q=0.8"] {
            assert_eq!(negotiate(accept), Some(MediaType::Json), "{accept}");
        }
    }

    #[test]
    fn higher_quality_wins_then_the_earlier() {
        for (accept, expected) in [
            (
                "application/graphql-response+json, application/json;q=0.9",
                MediaType::GraphqlResponse,
            ),
            (
                "application/graphql-response+json;q=0.5, application/json",
                MediaType::Json,
            ),
            (
                "application/graphql-response+json; charset=utf-8, application/json",
                MediaType::GraphqlResponse,
            ),
            (
                "application/json, application/graphql-response+json",
                MediaType::Json,
            ),
            (
                "Application/GraphQL-Response+JSON, */*",
                MediaType::GraphqlResponse,
            ),
            (
                "multipart/mixed, application/graphql-response+json",
                MediaType::GraphqlResponse,
            ),
        ] {
            assert_eq!(negotiate(accept), Some(expected), "{accept}");
        }
    }

    #[test]
    fn precise_range_overrules_a_wildcard() {
        assert_eq!(
            negotiate("application/json;q=0, */*"),
            Some(MediaType::GraphqlResponse)
        );
        assert_eq!(negotiate("application/json;q=0"), None);
    }

    #[test]
    fn other_types_and_charsets_are_not_acceptable() {
        for accept in [
            "text/html",
            "image/*",
            "application/json; charset=latin1",
            "application/json;q=2",
        ] {
            assert_eq!(negotiate(accept), None, "{accept}");
        }
    }
}
