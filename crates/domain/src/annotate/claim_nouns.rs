//! Lineage said with a noun or a preposition: "A is the successor to B", "B’s successor, A", "A in place of B".

use std::ops::Range;

use super::{
    block::Block,
    claim_lists::{distinct, past_brackets},
    claim_sides::{Clause, Sides},
    reading::Finding,
    tokens::Shape,
};

impl Clause<'_, '_> {
    pub(super) fn noun(&self) -> Option<Sides> {
        if let Some(sides) = self.own_predecessor().or_else(|| self.apposed_kin()) {
            return Some(sides);
        }
        let (newer, older) = self.noun_of_newer()?;
        match (
            self.text().is_word(self.trigger.tokens.start, "predecessor"),
            older.as_slice(),
        ) {
            (true, [older]) => Some((*older, vec![newer])),
            (true, _) => None,
            _ => Some((newer, older)),
        }
    }

    fn noun_of_newer(&self) -> Option<Sides> {
        let text = self.text();
        let noun = self.trigger.tokens.start;
        if noun > 1 && text.is_possessive(noun - 1) {
            let object = self
                .reading
                .finding_at(self.block, noun - 2)
                .filter(|finding| self.is_treaty(finding))?;
            let comma = self.trigger.tokens.end + usize::from(text.is_mark(self.trigger.tokens.end, ','));
            return Some((self.right_after(comma)?.member, vec![object.member]));
        }
        let end = self.trigger.tokens.end;
        let opens = noun == self.sentence.start + 1;
        let is = text.is_mark(end, ',') || (opens && text.is_one_of(end, &["is", "was"]));
        if noun > 0 && text.is_word(noun - 1, "its") && is {
            let own = || {
                let alone = distinct(self.before().iter().map(|finding| finding.member)).len() == 1;
                let near = |object: &&&Finding| alone || noun - object.tokens.end <= 3;
                self.before().last().filter(near).map(|object| object.member)
            };
            let object = if opens { self.earlier()? } else { own()? };
            let subject = self.right_after(self.trigger.tokens.end + 1)?;
            return Some((subject.member, vec![object]));
        }
        self.right_after(self.trigger.tokens.end)?;
        if let Some(sides) = self.apposed_to_noun() {
            return Some(sides);
        }
        let objects = self.objects(self.trigger.tokens.end)?;
        let subject = self.before().last()?;
        let gap = subject.tokens.end..noun;
        (is_predicated(text, &gap)).then_some((subject.member, objects))
    }

    /// "The successor to B, A, was signed".
    pub(super) fn apposed_to_noun(&self) -> Option<Sides> {
        let text = self.text();
        let [object, subject, ..] = self.after() else {
            return None;
        };
        let article = self.trigger.tokens.start.wrapping_sub(1);
        let comma = past_brackets(text, object.tokens.end);
        let start = subject.tokens.start - usize::from(text.is_word(subject.tokens.start - 1, "the"));
        let apposed = text.is_mark(comma, ',') && start == comma + 1;
        let closing = past_brackets(text, subject.tokens.end);
        let closes = text.is_mark(closing, ',');
        let verb = text.is_one_of(
            closing + 1,
            &["is", "was", "were", "has", "had", "will", "would", "could", "may"],
        );
        let told = text.is_word(article, "the") || (text.is_one_of(article, &["a", "an"]) && verb);
        (told && self.before().is_empty() && apposed && closes).then(|| (subject.member, vec![object.member]))
    }

    /// "They signed A in place of B"; they may cite A instead of B as well, and that says nothing.
    pub(super) fn preposition(&self) -> Option<Sides> {
        const ADOPTION: &[&str] = &[
            "sign",
            "signed",
            "signs",
            "signing",
            "adopt",
            "adopted",
            "adopts",
            "concluded",
            "conclude",
            "agreed",
            "ratified",
            "accepted",
            "entered",
            "applies",
            "applied",
            "introduced",
            "force",
            "effect",
            "approved",
            "drafted",
            "proposed",
        ];
        let text = self.text();
        self.right_after(self.trigger.tokens.end)?;
        let objects = self.objects(self.trigger.tokens.end)?;
        let adopted = |range: Range<usize>| range.into_iter().any(|at| text.is_one_of(at, ADOPTION));
        let subject = match self.before().last() {
            Some(subject) => *subject,
            None => *self
                .after()
                .get(objects.len())
                .filter(|_| self.trigger.tokens.start <= self.sentence.start + 1)?,
        };
        adopted(self.sentence.clone()).then_some((subject.member, objects))
    }
}

/// "A, the successor to", "A is seen as a replacement for", "A as a replacement for": nothing else between the two.
fn is_predicated(text: &Block, gap: &Range<usize>) -> bool {
    const OTHER: &[&str] = &[
        "of", "on", "in", "at", "for", "with", "from", "under", "between", "after", "about", "over",
        "against", "than", "no", "not", "and", "without", "that", "until", "before",
    ];
    let be = [
        "is", "was", "be", "are", "were", "been", "as", "became", "becomes", "become",
    ];
    let linked = gap.clone().any(|at| text.is_one_of(at, &be));
    let apposed = matches!(
        text.tokens.list[gap.start].shape,
        Shape::Mark(',' | '–' | '—' | '(')
    ) && (text.is_one_of(gap.start + 1, &["the", "a", "an", "its", "their", "itself"])
        || gap.len() == 1);
    gap.len() <= 9 && (linked || apposed) && !gap.clone().any(|at| text.is_one_of(at, OTHER))
}
