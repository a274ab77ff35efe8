//! Settling an article: what the annotator finds in its current text, with the editors' decisions replayed over it, is
//! kept, and what readers see differently is told in the log.

use diesel::prelude::*;

use crate::{
    annotate::{
        ANNOTATOR_VERSION, Annotation, Annotator, Text,
        language::{ENGLISH, UNDETERMINED},
    },
    article::Article,
    article_version::ArticleVersion,
    change::{Change, ChangeKind},
    connection::{AnyConnection, on_each},
    decision::Decision,
    error::StoreError,
    findings::Findings,
    id::Key,
    mention::Mention,
    replay::replay,
    schema::annotations,
    stale,
    story::Body,
    timestamp::Timestamp,
};

/// A text with what the annotator found in it.
pub(crate) struct Annotated<'a> {
    pub(crate) annotation: Annotation,
    pub(crate) headline: &'a str,
    pub(crate) body: &'a Body,
    stated_language: Option<&'a str>,
    pub(crate) authority_version: String,
}

impl<'a> Annotated<'a> {
    /// Annotates a text, unless it is said to be in another language than English.
    pub(crate) fn by(
        annotator: &Annotator,
        headline: &'a str,
        body: &'a Body,
        stated_language: Option<&'a str>,
    ) -> Self {
        let blocks: Vec<&str> = body.blocks().collect();
        let text = Text {
            headline,
            blocks: &blocks,
        };
        Self {
            annotation: match stated_language {
                Some(tag) if !is_english(tag) => Annotation::without_findings(UNDETERMINED),
                _ => annotator.annotate(text),
            },
            headline,
            body,
            stated_language,
            authority_version: annotator.authority_version().to_owned(),
        }
    }

    /// The text's language, as BCP 47 writes it: as it is stated, or as it was told by the text.
    pub(crate) fn language(&self) -> &str {
        self.stated_language.unwrap_or(self.annotation.language)
    }

    /// Keeps this with an article that is new.
    pub(crate) fn keep(
        &self,
        connection: &mut AnyConnection,
        article: &Article,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.findings(connection, article, now)?
            .write(connection, article.key)?;
        self.keep_versions(connection, article)
    }

    /// Puts this in place of what is kept of an article.
    pub(crate) fn replace(
        &self,
        connection: &mut AnyConnection,
        article: &Article,
        now: Timestamp,
    ) -> Result<Settled, StoreError> {
        let findings = self.findings(connection, article, now)?;
        let stored = Findings::stored(connection, article.key)?;
        if findings != stored {
            findings.replace(connection, article.key)?;
        }
        self.keep_versions(connection, article)?;
        stale::settle(connection, article.key)?;
        Ok(Settled {
            changed_fields: findings.changed_fields(&stored),
            found: findings.mentions_beyond(&stored),
            lost: stored.mentions_beyond(&findings),
        })
    }

    fn findings(
        &self,
        connection: &mut AnyConnection,
        article: &Article,
        now: Timestamp,
    ) -> Result<Findings, StoreError> {
        let mut findings = Findings::of(connection, &self.annotation, article, now)?;
        let entities: Vec<Key> = findings
            .mentions
            .iter()
            .map(|mention| mention.entity_key)
            .collect();
        let decisions = Decision::to_replay(connection, article.key, &entities)?;
        if decisions.is_empty() {
            return Ok(findings);
        }
        let blocks: Vec<&str> = self.body.blocks().collect();
        let text = Text {
            headline: self.headline,
            blocks: &blocks,
        };
        let replayed = replay(&mut findings, &decisions, text, article.key);
        findings.refer(article, self.annotation.dateline);
        for decision in &decisions {
            let is_orphan = replayed.orphans.contains(&decision.key);
            if is_orphan != decision.orphaned_since.is_some() {
                decision.set_orphaned(connection, is_orphan.then_some(now))?;
            }
        }
        Ok(findings)
    }

    fn keep_versions(&self, connection: &mut AnyConnection, article: &Article) -> Result<(), StoreError> {
        let versions = (
            annotations::version.eq(article.version),
            annotations::annotator_version.eq(ANNOTATOR_VERSION),
            annotations::authority_version.eq(&self.authority_version),
        );
        on_each!(connection, inner => diesel::insert_into(annotations::table)
            .values((annotations::article_key.eq(article.key), versions))
            .on_conflict(annotations::article_key)
            .do_update()
            .set(versions)
            .execute(inner))?;
        Ok(())
    }
}

/// What differs from before in an article that was annotated anew.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    /// The API's names of the article's fields in which readers see something else.
    pub changed_fields: Vec<&'static str>,
    /// Published mentions that were not there before.
    pub found: Vec<Mention>,
    /// Published mentions that are not there any more.
    pub lost: Vec<Mention>,
}

/// Annotates an article's current text anew, and tells in the log what readers see differently.
pub(crate) fn settle(
    connection: &mut AnyConnection,
    annotator: &Annotator,
    article: &Article,
    now: Timestamp,
) -> Result<Settled, StoreError> {
    let Some(version) = ArticleVersion::current(connection, &[article.key])?.pop() else {
        return Ok(Settled::default());
    };
    let annotated = Annotated::by(
        annotator,
        &article.original_headline,
        &version.body,
        Some(&article.language),
    );
    let settled = annotated.replace(connection, article, now)?;
    if !settled.changed_fields.is_empty() {
        Change::of_article(ChangeKind::Updated, article, &settled.changed_fields, now).append(connection)?;
    }
    Ok(settled)
}

/// Whether a tag of BCP 47 is one for English.
fn is_english(tag: &str) -> bool {
    tag.split('-').next() == Some(ENGLISH)
}
