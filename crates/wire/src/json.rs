//! A JSON object that is read field by field, so that what is left over can be kept and what is wrong can be named.

use std::{fmt, str::FromStr};

use mediawire_domain::{story::Published, timestamp::Timestamp};
use serde_json::{Map, Value};

use crate::{Refusal, moment::moment, text};

/// The fields of an object that nobody has taken yet. A field that is null, or text of nothing but white space, is as
/// good as none.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields {
    left: Map<String, Value>,
}

impl Fields {
    /// All fields of `object`.
    pub fn of(object: Map<String, Value>) -> Self {
        Self { left: object }
    }

    /// Takes a field as it is.
    pub fn take(&mut self, name: &str) -> Option<Value> {
        self.left.remove(name).filter(|value| !value.is_null())
    }

    /// Takes a field that must be text; word for word.
    pub fn text(&mut self, name: &'static str) -> Result<Option<String>, Refusal> {
        match self.take(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text).filter(|text| !text.trim().is_empty())),
            Some(other) => Err(bad(name, &other, "is not text")),
        }
    }

    /// Takes a field that must be a whole number; digits in quotes are one too.
    pub fn whole_number(&mut self, name: &'static str) -> Result<Option<i32>, Refusal> {
        let Some(value) = self.take(name) else {
            return Ok(None);
        };
        let number = match &value {
            Value::String(digits) => digits.trim().parse().ok(),
            other => other.as_i64().and_then(|number| i32::try_from(number).ok()),
        };
        number
            .map(Some)
            .ok_or_else(|| bad(name, &value, "is no whole number up to 2147483647"))
    }

    /// Takes a field that must be true or false.
    pub fn truth(&mut self, name: &'static str) -> Result<bool, Refusal> {
        match self.take(name) {
            None => Ok(false),
            Some(Value::Bool(truth)) => Ok(truth),
            Some(other) => Err(bad(name, &other, "is neither true nor false")),
        }
    }

    /// Takes a field that must be one of some words.
    pub fn word<T: FromStr<Err = String>>(&mut self, name: &'static str) -> Result<Option<T>, Refusal> {
        let Some(text) = self.text(name)? else {
            return Ok(None);
        };
        text.parse().map(Some).map_err(|_| Refusal::BadValue {
            name,
            value: text,
            why: "is none of its words".to_owned(),
        })
    }

    /// Takes a field that must be an RFC 3339 instant.
    pub fn instant(&mut self, name: &'static str) -> Result<Option<Timestamp>, Refusal> {
        let moment = self.moment(name)?;
        Ok(moment.map(|moment| moment.at))
    }

    /// Takes a field that must be an instant, or a date, which is known to the day.
    pub fn moment(&mut self, name: &'static str) -> Result<Option<Published>, Refusal> {
        let Some(text) = self.text(name)? else {
            return Ok(None);
        };
        moment(&text).map(Some).ok_or_else(|| Refusal::BadValue {
            name,
            value: text,
            why: "is neither an instant such as 2024-06-18T05:30:00Z nor a date".to_owned(),
        })
    }

    /// Takes a field that must be an object.
    pub fn object(&mut self, name: &'static str) -> Result<Option<Self>, Refusal> {
        match self.take(name) {
            None => Ok(None),
            Some(Value::Object(object)) => Ok(Some(Self::of(object))),
            Some(other) => Err(bad(name, &other, "is no object")),
        }
    }

    /// Takes a field that must be a list.
    pub fn list(&mut self, name: &'static str) -> Result<Vec<Value>, Refusal> {
        match self.take(name) {
            None => Ok(Vec::new()),
            Some(Value::Array(values)) => Ok(values),
            Some(other) => Err(bad(name, &other, "is no list")),
        }
    }

    /// Takes the fields whose names begin so, by the rest of their names.
    pub fn beginning_with(&mut self, prefix: &str) -> Vec<(String, Value)> {
        let names = self.left.keys().filter(|name| name.starts_with(prefix));
        let names: Vec<String> = names.cloned().collect();
        let fields = names.into_iter().filter_map(|name| {
            let value = self.take(&name)?;
            Some((name[prefix.len()..].to_owned(), value))
        });
        fields.collect()
    }

    /// Puts a field back, to be taken again or left over.
    pub fn put(&mut self, name: &str, value: Value) {
        self.left.insert(name.to_owned(), value);
    }

    /// What nobody has taken.
    pub fn rest(self) -> Map<String, Value> {
        self.left
    }
}

/// JSON as text, without a byte order mark. Refuses what is empty, of more than `limit` bytes, or not UTF-8; offsets
/// count from the first byte. Control characters are for the parser to find: in JSON some are text.
pub(crate) fn decode(bytes: &[u8], limit: usize) -> Result<&str, Refusal> {
    if bytes.len() > limit {
        return Err(Refusal::TooLarge { limit });
    }
    if text::is_utf16(bytes) {
        return Err(Refusal::Utf16);
    }
    let text = text::utf8(bytes)?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.trim().is_empty() {
        Err(Refusal::Empty)
    } else {
        Ok(text)
    }
}

/// Text that says something: not nothing but white space.
pub(crate) fn said(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}

/// A value of which a message shows no more than its beginning.
pub(crate) fn bad(name: &'static str, value: &impl fmt::Display, why: &str) -> Refusal {
    Refusal::BadValue {
        name,
        value: value.to_string().chars().take(80).collect(),
        why: why.to_owned(),
    }
}
