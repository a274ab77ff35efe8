//! A web page as it was captured: its visible text, line by line.
//!
//! From top to bottom: the section's label; the headline; perhaps a date and a byline; the paragraphs; perhaps the
//! source and its address; the section's disclaimer under a heading; a list of recent posts, each with headline,
//! excerpt and time. Every line that is not white space is one element, and each is kept word for word.

mod article;
mod dateline;
mod disclaimer;
mod line;
mod recent_posts;
mod relative_time;
mod source_line;
mod stated_time;
#[cfg(test)]
mod tests;
mod written_date;

use mediawire_domain::{story::Story, timestamp::Timestamp};

use crate::Refusal;
use article::Article;

/// What is known of a page besides its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// When the page was captured; relative times count from here.
    pub captured_at: Timestamp,
    /// When the main article was published, in the operator's word: it goes before the page's own date.
    pub published_at: Option<Timestamp>,
    /// The slug of the section that the page belongs to.
    pub section: Option<String>,
    /// The source's name for stories that name none.
    pub source: Option<String>,
    /// BCP 47, in the operator's word.
    pub language: Option<String>,
}

/// What a page holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The main article and then the recent posts, in the page's order.
    pub items: Vec<Result<Story, Refused>>,
}

/// An item of a page that is not taken in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{item}: {reason}")]
pub struct Refused {
    /// Its headline, cut at 120 characters; "the page" where there is none.
    pub item: String,
    /// The [`Refusal::code`].
    pub code: &'static str,
    /// The [`Refusal`] in words.
    pub reason: String,
}

impl Refused {
    fn new(item: &str, refusal: &Refusal) -> Self {
        let item = match item.char_indices().nth(120) {
            Some((end, _)) => format!("{}…", &item[..end]),
            None => item.to_owned(),
        };
        Self {
            item,
            code: refusal.code(),
            reason: refusal.to_string(),
        }
    }
}

/// The stories of the page whose visible text is `text`. Refuses a page without text; whatever else is wrong is
/// refused item by item, beside the good ones.
pub fn parse(text: &str, capture: &Capture) -> Result<Page, Refusal> {
    let lines: Vec<&str> = line::visible(text).collect();
    if lines.is_empty() {
        return Err(Refusal::Empty);
    }
    let (above, list) = recent_posts::split_off(&lines, capture);
    let article = Article::read(above, capture);
    let main = article
        .story(capture)
        .map_err(|refusal| Refused::new(article.name(), &refusal));
    let posts = recent_posts::stories(list, &article.section, capture);
    Ok(Page {
        items: std::iter::once(main).chain(posts).collect(),
    })
}
