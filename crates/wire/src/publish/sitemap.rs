//! Sitemaps: of the latest news, and of sitemaps.
//!
//! | here | there |
//! |---|---|
//! | address, instant of this version | `loc`, `lastmod` |
//! | publisher's name | `news:name` |
//! | language, or else the publisher's | `news:language`: two or three letters, `zh-cn` or `zh-tw` |
//! | instant of publication, headline | `news:publication_date`, `news:title` |

use mediawire_domain::timestamp::Timestamp;

use super::{
    Publisher,
    xml::{Attributes, Xml},
};

/// What a server says it is.
pub const CONTENT_TYPE: &str = "application/xml; charset=utf-8";

/// The most articles that a news sitemap may name.
pub const MOST_ARTICLES: usize = 1000;

/// The most sitemaps that an index may name.
pub const MOST_SITEMAPS: usize = 50_000;

const SITEMAPS: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

const NAMESPACES: &Attributes = &[
    SITEMAPS,
    ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9"),
];

/// An article as far as a sitemap names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News<'a> {
    /// Where it is, absolute.
    pub url: String,
    /// When this version was made.
    pub version_created: Timestamp,
    /// When it counts as published.
    pub published_at: Timestamp,
    /// The desk's headline.
    pub headline: &'a str,
    /// BCP 47; the publisher's stands in for one that has no form here.
    pub language: Option<&'a str>,
}

/// A sitemap of the first [`MOST_ARTICLES`] of `articles`, which are to be no older than two days. The standard knows
/// no empty sitemap: without articles it names the front page.
pub fn news<'a>(articles: impl IntoIterator<Item = News<'a>>, publisher: &Publisher) -> String {
    let mut articles = articles.into_iter().take(MOST_ARTICLES).peekable();
    Xml::document("urlset", NAMESPACES, |xml| {
        if articles.peek().is_none() {
            xml.within("url", &[], |xml| xml.text("loc", &publisher.url));
        }
        for article in articles {
            xml.within("url", &[], |xml| url(xml, &article, publisher));
        }
    })
}

fn url(xml: &mut Xml, article: &News<'_>, publisher: &Publisher) {
    let stated = article.language.and_then(language);
    let language = stated.or_else(|| language(&publisher.language));
    xml.text("loc", &article.url);
    xml.text("lastmod", &article.version_created.to_string());
    xml.within("news:news", &[], |xml| {
        xml.within("news:publication", &[], |xml| {
            xml.text("news:name", &publisher.name);
            xml.text("news:language", language.as_deref().unwrap_or("und"));
        });
        xml.text("news:publication_date", &article.published_at.to_string());
        xml.text("news:title", article.headline);
    });
}

/// As a news sitemap writes it; `None` where the tag has no such form.
fn language(tag: &str) -> Option<String> {
    let tag = tag.to_ascii_lowercase();
    let mut subtags = tag.split('-');
    let primary = subtags.next()?;
    if primary == "zh" {
        let is_traditional = subtags.any(|subtag| matches!(subtag, "hant" | "tw" | "hk" | "mo"));
        return Some(if is_traditional { "zh-tw" } else { "zh-cn" }.to_owned());
    }
    let is_code = matches!(primary.len(), 2 | 3) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    is_code.then(|| primary.to_owned())
}

/// One sitemap of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitemap {
    /// Where it is, absolute.
    pub url: String,
    /// When what it names last changed.
    pub changed_at: Option<Timestamp>,
}

/// An index of the first [`MOST_SITEMAPS`] of `sitemaps`.
pub fn index(sitemaps: &[Sitemap]) -> String {
    Xml::document("sitemapindex", &[SITEMAPS], |xml| {
        for sitemap in sitemaps.iter().take(MOST_SITEMAPS) {
            xml.within("sitemap", &[], |xml| {
                xml.text("loc", &sitemap.url);
                let changed_at = sitemap.changed_at.map(|at| at.to_string());
                xml.optional("lastmod", changed_at.as_deref());
            });
        }
    })
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn languages_are_written_as_news_sitemaps_want_them() {
        let known = [
            ("en-GB", "en"),
            ("FA", "fa"),
            ("zh-Hant-HK", "zh-tw"),
            ("zh-Hans", "zh-cn"),
            ("ckb", "ckb"),
        ];
        for (tag, code) in known {
            assert_eq!(language(tag).as_deref(), Some(code));
        }
        assert_eq!(language("english"), None);
        assert_eq!(language(""), None);
    }
}
