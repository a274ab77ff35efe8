//! Which format an input is in, told by its content, and the one place that reads every format.

use std::{borrow::Cow, fmt, str::FromStr};

use mediawire_domain::story::Delivery;
use serde::de::{Deserialize, IgnoredAny, MapAccess, Visitor};

use crate::{
    Capture, Reading, Refusal, Refused, feed, html, json_lines, newsml, ninjs, null_character, page, text,
};

/// The most bytes that any format but JSON Lines is read from.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// The formats that come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The text of a captured web page.
    Page,
    /// A web page.
    Html,
    /// RSS 0.9x, 1.0 or 2.0.
    Rss,
    /// Atom.
    Atom,
    /// JSON Feed.
    JsonFeed,
    /// ninjs 1 to 3.
    Ninjs,
    /// NewsML-G2: an item, a package or a message.
    NewsmlG2,
    /// Our own: an article a line, as a JSON object.
    JsonLines,
}

impl Format {
    /// Every format, in the order in which help lists them.
    pub const ALL: [Self; 8] = [
        Self::Page,
        Self::Html,
        Self::Rss,
        Self::Atom,
        Self::JsonFeed,
        Self::Ninjs,
        Self::NewsmlG2,
        Self::JsonLines,
    ];

    /// File name extensions, in lower case, of what can be read.
    pub const EXTENSIONS: [&str; 11] = [
        "txt", "html", "htm", "xhtml", "xml", "rss", "rdf", "atom", "json", "jsonl", "ndjson",
    ];

    /// The most bytes that any format is read from: of a longer input it is enough to have one more.
    pub const MOST_BYTES: usize = json_lines::MAX_INPUT;

    /// The most bytes that this format is read from.
    pub fn max_bytes(self) -> usize {
        match self {
            Self::Page | Self::Html => text::MAX_BYTES,
            Self::Ninjs => ninjs::MAX_BYTES,
            Self::JsonLines => json_lines::MAX_INPUT,
            Self::Rss | Self::Atom | Self::JsonFeed | Self::NewsmlG2 => MAX_BYTES,
        }
    }

    /// The word for it on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Html => "html",
            Self::Rss => "rss",
            Self::Atom => "atom",
            Self::JsonFeed => "json-feed",
            Self::Ninjs => "ninjs",
            Self::NewsmlG2 => "newsml-g2",
            Self::JsonLines => "json-lines",
        }
    }

    /// The format that `bytes` are in, by how they begin: JSON by its keys, XML by its first element, HTML by its tags,
    /// and any other text is a captured page. Refuses JSON and XML that no format of ours begins with. Whether the rest
    /// is what its beginning says shows when it is read.
    pub fn detect(bytes: &[u8]) -> Result<Self, Refusal> {
        let beginning = beginning(bytes);
        let beginning = beginning.trim_ascii_start();
        match beginning.first() {
            Some(b'{' | b'[') => of_json(bytes, beginning),
            Some(b'<') => of_markup(beginning),
            _ => Ok(Self::Page),
        }
    }

    /// The stories in `bytes`, which are in this format. Refuses more than [`Self::max_bytes`] as a whole.
    pub fn read(self, bytes: &[u8], capture: &Capture) -> Result<Reading, Refusal> {
        let limit = self.max_bytes();
        if bytes.len() > limit {
            return Err(Refusal::TooLarge { limit });
        }
        let reading = match self {
            Self::Page => page::parse(text::decode(bytes)?, capture),
            Self::Html => html::parse(bytes, capture),
            Self::Rss | Self::Atom | Self::JsonFeed => feed::parse(bytes, capture),
            Self::Ninjs => ninjs::parse(bytes, capture),
            Self::NewsmlG2 => newsml::parse(bytes, capture),
            Self::JsonLines => json_lines::parse(bytes, capture),
        }?;
        Ok(reading.into_iter().map(without_null_character).collect())
    }
}

fn without_null_character(item: Result<Delivery, Refused>) -> Result<Delivery, Refused> {
    let delivery = item?;
    match null_character::refuse(&delivery) {
        Ok(()) => Ok(delivery),
        Err(refusal) => Err(Refused::new(delivery.name(), &refusal)),
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let format = Self::ALL.into_iter().find(|format| format.word() == word);
        format.ok_or_else(|| format!("`{word}` is no format"))
    }
}

/// So many bytes are looked at to tell markup: an XML declaration, comments and a document type come before the root.
const BEGINNING: usize = 64 * 1024;

/// The first bytes without a byte order mark; of UTF-16, its ASCII.
fn beginning(bytes: &[u8]) -> Cow<'_, [u8]> {
    let bytes = &bytes[..bytes.len().min(BEGINNING)];
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => Cow::Borrowed(rest),
        [0xFF, 0xFE, rest @ ..] | [0xFE, 0xFF, rest @ ..] => Cow::Owned(narrow(rest)),
        [b'<', 0, ..] | [0, b'<', ..] => Cow::Owned(narrow(bytes)),
        _ => Cow::Borrowed(bytes),
    }
}

fn narrow(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().filter(|byte| *byte != 0).collect()
}

/// Elements that begin a fragment of HTML, or a document without its `html`.
const HTML_ELEMENTS: [&str; 16] = [
    "html", "head", "body", "title", "meta", "link", "script", "style", "article", "main", "section", "div",
    "p", "h1", "h2", "header",
];
const NEWSML_ELEMENTS: [&str; 7] = [
    "newsItem",
    "newsMessage",
    "packageItem",
    "planningItem",
    "conceptItem",
    "knowledgeItem",
    "catalogItem",
];

fn of_markup(beginning: &[u8]) -> Result<Format, Refusal> {
    let text = String::from_utf8_lossy(beginning);
    let Some(root) = Root::of(&text) else {
        return match text.starts_with("<?xml") {
            true => Err(unknown("XML without an element")),
            false => Ok(Format::Page),
        };
    };
    let local = root.local();
    let is_html = |name: &&str| name.eq_ignore_ascii_case(local);
    match local {
        "feed" if root.namespace().is_none_or(is_atom) => Ok(Format::Atom),
        "RDF" | "rss" | "channel" => Ok(Format::Rss),
        _ if local.eq_ignore_ascii_case("rss") => Ok(Format::Rss),
        _ if NEWSML_ELEMENTS.contains(&local) => Ok(Format::NewsmlG2),
        _ if HTML_ELEMENTS.iter().any(is_html) => Ok(Format::Html),
        _ => Err(unknown(&format!(
            "XML whose first element is `{}`",
            excerpt(root.name)
        ))),
    }
}

/// Atom 1.0's, and that of the drafts before it.
fn is_atom(namespace: &str) -> bool {
    matches!(
        namespace,
        "http://www.w3.org/2005/Atom" | "http://purl.org/atom/ns#"
    )
}

/// The start tag of a document's first element.
struct Root<'a> {
    name: &'a str,
    attributes: &'a str,
}

impl<'a> Root<'a> {
    /// Skips the declaration, instructions, comments and the document type.
    fn of(text: &'a str) -> Option<Self> {
        let mut rest = text.trim_start();
        loop {
            rest = if let Some(comment) = rest.strip_prefix("<!--") {
                after(comment, "-->")?
            } else if let Some(instruction) = rest.strip_prefix("<?") {
                after(instruction, "?>")?
            } else if rest.starts_with("<!") {
                after_document_type(rest)?
            } else {
                return Self::tag(rest.strip_prefix('<')?);
            }
            .trim_start();
        }
    }

    fn tag(text: &'a str) -> Option<Self> {
        let end = text.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
        let (name, rest) = text.split_at(end);
        let is_name = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
        is_name.then(|| Self {
            name,
            attributes: rest.split_once('>').map_or(rest, |(attributes, _)| attributes),
        })
    }

    /// The name without its prefix.
    fn local(&self) -> &'a str {
        self.name.rsplit_once(':').map_or(self.name, |(_, local)| local)
    }

    /// The namespace that the tag itself declares for its name.
    fn namespace(&self) -> Option<&'a str> {
        let declaration = match self.name.rsplit_once(':') {
            Some((prefix, _)) => format!("xmlns:{prefix}"),
            None => "xmlns".to_owned(),
        };
        let (_, value) = self.attributes.split_once(&format!("{declaration}="))?;
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        value[1..].split(quote).next()
    }
}

fn after<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    text.split_once(end).map(|(_, rest)| rest)
}

/// A document type may hold declarations of its own between brackets.
fn after_document_type(text: &str) -> Option<&str> {
    let end = text.find('>')?;
    match text.find('[') {
        Some(bracket) if bracket < end => after(after(&text[bracket..], "]")?, ">"),
        _ => Some(&text[end + 1..]),
    }
}

fn of_json(bytes: &[u8], beginning: &[u8]) -> Result<Format, Refusal> {
    // UTF-16 is refused by whoever reads it; nothing but ninjs and JSON Feed would be written so.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut values = serde_json::Deserializer::from_slice(bytes).into_iter::<Keys>();
    let first = match values.next() {
        Some(Ok(keys)) => keys,
        // Cut or broken: its reader tells where, and keeps what comes before.
        Some(Err(_)) | None => return Ok(by_words(beginning)),
    };
    if first.is_object && values.next().is_some() {
        return Ok(Format::JsonLines);
    }
    Ok(first.format())
}

/// What a first JSON value has on its top level.
#[derive(Default)]
struct Keys {
    is_object: bool,
    is_json_feed: bool,
    is_ninjs: bool,
    is_line: bool,
}

impl Keys {
    fn format(&self) -> Format {
        match self {
            Self {
                is_json_feed: true, ..
            } => Format::JsonFeed,
            Self { is_ninjs: true, .. } => Format::Ninjs,
            Self {
                is_object: true,
                is_line: true,
                ..
            } => Format::JsonLines,
            // Providers put items of ninjs into lists and envelopes of their own.
            _ => Format::Ninjs,
        }
    }

    fn note(&mut self, key: &str) {
        match key {
            "uri" | "$standard" | "headlines" | "bodies" | "associations" | "body_text" | "body_xhtml" => {
                self.is_ninjs = true;
            }
            "headline" | "pubStatus" => self.is_line = true,
            _ => {}
        }
    }
}

const JSON_FEED: &str = "jsonfeed.org/version/";

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(KeysVisitor)
    }
}

struct KeysVisitor;

impl<'de> Visitor<'de> for KeysVisitor {
    type Value = Keys;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or a list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
        let mut keys = Keys {
            is_object: true,
            ..Keys::default()
        };
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            if key == "version" {
                let version: serde_json::Value = map.next_value()?;
                keys.is_json_feed |= version
                    .as_str()
                    .is_some_and(|version| version.contains(JSON_FEED));
            } else {
                keys.note(&key);
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(keys)
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut items: A) -> Result<Keys, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Keys::default())
    }
}

/// For JSON that is not whole: by the words in its beginning.
fn by_words(beginning: &[u8]) -> Format {
    let text = String::from_utf8_lossy(beginning);
    let has = |word: &str| text.contains(word);
    let first_line = text.lines().next().unwrap_or_default();
    if has(JSON_FEED) {
        Format::JsonFeed
    } else if first_line.trim_end().ends_with('}') {
        Format::JsonLines
    } else {
        Format::Ninjs
    }
}

fn unknown(what: &str) -> Refusal {
    Refusal::UnknownFormat(what.to_owned())
}

fn excerpt(name: &str) -> String {
    name.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detected(text: &str) -> Option<&'static str> {
        Format::detect(text.as_bytes()).ok().map(Format::word)
    }

    #[test]
    fn markup_is_told_by_its_first_element() {
        let declared = "<?xml version='1.0' encoding='utf-8'?>\n<!-- <rss> --><?style x?>\n";
        for (text, word) in [
            ("<rss version='2.0'><channel/></rss>", "rss"),
            (
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>",
                "rss",
            ),
            ("<feed xmlns='http://www.w3.org/2005/Atom'/>", "atom"),
            ("<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"/>", "atom"),
            (
                "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>",
                "newsml-g2",
            ),
            (
                "<n:newsMessage xmlns:n='http://iptc.org/std/nar/2006-10-01/'/>",
                "newsml-g2",
            ),
            ("<!DOCTYPE html>\n<html lang=en>", "html"),
            ("<HTML><BODY>", "html"),
            ("<!DOCTYPE rss [<!ENTITY a 'b>'>]><rss/>", "rss"),
            ("<div><p>Rain</p></div>", "html"),
        ] {
            assert_eq!(detected(text), Some(word), "{text}");
            assert_eq!(
                detected(&format!("\u{FEFF}{declared}{text}")),
                Some(word),
                "{text}"
            );
        }
    }

    #[test]
    fn markup_that_no_format_of_ours_begins_with_is_refused_by_name() {
        let refusal = Format::detect(b"<?xml version='1.0'?><invoice/>").unwrap_err();
        assert_eq!(
            (refusal.code(), refusal.to_string().contains("`invoice`")),
            ("UNKNOWN_FORMAT", true)
        );
        assert_eq!(detected("<feed xmlns='urn:cattle'/>"), None);
        assert_eq!(detected("<?xml version='1.0'?>"), None);
    }

    #[test]
    fn utf16_markup_is_told_as_well() {
        let text = "\u{FEFF}<?xml version='1.0' encoding='UTF-16'?><rss/>";
        for to_bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(to_bytes).collect();
            assert_eq!(Format::detect(&bytes), Ok(Format::Rss));
            assert_eq!(Format::detect(&bytes[2..]), Ok(Format::Rss));
        }
    }

    #[test]
    fn json_is_told_by_its_keys() {
        for (text, word) in [
            (
                r#"{"version":"https://jsonfeed.org/version/1.1","items":[]}"#,
                "json-feed",
            ),
            (r#"{"uri":"urn:a","version":"1","headline":"Rain"}"#, "ninjs"),
            (r#"[{"uri":"urn:a"}]"#, "ninjs"),
            (r#"{"items":[{"uri":"urn:a"}]}"#, "ninjs"),
            (r#"{"headline":"Rain","bodyText":"It rained."}"#, "json-lines"),
            (r#"{"id":"urn:a","pubStatus":"CANCELED"}"#, "json-lines"),
            (r#"{"uri":"urn:a","pubStatus":"canceled"}"#, "ninjs"),
            ("{\"id\":\"a\"}\n{\"id\":\"b\"}\n", "json-lines"),
            ("{\"id\":\"a\"}\nnot JSON\n", "json-lines"),
            (
                r#"{"version":"https://jsonfeed.org/version/1","items":[{"#,
                "json-feed",
            ),
            (r#"{"uri":"urn:a","headline":"cut"#, "ninjs"),
        ] {
            assert_eq!(detected(text), Some(word), "{text}");
            assert_eq!(detected(&format!("\u{FEFF} \n{text}")), Some(word), "{text}");
        }
    }

    #[test]
    fn any_other_text_is_a_page() {
        for text in [
            "",
            " ",
            "World Desk\n\nRain",
            "1 < 2 is true",
            "< 2 hours to go",
            "<3 this match",
        ] {
            assert_eq!(detected(text), Some("page"), "{text:?}");
        }
    }

    #[test]
    fn words_are_read_back() {
        for format in Format::ALL {
            assert_eq!(format.word().parse(), Ok(format));
        }
        assert!("fax".parse::<Format>().is_err());
    }
}
