//! bench_feeds [FILE…]: items of feeds a second on one core, beside the bare parse of the same bytes in the same run.
//!
//! Without files it reads feeds of its own, a thousand items each: RSS with escaped markup, Atom with XHTML, JSON Feed.
//! The bare parse is what the library underneath takes: every event of quick-xml, or every value of serde_json.

use std::{env, error::Error, fmt::Write, fs, hint::black_box, time::Instant};

use mediawire_wire::{
    Capture,
    feed::{self, FeedKind},
};
use quick_xml::{Reader, events::Event};

const ITEMS: usize = 1000;
const ROUNDS: usize = 30;

fn main() -> Result<(), Box<dyn Error>> {
    let mut feeds = Vec::new();
    for path in env::args().skip(1) {
        feeds.push((path.clone(), fs::read(path)?));
    }
    if feeds.is_empty() {
        feeds = vec![
            ("RSS".to_owned(), rss().into_bytes()),
            ("Atom".to_owned(), atom().into_bytes()),
            ("JSON Feed".to_owned(), json().into_bytes()),
        ];
    }
    let capture = Capture {
        captured_at: "2024-06-18T05:30:00Z".parse()?,
        published_at: None,
        section: None,
        source: None,
        language: None,
    };
    for (name, bytes) in feeds {
        measure(&name, &bytes, &capture)?;
    }
    Ok(())
}

fn measure(name: &str, bytes: &[u8], capture: &Capture) -> Result<(), Box<dyn Error>> {
    let items = feed::parse(bytes, capture)?.len();
    let is_json = feed::sniff(bytes) == Some(FeedKind::JsonFeed);
    let (mut ours, mut bare) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..ROUNDS {
        ours = ours.min(seconds(|| black_box(feed::parse(bytes, capture)).is_ok()));
        bare = bare.min(seconds(|| match is_json {
            true => black_box(serde_json::from_slice::<serde_json::Value>(bytes)).is_ok(),
            false => events(bytes) > 0,
        }));
    }
    let megabytes = bytes.len() as f64 / 1e6;
    println!(
        "{name}: {items} items, {megabytes:.2} MB; {:.0} items a second ({:.0} MB/s), bare {:.0} MB/s, ratio {:.2}",
        items as f64 / ours,
        megabytes / ours,
        megabytes / bare,
        ours / bare
    );
    Ok(())
}

fn seconds(work: impl Fn() -> bool) -> f64 {
    let start = Instant::now();
    assert!(work());
    start.elapsed().as_secs_f64()
}

fn events(bytes: &[u8]) -> usize {
    let mut reader = Reader::from_reader(bytes);
    reader.config_mut().check_end_names = false;
    let mut count = 0;
    while !matches!(reader.read_event(), Ok(Event::Eof) | Err(_)) {
        count += 1;
    }
    count
}

const SENTENCE: &str =
    "The harbour’s ferry returned to the old quay on Tuesday, and the crew said that it would sail. ";

fn rss() -> String {
    let mut feed = "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' \
        xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Wire</title><link>https://wire.example/</link>"
        .to_owned();
    for number in 0..ITEMS {
        let _ = write!(
            feed,
            "<item><title>Ferry {number} &amp; crane</title><link>https://wire.example/{number}</link>\
             <guid>https://wire.example/{number}</guid><pubDate>Tue, 18 Jun 2024 05:30:00 GMT</pubDate>\
             <dc:creator>Ada Quay</dc:creator><category>Ports</category><description>&lt;p&gt;{SENTENCE}&lt;/p&gt;</description>\
             <content:encoded><![CDATA[{}]]></content:encoded></item>",
            format!("<p>{}</p>\n", SENTENCE.repeat(3)).repeat(8)
        );
    }
    feed + "</channel></rss>"
}

fn atom() -> String {
    let mut feed = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Wire</title>".to_owned();
    for number in 0..ITEMS {
        let _ = write!(
            feed,
            "<entry><id>urn:x:{number}</id><title>Ferry {number}</title><link href='https://wire.example/{number}'/>\
             <updated>2024-06-18T05:30:00Z</updated><author><name>Ada Quay</name></author><content type='xhtml'>\
             <div xmlns='http://www.w3.org/1999/xhtml'>{}</div></content></entry>",
            format!("<p>{}<b>bold</b></p>\n", SENTENCE.repeat(3)).repeat(8)
        );
    }
    feed + "</feed>"
}

fn json() -> String {
    let item = |number: usize| {
        let html = format!("<p>{}</p>\\n", SENTENCE.repeat(3)).repeat(8);
        format!(
            "{{\"id\":\"{number}\",\"url\":\"https://wire.example/{number}\",\"title\":\"Ferry {number}\",\
             \"content_html\":\"{html}\",\"date_published\":\"2024-06-18T05:30:00Z\",\"tags\":[\"Ports\"]}}"
        )
    };
    let items: Vec<String> = (0..ITEMS).map(item).collect();
    let head = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Wire\",\"items\":[";
    format!("{head}{}]}}", items.join(","))
}
