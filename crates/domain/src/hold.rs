//! Holds: why an article is withheld or killed, and what stands in for it.

use diesel::prelude::*;

use crate::{
    article::{Article, PubStatus},
    change::{Change, ChangeKind, next_sequence},
    connection::AnyConnection,
    error::StoreError,
    id::Key,
    schema::{articles, holds},
    timestamp::Timestamp,
};

/// What keeps an article from its readers.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = holds, treat_none_as_default_value = false)]
pub struct Hold {
    /// The article.
    pub article_key: Key,
    /// Why, in words that everybody may read.
    pub reason: String,
    /// The article that stands in for it.
    pub replacement_key: Option<Key>,
    /// The editor who placed it; `None` where the sender did.
    pub placed_by: Option<String>,
    /// Since when.
    pub at: Timestamp,
}

impl Hold {
    /// The holds on these articles, in no order.
    pub fn of_articles(connection: &mut AnyConnection, articles: &[Key]) -> Result<Vec<Self>, StoreError> {
        let query = holds::table.filter(holds::article_key.eq_any(articles));
        Ok(query.select(Self::as_select()).load(connection)?)
    }

    /// Withholds or kills an article that is not, and tells of it in the log.
    pub(crate) fn place(
        self,
        connection: &mut AnyConnection,
        article: &mut Article,
        status: PubStatus,
    ) -> Result<(), StoreError> {
        let kind = match status {
            PubStatus::Canceled => ChangeKind::Canceled,
            PubStatus::Usable | PubStatus::Withheld => ChangeKind::Withheld,
        };
        self.keep(connection)?;
        set_status(connection, article, status)?;
        Change::of_article(kind, article, &["pubStatus"], self.at).append(connection)?;
        Ok(())
    }

    /// Keeps this instead of the hold that the article had.
    pub(crate) fn keep(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        diesel::delete(holds::table.find(self.article_key)).execute(connection)?;
        diesel::insert_into(holds::table)
            .values(self)
            .execute(connection)?;
        Ok(())
    }

    /// Lets an article go again, and tells of it in the log. Readers are shown it unless it is under embargo besides.
    pub(crate) fn lift(
        connection: &mut AnyConnection,
        article: &mut Article,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        diesel::delete(holds::table.find(article.key)).execute(connection)?;
        let sequence = next_sequence(connection)?;
        article.pub_status = PubStatus::Usable;
        article.changed_sequence = sequence;
        if article.embargoed_until.is_none() {
            article.published_sequence = article.published_sequence.min(sequence);
        }
        article.save(connection)?;
        Change::of_article(ChangeKind::Released, article, &["pubStatus"], now).append_at(connection, sequence)
    }
}

fn set_status(
    connection: &mut AnyConnection,
    article: &mut Article,
    status: PubStatus,
) -> Result<(), StoreError> {
    article.pub_status = status;
    diesel::update(articles::table.find(article.key))
        .set(articles::pub_status.eq(status))
        .execute(connection)?;
    Ok(())
}
