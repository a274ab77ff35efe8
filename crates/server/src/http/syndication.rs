//! Articles, feeds and sitemaps by their addresses.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header,
    web::{self, Data, Path, Query},
};
use mediawire_wire::publish::html;
use serde::Deserialize;
use tracing::Span;

use super::{HttpError, Shared, conditional};
use crate::{
    deadline::Deadline,
    syndication::{ArticleFormat, Channel, Document, FeedFormat, Found, Position, Wanted},
};

/// Which page of a feed or of a sitemap.
#[derive(Deserialize)]
pub(super) struct Place {
    after: Option<String>,
    before: Option<String>,
}

impl Place {
    fn position(&self) -> Result<Position, HttpError> {
        Position::read(self.after.as_deref(), self.before.as_deref()).map_err(HttpError::BadRequest)
    }
}

/// `/articles` and `/articles.atom`.
pub(super) async fn all(
    request: HttpRequest,
    shared: Data<Shared>,
    extension: Path<String>,
    place: Query<Place>,
) -> Result<HttpResponse, HttpError> {
    let format = feed_format(&extension)?;
    let wanted = Wanted::Feed(Channel::All, format, place.position()?);
    answer(&request, &shared, wanted).await
}

/// `/people/NAME` and `/people/NAME.atom`.
pub(super) async fn channel(
    request: HttpRequest,
    shared: Data<Shared>,
    path: Path<(String, String)>,
    place: Query<Place>,
) -> Result<HttpResponse, HttpError> {
    let (room, name) = path.into_inner();
    let (slug, extension) = split(&name);
    let channel = Channel::of(&room, slug).ok_or(HttpError::NotFound)?;
    let wanted = Wanted::Feed(channel, feed_format(extension)?, place.position()?);
    answer(&request, &shared, wanted).await
}

/// `/articles/NAME` and `/articles/NAME.ninjs`.
pub(super) async fn article(
    request: HttpRequest,
    shared: Data<Shared>,
    name: Path<String>,
) -> Result<HttpResponse, HttpError> {
    let (slug, extension) = split(&name);
    let known = ArticleFormat::ALL
        .into_iter()
        .find(|format| format.extension() == extension);
    let format = known.ok_or(HttpError::NotFound)?;
    answer(&request, &shared, Wanted::Article(slug.to_owned(), format)).await
}

/// `/news-sitemap.xml`.
pub(super) async fn news_sitemap(
    request: HttpRequest,
    shared: Data<Shared>,
    place: Query<Place>,
) -> Result<HttpResponse, HttpError> {
    let wanted = Wanted::NewsSitemap(place.position()?.after);
    answer(&request, &shared, wanted).await
}

/// `/sitemap.xml`.
pub(super) async fn sitemap_index(
    request: HttpRequest,
    shared: Data<Shared>,
) -> Result<HttpResponse, HttpError> {
    answer(&request, &shared, Wanted::SitemapIndex).await
}

/// A slug has no dots, so that what follows the first is the format.
fn split(name: &str) -> (&str, &str) {
    name.split_at(name.find('.').unwrap_or(name.len()))
}

fn feed_format(extension: &str) -> Result<FeedFormat, HttpError> {
    let known = FeedFormat::ALL
        .into_iter()
        .find(|format| format.extension() == extension);
    known.ok_or(HttpError::NotFound)
}

async fn answer(
    request: &HttpRequest,
    shared: &Data<Shared>,
    wanted: Wanted,
) -> Result<HttpResponse, HttpError> {
    let site = shared.site(request);
    let (now, is_public) = (site.now, site.is_public);
    let deadline = Deadline::after(shared.request_timeout);
    let (sharing, span) = (shared.clone(), Span::current());
    let work = web::block(move || {
        span.in_scope(|| sharing.executor.read(|connection| site.find(connection, &wanted)))
    });
    let found = tokio::time::timeout(deadline.remaining(), work)
        .await
        .map_err(|_| HttpError::Timeout)?
        .map_err(|_| HttpError::Internal)?;
    let found = found.map_err(|reason| {
        tracing::error!(%reason, "a document was not made");
        HttpError::Unavailable
    })?;
    match found {
        Found::Document(document) => Ok(conditional::respond(request, document, now, is_public)),
        Found::Nothing => Err(HttpError::NotFound),
        Found::Gone(reason) => Err(HttpError::Gone(reason)),
    }
}

/// What lets the pages for people have their own style, and nothing else run.
pub(super) fn content_security_policy(document: &Document) -> Option<(header::HeaderName, String)> {
    let is_page = document.content_type == html::CONTENT_TYPE;
    let policy = || {
        format!(
            "default-src 'none'; style-src '{}'; img-src https:; base-uri 'none'; form-action 'none'; \
             frame-ancestors 'none'",
            super::home::digest(html::STYLE)
        )
    };
    is_page.then(|| (header::CONTENT_SECURITY_POLICY, policy()))
}
