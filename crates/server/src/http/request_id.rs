use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use mediawire_domain::timestamp::Timestamp;
use uuid::{NoContext, Uuid};

pub(super) const HEADER: HeaderName = HeaderName::from_static("x-request-id");
const MOST_BYTES: usize = 64;

/// What ties a response to the log lines about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RequestId(String);

impl RequestId {
    /// The id that the client sent, when it is fit for a log line, or a new one.
    pub(super) fn of(headers: &HeaderMap, now: Timestamp) -> Self {
        let sent = headers.get(HEADER).and_then(|value| value.to_str().ok());
        let id = sent.filter(|id| is_sane(id)).map(str::to_owned);
        Self(id.unwrap_or_else(|| new_id(now)))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The id as a header's value; there always is one, since an id is plain ASCII.
    pub(super) fn header_value(&self) -> Option<HeaderValue> {
        HeaderValue::from_str(&self.0).ok()
    }
}

fn is_sane(id: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    (1..=MOST_BYTES).contains(&id.len()) && id.bytes().all(allowed)
}

fn new_id(now: Timestamp) -> String {
    let microseconds = now.as_microseconds().unsigned_abs();
    let nanoseconds = (microseconds % 1_000_000) as u32 * 1_000;
    Uuid::new_v7(uuid::Timestamp::from_unix(
        NoContext,
        microseconds / 1_000_000,
        nanoseconds,
    ))
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sent: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(HEADER, HeaderValue::from_str(sent).unwrap());
        RequestId::of(&headers, Timestamp::from_microseconds(1_718_688_600_000_000)).0
    }

    #[test]
    fn sane_id_is_kept() {
        assert_eq!(of("edge-1.A_b"), "edge-1.A_b");
    }

    #[test]
    fn other_ids_are_replaced_by_one_of_the_clock() {
        for sent in ["", "a b", "a\tb", "a\"b", &"a".repeat(65)] {
            assert!(of(sent).starts_with("0190"), "{sent}");
        }
    }
}
