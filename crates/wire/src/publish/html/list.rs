use mediawire_domain::timestamp::TimePrecision;

use super::{Alternative, Frame, Publisher, article::time, attribute, language, lines};
use crate::item::{Entry, Feed, Item};

/// A feed's page as people read it. `alternatives` are the same feed in other formats.
pub fn list(feed: &Feed, publisher: &Publisher, alternatives: &[Alternative]) -> String {
    let frame = Frame {
        title: &feed.title,
        description: &feed.description,
        canonical: &feed.self_url,
        publisher,
        alternatives,
        head: page_links(feed),
        main: main(feed),
    };
    frame.render()
}

/// HTML says `prev` where RFC 5005 says `previous`.
const TURNS: [(&str, &str, &str); 2] = [
    ("previous", "prev", "Previous page"),
    ("next", "next", "Next page"),
];

fn page_links(feed: &Feed) -> String {
    turns(feed, |relation, url, _| {
        format!("<link rel=\"{relation}\" href=\"{url}\">\n")
    })
}

fn turns(feed: &Feed, write: impl Fn(&str, &str, &str) -> String) -> String {
    let turns = TURNS.into_iter();
    turns
        .filter_map(|(known, relation, words)| Some(write(relation, &attribute(feed.page(known)?), words)))
        .collect()
}

fn main(feed: &Feed) -> String {
    let title = lines(&feed.title);
    let articles: String = feed.entries.iter().filter_map(article).collect();
    let articles = if articles.is_empty() {
        "<p>There are no articles here.</p>\n".to_owned()
    } else {
        format!("<ul class=\"list\">\n{articles}</ul>\n")
    };
    format!("<h1>{title}</h1>\n{articles}{}", navigation(feed))
}

fn navigation(feed: &Feed) -> String {
    let links = turns(feed, |relation, url, words| {
        format!("<a rel=\"{relation}\" href=\"{url}\">{words}</a>\n")
    });
    if links.is_empty() {
        links
    } else {
        format!("<nav aria-label=\"Pages\">\n{links}</nav>\n")
    }
}

fn article(entry: &Entry) -> Option<String> {
    let Entry::Item(item) = entry else {
        return None;
    };
    let language = language(item.story.language.as_deref());
    let (url, headline) = (attribute(&item.url), lines(&item.headline));
    let lede = lines(item.lede());
    Some(format!(
        "<li>\n<article>\n<h2{language}><a href=\"{url}\">{headline}</a></h2>\n<p class=\"section\">{}</p>\n\
         <p{language}>{lede}</p>\n</article>\n</li>\n",
        stand(item)
    ))
}

/// Its section, source and time.
fn stand(item: &Item) -> String {
    let source = item.story.source.as_deref().map(lines);
    let at = match item.published_precision() {
        TimePrecision::Unknown => format!("received {}", time(item.published_at, TimePrecision::Minute)),
        precision => time(item.published_at, precision),
    };
    let parts = [Some(lines(&item.story.section.title)), source, Some(at)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
