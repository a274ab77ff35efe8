//! From rows to what goes out.

use std::collections::HashMap;

use mediawire_domain::{
    article::Article,
    article_version::ArticleVersion,
    connection::AnyConnection,
    desk_note::DeskNote,
    entity::Entity,
    error::StoreError,
    hold::Hold,
    id::Key,
    metadata::Metadata,
    provenance::{Hop, StatedHop},
    reference,
    section::Section,
    source::Source,
    story::{Published, SectionLabel, Story},
    timestamp::TimePrecision,
    visibility::Viewer,
};
use mediawire_wire::item::{Entry, Item, Note, Reference, Tombstone};

use super::Addresses;

/// Articles and what was taken back, the latest published first.
pub(super) fn entries(
    connection: &mut AnyConnection,
    addresses: &Addresses,
    articles: &[Article],
    gone: &[Article],
) -> Result<Vec<Entry>, StoreError> {
    let items = items(connection, addresses, articles)?;
    let tombstones = tombstones(connection, addresses, gone)?;
    let shown = articles
        .iter()
        .zip(items)
        .map(|(row, item)| (row, Entry::Item(Box::new(item))));
    let hidden = gone
        .iter()
        .zip(tombstones)
        .map(|(row, tombstone)| (row, Entry::Tombstone(tombstone)));
    let mut entries: Vec<(&Article, Entry)> = shown.chain(hidden).collect();
    entries.sort_by_key(|(row, _)| std::cmp::Reverse((row.published_at, row.key)));
    Ok(entries.into_iter().map(|(_, entry)| entry).collect())
}

/// Word of each of these articles that it is gone, in their order.
pub(super) fn tombstones(
    connection: &mut AnyConnection,
    addresses: &Addresses,
    articles: &[Article],
) -> Result<Vec<Tombstone>, StoreError> {
    let holds = by_key(Hold::of_articles(connection, &keys(articles))?, |hold| {
        hold.article_key
    });
    let tombstone = |article: &Article| {
        let hold = holds.get(&article.key);
        Tombstone {
            id: urn(&article.id),
            url: addresses.article(&article.slug),
            version: article.version,
            pub_status: article.pub_status,
            at: hold.map_or(article.version_created, |hold| hold.at),
            reason: hold.map_or_else(
                || Viewer::reason(article.pub_status).to_owned(),
                |hold| hold.reason.clone(),
            ),
        }
    };
    Ok(articles.iter().map(tombstone).collect())
}

/// These articles as they go out, in their order.
pub(super) fn items(
    connection: &mut AnyConnection,
    addresses: &Addresses,
    articles: &[Article],
) -> Result<Vec<Item>, StoreError> {
    let parts = Parts::load(connection, articles)?;
    Ok(articles
        .iter()
        .filter_map(|article| parts.item(article, addresses))
        .collect())
}

/// Everything that belongs to some articles.
struct Parts {
    versions: HashMap<Key, ArticleVersion>,
    sections: HashMap<Key, Section>,
    sources: HashMap<Key, Source>,
    metadata: HashMap<Key, Metadata>,
    entities: HashMap<Key, Entity>,
    references: HashMap<Key, Vec<reference::Reference>>,
    hops: HashMap<Key, Vec<Hop>>,
    notes: HashMap<Key, Vec<DeskNote>>,
}

impl Parts {
    fn load(connection: &mut AnyConnection, articles: &[Article]) -> Result<Self, StoreError> {
        let keys = keys(articles);
        let section_keys = distinct(articles.iter().map(|article| article.section_key));
        let source_keys = distinct(articles.iter().filter_map(|article| article.source_key));
        let references = reference::Reference::of_articles(connection, &keys)?;
        let entity_keys = distinct(references.iter().map(|reference| reference.entity_key));
        let entities = Entity::by_keys(connection, &entity_keys)?;
        Ok(Self {
            versions: by_key(ArticleVersion::current(connection, &keys)?, |row| row.article_key),
            sections: by_key(Section::by_keys(connection, &section_keys)?, |row| row.key),
            sources: by_key(Source::by_keys(connection, &source_keys)?, |row| row.key),
            metadata: Metadata::of_articles(connection, &keys)?.into_iter().collect(),
            entities: by_key(entities, |row| row.key),
            references: grouped(references, |row| row.article_key),
            hops: grouped(Hop::of_articles(connection, &keys)?, |row| row.article_key),
            notes: grouped(DeskNote::of_articles(connection, &keys)?, |row| row.article_key),
        })
    }

    fn item(&self, article: &Article, addresses: &Addresses) -> Option<Item> {
        let notes = self.notes.get(&article.key).into_iter().flatten();
        Some(Item {
            id: urn(&article.id),
            url: addresses.article(&article.slug),
            version: article.version,
            headline: article.headline.clone(),
            first_created: article.first_created,
            version_created: article.version_created,
            published_at: article.published_at,
            story: self.story(article)?,
            references: self.references(article.key, addresses),
            notes: notes
                .map(|note| Note {
                    text: note.text.clone(),
                    at: note.at,
                })
                .collect(),
        })
    }

    fn story(&self, article: &Article) -> Option<Story> {
        let section = self.sections.get(&article.section_key)?;
        let version = self.versions.get(&article.key)?;
        let label = SectionLabel {
            slug: section.slug.clone(),
            title: section.title.clone(),
            disclaimer: section.disclaimer.clone(),
        };
        let published = Published {
            at: article.published_at,
            precision: article.published_precision,
        };
        let source = article.source_key.and_then(|key| self.sources.get(&key));
        let hops = self.hops.get(&article.key).into_iter().flatten();
        Some(Story {
            guid: article.guid.clone(),
            representation_type: article.representation_type,
            byline: article.byline.clone(),
            dateline: article.dateline.clone(),
            language: Some(article.language.clone()),
            source: source.map(|source| source.name.clone()),
            source_url: article.source_url.clone(),
            published: Some(published).filter(|published| published.precision != TimePrecision::Unknown),
            slugline: article.slugline.clone(),
            creditline: article.creditline.clone(),
            metadata: self.metadata(article.key),
            first_created: Some(article.first_created),
            hops: hops.map(stated).collect(),
            ..Story::new(label, article.original_headline.clone(), version.body.clone())
        })
    }

    /// What goes out of it: what one desk says to another is not for everybody.
    fn metadata(&self, article: Key) -> Metadata {
        Metadata {
            ed_note: None,
            ..self.metadata.get(&article).cloned().unwrap_or_default()
        }
    }

    /// The most important first; of equal ones the one that is mentioned first.
    fn references(&self, article: Key, addresses: &Addresses) -> Vec<Reference> {
        let mut rows: Vec<_> = self.references.get(&article).into_iter().flatten().collect();
        rows.sort_by_key(|row| row.salience);
        let reference = |row: &reference::Reference| {
            let entity = self.entities.get(&row.entity_key)?;
            Some(Reference {
                id: urn(&entity.id),
                url: addresses.entity(entity.kind, &entity.slug),
                kind: entity.kind,
                name: entity.name.clone(),
                wikidata_id: entity.wikidata_id.clone(),
                salience: row.salience,
            })
        };
        rows.into_iter().filter_map(reference).collect()
    }
}

fn stated(hop: &Hop) -> StatedHop {
    StatedHop {
        party: hop.party.clone(),
        action: hop.action.clone(),
        at: hop.at,
    }
}

fn urn(id: &mediawire_domain::id::Id) -> String {
    format!("urn:uuid:{id}")
}

fn keys(articles: &[Article]) -> Vec<Key> {
    articles.iter().map(|article| article.key).collect()
}

fn distinct(keys: impl Iterator<Item = Key>) -> Vec<Key> {
    let mut keys: Vec<Key> = keys.collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn by_key<T>(rows: Vec<T>, key: impl Fn(&T) -> Key) -> HashMap<Key, T> {
    rows.into_iter().map(|row| (key(&row), row)).collect()
}

fn grouped<T>(rows: Vec<T>, key: impl Fn(&T) -> Key) -> HashMap<Key, Vec<T>> {
    let mut groups: HashMap<Key, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}
