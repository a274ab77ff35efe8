//! What a treaty may be called once a text has named it: "the pact", "the new charter", "the border treaty".

use super::{block::Block, party_named::topic};

pub(super) const NEW: &[&str] = &[
    "new", "newer", "newest", "latest", "proposed", "draft", "planned", "landmark", "historic", "shorter",
    "longer", "future",
];
pub(super) const OLD: &[&str] = &[
    "old", "older", "existing", "previous", "earlier", "original", "current",
];

/// "42-page", "ten-year".
pub(super) fn is_measure(text: &Block, at: usize) -> bool {
    let word = text.word(at);
    ["-page", "-year", "-article", "-point", "-clause"]
        .iter()
        .any(|unit| word.ends_with(unit))
}

pub(super) fn is_about(name: &str, telling: &[String]) -> bool {
    let words: Vec<String> = name
        .split([' ', ',', '–'])
        .map(|word| topic(&word.to_lowercase()))
        .collect();
    telling
        .iter()
        .all(|told| told.len() > 2 && words.iter().any(|word| word.starts_with(told.as_str())))
}

/// A protocol is not called a pact where the pact is named.
pub(super) fn is_part(name: &str) -> bool {
    let parts = [
        "protocol",
        "annex",
        "letter",
        "amendment",
        "declaration",
        "memorandum",
        "charter",
    ];
    parts.iter().any(|part| is_called(name, part))
}

pub(super) fn is_called(name: &str, head: &str) -> bool {
    if name.is_ascii() {
        let mut words = name.as_bytes().split(|letter| matches!(letter, b' ' | b'-'));
        return words.any(|word| word.iter().map(u8::to_ascii_lowercase).eq(head.bytes()));
    }
    let name = name.to_lowercase();
    name.split([' ', '-']).any(|word| word == head)
}

/// A memorandum is called so; a treaty may be called a pact, an agreement or an accord.
pub(super) fn can_be_called(name: &str, head: &str) -> bool {
    let loose = matches!(
        head,
        "treaty" | "pact" | "agreement" | "accord" | "deal" | "text" | "draft"
    );
    let strict = ["declaration", "memorandum", "charter"]
        .iter()
        .any(|head| is_called(name, head));
    let any = matches!(head, "text" | "draft");
    is_called(name, head) || (loose && (any || !strict))
}
