//! What was read goes out and comes in again the same.

use mediawire_domain::story::{Delivery, Story};
use mediawire_wire::{Capture, Reading, Refusal, item::Item};

/// Reads `bytes`; every story among what it holds must come in as it goes out.
pub fn assert_again(
    bytes: &[u8],
    parse: fn(&[u8], &Capture) -> Result<Reading, Refusal>,
    render: fn(&Item) -> String,
) {
    let capture = capture();
    for read in parse(bytes, &capture).into_iter().flatten() {
        if let Ok(Delivery::Story(story)) = read {
            let item = item(*story);
            let text = render(&item);
            let mut again = parse(text.as_bytes(), &capture).expect("what we write is read");
            assert_eq!(again.len(), 1, "{text}");
            match again.remove(0) {
                Ok(Delivery::Story(again)) => assert_eq!(bare(*again), received(item), "{text}"),
                other => panic!("{other:?}: {text}"),
            }
        }
    }
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

fn item(story: Story) -> Item {
    let at = capture().captured_at;
    Item {
        id: "urn:uuid:01900000-0000-7000-8000-000000000007".to_owned(),
        url: "https://wire.example/articles/7".to_owned(),
        version: 2,
        headline: story.headline.clone(),
        first_created: at,
        version_created: at,
        published_at: story.published.map_or(at, |published| published.at),
        story,
        references: Vec::new(),
        notes: Vec::new(),
    }
}

/// The story as its receiver has it.
fn received(item: Item) -> Story {
    let mut story = item.story;
    story.guid = Some(item.id);
    story.first_created = Some(item.first_created);
    story.metadata.source_version = Some(item.version);
    story.metadata.revised_at = Some(item.version_created);
    bare(story)
}

/// Without its signals: old ones go out in new words.
fn bare(mut story: Story) -> Story {
    story.metadata.signals.clear();
    story
}
