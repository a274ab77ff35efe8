//! Where quotation marks open and close.

use std::ops::Range;

use super::tokens::{Shape, Token};

/// Pairs of quotation marks, as tokens from mark to mark, in reading order and never nested: marks inside of a
/// quotation are part of it. A curly double mark that is never closed runs to the end of the block, as in a speech
/// that goes on in the next paragraph.
pub(super) fn pairs(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut pairs: Vec<Range<usize>> = Vec::new();
    let mut open: Option<(usize, char)> = None;
    // A single mark in which a double one was opened: ‘An “if” as big as this,’ or an apostrophe.
    let mut outer: Option<usize> = None;
    for (at, token) in tokens.iter().enumerate() {
        let Shape::Mark(mark) = token.shape else { continue };
        match open {
            Some((start, opener)) if closes(opener, mark, text, tokens, at) => {
                pairs.push(start..at + 1);
                open = None;
            }
            Some((start, '‘')) if mark == '“' => {
                outer = Some(start);
                open = Some((at, mark));
            }
            // An opening double mark takes over from a single one, which was an apostrophe.
            Some((_, '\'')) if mark == '“' => open = Some((at, mark)),
            None if mark == '’' && ends_clause(tokens, at) && outer.is_some() => {
                let start = outer.take().unwrap_or(at);
                let inside = pairs.partition_point(|pair| pair.start < start);
                pairs.truncate(inside);
                pairs.push(start..at + 1);
            }
            None if opens(mark, text, tokens, at) => {
                outer = outer.filter(|_| mark == '“');
                open = Some((at, mark));
            }
            _ => {}
        }
    }
    if let Some((start, '“')) = open
        && tokens.len() > start + 1
    {
        pairs.push(start..tokens.len());
    }
    pairs
}

/// A comma or a full stop stands before the mark.
fn ends_clause(tokens: &[Token], at: usize) -> bool {
    at > 0 && matches!(tokens[at - 1].shape, Shape::Mark(',' | '.' | '!' | '?'))
}

fn opens(mark: char, text: &str, tokens: &[Token], at: usize) -> bool {
    let before = text[..tokens[at].start].chars().next_back();
    let free = before.is_none_or(|letter| !letter.is_alphanumeric());
    let after = tokens.get(at + 1).filter(|next| !next.spaced);
    match mark {
        '“' | '«' | '„' => true,
        '"' => free && after.is_some(),
        '‘' | '\'' => free && after.is_some_and(|next| next.is_word() && next.shape != Shape::Number),
        _ => false,
    }
}

fn closes(opener: char, mark: char, text: &str, tokens: &[Token], at: usize) -> bool {
    let pair = match opener {
        '“' => mark == '”',
        '„' => matches!(mark, '”' | '“'),
        '«' => mark == '»',
        '"' => mark == '"',
        '‘' => mark == '’',
        _ => mark == '\'',
    };
    let after = text[tokens[at].end..].chars().next();
    let apostrophe = matches!(mark, '’' | '\'') && after.is_some_and(char::is_alphanumeric);
    pair && !apostrophe
}
