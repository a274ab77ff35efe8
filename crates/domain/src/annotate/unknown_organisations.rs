//! Organisations that the authority does not know and whose name has no head noun: "Norvik chief executive", "shares of
//! Brightwater", "the broadcaster RÚV".

use std::ops::Range;

use foldhash::{HashMap, HashSet};

use super::{
    annotation::LEAST_CONFIDENCE,
    block::Block,
    confidence::{Signs, UNSURE_WORD},
    lexicon::Classes,
    person_names::{is_compound, is_plural_of_capitals},
    reading::Reading,
    tokens::Shape,
    unknown_people::is_person_noun,
};
use crate::entity::EntityKind;

/// No name without a head noun has more words.
const LONGEST_NAME: usize = 5;

/// What the words around a name say for an organisation.
pub(super) fn signs(text: &Block, name: &Range<usize>) -> Signs {
    signs_before(text, name.start).and(signs_after(text, name.end))
}

fn signs_before(text: &Block, start: usize) -> Signs {
    let mut before = start;
    if before > 0 && text.is_word(before - 1, "the") {
        before -= 1;
    }
    let Some(last) = before.checked_sub(1) else {
        return Signs::ARTICLE.only_if(before < start);
    };
    let noun = last.wrapping_sub(1);
    let closely = text.follows_closely(before);
    let of_shares = text.is_one_of(last, &["of", "in"])
        && text.is_one_of(noun, &["shares", "stake", "stock", "shareholders"]);
    let owned = (text.is_word(last, "by") && text.is(noun, Classes::DEED))
        || (text.is_word(last, "of") && text.is(noun, Classes::DEPENDENT));
    let works = text.is_one_of(last, &["for", "at"])
        && text.is_one_of(noun, &["works", "worked", "working", "works", "job"]);
    let sorted = text.is(last, Classes::BODY_NOUN) && !text.is_capital(last) && before == start;
    let apposed = text.is_mark(last, ',') && text.is(noun, Classes::BODY_NOUN) && !text.is_capital(noun);
    let told = text.is_one_of(last, &["told", "tells"]);
    Signs::HAS_SHARES
        .only_if(closely && of_shares)
        .and(Signs::TOLD.only_if(closely && told))
        .and(Signs::ARTICLE.only_if(before < start))
        .and(Signs::OWNS.only_if(closely && owned))
        .and(Signs::EMPLOYS.only_if(closely && (works || is_employer(text, last))))
        .and(Signs::SORT.only_if(closely && (sorted || apposed)))
        .and(
            office_sign(last.checked_sub(1).map_or("", |head| text.tokens.key(head)))
                .only_if(closely && has_office_before(text, last)),
        )
}

/// What the head of an office says of whose it is: spokesmen are of bodies, directors and leaders of anything.
fn office_sign(head: &str) -> Signs {
    const OF_ANYTHING: &[&str] = &[
        "director",
        "president",
        "leader",
        "head",
        "chief",
        "professor",
        "superintendent",
        "secretary",
        "rector",
        "officer",
        "commissioner",
        "inspector",
        "lawmaker",
        "chairwoman",
        "vice-president",
        "coordinator",
        "boss",
        "official",
    ];
    if OF_ANYTHING.contains(&head) {
        Signs::HAS_HEAD
    } else {
        Signs::HAS_OFFICE
    }
}

/// "chief executive of", "spokesman for".
fn has_office_before(text: &Block, preposition: usize) -> bool {
    let Some(head) = preposition.checked_sub(1) else {
        return false;
    };
    text.is_one_of(preposition, &["of", "for"])
        && is_office(text, head)
        && !text.is_word(head, "representative")
}

/// "analyst at", "economist with", "head of research at".
fn is_employer(text: &Block, preposition: usize) -> bool {
    let Some(noun) = preposition.checked_sub(1) else {
        return false;
    };
    let held = |at: usize| is_office(text, at) || is_person_noun(text, at);
    let field = noun > 1
        && text.is_word(noun - 1, "of")
        && is_office(text, noun - 2)
        && text.is_word(preposition, "at");
    text.is_one_of(preposition, &["at", "with"]) && (held(noun) || field) && !text.is(noun, Classes::OFFICES)
}

fn is_office(text: &Block, head: usize) -> bool {
    text.is(head, Classes::OFFICE) && !text.is(head, Classes::PUBLIC_OFFICE)
}

fn signs_after(text: &Block, end: usize) -> Signs {
    let shares = ["shares", "stock", "bonds", "shareholders", "earnings"];
    let owns = text.is_possessive(end);
    let noun = end + usize::from(owns);
    let speaks = text.is(end, Classes::SPEECH) && !text.is_capital(end);
    let statement = speaks
        && (end + 1..end + 6).any(|at| {
            text.is_one_of(
                at,
                &["statement", "filing", "release", "communique", "communiqué"],
            )
        });
    let it = speaks
        && text.is_one_of(
            end + 1 + usize::from(text.is_word(end + 1, "that")),
            &["it", "its"],
        );
    Signs::HAS_SHARES
        .only_if(text.is_one_of(noun, &shares))
        .and(Signs::OWNS.only_if(owns && text.is(noun, Classes::POSSESSION)))
        .and(Signs::STATEMENT.only_if(statement))
        .and(Signs::TOLD.only_if(it))
        .and(Signs::SORT.only_if(text.is_mark(end, ',') && has_sort_after(text, end + 1)))
        .and(
            office_after(text, end)
                .filter(|_| !owns)
                .map_or(Signs::default(), office_sign),
        )
}

/// ", a contractor from Vladivostok", ", the regional utility", ", an NGO", ", Nigeria’s second refiner".
fn has_sort_after(text: &Block, start: usize) -> bool {
    let article = text.is_one_of(start, &["a", "an", "the", "one", "its"]);
    let owner = (start + 1..start + 3).find(|at| text.is_possessive(*at));
    let first = if article {
        Some(start + 1)
    } else {
        owner.map(|owner| owner + 1)
    };
    let plain = |at: &usize| {
        let word = text.get(*at).filter(|word| word.is_word());
        word.is_some_and(|word| !word.is(Classes::FUNCTION)) || text.is_word(*at, "second")
    };
    let sort = |at: usize| {
        let person = text.is(at + 1, Classes::PERSON_NOUN.or(Classes::OFFICE));
        let named = text.get(at).is_some_and(|word| word.shape == Shape::Capitalised);
        text.is(at, Classes::BODY_NOUN) && !named && !person
    };
    first.is_some_and(|first| (first..first + 4).take_while(plain).any(sort))
}

/// "Norvik chief executive", "Norvik CEO".
fn office_after<'a>(text: &'a Block, end: usize) -> Option<&'a str> {
    const HEADS: &[&str] = &[
        "executive",
        "ceo",
        "cfo",
        "chairman",
        "chairwoman",
        "chair",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "boss",
        "founder",
        "co-founder",
        "analyst",
        "economist",
        "strategist",
        "director",
        "chief",
        "president",
        "manager",
        "leader",
        "lawmaker",
    ];
    let words = (end..end + 3).take_while(|at| {
        text.follows_closely(*at)
            && (text.is(*at, Classes::OFFICE.or(Classes::OFFICE_WORD)) || text.is_one_of(*at, HEADS))
    });
    let head = words.filter(|at| text.is_one_of(*at, HEADS)).last()?;
    Some(text.tokens.key(head)).filter(|_| !text.is_word(head + 1, "minister"))
}

struct Candidate {
    block: usize,
    tokens: Range<usize>,
    signs: Signs,
}

pub(super) fn find(reading: &mut Reading) {
    let people = names_of_people(reading);
    let mut candidates = Vec::new();
    for block in 0..reading.blocks.len() {
        let mut end = 0;
        for at in reading.blocks[block].tokens.with(Classes::CAPITAL) {
            let found = Some(at).filter(|at| *at >= end);
            let found = found.and_then(|at| candidate_at(reading, block, at, &people));
            end = found.as_ref().map_or(end, |found| found.tokens.end);
            candidates.extend(found);
        }
    }
    settle(reading, candidates);
}

/// First and last words of people's names: "Okoro spokesman" is of a person.
fn names_of_people<'a>(reading: &Reading<'a>) -> HashSet<&'a str> {
    let people = reading
        .findings
        .iter()
        .chain(&reading.doubtful)
        .filter(|finding| reading.members[finding.member].kind == EntityKind::Person);
    people
        .flat_map(|finding| {
            let tokens = reading.blocks[finding.block].tokens;
            [
                tokens.key(finding.tokens.start),
                tokens.key(finding.tokens.end - 1),
            ]
        })
        .collect()
}

fn candidate_at(reading: &Reading, block: usize, at: usize, people: &HashSet<&str>) -> Option<Candidate> {
    let text = &reading.blocks[block];
    if text.title_case || !can_be_in_name(text, at) || text.is(at, Classes::FUNCTION) {
        return None;
    }
    let end = end_of_run(text, at);
    let tokens = at..end;
    let short = tokens.len() == 1 && text.word(at).chars().count() < 3;
    let head = Classes::ORGANISATION
        .or(Classes::FOREIGN_HEAD)
        .or(Classes::PERSON_NOUN);
    if short || (tokens.len() == 1 && text.is(at, head)) || is_preceded(text, at) || goes_on(text, end) {
        return None;
    }
    let signs = signs(text, &tokens);
    if !can_be_one(text, &tokens, signs, people) {
        return None;
    }
    let ambiguous =
        Signs::AMBIGUOUS_HEAD.only_if(tokens.len() > 1 && text.is(end - 1, Classes::AMBIGUOUS_HEAD));
    let shown = Signs::SPEAKS.only_if(ambiguous != Signs::default() && text.is(end, Classes::SPEECH));
    let brand = Signs::BRAND.only_if(tokens.clone().any(|at| is_brand(text, at)));
    let told = signs.without(Signs::ARTICLE) != Signs::default();
    let capitals = Signs::CAPITALS.only_if(
        told && tokens
            .clone()
            .all(|at| text.tokens.list[at].shape == Shape::Upper),
    );
    let adjective = tokens.len() == 1 && is_like_demonym(text.word(at));
    (!adjective).then_some(Candidate {
        block,
        tokens,
        signs: signs.and(ambiguous).and(shown).and(brand).and(capitals),
    })
}

/// It is no person, and not only English words.
fn can_be_one(text: &Block, name: &Range<usize>, signs: Signs, people: &HashSet<&str>) -> bool {
    const ORDINARY: Classes = Classes::COMMON.or(Classes::OFFICE_WORD).or(Classes::NOT_A_NAME);
    let (first, single) = (name.start, name.len() == 1);
    let sorted = signs.meets(Signs::SORT.and(Signs::HAS_SHARES));
    let strong = sorted || signs.meets(Signs::HAS_OFFICE.and(Signs::HAS_HEAD).and(Signs::OWNS));
    let named = |at: usize| people.contains(text.tokens.key(at));
    let given = text.is(first, Classes::GIVEN) && (2..4).contains(&name.len()) && !sorted;
    let person = given || (single && named(first)) || (named(name.end - 1) && !strong);
    let ordinary = |at: usize| text.is(at, ORDINARY);
    let begins = text.starts_sentence(first) && (single || ordinary(first) || is_plural(text.word(first)));
    let nothing = name.clone().all(ordinary) && (single || !signs.meets(Signs::SORT));
    !person && !nothing && (!begins || strong)
}

/// Another name or an office stands before it.
fn is_preceded(text: &Block, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let name = || {
        text.is_capital(before)
            && !text.starts_sentence(before)
            && !text.is_demonym(before)
            && !text.is(before, Classes::CALENDAR)
    };
    at > 0 && text.follows_closely(at) && (text.is(before, Classes::OFFICE.or(Classes::HONORIFIC)) || name())
}

/// "the Zahrani plant", "the Tshikapa General Hospital", "Kotwica 80".
fn goes_on(text: &Block, end: usize) -> bool {
    let office = office_after(text, end).is_some();
    let Some(next) = text.get(end).filter(|_| text.follows_closely(end)) else {
        return text.is_mark(end, '-') || text.is_mark(end, '/');
    };
    let proper = next.is_capital() && !next.is(Classes::FUNCTION.or(Classes::CALENDAR));
    let noun = next.shape == Shape::Lower && text.is(end, Classes::COMMON) && !text.is(end, Classes::SPEECH);
    !office
        && (proper || noun || next.shape == Shape::Number)
        && !text.is_one_of(end, &["shares", "stock", "bonds"])
}

fn is_plural(word: &str) -> bool {
    word.len() > 4 && word.ends_with('s') && !word.ends_with("ss") && word.is_ascii()
}

/// "Philippine".
pub(super) fn is_like_demonym(word: &str) -> bool {
    ["ian", "ese", "ish", "ine", "ean", "stani", "ican", "raqi", "eli"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// "EuroChem", "Habimana & Sons".
fn is_brand(text: &Block, at: usize) -> bool {
    let word = text.word(at);
    let inner = word.chars().skip(2).any(char::is_uppercase)
        && word.chars().any(char::is_lowercase)
        && !word.contains('-')
        && !word.starts_with("Mac")
        && !word.contains(['\'', '’']);
    text.is_mark(at, '&') || inner
}

fn end_of_run(text: &Block, start: usize) -> usize {
    let mut end = start + 1;
    while end - start < LONGEST_NAME {
        if text.follows_closely(end) && can_be_in_name(text, end) {
            end += 1;
        } else if (text.is_mark(end, '&') || is_foreign_particle(text, end)) && can_be_in_name(text, end + 1)
        {
            end += 2;
        } else {
            break;
        }
    }
    // "Kotwica 80"
    let number = text
        .get(end)
        .is_some_and(|token| token.shape == Shape::Number && token.end - token.start < 3);
    let closed = text
        .get(end + 1)
        .is_none_or(|next| matches!(next.shape, Shape::Mark(',' | '.')));
    end + usize::from(number && closed)
}

/// "del" in "Atuneros del Noroeste".
fn is_foreign_particle(text: &Block, at: usize) -> bool {
    const PARTICLES: &[&str] = &[
        "de", "del", "du", "des", "da", "do", "dos", "das", "di", "della", "der",
    ];
    let lower = text.get(at).is_some_and(|token| token.shape == Shape::Lower);
    lower && text.is_one_of(at, PARTICLES)
}

fn can_be_in_name(text: &Block, at: usize) -> bool {
    const APART: Classes = Classes::HONORIFIC
        .or(Classes::CALENDAR)
        .or(Classes::FUNCTION)
        .or(Classes::TREATY);
    text.is_capital(at)
        && !text.is(at, APART)
        && (!text.is(at, Classes::OFFICE) || text.is(at, Classes::RELATION))
        && text.owner(at).is_none()
        && text.name_at(at).is_none()
        && !is_compound(text.word(at))
        && !is_plural_of_capitals(text.word(at))
}

fn settle(reading: &mut Reading, candidates: Vec<Candidate>) {
    let signs = signs_in_text(reading, &candidates);
    for (candidate, signs) in candidates.into_iter().zip(signs) {
        let Candidate { block, tokens, .. } = candidate;
        let article = tokens.len() == 1
            && signs.meets(Signs::ARTICLE)
            && !signs.meets(Signs::CAPITALS.and(Signs::BRAND));
        let key = reading.blocks[block].tokens.key(tokens.start);
        let elsewhere = tokens.len() == 1
            && !signs.meets(Signs::HAS_SHARES.and(Signs::STATEMENT))
            && reading.is_whereabouts(key);
        let most = if article || elsewhere { UNSURE_WORD } else { 1.0 };
        let confidence = signs.confidence().min(most);
        if confidence >= LEAST_CONFIDENCE {
            let name = reading.text(block, &tokens);
            let member = reading.member_called(EntityKind::Organisation, name);
            reading.record_name(block, tokens, member, confidence);
        }
    }
}

/// For each candidate the signs of its name all over the text.
fn signs_in_text(reading: &Reading, candidates: &[Candidate]) -> Vec<Signs> {
    let keys = |candidate: &Candidate| {
        let tokens = &reading.blocks[candidate.block].tokens;
        tokens.keys_of_next(candidate.tokens.start, candidate.tokens.len())
    };
    let mut signs: HashMap<Option<&str>, Signs> = HashMap::default();
    for candidate in candidates {
        let known = signs.entry(keys(candidate)).or_default();
        *known = known.and(candidate.signs);
    }
    candidates
        .iter()
        .map(|candidate| signs[&keys(candidate)])
        .collect()
}
