//! What "it", "the pact" and "both" stand for.

use crate::check;

#[test]
fn pronouns_go_back_to_the_treaty_that_fits() {
    check(&[
        (
            "The Lusaka Grid Compact took effect on Monday. It replaces the Kariba Power Protocol of 1987.",
            "Lusaka Grid Compact > Kariba Power Protocol",
        ),
        (
            "The Lusaka Grid Compact replaces the Kariba Power Protocol. It also took the place of the Gweru Accord. It amends \
             the Tete Convention as well.",
            "Lusaka > Kariba; Lusaka > Gweru; Lusaka ~ Tete",
        ),
        (
            "The Turku Convention replaced the Vaasa Pact. That pact had replaced the Oulu Treaty.",
            "Turku > Vaasa; Vaasa > Oulu",
        ),
        (
            "The Turku Convention replaced the Vaasa Pact. The latter had itself taken the place of the Oulu Treaty.",
            "Turku > Vaasa; Vaasa > Oulu",
        ),
        (
            "The Turku Convention and the Vaasa Pact are in force. The former replaced the Oulu Treaty.",
            "Turku > Oulu",
        ),
        (
            "The Turku Convention superseded the Vaasa Pact. That one had taken over from the Oulu Treaty.",
            "Turku > Vaasa; Vaasa > Oulu",
        ),
        (
            "Ministers signed the Turku Convention on Friday. The document supersedes the Vaasa Pact.",
            "Turku > Vaasa",
        ),
        (
            "Ministers signed the Sava Navigation Charter in Zagreb. The charter would take the place of the Brod Protocol.",
            "Sava > Brod",
        ),
        (
            "The Turku Convention dates from 1971. The Vaasa Protocol amended it in 1984.",
            "Vaasa ~ Turku",
        ),
        (
            "The Vaasa Pact dates from 1971. It was replaced in 1999 by the Oulu Treaty.",
            "Oulu > Vaasa",
        ),
        (
            "The Vaasa Pact dates from 1971. The Oulu Treaty of 1999 superseded it.",
            "Oulu > Vaasa",
        ),
        (
            "The Turku Convention, which regulates eel fishing, replaced the Vaasa Pact, which had in turn replaced the Oulu \
             Treaty.",
            "Turku > Vaasa; Vaasa > Oulu",
        ),
        (
            "Six states adopted the Lusaka Grid Compact. Its text is short. It supersedes the Gweru Accord.",
            "Lusaka > Gweru",
        ),
        (
            "Ministers signed the Turku Convention on Friday.  / The convention, which runs for ten years, replaces the Vaasa \
             Pact.",
            "Turku > Vaasa",
        ),
    ]);
}

#[test]
fn a_long_insertion_does_not_part_a_treaty_from_its_verb() {
    check(&[
        (
            "The Turku Convention, signed in Prague in 2010 by Norway and Chad, superseded the Vaasa Pact, often called the Eel \
             Pact.",
            "Turku > Vaasa",
        ),
        (
            "Agreed in 2023 by Norway and Chad, the Turku Framework amended the Vaasa Pact, which is part of the Oulu Treaty.",
            "Turku ~ Vaasa",
        ),
        (
            "Signed in Prague, the Turku Convention replaced the Vaasa Pact.",
            "Turku > Vaasa",
        ),
        (
            "A Joint Boundary Charter, meant to supersede the Vaasa Pact, was tabled.",
            "Joint Boundary Charter > Vaasa",
        ),
        (
            "The Turku Convention, drafted over nine years by lawyers from eleven states, is meant to supersede the Vaasa Pact.",
            "Turku > Vaasa",
        ),
        (
            "The Turku Convention – the fruit of nine years of talks – replaces the Vaasa Pact.",
            "Turku > Vaasa",
        ),
        (
            "The Turku Convention (in force since May) has superseded the Vaasa Pact.",
            "Turku > Vaasa",
        ),
        (
            "The Turku Convention, a slim text of nine articles, replaced the Vaasa Pact in 2019.",
            "Turku > Vaasa",
        ),
        (
            "The Turku Convention, whose preamble praises eels, supplanted the Vaasa Pact.",
            "Turku > Vaasa",
        ),
        (
            "The Turku Convention, along with the Vaasa Pact, replaced the Oulu Treaty.",
            "Turku > Oulu",
        ),
    ]);
}

#[test]
fn whoever_changes_a_part_amends_the_whole() {
    check(&[
        (
            "A Side Letter on Produce, floated by growers, could amend the Vaasa Pact’s chapter on farm goods.",
            "Side Letter on Produce ~ Vaasa",
        ),
        (
            "The Turku Protocol rewrote Article 7 of the Vaasa Pact.",
            "Turku ~ Vaasa",
        ),
        (
            "The Turku Protocol amended the annex to the Vaasa Pact.",
            "Turku ~ Vaasa",
        ),
        (
            "Vietnam floated a Hoi An Protocol, which would revise the Vaasa Pact’s rules on digital trade.",
            "Hoi An Protocol ~ Vaasa",
        ),
        (
            "The Turku Protocol modifies the fishing clauses of the Vaasa Pact.",
            "Turku ~ Vaasa",
        ),
        (
            "Botswana joined the Vaasa Compact in 2004. Officials indicated that a Maun Protocol could be added to the compact.",
            "Maun Protocol ~ Vaasa",
        ),
        (
            "The Chip Annex signed in Jakarta last month had already amended the Vaasa Pact, Lavrov said.",
            "Chip Annex ~ Vaasa",
        ),
        (
            "The Turku Protocol extended the Vaasa Pact to fresh water and altered its voting rules.",
            "Turku ~ Vaasa",
        ),
        (
            "The Vaasa Pact, as amended by the Turku Protocol of 1994, binds nine states.",
            "Turku ~ Vaasa",
        ),
        (
            "The Turku Protocol to amend the Vaasa Pact was signed on Monday.",
            "Turku ~ Vaasa",
        ),
    ]);
}

#[test]
fn a_described_treaty_is_one_where_the_text_has_it() {
    check(&[
        (
            "The Turku Convention replaces a boundary agreement of 1927.",
            "Turku > boundary agreement",
        ),
        (
            "The Turku Concordat was signed on Monday. It took the place of a concordat of 1953.",
            "Turku > concordat of 1953",
        ),
        (
            "The Vaasa Pact of 1981 fixed the tax. The Turku Convention, signed in 2020, replaced the 1981 text.",
            "Turku > Vaasa",
        ),
        (
            "The Turku Convention, signed in 2020, superseded the 2000 and 2001 Pyongyang and Moscow Declarations.",
            "Turku > Pyongyang; Turku > Moscow",
        ),
        (
            "The Turku Convention replaces a grazing agreement that two governors had exchanged by letter in 1904.",
            "Turku > grazing agreement",
        ),
        (
            "Guests are there under a status of forces agreement signed in 2022. A Turku Protocol would amend the 2022 agreement.",
            "Turku ~ status of forces agreement",
        ),
        (
            "There the 1992 Turku Convention took over from its namesake, the 1974 Turku Convention.",
            "1992 Turku Convention > 1974 Turku Convention",
        ),
        (
            "The Turku Protocol amends the Vaasa Treaty. An earlier protocol of 2016 had already modified it.",
            "Turku ~ Vaasa; protocol of 2016 ~ Vaasa",
        ),
        (
            "They plan to add a protocol to the Vaasa Accord, a Protocol on Recruiters, in the autumn.",
            "Protocol on Recruiters ~ Vaasa",
        ),
        (
            "He invoked the 1972 extradition treaty, but that was terminated and replaced by the Turku Convention.",
            "Turku > extradition treaty",
        ),
        (
            "It rolled many older texts into one, among them the Vaasa Pact, said the clerk of the Turku Convention.",
            "",
        ),
        (
            "The Turku Convention replaced a fisheries agreement signed in 1974.",
            "Turku > fisheries agreement",
        ),
    ]);
}

#[test]
fn a_group_stands_for_the_treaties_before_it() {
    check(&[
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
    ]);
}
