use super::*;
use crate::publish::rss::render;

#[test]
fn an_item_names_itself_its_author_and_its_source() {
    let rss = render(&feed_of(item()));
    for expected in [
        "<guid isPermaLink=\"false\">urn:uuid:01902a1b-0000-7000-8000-000000000001</guid>",
        "<pubDate>Tue, 18 Jun 2024 05:30:00 GMT</pubDate>",
        "<dc:creator>Jana Nová</dc:creator>",
        "<category>Media &#x26; Wire</category>",
        "<source url=\"https://agency.example/talks?a=1&amp;b=2\">Agency &#x26; Sons</source>",
    ] {
        assert!(rss.contains(expected), "{expected} in {rss}");
    }
}

#[test]
fn pages_and_hub_are_linked() {
    let rss = render(&feed_of(item()));
    for expected in [
        "<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"https://wire.example/feed?page=2&amp;of=3\"/>",
        "<atom:link rel=\"next\" type=\"application/rss+xml\" href=\"https://wire.example/feed?page=3\"/>",
        "<atom:link rel=\"hub\" href=\"https://hub.example/\"/>",
    ] {
        assert!(rss.contains(expected), "{expected} in {rss}");
    }
}

#[test]
fn a_teaser_has_a_description_and_no_content() {
    let rss = render(&feed_of(teaser()));
    assert_eq!(
        text_in(&rss, "item", "description").as_deref(),
        Some("Only the beginning…")
    );
    assert_eq!(text_in(&rss, "item", "encoded"), None);
}

#[test]
fn half_a_source_is_kept_where_rss_has_a_place_for_it() {
    let mut nameless = item();
    nameless.story.source = None;
    let rss = render(&feed_of(nameless));
    let address = "https://agency.example/talks?a=1&b=2";
    assert_eq!(text_in(&rss, "item", "source").as_deref(), Some(address));
    assert!(rss.contains("<dc:source>"));
    let mut elsewhere = item();
    elsewhere.story.source_url = Some("javascript:alert(1)".to_owned());
    let rss = render(&feed_of(elsewhere));
    assert!(rss.contains("<dc:source>Agency &#x26; Sons</dc:source>") && !rss.contains("javascript"));
}

#[test]
fn the_desk_stands_beside_the_text() {
    let mut item = item();
    item.headline = "The desk's headline".to_owned();
    item.notes = vec![note()];
    let rss = render(&feed_of(item));
    assert_eq!(
        text_in(&rss, "item", "title").as_deref(),
        Some("The desk's headline")
    );
    assert_eq!(
        text_in(&rss, "item", "alternative").as_deref(),
        Some("Talks resume")
    );
    assert_eq!(
        text_in(&rss, "item", "correction").as_deref(),
        Some("The year is 1961, not <1962>.")
    );
    let content = text_in(&rss, "item", "encoded").unwrap();
    assert_eq!(paragraphs(&content), ["The first paragraph.", "The second one."]);
}

#[test]
fn nothing_is_named_that_is_not_stated() {
    let mut item = item();
    (item.story.byline, item.story.source, item.story.source_url) = (None, None, None);
    let rss = render(&feed_of(item));
    for absent in [
        "dc:creator",
        "source>",
        "dc:rights",
        "dc:language",
        "dcterms:alternative>",
    ] {
        assert!(!rss.contains(&format!("<{absent}")), "{absent} in {rss}");
    }
}

#[test]
fn another_language_than_the_feeds_is_said() {
    let mut item = item();
    item.story.language = Some("fa".to_owned());
    let rss = render(&feed_of(item));
    assert_eq!(text_in(&rss, "item", "language").as_deref(), Some("fa"));
    let content = text_in(&rss, "item", "encoded").unwrap();
    assert!(content.starts_with("<p dir=\"rtl\">"), "{content}");
}

#[test]
fn a_kill_takes_the_place_of_the_article() {
    let rss = render(&killed());
    let killed = |name| text_in(&rss, "item", name).unwrap();
    assert_eq!(killed("guid"), tombstone().id);
    assert!(killed("title").starts_with("Killed"));
    assert_eq!(
        killed("description"),
        "The agency &lt;withdrew&gt; it &amp; said so."
    );
    assert_eq!(killed("category"), "canceled");
}
