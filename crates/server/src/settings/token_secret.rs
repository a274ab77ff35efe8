use std::{fmt, str::FromStr};

/// RFC 7518, section 3.2: a key for HS256 is as long as its hash.
const FEWEST_BYTES: usize = 32;

/// The secret that signs bearer tokens. Its debug form hides it.
#[derive(Clone)]
pub struct TokenSecret(String);

impl TokenSecret {
    /// The secret's bytes.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for TokenSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenSecret(…)")
    }
}

impl FromStr for TokenSecret {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.len() {
            FEWEST_BYTES.. => Ok(Self(text.to_owned())),
            length => Err(format!("it has {length} bytes and needs at least {FEWEST_BYTES}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secret_shorter_than_its_hash_is_refused() {
        assert!("a".repeat(31).parse::<TokenSecret>().is_err());
        assert!("a".repeat(32).parse::<TokenSecret>().is_ok());
    }
}
