//! The many ways to say it.

use crate::check;

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
