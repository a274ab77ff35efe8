//! From bytes to characters, by what the bytes themselves say.

use std::{borrow::Cow, str};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::MAX_BYTES;
use crate::Refusal;

/// Where a declaration is looked for.
const HEAD: usize = 1024;

/// The text in `bytes`, and whether some of them were not text (they are U+FFFD then).
pub(crate) fn declared_or_guessed(bytes: &[u8]) -> Result<(Cow<'_, str>, bool), Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooLarge { limit: MAX_BYTES });
    }
    if bytes.starts_with(&[0, 0, 0xFE, 0xFF]) || bytes.starts_with(&[0xFF, 0xFE, 0, 0]) {
        return Err(malformed("UTF-32 text; convert it to UTF-8"));
    }
    let (text, damaged) = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    Ok((without_controls(text), damaged))
}

fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, bool), Refusal> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Ok(encoding.decode_without_bom_handling(&bytes[length..]));
    }
    let declared = by_pattern(bytes).or_else(|| declared(bytes));
    Ok(match (str::from_utf8(bytes), declared) {
        (Ok(text), None) => (Cow::Borrowed(text), false),
        (Ok(text), Some(encoding)) if says_less_than_utf8(encoding, bytes) => (Cow::Borrowed(text), false),
        (Err(_), Some(encoding)) if encoding.is_single_byte() && is_utf8_with_mistakes(bytes) => {
            (Cow::Owned(mixed(bytes, encoding)), false)
        }
        (_, Some(encoding)) if encoding != UTF_8 => encoding.decode_without_bom_handling(bytes),
        (Ok(text), _) => (Cow::Borrowed(text), false),
        (Err(error), _) if error.error_len().is_none() => {
            UTF_8.decode_without_bom_handling(&bytes[..error.valid_up_to()])
        }
        (Err(_), _) if is_utf8_with_mistakes(bytes) => UTF_8.decode_without_bom_handling(bytes),
        (Err(_), _) => return western(bytes),
    })
}

/// UTF-8 where it is that, and the declared encoding where it is not: somebody pasted one into the other.
fn mixed(bytes: &[u8], encoding: &'static Encoding) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&encoding.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
}

/// Bytes that are neither UTF-8 nor what they say: windows-1252, unless there are bytes in them that it does not have.
fn western(bytes: &[u8]) -> Result<(Cow<'_, str>, bool), Refusal> {
    let (text, damaged) = WINDOWS_1252.decode_without_bom_handling(bytes);
    if !text.contains(is_c1) {
        return Ok((text, damaged));
    }
    let offset = str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    Err(Refusal::NotUtf8 {
        byte: bytes[offset.min(bytes.len() - 1)],
        offset,
    })
}

/// UTF-16 without a mark: every other byte of `<?` or `<r` is NUL.
fn by_pattern(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0, b'<', 0, _, ..] => Some(UTF_16BE),
        [b'<', 0, _, 0, ..] => Some(UTF_16LE),
        _ => None,
    }
}

/// What `encoding="…"` of the declaration names, if it is known and can be: who reads it in ASCII reads no UTF-16.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let declaration = &head[head.find("<?xml")?..];
    let declaration = &declaration[..declaration.find("?>").or_else(|| declaration.find('>'))?];
    let value = declaration.split_once("encoding")?.1.trim_start();
    let value = value.strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let label = value[1..].split(quote).next()?;
    Encoding::for_label(label.trim().as_bytes())
        .filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE)
}

/// Text of one byte a letter is hardly ever valid UTF-8 by chance, so a declaration of such an encoding is a mistake
/// over text that is. The encodings of East Asia can be UTF-8 by chance in a short text, and are believed.
fn says_less_than_utf8(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    encoding.is_single_byte() && !bytes.is_ascii()
}

/// Whether `bytes` are UTF-8 with mistakes and not Latin-1: more of what is not ASCII is UTF-8 than is not. A few
/// letters of Latin-1 look like one of UTF-8 by chance.
fn is_utf8_with_mistakes(bytes: &[u8]) -> bool {
    let (mut letters, mut mistakes) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        mistakes += usize::from(!chunk.invalid().is_empty());
    }
    letters >= mistakes
}

/// Without what is forbidden in XML and never part of a text, and with what C1 controls stand for.
fn without_controls(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_forbidden = |letter: char| {
        (letter.is_ascii_control() && !matches!(letter, '\t' | '\n' | '\r' | '\x7F'))
            || matches!(letter, '\u{FFFE}' | '\u{FFFF}')
    };
    if text.chars().any(|letter| is_forbidden(letter) || is_c1(letter)) {
        let kept = text.chars().filter(|letter| !is_forbidden(*letter));
        Cow::Owned(kept.map(meant).collect())
    } else {
        text
    }
}

/// What a character is meant to be. Nobody sends the controls from U+0080 on, and many send the quotes and dashes of
/// windows-1252 by their numbers there.
pub(super) fn meant(letter: char) -> char {
    if !is_c1(letter) {
        return letter;
    }
    let byte = [letter as u8];
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(&byte);
    text.chars().next().unwrap_or(letter)
}

fn is_c1(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{9F}')
}

fn malformed(reason: &str) -> Refusal {
    Refusal::Malformed {
        format: "XML",
        reason: reason.to_owned(),
    }
}
