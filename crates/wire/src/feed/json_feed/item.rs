//! One item.

use serde_json::{Map, Value};

use crate::{
    Refusal, Refused,
    feed::{
        date,
        draft::Draft,
        link, person, scope, signal,
        written::{Written, one_line},
    },
};

/// The most bytes that one item may have: a value can take sixteen times its text in memory.
pub(super) const MAX_BYTES: usize = 4 * 1024 * 1024;

/// What the item says; `index` counts from 0. Refuses what is no object, and what is too large.
pub(super) fn read(raw: &str, index: usize, base: Option<&str>) -> Result<Draft, Refused> {
    let refused = |refusal: Refusal| Refused::nameless(&format!("item {}", index + 1), &refusal);
    if raw.len() > MAX_BYTES {
        return Err(refused(Refusal::TooLarge { limit: MAX_BYTES }));
    }
    match serde_json::from_str(raw) {
        Ok(Value::Object(item)) => Ok(Item(item).draft(base)),
        Ok(_) => Err(refused(super::malformed("it is no object"))),
        Err(error) => Err(refused(super::malformed(&error.to_string()))),
    }
}

/// What of an item is not read yet.
struct Item(Map<String, Value>);

impl Item {
    fn draft(mut self, base: Option<&str>) -> Draft {
        let mut draft = Draft {
            guid: self.take("id", text),
            title: self.take("title", |value| Written::Plain(text(value)?).line()),
            published: self.take("date_published", |value| date::read(&text(value)?)),
            revised_at: self.take("date_modified", |value| date::read(&text(value)?)),
            language: self.take("language", |value| scope::language(&text(value)?)),
            authors: self.authors(),
            category: self.0.get("tags").and_then(|tags| text(tags.get(0)?)),
            ..Draft::default()
        };
        draft.link = self.link(draft.guid.as_deref(), base);
        draft.content = self.take("content_html", |value| Written::Html(text(value)?).blocks());
        if draft.content.is_none() {
            draft.content = self.take("content_text", |value| Written::Plain(text(value)?).blocks());
        }
        if draft.content.is_none() {
            draft.summary = self.take("summary", |value| Written::guessed(text(value)?).blocks());
        }
        for (name, value) in self.0 {
            signal::keep(&mut draft.signals, format!("json_feed:{name}"), value);
        }
        draft
    }

    /// What `read` makes of the value of `name`; where it makes nothing of it, the value stays.
    fn take<T>(&mut self, name: &str, read: impl Fn(&Value) -> Option<T>) -> Option<T> {
        let read = read(self.0.get(name)?)?;
        self.0.remove(name);
        Some(read)
    }

    fn link(&mut self, guid: Option<&str>, base: Option<&str>) -> Option<String> {
        let web = |value: &Value| link::web(base, &text(value)?);
        self.take("url", web)
            .or_else(|| link::web(None, guid?))
            .or_else(|| web(self.0.get("external_url")?))
    }

    /// Those who say nothing but their name are no signal.
    fn authors(&mut self) -> Vec<String> {
        let authors = ["authors", "author"].map(|name| self.0.get(name).map(names).unwrap_or_default());
        for name in ["authors", "author"] {
            if self.0.get(name).is_some_and(has_names_only) {
                self.0.remove(name);
            }
        }
        authors
            .into_iter()
            .find(|names| !names.is_empty())
            .unwrap_or_default()
    }
}

fn has_names_only(authors: &Value) -> bool {
    match authors {
        Value::Array(authors) => authors.iter().all(has_names_only),
        Value::Object(author) => author.len() == 1 && author.contains_key("name"),
        _ => false,
    }
}

/// A string or a number as text, without the white space around it.
pub(super) fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// The names of an author or of several, each once.
pub(super) fn names(authors: &Value) -> Vec<String> {
    let authors = match authors {
        Value::Array(authors) => authors.as_slice(),
        author => std::slice::from_ref(author),
    };
    let mut names: Vec<String> = Vec::new();
    for author in authors.iter().take(person::MOST) {
        let name = text(author.get("name").unwrap_or(author));
        let name = name.map(|name| one_line(person::without_address(&name)));
        if let Some(name) = name.filter(|name| !names.contains(name)) {
            names.push(name);
        }
    }
    names
}
