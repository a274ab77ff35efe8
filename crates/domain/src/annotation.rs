//! Keeping what the annotator found.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::{
    annotate::{ANNOTATOR_VERSION, Annotation, FoundEntity},
    article::Article,
    authority::Authority,
    connection::{AnyConnection, insert_all},
    entity::{Entity, EntityKind},
    error::StoreError,
    id::Key,
    mention::Origin,
    salience::Salience,
    schema::{annotations, article_references, claims, entities, mentions, quotes},
    span::column,
    timestamp::Timestamp,
};

impl Annotation {
    /// Puts this in place of what the annotator found in the article before.
    pub(crate) fn replace(
        &self,
        connection: &mut AnyConnection,
        article: &Article,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        clear(connection, article.key)?;
        self.write(connection, article, now)
    }

    /// Keeps this with an article of which nothing is kept yet. Names that are new become candidates.
    pub(crate) fn write(
        &self,
        connection: &mut AnyConnection,
        article: &Article,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let keys = entity_keys(connection, &self.entities, now)?;
        self.write_mentions(connection, article, &keys)?;
        self.write_references(connection, article, &keys)?;
        self.write_quotes(connection, article, &keys)?;
        self.write_claims(connection, article, &keys)?;
        self.write_versions(connection, article)
    }

    fn write_mentions(
        &self,
        connection: &mut AnyConnection,
        article: &Article,
        keys: &[Key],
    ) -> Result<(), StoreError> {
        let rows: Vec<_> = self
            .mentions
            .iter()
            .map(|mention| {
                (
                    mentions::article_key.eq(article.key),
                    mentions::entity_key.eq(keys[mention.entity]),
                    mentions::part.eq(mention.span.part),
                    mentions::block.eq(column(mention.span.block)),
                    mentions::start_byte.eq(column(mention.span.start)),
                    mentions::end_byte.eq(column(mention.span.end)),
                    mentions::kind.eq(mention.kind),
                    mentions::stated_role.eq(mention.stated_role.as_deref()),
                    mentions::origin.eq(Origin::Machine),
                    mentions::confidence.eq(mention.confidence),
                )
            })
            .collect();
        insert_all!(connection, mentions::table, &rows);
        Ok(())
    }

    fn write_references(
        &self,
        connection: &mut AnyConnection,
        article: &Article,
        keys: &[Key],
    ) -> Result<(), StoreError> {
        // Two spellings that the annotator kept apart may be names of one row.
        let same = |key: Key| (0..keys.len()).filter(move |entity| keys[*entity] == key);
        let count = |key: Key| {
            self.mentions
                .iter()
                .filter(|mention| keys[mention.entity] == key)
                .count()
        };
        let salience = |key: Key| same(key).map(|entity| self.entities[entity].salience).min();
        let rows: Vec<_> = keys
            .iter()
            .enumerate()
            .filter(|(position, key)| same(**key).next() == Some(*position))
            .map(|(position, key)| {
                (
                    article_references::article_key.eq(article.key),
                    article_references::entity_key.eq(*key),
                    article_references::salience.eq(salience(*key).unwrap_or(Salience::Mention)),
                    article_references::count.eq(column(count(*key))),
                    article_references::position.eq(column(position)),
                    article_references::published_at.eq(article.published_at),
                )
            })
            .collect();
        insert_all!(connection, article_references::table, &rows);
        Ok(())
    }

    fn write_quotes(
        &self,
        connection: &mut AnyConnection,
        article: &Article,
        keys: &[Key],
    ) -> Result<(), StoreError> {
        let rows: Vec<_> = self
            .quotes
            .iter()
            .map(|quote| {
                (
                    quotes::article_key.eq(article.key),
                    quotes::speaker_key.eq(quote.speaker.map(|speaker| keys[speaker])),
                    quotes::part.eq(quote.span.part),
                    quotes::block.eq(column(quote.span.block)),
                    quotes::start_byte.eq(column(quote.span.start)),
                    quotes::end_byte.eq(column(quote.span.end)),
                    quotes::direct.eq(quote.direct),
                    quotes::published_at.eq(article.published_at),
                )
            })
            .collect();
        insert_all!(connection, quotes::table, &rows);
        Ok(())
    }

    fn write_claims(
        &self,
        connection: &mut AnyConnection,
        article: &Article,
        keys: &[Key],
    ) -> Result<(), StoreError> {
        let rows: Vec<_> = self
            .claims
            .iter()
            .map(|claim| {
                (
                    claims::article_key.eq(article.key),
                    claims::predicate.eq(claim.predicate),
                    claims::subject_key.eq(keys[claim.subject]),
                    claims::object_key.eq(keys[claim.object]),
                    claims::modality.eq(claim.modality),
                    claims::speaker_key.eq(claim.speaker.map(|speaker| keys[speaker])),
                    claims::part.eq(claim.evidence.part),
                    claims::block.eq(column(claim.evidence.block)),
                    claims::start_byte.eq(column(claim.evidence.start)),
                    claims::end_byte.eq(column(claim.evidence.end)),
                    claims::origin.eq(Origin::Machine),
                )
            })
            .collect();
        insert_all!(connection, claims::table, &rows);
        Ok(())
    }

    fn write_versions(&self, connection: &mut AnyConnection, article: &Article) -> Result<(), StoreError> {
        let values = (
            annotations::article_key.eq(article.key),
            annotations::version.eq(article.version),
            annotations::annotator_version.eq(ANNOTATOR_VERSION),
            annotations::authority_version.eq(Authority::built_in().version()),
        );
        diesel::insert_into(annotations::table)
            .values(values)
            .execute(connection)?;
        Ok(())
    }
}

fn clear(connection: &mut AnyConnection, article: Key) -> Result<(), StoreError> {
    let machine = Origin::Machine;
    let found = mentions::table
        .filter(mentions::article_key.eq(article))
        .filter(mentions::origin.eq(machine));
    diesel::delete(found).execute(connection)?;
    diesel::delete(
        claims::table
            .filter(claims::article_key.eq(article))
            .filter(claims::origin.eq(machine)),
    )
    .execute(connection)?;
    diesel::delete(article_references::table.filter(article_references::article_key.eq(article)))
        .execute(connection)?;
    diesel::delete(quotes::table.filter(quotes::article_key.eq(article))).execute(connection)?;
    diesel::delete(annotations::table.filter(annotations::article_key.eq(article))).execute(connection)?;
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
    let query = entities::table.filter(entities::slug.eq_any(slugs));
    let rows: Vec<(EntityKind, String, Key)> = query
        .select((entities::kind, entities::slug, entities::key))
        .load(connection)?;
    let authority: HashMap<(EntityKind, String), Key> = rows
        .into_iter()
        .map(|(kind, slug, key)| ((kind, slug), key))
        .collect();
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
