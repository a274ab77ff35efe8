//! What each element does to the text in it.

use html5ever::{LocalName, tokenizer::states::RawKind};

/// What an element does to the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It stands in a line with what is around it.
    Inline,
    /// It leads elsewhere; else as [`Role::Inline`].
    Link,
    /// It parts paragraphs, before and after.
    Block,
    /// Two of them part paragraphs.
    LineBreak,
    /// A block that keeps its white space.
    Preformatted,
    /// Its text is not shown.
    Hidden,
    /// All that follows it is text.
    Plaintext,
}

/// The role of the element with this name in lower case.
pub(super) fn role(name: &LocalName) -> Role {
    match &**name {
        "a" => Role::Link,
        "br" => Role::LineBreak,
        "pre" | "listing" | "xmp" => Role::Preformatted,
        "plaintext" => Role::Plaintext,
        "iframe" | "noembed" | "noframes" | "noscript" | "script" | "select" | "style" | "svg"
        | "template" | "textarea" | "title" => Role::Hidden,
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "dd" | "details"
        | "dialog" | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer"
        | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "head" | "header" | "hgroup" | "hr" | "html"
        | "legend" | "li" | "main" | "menu" | "nav" | "ol" | "optgroup" | "option" | "p" | "search"
        | "section" | "summary" | "table" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr" | "ul" => {
            Role::Block
        }
        _ => Role::Inline,
    }
}

/// How what follows the start tag with this name is read, where it is not markup.
pub(super) fn raw_kind(name: &LocalName) -> Option<RawKind> {
    match &**name {
        "textarea" | "title" => Some(RawKind::Rcdata),
        "iframe" | "noembed" | "noframes" | "noscript" | "style" | "xmp" => Some(RawKind::Rawtext),
        "script" => Some(RawKind::ScriptData),
        _ => None,
    }
}
