//! Later mentions of people by surname alone.

use std::{collections::HashMap, ops::Range};

use super::{
    MentionKind,
    block::{Block, Meaning},
    lexicon::Classes,
    offices::Title,
    person_names::is_part_of_other_name,
    reading::{Finding, Reading, Surname},
    tokens::{KEY_END, KEY_START},
};
use crate::entity::EntityKind;

/// A surname of more people than this is nobody's.
const MOST_NAMESAKES: usize = 40;

pub(super) fn find(reading: &mut Reading) {
    let mut short_forms = ShortForms::of(reading);
    for surname in std::mem::take(&mut reading.surnames) {
        settle(reading, &mut short_forms, surname);
    }
    link_short_forms(reading, &short_forms);
}

/// What people who are introduced in full are called afterwards.
#[derive(Default)]
struct ShortForms {
    surnames: HashMap<String, Vec<usize>>,
    /// For "Sir Keir".
    first_names: HashMap<String, Vec<usize>>,
}

impl ShortForms {
    fn of(reading: &Reading) -> Self {
        let mut forms = Self::default();
        for finding in &reading.findings {
            if reading.members[finding.member].kind == EntityKind::Person && finding.tokens.len() > 1 {
                let block = &reading.blocks[finding.block];
                let short = short_form(reading, block, &finding.tokens);
                add(&mut forms.surnames, block.tokens.key(short), finding.member);
                if short > finding.tokens.start {
                    add(
                        &mut forms.first_names,
                        block.tokens.key(finding.tokens.start),
                        finding.member,
                    );
                }
            }
        }
        forms
    }

    fn called(&self, key: &str) -> &[usize] {
        self.surnames.get(key).map_or(&[], Vec::as_slice)
    }

    /// The only person with this first name.
    fn first_named(&self, key: &str) -> Option<usize> {
        match self.first_names.get(key)?[..] {
            [member] => Some(member),
            _ => None,
        }
    }
}

fn add(forms: &mut HashMap<String, Vec<usize>>, key: &str, member: usize) {
    let members = forms.entry(key.to_owned()).or_default();
    if !members.contains(&member) && members.len() < MOST_NAMESAKES {
        members.push(member);
    }
}

/// The surname's token: the last of a name, the first of a Korean or Chinese one.
fn short_form(reading: &Reading, block: &Block, name: &Range<usize>) -> usize {
    let given = block.word(name.start + 1);
    let short_words = || name.len() == 3 && name.clone().all(|at| block.word(at).len() < 7);
    let hyphenated = given
        .split_once('-')
        .is_some_and(|(_, second)| second.starts_with(char::is_lowercase));
    let family_first = block.is(name.start, Classes::FAMILY_FIRST)
        || (name.len() == 2 && hyphenated)
        || (block.is(name.start, Classes::FAMILY_MAYBE_FIRST) && (hyphenated || short_words()));
    let alone = |at: usize| reading.stands_alone(block.tokens.key(at));
    let key = block.tokens.key(name.start);
    let means_something = || {
        !reading
            .knowledge
            .senses_of(&format!("{KEY_START}{key}{KEY_END}"))
            .is_empty()
    };
    let told_by_use = name.len() == 2
        && !block.is(name.start, Classes::GIVEN)
        && alone(name.start)
        && !alone(name.start + 1)
        && !means_something();
    if family_first || told_by_use {
        return name.start;
    }
    let suffix = name.len() > 2 && block.is_one_of(name.end - 1, &["Jr.", "Sr.", "Jr", "Sr", "II", "III"]);
    name.end - 1 - usize::from(suffix)
}

/// Whose surname this is: of one person in the text, else of one in the authority.
fn settle(reading: &mut Reading, short_forms: &mut ShortForms, surname: Surname) {
    let title = surname
        .role
        .as_ref()
        .map(|role| Title::stated(reading, surname.block, role));
    let key = reading.blocks[surname.block]
        .tokens
        .key(surname.tokens.end - 1)
        .to_owned();
    let found = whose(reading, short_forms, &surname, &key, title.as_ref());
    let new = found.is_none() && short_forms.called(&key).is_empty();
    let member = if new { new_person(reading, &surname) } else { found };
    let Some(member) = member else { return };
    if short_forms.first_named(&key) != Some(member) {
        add(&mut short_forms.surnames, &key, member);
    }
    reading.members[member].titles.extend(title);
    let confidence = if new { 0.65 } else { 0.88 };
    let Surname {
        block, tokens, role, ..
    } = surname;
    reading.record(Finding {
        block,
        tokens,
        member,
        kind: MentionKind::Name,
        role,
        confidence,
    });
}

fn whose(
    reading: &mut Reading,
    short_forms: &ShortForms,
    surname: &Surname,
    key: &str,
    title: Option<&Title>,
) -> Option<usize> {
    match short_forms.called(key) {
        [] => {
            let known = known_alone(reading, surname.block, &surname.tokens, title);
            let known = known.map(|entry| reading.member_of_entry(entry));
            known.or_else(|| short_forms.first_named(key).filter(|_| surname.honoured))
        }
        [member] => Some(*member),
        several => only_holder(reading, several, title),
    }
}

/// "Chancellor Scholz", "Mr Tanaka": somebody of whom no more is known.
fn new_person(reading: &mut Reading, surname: &Surname) -> Option<usize> {
    let text = &reading.blocks[surname.block];
    let told = surname.role.is_some() || surname.honoured;
    if !told || text.name_at(surname.tokens.start).is_some() {
        return None;
    }
    let name = text.text_of(&surname.tokens);
    Some(reading.member_named(EntityKind::Person, name, None))
}

fn known_alone(
    reading: &Reading,
    block: usize,
    tokens: &Range<usize>,
    title: Option<&Title>,
) -> Option<usize> {
    let name = reading.blocks[block].name_starting(tokens.end - 1)?;
    if let Meaning::Entry(entry, EntityKind::Person) = name.meaning {
        return Some(entry);
    }
    let title = title?;
    let mut holders = reading
        .senses(name.pattern)
        .map(|sense| sense.entry)
        .filter(|entry| {
            let titles = reading.knowledge.titles.get(entry);
            titles.is_some_and(|titles| titles.iter().any(|held| title.describes(held)))
        });
    let holder = holders.next()?;
    holders.next().is_none().then_some(holder)
}

fn only_holder(reading: &Reading, people: &[usize], title: Option<&Title>) -> Option<usize> {
    let title = title?;
    let holds = |member: &&usize| {
        reading.members[**member]
            .titles
            .iter()
            .any(|held| title.describes(held))
    };
    let mut holders = people.iter().filter(holds);
    let holder = holders.next()?;
    holders.next().is_none().then_some(*holder)
}

fn link_short_forms(reading: &mut Reading, short_forms: &ShortForms) {
    for block in 0..reading.blocks.len() {
        for at in 0..reading.blocks[block].len() {
            let text = &reading.blocks[block];
            if !text.is_capital(at) || text.owner(at).is_some() {
                continue;
            }
            let [member] = *short_forms.called(text.tokens.key(at)) else {
                continue;
            };
            let start = with_particles(text, at, &reading.members[member].name);
            if !is_part_of_other_name(text, at) && !is_common_word(text, at) {
                reading.record_name(block, start..at + 1, member, 0.92);
            }
        }
    }
}

/// "May" is the month, unless it speaks or owns.
fn is_common_word(text: &Block, at: usize) -> bool {
    let acts = text.is(at + 1, Classes::SPEECH) || text.is_possessive(at + 1);
    if text.is(at, Classes::CALENDAR) {
        !acts
    } else {
        text.is(at, Classes::FUNCTION)
    }
}

/// "bin Salman", "von der Leyen": the small words before a surname that stand before it in the full name too.
fn with_particles(text: &Block, at: usize, full_name: &str) -> usize {
    let mut start = at;
    while text.follows_closely(start)
        && text.is(start - 1, Classes::PARTICLE)
        && is_in(full_name, text.text_of(&(start - 1..at + 1)))
    {
        start -= 1;
    }
    start
}

/// A sentence may begin with "Bin Salman".
fn is_in(full_name: &str, part: &str) -> bool {
    full_name.to_lowercase().contains(&part.to_lowercase())
}
