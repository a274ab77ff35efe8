//! Of which treaty a verb is said: the one before it, a clause's head, the first verb's subject, or what "it" stands for.

use super::{
    block::Block,
    claim_asides::{LONGEST_ASIDE, is_adverbial, is_aside, is_expected, is_subject_matter},
    claim_lists::past_brackets,
    claim_sides::Clause,
    claim_triggers::{Form, trigger_at},
    lexicon::Classes,
    reading::Finding,
    tokens::Shape,
    treaty_years::year,
};

/// What may stand before the treaty with which a sentence begins.
const BEGINNINGS: &[&str] = &[
    "the", "a", "an", "but", "and", "new", "draft", "planned", "that", "this", "one", "there", "proposed",
];

impl Clause<'_, '_> {
    /// The last word before the verb that is neither an auxiliary nor an adverb.
    pub(super) fn last_plain(&self) -> Option<usize> {
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
            "already",
            "thereby",
            "thus",
            "hence",
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
            // "was terminated and replaced"
            let also = (text.is_word(*at, "and") && *at > 1 && is_participle(text, at - 1))
                || (text.is_word(at + 1, "and") && is_participle(text, *at));
            text.owner(*at).is_some() || !(also || text.is_one_of(*at, AUXILIARIES) || adverb || opens)
        })
    }

    /// The treaty of which the verb is said.
    pub(super) fn subject(&self) -> Option<usize> {
        let text = self.text();
        let last = self.last_plain()?;
        if self.points_back(last) {
            return self.pointed_at(last);
        }
        if let Some(finding) = self.reading.finding_at(self.block, last) {
            if let Some(owner) = self.before_participle(finding) {
                return Some(owner);
            }
            return match self.is_treaty(finding) {
                true => (!is_adverbial(text, finding, self.sentence.start)
                    || self.is_absolute(finding)
                    || self.is_conjoined(finding))
                .then_some(finding.member),
                false => self.through_aside(last),
            };
        }
        if text.is_word(last, "it") || refers(text, last) {
            return self
                .named_as()
                .or_else(|| self.antecedent())
                .or_else(|| self.topic_at(last));
        }
        if text.is_one_of(last, &["which", "that"]) {
            return self.relative(last);
        }
        if text.is_one_of(last, &["and", "but", "or"]) {
            return self.coordinated();
        }
        if text.is_mark(last, ',') {
            return self.past_comma(last).or_else(|| self.noun_before_aside(last));
        }
        self.past_dash(last).or_else(|| self.through_aside(last))
    }

    /// "A, amending B, replaced C", "the protocol amending B replaced C": B is what the first of the two is about.
    fn before_participle(&self, nearest: &Finding) -> Option<usize> {
        let text = self.text();
        let start = nearest.tokens.start;
        let participle = start.checked_sub(1 + usize::from(start > 0 && text.is_word(start - 1, "the")))?;
        let amends = text.word(participle).ends_with("ing") && trigger_at(text, participle).is_some();
        let owner = self
            .before()
            .iter()
            .rev()
            .find(|finding| finding.tokens.end <= participle)?;
        (amends && owner.tokens.end == participle).then_some(owner.member)
    }

    /// "ten years since A replaced B": the word before A joins two clauses.
    fn is_conjoined(&self, finding: &Finding) -> bool {
        let text = self.text();
        let start = finding.tokens.start;
        let before = start.wrapping_sub(1 + usize::from(text.is_word(start.wrapping_sub(1), "the")));
        let finite = !text.word(self.trigger.tokens.start).ends_with("ing");
        finite
            && text.is_one_of(before, &["since", "after", "than"])
            && finding.tokens.end == self.trigger.tokens.start
    }

    /// "With A replacing B, …"
    fn is_absolute(&self, finding: &Finding) -> bool {
        let text = self.text();
        let verb = self.trigger.tokens.start;
        let start = finding.tokens.start;
        let with = (start.saturating_sub(3)..start).any(|at| text.is_word(at, "with"));
        with && finding.tokens.end == verb && text.word(verb).ends_with("ing")
    }

    /// "A – the fruit of nine years of talks – replaces B".
    fn past_dash(&self, closing: usize) -> Option<usize> {
        let text = self.text();
        let is_dash = |at: usize| matches!(text.tokens.list[at].shape, Shape::Mark('–' | '—' | '-'));
        let opening = (self.sentence.start..closing)
            .rev()
            .find(|at| is_dash(*at))
            .filter(|_| is_dash(closing))?;
        let before = self.before().iter().rev();
        let ends = |finding: &&&Finding| past_brackets(text, finding.tokens.end) == opening;
        before.into_iter().find(ends).map(|finding| finding.member)
    }

    /// "The new deal, which replaces B, is called A": its name comes later in the sentence.
    fn named_as(&self) -> Option<usize> {
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
        if unnamed && let Some(named) = self.named_as() {
            return Some(named);
        }
        let nearest = self.before().last()?;
        let gap = past_brackets(text, nearest.tokens.end).min(end)..end;
        // "the 1972 treaty, but that was replaced by A"
        let again = text.is_word(pronoun, "that") && text.is_one_of(noun, &["but", "and"]);
        if again && text.is_mark(gap.start, ',') && gap.len() == 2 {
            return Some(nearest.member);
        }
        let apposed = text.is_mark(gap.start, ',')
            && text.is_one_of(gap.start + 1, &["a", "an", "the", "another"])
            && gap.len() < 9;
        let signed = text.is_mark(gap.start, ',')
            && text.is_one_of(
                gap.start + 1,
                &[
                    "signed",
                    "concluded",
                    "adopted",
                    "initialled",
                    "ratified",
                    "agreed",
                ],
            )
            && gap.len() <= LONGEST_ASIDE
            && text.is_mark(end, ',');
        let inside = gap
            .clone()
            .any(|at| text.owner(at).is_none() && is_treaty_noun(text, at));
        ((is_aside(text, &gap) || signed) && !inside || apposed).then_some(nearest.member)
    }

    /// "A amended B and replaced C": the first verb's subject, or the treaty with which the sentence begins.
    fn coordinated(&self) -> Option<usize> {
        let text = self.text();
        let earlier = (self.sentence.start..self.trigger.tokens.start).find_map(|at| trigger_at(text, at));
        let Some(earlier) = earlier else {
            if let Some(member) = self.of_open_relative() {
                return Some(member);
            }
            let start = self.sentence.start;
            let stands_for = text.is_word(start, "it") || (start + 1..start + 3).any(|at| refers(text, at));
            return self.beginning().or_else(|| self.earlier().filter(|_| stands_for));
        };
        let clause = Clause {
            reading: self.reading,
            block: self.block,
            sentence: self.sentence.clone(),
            trigger: &earlier,
            treaties: self.treaties.clone(),
            subject_before: self.subject_before,
            object_before: self.object_before,
            topics: self.topics,
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

    /// "A, which runs for ten years and replaces B": the clause goes on.
    fn of_open_relative(&self) -> Option<usize> {
        let text = self.text();
        let verb = self.trigger.tokens.start;
        let inside = |at: &usize| !matches!(text.tokens.list[*at].shape, Shape::Mark(',' | ';' | '–' | '—'));
        let pronoun = (self.sentence.start..verb).rev().take_while(inside).last()?;
        let treaty = |finding: &&Finding| finding.tokens.start > pronoun;
        if !text.is_word(pronoun, "which") || self.before().iter().copied().any(|finding| treaty(&finding)) {
            return None;
        }
        self.relative(pronoun)
    }

    /// What begins the sentence, or stands before the comma that opens the aside which this one closes.
    fn past_comma(&self, comma: usize) -> Option<usize> {
        let text = self.text();
        if let Some(member) = self.beginning() {
            return Some(member);
        }
        let verb = self.trigger.tokens.start;
        if text.word(verb).ends_with("ing") || text.word(verb).ends_with("ed") {
            let nearest = self.before().last()?;
            let person = (self.sentence.start..nearest.tokens.start).any(|at| text.is_word(at, "who"));
            return (!person).then_some(nearest.member);
        }
        // "They signed A, to replace B."
        let nearest = self.before().last()?;
        if text.is_word(verb - 1, "to") && past_brackets(text, nearest.tokens.end) == comma {
            return Some(nearest.member);
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
    pub(super) fn beginning(&self) -> Option<usize> {
        let text = self.text();
        let first = self.before().first()?;
        let start = self.sentence.start..first.tokens.start;
        let mut words = start.clone().filter(|at| {
            text.tokens.list[*at].is_word() && year(text, *at).is_none() && *at >= text.dateline
        });
        // "The new accord, known as A,", "The text, A,".
        let apposed = start.clone().any(|at| text.is_mark(at, ',')) && start.end - start.start < 9;
        let naming = |at: usize| {
            is_treaty_noun(text, at)
                || text.is_one_of(at, &["known", "called", "named", "as", "formally", "officially"])
        };
        words
            .all(|at| text.is_one_of(at, BEGINNINGS) || (apposed && naming(at)))
            .then_some(first.member)
    }

    /// "A, signed in Prague in 2010, replaced B", "A is expected to replace B".
    fn through_aside(&self, last: usize) -> Option<usize> {
        let text = self.text();
        let nearest = self.before().last()?;
        let gap = nearest.tokens.end..last + 1;
        let aimed = text.is_word(last, "at") && text.is_one_of(last - 1, &["aims", "aimed"]);
        let infinitive = aimed || (last + 1..self.trigger.tokens.start).any(|at| text.is_word(at, "to"));
        let expected = infinitive && is_expected(text, &gap);
        let about = self.trigger.form == Form::Addition && is_subject_matter(text, &gap);
        ((is_aside(text, &gap) || expected || about) && !is_adverbial(text, nearest, self.sentence.start))
            .then_some(nearest.member)
    }
}

/// "terminated" after "was".
fn is_participle(text: &Block, at: usize) -> bool {
    let be = at > 0 && text.is_one_of(at - 1, &["was", "were", "been", "be", "is", "are"]);
    be && text.word(at).ends_with("ed") && trigger_at(text, at).is_none()
}

/// "It", "the document"; not "sign a pact to replace …", which is another one.
pub(super) fn refers(text: &Block, at: usize) -> bool {
    let definite = (at.saturating_sub(2)..at).any(|before| text.is_one_of(before, &["the", "this", "that"]));
    definite && text.owner(at).is_none() && is_treaty_noun(text, at)
}

pub(super) fn is_treaty_noun(text: &Block, at: usize) -> bool {
    const NOUNS: &[&str] = &[
        "document",
        "deal",
        "text",
        "draft",
        "paper",
        "package",
        "plan",
        "framework",
        "instrument",
        "arrangement",
        "annex",
    ];
    text.is_one_of(at, NOUNS) || (text.is(at, Classes::TREATY) && !text.is_capital(at))
}
