//! How well the annotator reads the gold texts of `tests/gold`: what `make eval` prints, and what `make test` guards.
//!
//! - `MEDIAWIRE_GOLD`: another folder of gold texts, with `work/`, `measured/` and `figures.txt`.
//! - `MEDIAWIRE_EVAL_MISSES=yes`: print every miss and every false finding in `work/`.
//! - `MEDIAWIRE_EVAL_BLESS=yes`: write `figures.txt` anew instead of comparing with it.

mod across;
mod alignment;
mod assignment;
mod calibration;
mod figures;
mod gold;
mod gold_marks;
mod gold_xml;
mod judgement;
mod mentions;
mod offices;
mod part;
mod statements;
mod table;

use std::{
    env,
    path::{Path, PathBuf},
};

use mediawire_domain::{annotate::Annotator, authority::Authority};

use self::{figures::Figures, part::Part};

#[test]
fn gold_texts_are_read_no_worse_than_before() {
    let folder = folder();
    let annotator = Annotator::new(Authority::built_in());
    let parts = ["work", "measured"].map(|name| Part::read(&folder, name, &annotator));
    print!("{}", table::of(&parts));
    if asked_for("MEDIAWIRE_EVAL_MISSES") {
        print!("{}", table::misses(&parts[0]));
    }
    let errors: Vec<&str> = parts
        .iter()
        .flat_map(|part| &part.errors)
        .map(String::as_str)
        .collect();
    assert!(errors.is_empty(), "\n{}\n", errors.join("\n"));
    let figures = Figures::of(&parts);
    let file = folder.join("figures.txt");
    if asked_for("MEDIAWIRE_EVAL_BLESS") {
        figures.write(&file).expect("figures.txt can be written");
    }
    let complaints = figures.compare(&Figures::read(&file));
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

fn folder() -> PathBuf {
    env::var_os("MEDIAWIRE_GOLD").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/gold"),
        PathBuf::from,
    )
}

fn asked_for(variable: &str) -> bool {
    env::var(variable).is_ok_and(|value| value == "yes")
}
