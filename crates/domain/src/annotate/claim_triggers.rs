//! The words that say that one treaty replaces or changes another.

use std::ops::Range;

use super::{block::Block, claim_conversions::joint_after, lexicon::Classes, tokens::Shape};
use crate::claim::ClaimPredicate;

/// How the words connect the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "A replaces B", "B was replaced by A".
    Verb,
    /// "B gave way to A".
    Yielding,
    /// "A is the successor to B", "B’s successor, A".
    Noun,
    /// "A could be added to B".
    Addition,
    /// "the replacement of B with A".
    Exchange,
    /// "They signed A in place of B".
    Preposition,
    /// "scrapped B in favour of A", "B was renegotiated into A".
    Converted,
}

#[derive(Clone, Debug)]
pub(super) struct Trigger {
    pub predicate: ClaimPredicate,
    pub form: Form,
    pub tokens: Range<usize>,
}

/// A trigger begins with one of these. A word in capitals has classes of its own.
const MAY_BEGIN: Classes = Classes::CLAIM.or(Classes::UPPER);

/// The triggers of a block, in reading order.
pub(super) fn triggers(text: &Block) -> impl Iterator<Item = Trigger> {
    debug_assert!((0..text.len()).all(|at| text.is(at, MAY_BEGIN) || words_at(text, at).is_none()));
    text.tokens.with(MAY_BEGIN).filter_map(|at| trigger_at(text, at))
}

/// The trigger that begins at this token.
pub(super) fn trigger_at(text: &Block, at: usize) -> Option<Trigger> {
    if !text.is(at, MAY_BEGIN) {
        return None;
    }
    let lower = text.get(at)?.shape == Shape::Lower || text.title_case || text.starts_sentence(at);
    // Of every thirty words one is "in".
    let idle = text.is_word(at, "in") && !text.is_one_of(at + 1, &["place", "lieu"]);
    if idle || !lower || text.owner(at).is_some() {
        return None;
    }
    let (predicate, form, end) = words_at(text, at)?;
    Some(Trigger {
        predicate,
        form,
        tokens: at..end,
    })
}

/// What the words from here on say, and where they end.
fn words_at(text: &Block, at: usize) -> Option<(ClaimPredicate, Form, usize)> {
    phrase(text, at)
        .or_else(|| noun(text, at))
        .or_else(|| Some((verb(text, at)?, Form::Verb, at + 1)))
}

fn verb(text: &Block, at: usize) -> Option<ClaimPredicate> {
    let adjective =
        text.word(at).ends_with("ed") && at > 0 && text.is_one_of(at - 1, &["the", "a", "an", "this", "its"]);
    let succeeded_in = text.word(at).to_ascii_lowercase().starts_with("succe")
        && text.is_one_of(at + 1, &["in", "as", "at", "where"]);
    let noun = at > 0
        && text.is_one_of(at, &["supplement", "repeal"])
        && text.is_one_of(at - 1, &["a", "the", "its", "any"]);
    if adjective || succeeded_in || noun {
        None
    } else if text.is(at, Classes::SUPERSEDE) {
        Some(ClaimPredicate::Supersedes)
    } else {
        text.is(at, Classes::AMEND).then_some(ClaimPredicate::Amends)
    }
}

/// "takes the place of", "adds a protocol to", "gave way to", "in place of".
fn phrase(text: &Block, at: usize) -> Option<(ClaimPredicate, Form, usize)> {
    const PHRASES: &[(&[&str], &[&str], Form)] = &[
        (
            &["take", "takes", "took", "taking", "taken"],
            &["the", "place", "of"],
            Form::Verb,
        ),
        (
            &["take", "takes", "took", "taking", "taken"],
            &["its", "place"],
            Form::Verb,
        ),
        (&["takes"], &["place", "of"], Form::Verb),
        (
            &["take", "takes", "took", "taking", "taken"],
            &["over", "from"],
            Form::Verb,
        ),
        (
            &["give", "gives", "gave", "given", "giving"],
            &["way", "to"],
            Form::Yielding,
        ),
        (
            &["make", "makes", "made", "making"],
            &["way", "for"],
            Form::Yielding,
        ),
        (&["in"], &["place", "of"], Form::Preposition),
        (&["in"], &["lieu", "of"], Form::Preposition),
        (&["instead"], &["of"], Form::Preposition),
    ];
    let follows = |words: &[&str]| {
        words
            .iter()
            .enumerate()
            .all(|(index, word)| text.is_word(at + 1 + index, word))
    };
    let found = PHRASES
        .iter()
        .find(|(heads, words, _)| text.is_one_of(at, heads) && follows(words));
    let other = |end: usize| text.is_one_of(end, &["replacing", "amending", "superseding"]);
    if let Some((_, words, form)) = found.filter(|(_, words, _)| !other(at + 1 + words.len())) {
        return Some((ClaimPredicate::Supersedes, *form, at + 1 + words.len()));
    }
    let yields =
        text.is_one_of(at, &["gave", "gives", "given", "made", "makes"]) && text.is_word(at + 1, "way");
    let dated = (at + 2..at + 6).find(|to| text.is_one_of(*to, &["to", "for"]));
    if let Some(to) = dated.filter(|to| yields && (at + 2..*to).all(|between| !text.is_capital(between))) {
        return Some((ClaimPredicate::Supersedes, Form::Yielding, to + 1));
    }
    if joint_after(text, at).is_some() {
        return Some((ClaimPredicate::Supersedes, Form::Converted, at + 1));
    }
    if let Some(end) = changes_to(text, at) {
        return Some((ClaimPredicate::Amends, Form::Verb, end));
    }
    if text.is_word(at, "added") && text.is_word(at + 1, "to") {
        return Some((ClaimPredicate::Amends, Form::Addition, at + 2));
    }
    if let Some(end) = into_one(text, at) {
        return Some((ClaimPredicate::Supersedes, Form::Verb, end));
    }
    if !text.is_one_of(at, &["add", "adds", "added", "adding"]) {
        return None;
    }
    let part = (at + 1..at + 5).find(|part| text.is_one_of(*part, &["protocol", "annex", "chapter"]));
    let to = part.and_then(|part| (part + 1..part + 5).find(|to| text.is_word(*to, "to")));
    to.map(|to| (ClaimPredicate::Amends, Form::Verb, to + 1))
}

/// "made several changes to", "brings amendments to".
fn changes_to(text: &Block, at: usize) -> Option<usize> {
    const CHANGES: &[&str] = &["changes", "amendments", "revisions", "modifications"];
    if !text.is_one_of(
        at,
        &["make", "makes", "made", "making", "introduced", "introduces"],
    ) {
        return None;
    }
    let changes = (at + 1..at + 4).find(|changes| text.is_one_of(*changes, CHANGES))?;
    let plain = (at + 1..changes)
        .all(|between| text.is_free(&(between..between + 1)) && !text.is_word(between, "no"));
    (plain && text.is_word(changes + 1, "to")).then_some(changes + 2)
}

/// "rolled B and C into one", "merges B and C into a single text": each of them is replaced.
fn into_one(text: &Block, at: usize) -> Option<usize> {
    const MERGING: &[&str] = &[
        "merge",
        "merges",
        "merged",
        "merging",
        "roll",
        "rolls",
        "rolled",
        "rolling",
        "fold",
        "folds",
        "folded",
        "folding",
        "fuse",
        "fuses",
        "fused",
        "combine",
        "combines",
        "combined",
        "consolidate",
        "consolidates",
        "consolidated",
    ];
    const FARTHEST_INTO: usize = 20;
    if !text.is_one_of(at, MERGING) {
        return None;
    }
    let window = at + 1..(at + FARTHEST_INTO).min(text.len());
    let mut inside = window.take_while(|into| !text.is_mark(*into, '.'));
    let one = |into: usize| {
        text.is_word(into + 1, "one")
            || (text.is_one_of(into + 1, &["a", "one"]) && text.is_word(into + 2, "single"))
    };
    let into = inside.find(|into| text.is_word(*into, "into") && one(*into))?;
    Some(if into == at + 1 { at + 3 } else { at + 1 })
}

/// "successor to", "replacement for", "amendment to", and "replacement of … with".
fn noun(text: &Block, at: usize) -> Option<(ClaimPredicate, Form, usize)> {
    let supersedes = text.is_one_of(at, &["successor", "replacement", "substitute", "predecessor"]);
    let amends = text.is_one_of(
        at,
        &[
            "amendment",
            "protocol",
            "supplement",
            "revision",
            "addendum",
            "modification",
        ],
    );
    let predicate = match (supersedes, amends) {
        (true, _) => ClaimPredicate::Supersedes,
        (_, true) => ClaimPredicate::Amends,
        _ => return None,
    };
    let joint = at + 1 + usize::from(text.is(at + 1, Classes::TREATY));
    let owned = at > 0 && (text.is_possessive(at - 1) || (supersedes && text.is_word(at - 1, "its")));
    let exchange = text.is_word(at, "replacement") && text.is_word(joint, "of");
    if exchange {
        Some((predicate, Form::Exchange, joint + 1))
    } else if text.is_one_of(joint, &["to", "for"])
        || (text.is_word(joint, "of") && !text.is_word(at, "protocol"))
    {
        Some((predicate, Form::Noun, joint + 1))
    } else {
        owned.then_some((predicate, Form::Noun, joint))
    }
}
