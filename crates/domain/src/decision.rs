//! Editors' decisions about machine-made data: a log of its own, which is replayed whenever an article is annotated.

use std::{collections::HashMap, sync::Arc};

use diesel::prelude::*;

use crate::{
    anchor::Anchor,
    authority::AuthorityEntry,
    connection::{AnyConnection, Backend},
    entity::merged,
    error::StoreError,
    fold::fold,
    id::{Id, Key},
    page::{Cursor, Page, PageRequest, keyset},
    schema::{decisions, entities},
    span::{Span, TextPart, column},
    text_enum::text_enum,
    timestamp::Timestamp,
};

text_enum! {
    /// What an editor decided.
    DecisionKind {
        /// These words name this entity, as the annotator found.
        ConfirmMention = "CONFIRM_MENTION",
        /// These words do not name this entity.
        RejectMention = "REJECT_MENTION",
        /// These words name this entity, which the annotator missed.
        AddMention = "ADD_MENTION",
        /// These words name another entity than the annotator found.
        RelinkMention = "RELINK_MENTION",
        /// These words never name this entity, in one article or in any.
        RejectAlias = "REJECT_ALIAS",
        /// There is such an entity.
        CreateEntity = "CREATE_ENTITY",
        /// The entity is described otherwise.
        UpdateEntity = "UPDATE_ENTITY",
        /// Two entities are one.
        MergeEntities = "MERGE_ENTITIES",
        /// What was taken for one entity is, in these articles, another.
        SplitEntity = "SPLIT_ENTITY",
        /// One treaty does to another what is said, or does not.
        VerifyTreatyLink = "VERIFY_TREATY_LINK",
        /// A remark of the desk's.
        AddDeskNote = "ADD_DESK_NOTE",
    }
}

/// What an editor decided, when.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Rises with the order in which decisions were made; 0 before it is kept.
    pub key: Key,
    /// What it is called outside.
    pub id: Id,
    /// What was decided.
    pub kind: DecisionKind,
    /// The article that it is about; `None` where it is about all of them.
    pub article_key: Option<Key>,
    /// The entity that it is about; of a merger and of a split the one that lost.
    pub entity_key: Option<Key>,
    /// The entity at the other end: the former link of a relinked mention, the entity that a merger or a split gave to,
    /// the older treaty.
    pub other_entity_key: Option<Key>,
    /// The words that it is about.
    pub anchor: Option<Anchor>,
    /// A rejected alias as it is written, the office that an added mention states, or what else was said.
    pub text: Option<String>,
    /// The subject of the editor's token.
    pub editor: Arc<str>,
    /// When.
    pub at: Timestamp,
    /// Since when its words are not in the article any more; `None` while it holds.
    pub orphaned_since: Option<Timestamp>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = decisions)]
struct Row {
    key: Key,
    id: Id,
    kind: DecisionKind,
    article_key: Option<Key>,
    entity_key: Option<Key>,
    other_entity_key: Option<Key>,
    part: Option<TextPart>,
    block: Option<i32>,
    start_byte: Option<i32>,
    end_byte: Option<i32>,
    block_digest: Option<String>,
    quoted: Option<String>,
    text: Option<String>,
    editor: String,
    at: Timestamp,
    orphaned_since: Option<Timestamp>,
}

/// Which decisions to list.
#[derive(Clone, Copy, Debug, Default)]
pub struct DecisionFilter {
    /// Those about this article.
    pub article: Option<Key>,
    /// Those about this entity, or about one that was merged into it.
    pub entity: Option<Key>,
    /// Only those whose words are not there any more.
    pub orphaned: bool,
}

impl DecisionFilter {
    fn rows(&self) -> decisions::BoxedQuery<'static, Backend> {
        let mut query = decisions::table.into_boxed::<Backend>();
        if let Some(article) = self.article {
            query = query.filter(decisions::article_key.eq(article));
        }
        if let Some(entity) = self.entity {
            let stood_for = || {
                entities::table
                    .filter(entities::key.eq(entity).or(entities::merged_into.eq(entity)))
                    .select(entities::key.nullable())
            };
            query = query.filter(
                decisions::entity_key
                    .eq_any(stood_for())
                    .or(decisions::other_entity_key.eq_any(stood_for())),
            );
        }
        if self.orphaned {
            query = query.filter(decisions::orphaned_since.is_not_null());
        }
        query
    }
}

impl Decision {
    /// A decision that is about nothing yet.
    pub(crate) fn new(kind: DecisionKind, editor: &Arc<str>, now: Timestamp) -> Self {
        Self {
            key: 0,
            id: Id::new(now),
            kind,
            article_key: None,
            entity_key: None,
            other_entity_key: None,
            anchor: None,
            text: None,
            editor: Arc::clone(editor),
            at: now,
            orphaned_since: None,
        }
    }

    /// A page of the decisions, the latest first.
    pub fn page(
        connection: &mut AnyConnection,
        filter: &DecisionFilter,
        request: &PageRequest,
    ) -> Result<Page<Self>, StoreError> {
        let query = keyset!(filter.rows(), request, falling: true, decisions::key, decisions::key);
        let rows: Vec<Row> = query.select(Row::as_select()).load(connection)?;
        let rows = rows.into_iter().map(Self::from_row);
        Ok(Page::from_read(
            rows.map(|decision| (decision.cursor(), decision)).collect(),
            request,
        ))
    }

    /// How many decisions there are.
    pub fn count(connection: &mut AnyConnection, filter: &DecisionFilter) -> Result<i64, StoreError> {
        Ok(filter.rows().count().get_result(connection)?)
    }

    /// Its place in the log of decisions.
    pub fn cursor(&self) -> Cursor {
        Cursor {
            sort: self.key,
            key: self.key,
        }
    }

    /// What is replayed when an article is annotated, in the order in which it was decided: what was decided about the
    /// article, and the aliases that were rejected everywhere of the entities found in it. Where an entity was merged into
    /// another, they name that one.
    pub(crate) fn to_replay(
        connection: &mut AnyConnection,
        article: Key,
        found: &[Key],
    ) -> Result<Vec<Self>, StoreError> {
        // What was decided about an entity holds for its heir.
        let merged = entities::table
            .filter(entities::merged_into.eq_any(found))
            .select(entities::key);
        let mut about: Vec<Key> = merged.load(connection)?;
        about.extend(found);
        let everywhere = decisions::article_key
            .is_null()
            .and(decisions::kind.eq_any([DecisionKind::RejectAlias, DecisionKind::UpdateEntity]))
            .and(decisions::entity_key.eq_any(about));
        let rows: Vec<Row> = decisions::table
            .filter(decisions::article_key.eq(article).or(everywhere))
            .order(decisions::key)
            .select(Row::as_select())
            .load(connection)?;
        let mut decisions: Vec<Self> = rows.into_iter().map(Self::from_row).collect();
        follow_mergers(connection, &mut decisions)?;
        let updates = take_updates(&mut decisions);
        decisions.retain(|decision| !updates.iter().any(|update| update.takes_back(decision)));
        Ok(decisions)
    }

    /// Whether this gives an entity a name again that was rejected everywhere before.
    fn takes_back(&self, rejection: &Self) -> bool {
        let is_everywhere = rejection.kind == DecisionKind::RejectAlias && rejection.article_key.is_none();
        if !is_everywhere || self.key < rejection.key || self.entity_key != rejection.entity_key {
            return false;
        }
        let entry: Option<AuthorityEntry> = self
            .text
            .as_ref()
            .and_then(|line| serde_json::from_str(line).ok());
        let rejected = rejection.text.as_deref().map(fold);
        entry.is_some_and(|entry| entry.aliases.iter().any(|alias| Some(fold(alias)) == rejected))
    }

    /// Adds it to the log of decisions.
    pub(crate) fn keep(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let span = self.anchor.as_ref().map(|anchor| anchor.span);
        let values = (
            decisions::id.eq(self.id),
            decisions::kind.eq(self.kind),
            decisions::article_key.eq(self.article_key),
            decisions::entity_key.eq(self.entity_key),
            decisions::other_entity_key.eq(self.other_entity_key),
            decisions::part.eq(span.map(|span| span.part)),
            decisions::block.eq(span.map(|span| column(span.block))),
            decisions::start_byte.eq(span.map(|span| column(span.start))),
            decisions::end_byte.eq(span.map(|span| column(span.end))),
            decisions::block_digest.eq(self.anchor.as_ref().map(|anchor| &anchor.block_digest)),
            decisions::quoted.eq(self.anchor.as_ref().map(|anchor| &anchor.quoted)),
            decisions::text.eq(&self.text),
            decisions::editor.eq(&*self.editor),
            decisions::at.eq(self.at),
            decisions::orphaned_since.eq(self.orphaned_since),
        );
        diesel::insert_into(decisions::table)
            .values(values)
            .execute(connection)?;
        Ok(())
    }

    /// Notes that its words are there again, or are not there any more.
    pub(crate) fn set_orphaned(
        &self,
        connection: &mut AnyConnection,
        since: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        diesel::update(decisions::table.filter(decisions::key.eq(self.key)))
            .set(decisions::orphaned_since.eq(since))
            .execute(connection)?;
        Ok(())
    }

    fn from_row(row: Row) -> Self {
        let anchor = anchor_of(&row);
        Self {
            key: row.key,
            id: row.id,
            kind: row.kind,
            article_key: row.article_key,
            entity_key: row.entity_key,
            other_entity_key: row.other_entity_key,
            anchor,
            text: row.text,
            editor: row.editor.into(),
            at: row.at,
            orphaned_since: row.orphaned_since,
        }
    }
}

/// Takes the decisions out that describe entities.
fn take_updates(decisions: &mut Vec<Decision>) -> Vec<Decision> {
    let is_update = |decision: &mut Decision| decision.kind == DecisionKind::UpdateEntity;
    decisions.extract_if(.., is_update).collect()
}

/// Puts the entities that others were merged into in their place.
fn follow_mergers(connection: &mut AnyConnection, decisions: &mut [Decision]) -> Result<(), StoreError> {
    let named = |decision: &Decision| decision.entity_key.into_iter().chain(decision.other_entity_key);
    let keys: Vec<Key> = decisions.iter().flat_map(named).collect();
    let heirs: HashMap<Key, Key> = merged(connection, &keys)?;
    let heir = |key: Option<Key>| key.map(|key| heirs.get(&key).copied().unwrap_or(key));
    for decision in decisions {
        decision.entity_key = heir(decision.entity_key);
        decision.other_entity_key = heir(decision.other_entity_key);
    }
    Ok(())
}

fn anchor_of(row: &Row) -> Option<Anchor> {
    let number = |column: Option<i32>| usize::try_from(column?).ok();
    Some(Anchor {
        span: Span {
            part: row.part?,
            block: number(row.block)?,
            start: number(row.start_byte)?,
            end: number(row.end_byte)?,
        },
        block_digest: row.block_digest.clone()?,
        quoted: row.quoted.clone()?,
    })
}
