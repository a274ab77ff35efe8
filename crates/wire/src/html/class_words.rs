//! Words in the names that pages give their elements.

/// The words of a class or id in lower case: `relatedPosts_list` as `related`, `posts`, `list`.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut after_lower = false;
    for letter in name.chars() {
        let starts = !letter.is_ascii_alphanumeric() || (letter.is_ascii_uppercase() && after_lower);
        if starts && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if letter.is_ascii_alphanumeric() {
            word.push(letter.to_ascii_lowercase());
        }
        after_lower = letter.is_ascii_lowercase();
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Whether `phrase`, words with one space between, stands in `words`.
pub(super) fn contain(words: &[String], phrase: &str) -> bool {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    words.windows(phrase.len()).any(|window| window == phrase)
}
