//! From events to the tree.

use std::collections::HashMap;

use quick_xml::{
    Reader,
    errors::{Error, SyntaxError},
    events::{Event, attributes::Attributes},
};

use super::{
    MAX_DEPTH, XML, doctype,
    document::{Document, Kind, NO_PARENT, Node},
    reference,
};
use crate::Refusal;

/// How many prefixes may be declared around one place.
const MAX_PREFIXES: usize = 256;

/// How many bytes may be read twice because they looked like a tag and were none, beside the document's length.
const MAX_REREAD: usize = 4 * 1024 * 1024;

pub(super) struct Builder {
    document: Document,
    numbers: HashMap<String, u16>,
    /// The elements that are open, the outermost first.
    open: Vec<u32>,
    /// Prefix, number of the namespace, and how many elements were open where it was declared.
    prefixes: Vec<(String, u16, usize)>,
    /// How many bytes may still be read twice.
    spare: usize,
    max_nodes: usize,
}

/// What to read on with after an event.
enum Step {
    /// The next event.
    On,
    /// The markup at this place is text; what follows it begins there.
    Again(usize),
    /// Nothing.
    Stop,
}

impl Builder {
    pub(super) fn new(source: String, damaged: bool, max_nodes: usize) -> Self {
        let document = Document {
            source,
            nodes: Vec::new(),
            namespaces: vec![String::new()],
            damaged,
        };
        let mut builder = Self {
            document,
            numbers: HashMap::from([(String::new(), 0)]),
            open: Vec::new(),
            prefixes: Vec::new(),
            spare: 0,
            max_nodes,
        };
        let xml = builder.number(XML);
        builder.prefixes.push(("xml".to_owned(), xml, 0));
        builder
    }

    pub(super) fn build(mut self) -> Result<Document, Refusal> {
        let source = std::mem::take(&mut self.document.source);
        self.spare = source.len() + MAX_REREAD;
        let mut base = 0;
        while let Some(again) = self.read(&source, base)? {
            base = again;
        }
        self.close_until(0, source.len(), false);
        self.document.source = source;
        Ok(self.document)
    }

    /// Reads from `base` on; where to begin anew, if anywhere.
    fn read(&mut self, source: &str, base: usize) -> Result<Option<usize>, Refusal> {
        let mut reader = reader(&source[base..]);
        loop {
            let start = base + reader.buffer_position() as usize;
            let event = reader.read_event();
            let end = base + reader.buffer_position() as usize;
            match self.take(source, event, start, end)? {
                Step::On => {}
                Step::Again(place) => return Ok(Some(place)),
                Step::Stop => return Ok(None),
            }
        }
    }

    fn take(
        &mut self,
        source: &str,
        event: Result<Event<'_>, Error>,
        start: usize,
        end: usize,
    ) -> Result<Step, Refusal> {
        match event {
            Ok(Event::Start(_)) => return self.start_tag(source, start, end),
            Ok(Event::Empty(_)) => return self.empty_tag(source, start, end),
            Ok(Event::End(name)) => self.end_tag(source, name.name().0, start),
            Ok(Event::Text(_) | Event::GeneralRef(_)) => self.text(Kind::Text, start, end)?,
            Ok(Event::CData(_)) => self.text(Kind::Cdata, start + "<![CDATA[".len(), end - "]]>".len())?,
            Ok(Event::DocType(doctype)) => doctype::check(&doctype)?,
            Ok(Event::Eof) => return Ok(Step::Stop),
            Ok(_) => {}
            Err(error) => return self.mend(source, &error, start),
        }
        Ok(Step::On)
    }

    /// After a mistake that ends the reader: a quote that nobody closed ends with its tag, markup that is none is
    /// text, and whatever else is open at the end is cut there.
    fn mend(&mut self, source: &str, error: &Error, start: usize) -> Result<Step, Refusal> {
        use SyntaxError::{
            InvalidBangMarkup, UnclosedDoubleQuotedAttributeValue, UnclosedSingleQuotedAttributeValue,
        };
        self.spend(source.len() - start)?;
        match error {
            Error::Syntax(UnclosedDoubleQuotedAttributeValue | UnclosedSingleQuotedAttributeValue) => {
                let Some(length) = source[start..].find('>') else {
                    return Ok(Step::Stop);
                };
                let end = start + length + 1;
                let step = match source[start..end].ends_with("/>") {
                    true => self.empty_tag(source, start, end)?,
                    false => self.start_tag(source, start, end)?,
                };
                Ok(match step {
                    Step::On => Step::Again(end),
                    step => step,
                })
            }
            Error::Syntax(InvalidBangMarkup) => self.not_a_tag(start, start + 1),
            _ => Ok(Step::Stop),
        }
    }

    fn not_a_tag(&mut self, start: usize, end: usize) -> Result<Step, Refusal> {
        self.spend(end - start)?;
        self.text(Kind::Text, start, start + 1)?;
        Ok(Step::Again(start + 1))
    }

    fn spend(&mut self, bytes: usize) -> Result<(), Refusal> {
        let left = self.spare.checked_sub(bytes);
        self.spare = left.ok_or_else(|| malformed("too much in it looks like a tag and is none"))?;
        Ok(())
    }

    fn start_tag(&mut self, source: &str, start: usize, end: usize) -> Result<Step, Refusal> {
        let Some(length) = name_length(&source[start + 1..end]) else {
            return self.not_a_tag(start, end);
        };
        let node = self.element(source, start..end, length)?;
        self.open.push(node);
        Ok(Step::On)
    }

    fn empty_tag(&mut self, source: &str, start: usize, end: usize) -> Result<Step, Refusal> {
        let step = self.start_tag(source, start, end)?;
        if let Step::On = step {
            self.close_until(self.open.len() - 1, end, true);
        }
        Ok(step)
    }

    /// Closes the innermost element of that name and all in it.
    fn end_tag(&mut self, source: &str, name: &str, start: usize) {
        let name = name.trim();
        let is_it = |index: &u32| self.document.nodes[*index as usize].is_called(source, name);
        if let Some(depth) = self.open.iter().rposition(is_it) {
            self.close_until(depth, start, true);
        }
    }

    fn close_until(&mut self, depth: usize, place: usize, closed: bool) {
        let next = self.document.nodes.len() as u32;
        for index in self.open.drain(depth..) {
            let node = &mut self.document.nodes[index as usize];
            node.inner_end = place as u32;
            node.next = next;
            node.closed = closed;
        }
        let inside = |declared: &(String, u16, usize)| declared.2 <= depth;
        let kept = self.prefixes.iter().rposition(inside).map_or(0, |last| last + 1);
        self.prefixes.truncate(kept);
    }

    fn element(
        &mut self,
        source: &str,
        tag: std::ops::Range<usize>,
        name_length: usize,
    ) -> Result<u32, Refusal> {
        if self.open.len() >= MAX_DEPTH {
            return Err(Refusal::Unsafe(format!(
                "elements stand more than {MAX_DEPTH} deep in each other"
            )));
        }
        let content = &source[tag.start + 1..tag.end - 1];
        if content.contains("xmlns") {
            self.declare(content, name_length)?;
        }
        let name = &content[..name_length];
        let prefix_length = name.find(':').map_or(0, |colon| colon + 1);
        let namespace = self.resolve(&name[..prefix_length.saturating_sub(1)])?;
        self.push(Node {
            kind: Kind::Element,
            closed: false,
            namespace,
            name_length: name_length as u16,
            prefix_length: prefix_length as u16,
            start: tag.start as u32,
            end: tag.end as u32,
            inner_end: tag.end as u32,
            next: 0,
            parent: self.parent(),
        })
    }

    /// Keeps what the tag declares for itself and what is in it.
    fn declare(&mut self, content: &str, name_length: usize) -> Result<(), Refusal> {
        let depth = self.open.len() + 1;
        let mut attributes = Attributes::html(content, name_length);
        for attribute in attributes.with_checks(false).flatten() {
            let name = attribute.key.0;
            let prefix = match name.strip_prefix("xmlns:") {
                Some(prefix) => prefix,
                None if name == "xmlns" => "",
                None => continue,
            };
            let number = self.namespace(reference::decode(&attribute.value).trim())?;
            self.prefixes.push((prefix.to_owned(), number, depth));
            if self.prefixes.len() > MAX_PREFIXES {
                let reason = format!("more than {MAX_PREFIXES} prefixes are declared around one place");
                return Err(Refusal::Unsafe(reason));
            }
        }
        Ok(())
    }

    /// The namespace of a prefix; an undeclared one stands for itself.
    fn resolve(&mut self, prefix: &str) -> Result<u16, Refusal> {
        let declared = self.prefixes.iter().rev().find(|known| known.0 == prefix);
        match declared {
            Some((_, number, _)) => Ok(*number),
            None => self.namespace(prefix),
        }
    }

    fn namespace(&mut self, name: &str) -> Result<u16, Refusal> {
        if self.document.namespaces.len() < usize::from(u16::MAX) || self.numbers.contains_key(name) {
            Ok(self.number(name))
        } else {
            Err(Refusal::Unsafe("it has too many namespaces".to_owned()))
        }
    }

    fn number(&mut self, name: &str) -> u16 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.document.namespaces.len() as u16;
        self.document.namespaces.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }

    /// Text that goes on where the last text ended is one with it.
    fn text(&mut self, kind: Kind, start: usize, end: usize) -> Result<(), Refusal> {
        if self.open.is_empty() || start == end {
            return Ok(());
        }
        let parent = self.parent();
        if let Some(last) = self.document.nodes.last_mut()
            && (last.kind, kind) == (Kind::Text, Kind::Text)
            && (last.end, last.parent) == (start as u32, parent)
        {
            last.end = end as u32;
            return Ok(());
        }
        let index = self.push(Node {
            kind,
            closed: true,
            namespace: 0,
            name_length: 0,
            prefix_length: 0,
            start: start as u32,
            end: end as u32,
            inner_end: end as u32,
            next: 0,
            parent,
        })?;
        self.document.nodes[index as usize].next = index + 1;
        Ok(())
    }

    fn parent(&self) -> u32 {
        self.open.last().copied().unwrap_or(NO_PARENT)
    }

    fn push(&mut self, node: Node) -> Result<u32, Refusal> {
        if self.document.nodes.len() >= self.max_nodes {
            let reason = format!("it has more than {} elements and texts", self.max_nodes);
            return Err(Refusal::Unsafe(reason));
        }
        self.document.nodes.push(node);
        Ok(self.document.nodes.len() as u32 - 1)
    }
}

impl Node {
    fn is_called(&self, source: &str, name: &str) -> bool {
        let start = self.start as usize + 1;
        source[start..start + usize::from(self.name_length)].eq_ignore_ascii_case(name)
    }
}

fn reader(source: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(source);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    reader
}

/// The length of the name that begins what follows a `<`; `None` where no name does.
fn name_length(tag: &str) -> Option<usize> {
    let begins =
        |letter: char| letter.is_alphabetic() || letter == '_' || letter == ':' || letter >= '\u{C0}';
    tag.starts_with(begins).then_some(())?;
    let ends =
        |letter: char| letter.is_whitespace() || matches!(letter, '/' | '>' | '<' | '"' | '\'' | '=' | '&');
    let length = tag.find(ends).unwrap_or(tag.len());
    (length <= usize::from(u16::MAX)).then_some(length)
}

fn malformed(reason: &str) -> Refusal {
    Refusal::Malformed {
        format: "XML",
        reason: reason.to_owned(),
    }
}
