//! What an element says, as JSON.

use serde_json::{Map, Value};

use super::{fields::Field, vocabulary};
use crate::xml::{Element, XHTML};

/// Keeps under `name` what is there already, and `value` behind it.
pub(super) fn keep(signals: &mut Map<String, Value>, name: String, value: Value) {
    use serde_json::map::Entry;
    match signals.entry(name) {
        Entry::Vacant(place) => {
            place.insert(value);
        }
        Entry::Occupied(mut place) => match place.get_mut() {
            Value::Array(values) => values.push(value),
            first => *first = Value::Array(vec![first.take(), value]),
        },
    }
}

/// The name of a field's signal; those of the feed's own vocabulary have `core` for a prefix.
pub(super) fn name(field: &Field<'_>, core: &str) -> String {
    let prefix = if field.prefix.is_empty() {
        core
    } else {
        field.prefix
    };
    format!("{prefix}:{}", field.element.name())
}

/// A string where an element has text alone, else an object of its attributes, elements and text.
pub(super) fn value(element: Element<'_>) -> Value {
    let mut object = Map::new();
    for attribute in element.attributes() {
        let name = match attribute.prefix {
            "" => format!("@{}", attribute.name),
            prefix => format!("@{prefix}:{}", attribute.name),
        };
        object.insert(name, Value::String(attribute.value.into_owned()));
    }
    let text = |element: Element<'_>| element.text().trim().to_owned();
    if element.children().next().is_none() {
        let text = text(element);
        if object.is_empty() {
            return Value::String(text);
        }
        if !text.is_empty() {
            object.insert("#text".to_owned(), Value::String(text));
        }
    } else if is_mixed(element) {
        object.insert(
            "#markup".to_owned(),
            Value::String(element.inner_markup().trim().to_owned()),
        );
    } else {
        for child in element.children() {
            let prefix = vocabulary::prefix(child);
            let name = match prefix {
                "" | "atom" => child.name().to_owned(),
                prefix => format!("{prefix}:{}", child.name()),
            };
            keep(&mut object, name, value(child));
        }
    }
    Value::Object(object)
}

/// Whether text and elements stand beside each other, as in markup.
fn is_mixed(element: Element<'_>) -> bool {
    element.has_own_text() || element.children().any(|child| child.namespace() == XHTML)
}
