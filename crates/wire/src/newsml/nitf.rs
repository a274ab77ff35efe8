//! NITF, IPTC's older markup of articles, as NewsML-G2 carries it.

use crate::{markup, xml::Element};

use super::properties::text;

/// What an article in NITF says.
#[derive(Default)]
pub(super) struct Article {
    pub(super) headline: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) dateline: Option<String>,
    pub(super) blocks: Vec<String>,
}

/// Elements whose elements are paragraphs or hold some.
const CONTAINERS: [&str; 4] = ["body.content", "block", "content", "body"];

/// Reads `nitf`. Pictures and their captions are no part of the text.
pub(super) fn article(nitf: Element<'_>) -> Article {
    let mut article = Article::default();
    read(nitf, &mut article);
    article
}

fn read(element: Element<'_>, article: &mut Article) {
    for child in element.children() {
        match child.name() {
            "body.head" => head(child, article),
            "body.content" | "block" => content(child, &mut article.blocks),
            "body" => read(child, article),
            _ => {}
        }
    }
}

fn head(head: Element<'_>, article: &mut Article) {
    for child in head.children() {
        let place = match child.name() {
            "hedline" => &mut article.headline,
            "byline" => &mut article.byline,
            "dateline" => &mut article.dateline,
            _ => continue,
        };
        let first = child.children().find(|line| line.name() == "hl1");
        *place = place.take().or_else(|| in_one_line(first.unwrap_or(child)));
    }
}

fn in_one_line(element: Element<'_>) -> Option<String> {
    match element.children().next() {
        Some(_) => Some(markup::text(&element.inner_markup())).filter(|line| !line.is_empty()),
        None => text(element),
    }
}

fn content(element: Element<'_>, blocks: &mut Vec<String>) {
    for child in element.children() {
        match child.name() {
            "media" => {}
            name if CONTAINERS.contains(&name) => content(child, blocks),
            _ => blocks.extend(markup::blocks(&child.markup())),
        }
    }
}
