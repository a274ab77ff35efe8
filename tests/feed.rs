//! The recency feed while stories arrive.

use serde_json::{Value, json};

use crate::support::{Page, Wire, at};

const FEED: &str = "query($first: Int, $after: String, $asOf: String, $section: String) {
  recent(first: $first, after: $after, asOf: $asOf, section: $section) {
    asOf newSince nodes { headline } pageInfo { hasNextPage endCursor } } }";

fn feed(wire: &Wire, variables: Value) -> Value {
    wire.query_with(FEED, variables)["recent"].take()
}

fn headlines(feed: &Value) -> Vec<&str> {
    let nodes = feed["nodes"].as_array().unwrap();
    nodes
        .iter()
        .map(|node| node["headline"].as_str().unwrap())
        .collect()
}

fn story(headline: &str, published_at: &str) -> Page {
    Page::new(headline).published(at(published_at))
}

#[test]
fn newest_story_comes_first() {
    let wire = Wire::start();
    wire.receive(&story("Noon bulletin on the lake talks", "2025-06-01T12:00:00Z"));
    wire.receive(&story("Dawn bulletin on the lake talks", "2025-06-01T06:00:00Z"));
    wire.receive(&story("Dusk bulletin on the lake talks", "2025-06-01T18:00:00Z"));
    let feed = feed(&wire, json!({}));
    let order = headlines(&feed)
        .iter()
        .map(|headline| &headline[..4])
        .collect::<Vec<_>>();
    assert_eq!(order, ["Dusk", "Noon", "Dawn"]);
    assert_eq!(feed["newSince"], 0);
}

#[test]
fn posts_of_one_hour_keep_the_order_of_their_page() {
    let wire = Wire::start();
    let page = Page::new("Delegates gather on the shore of the lake")
        .published(at("2025-06-01T12:00:00Z"))
        .listing(
            "First of the two posts on the list",
            "It was printed first and it comes first…",
            "8 hours ago",
        )
        .listing(
            "Second of the two posts on the list",
            "It was printed second and comes second…",
            "8 hours ago",
        );
    wire.receive(&page);
    let feed = feed(&wire, json!({}));
    let order = headlines(&feed)
        .iter()
        .map(|headline| &headline[..6])
        .collect::<Vec<_>>();
    assert_eq!(order, ["First ", "Second", "Delega"]);
}

#[test]
fn pages_hold_still_while_stories_arrive_and_arrivals_are_counted() {
    let wire = Wire::start();
    (0..5).for_each(|number| drop(wire.receive(&Page::numbered(number))));
    let first = feed(&wire, json!({ "first": 2 }));
    wire.receive(&Page::numbered(90));
    wire.receive(&story("An old story that comes in late", "2025-06-01T00:02:30Z"));

    let held = json!({ "first": 10, "asOf": first["asOf"], "after": first["pageInfo"]["endCursor"] });
    let second = feed(&wire, held);
    assert_eq!(
        headlines(&second),
        [2, 1, 0].map(|number| format!("Bulletin number {number} from the conference"))
    );
    assert_eq!(
        (&second["newSince"], &second["asOf"]),
        (&json!(2), &first["asOf"])
    );
    assert_eq!(second["pageInfo"]["hasNextPage"], false);

    let anew = feed(&wire, json!({}));
    assert_eq!((headlines(&anew).len(), &anew["newSince"]), (7, &json!(0)));
    assert_eq!(headlines(&anew)[0], "Bulletin number 90 from the conference");
}

#[test]
fn page_holds_the_story_that_was_there_when_it_changes() {
    let wire = Wire::start();
    wire.receive(&Page::numbered(0));
    let before = feed(&wire, json!({}));
    wire.receive(&Page::numbered(0).saying(&["The bulletin says something else by now, and says it twice."]));
    let after = feed(&wire, json!({ "asOf": before["asOf"] }));
    assert_eq!(
        (headlines(&after), &after["newSince"]),
        (headlines(&before), &json!(0))
    );
}

#[test]
fn feed_of_a_section_counts_only_that_sections_arrivals() {
    let wire = Wire::start();
    wire.receive(&Page::numbered(0).under("Trade Desk"));
    let before = feed(&wire, json!({ "section": "trade-desk" }));
    wire.receive(&Page::numbered(1).under("Trade Desk"));
    wire.receive(&Page::numbered(2).under("Climate Desk"));
    let after = feed(&wire, json!({ "section": "trade-desk", "asOf": before["asOf"] }));
    assert_eq!((headlines(&after).len(), &after["newSince"]), (1, &json!(1)));
}

#[test]
fn empty_wire_has_an_empty_feed() {
    let wire = Wire::start();
    let empty = feed(&wire, json!({}));
    assert_eq!((headlines(&empty).len(), &empty["newSince"]), (0, &json!(0)));
    wire.receive(&Page::numbered(0));
    let after = feed(&wire, json!({ "asOf": empty["asOf"] }));
    assert_eq!((headlines(&after).len(), &after["newSince"]), (0, &json!(1)));
}
