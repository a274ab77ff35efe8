//! What an editor found of the links between treaties.

use serde_json::{Value, json};

use crate::support::{Page, Wire};

fn wire() -> (Wire, Value, Value) {
    let wire = Wire::start();
    let text =
        "Kremlin aide Yury Ushakov said that the Minsk Protocol would replace the Budapest Memorandum.";
    wire.receive(&Page::numbered(1).saying(&[text]));
    let (subject, object) = (
        wire.entity_id("Open Skies Treaty"),
        wire.entity_id("Budapest Memorandum"),
    );
    (wire, subject, object)
}

fn verify(wire: &Wire, subject: &Value, object: &Value, verdict: &Value) {
    let input =
        json!({ "subjectId": subject, "predicate": "SUPERSEDES", "objectId": object, "verdict": verdict });
    wire.done("verifyTreatyLink", input, "subject { slug } object { slug }");
}

/// The link between the two, seen from either side: whether it is verified; nothing where it is not shown.
fn seen(wire: &Wire, subject: &Value, object: &Value) -> [Option<bool>; 2] {
    let document = "query($subject: ID!, $object: ID!) {
        subject: node(id: $subject) { ... on Treaty { links: supersedes { verified treaty { id } } } }
        object: node(id: $object) { ... on Treaty { links: supersededBy { verified treaty { id } } } } }";
    let data = wire.query_with(document, json!({ "subject": subject, "object": object }));
    [("subject", object), ("object", subject)].map(|(side, other)| {
        let links = data[side]["links"].as_array().unwrap();
        let link = links.iter().find(|link| link["treaty"]["id"] == *other)?;
        link["verified"].as_bool()
    })
}

#[test]
fn verified_link_is_seen_from_both_sides_until_that_is_taken_back() {
    let (wire, subject, object) = wire();
    assert_eq!(seen(&wire, &subject, &object), [None, None]);
    verify(&wire, &subject, &object, &json!("VERIFIED"));
    assert_eq!(seen(&wire, &subject, &object), [Some(true), Some(true)]);
    let log = wire.query("{ changes { nodes { kind changedFields entity { id } } } }");
    let rows = log["changes"]["nodes"].as_array().unwrap();
    let told = [(&subject, "supersedes"), (&object, "supersededBy")]
        .map(|(id, field)| json!({ "kind": "UPDATED", "changedFields": [field], "entity": { "id": id } }));
    assert_eq!(rows[rows.len() - 2..], told);
    verify(&wire, &subject, &object, &Value::Null);
    assert_eq!(seen(&wire, &subject, &object), [None, None]);
    assert_eq!(wire.decisions().len(), 2);
}

#[test]
fn rejected_link_is_seen_from_no_side_whatever_is_claimed() {
    let wire = Wire::start();
    wire.receive(&Page::numbered(1).saying(&["The USMCA replaced NAFTA, said Kremlin aide Yury Ushakov."]));
    let (subject, object) = (wire.entity_id("USMCA"), wire.entity_id("NAFTA"));
    assert!(seen(&wire, &subject, &object).iter().all(Option::is_some));
    verify(&wire, &subject, &object, &json!("REJECTED"));
    assert_eq!(seen(&wire, &subject, &object), [None, None]);
    verify(&wire, &subject, &object, &json!("VERIFIED"));
    assert_eq!(seen(&wire, &subject, &object), [Some(true), Some(true)]);
}

#[test]
fn only_treaties_are_linked_and_none_to_itself() {
    let (wire, subject, object) = wire();
    let person = wire.entity_id("Yury Ushakov");
    for (subject, object, code, field) in [
        (&person, &object, "WRONG_KIND", "subjectId"),
        (&subject, &person, "WRONG_KIND", "objectId"),
        (&subject, &subject, "NOT_FOUND", "objectId"),
    ] {
        let input =
            json!({ "subjectId": subject, "predicate": "AMENDS", "objectId": object, "verdict": "VERIFIED" });
        assert_eq!(
            wire.refused("verifyTreatyLink", input),
            (code.to_owned(), field.to_owned())
        );
    }
    assert_eq!(wire.decisions(), []);
}
