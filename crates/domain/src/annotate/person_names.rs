//! Which words can be a person's name, as far as their looks tell.

use std::ops::Range;

use super::{
    block::{Block, Meaning},
    lexicon::Classes,
    tokens::Shape,
};
use crate::entity::EntityKind;

/// No name has more words.
const LONGEST_NAME: usize = 6;

/// The authority's surname in "Lara Trump" or "Putin Avenue" is somebody or something else.
pub(super) fn is_part_of_other_name(text: &Block, name: &Range<usize>) -> bool {
    let (at, last) = (name.start, name.end - 1);
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
    let after = text.follows_closely(last + 1) && unknown(last + 1);
    !text.title_case && (before || after)
}

pub(super) fn begins_known_name(text: &Block, token: usize) -> bool {
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
        let surname_of_another = name.tokens.len() == 1 && !text.title_case && could_be_surname(text, end);
        if !surname_of_another {
            return person.then_some(start..end);
        }
        if !person && !text.is(known, Classes::GIVEN) {
            return None;
        }
    }
    let mut end = start;
    while end < text.len() && end - start < LONGEST_NAME && (end == start || text.follows_closely(end)) {
        if let Some(after) = after_nickname(text, start, end) {
            end = after;
            continue;
        }
        let particle = end > start && is_inner_particle(text, end);
        let place = end > start
            && text.is(end - 1, Classes::GIVEN)
            && (is_single_place(text, end) || is_month(text, end));
        if !particle && !place && !can_be_in_name(text, end) {
            break;
        }
        end += 1;
    }
    let last = text.word(end.saturating_sub(1));
    (end > start && last.len() > 1 && !(last.len() == 2 && last.ends_with('.'))).then_some(start..end)
}

/// "van" and "der" in "Mirjam van der Vleuten".
fn is_inner_particle(text: &Block, at: usize) -> bool {
    let particle = |at: usize| text.is(at, Classes::PARTICLE);
    particle(at) && (text.is_capital(at + 1) || (particle(at + 1) && text.is_capital(at + 2)))
}

/// Past “Kuya Ben” in "Benigno “Kuya Ben” Salonga".
fn after_nickname(text: &Block, start: usize, at: usize) -> Option<usize> {
    let opened = at > start && text.follows_closely(at) && (text.is_mark(at, '“') || text.is_mark(at, '"'));
    let closing = (at + 2..at + 4).find(|at| text.is_mark(*at, '”') || text.is_mark(*at, '"'));
    let after = closing.filter(|_| opened)? + 1;
    (text.follows_closely(after) && text.is_capital(at + 1) && can_be_in_name(text, after)).then_some(after)
}

/// "Montenegro" in "Luis Montenegro".
fn is_single_place(text: &Block, at: usize) -> bool {
    let place = text
        .name_at(at)
        .filter(|name| name.tokens.len() == 1 && text.is_capital(at));
    let free = text.owner(at).is_none();
    place.is_some_and(|name| {
        matches!(
            name.meaning,
            Meaning::Entry(_, EntityKind::Place) | Meaning::Unclear
        )
    }) && free
}

/// "May" in "Theresa May", but not in "Theresa May 3".
fn is_month(text: &Block, at: usize) -> bool {
    let numbered = text.get(at + 1).is_some_and(|next| next.shape == Shape::Number);
    text.is_word(at, "may") && text.is_capital(at) && !numbered
}

fn could_be_surname(text: &Block, at: usize) -> bool {
    text.follows_closely(at) && can_be_in_name(text, at) && text.name_at(at).is_none()
}

fn can_be_in_name(text: &Block, at: usize) -> bool {
    const APART: Classes = Classes::FUNCTION
        .or(Classes::OFFICE)
        .or(Classes::OFFICE_WORD)
        .or(Classes::CALENDAR)
        .or(Classes::ORGANISATION)
        .or(Classes::TREATY)
        .or(Classes::SPEECH)
        .or(Classes::NOT_A_NAME);
    let Some(token) = text.get(at) else { return false };
    let initial = token.end - token.start == 2 && text.word(at).ends_with('.');
    let foreign = token.is(Classes::FOREIGN_HEAD);
    let other_name = text
        .name_at(at)
        .is_some_and(|name| !matches!(name.meaning, Meaning::Entry(_, EntityKind::Person)));
    let given = token.is(Classes::GIVEN);
    initial
        || (token.shape == Shape::Capitalised
            && text.owner(at).is_none()
            && !other_name
            && !foreign
            && (given || !token.is(APART))
            && !is_compound(text.word(at)))
}

/// "MPs", "ATMs".
pub(super) fn is_plural_of_capitals(word: &str) -> bool {
    let single = word.strip_suffix('s').unwrap_or_default();
    single.len() > 1 && single.chars().all(char::is_uppercase)
}

/// "UK-based", "Motors-backed": says something of the name after it.
pub(super) fn is_compound(word: &str) -> bool {
    const PARTS: &[&str] = &[
        "based", "backed", "led", "style", "allied", "born", "owned", "run", "flagged", "trained", "made",
        "era",
    ];
    let last = word.rsplit_once('-').map(|(_, last)| last);
    last.is_some_and(|last| PARTS.contains(&last))
}

/// "Kishida Cabinet", "Turkana County", "Asomdwoe Park": what is named after somebody or somewhere.
pub(super) fn is_a_thing(text: &Block, name: &Range<usize>) -> bool {
    const THINGS: &[&str] = &[
        "cabinet",
        "parishad",
        "act",
        "committees",
        "municipality",
        "opposition",
        "government",
        "stool",
        "park",
        "drive",
        "mosque",
        "guest",
        "decree",
        "yuan",
        "territory",
        "county",
        "prefecture",
        "falls",
        "park",
        "trusts",
        "rail",
        "lab",
        "bar",
        "beach",
        "bistro",
        "cafe",
        "café",
        "gaming",
        "assets",
        "juniors",
        "building",
        "roadshow",
        "olympiad",
        "certificate",
        "satyagraha",
        "program",
        "programme",
        "scholarship",
        "complex",
        "market",
        "bazaar",
        "temple",
        "fort",
        "nagar",
        "bank",
        "bros",
        "precision",
        "highness",
        "specialist",
        "importers",
        "exporters",
        "producers",
        "growers",
        "code",
        "design",
        "gallery",
        "sector",
        "travel",
        "airways",
        "fm",
        "cola",
        "shopping",
        "mall",
        "plaza",
        "square",
        "house",
        "barracks",
        "camp",
        "village",
        "station",
        "terminal",
        "edition",
        "reef",
        "bay",
        "lagoon",
        "creek",
        "hill",
        "hills",
        "forest",
        "reserve",
        "garden",
        "gardens",
        "farm",
        "ranch",
        "mine",
        "dam",
        "canal",
        "line",
        "express",
        "championship",
        "open",
        "trophy",
        "festival",
        "carnival",
        "parade",
        "ceremony",
        "anthem",
        "show",
        "blessing",
        "consulting",
        "consultores",
        "construction",
        "steel",
        "motors",
        "foods",
        "pharma",
        "tech",
    ];
    let last = name.end - 1;
    let next =
        text.is_capital(name.end) && text.follows_closely(name.end) && text.is_one_of(name.end, THINGS);
    !text.title_case && (text.is_one_of(last, THINGS) && !is_usual_surname(text, last) || next)
}

/// "Park", "Bay", "Forest": after a single first name they are surnames too.
fn is_usual_surname(text: &Block, last: usize) -> bool {
    text.is_one_of(
        last,
        &[
            "park", "bar", "house", "hill", "bay", "bank", "farm", "forest", "mine", "code", "fort", "camp",
            "open",
        ],
    ) && last > 0
        && text.is(last - 1, Classes::GIVEN)
}

/// "San Miguelito", "Puerto Iguazú", "La Boca": towns and clubs.
pub(super) fn begins_like_a_place(text: &Block, at: usize) -> bool {
    const STARTS: &[&str] = &[
        "san",
        "santa",
        "santo",
        "são",
        "puerto",
        "porto",
        "rio",
        "río",
        "ras",
        "umm",
        "ain",
        "plaza",
        "villa",
        "el",
        "la",
        "los",
        "las",
        "le",
        "les",
        "mount",
        "mt",
        "lake",
        "port",
        "new",
        "old",
        "cape",
        "isla",
        "cerro",
        "presa",
        "mall",
        "barrio",
        "galería",
        "parque",
        "hotel",
        "operation",
        "team",
        "club",
        "nueva",
        "nuevo",
        "monte",
        "playa",
        "costa",
        "pozo",
        "finca",
        "hacienda",
        "galeria",
        "casa",
        "sector",
        "destination",
        "project",
        "camp",
        "fort",
        "ngā",
        "te",
        "royal",
        "grand",
        "air",
        "radio",
    ];
    text.is_one_of(at, STARTS)
}
