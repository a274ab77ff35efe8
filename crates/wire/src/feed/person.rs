//! Names of people, as feeds write them.

use super::{
    fields::{Field, Fields, Key},
    written::one_line,
};
use crate::xml::Element;

const AUTHORS: [Key; 5] = [
    ("", "author"),
    ("atom", "author"),
    ("dc", "creator"),
    ("dc", "author"),
    ("itunes", "author"),
];

const CONTRIBUTORS: [Key; 3] = [
    ("", "contributor"),
    ("atom", "contributor"),
    ("dc", "contributor"),
];

/// More people than this are not named; the others are signals.
pub(super) const MOST: usize = 200;

/// The names of the authors in `fields`, each once. Those who say nothing but their name are used up.
pub(super) fn authors(fields: &Fields<'_>) -> Vec<String> {
    names(fields.all(&AUTHORS))
}

/// The names of the contributors in `fields`, each once.
pub(super) fn contributors(fields: &Fields<'_>) -> Vec<String> {
    names(fields.all(&CONTRIBUTORS))
}

fn names<'f, 'd: 'f>(fields: impl Iterator<Item = &'f Field<'d>>) -> Vec<String> {
    let mut names = Vec::new();
    for field in fields.take(MOST) {
        let Some((name, is_all)) = name_in(field.element) else {
            continue;
        };
        if is_all {
            field.use_up();
        }
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Somebody's name, or the mail address of who has none; and whether the element says nothing else.
fn name_in(person: Element<'_>) -> Option<(String, bool)> {
    let child = |name: &str| {
        let child = person
            .children()
            .find(|child| child.name().eq_ignore_ascii_case(name));
        child
            .map(|child| one_line(&child.text()))
            .filter(|text| !text.is_empty())
    };
    if person.children().next().is_some() {
        let is_all = person.children().count() == 1;
        let named = child("name").map(|name| (name, is_all));
        return named
            .or_else(|| child("email").map(|email| (email, is_all)))
            .or_else(|| Some((one_line(&person.text()), false)).filter(|(text, _)| !text.is_empty()));
    }
    let text = one_line(&person.text());
    let name = without_address(&text);
    (!name.is_empty()).then(|| (name.to_owned(), name == text))
}

/// The name in `jane@x.example (Jane Doe)`, `Jane Doe <jane@x.example>` and `Jane Doe (jane@x.example)`; all of it
/// where there is no name but an address.
pub(super) fn without_address(text: &str) -> &str {
    let parted = [('(', ')'), ('<', '>')].iter().find_map(|(open, close)| {
        let (before, inside) = text.strip_suffix(*close)?.split_once(*open)?;
        Some((before.trim(), inside.trim()))
    });
    match parted {
        Some((before, inside)) if is_address(before) && !inside.is_empty() => inside,
        Some((before, inside)) if is_address(inside) && !before.is_empty() => before,
        Some(("", inside)) if is_address(inside) => inside,
        Some((before, "")) if is_address(before) => before,
        _ => match text.split_once(' ') {
            Some((address, name)) if is_address(address) && !name.contains(['(', '<', '@']) => name.trim(),
            _ => text,
        },
    }
}

fn is_address(text: &str) -> bool {
    let text = text.trim_start_matches("mailto:");
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty()) && !text.contains(' ')
}
