//! What one treaty does to another, as an editor found.

use async_graphql::{Context, ID, InputObject, Object, Result};
use mediawire_domain as domain;

use super::{Stop, UserError, UserErrorCode, entity_of, payload, user_error::answer};
use crate::graphql::{
    entity::{Entity, Treaty},
    enums::{ClaimPredicate, Verdict},
    session::Session,
};

/// What an editor found of a link between treaties.
#[derive(InputObject)]
pub(crate) struct VerifyTreatyLinkInput {
    /// The newer treaty.
    subject_id: ID,
    /// What it does to the other.
    predicate: ClaimPredicate,
    /// The older treaty.
    object_id: ID,
    /// What was found; null takes an earlier finding back.
    verdict: Option<Verdict>,
}

payload! {
    /// What became of `verifyTreatyLink`.
    VerifyTreatyLinkPayload {
        /// The newer treaty.
        subject: Option<Treaty>,
        /// The older treaty.
        object: Option<Treaty>,
    }
}

#[derive(Default)]
pub(crate) struct TreatyLinks;

#[Object]
impl TreatyLinks {
    /// Says that one treaty does to another what articles claim, or what none does, or that it does not: a link that is
    /// rejected is shown no more, whatever articles claim. Editors only.
    async fn verify_treaty_link(
        &self,
        context: &Context<'_>,
        input: VerifyTreatyLinkInput,
    ) -> Result<VerifyTreatyLinkPayload> {
        let session = context.data_unchecked::<Session>();
        session.editor()?;
        answer(verify(session, &input).await)
    }
}

async fn verify(session: &Session, input: &VerifyTreatyLinkInput) -> Result<VerifyTreatyLinkPayload, Stop> {
    let subject = treaty_of(session, &input.subject_id, "subjectId").await?;
    let object = treaty_of(session, &input.object_id, "objectId").await?;
    let (predicate, verdict) = (input.predicate.into(), input.verdict.map(Into::into));
    session
        .edit(|connection, desk| desk.verify_treaty_link(connection, &subject, predicate, &object, verdict))?
        .map_err(|refusal| UserError::refused(refusal, |_| "objectId"))?;
    Ok(VerifyTreatyLinkPayload {
        subject: Treaty::of(Entity::new(subject)),
        object: Treaty::of(Entity::new(object)),
        user_errors: Vec::new(),
    })
}

async fn treaty_of(
    session: &Session,
    id: &ID,
    field: &str,
) -> Result<std::sync::Arc<domain::entity::Entity>, Stop> {
    let entity = entity_of(session, id, field).await?;
    if entity.kind == domain::entity::EntityKind::Treaty {
        return Ok(entity);
    }
    let message = format!("`{}` is no treaty", entity.name);
    Err(UserError::new(UserErrorCode::WrongKind, field, message).into())
}
