//! Treaties by name: from the authority, and by the grammar of their names.

use std::ops::Range;

use super::{
    block::{Block, Meaning},
    described::{self, capitalised},
    lexicon::Classes,
    parties, party_named, place_named,
    reading::Reading,
    tokens::{Shape, keys_of},
    treaty_years::{year, year_after},
};
use crate::entity::EntityKind;

/// What may stand inside of "of Friendship and …", "on the Law of the Sea".
const SUBJECT_WORDS: &[&str] = &[
    "of",
    "and",
    "the",
    "on",
    "in",
    "to",
    "for",
    "with",
    "or",
    "against",
    "their",
    "a",
    "an",
    "concerning",
    "regarding",
];

const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
];

/// Among the first so many is the treaty that "its 1967 Protocol" belongs to.
const MOST_MEMBERS: usize = 60;

/// No treaty's name goes on for longer on either side of its head.
const LONGEST_SIDE: usize = 14;

pub(super) fn find(reading: &mut Reading) {
    for block in 0..reading.blocks.len() {
        for token in 0..reading.blocks[block].len() {
            let text = &reading.blocks[block];
            if text.owner(token).is_some() {
                continue;
            }
            if text.is_capital(token) && is_head(text, token) {
                find_around(reading, block, token);
            } else if text.is(token, Classes::TREATIES) {
                find_coordinated(reading, block, token);
            }
        }
        link_names(reading, block);
    }
}

/// "Treaty", and "Amendment" or "Framework" after a city that it is named after.
fn is_head(text: &Block, at: usize) -> bool {
    const AFTER_CITY: &[&str] = &[
        "amendment",
        "amendments",
        "adjustment",
        "framework",
        "statute",
        "communique",
        "understanding",
        "arrangement",
    ];
    let named_after = |at: usize| text.name_at(at).is_some_and(|name| name.tokens.end == at + 1);
    let understanding = text.is_one_of(at, &["understanding", "communique"])
        && at > 1
        && text.is_capital(at - 1)
        && text.follows_closely(at)
        && text.is_word(at - 2, "the")
        && !text.is(at - 1, Classes::FUNCTION.or(Classes::TREATY));
    let city =
        understanding || at > 0 && text.name_kind(at - 1) == Some(EntityKind::Place) && named_after(at - 1);
    // "Energy Charter Treaty" and "Convention Centre" go on.
    let last = !text.is(at + 1, Classes::TREATY) || !text.follows_closely(at + 1) || !text.is_capital(at + 1);
    let head = text.is(at, Classes::TREATY) || (city && text.is_one_of(at, AFTER_CITY));
    head && last && !is_part_of_other_name(text, at + 1)
}

/// "Convention Centre", "Treaty Street": the capitalised word here makes something else of the head before it.
fn is_part_of_other_name(text: &Block, at: usize) -> bool {
    let title = Classes::FUNCTION
        .or(Classes::CALENDAR)
        .or(Classes::OFFICE)
        .or(Classes::OFFICE_WORD)
        .or(Classes::HONORIFIC)
        .or(Classes::GIVEN);
    let capitalised = text
        .get(at)
        .is_some_and(|token| token.shape == Shape::Capitalised);
    let numeral = text.word(at).len() < 4;
    let known = text.name_at(at).is_some_and(|name| name.tokens.start <= at);
    capitalised && text.follows_closely(at) && !text.title_case && !numeral && !known && !text.is(at, title)
}

/// A treaty's name around its head, taken apart.
struct TreatyName {
    /// From the year or the first word to the last.
    tokens: Range<usize>,
    /// Without the year before it.
    words: Range<usize>,
    year: Option<i32>,
}

fn find_around(reading: &mut Reading, block: usize, head: usize) {
    let text = &reading.blocks[block];
    if text.is(head, Classes::TREATIES) {
        let parts = coordinated(text, head);
        if parts.len() > 1 {
            record_coordinated(reading, block, head, &parts);
            return;
        }
    }
    if let Some(known) = known_around(text, head) {
        let member = reading.member_of_entry(known.0);
        reading.record_name(block, known.1, member, 0.97);
        return;
    }
    let name = name_around(text, head);
    if let Some(words) = named_by_year(text, &name.words) {
        record_year_name(reading, block, words);
    } else if name.words.len() == 1 && is_yearly(text, head) {
        record_yearly(reading, block, head);
    } else if name.words.len() > 1 {
        record_named(reading, block, head, &name);
    }
}

/// "Protocol of 1998" has no other name.
fn named_by_year(text: &Block, words: &Range<usize>) -> Option<Range<usize>> {
    const HEADS: &[&str] = &["protocol", "treaty", "convention", "declaration", "memorandum"];
    let dated = text.is_word(words.end, "of") && year(text, words.end + 1).is_some();
    let head = words.len() == 1 && text.is_one_of(words.start, HEADS);
    (head && dated && !text.title_case && !text.starts_sentence(words.start))
        .then(|| words.start..words.end + 2)
}

/// "the 1967 Protocol", "its 1992 Convention".
fn is_yearly(text: &Block, head: usize) -> bool {
    const HEADS: &[&str] = &["protocol", "treaty", "convention", "agreement"];
    let dated =
        head > 1 && year(text, head - 1).is_some() && text.is_one_of(head - 2, &["the", "its", "their"]);
    dated && text.is_one_of(head, HEADS) && !text.title_case
}

fn record_yearly(reading: &mut Reading, block: usize, head: usize) {
    let text = &reading.blocks[block];
    let (year, tokens) = (year(text, head - 1), head - 1..head + 1);
    let name = text.text_of(&tokens).to_owned();
    let related = related_of_year(reading, year, text.word(head));
    let member = match related {
        Some(entry) => reading.member_of_entry(entry),
        None => reading.member_named(EntityKind::Treaty, &name, year),
    };
    reading.record_name(block, tokens, member, if related.is_some() { 0.9 } else { 0.75 });
}

/// The authority's treaty of that year and kind that changes or replaces one of the text.
fn related_of_year(reading: &Reading, year: Option<i32>, head: &str) -> Option<usize> {
    let named = |slug: &String| {
        let entries = reading
            .members
            .iter()
            .take(MOST_MEMBERS)
            .filter_map(|member| member.entry);
        entries
            .into_iter()
            .any(|entry| reading.knowledge.entries[entry].slug == *slug)
    };
    let mut fitting = reading.knowledge.entries.iter().enumerate().filter(|(_, entry)| {
        let of_year = entry.kind == EntityKind::Treaty && entry.year == year && entry.name.contains(head);
        of_year && entry.amends.iter().chain(&entry.supersedes).any(named)
    });
    let (entry, _) = fitting.next()?;
    fitting.next().is_none().then_some(entry)
}

fn record_year_name(reading: &mut Reading, block: usize, tokens: Range<usize>) {
    let text = &reading.blocks[block];
    let year = year(text, tokens.end - 1);
    let name = text.text_of(&tokens).to_owned();
    let member = reading.member_named(EntityKind::Treaty, &name, year);
    reading.record_name(block, tokens, member, 0.8);
}

/// The authority's treaty whose name goes on before and after what the grammar would take: "Comprehensive and
/// Progressive Agreement for …".
fn known_around(text: &Block, head: usize) -> Option<(usize, Range<usize>)> {
    let name = text.name_at(head)?;
    let Meaning::Entry(entry, EntityKind::Treaty) = name.meaning else {
        return None;
    };
    let grammar = name_around(text, head).words;
    (name.tokens.start <= grammar.start && grammar.end <= name.tokens.end)
        .then(|| (entry, name.tokens.clone()))
}

/// "Moscow and Pyongyang" before "Declarations": the tokens of each.
fn coordinated(text: &Block, head: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut end = head;
    loop {
        let mut start = capitals_before(text, end);
        let ordinal = start > 0 && text.is_capital(start - 1) && text.is_one_of(start - 1, ORDINALS);
        start -= usize::from(ordinal && (start == end || text.follows_closely(start)));
        if start == end {
            break;
        }
        parts.push(start..end);
        let Some(next) = before_joint(text, start) else {
            break;
        };
        end = next;
    }
    parts.reverse();
    parts
}

/// What "and", "," or ", and" joins to the words that start here ends before it.
fn before_joint(text: &Block, start: usize) -> Option<usize> {
    let at = start.checked_sub(1)?;
    let joint = if text.is_one_of(at, &["and", "&"]) && at > 0 && text.is_mark(at - 1, ',') {
        at - 1
    } else if text.is_one_of(at, &["and", "&"]) || text.is_mark(at, ',') {
        at
    } else {
        return None;
    };
    (joint > 0 && text.is_capital(joint - 1)).then_some(joint)
}

/// "the SALT I and SALT II treaties", "the Oslo and Dayton peace accords".
fn find_coordinated(reading: &mut Reading, block: usize, head: usize) {
    let text = &reading.blocks[block];
    let parts = coordinated(text, place_named::start_of_fields(text, head));
    let definite = parts
        .first()
        .is_some_and(|first| first.start > 0 && text.is_word(first.start - 1, "the"));
    let state = |part: &Range<usize>| parties::is_state(reading, block, part);
    if parts.len() > 1 && definite && !parts.iter().any(state) {
        record_coordinated(reading, block, head, &parts);
    }
}

/// Each gets the head for itself, and no year: which year is whose is not said.
fn record_coordinated(reading: &mut Reading, block: usize, head: usize, parts: &[Range<usize>]) {
    let last = parts.last().map_or(head, |part| part.end);
    let fields = reading.blocks[block].tokens.list[last..head]
        .first()
        .map_or_else(String::new, |_| {
            format!("{} ", reading.text(block, &(last..head)))
        });
    let singular = capitalised(singular(reading.blocks[block].word(head)));
    for part in parts {
        let own = with_shared_words(&reading.blocks[block], part, parts);
        let member = coordinated_member(reading, &own, &format!("{own} {fields}{singular}"));
        let tokens = if part.end == last {
            part.start..head + 1
        } else {
            part.clone()
        };
        reading.record_name(block, tokens, member, 0.85);
    }
}

/// "First" of "the First and Fourth Geneva Conventions" is Geneva's too.
fn with_shared_words(text: &Block, part: &Range<usize>, parts: &[Range<usize>]) -> String {
    let own = text.text_of(part);
    let last = parts.last().filter(|last| part.len() == 1 && last.len() > 1);
    let numbered = |part: &Range<usize>| text.is_one_of(part.start, ORDINALS);
    match last.filter(|last| numbered(part) && numbered(last)) {
        Some(last) => format!("{own} {}", text.text_of(&(last.start + 1..last.end))),
        None => own.to_owned(),
    }
}

/// "SALT I" has a name without the head.
fn coordinated_member(reading: &mut Reading, own: &str, full: &str) -> usize {
    let known = |name: &str| reading.knowledge.entry_named(&keys_of(name), EntityKind::Treaty);
    match known(full)
        .or_else(|| known(&format!("{full}s")))
        .or_else(|| known(own))
    {
        Some(entry) => reading.member_of_entry(entry),
        None => reading.member_named(EntityKind::Treaty, full, None),
    }
}

fn singular(head: &str) -> &str {
    match head.strip_suffix("ies") {
        Some("Treat") => "Treaty",
        _ => head.strip_suffix('s').unwrap_or(head),
    }
}

fn name_around(text: &Block, head: usize) -> TreatyName {
    let mut start = capitals_before(text, head);
    while let Some(joined) = topic_before(text, start) {
        start = joined;
    }
    start -= usize::from(is_numbered(text, start, head));
    let end = subject_end(text, head);
    let year_before = start
        .checked_sub(1)
        .filter(|_| start < head || end > head + 1)
        .and_then(|at| year(text, at));
    TreatyName {
        tokens: if year_before.is_some() && !has_place(text, &(start..end)) {
            start - 1..end
        } else {
            start..end
        },
        words: start..end,
        year: year_before.or_else(|| year_after(text, end)),
    }
}

/// Where the run of capitalised words that ends here begins.
fn capitals_before(text: &Block, end: usize) -> usize {
    let mut start = end;
    while start > 0 && end - start < LONGEST_SIDE && text.follows_closely(start) {
        let before = start - 1;
        let Some(token) = text.get(before) else { break };
        let joined = token.is_capital() || (token.shape == Shape::Number && token.end - token.start < 3);
        if !joined || token.is(Classes::FUNCTION.or(Classes::OFFICE).or(Classes::CALENDAR)) {
            break;
        }
        start = before;
    }
    start
}

/// "Rabat Protocol" needs no year to tell it from others.
fn has_place(text: &Block, words: &Range<usize>) -> bool {
    words
        .clone()
        .any(|at| text.name_kind(at) == Some(EntityKind::Place))
}

/// An ordinal stands before the name and is a part of it: "Second Protocol", "third Additional Protocol".
fn is_numbered(text: &Block, start: usize, head: usize) -> bool {
    const ADDED: &[&str] = &["additional", "optional", "supplementary", "amending"];
    let added = text.is_word(head, "protocol") && (start..head).all(|at| text.is_one_of(at, ADDED));
    let ordinal = start > 0 && text.is_one_of(start - 1, ORDINALS) && text.follows_closely(start);
    ordinal && (added || text.is_capital(start - 1))
}

/// In "Trade and Cooperation Agreement" both words are what it is about; "Russia and Minsk Agreement" is no name.
fn topic_before(text: &Block, start: usize) -> Option<usize> {
    let and = start
        .checked_sub(1)
        .filter(|at| text.is_one_of(*at, &["and", "&"]))?;
    let before = and.checked_sub(1)?;
    let topics = text.is(before, Classes::TREATY_TOPIC) && text.is(start, Classes::TREATY_TOPIC);
    (topics && text.is_capital(before)).then(|| capitals_before(text, and))
}

/// Where "of Friendship and Mutual Assistance", "on the Law of the Sea" ends; after the head if there is no such.
fn subject_end(text: &Block, head: usize) -> usize {
    let after = head + 1;
    if let Some(end) = number_end(text, after) {
        return end;
    }
    if !is_between(text, after)
        && !text.is_one_of(
            after,
            &[
                "of",
                "on",
                "for",
                "concerning",
                "against",
                "relating",
                "establishing",
            ],
        )
    {
        return after;
    }
    if let Some(end) = place_end(text, after + 1).filter(|_| !text.is_word(after, "between")) {
        return end;
    }
    let mut end = after;
    let mut at = after + 1;
    while at < text.len() && at - head < LONGEST_SIDE && (text.follows_closely(at) || text.is_mark(at, ',')) {
        let token = &text.tokens.list[at];
        let another = text.is_word(at, "and") && begins_another(text, at + 1);
        if another || (text.is_mark(at, ',') && !text.is(at + 1, Classes::TREATY_TOPIC)) {
            break;
        }
        if token.is_capital()
            && !token.is(Classes::CALENDAR)
            && !(token.is(Classes::FUNCTION) && at == after + 1)
        {
            end = at + 1;
        } else if !text.is_one_of(at, SUBJECT_WORDS) && !text.is_mark(at, ',') {
            break;
        }
        at += 1;
    }
    end
}

/// "between Norway and Sweden on …" says only what it is about.
fn is_between(text: &Block, at: usize) -> bool {
    let named = at > 1
        && text.follows_closely(at - 1)
        && text.is_capital(at - 2)
        && !text.is(at - 2, Classes::FUNCTION);
    let lone = text.is_word(at, "between") && !named;
    let party = |at: &usize| {
        text.is_capital(*at) || text.is_one_of(*at, &["and", "the", "of"]) || text.is_mark(*at, ',')
    };
    let end = (at + 1..at + LONGEST_SIDE).find(|at| !party(at));
    lone && end.is_some_and(|end| {
        text.is_one_of(end, &["on", "for", "concerning", "regarding"]) && text.is_capital(end + 1)
    })
}

/// "of Lausanne" ends with the place, whatever "and" joins to the treaty.
fn place_end(text: &Block, start: usize) -> Option<usize> {
    let place = text.name_starting(start)?.tokens.clone();
    let goes_on = text.follows_closely(place.end) && text.is_capital(place.end);
    (text.name_kind(start) == Some(EntityKind::Place) && !goes_on).then_some(place.end)
}

/// After "and": "the Treaty of …", "the Minsk and Kars Declarations", "the Dayton peace agreement".
fn begins_another(text: &Block, start: usize) -> bool {
    let in_name = |at: &usize| {
        text.is_capital(*at)
            || text.is(*at, Classes::TREATY_TOPIC.or(Classes::TREATY))
            || text.is_one_of(*at, &["the", "and"])
            || year(text, *at).is_some()
    };
    (start..start + LONGEST_SIDE / 2)
        .take_while(in_name)
        .any(|at| text.is(at, Classes::TREATY))
}

/// "Protocol No. 11", "Protocol II".
fn number_end(text: &Block, after: usize) -> Option<usize> {
    if !text.is_word(after - 1, "protocol") {
        return None;
    }
    let number = after + 2 * usize::from(text.is_word(after, "no") && text.is_mark(after + 1, '.'));
    let numeral = text
        .word(number)
        .chars()
        .all(|letter| matches!(letter, 'I' | 'V' | 'X'));
    let short = text.get(number).is_some_and(|token| token.end - token.start < 4);
    let digits = text.get(number).is_some_and(|token| token.shape == Shape::Number);
    (short && (digits || numeral)).then_some(number + 1)
}

fn record_named(reading: &mut Reading, block: usize, head: usize, name: &TreatyName) {
    let text = &reading.blocks[block];
    if let Some((entry, tokens)) = known_within(text, head, name) {
        let member = reading.member_of_entry(entry);
        reading.record_name(block, tokens, member, 0.97);
        return;
    }
    let words = text.text_of(&name.words);
    let keys = keys_of(words);
    if let Some(entry) = known_or_plural(reading, words, &keys) {
        let member = reading.member_of_entry(entry);
        reading.record_name(block, name.words.clone(), member, 0.97);
    } else if is_distinct(text, head, name) {
        let described = described::topic_name(text, &name.words, head);
        let confidence = if text.title_case { 0.6 } else { 0.85 };
        let generic = parties::is_generic(text, &name.words);
        let known = name.year.filter(|_| generic);
        let known = known.and_then(|year| party_named::of_year(reading, text, &name.words, year));
        let member = if let Some(entry) = known {
            reading.member_of_entry(entry)
        } else if generic {
            let parties = parties::of(reading, block, &name.tokens, name.year.is_some());
            let words = described.as_deref().unwrap_or(words);
            described::generic_member(reading, words, parties, name.year)
        } else {
            reading.treaty_named(words, name.year)
        };
        reading.record_name(block, name.tokens.clone(), member, confidence);
    }
}

/// "The Geneva Convention" is one of the Geneva Conventions.
fn known_or_plural(reading: &Reading, words: &str, keys: &str) -> Option<usize> {
    let known = |keys: &str| reading.knowledge.entry_named(keys, EntityKind::Treaty);
    let plural = || {
        words
            .ends_with(|last: char| last.is_alphabetic() && last != 's')
            .then(|| keys_of(&format!("{words}s")))
    };
    known(keys).or_else(|| known(&plural()?))
}

/// The authority's treaty in the name, if it is all of it but for the head: "New START" in "New START Treaty".
fn known_within(text: &Block, head: usize, name: &TreatyName) -> Option<(usize, Range<usize>)> {
    let known = name.words.clone().find_map(|at| {
        text.name_starting(at)
            .filter(|_| text.name_kind(at) == Some(EntityKind::Treaty))
    })?;
    let Meaning::Entry(entry, _) = known.meaning else {
        return None;
    };
    let tokens = &known.tokens;
    let whole = tokens.end >= name.words.end || (tokens.end == head && name.words.end == head + 1);
    let first = name.words.start;
    let start = if text.is_demonym(first) || text.title_case {
        tokens.start
    } else {
        first
    };
    (whole && tokens.start == start).then(|| (entry, start..name.words.end.max(tokens.end)))
}

/// More than "Joint Declaration": something in the name tells it from others. In a headline where every word has a
/// capital, that is a place or a year.
fn is_distinct(text: &Block, head: usize, name: &TreatyName) -> bool {
    const BARE: &[&str] = &["joint", "new", "draft", "final", "framework"];
    let bare = |at: usize| text.is_demonym(at) || text.is_one_of(at, BARE);
    let place = |at: usize| text.name_kind(at).is_some_and(|kind| kind != EntityKind::Treaty);
    if is_assembly(text, head, &name.words) {
        return false;
    }
    let only_head_follows = name.words.end == head + 1;
    if text.title_case && name.year.is_none() && only_head_follows {
        return (name.words.start..head).all(|at| place(at) || bare(at))
            && (name.words.start..head).any(place);
    }
    let telling = |at: usize| at != head && text.is_capital(at) && !bare(at);
    name.words.clone().any(telling) || number_end(text, head + 1).is_some()
}

/// "Democratic National Convention", "Constitutional Convention", "Declaration of Independence".
fn is_assembly(text: &Block, head: usize, words: &Range<usize>) -> bool {
    const PARTISAN: &[&str] = &[
        "republican",
        "democratic",
        "democrat",
        "constitutional",
        "national",
        "party",
        "libertarian",
        "labour",
        "annual",
        "teamsters",
    ];
    const DECLARED: &[&str] = &[
        "independence",
        "emergency",
        "war",
        "assets",
        "interest",
        "interests",
        "victory",
        "intent",
    ];
    let partisan = words.end == head + 1 && (words.start..head).all(|at| text.is_one_of(at, PARTISAN));
    let declared = words.start == head && words.len() == 3 && text.is_one_of(head + 2, DECLARED);
    (text.is_word(head, "convention") && partisan) || (text.is_word(head, "declaration") && declared)
}

/// The authority's treaties that have no head to be found by: "JCPOA", "New START".
fn link_names(reading: &mut Reading, block: usize) {
    for name in reading.blocks[block].names.clone() {
        if let Meaning::Entry(entry, EntityKind::Treaty) = name.meaning
            && reading.blocks[block].is_free(&name.tokens)
        {
            let member = reading.member_of_entry(entry);
            let tokens = with_head(&reading.blocks[block], name.tokens);
            reading.record_name(block, tokens, member, 0.95);
        }
    }
}

/// "New START treaty", "JCPOA agreement": the head that follows a name without one.
fn with_head(text: &Block, name: Range<usize>) -> Range<usize> {
    let has_head = name.clone().any(|at| text.is(at, Classes::TREATY));
    let head = text.is(name.end, Classes::TREATY)
        && text.follows_closely(name.end)
        && text.owner(name.end).is_none();
    let goes_on = text.is_one_of(name.end + 1, &["of", "on", "for"]);
    let end = name.end + usize::from(!has_head && head && !goes_on);
    name.start..end
}
