//! Sitemaps of the latest news: search engines want the last two days, at most a thousand articles in each.

use mediawire_domain::{
    article::{Article, ArticleFilter, ArticleOrder},
    change::Change,
    connection::AnyConnection,
    error::StoreError,
    page::{Cursor, PageRequest},
};
use mediawire_wire::publish::sitemap::{self, MOST_ARTICLES, MOST_SITEMAPS, Sitemap};

use super::{Document, Site, items};

/// How long news is news.
const NEWS_SECONDS: i64 = 2 * 24 * 60 * 60;

impl Site {
    pub(super) fn news_sitemap(
        &self,
        connection: &mut AnyConnection,
        after: Option<Cursor>,
    ) -> Result<Document, StoreError> {
        let articles = self.latest(connection, after)?;
        let changed_at = Change::last_told_at(connection, &self.viewer())?;
        let items = items::items(connection, &self.addresses, &articles)?;
        Ok(Document {
            content_type: sitemap::CONTENT_TYPE,
            body: sitemap::news(&items, &self.publisher),
            changed_at,
            links: Vec::new(),
        })
    }

    pub(super) fn sitemap_index(&self, connection: &mut AnyConnection) -> Result<Document, StoreError> {
        let changed_at = Change::last_told_at(connection, &self.viewer())?;
        let mut sitemaps = Vec::new();
        let mut after = None;
        while sitemaps.len() < MOST_SITEMAPS {
            let articles = self.latest(connection, after)?;
            sitemaps.push(Sitemap {
                url: self.addresses.news_sitemap(after),
                changed_at,
            });
            match articles.last() {
                Some(last) if articles.len() == MOST_ARTICLES => {
                    after = Some(last.cursor(ArticleOrder::NewestFirst))
                }
                _ => break,
            }
        }
        Ok(Document {
            content_type: sitemap::CONTENT_TYPE,
            body: sitemap::index(&sitemaps),
            changed_at,
            links: Vec::new(),
        })
    }

    fn latest(
        &self,
        connection: &mut AnyConnection,
        after: Option<Cursor>,
    ) -> Result<Vec<Article>, StoreError> {
        let filter = ArticleFilter {
            published_after: Some(self.now.plus_seconds(-NEWS_SECONDS)),
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
