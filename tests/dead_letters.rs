//! Dead letters: what is refused is kept, and leaves when it is taken in or dropped.

use std::fs;

use mediawire_domain::{
    dead_letter::{Reason, Undelivered},
    story::{Body, SectionLabel, Story},
};
use serde_json::{Value, json};

use crate::support::{Database, NOW, Page, Ran, Wire, at, mediawire, mediawire_reads};

const NO_PAGE: &[u8] = b"\xFF\xFE no page at all";

fn run(database: &Database, arguments: &[&str]) -> Ran {
    mediawire(&[&["dead-letters", "--database-url", database.url()], arguments].concat())
}

fn letters(database: &Database) -> Vec<Value> {
    let listed = run(database, &["list", "--json"]);
    assert_eq!(listed.code, Some(0), "{listed:?}");
    listed.json().as_array().unwrap().clone()
}

fn ingest(database: &Database, bytes: &[u8]) -> Ran {
    mediawire_reads(
        &[
            "ingest",
            "--database-url",
            database.url(),
            "--section",
            "trade",
            "-",
        ],
        bytes,
    )
}

#[test]
fn refused_input_is_kept_once_byte_for_byte_with_its_reasons() {
    let database = Database::fresh();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bad.txt");
    let bytes = b"Der \xDCberfall\n\nEin langer Satz.";
    fs::write(&file, bytes).unwrap();
    for _ in 0..2 {
        let ran = mediawire(&["ingest", "--database-url", database.url(), file.to_str().unwrap()]);
        assert_eq!(ran.code, Some(1));
    }
    let letters = letters(&database);
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert_eq!(
        (&letters[0]["attempts"], &letters[0]["size"]),
        (&json!(2), &json!(bytes.len()))
    );
    assert_eq!(letters[0]["origin"], json!(file.to_str().unwrap()));
    assert_eq!(letters[0]["reasons"][0]["code"], "NOT_UTF8");
    let id = letters[0]["id"].as_str().unwrap();
    assert!(run(&database, &["show", id]).output.contains("NOT_UTF8"));
    assert_eq!(
        run(&database, &["show", id, "--json"]).json()["capture"]["section"],
        json!(null)
    );
}

#[test]
fn good_input_and_unreadable_file_leave_no_letter() {
    let database = Database::fresh();
    assert_eq!(ingest(&database, Page::default().text().as_bytes()).code, Some(0));
    let gone = mediawire(&["ingest", "--database-url", database.url(), "/nowhere/gone.txt"]);
    assert_eq!(gone.code, Some(1));
    assert_eq!(letters(&database), [] as [Value; 0]);
}

#[test]
fn letter_that_is_refused_again_stays_and_counts_the_attempt() {
    let database = Database::fresh();
    ingest(&database, NO_PAGE);
    let retried = run(&database, &["retry", "--all"]);
    assert!(
        retried.code == Some(1) && retried.errors.contains("UTF-16"),
        "{retried:?}"
    );
    let letters = letters(&database);
    assert_eq!((letters.len(), &letters[0]["attempts"]), (1, &json!(2)));
}

#[test]
fn letter_that_can_be_taken_in_now_leaves() {
    let wire = Wire::start();
    let capture = json!({
        "capturedAt": "2026-01-02T11:00:00Z", "publishedAt": null, "section": "trade", "source": "Harbour News",
        "language": null,
    });
    let (capture, text) = (capture.to_string(), Page::default().text());
    let letter = Undelivered {
        origin: "standard input",
        format: "auto",
        capture: &capture,
        bytes: text.as_bytes(),
        reasons: &[Reason {
            item: None,
            code: "UNKNOWN_FORMAT".to_owned(),
            reason: "an older binary did not know the format".to_owned(),
        }],
        lists_again: false,
    };
    letter.keep(&mut wire.store.connection().unwrap(), NOW).unwrap();
    let id = letters(&wire.database)[0]["id"].as_str().unwrap().to_owned();
    let retried = run(&wire.database, &["retry", &id, "--json"]);
    assert_eq!(
        (retried.code, &retried.json()["stored"]),
        (Some(0), &json!(1)),
        "{retried:?}"
    );
    assert_eq!(letters(&wire.database).len(), 0);
    let articles = wire.query("{ articles { nodes { section { slug } provenance { source { name } } } } }");
    let article = &articles["articles"]["nodes"][0];
    assert_eq!(
        (
            &article["section"]["slug"],
            &article["provenance"]["source"]["name"]
        ),
        (&json!("trade"), &json!("Harbour News"))
    );
}

#[test]
fn letters_are_dropped_by_id_or_all() {
    let database = Database::fresh();
    for number in 0..3 {
        ingest(&database, format!("\u{0}{number}").as_bytes());
    }
    let listed = letters(&database);
    let id = listed[0]["id"].as_str().unwrap();
    assert_eq!(run(&database, &["drop", id]).output, "1 dropped\n");
    let unknown = run(&database, &["drop", id]);
    assert!(
        unknown.code == Some(1) && unknown.errors.contains(id),
        "{unknown:?}"
    );
    assert_eq!(
        run(&database, &["drop", "--all", "--json"]).json(),
        json!({ "dropped": 2 })
    );
    assert_eq!(letters(&database).len(), 0);
    for wrong in [&["drop"][..], &["retry", id, "--all"], &["show", "seven"]] {
        assert_eq!(run(&database, wrong).code, Some(2), "{wrong:?}");
    }
}

#[test]
fn ingest_releases_what_is_due() {
    let wire = Wire::start();
    let label = SectionLabel {
        slug: "trade".to_owned(),
        title: "Trade".to_owned(),
        disclaimer: None,
    };
    let body = Body::from_blocks(["The minister resigned."]).unwrap();
    let mut story = Story::new(label, "Minister resigns".to_owned(), body);
    story.embargoed_until = Some(at("2026-02-01T00:00:00Z"));
    wire.deliver(&[story.into()], NOW);
    let waiting = "SELECT COUNT(*) AS number FROM articles WHERE embargoed_until IS NOT NULL";
    assert_eq!(wire.database.numbers(waiting), [1]);
    assert_eq!(
        ingest(&wire.database, Page::default().text().as_bytes()).code,
        Some(0)
    );
    assert_eq!(wire.database.numbers(waiting), [0]);
}
