//! Error messages: they name what is wrong.

use serde_json::json;

use crate::support::{Page, Wire};

#[test]
fn wrong_argument_is_named() {
    let wire = Wire::start();
    wire.receive(&Page::numbered(1));
    let cursor =
        wire.query("{ articles { pageInfo { endCursor } } }")["articles"]["pageInfo"]["endCursor"].take();
    let article = wire.query("{ articles { nodes { id } } }")["articles"]["nodes"][0]["id"].take();
    for (document, named) in [
        (
            "{ articles(first: 0) { nodes { slug } } }",
            ["`first`", "1 to 100", "is 0"],
        ),
        (
            "{ articles(first: 101) { nodes { slug } } }",
            ["`first`", "1 to 100", "is 101"],
        ),
        (
            "{ articles(last: -3) { nodes { slug } } }",
            ["`last`", "1 to 100", "is -3"],
        ),
        (
            "{ recent(first: 500) { nodes { slug } } }",
            ["`first`", "1 to 100", "is 500"],
        ),
        (
            "{ changes(first: 0) { nodes { kind } } }",
            ["`first`", "1 to 100", "is 0"],
        ),
        (
            "{ articles(first: 1, last: 1) { nodes { slug } } }",
            ["`first`", "`last`", "exclude"],
        ),
        (
            r#"{ articles(after: "rubbish!") { nodes { slug } } }"#,
            ["`after`", "`rubbish!`", "cursor"],
        ),
        (
            r#"{ articles(last: 2, before: "") { nodes { slug } } }"#,
            ["`before`", "``", "cursor"],
        ),
        (
            r#"{ recent(asOf: "noon") { nodes { slug } } }"#,
            ["`asOf`", "not", "API"],
        ),
        (
            r#"{ recent(section: "sport") { nodes { slug } } }"#,
            ["no section", "slug", "`sport`"],
        ),
        (
            r#"{ articles(filter: { section: "sport" }) { nodes { slug } } }"#,
            ["no section", "slug", "`sport`"],
        ),
        (
            r#"{ node(id: "rubbish") { id } }"#,
            ["`rubbish`", "not an id", "API"],
        ),
        (
            r#"{ search(query: " ?! ") { nodes { slug } } }"#,
            ["`query`", "no", "word"],
        ),
        (
            r#"{ articles { nodes { excerpt(maxLength: 0) } } }"#,
            ["`maxLength`", "1 to 1000", "is 0"],
        ),
        (
            "{ articles { nodes { related(first: 101) { article { slug } } } } }",
            ["`first`", "1 to 100", "is 101"],
        ),
        (
            "{ crossReference(entities: []) { articles { nodes { slug } } } }",
            ["`entities`", "names", "none"],
        ),
    ] {
        let message = wire.error(document);
        assert!(
            named.iter().all(|word| message.contains(word)),
            "{message} for {document}"
        );
    }
    let filtered = format!("{{ articles(filter: {{ mentions: [{article}] }}) {{ nodes {{ slug }} }} }}");
    assert!(wire.error(&filtered).contains("not an entity's id"));
    let document = "query($after: String) { articles(after: $after) { nodes { slug } } }";
    assert_eq!(
        wire.query_with(document, json!({ "after": cursor }))["articles"]["nodes"],
        json!([])
    );
}

#[test]
fn what_names_nothing_is_null() {
    let wire = Wire::start();
    for document in [
        r#"{ it: article(slug: "nowhere") { slug } }"#,
        r#"{ it: person(slug: "nobody") { slug } }"#,
        r#"{ it: treaty(slug: "nothing") { slug } }"#,
        r#"{ it: section(slug: "sport") { slug } }"#,
    ] {
        assert_eq!(wire.query(document), json!({ "it": null }), "{document}");
    }
}

#[test]
fn errors_have_stable_codes() {
    let wire = Wire::start();
    for (document, code) in [
        ("{ articles(first: 0) { nodes { slug } } }", "BAD_USER_INPUT"),
        (r#"{ recent(section: "sport") { nodes { slug } } }"#, "NOT_FOUND"),
        (
            r#"mutation { addDeskNote(input: { articleId: "x", text: "y" }) { note { text } } }"#,
            "FORBIDDEN",
        ),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
    ] {
        let answer = wire.ask(document, json!({}), None);
        assert_eq!(answer["errors"][0]["extensions"]["code"], code, "{answer}");
    }
}

#[test]
fn id_of_one_kind_is_not_taken_for_another() {
    let wire = Wire::start();
    wire.receive(&Page::rich(1));
    let ids = wire.query("{ articles { nodes { id people { id } } } }");
    let article = &ids["articles"]["nodes"][0]["id"];
    let message = wire.error(&format!(
        "{{ crossReference(entities: [{article}]) {{ articles {{ nodes {{ slug }} }} }} }}"
    ));
    assert!(
        message.contains(article.as_str().unwrap()) && message.contains("not an entity's id"),
        "{message}"
    );
}
