//! The log: nothing is missing from it, and nothing comes into it behind a reader's back.

use std::thread::{self, ScopedJoinHandle};

use mediawire_domain::receive::Outcome;
use serde_json::{Value, json};

use crate::support::{Page, Wire};

const WRITERS: usize = 8;
const STORIES: usize = 12;

/// The log from a checkpoint to its end: cursor, kind and headline of each row.
fn read(wire: &Wire, checkpoint: &mut Value) -> Vec<[String; 3]> {
    let document = "query($after: String) { changes(first: 7, after: $after) {
        nodes { cursor kind article { headline } } pageInfo { hasNextPage } } }";
    let mut rows = Vec::new();
    loop {
        let page = wire.query_with(document, json!({ "after": checkpoint }))["changes"].take();
        for node in page["nodes"].as_array().unwrap() {
            *checkpoint = node["cursor"].clone();
            let word = |value: &Value| value.as_str().unwrap().to_owned();
            rows.push([&node["cursor"], &node["kind"], &node["article"]["headline"]].map(word));
        }
        if page["pageInfo"]["hasNextPage"] == false {
            return rows;
        }
    }
}

#[test]
fn log_has_no_gap_and_a_reader_misses_nothing_while_eight_write() {
    let wire = Wire::start();
    let (mut followed, mut checkpoint) = (Vec::new(), Value::Null);
    thread::scope(|scope| {
        let wire = &wire;
        let write = |writer: usize| {
            for story in 0..STORIES {
                // Every third story is another writer's too, so that some are changed and some are raced for.
                let number = if story % 3 == 0 {
                    story
                } else {
                    1_000 * writer + story
                };
                let text =
                    format!("Writer {writer} has the word in bulletin {number}, and keeps it for a while.");
                wire.receive(&Page::numbered(number).saying(&[&text]));
            }
        };
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| scope.spawn(move || write(writer)))
            .collect();
        while !writers.iter().all(ScopedJoinHandle::is_finished) {
            followed.extend(read(wire, &mut checkpoint));
        }
    });
    followed.extend(read(&wire, &mut checkpoint));

    let whole = read(&wire, &mut Value::Null);
    assert_eq!(followed, whole, "a row came in below one that had been read");
    let sequences = wire
        .database
        .numbers("SELECT sequence AS number FROM changes ORDER BY sequence");
    let gapless: Vec<i64> = (1..=i64::try_from(WRITERS * STORIES).unwrap()).collect();
    assert_eq!(sequences, gapless);
    let published = whole.iter().filter(|row| row[1] == "PUBLISHED").count();
    let articles = wire.database.numbers("SELECT COUNT(*) AS number FROM articles");
    assert_eq!(articles, [i64::try_from(published).unwrap()]);
    assert_eq!(published, WRITERS * STORIES * 2 / 3 + STORIES / 3);
}

#[test]
fn story_that_eight_bring_at_once_is_stored_once() {
    let wire = Wire::start();
    let outcomes: Vec<Outcome> = thread::scope(|scope| {
        let bring = || wire.receive(&Page::numbered(1).from("Harbour News", "https://example.org/1"))[0];
        let bringers: Vec<_> = (0..WRITERS).map(|_| scope.spawn(bring)).collect();
        bringers
            .into_iter()
            .map(|bringer| bringer.join().unwrap())
            .collect()
    });
    let stored = outcomes
        .iter()
        .filter(|outcome| **outcome == Outcome::Stored)
        .count();
    let unchanged = outcomes
        .iter()
        .filter(|outcome| **outcome == Outcome::Unchanged)
        .count();
    assert_eq!((stored, unchanged), (1, WRITERS - 1));
}

#[test]
fn page_that_lists_posts_is_told_of_story_by_story() {
    let wire = Wire::start();
    let page = Page::default().listing(
        "Ferry returns to the harbour",
        "After two years the ferry…",
        "8 hours ago",
    );
    wire.receive(&page);
    let rows = read(&wire, &mut Value::Null);
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row[1] == "PUBLISHED"));
}

#[test]
fn checkpoint_at_the_end_finds_nothing_until_something_happens() {
    let wire = Wire::start();
    wire.receive(&Page::numbered(1));
    let mut checkpoint = Value::Null;
    assert_eq!(read(&wire, &mut checkpoint).len(), 1);
    assert_eq!(read(&wire, &mut checkpoint).len(), 0);
    wire.receive(&Page::numbered(2));
    assert_eq!(read(&wire, &mut checkpoint).len(), 1);
}
