//! Taking in what senders deliver: each story is stored, found unchanged, or becomes a new version of what is there, and
//! what they take back is held back.

use crate::{
    annotate::Annotator,
    annotators::Annotators,
    article::{Article, PubStatus},
    article_version::ArticleVersion,
    change::{Change, ChangeKind, next_sequence},
    connection::AnyConnection,
    digest::sha256_hex,
    draft::Draft,
    embargo::NEVER_SHOWN,
    error::StoreError,
    hold::Hold,
    id::Key,
    identity,
    metadata::Metadata,
    provenance::{Hop, StatedHop},
    search,
    settle::Annotated,
    slug::slugify,
    story::{Delivery, RepresentationType, Story, Withdrawal},
    text_enum::text_enum,
    timestamp::Timestamp,
    withdrawal::{self, hold_back},
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
        /// Its sender took it back.
        Withdrawn = "WITHDRAWN",
    }
}

/// When stories come in.
#[derive(Clone, Copy, Debug)]
pub struct Reception<'a> {
    /// When they were seen where they stood: the instant of an undated story.
    pub captured_at: Timestamp,
    /// The instant of the reception itself.
    pub now: Timestamp,
    /// Who delivers, by the name of a source; `None` where that is whoever a story names.
    pub sender: Option<&'a str>,
}

impl Reception<'_> {
    /// The same a few microseconds later: readers of feeds expect no two articles to change at one instant.
    fn later(self, microseconds: i64) -> Self {
        let now = Timestamp::from_microseconds(self.now.as_microseconds() + microseconds);
        Self { now, ..self }
    }
}

/// So many deliveries are one transaction: others wait for it, editors among them.
const BATCH: usize = 500;

/// Takes in deliveries in the order in which their input lists them, five hundred in a transaction: of those either
/// every one is taken in, or none. Calling it again with the same deliveries changes nothing.
pub fn receive(
    connection: &mut AnyConnection,
    annotators: &Annotators,
    deliveries: &[Delivery],
    reception: Reception<'_>,
) -> Result<Vec<Outcome>, StoreError> {
    let mut outcomes = Vec::with_capacity(deliveries.len());
    // From the last to the first: of two articles with one instant the later row counts as the newer, and a page
    // lists the newest first.
    for (number, batch) in (0..).zip(deliveries.rchunks(BATCH)) {
        let reception = reception.later(number * BATCH as i64);
        outcomes.extend(receive_batch(connection, annotators, batch, reception)?);
    }
    outcomes.reverse();
    Ok(outcomes)
}

/// The outcomes in the order in which they came about, from the last to the first.
fn receive_batch(
    connection: &mut AnyConnection,
    annotators: &Annotators,
    deliveries: &[Delivery],
    reception: Reception<'_>,
) -> Result<Vec<Outcome>, StoreError> {
    let annotator = annotators.current(connection)?;
    let mut arrivals = annotate(&annotator, deliveries);
    connection.write(|connection| {
        // An editor may have changed the authority before this could write.
        let current = annotators.current(connection)?;
        if current.authority_version() != annotator.authority_version() {
            arrivals = annotate(&current, deliveries);
        }
        let receptions = (0..).map(|place| reception.later(place));
        let outcomes = arrivals.iter().rev().zip(receptions);
        outcomes
            .map(|(arrival, reception)| match arrival {
                Arrival::Story(story, annotated) => receive_story(connection, story, annotated, reception),
                Arrival::Withdrawal(withdrawal) => withdrawal.receive(connection, reception),
            })
            .collect()
    })
}

/// A delivery, with what is found in it.
enum Arrival<'a> {
    Story(&'a Story, Annotated<'a>),
    Withdrawal(&'a Withdrawal),
}

fn annotate<'a>(annotator: &Annotator, deliveries: &'a [Delivery]) -> Vec<Arrival<'a>> {
    let annotate =
        |story: &'a Story| Annotated::by(annotator, &story.headline, &story.body, story.language.as_deref());
    deliveries
        .iter()
        .map(|delivery| match delivery {
            Delivery::Story(story) => Arrival::Story(story, annotate(story)),
            Delivery::Withdrawal(withdrawal) => Arrival::Withdrawal(withdrawal),
        })
        .collect()
}

fn receive_story(
    connection: &mut AnyConnection,
    story: &Story,
    annotated: &Annotated<'_>,
    reception: Reception<'_>,
) -> Result<Outcome, StoreError> {
    if identity::is_own(connection, story.guid.as_deref())? {
        return Ok(Outcome::Unchanged);
    }
    let Some(known) = identity::find(connection, story, reception)? else {
        let draft = Draft::of(connection, story, annotated.language(), reception)?;
        return store(connection, &draft, annotated);
    };
    let metadata = Metadata::of_article(connection, known.key)?;
    if known.pub_status == PubStatus::Canceled || story.metadata.is_older_than(&metadata) {
        return Ok(Outcome::Unchanged);
    }
    if story.pub_status == PubStatus::Canceled {
        return take_back(connection, known, story, reception.now);
    }
    let is_newer = metadata.is_older_than(&story.metadata);
    let version = known.version;
    let updated = match !is_newer && says_nothing_new(connection, &known, story)? {
        true => Outcome::Unchanged,
        false => {
            let draft = Draft::of(connection, story, annotated.language(), reception)?;
            update(connection, known.clone(), metadata, &draft, annotated)?
        }
    };
    let settled = settle_status(connection, known.key, story, (is_newer, version), reception.now)?;
    Ok(settled.unwrap_or(updated))
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

/// Brings the article's status to what its sender says; `None` where it is that already. What the desk holds back its
/// sender does not release, and neither does a delivery that may be older than the hold: it has to be newer by its
/// sender's word, or to have another text than the `version` before it.
fn settle_status(
    connection: &mut AnyConnection,
    article: Key,
    story: &Story,
    (is_newer, version): (bool, i32),
    now: Timestamp,
) -> Result<Option<Outcome>, StoreError> {
    let mut known = Article::by_keys(connection, &[article])?;
    let Some(article) = known
        .first_mut()
        .filter(|article| article.pub_status != story.pub_status)
    else {
        return Ok(None);
    };
    if story.pub_status == PubStatus::Withheld {
        return take_back(connection, article.clone(), story, now).map(Some);
    }
    let holds = Hold::of_articles(connection, &[article.key])?;
    let may_be_old = !is_newer && article.version == version;
    if may_be_old || holds.iter().any(|hold| hold.placed_by.is_some()) {
        return Ok(None);
    }
    Hold::lift(connection, article, now)?;
    Ok(Some(Outcome::Updated))
}

fn take_back(
    connection: &mut AnyConnection,
    mut article: Article,
    story: &Story,
    now: Timestamp,
) -> Result<Outcome, StoreError> {
    let reason = withdrawal::stated(story.pub_status).to_owned();
    hold_back(connection, &mut article, story.pub_status, reason, now)
}

fn store(
    connection: &mut AnyConnection,
    draft: &Draft<'_>,
    annotated: &Annotated<'_>,
) -> Result<Outcome, StoreError> {
    let sequence = next_sequence(connection)?;
    let now = draft.reception.now;
    let mut article = draft.new_article(sequence);
    let senders = [article.sender_key, article.source_key];
    let taken_back = withdrawal::early(connection, draft.story, &senders)?;
    if let Some((status, _)) = &taken_back {
        article.pub_status = *status;
        article.published_sequence = NEVER_SHOWN;
    }
    article.slug = free_slug(connection, &article)?;
    let article = article.insert(connection)?;
    let kind = match article.pub_status {
        PubStatus::Usable => ChangeKind::Published,
        PubStatus::Withheld => ChangeKind::Withheld,
        PubStatus::Canceled => ChangeKind::Canceled,
    };
    Change::of_article(kind, &article, &[], now).append_at(connection, sequence)?;
    if article.pub_status != PubStatus::Usable {
        let reason = taken_back.map(|(_, reason)| reason);
        let hold = Hold {
            article_key: article.key,
            reason: reason.unwrap_or_else(|| withdrawal::stated(article.pub_status).to_owned()),
            replacement_key: None,
            placed_by: None,
            at: now,
        };
        hold.keep(connection)?;
    }
    Hop::append(connection, article.key, &draft.story.hops)?;
    draft.story.metadata.keep(connection, article.key)?;
    write_text(connection, &article, draft)?;
    draft.keep_disclaimer(connection)?;
    annotated.keep(connection, &article, now)?;
    Ok(Outcome::Stored)
}

fn update(
    connection: &mut AnyConnection,
    known: Article,
    mut metadata: Metadata,
    draft: &Draft<'_>,
    annotated: &Annotated<'_>,
) -> Result<Outcome, StoreError> {
    let merged = draft.merged_into(known);
    let mut changed_fields = merged.changed_fields;
    let before = metadata.clone();
    changed_fields.extend(metadata.learn(&draft.story.metadata, merged.is_new_version));
    if metadata != before {
        metadata.keep(connection, merged.article.key)?;
    }
    if changed_fields.is_empty() {
        return Ok(Outcome::Unchanged);
    }
    let mut article = merged.article;
    article.changed_sequence = next_sequence(connection)?;
    article.save(connection)?;
    if merged.is_new_version {
        write_text(connection, &article, draft)?;
    }
    draft.keep_disclaimer(connection)?;
    let now = draft.reception.now;
    changed_fields.extend(annotated.replace(connection, &article, now)?.changed_fields);
    let kind = match draft.story.is_correction {
        true => ChangeKind::Corrected,
        false => ChangeKind::Updated,
    };
    Change::of_article(kind, &article, &changed_fields, now)
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
    let body = &draft.story.body;
    ArticleVersion::create(connection, article, body)?;
    search::index(connection, article.key, &article.headline, body.text())?;
    Hop::append(
        connection,
        article.key,
        &[StatedHop::received(draft.reception.now)],
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
