//! Where stories come from, and what they do not say of that.

use serde_json::{Value, json};

use crate::support::{Page, Wire, at};

fn provenance(wire: &Wire) -> Value {
    wire.query(
        "{ articles { nodes { byline publishedAt publishedPrecision
             provenance { missing source { name slug } sourceUrl bodyDigest receivedAt hopHistory { party action at } } } } }",
    )["articles"]["nodes"][0]
        .take()
}

#[test]
fn story_that_says_nothing_of_itself_has_every_gap() {
    let wire = Wire::start();
    wire.receive(&Page::default());
    let article = provenance(&wire);
    let missing = json!(["SOURCE", "SOURCE_URL", "PUBLISHED_AT", "BYLINE"]);
    assert_eq!(article["provenance"]["missing"], missing);
    assert_eq!(article["provenance"]["source"], Value::Null);
    assert_eq!(article["provenance"]["sourceUrl"], Value::Null);
    assert_eq!(article["publishedPrecision"], "UNKNOWN");
    assert_eq!(article["publishedAt"], "2026-01-02T11:00:00Z");
}

#[test]
fn story_that_says_all_has_no_gap() {
    let wire = Wire::start();
    let page = Page::default()
        .by("By Ada Berg")
        .from("Harbour News", "https://example.org/lake");
    wire.receive(&page.published(at("2025-06-01T12:00:00Z")));
    let article = provenance(&wire);
    let provenance = &article["provenance"];
    assert_eq!(provenance["missing"], json!([]));
    assert_eq!(
        provenance["source"],
        json!({ "name": "Harbour News", "slug": "harbour-news" })
    );
    assert_eq!(provenance["sourceUrl"], "https://example.org/lake");
    let hop = json!({ "party": "Mediawire", "action": "received", "at": "2026-01-02T12:00:00Z" });
    assert_eq!(provenance["hopHistory"], json!([hop]));
    assert_eq!(
        (&article["byline"], &article["publishedPrecision"]),
        (&json!("By Ada Berg"), &json!("SECOND"))
    );
}

#[test]
fn relative_time_is_an_instant_to_the_hour() {
    let wire = Wire::start();
    let list = Page::default()
        .captured(at("2025-06-01T20:41:00Z"))
        .published(at("2024-01-01T00:00:00Z"));
    wire.receive(&list.listing(
        "Ferry returns to the harbour",
        "After two years the ferry…",
        "8 hours ago",
    ));
    let teaser = provenance(&wire);
    assert_eq!(teaser["publishedPrecision"], "HOUR");
    assert!(
        teaser["publishedAt"]
            .as_str()
            .unwrap()
            .starts_with("2025-06-01T12:"),
        "{teaser}"
    );
    assert_eq!(
        teaser["provenance"]["missing"],
        json!(["SOURCE", "SOURCE_URL", "BYLINE"])
    );
}

#[test]
fn disclaimer_is_kept_on_the_section() {
    let wire = Wire::start_with_sample();
    let section = wire.query(r#"{ section(slug: "arms-control") { title disclaimer } }"#);
    assert_eq!(section["section"]["title"], "Arms Control");
    let disclaimer = section["section"]["disclaimer"].as_str().unwrap();
    assert!(
        disclaimer.starts_with("Stories in the Arms Control section were written"),
        "{disclaimer}"
    );
}

#[test]
fn story_in_another_language_says_which_and_links_nothing() {
    let wire = Wire::start();
    let french = [
        "Le président russe Vladimir Putin a remercié la Corée du Nord pour son soutien et son amitié, et a promis de \
         l’aider dans sa lutte, selon un article publié mardi par un journal de Pyongyang.",
        "Il se rendra dans le pays pour la première fois depuis vingt-quatre ans, a indiqué le porte-parole.",
    ];
    wire.receive(&Page::new("Le président russe écrit au peuple").saying(&french));
    let articles = wire.query("{ articles { nodes { language mentions { span { text } } } } }");
    assert_eq!(
        articles["articles"]["nodes"],
        json!([{ "language": "fr", "mentions": [] }])
    );
}
