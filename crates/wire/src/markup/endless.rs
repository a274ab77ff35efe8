//! Tags with so many attributes that looking for doubles among them would not end.

use std::borrow::Cow;

/// More attributes than a tag can need; the parser compares each with all before it.
const MAX_ATTRIBUTES: usize = 2_000;

/// Elements whose content is not markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// The markup without tags of more attributes than anybody writes.
pub(crate) fn without_endless_tags(html: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let piece = Piece::read(&html[start..]);
        at = start + piece.length;
        if piece.attributes > MAX_ATTRIBUTES {
            kept.push_str(&html[copied..start]);
            copied = at;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    kept.push_str(&html[copied..]);
    Cow::Owned(kept)
}

/// A tag, with the raw text behind it, a comment, or a lone `<`.
struct Piece {
    /// In bytes.
    length: usize,
    attributes: usize,
}

impl Piece {
    fn read(html: &str) -> Self {
        let (length, attributes) = if let Some(comment) = html.strip_prefix("<!--") {
            (comment.find("-->").map_or(html.len(), |end| 4 + end), 0)
        } else if html[1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '/') {
            tag(html.as_bytes())
        } else {
            (1, 0)
        };
        let length = match RAW.iter().find(|name| starts_with(&html[1..], name)) {
            Some(name) if attributes <= MAX_ATTRIBUTES => length + raw_text(&html[length..], name),
            _ => length,
        };
        Self { length, attributes }
    }
}

fn starts_with(text: &str, name: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() > name.len()
        && bytes[..name.len()].eq_ignore_ascii_case(name.as_bytes())
        && !bytes[name.len()].is_ascii_alphanumeric()
}

/// How long the text is up to the end tag.
fn raw_text(text: &str, name: &str) -> usize {
    let mut ends = text.match_indices("</").map(|(at, _)| at);
    ends.find(|at| starts_with(&text[at + 2..], name))
        .unwrap_or(text.len())
}

/// The length of a tag up to its `>`, and how many attributes begin in it.
fn tag(bytes: &[u8]) -> (usize, usize) {
    let (mut attributes, mut at, mut before) = (0, 1, b' ');
    while at < bytes.len() && bytes[at] != b'>' {
        let byte = bytes[at];
        if before == b'=' && matches!(byte, b'"' | b'\'') {
            let value = bytes[at + 1..].iter().position(|other| *other == byte);
            at = value.map_or(bytes.len(), |length| at + 1 + length);
            attributes += 1;
        } else if byte.is_ascii_whitespace() || byte == b'/' {
            attributes += usize::from(!before.is_ascii_whitespace());
        }
        before = if byte.is_ascii_whitespace() && before == b'=' {
            b'='
        } else {
            byte
        };
        at += 1;
    }
    ((at + 1).min(bytes.len()), attributes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_markup_is_not_touched() {
        let html = "a < b <p class='x y' title=\"1 > 2\">c<!-- <p --> <script>if (a<b) {}</script>";
        assert!(matches!(without_endless_tags(html), Cow::Borrowed(_)));
        let script = format!("<script>a<b {} </script>", "x ".repeat(5_000));
        assert!(matches!(without_endless_tags(&script), Cow::Borrowed(_)));
        let picture = format!("<img src=data:{}>", "a+b".repeat(50_000));
        assert!(matches!(without_endless_tags(&picture), Cow::Borrowed(_)));
    }

    #[test]
    fn a_tag_of_countless_attributes_goes() {
        for attribute in ["x ", "x=1\n", "/x", "x=\"1\""] {
            let html = format!("<p>a<b {}>c</b>", attribute.repeat(5_000));
            assert_eq!(without_endless_tags(&html), "<p>ac</b>", "{attribute}");
        }
    }
}
