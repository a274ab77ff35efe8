//! Sitemaps of the latest news: search engines want the last two days, at most a thousand articles in each.

use mediawire_domain::{
    article::{Article, ArticleFilter, ArticleOrder},
    change::Change,
    connection::AnyConnection,
    error::StoreError,
    page::{Cursor, PageRequest},
    timestamp::Timestamp,
};
use mediawire_wire::publish::sitemap::{self, MOST_ARTICLES, MOST_SITEMAPS, News, Sitemap};

use super::{Document, Site};

/// How long news is news.
const NEWS_SECONDS: i64 = 2 * 24 * 60 * 60;

impl Site {
    pub(super) fn news_sitemap(
        &self,
        connection: &mut AnyConnection,
        after: Option<Cursor>,
    ) -> Result<Document, StoreError> {
        let articles = self.latest(connection, after)?;
        let body = sitemap::news(
            articles.iter().map(|article| self.named(article)),
            &self.publisher,
        );
        self.sitemap(connection, body)
    }

    pub(super) fn sitemap_index(&self, connection: &mut AnyConnection) -> Result<Document, StoreError> {
        let changed_at = Change::last_told_at(connection, &self.viewer())?;
        let others = MOST_SITEMAPS - 1;
        let parts = Article::parts(connection, &self.viewer(), self.oldest(), MOST_ARTICLES, others)?;
        let places = [None].into_iter().chain(parts.into_iter().map(Some));
        let sitemap = |after| Sitemap {
            url: self.addresses.news_sitemap(after),
            changed_at,
        };
        let sitemaps: Vec<Sitemap> = places.map(sitemap).collect();
        self.sitemap(connection, sitemap::index(&sitemaps))
    }

    fn sitemap(&self, connection: &mut AnyConnection, body: String) -> Result<Document, StoreError> {
        Ok(Document {
            content_type: sitemap::CONTENT_TYPE,
            body,
            changed_at: Change::last_told_at(connection, &self.viewer())?,
            links: Vec::new(),
        })
    }

    fn named<'a>(&self, article: &'a Article) -> News<'a> {
        News {
            url: self.addresses.article(&article.slug),
            version_created: article.version_created,
            published_at: article.published_at,
            headline: &article.headline,
            language: Some(&article.language),
        }
    }

    fn oldest(&self) -> Timestamp {
        self.now.plus_seconds(-NEWS_SECONDS)
    }

    fn latest(
        &self,
        connection: &mut AnyConnection,
        after: Option<Cursor>,
    ) -> Result<Vec<Article>, StoreError> {
        let filter = ArticleFilter {
            published_after: Some(self.oldest()),
            ..ArticleFilter::default()
        };
        let request = PageRequest {
            after,
            ..PageRequest::first(MOST_ARTICLES)
        };
        let order = ArticleOrder::NewestFirst;
        let page = Article::page(connection, &self.viewer(), &filter, order, &request)?;
        Ok(page.rows.into_iter().map(|(_, article)| article).collect())
    }
}
