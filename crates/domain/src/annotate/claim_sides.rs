//! Which treaty replaces or changes which: the newer one and the older ones around a trigger.

use std::{cell::OnceCell, ops::Range};

use super::{
    block::Block,
    claim_asides::is_aside,
    claim_lists::{distinct, list_beginning_findings, past_brackets},
    claim_objects::is_part,
    claim_subject::is_treaty_noun,
    claim_topic::Topics,
    claim_triggers::{Form, Trigger},
    reading::{Finding, Reading},
    tokens::Shape,
};
use crate::entity::EntityKind;

/// The newer treaty and the older ones.
pub(super) type Sides = (usize, Vec<usize>);

/// A trigger in its sentence.
pub(super) struct Clause<'a, 'text> {
    pub reading: &'a Reading<'text>,
    pub block: usize,
    pub sentence: Range<usize>,
    pub trigger: &'a Trigger,
    /// The sentence's treaties, in reading order.
    pub treaties: Vec<&'a Finding>,
    /// What the sentence before said that a treaty does, if it said it of one: "it" goes on with that one.
    pub subject_before: Option<usize>,
    /// What the sentence before said that another treaty replaces or changes, if that is one.
    pub object_before: Option<usize>,
    /// What the text is about, read when a description asks for it.
    pub topics: &'a OnceCell<Topics>,
}

impl<'a, 'text> Clause<'a, 'text> {
    pub(super) fn text(&self) -> &'a Block<'text> {
        &self.reading.blocks[self.block]
    }

    pub(super) fn before(&self) -> &[&'a Finding] {
        let split = self
            .treaties
            .partition_point(|finding| finding.tokens.start < self.trigger.tokens.start);
        &self.treaties[..split]
    }

    pub(super) fn after(&self) -> &[&'a Finding] {
        &self.treaties[self.before().len()..]
    }

    /// The newer treaty and the older ones.
    pub fn sides(&self) -> Option<Sides> {
        match self.trigger.form {
            Form::Verb => self
                .passive()
                .or_else(|| self.exchanged())
                .or_else(|| self.active()),
            Form::Yielding => Some((
                self.right_after(self.trigger.tokens.end)?.member,
                vec![self.subject()?],
            )),
            Form::Addition => self.added(),
            Form::Noun => self.noun(),
            Form::Exchange => self.exchanged(),
            Form::Preposition => self.preposition(),
            Form::Converted => self.converted(),
        }
    }

    /// "A and B amended C": the treaties that do the same as the subject.
    pub fn companions(&self, subject: usize) -> Vec<usize> {
        let text = self.text();
        let own = |finding: &&&Finding| {
            let last = self.last_plain().filter(|last| last + 1 >= finding.tokens.end);
            last.is_some_and(|last| is_aside(text, &(finding.tokens.end..last + 1)))
        };
        let last = self
            .before()
            .last()
            .filter(own)
            .filter(|last| last.member == subject);
        if self.trigger.form == Form::Verb && self.is_passive() {
            return self.other_agents(subject);
        }
        if last.is_none() || self.trigger.form != Form::Verb {
            return Vec::new();
        }
        let before = self.before();
        let joined = |at: &usize| {
            let gap = before[*at].tokens.end..before[at + 1].tokens.start;
            gap.len() < 4
                && gap
                    .into_iter()
                    .all(|at| text.is_mark(at, ',') || text.is_one_of(at, &["and", "the"]))
        };
        let list: Vec<usize> = (0..before.len() - 1).rev().take_while(joined).collect();
        let leads = list
            .last()
            .is_some_and(|first| self.beginning() == Some(before[*first].member));
        if leads {
            distinct(list.iter().map(|at| before[*at].member))
        } else {
            Vec::new()
        }
    }

    fn active(&self) -> Option<Sides> {
        if self.is_passive() {
            return None;
        }
        if let Some(sides) = self.added_by_others().or_else(|| self.fronted_by_pronoun()) {
            return Some(sides);
        }
        let leads = (self.sentence.start..self.trigger.tokens.start).all(|at| {
            !self.text().tokens.list[at].is_word() || self.text().is_one_of(at, &["by", "in", "while"])
        });
        if let Some(sides) = self.brought_in_after() {
            return Some(sides);
        }
        let subject = if leads {
            self.after_participle()?
        } else {
            let others = || self.other_than(&self.objects(self.trigger.tokens.end)?);
            self.subject().or_else(others)?
        };
        if self.text().is_word(self.trigger.tokens.end, "it") {
            return Some((subject, vec![self.object_it(subject)?]));
        }
        if self.text().is_word(self.trigger.tokens.start + 1, "its") {
            let mut others = self.before().iter().rev().map(|finding| finding.member);
            let own = others.find(|other| *other != subject);
            let object = own.or_else(|| self.earlier().filter(|other| *other != subject))?;
            return Some((subject, vec![object]));
        }
        let Some(mut objects) = self.objects(self.past_contrast()) else {
            let group = || self.group(self.trigger.tokens.end, subject);
            return self.fronted(subject).or_else(|| Some((subject, group()?)));
        };
        objects.retain(|object| !leads || *object != subject);
        Some((subject, objects))
    }

    /// "They adopted a text to replace it, the A": the newer one is named after the verb.
    fn brought_in_after(&self) -> Option<Sides> {
        let text = self.text();
        let comma = self.trigger.tokens.end + 1;
        let noun = (self.sentence.start + 1..self.trigger.tokens.start)
            .rev()
            .find(|at| !text.is_one_of(*at, &["to", "will", "would", "that", "which", ","]))?;
        let indefinite = (noun.saturating_sub(2)..noun).any(|at| text.is_one_of(at, &["a", "an"]));
        let brought = text.owner(noun).is_none() && is_treaty_noun(text, noun) && indefinite;
        if !brought || !text.is_word(comma - 1, "it") || !text.is_mark(comma, ',') {
            return None;
        }
        let newer = self.right_after(comma + 1)?.member;
        Some((newer, vec![self.object_it(newer)?]))
    }

    /// "the older B it replaces": the object stands before the pronoun, and the newer one before that.
    fn fronted_by_pronoun(&self) -> Option<Sides> {
        let text = self.text();
        let it = self.last_plain().filter(|last| text.is_word(*last, "it"))?;
        let [.., newer, object] = self.before() else {
            return None;
        };
        let pronoun = usize::from(text.is_one_of(it - 1, &["that", "which"]));
        let relative = pronoun + usize::from(text.is_mark(it - 1 - pronoun, ','));
        let end = self.trigger.tokens.end;
        let goes_on = ["the", "a", "an", "its", "all", "both", "some", "them"];
        let closes = text.owner(end).is_none() && !text.is_one_of(end, &goes_on);
        let others = distinct(self.before().iter().map(|finding| finding.member));
        let clear = others.len() == 2 && newer.member != object.member;
        (closes && clear && object.tokens.end + relative == it).then(|| (newer.member, vec![object.member]))
    }

    /// "B, which A replaced in 2010": the object stands before the pronoun.
    fn fronted(&self, subject: usize) -> Option<Sides> {
        let text = self.text();
        let [.., object, newer] = self.before() else {
            return None;
        };
        let gap = past_brackets(text, object.tokens.end)..newer.tokens.start;
        let pronoun = gap.clone().find(|at| text.is_one_of(*at, &["which", "that"]))?;
        let small =
            |at: usize| text.is_mark(at, ',') || text.is_one_of(at, &["which", "that", "the", "a", "an"]);
        let closes = pronoun <= gap.start + 1 && gap.clone().all(small);
        let last = self.last_plain()?;
        let own = newer.member == subject && last + 1 == newer.tokens.end;
        let nothing = text.is_one_of(
            self.trigger.tokens.end,
            &["the", "a", "an", "its", "all", "both", "some"],
        );
        (closes && own && !nothing).then(|| (subject, vec![object.member]))
    }

    /// "A Maun Protocol could be added to B".
    fn added(&self) -> Option<Sides> {
        const PARTS: &[&str] = &[
            "Protocol",
            "Annex",
            "Letter",
            "Amendment",
            "Chapter",
            "Supplement",
        ];
        let subject = self.subject()?;
        let name = &self.reading.members[subject].name;
        let is_part = PARTS.iter().any(|part| name.contains(part));
        if !is_part || !self.is_passive() {
            return None;
        }
        if self.text().is_word(self.trigger.tokens.end, "it") {
            return Some((subject, vec![self.object_it(subject)?]));
        }
        Some((subject, self.objects(self.trigger.tokens.end)?))
    }

    /// "They will add a protocol to B, a Protocol on Agencies, in the autumn".
    fn added_by_others(&self) -> Option<Sides> {
        let text = self.text();
        let adds = text.is_one_of(self.trigger.tokens.start, &["add", "adds", "added", "adding"]);
        let [object, subject, ..] = self.after() else {
            return None;
        };
        let start = subject.tokens.start;
        let apposed =
            start > 1 && text.is_one_of(start - 1, &["a", "an", "the"]) && start - 2 == object.tokens.end;
        let comma = text.is_mark(object.tokens.end, ',');
        let near = object.tokens.start <= self.trigger.tokens.end + 2;
        (adds && apposed && comma && near).then(|| (subject.member, vec![object.member]))
    }

    /// "Replacing B, A opened the port."
    fn after_participle(&self) -> Option<usize> {
        let text = self.text();
        let participle = text.word(self.trigger.tokens.start).ends_with("ing");
        let objects = list_beginning_findings(text, self.after());
        let subject = objects.last().filter(|_| participle && objects.len() > 1)?;
        let comma = subject.tokens.start - 1 - usize::from(text.is_word(subject.tokens.start - 1, "the"));
        text.is_mark(comma, ',').then_some(subject.member)
    }

    /// "replace A with B", "the replacement of A by B".
    fn exchanged(&self) -> Option<Sides> {
        let text = self.text();
        let end = self.trigger.tokens.end;
        if text.is_word(end, "it") && text.is_word(end + 1, "with") {
            let newer = self.right_after(end + 2)?.member;
            return Some((newer, vec![self.object_it(newer)?]));
        }
        if let Some(newer) = self.owner_of_exchange() {
            return Some((newer, self.objects(end)?));
        }
        let objects = list_beginning_findings(text, self.after());
        let last = objects.last()?;
        let with = |at: &usize| {
            let by = self.trigger.form == Form::Exchange || self.before().is_empty();
            text.is_word(*at, "with") || (by && text.is_word(*at, "by"))
        };
        let joint = (last.tokens.end..last.tokens.end + 6).find(with)?;
        let subject = self.right_after(joint + 1)?;
        self.objects(self.trigger.tokens.end)?;
        Some((
            subject.member,
            distinct(objects.iter().map(|finding| finding.member)),
        ))
    }

    /// "A’s replacement of B".
    fn owner_of_exchange(&self) -> Option<usize> {
        let text = self.text();
        let start = self.trigger.tokens.start;
        let owned = self.trigger.form == Form::Exchange && start > 1 && text.is_possessive(start - 1);
        let owner = self
            .before()
            .last()
            .filter(|owner| owned && owner.tokens.end + 1 == start)?;
        Some(owner.member)
    }

    /// The treaty that begins here, or after an article, a year and adjectives.
    pub(super) fn right_after(&self, start: usize) -> Option<&'a Finding> {
        let text = self.text();
        let start = past_part(text, start);
        let found = self
            .treaties
            .iter()
            .find(|finding| finding.tokens.start >= start)?;
        let plain = |at: usize| {
            let word = text
                .get(at)
                .is_some_and(|token| matches!(token.shape, Shape::Lower | Shape::Number));
            word && !text.is_one_of(at, &["of", "under", "in", "to", "for", "and", "on", "at"])
        };
        let end = self.before_apposition(start, found);
        let gap = start..end;
        (gap.len() <= 6 && gap.into_iter().all(|at| plain(at) || text.is_word(at, "the"))).then_some(*found)
    }

    /// "a second deal, the A": where the words end to which the name is an apposition.
    fn before_apposition(&self, start: usize, found: &Finding) -> usize {
        let text = self.text();
        let name = found.tokens.start;
        let comma = name - usize::from(name > start && text.is_word(name - 1, "the"));
        let apposed = comma > start + 1
            && text.is_mark(comma - 1, ',')
            && is_treaty_noun(text, comma - 2)
            && text.is_one_of(start, &["a", "an", "another", "new", "the"]);
        if apposed { comma - 1 } else { name }
    }

    pub(super) fn is_treaty(&self, finding: &Finding) -> bool {
        self.reading.members[finding.member].kind == EntityKind::Treaty
    }
}

/// Past "Article 31 of", "a clause in": what a part does, its treaty does.
fn past_part(text: &Block, start: usize) -> usize {
    let part = start + usize::from(text.is_one_of(start, &["a", "an", "the"]));
    let number = text
        .get(part + 1)
        .is_some_and(|token| token.shape == Shape::Number);
    let of = part + 1 + usize::from(number);
    if text.owner(part).is_none() && is_part(text, part) && text.is_one_of(of, &["of", "in", "to"]) {
        of + 1
    } else {
        start
    }
}
