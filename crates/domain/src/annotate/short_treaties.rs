//! Treaties that go by the name of the place where they were signed: "Lombok replaced the pact", "what is left of Kyoto".

use std::ops::Range;

use super::{block::Block, lexicon::Classes, reading::Reading};
use crate::entity::EntityKind;

/// A text that names more treaties is a list, in which no short form is clear.
const MOST_TREATIES: usize = 20;

/// What is done with a treaty, and not with a city.
const DONE_TO: &[&str] = &[
    "ratify",
    "ratified",
    "renegotiate",
    "renegotiated",
    "supersede",
    "supersedes",
    "superseded",
    "amend",
    "amended",
    "amends",
    "repeal",
    "repealed",
    "replaces",
    "denounced",
    "under",
];

/// What belongs to a treaty.
const PARTS: &[&str] = &[
    "article",
    "articles",
    "signatories",
    "provisions",
    "terms",
    "clauses",
    "annex",
    "annexes",
    "targets",
    "successor",
    "replacement",
    "text",
    "wording",
];

/// What becomes of a treaty.
const BECOMES: &[&str] = &[
    "replaced",
    "replaces",
    "supersedes",
    "superseded",
    "succeeded",
    "lapsed",
    "lapses",
    "expired",
    "expires",
    "amended",
    "amends",
    "obliges",
    "requires",
];

pub(super) fn find(reading: &mut Reading) {
    let places = places(reading);
    if places.is_empty() {
        return;
    }
    for block in 0..reading.blocks.len() {
        for at in 0..reading.blocks[block].len() {
            let text = &reading.blocks[block];
            if !text.is_capital(at) || text.owner(at).is_some() || text.title_case {
                continue;
            }
            let meant = places
                .iter()
                .find(|(place, _)| is_alone(text, &(at..at + 1), place));
            if let Some((_, member)) = meant.filter(|_| is_treaty(text, at)) {
                reading.record_name(block, at..at + 1, *member, 0.82);
            }
        }
    }
}

/// The places of one word each that one treaty of the text is named after.
fn places(reading: &Reading) -> Vec<(String, usize)> {
    let members = reading.members.iter().enumerate();
    let treaties: Vec<(String, usize)> = members
        .filter(|(_, member)| member.kind == EntityKind::Treaty)
        .filter_map(|(index, member)| Some((place_of(&member.name)?.to_owned(), index)))
        .collect();
    if treaties.len() > MOST_TREATIES {
        return Vec::new();
    }
    let alone = |place: &str| treaties.iter().filter(|(other, _)| other == place).count() == 1;
    treaties
        .iter()
        .filter(|(place, _)| alone(place))
        .cloned()
        .collect()
}

/// "Lombok" of "Lombok Treaty", "Tlatelolco" of "Treaty of Tlatelolco", "Cotonou" of "2000 Cotonou Agreement".
fn place_of(name: &str) -> Option<&str> {
    let name = name.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    let words: Vec<&str> = name.split(' ').collect();
    let place = match words[..] {
        ["Treaty" | "Convention", "of", place] => place,
        [place, head] if super::lexicon::classes(&head.to_lowercase()).meets(Classes::TREATY) => place,
        _ => return None,
    };
    let proper =
        place.chars().any(char::is_lowercase) && super::lexicon::classes(&place.to_lowercase()).is_empty();
    proper.then_some(place)
}

/// The word is the place, and no other name beside it makes another of it.
fn is_alone(text: &Block, words: &Range<usize>, place: &str) -> bool {
    let beside =
        |at: usize| text.is_capital(at) && !text.is(at, Classes::FUNCTION) && !text.starts_sentence(at);
    text.word(words.start) == place
        && !(words.start > 0 && text.follows_closely(words.start) && beside(words.start - 1))
        && !(text.follows_closely(words.end) && text.is_capital(words.end))
}

fn is_treaty(text: &Block, at: usize) -> bool {
    let before = |words: &[&str]| at > 0 && text.is_one_of(at - 1, words);
    let quoted = at > 0
        && ['‘', '“', '"'].iter().any(|mark| text.is_mark(at - 1, *mark))
        && ['’', '”', '"'].iter().any(|mark| text.is_mark(at + 1, *mark));
    let rest = at > 2
        && before(&["of"])
        && text.is_word(at - 2, "left")
        && text.is_one_of(at - 3, &["is", "was", "are"]);
    let ended = at > 1 && before(&["to"]) && text.is_one_of(at - 2, &["farewell", "goodbye"]);
    let owner = text.is_possessive(at + 1) && text.is_one_of(at + 2, PARTS);
    let acts = text.is_one_of(at + 1, BECOMES) && !text.is_word(at + 2, "by");
    quoted || rest || ended || owner || acts || before(DONE_TO)
}
