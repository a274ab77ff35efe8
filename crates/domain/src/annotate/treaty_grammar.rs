//! How a treaty's name is written around its head: "the 1961 Treaty of …", "the Moscow Declaration", "Protocol No. 4".

use std::ops::Range;

use super::{
    block::Block,
    lexicon::Classes,
    place_named,
    tokens::Shape,
    treaty_heads::is_assembly,
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
    "its",
    "a",
    "an",
    "concerning",
    "regarding",
    "by",
    "regard",
    "respect",
];

/// What may follow a head and lead to what the treaty is about.
pub(super) const SUBJECT_STARTS: &[&str] = &[
    "of",
    "on",
    "for",
    "concerning",
    "regarding",
    "against",
    "relating",
    "establishing",
    "governing",
    "implementing",
    "instituting",
    "amending",
    "relative",
    "respecting",
];

pub(super) const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
];

/// They tell no treaty from another.
const PLAIN: &[&str] = &[
    "joint",
    "new",
    "draft",
    "final",
    "framework",
    "interim",
    "basic",
    "bilateral",
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
    while let Some(joined) = topic_before(text, start).or_else(|| subject_before(text, start, head)) {
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
        tokens: if year_before.is_some() && !is_enough(text, &(start..end)) {
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
        // "Dar es Salaam Declaration"
        let place = text.name_at(before).filter(|name| {
            name.tokens.len() > 2
                && name.tokens.end == start
                && text.name_kind(before) == Some(EntityKind::Place)
        });
        if let Some(place) = place.filter(|_| !text.title_case) {
            start = place.tokens.start;
            continue;
        }
        if is_possessive_of_many(text, before) {
            start = before - 1;
            continue;
        }
        // "the Jan Mayen Agreement", "the General Peace Treaty": with an article before it, neither dates nor introduces.
        let begins = end > start
            && before > 0
            && text.is_word(before - 1, "the")
            && (token.is(Classes::CALENDAR) || text.is_word(before, "general"));
        let apart = token.is(Classes::FUNCTION.or(Classes::OFFICE).or(Classes::CALENDAR));
        if !joined || (apart && !begins) {
            break;
        }
        start = before;
    }
    start
}

/// The "’s" of "Seamen’s Articles of Agreement Convention", which are nobody's in particular.
fn is_possessive_of_many(text: &Block, at: usize) -> bool {
    const MANY: &[&str] = &["seamen", "women", "children", "fishermen", "people"];
    at > 0 && text.is_possessive(at) && text.is_capital(at - 1) && text.is_one_of(at - 1, MANY)
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
    let trade = of > 1 && text.is_word(of, "in") && text.is_word(of - 1, "trade");
    of > 1
        && (trade || text.is_word(of, "of"))
        && text.follows_closely(of)
        && text.is_capital(of - 1)
        && (trade || text.is_one_of(of - 1, NOUNS))
        && !text.title_case
}

/// The "An" of "Hoi An Protocol".
fn is_second_syllable(text: &Block, at: usize) -> bool {
    let capitalised = text.word(at) == "An" && text.follows_closely(at);
    capitalised && text.is_capital(at - 1) && !text.is(at - 1, Classes::FUNCTION) && !text.title_case
}

/// "Rabat Protocol" and "Reindeer Grazing Convention" need no year to be told from others; "Friendship Treaty" and
/// "UNESCO Convention" do.
pub(super) fn is_enough(text: &Block, words: &Range<usize>) -> bool {
    let kinds = Classes::TREATY.or(Classes::TREATY_TOPIC).or(Classes::FUNCTION);
    let plain = |at: usize| text.is(at, kinds) || text.is_one_of(at, PLAIN);
    let telling = |at: &usize| text.is_capital(*at) && !plain(*at);
    let body = |at: usize| text.name_kind(at) == Some(EntityKind::Organisation);
    let common = |at: usize| text.is(at, Classes::COMMON) || place_named::is_field(text, at);
    let proper = |at: usize| !common(at) && !text.word(at).ends_with("ing") && !body(at);
    words.clone().filter(telling).count() > 1 || words.clone().filter(telling).any(proper)
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

/// "the Arctic Search and" of "Rescue Agreement": one treaty, whose name has no other name in it.
fn subject_before(text: &Block, start: usize, head: usize) -> Option<usize> {
    const APART: Classes = Classes::OFFICE
        .or(Classes::ORGANISATION)
        .or(Classes::GIVEN)
        .or(Classes::HONORIFIC)
        .or(Classes::TREATY);
    let and = start
        .checked_sub(1)
        .filter(|at| start < head && text.is_word(*at, "and"))?;
    let first = capitals_before(text, and);
    let article = first.checked_sub(1)?;
    let article = article - usize::from(article > 0 && year(text, article).is_some());
    let named = |at: usize| {
        text.name_at(at).is_some_and(|name| {
            let inside = name.tokens.end == head + 1 && name.tokens.start >= start;
            !inside && (at != first || name.tokens.end >= and)
        })
    };
    let common = |at: usize| !text.is(at, APART) && !named(at);
    let one = text.is_word(article, "the") && !text.title_case && !text.is(head, Classes::TREATIES);
    (one && first < and && (first..and).chain(start..head).all(common)).then_some(first)
}

/// Where "of Friendship and Mutual Assistance", "on the Law of the Sea" ends; after the head if there is no such.
fn subject_end(text: &Block, head: usize) -> usize {
    let after = head + 1;
    if let Some(end) = number_end(text, after) {
        return end;
    }
    let regard = text.is_word(after, "with") && text.is_one_of(after + 1, &["regard", "respect"]);
    let about = regard || leads_to_subject(text, after) || is_purpose(text, after) || is_between(text, after);
    if !about || is_owned_by_body(text, head) {
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
        } else if !(text.is_one_of(at, SUBJECT_WORDS)
            || text.is_mark(at, ',')
            || (text.is(at, Classes::PARTICLE) && text.is_capital(at + 1)))
        {
            break;
        }
        at += 1;
    }
    end
}

/// "of", "on", and the "Amending" of a title; "the Second Protocol amending the Berne Convention" says what one treaty does
/// to another, which has a name of its own.
fn leads_to_subject(text: &Block, at: usize) -> bool {
    let amends = text.is_word(at, "amending") && !text.is_capital(at);
    text.is_one_of(at, SUBJECT_STARTS) && !amends
}

/// "to Combat Desertification"
fn is_purpose(text: &Block, at: usize) -> bool {
    text.is_word(at, "to")
        && text.is_capital(at + 1)
        && text.name_at(at + 1).is_none()
        && text.is(at + 1, Classes::COMMON)
        && !text.is(at + 1, Classes::GIVEN.or(Classes::TREATY).or(Classes::CALENDAR))
}

/// "of the International Labour Organization" says whose the Minimum Age Convention is, which has its name without that.
fn is_owned_by_body(text: &Block, head: usize) -> bool {
    const BARE: &[&str] = &["joint", "framework", "additional", "optional", "final", "new"];
    let named = head > 0
        && text.follows_closely(head)
        && text.is_capital(head - 1)
        && !text.is(head - 1, Classes::FUNCTION)
        && !text.is_one_of(head - 1, BARE);
    let body = head + 2 + usize::from(text.is_word(head + 2, "the"));
    named
        && text.is_word(head + 1, "of")
        && (text.get(body).is_some_and(|token| token.shape == Shape::Upper)
            || text.name_starting(body).is_some() && text.name_kind(body) == Some(EntityKind::Organisation))
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
        let first = end + 1 + usize::from(text.is_word(end + 1, "the"));
        text.is_one_of(end, &["on", "for", "concerning", "regarding"]) && text.is_capital(first)
    })
}

/// "of Lausanne" ends with the place, whatever "and" joins to the treaty.
fn place_end(text: &Block, start: usize) -> Option<usize> {
    let place = text.name_starting(start)?.tokens.clone();
    let particle = usize::from(text.is(place.end, Classes::PARTICLE));
    let goes_on = text.follows_closely(place.end) && text.is_capital(place.end + particle);
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
    let numbered = text.is_word(after - 1, "treaty") && !text.is_capital(after + 1);
    if !numbered && !text.is_one_of(after - 1, &["protocol", "convention"]) {
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
