//! Who says what where: "Putin wrote", "said the Russian foreign minister", "according to Lavrov", "he stated".

use std::ops::Range;

use super::{
    block::Block,
    claim_antecedent::sentence_before,
    lexicon::Classes,
    reading::{Finding, Reading},
    tokens::Shape,
};
use crate::entity::EntityKind;

/// ", of the Royal Institute in Edinburgh, who was not part of the work,": nothing longer stands between the two.
const LONGEST_APPOSITION: usize = 30;

/// "of the Wadden Climate Centre": nothing longer stands between a name and its verb without a comma.
const LONGEST_PHRASE: usize = 10;

/// A subject and its verb of speech.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// From the subject to the verb, in either order.
    pub tokens: Range<usize>,
    pub verb: usize,
    /// A person, where it is known which one.
    pub speaker: Option<usize>,
}

/// The attributions of each block, in reading order.
pub(super) fn attributions(reading: &Reading) -> Vec<Vec<Attribution>> {
    const MAY_SPEAK: Classes = Classes::SPEECH.or(Classes::ACCORDING).or(Classes::UPPER);
    let mut all: Vec<Vec<Attribution>> = Vec::with_capacity(reading.blocks.len());
    for block in 0..reading.blocks.len() {
        let mut found: Vec<Attribution> = Vec::new();
        for at in reading.blocks[block].tokens.with(MAY_SPEAK) {
            let before = found
                .last()
                .or_else(|| all.last().and_then(|last: &Vec<Attribution>| last.last()));
            let attribution = attribution_at(reading, block, at, before, found.is_empty());
            found.extend(attribution);
        }
        all.push(found);
    }
    all
}

fn attribution_at(
    reading: &Reading,
    block: usize,
    at: usize,
    before: Option<&Attribution>,
    first: bool,
) -> Option<Attribution> {
    let text = &reading.blocks[block];
    if text.is_word(at, "according") && text.is_word(at + 1, "to") && !text.in_quotation(at) {
        let (end, speaker) = subject_after(reading, block, at + 2)?;
        return Some(Attribution {
            tokens: at..end,
            verb: at,
            speaker,
        });
    }
    if !text.is(at, Classes::SPEECH) || text.in_quotation(at) || text.owner(at).is_some() {
        return None;
    }
    let previous = before.filter(|_| !first || block > 0);
    subject_before(reading, block, at, previous, first).or_else(|| {
        let inverted = at > 0 && (text.in_quotation(at - 1) || text.is_mark(at - 1, ','));
        let (end, speaker) = subject_after(reading, block, at + 1).filter(|_| inverted)?;
        Some(Attribution {
            tokens: at..end,
            verb: at,
            speaker,
        })
    })
}

fn subject_before(
    reading: &Reading,
    block: usize,
    verb: usize,
    before: Option<&Attribution>,
    first: bool,
) -> Option<Attribution> {
    let text = &reading.blocks[block];
    let mut last = verb.checked_sub(1)?;
    while is_between_subject_and_verb(text, last) {
        last = last.checked_sub(1)?;
    }
    if text.is(last, Classes::PRONOUN) && !text.in_quotation(last) {
        let speaker = pronoun(reading, block, last, before, first);
        return Some(Attribution {
            tokens: last..verb + 1,
            verb,
            speaker,
        });
    }
    if text.is_mark(last, ',') {
        last = before_apposition(reading, block, last)?;
    }
    let last = before_phrase(reading, block, last);
    let finding = reading.finding_at(block, last)?;
    let person = reading.members[finding.member].kind == EntityKind::Person;
    let alone = !is_one_of_two(reading, block, finding) && !is_somebody_of(text, finding);
    let speaker = Some(finding.member).filter(|_| person && alone);
    let start = finding
        .role
        .as_ref()
        .map_or(finding.tokens.start, |role| role.start.min(finding.tokens.start));
    Some(Attribution {
        tokens: start..verb + 1,
        verb,
        speaker,
    })
}

/// "Joost Brandsma of the Wadden Climate Centre said": from the end of the phrase back to the name.
fn before_phrase(reading: &Reading, block: usize, last: usize) -> usize {
    let text = &reading.blocks[block];
    let start = last
        .saturating_sub(LONGEST_PHRASE)
        .max(text.sentence_at(last).start);
    let phrase = (start..last)
        .rev()
        .take_while(|at| !matches!(text.tokens.list[*at].shape, Shape::Mark(_)));
    let mut of = phrase.filter(|at| text.is_one_of(*at, &["of", "from"]) && *at > 0);
    let name = of.find_map(|of| {
        let finding = reading.finding_at(block, of - 1)?;
        let person = reading.members[finding.member].kind == EntityKind::Person;
        let opens = finding.tokens.start == 0
            || matches!(text.tokens.list[finding.tokens.start - 1].shape, Shape::Mark(_));
        (person && opens && finding.tokens.end == of).then_some(of - 1)
    });
    name.unwrap_or(last)
}

/// "The spokesman of Secretary-General Guterres said": somebody else speaks.
fn is_somebody_of(text: &Block, finding: &Finding) -> bool {
    let own = finding
        .role
        .as_ref()
        .map_or(finding.tokens.start, |role| role.start.min(finding.tokens.start));
    let start = own - usize::from(own > 0 && text.is_one_of(own - 1, &["the", "then", "former", "late"]));
    let owned = start > 1
        && text.is_one_of(
            start - 1,
            &["of", "for", "to", "with", "about", "against", "near"],
        );
    let noun = |at: usize| {
        text.get(at)
            .is_some_and(|word| word.is_word() && !word.is(Classes::FUNCTION))
    };
    owned && noun(start - 2)
}

/// "Sikorski and his Lithuanian counterpart Landsbergis called for …": which of the two is not said.
fn is_one_of_two(reading: &Reading, block: usize, finding: &Finding) -> bool {
    let text = &reading.blocks[block];
    let window = finding.tokens.start.saturating_sub(8)..finding.tokens.start;
    let and = window
        .rev()
        .find(|at| text.is_word(*at, "and"))
        .filter(|at| *at > 0);
    let before = and.and_then(|at| reading.finding_at(block, at - 1));
    before.is_some_and(|before| reading.members[before.member].kind == EntityKind::Person)
}

/// "has", "also", "later", "repeatedly": what may stand between a subject and its verb.
fn is_between_subject_and_verb(text: &Block, at: usize) -> bool {
    const WORDS: &[&str] = &[
        "has", "have", "had", "also", "then", "later", "earlier", "further", "once", "again", "did", "is",
        "was", "been",
    ];
    text.is_one_of(at, WORDS) || (text.word(at).ends_with("ly") && !text.is_capital(at))
}

/// From the comma that closes an apposition back to the name before it, or to the name that is the apposition: "Lavrov, of
/// the ministry, said", "its chairman, Sergey Lavrov, said".
fn before_apposition(reading: &Reading, block: usize, comma: usize) -> Option<usize> {
    let text = &reading.blocks[block];
    let sentence = text.sentence_at(comma);
    let person = |last: usize| {
        let finding = reading.finding_at(block, last)?;
        (reading.members[finding.member].kind == EntityKind::Person).then_some(finding)
    };
    let name = comma.checked_sub(1).and_then(person);
    let apposed = |name: &&Finding| {
        let start = name.tokens.start;
        let title = usize::from(start > 1 && text.is_capital(start - 1) && text.owner(start - 1).is_none());
        start > title && text.is_mark(start - 1 - title, ',')
    };
    if let Some(name) = name.filter(apposed) {
        return Some(name.tokens.end - 1);
    }
    let window = comma.saturating_sub(LONGEST_APPOSITION).max(sentence.start)..comma;
    let mut commas = window.rev().filter(|at| text.is_mark(*at, ','));
    let opening = commas.next()?;
    if let Some(last) = opening.checked_sub(1).filter(|last| person(*last).is_some()) {
        return Some(last);
    }
    let begins = |finding: &Finding| {
        let own = start_with_role(finding);
        own <= sentence.start.max(text.dateline) + 1
    };
    commas
        .map_while(|at| at.checked_sub(1))
        .find(|last| person(*last).is_some_and(begins))
}

/// Where the office before a name begins, or the name.
fn start_with_role(finding: &Finding) -> usize {
    let role = finding.role.as_ref();
    role.map_or(finding.tokens.start, |role| role.start.min(finding.tokens.start))
}

/// "Kenyan lawyer Grace Njeri", "retired colonel Anatoly Zherebtsov": a person after what they do.
fn is_of_trade(reading: &Reading, block: usize, start: usize, finding: &Finding) -> bool {
    const LONGEST: usize = 3;
    let text = &reading.blocks[block];
    let name = finding.tokens.start;
    let word = |at: usize| {
        let token = &text.tokens.list[at];
        text.owner(at).is_none() && token.is_word() && !token.is(Classes::FUNCTION)
    };
    let person = reading.members[finding.member].kind == EntityKind::Person;
    let trade = name > start && name - start <= LONGEST && (start..name).all(word);
    person && trade && text.tokens.list[name - 1].shape == Shape::Lower
}

/// The person, or another subject, that begins here: "Lavrov", "the Russian foreign minister", "Foreign Minister X".
fn subject_after(reading: &Reading, block: usize, start: usize) -> Option<(usize, Option<usize>)> {
    let text = &reading.blocks[block];
    let start = start + usize::from(text.is_word(start, "the"));
    let window = start..(start + 10).min(text.len());
    let words = window.take_while(|at| !matches!(text.tokens.list[*at].shape, Shape::Mark(_)));
    let finding = words
        .filter_map(|at| reading.finding_at(block, at))
        .find(|finding| {
            let begins = finding
                .role
                .as_ref()
                .map_or(finding.tokens.start, |role| role.start.min(finding.tokens.start));
            let titled = begins <= start + 2
                && (start..begins).all(|at| text.is_capital(at) && text.owner(at).is_none());
            begins <= start || titled || is_of_trade(reading, block, start, finding)
        });
    let person = |member: usize| reading.members[member].kind == EntityKind::Person;
    // "Russian Foreign Minister" may begin with a place or an organisation; the person's role covers it.
    let covering = (start..(start + 10).min(text.len()))
        .filter_map(|at| reading.finding_at(block, at))
        .find(|finding| {
            finding.role.as_ref().is_some_and(|role| role.contains(&start)) && person(finding.member)
        });
    let Some(finding) = covering.or(finding) else {
        return apposed_name(reading, block, start);
    };
    Some((
        finding.tokens.end,
        Some(finding.member).filter(|member| person(*member)),
    ))
}

/// "its chairman, Sergey Lavrov": the name after a description that names nobody.
fn apposed_name(reading: &Reading, block: usize, start: usize) -> Option<(usize, Option<usize>)> {
    const OWNERS: &[&str] = &["its", "his", "her", "their", "a", "an"];
    let text = &reading.blocks[block];
    let described = text.is_one_of(start, OWNERS) || (start > 0 && text.is_word(start - 1, "the"));
    let comma = (start + 1..start + 8).find(|at| text.is_mark(*at, ','))?;
    let plain = (start..comma).all(|at| text.get(at).is_some_and(|token| token.is_word()));
    let finding = reading.finding_at(block, comma + 1)?;
    let person = reading.members[finding.member].kind == EntityKind::Person;
    let closed = !text
        .get(finding.tokens.end)
        .is_some_and(|next| next.shape == Shape::Lower);
    (described && plain && person && closed).then_some((finding.tokens.end, Some(finding.member)))
}

/// Whom "he" means: who spoke in the sentence before, else the only person that it names.
fn pronoun(
    reading: &Reading,
    block: usize,
    at: usize,
    before: Option<&Attribution>,
    first: bool,
) -> Option<usize> {
    let text = &reading.blocks[block];
    let sentence = text.sentence_at(at);
    if let Some(before) = before.filter(|before| !first && before.verb >= sentence.start) {
        return before.speaker;
    }
    let (place, earlier) = sentence_before(reading, block, &sentence)?;
    let same_block = !first && sentence.start > 0;
    let spoke = before.filter(|before| (same_block || sentence.start == 0) && before.verb >= earlier.start);
    if let Some(before) = spoke {
        return before.speaker;
    }
    if names_person(reading, place, &earlier) || place != block {
        return only_person(reading, place, &earlier);
    }
    let (place, earlier) = sentence_before(reading, place, &earlier).filter(|(place, _)| *place == block)?;
    only_person(reading, place, &earlier)
}

fn names_person(reading: &Reading, block: usize, tokens: &Range<usize>) -> bool {
    let mut findings = tokens.clone().filter_map(|at| reading.finding_at(block, at));
    findings.any(|finding| reading.members[finding.member].kind == EntityKind::Person)
}

fn only_person(reading: &Reading, block: usize, tokens: &Range<usize>) -> Option<usize> {
    let mut people = tokens
        .clone()
        .filter_map(|at| reading.finding_at(block, at))
        .map(|finding| finding.member);
    let person = people.find(|member| reading.members[*member].kind == EntityKind::Person)?;
    let mut others = people.filter(|member| reading.members[*member].kind == EntityKind::Person);
    others.all(|other| other == person).then_some(person)
}
