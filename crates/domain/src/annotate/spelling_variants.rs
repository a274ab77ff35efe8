//! The ways in which newspapers write one person's name.

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
    variants.truncate(MOST);
    variants
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
}
