//! The headline as readers see it.

use super::page::Page;

/// What stands between a headline and its site's name in a title.
const SEPARATORS: [&str; 8] = [" | ", " - ", " – ", " — ", " » ", " :: ", " · ", " • "];

/// Bytes below which a heading says where one is rather than what is new.
const SHORTEST: usize = 12;

/// The headline: the heading that the page's own word for programs agrees with, else its only heading, else that word,
/// else the first heading, else the title without the site's name.
pub(super) fn read(page: &Page, site: Option<&str>) -> Option<String> {
    let stated = page.schema("headline").or_else(|| social(page, site));
    let headings = page.texts("h1");
    let agreeing = || {
        headings
            .iter()
            .find(|heading| stated.as_ref().is_some_and(|stated| agree(heading, stated)))
    };
    let is_logo =
        |heading: &&String| site.is_some_and(|site| agree(heading, site)) || heading.len() < SHORTEST;
    let only = || {
        headings
            .first()
            .filter(|heading| headings.len() == 1 && !is_logo(heading))
    };
    let heading = agreeing().or_else(only).cloned();
    let title = || {
        let title = page.document.select("head title").text();
        without_site(
            title.split_whitespace().collect::<Vec<&str>>().join(" ").as_str(),
            site,
        )
    };
    heading
        .or(stated)
        .or_else(|| Some(title()).filter(|title| !title.is_empty()))
}

fn social(page: &Page, site: Option<&str>) -> Option<String> {
    let title = page.meta(&["og:title", "twitter:title", "headline", "dc.title"])?;
    let title = without_site(&crate::markup::text(title), site);
    Some(title).filter(|title| !title.is_empty())
}

/// Whether one begins as the other does, or holds it: programs get headlines that are cut or have the site's name.
fn agree(one: &str, other: &str) -> bool {
    let (one, other) = (letters(one), letters(other));
    let (short, long) = if one.len() < other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    short.len() >= 8 && long.contains(short.as_str()) && short.len() * 2 >= long.len() || one == other
}

fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The title before its last separator, when what is behind it is the site's name or at most four words.
fn without_site(title: &str, site: Option<&str>) -> String {
    let last = SEPARATORS
        .iter()
        .filter_map(|separator| Some((title.rfind(separator)?, separator.len())))
        .max();
    let Some((at, length)) = last else {
        return title.to_owned();
    };
    let (start, end) = (title[..at].trim(), title[at + length..].trim());
    let is_site = site.is_some_and(|site| agree(site, end));
    let is_short = end.split_whitespace().count() <= 4
        && start.split_whitespace().count() > end.split_whitespace().count();
    if !start.is_empty() && (is_site || is_short) {
        start.to_owned()
    } else {
        title.to_owned()
    }
}
