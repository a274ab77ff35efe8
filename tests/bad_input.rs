//! What must not be taken in: each with one line that names the file and the reason, and the good beside it stored.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::support::{Database, Page, Ran, mediawire, on_postgres};

const PARAGRAPH: &str = "Forty delegations came, and none of them was in a hurry to leave again.";

fn good() -> String {
    Page::numbered(1).text()
}

/// Takes a folder in that holds a good page and `bytes` as `bad.txt`.
fn ingest_beside_a_good_page(database: &Database, bytes: &[u8]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bad.txt"), bytes).unwrap();
    fs::write(folder.path().join("good.txt"), good()).unwrap();
    ingest(database.url(), folder.path(), &[])
}

fn ingest(url: &str, input: &Path, options: &[&str]) -> Ran {
    let command = [
        "ingest",
        "--database-url",
        url,
        "--captured-at",
        "2025-06-01T20:00:00Z",
        "--json",
    ];
    mediawire(&[&command[..], options, &[input.to_str().unwrap()]].concat())
}

/// The refusals, each as its code, its item and its reason.
fn refusals(ran: &Ran) -> Vec<[String; 3]> {
    let report = ran.json();
    let refusals = report["refusals"].as_array().unwrap().iter();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    refusals
        .map(|it| [&it["code"], &it["item"], &it["reason"]].map(word))
        .collect()
}

#[track_caller]
fn assert_one_line(ran: &Ran, words: &[&str]) {
    let line = ran.errors.trim_end();
    assert_eq!(line.lines().count(), 1, "{line}");
    assert!(
        words.iter().all(|word| line.contains(word)),
        "{words:?} in {line}"
    );
}

fn latin1(text: &str) -> Vec<u8> {
    text.chars()
        .map(|letter| u8::try_from(u32::from(letter)).unwrap())
        .collect()
}

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn file_that_is_no_text_is_refused_and_its_neighbour_stored() {
    let cut = format!("{}Zum Schluß sagte er: „Übel“", good()).into_bytes();
    let cut = cut[..cut.len() - 1].to_vec();
    let too_long = good() + &"All work and no play. ".repeat(50 * 1024 * 1024 / 22);
    for (bytes, code, reason) in [
        (Vec::new(), "EMPTY", "empty"),
        (b" \n\n\t\n".to_vec(), "EMPTY", "empty"),
        (
            b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0".to_vec(),
            "BINARY",
            "binary data: byte 0x",
        ),
        (
            latin1(
                "Der Überfall\n\nEin langer Satz über alles Mögliche steht hier, und noch ein paar Wörter.",
            ),
            "NOT_UTF8",
            "convert it to UTF-8",
        ),
        (utf16(&good()), "NOT_UTF8", "UTF-16"),
        (cut, "TRUNCATED", "cut in the middle of a character"),
        (too_long.into_bytes(), "TOO_LARGE", "more than 8388608 bytes"),
    ] {
        let database = Database::empty();
        let ran = ingest_beside_a_good_page(&database, &bytes);
        assert_eq!(ran.code, Some(1), "{code}");
        assert_one_line(&ran, &["bad.txt", reason]);
        let refused = refusals(&ran);
        assert_eq!(refused.len(), 1, "{refused:?}");
        assert_eq!([refused[0][0].as_str(), refused[0][1].as_str()], [code, ""]);
        assert_eq!(
            (&ran.json()["stored"], &ran.json()["refused"]),
            (&json!(1), &json!(1)),
            "{code}"
        );
        assert_eq!(
            database.numbers("SELECT COUNT(*) AS number FROM articles"),
            [1],
            "{code}"
        );
    }
}

#[test]
fn page_without_headline_or_text_is_refused() {
    let long = format!("{PARAGRAPH} {PARAGRAPH} {PARAGRAPH} {PARAGRAPH} {PARAGRAPH}");
    for (text, code) in [
        (format!("{long}\n\n{long}\n"), "NO_HEADLINE"),
        (
            "Media Wire\n\nDelegates gather on the shore of the lake\n".to_owned(),
            "NO_BODY",
        ),
        (
            "Delegates gather on the shore of the lake\n".to_owned(),
            "NO_BODY",
        ),
    ] {
        let database = Database::empty();
        let ran = ingest_beside_a_good_page(&database, text.as_bytes());
        assert_eq!(ran.code, Some(1), "{text}");
        assert_one_line(&ran, &["bad.txt", "no "]);
        assert_eq!(refusals(&ran)[0][0], code, "{text}");
        assert_eq!(ran.json()["stored"], 1);
    }
}

fn with_times(times: [&str; 3]) -> String {
    let excerpt = "After two years the ferry between the two ports is running again, the company…";
    let page = Page::numbered(2).listing("Ferry returns to the harbour", excerpt, times[0]);
    let page = page.listing("Second ferry returns as well", excerpt, times[1]);
    page.listing("Third ferry does not return", excerpt, times[2])
        .text()
}

#[test]
fn recent_posts_without_times_are_refused_and_the_article_stored() {
    let database = Database::empty();
    let ran = ingest_beside_a_good_page(&database, with_times(["", "", ""]).as_bytes());
    assert_eq!((ran.code, &ran.json()["stored"]), (Some(1), &json!(2)));
    let refused = refusals(&ran);
    assert_eq!(refused.len(), 3, "{refused:?}");
    assert!(
        refused.iter().all(|[code, _, _]| code == "NO_TIME"),
        "{refused:?}"
    );
    assert_eq!(refused[0][1], "Ferry returns to the harbour");
    assert_eq!(ran.errors.lines().count(), 3);
    assert!(
        ran.errors.lines().all(|line| line.contains("bad.txt")),
        "{}",
        ran.errors
    );
}

#[test]
fn time_that_is_no_instant_refuses_its_post_alone() {
    let database = Database::empty();
    let ran = ingest_beside_a_good_page(
        &database,
        with_times(["99 hours ago", "yesterday", "2 hours ago"]).as_bytes(),
    );
    assert_eq!((ran.code, &ran.json()["stored"]), (Some(1), &json!(3)));
    let refused = refusals(&ran);
    let items: Vec<_> = refused
        .iter()
        .map(|[code, item, _]| (code.as_str(), item.as_str()))
        .collect();
    let expected = [
        ("BAD_TIME", "Ferry returns to the harbour"),
        ("BAD_TIME", "Second ferry returns as well"),
    ];
    assert_eq!(items, expected);
    assert!(
        refused[0][2].contains("`99 hours ago`") && refused[1][2].contains("`yesterday`"),
        "{refused:?}"
    );
}

#[test]
fn vanished_file_is_named_and_its_neighbour_stored() {
    let database = Database::empty();
    let folder = tempfile::tempdir().unwrap();
    let (gone, there) = (folder.path().join("gone.txt"), folder.path().join("there.txt"));
    fs::write(&there, good()).unwrap();
    // What a folder lists and what is read of it may differ: the link leads nowhere.
    std::os::unix::fs::symlink("nowhere", folder.path().join("link.txt")).unwrap();
    let ran = mediawire(&[
        "ingest",
        "--database-url",
        database.url(),
        "--json",
        gone.to_str().unwrap(),
        folder.path().to_str().unwrap(),
    ]);
    assert_eq!((ran.code, &ran.json()["stored"]), (Some(1), &json!(1)));
    let lines: Vec<&str> = ran.errors.lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(
        lines[0].contains("gone.txt") && lines[0].contains("No such file"),
        "{lines:?}"
    );
    assert!(
        lines[1].contains("link.txt") && lines[1].contains("No such file"),
        "{lines:?}"
    );
}

#[test]
fn database_that_is_none_is_named() {
    if on_postgres() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (page, file) = (folder.path().join("page.txt"), folder.path().join("wire.db"));
    fs::write(&page, good()).unwrap();
    fs::write(
        &file,
        "This is a letter to the editor, and no database at all. ".repeat(40),
    )
    .unwrap();
    for (url, reason) in [
        (format!("sqlite://{}", file.display()), "not a database"),
        (format!("sqlite://{}", folder.path().display()), "unable to open"),
        (
            format!("sqlite://{}/nowhere/wire.db", folder.path().display()),
            "unable to open",
        ),
    ] {
        let ran = ingest(&url, &page, &[]);
        assert_eq!(ran.code, Some(1), "{ran:?}");
        assert_one_line(&ran, &[&url, reason]);
    }
    assert!(fs::read_to_string(&file).unwrap().starts_with("This is a letter"));
}

#[test]
fn server_that_is_not_there_is_named_without_the_password() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.txt");
    fs::write(&page, good()).unwrap();
    let ran = ingest("postgres://desk:hunter2@127.0.0.1:1/wire", &page, &[]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.errors.contains("postgres://desk@127.0.0.1:1/wire"),
        "{}",
        ran.errors
    );
    assert!(!ran.errors.contains("hunter2"), "{}", ran.errors);
    assert_one_line(&ran, &["cannot open the database"]);
}

#[test]
fn locked_database_is_named() {
    if on_postgres() {
        return;
    }
    let database = Database::fresh();
    let page = database.folder().join("page.txt");
    fs::write(&page, good()).unwrap();
    let writer = Lock::take(&database);
    let ran = ingest(database.url(), &page, &[]);
    drop(writer);
    assert_eq!(ran.code, Some(1));
    assert_one_line(&ran, &["wire.db", "locked"]);
    assert_eq!(ingest(database.url(), &page, &[]).code, Some(0));
}

/// A write that goes on in a database until this is dropped.
struct Lock(mediawire_domain::connection::AnyConnection);

impl Lock {
    fn take(database: &Database) -> Self {
        let mut connection = database.address().connect().unwrap();
        diesel::connection::SimpleConnection::batch_execute(&mut connection, "BEGIN IMMEDIATE").unwrap();
        Self(connection)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        diesel::connection::SimpleConnection::batch_execute(&mut self.0, "ROLLBACK").unwrap();
    }
}

#[test]
fn database_that_cannot_be_written_is_named() {
    let database = Database::fresh();
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.txt");
    fs::write(&page, good()).unwrap();
    let url = if on_postgres() {
        format!(
            "{}?options=-c%20default_transaction_read_only%3Don",
            database.url()
        )
    } else {
        // SQLite opens read-only for whoever asks so, also for root, whom no permission stops.
        format!(
            "sqlite://file:{}?mode=ro",
            database.folder().join("wire.db").display()
        )
    };
    let ran = ingest(&url, &page, &[]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert_one_line(&ran, &["wire", "read"]);
    assert_eq!(database.numbers("SELECT COUNT(*) AS number FROM articles"), [0]);
}

#[test]
fn full_disk_is_named_and_what_was_stored_stays() {
    if on_postgres() {
        return;
    }
    let database = Database::fresh();
    let folder = tempfile::tempdir().unwrap();
    for number in 0..200 {
        let text = "A long paragraph takes a lot of room on the disk. ".repeat(200);
        let page = Page::numbered(number).saying(&[&text]);
        fs::write(folder.path().join(format!("{number:03}.txt")), page.text()).unwrap();
    }
    let ran = Limited::ingest(&database, folder.path());
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let report = ran.json();
    let stored = report["stored"].as_i64().unwrap();
    assert_eq!(
        stored + report["refused"].as_i64().unwrap(),
        200,
        "{}",
        ran.errors
    );
    assert!(stored > 0 && stored < 200, "{stored}");
    assert!(
        ran.errors.lines().all(|line| line.contains(".txt")),
        "{}",
        ran.errors
    );
    assert_eq!(
        database.numbers("SELECT COUNT(*) AS number FROM articles"),
        [stored]
    );
    // A full disk is no fault of the pages.
    assert_eq!(
        database.numbers("SELECT COUNT(*) AS number FROM dead_letters"),
        [0]
    );
    let again = ingest(database.url(), folder.path(), &[]);
    assert_eq!(
        (again.code, &again.json()["unchanged"]),
        (Some(0), &json!(stored)),
        "{}",
        again.errors
    );
}

/// A process whose files may not grow any more: what a full disk looks like from inside.
struct Limited;

impl Limited {
    fn ingest(database: &Database, folder: &Path) -> Ran {
        let size = fs::metadata(database.folder().join("wire.db")).unwrap().len() / 1024;
        let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", size + 2_000);
        let binary = env!("CARGO_BIN_EXE_mediawire");
        let output = std::process::Command::new("bash")
            .args([
                "-c",
                &script,
                "bash",
                binary,
                "ingest",
                "--json",
                "--database-url",
                database.url(),
            ])
            .arg(folder)
            .output()
            .unwrap();
        Ran {
            code: output.status.code(),
            output: String::from_utf8(output.stdout).unwrap(),
            errors: String::from_utf8(output.stderr).unwrap(),
        }
    }
}
