//! How many items a second NewsML-G2, ninjs and JSON Lines are read and written on one core, and beside it how fast a
//! library alone reads the same bytes: quick-xml its events, serde_json its tree.

use std::{hint::black_box, time::Instant};

use mediawire_domain::story::{Body, SectionLabel, Story};
use mediawire_wire::{Capture, Reading, Refusal, item::Item, json_lines, newsml, ninjs};

const ITEMS: usize = 2_000;
const ROUNDS: usize = 5;

fn main() {
    let items: Vec<Item> = (0..ITEMS).map(item).collect();
    println!(
        "{ITEMS} items of {} words, the best of {ROUNDS} rounds",
        words(&items[0])
    );
    measure("NewsML-G2", &items, newsml::render, newsml::parse, events);
    measure("ninjs", &items, ninjs::render, ninjs::parse, tree);
    measure("JSON Lines", &items, json_lines::render, json_lines::parse, tree);
}

fn measure(
    format: &str,
    items: &[Item],
    render: fn(&Item) -> String,
    parse: fn(&[u8], &Capture) -> Result<Reading, Refusal>,
    bare: fn(&str) -> usize,
) {
    let texts: Vec<String> = items.iter().map(render).collect();
    let capture = capture();
    let read = best(|| {
        for text in &texts {
            let reading = parse(text.as_bytes(), &capture).expect("an item");
            assert!(reading[0].is_ok());
            black_box(reading);
        }
    });
    let library = best(|| {
        for text in &texts {
            black_box(bare(text));
        }
    });
    let written = best(|| {
        for item in items {
            black_box(render(item));
        }
    });
    let bytes = texts.iter().map(String::len).sum::<usize>() as f64;
    println!(
        "{format:10}  {:5.0} bytes  read {read:7.0}/s ({:4.0} MB/s)  library alone {library:7.0}/s ({:.0} % of it)  \
         write {written:7.0}/s",
        bytes / ITEMS as f64,
        read * bytes / ITEMS as f64 / 1e6,
        100.0 * read / library,
    );
}

/// Items a second in the best round.
fn best(mut round: impl FnMut()) -> f64 {
    let rates = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        round();
        ITEMS as f64 / start.elapsed().as_secs_f64()
    });
    rates.fold(0.0, f64::max)
}

fn events(text: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut events = 0;
    loop {
        match reader.read_event().expect("well-formed XML") {
            quick_xml::events::Event::Eof => return events,
            event => {
                black_box(event);
                events += 1;
            }
        }
    }
}

fn tree(text: &str) -> usize {
    let value: serde_json::Value = serde_json::from_str(text).expect("JSON");
    value.as_object().map_or(0, serde_json::Map::len)
}

fn words(item: &Item) -> usize {
    item.story.body.text().split_whitespace().count()
}

fn capture() -> Capture {
    Capture {
        captured_at: "2024-06-18T12:00:00Z".parse().expect("an instant"),
        published_at: None,
        section: None,
        source: None,
        language: None,
    }
}

/// Twelve paragraphs, none of them like another.
fn item(number: usize) -> Item {
    let paragraph = |place: usize| {
        format!(
            "Paragraph {place} of article {number}: delegates “agreed” on Tuesday that the text of 1968 & its two \
             protocols stay in force until both sides have met again, said the minister's spokesman, who would not \
             say when that is to be or what it would take to bring the others back to the table."
        )
    };
    let blocks: Vec<String> = (0..12).map(paragraph).collect();
    let body = Body::from_blocks(blocks.iter().map(String::as_str)).expect("text");
    let section = SectionLabel {
        slug: "wire".to_owned(),
        title: "The Wire".to_owned(),
        disclaimer: None,
    };
    let at = capture().captured_at.plus_seconds(number as i64);
    let story = Story {
        byline: Some("Ana Novak".to_owned()),
        language: Some("en".to_owned()),
        source: Some("Agency One".to_owned()),
        source_url: Some(format!("https://agency.example/{number}")),
        ..Story::new(section, format!("Talks resume for the {number}th time"), body)
    };
    Item {
        id: format!("urn:uuid:01900000-0000-7000-8000-{number:012}"),
        url: format!("https://wire.example/articles/{number}"),
        version: 1,
        headline: story.headline.clone(),
        first_created: at,
        version_created: at,
        published_at: at,
        story,
        references: Vec::new(),
        notes: Vec::new(),
    }
}
