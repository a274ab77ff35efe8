//! Treaties that are described before they have a name: "a treaty on comprehensive strategic partnership", "a
//! comprehensive strategic partnership treaty", and then "the new treaty".

use std::ops::Range;

use super::{
    block::Block,
    lexicon::Classes,
    parties::{self, Generic},
    reading::Reading,
    tokens::{Shape, keys_of},
};
use crate::entity::EntityKind;

/// Fewer topics describe a kind of treaty ("a free trade agreement"), not one.
const FEWEST_TOPICS: usize = 3;

/// "the peaceful use of the waters of a shared river": what a treaty is about takes no more words.
const LONGEST_SUBJECT: usize = 8;

struct Description {
    block: usize,
    tokens: Range<usize>,
    topics: Range<usize>,
    head: usize,
}

pub(super) fn find(reading: &mut Reading) {
    for description in descriptions(reading) {
        let text = &reading.blocks[description.block];
        let topics = title_case(text, &description.topics);
        let head = capitalised(text.word(description.head));
        let member = described_member(reading, &description, &topics, &head);
        let described = &reading.members[member];
        // A kind of treaty that nobody has signed yet and that has no parties may be just that.
        let certain =
            described.entry.is_some() || described.name.contains(" between ") || !described.described;
        let confidence = if certain { 0.82 } else { 0.75 };
        reading.record_name(description.block, description.tokens, member, confidence);
    }
}

fn described_member(reading: &mut Reading, description: &Description, topics: &str, head: &str) -> usize {
    let names = [format!("{head} on {topics}"), format!("{topics} {head}")];
    let named = |name: &String| reading.knowledge.entry_named(&keys_of(name), EntityKind::Treaty);
    let entry = names
        .iter()
        .find_map(named)
        .filter(|entry| has_its_parties(reading, *entry));
    let member = match entry {
        Some(entry) => reading.member_of_entry(entry),
        None => {
            let parties = parties::of(reading, description.block, &description.tokens, false);
            generic_member(reading, &names[0], parties, None)
        }
    };
    let start = description.tokens.start;
    let text = &reading.blocks[description.block];
    let signed = (start.saturating_sub(4)..start).any(|at| is_settled(text, at));
    reading.members[member].described |= !signed;
    member
}

/// What is signed, left or suspended is there.
fn is_settled(text: &Block, at: usize) -> bool {
    const SETTLED: &[&str] = &[
        "signed",
        "inked",
        "concluded",
        "ratified",
        "sealed",
        "left",
        "leave",
        "leaves",
        "leaving",
        "quit",
        "quits",
        "quitting",
        "joined",
        "suspended",
        "denounced",
        "renounced",
        "invoked",
        "breached",
        "under",
        "tore",
        "scrapped",
    ];
    text.is_one_of(at, SETTLED)
}

/// A treaty that many pairs have one of.
pub(super) fn generic_member(
    reading: &mut Reading,
    name: &str,
    parties: Option<String>,
    year: Option<i32>,
) -> usize {
    let has_parties = parties.is_some();
    let full = format!("{name}{}", parties.unwrap_or_default());
    let entry = match has_parties {
        true => known_as(reading, &full),
        false => of_parties_in_text(reading, name, year),
    };
    let member = match entry {
        Some(entry) => reading.member_of_entry(entry),
        None => reading.treaty_named(&full, year),
    };
    let name = name.to_owned();
    reading.generics.push(Generic {
        member,
        name,
        has_parties,
    });
    member
}

/// The authority's treaty by this name.
fn known_as(reading: &Reading, name: &str) -> Option<usize> {
    let known = |name: &str| reading.knowledge.entry_named(&keys_of(name), EntityKind::Treaty);
    known(name).or_else(|| known(&as_treaty(name)?))
}

/// What is called an agreement, a pact or an accord may be a treaty.
fn as_treaty(name: &str) -> Option<String> {
    const LOOSE: &[&str] = &["Agreement on ", "Pact on ", "Accord on "];
    let topics = LOOSE.iter().find_map(|head| name.strip_prefix(head))?;
    Some(format!("Treaty on {topics}"))
}

/// The authority's only treaty by this name between parties that the text names.
fn of_parties_in_text(reading: &Reading, name: &str, year: Option<i32>) -> Option<usize> {
    const FEWEST_WORDS: usize = 4;
    if name.split(' ').count() < FEWEST_WORDS {
        return None;
    }
    let names = [Some(name.to_owned()), as_treaty(name)];
    let treaties = reading.knowledge.treaties.iter().map(|treaty| treaty.entry);
    let mut fitting = treaties.filter(|index| {
        let entry = &reading.knowledge.entries[*index];
        let begins = |name: &String| {
            let rest = entry.name.strip_prefix(name.as_str());
            rest.is_some_and(|rest| rest.starts_with(" between "))
        };
        let agrees = year.is_none() || year == entry.year;
        agrees && names.iter().flatten().any(begins) && has_its_parties(reading, *index)
    });
    let entry = fitting.next()?;
    fitting.next().is_none().then_some(entry)
}

/// Several pairs of states have a treaty by one description.
fn has_its_parties(reading: &Reading, entry: usize) -> bool {
    let parties = &reading.knowledge.entries[entry].parties;
    !parties.is_empty() && parties.iter().all(|slug| reading.names_state(slug))
}

fn descriptions(reading: &Reading) -> Vec<Description> {
    let mut found = Vec::new();
    for (index, block) in reading.blocks.iter().enumerate() {
        for head in block.tokens.with(Classes::TREATY) {
            if block.is(head, Classes::TREATIES) || block.owner(head).is_some() {
                continue;
            }
            let description = description_at(block, index, head, FEWEST_TOPICS);
            let description = description.or_else(|| made_by_parties(reading, index, head));
            let description = description.or_else(|| signed_at(block, index, head));
            found.extend(description.or_else(|| joined_at(reading, index, head)));
        }
    }
    found
}

/// "signed a friendship treaty between Russia and Mongolia": whose it is tells it from others of its kind.
fn made_by_parties(reading: &Reading, block: usize, head: usize) -> Option<Description> {
    let text = &reading.blocks[block];
    let own = head > 2 && text.is_word(head, "agreement") && text.is_word(head + 1, "with");
    let lower = (own || text.is_one_of(head, &["treaty", "pact", "convention"])) && !text.is_capital(head);
    let fields = super::place_named::start_of_fields(text, head);
    let agreement = text.is_word(head, "agreement") && !text.is_capital(head);
    let told_apart = agreement && head - fields > 1 && text.is_word(fields.wrapping_sub(1), "the");
    let description = description_at(text, block, head, 1)
        .filter(|_| lower)
        .or_else(|| {
            told_apart.then_some(Description {
                block,
                tokens: fields..head + 1,
                topics: fields..head,
                head,
            })
        })?;
    let start = description.tokens.start;
    let friendly = description
        .topics
        .clone()
        .any(|at| text.is_one_of(at, &["friendship", "amity", "non-aggression"]));
    let told = friendly
        || text.is_one_of(start.wrapping_sub(1), &["the", "their"])
        || (start.saturating_sub(3)..start).any(|at| parties::is_signing(text, at));
    let owned = || {
        let topics = topics_in(text, description.topics.clone());
        let with = text.is_word(head + 1, "with") && parties::is_state(reading, block, &(head + 2..head + 3));
        topics > 1 && with && text.is_one_of(start.wrapping_sub(1), &["its", "their"])
    };
    let stated = told && parties::stated(reading, block, &description.tokens).is_some();
    (stated || owned()).then_some(description)
}

/// "signed a treaty on the protection of investments".
fn signed_at(text: &Block, block: usize, head: usize) -> Option<Description> {
    let article = head
        .checked_sub(1)
        .filter(|at| text.is_one_of(*at, &["a", "an"]))?;
    let signed = (article.saturating_sub(2)..article).any(|at| parties::is_signing(text, at));
    let lower = text.is_one_of(head, &["treaty", "pact", "convention", "accord"]) && !text.is_capital(head);
    let on = text.is_one_of(head + 1, &["on", "for"]);
    let end = subject_end(text, head + 2);
    let topics = head + 2 + usize::from(text.is_word(head + 2, "the"))..end;
    (signed && lower && on && !topics.is_empty()).then_some(Description {
        block,
        tokens: head..end,
        topics,
        head,
    })
}

/// "left the cluster munitions convention", in a text that names no treaty: what states join and leave is one.
fn joined_at(reading: &Reading, block: usize, head: usize) -> Option<Description> {
    const DONE: &[&str] = &[
        "left",
        "leave",
        "leaves",
        "leaving",
        "quit",
        "quits",
        "quitting",
        "joined",
        "ratified",
        "suspended",
        "denounced",
        "renounced",
        "invoked",
        "breached",
        "under",
    ];
    const MOST_WORDS: usize = 2;
    let text = &reading.blocks[block];
    let strict = text.is_one_of(head, &["treaty", "convention"]) && !text.is_capital(head);
    let matter = |at: &usize| {
        let token = text.get(*at).filter(|token| token.shape == Shape::Lower);
        text.follows_closely(at + 1) && token.is_some_and(|token| !token.is(Classes::FUNCTION))
    };
    let start = (head.saturating_sub(MOST_WORDS)..head)
        .rev()
        .take_while(matter)
        .last()
        .filter(|_| strict)?;
    let telling = (start..head).all(|at| {
        !text.is_one_of(
            at,
            &[
                "new",
                "old",
                "draft",
                "proposed",
                "whole",
                "same",
                "party",
                "peace",
                "international",
                "global",
            ],
        ) && !text.word(at).ends_with("ed")
    });
    let done = start > 1 && text.is_word(start - 1, "the") && text.is_one_of(start - 2, DONE);
    let named = reading
        .members
        .iter()
        .any(|member| member.kind == EntityKind::Treaty);
    (telling && done && !named).then_some(Description {
        block,
        tokens: start..head + 1,
        topics: start..head,
        head,
    })
}

/// Where "the protection of investments" ends: plain words, joined by small ones.
fn subject_end(text: &Block, start: usize) -> usize {
    let mut end = start;
    let plain = |at: usize| {
        text.is(at, Classes::FUNCTION) || text.get(at).is_none_or(|token| token.shape != Shape::Lower)
    };
    let mut at = start;
    while at < start + LONGEST_SUBJECT && text.follows_closely(at) {
        if !plain(at) {
            end = at + 1;
        } else if !text.is_one_of(at, &["of", "and", "the"]) {
            break;
        }
        at += 1;
    }
    end
}

fn description_at(text: &Block, block: usize, head: usize, fewest: usize) -> Option<Description> {
    let start = topics_before(text, head);
    if topics_in(text, start..head) >= fewest {
        return Some(Description {
            block,
            tokens: start..head + 1,
            topics: start..head,
            head,
        });
    }
    let after = head + 1;
    if !text.is_one_of(after, &["on", "of"]) {
        return None;
    }
    let first = after + 1 + usize::from(text.is_one_of(after + 1, &["a", "the"]));
    let end = topics_after(text, first);
    (topics_in(text, first..end) >= fewest).then_some(Description {
        block,
        tokens: head..end,
        topics: first..end,
        head,
    })
}

/// "Comprehensive Strategic Partnership Treaty" has the name that its description in lower case has.
pub(super) fn topic_name(text: &Block, words: &Range<usize>, head: usize) -> Option<String> {
    let topics = words.start..head;
    let only_topics = topics
        .clone()
        .all(|at| text.is(at, Classes::TREATY_TOPIC) || text.is_word(at, "and"));
    let described = words.end == head + 1 && only_topics && topics_in(text, topics.clone()) >= FEWEST_TOPICS;
    described.then(|| format!("{} on {}", capitalised(text.word(head)), text.text_of(&topics)))
}

fn topics_in(text: &Block, range: Range<usize>) -> usize {
    range.filter(|at| text.is(*at, Classes::TREATY_TOPIC)).count()
}

fn topics_before(text: &Block, head: usize) -> usize {
    let mut start = head;
    while start > 0 && text.follows_closely(start) {
        let before = start - 1;
        let joint = text.is_word(before, "and") && before > 0 && text.is(before - 1, Classes::TREATY_TOPIC);
        if !joint && !text.is(before, Classes::TREATY_TOPIC) {
            break;
        }
        start = before;
    }
    start
}

fn topics_after(text: &Block, start: usize) -> usize {
    let mut end = start;
    while text.is(end, Classes::TREATY_TOPIC)
        || (text.is_word(end, "and") && text.is(end + 1, Classes::TREATY_TOPIC))
    {
        end += 1;
    }
    end
}

fn title_case(text: &Block, tokens: &Range<usize>) -> String {
    let words = tokens.clone().map(|at| match text.word(at) {
        small @ ("and" | "of" | "the") => small.to_owned(),
        word => capitalised(word),
    });
    words.collect::<Vec<_>>().join(" ")
}

pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
