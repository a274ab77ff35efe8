//! The elements of an item or a channel, and which of them a story has a field for.

use std::{borrow::Cow, cell::Cell};

use super::{
    FeedKind,
    vocabulary::{self, CORE},
};
use crate::xml::Element;

/// A vocabulary's usual prefix and a name in lower case.
pub(super) type Key = (&'static str, &'static str);

/// One element.
#[derive(Debug)]
pub(super) struct Field<'d> {
    /// The vocabulary's usual prefix, [`CORE`] for the feed's own.
    pub(super) prefix: &'d str,
    /// In lower case: feeds write `pubdate` as they like.
    name: Cow<'d, str>,
    pub(super) element: Element<'d>,
    /// Whether a field of the story says all that it says.
    used: Cell<bool>,
}

/// The elements of one item or channel, in order. What stands in a `media:group` counts as standing beside it.
#[derive(Debug)]
pub(super) struct Fields<'d>(Vec<Field<'d>>);

impl<'d> Fields<'d> {
    /// Those of `element`; those of Atom are the feed's own in a feed of Atom. Items in it are left out.
    pub(super) fn of(element: Element<'d>, kind: FeedKind) -> Self {
        let mut fields = Self(Vec::new());
        fields.add(element, kind);
        fields
    }

    fn add(&mut self, element: Element<'d>, kind: FeedKind) {
        for child in element.children() {
            let prefix = match vocabulary::prefix(child) {
                "atom" if kind == FeedKind::Atom => CORE,
                prefix => prefix,
            };
            let name = match child.name() {
                name if name.contains(|letter: char| letter.is_ascii_uppercase()) => {
                    Cow::Owned(name.to_ascii_lowercase())
                }
                name => Cow::Borrowed(name),
            };
            match (prefix, &*name) {
                (CORE | "atom", "item" | "entry") => {}
                ("media", "group") => {
                    self.push(prefix, name, child);
                    self.add(child, kind);
                }
                _ => self.push(prefix, name, child),
            }
        }
    }

    fn push(&mut self, prefix: &'d str, name: Cow<'d, str>, element: Element<'d>) {
        self.0.push(Field {
            prefix,
            name,
            element,
            used: Cell::new(false),
        });
    }

    /// Those of these keys: all of the first key, then all of the second, and so on.
    pub(super) fn all(&self, keys: &[Key]) -> impl Iterator<Item = &Field<'d>> {
        keys.iter()
            .flat_map(|key| self.0.iter().filter(|field| field.is(*key)))
    }

    /// What `read` makes of the first of them that it makes something of; that one is used then.
    pub(super) fn find<T>(&self, keys: &[Key], read: impl Fn(Element<'d>) -> Option<T>) -> Option<T> {
        self.all(keys).find_map(|field| {
            let found = read(field.element);
            field.used.set(field.used.get() || found.is_some());
            found
        })
    }

    /// Those that no field of the story stands for.
    pub(super) fn unused(&self) -> impl Iterator<Item = &Field<'d>> {
        self.0.iter().filter(|field| !field.used.get())
    }
}

impl Field<'_> {
    fn is(&self, (prefix, name): Key) -> bool {
        self.prefix == prefix && self.name == name
    }

    /// Says that a field of the story stands for it.
    pub(super) fn use_up(&self) {
        self.used.set(true);
    }
}
