//! People by name: from the authority, and unknown ones where the words around the name say that it is a person's.

use std::ops::Range;

use super::{
    MentionKind,
    apposed_offices::apposition,
    block::{Block, Meaning, Name},
    confidence::{self, Signs},
    lexicon::Classes,
    offices::{self, Title},
    person_names::{begins_known_name, is_a_thing, is_part_of_other_name, name_at},
    reading::{Finding, Reading, Surname},
    tokens::{KEY_END, KEY_START, Shape, keys_of},
    unknown_people::{self, Candidate},
};
use crate::entity::EntityKind;

/// A person's name, or the office or the title before it, begins with one of these: the authority's names with a number too.
const MAY_BEGIN: Classes = Classes::CAPITAL
    .or(Classes::NUMBER)
    .or(Classes::OFFICE)
    .or(Classes::HONORIFIC)
    .or(Classes::NAME_PREFIX);

pub(super) fn find(reading: &mut Reading) {
    let mut candidates = Vec::new();
    for block in 0..reading.blocks.len() {
        let mut end = 0;
        for at in reading.blocks[block].tokens.with(MAY_BEGIN) {
            if at >= end {
                end = find_at(reading, &mut candidates, block, at);
            }
        }
    }
    unknown_people::settle(reading, candidates);
}

/// Looks for a person's name here; returns where to go on.
fn find_at(reading: &mut Reading, candidates: &mut Vec<Candidate>, block: usize, at: usize) -> usize {
    let text = &reading.blocks[block];
    if text.owner(at).is_some() {
        return at + 1;
    }
    let known = text.name_starting(at).is_some_and(|name| {
        name.tokens.len() > 1 && matches!(name.meaning, Meaning::Entry(_, EntityKind::Person))
    });
    if text.is(at, Classes::OFFICE)
        && !known
        && let Some(end) = find_introduced(reading, block, at)
    {
        return end;
    }
    let text = &reading.blocks[block];
    if text.is(at, Classes::HONORIFIC) && text.is_capital(at) && !known {
        return find_honoured(reading, candidates, block, at);
    }
    find_named(reading, candidates, block, at)
}

/// "Russian Foreign Minister Sergey Lavrov", "aide for foreign affairs Yury Ushakov", "the president, Ilham Aliyev,".
fn find_introduced(reading: &mut Reading, block: usize, at: usize) -> Option<usize> {
    let text = &reading.blocks[block];
    let after = end_of_office(text, offices::last_of_head(text, at) + 1);
    let role = offices::start(reading, block, at)..after;
    let apposed = text.is_mark(after, ',') && offices::introduces(text, role.start);
    let start = after_ranks(text, after + usize::from(apposed));
    let name = Some(start).filter(|start| text.follows_closely(*start) && text.is_capital(*start));
    let name = name_at(text, name?)?;
    let head_is_capital = text.is_capital(after - 1) || text.is_capital(at);
    let certain = if apposed {
        closes_apposition(text, name.end) && (name.len() > 1 || text.is(start - 1, Classes::HONORIFIC))
    } else {
        head_is_capital || name.len() > 1
    };
    let known = text.name_kind(start) == Some(EntityKind::Person) || text.is(start, Classes::GIVEN);
    if !certain || (text.title_case && !known) {
        return None;
    }
    let ordinary = |at: usize| text.is(at, Classes::COMMON) && !text.is(at, Classes::GIVEN);
    if is_ship(text, &role) || (name.len() > 1 && name.clone().all(ordinary)) {
        return None;
    }
    let role = Some(role)
        .filter(|role| offices::is_stated(text, role, at))
        .or_else(|| apposition(reading, block, name.end));
    let several = text.is(after - 1, Classes::OFFICES);
    let introduced = Signs::OFFICE_BEFORE.confidence();
    let mut end = record_person(reading, block, name, role.clone(), introduced)?;
    while let Some(next) = joined_name(&reading.blocks[block], end).filter(|_| several) {
        end = record_person(reading, block, next, role.clone(), introduced)?;
    }
    Some(end)
}

/// "The Princess Leonora": people of rank have no article.
fn is_ship(text: &Block, role: &Range<usize>) -> bool {
    let royal = text.is_one_of(
        role.end - 1,
        &["king", "queen", "prince", "princess", "admiral", "general"],
    );
    let before = role.start.wrapping_sub(1);
    let article = role.len() == 1 && role.start > 0 && text.is_one_of(before, &["the", "a"]);
    let fleet = text.is_one_of(role.start, &["hms", "uss", "ms", "mv", "ss"]);
    royal && (article || fleet)
}

fn closes_apposition(text: &Block, at: usize) -> bool {
    text.get(at)
        .is_none_or(|next| matches!(next.shape, Shape::Mark(',' | '.' | ';' | '—' | '–')))
}

/// "Kazem Gharibabadi" after "Deputy Foreign Ministers Majid Takht-Ravanchi and".
fn joined_name(text: &Block, end: usize) -> Option<Range<usize>> {
    let comma = usize::from(text.is_mark(end, ','));
    let and = usize::from(text.is_word(end + comma, "and"));
    let name = name_at(text, end + comma + and).filter(|_| comma + and > 0)?;
    (name.len() > 1 && text.is_capital(name.start)).then_some(name)
}

/// After "Ayatollah", "Lieutenant General".
fn after_ranks(text: &Block, start: usize) -> usize {
    let mut start = start;
    while text.is(start, Classes::HONORIFIC.or(Classes::RANK)) && text.follows_closely(start) {
        start += 1;
    }
    start
}

/// Where the office ends: after its head, or after "for foreign affairs" if the holder's name follows.
fn end_of_office(text: &Block, after_head: usize) -> usize {
    let begins = |token: usize| {
        begins_known_name(text, token) || (begins_after_phrase(text, token) && name_at(text, token).is_some())
    };
    let end = offices::end_of_phrase(text, after_head, begins).unwrap_or(after_head);
    // In "spokesman of Secretary-General X" the name belongs to the second office.
    let another = end > after_head && text.is(end - 1, Classes::OFFICE);
    let named = !another && text.is_capital(end) && text.follows_closely(end) && begins(end);
    let name_after = name_at(text, after_ranks(text, end + 1));
    let apposed = text.is_mark(end, ',')
        && name_after.is_some_and(|name| name.len() > 1 && text.is_mark(name.end, ','));
    if named || apposed { end } else { after_head }
}

/// A capital after a word in lower case, or after a name that ends there: "of public prosecutions Masauko …".
fn begins_after_phrase(text: &Block, token: usize) -> bool {
    let before = token - 1;
    let lower = text
        .get(before)
        .is_some_and(|word| word.shape == Shape::Lower && !word.is(Classes::FUNCTION.or(Classes::SORT)));
    let name_ends = text.name_at(before).is_some() || text.owner(before).is_some();
    let long = || name_at(text, token).is_some_and(|name| name.len() > 1);
    text.is_capital(token)
        && text.owner(token).is_none()
        && (lower || (name_ends && text.name_at(token).is_none()))
        && long()
}

/// "Mr Smith", "Ayatollah Khamenei".
fn find_honoured(reading: &mut Reading, candidates: &mut Vec<Candidate>, block: usize, at: usize) -> usize {
    let text = &reading.blocks[block];
    let mut start = at;
    while text.is(start, Classes::HONORIFIC) && start - at < 4 {
        start += 1;
    }
    let name = Some(start).filter(|start| text.follows_closely(*start) && text.owner(*start).is_none());
    match name.and_then(|start| name_at(text, start)) {
        Some(name) => {
            let role = apposition(reading, block, name.end);
            record_person(reading, block, name, role, Signs::HONORIFIC.confidence()).unwrap_or(start)
        }
        None => find_named(reading, candidates, block, at),
    }
}

/// A name without a title: known to the authority, or with a known first name.
fn find_named(reading: &mut Reading, candidates: &mut Vec<Candidate>, block: usize, at: usize) -> usize {
    let text = &reading.blocks[block];
    if text
        .name_starting(at)
        .is_some_and(|name| matches!(name.meaning, Meaning::Entry(_, EntityKind::Person)))
        || text.is(at, Classes::NAME_PREFIX)
    {
        if let Some(name) = name_at(text, at)
            && (name.len() > 1 || !is_part_of_other_name(text, &(at..at + 1)))
        {
            let end = name.end;
            let role = apposition(reading, block, end);
            return record_person(reading, block, name, role, Signs::HONORIFIC.confidence()).unwrap_or(end);
        }
        return at + 1;
    }
    let Some(candidate) = unknown_people::candidate_at(reading, block, at) else {
        return at + 1;
    };
    let end = candidate.tokens.end;
    candidates.push(candidate);
    end
}

/// The authority's name that is this one, but for a "Seyyed" before it or for middle names: "Bola Ahmed Tinubu".
fn known_name<'a>(reading: &'a Reading, block: usize, name: &Range<usize>) -> Option<&'a Name> {
    let text = &reading.blocks[block];
    let known = name
        .clone()
        .find_map(|at| text.name_starting(at))
        .filter(|known| known.tokens.end == name.end)?;
    let prefixed = (name.start..known.tokens.start).all(|at| text.is(at, Classes::NAME_PREFIX));
    let same_first_name = || match known.meaning {
        Meaning::Entry(entry, EntityKind::Person) => {
            let first = keys_of(
                reading.knowledge.entries[entry]
                    .name
                    .split(' ')
                    .next()
                    .unwrap_or_default(),
            );
            first.trim_matches([KEY_START, KEY_END]) == text.tokens.key(name.start)
        }
        _ => false,
    };
    (prefixed || same_first_name()).then_some(known)
}

/// "Seyyed" stands before a name and is no part of it.
fn after_prefixes(text: &Block, name: Range<usize>) -> Range<usize> {
    let prefixes = name.clone().take_while(|at| text.is(*at, Classes::NAME_PREFIX));
    let start = name.start + prefixes.count();
    if start < name.end { start..name.end } else { name }
}

/// Who has one of these is often called by a single name.
pub(super) const RANKS: &[&str] = &[
    "king", "queen", "pope", "prince", "princess", "emir", "emperor", "sultan", "sheikh", "shaikh",
];

/// The authority's "King Abdullah" and "Pope Francis" are called so, but the title is no part of the name.
fn after_rank(text: &Block, name: Range<usize>) -> Range<usize> {
    let ranked = name.len() > 1
        && text.is_one_of(name.start, RANKS)
        && text.is_capital(name.start)
        && text
            .name_starting(name.start)
            .is_some_and(|known| known.tokens.len() > 1);
    name.start + usize::from(ranked)..name.end
}

/// Notes the mention, or leaves a single surname to be settled when all full names are known.
fn record_person(
    reading: &mut Reading,
    block: usize,
    tokens: Range<usize>,
    role: Option<Range<usize>>,
    sureness: f64,
) -> Option<usize> {
    let end = tokens.end;
    let tokens = after_prefixes(&reading.blocks[block], tokens);
    let text = &reading.blocks[block];
    let meaning = known_name(reading, block, &tokens).map(|known| known.meaning);
    let full = tokens.len();
    let tokens = after_rank(text, tokens);
    let known_in_full = full > tokens.len();
    if tokens.len() > 1 && is_a_thing(text, &tokens) {
        return Some(end);
    }
    let words = tokens
        .clone()
        .filter(|at| !text.is(*at, Classes::NAME_PREFIX))
        .count();
    let known = matches!(meaning, Some(Meaning::Entry(_, EntityKind::Person)));
    if (words < 2 && !(known && known_in_full)) || meaning == Some(Meaning::Unclear) {
        let honoured = tokens.start > 0 && text.is(tokens.start - 1, Classes::HONORIFIC);
        reading.surnames.push(Surname {
            block,
            tokens,
            role,
            honoured,
        });
        return Some(end);
    }
    let (member, sureness) = match meaning {
        Some(Meaning::Entry(entry, EntityKind::Person)) => {
            (reading.member_of_entry(entry), confidence::KNOWN_PERSON)
        }
        _ => (
            reading.member_called(EntityKind::Person, text.text_of(&tokens)),
            sureness,
        ),
    };
    let title = role.as_ref().map(|role| Title::stated(reading, block, role));
    reading.members[member].titles.extend(title);
    let kind = MentionKind::Name;
    reading
        .record(Finding {
            block,
            tokens,
            member,
            kind,
            role,
            confidence: sureness,
        })
        .then_some(end)
}
