//! What can be asked.

use std::sync::Arc;

use async_graphql::{Context, Error, ID, Object, Result};
use futures_util::future::try_join_all;
use mediawire_domain::{
    self as domain,
    article::Article as DomainArticle,
    change::Change as DomainChange,
    entity::EntityKind as DomainKind,
    recency::RecencyFeed as DomainFeed,
    search::{self, SearchTerms},
};

use super::{
    article::Article,
    candidate::Candidate,
    change::{Change, ChangeConnection},
    cross_reference::CrossReference,
    decision::{self, Decision},
    entity::{Entity, Organisation, Person, Place, Treaty, domain_kinds},
    enums::{ArticleOrder, EntityKind},
    error::bad_input,
    filter::{ArticleFilter, section_named},
    finding::Mention,
    node::Node,
    paging::{Counted, Order, Total, both_ways, connection, cost, forward},
    recency::{self, RecencyFeed},
    saved_filter::SavedFilter,
    search::{SearchConnection, hit_edges},
    section::{Section, Source},
    session::Session,
};

/// How many ids one call takes.
const MAX_IDS: usize = 100;
/// How many entities one cross-reference takes.
const MAX_CROSSED: usize = 10;

pub(crate) struct Query;

/// What can be asked.
#[Object]
impl Query {
    /// What an id stands for; null where nothing has it.
    async fn node(&self, context: &Context<'_>, id: ID) -> Result<Option<Node>> {
        Node::by_id(context.data_unchecked(), &id).await
    }

    /// What ids stand for, in their order, null for what is no id; at most 100.
    #[graphql(complexity = "ids.len() * child_complexity + 1")]
    async fn nodes(&self, context: &Context<'_>, ids: Vec<ID>) -> Result<Vec<Option<Node>>> {
        at_most("ids", ids.len(), MAX_IDS)?;
        let session = context.data_unchecked::<Session>();
        try_join_all(ids.iter().map(|id| Node::known(session, id))).await
    }

    /// The article with this slug.
    async fn article(&self, context: &Context<'_>, slug: String) -> Result<Option<Article>> {
        let session = context.data_unchecked::<Session>();
        let row = session.query(|connection, _| DomainArticle::by_slug(connection, &slug))?;
        Ok(row.map(|row| Article::new(session.viewer(), Arc::new(row))))
    }

    /// Articles, teasers included, in an order. Cursors hold while articles come and go.
    #[graphql(complexity = "cost(first, last) * child_complexity + 1")]
    #[expect(clippy::too_many_arguments, reason = "they are the field's arguments")]
    async fn articles(
        &self,
        context: &Context<'_>,
        filter: Option<ArticleFilter>,
        #[graphql(default_with = "Some(ArticleOrder::NewestFirst)")] order_by: Option<ArticleOrder>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Counted<Article>> {
        let session = context.data_unchecked::<Session>();
        let order_by = order_by.unwrap_or(ArticleOrder::NewestFirst);
        let order = match order_by {
            ArticleOrder::NewestFirst | ArticleOrder::OldestFirst => Order::Published,
            ArticleOrder::RecentlyChanged => Order::Changed,
        };
        let request = both_ways(order, first, after, last, before)?;
        let filter = ArticleFilter::resolve(filter, session).await?;
        let page = session.query(|connection, viewer| {
            DomainArticle::page(connection, viewer, &filter, order_by.into(), &request)
        })?;
        Ok(connection(order, page, Total::Articles(filter), |row| {
            Article::new(session.viewer(), Arc::new(row))
        }))
    }

    /// The newest articles, teasers included: what a Recent Posts box shows.
    ///
    /// Give a page's `asOf` back with `after` to hold the next pages steady while stories come in, and alone to learn
    /// from `newSince` how many have.
    #[graphql(complexity = "cost(first, None) * child_complexity + 1")]
    async fn recent(
        &self,
        context: &Context<'_>,
        section: Option<String>,
        first: Option<i32>,
        after: Option<String>,
        as_of: Option<String>,
    ) -> Result<RecencyFeed> {
        let session = context.data_unchecked::<Session>();
        let request = forward(Order::Published, first, after)?;
        let as_of = as_of.map(|text| recency::sequence(&text)).transpose()?;
        if let Some(slug) = &section {
            section_named(session, slug)?;
        }
        let feed = session.query(|connection, viewer| {
            DomainFeed::page(connection, viewer, section.clone(), as_of, &request)
        })?;
        Ok(RecencyFeed::new(session.viewer(), feed, section))
    }

    /// Articles that hold all the words, best match first. Words in double quotation marks must stand together;
    /// case, accents and punctuation do not matter.
    #[graphql(complexity = "cost(first, None) * child_complexity + 1")]
    async fn search(
        &self,
        context: &Context<'_>,
        query: String,
        filter: Option<ArticleFilter>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<SearchConnection> {
        let session = context.data_unchecked::<Session>();
        let request = forward(Order::Fit, first, after)?;
        let filter = ArticleFilter::resolve(filter, session).await?;
        let terms = SearchTerms::parse(&query).map_err(|reason| bad_input(format!("`query`: {reason}")))?;
        let page = session
            .query(|connection, viewer| search::search(connection, viewer, &terms, &filter, &request))?;
        Ok(hit_edges(session.viewer(), page, terms, filter))
    }

    /// The person with this slug.
    async fn person(&self, context: &Context<'_>, slug: String) -> Result<Option<Person>> {
        Ok(entity_named(context, DomainKind::Person, &slug)?.and_then(Person::of))
    }

    /// The organisation with this slug.
    async fn organisation(&self, context: &Context<'_>, slug: String) -> Result<Option<Organisation>> {
        Ok(entity_named(context, DomainKind::Organisation, &slug)?.and_then(Organisation::of))
    }

    /// The treaty with this slug.
    async fn treaty(&self, context: &Context<'_>, slug: String) -> Result<Option<Treaty>> {
        Ok(entity_named(context, DomainKind::Treaty, &slug)?.and_then(Treaty::of))
    }

    /// The place with this slug.
    async fn place(&self, context: &Context<'_>, slug: String) -> Result<Option<Place>> {
        Ok(entity_named(context, DomainKind::Place, &slug)?.and_then(Place::of))
    }

    /// Entities by name or alias, best match first; all of them where no name is given.
    #[graphql(complexity = "cost(first, last) * child_complexity + 1")]
    #[expect(clippy::too_many_arguments, reason = "they are the field's arguments")]
    async fn entities(
        &self,
        context: &Context<'_>,
        name: Option<String>,
        kinds: Option<Vec<EntityKind>>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Counted<Entity>> {
        let session = context.data_unchecked::<Session>();
        let request = both_ways(Order::Name, first, after, last, before)?;
        let kinds = domain_kinds(kinds);
        let page = session.query(|connection, viewer| {
            domain::entity::Entity::page(connection, viewer, name.as_deref(), &kinds, &request)
        })?;
        Ok(connection(
            Order::Name,
            page,
            Total::Entities(name, kinds),
            |row| Entity::new(Arc::new(row)),
        ))
    }

    /// What articles that mention all of these have in common; 1 to 10 entities.
    async fn cross_reference(&self, context: &Context<'_>, entities: Vec<ID>) -> Result<CrossReference> {
        if entities.is_empty() {
            return Err(bad_input("`entities` names none"));
        }
        at_most("entities", entities.len(), MAX_CROSSED)?;
        CrossReference::new(context.data_unchecked(), &entities).await
    }

    /// The section with this slug.
    async fn section(&self, context: &Context<'_>, slug: String) -> Result<Option<Section>> {
        let session = context.data_unchecked::<Session>();
        let row = session.query(|connection, _| domain::section::Section::by_slug(connection, &slug))?;
        Ok(row.map(|row| Section(Arc::new(row))))
    }

    /// Every section, by slug.
    async fn sections(&self, context: &Context<'_>) -> Result<Vec<Section>> {
        let session = context.data_unchecked::<Session>();
        let rows = session.query(|connection, _| domain::section::Section::all(connection))?;
        Ok(rows.into_iter().map(|row| Section(Arc::new(row))).collect())
    }

    /// Every filter that is saved under a name, by slug.
    async fn saved_filters(&self, context: &Context<'_>) -> Result<Vec<SavedFilter>> {
        let session = context.data_unchecked::<Session>();
        let rows = session.query(|connection, _| domain::saved_filter::SavedFilter::all(connection))?;
        Ok(rows.into_iter().map(SavedFilter).collect())
    }

    /// The sources, in the order in which they were first met.
    #[graphql(complexity = "cost(first, last) * child_complexity + 1")]
    async fn sources(
        &self,
        context: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Counted<Source>> {
        let session = context.data_unchecked::<Session>();
        let request = both_ways(Order::Met, first, after, last, before)?;
        let page = session.query(|connection, _| domain::source::Source::page(connection, &request))?;
        Ok(connection(Order::Met, page, Total::Sources, |row| {
            Source(Arc::new(row))
        }))
    }

    /// The log from a checkpoint, the oldest row first: give the last `cursor` that was read as `after`.
    #[graphql(complexity = "cost(first, None) * child_complexity + 1")]
    async fn changes(
        &self,
        context: &Context<'_>,
        after: Option<String>,
        first: Option<i32>,
    ) -> Result<ChangeConnection> {
        let session = context.data_unchecked::<Session>();
        let request = forward(Order::Log, first, after)?;
        let page = session.query(|connection, viewer| DomainChange::page(connection, viewer, &request))?;
        Ok(connection(Order::Log, page, Total::Changes, Change))
    }

    /// Names that the annotator met and that the authority does not know, those in the most articles first: for an
    /// editor to confirm (`updateEntity`), merge or reject. Editors only.
    #[graphql(complexity = "cost(first, None) * child_complexity + 1")]
    async fn candidates(
        &self,
        context: &Context<'_>,
        kinds: Option<Vec<EntityKind>>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Counted<Candidate>> {
        let session = context.data_unchecked::<Session>();
        session.editor()?;
        let request = forward(Order::Candidates, first, after)?;
        let kinds = domain_kinds(kinds);
        let page = session
            .query(|connection, _| domain::candidate::Candidate::page(connection, &kinds, &request))?;
        Ok(connection(
            Order::Candidates,
            page,
            Total::Candidates(kinds),
            Candidate,
        ))
    }

    /// Mentions that the annotator was not certain enough of to show them to readers, the latest found first: for an
    /// editor to confirm, relink or reject. Editors only.
    #[graphql(complexity = "cost(first, None) * child_complexity + 1")]
    async fn mentions_for_review(
        &self,
        context: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Counted<Mention>> {
        let session = context.data_unchecked::<Session>();
        session.editor()?;
        let request = forward(Order::Reviews, first, after)?;
        let page =
            session.query(|connection, _| domain::mention::Mention::for_review(connection, &request))?;
        Ok(connection(Order::Reviews, page, Total::Reviews, Mention))
    }

    /// What editors decided, the latest first: about one article, about one entity, or all of it; where `orphaned` is
    /// true, only that whose words are not in their article any more. Editors only.
    #[graphql(complexity = "cost(first, None) * child_complexity + 1")]
    async fn decisions(
        &self,
        context: &Context<'_>,
        article_id: Option<ID>,
        entity_id: Option<ID>,
        #[graphql(default)] orphaned: bool,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Counted<Decision>> {
        let session = context.data_unchecked::<Session>();
        session.editor()?;
        let request = forward(Order::Decisions, first, after)?;
        let filter = decision::filter(session, article_id, entity_id, orphaned).await?;
        let page =
            session.query(|connection, _| domain::decision::Decision::page(connection, &filter, &request))?;
        Ok(connection(
            Order::Decisions,
            page,
            Total::Decisions(filter),
            Decision,
        ))
    }
}

fn at_most(name: &str, number: usize, limit: usize) -> Result<()> {
    if number > limit {
        Err(bad_input(format!(
            "`{name}` takes at most {limit}, and has {number}"
        )))
    } else {
        Ok(())
    }
}

fn entity_named(context: &Context<'_>, kind: DomainKind, slug: &str) -> Result<Option<Entity>, Error> {
    let session = context.data_unchecked::<Session>();
    let known = session.query(|connection, viewer| {
        let row = domain::entity::Entity::by_slug(connection, kind, slug)?;
        domain::entity::Entity::known_to(connection, viewer, row.into_iter().collect())
    })?;
    Ok(known.into_iter().next().map(|row| Entity::new(Arc::new(row))))
}
