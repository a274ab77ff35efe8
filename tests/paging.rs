//! Cursors: forwards, backwards, and while the wire grows.

use std::{
    collections::HashSet,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use serde_json::{Value, json};

use crate::support::{Page, Wire};

const ARTICLES: &str =
    "query($orderBy: ArticleOrder, $first: Int, $after: String, $last: Int, $before: String) {
  articles(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { slug headline } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";

fn articles(wire: &Wire, variables: Value) -> Value {
    wire.query_with(ARTICLES, variables)["articles"].take()
}

fn slugs(page: &Value) -> Vec<String> {
    let edges = page["edges"].as_array().unwrap();
    edges
        .iter()
        .map(|edge| edge["node"]["slug"].as_str().unwrap().to_owned())
        .collect()
}

fn wire_with(stories: usize) -> Wire {
    let wire = Wire::start();
    (0..stories).for_each(|number| drop(wire.receive(&Page::numbered(number))));
    wire
}

/// Every slug, by pages of `size` from one end to the other.
fn walk(wire: &Wire, order: &str, size: usize, backwards: bool) -> Vec<String> {
    let (mut all, mut cursor) = (Vec::new(), Value::Null);
    loop {
        let variables = if backwards {
            json!({ "orderBy": order, "last": size, "before": cursor })
        } else {
            json!({ "orderBy": order, "first": size, "after": cursor })
        };
        let page = articles(wire, variables);
        let (edge, more) = if backwards {
            ("startCursor", "hasPreviousPage")
        } else {
            ("endCursor", "hasNextPage")
        };
        let found = slugs(&page);
        if backwards {
            all.splice(0..0, found);
        } else {
            all.extend(found);
        }
        if page["pageInfo"][more] == false {
            return all;
        }
        cursor = page["pageInfo"][edge].clone();
    }
}

#[test]
fn every_order_is_walked_whole_in_both_directions() {
    let wire = wire_with(11);
    for order in ["NEWEST_FIRST", "OLDEST_FIRST", "RECENTLY_CHANGED"] {
        let whole = slugs(&articles(&wire, json!({ "orderBy": order, "first": 100 })));
        assert_eq!(whole.len(), 11);
        for size in [1, 2, 3, 11, 100] {
            assert_eq!(walk(&wire, order, size, false), whole, "{order} by {size}");
            assert_eq!(
                walk(&wire, order, size, true),
                whole,
                "{order} backwards by {size}"
            );
        }
    }
    let newest = walk(&wire, "NEWEST_FIRST", 4, false);
    let oldest: Vec<_> = walk(&wire, "OLDEST_FIRST", 4, false).into_iter().rev().collect();
    assert_eq!(newest, oldest);
}

#[test]
fn stories_of_one_instant_are_told_apart() {
    let wire = Wire::start();
    let instant = Page::numbered(0).capture().published_at.unwrap();
    (0..7).for_each(|number| drop(wire.receive(&Page::numbered(number).published(instant))));
    let all = walk(&wire, "NEWEST_FIRST", 2, false);
    assert_eq!((all.len(), all.iter().collect::<HashSet<_>>().len()), (7, 7));
    assert_eq!(all, walk(&wire, "NEWEST_FIRST", 2, true));
}

#[test]
fn page_says_what_lies_on_either_side() {
    let wire = wire_with(5);
    let first = articles(&wire, json!({ "first": 2 }));
    assert_eq!(first["pageInfo"]["hasNextPage"], true);
    assert_eq!(first["pageInfo"]["hasPreviousPage"], false);
    let second = articles(
        &wire,
        json!({ "first": 2, "after": first["pageInfo"]["endCursor"] }),
    );
    assert_eq!(second["pageInfo"]["hasPreviousPage"], true);
    let back = articles(
        &wire,
        json!({ "last": 2, "before": second["pageInfo"]["startCursor"] }),
    );
    assert_eq!(slugs(&back), slugs(&first));
    assert_eq!(back["pageInfo"]["hasNextPage"], true);
    assert_eq!(back["pageInfo"]["hasPreviousPage"], false);
}

#[test]
fn page_without_a_size_has_twenty_and_knows_the_total() {
    let wire = wire_with(23);
    let page = wire.query("{ articles { totalCount nodes { slug } } }")["articles"].take();
    assert_eq!(
        (page["nodes"].as_array().unwrap().len(), &page["totalCount"]),
        (20, &json!(23))
    );
}

#[test]
fn variable_that_is_left_out_or_null_takes_the_arguments_default() {
    let wire = wire_with(2);
    let document = "query($order: ArticleOrder, $length: Int, $related: Int, $unit: TextUnit) {
        articles(orderBy: $order) { nodes {
            headline excerpt(maxLength: $length) related(first: $related) { article { slug } }
            mentions { span { start(unit: $unit) } } } } }";
    let null = json!({ "order": null, "length": null, "related": null, "unit": null });
    let left_out = wire.query_with(document, json!({}));
    assert_eq!(
        left_out["articles"]["nodes"][0]["headline"],
        "Bulletin number 1 from the conference"
    );
    assert_eq!(wire.query_with(document, null), left_out);
}

#[test]
fn cursor_of_a_story_that_is_held_back_by_now_still_holds() {
    let wire = wire_with(5);
    let first = articles(&wire, json!({ "first": 2 }));
    wire.database
        .execute("UPDATE articles SET pub_status = 'CANCELED' WHERE headline LIKE 'Bulletin number 3 %'");
    let rest = articles(
        &wire,
        json!({ "first": 10, "after": first["pageInfo"]["endCursor"] }),
    );
    assert_eq!(slugs(&rest).len(), 3);
}

#[test]
fn walks_neither_skip_nor_repeat_while_stories_come_in() {
    let wire = wire_with(40);
    let before: HashSet<String> = walk(&wire, "NEWEST_FIRST", 100, false).into_iter().collect();
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let writers: Vec<_> = (0..2)
            .map(|writer| {
                let (wire, is_over) = (&wire, &is_over);
                scope.spawn(move || {
                    // Before, among and after the stories that are there.
                    let numbers = (0..).map(|step| 1_000 * (writer + 1) + step);
                    let mut stories = numbers.map(|number| {
                        let instant = Page::numbered(number * 7 % 60).capture().published_at.unwrap();
                        Page::numbered(number).published(instant.plus_seconds(30))
                    });
                    while !is_over.load(Ordering::Relaxed) {
                        wire.receive(&stories.next().unwrap());
                        thread::sleep(Duration::from_millis(5));
                    }
                })
            })
            .collect();
        // Also when what is checked here fails.
        let end = Ending(&is_over);
        for backwards in [false, true, false, true] {
            for order in ["NEWEST_FIRST", "OLDEST_FIRST"] {
                let walked = walk(&wire, order, 3, backwards);
                let once: HashSet<_> = walked.iter().cloned().collect();
                assert_eq!(once.len(), walked.len(), "a story came twice: {order}");
                assert!(before.is_subset(&once), "a story was skipped: {order}");
            }
        }
        drop(end);
        writers.into_iter().for_each(|writer| writer.join().unwrap());
    });
    assert!(walk(&wire, "NEWEST_FIRST", 100, false).len() > 40);
}

/// Sets a flag when it is dropped.
struct Ending<'a>(&'a AtomicBool);

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
