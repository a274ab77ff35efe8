//! Two names of one treaty: "the Arusha Accord, formally the Agreement on Shared Waters", "the Treaty on River Access, or
//! TRA", "the Senoba Compact" after "the Lower Senoba River Compact".

use std::{collections::BTreeSet, ops::Range};

use foldhash::HashMap;

use super::{
    block::Block,
    lexicon::Classes,
    reading::{Finding, Reading},
    tokens::Shape,
};
use crate::entity::EntityKind;

/// "…, which is more widely known by its short name, the": no more words join two names.
const LONGEST_JOINT: usize = 9;

/// A text in which more names are joined is a list or nonsense.
const MOST_JOINED: usize = 200;

pub(super) fn join(reading: &mut Reading) {
    let treaties = reading
        .findings
        .iter()
        .filter(|finding| is_treaty(reading, finding))
        .map(|finding| (finding.block, finding.tokens.clone()));
    let mut treaties: Vec<(usize, Range<usize>)> = treaties.collect();
    treaties.sort_by_key(|(block, tokens)| (*block, tokens.start));
    let mut joined = 0;
    let mut acronyms: HashMap<String, usize> = HashMap::default();
    for (index, (block, first)) in treaties.iter().enumerate() {
        let Some(member) = current(reading, *block, first) else {
            continue;
        };
        let second = treaties.get(index + 1).filter(|(other, _)| other == block);
        match second
            .filter(|(_, second)| is_joint(&reading.blocks[*block], &(first.end..second.start), second.end))
        {
            Some((_, second)) if joined < MOST_JOINED => {
                joined += 1;
                if let Some(other) = current(reading, *block, second) {
                    unite(reading, member, other);
                }
            }
            _ => acronyms.extend(acronym_after(&reading.blocks[*block], first.end).map(|key| (key, member))),
        }
    }
    link_acronyms(reading, &acronyms);
    join_short_forms(reading);
}

fn is_treaty(reading: &Reading, finding: &Finding) -> bool {
    reading.members[finding.member].kind == EntityKind::Treaty
}

fn current(reading: &Reading, block: usize, tokens: &Range<usize>) -> Option<usize> {
    reading
        .finding_at(block, tokens.start)
        .map(|finding| finding.member)
}

/// ", formally the", ", also known as the", ", or the … ,", "(the": what is between two names of one thing.
fn is_joint(text: &Block, gap: &Range<usize>, end: usize) -> bool {
    const NAMING: &[&str] = &[
        "formally",
        "officially",
        "known",
        "called",
        "dubbed",
        "nicknamed",
        "named",
        "titled",
        "entitled",
        "termed",
        "aka",
    ];
    const SMALL: &[&str] = &[
        "which",
        "is",
        "was",
        "are",
        "also",
        "better",
        "best",
        "widely",
        "commonly",
        "popularly",
        "more",
        "now",
        "often",
        "sometimes",
        "as",
        "the",
        "or",
        "and",
        "in",
        "full",
        "simply",
        "officially",
        "formally",
        "informally",
        "usually",
        "generally",
        "its",
        "name",
        "by",
        "a",
    ];
    if gap.is_empty() || gap.len() > LONGEST_JOINT {
        return false;
    }
    let mark = |at: usize| {
        matches!(
            text.tokens.list[at].shape,
            Shape::Mark(',' | '(' | '“' | '"' | '‘' | '\'' | '–' | '—')
        )
    };
    let plain = gap
        .clone()
        .all(|at| mark(at) || text.is_one_of(at, NAMING) || text.is_one_of(at, SMALL));
    let naming = gap.clone().any(|at| text.is_one_of(at, NAMING))
        || gap
            .clone()
            .any(|at| text.is_word(at, "in") && text.is_word(at + 1, "full"));
    // ", is called the" ends an aside, and is said of what stands before it.
    let resumes = mark(gap.start) && text.is_one_of(gap.start + 1, &["is", "was", "are"]);
    plain && !resumes && (naming || is_alternative(text, gap, end) || is_bracketed(text, gap, end))
}

/// ", or the Bern Pact," closes again; "the Bern Pact or the Kars Treaty" are two.
fn is_alternative(text: &Block, gap: &Range<usize>, end: usize) -> bool {
    let or = text.is_mark(gap.start, ',') && text.is_word(gap.start + 1, "or");
    let rest = gap.start + 2..gap.end;
    or && rest.into_iter().all(|at| text.is_word(at, "the")) && closes(text, end)
}

fn is_bracketed(text: &Block, gap: &Range<usize>, end: usize) -> bool {
    let rest = gap.start + 1..gap.end;
    text.is_mark(gap.start, '(')
        && text.is_mark(end, ')')
        && rest.into_iter().all(|at| text.is_word(at, "the"))
}

fn closes(text: &Block, end: usize) -> bool {
    text.get(end)
        .is_none_or(|token| matches!(token.shape, Shape::Mark(',' | '.' | ';' | ')' | '–' | '—')))
}

/// The authority's name stays, else the fuller one. Two that the authority tells apart are two.
fn unite(reading: &mut Reading, one: usize, other: usize) {
    let (known, other_known) = (reading.members[one].entry, reading.members[other].entry);
    if one == other || (known.is_some() && other_known.is_some()) {
        return;
    }
    let longer = reading.members[other].name.len() > reading.members[one].name.len();
    let swap = other_known.is_some() || (known.is_none() && longer);
    let (from, into) = if swap { (one, other) } else { (other, one) };
    reading.merge(from, into);
}

/// ", or TRA,", ", known as TRA,": the acronym stands for the treaty from there on.
fn acronym_after(text: &Block, end: usize) -> Option<String> {
    let at = (end + 1..end + LONGEST_JOINT).find(|at| text.is_capital(*at))?;
    let token = text.get(at)?;
    let upper = token.shape == Shape::Upper && token.end - token.start > 2;
    let joint = upper && text.owner(at).is_none() && is_joint(text, &(end..at), at + 1);
    joint.then(|| text.tokens.key(at).to_owned())
}

fn link_acronyms(reading: &mut Reading, acronyms: &HashMap<String, usize>) {
    if acronyms.is_empty() {
        return;
    }
    for block in 0..reading.blocks.len() {
        for at in reading.blocks[block].tokens.with(Classes::CAPITAL) {
            let text = &reading.blocks[block];
            if text.owner(at).is_some() {
                continue;
            }
            if let Some(member) = acronyms.get(text.tokens.key(at)) {
                reading.record_name(block, at..at + 1, *member, 0.9);
            }
        }
    }
}

/// A name all of whose words are in one other's, in their order, is its short form.
fn join_short_forms(reading: &mut Reading) {
    let named: BTreeSet<usize> = reading
        .findings
        .iter()
        .map(|finding| finding.member)
        .filter(|member| reading.members[*member].kind == EntityKind::Treaty)
        .collect();
    if named.len() > MOST_NAMED {
        return;
    }
    let words: Vec<(usize, Vec<String>)> = named
        .iter()
        .map(|member| (*member, telling_words(reading, *member)))
        .collect();
    for (member, short) in &words {
        if reading.members[*member].entry.is_some() {
            continue;
        }
        let mut longer = words.iter().filter(|(other, long)| {
            other != member
                && (is_short_form(short, long) || is_initials(short, long))
                && years_agree(reading, *member, *other)
        });
        if let (Some((other, _)), None) = (longer.next(), longer.next()) {
            reading.merge(*member, *other);
        }
    }
}

/// A text that names more treaties is a list, in which similar names are different treaties.
const MOST_NAMED: usize = 60;

/// A year that the short form has is the longer name's too.
fn years_agree(reading: &Reading, short: usize, long: usize) -> bool {
    let year = reading.members[short].year;
    year.is_none() || year == reading.members[long].year
}

fn telling_words(reading: &Reading, member: usize) -> Vec<String> {
    let name = reading.members[member].name.to_lowercase();
    let words = name.split([' ', ',', '–']).filter(|word| !word.is_empty());
    let small = |word: &&str| super::lexicon::classes(word).meets(Classes::FUNCTION) && !is_ordinal(word);
    words
        .filter(|word| !small(word) && !word.starts_with(|first: char| first.is_ascii_digit()))
        .map(str::to_owned)
        .collect()
}

/// "EAC Treaty" of "East African Community Treaty".
fn is_initials(short: &[String], long: &[String]) -> bool {
    let [acronym, head] = short else { return false };
    let Some((last, words)) = long.split_last() else {
        return false;
    };
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    last == head && initials.len() > 2 && initials == *acronym
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "first" | "second" | "third") || word.ends_with("th")
}

/// "Senoba Compact" of "Lower Senoba River Compact"; not "Friendship Treaty" of a longer one, nor "Protocol" of a second.
fn is_short_form(short: &[String], long: &[String]) -> bool {
    let place_first = short.first() == long.first() || long.last() == short.last();
    if short.len() < 2 || short.len() >= long.len() || !place_first {
        return false;
    }
    let classes = |word: &str| super::lexicon::classes(word);
    let generic = |word: &String| classes(word).meets(Classes::TREATY.or(Classes::TREATY_TOPIC));
    let mut added = long.iter().filter(|word| !short.contains(word));
    let numbered = added.any(|word| {
        is_ordinal(word)
            || matches!(
                word.as_str(),
                "i" | "ii" | "iii" | "iv" | "additional" | "optional"
            )
            || classes(word).meets(Classes::TREATY)
    });
    let mut rest = long.iter();
    let in_order = short.iter().all(|word| rest.any(|other| other == word));
    in_order && !numbered && short.iter().any(|word| !generic(word))
}
