//! A newsroom's own names, and annotating anew what they touch.

use serde_json::json;

use crate::support::{Database, Page, Ran, Wire, mediawire, mediawire_reads};

const OURS: &str = r#"{"kind":"PERSON","slug":"jane-okoro","name":"Jane Okoro","offices":[{"title":"Chair of Northwater","since":2024}]}
{"kind":"ORGANISATION","slug":"northwater","name":"Northwater"}
"#;

fn import(database: &Database, options: &[&str], list: &str) -> Ran {
    let arguments = ["authority", "import", "--database-url", database.url()];
    mediawire_reads(&[&arguments, options, &["-"]].concat(), list.as_bytes())
}

fn reannotate(database: &Database, options: &[&str]) -> Ran {
    let arguments = ["reannotate", "--database-url", database.url()];
    mediawire(&[&arguments, options].concat())
}

/// A wire with a story that names a company which nothing tells to be one.
fn wire_with_northwater() -> Wire {
    let wire = Wire::start();
    wire.receive(&Page::default().saying(&["Much of the rain went to Northwater and little to others."]));
    wire.database.execute("UPDATE articles SET slug = 'water'");
    wire
}

#[test]
fn newsrooms_own_names_link_in_stories_that_are_there() {
    let wire = wire_with_northwater();
    assert!(
        !wire
            .links("water")
            .iter()
            .any(|[_, slug, _]| slug == "northwater")
    );
    let rehearsed = import(&wire.database, &["--dry-run"], OURS);
    assert!(
        rehearsed.output.starts_with("would be: 2 added, 0 changed"),
        "{rehearsed:?}"
    );
    let taken = import(&wire.database, &[], OURS);
    assert_eq!(
        taken.output,
        "2 added, 0 changed, 0 unchanged, 0 kept as editors left them; 1 articles to annotate anew\n"
    );
    let rehearsed = reannotate(&wire.database, &["--dry-run"]);
    assert!(
        rehearsed.output.contains("+ “Northwater”: Northwater\n"),
        "{rehearsed:?}"
    );
    assert!(
        !wire
            .links("water")
            .iter()
            .any(|[_, slug, _]| slug == "northwater")
    );
    let done = reannotate(&wire.database, &[]);
    assert_eq!(done.output, "1 articles annotated anew, 1 changed\n");
    assert!(
        wire.links("water")
            .iter()
            .any(|[_, slug, _]| slug == "northwater")
    );
    let offices = wire.query(r#"{ person(slug: "jane-okoro") { offices { title since until } } }"#);
    assert_eq!(
        offices["person"]["offices"],
        json!([{ "title": "Chair of Northwater", "since": 2024, "until": null }])
    );
    let changes = wire.query("{ changes(first: 100) { nodes { kind changedFields article { slug } } } }");
    let last = changes["changes"]["nodes"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .clone();
    assert_eq!(
        (&last["kind"], &last["article"]["slug"]),
        (&json!("UPDATED"), &json!("water"))
    );
    assert_eq!(last["changedFields"][0], "mentions");
}

#[test]
fn list_that_is_there_changes_nothing_and_touches_nothing() {
    let wire = wire_with_northwater();
    import(&wire.database, &[], OURS);
    reannotate(&wire.database, &[]);
    let again = import(&wire.database, &[], OURS);
    assert_eq!(
        again.output,
        "0 added, 0 changed, 2 unchanged, 0 kept as editors left them; 0 articles to annotate anew\n"
    );
    assert_eq!(
        reannotate(&wire.database, &[]).output,
        "0 articles annotated anew, 0 changed\n"
    );
}

#[test]
fn what_an_editor_wrote_is_kept() {
    let wire = wire_with_northwater();
    import(&wire.database, &[], OURS);
    let id = wire.entity_id("Jane Okoro");
    wire.done(
        "updateEntity",
        json!({ "entityId": id, "addAliases": ["Janie Okoro"] }),
        "__typename",
    );
    let other = OURS.replace("2024", "2025");
    let taken = import(&wire.database, &[], &other);
    assert!(
        taken.output.contains("0 changed, 1 unchanged, 1 kept"),
        "{taken:?}"
    );
    let offices = wire.query(r#"{ person(slug: "jane-okoro") { offices { since } aliases } }"#);
    assert_eq!(
        offices["person"],
        json!({ "offices": [{ "since": 2024 }], "aliases": ["Janie Okoro"] })
    );
}

#[test]
fn list_with_something_wrong_is_refused_whole_and_by_name() {
    let wire = Wire::start();
    let cases = [
        ("{\"kind\":\"PERSON\"\n", "standard input:1: "),
        (
            r#"{"kind":"TREATY","slug":"a","name":"Treaty of A","parties":["atlantis"]}"#,
            "`atlantis`",
        ),
        (
            r#"{"kind":"PERSON","slug":"other-putin","name":"Vladimir Putin"}"#,
            "Vladimir Putin",
        ),
    ];
    for (list, says) in cases {
        let refused = import(&wire.database, &[], &format!("{list}\n"));
        assert_eq!(refused.code, Some(1), "{refused:?}");
        assert!(refused.output.contains(says), "{refused:?}");
        assert!(refused.errors.contains("nothing was taken in"), "{refused:?}");
    }
    let with_a_good_one = format!("{OURS}{}\n", cases[1].0);
    assert_eq!(import(&wire.database, &[], &with_a_good_one).code, Some(1));
    let nobody = wire.query(r#"{ person(slug: "jane-okoro") { name } }"#);
    assert_eq!(nobody["person"], json!(null));
}

#[test]
fn built_in_entries_do_not_come_back_over_the_newsrooms() {
    let wire = Wire::start();
    let ours =
        r#"{"kind":"PERSON","slug":"vladimir-putin","name":"V. V. Putin","aliases":["Vladimir Putin"]}"#;
    assert_eq!(import(&wire.database, &[], &format!("{ours}\n")).code, Some(0));
    // As a newer binary finds it: with another list than its own.
    wire.database
        .execute("UPDATE settings SET value = 'older' WHERE name = 'built_in_authority_version'");
    assert_eq!(
        mediawire(&["migrate", "--database-url", wire.database.url()]).code,
        Some(0)
    );
    let name = wire.query(r#"{ person(slug: "vladimir-putin") { name } }"#);
    assert_eq!(name["person"]["name"], "V. V. Putin");
}

#[test]
fn stories_that_older_rules_read_are_annotated_anew_and_only_those() {
    let wire = wire_with_northwater();
    assert_eq!(
        reannotate(&wire.database, &[]).output,
        "0 articles annotated anew, 0 changed\n"
    );
    wire.database
        .execute("UPDATE annotations SET annotator_version = 0");
    assert_eq!(
        reannotate(&wire.database, &[]).output,
        "1 articles annotated anew, 0 changed\n"
    );
    assert_eq!(
        reannotate(&wire.database, &["--all"]).output,
        "1 articles annotated anew, 0 changed\n"
    );
}
