use mediawire_domain::{
    entity::EntityKind,
    story::{RepresentationType, Story},
    timestamp::{TimePrecision, Timestamp},
};
use serde_json::{Map, Value, json};

use super::{
    FIELDS, NOTE,
    properties::collapsed,
    read::CATALOG,
    xml_out::{Attributes, Xml, is_forbidden},
};
use crate::{
    iptc::{is_uri, pub_status_word},
    item::{Entry, Item, Reference, Tombstone},
    json_lines::{Hop, Original, Section},
};

const NEWSML: &str = "http://iptc.org/std/nar/2006-10-01/";

/// Signals that go out as elements, in the order of the schema.
const NATIVE: [&str; 4] = ["genre", "keyword", "subject", "catalogRef"];

/// An article as a document with a `newsItem`.
pub fn render(item: &Item) -> String {
    let mut xml = Xml::document();
    news_item(&mut xml, item);
    xml.finish()
}

/// Word that an article is gone, as a document with a `newsItem` without content.
pub fn render_tombstone(tombstone: &Tombstone) -> String {
    let mut xml = Xml::document();
    gone(&mut xml, tombstone);
    xml.finish()
}

/// A document with a `newsMessage` that was sent then, with an item for each entry, in order.
pub fn render_entries(sent: Timestamp, entries: &[Entry]) -> String {
    let mut xml = Xml::document();
    xml.within("newsMessage", &[("xmlns", NEWSML)], |xml| {
        xml.within("header", &[], |xml| xml.text("sent", &[], &sent.to_string()));
        xml.within("itemSet", &[], |xml| {
            for entry in entries {
                match entry {
                    Entry::Item(item) => news_item(xml, item),
                    Entry::Tombstone(tombstone) => gone(xml, tombstone),
                }
            }
        });
    });
    xml.finish()
}

/// The root of an item with this name of it and this version.
fn root(xml: &mut Xml, id: &str, version: i32, language: Option<&str>, write: impl FnOnce(&mut Xml)) {
    let version = version.max(1).to_string();
    let mut attributes = vec![
        ("xmlns", NEWSML),
        ("guid", id),
        ("version", &version),
        ("standard", "NewsML-G2"),
        ("standardversion", "2.35"),
        ("conformance", "power"),
    ];
    attributes.extend(language.map(|language| ("xml:lang", language)));
    xml.within("newsItem", &attributes, |xml| {
        xml.empty("catalogRef", &[("href", CATALOG)]);
        write(xml);
    });
}

fn gone(xml: &mut Xml, tombstone: &Tombstone) {
    root(xml, &tombstone.id, tombstone.version, None, |xml| {
        xml.within("itemMeta", &[], |xml| {
            management(xml, &tombstone.url, tombstone.at);
            status(xml, pub_status_word(tombstone.pub_status));
            xml.text("edNote", &[], &tombstone.reason);
        });
        xml.within("contentSet", &[], |xml| page(xml, &tombstone.url));
    });
}

fn management(xml: &mut Xml, url: &str, version_created: Timestamp) {
    xml.empty("itemClass", &[("qcode", "ninat:text")]);
    xml.empty("provider", &[("uri", site(url))]);
    xml.text("versionCreated", &[], &version_created.to_string());
}

/// The address of the site that a page is of.
fn site(url: &str) -> &str {
    let host = url.find("://").map_or(0, |scheme| scheme + 3);
    url[host..].find('/').map_or(url, |end| &url[..host + end])
}

fn status(xml: &mut Xml, word: &str) {
    xml.empty("pubStatus", &[("qcode", &format!("stat:{word}"))]);
}

fn page(xml: &mut Xml, url: &str) {
    let attributes = [
        ("href", url),
        ("contenttype", "text/html"),
        ("rendition", "rnd:web"),
    ];
    xml.empty("remoteContent", &attributes);
}

fn news_item(xml: &mut Xml, item: &Item) {
    let story = &item.story;
    let language = story.language.as_deref().filter(|language| is_language(language));
    let signals = Signals::of(story);
    root(xml, &item.id, item.version, language, |xml| {
        signals.write(xml, "catalogRef");
        hop_history(xml, story);
        rights(xml, story);
        xml.within("itemMeta", &[], |xml| item_metadata(xml, item, &signals));
        xml.within("contentMeta", &[], |xml| {
            content_metadata(xml, item, language, &signals)
        });
        xml.within("contentSet", &[], |xml| {
            content(xml, item, language);
            page(xml, &item.url);
        });
    });
}

fn hop_history(xml: &mut Xml, story: &Story) {
    if story.hops.is_empty() {
        return;
    }
    xml.within("hopHistory", &[], |xml| {
        for (index, hop) in story.hops.iter().enumerate() {
            let (number, at) = ((index + 1).to_string(), hop.at.map(|at| at.to_string()));
            let mut attributes = vec![("seq", number.as_str())];
            attributes.extend(at.iter().map(|at| ("timestamp", at.as_str())));
            xml.within("hop", &attributes, |xml| {
                xml.within("party", &[], |xml| line(xml, "name", &hop.party));
                xml.within("action", &[], |xml| line(xml, "name", &hop.action));
            });
        }
    });
}

/// An element that must have its text in one line.
fn line(xml: &mut Xml, name: &str, text: &str) {
    xml.text(name, &[], &collapsed(text));
}

fn optional(xml: &mut Xml, name: &str, text: Option<&str>) {
    if let Some(text) = text {
        xml.text(name, &[], text);
    }
}

fn rights(xml: &mut Xml, story: &Story) {
    let metadata = &story.metadata;
    if metadata.copyright_notice.is_none() && metadata.usage_terms.is_none() {
        return;
    }
    xml.within("rightsInfo", &[], |xml| {
        optional(xml, "copyrightNotice", metadata.copyright_notice.as_deref());
        optional(xml, "usageTerms", metadata.usage_terms.as_deref());
    });
}

fn item_metadata(xml: &mut Xml, item: &Item, signals: &Signals) {
    let story = &item.story;
    management(xml, &item.url, item.version_created);
    xml.text("firstCreated", &[], &item.first_created.to_string());
    if let Some(until) = story.embargoed_until {
        xml.text("embargoed", &[], &until.to_string());
    }
    status(xml, pub_status_word(story.pub_status));
    optional(xml, "edNote", story.metadata.ed_note.as_deref());
    for note in &item.notes {
        xml.text("edNote", &[("roleuri", NOTE)], &note.text);
    }
    if story.is_correction {
        xml.empty("signal", &[("qcode", "sig:correction")]);
    }
    if let Some(url) = story.source_url.as_ref().filter(|url| is_uri(url)) {
        let attributes = [
            ("rel", "irel:seeAlso"),
            ("href", url.as_str()),
            ("contenttype", "text/html"),
        ];
        xml.empty("link", &attributes);
    }
    let fields = json_for_xml(&own(item, &signals.left));
    xml.empty("itemMetaExtProperty", &[("reluri", FIELDS), ("value", &fields)]);
}

fn content_metadata(xml: &mut Xml, item: &Item, language: Option<&str>, signals: &Signals) {
    let story = &item.story;
    signals.write(xml, "urgency");
    xml.text("contentCreated", &[], &content_created(item));
    if let Some(source) = &story.source {
        xml.within("infoSource", &[], |xml| line(xml, "name", source));
    }
    if let Some(guid) = &story.guid {
        xml.text("altId", &[("typeuri", "urn:mediawire:guid")], guid);
    }
    if let Some(language) = language {
        xml.empty("language", &[("tag", language)]);
    }
    for name in ["genre", "keyword", "subject"] {
        signals.write(xml, name);
    }
    item.references
        .iter()
        .for_each(|reference| subject(xml, reference));
    let lines = [("slugline", &story.slugline), ("creditline", &story.creditline)];
    for (name, text) in lines {
        if let Some(text) = text {
            line(xml, name, text);
        }
    }
    xml.text("headline", &[], &item.headline);
    optional(xml, "dateline", story.dateline.as_deref());
    optional(xml, "by", story.byline.as_deref());
}

/// What is known to the day goes out as a date.
fn content_created(item: &Item) -> String {
    let Some(published) = item.story.published else {
        return item.published_at.to_string();
    };
    let instant = published.at.to_string();
    match (published.precision, instant.split_once("T00:00:00Z")) {
        (TimePrecision::Day, Some((date, ""))) => date.to_owned(),
        _ => instant,
    }
}

fn subject(xml: &mut Xml, reference: &Reference) {
    let kind = match reference.kind {
        EntityKind::Person => "cpnat:person",
        EntityKind::Organisation => "cpnat:organisation",
        EntityKind::Place => "cpnat:geoArea",
        EntityKind::Treaty => "cpnat:abstract",
    };
    xml.within("subject", &[("type", kind), ("uri", &reference.url)], |xml| {
        line(xml, "name", &reference.name);
        xml.empty("sameAs", &[("uri", &reference.id)]);
        if let Some(id) = &reference.wikidata_id {
            xml.empty(
                "sameAs",
                &[("uri", &format!("http://www.wikidata.org/entity/{id}"))],
            );
        }
    });
}

fn content(xml: &mut Xml, item: &Item, language: Option<&str>) {
    xml.within("inlineXML", &[("contenttype", "application/xhtml+xml")], |xml| {
        let mut attributes = vec![("xmlns", "http://www.w3.org/1999/xhtml")];
        attributes.extend(language.map(|language| ("xml:lang", language)));
        attributes.extend(language.map(|language| ("lang", language)));
        xml.within("html", &attributes, |xml| {
            xml.within("head", &[], |xml| xml.text("title", &[], &item.headline));
            xml.within("body", &[], |xml| {
                item.story.body.blocks().for_each(|block| xml.paragraph(block));
            });
        });
    });
}

/// The signals that go out as elements, and those that do not.
struct Signals {
    native: Vec<(String, Vec<Value>)>,
    left: Map<String, Value>,
}

impl Signals {
    fn of(story: &Story) -> Self {
        let (mut native, mut left) = (Vec::new(), Map::new());
        for (name, value) in &story.metadata.signals {
            let known = name.strip_prefix("newsml:");
            match known.and_then(|known| Some((known, native_elements(known, value)?))) {
                Some((known, elements)) => native.push((known.to_owned(), elements.clone())),
                None => {
                    left.insert(name.clone(), value.clone());
                }
            }
        }
        Self { native, left }
    }

    fn write(&self, xml: &mut Xml, name: &str) {
        let elements = self.native.iter().filter(|(known, _)| known == name);
        elements
            .flat_map(|(_, elements)| elements)
            .for_each(|element| write_element(xml, name, element));
    }
}

/// The elements of a signal if all of them are surely valid.
fn native_elements<'v>(name: &str, value: &'v Value) -> Option<&'v Vec<Value>> {
    let elements = value.as_array().filter(|elements| !elements.is_empty())?;
    let is_valid: fn(&Value) -> bool = match name {
        "urgency" if elements.len() == 1 => is_urgency,
        "keyword" => is_line,
        "catalogRef" => is_catalog,
        name if NATIVE.contains(&name) => is_concept,
        _ => return None,
    };
    elements.iter().all(is_valid).then_some(elements)
}

fn is_urgency(value: &Value) -> bool {
    value
        .as_str()
        .is_some_and(|urgency| matches!(urgency.as_bytes(), [b'1'..=b'9']))
}

/// Text that comes in as it went out.
fn is_line(value: &Value) -> bool {
    let is_fit = |text: &str| !text.is_empty() && collapsed(text) == text && text.trim() == text;
    value
        .as_str()
        .is_some_and(|text| is_fit(text) && !text.contains(is_forbidden))
}

fn is_catalog(value: &Value) -> bool {
    let href = value["@href"].as_str();
    let has_one = value.as_object().is_some_and(|fields| fields.len() == 1);
    has_one && href.is_some_and(|href| href != CATALOG && is_uri(href))
}

fn is_code(text: &str) -> bool {
    let parts = text.split_once(':');
    let is_plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_graphic());
    parts.is_some_and(|(scheme, code)| is_plain(scheme) && is_plain(code))
}

/// Attributes and names, and nothing else.
fn is_concept(value: &Value) -> bool {
    let Some(fields) = value.as_object().filter(|fields| !fields.is_empty()) else {
        return false;
    };
    fields.iter().all(|(name, value)| match (name.as_str(), value) {
        ("@qcode" | "@type", Value::String(code)) => is_code(code),
        ("@uri" | "@typeuri", Value::String(uri)) => is_uri(uri),
        ("@literal", literal) => is_line(literal),
        ("name", Value::Array(names)) => !names.is_empty() && names.iter().all(is_line),
        _ => false,
    })
}

fn write_element(xml: &mut Xml, name: &str, element: &Value) {
    if let Some(text) = element.as_str() {
        return xml.text(name, &[], text);
    }
    let fields = element.as_object().into_iter().flatten();
    let attributes = fields.filter_map(|(name, value)| Some((name.strip_prefix('@')?, value.as_str()?)));
    let attributes: Vec<(&str, &str)> = attributes.collect();
    let attributes: &Attributes<'_> = &attributes;
    match element["name"].as_array() {
        None => xml.empty(name, attributes),
        Some(names) => xml.within(name, attributes, |xml| {
            for text in names.iter().filter_map(Value::as_str) {
                xml.text("name", &[], text);
            }
        }),
    }
}

/// BCP 47 as XML Schema sees it.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_fit = |part: &str, is_allowed: fn(&u8) -> bool| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| is_allowed(&byte))
    };
    parts
        .next()
        .is_some_and(|first| is_fit(first, u8::is_ascii_alphabetic))
        && parts.all(|part| is_fit(part, u8::is_ascii_alphanumeric))
}

/// What NewsML-G2 has no place for, and what it cannot carry as it is.
fn own(item: &Item, signals: &Map<String, Value>) -> Value {
    let story = &item.story;
    let mut own = json!({"section": Section::of(story)});
    let mut put = |name: &str, value: Value| own[name] = value;
    if story.representation_type == RepresentationType::Partial {
        put("representationType", json!(story.representation_type.word()));
    }
    let precision = story
        .published
        .map_or(TimePrecision::Unknown, |published| published.precision);
    if !matches!(precision, TimePrecision::Second) {
        put("publishedPrecision", json!(precision.word()));
    }
    if let Some(url) = &story.source_url {
        put("sourceUrl", json!(url));
    }
    for (name, text) in altered_texts(item) {
        put(name, json!(text));
    }
    if story.body.text().contains(is_forbidden) {
        put("body", story.body.blocks().collect());
    }
    if story
        .hops
        .iter()
        .any(|hop| !is_one_line(&hop.party) || !is_one_line(&hop.action))
    {
        let hops: Vec<Hop<'_>> = story.hops.iter().map(Hop::of).collect();
        put("hopHistory", json!(hops));
    }
    let original = Original::of(item);
    if !original.is_empty() {
        put("original", json!(original));
    }
    if !signals.is_empty() {
        put("signals", Value::Object(signals.clone()));
    }
    own
}

fn is_one_line(text: &str) -> bool {
    !text.contains(is_forbidden) && collapsed(text) == text
}

/// The texts that their elements do not carry as they are.
fn altered_texts(item: &Item) -> impl Iterator<Item = (&'static str, &str)> {
    let story = &item.story;
    let metadata = &story.metadata;
    let lines = [
        ("slugline", &story.slugline),
        ("creditline", &story.creditline),
        ("source", &story.source),
    ];
    let texts = [
        ("byline", &story.byline),
        ("dateline", &story.dateline),
        ("copyrightNotice", &metadata.copyright_notice),
        ("usageTerms", &metadata.usage_terms),
        ("edNote", &metadata.ed_note),
    ];
    let lines = lines
        .into_iter()
        .filter_map(|(name, text)| Some((name, text.as_deref()?)));
    let lines = lines.filter(|(_, text)| !is_one_line(text));
    let texts = texts
        .into_iter()
        .filter_map(|(name, text)| Some((name, text.as_deref()?)));
    let texts = texts.chain([("headline", item.headline.as_str())]);
    let texts = texts.filter(|(_, text)| text.contains(is_forbidden));
    let language = story
        .language
        .as_deref()
        .filter(|language| !is_language(language));
    lines
        .chain(texts)
        .chain(language.map(|language| ("language", language)))
}

/// JSON without a character that does not come through XML: JSON has escapes for them.
fn json_for_xml(value: &Value) -> String {
    let json = value.to_string();
    if !json.contains(is_forbidden) {
        return json;
    }
    let escaped = |letter: char| match is_forbidden(letter) {
        true => format!("\\u{:04x}", u32::from(letter)),
        false => letter.to_string(),
    };
    json.chars().map(escaped).collect()
}
