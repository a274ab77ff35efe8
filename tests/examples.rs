//! The schema and the queries that are printed: on the front page and in the README.

use std::fs;

use mediawire_server::http::EXAMPLES;
use serde_json::Value;

use crate::support::{Wire, repository};

#[test]
fn committed_schema_is_the_servers() {
    let file = repository("schema/mediawire.graphql");
    let committed = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == mediawire_server::sdl(),
        "{} is not what `mediawire schema` prints; run `make bless` and read the difference",
        file.display()
    );
}

#[test]
fn schema_holds_what_is_fixed() {
    let sdl = mediawire_server::sdl();
    for word in [
        "interface Node",
        "type RecencyFeed",
        "asOf: String!",
        "newSince: Int!",
        "scalar DateTime",
    ] {
        assert!(sdl.contains(word), "{word}");
    }
}

#[test]
fn queries_of_the_front_page_find_something_on_the_sample_wire() {
    let wire = Wire::start_with_sample();
    for example in EXAMPLES {
        assert_finds_something(&wire.query(example.query), example.query);
    }
}

#[test]
fn queries_of_the_readme_find_something_on_the_sample_wire() {
    let wire = Wire::start_with_sample();
    let readme = fs::read_to_string(repository("README.md")).unwrap();
    let queries = fenced(&readme, "graphql");
    assert!(!queries.is_empty(), "the README shows no query");
    for query in queries {
        assert_finds_something(&wire.query(&query), &query);
    }
}

/// The blocks of a Markdown text that are fenced as `language`.
fn fenced(markdown: &str, language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        if line.trim() == format!("```{language}") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| line.trim() != "```").collect();
            blocks.push(block.join("\n"));
        }
    }
    blocks
}

/// No null at the top, and no connection without nodes.
fn assert_finds_something(data: &Value, query: &str) {
    for (field, value) in data.as_object().unwrap() {
        assert!(!value.is_null(), "`{field}` is null: {query}");
        for list in ["nodes", "edges"] {
            assert!(
                value[list] != serde_json::json!([]),
                "`{field}` is empty: {query}"
            );
        }
    }
}
