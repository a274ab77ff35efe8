//! Whose words a text quotes, a behaviour at a time.

use mediawire_domain::{
    annotate::{Annotation, Annotator, Text},
    authority::Authority,
};

const AUTHORITY: &str = r#"{"kind":"ORGANISATION","slug":"united-nations","name":"United Nations","aliases":["UN"]}
{"kind":"PERSON","slug":"ada-lind","name":"Ada Lind","aliases":["Lind"]}
{"kind":"PERSON","slug":"sergey-lavrov","name":"Sergey Lavrov","aliases":["Lavrov"]}"#;

/// Each quote's speaker and words; indirect ones in brackets.
fn quotes(blocks: &[&str]) -> Vec<(String, String)> {
    let authority = Authority::parse(AUTHORITY).expect("the list above is sound");
    let found = Annotator::new(&authority).annotate(Text { headline: "", blocks });
    let Annotation { quotes, entities, .. } = found;
    let words = |quote: &mediawire_domain::annotate::FoundQuote| {
        let words = &blocks[quote.span.block][quote.span.start..quote.span.end];
        if quote.direct {
            words.to_owned()
        } else {
            format!("[{words}]")
        }
    };
    let speaker = |speaker: Option<usize>| {
        speaker
            .map_or("nobody", |speaker| &entities[speaker].name)
            .to_owned()
    };
    quotes
        .iter()
        .map(|quote| (speaker(quote.speaker), words(quote)))
        .collect()
}

fn says(sentence: &str, speaker: &str, words: &str) {
    let found = quotes(&[sentence]);
    assert_eq!(found, [(speaker.to_owned(), words.to_owned())], "{sentence}");
}

#[test]
fn the_speaker_may_be_an_apposition_or_have_one() {
    says(
        "Its chief, Sergey Lavrov, said that the bridge was safe.",
        "Sergey Lavrov",
        "[the bridge was safe]",
    );
    says(
        "Sergey Lavrov, of the UN in Bern, who did not vote, said that the bridge was safe.",
        "Sergey Lavrov",
        "[the bridge was safe]",
    );
    says(
        "“We shall count every bolt,” said its chief, Ada Lind.",
        "Ada Lind",
        "“We shall count every bolt,”",
    );
}

#[test]
fn a_post_after_the_name_is_the_speakers() {
    let words = "“We shall count every bolt,”";
    says(
        "“We shall count every bolt,” Ada Lind of the bridge board said.",
        "Ada Lind",
        words,
    );
}

#[test]
fn reported_words_are_a_whole_sentence() {
    says(
        "The bridge is closed, Lavrov told reporters.",
        "Sergey Lavrov",
        "[The bridge is closed]",
    );
    says(
        "The bridge is closed, Lavrov said on Tuesday.",
        "Sergey Lavrov",
        "[The bridge is closed]",
    );
    says(
        "The bridge will open, his lawyer Ada Lind said.",
        "Ada Lind",
        "[The bridge will open]",
    );
    assert!(quotes(&["Lavrov said bridges were safe."]).is_empty());
    assert!(quotes(&["Bridges, which he had built, and Lavrov told old stories."]).is_empty());
}

#[test]
fn a_fragment_in_reported_words_is_a_quote_of_its_own() {
    let found = quotes(&["Lavrov said that the bridge was “safe for ten years”."]);
    let expected = ["[the bridge was “safe for ten years”]", "“safe for ten years”"];
    assert_eq!(
        found.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>(),
        expected
    );
}

#[test]
fn two_words_are_an_expression_unless_they_are_a_clause() {
    assert!(quotes(&["Lavrov praised the “dark fleet” again."]).is_empty());
    let found = quotes(&["Lavrov closed the bridge. “Until four,” he said, “nobody will cross it.”"]);
    let expected = ["“Until four,”", "“nobody will cross it.”"];
    assert!(
        found.iter().all(|(speaker, _)| speaker == "Sergey Lavrov"),
        "{found:?}"
    );
    assert_eq!(
        found.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>(),
        expected
    );
}

#[test]
fn a_speech_goes_on_over_paragraphs() {
    let blocks = [
        "“We have counted every bolt.",
        "“We have also read the reply,” Lavrov said.",
    ];
    let found = quotes(&blocks);
    assert_eq!(found.len(), 2);
    assert!(
        found.iter().all(|(speaker, _)| speaker == "Sergey Lavrov"),
        "{found:?}"
    );
}

#[test]
fn a_double_quotation_may_stand_inside_of_a_single_one() {
    says(
        "‘That is an “if” as big as this bridge,’ Lavrov said.",
        "Sergey Lavrov",
        "‘That is an “if” as big as this bridge,’",
    );
}

#[test]
fn marks_of_other_newsrooms_are_read() {
    says(
        "Lavrov told reporters: «The bridge is safe for ten years».",
        "Sergey Lavrov",
        "«The bridge is safe for ten years»",
    );
    says(
        "\"The bridge is safe for ten years,\" Lavrov posted.",
        "Sergey Lavrov",
        "\"The bridge is safe for ten years,\"",
    );
}
