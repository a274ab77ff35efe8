//! Offices as stated beside names, and the organisations in them.

use mediawire_domain::{
    annotate::{FoundMention, MentionKind},
    entity::EntityKind,
};

use super::{
    alignment::{Alignment, is_published},
    gold::{GoldMention, Reference},
    judgement::{Judgement, Measure, Verdict},
};

/// Judges the office beside each published name of a person, word for word.
pub fn judge(alignment: &Alignment) -> Vec<Judgement> {
    let mut found_at = vec![None; alignment.gold.mentions.len()];
    let mut judgements = Vec::new();
    for (mention, of) in alignment.found.mentions.iter().zip(&alignment.gold_of) {
        if let Some(role) = mention.stated_role.as_deref().filter(|_| counts(mention)) {
            let gold = of.map(|index| &alignment.gold.mentions[index]);
            if gold.and_then(|gold| gold.role.as_deref()) == Some(role) {
                found_at[of.expect("a gold mention has this role")] = Some(mention);
            } else {
                let note = || format!("has no office “{role}”");
                let verdict = (Measure::Office, Verdict::False);
                judgements.push(Judgement::at(alignment.gold, mention.span, verdict, note));
            }
        }
    }
    for (gold, found) in alignment.gold.mentions.iter().zip(found_at) {
        judgements.extend(expected(alignment, gold, found));
    }
    judgements
}

fn counts(mention: &FoundMention) -> bool {
    mention.kind == MentionKind::Name && is_published(mention)
}

/// What became of an office in the gold text.
fn expected(alignment: &Alignment, gold: &GoldMention, found: Option<&FoundMention>) -> Vec<Judgement> {
    let Some(role) = gold.role.as_deref() else {
        return Vec::new();
    };
    let verdict = if found.is_some() {
        Verdict::Right
    } else {
        Verdict::Missed
    };
    let note = || format!("is {role}");
    let mut judgements = vec![Judgement::at(
        alignment.gold,
        gold.span,
        (Measure::Office, verdict),
        note,
    )];
    if let (Some(mention), Some(organisation)) = (found, &gold.organisation) {
        let right = match mention.role_organisation.as_deref() {
            Some(slug) => organisation.admits(Some(slug)),
            None => !organisation.is_known() && is_named(alignment, mention, role, organisation),
        };
        let verdict = if right { Verdict::Right } else { Verdict::Wrong };
        let note = || format!("is {role} of `{}`", organisation.0);
        let verdict = (Measure::OfficeOrganisation, verdict);
        judgements.push(Judgement::at(alignment.gold, gold.span, verdict, note));
    }
    judgements
}

/// Whether an organisation that the authority does not have is the one that is named inside of a stated office.
fn is_named(alignment: &Alignment, holder: &FoundMention, role: &str, organisation: &Reference) -> bool {
    let named = organisation_of(alignment, holder, role);
    named.is_some_and(|entity| alignment.stands_for(entity, organisation))
}

/// The organisation that is named inside of a stated office: of the places where those words stand, in the one that is
/// nearest to the name.
fn organisation_of(alignment: &Alignment, holder: &FoundMention, role: &str) -> Option<usize> {
    let text = alignment.gold.block(holder.span);
    let (start, _) = text
        .match_indices(role)
        .min_by_key(|(start, _)| start.abs_diff(holder.span.start))?;
    let named = alignment.found.mentions.iter().find(|mention| {
        let span = mention.span;
        (span.part, span.block) == (holder.span.part, holder.span.block)
            && alignment.found.entities[mention.entity].kind == EntityKind::Organisation
            && span.start >= start
            && span.end <= start + role.len()
    });
    named.map(|mention| mention.entity)
}
