//! Values that several commands take.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use mediawire_domain::slug::slugify;
use mediawire_wire::Format;

use crate::intake::AUTO;

/// A format, or `None` where it is to be told by content.
#[derive(Clone, Copy, Debug)]
pub(super) struct FormatChoice(pub(super) Option<Format>);

/// Reads a format's word, or `auto`.
pub(super) fn format() -> impl TypedValueParser<Value = FormatChoice> {
    let words = std::iter::once(AUTO).chain(Format::ALL.map(Format::word));
    PossibleValuesParser::new(words).map(|word| FormatChoice(word.parse().ok()))
}

/// Reads the slug of a section.
pub(super) fn slug(text: &str) -> Result<String, String> {
    match slugify(text) {
        slug if slug == text => Ok(slug),
        slug => Err(format!("it is no slug; `{slug}` would be one")),
    }
}

/// Reads a BCP 47 language tag.
pub(super) fn language(text: &str) -> Result<String, String> {
    let is_subtag =
        |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    let is_tag = text.split('-').all(is_subtag) && text.starts_with(|c: char| c.is_ascii_alphabetic());
    if is_tag {
        Ok(text.to_owned())
    } else {
        Err("it is no language tag such as en or pt-BR".to_owned())
    }
}
