use mediawire_domain::{
    article::PubStatus,
    metadata::Metadata,
    provenance::StatedHop,
    story::{Body, Delivery, Published, RepresentationType, SectionLabel, Story, Withdrawal},
    timestamp::TimePrecision,
};
use serde_json::{Map, Value};

use super::MAX_INPUT;
use crate::{
    Capture, Reading, Refusal, Refused,
    json::{Fields, bad, decode},
    moment::to_precision,
    text::MAX_BYTES,
};

/// The most lines that are read.
const MAX_LINES: usize = 1_000_000;

/// Reads every line, at most a million in [`MAX_INPUT`] bytes. A line of more than [`MAX_BYTES`], that is no JSON
/// object, or whose values are not what the format says is refused by itself; so is the last one where the input is cut. Lines without text are skipped. The
/// whole input is refused only where its first line is no object at all.
pub fn parse(bytes: &[u8], capture: &Capture) -> Result<Reading, Refusal> {
    if bytes.len() > MAX_INPUT {
        return Err(Refusal::TooLarge { limit: MAX_INPUT });
    }
    let lines = bytes.split(|byte| *byte == b'\n').enumerate();
    let mut lines = lines.filter(|(_, line)| !line.trim_ascii().is_empty()).peekable();
    if lines.clone().nth(MAX_LINES).is_some() {
        return Err(Refusal::Unsafe(format!("it has more than {MAX_LINES} lines")));
    }
    let (_, first) = lines.peek().ok_or(Refusal::Empty)?;
    begins_an_object(first)?;
    Ok(lines
        .map(|(index, line)| read_line(index + 1, line, capture))
        .collect())
}

fn begins_an_object(line: &[u8]) -> Result<(), Refusal> {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    if line.trim_ascii_start().starts_with(b"{") {
        return Ok(());
    }
    decode(line, MAX_BYTES)?;
    Err(malformed("the first line does not begin with `{`".to_owned()))
}

fn malformed(reason: String) -> Refusal {
    let format = "JSON Lines";
    Refusal::Malformed { format, reason }
}

fn read_line(number: usize, line: &[u8], capture: &Capture) -> Result<Delivery, Refused> {
    let at_line = |refusal| Refused::nameless(&format!("line {number}"), &refusal);
    let object = object(line).map_err(at_line)?;
    let name = object.get("headline").or_else(|| object.get("id"));
    let name = name.and_then(Value::as_str);
    let name = name.map(|name| format!("line {number}: {name}"));
    let delivery = delivery(Fields::of(object), capture);
    delivery.map_err(|refusal| Refused::called(name.as_deref(), &format!("line {number}"), &refusal))
}

fn object(line: &[u8]) -> Result<Map<String, Value>, Refusal> {
    let line = decode(line, MAX_BYTES)?;
    serde_json::from_str(line).map_err(|error| malformed(error.to_string()))
}

fn delivery(mut fields: Fields, capture: &Capture) -> Result<Delivery, Refusal> {
    let pub_status = fields.word("pubStatus")?.unwrap_or(PubStatus::Usable);
    let guid = guid(&mut fields)?;
    match body(&mut fields)? {
        Some(body) => story(fields, capture, body, guid, pub_status).map(Delivery::from),
        None if pub_status == PubStatus::Usable => Err(Refusal::NoBody("`body` has no text")),
        None => withdrawal(fields, capture, guid, pub_status).map(Delivery::Withdrawal),
    }
}

fn guid(fields: &mut Fields) -> Result<Option<String>, Refusal> {
    let id = fields.text("id")?;
    if id.is_some() { Ok(id) } else { fields.text("guid") }
}

fn body(fields: &mut Fields) -> Result<Option<Body>, Refusal> {
    let blocks = fields.list("body")?.into_iter().map(block);
    let blocks = blocks.collect::<Result<Vec<String>, Refusal>>()?;
    let body = Body::from_blocks(blocks.iter().map(String::as_str));
    if body.is_some() {
        return Ok(body);
    }
    let text = fields.text("bodyText")?;
    Ok(text.and_then(|text| Body::from_blocks([text.as_str()])))
}

fn block(value: Value) -> Result<String, Refusal> {
    match value {
        Value::String(text) => Ok(text),
        Value::Object(block) => Ok(Fields::of(block).text("text")?.unwrap_or_default()),
        other => Err(bad("body", &other, "is neither text nor an object with `text`")),
    }
}

fn story(
    mut fields: Fields,
    capture: &Capture,
    body: Body,
    guid: Option<String>,
    pub_status: PubStatus,
) -> Result<Story, Refusal> {
    let headline = fields.text("headline")?;
    let headline = headline.ok_or(Refusal::NoHeadline("`headline` has no text"))?;
    let section = section(&mut fields, capture)?;
    let representation_type = fields.word("representationType")?;
    Ok(Story {
        guid,
        pub_status,
        representation_type: representation_type.unwrap_or(RepresentationType::Full),
        byline: fields.text("byline")?,
        dateline: fields.text("dateline")?,
        language: fields.text("language")?.or_else(|| capture.language.clone()),
        source: source(&mut fields)?.or_else(|| capture.source.clone()),
        source_url: fields.text("sourceUrl")?,
        published: published(&mut fields)?,
        slugline: fields.text("slugline")?,
        creditline: fields.text("creditline")?,
        embargoed_until: fields.instant("embargoedUntil")?,
        first_created: fields.instant("firstCreated")?,
        is_correction: fields.truth("isCorrection")?,
        hops: hops(&mut fields)?,
        metadata: metadata(fields)?,
        ..Story::new(section, headline, body)
    })
}

fn withdrawal(
    mut fields: Fields,
    capture: &Capture,
    guid: Option<String>,
    pub_status: PubStatus,
) -> Result<Withdrawal, Refusal> {
    let notice = fields.object("notice")?;
    Ok(Withdrawal {
        guid,
        source_url: fields.text("sourceUrl")?,
        source: source(&mut fields)?.or_else(|| capture.source.clone()),
        pub_status,
        reason: notice
            .map(|mut notice| notice.text("reason"))
            .transpose()?
            .flatten(),
    })
}

pub(crate) fn section(fields: &mut Fields, capture: &Capture) -> Result<SectionLabel, Refusal> {
    match fields.take("section") {
        None => Ok(capture.section(None)),
        Some(Value::String(title)) => Ok(capture.section(Some(&title))),
        Some(Value::Object(section)) => {
            let mut section = Fields::of(section);
            let (slug, title) = (section.text("slug")?, section.text("title")?);
            let disclaimer = section.text("disclaimer")?;
            Ok(capture.stated_section(slug.as_deref(), title.as_deref(), disclaimer))
        }
        Some(other) => Err(bad("section", &other, "is neither an object nor a title")),
    }
}

fn source(fields: &mut Fields) -> Result<Option<String>, Refusal> {
    match fields.take("source") {
        None => Ok(None),
        Some(Value::String(name)) => Ok(Some(name).filter(|name| !name.trim().is_empty())),
        Some(Value::Object(source)) => Fields::of(source).text("name"),
        Some(other) => Err(bad(
            "source",
            &other,
            "is neither a name nor an object with `name`",
        )),
    }
}

fn published(fields: &mut Fields) -> Result<Option<Published>, Refusal> {
    let precision: Option<TimePrecision> = fields.word("publishedPrecision")?;
    let published = fields.moment("publishedAt")?;
    Ok(published.and_then(|published| to_precision(published, precision)))
}

pub(crate) fn hops(fields: &mut Fields) -> Result<Vec<StatedHop>, Refusal> {
    fields.list("hopHistory")?.into_iter().map(hop).collect()
}

fn hop(value: Value) -> Result<StatedHop, Refusal> {
    let Value::Object(hop) = value else {
        return Err(bad("hopHistory", &value, "is no object"));
    };
    let mut hop = Fields::of(hop);
    Ok(StatedHop {
        party: hop.text("party")?.unwrap_or_default(),
        action: hop.text("action")?.unwrap_or_default(),
        at: hop.instant("at")?,
    })
}

fn metadata(mut fields: Fields) -> Result<Metadata, Refusal> {
    Ok(Metadata {
        copyright_notice: fields.text("copyrightNotice")?,
        usage_terms: fields.text("usageTerms")?,
        ed_note: fields.text("edNote")?,
        source_version: fields.whole_number("version")?,
        revised_at: fields.instant("versionCreated")?,
        signals: signals(fields)?,
    })
}

/// What the sender was told by others, and beside it what it says itself.
fn signals(mut fields: Fields) -> Result<Map<String, Value>, Refusal> {
    let signals = fields.object("signals")?.unwrap_or_default();
    let mut signals = signals.rest();
    let own = fields.rest().into_iter().filter(|(_, value)| !value.is_null());
    signals.extend(own.map(|(name, value)| (format!("json:{name}"), value)));
    Ok(signals)
}
