//! A treaty beside what it is to another: "its predecessor, B", "B, A’s predecessor", "A, B’s successor".

use super::{
    claim_lists::{distinct, past_brackets},
    claim_sides::{Clause, Sides},
};

impl Clause<'_, '_> {
    /// "A goes further than its predecessor, B", "Unlike its predecessor, B, A has a court".
    pub(super) fn own_predecessor(&self) -> Option<Sides> {
        let text = self.text();
        let (noun, comma) = (self.trigger.tokens.start, self.trigger.tokens.end);
        let own = noun > self.sentence.start && text.is_word(noun - 1, "its");
        if !own || !text.is_word(noun, "predecessor") || !text.is_mark(comma, ',') {
            return None;
        }
        let older = self.right_after(comma + 1)?;
        let before = distinct(self.before().iter().map(|finding| finding.member));
        let newer = match before.as_slice() {
            [one] => *one,
            [] if noun == self.sentence.start + 1 => self.earlier()?,
            [] => {
                let closing = past_brackets(text, older.tokens.end);
                self.right_after(closing + 1)
                    .filter(|_| text.is_mark(closing, ','))?
                    .member
            }
            _ => return None,
        };
        (newer != older.member).then(|| (newer, vec![older.member]))
    }

    /// "B, A’s predecessor", "A, B’s successor", "B, its predecessor".
    pub(super) fn apposed_kin(&self) -> Option<Sides> {
        let text = self.text();
        let noun = self.trigger.tokens.start;
        let own = noun > 1 && text.is_word(noun - 1, "its");
        let owner = self
            .before()
            .last()
            .filter(|owner| noun > 1 && owner.tokens.end + 1 == noun && text.is_possessive(noun - 1));
        let start = match owner {
            Some(owner) => {
                owner.tokens.start - usize::from(text.is_word(owner.tokens.start.wrapping_sub(1), "the"))
            }
            None if own => noun - 1,
            None => return None,
        };
        let comma = start.checked_sub(1).filter(|comma| text.is_mark(*comma, ','))?;
        let ends = |end: usize| past_brackets(text, end) == comma;
        let named = self
            .before()
            .iter()
            .rev()
            .find(|finding| ends(finding.tokens.end))?
            .member;
        let other = match owner {
            Some(owner) => owner.member,
            None => {
                let others = self.before().iter().map(|finding| finding.member);
                let others = distinct(others.filter(|member| *member != named));
                Some(others).filter(|others| others.len() == 1)?[0]
            }
        };
        let closes = text
            .get(self.trigger.tokens.end)
            .is_none_or(|token| !token.is_word());
        let older = text.is_word(noun, "predecessor");
        let newer = text.is_one_of(noun, &["successor", "replacement", "substitute"]);
        let sides = if older { (other, named) } else { (named, other) };
        (closes && (older || newer) && named != other).then(|| (sides.0, vec![sides.1]))
    }
}
