//! Offices that stand after a name: ", the Russian foreign minister,", "(chairman of Kita Steel)".

use std::ops::Range;

use super::{
    block::Block,
    lexicon::Classes,
    offices::{TRADES, end_of_phrase, in_office, owner_start},
    reading::Reading,
    tokens::{Shape, Token},
};

/// The office after a name and a comma: ", the Russian foreign minister,".
pub(super) fn apposition(reading: &Reading, block: usize, comma: usize) -> Option<Range<usize>> {
    let text = &reading.blocks[block];
    if !text.is_mark(comma, ',') && !opens_bracket(text, comma) {
        return None;
    }
    let mut start = after_age(text, comma) + 1;
    let possessive = (start..start + 5).find(|at| text.is_possessive(*at));
    let owner = possessive.and_then(|possessive| owner_start(reading, block, possessive + 1));
    let owned = owner.is_some();
    if let Some(possessive) = possessive {
        start = owner.unwrap_or(possessive + 1);
    }
    if text.is_one_of(
        start,
        &[
            "the", "a", "an", "its", "their", "his", "her", "then", "once", "now",
        ],
    ) {
        start += 1;
    }
    let head = (possessive.map_or(start, |at| at + 1)..start + 9)
        .take_while(|at| is_in_apposition(text, *at, owned) || joins_offices(text, *at))
        .filter(|at| {
            text.is(*at, Classes::OFFICE) && !text.is(*at, Classes::RELATION) || is_position(text, *at)
        })
        .last()?;
    let end = end_of_phrase(text, head + 1, |_| false).unwrap_or(head + 1);
    let end = end_of_seat(text, head, end).unwrap_or(end);
    // "An analyst" has a trade; "an analyst at Norvik" holds a position.
    let with_nobody = !(head + 1..end).any(|at| text.is_capital(at) || text.owner(at).is_some());
    let trade =
        text.is_one_of(head, TRADES) && (end == head + 1 || is_hired(text, head)) && with_nobody && !owned;
    let closed = end >= text.len()
        || !text.tokens.list[end].is_word()
        || text.is(end, Classes::FUNCTION.or(Classes::SPEECH));
    (closed && !trade).then_some(start..end)
}

/// The last comma of ", 61, chairman of the cooperative".
fn after_age(text: &Block, comma: usize) -> usize {
    let age = text
        .get(comma + 1)
        .is_some_and(|token| token.shape == Shape::Number && token.end - token.start < 3);
    comma + 2 * usize::from(age && text.is_mark(comma + 2, ','))
}

/// A lawyer is hired "for the plaintiffs", and has no office for that.
fn is_hired(text: &Block, head: usize) -> bool {
    text.is_one_of(head, &["lawyer", "attorney", "activist"]) && text.is_word(head + 1, "for")
}

/// "partner at Quill and Barrow", "member of the Danube Board": a position with an institution, where that is named.
fn is_position(text: &Block, at: usize) -> bool {
    const POSITIONS: &[&str] = &[
        "member",
        "reader",
        "keeper",
        "warden",
        "whip",
        "trustee",
        "associate",
        "clerk",
    ];
    let with = text.is_one_of(at + 1, &["of", "at", "for", "in"]);
    let first = at + 2 + usize::from(text.is_word(at + 2, "the"));
    let named = text.is_capital(first) || text.is_word(first, "parliament");
    let partner = text.is_word(at, "partner") && text.is_word(at + 1, "at");
    partner || (with && named && text.is_one_of(at, POSITIONS))
}

/// "(chairman of Kita Steel)"
fn opens_bracket(text: &Block, at: usize) -> bool {
    const LONGEST: usize = 12;
    text.is_mark(at, '(')
        && (at + 3..at + LONGEST).any(|end| text.is_mark(end, ')'))
        && !text.is_capital(at + 2)
}

/// The "and" of "founder and director".
fn joins_offices(text: &Block, at: usize) -> bool {
    text.is_word(at, "and") && at > 0 && text.is(at - 1, Classes::OFFICE) && text.is(at + 1, Classes::OFFICE)
}

/// Past "in Lusaka" after "ambassador of Rwanda", "in Chorku" after "head of the council", if the apposition ends with that.
/// Where an institute is that has a name says nothing of the office.
fn end_of_seat(text: &Block, head: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 10;
    const SENT: &[&str] = &[
        "ambassador",
        "envoy",
        "consul",
        "representative",
        "counsellor",
        "delegate",
    ];
    if text.is_capital(end - 1) && !text.is_one_of(head, SENT) {
        return None;
    }
    if !text.is_one_of(end, &["in", "to", "at", "for", "of"]) || !text.follows_closely(end) {
        return None;
    }
    let inside = |at: &usize| {
        let small = text.is_one_of(*at, &["in", "to", "at", "for", "of", "the", "and"]);
        let word =
            text.get(*at).is_some_and(Token::is_word) && !text.is(*at, Classes::FUNCTION.or(Classes::SPEECH));
        (small || (word && !text.is(*at, Classes::CALENDAR)) || text.is_possessive(*at))
            && (text.follows_closely(*at) || text.is_possessive(*at))
    };
    let last = (end + 1..(end + LONGEST).min(text.len()))
        .take_while(inside)
        .last()?;
    let closed = text
        .get(last + 1)
        .is_none_or(|next| matches!(next.shape, Shape::Mark(',' | '.' | ';' | ')')));
    let named = text.is_capital(last)
        && (text.is_capital(end + 1) || !text.is_word(end, "to") || text.is_word(end + 1, "the"));
    (closed && named).then_some(last + 1)
}

/// The words of an office after a name: "regional coordinator", "mining minister", "MP".
fn is_in_apposition(text: &Block, at: usize, owned: bool) -> bool {
    let Some(token) = text.get(at) else { return false };
    let plain = token.shape == Shape::Lower && !token.is(Classes::FUNCTION.or(Classes::SPEECH));
    in_office(text, at)
        || (token.is_capital() && !token.is(Classes::FUNCTION))
        || plain
        || (owned && text.is_possessive(at))
}
