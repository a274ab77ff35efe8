use mediawire_domain::{
    story::{RepresentationType, Story},
    timestamp::TimePrecision,
};
use serde_json::json;

use super::*;

fn capture() -> Capture {
    Capture {
        captured_at: "2024-06-20T09:00:00Z".parse().unwrap(),
        published_at: None,
        section: None,
        source: None,
        language: None,
    }
}

const TEXT: &str = "<p>The harbour of Lomnice reopened on Tuesday after nine weeks of dredging, the port authority said, and \
    the first ferries left before dawn.</p><p>“We had hoped for five weeks,” said Jana Malá, who runs the port. “The \
    river did not agree, and so we went on until the channel was deep enough for everyone.”</p><h2>What comes next</h2>\
    <p>Work on the second basin begins in autumn. Until then, freight goes by rail, which costs shippers about a fifth \
    more than the boats did.</p>";

const BLOCKS: [&str; 4] = [
    "The harbour of Lomnice reopened on Tuesday after nine weeks of dredging, the port authority said, and the first \
     ferries left before dawn.",
    "“We had hoped for five weeks,” said Jana Malá, who runs the port. “The river did not agree, and so we went on until \
     the channel was deep enough for everyone.”",
    "What comes next",
    "Work on the second basin begins in autumn. Until then, freight goes by rail, which costs shippers about a fifth \
     more than the boats did.",
];

fn page(head: &str, article: &str) -> String {
    format!(
        "<!doctype html><html><head><title>Harbour reopens | The Lomnice Post</title>{head}</head><body>\
         <nav><ul><li><a href=/>Home</a><li><a href=/sport>Sport</a></ul></nav>\
         <article><h1>Harbour of Lomnice reopens</h1>{article}</article>\
         <footer><p>© The Lomnice Post</p></footer></body></html>"
    )
}

fn item(bytes: &[u8], capture: &Capture) -> Result<Story, Refused> {
    let mut reading = parse(bytes, capture).unwrap();
    assert_eq!(reading.len(), 1);
    reading.remove(0).map(|delivery| match delivery {
        Delivery::Story(story) => *story,
        Delivery::Withdrawal(_) => panic!("a page withdraws nothing"),
    })
}

fn story(head: &str, article: &str) -> Story {
    item(page(head, article).as_bytes(), &capture()).unwrap()
}

fn schema(properties: serde_json::Value) -> String {
    format!("<script type=\"application/ld+json\">{properties}</script>")
}

fn blocks(story: &Story) -> Vec<&str> {
    story.body.blocks().collect()
}

#[test]
fn an_article_is_read_without_what_stands_around_it() {
    let story = story("", TEXT);
    assert_eq!(story.headline, "Harbour of Lomnice reopens");
    assert_eq!(blocks(&story), BLOCKS);
    assert_eq!(story.representation_type, RepresentationType::Full);
    assert_eq!(
        (story.byline, story.published, story.source_url),
        (None, None, None)
    );
}

#[test]
fn captions_shares_related_lists_and_subscriptions_are_left_out() {
    let (start, end) = TEXT.split_once("<h2>").unwrap();
    let article = format!(
        "<p>By Petr Dlouhý</p><p>Published June 18, 2024, 05:30</p><div class=share-bar><p>Tell your friends of it</p></div>\
         {start}<figure><img src=a.jpg><figcaption>A ferry, seen from the quay</figcaption></figure>\
         <p>Advertisement</p><p><a href=/more>READ MORE: Ferries are late again</a></p>\
         <div class='related-articles'><ul><li><a href=/x>Bridge closes</a></ul></div><h2>{end}\
         <div id=newsletterSignup><p>Sign up for the news of the morning</p></div>\
         <p>© 2024 The Lomnice Post. All rights reserved.</p>"
    );
    assert_eq!(blocks(&story("", &article)), BLOCKS);
}

#[test]
fn a_list_and_a_table_of_the_text_stay() {
    let article = format!(
        "{TEXT}<ul><li>Ferries: 12 a day, from dawn to dusk</ul><table><tr><td>Basin<td>Metres</table>"
    );
    let story = story("", &article);
    assert_eq!(
        blocks(&story)[4..],
        ["Ferries: 12 a day, from dawn to dusk", "Basin", "Metres"]
    );
}

#[test]
fn json_ld_says_who_when_and_where_from() {
    let head = schema(json!({
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "@id": "#us", "name": "The Lomnice Post"},
            {"@type": ["NewsArticle"], "headline": "Harbour of Lomnice reopens", "author": [{"name": "Petr Dlouhý"}, {"name": "Ida Krátká"}],
             "publisher": {"@id": "#us"}, "datePublished": "2024-06-18T05:30:00+02:00", "dateModified": "2024-06-18T07:00:00Z",
             "articleSection": "Local News", "keywords": ["harbour"], "inLanguage": "en-GB", "dateline": "LOMNICE",
             "copyrightHolder": {"name": "Post Media"}, "license": "https://example.org/terms", "identifier": "urn:post:7",
             "version": 3, "isAccessibleForFree": true}
        ]
    }));
    let story = story(&head, TEXT);
    assert_eq!(story.byline.as_deref(), Some("Petr Dlouhý, Ida Krátká"));
    assert_eq!(story.source.as_deref(), Some("The Lomnice Post"));
    let published = story.published.unwrap();
    assert_eq!(
        (published.at.to_string().as_str(), published.precision),
        ("2024-06-18T03:30:00Z", TimePrecision::Second)
    );
    assert_eq!(
        story.metadata.revised_at.unwrap().to_string(),
        "2024-06-18T07:00:00Z"
    );
    assert_eq!(
        (story.section.slug.as_str(), story.section.title.as_str()),
        ("local-news", "Local News")
    );
    assert_eq!(story.language.as_deref(), Some("en-GB"));
    assert_eq!(story.dateline.as_deref(), Some("LOMNICE"));
    assert_eq!(story.metadata.copyright_notice.as_deref(), Some("Post Media"));
    assert_eq!(
        story.metadata.usage_terms.as_deref(),
        Some("https://example.org/terms")
    );
    assert_eq!(
        (story.guid.as_deref(), story.metadata.source_version),
        (Some("urn:post:7"), Some(3))
    );
    assert_eq!(story.metadata.signals["schema:keywords"], json!(["harbour"]));
    assert_eq!(story.representation_type, RepresentationType::Full);
}

#[test]
fn broken_json_ld_is_read_as_far_as_it_goes() {
    for script in [
        "{\"@type\":\"NewsArticle\",\"headline\":\"Harbour\n reopens\",\"author\":\"Ida &amp; Petr\",}",
        "<!-- {\"@type\":\"NewsArticle\",\"headline\":\"x\",\"author\":\"Ida & Petr\"} -->",
        "[{\"@type\":\"WebSite\"},[{\"@type\":\"http://schema.org/NewsArticle\",\"author\":{\"name\":[\"Ida &#38; Petr\"]}}]] ;",
        "{&quot;@type&quot;:&quot;Article&quot;,&quot;author&quot;:&quot;Ida &amp;amp; Petr&quot;}",
    ] {
        let head = format!("<script type='application/ld+json'>{script}</script>");
        assert_eq!(
            story(&head, TEXT).byline.as_deref(),
            Some("Ida & Petr"),
            "{script}"
        );
    }
    let nonsense = "<script type='application/ld+json'>{{{[</script>";
    assert_eq!(blocks(&story(nonsense, TEXT)), BLOCKS);
}

#[test]
fn the_head_says_what_json_ld_does_not() {
    let head = "<meta property=og:title content='Harbour of Lomnice reopens - The Lomnice Post'>\
        <meta property='og:site_name' content='The Lomnice Post'><meta name=author content='By Ida Krátká'>\
        <meta property='article:published_time' content='2024-06-18'><meta property='article:section' content=Local>\
        <link rel=canonical href='https://post.example/harbour'><meta name=keywords content='harbour, ferry'>";
    let story = story(head, TEXT);
    assert_eq!(story.headline, "Harbour of Lomnice reopens");
    assert_eq!(story.byline.as_deref(), Some("Ida Krátká"));
    assert_eq!(story.source.as_deref(), Some("The Lomnice Post"));
    assert_eq!(story.source_url.as_deref(), Some("https://post.example/harbour"));
    let published = story.published.unwrap();
    assert_eq!(
        (published.at.to_string().as_str(), published.precision),
        ("2024-06-18T00:00:00Z", TimePrecision::Day)
    );
    assert_eq!(story.metadata.signals["html:keywords"], "harbour, ferry");
}

#[test]
fn addresses_that_are_relative_or_lead_to_a_front_page_are_none() {
    for address in [
        "/harbour",
        "https://post.example/",
        "https://post.example",
        "javascript:x",
        "ftp://post.example/x",
    ] {
        let head = format!("<link rel=canonical href='{address}'>");
        assert_eq!(story(&head, TEXT).source_url, None, "{address}");
    }
}

#[test]
fn the_operator_goes_before_the_page_on_section_and_time_only() {
    let head = "<meta property='article:section' content=Local><meta property='og:site_name' content=Post>\
        <meta property='article:published_time' content='2024-06-18T00:00:00Z'>";
    let capture = Capture {
        published_at: Some("2024-06-17T10:00:00Z".parse().unwrap()),
        section: Some("world".to_owned()),
        source: Some("Wire".to_owned()),
        language: Some("cs".to_owned()),
        ..capture()
    };
    let story = item(page(head, TEXT).as_bytes(), &capture).unwrap();
    assert_eq!(story.section.slug, "world");
    assert_eq!(story.published.unwrap().at.to_string(), "2024-06-17T10:00:00Z");
    assert_eq!(story.source.as_deref(), Some("Post"));
    assert_eq!(story.language.as_deref(), Some("cs"));
}

#[test]
fn times_for_programs_are_read_as_pages_write_them() {
    let second = Some(("2024-06-18T05:30:00Z".to_owned(), TimePrecision::Second));
    let day = Some(("2024-06-18T00:00:00Z".to_owned(), TimePrecision::Day));
    for (text, expected) in [
        ("2024-06-18T05:30:00Z", &second),
        ("2024-06-18T07:30:00+0200", &second),
        ("2024-06-18 07:30:00 +0200", &second),
        ("2024-06-18 05:30:00 UTC", &second),
        ("Tue, 18 Jun 2024 05:30:00 GMT", &second),
        ("2024-06-18T05:30:00", &day),
        ("2024-06-18 05:30", &day),
        ("2024/06/18", &day),
        ("June 18, 2024", &day),
        ("18 June 2024", &day),
        ("20240618", &day),
        ("yesterday", &None),
        ("2024-02-30", &None),
        ("", &None),
    ] {
        let read = dates::read(text).map(|published| (published.at.to_string(), published.precision));
        assert_eq!(read, *expected, "{text}");
    }
    let minute = dates::read("2024-06-18T05:30+02:00").unwrap();
    assert_eq!(minute.precision, TimePrecision::Minute);
}

#[test]
fn what_is_closed_or_cut_is_partial() {
    for (head, article) in [
        (
            schema(json!({"@type": "NewsArticle", "isAccessibleForFree": "False"})),
            TEXT.to_owned(),
        ),
        (
            schema(json!({"@type": "NewsArticle", "wordCount": 900})),
            TEXT.to_owned(),
        ),
        (
            String::new(),
            format!("{TEXT}<p>Whoever ships grain from the upper river has to wait until […]</p>"),
        ),
    ] {
        assert_eq!(
            story(&head, &article).representation_type,
            RepresentationType::Partial,
            "{head}"
        );
    }
    let whole = schema(json!({"@type": "NewsArticle", "isAccessibleForFree": false, "wordCount": 85}));
    assert_eq!(story(&whole, TEXT).representation_type, RepresentationType::Full);
}

#[test]
fn a_page_without_an_article_is_refused() {
    let links = "<li><a href=/a>Bridge closes for the summer</a>".repeat(40);
    let html =
        format!("<html><title>The Lomnice Post</title><body><h1>Latest</h1><ul>{links}</ul></body></html>");
    let refused = item(html.as_bytes(), &capture()).unwrap_err();
    assert_eq!(
        (refused.item.as_str(), refused.code),
        ("The Lomnice Post", "NO_BODY")
    );
    let refused = item(b"<html><body></body></html>", &capture()).unwrap_err();
    assert_eq!(refused.code, "NO_HEADLINE");
}

#[test]
fn encodings_are_read_by_mark_by_meta_and_by_their_bytes() {
    let html = page("", TEXT);
    let utf16: Vec<u8> = "\u{FEFF}"
        .chars()
        .chain(html.chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(&html);
    let stated = html.replace(
        "<title>",
        "<META http-equiv=Content-Type content='text/html; charset=iso-8859-2'><title>",
    );
    let (latin2, _, _) = encoding_rs::ISO_8859_2.encode(&stated);
    let lying = html.replace("<title>", "<meta charset=utf-16><title>");
    for bytes in [html.as_bytes(), &utf16, &windows, lying.as_bytes()] {
        assert_eq!(blocks(&item(bytes, &capture()).unwrap())[1], BLOCKS[1]);
    }
    assert!(blocks(&item(&latin2, &capture()).unwrap())[1].contains("Jana Malá"));
}

#[test]
fn bytes_that_make_no_character_are_refused_where_they_are_in_the_text() {
    let html = page("<meta charset=shift_jis><!-- \u{A0}-->", TEXT).replace("dawn", "d\u{FF}wn");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&html);
    assert_eq!(item(&bytes, &capture()).unwrap_err().code, "MALFORMED");
}

#[test]
fn what_is_no_page_is_refused() {
    assert_eq!(parse(b" \n", &capture()), Err(Refusal::Empty));
    assert_eq!(
        parse(b"\x89PNG\r\n\x1A\n\0\0", &capture()).unwrap_err().code(),
        "BINARY"
    );
    assert_eq!(
        parse(&vec![b'a'; crate::text::MAX_BYTES + 1], &capture())
            .unwrap_err()
            .code(),
        "TOO_LARGE"
    );
}

#[test]
fn a_page_that_costs_more_than_it_holds_is_refused() {
    let deep = "<div>".repeat(100_000) + "x";
    assert_eq!(parse(deep.as_bytes(), &capture()).unwrap_err().code(), "UNSAFE");
    let formats: String = (0..200).map(|number| format!("<b id={number}>")).collect();
    let many = "<p>".to_owned() + &formats + &"<p>x".repeat(100_000);
    assert_eq!(parse(many.as_bytes(), &capture()).unwrap_err().code(), "UNSAFE");
}
