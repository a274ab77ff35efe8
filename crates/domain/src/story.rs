//! A story as it came in, before it is stored.

use diesel::{
    backend::Backend,
    deserialize::{self, FromSql, FromSqlRow},
    sql_types::Text,
};

use crate::{
    article::PubStatus,
    metadata::Metadata,
    provenance::StatedHop,
    text_enum::text_enum,
    timestamp::{TimePrecision, Timestamp},
};

text_enum! {
    /// Whether an article holds its whole text.
    RepresentationType {
        /// The whole text.
        Full = "FULL",
        /// A teaser: the body holds the excerpt as received.
        Partial = "PARTIAL",
    }
}

/// What a sender delivers: a story, or word that one is taken back.
#[derive(Clone, Debug, PartialEq)]
pub enum Delivery {
    /// A story, new or known.
    Story(Box<Story>),
    /// A story is held back or killed, and its text does not come with that.
    Withdrawal(Withdrawal),
}

impl Delivery {
    /// What a report calls it: the headline, or the sender's name of what is taken back.
    pub fn name(&self) -> &str {
        match self {
            Self::Story(story) => &story.headline,
            Self::Withdrawal(withdrawal) => {
                let name = withdrawal.guid.as_deref().or(withdrawal.source_url.as_deref());
                name.unwrap_or("a withdrawal")
            }
        }
    }
}

impl From<Story> for Delivery {
    fn from(story: Story) -> Self {
        Self::Story(Box::new(story))
    }
}

impl From<Box<Story>> for Delivery {
    fn from(story: Box<Story>) -> Self {
        Self::Story(story)
    }
}

/// One story as a format's parser read it: word for word, with the provenance that the input states and no more.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// The sender's own identifier, where the format carries one.
    pub guid: Option<String>,
    /// Where the story stands.
    pub section: SectionLabel,
    /// As received.
    pub headline: String,
    /// The text as received, paragraph by paragraph.
    pub body: Body,
    /// Whole text or teaser.
    pub representation_type: RepresentationType,
    /// Who wrote it, as printed.
    pub byline: Option<String>,
    /// Where and when it was filed, as printed.
    pub dateline: Option<String>,
    /// BCP 47; `None` where nobody says it.
    pub language: Option<String>,
    /// The source's name, as printed or as the operator gave it.
    pub source: Option<String>,
    /// The address of the original.
    pub source_url: Option<String>,
    /// When the source published it; `None` where nothing says so.
    pub published: Option<Published>,
    /// The desk's short name for the subject.
    pub slugline: Option<String>,
    /// Whom to credit, as printed.
    pub creditline: Option<String>,
    /// What besides its text the sender says of it.
    pub metadata: Metadata,
    /// Whether it may be published, in the sender's word.
    pub pub_status: PubStatus,
    /// It must not be published before.
    pub embargoed_until: Option<Timestamp>,
    /// When the sender first made it.
    pub first_created: Option<Timestamp>,
    /// Whether the sender says that it corrects what it sent before.
    pub is_correction: bool,
    /// Through whose hands it has gone before, the first first.
    pub hops: Vec<StatedHop>,
}

impl Story {
    /// A usable story in full, of which nothing but this is known.
    pub fn new(section: SectionLabel, headline: String, body: Body) -> Self {
        Self {
            guid: None,
            section,
            headline,
            body,
            representation_type: RepresentationType::Full,
            byline: None,
            dateline: None,
            language: None,
            source: None,
            source_url: None,
            published: None,
            slugline: None,
            creditline: None,
            metadata: Metadata::default(),
            pub_status: PubStatus::Usable,
            embargoed_until: None,
            first_created: None,
            is_correction: false,
            hops: Vec::new(),
        }
    }
}

/// Word that a story is not to be published: its sender's own name of it, and no text.
#[derive(Clone, Debug, PartialEq)]
pub struct Withdrawal {
    /// The sender's own identifier.
    pub guid: Option<String>,
    /// The address of the original.
    pub source_url: Option<String>,
    /// The source's name.
    pub source: Option<String>,
    /// `Withheld` or `Canceled`.
    pub pub_status: PubStatus,
    /// Why, as printed.
    pub reason: Option<String>,
}

/// An instant of publication and how precisely it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// What was stated, cut to its precision: the start of the hour or of the day in UTC.
    pub at: Timestamp,
    /// How precisely that is known.
    pub precision: TimePrecision,
}

/// A section as a page names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionLabel {
    /// The URL part.
    pub slug: String,
    /// As printed; the slug's words where the page prints none.
    pub title: String,
    /// Printed under every article of the section.
    pub disclaimer: Option<String>,
}

/// A body's blocks (paragraphs), word for word: at least one, none of them empty, none with a blank line in it, so
/// that joining them by a blank line loses nothing.
#[derive(Clone, Debug, PartialEq, Eq, FromSqlRow)]
pub struct Body {
    text: String,
    /// Where the blank lines between the blocks begin.
    breaks: Vec<usize>,
}

const BLANK_LINE: &str = "\n\n";

impl Body {
    /// Keeps `blocks` as they are; `None` when there is none but empty ones. Empty blocks are left out, and a block
    /// with a blank line inside becomes several. So do two where a line feed at the end of the one meets one at the
    /// start of the other.
    pub fn from_blocks<'a>(blocks: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let joined = blocks.into_iter().collect::<Vec<&str>>().join(BLANK_LINE);
        let blocks: Vec<&str> = joined
            .split(BLANK_LINE)
            .filter(|block| !block.trim().is_empty())
            .collect();
        (!blocks.is_empty()).then(|| Self::of_text(blocks.join(BLANK_LINE)))
    }

    /// The body whose text this is.
    fn of_text(text: String) -> Self {
        let breaks = text.match_indices(BLANK_LINE).map(|(start, _)| start).collect();
        Self { text, breaks }
    }

    /// The blocks in order.
    pub fn blocks(&self) -> impl Iterator<Item = &str> {
        (0..=self.breaks.len()).filter_map(|index| self.block(index))
    }

    /// The block with this index, from 0.
    pub fn block(&self, index: usize) -> Option<&str> {
        let start = match index {
            0 => 0,
            _ => self.breaks.get(index - 1)? + BLANK_LINE.len(),
        };
        let end = self.breaks.get(index).copied().unwrap_or(self.text.len());
        self.text.get(start..end)
    }

    /// The blocks joined by a blank line.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl<DB> FromSql<Text, DB> for Body
where
    DB: Backend,
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        String::from_sql(bytes).map(Self::of_text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_come_back_as_they_went_in() {
        let body = Body::from_blocks(["One “two”.", "", " three ", "four\n\nfive"]).unwrap();
        assert_eq!(
            body.blocks().collect::<Vec<_>>(),
            ["One “two”.", " three ", "four", "five"]
        );
        assert_eq!(body.text(), "One “two”.\n\n three \n\nfour\n\nfive");
        assert_eq!((body.block(3), body.block(4)), (Some("five"), None));
        assert_eq!(Body::from_blocks(["", " "]), None);
    }

    #[test]
    fn line_feeds_that_meet_make_no_empty_block() {
        let body = Body::from_blocks(["one\r\n", "\ntwo", "three\n", "four"]).unwrap();
        let blocks: Vec<&str> = body.blocks().collect();
        assert_eq!(blocks, ["one\r", "two", "three", "\nfour"]);
        assert_eq!(Body::from_blocks(blocks), Some(body.clone()));
    }
}
