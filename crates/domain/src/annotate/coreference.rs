//! Later mentions of people by surname alone, or by first name.

use std::ops::Range;

use foldhash::HashMap;

use super::{
    MentionKind,
    block::{Block, Meaning},
    confidence::{FIRST_NAME, LONE_SURNAME, SURNAME, TITLED_SURNAME, UNSURE_SURNAME},
    lexicon::Classes,
    offices::Title,
    people::RANKS,
    person_names::{is_a_thing, is_part_of_other_name, is_plural_of_capitals},
    reading::{Finding, Reading, Surname},
    tokens::{KEY_END, KEY_START},
};
use crate::entity::EntityKind;

/// A surname of more people than this is nobody's.
const MOST_NAMESAKES: usize = 40;

pub(super) fn find(reading: &mut Reading) {
    merge_double_surnames(reading);
    let (mut short_forms, unsure) = ShortForms::of(reading);
    for surname in std::mem::take(&mut reading.surnames) {
        settle(reading, &mut short_forms, surname);
    }
    link_short_forms(reading, &short_forms, &unsure);
}

/// "Ould Brahim" is Moustapha Ould Brahim, be it with an office of its own.
fn merge_double_surnames(reading: &mut Reading) {
    let mut endings: HashMap<&str, Vec<usize>> = HashMap::default();
    let unknown = |member: &usize| {
        let found = &reading.members[*member];
        found.kind == EntityKind::Person && found.entry.is_none()
    };
    let people: Vec<usize> = (0..reading.members.len()).filter(unknown).collect();
    let lower = |member: &usize| reading.members[*member].name.to_lowercase();
    let names: Vec<String> = people.iter().map(lower).collect();
    for (member, name) in people.iter().copied().zip(&names) {
        let mut words = name.split(' ').count();
        let mut rest = name.as_str();
        while let Some((_, ending)) = rest.split_once(' ').filter(|_| words > 2) {
            add(&mut endings, ending, member);
            (rest, words) = (ending, words - 1);
        }
    }
    let mut pairs = Vec::new();
    for (member, name) in people.into_iter().zip(&names) {
        if let Some([into]) = endings.get(name.as_str()).map(Vec::as_slice) {
            pairs.push((member, *into));
        }
    }
    reading.merge_all(&pairs);
}

/// What people who are introduced in full are called afterwards.
#[derive(Default)]
struct ShortForms<'a> {
    surnames: HashMap<&'a str, Vec<usize>>,
    /// For "Sir Keir".
    first_names: HashMap<&'a str, Vec<usize>>,
    /// Of people whom the authority does not know: first names, and the first of two surnames.
    others: HashMap<&'a str, Vec<usize>>,
}

impl<'a> ShortForms<'a> {
    fn of(reading: &Reading<'a>) -> (Self, Self) {
        let mut sure = Self::default();
        let mut unsure = Self::default();
        for (finding, forms) in reading
            .findings
            .iter()
            .map(|finding| (finding, true))
            .chain(reading.doubtful.iter().map(|finding| (finding, false)))
        {
            if reading.members[finding.member].kind != EntityKind::Person {
                continue;
            }
            let forms = if forms { &mut sure } else { &mut unsure };
            if finding.tokens.len() > 1 {
                forms.add_person(reading, finding);
            } else {
                forms.add_ranked(reading, finding);
            }
        }
        (sure, unsure)
    }

    /// "Francis" after "Pope Francis".
    fn add_ranked(&mut self, reading: &Reading<'a>, finding: &Finding) {
        let (block, at) = (&reading.blocks[finding.block], finding.tokens.start);
        let known = reading.members[finding.member].entry.is_some();
        if known && at > 0 && block.is_one_of(at - 1, RANKS) {
            add(&mut self.surnames, block.tokens.key(at), finding.member);
        }
    }

    fn add_person(&mut self, reading: &Reading<'a>, finding: &Finding) {
        let block = &reading.blocks[finding.block];
        let short = short_form(reading, block, &finding.tokens);
        add(&mut self.surnames, block.tokens.key(short), finding.member);
        let first = finding.tokens.start;
        if short > first {
            add(&mut self.first_names, block.tokens.key(first), finding.member);
        }
        if reading.members[finding.member].entry.is_some() {
            return;
        }
        for at in finding.tokens.clone().filter(|at| *at != short) {
            if can_be_called_by(reading, block, at)
                && (at == first || !block.is(at, Classes::GIVEN) || short == first)
            {
                add(&mut self.others, block.tokens.key(at), finding.member);
            }
        }
    }

    fn called(&self, key: &str) -> &[usize] {
        self.surnames.get(key).map_or(&[], Vec::as_slice)
    }

    /// Somebody is called so.
    fn knows(&self, key: &str) -> bool {
        self.surnames.contains_key(key) || self.others.contains_key(key)
    }

    /// The only person with this first name.
    fn first_named(&self, key: &str) -> Option<usize> {
        match self.first_names.get(key)?[..] {
            [member] => Some(member),
            _ => None,
        }
    }

    /// The only person who can be meant by one word of a name.
    fn meant(&self, key: &str) -> Option<(usize, f64)> {
        let others = self.others.get(key).map_or(&[][..], Vec::as_slice);
        match (self.called(key), others) {
            ([member], others) if others.iter().all(|other| other == member) => Some((*member, SURNAME)),
            ([], [member]) => Some((*member, FIRST_NAME)),
            _ => None,
        }
    }
}

/// The word is a name and stands alone somewhere.
fn can_be_called_by(reading: &Reading, block: &Block, at: usize) -> bool {
    const ORDINARY: Classes = Classes::FUNCTION
        .or(Classes::PARTICLE)
        .or(Classes::COMMON)
        .or(Classes::CALENDAR)
        .or(Classes::OFFICE)
        .or(Classes::HONORIFIC);
    let key = block.tokens.key(at);
    let means_something = || {
        let senses = reading.knowledge.senses_of(&format!("{KEY_START}{key}{KEY_END}"));
        !senses.is_empty()
    };
    let initial = block.word(at).ends_with('.') || block.word(at).chars().count() < 3;
    block.is_capital(at)
        && !initial
        && !block.is(at, ORDINARY)
        && reading.stands_alone(key)
        && !means_something()
}

fn add<'k>(forms: &mut HashMap<&'k str, Vec<usize>>, key: &'k str, member: usize) {
    let members = forms.entry(key).or_default();
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
    let suffix = name.len() > 2 && block.is_one_of(name.end - 1, &["jr.", "sr.", "jr", "sr", "ii", "iii"]);
    name.end - 1 - usize::from(suffix)
}

/// Whose surname this is: of one person in the text, else of one in the authority.
fn settle<'a>(reading: &mut Reading<'a>, short_forms: &mut ShortForms<'a>, surname: Surname) {
    let title = surname
        .role
        .as_ref()
        .map(|role| Title::stated(reading, surname.block, role));
    let key = reading.blocks[surname.block].tokens.key(surname.tokens.end - 1);
    let found = whose(reading, short_forms, &surname, key, title.as_ref());
    let new = found.is_none() && short_forms.called(key).is_empty();
    let member = if new { new_person(reading, &surname) } else { found };
    let Some(member) = member else { return };
    if short_forms.first_named(key) != Some(member) {
        add(&mut short_forms.surnames, key, member);
    }
    reading.members[member].titles.extend(title);
    let confidence = if new { LONE_SURNAME } else { TITLED_SURNAME };
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
    let ordinary = text.is(surname.tokens.start, Classes::COMMON) && !surname.honoured;
    let whole = is_a_thing(text, &surname.tokens);
    if !told
        || ordinary
        || whole
        || is_pageant(text, &surname.tokens)
        || text.name_at(surname.tokens.start).is_some()
    {
        return None;
    }
    let name = text.text_of(&surname.tokens);
    Some(reading.member_named(EntityKind::Person, name, None))
}

/// "Miss Universe Thailand", "Miss Freedom Of The World".
fn is_pageant(text: &Block, name: &Range<usize>) -> bool {
    let miss = name.start > 0 && text.is_word(name.start - 1, "miss");
    miss && text.follows_closely(name.end) && text.is_capital(name.end)
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
    let holds = |member: &&usize| reading.titles(**member).any(|held| title.describes(held));
    let mut holders = people.iter().filter(holds);
    let holder = holders.next()?;
    holders.next().is_none().then_some(*holder)
}

fn link_short_forms(reading: &mut Reading, sure: &ShortForms, unsure: &ShortForms) {
    for block in 0..reading.blocks.len() {
        for at in reading.blocks[block].tokens.with(Classes::CAPITAL) {
            let text = &reading.blocks[block];
            if text.owner(at).is_some() {
                continue;
            }
            let key = text.tokens.key(at);
            let meant = if sure.knows(key) {
                sure.meant(key)
            } else {
                unsure.meant(key).map(|(member, _)| (member, UNSURE_SURNAME))
            };
            let Some((member, confidence)) = meant else {
                continue;
            };
            let start = with_words_before(text, at, &reading.members[member].name);
            let unknown = reading.members[member].entry.is_none();
            if unknown && is_no_surname(text, at) {
                continue;
            }
            let elsewhere = unknown && reading.is_whereabouts(key) && !text.is(at + 1, Classes::SPEECH);
            let confidence = if elsewhere { UNSURE_SURNAME } else { confidence };
            if !is_part_of_other_name(text, &(start..at + 1))
                && !is_common_word(text, at)
                && !is_located(text, start)
            {
                reading.record_name(block, start..at + 1, member, confidence);
            }
        }
    }
}

/// "the Fête", "six MPs", "the word “Nicoya”", "Gomoa State": no person is called so.
fn is_no_surname(text: &Block, at: usize) -> bool {
    const ARTICLES: &[&str] = &[
        "the", "a", "an", "all", "many", "most", "some", "other", "several", "word", "term", "few", "these",
        "those", "every", "no", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    const BORNE: &[&str] = &[
        "administration",
        "government",
        "campaign",
        "family",
        "case",
        "presidency",
        "regime",
        "era",
        "camp",
        "team",
        "trial",
        "years",
        "estate",
        "household",
        "brothers",
        "sisters",
        "siblings",
        "name",
        "legacy",
        "faction",
        "children",
        "cabinet",
        "couple",
        "murder",
        "murders",
        "trust",
        "scandal",
        "affair",
        "interview",
        "investigation",
        "clan",
    ];
    const KINDS: Classes = Classes::NOT_A_NAME
        .or(Classes::ORGANISATION)
        .or(Classes::AMBIGUOUS_HEAD);
    let plural = is_plural_of_capitals(text.word(at));
    let marked = at > 0 && (text.is_mark(at - 1, '“') || text.is_mark(at - 1, '‘'));
    let before = at.wrapping_sub(1 + usize::from(marked));
    let articled = at > 0 && text.is_one_of(before, ARTICLES) && !text.is_one_of(at + 1, BORNE);
    let goes_on = text.follows_closely(at + 1) && text.is_capital(at + 1) && text.is(at + 1, KINDS);
    plural || (articled && !text.title_case) || (goes_on && !text.title_case)
}

/// "in Kano", "the city of Kano", "the Keating pact": what somebody is called after, or what after somebody.
fn is_located(text: &Block, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else {
        return false;
    };
    let town = text.is_word(before, "of")
        && before > 0
        && text.is_one_of(before - 1, &["city", "town", "village", "state", "province"]);
    let called_after = text.is_word(before, "the") && text.is(start + 1, Classes::TREATY);
    town || called_after || text.is_one_of(before, &["in", "near", "outside"])
}

/// "May" is the month, unless it speaks or owns.
fn is_common_word(text: &Block, at: usize) -> bool {
    let acts = text.is(at + 1, Classes::SPEECH) || text.is_possessive(at + 1);
    if text.is(at, Classes::CALENDAR) {
        !acts
    } else {
        let first = text.starts_sentence(at) && text.is(at, Classes::COMMON) && !acts;
        first || text.is(at, Classes::FUNCTION)
    }
}

/// "bin Salman", "von der Leyen", "Ould Brahim": the words before a surname that stand before it in the full name too.
fn with_words_before(text: &Block, at: usize, full_name: &str) -> usize {
    let mut start = at;
    while text.follows_closely(start)
        && (text.is(start - 1, Classes::PARTICLE) || text.is_capital(start - 1))
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
