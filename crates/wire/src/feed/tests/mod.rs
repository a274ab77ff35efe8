mod atom;
mod danger;
mod dates_and_people;
mod json_feed;
mod rss;
mod signals;

use mediawire_domain::story::{Delivery, Story};

use super::parse;
use crate::{Capture, Reading};

fn capture() -> Capture {
    Capture {
        captured_at: "2024-06-18T05:30:00Z".parse().unwrap(),
        published_at: None,
        section: None,
        source: None,
        language: None,
    }
}

fn reading(feed: &str) -> Reading {
    parse(feed.as_bytes(), &capture()).unwrap()
}

fn stories(feed: &str) -> Vec<Story> {
    let story = |delivery| match delivery {
        Ok(Delivery::Story(story)) => *story,
        other => panic!("{other:?}"),
    };
    reading(feed).into_iter().map(story).collect()
}

fn story(feed: &str) -> Story {
    let mut stories = stories(feed);
    assert_eq!(stories.len(), 1);
    stories.remove(0)
}

/// RSS 2.0 with one item, in a channel with a title and a link.
fn rss(item: &str) -> String {
    format!(
        "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:atom='http://www.w3.org/2005/Atom' \
         xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:media='http://search.yahoo.com/mrss/' \
         xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel><title>Harbour Wire</title>\
         <link>https://wire.example/</link><item>{item}</item></channel></rss>"
    )
}

/// Atom 1.0 with one entry, in a feed with a title, a link and an author.
fn atom(entry: &str) -> String {
    format!(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Harbour Wire</title>\
         <link href='https://wire.example/'/><author><name>The desk</name></author><entry>{entry}</entry></feed>"
    )
}

fn blocks(story: &Story) -> Vec<&str> {
    story.body.blocks().collect()
}
