//! Later mentions of people: surnames alone, and descriptions by office.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    MentionKind,
    block::{Block, Meaning},
    lexicon::Classes,
    offices::{self, Title},
    person_names::is_part_of_other_name,
    reading::{Finding, Reading, Surname},
};
use crate::entity::EntityKind;

/// More holders of one kind of office than this, and a description of one is nobody's.
const MOST_HOLDERS: usize = 40;

pub(super) fn find(reading: &mut Reading) {
    let mut short_forms = ShortForms::of(reading);
    for surname in std::mem::take(&mut reading.surnames) {
        settle(reading, &mut short_forms, surname);
    }
    link_short_forms(reading, &short_forms);
    find_nominals(reading);
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
    if !members.contains(&member) && members.len() < MOST_HOLDERS {
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
    let told_by_use = name.len() == 2
        && !block.is(name.start, Classes::GIVEN)
        && alone(name.start)
        && !alone(name.start + 1)
        && block
            .name_at(name.start + 1)
            .is_none_or(|known| known.tokens.len() > 1);
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
            if !is_part_of_other_name(text, at) && !text.is(at, Classes::FUNCTION) {
                reading.record_name(block, start..at + 1, member, 0.92);
            }
        }
    }
}

/// "bin Salman", "von der Leyen": the small words before a surname that stand before it in the full name too.
fn with_particles(text: &Block, at: usize, full_name: &str) -> usize {
    let mut start = at;
    while text.follows_closely(start)
        && text.is(start - 1, Classes::PARTICLE)
        && full_name.contains(text.text_of(&(start - 1..at + 1)))
    {
        start -= 1;
    }
    start
}

/// People in the text by the head of an office that they hold, and where each is first mentioned.
struct Holders {
    by_head: HashMap<String, Vec<usize>>,
    first: HashMap<usize, (usize, usize)>,
    last: HashMap<usize, Vec<usize>>,
}

impl Holders {
    fn of(reading: &Reading) -> Self {
        let mut holders = Self {
            by_head: HashMap::new(),
            first: HashMap::new(),
            last: HashMap::new(),
        };
        for finding in &reading.findings {
            let place = (finding.block, finding.tokens.start);
            let first = holders.first.entry(finding.member).or_insert(place);
            *first = place.min(*first);
            holders
                .last
                .entry(finding.member)
                .or_default()
                .push(finding.block);
        }
        for (index, member) in reading.members.iter().enumerate() {
            for title in member
                .titles
                .iter()
                .filter(|_| holders.first.contains_key(&index))
            {
                let people = holders.by_head.entry(title.head.clone()).or_default();
                if people.last() != Some(&index) {
                    people.push(index);
                }
            }
        }
        holders
            .last
            .values_mut()
            .for_each(|blocks| blocks.sort_unstable());
        holders
    }

    /// The only person mentioned before whom the title describes.
    fn described(&self, reading: &Reading, title: &Title, place: (usize, usize)) -> Option<usize> {
        let mut found = None;
        for (head, people) in &self.by_head {
            if !super::lexicon::same_office(&title.head, head) {
                continue;
            }
            if people.len() > MOST_HOLDERS {
                return None;
            }
            for person in people {
                let before = self.first.get(person).is_some_and(|first| *first < place);
                if before
                    && reading.members[*person]
                        .titles
                        .iter()
                        .any(|held| title.describes(held))
                {
                    if found.is_some_and(|other| other != *person) {
                        return None;
                    }
                    found = Some(*person);
                }
            }
        }
        found
    }

    /// The person is mentioned in this block or one of the two before.
    fn is_near(&self, person: usize, block: usize) -> bool {
        self.last.get(&person).is_some_and(|blocks| {
            let until = blocks.partition_point(|at| *at <= block);
            until > 0 && blocks[until - 1] + 2 >= block
        })
    }
}

fn find_nominals(reading: &mut Reading) {
    let holders = Holders::of(reading);
    // "Rice, the American ambassador," is one mention with an office, not two.
    let stated: HashSet<(usize, usize)> = reading
        .findings
        .iter()
        .filter_map(|finding| Some((finding.block, finding.role.as_ref()?.start)))
        .collect();
    for block in 0..reading.blocks.len() {
        for at in 0..reading.blocks[block].len() {
            if !reading.blocks[block].is_word(at, "the") {
                continue;
            }
            let Some(tokens) = description(reading, block, at + 1) else {
                continue;
            };
            if stated.contains(&(block, tokens.start)) {
                continue;
            }
            let title = Title::stated(reading, block, &tokens);
            let Some(member) = holders.described(reading, &title, (block, tokens.start)) else {
                continue;
            };
            let bare = title.state.is_none() && title.organisation.is_none();
            if bare && !holders.is_near(member, block) {
                continue;
            }
            let confidence = if bare { 0.6 } else { 0.8 };
            let kind = MentionKind::Nominal;
            reading.record_over(Finding {
                block,
                tokens,
                member,
                kind,
                role: None,
                confidence,
            });
        }
    }
}

/// "Russian president", "Kremlin aide" after "the", unless a name or "of …" follows.
fn description(reading: &Reading, block: usize, start: usize) -> Option<Range<usize>> {
    let text = &reading.blocks[block];
    let within = (start..(start + 7).min(text.len())).take_while(|at| offices::in_office(text, *at));
    let head = within.filter(|at| text.is(*at, Classes::OFFICE)).last()?;
    let after = head + 1;
    let named = text.follows_closely(after) && (text.is_capital(after) || text.owner(after).is_some());
    let goes_on =
        text.is_one_of(after, &["of", "for", "and", "or", "to", "in", "at"]) || text.is_possessive(after);
    let compound = text.follows_closely(after) && offices::in_office(text, after);
    let apposed = text.is_mark(after, ',') && text.is_capital(after + 1);
    let several = (start..after).any(|at| text.is(at, Classes::OFFICES.or(Classes::RELATION)));
    let plain = !several && !named && !compound && !apposed && (!goes_on || text.is_possessive(after));
    plain.then_some(start..after)
}
