//! Who says that one treaty replaces another, and whether it has, will or may.

use std::ops::Range;

use super::{
    block::Block, claim_sides::Clause, quotes::DirectQuote, reading::Reading, speakers::Attribution,
    tokens::Shape,
};
use crate::{claim::Modality, entity::EntityKind};

/// Who says what in one block.
pub(super) struct Voices<'a> {
    pub attributions: &'a [Attribution],
    pub quotes: &'a [DirectQuote],
}

/// Who says that this treaty does it, and how sure that is.
pub(super) fn said(clause: &Clause, subject: usize, voices: &Voices) -> (Option<usize>, Modality) {
    let (reading, block, sentence) = (clause.reading, clause.block, &clause.sentence);
    let text = clause.text();
    let verb = clause.trigger.tokens.start;
    let (speaker, said) = voice(reading, block, verb, sentence, voices);
    let unsigned = reading.members[subject].described || is_drafted(text, clause, subject);
    let modality = match modality(text, verb, sentence, said, speaker.is_some(), unsigned) {
        Modality::Confirmed if is_said_by_some(reading, block, verb, sentence) => Modality::Reported,
        known => known,
    };
    (speaker, modality)
}

/// "A draft A", "the proposed A".
fn is_drafted(text: &Block, clause: &Clause, subject: usize) -> bool {
    let mut mentions = clause.treaties.iter().filter(|finding| finding.member == subject);
    mentions.any(|finding| {
        let before = finding.tokens.start.checked_sub(1);
        before.is_some_and(|before| {
            text.is_one_of(before, &["draft", "proposed", "planned", "envisaged", "future"])
        })
    })
}

/// Who says it, and whether anybody does.
fn voice(
    reading: &Reading,
    block: usize,
    verb: usize,
    sentence: &Range<usize>,
    voices: &Voices,
) -> (Option<usize>, bool) {
    let text = &reading.blocks[block];
    if let Some(quote) = voices.quotes.iter().find(|quote| quote.tokens.contains(&verb)) {
        let said = |attribution: &&Attribution| sentence.contains(&attribution.verb);
        let beside = || {
            voices
                .attributions
                .iter()
                .find(said)
                .and_then(|attribution| attribution.speaker)
        };
        return (quote.speaker.or_else(beside), true);
    }
    let apart = |at: usize| (verb.min(at)..verb.max(at)).any(|between| text.is_mark(between, ';'));
    let inside = voices
        .attributions
        .iter()
        .filter(|attribution| sentence.contains(&attribution.verb) && !apart(attribution.verb));
    let nearest = inside.min_by_key(|attribution| attribution.verb.abs_diff(verb));
    let proposer = || proposer(reading, block, &(sentence.start..verb));
    (
        nearest.map_or_else(proposer, |attribution| attribution.speaker),
        nearest.is_some() || text.in_quotation(verb),
    )
}

/// ", the two sides said", "Officials said that": nobody whom the text knows.
fn is_said_by_some(reading: &Reading, block: usize, verb: usize, sentence: &Range<usize>) -> bool {
    const LONGEST_NAME: usize = 9;
    let text = &reading.blocks[block];
    let says = |at: &usize| {
        text.is_one_of(
            *at,
            &[
                "said", "says", "say", "told", "reported", "insisted", "claimed", "argued",
            ],
        ) && !text.in_quotation(*at)
    };
    // "A, which replaced B, cut fees, officials said": that it replaced B is the text's own.
    let aside = (sentence.start..verb).any(|at| text.is_one_of(at, &["which", "who"]))
        || text.word(verb).ends_with("ing");
    let according =
        |at: usize| text.is_word(at, "according") && text.is_word(at + 1, "to") && !text.in_quotation(at);
    if sentence.clone().any(according) {
        return true;
    }
    let mut spoken = sentence.clone().filter(says);
    spoken.any(|at| {
        let start = (sentence.start.max(at.saturating_sub(LONGEST_NAME))..at)
            .rev()
            .find(|before| {
                matches!(
                    text.tokens.list[*before].shape,
                    Shape::Mark(',' | ';' | '—' | '–')
                )
            });
        let apart = (verb.min(at)..verb.max(at)).any(|between| text.is_mark(between, ';'));
        let after = at > verb && !aside && start.is_some_and(|start| start > verb);
        let before = at < verb && start.is_none() && at - sentence.start <= LONGEST_NAME;
        let name = start.map_or(sentence.start, |start| start + 1)..at;
        let other = |at: usize| {
            reading
                .finding_at(block, at)
                .is_some_and(|finding| reading.members[finding.member].kind == EntityKind::Treaty)
                || text.is_one_of(
                    at,
                    &["which", "that", "who", "it", "if", "when", "and", "but", "while"],
                )
        };
        (after || before) && !apart && !name.is_empty() && !name.into_iter().any(other)
    })
}

/// "Kurti proposed an accord that would replace …": whose plan it is.
fn proposer(reading: &Reading, block: usize, before: &Range<usize>) -> Option<usize> {
    const PLANS: &[&str] = &[
        "proposed",
        "proposes",
        "wants",
        "advocated",
        "advocates",
        "envisages",
        "envisaged",
        "drafted",
    ];
    let text = &reading.blocks[block];
    let verb = before.clone().rev().find(|at| text.is_one_of(*at, PLANS))?;
    let subject = (before.start..verb)
        .rev()
        .find(|at| !text.is_one_of(*at, &["has", "have", "had", "also", "again"]))?;
    let finding = reading.finding_at(block, subject)?;
    (reading.members[finding.member].kind == EntityKind::Person).then_some(finding.member)
}

fn modality(
    text: &Block,
    verb: usize,
    sentence: &Range<usize>,
    said: bool,
    named: bool,
    unsigned: bool,
) -> Modality {
    let clause = sentence.start.max(verb.saturating_sub(6))..verb;
    let has = |words: &[&str]| clause.clone().any(|at| text.is_one_of(at, words));
    let condition = |at: usize| text.is_one_of(at, &["if", "unless", "provided"]);
    let future = has(&["will", "would", "shall"]);
    if sentence.clone().any(condition) || has(&["may", "might", "could"]) {
        Modality::Conditional
    } else if has(&["should", "ought", "proposed", "must", "can", "planned"]) || is_intended(text, verb) {
        Modality::Proposed
    } else if said && (named || !future) {
        Modality::Reported
    } else if future || unsigned {
        Modality::Proposed
    } else {
        Modality::Confirmed
    }
}

/// "is to replace", "meant to formally replace"; not "the parties to the Kars Treaty replaced".
fn is_intended(text: &Block, verb: usize) -> bool {
    let between = |at: &usize| text.is_one_of(*at, &["be", "have"]) || text.word(*at).ends_with("ly");
    let to = (verb.saturating_sub(4)..verb).rev().find(|at| !between(at));
    to.is_some_and(|at| text.is_word(at, "to")) || is_talked_of(text, verb)
}

/// "talks on replacing B with A", "aimed at replacing B".
fn is_talked_of(text: &Block, verb: usize) -> bool {
    const TALKS: &[&str] = &[
        "talks",
        "negotiations",
        "discussions",
        "debate",
        "plan",
        "plans",
        "proposal",
        "proposals",
        "idea",
        "work",
        "push",
        "vote",
        "aimed",
        "goal",
        "aim",
        "hopes",
        "calls",
    ];
    let before = |at: usize| text.is_one_of(at, &["on", "of", "about", "for", "at", "towards", "toward"]);
    verb > 1 && text.word(verb).ends_with("ing") && before(verb - 1) && text.is_one_of(verb - 2, TALKS)
}
