//! How a treaty's name is written around its head: "the 1961 Treaty of …", "the Moscow Declaration", "Protocol No. 4".

use std::ops::Range;

use super::{
    block::Block,
    lexicon::Classes,
    tokens::Shape,
    treaty_years::{year, year_after},
};
use crate::entity::EntityKind;

/// What may stand inside of "of Friendship and …", "on the Law of the Sea".
const SUBJECT_WORDS: &[&str] = &[
    "of",
    "and",
    "the",
    "on",
    "in",
    "to",
    "for",
    "with",
    "or",
    "against",
    "their",
    "a",
    "an",
    "concerning",
    "regarding",
    "by",
    "regard",
];

pub(super) const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
];

/// No treaty's name goes on for longer on either side of its head.
const LONGEST_SIDE: usize = 14;

/// A treaty's name around its head, taken apart.
pub(super) struct TreatyName {
    /// From the year or the first word to the last.
    pub tokens: Range<usize>,
    /// Without the year before it.
    pub words: Range<usize>,
    pub year: Option<i32>,
}

pub(super) fn name_around(text: &Block, head: usize) -> TreatyName {
    let mut start = capitals_before(text, head);
    while let Some(joined) = topic_before(text, start) {
        start = joined;
    }
    start -= usize::from(is_numbered(text, start, head));
    let mut end = subject_end(text, head);
    if is_titled_by_year(text, start, end) {
        end += 2;
    } else if end > start + 2 && end == head + 1 && text.follows_closely(end) && year(text, end).is_some() {
        // "International Coffee Agreement 2007"
        end += 1;
    }
    let year_before = start
        .checked_sub(1)
        .filter(|_| start < head || end > head + 1)
        .and_then(|at| year(text, at));
    TreatyName {
        tokens: if year_before.is_some() && !has_place(text, &(start..end)) {
            start - 1..end
        } else {
            start..end
        },
        words: start..end,
        year: year_before
            .or_else(|| year_after(text, end))
            .or_else(|| year(text, end - 1)),
    }
}

/// "International Tropical Timber Agreement, 1994," as treaties are titled.
fn is_titled_by_year(text: &Block, start: usize, end: usize) -> bool {
    let closes = text
        .get(end + 2)
        .is_none_or(|token| matches!(token.shape, Shape::Mark(',' | '.' | ';' | ')')));
    end > start + 2 && text.is_mark(end, ',') && year(text, end + 1).is_some() && closes
}

/// Where the run of capitalised words that ends here begins.
pub(super) fn capitals_before(text: &Block, end: usize) -> usize {
    let mut start = end;
    while start > 0 && end - start < LONGEST_SIDE && text.follows_closely(start) {
        let before = start - 1;
        let Some(token) = text.get(before) else { break };
        // "Minimum Age (Sea) Convention"
        let bracketed = token.is_mark(')')
            && before > 3
            && text.is_mark(before - 2, '(')
            && text
                .get(before - 1)
                .is_some_and(|inner| inner.shape == Shape::Capitalised)
            && text.is_capital(before - 3);
        if bracketed {
            start = before - 2;
            continue;
        }
        let joined = token.is_capital() || (token.shape == Shape::Number && token.end - token.start < 3);
        if is_second_syllable(text, before) || is_inner_of(text, before) {
            start = before;
            continue;
        }
        if !joined || token.is(Classes::FUNCTION.or(Classes::OFFICE).or(Classes::CALENDAR)) {
            break;
        }
        start = before;
    }
    start
}

/// "Status of Forces Agreement", "Articles of Agreement Convention": the "of" joins two words of one name.
fn is_inner_of(text: &Block, of: usize) -> bool {
    const NOUNS: &[&str] = &[
        "trade",
        "status",
        "articles",
        "rules",
        "law",
        "laws",
        "freedom",
        "rights",
        "right",
        "use",
        "avoidance",
        "transfer",
        "prevention",
        "protection",
        "carriage",
        "safety",
        "freedoms",
        "code",
        "conduct",
    ];
    of > 1
        && (text.is_word(of, "of") || (text.is_word(of, "in") && text.is_one_of(of - 1, &["trade"])))
        && text.follows_closely(of)
        && text.is_capital(of - 1)
        && text.is_one_of(of - 1, NOUNS)
        && !text.title_case
}

/// The "An" of "Hoi An Protocol".
fn is_second_syllable(text: &Block, at: usize) -> bool {
    let capitalised = text.word(at) == "An" && text.follows_closely(at);
    capitalised && text.is_capital(at - 1) && !text.is(at - 1, Classes::FUNCTION) && !text.title_case
}

/// "Rabat Protocol" needs no year to tell it from others.
fn has_place(text: &Block, words: &Range<usize>) -> bool {
    words
        .clone()
        .any(|at| text.name_kind(at) == Some(EntityKind::Place))
}

/// An ordinal stands before the name and is a part of it: "Second Protocol", "third Additional Protocol".
fn is_numbered(text: &Block, start: usize, head: usize) -> bool {
    const ADDED: &[&str] = &["additional", "optional", "supplementary", "amending"];
    let added = text.is_word(head, "protocol") && (start..head).all(|at| text.is_one_of(at, ADDED));
    let ordinal = start > 0 && text.is_one_of(start - 1, ORDINALS) && text.follows_closely(start);
    ordinal && (added || text.is_capital(start - 1))
}

/// In "Trade and Cooperation Agreement" both words are what it is about; "Russia and Minsk Agreement" is no name.
fn topic_before(text: &Block, start: usize) -> Option<usize> {
    let and = start
        .checked_sub(1)
        .filter(|at| text.is_one_of(*at, &["and", "&"]))?;
    let before = and.checked_sub(1)?;
    let topics = text.is(before, Classes::TREATY_TOPIC) && text.is(start, Classes::TREATY_TOPIC);
    (topics && text.is_capital(before)).then(|| capitals_before(text, and))
}

/// Where "of Friendship and Mutual Assistance", "on the Law of the Sea" ends; after the head if there is no such.
fn subject_end(text: &Block, head: usize) -> usize {
    let after = head + 1;
    if let Some(end) = number_end(text, after) {
        return end;
    }
    if !is_between(text, after)
        && !text.is_one_of(
            after,
            &[
                "of",
                "on",
                "for",
                "concerning",
                "against",
                "relating",
                "establishing",
            ],
        )
    {
        return after;
    }
    if let Some(end) = place_end(text, after + 1).filter(|_| !text.is_word(after, "between")) {
        return end;
    }
    let mut end = after;
    let mut at = after + 1;
    while at < text.len() && at - head < LONGEST_SIDE && (text.follows_closely(at) || text.is_mark(at, ',')) {
        let token = &text.tokens.list[at];
        let another = text.is_word(at, "and") && begins_another(text, at + 1);
        let listed = text.is(at + 1, Classes::TREATY_TOPIC) || is_subject_list(text, head, at);
        let whose = text.is_word(at, "with") && text.name_starting(at + 1).is_some();
        if another || whose || (text.is_mark(at, ',') && !listed) {
            break;
        }
        if token.is_capital()
            && !token.is(Classes::CALENDAR)
            && !(token.is(Classes::FUNCTION) && at == after + 1)
        {
            end = at + 1;
        } else if !text.is_one_of(at, SUBJECT_WORDS) && !text.is_mark(at, ',') {
            break;
        }
        at += 1;
    }
    end
}

/// ", Separatism and Extremism" of "on Combating Terrorism, Separatism and Extremism".
fn is_subject_list(text: &Block, head: usize, comma: usize) -> bool {
    let about = text.is_one_of(head + 1, &["on", "against", "concerning"]);
    let common = |at: usize| {
        text.is_capital(at)
            && text.name_at(at).is_none()
            && !text.is(at, Classes::GIVEN.or(Classes::FUNCTION))
    };
    let and = comma + 2 + usize::from(text.is_mark(comma + 2, ','));
    about && common(comma + 1) && text.is_word(and, "and") && common(and + 1) && !text.is_capital(and + 2)
}

/// "between Norway and Sweden on …" says only what it is about.
fn is_between(text: &Block, at: usize) -> bool {
    let named = at > 1
        && text.follows_closely(at - 1)
        && text.is_capital(at - 2)
        && !text.is(at - 2, Classes::FUNCTION);
    let lone = text.is_word(at, "between") && !named;
    let party = |at: &usize| {
        text.is_capital(*at) || text.is_one_of(*at, &["and", "the", "of"]) || text.is_mark(*at, ',')
    };
    let end = (at + 1..at + LONGEST_SIDE).find(|at| !party(at));
    lone && end.is_some_and(|end| {
        text.is_one_of(end, &["on", "for", "concerning", "regarding"]) && text.is_capital(end + 1)
    })
}

/// "of Lausanne" ends with the place, whatever "and" joins to the treaty.
fn place_end(text: &Block, start: usize) -> Option<usize> {
    let place = text.name_starting(start)?.tokens.clone();
    let goes_on = text.follows_closely(place.end) && text.is_capital(place.end);
    (text.name_kind(start) == Some(EntityKind::Place) && !goes_on).then_some(place.end)
}

/// After "and": "the Treaty of …", "the Minsk and Kars Declarations", "the Dayton peace agreement".
fn begins_another(text: &Block, start: usize) -> bool {
    let in_name = |at: &usize| {
        text.is_capital(*at)
            || text.is(*at, Classes::TREATY_TOPIC.or(Classes::TREATY))
            || text.is_one_of(*at, &["the", "and"])
            || year(text, *at).is_some()
    };
    (start..start + LONGEST_SIDE / 2)
        .take_while(in_name)
        .any(|at| text.is(at, Classes::TREATY))
}

/// "Protocol No. 11", "Protocol II".
pub(super) fn number_end(text: &Block, after: usize) -> Option<usize> {
    if !text.is_one_of(after - 1, &["protocol", "convention"]) {
        return None;
    }
    let number = after + 2 * usize::from(text.is_word(after, "no") && text.is_mark(after + 1, '.'));
    let numeral = text
        .word(number)
        .chars()
        .all(|letter| matches!(letter, 'I' | 'V' | 'X'));
    let short = text.get(number).is_some_and(|token| token.end - token.start < 4);
    let digits = text.get(number).is_some_and(|token| token.shape == Shape::Number);
    (short && (digits || numeral)).then_some(number + 1)
}

/// "Treaty", and "Amendment" or "Framework" after a city that it is named after.
pub(super) fn is_head(text: &Block, at: usize) -> bool {
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
    let head = text.is(at, Classes::TREATY)
        || (city && text.is_one_of(at, AFTER_CITY))
        || is_unusual_head(text, at, start);
    head && last && !is_part_of_other_name(text, at + 1)
}

/// "the Chip Annex", "a Side Letter on Produce", "the Turku Final Act": what such words name is a treaty where the sentence
/// says that it is signed, or what it does to another.
fn is_unusual_head(text: &Block, at: usize, start: usize) -> bool {
    const HEADS: &[&str] = &[
        "annex",
        "amendment",
        "arrangement",
        "framework",
        "understanding",
        "addendum",
    ];
    const FIRST_WORDS: &[(&str, &str)] = &[("side", "letter"), ("final", "act")];
    const ARTICLES: &[&str] = &["the", "a", "an", "this", "that"];
    let two_words =
        |(first, head): &(&str, &str)| at > 0 && text.is_word(at - 1, first) && text.is_word(at, head);
    let pair = FIRST_WORDS.iter().any(two_words);
    let exchange =
        text.is_word(at, "exchange") && text.is_one_of(at + 1, &["of"]) && text.is_word(at + 2, "notes");
    let known = pair || exchange || text.is_one_of(at, HEADS);
    if !known || text.title_case {
        return false;
    }
    let article = start - usize::from(start > 0 && year(text, start - 1).is_some());
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
fn is_part_of_other_name(text: &Block, at: usize) -> bool {
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
    capitalised && text.follows_closely(at) && !text.title_case && !numeral && !known && !text.is(at, title)
}

/// More than "Joint Declaration": something in the name tells it from others. In a headline where every word has a
/// capital, that is a place or a year.
pub(super) fn is_distinct(text: &Block, head: usize, name: &TreatyName) -> bool {
    const BARE: &[&str] = &["joint", "new", "draft", "final", "framework"];
    let bare = |at: usize| text.is_demonym(at) || text.is_one_of(at, BARE);
    let place = |at: usize| text.name_kind(at).is_some_and(|kind| kind != EntityKind::Treaty);
    if is_assembly(text, head, &name.words) {
        return false;
    }
    let only_head_follows = name.words.end == head + 1;
    if text.title_case && name.year.is_none() && only_head_follows {
        return (name.words.start..head).all(|at| place(at) || bare(at))
            && (name.words.start..head).any(place);
    }
    let telling = |at: usize| at != head && text.is_capital(at) && !bare(at);
    name.words.clone().any(telling) || number_end(text, head + 1).is_some()
}

/// "Democratic National Convention", "Constitutional Convention", "Declaration of Independence".
fn is_assembly(text: &Block, head: usize, words: &Range<usize>) -> bool {
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
    ];
    let partisan = words.end == head + 1 && (words.start..head).all(|at| text.is_one_of(at, PARTISAN));
    let declared = words.start == head && words.len() == 3 && text.is_one_of(head + 2, DECLARED);
    (text.is_word(head, "convention") && partisan) || (text.is_word(head, "declaration") && declared)
}
