use super::*;
use crate::publish::{
    Alternative,
    html::{STYLE, article, list},
};

fn page(item: &Item) -> String {
    article(item, &publisher(), &[])
}

#[test]
fn nothing_in_a_text_becomes_markup() {
    let attack = "</script></style></title>\"><script>alert('1')</script><img src=x onerror=y>";
    let mut item = item_of(story(&[attack]));
    item.headline = attack.to_owned();
    item.story.byline = Some(attack.to_owned());
    item.story.source = Some(attack.to_owned());
    item.story.source_url = Some("javascript:alert(1)".to_owned());
    item.story.language = Some("\"><script>".to_owned());
    item.story.section.title = attack.to_owned();
    item.notes = vec![Note {
        text: attack.to_owned(),
        ..note()
    }];
    item.references = vec![reference(attack, EntityKind::Person, Salience::About, None)];
    let list = list(&feed_of(item.clone()), &publisher(), &[]);
    for page in [page(&item), list] {
        assert!(
            !page.contains("<img") && !page.contains("href=\"javascript"),
            "{page}"
        );
        assert!(
            page.matches("<script").count() <= 1 && !page.contains("<script>"),
            "{page}"
        );
        assert_eq!(page.matches("</style>").count(), 1);
    }
}

#[test]
fn a_page_has_its_canonical_address_its_feeds_and_its_style() {
    let feeds = [Alternative {
        media_type: "application/atom+xml",
        title: "Wire & Desk",
        url: "https://wire.example/feed.atom?a&b",
    }];
    let page = article(&item(), &publisher(), &feeds);
    for expected in [
        "<link rel=\"canonical\" href=\"https://wire.example/articles/talks-resume\">",
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Wire &amp; Desk\" \
         href=\"https://wire.example/feed.atom?a&amp;b\">",
        &format!("<style>{STYLE}</style>"),
        "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\"",
    ] {
        assert!(page.contains(expected), "{expected} in {page}");
    }
}

#[test]
fn a_text_says_its_language_and_direction() {
    let mut item = item();
    item.story.language = Some("fa".to_owned());
    assert!(page(&item).contains("<h1 lang=\"fa\" dir=\"rtl\">Talks resume</h1>"));
    item.story.language = None;
    assert!(page(&item).contains("<h1 lang=\"\" dir=\"auto\">"));
}

#[test]
fn a_date_that_nobody_stated_is_called_received() {
    let mut item = item();
    item.story.published = None;
    assert!(
        page(&item)
            .contains("<p>Received <time datetime=\"2024-06-18T05:30:00Z\">18 June 2024, 05:30 UTC</time>")
    );
}

#[test]
fn what_stands_beside_the_text_stands_behind_it() {
    let mut item = item();
    item.headline = "The desk's".to_owned();
    item.notes = vec![note()];
    item.references = vec![reference("nato", EntityKind::Organisation, Salience::About, None)];
    let page = page(&item);
    let places: Vec<usize> = [
        "<p>The second one.</p>",
        "<p>The year is 1961, not &lt;1962&gt;.",
        "<li><a href=\"https://wire.example/entities/nato\">nato</a></li>",
        "<p>Headlines may change; texts do not.</p>",
        "<p>Original headline: Talks resume</p>",
        "<p>Source: Agency &amp; Sons, <a href=\"https://agency.example/talks?a=1&amp;b=2\">",
    ]
    .iter()
    .map(|part| page.find(part).unwrap_or_else(|| panic!("{part} in {page}")))
    .collect();
    assert!(places.is_sorted());
}

#[test]
fn a_teaser_leads_to_its_source() {
    assert!(page(&teaser()).contains("Read the whole text at its source</a>"));
    assert!(!page(&item()).contains("Read the whole text"));
}

#[test]
fn a_list_shows_articles_and_turns_pages_and_is_silent_on_kills() {
    let mut feed = feed_of(item());
    feed.entries.push(Entry::Tombstone(tombstone()));
    let page = list(&feed, &publisher(), &[]);
    assert!(page.contains("<a href=\"https://wire.example/articles/talks-resume\">Talks resume</a>"));
    assert!(page.contains("<link rel=\"next\" href=\"https://wire.example/feed?page=3\">"));
    assert!(page.contains("<a rel=\"next\" href=\"https://wire.example/feed?page=3\">Next page</a>"));
    assert!(!page.contains("gone") && !page.contains("Previous page"));
    assert!(list(&killed(), &publisher(), &[]).contains("There are no articles here."));
}
