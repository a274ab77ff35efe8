//! From bytes to text: UTF-8 and nothing else, for a guessed encoding would alter what was received.

use std::str;

use crate::Refusal;

/// The most that is read: two hundred times a long page.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The text in `bytes`, without a byte order mark. Refuses what is empty, too large, binary, in another encoding or
/// cut inside a character; offsets count from the first byte that was given.
pub fn decode(bytes: &[u8]) -> Result<&str, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooLarge { limit: MAX_BYTES });
    }
    if is_utf16(bytes) {
        return Err(Refusal::Utf16);
    }
    if let Some((offset, &byte)) = bytes.iter().enumerate().find(|(_, byte)| is_binary(**byte)) {
        return Err(Refusal::Binary { byte, offset });
    }
    let text = utf8(bytes)?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.trim().is_empty() {
        Err(Refusal::Empty)
    } else {
        Ok(text)
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, Refusal> {
    str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        match error.error_len() {
            None if BYTE_ORDER_MARK.starts_with(bytes) => Refusal::Empty,
            None => Refusal::Truncated { offset },
            Some(_) => Refusal::NotUtf8 {
                byte: bytes[offset],
                offset,
            },
        }
    })
}

/// Control characters other than white space. None of these bytes is ever part of a longer UTF-8 character.
fn is_binary(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | 0x0B | 0x0C | b'\r')
}

/// By its mark, or by its pattern: in Western text every other byte is NUL, on one side only.
fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    let sample = &bytes[..bytes.len().min(1024)];
    let zeros = |side: usize| {
        sample
            .iter()
            .skip(side)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    even.min(odd) == 0 && even.max(odd) >= 2 && even.max(odd) * 4 >= sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> String {
        decode(bytes).unwrap_err().to_string()
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn text_comes_back_as_it_is_without_its_byte_order_mark() {
        assert_eq!(
            decode("\u{FEFF}Zprávy ‘dnes’\r\n".as_bytes()),
            Ok("Zprávy ‘dnes’\r\n")
        );
    }

    #[test]
    fn empty_input_is_refused() {
        for empty in ["", " \r\n\t\n", "\u{FEFF}", "\u{FEFF}\n\u{A0}"] {
            assert_eq!(decode(empty.as_bytes()), Err(Refusal::Empty), "{empty:?}");
        }
        assert_eq!(decode(b"\xEF\xBB"), Err(Refusal::Empty));
    }

    #[test]
    fn binary_data_is_refused_by_its_first_byte() {
        assert_eq!(
            refusal(b"Twelve bytes\0and more"),
            "binary data: byte 0x00 at offset 12"
        );
        assert_eq!(
            refusal(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"),
            "binary data: byte 0x1A at offset 6"
        );
        assert_eq!(refusal(&[0; 64]), "binary data: byte 0x00 at offset 0");
    }

    #[test]
    fn utf16_is_refused_with_and_without_its_mark() {
        let page = "Wire\n\nTalks resume in Vienna\n\nDelegates met on Monday.\n";
        for bytes in [utf16(page, u16::to_le_bytes), utf16(page, u16::to_be_bytes)] {
            assert_eq!(refusal(&bytes), "UTF-16 text; convert it to UTF-8");
        }
        assert_eq!(
            decode(&utf16("\u{FEFF}دنیا", u16::to_le_bytes)),
            Err(Refusal::Utf16)
        );
    }

    #[test]
    fn latin1_is_refused_with_the_first_wrong_byte() {
        let message = "not UTF-8: byte 0xE9 at offset 3 (Latin-1?); convert it to UTF-8";
        assert_eq!(refusal(b"Caf\xE9 society"), message);
    }

    #[test]
    fn text_cut_inside_its_last_character_is_refused() {
        let text = "Praha – €".as_bytes();
        assert_eq!(
            refusal(&text[..text.len() - 1]),
            "cut in the middle of a character at offset 10"
        );
    }

    #[test]
    fn too_large_a_page_is_refused_with_the_limit() {
        let message = "too large: it has more than 8388608 bytes";
        assert_eq!(refusal(&vec![b'a'; MAX_BYTES + 1]), message);
        assert!(decode(&vec![b'a'; MAX_BYTES]).is_ok());
    }

    #[test]
    fn codes_are_stable_words() {
        assert_eq!(decode(b"").unwrap_err().code(), "EMPTY");
        assert_eq!(decode(b"\xFF\xFE").unwrap_err().code(), "NOT_UTF8");
        assert_eq!(decode(b"a\xE2\x80").unwrap_err().code(), "TRUNCATED");
    }
}
