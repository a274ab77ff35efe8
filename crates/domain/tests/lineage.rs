//! What the annotator takes from sentences that say, or do not quite say, what one treaty does to another.

use mediawire_domain::{
    annotate::{Annotator, Text},
    authority::Authority,
    claim::ClaimPredicate,
};

/// Paragraphs are parted by " / "; a headline ends with " // ". Expected are the claims, in reading order and each once:
/// "new > old" supersedes, "new ~ old" amends. A part of each name is enough.
type Row = (&'static str, &'static str);

fn lineage_of(annotator: &Annotator, story: &str) -> Vec<(String, ClaimPredicate, String)> {
    let (headline, body) = story.split_once(" // ").unwrap_or(("", story));
    let blocks: Vec<&str> = body.split(" / ").collect();
    let found = annotator.annotate(Text {
        headline,
        blocks: &blocks,
    });
    let name = |entity: usize| found.entities[entity].name.clone();
    let mut lineage = Vec::new();
    for claim in &found.claims {
        let triple = (name(claim.subject), claim.predicate, name(claim.object));
        if !lineage.contains(&triple) {
            lineage.push(triple);
        }
    }
    lineage
}

fn is_as_expected(found: &[(String, ClaimPredicate, String)], expected: &str) -> bool {
    let expected: Vec<&str> = expected.split("; ").filter(|claim| !claim.is_empty()).collect();
    let agrees = |(found, expected): (&(String, ClaimPredicate, String), &&str)| {
        let (predicate, sides) = match expected.split_once(" > ") {
            Some(sides) => (ClaimPredicate::Supersedes, sides),
            None => (
                ClaimPredicate::Amends,
                expected.split_once(" ~ ").expect("a row says what is done"),
            ),
        };
        found.0.contains(sides.0) && found.1 == predicate && found.2.contains(sides.1)
    };
    found.len() == expected.len() && found.iter().zip(&expected).all(agrees)
}

fn check(rows: &[Row]) {
    let annotator = Annotator::new(Authority::built_in());
    let mut wrong = Vec::new();
    for (story, expected) in rows {
        let found = lineage_of(&annotator, story);
        if !is_as_expected(&found, expected) {
            wrong.push(format!("{story}\n    expected {expected}\n    found {found:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        rows.len(),
        wrong.join("\n")
    );
}

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
fn voices_tenses_and_nouns_say_the_same() {
    check(&[
        (
            "The Vaasa Pact may be superseded by a Turku Investment Charter.",
            "Turku Investment Charter > Vaasa",
        ),
        (
            "The Vaasa Pact, superseded in 2010 by the Turku Convention, is a museum piece.",
            "Turku > Vaasa",
        ),
        (
            "The Vaasa Pact has been terminated and replaced by the Turku Convention.",
            "Turku > Vaasa",
        ),
        (
            "The Vaasa Pact was succeeded by the Turku Convention.",
            "Turku > Vaasa",
        ),
        (
            "The Turku Convention is the successor to the Vaasa Pact.",
            "Turku > Vaasa",
        ),
        (
            "The Turku Convention serves as a replacement for the Vaasa Pact.",
            "Turku > Vaasa",
        ),
        (
            "The Turku Convention took over from the Vaasa Pact in 2011.",
            "Turku > Vaasa",
        ),
        (
            "The Turku Convention, successor of the Vaasa Pact, has two annexes.",
            "Turku > Vaasa",
        ),
        (
            "The Vaasa Pact made way for the Turku Convention.",
            "Turku > Vaasa",
        ),
        (
            "The Turku Convention put an end to the Vaasa Pact and replaced it.",
            "Turku > Vaasa",
        ),
        (
            "With the Turku Convention replacing the Vaasa Pact, eels are safe.",
            "Turku > Vaasa",
        ),
        (
            "Once ratified, the Turku Convention will supplant the Vaasa Pact.",
            "Turku > Vaasa",
        ),
        (
            "When it takes effect, the Turku Convention will replace the Vaasa Pact.",
            "Turku > Vaasa",
        ),
        (
            "Lavrov said that the Turku Convention had replaced both the Vaasa Pact and the Oulu Treaty.",
            "Turku > Vaasa; Turku > Oulu",
        ),
        (
            "Norway and Chad replaced the Vaasa Pact with the Turku Convention.",
            "Turku > Vaasa",
        ),
        (
            "Norway and Chad signed the Turku Convention to replace the Vaasa Pact.",
            "Turku > Vaasa",
        ),
        (
            "The Turku Convention came into force in place of the Vaasa Pact.",
            "Turku > Vaasa",
        ),
        (
            "The Turku Convention merged the Vaasa Pact and the Oulu Treaty into one.",
            "Turku > Vaasa; Turku > Oulu",
        ),
    ]);
}

#[test]
fn headlines_say_it_in_their_own_way() {
    check(&[
        (
            "TURKU CONVENTION SUPERSEDES VAASA PACT, LEAVES MONEY FOR LATER // The Turku Convention superseded the Vaasa Pact on \
             Monday, six states said. The money was left for later, and for others.",
            "Turku > Vaasa",
        ),
        (
            "Turku Convention Replaces Vaasa Pact // The Turku Convention and the Vaasa Pact are both about the eels of the \
             north, and only one of them is still in force.",
            "Turku > Vaasa",
        ),
        (
            "Turku Convention to replace Vaasa Pact // The Turku Convention and the Vaasa Pact are both about the eels of the \
             north.",
            "Turku > Vaasa",
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
fn unusual_heads_make_treaties_as_well() {
    check(&[
        (
            "The Zambezi–Nile Compact replaced the Lusaka Declaration.",
            "Zambezi–Nile Compact > Lusaka Declaration",
        ),
        (
            "The Reindeer Grazing Convention superseded the Karesuando Concordat.",
            "Reindeer Grazing Convention > Karesuando Concordat",
        ),
        (
            "The Turku Memorandum of Understanding on Eels replaced the Vaasa Concord Pact.",
            "Memorandum of Understanding on Eels > Vaasa Concord Pact",
        ),
        (
            "The Turku Final Act supersedes the Vaasa Covenant.",
            "Turku Final Act > Vaasa Covenant",
        ),
        (
            "The Exchange of Notes on Eels amended the Vaasa Pact.",
            "Exchange of Notes on Eels ~ Vaasa",
        ),
        (
            "The Eel Arrangement replaced the Herring Pact.",
            "Eel Arrangement > Herring Pact",
        ),
        ("The Port Annex amended the Vaasa Pact.", "Port Annex ~ Vaasa"),
    ]);
}

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

#[test]
fn traps_say_nothing() {
    let silent = [
        "The Turku Convention does not replace the Vaasa Pact.",
        "The Turku Convention never replaced the Vaasa Pact.",
        "The Turku Convention will not supersede the Vaasa Pact but sit beside it.",
        "The Turku Convention complements rather than replaces the Vaasa Pact.",
        "The Turku Convention supplements the Vaasa Pact but leaves every article in force.",
        "The Turku Convention was modelled on the Vaasa Pact.",
        "A proposal for a Turku Convention to replace the Vaasa Pact was dropped in 1988.",
        "The Turku Convention was to replace the Vaasa Pact but was never ratified.",
        "Norway marked 50 years of the Turku Convention, four after the Vaasa Pact.",
        "Under the Turku Convention, Norway replaced the head of the Vaasa Pact secretariat.",
        "The minister who signed the Vaasa Pact was replaced after the Turku Convention failed.",
        "The law that replaced the old Eel Act cites the Vaasa Pact and the Turku Convention.",
        "The Turku Convention replaced the shipping contracts that companies signed under the Vaasa Pact.",
        "Norway signed the Turku Convention after it had amended the eel law to suit the Vaasa Pact.",
        "Nothing in the Turku Convention amends the Vaasa Pact.",
        "Neither the Turku Convention nor the Vaasa Pact replaced the Oulu Treaty.",
        "Lavrov asked whether the Turku Convention would replace the Vaasa Pact.",
        "The Turku Convention, like the Vaasa Pact, replaced nothing.",
        "The Turku Convention took effect, and the Vaasa Pact secretariat got a new director who succeeded Lavrov.",
        "It is too early to say if the Turku Convention replaces the Vaasa Pact, and it is wrong to say that it does.",
        "The Turku Convention has been in force since 1990. It replaced the head of the Vaasa Pact office.",
        "The chairman of the Turku Convention succeeded Mr Lavrov, who had led the Vaasa Pact.",
        "The Turku Convention leaves the Vaasa Pact untouched and amends nothing in it.",
    ];
    check(&silent.map(|story| (story, "")));
}
