//! A short request cannot ask for very much, and a large one is still answered.

use serde_json::{Value, json};

use crate::support::Wire;

/// Asks on the sample wire and expects one refusal with this code.
fn refused(document: &str, variables: Value, code: &str) {
    let wire = Wire::start_with_sample();
    let answer = wire.ask(document, variables, None);
    assert_eq!(answer["errors"][0]["extensions"]["code"], code, "{answer}");
}

#[test]
fn lists_without_pages_that_nest_are_refused_by_their_cost() {
    let nested = "quotes { article { ".repeat(5) + "slug" + &" } }".repeat(5);
    let document = format!("{{ articles(first: 20) {{ nodes {{ {nested} }} }} }}");
    refused(&document, json!({}), "DOCUMENT_TOO_COMPLEX");
}

#[test]
fn search_of_thousands_of_words_is_refused() {
    let document = "query($words: String!) { search(query: $words) { totalCount } }";
    refused(
        document,
        json!({ "words": "the ".repeat(20_000) }),
        "BAD_USER_INPUT",
    );
}

#[test]
fn text_that_one_database_cannot_hold_is_refused_on_both() {
    refused(
        r#"{ article(slug: "a\u0000b") { slug } }"#,
        json!({}),
        "BAD_REQUEST",
    );
    let document = "query($slug: String!) { article(slug: $slug) { slug } }";
    refused(document, json!({ "slug": "a\0b" }), "BAD_REQUEST");
}

#[test]
fn cursor_of_one_order_is_refused_in_another() {
    let wire = Wire::start_with_sample();
    let page = wire.query("{ articles(first: 1, orderBy: RECENTLY_CHANGED) { pageInfo { endCursor } } }");
    let cursor = page["articles"]["pageInfo"]["endCursor"].as_str().unwrap();
    for document in [
        format!(r#"{{ articles(after: "{cursor}") {{ nodes {{ slug }} }} }}"#),
        format!(r#"{{ changes(after: "{cursor}") {{ nodes {{ kind }} }} }}"#),
        format!(r#"{{ recent(asOf: "{cursor}") {{ newSince }} }}"#),
    ] {
        let message = wire.error(&document);
        assert!(message.contains("of another list or order"), "{message}");
    }
}

/// SQLite unites 500 statements at most, and each parent's page is one.
#[test]
fn pages_of_six_hundred_parents_are_read() {
    let wire = Wire::start_with_sample();
    let kinds = ["PERSON", "ORGANISATION", "TREATY", "PLACE"];
    let lists: String = (0..8)
        .map(|i| {
            let (end, kind) = (if i < 4 { "first" } else { "last" }, kinds[i % 4]);
            format!("l{i}: entities({end}: 100, kinds: [{kind}]) {{ nodes {{ articles(first: 1) {{ nodes {{ slug }} }} }} }} ")
        })
        .collect();
    let answer = wire.query(&format!("{{ {lists} }}"));
    let parents = answer
        .as_object()
        .unwrap()
        .values()
        .map(|list| list["nodes"].as_array().unwrap().len());
    assert!(parents.sum::<usize>() > 600);
}
