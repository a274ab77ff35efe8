//! What may stand between a treaty and what is said of it.

use std::ops::Range;

use super::{block::Block, claim_subject::is_treaty_noun, lexicon::Classes, reading::Finding, tokens::Shape};

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

/// "on that subject", "on supervisory authorities", after a treaty's name.
pub(super) fn is_subject_matter(text: &Block, gap: &Range<usize>) -> bool {
    const LONGEST: usize = 5;
    let word = |at: usize| text.tokens.list[at].shape == Shape::Lower && text.owner(at).is_none();
    text.is_one_of(gap.start, &["on", "about"]) && gap.len() <= LONGEST && gap.clone().all(word)
}

/// "Under the Kars Treaty", "parties to the Kars Treaty": not of what the verb is said.
pub(super) fn is_adverbial(text: &Block, finding: &Finding, sentence: usize) -> bool {
    const BEFORE: &[&str] = &[
        "under", "with", "after", "since", "from", "than", "without", "against", "by", "at", "per",
    ];
    let start = finding.tokens.start;
    let article = usize::from(start > sentence && text.is_one_of(start - 1, &["the", "a", "an"]));
    let before = (start - article)
        .checked_sub(1)
        .filter(|before| *before >= sentence);
    let people = |at: usize| {
        text.is_one_of(
            at,
            &[
                "parties",
                "signatories",
                "members",
                "states",
                "sides",
                "party",
                "negotiators",
                "countries",
                "talks",
                "protocol",
                "amendment",
                "supplement",
                "addendum",
                "alternative",
                "letter",
            ],
        )
    };
    let purpose = |at: usize| text.is_capital(at) && text.owner(at).is_none() && text.is_word(at - 1, "to");
    before.is_some_and(|before| {
        // "The Protocol to Upgrade the Turku Convention" has a name of its own.
        (before > sentence && purpose(before))
            || text.is_one_of(before, BEFORE)
            || (text.is_one_of(before, &["to", "of", "on", "in"]) && before > 0 && people(before - 1))
    })
}
