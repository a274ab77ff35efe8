//! A `newsItem` as a story.

use std::borrow::Cow;

use mediawire_domain::{
    article::PubStatus,
    metadata::Metadata,
    provenance::StatedHop,
    story::{Body, Delivery, Published, RepresentationType, Story, Withdrawal},
    timestamp::{TimePrecision, Timestamp},
};
use serde_json::Value;

use super::{
    FIELDS, NOTE,
    content::{Content, content},
    properties::{Properties, Signals, code, name, name_or_code, text},
};
use crate::{
    Capture, Refusal,
    iptc::{is_correction_code, stated_pub_status},
    json::{Fields, bad, said},
    json_lines,
    moment::{moment, to_precision},
    xml::Element,
};

/// IPTC's list of providers, whose codes are their names.
const PROVIDERS: &str = "nprov:";

/// IPTC's catalog; every item of ours refers to it.
pub(super) const CATALOG: &str = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml";

/// Reads one item.
pub(super) fn delivery(item: Element<'_>, capture: &Capture) -> Result<Delivery, Refusal> {
    if let Some(damage) = item.damage() {
        return Err(damage);
    }
    let mut properties = Properties::of(item);
    let own = own(&mut properties);
    let content = content(&mut properties);
    Item {
        item,
        properties,
        own,
        content,
    }
    .delivery(capture)
}

/// A `newsItem`, and what our property in it says, if it has one.
struct Item<'d> {
    item: Element<'d>,
    properties: Properties<'d>,
    own: Option<Fields>,
    content: Content,
}

impl Item<'_> {
    fn delivery(mut self, capture: &Capture) -> Result<Delivery, Refusal> {
        let pub_status = match self.pub_status()? {
            PubStatus::Usable if self.is_embargoed_without_end() => PubStatus::Withheld,
            stated => stated,
        };
        let body = self.body()?;
        if body.is_none() && pub_status != PubStatus::Usable {
            return self.withdrawal(capture, pub_status).map(Delivery::Withdrawal);
        }
        let headline = self.headline()?;
        let headline = headline.ok_or(Refusal::NoHeadline("neither `headline` nor `title` has text"))?;
        let body = body
            .map(|body| (body, RepresentationType::Full))
            .or_else(|| self.description());
        let body = body.ok_or(Refusal::NoBody("neither `contentSet` nor `description` has text"))?;
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
        let mut own = Fields::default();
        let stated = self.own.as_mut().unwrap_or(&mut own);
        let section = json_lines::section(stated, capture)?;
        let representation_type = stated.word("representationType")?.unwrap_or(completeness);
        let published = self.published()?;
        let source_url = self.source_url()?;
        Ok(Story {
            guid: self.guid(),
            byline: self.text("byline", "by")?.or_else(|| self.content.byline.take()),
            dateline: self.dateline()?,
            language: self.language()?.or_else(|| capture.language.clone()),
            source: self.source()?.or_else(|| capture.source.clone()),
            slugline: self.text("slugline", "slugline")?,
            creditline: self.text("creditline", "creditline")?,
            embargoed_until: self.embargoed_until()?,
            first_created: self.properties.instant("firstCreated")?,
            is_correction: self.is_correction(),
            hops: self.hops()?,
            source_url,
            published,
            pub_status,
            representation_type,
            metadata: self.metadata()?,
            ..Story::new(section, headline, body)
        })
    }

    fn withdrawal(mut self, capture: &Capture, pub_status: PubStatus) -> Result<Withdrawal, Refusal> {
        Ok(Withdrawal {
            guid: self.guid(),
            source_url: None,
            source: self.source()?.or_else(|| capture.source.clone()),
            pub_status,
            // A note to editors is no reason for everybody to read.
            reason: None,
        })
    }

    fn guid(&self) -> Option<String> {
        let guid = self.item.attribute("guid").map(Cow::into_owned);
        guid.filter(|guid| !guid.trim().is_empty())
    }

    /// A text as our property has it, else as the first element of that name has it.
    fn text(&mut self, field: &'static str, element: &str) -> Result<Option<String>, Refusal> {
        let exact = match &mut self.own {
            Some(own) => own.text(field)?,
            None => None,
        };
        let stated = self.properties.text(element);
        Ok(exact.or(stated))
    }

    fn pub_status(&mut self) -> Result<PubStatus, Refusal> {
        let Some(status) = self.properties.first("pubStatus") else {
            return Ok(PubStatus::Usable);
        };
        let stated = status
            .attribute("qcode")
            .or_else(|| status.attribute("uri"))
            .unwrap_or_default();
        stated_pub_status(&stated).ok_or_else(|| {
            bad(
                "pubStatus",
                &stated,
                "is none of stat:usable, stat:withheld and stat:canceled",
            )
        })
    }

    /// Whether an empty element says that it is under embargo, and not until when. It stays, to be kept as a signal.
    fn is_embargoed_without_end(&self) -> bool {
        let mut stated = self.properties.look("embargoed").iter();
        stated.any(|embargo| embargo.text().trim().is_empty())
    }

    /// The end of the embargo.
    fn embargoed_until(&mut self) -> Result<Option<Timestamp>, Refusal> {
        if self.is_embargoed_without_end() {
            return Ok(None);
        }
        self.properties.instant("embargoed")
    }

    fn headline(&mut self) -> Result<Option<String>, Refusal> {
        let main = |headline: Element<'_>| {
            let role = headline.attribute("role").unwrap_or_default();
            (role.is_empty() || role.ends_with(":main")).then(|| text(headline))?
        };
        let main = self.properties.find_map("headline", main);
        let exact = self
            .own
            .as_mut()
            .map(|own| own.text("headline"))
            .transpose()?
            .flatten();
        let stated = exact.or(main).or_else(|| self.properties.text("headline"));
        let titled = stated.or_else(|| self.properties.text("title"));
        Ok(titled.or_else(|| self.content.headline.take()))
    }

    fn body(&mut self) -> Result<Option<Body>, Refusal> {
        let read = self.content.body.take();
        let Some(own) = &mut self.own else {
            return Ok(read);
        };
        let exact = own.list("body")?;
        let exact = Body::from_blocks(exact.iter().filter_map(Value::as_str));
        Ok(exact.or(read))
    }

    fn description(&mut self) -> Option<(Body, RepresentationType)> {
        let is_best = |description: &Element<'_>| {
            let role = description.attribute("role").unwrap_or_default();
            role.ends_with(":summary") || role.ends_with(":caption")
        };
        let best = self.properties.find("description", is_best);
        let description = best
            .or_else(|| self.properties.first("description"))
            .and_then(text)?;
        let body = Body::from_blocks([description.as_str()])?;
        Some((body, RepresentationType::Partial))
    }

    fn published(&mut self) -> Result<Option<Published>, Refusal> {
        let precision: Option<TimePrecision> = match &mut self.own {
            Some(own) => own.word("publishedPrecision")?,
            None => None,
        };
        let stated = self.properties.moment("contentCreated")?;
        Ok(stated.and_then(|published| to_precision(published, precision)))
    }

    fn dateline(&mut self) -> Result<Option<String>, Refusal> {
        let stated = self.text("dateline", "dateline")?;
        if stated.is_some() || self.own.is_some() {
            return Ok(stated);
        }
        let located = || {
            self.properties
                .look("located")
                .iter()
                .find_map(|place| name(*place))
        };
        Ok(self.content.dateline.take().or_else(located))
    }

    fn language(&mut self) -> Result<Option<String>, Refusal> {
        let tag = self
            .properties
            .first("language")
            .and_then(|language| language.attribute("tag"));
        let tag = tag.map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty());
        match &mut self.own {
            Some(own) => Ok(own.text("language")?.or(tag)),
            None => Ok(tag
                .or_else(|| self.content.language.take())
                .or_else(|| self.item.language())),
        }
    }

    fn source(&mut self) -> Result<Option<String>, Refusal> {
        let stated = self.properties.find_map("infoSource", name);
        if let Some(own) = &mut self.own {
            self.properties.all("provider");
            return Ok(own.text("source")?.or(stated));
        }
        if stated.is_some() {
            return Ok(stated);
        }
        Ok(self.properties.find_map("provider", provider_name))
    }

    fn source_url(&mut self) -> Result<Option<String>, Refusal> {
        let is_page = |content: &Element<'_>| {
            content
                .attribute("contenttype")
                .is_some_and(|kind| kind.starts_with("text/html"))
                && content.attribute("href").is_some()
        };
        let page = self.properties.find("remoteContent", is_page);
        let Some(own) = &mut self.own else {
            return Ok(page.and_then(|page| said(&page.attribute("href")?)));
        };
        let original = own.text("sourceUrl")?;
        self.properties.find("link", |link| {
            link.attribute("href").as_deref() == original.as_deref()
        });
        Ok(original)
    }

    fn is_correction(&mut self) -> bool {
        let is_correction = |signal: &Element<'_>| {
            let code = signal.attribute("qcode").or_else(|| signal.attribute("uri"));
            code.is_some_and(|code| is_correction_code(&code))
        };
        self.properties.find("signal", is_correction).is_some()
    }

    fn hops(&mut self) -> Result<Vec<StatedHop>, Refusal> {
        let mut stated = self.properties.all("hop");
        stated.sort_by_key(|hop| {
            hop.attribute("seq")
                .and_then(|number| number.trim().parse::<u32>().ok())
        });
        if let Some(own) = &mut self.own {
            let exact = json_lines::hops(own)?;
            if !exact.is_empty() {
                return Ok(exact);
            }
        }
        stated.into_iter().map(hop).collect()
    }

    fn metadata(mut self) -> Result<Metadata, Refusal> {
        let notes = self.properties.all("edNote");
        let (ours, theirs): (Vec<_>, Vec<_>) = notes.into_iter().partition(|note| is_ours(*note));
        ours.into_iter().for_each(|note| self.properties.put(note));
        let theirs: Vec<String> = theirs.into_iter().filter_map(text).collect();
        let ed_note = (!theirs.is_empty()).then(|| theirs.join("\n\n"));
        let mut exact = |field| match &mut self.own {
            Some(own) => own.text(field),
            None => Ok(None),
        };
        let ed_note = exact("edNote")?.or(ed_note);
        let (notice, terms) = (exact("copyrightNotice")?, exact("usageTerms")?);
        Ok(Metadata {
            copyright_notice: notice.or(self.properties.texts("copyrightNotice")),
            usage_terms: terms.or(self.properties.texts("usageTerms")),
            ed_note,
            source_version: self
                .item
                .attribute("version")
                .and_then(|version| version.trim().parse().ok()),
            revised_at: self.properties.instant("versionCreated")?,
            signals: self.signals()?,
        })
    }

    /// What is left over. That an item is text, and IPTC's catalog where we wrote it, say nothing.
    fn signals(mut self) -> Result<Signals, Refusal> {
        let mut signals = Signals::new();
        self.properties.find("itemClass", |class| {
            class.attribute("qcode").is_some_and(|code| code == "ninat:text")
        });
        if let Some(mut own) = self.own {
            let is_ours =
                |reference: &Element<'_>| reference.attribute("href").is_some_and(|href| href == CATALOG);
            self.properties.find("catalogRef", is_ours);
            signals = own.object("signals")?.unwrap_or_default().rest();
            let left = own.rest().into_iter();
            signals.extend(left.map(|(name, value)| (format!("json:{name}"), value)));
        }
        signals.extend(self.properties.signals());
        Ok(signals)
    }
}

/// Takes our property. One that is no JSON is somebody else's.
fn own(properties: &mut Properties<'_>) -> Option<Fields> {
    let fields = |property: Element<'_>| {
        let relation = property.attribute("reluri")?;
        let value = property.attribute("value").filter(|_| relation == FIELDS)?;
        serde_json::from_str(&value).ok().map(Fields::of)
    };
    properties.find_map("itemMetaExtProperty", fields)
}

fn is_ours(note: Element<'_>) -> bool {
    note.attribute("roleuri").is_some_and(|role| role == NOTE)
}

fn provider_name(provider: Element<'_>) -> Option<String> {
    let is_listed = provider
        .attribute("qcode")
        .is_some_and(|code| code.starts_with(PROVIDERS));
    name(provider).or_else(|| is_listed.then(|| said(&code(provider)?)).flatten())
}

fn hop(hop: Element<'_>) -> Result<StatedHop, Refusal> {
    let children = |name: &'static str| hop.children().filter(move |child| child.name() == name);
    let actions: Vec<String> = children("action").filter_map(name_or_code).collect();
    let at = hop.attribute("timestamp");
    let instant = |stated: &str| {
        moment(stated).ok_or_else(|| bad("timestamp", &stated, "is neither an instant nor a date"))
    };
    Ok(StatedHop {
        party: children("party").find_map(name_or_code).unwrap_or_default(),
        action: actions.join(", "),
        at: at.as_deref().map(instant).transpose()?.map(|moment| moment.at),
    })
}
