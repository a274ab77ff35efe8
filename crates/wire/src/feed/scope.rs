//! What an element has from those around it.

use super::link;
use crate::xml::Element;

/// The language and the base of addresses at one place.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    /// BCP 47.
    pub(super) language: Option<String>,
    /// An absolute address.
    pub(super) base: Option<String>,
}

impl Scope {
    /// The scope in `element`, which stands in this one.
    pub(super) fn within(&self, element: Element<'_>) -> Self {
        let mut scope = self.clone();
        for attribute in element.attributes().filter(|attribute| attribute.prefix == "xml") {
            match attribute.name {
                "lang" => scope.language = language(&attribute.value),
                "base" => scope.base = link::resolve(self.base.as_deref(), &attribute.value).or(scope.base),
                _ => {}
            }
        }
        scope
    }
}

/// `en_US ` as `en-US`; `None` for what is no name of a language.
pub(super) fn language(text: &str) -> Option<String> {
    let language = text.trim().replace('_', "-");
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_alphanumeric())
    };
    let begins = language
        .split('-')
        .next()
        .is_some_and(|part| part.bytes().all(|letter| letter.is_ascii_alphabetic()));
    (begins && language.split('-').all(is_part)).then_some(language)
}
