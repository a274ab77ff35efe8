//! The dateline at the beginning of a story: "PRAGUE, April 8 — …".

/// What stands before the dash when that is a dateline: it begins with a place in capitals, and a new sentence follows
/// the dash. Datelines in scripts without capitals are not told from text.
pub(super) fn read(paragraph: &str) -> Option<&str> {
    let (dateline, text) = split_at_dash(paragraph)?;
    let before = |mark: &str| dateline.split(mark).next().unwrap_or(dateline);
    let is_dateline = [",", " (", ". "]
        .into_iter()
        .any(|mark| is_in_capitals(before(mark)));
    let begins_anew = text
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(|c| !c.is_lowercase());
    (is_dateline && begins_anew).then_some(dateline)
}

/// Initials ("EU", "U.S.") are too short to be a place.
fn is_in_capitals(place: &str) -> bool {
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    letters > 2 && !place.chars().any(char::is_lowercase) && place.chars().any(char::is_uppercase)
}

/// Around the first dash within the length of a dateline. Only the long dash does without spaces around it.
fn split_at_dash(paragraph: &str) -> Option<(&str, &str)> {
    let end = paragraph
        .char_indices()
        .nth(80)
        .map_or(paragraph.len(), |(end, _)| end);
    let dashes = ["—", " – ", " - ", " -- "];
    let (start, dash) = dashes
        .iter()
        .filter_map(|dash| Some((paragraph[..end].find(dash)?, dash)))
        .min()?;
    Some((paragraph[..start].trim_end(), &paragraph[start + dash.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_capitals_before_a_dash_is_a_dateline() {
        assert_eq!(
            read("PRAGUE, April 8 — The two presidents met."),
            Some("PRAGUE, April 8")
        );
        assert_eq!(read("TEHRAN (Agency) – “No,” he said."), Some("TEHRAN (Agency)"));
        assert_eq!(
            read("NEW YORK, Sept. 24 (Agency) - Delegates met."),
            Some("NEW YORK, Sept. 24 (Agency)")
        );
        assert_eq!(read("VIENNA. 8 April – It rained."), Some("VIENNA. 8 April"));
        assert_eq!(read("ŘÍP—Nobody came."), Some("ŘÍP"));
    }

    #[test]
    fn text_with_a_dash_is_no_dateline() {
        for text in [
            "NATO – the alliance of thirty – met.",
            "Prague — the capital — slept.",
            "EU – Iran talks went on.",
            "COVID-19 spread.",
            "ROME",
            "دیپلمات‌ها – دیروز",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
