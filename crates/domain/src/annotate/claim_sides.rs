//! Which treaty replaces or changes which: the newer one and the older ones around a trigger.

use std::ops::Range;

use super::{
    block::Block,
    claim_triggers::{Form, Trigger, trigger_at},
    lexicon::Classes,
    reading::{Finding, Reading},
    tokens::Shape,
    treaty_years::year,
};
use crate::entity::EntityKind;

/// Objects in one list stand no farther apart: ", signed in Moscow on 8 December 1987, and the".
const WIDEST_GAP: usize = 12;
/// The first object stands no farther from the verb: "replace the 1961 friendship treaty, the …".
const FARTHEST_OBJECT: usize = 12;
/// "was replaced in 2010, after years of talks, by": an agent stands no farther from its verb.
const FARTHEST_AGENT: usize = 9;
/// "It" looks back no farther, in sentences.
const FARTHEST_ANTECEDENT: usize = 3;
/// ", signed in Prague on 8 April 2010,": what stands between a treaty and its verb.
const LONGEST_ASIDE: usize = 14;

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
}

impl<'a, 'text> Clause<'a, 'text> {
    fn text(&self) -> &'a Block<'text> {
        &self.reading.blocks[self.block]
    }

    fn before(&self) -> &[&'a Finding] {
        let split = self
            .treaties
            .partition_point(|finding| finding.tokens.start < self.trigger.tokens.start);
        &self.treaties[..split]
    }

    fn after(&self) -> &[&'a Finding] {
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
        if last.is_none() || self.trigger.form != Form::Verb || self.is_passive() {
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
        let leads =
            (self.sentence.start..self.trigger.tokens.start).all(|at| !self.text().tokens.list[at].is_word());
        let subject = if leads {
            self.after_participle()?
        } else {
            self.subject()?
        };
        if self.text().is_word(self.trigger.tokens.end, "it") {
            let object = self.earlier().filter(|object| *object != subject)?;
            return Some((subject, vec![object]));
        }
        if self.text().is_word(self.trigger.tokens.start + 1, "its") {
            let others = self.before().iter().rev().map(|finding| finding.member);
            return Some((subject, vec![others.into_iter().find(|other| *other != subject)?]));
        }
        let mut objects = self.objects(self.trigger.tokens.end)?;
        objects.retain(|object| !leads || *object != subject);
        Some((subject, objects))
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
            "under", "in", "by", "from", "with", "after", "since", "when", "while", "because", "as", "that",
            "which", "who", "for", "to", "at", "than", "neither", "not", "nothing", "and", "but",
        ];
        let text = self.text();
        let after = self.after();
        let first = after.first()?;
        let gap = from..first.tokens.start;
        let near = gap.len() <= FARTHEST_OBJECT;
        let verbs = |at: usize| text.is_word(at, "and") && trigger_at(text, at + 1).is_some();
        let broken = gap
            .into_iter()
            .any(|at| (text.is_one_of(at, BREAKS) && !verbs(at)) || text.is_mark(at, ';'));
        (near && !broken).then(|| list_beginning(text, after))
    }

    /// "B was replaced by A", "B, replaced in 2010 by A, …".
    fn passive(&self) -> Option<Sides> {
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
        let goes_on = text.is_one_of(last, &["and", "but"]);
        let objects = match self.before().last() {
            Some(nearest) if !goes_on && is_aside(text, &(nearest.tokens.end..last + 1)) => {
                list_ending(text, self.before())
            }
            _ => vec![self.subject()?],
        };
        Some((subject.member, objects))
    }

    fn is_passive(&self) -> bool {
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
        let participle = text.word(verb).ends_with("ed") || text.is_word(verb, "taken");
        participle && verb > 1 && (be(verb - 1) || (be(verb - 2) && adverb(verb - 1)))
    }

    /// "replace A with B", "the replacement of A by B".
    fn exchanged(&self) -> Option<Sides> {
        let text = self.text();
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
        self.right_after(self.trigger.tokens.end)?;
        let objects = self.objects(self.trigger.tokens.end)?;
        let subject = self.before().last()?;
        let gap = subject.tokens.end..noun;
        (is_predicated(text, &gap)).then_some((subject.member, objects))
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

    fn is_treaty(&self, finding: &Finding) -> bool {
        self.reading.members[finding.member].kind == EntityKind::Treaty
    }

    /// The last word before the verb that is neither an auxiliary nor an adverb.
    fn last_plain(&self) -> Option<usize> {
        const AUXILIARIES: &[&str] = &[
            "will",
            "would",
            "was",
            "is",
            "are",
            "were",
            "has",
            "have",
            "had",
            "been",
            "being",
            "also",
            "itself",
            "then",
            "later",
            "may",
            "might",
            "could",
            "can",
            "should",
            "shall",
            "must",
            "be",
            "to",
            "does",
            "do",
            "did",
            "not",
            "never",
            "now",
            "since",
            "soon",
            "one",
            "day",
            "first",
            "still",
            "even",
            "in",
            "effect",
            "turn",
            "both",
            "eventually",
        ];
        let text = self.text();
        let verb = self.trigger.tokens.start;
        (self.sentence.start..verb).rev().find(|at| {
            let adverb = text.word(*at).ends_with("ly") && !text.is_capital(*at);
            let opens = matches!(text.tokens.list[*at].shape, Shape::Mark('“' | '‘' | '"' | '\''));
            text.owner(*at).is_some() || !(text.is_one_of(*at, AUXILIARIES) || adverb || opens)
        })
    }

    /// The treaty of which the verb is said.
    fn subject(&self) -> Option<usize> {
        let text = self.text();
        let last = self.last_plain()?;
        if let Some(finding) = self.reading.finding_at(self.block, last) {
            return match self.is_treaty(finding) {
                true => (!is_adverbial(text, finding, self.sentence.start)).then_some(finding.member),
                false => self.through_aside(last),
            };
        }
        if text.is_word(last, "it") || refers(text, last) {
            return self.named_as(last).or_else(|| self.antecedent());
        }
        if text.is_one_of(last, &["which", "that"]) {
            return self.relative(last);
        }
        if text.is_one_of(last, &["and", "but", "or"]) {
            return self.coordinated();
        }
        if text.is_mark(last, ',') {
            return self.past_comma(last);
        }
        self.through_aside(last)
    }

    /// "The new deal, which replaces B, is called A": its name comes later in the sentence.
    fn named_as(&self, _noun: usize) -> Option<usize> {
        const NAMING: &[&str] = &[
            "called", "named", "known", "titled", "entitled", "dubbed", "baptised",
        ];
        let text = self.text();
        let after = self.after();
        let name = after.iter().rev().find(|finding| {
            let start = finding.tokens.start;
            let before = start.saturating_sub(3).max(self.trigger.tokens.end)..start;
            before.into_iter().any(|at| text.is_one_of(at, NAMING))
        })?;
        Some(name.member)
    }

    /// "A, which replaced B", "A, signed in 1987, which", "A, a text that would replace B".
    fn relative(&self, pronoun: usize) -> Option<usize> {
        let text = self.text();
        let end = pronoun - usize::from(pronoun > 0 && text.is_mark(pronoun - 1, ','));
        let noun = end.checked_sub(1)?;
        let unnamed = text.owner(noun).is_none() && is_treaty_noun(text, noun);
        if unnamed && let Some(named) = self.named_as(noun) {
            return Some(named);
        }
        let nearest = self.before().last()?;
        let gap = nearest.tokens.end..end;
        let apposed = text.is_mark(gap.start, ',')
            && text.is_one_of(gap.start + 1, &["a", "an", "the", "another"])
            && gap.len() < 9;
        let inside = gap
            .clone()
            .any(|at| text.owner(at).is_none() && is_treaty_noun(text, at));
        (is_aside(text, &gap) && !inside || apposed).then_some(nearest.member)
    }

    /// "A amended B and replaced C": the first verb's subject, or the treaty with which the sentence begins.
    fn coordinated(&self) -> Option<usize> {
        let text = self.text();
        let earlier = (self.sentence.start..self.trigger.tokens.start).find_map(|at| trigger_at(text, at));
        let Some(earlier) = earlier else {
            return self.beginning();
        };
        let clause = Clause {
            reading: self.reading,
            block: self.block,
            sentence: self.sentence.clone(),
            trigger: &earlier,
            treaties: self.treaties.clone(),
            subject_before: self.subject_before,
        };
        let same = || {
            if clause.is_passive() {
                clause.passive().and_then(|(_, objects)| objects.first().copied())
            } else {
                clause.subject()
            }
        };
        (earlier.form == Form::Verb).then(same).flatten()
    }

    /// What begins the sentence, or stands before the comma that opens the aside which this one closes.
    fn past_comma(&self, comma: usize) -> Option<usize> {
        let text = self.text();
        if let Some(member) = self.beginning() {
            return Some(member);
        }
        let verb = self.trigger.tokens.start;
        if text.word(verb).ends_with("ing") || text.word(verb).ends_with("ed") {
            return self.before().last().map(|finding| finding.member);
        }
        let opens = |finding: &&&Finding| {
            let end = past_brackets(text, finding.tokens.end);
            text.is_mark(end, ',') && end < comma
        };
        self.before()
            .iter()
            .rev()
            .find(opens)
            .map(|finding| finding.member)
    }

    /// The treaty with which the sentence begins.
    fn beginning(&self) -> Option<usize> {
        let text = self.text();
        let first = self.before().first()?;
        let mut words = (self.sentence.start..first.tokens.start).filter(|at| {
            text.tokens.list[*at].is_word() && year(text, *at).is_none() && *at >= text.dateline
        });
        words
            .all(|at| text.is_one_of(at, &["the", "a", "an", "but", "and", "new", "draft", "planned"]))
            .then_some(first.member)
    }

    /// "A, signed in Prague in 2010, replaced B", "A is expected to replace B".
    fn through_aside(&self, last: usize) -> Option<usize> {
        let text = self.text();
        let nearest = self.before().last()?;
        let gap = nearest.tokens.end..last + 1;
        let infinitive = (last + 1..self.trigger.tokens.start).any(|at| text.is_word(at, "to"));
        let expected = infinitive && is_expected(text, &gap);
        ((is_aside(text, &gap) || expected) && !is_adverbial(text, nearest, self.sentence.start))
            .then_some(nearest.member)
    }

    /// The treaty that "it" or "the document" stands for here.
    fn antecedent(&self) -> Option<usize> {
        self.beginning().or_else(|| self.earlier())
    }

    /// The treaty that the sentences before are about.
    fn earlier(&self) -> Option<usize> {
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
}

/// "Under the Kars Treaty", "parties to the Kars Treaty": not of what the verb is said.
fn is_adverbial(text: &Block, finding: &Finding, sentence: usize) -> bool {
    const BEFORE: &[&str] = &[
        "under", "with", "after", "since", "from", "than", "without", "against", "by", "at", "per",
    ];
    let start = finding.tokens.start;
    let article = usize::from(start > sentence && text.is_one_of(start - 1, &["the", "a", "an"]));
    let before = (start - article)
        .checked_sub(1)
        .filter(|before| *before >= sentence);
    let people = |at: usize| {
        text.is_one_of(
            at,
            &[
                "parties",
                "signatories",
                "members",
                "states",
                "sides",
                "party",
                "negotiators",
                "countries",
                "talks",
            ],
        )
    };
    before.is_some_and(|before| {
        text.is_one_of(before, BEFORE)
            || (text.is_one_of(before, &["to", "of", "on", "in"]) && before > 0 && people(before - 1))
    })
}

/// "It", "the document"; not "sign a pact to replace …", which is another one.
fn refers(text: &Block, at: usize) -> bool {
    let definite = (at.saturating_sub(2)..at).any(|before| text.is_one_of(before, &["the", "this", "that"]));
    definite && text.owner(at).is_none() && is_treaty_noun(text, at)
}

fn is_treaty_noun(text: &Block, at: usize) -> bool {
    const NOUNS: &[&str] = &["document", "deal", "text", "draft", "paper", "package", "plan"];
    text.is_one_of(at, NOUNS) || (text.is(at, Classes::TREATY) && !text.is_capital(at))
}

/// Nothing, or "of 2010", "(ABC)", ", signed in Prague on 8 April 2010,", ", in force since May,".
fn is_aside(text: &Block, gap: &Range<usize>) -> bool {
    const WORDS: &[&str] = &[
        "of",
        "in",
        "on",
        "at",
        "and",
        "the",
        "by",
        "since",
        "from",
        "signed",
        "concluded",
        "adopted",
        "agreed",
        "reached",
        "inked",
        "initialled",
        "initialed",
        "negotiated",
        "drafted",
        "dated",
        "ratified",
        "opened",
        "approved",
        "brokered",
        "force",
        "last",
        "this",
        "week",
        "month",
        "year",
        "summit",
        "unveiled",
        "published",
        "finalised",
        "finalized",
        "proposed",
        "announced",
        "entered",
        "into",
        "between",
        "then",
        "still",
        "years",
        "ago",
        "earlier",
        "later",
        "here",
        "for",
        "signature",
        "known",
        "as",
        "two",
    ];
    gap.len() <= LONGEST_ASIDE
        && gap.clone().all(|at| {
            let token = &text.tokens.list[at];
            let named = token.is_capital() && !token.is(Classes::FUNCTION);
            matches!(
                token.shape,
                Shape::Number | Shape::Mark(',' | '(' | ')' | '–' | '—' | '”' | '’' | '"')
            ) || token.is(Classes::CALENDAR)
                || text.is_one_of(at, WORDS)
                || (named && at > gap.start)
        })
}

/// "is expected to", "was drafted by ministers to".
fn is_expected(text: &Block, gap: &Range<usize>) -> bool {
    const EXPECTED: &[&str] = &[
        "intended",
        "designed",
        "meant",
        "expected",
        "due",
        "set",
        "likely",
        "supposed",
        "aimed",
        "written",
        "drafted",
        "negotiated",
        "signed",
        "agreed",
        "concluded",
        "adopted",
        "planned",
        "scheduled",
        "order",
        "needed",
        "ready",
        "poised",
        "aims",
        "seeks",
        "hoped",
        "called",
        "proposed",
    ];
    let other = gap
        .clone()
        .any(|at| text.owner(at).is_none() && is_treaty_noun(text, at));
    gap.len() <= LONGEST_ASIDE && !other && gap.clone().any(|at| text.is_one_of(at, EXPECTED))
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

fn past_brackets(text: &Block, end: usize) -> usize {
    let dated = usize::from(text.is_word(end, "of") && year(text, end + 1).is_some()) * 2;
    let bracket = usize::from(text.is_mark(end + dated, '(') && text.is_mark(end + dated + 2, ')')) * 3;
    end + dated + bracket
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

/// The treaties that are mentioned in these tokens, in reading order.
pub(super) fn treaties_in<'a>(reading: &'a Reading, block: usize, tokens: &Range<usize>) -> Vec<&'a Finding> {
    let mut found: Vec<&Finding> = Vec::new();
    for finding in tokens.clone().filter_map(|at| reading.finding_at(block, at)) {
        let same = found.last().is_some_and(|last| last.tokens == finding.tokens);
        if !same && reading.members[finding.member].kind == EntityKind::Treaty {
            found.push(finding);
        }
    }
    found
}

fn list_beginning_findings<'a>(text: &Block, findings: &[&'a Finding]) -> Vec<&'a Finding> {
    let joined = |at: &usize| *at == 0 || is_list_gap(text, findings[at - 1], findings[*at]);
    let mut list: Vec<&Finding> = (0..findings.len())
        .take_while(joined)
        .map(|at| findings[at])
        .collect();
    if list.len() > 1 && list.last().is_some_and(|last| begins_clause(text, last)) {
        list.pop();
    }
    list
}

/// "replaces the Kars Treaty and the Bern Pact remains in force": the last one is the subject of something else.
fn begins_clause(text: &Block, last: &Finding) -> bool {
    const VERBS: &[&str] = &[
        "is",
        "was",
        "are",
        "were",
        "will",
        "would",
        "has",
        "had",
        "remains",
        "remained",
        "stays",
        "stayed",
        "does",
        "did",
        "can",
        "may",
        "could",
        "should",
        "lapses",
        "lapsed",
        "expires",
        "expired",
        "keeps",
        "kept",
        "continues",
        "continued",
    ];
    text.is_one_of(past_brackets(text, last.tokens.end), VERBS)
}

fn list_beginning(text: &Block, findings: &[&Finding]) -> Vec<usize> {
    distinct(
        list_beginning_findings(text, findings)
            .iter()
            .map(|finding| finding.member),
    )
}

fn list_ending(text: &Block, findings: &[&Finding]) -> Vec<usize> {
    let last = findings.len();
    let joined = |at: &usize| at + 1 == last || is_list_gap(text, findings[*at], findings[at + 1]);
    let mut list: Vec<usize> = (0..last)
        .rev()
        .take_while(joined)
        .map(|at| findings[at].member)
        .collect();
    list.reverse();
    distinct(list.into_iter())
}

/// Nothing but commas, articles, dates and "and" joins the two.
fn is_list_gap(text: &Block, one: &Finding, other: &Finding) -> bool {
    const JOINTS: &[&str] = &[
        "and",
        "or",
        "the",
        "of",
        "both",
        "as",
        "well",
        "its",
        "known",
        "also",
        "a",
        "an",
        "later",
        "earlier",
        "signed",
        "concluded",
        "adopted",
        "in",
        "on",
        "dated",
        "from",
        "reached",
        "agreed",
        "plus",
        "then",
        "with",
    ];
    let gap = one.tokens.end..other.tokens.start;
    let exchanged = gap.clone().any(|at| text.is_word(at, "with"));
    !exchanged
        && gap.len() <= WIDEST_GAP
        && gap.into_iter().all(|at| {
            let token = &text.tokens.list[at];
            let dated =
                token.is(Classes::CALENDAR) || (token.is_capital() && text.is_one_of(at - 1, &["in", "at"]));
            matches!(
                token.shape,
                Shape::Mark(',' | '(' | ')' | '–' | '—') | Shape::Number
            ) || dated
                || text.is_one_of(at, JOINTS)
        })
}

fn distinct(members: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut found = Vec::new();
    for member in members {
        if !found.contains(&member) {
            found.push(member);
        }
    }
    found
}
