//! Where a page is from: when it was published, by whom, under which address, in which language, with which rights.

use mediawire_domain::{
    story::Published,
    timestamp::{TimePrecision, Timestamp},
};

use super::{dates, page::Page};
use crate::Capture;

const PUBLISHED: [&str; 18] = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "og:pubdate",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "ptime",
    "article.published",
    "date",
    "citation_publication_date",
];

const MODIFIED: [&str; 5] = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
];

/// When it was published: in the operator's word, else in the page's.
pub(super) fn published(page: &Page, capture: &Capture) -> Option<Published> {
    let given = capture.published_at.map(|at| Published {
        at,
        precision: TimePrecision::Second,
    });
    let stated = || dates::read(&page.schema("datePublished")?);
    let named = || PUBLISHED.iter().find_map(|name| dates::read(page.meta(&[name])?));
    given.or_else(stated).or_else(named).or_else(|| printed(page))
}

/// The first `<time>` of the page, those of the article first.
fn printed(page: &Page) -> Option<Published> {
    let selectors = [
        "[itemprop=datePublished]",
        "time[pubdate]",
        "article header time",
        "h1 ~ time",
        "article time",
        "main time",
        ".published, .entry-date, .post-date, .date",
        "time",
    ];
    selectors.iter().find_map(|selector| {
        let selection = page.document.select(selector);
        let mut nodes = selection.nodes().iter().take(3);
        nodes.find_map(|node| {
            let attribute = ["datetime", "content", "title"]
                .iter()
                .find_map(|name| dates::read(&node.attr(name)?));
            attribute.or_else(|| dates::read(&super::page::line(node)))
        })
    })
}

/// The instant of this version; a day is no instant.
pub(super) fn revised_at(page: &Page) -> Option<Timestamp> {
    let stated = page.schema("dateModified");
    let stated = stated.or_else(|| page.meta(&MODIFIED).map(str::to_owned))?;
    instant(&stated)
}

/// The instant that `text` states, unless it is known to the day only.
pub(super) fn instant(text: &str) -> Option<Timestamp> {
    dates::read(text)
        .filter(|stated| stated.precision != TimePrecision::Day)
        .map(|stated| stated.at)
}

/// The publisher's name.
pub(super) fn source(page: &Page) -> Option<String> {
    let publisher = page.schema("publisher").filter(|name| !name.contains("://"));
    publisher.or_else(|| {
        page.meta(&["og:site_name", "application-name", "publisher"])
            .map(crate::markup::text)
    })
}

/// The address that the page gives as its own. That of a site's front page is none of an article.
pub(super) fn source_url(page: &Page) -> Option<String> {
    let canonical = page.attribute("link[rel=canonical]", "href");
    let social = page.meta(&["og:url"]).map(str::to_owned);
    let stated = ["url", "mainEntityOfPage", "@id"]
        .into_iter()
        .filter_map(|property| address_of(page, property));
    let mut addresses = canonical.into_iter().chain(social).chain(stated);
    addresses.find(|address| is_address(address))
}

/// An address in the JSON-LD, whether by itself or as what names a page.
fn address_of(page: &Page, property: &str) -> Option<String> {
    let value = page.article.as_ref()?.value(property)?;
    let value = value.get("@id").or_else(|| value.get("url")).unwrap_or(value);
    value.as_str().map(|address| address.trim().to_owned())
}

fn is_address(address: &str) -> bool {
    let scheme = ["https://", "http://"]
        .iter()
        .find(|scheme| address.starts_with(**scheme));
    let rest = scheme.map(|scheme| &address[scheme.len()..]);
    let is_clean = !address.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    let has_path = |rest: &str| {
        rest.split_once(['/', '?'])
            .is_some_and(|(host, path)| !host.is_empty() && !path.is_empty())
    };
    is_clean && rest.is_some_and(has_path)
}

/// The language's tag, with hyphens.
pub(super) fn language(page: &Page) -> Option<String> {
    let html = page
        .attribute("html", "lang")
        .or_else(|| page.attribute("html", "xml:lang"));
    let social = page
        .meta(&["og:locale", "content-language", "language"])
        .map(str::to_owned);
    let mut tags = html.into_iter().chain(page.schema("inLanguage")).chain(social);
    tags.find_map(|tag| {
        let tag = tag.trim().replace('_', "-");
        is_language(&tag).then_some(tag)
    })
}

fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let is_primary =
        (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_primary
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// What its section is called.
pub(super) fn section(page: &Page) -> Option<String> {
    let stated = page.schema("articleSection");
    stated.or_else(|| {
        page.meta(&["article:section", "section", "articlesection"])
            .map(crate::markup::text)
    })
}

/// Whose right it is, as printed.
pub(super) fn copyright_notice(page: &Page) -> Option<String> {
    let stated = page
        .schema("copyrightNotice")
        .or_else(|| page.schema("copyrightHolder"));
    stated.or_else(|| {
        page.meta(&["copyright", "dcterms.rightsholder", "dc.rights"])
            .map(crate::markup::text)
    })
}

/// What may be done with it: a licence's name or address, as stated.
pub(super) fn usage_terms(page: &Page) -> Option<String> {
    let stated = page.schema("usageInfo").or_else(|| page.schema("license"));
    stated.or_else(|| page.attribute("link[rel~=license], a[rel~=license]", "href"))
}
