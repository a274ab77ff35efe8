//! Claims in the passive: "B was replaced by A", "B, replaced in 2010 by A", "was amended by A and C".

use super::{
    claim_asides::is_aside,
    claim_lists::{distinct, list_beginning_findings, list_ending, past_brackets},
    claim_sides::{Clause, Sides},
    reading::Finding,
    treaty_years::year,
};

/// "was replaced in 2010, after years of talks, by": an agent stands no farther from its verb.
const FARTHEST_AGENT: usize = 9;

impl Clause<'_, '_> {
    /// "B was replaced by A", "B, replaced in 2010 by A, …".
    pub(super) fn passive(&self) -> Option<Sides> {
        let text = self.text();
        let verb = self.trigger.tokens.start;
        let passive = self.is_passive();
        let reduced = text.word(verb).ends_with("ed");
        let first = self.after().first()?;
        let window = self.trigger.tokens.end..(verb + FARTHEST_AGENT).min(first.tokens.start);
        let agent = window
            .into_iter()
            .take_while(|at| !text.is_word(*at, "but"))
            .find(|at| text.is_word(*at, "by") || (passive && text.is_word(*at, "with")))?;
        let subject = self.right_after(agent + 1).filter(|_| passive || reduced)?;
        let last = self.last_plain()?;
        // "B, signed in 1980 and modified by A": the participle is the nearest treaty's.
        let goes_on = text.is_one_of(last, &["and", "but"]) && passive;
        if passive && let Some(object) = self.before_relative(last) {
            return Some((subject.member, vec![object]));
        }
        let objects = match self.before().last() {
            Some(nearest) if !goes_on && is_aside(text, &(nearest.tokens.end..last + 1)) => {
                list_ending(text, self.before())
            }
            _ => vec![self.subject()?],
        };
        Some((subject.member, objects))
    }

    /// "B, which replaced C, was amended by A": what is amended stands before the clause.
    fn before_relative(&self, comma: usize) -> Option<usize> {
        let text = self.text();
        let [.., object, nearest] = self.before() else {
            return None;
        };
        let which = past_brackets(text, object.tokens.end) + 1;
        let opens = text.is_mark(which - 1, ',') && text.is_word(which, "which");
        let rest = past_brackets(text, nearest.tokens.end).min(comma)..comma;
        let closes = text.is_mark(comma, ',') && is_aside(text, &rest);
        (opens && closes).then_some(object.member)
    }

    pub(super) fn is_passive(&self) -> bool {
        let text = self.text();
        let verb = self.trigger.tokens.start;
        let be = |at: usize| {
            text.is_one_of(
                at,
                &["be", "been", "being", "was", "were", "is", "are", "get", "got"],
            )
        };
        let adverb = |at: usize| {
            text.word(at).ends_with("ly") || text.is_one_of(at, &["itself", "later", "since", "then"])
        };
        let participle = text.word(verb).ends_with("ed") || text.is_one_of(verb, &["taken", "rewritten"]);
        participle && verb > 1 && (be(verb - 1) || (be(verb - 2) && adverb(verb - 1)))
    }

    /// "was amended by A and C".
    pub(super) fn other_agents(&self, subject: usize) -> Vec<usize> {
        let text = self.text();
        let after = self.after();
        if after.first().is_none_or(|first| first.member != subject) {
            return Vec::new();
        }
        let joined = |pair: &&[&Finding]| {
            let gap = pair[0].tokens.end..pair[1].tokens.start;
            gap.len() < 6
                && gap.into_iter().all(|at| {
                    let dated = text.is_word(at, "in") || year(text, at).is_some();
                    dated || text.is_mark(at, ',') || text.is_one_of(at, &["and", "the"])
                })
                && text.is_one_of(pair[1].tokens.start - 1, &["and", "the", ","])
        };
        let others = after.windows(2).take_while(joined).map(|pair| pair[1].member);
        let others = distinct(others);
        let ends = others.last().is_some() && {
            let list = list_beginning_findings(text, after);
            list.len() > others.len()
        };
        if ends { others } else { Vec::new() }
    }
}
