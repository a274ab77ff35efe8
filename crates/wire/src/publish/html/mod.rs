//! Pages for people: one article, and a feed's page. They work without scripts, in the light and in the dark, by
//! keyboard and by ear. They stand in English around texts that say which language they are in.
//!
//! | here | there |
//! |---|---|
//! | headline, text | `h1` and paragraphs with their own `lang` and `dir` |
//! | byline, dateline, instants | above the text; the instants in `time` |
//! | reference | a link under "Mentioned" |
//! | notes of the desk | an `aside` behind the text |
//! | disclaimer, sender's headline, rights, source and its address | at the foot of the article |
//! | address | `link rel="canonical"` and Open Graph |
//! | all that, for programs | [JSON-LD](super::json_ld) in the article's head |
//! | a feed's other pages | `link` and `a` with `prev` and `next` |
//! | a tombstone | nothing: there is nothing for people to read |

mod article;
mod list;

use super::{
    Alternative, Publisher,
    blocks::{attribute, direction, lines},
};

/// What a server says it is.
pub const CONTENT_TYPE: &str = "text/html; charset=utf-8";

/// The same without its parameter, for links.
pub const MEDIA_TYPE: &str = "text/html";

/// The style sheet that stands in every page, exactly as it stands there: a content security policy may allow it by
/// its digest.
pub const STYLE: &str = include_str!("style.css");

pub use article::article;
pub use list::list;

/// What stands around a page's own content.
struct Frame<'a> {
    title: &'a str,
    description: &'a str,
    canonical: &'a str,
    publisher: &'a Publisher,
    alternatives: &'a [Alternative<'a>],
    /// More for the head, in HTML.
    head: String,
    /// In HTML.
    main: String,
}

impl Frame<'_> {
    fn render(&self) -> String {
        let head = self.head();
        let Self { publisher, main, .. } = self;
        let (url, name) = (attribute(&publisher.url), lines(&publisher.name));
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n{head}</head>\n<body>\n\
             <header class=\"site\"><a href=\"{url}\">{name}</a></header>\n\
             <main>\n{main}</main>\n</body>\n</html>\n"
        )
    }

    fn head(&self) -> String {
        let alternatives: String = self.alternatives.iter().map(alternative).collect();
        let (title, description) = (attribute(self.title), attribute(self.description));
        let canonical = attribute(self.canonical);
        format!(
            "<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>{title}</title>\n\
             <meta name=\"description\" content=\"{description}\">\n\
             <link rel=\"canonical\" href=\"{canonical}\">\n\
             {alternatives}{}<style>{STYLE}</style>\n",
            self.head
        )
    }
}

fn alternative(alternative: &Alternative) -> String {
    let [media_type, title, url] =
        [alternative.media_type, alternative.title, alternative.url].map(attribute);
    format!("<link rel=\"alternate\" type=\"{media_type}\" title=\"{title}\" href=\"{url}\">\n")
}

/// An element around text, or nothing without text.
fn optional(open: &str, text: Option<&str>, close: &str) -> String {
    text.map_or_else(String::new, |text| format!("{open}{}{close}\n", lines(text)))
}

/// The attributes of an element whose text is in this language.
fn language(tag: Option<&str>) -> String {
    match tag {
        Some(tag) => {
            let direction = direction(Some(tag)).unwrap_or("ltr");
            format!(" lang=\"{}\" dir=\"{direction}\"", attribute(tag))
        }
        None => " lang=\"\" dir=\"auto\"".to_owned(),
    }
}
