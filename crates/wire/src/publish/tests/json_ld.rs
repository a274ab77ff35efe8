use serde_json::{Value, json};

use super::*;
use crate::publish::json_ld::{render, render_entries};

fn read(item: &Item) -> Value {
    serde_json::from_str(&render(item, &publisher())).unwrap()
}

#[test]
fn an_article_has_what_search_engines_ask_for() {
    let article = read(&item());
    assert_eq!(article["@type"], "NewsArticle");
    assert_eq!(article["headline"], "Talks resume");
    assert_eq!(article["datePublished"], "2024-06-18T05:30:00Z");
    assert_eq!(
        article["author"],
        json!({ "@type": "Person", "name": "Jana Nová" })
    );
    assert_eq!(article["image"], "https://wire.example/logo.png");
    assert_eq!(article["isBasedOn"], "https://agency.example/talks?a=1&b=2");
    assert_eq!(article["wordCount"], 6);
    assert_eq!(article.get("alternativeHeadline"), None);
}

#[test]
fn a_long_headline_is_cut_and_kept_whole_beside() {
    let mut item = item();
    item.headline = "many words ".repeat(20);
    let article = read(&item);
    assert!(article["headline"].as_str().unwrap().chars().count() <= 110);
    assert_eq!(
        article["alternativeHeadline"],
        json!([item.headline, "Talks resume"])
    );
}

#[test]
fn what_it_is_about_is_told_from_what_it_mentions() {
    let mut item = item();
    item.references = vec![
        reference("pact", EntityKind::Treaty, Salience::About, Some("Q1")),
        reference("prague", EntityKind::Place, Salience::Major, None),
    ];
    let article = read(&item);
    assert_eq!(article["about"][0]["sameAs"], "https://www.wikidata.org/wiki/Q1");
    assert_eq!(article["about"][0]["@type"], "Legislation");
    assert_eq!(article["mentions"][0]["@type"], "Place");
    assert_eq!(article["mentions"][0].get("sameAs"), None);
}

#[test]
fn an_author_is_found_for_everyone() {
    let mut item = item();
    item.story.byline = Some("By the Foreign Desk".to_owned());
    assert_eq!(read(&item)["author"]["@type"], "Organization");
    item.story.byline = None;
    assert_eq!(read(&item)["author"]["name"], "Agency & Sons");
    item.story.source = None;
    assert_eq!(read(&item)["author"]["name"], "Example Wire");
}

#[test]
fn terms_are_a_licence_where_they_are_an_address() {
    let mut item = item();
    item.story.metadata.usage_terms = Some("https://agency.example/terms".to_owned());
    assert_eq!(read(&item)["license"], "https://agency.example/terms");
    item.story.metadata.usage_terms = Some("Not for resale".to_owned());
    assert_eq!(read(&item)["usageInfo"]["text"], "Not for resale");
}

#[test]
fn nothing_ends_the_script_element_that_holds_it() {
    for odd in ODD {
        let mut item = item_of(story(&[odd]));
        item.headline = odd.to_owned();
        item.notes = vec![note()];
        assert!(!render(&item, &publisher()).contains('<'));
        assert_eq!(read(&item)["articleBody"], odd);
        assert_eq!(read(&item)["correction"][0]["text"], note().text);
    }
}

#[test]
fn a_teaser_has_a_description_and_no_body() {
    let article = read(&teaser());
    assert_eq!(article["description"], "Only the beginning…");
    assert_eq!(article.get("articleBody"), None);
    assert_eq!(article.get("wordCount"), None);
}

#[test]
fn a_list_has_its_articles_and_none_that_are_gone() {
    let entries = vec![Entry::Tombstone(tombstone()), Entry::Item(Box::new(item()))];
    let list: Value = serde_json::from_str(&render_entries(&feed(entries), &publisher())).unwrap();
    assert_eq!(
        (&list["@type"], &list["numberOfItems"]),
        (&json!("ItemList"), &json!(1))
    );
    let element = &list["itemListElement"][0];
    assert_eq!(
        (&element["position"], &element["item"]["headline"]),
        (&json!(1), &json!("Talks resume"))
    );
    assert_eq!(list["@context"], "https://schema.org");
}
