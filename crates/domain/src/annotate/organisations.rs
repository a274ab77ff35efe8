//! Organisations: from the authority, by the head noun of their name, and as ministries of a state.

use std::ops::Range;

use super::{
    block::{Block, Meaning, Name},
    described::capitalised,
    lexicon::Classes,
    reading::Reading,
    tokens::{Shape, keys_of},
};
use crate::entity::EntityKind;

/// No organisation's name goes on for longer on either side of its head.
const LONGEST_SIDE: usize = 8;

pub(super) fn find(reading: &mut Reading) {
    for block in 0..reading.blocks.len() {
        for token in 0..reading.blocks[block].len() {
            if reading.blocks[block].is(token, Classes::ORGANISATION) {
                find_around(reading, block, token);
            }
        }
        link_names(reading, block);
    }
}

fn find_around(reading: &mut Reading, block: usize, head: usize) {
    let text = &reading.blocks[block];
    let place = text.name_kind(head) == Some(EntityKind::Place);
    if text.owner(head).is_some() || text.title_case || place || is_room_or_shore(text, head) {
        return;
    }
    if !text.is_capital(head) {
        find_ministry(reading, block, head);
        return;
    }
    let name = name_around(text, head);
    if is_name(text, head, &name) {
        record(reading, block, head, name);
    }
}

/// "Oval Office", "West Bank".
fn is_room_or_shore(text: &Block, head: usize) -> bool {
    let before = head.wrapping_sub(1);
    (text.is_word(head, "office") && text.is_word(before, "oval"))
        || (text.is_word(head, "bank")
            && text.is_one_of(before, &["west", "east", "left", "right", "south", "north"]))
}

/// "Russian foreign ministry", "Iran’s defence ministry": only ministries are names in lower case too.
fn find_ministry(reading: &mut Reading, block: usize, head: usize) {
    let text = &reading.blocks[block];
    if !text.is_word(head, "ministry") || head == 0 || !text.is(head - 1, Classes::OFFICE_WORD) {
        return;
    }
    let portfolio = (0..head)
        .rev()
        .take(4)
        .take_while(|at| text.is(*at, Classes::OFFICE_WORD))
        .last()
        .unwrap_or(head);
    let start = text
        .name_at(portfolio.wrapping_sub(1))
        .map_or(portfolio, |name| name.tokens.start);
    if start < portfolio && text.is_demonym(start) {
        record(reading, block, head, start..head + 1);
    } else if text.is_possessive(portfolio.wrapping_sub(1)) {
        record(reading, block, head, portfolio..head + 1);
    }
}

fn name_around(text: &Block, head: usize) -> Range<usize> {
    let mut start = capitals_before(text, head);
    if start < head && text.is_one_of(start.wrapping_sub(1), &["and", "&"]) && start > 1 {
        let joined = capitals_before(text, start - 1);
        let free = joined < start - 1 && (joined..start).all(|at| text.name_at(at).is_none());
        // "Food and Drug Administration", but not "Ericsson and Nokia Group" nor "In Moscow and …".
        if free && !text.starts_sentence(joined) && start - 1 - joined == 1 {
            start = joined;
        }
    }
    start..end_of_name(text, head, start < head)
}

fn capitals_before(text: &Block, end: usize) -> usize {
    let mut start = end;
    while start > 0 && end - start < LONGEST_SIDE && text.follows_closely(start) && belongs(text, start - 1) {
        start -= 1;
    }
    while start < end && text.starts_sentence(start) && text.is(start, Classes::FUNCTION) {
        start += 1;
    }
    start
}

fn belongs(text: &Block, at: usize) -> bool {
    let apart = Classes::OFFICE
        .or(Classes::CALENDAR)
        .or(Classes::HONORIFIC)
        .or(Classes::SPEECH);
    let token = &text.tokens.list[at];
    let name = !token.is(apart) || text.name_at(at).is_some();
    let proper = is_ordinal(text, at) || !token.is(Classes::FUNCTION);
    token.is_capital() && name && proper && !is_participle_compound(text.word(at))
}

/// "Brussels-based", "US-backed": about the organisation, and no part of its name.
fn is_participle_compound(word: &str) -> bool {
    word.contains('-') && (word.ends_with("ed") || word.ends_with("-run"))
}

fn is_ordinal(text: &Block, at: usize) -> bool {
    text.is_one_of(at, &["first", "second", "national"])
}

/// "Ministry of Health and Medical Education", "Bank of England", "Council on Foreign Relations".
fn end_of_name(text: &Block, head: usize, has_words_before: bool) -> usize {
    const WITH_AND: &[&str] = &[
        "ministry",
        "department",
        "authority",
        "agency",
        "commission",
        "committee",
        "office",
        "council",
        "bureau",
        "institute",
    ];
    let ministry = text.is_word(head, "ministry");
    let and = text.is_one_of(head, WITH_AND);
    let after = head + 1;
    let named_after = text.is(head, Classes::ORGANISATION_OF) && !(ministry && has_words_before);
    if !named_after
        || !text.is_one_of(after, &["of", "for", "on"])
        || (text.is_word(after, "on") && !text.is_word(head, "council"))
    {
        return after;
    }
    let mut end = after;
    let mut at = after + 1;
    while at < text.len() && at - head < LONGEST_SIDE && text.follows_closely(at) {
        if text.is_capital(at) && !text.is(at, Classes::FUNCTION.or(Classes::CALENDAR).or(Classes::OFFICE)) {
            end = at + 1;
        } else if !(text.is_one_of(at, &["the", "of"])
            || (and && text.is_word(at, "and") && text.name_at(at + 1).is_none()))
        {
            break;
        }
        at += 1;
    }
    end
}

fn is_name(text: &Block, head: usize, name: &Range<usize>) -> bool {
    let sentence_only = name.len() == 2
        && name.end == head + 1
        && text.starts_sentence(name.start)
        && text.name_at(name.start).is_none();
    let headless = text.is(head, Classes::NOT_A_NAME);
    let followed = text.is_capital(name.end)
        && text.follows_closely(name.end)
        && text.is(name.end, Classes::ORGANISATION.or(Classes::TREATY));
    let verb = sentence_only && text.is(name.start, Classes::SPEECH);
    name.len() > 1 && !verb && !headless && !followed
}

fn record(reading: &mut Reading, block: usize, head: usize, tokens: Range<usize>) {
    let text = &reading.blocks[block];
    let inner = text
        .name_at(head)
        .filter(|name| name.tokens.len() > tokens.len())
        .map(|name| name.tokens.clone());
    if inner.is_some() || !text.is_free(&tokens) {
        return;
    }
    let member = match known_at_home(reading, block, &tokens) {
        Some(entry) => reading.member_of_entry(entry),
        None => reading.member_called(EntityKind::Organisation, &full_name(reading, block, &tokens)),
    };
    let confidence = match (reading.members[member].entry, tokens.len()) {
        (Some(_), _) => 0.95,
        (None, 2) => 0.75,
        (None, _) => 0.8,
    };
    reading.record_name(block, tokens, member, confidence);
}

/// The authority's organisation that this is, be it with its state's adjective: "Iranian Revolutionary Guards".
fn known_at_home(reading: &Reading, block: usize, tokens: &Range<usize>) -> Option<usize> {
    let text = &reading.blocks[block];
    let name = text.name_at(tokens.end - 1)?;
    let Meaning::Entry(entry, EntityKind::Organisation) = name.meaning else {
        return None;
    };
    let whole =
        name.tokens.end == tokens.end && (tokens.start..name.tokens.start).all(|at| text.is_demonym(at));
    (whole && name.tokens.start >= tokens.start && abroad(reading, block, name, entry).is_none())
        .then_some(entry)
}

/// "Foreign Ministry" after "Iran’s" is the Iranian one.
fn full_name(reading: &Reading, block: usize, tokens: &Range<usize>) -> String {
    let text = &reading.blocks[block];
    let words: Vec<String> = tokens
        .clone()
        .map(|at| {
            if text.is(at, Classes::FUNCTION) {
                text.word(at).to_owned()
            } else {
                capitalised(text.word(at))
            }
        })
        .collect();
    let name = words.join(" ");
    let possessor = tokens
        .start
        .checked_sub(2)
        .filter(|_| text.is_possessive(tokens.start - 1));
    let state = possessor.and_then(|at| match text.name_at(at)?.meaning {
        Meaning::Entry(entry, EntityKind::Place) => reading.knowledge.entries[entry].demonyms.first(),
        _ => None,
    });
    state.map_or(name.clone(), |demonym| format!("{demonym} {name}"))
}

/// The authority's organisations.
fn link_names(reading: &mut Reading, block: usize) {
    for name in reading.blocks[block].names.clone() {
        let Meaning::Entry(entry, EntityKind::Organisation) = name.meaning else {
            continue;
        };
        let text = &reading.blocks[block];
        // "Economist Takeshi Minami" is no newspaper.
        let office = name.tokens.len() == 1
            && text.is(name.tokens.start, Classes::OFFICE)
            && text.follows_closely(name.tokens.end)
            && text.is_capital(name.tokens.end);
        if let Some(tokens) = abroad(reading, block, &name, entry) {
            let full = full_name(reading, block, &tokens);
            let member = reading.member_called(EntityKind::Organisation, &full);
            reading.record_name(block, tokens, member, 0.75);
        } else if !office && text.is_free(&name.tokens) {
            let member = reading.member_of_entry(entry);
            let confidence = if name.tokens.len() > 1 { 0.97 } else { 0.9 };
            reading.record_name(block, name.tokens, member, confidence);
        }
    }
}

/// "Swedish Red Cross", "Israel’s Supreme Court": what has this short name in another state is another organisation.
fn abroad(reading: &Reading, block: usize, name: &Name, entry: usize) -> Option<Range<usize>> {
    let text = &reading.blocks[block];
    let known = &reading.knowledge.entries[entry];
    let before = name.tokens.start.checked_sub(1)?;
    let owned = text.is_possessive(before);
    let owner = text.name_at(before - usize::from(owned && before > 0))?;
    let state = match owner.meaning {
        Meaning::Demonym(state) if !owned => state,
        Meaning::Entry(state, EntityKind::Place) if owned => state,
        _ => return None,
    };
    let own = known
        .state
        .as_deref()
        .and_then(|slug| reading.knowledge.place(slug));
    let plain = |name: &str| keys_of(&name.replace('-', " "));
    let short = plain(text.text_of(&name.tokens)) != plain(&known.name);
    let ordinary = text
        .get(name.tokens.start)
        .is_some_and(|first| first.shape != Shape::Upper);
    let start = if owned {
        name.tokens.start
    } else {
        owner.tokens.start
    };
    (name.tokens.len() > 1 && own != Some(state) && short && ordinary).then_some(start..name.tokens.end)
}
