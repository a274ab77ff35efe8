//! Descriptions of treaties that a text names: "the new treaty", "the 1991 treaty", "the 42-page compact", "the pact".

use std::{collections::BTreeSet, ops::Range};

use super::{
    MentionKind,
    block::{Block, Meaning},
    lexicon::Classes,
    party_named::topic,
    place_named,
    reading::{Finding, Reading},
    tokens::Shape,
    treaty_by_year::{is_matter, is_told_by_year, name_by_year, of_year_at},
    treaty_called::{NEW, OLD, can_be_called, is_about, is_called, is_measure, is_part},
    treaty_years::year,
};
use crate::entity::EntityKind;

/// "the new 42-page border treaty": no more words stand before the head.
const MOST_WORDS: usize = 4;

/// A text that names more treaties than this is a list, in which no description is clear.
const MOST_TREATIES: usize = 60;

/// What may stand for a treaty by itself.
const HEADS: Classes = Classes::TREATY.or(Classes::LOOSE_TREATY);

pub(super) fn find(reading: &mut Reading) {
    let treaties = Treaties::of(reading);
    if treaties.members.len() > MOST_TREATIES {
        return;
    }
    for block in 0..reading.blocks.len() {
        for head in reading.blocks[block].tokens.with(HEADS.or(Classes::ARRANGEMENT)) {
            let text = &reading.blocks[block];
            let described = text.owner(head).is_none() && description_at(text, head, block == 0).is_some();
            if let Some(tokens) = of_year_at(text, head).filter(|_| !described) {
                name_by_year(reading, &treaties, block, tokens, head);
            }
        }
    }
    tie_all(reading);
}

/// What is described by its year alone has been found: "the 2022 agreement" may be "an agreement on forces signed in 2022".
fn tie_all(reading: &mut Reading) {
    let treaties = Treaties::of(reading);
    for block in 0..reading.blocks.len() {
        for head in reading.blocks[block].tokens.with(HEADS) {
            let text = &reading.blocks[block];
            if text.owner(head).is_none()
                && let Some(words) = description_at(text, head, block == 0)
            {
                tie(reading, &treaties, block, head, words);
            }
        }
    }
}

fn tie(reading: &mut Reading, treaties: &Treaties, block: usize, head: usize, words: Range<usize>) {
    let tokens = words.start..head + 1;
    let place = Place {
        block,
        tokens: &tokens,
        head,
    };
    let Some((member, confidence)) = treaties.meant(reading, &place) else {
        let text = &reading.blocks[block];
        let agreed = text.is_one_of(head, &["agreement", "agreements"]) && head == tokens.start + 1;
        let parties = text.is_one_of(head + 1, &["between", "with"]) && text.is_capital(head + 2);
        let about = (tokens.start + 1..head).all(|at| is_matter(text, at) || place_named::is_field(text, at));
        let made =
            (agreed && !treaties.members.is_empty()) || (parties && about && text.is_word(head, "agreement"));
        let told = is_told_by_year(text, tokens.start + 1, head) || made;
        if year(text, tokens.start).is_some() && told && !text.title_case {
            name_by_year(reading, treaties, block, tokens, head);
        }
        return;
    };
    let finding = Finding {
        block,
        tokens,
        member,
        kind: MentionKind::Nominal,
        role: None,
        confidence,
    };
    reading.record_over(finding);
}

/// The words before the head that say which treaty is meant, after "the" or in a headline.
fn description_at(text: &Block, head: usize, headline: bool) -> Option<Range<usize>> {
    let lone = text.is(head, Classes::TREATY) && !text.is(head, Classes::TREATIES);
    if !lone && !text.is(head, Classes::LOOSE_TREATY) {
        return None;
    }
    let dated = (head.saturating_sub(2)..head).any(|at| year(text, at).is_some());
    let goes_on =
        (!dated && text.is_one_of(head + 1, &["of", "on", "between", "with", "for"]) && !text.title_case)
            || (text.is_capital(head + 1) && text.follows_closely(head + 1) && !text.title_case)
            || (text.is(head + 1, Classes::TREATY) && text.follows_closely(head + 1));
    if goes_on || (text.is_capital(head) && !text.title_case) {
        return None;
    }
    let before = |tells: &dyn Fn(usize) -> bool| {
        let mut start = head;
        while start > 0 && head - start < MOST_WORDS && text.follows_closely(start) && tells(start - 1) {
            start -= 1;
        }
        start
    };
    let start = before(&|at| is_telling(text, at));
    let dated = dated && year(text, start).is_some();
    let definite = start > 0
        && (text.is_one_of(start - 1, &["the", "this"])
            || (dated && text.is_one_of(start - 1, &["a", "an", "its", "their"]))
            || (dated && text.is_possessive(start - 1)));
    let fields = before(&|at| place_named::is_field(text, at));
    if headline && !definite && fields < head {
        return Some(fields..head);
    }
    (definite && (lone || start < head)).then_some(start..head)
}

fn is_telling(text: &Block, at: usize) -> bool {
    let token = &text.tokens.list[at];
    let lower = token.shape == Shape::Lower && !token.is(Classes::FUNCTION);
    let place = matches!(
        text.name_at(at).map(|name| name.meaning),
        Some(Meaning::Entry(_, EntityKind::Place))
    );
    let titled = text.title_case && token.is_capital() && place_named::is_field(text, at);
    let named = token.is_capital()
        && !token.is(Classes::FUNCTION)
        && text.is_one_of(at + 1, &["draft", "text", "deal"]);
    (lower && !text.word(at).ends_with("ing")) || place || named || year(text, at).is_some() || titled
}

/// Where a description stands.
struct Place<'a> {
    block: usize,
    tokens: &'a Range<usize>,
    head: usize,
}

/// The treaties of a text, and where they are mentioned.
pub(super) struct Treaties {
    /// Where each is mentioned first, in that order.
    members: Vec<((usize, usize), usize)>,
    mentions: Vec<((usize, usize), usize)>,
    /// Where "a pact", "another agreement" brings in one that has no name.
    nameless: Vec<(usize, usize)>,
    /// What those are about: "a security pact".
    nameless_topics: BTreeSet<String>,
}

impl Treaties {
    fn of(reading: &Reading) -> Self {
        let treaties = reading
            .findings
            .iter()
            .filter(|finding| reading.members[finding.member].kind == EntityKind::Treaty);
        let mut mentions: Vec<_> = treaties
            .map(|finding| ((finding.block, finding.tokens.start), finding.member))
            .collect();
        mentions.sort_unstable();
        let mut members: Vec<((usize, usize), usize)> = Vec::new();
        for (place, member) in &mentions {
            if members.len() <= MOST_TREATIES && !members.iter().any(|(_, known)| known == member) {
                members.push((*place, *member));
            }
        }
        let nameless = nameless(reading);
        let topics = nameless.iter().map(|(block, head)| {
            let text = &reading.blocks[*block];
            topic(text.tokens.key(head - 1))
        });
        Self {
            members,
            mentions,
            nameless_topics: topics.collect(),
            nameless,
        }
    }

    pub(super) fn before(&self, place: (usize, usize)) -> Vec<usize> {
        let earlier = self.members.iter().take_while(|(first, _)| *first < place);
        earlier.map(|(_, member)| *member).collect()
    }

    pub(super) fn of_year(&self, reading: &Reading, year: i32) -> Vec<usize> {
        let members = self.members.iter().map(|(_, member)| *member);
        members
            .filter(|member| reading.members[*member].year == Some(year))
            .collect()
    }

    fn meant(&self, reading: &Reading, place: &Place) -> Option<(usize, f64)> {
        let text = &reading.blocks[place.block];
        let words = place.tokens.start..place.head;
        let head = text.word(place.head).to_lowercase();
        if let Some(year) = words.clone().find_map(|at| year(text, at)) {
            let dated = |member: &usize| reading.members[*member].year == Some(year);
            let members = self.members.iter().map(|(_, member)| *member);
            return only(members.filter(dated)).map(|member| (member, 0.8));
        }
        let headline = place.block == 0;
        if headline {
            let telling: Vec<String> = words.map(|at| topic(text.tokens.key(at))).collect();
            return self.of_lede(reading, &head, &telling).map(|member| (member, 0.8));
        }
        let before = self.before((place.block, place.tokens.start));
        let callable: Vec<usize> = before
            .iter()
            .copied()
            .filter(|member| can_be_called(&reading.members[*member].name, &head))
            .collect();
        if words.is_empty() {
            return self
                .bare(reading, place, &head, &before)
                .map(|member| (member, 0.7));
        }
        let telling: Vec<String> = words
            .clone()
            .filter(|at| !text.is_one_of(*at, NEW) && !text.is_one_of(*at, OLD) && !is_measure(text, *at))
            .map(|at| topic(text.tokens.key(at)))
            .collect();
        if !telling.is_empty() {
            let about = |member: &usize| is_about(&reading.members[*member].name, &telling);
            let nameless = telling.iter().all(|told| self.nameless_topics.contains(told));
            // An old treaty is not what "a security pact" has just brought in.
            let can_be = |member: &usize| !nameless || reading.members[*member].year.is_none();
            return only(callable.into_iter().filter(about))
                .filter(can_be)
                .map(|member| (member, 0.8));
        }
        let old = words.clone().any(|at| text.is_one_of(at, OLD));
        newest(reading, &callable, &head, old).map(|member| (member, if old { 0.7 } else { 0.8 }))
    }

    /// The only treaty of the lede, else the only one there that is about this.
    fn of_lede(&self, reading: &Reading, head: &str, telling: &[String]) -> Option<usize> {
        let start = self.mentions.partition_point(|((block, _), _)| *block < 1);
        let lede = self.mentions[start..]
            .iter()
            .take_while(|((block, _), _)| *block == 1);
        let lede = lede.take(MOST_TREATIES).map(|(_, member)| *member);
        let callable = lede.filter(|member| can_be_called(&reading.members[*member].name, head));
        let callable: Vec<usize> = callable.collect();
        let about = |member: &usize| is_about(&reading.members[*member].name, telling);
        only(callable.iter().copied()).or_else(|| only(callable.iter().copied().filter(about)))
    }

    /// "The compact" is the one compact, whatever protocols are spoken of.
    fn last_called(
        &self,
        reading: &Reading,
        place: (usize, usize),
        before: &[usize],
        head: &str,
    ) -> Option<usize> {
        const LOOSE: &[&str] = &[
            "treaty",
            "pact",
            "agreement",
            "accord",
            "deal",
            "text",
            "draft",
            "protocol",
        ];
        const MOST_BETWEEN: usize = 6;
        let exact = |member: &usize| is_called(&reading.members[*member].name, head);
        let member = only(before.iter().copied().filter(exact))?;
        let part = |other: &usize| *other == member || is_part(&reading.members[*other].name);
        if LOOSE.contains(&head) && !before.iter().all(part) {
            return None;
        }
        let first = self.members.iter().find(|(_, known)| *known == member)?.0;
        let named_so =
            |place: &(usize, usize)| reading.blocks[place.0].word(place.1).eq_ignore_ascii_case(head);
        let since = self.nameless.partition_point(|other| *other <= first);
        let another = self.nameless[since..]
            .iter()
            .take_while(|other| **other < place)
            .any(named_so);
        let count = self.mentions.partition_point(|(other, _)| *other < place);
        let recent = self.mentions[..count].iter().rev().take(MOST_BETWEEN);
        let near = recent
            .into_iter()
            .any(|((block, _), other)| *other == member && block + 2 >= place.0);
        (near && !another).then_some(member)
    }

    /// "The pact": the only treaty so far, or the last one if it alone is called so; and no other was brought in since.
    fn bare(&self, reading: &Reading, place: &Place, head: &str, before: &[usize]) -> Option<usize> {
        let at = (place.block, place.tokens.start);
        let count = self.mentions.partition_point(|(other, _)| *other < at);
        let ((block, _), last) = *self.mentions.get(count.checked_sub(1)?)?;
        let first = self.members.iter().find(|(_, member)| *member == last)?.0;
        let after_first = self.nameless.partition_point(|other| *other <= first);
        let brought_in = self.nameless.get(after_first).is_some_and(|other| *other < at);
        let exact = |member: &usize| is_called(&reading.members[*member].name, head);
        let alone = before.len() == 1 && can_be_called(&reading.members[last].name, head);
        let own =
            exact(&last) && only(before.iter().copied().filter(exact)).is_some() && block + 1 >= place.block;
        if (alone || own) && !brought_in {
            return Some(last);
        }
        self.last_called(reading, at, before, head)
    }
}

pub(super) fn nameless(reading: &Reading) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (index, block) in reading.blocks.iter().enumerate() {
        for head in block.tokens.with(HEADS).filter(|head| *head > 0) {
            let loose = || block.is(head, Classes::LOOSE_TREATY) && block.is_word(head, "deal");
            let lone = block.is(head, Classes::TREATY) || loose();
            let indefinite = || {
                (head.saturating_sub(MOST_WORDS)..head)
                    .any(|at| block.is_one_of(at, &["a", "an", "another", "any", "no", "similar"]))
            };
            if lone && indefinite() && block.owner(head).is_none() {
                found.push((index, head));
            }
        }
    }
    found
}

fn only(mut members: impl Iterator<Item = usize>) -> Option<usize> {
    let member = members.next()?;
    members.all(|other| other == member).then_some(member)
}

/// The new one is the one of which no year is told; the old one has one.
fn newest(reading: &Reading, callable: &[usize], head: &str, old: bool) -> Option<usize> {
    let exact: Vec<usize> = callable
        .iter()
        .copied()
        .filter(|member| is_called(&reading.members[*member].name, head))
        .collect();
    let candidates = if exact.is_empty() {
        callable
    } else {
        exact.as_slice()
    };
    let dated = |member: &usize| reading.members[*member].year.is_some();
    let described = |member: &usize| reading.members[*member].described;
    if old {
        let years: Option<Vec<i32>> = candidates
            .iter()
            .map(|member| reading.members[*member].year)
            .collect();
        let first = years.and_then(|years| years.into_iter().min());
        let oldest = candidates
            .iter()
            .copied()
            .filter(|member| reading.members[*member].year == first);
        return only(oldest).filter(|_| first.is_some() && candidates.len() > 1);
    }
    only(callable.iter().copied().filter(described))
        .or_else(|| only(candidates.iter().copied()))
        .or_else(|| only(candidates.iter().copied().filter(|member| !dated(member))))
        .or_else(|| latest(reading, candidates))
}

/// The latest one, where every one has a year.
fn latest(reading: &Reading, candidates: &[usize]) -> Option<usize> {
    let years: Option<Vec<i32>> = candidates
        .iter()
        .map(|member| reading.members[*member].year)
        .collect();
    let last = *years?.iter().max()?;
    only(
        candidates
            .iter()
            .copied()
            .filter(|member| reading.members[*member].year == Some(last)),
    )
}
