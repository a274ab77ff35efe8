//! Where sentences begin and end.

use std::ops::Range;

use super::{
    lexicon::Classes,
    tokens::{Shape, Token},
};

/// Sentences are cut at this many tokens, so that nothing that looks through a sentence looks far.
const LONGEST_SENTENCE: usize = 250;

/// No dateline is longer: "BRUSSELS, Feb 21 (Reuters) -".
const LONGEST_DATELINE: usize = 14;

/// The sentences of a block, as tokens.
pub(super) fn of(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let dateline = end_of_dateline(tokens);
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        at += 1;
        if Some(at) == dateline {
            // A dateline is no part of the sentence after it.
        } else if ends_sentence(tokens, at - 1) {
            while at < tokens.len() && closes(&tokens[at]) {
                at += 1;
            }
            let begins = tokens
                .get(at)
                .is_none_or(|next| next.spaced && next.shape != Shape::Lower);
            if !begins {
                continue;
            }
        } else if at - start < LONGEST_SENTENCE {
            continue;
        }
        sentences.push(start..at);
        start = at;
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

/// "BRUSSELS, Feb 21 (Reuters) -": the city in capitals, and a dash or colon soon after.
pub(super) fn end_of_dateline(tokens: &[Token]) -> Option<usize> {
    let city = tokens
        .first()
        .filter(|city| city.shape == Shape::Upper && city.end - city.start > 3)?;
    let dash = |token: &Token| matches!(token.shape, Shape::Mark('-' | '–' | '—' | ':'));
    let at = tokens.iter().take(LONGEST_DATELINE).position(dash)?;
    let double = tokens.get(at + 1).is_some_and(|next| dash(next) && !next.spaced);
    (city.start == 0).then_some(at + 1 + usize::from(double))
}

fn ends_sentence(tokens: &[Token], at: usize) -> bool {
    let numbered = || at > 0 && is_numbering(tokens, at - 1);
    matches!(tokens[at].shape, Shape::Mark('.' | '?' | '!' | '…')) && !numbered()
}

/// The "No" of "No. 11".
pub(super) fn is_numbering(tokens: &[Token], at: usize) -> bool {
    let number = tokens.get(at + 2).is_some_and(|next| next.shape == Shape::Number);
    number && tokens[at].is(Classes::NEGATION) && tokens[at + 1].is_mark('.')
}

fn closes(token: &Token) -> bool {
    matches!(token.shape, Shape::Mark('”' | '’' | '"' | '\'' | ')' | ']' | '»')) && !token.spaced
}
