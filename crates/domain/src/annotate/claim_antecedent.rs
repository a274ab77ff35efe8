//! Which treaty "it", "the document", "that pact" and "the latter" stand for.

use std::ops::Range;

use super::{
    claim_asides::{LONGEST_ASIDE, is_adverbial},
    claim_lists::{distinct, treaties_in},
    claim_sides::Clause,
    claim_subject::{is_treaty_noun, refers},
    claim_triggers::trigger_at,
    reading::{Finding, Reading},
    tokens::Shape,
};

/// "It" looks back no farther, in sentences.
const FARTHEST_ANTECEDENT: usize = 3;

impl Clause<'_, '_> {
    /// "That pact", "that one", "the latter": not what the sentence before is about, but another treaty in it.
    pub(super) fn points_back(&self, last: usize) -> bool {
        let text = self.text();
        let that = last > self.sentence.start && text.is_word(last - 1, "that");
        let noun = is_treaty_noun(text, last) || text.is_word(last, "one");
        // "One" may stand between a noun and its verb as well.
        let one = text.is_word(last, "that") && text.is_word(last + 1, "one") && self.opens(last);
        let those = text.is_word(last, "those") && self.opens(last);
        let paired = text.is_one_of(last, &["latter", "former"]) && text.is_word(last.wrapping_sub(1), "the");
        text.owner(last).is_none() && (paired || those || one || (that && noun && self.opens(last - 1)))
    }

    /// Nothing but small words stands before it in the sentence: "that treaty" goes back over its border.
    fn opens(&self, at: usize) -> bool {
        let text = self.text();
        (self.sentence.start..at).all(|before| {
            !text.tokens.list[before].is_word() || text.is_one_of(before, &["and", "but", "yet"])
        })
    }

    pub(super) fn pointed_at(&self, last: usize) -> Option<usize> {
        let text = self.text();
        let (block, tokens) = sentence_before(self.reading, self.block, &self.sentence)?;
        let found = treaties_in(self.reading, block, &tokens);
        let treaties = distinct(found.iter().map(|finding| finding.member));
        if text.is_one_of(last, &["latter", "former"]) {
            let [former, latter] = treaties.as_slice() else {
                return None;
            };
            return Some(if text.is_word(last, "latter") {
                *latter
            } else {
                *former
            });
        }
        let head = text.word(last);
        let called = |member: &usize| {
            let mut words = self.reading.members[*member].name.split(' ');
            words.any(|word| word.eq_ignore_ascii_case(head))
        };
        let mut named = treaties.iter().copied().filter(called);
        match (named.next(), named.next()) {
            (Some(member), None) => Some(member),
            _ => self.object_before.or(found.last().map(|last| last.member)),
        }
    }

    /// The treaty that "it" or "the document" stands for here.
    pub(super) fn antecedent(&self) -> Option<usize> {
        self.beginning()
            .or_else(|| self.only_one_before())
            .or_else(|| self.earlier())
    }

    /// "They signed A so that it can replace B".
    fn only_one_before(&self) -> Option<usize> {
        let text = self.text();
        let it = self.last_plain().filter(|last| text.is_word(*last, "it"))?;
        let members = distinct(self.before().iter().map(|finding| finding.member));
        let nearest = self.before().last()?;
        let own = (nearest.tokens.end..it).all(|at| text.owner(at).is_none());
        (members.len() == 1 && own && !is_adverbial(text, nearest, self.sentence.start)).then(|| members[0])
    }

    /// The treaty that the sentences before are about.
    pub(super) fn earlier(&self) -> Option<usize> {
        let text = self.text();
        let mut place = (self.block, self.sentence.clone());
        for distance in 0..FARTHEST_ANTECEDENT {
            let before = sentence_before(self.reading, place.0, &place.1)?;
            if distance == 0 && self.subject_before.is_some() {
                return self.subject_before;
            }
            let treaties = treaties_in(self.reading, before.0, &before.1);
            if !treaties.is_empty() {
                return topic(self.reading, before, &treaties);
            }
            let it = self.last_plain().is_some_and(|last| text.is_word(last, "it"));
            if before.0 != self.block || !it {
                return None;
            }
            place = before;
        }
        None
    }

    /// "The agreement, signed in Prague in 2010, replaced B", "that the document, if signed, would replace B".
    pub(super) fn noun_before_aside(&self, closing: usize) -> Option<usize> {
        let text = self.text();
        let window = self.sentence.start + 2..closing;
        let opening = window.rev().find(|at| text.is_mark(*at, ','))?;
        let near = closing - opening <= LONGEST_ASIDE && self.before().is_empty();
        let noun = Some(opening - 1).filter(|noun| near && refers(text, *noun))?;
        self.topic_at(noun).or_else(|| self.earlier())
    }

    /// "They approved A, a rewrite of B. The deal will replace B": the one of two that is not replaced.
    pub(super) fn other_than(&self, objects: &[usize]) -> Option<usize> {
        let text = self.text();
        let last = self.last_plain()?;
        if !(text.is_word(last, "it") || refers(text, last)) || !self.before().is_empty() {
            return None;
        }
        let (block, tokens) = sentence_before(self.reading, self.block, &self.sentence)?;
        let found = treaties_in(self.reading, block, &tokens);
        let treaties = distinct(found.iter().map(|finding| finding.member));
        match (treaties.as_slice(), objects) {
            ([newer, older], [object]) if older == object => Some(*newer),
            _ => None,
        }
    }
}

/// The only treaty of a sentence, else the one that the sentence begins with; what is replaced there is not what it is
/// about.
fn topic(
    reading: &Reading,
    (block, sentence): (usize, Range<usize>),
    treaties: &[&Finding],
) -> Option<usize> {
    let first = treaties.first()?;
    let text = &reading.blocks[block];
    let mut before = sentence.start..first.tokens.start;
    if before.any(|at| trigger_at(text, at).is_some()) {
        return None;
    }
    let dash = |at: &usize| matches!(text.tokens.list[*at].shape, Shape::Mark('–' | '—'));
    let start = (sentence.start..first.tokens.start)
        .rev()
        .find(dash)
        .unwrap_or(sentence.start);
    let words = (start..first.tokens.start).filter(|at| text.tokens.list[*at].is_word());
    let begins = words.clone().count() == 0
        || (words.clone().count() == 1 && words.clone().all(|at| text.is_word(at, "the")));
    let alone = treaties.iter().all(|finding| finding.member == first.member);
    (alone || begins).then_some(first.member)
}

/// The sentence before this one, in its block or at the end of the one before.
pub(super) fn sentence_before(
    reading: &Reading,
    block: usize,
    sentence: &Range<usize>,
) -> Option<(usize, Range<usize>)> {
    if sentence.start > 0 {
        return Some((block, reading.blocks[block].sentence_at(sentence.start - 1)));
    }
    let before = block.checked_sub(1)?;
    reading.blocks[before]
        .sentences
        .last()
        .map(|last| (before, last.clone()))
}
