//! The elements inside of headlines and blocks, and their attributes.

use std::{collections::BTreeMap, str::FromStr};

use mediawire_domain::{
    entity::EntityKind,
    span::{Span, TextPart},
};
use quick_xml::events::BytesStart;

use super::gold::{GoldClaim, GoldMention, GoldQuote, Reference};

/// What an element marks.
pub enum Marked {
    Mention(GoldMention),
    Quote(GoldQuote),
    Claim(GoldClaim),
}

/// The place of a mark that is still open.
const NOWHERE: Span = Span {
    part: TextPart::Headline,
    block: 0,
    start: 0,
    end: 0,
};

impl Marked {
    /// Reads an element's attributes; its span is not known yet.
    pub fn read(name: &str, attributes: &mut Attributes) -> Result<Self, String> {
        match name {
            "person" => Self::mention(EntityKind::Person, false, attributes),
            "org" => Self::mention(EntityKind::Organisation, false, attributes),
            "treaty" => Self::mention(EntityKind::Treaty, false, attributes),
            "place" => Self::mention(EntityKind::Place, false, attributes),
            "nominal" => match attributes.word("type")? {
                kind @ (EntityKind::Person | EntityKind::Treaty) => Self::mention(kind, true, attributes),
                kind => Err(format!("a nominal cannot have the type {kind}")),
            },
            "quote" => Self::quote(attributes),
            "claim" => Self::claim(attributes),
            _ => Err(format!("<{name}> is no element of a gold text")),
        }
    }

    fn mention(kind: EntityKind, nominal: bool, attributes: &mut Attributes) -> Result<Self, String> {
        let named_person = kind == EntityKind::Person && !nominal;
        let role = if named_person {
            attributes.optional("role")
        } else {
            None
        };
        let organisation = if role.is_some() {
            attributes.reference("org")?
        } else {
            None
        };
        Ok(Self::Mention(GoldMention {
            span: NOWHERE,
            kind,
            nominal,
            entity: attributes.required_reference("ref")?,
            role,
            organisation,
        }))
    }

    fn quote(attributes: &mut Attributes) -> Result<Self, String> {
        let direct = match attributes.optional("indirect").as_deref() {
            None => true,
            Some("yes") => false,
            Some(other) => return Err(format!("indirect is `yes` or not there, not `{other}`")),
        };
        let speaker = attributes.required("speaker")?;
        Ok(Self::Quote(GoldQuote {
            span: NOWHERE,
            direct,
            speaker: (!speaker.is_empty()).then(|| reference(&speaker)).transpose()?,
        }))
    }

    fn claim(attributes: &mut Attributes) -> Result<Self, String> {
        let speaker = attributes
            .optional("speaker")
            .filter(|speaker| !speaker.is_empty());
        Ok(Self::Claim(GoldClaim {
            predicate: attributes.word("predicate")?,
            subject: attributes.required_reference("subject")?,
            object: attributes.required_reference("object")?,
            modality: attributes.word("modality")?,
            speaker: speaker.as_deref().map(reference).transpose()?,
            evidence: NOWHERE,
        }))
    }
}

/// An element's attributes, taken out one by one.
pub struct Attributes(BTreeMap<String, String>);

impl Attributes {
    pub fn of(start: &BytesStart) -> Result<Self, String> {
        let mut all = BTreeMap::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let value = quick_xml::escape::unescape(&attribute.value).map_err(|error| error.to_string())?;
            all.insert(attribute.key.as_ref().to_owned(), value.into_owned());
        }
        Ok(Self(all))
    }

    fn optional(&mut self, name: &str) -> Option<String> {
        self.0.remove(name)
    }

    fn required(&mut self, name: &str) -> Result<String, String> {
        self.optional(name)
            .ok_or_else(|| format!("the attribute {name} is missing"))
    }

    fn word<T: FromStr<Err = String>>(&mut self, name: &str) -> Result<T, String> {
        self.required(name)?.parse()
    }

    fn reference(&mut self, name: &str) -> Result<Option<Reference>, String> {
        self.optional(name).map(|slug| reference(&slug)).transpose()
    }

    fn required_reference(&mut self, name: &str) -> Result<Reference, String> {
        reference(&self.required(name)?)
    }

    /// Fails where one is left over.
    pub fn finish(&self, element: &str) -> Result<(), String> {
        match self.0.keys().next() {
            Some(name) => Err(format!("<{element}> cannot have the attribute {name} here")),
            None => Ok(()),
        }
    }
}

fn reference(text: &str) -> Result<Reference, String> {
    let slug = text.strip_prefix('~').unwrap_or(text);
    let sound = slug
        .split('-')
        .all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
    if sound {
        Ok(Reference(text.to_owned()))
    } else {
        Err(format!("`{text}` is no reference: a slug, or `~` and a slug"))
    }
}
