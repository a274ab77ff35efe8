//! The disclaimer that a section prints under each of its stories.

use super::line::{ends_a_sentence, is_within};

const MOST_PARAGRAPHS: usize = 3;

/// Where the disclaimer's heading stands in `lines`, which begin with the story's headline.
///
/// It is a short line near the end that names the section, or just "Disclaimer". A story may have headings of its own
/// that hold the section's name ("Domestic politics" in Politics). What is cut here by mistake is lost to the story,
/// so that a heading may add no more words than the section's name has, and beside a name of one word the text below
/// has to print that name too.
pub(super) fn heading(lines: &[&str], section: &str) -> Option<usize> {
    let nearest = lines.len().saturating_sub(MOST_PARAGRAPHS + 1).max(1);
    (nearest..lines.len()).rev().find(|&index| {
        let (line, below) = (lines[index], &lines[index + 1..]);
        is_heading(line) && (is_plain(line) || names_the_section(line, below, section))
    })
}

fn is_heading(line: &str) -> bool {
    is_within(line, 10, 80) && !ends_a_sentence(line)
}

fn is_plain(line: &str) -> bool {
    line.trim_end_matches(':').eq_ignore_ascii_case("disclaimer")
}

fn names_the_section(line: &str, below: &[&str], section: &str) -> bool {
    let (line_words, section_words) = (words(&line.to_lowercase()), words(&section.to_lowercase()));
    let added = line_words.len().saturating_sub(section_words.len());
    let holds_it = line_words
        .windows(section_words.len().max(1))
        .any(|part| part == section_words);
    let is_certain = added == 0 || section_words.len() > 1;
    holds_it
        && added <= section_words.len()
        && (is_certain || below.iter().any(|text| text.contains(section)))
}

fn words(line: &str) -> Vec<String> {
    line.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_finds(lines: &[&str], section: &str, heading_at: Option<usize>) {
        assert_eq!(heading(lines, section), heading_at, "{lines:?}");
    }

    #[test]
    fn a_short_line_that_names_the_section_heads_the_disclaimer() {
        for line in [
            "World Desk",
            "WORLD DESK",
            "The Courier World Desk",
            "World Desk: disclaimer",
            "Disclaimer",
        ] {
            assert_finds(
                &["A headline", "Text.", line, "We only reprint."],
                "World Desk",
                Some(2),
            );
        }
        assert_finds(&["A headline", "Text.", "World Desk"], "World Desk", Some(2));
    }

    #[test]
    fn a_story_keeps_its_own_headings() {
        let story = [
            "A headline",
            "Text.",
            "Domestic politics",
            "They were lively.",
            "Nobody resigned.",
        ];
        assert_finds(&story, "Politics", None);
        assert_finds(&["A headline", "Around the World", "It went."], "World", None);
        let long = ["A headline", "World Desk", "One.", "Two.", "Three.", "Four."];
        assert_finds(&long, "World Desk", None);
    }

    #[test]
    fn a_sentence_or_the_headline_is_no_heading() {
        assert_finds(
            &["World Desk", "Text.", "More on the World Desk."],
            "World Desk",
            None,
        );
    }

    #[test]
    fn a_one_word_section_is_named_by_the_text_below() {
        let lines = [
            "A headline",
            "Text.",
            "Courier Politics",
            "Stories in Politics are reprints.",
        ];
        assert_finds(&lines, "Politics", Some(2));
    }
}
