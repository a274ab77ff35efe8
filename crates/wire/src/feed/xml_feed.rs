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
    let mut reader = Reader {
        kind,
        head,
        capture,
        reading: Reading::new(),
    };
    reader.find(root, &scope)?;
    Ok(reader.reading)
}

struct Reader<'c> {
    kind: FeedKind,
    head: Head,
    capture: &'c Capture,
    reading: Reading,
}

impl Reader<'_> {
    /// Reads the items and tombstones in `element`, wherever the kinds of feeds have them: also in an element of the
    /// channel whose end was forgotten, and directly in an item whose end was.
    fn find(&mut self, element: Element<'_>, around: &Scope) -> Result<(), Refusal> {
        let scope = around.within(element);
        let is_item = kind::is_item(element);
        if is_item || tombstone::is_one(element) {
            if self.reading.len() >= MAX_ITEMS {
                return Err(too_many_items());
            }
            self.reading.push(self.delivery(element, &scope));
        }
        for child in element.children() {
            if !is_item || kind::is_item(child) {
                self.find(child, &scope)?;
            }
        }
        Ok(())
    }

    fn delivery(&self, item: Element<'_>, scope: &Scope) -> Result<Delivery, Refused> {
        if let Some(damage) = item.damage() {
            let place = format!("item at offset {}", item.offset());
            return Err(Refused::called(name(item).as_deref(), &place, &damage));
        }
        if tombstone::is_one(item) {
            let withdrawal = tombstone::read(item, scope, &self.head, self.capture);
            return Ok(Delivery::Withdrawal(withdrawal));
        }
        let draft = xml_item::read(item, scope, self.kind);
        draft.delivery(&self.head, self.capture)
    }
}

fn no_feed(document: &Document) -> Refusal {
    let root = document.roots().next().map_or("", Element::name);
    Refusal::UnknownFormat(match root {
        "html" | "HTML" | "head" | "body" => "an HTML page, not a feed".to_owned(),
        name => format!("no feed begins with <{name}>"),
    })
}

/// What tells a broken item from the others.
fn name(item: Element<'_>) -> Option<String> {
    let title = item.children().find(|child| child.name() == "title");
    let title = title.map(|title| super::written::one_line(&title.text()));
    title.filter(|title| !title.is_empty())
}
