use mediawire_domain::{
    article::PubStatus,
    story::{Delivery, RepresentationType, Story, Withdrawal},
    timestamp::TimePrecision,
};
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{
    Capture, Refusal,
    item::{Entry, Tombstone},
    samples::{capture, full_item, instant, items, received},
};

fn story(line: &str) -> Story {
    match parse(line.as_bytes(), &capture()).unwrap().remove(0) {
        Ok(Delivery::Story(story)) => *story,
        other => panic!("{other:?}"),
    }
}

fn refusal(line: &str) -> String {
    let refused = parse(line.as_bytes(), &capture()).unwrap().remove(0);
    refused.unwrap_err().to_string()
}

#[test]
fn an_article_comes_in_as_it_went_out() {
    let item = full_item();
    let mut read = story(&render(&item));
    let signals = std::mem::take(&mut read.metadata.signals);
    assert_eq!(read, received(&item));
    assert_eq!(signals["json:url"], item.url);
    assert_eq!(signals["json:notes"][0]["text"], "The year is 2000, not 200.");
    assert_eq!(signals["json:references"][0]["wikidataId"], "Q42");
    assert_eq!(signals["json:original"]["guid"], "tag:agency.example,2024:7");
}

#[test]
fn a_headline_and_a_body_are_enough() {
    let story = story(r#"{"headline": "Talks resume", "body": ["One.", {"text": "Two."}]}"#);
    assert_eq!((story.guid, story.section.slug.as_str()), (None, "wire"));
    assert_eq!(story.body.text(), "One.\n\nTwo.");
    assert_eq!(story.representation_type, RepresentationType::Full);
}

#[test]
fn the_text_of_a_body_is_parted_at_its_blank_lines() {
    let story = story(r#"{"headline": "Talks resume", "bodyText": "One.\n\nTwo\nlines."}"#);
    assert_eq!(story.body.blocks().collect::<Vec<_>>(), ["One.", "Two\nlines."]);
}

#[test]
fn a_date_is_known_to_the_day() {
    let published = story(r#"{"headline": "A", "body": ["B"], "publishedAt": "2024-06-18"}"#)
        .published
        .unwrap();
    assert_eq!(
        (published.at, published.precision),
        (instant("2024-06-18T00:00:00Z"), TimePrecision::Day)
    );
}

#[test]
fn the_operators_section_goes_before_the_lines() {
    let operator = Capture {
        section: Some("sport".to_owned()),
        ..capture()
    };
    let line = br#"{"headline": "A", "body": ["B"], "section": {"slug": "wire", "title": "The Wire", "disclaimer": "D"}}"#;
    let Ok(Delivery::Story(story)) = parse(line, &operator).unwrap().remove(0) else {
        panic!("no story")
    };
    assert_eq!(story.section.slug, "sport");
}

#[test]
fn fields_of_others_are_kept() {
    let line = r#"{"headline": "A", "body": ["B"], "mood": {"grey": [1, null]}, "signals": {"rss:category": ["x"]}, "no": null}"#;
    let signals = json!({"json:mood": {"grey": [1, null]}, "rss:category": ["x"]});
    assert_eq!(json!(story(line).metadata.signals), signals);
}

#[test]
fn a_line_without_a_body_takes_an_article_back() {
    let tombstone = Tombstone {
        id: "urn:uuid:7".to_owned(),
        url: "https://wire.example/7".to_owned(),
        version: 3,
        pub_status: PubStatus::Canceled,
        at: instant("2024-06-18T05:30:00Z"),
        reason: "Withdrawn by its sender".to_owned(),
    };
    let line = render_entries(&[Entry::Tombstone(tombstone), Entry::Item(Box::new(full_item()))]);
    let read = parse(line.as_bytes(), &capture()).unwrap();
    let expected = Withdrawal {
        guid: Some("urn:uuid:7".to_owned()),
        source_url: None,
        source: None,
        pub_status: PubStatus::Canceled,
        reason: Some("Withdrawn by its sender".to_owned()),
    };
    assert_eq!(read[0], Ok(Delivery::Withdrawal(expected)));
    assert!(matches!(&read[1], Ok(Delivery::Story(_))));
}

#[test]
fn bad_lines_are_refused_beside_the_good_ones() {
    let lines = "{\"headline\": \"A\", \"body\": [\"B\"]}\r\n\n{\"headline\": \"A\"}\n{\"body\": [\"B\"]}\n[]\n{\"headline\": \"C";
    let read = parse(lines.as_bytes(), &capture()).unwrap();
    assert_eq!(read.len(), 5);
    assert!(read[0].is_ok());
    let messages: Vec<String> = read[1..]
        .iter()
        .map(|refused| refused.clone().unwrap_err().to_string())
        .collect();
    assert_eq!(messages[0], "line 3: A: no body: `body` has no text");
    assert_eq!(messages[1], "line 4: no headline: `headline` has no text");
    assert!(
        messages[2].starts_with("line 5: not well-formed JSON Lines: invalid type: sequence"),
        "{}",
        messages[2]
    );
    assert!(
        messages[3].contains("EOF while parsing a string"),
        "{}",
        messages[3]
    );
}

#[test]
fn a_wrong_value_is_named() {
    let wrong = |field: &str| refusal(&format!(r#"{{"headline": "A", "body": ["B"], {field}}}"#));
    assert_eq!(
        wrong(r#""pubStatus": "GONE""#),
        "line 1: A: pubStatus: `GONE` is none of its words"
    );
    assert_eq!(wrong(r#""byline": 5"#), "line 1: A: byline: `5` is not text");
    assert_eq!(
        wrong(r#""version": 1e9"#),
        "line 1: A: version: `1000000000.0` is no whole number up to 2147483647"
    );
    assert_eq!(
        wrong(r#""embargoedUntil": "soon""#),
        "line 1: A: embargoedUntil: `soon` is neither an instant such as 2024-06-18T05:30:00Z nor a date"
    );
}

#[test]
fn what_is_no_json_at_all_is_refused_whole() {
    assert_eq!(parse(b" \n\n", &capture()), Err(Refusal::Empty));
    assert_eq!(parse(b"<rss>", &capture()).unwrap_err().code(), "MALFORMED");
    assert_eq!(parse(b"\xFF\xFE{\0\n\0", &capture()), Err(Refusal::Utf16));
}

#[test]
fn too_many_lines_are_refused_whole() {
    let lines = "{\n".repeat(1_000_001);
    let refused = parse(lines.as_bytes(), &capture()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "not safe to read: it has more than 1000000 lines"
    );
}

#[test]
fn a_deep_object_is_refused() {
    let line = format!(
        r#"{{"headline": "A", "body": ["B"], "x": {}1{}}}"#,
        "[".repeat(200),
        "]".repeat(200)
    );
    assert!(refusal(&line).contains("recursion limit"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_article_comes_in_as_it_went_out(item in items()) {
        let line = render(&item);
        let mut reading = parse(line.as_bytes(), &capture()).unwrap();
        prop_assert!(reading.len() == 1 && matches!(reading[0], Ok(Delivery::Story(_))), "{:?}", reading);
        let Ok(Delivery::Story(mut read)) = reading.remove(0) else { unreachable!() };
        read.metadata.signals.retain(|name, _| !name.starts_with("json:"));
        prop_assert_eq!(*read, received(&item));
    }
}
