//! The same story once more: unchanged, changed, or in full at last.

use mediawire_domain::receive::Outcome;
use serde_json::{Value, json};

use crate::support::{Page, Wire, at};

const HEADLINE: &str = "Ferry returns to the harbour of Riga";
const FIRST: &str = "After two years the ferry between the ports is running again, the company said.";
const SECOND: &str = "After two years the ferry is not running after all, the company said on Monday.";

fn ferry() -> Page {
    Page::new(HEADLINE)
        .saying(&[FIRST])
        .published(at("2025-06-01T12:00:00Z"))
}

fn article(wire: &Wire) -> Value {
    wire.query(
        r#"{ article(slug: "ferry-returns-to-the-harbour-of-riga") {
             id headline originalHeadline headlineChanged bodyText version representationType lede wordCount
             provenance { bodyDigest hopHistory { party action } }
             versions { totalCount nodes { version headline bodyText bodyDigest representationType } } } }"#,
    )["article"]
        .take()
}

fn log(wire: &Wire) -> Vec<(String, Value, Value)> {
    let changes = wire.query("{ changes(first: 100) { nodes { kind version changedFields } } }");
    let nodes = changes["changes"]["nodes"].as_array().unwrap().clone();
    let row = |node: Value| {
        let kind = node["kind"].as_str().unwrap().to_owned();
        (kind, node["version"].clone(), node["changedFields"].clone())
    };
    nodes.into_iter().map(row).collect()
}

#[test]
fn same_story_again_changes_nothing() {
    let wire = Wire::start();
    assert_eq!(wire.receive(&ferry()), [Outcome::Stored]);
    let before = article(&wire);
    assert_eq!(wire.receive(&ferry()), [Outcome::Unchanged]);
    assert_eq!(article(&wire), before);
    assert_eq!(log(&wire).len(), 1);
}

#[test]
fn changed_text_makes_a_version_and_the_old_one_stays_readable() {
    let wire = Wire::start();
    wire.receive(&ferry());
    let before = article(&wire);
    assert_eq!(wire.receive(&ferry().saying(&[SECOND])), [Outcome::Updated]);
    let after = article(&wire);
    assert_eq!((&after["id"], &after["version"]), (&before["id"], &json!(2)));
    assert_eq!(
        (&after["bodyText"], &after["lede"]),
        (&json!(SECOND), &json!(SECOND))
    );
    let versions = &after["versions"];
    assert_eq!(versions["totalCount"], 2);
    assert_eq!(versions["nodes"][0]["bodyText"], SECOND);
    assert_eq!(versions["nodes"][1]["bodyText"], FIRST);
    assert_eq!(
        versions["nodes"][1]["bodyDigest"],
        before["provenance"]["bodyDigest"]
    );
    assert_eq!(after["provenance"]["hopHistory"].as_array().unwrap().len(), 2);
    let updated = ("UPDATED".to_owned(), json!(2), json!(["body"]));
    assert_eq!(log(&wire).last(), Some(&updated));
}

#[test]
fn text_is_kept_to_the_letter() {
    let wire = Wire::start();
    let odd = "“In 1961, 200, and 2021” – he said , ‘twice’…  with  two spaces\u{a0}and a typpo.";
    wire.receive(&ferry().saying(&[odd, "  e\u{301} and é are two spellings.\tTabs stay."]));
    let text = article(&wire)["bodyText"].as_str().unwrap().to_owned();
    assert!(text.starts_with(odd), "{text}");
    assert!(
        text.contains("e\u{301} and é are two spellings.\tTabs stay."),
        "{text}"
    );
}

#[test]
fn changed_headline_of_the_same_address_is_the_same_article() {
    let wire = Wire::start();
    let here = |page: Page| page.from("Harbour News", "https://example.org/ferry");
    wire.receive(&here(ferry()));
    let renamed = Page::new("Ferry does not return to the harbour")
        .saying(&[FIRST])
        .published(at("2025-06-01T12:00:00Z"));
    assert_eq!(wire.receive(&here(renamed)), [Outcome::Updated]);
    let after = article(&wire);
    assert_eq!(after["headline"], "Ferry does not return to the harbour");
    assert_eq!(
        (&after["headlineChanged"], &after["version"]),
        (&json!(false), &json!(2))
    );
    assert_eq!(after["versions"]["nodes"][1]["headline"], HEADLINE);
    assert_eq!(
        log(&wire).last().unwrap().2,
        json!(["headline", "mentions", "references"])
    );
}

#[test]
fn source_that_is_learnt_later_is_a_change_but_no_new_version() {
    let wire = Wire::start();
    wire.receive(&ferry());
    assert_eq!(
        wire.receive(&ferry().from("Harbour News", "https://example.org/ferry")),
        [Outcome::Updated]
    );
    assert_eq!(article(&wire)["version"], 1);
    let told = ("UPDATED".to_owned(), json!(1), json!(["provenance"]));
    assert_eq!(log(&wire).last(), Some(&told));
}

#[test]
fn teaser_becomes_the_whole_story_under_its_id() {
    let wire = Wire::start();
    let list = Page::default()
        .published(at("2025-06-01T11:00:00Z"))
        .captured(at("2025-06-01T20:00:00Z"));
    wire.receive(&list.listing(
        HEADLINE,
        "After two years the ferry between the ports…",
        "8 hours ago",
    ));
    let teaser = article(&wire);
    assert_eq!(
        (&teaser["representationType"], &teaser["lede"]),
        (&json!("PARTIAL"), &Value::Null)
    );
    assert_eq!(teaser["bodyText"], "After two years the ferry between the ports…");

    assert_eq!(wire.receive(&ferry()), [Outcome::Updated]);
    let whole = article(&wire);
    assert_eq!(
        (&whole["id"], &whole["representationType"]),
        (&teaser["id"], &json!("FULL"))
    );
    assert_eq!(
        (&whole["bodyText"], &whole["version"]),
        (&json!(FIRST), &json!(2))
    );
    let fields = log(&wire).last().unwrap().2.clone();
    assert_eq!(fields, json!(["body", "representationType", "publishedAt"]));
}

#[test]
fn teaser_of_a_story_that_is_there_in_full_changes_nothing() {
    let wire = Wire::start();
    wire.receive(&ferry());
    let before = article(&wire);
    let list = Page::default()
        .published(at("2025-06-01T11:00:00Z"))
        .captured(at("2025-06-01T20:00:00Z"));
    let outcomes = wire.receive(&list.listing(HEADLINE, "After two years the ferry…", "8 hours ago"));
    assert_eq!(outcomes, [Outcome::Stored, Outcome::Unchanged]);
    assert_eq!(article(&wire), before);
}

#[test]
fn another_story_under_the_same_headline_gets_a_slug_of_its_own() {
    let wire = Wire::start();
    wire.receive(&ferry());
    assert_eq!(
        wire.receive(
            &ferry()
                .saying(&["Another ferry has."])
                .published(at("2025-09-01T12:00:00Z"))
        ),
        [Outcome::Stored]
    );
    let slugs = wire.query("{ articles { nodes { slug } } }");
    assert_eq!(
        slugs["articles"]["nodes"][0]["slug"],
        "ferry-returns-to-the-harbour-of-riga-2025-09-01"
    );
}

#[test]
fn text_that_is_taken_in_again_long_afterwards_is_the_same_story() {
    let wire = Wire::start();
    wire.receive(&ferry());
    let later = at("2025-09-01T12:00:00Z");
    assert_eq!(wire.receive(&ferry().published(later)), [Outcome::Updated]);
    assert_eq!(wire.receive(&ferry().published(later)), [Outcome::Unchanged]);
}

#[test]
fn two_captures_of_one_story_make_two_versions_however_often_they_are_taken_in() {
    let wire = Wire::start();
    let captures = [ferry(), ferry().saying(&["The ferry has been back for an hour."])];
    let outcomes: Vec<Outcome> = (0..3)
        .flat_map(|_| &captures)
        .flat_map(|page| wire.receive(page))
        .collect();
    assert_eq!(outcomes[..2], [Outcome::Stored, Outcome::Updated]);
    assert_eq!(outcomes[2..], [Outcome::Unchanged; 4]);
}
