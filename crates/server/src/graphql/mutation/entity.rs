//! New entities, and what is known of them.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result};
use futures_util::future::try_join_all;
use mediawire_domain::{
    self as domain,
    authority::Office,
    desk::{EntityChange, NewEntity, RefusalReason},
    entity::EntityKind as DomainKind,
};

use super::{
    Stop, UserError, UserErrorCode, entity_of,
    names::{at_most, name, names},
    payload, stale_articles,
    user_error::answer,
};
use crate::graphql::{entity::Entity, enums::EntityKind, session::Session};

/// How many names one input adds or takes away.
const MAX_ALIASES: usize = 50;
/// How many parties a treaty is given.
const MAX_PARTIES: usize = 200;
/// How many offices a person is given.
const MAX_OFFICES: usize = 20;

/// An entity that the authority lacks.
#[derive(InputObject)]
pub(crate) struct CreateEntityInput {
    /// What it is.
    kind: EntityKind,
    /// The form of its name that readers see, 1 to 200 characters.
    name: String,
    /// Other names that stand for it; at most 50.
    #[graphql(default)]
    aliases: Vec<String>,
    /// Its item in Wikidata: `Q` and digits.
    wikidata_id: Option<String>,
    /// A treaty's year of signature.
    year: Option<i32>,
    /// The states that made a treaty; at most 200.
    party_ids: Option<Vec<ID>>,
    /// The offices that a person holds or held; at most 20.
    offices: Option<Vec<OfficeInput>>,
}

/// What is known of an entity otherwise than before; what is left out stays as it is.
#[derive(InputObject)]
pub(crate) struct UpdateEntityInput {
    /// The entity. A candidate becomes part of the authority by it, also where nothing else is given.
    entity_id: ID,
    /// The form of its name that readers see, 1 to 200 characters. The former one becomes an alias.
    name: Option<String>,
    /// Names that stand for it, too; at most 50.
    #[graphql(default)]
    add_aliases: Vec<String>,
    /// Names that do not stand for it any more; at most 50.
    #[graphql(default)]
    remove_aliases: Vec<String>,
    /// Its item in Wikidata: `Q` and digits.
    wikidata_id: Option<String>,
    /// A treaty's year of signature.
    year: Option<i32>,
    /// The states that made a treaty, in place of those that are known; at most 200.
    party_ids: Option<Vec<ID>>,
    /// The offices that a person holds or held, in place of those that are known; at most 20.
    offices: Option<Vec<OfficeInput>>,
}

/// An office that a person holds or held.
#[derive(InputObject, Clone)]
pub(crate) struct OfficeInput {
    /// As a reader would write it: "President of Russia"; 1 to 200 characters.
    title: String,
    /// The year in which it began.
    since: Option<i32>,
    /// The year in which it ended; null while it is held.
    until: Option<i32>,
}

payload! {
    /// What became of `createEntity`.
    CreateEntityPayload {
        /// The new entity.
        entity: Option<Entity>,
        /// How many articles still wait to be annotated anew, whatever for.
        stale_articles: i32,
    }
}

payload! {
    /// What became of `updateEntity`.
    UpdateEntityPayload {
        /// The entity.
        entity: Option<Entity>,
        /// How many articles still wait to be annotated anew, whatever for.
        stale_articles: i32,
    }
}

#[derive(Default)]
pub(crate) struct Entities;

#[Object]
impl Entities {
    /// Adds an entity to the authority. A candidate of that name becomes it; articles that have one of its names are
    /// annotated anew. Editors only.
    async fn create_entity(
        &self,
        context: &Context<'_>,
        input: CreateEntityInput,
    ) -> Result<CreateEntityPayload> {
        let session = context.data_unchecked::<Session>();
        session.editor()?;
        answer(create(session, input).await)
    }

    /// Changes what is known of an entity, or confirms a candidate. Articles that have one of its names are annotated
    /// anew. Editors only.
    async fn update_entity(
        &self,
        context: &Context<'_>,
        input: UpdateEntityInput,
    ) -> Result<UpdateEntityPayload> {
        let session = context.data_unchecked::<Session>();
        session.editor()?;
        answer(update(session, input).await)
    }
}

async fn create(session: &Session, input: CreateEntityInput) -> Result<CreateEntityPayload, Stop> {
    let kind = input.kind.into();
    let facts = Facts {
        wikidata_id: input.wikidata_id,
        year: input.year,
        party_ids: input.party_ids,
        offices: input.offices,
    };
    let new = NewEntity {
        kind,
        name: name("name", &input.name)?,
        change: EntityChange {
            add_aliases: names("aliases", &input.aliases, MAX_ALIASES)?,
            ..facts.change(session, kind).await?
        },
    };
    let entity = session
        .edit(|connection, desk| desk.create_entity(connection, &new))?
        .map_err(|refusal| UserError::refused(refusal, field))?;
    Ok(CreateEntityPayload {
        entity: Some(Entity::new(Arc::new(entity))),
        stale_articles: stale_articles(session)?,
        user_errors: Vec::new(),
    })
}

async fn update(session: &Session, input: UpdateEntityInput) -> Result<UpdateEntityPayload, Stop> {
    let entity = entity_of(session, &input.entity_id, "entityId").await?;
    let facts = Facts {
        wikidata_id: input.wikidata_id,
        year: input.year,
        party_ids: input.party_ids,
        offices: input.offices,
    };
    let new_name = input.name.as_ref();
    let change = EntityChange {
        name: new_name.map(|text| name("name", text)).transpose()?,
        add_aliases: names("addAliases", &input.add_aliases, MAX_ALIASES)?,
        remove_aliases: names("removeAliases", &input.remove_aliases, MAX_ALIASES)?,
        ..facts.change(session, entity.kind).await?
    };
    let entity = session
        .edit(|connection, desk| desk.update_entity(connection, &entity, &change))?
        .map_err(|refusal| UserError::refused(refusal, field))?;
    Ok(UpdateEntityPayload {
        entity: Some(Entity::new(Arc::new(entity))),
        stale_articles: stale_articles(session)?,
        user_errors: Vec::new(),
    })
}

fn field(reason: RefusalReason) -> &'static str {
    match reason {
        RefusalReason::NotFound => "entityId",
        _ => "name",
    }
}

/// What both inputs may say besides names.
struct Facts {
    wikidata_id: Option<String>,
    year: Option<i32>,
    party_ids: Option<Vec<ID>>,
    offices: Option<Vec<OfficeInput>>,
}

impl Facts {
    /// The change that they are to an entity of this kind.
    async fn change(self, session: &Session, kind: DomainKind) -> Result<EntityChange, Stop> {
        let only_of = |field: &str, only: DomainKind, given: bool| {
            let message =
                || format!("`{field}` is for an entity of kind {only}, and this one is of kind {kind}");
            let is_wrong = given && kind != only;
            if is_wrong {
                Err(UserError::new(UserErrorCode::WrongKind, field, message()))
            } else {
                Ok(())
            }
        };
        only_of("year", DomainKind::Treaty, self.year.is_some())?;
        only_of("partyIds", DomainKind::Treaty, self.party_ids.is_some())?;
        only_of("offices", DomainKind::Person, self.offices.is_some())?;
        let parties = match self.party_ids {
            Some(ids) => Some(parties(session, &ids).await?),
            None => None,
        };
        Ok(EntityChange {
            wikidata_id: self.wikidata_id.map(wikidata_id).transpose()?,
            year: self.year.map(|number| year("year", number)).transpose()?,
            parties,
            offices: self.offices.map(offices).transpose()?,
            ..EntityChange::default()
        })
    }
}

/// The slugs of a treaty's parties.
async fn parties(session: &Session, ids: &[ID]) -> Result<Vec<String>, Stop> {
    at_most("partyIds", ids.len(), MAX_PARTIES)?;
    let places = ids.iter().map(|id| entity_of(session, id, "partyIds"));
    let places: Vec<Arc<domain::entity::Entity>> = try_join_all(places).await?;
    if let Some(other) = places.iter().find(|place| place.kind != DomainKind::Place) {
        let message = format!("`{}` is no place", other.name);
        return Err(UserError::new(UserErrorCode::WrongKind, "partyIds", message).into());
    }
    Ok(places.iter().map(|place| place.slug.clone()).collect())
}

fn offices(inputs: Vec<OfficeInput>) -> Result<Vec<Office>, UserError> {
    at_most("offices", inputs.len(), MAX_OFFICES)?;
    inputs.into_iter().map(office).collect()
}

fn office(input: OfficeInput) -> Result<Office, UserError> {
    let in_range = |number: Option<i32>| number.map(|number| year("offices", number)).transpose();
    let office = Office {
        title: name("offices", &input.title)?,
        since: in_range(input.since)?,
        until: in_range(input.until)?,
    };
    if office
        .since
        .zip(office.until)
        .is_some_and(|(since, until)| until < since)
    {
        let message = format!("the office `{}` ends before it begins", office.title);
        return Err(UserError::new(UserErrorCode::BadFormat, "offices", message));
    }
    Ok(office)
}

fn year(field: &str, number: i32) -> Result<i32, UserError> {
    if (1..=9_999).contains(&number) {
        return Ok(number);
    }
    let message = format!("a year is from 1 to 9999, and this one is {number}");
    Err(UserError::new(UserErrorCode::BadFormat, field, message))
}

fn wikidata_id(text: String) -> Result<String, UserError> {
    let digits = text.strip_prefix('Q').unwrap_or_default();
    let is_number = !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    if (1..=11).contains(&digits.len()) && is_number {
        return Ok(text);
    }
    let message = "an item of Wikidata is `Q` and at most 11 digits, as Q159".to_owned();
    Err(UserError::new(UserErrorCode::BadFormat, "wikidataId", message))
}
