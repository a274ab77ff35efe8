//! What the annotator takes from sentences that say, or do not quite say, what one treaty does to another.

use std::sync::LazyLock;

use mediawire_domain::{
    annotate::{Annotator, Text},
    authority::Authority,
    claim::ClaimPredicate,
};

mod agencies;
mod anaphora;
mod clauses;
mod constructions;
mod desk;
mod traps;
mod wording;

/// Paragraphs are parted by " / "; a headline ends with " // ". Expected are the claims, in reading order and each once:
/// "new > old" supersedes, "new ~ old" amends; " @PROPOSED" and " by Lavrov" follow where modality and speaker matter.
/// A part of each name is enough.
type Row = (&'static str, &'static str);

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(|| Annotator::new(Authority::built_in()));

/// A claim in words.
#[derive(Debug)]
struct Lineage {
    newer: String,
    predicate: ClaimPredicate,
    older: String,
    modality: String,
    speaker: String,
}

fn lineage_of(story: &str) -> Vec<Lineage> {
    let (headline, body) = story.split_once(" // ").unwrap_or(("", story));
    let blocks: Vec<&str> = body.split(" / ").collect();
    let found = ANNOTATOR.annotate(Text {
        headline,
        blocks: &blocks,
    });
    let name = |entity: usize| found.entities[entity].name.clone();
    let mut lineage: Vec<Lineage> = Vec::new();
    for claim in &found.claims {
        let (newer, older) = (name(claim.subject), name(claim.object));
        let same = |known: &Lineage| {
            (&known.newer, known.predicate, &known.older) == (&newer, claim.predicate, &older)
        };
        if !lineage.iter().any(same) {
            lineage.push(Lineage {
                newer,
                predicate: claim.predicate,
                older,
                modality: claim.modality.to_string(),
                speaker: claim.speaker.map(name).unwrap_or_default(),
            });
        }
    }
    lineage
}

fn is_said(found: &Lineage, expected: &str) -> bool {
    let (claim, speaker) = expected.split_once(" by ").unwrap_or((expected, ""));
    let (claim, modality) = claim.split_once(" @").unwrap_or((claim, ""));
    let (predicate, (newer, older)) = match claim.split_once(" > ") {
        Some(sides) => (ClaimPredicate::Supersedes, sides),
        None => {
            let sides = claim.split_once(" ~ ").expect("a row says what is done");
            (ClaimPredicate::Amends, sides)
        }
    };
    found.predicate == predicate
        && found.newer.contains(newer)
        && found.older.contains(older)
        && found.modality.contains(modality)
        && found.speaker.contains(speaker)
}

fn is_as_expected(found: &[Lineage], expected: &str) -> bool {
    let expected: Vec<&str> = expected.split("; ").filter(|claim| !claim.is_empty()).collect();
    let mut pairs = found.iter().zip(&expected);
    found.len() == expected.len() && pairs.all(|(found, expected)| is_said(found, expected))
}

fn check(rows: &[Row]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(story, expected)| {
            let found = lineage_of(story);
            let complaint = || format!("{story}\n    expected {expected}\n    found {found:?}");
            (!is_as_expected(&found, expected)).then(complaint)
        })
        .collect();
    let count = format!("{} of {}", wrong.len(), rows.len());
    assert!(wrong.is_empty(), "{count}:\n{}", wrong.join("\n"));
}

fn check_silent(stories: &[&'static str]) {
    let rows: Vec<Row> = stories.iter().map(|story| (*story, "")).collect();
    check(&rows);
}
