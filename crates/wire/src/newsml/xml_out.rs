//! XML as it is written here: in one line, so that no space is added to any text.

use std::borrow::Cow;

use quick_xml::escape::escape;

use super::properties::collapsed;

/// Names and values, not yet escaped.
pub(super) type Attributes<'a> = [(&'a str, &'a str)];

/// A document as it is written. Text is escaped here and nowhere else.
#[derive(Default)]
pub(super) struct Xml {
    out: String,
}

impl Xml {
    /// With the declaration.
    pub(super) fn document() -> Self {
        let out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
        Self { out }
    }

    /// An element with others in it.
    pub(super) fn within(&mut self, name: &str, attributes: &Attributes<'_>, write: impl FnOnce(&mut Self)) {
        self.start(name, attributes);
        self.out.push('>');
        write(self);
        self.end(name);
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.start(name, attributes);
        self.out.push_str("/>");
    }

    /// An element with text; it says so where its white space counts.
    pub(super) fn text(&mut self, name: &str, attributes: &Attributes<'_>, text: &str) {
        self.start(name, attributes);
        if collapsed(text) != text {
            self.out.push_str(" xml:space=\"preserve\"");
        }
        self.out.push('>');
        self.out.push_str(&escaped(text));
        self.end(name);
    }

    /// A paragraph of HTML whose white space counts for every reader: `xml:space` tells XML's, the style browsers.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.out.push_str("<p xml:space=\"preserve\"");
        if collapsed(text) != text {
            self.out.push_str(" style=\"white-space: pre-wrap\"");
        }
        self.out.push('>');
        self.out.push_str(&escaped(text));
        self.end("p");
    }

    /// The document so far.
    pub(super) fn finish(self) -> String {
        self.out
    }

    fn start(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.extend([" ", name, "=\""]);
            self.out
                .push_str(&escaped(value).replace('\n', "&#10;").replace('\t', "&#9;"));
            self.out.push('"');
        }
    }

    fn end(&mut self, name: &str) {
        self.out.extend(["</", name, ">"]);
    }
}

/// Reading XML makes line feeds of carriage returns, but not of those that are written as references.
fn escaped(text: &str) -> Cow<'_, str> {
    let text = carried(text);
    match text.contains('\r') {
        true => Cow::Owned(escape(&*text).replace('\r', "&#13;")),
        false => match text {
            Cow::Borrowed(text) => escape(text),
            Cow::Owned(text) => Cow::Owned(escape(text).into_owned()),
        },
    }
}

/// The text with U+FFFD for each character that does not come through XML.
pub(super) fn carried(text: &str) -> Cow<'_, str> {
    if text.contains(is_forbidden) {
        Cow::Owned(text.replace(is_forbidden, "\u{FFFD}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// What XML 1.0 does not have, and C1 controls, which readers take for what windows-1252 has at their numbers.
pub(super) fn is_forbidden(letter: char) -> bool {
    match letter {
        '\t' | '\n' | '\r' => false,
        '\u{80}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}' => true,
        _ => letter < ' ',
    }
}
