//! Treaties that a text tells by their year: "the treaty of 1961", "a timber agreement signed in Bern in 1983".

use std::ops::Range;

use super::{
    MentionKind,
    block::Block,
    lexicon::Classes,
    place_named,
    reading::{Finding, Reading},
    tokens::Shape,
    treaty_called::{NEW, OLD, can_be_called, is_measure},
    treaty_nominals::Treaties,
    treaty_years::year,
};
use crate::entity::EntityKind;

/// "the treaty of 1961", "an earlier protocol of 2016", "a timber agreement of 1983".
pub(super) fn of_year_at(text: &Block, head: usize) -> Option<Range<usize>> {
    let treaty = text.is(head, Classes::TREATY) && !text.is(head, Classes::TREATIES);
    let arranged = || {
        text.is_one_of(head, &["arrangement", "understanding"])
            && place_named::start_of_fields(text, head) + 1 < head
    };
    if text.title_case || text.is_capital(head) || !(treaty || arranged()) {
        return None;
    }
    let subject = end_of_subject(text, head + 1);
    let start = start_of_matter(text, head);
    let made = start < head && is_signed_in(text, start, head + 1);
    if !made && !is_dated(text, subject, head) {
        return None;
    }
    let qualified = usize::from(start > 1 && text.is_one_of(start - 1, &["separate", "earlier", "second"]));
    let indefinite = start > qualified && text.is_one_of(start - 1 - qualified, &["a", "an"]);
    if indefinite && subject > head + 1 {
        return Some(start..subject);
    }
    let article =
        (start.saturating_sub(2)..start).any(|at| text.is_one_of(at, &["the", "a", "an", "its", "their"]));
    let told = made || (indefinite && start < head);
    let dated = subject == head + 1 && (told || text.is_word(head + 1, "of"));
    let end = if start < head { head + 1 } else { head + 3 };
    (dated && article && is_told_by_year(text, start, head)).then_some(start..end)
}

/// "signed a fisheries accord with Nauru in 2024", "signed a border treaty in May 2020".
fn is_signed_in(text: &Block, start: usize, after: usize) -> bool {
    let signed = (start.saturating_sub(3)..start).any(|at| {
        text.is_one_of(
            at,
            &["signed", "inked", "concluded", "ratified", "sealed", "initialled"],
        )
    });
    let party =
        |at: &usize| text.is_capital(*at) || text.is_one_of(*at, &["with", "between", "and", "the", "of"]);
    let parties = (after..after + 8).take_while(party).count();
    let within = after + parties;
    let date = (within + 1..within + 4).any(|at| year(text, at).is_some());
    signed && text.is_word(within, "in") && date
}

/// "of 1961", "from 2019", "signed in 1974", ", initialled in Bern in May 1981".
fn is_dated(text: &Block, after: usize, head: usize) -> bool {
    const MADE: &[&str] = &[
        "signed",
        "agreed",
        "concluded",
        "initialled",
        "initialed",
        "adopted",
        "exchanged",
        "reached",
        "inked",
    ];
    const FARTHEST_YEAR: usize = 7;
    let comma = after + usize::from(text.is_mark(after, ','));
    if text.is_one_of(after, &["of", "from"]) {
        return year(text, after + 1).is_some();
    }
    if text.is_one_of(after, &["that", "which"]) {
        return is_dated_by_clause(text, after);
    }
    if !text.is_one_of(comma, MADE) {
        return false;
    }
    let plain = |at: &usize| {
        text.is_capital(*at)
            || text.is_one_of(*at, &["in", "on", "at", "the", "with", "between", "and", "by"])
            || year(text, *at).is_some()
    };
    (comma + 1..(comma + FARTHEST_YEAR).min(text.len()).max(head))
        .take_while(plain)
        .any(|at| year(text, at).is_some())
}

/// "that colonial governors had exchanged by letter in 1904": the clause says when it was made.
fn is_dated_by_clause(text: &Block, pronoun: usize) -> bool {
    const MADE: &[&str] = &[
        "signed",
        "agreed",
        "concluded",
        "exchanged",
        "reached",
        "negotiated",
        "made",
    ];
    const LONGEST: usize = 12;
    let clause = pronoun + 1..(pronoun + LONGEST).min(text.len());
    let inside = |at: &usize| !matches!(text.tokens.list[*at].shape, Shape::Mark(_));
    let words: Vec<usize> = clause.take_while(inside).collect();
    let made = words.iter().position(|at| text.is_one_of(*at, MADE));
    made.is_some_and(|made| {
        let last = words[words.len() - 1];
        words.len() > made + 1 && year(text, last).is_some()
    })
}

/// Where "on beacons", "on double taxation" ends; nothing where no such follows.
fn end_of_subject(text: &Block, on: usize) -> usize {
    const MOST: usize = 6;
    let joint = |at: usize| text.is_one_of(at, &["of", "and", "the"]);
    let word = |at: &usize| is_matter(text, *at) || joint(*at);
    let end = (on + 1..on + 1 + MOST)
        .take_while(word)
        .filter(|at| !joint(*at))
        .last();
    end.filter(|_| text.is_word(on, "on")).map_or(on, |end| end + 1)
}

/// Where the words before the head begin that say what it is about: "fisheries", "colonial boundary".
fn start_of_matter(text: &Block, head: usize) -> usize {
    let fields = place_named::start_of_fields(text, head);
    if head > 3 && text.is_word(head - 1, "forces") && text.is_word(head - 3, "status") {
        return head - 3;
    }
    let noun = fields == head && head > 2 && text.follows_closely(head) && is_matter(text, head - 1);
    let article = |at: usize| text.is_one_of(at, &["a", "an", "the"]);
    if noun && article(head - 2) {
        head - 1
    } else if noun && is_matter(text, head - 2) && article(head - 3) {
        head - 2
    } else {
        fields - usize::from(fields > 0 && is_joined_by_prefix(text, fields - 1))
    }
}

/// "inter-Korean", "cross-Strait"
fn is_joined_by_prefix(text: &Block, at: usize) -> bool {
    let word = text.word(at);
    let joined = word
        .split_once('-')
        .filter(|(prefix, _)| prefix.chars().all(char::is_lowercase));
    joined.is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase))
}

/// A plain word that may say what a treaty is about: "coffee", not "similar".
pub(super) fn is_matter(text: &Block, at: usize) -> bool {
    const QUALITIES: &[&str] = &[
        "similar",
        "other",
        "same",
        "separate",
        "second",
        "third",
        "first",
        "further",
        "secret",
        "bilateral",
        "joint",
        "broad",
        "broader",
        "interim",
        "temporary",
        "short",
        "brief",
        "written",
        "verbal",
        "tentative",
        "preliminary",
        "recent",
        "major",
        "key",
        "controversial",
        "rare",
        "single",
        "formal",
        "informal",
        "legal",
        "binding",
        "modest",
    ];
    let lower = text
        .get(at)
        .is_some_and(|token| token.shape == Shape::Lower && !token.is(Classes::FUNCTION));
    let told = text.is_one_of(at, QUALITIES) || text.is_one_of(at, NEW) || text.is_one_of(at, OLD);
    lower && !told && !text.word(at).ends_with("ed") && !is_measure(text, at)
}

/// A treaty, a protocol or a convention is told by its year; an agreement, by its year and what it is about.
pub(super) fn is_told_by_year(text: &Block, fields: usize, head: usize) -> bool {
    let about = fields < head
        && (fields..head)
            .all(|at| place_named::is_field(text, at) || is_matter(text, at) || text.is_word(at, "of"));
    let strict = text.is_one_of(
        head,
        &["treaty", "protocol", "convention", "pact", "accord", "concordat"],
    );
    (strict && fields == head) || about
}

/// The treaty of that year, else one that has no other name.
pub(super) fn name_by_year(
    reading: &mut Reading,
    treaties: &Treaties,
    block: usize,
    tokens: Range<usize>,
    head: usize,
) {
    let text = &reading.blocks[block];
    let Some(year) = (tokens.start..tokens.end.max(head) + 13).find_map(|at| year(text, at)) else {
        return;
    };
    let (kind, member, confidence) = match treaties.of_year(reading, year).as_slice() {
        [] if let Some(member) = in_force_since(reading, treaties, &tokens, head, block, year) => {
            (MentionKind::Nominal, member, 0.7)
        }
        [] => {
            let name = text.text_of(&tokens).to_owned();
            let member = reading.member_named(EntityKind::Treaty, &name, Some(year));
            (MentionKind::Name, member, 0.8)
        }
        [member] if can_be_called(&reading.members[*member].name, text.word(head)) => {
            (MentionKind::Nominal, *member, 0.8)
        }
        _ => return,
    };
    let role = None;
    reading.record_over(Finding {
        block,
        tokens,
        member,
        kind,
        role,
        confidence,
    });
}

/// "The 2020 pact" after a treaty of 2018: the year in which it took effect, where only one treaty can be meant.
fn in_force_since(
    reading: &Reading,
    treaties: &Treaties,
    tokens: &Range<usize>,
    head: usize,
    block: usize,
    year: i32,
) -> Option<usize> {
    const LONGEST_WAIT: i32 = 2;
    const LOOSE: &[&str] = &["treaty", "pact", "agreement", "accord", "deal"];
    let text = &reading.blocks[block];
    let definite = tokens.start > 0 && text.is_word(tokens.start - 1, "the") && head == tokens.start + 1;
    if !definite || !text.is_one_of(head, LOOSE) {
        return None;
    }
    let waited = |member: &usize| {
        let signed = reading.members[*member].year;
        signed.is_some_and(|signed| (signed..=signed + LONGEST_WAIT).contains(&year))
    };
    let before = treaties.before((block, tokens.start));
    let mut near = before.iter().copied().filter(waited);
    let member = near.next().filter(|_| near.next().is_none())?;
    can_be_called(&reading.members[member].name, text.word(head)).then_some(member)
}
