//! A stretch of the tree as markup that an HTML parser reads.

use super::{
    XHTML,
    document::{Document, Kind, Node},
    reference,
};

/// HTML has no end tag for these, and no other element without one.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Writes the nodes from `start` to before `end`.
pub(super) fn write(document: &Document, start: usize, end: usize, html: &mut String) {
    let mut open: Vec<&Node> = Vec::new();
    for (index, node) in (start..end).zip(&document.nodes[start..end]) {
        while let Some(last) = open.pop_if(|last| last.next as usize <= index) {
            end_tag(document, last, html);
        }
        let source = document.slice(node.start..node.end);
        match node.kind {
            Kind::Element => {
                start_tag(document, node, html);
                open.push(node);
            }
            Kind::Text => html.push_str(&reference::line_ends(source)),
            Kind::Cdata => html.push_str(&escaped(&reference::line_ends(source))),
        }
    }
    while let Some(last) = open.pop() {
        end_tag(document, last, html);
    }
}

fn start_tag(document: &Document, node: &Node, html: &mut String) {
    let tag = document.slice(node.start + 1..node.end);
    let tag = tag.strip_suffix('>').unwrap_or(tag);
    let tag = tag.strip_suffix('/').unwrap_or(tag);
    html.push('<');
    html.push_str(name(document, node));
    html.push_str(&tag[usize::from(node.name_length)..]);
    html.push('>');
}

fn end_tag(document: &Document, node: &Node, html: &mut String) {
    let name = name(document, node);
    if !VOID.contains(&name) {
        html.push_str("</");
        html.push_str(name);
        html.push('>');
    }
}

fn name<'d>(document: &'d Document, node: &Node) -> &'d str {
    let start = node.start + 1;
    let name = document.slice(start..start + u32::from(node.name_length));
    match document.namespaces[usize::from(node.namespace)].as_str() {
        XHTML | "xhtml" => &name[usize::from(node.prefix_length)..],
        _ => name,
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
