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

use mediawire_domain::story::Delivery;

use crate::{Capture, Reading, Refusal, Refused};
use article::Article;

/// The stories of the page whose visible text is `text`. Refuses a page without text; whatever else is wrong is
/// refused item by item, beside the good ones.
pub fn parse(text: &str, capture: &Capture) -> Result<Reading, Refusal> {
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
    let stories = std::iter::once(main).chain(posts);
    Ok(stories.map(|story| story.map(Delivery::from)).collect())
}
