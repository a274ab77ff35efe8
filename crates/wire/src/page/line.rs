//! A captured page's lines and what their shape tells.

/// The lines that show something, without the white space around them. Ends at every line break that Unicode knows:
/// none of those belongs into a paragraph.
pub(super) fn visible(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'])
        .map(str::trim)
        .filter(|line| !line.chars().all(is_invisible))
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether `line` has at most so many words and so many characters. Looks no further than that.
pub(super) fn is_within(line: &str, words: usize, characters: usize) -> bool {
    line.chars().nth(characters).is_none() && line.split_whitespace().nth(words).is_none()
}

/// Whether `line` ends as a sentence does, quotes and brackets after it not counted.
pub(super) fn ends_a_sentence(line: &str) -> bool {
    let end = without_closing_quotes(line);
    end.ends_with(['!', '?', '…', '！', '？', '؟']) || ends_with_full_stop(line)
}

/// Whether `line` ends with a full stop, as headlines do not. The one of initials ("the U.S.") is none.
pub(super) fn ends_with_full_stop(line: &str) -> bool {
    let end = without_closing_quotes(line);
    let last_word = end.rsplit(char::is_whitespace).next().unwrap_or(end);
    let is_initials = last_word.matches('.').count() > 1 && !last_word.ends_with("..");
    end.ends_with(['.', '。', '۔', '।']) && !is_initials
}

fn without_closing_quotes(line: &str) -> &str {
    line.trim_end_matches(['"', '\'', '”', '’', '»', '“', ')', ']', '」'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_break_ends_a_line_and_blank_lines_are_dropped() {
        let text = "one\r\n\r\n \u{A0}\t\n  two  words \rthree\u{2028}\u{200B}\nfour\u{C}";
        assert_eq!(
            visible(text).collect::<Vec<_>>(),
            ["one", "two  words", "three", "four"]
        );
    }

    #[test]
    fn initials_do_not_end_a_sentence() {
        assert!(ends_with_full_stop("He said: “No.”"));
        assert!(ends_with_full_stop("他说没有。"));
        assert!(!ends_with_full_stop("Sanctions worry the U.S."));
        assert!(!ends_with_full_stop("Who pays?"));
        assert!(ends_a_sentence("Who pays?"));
    }
}
