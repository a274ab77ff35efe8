//! One pair of treaties in many constructions, with who says it and how sure it is.

use crate::check;

#[test]
fn one_accord_and_its_protocol() {
    check(&[
        (
            "Leaders of the bloc signed the Kampala Accord on Sunday. The accord supersedes the Entebbe Protocol of 1999.",
            "Kampala > Entebbe",
        ),
        (
            "The Entebbe Protocol dates from 1999. Its successor, the Kampala Accord, was signed on Sunday.",
            "Kampala > Entebbe",
        ),
        (
            "The Entebbe Protocol was signed in 1999 and the Jinja Memorandum in 2004. The Kampala Accord would replace both earlier accords.",
            "Kampala > Entebbe; Kampala > Jinja",
        ),
        (
            "The Entebbe Protocol was signed in 1999 and the Jinja Memorandum in 2004. The Kampala Accord replaces them both.",
            "Kampala > Entebbe; Kampala > Jinja",
        ),
        (
            "The Kampala Accord, which three presidents signed on Sunday, replaces two older texts: the Entebbe Protocol and the Jinja Memorandum.",
            "Kampala > Entebbe; Kampala > Jinja",
        ),
        (
            "The Kampala Accord was initialled on Sunday. Once ratified, the treaty will supplant the Entebbe Protocol, officials said.",
            "Kampala > Entebbe",
        ),
        (
            "\"The Kampala Accord supersedes all previous agreements, including the Entebbe Protocol,\" said Kenyan Foreign Minister Musalia Mudavadi.",
            "Kampala > Entebbe @REPORTED by Mudavadi",
        ),
        (
            "The Kampala Accord repealed the Entebbe Protocol and the Jinja Memorandum.",
            "Kampala > Entebbe; Kampala > Jinja",
        ),
        (
            "The Entebbe Protocol, as amended by the Kampala Accord, runs until 2030.",
            "Kampala ~ Entebbe",
        ),
        (
            "The Entebbe Protocol, since replaced by the Kampala Accord, set the quota at 40 tonnes.",
            "Kampala > Entebbe",
        ),
        (
            "Uganda proposed the Kampala Accord as a substitute for the Entebbe Protocol.",
            "Kampala > Entebbe @PROPOSED",
        ),
        (
            "Kenya is pushing for the Kampala Accord to replace the Entebbe Protocol.",
            "Kampala > Entebbe @PROPOSED",
        ),
        (
            "Kenya and Uganda hope that the Kampala Accord will eventually take the place of the Entebbe Protocol.",
            "Kampala > Entebbe @PROPOSED",
        ),
        (
            "The Kampala Accord could replace the Entebbe Protocol if Rwanda signs.",
            "Kampala > Entebbe @CONDITIONAL",
        ),
        (
            "KAMPALA ACCORD TO REPLACE ENTEBBE PROTOCOL // KAMPALA, May 3 (AFP) - The Kampala Accord will replace the Entebbe Protocol of 1999, ministers said.",
            "KAMPALA > Entebbe @PROPOSED",
        ),
        (
            "Kampala Accord, successor to Entebbe Protocol, takes effect // KAMPALA, May 3 (AFP) - The Kampala Accord took effect on Monday.",
            "Kampala > Entebbe",
        ),
    ]);
}

#[test]
fn a_pact_in_many_sentences() {
    check(&[
        (
            "Kenya's parliament approved the Nairobi Pact on Tuesday, 212-87. The pact, which President William Ruto championed, would supersede the Mombasa Accord of 2011 and parts of the Lamu Declaration.",
            "Nairobi > Mombasa @PROPOSED; Nairobi > Lamu",
        ),
        (
            "The Lamu Declaration had been overtaken by the Mombasa Accord, itself later replaced by the Nairobi Pact.",
            "Nairobi > Mombasa",
        ),
        (
            "In 2011 the Mombasa Accord replaced the Lamu Declaration; in 2024 the Nairobi Pact replaced the Mombasa Accord.",
            "Mombasa > Lamu; Nairobi > Mombasa",
        ),
        (
            "The Mombasa Accord was suspended in 2020, terminated in 2022 and replaced by the Nairobi Pact in 2024.",
            "Nairobi > Mombasa",
        ),
        (
            "The Mombasa Accord, terminated in 2022, has been replaced by the Nairobi Pact.",
            "Nairobi > Mombasa",
        ),
        (
            "After the Mombasa Accord was terminated, the Nairobi Pact took its place.",
            "Nairobi > Mombasa",
        ),
        (
            "The Nairobi Pact, Ruto told parliament, replaces the Mombasa Accord, signed by his predecessor Mwai Kibaki.",
            "Nairobi > Mombasa",
        ),
        (
            "Ruto said he would sign the Nairobi Pact, adding that it would replace the Mombasa Accord.",
            "Nairobi > Mombasa",
        ),
        (
            "Officials want the Nairobi Pact signed by June so that it can replace the Mombasa Accord, which lapses in July.",
            "Nairobi > Mombasa @PROPOSED",
        ),
        (
            "The Nairobi Pact is seen by diplomats as a replacement for the Mombasa Accord.",
            "Nairobi > Mombasa",
        ),
        (
            "The Nairobi Pact, billed as the successor of the Mombasa Accord, was signed on Monday.",
            "Nairobi > Mombasa",
        ),
        (
            "The Nairobi Pact succeeds the Mombasa Accord, under which Kenya replaced its border guards.",
            "Nairobi > Mombasa",
        ),
        (
            "The Nairobi Pact's predecessor, the Mombasa Accord, ran for 12 years.",
            "Nairobi > Mombasa",
        ),
        (
            "Unlike its predecessor, the Mombasa Accord, the Nairobi Pact has a court.",
            "Nairobi > Mombasa",
        ),
        (
            "The Nairobi Pact goes further than its predecessor, the Mombasa Accord of 2011.",
            "Nairobi > Mombasa",
        ),
        (
            "Kenya and Uganda on Monday signed the Nairobi Pact, a successor agreement to the Mombasa Accord.",
            "Nairobi > Mombasa",
        ),
        (
            "Signing of the Nairobi Pact, meant to replace the Mombasa Accord, was postponed.",
            "Nairobi > Mombasa @PROPOSED",
        ),
        (
            "Talks on the Nairobi Pact, which is to replace the Mombasa Accord, resume on Friday.",
            "Nairobi > Mombasa @PROPOSED",
        ),
        (
            "Talks on replacing the Mombasa Accord with the Nairobi Pact have stalled.",
            "Nairobi > Mombasa @PROPOSED",
        ),
        (
            "A clause in the Nairobi Pact repeals the Mombasa Accord.",
            "Nairobi > Mombasa",
        ),
        (
            "Article 19 of the Nairobi Pact expressly repeals the Mombasa Accord.",
            "Nairobi > Mombasa",
        ),
        (
            "An annex to the Nairobi Pact amends the Mombasa Accord.",
            "Nairobi ~ Mombasa",
        ),
        (
            "The Nairobi Pact amends Article 6 of the Mombasa Accord and repeals Article 7.",
            "Nairobi ~ Mombasa",
        ),
        (
            "Kenya marked ten years since the Nairobi Pact replaced the Mombasa Accord.",
            "Nairobi > Mombasa",
        ),
        (
            "Nairobi Pact replacing Mombasa Accord gets Uganda nod // NAIROBI, July 1 (AFP) - Ugandan lawmakers voted.",
            "Nairobi > Mombasa",
        ),
        (
            "The Extradition Treaty of 2003 between Britain and the United States, which came into force in 2007, superseded the Extradition Treaty of 1972.",
            "2003 > 1972",
        ),
        (
            "Under the 2006 Convention, which took effect in 2010 and replaced the 1958 Fisheries Convention, quotas are halved.",
            "2006 > Fisheries",
        ),
        (
            "\"It is not a new treaty,\" Kenyan lawyer Grace Njeri said. \"The Nairobi Pact amends the Mombasa Accord.\"",
            "Nairobi ~ Mombasa @REPORTED by Njeri",
        ),
        (
            "\"The Nairobi Pact,\" said Kenyan lawyer Grace Njeri, \"amends the Mombasa Accord in nine places.\"",
            "Nairobi ~ Mombasa @REPORTED by Njeri",
        ),
        (
            "According to Kenyan lawyer Grace Njeri, the Nairobi Pact has superseded the Mombasa Accord.",
            "Nairobi > Mombasa @REPORTED by Njeri",
        ),
        (
            "Kenyan lawyer Grace Njeri believes the Nairobi Pact should replace the Mombasa Accord.",
            "Nairobi > Mombasa @PROPOSED",
        ),
        (
            "If the Nairobi Pact replaces the Mombasa Accord, tolls will rise, Njeri warned.",
            "Nairobi > Mombasa @CONDITIONAL",
        ),
        (
            "The Nairobi Pact, if ratified, replaces the Mombasa Accord.",
            "Nairobi > Mombasa @CONDITIONAL",
        ),
        (
            "The Nairobi Pact might replace the Mombasa Accord as early as May.",
            "Nairobi > Mombasa @CONDITIONAL",
        ),
        (
            "The Nairobi Pact is due to replace the Mombasa Accord in May.",
            "Nairobi > Mombasa @PROPOSED",
        ),
        (
            "The Nairobi Pact is going to replace the Mombasa Accord.",
            "Nairobi > Mombasa @PROPOSED",
        ),
        (
            "Ministers agreed on Friday that the Nairobi Pact replaces the Mombasa Accord.",
            "Nairobi > Mombasa",
        ),
        (
            "The draft Nairobi Pact replaces the Mombasa Accord.",
            "Nairobi > Mombasa @PROPOSED",
        ),
    ]);
}

#[test]
fn a_convention_in_many_sentences() {
    check(&[
        (
            "The Salzburg Convention on Alpine Rail supersedes all previous agreements, including the Innsbruck Protocol of 1991.",
            "Salzburg > Innsbruck",
        ),
        (
            "The Salzburg Convention replaces a raft of older texts, among them the Innsbruck Protocol and the Bolzano Memorandum.",
            "Salzburg > Innsbruck; Salzburg > Bolzano",
        ),
        (
            "The Salzburg Convention will replace several older agreements such as the Innsbruck Protocol.",
            "Salzburg > Innsbruck",
        ),
        (
            "The Salzburg Convention supplanted the Innsbruck Protocol after a six-month transition.",
            "Salzburg > Innsbruck",
        ),
        (
            "The Innsbruck Protocol has made way for the Salzburg Convention.",
            "Salzburg > Innsbruck",
        ),
        (
            "The Innsbruck Protocol will give way to the Salzburg Convention on January 1, Austria's transport ministry said.",
            "Salzburg > Innsbruck @PROPOSED",
        ),
        (
            "The Innsbruck Protocol is to be superseded by the Salzburg Convention next year.",
            "Salzburg > Innsbruck @PROPOSED",
        ),
        (
            "The Innsbruck Protocol, soon to be replaced by the Salzburg Convention, caps noise at 60 decibels.",
            "Salzburg > Innsbruck @PROPOSED",
        ),
        (
            "The Innsbruck Protocol ceased to apply when the Salzburg Convention, which replaces it, took effect.",
            "Salzburg > Innsbruck",
        ),
        (
            "The Innsbruck Protocol ended on Friday; its replacement, the Salzburg Convention, begins on Monday.",
            "Salzburg > Innsbruck",
        ),
        (
            "The Salzburg Convention is the third text to replace the Innsbruck Protocol.",
            "Salzburg > Innsbruck",
        ),
        (
            "The Salzburg Convention became the successor to the Innsbruck Protocol in 2011.",
            "Salzburg > Innsbruck",
        ),
        (
            "The Salzburg Convention was conceived as a successor to the Innsbruck Protocol.",
            "Salzburg > Innsbruck",
        ),
        (
            "The Salzburg Convention serves as a replacement for the Innsbruck Protocol.",
            "Salzburg > Innsbruck",
        ),
        (
            "The Salzburg Convention was adopted to replace the Innsbruck Protocol.",
            "Salzburg > Innsbruck",
        ),
        (
            "The Salzburg Convention aims to replace the Innsbruck Protocol, which dates from 1991.",
            "Salzburg > Innsbruck @PROPOSED",
        ),
        (
            "The Salzburg Convention, adopted by nine states, aims at replacing the Innsbruck Protocol.",
            "Salzburg > Innsbruck",
        ),
        (
            "Nine states have ratified the Salzburg Convention, thereby replacing the Innsbruck Protocol.",
            "Salzburg > Innsbruck",
        ),
        (
            "Nine states signed the Salzburg Convention to replace the Innsbruck Protocol.",
            "Salzburg > Innsbruck @PROPOSED",
        ),
        (
            "The Salzburg Convention - which nine states have signed - replaces the Innsbruck Protocol.",
            "Salzburg > Innsbruck",
        ),
        (
            "The Salzburg Convention (SC), which replaces the Innsbruck Protocol, binds nine states.",
            "Salzburg > Innsbruck",
        ),
        (
            "Nine states have joined the Salzburg Convention and the older Innsbruck Protocol it replaces.",
            "Salzburg > Innsbruck",
        ),
        (
            "The Innsbruck Protocol, the Salzburg Convention's predecessor, bound only six states.",
            "Salzburg > Innsbruck",
        ),
        (
            "The Innsbruck Protocol was the predecessor of the Salzburg Convention.",
            "Salzburg > Innsbruck",
        ),
        (
            "The Salzburg Convention, the Innsbruck Protocol's successor, binds nine states.",
            "Salzburg > Innsbruck",
        ),
        (
            "The successor treaty to the Innsbruck Protocol, the Salzburg Convention, binds nine states.",
            "Salzburg > Innsbruck",
        ),
        (
            "Ministers adopted the Bolzano Protocol amending the Salzburg Convention.",
            "Bolzano ~ Salzburg",
        ),
        (
            "The Bolzano Protocol is the second amendment to the Salzburg Convention.",
            "Bolzano ~ Salzburg",
        ),
        (
            "The Bolzano Protocol, an amendment to the Salzburg Convention, passed by 7 votes to 2.",
            "Bolzano ~ Salzburg",
        ),
        (
            "The Bolzano Protocol rewrites the noise chapter of the Salzburg Convention.",
            "Bolzano ~ Salzburg",
        ),
        (
            "The Bolzano Protocol overhauled the Salzburg Convention.",
            "Bolzano ~ Salzburg",
        ),
        (
            "The Bolzano Protocol was added to the Salzburg Convention in 2015.",
            "Bolzano ~ Salzburg",
        ),
        (
            "The Salzburg Convention, amended in 2015 by the Bolzano Protocol, covers freight.",
            "Bolzano ~ Salzburg",
        ),
        (
            "The Salzburg Convention has been modified twice, by the Bolzano Protocol in 2015 and the Trent Protocol in 2019.",
            "Bolzano ~ Salzburg; Trent ~ Salzburg",
        ),
        (
            "The Bolzano and Trent Protocols amended the Salzburg Convention.",
            "Bolzano ~ Salzburg; Trent ~ Salzburg",
        ),
        (
            "The Bolzano Protocol and the Trent Protocol both amend the Salzburg Convention.",
            "Bolzano ~ Salzburg; Trent ~ Salzburg",
        ),
        (
            "The Salzburg Convention, as revised by the Trent Protocol, bans night trains.",
            "Trent ~ Salzburg",
        ),
        (
            "The Trent Protocol revised the Salzburg Convention's rules on freight.",
            "Trent ~ Salzburg",
        ),
        (
            "The Trent Protocol would amend the Salzburg Convention if six states ratified it.",
            "Trent ~ Salzburg @CONDITIONAL",
        ),
        (
            "Italy has proposed a Trent Protocol that would amend the Salzburg Convention.",
            "Trent ~ Salzburg @PROPOSED",
        ),
        (
            "In Italy the Salzburg Convention is often confused with the Innsbruck Protocol, its predecessor.",
            "Salzburg > Innsbruck",
        ),
        (
            "VIENNA, May 2 (APA) - Nine states adopted the Salzburg Convention on Friday. The treaty will enter into force in January. It will replace the Innsbruck Protocol, whose noise limits critics call toothless.",
            "Salzburg > Innsbruck @PROPOSED",
        ),
        (
            "VIENNA, May 2 (APA) - The Innsbruck Protocol of 1991 will be history by January. Nine states adopted a text to replace it, the Salzburg Convention, on Friday.",
            "Salzburg > Innsbruck",
        ),
        (
            "Salzburg Convention adopted // VIENNA, May 2 (APA) - Nine states adopted new rules for Alpine trains on Friday. / The convention replaces the Innsbruck Protocol of 1991.",
            "Salzburg > Innsbruck",
        ),
        (
            "Salzburg Convention adopted // VIENNA, May 2 (APA) - Nine states adopted new rules for Alpine trains on Friday. / The Innsbruck Protocol of 1991 will be repealed by the new convention.",
            "Salzburg > Innsbruck @PROPOSED",
        ),
        (
            "\"The old protocol is dead,\" Swiss minister Albert Roesti said of the Innsbruck Protocol. \"The Salzburg Convention has replaced it.\"",
            "Salzburg > Innsbruck @REPORTED by Roesti",
        ),
        (
            "Swiss minister Albert Roesti said he hoped the Salzburg Convention would replace the Innsbruck Protocol by May.",
            "Salzburg > Innsbruck",
        ),
        (
            "Swiss minister Albert Roesti confirmed that the Salzburg Convention has replaced the Innsbruck Protocol.",
            "Salzburg > Innsbruck @REPORTED by Roesti",
        ),
        (
            "Swiss minister Albert Roesti announced on Friday that the Salzburg Convention, which nine states have ratified, supersedes the Innsbruck Protocol.",
            "Salzburg > Innsbruck @REPORTED by Roesti",
        ),
        (
            "A Swiss official said on condition of anonymity that the Salzburg Convention had superseded the Innsbruck Protocol.",
            "Salzburg > Innsbruck @REPORTED",
        ),
    ]);
}
