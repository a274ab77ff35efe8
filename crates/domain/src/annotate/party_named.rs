//! Treaties that are named after those who made them: "the US–Japan security treaty", "the Soviet-North Korean treaty of
//! 1961", "the 1961 Sino-Korean pact".

use std::{collections::BTreeSet, ops::Range};

use foldhash::HashSet;

use super::{
    block::Block,
    knowledge::Treaty,
    lexicon::Classes,
    parties,
    place_named::start_of_fields,
    reading::Reading,
    tokens::{Shape, keys_of},
    treaty_years::{year, year_after},
};
use crate::{authority::AuthorityEntry, entity::EntityKind};

/// "the Democratic Republic of the Congo–Rwanda": no compound of parties has more tokens.
const LONGEST_COMPOUND: usize = 8;

/// The Soviet Union's treaties until here are Russia's too.
const LAST_SOVIET_YEAR: i32 = 1991;

pub(super) fn find(reading: &mut Reading) {
    for block in 0..reading.blocks.len() {
        for head in reading.blocks[block].tokens.with(Classes::TREATY) {
            let text = &reading.blocks[block];
            let lone = !text.is(head, Classes::TREATIES);
            if lone && text.owner(head).is_none() {
                find_before(reading, block, head);
            }
        }
    }
}

fn find_before(reading: &mut Reading, block: usize, head: usize) {
    let text = &reading.blocks[block];
    let fields = start_of_fields(text, head);
    let made = parties_before(reading, block, fields)
        .or_else(|| parties_before(reading, block, start_of_matter(text, head)?));
    let Some((compound, parties)) = made else {
        find_dated(reading, block, fields, head);
        return;
    };
    let before = compound.start.checked_sub(1);
    let year_before = before.and_then(|at| year(text, at));
    let year = year_before.or_else(|| year_after(text, head + 1));
    let article = compound
        .start
        .saturating_sub(1 + usize::from(year_before.is_some()));
    let definite = text.is_one_of(article, &["the", "their", "its", "this"]) || text.is_possessive(article);
    let tokens = compound.start - usize::from(year_before.is_some())..head + 1;
    let topics: Vec<String> = (fields..head).map(|at| topic(text.tokens.key(at))).collect();
    let entry = known(reading, &parties, year, &topics);
    if (!definite && year.is_none() && entry.is_none()) || text.title_case {
        return;
    }
    let understanding = text.is_word(head, "memorandum")
        && text.is_word(head + 1, "of")
        && text.is_word(head + 2, "understanding");
    let last = head + 2 * usize::from(understanding);
    let tokens = tokens.start..last + 1;
    let words = text.text_of(&(compound.start..last + 1));
    let (member, confidence) = match entry {
        Some(entry) => (reading.member_of_entry(entry), 0.9),
        None => (reading.treaty_named(words, year), 0.8),
    };
    let tokens = if entry.is_some() {
        compound.start..last + 1
    } else {
        tokens
    };
    reading.record_name(block, tokens, member, confidence);
}

/// Where "migrant returns" begins in "the UK-France migrant returns agreement".
fn start_of_matter(text: &Block, head: usize) -> Option<usize> {
    const UNMADE: &[&str] = &[
        "draft",
        "new",
        "proposed",
        "possible",
        "future",
        "initial",
        "preliminary",
        "tentative",
        "latest",
    ];
    const MOST_WORDS: usize = 3;
    let matter = |at: &usize| {
        text.follows_closely(at + 1)
            && text
                .get(*at)
                .is_some_and(|token| token.shape == Shape::Lower && !token.is(Classes::FUNCTION))
            && !text.is_one_of(*at, UNMADE)
    };
    let start = (head.saturating_sub(MOST_WORDS)..head)
        .rev()
        .take_while(matter)
        .last()?;
    text.is_capital(start.checked_sub(1)?).then_some(start)
}

/// "the 1979 peace treaty with Israel": the authority's one of that year, topic and the text's parties.
fn find_dated(reading: &mut Reading, block: usize, fields: usize, head: usize) {
    let text = &reading.blocks[block];
    let year = fields
        .checked_sub(1)
        .and_then(|at| year(text, at))
        .filter(|_| fields < head);
    let entry = year.and_then(|year| of_year(reading, text, &(fields..head), year));
    if let Some((tokens, entry)) = dated_acronym(reading, text, head) {
        let member = reading.member_of_entry(entry);
        reading.record_name(block, tokens, member, 0.85);
    } else if let Some(entry) = entry {
        let member = reading.member_of_entry(entry);
        reading.record_name(block, fields - 1..head + 1, member, 0.85);
    }
}

/// "the 1991 START accord": the authority's only one of that year with this word in its name.
fn dated_acronym(reading: &Reading, text: &Block, head: usize) -> Option<(Range<usize>, usize)> {
    let word = head.checked_sub(1).filter(|at| {
        text.get(*at).is_some_and(|token| token.shape == Shape::Upper) && text.name_at(*at).is_none()
    })?;
    let year = word.checked_sub(1).and_then(|at| year(text, at))?;
    let mut fitting = reading.knowledge.entries.iter().enumerate().filter(|(_, entry)| {
        let named = || entry.name.split(' ').any(|part| part == text.word(word));
        entry.kind == EntityKind::Treaty && entry.year == Some(year) && named()
    });
    let (entry, _) = fitting.next()?;
    fitting.next().is_none().then_some((word - 1..head + 1, entry))
}

/// The compound of parties that ends here, and their slugs.
fn parties_before(reading: &Reading, block: usize, end: usize) -> Option<(Range<usize>, BTreeSet<String>)> {
    let text = &reading.blocks[block];
    let mut start = end;
    let mut found = None;
    while start > 0 && end - start < LONGEST_COMPOUND && in_compound(text, start - 1, start == end) {
        start -= 1;
        if text.is_capital(start)
            && let Some(parties) = parties_in(reading, text.text_of(&(start..end)))
        {
            found = Some((start..end, parties));
        }
    }
    found
}

/// "China–Russia Treaty of Friendship": the whole name, and the authority's treaty if one fits.
pub(super) fn pact_around(
    reading: &Reading,
    block: usize,
    words: &Range<usize>,
    head: usize,
    year: Option<i32>,
) -> Option<(Range<usize>, Option<usize>)> {
    let text = &reading.blocks[block];
    let ends = words.start + 1..=head.min(words.start + LONGEST_COMPOUND);
    let (compound, parties) = ends.rev().find_map(|end| parties_before(reading, block, end))?;
    let topics: Vec<String> = (compound.end..words.end)
        .filter(|at| text.is(*at, Classes::TREATY_TOPIC))
        .map(|at| topic(text.tokens.key(at)))
        .collect();
    let tokens = compound.start.min(words.start)..words.end;
    Some((tokens, known(reading, &parties, year, &topics)))
}

fn in_compound(text: &Block, at: usize, last: bool) -> bool {
    let dash = text.is_mark(at, '–') || text.is_mark(at, '-') || text.is_mark(at, '/');
    let closed = last || text.is_capital(at) || (dash && !text.follows_closely(at));
    closed && (text.is_capital(at) || dash)
}

/// Who is joined by hyphens or dashes, if every part is a state, its adjective or an organisation.
fn parties_in(reading: &Reading, compound: &str) -> Option<BTreeSet<String>> {
    let parts: Vec<&str> = compound.split(['-', '–', '‐', '‑', '/']).collect();
    let parties: Option<BTreeSet<String>> = parts.iter().map(|part| party(reading, part.trim())).collect();
    parties.filter(|parties| parts.len() > 1 && parties.len() == parts.len())
}

fn party(reading: &Reading, word: &str) -> Option<String> {
    const PREFIXES: &[(&str, &str)] = &[
        ("Sino", "china"),
        ("Russo", "russia"),
        ("Franco", "france"),
        ("Anglo", "united-kingdom"),
        ("Indo", "india"),
        ("Greco", "greece"),
        ("Turco", "turkey"),
        ("Italo", "italy"),
        ("Hispano", "spain"),
        ("Luso", "portugal"),
        ("Polono", "poland"),
        ("Belgo", "belgium"),
        ("Finno", "finland"),
        ("Austro", "austria"),
        ("Israelo", "israel"),
        ("Irano", "iran"),
        ("Egypto", "egypt"),
    ];
    if let Some((_, slug)) = PREFIXES.iter().find(|(prefix, _)| *prefix == word) {
        return Some((*slug).to_owned());
    }
    let party = |entry: &AuthorityEntry| match entry.kind {
        EntityKind::Place => parties::has_people(entry),
        kind => kind == EntityKind::Organisation,
    };
    let mut senses = reading
        .knowledge
        .senses_of(&keys_of(word))
        .iter()
        .filter(|sense| sense.needs.is_empty());
    let entry = &reading.knowledge.entries[senses.next()?.entry];
    (senses.next().is_none() && party(entry)).then(|| entry.slug.clone())
}

/// The authority's one treaty between these, of this year and about these topics; without a year or a topic, none.
pub(super) fn known(
    reading: &Reading,
    parties: &BTreeSet<String>,
    year: Option<i32>,
    topics: &[String],
) -> Option<usize> {
    if year.is_none() && topics.is_empty() {
        return None;
    }
    let fits = |treaty: &&Treaty| {
        let entry = &reading.knowledge.entries[treaty.entry];
        (year.is_none() || entry.year == year)
            && entry.parties.len() == parties.len()
            && treaty.is_about(topics)
            && has_parties(entry, parties)
    };
    let fitting = reading.knowledge.treaties.iter().filter(fits);
    let fitting: Vec<(usize, &AuthorityEntry)> = fitting
        .map(|treaty| (treaty.entry, &reading.knowledge.entries[treaty.entry]))
        .collect();
    let replaced = |slug: &String| fitting.iter().any(|(_, other)| other.supersedes.contains(slug));
    let mut in_force = fitting.iter().filter(|(_, entry)| !replaced(&entry.slug));
    let (entry, _) = in_force.next()?;
    in_force.next().is_none().then_some(*entry)
}

/// The authority's one treaty of this year that has all these topics and whose parties the text names: "the 1961 Treaty of
/// Friendship" in a text about North Korea and the Soviet Union.
pub(super) fn of_year(reading: &Reading, text: &Block, words: &Range<usize>, year: i32) -> Option<usize> {
    let topics: Vec<String> = words
        .clone()
        .filter(|at| text.is(*at, Classes::TREATY_TOPIC))
        .map(|at| topic(text.tokens.key(at)))
        .collect();
    if topics.is_empty() {
        return None;
    }
    let fits = |treaty: &&Treaty| {
        let entry = &reading.knowledge.entries[treaty.entry];
        entry.year == Some(year) && treaty.is_about(&topics) && names_parties(reading, entry)
    };
    let mut fitting = reading.knowledge.treaties.iter().filter(fits);
    let treaty = fitting.next()?;
    fitting.next().is_none().then_some(treaty.entry)
}

fn names_parties(reading: &Reading, entry: &AuthorityEntry) -> bool {
    let old = entry.year.is_some_and(|year| year <= LAST_SOVIET_YEAR);
    let named = |slug: &String| {
        let soviet = old && slug == "soviet-union";
        reading.names_state(slug) || (soviet && reading.names_state("russia"))
    };
    entry.parties.len() > 1 && entry.parties.iter().all(named)
}

fn has_parties(entry: &AuthorityEntry, parties: &BTreeSet<String>) -> bool {
    let own: BTreeSet<&str> = entry.parties.iter().map(String::as_str).collect();
    let soviet = |party: &'_ str| party == "russia" && own.contains("soviet-union");
    let old = entry.year.is_some_and(|year| year <= LAST_SOVIET_YEAR);
    own.len() == parties.len()
        && parties
            .iter()
            .all(|party| own.contains(party.as_str()) || (old && soviet(party)))
}

/// Every word of a treaty's names, as [`topic`] spells it.
pub(super) fn topics_of(entry: &AuthorityEntry) -> HashSet<String> {
    let names = std::iter::once(&entry.name).chain(&entry.aliases);
    names
        .flat_map(|name| name.split([' ', ',', '-']).chain(name.split([' ', ','])))
        .map(|word| topic(&word.to_lowercase()))
        .collect()
}

/// One spelling for "defence" and "defense", "co-operation" and "cooperation", "neighbourly" and "neighborliness".
pub(super) fn topic(word: &str) -> String {
    let word = word
        .replace("defence", "defense")
        .replace("our", "or")
        .replace('-', "");
    let stem = ["liness", "ly", "s"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending));
    stem.map_or_else(|| word.clone(), str::to_owned)
}
