use std::{collections::BTreeMap, path::PathBuf, process::ExitCode};

use clap::Args;
use mediawire_domain::{
    annotate::{Annotation, Annotator, MentionKind, PUBLISHED_CONFIDENCE, Text},
    authority::Authority,
    claim::ClaimPredicate,
    entity::EntityKind,
    span::{Span, TextPart},
};
use mediawire_wire::text;
use serde::Serialize;

use super::{Failure, input::Input};

/// Find the people, organisations, places and treaties in texts, and print them as JSON.
///
/// A text's first paragraph counts as its headline where it is short and does not end like a sentence. Offsets count
/// code points over the whole file. What the annotator is less sure of than 0.8 stands apart, for review. Nothing is
/// stored, and no database is needed.
#[derive(Args)]
#[command(after_help = "Examples:
  mediawire annotate story.txt
  mediawire annotate texts/ > found.json
  pbpaste | mediawire annotate -")]
pub(super) struct Annotate {
    /// Files, folders (the .txt files in them) or - for standard input.
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
}

/// What was found in one file.
#[derive(Serialize)]
struct Found {
    offset_unit: &'static str,
    /// BCP 47. Nothing is found in other languages than English.
    language: &'static str,
    mentions: Vec<FoundMention>,
    /// What is not certain enough to publish.
    for_review: Vec<FoundMention>,
    relations: Vec<Relation>,
}

#[derive(Serialize)]
struct FoundMention {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind_of_entity: &'static str,
    entity: String,
    kind: &'static str,
    role: Option<String>,
    confidence: f64,
}

#[derive(Serialize)]
struct Relation {
    #[serde(rename = "type")]
    predicate: &'static str,
    from: String,
    to: String,
    evidence: [usize; 2],
}

impl Annotate {
    pub(super) fn run(self) -> Result<ExitCode, Failure> {
        let annotator = Annotator::new(Authority::built_in());
        let mut found = BTreeMap::new();
        let mut code = ExitCode::SUCCESS;
        for input in Input::all(&self.inputs, &["txt"]) {
            let result = match input {
                Ok(input) => annotate(&annotator, &input).map_err(|reason| format!("{input}: {reason}")),
                Err((input, error)) => Err(format!("{input}: cannot be read: {error}")),
            };
            match result {
                Ok((stem, result)) => {
                    found.insert(stem, result);
                }
                Err(reason) => {
                    eprintln!("mediawire: {reason}");
                    code = ExitCode::FAILURE;
                }
            }
        }
        super::print(serde_json::to_string_pretty(&found)?)?;
        Ok(code)
    }
}

fn annotate(annotator: &Annotator, input: &Input) -> Result<(String, Found), String> {
    let bytes = input
        .read(text::MAX_BYTES)
        .map_err(|error| format!("cannot be read: {error}"))?;
    let text = text::decode(&bytes).map_err(|refusal| refusal.to_string())?;
    let paragraphs = Paragraphs::of(text);
    let annotation = annotator.annotate(Text {
        headline: paragraphs.headline,
        blocks: &paragraphs.blocks,
    });
    let stem = match input {
        Input::Standard => "standard-input".to_owned(),
        Input::File(path) => path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
    };
    Ok((stem, paragraphs.found(&annotation)))
}

/// A text as headline and paragraphs, each a slice of it.
struct Paragraphs<'a> {
    text: &'a str,
    headline: &'a str,
    blocks: Vec<&'a str>,
}

impl<'a> Paragraphs<'a> {
    fn of(text: &'a str) -> Self {
        let mut blocks: Vec<&str> = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        let has_headline = blocks.len() > 1 && is_headline(blocks[0]);
        let headline = if has_headline { blocks.remove(0) } else { "" };
        Self {
            text,
            headline,
            blocks,
        }
    }

    fn found(&self, annotation: &Annotation) -> Found {
        let name = |entity: usize| annotation.entities[entity].name.clone();
        let all = annotation.mentions.iter().map(|mention| {
            let [start, end] = self.code_points(&mention.span);
            FoundMention {
                start,
                end,
                kind_of_entity: short_kind(annotation.entities[mention.entity].kind),
                entity: name(mention.entity),
                kind: match mention.kind {
                    MentionKind::Name => "name",
                    MentionKind::Nominal => "nominal",
                },
                role: mention.stated_role.clone(),
                confidence: mention.confidence,
            }
        });
        let (mentions, for_review) = all.partition(|mention| mention.confidence >= PUBLISHED_CONFIDENCE);
        let relations = annotation.claims.iter().map(|claim| Relation {
            predicate: match claim.predicate {
                ClaimPredicate::Supersedes => "supersedes",
                ClaimPredicate::Amends => "amends",
            },
            from: name(claim.subject),
            to: name(claim.object),
            evidence: self.code_points(&claim.evidence),
        });
        Found {
            offset_unit: "codepoint",
            language: annotation.language,
            mentions,
            for_review,
            relations: relations.collect(),
        }
    }

    /// Where a span lies in the whole text, in code points.
    fn code_points(&self, span: &Span) -> [usize; 2] {
        let block = match span.part {
            TextPart::Headline => self.headline,
            TextPart::Body => self.blocks[span.block],
        };
        let start = block.as_ptr().addr() - self.text.as_ptr().addr() + span.start;
        let before = self.text[..start].chars().count();
        [before, before + block[span.start..span.end].chars().count()]
    }
}

fn is_headline(line: &str) -> bool {
    line.split_whitespace().count() <= 20 && !line.ends_with(['.', '!', '?', '”', '"', ':'])
}

fn short_kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "PER",
        EntityKind::Organisation => "ORG",
        EntityKind::Place => "PLACE",
        EntityKind::Treaty => "TREATY",
    }
}
