use std::{fmt, str::FromStr};

const SCHEMES: [&str; 3] = ["sqlite", "postgres", "postgresql"];

/// A URL of a database that Mediawire can use. Its debug form shows the scheme alone: it may hold a password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// The URL as it was given, password and all.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before `://`.
    pub fn scheme(&self) -> &str {
        self.0.split_once("://").map_or("", |(scheme, _)| scheme)
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({}://…)", self.scheme())
    }
}

impl FromStr for DatabaseUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once("://") {
            Some((scheme, rest)) if SCHEMES.contains(&scheme) && !rest.is_empty() => {
                Ok(Self(text.to_owned()))
            }
            Some((scheme, _)) if SCHEMES.contains(&scheme) => Err(format!("nothing follows `{scheme}://`")),
            Some((scheme, _)) => Err(format!(
                "no database is known as `{scheme}`; use sqlite:// or postgres://"
            )),
            None => Err("it has no scheme; use sqlite://FILE or postgres://USER@HOST/NAME".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_databases_are_known_by_scheme() {
        for url in [
            "sqlite://wire.db",
            "postgres://localhost/wire",
            "postgresql:///wire",
        ] {
            assert_eq!(url.parse::<DatabaseUrl>().unwrap().as_str(), url);
        }
    }

    #[test]
    fn bare_file_name_is_no_url() {
        assert!("wire.db".parse::<DatabaseUrl>().unwrap_err().contains("scheme"));
        assert!("sqlite://".parse::<DatabaseUrl>().is_err());
    }
}
