//! Feeds that are polled, from servers that behave and servers that do not. The clock stands where a test puts it.

use std::{io::Write, thread};

use clap::Parser;
use flate2::{Compression, write::GzEncoder};
use mediawire_domain::{
    polled_feed::{FeedSettings, Polled, PolledFeed},
    source::Source,
    timestamp::Timestamp,
};
use mediawire_server::{
    clock::Clock,
    metrics::Metrics,
    polling::{PollReport, PollResult, Poller},
    settings::PollSettings,
};
use serde_json::json;

use crate::support::{Answer, FeedServer, NOW, Page, Wire, at, mediawire};

const INTERVAL: i64 = 600;

#[derive(Parser)]
struct Command {
    #[command(flatten)]
    settings: PollSettings,
}

/// A wire that polls feeds at `localhost`, and gives each a second.
struct Polling {
    wire: Wire,
    server: FeedServer,
}

impl Polling {
    fn start() -> Self {
        Self {
            wire: Wire::start(),
            server: FeedServer::start(),
        }
    }

    /// Adds a feed of a source.
    fn add(&self, url: &str) {
        let mut connection = self.wire.store.connection().unwrap();
        let source = Source::of_name(&mut connection, "Harbour News", NOW).unwrap();
        let settings = FeedSettings {
            section: Some("harbour".to_owned()),
            language: Some("en-GB".to_owned()),
            interval_seconds: INTERVAL,
        };
        let added = PolledFeed::add(&mut connection, source.key, url, &settings, NOW).unwrap();
        assert!(added.is_some());
    }

    /// Adds a feed that gives these answers.
    fn feed(&self, answers: impl IntoIterator<Item = Answer>) -> String {
        let url = self.server.answer("/feed", answers);
        self.add(&url);
        url
    }

    fn poller(&self, now: Timestamp) -> Poller {
        self.poller_allowing(&["localhost"], now)
    }

    fn poller_allowing(&self, hosts: &[&str], now: Timestamp) -> Poller {
        let allowed = hosts.iter().flat_map(|host| ["--poll-allow-host", host]);
        let arguments = ["poll", "--poll-timeout", "1"].into_iter().chain(allowed);
        let settings = Command::parse_from(arguments).settings;
        Poller::new(
            self.wire.store.clone(),
            Clock::Fixed(now),
            &settings,
            Metrics::default(),
        )
    }

    /// Polls the one feed that is due at an instant.
    fn poll_at(&self, now: Timestamp) -> PollResult {
        self.poller(now).poll_next().unwrap().unwrap().result
    }

    /// Polls it whenever it is due.
    fn poll_when_due(&self) -> PollResult {
        self.poll_at(self.state().next_poll_at.unwrap())
    }

    fn poll_allowing(&self, hosts: &[&str]) -> PollResult {
        self.poller_allowing(hosts, NOW)
            .poll_next()
            .unwrap()
            .unwrap()
            .result
    }

    fn poll(&self) -> PollResult {
        self.poll_at(NOW)
    }

    fn state(&self) -> PolledFeed {
        let mut feeds = PolledFeed::all(&mut self.wire.store.connection().unwrap()).unwrap();
        assert_eq!(feeds.len(), 1);
        feeds.pop().unwrap()
    }

    fn count(&self, table: &str) -> i64 {
        self.wire
            .database
            .numbers(&format!("SELECT COUNT(*) AS number FROM {table}"))[0]
    }
}

fn page() -> String {
    Page::numbered(1).text()
}

#[track_caller]
fn assert_failed(result: &PollResult, words: &str) {
    match result {
        PollResult::Failed(error) if error.contains(words) => {}
        other => panic!("not `{words}`: {other:?}"),
    }
}

#[test]
fn polled_stories_belong_to_their_source_and_section() {
    let polling = Polling::start();
    polling.feed([Answer::good(&page())]);
    assert_eq!(
        polling.poll().to_string(),
        "1 stored, 0 unchanged, 0 updated, 0 refused"
    );
    let articles = polling
        .wire
        .query("{ articles { nodes { section { slug } language provenance { source { name } } } } }");
    let expected = json!([{
        "section": { "slug": "harbour" }, "language": "en-GB", "provenance": { "source": { "name": "Harbour News" } },
    }]);
    assert_eq!(articles["articles"]["nodes"], expected);
    let state = polling.state();
    assert_eq!((state.failures, state.last_error), (0, None));
    assert_eq!(state.last_polled_at, Some(NOW));
    assert_eq!(state.next_poll_at, Some(NOW.plus_seconds(INTERVAL)));
}

#[test]
fn feed_is_asked_again_only_after_its_interval() {
    let polling = Polling::start();
    polling.feed([Answer::good(&page())]);
    polling.poll();
    let early = polling.poller(NOW.plus_seconds(INTERVAL - 1));
    assert!(early.poll_next().unwrap().is_none());
    let again = polling.poll_at(NOW.plus_seconds(INTERVAL));
    assert_eq!(again.to_string(), "0 stored, 1 unchanged, 0 updated, 0 refused");
}

#[test]
fn feed_that_has_not_changed_is_not_sent_again() {
    let polling = Polling::start();
    let first = Answer::good(&page()).with("ETag", "W/\"one\"");
    let first = first.with("Last-Modified", "Fri, 02 Jan 2026 11:00:00 GMT");
    polling.feed([first, Answer::status("304 Not Modified")]);
    polling.poll();
    let asked = polling.server.request();
    assert!(
        !asked.contains("if-none-match") && asked.contains("accept-encoding: gzip"),
        "{asked}"
    );
    assert!(matches!(polling.poll_when_due(), PollResult::Unchanged));
    let asked = polling.server.request();
    assert!(asked.contains("if-none-match: w/\"one\"\r\n"), "{asked}");
    assert!(
        asked.contains("if-modified-since: fri, 02 jan 2026 11:00:00 gmt\r\n"),
        "{asked}"
    );
    assert_eq!(polling.state().etag.as_deref(), Some("W/\"one\""));
}

#[test]
fn packed_feed_is_unpacked() {
    let polling = Polling::start();
    let packed = Answer::Whole("200 OK", Vec::new(), gzip(page().as_bytes()));
    polling.feed([packed.with("Content-Encoding", "gzip")]);
    assert!(polling.poll().is_good());
    assert_eq!(polling.count("articles"), 1);
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn bad_feeds_fail_each_for_its_reason_and_stop_no_other() {
    let polling = Polling::start();
    let bomb = Answer::Whole("200 OK", Vec::new(), gzip(&vec![b' '; 33 * 1024 * 1024]));
    let cases = [
        (Answer::Endless, "more than 33554432 bytes"),
        (bomb.with("Content-Encoding", "gzip"), "more than 33554432 bytes"),
        (Answer::Dripping, "within 1 seconds"),
        (Answer::Nothing, "within 1 seconds"),
        (Answer::Garbage, "cannot be fetched"),
        (Answer::Cut, "cannot be fetched"),
        (Answer::redirect("302 Found", "/6"), "more than 5 redirects"),
        (
            Answer::redirect("302 Found", "file:///etc/passwd"),
            "redirected to nowhere",
        ),
        (Answer::status("302 Found"), "redirected to nowhere"),
        (
            Answer::redirect("302 Found", &polling.server.numeric_url("/feed")),
            "not on the public internet",
        ),
        (
            Answer::redirect("302 Found", "http://169.254.169.254/latest"),
            "not on the public internet",
        ),
        (
            Answer::redirect("302 Found", "http://[::ffff:10.0.0.1]/"),
            "not on the public internet",
        ),
        (Answer::status("304 Not Modified"), "304"),
        (Answer::status("404 Not Found"), "404"),
        (Answer::status("500 Internal Server Error"), "500"),
        (Answer::good("<!DOCTYPE html><html><p>Log in"), "a web page came"),
        (Answer::good("<invoice/>"), "`invoice`"),
        (Answer::good(""), "empty"),
        (Answer::good("Rain\0"), "binary data"),
    ];
    // The redirect is number 6, and leads to itself.
    for (number, (answer, _)) in cases.iter().enumerate() {
        polling.add(&polling.server.answer(&format!("/{number}"), [answer.clone()]));
    }
    polling.add(&polling.server.answer("/good", [Answer::good(&page())]));
    let poller = polling.poller(NOW);
    for (number, (_, words)) in cases.iter().enumerate() {
        let report = poller.poll_next().unwrap().unwrap();
        assert!(report.feed.ends_with(&format!("/{number}")), "{report}");
        assert_failed(&report.result, words);
    }
    let good: PollReport = poller.poll_next().unwrap().unwrap();
    assert!(good.result.is_good(), "{good}");
    assert!(poller.poll_next().unwrap().is_none());
    assert_eq!(polling.count("articles"), 1);
    let waiting = "SELECT COUNT(*) AS number FROM polled_feeds WHERE last_error IS NOT NULL AND failures = 1";
    assert_eq!(polling.wire.database.numbers(waiting), [19]);
}

#[test]
fn feed_that_cannot_be_stored_fails_and_waits() {
    let polling = Polling::start();
    polling.feed([Answer::good(&page()), Answer::good(&page())]);
    let database = &polling.wire.database;
    database.execute("ALTER TABLE early_withdrawals RENAME TO hidden");
    assert_failed(&polling.poll(), "what came was not stored");
    let state = polling.state();
    assert_eq!(state.failures, 1);
    assert!(
        state.next_poll_at >= Some(NOW.plus_seconds(INTERVAL)),
        "{state:?}"
    );
    database.execute("ALTER TABLE hidden RENAME TO early_withdrawals");
    assert!(polling.poll_when_due().is_good());
}

#[test]
fn host_that_is_not_allowed_by_name_is_not_even_asked() {
    let polling = Polling::start();
    polling.server.answer("/feed", [Answer::good(&page())]);
    polling.add(&polling.server.numeric_url("/feed"));
    assert_failed(&polling.poll(), "`127.0.0.1` is at 127.0.0.1");
    assert!(!polling.server.was_asked());
}

#[test]
fn host_that_is_allowed_for_its_own_feeds_is_no_other_feeds_to_reach() {
    let polling = Polling::start();
    let inside = polling.server.answer("/inside", [Answer::good(&page())]);
    polling
        .server
        .answer("/feed", [Answer::redirect("302 Found", &inside)]);
    polling.add(&polling.server.numeric_url("/feed"));
    let both = ["127.0.0.1", "localhost"];
    assert_failed(&polling.poll_allowing(&both), "`localhost` is at");
    polling.wire.database.execute("DELETE FROM polled_feeds");
    polling.add(&inside);
    assert!(polling.poll_allowing(&both).is_good());
}

#[test]
fn failing_feed_is_asked_less_and_less_often_until_it_is_good() {
    let polling = Polling::start();
    let bad = Answer::status("500 Internal Server Error");
    polling.feed([bad.clone(), bad.clone(), bad, Answer::good(&page())]);
    for (failures, wait) in [(1, INTERVAL), (2, 2 * INTERVAL), (3, 4 * INTERVAL)] {
        let polled_at = polling.state().next_poll_at.unwrap();
        assert_failed(&polling.poll_when_due(), "500");
        let state = polling.state();
        let waits = (state.next_poll_at.unwrap().as_microseconds() - polled_at.as_microseconds()) / 1_000_000;
        assert_eq!(state.failures, failures);
        assert!((wait..=wait * 5 / 4).contains(&waits), "{waits} after {failures}");
    }
    assert!(polling.poll_when_due().is_good());
    let state = polling.state();
    assert_eq!((state.failures, state.last_error), (0, None));
}

#[test]
fn server_that_asks_to_be_left_alone_is() {
    let polling = Polling::start();
    let busy = Answer::status("503 Service Unavailable");
    let instant = "Fri, 02 Jan 2026 20:00:00 GMT";
    polling.feed([
        busy.clone().with("Retry-After", "7200"),
        busy.with("Retry-After", instant),
    ]);
    assert_failed(&polling.poll(), "503");
    assert_eq!(polling.state().next_poll_at, Some(NOW.plus_seconds(7_200)));
    assert_failed(&polling.poll_when_due(), "503");
    assert_eq!(polling.state().next_poll_at, Some(at("2026-01-02T20:00:00Z")));
}

#[test]
fn feed_that_is_gone_is_paused_until_an_operator_changes_it() {
    let polling = Polling::start();
    let url = polling.feed([Answer::status("410 Gone"), Answer::good(&page())]);
    assert!(matches!(polling.poll(), PollResult::Gone(_)));
    assert_eq!(polling.state().next_poll_at, None);
    assert!(
        polling
            .poller(NOW.plus_seconds(1_000_000))
            .poll_next()
            .unwrap()
            .is_none()
    );
    let set = [
        "sources",
        "--database-url",
        polling.wire.database.url(),
        "set",
        &url,
        "--interval",
        "300",
    ];
    assert_eq!(mediawire(&set).code, Some(0));
    let state = polling.state();
    assert_eq!(
        (state.interval_seconds, state.section.as_deref()),
        (300, Some("harbour"))
    );
    assert!(polling.poll_when_due().is_good());
}

#[test]
fn feed_that_has_moved_for_good_is_asked_where_it_is_now() {
    for (status, target, moves) in [
        ("301 Moved Permanently", Answer::good(&page()), true),
        ("308 Permanent Redirect", Answer::good(&page()), true),
        ("302 Found", Answer::good(&page()), false),
        ("307 Temporary Redirect", Answer::good(&page()), false),
        ("301 Moved Permanently", Answer::status("404 Not Found"), false),
        ("301 Moved Permanently", Answer::good("<html>Parked"), false),
    ] {
        let polling = Polling::start();
        let old = polling.feed([Answer::redirect(status, "/new")]);
        let new = polling.server.answer("/new", [target.clone()]);
        polling.poll();
        assert_eq!(
            polling.state().url,
            if moves { new } else { old },
            "{status} to {target:?}"
        );
    }
}

#[test]
fn way_for_good_ends_where_a_redirect_is_for_now() {
    let polling = Polling::start();
    polling.feed([Answer::redirect("301 Moved Permanently", "/one")]);
    let one = polling
        .server
        .answer("/one", [Answer::redirect("302 Found", "/two")]);
    polling
        .server
        .answer("/two", [Answer::redirect("301 Moved Permanently", "/three")]);
    polling.server.answer("/three", [Answer::good(&page())]);
    assert!(polling.poll().is_good());
    assert_eq!(polling.state().url, one);
}

#[test]
fn credentials_are_sent_to_their_host_and_shown_nobody() {
    let polling = Polling::start();
    let url = polling
        .server
        .answer("/feed?key=sesame", [Answer::status("500 Internal Server Error")]);
    polling.add(&url.replace("localhost", "desk:hunter2@localhost"));
    let report = polling.poller(NOW).poll_next().unwrap().unwrap();
    assert!(
        polling
            .server
            .request()
            .contains("authorization: basic zgvzazpodw50zxiy"),
        "{report}"
    );
    let feeds = polling.wire.query_as_editor(
        "{ sources { nodes { lastError feeds { url lastError } } } }",
        json!({}),
    );
    let list = mediawire(&["sources", "--database-url", polling.wire.database.url(), "list"]);
    for shown in [report.to_string(), feeds.to_string(), list.output] {
        assert!(!shown.contains("hunter2") && !shown.contains("sesame"), "{shown}");
        assert!(shown.contains("500"), "{shown}");
    }
}

#[test]
fn item_that_is_refused_is_a_dead_letter_and_its_neighbours_are_stored() {
    let polling = Polling::start();
    let excerpt = "After two years the ferry between the two ports is running again, the company…";
    let text = Page::numbered(1)
        .listing("Ferry returns to the harbour", excerpt, "soon")
        .text();
    let url = polling.feed([Answer::good(&text).with("ETag", "\"one\"")]);
    let result = polling.poll();
    assert_eq!(result.to_string(), "1 stored, 0 unchanged, 0 updated, 1 refused");
    assert_eq!(polling.state().etag.as_deref(), Some("\"one\""));
    let database = polling.wire.database.url();
    let letters = mediawire(&["dead-letters", "--database-url", database, "list", "--json"]).json();
    assert_eq!(
        (&letters[0]["origin"], &letters[0]["reasons"][0]["code"]),
        (&json!(url), &json!("BAD_TIME"))
    );
    let id = letters[0]["id"].as_str().unwrap();
    let shown = mediawire(&["dead-letters", "--database-url", database, "show", id, "--bytes"]);
    assert_eq!(shown.output, text);
}

#[test]
fn item_that_stays_in_its_feed_and_is_refused_is_one_letter() {
    let polling = Polling::start();
    let excerpt = "After two years the ferry between the two ports is running again, the company…";
    let listing = |number| {
        let page = Page::numbered(number).listing("Ferry returns to the harbour", excerpt, "soon");
        page.text()
    };
    polling.feed([Answer::good(&listing(1)), Answer::good(&listing(2))]);
    polling.poll();
    polling.poll_when_due();
    assert_eq!((polling.count("articles"), polling.count("dead_letters")), (2, 1));
    let attempts = polling
        .wire
        .database
        .numbers("SELECT CAST(attempts AS BIGINT) AS number FROM dead_letters");
    assert_eq!(attempts, [2]);
}

#[test]
fn items_without_names_that_are_refused_alike_are_letters_of_their_own() {
    let polling = Polling::start();
    let feed = |value| {
        format!(r#"{{"version":"https://jsonfeed.org/version/1.1","title":"Harbour","items":[{value}]}}"#)
    };
    polling.feed([Answer::good(&feed("1")), Answer::good(&feed("2"))]);
    polling.poll();
    polling.poll_when_due();
    assert_eq!(polling.count("dead_letters"), 2);
}

#[test]
fn feed_is_polled_by_one_at_a_time() {
    let polling = Polling::start();
    polling.feed([Answer::good(&page())]);
    let mut connection = polling.wire.store.connection().unwrap();
    let claimed = PolledFeed::claim_due(&mut connection, NOW, 60).unwrap().unwrap();
    assert!(polling.poller(NOW).poll_next().unwrap().is_none());
    assert!(polling.poller(NOW).poll_now(&claimed).unwrap().is_none());
    // Whoever claimed it has not come back: another takes over, and goes by what it finds.
    assert!(polling.poll_at(NOW.plus_seconds(60)).is_good());
    let late = Polled::Gone {
        error: "too late".to_owned(),
    };
    claimed
        .record(&mut connection, &late, 0.0, NOW.plus_seconds(61))
        .unwrap();
    assert_eq!(polling.state().last_error, None);
}

#[test]
fn feed_that_is_removed_while_it_is_polled_stays_removed() {
    let polling = Polling::start();
    polling.feed([Answer::good(&page())]);
    let mut connection = polling.wire.store.connection().unwrap();
    let claimed = PolledFeed::claim_due(&mut connection, NOW, 60).unwrap().unwrap();
    claimed.remove(&mut connection).unwrap();
    claimed
        .record(&mut connection, &Polled::Unchanged, 0.0, NOW)
        .unwrap();
    assert_eq!(polling.count("polled_feeds"), 0);
}

#[test]
fn no_connection_is_held_while_a_feed_is_waited_for() {
    let polling = Polling::start();
    polling.feed([Answer::Nothing]);
    let poller = polling.poller(NOW);
    thread::scope(|scope| {
        let polled = scope.spawn(|| poller.poll_next());
        polling.server.request();
        let pool = polling.wire.store.pool_use();
        assert_eq!(pool.open, pool.idle);
        assert!(polled.join().unwrap().is_ok());
    });
}

#[test]
fn state_of_polling_is_in_the_api() {
    let polling = Polling::start();
    polling.feed([Answer::status("500 Internal Server Error")]);
    polling.poll();
    let document = "{ sources { nodes { lastPolledAt nextPollAt lastError
        feeds { url intervalSeconds failures lastError nextPollAt } } } }";
    let seen = polling.wire.query_as_editor(document, json!({}))["sources"]["nodes"][0].take();
    assert_eq!(
        (&seen["lastPolledAt"], &seen["feeds"][0]["failures"]),
        (&json!("2026-01-02T12:00:00Z"), &json!(1))
    );
    assert!(seen["lastError"].as_str().unwrap().contains("500"), "{seen}");
    assert_eq!(seen["nextPollAt"], seen["feeds"][0]["nextPollAt"]);
    // Readers see when, and neither where nor why not.
    let seen = polling.wire.query(document)["sources"]["nodes"][0].take();
    assert_eq!(
        (&seen["lastPolledAt"], &seen["feeds"]),
        (&json!("2026-01-02T12:00:00Z"), &json!(null))
    );
    assert_eq!(seen["lastError"], json!(null));
}

#[test]
fn commands_add_list_poll_and_remove_feeds() {
    let polling = Polling::start();
    let url = polling.server.answer("/feed", [Answer::good(&page())]);
    let run = |arguments: &[&str]| {
        let (command, rest) = arguments.split_first().unwrap();
        mediawire(&[&[command, "--database-url", polling.wire.database.url()], rest].concat())
    };
    let added = run(&[
        "sources",
        "add",
        "Harbour News",
        &url,
        "--interval",
        "600",
        "--section",
        "harbour",
    ]);
    assert_eq!(added.code, Some(0), "{added:?}");
    assert_eq!(run(&["sources", "add", "Harbour News", &url]).code, Some(1));
    for wrong in [
        ["Harbour News", "ftp://news.example"],
        ["Harbour News", "/etc/passwd"],
    ] {
        assert_eq!(run(&["sources", "add", wrong[0], wrong[1]]).code, Some(2));
    }
    let refused = run(&["poll", "--once"]);
    assert!(
        refused.code == Some(1) && refused.output.contains("--poll-allow-host"),
        "{refused:?}"
    );
    let polled = run(&["poll", "--feed", &url, "--poll-allow-host", "localhost"]);
    assert_eq!(
        (polled.code, polled.output),
        (
            Some(0),
            format!("{url}: 1 stored, 0 unchanged, 0 updated, 0 refused\n")
        )
    );
    assert_eq!(run(&["poll", "--once"]).output, "");
    let list = run(&["sources", "list", "--json"]).json();
    assert_eq!(
        (&list[0]["name"], &list[0]["feeds"][0]["url"]),
        (&json!("Harbour News"), &json!(url))
    );
    assert_eq!(run(&["sources", "remove-feed", &url]).code, Some(0));
    assert_eq!(run(&["sources", "list", "--json"]).json()[0]["feeds"], json!([]));
    assert_eq!(run(&["sources", "remove-feed", &url]).code, Some(1));
}
