//! The URL parts made from names and headlines.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower-case words of ASCII letters and digits joined by hyphens, at most 80 characters, cut at a word; accents are
/// folded and apostrophes dropped. Text in another script keeps its letters. Never empty: `untitled` stands for
/// nothing at all.
///
/// ```
/// assert_eq!(mediawire_domain::slug::slugify("Iran FM: Hezbollah’s Nasrallah"), "iran-fm-hezbollahs-nasrallah");
/// ```
pub fn slugify(text: &str) -> String {
    let folded: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '’' | '‘'))
        .flat_map(char::to_lowercase)
        .collect();
    let mut slug = String::new();
    for word in folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        let room = 80 - slug.len().min(80);
        if slug.is_empty() {
            slug.extend(word.chars().take(room));
        } else if word.len() < room {
            slug.push('-');
            slug.push_str(word);
        } else {
            break;
        }
    }
    if slug.is_empty() {
        "untitled".to_owned()
    } else {
        slug
    }
}
