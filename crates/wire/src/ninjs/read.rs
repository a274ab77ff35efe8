use mediawire_domain::{
    article::PubStatus,
    metadata::Metadata,
    story::{Body, Delivery, Published, RepresentationType, Story, Withdrawal},
    timestamp::TimePrecision,
};
use serde_json::{Map, Value};

use super::{MAX_BYTES, OWN, body, envelope};
use crate::{
    Capture, Reading, Refusal, Refused,
    iptc::{is_correction_code, is_uri, stated_pub_status},
    json::{Fields, bad, decode, said},
    json_lines, markup,
    moment::to_precision,
};

/// Reads every item. One without a headline or without any text, or whose dates or status are none, is refused by
/// itself; input that is no JSON is refused as a whole, but where a list of items breaks off those before that are
/// kept. At most [`MAX_BYTES`] are read.
pub fn parse(bytes: &[u8], capture: &Capture) -> Result<Reading, Refusal> {
    let items = envelope::items(decode(bytes, MAX_BYTES)?)?;
    Ok(items
        .into_iter()
        .map(|item| item.and_then(|item| read_item(item, capture)))
        .collect())
}

fn read_item(item: Map<String, Value>, capture: &Capture) -> Result<Delivery, Refused> {
    let name = name(&item);
    let delivery = Item::of(item).and_then(|item| item.delivery(capture));
    delivery.map_err(|refusal| Refused::called(name.as_deref(), "an item", &refusal))
}

/// What tells an item from the others.
fn name(item: &Map<String, Value>) -> Option<String> {
    let first = item
        .get("headlines")
        .and_then(|headlines| headlines.pointer("/0/value"));
    let names = [item.get("headline"), first, item.get("uri"), item.get("title")];
    let name = names.into_iter().flatten().find_map(Value::as_str);
    name.map(str::to_owned)
}

/// An item of ninjs with 3.1's names, and what its description of ours says, if it has one.
struct Item {
    fields: Fields,
    own: Option<Fields>,
}

impl Item {
    fn of(item: Map<String, Value>) -> Result<Self, Refusal> {
        let mut fields = Fields::of(item);
        let own = own(&mut fields)?;
        Ok(Self { fields, own })
    }

    fn delivery(mut self, capture: &Capture) -> Result<Delivery, Refusal> {
        let pub_status = self.pub_status()?;
        let body = body::body(&mut self.fields, self.own.is_some())?;
        if body.is_none() && pub_status != PubStatus::Usable {
            return self.withdrawal(capture, pub_status).map(Delivery::Withdrawal);
        }
        let headline = self.headline()?.ok_or(Refusal::NoHeadline(
            "none of `headlines`, `headline` and `title` has text",
        ))?;
        let body = match body {
            Some(body) => Some(body),
            None => body::teaser(&mut self.fields)?,
        };
        let body = body.ok_or(Refusal::NoBody("neither `bodies` nor `descriptions` has text"))?;
        self.story(capture, pub_status, headline, body)
            .map(Delivery::from)
    }

    fn story(
        mut self,
        capture: &Capture,
        pub_status: PubStatus,
        headline: String,
        (body, completeness): (Body, RepresentationType),
    ) -> Result<Story, Refusal> {
        let section = json_lines::section(self.stated(), capture)?;
        let published = self.published()?;
        let source_url = self.source_url()?;
        let source = self.source()?.or_else(|| capture.source.clone());
        let representation_type = self.representation_type()?.unwrap_or(completeness);
        let is_correction = self.is_correction()?;
        let stated = self.stated();
        let (creditline, dateline) = (stated.text("creditline")?, stated.text("dateline")?);
        let hops = json_lines::hops(stated)?;
        Ok(Story {
            guid: self.fields.text("uri")?,
            byline: self.fields.text("by")?,
            dateline: dateline.or_else(|| self.located()),
            language: self.fields.text("language")?.or_else(|| capture.language.clone()),
            slugline: self.fields.text("slugline")?,
            embargoed_until: self.fields.instant("embargoedUntil")?,
            first_created: self.fields.instant("firstCreated")?,
            source,
            source_url,
            published,
            creditline,
            pub_status,
            representation_type,
            is_correction,
            hops,
            metadata: self.metadata()?,
            ..Story::new(section, headline, body)
        })
    }

    fn withdrawal(mut self, capture: &Capture, pub_status: PubStatus) -> Result<Withdrawal, Refusal> {
        Ok(Withdrawal {
            guid: self.fields.text("uri")?,
            source_url: self.source_url()?,
            source: self.source()?.or_else(|| capture.source.clone()),
            pub_status,
            // A note to editors is no reason for everybody to read.
            reason: None,
        })
    }

    /// Where fields stand that ninjs has no place for: with us in a description, with others among the rest.
    fn stated(&mut self) -> &mut Fields {
        self.own.as_mut().unwrap_or(&mut self.fields)
    }

    fn pub_status(&mut self) -> Result<PubStatus, Refusal> {
        let Some(stated) = self.fields.text("pubStatus")? else {
            return Ok(PubStatus::Usable);
        };
        stated_pub_status(&stated)
            .ok_or_else(|| bad("pubStatus", &stated, "is none of usable, withheld and canceled"))
    }

    fn headline(&mut self) -> Result<Option<String>, Refusal> {
        let mut headlines = self.fields.list("headlines")?;
        let mut headline = self.fields.text("headline")?;
        if headline.is_none()
            && let Some(index) = main(&headlines)
        {
            headline = text_of(&headlines.remove(index));
        }
        if !headlines.is_empty() {
            self.fields.put("headlines", Value::Array(headlines));
        }
        for name in ["headline_main", "headline_text", "title"] {
            if headline.is_none() {
                headline = self.fields.text(name)?;
            }
        }
        Ok(headline)
    }

    fn published(&mut self) -> Result<Option<Published>, Refusal> {
        let stated = self.stated();
        let precision: Option<TimePrecision> = stated.word("publishedPrecision")?;
        let exact = match self.fields.moment("published")? {
            Some(published) => Some(published),
            None => self.fields.moment("contentCreated")?,
        };
        Ok(exact.and_then(|published| to_precision(published, precision)))
    }

    fn source(&mut self) -> Result<Option<String>, Refusal> {
        let sources = self.fields.list("infoSources")?;
        let (source, left) = match &mut self.own {
            Some(own) => (own.text("source")?, sources),
            None => source_among(sources),
        };
        let is_ours =
            |listed: &Value| listed["role"] == "source" && listed["name"].as_str() == source.as_deref();
        let mut left = left;
        if self.own.is_some()
            && let Some(ours) = left.iter().position(is_ours)
        {
            left.remove(ours);
        }
        if !left.is_empty() {
            self.fields.put("infoSources", Value::Array(left));
        }
        match (source, &self.own) {
            (None, None) => self.other_source(),
            (source, _) => Ok(source),
        }
    }

    /// Fields that ninjs does not have and some senders write.
    fn other_source(&mut self) -> Result<Option<String>, Refusal> {
        for name in ["source", "provider"] {
            match self.fields.take(name) {
                Some(Value::String(source)) if !source.trim().is_empty() => return Ok(Some(source)),
                Some(Value::Object(party)) if party.get("name").is_some_and(Value::is_string) => {
                    return Fields::of(party).text("name");
                }
                Some(other) => self.fields.put(name, other),
                None => {}
            }
        }
        Ok(None)
    }

    fn source_url(&mut self) -> Result<Option<String>, Refusal> {
        let is_ours = self.own.is_some();
        let stated = self.stated().text("sourceUrl")?;
        let ours = 1 + usize::from(stated.as_deref().is_some_and(is_uri));
        let renditions = self.fields.take("renditions");
        let (listed, left) = original_among(renditions, if is_ours { ours } else { 0 });
        if let Some(left) = left {
            self.fields.put("renditions", left);
        }
        if is_ours || stated.is_some() {
            return Ok(stated);
        }
        Ok(self.linked().or(listed))
    }

    /// Fields that ninjs does not have and some senders write.
    fn linked(&mut self) -> Option<String> {
        ["url", "link", "urls"].into_iter().find_map(|name| {
            let value = self.fields.take(name)?;
            let first = if value.is_array() { &value[0] } else { &value };
            let address = first.as_str().or_else(|| first["href"].as_str());
            let address = address.and_then(said);
            if address.is_none() {
                self.fields.put(name, value);
            }
            address
        })
    }

    fn located(&mut self) -> Option<String> {
        if self.own.is_some() {
            return None;
        }
        let located = self.fields.text("located").ok()??;
        self.fields.put("located", Value::from(located.as_str()));
        Some(located)
    }

    fn representation_type(&mut self) -> Result<Option<RepresentationType>, Refusal> {
        let stated = self.fields.text("representationType")?;
        match stated.as_deref() {
            None => Ok(None),
            Some("full" | "complete") => Ok(Some(RepresentationType::Full)),
            Some("partial" | "incomplete" | "associated") => Ok(Some(RepresentationType::Partial)),
            Some(other) => Err(bad("representationType", &other, "is neither full nor partial")),
        }
    }

    fn is_correction(&mut self) -> Result<bool, Refusal> {
        let mut genres = self.fields.list("genres")?;
        let named = genres.iter().position(is_correction);
        if let Some(index) = named {
            genres.remove(index);
        }
        if !genres.is_empty() {
            self.fields.put("genres", Value::Array(genres));
        }
        Ok(named.is_some())
    }

    fn metadata(mut self) -> Result<Metadata, Refusal> {
        Ok(Metadata {
            copyright_notice: self.fields.text("copyrightNotice")?,
            usage_terms: self.fields.text("usageTerms")?,
            ed_note: self.fields.text("edNote")?,
            source_version: self.version(),
            revised_at: self.fields.instant("versionCreated")?,
            signals: self.signals()?,
        })
    }

    /// Versions may be any text; what is no number stays.
    fn version(&mut self) -> Option<i32> {
        let version = self.fields.take("version")?;
        let number = match &version {
            Value::String(digits) => digits.trim().parse().ok(),
            other => other.as_i64().and_then(|number| i32::try_from(number).ok()),
        };
        if number.is_none() {
            self.fields.put("version", version);
        }
        number
    }

    /// What is left over. That an item is text in ninjs says nothing about it.
    fn signals(mut self) -> Result<Map<String, Value>, Refusal> {
        let mut signals = Map::new();
        if let Some(mut own) = self.own {
            signals = own.object("signals")?.unwrap_or_default().rest();
            signals.extend(prefixed("json:", own.rest()));
        }
        self.fields.take("standard");
        match self.fields.take("type") {
            Some(kind) if kind != "text" => self.fields.put("type", kind),
            _ => {}
        }
        signals.extend(prefixed("ninjs:", self.fields.rest()));
        Ok(signals)
    }
}

fn prefixed(prefix: &str, fields: Map<String, Value>) -> impl Iterator<Item = (String, Value)> {
    let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
    fields.map(move |(name, value)| (format!("{prefix}{name}"), value))
}

/// Takes the last description if it is ours. One that is not JSON is somebody else's.
fn own(fields: &mut Fields) -> Result<Option<Fields>, Refusal> {
    let mut descriptions = match fields.take("descriptions") {
        Some(Value::Array(descriptions)) => descriptions,
        Some(other) => return Err(bad("descriptions", &other, "is no list")),
        None => return Ok(None),
    };
    let own = descriptions.last().filter(|last| last["role"] == OWN);
    let own = own.and_then(|own| serde_json::from_str(own["value"].as_str()?).ok());
    if own.is_some() {
        descriptions.pop();
    }
    if !descriptions.is_empty() {
        fields.put("descriptions", Value::Array(descriptions));
    }
    Ok(own.map(Fields::of))
}

/// The main one of the headlines, else the first with text.
fn main(headlines: &[Value]) -> Option<usize> {
    let has_text = |headline: &Value| text_of(headline).is_some();
    let is_main = |headline: &Value| headline["role"] == "main" && has_text(headline);
    headlines
        .iter()
        .position(is_main)
        .or_else(|| headlines.iter().position(has_text))
}

fn text_of(headline: &Value) -> Option<String> {
    let text = headline.as_str().or_else(|| headline["value"].as_str())?;
    let content_type = headline["contentType"]
        .as_str()
        .or(headline["contenttype"].as_str());
    let is_html = content_type.is_some_and(|content_type| content_type.contains("html"));
    let text = if is_html {
        markup::text(text)
    } else {
        text.to_owned()
    };
    Some(text).filter(|text| !text.trim().is_empty())
}

/// The name of the one that is called the source, else of the first that is called nothing; and the others.
fn source_among(mut sources: Vec<Value>) -> (Option<String>, Vec<Value>) {
    let role = |source: &Value| {
        let role = source["role"].as_str().or_else(|| source["rel"].as_str());
        role.map(str::to_ascii_lowercase)
    };
    let is_source = |source: &Value| {
        matches!(
            role(source).as_deref(),
            Some("source" | "provider" | "originator")
        )
    };
    let is_called_nothing = |source: &Value| role(source).is_none() && source["name"].is_string();
    let index = sources
        .iter()
        .position(is_source)
        .or_else(|| sources.iter().position(is_called_nothing));
    let name = index.and_then(|index| sources[index]["name"].as_str().and_then(said));
    if let (Some(index), true) = (index, name.is_some()) {
        sources.remove(index);
    }
    (name, sources)
}

/// The address of the original among an item's renditions, and what is left of them without the first that are ours.
fn original_among(renditions: Option<Value>, ours: usize) -> (Option<String>, Option<Value>) {
    let Some(Value::Array(mut renditions)) = renditions else {
        return (None, renditions);
    };
    let is_page = |rendition: &Value| {
        let kind = rendition["contentType"]
            .as_str()
            .or(rendition["contenttype"].as_str());
        kind.is_some_and(|kind| kind.starts_with("text/html"))
    };
    let name = |rendition: &Value| rendition["name"].as_str().unwrap_or_default().to_owned();
    let is_original = |rendition: &Value| {
        is_page(rendition) && matches!(name(rendition).as_str(), "original" | "canonical" | "web")
    };
    let original = renditions.iter().find(|rendition| is_original(rendition));
    let address = original.and_then(|original| original["href"].as_str().and_then(said));
    renditions.drain(..ours.min(renditions.len()));
    (
        address,
        (!renditions.is_empty()).then_some(Value::Array(renditions)),
    )
}

fn is_correction(genre: &Value) -> bool {
    let code = format!(
        "{}{}",
        genre["scheme"].as_str().unwrap_or_default(),
        genre["code"].as_str().unwrap_or_default()
    );
    let names = [
        genre["uri"].as_str(),
        genre["literal"].as_str(),
        Some(code.as_str()),
    ];
    names.into_iter().flatten().any(is_correction_code)
}
