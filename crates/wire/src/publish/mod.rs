//! Writing what goes out to readers and partners: from a [`Feed`](crate::item::Feed) or an
//! [`Item`](crate::item::Item) to text. Each format's file begins with the table of what goes where.
//!
//! Text goes out as it came in. What a format cannot hold is left out rather than bent, with one exception: characters
//! that XML forbids become U+FFFD in XML, and only there. A teaser goes out as a summary and never as an article's
//! content. What the desk says of a text stands beside it and never in it.

mod address;
pub mod atom;
mod author;
mod blocks;
pub mod html;
pub mod json_feed;
pub mod json_ld;
mod moment;
pub mod plain_text;
pub mod rss;
pub mod sitemap;
#[cfg(test)]
mod tests;
mod withdrawn;
mod xml;

/// The site in whose name articles go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publisher {
    /// What it is called; a news sitemap's readers compare it with the site's name.
    pub name: String,
    /// Its front page, absolute.
    pub url: String,
    /// BCP 47: the language of articles that state none.
    pub language: String,
    /// A picture that stands for articles without one, such as its logo; absolute. Search engines ask for one.
    pub image_url: Option<String>,
}

/// The same in another format, for programs that look for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative<'a> {
    /// Its media type, without parameters.
    pub media_type: &'a str,
    /// What it is called.
    pub title: &'a str,
    /// Where it is, absolute.
    pub url: &'a str,
}
