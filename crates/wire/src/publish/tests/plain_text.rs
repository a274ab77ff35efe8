use super::*;
use crate::publish::plain_text::{render, render_entries};

#[test]
fn everything_stands_in_its_place() {
    let mut item = item();
    item.headline = "The desk's headline".to_owned();
    item.story.dateline = Some("VIENNA, June 18".to_owned());
    item.story.metadata.copyright_notice = Some("© Agency".to_owned());
    item.notes = vec![note()];
    let expected = "The desk's headline\n\n\
        By Jana Nová\nVIENNA, June 18\n18 June 2024, 05:30 UTC\n\n\
        The first paragraph.\n\nThe second one.\n\n\
        Note of 19 June 2024, 10:00 UTC: The year is 1961, not <1962>.\n\n\
        Headlines may change; texts do not.\n\n\
        Original headline: Talks resume\n\n\
        © Agency\n\n\
        Source: Agency & Sons\nhttps://agency.example/talks?a=1&b=2\n";
    assert_eq!(render(&item), expected);
}

#[test]
fn texts_are_not_altered() {
    for odd in ODD {
        assert!(render(&item_of(story(&["First.", odd]))).contains(&format!("First.\n\n{odd}\n\n")));
    }
}

#[test]
fn what_is_not_known_is_not_said() {
    let mut item = item_of(story(&["VIENNA, June 18 — It began."]));
    item.story.dateline = Some("VIENNA, June 18".to_owned());
    (
        item.story.byline,
        item.story.published,
        item.story.section.disclaimer,
    ) = (None, None, None);
    (item.story.source, item.story.source_url) = (None, None);
    assert_eq!(render(&item), "Talks resume\n\nVIENNA, June 18 — It began.\n");
}

#[test]
fn articles_of_a_list_are_parted_by_a_rule() {
    let entry = Entry::Item(Box::new(item()));
    let list = render_entries(&[entry.clone(), entry]);
    let parts: Vec<&str> = list
        .split("\n----------------------------------------\n\n")
        .collect();
    assert_eq!(parts, [render(&item()), render(&item())]);
    assert_eq!(render_entries(&[]), "");
}
