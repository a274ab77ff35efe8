//! Names and descriptions: found where they are, and linked to the right entity.

use mediawire_domain::{
    annotate::{FoundMention, MentionKind},
    entity::EntityKind,
};

use super::{
    alignment::{Alignment, is_published},
    gold::GoldMention,
    judgement::{Judgement, Measure, Verdict},
};

/// Judges what is published: every mention by its exact span and type, and the links of those that are right.
pub fn judge(alignment: &Alignment) -> Vec<Judgement> {
    let mut judgements = missed(alignment);
    for (mention, of) in alignment.found.mentions.iter().zip(&alignment.gold_of) {
        if is_published(mention) {
            match of {
                Some(gold) => judgements.extend(right(alignment, mention, &alignment.gold.mentions[*gold])),
                None => judgements.push(false_find(alignment, mention)),
            }
        }
    }
    judgements
}

fn measure(kind: EntityKind, nominal: bool) -> Measure {
    if nominal {
        Measure::Nominal
    } else {
        Measure::of_kind(kind)
    }
}

fn right(alignment: &Alignment, mention: &FoundMention, gold: &GoldMention) -> [Judgement; 2] {
    let text = alignment.gold;
    let found = (measure(gold.kind, gold.nominal), Verdict::Right);
    let linked = alignment.stands_for(mention.entity, &gold.entity);
    let verdict = if linked { Verdict::Right } else { Verdict::Wrong };
    let entity = &alignment.found.entities[mention.entity];
    let note = || {
        let slug = entity.authority_slug.as_deref().unwrap_or("no entry");
        format!("is `{}`, linked to “{}” ({slug})", gold.entity.0, entity.name)
    };
    [
        Judgement::at(text, gold.span, found, String::new),
        Judgement::at(text, gold.span, (Measure::Link, verdict), note),
    ]
}

fn false_find(alignment: &Alignment, mention: &FoundMention) -> Judgement {
    let entity = &alignment.found.entities[mention.entity];
    let measure = measure(entity.kind, mention.kind == MentionKind::Nominal);
    let note = || format!("for “{}”, confidence {:.2}", entity.name, mention.confidence);
    Judgement::at(alignment.gold, mention.span, (measure, Verdict::False), note)
}

fn missed(alignment: &Alignment) -> Vec<Judgement> {
    let mut suggested = vec![None; alignment.gold.mentions.len()];
    for (mention, of) in alignment.found.mentions.iter().zip(&alignment.gold_of) {
        if let Some(gold) = of {
            suggested[*gold] = Some(mention.confidence);
        }
    }
    let published =
        |confidence: &Option<f64>| confidence.is_some_and(|value| value >= super::alignment::PUBLISHED);
    let all = alignment.gold.mentions.iter().zip(suggested);
    all.filter(|(_, confidence)| !published(confidence))
        .map(|(gold, confidence)| {
            let note = || match confidence {
                Some(value) => format!("is `{}`, confidence {value:.2}", gold.entity.0),
                None => format!("is `{}`", gold.entity.0),
            };
            let verdict = (measure(gold.kind, gold.nominal), Verdict::Missed);
            Judgement::at(alignment.gold, gold.span, verdict, note)
        })
        .collect()
}
