//! What editors can do: one file a theme.

mod alias;
mod desk_note;
mod entity;
mod mention;
mod merger;
mod names;
mod saved_filter;
mod span;
mod treaty_link;
mod user_error;

use std::sync::Arc;

use async_graphql::{ID, MergedObject};
use mediawire_domain::{self as domain, stale};

use self::user_error::{Stop, UserError, UserErrorCode};
use super::{
    global_id::{GlobalId, shortened},
    loads::{ArticleById, EntityById},
    session::Session,
};

/// What editors can do. Without an editor's token each answers with the error FORBIDDEN; what an editor can mend stands
/// in `userErrors`, and then nothing has changed.
#[derive(MergedObject, Default)]
pub(crate) struct Mutation(
    desk_note::DeskNotes,
    mention::Mentions,
    alias::Aliases,
    entity::Entities,
    merger::Mergers,
    treaty_link::TreatyLinks,
    saved_filter::SavedFilters,
);

/// Declares a payload: what has changed, null where an error says why nothing has, and the errors.
macro_rules! payload {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(async_graphql::SimpleObject, Default)]
        pub(crate) struct $name {
            $($(#[$field_meta])* $field: $type,)+
            /// What an editor can mend.
            user_errors: Vec<$crate::graphql::mutation::UserError>,
        }

        impl From<$crate::graphql::mutation::UserError> for $name {
            fn from(error: $crate::graphql::mutation::UserError) -> Self {
                Self {
                    user_errors: vec![error],
                    ..Self::default()
                }
            }
        }
    };
}
pub(crate) use payload;

/// The article with an id that an input gives in `field`.
async fn article_of(session: &Session, id: &ID, field: &str) -> Result<Arc<domain::article::Article>, Stop> {
    let article = session.load(ArticleById(GlobalId::decode_article(id)?)).await?;
    let missing = || format!("no article with id `{}`", shortened(id));
    Ok(article.ok_or_else(|| UserError::new(UserErrorCode::NotFound, field, missing()))?)
}

/// What an id that an input gives in `field` stands for.
async fn entity_of(session: &Session, id: &ID, field: &str) -> Result<Arc<domain::entity::Entity>, Stop> {
    let entity = session.load(EntityById(GlobalId::decode_entity(id)?)).await?;
    let missing = || format!("no entity with id `{}`", shortened(id));
    Ok(entity.ok_or_else(|| UserError::new(UserErrorCode::NotFound, field, missing()))?)
}

/// How many articles wait to be annotated anew.
fn stale_articles(session: &Session) -> Result<i32, Stop> {
    let number = session.query(|connection, _| stale::count(connection))?;
    Ok(i32::try_from(number).unwrap_or(i32::MAX))
}
