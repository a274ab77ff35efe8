//! Text as an element carries it: plain, escaped markup or inline markup, by what it says or by its looks.

use base64::{Engine, prelude::BASE64_STANDARD};

use crate::{markup, xml::Element};

/// What is written in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Text that stands for itself.
    Plain(String),
    /// HTML, or XHTML that an HTML parser reads.
    Html(String),
}

/// How an element without a `type` is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Default {
    /// As plain text.
    Plain,
    /// As markup if all its tags are of HTML and one of them ends, or if a character is named: a headline of RSS is
    /// plain text by the standard and often is not.
    PlainIfInDoubt,
    /// As markup if anything in it looks like it.
    HtmlIfInDoubt,
}

impl Written {
    /// What stands in `element`; `None` where it stands elsewhere, or is neither text nor markup.
    pub(super) fn of(element: Element<'_>, default: Default) -> Option<Self> {
        if element.attribute("src").is_some() {
            return None;
        }
        let kind = element
            .attribute("type")
            .map(|kind| kind.trim().to_ascii_lowercase());
        let kind = kind
            .as_deref()
            .map(|kind| kind.split(';').next().unwrap_or_default().trim());
        // A word that is neither Atom's nor the name of a media type says nothing.
        let kind = kind.filter(|kind| kind.contains('/') || matches!(*kind, "text" | "html" | "xhtml"));
        let is_base64 = element
            .attribute("mode")
            .is_some_and(|mode| mode.trim() == "base64");
        let has_elements = element.children().next().is_some();
        if is_base64 {
            let text = decoded(&element.text())?;
            return Some(match kind {
                Some("text/html" | "html" | "application/xhtml+xml") => Self::Html(text),
                _ => Self::Plain(text),
            });
        }
        match kind {
            None => Some(Self::by_looks(element, has_elements, default)),
            Some("xhtml" | "application/xhtml+xml") => Some(Self::Html(element.inner_markup())),
            _ if has_elements && is_text(kind) => Some(Self::Html(element.inner_markup())),
            Some("html" | "text/html") => Some(Self::Html(element.text().into_owned())),
            _ if is_text(kind) => Some(Self::Plain(element.text().into_owned())),
            _ => None,
        }
    }

    fn by_looks(element: Element<'_>, has_elements: bool, default: Default) -> Self {
        if has_elements {
            return Self::Html(element.inner_markup());
        }
        let text = element.text().into_owned();
        let is_html = match default {
            Default::Plain => false,
            Default::PlainIfInDoubt => is_surely_html(&text),
            Default::HtmlIfInDoubt => is_perhaps_html(&text),
        };
        if is_html {
            Self::Html(text)
        } else {
            Self::Plain(text)
        }
    }

    /// HTML if anything in it looks like it.
    pub(super) fn guessed(text: String) -> Self {
        if is_perhaps_html(&text) {
            Self::Html(text)
        } else {
            Self::Plain(text)
        }
    }

    /// It in one line; `None` where nothing is left.
    pub(super) fn line(&self) -> Option<String> {
        let line = match self {
            Self::Plain(text) => one_line(text),
            Self::Html(html) => markup::text(html),
        };
        (!line.is_empty()).then_some(line)
    }

    /// Its paragraphs; `None` where there is none.
    pub(super) fn blocks(&self) -> Option<Vec<String>> {
        let blocks = match self {
            Self::Plain(text) => paragraphs(text),
            Self::Html(html) => markup::blocks(html),
        };
        (!blocks.is_empty()).then_some(blocks)
    }
}

/// Types whose text is for people.
fn is_text(kind: Option<&str>) -> bool {
    kind.is_some_and(|kind| {
        kind == "text" || kind == "html" || (kind.starts_with("text/") && kind != "text/xml")
    })
}

fn decoded(text: &str) -> Option<String> {
    let digits: String = text.split_whitespace().collect();
    String::from_utf8(BASE64_STANDARD.decode(digits).ok()?).ok()
}

/// `text` with every stretch of white space made one space, and none at its ends.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Paragraphs are parted by blank lines; their own lines stay.
fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in text.lines() {
        let line = line.trim_end();
        if line.trim().is_empty() {
            is_open = false;
        } else if let Some(last) = paragraphs.last_mut().filter(|_| is_open) {
            last.push('\n');
            last.push_str(line);
        } else {
            paragraphs.push(line.trim_start().to_owned());
            is_open = true;
        }
    }
    paragraphs
}

/// Whether there is a tag or a named or numbered character anywhere.
fn is_perhaps_html(text: &str) -> bool {
    tags(text).next().is_some() || names_character(text)
}

fn is_surely_html(text: &str) -> bool {
    let ends = tags(text).any(|tag| tag.starts_with('/'));
    (ends || names_character(text)) && tags(text).all(is_known)
}

/// What follows each `<` that begins a tag: the name, with a slash before it where the tag is an end.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('<').filter_map(|(at, _)| {
        let tag = &text[at + 1..];
        let name = tag.strip_prefix('/').unwrap_or(tag);
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let begins = name.starts_with(|letter: char| letter.is_ascii_alphabetic());
        begins.then(|| &tag[..tag.len() - name.len() + length])
    })
}

fn is_known(tag: &str) -> bool {
    const NAMES: &str = " a abbr acronym address area article aside audio b bdi bdo big blockquote br button canvas \
        caption center cite code col colgroup data dd del details dfn dialog dir div dl dt em embed fieldset \
        figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd label legend li \
        link main map mark menu nav nobr noscript object ol p param picture pre q rp rt ruby s samp script section \
        small source span strike strong style sub summary sup svg table tbody td textarea tfoot th thead time tr \
        tt u ul var video wbr ";
    let name = tag.trim_start_matches('/').to_ascii_lowercase();
    NAMES.contains(&format!(" {name} "))
}

/// Whether an `&` begins the name or number of a character.
fn names_character(text: &str) -> bool {
    text.match_indices('&').any(|(at, _)| {
        let name = &text[at + 1..];
        let length = name
            .bytes()
            .take(32)
            .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == b'#')
            .count();
        let is_number = name.strip_prefix('#').is_some_and(|number| {
            number.starts_with(|letter: char| letter.is_ascii_digit() || letter == 'x')
        });
        length > 0
            && name.as_bytes().get(length) == Some(&b';')
            && (is_number || quick_xml::escape::resolve_html5_entity(&name[..length]).is_some())
    })
}
