//! XML as it is sent, not as it should be: bytes to a tree of elements, in bounded memory and linear time.
//!
//! [`Document::parse`] reads bytes in the encoding of their byte order mark, their XML declaration or, where that is
//! wrong, their pattern. The tree holds the source once and about 40 bytes a node; an [`Element`] is a small handle
//! into it that is copied freely, and what it says (names, attributes, text) is decoded when it is asked for.
//!
//! | input | what is made of it |
//! |---|---|
//! | white space or junk before the declaration | skipped |
//! | control characters that XML forbids | left out |
//! | `&nbsp;` and other names of HTML without a declaration | the character |
//! | a stray `&` or `<`, an unknown entity | text, as it stands |
//! | an attribute without quotes or without a value | read as in HTML |
//! | an end tag that closes nothing | ignored; one that closes an outer element closes the inner ones |
//! | a prefix that nobody declared | [`Element::namespace`] is the prefix itself |
//! | an end before the last end tag | the open elements are not [`whole`](Element::damage) |
//! | UTF-8 in a declared encoding of one byte a letter | UTF-8 where it is that, the declared one elsewhere |
//! | a C1 control, by itself or by its number | the character of windows-1252 with that number |
//! | bytes that are not in the encoding | U+FFFD, and the elements around them are not [`whole`](Element::damage) |
//! | a DOCTYPE that declares entities, more than [`MAX_DEPTH`] levels, [`MAX_NODES`] or [`MAX_BYTES`] | refused |
//!
//! No entity is ever expanded but those of a character, and nothing outside the input is ever read.

mod builder;
mod doctype;
mod document;
mod element;
mod encoding;
mod markup;
mod reference;
#[cfg(test)]
mod tests;

pub(crate) use document::Document;
pub(crate) use element::Element;
pub(crate) use encoding::declared_or_guessed;

/// The most that is read.
pub(crate) const MAX_BYTES: usize = 32 * 1024 * 1024;

/// How deep elements may stand in each other.
pub(crate) const MAX_DEPTH: usize = 200;

/// How many elements and stretches of text a document may have: a feed of the greatest size has half of that.
pub(crate) const MAX_NODES: usize = 2_000_000;

/// The namespace of `xml:lang` and `xml:base`.
pub(crate) const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The namespace of XHTML.
pub(crate) const XHTML: &str = "http://www.w3.org/1999/xhtml";
