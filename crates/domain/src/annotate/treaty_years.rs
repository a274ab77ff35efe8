//! The year in which a treaty was signed, as the words beside its name say it.

use super::{block::Block, lexicon::Classes, tokens::Shape};

/// Between a treaty's name and its year stand no more words: ", signed in Moscow on 8 December 1987".
const LONGEST_PHRASE: usize = 10;

/// The year that this token is, if it is one.
pub(super) fn year(text: &Block, at: usize) -> Option<i32> {
    let number = text
        .get(at)
        .filter(|token| token.shape == Shape::Number && token.end - token.start == 4)?;
    text.text[number.start..number.end]
        .parse()
        .ok()
        .filter(|year| (1500..2100).contains(year))
}

/// "of 1987", "(KT) of 14 May 1987", "signed in 1987", ", signed in Moscow on 8 December 1987", "(1987)".
pub(super) fn year_after(text: &Block, end: usize) -> Option<i32> {
    let mut at = end;
    let acronym = text.get(at + 1).is_some_and(|token| token.shape == Shape::Upper);
    if text.is_mark(at, '(') && acronym && text.is_mark(at + 2, ')') {
        at += 3;
    }
    if text.is_mark(at, '(') {
        return year(text, at + 1).filter(|_| text.is_mark(at + 2, ')'));
    }
    if text.is_word(at, "of") {
        return date(text, at + 1);
    }
    at += usize::from(text.is_mark(at, ','));
    if !text.is_one_of(at, &["signed", "concluded", "adopted", "inked"]) {
        return None;
    }
    let phrase = at + 1..(at + LONGEST_PHRASE).min(text.len());
    let plain = |at: &usize| !text.is_mark(*at, '.') && !text.is_one_of(*at, &["and", "which", "that"]);
    phrase.take_while(plain).find_map(|at| year(text, at))
}

/// The year of "1987", "May 1987", "14 May 1987" or "May 14, 1987".
fn date(text: &Block, start: usize) -> Option<i32> {
    let in_date = |at: &usize| {
        let day = text.get(*at).is_some_and(|token| {
            token.is(Classes::CALENDAR) || (token.shape == Shape::Number && token.end - token.start < 3)
        });
        day || text.is_mark(*at, ',')
    };
    let end = (start..start + 4).find(|at| !in_date(at))?;
    year(text, end)
}
