//! What goes out: articles as partners see them, word that articles are gone, and lists of both.

use mediawire_domain::{
    article::PubStatus, entity::EntityKind, salience::Salience, story::Story, timestamp::Timestamp,
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
