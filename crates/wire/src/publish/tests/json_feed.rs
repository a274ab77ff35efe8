use mediawire_domain::digest::sha256_hex;
use serde_json::{Value, json};

use super::*;
use crate::publish::json_feed::render;

fn read(feed: &Feed) -> Value {
    serde_json::from_str(&render(feed)).unwrap()
}

#[test]
fn a_page_names_its_hub_and_the_next_page() {
    let page = read(&feed_of(item()));
    assert_eq!(page["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(page["next_url"], "https://wire.example/feed?page=3");
    assert_eq!(
        page["hubs"],
        json!([{ "type": "WebSub", "url": "https://hub.example/" }])
    );
}

#[test]
fn an_item_has_its_text_twice_and_its_origin() {
    let article = &read(&feed_of(item()))["items"][0];
    assert_eq!(article["content_text"], "The first paragraph.\n\nThe second one.");
    assert_eq!(
        article["content_html"],
        "<p>The first paragraph.</p>\n<p>The second one.</p>\n"
    );
    assert_eq!(article["external_url"], "https://agency.example/talks?a=1&b=2");
    assert_eq!(article["authors"], json!([{ "name": "Jana Nová" }]));
    assert_eq!(article["date_modified"], "2024-06-19T10:00:00Z");
}

#[test]
fn the_extension_says_what_the_format_cannot() {
    let mut item = item();
    item.headline = "The desk's".to_owned();
    item.story.source_url = None;
    item.references = vec![reference(
        "nato",
        EntityKind::Organisation,
        Salience::About,
        Some("Q7184"),
    )];
    item.notes = vec![note()];
    let article = &read(&feed_of(item))["items"][0];
    let extension = &article["_mediawire"];
    assert_eq!(article["tags"], json!(["Media & Wire", "nato"]));
    assert_eq!(
        extension["digest"],
        sha256_hex("The first paragraph.\n\nThe second one.")
    );
    assert_eq!(extension["pubStatus"], "USABLE");
    assert_eq!(extension["version"], 2);
    assert_eq!(extension["originalHeadline"], "Talks resume");
    assert_eq!(extension["headlineChanged"], true);
    assert_eq!(extension["missing"], json!(["SOURCE_URL"]));
    assert_eq!(extension["byline"], "By Jana Nová");
    assert_eq!(extension["references"][0]["wikidataId"], "Q7184");
    assert_eq!(extension["notes"][0]["at"], "2024-06-19T10:00:00Z");
}

#[test]
fn a_teaser_has_no_html() {
    let article = &read(&feed_of(teaser()))["items"][0];
    assert_eq!(article["content_html"], Value::Null);
    assert_eq!(article["summary"], "Only the beginning…");
    assert_eq!(article["_mediawire"]["representationType"], "PARTIAL");
}

#[test]
fn a_kill_keeps_the_id_and_says_why() {
    let article = &read(&killed())["items"][0];
    assert_eq!(article["id"], tombstone().id);
    assert_eq!(article["content_text"], "The agency <withdrew> it & said so.");
    assert_eq!(
        article["_mediawire"],
        json!({ "pubStatus": "CANCELED", "version": 3 })
    );
}
