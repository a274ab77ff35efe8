//! Which treaty "the pact" or "the agreement, signed in Prague in 2010," is when it stands far from the name.

use super::{
    claim_lists::distinct,
    claim_sides::Clause,
    reading::Reading,
    treaty_called::{can_be_called, is_called},
    treaty_nominals::nameless,
    treaty_years::{year, year_after},
};
use crate::entity::EntityKind;

/// A text that names more treaties than this is a list, in which no description is clear.
const MOST_TREATIES: usize = 60;

/// The treaties of a text in reading order, and those that have no name; read once, when a claim first asks.
pub(super) struct Topics {
    mentions: Vec<((usize, usize), usize)>,
    nameless: Vec<(usize, usize)>,
    headline: Option<usize>,
}

impl Topics {
    fn of(reading: &Reading) -> Self {
        let treaties = reading
            .findings
            .iter()
            .filter(|finding| reading.members[finding.member].kind == EntityKind::Treaty);
        let mut mentions: Vec<_> = treaties
            .map(|finding| ((finding.block, finding.tokens.start), finding.member))
            .collect();
        mentions.sort_unstable();
        let headline = mentions.iter().filter(|((block, _), _)| *block == 0);
        let headline = distinct(headline.map(|(_, member)| *member));
        Self {
            nameless: nameless(reading),
            headline: Some(headline.as_slice())
                .filter(|members| members.len() == 1)
                .map(|members| members[0]),
            mentions,
        }
    }

    fn first_in_body(&self, member: usize) -> Option<(usize, usize)> {
        let body = self.mentions.iter().filter(|((block, _), _)| *block > 0);
        body.filter(|(_, other)| *other == member)
            .map(|(place, _)| *place)
            .next()
    }

    fn before(&self, place: (usize, usize)) -> Option<Vec<usize>> {
        let count = self.mentions.partition_point(|(mention, _)| *mention < place);
        let mut found = Vec::new();
        for (_, member) in &self.mentions[..count] {
            if !found.contains(member) {
                found.push(*member);
            }
            if found.len() > MOST_TREATIES {
                return None;
            }
        }
        Some(found)
    }
}

impl Clause<'_, '_> {
    /// The treaty that a definite noun stands for: the one of its year, the only one called so, or what the headline names.
    pub(super) fn topic_at(&self, noun: usize) -> Option<usize> {
        let text = self.text();
        let plain = noun > 0 && text.is_one_of(noun - 1, &["the", "this", "whole", "entire"]);
        if !plain || year(text, noun - 1).is_some() {
            return None;
        }
        let topics = self.topics.get_or_init(|| Topics::of(self.reading));
        let before = topics.before((self.block, noun))?;
        let members = &self.reading.members;
        if let Some(year) = year_after(text, noun + 1) {
            return only(
                before
                    .into_iter()
                    .filter(|member| members[*member].year == Some(year)),
            );
        }
        let head = text.word(noun).to_lowercase();
        let called = |member: &usize| is_called(&members[*member].name, &head);
        if !is_loose(&head) {
            let topic = only(before.iter().copied().filter(called))?;
            // "Adopted a compact" at the top is the one that is named after it.
            let since = topics.first_in_body(topic)?;
            return (!self.is_brought_in(topics, since, noun)).then_some(topic);
        }
        let topic = topics
            .headline
            .or_else(|| only(before.iter().copied().filter(called)))
            .or_else(|| only(before.iter().copied()))?;
        let clear = can_be_called(&members[topic].name, &head) && !self.is_brought_in(topics, (0, 0), noun);
        clear.then_some(topic)
    }

    /// "They initialled a pact": "the pact" may be that one.
    fn is_brought_in(&self, topics: &Topics, since: (usize, usize), noun: usize) -> bool {
        let head = self.text().word(noun);
        let start = topics.nameless.partition_point(|place| *place < since);
        let count = topics
            .nameless
            .partition_point(|place| *place < (self.block, noun));
        let same = |place: &(usize, usize)| {
            self.reading.blocks[place.0]
                .word(place.1)
                .eq_ignore_ascii_case(head)
        };
        topics.nameless[start.min(count)..count].iter().any(same)
    }
}

fn is_loose(head: &str) -> bool {
    matches!(
        head,
        "treaty" | "pact" | "agreement" | "accord" | "deal" | "text" | "document" | "draft"
    )
}

fn only(mut members: impl Iterator<Item = usize>) -> Option<usize> {
    let member = members.next()?;
    members.all(|other| other == member).then_some(member)
}
