//! Which words head a treaty's name, and which of them belong to names of other things.

use std::ops::Range;

use super::{
    block::Block,
    lexicon::Classes,
    tokens::Shape,
    treaty_grammar::{SUBJECT_STARTS, capitals_before},
    treaty_years::year,
};
use crate::entity::EntityKind;

/// Every head is one of these. A word in capitals has classes of its own.
pub(super) const MAY_HEAD: Classes = Classes::TREATY.or(Classes::RARE_TREATY).or(Classes::UPPER);

/// What treaties are called only after the name of a place.
const AFTER_CITY: &[&str] = &[
    "amendment",
    "amendments",
    "adjustment",
    "framework",
    "statute",
    "communique",
    "understanding",
    "arrangement",
];

/// What treaties are called only after an article and among other treaties.
const UNUSUAL_HEADS: &[&str] = &[
    "annex",
    "amendment",
    "arrangement",
    "framework",
    "understanding",
    "addendum",
];
const FIRST_WORDS: &[(&str, &str)] = &[("side", "letter"), ("final", "act")];

/// "Treaty", and "Amendment" or "Framework" after a city that it is named after.
pub(super) fn is_head(text: &Block, at: usize) -> bool {
    if !text.is(at, MAY_HEAD) {
        return false;
    }
    let named_after = |at: usize| text.name_at(at).is_some_and(|name| name.tokens.end == at + 1);
    let understanding = text.is_one_of(at, &["understanding", "communique"])
        && at > 1
        && text.is_capital(at - 1)
        && text.follows_closely(at)
        && text.is_word(at - 2, "the")
        && !text.is(at - 1, Classes::FUNCTION.or(Classes::TREATY));
    let start = capitals_before(text, at);
    let arranged = text.is_one_of(at, &["arrangement", "understanding"])
        && start + 2 <= at
        && start > 0
        && text.is_word(start - 1, "the");
    let understanding = understanding || arranged;
    let city =
        understanding || at > 0 && text.name_kind(at - 1) == Some(EntityKind::Place) && named_after(at - 1);
    // "Energy Charter Treaty" and "Convention Centre" go on.
    let last = !text.is(at + 1, Classes::TREATY) || !text.follows_closely(at + 1) || !text.is_capital(at + 1);
    let named_after_city = || start < at && text.name_kind(start) == Some(EntityKind::Place);
    let amends = text.is_one_of(at, &["amendment", "adjustment"]) && named_after_city();
    let conduct = text.is_word(at, "code")
        && text.is_word(at + 1, "of")
        && text.is_word(at + 2, "conduct")
        && named_after_city();
    let regulations =
        text.is_word(at, "regulations") && text.is_word(start, "international") && start + 1 < at;
    let head = text.is(at, Classes::TREATY)
        || regulations
        || amends
        || conduct
        || (city && text.is_one_of(at, AFTER_CITY))
        || is_unusual_head(text, at, start);
    let visitors = text.is_word(at + 1, "and") && text.is_word(at + 2, "visitors");
    head && last && !visitors && !is_part_of_other_name(text, at + 1)
}

/// "the Chip Annex", "a Side Letter on Produce", "the Turku Final Act": what such words name is a treaty where the sentence
/// says that it is signed, or what it does to another.
fn is_unusual_head(text: &Block, at: usize, start: usize) -> bool {
    const ARTICLES: &[&str] = &["the", "a", "an", "this", "that"];
    let two_words =
        |(first, head): &(&str, &str)| at > 0 && text.is_word(at - 1, first) && text.is_word(at, head);
    let pair = FIRST_WORDS.iter().any(two_words);
    let exchange =
        text.is_word(at, "exchange") && text.is_one_of(at + 1, &["of"]) && text.is_word(at + 2, "notes");
    let known = pair || exchange || text.is_one_of(at, UNUSUAL_HEADS);
    if !known || text.title_case {
        return false;
    }
    let article = start - usize::from(start > 0 && year(text, start - 1).is_some());
    let quality = article > 1 && text.is_one_of(article - 1, &["secret", "separate", "draft", "new"]);
    let article = article - usize::from(quality);
    let definite = article > 0 && text.is_one_of(article - 1, ARTICLES);
    let about = text.is_one_of(at + 1, &["on", "for", "of"]) && text.is_capital(at + 2);
    let telling = start + usize::from(pair) < at || about;
    definite && telling && is_among_treaties(text, at)
}

/// The words around say that something is signed, replaced or changed, and name another treaty.
fn is_among_treaties(text: &Block, at: usize) -> bool {
    const SIGNED: &[&str] = &[
        "signed",
        "agreed",
        "concluded",
        "initialled",
        "ratified",
        "adopted",
    ];
    const FARTHEST: usize = 25;
    let sentence = text.sentence_at(at);
    let around = sentence.start.max(at.saturating_sub(FARTHEST))..sentence.end.min(at + FARTHEST);
    let does =
        |other: usize| text.is(other, Classes::SUPERSEDE.or(Classes::AMEND)) || text.is_one_of(other, SIGNED);
    let treaty = |other: usize| other != at && text.is(other, Classes::TREATY);
    around.clone().any(does) && around.into_iter().any(treaty)
}

/// "Convention Centre", "Treaty Street": the capitalised word here makes something else of the head before it.
pub(super) fn is_part_of_other_name(text: &Block, at: usize) -> bool {
    let title = Classes::FUNCTION
        .or(Classes::CALENDAR)
        .or(Classes::OFFICE)
        .or(Classes::OFFICE_WORD)
        .or(Classes::HONORIFIC)
        .or(Classes::GIVEN);
    let capitalised = text
        .get(at)
        .is_some_and(|token| token.shape == Shape::Capitalised);
    let numeral = text.word(at).len() < 4;
    let known = text.name_starting(at).is_some();
    let goes_on = text.is_one_of(at, SUBJECT_STARTS);
    capitalised
        && text.follows_closely(at)
        && !text.title_case
        && !(numeral || known || goes_on)
        && !text.is(at, title)
}

/// "Democratic National Convention", "Constitutional Convention", "Declaration of Independence", "Honda Accord", "Internet Protocol".
pub(super) fn is_assembly(text: &Block, head: usize, words: &Range<usize>) -> bool {
    const PARTISAN: &[&str] = &[
        "republican",
        "democratic",
        "democrat",
        "constitutional",
        "national",
        "party",
        "libertarian",
        "labour",
        "annual",
        "teamsters",
        "comic",
        "comics",
        "fan",
        "anime",
        "gaming",
        "bar",
        "baptist",
        "nominating",
        "founding",
    ];
    const DECLARED: &[&str] = &[
        "independence",
        "emergency",
        "war",
        "assets",
        "interest",
        "interests",
        "victory",
        "intent",
        "association",
        "incorporation",
        "understanding",
        "rights",
    ];
    const DECLARING: &[&str] = &["declaration", "memorandum", "charter"];
    const GOODS: &[(&str, &str)] = &[
        ("honda", "accord"),
        ("royal", "charter"),
        ("salisbury", "convention"),
        ("internet", "protocol"),
        ("control", "protocol"),
        ("transfer", "protocol"),
        ("context", "protocol"),
        ("network", "protocol"),
    ];
    let of_party = head > 0 && text.is_word(head - 1, "party");
    let partisan = of_party || (words.start..head).all(|at| text.is_one_of(at, PARTISAN));
    let partisan = partisan && words.end == head + 1;
    let declared = words.start == head && words.len() == 3 && text.is_one_of(head + 2, DECLARED);
    // "the Charter for Renters" is a list of demands
    let demanded = words.start == head && text.is_word(head, "charter") && text.is_word(head + 1, "for");
    let good =
        |(first, last): &(&str, &str)| head > 0 && text.is_word(head - 1, first) && text.is_word(head, last);
    (text.is_word(head, "convention") && partisan)
        || (text.is_one_of(head, DECLARING) && declared)
        || demanded
        || GOODS.iter().any(good)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::lexicon;

    /// What treaties are called only with the words around: "International Health Regulations", "Djibouti Code of Conduct",
    /// "an Exchange of Notes".
    const HEADS_IN_PHRASES: &[&str] = &["regulations", "code", "exchange"];

    /// Every word in the lists of heads that are no treaties elsewhere.
    fn rare_heads() -> impl Iterator<Item = &'static str> {
        let listed = [AFTER_CITY, UNUSUAL_HEADS, HEADS_IN_PHRASES]
            .into_iter()
            .flatten();
        listed.copied().chain(FIRST_WORDS.iter().map(|(_, head)| *head))
    }

    #[test]
    fn every_word_that_may_head_a_treaty_has_a_class_to_be_found_by() {
        for head in rare_heads() {
            assert!(
                lexicon::classes(head).meets(MAY_HEAD),
                "{head} is never looked at"
            );
        }
    }
}
