//! Articles: what a list shows of them, and the orders in which they are read.

use diesel::{
    dsl::sql,
    expression::SqlLiteral,
    prelude::*,
    sql_types::{BigInt, Bool},
};

use crate::{
    connection::{AnyConnection, Backend},
    embargo::NEVER_SHOWN,
    error::StoreError,
    id::{Id, Key},
    page::{Cursor, Page, PageRequest, keyset},
    schema::{article_references, articles, holds, sections, sources},
    story::RepresentationType,
    text_enum::text_enum,
    timestamp::{TimePrecision, Timestamp},
    visibility::{Viewer, visible_to},
};

text_enum! {
    /// Whether an article may be published (IPTC's pubStatus).
    PubStatus {
        /// It may.
        Usable = "USABLE",
        /// Not now.
        Withheld = "WITHHELD",
        /// Never again: a kill.
        Canceled = "CANCELED",
    }
}

text_enum! {
    /// The orders in which articles can be listed.
    ArticleOrder {
        /// By the instant of publication, the latest first; in the order of the page they came from where that ties.
        NewestFirst = "NEWEST_FIRST",
        /// The other way round.
        OldestFirst = "OLDEST_FIRST",
        /// By their last change in the log, the latest first.
        RecentlyChanged = "RECENTLY_CHANGED",
    }
}

/// One article as a list shows it. Its text is in its [versions](crate::article_version::ArticleVersion).
#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = articles, primary_key(key), treat_none_as_null = true, treat_none_as_default_value = false)]
#[expect(missing_docs, reason = "the API's schema describes these words")]
pub struct Article {
    #[diesel(skip_insertion)]
    pub key: Key,
    pub id: Id,
    pub slug: String,
    pub section_key: Key,
    pub source_key: Option<Key>,
    pub guid: Option<String>,
    pub source_url: Option<String>,
    /// What headlines are compared by.
    pub folded_headline: String,
    pub headline: String,
    pub original_headline: String,
    pub slugline: Option<String>,
    pub byline: Option<String>,
    pub dateline: Option<String>,
    pub creditline: Option<String>,
    pub language: String,
    /// The first block, which is the excerpt as received where the article is partial.
    pub lede: String,
    pub word_count: i32,
    pub representation_type: RepresentationType,
    pub pub_status: PubStatus,
    pub embargoed_until: Option<Timestamp>,
    pub published_at: Timestamp,
    pub published_precision: TimePrecision,
    pub received_at: Timestamp,
    pub first_created: Timestamp,
    pub version_created: Timestamp,
    pub version: i32,
    pub body_digest: String,
    /// The log row that first told readers of this article; the highest number there is while none has.
    pub published_sequence: i64,
    /// The log row that last told of it.
    pub changed_sequence: i64,
    /// Who delivered it, whoever it names as its source.
    pub sender_key: Option<Key>,
}

/// Which articles. Everything that is set must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ArticleFilter {
    /// A section's slug.
    pub section: Option<String>,
    /// A source's slug.
    pub source: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// Mentions all of these entities.
    pub mentions: Vec<Key>,
    /// Published at this instant or later.
    pub published_after: Option<Timestamp>,
    /// Published before this instant.
    pub published_before: Option<Timestamp>,
    /// Full or partial.
    pub representation_type: Option<RepresentationType>,
    /// First told of in the log at this sequence or before: holds a feed's pages steady.
    pub known_at: Option<i64>,
    /// First told of in the log after this sequence: what a feed has not shown yet.
    pub new_since: Option<i64>,
}

type BoxedArticles<'a> = articles::BoxedQuery<'a, Backend>;
type BoxedCount<'a> = articles::BoxedQuery<'a, Backend, BigInt>;

impl ArticleFilter {
    /// The articles of a section.
    pub fn of_section(slug: &str) -> Self {
        Self {
            section: Some(slug.to_owned()),
            ..Self::default()
        }
    }

    /// The articles of a source.
    pub fn of_source(slug: &str) -> Self {
        Self {
            source: Some(slug.to_owned()),
            ..Self::default()
        }
    }

    /// The articles that mention an entity.
    pub fn mentioning(entity: Key) -> Self {
        Self {
            mentions: vec![entity],
            ..Self::default()
        }
    }
}

/// An article's place in the order of publication.
#[derive(QueryableByName)]
struct Place {
    #[diesel(sql_type = BigInt)]
    instant: i64,
    #[diesel(sql_type = BigInt)]
    key: Key,
}

impl Place {
    fn cursor(self) -> Cursor {
        Cursor {
            sort: self.instant,
            key: self.key,
        }
    }
}

/// Applies a filter to a boxed query of whatever selection.
macro_rules! filtered {
    ($query:expr, $viewer:expr, $filter:expr) => {{
        let mut query = $query.filter(visible_to!($viewer));
        let filter: &ArticleFilter = $filter;
        if let Some(slug) = &filter.section {
            let section = sections::table
                .filter(sections::slug.eq(slug))
                .select(sections::key);
            query = query.filter(articles::section_key.eq_any(section));
        }
        if let Some(slug) = &filter.source {
            let source = sources::table
                .filter(sources::slug.eq(slug))
                .select(sources::key.nullable());
            query = query.filter(articles::source_key.eq_any(source));
        }
        if let Some(language) = &filter.language {
            query = query.filter(articles::language.eq(language));
        }
        for entity in &filter.mentions {
            let naming = article_references::table
                .filter(article_references::entity_key.eq(entity))
                .select(article_references::article_key);
            query = query.filter(articles::key.eq_any(naming));
        }
        if let Some(instant) = filter.published_after {
            query = query.filter(articles::published_at.ge(instant));
        }
        if let Some(instant) = filter.published_before {
            query = query.filter(articles::published_at.lt(instant));
        }
        if let Some(kind) = filter.representation_type {
            query = query.filter(articles::representation_type.eq(kind));
        }
        if let Some(sequence) = filter.known_at {
            query = query.filter(articles::published_sequence.le(sequence));
        }
        if let Some(sequence) = filter.new_since {
            let shown = articles::published_sequence.gt(sequence);
            query = query.filter(shown.and(articles::published_sequence.lt(NEVER_SHOWN)));
        }
        query
    }};
}

/// The condition that an article is withheld or killed, in the words of the partial index `articles_taken_back`: with
/// a bound value neither database would know that the index holds every such row.
fn is_taken_back() -> SqlLiteral<Bool> {
    sql("articles.pub_status <> 'USABLE'")
}

impl Article {
    /// The article with this slug, whatever its status.
    pub fn by_slug(connection: &mut AnyConnection, slug: &str) -> Result<Option<Self>, StoreError> {
        let found = articles::table
            .filter(articles::slug.eq(slug))
            .select(Self::as_select())
            .first(connection);
        Ok(found.optional()?)
    }

    /// The articles with these ids, whatever their status, in no order.
    pub fn by_ids(connection: &mut AnyConnection, ids: &[Id]) -> Result<Vec<Self>, StoreError> {
        Ok(articles::table
            .filter(articles::id.eq_any(ids))
            .select(Self::as_select())
            .load(connection)?)
    }

    /// The articles with these keys, whatever their status, in no order.
    pub fn by_keys(connection: &mut AnyConnection, keys: &[Key]) -> Result<Vec<Self>, StoreError> {
        Ok(articles::table
            .filter(articles::key.eq_any(keys))
            .select(Self::as_select())
            .load(connection)?)
    }

    /// A page of what the viewer may see.
    pub fn page(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        filter: &ArticleFilter,
        order: ArticleOrder,
        request: &PageRequest,
    ) -> Result<Page<Self>, StoreError> {
        let query: BoxedArticles<'_> = filtered!(articles::table.into_boxed(), viewer, filter);
        let falling = order != ArticleOrder::OldestFirst;
        let query = match order {
            ArticleOrder::NewestFirst | ArticleOrder::OldestFirst => {
                keyset!(query, request, falling: falling, articles::published_at, articles::key)
            }
            ArticleOrder::RecentlyChanged => {
                keyset!(query, request, falling: falling, articles::changed_sequence, articles::key)
            }
        };
        let rows: Vec<Self> = query.select(Self::as_select()).load(connection)?;
        Ok(Page::from_read(
            rows.into_iter().map(|row| (row.cursor(order), row)).collect(),
            request,
        ))
    }

    /// What was shown once and is withheld or killed now, of the articles that were published between two instants;
    /// the latest first, and all of them.
    pub fn taken_back(
        connection: &mut AnyConnection,
        filter: &ArticleFilter,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<Self>, StoreError> {
        let editor = Viewer::editor(to);
        let query: BoxedArticles<'_> = filtered!(articles::table.into_boxed(), &editor, filter);
        Ok(query
            .filter(is_taken_back())
            .filter(articles::published_sequence.lt(NEVER_SHOWN))
            .filter(articles::published_at.between(from, to))
            .order((articles::published_at.desc(), articles::key.desc()))
            .select(Self::as_select())
            .load(connection)?)
    }

    /// What was shown once and has been withheld or killed since an instant, whenever it was published; the latest
    /// holds first, at most `limit` of them.
    pub fn taken_back_since(
        connection: &mut AnyConnection,
        filter: &ArticleFilter,
        since: Timestamp,
        limit: usize,
    ) -> Result<Vec<Self>, StoreError> {
        let editor = Viewer::editor(since);
        let held = articles::table.inner_join(holds::table);
        let query = filtered!(held.into_boxed::<Backend>(), &editor, filter);
        Ok(query
            .filter(is_taken_back())
            .filter(articles::published_sequence.lt(NEVER_SHOWN))
            .filter(holds::at.ge(since))
            .order((holds::at.desc(), articles::key.desc()))
            .limit(i64::try_from(limit).unwrap_or(i64::MAX))
            .select(Self::as_select())
            .load(connection)?)
    }

    /// Where to begin so as to read the articles that a viewer may see and that were published at an instant or later,
    /// the newest first, in parts of `size` of them: behind each of these but for the first part, which begins at the
    /// start. At most `most` places.
    pub fn parts(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        since: Timestamp,
        size: usize,
        most: usize,
    ) -> Result<Vec<Cursor>, StoreError> {
        let statement = format!(
            "SELECT published_at AS instant, key FROM (\
                 SELECT published_at, key, COUNT(*) OVER () AS number, \
                     ROW_NUMBER() OVER (ORDER BY published_at DESC, key DESC) AS place \
                 FROM articles WHERE {} AND published_at >= {}) AS listed \
             WHERE place % {size} = 0 AND place < number ORDER BY place LIMIT {most}",
            viewer.condition(),
            since.as_microseconds(),
        );
        let places: Vec<Place> = diesel::sql_query(statement).load(connection)?;
        Ok(places.into_iter().map(Place::cursor).collect())
    }

    /// How many articles the viewer may see.
    pub fn count(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        filter: &ArticleFilter,
    ) -> Result<i64, StoreError> {
        let query: BoxedCount<'_> = filtered!(articles::table.count().into_boxed(), viewer, filter);
        Ok(query.first(connection)?)
    }

    /// This article's place in an order.
    pub fn cursor(&self, order: ArticleOrder) -> Cursor {
        let sort = match order {
            ArticleOrder::NewestFirst | ArticleOrder::OldestFirst => self.published_at.as_microseconds(),
            ArticleOrder::RecentlyChanged => self.changed_sequence,
        };
        Cursor { sort, key: self.key }
    }

    /// Whether a reader has ever been shown it.
    pub fn was_shown(&self) -> bool {
        self.published_sequence < NEVER_SHOWN
    }

    /// Whether the desk has given it another headline than it came with.
    pub fn headline_changed(&self) -> bool {
        self.headline != self.original_headline
    }

    /// The first paragraph, where it is known in full.
    pub fn lede(&self) -> Option<&str> {
        (self.representation_type == RepresentationType::Full).then_some(self.lede.as_str())
    }

    /// Writes this article as a new row and returns it with its key.
    pub(crate) fn insert(&self, connection: &mut AnyConnection) -> Result<Self, StoreError> {
        let query = diesel::insert_into(articles::table)
            .values(self)
            .returning(articles::all_columns);
        Ok(query.get_result(connection)?)
    }

    /// Writes this article over its row.
    pub(crate) fn save(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        diesel::update(articles::table.filter(articles::key.eq(self.key)))
            .set(self)
            .execute(connection)?;
        Ok(())
    }
}
