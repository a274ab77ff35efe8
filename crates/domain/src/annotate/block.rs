//! The headline or a paragraph: its tokens, sentences and quotation marks, and the authority's names in it.

use std::ops::Range;

use super::{
    lexicon::Classes,
    quotation, sentences,
    tokens::{Shape, Token, Tokens},
};
use crate::{
    entity::EntityKind,
    span::{Span, TextPart},
};

/// What a spelling from the authority stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    Entry(usize, EntityKind),
    /// The adjective of this place.
    Demonym(usize),
    /// Several things.
    Unclear,
}

#[derive(Clone, Debug)]
pub(super) struct Name {
    pub tokens: Range<usize>,
    pub pattern: usize,
    pub meaning: Meaning,
}

/// Which name and which finding a token is part of, counted from 1; 0 for none.
#[derive(Clone, Copy, Default)]
struct Part {
    name: u32,
    finding: u32,
}

pub(super) struct Block<'a> {
    pub text: &'a str,
    part: TextPart,
    index: usize,
    pub tokens: Tokens<'a>,
    pub names: Vec<Name>,
    pub sentences: Vec<Range<usize>>,
    /// How many tokens "BRUSSELS, Feb 21 (Reuters) -" has at the start.
    pub dateline: usize,
    /// Where "(Reporting by …; editing by …)" begins; the block's length where nobody signs it.
    pub sign_off: usize,
    /// From quotation mark to quotation mark.
    pub quotations: Vec<Range<usize>>,
    /// Written Like This, so that capitals tell nothing.
    pub title_case: bool,
    parts: Vec<Part>,
}

impl<'a> Block<'a> {
    pub fn of(text: &'a str, tokens: Tokens<'a>, part: TextPart, index: usize) -> Self {
        let quotations = quotation::pairs(text, tokens.list);
        let mut block = Self {
            text,
            part,
            index,
            names: Vec::new(),
            sentences: sentences::of(tokens.list),
            dateline: sentences::end_of_dateline(tokens.list).unwrap_or(0),
            quotations,
            title_case: part == TextPart::Headline && is_title_case(tokens.list),
            parts: vec![Part::default(); tokens.list.len()],
            sign_off: tokens.list.len(),
            tokens,
        };
        block.sign_off = block.start_of_sign_off().unwrap_or(block.len());
        block
    }

    fn start_of_sign_off(&self) -> Option<usize> {
        const DEEDS: &[&str] = &["reporting", "writing", "editing", "compiled"];
        let signs = |sentence: &&Range<usize>| {
            let first = sentence.start + usize::from(self.is_mark(sentence.start, '('));
            let deed = first + usize::from(self.is_word(first, "additional"));
            self.is_capital(first) && self.is_one_of(deed, DEEDS) && self.is_word(deed + 1, "by")
        };
        self.sentences.iter().find(signs).map(|sentence| sentence.start)
    }

    pub fn len(&self) -> usize {
        self.tokens.list.len()
    }

    pub fn get(&self, token: usize) -> Option<&Token> {
        self.tokens.list.get(token)
    }

    /// The token has one of these classes.
    pub fn is(&self, token: usize, classes: Classes) -> bool {
        self.get(token).is_some_and(|token| token.is(classes))
    }

    pub fn is_mark(&self, token: usize, mark: char) -> bool {
        self.get(token).is_some_and(|token| token.is_mark(mark))
    }

    pub fn is_capital(&self, token: usize) -> bool {
        self.get(token).is_some_and(Token::is_capital)
    }

    pub fn is_possessive(&self, token: usize) -> bool {
        self.get(token)
            .is_some_and(|token| token.shape == Shape::Possessive)
    }

    pub fn word(&self, token: usize) -> &'a str {
        self.get(token)
            .map_or("", |token| &self.text[token.start..token.end])
    }

    /// The token is this word, which is in lower case, whatever letters of the token are capitals.
    #[inline]
    pub fn is_word(&self, token: usize, word: &str) -> bool {
        debug_assert!(is_lower(word), "{word:?} is not in lower case");
        self.get(token)
            .is_some_and(|token| self.tokens.lower(token) == word.as_bytes())
    }

    /// The token is one of these words, which are in lower case, whatever letters of the token are capitals.
    pub fn is_one_of(&self, token: usize, words: &[&str]) -> bool {
        debug_assert!(
            words.iter().all(|word| is_lower(word)),
            "{words:?} are not in lower case"
        );
        let Some(token) = self.get(token) else {
            return false;
        };
        let stated = self.tokens.lower(token);
        // Most words differ from what is asked for in length or in their first letter.
        words
            .iter()
            .map(|word| word.as_bytes())
            .any(|word| word.len() == stated.len() && word[0] == stated[0] && word == stated)
    }

    /// Nothing but white space separates the token from the one before.
    pub fn follows_closely(&self, token: usize) -> bool {
        token > 0 && token < self.len() && self.tokens.list[token].spaced
    }

    pub fn text_of(&self, tokens: &Range<usize>) -> &'a str {
        let span = self.span(tokens);
        &self.text[span.start..span.end]
    }

    pub fn span(&self, tokens: &Range<usize>) -> Span {
        let list = &self.tokens.list[tokens.clone()];
        let (start, end) = (
            list.first().map_or(0, |first| first.start),
            list.last().map_or(0, |last| last.end),
        );
        Span {
            part: self.part,
            block: self.index,
            start,
            end,
        }
    }

    pub fn add_name(&mut self, tokens: Range<usize>, pattern: usize) {
        if !self.is_capital(tokens.start)
            && self
                .get(tokens.start)
                .is_none_or(|token| token.shape != Shape::Number)
        {
            return;
        }
        self.names.push(Name {
            tokens: tokens.clone(),
            pattern,
            meaning: Meaning::Unclear,
        });
        for part in &mut self.parts[tokens] {
            part.name = self.names.len() as u32;
        }
    }

    /// The authority's name that this token is part of.
    pub fn name_at(&self, token: usize) -> Option<&Name> {
        let number = self.parts.get(token)?.name;
        self.names.get(number.checked_sub(1)? as usize)
    }

    pub fn name_starting(&self, token: usize) -> Option<&Name> {
        self.name_at(token).filter(|name| name.tokens.start == token)
    }

    pub fn is_demonym(&self, token: usize) -> bool {
        self.name_at(token)
            .is_some_and(|name| matches!(name.meaning, Meaning::Demonym(_)))
    }

    pub fn name_kind(&self, token: usize) -> Option<EntityKind> {
        match self.name_at(token)?.meaning {
            Meaning::Entry(_, kind) => Some(kind),
            _ => None,
        }
    }

    /// Keys of capitalised words with no other capitalised word beside them.
    pub fn lone_names(&self) -> impl Iterator<Item = &'a str> {
        let lone = |at: &usize| {
            let before = self.follows_closely(*at)
                && self.is_capital(at - 1)
                && !self.is(at - 1, Classes::FUNCTION.or(Classes::CALENDAR));
            let after = self.follows_closely(at + 1) && self.is_capital(at + 1);
            !before && !after && !self.title_case
        };
        let capitals = self.tokens.with(Classes::CAPITAL);
        capitals.filter(lone).map(|at| self.tokens.key(at))
    }

    pub fn owner(&self, token: usize) -> Option<usize> {
        let finding = self.parts.get(token)?.finding;
        finding.checked_sub(1).map(|finding| finding as usize)
    }

    pub fn is_free(&self, tokens: &Range<usize>) -> bool {
        self.parts[tokens.clone()].iter().all(|part| part.finding == 0)
    }

    pub fn take(&mut self, tokens: &Range<usize>, finding: usize) {
        for part in &mut self.parts[tokens.clone()] {
            part.finding = finding as u32 + 1;
        }
    }

    /// Which sentence the token is in.
    pub fn sentence_at(&self, token: usize) -> Range<usize> {
        let index = self.sentences.partition_point(|sentence| sentence.end <= token);
        self.sentences.get(index).cloned().unwrap_or(0..self.len())
    }

    /// "not", "never"; not the "No" of "No. 11".
    pub fn is_negation(&self, token: usize) -> bool {
        self.is(token, Classes::NEGATION) && !sentences::is_numbering(self.tokens.list, token)
    }

    /// The first word of a sentence or quotation, where a capital tells nothing.
    pub fn starts_sentence(&self, token: usize) -> bool {
        let opened = token > 0
            && matches!(
                self.tokens.list[token - 1].shape,
                Shape::Mark('“' | '‘' | '"' | ':')
            );
        let start = self.sentence_at(token).start;
        opened || (start..token).all(|before| !self.tokens.list[before].is_word())
    }

    pub fn in_quotation(&self, token: usize) -> bool {
        self.quotation_at(token).is_some()
    }

    pub fn quotation_at(&self, token: usize) -> Option<usize> {
        let index = self
            .quotations
            .partition_point(|quotation| quotation.end <= token);
        self.quotations
            .get(index)
            .filter(|quotation| quotation.contains(&token))
            .map(|_| index)
    }
}

fn is_lower(word: &str) -> bool {
    !word.is_empty() && !word.bytes().any(|letter| letter.is_ascii_uppercase())
}

fn is_title_case(tokens: &[Token]) -> bool {
    let words = tokens
        .iter()
        .filter(|token| token.is_word() && token.shape != Shape::Number);
    let (mut long, mut lower) = (0, 0);
    for token in words.take(60).filter(|token| token.end - token.start > 3) {
        long += 1;
        lower += usize::from(token.shape == Shape::Lower);
    }
    long > 3 && lower * 5 < long
}
