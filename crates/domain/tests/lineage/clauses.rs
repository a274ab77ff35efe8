//! Lineage in main clauses, side clauses, nouns and appositions.

use crate::check;

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

#[test]
fn a_treaty_and_its_elder_in_every_clause() {
    check(&[
        (
            "The Salalah Pact is modelled on the Nizwa Accord, which it will eventually replace.",
            "Salalah > Nizwa @PROPOSED",
        ),
        (
            "\"The Kars Treaty replaces the Bern Pact, and the Bern Pact replaced the Vaasa Accord.\"",
            "Kars > Bern; Bern > Vaasa",
        ),
        (
            "PARIS (AFP) - The Rabat Accord replaces the Evian Accord, the Elysee said; the Algiers Protocol, which amends it, stays in force.",
            "Rabat > Évian",
        ),
        (
            "Under the deal, the Rabat Accord would be replaced by the Tunis Pact and the Sfax Memorandum.",
            "Tunis > Rabat; Sfax > Rabat",
        ),
        (
            "The Tunis Pact, not the Sfax Memorandum, replaced the Rabat Accord.",
            "Tunis > Rabat",
        ),
        (
            "It was the Tunis Pact that replaced the Rabat Accord.",
            "Tunis > Rabat",
        ),
        (
            "The Tunis Pact did not amend the Rabat Accord but replaced it.",
            "Tunis > Rabat",
        ),
        (
            "The Tunis Pact does not amend but replaces the Rabat Accord.",
            "Tunis > Rabat",
        ),
        (
            "The Tunis Pact amends the Rabat Accord but does not replace it.",
            "Tunis ~ Rabat",
        ),
        (
            "Rather than amend the Rabat Accord, the Tunis Pact replaces it.",
            "Tunis > Rabat",
        ),
        (
            "The Tunis Pact replaces the Rabat Accord in all but one of its chapters.",
            "Tunis > Rabat",
        ),
        (
            "The Tunis Pact is the treaty that replaced the Rabat Accord.",
            "Tunis > Rabat",
        ),
        (
            "The Tunis Pact, he said, would one day replace the Rabat Accord.",
            "Tunis > Rabat",
        ),
        (
            "When the Tunis Pact replaces the Rabat Accord in May, tolls will end.",
            "Tunis > Rabat",
        ),
        (
            "Before the Tunis Pact replaced the Rabat Accord, tolls were common.",
            "Tunis > Rabat",
        ),
        (
            "As the Tunis Pact replaces the Rabat Accord, tolls will end.",
            "Tunis > Rabat",
        ),
        (
            "Tolls ended because the Tunis Pact replaced the Rabat Accord.",
            "Tunis > Rabat",
        ),
        (
            "Although the Tunis Pact replaced the Rabat Accord, tolls remained.",
            "Tunis > Rabat",
        ),
        (
            "The court held that the Tunis Pact had replaced the Rabat Accord.",
            "Tunis > Rabat",
        ),
        (
            "Libya insists the Tunis Pact has replaced the Rabat Accord; Morocco insists it has not.",
            "Tunis > Rabat",
        ),
        (
            "The Tunis Pact and the Rabat Accord it replaced have much in common.",
            "Tunis > Rabat",
        ),
        (
            "Signatories to the Tunis Pact, which replaced the Rabat Accord, meet in May.",
            "Tunis > Rabat",
        ),
        (
            "Members of the Rabat Accord, replaced by the Tunis Pact in 2010, met in May.",
            "Tunis > Rabat",
        ),
        (
            "Morocco withdrew from the Rabat Accord, since superseded by the Tunis Pact.",
            "Tunis > Rabat",
        ),
        (
            "Morocco's king signed the Tunis Pact, replacing the Rabat Accord his father had signed.",
            "Tunis > Rabat",
        ),
        (
            "Morocco and Tunisia, parties to the Rabat Accord, replaced it with the Tunis Pact in 2010.",
            "Tunis > Rabat",
        ),
        (
            "Morocco and Tunisia replaced the Rabat Accord, a four-page text, with the 90-page Tunis Pact.",
            "Tunis > Rabat",
        ),
        (
            "Six states have replaced the Rabat Accord by the Tunis Pact.",
            "Tunis > Rabat",
        ),
        (
            "The replacement of the Rabat Accord by the Tunis Pact took six years.",
            "Tunis > Rabat",
        ),
        (
            "The Tunis Pact's replacement of the Rabat Accord took six years.",
            "Tunis > Rabat",
        ),
        (
            "A revision of the Rabat Accord, the Tunis Pact, was signed on Monday.",
            "Tunis ~ Rabat",
        ),
        (
            "The parliament in Rabat on Monday ratified the Tunis Pact, repealing the Rabat Accord.",
            "Tunis > Rabat",
        ),
        (
            "The Tunis Pact has replaced the Rabat Accord as the basis of relations, said Libya's foreign minister, Taher al-Sonni.",
            "Tunis > Rabat @REPORTED by Sonni",
        ),
        (
            "The two-page Rabat Accord has been replaced with a longer text called the Tunis Pact.",
            "Tunis > Rabat",
        ),
        (
            "The Sfax Memorandum lapsed last year. A new text, the Tunis Pact, replaces it from May.",
            "Tunis > Sfax",
        ),
        (
            "The Sfax Memorandum lapsed last year. Its replacement is the Tunis Pact.",
            "Tunis > Sfax",
        ),
        (
            "The Sfax Memorandum lapsed last year. The Tunis Pact, signed in May, takes its place.",
            "Tunis > Sfax",
        ),
    ]);
}
