//! What one treaty does to another, as an editor found.

use diesel::prelude::*;

use super::{Desk, DeskError, Refusal, RefusalReason, standing};
use crate::{
    change::{Change, ChangeKind},
    claim::ClaimPredicate,
    connection::{AnyConnection, on_each},
    decision::{Decision, DecisionKind},
    entity::{Entity, EntityKind},
    schema::treaty_link_verdicts,
    text_enum::text_enum,
};

text_enum! {
    /// What an editor found of a link between treaties.
    Verdict {
        /// It holds.
        Verified = "VERIFIED",
        /// It does not hold, whatever articles say.
        Rejected = "REJECTED",
    }
}

impl Desk<'_> {
    /// Finds that one treaty does to another what is said, or does not; `None` takes an earlier finding back.
    pub fn verify_treaty_link(
        &self,
        connection: &mut AnyConnection,
        subject: &Entity,
        predicate: ClaimPredicate,
        object: &Entity,
        verdict: Option<Verdict>,
    ) -> Result<(), DeskError> {
        connection.write(|connection| {
            let (subject, object) = (standing(connection, subject)?, standing(connection, object)?);
            check(&subject, &object)?;
            let known = treaty_link_verdicts::table
                .filter(treaty_link_verdicts::subject_key.eq(subject.key))
                .filter(treaty_link_verdicts::predicate.eq(predicate))
                .filter(treaty_link_verdicts::object_key.eq(object.key));
            diesel::delete(known)
                .execute(connection)
                .map_err(crate::error::StoreError::from)?;
            if let Some(verdict) = verdict {
                let row = (
                    treaty_link_verdicts::subject_key.eq(subject.key),
                    treaty_link_verdicts::predicate.eq(predicate),
                    treaty_link_verdicts::object_key.eq(object.key),
                    treaty_link_verdicts::verdict.eq(verdict),
                );
                on_each!(connection, inner => diesel::insert_into(treaty_link_verdicts::table)
                    .values(row)
                    .execute(inner))
                .map_err(crate::error::StoreError::from)?;
            }
            let decision = Decision {
                entity_key: Some(subject.key),
                other_entity_key: Some(object.key),
                text: Some(format!(
                    "{predicate} {}",
                    verdict.map_or("UNDECIDED", Verdict::word)
                )),
                ..self.decision(DecisionKind::VerifyTreatyLink)
            };
            decision.keep(connection)?;
            let (from_subject, from_object) = match predicate {
                ClaimPredicate::Supersedes => ("supersedes", "supersededBy"),
                ClaimPredicate::Amends => ("amends", "amendedBy"),
            };
            Change::of_entity(ChangeKind::Updated, subject.key, &[from_subject], self.now)
                .append(connection)?;
            Change::of_entity(ChangeKind::Updated, object.key, &[from_object], self.now)
                .append(connection)?;
            Ok(())
        })
    }
}

fn check(subject: &Entity, object: &Entity) -> Result<(), Refusal> {
    for entity in [subject, object] {
        if entity.kind != EntityKind::Treaty {
            let message = format!("`{}` is no treaty", entity.name);
            return Err(Refusal::new(RefusalReason::WrongKind, message));
        }
    }
    if subject.key == object.key {
        let message = format!("`{}` does nothing to itself", subject.name);
        return Err(Refusal::new(RefusalReason::NotFound, message));
    }
    Ok(())
}
