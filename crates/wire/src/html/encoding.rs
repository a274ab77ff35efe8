//! From a page's bytes to its characters, as a browser without HTTP would do it.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::{Refusal, text::MAX_BYTES};

/// How far a page's own word on its encoding is looked for.
const PRESCAN: usize = 1024;

/// A page's characters.
pub(super) struct Characters<'a> {
    pub(super) text: Cow<'a, str>,
    /// Whether some bytes made no character; U+FFFD stands where they were.
    pub(super) is_damaged: bool,
}

/// The page's characters. A byte order mark decides, then the page's `<meta>`, then whether it is valid UTF-8; what is
/// left is windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Result<Characters<'_>, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooLarge { limit: MAX_BYTES });
    }
    let (encoding, bytes) = encoding(bytes)?;
    let (text, is_damaged) = encoding.decode_without_bom_handling(bytes);
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(Characters { text, is_damaged })
}

fn encoding(bytes: &[u8]) -> Result<(&'static Encoding, &[u8]), Refusal> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Ok((encoding, &bytes[length..]));
    }
    let head = &bytes[..bytes.len().min(PRESCAN)];
    if let Some(offset) = head.iter().position(|byte| is_binary(*byte)) {
        let byte = head[offset];
        return Err(Refusal::Binary { byte, offset });
    }
    let stated = stated(head).filter(|encoding| *encoding != UTF_8);
    let guessed = || match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        Err(error) if error.error_len().is_none() => UTF_8,
        Err(_) => WINDOWS_1252,
    };
    Ok((stated.unwrap_or_else(guessed), bytes))
}

fn is_binary(byte: u8) -> bool {
    byte < b' ' && !matches!(byte, b'\t' | b'\n' | 0x0B | 0x0C | b'\r' | 0x1B)
}

/// The encoding that a `<meta>` names, whether by `charset` or in the `content` of an `http-equiv`.
fn stated(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let encodings = head.split("<meta").skip(1).filter_map(|tag| {
        let tag = tag.split('>').next()?;
        let (_, value) = tag.split_once("charset")?;
        let value = value.trim_start().strip_prefix('=')?;
        let value = value.trim_start_matches(|letter: char| {
            letter == '"' || letter == '\'' || letter.is_ascii_whitespace()
        });
        let label = value
            .split(|letter: char| matches!(letter, '"' | '\'' | ';' | '/') || letter.is_ascii_whitespace());
        Encoding::for_label(label.into_iter().next()?.as_bytes())
    });
    // Whoever can read this in a byte-wise scan has not written it in UTF-16.
    let bytewise = |encoding| match encoding {
        encoding if encoding == UTF_16BE || encoding == UTF_16LE => UTF_8,
        encoding => encoding,
    };
    encodings.map(bytewise).next()
}
