//! The feed around the items, read as far as it goes.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Value, value::RawValue};

use super::{MAX_ITEMS, item};
use crate::feed::scope;

/// What a feed says, up to where it breaks off.
#[derive(Debug, Default)]
pub(super) struct Envelope<'t> {
    version: Option<String>,
    pub(super) title: Option<String>,
    pub(super) home_page_url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) authors: Vec<String>,
    /// One more than are read, if there are so many.
    pub(super) items: Vec<&'t RawValue>,
}

impl<'t> Envelope<'t> {
    /// What is in `text`, and whether it ends as JSON should.
    pub(super) fn read(text: &'t str) -> (Self, serde_json::Result<()>) {
        let mut envelope = Self::default();
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let end = (&mut deserializer).deserialize_map(Fields(&mut envelope));
        let end = end.and_then(|()| deserializer.end());
        (envelope, end)
    }

    pub(super) fn is_json_feed(&self) -> bool {
        self.version
            .as_deref()
            .is_some_and(|version| version.contains("jsonfeed.org/version/"))
    }

    /// Takes the value of a name, if it is of its kind.
    fn take(&mut self, name: &str, raw: &RawValue) {
        if raw.get().len() > item::MAX_BYTES {
            return;
        }
        let Ok(value) = serde_json::from_str::<Value>(raw.get()) else {
            return;
        };
        let text = || item::text(&value);
        match name {
            "version" => self.version = text(),
            "title" => self.title = text(),
            "home_page_url" => self.home_page_url = text(),
            "language" => self.language = text().and_then(|language| scope::language(&language)),
            "authors" => self.authors = item::names(&value),
            _ if self.authors.is_empty() => self.authors = item::names(&value),
            _ => {}
        }
    }
}

struct Fields<'e, 't>(&'e mut Envelope<'t>);

impl<'t> Visitor<'t> for Fields<'_, 't> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON Feed")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "items" => map.next_value_seed(Items(&mut self.0.items))?,
                "version" | "title" | "home_page_url" | "language" | "author" | "authors" => {
                    let raw = map.next_value::<&RawValue>()?;
                    self.0.take(&name, raw);
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

struct Items<'e, 't>(&'e mut Vec<&'t RawValue>);

impl<'t> DeserializeSeed<'t> for Items<'_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'t> Visitor<'t> for Items<'_, 't> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of items")
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element::<&RawValue>()? {
            if self.0.len() <= MAX_ITEMS {
                self.0.push(item);
            }
        }
        Ok(())
    }
}
