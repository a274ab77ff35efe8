//! Treaties that are described before they have a name: "a treaty on comprehensive strategic partnership", "a
//! comprehensive strategic partnership treaty", and then "the new treaty".

use std::{collections::BTreeSet, ops::Range};

use super::{
    MentionKind,
    block::{Block, Meaning},
    lexicon::Classes,
    parties::{self, Generic},
    reading::{Finding, Reading},
    tokens::keys_of,
    treaty_years,
};
use crate::entity::EntityKind;

/// Fewer topics describe a kind of treaty ("a free trade agreement"), not one.
const FEWEST_TOPICS: usize = 3;

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
        reading.record_name(description.block, description.tokens, member, 0.75);
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
    reading.members[member].described = true;
    member
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
    let entry = reading
        .knowledge
        .entry_named(&keys_of(&full), EntityKind::Treaty)
        .filter(|_| has_parties);
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

/// Several pairs of states have a treaty by one description.
fn has_its_parties(reading: &Reading, entry: usize) -> bool {
    let parties = &reading.knowledge.entries[entry].parties;
    let named = |slug: &String| {
        let place = reading.knowledge.place(slug);
        reading
            .blocks
            .iter()
            .flat_map(|block| &block.names)
            .any(|name| match name.meaning {
                Meaning::Entry(entry, _) | Meaning::Demonym(entry) => {
                    Some(entry) == place || reading.knowledge.state_of(entry) == place
                }
                Meaning::Unclear => false,
            })
    };
    !parties.is_empty() && parties.iter().all(named)
}

fn descriptions(reading: &Reading) -> Vec<Description> {
    let mut found = Vec::new();
    for (index, block) in reading.blocks.iter().enumerate() {
        for head in 0..block.len() {
            if !block.is(head, Classes::TREATY)
                || block.is(head, Classes::TREATIES)
                || block.owner(head).is_some()
            {
                continue;
            }
            found.extend(description_at(block, index, head));
        }
    }
    found
}

fn description_at(text: &Block, block: usize, head: usize) -> Option<Description> {
    let start = topics_before(text, head);
    if topics_in(text, start..head) >= FEWEST_TOPICS {
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
    let end = topics_after(text, after + 1);
    (topics_in(text, after + 1..end) >= FEWEST_TOPICS).then_some(Description {
        block,
        tokens: head..end,
        topics: after + 1..end,
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
        "and" => "and".to_owned(),
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

/// "The new treaty", "the 1991 treaty", "the pact", where one treaty only can be meant.
pub(super) fn find_nominals(reading: &mut Reading) {
    let antecedents = Antecedents::of(reading);
    for block in 0..reading.blocks.len() {
        for head in 0..reading.blocks[block].len() {
            let text = &reading.blocks[block];
            if !text.is(head, Classes::TREATY)
                || text.is(head, Classes::TREATIES)
                || text.owner(head).is_some()
            {
                continue;
            }
            let Some(tokens) = nominal_at(text, head) else {
                continue;
            };
            let member = match treaty_years::year(text, tokens.start) {
                Some(year) => antecedents.only_of(reading, year),
                None => antecedents.only_before((block, tokens.start), tokens.len() > 1),
            };
            if let Some(member) =
                member.filter(|member| can_be_called(&reading.members[*member].name, text.word(head)))
            {
                let kind = MentionKind::Nominal;
                reading.record(Finding {
                    block,
                    tokens,
                    member,
                    kind,
                    role: None,
                    confidence: 0.7,
                });
            }
        }
    }
}

/// A memorandum is called so; a treaty may be called a pact, an agreement or an accord.
fn can_be_called(name: &str, head: &str) -> bool {
    let name = name.to_lowercase();
    let loose = matches!(head, "treaty" | "pact" | "agreement" | "accord");
    let strict = ["declaration", "memorandum", "protocol", "charter"]
        .iter()
        .any(|head| name.contains(head));
    name.contains(head) || (loose && !strict)
}

fn nominal_at(text: &Block, head: usize) -> Option<Range<usize>> {
    let told = head > 0 && (text.is_word(head - 1, "new") || treaty_years::year(text, head - 1).is_some());
    let start = if told { head - 1 } else { head };
    let definite = start > 0 && text.is_one_of(start - 1, &["the", "this"]);
    let goes_on =
        text.is_one_of(head + 1, &["of", "on", "between", "with", "for"]) || text.is_capital(head + 1);
    (definite && !goes_on).then_some(start..head + 1)
}

/// The treaties in the order in which the text mentions them.
struct Antecedents {
    /// Where, and which treaty is the only one so far, if it is.
    all: Vec<((usize, usize), Option<usize>)>,
    described: Vec<((usize, usize), Option<usize>)>,
    /// Each once.
    members: BTreeSet<usize>,
}

impl Antecedents {
    fn of(reading: &Reading) -> Self {
        let treaties = reading
            .findings
            .iter()
            .filter(|finding| reading.members[finding.member].kind == EntityKind::Treaty);
        let mut mentions: Vec<_> = treaties
            .map(|finding| ((finding.block, finding.tokens.start), finding.member))
            .collect();
        mentions.sort_unstable();
        let described = mentions
            .iter()
            .filter(|(_, member)| reading.members[*member].described)
            .copied();
        Self {
            described: only_so_far(described),
            all: only_so_far(mentions.iter().copied()),
            members: mentions.iter().map(|(_, member)| *member).collect(),
        }
    }

    /// The only treaty of that year, wherever the text mentions it.
    fn only_of(&self, reading: &Reading, year: i32) -> Option<usize> {
        let mut members = self
            .members
            .iter()
            .filter(|member| reading.members[**member].year == Some(year));
        let member = members.next()?;
        members.next().is_none().then_some(*member)
    }

    fn only_before(&self, place: (usize, usize), described: bool) -> Option<usize> {
        let mentions = if described { &self.described } else { &self.all };
        let count = mentions.partition_point(|(at, _)| *at < place);
        mentions.get(count.checked_sub(1)?)?.1
    }
}

fn only_so_far(
    mentions: impl Iterator<Item = ((usize, usize), usize)>,
) -> Vec<((usize, usize), Option<usize>)> {
    let mut first = None;
    let mut alone = true;
    mentions
        .map(|(at, member)| {
            alone &= *first.get_or_insert(member) == member;
            (at, Some(member).filter(|_| alone))
        })
        .collect()
}
