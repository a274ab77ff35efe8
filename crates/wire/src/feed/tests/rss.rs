use mediawire_domain::story::RepresentationType;

use super::{blocks, rss, stories, story};
use crate::feed::{FeedKind, sniff};

#[test]
fn an_item_is_a_story() {
    let story = story(&rss(
        "<title>Ferry returns</title><link>https://wire.example/ferry</link><guid isPermaLink='false'>f-1</guid>\
         <pubDate>Tue, 18 Jun 2024 05:30:00 GMT</pubDate><description>It sails &lt;b&gt;today&lt;/b&gt;.</description>\
         <category>Ports</category><dc:creator>Ada Quay</dc:creator><dc:rights>© Harbour</dc:rights>",
    ));
    assert_eq!(story.headline, "Ferry returns");
    assert_eq!(story.source_url.as_deref(), Some("https://wire.example/ferry"));
    assert_eq!(story.guid.as_deref(), Some("f-1"));
    assert_eq!(story.published.unwrap().at.to_string(), "2024-06-18T05:30:00Z");
    assert_eq!(blocks(&story), ["It sails today."]);
    assert_eq!(story.representation_type, RepresentationType::Partial);
    assert_eq!(
        (story.section.slug.as_str(), story.section.title.as_str()),
        ("ports", "Ports")
    );
    assert_eq!(story.byline.as_deref(), Some("Ada Quay"));
    assert_eq!(story.source.as_deref(), Some("Harbour Wire"));
    assert_eq!(story.metadata.copyright_notice.as_deref(), Some("© Harbour"));
}

#[test]
fn encoded_content_is_the_whole_text() {
    let story = story(&rss("<title>T</title><description>Short.</description>\
         <content:encoded><![CDATA[<p>One &amp; two.</p><p>Three.</p>]]></content:encoded>"));
    assert_eq!(blocks(&story), ["One & two.", "Three."]);
    assert_eq!(story.representation_type, RepresentationType::Full);
    assert_eq!(story.metadata.signals["rss:description"], "Short.");
}

#[test]
fn markup_that_is_not_escaped_is_markup() {
    let story = story(&rss(
        "<title>The <i>Quay</i> opens</title><description><p>One<br>two</p><p>three</p></description>",
    ));
    assert_eq!(story.headline, "The Quay opens");
    assert_eq!(blocks(&story), ["One\ntwo", "three"]);
}

#[test]
fn a_title_is_markup_only_if_it_surely_is() {
    let headline = |title: &str| story(&rss(&format!("<title>{title}</title>"))).headline;
    assert_eq!(
        headline("AT&amp;amp;T buys &lt;i&gt;Ferry&lt;/i&gt;"),
        "AT&T buys Ferry"
    );
    assert_eq!(
        headline("How &lt;vector&gt; works, 1 &lt; 2"),
        "How <vector> works, 1 < 2"
    );
    assert_eq!(headline("  Two \n lines "), "Two lines");
}

#[test]
fn plain_descriptions_keep_their_paragraphs() {
    let story = story(&rss(
        "<title>T</title><description>One\nline.\n\nTwo.</description>",
    ));
    assert_eq!(blocks(&story), ["One\nline.", "Two."]);
}

#[test]
fn the_link_is_the_best_that_there_is() {
    let link = |item: &str| {
        story(&rss(&format!("<title>T</title>{item}")))
            .source_url
            .unwrap_or_default()
    };
    assert_eq!(
        link("<link>/a?b=1&amp;c=2</link>"),
        "https://wire.example/a?b=1&c=2"
    );
    assert_eq!(
        link("<link xml:base='https://b.example/x/'>y</link>"),
        "https://b.example/x/y"
    );
    assert_eq!(
        link(
            "<link/><atom:link rel='self' href='https://a.example/f'/><atom:link href='https://a.example/g'/>"
        ),
        "https://a.example/g"
    );
    assert_eq!(
        link("<guid>https://a.example/guid</guid>"),
        "https://a.example/guid"
    );
    assert_eq!(
        link("<guid isPermaLink='true'>guid</guid>"),
        "https://wire.example/guid"
    );
    assert_eq!(
        link("<guid isPermaLink='false'>https://a.example/guid</guid>"),
        ""
    );
    assert_eq!(link("<link>javascript:alert(1)</link>"), "");
}

#[test]
fn rdf_is_read() {
    let feed = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' \
        xmlns:dc='http://purl.org/dc/elements/1.1/'><channel rdf:about='https://a.example/'><title>Quay</title>\
        <dc:language>cs</dc:language><items><rdf:Seq><rdf:li resource='https://a.example/1'/></rdf:Seq></items></channel>\
        <item rdf:about='https://a.example/1'><title>One</title><dc:date>2024-06-18</dc:date></item></rdf:RDF>";
    assert_eq!(sniff(feed.as_bytes()), Some(FeedKind::Rdf));
    let story = story(feed);
    assert_eq!(story.guid.as_deref(), Some("https://a.example/1"));
    assert_eq!(story.source_url.as_deref(), Some("https://a.example/1"));
    assert_eq!(story.language.as_deref(), Some("cs"));
    assert_eq!(story.published.unwrap().precision.to_string(), "DAY");
}

#[test]
fn items_are_found_wherever_feeds_have_them() {
    let feed = "<rss><channel><title>Q</title><category>Never closed<item><title>A</title></item></channel>\
        <item><title>B</title><item><title>C</title></item></rss>";
    let headlines: Vec<String> = stories(feed).into_iter().map(|story| story.headline).collect();
    assert_eq!(headlines, ["A", "B", "C"]);
}

#[test]
fn the_operator_names_section_source_and_language() {
    let mut capture = super::capture();
    capture.section = Some("harbour".to_owned());
    capture.source = Some("Quay Agency".to_owned());
    capture.language = Some("en".to_owned());
    let feed = rss("<title>T</title><category>Ports</category>");
    let reading = super::parse(feed.as_bytes(), &capture).unwrap();
    let Ok(mediawire_domain::story::Delivery::Story(story)) = &reading[0] else {
        panic!("{reading:?}");
    };
    assert_eq!(story.section.slug, "harbour");
    assert_eq!(story.source.as_deref(), Some("Quay Agency"));
    assert_eq!(story.metadata.signals["feed:title"], "Harbour Wire");
    assert_eq!(story.language.as_deref(), Some("en"));
}

#[test]
fn the_source_of_an_item_goes_before_the_feed() {
    let story = story(&rss(
        "<title>T</title><source url='https://o.example/feed'>Old Port News</source>",
    ));
    assert_eq!(story.source.as_deref(), Some("Old Port News"));
    assert_eq!(
        story.metadata.signals["rss:source"]["@url"],
        "https://o.example/feed"
    );
}

#[test]
fn an_item_without_a_title_has_the_beginning_of_its_text() {
    let text = "The crane fell over in the night. Nobody was hurt.";
    let short = story(&rss(&format!("<description>{text}</description>")));
    assert_eq!(short.headline, "The crane fell over in the night.");
    assert_eq!(
        short.metadata.signals["feed:missing"],
        serde_json::json!(["headline"])
    );
    let long = story(&rss(&format!(
        "<description>{}</description>",
        "harbour ".repeat(30)
    )));
    assert!(
        long.headline.ends_with("harbour…") && long.headline.chars().count() <= 101,
        "{}",
        long.headline
    );
}

#[test]
fn an_item_with_a_title_alone_is_kept() {
    let story = story(&rss(
        "<title>Comments</title><description><![CDATA[<img src='x'>]]></description>",
    ));
    assert_eq!(
        (blocks(&story), story.representation_type),
        (vec!["Comments"], RepresentationType::Partial)
    );
    assert_eq!(
        story.metadata.signals["feed:missing"],
        serde_json::json!(["body"])
    );
}

#[test]
fn media_stands_in_where_there_is_nothing_else() {
    let story = story(&rss(
        "<media:group><media:title>Clip</media:title><media:description type='plain'>A boat.</media:description></media:group>",
    ));
    assert_eq!(
        (story.headline.as_str(), blocks(&story)),
        ("Clip", vec!["A boat."])
    );
}
