//! Quotes, direct and reported, and whose words they are.

use std::ops::Range;

use super::{
    FoundQuote, MentionKind,
    block::Block,
    lexicon::Classes,
    reading::Reading,
    speakers::Attribution,
    tokens::{Shape, Token},
};
use crate::entity::EntityKind;

/// Fewer words in quotation marks with nobody to say them are a title or a sneer.
const FEWEST_WORDS_UNATTRIBUTED: usize = 4;
/// "Putin noted." after a quote; a longer sentence says something of its own.
const LONGEST_FRAGMENT: usize = 8;
/// A sentence's subject stands near its start.
const FARTHEST_SUBJECT: usize = 12;

/// A direct quote, as tokens.
#[derive(Clone, Debug)]
pub(super) struct DirectQuote {
    pub tokens: Range<usize>,
    pub speaker: Option<usize>,
}

/// The direct quotes of each block.
pub(super) fn direct(reading: &Reading, attributions: &[Vec<Attribution>]) -> Vec<Vec<DirectQuote>> {
    let mut all: Vec<Vec<DirectQuote>> = Vec::with_capacity(reading.blocks.len());
    for (index, block) in reading.blocks.iter().enumerate() {
        let mut found: Vec<DirectQuote> = Vec::new();
        let continued = index.checked_sub(1).filter(|_| is_all_quotation(block));
        for tokens in block.quotations.iter().cloned() {
            let page = Page {
                reading,
                index,
                block,
                attributions: &attributions[index],
            };
            let speaker = page
                .speaker_of(&tokens)
                .or_else(|| page.speaker_before(&tokens, &found))
                .or_else(|| {
                    let previous = continued?;
                    last_speaker(&attributions[previous], &all[previous])
                });
            if speaker.is_some() || !is_scare_quote(block, &tokens) {
                found.push(DirectQuote { tokens, speaker });
            }
        }
        found.retain(|quote| words_in(block, &quote.tokens) > 1);
        all.push(found);
    }
    all
}

struct Page<'a, 'text> {
    reading: &'a Reading<'text>,
    index: usize,
    block: &'a Block<'text>,
    attributions: &'a [Attribution],
}

impl Page<'_, '_> {
    /// By the nearest attribution in the quote's sentence, its subject, or a fragment that follows.
    fn speaker_of(&self, quote: &Range<usize>) -> Option<usize> {
        let first = self.block.sentence_at(quote.start);
        let last = self.block.sentence_at(quote.end - 1);
        let sentence = first.start..last.end;
        match self.nearest(quote, &sentence) {
            Some(attribution) => attribution.speaker,
            None => self.fragment_after(&last).or_else(|| {
                self.subject(&first, quote.start)
                    .filter(|_| !is_work(self.block, quote))
            }),
        }
    }

    fn nearest(&self, quote: &Range<usize>, sentence: &Range<usize>) -> Option<&Attribution> {
        let from = self
            .attributions
            .partition_point(|attribution| attribution.verb < sentence.start);
        let inside = self.attributions[from..]
            .iter()
            .take_while(|attribution| attribution.verb < sentence.end);
        let distance = |attribution: &&Attribution| match attribution.tokens.start >= quote.end {
            true => (attribution.tokens.start - quote.end) * 2 + 1,
            false => quote.start.saturating_sub(attribution.tokens.end) * 2,
        };
        let silent = |attribution: &&Attribution| {
            attribution.speaker.is_none() && self.block.is_word(attribution.verb, "according")
        };
        let voiced = inside
            .clone()
            .filter(|attribution| !silent(attribution))
            .min_by_key(distance);
        voiced.or_else(|| inside.min_by_key(distance))
    }

    fn fragment_after(&self, sentence: &Range<usize>) -> Option<usize> {
        let next = self
            .block
            .get(sentence.end)
            .map(|_| self.block.sentence_at(sentence.end))?;
        let from = self
            .attributions
            .partition_point(|attribution| attribution.verb < next.start);
        let attribution = self
            .attributions
            .get(from)
            .filter(|attribution| attribution.verb < next.end)?;
        (next.len() <= LONGEST_FRAGMENT && attribution.tokens.end + 1 >= next.end)
            .then_some(attribution.speaker)?
    }

    /// "The Russian president complimented …": the person with whom the sentence begins.
    fn subject(&self, sentence: &Range<usize>, quote: usize) -> Option<usize> {
        let start = sentence
            .clone()
            .find(|at| self.block.tokens.list[*at].is_word())?;
        let window = start..(start + FARTHEST_SUBJECT).min(quote);
        let finding = window
            .filter_map(|at| self.reading.finding_at(self.index, at))
            .find(|finding| self.reading.members[finding.member].kind == EntityKind::Person)?;
        let begins = finding
            .role
            .as_ref()
            .map_or(finding.tokens.start, |role| role.start.min(finding.tokens.start));
        let article = finding.kind == MentionKind::Nominal || finding.role.is_some();
        let leads = begins == start || (article && begins == start + 1 && self.block.is_word(start, "the"));
        let verb = self
            .block
            .get(finding.tokens.end)
            .is_some_and(|next| next.shape == Shape::Lower);
        let joined = self.block.is_one_of(finding.tokens.end, &["and", "or"]);
        (leads && verb && !joined).then_some(finding.member)
    }

    /// A quote that begins its sentence goes on with the speaker of the one before it: “A,” X said. “B.”
    fn speaker_before(&self, quote: &Range<usize>, found: &[DirectQuote]) -> Option<usize> {
        let sentence = self.block.sentence_at(quote.start);
        let begins = sentence.start == quote.start && sentence.end <= quote.end + 1;
        let before = found
            .last()
            .filter(|before| before.tokens.end <= sentence.start)?;
        let adjoining = self.block.sentence_at(before.tokens.end - 1).end >= sentence.start;
        before.speaker.filter(|_| begins && adjoining)
    }
}

fn last_speaker(attributions: &[Attribution], quotes: &[DirectQuote]) -> Option<usize> {
    let quoted = quotes.last().and_then(|quote| quote.speaker);
    quoted.or_else(|| attributions.last().and_then(|attribution| attribution.speaker))
}

fn is_all_quotation(block: &Block) -> bool {
    let words = block
        .tokens
        .list
        .iter()
        .enumerate()
        .filter(|(_, token)| token.is_word());
    words.take(5_000).all(|(at, _)| block.in_quotation(at))
}

fn words_in(block: &Block, tokens: &Range<usize>) -> usize {
    block.tokens.list[tokens.clone()]
        .iter()
        .filter(|token| token.is_word())
        .count()
}

fn is_scare_quote(block: &Block, tokens: &Range<usize>) -> bool {
    words_in(block, tokens) < FEWEST_WORDS_UNATTRIBUTED || is_work(block, tokens)
}

/// “The Art of War”, which its subject made and did not say.
fn is_work(block: &Block, tokens: &Range<usize>) -> bool {
    let words = block.tokens.list[tokens.clone()]
        .iter()
        .filter(|token| token.is_word());
    words
        .clone()
        .all(|word| word.is_capital() || word.is(Classes::FUNCTION))
        && words.count() > 1
}

/// Reported words: "X said that …", "…, X explained."
pub(super) fn reported(reading: &Reading, attributions: &[Vec<Attribution>]) -> Vec<FoundQuote> {
    let mut found: Vec<FoundQuote> = Vec::new();
    for (block, attributions) in reading.blocks.iter().zip(attributions) {
        for attribution in attributions
            .iter()
            .filter(|attribution| attribution.speaker.is_some())
        {
            let sentence = block.sentence_at(attribution.verb);
            if sentence.clone().any(|at| block.in_quotation(at)) {
                continue;
            }
            let words = words_before(block, attribution, &sentence)
                .or_else(|| words_after(block, attribution, &sentence));
            if let Some(words) = words.filter(|words| words.len() > 3) {
                let span = block.span(&words);
                if found
                    .last()
                    .is_none_or(|last| last.span.block != span.block || last.span.end <= span.start)
                {
                    found.push(FoundQuote {
                        speaker: attribution.speaker,
                        span,
                        direct: false,
                    });
                }
            }
        }
    }
    found
}

/// "…, X said." with nothing after it.
fn words_before(block: &Block, attribution: &Attribution, sentence: &Range<usize>) -> Option<Range<usize>> {
    let comma = attribution.tokens.start.checked_sub(1)?;
    let comma = if block.is_word(comma, "the") {
        comma.checked_sub(1)?
    } else {
        comma
    };
    let last = attribution.tokens.end >= sentence.end.saturating_sub(1);
    let inverted = attribution.verb == attribution.tokens.start;
    (block.is_mark(comma, ',') && comma > sentence.start && (last || inverted))
        .then_some(sentence.start..comma)
}

/// "X said that …", "X said the …".
fn words_after(block: &Block, attribution: &Attribution, sentence: &Range<usize>) -> Option<Range<usize>> {
    let after = attribution.tokens.end;
    let window = after..(after + 8).min(sentence.end);
    let verb = attribution.verb;
    let that = window
        .take_while(|at| !block.is_mark(*at, ','))
        .find(|at| block.is_word(*at, "that"));
    let plain = block.is_one_of(verb, &["said", "says"]) && verb + 1 == after && begins_clause(block, after);
    let according = block.is_word(verb, "according")
        && block.is_mark(after, ',')
        && attribution.tokens.start == sentence.start;
    let start = if according {
        Some(after)
    } else {
        that.or(plain.then(|| after.wrapping_sub(1)))
    }? + 1;
    let end = sentence.clone().rev().find(|at| {
        !matches!(
            block.tokens.list[*at].shape,
            Shape::Mark('.' | '!' | '?' | '…' | ',' | ';')
        )
    })? + 1;
    (start < end).then_some(start..end)
}

fn begins_clause(block: &Block, at: usize) -> bool {
    const STARTS: &[&str] = &[
        "the", "a", "an", "his", "her", "its", "their", "this", "these", "those", "it", "he", "she", "they",
        "we", "there", "no",
    ];
    let content = |word: &Token| word.is_word() && !word.is(Classes::CALENDAR.or(Classes::FUNCTION));
    block.is_one_of(at, STARTS) || block.get(at).is_some_and(content)
}
