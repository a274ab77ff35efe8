//! What is kept of an article's annotation: its mentions, references, quotes and claims.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use crate::{
    annotate::{Annotation, FoundEntity, PUBLISHED_CONFIDENCE},
    article::Article,
    claim::Claim,
    co_mention,
    connection::{AnyConnection, insert_all},
    entity::{Entity, EntityKind},
    error::StoreError,
    id::Key,
    mention::{Mention, Origin},
    quote::Quote,
    reference::Reference,
    salience::Salience,
    schema::{article_references, claims, entities, mentions, quotes},
    span::{Span, column},
    timestamp::Timestamp,
};

/// What was found in an article, with the rows of the entities that it names.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Findings {
    /// In reading order.
    pub(crate) mentions: Vec<Mention>,
    /// In order of first mention.
    pub(crate) references: Vec<Reference>,
    /// In reading order.
    pub(crate) quotes: Vec<Quote>,
    /// In reading order of their evidence.
    pub(crate) claims: Vec<Claim>,
}

impl Findings {
    /// An annotation's findings. Names that are new become candidates.
    pub(crate) fn of(
        connection: &mut AnyConnection,
        annotation: &Annotation,
        article: &Article,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let keys = entity_keys(connection, &annotation.entities, now)?;
        let offices = organisation_keys(connection, annotation)?;
        let mut findings = Self {
            mentions: mentions_of(annotation, article, &keys, &offices),
            references: Vec::new(),
            quotes: quotes_of(annotation, article, &keys),
            claims: claims_of(annotation, article, &keys),
        };
        findings.refer(article, annotation.dateline);
        Ok(findings)
    }

    fn published(&self) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(|mention| mention.is_published())
    }

    /// Sums the published mentions anew.
    pub(crate) fn refer(&mut self, article: &Article, dateline: usize) {
        let mut numbers: HashMap<Key, usize> = HashMap::new();
        let mut entities: Vec<(Key, i32)> = Vec::new();
        let mut spans: Vec<(usize, Span)> = Vec::new();
        for mention in self.published() {
            let number = *numbers.entry(mention.entity_key).or_insert_with(|| {
                entities.push((mention.entity_key, 0));
                entities.len() - 1
            });
            entities[number].1 += 1;
            spans.push((number, mention.span));
        }
        let saliences = Salience::of_mentions(entities.len(), spans.into_iter(), dateline);
        self.references = entities
            .into_iter()
            .zip(saliences)
            .map(|((entity_key, count), salience)| Reference {
                article_key: article.key,
                entity_key,
                salience,
                count,
                published_at: article.published_at,
            })
            .collect();
    }

    /// What is kept of an article now.
    pub(crate) fn stored(connection: &mut AnyConnection, article: Key) -> Result<Self, StoreError> {
        let quotes = Quote::of_articles(connection, &[article])?;
        Ok(Self {
            mentions: Mention::all_of_article(connection, article)?,
            references: Reference::of_articles(connection, &[article])?,
            quotes: quotes
                .into_iter()
                .map(|quote| Quote { key: 0, ..quote })
                .collect(),
            claims: Claim::of_articles(connection, &[article])?,
        })
    }

    /// The API's names of the article's fields in which these differ from others, as readers see them.
    pub(crate) fn changed_fields(&self, others: &Self) -> Vec<&'static str> {
        let reference = |it: &Reference| (it.entity_key, it.salience, it.count);
        let quote = |it: &Quote| (it.speaker_key, it.span, it.direct);
        [
            ("mentions", !self.published().eq(others.published())),
            (
                "references",
                !self
                    .references
                    .iter()
                    .map(reference)
                    .eq(others.references.iter().map(reference)),
            ),
            (
                "quotes",
                !self.quotes.iter().map(quote).eq(others.quotes.iter().map(quote)),
            ),
            ("claims", self.claims != others.claims),
        ]
        .into_iter()
        .filter_map(|(field, differs)| differs.then_some(field))
        .collect()
    }

    /// The published mentions that others have not.
    pub(crate) fn mentions_beyond(&self, others: &Self) -> Vec<Mention> {
        let link = |mention: &Mention| (mention.span, mention.entity_key);
        let known: HashSet<_> = others.published().map(link).collect();
        let beyond = self.published().filter(|mention| !known.contains(&link(mention)));
        beyond.cloned().collect()
    }

    /// Puts these in place of what is kept of the article.
    pub(crate) fn replace(&self, connection: &mut AnyConnection, article: Key) -> Result<(), StoreError> {
        co_mention::uncount(connection, &[article])?;
        clear(connection, article)?;
        self.write(connection, article)
    }

    /// Keeps these with an article of which nothing is kept yet.
    pub(crate) fn write(&self, connection: &mut AnyConnection, article: Key) -> Result<(), StoreError> {
        self.write_mentions(connection)?;
        self.write_references(connection)?;
        self.write_quotes(connection)?;
        self.write_claims(connection)?;
        co_mention::count(connection, &[article])
    }

    fn write_mentions(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let rows: Vec<_> = self
            .mentions
            .iter()
            .map(|mention| {
                (
                    mentions::article_key.eq(mention.article_key),
                    mentions::entity_key.eq(mention.entity_key),
                    mentions::part.eq(mention.span.part),
                    mentions::block.eq(column(mention.span.block)),
                    mentions::start_byte.eq(column(mention.span.start)),
                    mentions::end_byte.eq(column(mention.span.end)),
                    mentions::kind.eq(mention.kind),
                    mentions::stated_role.eq(mention.stated_role.as_deref()),
                    mentions::role_organisation_key.eq(mention.role_organisation_key),
                    mentions::origin.eq(mention.origin),
                    mentions::confidence.eq(mention.confidence),
                )
            })
            .collect();
        insert_all!(connection, mentions::table, &rows);
        Ok(())
    }

    fn write_references(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let rows: Vec<_> = self
            .references
            .iter()
            .enumerate()
            .map(|(position, reference)| {
                (
                    article_references::article_key.eq(reference.article_key),
                    article_references::entity_key.eq(reference.entity_key),
                    article_references::salience.eq(reference.salience),
                    article_references::count.eq(reference.count),
                    article_references::position.eq(column(position)),
                    article_references::published_at.eq(reference.published_at),
                )
            })
            .collect();
        insert_all!(connection, article_references::table, &rows);
        Ok(())
    }

    fn write_quotes(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let rows: Vec<_> = self
            .quotes
            .iter()
            .map(|quote| {
                (
                    quotes::article_key.eq(quote.article_key),
                    quotes::speaker_key.eq(quote.speaker_key),
                    quotes::part.eq(quote.span.part),
                    quotes::block.eq(column(quote.span.block)),
                    quotes::start_byte.eq(column(quote.span.start)),
                    quotes::end_byte.eq(column(quote.span.end)),
                    quotes::direct.eq(quote.direct),
                    quotes::published_at.eq(quote.published_at),
                )
            })
            .collect();
        insert_all!(connection, quotes::table, &rows);
        Ok(())
    }

    fn write_claims(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let rows: Vec<_> = self
            .claims
            .iter()
            .map(|claim| {
                (
                    claims::article_key.eq(claim.article_key),
                    claims::predicate.eq(claim.predicate),
                    claims::subject_key.eq(claim.subject_key),
                    claims::object_key.eq(claim.object_key),
                    claims::modality.eq(claim.modality),
                    claims::speaker_key.eq(claim.speaker_key),
                    claims::part.eq(claim.evidence.part),
                    claims::block.eq(column(claim.evidence.block)),
                    claims::start_byte.eq(column(claim.evidence.start)),
                    claims::end_byte.eq(column(claim.evidence.end)),
                    claims::origin.eq(claim.origin),
                )
            })
            .collect();
        insert_all!(connection, claims::table, &rows);
        Ok(())
    }
}

fn mentions_of(
    annotation: &Annotation,
    article: &Article,
    keys: &[Key],
    offices: &HashMap<String, Key>,
) -> Vec<Mention> {
    let office = |slug: &Option<String>| offices.get(slug.as_ref()?).copied();
    let mentions = annotation.mentions.iter().map(|mention| Mention {
        article_key: article.key,
        entity_key: keys[mention.entity],
        span: mention.span,
        kind: mention.kind,
        stated_role: mention.stated_role.clone(),
        role_organisation_key: office(&mention.role_organisation),
        origin: Origin::Machine,
        confidence: mention.confidence,
    });
    mentions.collect()
}

fn quotes_of(annotation: &Annotation, article: &Article, keys: &[Key]) -> Vec<Quote> {
    let quotes = annotation.quotes.iter().map(|quote| Quote {
        key: 0,
        article_key: article.key,
        speaker_key: quote.speaker.map(|speaker| keys[speaker]),
        span: quote.span,
        direct: quote.direct,
        published_at: article.published_at,
    });
    quotes.collect()
}

fn claims_of(annotation: &Annotation, article: &Article, keys: &[Key]) -> Vec<Claim> {
    let claims = annotation.claims.iter().map(|claim| Claim {
        article_key: article.key,
        predicate: claim.predicate,
        subject_key: keys[claim.subject],
        object_key: keys[claim.object],
        modality: claim.modality,
        speaker_key: claim.speaker.map(|speaker| keys[speaker]),
        evidence: claim.evidence,
        origin: Origin::Machine,
    });
    claims.collect()
}

fn clear(connection: &mut AnyConnection, article: Key) -> Result<(), StoreError> {
    diesel::delete(mentions::table.filter(mentions::article_key.eq(article))).execute(connection)?;
    diesel::delete(claims::table.filter(claims::article_key.eq(article))).execute(connection)?;
    diesel::delete(article_references::table.filter(article_references::article_key.eq(article)))
        .execute(connection)?;
    diesel::delete(quotes::table.filter(quotes::article_key.eq(article))).execute(connection)?;
    Ok(())
}

/// The row of each found entity, in the order in which they were found.
fn entity_keys(
    connection: &mut AnyConnection,
    found: &[FoundEntity],
    now: Timestamp,
) -> Result<Vec<Key>, StoreError> {
    let slugs: Vec<&str> = found
        .iter()
        .filter_map(|entity| entity.authority_slug.as_deref())
        .collect();
    let authority = keys_by_slug(connection, &slugs)?;
    found
        .iter()
        .map(|entity| {
            let slug = entity.authority_slug.clone();
            match slug.and_then(|slug| authority.get(&(entity.kind, slug))) {
                Some(key) => Ok(*key),
                None => Entity::of_name(connection, entity.kind, &entity.name, entity.year, now),
            }
        })
        .collect()
}

/// The rows of the organisations to which the stated offices belong.
fn organisation_keys(
    connection: &mut AnyConnection,
    annotation: &Annotation,
) -> Result<HashMap<String, Key>, StoreError> {
    let slugs: Vec<&str> = annotation
        .mentions
        .iter()
        .filter_map(|mention| mention.role_organisation.as_deref())
        .collect();
    if slugs.is_empty() {
        return Ok(HashMap::new());
    }
    let keys = keys_by_slug(connection, &slugs)?;
    Ok(keys
        .into_iter()
        .filter(|((kind, _), _)| *kind == EntityKind::Organisation)
        .map(|((_, slug), key)| (slug, key))
        .collect())
}

fn keys_by_slug(
    connection: &mut AnyConnection,
    slugs: &[&str],
) -> Result<HashMap<(EntityKind, String), Key>, StoreError> {
    let rows: Vec<(EntityKind, String, Key)> = entities::table
        .filter(entities::slug.eq_any(slugs))
        .select((entities::kind, entities::slug, entities::key))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(kind, slug, key)| ((kind, slug), key))
        .collect())
}

impl Mention {
    /// Whether it is certain enough for readers.
    pub(crate) fn is_published(&self) -> bool {
        self.confidence >= PUBLISHED_CONFIDENCE
    }
}
