//! What waits for an editor: names that the authority does not know, and mentions that are not certain.

use serde_json::{Value, json};

use crate::support::{Page, Wire};

fn wire() -> Wire {
    let wire = Wire::start();
    for number in 0..3 {
        let text = "Foreign Minister Quentin Quaggason of Norway said that the talks were over.";
        wire.receive(&Page::numbered(number).saying(&[text]));
    }
    let text =
        "Foreign Minister Rosa Ribbleton of Norway said that they went on, and Otter Corp. bought a boat.";
    wire.receive(&Page::numbered(3).saying(&[text]));
    wire
}

#[test]
fn candidates_come_with_the_most_mentioned_first() {
    let wire = wire();
    let document = "query($after: String) { candidates(kinds: [PERSON], first: 1, after: $after) {
        totalCount nodes { articleCount confidence entity { name status } } pageInfo { hasNextPage endCursor } } }";
    let first = wire.query_as_editor(document, json!({}))["candidates"].take();
    assert_eq!(first["totalCount"], 2);
    let node = &first["nodes"][0];
    assert_eq!(
        (&node["articleCount"], &node["entity"]),
        (
            &json!(3),
            &json!({ "name": "Quentin Quaggason", "status": "CANDIDATE" })
        )
    );
    assert!(node["confidence"].as_f64().unwrap() >= 0.8, "{node}");
    let after = &first["pageInfo"]["endCursor"];
    let second = wire.query_as_editor(document, json!({ "after": after }))["candidates"].take();
    assert_eq!(second["nodes"][0]["entity"]["name"], "Rosa Ribbleton");
    assert_eq!(second["pageInfo"]["hasNextPage"], false);
}

#[test]
fn candidate_that_is_confirmed_waits_no_more() {
    let wire = wire();
    let input = json!({ "entityId": wire.entity_id("Rosa Ribbleton") });
    wire.done("updateEntity", input, "entity { id }");
    let left = wire.query_as_editor(
        "{ candidates(kinds: [PERSON]) { totalCount nodes { entity { name } } } }",
        json!({}),
    );
    assert_eq!(
        left["candidates"],
        json!({ "totalCount": 1, "nodes": [{ "entity": { "name": "Quentin Quaggason" } }] })
    );
}

#[test]
fn uncertain_mention_waits_for_review_and_is_shown_once_it_is_confirmed() {
    let wire = wire();
    wire.database.execute(
        "UPDATE mentions SET confidence = 0.5 WHERE entity_key = (SELECT key FROM entities WHERE slug = 'rosa-ribbleton'); \
         DELETE FROM article_references WHERE entity_key = (SELECT key FROM entities WHERE slug = 'rosa-ribbleton'); \
         DELETE FROM co_mentions",
    );
    let document = "{ mentionsForReview { totalCount nodes {
        id confidence span { text } article { id } entity { name } } } }";
    let waiting = wire.query_as_editor(document, json!({}))["mentionsForReview"].take();
    let nodes = waiting["nodes"].as_array().unwrap();
    assert_eq!(waiting["totalCount"], nodes.len());
    let is_hers = |node: &&Value| node["entity"]["name"] == "Rosa Ribbleton";
    let node = nodes.iter().find(is_hers).unwrap();
    assert_eq!(
        (&node["span"]["text"], &node["confidence"]),
        (&json!("Rosa Ribbleton"), &json!(0.5))
    );
    let input = json!({ "mentionId": node["id"] });
    let payload = wire.done("confirmMention", input, "article { people { name } }");
    assert!(
        payload["article"]["people"]
            .to_string()
            .contains("Rosa Ribbleton"),
        "{payload}"
    );
    let left = wire.query_as_editor(document, json!({}))["mentionsForReview"]["nodes"].take();
    assert!(
        !left.as_array().unwrap().iter().any(|node| is_hers(&node)),
        "{left}"
    );
}
