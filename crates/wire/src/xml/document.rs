//! The tree.

use std::ops::Range;

use super::{Element, MAX_NODES, builder::Builder, encoding};
use crate::Refusal;

/// A document: its source, and where its elements and texts stand in it.
#[derive(Debug)]
pub(crate) struct Document {
    pub(super) source: String,
    pub(super) nodes: Vec<Node>,
    /// By number; 0 is none.
    pub(super) namespaces: Vec<String>,
    /// Whether bytes of the input were not in its encoding.
    pub(super) damaged: bool,
}

/// One element or stretch of text. Places are bytes of the source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    /// Whether its end tag, or one of an element around it, was there.
    pub(super) closed: bool,
    pub(super) namespace: u16,
    /// The length of prefix, colon and name.
    pub(super) name_length: u16,
    /// The length of prefix and colon.
    pub(super) prefix_length: u16,
    /// Of the tag's `<`, or of the text.
    pub(super) start: u32,
    /// Behind the tag's `>`, or behind the text.
    pub(super) end: u32,
    /// Behind the last thing in the element.
    pub(super) inner_end: u32,
    /// The first node that is not in it.
    pub(super) next: u32,
    /// [`NO_PARENT`] for what stands in nothing.
    pub(super) parent: u32,
}

/// The parent of what stands in nothing.
pub(super) const NO_PARENT: u32 = u32::MAX;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Element,
    /// Text with references in it.
    Text,
    /// Text that stands for itself.
    Cdata,
}

impl Document {
    /// The tree of what is in `bytes`, at most [`MAX_BYTES`](super::MAX_BYTES). Refuses input without an element,
    /// input that is too large, deep or full of nodes, and a DOCTYPE that declares entities.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Refusal> {
        Self::parse_within(bytes, MAX_NODES)
    }

    /// As [`Document::parse`], with at most `max_nodes` elements and texts.
    pub(super) fn parse_within(bytes: &[u8], max_nodes: usize) -> Result<Self, Refusal> {
        let (text, damaged) = encoding::declared_or_guessed(bytes)?;
        let start =
            beginning(&text).ok_or_else(|| Refusal::UnknownFormat("no XML element in it".to_owned()))?;
        let document = Builder::new(text[start..].to_owned(), damaged, max_nodes).build()?;
        match document.root() {
            Some(_) => Ok(document),
            None => Err(Refusal::UnknownFormat("no XML element in it".to_owned())),
        }
    }

    /// The first element.
    pub(crate) fn root(&self) -> Option<Element<'_>> {
        self.roots().next()
    }

    /// The elements that stand in no other: one in XML, more where something was written around it.
    pub(crate) fn roots(&self) -> impl Iterator<Item = Element<'_>> {
        Element::among(self, 0, self.nodes.len())
    }

    pub(super) fn slice(&self, place: Range<u32>) -> &str {
        &self.source[place.start as usize..place.end as usize]
    }
}

/// Where the markup begins: at the declaration if there is one near, else at the first tag.
fn beginning(text: &str) -> Option<usize> {
    let near = text.len().min(4096);
    let near = (0..=near).rev().find(|end| text.is_char_boundary(*end))?;
    text[..near].find("<?xml").or_else(|| text.find('<'))
}
