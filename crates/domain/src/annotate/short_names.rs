//! Organisations by the short names that the text gives them: acronyms, and companies without their "Ltd".

use std::ops::Range;

use foldhash::HashMap;

use super::{
    MentionKind,
    block::Block,
    confidence::{ACRONYM, SHORT_NAME},
    lexicon::Classes,
    reading::{Finding, Reading},
    tokens::Shape,
};
use crate::entity::EntityKind;

/// No name of which an acronym or a short name is made has more words.
const MOST_WORDS: usize = 8;

pub(super) fn find(reading: &mut Reading) {
    let defined = define_acronyms(reading);
    link_acronyms(reading, &defined);
    link_companies(reading);
}

/// "Organisation for the Prohibition of Chemical Weapons (OPCW)": what each acronym stands for in this text.
fn define_acronyms(reading: &mut Reading) -> HashMap<String, usize> {
    let mut defined = initials(reading);
    for block in 0..reading.blocks.len() {
        for at in reading.blocks[block].tokens.with(Classes::UPPER) {
            let text = &reading.blocks[block];
            if at > 1 && text.is_mark(at - 1, '(') && text.is_mark(at + 1, ')') {
                let keys = text.tokens.key(at).to_owned();
                if let Some(member) = spelt_out(reading, block, at) {
                    defined.insert(keys, member);
                }
            }
        }
    }
    defined
}

/// The initials of the unknown organisations in the text: "FTC" needs no parentheses after "Federal Trade Commission".
fn initials(reading: &Reading) -> HashMap<String, usize> {
    let mut initials: HashMap<String, usize> = HashMap::default();
    let unknown = |member: usize| reading.members[member].entry.is_none();
    for finding in reading
        .findings
        .iter()
        .filter(|finding| unknown(finding.member) && finding.tokens.len() > 2)
    {
        let text = &reading.blocks[finding.block];
        let words = finding
            .tokens
            .clone()
            .filter(|at| text.is_capital(*at) && !text.is_demonym(*at));
        let acronym: String = words.filter_map(|at| text.word(at).chars().next()).collect();
        if acronym.len() > 2 && reading.members[finding.member].kind == EntityKind::Organisation {
            initials.entry(acronym).or_insert(finding.member);
        }
    }
    initials
}

fn spelt_out(reading: &mut Reading, block: usize, acronym: usize) -> Option<usize> {
    let last = acronym - 2;
    if let Some(finding) = reading.finding_at(block, last) {
        let kind = reading.members[finding.member].kind;
        return matches!(kind, EntityKind::Organisation | EntityKind::Treaty).then_some(finding.member);
    }
    let text = &reading.blocks[block];
    let start = initials_start(text, last, text.tokens.key(acronym))?;
    let tokens = start..last + 1;
    let place = text.name_at(last).is_some_and(|name| name.tokens.start <= start)
        && text.name_kind(last) == Some(EntityKind::Place);
    if place || is_no_body(text, &tokens) {
        return None;
    }
    let treaty = tokens.clone().any(|at| text.is(at, Classes::TREATY));
    let kind = if treaty {
        EntityKind::Treaty
    } else {
        EntityKind::Organisation
    };
    let name = text.text_of(&tokens).to_owned();
    let member = reading.member_called(kind, &name);
    // It is more than the known name in it: "Islamic State West Africa Province".
    let (kind, role) = (MentionKind::Name, None);
    reading
        .record_over(Finding {
            block,
            tokens,
            member,
            kind,
            role,
            confidence: ACRONYM,
        })
        .then_some(member)
}

/// "Gross Domestic Product", "Inspector General of Police", "Northern Limit Line": things, offices and places.
fn is_no_body(text: &Block, name: &Range<usize>) -> bool {
    const THINGS: &[&str] = &[
        "act",
        "bill",
        "law",
        "plan",
        "program",
        "programme",
        "product",
        "conference",
        "zone",
        "area",
        "line",
        "territory",
        "tax",
        "index",
        "disease",
        "machine",
        "machines",
        "solution",
        "system",
        "systems",
        "assessment",
        "week",
        "airshow",
        "capital",
        "officer",
        "executive",
        "commanding",
        "commissioner",
        "mechanism",
        "dam",
        "report",
        "strategy",
        "framework",
        "scheme",
        "policy",
        "number",
        "rate",
        "test",
        "standard",
        "standards",
        "cup",
        "games",
        "festival",
        "summit",
        "day",
        "award",
        "awards",
        "exhibition",
        "expo",
        "championship",
        "championships",
        "fee",
        "virus",
        "syndrome",
        "disorder",
        "intelligence",
        "vehicle",
        "vehicles",
        "goals",
        "goal",
        "code",
        "region",
        "district",
        "road",
        "corridor",
        "project",
        "certificate",
        "diploma",
        "examination",
        "order",
        "loan",
        "fund-raising",
        "things",
        "token",
        "tokens",
        "technology",
        "learning",
        "pollution",
        "emissions",
        "gas",
        "water",
        "income",
        "roll",
        "inflation",
        "price",
        "reality",
        "understanding",
        "intent",
        "responsibility",
        "governance",
    ];
    let office = text.is(name.start, Classes::OFFICE) || text.is(name.end - 1, Classes::OFFICE);
    office || text.is_one_of(name.end - 1, THINGS)
}

/// Where the words begin whose initials, but for those of small words, are the acronym.
fn initials_start(text: &Block, last: usize, acronym: &str) -> Option<usize> {
    let mut letters: Vec<char> = acronym.chars().collect();
    let mut at = last;
    for _ in 0..MOST_WORDS * 2 {
        let token = text.get(at)?;
        let initial = text.word(at).chars().next()?.to_uppercase().next()?;
        if letters.last() == Some(&initial) && (token.is_capital() || token.is(Classes::FUNCTION)) {
            letters.pop();
        } else if !token.is(Classes::FUNCTION) || token.is_capital() {
            return None;
        }
        if letters.is_empty() {
            return Some(at).filter(|at| text.is_capital(*at));
        }
        at = at.checked_sub(1)?;
    }
    None
}

fn link_acronyms(reading: &mut Reading, defined: &HashMap<String, usize>) {
    if defined.is_empty() {
        return;
    }
    for block in 0..reading.blocks.len() {
        for at in reading.blocks[block].tokens.with(Classes::UPPER) {
            let text = &reading.blocks[block];
            if text.owner(at).is_some() {
                continue;
            }
            if is_of_a_thing(text, at + 1) {
                continue;
            }
            if let Some(member) = defined.get(text.tokens.key(at)) {
                reading.record_name(block, at..at + 1, *member, ACRONYM);
            }
        }
    }
}

/// "JSC Act", "CFC 2": a name of its own begins with the acronym.
fn is_of_a_thing(text: &Block, next: usize) -> bool {
    let number = text
        .get(next)
        .is_some_and(|next| next.shape == Shape::Number && next.end - next.start < 3);
    let thing = text.is_capital(next)
        && text.is_one_of(next, &["act", "bill", "cup", "index", "championship", "award"]);
    text.follows_closely(next) && (number || thing)
}

/// "Simama Energy" after "Simama Energy Ltd".
fn link_companies(reading: &mut Reading) {
    let mut companies: HashMap<&str, Vec<(Vec<&str>, usize)>> = HashMap::default();
    for finding in &reading.findings {
        let text = &reading.blocks[finding.block];
        let short = finding.tokens.start..finding.tokens.end - 1;
        let named = !short.is_empty() && text.is(short.end, Classes::COMPANY_FORM);
        if named && reading.members[finding.member].entry.is_none() {
            let keys: Vec<&str> = short.map(|at| text.tokens.key(at)).collect();
            let known = companies.entry(keys[0]).or_default();
            if known.len() < MOST_WORDS {
                known.push((keys, finding.member));
            }
        }
    }
    if companies.is_empty() {
        return;
    }
    for block in 0..reading.blocks.len() {
        for at in reading.blocks[block].tokens.with(Classes::CAPITAL) {
            if let Some((length, member)) = company_at(&reading.blocks[block], at, &companies) {
                reading.record_name(block, at..at + length, member, SHORT_NAME);
            }
        }
    }
}

fn company_at(
    text: &Block,
    at: usize,
    companies: &HashMap<&str, Vec<(Vec<&str>, usize)>>,
) -> Option<(usize, usize)> {
    let known = companies.get(text.tokens.key(at))?;
    let (keys, member) = known.iter().find(|(keys, _)| {
        at + keys.len() <= text.len()
            && keys
                .iter()
                .enumerate()
                .all(|(index, key)| text.tokens.key(at + index) == *key)
    })?;
    let alone = !(text.is_capital(at + keys.len()) && text.follows_closely(at + keys.len()));
    alone.then_some((keys.len(), *member))
}
