//! Who may see what. Every query asks here and nowhere else.

use std::sync::Arc;

use crate::{
    article::{Article, PubStatus},
    timestamp::Timestamp,
};

/// Who asks, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The subject of the viewer's token; `None` for who shows none.
    pub subject: Option<Arc<str>>,
    /// What the viewer may do.
    pub scope: Scope,
    /// The instant of the request.
    pub now: Timestamp,
}

/// What a viewer may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Reads what is published.
    Reader,
    /// Sees what is held back, too.
    Editor,
}

/// Why an article's content is held back from a viewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The article's status.
    pub pub_status: PubStatus,
    /// In a few words.
    pub reason: &'static str,
    /// When it will be shown; `None` where that is open.
    pub until: Option<Timestamp>,
    /// Since when.
    pub at: Timestamp,
}

impl Viewer {
    /// Anybody.
    pub fn reader(now: Timestamp) -> Self {
        Self {
            subject: None,
            scope: Scope::Reader,
            now,
        }
    }

    /// The store itself, which sees everything.
    pub(crate) fn editor(now: Timestamp) -> Self {
        Self {
            scope: Scope::Editor,
            ..Self::reader(now)
        }
    }

    /// Why this viewer may not see the article's content; `None` where it may.
    pub fn notice(&self, article: &Article) -> Option<Notice> {
        if self.scope == Scope::Editor {
            return None;
        }
        let until = match article.pub_status {
            PubStatus::Canceled | PubStatus::Withheld => None,
            PubStatus::Usable => Some(article.embargoed_until?),
        };
        Some(Notice {
            pub_status: article.pub_status,
            reason: Self::reason(article.pub_status),
            until,
            at: article.version_created,
        })
    }

    /// What is said of an article that is held back and has this status.
    pub fn reason(status: PubStatus) -> &'static str {
        match status {
            PubStatus::Canceled => "the story was killed",
            PubStatus::Withheld => "the desk is holding the story back",
            PubStatus::Usable => "the story is under embargo",
        }
    }

    /// What is left of an article whose content is held back: that it is there, and why it is not shown.
    pub fn redacted(article: &Article, notice: &Notice) -> Article {
        Article {
            headline: notice.reason.to_owned(),
            original_headline: notice.reason.to_owned(),
            slugline: None,
            byline: None,
            dateline: None,
            creditline: None,
            source_key: None,
            source_url: None,
            lede: String::new(),
            word_count: 0,
            body_digest: String::new(),
            ..article.clone()
        }
    }

    /// `visible_to!` as text, for statements that diesel cannot build.
    pub(crate) fn condition(&self) -> String {
        match self.scope {
            Scope::Editor => "TRUE".to_owned(),
            Scope::Reader => "articles.pub_status = 'USABLE' AND articles.embargoed_until IS NULL".to_owned(),
        }
    }
}

/// The condition that [`Viewer::notice`] finds nothing to hold back, for any query that has the table `articles`.
macro_rules! visible_to {
    ($viewer:expr) => {{
        use diesel::{BoolExpressionMethods, ExpressionMethods, IntoSql};
        use $crate::{article::PubStatus, schema::articles, visibility::Scope};
        let viewer: &$crate::visibility::Viewer = $viewer;
        (viewer.scope == Scope::Editor)
            .into_sql::<diesel::sql_types::Bool>()
            .or(articles::pub_status
                .eq(PubStatus::Usable)
                .and(articles::embargoed_until.is_null()))
    }};
}
pub(crate) use visible_to;

/// The condition that the log may tell the viewer of an article: of a killed one too, so that whoever has a copy of
/// it learns of the kill, but of nothing that was before it was first shown.
macro_rules! told_to {
    ($viewer:expr) => {{
        use diesel::{BoolExpressionMethods, ExpressionMethods, IntoSql};
        use $crate::{
            schema::{articles, changes},
            visibility::Scope,
        };
        let viewer: &$crate::visibility::Viewer = $viewer;
        (viewer.scope == Scope::Editor)
            .into_sql::<diesel::sql_types::Bool>()
            .or(changes::sequence.ge(articles::published_sequence))
    }};
}
pub(crate) use told_to;
