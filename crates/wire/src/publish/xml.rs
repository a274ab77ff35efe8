use std::borrow::Cow;

use quick_xml::{
    Writer,
    escape::partial_escape,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

const IN_MEMORY: &str = "memory takes every byte";

/// Names and values, not yet escaped.
pub(super) type Attributes<'a> = [(&'a str, &'a str)];

/// An XML document as it is written. Elements end where they began, and text is escaped here and nowhere else.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A document with this root element.
    pub(super) fn document(root: &str, attributes: &Attributes, write: impl FnOnce(&mut Self)) -> String {
        let writer = Writer::new_with_indent(Vec::new(), b' ', 1);
        let mut xml = Self { writer };
        xml.put(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml.within(root, attributes, write);
        String::from_utf8(xml.writer.into_inner()).expect("only text was written")
    }

    /// An element with others in it.
    pub(super) fn within(&mut self, name: &str, attributes: &Attributes, write: impl FnOnce(&mut Self)) {
        self.put(Event::Start(start(name, attributes)));
        write(self);
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &Attributes) {
        self.put(Event::Empty(start(name, attributes)));
    }

    /// An element with text and without attributes.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.text_with(name, &[], text);
    }

    /// The same, or nothing at all.
    pub(super) fn optional(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    /// An element with text. Where RSS readers disagree whether an element holds text or HTML, they agree most on
    /// numbers for `&` and `<` (RSS Advisory Board, Best Practices).
    pub(super) fn text_with(&mut self, name: &str, attributes: &Attributes, text: &str) {
        let escaped = escaped(text).replace("&amp;", "&#x26;").replace("&lt;", "&#x3C;");
        self.escaped(name, attributes, escaped);
    }

    /// An element whose text is HTML.
    pub(super) fn html(&mut self, name: &str, attributes: &Attributes, html: &str) {
        self.escaped(name, attributes, escaped(html));
    }

    fn escaped(&mut self, name: &str, attributes: &Attributes, text: String) {
        self.within(name, attributes, |xml| {
            xml.put(Event::Text(BytesText::from_escaped(text)));
        });
    }

    fn put(&mut self, event: Event) {
        self.writer.write_event(event).expect(IN_MEMORY);
    }
}

fn start<'a>(name: &'a str, attributes: &Attributes) -> BytesStart<'a> {
    let allowed: Vec<_> = attributes
        .iter()
        .map(|(name, value)| (*name, allowed(value)))
        .collect();
    BytesStart::new(name).with_attributes(allowed.iter().map(|(name, value)| (*name, &**value)))
}

fn escaped(text: &str) -> String {
    partial_escape(allowed(text)).into_owned()
}

/// XML forbids these characters even as references, so that a document with one of them is no document at all.
fn allowed(text: &str) -> Cow<'_, str> {
    if text.contains(is_forbidden) {
        text.replace(is_forbidden, "\u{FFFD}").into()
    } else {
        text.into()
    }
}

fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_come_back_as_they_were_given() {
        let odd = "\"quoted\" 'it' ]]> & &amp; <b>\t\r\n line \u{1F600} سلام";
        let xml = Xml::document("root", &[("name", odd)], |xml| {
            xml.text("text", odd);
            xml.html("html", &[], odd);
        });
        let document = roxmltree::Document::parse(&xml).unwrap();
        let root = document.root_element();
        assert_eq!(root.attribute("name"), Some(odd));
        let texts: Vec<_> = root
            .children()
            .filter(|child| child.is_element())
            .map(|child| child.text())
            .collect();
        assert_eq!(texts, [Some(odd), Some(odd)]);
    }

    #[test]
    fn forbidden_characters_are_replaced() {
        let xml = Xml::document("root", &[], |xml| xml.text("text", "a\0b\u{1B}c\u{FFFE}\u{85}"));
        assert!(xml.contains("<text>a\u{FFFD}b\u{FFFD}c\u{FFFD}\u{85}</text>"));
    }
}
