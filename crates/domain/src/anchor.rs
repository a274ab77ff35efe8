//! Anchors: how an editor's decision finds its words again after the text around them has changed.

use crate::{annotate::Text, digest::sha256_hex, span::Span};

/// Words of a text, held fast by themselves and by the digest of the block that they stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Where the words stood when the decision was made.
    pub span: Span,
    /// SHA-256 of the block, lower-case hexadecimal.
    pub block_digest: String,
    /// The words.
    pub quoted: String,
}

impl Anchor {
    /// The anchor of a span; `None` where the text has no such span.
    pub fn at(span: Span, text: Text<'_>) -> Option<Self> {
        let block = text.block(span.part, span.block)?;
        Some(Self {
            span,
            block_digest: sha256_hex(block),
            quoted: block.get(span.start..span.end)?.to_owned(),
        })
    }

    /// Where the words stand in a text: in the block that is unchanged, wherever that has moved to; else in the block
    /// that has its number, nearest to where they stood; else in the one place of the part that has them at all.
    pub(crate) fn locate(&self, text: Text<'_>) -> Option<Span> {
        let blocks: Vec<&str> = (0..)
            .map_while(|block| text.block(self.span.part, block))
            .collect();
        let unchanged = nearest(
            self.span.block,
            (0..blocks.len()).filter(|block| self.is_in(blocks[*block])),
        );
        if let Some(block) = unchanged {
            return Some(Span { block, ..self.span });
        }
        let here = blocks
            .get(self.span.block)
            .and_then(|block| nearest(self.span.start, self.occurrences(block)));
        here.map(|start| self.span_at(self.span.block, start))
            .or_else(|| self.only_one(&blocks))
    }

    fn is_in(&self, block: &str) -> bool {
        block.get(self.span.start..self.span.end) == Some(self.quoted.as_str())
            && sha256_hex(block) == self.block_digest
    }

    fn only_one(&self, blocks: &[&str]) -> Option<Span> {
        let mut all = blocks
            .iter()
            .enumerate()
            .flat_map(|(number, block)| self.occurrences(block).map(move |start| (number, start)));
        let (block, start) = all.next()?;
        all.next().is_none().then(|| self.span_at(block, start))
    }

    fn span_at(&self, block: usize, start: usize) -> Span {
        Span {
            part: self.span.part,
            block,
            start,
            end: start + self.quoted.len(),
        }
    }

    /// Where the words begin in a block, as whole words.
    fn occurrences(&self, block: &str) -> impl Iterator<Item = usize> {
        let is_whole = |start: usize| {
            let end = start + self.quoted.len();
            let before = block[..start].chars().next_back();
            let after = block[end..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        };
        block
            .match_indices(&self.quoted)
            .map(|(start, _)| start)
            .filter(move |start| is_whole(*start))
    }
}

fn nearest(to: usize, places: impl Iterator<Item = usize>) -> Option<usize> {
    places.min_by_key(|place| place.abs_diff(to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::TextPart;

    const BEFORE: [&str; 2] = ["Okoro met Park.", "Park left. Later Park returned."];

    fn second_park() -> Anchor {
        let span = Span {
            part: TextPart::Body,
            block: 1,
            start: 17,
            end: 21,
        };
        let text = Text {
            headline: "Park visits",
            blocks: &BEFORE,
        };
        Anchor::at(span, text).unwrap()
    }

    fn located(blocks: &[&str]) -> Option<(usize, usize)> {
        let text = Text {
            headline: "Park visits",
            blocks,
        };
        second_park().locate(text).map(|span| (span.block, span.start))
    }

    #[test]
    fn an_unchanged_block_is_found_where_it_has_moved_to() {
        assert_eq!(located(&BEFORE), Some((1, 17)));
        assert_eq!(
            located(&[BEFORE[0], "A new paragraph on Park.", BEFORE[1]]),
            Some((2, 17))
        );
    }

    #[test]
    fn in_a_changed_block_the_nearest_of_the_words_are_meant() {
        let corrected = [BEFORE[0], "Park left at noon. Later Park returned."];
        assert_eq!(located(&corrected), Some((1, 25)));
    }

    #[test]
    fn words_that_are_elsewhere_must_be_the_only_ones() {
        assert_eq!(located(&["Okoro met Park."]), Some((0, 10)));
        assert_eq!(located(&["Okoro met Park, and Park left."]), None);
        assert_eq!(located(&["Okoro met Parker."]), None);
    }

    #[test]
    fn a_span_outside_of_the_text_has_no_anchor() {
        let outside = Span {
            part: TextPart::Body,
            block: 2,
            start: 0,
            end: 1,
        };
        let text = Text {
            headline: "",
            blocks: &BEFORE,
        };
        assert_eq!(Anchor::at(outside, text), None);
    }
}
