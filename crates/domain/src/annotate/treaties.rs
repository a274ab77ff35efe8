//! Treaties by name: from the authority, and by the grammar of their names.

use std::ops::Range;

use foldhash::{HashMap, HashSet};

use super::{
    block::{Block, Meaning},
    described,
    lexicon::Classes,
    parties, party_named,
    reading::{Finding, Reading},
    tokens::keys_of,
    treaty_grammar::{TreatyName, is_distinct, is_enough, name_around},
    treaty_heads::{MAY_HEAD, is_head, is_part_of_other_name},
    treaty_lists::{coordinated, find_coordinated, record_coordinated},
    treaty_years::year,
};
use crate::entity::EntityKind;

/// Among the first so many is the treaty that "its 1967 Protocol" belongs to.
const MOST_MEMBERS: usize = 60;

/// In a headline, a name has no more words before its head.
const LONGEST_TITLE_NAME: usize = 8;

pub(super) fn find(reading: &mut Reading) {
    const MAY_NAME: Classes = MAY_HEAD.or(Classes::TREATIES);
    for block in 0..reading.blocks.len() {
        for token in reading.blocks[block].tokens.with(MAY_NAME) {
            let text = &reading.blocks[block];
            if text.owner(token).is_some() {
                continue;
            }
            if text.is_capital(token) && (is_head(text, token) || is_yearly_amendment(text, token)) {
                find_around(reading, block, token);
            } else if text.is(token, Classes::TREATIES) {
                find_coordinated(reading, block, token);
            }
        }
        link_names(reading, block);
    }
    find_in_title(reading);
    trust_title(reading);
    tell_apart(reading);
}

/// A name in a headline where all is in capitals is one if the body has it too.
fn trust_title(reading: &mut Reading) {
    let of_treaty = |reading: &Reading, index: usize| {
        let finding: &Finding = &reading.findings[index];
        reading.members[finding.member].kind == EntityKind::Treaty
    };
    let sure: HashSet<usize> = (0..reading.findings.len())
        .filter(|index| reading.findings[*index].block > 0 && of_treaty(reading, *index))
        .map(|index| reading.findings[index].member)
        .collect();
    for finding in &mut reading.findings {
        if finding.block == 0 && sure.contains(&finding.member) {
            finding.confidence = finding.confidence.max(0.85);
        }
    }
}

/// "the 1992 Helsinki Convention" beside "the 1974 Helsinki Convention": the year tells them apart and is in the name.
fn tell_apart(reading: &mut Reading) {
    let bare = |member: usize| {
        let found = &reading.members[member];
        let year = found
            .year
            .filter(|_| found.kind == EntityKind::Treaty && found.entry.is_none())?;
        found.name.strip_prefix(&format!("{year} ")).map(str::to_owned)
    };
    let mut named: HashMap<String, usize> = HashMap::default();
    for name in (0..reading.members.len()).filter_map(bare) {
        *named.entry(name).or_default() += 1;
    }
    let told = |member: usize| bare(member).is_some_and(|name| named[&name] > 1);
    let wider: Vec<usize> = (0..reading.findings.len())
        .filter(|index| {
            let finding = &reading.findings[*index];
            let text = &reading.blocks[finding.block];
            let before = finding.tokens.start.checked_sub(1);
            let dated = before.is_some_and(|at| year(text, at).is_some() && text.owner(at).is_none());
            dated && told(finding.member)
        })
        .collect();
    for index in wider {
        let finding = &mut reading.findings[index];
        finding.tokens.start -= 1;
        let (block, tokens) = (finding.block, finding.tokens.clone());
        reading.blocks[block].take(&tokens, index);
    }
}

/// "Turku Convention Replaces Vaasa Pact": where every word has a capital, a name is what the body calls so.
fn find_in_title(reading: &mut Reading) {
    if !reading.blocks[0].title_case {
        return;
    }
    for head in reading.blocks[0].tokens.with(Classes::TREATY) {
        let text = &reading.blocks[0];
        if text.owner(head).is_some() {
            continue;
        }
        let starts = head.saturating_sub(LONGEST_TITLE_NAME)..head;
        let named = starts.clone().find_map(|start| {
            let free = text.is_free(&(start..head + 1));
            let words = text.text_of(&(start..head + 1));
            let member = reading.find_member(EntityKind::Treaty, words).filter(|_| free)?;
            Some((start, member))
        });
        if let Some((start, member)) = named {
            reading.record_name(0, start..head + 1, member, 0.85);
        }
    }
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
    if let Some((entry, tokens)) = known_around(text, head) {
        record_known(reading, block, tokens, entry);
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
    const HEADS: &[&str] = &[
        "protocol",
        "treaty",
        "convention",
        "declaration",
        "memorandum",
        "concordat",
        "armistice",
    ];
    let dated = text.is_word(words.end, "of") && year(text, words.end + 1).is_some();
    let head = words.len() == 1 && text.is_one_of(words.start, HEADS);
    (head && dated && !text.title_case && !text.starts_sentence(words.start))
        .then(|| words.start..words.end + 2)
}

/// "the 1967 Protocol", "its 1992 Convention".
fn is_yearly(text: &Block, head: usize) -> bool {
    const HEADS: &[&str] = &[
        "protocol",
        "treaty",
        "convention",
        "agreement",
        "amendment",
        "memorandum",
    ];
    let dated =
        head > 1 && year(text, head - 1).is_some() && text.is_one_of(head - 2, &["the", "its", "their"]);
    dated && text.is_one_of(head, HEADS) && !text.title_case
}

/// "the 2005 Amendment": no other word tells it from those of laws.
fn is_yearly_amendment(text: &Block, head: usize) -> bool {
    let treaty = || {
        let sentence = text.sentence_at(head);
        let around = sentence.start.max(head.saturating_sub(25))..head;
        around.into_iter().any(|at| text.is(at, Classes::TREATY))
    };
    text.is_word(head, "amendment") && is_yearly(text, head) && treaty()
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
    let amends = reading.blocks[block].is_word(head, "amendment");
    let confidence = match related {
        Some(_) => 0.9,
        None if amends => 0.8,
        None => 0.75,
    };
    reading.record_name(block, tokens, member, confidence);
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
    // "Treaty of Chaguaramas in Nassau" was signed there.
    let closed =
        grammar.end <= name.tokens.end || text.is_one_of(name.tokens.end, &["in", "with", "to", "by"]);
    (name.tokens.start <= grammar.start && closed).then(|| (entry, name.tokens.clone()))
}

fn record_named(reading: &mut Reading, block: usize, head: usize, name: &TreatyName) {
    let text = &reading.blocks[block];
    if let Some((entry, tokens)) = known_within(text, head, name) {
        record_known(reading, block, tokens, entry);
        return;
    }
    let name = &without_place_of_signing(reading, block, head, name);
    if let Some(entry) = known_by_words(reading, block, head, name) {
        record_known(reading, block, name.words.clone(), entry);
    } else if let Some((tokens, entry)) =
        party_named::pact_around(reading, block, &name.words, head, name.year)
    {
        let words = text.text_of(&tokens).to_owned();
        let member = match entry {
            Some(entry) => reading.member_of_entry(entry),
            None => reading.treaty_named(&words, name.year),
        };
        reading.record_name(block, tokens, member, 0.87);
    } else if is_distinct(text, head, name) {
        let name = &joined_by_dash(reading, block, name);
        let text = &reading.blocks[block];
        let confidence = if text.title_case { 0.6 } else { 0.85 };
        let member = member_named(reading, block, head, name);
        reading.record_name(block, name.tokens.clone(), member, confidence);
    }
}

fn record_known(reading: &mut Reading, block: usize, tokens: Range<usize>, entry: usize) {
    let member = reading.member_of_entry(entry);
    let tokens = with_its_year(reading, block, tokens);
    reading.record_name(block, tokens, member, 0.97);
}

/// "1951 Mutual Defense Treaty", as several pairs have one; and "Montreal Convention" of 1999, as no others have.
fn with_its_year(reading: &Reading, block: usize, tokens: Range<usize>) -> Range<usize> {
    let text = &reading.blocks[block];
    let dated =
        tokens.len() > 3 && text.is_word(tokens.end - 2, "of") && year(text, tokens.end - 1).is_some();
    let short = tokens.start..tokens.end - 2 * usize::from(dated);
    if dated && is_enough(text, &short) {
        return short;
    }
    let shared = || {
        let senses = reading.knowledge.senses_of(&keys_of(text.text_of(&tokens)));
        senses.iter().all(|sense| !sense.needs.is_empty())
    };
    let before = tokens.start.checked_sub(1).filter(|at| year(text, *at).is_some());
    match before {
        Some(before) if !is_enough(text, &tokens) && shared() => before..tokens.end,
        _ => tokens,
    }
}

fn member_named(reading: &mut Reading, block: usize, head: usize, name: &TreatyName) -> usize {
    let text = &reading.blocks[block];
    let words = text.text_of(&name.words);
    if year(text, name.words.end - 1).is_some() {
        return reading.member_named(EntityKind::Treaty, words, name.year);
    }
    if !parties::is_generic(text, &name.words) {
        return reading.treaty_named(words, name.year);
    }
    if let Some(entry) = name
        .year
        .and_then(|year| party_named::of_year(reading, text, &name.words, year))
    {
        return reading.member_of_entry(entry);
    }
    let described = described::topic_name(text, &name.words, head);
    let parties = parties::of(reading, block, &name.tokens, name.year.is_some());
    described::generic_member(reading, described.as_deref().unwrap_or(words), parties, name.year)
}

/// "Zambezi–Nile Compact": both rivers are in its name.
fn joined_by_dash(reading: &Reading, block: usize, name: &TreatyName) -> TreatyName {
    let text = &reading.blocks[block];
    let start = name.words.start;
    let dash = start > 1
        && ['–', '-', '‐'].iter().any(|mark| text.is_mark(start - 1, *mark))
        && !text.follows_closely(start - 1)
        && !text.follows_closely(start);
    let state = |at: usize| parties::is_state(reading, block, &(at..at + 1)) || text.is_demonym(at);
    let plain = dash && text.is_capital(start - 2) && !(state(start - 2) && state(start));
    let first = if plain { start - 2 } else { start };
    let year_before = first
        .checked_sub(1)
        .and_then(|at| year(text, at))
        .filter(|_| plain);
    TreatyName {
        tokens: if plain {
            first - usize::from(year_before.is_some())..name.tokens.end
        } else {
            name.tokens.clone()
        },
        words: first..name.words.end,
        year: year_before.or(name.year),
    }
}

/// "the Agreement on Peace and Inter-State Relations in Washington" was signed there, as its own name does not say.
fn without_place_of_signing(reading: &Reading, block: usize, head: usize, name: &TreatyName) -> TreatyName {
    let text = &reading.blocks[block];
    let last = text
        .name_at(name.words.end - 1)
        .filter(|last| last.tokens.end == name.words.end);
    let start = last.map_or(0, |last| last.tokens.start);
    let city = last.is_some_and(|last| match last.meaning {
        Meaning::Entry(entry, EntityKind::Place) => reading.knowledge.entries[entry].parent.is_some(),
        _ => false,
    });
    let told = name.words.end - 1;
    let alone =
        text.is_word(told - 1, "in") && text.is_word(told + 1, "on") && text.is(told + 2, Classes::CALENDAR);
    let (city, start) = if alone { (true, told) } else { (city, start) };
    let end = if city && start > head + 3 && text.is_word(start - 1, "in") {
        start - 1
    } else {
        name.words.end
    };
    TreatyName {
        tokens: name.tokens.start..end,
        words: name.words.start..end,
        year: name.year,
    }
}

/// "The Geneva Convention" is one of the Geneva Conventions, and "the Conventions of The Hague" are the Hague Conventions.
fn known_by_words(reading: &Reading, block: usize, head: usize, name: &TreatyName) -> Option<usize> {
    let text = &reading.blocks[block];
    let words = text.text_of(&name.words);
    let known = |name_or_variant: &str| reading.treaty_called(name_or_variant, name.year);
    let plural = || {
        let singular = words.ends_with(|last: char| last.is_alphabetic() && last != 's');
        singular.then(|| format!("{words}s"))
    };
    let inverted = || {
        let place = head + 2 + usize::from(text.is_word(head + 2, "the"));
        let of_place = name.words.start == head && text.is_word(head + 1, "of") && place < name.words.end;
        of_place.then(|| format!("{} {}", text.text_of(&(place..name.words.end)), text.word(head)))
    };
    known(words)
        .or_else(|| known(&plural()?))
        .or_else(|| known(&inverted()?))
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

/// The authority's treaties that have no head to be found by: "JCPOA", "New START".
fn link_names(reading: &mut Reading, block: usize) {
    for number in 0..reading.blocks[block].names.len() {
        let name = reading.blocks[block].names[number].clone();
        if let Meaning::Entry(entry, EntityKind::Treaty) = name.meaning
            && reading.blocks[block].is_free(&name.tokens)
            && !names_a_body(&reading.blocks[block], name.tokens.end)
        {
            let member = reading.member_of_entry(entry);
            let tokens = with_head(&reading.blocks[block], name.tokens);
            let tokens = with_its_year(reading, block, tokens);
            reading.record_name(block, tokens, member, 0.95);
        }
    }
}

/// "Club" of "Montreal Protocol Club", "Bar" of "Paris Agreement Bar".
fn names_a_body(text: &Block, after: usize) -> bool {
    const PLACES: &[&str] = &[
        "bar", "street", "square", "road", "avenue", "hall", "club", "hotel", "museum", "stadium",
    ];
    is_part_of_other_name(text, after)
        && (text.is(after, Classes::ORGANISATION) || text.is_one_of(after, PLACES))
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
