//! What is said: quotes with their speakers, and what treaties do to one another.

use mediawire_domain::annotate::{FoundClaim, FoundQuote};

use super::{
    alignment::{Alignment, overlap},
    gold::{GoldClaim, GoldQuote, Reference},
    judgement::{Judgement, Measure, Verdict},
};

/// Judges quotes and claims.
pub fn judge(alignment: &Alignment) -> Vec<Judgement> {
    let mut judgements = quotes(alignment);
    judgements.extend(lineage(alignment));
    judgements
}

fn quotes(alignment: &Alignment) -> Vec<Judgement> {
    let found = &alignment.found.quotes;
    let mut judgements = Vec::new();
    for gold in &alignment.gold.quotes {
        let same = found
            .iter()
            .find(|quote| (quote.span, quote.direct) == (gold.span, gold.direct));
        let verdict = if same.is_some() {
            Verdict::Right
        } else {
            Verdict::Missed
        };
        let verdict = (quote_measure(gold.direct), verdict);
        judgements.push(Judgement::at(alignment.gold, gold.span, verdict, String::new));
        judgements.extend(same.map(|quote| speaker(alignment, gold, quote)));
    }
    for quote in found {
        let same = |gold: &&GoldQuote| (quote.span, quote.direct) == (gold.span, gold.direct);
        if alignment.gold.quotes.iter().find(same).is_none() {
            let verdict = (quote_measure(quote.direct), Verdict::False);
            judgements.push(Judgement::at(alignment.gold, quote.span, verdict, String::new));
        }
    }
    judgements
}

fn quote_measure(direct: bool) -> Measure {
    if direct { Measure::Quote } else { Measure::Reported }
}

fn speaker(alignment: &Alignment, gold: &GoldQuote, found: &FoundQuote) -> Judgement {
    let right = match (&gold.speaker, found.speaker) {
        (Some(speaker), Some(entity)) => alignment.stands_for(entity, speaker),
        (speaker, entity) => speaker.is_none() && entity.is_none(),
    };
    let measure = if gold.direct {
        Measure::QuoteSpeaker
    } else {
        Measure::ReportedSpeaker
    };
    let verdict = if right { Verdict::Right } else { Verdict::Wrong };
    let note = || {
        let spoken = gold.speaker.as_ref().map_or("nobody", |speaker| &speaker.0);
        let name = found
            .speaker
            .map_or("nobody", |entity| &alignment.found.entities[entity].name);
        format!("said by `{spoken}`, given to {name}")
    };
    Judgement::at(alignment.gold, gold.span, (measure, verdict), note)
}

/// Each pair of treaties once a text, however often the text says so.
fn lineage(alignment: &Alignment) -> Vec<Judgement> {
    let (gold, found) = (&alignment.gold.claims, &alignment.found.claims);
    let mut judgements = Vec::new();
    let says_more = |index: usize, claim: &GoldClaim| {
        let same = |other: &GoldClaim| triple(other) == triple(claim);
        !gold[..index].iter().any(same)
    };
    for (index, claim) in gold
        .iter()
        .enumerate()
        .filter(|(index, claim)| says_more(*index, claim))
    {
        let same = gold[index..]
            .iter()
            .filter(|other| triple(other) == triple(claim));
        let heard: Vec<&FoundClaim> = found
            .iter()
            .filter(|found| is_same(alignment, found, claim))
            .collect();
        let verdict = if heard.is_empty() {
            Verdict::Missed
        } else {
            Verdict::Right
        };
        let note = || format!("`{}` {} `{}`", claim.subject.0, claim.predicate, claim.object.0);
        let verdict = (Measure::Lineage, verdict);
        judgements.push(Judgement::at(alignment.gold, claim.evidence, verdict, note));
        judgements.extend(same.filter_map(|claim| modality(alignment, claim, &heard)));
    }
    judgements.extend(unheard_of(alignment));
    judgements
}

fn triple(claim: &GoldClaim) -> (String, &Reference, &Reference) {
    (claim.predicate.to_string(), &claim.subject, &claim.object)
}

fn is_same(alignment: &Alignment, found: &FoundClaim, gold: &GoldClaim) -> bool {
    found.predicate == gold.predicate
        && alignment.stands_for(found.subject, &gold.subject)
        && alignment.stands_for(found.object, &gold.object)
}

/// How firmly it is said, where the same sentence was understood to say it.
fn modality(alignment: &Alignment, gold: &GoldClaim, heard: &[&FoundClaim]) -> Option<Judgement> {
    let found = heard
        .iter()
        .find(|found| overlap(found.evidence, gold.evidence))?;
    let right = found.modality == gold.modality;
    let verdict = if right { Verdict::Right } else { Verdict::Wrong };
    let note = || format!("is {}, taken as {}", gold.modality, found.modality);
    let verdict = (Measure::Modality, verdict);
    Some(Judgement::at(alignment.gold, gold.evidence, verdict, note))
}

/// Claims that the gold text does not make, each pair of treaties once.
fn unheard_of(alignment: &Alignment) -> Vec<Judgement> {
    let found = &alignment.found.claims;
    let name = |entity: usize| &alignment.found.entities[entity].name;
    let false_claims = found.iter().enumerate().filter(|(index, claim)| {
        let triple = |claim: &FoundClaim| (claim.predicate, claim.subject, claim.object);
        let repeated = found[..*index].iter().any(|other| triple(other) == triple(claim));
        let gold = &alignment.gold.claims;
        !repeated && !gold.iter().any(|gold| is_same(alignment, claim, gold))
    });
    false_claims
        .map(|(_, claim)| {
            let note = || {
                format!(
                    "“{}” {} “{}”",
                    name(claim.subject),
                    claim.predicate,
                    name(claim.object)
                )
            };
            let verdict = (Measure::Lineage, Verdict::False);
            Judgement::at(alignment.gold, claim.evidence, verdict, note)
        })
        .collect()
}
