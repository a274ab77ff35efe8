use std::borrow::Cow;

use quick_xml::escape::{escape, partial_escape};

use crate::item::Item;

/// A body as HTML that is XML too: every block a paragraph, every line break in one a `br`.
pub(super) fn html(item: &Item) -> String {
    let direction = direction(item.story.language.as_deref());
    item.story
        .body
        .blocks()
        .map(|block| paragraph(block, direction))
        .collect()
}

fn paragraph(block: &str, direction: Option<&str>) -> String {
    let attribute = direction.map_or_else(String::new, |direction| format!(" dir=\"{direction}\""));
    format!("<p{attribute}>{}</p>\n", lines(block))
}

/// Text in HTML; a bare line break would be read as a space there.
pub(super) fn lines(text: &str) -> String {
    partial_escape(text.replace("\r\n", "\n")).replace('\n', "<br/>")
}

/// Text between the quotes of an attribute.
pub(super) fn attribute(text: &str) -> Cow<'_, str> {
    escape(text)
}

/// `rtl` for languages that are written from right to left, which a reader's program may not know.
pub(super) fn direction(language: Option<&str>) -> Option<&'static str> {
    let mut subtags = language?.split('-');
    let primary = subtags.next()?.to_ascii_lowercase();
    let is_in_latin = subtags.any(|subtag| subtag.eq_ignore_ascii_case("latn"));
    let right_to_left = [
        "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi",
    ];
    (!is_in_latin && right_to_left.contains(&&*primary)).then_some("rtl")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_block_stay_lines() {
        assert_eq!(lines("a < b\r\n\"c\" & d"), "a &lt; b<br/>\"c\" &amp; d");
    }

    #[test]
    fn languages_from_right_to_left_are_marked() {
        assert_eq!(direction(Some("fa-IR")), Some("rtl"));
        assert_eq!(direction(Some("ar-Latn")), None);
        assert_eq!(direction(Some("en")), None);
        assert_eq!(direction(None), None);
    }
}
