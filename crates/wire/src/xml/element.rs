//! What an element says.

use std::borrow::Cow;

use quick_xml::events::attributes::Attributes;

use super::{
    document::{Document, Kind, NO_PARENT, Node},
    markup, reference,
};
use crate::Refusal;

/// An element of a document: a handle, copied freely.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element<'d> {
    document: &'d Document,
    index: u32,
}

/// An attribute of an element. Declarations of namespaces are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribute<'d> {
    /// As written before the colon; empty for most.
    pub(crate) prefix: &'d str,
    /// As written behind the colon.
    pub(crate) name: &'d str,
    /// With its references decoded.
    pub(crate) value: Cow<'d, str>,
}

impl<'d> Element<'d> {
    /// The elements from one node to before another that stand side by side.
    pub(super) fn among(document: &'d Document, start: usize, end: usize) -> impl Iterator<Item = Self> {
        let mut index = start;
        std::iter::from_fn(move || {
            while index < end {
                let here = index;
                let node = &document.nodes[here];
                index = node.next as usize;
                if node.kind == Kind::Element {
                    return Some(Self {
                        document,
                        index: here as u32,
                    });
                }
            }
            None
        })
    }

    fn node(self) -> &'d Node {
        &self.document.nodes[self.index as usize]
    }

    /// Its name without the prefix, as written.
    pub(crate) fn name(self) -> &'d str {
        &self.qualified_name()[usize::from(self.node().prefix_length)..]
    }

    /// Its name with the prefix, as written.
    pub(crate) fn qualified_name(self) -> &'d str {
        let start = self.node().start + 1;
        self.document
            .slice(start..start + u32::from(self.node().name_length))
    }

    /// The URI of its namespace; the prefix where nobody declared it; empty where it has none.
    pub(crate) fn namespace(self) -> &'d str {
        &self.document.namespaces[usize::from(self.node().namespace)]
    }

    /// Where it begins, in bytes of the decoded document from its first tag or declaration.
    pub(crate) fn offset(self) -> usize {
        self.node().start as usize
    }

    /// The element around it.
    #[allow(dead_code, reason = "NewsML-G2 is read by it")]
    fn parent(self) -> Option<Self> {
        let parent = self.node().parent;
        (parent != NO_PARENT).then_some(Self {
            document: self.document,
            index: parent,
        })
    }

    /// The elements that stand in it, in order.
    pub(crate) fn children(self) -> impl Iterator<Item = Self> {
        Self::among(self.document, self.index as usize + 1, self.node().next as usize)
    }

    /// Its attributes in order.
    pub(crate) fn attributes(self) -> impl Iterator<Item = Attribute<'d>> {
        let tag = self.document.slice(self.node().start + 1..self.node().end);
        let tag = tag.strip_suffix('>').unwrap_or(tag);
        let tag = tag.strip_suffix('/').unwrap_or(tag);
        let mut attributes = Attributes::html(tag, usize::from(self.node().name_length));
        attributes.with_checks(false);
        attributes.flatten().filter_map(|attribute| {
            let name: &'d str = attribute.key.0;
            let (prefix, name) = name.split_once(':').unwrap_or(("", name));
            let value = match attribute.value {
                Cow::Borrowed(value) => reference::decode(value),
                Cow::Owned(value) => Cow::Owned(reference::decode(&value).into_owned()),
            };
            let is_declaration = prefix == "xmlns" || (prefix.is_empty() && name == "xmlns");
            (!is_declaration).then_some(Attribute { prefix, name, value })
        })
    }

    /// The value of its attribute of that name without a prefix.
    pub(crate) fn attribute(self, name: &str) -> Option<Cow<'d, str>> {
        self.attribute_with_prefix("", name)
    }

    /// The value of its attribute of that name with that prefix, as written: `xml` and `rdf` are the same everywhere.
    pub(crate) fn attribute_with_prefix(self, prefix: &str, name: &str) -> Option<Cow<'d, str>> {
        self.attributes()
            .find(|attribute| attribute.prefix == prefix && attribute.name == name)
            .map(|attribute| attribute.value)
    }

    /// Its language by `xml:lang`, its own or of the nearest element around it; `None` where that is empty.
    #[allow(dead_code, reason = "NewsML-G2 is read by it")]
    pub(crate) fn language(self) -> Option<String> {
        let language = self
            .around()
            .find_map(|element| element.attribute_with_prefix("xml", "lang"));
        language
            .map(|language| language.trim().to_owned())
            .filter(|language| !language.is_empty())
    }

    /// It and what stands around it, the innermost first.
    #[allow(dead_code, reason = "NewsML-G2 is read by it")]
    fn around(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |element| element.parent())
    }

    /// All the text in it and in what stands in it, with references decoded.
    pub(crate) fn text(self) -> Cow<'d, str> {
        let mut pieces = self.nodes_inside().filter_map(|node| self.text_of(node));
        let Some(first) = pieces.next() else {
            return Cow::Borrowed("");
        };
        pieces.fold(first, |text, piece| text + piece)
    }

    /// Whether text that is not white space stands in it beside its elements.
    pub(crate) fn has_own_text(self) -> bool {
        let texts = self
            .nodes_inside()
            .filter(|node| node.kind != Kind::Element && node.parent == self.index);
        let mut sources = texts.map(|node| self.document.slice(node.start..node.end));
        sources.any(|source| !source.trim().is_empty())
    }

    fn nodes_inside(self) -> impl Iterator<Item = &'d Node> {
        self.document.nodes[self.index as usize + 1..self.node().next as usize].iter()
    }

    fn text_of(self, node: &Node) -> Option<Cow<'d, str>> {
        let source = self.document.slice(node.start..node.end);
        match node.kind {
            Kind::Element => None,
            Kind::Text => Some(reference::decode(source)),
            Kind::Cdata => Some(reference::line_ends(source)),
        }
    }

    /// What stands in it as markup for an HTML parser: names of XHTML without their prefix, CDATA escaped, everything
    /// else as written.
    pub(crate) fn inner_markup(self) -> String {
        let mut html = String::with_capacity((self.node().inner_end - self.node().end) as usize);
        let (start, end) = (self.index as usize + 1, self.node().next as usize);
        markup::write(self.document, start, end, &mut html);
        html
    }

    /// It as markup, its own tags included, as [`Element::inner_markup`] writes it.
    #[allow(dead_code, reason = "NewsML-G2 is read by it")]
    pub(crate) fn markup(self) -> String {
        let mut html = String::new();
        markup::write(
            self.document,
            self.index as usize,
            self.node().next as usize,
            &mut html,
        );
        html
    }

    /// Why it cannot be taken for whole, if it cannot: the input ends in it, or bytes in it are not text.
    pub(crate) fn damage(self) -> Option<Refusal> {
        let reason = if !self.node().closed {
            "the input ends inside it"
        } else if self.document.damaged && self.source().contains('\u{FFFD}') {
            "bytes in it are not in the encoding of the input"
        } else {
            return None;
        };
        Some(Refusal::Malformed {
            format: "XML",
            reason: format!(
                "<{}> at offset {}: {reason}",
                self.qualified_name(),
                self.offset()
            ),
        })
    }

    fn source(self) -> &'d str {
        self.document.slice(self.node().start..self.node().inner_end)
    }
}
