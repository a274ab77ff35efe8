//! What is held back never leaves by a side door.

use mediawire_domain::{embargo::release_due, story::Delivery};
use serde_json::{Value, json};

use crate::support::{NOW, Page, Wire, at};

/// How a story can be held back, and how it is let go again.
const HELD_BACK: [(&str, &str, &str); 3] = [
    ("WITHHELD", "pub_status = 'WITHHELD'", "pub_status = 'USABLE'"),
    ("CANCELED", "pub_status = 'CANCELED'", "pub_status = 'USABLE'"),
    // The clock of the tests stands at noon of 2 January 2026: a second after.
    (
        "USABLE",
        "embargoed_until = 1767355201000000",
        "embargoed_until = NULL",
    ),
];

/// Every way by which a reader may come upon a story. The story that is held back says Quagga wherever it can.
const DOORS: &str = r#"query($ids: [ID!]!) {
  articles { totalCount nodes { headline bodyText } }
  changed: articles(orderBy: RECENTLY_CHANGED) { totalCount nodes { headline } }
  recent { newSince nodes { headline excerpt } }
  search(query: "quagga") { totalCount edges { snippet node { headline } } }
  filtered: articles(filter: { mentions: $ids }) { totalCount nodes { headline } }
  person(slug: "vladimir-putin") {
    articles { totalCount nodes { headline } }
    quotes { totalCount nodes { span { text } article { headline } } }
    statedRoles { role article { headline } }
    mentionedWith { entity { name } articleCount }
  }
  treaty(slug: "united-states-mexico-canada-agreement") {
    articles { nodes { headline } }
    supersedes { treaty { name } claims { evidence { text } article { headline } } }
  }
  crossReference(entities: $ids) { articles { totalCount nodes { headline } } shared { entity { name } articleCount } }
  beside: article(slug: "beside") { related { article { headline } shared { name } } }
  changes { totalCount nodes { kind changedFields article { headline } } }
}"#;

fn quagga(last: &str) -> Page {
    Page::rich(1).saying(&[
        "PYONGYANG, June 19 — Quagga Minister Vladimir Putin and North Korean leader Kim Jong-un met quaggas in Pyongyang.",
        "The quagga saw how the USMCA replaced NAFTA, said Kremlin aide Yury Ushakov.",
        last,
    ])
}

/// A wire with a story about quaggas and one beside it, with the ids of two whom both name.
fn wire() -> (Wire, Value) {
    let wire = Wire::start();
    wire.receive(&quagga("“The quagga is here,” Putin said."));
    wire.receive(
        &Page::rich(1).saying(&["Putin and Kim Jong-un met a quagga again, said the second version."]),
    );
    wire.receive(&quagga("“The quagga is back,” Putin said."));
    wire.receive(&Page::rich(2).from("Harbour News", "https://example.org/beside"));
    wire.database.execute(
        "UPDATE articles SET headline = 'Quagga', slug = 'quagga' WHERE headline LIKE '%number 1 %'; \
         UPDATE articles SET slug = 'beside' WHERE slug <> 'quagga'",
    );
    let people = wire
        .query(r#"{ putin: person(slug: "vladimir-putin") { id } kim: person(slug: "kim-jong-un") { id } }"#);
    let ids = json!([people["putin"]["id"], people["kim"]["id"]]);
    (wire, ids)
}

fn hold_back(wire: &Wire, how: &str) {
    wire.database
        .execute(&format!("UPDATE articles SET {how} WHERE slug = 'quagga'"));
}

fn mentions_quagga(value: &Value) -> bool {
    value.to_string().to_lowercase().contains("quagga")
}

#[test]
fn story_that_may_be_seen_comes_through_every_door() {
    let (wire, ids) = wire();
    let seen = wire.query_with(DOORS, json!({ "ids": ids }));
    let doors = seen.as_object().unwrap();
    assert!(
        doors
            .iter()
            .all(|(door, value)| door == "recent" || mentions_quagga(value)),
        "{seen:#}"
    );
}

#[test]
fn story_that_is_held_back_comes_through_no_door() {
    for (status, held_back, released) in HELD_BACK {
        let (wire, ids) = wire();
        let before = wire.query_with(DOORS, json!({ "ids": ids }));
        hold_back(&wire, held_back);
        let seen = wire.query_with(DOORS, json!({ "ids": ids }));
        let doors = seen.as_object().unwrap();
        for (door, value) in doors {
            assert!(!mentions_quagga(value), "{status} by {door}: {value:#}");
        }
        assert_eq!(seen["articles"]["totalCount"], 1);
        assert_eq!(seen["search"]["totalCount"], 0);
        assert_eq!(seen["filtered"]["totalCount"], 1);
        assert_eq!(seen["person"]["articles"]["totalCount"], 1);
        assert_eq!(seen["person"]["quotes"]["totalCount"], 1);
        assert_eq!(seen["crossReference"]["articles"]["totalCount"], 1);
        // Whoever has a copy of a story learns that it is held back.
        assert_eq!(seen["changes"]["totalCount"], 4, "{status}");

        let by_editor = wire.query_as_editor(DOORS, json!({ "ids": ids }));
        assert_eq!(by_editor, before, "{status} for an editor");
        hold_back(&wire, released);
        assert_eq!(
            wire.query_with(DOORS, json!({ "ids": ids })),
            before,
            "{status} and let go"
        );
    }
}

const QUAGGA: &str = r#"{ article(slug: "quagga") {
  headline originalHeadline headlineChanged slugline byline dateline lede excerpt bodyText body { text } wordCount
  pubStatus embargoedUntil notice { pubStatus reason until at replacement { slug } }
  provenance { source { name } sourceUrl creditline bodyDigest missing }
  versions { totalCount nodes { headline bodyText } } notes { text } mentions { span { text } } references { count }
  people { name } organisations { name } treaties { name } places { name }
  quotes { span { text } } claims { evidence { text } } related { article { headline } } } }"#;

#[test]
fn story_that_is_held_back_says_why_and_nothing_else() {
    for (status, held_back, _) in HELD_BACK {
        let (wire, _) = wire();
        hold_back(&wire, held_back);
        let seen = wire.query(QUAGGA);
        let article = &seen["article"];
        let notice = &article["notice"];
        assert_eq!(
            (&article["pubStatus"], &notice["pubStatus"]),
            (&json!(status), &json!(status))
        );
        let until = if status == "USABLE" {
            json!("2026-01-02T12:00:01Z")
        } else {
            Value::Null
        };
        assert_eq!((&notice["until"], &article["embargoedUntil"]), (&until, &until));
        assert_eq!((&article["body"], &article["bodyText"]), (&json!([]), &json!("")));
        assert_eq!(article["versions"], json!({ "totalCount": 0, "nodes": [] }));
        for empty in [
            "notes",
            "mentions",
            "references",
            "people",
            "organisations",
            "treaties",
            "places",
            "quotes",
            "claims",
            "related",
        ] {
            assert_eq!(article[empty], json!([]), "{empty}");
        }
        let text = seen.to_string();
        for word in [
            "quagga",
            "Quagga",
            "Ada Berg",
            "Meridian",
            "example.org",
            "treaty number",
        ] {
            assert!(!text.contains(word), "{status}: {word} in {text}");
        }
        let editors = wire.query_as_editor(QUAGGA, json!({}));
        assert_eq!(editors["article"]["notice"], Value::Null);
        assert_eq!(editors["article"]["headline"], "Quagga");
        assert_eq!(editors["article"]["versions"]["totalCount"], 3);
    }
}

#[test]
fn story_that_is_held_back_is_a_notice_by_its_id() {
    let (wire, _) = wire();
    let id = wire.query(r#"{ article(slug: "quagga") { id } }"#)["article"]["id"].take();
    hold_back(&wire, "pub_status = 'CANCELED'");
    let document =
        "query($id: ID!) { node(id: $id) { ... on Article { headline bodyText notice { reason } } }
        nodes(ids: [$id]) { ... on Article { bodyText } } }";
    let seen = wire.query_with(document, json!({ "id": id }));
    assert_eq!(
        seen["node"],
        json!({
        "headline": "the story was killed", "bodyText": "", "notice": { "reason": "the story was killed" } })
    );
    assert_eq!(seen["nodes"], json!([{ "bodyText": "" }]));
}

#[test]
fn name_that_only_a_held_back_story_knows_is_not_told() {
    let wire = Wire::start();
    let page = Page::new("Talks on the lake come to an end").saying(&[
        "Foreign Minister Quentin Quaggason of Norway said that the talks were over. “It is done,” Quaggason said.",
    ]);
    wire.receive(&page.published(at("2025-06-01T12:00:00Z")));
    let document = r#"{ entities(name: "Quentin Quaggason") { totalCount nodes { name } } person(slug: "quentin-quaggason") { name } }"#;
    assert!(
        mentions_quagga(&wire.query(document)),
        "the test needs a name that is found"
    );
    wire.database
        .execute("UPDATE articles SET pub_status = 'WITHHELD'");
    let seen = wire.query(document);
    assert!(!mentions_quagga(&seen), "{seen}");
    assert!(mentions_quagga(&wire.query_as_editor(document, json!({}))));
}

#[test]
fn embargo_ends_at_its_instant_and_the_log_tells_of_the_story_from_then_on() {
    let wire = Wire::start();
    let until = NOW.plus_seconds(60);
    let Delivery::Story(mut story) = Page::numbered(1).deliveries().remove(0) else {
        panic!("a page has a story");
    };
    story.embargoed_until = Some(until);
    wire.deliver(&[Delivery::Story(story)], NOW);
    let document =
        "{ articles { totalCount } recent { newSince nodes { slug } } changes { nodes { kind } } }";
    let nothing = json!({ "articles": { "totalCount": 0 }, "recent": { "newSince": 0, "nodes": [] },
        "changes": { "nodes": [] } });
    assert_eq!(wire.query(document), nothing);

    let mut connection = wire.store.connection().unwrap();
    assert_eq!(release_due(&mut connection, until.plus_seconds(-1)).unwrap(), 0);
    assert_eq!(wire.query(document), nothing);
    assert_eq!(release_due(&mut connection, until).unwrap(), 1);
    assert_eq!(release_due(&mut connection, until).unwrap(), 0);
    let seen = wire.query(document);
    assert_eq!(seen["articles"], json!({ "totalCount": 1 }));
    assert_eq!(seen["changes"], json!({ "nodes": [{ "kind": "RELEASED" }] }));
    assert_eq!(seen["recent"]["nodes"].as_array().map(Vec::len), Some(1));
}
