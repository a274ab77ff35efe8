//! References: an article's link to an entity, summed over its mentions.

use diesel::prelude::*;

use crate::{
    connection::AnyConnection, error::StoreError, id::Key, salience::Salience, schema::article_references,
    timestamp::Timestamp,
};

/// An article's link to an entity.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = article_references)]
pub struct Reference {
    /// The article.
    pub article_key: Key,
    /// The entity.
    pub entity_key: Key,
    /// How much the article is about it.
    pub salience: Salience,
    /// How often the article mentions it.
    pub count: i32,
    /// The article's instant.
    pub published_at: Timestamp,
}

impl Reference {
    /// The references of these articles, each article's in order of first mention.
    pub fn of_articles(connection: &mut AnyConnection, articles: &[Key]) -> Result<Vec<Self>, StoreError> {
        let query = article_references::table.filter(article_references::article_key.eq_any(articles));
        let order = (article_references::article_key, article_references::position);
        Ok(query.order(order).select(Self::as_select()).load(connection)?)
    }
}
