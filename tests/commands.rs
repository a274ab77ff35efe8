//! The command line from end to end.

use std::fs;

use serde_json::json;

use crate::support::{Database, Page, Wire, mediawire, mediawire_reads, repository};

#[test]
fn sample_wire_is_taken_in_whole_and_once() {
    let database = Database::empty();
    let folder = repository("tests/sample-wire");
    let arguments = [
        "ingest",
        "--database-url",
        database.url(),
        "--format",
        "page",
        "--json",
        folder.to_str().unwrap(),
    ];
    let first = mediawire(&arguments);
    assert_eq!((first.code, first.errors.as_str()), (Some(0), ""));
    let report = first.json();
    assert_eq!((&report["stored"], &report["refusals"]), (&json!(43), &json!([])));
    let again = mediawire(&arguments).json();
    assert_eq!(
        (&again["stored"], &again["unchanged"]),
        (&json!(0), &first.json()["stored"])
    );
}

#[test]
fn what_the_command_takes_in_the_server_serves() {
    let database = Database::empty();
    let page = Page::numbered(7);
    let taken = mediawire_reads(
        &["ingest", "--database-url", database.url(), "-"],
        page.text().as_bytes(),
    );
    assert_eq!(
        (taken.code, taken.output.as_str()),
        (Some(0), "1 stored, 0 unchanged, 0 updated, 0 refused\n")
    );
    let wire = Wire::start_on(database);
    let articles = wire.query("{ articles { nodes { headline } } }");
    assert_eq!(
        articles["articles"]["nodes"],
        json!([{ "headline": "Bulletin number 7 from the conference" }])
    );
}

#[test]
fn options_say_what_the_page_does_not() {
    let database = Database::empty();
    let options = [
        "--section",
        "trade",
        "--source",
        "Harbour News",
        "--language",
        "en-GB",
    ];
    let times = [
        "--published-at",
        "2025-06-01T12:00:00Z",
        "--captured-at",
        "2025-06-02T12:00:00Z",
        "-",
    ];
    let arguments = [
        &["ingest", "--database-url", database.url()],
        &options[..],
        &times[..],
    ]
    .concat();
    assert_eq!(
        mediawire_reads(&arguments, Page::default().text().as_bytes()).code,
        Some(0)
    );
    let wire = Wire::start_on(database);
    let articles = wire.query(
        "{ articles { nodes { section { slug } provenance { source { name } } language publishedAt publishedPrecision } } }",
    );
    assert_eq!(
        articles["articles"]["nodes"][0],
        json!({
            "section": { "slug": "trade" }, "provenance": { "source": { "name": "Harbour News" } },
            "language": "en-GB", "publishedAt": "2025-06-01T12:00:00Z", "publishedPrecision": "SECOND" })
    );
}

#[test]
fn wrong_argument_is_named_and_exits_2() {
    for (arguments, named) in [
        (
            &["ingest", "--captured-at", "yesterday", "-"][..],
            ["--captured-at", "yesterday"],
        ),
        (&["ingest", "--format", "fax", "-"], ["--format", "fax"]),
        (&["ingest"], ["<INPUT>", "required"]),
        (&["serve", "--bind", "here"], ["--bind", "here"]),
        (
            &["serve", "--database-url", "mysql://db/wire"],
            ["--database-url", "mysql"],
        ),
        (
            &["migrate", "--database-url", "wire.db"],
            ["--database-url", "sqlite://"],
        ),
        (&["publish"], ["publish", "unrecognized"]),
    ] {
        let refused = mediawire(arguments);
        assert_eq!(refused.code, Some(2), "{arguments:?}");
        assert!(
            named.iter().all(|word| refused.errors.contains(word)),
            "{}",
            refused.errors
        );
    }
}

#[test]
fn every_command_has_help_with_examples() {
    for command in [
        "serve",
        "ingest",
        "dead-letters",
        "sources",
        "poll",
        "migrate",
        "schema",
        "annotate",
        "authority",
    ] {
        let help = mediawire(&[command, "--help"]);
        assert_eq!(help.code, Some(0));
        assert!(
            help.output.contains(&format!("mediawire {command}")) && help.output.contains("Example"),
            "{command}"
        );
    }
}

#[test]
fn migrate_tells_what_it_applied_and_nothing_the_second_time() {
    let database = Database::empty();
    let arguments = ["migrate", "--database-url", database.url()];
    let first = mediawire(&arguments);
    assert!(
        first.code == Some(0) && first.output.contains("applied 2026"),
        "{first:?}"
    );
    let second = mediawire(&arguments);
    assert!(
        second.code == Some(0) && !second.output.contains("applied"),
        "{second:?}"
    );
    assert!(second.output.contains("up to date"), "{second:?}");
}

#[test]
fn newer_database_is_refused_by_name_and_left_as_it_is() {
    let database = Database::fresh();
    database.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('20990101000001')");
    for command in ["serve", "ingest", "migrate"] {
        let input = if command == "ingest" { &["-"][..] } else { &[] };
        let arguments = [&[command, "--database-url", database.url()], input].concat();
        let refused = mediawire_reads(&arguments, Page::default().text().as_bytes());
        assert_eq!(refused.code, Some(1), "{command}");
        let line = refused.errors.trim_end();
        assert!(
            line.contains("newer than this binary") && line.contains("20990101000001"),
            "{line}"
        );
        assert!(!line.contains('\n'), "{line}");
    }
    assert_eq!(database.numbers("SELECT COUNT(*) AS number FROM articles"), [0]);
}

#[test]
fn schema_is_printed() {
    let printed = mediawire(&["schema"]);
    assert_eq!((printed.code, printed.output), (Some(0), mediawire_server::sdl()));
}

#[test]
fn annotate_counts_in_code_points_over_the_whole_file() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Talks – 👍 – resume\n\nRussian President Vladimir Putin met Kim Jong-un in Pyongyang.\n";
    let file = folder.path().join("talks.txt");
    fs::write(&file, text).unwrap();
    let found = mediawire(&["annotate", file.to_str().unwrap()]).json();
    let mentions = found["talks"]["mentions"].as_array().unwrap();
    assert!(mentions.len() >= 3, "{found}");
    for mention in mentions {
        let [start, end] =
            ["start", "end"].map(|side| usize::try_from(mention[side].as_u64().unwrap()).unwrap());
        let words: String = text.chars().skip(start).take(end - start).collect();
        let known = [
            "Vladimir Putin",
            "Kim Jong-un",
            "Pyongyang",
            "Russian",
            "Russian President",
            "President",
        ];
        assert!(known.contains(&words.as_str()), "{words:?} in {found}");
    }
}

#[test]
fn authority_check_tells_every_problem_with_its_line() {
    let built_in = mediawire(&["authority", "check"]);
    assert_eq!((built_in.code, built_in.errors.as_str()), (Some(0), ""));
    let list = concat!(
        r#"{"kind":"PLACE","slug":"b","name":"B","iso":"x"}"#,
        "\n",
        r#"{"kind":"PLACE","slug":"a","name":"A"}"#
    );
    let ran = mediawire_reads(&["authority", "check", "-"], list.as_bytes());
    let expected = "standard input:1: the iso `x` is not two capital letters\n\
                    standard input:2: `a` must stand before `b`: lines are sorted by kind and slug\n";
    assert_eq!((ran.code, ran.output.as_str()), (Some(1), expected));
    assert_eq!(ran.errors, "mediawire: standard input: 2 problems\n");
    assert_eq!(
        mediawire_reads(&["authority", "check", "-"], b"\xff").code,
        Some(1)
    );
}

#[test]
fn long_input_is_taken_in_whole_or_refused_as_a_whole() {
    let database = Database::empty();
    let line = |number| json!({ "headline": format!("Rain {number}"), "bodyText": "It rained." }).to_string();
    let space = "\n".repeat(33 * 1024 * 1024);
    let ingest = |format: &str, text: &str| {
        let arguments = [
            "ingest",
            "--database-url",
            database.url(),
            "--format",
            format,
            "--json",
            "-",
        ];
        mediawire_reads(&arguments, text.as_bytes()).json()
    };
    let lines = format!("{}{space}{}", line(1), line(2));
    assert_eq!(ingest("auto", &lines)["stored"], 2);
    let page = format!("{}{space}", Page::default().text());
    let refused = ingest("auto", &page);
    assert_eq!(
        (&refused["stored"], &refused["refusals"][0]["code"]),
        (&json!(0), &json!("TOO_LARGE"))
    );
}
