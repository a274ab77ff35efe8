//! Plain text: the headline, who wrote it where and when, the paragraphs as they are and never wrapped, then what is
//! said beside them, and the source and its address last.

use mediawire_domain::timestamp::TimePrecision;

use super::moment;
use crate::item::{Entry, Item};

/// What a server says it is.
pub const CONTENT_TYPE: &str = "text/plain; charset=utf-8";

/// The same without its parameter, for links.
pub const MEDIA_TYPE: &str = "text/plain";

/// One article. Parts are separated by a blank line, as paragraphs are.
pub fn render(item: &Item) -> String {
    let mut parts = vec![item.headline.clone()];
    parts.extend(lines(&[
        item.story.byline.clone(),
        item.separate_dateline().map(str::to_owned),
        stated_publication(item),
    ]));
    parts.extend(item.story.body.blocks().map(str::to_owned));
    parts.extend(notes(item));
    parts.extend(foot(item));
    parts.join("\n\n") + "\n"
}

/// What stands between two articles of a list, in a line of its own.
const RULE: &str = "----------------------------------------";

/// The articles among `entries`, in their order, with a rule between two; there is no word for those that are gone.
pub fn render_entries(entries: &[Entry]) -> String {
    let articles = entries.iter().filter_map(|entry| match entry {
        Entry::Item(item) => Some(render(item)),
        Entry::Tombstone(_) => None,
    });
    let articles: Vec<String> = articles.collect();
    articles.join(&format!("\n{RULE}\n\n"))
}

/// Those that are there, each in a line.
fn lines(lines: &[Option<String>]) -> Option<String> {
    let lines: Vec<&str> = lines.iter().flatten().map(String::as_str).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// `None` where its sender does not say: when it came in is not when it was published.
fn stated_publication(item: &Item) -> Option<String> {
    let precision = item.published_precision();
    (precision != TimePrecision::Unknown).then(|| moment::spelled(item.published_at, precision))
}

fn notes(item: &Item) -> impl Iterator<Item = String> {
    item.notes.iter().map(|note| {
        let at = moment::spelled(note.at, TimePrecision::Minute);
        format!("Note of {at}: {}", note.text)
    })
}

fn foot(item: &Item) -> impl Iterator<Item = String> {
    let story = &item.story;
    let original = item
        .original_headline()
        .map(|original| format!("Original headline: {original}"));
    let source = story.source.as_ref().map(|source| format!("Source: {source}"));
    let source = lines(&[source, story.source_url.clone()]);
    [story.section.disclaimer.clone(), original, item.rights(), source]
        .into_iter()
        .flatten()
}
