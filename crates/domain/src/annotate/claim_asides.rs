//! What may stand between a treaty and what is said of it.

use std::ops::Range;

use super::{block::Block, claim_subject::is_treaty_noun, lexicon::Classes, tokens::Shape};

/// ", signed in Prague on 8 April 2010,": what stands between a treaty and its verb.
pub(super) const LONGEST_ASIDE: usize = 14;

/// Nothing, or "of 2010", "(ABC)", ", signed in Prague on 8 April 2010,", ", in force since May,".
pub(super) fn is_aside(text: &Block, gap: &Range<usize>) -> bool {
    const WORDS: &[&str] = &[
        "of",
        "in",
        "on",
        "at",
        "and",
        "the",
        "by",
        "since",
        "from",
        "signed",
        "concluded",
        "adopted",
        "agreed",
        "reached",
        "inked",
        "initialled",
        "initialed",
        "negotiated",
        "drafted",
        "dated",
        "ratified",
        "opened",
        "approved",
        "brokered",
        "force",
        "last",
        "this",
        "week",
        "month",
        "year",
        "summit",
        "unveiled",
        "published",
        "finalised",
        "finalized",
        "proposed",
        "announced",
        "entered",
        "into",
        "between",
        "then",
        "still",
        "years",
        "ago",
        "earlier",
        "later",
        "here",
        "for",
        "signature",
        "known",
        "as",
        "two",
    ];
    gap.len() <= LONGEST_ASIDE
        && gap.clone().all(|at| {
            let token = &text.tokens.list[at];
            let named = token.is_capital() && !token.is(Classes::FUNCTION);
            matches!(
                token.shape,
                Shape::Number | Shape::Mark(',' | '(' | ')' | '–' | '—' | '”' | '’' | '"')
            ) || token.is(Classes::CALENDAR)
                || text.is_one_of(at, WORDS)
                || (named && at > gap.start)
        })
}

/// "is expected to", "was drafted by ministers to".
pub(super) fn is_expected(text: &Block, gap: &Range<usize>) -> bool {
    const EXPECTED: &[&str] = &[
        "intended",
        "designed",
        "meant",
        "expected",
        "going",
        "due",
        "set",
        "likely",
        "supposed",
        "aimed",
        "written",
        "drafted",
        "negotiated",
        "signed",
        "agreed",
        "concluded",
        "adopted",
        "planned",
        "scheduled",
        "order",
        "needed",
        "ready",
        "poised",
        "aims",
        "seeks",
        "hoped",
        "called",
        "proposed",
    ];
    let other = gap
        .clone()
        .any(|at| text.owner(at).is_none() && is_treaty_noun(text, at));
    gap.len() <= LONGEST_ASIDE && !other && gap.clone().any(|at| text.is_one_of(at, EXPECTED))
}
