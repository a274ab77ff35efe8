//! What a text says that one treaty does to another: it replaces it, or changes it.

use std::ops::Range;

use super::{
    FoundClaim,
    block::Block,
    lexicon::Classes,
    quotes::DirectQuote,
    reading::{Finding, Reading},
    speakers::Attribution,
    tokens::Shape,
};
use crate::{
    claim::{ClaimPredicate, Modality},
    entity::EntityKind,
};

/// Objects in one list stand no farther apart: ", and the Moscow and".
const WIDEST_GAP: usize = 8;

/// Who says what in one block.
pub(super) struct Voices<'a> {
    pub attributions: &'a [Attribution],
    pub quotes: &'a [DirectQuote],
}

pub(super) fn find(
    reading: &Reading,
    attributions: &[Vec<Attribution>],
    quotes: &[Vec<DirectQuote>],
) -> Vec<FoundClaim> {
    let mut claims: Vec<FoundClaim> = Vec::new();
    for (block, (attributions, quotes)) in attributions.iter().zip(quotes).enumerate() {
        let voices = Voices { attributions, quotes };
        for at in 0..reading.blocks[block].len() {
            if let Some(predicate) = predicate_at(&reading.blocks[block], at) {
                for claim in claims_at(reading, block, at, predicate, &voices) {
                    if !claims.contains(&claim) {
                        claims.push(claim);
                    }
                }
            }
        }
    }
    claims
}

fn predicate_at(text: &Block, at: usize) -> Option<ClaimPredicate> {
    let lower = text.get(at)?.shape == Shape::Lower || text.title_case;
    let takes_place = text.is_word(at, "place")
        && text.is_word(at + 1, "of")
        && at > 1
        && text.is_word(at - 1, "the")
        && text.is_one_of(at - 2, &["take", "takes", "took", "taking", "taken"]);
    if !lower {
        None
    } else if takes_place || text.is(at, Classes::SUPERSEDE) {
        Some(ClaimPredicate::Supersedes)
    } else {
        text.is(at, Classes::AMEND).then_some(ClaimPredicate::Amends)
    }
}

fn claims_at(
    reading: &Reading,
    block: usize,
    verb: usize,
    predicate: ClaimPredicate,
    voices: &Voices,
) -> Vec<FoundClaim> {
    let text = &reading.blocks[block];
    let sentence = text.sentence_at(verb);
    let negated = (sentence.start.max(verb.saturating_sub(4))..verb).any(|at| text.is_negation(at));
    let Some((subject, objects)) = sides(reading, block, verb, &sentence).filter(|_| !negated) else {
        return Vec::new();
    };
    let (speaker, said) = voice(text, verb, &sentence, voices);
    let modality = modality(text, verb, &sentence, said, reading.members[subject].described);
    let evidence = text.span(&sentence);
    let others = objects.into_iter().filter(|object| *object != subject);
    others
        .map(|object| FoundClaim {
            predicate,
            subject,
            object,
            modality,
            speaker,
            evidence,
        })
        .collect()
}

/// What replaces and what is replaced.
fn sides(
    reading: &Reading,
    block: usize,
    verb: usize,
    sentence: &Range<usize>,
) -> Option<(usize, Vec<usize>)> {
    let text = &reading.blocks[block];
    let treaties = treaties_in(reading, block, sentence);
    let split = treaties.partition_point(|finding| finding.tokens.start < verb);
    let (before, after) = treaties.split_at(split);
    let by = text.is_word(verb + 1, "by") || (text.is_word(verb + 1, "with") && is_passive(text, verb));
    if by {
        let subject = after.first()?.member;
        return Some((subject, list_ending(before)));
    }
    let objects = list_beginning(after);
    let with = objects
        .len()
        .checked_sub(1)
        .and_then(|_| replacement_after_with(text, after));
    if let Some((old, new)) = with {
        return Some((new, vec![old]));
    }
    let gap = after.first()?.tokens.start - verb;
    let subject = subject_before(reading, block, verb, before, sentence)?;
    (gap <= WIDEST_GAP).then_some((subject, objects))
}

fn is_passive(text: &Block, verb: usize) -> bool {
    (verb.saturating_sub(2)..verb)
        .any(|at| text.is_one_of(at, &["be", "been", "being", "was", "were", "is", "are"]))
}

/// "replace A with B": the older and the newer.
fn replacement_after_with(text: &Block, after: &[&Finding]) -> Option<(usize, usize)> {
    let (old, new) = (after.first()?, after.get(1)?);
    let between = old.tokens.end..new.tokens.start;
    between
        .into_iter()
        .any(|at| text.is_word(at, "with"))
        .then_some((old.member, new.member))
}

/// The treaty before the verb, or the one that "it" or "the document" stands for.
fn subject_before(
    reading: &Reading,
    block: usize,
    verb: usize,
    before: &[&Finding],
    sentence: &Range<usize>,
) -> Option<usize> {
    let text = &reading.blocks[block];
    let nearest = before.last();
    let from = nearest.map_or(sentence.start, |finding| finding.tokens.end);
    let stands_for = |at: &usize| {
        text.is_one_of(
            *at,
            &["it", "document", "agreement", "pact", "treaty", "deal", "accord"],
        )
    };
    if let Some(nearest) = nearest {
        return Some(nearest.member);
    }
    (from..verb).rev().find(stands_for)?;
    let (block, earlier) = sentence_before(reading, block, sentence)?;
    let treaties = treaties_in(reading, block, &earlier);
    let last = treaties.last()?.member;
    treaties
        .iter()
        .all(|finding| finding.member == last)
        .then_some(last)
}

fn sentence_before(
    reading: &Reading,
    block: usize,
    sentence: &Range<usize>,
) -> Option<(usize, Range<usize>)> {
    if sentence.start > 0 {
        return Some((block, reading.blocks[block].sentence_at(sentence.start - 1)));
    }
    let before = block.checked_sub(1)?;
    reading.blocks[before]
        .sentences
        .last()
        .map(|last| (before, last.clone()))
}

fn treaties_in<'a>(reading: &'a Reading, block: usize, tokens: &Range<usize>) -> Vec<&'a Finding> {
    let mut found: Vec<&Finding> = Vec::new();
    for finding in tokens.clone().filter_map(|at| reading.finding_at(block, at)) {
        let same = found.last().is_some_and(|last| last.tokens == finding.tokens);
        if !same && reading.members[finding.member].kind == EntityKind::Treaty {
            found.push(finding);
        }
    }
    found
}

fn list_beginning(findings: &[&Finding]) -> Vec<usize> {
    let mut end = findings.first().map_or(0, |first| first.tokens.start);
    let close = |finding: &&&Finding| {
        let near = finding.tokens.start <= end + WIDEST_GAP;
        end = finding.tokens.end;
        near
    };
    distinct(findings.iter().take_while(close).map(|finding| finding.member))
}

fn list_ending(findings: &[&Finding]) -> Vec<usize> {
    let mut start = findings.last().map_or(0, |last| last.tokens.end);
    let close = |finding: &&&Finding| {
        let near = finding.tokens.end + WIDEST_GAP >= start;
        start = finding.tokens.start;
        near
    };
    distinct(
        findings
            .iter()
            .rev()
            .take_while(close)
            .map(|finding| finding.member),
    )
}

fn distinct(members: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut found = Vec::new();
    for member in members {
        if !found.contains(&member) {
            found.push(member);
        }
    }
    found
}

/// Who says it, and whether anybody does.
fn voice(text: &Block, verb: usize, sentence: &Range<usize>, voices: &Voices) -> (Option<usize>, bool) {
    if let Some(quote) = voices.quotes.iter().find(|quote| quote.tokens.contains(&verb)) {
        return (quote.speaker, true);
    }
    let inside = voices
        .attributions
        .iter()
        .filter(|attribution| sentence.contains(&attribution.verb));
    let nearest = inside.min_by_key(|attribution| attribution.verb.abs_diff(verb));
    (
        nearest.and_then(|attribution| attribution.speaker),
        nearest.is_some() || text.in_quotation(verb),
    )
}

fn modality(text: &Block, verb: usize, sentence: &Range<usize>, said: bool, unsigned: bool) -> Modality {
    let clause = sentence.start.max(verb.saturating_sub(6))..verb;
    let has = |words: &[&str]| clause.clone().any(|at| text.is_one_of(at, words));
    if sentence
        .clone()
        .any(|at| text.is_one_of(at, &["if", "unless", "provided"]))
    {
        Modality::Conditional
    } else if has(&[
        "may", "might", "could", "should", "ought", "proposed", "to", "must", "can",
    ]) {
        Modality::Proposed
    } else if said {
        Modality::Reported
    } else if has(&["will", "would", "shall"]) || unsigned {
        Modality::Proposed
    } else {
        Modality::Confirmed
    }
}
