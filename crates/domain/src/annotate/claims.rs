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

/// The first object stands no farther from the verb: "replace the 1961 friendship treaty, the …".
const FARTHEST_OBJECT: usize = 12;

/// "It" looks back no farther, in sentences.
const FARTHEST_ANTECEDENT: usize = 3;

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
    // A treaty that is replaced with others cannot be what "the new document" stands for.
    if objects.contains(&subject) {
        return Vec::new();
    }
    let (speaker, said) = voice(text, verb, &sentence, voices);
    let modality = modality(text, verb, &sentence, said, reading.members[subject].described);
    let evidence = text.span(&sentence);
    let objects = objects.into_iter();
    objects
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
    let passive = is_passive(text, verb);
    let agent =
        (verb + 1..verb + 5).find(|at| text.is_word(*at, "by") || (passive && text.is_word(*at, "with")));
    let first_after = after.first()?.tokens.start;
    let by = agent.is_some_and(|agent| agent < first_after);
    if passive && !by {
        return None;
    }
    if by {
        let subject = after.first()?.member;
        return Some((subject, passive_objects(text, verb, before)));
    }
    if let Some((old, new)) = replacement_after_with(text, after) {
        return Some((new, vec![old]));
    }
    let subject = subject_before(reading, block, verb, before, sentence)?;
    (first_after - verb <= FARTHEST_OBJECT).then(|| (subject, list_beginning(text, after)))
}

/// What "was replaced by" is said of.
fn passive_objects(text: &Block, verb: usize, before: &[&Finding]) -> Vec<usize> {
    match before.last() {
        Some(nearest) if resumes_subject(text, nearest, verb) => list_beginning(text, before),
        _ => list_ending(text, before),
    }
}

/// In "A amended B and was replaced by C" the second verb goes back to the sentence's subject, and so it does after the
/// comma that ends a clause.
fn resumes_subject(text: &Block, nearest: &Finding, verb: usize) -> bool {
    const AUXILIARIES: &[&str] = &[
        "will", "would", "was", "is", "has", "had", "been", "also", "itself", "then", "later", "may", "be",
        "to",
    ];
    let gap = nearest.tokens.end..verb;
    let last_plain = gap.clone().rev().find(|at| !text.is_one_of(*at, AUXILIARIES));
    let coordinated = last_plain.filter(|at| text.is_one_of(*at, &["and", "but"]));
    let relative = gap.clone().any(|at| text.is_one_of(at, &["which", "that"]));
    match coordinated {
        Some(and) => !relative || text.is_mark(and - 1, ','),
        None => gap.len() == 1 && text.is_mark(gap.start, ',') && text.word(verb).ends_with("ed"),
    }
}

/// "was replaced", "has been formally replaced"; not "is to replace".
fn is_passive(text: &Block, verb: usize) -> bool {
    let be = |at: usize| text.is_one_of(at, &["be", "been", "being", "was", "were", "is", "are"]);
    let adverb =
        |at: usize| text.word(at).ends_with("ly") || text.is_one_of(at, &["itself", "later", "since"]);
    verb > 1 && (be(verb - 1) || (be(verb - 2) && adverb(verb - 1)))
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
    let resumed = before
        .last()
        .is_some_and(|nearest| resumes_subject(text, nearest, verb));
    if !resumed && let Some(nearest) = before.last() {
        return Some(nearest.member);
    }
    let first_verb = sentence
        .clone()
        .find(|at| predicate_at(text, *at).is_some())
        .unwrap_or(verb);
    let main = before.iter().find(|finding| finding.tokens.end <= first_verb);
    main.map(|finding| finding.member)
        .or_else(|| antecedent(reading, block, sentence, first_verb))
}

/// The treaty that "it" or "the document" stands for here.
fn antecedent(reading: &Reading, block: usize, sentence: &Range<usize>, verb: usize) -> Option<usize> {
    let text = &reading.blocks[block];
    let reference = (sentence.start..verb).rev().find(|at| refers(text, *at))?;
    let mut place = (block, sentence.clone());
    for _ in 0..FARTHEST_ANTECEDENT {
        let before = sentence_before(reading, place.0, &place.1)?;
        let treaties = treaties_in(reading, before.0, &before.1);
        if !treaties.is_empty() {
            return topic(reading, before, &treaties);
        }
        if before.0 != block || !text.is_word(reference, "it") {
            return None;
        }
        place = before;
    }
    None
}

/// "It", "the document"; not "sign a pact to replace …", which is another one.
fn refers(text: &Block, at: usize) -> bool {
    const STANDS_FOR: &[&str] = &["document", "agreement", "pact", "treaty", "deal", "accord"];
    let definite = (at.saturating_sub(2)..at).any(|before| text.is_one_of(before, &["the", "this", "that"]));
    text.is_word(at, "it") || (definite && text.is_one_of(at, STANDS_FOR))
}

/// The only treaty of a sentence, else the one that the sentence begins with; what is replaced there is not what it is
/// about.
fn topic(
    reading: &Reading,
    (block, sentence): (usize, Range<usize>),
    treaties: &[&Finding],
) -> Option<usize> {
    let first = treaties.first()?;
    let text = &reading.blocks[block];
    let mut before = sentence.start..first.tokens.start;
    if before.any(|at| predicate_at(text, at).is_some()) {
        return None;
    }
    let words = (sentence.start..first.tokens.start).filter(|at| text.tokens.list[*at].is_word());
    let begins = words.clone().count() == 0
        || (words.clone().count() == 1 && words.clone().all(|at| text.is_word(at, "the")));
    let alone = treaties.iter().all(|finding| finding.member == first.member);
    (alone || begins).then_some(first.member)
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

fn list_beginning(text: &Block, findings: &[&Finding]) -> Vec<usize> {
    let joined = |at: &usize| *at == 0 || is_list_gap(text, findings[at - 1], findings[*at]);
    distinct(
        (0..findings.len())
            .take_while(joined)
            .map(|at| findings[at].member),
    )
}

fn list_ending(text: &Block, findings: &[&Finding]) -> Vec<usize> {
    let last = findings.len();
    let joined = |at: &usize| at + 1 == last || is_list_gap(text, findings[*at], findings[at + 1]);
    distinct((0..last).rev().take_while(joined).map(|at| findings[at].member))
}

/// Nothing but commas, articles, years and "and" joins the two.
fn is_list_gap(text: &Block, one: &Finding, other: &Finding) -> bool {
    const JOINTS: &[&str] = &[
        "and", "or", "the", "of", "both", "as", "well", "its", "known", "also",
    ];
    let gap = one.tokens.end..other.tokens.start;
    gap.len() <= WIDEST_GAP
        && gap.into_iter().all(|at| {
            matches!(
                text.tokens.list[at].shape,
                Shape::Mark(',' | '(' | ')') | Shape::Number
            ) || text.is_one_of(at, JOINTS)
        })
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
        "may", "might", "could", "should", "ought", "proposed", "must", "can",
    ]) || is_intended(text, verb)
    {
        Modality::Proposed
    } else if said {
        Modality::Reported
    } else if has(&["will", "would", "shall"]) || unsigned {
        Modality::Proposed
    } else {
        Modality::Confirmed
    }
}

/// "is to replace", "meant to formally replace"; not "the parties to the Kars Treaty replaced".
fn is_intended(text: &Block, verb: usize) -> bool {
    let between = |at: &usize| text.is_one_of(*at, &["be", "have"]) || text.word(*at).ends_with("ly");
    let to = (verb.saturating_sub(4)..verb).rev().find(|at| !between(at));
    to.is_some_and(|at| text.is_word(at, "to"))
}
