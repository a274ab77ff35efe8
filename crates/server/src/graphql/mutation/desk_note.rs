//! Remarks beside a text.

use async_graphql::{Context, ID, InputObject, Object, Result};
use mediawire_domain::desk::{NoteDecision, RefusalReason};

use super::{Stop, UserError, UserErrorCode, article_of, payload, span::SpanInput, user_error::answer};
use crate::graphql::{finding::DeskNote, session::Session};

/// How many characters a note has at most.
const MAX_NOTE: usize = 2_000;

/// A note to pin to an article.
#[derive(InputObject)]
pub(crate) struct AddDeskNoteInput {
    /// The article.
    article_id: ID,
    /// The remark, 1 to 2,000 characters.
    text: String,
    /// The words it is about; left out, it is about the whole article.
    span: Option<SpanInput>,
}

payload! {
    /// What became of `addDeskNote`.
    AddDeskNotePayload {
        /// The note; null where an error says why there is none.
        note: Option<DeskNote>,
    }
}

#[derive(Default)]
pub(crate) struct DeskNotes;

#[Object]
impl DeskNotes {
    /// Pins a remark of the desk's to an article or to a span of its text, which itself stays as it is. Editors only.
    async fn add_desk_note(
        &self,
        context: &Context<'_>,
        input: AddDeskNoteInput,
    ) -> Result<AddDeskNotePayload> {
        let session = context.data_unchecked::<Session>();
        session.editor()?;
        answer(add(session, input).await)
    }
}

async fn add(session: &Session, input: AddDeskNoteInput) -> Result<AddDeskNotePayload, Stop> {
    let article = article_of(session, &input.article_id, "articleId").await?;
    let length = input.text.trim().chars().count();
    if !(1..=MAX_NOTE).contains(&length) {
        let message = format!("a note has 1 to {MAX_NOTE} characters, and this one has {length}");
        return Err(UserError::new(UserErrorCode::BadLength, "text", message).into());
    }
    let span = match &input.span {
        Some(span) => Some(span.in_article(session, &article).await?),
        None => None,
    };
    let decision = NoteDecision {
        article: article.key,
        version: article.version,
        span,
        text: input.text,
    };
    let note = session
        .edit(|connection, desk| desk.add_note(connection, &decision))?
        .map_err(|refusal| UserError::refused(refusal, field))?;
    Ok(AddDeskNotePayload {
        note: Some(DeskNote(note)),
        user_errors: Vec::new(),
    })
}

fn field(reason: RefusalReason) -> &'static str {
    match reason {
        RefusalReason::BadSpan => "span",
        _ => "articleId",
    }
}
