//! The properties of an item, taken one by one, so that what is left over can be kept.

use std::collections::BTreeMap;

use mediawire_domain::{story::Published, timestamp::Timestamp};
use serde_json::{Map, Value};

use super::element_json::element_json;
use crate::{Refusal, json::bad, markup, moment::moment, xml::Element};

/// Groups of properties; the groups themselves say nothing.
const GROUPS: [&str; 5] = [
    "rightsInfo",
    "itemMeta",
    "contentMeta",
    "contentSet",
    "hopHistory",
];

/// The properties of an item by name, each name's in order.
pub(super) struct Properties<'d> {
    left: BTreeMap<&'d str, Vec<Element<'d>>>,
}

impl<'d> Properties<'d> {
    pub(super) fn of(item: Element<'d>) -> Self {
        let mut left: BTreeMap<&str, Vec<Element<'_>>> = BTreeMap::new();
        for child in item.children() {
            if GROUPS.contains(&child.name()) {
                for property in child.children() {
                    left.entry(property.name()).or_default().push(property);
                }
            } else {
                left.entry(child.name()).or_default().push(child);
            }
        }
        Self { left }
    }

    /// Takes every property of that name.
    pub(super) fn all(&mut self, name: &str) -> Vec<Element<'d>> {
        self.left.remove(name).unwrap_or_default()
    }

    /// Takes the first property of that name for which this holds.
    pub(super) fn find(&mut self, name: &str, is_it: impl Fn(&Element<'d>) -> bool) -> Option<Element<'d>> {
        let list = self.left.get_mut(name)?;
        let index = list.iter().position(is_it)?;
        Some(list.remove(index))
    }

    /// Takes the first property of that name of which this makes something, and gives that.
    pub(super) fn find_map<T>(&mut self, name: &str, read: impl Fn(Element<'d>) -> Option<T>) -> Option<T> {
        let list = self.left.get_mut(name)?;
        let mut read = list
            .iter()
            .enumerate()
            .filter_map(|(index, property)| Some((index, read(*property)?)));
        let (index, value) = read.next()?;
        list.remove(index);
        Some(value)
    }

    /// Takes the first property of that name.
    pub(super) fn first(&mut self, name: &str) -> Option<Element<'d>> {
        self.find(name, |_| true)
    }

    /// What the properties of that name are, without taking them.
    pub(super) fn look(&self, name: &str) -> &[Element<'d>] {
        self.left.get(name).map_or(&[], Vec::as_slice)
    }

    /// Puts a property back, to be left over.
    pub(super) fn put(&mut self, property: Element<'d>) {
        self.left.entry(property.name()).or_default().push(property);
    }

    /// Takes the text of the first property of that name.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        self.find_map(name, text)
    }

    /// Takes the texts of all properties of that name, a blank line between them.
    pub(super) fn texts(&mut self, name: &str) -> Option<String> {
        let texts: Vec<String> = self.all(name).into_iter().filter_map(text).collect();
        (!texts.is_empty()).then(|| texts.join("\n\n"))
    }

    /// Takes an instant; an empty element is none.
    pub(super) fn instant(&mut self, name: &'static str) -> Result<Option<Timestamp>, Refusal> {
        Ok(self.moment(name)?.map(|moment| moment.at))
    }

    /// Takes an instant or a date. A month or a year is left over.
    pub(super) fn moment(&mut self, name: &'static str) -> Result<Option<Published>, Refusal> {
        let Some(property) = self.first(name) else {
            return Ok(None);
        };
        let stated = property.text();
        let stated = stated.trim();
        if stated.is_empty() {
            return Ok(None);
        }
        let moment = moment(stated);
        if moment.is_none() && is_month_or_year(stated) {
            self.put(property);
            return Ok(None);
        }
        match moment {
            Some(moment) => Ok(Some(moment)),
            None => Err(bad(name, &stated, "is neither an instant nor a date")),
        }
    }

    /// What nobody has taken, as signals.
    pub(super) fn signals(self) -> impl Iterator<Item = (String, Value)> {
        let left = self.left.into_iter().filter(|(_, list)| !list.is_empty());
        left.map(|(name, list)| {
            let list = list.into_iter().map(element_json).collect();
            (format!("newsml:{name}"), Value::Array(list))
        })
    }
}

fn is_month_or_year(stated: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_digit() || byte == b'-';
    stated.len() <= "2024-06".len() && stated.bytes().all(is_part)
}

/// The text of a property; `None` where it is nothing but white space.
pub(super) fn text(property: Element<'_>) -> Option<String> {
    let is_preserved = property
        .attribute_with_prefix("xml", "space")
        .is_some_and(|space| space == "preserve");
    let text = if is_preserved {
        property.text().into_owned()
    } else if property.children().next().is_some() {
        markup::blocks(&property.inner_markup()).join("\n\n")
    } else {
        collapsed(&property.text())
    };
    Some(text).filter(|text| !text.trim().is_empty())
}

/// The words with one space between them.
pub(super) fn collapsed(text: &str) -> String {
    let words = text.split(|letter: char| letter.is_ascii_whitespace());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<&str>>()
        .join(" ")
}

/// The name of a concept, else its literal.
pub(super) fn name(concept: Element<'_>) -> Option<String> {
    let named = concept
        .children()
        .filter(|child| child.name() == "name")
        .find_map(text);
    let literal = || concept.attribute("literal").map(|literal| literal.into_owned());
    named.or_else(literal).filter(|name| !name.trim().is_empty())
}

/// What a concept is called by machines: its code behind the scheme, or its URI.
pub(super) fn code(concept: Element<'_>) -> Option<String> {
    if let Some(qcode) = concept.attribute("qcode") {
        return qcode.split_once(':').map(|(_, code)| code.to_owned());
    }
    concept.attribute("uri").map(|uri| uri.into_owned())
}

/// The text of [`name`]s and [`code`]s, whichever there is.
pub(super) fn name_or_code(concept: Element<'_>) -> Option<String> {
    name(concept).or_else(|| code(concept))
}

/// All that is read in one place: signals by name.
pub(super) type Signals = Map<String, Value>;
