//! Places, by the authority's names for them.

use super::{
    block::{Block, Meaning},
    confidence::PLACE,
    lexicon::Classes,
    reading::Reading,
};
use crate::entity::EntityKind;

pub(super) fn find(reading: &mut Reading) {
    for block in 0..reading.blocks.len() {
        for number in 0..reading.blocks[block].names.len() {
            let name = reading.blocks[block].names[number].clone();
            let Meaning::Entry(entry, EntityKind::Place) = name.meaning else {
                continue;
            };
            let text = &reading.blocks[block];
            if text.is_free(&name.tokens) && stands_alone(text, name.tokens.start, name.tokens.end) {
                let member = reading.member_of_entry(entry);
                reading.record_name(block, name.tokens, member, PLACE);
            }
        }
    }
}

/// The place is not a part of a longer name: "Northern Ireland", "Paris Hilton", "Michael Jordan".
fn stands_alone(text: &Block, start: usize, end: usize) -> bool {
    let known = Classes::FUNCTION
        .or(Classes::OFFICE)
        .or(Classes::CALENDAR)
        .or(Classes::OFFICE_WORD)
        .or(Classes::SPEECH);
    let unknown = |at: usize| text.is_capital(at) && text.name_at(at).is_none() && !text.is(at, known);
    let before =
        start > 0 && text.follows_closely(start) && unknown(start - 1) && text.owner(start - 1).is_none();
    let prefixed = before && text.is(start - 1, Classes::PLACE_PREFIX.or(Classes::GIVEN));
    let after = text.follows_closely(end) && unknown(end) && !text.is(end, Classes::NOT_A_NAME);
    let before = before && !text.starts_sentence(start - 1);
    !prefixed && (text.title_case || !(before || after))
}
