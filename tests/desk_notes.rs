//! What the desk has to say about a text, beside it.

use serde_json::{Value, json};

use crate::support::{Page, Wire};

const ADD: &str = "mutation($input: AddDeskNoteInput!) { addDeskNote(input: $input) {
  note { text span { part block start end text } } userErrors { code field message } } }";

fn add(wire: &Wire, input: Value) -> Value {
    wire.query_as_editor(ADD, json!({ "input": input }))["addDeskNote"].take()
}

fn wire_with_a_story() -> (Wire, Value) {
    let wire = Wire::start();
    wire.receive(
        &Page::numbered(1)
            .saying(&["“In 1961, 200, and 2021,” he said; 👍 nobody asked what he meant by that."]),
    );
    let id = wire.query("{ articles { nodes { id } } }")["articles"]["nodes"][0]["id"].take();
    (wire, id)
}

#[test]
fn note_is_pinned_to_words_and_the_text_stays_as_it_is() {
    let (wire, id) = wire_with_a_story();
    let text =
        |wire: &Wire| wire.query("{ articles { nodes { bodyText version provenance { bodyDigest } } } }");
    let before = text(&wire);
    let span = json!({ "part": "BODY", "block": 0, "start": 10, "end": 13 });
    let added = add(
        &wire,
        json!({ "articleId": id, "text": "Probably 2000.", "span": span }),
    );
    assert_eq!(added["userErrors"], json!([]));
    let pinned = json!({ "part": "BODY", "block": 0, "start": 10, "end": 13, "text": "200" });
    assert_eq!(added["note"], json!({ "text": "Probably 2000.", "span": pinned }));
    let notes = wire.query("{ articles { nodes { notes { text span { text } } } } }");
    let read = json!([{ "text": "Probably 2000.", "span": { "text": "200" } }]);
    assert_eq!(notes["articles"]["nodes"][0]["notes"], read);
    assert_eq!(text(&wire), before);
}

#[test]
fn note_is_told_of_in_the_log() {
    let (wire, id) = wire_with_a_story();
    add(&wire, json!({ "articleId": id, "text": "To be checked." }));
    let log = wire.query("{ changes { nodes { kind changedFields article { id } } } }");
    let told = json!({ "kind": "UPDATED", "changedFields": ["notes"], "article": { "id": id } });
    assert_eq!(log["changes"]["nodes"][1], told);
}

#[test]
fn reader_may_add_none() {
    let (wire, id) = wire_with_a_story();
    let answer = wire.ask(
        ADD,
        json!({ "input": { "articleId": id, "text": "Me too." } }),
        None,
    );
    assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN");
    assert_eq!(
        wire.database.numbers("SELECT COUNT(*) AS number FROM desk_notes"),
        [0]
    );
}

#[test]
fn note_that_cannot_be_kept_says_why() {
    let (wire, id) = wire_with_a_story();
    let span = |start: i32, end: i32| json!({ "part": "BODY", "block": 0, "start": start, "end": end });
    let long = "x".repeat(2_001);
    for (input, code, field) in [
        (json!({ "articleId": id, "text": "  " }), "BAD_LENGTH", "text"),
        (json!({ "articleId": id, "text": long }), "BAD_LENGTH", "text"),
        (
            json!({ "articleId": id, "text": "No.", "span": span(5, 500) }),
            "BAD_SPAN",
            "span",
        ),
        (
            json!({ "articleId": id, "text": "No.", "span": span(5, 5) }),
            "BAD_SPAN",
            "span",
        ),
        (
            json!({ "articleId": id, "text": "No.", "span": span(-1, 5) }),
            "BAD_SPAN",
            "span",
        ),
        // Between the two code units of the thumb.
        (
            json!({ "articleId": id, "text": "No.", "span": span(0, 36) }),
            "BAD_SPAN",
            "span",
        ),
    ] {
        let refused = add(&wire, input.clone());
        assert_eq!(refused["note"], Value::Null, "{input}");
        let error = &refused["userErrors"][0];
        assert_eq!(
            (&error["code"], &error["field"]),
            (&json!(code), &json!(["input", field])),
            "{input}"
        );
    }
}

#[test]
fn note_stays_with_its_words_when_the_text_changes() {
    let (wire, id) = wire_with_a_story();
    let span = json!({ "part": "BODY", "block": 0, "start": 10, "end": 13 });
    add(
        &wire,
        json!({ "articleId": id, "text": "Probably 2000.", "span": span }),
    );
    wire.receive(&Page::numbered(1).saying(&["Quite another text came in, and no year is in it."]));
    let notes = wire.query("{ articles { nodes { version notes { text span { text } } } } }");
    let article = &notes["articles"]["nodes"][0];
    assert_eq!(
        (&article["version"], &article["notes"][0]["text"]),
        (&json!(2), &json!("Probably 2000."))
    );
    let words = &article["notes"][0]["span"]["text"];
    assert!(
        words.is_null() || words == "200",
        "the note is about other words by now: {words}"
    );
}
