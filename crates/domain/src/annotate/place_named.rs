//! Treaties that are named after a place and written in lower case: "the Minsk accords", "the Dayton peace agreement",
//! and the short forms of names that a text gives in full: "the Genoa pact".

use std::ops::Range;

use super::{
    block::{Block, Meaning},
    lexicon::Classes,
    parties,
    reading::Reading,
    tokens::Shape,
    treaty_heads::is_assembly,
    treaty_years::year_after,
};
use crate::entity::EntityKind;

/// "comprehensive nuclear test ban treaty": no more words stand between the place and the head.
const MOST_FIELDS: usize = 4;

/// A text that names more treaties is a list, in which no short form is clear.
const MOST_MEMBERS: usize = 100;

/// What a treaty named after a place is about, besides the topics of treaties.
const FIELDS: &[&str] = &[
    "climate",
    "ceasefire",
    "power-sharing",
    "grain",
    "water",
    "fisheries",
    "fishing",
    "gas",
    "rail",
    "transit",
    "customs",
    "missile",
    "migration",
    "interim",
    "framework",
    "final",
    "political",
    "normalisation",
    "normalization",
    "double",
    "taxation",
    "avoidance",
    "tax",
    "extradition",
    "timber",
    "aviation",
    "services",
    "readmission",
    "currency",
    "swap",
    "visa",
    "plastics",
    "pandemic",
    "cybercrime",
    "biodiversity",
    "whaling",
    "refugee",
    "ocean",
    "wildlife",
    "drugs",
];

/// Without an article, they are customs or people: "Tokyo protocol requires a bow".
const MANNERS: &[&str] = &["protocol", "convention", "charter", "covenant", "compact"];

/// Where the lower-case words that say what it is about begin, before this head.
pub(super) fn start_of_fields(text: &Block, head: usize) -> usize {
    let mut start = head;
    while start > 0 && head - start < MOST_FIELDS && text.follows_closely(start) {
        let before = start - 1;
        if text.is_capital(before) || !is_field(text, before) {
            break;
        }
        start = before;
    }
    start
}

/// The word says what a treaty is about.
pub(super) fn is_field(text: &Block, at: usize) -> bool {
    text.is(at, Classes::TREATY_TOPIC) || text.is_one_of(at, FIELDS)
}

pub(super) fn find(reading: &mut Reading) {
    for block in 0..reading.blocks.len() {
        for head in reading.blocks[block]
            .tokens
            .with(Classes::SEQUEL.or(Classes::TREATY))
        {
            let text = &reading.blocks[block];
            if is_sequel(reading, text, head) {
                record_sequel(reading, block, head);
            } else if text.is(head, Classes::TREATY) && !text.is_capital(head) && text.owner(head).is_none() {
                find_before(reading, block, head);
            }
        }
    }
}

/// The "II" of "Bermuda II".
fn is_sequel(reading: &Reading, text: &Block, at: usize) -> bool {
    let numeral = text.is(at, Classes::SEQUEL) && text.follows_closely(at) && text.owner(at).is_none();
    if !numeral || at == 0 || text.is_capital(at + 1) || text.owner(at - 1).is_some() {
        return false;
    }
    let place = text.name_kind(at - 1) == Some(EntityKind::Place)
        && text.name_at(at - 1).is_some_and(|name| name.tokens.end == at);
    let known = || {
        let words = text.text_of(&(at - 1..at + 1));
        reading.find_member(EntityKind::Treaty, words).is_some()
    };
    place || known() || (text.is_capital(at - 1) && only_named_after(reading, text.word(at - 1)).is_some())
}

fn record_sequel(reading: &mut Reading, block: usize, numeral: usize) {
    let text = &reading.blocks[block];
    let start = text
        .name_at(numeral - 1)
        .map_or(numeral - 1, |name| name.tokens.start);
    let treaties = reading
        .members
        .iter()
        .any(|member| member.kind == EntityKind::Treaty);
    if treaties && start < numeral && text.is_free(&(start..numeral + 1)) {
        let name = text.text_of(&(start..numeral + 1)).to_owned();
        let member = reading.member_named(EntityKind::Treaty, &name, None);
        reading.record_name(block, start..numeral + 1, member, 0.8);
    }
}

fn find_before(reading: &mut Reading, block: usize, head: usize) {
    let text = &reading.blocks[block];
    if is_gathering(text, head) {
        return;
    }
    if let Some(tokens) = unclear_name(reading, text, head) {
        record_unclear(reading, block, tokens);
        return;
    }
    let fields = start_of_fields(text, head);
    let city = city_before(text, fields).filter(|place| !parties::is_state(reading, block, place));
    let named = city
        .or_else(|| first_word_before(reading, block, fields))
        .or_else(|| body_before(text, fields, head));
    let Some(place) = named.or_else(|| nickname_before(text, fields, head)) else {
        return;
    };
    let indefinite =
        place.start > 0 && text.is_one_of(place.start - 1, &["a", "an", "any", "no", "another", "new"]);
    let goes_on = text.is_one_of(head + 1, &["between", "with"]) || text.is_capital(head + 1);
    let manner = text.is_one_of(head, MANNERS)
        && !(place.start > 0 && text.is_one_of(place.start - 1, &["the", "of", "under"]));
    let free = text.is_free(&(place.start..head + 1)) && !is_assembly(text, head, &(place.start..head + 1));
    if indefinite || goes_on || manner || !free || text.title_case {
        return;
    }
    let tokens = place.start..head + 1;
    let (member, confidence) = member_named(reading, block, &place, head);
    reading.record_name(block, tokens, member, confidence);
}

/// "the Geneva convention hall": people convene there.
fn is_gathering(text: &Block, head: usize) -> bool {
    const AFTER: &[&str] = &[
        "hall",
        "halls",
        "centre",
        "center",
        "centers",
        "floor",
        "speech",
        "delegates",
        "stage",
        "site",
        "hotel",
        "goers",
        "organisers",
        "organizers",
        "organiser",
        "organizer",
        "crowd",
        "venue",
    ];
    text.is_word(head, "convention") && text.is_one_of(head + 1, AFTER)
}

/// "the Algiers accord": the authority has several by this name, or none that belongs with this text.
fn unclear_name(reading: &Reading, text: &Block, head: usize) -> Option<Range<usize>> {
    let name = text
        .name_at(head)
        .filter(|name| name.tokens.end == head + 1 && name.tokens.len() > 1)?;
    let treaties = reading.knowledge.senses[name.pattern]
        .iter()
        .all(|sense| reading.knowledge.entries[sense.entry].kind == EntityKind::Treaty);
    let definite = name.tokens.start > 0 && text.is_one_of(name.tokens.start - 1, &["the", "of", "under"]);
    (name.meaning == Meaning::Unclear && treaties && definite).then(|| name.tokens.clone())
}

fn record_unclear(reading: &mut Reading, block: usize, tokens: Range<usize>) {
    let text = &reading.blocks[block];
    if !text.is_free(&tokens) || text.title_case {
        return;
    }
    let words = text.text_of(&tokens);
    let member = match reading.treaty_called(words, year_after(text, tokens.end)) {
        Some(entry) => reading.member_of_entry(entry),
        None => {
            let head = super::described::capitalised(text.word(tokens.end - 1));
            let name = format!("{} {head}", text.text_of(&(tokens.start..tokens.end - 1)));
            reading.member_named(EntityKind::Treaty, &name, None)
        }
    };
    reading.record_name(block, tokens, member, 0.8);
}

/// The city, or the other place that is no state, whose name ends here.
fn city_before(text: &Block, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|_| text.follows_closely(end))?;
    let name = text.name_at(last).filter(|name| name.tokens.end == end)?;
    let whole = name.tokens.start == 0
        || !text.is_capital(name.tokens.start - 1)
        || !text.follows_closely(name.tokens.start)
        || text.is(name.tokens.start - 1, Classes::FUNCTION);
    let place = matches!(name.meaning, Meaning::Entry(_, EntityKind::Place));
    (whole && place).then(|| name.tokens.clone())
}

/// "the UN climate convention": made by a body of states, and told from others by what it is about.
fn body_before(text: &Block, end: usize, head: usize) -> Option<Range<usize>> {
    let last = end
        .checked_sub(1)
        .filter(|at| text.is_one_of(*at, &["un", "u.n.", "ilo", "unesco", "au"]))?;
    let definite = last > 0 && text.is_word(last - 1, "the");
    let told = end < head && text.is_one_of(head, &["convention", "treaty", "protocol"]);
    (definite && told).then_some(last..end)
}

/// The word with which one treaty's name in the text begins: "the Genoa pact" after "the Genoa Maritime Pact".
fn first_word_before(reading: &Reading, block: usize, end: usize) -> Option<Range<usize>> {
    let text = &reading.blocks[block];
    let last = end
        .checked_sub(1)
        .filter(|last| text.follows_closely(end) && text.is_capital(*last))?;
    let other = matches!(
        text.name_kind(last),
        Some(EntityKind::Person | EntityKind::Organisation)
    );
    let alone = last > 0 && text.is_one_of(last - 1, &["the", "of", "under"]) && !other;
    only_named_after(reading, text.word(last)).filter(|_| alone)?;
    Some(last..end)
}

/// "the Pukpuk treaty", "the Sykes-Picot agreement", "the Khor Abdullah treaty": a name that means nothing else.
fn nickname_before(text: &Block, end: usize, head: usize) -> Option<Range<usize>> {
    const MOST_WORDS: usize = 3;
    let last = end.checked_sub(1).filter(|_| text.follows_closely(end))?;
    let in_name = |at: &usize| is_nickname(text, *at) && text.follows_closely(at + 1);
    let start = (end.saturating_sub(MOST_WORDS)..end)
        .rev()
        .take_while(in_name)
        .last()?;
    let definite = start > 0 && text.is_one_of(start - 1, &["the", "so-called"]);
    let strict = text.is_one_of(head, &["treaty", "accord", "accords", "convention"])
        || is_signed_near(text, start, head);
    let compound = text.word(last).contains('-')
        && text
            .word(last)
            .chars()
            .filter(|letter| letter.is_uppercase())
            .count()
            > 1;
    (definite && (strict || compound)).then_some(start..end)
}

/// The word is no name and no adjective that is known; in a name of several words it may be a place's.
fn is_nickname(text: &Block, at: usize) -> bool {
    const ADJECTIVES: &[&str] = &["an", "ish", "ese", "ic", "ern", "al"];
    let known = Classes::FUNCTION
        .or(Classes::CALENDAR)
        .or(Classes::GIVEN)
        .or(Classes::OFFICE)
        .or(Classes::ORGANISATION);
    let proper = text
        .get(at)
        .is_some_and(|token| token.shape == Shape::Capitalised);
    proper
        && text.name_at(at).is_none()
        && !text.is(at, known)
        && !ADJECTIVES.iter().any(|ending| text.word(at).ends_with(ending))
}

/// "The Gorongosa agreement was signed", "ratified the Gorongosa agreement".
fn is_signed_near(text: &Block, start: usize, head: usize) -> bool {
    const SIGNED: &[&str] = &[
        "sign",
        "signed",
        "ratify",
        "ratified",
        "initialled",
        "denounced",
        "suspended",
        "renewed",
    ];
    let after = (head + 1..head + 4).any(|at| text.is_one_of(at, SIGNED));
    after || (start.saturating_sub(3)..start).any(|at| text.is_one_of(at, SIGNED))
}

fn member_named(reading: &mut Reading, block: usize, place: &Range<usize>, head: usize) -> (usize, f64) {
    let text = &reading.blocks[block];
    let (place, head) = (text.text_of(place), text.word(head));
    if let Some(entry) = known(reading, place, head) {
        return (reading.member_of_entry(entry), 0.9);
    }
    if let Some(member) = only_named_after(reading, place) {
        return (member, 0.85);
    }
    // Any pact may be called after the city where it was signed.
    let confidence = if head == "pact" { 0.7 } else { 0.8 };
    let head = super::described::capitalised(head);
    let name = format!("{place} {head}");
    (reading.member_named(EntityKind::Treaty, &name, None), confidence)
}

/// The authority's one treaty named after the place, whatever its head.
fn known(reading: &Reading, place: &str, head: &str) -> Option<usize> {
    const LOOSE: &[&str] = &["accord", "accords", "agreement", "agreements", "pact", "treaty"];
    let named = |head: &str| {
        let forms = [format!("{place} {head}"), format!("{head} of {place}")];
        forms.iter().find_map(|form| reading.treaty_called(form, None))
    };
    let exact = named(head);
    let loose = || {
        let mut found = LOOSE.iter().filter_map(|head| named(head));
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    };
    exact.or_else(|| loose().filter(|_| LOOSE.contains(&head)))
}

/// "The Genoa pact" after "the Genoa Maritime Pact".
fn only_named_after(reading: &Reading, place: &str) -> Option<usize> {
    if reading.members.len() > MOST_MEMBERS {
        return None;
    }
    let mut members = (0..reading.members.len()).filter(|member| {
        let known = &reading.members[*member];
        known.kind == EntityKind::Treaty && is_named_after(&known.name, place)
    });
    let member = members.next()?;
    members.next().is_none().then_some(member)
}

fn is_named_after(name: &str, place: &str) -> bool {
    let name = name.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    name.strip_prefix(place).is_some_and(|rest| rest.starts_with(' '))
}
