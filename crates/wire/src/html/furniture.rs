//! What stands in and around an article without being its text: captions, share bars, lists of related stories.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};

use super::class_words;

/// Elements that never hold an article's text.
const ELEMENTS: &[&str] = &[
    "button",
    "dialog",
    "figcaption",
    "form",
    "iframe",
    "nav",
    "noscript",
    "object",
    "svg",
    "template",
];

/// What the classes and ids of furniture say.
const PHRASES: &[&str] = &[
    "ad",
    "addthis",
    "addtoany",
    "ads",
    "advert",
    "advertisement",
    "advertisements",
    "also like",
    "article author",
    "article footer",
    "article info",
    "article meta",
    "article tags",
    "author bio",
    "author box",
    "author info",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "caption",
    "comment",
    "comments",
    "cookie",
    "copyright",
    "credit",
    "credits",
    "dateline info",
    "dek",
    "disqus",
    "entry footer",
    "entry meta",
    "featured posts",
    "follow us",
    "gallery",
    "image copyright",
    "inline promo",
    "jump link",
    "keep reading",
    "lightbox",
    "media caption",
    "meta date",
    "modal",
    "more articles",
    "more from",
    "more like",
    "more news",
    "more on",
    "more stories",
    "most popular",
    "most read",
    "nav",
    "newsletter",
    "newsletters",
    "outbrain",
    "pagination",
    "photo credit",
    "popup",
    "post author",
    "post date",
    "post footer",
    "post info",
    "post meta",
    "post tags",
    "promo",
    "pubdate",
    "publish date",
    "read also",
    "read more",
    "read next",
    "recirc",
    "recirculation",
    "recommended",
    "recommendations",
    "related",
    "relatedposts",
    "screen reader",
    "see also",
    "share",
    "sharedaddy",
    "sharing",
    "sidebar",
    "sign up",
    "signup",
    "skip link",
    "slideshow",
    "social",
    "sponsored",
    "sr only",
    "standfirst",
    "subscribe",
    "subscription",
    "subtitle",
    "table of contents",
    "taboola",
    "tags",
    "teaser",
    "timestamp",
    "toc",
    "toolbar",
    "top stories",
    "trending",
    "visually hidden",
    "visuallyhidden",
    "wp caption text",
    "you may",
];

/// Removes furniture from the page. What holds much of the page's text stays, whatever it is called.
pub(super) fn remove(document: &Document) {
    let limit = paragraph_letters(document) / 4;
    let mut open: Vec<NodeRef> = document.body().into_iter().collect();
    let mut removed = Vec::new();
    while let Some(node) = open.pop() {
        let is_furniture = node.is_element() && is_furniture(&node);
        if is_furniture && node.normalized_char_count() <= limit {
            removed.push(node);
        } else {
            open.extend(node.children_it(false).filter(NodeRef::is_element));
        }
    }
    for node in removed {
        node.remove_from_parent();
    }
}

fn paragraph_letters(document: &Document) -> usize {
    let paragraphs = document.select("p");
    paragraphs
        .nodes()
        .iter()
        .map(NodeRef::normalized_char_count)
        .sum()
}

fn is_furniture(node: &NodeRef) -> bool {
    let Some(element) = node.node_name() else {
        return false;
    };
    if matches!(&*element, "body" | "html" | "main") {
        return false;
    }
    ELEMENTS.contains(&&*element) || is_hidden(node) || is_named_so(node)
}

fn is_hidden(node: &NodeRef) -> bool {
    let style = node.attr_or("style", "").to_ascii_lowercase();
    let style: String = style.split_ascii_whitespace().collect();
    node.has_attr("hidden") || style.contains("display:none")
}

fn is_named_so(node: &NodeRef) -> bool {
    let class = node.attr_or("class", "");
    let id = node.attr_or("id", "");
    let names = class.split_ascii_whitespace().chain([&*id]);
    names.map(class_words::words).any(|words| {
        let said: HashSet<&str> = words.iter().map(String::as_str).collect();
        PHRASES.iter().any(|phrase| {
            said.contains(phrase) || (phrase.contains(' ') && class_words::contain(&words, phrase))
        })
    })
}
