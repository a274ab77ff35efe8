//! What editors do to entities, and what becomes of the articles that mention them.

use std::thread;

use serde_json::{Value, json};

use crate::support::{Page, Wire, at};

const QUAGGASON: &str =
    "Foreign Minister Quentin Quaggason of Norway said that the talks with Russia were over.";
const LAKE: &str = "the-lake";

fn story(headline: &str, text: &str) -> Page {
    Page::new(headline)
        .saying(&[text])
        .published(at("2025-06-01T12:00:00Z"))
}

/// A wire with a story about somebody whom the authority does not know.
fn wire() -> Wire {
    let wire = Wire::start();
    wire.receive(&story("The lake", QUAGGASON));
    wire
}

fn slugs(wire: &Wire, article: &str) -> Vec<String> {
    wire.links(article).into_iter().map(|[_, slug, _]| slug).collect()
}

fn create(wire: &Wire, name: &str) -> Value {
    let input = json!({ "kind": "PERSON", "name": name });
    wire.done("createEntity", input, "entity { id slug status }")["entity"].take()
}

fn log(wire: &Wire) -> Vec<Value> {
    let log =
        wire.query("{ changes { nodes { kind changedFields mergedId article { slug } entity { slug } } } }");
    log["changes"]["nodes"].as_array().unwrap().clone()
}

#[test]
fn created_entity_links_the_stories_that_name_it() {
    let wire = Wire::start();
    wire.receive(&story(
        "The lake",
        "The song of the Otterband was heard on the lake.",
    ));
    assert!(slugs(&wire, LAKE).is_empty());
    let input = json!({ "kind": "ORGANISATION", "name": "Otterband", "aliases": ["The Otters"], "wikidataId": "Q12345" });
    let payload = wire.done(
        "createEntity",
        input,
        "staleArticles entity { slug name status aliases wikidataId articles { totalCount } }",
    );
    let entity = json!({ "slug": "otterband", "name": "Otterband", "status": "CONFIRMED", "aliases": ["The Otters"],
                         "wikidataId": "Q12345", "articles": { "totalCount": 1 } });
    assert_eq!(payload["entity"], entity);
    assert_eq!(
        (&payload["staleArticles"], slugs(&wire, LAKE)),
        (&json!(0), vec!["otterband".to_owned()])
    );
    let rows = log(&wire);
    assert!(
        rows.iter()
            .any(|row| row["kind"] == "PUBLISHED" && row["entity"]["slug"] == "otterband"),
        "{rows:?}"
    );
    assert!(
        rows.iter()
            .any(|row| row["kind"] == "UPDATED" && row["article"]["slug"] == LAKE),
        "{rows:?}"
    );
    assert_eq!(wire.decisions(), [("CREATE_ENTITY".to_owned(), false)]);
    wire.assert_counts_are_right();
}

#[test]
fn candidate_is_confirmed_by_creating_or_by_updating_it() {
    for mutation in ["createEntity", "updateEntity"] {
        let wire = wire();
        let person = |wire: &Wire| {
            wire.query(r#"{ person(slug: "quentin-quaggason") { id status } }"#)["person"].take()
        };
        let candidate = person(&wire);
        assert_eq!(candidate["status"], "CANDIDATE");
        let input = if mutation == "createEntity" {
            json!({ "kind": "PERSON", "name": "Quentin Quaggason" })
        } else {
            json!({ "entityId": candidate["id"] })
        };
        wire.done(mutation, input, "entity { id }");
        assert_eq!(
            person(&wire),
            json!({ "id": candidate["id"], "status": "CONFIRMED" }),
            "{mutation}"
        );
        assert!(slugs(&wire, LAKE).contains(&"quentin-quaggason".to_owned()));
    }
}

#[test]
fn new_alias_links_the_stories_that_have_it_and_a_removed_one_unlinks_them() {
    let wire = Wire::start();
    wire.receive(&story("The lake", "The Grey Heron of Moscow spoke by the lake."));
    let lavrov = wire.entity_id("Sergey Lavrov");
    let input = json!({ "entityId": lavrov, "addAliases": ["the Grey Heron of Moscow"],
                        "offices": [{ "title": "Heron", "since": 2001, "until": 2003 }, { "title": "Foreign Minister of Russia", "since": 2004 }] });
    let payload = wire.done(
        "updateEntity",
        input,
        "entity { aliases ... on Person { offices { title since until } } }",
    );
    let offices = json!([{ "title": "Foreign Minister of Russia", "since": 2004, "until": null },
                         { "title": "Heron", "since": 2001, "until": 2003 }]);
    assert_eq!(payload["entity"]["offices"], offices);
    assert!(
        payload["entity"]["aliases"]
            .as_array()
            .unwrap()
            .contains(&json!("the Grey Heron of Moscow"))
    );
    assert!(slugs(&wire, LAKE).contains(&"sergey-lavrov".to_owned()));
    let told = log(&wire);
    let update = told
        .iter()
        .find(|row| row["entity"]["slug"] == "sergey-lavrov")
        .unwrap();
    assert_eq!(
        (&update["kind"], &update["changedFields"]),
        (&json!("UPDATED"), &json!(["aliases", "offices"]))
    );
    let input = json!({ "entityId": lavrov, "removeAliases": ["The grey heron of Moscow"] });
    wire.done("updateEntity", input, "entity { id }");
    assert!(!slugs(&wire, LAKE).contains(&"sergey-lavrov".to_owned()));
    wire.assert_counts_are_right();
}

#[test]
fn renamed_entity_keeps_its_slug_and_its_former_name() {
    let wire = wire();
    let id = create(&wire, "Quentin Quaggason")["id"].take();
    let input = json!({ "entityId": id, "name": "Quentin  de Quagga" });
    let payload = wire.done("updateEntity", input, "entity { slug name aliases }");
    let renamed =
        json!({ "slug": "quentin-quaggason", "name": "Quentin de Quagga", "aliases": ["Quentin Quaggason"] });
    assert_eq!(payload["entity"], renamed);
    assert!(slugs(&wire, LAKE).contains(&"quentin-quaggason".to_owned()));
}

#[test]
fn treaty_gets_its_year_and_its_parties() {
    let wire = Wire::start();
    let parties = [wire.entity_id("Norway"), wire.entity_id("Russia")];
    let input = json!({ "kind": "TREATY", "name": "Otter Pact", "year": 1931, "partyIds": parties });
    let payload = wire.done(
        "createEntity",
        input,
        "entity { ... on Treaty { year parties { name } } }",
    );
    let treaty = json!({ "year": 1931, "parties": [{ "name": "Norway" }, { "name": "Russia" }] });
    assert_eq!(payload["entity"], treaty);
}

/// A wire on which a person is known by two names, with the ids of both.
fn wire_with_two() -> (Wire, Value, Value) {
    let wire = wire();
    wire.receive(&story(
        "The sea",
        "Foreign Minister Quincy Quaggason of Norway met Sergey Lavrov in Russia. Quaggason left.",
    ));
    let both = "Foreign Minister Quentin Quaggason of Norway and Defence Minister Quincy Quaggason met Sergey Lavrov.";
    wire.receive(&story("The river", both));
    let one = wire.entity_id("Quentin Quaggason");
    let other = wire.entity_id("Quincy Quaggason");
    assert_ne!(one, other);
    (wire, one, other)
}

fn merge(wire: &Wire, from: &Value, into: &Value) -> Value {
    let input = json!({ "fromIds": [from], "intoId": into });
    wire.done(
        "mergeEntities",
        input,
        "entity { id slug aliases articles { totalCount } }",
    )["entity"]
        .take()
}

#[test]
fn merged_entity_stands_for_both() {
    let (wire, one, other) = wire_with_two();
    let merged = merge(&wire, &other, &one);
    assert_eq!(
        (&merged["id"], &merged["articles"]["totalCount"]),
        (&one, &json!(3))
    );
    assert_eq!(merged["aliases"], json!(["Quincy Quaggason"]));
    let document = "query($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } person(slug: \"quincy-quaggason\") { id } }";
    let found = wire.query_with(document, json!({ "id": other }));
    assert_eq!(
        found,
        json!({ "node": { "id": one }, "nodes": [{ "id": one }], "person": { "id": one } })
    );
    let rows = log(&wire);
    let merger = rows.iter().find(|row| row["kind"] == "ENTITY_MERGED").unwrap();
    assert_eq!(
        (&merger["entity"]["slug"], &merger["mergedId"]),
        (&json!("quentin-quaggason"), &other)
    );
    let references = wire.query(r#"{ article(slug: "the-river") { references { count entity { slug } } } }"#);
    let summed = json!({ "count": 2, "entity": { "slug": "quentin-quaggason" } });
    assert!(
        references["article"]["references"]
            .as_array()
            .unwrap()
            .contains(&summed),
        "{references}"
    );
    wire.assert_counts_are_right();
    // A story that comes in later finds its way, too.
    wire.receive(&story(
        "The well",
        "Foreign Minister Quincy Quaggason of Norway said that it was deep.",
    ));
    assert_eq!(slugs(&wire, "the-well")[0], "quentin-quaggason");
    wire.assert_counts_are_right();
}

#[test]
fn filter_by_a_merged_id_finds_the_articles_of_its_heir() {
    let (wire, one, other) = wire_with_two();
    merge(&wire, &other, &one);
    let document = "query($ids: [ID!]!) { articles(filter: { mentions: $ids }) { totalCount } }";
    assert_eq!(
        wire.query_with(document, json!({ "ids": [other] }))["articles"]["totalCount"],
        3
    );
}

#[test]
fn merger_of_what_was_merged_leads_to_the_last_heir() {
    let (wire, one, other) = wire_with_two();
    merge(&wire, &other, &one);
    let lavrov = wire.entity_id("Sergey Lavrov");
    let merged = merge(&wire, &one, &lavrov);
    assert_eq!(
        (&merged["slug"], &merged["articles"]["totalCount"]),
        (&json!("sergey-lavrov"), &json!(3))
    );
    for id in [&one, &other] {
        let node = wire.query_with("query($id: ID!) { node(id: $id) { id } }", json!({ "id": id }));
        assert_eq!(node["node"]["id"], lavrov);
    }
    wire.assert_counts_are_right();
}

#[test]
fn split_takes_a_merger_back() {
    let (wire, one, other) = wire_with_two();
    let before = ["the-lake", "the-sea", "the-river"].map(|slug| slugs(&wire, slug));
    merge(&wire, &other, &one);
    let input = json!({ "entityId": one, "intoId": other });
    let payload = wire.done(
        "splitEntity",
        input,
        "staleArticles entity { id aliases } into { id slug aliases }",
    );
    assert_eq!(payload["entity"], json!({ "id": one, "aliases": [] }));
    assert_eq!(
        payload["into"],
        json!({ "id": other, "slug": "quincy-quaggason", "aliases": [] })
    );
    let node = wire.query_with("query($id: ID!) { node(id: $id) { id } }", json!({ "id": other }));
    assert_eq!(node["node"]["id"], other);
    assert_eq!(
        ["the-lake", "the-sea", "the-river"].map(|slug| slugs(&wire, slug)),
        before
    );
    wire.assert_counts_are_right();
}

#[test]
fn split_gives_the_mentions_of_an_article_to_somebody_new() {
    let wire = wire();
    let id = wire.entity_id("Quentin Quaggason");
    let input =
        json!({ "entityId": id, "newName": "Quirin Quaggason", "articleIds": [wire.article_id(LAKE)] });
    let payload = wire.done("splitEntity", input, "into { slug status }");
    assert_eq!(
        payload["into"],
        json!({ "slug": "quirin-quaggason", "status": "CONFIRMED" })
    );
    assert!(slugs(&wire, LAKE).contains(&"quirin-quaggason".to_owned()));
    assert!(!slugs(&wire, LAKE).contains(&"quentin-quaggason".to_owned()));
    wire.receive(&story("The lake", &format!("{QUAGGASON} That was all.")));
    assert!(slugs(&wire, LAKE).contains(&"quirin-quaggason".to_owned()));
    wire.assert_counts_are_right();
}

#[test]
fn what_the_authority_says_of_a_merged_entity_it_says_of_its_heir() {
    let wire = Wire::start();
    let (norway, sweden) = (wire.entity_id("Norway"), wire.entity_id("Sweden"));
    let input = json!({ "kind": "TREATY", "name": "Otter Pact", "partyIds": [norway, sweden] });
    wire.done("createEntity", input, "entity { id }");
    merge(&wire, &norway, &sweden);
    let treaty = wire.query(r#"{ treaty(slug: "otter-pact") { parties { slug } } }"#);
    assert_eq!(treaty["treaty"]["parties"], json!([{ "slug": "sweden" }]));
    wire.receive(&story("The lake", "Officials of Norway met in Oslo."));
    assert_eq!(slugs(&wire, LAKE), ["sweden", "oslo"]);
    let log = log(&wire);
    assert!(
        log.iter()
            .any(|row| row["entity"]["slug"] == "otter-pact" && row["kind"] == "UPDATED")
    );
}

#[test]
fn decisions_about_a_merged_entity_hold_for_its_heir() {
    let (wire, one, other) = wire_with_two();
    let id = wire.mention_id("the-sea", "Quincy Quaggason");
    wire.done("rejectMention", json!({ "mentionId": id }), "article { id }");
    merge(&wire, &other, &one);
    let document = "query($id: ID!) { decisions(entityId: $id) { nodes { kind } } }";
    let decisions = wire.query_as_editor(document, json!({ "id": one }))["decisions"].take();
    let kinds = json!([{ "kind": "MERGE_ENTITIES" }, { "kind": "REJECT_MENTION" }]);
    assert_eq!(decisions["nodes"], kinds);
    let links = wire.links("the-sea");
    assert!(
        !links.iter().any(|link| link[0] == "Quincy Quaggason"),
        "{links:?}"
    );
    let payload = wire.act(
        "confirmMention",
        json!({ "mentionId": id }),
        "mention { entity { id } }",
    );
    assert_eq!(payload["mention"]["entity"]["id"], one);
}

#[test]
fn two_editors_who_merge_the_same_at_once_do_not_break_it() {
    let (wire, one, other) = wire_with_two();
    let document = "mutation($input: MergeEntitiesInput!) { mergeEntities(input: $input) { entity { id } userErrors { code } } }";
    thread::scope(|scope| {
        for (from, into) in [(&one, &other), (&other, &one)] {
            let wire = &wire;
            scope.spawn(move || {
                wire.ask_as_editor(
                    document,
                    json!({ "input": { "fromIds": [from], "intoId": into } }),
                )
            });
        }
    });
    let document = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    let nodes = wire.query_with(document, json!({ "ids": [one, other] }))["nodes"].take();
    assert_eq!(nodes[0], nodes[1]);
    assert_eq!(wire.decisions().len(), 1);
    wire.assert_counts_are_right();
}

#[test]
fn what_is_mentioned_together_is_right_after_a_merger_and_a_withholding() {
    let (wire, one, other) = wire_with_two();
    merge(&wire, &other, &one);
    wire.database
        .execute("UPDATE articles SET pub_status = 'WITHHELD' WHERE slug = 'the-river'");
    let person = wire.query(r#"{ person(slug: "quincy-quaggason") { mentionedWith(kinds: [PERSON]) { articleCount entity { slug } } } }"#);
    let with = json!([{ "articleCount": 1, "entity": { "slug": "sergey-lavrov" } }]);
    assert_eq!(person["person"]["mentionedWith"], with);
}

#[test]
fn what_cannot_be_done_to_entities_says_why_and_changes_nothing() {
    let (wire, one, _) = wire_with_two();
    let lavrov = wire.entity_id("Sergey Lavrov");
    let russia = wire.entity_id("Russia");
    let many: Vec<String> = (0..51).map(|number| format!("Name {number}")).collect();
    for (mutation, input, code, field) in [
        (
            "createEntity",
            json!({ "kind": "PERSON", "name": " " }),
            "BAD_LENGTH",
            "name",
        ),
        (
            "createEntity",
            json!({ "kind": "PERSON", "name": "?!" }),
            "BAD_NAME",
            "name",
        ),
        (
            "createEntity",
            json!({ "kind": "PERSON", "name": "A\u{7}B" }),
            "BAD_NAME",
            "name",
        ),
        (
            "createEntity",
            json!({ "kind": "PERSON", "name": "sergei lavrov" }),
            "NAME_TAKEN",
            "name",
        ),
        (
            "createEntity",
            json!({ "kind": "PERSON", "name": "A", "aliases": many }),
            "BAD_LENGTH",
            "aliases",
        ),
        (
            "createEntity",
            json!({ "kind": "PERSON", "name": "A", "year": 1961 }),
            "WRONG_KIND",
            "year",
        ),
        (
            "createEntity",
            json!({ "kind": "TREATY", "name": "A", "year": 0 }),
            "BAD_FORMAT",
            "year",
        ),
        (
            "createEntity",
            json!({ "kind": "TREATY", "name": "A", "partyIds": [lavrov] }),
            "WRONG_KIND",
            "partyIds",
        ),
        (
            "createEntity",
            json!({ "kind": "PLACE", "name": "A", "offices": [] }),
            "WRONG_KIND",
            "offices",
        ),
        (
            "createEntity",
            json!({ "kind": "PERSON", "name": "A", "offices": [{ "title": "B", "since": 2, "until": 1 }] }),
            "BAD_FORMAT",
            "offices",
        ),
        (
            "updateEntity",
            json!({ "entityId": lavrov, "wikidataId": "Q01" }),
            "BAD_FORMAT",
            "wikidataId",
        ),
        (
            "mergeEntities",
            json!({ "fromIds": [], "intoId": one }),
            "BAD_LENGTH",
            "fromIds",
        ),
        (
            "mergeEntities",
            json!({ "fromIds": [russia], "intoId": one }),
            "WRONG_KIND",
            "fromIds",
        ),
        (
            "mergeEntities",
            json!({ "fromIds": [one], "intoId": one }),
            "NOT_FOUND",
            "fromIds",
        ),
        ("splitEntity", json!({ "entityId": one }), "BAD_FORMAT", "intoId"),
        (
            "splitEntity",
            json!({ "entityId": one, "newName": "A", "aliases": ["Nobody"] }),
            "NOT_FOUND",
            "aliases",
        ),
        (
            "splitEntity",
            json!({ "entityId": one, "intoId": russia }),
            "WRONG_KIND",
            "intoId",
        ),
    ] {
        let refused = wire.refused(mutation, input.clone());
        assert_eq!(refused, (code.to_owned(), field.to_owned()), "{mutation} {input}");
    }
    assert_eq!(wire.decisions(), []);
    assert_eq!(log(&wire).len(), 3);
    wire.assert_counts_are_right();
}

#[test]
fn name_that_only_a_held_back_story_knows_is_not_told_by_a_merger() {
    let (wire, one, other) = wire_with_two();
    merge(&wire, &other, &one);
    let name = "Quaggason";
    assert!(log(&wire).iter().any(|row| row.to_string().contains("quaggason")));
    wire.database
        .execute("UPDATE articles SET pub_status = 'WITHHELD'");
    let told = wire.query("{ changes { nodes { kind entity { name slug } } } }");
    assert!(
        !told.to_string().to_lowercase().contains(&name.to_lowercase()),
        "{told}"
    );
    let by_editor = wire.query_as_editor("{ changes { nodes { kind entity { name } } } }", json!({}));
    assert!(by_editor.to_string().contains(name), "{by_editor}");
}

#[test]
fn office_that_a_story_states_belongs_to_its_organisation() {
    let wire = Wire::start();
    wire.receive(&story(
        "The lake",
        "Russian Foreign Minister Sergey Lavrov stood by the lake.",
    ));
    let person = wire.query(
        r#"{ person(slug: "sergey-lavrov") { offices { title since } statedRoles { role organisation { slug } } }
             article(slug: "the-lake") { mentions(kinds: [PERSON]) { statedRoleOrganisation { slug } } } }"#,
    );
    let office = json!({ "title": "Foreign Minister of Russia", "since": 2004 });
    assert_eq!(person["person"]["offices"][0], office);
    let ministry = json!({ "slug": "russian-foreign-ministry" });
    assert_eq!(person["person"]["statedRoles"][0]["organisation"], ministry);
    assert_eq!(
        person["article"]["mentions"][0]["statedRoleOrganisation"],
        ministry
    );
}
