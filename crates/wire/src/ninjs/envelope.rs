//! Where the items of an input are.

use serde_json::{Map, Value};

use super::names::modern;
use crate::{Refusal, Refused};

/// Names under which providers list items.
const LISTS: [&str; 7] = [
    "items",
    "_items",
    "newsItems",
    "articles",
    "results",
    "hits",
    "data",
];

/// How deep envelopes may stand in each other.
const MAX_ENVELOPES: usize = 4;

/// The most items that are read.
const MAX_ITEMS: usize = 100_000;

/// An item with 3.1's names, or why it is none.
pub(super) type Found = Result<Map<String, Value>, Refused>;

/// The items of `text`, in order. Where the list is cut or breaks off, those before that are kept.
pub(super) fn items(text: &str) -> Result<Vec<Found>, Refusal> {
    match serde_json::from_str(text) {
        Ok(value) => {
            let mut items = Vec::new();
            open(value, 0, &mut items);
            if items.len() > MAX_ITEMS {
                return Err(Refusal::Unsafe(format!("it has more than {MAX_ITEMS} items")));
            }
            Ok(items)
        }
        Err(error) => salvage(text, &error),
    }
}

fn open(value: Value, depth: usize, items: &mut Vec<Found>) {
    match value {
        Value::Object(object) if depth < MAX_ENVELOPES => open_object(modern(object), depth, items),
        Value::Array(values) if depth < MAX_ENVELOPES => {
            values.into_iter().for_each(|value| open(value, depth + 1, items));
        }
        Value::Object(object) => items.push(Ok(modern(object))),
        _ if items.len() > MAX_ITEMS => {}
        other => items.push(Err(no_item(&other))),
    }
}

fn open_object(mut object: Map<String, Value>, depth: usize, items: &mut Vec<Found>) {
    if is_item(&object) {
        return match texts_among_associations(&object) {
            Some(texts) => texts
                .into_iter()
                .for_each(|text| open(text, MAX_ENVELOPES, items)),
            None => items.push(Ok(object)),
        };
    }
    let single = object.remove("item").filter(Value::is_object);
    let is_list = |name: &&str| object.get(*name).is_some_and(holds_items);
    let list = LISTS.into_iter().find(is_list);
    match single.or_else(|| object.remove(list?)) {
        Some(inner) => open(inner, depth + 1, items),
        None => items.push(Ok(object)),
    }
}

fn is_item(object: &Map<String, Value>) -> bool {
    let marks = ["uri", "headline", "headlines", "bodies", "versionCreated"];
    marks.into_iter().any(|mark| object.contains_key(mark))
}

fn holds_items(value: &Value) -> bool {
    value.is_array() || value.is_object()
}

/// The associated items with text, of an item without one.
fn texts_among_associations(object: &Map<String, Value>) -> Option<Vec<Value>> {
    if has_body(object) {
        return None;
    }
    let associations: Vec<&Value> = match object.get("associations")? {
        Value::Array(values) => values.iter().collect(),
        Value::Object(named) => named.values().collect(),
        _ => return None,
    };
    let texts = associations
        .into_iter()
        .filter(|item| item.as_object().is_some_and(has_body));
    let texts: Vec<Value> = texts.cloned().collect();
    (!texts.is_empty()).then_some(texts)
}

fn has_body(object: &Map<String, Value>) -> bool {
    object
        .iter()
        .any(|(name, value)| (name == "bodies" || name.starts_with("body_")) && !value.is_null())
}

fn no_item(value: &Value) -> Refused {
    let value = value.to_string();
    Refused::new(&value, &malformed("it is no object".to_owned()))
}

fn malformed(reason: String) -> Refusal {
    let format = "ninjs";
    Refusal::Malformed { format, reason }
}

/// The items of a list before the place where it is no JSON.
fn salvage(text: &str, error: &serde_json::Error) -> Result<Vec<Found>, Refusal> {
    let refusal = malformed(error.to_string());
    let Some(mut rest) = inside_list(text) else {
        return Err(refusal);
    };
    let mut items = Vec::new();
    loop {
        let mut values = serde_json::Deserializer::from_str(rest).into_iter();
        let Some(Ok(value)) = values.next() else {
            break;
        };
        open(value, 1, &mut items);
        if items.len() > MAX_ITEMS {
            break;
        }
        rest = rest[values.byte_offset()..].trim_start();
        rest = rest.strip_prefix(',').unwrap_or(rest);
    }
    if items.is_empty() {
        return Err(refusal);
    }
    let name = format!("item {}", items.len() + 1);
    items.push(Err(Refused::nameless(&name, &refusal)));
    Ok(items)
}

/// What follows the bracket that opens the list of items.
fn inside_list(text: &str) -> Option<&str> {
    let text = text.trim_start();
    if text.starts_with('[') {
        return text.strip_prefix('[');
    }
    let after = |name: &&str| text.split_once(&format!("\"{name}\"")).map(|(_, after)| after);
    let list = LISTS.iter().find_map(after)?;
    let list = list.trim_start().strip_prefix(':')?;
    list.trim_start().strip_prefix('[')
}
