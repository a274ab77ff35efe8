use mediawire_domain::{
    article::PubStatus, digest::sha256_hex, entity::EntityKind, provenance::ProvenanceGap,
    salience::Salience, story::RepresentationType, timestamp::TimePrecision,
};
use serde::Serialize;

use crate::item::{Item, Note, Reference, Tombstone};

/// What JSON Feed has no word for, in IPTC's where it has one.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Extension<'a> {
    pub_status: &'static str,
    version: i32,
    #[serde(flatten)]
    article: Option<Article<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Article<'a> {
    representation_type: RepresentationType,
    /// SHA-256 of the received text, its paragraphs joined by a blank line.
    digest: String,
    original_headline: &'a str,
    headline_changed: bool,
    section: Section<'a>,
    first_created: String,
    published_precision: TimePrecision,
    missing: Vec<ProvenanceGap>,
    #[serde(flatten)]
    printed: Printed<'a>,
    references: Vec<Entity<'a>>,
    notes: Vec<Remark<'a>>,
}

#[derive(Serialize)]
struct Section<'a> {
    slug: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    disclaimer: Option<&'a str>,
}

/// What stands beside a text in print, as printed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Printed<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dateline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    slugline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creditline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    info_source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    copyright_notice: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    usage_terms: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entity<'a> {
    id: &'a str,
    url: &'a str,
    kind: EntityKind,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    wikidata_id: Option<&'a str>,
    salience: Salience,
}

#[derive(Serialize)]
struct Remark<'a> {
    text: &'a str,
    at: String,
}

impl<'a> Extension<'a> {
    pub(super) fn of_item(item: &'a Item) -> Self {
        Self {
            pub_status: PubStatus::Usable.word(),
            version: item.version,
            article: Some(Article::of(item)),
        }
    }

    pub(super) fn of_tombstone(gone: &Tombstone) -> Self {
        Self {
            pub_status: gone.pub_status.word(),
            version: gone.version,
            article: None,
        }
    }
}

impl<'a> Article<'a> {
    fn of(item: &'a Item) -> Self {
        let story = &item.story;
        Self {
            representation_type: story.representation_type,
            digest: sha256_hex(story.body.text()),
            original_headline: &story.headline,
            headline_changed: item.original_headline().is_some(),
            section: Section {
                slug: &story.section.slug,
                title: &story.section.title,
                disclaimer: story.section.disclaimer.as_deref(),
            },
            first_created: item.first_created.to_string(),
            published_precision: item.published_precision(),
            missing: item.missing(),
            printed: Printed::of(item),
            references: item.references.iter().map(Entity::of).collect(),
            notes: item.notes.iter().map(Remark::of).collect(),
        }
    }
}

impl<'a> Printed<'a> {
    fn of(item: &'a Item) -> Self {
        let story = &item.story;
        Self {
            byline: story.byline.as_deref(),
            dateline: story.dateline.as_deref(),
            slugline: story.slugline.as_deref(),
            creditline: story.creditline.as_deref(),
            info_source: story.source.as_deref(),
            copyright_notice: story.metadata.copyright_notice.as_deref(),
            usage_terms: story.metadata.usage_terms.as_deref(),
        }
    }
}

impl<'a> Entity<'a> {
    fn of(reference: &'a Reference) -> Self {
        Self {
            id: &reference.id,
            url: &reference.url,
            kind: reference.kind,
            name: &reference.name,
            wikidata_id: reference.wikidata_id.as_deref(),
            salience: reference.salience,
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
