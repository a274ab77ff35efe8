//! Treaties whose names share a head: "the Moscow and Pyongyang Declarations", "the SALT I and SALT II treaties".

use std::ops::Range;

use super::{
    block::Block,
    described::capitalised,
    lexicon::Classes,
    parties, place_named,
    reading::Reading,
    treaty_grammar::{ORDINALS, capitals_before},
    treaty_years::year,
};
use crate::entity::EntityKind;

/// "Moscow and Pyongyang" before "Declarations": the tokens of each.
pub(super) fn coordinated(text: &Block, head: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut end = head;
    loop {
        let mut start = start_of_part(text, end);
        let ordinal = start > 0 && text.is_capital(start - 1) && text.is_one_of(start - 1, ORDINALS);
        start -= usize::from(ordinal && (start == end || text.follows_closely(start)));
        if start == end {
            break;
        }
        parts.push(start..end);
        let Some(next) = before_joint(text, start) else {
            break;
        };
        end = next;
    }
    parts.reverse();
    parts
}

/// A comma does not stand apart from the words before it.
fn start_of_part(text: &Block, end: usize) -> usize {
    let last = end.saturating_sub(1);
    if text.follows_closely(end) || !text.is_capital(last) || text.is(last, Classes::FUNCTION) {
        capitals_before(text, end)
    } else {
        capitals_before(text, last)
    }
}

/// What "and", "," or ", and" joins to the words that start here ends before it.
fn before_joint(text: &Block, start: usize) -> Option<usize> {
    let at = start.checked_sub(1)?;
    let joint = if text.is_one_of(at, &["and", "&"]) && at > 0 && text.is_mark(at - 1, ',') {
        at - 1
    } else if text.is_one_of(at, &["and", "&"]) || text.is_mark(at, ',') {
        at
    } else {
        return None;
    };
    (joint > 0 && text.is_capital(joint - 1)).then_some(joint)
}

/// "the SALT I and SALT II treaties", "the Oslo and Dayton peace accords".
pub(super) fn find_coordinated(reading: &mut Reading, block: usize, head: usize) {
    let text = &reading.blocks[block];
    let parts = coordinated(text, place_named::start_of_fields(text, head));
    let definite = parts
        .first()
        .is_some_and(|first| first.start > 0 && text.is_word(first.start - 1, "the"));
    let state = |part: &Range<usize>| parties::is_state(reading, block, part);
    if parts.len() > 1 && definite && !parts.iter().any(state) {
        record_coordinated(reading, block, head, &parts);
    }
}

/// Each gets the head for itself, and no year: which year is whose is not said.
pub(super) fn record_coordinated(reading: &mut Reading, block: usize, head: usize, parts: &[Range<usize>]) {
    let last = parts.last().map_or(head, |part| part.end);
    let fields = reading.blocks[block].tokens.list[last..head]
        .first()
        .map_or_else(String::new, |_| {
            format!("{} ", reading.text(block, &(last..head)))
        });
    let singular = capitalised(singular(reading.blocks[block].word(head)));
    let years = years_of_all(
        &reading.blocks[block],
        parts.first().map_or(head, |part| part.start),
        head,
    );
    for part in parts {
        let own = with_shared_words(&reading.blocks[block], part, parts);
        let member = coordinated_member(reading, &own, &format!("{own} {fields}{singular}"), &years);
        let tokens = if part.end == last {
            part.start..head + 1
        } else {
            part.clone()
        };
        reading.record_name(block, tokens, member, 0.85);
    }
}

/// "of 1972 and 1974" after all of them, "the 2000 and 2001" before: which is whose is not said.
fn years_of_all(text: &Block, start: usize, head: usize) -> Vec<i32> {
    let before = start.saturating_sub(3)..start;
    let after = head + 2..head + 5;
    let after = after.filter(|_| text.is_one_of(head + 1, &["of"]));
    before.chain(after).filter_map(|at| year(text, at)).collect()
}

/// "First" of "the First and Fourth Geneva Conventions" is Geneva's too.
fn with_shared_words(text: &Block, part: &Range<usize>, parts: &[Range<usize>]) -> String {
    let own = text.text_of(part);
    let last = parts.last().filter(|last| part.len() == 1 && last.len() > 1);
    let numbered = |part: &Range<usize>| text.is_one_of(part.start, ORDINALS);
    match last.filter(|last| numbered(part) && numbered(last)) {
        Some(last) => format!("{own} {}", text.text_of(&(last.start + 1..last.end))),
        None => own.to_owned(),
    }
}

/// "SALT I" has a name without the head.
fn coordinated_member(reading: &mut Reading, own: &str, full: &str, years: &[i32]) -> usize {
    let names = [
        full.to_owned(),
        format!("{full}s"),
        with_numeral(full),
        own.to_owned(),
    ];
    let agrees = |entry: &usize| {
        let year = reading.knowledge.entries[*entry].year;
        years.is_empty() || year.is_none_or(|year| years.contains(&year))
    };
    let known = names
        .iter()
        .filter_map(|name| reading.treaty_called(name, None))
        .find(agrees);
    match known {
        Some(entry) => reading.member_of_entry(entry),
        None => reading.member_named(EntityKind::Treaty, full, None),
    }
}

/// "Additional Protocol I" for "First Additional Protocol".
fn with_numeral(name: &str) -> String {
    const NUMERALS: &[(&str, &str)] = &[
        ("First ", "I"),
        ("Second ", "II"),
        ("Third ", "III"),
        ("Fourth ", "IV"),
    ];
    let found = NUMERALS
        .iter()
        .find_map(|(ordinal, numeral)| Some((name.strip_prefix(ordinal)?, numeral)));
    found.map_or_else(|| name.to_owned(), |(rest, numeral)| format!("{rest} {numeral}"))
}

fn singular(head: &str) -> &str {
    match head.strip_suffix("ies") {
        Some("Treat") => "Treaty",
        _ => head.strip_suffix('s').unwrap_or(head),
    }
}
