//! Remarks beside a text.

use super::{
    Desk, DeskError,
    mentions::{anchor, current},
};
use crate::{
    connection::AnyConnection,
    decision::{Decision, DecisionKind},
    desk_note::DeskNote,
    id::Key,
    span::Span,
};

/// What an editor has to say about an article.
#[derive(Clone, Debug)]
pub struct NoteDecision {
    /// The article.
    pub article: Key,
    /// The version of the article that the editor saw.
    pub version: i32,
    /// The words that it is about; `None` for the whole article.
    pub span: Option<Span>,
    /// The remark.
    pub text: String,
}

impl Desk<'_> {
    /// Pins a remark to an article or to words of it.
    pub fn add_note(
        &self,
        connection: &mut AnyConnection,
        decision: &NoteDecision,
    ) -> Result<DeskNote, DeskError> {
        connection.write(|connection| {
            let article = current(connection, decision.article, decision.version)?;
            let words = decision.span.map(|span| anchor(connection, &article, span));
            let note = DeskNote {
                article_key: article.key,
                version: article.version,
                span: decision.span,
                text: decision.text.clone(),
                at: self.now,
            };
            let kept = Decision {
                article_key: Some(article.key),
                anchor: words.transpose()?,
                text: Some(decision.text.clone()),
                ..self.decision(DecisionKind::AddDeskNote)
            };
            kept.keep(connection)?;
            note.add(connection, &article)?;
            Ok(note)
        })
    }
}
