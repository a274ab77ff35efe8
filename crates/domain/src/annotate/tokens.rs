//! A block as words and marks, each with the folded key under which names are looked up.

use super::{lexicon::Classes, words::Words};

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
    pub key: (usize, usize),
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

/// A block's tokens, and their keys as one text in which every key stands between [`KEY_START`] and [`KEY_END`]:
/// a pattern of whole keys can match at words only.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tokens<'a> {
    pub list: &'a [Token],
    pub keys: &'a str,
    /// All classes of all tokens.
    pub classes: Classes,
    /// The block with English letters in lower case, and everything where it is in the block.
    pub lower: &'a [u8],
}

impl<'a> Tokens<'a> {
    /// A token has one of these classes.
    pub fn has(self, classes: Classes) -> bool {
        self.classes.meets(classes)
    }

    /// Where tokens with one of these classes are, in reading order: a rule about treaties need not ask every word whether
    /// it is a treaty, nor look into a block that has none.
    pub fn with(self, classes: Classes) -> impl Iterator<Item = usize> + use<'a> {
        let list = if self.has(classes) { self.list } else { &[] };
        let places = list.iter().enumerate();
        places
            .filter(move |(_, token)| token.is(classes))
            .map(|(at, _)| at)
    }

    /// The token with English letters in lower case.
    pub fn lower(self, token: &Token) -> &'a [u8] {
        &self.lower[token.start..token.end]
    }

    pub fn key(self, index: usize) -> &'a str {
        let (start, end) = self.list[index].key;
        &self.keys[start..end]
    }

    /// The keys from this token on.
    pub fn keys_from(self, index: usize) -> &'a str {
        &self.keys[self.list[index].key.0 - KEY_START.len_utf8()..]
    }

    /// The keys of this token and of those after it, so many in all.
    pub fn keys_of_next(self, index: usize, count: usize) -> Option<&'a str> {
        let end = self.list.get(index + count - 1)?.key.1 + KEY_END.len_utf8();
        Some(&self.keys[self.list[index].key.0 - KEY_START.len_utf8()..end])
    }
}

/// The keys of a name, as they stand in [`Tokens::keys`].
pub(super) fn keys_of(name: &str) -> String {
    Words::keys_of(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let words = Words::of_block(text);
        let tokens = words.block(0).list.iter();
        tokens.map(|token| &text[token.start..token.end]).collect()
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
