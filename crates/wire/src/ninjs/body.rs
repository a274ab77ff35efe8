//! Which of an item's texts is its body.

use mediawire_domain::story::{Body, RepresentationType};
use serde_json::Value;

use crate::{
    Refusal,
    json::{Fields, bad},
    markup,
};

/// One of an item's texts.
struct Text {
    role: Option<String>,
    kind: Kind,
    value: String,
    /// As it came.
    source: Value,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Plain,
    Html,
    Xml,
}

/// The body, and whether it is the whole text. What is not it stays where it is. Of an item that we wrote, the plain
/// text is the body word for word.
pub(super) fn body(fields: &mut Fields, own: bool) -> Result<Option<(Body, RepresentationType)>, Refusal> {
    let full = chosen(fields, ["bodies", "body_"], own)?;
    Ok(full.map(|body| (body, RepresentationType::Full)))
}

/// The description that stands in for a body.
pub(super) fn teaser(fields: &mut Fields) -> Result<Option<(Body, RepresentationType)>, Refusal> {
    let teaser = chosen(fields, ["descriptions", "description_"], false)?;
    Ok(teaser.map(|body| (body, RepresentationType::Partial)))
}

fn chosen(
    fields: &mut Fields,
    [list, prefix]: [&'static str; 2],
    own: bool,
) -> Result<Option<Body>, Refusal> {
    let mut texts = fields
        .list(list)?
        .into_iter()
        .map(|value| listed(list, value))
        .collect::<Result<Vec<Text>, Refusal>>()?;
    let named = fields.beginning_with(prefix).into_iter();
    texts.extend(named.filter_map(named_by_its_type));
    let plain = best(&texts, Kind::Plain);
    let marked = best(&texts, Kind::Html).or_else(|| best(&texts, Kind::Xml));
    let (body, used) = match (plain, marked) {
        (Some(plain), _) if own => (
            Body::from_blocks([texts[plain].value.as_str()]),
            [Some(plain), marked],
        ),
        (Some(plain), Some(marked)) => of_both(&texts, plain, marked),
        (plain, marked) => {
            let used = plain.or(marked);
            (used.and_then(|used| texts[used].body()), [used, None])
        }
    };
    keep_the_rest(fields, list, texts, used);
    Ok(body)
}

/// The roles of what is read, the best first: bodies are main ones, descriptions of pictures captions.
const ROLES: [&str; 4] = ["main", "summary", "caption", "text"];

/// The best text of a kind: by its role, else the first.
fn best(texts: &[Text], kind: Kind) -> Option<usize> {
    let is_text = |text: &Text| text.kind == kind && !text.value.trim().is_empty();
    let has_role = |wanted: &str| {
        let is_it = |text: &Text| is_text(text) && text.role.as_deref() == Some(wanted);
        texts.iter().position(is_it)
    };
    ROLES
        .into_iter()
        .find_map(has_role)
        .or_else(|| texts.iter().position(is_text))
}

fn of_both(texts: &[Text], plain: usize, marked: usize) -> (Option<Body>, [Option<usize>; 2]) {
    let marked_body = texts[marked].body();
    let plain_body = texts[plain].body();
    match (plain_body, marked_body) {
        (Some(plain_body), Some(marked_body)) if agree(&plain_body, &marked_body) => {
            (Some(plain_body), [Some(plain), Some(marked)])
        }
        (plain_body, None) => (plain_body, [Some(plain), None]),
        (_, marked_body) => (marked_body, [Some(marked), None]),
    }
}

/// Whether both say the same in as many paragraphs.
fn agree(one: &Body, other: &Body) -> bool {
    fn letters(body: &Body) -> impl Iterator<Item = char> {
        body.text().chars().filter(|letter| !letter.is_whitespace())
    }
    one.blocks().count() == other.blocks().count() && letters(one).eq(letters(other))
}

fn keep_the_rest(fields: &mut Fields, list: &str, texts: Vec<Text>, used: [Option<usize>; 2]) {
    let left = texts.into_iter().enumerate();
    let left = left.filter(|(index, _)| !used.contains(&Some(*index)));
    let left: Vec<Value> = left.map(|(_, text)| text.source).collect();
    if !left.is_empty() {
        fields.put(list, Value::Array(left));
    }
}

/// One of `bodies` or `descriptions`.
fn listed(list: &'static str, source: Value) -> Result<Text, Refusal> {
    let Value::Object(object) = &source else {
        return Err(bad(list, &source, "holds what is no object"));
    };
    let field = |wanted: &str| {
        let mut fields = object.iter();
        let found = fields.find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.and_then(|(_, value)| value.as_str()).map(str::to_owned)
    };
    let value = field("value").unwrap_or_default();
    Ok(Text {
        role: field("role"),
        kind: Kind::of(field("contentType").as_deref(), &value),
        value,
        source,
    })
}

/// `body_xhtml` and its like in 1.x: the name says what it is.
fn named_by_its_type((name, value): (String, Value)) -> Option<Text> {
    let Value::String(value) = value else {
        return None;
    };
    let kind = Kind::of(Some(&name), &value);
    let source = serde_json::json!({"role": name, "value": value});
    Some(Text {
        role: Some(name),
        kind,
        value,
        source,
    })
}

impl Kind {
    fn of(content_type: Option<&str>, value: &str) -> Self {
        let content_type = content_type.unwrap_or_default().to_ascii_lowercase();
        let is_tagged = || value.trim_start().starts_with('<') && value.contains("</");
        if content_type.contains("html") {
            Self::Html
        } else if content_type.contains("xml") || content_type.contains("nitf") {
            Self::Xml
        } else if content_type != "text" && !content_type.contains("plain") && is_tagged() {
            Self::Html
        } else {
            Self::Plain
        }
    }
}

impl Text {
    fn body(&self) -> Option<Body> {
        match self.kind {
            Kind::Plain => plain(&self.value),
            Kind::Html => marked(&self.value),
            Kind::Xml => marked(nitf_content(&self.value)),
        }
    }
}

fn marked(value: &str) -> Option<Body> {
    Body::from_blocks(markup::blocks(value).iter().map(String::as_str))
}

/// NITF's text without its headings.
fn nitf_content(value: &str) -> &str {
    let content = value.split_once("<body.content");
    let content = content.and_then(|(_, content)| content.split_once('>'));
    content.map_or(value, |(_, content)| {
        content
            .split_once("</body.content")
            .map_or(content, |(content, _)| content)
    })
}

/// The paragraphs between blank lines, whichever line ends they have.
pub(crate) fn plain(value: &str) -> Option<Body> {
    let mut blocks = Vec::new();
    let mut start = 0;
    let mut place = 0;
    for line in value.split_inclusive('\n') {
        if line.trim().is_empty() {
            blocks.push(&value[start..place]);
            start = place + line.len();
        }
        place += line.len();
    }
    blocks.push(&value[start..]);
    Body::from_blocks(
        blocks
            .into_iter()
            .map(|block| block.trim_end_matches(['\r', '\n'])),
    )
}
