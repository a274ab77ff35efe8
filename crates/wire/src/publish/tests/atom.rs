use super::*;
use crate::publish::atom::render;

#[test]
fn a_feed_has_an_author_for_entries_without_one() {
    let mut item = item();
    item.story.byline = None;
    let atom = render(&feed_of(item));
    let document = roxmltree::Document::parse(&atom).unwrap();
    let authors: Vec<_> = document
        .descendants()
        .filter(|node| node.tag_name().name() == "author")
        .collect();
    assert_eq!(authors.len(), 1);
    assert_eq!(authors[0].parent().unwrap().tag_name().name(), "feed");
}

#[test]
fn an_entry_says_when_by_whom_and_from_where() {
    let mut item = item();
    item.story.metadata.copyright_notice = Some("© Agency".to_owned());
    item.story.metadata.usage_terms = Some("Not for resale".to_owned());
    let atom = render(&feed_of(item));
    let entry = |name| text_in(&atom, "entry", name);
    assert_eq!(entry("published").as_deref(), Some("2024-06-18T05:30:00Z"));
    assert_eq!(entry("updated").as_deref(), Some("2024-06-19T10:00:00Z"));
    assert_eq!(entry("rights").as_deref(), Some("© Agency\nNot for resale"));
    assert_eq!(entry("source").as_deref(), Some("Agency & Sons"));
    assert!(atom.contains("<name>Jana Nová</name>"));
    assert!(atom.contains("<link rel=\"via\" href=\"https://agency.example/talks?a=1&amp;b=2\"/>"));
}

#[test]
fn section_and_references_are_categories() {
    let mut item = item();
    item.references = vec![reference(
        "nato",
        EntityKind::Organisation,
        Salience::About,
        Some("Q7184"),
    )];
    let atom = render(&feed_of(item));
    assert!(atom.contains("<category term=\"media-wire\" label=\"Media &amp; Wire\"/>"));
    assert!(atom.contains("<category term=\"https://wire.example/entities/nato\" label=\"nato\"/>"));
}

#[test]
fn a_teaser_has_a_summary_and_no_content() {
    let atom = render(&feed_of(teaser()));
    assert_eq!(
        text_in(&atom, "entry", "summary").as_deref(),
        Some("Only the beginning…")
    );
    assert_eq!(text_in(&atom, "entry", "content"), None);
}

#[test]
fn a_kill_is_a_tombstone() {
    let atom = render(&killed());
    let document = roxmltree::Document::parse(&atom).unwrap();
    let name = ("http://purl.org/atompub/tombstones/1.0", "deleted-entry");
    let deleted = document
        .descendants()
        .find(|node| node.has_tag_name(name))
        .unwrap();
    assert_eq!(deleted.attribute("ref"), Some(&*tombstone().id));
    assert_eq!(deleted.attribute("when"), Some("2024-06-19T11:00:00Z"));
    let comment = text_in(&atom, "deleted-entry", "comment");
    assert_eq!(comment.as_deref(), Some("The agency <withdrew> it & said so."));
}
