//! What a story makes of the article it is: a new one, or a changed one.

use crate::{
    article::{Article, PubStatus},
    connection::AnyConnection,
    digest::sha256_hex,
    embargo::NEVER_SHOWN,
    error::StoreError,
    id::Id,
    identity::headline_key,
    receive::Reception,
    section::Section,
    source::Source,
    story::{Published, RepresentationType, Story},
    timestamp::{TimePrecision, Timestamp},
};

/// A story with the rows that it names.
pub(crate) struct Draft<'a> {
    pub(crate) story: &'a Story,
    pub(crate) section: Section,
    pub(crate) source: Option<Source>,
    pub(crate) language: &'a str,
    /// Who delivers it.
    pub(crate) sender: Option<Source>,
    pub(crate) reception: Reception<'a>,
}

/// An article as a story changes it.
pub(crate) struct Merged {
    pub(crate) article: Article,
    /// The API's names of the fields that differ from before.
    pub(crate) changed_fields: Vec<&'static str>,
    /// Whether the text differs, so that there is a new version.
    pub(crate) is_new_version: bool,
}

impl<'a> Draft<'a> {
    /// Finds the section and the source that the story names, and makes those that are new. The language is the text's.
    pub(crate) fn of(
        connection: &mut AnyConnection,
        story: &'a Story,
        language: &'a str,
        reception: Reception<'a>,
    ) -> Result<Self, StoreError> {
        let section = Section::of_label(connection, &story.section)?;
        let source = match &story.source {
            Some(name) => Some(Source::named(connection, name, reception.now)?),
            None => None,
        };
        let sender = match reception.sender {
            Some(name) => Some(Source::named(connection, name, reception.now)?),
            None => None,
        };
        Ok(Self {
            story,
            section,
            source,
            sender,
            language,
            reception,
        })
    }

    /// Keeps the disclaimer that came with the story on its section.
    pub(crate) fn keep_disclaimer(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        match &self.story.section.disclaimer {
            Some(disclaimer) => self
                .section
                .keep_disclaimer(connection, disclaimer, self.reception.now),
            None => Ok(()),
        }
    }

    /// The article that the story makes when it is new; its key is the database's to give, its slug the store's.
    pub(crate) fn new_article(&self, sequence: i64) -> Article {
        let Self { story, reception, .. } = self;
        let published = self.published();
        Article {
            key: 0,
            id: Id::new(reception.now),
            slug: String::new(),
            section_key: self.section.key,
            source_key: self.source.as_ref().map(|source| source.key),
            guid: story.guid.clone(),
            source_url: story.source_url.clone(),
            folded_headline: headline_key(&story.headline),
            headline: story.headline.clone(),
            original_headline: story.headline.clone(),
            slugline: story.slugline.clone(),
            byline: story.byline.clone(),
            dateline: story.dateline.clone(),
            creditline: story.creditline.clone(),
            language: self.language.to_owned(),
            lede: self.lede(),
            word_count: self.word_count(),
            representation_type: story.representation_type,
            pub_status: story.pub_status,
            embargoed_until: self.embargo(),
            published_at: published.at,
            published_precision: published.precision,
            received_at: reception.now,
            first_created: story.first_created.unwrap_or(reception.now),
            version_created: self.version_created(),
            version: 1,
            body_digest: sha256_hex(story.body.text()),
            published_sequence: match (story.pub_status, self.embargo()) {
                (PubStatus::Usable, None) => sequence,
                _ => NEVER_SHOWN,
            },
            changed_sequence: sequence,
            sender_key: self.sender.as_ref().map(|sender| sender.key),
        }
    }

    /// The article that is there, with what the story says anew. What the story leaves out stays.
    pub(crate) fn merged_into(&self, mut article: Article) -> Merged {
        let mut changed_fields = self.merge_text(&mut article);
        let is_new_version = !changed_fields.is_empty();
        if is_new_version {
            article.version += 1;
            article.version_created = self.version_created();
        }
        changed_fields.extend(self.merge_data(&mut article, is_new_version));
        Merged {
            article,
            changed_fields,
            is_new_version,
        }
    }

    fn merge_text(&self, article: &mut Article) -> Vec<&'static str> {
        let story = self.story;
        let mut changed = Vec::new();
        if article.original_headline != story.headline {
            if !article.headline_changed() {
                article.headline.clone_from(&story.headline);
            }
            article.original_headline.clone_from(&story.headline);
            article.folded_headline = headline_key(&story.headline);
            changed.push("headline");
        }
        if replace(&mut article.body_digest, sha256_hex(story.body.text())) {
            article.lede = self.lede();
            article.word_count = self.word_count();
            changed.push("body");
        }
        if replace(&mut article.representation_type, story.representation_type) {
            changed.push("representationType");
        }
        changed
    }

    /// The section is the new version's: of two feeds that list one story under two sections neither wins it back.
    fn merge_data(&self, article: &mut Article, is_new_version: bool) -> Vec<&'static str> {
        let story = self.story;
        let source = self.source.as_ref().map(|source| source.key);
        let is_full = story.representation_type == RepresentationType::Full;
        let changes = [
            (
                "section",
                is_new_version && is_full && replace(&mut article.section_key, self.section.key),
            ),
            ("byline", learn(&mut article.byline, &story.byline)),
            ("dateline", learn(&mut article.dateline, &story.dateline)),
            ("slugline", learn(&mut article.slugline, &story.slugline)),
            ("embargoedUntil", self.merge_embargo(article)),
            (
                "provenance",
                learn(&mut article.source_key, &source)
                    | learn(&mut article.creditline, &story.creditline)
                    | learn(&mut article.source_url, &story.source_url)
                    | learn(&mut article.guid, &story.guid),
            ),
            ("publishedAt", self.merge_published(article)),
        ];
        changes
            .into_iter()
            .filter_map(|(field, changed)| changed.then_some(field))
            .collect()
    }

    /// The end of an embargo that has not ended.
    fn embargo(&self) -> Option<Timestamp> {
        let is_ahead = |until: &Timestamp| *until > self.reception.now;
        self.story.embargoed_until.filter(is_ahead)
    }

    /// An embargo can be set and moved until readers have seen the article; then it does not come under one again.
    fn merge_embargo(&self, article: &mut Article) -> bool {
        !article.was_shown() && learn(&mut article.embargoed_until, &self.story.embargoed_until)
    }

    fn version_created(&self) -> Timestamp {
        self.story.metadata.revised_at.unwrap_or(self.reception.now)
    }

    /// A coarse instant gives way to a finer one. Of two that are equally coarse the first stays, since "8 hours
    /// ago" read twice need not give the same hour.
    fn merge_published(&self, article: &mut Article) -> bool {
        let Some(published) = self.story.published else {
            return false;
        };
        let stated_anew = published.precision == article.published_precision
            && published.precision <= TimePrecision::Minute
            && published.at != article.published_at;
        let is_better = published.precision < article.published_precision || stated_anew;
        if is_better {
            article.published_at = published.at;
            article.published_precision = published.precision;
        }
        is_better
    }

    fn published(&self) -> Published {
        let unknown = Published {
            at: self.reception.captured_at,
            precision: TimePrecision::Unknown,
        };
        self.story.published.unwrap_or(unknown)
    }

    fn lede(&self) -> String {
        self.story.body.blocks().next().unwrap_or_default().to_owned()
    }

    fn word_count(&self) -> i32 {
        let words = self.story.body.text().split_whitespace().count();
        i32::try_from(words).unwrap_or(i32::MAX)
    }
}

/// Sets what is new; true where it differs from before.
fn replace<T: PartialEq>(known: &mut T, new: T) -> bool {
    let differs = *known != new;
    *known = new;
    differs
}

/// Sets what is stated; true where it differs from before.
fn learn<T: PartialEq + Clone>(known: &mut Option<T>, stated: &Option<T>) -> bool {
    stated.is_some() && replace(known, stated.clone())
}
