//! The main article of a captured page: section label, headline, text, source, disclaimer.

use mediawire_domain::{
    slug::slugify,
    story::{Body, Published, SectionLabel, Story},
    timestamp::TimePrecision,
};

use super::{
    dateline, disclaimer,
    line::{ends_a_sentence, ends_with_full_stop, is_within},
    source_line::Source,
    stated_time,
};
use crate::{Capture, Refusal};

/// An article's lines, each in its place.
pub(super) struct Article<'a> {
    pub(super) section: SectionLabel,
    headline: Option<&'a str>,
    text: &'a [&'a str],
    source: Source<'a>,
}

impl<'a> Article<'a> {
    pub(super) fn read(lines: &'a [&'a str], capture: &Capture) -> Self {
        let (lines, source_below) = Source::split_off(lines);
        let label = label(lines, capture);
        let lines = &lines[usize::from(label.is_some())..];
        let mut section = capture.section(label);
        let end = disclaimer::heading(lines, &section.title).unwrap_or(lines.len());
        let fine_print = lines.get(end + 1..).unwrap_or_default();
        section.disclaimer = (!fine_print.is_empty()).then(|| fine_print.join("\n\n"));
        let (headline, text) = split_headline(&lines[..end]);
        let (text, source) = Source::split_off(text);
        Self {
            section,
            headline,
            text,
            source: source.or(source_below),
        }
    }

    /// What a report calls this.
    pub(super) fn name(&self) -> &'a str {
        self.headline.unwrap_or("the page")
    }

    pub(super) fn story(&self, capture: &Capture) -> Result<Story, Refusal> {
        let headline = self.headline()?;
        let Preface {
            byline,
            published,
            paragraphs,
        } = Preface::read(self.text, capture)?;
        let body = Body::from_blocks(paragraphs.iter().copied());
        let body = body.ok_or(Refusal::NoBody("there is no text under the headline"))?;
        let source = self.source.name.map(str::to_owned);
        Ok(Story {
            byline: byline.map(str::to_owned),
            dateline: paragraphs
                .first()
                .and_then(|lede| dateline::read(lede))
                .map(str::to_owned),
            language: capture.language.clone(),
            source: source.or_else(|| capture.source.clone()),
            source_url: self.source.url.map(str::to_owned),
            published,
            ..Story::new(self.section.clone(), headline.to_owned(), body)
        })
    }

    fn headline(&self) -> Result<&'a str, Refusal> {
        match self.headline {
            Some(headline) => Ok(headline),
            None if self.text.is_empty() => Err(Refusal::NoBody("there is no article on it")),
            None => Err(Refusal::NoHeadline("the text begins without one")),
        }
    }
}

/// The section's label where the first line is one: a short line above a headline. Without a word from the operator
/// or a disclaimer that confirms it, the line below it must not read as a paragraph, for then the short line is the
/// headline of a page without a label.
fn label<'a>(lines: &[&'a str], capture: &Capture) -> Option<&'a str> {
    let (first, rest) = lines.split_first()?;
    let is_given = || {
        capture
            .section
            .as_ref()
            .is_some_and(|slug| *slug == slugify(first))
    };
    let is_confirmed = || disclaimer::heading(rest, first).is_some();
    let is_above_headline = || rest.first().is_some_and(|next| reads_as_headline(next));
    (has_label_form(first) && (is_given() || is_confirmed() || is_above_headline())).then_some(*first)
}

fn has_label_form(line: &str) -> bool {
    is_within(line, 5, 40) && !ends_a_sentence(line) && !line.ends_with([':', ',', ';'])
}

fn reads_as_headline(line: &str) -> bool {
    is_within(line, 30, 160) && !ends_with_full_stop(line) && !is_preface(line)
}

/// The headline and the lines under it. Where the first line is a paragraph or a date, the headline is missing and all
/// lines are text.
fn split_headline<'l, 'a>(lines: &'l [&'a str]) -> (Option<&'a str>, &'l [&'a str]) {
    match lines {
        [first, rest @ ..] if !is_paragraph(first) && !is_preface(first) => (Some(first), rest),
        _ => (None, lines),
    }
}

/// Beyond doubt: some headlines are sentences with a full stop, but those are short.
fn is_paragraph(line: &str) -> bool {
    !is_within(line, 60, 300) || (ends_with_full_stop(line) && !is_within(line, 12, 120))
}

/// A headline may well begin with "Source:", but none is an address.
fn is_preface(line: &str) -> bool {
    let is_address = || Source::read(line).is_some_and(|source| source.name.is_none());
    is_byline(line) || stated_time::is_one(line) || is_address()
}

/// "By" and a name, or "By the" and a desk's.
fn is_byline(line: &str) -> bool {
    let name = line
        .split_once(char::is_whitespace)
        .filter(|(by, _)| by.eq_ignore_ascii_case("by"))
        .map(|(_, name)| name);
    name.is_some_and(|name| {
        let is_name = name
            .trim_start()
            .trim_start_matches("the ")
            .starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
        is_name && is_within(name, 12, 100) && !ends_a_sentence(name)
    })
}

/// What stands between headline and text.
#[derive(Default)]
struct Preface<'a> {
    byline: Option<&'a str>,
    published: Option<Published>,
    paragraphs: &'a [&'a str],
}

impl<'a> Preface<'a> {
    /// The operator's word on the time goes before the page's.
    fn read(lines: &'a [&'a str], capture: &Capture) -> Result<Self, Refusal> {
        let given = capture.published_at.map(|at| Published {
            at,
            precision: TimePrecision::Second,
        });
        let mut preface = Self {
            published: given,
            paragraphs: lines,
            ..Self::default()
        };
        while let [line, rest @ ..] = preface.paragraphs {
            if is_byline(line) {
                preface.byline = preface.byline.or(Some(line));
            } else if let Some(time) = stated_time::read(line, capture.captured_at) {
                preface.published = preface
                    .published
                    .map_or_else(|| time.map(Some), |known| Ok(Some(known)))?;
            } else {
                break;
            }
            preface.paragraphs = rest;
        }
        Ok(preface)
    }
}
