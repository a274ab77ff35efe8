//! What the annotator makes of treaties: their names, descriptions and lineage, a behaviour at a time.

use mediawire_domain::{
    annotate::{Annotation, Annotator, MentionKind, Text},
    authority::Authority,
    claim::{ClaimPredicate, Modality},
    entity::EntityKind,
    span::{Span, TextPart},
};

const AUTHORITY: &str = r#"{"kind":"PERSON","slug":"sergey-lavrov","name":"Sergey Lavrov","aliases":["Lavrov"],"offices":[{"title":"Foreign Minister of Russia"}]}
{"kind":"PLACE","slug":"china","name":"China","demonyms":["Chinese"],"iso":"CN"}
{"kind":"PLACE","slug":"japan","name":"Japan","demonyms":["Japanese"],"iso":"JP"}
{"kind":"PLACE","slug":"lausanne","name":"Lausanne"}
{"kind":"PLACE","slug":"minsk","name":"Minsk"}
{"kind":"PLACE","slug":"mongolia","name":"Mongolia","demonyms":["Mongolian"],"iso":"MN"}
{"kind":"PLACE","slug":"north-korea","name":"North Korea","demonyms":["North Korean"],"iso":"KP"}
{"kind":"PLACE","slug":"russia","name":"Russia","demonyms":["Russian"],"iso":"RU"}
{"kind":"PLACE","slug":"soviet-union","name":"Soviet Union","demonyms":["Soviet"]}
{"kind":"PLACE","slug":"united-states","name":"United States","aliases":["US"],"demonyms":["American"],"iso":"US"}
{"kind":"TREATY","slug":"japan-us-security","name":"Treaty of Mutual Cooperation and Security between the United States and Japan","year":1960,"parties":["japan","united-states"]}
{"kind":"TREATY","slug":"minsk-agreements","name":"Minsk agreements"}
{"kind":"TREATY","slug":"new-start","name":"New START Treaty","aliases":["New START"],"year":2010}
{"kind":"TREATY","slug":"salt-i","name":"SALT I","year":1972}
{"kind":"TREATY","slug":"salt-ii","name":"SALT II","year":1979}
{"kind":"TREATY","slug":"sino-north-korean","name":"Sino–North Korean Treaty of Friendship, Co-operation and Mutual Assistance","year":1961,"parties":["china","north-korea"]}
{"kind":"TREATY","slug":"soviet-north-korean","name":"Soviet–North Korean Treaty of Friendship, Co-operation and Mutual Assistance","year":1961,"parties":["north-korea","soviet-union"]}
{"kind":"TREATY","slug":"start-i","name":"START I","year":1991}
{"kind":"TREATY","slug":"strategic-partnership","name":"Treaty on Comprehensive Strategic Partnership between North Korea and Russia","year":2024,"parties":["north-korea","russia"]}
{"kind":"TREATY","slug":"treaty-of-lausanne","name":"Treaty of Lausanne","year":1923}"#;

/// A text and what was found in it.
struct Read<'a> {
    text: Text<'a>,
    found: Annotation,
}

fn annotator() -> Annotator {
    Annotator::new(&Authority::parse(AUTHORITY).expect("the list above is sound"))
}

fn read_with<'a>(headline: &'a str, blocks: &'a [&'a str]) -> Read<'a> {
    let text = Text { headline, blocks };
    let found = annotator().annotate(text);
    Read { text, found }
}

fn read<'a>(blocks: &'a [&'a str]) -> Read<'a> {
    read_with("", blocks)
}

impl Read<'_> {
    fn slice(&self, span: Span) -> &str {
        let text = match span.part {
            TextPart::Headline => self.text.headline,
            TextPart::Body => self.text.blocks[span.block],
        };
        &text[span.start..span.end]
    }

    fn name(&self, entity: usize) -> &str {
        &self.found.entities[entity].name
    }

    fn names(&self) -> Vec<&str> {
        let entities = self.found.entities.iter();
        let treaties = entities.filter(|entity| entity.kind == EntityKind::Treaty);
        treaties.map(|entity| entity.name.as_str()).collect()
    }

    fn mentions(&self, name: &str) -> Vec<&str> {
        let mentions = self.found.mentions.iter();
        let named = mentions.filter(|mention| self.name(mention.entity) == name);
        named.map(|mention| self.slice(mention.span)).collect()
    }

    fn nominals(&self) -> Vec<(&str, &str)> {
        let mentions = self.found.mentions.iter();
        let nominals = mentions.filter(|mention| mention.kind == MentionKind::Nominal);
        nominals
            .map(|mention| (self.slice(mention.span), self.name(mention.entity)))
            .collect()
    }

    /// Newer and older, each once.
    fn lineage(&self) -> Vec<(&str, &str)> {
        let claims = self.found.claims.iter();
        claims
            .map(|claim| (self.name(claim.subject), self.name(claim.object)))
            .collect()
    }

    fn predicates(&self) -> Vec<ClaimPredicate> {
        self.found.claims.iter().map(|claim| claim.predicate).collect()
    }

    fn modalities(&self) -> Vec<Modality> {
        self.found.claims.iter().map(|claim| claim.modality).collect()
    }
}

fn lineage_of(sentence: &str) -> Vec<(String, String)> {
    let owned = |(newer, older): (&str, &str)| (newer.to_owned(), older.to_owned());
    read(&[sentence]).lineage().into_iter().map(owned).collect()
}

fn kars_and_oslo(sentence: &str) {
    let found = lineage_of(sentence);
    let one = found.len() == 1 && found[0].0.ends_with("Oslo Accord") && found[0].1 == "Kars Treaty";
    assert!(one, "{sentence}: {found:?}");
}

fn nothing(sentence: &str) {
    assert!(
        lineage_of(sentence).is_empty(),
        "{sentence}: {:?}",
        lineage_of(sentence)
    );
}

mod names {
    use super::*;

    #[test]
    fn an_ordinal_is_a_part_of_a_protocols_name() {
        let read = read(&["They ratified the third Additional Protocol and the Second Protocol."]);
        assert_eq!(read.names(), ["third Additional Protocol", "Second Protocol"]);
    }

    #[test]
    fn a_full_date_gives_the_year() {
        let read = read(&["The Treaty of Amity of 14 May 1955 and the Kars Pact of May 3, 1921 lapsed."]);
        assert_eq!(read.names(), ["1955 Treaty of Amity", "1921 Kars Pact"]);
    }

    #[test]
    fn coordinated_names_may_be_written_in_lower_case() {
        let read = read(&[
            "Both the SALT I and SALT II treaties capped launchers, as the Oslo and Kars peace accords did not.",
        ]);
        assert_eq!(
            read.names(),
            ["SALT I", "SALT II", "Oslo peace Accord", "Kars peace Accord"]
        );
        assert_eq!(read.mentions("SALT II"), ["SALT II treaties"]);
    }

    #[test]
    fn coordinated_ordinals_share_the_rest_of_the_name() {
        let read = read(&["The First and Fourth Kars Conventions protect bridges."]);
        assert_eq!(read.names(), ["First Kars Convention", "Fourth Kars Convention"]);
    }

    #[test]
    fn a_place_ends_the_name_that_it_completes() {
        let read = read(&["They praised the Treaty of Lausanne and the Minsk accords."]);
        assert_eq!(read.mentions("Treaty of Lausanne"), ["Treaty of Lausanne"]);
        assert_eq!(read.mentions("Minsk agreements"), ["Minsk accords"]);
    }

    #[test]
    fn a_city_may_name_an_amendment_or_a_framework() {
        let read = read(&["A Minsk Adjustment is planned, and the Bill of Rights has its First Amendment."]);
        assert_eq!(read.names(), ["Minsk Adjustment"]);
    }

    #[test]
    fn a_protocol_may_have_no_name_but_its_year() {
        let read = read(&["The text replaced a Protocol of 1998."]);
        assert_eq!(read.names(), ["Protocol of 1998"]);
    }

    #[test]
    fn parties_year_and_topics_name_a_treaty() {
        let blocks = [
            "The Soviet-North Korean treaty of 1961 lapsed in 1996.",
            "The US–Japan security treaty is in force, and the 1921 Russian-Mongolian friendship pact is not.",
        ];
        let read = read(&blocks);
        let slugs: Vec<Option<&str>> = read
            .found
            .entities
            .iter()
            .map(|entity| entity.authority_slug.as_deref())
            .collect();
        assert!(slugs.contains(&Some("soviet-north-korean")), "{slugs:?}");
        assert!(slugs.contains(&Some("japan-us-security")), "{slugs:?}");
        assert!(
            read.names().contains(&"1921 Russian-Mongolian friendship pact"),
            "{:?}",
            read.names()
        );
    }

    #[test]
    fn a_year_and_the_parties_that_a_text_is_about_mean_the_authoritys_treaty() {
        let blocks =
            ["Russia and North Korea are bound by the 1961 Treaty of Friendship and Mutual Assistance."];
        assert_eq!(
            read(&blocks).found.entities[2].authority_slug.as_deref(),
            Some("soviet-north-korean")
        );
        let both =
            ["China, Russia and North Korea recalled the 1961 Treaty of Friendship and Mutual Assistance."];
        assert_eq!(
            read(&both).names(),
            ["1961 Treaty of Friendship and Mutual Assistance"]
        );
    }

    #[test]
    fn a_description_is_the_authoritys_treaty_where_the_text_names_its_parties() {
        let known = |sentence: &str| {
            let blocks = [sentence];
            let found = read(&blocks).found;
            let slugs: Vec<String> = found
                .entities
                .iter()
                .filter_map(|entity| entity.authority_slug.clone())
                .collect();
            slugs.iter().any(|slug| slug == "strategic-partnership")
        };
        assert!(known(
            "Russia and North Korea drafted a treaty on a comprehensive strategic partnership."
        ));
        assert!(known(
            "Russia wants a comprehensive strategic partnership agreement with North Korea; the Russian side said so."
        ));
        assert!(!known(
            "Russia and Mongolia drafted a treaty on a comprehensive strategic partnership."
        ));
    }

    #[test]
    fn a_year_a_number_or_a_numeral_may_be_a_part_of_the_name() {
        let blocks = [
            "The Oslo Timber Agreement, 1994, and the Coffee Growers Agreement 2007 lapsed, as did Convention 108.",
            "The 1972 extradition treaty and a protocol of 2016 are in force. The Bermuda Accord is not, nor is Bermuda II.",
        ];
        let expected = [
            "Oslo Timber Agreement, 1994",
            "Coffee Growers Agreement 2007",
            "Convention 108",
            "Bermuda Accord",
            "Bermuda II",
        ];
        let read = read(&blocks);
        for name in expected {
            assert!(read.names().contains(&name), "no {name}: {:?}", read.names());
        }
        assert_eq!(
            read.mentions("1972 extradition treaty"),
            ["1972 extradition treaty"]
        );
        assert_eq!(read.mentions("protocol of 2016"), ["protocol of 2016"]);
    }

    #[test]
    fn a_subject_goes_on_over_small_words_and_brackets() {
        let blocks =
            ["The Convention concerning Carriage by Rail replaced the Minimum Age (Sea) Convention of 1920."];
        assert_eq!(
            read(&blocks).names(),
            [
                "Convention concerning Carriage by Rail",
                "1920 Minimum Age (Sea) Convention"
            ]
        );
    }

    #[test]
    fn a_nickname_and_a_dated_acronym_are_names() {
        let read = read(&[
            "Under the Pukpuk treaty and the 1991 START accord, the European treaty and the Trump agreement lapse.",
        ]);
        assert_eq!(read.names(), ["Pukpuk Treaty", "START I"]);
    }

    #[test]
    fn a_treaty_that_is_signed_may_have_a_description_for_a_name() {
        let read = read(&["Russia and Mongolia signed a treaty on the protection of saiga here on Monday."]);
        let name = "Treaty on Protection of Saiga between Mongolia and Russia";
        assert_eq!(read.names(), [name]);
        assert_eq!(read.mentions(name), ["treaty on the protection of saiga"]);
    }

    #[test]
    fn a_name_goes_on_to_its_last_head_and_may_say_between_whom() {
        let blocks = [
            "They cited the Energy Charter Treaty and its 1967 Protocol.",
            "The Agreement between Norway and Sweden on Elk Crossings is older than the Agreement on the Establishment of a \
             Free Trade Area.",
        ];
        let expected = [
            "Energy Charter Treaty",
            "1967 Protocol",
            "Agreement between Norway and Sweden on Elk Crossings",
            "Agreement on the Establishment of a Free Trade Area",
        ];
        assert_eq!(read(&blocks).names(), expected);
    }

    #[test]
    fn a_head_inside_of_another_name_is_none() {
        let blocks = [
            "The Minsk Convention Centre, the Democratic National Convention and the Peace Treaty Street are no treaties.",
            "Nor is the Declaration of Independence.",
        ];
        assert!(read(&blocks).names().is_empty(), "{:?}", read(&blocks).names());
    }

    #[test]
    fn laws_and_kinds_of_treaty_are_none() {
        let blocks = [
            "A trade agreement between the US and China is near. No ceasefire agreement was reached.",
            "A US-China trade agreement would help, and the Security Council adopted Resolution 2231.",
        ];
        assert!(read(&blocks).names().is_empty(), "{:?}", read(&blocks).names());
    }
}

mod second_names {
    use super::*;

    fn one_treaty(sentence: &str, mentions: usize) {
        let blocks = [sentence];
        let read = read(&blocks);
        assert_eq!(read.names().len(), 1, "{sentence}: {:?}", read.names());
        assert_eq!(read.mentions(read.names()[0]).len(), mentions, "{sentence}");
    }

    #[test]
    fn two_names_of_one_treaty_are_joined() {
        one_treaty(
            "The Arusha Accord, formally the Agreement on Shared Lakes, is in force. The Agreement on Shared Lakes is old.",
            3,
        );
        one_treaty(
            "The Alpine Convention, also known as the Bern Fire Pact, lapsed.",
            2,
        );
        one_treaty("The Alpine Convention, or the Bern Fire Pact, lapsed.", 2);
        one_treaty(
            "The Treaty on Riverine Access, or TRA, was tabled. The TRA binds six states.",
            3,
        );
        one_treaty(
            "The Convention on Northern Buoys, called the Buoy Pact, lapsed.",
            2,
        );
    }

    #[test]
    fn a_short_form_is_the_longer_name_and_another_number_is_not() {
        one_treaty(
            "They signed the Lower Senoba River Compact. The Senoba Compact sets quotas.",
            2,
        );
        assert_eq!(
            read(&["The Second Kars Protocol and the Kars Protocol differ."])
                .names()
                .len(),
            2
        );
        assert_eq!(
            read(&["The Bern Rail Treaty and the Bern Rail Convention differ."])
                .names()
                .len(),
            2
        );
    }

    #[test]
    fn the_bern_pact_or_the_kars_treaty_are_two() {
        assert_eq!(
            read(&["Choose the Bern Pact or the Kars Treaty."]).names().len(),
            2
        );
    }
}

mod descriptions {
    use super::*;

    #[test]
    fn a_description_is_tied_by_what_it_says() {
        let blocks = [
            "Three states signed the Senoba River Compact. It supersedes the Convention on Water Shares of 1987.",
            "The new compact is short; under the 1987 convention, shares were fixed. The 42-page compact has maps.",
        ];
        let expected = [
            ("new compact", "Senoba River Compact"),
            ("1987 convention", "1987 Convention on Water Shares"),
            ("42-page compact", "Senoba River Compact"),
        ];
        assert_eq!(read(&blocks).nominals(), expected);
    }

    #[test]
    fn a_headline_is_about_the_ledes_treaty() {
        let blocks = ["Mongolia and Russia signed the Selenga Water Treaty on Friday."];
        let read = read_with("Mongolia and Russia sign border treaty", &blocks);
        assert_eq!(read.nominals(), [("border treaty", "Selenga Water Treaty")]);
    }

    #[test]
    fn the_accord_is_certain_or_nothing() {
        let certain = ["Mongolia signed the Oslo Accord on Friday. The accord runs for ten years."];
        assert_eq!(read(&certain).nominals(), [("accord", "Oslo Accord")]);
        let another = [
            "Mongolia signed the Oslo Accord. Japan wants a similar accord. The accord would run for ten years.",
        ];
        assert!(read(&another).nominals().is_empty());
        let two =
            ["Mongolia signed the Oslo Treaty, and Japan the Kars Treaty. The pact runs for ten years."];
        assert!(read(&two).nominals().is_empty());
    }
}

mod lineage {
    use super::*;

    #[test]
    fn verbs_nouns_and_prepositions_supersede() {
        kars_and_oslo("The Oslo Accord takes the place of the Kars Treaty.");
        kars_and_oslo("The Oslo Accord repeals the Kars Treaty.");
        kars_and_oslo("The Oslo Accord, the successor to the Kars Treaty, is in force.");
        kars_and_oslo("The Oslo Accord is seen as a replacement for the Kars Treaty.");
        kars_and_oslo("The Kars Treaty gave way to the Oslo Accord.");
        kars_and_oslo("They signed the Oslo Accord in place of the Kars Treaty.");
        kars_and_oslo("They agreed to replace the Kars Treaty with the Oslo Accord.");
        kars_and_oslo("They welcomed the Kars Treaty’s successor, the Oslo Accord.");
        kars_and_oslo("The Oslo Accord did not add to the Kars Treaty, it took its place.");
        kars_and_oslo("Replacing the Kars Treaty, the Oslo Accord opened the border.");
        kars_and_oslo("The replacement of the Kars Treaty with the Oslo Accord took years.");
    }

    #[test]
    fn the_subject_is_found_where_the_grammar_has_it() {
        kars_and_oslo("The Oslo Accord, signed in Bern in 2010, replaced the Kars Treaty.");
        kars_and_oslo("The Oslo Accord, which has replaced the Kars Treaty, is short.");
        kars_and_oslo("The Kars Treaty, replaced in 2010 by the Oslo Accord, was short.");
        kars_and_oslo("Lavrov signed the Oslo Accord, replacing the Kars Treaty.");
        kars_and_oslo(
            "The Oslo Accord, which entered into force after the Bern Pact, replaces the Kars Treaty.",
        );
        kars_and_oslo("The new deal, which replaces the Kars Treaty, is called the Oslo Accord.");
        kars_and_oslo("The Oslo Accord between Russia and Mongolia has replaced the Kars Treaty.");
        kars_and_oslo("Lavrov proposed an Oslo Accord that would replace the Kars Treaty.");
    }

    #[test]
    fn what_others_replace_or_where_is_no_lineage() {
        nothing("Under the Oslo Accord, ministers replaced the commission of the Kars Treaty.");
        nothing("After the Oslo Accord, Lavrov amended the Kars Treaty.");
        nothing("The Oslo Accord replaces the office that was set up under the Kars Treaty.");
        nothing("Talks on the Oslo Accord and on a successor to the Kars Treaty began.");
        nothing("States that signed the Oslo Accord want a pact to replace the Kars Treaty.");
        nothing("The Oslo Accord succeeded in a year in which the Kars Treaty failed.");
    }

    #[test]
    fn denials_questions_and_anniversaries_are_none() {
        nothing("The Oslo Accord was never meant to replace the Kars Treaty.");
        nothing("Lavrov denied that the Oslo Accord replaces the Kars Treaty.");
        nothing("Will the Oslo Accord replace the Kars Treaty?");
        nothing("The Oslo Accord complements rather than replaces the Kars Treaty.");
        nothing("The Oslo Accord marked, suspended, left and breached the Kars Treaty.");
    }

    #[test]
    fn verbs_and_nouns_amend() {
        let sentences = [
            "The Oslo Accord revises the Kars Treaty.",
            "The Oslo Accord, which supplements the Kars Treaty, is short.",
            "The Oslo Accord adds a protocol on bridges to the Kars Treaty.",
            "The Oslo Accord is an amendment to the Kars Treaty.",
        ];
        for sentence in sentences {
            kars_and_oslo(sentence);
            assert_eq!(
                read(&[sentence]).predicates(),
                [ClaimPredicate::Amends],
                "{sentence}"
            );
        }
        nothing("The revised Oslo Accord cites the Kars Treaty.");
    }

    #[test]
    fn an_aside_in_a_list_does_not_end_it_and_a_new_clause_does() {
        let list = "The Oslo Accord replaces three texts: the Kars Treaty, signed in Bern in 1921, and the Bern Pact.";
        assert_eq!(lineage_of(list).len(), 2);
        kars_and_oslo("The Oslo Accord replaces the Kars Treaty and the Bern Pact remains in force.");
    }

    #[test]
    fn coordinated_treaties_do_the_same() {
        let read =
            read(&["The Oslo Accord and the Bern Pact of 1990 supplemented and amended the Kars Treaty."]);
        assert_eq!(
            read.lineage(),
            [("Oslo Accord", "Kars Treaty"), ("1990 Bern Pact", "Kars Treaty")]
        );
    }

    #[test]
    fn it_goes_on_with_the_subject_of_the_sentence_before() {
        let read =
            read(&["The Oslo Accord will replace the Kars Treaty. It could also amend the Bern Pact."]);
        assert_eq!(
            read.lineage(),
            [("Oslo Accord", "Kars Treaty"), ("Oslo Accord", "Bern Pact")]
        );
        assert_eq!(read.modalities(), [Modality::Proposed, Modality::Conditional]);
    }

    #[test]
    fn somebody_elses_half_of_a_sentence_reports_nothing() {
        let read = read(&["The Oslo Accord replaced the Kars Treaty; Lavrov said that trains were late."]);
        assert_eq!(read.modalities(), [Modality::Confirmed]);
        assert_eq!(read.found.claims[0].speaker, None);
    }
}

mod any_input {
    use super::*;

    const PIECES: &[&str] = &[
        "Russia",
        "US",
        "–",
        "-",
        "Soviet-North ",
        "Korean ",
        " ",
        " ",
        " ",
        " ",
        "the ",
        "a ",
        "treaty ",
        "Treaty ",
        "accords ",
        "Protocols ",
        "pact ",
        "of ",
        "and ",
        ", ",
        "or ",
        "known as ",
        "formally ",
        "(",
        ")",
        "ABC",
        "1961",
        "“",
        "”",
        "\"",
        "it ",
        "It ",
        "which ",
        "replaces ",
        "was replaced ",
        "by ",
        "with ",
        "to ",
        "successor ",
        "replacement ",
        "amended ",
        "in place of ",
        "takes the place of ",
        "gave way to ",
        "adds a protocol to ",
        ". ",
        "? ",
        "; ",
        "’s ",
        "Oslo ",
        "Kars ",
        "new ",
        "draft ",
        "security ",
        "friendship ",
        "First ",
        "Second ",
        "is ",
        "called ",
        "not ",
        "Å\u{301}",
        "👩‍🚀",
        "\u{a0}",
        "ß",
        "Lavrov said ",
    ];

    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, limit: usize) -> usize {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % limit
        }

        fn text(&mut self) -> String {
            let length = self.below(80);
            (0..length).map(|_| PIECES[self.below(PIECES.len())]).collect()
        }
    }

    #[test]
    fn every_span_slices_and_names_something() {
        let annotator = annotator();
        let mut numbers = Numbers(11);
        for _ in 0..4_000 {
            let (headline, one, two) = (numbers.text(), numbers.text(), numbers.text());
            let blocks = [one.as_str(), two.as_str()];
            let text = Text {
                headline: &headline,
                blocks: &blocks,
            };
            let read = Read {
                text,
                found: annotator.annotate(text),
            };
            let mentions = read.found.mentions.iter().map(|mention| mention.span);
            let claims = read.found.claims.iter().map(|claim| claim.evidence);
            assert!(mentions.chain(claims).all(|span| !read.slice(span).is_empty()));
            assert!(
                read.found
                    .claims
                    .iter()
                    .all(|claim| claim.subject != claim.object)
            );
        }
    }

    #[test]
    fn treaties_without_end_are_read_to_their_end() {
        let annotator = annotator();
        let long = [
            "the Kars Treaty, or TRA, ".repeat(20_000),
            "the Soviet-North Korean treaty and ".repeat(20_000),
            "a 1961 Treaty of Friendship of Russia. ".repeat(20_000),
            "the Oslo Accord replaces the Kars Treaty and ".repeat(10_000),
            "The new pact. ".repeat(40_000),
            "the 1991 START accord with the Pukpuk treaty, ".repeat(15_000),
            "signed a treaty on the protection of saiga between Russia and Mongolia, ".repeat(10_000),
            "its 1967 Protocol, replacing the Kars Treaty, which was amended by it, ".repeat(10_000),
            "“The Agreement between Russia and Mongolia on Elk, ".repeat(10_000),
            (0..10_000)
                .map(|number| format!("The Oslo Pact {number} Treaty, known as the Kars Pact. "))
                .collect(),
        ];
        for text in &long {
            let blocks = [text.as_str()];
            annotator.annotate(Text {
                headline: "",
                blocks: &blocks,
            });
        }
    }
}
