//! A block as words and marks, each with the folded key under which names are looked up.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::lexicon::{self, Classes};

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Lower,
    Capitalised,
    /// Two capitals or more and nothing else: "UN", "U.S.".
    Upper,
    Number,
    /// The `’s` of "Putin’s".
    Possessive,
    Mark(char),
}

#[derive(Clone, Debug)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub shape: Shape,
    pub classes: Classes,
    /// White space or the block's start is before it.
    pub spaced: bool,
    /// Where its key lies in [`Tokens::keys`].
    key: (usize, usize),
}

impl Token {
    pub fn is(&self, classes: Classes) -> bool {
        self.classes.meets(classes)
    }

    /// Written like a name or a part of one.
    pub fn is_capital(&self) -> bool {
        self.is(Classes::CAPITAL)
    }

    pub fn is_mark(&self, mark: char) -> bool {
        self.shape == Shape::Mark(mark)
    }

    pub fn is_word(&self) -> bool {
        !matches!(self.shape, Shape::Mark(_) | Shape::Possessive)
    }
}

pub(super) const KEY_START: char = '\u{1}';
pub(super) const KEY_END: char = '\u{2}';
const BETWEEN_KEYS: &str = "\u{2}\u{1}";

/// A block's tokens, and their keys as one text in which every key stands between [`KEY_START`] and [`KEY_END`]:
/// a pattern of whole keys can match at words only.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    pub list: Vec<Token>,
    pub keys: String,
    /// All classes of all tokens.
    classes: Classes,
    /// The block with English letters in lower case, and everything where it is in the block.
    lower: String,
}

impl Tokens {
    pub fn of(text: &str) -> Self {
        // A word and the space after it are six letters or so.
        let mut tokens = Self {
            list: Vec::with_capacity(text.len() / 5),
            keys: String::with_capacity(text.len() * 3 / 2),
            classes: Classes::default(),
            lower: text.to_ascii_lowercase(),
        };
        tokens.keys.push(KEY_START);
        let shouted = is_shouted(text);
        let mut at = 0;
        let mut spaced = true;
        while let Some(byte) = text.as_bytes().get(at) {
            if *byte == b' ' {
                (spaced, at) = (true, at + 1);
                continue;
            }
            if let Some((length, shape)) = plain_word(&text[at..]) {
                tokens.push_plain(text, at..at + length, shape, spaced, shouted);
                (spaced, at) = (false, at + length);
                continue;
            }
            if byte.is_ascii_punctuation() && *byte != b'\'' {
                tokens.push_mark(at, char::from(*byte), spaced);
                (spaced, at) = (false, at + 1);
                continue;
            }
            let Some(first) = text[at..].chars().next() else {
                break;
            };
            let numeral = matches!(first, 'I' | 'V' | 'X') && tokens.numbers_last(&text[at..]);
            let length = token_length(&text[at..], first, tokens.follows_word(at));
            let end = at + if numeral { 1 } else { length };
            if first.is_whitespace() {
                spaced = true;
            } else {
                tokens.push(text, at..end, shape_of(&text[at..end]), spaced, shouted);
                spaced = false;
            }
            at = end;
        }
        tokens.keys.pop();
        tokens
    }

    /// A token has one of these classes.
    pub fn has(&self, classes: Classes) -> bool {
        self.classes.meets(classes)
    }

    /// Where tokens with one of these classes are, in reading order: a rule about treaties need not ask every word whether
    /// it is a treaty, nor look into a block that has none.
    pub fn with(&self, classes: Classes) -> impl Iterator<Item = usize> {
        let list = if self.has(classes) { &self.list[..] } else { &[] };
        let places = list.iter().enumerate();
        places
            .filter(move |(_, token)| token.is(classes))
            .map(|(at, _)| at)
    }

    /// The token with English letters in lower case.
    pub fn lower(&self, token: &Token) -> &[u8] {
        &self.lower.as_bytes()[token.start..token.end]
    }

    pub fn key(&self, index: usize) -> &str {
        let (start, end) = self.list[index].key;
        &self.keys[start..end]
    }

    /// The keys from this token on.
    pub fn keys_from(&self, index: usize) -> &str {
        &self.keys[self.list[index].key.0 - KEY_START.len_utf8()..]
    }

    /// The keys of this token and of those after it, so many in all.
    pub fn keys_of_next(&self, index: usize, count: usize) -> Option<&str> {
        let end = self.list.get(index + count - 1)?.key.1 + KEY_END.len_utf8();
        Some(&self.keys[self.list[index].key.0 - KEY_START.len_utf8()..end])
    }

    fn follows_word(&self, at: usize) -> bool {
        self.list
            .last()
            .is_some_and(|token| token.end == at && token.is_word())
    }

    /// "I" in "START I." is a number that ends a sentence, where it would be an initial in "George I. Smith".
    fn numbers_last(&self, rest: &str) -> bool {
        const PERSONAL: Classes = Classes::GIVEN
            .or(Classes::OFFICE)
            .or(Classes::OFFICE_WORD)
            .or(Classes::HONORIFIC)
            .or(Classes::NAME_PREFIX)
            .or(Classes::FAMILY_FIRST)
            .or(Classes::FUNCTION);
        let mut letters = rest.chars();
        let numeral = letters.next().filter(|letter| matches!(letter, 'I' | 'V' | 'X'));
        let stops = letters.next() == Some('.') && !letters.next().is_some_and(is_alphanumeric);
        let Some(last) = self.list.last().filter(|_| numeral.is_some() && stops) else {
            return false;
        };
        let counted = last.shape == Shape::Upper || last.is(Classes::TREATY);
        let named = numeral == Some('I') && last.is_capital() && !last.is(PERSONAL);
        counted || named
    }

    /// A word of English letters and digits: its key is its letters.
    fn push_plain(&mut self, text: &str, place: Range<usize>, shape: Shape, spaced: bool, shouted: bool) {
        if shape == Shape::Upper {
            return self.push(text, place, shape, spaced, shouted);
        }
        let start = self.keys.len();
        let letters = &self.lower[place.clone()];
        let classes = lexicon::classes(letters);
        self.keys.push_str(letters);
        if shape == Shape::Capitalised {
            unify_ending(&mut self.keys, start);
        }
        self.push_token(place, shape, classes, spaced, start);
    }

    /// A mark of one byte.
    fn push_mark(&mut self, at: usize, mark: char, spaced: bool) {
        let start = self.keys.len();
        self.keys.push(mark);
        self.push_token(at..at + 1, Shape::Mark(mark), Classes::default(), spaced, start);
    }

    fn push(&mut self, text: &str, place: Range<usize>, mut shape: Shape, spaced: bool, shouted: bool) {
        let word = &text[place.clone()];
        if shape == Shape::Upper && !lexicon::is_acronym(word) && (shouted || is_shouted_word(word)) {
            shape = Shape::Capitalised;
        }
        let start = self.keys.len();
        let classes = self.push_key(word, shape);
        self.push_token(place, shape, classes, spaced, start);
    }

    /// The token whose key, which begins here, has been pushed.
    fn push_token(&mut self, place: Range<usize>, shape: Shape, classes: Classes, spaced: bool, key: usize) {
        let key = (key, self.keys.len());
        self.keys.push_str(BETWEEN_KEYS);
        let classes = match shape {
            Shape::Upper => classes.or(Classes::CAPITAL).or(Classes::UPPER),
            Shape::Capitalised => classes.or(Classes::CAPITAL),
            _ => classes,
        };
        self.classes = self.classes.or(classes);
        self.list.push(Token {
            start: place.start,
            end: place.end,
            shape,
            classes,
            spaced,
            key,
        });
    }

    fn push_key(&mut self, word: &str, shape: Shape) -> Classes {
        let start = self.keys.len();
        match shape {
            Shape::Mark(mark) => {
                self.keys.push(mark);
                return Classes::default();
            }
            Shape::Upper => self
                .keys
                .extend(word.chars().filter(|letter| !is_dropped(*letter))),
            _ => fold_into(word, &mut self.keys),
        }
        let classes = lexicon::classes(&self.keys[start..]);
        if shape == Shape::Capitalised {
            unify_ending(&mut self.keys, start);
        }
        classes
    }
}

/// The keys of a name, as they stand in [`Tokens::keys`].
pub(super) fn keys_of(name: &str) -> String {
    Tokens::of(name).keys
}

/// "THE minister": where a story begins, some set the first words in capitals.
fn is_shouted_word(word: &str) -> bool {
    (3..8).contains(&word.len()) && lexicon::classes(&word.to_ascii_lowercase()).meets(Classes::FUNCTION)
}

fn is_shouted(text: &str) -> bool {
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

/// No longer word takes a full stop, unless it ends in a number or an initial.
const LONGEST_ABBREVIATION: usize = 5;

/// The length and the shape of a word of English letters and digits, as most are, if it ends after them.
fn plain_word(rest: &str) -> Option<(usize, Shape)> {
    let sort = |byte: &u8| Letters::BY_BYTE[usize::from(*byte)];
    let (first, after) = rest.as_bytes().split_first()?;
    // The first letter tells by itself.
    let (mut last, mut others, mut length) = (sort(first), 0, 1);
    if last == Letters::OTHER {
        return None;
    }
    for next in after.iter().map(sort) {
        if next == Letters::OTHER {
            break;
        }
        others |= next;
        last = next;
        length += 1;
    }
    ends_plainly(rest, length, last == Letters::DIGIT)
        .then(|| (length, shape_of_plain(*first, Letters(others))))
}

/// A word whose letters and digits end here goes no further, as [`word_length`] has it.
fn ends_plainly(rest: &str, length: usize, number: bool) -> bool {
    let word = &rest[..length];
    match rest.as_bytes().get(length) {
        None => true,
        Some(b'.') => !number && length > 1 && !is_abbreviation(word),
        Some(b',') => !number,
        Some(mark @ (b'-' | b'\'' | b'&')) => !joins(char::from(*mark), word, &rest[length + 1..]),
        Some(byte) if byte.is_ascii() => true,
        Some(_) => {
            let mark = rest[length..].chars().next();
            mark.is_some_and(|mark| is_general_punctuation(mark) && !joins(mark, word, &rest[length + 3..]))
        }
    }
}

fn is_abbreviation(word: &str) -> bool {
    word.len() <= LONGEST_ABBREVIATION && lexicon::takes_full_stop(word)
}

fn token_length(rest: &str, first: char, after_word: bool) -> usize {
    if first.is_whitespace() {
        return rest
            .find(|next: char| !next.is_whitespace())
            .unwrap_or(rest.len());
    }
    if after_word && is_apostrophe(first) {
        let tail = &rest[first.len_utf8()..];
        let ends = !tail.chars().nth(1).is_some_and(is_alphanumeric);
        if ends && tail.starts_with(['s', 'S']) {
            return first.len_utf8() + 1;
        }
    }
    if is_alphanumeric(first) {
        word_length(rest)
    } else {
        first.len_utf8()
    }
}

fn word_length(rest: &str) -> usize {
    let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let mut end = plain;
    // How the piece since the last full stop looks: one capital makes an initial.
    let mut piece = 0..plain;
    while let Some(letter) = rest[end..].chars().next() {
        let after = end + letter.len_utf8();
        if is_alphanumeric(letter) || (!letter.is_ascii() && is_combining_mark(letter)) {
            end = after;
            piece.end = end;
        } else if letter == '.' && takes_full_stop(&rest[piece.clone()], &rest[..end], &rest[after..]) {
            end = after;
            piece = end..end;
        } else if joins(letter, &rest[..end], &rest[after..]) {
            end = after;
        } else {
            break;
        }
    }
    end
}

fn takes_full_stop(piece: &str, word: &str, tail: &str) -> bool {
    let next = tail.chars().next();
    let mut letters = piece.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    if initial {
        return !next.is_some_and(char::is_lowercase);
    }
    let number = word.ends_with(|last: char| last.is_ascii_digit());
    (number && next.is_some_and(|digit| digit.is_ascii_digit())) || is_abbreviation(word)
}

fn joins(letter: char, word: &str, tail: &str) -> bool {
    let mut next = tail.chars();
    let Some(follower) = next.next() else { return false };
    match letter {
        '-' | '\u{2010}' | '\u{2011}' => is_alphanumeric(follower),
        ',' => word.ends_with(|last: char| last.is_ascii_digit()) && follower.is_ascii_digit(),
        '&' => follower.is_uppercase() && word.ends_with(char::is_uppercase),
        _ if is_apostrophe(letter) => {
            let possessive = matches!(follower, 's' | 'S') && !next.next().is_some_and(is_alphanumeric);
            follower.is_alphabetic() && !possessive
        }
        _ => false,
    }
}

/// A letter or a digit.
fn is_alphanumeric(letter: char) -> bool {
    !is_general_punctuation(letter) && letter.is_alphanumeric()
}

/// Dashes, quotation marks and the like, which need no look into the tables of Unicode: each has three bytes.
fn is_general_punctuation(letter: char) -> bool {
    matches!(letter, '\u{2000}'..='\u{206f}')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ')
}

fn is_dropped(letter: char) -> bool {
    is_apostrophe(letter) || letter == '.'
}

fn shape_of(word: &str) -> Shape {
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
struct Letters(u8);

impl Letters {
    const LOWER: u8 = 1;
    const UPPER: u8 = 1 << 1;
    const DIGIT: u8 = 1 << 2;
    const OTHER: u8 = 1 << 3;
    const BY_BYTE: [u8; 256] = Self::by_byte();

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

fn shape_of_plain(first: u8, rest: Letters) -> Shape {
    let in_rest = |sorts| rest.has(sorts);
    match first {
        b'0'..=b'9' if in_rest(Letters::LOWER | Letters::UPPER) => Shape::Lower,
        b'0'..=b'9' => Shape::Number,
        b'A'..=b'Z' if in_rest(Letters::UPPER) && !in_rest(Letters::LOWER) => Shape::Upper,
        b'A'..=b'Z' => Shape::Capitalised,
        _ => Shape::Lower,
    }
}

fn fold_into(word: &str, folded: &mut String) {
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
fn unify_ending(keys: &mut String, start: usize) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        Tokens::of(text)
            .list
            .iter()
            .map(|token| &text[token.start..token.end])
            .collect()
    }

    #[test]
    fn possessives_are_cut_off_and_inner_apostrophes_are_not() {
        assert_eq!(
            words("Putin’s men don't know O’Neill."),
            ["Putin", "’s", "men", "don't", "know", "O’Neill", "."]
        );
    }

    #[test]
    fn initials_and_abbreviations_keep_their_full_stop() {
        assert_eq!(
            words("U.S. Gen. Mark A. Milley left."),
            ["U.S.", "Gen.", "Mark", "A.", "Milley", "left", "."]
        );
    }

    #[test]
    fn a_roman_numeral_leaves_the_full_stop_to_the_sentence() {
        assert_eq!(words("START I. They"), ["START", "I", ".", "They"]);
        assert_eq!(words("Minsk I."), ["Minsk", "I", "."]);
        assert_eq!(words("George V. Smith"), ["George", "V.", "Smith"]);
        assert_eq!(words("General I. Smith"), ["General", "I.", "Smith"]);
    }

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (one, other) in [
            ("Sergei", "Sergey"),
            ("Zelenskyy", "Zelenskiy"),
            ("Yuri", "Yury"),
            ("Erdoğan", "Erdogan"),
        ] {
            assert_eq!(keys_of(one), keys_of(other));
        }
        assert_eq!(keys_of("U.S."), keys_of("US"));
        assert_ne!(keys_of("US"), keys_of("us"));
    }
}
