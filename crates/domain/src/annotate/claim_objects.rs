//! Which treaties are replaced or changed: the list after the verb, or what "it" stands for.

use super::{
    block::Block,
    claim_lists::{distinct, list_beginning, past_brackets},
    claim_sides::Clause,
    claim_subject::is_treaty_noun,
    claim_triggers::trigger_at,
    lexicon::Classes,
    reading::Finding,
    tokens::Shape,
};
use crate::claim::ClaimPredicate;

/// The first object stands no farther from the verb: "replace the 1961 friendship treaty, the …".
const FARTHEST_OBJECT: usize = 12;
impl Clause<'_, '_> {
    /// "ended B and replaced it": the one other treaty in the sentence, else what the sentences before are about.
    pub(super) fn object_it(&self, subject: usize) -> Option<usize> {
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

    /// Past ", not merely amend," of "should replace, not merely amend, B".
    pub(super) fn past_contrast(&self) -> usize {
        const LONGEST: usize = 7;
        let text = self.text();
        let end = self.trigger.tokens.end;
        let contrast = text.is_mark(end, ',') && text.is_one_of(end + 1, &["not", "rather"]);
        let closing = (end + 2..end + LONGEST).find(|at| text.is_mark(*at, ','));
        closing.filter(|_| contrast).map_or(end, |closing| closing + 1)
    }

    /// The list of treaties that begins after this token.
    pub(super) fn objects(&self, from: usize) -> Option<Vec<usize>> {
        const BREAKS: &[&str] = &[
            "behind", "under", "in", "by", "from", "with", "after", "since", "when", "while", "because",
            "as", "that", "which", "who", "for", "to", "at", "than", "neither", "not", "nothing", "and",
            "but",
        ];
        let text = self.text();
        let after = self.after();
        if let Some(topic) = self.described_object(from) {
            return Some(vec![topic]);
        }
        let first = after.first()?;
        let gap = from..first.tokens.start;
        let near = gap.len() <= FARTHEST_OBJECT;
        let verbs = |at: usize| text.is_word(at, "and") && trigger_at(text, at + 1).is_some();
        let number = |at: usize| text.get(at).is_some_and(|token| token.shape == Shape::Number);
        let numbers = |at: usize| text.is_word(at, "and") && number(at - 1) && number(at + 1);
        let changes = self.trigger.predicate == ClaimPredicate::Amends;
        let part = |at: usize| changes && text.is_one_of(at, &["to", "in", "under"]) && is_part(text, at - 1);
        let broken = gap.into_iter().any(|at| {
            let such = text.is_word(at, "as") && text.is_word(at - 1, "such");
            let joins = verbs(at) || numbers(at) || part(at) || such;
            (text.is_one_of(at, BREAKS) && !joins) || text.is_mark(at, ';') || is_of_another(text, at)
        });
        (near && !broken && !self.is_others(first)).then(|| list_beginning(text, after))
    }

    /// "replaced the pact", "amends the pact’s chapter on farm goods", where nothing nearer says which.
    fn described_object(&self, from: usize) -> Option<usize> {
        let text = self.text();
        let noun = from + 1 + usize::from(text.is_one_of(from + 1, &["whole", "entire"]));
        let described = text.is_word(from, "the") && text.owner(noun).is_none() && is_treaty_noun(text, noun);
        let part = || (noun + 2..noun + 5).any(|at| is_part(text, at));
        let whole =
            !text.is_possessive(noun + 1) || (self.trigger.predicate == ClaimPredicate::Amends && part());
        let goes_on = text.is_one_of(noun + 1, &["of", "on", "between", "with", "that", "which", "for"])
            || text.is(noun + 1, Classes::TREATY)
            || text.owner(noun + 1).is_some();
        if !described || !whole || goes_on {
            return None;
        }
        self.topic_at(noun)
    }

    /// "amends B’s chapter on farm goods" amends B; "replaced B’s secretariat", "the B secretariat" is no lineage.
    pub(super) fn is_others(&self, object: &Finding) -> bool {
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
}

/// "Article 7", "the chapter": who changes it changes the treaty.
pub(super) fn is_part(text: &Block, at: usize) -> bool {
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
        "all",
        "both",
        "bulk",
        "each",
        "either",
        "half",
        "least",
        "most",
        "much",
        "one",
        "part",
        "parts",
        "pair",
        "rest",
        "remains",
        "series",
        "some",
        "two",
        "three",
        "four",
        "several",
        "set",
        "number",
        "version",
        "versions",
        "raft",
        "host",
        "range",
        "string",
        "patchwork",
        "web",
        "dozens",
        "handful",
        "collection",
        "bundle",
        "group",
    ];
    let before = of.wrapping_sub(1);
    let number = text
        .get(before)
        .is_some_and(|token| matches!(token.shape, Shape::Number | Shape::Mark(_) | Shape::Upper));
    let treaty = is_treaty_noun(text, before) || text.is_capital(before);
    text.is_word(of, "of") && !(number || treaty || is_part(text, before) || text.is_one_of(before, MEASURES))
}
