//! How much an article is about an entity.

use crate::{
    span::{Span, TextPart},
    text_enum::text_enum,
};

text_enum! {
    /// How much an article is about an entity.
    Salience {
        /// One of the few that the article is about.
        About = "ABOUT",
        /// Plays a part in it.
        Major = "MAJOR",
        /// Is named in passing.
        Mention = "MENTION",
    }
}

// In the headline counts 4, in the first paragraph 2, every mention 1 (at most 6 of them), every paragraph with one
// half a point more (at most 3 points in all). From 6 points an entity is a candidate for ABOUT, and the five with
// the most are it, provided that each has at least a third of the first one's points. From 3 points, or with the
// headline, it is MAJOR. Everything else is a MENTION. Equal points go by first mention.

const MOST_ABOUT: usize = 5;

/// Where a text mentions an entity.
#[derive(Clone, Debug, Default)]
struct Evidence {
    headline: bool,
    lede: bool,
    mentions: u32,
    blocks: u32,
    last_block: Option<usize>,
}

impl Evidence {
    /// Adds a mention, in reading order.
    fn add(&mut self, headline: bool, block: usize) {
        self.mentions += 1;
        self.headline |= headline;
        self.lede |= !headline && block == 0;
        if !headline && self.last_block != Some(block) {
            self.blocks += 1;
            self.last_block = Some(block);
        }
    }

    fn half_points(&self) -> u32 {
        8 * u32::from(self.headline)
            + 4 * u32::from(self.lede)
            + 2 * self.mentions.min(6)
            + self.blocks.min(6)
    }
}

impl Salience {
    /// The salience of each of so many entities of one text, which are numbered in order of first mention, by their
    /// mentions in reading order. What stands in the first so many bytes of the body is its dateline, and counts for
    /// nothing.
    pub(crate) fn of_mentions(
        entities: usize,
        mentions: impl Iterator<Item = (usize, Span)>,
        dateline: usize,
    ) -> Vec<Self> {
        let mut evidence = vec![Evidence::default(); entities];
        for (entity, span) in mentions {
            let is_headline = span.part == TextPart::Headline;
            if is_headline || span.block > 0 || span.start >= dateline {
                evidence[entity].add(is_headline, span.block);
            }
        }
        Self::of_all(&evidence)
    }

    fn of_all(evidence: &[Evidence]) -> Vec<Self> {
        let points: Vec<u32> = evidence.iter().map(Evidence::half_points).collect();
        let mut order: Vec<usize> = (0..points.len()).collect();
        order.sort_by_key(|entity| std::cmp::Reverse(points[*entity]));
        let most = order.first().map_or(0, |first| points[*first]);
        let mut saliences: Vec<Self> = points
            .iter()
            .zip(evidence)
            .map(|(points, evidence)| {
                if *points >= 6 || evidence.headline {
                    Self::Major
                } else {
                    Self::Mention
                }
            })
            .collect();
        for entity in order
            .into_iter()
            .take(MOST_ABOUT)
            .filter(|entity| points[*entity] >= 12.max(most / 3))
        {
            saliences[entity] = Self::About;
        }
        saliences
    }
}
