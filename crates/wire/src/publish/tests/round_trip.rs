use feed_rs::parser;
use mediawire_domain::story::Delivery;
use proptest::prelude::*;

use super::*;
use crate::publish::{atom, json_feed, rss};

fn read(text: &str) -> feed_rs::model::Feed {
    let parser = parser::Builder::new().sanitize_content(false).build();
    parser.parse(text.as_bytes()).unwrap()
}

fn odd_item(odd: &str) -> Item {
    let mut item = item_of(story(&[odd, "a\nb"]));
    item.headline = odd.to_owned();
    item
}

#[test]
fn feed_readers_find_what_was_written() {
    for odd in ODD {
        let feed = feed_of(odd_item(odd));
        for text in [rss::render(&feed), atom::render(&feed), json_feed::render(&feed)] {
            let read = read(&text);
            let entry = &read.entries[0];
            assert_eq!(entry.id, "urn:uuid:01902a1b-0000-7000-8000-000000000001");
            assert_eq!(entry.title.as_ref().unwrap().content, odd.trim());
            assert_eq!(entry.published.unwrap().to_rfc3339(), "2024-06-18T05:30:00+00:00");
            let link = entry
                .links
                .iter()
                .find(|link| link.rel.as_deref().unwrap_or("alternate") == "alternate");
            assert_eq!(link.unwrap().href, "https://wire.example/articles/talks-resume");
            let content = entry.content.as_ref().unwrap().body.as_ref().unwrap();
            assert_eq!(paragraphs(content), [odd, "a\nb"], "{text}");
        }
    }
}

#[test]
fn feeds_say_what_they_are() {
    let feed = feed_of(item());
    for text in [rss::render(&feed), atom::render(&feed), json_feed::render(&feed)] {
        let read = read(&text);
        assert_eq!(read.title.unwrap().content, "Wire & Desk");
        assert_eq!(read.description.unwrap().content, "What the <desk> sends.");
        assert_eq!(read.language.as_deref(), Some("en"));
        let has = |url: &str| read.links.iter().any(|link| link.href == url);
        assert!(has("https://wire.example/") && has("https://wire.example/feed?page=2&of=3"));
    }
}

#[test]
fn forbidden_characters_are_replaced_in_xml_only() {
    let feed = feed_of(odd_item("a\u{1}b\u{FFFF}c\0d"));
    for text in [rss::render(&feed), atom::render(&feed)] {
        let title = read(&text).entries[0].title.as_ref().unwrap().content.clone();
        assert_eq!(title, "a\u{FFFD}b\u{FFFD}c\u{FFFD}d");
    }
    let json: serde_json::Value = serde_json::from_str(&json_feed::render(&feed)).unwrap();
    assert_eq!(json["items"][0]["title"], "a\u{1}b\u{FFFF}c\0d");
    assert_eq!(json["items"][0]["content_text"], "a\u{1}b\u{FFFF}c\0d\n\na\nb");
}

#[test]
fn very_long_texts_go_out_whole() {
    let long = "A very long paragraph & more. ".repeat(10_000);
    let feed = feed_of(odd_item(&long));
    for text in [rss::render(&feed), atom::render(&feed), json_feed::render(&feed)] {
        let read = read(&text);
        let content = read.entries[0].content.as_ref().unwrap().body.as_ref().unwrap();
        assert_eq!(paragraphs(content)[0], long);
    }
}

/// What an XML reader has instead of this text.
fn in_xml(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' => c,
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
            c => c,
        })
        .collect()
}

proptest! {
    #[test]
    fn any_text_comes_back(headline in "\\PC*|(?s:.*)", block in "(?s:.{1,200})") {
        let Some(body) = Body::from_blocks([block.as_str()]) else { return Ok(()); };
        let mut item = item();
        item.headline = headline.clone();
        item.story.body = body.clone();
        let wanted: Vec<String> = body.blocks().map(|block| in_xml(&block.replace("\r\n", "\n"))).collect();
        let feed = feed_of(item);
        let (rss, atom) = (rss::render(&feed), atom::render(&feed));
        prop_assert_eq!(text_in(&rss, "item", "title"), Some(in_xml(&headline)));
        prop_assert_eq!(text_in(&atom, "entry", "title"), Some(in_xml(&headline)));
        prop_assert_eq!(paragraphs(&text_in(&rss, "item", "encoded").unwrap()), wanted.clone());
        prop_assert_eq!(paragraphs(&text_in(&atom, "entry", "content").unwrap()), wanted);
        let json: serde_json::Value = serde_json::from_str(&json_feed::render(&feed)).unwrap();
        prop_assert_eq!(json["items"][0]["content_text"].as_str(), Some(body.text()));
    }
}

#[test]
fn what_goes_out_in_a_feed_comes_in_again() {
    let capture = crate::Capture {
        captured_at: at("2024-06-18T05:30:00Z"),
        published_at: None,
        section: None,
        source: None,
        language: None,
    };
    let sent = item();
    let feed = feed(vec![
        Entry::Item(Box::new(sent.clone())),
        Entry::Tombstone(tombstone()),
    ]);
    for text in [rss::render(&feed), atom::render(&feed), json_feed::render(&feed)] {
        let read = crate::feed::parse(text.as_bytes(), &capture).unwrap();
        let [Ok(Delivery::Story(story)), Ok(Delivery::Withdrawal(gone))] = read.as_slice() else {
            panic!("{read:?} from {text}");
        };
        assert_eq!(story.guid.as_deref(), Some(sent.id.as_str()), "{text}");
        assert_eq!(
            (&story.headline, &story.body),
            (&sent.headline, &sent.story.body),
            "{text}"
        );
        assert_eq!(story.published.unwrap().at, sent.published_at, "{text}");
        assert_eq!(gone.guid.as_deref(), Some(tombstone().id.as_str()), "{text}");
        assert_eq!(
            (gone.pub_status, gone.reason.as_deref()),
            (tombstone().pub_status, Some(tombstone().reason.as_str())),
            "{text}"
        );
    }
}
