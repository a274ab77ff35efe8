//! Treaties that stand in one list: ", the Kars Treaty, signed in 1921, and the Bern Pact".

use std::ops::Range;

use super::{
    block::Block,
    lexicon::Classes,
    reading::{Finding, Reading},
    tokens::Shape,
    treaty_years::year,
};
use crate::entity::EntityKind;

/// Objects in one list stand no farther apart: ", signed in Moscow on 8 December 1987, and the".
const WIDEST_GAP: usize = 12;

/// The treaties that are mentioned in these tokens, in reading order.
pub(super) fn treaties_in<'a>(reading: &'a Reading, block: usize, tokens: &Range<usize>) -> Vec<&'a Finding> {
    let mut found: Vec<&Finding> = Vec::new();
    for finding in tokens.clone().filter_map(|at| reading.finding_at(block, at)) {
        let same = found.last().is_some_and(|last| last.tokens == finding.tokens);
        if !same && reading.members[finding.member].kind == EntityKind::Treaty {
            found.push(finding);
        }
    }
    found
}

pub(super) fn list_beginning_findings<'a>(text: &Block, findings: &[&'a Finding]) -> Vec<&'a Finding> {
    let joined = |at: &usize| *at == 0 || is_list_gap(text, findings[at - 1], findings[*at]);
    let mut list: Vec<&Finding> = (0..findings.len())
        .take_while(joined)
        .map(|at| findings[at])
        .collect();
    if list.len() > 1 && list.last().is_some_and(|last| begins_clause(text, last)) {
        list.pop();
    }
    list
}

/// "replaces the Kars Treaty and the Bern Pact remains in force": the last one is the subject of something else.
fn begins_clause(text: &Block, last: &Finding) -> bool {
    const VERBS: &[&str] = &[
        "is",
        "was",
        "are",
        "were",
        "will",
        "would",
        "has",
        "had",
        "remains",
        "remained",
        "stays",
        "stayed",
        "does",
        "did",
        "can",
        "may",
        "could",
        "should",
        "lapses",
        "lapsed",
        "expires",
        "expired",
        "keeps",
        "kept",
        "continues",
        "continued",
    ];
    text.is_one_of(past_brackets(text, last.tokens.end), VERBS)
}

pub(super) fn list_beginning(text: &Block, findings: &[&Finding]) -> Vec<usize> {
    distinct(
        list_beginning_findings(text, findings)
            .iter()
            .map(|finding| finding.member),
    )
}

pub(super) fn list_ending(text: &Block, findings: &[&Finding]) -> Vec<usize> {
    let last = findings.len();
    let joined = |at: &usize| at + 1 == last || is_list_gap(text, findings[*at], findings[at + 1]);
    let mut list: Vec<usize> = (0..last)
        .rev()
        .take_while(joined)
        .map(|at| findings[at].member)
        .collect();
    list.reverse();
    distinct(list.into_iter())
}

/// Nothing but commas, articles, dates and "and" joins the two.
fn is_list_gap(text: &Block, one: &Finding, other: &Finding) -> bool {
    const JOINTS: &[&str] = &[
        "and",
        "or",
        "the",
        "of",
        "both",
        "as",
        "well",
        "its",
        "known",
        "also",
        "a",
        "an",
        "later",
        "earlier",
        "signed",
        "concluded",
        "adopted",
        "in",
        "on",
        "dated",
        "from",
        "reached",
        "agreed",
        "plus",
        "then",
        "with",
    ];
    let gap = one.tokens.end..other.tokens.start;
    if is_relative_gap(text, &gap, other) {
        return true;
    }
    let exchanged = gap.clone().any(|at| text.is_word(at, "with"));
    !exchanged
        && gap.len() <= WIDEST_GAP
        && gap.into_iter().all(|at| {
            let token = &text.tokens.list[at];
            let dated =
                token.is(Classes::CALENDAR) || (token.is_capital() && text.is_one_of(at - 1, &["in", "at"]));
            matches!(
                token.shape,
                Shape::Mark(',' | '(' | ')' | '–' | '—') | Shape::Number
            ) || dated
                || text.is_one_of(at, JOINTS)
                || (text.is_one_of(at, &["part", "parts", "most", "much"]) && text.is_word(at - 1, "and"))
        })
}

/// "replaced B, which ran out in 2009, and C": the list goes on after the clause, and ends with C.
fn is_relative_gap(text: &Block, gap: &Range<usize>, other: &Finding) -> bool {
    const LONGEST: usize = 16;
    if !(text.is_mark(gap.start, ',') && text.is_word(gap.start + 1, "which")) || gap.len() > LONGEST {
        return false;
    }
    let and = gap.end - 1 - usize::from(text.is_word(gap.end - 1, "the"));
    let closes = text.is_word(and, "and") && text.is_mark(and - 1, ',');
    let end = past_brackets(text, other.tokens.end);
    let ends = matches!(
        text.get(end).map(|token| token.shape),
        None | Some(Shape::Mark('.' | ',' | ';' | '”'))
    );
    let one = (gap.start + 1..and - 1)
        .all(|at| !matches!(text.tokens.list[at].shape, Shape::Mark(',' | ';' | ':')));
    closes && ends && one
}

pub(super) fn distinct(members: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut found = Vec::new();
    for member in members {
        if !found.contains(&member) {
            found.push(member);
        }
    }
    found
}

pub(super) fn past_brackets(text: &Block, end: usize) -> usize {
    let dated = usize::from(text.is_word(end, "of") && year(text, end + 1).is_some()) * 2;
    let bracket = usize::from(text.is_mark(end + dated, '(') && text.is_mark(end + dated + 2, ')')) * 3;
    end + dated + bracket
}
