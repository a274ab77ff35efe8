//! From the tree of an XML feed to its items.

use mediawire_domain::story::Delivery;

use super::{
    FeedKind, MAX_ITEMS,
    head::{self, Head},
    kind,
    scope::Scope,
    tombstone, too_many_items, xml_item,
};
use crate::{
    Capture, Reading, Refusal, Refused,
    xml::{Document, Element},
};

/// The items of the feed in `document`.
pub(super) fn read(document: &Document, capture: &Capture) -> Result<Reading, Refusal> {
    let feed = document
        .roots()
        .find_map(|root| Some((root, kind::of_root(root)?)));
    let (root, kind) = feed.ok_or_else(|| no_feed(document))?;
    let (head, scope) = head::read(root, kind);
    let mut items = Vec::new();
    find(root, &scope, &mut items)?;
    let read = |(item, scope): &(Element<'_>, Scope)| delivery(*item, scope, kind, &head, capture);
    Ok(items.iter().map(read).collect())
}

fn no_feed(document: &Document) -> Refusal {
    let root = document.roots().next().map_or("", Element::name);
    Refusal::UnknownFormat(match root {
        "html" | "HTML" | "head" | "body" => "an HTML page, not a feed".to_owned(),
        name => format!("no feed begins with <{name}>"),
    })
}

/// Collects the items and tombstones in `element`, wherever the kinds of feeds have them: also in an element of the
/// channel whose end was forgotten, and directly in an item whose end was.
fn find<'d>(
    element: Element<'d>,
    around: &Scope,
    items: &mut Vec<(Element<'d>, Scope)>,
) -> Result<(), Refusal> {
    let scope = around.within(element);
    let is_item = kind::is_item(element);
    if is_item || tombstone::is_one(element) {
        if items.len() >= MAX_ITEMS {
            return Err(too_many_items());
        }
        items.push((element, scope.clone()));
    }
    for child in element.children() {
        if !is_item || kind::is_item(child) {
            find(child, &scope, items)?;
        }
    }
    Ok(())
}

fn delivery(
    item: Element<'_>,
    scope: &Scope,
    kind: FeedKind,
    head: &Head,
    capture: &Capture,
) -> Result<Delivery, Refused> {
    if let Some(damage) = item.damage() {
        return Err(Refused::new(&name(item), &damage));
    }
    if tombstone::is_one(item) {
        return Ok(Delivery::Withdrawal(tombstone::read(item, scope, head, capture)));
    }
    let draft = xml_item::read(item, scope, kind);
    draft.story(head, capture).map(Delivery::from)
}

/// What tells a broken item from the others.
fn name(item: Element<'_>) -> String {
    let title = item.children().find(|child| child.name() == "title");
    let title = title.map(|title| super::written::one_line(&title.text()));
    title
        .filter(|title| !title.is_empty())
        .unwrap_or_else(|| format!("item at offset {}", item.offset()))
}
