//! The kinds of children that resolvers load, each by one call for all the parents that ask.

use std::{collections::HashMap, hash::Hash, sync::Arc};

use mediawire_domain::{
    article::Article,
    article_version::ArticleVersion,
    claim::{Claim, ClaimPredicate, Side, TreatyLink},
    co_mention::CoMention,
    connection::AnyConnection,
    desk_note::DeskNote,
    entity::{Entity, EntityKind},
    error::StoreError,
    hold::Hold,
    id::{Id, Key},
    mention::{Mention, StatedRole},
    metadata::Metadata,
    office::HeldOffice,
    page::{Cursor, Page, PageRequest},
    polled_feed::PolledFeed,
    provenance::Hop,
    quote::Quote,
    reference::Reference,
    related::Related,
    section::Section,
    source::Source,
    timeline::TimelineRow,
    visibility::Viewer,
};

use super::session::Load;

/// Declares a load: a key, what it stands for, and how rows with their keys are loaded.
macro_rules! load {
    ($(#[$meta:meta])* $name:ident($($field:ty),+) -> $value:ty, |$connection:ident, $viewer:ident, $keys:ident| $body:expr) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub(crate) struct $name($(pub(crate) $field),+);

        impl Load for $name {
            type Value = $value;

            fn load(
                $connection: &mut AnyConnection,
                $viewer: &Viewer,
                $keys: &[Self],
            ) -> Result<HashMap<Self, $value>, StoreError> {
                $body
            }
        }
    };
}

/// Rows that stand for one key each.
fn single<K: Hash + Eq, V>(rows: Vec<V>, key: impl Fn(&V) -> K) -> HashMap<K, Option<Arc<V>>> {
    rows.into_iter()
        .map(|row| (key(&row), Some(Arc::new(row))))
        .collect()
}

/// Rows of which each key has some, in the order of the rows.
fn grouped<K: Hash + Eq, V>(rows: impl IntoIterator<Item = (K, V)>) -> HashMap<K, Arc<Vec<V>>> {
    let mut groups: HashMap<K, Vec<V>> = HashMap::new();
    for (key, row) in rows {
        groups.entry(key).or_default().push(row);
    }
    groups
        .into_iter()
        .map(|(key, rows)| (key, Arc::new(rows)))
        .collect()
}

load!(ArticleByKey(Key) -> Option<Arc<Article>>, |connection, _viewer, keys| {
    let rows = Article::by_keys(connection, &numbers(keys, |key| key.0))?;
    Ok(single(rows, |row| Self(row.key)))
});
load!(ArticleById(Id) -> Option<Arc<Article>>, |connection, _viewer, keys| {
    let ids: Vec<Id> = keys.iter().map(|key| key.0).collect();
    Ok(single(Article::by_ids(connection, &ids)?, |row| Self(row.id)))
});
load!(EntityByKey(Key) -> Option<Arc<Entity>>, |connection, _viewer, keys| {
    let rows = Entity::by_keys(connection, &numbers(keys, |key| key.0))?;
    Ok(single(rows, |row| Self(row.key)))
});
load!(EntityById(Id) -> Option<Arc<Entity>>, |connection, viewer, keys| {
    let ids: Vec<Id> = keys.iter().map(|key| key.0).collect();
    let (ids, rows): (Vec<Id>, Vec<Entity>) = Entity::by_ids(connection, &ids)?.into_iter().unzip();
    let known = single(Entity::known_to(connection, viewer, rows.clone())?, |row| row.key);
    let pairs = ids.into_iter().zip(rows);
    Ok(pairs.filter_map(|(id, row)| Some((Self(id), known.get(&row.key)?.clone()))).collect())
});
load!(
    /// An entity, where the viewer may know of it.
    KnownEntity(Key) -> Option<Arc<Entity>>, |connection, viewer, keys| {
    let rows = Entity::by_keys(connection, &numbers(keys, |key| key.0))?;
    Ok(single(Entity::known_to(connection, viewer, rows)?, |row| Self(row.key)))
});
load!(SourceByKey(Key) -> Option<Arc<Source>>, |connection, _viewer, keys| {
    let rows = Source::by_keys(connection, &numbers(keys, |key| key.0))?;
    Ok(single(rows, |row| Self(row.key)))
});
load!(SourceById(Id) -> Option<Arc<Source>>, |connection, _viewer, keys| {
    let ids: Vec<Id> = keys.iter().map(|key| key.0).collect();
    Ok(single(Source::by_ids(connection, &ids)?, |row| Self(row.id)))
});
load!(SourceFeeds(Key) -> Arc<Vec<PolledFeed>>, |connection, _viewer, keys| {
    let rows = PolledFeed::of_sources(connection, &numbers(keys, |key| key.0))?;
    Ok(grouped(rows.into_iter().map(|row| (Self(row.source_key), row))))
});
load!(SectionByKey(Key) -> Option<Arc<Section>>, |connection, _viewer, keys| {
    let rows = Section::by_keys(connection, &numbers(keys, |key| key.0))?;
    Ok(single(rows, |row| Self(row.key)))
});
load!(
    /// An article's current text.
    CurrentText(Key) -> Option<Arc<ArticleVersion>>, |connection, _viewer, keys| {
    let rows = ArticleVersion::current(connection, &numbers(keys, |key| key.0))?;
    Ok(single(rows, |row| Self(row.article_key)))
});
load!(
    /// An article's text as it was at a version.
    TextAt(Key, i32) -> Option<Arc<ArticleVersion>>, |connection, _viewer, keys| {
    let numbers: Vec<(Key, i32)> = keys.iter().map(|key| (key.0, key.1)).collect();
    let rows = ArticleVersion::by_numbers(connection, &numbers)?;
    Ok(single(rows, |row| Self(row.article_key, row.version)))
});
load!(Mentions(Key) -> Arc<Vec<Mention>>, |connection, _viewer, keys| {
    let rows = Mention::of_articles(connection, &numbers(keys, |key| key.0))?;
    Ok(grouped(rows.into_iter().map(|row| (Self(row.article_key), row))))
});
load!(References(Key) -> Arc<Vec<Reference>>, |connection, _viewer, keys| {
    let rows = Reference::of_articles(connection, &numbers(keys, |key| key.0))?;
    Ok(grouped(rows.into_iter().map(|row| (Self(row.article_key), row))))
});
load!(Quotes(Key) -> Arc<Vec<Quote>>, |connection, _viewer, keys| {
    let rows = Quote::of_articles(connection, &numbers(keys, |key| key.0))?;
    Ok(grouped(rows.into_iter().map(|row| (Self(row.article_key), row))))
});
load!(Claims(Key) -> Arc<Vec<Claim>>, |connection, _viewer, keys| {
    let rows = Claim::of_articles(connection, &numbers(keys, |key| key.0))?;
    Ok(grouped(rows.into_iter().map(|row| (Self(row.article_key), row))))
});
load!(Notes(Key) -> Arc<Vec<DeskNote>>, |connection, _viewer, keys| {
    let rows = DeskNote::of_articles(connection, &numbers(keys, |key| key.0))?;
    Ok(grouped(rows.into_iter().map(|row| (Self(row.article_key), row))))
});
load!(Hops(Key) -> Arc<Vec<Hop>>, |connection, _viewer, keys| {
    let rows = Hop::of_articles(connection, &numbers(keys, |key| key.0))?;
    Ok(grouped(rows.into_iter().map(|row| (Self(row.article_key), row))))
});
load!(MetadataOf(Key) -> Arc<Metadata>, |connection, _viewer, keys| {
    let rows = Metadata::of_articles(connection, &numbers(keys, |key| key.0))?;
    Ok(rows.into_iter().map(|(key, metadata)| (Self(key), Arc::new(metadata))).collect())
});
load!(HoldOf(Key) -> Option<Arc<Hold>>, |connection, _viewer, keys| {
    let rows = Hold::of_articles(connection, &numbers(keys, |key| key.0))?;
    Ok(single(rows, |row| Self(row.article_key)))
});
load!(Aliases(Key) -> Arc<Vec<String>>, |connection, _viewer, keys| {
    let rows = Entity::aliases(connection, &numbers(keys, |key| key.0))?;
    Ok(grouped(rows.into_iter().map(|(key, alias)| (Self(key), alias))))
});
load!(Parties(Key) -> Arc<Vec<Entity>>, |connection, _viewer, keys| {
    let rows = Entity::parties(connection, &numbers(keys, |key| key.0))?;
    Ok(grouped(rows.into_iter().map(|(key, place)| (Self(key), place))))
});
load!(StatedRoles(Key) -> Arc<Vec<StatedRole>>, |connection, viewer, keys| {
    let rows = StatedRole::of_people(connection, viewer, &numbers(keys, |key| key.0))?;
    Ok(grouped(rows.into_iter().map(|(key, role)| (Self(key), role))))
});
load!(Offices(Key) -> Arc<Vec<HeldOffice>>, |connection, _viewer, keys| {
    let rows = HeldOffice::of_people(connection, &numbers(keys, |key| key.0))?;
    Ok(grouped(rows.into_iter().map(|row| (Self(row.person_key), row))))
});
load!(EntityArticleCount(Key) -> i64, |connection, viewer, keys| {
    let rows = TimelineRow::counts(connection, viewer, &numbers(keys, |key| key.0))?;
    Ok(rows.into_iter().map(|(key, number)| (Self(key), number)).collect())
});
load!(SpeakerQuoteCount(Key) -> i64, |connection, viewer, keys| {
    let rows = Quote::counts_of_speakers(connection, viewer, &numbers(keys, |key| key.0))?;
    Ok(rows.into_iter().map(|(key, number)| (Self(key), number)).collect())
});
load!(VersionCount(Key) -> i64, |connection, _viewer, keys| {
    let rows = ArticleVersion::counts(connection, &numbers(keys, |key| key.0))?;
    Ok(rows.into_iter().map(|(key, number)| (Self(key), number)).collect())
});
load!(
    /// A page of the keys of the articles that mention an entity.
    EntityArticles(Key, PageRequest) -> Page<Key>, |connection, viewer, keys| {
    by_arguments(keys, |key| key.1, |keys, request| {
        let rows = TimelineRow::of_entities(connection, viewer, &numbers(keys, |key| key.0), request)?;
        let rows = rows.into_iter().map(|row| (row.entity_key, (row.cursor(), row.article_key)));
        Ok(pages(numbers(keys, |key| key.0), rows, request, |key| Self(key, *request)))
    })
});
load!(
    /// A page of a person's quotes.
    SpeakerQuotes(Key, PageRequest) -> Page<Quote>, |connection, viewer, keys| {
    by_arguments(keys, |key| key.1, |keys, request| {
        let rows = Quote::pages_of_speakers(connection, viewer, &numbers(keys, |key| key.0), request)?;
        let rows = rows.into_iter().filter_map(|row| Some((row.speaker_key?, (row.cursor(), row))));
        Ok(pages(numbers(keys, |key| key.0), rows, request, |key| Self(key, *request)))
    })
});
load!(
    /// A page of an article's versions.
    Versions(Key, PageRequest) -> Page<ArticleVersion>, |connection, _viewer, keys| {
    by_arguments(keys, |key| key.1, |keys, request| {
        let rows = ArticleVersion::pages_of_articles(connection, &numbers(keys, |key| key.0), request)?;
        let rows = rows.into_iter().map(|row| (row.article_key, (row.cursor(), row)));
        Ok(pages(numbers(keys, |key| key.0), rows, request, |key| Self(key, *request)))
    })
});
load!(
    /// So many of the entities of some kinds that are mentioned together with an entity.
    MentionedWith(Key, Vec<EntityKind>, usize) -> Arc<Vec<CoMention>>, |connection, viewer, keys| {
    by_arguments(keys, |key| (key.1.clone(), key.2), |keys, (kinds, limit)| {
        let rows = CoMention::of_entities(connection, viewer, &numbers(keys, |key| key.0), kinds, *limit)?;
        Ok(grouped(rows.into_iter().map(|row| (Self(row.of_key, kinds.clone(), *limit), row))))
    })
});
load!(
    /// So many of the articles that are related to an article.
    RelatedArticles(Key, usize) -> Arc<Vec<Related>>, |connection, viewer, keys| {
    by_arguments(keys, |key| key.1, |keys, limit| {
        let rows = Related::of_articles(connection, viewer, &numbers(keys, |key| key.0), *limit)?;
        Ok(grouped(rows.into_iter().map(|(key, related)| (Self(key, *limit), related))))
    })
});
load!(
    /// What a treaty on one side of a predicate is linked to.
    TreatyLinks(Key, ClaimPredicate, Side) -> Arc<Vec<TreatyLink>>, |connection, viewer, keys| {
    by_arguments(keys, |key| (key.1, key.2), |keys, (predicate, side)| {
        let treaties = numbers(keys, |key| key.0);
        let rows = TreatyLink::of_treaties(connection, viewer, *predicate, *side, &treaties)?;
        Ok(grouped(rows.into_iter().map(|(key, link)| (Self(key, *predicate, *side), link))))
    })
});

fn numbers<K>(keys: &[K], number: impl Fn(&K) -> Key) -> Vec<Key> {
    keys.iter().map(number).collect()
}

/// Loads keys that differ in their arguments, one call for each set of arguments.
fn by_arguments<K, A, V>(
    keys: &[K],
    arguments: impl Fn(&K) -> A,
    mut load: impl FnMut(&[K], &A) -> Result<HashMap<K, V>, StoreError>,
) -> Result<HashMap<K, V>, StoreError>
where
    K: Clone + Hash + Eq,
    A: Hash + Eq,
{
    let mut groups: HashMap<A, Vec<K>> = HashMap::new();
    for key in keys {
        groups.entry(arguments(key)).or_default().push(key.clone());
    }
    let mut loaded = HashMap::new();
    for (arguments, keys) in groups {
        loaded.extend(load(&keys, &arguments)?);
    }
    Ok(loaded)
}

/// Rows as they were read for one page a parent; a parent without rows has an empty page.
fn pages<K: Hash + Eq, V>(
    parents: Vec<Key>,
    rows: impl Iterator<Item = (Key, (Cursor, V))>,
    request: &PageRequest,
    key: impl Fn(Key) -> K,
) -> HashMap<K, Page<V>> {
    let mut groups: HashMap<Key, Vec<_>> = parents.into_iter().map(|parent| (parent, Vec::new())).collect();
    for (parent, row) in rows {
        groups.entry(parent).or_default().push(row);
    }
    groups
        .into_iter()
        .map(|(parent, rows)| (key(parent), Page::from_read(rows, request)))
        .collect()
}
