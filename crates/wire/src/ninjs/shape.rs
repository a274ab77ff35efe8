//! What ninjs 3.1 allows where: a signal that fits goes out as it came in.

use serde_json::{Map, Value};

use crate::iptc::is_uri;

/// What a value must be.
enum Shape {
    Text,
    Uri,
    Instant,
    /// From the one to the other.
    Integer(i64, i64),
    Number,
    Word(&'static [&'static str]),
    List(&'static Shape),
    /// The properties that it may have, and those that it must have.
    Object(&'static [(&'static str, Shape)], &'static [&'static str]),
    GeoJson,
    Association,
}

use Shape::{Association, GeoJson, Instant, Integer, List, Number, Object, Text, Uri, Word};

const ANY: Shape = Integer(i64::MIN, i64::MAX);
const PERCENT: Shape = Integer(0, 100);

/// What names a concept.
const CONCEPT: [(&str, Shape); 4] = [("name", Text), ("rel", Text), ("uri", Uri), ("literal", Text)];

const ADDRESS: Shape = Object(
    &[
        ("lines", List(&Text)),
        ("locality", Text),
        ("area", Text),
        ("postalCode", Text),
        ("country", Text),
    ],
    &[],
);

/// It has a value or an address, never both.
const CONTACTS: Shape = List(&Object(
    &[
        ("type", Text),
        ("role", Text),
        ("lang", Text),
        ("name", Text),
        ("value", Text),
        ("address", ADDRESS),
    ],
    &[],
));

const PARTY: Shape = Object(
    &[
        ("name", Text),
        ("rel", Text),
        ("uri", Uri),
        ("literal", Text),
        ("contactInfo", CONTACTS),
    ],
    &[],
);

const SYMBOL: Shape = Object(&[("exchange", Text), ("symbolType", Uri), ("symbol", Text)], &[]);

const ORGANISATION: Shape = Object(
    &[
        ("name", Text),
        ("rel", Text),
        ("uri", Uri),
        ("literal", Text),
        ("symbols", List(&SYMBOL)),
        ("contactInfo", CONTACTS),
    ],
    &[],
);

const PLACE: Shape = Object(
    &[
        ("name", Text),
        ("rel", Text),
        ("uri", Uri),
        ("literal", Text),
        ("contactInfo", CONTACTS),
        ("geoJSON", GeoJson),
    ],
    &[],
);

const SUBJECT: Shape = Object(
    &[
        ("name", Text),
        ("rel", Text),
        ("uri", Uri),
        ("literal", Text),
        ("creator", Text),
        ("relevance", PERCENT),
        ("confidence", PERCENT),
    ],
    &[],
);

const EVENT: Shape = Object(
    &[
        ("id", Text),
        ("name", Text),
        ("rel", Text),
        ("uri", Uri),
        ("literal", Text),
    ],
    &[],
);

const SOURCE: Shape = Object(
    &[
        ("name", Text),
        ("role", Text),
        ("uri", Uri),
        ("literal", Text),
        ("contactInfo", CONTACTS),
    ],
    &[],
);

const RENDITION: Shape = Object(
    &[
        ("name", Text),
        ("href", Uri),
        ("contentType", Text),
        ("title", Text),
        ("width", ANY),
        ("height", ANY),
        ("sizeInBytes", ANY),
        ("duration", Number),
        ("format", Text),
        ("aspectRatio", Text),
        ("videoCodec", Text),
        ("frameRate", Number),
        ("poi", Object(&[("x", ANY), ("y", ANY)], &[])),
        ("transportProtocol", Text),
        ("scanType", Word(&["progressive", "interlaced"])),
        ("bitrate", Text),
    ],
    &["name"],
);

const DESCRIPTION: Shape = Object(
    &[("role", Text), ("contentType", Text), ("value", Text)],
    &["value"],
);

const BODY: Shape = Object(
    &[
        ("role", Text),
        ("contentType", Text),
        ("charCount", ANY),
        ("wordCount", ANY),
        ("value", Text),
    ],
    &["value"],
);

const TRUST: Shape = Object(&[("role", Uri), ("title", Text), ("href", Uri)], &[]);

const GENRE: Shape = Object(&[("name", Text), ("uri", Text), ("literal", Text)], &[]);

/// It has linked or encoded rights, never both.
const RIGHTS: Shape = Object(
    &[("langId", Uri), ("linkedRights", Uri), ("encodedRights", Text)],
    &[],
);

const KINDS: [&str; 9] = [
    "text",
    "audio",
    "video",
    "picture",
    "graphic",
    "composite",
    "component",
    "event",
    "planning",
];

/// The properties that an item may have besides those that are written from the story itself.
const SIGNALS: [(&str, Shape); 23] = [
    ("type", Word(&KINDS)),
    ("profile", Text),
    ("urgency", Integer(1, 9)),
    ("copyrightHolder", Text),
    ("title", Text),
    ("located", Text),
    ("expires", Instant),
    ("people", List(&PARTY)),
    ("organisations", List(&ORGANISATION)),
    ("places", List(&PLACE)),
    ("subjects", List(&SUBJECT)),
    ("events", List(&EVENT)),
    ("objects", List(&Object(&CONCEPT, &[]))),
    ("infoSources", List(&SOURCE)),
    ("genres", List(&GENRE)),
    ("headlines", List(&DESCRIPTION)),
    ("descriptions", List(&DESCRIPTION)),
    ("bodies", List(&BODY)),
    ("renditions", List(&RENDITION)),
    ("associations", List(&Association)),
    ("altIds", List(&Object(&[("role", Text), ("value", Text)], &[]))),
    ("trustIndicators", List(&TRUST)),
    ("rightsInfo", RIGHTS),
];

/// The properties of an associated item besides those and its name.
const ASSOCIATED: [(&str, Shape); 18] = [
    ("name", Text),
    ("rel", Text),
    ("uri", Uri),
    ("representationType", Word(&["full", "partial"])),
    ("version", Text),
    ("firstCreated", Instant),
    ("versionCreated", Instant),
    ("contentCreated", Instant),
    ("embargoedUntil", Instant),
    ("pubStatus", Word(&["usable", "withheld", "canceled"])),
    ("copyrightNotice", Text),
    ("usageTerms", Text),
    ("edNote", Text),
    ("language", Text),
    ("by", Text),
    ("slugline", Text),
    (
        "standard",
        Object(&[("name", Text), ("version", Text), ("schema", Uri)], &[]),
    ),
    ("digitalSourceType", Object(&CONCEPT, &[])),
];

/// How deep associated items may stand in each other.
const MAX_ASSOCIATIONS: usize = 8;

/// The value of a signal as 3.1 allows it under that name; `None` where it does not.
pub(super) fn fitting(name: &str, value: &Value) -> Option<Value> {
    let (_, shape) = SIGNALS.iter().find(|(known, _)| *known == name)?;
    fit(&of_old(name, value), shape, 0)
}

fn fit(value: &Value, shape: &Shape, depth: usize) -> Option<Value> {
    let fits = match shape {
        Text => value.is_string(),
        Uri => value.as_str().is_some_and(is_uri),
        Instant => value.as_str().is_some_and(is_instant),
        Integer(least, most) => value
            .as_i64()
            .is_some_and(|number| (*least..=*most).contains(&number)),
        Number => value.is_number(),
        Word(words) => value.as_str().is_some_and(|word| words.contains(&word)),
        GeoJson => value["type"] == "Point" && value["coordinates"].is_array(),
        List(shape) => return fit_list(value, shape, depth),
        Object(properties, needed) => {
            return fit_object(value, &|name| find(properties, name), needed, depth);
        }
        Association => return fit_association(value, depth),
    };
    fits.then(|| value.clone())
}

fn fit_list(value: &Value, shape: &Shape, depth: usize) -> Option<Value> {
    let values = value.as_array().filter(|values| !values.is_empty())?.iter();
    let values = values.map(|value| fit(value, shape, depth));
    values.collect::<Option<Vec<Value>>>().map(Value::Array)
}

type Property = (&'static str, &'static Shape);

fn fit_object(
    value: &Value,
    property: &dyn Fn(&str) -> Option<Property>,
    needed: &[&str],
    depth: usize,
) -> Option<Value> {
    let object = value.as_object().filter(|object| !object.is_empty())?;
    let fields = object.iter().map(|(name, value)| {
        let (name, shape) = property(name)?;
        Some((name.to_owned(), fit(value, shape, depth)?))
    });
    let fitted = fields.collect::<Option<Map<String, Value>>>()?;
    let has = |name: &str| fitted.contains_key(name);
    let is_either = |one: &str, other: &str| {
        property(one).is_none() || property(other).is_none() || has(one) != has(other)
    };
    let is_whole = fitted.len() == object.len() && needed.iter().all(|name| has(name));
    let is_right = is_either("value", "address") && is_either("linkedRights", "encodedRights");
    (is_whole && is_right).then_some(Value::Object(fitted))
}

fn fit_association(value: &Value, depth: usize) -> Option<Value> {
    if depth >= MAX_ASSOCIATIONS {
        return None;
    }
    let object = value.as_object()?;
    let modern = |(name, value): (&String, &Value)| (name.clone(), of_old(name, value));
    let modern: Map<String, Value> = object.iter().map(modern).collect();
    let property = |name: &str| find(&SIGNALS, name).or_else(|| find(&ASSOCIATED, name));
    fit_object(&Value::Object(modern), &property, &["name", "uri"], depth + 1)
}

/// The property of that name however it is spelt: 1.x and 2.x have no capitals.
fn find(properties: &'static [(&'static str, Shape)], name: &str) -> Option<Property> {
    let found = properties
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(known, shape)| (*known, shape))
}

/// A value of 1.x in the words of 3.1: a scheme and a code are a URI or a literal, and what was named by its key is a
/// list of what has a name.
fn of_old(name: &str, value: &Value) -> Value {
    match (name, value) {
        ("renditions" | "associations", Value::Object(named)) => {
            let list = named.iter().map(|(name, value)| with("name", name, value));
            Value::Array(list.collect())
        }
        ("altIds" | "altids", Value::Object(roles)) => {
            let list = roles
                .iter()
                .map(|(role, value)| serde_json::json!({"role": role, "value": value}));
            Value::Array(list.collect())
        }
        (_, Value::Array(values)) => Value::Array(values.iter().map(coded).collect()),
        _ => value.clone(),
    }
}

fn with(name: &str, text: &str, value: &Value) -> Value {
    let mut value = value.clone();
    if let Some(object) = value.as_object_mut() {
        object.insert(name.to_owned(), Value::from(text));
        if let Some(kind) = object.remove("mimetype") {
            object.insert("contentType".to_owned(), kind);
        }
    }
    value
}

fn coded(value: &Value) -> Value {
    let mut value = value.clone();
    let Some(object) = value.as_object_mut() else {
        return value;
    };
    let Some(Value::String(code)) = object.remove("code") else {
        return value;
    };
    let scheme = object.remove("scheme");
    let scheme = scheme.as_ref().and_then(Value::as_str).unwrap_or_default();
    let uri = format!("{scheme}{code}");
    let (name, code) = if is_uri(&uri) {
        ("uri", uri)
    } else {
        ("literal", code)
    };
    object.insert(name.to_owned(), Value::from(code));
    value
}

fn is_instant(text: &str) -> bool {
    let has_clock = text.as_bytes().get(10) == Some(&b'T');
    has_clock && text.is_ascii() && text.parse::<mediawire_domain::timestamp::Timestamp>().is_ok()
}
