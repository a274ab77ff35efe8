//! What editors decide about the authority survives mergers, imports and what the annotator knows otherwise.

use mediawire_domain::{
    authority_check::parse_lines,
    authority_store::{Taken, import},
    error::StoreError,
};
use serde_json::{Value, json};

use crate::support::{NOW, Page, Wire};

const TALKS: &str = "the-talks";

fn wire(text: &str) -> Wire {
    let wire = Wire::start();
    wire.receive(&Page::new("The talks").saying(&[text]));
    wire
}

fn taken(wire: &Wire, lines: &[&str]) -> Result<Taken, Vec<String>> {
    let entries = parse_lines(&lines.join("\n")).unwrap();
    let mut connection = wire.store.connection().unwrap();
    let done: Result<_, StoreError> = connection.write(|connection| import(connection, &entries, NOW));
    done.unwrap()
}

fn slugs(wire: &Wire) -> Vec<String> {
    wire.links(TALKS).into_iter().map(|[_, slug, _]| slug).collect()
}

fn create(wire: &Wire, kind: &str, name: &str) -> Value {
    let input = json!({ "kind": kind, "name": name });
    wire.done("createEntity", input, "entity { id }")["entity"]["id"].take()
}

fn merge(wire: &Wire, from: &Value, into: &Value) {
    wire.done(
        "mergeEntities",
        json!({ "fromIds": [from], "intoId": into }),
        "entity { id }",
    );
}

#[test]
fn new_name_is_found_in_whatever_way_the_annotator_reads_it() {
    for (name, text) in [
        ("Zorblax", "Officials said that Zorblax’s plan was late."),
        (
            "United Nations Herring Board",
            "Officials said that the UN Herring Board met.",
        ),
        ("Quill & Marrow", "Officials said that Quill and Marrow met."),
        ("The Wobblers", "The talks were hosted by Wobblers, they said."),
    ] {
        let wire = wire(text);
        let id = create(&wire, "ORGANISATION", name);
        let document =
            "query($id: ID!) { node(id: $id) { ... on Organisation { articles { totalCount } } } }";
        let found = wire.query_as_editor(document, json!({ "id": id }));
        assert_eq!(found["node"]["articles"]["totalCount"], 1, "{name}");
    }
}

#[test]
fn list_is_imported_again_after_one_of_its_entities_was_merged_into_another() {
    let wire = Wire::start();
    let list = [r#"{"kind":"ORGANISATION","slug":"fish-council","name":"Fish Council"}"#];
    assert_eq!(taken(&wire, &list).unwrap().added, 1);
    let council = wire.entity_id("Fish Council");
    merge(&wire, &council, &wire.entity_id("European Commission"));
    assert_eq!(taken(&wire, &list).unwrap().kept, 1);
}

#[test]
fn imported_entity_does_not_belong_to_one_that_was_merged() {
    let wire = Wire::start();
    let old = r#"{"kind":"PLACE","slug":"zzold","name":"Zzold"}"#;
    taken(&wire, &[old]).unwrap();
    merge(&wire, &wire.entity_id("Zzold"), &wire.entity_id("Norway"));
    let town = r#"{"kind":"PLACE","slug":"zztown","name":"Zztown","parent":"zzold"}"#;
    let reasons = taken(&wire, &[old, town]).unwrap_err();
    assert_eq!(
        reasons,
        ["`zztown` has the parent `zzold`, which is not in the list"]
    );
}

#[test]
fn candidate_keeps_the_names_of_another_when_it_is_created() {
    let wire = wire(
        "Foreign Minister Quentin Quaggason of Norway met the Chilean minister, Ramona Tapirez, said officials.",
    );
    merge(
        &wire,
        &wire.entity_id("Ramona Tapirez"),
        &wire.entity_id("Quentin Quaggason"),
    );
    let input = json!({ "kind": "PERSON", "name": "Ramona Tapirez" });
    let created = wire.done("createEntity", input, "entity { slug name aliases }");
    let entity =
        json!({ "slug": "quentin-quaggason", "name": "Ramona Tapirez", "aliases": ["Quentin Quaggason"] });
    assert_eq!(created["entity"], entity);
}

#[test]
fn log_tells_that_a_candidate_is_confirmed() {
    let wire = wire("Foreign Minister Quentin Quaggason of Norway said that the talks were over.");
    let id = wire.entity_id("Quentin Quaggason");
    wire.done(
        "updateEntity",
        json!({ "entityId": id, "addAliases": ["The Quagga"] }),
        "entity { id }",
    );
    let log = wire.query("{ changes { nodes { kind changedFields entity { slug } } } }");
    let rows = log["changes"]["nodes"].as_array().unwrap().clone();
    let row = json!({ "kind": "UPDATED", "changedFields": ["status", "aliases"], "entity": { "slug": "quentin-quaggason" } });
    assert!(rows.contains(&row), "{rows:?}");
}

#[test]
fn merger_that_gave_away_an_item_of_wikidata_is_taken_back() {
    let wire = Wire::start();
    let (heron, otter) = (
        create(&wire, "PERSON", "Harriet Heron"),
        create(&wire, "PERSON", "Otto Otter"),
    );
    let item = json!({ "entityId": otter, "wikidataId": "Q777777771" });
    wire.done("updateEntity", item, "entity { id }");
    merge(&wire, &otter, &heron);
    let split = json!({ "entityId": heron, "intoId": otter });
    let both = wire.done("splitEntity", split, "entity { wikidataId } into { wikidataId }");
    assert_eq!(
        (&both["entity"]["wikidataId"], &both["into"]["wikidataId"]),
        (&Value::Null, &json!("Q777777771"))
    );
}

#[test]
fn merger_whose_name_was_removed_is_taken_back() {
    let wire = Wire::start();
    let (heron, otter) = (
        create(&wire, "PERSON", "Harriet Heron"),
        create(&wire, "PERSON", "Otto Otter"),
    );
    merge(&wire, &otter, &heron);
    let removal = json!({ "entityId": heron, "removeAliases": ["Otto Otter"] });
    wire.done("updateEntity", removal, "entity { id }");
    let split = json!({ "entityId": heron, "intoId": otter });
    let other = wire.done("splitEntity", split, "into { slug status }");
    assert_eq!(
        other["into"],
        json!({ "slug": "otto-otter", "status": "CONFIRMED" })
    );
}

#[test]
fn rejected_alias_stays_rejected_when_its_entity_is_merged() {
    let wire =
        wire("Foreign Minister Quentin Quaggason of Norway spoke. Quaggason said that the talks were over.");
    let candidate = wire.entity_id("Quentin Quaggason");
    let rejection = json!({ "entityId": candidate, "alias": "Quaggason" });
    wire.done("rejectAlias", rejection, "entity { id }");
    let words = |wire: &Wire| {
        let links = wire.links(TALKS).into_iter();
        links
            .map(|[words, ..]| words)
            .filter(|words| words.contains("Quaggason"))
            .collect::<Vec<_>>()
    };
    assert_eq!(words(&wire), ["Quentin Quaggason"]);
    let heir = create(&wire, "PERSON", "Harriet Heron");
    merge(&wire, &candidate, &heir);
    wire.receive(&Page::new("The talks").saying(&[
        "Foreign Minister Quentin Quaggason of Norway spoke. Quaggason said that the talks were nearly over.",
    ]));
    assert!(slugs(&wire).contains(&"harriet-heron".to_owned()));
    assert_eq!(words(&wire), ["Quentin Quaggason"]);
}
