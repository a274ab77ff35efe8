//! Digests of texts and of bytes.

use sha2::{Digest, Sha256};

/// SHA-256 of a text in UTF-8, lower-case hexadecimal.
pub fn sha256_hex(text: &str) -> String {
    sha256_hex_of_bytes(text.as_bytes())
}

/// SHA-256 of bytes, lower-case hexadecimal.
pub fn sha256_hex_of_bytes(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
