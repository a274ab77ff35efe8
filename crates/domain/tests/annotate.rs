//! What the annotator makes of newswire, a behaviour at a time.

mod sound;

use mediawire_domain::{
    annotate::{Annotation, Annotator, FoundEntity, FoundMention, MentionKind, PUBLISHED_CONFIDENCE, Text},
    authority::Authority,
    claim::{ClaimPredicate, Modality},
    entity::EntityKind,
    salience::Salience,
    span::{Span, TextPart},
};

const AUTHORITY: &str = r#"{"kind":"ORGANISATION","slug":"hezbollah","name":"Hezbollah"}
{"kind":"ORGANISATION","slug":"international-monetary-fund","name":"International Monetary Fund","aliases":["IMF"]}
{"kind":"ORGANISATION","slug":"kremlin","name":"Kremlin","state":"russia"}
{"kind":"ORGANISATION","slug":"united-nations","name":"United Nations","aliases":["UN"]}
{"kind":"ORGANISATION","slug":"world-relief","name":"World Relief Committee","aliases":["Blue Heart"]}
{"kind":"PERSON","slug":"hassan-nasrallah","name":"Hassan Nasrallah","aliases":["Nasrallah"]}
{"kind":"PERSON","slug":"israel-katz","name":"Israel Katz"}
{"kind":"PERSON","slug":"kim-jong-un","name":"Kim Jong-un","offices":[{"title":"Supreme Leader of North Korea"}]}
{"kind":"PERSON","slug":"kim-yo-jong","name":"Kim Yo-jong"}
{"kind":"PERSON","slug":"sergey-lavrov","name":"Sergey Lavrov","aliases":["Lavrov"],"offices":[{"title":"Foreign Minister of Russia"}]}
{"kind":"PERSON","slug":"vladimir-putin","name":"Vladimir Putin","aliases":["Putin"],"offices":[{"title":"President of Russia"}]}
{"kind":"PERSON","slug":"volodymyr-zelensky","name":"Volodymyr Zelensky","aliases":["Zelensky"],"offices":[{"title":"President of Ukraine"}]}
{"kind":"PLACE","slug":"georgia","name":"Georgia (country)","demonyms":["Georgian"],"ambiguous":[{"alias":"Georgia","needs":["Tbilisi"]}]}
{"kind":"PLACE","slug":"iran","name":"Iran","demonyms":["Iranian"],"iso":"IR"}
{"kind":"PLACE","slug":"israel","name":"Israel","demonyms":["Israeli"]}
{"kind":"PLACE","slug":"moscow","name":"Moscow","parent":"russia"}
{"kind":"PLACE","slug":"north-korea","name":"North Korea","aliases":["DPRK"],"demonyms":["North Korean"],"capital":"pyongyang"}
{"kind":"PLACE","slug":"pyongyang","name":"Pyongyang","parent":"north-korea"}
{"kind":"PLACE","slug":"russia","name":"Russia","demonyms":["Russian"],"capital":"moscow"}
{"kind":"PLACE","slug":"ukraine","name":"Ukraine","demonyms":["Ukrainian"]}
{"kind":"PLACE","slug":"united-states","name":"United States","aliases":["US"],"demonyms":["American"],"iso":"US"}
{"kind":"TREATY","slug":"jcpoa","name":"Joint Comprehensive Plan of Action","aliases":["JCPOA","Iran nuclear deal"],"year":2015}
{"kind":"TREATY","slug":"new-start","name":"New START Treaty","aliases":["New START"],"year":2010,"supersedes":["start-i"]}
{"kind":"TREATY","slug":"start-i","name":"START I","year":1991}"#;

/// A text and what was found in it.
struct Read<'a> {
    text: Text<'a>,
    found: Annotation,
}

fn annotator() -> Annotator {
    Annotator::new(&Authority::parse(AUTHORITY).expect("the list above is sound"))
}

fn read<'a>(headline: &'a str, blocks: &'a [&'a str]) -> Read<'a> {
    let text = Text { headline, blocks };
    let found = annotator().annotate(text);
    sound::assert_sound(text, &found);
    Read { text, found }
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

    fn names(&self, kind: EntityKind) -> Vec<&str> {
        let entities = self.found.entities.iter().filter(|entity| entity.kind == kind);
        entities.map(|entity| entity.name.as_str()).collect()
    }

    fn entity(&self, name: &str) -> &FoundEntity {
        let found = self.found.entities.iter().find(|entity| entity.name == name);
        found.unwrap_or_else(|| panic!("no {name}: {:?}", self.found.entities))
    }

    fn mentions_of(&self, name: &str) -> impl Iterator<Item = &FoundMention> {
        self.found
            .mentions
            .iter()
            .filter(move |mention| self.name(mention.entity) == name)
    }

    fn mentions(&self, name: &str) -> Vec<&str> {
        self.mentions_of(name)
            .map(|mention| self.slice(mention.span))
            .collect()
    }

    fn mentions_above(&self, least: f64, kind: EntityKind) -> Vec<String> {
        let mentions = self.found.mentions.iter();
        mentions
            .filter(|mention| mention.confidence >= least && self.found.entities[mention.entity].kind == kind)
            .map(|mention| self.slice(mention.span).to_owned())
            .collect()
    }

    fn roles(&self, name: &str) -> Vec<&str> {
        self.mentions_of(name)
            .filter_map(|mention| mention.stated_role.as_deref())
            .collect()
    }

    fn speaker(&self, words: &str) -> Option<&str> {
        let quote = self
            .found
            .quotes
            .iter()
            .find(|quote| self.slice(quote.span).contains(words));
        let quote = quote.unwrap_or_else(|| panic!("no quote of {words}: {:?}", self.found.quotes));
        quote.speaker.map(|speaker| self.name(speaker))
    }

    fn claims(&self) -> Vec<(&str, ClaimPredicate, &str, Modality)> {
        let claims = self.found.claims.iter();
        claims
            .map(|claim| {
                (
                    self.name(claim.subject),
                    claim.predicate,
                    self.name(claim.object),
                    claim.modality,
                )
            })
            .collect()
    }
}

mod people {
    use super::*;

    #[test]
    fn an_office_before_a_name_is_kept_word_for_word() {
        let read = read(
            "",
            &["Russian Foreign Minister Sergei Lavrov met the IMF Managing Director Ada Lind."],
        );
        assert_eq!(read.roles("Sergey Lavrov"), ["Russian Foreign Minister"]);
        assert_eq!(read.mentions("Sergey Lavrov"), ["Sergei Lavrov"]);
        assert_eq!(read.roles("Ada Lind"), ["IMF Managing Director"]);
        assert_eq!(read.mentions("International Monetary Fund"), ["IMF"]);
    }

    #[test]
    fn the_possessor_of_an_office_is_a_mention_of_its_own() {
        let read = read(
            "",
            &["The date is open, Putin’s aide for trade talks Marat Belov said on Friday."],
        );
        assert_eq!(read.mentions("Vladimir Putin"), ["Putin"]);
        assert_eq!(read.roles("Marat Belov"), ["aide for trade talks"]);
    }

    #[test]
    fn every_official_of_a_list_has_their_own_office() {
        let read = read(
            "",
            &[
                "With him are Deputy Prime Minister Ilya Orlov, Health Minister Anna Sokol and Sevmash chief Pavel Grin.",
            ],
        );
        assert_eq!(
            read.names(EntityKind::Person),
            ["Ilya Orlov", "Anna Sokol", "Pavel Grin"]
        );
        assert_eq!(read.roles("Ilya Orlov"), ["Deputy Prime Minister"]);
        assert_eq!(read.roles("Pavel Grin"), ["Sevmash chief"]);
    }

    #[test]
    fn an_apposition_states_an_office_and_makes_an_unknown_name_a_person() {
        let read = read(
            "",
            &["Tova Brask, the Ukrainian trade minister, signed. The mayor of Bergby, Ulla Hedin, did not."],
        );
        assert_eq!(read.roles("Tova Brask"), ["Ukrainian trade minister"]);
        assert_eq!(read.roles("Ulla Hedin"), ["mayor of Bergby"]);
    }

    #[test]
    fn an_office_in_the_plural_is_everybodys() {
        let read = read(
            "",
            &["Deputy Foreign Ministers Majid Ravan and Kazem Gharib flew to Moscow."],
        );
        assert_eq!(read.roles("Majid Ravan"), ["Deputy Foreign Ministers"]);
        assert_eq!(read.roles("Kazem Gharib"), ["Deputy Foreign Ministers"]);
    }

    #[test]
    fn the_name_after_two_offices_belongs_to_the_second() {
        let read = read("", &["Ola Berg, spokesman of IMF President Ada Lind, agreed."]);
        assert_eq!(read.roles("Ada Lind"), ["IMF President"]);
    }

    #[test]
    fn an_office_has_its_whole_organisation_and_field() {
        let blocks = [
            "UN trade policy chief Ada Lind, UN vice-president Ola Berg and IMF director general Eva Rask met.",
            "The spokesman of UN Secretary-General Anna Sokol was there.",
        ];
        let read = read("", &blocks);
        assert_eq!(read.roles("Ada Lind"), ["UN trade policy chief"]);
        assert_eq!(read.roles("Ola Berg"), ["UN vice-president"]);
        assert_eq!(read.roles("Eva Rask"), ["IMF director general"]);
        assert_eq!(read.roles("Anna Sokol"), ["UN Secretary-General"]);
        assert_eq!(read.mentions("United Nations"), ["UN", "UN", "UN"]);
    }

    #[test]
    fn the_later_use_of_a_name_tells_which_part_is_the_surname() {
        let read = read(
            "",
            &["Spokeswoman Hua Chunying took questions.", "Hua said little."],
        );
        assert_eq!(read.mentions("Hua Chunying"), ["Hua Chunying", "Hua"]);
    }

    #[test]
    fn a_small_word_of_a_name_may_begin_a_sentence() {
        let read = read(
            "",
            &["Foreign Minister Omar bin Tadj arrived. Bin Tadj said little."],
        );
        assert_eq!(read.mentions("Omar bin Tadj"), ["Omar bin Tadj", "Bin Tadj"]);
    }

    #[test]
    fn a_month_is_nobodys_surname() {
        let read = read(
            "",
            &["Former Prime Minister Theresa May will sail in May. May said so."],
        );
        assert_eq!(read.mentions("Theresa May"), ["Theresa May", "May"]);
    }

    #[test]
    fn a_country_is_not_somebody_who_bears_its_name() {
        let read = read(
            "",
            &["Defence Minister Israel Katz flew to Moscow. Talks with Israel went on."],
        );
        assert_eq!(read.mentions("Israel Katz"), ["Israel Katz"]);
        assert_eq!(read.mentions("Israel"), ["Israel"]);
    }

    #[test]
    fn a_knight_is_called_by_the_first_name() {
        let read = read("", &["Party leader Keir Hardacre lost. Sir Keir resigned."]);
        assert_eq!(read.mentions("Keir Hardacre"), ["Keir Hardacre", "Keir"]);
    }

    #[test]
    fn a_new_name_that_speaks_is_a_person() {
        let blocks = [
            "“The roof was gone,” said Brynja Olsk, a tourist.",
            "Tevita Moala, 61, a fisherman, saw it too.",
        ];
        let read = read("", &blocks);
        assert_eq!(read.names(EntityKind::Person), ["Brynja Olsk", "Tevita Moala"]);
    }

    #[test]
    fn a_surname_alone_is_the_person_introduced_in_full() {
        let read = read(
            "",
            &[
                "Judge Tandi Mokoena rejected the plea.",
                "The firm said Mokoena’s ruling was wrong.",
            ],
        );
        assert_eq!(read.mentions("Tandi Mokoena"), ["Tandi Mokoena", "Mokoena"]);
    }

    #[test]
    fn a_korean_name_is_shortened_to_its_first_word() {
        let read = read(
            "",
            &["North Korean leader Kim Jong Un opened the plant. Kim was shown the furnaces."],
        );
        assert_eq!(read.mentions("Kim Jong-un"), ["Kim Jong Un", "Kim"]);
    }

    #[test]
    fn a_surname_that_two_people_share_stays_unlinked() {
        let read = read(
            "",
            &["Kim Jong-un and Kim Yo-jong watched the parade. Kim smiled."],
        );
        assert_eq!(read.mentions("Kim Jong-un"), ["Kim Jong-un"]);
        assert_eq!(read.mentions("Kim Yo-jong"), ["Kim Yo-jong"]);
    }

    #[test]
    fn a_single_surname_in_a_teaser_is_the_only_one_that_the_authority_lists() {
        let read = read(
            "Hezbollah mourns Nasrallah",
            &["The group said Seyyed Hassan Nasrallah had been killed…"],
        );
        assert_eq!(
            read.mentions("Hassan Nasrallah"),
            ["Nasrallah", "Hassan Nasrallah"]
        );
    }

    #[test]
    fn another_first_name_before_a_known_surname_is_another_person() {
        let read = read(
            "",
            &["Igor Putin sells wood in Tver, and Putin Avenue is a street."],
        );
        assert!(
            !read.names(EntityKind::Person).contains(&"Vladimir Putin"),
            "{:?}",
            read.found
        );
    }

    #[test]
    fn an_office_of_a_person_in_the_text_is_a_nominal_mention() {
        let read = read(
            "",
            &[
                "President Vladimir Putin spoke.",
                "The Russian president left early; the Ukrainian president stayed.",
            ],
        );
        assert_eq!(
            read.mentions("Vladimir Putin"),
            ["Vladimir Putin", "Russian president"]
        );
        assert_eq!(read.found.mentions.last().unwrap().kind, MentionKind::Nominal);
    }

    #[test]
    fn spellings_of_one_name_are_one_person() {
        let read = read(
            "",
            &[
                "Volodymyr Zelenskyy flew home.",
                "Zelenskiy will speak on Monday.",
            ],
        );
        assert_eq!(
            read.mentions("Volodymyr Zelensky"),
            ["Volodymyr Zelenskyy", "Zelenskiy"]
        );
    }
}

mod unknown_people {
    use super::*;

    fn people(text: &str) -> Vec<String> {
        let blocks = [text];
        let read = read("", &blocks);
        let sure = |entity: usize| {
            let mut mentions = read.found.mentions.iter();
            mentions.any(|mention| mention.entity == entity && mention.confidence >= PUBLISHED_CONFIDENCE)
        };
        let entities = read.found.entities.iter().enumerate();
        entities
            .filter(|(index, entity)| entity.kind == EntityKind::Person && sure(*index))
            .map(|(_, entity)| entity.name.clone())
            .collect()
    }

    #[test]
    fn speech_and_a_later_surname_make_a_person() {
        assert_eq!(
            people("Tevrin Moskalo said so. On Friday Moskalo left."),
            ["Tevrin Moskalo"]
        );
        assert_eq!(
            people("“The roof is gone,” Tevrin Moskalo said."),
            ["Tevrin Moskalo"]
        );
        assert!(people("They saw Tevrin Moskalo.").is_empty());
    }

    #[test]
    fn a_trade_an_age_and_a_relation_make_a_person() {
        assert_eq!(
            people("Tevrin Moskalo, a chemist, wants more."),
            ["Tevrin Moskalo"]
        );
        assert_eq!(people("They met farmer Tevrin Moskalo."), ["Tevrin Moskalo"]);
        assert_eq!(people("A trader, Tevrin Moskalo, left."), ["Tevrin Moskalo"]);
        assert_eq!(people("Tevrin Moskalo, 54, left."), ["Tevrin Moskalo"]);
        assert_eq!(
            people("She left with her brother Tevrin Moskalo."),
            ["Tevrin Moskalo"]
        );
        assert_eq!(
            people("The choir is led by Tevrin Moskalo, who left."),
            ["Tevrin Moskalo"]
        );
    }

    #[test]
    fn who_stands_beside_a_person_in_a_list_is_one() {
        assert_eq!(
            people("Minister Ada Lind and Tevrin Moskalo met."),
            ["Ada Lind", "Tevrin Moskalo"]
        );
    }

    #[test]
    fn what_is_weak_is_for_review_and_raises_nothing() {
        let read = read("Bo Lind leaves", &["Olga Black and the IMF left."]);
        let weak = read
            .found
            .mentions
            .iter()
            .filter(|mention| mention.confidence < PUBLISHED_CONFIDENCE);
        for mention in weak {
            assert_eq!(read.found.entities[mention.entity].salience, Salience::Mention);
            assert!(mention.confidence >= 0.5);
        }
    }

    #[test]
    fn particles_nicknames_and_initials_are_inside_of_names() {
        let name = |text: &str| people(text).join(", ");
        assert_eq!(
            name("Minister Mirjam van der Vleuten left."),
            "Mirjam van der Vleuten"
        );
        assert_eq!(
            name("Minister Moustapha Ould Brahim left."),
            "Moustapha Ould Brahim"
        );
        assert_eq!(name("Minister Omar al-Hourani left."), "Omar al-Hourani");
        assert_eq!(name("Minister J. R. Hartley left."), "J. R. Hartley");
        assert_eq!(
            name("Minister Benigno “Kuya Ben” Salonga left."),
            "Benigno “Kuya Ben” Salonga"
        );
    }

    #[test]
    fn a_double_surname_alone_is_the_same_person() {
        let read = read(
            "",
            &[
                "Minister Ana Villar Ortega signed.",
                "Villar Ortega smiled, and Mr. Ortega left.",
            ],
        );
        assert_eq!(
            read.mentions("Ana Villar Ortega"),
            ["Ana Villar Ortega", "Villar Ortega", "Ortega"]
        );
    }

    #[test]
    fn people_of_one_surname_are_told_apart_by_first_names() {
        let blocks = [
            "Director Deirdre McAlor signed. Her brother Fergal McAlor, a farmer, did not.",
            "McAlor left. Fergal said so.",
        ];
        let read = read("", &blocks);
        assert_eq!(read.mentions("Deirdre McAlor"), ["Deirdre McAlor"]);
        assert_eq!(read.mentions("Fergal McAlor"), ["Fergal McAlor", "Fergal"]);
    }

    #[test]
    fn who_is_in_the_body_is_in_a_headline_of_any_case() {
        let blocks = ["Judge Tandi Mokoena rejected the plea. Prison waits."];
        for headline in [
            "TANDI MOKOENA REJECTS PLEA OF THE MINERS IN LONG TRIAL",
            "Tandi Mokoena Rejects Long Plea From Striking Miners",
            "Tandi Mokoena rejects plea",
        ] {
            let read = read(headline, &blocks);
            let mentions = read.mentions("Tandi Mokoena");
            assert_eq!(mentions.len(), 2, "{:?}", read.found);
            assert_eq!(read.found.entities.len(), 1, "{:?}", read.found);
        }
    }

    #[test]
    fn a_street_a_ship_and_a_storm_are_nobody() {
        for text in [
            "The bus goes along Herbert Macaul Way.",
            "All 23 sailors of the Princess Leonora were saved.",
            "Hurricane Maria hit the coast.",
            "The General Data Protection Regulation is a law.",
            "The Dodd-Frank Act stays, and Executive Order 13848 too.",
        ] {
            assert!(people(text).is_empty(), "{text}: {:?}", people(text));
        }
    }

    #[test]
    fn a_rank_and_a_trade_are_no_offices() {
        let blocks = ["General Ada Lind met his lawyer Bo Lindt, and Mel Roth, an analyst, left."];
        let read = read("", &blocks);
        assert_eq!(
            read.names(EntityKind::Person),
            ["Ada Lind", "Bo Lindt", "Mel Roth"]
        );
        assert!(
            read.found
                .mentions
                .iter()
                .all(|mention| mention.stated_role.is_none()),
            "{:?}",
            read.found
        );
    }

    #[test]
    fn a_position_with_an_institution_is_an_office() {
        let read = read("", &["Mel Roth, an analyst at the IMF, met UN lawyer Ada Lind."]);
        assert_eq!(read.roles("Mel Roth"), ["analyst at the IMF"]);
        assert_eq!(read.roles("Ada Lind"), ["UN lawyer"]);
    }

    #[test]
    fn other_spellings_of_a_full_name_are_the_same_person() {
        let authority = AUTHORITY.replace(
            r#""slug":"israel-katz","name":"Israel Katz""#,
            r#""slug":"israel-katz","name":"Mohammed al-Katz""#,
        );
        let annotator = Annotator::new(&Authority::parse(&authority).unwrap());
        for spelling in [
            "Mohamed al-Katz",
            "Muhammad al-Katz",
            "Mohammed Al Katz",
            "Mohammed El-Katz",
        ] {
            let text = format!("{spelling} left Iran.");
            let blocks = [text.as_str()];
            let found = annotator.annotate(Text {
                headline: "",
                blocks: &blocks,
            });
            assert_eq!(
                found.entities[0].authority_slug.as_deref(),
                Some("israel-katz"),
                "{spelling}"
            );
        }
    }

    #[test]
    fn a_chain_of_names_and_offices_gives_each_their_own() {
        let blocks = [
            "With them were Ola Brask, Ukrainian trade minister, Eva Rask, head of the Baltic Herring Council, and Bo Hedin.",
        ];
        let read = read("", &blocks);
        assert_eq!(read.roles("Ola Brask"), ["Ukrainian trade minister"]);
        assert_eq!(read.roles("Eva Rask"), ["head of the Baltic Herring Council"]);
        assert!(read.roles("Bo Hedin").is_empty());
    }

    #[test]
    fn the_possessor_of_an_office_is_in_it_unless_it_is_a_person() {
        let read = read(
            "",
            &[
                "Iran’s trade minister Ada Lind and Bo Hedin, Russia’s envoy to the UN, met Putin’s aide Eva Rask.",
            ],
        );
        assert_eq!(read.roles("Ada Lind"), ["Iran’s trade minister"]);
        assert_eq!(read.roles("Bo Hedin"), ["Russia’s envoy to the UN"]);
        assert_eq!(read.roles("Eva Rask"), ["aide"]);
    }

    #[test]
    fn an_office_tells_whose_it_is() {
        let authority = format!(
            "{}\n{AUTHORITY}",
            r#"{"kind":"ORGANISATION","slug":"a-russian-foreign-ministry","name":"Russian Foreign Ministry","state":"russia"}"#
        );
        let blocks =
            ["Russian Foreign Minister Sergei Lavrov met IMF Managing Director Ada Lind and Mayor Bo Hedin."];
        let text = Text {
            headline: "",
            blocks: &blocks,
        };
        let found = Annotator::new(&Authority::parse(&authority).unwrap()).annotate(text);
        let offices: Vec<Option<&str>> = found
            .mentions
            .iter()
            .filter(|mention| mention.stated_role.is_some())
            .map(|mention| mention.role_organisation.as_deref())
            .collect();
        assert_eq!(
            offices,
            [
                Some("a-russian-foreign-ministry"),
                Some("international-monetary-fund"),
                None
            ]
        );
    }

    #[test]
    fn a_description_by_an_unknown_company_is_its_chief() {
        let blocks =
            ["Jane Okoro, chief executive of Norvik Shipping, will go. “It is time,” the Norvik chief said."];
        let read = read("", &blocks);
        assert_eq!(read.mentions("Jane Okoro"), ["Jane Okoro", "Norvik chief"]);
    }

    #[test]
    fn a_headline_describes_without_an_article() {
        let read = read("Kremlin aide speaks", &["Kremlin aide Marat Belov spoke."]);
        assert_eq!(read.mentions("Marat Belov"), ["Kremlin aide", "Marat Belov"]);
    }
}

mod unknown_organisations {
    use super::*;

    fn organisations(text: &str) -> Vec<String> {
        let blocks = [text];
        let read = read("", &blocks);
        read.mentions_above(PUBLISHED_CONFIDENCE, EntityKind::Organisation)
    }

    #[test]
    fn a_head_noun_makes_an_organisation_with_all_that_belongs_to_it() {
        for name in [
            "Delta Basin Authority",
            "National Centre for Flood and Storm Warning",
            "Leather Exporters' Union",
            "7th Mountain Brigade",
            "Bank of Skåne",
            "University of the Three Lakes",
            "Universidad del Golfo",
            "Kenyatta University",
            "Tolva General Hospital",
            "Ukrainian Ministry of Trade",
        ] {
            assert_eq!(
                organisations(&format!("On Monday the {name} wrote to us.")),
                [name]
            );
        }
    }

    #[test]
    fn what_stands_beside_a_name_makes_it_an_organisation() {
        for (text, name) in [
            ("They met Tolva Kresp chief executive Ada Lind.", "Tolva Kresp"),
            ("Ada Lind is chief executive of Tolva Kresp.", "Tolva Kresp"),
            ("Shares of Tolva Kresp fell.", "Tolva Kresp"),
            ("They told the broadcaster KRÚV so.", "KRÚV"),
            ("It was built by Tolva, a contractor from Bern.", "Tolva"),
            ("On Friday Tolva Kresp, an NGO, met.", "Tolva Kresp"),
            ("Ada Lind, chief economist at Tolvabank, left.", "Tolvabank"),
        ] {
            assert_eq!(organisations(text), [name], "{text}");
        }
    }

    #[test]
    fn a_company_is_called_by_its_first_word_later() {
        let read = read(
            "Norvik loses chief",
            &["Norvik Shipping lost its chief. On Friday Norvik’s shares fell."],
        );
        assert_eq!(
            read.mentions("Norvik Shipping"),
            ["Norvik", "Norvik Shipping", "Norvik"]
        );
    }

    #[test]
    fn plants_numbers_and_adjectives_are_no_organisations() {
        for text in [
            "Ada Lind, director of the Zahrani plant, left.",
            "The Lusatine President was briefed.",
            "The Boeing 737 Max and the World Cup were there.",
            "In the Oval Office and on the West Bank nothing moved.",
        ] {
            assert!(
                organisations(text).is_empty(),
                "{text}: {:?}",
                organisations(text)
            );
        }
    }
}

mod organisations_and_places {
    use super::*;

    #[test]
    fn a_hyphenated_compound_links_no_place() {
        let read = read(
            "",
            &["The US-led force met the Moscow-backed militia near Pyongyang."],
        );
        assert_eq!(read.names(EntityKind::Place), ["Pyongyang"]);
    }

    #[test]
    fn a_pronoun_is_not_the_united_states() {
        let read = read("", &["He told us that the US would help."]);
        assert_eq!(read.mentions("United States"), ["US"]);
    }

    #[test]
    fn a_demonym_is_no_mention() {
        let read = read("", &["North Koreans and Russian tourists cheered."]);
        assert!(read.found.mentions.is_empty(), "{:?}", read.found);
    }

    #[test]
    fn an_ambiguous_name_needs_its_company() {
        assert!(read("", &["Georgia votes on Tuesday."]).found.mentions.is_empty());
        let read = read("", &["Georgia votes on Tuesday, and Tbilisi waits."]);
        assert_eq!(read.mentions("Georgia (country)"), ["Georgia"]);
    }

    #[test]
    fn a_ministry_is_named_after_its_state() {
        let read = read(
            "",
            &[
                "Iran’s Foreign Ministry protested. The Iranian foreign ministry wrote. The Ministry of Health did not.",
            ],
        );
        assert_eq!(
            read.mentions("Iranian Foreign Ministry"),
            ["Foreign Ministry", "Iranian foreign ministry"]
        );
        assert_eq!(read.mentions("Ministry of Health"), ["Ministry of Health"]);
        assert_eq!(read.mentions("Iran"), ["Iran"]);
    }

    #[test]
    fn a_short_name_after_another_states_is_another_organisation() {
        let read = read(
            "",
            &[
                "The Ukrainian Blue Heart sent tents, Iran’s Blue Heart sent rice, and the Blue Heart thanked both.",
            ],
        );
        assert_eq!(read.mentions("World Relief Committee"), ["Blue Heart"]);
        assert_eq!(read.mentions("Ukrainian Blue Heart"), ["Ukrainian Blue Heart"]);
        assert_eq!(read.mentions("Iranian Blue Heart"), ["Blue Heart"]);
    }

    #[test]
    fn who_signs_a_text_is_not_in_it() {
        let read = read(
            "",
            &["The UN met. (Additional reporting by Ada Lind in Pyongyang; editing by Ola Berg)"],
        );
        assert_eq!(read.found.mentions.len(), 1, "{:?}", read.found);
    }

    #[test]
    fn a_known_name_after_its_own_states_is_itself() {
        let authority = AUTHORITY.replace(
            r#""name":"Kremlin""#,
            r#""name":"Kremlin","aliases":["Palace Guards"]"#,
        );
        let blocks = ["The Russian Palace Guards left. Iran’s World Relief Committee stayed."];
        let text = Text {
            headline: "",
            blocks: &blocks,
        };
        let found = Annotator::new(&Authority::parse(&authority).unwrap()).annotate(text);
        let read = Read { text, found };
        assert_eq!(
            read.names(EntityKind::Organisation),
            ["Kremlin", "World Relief Committee"]
        );
    }

    #[test]
    fn the_agency_in_a_dateline_is_named_and_plays_no_part() {
        let read = read("", &["PYONGYANG, May 2 (UN) - The IMF has no office here."]);
        assert_eq!(
            read.names(EntityKind::Organisation),
            ["United Nations", "International Monetary Fund"]
        );
        assert_eq!(read.entity("United Nations").salience, Salience::Mention);
        assert_eq!(
            read.entity("International Monetary Fund").salience,
            Salience::Major
        );
    }

    #[test]
    fn a_company_is_named_again_without_its_form() {
        let read = read(
            "",
            &["The supplier is Tolva Energy Ltd. In court Tolva Energy denied it."],
        );
        assert_eq!(
            read.mentions("Tolva Energy Ltd"),
            ["Tolva Energy Ltd", "Tolva Energy"]
        );
    }

    #[test]
    fn an_acronym_stands_for_what_the_text_says() {
        let read = read(
            "",
            &[
                "The Baltic Herring Council (BHC) met.",
                "The BHC wants quotas; the XQZ does not.",
            ],
        );
        assert_eq!(
            read.mentions("Baltic Herring Council"),
            ["Baltic Herring Council", "BHC", "BHC"]
        );
        assert_eq!(read.found.entities.len(), 1);
    }
}

mod treaties {
    use super::*;

    #[test]
    fn years_are_never_paired_with_coordinated_declarations() {
        let read = read(
            "",
            &["They recalled the Moscow and Pyongyang Declarations of 2000 and 2001."],
        );
        assert_eq!(
            read.names(EntityKind::Treaty),
            ["Moscow Declaration", "Pyongyang Declaration"]
        );
        assert_eq!(read.mentions("Pyongyang Declaration"), ["Pyongyang Declarations"]);
        assert!(read.found.entities.iter().all(|entity| entity.year.is_none()));
        assert!(read.names(EntityKind::Place).is_empty());
    }

    #[test]
    fn a_year_before_or_after_the_name_is_the_treatys() {
        let read = read(
            "",
            &["The 1955 Treaty of Amity and the Convention on Lake Waters, signed in 1987, were read."],
        );
        assert_eq!(read.entity("1955 Treaty of Amity").year, Some(1955));
        assert_eq!(read.entity("1987 Convention on Lake Waters").year, Some(1987));
    }

    #[test]
    fn a_garbled_year_makes_no_treaty() {
        let read = read(
            "",
            &["“It will replace the papers that were signed in 1961, 200, and 2021,” Putin said."],
        );
        assert!(read.names(EntityKind::Treaty).is_empty());
        assert!(read.found.claims.is_empty());
    }

    #[test]
    fn a_treaty_may_be_described_before_it_is_named() {
        let blocks = [
            "The visit may yield a treaty on comprehensive strategic partnership.",
            "The comprehensive strategic partnership treaty is ready. The new treaty runs for ten years.",
        ];
        let read = read("", &blocks);
        assert_eq!(
            read.names(EntityKind::Treaty),
            ["Treaty on Comprehensive Strategic Partnership"]
        );
        assert_eq!(read.found.mentions.len(), 3);
    }

    #[test]
    fn a_name_that_many_pairs_use_carries_its_parties() {
        let said = |blocks: &[&str]| {
            let read = read("", blocks);
            read.names(EntityKind::Treaty)
                .into_iter()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let lede =
            "President Vladimir Putin of Russia thanked North Korea, where Pyongyang is decked in flags.";
        let visit = "The visit to North Korea may yield a treaty on comprehensive strategic partnership between the two \
                     countries. The new treaty runs for ten years.";
        let between = |pair| {
            [format!(
                "Treaty on Comprehensive Strategic Partnership between {pair}"
            )]
        };
        assert_eq!(said(&[lede, visit]), between("North Korea and Russia"));
        let signed = "Russian President Vladimir Putin and the Iranian president signed the Comprehensive Strategic \
                      Partnership Treaty in Pyongyang.";
        assert_eq!(said(&[signed]), between("Iran and Russia"));
        let later = [
            "Putin and North Korean leader Kim Jong-un signed a treaty on Friday, with a Russian band in attendance.",
            "The Comprehensive Strategic Partnership Treaty runs for ten years.",
        ];
        assert_eq!(said(&later), between("North Korea and Russia"));
        let old = "They read the 1961 Treaty of Friendship between the United States and Iran.";
        assert_eq!(
            said(&[old]),
            ["1961 Treaty of Friendship between Iran and the United States"]
        );
    }

    #[test]
    fn two_treaties_of_one_name_are_two() {
        let read = read(
            "",
            &[
                "The treaty on comprehensive strategic partnership between Russia and Iran is younger than the treaty on \
                 comprehensive strategic partnership between Russia and North Korea.",
            ],
        );
        assert_eq!(read.names(EntityKind::Treaty).len(), 2);
    }

    #[test]
    fn no_parties_are_guessed() {
        let blocks = [
            "Russia, Iran and North Korea signed the Comprehensive Strategic Partnership Treaty.",
            "Russia and Iran recalled the 1961 Treaty of Friendship, and signed the Kars Treaty.",
        ];
        assert_eq!(
            read("", &blocks).names(EntityKind::Treaty),
            [
                "Treaty on Comprehensive Strategic Partnership",
                "1961 Treaty of Friendship",
                "Kars Treaty"
            ]
        );
    }

    #[test]
    fn a_kind_of_treaty_is_no_treaty() {
        let read = read(
            "",
            &["A peace treaty, a free trade agreement and the convention of the party were discussed."],
        );
        assert!(read.found.mentions.is_empty(), "{:?}", read.found);
    }

    #[test]
    fn a_year_may_be_left_out_later() {
        let read = read(
            "",
            &["The Kars Treaty of 1921 is old. The Kars Treaty is kept in Bern; the 1955 Bern Pact is not."],
        );
        assert_eq!(
            read.names(EntityKind::Treaty),
            ["1921 Kars Treaty", "1955 Bern Pact"]
        );
    }

    #[test]
    fn a_year_tells_which_treaty_is_meant() {
        let blocks = [
            "Inspections under START I stopped last year.",
            "New START replaces the 1991 treaty. The 1955 treaty is another.",
        ];
        let read = read("", &blocks);
        assert_eq!(read.mentions("START I"), ["START I", "1991 treaty"]);
        assert_eq!(read.claims()[0].2, "START I");
    }

    #[test]
    fn a_treatys_name_may_hold_a_list() {
        let read = read(
            "",
            &[
                "They cited the Treaty of Friendship, Good-Neighbourliness and Cooperation of 2000, among others.",
            ],
        );
        let name = "2000 Treaty of Friendship, Good-Neighbourliness and Cooperation";
        assert_eq!(read.names(EntityKind::Treaty), [name]);
    }

    #[test]
    fn a_roman_numeral_may_end_a_sentence() {
        let read = read(
            "",
            &["They were bound by START I. Lavrov said that the embassy would reopen."],
        );
        assert_eq!(read.mentions("START I"), ["START I"]);
        assert_eq!(read.mentions("Sergey Lavrov"), ["Lavrov"]);
        assert_eq!(read.speaker("embassy would reopen"), Some("Sergey Lavrov"));
    }

    #[test]
    fn the_head_noun_belongs_to_a_known_treatys_name() {
        let read = read(
            "",
            &["The New START treaty lapses in 2026, and the JCPOA has lapsed."],
        );
        assert_eq!(read.mentions("New START Treaty"), ["New START treaty"]);
        assert_eq!(read.entity("Joint Comprehensive Plan of Action").year, Some(2015));
    }
}

mod quotes {
    use super::*;

    #[test]
    fn the_speaker_stands_before_or_after_the_words() {
        let blocks = [
            "“We shall build the bridge,” Putin said. “It will be long.”",
            "Lavrov told reporters: “There is no other way to do this.”",
        ];
        let read = read("", &blocks);
        assert_eq!(read.speaker("build the bridge"), Some("Vladimir Putin"));
        assert_eq!(read.speaker("will be long"), Some("Vladimir Putin"));
        assert_eq!(read.speaker("no other way"), Some("Sergey Lavrov"));
        assert_eq!(
            read.slice(read.found.quotes[0].span),
            "“We shall build the bridge,”"
        );
    }

    #[test]
    fn a_pronoun_speaks_for_who_spoke_in_the_sentence_before() {
        let blocks = [
            "The dates are set, Putin’s aide Marat Belov said.",
            "“Three papers will be signed,” he added.",
        ];
        let read = read("", &blocks);
        assert_eq!(read.speaker("Three papers"), Some("Marat Belov"));
    }

    #[test]
    fn a_paragraph_that_is_all_quotation_goes_on_with_the_speaker() {
        let blocks = [
            "“The first is ready,” Lavrov said.",
            "“The second is being worked on and will follow.”",
        ];
        let read = read("", &blocks);
        assert_eq!(read.speaker("The second"), Some("Sergey Lavrov"));
    }

    #[test]
    fn an_attribution_after_the_full_stop_is_the_quotes() {
        let read = read(
            "",
            &["Their order is “nothing more than a club of the rich”. Putin noted."],
        );
        assert_eq!(read.speaker("club of the rich"), Some("Vladimir Putin"));
    }

    #[test]
    fn words_inside_of_a_sentence_are_its_subjects() {
        let blocks = [
            "President Vladimir Putin arrived.",
            "The Russian president praised farmers for “feeding a whole nation” last year.",
        ];
        let read = read("", &blocks);
        assert_eq!(read.speaker("feeding a whole nation"), Some("Vladimir Putin"));
    }

    #[test]
    fn nobody_is_made_to_say_what_a_ministry_said() {
        let read = read(
            "",
            &["Putin left. “The talks were useful and frank,” the Iranian Foreign Ministry said."],
        );
        assert_eq!(read.speaker("useful and frank"), None);
    }

    #[test]
    fn a_spokesman_speaks_for_somebody_and_is_somebody_else() {
        let blocks = [
            "“We are ready to meet again,” the spokesman of Foreign Minister Sergey Lavrov said.",
            "A lawyer for Lavrov said that the embassy would reopen.",
        ];
        let read = read("", &blocks);
        assert_eq!(read.speaker("ready to meet"), None);
        assert!(read.found.quotes.iter().all(|quote| quote.speaker.is_none()));
        assert_eq!(read.roles("Sergey Lavrov"), ["Foreign Minister"]);
    }

    #[test]
    fn reported_words_have_a_speaker_too() {
        let read = read(
            "",
            &[
                "Lavrov said that the embassy would reopen.",
                "The bridge will be closed, Putin explained.",
            ],
        );
        assert_eq!(read.speaker("the embassy would reopen"), Some("Sergey Lavrov"));
        assert_eq!(read.speaker("The bridge will be closed"), Some("Vladimir Putin"));
        assert!(read.found.quotes.iter().all(|quote| !quote.direct));
    }

    #[test]
    fn a_dateline_is_no_part_of_what_is_said() {
        let read = read("", &["BERN, May 2 (Xyz) - The lake is frozen over, Lavrov said."]);
        assert_eq!(read.slice(read.found.quotes[0].span), "The lake is frozen over");
    }

    #[test]
    fn two_subjects_say_nothing_for_one() {
        let read = read(
            "",
            &["Lavrov and his Iranian counterpart Abbas Tadj called for “a new and better order”."],
        );
        assert_eq!(read.speaker("a new and better order"), None);
    }

    #[test]
    fn an_apostrophe_opens_no_quotation() {
        let read = read("Putin: the workers' choice is 'final and fair for all'", &[]);
        assert_eq!(read.found.quotes.len(), 1);
        assert_eq!(read.slice(read.found.quotes[0].span), "'final and fair for all'");
    }
}

mod claims {
    use super::*;

    #[test]
    fn what_somebody_says_will_be_replaced_is_reported() {
        let blocks = [
            "A treaty on comprehensive strategic partnership is being drafted.",
            "The new treaty will replace the 1955 Treaty of Amity and the Minsk and Kars Declarations, Putin’s aide \
             Marat Belov explained.",
        ];
        let read = read("", &blocks);
        let subject = "Treaty on Comprehensive Strategic Partnership";
        let objects = ["1955 Treaty of Amity", "Minsk Declaration", "Kars Declaration"];
        let expected =
            objects.map(|object| (subject, ClaimPredicate::Supersedes, object, Modality::Reported));
        assert_eq!(read.claims(), expected);
        let claim = &read.found.claims[0];
        assert_eq!(
            claim.speaker.map(|speaker| read.name(speaker)),
            Some("Marat Belov")
        );
        assert_eq!(read.slice(claim.evidence), blocks[1]);
    }

    #[test]
    fn both_directions_and_both_verbs_are_read() {
        let read = read(
            "",
            &["START I was superseded by New START. The Kars Protocol amended the Kars Treaty."],
        );
        let superseded = (
            "New START Treaty",
            ClaimPredicate::Supersedes,
            "START I",
            Modality::Confirmed,
        );
        let amended = (
            "Kars Protocol",
            ClaimPredicate::Amends,
            "Kars Treaty",
            Modality::Confirmed,
        );
        assert_eq!(read.claims(), [superseded, amended]);
    }

    #[test]
    fn a_second_verb_goes_back_to_the_sentences_subject() {
        let read = read(
            "",
            &["The Oslo Accord replaced the Kars Treaty in 2000 and was itself replaced by the Bern Pact."],
        );
        let superseded = |subject, object| (subject, ClaimPredicate::Supersedes, object, Modality::Confirmed);
        assert_eq!(
            read.claims(),
            [
                superseded("Oslo Accord", "Kars Treaty"),
                superseded("Bern Pact", "Oslo Accord")
            ]
        );
    }

    #[test]
    fn a_pronoun_is_the_treaty_that_the_paragraph_is_about() {
        let blocks = [
            "New START limits warheads more tightly than the Oslo Accord did. Both sides welcomed it.",
            "The New START Treaty goes beyond the Oslo Accord. Lavrov praised the inspections. It replaces START I, which \
             expired in December 2009, and supersedes the Kars Treaty (KT) of 2002.",
        ];
        let read = read("", &blocks);
        let superseded = |object| {
            (
                "New START Treaty",
                ClaimPredicate::Supersedes,
                object,
                Modality::Confirmed,
            )
        };
        assert_eq!(
            read.claims(),
            [superseded("START I"), superseded("2002 Kars Treaty")]
        );
    }

    #[test]
    fn an_indefinite_pact_is_no_treaty_of_the_sentence_before() {
        let blocks = [
            "The Oslo Accord is in force.",
            "Three other states signed a pact to replace the Kars Treaty.",
        ];
        let read = read("", &blocks);
        assert!(read.found.claims.is_empty(), "{:?}", read.claims());
    }

    #[test]
    fn what_is_replaced_is_not_what_the_next_sentence_is_about() {
        let blocks = ["The deal would replace the Kars Treaty. The document may supersede the Bern Pact."];
        let read = read("", &blocks);
        assert!(read.found.claims.is_empty(), "{:?}", read.claims());
    }

    #[test]
    fn a_list_of_treaties_that_would_be_replaced_is_reported() {
        let blocks = [
            "Putin signed the Oslo Accord.",
            "Lavrov said before the visit that the new document would replace the Treaty of Friendship, \
             Good-Neighbourliness and Cooperation of 2000, the Bern Declaration of 2000 and the Kars Declaration of 2001.",
        ];
        let read = read("", &blocks);
        let objects = [
            "2000 Treaty of Friendship, Good-Neighbourliness and Cooperation",
            "2000 Bern Declaration",
            "2001 Kars Declaration",
        ];
        let superseded = |object| {
            (
                "Oslo Accord",
                ClaimPredicate::Supersedes,
                object,
                Modality::Reported,
            )
        };
        assert_eq!(read.claims(), objects.map(superseded));
    }

    #[test]
    fn to_proposes_only_what_it_stands_before() {
        let read = read(
            "",
            &["The Oslo Accord binds the parties to the Kars Treaty and replaced the Bern Pact."],
        );
        assert_eq!(read.claims()[0].3, Modality::Confirmed);
    }

    #[test]
    fn words_may_stand_between_a_passive_and_its_agent() {
        let read = read(
            "",
            &[
                "The Kars Treaty was replaced in part by the Bern Pact. It was amended in 1990 with the Oslo Accord.",
            ],
        );
        assert_eq!(read.claims()[0].0, "Bern Pact");
        assert_eq!(read.claims()[0].2, "Kars Treaty");
    }

    #[test]
    fn what_should_happen_is_proposed_and_what_may_or_depends_is_conditional() {
        let proposed = read("", &["The Oslo Accord should replace the Kars Treaty."]);
        assert_eq!(proposed.claims()[0].3, Modality::Proposed);
        let possible = read("", &["The Oslo Accord may replace the Kars Treaty."]);
        assert_eq!(possible.claims()[0].3, Modality::Conditional);
        let conditional = read(
            "",
            &["If it is ratified, the Oslo Accord will replace the Kars Treaty."],
        );
        assert_eq!(conditional.claims()[0].3, Modality::Conditional);
    }

    #[test]
    fn an_update_an_anniversary_and_a_denial_are_no_claims() {
        let blocks = [
            "The Oslo Accord updates the Kars Treaty. They marked ten years of the Kars Treaty.",
            "The Oslo Accord will not replace the Kars Treaty. The Oslo Accord won’t amend the Kars Treaty.",
        ];
        let read = read("", &blocks);
        assert!(read.found.claims.is_empty(), "{:?}", read.claims());
    }

    #[test]
    fn a_numbered_protocol_does_not_end_its_sentence() {
        let read = read("", &["Protocol No. 4 amended the Kars Treaty."]);
        assert_eq!(
            read.slice(read.found.claims[0].evidence),
            "Protocol No. 4 amended the Kars Treaty."
        );
    }
}

mod whole_texts {
    use super::*;

    #[test]
    fn an_article_is_about_who_is_in_its_headline_and_all_over_it() {
        let blocks = [
            "Vladimir Putin thanked North Korea on Monday.",
            "Putin will fly to North Korea in May, the Kremlin said.",
            "Lavrov will go with Putin.",
        ];
        let read = read("Putin thanks North Korea", &blocks);
        assert_eq!(read.entity("Vladimir Putin").salience, Salience::About);
        assert_eq!(read.entity("North Korea").salience, Salience::About);
        assert_eq!(read.entity("Sergey Lavrov").salience, Salience::Mention);
    }

    #[test]
    fn a_text_in_another_language_yields_nothing_but_its_language() {
        let french = "Le président russe Vladimir Putin a remercié la Corée du Nord pour son soutien et son amitié, et a \
                      promis de l'aider dans sa lutte, selon un article publié mardi par un journal de Pyongyang.";
        assert_eq!(read("", &[french]).found, Annotation::without_findings("fr"));
    }

    #[test]
    fn the_built_in_authority_reads_a_teaser() {
        let annotator = Annotator::new(Authority::built_in());
        let text = Text {
            headline: "Putin visits Pyongyang",
            blocks: &["The UN had no comment."],
        };
        assert!(annotator.annotate(text).entities.len() >= 3);
    }
}

mod any_input {
    use super::*;

    #[test]
    fn a_company_form_alone_names_no_company() {
        let read = read(
            "",
            &["Ltd and Moscow and Pyongyang Declarations were signed. The Ltd is closed."],
        );
        assert_eq!(read.names(EntityKind::Organisation), Vec::<&str>::new());
    }

    #[test]
    fn long_and_odd_texts_are_read_to_their_ends() {
        let annotator = annotator();
        let sentence = "Russian Foreign Minister Sergey Lavrov said “the Kars Treaty may replace START I” in Moscow and ";
        let long = [
            "x".repeat(1_000_000),
            "“".repeat(200_000),
            "the president, ".repeat(40_000),
            "A. ".repeat(200_000),
            "Treaty of ".repeat(60_000),
            "Ivan Ivanov and ".repeat(40_000),
            sentence.repeat(6_000),
        ];
        for text in &long {
            let blocks = [text.as_str()];
            let text = Text {
                headline: "",
                blocks: &blocks,
            };
            sound::assert_in_place(text, &annotator.annotate(text));
        }
        assert_eq!(
            annotator.annotate(Text {
                headline: "",
                blocks: &[]
            }),
            Annotation::without_findings("en")
        );
    }
}
