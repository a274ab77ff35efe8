//! What the annotator publishes of names that the authority does not know, and what it leaves alone.

mod sound;

use mediawire_domain::{
    annotate::{Annotation, Annotator, PUBLISHED_CONFIDENCE, Text},
    authority::Authority,
    entity::EntityKind,
};

const AUTHORITY: &str = r#"{"kind":"ORGANISATION","slug":"boeing","name":"Boeing"}
{"kind":"ORGANISATION","slug":"fifa","name":"FIFA"}
{"kind":"ORGANISATION","slug":"twitter","name":"Twitter"}
{"kind":"ORGANISATION","slug":"us-state-department","name":"US State Department","state":"united-states"}
{"kind":"PERSON","slug":"alberta-voss","name":"Alberta Voss","aliases":["Voss"],"offices":[{"title":"President of Ruritania"}]}
{"kind":"PERSON","slug":"kim-jong-un","name":"Kim Jong-un"}
{"kind":"PLACE","slug":"amman","name":"Amman"}
{"kind":"PLACE","slug":"jordan","name":"Jordan","ambiguous":[{"alias":"Jordan","needs":["Amman"]}],"demonyms":["Jordanian"]}
{"kind":"PLACE","slug":"ruritania","name":"Ruritania","demonyms":["Ruritanian"]}
{"kind":"PLACE","slug":"united-states","name":"United States","aliases":["US"],"demonyms":["American"]}"#;

fn annotate(blocks: &[&str]) -> Annotation {
    let annotator = Annotator::new(&Authority::parse(AUTHORITY).expect("the list above is sound"));
    let text = Text { headline: "", blocks };
    let found = annotator.annotate(text);
    sound::assert_sound(text, &found);
    found
}

/// The words of this kind that readers are shown, in reading order.
fn published(kind: EntityKind, blocks: &[&str]) -> Vec<String> {
    let found = annotate(blocks);
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
    fn a_channel_and_a_product_are_no_organisations() {
        let blocks = [
            "Writing on Twitter, he said that a Boeing 747-300 would leave for the FIFA World Cup.",
            "Twitter said that Boeing and FIFA agreed.",
        ];
        assert_eq!(organisations(&blocks), ["Twitter", "Boeing", "FIFA"]);
    }

    #[test]
    fn a_ministry_keeps_what_it_is_for() {
        let blocks = ["The Union Ministry of Culture and the Trade Ministry of Ruritania met on Monday."];
        assert_eq!(
            organisations(&blocks),
            ["Union Ministry of Culture", "Trade Ministry"]
        );
    }

    #[test]
    fn two_studies_are_of_one_institute() {
        let blocks = ["She left the Centre of Insect Physiology and Ecology on Monday."];
        assert_eq!(
            organisations(&blocks),
            ["Centre of Insect Physiology and Ecology"]
        );
    }

    #[test]
    fn two_fields_are_of_one_committee() {
        let blocks = ["He chairs the National Security and Foreign Policy Committee of the house."];
        assert_eq!(
            organisations(&blocks),
            ["National Security and Foreign Policy Committee"]
        );
    }

    #[test]
    fn a_small_word_of_a_name_is_inside_of_it() {
        let blocks =
            ["She taught at the Hamad bin Belzor School and the Costa del Tavrak Council on Monday."];
        assert_eq!(
            organisations(&blocks),
            ["Hamad bin Belzor School", "Costa del Tavrak Council"]
        );
    }

    #[test]
    fn an_initiative_is_weak() {
        assert!(organisations(&["It was agreed under the Greater Belzor Initiative on Monday."]).is_empty());
    }

    #[test]
    fn one_of_many_is_no_name() {
        assert!(organisations(&["It was decided by a Magistrate Court on Monday."]).is_empty());
    }

    #[test]
    fn members_in_capitals_are_no_organisation() {
        assert!(
            organisations(&["The bloc, made up of MKs, a party of few, said in a statement it won."])
                .is_empty()
        );
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
    fn a_surname_may_be_a_place_that_needs_company() {
        let blocks = ["The talks were led by Arturo Jordan Okoro, a lawyer, and by Maria Jordan, a nurse."];
        assert_eq!(people(&blocks), ["Arturo Jordan Okoro", "Maria Jordan"]);
    }

    #[test]
    fn a_pageant_is_nobody() {
        assert!(people(&["She was crowned Miss Harmony Of The World on Monday."]).is_empty());
    }
}

mod authority {
    use super::*;

    fn slugs(blocks: &[&str]) -> Vec<String> {
        let entities = annotate(blocks).entities.into_iter();
        entities.filter_map(|entity| entity.authority_slug).collect()
    }

    #[test]
    fn a_name_that_needs_company_needs_it_as_the_first_name_too() {
        assert!(slugs(&["On Monday Jordan dunked over the Lakers and the crowd rose."]).is_empty());
        assert_eq!(
            slugs(&["On Monday the king of Jordan returned to Amman and the crowd rose."]),
            ["jordan", "amman"]
        );
    }

    #[test]
    fn a_korean_given_name_may_be_hyphenated_joined_or_split() {
        for name in ["Kim Jong-un", "Kim Jong Un", "Kim Jongun"] {
            let text = format!("On Monday {name} spoke to the workers of the plant.");
            assert_eq!(slugs(&[&text]), ["kim-jong-un"], "{name}");
        }
    }

    #[test]
    fn a_secretary_of_state_is_of_the_state_department() {
        let found = annotate(&["The US Secretary of State Jane Okoro said that the talks were over."]);
        let offices: Vec<_> = found
            .mentions
            .iter()
            .filter_map(|it| it.role_organisation.as_deref())
            .collect();
        assert_eq!(offices, ["us-state-department"]);
    }
}
