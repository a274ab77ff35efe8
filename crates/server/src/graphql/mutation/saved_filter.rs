//! Filters that are saved under a name.

use async_graphql::{Context, InputObject, Object, Result};
use mediawire_domain::slug::slugify;

use super::{Stop, UserError, UserErrorCode, payload, user_error::answer};
use crate::graphql::{filter::ArticleFilter, saved_filter::SavedFilter, session::Session};

/// How many characters a title has at most.
const MAX_TITLE: usize = 200;

/// A filter and its name.
#[derive(InputObject)]
pub(crate) struct SaveFilterInput {
    /// The URL part: lower-case letters, digits and hyphens. A filter that has it is replaced.
    slug: String,
    /// What its feed is called, 1 to 200 characters.
    title: String,
    /// Which articles.
    filter: ArticleFilter,
}

/// The filter to forget.
#[derive(InputObject)]
pub(crate) struct DeleteFilterInput {
    /// Its slug.
    slug: String,
}

payload! {
    /// What became of `saveFilter`.
    SaveFilterPayload {
        /// The filter; null where an error says why there is none.
        saved_filter: Option<SavedFilter>,
    }
}

payload! {
    /// What became of `deleteFilter`.
    DeleteFilterPayload {
        /// The slug that is free now; null where an error says why it is not.
        deleted_slug: Option<String>,
    }
}

#[derive(Default)]
pub(crate) struct SavedFilters;

#[Object]
impl SavedFilters {
    /// Saves a filter, so that it has a feed at `/filters/` and its slug. Editors only.
    async fn save_filter(&self, context: &Context<'_>, input: SaveFilterInput) -> Result<SaveFilterPayload> {
        let session = context.data_unchecked::<Session>();
        session.editor()?;
        answer(save(session, input).await)
    }

    /// Forgets a saved filter; its feed is gone. Editors only.
    async fn delete_filter(
        &self,
        context: &Context<'_>,
        input: DeleteFilterInput,
    ) -> Result<DeleteFilterPayload> {
        let session = context.data_unchecked::<Session>();
        session.editor()?;
        answer(delete(session, input))
    }
}

async fn save(session: &Session, input: SaveFilterInput) -> Result<SaveFilterPayload, Stop> {
    let slug = slugify(&input.slug);
    if slug != input.slug {
        let message = format!("`{}` is no slug; `{slug}` would be one", input.slug);
        return Err(UserError::new(UserErrorCode::BadFormat, "slug", message).into());
    }
    let length = input.title.trim().chars().count();
    if !(1..=MAX_TITLE).contains(&length) {
        let message = format!("a title has 1 to {MAX_TITLE} characters, and this one has {length}");
        return Err(UserError::new(UserErrorCode::BadLength, "title", message).into());
    }
    let filter = ArticleFilter::resolve(Some(input.filter), session).await?;
    let saved = session
        .edit(|connection, desk| desk.save_filter(connection, &slug, input.title.trim(), &filter))?
        .map_err(|refusal| UserError::refused(refusal, |_| "slug"))?;
    Ok(SaveFilterPayload {
        saved_filter: Some(SavedFilter(saved)),
        user_errors: Vec::new(),
    })
}

fn delete(session: &Session, input: DeleteFilterInput) -> Result<DeleteFilterPayload, Stop> {
    session
        .edit(|connection, desk| desk.delete_filter(connection, &input.slug))?
        .map_err(|refusal| UserError::refused(refusal, |_| "slug"))?;
    Ok(DeleteFilterPayload {
        deleted_slug: Some(input.slug),
        user_errors: Vec::new(),
    })
}
