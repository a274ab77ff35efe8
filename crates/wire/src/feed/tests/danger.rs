use super::{capture, parse, reading};
use crate::{
    Refusal,
    feed::{FeedKind, MAX_BYTES, sniff},
};

fn refusal(feed: &[u8]) -> Refusal {
    parse(feed, &capture()).unwrap_err()
}

#[test]
fn a_page_instead_of_a_feed_is_refused_as_one() {
    let page = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body></body></html>";
    assert_eq!(
        refusal(page).to_string(),
        "no format that is known: an HTML page, not a feed"
    );
    assert_eq!(sniff(page), None);
    assert_eq!(
        refusal(b"<opml></opml>").to_string(),
        "no format that is known: no feed begins with <opml>"
    );
    assert_eq!(refusal(b"Service unavailable").code(), "UNKNOWN_FORMAT");
    assert_eq!(refusal(b"").code(), "EMPTY");
}

#[test]
fn a_feed_without_items_is_empty() {
    assert_eq!(reading("<rss><channel><title>Q</title></channel></rss>").len(), 0);
}

#[test]
fn declared_entities_are_refused_and_still_look_like_a_feed() {
    let bomb = b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><rss><channel><item><title>&b;</title></item></channel></rss>";
    assert_eq!(refusal(bomb).code(), "UNSAFE");
    assert_eq!(sniff(bomb), Some(FeedKind::Rss));
}

#[test]
fn endless_nesting_is_refused() {
    let deep = format!("<rss><channel><item><description>{}", "<div>".repeat(100_000));
    assert_eq!(refusal(deep.as_bytes()).code(), "UNSAFE");
}

#[test]
fn too_large_a_feed_is_refused_before_it_is_read() {
    assert_eq!(
        refusal(&vec![b' '; MAX_BYTES + 1]),
        Refusal::TooLarge { limit: MAX_BYTES }
    );
}

#[test]
fn a_feed_that_is_cut_keeps_the_items_before_the_cut() {
    let whole = "<rss><channel><item><title>One</title></item><item><title>Two</title><description>Long";
    let reading = reading(whole);
    assert!(reading[0].is_ok() && reading.len() == 2);
    let message = reading[1].as_ref().unwrap_err().to_string();
    assert_eq!(
        message,
        "Two: not well-formed XML: <item> at offset 45: the input ends inside it"
    );
}

#[test]
fn no_cut_panics() {
    let feed = "<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom'><entry><title>žluť &amp;</title>\
        <link href='https://a.example/'/><updated>2024-06-18T05:30:00Z</updated><content type='xhtml'><div>é<![CDATA[x]]></div></content></entry></feed>";
    for end in 0..feed.len() {
        let _ = parse(&feed.as_bytes()[..end], &capture());
    }
}

#[test]
fn an_item_with_bytes_of_another_encoding_is_refused_alone() {
    let feed = b"<rss><channel><item><title>\xC5\xBElu\xC5\xA5</title></item><item><title>caf\xE9</title></item></channel></rss>";
    let reading = parse(feed, &capture()).unwrap();
    assert!(reading[0].is_ok());
    let message = reading[1].as_ref().unwrap_err().to_string();
    assert!(
        message.ends_with("bytes in it are not in the encoding of the input"),
        "{message}"
    );
}

#[test]
fn a_warning_before_the_feed_does_not_matter() {
    let feed = "\n<br />\n<b>Warning</b>: something\n<?xml version='1.0'?><rss><channel><item><title>T</title></item></channel></rss>";
    assert_eq!(reading(feed).len(), 1);
    assert_eq!(sniff(feed.as_bytes()), Some(FeedKind::Rss));
}

#[test]
fn kinds_are_told_by_their_root() {
    let utf16: Vec<u8> = "<rss version='2.0'>"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    assert_eq!(sniff(&utf16), Some(FeedKind::Rss));
    assert_eq!(
        sniff(b"<a:feed xmlns:a='http://www.w3.org/2005/Atom'>"),
        Some(FeedKind::Atom)
    );
    assert_eq!(
        sniff(
            b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description/></rdf:RDF>"
        ),
        None
    );
    assert_eq!(
        sniff(b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"),
        None
    );
    assert_eq!(sniff(b"Headline\n\nText"), None);
}

#[test]
fn a_long_title_of_the_feed_is_not_copied_to_every_item() {
    let feed = format!(
        "<rss><channel><title>{}</title><link>https://{}.example/</link>{}</channel></rss>",
        "long ".repeat(20_000),
        "a".repeat(20_000),
        "<item><title>T</title><link>x</link></item>".repeat(100)
    );
    let sizes = reading(&feed).into_iter().map(|item| format!("{item:?}").len());
    assert!(sizes.max().unwrap() < 2000);
}
