//! The two that made a treaty. Many pairs have a "Treaty of Friendship" or a "Treaty on Comprehensive Strategic
//! Partnership" of their own, so where the text leaves no doubt whose it is, the name says it.

use std::{collections::BTreeSet, ops::Range};

use super::{
    block::{Block, Meaning, Name},
    lexicon::Classes,
    reading::Reading,
    treaty_years,
};
use crate::{authority::AuthorityEntry, entity::EntityKind};

/// The headline is block 0, and the treaty that the lede does not name yet is named in the paragraph after it.
const LEDE: usize = 1;

/// " between North Korea and Russia", for a treaty whose name says only what it is about.
pub(super) fn of(reading: &Reading, block: usize, tokens: &Range<usize>, dated: bool) -> Option<String> {
    let pair = stated(reading, block, tokens).or_else(|| {
        let signed =
            || signed_here(reading, block, tokens).or_else(|| signed_in_lede(reading, block, tokens));
        if dated { None } else { signed() }
    })?;
    let mut names = pair.map(|party| with_article(&reading.knowledge.entries[party].name));
    names.sort_by(|one, other| {
        one.trim_start_matches("the ")
            .cmp(other.trim_start_matches("the "))
    });
    Some(format!(" between {} and {}", names[0], names[1]))
}

/// The name is made of topics and small words only.
pub(super) fn is_generic(text: &Block, words: &Range<usize>) -> bool {
    const BARE: &[&str] = &["joint", "new", "final", "framework", "basic", "bilateral"];
    let plain = Classes::TREATY.or(Classes::TREATY_TOPIC).or(Classes::FUNCTION);
    words
        .clone()
        .all(|at| text.is(at, plain) || text.is_mark(at, ',') || text.is_one_of(at, BARE))
}

/// "between Russia and Belarus", "between the two countries", "Russia’s … with Iran".
pub(super) fn stated(reading: &Reading, block: usize, tokens: &Range<usize>) -> Option<[usize; 2]> {
    let text = &reading.blocks[block];
    let dated = text.is_word(tokens.end, "of") && treaty_years::year(text, tokens.end + 1).is_some();
    let after = tokens.end + 2 * usize::from(dated);
    if text.is_word(after, "between") {
        return pair_at(reading, block, after + 1).or_else(|| {
            let both = is_both(text, after + 1);
            both.then(|| two_in(reading, &[(block, text.sentence_at(after)), whole(reading, LEDE)]))?
        });
    }
    let owner = tokens.start.checked_sub(1)?;
    let owner = text.name_at(owner - usize::from(text.is_possessive(owner) && owner > 0))?;
    let (other, _) = party_at(reading, block, after + 1).filter(|_| text.is_word(after, "with"))?;
    let owner = state(reading, owner)?;
    (owner != other).then_some([owner, other])
}

fn pair_at(reading: &Reading, block: usize, at: usize) -> Option<[usize; 2]> {
    let (one, end) = party_at(reading, block, at)?;
    let (other, _) =
        party_at(reading, block, end + 1).filter(|_| reading.blocks[block].is_word(end, "and"))?;
    (one != other).then_some([one, other])
}

/// The state or organisation that is named here, and where its name ends.
fn party_at(reading: &Reading, block: usize, at: usize) -> Option<(usize, usize)> {
    let text = &reading.blocks[block];
    let name = text.name_starting(at + usize::from(text.is_word(at, "the")))?;
    let party = match name.meaning {
        Meaning::Entry(entry, EntityKind::Organisation) => Some(entry),
        // The Soviet Union is no state any more, and signed many.
        Meaning::Entry(entry, EntityKind::Place) => state(reading, name)
            .or(Some(entry).filter(|entry| reading.knowledge.entries[*entry].parent.is_none())),
        _ => None,
    };
    Some((party?, name.tokens.end))
}

/// "the two countries", "both states".
fn is_both(text: &Block, at: usize) -> bool {
    const ALL: &[&str] = &[
        "countries",
        "states",
        "nations",
        "sides",
        "parties",
        "neighbours",
        "neighbors",
        "allies",
        "governments",
    ];
    let two = usize::from(text.is_one_of(at, &["the", "our", "these"]));
    text.is_one_of(at + two, &["two", "both"]) && text.is_one_of(at + two + 1, ALL)
        || (two == 1 && text.is_one_of(at + 1, ALL))
}

/// "Russia and Iran signed the …", "the … was signed by Russia and Iran".
fn signed_here(reading: &Reading, block: usize, tokens: &Range<usize>) -> Option<[usize; 2]> {
    let text = &reading.blocks[block];
    let before = (tokens.start.saturating_sub(5)..tokens.start)
        .rev()
        .take_while(|at| !text.is_capital(*at))
        .any(|at| is_signing(text, at));
    let after = (tokens.end..tokens.end + 4).any(|at| text.is_word(at, "signed"));
    (before || after).then(|| two_in(reading, &[(block, text.sentence_at(tokens.start))]))?
}

/// "Putin and Iranian President Pezeshkian signed a treaty on Friday.": the first one that is named after that.
fn signed_in_lede(reading: &Reading, block: usize, tokens: &Range<usize>) -> Option<[usize; 2]> {
    let near = (LEDE..=LEDE + 1).contains(&block);
    let first = !reading.findings.iter().any(|finding| {
        let before =
            (LEDE, 0) <= (finding.block, 0) && (finding.block, finding.tokens.start) < (block, tokens.start);
        before && reading.members[finding.member].kind == EntityKind::Treaty
    });
    let lede = reading.blocks.get(LEDE).filter(|_| near && first)?;
    let sentence = lede.sentence_at(lede.dateline);
    let signs = |at: usize| {
        let object = (at + 1..at + 7)
            .take_while(|at| !lede.is_capital(*at))
            .find(|at| lede.is(*at, Classes::TREATY));
        is_signing(lede, at) && object.is_some() && lede.is_one_of(at + 1, &["a", "an"])
    };
    let signed = sentence.clone().any(signs);
    signed.then(|| two_in(reading, &[(LEDE, sentence)]))?
}

pub(super) fn is_signing(text: &Block, at: usize) -> bool {
    text.is_one_of(
        at,
        &[
            "sign",
            "signs",
            "signed",
            "signing",
            "concluded",
            "conclude",
            "inked",
            "ratified",
        ],
    )
}

fn whole(reading: &Reading, block: usize) -> (usize, Range<usize>) {
    (block, 0..reading.blocks.get(block).map_or(0, Block::len))
}

/// The states that these stretches are about, if they are two. Where something happens is not who does it.
fn two_in(reading: &Reading, stretches: &[(usize, Range<usize>)]) -> Option<[usize; 2]> {
    let mut states = BTreeSet::new();
    for (block, stretch) in stretches {
        let Some(text) = reading.blocks.get(*block) else {
            continue;
        };
        let inside = text.names.iter().filter(|name| {
            let start = name.tokens.start;
            let before = start.saturating_sub(1 + usize::from(start > 1 && text.is_word(start - 1, "the")));
            let located = start > 0 && text.is_one_of(before, &["in", "at", "near", "outside", "against"]);
            stretch.contains(&start) && start >= text.dateline && text.owner(start).is_none() && !located
        });
        states.extend(inside.filter_map(|name| state(reading, name)));
    }
    let states: Vec<usize> = states.into_iter().collect();
    states.try_into().ok()
}

/// A state, of today or of old: it belongs to no other place and its people have a name.
pub(super) fn has_people(place: &AuthorityEntry) -> bool {
    let state = place.iso.is_some() || place.capital.is_some() || !place.demonyms.is_empty();
    place.parent.is_none() && state
}

/// These words name a state or its people.
pub(super) fn is_state(reading: &Reading, block: usize, words: &Range<usize>) -> bool {
    let name = reading.blocks[block].name_starting(words.start);
    name.is_some_and(|name| match name.meaning {
        Meaning::Entry(entry, EntityKind::Place) => has_people(&reading.knowledge.entries[entry]),
        Meaning::Demonym(_) => true,
        _ => false,
    })
}

/// The state that a name means: itself, that of a city, or that of an adjective.
fn state(reading: &Reading, name: &Name) -> Option<usize> {
    let (Meaning::Entry(entry, EntityKind::Place) | Meaning::Demonym(entry)) = name.meaning else {
        return None;
    };
    let state = reading.knowledge.state_of(entry)?;
    let known = &reading.knowledge.entries[state];
    (known.iso.is_some() || known.capital.is_some()).then_some(state)
}

/// "the United States", and "Georgia" for "Georgia (country)".
fn with_article(name: &str) -> String {
    const ENDS: &[&str] = &[" Union", " Republic", " Islands", " Emirates", " Nations"];
    const ALONE: &[&str] = &[
        "Netherlands",
        "Philippines",
        "Maldives",
        "Bahamas",
        "Gambia",
        "Comoros",
        "Seychelles",
    ];
    let name = name.split(" (").next().unwrap_or(name);
    let article = name.starts_with("United ")
        || ENDS.iter().any(|end| name.ends_with(end))
        || ALONE.contains(&name)
        || name.contains("Republic of");
    if article {
        format!("the {name}")
    } else {
        name.to_owned()
    }
}

/// A generic name, as one mention has it.
#[derive(Clone, Debug)]
pub(super) struct Generic {
    pub member: usize,
    /// Without the parties.
    pub name: String,
    pub has_parties: bool,
}

/// Where a text names one pair for a generic name, its other mentions are of that treaty too.
pub(super) fn settle(reading: &mut Reading) {
    let generics = std::mem::take(&mut reading.generics);
    for bare in generics.iter().filter(|generic| !generic.has_parties) {
        let year = reading.members[bare.member].year;
        let fits = |other: &&Generic| {
            let own = reading.members[other.member].year;
            other.has_parties && other.name == bare.name && (own == year || own.is_none() || year.is_none())
        };
        let full: BTreeSet<usize> = generics
            .iter()
            .filter(fits)
            .map(|generic| generic.member)
            .collect();
        if let (Some(member), 1) = (full.first(), full.len()) {
            reading.merge(bare.member, *member);
        }
    }
}
