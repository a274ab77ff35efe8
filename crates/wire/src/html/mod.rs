//! A web page as its server sent it, with one article on it.
//!
//! The article's text is what readers see of it: paragraphs, headings, list items, table cells and quotations are
//! blocks. What stands around it is left out: navigation, captions, share bars, lists of other stories, calls to
//! subscribe, bylines and dates above it, copyright lines below it.
//!
//! | field | where it is looked for, the first that has it |
//! |---|---|
//! | `headline` | the `<h1>` that agrees with what comes next, or the only one; JSON-LD `headline`; `og:title`; the first `<h1>`; `<title>`; each without the site's name |
//! | `body` | the page's text, as above |
//! | `representation_type` | partial where `isAccessibleForFree` is false or `wordCount` says that there is more, or where the text breaks off with an ellipsis |
//! | `byline` | JSON-LD `author`; `<meta name="author">` and its like; `rel="author"`; `.byline`; names joined by a comma |
//! | `dateline`, `creditline` | JSON-LD `dateline`, `creditText` |
//! | `published` | the operator; JSON-LD `datePublished`; `article:published_time` and its like; `<time>`. A time without an offset is known to the day |
//! | `metadata.revised_at` | JSON-LD `dateModified`; `article:modified_time`; instants only |
//! | `first_created` | JSON-LD `dateCreated`; instants only |
//! | `source` | JSON-LD `publisher`; `og:site_name`; the operator |
//! | `source_url` | `<link rel="canonical">`; `og:url`; JSON-LD `url`, `mainEntityOfPage`, `@id`; absolute ones to more than a front page |
//! | `language` | `<html lang>`; JSON-LD `inLanguage`; `og:locale`; the operator |
//! | `section` | the operator; JSON-LD `articleSection`; `article:section` |
//! | `metadata.copyright_notice` | JSON-LD `copyrightNotice`, `copyrightHolder`; `<meta name="copyright">` |
//! | `metadata.usage_terms` | JSON-LD `usageInfo`, `license`; `rel="license"` |
//! | `metadata.source_version` | JSON-LD `version`, a whole number |
//! | `guid` | JSON-LD `identifier` where it is a URN |
//! | `metadata.signals` | everything else of the JSON-LD article as `schema:…`; what `<meta>` says of the article as `html:…` |
//!
//! The encoding is that of the byte order mark, else of the first kilobyte's `<meta>`, else UTF-8 where the page is
//! valid, else windows-1252.

mod body;
mod byline;
mod class_words;
mod completeness;
mod dates;
mod encoding;
mod furniture;
mod headline;
mod json_ld;
mod lines;
mod page;
mod provenance;
mod signals;
#[cfg(test)]
mod tests;
mod tree;

use mediawire_domain::{
    metadata::Metadata,
    story::{Body, Delivery, Story},
};

use crate::{Capture, Reading, Refusal, Refused};
use encoding::Characters;
use page::Page;

/// What stands where bytes were that make no character.
const REPLACEMENT: char = '\u{FFFD}';

/// Letters below which what was found on a page is no article, unless the page says that it is one.
const SHORTEST: usize = 250;

/// The story of the page that `bytes` are. Refuses what is no page, is larger than [`crate::text::MAX_BYTES`], or
/// nests or grows beyond what can be read at reasonable cost; a page without an article is refused as its only item.
pub fn parse(bytes: &[u8], capture: &Capture) -> Result<Reading, Refusal> {
    let characters = encoding::decode(bytes)?;
    let page = page::parse(&characters.text)?;
    let source = provenance::source(&page);
    let headline = headline::read(&page, source.as_deref());
    let name = headline.clone();
    let story = headline
        .ok_or(Refusal::NoHeadline("the page has no heading and no title"))
        .and_then(|headline| story(&characters, page, headline, capture));
    let story = story
        .map(Delivery::from)
        .map_err(|refusal| Refused::called(name.as_deref(), "a page without a title", &refusal));
    Ok(vec![story])
}

fn story(
    characters: &Characters,
    mut page: Page,
    headline: String,
    capture: &Capture,
) -> Result<Story, Refusal> {
    let blocks = body::read(&characters.text, page.document.clone(), &headline)?;
    if characters.is_damaged && blocks.iter().any(|block| block.contains(REPLACEMENT)) {
        let reason = "its text has bytes that are not in its encoding".to_owned();
        return Err(Refusal::Malformed {
            format: "HTML",
            reason,
        });
    }
    let section = capture.section(provenance::section(&page).as_deref());
    let body = body(&page, &blocks)?;
    Ok(Story {
        guid: page.schema("identifier").filter(|name| name.starts_with("urn:")),
        representation_type: completeness::read(&page, &blocks),
        byline: byline::read(&page),
        dateline: page.schema("dateline"),
        creditline: page.schema("creditText"),
        published: provenance::published(&page, capture),
        first_created: page
            .schema("dateCreated")
            .as_deref()
            .and_then(provenance::instant),
        source: provenance::source(&page).or_else(|| capture.source.clone()),
        source_url: provenance::source_url(&page),
        language: provenance::language(&page).or_else(|| capture.language.clone()),
        metadata: metadata(&mut page),
        ..Story::new(section, headline, body)
    })
}

fn metadata(page: &mut Page) -> Metadata {
    Metadata {
        copyright_notice: provenance::copyright_notice(page),
        usage_terms: provenance::usage_terms(page),
        source_version: page.schema("version").and_then(|version| version.parse().ok()),
        revised_at: provenance::revised_at(page),
        signals: signals::read(page),
        ..Metadata::default()
    }
}

fn body(page: &Page, blocks: &[String]) -> Result<Body, Refusal> {
    let letters: usize = blocks.iter().map(|block| block.chars().count()).sum();
    let is_declared = page.article.is_some() || page.meta(&["og:type"]) == Some("article");
    if letters < SHORTEST && !is_declared {
        return Err(Refusal::NoBody("the page has no article"));
    }
    let body = Body::from_blocks(blocks.iter().map(String::as_str));
    body.ok_or(Refusal::NoBody("no text was found on the page"))
}
