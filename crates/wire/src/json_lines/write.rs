use mediawire_domain::{story::Story, timestamp::TimePrecision};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::item::{Entry, Item, Note, Reference, Tombstone};

/// An article as one line, with its line feed.
pub fn render(item: &Item) -> String {
    line(&Line::of(item))
}

/// Word that an article is gone, as one line, with its line feed.
pub fn render_tombstone(tombstone: &Tombstone) -> String {
    line(&Withdrawn::of(tombstone))
}

/// A line for each entry, in order.
pub fn render_entries(entries: &[Entry]) -> String {
    let lines = entries.iter().map(|entry| match entry {
        Entry::Item(item) => render(item),
        Entry::Tombstone(tombstone) => render_tombstone(tombstone),
    });
    lines.collect()
}

fn line(value: &impl Serialize) -> String {
    let mut line = serde_json::to_string(value).expect("text, numbers and maps with text keys are JSON");
    line.push('\n');
    line
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'a> {
    id: &'a str,
    url: &'a str,
    version: i32,
    pub_status: &'static str,
    section: Section<'a>,
    headline: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    slugline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dateline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creditline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_url: Option<&'a str>,
    published_at: String,
    published_precision: &'static str,
    first_created: String,
    version_created: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    embargoed_until: Option<String>,
    representation_type: &'static str,
    #[serde(skip_serializing_if = "is_false")]
    is_correction: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    copyright_notice: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    usage_terms: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ed_note: Option<&'a str>,
    body: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hop_history: Vec<Hop<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    references: Vec<NamedEntity<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Remark<'a>>,
    #[serde(skip_serializing_if = "Original::is_empty")]
    original: Original<'a>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    signals: &'a Map<String, Value>,
}

#[derive(Serialize)]
pub(crate) struct Section<'a> {
    slug: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    disclaimer: Option<&'a str>,
}

#[derive(Serialize)]
pub(crate) struct Hop<'a> {
    party: &'a str,
    action: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NamedEntity<'a> {
    id: &'a str,
    url: &'a str,
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    wikidata_id: Option<&'a str>,
    salience: &'static str,
}

#[derive(Serialize)]
struct Remark<'a> {
    text: &'a str,
    at: String,
}

/// What the story's own sender said, where this server says it otherwise.
#[derive(Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Original<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    guid: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version_created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_created: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Withdrawn<'a> {
    id: &'a str,
    url: &'a str,
    version: i32,
    pub_status: &'static str,
    notice: Notice<'a>,
}

#[derive(Serialize)]
struct Notice<'a> {
    reason: &'a str,
    at: String,
}

impl<'a> Line<'a> {
    fn of(item: &'a Item) -> Self {
        let story = &item.story;
        let published = story.published;
        let precision = published.map_or(TimePrecision::Unknown, |published| published.precision);
        Self {
            id: &item.id,
            url: &item.url,
            version: item.version,
            pub_status: story.pub_status.word(),
            section: Section::of(story),
            headline: &item.headline,
            slugline: story.slugline.as_deref(),
            byline: story.byline.as_deref(),
            dateline: story.dateline.as_deref(),
            creditline: story.creditline.as_deref(),
            language: story.language.as_deref(),
            source: story.source.as_deref(),
            source_url: story.source_url.as_deref(),
            published_at: published
                .map_or(item.published_at, |published| published.at)
                .to_string(),
            published_precision: precision.word(),
            first_created: item.first_created.to_string(),
            version_created: item.version_created.to_string(),
            embargoed_until: story.embargoed_until.map(|at| at.to_string()),
            representation_type: story.representation_type.word(),
            is_correction: story.is_correction,
            copyright_notice: story.metadata.copyright_notice.as_deref(),
            usage_terms: story.metadata.usage_terms.as_deref(),
            ed_note: story.metadata.ed_note.as_deref(),
            body: story.body.blocks().collect(),
            hop_history: story.hops.iter().map(Hop::of).collect(),
            references: item.references.iter().map(NamedEntity::of).collect(),
            notes: item.notes.iter().map(Remark::of).collect(),
            original: Original::of(item),
            signals: &story.metadata.signals,
        }
    }
}

impl<'a> Section<'a> {
    pub(crate) fn of(story: &'a Story) -> Self {
        Self {
            slug: &story.section.slug,
            title: &story.section.title,
            disclaimer: story.section.disclaimer.as_deref(),
        }
    }
}

impl<'a> Hop<'a> {
    pub(crate) fn of(hop: &'a mediawire_domain::provenance::StatedHop) -> Self {
        Self {
            party: &hop.party,
            action: &hop.action,
            at: hop.at.map(|at| at.to_string()),
        }
    }
}

impl<'a> NamedEntity<'a> {
    fn of(reference: &'a Reference) -> Self {
        Self {
            id: &reference.id,
            url: &reference.url,
            kind: reference.kind.word(),
            name: &reference.name,
            wikidata_id: reference.wikidata_id.as_deref(),
            salience: reference.salience.word(),
        }
    }
}

impl<'a> Remark<'a> {
    fn of(note: &'a Note) -> Self {
        Self {
            text: &note.text,
            at: note.at.to_string(),
        }
    }
}

impl<'a> Original<'a> {
    pub(crate) fn of(item: &'a Item) -> Self {
        let story = &item.story;
        let revised_at = story.metadata.revised_at;
        let first_created = story.first_created;
        Self {
            guid: story.guid.as_deref().filter(|guid| *guid != item.id),
            headline: Some(story.headline.as_str()).filter(|headline| *headline != item.headline),
            version: story
                .metadata
                .source_version
                .filter(|version| *version != item.version),
            version_created: revised_at
                .filter(|at| *at != item.version_created)
                .map(|at| at.to_string()),
            first_created: first_created
                .filter(|at| *at != item.first_created)
                .map(|at| at.to_string()),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl<'a> Withdrawn<'a> {
    fn of(tombstone: &'a Tombstone) -> Self {
        Self {
            id: &tombstone.id,
            url: &tombstone.url,
            version: tombstone.version,
            pub_status: tombstone.pub_status.word(),
            notice: Notice {
                reason: &tombstone.reason,
                at: tombstone.at.to_string(),
            },
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(truth: &bool) -> bool {
    !truth
}
