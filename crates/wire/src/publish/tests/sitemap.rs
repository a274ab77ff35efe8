use super::*;
use crate::publish::sitemap::{MOST_ARTICLES, News, Sitemap, index, news};

fn named(item: &Item) -> News<'_> {
    News {
        url: item.url.clone(),
        version_created: item.version_created,
        published_at: item.published_at,
        headline: &item.headline,
        language: item.story.language.as_deref(),
    }
}

#[test]
fn an_article_is_named_with_its_publication() {
    let mut item = item();
    item.headline = "R&D <now>".to_owned();
    let sitemap = news([named(&item)], &publisher());
    assert_eq!(text_in(&sitemap, "url", "loc"), Some(item.url));
    assert_eq!(
        text_in(&sitemap, "url", "lastmod").as_deref(),
        Some("2024-06-19T10:00:00Z")
    );
    assert_eq!(
        text_in(&sitemap, "publication", "name").as_deref(),
        Some("Example Wire")
    );
    assert_eq!(
        text_in(&sitemap, "publication", "language").as_deref(),
        Some("en")
    );
    assert_eq!(
        text_in(&sitemap, "news", "publication_date").as_deref(),
        Some("2024-06-18T05:30:00Z")
    );
    assert_eq!(text_in(&sitemap, "news", "title").as_deref(), Some("R&D <now>"));
}

#[test]
fn there_are_never_more_than_the_standard_allows() {
    let items = vec![item(); MOST_ARTICLES + 1];
    assert_eq!(
        news(items.iter().map(named), &publisher())
            .matches("<url>")
            .count(),
        MOST_ARTICLES
    );
}

#[test]
fn without_articles_the_front_page_is_named() {
    let sitemap = news([], &publisher());
    assert_eq!(
        text_in(&sitemap, "url", "loc").as_deref(),
        Some("https://wire.example/")
    );
}

#[test]
fn an_index_names_sitemaps() {
    let sitemap = Sitemap {
        url: "https://wire.example/news.xml?a&b".to_owned(),
        changed_at: Some(at("2024-06-19T10:00:00Z")),
    };
    let index = index(std::slice::from_ref(&sitemap));
    assert_eq!(text_in(&index, "sitemap", "loc"), Some(sitemap.url));
    assert_eq!(
        text_in(&index, "sitemap", "lastmod").as_deref(),
        Some("2024-06-19T10:00:00Z")
    );
}
