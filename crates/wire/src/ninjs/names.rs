//! What ninjs calls things, in every version.

use serde_json::{Map, Value};

/// The properties that change nothing but their spelling from version to version, as 3.1 spells them.
const NAMES: [&str; 41] = [
    "uri",
    "type",
    "representationType",
    "profile",
    "version",
    "firstCreated",
    "versionCreated",
    "contentCreated",
    "embargoedUntil",
    "pubStatus",
    "urgency",
    "copyrightHolder",
    "copyrightNotice",
    "usageTerms",
    "edNote",
    "language",
    "descriptions",
    "bodies",
    "headlines",
    "people",
    "organisations",
    "places",
    "subjects",
    "events",
    "eventDetails",
    "plannedCoverage",
    "objects",
    "infoSources",
    "title",
    "by",
    "slugline",
    "located",
    "renditions",
    "associations",
    "altIds",
    "trustIndicators",
    "standard",
    "genres",
    "expires",
    "rightsInfo",
    "digitalSourceType",
];

/// Names of 1.x for what 3.1 calls otherwise, where what they hold is of the same kind or is told apart by its kind.
const RENAMED: [(&str, &str); 12] = [
    ("embargoed", "embargoedUntil"),
    ("byline", "by"),
    ("person", "people"),
    ("organisation", "organisations"),
    ("place", "places"),
    ("subject", "subjects"),
    ("event", "events"),
    ("object", "objects"),
    ("infosource", "infoSources"),
    ("trustindicator", "trustIndicators"),
    ("genre", "genres"),
    ("$standard", "standard"),
];

/// An item with 3.1's names for its properties; what is no property of ninjs keeps its own.
pub(super) fn modern(item: Map<String, Value>) -> Map<String, Value> {
    let mut modern = Map::new();
    for (name, value) in item {
        let known = modern_name(&name);
        let name = known.map_or(name, str::to_owned);
        if modern.get(&name).is_none_or(Value::is_null) {
            modern.insert(name, value);
        }
    }
    modern
}

fn modern_name(name: &str) -> Option<&'static str> {
    let renamed = RENAMED.iter().find(|(old, _)| old.eq_ignore_ascii_case(name));
    let known = || NAMES.iter().find(|known| known.eq_ignore_ascii_case(name));
    renamed.map(|(_, new)| *new).or_else(|| known().copied())
}
