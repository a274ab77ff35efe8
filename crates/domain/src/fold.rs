//! Folding: what two spellings of one name have in common.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower case, without accents and punctuation, one space between words: `Kim Jong-un` and `KIM JONG UN` fold to the
/// same. Dropping apostrophes keeps `Mar'a` one word; every other mark parts words.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            folded.push(c);
        } else if !is_combining_mark(c) && !matches!(c, '\'' | '’' | '‘') && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn spellings_of_a_name_fold_to_the_same() {
        assert_eq!(fold("  Kim Jong-un "), fold("KIM JONG UN"));
        assert_eq!(fold("Côte d’Ivoire"), "cote divoire");
        assert_eq!(fold("“”"), "");
    }
}
