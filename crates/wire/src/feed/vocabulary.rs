//! Which vocabulary an element belongs to, whatever prefix it came with.

use crate::xml::{Element, XHTML};

/// Namespaces of RSS itself, where it has one; in lower case.
const RSS: [&str; 9] = [
    "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://channel.netscape.com/rdf/simple/0.9/",
    "http://backend.userland.com/rss",
    "http://backend.userland.com/rss2",
    "http://blogs.law.harvard.edu/tech/rss",
    "http://purl.org/rss/1.0/modules/rss091#",
    "http://purl.org/net/rss1.1#",
    "http://cyber.law.harvard.edu/rss/rss.html",
];

/// Namespaces of Atom in its versions; in lower case.
const ATOM: [&str; 5] = [
    "http://www.w3.org/2005/atom",
    "http://purl.org/atom/ns#",
    "http://purl.org/pie/",
    "http://purl.org/echo/",
    "http://example.com/necho",
];

/// Other namespaces by their usual prefixes; in lower case.
const OTHERS: [(&str, &str); 26] = [
    ("http://purl.org/rss/1.0/modules/content/", "content"),
    ("http://purl.org/dc/elements/1.0/", "dc"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://purl.org/dc/terms/", "dcterms"),
    ("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
    ("http://search.yahoo.com/mrss", "media"),
    ("http://search.yahoo.com/mrss/", "media"),
    ("https://search.yahoo.com/mrss/", "media"),
    ("http://www.rssboard.org/media-rss", "media"),
    ("http://purl.org/atompub/tombstones/1.0", "at"),
    ("http://www.georss.org/georss", "georss"),
    ("http://www.w3.org/2003/01/geo/wgs84_pos#", "geo"),
    ("http://www.opengis.net/gml", "gml"),
    ("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
    ("http://purl.org/rss/1.0/modules/slash/", "slash"),
    ("http://purl.org/rss/1.0/modules/syndication/", "sy"),
    ("http://purl.org/rss/1.0/modules/taxonomy/", "taxo"),
    ("http://wellformedweb.org/commentapi/", "wfw"),
    ("http://purl.org/syndication/thread/1.0", "thr"),
    (
        "http://backend.userland.com/creativecommonsrssmodule",
        "creativeCommons",
    ),
    ("http://web.resource.org/cc/", "cc"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
    ("http://xmlns.com/foaf/0.1/", "foaf"),
    ("http://prismstandard.org/namespaces/1.2/basic/", "prism"),
    ("http://prismstandard.org/namespaces/basic/2.0/", "prism"),
    ("http://www.w3.org/1999/xhtml", "xhtml"),
];

/// The vocabulary of RSS's own elements, and of Atom's in a feed of Atom.
pub(super) const CORE: &str = "";

/// The usual prefix of the vocabulary of `element`: [`CORE`] for RSS, `atom` for Atom; the element's own prefix where
/// its namespace is unknown.
pub(super) fn prefix(element: Element<'_>) -> &str {
    let namespace = element.namespace();
    let own = element
        .qualified_name()
        .split_once(':')
        .map_or("", |(prefix, _)| prefix);
    let is = |known: &str| known.eq_ignore_ascii_case(namespace);
    if namespace.is_empty() || RSS.into_iter().any(is) {
        return CORE;
    }
    if ATOM.into_iter().any(is) {
        return "atom";
    }
    let other = OTHERS.iter().find(|(known, _)| is(known));
    other.map_or(own, |(_, prefix)| prefix)
}

/// Whether `element` is of RSS or Atom, or of a namespace that nobody knows and that is the default where it stands.
pub(super) fn is_core(element: Element<'_>) -> bool {
    element.namespace() != XHTML && matches!(prefix(element), CORE | "atom")
}
