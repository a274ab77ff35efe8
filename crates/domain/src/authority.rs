//! The authority: the curated list of people, organisations, treaties and places, one entity a line.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::entity::EntityKind;

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
            let text = include_str!("../authority.jsonl");
            Authority::parse(text).unwrap_or_else(|error| panic!("the built-in authority is wrong: {error}"))
        });
        &BUILT_IN
    }

    /// Reads JSON Lines. The error names the line and what is wrong with it.
    pub fn parse(jsonl: &str) -> Result<Self, String> {
        let mut entries: Vec<AuthorityEntry> = Vec::new();
        for (index, line) in jsonl.lines().enumerate() {
            let entry: AuthorityEntry =
                serde_json::from_str(line).map_err(|error| format!("line {}: {error}", index + 1))?;
            if let Some(previous) = entries.last() {
                check_order(previous, &entry).map_err(|reason| format!("line {}: {reason}", index + 1))?;
            }
            entries.push(entry);
        }
        check_links(&entries)?;
        Ok(Self::of(entries))
    }

    /// Checks that whatever an entry names is in this list, or is the entry itself. The error says what is not.
    pub(crate) fn check(&self, entry: &AuthorityEntry) -> Result<(), String> {
        let entries = || self.entries.iter().chain([entry]);
        let known = |kinds: &[EntityKind], slug: &str| {
            entries().any(|entry| kinds.contains(&entry.kind) && entry.slug == slug)
        };
        match links_of(entry)
            .into_iter()
            .find(|(_, kinds, slug)| !known(kinds, slug))
        {
            Some((field, _, slug)) => Err(format!(
                "`{}` has the {field} `{slug}`, which is not in the authority",
                entry.name
            )),
            None => Ok(()),
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
        let names_it = |(_, kinds, slug): &Link<'_>| kinds.contains(&kind) && *slug == from;
        if !links_of(self).iter().any(names_it) {
            return None;
        }
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
        Some(entry)
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

fn check_order(previous: &AuthorityEntry, entry: &AuthorityEntry) -> Result<(), String> {
    let order = (previous.kind.word(), &previous.slug).cmp(&(entry.kind.word(), &entry.slug));
    match order {
        std::cmp::Ordering::Less => Ok(()),
        std::cmp::Ordering::Equal => Err(format!("`{}` is there twice", entry.slug)),
        std::cmp::Ordering::Greater => Err(format!(
            "`{}` must stand before `{}`: lines are sorted by kind and slug",
            entry.slug, previous.slug
        )),
    }
}

fn check_links(entries: &[AuthorityEntry]) -> Result<(), String> {
    let mut slugs: HashMap<EntityKind, HashSet<&str>> = HashMap::new();
    for entry in entries {
        slugs.entry(entry.kind).or_default().insert(&entry.slug);
    }
    let known = |kinds: &[EntityKind], slug: &str| {
        kinds
            .iter()
            .any(|kind| slugs.get(kind).is_some_and(|slugs| slugs.contains(slug)))
    };
    for (index, entry) in entries.iter().enumerate() {
        for (field, kinds, slug) in links_of(entry) {
            if !known(kinds, slug) {
                return Err(format!(
                    "line {}: `{}` has the {field} `{slug}`, which is not in the list",
                    index + 1,
                    entry.slug
                ));
            }
        }
    }
    Ok(())
}

type Link<'a> = (&'static str, &'static [EntityKind], &'a str);

fn links_of(entry: &AuthorityEntry) -> Vec<Link<'_>> {
    const PLACE: &[EntityKind] = &[EntityKind::Place];
    const TREATY: &[EntityKind] = &[EntityKind::Treaty];
    const PARTY: &[EntityKind] = &[EntityKind::Place, EntityKind::Organisation];
    let own_kind = &EntityKind::ALL[EntityKind::ALL
        .iter()
        .position(|kind| *kind == entry.kind)
        .unwrap_or(0)..][..1];
    let mut links: Vec<Link<'_>> = Vec::new();
    links.extend(
        entry
            .parent
            .iter()
            .map(|slug| ("parent", own_kind, slug.as_str())),
    );
    links.extend(entry.state.iter().map(|slug| ("state", PLACE, slug.as_str())));
    links.extend(entry.capital.iter().map(|slug| ("capital", PLACE, slug.as_str())));
    links.extend(entry.parties.iter().map(|slug| ("party", PARTY, slug.as_str())));
    links.extend(
        entry
            .supersedes
            .iter()
            .map(|slug| ("superseded treaty", TREATY, slug.as_str())),
    );
    links.extend(
        entry
            .amends
            .iter()
            .map(|slug| ("amended treaty", TREATY, slug.as_str())),
    );
    links
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
        assert!(!Authority::built_in().entries.is_empty());
    }
}
