//! What the annotator publishes of names that the authority does not know, and what it leaves alone.

mod sound;

use mediawire_domain::{
    annotate::{Annotator, PUBLISHED_CONFIDENCE, Text},
    authority::Authority,
    entity::EntityKind,
};

const AUTHORITY: &str = r#"{"kind":"PERSON","slug":"alberta-voss","name":"Alberta Voss","aliases":["Voss"],"offices":[{"title":"President of Ruritania"}]}
{"kind":"PLACE","slug":"ruritania","name":"Ruritania","demonyms":["Ruritanian"]}"#;

/// The words of this kind that readers are shown, in reading order.
fn published(kind: EntityKind, blocks: &[&str]) -> Vec<String> {
    let annotator = Annotator::new(&Authority::parse(AUTHORITY).expect("the list above is sound"));
    let text = Text { headline: "", blocks };
    let found = annotator.annotate(text);
    sound::assert_sound(text, &found);
    let mentions = found.mentions.iter().filter(|mention| {
        mention.confidence >= PUBLISHED_CONFIDENCE && found.entities[mention.entity].kind == kind
    });
    let words = mentions.map(|mention| &blocks[mention.span.block][mention.span.start..mention.span.end]);
    words.map(str::to_owned).collect()
}

fn people(blocks: &[&str]) -> Vec<String> {
    published(EntityKind::Person, blocks)
}

fn organisations(blocks: &[&str]) -> Vec<String> {
    published(EntityKind::Organisation, blocks)
}

mod organisations {
    use super::*;

    #[test]
    fn a_leader_alone_makes_no_organisation() {
        let blocks = [
            "The talks were held by the Tavrak leader on Monday.",
            "The director of Wessenholm was there.",
        ];
        assert!(organisations(&blocks).is_empty());
    }

    #[test]
    fn a_leader_is_enough_for_capitals() {
        assert_eq!(organisations(&["He met the TVK leader on Monday."]), ["TVK"]);
    }

    #[test]
    fn a_chief_minister_is_of_a_place() {
        assert!(organisations(&["It was opened by the Tavrak chief minister on Monday."]).is_empty());
    }

    #[test]
    fn a_chief_executive_makes_an_organisation() {
        let blocks = ["It was opened by the chief executive of Tavrak on Monday."];
        assert_eq!(organisations(&blocks), ["Tavrak"]);
    }

    #[test]
    fn a_word_of_a_name_is_a_short_name_only_where_it_acts() {
        let blocks = [
            "The Tavrak Mining Corporation said that it will close.",
            "Nobody went to Tavrak on Monday.",
            "There were reports that Tavrak said nothing.",
        ];
        assert_eq!(organisations(&blocks), ["Tavrak Mining Corporation", "Tavrak"]);
    }

    #[test]
    fn a_word_with_an_article_is_a_thing() {
        assert!(
            organisations(&["He spoke with the company of the Belzor, a broadcaster, on Monday."]).is_empty()
        );
    }

    #[test]
    fn an_acronym_of_a_thing_is_no_organisation() {
        let blocks = [
            "It rose by a tenth of Gross Tavrak Product (GTP) in May. The GTP is now at its highest.",
            "He is the General Officer Commanding (GOC) of the north, and the GOC has spoken.",
        ];
        assert!(organisations(&blocks).is_empty());
    }

    #[test]
    fn an_act_named_after_an_organisation_is_none() {
        let blocks = ["The Baltic Herring Council (BHC) met. It was set up by the BHC Act of 1994."];
        assert_eq!(organisations(&blocks), ["Baltic Herring Council", "BHC"]);
    }
}

mod people {
    use super::*;

    #[test]
    fn a_town_whose_words_both_stand_alone_is_nobody() {
        let blocks = [
            "The roads to Tavrak Belzor were closed, and Tavrak Belzor was dark.",
            "Nobody left Tavrak. Nobody left Belzor.",
        ];
        assert!(people(&blocks).is_empty());
    }

    #[test]
    fn a_name_inside_of_a_quotation_did_not_say_it() {
        let blocks = ["“We left Tavrak. In the evening Old Belzor was dark,” he said."];
        assert!(people(&blocks).is_empty());
    }

    #[test]
    fn a_word_that_is_a_place_elsewhere_is_no_surname() {
        let blocks = [
            "Minister Oskar Belzor spoke. The school in Belzor is closed.",
            "It was raining. Snow fell on Belzor at noon.",
        ];
        assert_eq!(people(&blocks), ["Oskar Belzor"]);
    }

    #[test]
    fn what_has_an_article_or_stands_in_the_plural_is_nobody() {
        let blocks = [
            "Minister Oskar Belzor spoke with Deputy Minister Jane Conclave. Then the Conclave was opened.",
            "The word “Belzor” is old. The Belzor government resigned.",
        ];
        assert_eq!(people(&blocks), ["Oskar Belzor", "Jane Conclave", "Belzor"]);
    }

    #[test]
    fn what_is_named_after_somebody_is_not_that_person() {
        for name in [
            "Voss Cabinet",
            "Alberta Voss Park",
            "Jane Okoro Scholarship",
            "Turkavel County",
        ] {
            let text = format!("On Monday the wardens of {name} said nothing.");
            assert!(people(&[&text]).is_empty(), "{name}");
        }
    }

    #[test]
    fn towns_and_clubs_are_told_by_how_they_begin() {
        for name in ["San Tavrak", "Puerto Belzor", "La Tavrak", "Ras Al Belzor"] {
            let text = format!("Meanwhile {name}, who won, celebrated. Then Belzor and Tavrak slept.");
            assert!(people(&[&text]).is_empty(), "{name}");
        }
        let blocks = ["It rained on the town of Tavrak Belzor, and later Belzor said so."];
        assert!(people(&blocks).is_empty());
    }

    #[test]
    fn a_title_of_a_work_is_nobody() {
        let blocks = ["She sang “Amor Tavrak” and then “Jane Okoro,” an old song."];
        assert!(people(&blocks).is_empty());
    }

    #[test]
    fn clergy_and_advocates_have_titles() {
        for title in ["Advocate", "Pastor", "Rabbi", "Barrister", "Maulana", "Madam"] {
            let text = format!("It was signed by {title} Tavro Belzik on Monday.");
            assert_eq!(people(&[&text]), ["Tavro Belzik"], "{title}");
        }
    }

    #[test]
    fn a_compound_before_a_name_is_no_part_of_it() {
        let blocks = ["He wrote to the Zurich-based Jane Okoro, a lawyer, on Monday."];
        assert!(!people(&blocks).iter().any(|name| name.contains("based")));
    }

    #[test]
    fn a_pageant_is_nobody() {
        assert!(people(&["She was crowned Miss Harmony Of The World on Monday."]).is_empty());
    }
}
