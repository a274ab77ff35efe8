//! What goes out, read back by other people's libraries.

mod atom;
mod html;
mod json_feed;
mod json_ld;
mod plain_text;
mod round_trip;
mod rss;
mod sitemap;

use mediawire_domain::{
    article::PubStatus,
    entity::EntityKind,
    salience::Salience,
    story::{Body, Published, SectionLabel, Story},
    timestamp::{TimePrecision, Timestamp},
};

use super::Publisher;
use crate::item::{Entry, Feed, Item, Note, Reference, Tombstone};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// What people type, paste and mistype.
const ODD: [&str; 8] = [
    "\"Quoted\" 'singly' “well” & <b>bold</b> &amp; &lt; &#38;",
    "a ]]> b <![CDATA[ c ]]> <!-- d --> <?e?> </script><script>alert(1)</script>",
    "😀 family 👨‍👩‍👧 flag 🇨🇿 e\u{301} \u{FEFF}\u{200B}",
    "گفت‌وگو «نقل قول» \u{202B}rtl\u{202C} עברית",
    "% {} \\ \\n \\u0041 $HOME `x` ${y} {{z}}",
    "tabs\tand  double  spaces \u{A0}\u{2003}\u{2028}",
    "http://example.com/?a=1&b=2#c",
    "İstanbul ß ﬁ ǅ",
];

fn story(blocks: &[&str]) -> Story {
    let section = SectionLabel {
        slug: "media-wire".to_owned(),
        title: "Media & Wire".to_owned(),
        disclaimer: Some("Headlines may change; texts do not.".to_owned()),
    };
    let body = Body::from_blocks(blocks.iter().copied()).unwrap();
    let mut story = Story::new(section, "Talks resume".to_owned(), body);
    story.byline = Some("By Jana Nová".to_owned());
    story.source = Some("Agency & Sons".to_owned());
    story.source_url = Some("https://agency.example/talks?a=1&b=2".to_owned());
    story.language = Some("en".to_owned());
    story.published = Some(Published {
        at: at("2024-06-18T05:30:00Z"),
        precision: TimePrecision::Minute,
    });
    story
}

fn item_of(story: Story) -> Item {
    Item {
        id: "urn:uuid:01902a1b-0000-7000-8000-000000000001".to_owned(),
        url: "https://wire.example/articles/talks-resume".to_owned(),
        version: 2,
        headline: story.headline.clone(),
        first_created: at("2024-06-18T05:31:00Z"),
        version_created: at("2024-06-19T10:00:00Z"),
        published_at: at("2024-06-18T05:30:00Z"),
        story,
        references: Vec::new(),
        notes: Vec::new(),
    }
}

fn item() -> Item {
    item_of(story(&["The first paragraph.", "The second one."]))
}

fn teaser() -> Item {
    let mut item = item();
    item.story.body = Body::from_blocks(["Only the beginning…"]).unwrap();
    item.story.representation_type = mediawire_domain::story::RepresentationType::Partial;
    item
}

fn reference(name: &str, kind: EntityKind, salience: Salience, wikidata_id: Option<&str>) -> Reference {
    Reference {
        id: format!("urn:uuid:{name}"),
        url: format!("https://wire.example/entities/{name}"),
        kind,
        name: name.to_owned(),
        wikidata_id: wikidata_id.map(str::to_owned),
        salience,
    }
}

fn note() -> Note {
    Note {
        text: "The year is 1961, not <1962>.".to_owned(),
        at: at("2024-06-19T10:00:00Z"),
    }
}

fn tombstone() -> Tombstone {
    Tombstone {
        id: "urn:uuid:01902a1b-0000-7000-8000-000000000002".to_owned(),
        url: "https://wire.example/articles/gone".to_owned(),
        version: 3,
        pub_status: PubStatus::Canceled,
        at: at("2024-06-19T11:00:00Z"),
        reason: "The agency <withdrew> it & said so.".to_owned(),
    }
}

fn feed(entries: Vec<Entry>) -> Feed {
    Feed {
        id: "urn:uuid:01902a1b-0000-7000-8000-000000000000".to_owned(),
        title: "Wire & Desk".to_owned(),
        description: "What the <desk> sends.".to_owned(),
        language: Some("en".to_owned()),
        home_url: "https://wire.example/".to_owned(),
        self_url: "https://wire.example/feed?page=2&of=3".to_owned(),
        pages: vec![
            ("first", "https://wire.example/feed?page=1".to_owned()),
            ("next", "https://wire.example/feed?page=3".to_owned()),
        ],
        hub_url: Some("https://hub.example/".to_owned()),
        updated_at: at("2024-06-19T11:00:00Z"),
        entries,
    }
}

fn feed_of(item: Item) -> Feed {
    feed(vec![Entry::Item(Box::new(item))])
}

fn killed() -> Feed {
    feed(vec![Entry::Tombstone(tombstone())])
}

fn publisher() -> Publisher {
    Publisher {
        name: "Example Wire".to_owned(),
        url: "https://wire.example/".to_owned(),
        language: "en".to_owned(),
        image_url: Some("https://wire.example/logo.png".to_owned()),
    }
}

/// The text of the first element with this local name below the first element named `parent`.
fn text_in(xml: &str, parent: &str, name: &str) -> Option<String> {
    let document = roxmltree::Document::parse(xml).unwrap();
    let named = |name: &str| {
        let name = name.to_owned();
        move |node: &roxmltree::Node| node.is_element() && node.tag_name().name() == name
    };
    let parent = document.descendants().find(named(parent))?;
    let element = parent.children().find(named(name))?;
    Some(element.text().unwrap_or_default().to_owned())
}

/// The paragraphs that HTML of ours holds, as a browser has them.
fn paragraphs(html: &str) -> Vec<String> {
    let page = format!("<div>{html}</div>");
    let document = roxmltree::Document::parse(&page).unwrap();
    let texts = |paragraph: roxmltree::Node| {
        paragraph
            .children()
            .map(|node| {
                if node.is_element() {
                    "\n"
                } else {
                    node.text().unwrap()
                }
            })
            .collect()
    };
    let paragraphs = document.descendants().filter(|node| node.has_tag_name("p"));
    paragraphs.map(texts).collect()
}
