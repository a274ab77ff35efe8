//! References to characters, by number or by name.

use std::borrow::Cow;

use quick_xml::escape::resolve_html5_entity;

use super::encoding;

/// No name of a character is longer.
const LONGEST: usize = 40;

/// `source` with its references to characters replaced and its line ends made line feeds; what names no character
/// stays as it stands.
pub(super) fn decode(source: &str) -> Cow<'_, str> {
    if !source.contains(['&', '\r']) {
        return Cow::Borrowed(source);
    }
    let source = line_ends(source);
    let mut text = String::with_capacity(source.len());
    let mut rest = &*source;
    while let Some(start) = rest.find('&') {
        let (before, reference) = rest.split_at(start);
        text.push_str(before);
        let length = one(reference, &mut text);
        rest = &reference[length..];
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// As XML says: CR LF and CR are one line feed.
pub(super) fn line_ends(source: &str) -> Cow<'_, str> {
    if source.contains('\r') {
        Cow::Owned(source.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(source)
    }
}

/// Writes what the `&` at the start of `source` refers to; the length of what it took.
fn one(source: &str, text: &mut String) -> usize {
    let end = source.bytes().take(LONGEST).position(|byte| byte == b';');
    let Some(end) = end else {
        text.push('&');
        return 1;
    };
    let name = &source[1..end];
    if let Some(letter) = name.strip_prefix('#').and_then(numbered) {
        text.push(letter);
    } else if let Some(letters) = resolve_html5_entity(name) {
        text.push_str(letters);
    } else {
        text.push('&');
        return 1;
    }
    end + 1
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) if digits.bytes().all(|digit| digit.is_ascii_hexdigit()) => {
            u32::from_str_radix(digits, 16).ok()?
        }
        None if number.bytes().all(|digit| digit.is_ascii_digit()) => number.parse().ok()?,
        _ => return None,
    };
    char::from_u32(code)
        .map(encoding::meant)
        .filter(|letter| *letter >= ' ' || matches!(letter, '\t' | '\n' | '\r'))
}
