//! People by name: from the authority, and unknown ones where the words around the name say that it is a person's.

use std::ops::Range;

use super::{
    MentionKind,
    block::{Block, Meaning},
    lexicon::Classes,
    offices::{self, Title},
    reading::{Finding, Reading, Surname},
    tokens::Shape,
};
use crate::entity::EntityKind;

/// No name has more words.
const LONGEST_NAME: usize = 6;

pub(super) fn find(reading: &mut Reading) {
    for block in 0..reading.blocks.len() {
        let mut at = 0;
        while at < reading.blocks[block].len() {
            at = find_at(reading, block, at).max(at + 1);
        }
    }
}

/// Looks for a person's name here; returns where to go on.
fn find_at(reading: &mut Reading, block: usize, at: usize) -> usize {
    let text = &reading.blocks[block];
    if text.owner(at).is_some() {
        return at + 1;
    }
    if text.is(at, Classes::OFFICE)
        && let Some(end) = find_introduced(reading, block, at)
    {
        return end;
    }
    let text = &reading.blocks[block];
    if text.is(at, Classes::HONORIFIC) && text.is_capital(at) {
        return find_honoured(reading, block, at);
    }
    find_named(reading, block, at)
}

/// "Russian Foreign Minister Sergey Lavrov", "aide for foreign affairs Yury Ushakov".
fn find_introduced(reading: &mut Reading, block: usize, at: usize) -> Option<usize> {
    let text = &reading.blocks[block];
    let head = offices::last_of_head(text, at);
    let begins = |token: usize| begins_known_name(text, token);
    let mut after = head + 1;
    if let Some(end) = offices::end_of_phrase(text, after, begins) {
        // "the president of France" names nobody unless a name follows it.
        let lower = (after..end).all(|token| !text.is_capital(token));
        let named = text.is_capital(end) && text.follows_closely(end);
        if named && (lower || begins(end)) {
            after = end;
        }
    }
    let role = offices::start(text, at)..after;
    let mut start = after;
    while text.is(start, Classes::HONORIFIC) && text.follows_closely(start) {
        start += 1;
    }
    if !text.follows_closely(start) || !text.is_capital(start) {
        return None;
    }
    let name = name_at(text, start)?;
    let certain = text.is_capital(head) || text.is(head, Classes::OFFICE) && name.len() > 1;
    if !certain
        || (text.title_case
            && text.name_kind(start) != Some(EntityKind::Person)
            && !text.is(start, Classes::GIVEN))
    {
        return None;
    }
    record_person(reading, block, name, Some(role), 0.9)
}

/// "Mr Smith", "Ayatollah Khamenei".
fn find_honoured(reading: &mut Reading, block: usize, at: usize) -> usize {
    let text = &reading.blocks[block];
    let mut start = at;
    while text.is(start, Classes::HONORIFIC) && start - at < 4 {
        start += 1;
    }
    let name = Some(start).filter(|start| text.follows_closely(*start) && text.owner(*start).is_none());
    match name.and_then(|start| name_at(text, start)) {
        Some(name) => record_person(reading, block, name, None, 0.85).unwrap_or(start),
        None => find_named(reading, block, at),
    }
}

/// A name without a title: known to the authority, or with a known first name.
fn find_named(reading: &mut Reading, block: usize, at: usize) -> usize {
    let text = &reading.blocks[block];
    if text
        .name_starting(at)
        .is_some_and(|name| matches!(name.meaning, Meaning::Entry(_, EntityKind::Person)))
        || text.is(at, Classes::NAME_PREFIX)
    {
        if let Some(name) = name_at(text, at)
            && (name.len() > 1 || !is_part_of_other_name(text, at))
        {
            let end = name.end;
            let role = apposition(reading, block, end);
            return record_person(reading, block, name, role, 0.9).unwrap_or(end);
        }
        return at + 1;
    }
    if !text.is(at, Classes::GIVEN) || !text.is_capital(at) || text.name_at(at).is_some() {
        return at + 1;
    }
    let Some(name) = name_at(text, at).filter(|name| name.len() > 1 && !text.title_case) else {
        return at + 1;
    };
    let role = apposition(reading, block, name.end);
    let confidence = if role.is_some() { 0.9 } else { 0.75 };
    record_person(reading, block, name, role, confidence).unwrap_or(at + 1)
}

/// The authority's surname in "Lara Trump" or "Putin Avenue" is somebody or something else.
pub(super) fn is_part_of_other_name(text: &Block, at: usize) -> bool {
    let unknown = |token: usize| {
        text.is_capital(token)
            && text.name_at(token).is_none()
            && !text.is(
                token,
                Classes::FUNCTION
                    .or(Classes::OFFICE)
                    .or(Classes::HONORIFIC)
                    .or(Classes::CALENDAR)
                    .or(Classes::OFFICE_WORD),
            )
    };
    let before = at > 0 && text.follows_closely(at) && unknown(at - 1) && !text.starts_sentence(at - 1);
    let after = text.follows_closely(at + 1) && unknown(at + 1);
    !text.title_case && (before || after)
}

fn begins_known_name(text: &Block, token: usize) -> bool {
    let person = text
        .name_starting(token)
        .is_some_and(|name| matches!(name.meaning, Meaning::Entry(_, EntityKind::Person)));
    let given = text.is_capital(token)
        && text.is(
            token,
            Classes::GIVEN.or(Classes::HONORIFIC).or(Classes::NAME_PREFIX),
        );
    person || (given && text.name_at(token).is_none())
}

/// The name that begins here: the authority's, with a "Seyyed" before it, or a run of capitalised words that can be one.
pub(super) fn name_at(text: &Block, start: usize) -> Option<Range<usize>> {
    let mut known = start;
    while text.is(known, Classes::NAME_PREFIX) {
        known += 1;
    }
    if let Some(name) = text.name_starting(known) {
        let person = matches!(
            name.meaning,
            Meaning::Entry(_, EntityKind::Person) | Meaning::Unclear
        );
        let end = name.tokens.end;
        let surname_of_another = name.tokens.len() == 1 && could_be_surname(text, end);
        if !surname_of_another {
            return person.then_some(start..end);
        }
        if !person && !text.is(known, Classes::GIVEN) {
            return None;
        }
    }
    let mut end = start;
    while end < text.len() && end - start < LONGEST_NAME && (end == start || text.follows_closely(end)) {
        let particle = text.is(end, Classes::PARTICLE) && end > start && text.is_capital(end + 1);
        if !particle && !can_be_in_name(text, end) {
            break;
        }
        end += 1;
    }
    (end > start && text.word(end - 1).len() > 2).then_some(start..end)
}

fn could_be_surname(text: &Block, at: usize) -> bool {
    text.follows_closely(at) && can_be_in_name(text, at) && text.name_at(at).is_none()
}

fn can_be_in_name(text: &Block, at: usize) -> bool {
    const APART: Classes = Classes::FUNCTION
        .or(Classes::OFFICE)
        .or(Classes::CALENDAR)
        .or(Classes::ORGANISATION)
        .or(Classes::TREATY)
        .or(Classes::SPEECH)
        .or(Classes::NOT_A_NAME);
    let Some(token) = text.get(at) else { return false };
    let initial = token.end - token.start == 2 && text.word(at).ends_with('.');
    let other_name = text
        .name_at(at)
        .is_some_and(|name| !matches!(name.meaning, Meaning::Entry(_, EntityKind::Person)));
    let given = token.is(Classes::GIVEN);
    initial
        || (token.shape == Shape::Capitalised
            && text.owner(at).is_none()
            && !other_name
            && (given || !token.is(APART)))
}

/// The office after a name and a comma: ", the Russian foreign minister,".
fn apposition(reading: &Reading, block: usize, comma: usize) -> Option<Range<usize>> {
    let text = &reading.blocks[block];
    if !text.is_mark(comma, ',') {
        return None;
    }
    let mut start = comma + 1;
    if text.is_possessive(start + 1) && text.is_capital(start) {
        start += 2;
    }
    if text.is_one_of(start, &["the", "a", "an", "its", "their", "his", "her"]) {
        start += 1;
    }
    let head = (start..start + 8)
        .take_while(|at| in_office(text, *at))
        .filter(|at| text.is(*at, Classes::OFFICE))
        .last()?;
    let end = offices::end_of_phrase(text, head + 1, |_| false).unwrap_or(head + 1);
    let closed = end >= text.len()
        || matches!(
            text.tokens.list[end].shape,
            Shape::Mark(',' | '.' | ';' | ')' | '–' | '—' | '…')
        )
        || text.is_one_of(end, &["who", "said", "told", "and"]);
    closed.then_some(start..end)
}

pub(super) fn in_office(text: &Block, at: usize) -> bool {
    let Some(token) = text.get(at) else { return false };
    let name = text.name_at(at).map(|name| name.meaning);
    token.is(Classes::OFFICE.or(Classes::OFFICE_WORD))
        || matches!(
            name,
            Some(Meaning::Demonym(_) | Meaning::Entry(_, EntityKind::Organisation | EntityKind::Place))
        )
        || (token.is_capital() && token.is(Classes::ORGANISATION))
}

/// Notes the mention, or leaves a single surname to be settled when all full names are known.
fn record_person(
    reading: &mut Reading,
    block: usize,
    name: Range<usize>,
    role: Option<Range<usize>>,
    confidence: f64,
) -> Option<usize> {
    let end = name.end;
    let text = &reading.blocks[block];
    let known = (name.start..end)
        .find_map(|at| text.name_starting(at))
        .filter(|known| known.tokens.end == end);
    let entry = known.and_then(|known| match known.meaning {
        Meaning::Entry(entry, EntityKind::Person) => Some(entry),
        _ => None,
    });
    let words = (name.start..end)
        .filter(|at| !text.is(*at, Classes::NAME_PREFIX))
        .count();
    if words < 2 || (entry.is_none() && known.is_some_and(|known| known.meaning == Meaning::Unclear)) {
        reading.surnames.push(Surname {
            block,
            tokens: name,
            role,
        });
        return Some(end);
    }
    let member = match entry {
        Some(entry) => reading.member_of_entry(entry),
        None => reading.member_called(EntityKind::Person, text.text_of(&name)),
    };
    if let Some(role) = &role {
        let title = Title::stated(reading, block, role);
        reading.members[member].titles.push(title);
    }
    let confidence = if entry.is_some() { 0.97 } else { confidence };
    let kind = MentionKind::Name;
    reading
        .record(Finding {
            block,
            tokens: name,
            member,
            kind,
            role,
            confidence,
        })
        .then_some(end)
}
