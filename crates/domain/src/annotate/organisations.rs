//! Organisations: from the authority, by the head noun of their name, and as ministries of a state.

use std::ops::Range;

use super::{
    block::{Block, Meaning, Name},
    confidence::{self, Signs},
    described::capitalised,
    lexicon::Classes,
    reading::Reading,
    tokens::{Shape, keys_of},
    unknown_organisations,
};
use crate::entity::EntityKind;

/// No organisation's name goes on for longer on either side of its head.
const LONGEST_SIDE: usize = 8;

pub(super) fn find(reading: &mut Reading) {
    const HEADS: Classes = Classes::FOREIGN_HEAD.or(Classes::ORGANISATION);
    for block in 0..reading.blocks.len() {
        for token in reading.blocks[block].tokens.with(HEADS) {
            if reading.blocks[block].is(token, Classes::FOREIGN_HEAD) {
                find_foreign(reading, block, token);
            }
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

/// "Escola Nacional de Pesca", "Universidad del Golfo": the head stands first.
fn find_foreign(reading: &mut Reading, block: usize, head: usize) {
    const SMALL: &[&str] = &[
        "de", "del", "du", "des", "da", "do", "dos", "das", "di", "della", "der", "la", "le", "les", "los",
        "las", "el", "et", "y", "e", "für", "und", "of", "the", "pour", "para", "per", "sur",
    ];
    let text = &reading.blocks[block];
    let apart = Classes::OFFICE.or(Classes::CALENDAR).or(Classes::HONORIFIC);
    let preceded = head > 0
        && text.follows_closely(head)
        && text.is_capital(head - 1)
        && !text.starts_sentence(head - 1);
    if text.title_case
        || preceded
        || !text.is_capital(head)
        || text.owner(head).is_some()
        || text.name_at(head).is_some()
    {
        return;
    }
    let (mut end, mut at) = (head + 1, head + 1);
    while at < text.len() && at - head <= LONGEST_SIDE && text.follows_closely(at) {
        if text.is_capital(at) && !text.is(at, apart) && text.owner(at).is_none() {
            end = at + 1;
        } else if !text.is_one_of(at, SMALL) && !text.is_mark(at, '&') {
            break;
        }
        at += 1;
    }
    if end > head + 1 {
        record(reading, block, head, head..end);
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
        let fields = || {
            let field = Classes::COMMON.or(Classes::OFFICE_WORD).or(Classes::TREATY_TOPIC);
            let apart = Classes::ORGANISATION.or(Classes::AMBIGUOUS_HEAD);
            let plain = |at: usize| text.is(at, field) && !text.is(at, apart);
            text.is_word(joined.wrapping_sub(1), "the") && (joined..start - 1).all(plain)
        };
        if free && !text.starts_sentence(joined) && (start - 1 - joined == 1 || fields()) {
            start = joined;
        }
    }
    start..end_of_name(text, start, head)
}

fn capitals_before(text: &Block, end: usize) -> usize {
    let mut start = end;
    while start > 0 && end - start < LONGEST_SIDE && text.follows_closely(start) {
        if belongs(text, start - 1) {
            start -= 1;
        } else if is_particle_inside(text, start - 1) {
            start -= 2;
        } else if let Some(owner) = owner_inside(text, start) {
            start = owner;
        } else {
            break;
        }
    }
    while start < end && text.starts_sentence(start) && text.is(start, Classes::FUNCTION) {
        start += 1;
    }
    start
}

/// "bin" in "Hamad bin Abdullah School", "del" in "Costa del Sur Council".
fn is_particle_inside(text: &Block, at: usize) -> bool {
    const PARTICLES: &[&str] = &[
        "bin", "ibn", "bint", "de", "del", "della", "van", "von", "der", "da", "do", "dos", "du",
    ];
    let lower = text.get(at).is_some_and(|token| token.shape == Shape::Lower);
    lower && at > 0 && text.is_one_of(at, PARTICLES) && text.follows_closely(at) && belongs(text, at - 1)
}

/// "Exporters’" in "Leather Exporters’ Union", "Prosecutor’s" in "Prosecutor’s Office".
fn owner_inside(text: &Block, at: usize) -> Option<usize> {
    const OWNERS: Classes = Classes::COMMON.or(Classes::OFFICE).or(Classes::OFFICES);
    let owner = at.checked_sub(2)?;
    let mark = text.is_mark(at - 1, '’') || text.is_mark(at - 1, '\'');
    let plural = mark
        && text.word(owner).ends_with('s')
        && text.tokens.list[owner].end == text.tokens.list[at - 1].start;
    let single = text.is_possessive(at - 1)
        && (text.is(owner, OWNERS) || text.is_one_of(owner, &["people", "women", "children", "men"]));
    (text.is_capital(owner) && (plural || single) && text.name_at(owner).is_none()).then_some(owner)
}

fn belongs(text: &Block, at: usize) -> bool {
    let apart = Classes::OFFICE
        .or(Classes::CALENDAR)
        .or(Classes::HONORIFIC)
        .or(Classes::SPEECH);
    let token = &text.tokens.list[at];
    // "Tshikapa General Hospital"
    let general = text.is_word(at, "general") && text.is(at + 1, Classes::ORGANISATION);
    let name = !token.is(apart) || general || text.name_at(at).is_some();
    let proper = is_ordinal(text, at) || !token.is(Classes::FUNCTION);
    let numbered = token.shape == Shape::Lower && text.is_capital(at + 1) && is_numeral(text.word(at));
    numbered || token.is_capital() && name && proper && !is_participle_compound(text.word(at))
}

/// "7th" in "7th Mountain Brigade".
fn is_numeral(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit())
        && ["st", "nd", "rd", "th"]
            .iter()
            .any(|ending| word.ends_with(ending))
}

/// "Brussels-based", "US-backed": about the organisation, and no part of its name.
fn is_participle_compound(word: &str) -> bool {
    word.contains('-') && (word.ends_with("ed") || word.ends_with("-run"))
}

fn is_ordinal(text: &Block, at: usize) -> bool {
    text.is_one_of(at, &["first", "second", "national"])
}

/// "Ministry of Health and Medical Education", "Bank of England", "Council on Foreign Relations".
fn end_of_name(text: &Block, start: usize, head: usize) -> usize {
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
    let on =
        text.is_word(after, "on") && text.is_one_of(head, &["council", "committee", "commission", "forum"]);
    let against = text.is_word(after, "against")
        && text.is_one_of(head, &["alliance", "coalition", "league", "front", "campaign"]);
    // "Ethiopian Ministry of Trade", but not "Trade Ministry of Ethiopia".
    let of_state = (start..head).all(|at| text.is_demonym(at));
    let linked = text.is_one_of(after, &["of", "for"]) || on || against;
    let next = after + 1 + usize::from(text.is_word(after + 1, "the"));
    let of_place = ministry && !of_state && text.name_at(next).is_some();
    if !text.is(head, Classes::ORGANISATION_OF) || of_place || !linked {
        return after;
    }
    let mut end = after;
    let mut at = after + 1;
    while at < text.len() && at - head < LONGEST_SIDE && text.follows_closely(at) {
        let joins = text.is_word(at, "and")
            && text.is_capital(at + 1)
            && text.name_at(at + 1).is_none()
            && (and || joins_fields(text, at));
        let holder = text.is_word(head, "office") && text.is_word(at - 1, "the");
        let number =
            text.is(at, Classes::FUNCTION) && text.is_capital(at + 1) && !text.is(at + 1, Classes::FUNCTION);
        let apart = (text.is(at, Classes::FUNCTION) && !number)
            || text.is(at, Classes::CALENDAR)
            || (text.is(at, Classes::OFFICE) && !holder);
        if text.is_capital(at) && !apart {
            end = at + 1;
        } else if !text.is_one_of(at, &["the", "of", "for"]) && !joins {
            break;
        }
        at += 1;
    }
    end
}

/// "Flood and Storm Warning": both are English words, and so belong to one name.
fn joins_fields(text: &Block, and: usize) -> bool {
    const FIELD: Classes = Classes::COMMON
        .or(Classes::OFFICE_WORD)
        .or(Classes::TREATY_TOPIC)
        .or(Classes::ORGANISATION)
        .or(Classes::AMBIGUOUS_HEAD);
    let last = (and + 1..and + 4)
        .take_while(|at| text.is_capital(*at) && text.name_at(*at).is_none())
        .last();
    let studies = |at: usize| text.is_capital(at) && is_a_study(text.word(at));
    if studies(and - 1) && studies(and + 1) {
        return true;
    }
    text.is_capital(and - 1)
        && text.name_at(and - 1).is_none()
        && last.is_some_and(|last| text.is(last, FIELD) && (last > and + 1 || text.is(and - 1, FIELD)))
}

/// "Physiology", "Technology", "Engineering", "Agriculture".
fn is_a_study(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ogy", "ics", "ing", "ture", "ence", "nces", "graphy", "tion", "omy", "istry", "ment", "aries",
    ];
    word.len() > 5 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

fn is_name(text: &Block, head: usize, name: &Range<usize>) -> bool {
    let sentence_only = name.len() == 2
        && name.end == head + 1
        && text.starts_sentence(name.start)
        && text.name_at(name.start).is_none();
    let headless = text.is(head, Classes::NOT_A_NAME);
    let followed = text.is_capital(name.end)
        && text.follows_closely(name.end)
        && text.is(
            name.end,
            Classes::ORGANISATION
                .or(Classes::TREATY)
                .or(Classes::AMBIGUOUS_HEAD),
        );
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
    let text = &reading.blocks[block];
    let loose = looseness(text, head, &tokens);
    let signs = if text.is_capital(head) {
        unknown_organisations::signs(text, &tokens).without(Signs::ARTICLE)
    } else {
        Signs::default()
    };
    let confidence = match reading.members[member].entry {
        Some(_) => confidence::KNOWN_BY_HEAD,
        None => confidence::by_head_noun(tokens.len(), loose, signs),
    };
    reading.record_name(block, tokens, member, confidence);
}

/// How much speaks against the name's ends: a capital that may be the sentence's, another after it, a head in lower case.
fn looseness(text: &Block, head: usize, name: &Range<usize>) -> usize {
    const APART: Classes = Classes::OFFICE
        .or(Classes::OFFICE_WORD)
        .or(Classes::CALENDAR)
        .or(Classes::FUNCTION);
    let english = text.starts_sentence(name.start) && text.is(name.start, Classes::COMMON);
    let lower = !text.is_capital(head) && text.is_possessive(name.start.wrapping_sub(1));
    let goes_on = text.is_capital(name.end) && text.follows_closely(name.end) && !text.is(name.end, APART);
    let indefinite =
        text.follows_closely(name.start) && text.is_one_of(name.start.wrapping_sub(1), &["a", "an"]);
    let vague = text.is_one_of(head, &["initiative", "headquarters"]);
    usize::from(vague)
        + usize::from(english)
        + usize::from(goes_on)
        + 2 * usize::from(lower)
        + 2 * usize::from(indefinite)
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
    for number in 0..reading.blocks[block].names.len() {
        let name = reading.blocks[block].names[number].clone();
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
            reading.record_name(block, tokens, member, confidence::ABROAD);
        } else if !office && !is_a_product(text, &name.tokens) && text.is_free(&name.tokens) {
            let member = reading.member_of_entry(entry);
            let confidence = if name.tokens.len() > 1 {
                confidence::KNOWN_ORGANISATION
            } else {
                confidence::KNOWN_WORD
            };
            reading.record_name(block, name.tokens, member, confidence);
        }
    }
}

/// "on Twitter", "Boeing 747-300", "FIFA World Cup": what a company makes or a body holds.
fn is_a_product(text: &Block, name: &Range<usize>) -> bool {
    const CHANNELS: &[&str] = &[
        "twitter",
        "facebook",
        "tiktok",
        "youtube",
        "instagram",
        "whatsapp",
        "wechat",
        "weibo",
        "telegram",
        "linkedin",
        "x",
    ];
    const POSTED: &[&str] = &[
        "account", "accounts", "post", "posts", "picture", "video", "videos", "page", "pages", "user",
        "users", "channel", "handle", "profile", "feed", "message", "messages", "live", "thread", "threads",
    ];
    let next = name.end;
    let closely = text.follows_closely(next);
    let channel = name.len() == 1 && text.is_one_of(name.start, CHANNELS);
    let before = name.start.wrapping_sub(1);
    let posted = text.is_one_of(before, &["on", "via", "through", "using"]) || text.is_one_of(next, POSTED);
    let cup = text.is_word(next, "world") && text.is_word(next + 1, "cup");
    let model = text.get(next).is_some_and(|next| next.shape == Shape::Number)
        && text.word(next).len() > 2
        && !(text.word(next).len() == 4 && text.word(next).starts_with(['1', '2']));
    (channel && posted) || (closely && (cup || (model && name.len() == 1)))
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
