//! The authority: the curated list of people, organisations, treaties and places, one entity a line.

use std::sync::LazyLock;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::{authority_check, entity::EntityKind};

/// The curated list, checked and in the order of its file.
#[derive(Clone, Debug, Default)]
pub struct Authority {
    /// Each entity once, sorted by kind and slug.
    pub entries: Vec<AuthorityEntry>,
    version: String,
}

/// An entity that the newsroom knows.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AuthorityEntry {
    /// What it is.
    pub kind: EntityKind,
    /// Unique within its kind.
    pub slug: String,
    /// The form of its name that readers see.
    pub name: String,
    /// Other names that stand for it alone.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// A place's people and adjective: "North Korean".
    #[serde(default)]
    pub demonyms: Vec<String>,
    /// What a person is or was.
    #[serde(default)]
    pub offices: Vec<Office>,
    /// When a treaty was signed.
    #[serde(default)]
    pub year: Option<i32>,
    /// Slugs of the places or organisations that made a treaty.
    #[serde(default)]
    pub parties: Vec<String>,
    /// Slugs of the treaties that this one replaced.
    #[serde(default)]
    pub supersedes: Vec<String>,
    /// Slugs of the treaties that this one changed.
    #[serde(default)]
    pub amends: Vec<String>,
    /// Slug of the entity of the same kind that this one is part of.
    #[serde(default)]
    pub parent: Option<String>,
    /// Slug of the place that an organisation belongs to.
    #[serde(default)]
    pub state: Option<String>,
    /// Slug of a state's capital.
    #[serde(default)]
    pub capital: Option<String>,
    /// A state's ISO 3166-1 code of two letters.
    #[serde(default)]
    pub iso: Option<String>,
    /// Wikidata's id, where it is certain.
    #[serde(default)]
    pub wikidata_id: Option<String>,
    /// Names that stand for it in the right company only.
    #[serde(default)]
    pub ambiguous: Vec<AmbiguousAlias>,
}

/// An office that a person holds or held.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Office {
    /// As a reader would write it: "President of Russia".
    pub title: String,
    /// The year in which it began.
    #[serde(default)]
    pub since: Option<i32>,
    /// The year in which it ended; `None` while it is held.
    #[serde(default)]
    pub until: Option<i32>,
}

/// A name that links only where one of the words `needs` occurs in the same text.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AmbiguousAlias {
    /// The name.
    pub alias: String,
    /// The company that it needs.
    pub needs: Vec<String>,
}

impl Authority {
    /// The list that is part of the binary.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Authority> = LazyLock::new(|| {
            Authority::parse(Authority::built_in_text())
                .unwrap_or_else(|error| panic!("the built-in authority is wrong: {error}"))
        });
        &BUILT_IN
    }

    /// Reads JSON Lines. The error is the first of what [`check`](crate::authority_check::check) finds wrong.
    pub fn parse(jsonl: &str) -> Result<Self, String> {
        let (entries, problems) = authority_check::read(jsonl);
        match problems.first() {
            Some(problem) => Err(problem.to_string()),
            None => Ok(Self {
                entries,
                version: digest(jsonl),
            }),
        }
    }

    /// The text of the list that is part of the binary.
    pub fn built_in_text() -> &'static str {
        include_str!("../authority.jsonl")
    }

    /// Changes when the text of the list does: the first 16 digits of its SHA-256.
    pub fn version(&self) -> String {
        self.version.clone()
    }
}

fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KOREA: &str = r#"{"kind":"PLACE","slug":"north-korea","name":"North Korea","capital":"pyongyang","iso":"KP"}
{"kind":"PLACE","slug":"pyongyang","name":"Pyongyang","parent":"north-korea"}"#;

    #[test]
    fn a_sorted_list_is_read_with_its_links() {
        let authority = Authority::parse(KOREA).unwrap();
        assert_eq!(authority.entries[1].parent.as_deref(), Some("north-korea"));
        assert_eq!(authority.version().len(), 16);
    }

    #[test]
    fn an_error_names_the_line_and_the_reason() {
        let reversed: Vec<&str> = KOREA.lines().rev().collect();
        let unsorted = Authority::parse(&reversed.join("\n")).unwrap_err();
        assert!(
            unsorted.contains("line 2") && unsorted.contains("sorted"),
            "{unsorted}"
        );
        let dangling = Authority::parse(KOREA.lines().next().unwrap()).unwrap_err();
        assert!(
            dangling.contains("line 1") && dangling.contains("`pyongyang`"),
            "{dangling}"
        );
        let twice = Authority::parse(&format!("{KOREA}\n{}", KOREA.lines().last().unwrap())).unwrap_err();
        assert!(twice.contains("line 3") && twice.contains("twice"), "{twice}");
        let unknown =
            Authority::parse(r#"{"kind":"PLACE","slug":"a","name":"A","colour":"red"}"#).unwrap_err();
        assert!(
            unknown.contains("line 1") && unknown.contains("colour"),
            "{unknown}"
        );
    }

    #[test]
    fn the_built_in_list_is_sound() {
        let problems = authority_check::check(Authority::built_in_text());
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
        assert!(!Authority::built_in().entries.is_empty());
    }
}
