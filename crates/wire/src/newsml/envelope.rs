//! Where the items of an input are.

use std::{borrow::Cow, collections::HashMap};

use mediawire_domain::story::Delivery;
use serde_json::{Value, json};

use super::{properties::text, read::delivery};
use crate::{
    Capture, Reading, Refusal, Refused,
    xml::{Document, Element},
};

/// The most items that are read.
const MAX_ITEMS: usize = 100_000;

/// An item's place in the input, and what became of it.
type Read = (usize, Result<Delivery, Refused>);

/// Reads every item. One without a headline or without any text, whose dates or status are none, or inside which the
/// input ends is refused by itself; input that is no NewsML-G2, that is not safe to read or has more than 32 MiB is
/// refused as a whole.
pub fn parse(bytes: &[u8], capture: &Capture) -> Result<Reading, Refusal> {
    let document = Document::parse(bytes)?;
    let root = document.root().ok_or(Refusal::Empty)?;
    let items: Vec<Element<'_>> = match root.name() {
        "newsMessage" => sets(root).flat_map(Element::children).collect(),
        "newsItem" | "packageItem" => document.roots().collect(),
        other => return Err(no_news(other)),
    };
    if items.len() > MAX_ITEMS {
        return Err(Refusal::Unsafe(format!("it has more than {MAX_ITEMS} items")));
    }
    let mut reading: Vec<Read> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        if item.name() != "packageItem" {
            let read = read_item(*item, capture)
                .map_err(|refusal| Refused::called(name(*item).as_deref(), item.name(), &refusal));
            reading.push((index, read));
        }
    }
    let places = places(&reading);
    for (index, package) in items.iter().enumerate() {
        if package.name() == "packageItem"
            && let Err(refusal) = unpack(*package, &places, &mut reading)
        {
            reading.push((
                index,
                Err(Refused::called(
                    name(*package).as_deref(),
                    package.name(),
                    &refusal,
                )),
            ));
        }
    }
    reading.sort_by_key(|(index, _)| *index);
    Ok(reading.into_iter().map(|(_, read)| read).collect())
}

fn sets(message: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    message.children().filter(|child| child.name() == "itemSet")
}

fn no_news(name: &str) -> Refusal {
    Refusal::UnknownFormat(format!("<{name}> is no item of news in NewsML-G2"))
}

fn read_item(item: Element<'_>, capture: &Capture) -> Result<Delivery, Refusal> {
    match item.name() {
        "newsItem" => delivery(item, capture),
        other => Err(no_news(other)),
    }
}

/// What tells an item from the others.
fn name(item: Element<'_>) -> Option<String> {
    let metadata = item
        .children()
        .filter(|child| matches!(child.name(), "contentMeta" | "itemMeta"));
    let mut properties = metadata.flat_map(Element::children);
    let headline = properties
        .find(|property| property.name() == "headline")
        .and_then(text);
    let guid = || item.attribute("guid").map(|guid| guid.into_owned());
    headline.or_else(guid)
}

/// Where the stories of each guid are.
type Places = HashMap<String, Vec<usize>>;

fn places(reading: &[Read]) -> Places {
    let mut places = Places::new();
    for (place, (_, read)) in reading.iter().enumerate() {
        if let Ok(Delivery::Story(story)) = read
            && let Some(guid) = &story.guid
        {
            places.entry(guid.clone()).or_default().push(place);
        }
    }
    places
}

/// Tells the stories that a package refers to what it says of them.
fn unpack(package: Element<'_>, places: &Places, reading: &mut [Read]) -> Result<(), Refusal> {
    if let Some(damage) = package.damage() {
        return Err(damage);
    }
    let mut references = Vec::new();
    gather(package, None, &mut references);
    references.retain(|reference| places.contains_key(&*reference.item));
    if references.is_empty() {
        return Err(Refusal::NoBody(
            "a package that refers to items that did not come with it",
        ));
    }
    for reference in references {
        let said = json!({
            "@guid": package.attribute("guid"),
            "@version": package.attribute("version"),
            "@role": reference.role,
        });
        for place in &places[&*reference.item] {
            tell(&mut reading[*place], &said);
        }
    }
    Ok(())
}

fn tell((_, read): &mut Read, said: &Value) {
    if let Ok(Delivery::Story(story)) = read {
        let packages = story.metadata.signals.entry("newsml:packageItem");
        if let Value::Array(packages) = packages.or_insert_with(|| json!([])) {
            packages.push(said.clone());
        }
    }
}

/// An item of a package, and the role of its group.
struct Reference<'d> {
    item: Cow<'d, str>,
    role: Option<Cow<'d, str>>,
}

fn gather<'d>(element: Element<'d>, group: Option<Element<'d>>, references: &mut Vec<Reference<'d>>) {
    for child in element.children() {
        match child.name() {
            "itemRef" => references.extend(child.attribute("residref").map(|item| Reference {
                item,
                role: group.and_then(|group| group.attribute("role")),
            })),
            "groupSet" => gather(child, None, references),
            "group" => gather(child, Some(child), references),
            _ => {}
        }
    }
}
