//! The authority: the curated list of people, organisations, treaties and places, one entity a line.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AuthorityEntry {
    /// What it is.
    pub kind: EntityKind,
    /// Unique within its kind.
    pub slug: String,
    /// The form of its name that readers see.
    pub name: String,
    /// Other names that stand for it alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// A place's people and adjective: "North Korean".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub demonyms: Vec<String>,
    /// What a person is or was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<Office>,
    /// When a treaty was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// Slugs of the places or organisations that made a treaty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<String>,
    /// Slugs of the treaties that this one replaced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supersedes: Vec<String>,
    /// Slugs of the treaties that this one changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amends: Vec<String>,
    /// Slug of the entity of the same kind that this one is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Slug of the place that an organisation belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Slug of a state's capital.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capital: Option<String>,
    /// A state's ISO 3166-1 code of two letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
    /// Wikidata's id, where it is certain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata_id: Option<String>,
    /// Names that stand for it in the right company only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ambiguous: Vec<AmbiguousAlias>,
}

/// An office that a person holds or held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Office {
    /// As a reader would write it: "President of Russia".
    pub title: String,
    /// The year in which it began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<i32>,
    /// The year in which it ended; `None` while it is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<i32>,
}

/// A name that links only where one of the words `needs` occurs in the same text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
            None => Ok(Self::of(entries)),
        }
    }

    /// The text of the list that is part of the binary.
    pub fn built_in_text() -> &'static str {
        include_str!("../authority.jsonl")
    }

    /// This list with some entries, each in place of the one that has its kind and slug. The error is everything that
    /// is wrong with it and not with this.
    pub(crate) fn with(&self, entries: &[AuthorityEntry]) -> Result<Self, Vec<String>> {
        let is_replaced =
            |known: &&AuthorityEntry| entries.iter().any(|entry| entry.name_of() == known.name_of());
        let others = self.entries.iter().filter(|known| !is_replaced(known));
        let mut all: Vec<AuthorityEntry> = others.chain(entries).cloned().collect();
        all.sort_by(|one, other| one.name_of().cmp(&other.name_of()));
        // Lines are those of no file here, and move.
        let reasons = |entries: &[AuthorityEntry]| -> Vec<String> {
            let reasons = authority_check::reasons(entries).into_iter();
            reasons.map(|reason| without_line(&reason)).collect()
        };
        let known = reasons(&self.entries);
        let mut reasons = reasons(&all);
        reasons.retain(|reason| !known.contains(reason));
        if reasons.is_empty() {
            Ok(Self::of(all))
        } else {
            Err(reasons)
        }
    }

    /// The list of these entries, which are checked and in order.
    pub(crate) fn of(entries: Vec<AuthorityEntry>) -> Self {
        let version = digest(&entries);
        Self { entries, version }
    }

    /// Changes when an entry does: the first 16 digits of the SHA-256 of its canonical lines.
    pub fn version(&self) -> String {
        self.version.clone()
    }
}

/// A reason without " in line 12".
fn without_line(reason: &str) -> String {
    const IN_LINE: &str = " in line ";
    match reason.split_once(IN_LINE) {
        Some((before, after)) => {
            let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
            format!("{before}{rest}")
        }
        None => reason.to_owned(),
    }
}

fn digest(entries: &[AuthorityEntry]) -> String {
    let mut digest = Sha256::new();
    for entry in entries {
        digest.update(entry.line());
        digest.update("\n");
    }
    digest
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

impl AuthorityEntry {
    /// This entry with another entity of some kind wherever it names one; `None` where it does not name it.
    pub(crate) fn pointing(&self, kind: EntityKind, from: &str, into: &str) -> Option<Self> {
        let mut entry = self.clone();
        let is_treaty = kind == EntityKind::Treaty;
        let is_own = kind == entry.kind;
        let links = entry.parent.iter_mut().filter(|_| is_own);
        let places = entry.state.iter_mut().chain(entry.capital.iter_mut());
        let links = links.chain(places.filter(|_| kind == EntityKind::Place));
        let links = links.chain(entry.parties.iter_mut().filter(|_| !is_treaty));
        let treaties = entry.supersedes.iter_mut().chain(entry.amends.iter_mut());
        for slug in links
            .chain(treaties.filter(|_| is_treaty))
            .filter(|slug| *slug == from)
        {
            into.clone_into(slug);
        }
        (entry != *self).then_some(entry)
    }

    /// An entry of which nothing but its name is known.
    pub(crate) fn new(kind: EntityKind, slug: String, name: String) -> Self {
        Self {
            kind,
            slug,
            name,
            aliases: Vec::new(),
            demonyms: Vec::new(),
            offices: Vec::new(),
            year: None,
            parties: Vec::new(),
            supersedes: Vec::new(),
            amends: Vec::new(),
            parent: None,
            state: None,
            capital: None,
            iso: None,
            wikidata_id: None,
            ambiguous: Vec::new(),
        }
    }

    /// What no two entries of a list share, and what sorts them: the word for the kind, and the slug.
    pub(crate) fn name_of(&self) -> (&'static str, &str) {
        (self.kind.word(), &self.slug)
    }

    /// Its line in the list: JSON without spaces, and without what it does not say.
    pub fn line(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|error| panic!("`{}` is no JSON: {error}", self.slug))
    }

    /// Every name that stands for it, its own first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let ambiguous = self.ambiguous.iter().map(|it| it.alias.as_str());
        std::iter::once(self.name.as_str())
            .chain(self.aliases.iter().map(String::as_str))
            .chain(ambiguous)
    }
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
