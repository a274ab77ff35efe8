//! Words that the text uses as the names of places, peoples and things: nobody is called so.

use super::{block::Block, lexicon::Classes, tokens::Shape};

/// What follows the name of a place, a people, a tongue or a faith.
const NOUNS: &[&str] = &[
    "beach",
    "mayor",
    "community",
    "communities",
    "language",
    "languages",
    "tribe",
    "tribes",
    "women",
    "girls",
    "boys",
    "culture",
    "region",
    "province",
    "county",
    "sub-county",
    "district",
    "village",
    "town",
    "city",
    "municipality",
    "river",
    "lake",
    "base",
    "prison",
    "police",
    "airport",
    "port",
    "residents",
    "villagers",
    "settlement",
    "settlements",
    "people",
    "peoples",
    "festival",
    "population",
    "nationalists",
    "zealots",
    "peninsula",
    "valley",
    "coast",
    "island",
    "islands",
    "state",
    "temple",
    "caste",
    "clan",
    "monks",
    "nation",
    "nations",
    "culture",
    "area",
    "forest",
    "desert",
    "border",
    "airspace",
    "mosque",
    "market",
    "street",
    "mountains",
    "music",
    "dialect",
    "pilgrims",
    "worldview",
];

/// Which of the capitalised words of a block that stand alone are such names, by their keys.
pub(super) fn of<'a>(text: &Block<'a>) -> impl Iterator<Item = &'a str> {
    let capitals = text.tokens.with(Classes::CAPITAL).filter(|_| !text.title_case);
    capitals
        .filter(|at| is_named_so(text, *at))
        .map(|at| text.tokens.key(at))
}

fn is_named_so(text: &Block, at: usize) -> bool {
    const BEFORE: Classes = Classes::FUNCTION.or(Classes::CALENDAR);
    let other = |at: usize| text.is_capital(at) && !text.is(at, BEFORE);
    if text.is(at, BEFORE) {
        return false;
    }
    let (before, next) = (at.wrapping_sub(1), at + 1);
    let alone = !(text.follows_closely(next) && other(next));
    let first = !(at > 0 && text.follows_closely(at) && other(before));
    let lower = || text.get(next).is_some_and(|word| word.shape == Shape::Lower);
    let sort = || lower() && text.follows_closely(next) && text.is_one_of(next, NOUNS);
    let inside = || at > 0 && text.follows_closely(at) && !text.is_possessive(next) && is_in(text, before);
    alone && first && (inside() || sort())
}

/// "in", but not "confidence in", "shares in".
fn is_in(text: &Block, at: usize) -> bool {
    const FEELING: &[&str] = &[
        "confidence",
        "trust",
        "faith",
        "belief",
        "believe",
        "believes",
        "interest",
        "interested",
        "shares",
        "stake",
        "stakes",
        "invest",
        "invested",
        "investment",
        "investments",
        "investor",
        "investors",
        "investing",
        "disappointed",
        "shareholder",
        "stock",
        "shareholding",
        "holding",
        "found",
        "see",
        "sees",
        "saw",
    ];
    let felt = || at > 0 && text.is_one_of(at - 1, FEELING);
    text.is_one_of(at, &["in", "near", "outside", "throughout", "within", "across"]) && !felt()
}
