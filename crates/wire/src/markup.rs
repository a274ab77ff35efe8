//! From HTML to plain text, paragraph by paragraph, as a browser would show it.
//!
//! The markup is read token by token and no tree is built, so that neither depth nor size can exhaust anything.

use std::cell::RefCell;

use html5ever::{
    LocalName, TokenizerResult,
    tendril::StrTendril,
    tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts},
};

mod endless;
mod flow;
mod tags;
#[cfg(test)]
mod tests;

pub(crate) use endless::without_endless_tags;
use flow::Flow;
pub(crate) use flow::Paragraph;
use tags::Role;

/// The paragraphs of a fragment or document, as plain text with entities decoded.
///
/// Block elements, list items, table cells and rows of two or more `<br>` part paragraphs; inline elements do not. A
/// single `<br>` is a line feed inside its paragraph. White space collapses as in a browser, except in `<pre>`; a
/// no-break space is text and stays. Scripts, styles, templates, the title, drawings, frames and form fields are left
/// out, and so are paragraphs of nothing but white space.
///
/// ```
/// use mediawire_wire::markup::blocks;
///
/// assert_eq!(blocks("<p>Fish &amp; chips<p>up <b>5%</b>"), ["Fish & chips", "up 5%"]);
/// ```
pub fn blocks(html: &str) -> Vec<String> {
    paragraphs(html)
        .into_iter()
        .map(|paragraph| paragraph.text)
        .collect()
}

/// The [`blocks`] with what their markup says of them.
pub(crate) fn paragraphs(html: &str) -> Vec<Paragraph> {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&without_endless_tags(html)));
    while let TokenizerResult::Script(_) | TokenizerResult::EncodingIndicator(_) = tokenizer.feed(&input) {}
    tokenizer.end();
    tokenizer.sink.reader.into_inner().flow.finish()
}

/// The text of a fragment in one line, for titles and names.
///
/// ```
/// use mediawire_wire::markup::text;
///
/// assert_eq!(text(" Fish &amp; <i>chips</i><br>up "), "Fish & chips up");
/// ```
pub fn text(html: &str) -> String {
    let blocks = blocks(html).join(" ");
    let words = blocks.split(|letter: char| letter.is_ascii_whitespace());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<&str>>()
        .join(" ")
}

#[derive(Default)]
struct Sink {
    reader: RefCell<Reader>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reader = self.reader.borrow_mut();
        match token {
            Token::TagToken(tag) => return reader.tag(&tag),
            Token::CharacterTokens(text) => reader.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// What is known of the markup at one point of it.
#[derive(Default)]
struct Reader {
    flow: Flow,
    /// The element whose text is left out, and how many of its kind are open.
    hidden: Option<(LocalName, usize)>,
}

impl Reader {
    fn text(&mut self, text: &str) {
        if self.hidden.is_none() {
            self.flow.push(text);
        }
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let role = tags::role(&tag.name);
        if self.stays_hidden(tag, role) {
            return TokenSinkResult::Continue;
        }
        match tag.kind {
            TagKind::StartTag => self.open(tag, role),
            TagKind::EndTag => {
                self.close(role);
                TokenSinkResult::Continue
            }
        }
    }

    /// Counts the open elements of the kind that hides. A browser leaves a drawing at the first block element.
    fn stays_hidden(&mut self, tag: &Tag, role: Role) -> bool {
        let Some((name, depth)) = &mut self.hidden else {
            return false;
        };
        let leaves = *name == *"svg" && matches!(role, Role::Block | Role::Preformatted);
        match tag.kind {
            _ if leaves => *depth = 0,
            TagKind::StartTag if tag.name == *name && !tag.self_closing => *depth += 1,
            TagKind::EndTag if tag.name == *name => *depth -= 1,
            _ => {}
        }
        if *depth == 0 {
            self.hidden = None;
        }
        !leaves
    }

    fn open(&mut self, tag: &Tag, role: Role) -> TokenSinkResult<()> {
        match role {
            Role::Inline => {}
            Role::Link => self.flow.link(true),
            Role::Block => self.flow.open_block(&tag.name),
            Role::LineBreak => self.flow.line_break(),
            Role::Preformatted => self.flow.open_preformatted(&tag.name),
            Role::Hidden if tag.self_closing && tag.name == *"svg" => {}
            Role::Hidden => self.hidden = Some((tag.name.clone(), 1)),
            Role::Plaintext => {
                self.flow.open_preformatted(&tag.name);
                return TokenSinkResult::Plaintext;
            }
        }
        tags::raw_kind(&tag.name).map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
    }

    fn close(&mut self, role: Role) {
        match role {
            Role::Link => self.flow.link(false),
            Role::Block => self.flow.end_block(),
            Role::LineBreak => self.flow.line_break(),
            Role::Preformatted => self.flow.close_preformatted(),
            Role::Inline | Role::Hidden | Role::Plaintext => {}
        }
    }
}
