use mediawire_domain::story::RepresentationType;
use serde_json::json;

use super::{blocks, capture, parse, reading, stories, story};
use crate::feed::{FeedKind, sniff};

fn feed(items: &str) -> String {
    format!(
        "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Harbour Wire\",\"home_page_url\":\"https://wire.example/\",\
         \"language\":\"en-GB\",\"authors\":[{{\"name\":\"The desk\"}}],\"items\":[{items}]}}"
    )
}

#[test]
fn an_item_is_a_story() {
    let story = story(&feed(
        r#"{"id":"1","url":"/ferry","title":"Ferry &amp; crane","content_html":"<p>One.</p><p>Two.</p>","summary":"S","tags":["Ports"],
        "date_published":"2024-06-18T05:30:00Z","date_modified":"2024-06-18T06:30:00Z","author":{"name":"Ada Quay"},
        "attachments":[{"url":"https://a.example/v"}],"_x":{"y":1}}"#,
    ));
    assert_eq!(story.guid.as_deref(), Some("1"));
    assert_eq!(story.source_url.as_deref(), Some("https://wire.example/ferry"));
    assert_eq!(story.headline, "Ferry &amp; crane");
    assert_eq!(
        (blocks(&story), story.representation_type),
        (vec!["One.", "Two."], RepresentationType::Full)
    );
    assert_eq!(story.published.unwrap().at.to_string(), "2024-06-18T05:30:00Z");
    assert_eq!(
        story.metadata.revised_at.unwrap().to_string(),
        "2024-06-18T06:30:00Z"
    );
    assert_eq!(
        (story.byline.as_deref(), story.language.as_deref()),
        (Some("Ada Quay"), Some("en-GB"))
    );
    assert_eq!(
        (story.section.title.as_str(), story.source.as_deref()),
        ("Ports", Some("Harbour Wire"))
    );
    let signals = story.metadata.signals;
    assert_eq!(
        (&signals["json_feed:summary"], &signals["json_feed:_x"]),
        (&json!("S"), &json!({"y": 1}))
    );
    assert_eq!(signals["json_feed:attachments"][0]["url"], "https://a.example/v");
}

#[test]
fn text_stays_text_and_numbers_are_names() {
    let story = story(&feed(r#"{"id":7,"title":"T","content_text":"One <b>\n\nTwo"}"#));
    assert_eq!(
        (story.guid.as_deref(), blocks(&story)),
        (Some("7"), vec!["One <b>", "Two"])
    );
    assert_eq!(story.byline.as_deref(), Some("The desk"));
}

#[test]
fn a_bad_item_is_refused_alone() {
    let reading = reading(&feed(r#"{"id":"1","title":"T"},7,{"id":"2"}"#));
    let refused: Vec<String> = reading
        .iter()
        .filter_map(|item| Some(item.as_ref().err()?.to_string()))
        .collect();
    assert_eq!(
        refused,
        [
            "item 2: not well-formed JSON Feed: it is no object",
            "2: no headline: the item has neither a title nor a text"
        ]
    );
}

#[test]
fn a_feed_that_is_cut_keeps_the_items_before_the_cut() {
    let whole = feed(r#"{"id":"1","title":"One"},{"id":"2","title":"Two"}"#);
    let cut = &whole[..whole.find("Two").unwrap()];
    let reading = reading(cut);
    assert!(reading[0].is_ok() && reading.len() == 2);
    let message = reading[1].as_ref().unwrap_err().to_string();
    assert!(
        message.starts_with("item 2: not well-formed JSON Feed: EOF"),
        "{message}"
    );
}

#[test]
fn the_version_may_stand_last_and_escaped() {
    let feed = r#"{"items":[{"id":"1","title":"T"}],"version":"https:\/\/jsonfeed.org\/version\/1"}"#;
    assert_eq!(sniff(feed.as_bytes()), Some(FeedKind::JsonFeed));
    assert_eq!(stories(feed).len(), 1);
}

#[test]
fn other_json_is_refused() {
    let refusal = |json: &str| parse(json.as_bytes(), &capture()).unwrap_err().to_string();
    assert_eq!(
        refusal("{\"a\":1}"),
        "no format that is known: JSON without the version of a JSON Feed"
    );
    assert_eq!(sniff(b"{\"a\":1}"), None);
    assert!(refusal("{\"a\":").starts_with("not well-formed JSON Feed: EOF"));
}
