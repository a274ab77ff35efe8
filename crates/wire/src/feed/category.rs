//! What an item is filed under.

use super::{
    fields::{Fields, Key},
    written::one_line,
};
use crate::xml::Element;

const CATEGORIES: [Key; 4] = [
    ("", "category"),
    ("atom", "category"),
    ("dc", "subject"),
    ("itunes", "category"),
];

/// The first category by its label; it stays a signal as well, among the others.
pub(super) fn first(fields: &Fields<'_>) -> Option<String> {
    fields.all(&CATEGORIES).find_map(|field| label(field.element))
}

fn label(category: Element<'_>) -> Option<String> {
    let attribute = |name: &str| category.attribute(name).map(|value| one_line(&value));
    let labels = [
        attribute("label"),
        Some(one_line(&category.text())),
        attribute("term"),
        attribute("text"),
    ];
    labels.into_iter().flatten().find(|label| !label.is_empty())
}
