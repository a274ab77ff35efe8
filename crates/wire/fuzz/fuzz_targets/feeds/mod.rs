//! What holds for every reading of a feed.

use mediawire_domain::story::{Delivery, Story};
use mediawire_wire::{Capture, feed};

/// Reads `bytes` as a feed, twice, and checks what comes out.
pub fn assert_sound(bytes: &[u8]) {
    let capture = Capture {
        captured_at: "2024-06-18T05:30:00Z".parse().expect("a time"),
        published_at: None,
        section: None,
        source: None,
        language: None,
    };
    let reading = feed::parse(bytes, &capture);
    assert_eq!(reading, feed::parse(bytes, &capture), "the same bytes give the same reading");
    let kind = feed::sniff(bytes);
    for delivery in reading.iter().flatten().flatten() {
        assert!(kind.is_some() || bytes.len() > 16 * 1024, "what is read looks like a feed");
        if let Delivery::Story(story) = delivery {
            assert_story(story);
        }
    }
}

fn assert_story(story: &Story) {
    assert!(!story.headline.trim().is_empty(), "every story has a headline");
    assert!(!story.headline.contains('\n'), "a headline is one line");
    assert!(story.body.blocks().all(|block| !block.trim().is_empty()), "no block is empty");
    assert!(story.body.blocks().next().is_some(), "every story has a text");
    let url = story.source_url.as_deref().unwrap_or("http://");
    assert!(url.contains("://"), "an address is of the web: {url}");
}
