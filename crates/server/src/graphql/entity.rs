//! Entities: what all four kinds have in common, and what each has of its own.

#![allow(
    clippy::duplicated_attributes,
    reason = "the lint takes the arguments of an interface's fields for attributes"
)]

use std::{ops::Deref, sync::Arc};

use async_graphql::{Context, Error, ID, Interface, Object, Result};
use futures_util::future::try_join_all;
use mediawire_domain::{
    self as domain,
    claim::{ClaimPredicate, Side},
    id::Key,
};

use super::{
    article::Article,
    enums::{EntityKind, EntityStatus},
    finding::{CoMention, Office, Quote, StatedRole, TreatyLink},
    global_id::{GlobalId, NodeKind},
    loads::{
        Aliases, EntityArticles, EntityByKey, MentionedWith, Offices, Parties, SpeakerQuotes, StatedRoles,
        TreatyLinks,
    },
    paging::{Counted, LIST_COST, Order, Total, both_ways, connection, cost, forward, size},
    session::Session,
};

/// A person, organisation, treaty or place that articles mention.
#[derive(Interface, Clone)]
#[graphql(
    field(name = "id", ty = "ID", desc = "Opaque and stable."),
    field(name = "slug", ty = "&str", desc = "The URL part, unique within its kind."),
    field(name = "name", ty = "&str", desc = "Its usual name."),
    field(name = "kind", ty = "EntityKind", desc = "What it is."),
    field(name = "aliases", ty = "Vec<String>", desc = "Other names of it."),
    field(
        name = "wikidata_id",
        ty = "Option<&str>",
        desc = "Its item in Wikidata, where that is certain."
    ),
    field(name = "status", ty = "EntityStatus", desc = "How it came to be known."),
    field(
        name = "articles",
        ty = "Counted<Article>",
        desc = "The articles that mention it, newest first.",
        arg(name = "first", ty = "Option<i32>"),
        arg(name = "after", ty = "Option<String>"),
        arg(name = "last", ty = "Option<i32>"),
        arg(name = "before", ty = "Option<String>")
    ),
    field(
        name = "mentioned_with",
        ty = "Vec<CoMention>",
        desc = "Entities mentioned in the same articles, most often first.",
        arg(name = "kinds", ty = "Option<Vec<EntityKind>>"),
        arg(name = "first", ty = "Option<i32>")
    )
)]
pub(crate) enum Entity {
    Person(Person),
    Organisation(Organisation),
    Treaty(Treaty),
    Place(Place),
}

#[derive(Clone)]
pub(crate) struct EntityFields(Arc<domain::entity::Entity>);

/// What every entity has.
#[Object]
impl EntityFields {
    /// Opaque and stable.
    pub(crate) async fn id(&self) -> ID {
        GlobalId::new(NodeKind::Entity, self.0.id).into()
    }

    /// The URL part, unique within its kind.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// Its usual name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Other names of it.
    async fn aliases(&self, context: &Context<'_>) -> Result<Vec<String>> {
        let session = context.data_unchecked::<Session>();
        Ok(session.load(Aliases(self.0.key)).await?.to_vec())
    }

    /// Its item in Wikidata, where that is certain.
    async fn wikidata_id(&self) -> Option<&str> {
        self.0.wikidata_id.as_deref()
    }

    /// How it came to be known.
    async fn status(&self) -> EntityStatus {
        self.0.status.into()
    }

    /// The articles that mention it, newest first.
    #[graphql(complexity = "cost(first, last) * child_complexity + 1")]
    async fn articles(
        &self,
        context: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Counted<Article>> {
        let session = context.data_unchecked::<Session>();
        let page = session
            .load(EntityArticles(
                self.0.key,
                both_ways(Order::Published, first, after, last, before)?,
            ))
            .await?;
        let keys: Vec<Key> = page.rows.iter().map(|(_, key)| *key).collect();
        let page = page.of(Article::by_keys(context, &keys).await?);
        Ok(connection(
            Order::Published,
            page,
            Total::ArticlesOf(self.0.key),
            |article| article,
        ))
    }

    /// Entities mentioned in the same articles, most often first; 20 where no number is given, 100 at most.
    #[graphql(complexity = "cost(first, None) * child_complexity + 1")]
    async fn mentioned_with(
        &self,
        context: &Context<'_>,
        kinds: Option<Vec<EntityKind>>,
        first: Option<i32>,
    ) -> Result<Vec<CoMention>> {
        let session = context.data_unchecked::<Session>();
        let limit = size("first", first.unwrap_or(20))?;
        let found = session
            .load(MentionedWith(self.0.key, domain_kinds(kinds), limit))
            .await?;
        Ok(found
            .iter()
            .map(|row| CoMention {
                entity: row.entity_key,
                article_count: row.article_count,
            })
            .collect())
    }
}

/// The kinds that a filter names; none where it names none.
pub(crate) fn domain_kinds(kinds: Option<Vec<EntityKind>>) -> Vec<domain::entity::EntityKind> {
    kinds.unwrap_or_default().into_iter().map(Into::into).collect()
}

impl Entity {
    /// The entity as the type that its kind has.
    pub(crate) fn new(entity: Arc<domain::entity::Entity>) -> Self {
        let kind = entity.kind;
        let fields = EntityFields(entity);
        match kind {
            domain::entity::EntityKind::Person => Self::Person(Person(fields)),
            domain::entity::EntityKind::Organisation => Self::Organisation(Organisation(fields)),
            domain::entity::EntityKind::Treaty => Self::Treaty(Treaty(fields)),
            domain::entity::EntityKind::Place => Self::Place(Place(fields)),
        }
    }

    pub(crate) async fn by_key(context: &Context<'_>, key: Key) -> Result<Self> {
        let session = context.data_unchecked::<Session>();
        let entity = session.load(EntityByKey(key)).await?;
        entity
            .map(Self::new)
            .ok_or_else(|| Error::new("an entity has gone"))
    }

    /// The entity with this key, if there is one.
    pub(crate) async fn by_optional_key(context: &Context<'_>, key: Option<Key>) -> Result<Option<Self>> {
        match key {
            Some(key) => Self::by_key(context, key).await.map(Some),
            None => Ok(None),
        }
    }

    pub(crate) async fn by_keys(context: &Context<'_>, keys: &[Key]) -> Result<Vec<Self>> {
        try_join_all(keys.iter().map(|key| Self::by_key(context, *key))).await
    }
}

/// Declares the type of one kind of entity.
macro_rules! kind_of_entity {
    ($name:ident) => {
        #[derive(Clone)]
        pub(crate) struct $name(EntityFields);

        impl Deref for $name {
            type Target = EntityFields;

            fn deref(&self) -> &EntityFields {
                &self.0
            }
        }

        impl $name {
            /// The entity as this type; `None` where it is of another kind.
            pub(crate) fn of(entity: Entity) -> Option<Self> {
                match entity {
                    Entity::$name(entity) => Some(entity),
                    _ => None,
                }
            }
        }
    };
}

kind_of_entity!(Person);
kind_of_entity!(Organisation);
kind_of_entity!(Treaty);
kind_of_entity!(Place);

/// A human being.
#[Object]
impl Person {
    #[graphql(flatten)]
    async fn fields(&self) -> &EntityFields {
        &self.0
    }

    /// What it is.
    async fn kind(&self) -> EntityKind {
        EntityKind::Person
    }

    /// Offices as articles state them, newest first.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn stated_roles(&self, context: &Context<'_>) -> Result<Vec<StatedRole>> {
        let session = context.data_unchecked::<Session>();
        let roles = session.load(StatedRoles(self.0.0.key)).await?;
        Ok(roles.iter().cloned().map(StatedRole).collect())
    }

    /// Offices as the authority has them, the latest first; what has no years comes last.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn offices(&self, context: &Context<'_>) -> Result<Vec<Office>> {
        let session = context.data_unchecked::<Session>();
        let offices = session.load(Offices(self.0.0.key)).await?;
        Ok(offices.iter().cloned().map(Office).collect())
    }

    /// What the person is quoted as saying, the latest article's first.
    #[graphql(complexity = "cost(first, None) * child_complexity + 1")]
    async fn quotes(
        &self,
        context: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Counted<Quote>> {
        let session = context.data_unchecked::<Session>();
        let key = self.0.0.key;
        let page = session
            .load(SpeakerQuotes(key, forward(Order::Quotes, first, after)?))
            .await?;
        Ok(connection(Order::Quotes, page, Total::QuotesOf(key), Quote))
    }
}

/// A body that acts under a name: ministry, company, party, armed group, newspaper.
#[Object]
impl Organisation {
    #[graphql(flatten)]
    async fn fields(&self) -> &EntityFields {
        &self.0
    }

    /// What it is.
    async fn kind(&self) -> EntityKind {
        EntityKind::Organisation
    }
}

/// A state, region, city, sea or other place.
#[Object]
impl Place {
    #[graphql(flatten)]
    async fn fields(&self) -> &EntityFields {
        &self.0
    }

    /// What it is.
    async fn kind(&self) -> EntityKind {
        EntityKind::Place
    }
}

/// A treaty, agreement, accord, declaration, convention, pact or protocol.
#[Object]
impl Treaty {
    #[graphql(flatten)]
    async fn fields(&self) -> &EntityFields {
        &self.0
    }

    /// What it is.
    async fn kind(&self) -> EntityKind {
        EntityKind::Treaty
    }

    /// The year of its signature; null where it is not known or not signed yet.
    async fn year(&self) -> Option<i32> {
        self.0.0.year
    }

    /// The states that made it, as far as the authority has them.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn parties(&self, context: &Context<'_>) -> Result<Vec<Place>> {
        let session = context.data_unchecked::<Session>();
        let parties = session.load(Parties(self.0.0.key)).await?;
        Ok(parties
            .iter()
            .cloned()
            .map(|place| Place(EntityFields(Arc::new(place))))
            .collect())
    }

    /// Treaties that this one is said to replace, each with its claims.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn supersedes(&self, context: &Context<'_>) -> Result<Vec<TreatyLink>> {
        self.links(context, ClaimPredicate::Supersedes, Side::Subject)
            .await
    }

    /// Treaties that are said to replace this one, each with its claims.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn superseded_by(&self, context: &Context<'_>) -> Result<Vec<TreatyLink>> {
        self.links(context, ClaimPredicate::Supersedes, Side::Object)
            .await
    }

    /// Treaties that this one is said to change, each with its claims.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn amends(&self, context: &Context<'_>) -> Result<Vec<TreatyLink>> {
        self.links(context, ClaimPredicate::Amends, Side::Subject).await
    }

    /// Treaties that are said to change this one, each with its claims.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn amended_by(&self, context: &Context<'_>) -> Result<Vec<TreatyLink>> {
        self.links(context, ClaimPredicate::Amends, Side::Object).await
    }
}

impl Treaty {
    pub(crate) async fn named_in_claim(context: &Context<'_>, key: Key) -> Result<Self> {
        let treaty = Self::of(Entity::by_key(context, key).await?);
        treaty.ok_or_else(|| Error::new("a claim is about something that is no treaty"))
    }

    async fn links(
        &self,
        context: &Context<'_>,
        predicate: ClaimPredicate,
        side: Side,
    ) -> Result<Vec<TreatyLink>> {
        let session = context.data_unchecked::<Session>();
        let links = session.load(TreatyLinks(self.0.0.key, predicate, side)).await?;
        Ok(links.iter().cloned().map(TreatyLink).collect())
    }
}
