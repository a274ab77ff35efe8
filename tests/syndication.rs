//! Articles and feeds by their addresses: what partners' programs and search engines read.

use std::collections::HashSet;

use mediawire_domain::{
    article::PubStatus,
    receive::Outcome,
    story::{Delivery, Story, Withdrawal},
};
use serde_json::{Value, json};

use crate::support::{NOW, Page, Wire};

const FEEDS: [(&str, &str); 9] = [
    ("", "text/html; charset=utf-8"),
    (".rss", "application/rss+xml; charset=utf-8"),
    (".atom", "application/atom+xml; charset=utf-8"),
    (".json", "application/feed+json; charset=utf-8"),
    (".jsonld", "application/ld+json; charset=utf-8"),
    (".txt", "text/plain; charset=utf-8"),
    (".ninjs", "application/json"),
    (".newsml", "application/vnd.iptc.g2.newsmessage+xml"),
    (".jsonl", "application/x-ndjson"),
];
const ARTICLES: [(&str, &str); 6] = [
    ("", "text/html; charset=utf-8"),
    (".jsonld", "application/ld+json; charset=utf-8"),
    (".txt", "text/plain; charset=utf-8"),
    (".ninjs", "application/json"),
    (".newsml", "application/vnd.iptc.g2.newsitem+xml"),
    (".jsonl", "application/x-ndjson"),
];

/// A wire with a story about quaggas, and one beside it.
fn wire() -> Wire {
    let wire = Wire::start();
    let said = ["VIENNA, Jan. 1 — Quagga talks with Vladimir Putin began, said Kremlin aide Yury Ushakov."];
    wire.receive(
        &Page::new("Quagga returns to Vienna")
            .saying(&said)
            .published(NOW.plus_seconds(-3_600)),
    );
    let beside = ["Vladimir Putin sailed, the harbour said."];
    wire.receive(
        &Page::new("Ferry sails")
            .saying(&beside)
            .published(NOW.plus_seconds(-7_200)),
    );
    wire
}

fn hold_back(wire: &Wire, how: &str) {
    wire.database.execute(&format!(
        "UPDATE articles SET {how} WHERE slug = 'quagga-returns-to-vienna'"
    ));
}

/// Every address at which the story about quaggas might be read.
fn doors() -> Vec<String> {
    let channels = [
        "/articles",
        "/sections/media-wire",
        "/people/vladimir-putin",
        "/places/vienna",
        "/filters/talks",
    ];
    let feeds = channels
        .iter()
        .flat_map(|channel| FEEDS.map(|(extension, _)| format!("{channel}{extension}")));
    let pages = ARTICLES.map(|(extension, _)| format!("/articles/quagga-returns-to-vienna{extension}"));
    feeds
        .chain(pages)
        .chain(["/news-sitemap.xml".to_owned()])
        .collect()
}

fn save_filter(wire: &Wire, filter: &Value) -> Value {
    let document = "mutation($filter: ArticleFilter!) { saveFilter(input: { slug: \"talks\", title: \"Talks\", filter: $filter }) {
        savedFilter { slug title } userErrors { code message } } }";
    wire.query_as_editor(document, json!({ "filter": filter }))["saveFilter"].take()
}

fn ids(feed: &Value) -> Vec<String> {
    let items = feed["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn articles_and_feeds_are_served_in_every_format() {
    let wire = wire();
    for (extension, content_type) in FEEDS {
        let reply = wire.get(&format!("/articles{extension}"));
        assert_eq!((reply.status, reply.header("content-type")), (200, content_type));
        assert!(
            reply.body.contains("Quagga returns to Vienna"),
            "{extension}: {}",
            reply.body
        );
    }
    for (extension, content_type) in ARTICLES {
        let reply = wire.get(&format!("/articles/quagga-returns-to-vienna{extension}"));
        assert_eq!((reply.status, reply.header("content-type")), (200, content_type));
        assert!(
            reply.body.contains("Quagga talks with Vladimir Putin began"),
            "{extension}: {}",
            reply.body
        );
    }
    for nowhere in [
        "/articles.exe",
        "/articles/quagga-returns-to-vienna.rss",
        "/articles/none",
        "/people/none.rss",
        "/dogs/rex",
    ] {
        assert_eq!(wire.get(nowhere).status, 404, "{nowhere}");
    }
    assert_eq!(wire.get("/articles.rss?after=yesterday").status, 400);
}

#[test]
fn story_that_is_held_back_leaves_by_no_address() {
    for how in [
        "pub_status = 'WITHHELD'",
        "pub_status = 'CANCELED'",
        "embargoed_until = 1767355201000000",
    ] {
        let wire = wire();
        save_filter(&wire, &json!({ "language": "en" }));
        for door in doors() {
            let reply = wire.get(&door);
            assert!(
                reply.status == 200 && reply.body.contains("uagga"),
                "{door}: {reply:?}"
            );
        }
        hold_back(&wire, how);
        for door in doors() {
            let body = wire.get(&door).body.replace("quagga-returns-to-vienna", "");
            assert!(!body.contains("uagga"), "{how} by {door}: {body}");
        }
    }
}

#[test]
fn name_that_only_a_held_back_story_has_is_at_no_address() {
    let wire = Wire::start();
    let said = "Foreign Minister Quentin Quaggason of Norway said that the talks were over.";
    wire.receive(&Page::new("Quagga returns to Vienna").saying(&[said]));
    for (extension, _) in FEEDS {
        let door = format!("/people/quentin-quaggason{extension}");
        assert_eq!(wire.get(&door).status, 200, "{door}");
    }
    hold_back(&wire, "embargoed_until = 1767355201000000");
    for (extension, _) in FEEDS {
        let door = format!("/people/quentin-quaggason{extension}");
        let reply = wire.get(&door);
        assert!(
            reply.status == 404 && !reply.body.contains("Quaggason"),
            "{door}: {reply:?}"
        );
    }
}

#[test]
fn killed_story_leaves_a_tombstone_where_the_format_has_one() {
    let wire = wire();
    hold_back(&wire, "pub_status = 'CANCELED'");
    let atom = wire.get("/articles.atom").body;
    assert!(
        atom.contains("at:deleted-entry") && atom.contains("the story was killed"),
        "{atom}"
    );
    let listed = wire.get("/articles.ninjs").json();
    let statuses: Vec<&Value> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|item| &item["pubStatus"])
        .collect();
    assert_eq!(statuses, [&json!("canceled"), &json!("usable")]);
    let item = wire.get("/articles/quagga-returns-to-vienna.ninjs").json();
    assert_eq!(
        (&item["pubStatus"], &item["bodies"]),
        (&json!("canceled"), &Value::Null)
    );
    let newsml = wire.get("/articles/quagga-returns-to-vienna.newsml").body;
    assert!(newsml.contains("stat:canceled"), "{newsml}");
    let page = wire.get("/articles/quagga-returns-to-vienna");
    assert_eq!(page.status, 410);
    assert!(page.body.contains("the story was killed"));
}

#[test]
fn newest_page_tells_of_an_old_story_that_was_killed_lately() {
    let wire = Wire::start();
    for number in 0..120 {
        wire.receive(&Page::numbered(number));
    }
    wire.database
        .execute("UPDATE articles SET pub_status = 'CANCELED' WHERE slug LIKE 'bulletin-number-%'");
    wire.database
        .execute("UPDATE articles SET pub_status = 'USABLE' WHERE slug NOT LIKE 'bulletin-number-7-%'");
    let statuses = || -> Vec<Value> {
        let listed = wire.get("/articles.ninjs").json();
        let items = listed.as_array().unwrap();
        items.iter().map(|item| item["pubStatus"].clone()).collect()
    };
    assert_eq!(statuses().len(), 50);
    let placed = |at: &str| {
        format!(
            "DELETE FROM holds; INSERT INTO holds (article_key, reason, at) \
             SELECT key, 'Never said', {at} FROM articles WHERE pub_status = 'CANCELED'"
        )
    };
    wire.database.execute(&placed("1767268800000000"));
    assert_eq!(
        (statuses().len(), statuses().last()),
        (51, Some(&json!("canceled")))
    );
    wire.database.execute(&placed("1764590400000000"));
    assert_eq!(statuses().len(), 50);
}

#[test]
fn page_tells_of_everything_that_was_taken_back_in_its_time() {
    let wire = Wire::start();
    for number in 0..120 {
        wire.receive(&Page::numbered(number));
    }
    wire.database
        .execute("UPDATE articles SET pub_status = 'CANCELED'");
    let listed = wire.get("/articles.ninjs").json();
    assert_eq!(listed.as_array().unwrap().len(), 120);
}

/// A story that its sender calls `tag:1`.
fn tagged() -> Box<Story> {
    let Delivery::Story(mut story) = Page::numbered(1).deliveries().remove(0) else {
        panic!("a page has a story");
    };
    story.guid = Some("tag:1".to_owned());
    story
}

fn withdrawal() -> Delivery {
    Delivery::Withdrawal(Withdrawal {
        guid: Some("tag:1".to_owned()),
        source_url: None,
        source: None,
        pub_status: PubStatus::Canceled,
        reason: Some("the minister never said it".to_owned()),
    })
}

#[test]
fn tombstone_says_why_in_the_senders_words() {
    let wire = Wire::start();
    wire.deliver(&[tagged().into()], NOW);
    assert_eq!(wire.deliver(&[withdrawal()], NOW), [Outcome::Withdrawn]);
    assert_eq!(wire.deliver(&[withdrawal()], NOW), [Outcome::Unchanged]);
    let atom = wire.get("/articles.atom").body;
    assert!(atom.contains("the minister never said it"), "{atom}");
    let seen = wire.query("{ changes { nodes { kind article { notice { reason pubStatus } } } } }");
    let kill = &seen["changes"]["nodes"][1];
    assert_eq!(kill["kind"], "CANCELED");
    assert_eq!(kill["article"]["notice"]["reason"], "the minister never said it");
}

#[test]
fn story_that_is_taken_back_before_it_comes_is_never_shown() {
    let wire = Wire::start();
    wire.deliver(&[withdrawal()], NOW);
    assert_eq!(wire.deliver(&[tagged().into()], NOW), [Outcome::Stored]);
    let slug = "bulletin-number-1-from-the-conference";
    for path in ["/articles.atom", "/articles.ninjs", "/articles.jsonl"] {
        let body = wire.get(path).body;
        assert!(
            !body.contains("ulletin") && !body.contains("deleted-entry"),
            "{path}: {body}"
        );
    }
    assert_eq!(wire.get(&format!("/articles/{slug}.ninjs")).status, 404);
    assert_eq!(
        wire.query("{ changes { totalCount } }"),
        json!({ "changes": { "totalCount": 0 } })
    );
}

#[test]
fn story_that_was_withheld_is_released_by_a_newer_delivery_and_not_by_an_older_one() {
    let wire = Wire::start();
    let mut story = tagged();
    story.metadata.source_version = Some(1);
    wire.deliver(&[Delivery::Story(story.clone())], NOW);
    let mut withheld = story.clone();
    withheld.metadata.source_version = Some(2);
    withheld.pub_status = PubStatus::Withheld;
    assert_eq!(
        wire.deliver(&[Delivery::Story(withheld)], NOW),
        [Outcome::Withdrawn]
    );
    assert_eq!(
        wire.deliver(&[Delivery::Story(story.clone())], NOW),
        [Outcome::Unchanged]
    );
    let count = "{ articles { totalCount } }";
    assert_eq!(wire.query(count)["articles"]["totalCount"], 0);
    story.metadata.source_version = Some(3);
    assert_eq!(wire.deliver(&[Delivery::Story(story)], NOW), [Outcome::Updated]);
    assert_eq!(wire.query(count)["articles"]["totalCount"], 1);
}

#[test]
fn what_went_out_comes_in_again_as_what_is_there() {
    let wire = wire();
    let lines = wire.get("/articles.jsonl").body;
    let reading = mediawire_wire::Format::JsonLines
        .read(lines.as_bytes(), &Page::new("x").capture())
        .unwrap();
    let deliveries: Vec<Delivery> = reading.into_iter().map(Result::unwrap).collect();
    assert_eq!(wire.deliver(&deliveries, NOW), [Outcome::Unchanged; 2]);
    let copy = Wire::start();
    assert_eq!(copy.deliver(&deliveries, NOW), [Outcome::Stored; 2]);
    let document = "{ articles { nodes { headline bodyText publishedAt publishedPrecision language section { slug } references { entity { name } salience count } } } }";
    assert_eq!(copy.query(document), wire.query(document));
}

#[test]
fn pages_of_a_feed_lead_through_every_article_once() {
    let wire = Wire::start();
    for number in 0..120 {
        wire.receive(&Page::numbered(number));
    }
    let mut seen = Vec::new();
    let mut path = "/articles.json".to_owned();
    loop {
        let feed = wire.get(&path).json();
        seen.extend(ids(&feed));
        match feed["next_url"].as_str() {
            Some(next) => path = wire.path(next),
            None => break,
        }
    }
    assert_eq!(seen.len(), 120);
    assert_eq!(seen.iter().collect::<HashSet<_>>().len(), 120);
    let atom = wire.get("/articles.atom").body;
    assert!(atom.contains("rel=\"next\"") && !atom.contains("rel=\"previous\""));
}

#[test]
fn pages_in_every_format_lead_on_by_their_headers() {
    let wire = Wire::start();
    for number in 0..60 {
        wire.receive(&Page::numbered(number));
    }
    for (extension, _) in FEEDS {
        let links = |path: &str| -> Vec<(String, String)> {
            let reply = wire.get(path);
            let links = reply.header("link").split(", ");
            let links = links.map(|link| link.split_once(">; rel=").unwrap());
            links
                .map(|(url, relation)| (relation.replace('"', ""), url[1..].to_owned()))
                .collect()
        };
        let first = links(&format!("/articles{extension}"));
        let relations: Vec<&str> = first.iter().map(|(relation, _)| relation.as_str()).collect();
        assert_eq!(relations, ["self", "first", "next"], "{extension}");
        let second = links(&wire.path(&first[2].1));
        let relations: Vec<&str> = second.iter().map(|(relation, _)| relation.as_str()).collect();
        assert_eq!(relations, ["self", "first", "previous"], "{extension}");
        assert_eq!(wire.get(&wire.path(&second[2].1)).status, 200);
    }
}

#[test]
fn each_channel_has_the_articles_that_belong_to_it() {
    let wire = wire();
    wire.receive(
        &Page::new("Sheep graze")
            .under("Farm News")
            .from("Alpine Agency", "https://alpine.example/1"),
    );
    let titles = |path: &str| -> Vec<String> {
        let feed = wire.get(path).json();
        let items = feed["items"]
            .as_array()
            .unwrap_or_else(|| panic!("{path}: {feed}"));
        items
            .iter()
            .map(|item| item["title"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(titles("/sections/farm-news.json"), ["Sheep graze"]);
    assert_eq!(titles("/sources/alpine-agency.json"), ["Sheep graze"]);
    assert_eq!(titles("/places/vienna.json"), ["Quagga returns to Vienna"]);
    let putin = wire.query("{ person(slug: \"vladimir-putin\") { id } }");
    let saved = save_filter(
        &wire,
        &json!({ "mentions": [putin["person"]["id"]], "publishedAfter": "2026-01-02T10:30:00Z" }),
    );
    assert_eq!(saved["savedFilter"], json!({ "slug": "talks", "title": "Talks" }));
    assert_eq!(titles("/filters/talks.json"), ["Quagga returns to Vienna"]);
    assert_eq!(
        wire.query("{ savedFilters { slug } }"),
        json!({ "savedFilters": [{ "slug": "talks" }] })
    );
    let deleted = "mutation { deleteFilter(input: { slug: \"talks\" }) { deletedSlug } }";
    wire.query_as_editor(deleted, json!({}));
    assert_eq!(wire.get("/filters/talks.json").status, 404);
}

#[test]
fn client_that_has_the_feed_is_told_so() {
    let wire = wire();
    for path in [
        "/articles.rss",
        "/articles",
        "/articles/ferry-sails.ninjs",
        "/sitemap.xml",
    ] {
        let first = wire.get(path);
        let tag = first.header("etag").to_owned();
        let known = wire.get_with(path, &[("if-none-match", &tag)]);
        assert_eq!((known.status, known.body.as_str()), (304, ""), "{path}");
        assert_eq!(
            wire.get_with(path, &[("if-none-match", "\"other\"")]).status,
            200,
            "{path}"
        );
        assert!(!first.header("cache-control").is_empty(), "{path}");
    }
    let before = wire.get("/articles.rss");
    hold_back(&wire, "pub_status = 'CANCELED'");
    let after = wire.get_with("/articles.rss", &[("if-none-match", before.header("etag"))]);
    assert_eq!(after.status, 200);
}

#[test]
fn instant_of_a_list_does_not_fall_when_its_last_story_leaves_it() {
    let wire = wire();
    wire.database
        .execute("UPDATE changes SET at = 1767351600000000 + sequence * 60000000");
    let doors = [
        "/articles.rss",
        "/places/vienna.atom",
        "/news-sitemap.xml",
        "/sitemap.xml",
    ];
    let dates = || doors.map(|door| wire.get(door).header("last-modified").to_owned());
    let before = dates();
    assert!(
        before.iter().all(|date| date.starts_with("Fri, 02 Jan 2026 11:")),
        "{before:?}"
    );
    wire.database
        .execute("UPDATE articles SET embargoed_until = 1767355201000000");
    assert_eq!(dates(), before);
}

#[test]
fn forwarded_headers_of_anybody_lead_nowhere_else() {
    let wire = wire();
    let forged = [
        ("x-forwarded-host", "evil.example"),
        ("x-forwarded-proto", "https"),
        ("forwarded", "host=evil.example;proto=https"),
    ];
    let reply = wire.get_with("/articles.atom", &forged);
    assert!(
        !reply.body.contains("evil.example") && !reply.body.contains("https://127"),
        "{reply:?}"
    );
    assert_eq!(reply.header("cache-control"), "private, no-cache");
    assert!(
        reply.header("link").contains("/articles.atom>; rel=\"self\""),
        "{reply:?}"
    );
}

#[test]
fn sitemap_names_the_news_of_two_days_only() {
    let wire = wire();
    let old = Page::new("Old ferry").published(NOW.plus_seconds(-3 * 86_400));
    wire.receive(&old);
    let sitemap = wire.get("/news-sitemap.xml").body;
    assert!(
        sitemap.contains("/articles/ferry-sails") && !sitemap.contains("/articles/old-ferry"),
        "{sitemap}"
    );
    assert!(wire.get("/sitemap.xml").body.contains("/news-sitemap.xml"));
}

#[test]
fn index_names_a_sitemap_for_each_thousand_stories() {
    let wire = wire();
    let copy = |first: usize, last: usize| {
        wire.database.execute(&format!(
            "WITH RECURSIVE numbers (number) AS (\
                 SELECT {first} UNION ALL SELECT number + 1 FROM numbers WHERE number < {last}) \
             INSERT INTO articles (id, slug, section_key, folded_headline, headline, original_headline, language, lede, \
                 word_count, representation_type, pub_status, published_at, published_precision, received_at, \
                 first_created, version_created, version, body_digest, published_sequence, changed_sequence) \
             SELECT '01890000-0000-7000-8000-' || (100000000000 + number), 'copy-' || number, section_key, \
                 folded_headline, headline, original_headline, language, lede, word_count, representation_type, \
                 pub_status, published_at - number * 1000000, published_precision, received_at, first_created, \
                 version_created, version, body_digest, published_sequence, changed_sequence \
             FROM articles, numbers WHERE slug = 'ferry-sails'"
        ));
    };
    let sitemaps = || -> Vec<String> {
        let index = wire.get("/sitemap.xml").body;
        let addresses = index.split("<loc>").skip(1);
        addresses
            .map(|rest| rest.split("</loc>").next().unwrap().replace("&amp;", "&"))
            .collect()
    };
    copy(1, 998);
    assert_eq!(sitemaps().len(), 1);
    copy(999, 999);
    let both = sitemaps();
    assert_eq!(both.len(), 2, "{both:?}");
    let count = |address: &str| wire.get(&wire.path(address)).body.matches("<url>").count();
    assert_eq!((count(&both[0]), count(&both[1])), (1_000, 1));
}
