use mediawire_domain::{
    excerpt::excerpt,
    timestamp::{TimePrecision, Timestamp},
};

use super::{Alternative, Frame, Publisher, attribute, language, lines, optional};
use crate::{
    item::{Item, Note, Reference},
    publish::{address::web_address, blocks, json_ld, moment},
};

const DESCRIPTION_CHARACTERS: usize = 200;

/// The page of one article. `alternatives` are the feeds that it is in and its own other formats.
pub fn article(item: &Item, publisher: &Publisher, alternatives: &[Alternative]) -> String {
    let description = excerpt(item.lede(), DESCRIPTION_CHARACTERS);
    let frame = Frame {
        title: &item.headline,
        description: &description,
        canonical: &item.url,
        publisher,
        alternatives,
        head: for_programs(item, publisher, &description),
        main: main(item),
    };
    frame.render()
}

/// Open Graph, whose words shared links are drawn from, and JSON-LD.
fn for_programs(item: &Item, publisher: &Publisher, description: &str) -> String {
    let (published, modified) = (item.published_at.to_string(), item.version_created.to_string());
    let properties = [
        ("og:type", Some("article")),
        ("og:title", Some(item.headline.as_str())),
        ("og:description", Some(description)),
        ("og:url", Some(&item.url)),
        ("og:site_name", Some(&publisher.name)),
        ("og:image", publisher.image_url.as_deref()),
        ("article:published_time", Some(&published)),
        ("article:modified_time", Some(&modified)),
        ("article:section", Some(&item.story.section.title)),
    ];
    let properties: String = properties.into_iter().filter_map(property).collect();
    let json_ld = json_ld::render(item, publisher);
    format!(
        "{properties}<script type=\"{}\">{json_ld}</script>\n",
        json_ld::MEDIA_TYPE
    )
}

fn property((name, content): (&str, Option<&str>)) -> Option<String> {
    let content = attribute(content?);
    Some(format!("<meta property=\"{name}\" content=\"{content}\">\n"))
}

fn main(item: &Item) -> String {
    let language = language(item.story.language.as_deref());
    let section = lines(&item.story.section.title);
    let headline = lines(&item.headline);
    let stand = stand(item);
    let body = blocks::html(item);
    let beside = [whole_text(item), notes(item), mentioned(item), foot(item)].concat();
    format!(
        "<article>\n<p class=\"section\">{section}</p>\n<h1{language}>{headline}</h1>\n{stand}\
         <div class=\"text\"{language}>\n{body}</div>\n{beside}</article>\n"
    )
}

/// Who wrote it, where and when.
fn stand(item: &Item) -> String {
    let byline = optional("<p>", item.story.byline.as_deref(), "</p>");
    let dateline = optional("<p>", item.separate_dateline(), "</p>");
    let precision = item.published_precision();
    let published = match precision {
        TimePrecision::Unknown => format!("Received {}", time(item.published_at, TimePrecision::Minute)),
        _ => time(item.published_at, precision),
    };
    let updated = if item.version > 1 {
        format!(" · updated {}", time(item.version_created, TimePrecision::Minute))
    } else {
        String::new()
    };
    format!("<div class=\"stand\">\n{byline}{dateline}<p>{published}{updated}</p>\n</div>\n")
}

/// An instant, for people and for programs.
pub(super) fn time(at: Timestamp, precision: TimePrecision) -> String {
    format!(
        "<time datetime=\"{at}\">{}</time>",
        moment::spelled(at, precision)
    )
}

/// Where a teaser's whole text is.
fn whole_text(item: &Item) -> String {
    let address = item.story.source_url.as_deref().and_then(web_address);
    match address.filter(|_| !item.is_full()) {
        Some(url) => format!(
            "<p class=\"section\">This is an excerpt. <a href=\"{}\">Read the whole text at its source</a></p>\n",
            attribute(&url)
        ),
        None => String::new(),
    }
}

fn notes(item: &Item) -> String {
    beside(
        "aside",
        "notes",
        "Notes of the desk",
        item.notes.iter().map(note).collect(),
    )
}

fn note(note: &Note) -> String {
    let at = time(note.at, TimePrecision::Minute);
    format!("<p>{} ({at})</p>\n", lines(&note.text))
}

fn mentioned(item: &Item) -> String {
    let links: String = item.references.iter().map(mention).collect();
    let list = if links.is_empty() {
        links
    } else {
        format!("<ul>\n{links}</ul>\n")
    };
    beside("section", "mentioned", "Mentioned", list)
}

fn mention(reference: &Reference) -> String {
    let (url, name) = (attribute(&reference.url), lines(&reference.name));
    format!("<li><a href=\"{url}\">{name}</a></li>\n")
}

/// A part with a heading of its own, unless there is nothing in it.
fn beside(element: &str, id: &str, heading: &str, content: String) -> String {
    if content.is_empty() {
        return content;
    }
    format!(
        "<{element} class=\"beside\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{heading}</h2>\n{content}</{element}>\n"
    )
}

fn foot(item: &Item) -> String {
    let story = &item.story;
    let content = [
        optional("<p>", story.section.disclaimer.as_deref(), "</p>"),
        optional("<p>Original headline: ", item.original_headline(), "</p>"),
        optional("<p>", item.rights().as_deref(), "</p>"),
        source(item),
    ]
    .concat();
    if content.is_empty() {
        content
    } else {
        format!("<footer>\n{content}</footer>\n")
    }
}

fn source(item: &Item) -> String {
    let stated = item.story.source_url.as_deref();
    let address = stated.map(|stated| match web_address(stated) {
        Some(url) => format!("<a href=\"{}\">{}</a>", attribute(&url), lines(stated)),
        None => lines(stated),
    });
    let name = item.story.source.as_deref().map(lines);
    let parts: Vec<String> = [name, address].into_iter().flatten().collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!("<p>Source: {}</p>\n", parts.join(", "))
    }
}
