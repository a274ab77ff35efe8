//! From characters to a tree, with an end to how much of it there may be.

use dom_query::{Document, NodeRef};
use html5ever::{
    ParseOpts, parse_document,
    tendril::{StrTendril, TendrilSink},
    tree_builder::TreeBuilderOpts,
};

use crate::{Refusal, markup};

/// Elements in elements: twenty times what pages have. What walks a tree costs its depth over and over.
const MAX_DEPTH: usize = 256;

/// Elements and texts: ten times what long pages have. Unclosed formatting makes elements that no page spells out.
const MAX_NODES: usize = 250_000;

/// How much is read between two looks at the tree, in bytes.
const STEP: usize = 4096;

/// The page's tree. Refuses a page that is nested too deep or becomes too many nodes.
pub(super) fn parse(html: &str) -> Result<Document, Refusal> {
    let html = markup::without_endless_tags(html);
    let mut parser = parse_document(Document::default(), options());
    for step in steps(&html) {
        parser.process(StrTendril::from_slice(step));
        check(&parser.tokenizer.sink.sink)?;
    }
    Ok(parser.finish())
}

/// Without scripts, so that what stands in `<noscript>` is markup like all else.
fn options() -> ParseOpts {
    let tree_builder = TreeBuilderOpts {
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    ParseOpts {
        tree_builder,
        ..ParseOpts::default()
    }
}

fn steps(mut text: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let end = (STEP.min(text.len())..text.len()).find(|end| text.is_char_boundary(*end));
        let (step, rest) = text.split_at(end.unwrap_or(text.len()));
        text = rest;
        (!step.is_empty()).then_some(step)
    })
}

fn check(document: &Document) -> Result<(), Refusal> {
    if document.tree.len() > MAX_NODES {
        return Err(Refusal::Unsafe(format!(
            "it makes more than {MAX_NODES} elements and texts"
        )));
    }
    let newest = std::iter::successors(Some(document.root()), NodeRef::last_child);
    if newest.take(MAX_DEPTH + 1).count() > MAX_DEPTH {
        return Err(Refusal::Unsafe(format!(
            "its elements are more than {MAX_DEPTH} deep"
        )));
    }
    Ok(())
}
