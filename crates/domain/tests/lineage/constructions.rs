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
