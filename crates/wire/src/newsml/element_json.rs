//! Elements as JSON, for signals.

use serde_json::{Map, Value};

use crate::xml::Element;

/// What stands deeper than this is kept as markup.
const MAX_DEPTH: usize = 6;

/// An element as JSON; the form is described at the [format](super).
pub(super) fn element_json(element: Element<'_>) -> Value {
    at_depth(element, 0)
}

fn at_depth(element: Element<'_>, depth: usize) -> Value {
    let mut fields = Map::new();
    for attribute in element.attributes() {
        let name = match attribute.prefix {
            "" => format!("@{}", attribute.name),
            prefix => format!("@{prefix}:{}", attribute.name),
        };
        fields.insert(name, Value::from(attribute.value.into_owned()));
    }
    let has_elements = element.children().next().is_some();
    if !has_elements {
        return with_text(fields, element.text().trim());
    }
    if depth >= MAX_DEPTH || is_mixed(element) {
        fields.insert("#markup".to_owned(), Value::from(element.inner_markup()));
        return Value::Object(fields);
    }
    for child in element.children() {
        let list = fields
            .entry(child.name())
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(list) = list {
            list.push(at_depth(child, depth + 1));
        }
    }
    Value::Object(fields)
}

fn with_text(mut fields: Map<String, Value>, text: &str) -> Value {
    if fields.is_empty() {
        return Value::from(text);
    }
    if !text.is_empty() {
        fields.insert("#text".to_owned(), Value::from(text));
    }
    Value::Object(fields)
}

/// Whether it has text beside its elements.
fn is_mixed(element: Element<'_>) -> bool {
    let length = |element: Element<'_>| {
        let text = element.text();
        text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count()
    };
    length(element) > element.children().map(length).sum()
}
