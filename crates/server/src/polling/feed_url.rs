use std::{fmt, str::FromStr};

use base64::{Engine, engine::general_purpose::STANDARD};
use url::Url;

/// The address of a feed: http or https. It may hold credentials, which it shows nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct FeedUrl(Url);

impl FromStr for FeedUrl {
    type Err = String;

    /// The message does not repeat the address, which may hold a password.
    fn from_str(text: &str) -> Result<Self, String> {
        let url = Url::parse(text.trim()).map_err(|error| format!("it is no address: {error}"))?;
        Self::of(url)
    }
}

/// Without credentials and query, which may hold a key.
impl fmt::Display for FeedUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut url = self.bare();
        let query = url.query().map_or("", |_| "?…");
        url.set_query(None);
        write!(f, "{url}{query}")
    }
}

impl fmt::Debug for FeedUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FeedUrl({self})")
    }
}

impl FeedUrl {
    fn of(mut url: Url) -> Result<Self, String> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(format!("`{}` is neither http nor https", url.scheme()));
        }
        url.set_fragment(None);
        Ok(Self(url))
    }

    /// The whole address, with credentials if it has any.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The address without credentials: what a request is sent to.
    pub(super) fn bare(&self) -> Url {
        let mut url = self.0.clone();
        // Neither can fail for http and https, which always have a host.
        let _ = url.set_password(None);
        let _ = url.set_username("");
        url
    }

    /// Its credentials as a request carries them.
    pub(super) fn authorization(&self) -> Option<String> {
        if self.0.username().is_empty() && self.0.password().is_none() {
            return None;
        }
        let decoded = |text: &str| percent_decoded(text);
        let login = decoded(self.0.username());
        let password = decoded(self.0.password().unwrap_or_default());
        let credentials = [login, b":".to_vec(), password].concat();
        Some(format!("Basic {}", STANDARD.encode(credentials)))
    }

    /// Where a redirect leads. Credentials stay where they belong: at the same host and port.
    pub(super) fn redirected(&self, location: &str) -> Result<Self, String> {
        let mut url = self.0.join(location).map_err(|error| error.to_string())?;
        if url.username().is_empty() && url.origin() == self.0.origin() {
            let _ = url.set_username(self.0.username());
            let _ = url.set_password(self.0.password());
        }
        Self::of(url)
    }
}

fn percent_decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let pair = tail.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        let code = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match code {
            Some(code) if first == b'%' => {
                bytes.push(code);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> FeedUrl {
        text.parse().unwrap()
    }

    #[test]
    fn credentials_and_keys_are_not_shown() {
        let shown = url("https://desk:hunter2@news.example/feed?key=secret#top");
        assert_eq!(shown.to_string(), "https://news.example/feed?…");
        assert_eq!(format!("{shown:?}"), "FeedUrl(https://news.example/feed?…)");
    }

    #[test]
    fn only_http_and_https_are_addresses_of_feeds() {
        for refused in [
            "file:///etc/passwd",
            "gopher://news.example",
            "news.example/feed",
            "https://",
        ] {
            let message = refused.parse::<FeedUrl>().unwrap_err();
            assert!(!message.contains("passwd"), "{message}");
        }
        assert!(
            "ftp://desk:hunter2@news.example"
                .parse::<FeedUrl>()
                .is_err_and(|it| !it.contains("hunter2"))
        );
    }

    #[test]
    fn credentials_do_not_follow_to_another_host() {
        let feed = url("https://desk:p%40ss@news.example/a");
        assert_eq!(feed.authorization().as_deref(), Some("Basic ZGVzazpwQHNz"));
        assert!(feed.redirected("/b").unwrap().authorization().is_some());
        assert!(
            feed.redirected("https://news.example/b")
                .unwrap()
                .authorization()
                .is_some()
        );
        for elsewhere in [
            "https://other.example/b",
            "http://news.example/b",
            "//other.example/b",
        ] {
            assert_eq!(
                feed.redirected(elsewhere).unwrap().authorization(),
                None,
                "{elsewhere}"
            );
        }
        assert!(feed.redirected("file:///b").is_err());
    }
}
