//! Excerpts for teasers.

/// `text` as it is where it has at most `max_length` characters (code points); otherwise cut behind a word, with an
/// ellipsis that counts as one of them. A single word that is too long is cut inside.
pub fn excerpt(text: &str, max_length: usize) -> String {
    let Some((limit, _)) = text.char_indices().nth(max_length) else {
        return text.to_owned();
    };
    let room = text[..limit]
        .char_indices()
        .next_back()
        .map_or(0, |(last, _)| last);
    let kept = &text[..room];
    let ends_a_word = text[room..].starts_with(char::is_whitespace);
    let cut = if ends_a_word {
        room
    } else {
        kept.rfind(char::is_whitespace).unwrap_or(room)
    };
    let kept = kept[..cut]
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '…' | '–' | '—'));
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn what_fits_comes_back_as_it_is() {
        assert_eq!(
            excerpt("A received excerpt that was cut…", 32),
            "A received excerpt that was cut…"
        );
        assert_eq!(excerpt("", 5), "");
    }

    #[test]
    fn a_cut_falls_between_words_and_counts_the_ellipsis() {
        assert_eq!(excerpt("The talks, they said, failed", 12), "The talks…");
        assert_eq!(excerpt("The talks failed", 10), "The talks…");
        assert_eq!(excerpt("Überraschungen", 5), "Über…");
    }
}
