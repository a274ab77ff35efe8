use super::{rss, story};

fn published(item: &str) -> Option<String> {
    let story = story(&rss(&format!("<title>T</title>{item}")));
    story.published.map(|published| published.at.to_string())
}

fn byline(item: &str) -> String {
    story(&rss(&format!("<title>T</title>{item}")))
        .byline
        .unwrap_or_default()
}

#[test]
fn the_date_of_publication_goes_before_others() {
    let dates = "<dc:date>2024-06-17T05:30:00Z</dc:date><atom:updated>2024-06-19T05:30:00Z</atom:updated>";
    assert_eq!(published(dates).as_deref(), Some("2024-06-17T05:30:00Z"));
    let dates = format!("{dates}<pubdate>18 Jun 2024 05:30 GMT</pubdate>");
    assert_eq!(published(&dates).as_deref(), Some("2024-06-18T05:30:00Z"));
}

#[test]
fn a_date_that_cannot_be_read_is_a_signal() {
    let story = story(&rss("<title>T</title><pubDate>last Tuesday</pubDate>"));
    assert_eq!(story.published, None);
    assert_eq!(story.metadata.signals["rss:pubDate"], "last Tuesday");
}

#[test]
fn names_come_without_addresses() {
    assert_eq!(byline("<author>ada@wire.example (Ada Quay)</author>"), "Ada Quay");
    assert_eq!(
        byline("<author>Ada Quay &lt;ada@wire.example&gt;</author>"),
        "Ada Quay"
    );
    assert_eq!(byline("<author>Ada Quay (ada@wire.example)</author>"), "Ada Quay");
    assert_eq!(byline("<author>ada@wire.example</author>"), "ada@wire.example");
    assert_eq!(
        byline("<author>Ada Quay (Port desk)</author>"),
        "Ada Quay (Port desk)"
    );
}

#[test]
fn what_a_byline_leaves_out_is_a_signal() {
    let story = story(&rss(
        "<title>T</title><author>ada@wire.example (Ada Quay)</author>",
    ));
    assert_eq!(
        story.metadata.signals["rss:author"],
        "ada@wire.example (Ada Quay)"
    );
}

#[test]
fn everybody_is_named_once() {
    let people = "<dc:creator>Ada Quay</dc:creator><itunes:author>Ada Quay</itunes:author><dc:creator>Bo Pier</dc:creator>";
    assert_eq!(byline(people), "Ada Quay, Bo Pier");
}
