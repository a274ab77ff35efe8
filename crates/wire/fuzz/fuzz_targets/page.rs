//! Any bytes as the text of a captured page, and as whatever format they look like.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mediawire_domain::{story::Delivery, timestamp::Timestamp};
use mediawire_wire::{Capture, Format};

fuzz_target!(|bytes: &[u8]| {
    let capture = Capture {
        captured_at: Timestamp::from_microseconds(1_718_700_000_000_000),
        published_at: None,
        section: None,
        source: None,
        language: None,
    };
    if let Ok(format) = Format::detect(bytes) {
        drop(format.read(bytes, &capture));
    }
    let Ok(reading) = Format::Page.read(bytes, &capture) else { return };
    let text = String::from_utf8_lossy(bytes);
    for delivery in reading.into_iter().flatten() {
        let Delivery::Story(story) = delivery else {
            panic!("a page withdraws nothing");
        };
        assert!(text.contains(&story.headline));
        assert!(story.body.blocks().all(|block| text.contains(block)));
    }
});
