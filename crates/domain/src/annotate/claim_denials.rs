//! What takes a claim back: "does not replace", "replaces nothing", "to replace B was dropped".

use std::ops::Range;

use super::{
    block::Block,
    claim_triggers::{Form, Trigger},
    tokens::Shape,
};

/// "does not in any way replace": a denial stands no farther before the verb.
const FARTHEST_DENIAL: usize = 8;

/// "does not replace", "replaces nothing", "denied that it replaces", "rather than replace", "ruled out amending".
pub(super) fn is_denied(text: &Block, trigger: &Trigger, sentence: &Range<usize>) -> bool {
    const DENIALS: &[&str] = &[
        "denied",
        "denies",
        "deny",
        "rejected",
        "rejects",
        "refused",
        "refuses",
        "failed",
        "fails",
        "declined",
        "dismissed",
        "opposed",
        "opposes",
        "rather",
        "far",
        "short",
        "hardly",
        "whether",
        "instead",
        "myth",
        "untrue",
        "incorrect",
        "nothing",
        "none",
    ];
    let verb = trigger.tokens.start;
    let ends = |at: &usize| {
        matches!(
            text.tokens.list[*at].shape,
            Shape::Mark(',' | ';' | ':' | '“' | '”' | '—')
        ) || text.is_word(*at, "but")
    };
    let window = (sentence.start.max(verb.saturating_sub(FARTHEST_DENIAL))..verb)
        .rev()
        .take_while(|at| !ends(at));
    let plain: Vec<usize> = window.collect();
    let near =
        |at: usize| text.is_negation(at) && (verb - at <= 4 || text.is_one_of(at, &["neither", "cannot"]));
    // "was meant to amend it, but was never ratified"
    const MEANT: &[&str] = &[
        "meant", "intended", "designed", "supposed", "due", "set", "expected", "planned",
    ];
    let passive = verb > 1 && text.is_word(verb - 1, "be");
    let to = verb.checked_sub(1 + usize::from(passive));
    let to = to.filter(|to| text.is_word(*to, "to"));
    let meant = to.is_some_and(|to| to > 0 && text.is_one_of(to - 1, MEANT));
    let past = to.is_some_and(|to| {
        let be = to.saturating_sub(1 + usize::from(meant));
        text.is_one_of(be, &["was", "were"])
    });
    // "was to be replaced by A, which never took effect" tells of A; "to replace B, which was never ratified" of B.
    let of_object =
        |at: usize| !passive && (verb..at).any(|before| text.is_one_of(before, &["which", "that", "who"]));
    let never = |at: usize| text.is_word(at, "never") && !of_object(at);
    let failed = (past && (verb..sentence.end).any(|at| text.is_word(at, "but")))
        || ((past || meant) && (verb..sentence.end).any(never));
    let out = |at: usize| {
        (text.is_word(at, "ruled") && text.is_word(at + 1, "out"))
            || (text.is_one_of(at, &["played", "plays"]) && text.is_word(at + 1, "down"))
    };
    let before = plain
        .iter()
        .any(|at| near(*at) || text.is_one_of(*at, DENIALS) || out(*at));
    let after = trigger.form == Form::Verb
        && (trigger.tokens.end..trigger.tokens.end + 2).any(|at| {
            text.is_one_of(at, &["nothing", "neither", "no", "none"]) && !text.is_mark(at + 1, '.')
        });
    before || after || failed || is_undone(text, trigger, sentence)
}

/// "to replace B was dropped", "supplements B but leaves every article in force".
fn is_undone(text: &Block, trigger: &Trigger, sentence: &Range<usize>) -> bool {
    const DROPPED: &[&str] = &[
        "dropped",
        "shelved",
        "abandoned",
        "scrapped",
        "withdrawn",
        "vetoed",
        "rejected",
        "buried",
        "failed",
        "collapsed",
    ];
    const UNKNOWN: &[&str] = &[
        "say", "know", "ask", "asked", "clear", "unclear", "wonder", "see", "decide",
    ];
    const KEPT: &[&str] = &["leaves", "leaving", "leave", "left", "keeps", "keeping"];
    const WHOLE: &[&str] = &["force", "untouched", "intact", "unchanged", "alone"];
    let (verb, rest) = (trigger.tokens.start, trigger.tokens.end..sentence.end);
    const PLANS: &[&str] = &[
        "attempt",
        "bid",
        "effort",
        "plan",
        "plans",
        "proposal",
        "proposals",
        "move",
        "motion",
        "idea",
        "efforts",
    ];
    let planned = (verb > 0 && text.is_one_of(verb - 1, &["to", "would"]))
        || (sentence.start..verb).any(|at| text.is_one_of(at, PLANS));
    // "would have replaced": it did not.
    let unreal = verb > 1 && text.is_word(verb - 1, "have") && text.is_word(verb - 2, "would");
    // "No part of A amends B", "it is not true that A replaced B".
    let none = text.is_word(sentence.start, "no")
        && text.is_negation(sentence.start)
        && text.is_word(sentence.start + 2, "of");
    let untrue = (sentence.start + 1..verb).any(|at| {
        text.is_one_of(at, &["mistake", "misconception", "fallacy", "misreading"])
            || text.is_one_of(at, &["true", "correct", "case"])
                && text.is_word(at + 1, "that")
                && (at.saturating_sub(2)..at).any(|before| text.is_negation(before))
    });
    // "Reports that A replaced B were false": what is said after "that" is not so.
    const UNFOUNDED: &[&str] = &[
        "false",
        "untrue",
        "unfounded",
        "baseless",
        "incorrect",
        "wrong",
        "premature",
        "exaggerated",
        "inaccurate",
        "nonsense",
        "denied",
        "dismissed",
        "misleading",
    ];
    let is = |at: usize| text.is_one_of(at, &["was", "were", "is", "are", "as"]);
    let that = (sentence.start + 1..verb).any(|at| text.is_word(at, "that"));
    let unfounded = that && rest.clone().any(|at| text.is_one_of(at, UNFOUNDED) && is(at - 1));
    let was = |at: usize| at > 0 && text.is_one_of(at - 1, &["was", "were", "been"]);
    let dropped = planned
        && rest.clone().any(|at| {
            text.is_one_of(at, DROPPED) && (was(at) || text.is_one_of(at, &["failed", "collapsed"]))
        });
    let unknown =
        (sentence.start + 1..verb).any(|at| text.is_word(at, "if") && text.is_one_of(at - 1, UNKNOWN));
    let added = text.word(verb).to_ascii_lowercase().starts_with("supplement");
    let kept = rest.clone().find(|at| text.is_one_of(*at, KEPT));
    let whole = kept.is_some_and(|kept| (kept..sentence.end).any(|at| text.is_one_of(at, WHOLE)));
    // "Its claim that A replaced B was rejected".
    const ALLEGED: &[&str] = &[
        "claim",
        "claims",
        "suggestion",
        "suggestions",
        "argument",
        "assertion",
        "notion",
        "view",
        "rumours",
        "rumors",
    ];
    const REFUTED: &[&str] = &[
        "rejected",
        "refuted",
        "disputed",
        "contradicted",
        "challenged",
        "withdrawn",
    ];
    let alleged =
        (sentence.start..verb).any(|at| text.is_one_of(at, ALLEGED) && text.is_word(at + 1, "that"));
    let refuted = alleged && rest.clone().any(|at| text.is_one_of(at, REFUTED) && is(at - 1));
    // "had hoped A would replace B, but": it did not.
    let hoped = |at: usize| {
        text.is_word(at, "had")
            && text.is_one_of(
                at + 1,
                &["hoped", "planned", "wanted", "meant", "intended", "expected"],
            )
    };
    let disappointed = (sentence.start..verb).any(hoped) && rest.clone().any(|at| text.is_word(at, "but"));
    // "abandoned plans to replace", "no one expects A to replace".
    const GIVEN_UP: &[&str] = &[
        "abandoned",
        "abandons",
        "dropped",
        "shelved",
        "scrapped",
        "ditched",
        "buried",
        "withdrew",
    ];
    let given_up = (sentence.start..verb).any(|at| {
        text.is_one_of(at, GIVEN_UP) && (at + 1..(at + 4).min(verb)).any(|plan| text.is_one_of(plan, PLANS))
    });
    let start = sentence.start;
    let nobody = text.is_one_of(start, &["nobody", "few", "none"])
        || (text.is_word(start, "no") && text.is_word(start + 1, "one"));
    unfounded
        || refuted
        || disappointed
        || given_up
        || nobody
        || dropped
        || unreal
        || none
        || untrue
        || unknown
        || (added && whole)
}
