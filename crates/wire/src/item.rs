//! What goes out: articles as partners see them, word that articles are gone, and lists of both.

use mediawire_domain::{
    article::PubStatus,
    entity::EntityKind,
    provenance::ProvenanceGap,
    salience::Salience,
    story::{RepresentationType, Story},
    timestamp::{TimePrecision, Timestamp},
};

/// An article as it goes out. What this server says of it stands here, what its sender said in the story.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// This server's name of it for good, `urn:uuid:…`; whoever takes it in has it as the guid.
    pub id: String,
    /// Where it stands on this server.
    pub url: String,
    /// This server's number of the version, from 1.
    pub version: i32,
    /// The desk's headline; the story has the sender's.
    pub headline: String,
    /// When it was first made.
    pub first_created: Timestamp,
    /// When this version was made.
    pub version_created: Timestamp,
    /// When it counts as published, whether or not its sender says so.
    pub published_at: Timestamp,
    /// What is sent on, word for word.
    pub story: Story,
    /// Whom and what it mentions, the most important first.
    pub references: Vec<Reference>,
    /// What the desk says beside the text, the oldest first; public.
    pub notes: Vec<Note>,
}

impl Item {
    /// Whether its body is the whole text; a teaser's is the excerpt.
    pub fn is_full(&self) -> bool {
        self.story.representation_type == RepresentationType::Full
    }

    /// The first paragraph, or a teaser's excerpt.
    pub fn lede(&self) -> &str {
        self.story.body.block(0).unwrap_or_default()
    }

    /// The sender's headline where the desk has another.
    pub fn original_headline(&self) -> Option<&str> {
        Some(self.story.headline.as_str()).filter(|original| *original != self.headline)
    }

    /// How precisely it is known when it was published; `Unknown` where its sender does not say.
    pub fn published_precision(&self) -> TimePrecision {
        self.story
            .published
            .map_or(TimePrecision::Unknown, |published| published.precision)
    }

    /// What its provenance lacks.
    pub fn missing(&self) -> Vec<ProvenanceGap> {
        let story = &self.story;
        let gaps = [
            (ProvenanceGap::Source, story.source.is_none()),
            (ProvenanceGap::SourceUrl, story.source_url.is_none()),
            (
                ProvenanceGap::PublishedAt,
                self.published_precision() == TimePrecision::Unknown,
            ),
            (ProvenanceGap::Byline, story.byline.is_none()),
        ];
        gaps.into_iter()
            .filter_map(|(gap, missing)| missing.then_some(gap))
            .collect()
    }

    /// Whose right it is and what may be done with it, each in a line of its own, for formats with one place for both.
    pub fn rights(&self) -> Option<String> {
        let metadata = &self.story.metadata;
        let stated: Vec<&str> = [&metadata.copyright_notice, &metadata.usage_terms]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        (!stated.is_empty()).then(|| stated.join("\n"))
    }

    /// Where and when it was filed, unless the text itself begins with that.
    pub fn separate_dateline(&self) -> Option<&str> {
        let dateline = self.story.dateline.as_deref()?;
        (!self.lede().trim_start().starts_with(dateline.trim())).then_some(dateline)
    }
}

/// An entity that an article mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// This server's name of it for good, `urn:uuid:…`.
    pub id: String,
    /// Where it stands on this server.
    pub url: String,
    /// What it is.
    pub kind: EntityKind,
    /// What it is called.
    pub name: String,
    /// `Q` and a number.
    pub wikidata_id: Option<String>,
    /// How much the article is about it.
    pub salience: Salience,
}

/// A note of the desk, such as a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// In words.
    pub text: String,
    /// Since when it stands there.
    pub at: Timestamp,
}

/// What is left of an article that partners must not show any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tombstone {
    /// As the item had it.
    pub id: String,
    /// As the item had it.
    pub url: String,
    /// The article's version when it was taken back.
    pub version: i32,
    /// `Withheld` or `Canceled`.
    pub pub_status: PubStatus,
    /// When it was taken back.
    pub at: Timestamp,
    /// Why, in words.
    pub reason: String,
}

/// One entry of a feed.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// An article.
    Item(Box<Item>),
    /// Word that one is gone.
    Tombstone(Tombstone),
}

/// A feed's page. Every address in it is absolute.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    /// This feed's name for good: a URI that no other feed has.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it holds, in a sentence.
    pub description: String,
    /// BCP 47, where every article has the same.
    pub language: Option<String>,
    /// Where people read the same.
    pub home_url: String,
    /// Where this page is.
    pub self_url: String,
    /// The other pages (RFC 5005): relation (`first`, `next`, `previous`) and address.
    pub pages: Vec<(&'static str, String)>,
    /// Where to subscribe to changes (WebSub).
    pub hub_url: Option<String>,
    /// When what it shows last changed.
    pub updated_at: Timestamp,
    /// In the feed's order.
    pub entries: Vec<Entry>,
}

impl Feed {
    /// The address of the page in this relation (RFC 5005).
    pub fn page(&self, relation: &str) -> Option<&str> {
        let mut pages = self.pages.iter();
        let page = pages.find(|(known, _)| *known == relation);
        page.map(|(_, url)| url.as_str())
    }
}
