//! What a text says that one treaty does to another: it replaces it, or changes it.

use std::{cell::OnceCell, ops::Range};

use super::{
    FoundClaim,
    claim_antecedent::sentence_before,
    claim_denials::is_denied,
    claim_lists::treaties_in,
    claim_sides::Clause,
    claim_topic::Topics,
    claim_triggers::{Form, Trigger, triggers},
    claim_voices::{Voices, said},
    quotes::DirectQuote,
    reading::Reading,
    speakers::Attribution,
};
use crate::entity::EntityKind;

pub(super) fn find(
    reading: &Reading,
    attributions: &[Vec<Attribution>],
    quotes: &[Vec<DirectQuote>],
) -> Vec<FoundClaim> {
    let mut claims: Vec<FoundClaim> = Vec::new();
    if !has_two_treaties(reading) {
        return claims;
    }
    let topics = OnceCell::new();
    for (block, (attributions, quotes)) in attributions.iter().zip(quotes).enumerate() {
        let voices = Voices { attributions, quotes };
        for trigger in triggers(&reading.blocks[block]) {
            for claim in claims_at(reading, block, &trigger, &voices, &claims, &topics) {
                let near = |known: &&FoundClaim| known.evidence == claim.evidence;
                let mut near = claims.iter().rev().take_while(near);
                if !near.any(|known| says_the_same(known, &claim)) {
                    claims.push(claim);
                }
            }
        }
    }
    claims
}

/// A sentence says once what one treaty does to another, whatever its second verb.
fn says_the_same(one: &FoundClaim, other: &FoundClaim) -> bool {
    let sides = |claim: &FoundClaim| (claim.predicate, claim.subject, claim.object);
    sides(one) == sides(other)
}

/// No text that mentions fewer says that one treaty does anything to another.
fn has_two_treaties(reading: &Reading) -> bool {
    let members = reading.findings.iter().map(|finding| finding.member);
    let mut treaties = members.filter(|member| reading.members[*member].kind == EntityKind::Treaty);
    let first = treaties.next();
    first.is_some_and(|first| treaties.any(|other| other != first))
}

fn claims_at(
    reading: &Reading,
    block: usize,
    trigger: &Trigger,
    voices: &Voices,
    before: &[FoundClaim],
    topics: &OnceCell<Topics>,
) -> Vec<FoundClaim> {
    let text = &reading.blocks[block];
    let verb = trigger.tokens.start;
    let sentence = text.sentence_at(verb);
    let treaties = treaties_in(reading, block, &sentence);
    if treaties.is_empty() && trigger.form != Form::Verb {
        return Vec::new();
    }
    let clause = Clause {
        reading,
        block,
        sentence: sentence.clone(),
        trigger,
        treaties,
        subject_before: subject_before(reading, block, &sentence, before),
        object_before: object_before(reading, block, &sentence, before),
        topics,
    };
    let asks = (verb..sentence.end).any(|at| text.is_mark(at, '?'));
    let Some((subject, objects)) = clause
        .sides()
        .filter(|_| !asks && !is_denied(text, trigger, &sentence))
    else {
        return Vec::new();
    };
    // A treaty that is replaced with others cannot be what "the new document" stands for.
    if objects.contains(&subject) {
        return Vec::new();
    }
    let (speaker, modality) = said(&clause, subject, voices);
    let evidence = text.span(&sentence);
    let claim = |subject, object| FoundClaim {
        predicate: trigger.predicate,
        subject,
        object,
        modality,
        speaker,
        evidence,
    };
    let others = clause
        .companions(subject)
        .into_iter()
        .filter(|other| !objects.contains(other));
    let mut subjects: Vec<usize> = others.chain([subject]).collect();
    if clause.is_passive() {
        // "by A and C": the others come after.
        subjects.rotate_right(1);
    }
    let of_each = |subject: usize| objects.iter().map(move |object| claim(subject, *object));
    subjects.into_iter().flat_map(of_each).collect()
}

/// The one treaty of which the sentence before says that it replaces or changes others.
fn subject_before(
    reading: &Reading,
    block: usize,
    sentence: &Range<usize>,
    claims: &[FoundClaim],
) -> Option<usize> {
    let (before, tokens) = sentence_before(reading, block, sentence)?;
    let evidence = reading.blocks[before].span(&tokens);
    let mut subjects = claims
        .iter()
        .rev()
        .take_while(|claim| claim.evidence == evidence)
        .map(|claim| claim.subject);
    let subject = subjects.next()?;
    let text = &reading.blocks[before];
    // "The latter had replaced C": the text comes back from what it says by the way.
    if (tokens.start..tokens.start + 3).any(|at| text.is_one_of(at, &["latter", "former", "those"])) {
        return subject_before(
            reading,
            before,
            &tokens,
            &claims[..claims.len() - 1 - subjects.count()],
        );
    }
    let treaties = treaties_in(reading, before, &tokens);
    let stood_for = treaties.iter().all(|finding| finding.member != subject);
    let begins = treaties.first().is_some_and(|first| first.member == subject);
    ((begins || stood_for) && subjects.all(|other| other == subject)).then_some(subject)
}

/// The one treaty of which the sentence before says that another replaces or changes it.
fn object_before(
    reading: &Reading,
    block: usize,
    sentence: &Range<usize>,
    claims: &[FoundClaim],
) -> Option<usize> {
    let (before, tokens) = sentence_before(reading, block, sentence)?;
    let evidence = reading.blocks[before].span(&tokens);
    let said = claims.iter().rev().take_while(|claim| claim.evidence == evidence);
    let mut objects = said.map(|claim| claim.object);
    let object = objects.next()?;
    objects.all(|other| other == object).then_some(object)
}
