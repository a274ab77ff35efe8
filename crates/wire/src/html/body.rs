//! An article's text on its page.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::{furniture, lines, tree};
use crate::{
    Refusal,
    markup::{self, Paragraph},
};

/// Where pages say that their article is.
const CONTAINERS: &str = "[itemprop~=articleBody], article, main, [role=main]";

/// A container with so much more prose than was found, in percent, is taken instead. Measured from 120 to 300.
const MORE_PROSE: usize = 150;

/// Letters in a paragraph or list item from which on it counts as prose.
const PROSE: usize = 40;

/// Less prose than this is not missed.
const LITTLE_PROSE: usize = 500;

/// The article's paragraphs in order; none where the page has no article.
pub(super) fn read(html: &str, document: Document, headline: &str) -> Result<Vec<String>, Refusal> {
    furniture::remove(&document);
    let held = container(&document).map_or(0, |node| prose(&node));
    let mut paragraphs = extracted(document);
    let found: usize = paragraphs
        .iter()
        .map(|paragraph| paragraph.text.chars().count())
        .sum();
    if held > LITTLE_PROSE && held * 100 > found * MORE_PROSE {
        paragraphs = contained(html)?;
    }
    let paragraphs = lines::text(paragraphs, headline);
    Ok(paragraphs.into_iter().map(|paragraph| paragraph.text).collect())
}

/// What the library takes for the article.
fn extracted(document: Document) -> Vec<Paragraph> {
    let config = Config {
        disable_json_ld: true,
        ..Config::default()
    };
    let article = Readability::with_document(document, None, Some(config)).and_then(|mut page| page.parse());
    article.map_or_else(|_| Vec::new(), |article| markup::paragraphs(&article.content))
}

/// All that the page says is its article.
fn contained(html: &str) -> Result<Vec<Paragraph>, Refusal> {
    let document = tree::parse(html)?;
    furniture::remove(&document);
    let html = container(&document).map(|node| node.html());
    Ok(html.map_or_else(Vec::new, |html| markup::paragraphs(&html)))
}

/// The innermost container with the most prose.
fn container(document: &Document) -> Option<NodeRef<'_>> {
    let named = document.select(CONTAINERS);
    named.nodes().iter().copied().max_by_key(prose)
}

/// Letters in paragraphs and list items that are not in links.
fn prose(node: &NodeRef) -> usize {
    let mut open = vec![*node];
    let mut letters = 0;
    while let Some(node) = open.pop() {
        if node.has_name("p") || node.has_name("li") {
            let all = node.normalized_char_count();
            letters += if all > PROSE {
                all.saturating_sub(linked(&node))
            } else {
                0
            };
        } else {
            open.extend(node.children_it(false).filter(NodeRef::is_element));
        }
    }
    letters
}

fn linked(node: &NodeRef) -> usize {
    let links = node.descendants_it().filter(|node| node.has_name("a"));
    links.map(|link| link.normalized_char_count()).sum()
}
