//! From the elements of an XML item to a draft.

use mediawire_domain::story::Published;

use super::{
    FeedKind, category, date,
    draft::Draft,
    fields::{Fields, Key},
    head::RIGHTS,
    link, person,
    scope::{self, Scope},
    signal,
    written::{Default, Written, one_line},
};
use crate::xml::Element;

const TITLES: [Key; 5] = [
    ("", "title"),
    ("atom", "title"),
    ("dc", "title"),
    ("media", "title"),
    ("itunes", "title"),
];

const CONTENTS: [Key; 6] = [
    ("content", "encoded"),
    ("", "content"),
    ("atom", "content"),
    ("xhtml", "body"),
    ("", "body"),
    ("", "fullitem"),
];

const SUMMARIES: [Key; 10] = [
    ("", "description"),
    ("", "summary"),
    ("atom", "summary"),
    ("itunes", "summary"),
    ("dc", "description"),
    ("dcterms", "abstract"),
    ("media", "description"),
    ("media", "text"),
    ("", "abstract"),
    ("itunes", "subtitle"),
];

const PUBLISHED: [Key; 9] = [
    ("", "pubdate"),
    ("", "published"),
    ("", "issued"),
    ("atom", "published"),
    ("atom", "issued"),
    ("dcterms", "issued"),
    ("dc", "date"),
    ("dcterms", "date"),
    ("prism", "publicationdate"),
];

const REVISED: [Key; 6] = [
    ("", "updated"),
    ("", "modified"),
    ("atom", "updated"),
    ("atom", "modified"),
    ("dcterms", "modified"),
    ("", "lastbuilddate"),
];

const CREATED: [Key; 3] = [("", "created"), ("atom", "created"), ("dcterms", "created")];

/// What `item`, which stands in `scope`, says.
pub(super) fn read(item: Element<'_>, scope: &Scope, kind: FeedKind) -> Draft {
    let fields = Fields::of(item, kind);
    let mut draft = Draft {
        title: fields.find(&TITLES, |element| {
            Written::of(element, title_default(kind))?.line()
        }),
        guid: guid(&fields, item),
        link: address(&fields, item, scope, kind),
        category: category::first(&fields),
        copyright: fields.find(&RIGHTS, |element| {
            Written::of(element, Default::PlainIfInDoubt)?.line()
        }),
        ..Draft::default()
    };
    read_text(&fields, scope, kind, &mut draft);
    read_dates(&fields, &mut draft);
    read_people(&fields, kind, &mut draft);
    draft.source = source(&fields);
    let core = if kind == FeedKind::Atom { "atom" } else { "rss" };
    for field in fields.unused().filter(|field| field.element.name() != "group") {
        signal::keep(
            &mut draft.signals,
            signal::name(field, core),
            signal::value(field.element),
        );
    }
    draft
}

fn title_default(kind: FeedKind) -> Default {
    match kind {
        FeedKind::Atom => Default::Plain,
        _ => Default::PlainIfInDoubt,
    }
}

fn text_default(kind: FeedKind) -> Default {
    match kind {
        FeedKind::Atom => Default::Plain,
        _ => Default::HtmlIfInDoubt,
    }
}

fn guid(fields: &Fields<'_>, item: Element<'_>) -> Option<String> {
    let text = |element: Element<'_>| Some(element.text().trim().to_owned()).filter(|text| !text.is_empty());
    let stated = fields.find(&[("", "guid"), ("", "id"), ("atom", "id")], text);
    stated.or_else(|| about(item))
}

/// The name of an item in RDF.
fn about(item: Element<'_>) -> Option<String> {
    let about = item.attribute_with_prefix("rdf", "about")?;
    Some(about.trim().to_owned()).filter(|about| !about.is_empty())
}

/// The address of the original: the best that the item has.
fn address(fields: &Fields<'_>, item: Element<'_>, scope: &Scope, kind: FeedKind) -> Option<String> {
    let written = |element: Element<'_>| link::web(scope.within(element).base.as_deref(), &element.text());
    let related = |suits: fn(Option<&str>) -> bool| {
        move |element: Element<'_>| {
            let is_alternate = element
                .attribute("rel")
                .is_none_or(|rel| rel.trim() == "alternate");
            let kind = element
                .attribute("type")
                .map(|kind| kind.trim().to_ascii_lowercase());
            let address = element
                .attribute("href")
                .filter(|_| is_alternate && suits(kind.as_deref()))?;
            link::web(scope.within(element).base.as_deref(), &address)
        }
    };
    let links: [Key; 2] = [("", "link"), ("atom", "link")];
    fields
        .find(&links, written)
        .or_else(|| fields.find(&links, related(|kind| kind.is_some_and(is_html))))
        .or_else(|| fields.find(&links, related(|kind| kind.is_none())))
        .or_else(|| fields.find(&links, related(|_| true)))
        .or_else(|| {
            fields
                .all(&[("", "guid"), ("", "id")])
                .find_map(|field| permalink(field.element, scope))
        })
        .or_else(|| link::web(None, &about(item).filter(|_| kind != FeedKind::Atom)?))
}

fn is_html(kind: &str) -> bool {
    kind.starts_with("text/html") || kind.starts_with("application/xhtml+xml")
}

/// A guid is an address if nothing says that it is none; a relative one only if something says that it is.
fn permalink(guid: Element<'_>, scope: &Scope) -> Option<String> {
    let stated = guid
        .attributes()
        .find(|attribute| attribute.name.eq_ignore_ascii_case("ispermalink"));
    match stated
        .map(|stated| stated.value.trim().to_ascii_lowercase())
        .as_deref()
    {
        Some("false") => None,
        Some("true") => link::web(scope.within(guid).base.as_deref(), &guid.text()),
        _ => link::web(None, &guid.text()),
    }
}

fn read_text(fields: &Fields<'_>, scope: &Scope, kind: FeedKind, draft: &mut Draft) {
    let read = |element: Element<'_>| {
        let blocks = Written::of(element, text_default(kind))?.blocks()?;
        let language = element.attribute_with_prefix("xml", "lang");
        Some((blocks, language.and_then(|language| scope::language(&language))))
    };
    let (text, is_full) = match fields.find(&CONTENTS, read) {
        Some(content) => (Some(content), true),
        None => (fields.find(&SUMMARIES, read), false),
    };
    let language = |element: Element<'_>| scope::language(&element.text());
    let own = text
        .as_ref()
        .and_then(|(_, own)| scope::language(own.as_deref()?));
    let stated = || fields.find(&[("dc", "language"), ("", "language")], language);
    draft.language = own.or_else(stated).or_else(|| scope.language.clone());
    let blocks = text.map(|(blocks, _)| blocks);
    match is_full {
        true => draft.content = blocks,
        false => draft.summary = blocks,
    }
}

fn read_dates(fields: &Fields<'_>, draft: &mut Draft) {
    let read = |element: Element<'_>| -> Option<Published> { date::read(&element.text()) };
    draft.published = fields.find(&PUBLISHED, read);
    draft.revised_at = fields.find(&REVISED, read);
    let created = fields.find(&CREATED, read);
    draft.first_created = created.map(|created| created.at);
    draft.published = draft.published.or(created);
}

/// Authors of the item, else of the feed that it was taken from; the reader of the draft adds those of its own feed.
fn read_people(fields: &Fields<'_>, kind: FeedKind, draft: &mut Draft) {
    draft.authors = person::authors(fields);
    if draft.authors.is_empty() {
        let sources = fields.all(&[("", "source"), ("atom", "source")]);
        let authors = sources.map(|source| person::authors(&Fields::of(source.element, kind)));
        draft.authors = authors.flatten().collect();
    }
    if draft.authors.is_empty() {
        draft.contributors = person::contributors(fields);
    }
}

/// The name of the feed that the item was taken from; it is a signal as well where it says more.
fn source(fields: &Fields<'_>) -> Option<String> {
    fields
        .all(&[("", "source"), ("atom", "source")])
        .find_map(|field| {
            let title = field.element.children().find(|child| child.name() == "title");
            let name = match title {
                Some(title) => Written::of(title, Default::PlainIfInDoubt)?.line(),
                None => Some(one_line(&field.element.text())).filter(|name| !name.is_empty()),
            };
            if title.is_none() && field.element.attributes().next().is_none() {
                field.use_up();
            }
            name
        })
}
