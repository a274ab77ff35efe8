//! What a page says of its article in JSON-LD, however it is written.

use dom_query::{Document, NodeRef};
use serde_json::{Map, Value};

use crate::markup;

/// More nodes than this are not looked at.
const MAX_NODES: usize = 10_000;

/// The properties under which a page says what it is about.
const MAIN: [&str; 3] = ["@graph", "mainEntity", "mainEntityOfPage"];

/// The article of a page in schema.org's words.
#[derive(Debug, Default)]
pub(super) struct Article {
    properties: Map<String, Value>,
}

impl Article {
    /// The first article with a headline, else the first article. References to other nodes of the page are followed.
    pub(super) fn read(document: &Document) -> Option<Self> {
        let scripts = document.select("script[type*='ld+json']");
        let documents: Vec<Value> = scripts.nodes().iter().flat_map(read).collect();
        let nodes = nodes(&documents);
        let articles: Vec<&Map<String, Value>> =
            nodes.iter().copied().filter(|node| is_article(node)).collect();
        let has_headline = |node: &&&Map<String, Value>| node.contains_key("headline");
        let article = articles.iter().find(has_headline).or(articles.first())?;
        let mut properties = (*article).clone();
        for value in properties.values_mut() {
            resolve(value, &nodes);
        }
        Some(Self { properties })
    }

    /// The first text of a property: of its own, or of the thing's name that it is.
    pub(super) fn text(&self, property: &str) -> Option<String> {
        self.texts(property).into_iter().next()
    }

    /// Every text of a property, each in one line.
    pub(super) fn texts(&self, property: &str) -> Vec<String> {
        self.properties.get(property).map(texts).unwrap_or_default()
    }

    /// As it stands there.
    pub(super) fn value(&self, property: &str) -> Option<&Value> {
        self.properties.get(property)
    }

    /// Every property, as it stands there.
    pub(super) fn into_properties(self) -> Map<String, Value> {
        self.properties
    }
}

/// Most of what is wrong with JSON in pages is around it, or white space in its strings.
fn read(script: &NodeRef) -> Vec<Value> {
    let text = script.text();
    let text = text
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//")
        .trim_start()
        .trim_start_matches("<![CDATA[");
    let read = |text: &str| -> Vec<Value> {
        let documents = serde_json::Deserializer::from_str(text).into_iter();
        documents.map_while(Result::ok).collect()
    };
    let exactly = read(text);
    if !exactly.is_empty() {
        return exactly;
    }
    let text: String = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    let mended = read(&without_trailing_commas(&text));
    if mended.is_empty() && text.contains("&quot;") {
        return read(&text.replace("&quot;", "\"").replace("&amp;", "&"));
    }
    mended
}

fn without_trailing_commas(text: &str) -> String {
    let (mut kept, mut in_string, mut escaped) = (String::with_capacity(text.len()), false, false);
    for letter in text.chars() {
        if !in_string && matches!(letter, '}' | ']') {
            let end = kept.trim_end().strip_suffix(',').map(str::len);
            kept.truncate(end.unwrap_or(kept.len()));
        }
        in_string ^= letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        kept.push(letter);
    }
    kept
}

/// The things that the documents are about, from the top down.
fn nodes(documents: &[Value]) -> Vec<&Map<String, Value>> {
    let mut nodes = Vec::new();
    let mut open: Vec<&Value> = documents.iter().rev().collect();
    while let Some(value) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values.iter().rev()),
            Value::Object(node) if nodes.len() < MAX_NODES => {
                nodes.push(node);
                open.extend(MAIN.iter().filter_map(|property| node.get(*property)));
            }
            _ => {}
        }
    }
    nodes
}

fn is_article(node: &Map<String, Value>) -> bool {
    let of = |name: &str| {
        let name = name.rsplit(['/', ':']).next().unwrap_or(name);
        name.ends_with("Article")
            || matches!(
                name,
                "BlogPosting" | "LiveBlogPosting" | "Report" | "SocialMediaPosting"
            )
    };
    match node.get("@type") {
        Some(Value::String(name)) => of(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(of),
        _ => false,
    }
}

/// Puts the node in the place of a bare reference to it.
fn resolve(value: &mut Value, nodes: &[&Map<String, Value>]) {
    match value {
        Value::Array(values) => {
            for value in values.iter_mut().take(100) {
                resolve(value, nodes);
            }
        }
        Value::Object(reference) if reference.len() == 1 => {
            let id = reference.get("@id").cloned();
            let named = |node: &&&Map<String, Value>| {
                node.len() > 1 && node.get("@id") == id.as_ref() && !is_article(node)
            };
            if let Some(node) = id.as_ref().and_then(|_| nodes.iter().find(named)) {
                *value = Value::Object((*node).clone());
            }
        }
        _ => {}
    }
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => Some(plain(text))
            .filter(|text| !text.is_empty())
            .into_iter()
            .collect(),
        Value::Number(number) => vec![number.to_string()],
        Value::Bool(truth) => vec![truth.to_string()],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(thing) => ["name", "@value", "url", "@id"]
            .iter()
            .filter_map(|property| thing.get(*property))
            .map(texts)
            .find(|texts| !texts.is_empty())
            .unwrap_or_default(),
        Value::Null => Vec::new(),
    }
}

/// Many pages escape for HTML what is in JSON already.
fn plain(text: &str) -> String {
    markup::text(text)
}
