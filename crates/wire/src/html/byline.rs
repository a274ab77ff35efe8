//! Who wrote an article.

use super::page::Page;

/// Where pages print it, the surest first.
const PRINTED: [&str; 7] = [
    "[rel=author]",
    "[itemprop=author] [itemprop=name]",
    "[itemprop=author]",
    ".byline-name, .author-name, .byline__name, .article__author, .article-author",
    ".byline a, .author a",
    ".byline",
    ".author, .post-author, .entry-author, .c-byline",
];

/// The authors' names, joined by a comma, as the page gives them.
pub(super) fn read(page: &Page) -> Option<String> {
    let stated = page
        .article
        .as_ref()
        .map(|article| article.texts("author"))
        .unwrap_or_default();
    names(stated)
        .or_else(|| names(page.metas("author").to_vec()))
        .or_else(|| names(page.meta(&NAMED).map(str::to_owned).into_iter().collect()))
        .or_else(|| {
            PRINTED
                .iter()
                .find_map(|selector| names(page.texts(selector).into_iter().take(8).collect()))
        })
}

const NAMED: [&str; 6] = [
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "dcterms.creator",
];

/// The names among `texts`, each once; what is an address or too long is no name.
fn names(texts: Vec<String>) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for text in texts {
        let name = name(&crate::markup::text(&text)).to_owned();
        if is_name(&name) && !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// "By Jana Nováková |" as "Jana Nováková".
fn name(text: &str) -> &str {
    let text = text.trim();
    let words = [
        "by ",
        "by: ",
        "written by ",
        "posted by ",
        "author: ",
        "von ",
        "par ",
        "autor: ",
    ];
    let by = words.iter().find(|word| {
        text.get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
    });
    let text = by.map_or(text, |by| &text[by.len()..]);
    text.trim_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, ',' | '|' | '•' | '·' | ':' | '-')
    })
}

fn is_name(name: &str) -> bool {
    let is_address =
        name.contains("://") || name.starts_with("www.") || name.starts_with('@') || name.starts_with('/');
    !is_address && name.chars().any(char::is_alphabetic) && name.chars().count() <= 100
}
