//! Which of an item's contents is its body.

use mediawire_domain::story::Body;

use super::{
    nitf,
    properties::{Properties, collapsed, text},
};
use crate::{markup, ninjs::plain, xml::Element};

/// What the content of an item says.
#[derive(Default)]
pub(super) struct Content {
    pub(super) body: Option<Body>,
    pub(super) headline: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) dateline: Option<String>,
    pub(super) language: Option<String>,
}

/// Reads one kind of content; `None` where it is another kind or has no text.
type Read = fn(Element<'_>) -> Option<Content>;

/// Takes the content that is read: HTML, else NITF, else data. The others are left over.
pub(super) fn content(properties: &mut Properties<'_>) -> Content {
    let kinds: [(&str, Read); 4] = [
        ("inlineXML", of_html),
        ("inlineXML", of_nitf),
        ("inlineData", of_data),
        ("inlineXML", of_text),
    ];
    let mut found = kinds
        .into_iter()
        .filter_map(|(name, read)| properties.find_map(name, read));
    found.next().unwrap_or_default()
}

fn root<'d>(inline: Element<'d>, name: &str) -> Option<Element<'d>> {
    let mut roots = inline.children();
    roots.find(|root| root.name().eq_ignore_ascii_case(name))
}

fn child<'d>(element: Element<'d>, name: &str) -> Option<Element<'d>> {
    let mut children = element.children();
    children.find(|child| child.name().eq_ignore_ascii_case(name))
}

fn of_html(inline: Element<'_>) -> Option<Content> {
    let kind = inline
        .attribute("contenttype")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let html = root(inline, "html");
    if html.is_none() && !kind.contains("html") {
        return None;
    }
    let body = html
        .and_then(|html| child(html, "body"))
        .or(html)
        .unwrap_or(inline);
    let title = html.and_then(|html| child(child(html, "head")?, "title"));
    Some(Content {
        body: Some(html_body(body)?),
        headline: title.and_then(text),
        language: html
            .and_then(|html| {
                html.attribute_with_prefix("xml", "lang")
                    .or(html.attribute("lang"))
            })
            .map(|language| language.into_owned()),
        ..Content::default()
    })
}

/// Paragraphs that preserve their space are the blocks word for word.
fn html_body(body: Element<'_>) -> Option<Body> {
    if body.children().all(is_verbatim) && collapsed_outside(body) {
        let blocks: Vec<_> = body.children().map(Element::text).collect();
        return Body::from_blocks(blocks.iter().map(|block| &**block));
    }
    of_markup(&body.inner_markup())
}

fn is_verbatim(paragraph: Element<'_>) -> bool {
    paragraph.name() == "p"
        && paragraph
            .attribute_with_prefix("xml", "space")
            .is_some_and(|space| space == "preserve")
        && paragraph.children().next().is_none()
}

/// Whether there is at least one paragraph, and no text between them.
fn collapsed_outside(body: Element<'_>) -> bool {
    let letters = |element: Element<'_>| collapsed(&element.text()).len();
    let inside: usize = body.children().map(|child| child.text().len()).sum();
    body.children().next().is_some() && (body.text().len() == inside || letters(body) == 0)
}

fn of_markup(html: &str) -> Option<Body> {
    Body::from_blocks(markup::blocks(html).iter().map(String::as_str))
}

fn of_nitf(inline: Element<'_>) -> Option<Content> {
    let article = nitf::article(root(inline, "nitf").unwrap_or(inline));
    let body = Body::from_blocks(article.blocks.iter().map(String::as_str))?;
    Some(Content {
        body: Some(body),
        headline: article.headline,
        byline: article.byline,
        dateline: article.dateline,
        language: None,
    })
}

fn of_data(inline: Element<'_>) -> Option<Content> {
    let kind = inline
        .attribute("contenttype")
        .unwrap_or_default()
        .to_ascii_lowercase();
    if inline
        .attribute("encoding")
        .is_some_and(|encoding| !encoding.is_empty())
    {
        return None;
    }
    let text = inline.text();
    let body = match kind.as_str() {
        kind if kind.contains("html") => of_markup(&text)?,
        kind if kind.is_empty() || kind.starts_with("text/plain") => plain(text.trim_matches(['\r', '\n']))?,
        _ => return None,
    };
    let body = Some(body);
    Some(Content {
        body,
        ..Content::default()
    })
}

/// Text without any element, which is HTML that somebody escaped.
fn of_text(inline: Element<'_>) -> Option<Content> {
    if inline.children().next().is_some() {
        return None;
    }
    let body = Some(of_markup(&inline.text())?);
    Some(Content {
        body,
        ..Content::default()
    })
}
