//! What is found in articles: mentions, references, quotes, claims, and the desk's notes.

use async_graphql::{Context, ID, Object, Result};
use mediawire_domain::{self as domain, id::Key};

use super::{
    article::Article,
    entity::{Entity, Organisation, Person, Treaty},
    enums::{ClaimPredicate, MentionKind, Modality, Origin, Salience},
    mention_id::MentionId,
    paging::LIST_COST,
    scalar::DateTime,
    span::Span,
};

pub(crate) struct Mention(pub(crate) domain::mention::Mention);

/// One span of text that names an entity.
#[Object]
impl Mention {
    /// Names this mention in this version of its article to the mutations about mentions. Opaque; not for `node`.
    async fn id(&self, context: &Context<'_>) -> Result<ID> {
        Ok(MentionId::of(context, &self.0).await?.encode())
    }

    /// The article that it is in.
    async fn article(&self, context: &Context<'_>) -> Result<Article> {
        Article::by_key(context, self.0.article_key).await
    }

    /// The entity.
    async fn entity(&self, context: &Context<'_>) -> Result<Entity> {
        Entity::by_key(context, self.0.entity_key).await
    }

    /// The span.
    async fn span(&self) -> Span {
        Span {
            article: self.0.article_key,
            version: None,
            span: self.0.span,
        }
    }

    /// By name, or by a description.
    async fn kind(&self) -> MentionKind {
        self.0.kind.into()
    }

    /// The office that the text states beside the name, word for word ("Russian Foreign Minister").
    async fn stated_role(&self) -> Option<&str> {
        self.0.stated_role.as_deref()
    }

    /// The organisation that this office belongs to, where the text leaves no doubt.
    async fn stated_role_organisation(&self, context: &Context<'_>) -> Result<Option<Organisation>> {
        Ok(Entity::by_optional_key(context, self.0.role_organisation_key)
            .await?
            .and_then(Organisation::of))
    }

    /// Who found it.
    async fn origin(&self) -> Origin {
        self.0.origin.into()
    }

    /// How sure the annotator is, 0 to 1; an editor's finding is 1.
    async fn confidence(&self) -> f64 {
        self.0.confidence
    }
}

pub(crate) struct Reference(pub(crate) domain::reference::Reference);

/// An article's link to an entity, summed over its mentions.
#[Object]
impl Reference {
    /// The entity.
    async fn entity(&self, context: &Context<'_>) -> Result<Entity> {
        Entity::by_key(context, self.0.entity_key).await
    }

    /// How much the article is about it.
    async fn salience(&self) -> Salience {
        self.0.salience.into()
    }

    /// How often the article mentions it.
    async fn count(&self) -> i32 {
        self.0.count
    }
}

#[derive(Clone)]
pub(crate) struct Quote(pub(crate) domain::quote::Quote);

/// A span of text that is somebody's words.
#[Object]
impl Quote {
    /// Who speaks; null where the article leaves more than one reading.
    async fn speaker(&self, context: &Context<'_>) -> Result<Option<Person>> {
        Ok(Entity::by_optional_key(context, self.0.speaker_key)
            .await?
            .and_then(Person::of))
    }

    /// The words; a direct quote's with its quotation marks.
    async fn span(&self) -> Span {
        Span {
            article: self.0.article_key,
            version: None,
            span: self.0.span,
        }
    }

    /// True where the words stand in quotation marks, false where they are reported.
    async fn direct(&self) -> bool {
        self.0.direct
    }

    /// The article that quotes.
    async fn article(&self, context: &Context<'_>) -> Result<Article> {
        Article::by_key(context, self.0.article_key).await
    }
}

pub(crate) struct Claim(pub(crate) domain::claim::Claim);

/// What an article says that one treaty does to another.
#[Object]
impl Claim {
    /// What the subject does to the object.
    async fn predicate(&self) -> ClaimPredicate {
        self.0.predicate.into()
    }

    /// The newer treaty.
    async fn subject(&self, context: &Context<'_>) -> Result<Treaty> {
        Treaty::named_in_claim(context, self.0.subject_key).await
    }

    /// The older treaty.
    async fn object(&self, context: &Context<'_>) -> Result<Treaty> {
        Treaty::named_in_claim(context, self.0.object_key).await
    }

    /// How firmly it is said.
    async fn modality(&self) -> Modality {
        self.0.modality.into()
    }

    /// Who says so, where the article names one.
    async fn speaker(&self, context: &Context<'_>) -> Result<Option<Person>> {
        Ok(Entity::by_optional_key(context, self.0.speaker_key)
            .await?
            .and_then(Person::of))
    }

    /// The words that say so.
    async fn evidence(&self) -> Span {
        Span {
            article: self.0.article_key,
            version: None,
            span: self.0.evidence,
        }
    }

    /// The article that says so.
    async fn article(&self, context: &Context<'_>) -> Result<Article> {
        Article::by_key(context, self.0.article_key).await
    }

    /// Who found the claim.
    async fn origin(&self) -> Origin {
        self.0.origin.into()
    }
}

pub(crate) struct TreatyLink(pub(crate) domain::claim::TreatyLink);

/// A treaty that another is said to replace, or to be replaced by.
#[Object]
impl TreatyLink {
    /// The treaty at the other end.
    async fn treaty(&self, context: &Context<'_>) -> Result<Treaty> {
        Treaty::named_in_claim(context, self.0.other_key).await
    }

    /// What articles say of it, the latest first. Empty where only the authority knows of it.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn claims(&self) -> Vec<Claim> {
        self.0.claims.iter().cloned().map(Claim).collect()
    }

    /// True where the authority has it or an editor found that it holds.
    async fn verified(&self) -> bool {
        self.0.verified
    }
}

pub(crate) struct DeskNote(pub(crate) domain::desk_note::DeskNote);

/// What the desk has to say about a text, beside it and never in it.
#[Object]
impl DeskNote {
    /// The words it is about; null where it is about the whole article.
    async fn span(&self) -> Option<Span> {
        self.0.span.map(|span| Span {
            article: self.0.article_key,
            version: Some(self.0.version),
            span,
        })
    }

    /// The remark.
    async fn text(&self) -> &str {
        &self.0.text
    }

    /// When it was made.
    async fn at(&self) -> DateTime {
        DateTime(self.0.at)
    }
}

pub(crate) struct StatedRole(pub(crate) domain::mention::StatedRole);

/// An office as an article states it.
#[Object]
impl StatedRole {
    /// Word for word.
    async fn role(&self) -> &str {
        &self.0.role
    }

    /// The organisation that it belongs to, where the article leaves no doubt.
    async fn organisation(&self, context: &Context<'_>) -> Result<Option<Organisation>> {
        Ok(Entity::by_optional_key(context, self.0.organisation_key)
            .await?
            .and_then(Organisation::of))
    }

    /// The article that states it.
    async fn article(&self, context: &Context<'_>) -> Result<Article> {
        Article::by_key(context, self.0.article_key).await
    }
}

pub(crate) struct Office(pub(crate) domain::office::HeldOffice);

/// An office that a person holds or held.
#[Object]
impl Office {
    /// As a reader would write it: "President of Russia".
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The year in which it began, where that is known.
    async fn since(&self) -> Option<i32> {
        self.0.since
    }

    /// The year in which it ended; null while it is held or where that is not known.
    async fn until(&self) -> Option<i32> {
        self.0.until
    }
}

pub(crate) struct CoMention {
    pub(crate) entity: Key,
    pub(crate) article_count: i64,
}

/// An entity that is mentioned in the same articles as another.
#[Object]
impl CoMention {
    /// The entity.
    async fn entity(&self, context: &Context<'_>) -> Result<Entity> {
        Entity::by_key(context, self.entity).await
    }

    /// In how many articles.
    async fn article_count(&self) -> i32 {
        i32::try_from(self.article_count).unwrap_or(i32::MAX)
    }
}

pub(crate) struct RelatedArticle(pub(crate) domain::related::Related);

/// An article that has something in common with another.
#[Object]
impl RelatedArticle {
    /// The related article.
    async fn article(&self, context: &Context<'_>) -> Result<Article> {
        Article::by_key(context, self.0.article_key).await
    }

    /// How much both have in common; only to be compared within one list, which it orders.
    ///
    /// Each entity that both mention adds its share: 3 where the first article is about it, 2 where it plays a part in
    /// it, 1 where it is named in passing, divided by how common the entity is (1 where one article mentions it, 2
    /// where two or three do, 3 where four to seven do, one more with each doubling). The sum is divided by 1 plus
    /// the related article's age, in units of 30 days behind the newest article that was looked at.
    async fn weight(&self) -> f64 {
        self.0.weight
    }

    /// What both mention, the weightiest first.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn shared(&self, context: &Context<'_>) -> Result<Vec<Entity>> {
        Entity::by_keys(context, &self.0.shared).await
    }
}
