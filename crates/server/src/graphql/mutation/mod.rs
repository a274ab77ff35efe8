//! What editors can do.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use mediawire_domain::{self as domain, visibility::Scope};

use super::{
    enums::{TextPart, TextUnit},
    error::forbidden,
    finding::DeskNote,
    global_id::GlobalId,
    loads::{ArticleById, CurrentText},
    session::Session,
};

/// How many characters a note has at most.
const MAX_NOTE: usize = 2_000;

pub(crate) struct Mutation;

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

/// A stretch of an article's current text.
#[derive(InputObject)]
pub(crate) struct SpanInput {
    /// Headline or body.
    part: TextPart,
    /// The index of the block, from 0; 0 for the headline.
    #[graphql(default)]
    block: i32,
    /// The offset of the first unit within the block.
    start: i32,
    /// The offset behind the last unit.
    end: i32,
    /// What the offsets count.
    #[graphql(default_with = "TextUnit::Utf16")]
    unit: TextUnit,
}

/// What became of `addDeskNote`.
#[derive(SimpleObject)]
pub(crate) struct AddDeskNotePayload {
    /// The note; null where an error says why there is none.
    note: Option<DeskNote>,
    /// What an editor can mend.
    user_errors: Vec<UserError>,
}

/// Something that an editor can mend.
#[derive(SimpleObject)]
pub(crate) struct UserError {
    /// Stable.
    code: UserErrorCode,
    /// The path of the input's field that is wrong.
    field: Vec<String>,
    /// In words, naming the thing.
    message: String,
}

/// What is wrong with an input.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UserErrorCode {
    /// It names nothing.
    NotFound,
    /// It is empty or too long.
    BadLength,
    /// It lies outside of the text, or cuts a character.
    BadSpan,
}

/// What editors can do.
#[Object]
impl Mutation {
    /// Pins a remark of the desk's to an article or to a span of its text, which itself stays as it is. Editors only.
    async fn add_desk_note(
        &self,
        context: &Context<'_>,
        input: AddDeskNoteInput,
    ) -> Result<AddDeskNotePayload> {
        let session = context.data_unchecked::<Session>();
        if session.viewer().scope != Scope::Editor {
            return Err(forbidden("only an editor can add a note"));
        }
        Ok(match note(session, input).await? {
            Ok((article, note)) => {
                session.write(|connection, _| note.add(connection, &article))?;
                AddDeskNotePayload {
                    note: Some(DeskNote(note)),
                    user_errors: Vec::new(),
                }
            }
            Err(error) => AddDeskNotePayload {
                note: None,
                user_errors: vec![error],
            },
        })
    }
}

type Checked<T> = std::result::Result<T, UserError>;

async fn note(
    session: &Session,
    input: AddDeskNoteInput,
) -> Result<Checked<(domain::article::Article, domain::desk_note::DeskNote)>> {
    let id = GlobalId::decode_article(&input.article_id)?;
    let Some(article) = session.load(ArticleById(id)).await? else {
        let message = format!("no article with id `{}`", *input.article_id);
        return Ok(Err(UserError::new(UserErrorCode::NotFound, "articleId", message)));
    };
    let length = input.text.trim().chars().count();
    if !(1..=MAX_NOTE).contains(&length) {
        let message = format!("a note has 1 to {MAX_NOTE} characters, and this one has {length}");
        return Ok(Err(UserError::new(UserErrorCode::BadLength, "text", message)));
    }
    let span = match input.span {
        Some(span) => {
            let version = session.load(CurrentText(article.key)).await?;
            let body = version
                .iter()
                .flat_map(|version| version.body.blocks())
                .collect::<Vec<_>>();
            match span.resolve(&article.original_headline, &body) {
                Ok(span) => Some(span),
                Err(error) => return Ok(Err(error)),
            }
        }
        None => None,
    };
    let now = session.viewer().now;
    let note = domain::desk_note::DeskNote {
        article_key: article.key,
        version: article.version,
        span,
        text: input.text,
        at: now,
    };
    Ok(Ok(((*article).clone(), note)))
}

impl SpanInput {
    /// The span in bytes, checked against the text.
    fn resolve(&self, headline: &str, blocks: &[&str]) -> Checked<domain::span::Span> {
        let part: domain::span::TextPart = self.part.into();
        let block = usize::try_from(self.block).ok();
        let text = match part {
            domain::span::TextPart::Headline => Some(headline).filter(|_| self.block == 0),
            domain::span::TextPart::Body => block.and_then(|block| blocks.get(block)).copied(),
        };
        let unit: domain::span::TextUnit = self.unit.into();
        let byte = |offset: i32| {
            usize::try_from(offset)
                .ok()
                .and_then(|offset| unit.byte(text?, offset))
        };
        match (block, byte(self.start), byte(self.end)) {
            (Some(block), Some(start), Some(end)) if start < end => Ok(domain::span::Span {
                part,
                block,
                start,
                end,
            }),
            _ => Err(UserError::new(
                UserErrorCode::BadSpan,
                "span",
                format!(
                    "block {} has no stretch from {} to {}",
                    self.block, self.start, self.end
                ),
            )),
        }
    }
}

impl UserError {
    fn new(code: UserErrorCode, field: &str, message: String) -> Self {
        Self {
            code,
            field: vec!["input".to_owned(), field.to_owned()],
            message,
        }
    }
}
