use mediawire_domain::{
    entity::EntityKind,
    salience::Salience,
    story::{Body, RepresentationType, Story},
    timestamp::TimePrecision,
};
use serde_json::{Map, Value, json};

use super::{OWN, shape::fitting};
use crate::{
    iptc::{CORRECTION, is_uri, pub_status_word},
    item::{Entry, Item, Note, Reference, Tombstone},
    json_lines::{Hop, Original, Section},
};

/// An article as an object of ninjs 3.1.
pub fn render(item: &Item) -> String {
    Value::Object(object(item)).to_string()
}

/// Word that an article is gone: an item without text that is withheld or canceled.
pub fn render_tombstone(tombstone: &Tombstone) -> String {
    let gone = json!({
        "standard": standard(),
        "uri": tombstone.id,
        "type": "text",
        "version": tombstone.version.to_string(),
        "versionCreated": tombstone.at.to_string(),
        "pubStatus": pub_status_word(tombstone.pub_status),
        "edNote": tombstone.reason,
        "renditions": [page("article", &tombstone.url)],
    });
    gone.to_string()
}

/// A list with an object for each entry, in order.
pub fn render_entries(entries: &[Entry]) -> String {
    let entries = entries.iter().map(|entry| match entry {
        Entry::Item(item) => render(item),
        Entry::Tombstone(tombstone) => render_tombstone(tombstone),
    });
    format!("[{}]", entries.collect::<Vec<String>>().join(","))
}

fn standard() -> Value {
    json!({
        "name": "ninjs",
        "version": "3.1",
        "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
    })
}

/// The story's signals that 3.1 allows, and beside them what we say ourselves.
fn object(item: &Item) -> Map<String, Value> {
    let story = &item.story;
    let (mut object, left) = signals(story);
    object.entry("type").or_insert_with(|| Value::from("text"));
    object.insert("standard".to_owned(), standard());
    object.extend(texts(item).map(|(name, text)| (name.to_owned(), Value::from(text))));
    put_first(&mut object, "headlines", headlines(item));
    put_first(&mut object, "bodies", bodies(&story.body));
    put_first(&mut object, "renditions", pages(item));
    put_first(&mut object, "altIds", alternative_ids(item));
    put_first(&mut object, "infoSources", sources(story));
    put_first(&mut object, "genres", genres(story));
    put_last(&mut object, "descriptions", item.notes.iter().map(note).collect());
    put_last(&mut object, "descriptions", vec![own(item, left)]);
    for reference in &item.references {
        put_last(&mut object, property(reference.kind), vec![concept(reference)]);
    }
    object
}

/// The signals that go out under their own names, and those that ninjs has no place for.
fn signals(story: &Story) -> (Map<String, Value>, Map<String, Value>) {
    let (mut fitted, mut left) = (Map::new(), Map::new());
    for (name, value) in &story.metadata.signals {
        let own_name = name.strip_prefix("ninjs:");
        match own_name.and_then(|own_name| Some((own_name, fitting(own_name, value)?))) {
            Some((own_name, value)) => fitted.insert(own_name.to_owned(), value),
            None => left.insert(name.clone(), value.clone()),
        };
    }
    (fitted, left)
}

fn texts(item: &Item) -> impl Iterator<Item = (&'static str, String)> {
    let story = &item.story;
    let metadata = &story.metadata;
    let published = story
        .published
        .map_or(item.published_at, |published| published.at);
    let representation = match story.representation_type {
        RepresentationType::Full => "full",
        RepresentationType::Partial => "partial",
    };
    let texts = [
        ("uri", Some(item.id.clone())),
        ("representationType", Some(representation.to_owned())),
        ("version", Some(item.version.to_string())),
        ("firstCreated", Some(item.first_created.to_string())),
        ("versionCreated", Some(item.version_created.to_string())),
        ("contentCreated", Some(published.to_string())),
        ("embargoedUntil", story.embargoed_until.map(|at| at.to_string())),
        ("pubStatus", Some(pub_status_word(story.pub_status).to_owned())),
        ("copyrightNotice", metadata.copyright_notice.clone()),
        ("usageTerms", metadata.usage_terms.clone()),
        ("edNote", metadata.ed_note.clone()),
        ("language", story.language.clone()),
        ("by", story.byline.clone()),
        ("slugline", story.slugline.clone()),
    ];
    texts.into_iter().filter_map(|(name, text)| Some((name, text?)))
}

fn put_first(object: &mut Map<String, Value>, name: &str, values: Vec<Value>) {
    put(object, name, values, |list, values| {
        list.splice(0..0, values);
    });
}

fn put_last(object: &mut Map<String, Value>, name: &str, values: Vec<Value>) {
    put(object, name, values, |list, values| list.extend(values));
}

fn put(
    object: &mut Map<String, Value>,
    name: &str,
    values: Vec<Value>,
    into: impl Fn(&mut Vec<Value>, Vec<Value>),
) {
    if values.is_empty() {
        return;
    }
    let list = object.entry(name).or_insert_with(|| json!([]));
    if let Some(list) = list.as_array_mut() {
        into(list, values);
    }
}

fn headlines(item: &Item) -> Vec<Value> {
    vec![json!({"role": "main", "contentType": "text/plain", "value": item.headline})]
}

fn bodies(body: &Body) -> Vec<Value> {
    let text = body.text();
    let words = text.split_whitespace().count();
    vec![
        json!({
            "role": "main",
            "contentType": "text/plain",
            "charCount": text.chars().count(),
            "wordCount": words,
            "value": text,
        }),
        json!({"role": "main", "contentType": "application/xhtml+xml", "value": paragraphs(body)}),
    ]
}

fn paragraphs(body: &Body) -> String {
    let mut html = String::with_capacity(body.text().len() + 64);
    for block in body.blocks() {
        html.push_str("<p>");
        for (index, line) in block.split('\n').enumerate() {
            html.push_str(if index > 0 { "<br/>" } else { "" });
            html.push_str(&quick_xml::escape::escape(line));
        }
        html.push_str("</p>");
    }
    html
}

fn page(name: &str, address: &str) -> Value {
    json!({"name": name, "contentType": "text/html", "href": address})
}

fn pages(item: &Item) -> Vec<Value> {
    let addresses = [
        ("article", Some(&item.url)),
        ("original", item.story.source_url.as_ref()),
    ];
    let addresses = addresses
        .into_iter()
        .filter_map(|(name, address)| Some((name, address?)));
    addresses
        .filter(|(_, address)| is_uri(address))
        .map(|(name, address)| page(name, address))
        .collect()
}

fn alternative_ids(item: &Item) -> Vec<Value> {
    let guid = item.story.guid.iter();
    guid.map(|guid| json!({"role": "guid", "value": guid})).collect()
}

fn sources(story: &Story) -> Vec<Value> {
    let source = story.source.iter();
    source
        .map(|name| json!({"role": "source", "name": name}))
        .collect()
}

fn genres(story: &Story) -> Vec<Value> {
    if story.is_correction {
        vec![json!({"name": "Correction", "uri": CORRECTION})]
    } else {
        Vec::new()
    }
}

fn note(note: &Note) -> Value {
    json!({"role": "note", "contentType": "text/plain", "value": note.text})
}

fn property(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "people",
        EntityKind::Organisation => "organisations",
        EntityKind::Place => "places",
        EntityKind::Treaty => "subjects",
    }
}

fn concept(reference: &Reference) -> Value {
    let wikidata = reference.wikidata_id.as_ref();
    let uri = wikidata.map(|id| format!("http://www.wikidata.org/entity/{id}"));
    json!({
        "name": reference.name,
        "rel": if reference.salience == Salience::About { "about" } else { "mentions" },
        "uri": uri.as_ref().unwrap_or(&reference.url),
        "literal": reference.id,
    })
}

/// What ninjs has no place for, as a description.
fn own(item: &Item, signals: Map<String, Value>) -> Value {
    let story = &item.story;
    let mut own = json!({"section": Section::of(story)});
    let mut put = |name: &str, value: Value| own[name] = value;
    let texts = [
        ("dateline", &story.dateline),
        ("creditline", &story.creditline),
        ("source", &story.source),
        ("sourceUrl", &story.source_url),
    ];
    for (name, text) in texts {
        if let Some(text) = text {
            put(name, Value::from(text.as_str()));
        }
    }
    let precision = story
        .published
        .map_or(TimePrecision::Unknown, |published| published.precision);
    put("publishedPrecision", json!(precision.word()));
    if !story.hops.is_empty() {
        let hops: Vec<Hop> = story.hops.iter().map(Hop::of).collect();
        put("hopHistory", json!(hops));
    }
    let original = Original::of(item);
    if !original.is_empty() {
        put("original", json!(original));
    }
    if !signals.is_empty() {
        put("signals", Value::Object(signals));
    }
    json!({"role": OWN, "contentType": "application/json", "value": own.to_string()})
}
