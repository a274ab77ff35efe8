//! Reading a gold text from its XML, strictly: what the format does not know is an error. Errors do not repeat the
//! text, which may be one that is only to be measured.

use mediawire_domain::span::{Span, TextPart};
use quick_xml::{
    Reader,
    events::{BytesRef, BytesStart, Event},
};

use super::{
    gold::{GoldClaim, GoldMention, GoldQuote, GoldText},
    gold_marks::{Attributes, Marked},
};

/// Reads one document. The error names the file, the line and what is wrong there.
pub fn parse(file: &str, xml: &str) -> Result<GoldText, String> {
    let mut parser = Parser::new(file);
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    loop {
        let line = |position: u64| {
            let read = xml
                .as_bytes()
                .iter()
                .take(usize::try_from(position).unwrap_or(usize::MAX));
            1 + read.filter(|byte| **byte == b'\n').count()
        };
        let event = reader
            .read_event()
            .map_err(|error| format!("{file}:{}: {error}", line(reader.error_position())))?;
        if event == Event::Eof {
            return parser.finish();
        }
        parser
            .take(event)
            .map_err(|reason| format!("{file}:{}: {reason}", line(reader.buffer_position())))?;
    }
}

struct Parser {
    text: GoldText,
    started: bool,
    ended: bool,
    /// The headline or block that is being read, and what it holds so far.
    part: Option<(TextPart, String)>,
    /// What is open in it, and since which byte.
    open: Vec<(Marked, usize)>,
}

impl Parser {
    fn new(file: &str) -> Self {
        let text = GoldText {
            file: file.to_owned(),
            ..GoldText::default()
        };
        Self {
            text,
            started: false,
            ended: false,
            part: None,
            open: Vec::new(),
        }
    }

    fn take(&mut self, event: Event) -> Result<(), String> {
        match event {
            Event::Start(start) => self.start(&start),
            Event::End(_) => self.end(),
            Event::Text(words) => self.words(&words.into_inner()),
            Event::GeneralRef(name) => self.words(&character(&name)?.to_string()),
            Event::Decl(_) | Event::Comment(_) => Ok(()),
            _ => Err("only elements, text and comments can stand here".to_owned()),
        }
    }

    fn start(&mut self, start: &BytesStart) -> Result<(), String> {
        let name = start.name().as_ref().to_owned();
        let mut attributes = Attributes::of(start)?;
        if let Some((_, words)) = &self.part {
            self.open
                .push((Marked::read(&name, &mut attributes)?, words.len()));
        } else {
            self.open_part(&name)?;
        }
        attributes.finish(&name)
    }

    fn open_part(&mut self, name: &str) -> Result<(), String> {
        let first = self.text.headline.is_empty() && self.text.blocks.is_empty();
        match name {
            "text" if !self.started => self.started = true,
            "headline" if self.started && !self.ended && first => {
                self.part = Some((TextPart::Headline, String::new()));
            }
            "block" if self.started && !self.ended => self.part = Some((TextPart::Body, String::new())),
            _ => return Err(format!("<{name}> cannot stand here")),
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), String> {
        if let Some((marked, start)) = self.open.pop() {
            return self.close(marked, start);
        }
        match self.part.take() {
            Some((TextPart::Headline, words)) => self.text.headline = words,
            Some((TextPart::Body, words)) => self.text.blocks.push(words),
            None => self.ended = true,
        }
        Ok(())
    }

    fn words(&mut self, words: &str) -> Result<(), String> {
        match &mut self.part {
            Some((_, text)) => text.push_str(words),
            None if words.trim().is_empty() => {}
            None => return Err("words stand outside of headline and blocks".to_owned()),
        }
        Ok(())
    }

    /// Files what has been marked from `start` to here.
    fn close(&mut self, marked: Marked, start: usize) -> Result<(), String> {
        let Some((part, words)) = &self.part else {
            return Err("this element is outside of headline and blocks".to_owned());
        };
        let block = if *part == TextPart::Body {
            self.text.blocks.len()
        } else {
            0
        };
        let (part, end) = (*part, words.len());
        let span = Span {
            part,
            block,
            start,
            end,
        };
        let slice = &words[start..];
        if slice.is_empty() || slice.trim() != slice {
            return Err("a marked span is empty, or begins or ends with a space".to_owned());
        }
        match marked {
            Marked::Mention(mention) => self.text.mentions.push(GoldMention { span, ..mention }),
            Marked::Quote(quote) => self.text.quotes.push(GoldQuote { span, ..quote }),
            Marked::Claim(claim) => self.text.claims.push(GoldClaim {
                evidence: span,
                ..claim
            }),
        }
        Ok(())
    }

    fn finish(mut self) -> Result<GoldText, String> {
        let text = &mut self.text;
        if !self.ended || text.blocks.is_empty() {
            return Err(format!("{}: there is no <text> with a <block> in it", text.file));
        }
        text.mentions.sort_by_key(|mention| mention.span);
        text.quotes.sort_by_key(|quote| quote.span);
        text.claims.sort_by_key(|claim| claim.evidence);
        self.text.check()?;
        Ok(self.text)
    }
}

impl GoldText {
    /// Names lie in no other name, and offices are in the block of who holds them.
    fn check(&self) -> Result<(), String> {
        let fault = |mention: &GoldMention, reason: &str| {
            Err(format!(
                "{}: `{}` {reason}",
                self.place(mention.span),
                mention.entity.0
            ))
        };
        let names: Vec<&GoldMention> = self.mentions.iter().filter(|mention| !mention.nominal).collect();
        for pair in names.windows(2) {
            let (one, next) = (pair[0].span, pair[1].span);
            if (one.part, one.block) == (next.part, next.block) && next.start < one.end {
                return fault(pair[1], "is a name inside of a name");
            }
        }
        for mention in names {
            let role = mention.role.as_deref().unwrap_or_default();
            if !self.block(mention.span).contains(role) {
                return fault(mention, "has an office that is not there word for word");
            }
        }
        Ok(())
    }
}

fn character(name: &BytesRef) -> Result<char, String> {
    let number = name.resolve_char_ref().map_err(|error| error.to_string())?;
    let named = match &**name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    };
    number
        .or(named)
        .ok_or_else(|| format!("&{}; stands for nothing", &**name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_the_bytes_of_the_words() {
        let xml = "<text>\n<headline>A &amp; <org ref=\"~b-c\">B &lt; Ç</org></headline>\n<block><quote speaker=\"\">“<person \
                   ref=\"~x\" role=\"Ç chief\" org=\"~c\">Xi</person>, Ç chief”</quote></block></text>";
        let text = parse("a.xml", xml).unwrap();
        assert_eq!((text.headline.as_str(), text.blocks.len()), ("A & B < Ç", 1));
        let slices: Vec<&str> = text
            .mentions
            .iter()
            .map(|mention| text.slice(mention.span))
            .collect();
        assert_eq!(slices, ["B < Ç", "Xi"]);
        assert_eq!(text.mentions[1].organisation.as_ref().unwrap().slug(), "c");
        assert_eq!(text.slice(text.quotes[0].span), "“Xi, Ç chief”");
        assert!(text.quotes[0].speaker.is_none());
    }

    #[test]
    fn what_the_format_does_not_know_is_an_error_with_its_line() {
        let fault =
            |block: &str| parse("a.xml", &format!("<text>\n<block>{block}</block></text>")).unwrap_err();
        assert_eq!(
            fault("<pet ref=\"~a\">A</pet>"),
            "a.xml:2: <pet> is no element of a gold text"
        );
        assert!(fault("<org ref=\"~a\" role=\"b\">A</org>").ends_with("the attribute role here"));
        assert!(fault("<org>A</org>").contains("ref is missing"));
        assert!(fault("<org ref=\"A b\">A</org>").contains("no reference"));
        assert!(fault("<org ref=\"a\">A </org>").contains("ends with a space"));
        assert!(fault("<org ref=\"a\">A <place ref=\"b\">B</place></org>").contains("inside of a name"));
        assert!(fault("<person ref=\"a\" role=\"chief\">A</person>").contains("word for word"));
        assert!(fault("<quote speaker=\"\">A").contains("a.xml:2"));
        assert!(
            parse("a.xml", "<text>A<block>B</block></text>")
                .unwrap_err()
                .contains("outside")
        );
        assert!(parse("a.xml", "<text></text>").unwrap_err().contains("no <text>"));
    }
}
