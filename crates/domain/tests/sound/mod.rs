//! What holds for every annotation of every text, however odd: the tests and the fuzz target assert it.

use std::collections::HashSet;

use mediawire_domain::{
    annotate::{Annotation, Text},
    entity::EntityKind,
    span::{Span, TextPart, TextUnit},
};

/// Asserts all of it.
pub fn assert_sound(text: Text, found: &Annotation) {
    assert_in_place(text, found);
    for span in spans(found) {
        assert_counted(block(text, span), span);
    }
}

/// Asserts what takes no longer than the text is long.
pub fn assert_in_place(text: Text, found: &Annotation) {
    for span in spans(found) {
        let slice = block(text, span).get(span.start..span.end);
        assert!(
            slice.is_some_and(|slice| !slice.is_empty()),
            "{span:?} is no slice"
        );
    }
    assert_mentions(text, found);
    assert_entities(found);
    assert_statements(found);
}

/// Every span, in no order.
fn spans(found: &Annotation) -> impl Iterator<Item = Span> {
    let mentions = found.mentions.iter().map(|mention| mention.span);
    let quotes = found.quotes.iter().map(|quote| quote.span);
    mentions
        .chain(quotes)
        .chain(found.claims.iter().map(|claim| claim.evidence))
}

fn block<'a>(text: Text<'a>, span: Span) -> &'a str {
    match span.part {
        TextPart::Headline => {
            assert_eq!(span.block, 0, "{span:?} is in the only headline");
            text.headline
        }
        TextPart::Body => text
            .blocks
            .get(span.block)
            .unwrap_or_else(|| panic!("{span:?} is in no block")),
    }
}

/// In every unit, offsets lead back to the same bytes and cut the same words out.
fn assert_counted(text: &str, span: Span) {
    let words = &text[span.start..span.end];
    let [utf16, code_points, bytes] = [TextUnit::Utf16, TextUnit::CodePoint, TextUnit::Byte].map(|unit| {
        let range = unit.offset(text, span.start)..unit.offset(text, span.end);
        let back = [range.start, range.end].map(|offset| unit.byte(text, offset));
        assert_eq!(back, [Some(span.start), Some(span.end)], "{unit:?} of {span:?}");
        range
    });
    let units: Vec<u16> = text.encode_utf16().collect();
    assert_eq!(String::from_utf16(&units[utf16]).ok().as_deref(), Some(words));
    let cut: String = text
        .chars()
        .skip(code_points.start)
        .take(code_points.len())
        .collect();
    assert_eq!(cut, words);
    assert_eq!(bytes, span.start..span.end);
}

fn assert_mentions(text: Text, found: &Annotation) {
    for mention in &found.mentions {
        assert!((0.0..=1.0).contains(&mention.confidence), "{mention:?}");
        let role = mention.stated_role.as_deref().unwrap_or_default();
        assert!(
            block(text, mention.span).contains(role),
            "{mention:?} is not word for word"
        );
    }
    for pair in found.mentions.windows(2) {
        let (one, next) = (pair[0].span, pair[1].span);
        let apart = (one.part, one.block) < (next.part, next.block);
        let after = (one.part, one.block) == (next.part, next.block) && one.end <= next.start;
        assert!(apart || after, "{next:?} comes after {one:?}");
    }
}

/// Entities are numbered in order of first mention, and each is there once.
fn assert_entities(found: &Annotation) {
    let mut met = 0;
    for mention in &found.mentions {
        assert!(
            mention.entity <= met,
            "{} entities are met before {mention:?}",
            met
        );
        met = met.max(mention.entity + 1);
    }
    assert_eq!(met, found.entities.len(), "every entity is mentioned");
    let mut slugs = HashSet::new();
    for entity in &found.entities {
        let slug = entity.authority_slug.as_deref();
        assert!(
            slug.is_none_or(|slug| slugs.insert((entity.kind, slug))),
            "{entity:?} is there twice"
        );
    }
}

fn assert_statements(found: &Annotation) {
    let is = |entity: usize, kind| found.entities[entity].kind == kind;
    for quote in &found.quotes {
        assert!(
            quote
                .speaker
                .is_none_or(|speaker| is(speaker, EntityKind::Person)),
            "{quote:?}"
        );
    }
    for claim in &found.claims {
        assert!(
            is(claim.subject, EntityKind::Treaty) && is(claim.object, EntityKind::Treaty),
            "{claim:?}"
        );
        assert!(
            claim.speaker.is_none_or(|speaker| speaker < found.entities.len()),
            "{claim:?}"
        );
        assert_ne!(claim.subject, claim.object, "{claim:?}");
    }
    assert!(
        found.quotes.is_sorted_by_key(|quote| place(quote.span)),
        "quotes are in reading order"
    );
    assert!(
        found.claims.is_sorted_by_key(|claim| place(claim.evidence)),
        "claims are in reading order"
    );
}

fn place(span: Span) -> (TextPart, usize, usize) {
    (span.part, span.block, span.start)
}
