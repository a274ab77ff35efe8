//! What a news desk has met.

use crate::check;

#[test]
fn a_news_desk_writes_it_in_many_ways() {
    check(&[
        (
            "Thailand said that the Chip Annex signed in Jakarta last month had already amended the ASEAN Trade in Goods Agreement.",
            "Chip Annex ~ ASEAN Trade in Goods Agreement",
        ),
        (
            "Britain and the EU agreed the Windsor Framework in February. Agreed in 2023 by London and Brussels, the framework amended the Northern Ireland Protocol, which is part of the Withdrawal Agreement.",
            "Windsor Framework ~ Northern Ireland Protocol",
        ),
        (
            "Hanoi floated a Hoi An Protocol, which would revise the CPTPP's rules on digital trade.",
            "Hoi An Protocol ~ Trans-Pacific",
        ),
        (
            "A Joint Boundary Charter, meant to supersede the 2000 Memorandum of Understanding on Beacons, was tabled in Lusaka.",
            "Joint Boundary Charter > Memorandum of Understanding on Beacons",
        ),
        (
            "NILE COMPACT SUPERSEDES LUSAKA DECLARATION, LEAVES MONEY FOR LATER // LUSAKA, March 3 (Reuters) - Ten states signed the Zambezi–Nile Compact on Tuesday. The compact supersedes the Lusaka Declaration of 1994.",
            "Nile Compact > Lusaka Declaration",
        ),
        (
            "Agriculture ministers discussed the Vaasa Pact. A Side Letter on Produce, floated by growers, could amend the pact’s chapter on farm goods.",
            "Side Letter on Produce ~ Vaasa Pact",
        ),
        (
            "Botswana joined the Okavango Compact in 1994. Mr Moeti indicated that a Maun Protocol could be added to the compact next year.",
            "Maun Protocol ~ Okavango Compact",
        ),
        (
            "The 2019 Reindeer Grazing Convention, agreed by Norway and Sweden, replaced the Karesuando Accord, and left the Lapp Codicil of 1751 in force.",
            "Reindeer Grazing Convention > Karesuando Accord",
        ),
        (
            "The Declaration of Intent, which the two presidents signed on Monday, replaces nothing, their spokesmen said.",
            "",
        ),
        (
            "Six Gulf states signed the Muscat Desalination Accord on Sunday. The agreement, their foreign ministers said in a joint statement, supersedes the Doha Water Protocol of 2004.",
            "Muscat Desalination Accord > Doha Water Protocol",
        ),
        (
            "The Muscat Desalination Accord, which was signed on Sunday by six Gulf states and which runs for 20 years, supersedes the Doha Water Protocol.",
            "Muscat > Doha",
        ),
        (
            "The ministers initialled the Muscat Desalination Accord. Once all six parliaments have approved it, the accord will take the place of the Doha Water Protocol.",
            "Muscat > Doha",
        ),
        (
            "The Doha Water Protocol lapsed on Sunday, when the Muscat Desalination Accord replaced it.",
            "Muscat > Doha",
        ),
        (
            "The Doha Water Protocol, which the Muscat Desalination Accord replaced on Sunday, had been in force since 2004.",
            "Muscat > Doha",
        ),
        (
            "The Doha Water Protocol will be replaced by the Muscat Desalination Accord if all six parliaments agree.",
            "Muscat > Doha",
        ),
        (
            "The Muscat Desalination Accord amends Articles 3 and 9 of the Doha Water Protocol.",
            "Muscat ~ Doha",
        ),
        (
            "The Doha Water Protocol, signed in 2004 and amended by the Muscat Desalination Accord in 2016, lapsed.",
            "Muscat ~ Doha",
        ),
        (
            "Diplomats said the Muscat Desalination Accord would effectively replace the Doha Water Protocol.",
            "Muscat > Doha",
        ),
        (
            "The new accord, known as the Muscat Desalination Accord, replaces the Doha Water Protocol.",
            "Muscat > Doha",
        ),
        (
            "In Muscat, six states signed a new accord, the Muscat Desalination Accord, to replace the Doha Water Protocol.",
            "Muscat > Doha",
        ),
        (
            "The Muscat Desalination Accord is intended as a successor to the Doha Water Protocol.",
            "Muscat > Doha",
        ),
        (
            "The successor to the Doha Water Protocol, the Muscat Desalination Accord, was signed on Sunday.",
            "Muscat > Doha",
        ),
        (
            "The Doha Water Protocol and its replacement, the Muscat Desalination Accord, are both short.",
            "Muscat > Doha",
        ),
        (
            "Six Gulf states on Sunday signed the Muscat Desalination Accord, which supersedes a 2004 protocol.",
            "Muscat > 2004 protocol",
        ),
        (
            "The Muscat Desalination Accord, superseding the Doha Water Protocol and the Basra Memorandum, takes effect in May.",
            "Muscat > Doha; Muscat > Basra",
        ),
        (
            "Superseding the Doha Water Protocol, the Muscat Desalination Accord takes effect in May.",
            "Muscat > Doha",
        ),
        (
            "By replacing the Doha Water Protocol, the Muscat Desalination Accord frees up money.",
            "Muscat > Doha",
        ),
        (
            "“The Muscat Desalination Accord replaces the Doha Water Protocol,” Oman's Foreign Minister Badr al-Busaidi said.",
            "Muscat > Doha",
        ),
        (
            "Oman's foreign minister said: “The Muscat Desalination Accord is done. It replaces the Doha Water Protocol.”",
            "Muscat > Doha",
        ),
        (
            "The Muscat Desalination Accord should replace, not merely amend, the Doha Water Protocol, the union said.",
            "Muscat > Doha",
        ),
        (
            "The Muscat Desalination Accord does more than amend the Doha Water Protocol: it replaces it.",
            "Muscat > Doha",
        ),
        (
            "The Muscat Desalination Accord leaves the Doha Water Protocol in place and amends only the Basra Memorandum.",
            "Muscat ~ Basra",
        ),
        (
            "Unlike the Basra Memorandum, the Muscat Desalination Accord replaces the Doha Water Protocol.",
            "Muscat > Doha",
        ),
        (
            "The Muscat Desalination Accord, not the Basra Memorandum, replaced the Doha Water Protocol.",
            "Muscat > Doha",
        ),
        (
            "The Muscat Desalination Accord, which replaced the Doha Water Protocol, was itself amended by the Basra Memorandum.",
            "Muscat > Doha; Basra ~ Muscat",
        ),
        (
            "The Muscat Desalination Accord replaced the Doha Water Protocol in 2016 and was amended by the Basra Memorandum in 2020.",
            "Muscat > Doha; Basra ~ Muscat",
        ),
        (
            "The Doha Water Protocol was amended twice, by the Basra Memorandum and the Muscat Desalination Accord.",
            "Basra ~ Doha; Muscat ~ Doha",
        ),
        (
            "Kuwait wants the Muscat Desalination Accord to replace the Doha Water Protocol.",
            "Muscat > Doha",
        ),
        (
            "Under the deal, the Muscat Desalination Accord would supersede the Doha Water Protocol.",
            "Muscat > Doha",
        ),
        (
            "The draft Muscat Desalination Accord would have replaced the Doha Water Protocol, but talks collapsed in 2011.",
            "",
        ),
        (
            "Ministers refused to replace the Doha Water Protocol with the Muscat Desalination Accord.",
            "",
        ),
        (
            "A year after the Muscat Desalination Accord was signed, Oman replaced its envoy to the Doha Water Protocol.",
            "",
        ),
        (
            "The pumps that the Muscat Desalination Accord paid for replaced those of the Doha Water Protocol.",
            "",
        ),
        (
            "Mr Said, who negotiated the Muscat Desalination Accord, succeeded the man behind the Doha Water Protocol.",
            "",
        ),
        (
            "The Muscat Desalination Accord borrows from the Doha Water Protocol, which replaced no treaty.",
            "",
        ),
        (
            "The Muscat Desalination Accord will stand alongside the Doha Water Protocol and does not amend it.",
            "",
        ),
        (
            "No part of the Muscat Desalination Accord amends the Doha Water Protocol.",
            "",
        ),
        (
            "It is a myth that the Muscat Desalination Accord replaced the Doha Water Protocol.",
            "",
        ),
        (
            "It is not true that the Muscat Desalination Accord replaced the Doha Water Protocol.",
            "",
        ),
        (
            "Far from replacing the Doha Water Protocol, the Muscat Desalination Accord confirms it.",
            "",
        ),
        (
            "Instead of replacing the Doha Water Protocol, ministers signed the Muscat Desalination Accord beside it.",
            "",
        ),
        (
            "An attempt to have the Muscat Desalination Accord supersede the Doha Water Protocol failed in 2009.",
            "",
        ),
        (
            "Oman has ratified the Muscat Desalination Accord, and a new law on wells, which replaces one of 1998, cites the Doha Water Protocol.",
            "",
        ),
        (
            "Six Gulf states signed the Muscat Desalination Accord. A contract with Aqua Co, which replaced the firm that built the Doha Water Protocol's plant, ends in May.",
            "",
        ),
        (
            "The Muscat Desalination Accord was amended in 2020. The Doha Water Protocol was not.",
            "",
        ),
        (
            "The Muscat Desalination Accord came after the Doha Water Protocol had been revised by parliament.",
            "",
        ),
        (
            "Muscat accord replaces water protocol // Six Gulf states signed the Muscat Desalination Accord on Sunday. The accord, which runs for 20 years, replaces the Doha Water Protocol.",
            "Muscat > Doha",
        ),
        (
            "The Muscat Desalination Accord was concluded in lieu of the Doha Water Protocol.",
            "Muscat > Doha",
        ),
        (
            "The Muscat Desalination Accord supersedes all earlier agreements, among them the Doha Water Protocol and the Basra Memorandum.",
            "Muscat > Doha; Muscat > Basra",
        ),
        (
            "The Muscat Desalination Accord supersedes all earlier agreements, including the Doha Water Protocol.",
            "Muscat > Doha",
        ),
        (
            "The Muscat Desalination Accord entered into force on Sunday, superseding the Doha Water Protocol.",
            "Muscat > Doha",
        ),
        (
            "The Muscat Desalination Accord, the first between the six, entered into force on Sunday and thereby superseded the Doha Water Protocol.",
            "Muscat > Doha",
        ),
        (
            "The Doha Water Protocol, in force since 2004, has given way to the Muscat Desalination Accord.",
            "Muscat > Doha",
        ),
    ]);
}
