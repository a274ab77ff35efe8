use mediawire_domain::{
    article::PubStatus,
    story::{Delivery, RepresentationType},
};

use super::{atom, blocks, reading, story};
use crate::feed::{FeedKind, sniff};

#[test]
fn an_entry_is_a_story() {
    let story = story(&atom(
        "<id>urn:x:1</id><title>Ferry &lt;returns&gt;</title><link rel='self' href='https://wire.example/self'/>\
         <link href='ferry'/><published>2024-06-18T05:30:00Z</published><updated>2024-06-18T06:00:00+01:00</updated>\
         <summary>Short.</summary><content type='html'>&lt;p&gt;One.&lt;p&gt;Two.</content><category term='ports' label='Ports'/>\
         <author><name>Ada Quay</name><email>ada@wire.example</email></author><rights>© Ada</rights>",
    ));
    assert_eq!(story.guid.as_deref(), Some("urn:x:1"));
    assert_eq!(story.headline, "Ferry <returns>");
    assert_eq!(story.source_url.as_deref(), Some("https://wire.example/ferry"));
    assert_eq!(story.published.unwrap().at.to_string(), "2024-06-18T05:30:00Z");
    assert_eq!(
        story.metadata.revised_at.unwrap().to_string(),
        "2024-06-18T05:00:00Z"
    );
    assert_eq!(
        (blocks(&story), story.representation_type),
        (vec!["One.", "Two."], RepresentationType::Full)
    );
    assert_eq!(story.section.title, "Ports");
    assert_eq!(story.byline.as_deref(), Some("Ada Quay"));
    assert_eq!(story.language.as_deref(), Some("en"));
    assert_eq!(story.source.as_deref(), Some("Harbour Wire"));
    assert_eq!(story.metadata.copyright_notice.as_deref(), Some("© Ada"));
}

#[test]
fn xhtml_is_text_without_its_tags() {
    let story = story(&atom(
        "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>Less &lt;<em>more</em></div></title>\
         <content type='xhtml' xml:lang='fr'><h:div xmlns:h='http://www.w3.org/1999/xhtml'><h:p>Un<h:br/>deux</h:p><h:p>&nbsp;trois</h:p></h:div></content>",
    ));
    assert_eq!(story.headline, "Less <more");
    assert_eq!(blocks(&story), ["Un\ndeux", "\u{A0}trois"]);
    assert_eq!(story.language.as_deref(), Some("fr"));
}

#[test]
fn plain_text_is_never_markup() {
    let story = story(&atom(
        "<title>1 &lt; 2 &amp;amp; 3</title><content type='text'>if a &lt;b&gt; c</content>",
    ));
    assert_eq!(
        (story.headline.as_str(), blocks(&story)),
        ("1 < 2 &amp; 3", vec!["if a <b> c"])
    );
}

#[test]
fn content_elsewhere_or_of_another_kind_is_a_signal() {
    let elsewhere = story(&atom(
        "<title>T</title><summary>S.</summary><content type='video/mp4' src='https://a.example/v'/>",
    ));
    assert_eq!(
        (blocks(&elsewhere), elsewhere.representation_type),
        (vec!["S."], RepresentationType::Partial)
    );
    assert_eq!(
        elsewhere.metadata.signals["atom:content"]["@src"],
        "https://a.example/v"
    );
    let binary = story(&atom(
        "<title>T</title><content type='image/png'>aGVsbG8=</content>",
    ));
    assert_eq!(binary.metadata.signals["atom:content"]["#text"], "aGVsbG8=");
}

#[test]
fn the_link_for_people_goes_first() {
    let story = story(&atom(
        "<title>T</title><link rel='alternate' type='application/pdf' href='https://a.example/pdf'/>\
         <link rel='alternate' type='text/html' href='https://a.example/html'/><link rel='enclosure' href='https://a.example/mp3'/>",
    ));
    assert_eq!(story.source_url.as_deref(), Some("https://a.example/html"));
    assert_eq!(story.metadata.signals["atom:link"].as_array().unwrap().len(), 2);
}

#[test]
fn bases_add_up() {
    let feed = "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/x/'><entry xml:base='y/'><title>T</title>\
        <link xml:base='../z/' href='w'/></entry></feed>";
    assert_eq!(story(feed).source_url.as_deref(), Some("https://a.example/x/z/w"));
}

#[test]
fn people_come_from_entry_source_and_feed_in_this_order() {
    let byline = |entry: &str| story(&atom(&format!("<title>T</title>{entry}"))).byline.unwrap();
    assert_eq!(
        byline(
            "<author><name>A</name></author><author><name>B</name></author><author><name>A</name></author>"
        ),
        "A, B"
    );
    assert_eq!(
        byline("<source><title>S</title><author><name>C</name></author></source>"),
        "C"
    );
    assert_eq!(byline("<contributor><name>D</name></contributor>"), "The desk");
    assert_eq!(
        byline("<author><email>e@a.example</email></author>"),
        "e@a.example"
    );
}

#[test]
fn an_entry_that_was_taken_over_names_its_source() {
    let story = story(&atom(
        "<title>T</title><source><id>urn:s</id><title>Old Port News</title></source>",
    ));
    assert_eq!(story.source.as_deref(), Some("Old Port News"));
    assert_eq!(story.metadata.signals["atom:source"]["id"], "urn:s");
}

#[test]
fn a_last_change_alone_counts_as_the_publication_and_says_so() {
    let story = story(&atom("<title>T</title><updated>2024-06-18T05:30:00Z</updated>"));
    assert_eq!(story.published.unwrap().at, story.metadata.revised_at.unwrap());
    assert_eq!(
        story.metadata.signals["feed:missing"],
        serde_json::json!(["published", "body"])
    );
}

#[test]
fn a_deleted_entry_is_a_withdrawal() {
    let feed = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:at='http://purl.org/atompub/tombstones/1.0'><title>Q</title>\
        <at:deleted-entry ref='urn:x:1' when='2024-06-18T05:30:00Z'><at:comment>Wrong  ship</at:comment>\
        <link href='https://a.example/1'/></at:deleted-entry></feed>";
    let reading = reading(feed);
    let [Ok(Delivery::Withdrawal(withdrawal))] = reading.as_slice() else {
        panic!("{reading:?}");
    };
    assert_eq!(withdrawal.guid.as_deref(), Some("urn:x:1"));
    assert_eq!(withdrawal.pub_status, PubStatus::Canceled);
    assert_eq!(withdrawal.reason.as_deref(), Some("Wrong ship"));
    assert_eq!(withdrawal.source_url.as_deref(), Some("https://a.example/1"));
    assert_eq!(withdrawal.source.as_deref(), Some("Q"));
}

#[test]
fn atom_0_3_is_read() {
    let feed = "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>Q</title><entry><title mode='escaped' type='text/html'>\
        A &amp;amp; B</title><issued>2024-06-18T05:30-02:00</issued><modified>2024-06-19T05:30:00Z</modified>\
        <created>2024-06-17T05:30:00Z</created><content type='text/html' mode='base64'>PHA+T25lLjwvcD4=</content></entry></feed>";
    assert_eq!(sniff(feed.as_bytes()), Some(FeedKind::Atom));
    let story = story(feed);
    assert_eq!((story.headline.as_str(), blocks(&story)), ("A & B", vec!["One."]));
    assert_eq!(story.published.unwrap().at.to_string(), "2024-06-18T07:30:00Z");
    assert_eq!(
        story.metadata.revised_at.unwrap().to_string(),
        "2024-06-19T05:30:00Z"
    );
    assert_eq!(story.first_created.unwrap().to_string(), "2024-06-17T05:30:00Z");
}

#[test]
fn a_single_entry_is_a_feed() {
    let entry = "<entry xmlns='http://www.w3.org/2005/Atom'><title>T</title></entry>";
    assert_eq!(story(entry).headline, "T");
}
