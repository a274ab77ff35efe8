//! Taking stories in: each is stored, found unchanged, or becomes a new version of what is there.

use crate::{
    annotate::Annotator,
    annotators::Annotators,
    article::Article,
    article_version::ArticleVersion,
    change::{Change, ChangeKind, next_sequence},
    connection::AnyConnection,
    digest::sha256_hex,
    draft::Draft,
    error::StoreError,
    identity,
    provenance::Hop,
    search,
    settle::Annotated,
    slug::slugify,
    story::{RepresentationType, Story},
    text_enum::text_enum,
    timestamp::Timestamp,
};

text_enum! {
    /// What became of a story.
    Outcome {
        /// It was new.
        Stored = "STORED",
        /// It is there already, and says nothing new.
        Unchanged = "UNCHANGED",
        /// It changed the article that is there.
        Updated = "UPDATED",
    }
}

/// When stories come in.
#[derive(Clone, Copy, Debug)]
pub struct Reception {
    /// When they were seen where they stood: the instant of an undated story.
    pub captured_at: Timestamp,
    /// The instant of the reception itself.
    pub now: Timestamp,
}

/// Takes in stories in the order in which their page lists them, all in one transaction: either every one of them is
/// taken in, or none. Calling it again with the same stories changes nothing.
pub fn receive(
    connection: &mut AnyConnection,
    annotators: &Annotators,
    stories: &[Story],
    reception: Reception,
) -> Result<Vec<Outcome>, StoreError> {
    let annotator = annotators.current(connection)?;
    let mut annotated = annotate(&annotator, stories);
    connection.write(|connection| {
        // An editor may have changed the authority before this could write.
        let current = annotators.current(connection)?;
        if current.authority_version() != annotator.authority_version() {
            annotated = annotate(&current, stories);
        }
        // From the last to the first: of two articles with one instant the later row counts as the newer, and a page
        // lists the newest first.
        let pairs = stories.iter().zip(&annotated).rev();
        let outcomes: Result<Vec<Outcome>, StoreError> = pairs
            .map(|(story, annotated)| receive_one(connection, story, annotated, reception))
            .collect();
        outcomes.map(|outcomes| outcomes.into_iter().rev().collect())
    })
}

fn annotate<'a>(annotator: &Annotator, stories: &'a [Story]) -> Vec<Annotated<'a>> {
    stories
        .iter()
        .map(|story| Annotated::by(annotator, &story.headline, &story.body, story.language.as_deref()))
        .collect()
}

fn receive_one(
    connection: &mut AnyConnection,
    story: &Story,
    annotated: &Annotated<'_>,
    reception: Reception,
) -> Result<Outcome, StoreError> {
    let Some(known) = identity::find(connection, story, reception.captured_at)? else {
        let draft = Draft::of(connection, story, annotated.language(), reception)?;
        return store(connection, &draft, annotated);
    };
    if says_nothing_new(connection, &known, story)? {
        return Ok(Outcome::Unchanged);
    }
    let draft = Draft::of(connection, story, annotated.language(), reception)?;
    update(connection, known, &draft, annotated)
}

/// Whether a story is a teaser of a text that is there, or a text that the article has left behind: of two captures
/// that are taken in again and again, neither makes a version twice.
fn says_nothing_new(
    connection: &mut AnyConnection,
    known: &Article,
    story: &Story,
) -> Result<bool, StoreError> {
    let is_teaser = story.representation_type == RepresentationType::Partial;
    if is_teaser && known.representation_type == RepresentationType::Full {
        return Ok(true);
    }
    let digest = sha256_hex(story.body.text());
    let is_current = digest == known.body_digest && story.headline == known.original_headline;
    Ok(!is_current && ArticleVersion::was_there(connection, known.key, &story.headline, &digest)?)
}

fn store(
    connection: &mut AnyConnection,
    draft: &Draft<'_>,
    annotated: &Annotated<'_>,
) -> Result<Outcome, StoreError> {
    let sequence = next_sequence(connection)?;
    let mut article = draft.new_article(sequence);
    article.slug = free_slug(connection, &article)?;
    let article = article.insert(connection)?;
    Change::of_article(ChangeKind::Published, &article, &[], draft.reception.now)
        .append_at(connection, sequence)?;
    write_text(connection, &article, draft)?;
    draft.keep_disclaimer(connection)?;
    annotated.keep(connection, &article, draft.reception.now)?;
    Ok(Outcome::Stored)
}

fn update(
    connection: &mut AnyConnection,
    known: Article,
    draft: &Draft<'_>,
    annotated: &Annotated<'_>,
) -> Result<Outcome, StoreError> {
    let merged = draft.merged_into(known);
    if merged.changed_fields.is_empty() {
        return Ok(Outcome::Unchanged);
    }
    let mut article = merged.article;
    let mut changed_fields = merged.changed_fields;
    article.changed_sequence = next_sequence(connection)?;
    article.save(connection)?;
    if merged.is_new_version {
        write_text(connection, &article, draft)?;
    }
    draft.keep_disclaimer(connection)?;
    let now = draft.reception.now;
    changed_fields.extend(annotated.replace(connection, &article, now)?.changed_fields);
    Change::of_article(ChangeKind::Updated, &article, &changed_fields, now)
        .append_at(connection, article.changed_sequence)?;
    Ok(Outcome::Updated)
}

/// Keeps the text for good as the article's current version, makes it findable, and notes through whose hands it
/// came.
fn write_text(
    connection: &mut AnyConnection,
    article: &Article,
    draft: &Draft<'_>,
) -> Result<(), StoreError> {
    ArticleVersion::create(connection, article, &draft.story.body)?;
    search::index(
        connection,
        article.key,
        &article.headline,
        draft.story.body.text(),
    )?;
    Hop::append(
        connection,
        article.key,
        "Mediawire",
        "received",
        draft.reception.now,
    )
}

/// The headline's slug where it is free, else with the day, else with the part of the id that is random.
fn free_slug(connection: &mut AnyConnection, article: &Article) -> Result<String, StoreError> {
    let plain = slugify(&article.headline);
    let day = article
        .published_at
        .to_string()
        .chars()
        .take(10)
        .collect::<String>();
    for slug in [plain.clone(), format!("{plain}-{day}")] {
        if Article::by_slug(connection, &slug)?.is_none() {
            return Ok(slug);
        }
    }
    Ok(format!("{plain}-{}", article.id.random_part()))
}
