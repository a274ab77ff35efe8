use std::str::FromStr;

/// The web origins whose pages may call the API from a browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CorsOrigins {
    /// No other origin.
    None,
    /// Every origin.
    Any,
    /// These origins.
    Listed(Vec<String>),
}

impl FromStr for CorsOrigins {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let origins: Vec<&str> = text
            .split(',')
            .map(str::trim)
            .filter(|origin| !origin.is_empty())
            .collect();
        match origins.as_slice() {
            [] => Ok(Self::None),
            ["*"] => Ok(Self::Any),
            _ => origins
                .into_iter()
                .map(origin)
                .collect::<Result<_, _>>()
                .map(Self::Listed),
        }
    }
}

/// An origin is a scheme and an authority; browsers send no path, so one that has a path would never match.
fn origin(text: &str) -> Result<String, String> {
    let authority = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
    match authority {
        Some(authority) if !authority.is_empty() && authority.chars().all(allowed) => {
            Ok(text.to_ascii_lowercase())
        }
        _ => Err(format!("`{text}` is not an origin such as https://news.example")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_is_split_and_trimmed() {
        let expected = ["https://news.example", "http://localhost:3000"].map(str::to_owned);
        let parsed = "https://News.example, http://localhost:3000,".parse();
        assert_eq!(parsed, Ok(CorsOrigins::Listed(expected.to_vec())));
    }

    #[test]
    fn star_stands_alone() {
        assert_eq!("*".parse(), Ok(CorsOrigins::Any));
        assert!("*,https://news.example".parse::<CorsOrigins>().is_err());
    }

    #[test]
    fn origin_with_a_path_is_refused_by_name() {
        let refused = "https://news.example/".parse::<CorsOrigins>().unwrap_err();
        assert!(refused.contains("`https://news.example/`"), "{refused}");
    }
}
