//! From a finished reading to what callers get: numbered entities, spans in bytes, salience.

use super::{
    Annotation, FoundClaim, FoundEntity, FoundMention, FoundQuote, PUBLISHED_CONFIDENCE, claims, language,
    offices,
    quotes::{self, DirectQuote},
    reading::{Finding, Reading},
    speakers::{self, Attribution},
};
use crate::salience::Salience;

/// Findings that are less certain than this are not worth an editor's time.
pub(super) const LEAST_CONFIDENCE: f64 = 0.5;

pub(super) fn of(reading: &Reading) -> Annotation {
    let findings = in_reading_order(reading);
    let numbers = numbers(reading, &findings);
    let number = |member: usize| numbers[member];
    let attributions = speakers::attributions(reading);
    let direct = quotes::direct(reading, &attributions);
    let claims = claims::find(reading, &attributions, &direct);
    let mentions = findings
        .iter()
        .filter_map(|finding| mention(reading, finding, number(finding.member)?));
    let quotes = all_quotes(reading, &attributions, &direct).into_iter();
    Annotation {
        entities: entities(reading, &findings, &numbers),
        dateline: dateline(reading),
        language: language::ENGLISH,
        mentions: mentions.collect(),
        quotes: quotes
            .map(|quote| FoundQuote {
                speaker: quote.speaker.and_then(number),
                ..quote
            })
            .collect(),
        claims: claims
            .into_iter()
            .filter_map(|claim| renumbered(claim, number))
            .collect(),
    }
}

fn all_quotes(
    reading: &Reading,
    attributions: &[Vec<Attribution>],
    direct: &[Vec<DirectQuote>],
) -> Vec<FoundQuote> {
    let mut all = quotes::reported(reading, attributions);
    for (block, found) in reading.blocks.iter().zip(direct) {
        let spoken = found
            .iter()
            .map(|quote| (quote.speaker, block.span(&quote.tokens)));
        all.extend(spoken.map(|(speaker, span)| FoundQuote {
            speaker,
            span,
            direct: true,
        }));
    }
    all.sort_by_key(|quote| quote.span);
    all
}

fn in_reading_order<'a>(reading: &'a Reading) -> Vec<&'a Finding> {
    let mut findings: Vec<&Finding> = reading
        .findings
        .iter()
        .filter(|finding| finding.confidence >= LEAST_CONFIDENCE)
        .collect();
    findings.sort_by_key(|finding| (finding.block, finding.tokens.start));
    findings
}

/// Each member's number among the entities, in order of first mention.
fn numbers(reading: &Reading, findings: &[&Finding]) -> Vec<Option<usize>> {
    let mut numbers = vec![None; reading.members.len()];
    let mut next = 0;
    for finding in findings {
        numbers[finding.member].get_or_insert_with(|| {
            next += 1;
            next - 1
        });
    }
    numbers
}

fn mention(reading: &Reading, finding: &Finding, entity: usize) -> Option<FoundMention> {
    let block = &reading.blocks[finding.block];
    Some(FoundMention {
        entity,
        span: block.span(&finding.tokens),
        kind: finding.kind,
        stated_role: finding.role.as_ref().map(|role| block.text_of(role).to_owned()),
        role_organisation: role_organisation(reading, finding),
        confidence: finding.confidence,
    })
}

fn role_organisation(reading: &Reading, finding: &Finding) -> Option<String> {
    let role = finding.role.as_ref()?;
    let entry = offices::organisation(reading, finding.block, role, finding.member)?;
    Some(reading.knowledge.entries[entry].slug.clone())
}

fn renumbered(claim: FoundClaim, number: impl Fn(usize) -> Option<usize>) -> Option<FoundClaim> {
    Some(FoundClaim {
        subject: number(claim.subject)?,
        object: number(claim.object)?,
        speaker: claim.speaker.and_then(number),
        ..claim
    })
}

/// The bytes of the body's first block that are its dateline.
fn dateline(reading: &Reading) -> usize {
    reading.blocks.get(1).map_or(0, |block| match block.dateline {
        0 => 0,
        tokens => block.span(&(0..tokens)).end,
    })
}

fn entities(reading: &Reading, findings: &[&Finding], numbers: &[Option<usize>]) -> Vec<FoundEntity> {
    let count = numbers.iter().flatten().count();
    let published = findings
        .iter()
        .filter(|finding| finding.confidence >= PUBLISHED_CONFIDENCE);
    let counted = published.filter_map(|finding| {
        let span = reading.blocks[finding.block].span(&finding.tokens);
        Some((numbers[finding.member]?, span))
    });
    let saliences = Salience::of_mentions(count, counted, dateline(reading));
    let mut members: Vec<(usize, usize)> = numbers
        .iter()
        .enumerate()
        .filter_map(|(member, number)| Some(((*number)?, member)))
        .collect();
    members.sort_unstable();
    members
        .into_iter()
        .map(|(number, member)| {
            let member = &reading.members[member];
            FoundEntity {
                kind: member.kind,
                name: member.name.clone(),
                authority_slug: member
                    .entry
                    .map(|entry| reading.knowledge.entries[entry].slug.clone()),
                year: member.year,
                salience: saliences[number],
            }
        })
        .collect()
}
