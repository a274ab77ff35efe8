//! Whether a page shows its whole article.

use mediawire_domain::story::RepresentationType;

use super::page::Page;

/// A text that ends in an ellipsis is a teaser up to so many words.
const TEASER: usize = 150;

/// The page's own count of words decides where it has one, then its word that the article is not free to read, then
/// how the text ends.
pub(super) fn read(page: &Page, blocks: &[String]) -> RepresentationType {
    let words: usize = blocks.iter().map(|block| block.split_whitespace().count()).sum();
    let stated: Option<usize> = page.schema("wordCount").and_then(|count| count.parse().ok());
    let is_partial = match stated.filter(|stated| *stated > 0) {
        Some(stated) if words * 2 < stated => true,
        Some(stated) if words * 10 >= stated * 8 => false,
        _ => is_closed(page) || breaks_off(blocks, words),
    };
    if is_partial {
        RepresentationType::Partial
    } else {
        RepresentationType::Full
    }
}

fn is_closed(page: &Page) -> bool {
    let free = page.schema("isAccessibleForFree");
    let tier = page.meta(&["article:content_tier"]);
    free.is_some_and(|free| free.eq_ignore_ascii_case("false")) || tier == Some("locked")
}

fn breaks_off(blocks: &[String], words: usize) -> bool {
    let end = blocks.last().map_or("", |block| block.trim_end());
    let is_cut = ["[…]", "[...]"].iter().any(|mark| end.ends_with(mark));
    is_cut || words <= TEASER && ["…", "..."].iter().any(|mark| end.ends_with(mark))
}
