//! A page's tree and what its head says.

use std::collections::HashMap;

use dom_query::{Document, NodeRef};

use super::json_ld;
use crate::{Refusal, markup};

/// A page that has been parsed, with what it says for programs.
pub(super) struct Page {
    pub(super) document: Document,
    /// The contents of its `<meta>` by name or property in lower case, each in its order.
    metas: HashMap<String, Vec<String>>,
    pub(super) article: Option<json_ld::Article>,
}

impl Page {
    pub(super) fn read(document: Document) -> Self {
        let metas = metas(&document);
        let article = json_ld::Article::read(&document);
        Self {
            document,
            metas,
            article,
        }
    }

    /// The first content of the first of these `<meta>` that has one.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&str> {
        names
            .iter()
            .find_map(|name| self.metas.get(*name)?.first().map(String::as_str))
    }

    /// Every content of a `<meta>`.
    pub(super) fn metas(&self, name: &str) -> &[String] {
        self.metas.get(name).map_or(&[], Vec::as_slice)
    }

    /// The first text of a property in the JSON-LD.
    pub(super) fn schema(&self, property: &str) -> Option<String> {
        self.article.as_ref()?.text(property)
    }

    /// The texts of the elements, those without text left out.
    pub(super) fn texts(&self, selector: &str) -> Vec<String> {
        let selection = self.document.select(selector);
        let texts = selection.nodes().iter().map(line);
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// The first of the elements that has the attribute.
    pub(super) fn attribute(&self, selector: &str, attribute: &str) -> Option<String> {
        let selection = self.document.select(selector);
        let values = selection.nodes().iter().filter_map(|node| node.attr(attribute));
        values
            .map(|value| value.trim().to_owned())
            .find(|value| !value.is_empty())
    }
}

fn metas(document: &Document) -> HashMap<String, Vec<String>> {
    let mut metas: HashMap<String, Vec<String>> = HashMap::new();
    for node in document.select("meta[content]").nodes() {
        let content = node.attr_or("content", "").trim().to_owned();
        for attribute in ["name", "property", "itemprop"] {
            if let Some(name) = node.attr(attribute).filter(|_| !content.is_empty()) {
                metas
                    .entry(name.trim().to_ascii_lowercase())
                    .or_default()
                    .push(content.clone());
            }
        }
    }
    metas
}

/// An element's text in one line.
pub(super) fn line(node: &NodeRef) -> String {
    markup::text(&node.html())
}

/// [`Page::read`] from characters.
pub(super) fn parse(html: &str) -> Result<Page, Refusal> {
    super::tree::parse(html).map(Page::read)
}
