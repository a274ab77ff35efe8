//! Any bytes as a page, and as markup.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mediawire_domain::story::Delivery;
use mediawire_wire::{Capture, html, markup};

fuzz_target!(|bytes: &[u8]| {
    let capture = Capture {
        captured_at: mediawire_domain::timestamp::Timestamp::from_microseconds(1_718_700_000_000_000),
        published_at: None,
        section: None,
        source: None,
        language: None,
    };
    if let Ok(reading) = html::parse(bytes, &capture) {
        assert_eq!(reading.len(), 1);
        for delivery in reading.into_iter().flatten() {
            let Delivery::Story(story) = delivery else {
                panic!("a page withdraws nothing");
            };
            assert!(!story.headline.trim().is_empty());
            assert!(story.body.blocks().all(|block| !block.trim().is_empty()));
        }
    }
    let text = String::from_utf8_lossy(bytes);
    assert!(markup::blocks(&text).iter().all(|block| !block.trim().is_empty()));
    assert!(!markup::text(&text).contains('\n'));
});
