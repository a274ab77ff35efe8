//! Any bytes as a story: paragraphs parted by empty lines, the first of them the headline.

#![no_main]

#[path = "../../tests/sound/mod.rs"]
mod sound;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mediawire_domain::{
    annotate::{Annotator, Text},
    authority::Authority,
};

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(|| Annotator::new(Authority::built_in()));

fuzz_target!(|bytes: &[u8]| {
    let story = String::from_utf8_lossy(bytes);
    let mut paragraphs = story.split("\n\n");
    let headline = paragraphs.next().unwrap_or_default();
    let blocks: Vec<&str> = paragraphs.collect();
    let text = Text {
        headline,
        blocks: &blocks,
    };
    let found = ANNOTATOR.annotate(text);
    sound::assert_sound(text, &found);
    assert_eq!(
        found,
        ANNOTATOR.annotate(text),
        "the same text gives the same findings"
    );
});
