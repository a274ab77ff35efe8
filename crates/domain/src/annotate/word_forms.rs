//! How a word is written: its shape, and the key under which names with it are looked up.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{
    lexicon::{self, Classes},
    tokens::Shape,
};

/// "THE minister": where a story begins, some set the first words in capitals.
pub(super) fn is_shouted_word(word: &str) -> bool {
    (3..8).contains(&word.len()) && lexicon::classes(&word.to_ascii_lowercase()).meets(Classes::FUNCTION)
}

pub(super) fn is_shouted(text: &str) -> bool {
    let start = &text.as_bytes()[..text.len().min(2_000)];
    let mut lower = 0;
    for piece in start.chunks(64) {
        let letters = piece.iter().map(|byte| u8::from(byte.is_ascii_lowercase()));
        lower += usize::from(letters.sum::<u8>());
        // Even if all the rest were capitals.
        if lower * 10 >= start.len() {
            return false;
        }
    }
    let count = start.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    count > 12 && lower * 10 < count
}

pub(super) fn shape_of(word: &str) -> Shape {
    let mut letters = word.chars();
    let Some(first) = letters.next() else {
        return Shape::Mark(' ');
    };
    if is_apostrophe(first) && word.len() > first.len_utf8() {
        return Shape::Possessive;
    }
    if !is_alphanumeric(first) {
        return Shape::Mark(first);
    }
    if first.is_numeric() {
        return if letters.any(char::is_alphabetic) {
            Shape::Lower
        } else {
            Shape::Number
        };
    }
    if first.is_uppercase() {
        let mut count = 1;
        let upper = letters.all(|letter| {
            count += usize::from(letter.is_alphabetic());
            !letter.is_lowercase() && letter != '-'
        });
        return if upper && count > 1 {
            Shape::Upper
        } else {
            Shape::Capitalised
        };
    }
    match word.split_once('-') {
        Some((prefix, name)) if prefix.len() < 4 && name.starts_with(char::is_uppercase) => {
            Shape::Capitalised
        }
        _ => Shape::Lower,
    }
}

/// Which sorts of letters occur, as a set of bits.
#[derive(Clone, Copy)]
pub(super) struct Letters(pub u8);

impl Letters {
    pub const LOWER: u8 = 1;
    pub const UPPER: u8 = 1 << 1;
    pub const DIGIT: u8 = 1 << 2;
    pub const OTHER: u8 = 1 << 3;
    pub const BY_BYTE: [u8; 256] = Self::by_byte();

    const fn by_byte() -> [u8; 256] {
        let mut sorts = [Self::OTHER; 256];
        let mut byte = 0;
        while byte < 128 {
            sorts[byte] = match byte as u8 {
                b'a'..=b'z' => Self::LOWER,
                b'A'..=b'Z' => Self::UPPER,
                b'0'..=b'9' => Self::DIGIT,
                _ => Self::OTHER,
            };
            byte += 1;
        }
        sorts
    }

    fn of(word: &[u8]) -> Self {
        let sorts = word.iter().map(|byte| Self::BY_BYTE[usize::from(*byte)]);
        Self(sorts.fold(0, |all, sort| all | sort))
    }

    /// English letters and digits, and at least one.
    fn are_plain(self) -> bool {
        self.0 != 0 && self.0 & Self::OTHER == 0
    }

    fn has(self, sort: u8) -> bool {
        self.0 & sort != 0
    }
}

pub(super) fn shape_of_plain(first: u8, rest: Letters) -> Shape {
    let in_rest = |sorts| rest.has(sorts);
    match first {
        b'0'..=b'9' if in_rest(Letters::LOWER | Letters::UPPER) => Shape::Lower,
        b'0'..=b'9' => Shape::Number,
        b'A'..=b'Z' if in_rest(Letters::UPPER) && !in_rest(Letters::LOWER) => Shape::Upper,
        b'A'..=b'Z' => Shape::Capitalised,
        _ => Shape::Lower,
    }
}

pub(super) fn fold_into(word: &str, folded: &mut String) {
    if Letters::of(word.as_bytes()).are_plain() {
        let start = folded.len();
        folded.push_str(word);
        folded[start..].make_ascii_lowercase();
        return;
    }
    if word.is_ascii() {
        folded.extend(
            word.chars()
                .filter(|letter| !is_dropped(*letter))
                .map(|letter| letter.to_ascii_lowercase()),
        );
        return;
    }
    for letter in word
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter) && !is_dropped(*letter))
    {
        match letter {
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' => folded.push('d'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            '\u{2010}' | '\u{2011}' => folded.push('-'),
            other => folded.extend(other.to_lowercase()),
        }
    }
}

/// Sergei and Sergey, Yuri and Yury, Zelensky, Zelenskiy and Zelenskyy become one key.
pub(super) fn unify_ending(keys: &mut String, start: usize) {
    if !keys.ends_with(['i', 'j', 'y']) {
        return;
    }
    let key = &keys[start..];
    if key.len() < 4 || !key.is_ascii() {
        return;
    }
    let stem = match key {
        _ if key.ends_with("iy") || key.ends_with("yy") || key.ends_with("ii") || key.ends_with("ij") => {
            key.len() - 2
        }
        _ if key.ends_with('i') => key.len() - 1,
        _ => return,
    };
    keys.truncate(start + stem);
    keys.push('y');
}

/// A letter or a digit.
pub(super) fn is_alphanumeric(letter: char) -> bool {
    !is_general_punctuation(letter) && letter.is_alphanumeric()
}

/// Dashes, quotation marks and the like, which need no look into the tables of Unicode: each has three bytes.
pub(super) fn is_general_punctuation(letter: char) -> bool {
    matches!(letter, '\u{2000}'..='\u{206f}')
}

pub(super) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ')
}

pub(super) fn is_dropped(letter: char) -> bool {
    is_apostrophe(letter) || letter == '.'
}
