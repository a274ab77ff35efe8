//! Quotes, direct and reported, and whose words they are.

use std::ops::Range;

use super::{
    FoundQuote, MentionKind, block::Block, lexicon::Classes, reading::Reading, speakers::Attribution,
    tokens::Shape,
};
use crate::entity::EntityKind;

/// Fewer words in quotation marks with nobody to say them are a title or a sneer.
const FEWEST_WORDS_UNATTRIBUTED: usize = 4;
/// “Unwavering support”: so few words are somebody's expression, not a quote.
const MOST_SCARE_WORDS: usize = 2;
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
        let before = index.checked_sub(1);
        let continued =
            before.filter(|before| is_all_quotation(block) || is_left_open(&reading.blocks[*before]));
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
            if !is_title(block, &tokens) && (speaker.is_some() || !is_scare_quote(block, &tokens)) {
                found.push(DirectQuote { tokens, speaker });
            }
        }
        found.retain(|quote| {
            words_in(block, &quote.tokens) > MOST_SCARE_WORDS || is_speech(block, &quote.tokens)
        });
        all.push(found);
    }
    give_back_speakers(reading, &mut all);
    all
}

/// A quotation that goes on in the next paragraph has the speaker that is named there.
fn give_back_speakers(reading: &Reading, all: &mut [Vec<DirectQuote>]) {
    for index in (1..all.len()).rev() {
        let next = all[index]
            .first()
            .filter(|next| next.tokens.start == 0)
            .and_then(|next| next.speaker);
        let open = is_left_open(&reading.blocks[index - 1]);
        if let Some(last) = all[index - 1]
            .last_mut()
            .filter(|last| open && last.speaker.is_none())
        {
            last.speaker = next;
        }
    }
}

/// The last quotation is not closed: the next paragraph opens it again.
fn is_left_open(block: &Block) -> bool {
    let last = block.quotations.last();
    last.is_some_and(|last| last.end == block.len() && !block.tokens.list[last.end - 1].is_mark('”'))
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

/// “Numbers,” she said: what ends as a clause does is spoken, however short.
fn is_speech(block: &Block, tokens: &Range<usize>) -> bool {
    let closed = !block.tokens.list[tokens.end - 1].is_word() && tokens.len() > 2;
    let ends = matches!(
        block.tokens.list[tokens.end - 2 + usize::from(tokens.len() < 3)].shape,
        Shape::Mark(',' | '.' | '!' | '?' | '…')
    );
    closed && ends && (block.is_capital(tokens.start + 1) || block.starts_sentence(tokens.start))
}

fn is_scare_quote(block: &Block, tokens: &Range<usize>) -> bool {
    (words_in(block, tokens) < FEWEST_WORDS_UNATTRIBUTED && !is_speech(block, tokens))
        || is_work(block, tokens)
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

/// “Comprehensive Partnership Treaty,” is a name, whoever says it.
fn is_title(block: &Block, tokens: &Range<usize>) -> bool {
    let names = tokens
        .clone()
        .filter(|at| block.is_capital(*at) && !block.is(*at, Classes::FUNCTION));
    is_work(block, tokens) && words_in(block, tokens) < LONGEST_FRAGMENT && names.count() > 2
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
            let quoted = sentence.clone().any(|at| block.in_quotation(at));
            let said_that =
                block.is_word(attribution.verb + 1, "that") && !block.in_quotation(sentence.start);
            if quoted && !said_that {
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

/// "…, X said on Friday." with nothing more that anybody says.
fn words_before(block: &Block, attribution: &Attribution, sentence: &Range<usize>) -> Option<Range<usize>> {
    let comma = comma_before(block, attribution.tokens.start)?;
    const LISTENERS: &[&str] = &[
        "reporters",
        "journalists",
        "lawmakers",
        "parliament",
        "the",
        "a",
        "an",
        "him",
        "her",
        "them",
    ];
    let listener = attribution.verb + 1;
    let told = block.is_one_of(attribution.verb, &["told", "tells"])
        && (block.is_capital(listener) || block.is_one_of(listener, LISTENERS));
    let after = attribution.tokens.end.max(attribution.verb + 1)..sentence.end;
    let closes = |at: usize| {
        matches!(
            block.tokens.list[at].shape,
            Shape::Mark('.' | '!' | '?' | '…' | ';' | ')')
        )
    };
    let rest: Vec<usize> = after.take_while(|at| !closes(*at)).collect();
    let verbless = |at: usize| !block.is_mark(at, ',') && !block.is_one_of(at, &["that", "and", "but", "to"]);
    let last = rest.len() <= LONGEST_FRAGMENT && rest.iter().all(|at| verbless(*at));
    let adverbial = rest.first().is_none_or(|first| {
        told || block.is_one_of(
            *first,
            &[
                "on", "in", "at", "by", "after", "during", "late", "earlier", "later", "before", "here",
            ],
        ) || block.is(*first, Classes::CALENDAR)
    });
    let inverted = attribution.verb == attribution.tokens.start;
    let according = block.is_word(attribution.verb, "according");
    let said = (last && adverbial) || (inverted && !according);
    (said && !according && comma > sentence.start).then_some(sentence.start..comma)
}

/// The comma before the subject: ", Okoro said", ", the minister said", ", his lawyer Ada Okoro said".
fn comma_before(block: &Block, subject: usize) -> Option<usize> {
    let mut at = subject.checked_sub(1)?;
    let in_subject = |at: usize| {
        let lower = block.get(at).is_some_and(|token| token.shape == Shape::Lower);
        lower
            && !block.is(at, Classes::SPEECH)
            && !block.is_one_of(at, &["and", "or", "but", "who", "which", "that"])
    };
    while subject - at <= 4 && in_subject(at) {
        at = at.checked_sub(1)?;
    }
    block.is_mark(at, ',').then_some(at)
}

/// "X said that …".
fn words_after(block: &Block, attribution: &Attribution, sentence: &Range<usize>) -> Option<Range<usize>> {
    let after = attribution.tokens.end;
    if block.is_one_of(attribution.verb, &["called", "described", "describes", "calls"]) {
        return None;
    }
    let window = after..(after + 8).min(sentence.end);
    let mut words = window.take_while(|at| !block.is_mark(*at, ','));
    let start = words.find(|at| block.is_word(*at, "that"))? + 1;
    let end = sentence.clone().rev().find(|at| {
        !matches!(
            block.tokens.list[*at].shape,
            Shape::Mark('.' | '!' | '?' | '…' | ',' | ';')
        )
    })? + 1;
    (start < end).then_some(start..end)
}
