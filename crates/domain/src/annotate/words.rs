//! The words of a text, read once: where each begins and ends, how it is written, and what is known of it.

use std::ops::Range;

use memchr::memmem;
use unicode_normalization::char::is_combining_mark;

use super::{
    lexicon::{self, Classes},
    tokens::{KEY_START, Shape, Token, Tokens},
    word_forms::{
        Letters, fold_into, is_alphanumeric, is_apostrophe, is_dropped, is_general_punctuation, is_shouted,
        is_shouted_word, shape_of, shape_of_plain, unify_ending,
    },
};

const BETWEEN_KEYS: &str = "\u{2}\u{1}";

/// The tokens of all blocks of a text, one after the other. They outlive the reading of the text, so that what is found may
/// be kept by its words.
#[derive(Debug, Default)]
pub(super) struct Words {
    list: Vec<Token>,
    /// The keys of all tokens, a line for each block.
    keys: String,
    /// The text with English letters in lower case, and everything where it is in its block.
    lower: String,
    blocks: Vec<Place>,
    /// The block that is being read.
    open: Place,
}

/// Where a block begins in the lists of its text, and what is in it.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    tokens: usize,
    keys: usize,
    lower: usize,
    classes: Classes,
}

impl Words {
    /// Reads these blocks, in their order.
    pub fn of<'t>(blocks: impl Iterator<Item = &'t str> + Clone) -> Self {
        let mut words = Self::with_room(blocks.clone().map(str::len).sum());
        for block in blocks {
            words.read(block);
            words.blocks.push(words.open);
        }
        words
    }

    fn with_room(length: usize) -> Self {
        Self {
            // A word and the space after it are six letters or so.
            list: Vec::with_capacity(length / 5),
            keys: String::with_capacity(length * 3 / 2),
            lower: String::with_capacity(length),
            blocks: Vec::new(),
            open: Place::default(),
        }
    }

    /// The keys of a name, as they stand in [`Tokens::keys`].
    pub fn keys_of(name: &str) -> String {
        let mut words = Self::with_room(name.len());
        words.read(name);
        words.keys
    }

    /// A text of one block.
    pub fn of_block(text: &str) -> Self {
        Self::of(std::iter::once(text))
    }

    /// The words of this block, counted from 0.
    pub fn block(&self, number: usize) -> Tokens<'_> {
        let place = self.blocks[number];
        let next = self.blocks.get(number + 1);
        Tokens {
            list: &self.list[place.tokens..next.map_or(self.list.len(), |next| next.tokens)],
            keys: &self.keys[place.keys..next.map_or(self.keys.len(), |next| next.keys - 1)],
            classes: place.classes,
            lower: &self.lower.as_bytes()[place.lower..next.map_or(self.lower.len(), |next| next.lower)],
        }
    }

    /// These keys stand in a block, one after the other.
    pub fn have(&self, keys: &str) -> bool {
        memmem::find(self.keys.as_bytes(), keys.as_bytes()).is_some()
    }

    fn read(&mut self, text: &str) {
        self.begin_block(text);
        let shouted = is_shouted(text);
        let (mut at, mut spaced) = (0, true);
        while at < text.len() {
            let before = self.list.len();
            at = self.read_on(text, at, spaced, shouted);
            spaced = self.list.len() == before;
        }
        // No key follows the last one.
        self.keys.pop();
    }

    /// Reads the token or the white space that begins here; returns where the next begins.
    fn read_on(&mut self, text: &str, at: usize, spaced: bool, shouted: bool) -> usize {
        let byte = text.as_bytes()[at];
        if byte == b' ' {
            return at + 1;
        }
        if let Some((length, shape)) = plain_word(&text[at..]) {
            self.push_plain(text, at..at + length, shape, spaced, shouted);
            return at + length;
        }
        if byte.is_ascii_punctuation() && byte != b'\'' {
            self.push_mark(at, char::from(byte), spaced);
            return at + 1;
        }
        let Some(first) = text[at..].chars().next() else {
            return text.len();
        };
        let numeral = matches!(first, 'I' | 'V' | 'X') && self.numbers_last(&text[at..]);
        let length = token_length(&text[at..], first, self.follows_word(at));
        let end = at + if numeral { 1 } else { length };
        if !first.is_whitespace() {
            self.push(text, at..end, shape_of(&text[at..end]), spaced, shouted);
        }
        end
    }

    fn begin_block(&mut self, text: &str) {
        if !self.blocks.is_empty() {
            self.keys.push('\n');
        }
        self.open = Place {
            tokens: self.list.len(),
            keys: self.keys.len(),
            lower: self.lower.len(),
            classes: Classes::default(),
        };
        self.keys.push(KEY_START);
        self.lower.push_str(text);
        self.lower[self.open.lower..].make_ascii_lowercase();
    }

    /// The token before, in the block that is being read.
    fn last(&self) -> Option<&Token> {
        self.list[self.open.tokens..].last()
    }

    fn follows_word(&self, at: usize) -> bool {
        self.last()
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
        let Some(last) = self.last().filter(|_| numeral.is_some() && stops) else {
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
        let block = self.open.lower;
        let letters = &self.lower[block + place.start..block + place.end];
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
        let before = self.open.keys;
        let key = (key - before, self.keys.len() - before);
        self.keys.push_str(BETWEEN_KEYS);
        let classes = match shape {
            Shape::Upper => classes.or(Classes::CAPITAL).or(Classes::UPPER),
            Shape::Capitalised => classes.or(Classes::CAPITAL),
            Shape::Number => classes.or(Classes::NUMBER),
            _ => classes,
        };
        self.open.classes = self.open.classes.or(classes);
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
