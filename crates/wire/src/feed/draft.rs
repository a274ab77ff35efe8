//! A story in the making, of whatever kind of feed.

use mediawire_domain::{
    article::PubStatus,
    story::{Body, Delivery, Published, RepresentationType, Story, Withdrawal},
    timestamp::Timestamp,
};
use serde_json::{Map, Value, json};

use super::{head::Head, status, written::one_line};
use crate::{Capture, Refusal, Refused};

/// A headline that is taken from the text is not longer, in characters.
const HEADLINE: usize = 100;

/// What an item says.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) guid: Option<String>,
    pub(super) link: Option<String>,
    pub(super) title: Option<String>,
    /// The whole text.
    pub(super) content: Option<Vec<String>>,
    /// A part of it, or what it is about.
    pub(super) summary: Option<Vec<String>>,
    pub(super) authors: Vec<String>,
    /// Who is named where no author is, neither here nor in the feed.
    pub(super) contributors: Vec<String>,
    pub(super) language: Option<String>,
    pub(super) source: Option<String>,
    pub(super) category: Option<String>,
    pub(super) copyright: Option<String>,
    pub(super) published: Option<Published>,
    pub(super) revised_at: Option<Published>,
    pub(super) first_created: Option<Timestamp>,
    pub(super) signals: Map<String, Value>,
}

impl Draft {
    /// The story, or word that it is taken back, as our own feeds say it. Refuses an item with neither title nor text.
    pub(super) fn delivery(mut self, head: &Head, capture: &Capture) -> Result<Delivery, Refused> {
        match status::of(&self.signals) {
            Some(status) => Ok(Delivery::Withdrawal(self.withdrawal(status, head, capture))),
            None => self.story(head, capture).map(Delivery::from),
        }
    }

    fn withdrawal(&mut self, pub_status: PubStatus, head: &Head, capture: &Capture) -> Withdrawal {
        let text = self.content.take().or_else(|| self.summary.take());
        Withdrawal {
            source: self.source(head, capture),
            guid: self.guid.take(),
            source_url: self.link.take(),
            pub_status,
            reason: text.map(|blocks| blocks.join(" ")),
        }
    }

    fn story(mut self, head: &Head, capture: &Capture) -> Result<Story, Refused> {
        let mut missing = Vec::new();
        let published = self.published(&mut missing);
        let (headline, blocks, representation_type) = self.text(&mut missing)?;
        if !missing.is_empty() {
            self.signals.insert("feed:missing".to_owned(), json!(missing));
        }
        let body = Body::from_blocks(blocks.iter().map(String::as_str));
        let body =
            body.ok_or_else(|| Refused::new(&headline, &Refusal::NoBody("nothing but white space")))?;
        let mut story = Story::new(capture.section(self.category.as_deref()), headline, body);
        story.representation_type = representation_type;
        story.published = published;
        story.source = self.source(head, capture);
        self.finish(&mut story, head, capture);
        Ok(story)
    }

    fn published(&self, missing: &mut Vec<&str>) -> Option<Published> {
        if self.published.is_none() && self.revised_at.is_some() {
            missing.push("published");
        }
        self.published.or(self.revised_at)
    }

    /// The headline and the paragraphs, one from the other where an item has one of them.
    fn text(
        &mut self,
        missing: &mut Vec<&str>,
    ) -> Result<(String, Vec<String>, RepresentationType), Refused> {
        let text = match (self.content.take(), self.summary.take()) {
            (Some(content), _) => Some((content, RepresentationType::Full)),
            (None, summary) => summary.map(|summary| (summary, RepresentationType::Partial)),
        };
        match (self.title.take(), text) {
            (Some(title), Some((blocks, kind))) => Ok((title, blocks, kind)),
            (Some(title), None) => {
                missing.push("body");
                Ok((title.clone(), vec![title], RepresentationType::Partial))
            }
            (None, Some((blocks, kind))) => {
                missing.push("headline");
                Ok((beginning(&blocks[0]), blocks, kind))
            }
            (None, None) => {
                Err(self.refused(&Refusal::NoHeadline("the item has neither a title nor a text")))
            }
        }
    }

    fn source(&mut self, head: &Head, capture: &Capture) -> Option<String> {
        if self.source.is_none()
            && capture.source.is_some()
            && let Some(title) = &head.title
        {
            self.signals.insert("feed:title".to_owned(), json!(title));
        }
        let source = self.source.take().or_else(|| capture.source.clone());
        source.or_else(|| head.title.clone())
    }

    fn finish(self, story: &mut Story, head: &Head, capture: &Capture) {
        let people = [&self.authors, &head.authors, &self.contributors];
        let people = people.into_iter().find(|people| !people.is_empty());
        story.byline = people.map(|people| people.join(", "));
        story.guid = self.guid;
        story.source_url = self.link;
        story.language = self
            .language
            .or_else(|| head.language.clone())
            .or_else(|| capture.language.clone());
        story.first_created = self.first_created;
        story.metadata.revised_at = self.revised_at.map(|revised| revised.at);
        story.metadata.copyright_notice = self.copyright.or_else(|| head.copyright.clone());
        story.metadata.signals = self.signals;
    }

    fn refused(&self, refusal: &Refusal) -> Refused {
        let names = [&self.title, &self.guid, &self.link];
        let name = names.into_iter().flatten().next();
        Refused::called(name.map(String::as_str), "an item without a name", refusal)
    }
}

/// The first sentence, cut at a word where it is long.
fn beginning(block: &str) -> String {
    let line = one_line(block);
    let sentence = line
        .match_indices(['.', '!', '?', '。'])
        .map(|(at, mark)| at + mark.len())
        .find(|end| *end > 20 && (line[*end..].starts_with(' ') || line[..*end].ends_with('。')))
        .map_or(line.as_str(), |end| &line[..end]);
    let Some((limit, _)) = sentence.char_indices().nth(HEADLINE) else {
        return sentence.to_owned();
    };
    let end = sentence[..limit].rfind(' ').unwrap_or(limit);
    format!("{}…", &sentence[..end])
}
