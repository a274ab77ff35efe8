//! An editor's word about what the machine found wins, and stays.

use std::thread;

use serde_json::{Value, json};

use crate::support::{Page, Wire, at};

const FIRST: &str = "Russian President Vladimir Putin met Yury Ushakov by the lake, and the otter looked on.";
const SECOND: &str = "Ushakov said that the talks would go on until the ice melts.";

fn talks(paragraphs: &[&str]) -> Page {
    Page::new("Talks on the lake go on")
        .saying(paragraphs)
        .from("Harbour News", "https://example.org/talks")
        .published(at("2025-06-01T12:00:00Z"))
}

const TALKS: &str = "talks-on-the-lake-go-on";

fn wire() -> Wire {
    let wire = Wire::start();
    wire.receive(&talks(&[FIRST, SECOND]));
    wire
}

fn link(words: &str, slug: &str, origin: &str) -> [String; 3] {
    [words, slug, origin].map(str::to_owned)
}

fn has(wire: &Wire, words: &str, slug: &str, origin: &str) -> bool {
    wire.links(TALKS).contains(&link(words, slug, origin))
}

fn span(block: i32, start: usize, words: &str) -> Value {
    json!({ "part": "BODY", "block": block, "start": start, "end": start + words.len() })
}

/// What adds a link from the otter to Sergey Lavrov.
fn otter(wire: &Wire) -> Value {
    json!({ "articleId": wire.article_id(TALKS), "expectedVersion": 1, "entityId": wire.entity_id("Sergey Lavrov"),
            "span": span(0, FIRST.find("otter").unwrap(), "otter") })
}

#[test]
fn rejected_mention_goes_and_stays_away_when_the_words_move() {
    let wire = wire();
    let id = wire.mention_id(TALKS, "Yury Ushakov");
    let payload = wire.done(
        "rejectMention",
        json!({ "mentionId": id }),
        "article { mentions { span { text } } references { count entity { slug } } }",
    );
    assert!(
        !payload["article"]["mentions"].to_string().contains("Yury"),
        "{payload}"
    );
    assert!(has(&wire, "Ushakov", "yury-ushakov", "MACHINE"));
    wire.receive(&talks(&["A new first paragraph has come in.", FIRST, SECOND]));
    assert!(!has(&wire, "Yury Ushakov", "yury-ushakov", "MACHINE"));
    assert_eq!(wire.decisions(), [("REJECT_MENTION".to_owned(), false)]);
    wire.assert_counts_are_right();
}

#[test]
fn decision_waits_as_an_orphan_while_its_words_are_gone() {
    let wire = wire();
    let id = wire.mention_id(TALKS, "Yury Ushakov");
    wire.done("rejectMention", json!({ "mentionId": id }), "article { id }");
    wire.receive(&talks(&["Quite another text has come in, and nobody is in it."]));
    assert_eq!(wire.decisions(), [("REJECT_MENTION".to_owned(), true)]);
    let orphans = wire.query_as_editor(
        "{ decisions(orphaned: true) { totalCount nodes { quoted editor entity { slug } article { slug } } } }",
        json!({}),
    );
    let orphan = json!({ "quoted": "Yury Ushakov", "editor": "desk", "entity": { "slug": "yury-ushakov" },
                         "article": { "slug": TALKS } });
    assert_eq!(
        orphans["decisions"],
        json!({ "totalCount": 1, "nodes": [orphan] })
    );
    wire.receive(&talks(&[FIRST, SECOND, "And there is more."]));
    assert!(!has(&wire, "Yury Ushakov", "yury-ushakov", "MACHINE"));
    assert_eq!(wire.decisions(), [("REJECT_MENTION".to_owned(), false)]);
}

#[test]
fn confirmed_mention_is_an_editors() {
    let wire = wire();
    let id = wire.mention_id(TALKS, "Yury Ushakov");
    let payload = wire.done(
        "confirmMention",
        json!({ "mentionId": id }),
        "mention { id origin confidence entity { slug } }",
    );
    assert_eq!(
        payload["mention"],
        json!({ "id": id, "origin": "EDITOR", "confidence": 1.0, "entity": { "slug": "yury-ushakov" } })
    );
    let log = wire.query("{ changes { nodes { kind changedFields article { slug } } } }");
    let told = json!({ "kind": "UPDATED", "changedFields": ["mentions"], "article": { "slug": TALKS } });
    assert_eq!(log["changes"]["nodes"][1], told);
    wire.receive(&talks(&["A new first paragraph has come in.", FIRST, SECOND]));
    assert!(has(&wire, "Yury Ushakov", "yury-ushakov", "EDITOR"));
}

#[test]
fn added_mention_links_what_the_machine_missed() {
    let wire = wire();
    let mut input = otter(&wire);
    input["statedRole"] = json!("looker-on");
    let payload = wire.done(
        "addMention",
        input,
        "mention { statedRole span { text } entity { name } }",
    );
    assert_eq!(
        payload["mention"],
        json!({ "statedRole": "looker-on", "span": { "text": "otter" }, "entity": { "name": "Sergey Lavrov" } })
    );
    let person = wire
        .query(r#"{ person(slug: "sergey-lavrov") { statedRoles { role } articles { nodes { slug } } } }"#);
    assert_eq!(
        person["person"],
        json!({ "statedRoles": [{ "role": "looker-on" }], "articles": { "nodes": [{ "slug": TALKS }] } })
    );
    wire.receive(&talks(&[SECOND, FIRST]));
    assert!(has(&wire, "otter", "sergey-lavrov", "EDITOR"));
    wire.assert_counts_are_right();
}

#[test]
fn relinked_mention_names_the_other_entity() {
    let wire = wire();
    let input = json!({ "mentionId": wire.mention_id(TALKS, "Vladimir Putin"), "entityId": wire.entity_id("Sergey Lavrov") });
    wire.done("relinkMention", input, "mention { entity { slug } }");
    assert!(has(&wire, "Vladimir Putin", "sergey-lavrov", "EDITOR"));
    let decisions = wire.query_as_editor(
        "{ decisions { nodes { kind quoted entity { slug } otherEntity { slug } } } }",
        json!({}),
    );
    let kept = json!({ "kind": "RELINK_MENTION", "quoted": "Vladimir Putin", "entity": { "slug": "sergey-lavrov" },
                       "otherEntity": { "slug": "vladimir-putin" } });
    assert_eq!(decisions["decisions"]["nodes"], json!([kept]));
}

#[test]
fn second_decision_wins() {
    let wire = wire();
    let id = wire.mention_id(TALKS, "Yury Ushakov");
    wire.done("rejectMention", json!({ "mentionId": id }), "article { id }");
    wire.done("confirmMention", json!({ "mentionId": id }), "article { id }");
    assert!(has(&wire, "Yury Ushakov", "yury-ushakov", "EDITOR"));
    wire.done("rejectMention", json!({ "mentionId": id }), "article { id }");
    assert!(!has(&wire, "Yury Ushakov", "yury-ushakov", "EDITOR"));
    wire.receive(&talks(&[SECOND, FIRST]));
    assert!(!wire.links(TALKS).iter().any(|link| link[0] == "Yury Ushakov"));
    wire.assert_counts_are_right();
}

#[test]
fn alias_is_rejected_in_one_article_and_then_in_any() {
    let wire = wire();
    wire.receive(&Page::new("Elsewhere the day is long").saying(&[FIRST, SECOND]));
    let ushakov = wire.entity_id("Yury Ushakov");
    let is_linked = |slug: &str| {
        wire.links(slug)
            .iter()
            .any(|link| link[0] == "Ushakov" && link[1] == "yury-ushakov")
    };
    let input = json!({ "entityId": ushakov, "alias": "USHAKOV", "articleId": wire.article_id(TALKS) });
    let payload = wire.done(
        "rejectAlias",
        input,
        "staleArticles article { slug } entity { slug }",
    );
    assert_eq!(payload["article"]["slug"], TALKS);
    let elsewhere = "elsewhere-the-day-is-long";
    assert_eq!((is_linked(TALKS), is_linked(elsewhere)), (false, true));
    let input = json!({ "entityId": ushakov, "alias": "Ushakov" });
    let payload = wire.done("rejectAlias", input, "staleArticles entity { slug }");
    assert_eq!(payload["staleArticles"], 0);
    assert_eq!((is_linked(TALKS), is_linked(elsewhere)), (false, false));
    wire.receive(&Page::new("And once more").saying(&[FIRST, SECOND]));
    assert!(!is_linked("and-once-more"));
    assert!(
        wire.links("and-once-more")
            .contains(&link("Yury Ushakov", "yury-ushakov", "MACHINE"))
    );
    wire.assert_counts_are_right();
}

#[test]
fn alias_that_is_given_back_after_it_was_rejected_links_again() {
    let wire = wire();
    let ushakov = wire.entity_id("Yury Ushakov");
    let input = json!({ "entityId": ushakov, "alias": "Ushakov" });
    let payload = wire.done("rejectAlias", input, "entity { aliases }");
    assert_eq!(payload["entity"]["aliases"], json!(["Yuri Ushakov"]));
    assert!(!has(&wire, "Ushakov", "yury-ushakov", "MACHINE"));
    let input = json!({ "entityId": ushakov, "offices": [] });
    wire.done("updateEntity", input, "entity { id }");
    assert!(!has(&wire, "Ushakov", "yury-ushakov", "MACHINE"));
    let input = json!({ "entityId": ushakov, "addAliases": ["Ushakov"] });
    wire.done("updateEntity", input, "entity { id }");
    assert!(has(&wire, "Ushakov", "yury-ushakov", "MACHINE"));
    wire.assert_counts_are_right();
}

#[test]
fn decision_about_an_older_version_is_a_conflict() {
    let wire = wire();
    let id = wire.mention_id(TALKS, "Yury Ushakov");
    let otter = otter(&wire);
    let lavrov = wire.entity_id("Sergey Lavrov");
    wire.receive(&talks(&[SECOND, FIRST]));
    let conflict = |field: &str| ("CONFLICT".to_owned(), field.to_owned());
    for mutation in ["confirmMention", "rejectMention"] {
        assert_eq!(
            wire.refused(mutation, json!({ "mentionId": id })),
            conflict("mentionId")
        );
    }
    let relink = json!({ "mentionId": id, "entityId": lavrov });
    assert_eq!(wire.refused("relinkMention", relink), conflict("mentionId"));
    assert_eq!(wire.refused("addMention", otter), conflict("expectedVersion"));
    let payload = wire.act("rejectMention", json!({ "mentionId": id }), "article { id }");
    let message = payload["userErrors"][0]["message"].as_str().unwrap();
    assert!(
        message.contains("version 2") && message.contains("version 1"),
        "{message}"
    );
    assert_eq!(wire.decisions(), []);
}

#[test]
fn what_cannot_be_decided_says_why_and_changes_nothing() {
    let wire = wire();
    let before = wire.links(TALKS);
    let lavrov = wire.entity_id("Sergey Lavrov");
    let russia = wire.entity_id("Russia");
    let talks = wire.article_id(TALKS);
    let with = |change: Value| {
        let mut input = otter(&wire);
        input
            .as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        input
    };
    let long = "x".repeat(201);
    for (mutation, input, code, field) in [
        (
            "addMention",
            with(json!({ "span": span(0, 500, "x") })),
            "BAD_SPAN",
            "span",
        ),
        (
            "addMention",
            with(json!({ "span": span(7, 0, "x") })),
            "BAD_SPAN",
            "span",
        ),
        (
            "addMention",
            with(json!({ "statedRole": long })),
            "BAD_LENGTH",
            "statedRole",
        ),
        (
            "addMention",
            with(json!({ "statedRole": "king", "entityId": russia })),
            "WRONG_KIND",
            "statedRole",
        ),
        (
            "rejectAlias",
            json!({ "entityId": lavrov, "alias": " " }),
            "BAD_LENGTH",
            "alias",
        ),
        (
            "rejectAlias",
            json!({ "entityId": lavrov, "alias": "“…”" }),
            "BAD_NAME",
            "alias",
        ),
    ] {
        let refused = wire.refused(mutation, input.clone());
        assert_eq!(refused, (code.to_owned(), field.to_owned()), "{mutation} {input}");
    }
    for (mutation, input) in [
        ("confirmMention", json!({ "mentionId": "rubbish" })),
        ("confirmMention", json!({ "mentionId": talks })),
        ("addMention", with(json!({ "entityId": talks }))),
        ("rejectAlias", json!({ "entityId": "rubbish", "alias": "x" })),
    ] {
        let document = format!(
            "mutation($input: {}Input!) {{ {mutation}(input: $input) {{ userErrors {{ code }} }} }}",
            mutation[..1].to_uppercase() + &mutation[1..]
        );
        let answer = wire.ask_as_editor(&document, json!({ "input": input }));
        assert_eq!(
            answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT",
            "{answer}"
        );
    }
    assert_eq!((wire.links(TALKS), wire.decisions()), (before, vec![]));
}

#[test]
fn reader_may_do_none_of_it() {
    let wire = wire();
    let (mention, otter) = (wire.mention_id(TALKS, "Yury Ushakov"), otter(&wire));
    let entity = wire.entity_id("Sergey Lavrov");
    for (mutation, input) in [
        ("confirmMention", json!({ "mentionId": mention })),
        ("rejectMention", json!({ "mentionId": mention })),
        ("addMention", otter),
        (
            "relinkMention",
            json!({ "mentionId": mention, "entityId": entity }),
        ),
        ("rejectAlias", json!({ "entityId": entity, "alias": "Lavrov" })),
        (
            "createEntity",
            json!({ "kind": "PERSON", "name": "Quentin Quaggason" }),
        ),
        ("updateEntity", json!({ "entityId": entity, "name": "Lavrov" })),
        ("mergeEntities", json!({ "fromIds": [entity], "intoId": entity })),
        (
            "splitEntity",
            json!({ "entityId": entity, "newName": "Lavrov", "aliases": ["Lavrov"] }),
        ),
        (
            "verifyTreatyLink",
            json!({ "subjectId": entity, "predicate": "SUPERSEDES", "objectId": entity }),
        ),
    ] {
        let document = format!(
            "mutation($input: {}Input!) {{ {mutation}(input: $input) {{ userErrors {{ code }} }} }}",
            mutation[..1].to_uppercase() + &mutation[1..]
        );
        let answer = wire.ask(&document, json!({ "input": input }), None);
        assert_eq!(
            answer["errors"][0]["extensions"]["code"], "FORBIDDEN",
            "{mutation}: {answer}"
        );
    }
    for query in ["candidates", "mentionsForReview", "decisions"] {
        let answer = wire.ask(&format!("{{ {query} {{ totalCount }} }}"), json!({}), None);
        assert_eq!(
            answer["errors"][0]["extensions"]["code"], "FORBIDDEN",
            "{query}: {answer}"
        );
    }
    assert_eq!(
        wire.database.numbers("SELECT COUNT(*) AS number FROM decisions"),
        [0]
    );
}

#[test]
fn two_editors_at_once_both_have_their_way() {
    let wire = wire();
    let reject = wire.mention_id(TALKS, "Yury Ushakov");
    let confirm = wire.mention_id(TALKS, "Vladimir Putin");
    thread::scope(|scope| {
        let wire = &wire;
        scope.spawn(move || {
            for _ in 0..5 {
                wire.done("rejectMention", json!({ "mentionId": reject }), "article { id }");
            }
        });
        scope.spawn(move || {
            for _ in 0..5 {
                wire.done(
                    "confirmMention",
                    json!({ "mentionId": confirm }),
                    "article { id }",
                );
            }
        });
    });
    assert!(has(&wire, "Vladimir Putin", "vladimir-putin", "EDITOR"));
    assert!(!wire.links(TALKS).iter().any(|link| link[0] == "Yury Ushakov"));
    assert_eq!(wire.decisions().len(), 10);
    wire.assert_counts_are_right();
}

#[test]
fn note_is_kept_as_a_decision_and_says_when_its_words_are_gone() {
    let wire = wire();
    let input = json!({ "articleId": wire.article_id(TALKS), "text": "Is it one?",
                        "span": span(0, FIRST.find("otter").unwrap(), "otter") });
    wire.done("addDeskNote", input, "note { text }");
    assert_eq!(wire.decisions(), [("ADD_DESK_NOTE".to_owned(), false)]);
    wire.receive(&talks(&[SECOND, FIRST]));
    assert_eq!(wire.decisions(), [("ADD_DESK_NOTE".to_owned(), false)]);
    wire.receive(&talks(&[SECOND]));
    assert_eq!(wire.decisions(), [("ADD_DESK_NOTE".to_owned(), true)]);
}

#[test]
fn decisions_come_in_pages_and_by_what_they_are_about() {
    let wire = wire();
    let lavrov = wire.entity_id("Sergey Lavrov");
    let id = wire.mention_id(TALKS, "Yury Ushakov");
    wire.done("confirmMention", json!({ "mentionId": id }), "article { id }");
    wire.done("addMention", otter(&wire), "article { id }");
    wire.done(
        "rejectAlias",
        json!({ "entityId": lavrov, "alias": "Minister" }),
        "entity { id }",
    );
    let document = "query($article: ID, $entity: ID, $after: String) {
        decisions(articleId: $article, entityId: $entity, first: 1, after: $after) {
            totalCount nodes { kind text } pageInfo { hasNextPage endCursor } } }";
    let by_entity = wire.query_as_editor(document, json!({ "entity": lavrov }))["decisions"].take();
    assert_eq!(
        (&by_entity["totalCount"], &by_entity["nodes"]),
        (
            &json!(2),
            &json!([{ "kind": "REJECT_ALIAS", "text": "Minister" }])
        )
    );
    let after = &by_entity["pageInfo"]["endCursor"];
    let next =
        wire.query_as_editor(document, json!({ "entity": lavrov, "after": after }))["decisions"].take();
    assert_eq!(next["nodes"][0]["kind"], "ADD_MENTION");
    let by_article = wire.query_as_editor(document, json!({ "article": wire.article_id(TALKS) }));
    assert_eq!(by_article["decisions"]["totalCount"], 2);
}
