//! Which treaty replaces or changes which: the newer one and the older ones around a trigger.

use std::ops::Range;

use super::{
    block::Block,
    claim_lists::{distinct, list_beginning, list_beginning_findings, list_ending, past_brackets},
    claim_subject::{is_aside, is_treaty_noun},
    claim_triggers::{Form, Trigger, trigger_at},
    reading::{Finding, Reading},
    tokens::Shape,
    treaty_years::year,
};
use crate::{claim::ClaimPredicate, entity::EntityKind};

/// The first object stands no farther from the verb: "replace the 1961 friendship treaty, the …".
const FARTHEST_OBJECT: usize = 12;
/// "was replaced in 2010, after years of talks, by": an agent stands no farther from its verb.
const FARTHEST_AGENT: usize = 9;

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

    /// "was amended by A and C".
    fn other_agents(&self, subject: usize) -> Vec<usize> {
        let text = self.text();
        let after = self.after();
        if after.first().is_none_or(|first| first.member != subject) {
            return Vec::new();
        }
        let joined = |pair: &&[&Finding]| {
            let gap = pair[0].tokens.end..pair[1].tokens.start;
            gap.len() < 4
                && gap
                    .into_iter()
                    .all(|at| text.is_mark(at, ',') || text.is_one_of(at, &["and", "the"]))
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

    fn active(&self) -> Option<Sides> {
        if self.is_passive() {
            return None;
        }
        if let Some(sides) = self.added_by_others() {
            return Some(sides);
        }
        let leads = (self.sentence.start..self.trigger.tokens.start).all(|at| {
            !self.text().tokens.list[at].is_word() || self.text().is_one_of(at, &["by", "in", "while"])
        });
        let subject = if leads {
            self.after_participle()?
        } else {
            self.subject()?
        };
        if self.text().is_word(self.trigger.tokens.end, "it") {
            return Some((subject, vec![self.object_it(subject)?]));
        }
        if self.text().is_word(self.trigger.tokens.start + 1, "its") {
            let others = self.before().iter().rev().map(|finding| finding.member);
            return Some((subject, vec![others.into_iter().find(|other| *other != subject)?]));
        }
        let Some(mut objects) = self.objects(self.past_contrast()) else {
            return self.fronted(subject);
        };
        objects.retain(|object| !leads || *object != subject);
        Some((subject, objects))
    }

    /// Past ", not merely amend," of "should replace, not merely amend, B".
    fn past_contrast(&self) -> usize {
        const LONGEST: usize = 7;
        let text = self.text();
        let end = self.trigger.tokens.end;
        let contrast = text.is_mark(end, ',') && text.is_one_of(end + 1, &["not", "rather"]);
        let closing = (end + 2..end + LONGEST).find(|at| text.is_mark(*at, ','));
        closing.filter(|_| contrast).map_or(end, |closing| closing + 1)
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

    /// "ended B and replaced it": the one other treaty in the sentence, else what the sentences before are about.
    fn object_it(&self, subject: usize) -> Option<usize> {
        let others = distinct(self.before().iter().map(|finding| finding.member));
        let mut others = others.into_iter().filter(|other| *other != subject);
        match (others.next(), others.next()) {
            (Some(other), None) => Some(other),
            (None, _) => {
                let object = self.earlier().filter(|object| *object != subject)?;
                let is_protocol = |member: usize| {
                    self.reading.members[member]
                        .name
                        .to_lowercase()
                        .contains("protocol")
                };
                // One protocol does not change another, but what both belong to.
                if is_protocol(object) && is_protocol(subject) {
                    return self.object_before.filter(|object| *object != subject);
                }
                Some(object)
            }
            _ => None,
        }
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

    /// The list of treaties that begins after this token.
    fn objects(&self, from: usize) -> Option<Vec<usize>> {
        const BREAKS: &[&str] = &[
            "behind", "under", "in", "by", "from", "with", "after", "since", "when", "while", "because",
            "as", "that", "which", "who", "for", "to", "at", "than", "neither", "not", "nothing", "and",
            "but",
        ];
        let text = self.text();
        let after = self.after();
        let first = after.first()?;
        let gap = from..first.tokens.start;
        let near = gap.len() <= FARTHEST_OBJECT;
        let verbs = |at: usize| text.is_word(at, "and") && trigger_at(text, at + 1).is_some();
        let number = |at: usize| text.get(at).is_some_and(|token| token.shape == Shape::Number);
        let numbers = |at: usize| text.is_word(at, "and") && number(at - 1) && number(at + 1);
        let changes = self.trigger.predicate == ClaimPredicate::Amends;
        let part = |at: usize| changes && text.is_one_of(at, &["to", "in", "under"]) && is_part(text, at - 1);
        let broken = gap.into_iter().any(|at| {
            let joins = verbs(at) || numbers(at) || part(at);
            (text.is_one_of(at, BREAKS) && !joins) || text.is_mark(at, ';') || is_of_another(text, at)
        });
        (near && !broken && !self.is_others(first)).then(|| list_beginning(text, after))
    }

    /// "amends B’s chapter on farm goods" amends B; "replaced B’s secretariat", "the B secretariat" is no lineage.
    fn is_others(&self, object: &Finding) -> bool {
        const BODIES: &[&str] = &[
            "office",
            "secretariat",
            "commission",
            "council",
            "committee",
            "board",
            "director",
            "chairman",
            "court",
            "tribunal",
            "chief",
            "fund",
            "headquarters",
            "delegation",
            "negotiators",
            "panel",
            "talks",
            "staff",
        ];
        let text = self.text();
        let end = past_brackets(text, object.tokens.end);
        let changes = self.trigger.predicate == ClaimPredicate::Amends;
        let part = || changes && (end + 1..end + 5).any(|at| is_part(text, at));
        text.is_one_of(end, BODIES) || (text.is_possessive(end) && !part())
    }

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
        let closes = text.is_mark(comma, ',') && past_brackets(text, nearest.tokens.end) == comma;
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

    /// "replace A with B", "the replacement of A by B".
    fn exchanged(&self) -> Option<Sides> {
        let text = self.text();
        let end = self.trigger.tokens.end;
        if text.is_word(end, "it") && text.is_word(end + 1, "with") {
            return Some((self.right_after(end + 2)?.member, vec![self.earlier()?]));
        }
        let objects = list_beginning_findings(text, self.after());
        let last = objects.last()?;
        let with = |at: &usize| {
            text.is_word(*at, "with") || (self.trigger.form == Form::Exchange && text.is_word(*at, "by"))
        };
        let joint = (last.tokens.end..last.tokens.end + 6).find(with)?;
        let subject = self.right_after(joint + 1)?;
        self.objects(self.trigger.tokens.end)?;
        Some((
            subject.member,
            distinct(objects.iter().map(|finding| finding.member)),
        ))
    }

    /// The treaty that begins here, or after an article, a year and adjectives.
    fn right_after(&self, start: usize) -> Option<&'a Finding> {
        let text = self.text();
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
        let gap = start..found.tokens.start;
        (gap.len() <= 5 && gap.into_iter().all(|at| plain(at) || text.is_word(at, "the"))).then_some(*found)
    }

    fn noun(&self) -> Option<Sides> {
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
        if noun > 0 && text.is_word(noun - 1, "its") && text.is_mark(self.trigger.tokens.end, ',') {
            let object = self
                .before()
                .last()
                .filter(|object| noun - object.tokens.end <= 3)?;
            let subject = self.right_after(self.trigger.tokens.end + 1)?;
            return Some((subject.member, vec![object.member]));
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
    fn apposed_to_noun(&self) -> Option<Sides> {
        let text = self.text();
        let [object, subject, ..] = self.after() else {
            return None;
        };
        let definite =
            text.is_word(self.trigger.tokens.start.wrapping_sub(1), "the") && self.before().is_empty();
        let comma = past_brackets(text, object.tokens.end);
        let start = subject.tokens.start - usize::from(text.is_word(subject.tokens.start - 1, "the"));
        let apposed = text.is_mark(comma, ',') && start == comma + 1;
        let closes = text.is_mark(past_brackets(text, subject.tokens.end), ',');
        (definite && apposed && closes).then(|| (subject.member, vec![object.member]))
    }

    /// "They signed A in place of B"; they may cite A instead of B as well, and that says nothing.
    fn preposition(&self) -> Option<Sides> {
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

    pub(super) fn is_treaty(&self, finding: &Finding) -> bool {
        self.reading.members[finding.member].kind == EntityKind::Treaty
    }
}

/// "Article 7", "the chapter": who changes it changes the treaty.
fn is_part(text: &Block, at: usize) -> bool {
    const PARTS: &[&str] = &[
        "annex",
        "annexes",
        "appendix",
        "article",
        "articles",
        "chapter",
        "chapters",
        "clause",
        "clauses",
        "definition",
        "definitions",
        "list",
        "lists",
        "paragraph",
        "paragraphs",
        "preamble",
        "protocol",
        "protocols",
        "provision",
        "provisions",
        "quota",
        "quotas",
        "rule",
        "rules",
        "schedule",
        "schedules",
        "section",
        "sections",
        "tariffs",
        "terms",
        "text",
        "timetable",
        "wording",
    ];
    text.is_one_of(at, PARTS)
}

/// "the head of B": the verb is said of the head, unless it is a part of the treaty, or so many of it.
fn is_of_another(text: &Block, of: usize) -> bool {
    const MEASURES: &[&str] = &[
        "all", "both", "bulk", "each", "either", "half", "least", "most", "much", "one", "part", "parts",
        "pair", "rest", "remains", "series", "some", "two", "three", "four", "several", "set", "number",
        "version", "versions",
    ];
    let before = of.wrapping_sub(1);
    let number = text
        .get(before)
        .is_some_and(|token| matches!(token.shape, Shape::Number | Shape::Mark(_) | Shape::Upper));
    let treaty = is_treaty_noun(text, before) || text.is_capital(before);
    text.is_word(of, "of") && !(number || treaty || is_part(text, before) || text.is_one_of(before, MEASURES))
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
