//! Articles and what belongs to one.

use std::sync::Arc;

use async_graphql::{Context, Error, ID, Object, Result};
use futures_util::future::try_join_all;
use mediawire_domain::{
    self as domain,
    excerpt::excerpt,
    id::Key,
    visibility::{Scope, Viewer},
};

use super::{
    entity::{Entity, Organisation, Person, Place, Treaty, domain_kinds},
    enums::{EntityKind, PubStatus, RepresentationType, TimePrecision},
    error::bad_input,
    finding::{Claim, DeskNote, Mention, Quote, Reference, RelatedArticle},
    global_id::{GlobalId, NodeKind},
    loads::{
        ArticleByKey, Claims, CurrentText, EntityByKey, Mentions, MetadataOf, Notes, Quotes, References,
        RelatedArticles, SectionByKey, Versions,
    },
    paging::{Counted, LIST_COST, Order, Total, connection, cost, forward, size},
    provenance::Provenance,
    scalar::DateTime,
    section::Section,
    session::{Load, Session},
    version::{ArticleVersion, Block, Notice},
};

#[derive(Clone)]
pub(crate) struct Article {
    row: Arc<domain::article::Article>,
    notice: Option<domain::visibility::Notice>,
}

/// One story, as its newest version stands.
#[Object]
impl Article {
    /// Opaque and stable.
    pub(crate) async fn id(&self) -> ID {
        GlobalId::new(NodeKind::Article, self.row.id).into()
    }

    /// The URL part; it stays when the headline changes.
    async fn slug(&self) -> &str {
        &self.row.slug
    }

    /// The section it stands in.
    async fn section(&self, context: &Context<'_>) -> Result<Section> {
        let session = context.data_unchecked::<Session>();
        let section = session.load(SectionByKey(self.row.section_key)).await?;
        section
            .map(Section)
            .ok_or_else(|| Error::new("a section has gone"))
    }

    /// The headline as the desk wants it shown.
    async fn headline(&self) -> &str {
        &self.row.headline
    }

    /// The headline as received, word for word.
    async fn original_headline(&self) -> &str {
        &self.row.original_headline
    }

    /// Whether the desk has changed the headline.
    async fn headline_changed(&self) -> bool {
        self.row.headline_changed()
    }

    /// IPTC's slugline: the desk's working name for the story. Not the slug.
    async fn slugline(&self) -> Option<&str> {
        self.row.slugline.as_deref()
    }

    /// Who wrote it, as printed.
    async fn byline(&self) -> Option<&str> {
        self.row.byline.as_deref()
    }

    /// Where and when it was filed, as printed.
    async fn dateline(&self) -> Option<&str> {
        self.row.dateline.as_deref()
    }

    /// The text's language, as BCP 47 writes it.
    async fn language(&self) -> &str {
        &self.row.language
    }

    /// The first paragraph; null for a partial article, whose first paragraph is not known in full.
    async fn lede(&self) -> Option<&str> {
        self.row.lede().filter(|_| self.notice.is_none())
    }

    /// The first paragraph for a teaser: cut at a word, with an ellipsis where it was cut; a received excerpt that
    /// fits comes back as it is. `maxLength` counts characters (code points), the ellipsis included, from 1 to 1,000.
    async fn excerpt(
        &self,
        #[graphql(default_with = "Some(100)")] max_length: Option<i32>,
    ) -> Result<String> {
        let max_length = max_length.unwrap_or(100);
        match usize::try_from(max_length) {
            Ok(length) if (1..=1_000).contains(&length) => Ok(excerpt(&self.row.lede, length)),
            _ => Err(bad_input(format!(
                "`maxLength` must be from 1 to 1000, and is {max_length}"
            ))),
        }
    }

    /// The text, paragraph by paragraph, word for word as received. A partial article has the excerpt as received.
    /// Empty where `notice` says why.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn body(&self, context: &Context<'_>) -> Result<Vec<Block>> {
        let Some(version) = self.child(context, CurrentText).await? else {
            return Ok(Vec::new());
        };
        let blocks = version.body.blocks().enumerate();
        Ok(blocks
            .map(|(index, text)| Block {
                article: self.row.key,
                index,
                text: text.to_owned(),
            })
            .collect())
    }

    /// The blocks joined by a blank line. Empty where `notice` says why.
    async fn body_text(&self, context: &Context<'_>) -> Result<String> {
        let version = self.child(context, CurrentText).await?;
        Ok(version
            .map(|version| version.body.text().to_owned())
            .unwrap_or_default())
    }

    /// How many words the body has, parted by white space.
    async fn word_count(&self) -> i32 {
        self.row.word_count
    }

    /// Full or partial.
    async fn representation_type(&self) -> RepresentationType {
        self.row.representation_type.into()
    }

    /// Whether it may be published.
    async fn pub_status(&self) -> PubStatus {
        self.row.pub_status.into()
    }

    /// Why content is held back from this viewer, and until when; null where nothing is.
    async fn notice(&self) -> Option<Notice> {
        let article = self.row.key;
        self.notice.clone().map(|notice| Notice { article, notice })
    }

    /// IPTC's edNote: what the sender's desk says to the receiver's, as received. For editors only, and null for anybody
    /// else: it is not written for readers.
    async fn ed_note(&self, context: &Context<'_>) -> Result<Option<String>> {
        if context.data_unchecked::<Session>().viewer().scope != Scope::Editor {
            return Ok(None);
        }
        Ok(self.child(context, MetadataOf).await?.ed_note.clone())
    }

    /// IPTC's usageTerms: what may be done with it, as received.
    async fn usage_terms(&self, context: &Context<'_>) -> Result<Option<String>> {
        Ok(self.child(context, MetadataOf).await?.usage_terms.clone())
    }

    /// IPTC's copyrightNotice: whose right it is, as received.
    async fn copyright_notice(&self, context: &Context<'_>) -> Result<Option<String>> {
        Ok(self.child(context, MetadataOf).await?.copyright_notice.clone())
    }

    /// Not to be published before this instant.
    async fn embargoed_until(&self) -> Option<DateTime> {
        self.row.embargoed_until.map(DateTime)
    }

    /// When the source published it, as precisely as `publishedPrecision` says.
    async fn published_at(&self) -> DateTime {
        DateTime(self.row.published_at)
    }

    /// How precisely `publishedAt` is known; UNKNOWN where it is only when the story was captured.
    async fn published_precision(&self) -> TimePrecision {
        self.row.published_precision.into()
    }

    /// When its first version was made; when it came here, where its sender does not say.
    async fn first_created(&self) -> DateTime {
        DateTime(self.row.first_created)
    }

    /// When this version was made; when it came here, where its sender does not say.
    async fn version_created(&self) -> DateTime {
        DateTime(self.row.version_created)
    }

    /// The number of this version, from 1.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// All versions, the newest first. Versions never change. Empty where `notice` says why.
    #[graphql(complexity = "cost(first, None) * child_complexity + 1")]
    async fn versions(
        &self,
        context: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Counted<ArticleVersion>> {
        let request = forward(Order::Versions, first, after)?;
        let page = self.child(context, |key| Versions(key, request)).await?;
        let total = if self.notice.is_some() {
            Total::Nothing
        } else {
            Total::VersionsOf(self.row.key)
        };
        Ok(connection(Order::Versions, page, total, ArticleVersion))
    }

    /// Where it comes from, and what is missing.
    async fn provenance(&self) -> Provenance {
        Provenance {
            row: Arc::clone(&self.row),
            is_held_back: self.notice.is_some(),
        }
    }

    /// What the desk has to say about the text.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn notes(&self, context: &Context<'_>) -> Result<Vec<DeskNote>> {
        Ok(self
            .child(context, Notes)
            .await?
            .iter()
            .cloned()
            .map(DeskNote)
            .collect())
    }

    /// Every span that names an entity, in reading order, the headline's first.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn mentions(&self, context: &Context<'_>, kinds: Option<Vec<EntityKind>>) -> Result<Vec<Mention>> {
        let mentions = self.child(context, Mentions).await?;
        of_kinds(context, &mentions, |mention| mention.entity_key, kinds, Mention).await
    }

    /// The entities it mentions, each once, in the order in which they first appear.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn references(
        &self,
        context: &Context<'_>,
        kinds: Option<Vec<EntityKind>>,
    ) -> Result<Vec<Reference>> {
        let references = self.child(context, References).await?;
        of_kinds(
            context,
            &references,
            |reference| reference.entity_key,
            kinds,
            Reference,
        )
        .await
    }

    /// The people it mentions.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn people(&self, context: &Context<'_>) -> Result<Vec<Person>> {
        Ok(self
            .entities(context)
            .await?
            .into_iter()
            .filter_map(Person::of)
            .collect())
    }

    /// The organisations it mentions.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn organisations(&self, context: &Context<'_>) -> Result<Vec<Organisation>> {
        Ok(self
            .entities(context)
            .await?
            .into_iter()
            .filter_map(Organisation::of)
            .collect())
    }

    /// The treaties it mentions.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn treaties(&self, context: &Context<'_>) -> Result<Vec<Treaty>> {
        Ok(self
            .entities(context)
            .await?
            .into_iter()
            .filter_map(Treaty::of)
            .collect())
    }

    /// The places it mentions.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn places(&self, context: &Context<'_>) -> Result<Vec<Place>> {
        Ok(self
            .entities(context)
            .await?
            .into_iter()
            .filter_map(Place::of)
            .collect())
    }

    /// Whose words it repeats, in reading order.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn quotes(&self, context: &Context<'_>) -> Result<Vec<Quote>> {
        Ok(self
            .child(context, Quotes)
            .await?
            .iter()
            .cloned()
            .map(Quote)
            .collect())
    }

    /// What it says that treaties do to each other, in reading order.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn claims(&self, context: &Context<'_>) -> Result<Vec<Claim>> {
        Ok(self
            .child(context, Claims)
            .await?
            .iter()
            .cloned()
            .map(Claim)
            .collect())
    }

    /// Articles that share most with it, with what they share; `first` from 1 to 100.
    #[graphql(complexity = "cost(first.or(Some(6)), None) * child_complexity + 1")]
    async fn related(
        &self,
        context: &Context<'_>,
        #[graphql(default_with = "Some(6)")] first: Option<i32>,
    ) -> Result<Vec<RelatedArticle>> {
        let limit = size("first", first.unwrap_or(6))?;
        let related = self.child(context, |key| RelatedArticles(key, limit)).await?;
        Ok(related.iter().cloned().map(RelatedArticle).collect())
    }
}

impl Article {
    /// An article as this viewer may see it.
    pub(crate) fn new(viewer: &Viewer, row: Arc<domain::article::Article>) -> Self {
        let notice = viewer.notice(&row);
        let row = match &notice {
            Some(notice) => Arc::new(Viewer::redacted(&row, notice)),
            None => row,
        };
        Self { row, notice }
    }

    pub(crate) async fn by_key(context: &Context<'_>, key: Key) -> Result<Self> {
        let session = context.data_unchecked::<Session>();
        let row = session.load(ArticleByKey(key)).await?;
        row.map(|row| Self::new(session.viewer(), row))
            .ok_or_else(|| Error::new("an article has gone"))
    }

    pub(crate) async fn by_keys(context: &Context<'_>, keys: &[Key]) -> Result<Vec<Self>> {
        try_join_all(keys.iter().map(|key| Self::by_key(context, *key))).await
    }

    /// What belongs to the article's content: nothing of it, where that is held back.
    async fn child<L: Load>(&self, context: &Context<'_>, load: impl FnOnce(Key) -> L) -> Result<L::Value> {
        if self.notice.is_some() {
            return Ok(L::Value::default());
        }
        let session = context.data_unchecked::<Session>();
        Ok(session.load(load(self.row.key)).await?)
    }

    async fn entities(&self, context: &Context<'_>) -> Result<Vec<Entity>> {
        let references = self.child(context, References).await?;
        let keys: Vec<Key> = references.iter().map(|reference| reference.entity_key).collect();
        Entity::by_keys(context, &keys).await
    }
}

/// The findings whose entity is of one of these kinds; all of them, where no kind is named.
pub(crate) async fn of_kinds<T: Clone, U>(
    context: &Context<'_>,
    findings: &[T],
    entity: impl Fn(&T) -> Key,
    kinds: Option<Vec<EntityKind>>,
    new: impl Fn(T) -> U,
) -> Result<Vec<U>> {
    let kinds = domain_kinds(kinds);
    if kinds.is_empty() {
        return Ok(findings.iter().cloned().map(new).collect());
    }
    let session = context.data_unchecked::<Session>();
    let entities = try_join_all(
        findings
            .iter()
            .map(|finding| session.load(EntityByKey(entity(finding)))),
    )
    .await?;
    let is_wanted = |entity: &Option<Arc<domain::entity::Entity>>| {
        entity.as_ref().is_some_and(|entity| kinds.contains(&entity.kind))
    };
    let wanted = findings
        .iter()
        .zip(&entities)
        .filter(|(_, entity)| is_wanted(entity));
    Ok(wanted.map(|(finding, _)| new(finding.clone())).collect())
}
