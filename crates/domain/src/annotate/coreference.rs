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
struct ShortForms(HashMap<String, Vec<usize>>);

impl ShortForms {
    fn of(reading: &Reading) -> Self {
        let mut forms = Self(HashMap::new());
        for finding in &reading.findings {
            if reading.members[finding.member].kind == EntityKind::Person && finding.tokens.len() > 1 {
                let block = &reading.blocks[finding.block];
                let short = short_form(reading, block, &finding.tokens);
                forms.add(block.tokens.key(short), finding.member);
            }
        }
        forms
    }

    fn add(&mut self, key: &str, member: usize) {
        let members = self.0.entry(key.to_owned()).or_default();
        if !members.contains(&member) && members.len() < MOST_HOLDERS {
            members.push(member);
        }
    }

    fn called(&self, key: &str) -> &[usize] {
        self.0.get(key).map_or(&[], Vec::as_slice)
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
    let Surname {
        block,
        tokens,
        role,
        honoured,
    } = surname;
    let title = role.as_ref().map(|role| Title::stated(reading, block, role));
    let key = reading.blocks[block].tokens.key(tokens.end - 1).to_owned();
    let found = match short_forms.called(&key) {
        [] => {
            known_alone(reading, block, &tokens, title.as_ref()).map(|entry| reading.member_of_entry(entry))
        }
        [member] => Some(*member),
        several => only_holder(reading, several, title.as_ref()),
    };
    let unknown = found.is_none() && short_forms.called(&key).is_empty() && (role.is_some() || honoured);
    let member = match found {
        Some(member) => member,
        None if unknown && reading.blocks[block].name_at(tokens.start).is_none() => {
            let name = reading.text(block, &tokens);
            reading.member_named(EntityKind::Person, name, None)
        }
        None => return,
    };
    short_forms.add(&key, member);
    if let Some(title) = title {
        reading.members[member].titles.push(title);
    }
    let confidence = if unknown { 0.65 } else { 0.88 };
    reading.record(Finding {
        block,
        tokens,
        member,
        kind: MentionKind::Name,
        role,
        confidence,
    });
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
