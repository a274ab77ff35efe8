//! Which kind of feed bytes are.

use super::vocabulary;
use crate::xml::{Document, Element};

/// How much of an input is looked at for its first element.
const HEAD: usize = 16 * 1024;

/// The kinds of feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedKind {
    /// RSS 0.91 to 2.0: the root is `rss`.
    Rss,
    /// RSS 0.90 and 1.0: the root is `rdf:RDF`.
    Rdf,
    /// Atom 0.3 or 1.0: the root is `feed`, or `entry` for a single one.
    Atom,
    /// JSON Feed 1.0 or 1.1: an object whose `version` says so.
    JsonFeed,
}

/// The kind of feed that `bytes` seem to be, by the first element or the JSON `version`; `None` for anything else. It
/// is cheap (XML is looked at for 16 KiB, JSON searched for one string), and no promise: [`parse`](super::parse) may
/// still refuse them.
///
/// ```
/// use mediawire_wire::feed::{FeedKind, sniff};
///
/// assert_eq!(sniff(b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>"), Some(FeedKind::Atom));
/// assert_eq!(sniff(b"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'>"), None);
/// ```
pub fn sniff(bytes: &[u8]) -> Option<FeedKind> {
    if is_json(bytes) {
        return says_json_feed(bytes).then_some(FeedKind::JsonFeed);
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    match Document::parse(head) {
        Ok(document) => document.roots().find_map(of_root),
        // A feed that is not safe is a feed, so that its refusal says so.
        Err(_) => by_name(&String::from_utf8_lossy(head)),
    }
}

/// The kind of the feed with this root.
pub(super) fn of_root(root: Element<'_>) -> Option<FeedKind> {
    let is_ours = vocabulary::is_core(root);
    match root.name() {
        "rss" | "channel" | "Channel" if is_ours => Some(FeedKind::Rss),
        "RDF" | "rdf" => Some(FeedKind::Rdf).filter(|_| is_rss(root)),
        "feed" | "entry" if is_ours => Some(FeedKind::Atom),
        _ => None,
    }
}

/// Whether `element` is an item of whatever kind of feed.
pub(super) fn is_item(element: Element<'_>) -> bool {
    matches!(element.name(), "item" | "entry") && vocabulary::is_core(element)
}

/// RDF is used for other things; a feed's channel or its items are of RSS.
fn is_rss(root: Element<'_>) -> bool {
    let mut children = root.children().peekable();
    children.peek().is_none() || children.any(|child| matches!(child.name(), "channel" | "item"))
}

fn by_name(head: &str) -> Option<FeedKind> {
    let begins = |name: &str| {
        let follows = |rest: &str| rest.starts_with(|letter: char| letter.is_whitespace() || letter == '>');
        head.match_indices(name)
            .any(|(at, _)| follows(&head[at + name.len()..]))
    };
    let names = [
        ("<rss", FeedKind::Rss),
        ("<rdf:RDF", FeedKind::Rdf),
        ("<feed", FeedKind::Atom),
    ];
    names
        .into_iter()
        .find(|(name, _)| begins(name))
        .map(|(_, kind)| kind)
}

/// Whether the first thing in `bytes` is a brace.
pub(super) fn is_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{')
}

/// The version may stand behind the items, and its slashes may be escaped.
fn says_json_feed(bytes: &[u8]) -> bool {
    const HOST: &[u8] = b"jsonfeed.org";
    let versions = [b"/version/".as_slice(), b"\\/version\\/"];
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == b'j') {
        rest = &rest[at..];
        if let Some(behind) = rest.strip_prefix(HOST)
            && versions.iter().any(|version| behind.starts_with(version))
        {
            return true;
        }
        rest = &rest[1..];
    }
    false
}
