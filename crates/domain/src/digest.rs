//! Digests of texts.

use sha2::{Digest, Sha256};

/// SHA-256 of a text in UTF-8, lower-case hexadecimal.
pub fn sha256_hex(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
