//! The ways in which newspapers write one person's name.

use super::lexicon::{self, Classes};

/// First names and parts of names that are one name in other spellings.
const GROUPS: &[&[&str]] = &[
    &["Aleksandr", "Alexander", "Alexandr"],
    &["Aleksei", "Alexei", "Alexey"],
    &["Ahmad", "Ahmed"],
    &["Abdallah", "Abdullah", "Abdulla"],
    &["Dmitry", "Dmitriy", "Dimitri"],
    &["Ebrahim", "Ibrahim"],
    &["Evgeny", "Yevgeny", "Evgeniy", "Yevgeniy"],
    &["Hassan", "Hasan"],
    &["Hussein", "Hussain", "Hossein", "Husayn"],
    &["Kasym-Jomart", "Kassym-Jomart"],
    &["Mikhail", "Mikhael", "Michail"],
    &["Mohammed", "Muhammad", "Mohamed", "Mohammad", "Muhammed"],
    &["Mustafa", "Mostafa"],
    &["Nikolai", "Nikolay"],
    &["Omar", "Umar"],
    &["Osama", "Usama"],
    &["Saeed", "Said", "Saeid"],
    &["Sergei", "Serguei", "Sergej"],
    &["Sheikh", "Shaikh", "Sheik"],
    &["Viktor", "Victor"],
    &["Vladimir", "Wladimir"],
    &["Yousef", "Yusuf", "Youssef", "Yousuf"],
    &["Yulia", "Julia", "Yuliya"],
    &["Yuri", "Iouri", "Juri"],
];

/// Beginnings of surnames that are written in many ways.
const ARTICLES: &[&str] = &["al-", "Al-", "al ", "Al ", "el-", "El-"];

/// A name has no more variants than this.
const MOST: usize = 12;

/// Other spellings of a person's full name: "Mohamed al-Menfi" for "Mohammed Al Menfi". None for a single word.
pub(super) fn of_person(name: &str) -> Vec<String> {
    let mut variants = Vec::new();
    if !name.contains(' ') {
        return variants;
    }
    for article in ARTICLES {
        if let Some((before, after)) = name.split_once(&format!(" {article}")) {
            let others = ARTICLES.iter().filter(|other| *other != article);
            variants.extend(others.map(|other| format!("{before} {other}{after}")));
            break;
        }
    }
    let first = name.split(' ').next().unwrap_or_default();
    let rest = &name[first.len()..];
    for group in GROUPS.iter().filter(|group| group.contains(&first)) {
        let others = group.iter().filter(|other| **other != first);
        variants.extend(others.map(|other| format!("{other}{rest}")));
    }
    variants.extend(of_given_name(name));
    variants.truncate(MOST);
    variants
}

/// "Kim Jongun" for "Kim Jong-un" and "Kim Jong Un"; "Chen Guo-liang" for "Chen Guoliang".
fn of_given_name(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split([' ', '-']).collect();
    let family = lexicon::classes(&words[0].to_lowercase());
    if !family.meets(Classes::FAMILY_FIRST.or(Classes::FAMILY_MAYBE_FIRST)) {
        return Vec::new();
    }
    match words[..] {
        [family, first, second] if first.is_ascii() && second.is_ascii() => {
            vec![format!("{family} {first}{}", second.to_lowercase())]
        }
        [family, given] => splits(given)
            .map(|(first, second)| format!("{family} {first}-{second}"))
            .collect(),
        _ => Vec::new(),
    }
}

/// Where a given name may be cut: both parts are a consonant or more and a vowel.
fn splits(given: &str) -> impl Iterator<Item = (&str, &str)> {
    let vowel = |letter: u8| b"aeiou".contains(&letter.to_ascii_lowercase());
    let cuts = given
        .as_bytes()
        .windows(2)
        .enumerate()
        .filter(move |(_, pair)| !vowel(pair[1]));
    let cuts = cuts.map(|(index, _)| index + 1).filter(|_| given.is_ascii());
    let parts = cuts.map(|cut| given.split_at(cut));
    parts.filter(move |(first, second)| first.bytes().any(vowel) && second.bytes().any(vowel))
}

#[cfg(test)]
mod tests {
    use super::of_person;

    #[test]
    fn a_first_name_and_an_article_vary_and_a_single_word_does_not() {
        assert!(of_person("Mohammed Okoro").contains(&"Mohamed Okoro".to_owned()));
        assert!(of_person("Omar al-Bashir").contains(&"Omar El-Bashir".to_owned()));
        assert!(of_person("Mohammed").is_empty());
    }

    #[test]
    fn a_korean_or_chinese_given_name_is_joined_or_cut() {
        assert_eq!(of_person("Kim Jong-un"), ["Kim Jongun"]);
        assert_eq!(of_person("Kim Jong Un"), ["Kim Jongun"]);
        assert!(of_person("Chen Guoliang").contains(&"Chen Guo-liang".to_owned()));
        assert!(of_person("Jane Guoliang").is_empty());
    }
}
