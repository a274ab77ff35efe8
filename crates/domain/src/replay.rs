//! Replaying editors' decisions over what the annotator found: an editor's word always wins.

use std::collections::{HashMap, HashSet};

use crate::{
    annotate::{MentionKind, Text},
    decision::{Decision, DecisionKind},
    findings::Findings,
    fold::fold,
    id::Key,
    mention::{Mention, Origin},
    span::Span,
};

/// What has become of the decisions that were replayed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Replayed {
    /// The keys of those whose words are not in the text.
    pub(crate) orphans: HashSet<Key>,
}

/// Applies decisions about an article, in their order, to its findings. Mergers have been followed already: the
/// decisions name entities by the keys that they have now.
pub(crate) fn replay(
    findings: &mut Findings,
    decisions: &[Decision],
    text: Text<'_>,
    article: Key,
) -> Replayed {
    let found: HashSet<Key> = findings
        .mentions
        .iter()
        .map(|mention| mention.entity_key)
        .collect();
    let mut replayed = Replayed::default();
    let mut links = Links::default();
    for decision in decisions {
        match decision.kind {
            DecisionKind::RejectAlias => reject_alias(findings, decision, text),
            DecisionKind::SplitEntity => split(findings, &mut links, decision),
            _ => {
                if decision.anchor.is_some() && !apply(findings, &mut links, decision, text, article) {
                    replayed.orphans.insert(decision.key);
                }
            }
        }
    }
    findings.mentions.sort_by_key(|mention| mention.span);
    links.carry_over(findings, &found);
    replayed
}

/// Which entities lost their words to which.
#[derive(Default)]
struct Links(HashMap<Key, HashSet<Key>>);

impl Links {
    fn moved(&mut self, from: Key, to: Key) {
        if from != to {
            self.0.entry(from).or_default().insert(to);
        }
    }

    /// Quotes and claims follow an entity that lost all of its words: to the one that has them now, else to nobody.
    fn carry_over(&self, findings: &mut Findings, found: &HashSet<Key>) {
        let named: HashSet<Key> = findings
            .mentions
            .iter()
            .map(|mention| mention.entity_key)
            .collect();
        let successor = |key: Key| -> Option<Key> {
            if named.contains(&key) || !found.contains(&key) {
                return Some(key);
            }
            let mut heirs = self.0.get(&key)?.iter();
            let heir = *heirs.next()?;
            heirs.next().is_none().then_some(heir)
        };
        for quote in &mut findings.quotes {
            quote.speaker_key = quote.speaker_key.and_then(successor);
        }
        for claim in &mut findings.claims {
            claim.speaker_key = claim.speaker_key.and_then(successor);
        }
        findings.claims.retain_mut(|claim| {
            let ends = successor(claim.subject_key).zip(successor(claim.object_key));
            if let Some((subject, object)) = ends {
                (claim.subject_key, claim.object_key) = (subject, object);
            }
            ends.is_some_and(|(subject, object)| subject != object)
        });
    }
}

/// Applies a decision about a span; false where its words are not in the text.
fn apply(
    findings: &mut Findings,
    links: &mut Links,
    decision: &Decision,
    text: Text<'_>,
    article: Key,
) -> bool {
    let Some(span) = decision.anchor.as_ref().and_then(|anchor| anchor.locate(text)) else {
        return false;
    };
    // A remark is about words and about no entity.
    let Some(entity) = decision.entity_key else {
        return true;
    };
    match decision.kind {
        DecisionKind::RejectMention => findings
            .mentions
            .retain(|mention| mention.span != span || mention.entity_key != entity),
        DecisionKind::ConfirmMention | DecisionKind::AddMention | DecisionKind::RelinkMention => {
            link(
                findings,
                links,
                decision,
                Mention::by_editor(article, entity, span),
            );
        }
        _ => {}
    }
    true
}

/// Puts an editor's mention in place of whatever overlaps it.
fn link(findings: &mut Findings, links: &mut Links, decision: &Decision, mut mention: Mention) {
    let same_words = |known: &&Mention| known.span == mention.span;
    if let Some(known) = findings.mentions.iter().find(same_words) {
        mention.kind = known.kind;
        mention.stated_role.clone_from(&known.stated_role);
        mention.role_organisation_key = known.role_organisation_key;
    }
    if decision.kind == DecisionKind::AddMention && decision.text.is_some() {
        mention.stated_role.clone_from(&decision.text);
        mention.role_organisation_key = None;
    }
    findings.mentions.retain(|known| {
        let gives_way = overlap(known.span, mention.span);
        if gives_way {
            links.moved(known.entity_key, mention.entity_key);
        }
        !gives_way
    });
    findings.mentions.push(mention);
}

fn overlap(one: Span, other: Span) -> bool {
    (one.part, one.block) == (other.part, other.block) && one.start < other.end && other.start < one.end
}

/// Takes away what the annotator found by an alias; what an editor linked stays.
fn reject_alias(findings: &mut Findings, decision: &Decision, text: Text<'_>) {
    let (Some(entity), Some(alias)) = (decision.entity_key, &decision.text) else {
        return;
    };
    let alias = fold(alias);
    findings.mentions.retain(|mention| {
        mention.entity_key != entity
            || mention.origin == Origin::Editor
            || mention.words(text).is_none_or(|words| fold(words) != alias)
    });
}

/// Gives every published mention of an entity to another; what waits for review still does.
fn split(findings: &mut Findings, links: &mut Links, decision: &Decision) {
    let (Some(from), Some(into)) = (decision.entity_key, decision.other_entity_key) else {
        return;
    };
    for mention in &mut findings.mentions {
        if mention.entity_key == from && mention.is_published() {
            mention.entity_key = into;
            mention.origin = Origin::Editor;
            mention.confidence = 1.0;
            links.moved(from, into);
        }
    }
}

impl Mention {
    /// What an editor links by name.
    fn by_editor(article_key: Key, entity_key: Key, span: Span) -> Self {
        Self {
            article_key,
            entity_key,
            span,
            kind: MentionKind::Name,
            stated_role: None,
            role_organisation_key: None,
            origin: Origin::Editor,
            confidence: 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{anchor::Anchor, quote::Quote, span::TextPart, timestamp::Timestamp};

    const TEXT: Text<'static> = Text {
        headline: "",
        blocks: &["Okoro met Park, and Park left."],
    };
    const OKORO: Key = 1;
    const PARK: Key = 2;
    const OTHER_PARK: Key = 3;
    const ARTICLE: Key = 7;

    fn span(start: usize, end: usize) -> Span {
        Span {
            part: TextPart::Body,
            block: 0,
            start,
            end,
        }
    }

    fn machine(entity: Key, start: usize, end: usize) -> Mention {
        Mention {
            origin: Origin::Machine,
            confidence: 0.9,
            ..Mention::by_editor(ARTICLE, entity, span(start, end))
        }
    }

    fn findings() -> Findings {
        let now = Timestamp::from_microseconds(0);
        let quote = Quote {
            key: 0,
            article_key: ARTICLE,
            speaker_key: Some(PARK),
            span: span(16, 29),
            direct: false,
            published_at: now,
        };
        Findings {
            mentions: vec![machine(OKORO, 0, 5), machine(PARK, 10, 14), machine(PARK, 20, 24)],
            quotes: vec![quote],
            ..Findings::default()
        }
    }

    fn decision(kind: DecisionKind, entity: Key, words: Option<Span>) -> Decision {
        let editor: Arc<str> = "desk".into();
        Decision {
            key: 11,
            article_key: Some(ARTICLE),
            entity_key: Some(entity),
            anchor: words.and_then(|span| Anchor::at(span, TEXT)),
            ..Decision::new(kind, &editor, Timestamp::from_microseconds(0))
        }
    }

    fn replayed(decisions: &[Decision]) -> (Vec<(Key, usize, Origin)>, Option<Key>, Replayed) {
        let mut findings = findings();
        let replayed = replay(&mut findings, decisions, TEXT, ARTICLE);
        let mentions = findings
            .mentions
            .iter()
            .map(|mention| (mention.entity_key, mention.span.start, mention.origin));
        (mentions.collect(), findings.quotes[0].speaker_key, replayed)
    }

    #[test]
    fn a_rejected_mention_goes_and_the_others_stay() {
        let reject = decision(DecisionKind::RejectMention, PARK, Some(span(10, 14)));
        let (mentions, speaker, _) = replayed(&[reject]);
        assert_eq!(
            mentions,
            [(OKORO, 0, Origin::Machine), (PARK, 20, Origin::Machine)]
        );
        assert_eq!(speaker, Some(PARK));
    }

    #[test]
    fn quotes_follow_an_entity_that_lost_all_its_words() {
        let relink = |start, end| decision(DecisionKind::RelinkMention, OTHER_PARK, Some(span(start, end)));
        let (mentions, speaker, _) = replayed(&[relink(10, 14), relink(20, 24)]);
        assert_eq!(
            mentions,
            [
                (OKORO, 0, Origin::Machine),
                (OTHER_PARK, 10, Origin::Editor),
                (OTHER_PARK, 20, Origin::Editor)
            ]
        );
        assert_eq!(speaker, Some(OTHER_PARK));
        let reject = |start, end| decision(DecisionKind::RejectMention, PARK, Some(span(start, end)));
        let (_, nobody, _) = replayed(&[reject(10, 14), reject(20, 24)]);
        assert_eq!(nobody, None);
    }

    #[test]
    fn the_later_of_two_decisions_about_the_same_words_wins() {
        let words = Some(span(10, 14));
        let decisions = [
            decision(DecisionKind::RelinkMention, OTHER_PARK, words),
            decision(DecisionKind::RejectMention, OTHER_PARK, words),
            decision(DecisionKind::AddMention, PARK, words),
        ];
        let (mentions, ..) = replayed(&decisions);
        assert_eq!(mentions[1], (PARK, 10, Origin::Editor));
        assert_eq!(mentions.len(), 3);
    }

    #[test]
    fn a_rejected_alias_takes_what_the_machine_found_by_it_and_nothing_else() {
        let alias = Decision {
            text: Some("park".to_owned()),
            ..decision(DecisionKind::RejectAlias, PARK, None)
        };
        let confirmed = decision(DecisionKind::ConfirmMention, PARK, Some(span(20, 24)));
        let (mentions, ..) = replayed(&[confirmed, alias]);
        assert_eq!(
            mentions,
            [(OKORO, 0, Origin::Machine), (PARK, 20, Origin::Editor)]
        );
    }

    #[test]
    fn words_that_are_gone_leave_an_orphan() {
        let mut add = decision(DecisionKind::AddMention, PARK, Some(span(10, 14)));
        if let Some(anchor) = &mut add.anchor {
            anchor.quoted = "Lee".to_owned();
        }
        let (mentions, _, replayed) = replayed(&[add]);
        assert_eq!(mentions.len(), 3);
        assert_eq!(replayed.orphans, HashSet::from([11]));
    }
}
