//! Names that stand elsewhere in the text, where nothing but their spelling gives them away: in a headline, and short.

use foldhash::{HashMap, HashSet};

use super::{
    block::Block,
    confidence::{ECHO, PART_OF_NAME, SHORT_NAME},
    lexicon::Classes,
    reading::Reading,
    tokens::{KEY_END, KEY_START, keys_of},
    unknown_organisations::is_like_demonym,
};
use crate::entity::EntityKind;

/// More names than this with one first word, and the rest are not looked for.
const MOST_NAMESAKES: usize = 8;

/// Unknown people and organisations of the text, by the first word of what they are called.
type Called<'a> = HashMap<&'a str, Vec<Name<'a>>>;

struct Name<'a> {
    keys: Vec<&'a str>,
    member: usize,
    confidence: f64,
}

pub(super) fn find(reading: &mut Reading) {
    let called = called(reading);
    merge_short_names(reading, &called);
    if called.is_empty() {
        return;
    }
    for block in 0..reading.blocks.len() {
        for at in reading.blocks[block].tokens.with(Classes::CAPITAL) {
            if let Some((length, member, confidence)) = name_at(&reading.blocks[block], at, &called) {
                let key = reading.blocks[block].tokens.key(at);
                let elsewhere = length == 1 && reading.is_whereabouts(key);
                let confidence = if elsewhere { PART_OF_NAME } else { confidence };
                reading.record_name(block, at..at + length, member, confidence);
            }
        }
    }
}

/// "Norvik", found by the words around it, is "Norvik Shipping".
fn merge_short_names(reading: &mut Reading, called: &Called) {
    let lone = |member: &usize| {
        let found = &reading.members[*member];
        found.kind == EntityKind::Organisation && found.entry.is_none() && !found.name.contains(' ')
    };
    let short: Vec<usize> = (0..reading.members.len()).filter(lone).collect();
    let mut pairs = Vec::new();
    for member in short {
        let key = keys_of(&reading.members[member].name);
        let names = called
            .get(key.trim_matches([KEY_START, KEY_END]))
            .map_or(&[][..], Vec::as_slice);
        let mut longer = names
            .iter()
            .filter(|name| name.keys.len() == 1 && name.member != member);
        if let (Some(into), None) = (longer.next(), longer.next()) {
            pairs.push((member, into.member));
        }
    }
    reading.merge_all(&pairs);
}

fn called<'a>(reading: &Reading<'a>) -> Called<'a> {
    let mut called = Called::default();
    let mut done = HashSet::default();
    let parts = parts_of_people(reading);
    for finding in reading.findings.iter().filter(|finding| finding.tokens.len() > 1) {
        let member = &reading.members[finding.member];
        let named = matches!(member.kind, EntityKind::Person | EntityKind::Organisation);
        if member.entry.is_some() || !named || !done.insert(finding.member) {
            continue;
        }
        let text = &reading.blocks[finding.block];
        let keys: Vec<&str> = finding.tokens.clone().map(|at| text.tokens.key(at)).collect();
        let public = finding
            .tokens
            .clone()
            .any(|at| text.is(at, Classes::ORGANISATION_OF) && !text.is_one_of(at, &["bank", "trust"]));
        if member.kind == EntityKind::Organisation && !public {
            let first = finding.tokens.start;
            for at in finding
                .tokens
                .clone()
                .filter(|at| is_telling(reading, text, *at, first))
            {
                let key = text.tokens.key(at);
                if !parts.contains(key) && reading.stands_alone(key) {
                    add(&mut called, vec![key], finding.member, SHORT_NAME);
                }
            }
        }
        add(&mut called, keys, finding.member, ECHO);
    }
    called
}

fn add<'a>(called: &mut Called<'a>, keys: Vec<&'a str>, member: usize, confidence: f64) {
    let names = called.entry(keys[0]).or_default();
    if names.len() < MOST_NAMESAKES {
        names.push(Name {
            keys,
            member,
            confidence,
        });
        names.sort_by_key(|name| std::cmp::Reverse(name.keys.len()));
    }
}

fn parts_of_people<'a>(reading: &Reading<'a>) -> HashSet<&'a str> {
    let findings = reading.findings.iter().chain(&reading.doubtful);
    let people = findings.filter(|finding| reading.members[finding.member].kind == EntityKind::Person);
    people
        .flat_map(|finding| {
            let tokens = reading.blocks[finding.block].tokens;
            finding.tokens.clone().map(move |at| tokens.key(at))
        })
        .collect()
}

/// "Norvik" in "Norvik Shipping": a word that stands for nothing else.
fn is_telling(reading: &Reading, text: &Block, at: usize, first: usize) -> bool {
    const ORDINARY: Classes = Classes::COMMON
        .or(Classes::OFFICE_WORD)
        .or(Classes::OFFICE)
        .or(Classes::FUNCTION)
        .or(Classes::ORGANISATION)
        .or(Classes::AMBIGUOUS_HEAD)
        .or(Classes::FOREIGN_HEAD)
        .or(Classes::GIVEN)
        .or(Classes::CALENDAR)
        .or(Classes::NOT_A_NAME)
        .or(Classes::TREATY_TOPIC)
        .or(Classes::PLACE_PREFIX)
        .or(Classes::COMPANY_FORM)
        .or(Classes::PARTICLE);
    let long = text.word(at).chars().count() > 3;
    long && text.is_capital(at)
        && !text.is(at, ORDINARY)
        && !is_like_demonym(text.word(at))
        && text.name_at(at).is_none()
        && !is_a_place(reading, text, at, first)
}

/// "Jounieh" in "University of Jounieh".
fn is_a_place(reading: &Reading, text: &Block, at: usize, first: usize) -> bool {
    let owner = reading
        .knowledge
        .senses_of(&format!("\u{1}{}\u{2}", text.tokens.key(at)));
    let after_preposition = at > first && text.is_one_of(at - 1, &["of", "in", "for", "the"]);
    !owner.is_empty() || after_preposition
}

fn name_at(text: &Block, at: usize, called: &Called) -> Option<(usize, usize, f64)> {
    if !text.is_capital(at) || text.owner(at).is_some() {
        return None;
    }
    let mut names = called.get(text.tokens.key(at))?.iter();
    let fits = |name: &&Name| {
        let end = at + name.keys.len();
        let same = end <= text.len()
            && (1..name.keys.len()).all(|next| text.tokens.key(at + next) == name.keys[next])
            && (text.is_capital(end - 1) || text.get(end - 1).is_some_and(|last| !last.is_word()));
        same && (name.keys.len() > 1 || stands_alone(text, at))
    };
    let name = names.find(fits)?;
    let namesake = names.any(|other| other.member != name.member && other.keys == name.keys);
    let part = name.keys.len() == 1;
    let confidence = if part && !acts(text, at) {
        PART_OF_NAME
    } else {
        name.confidence
    };
    (!namesake).then_some((name.keys.len(), name.member, confidence))
}

/// No other capital is beside it, unless all words have one.
fn stands_alone(text: &Block, at: usize) -> bool {
    let other = |at: usize| {
        text.is_capital(at)
            && !text.is(at, Classes::FUNCTION.or(Classes::CALENDAR))
            && text.owner(at).is_none()
    };
    let before = text.follows_closely(at) && other(at - 1) && !text.starts_sentence(at - 1);
    let after = text.follows_closely(at + 1) && (other(at + 1) || text.is_mark(at + 1, '-'));
    let office = text.is(at + 1, Classes::OFFICE.or(Classes::OFFICE_WORD));
    let begins = text.starts_sentence(at) && !is_subject(text, at);
    text.title_case || !(begins || before || (after && !office))
}

/// It has a chief, or says or owns something and is nowhere.
fn acts(text: &Block, at: usize) -> bool {
    const WHERE: &[&str] = &[
        "in",
        "at",
        "from",
        "near",
        "to",
        "across",
        "throughout",
        "around",
        "outside",
        "as",
        "a",
        "an",
        "the",
    ];
    if text.is(at + 1, Classes::OFFICE) {
        return true;
    }
    let located = at > 0 && text.is_one_of(at - 1, WHERE);
    !located && (text.is(at + 1, Classes::SPEECH) || text.is_possessive(at + 1) || is_subject(text, at))
}

/// What stands first in a sentence is a name if it owns or does something.
fn is_subject(text: &Block, at: usize) -> bool {
    const DOES: &[&str] = &[
        "is", "was", "has", "had", "will", "would", "plans", "expects", "declined", "did", "does", "could",
        "may", "also", "and", "makes", "made",
    ];
    let next = at + 1;
    text.is_possessive(next)
        || text.is(next, Classes::SPEECH)
        || (text.word(next).ends_with('s') && !text.is_capital(next))
        || text.is_one_of(next, DOES)
        || text.get(next).is_some_and(|next| !next.is_word())
}
