//! Offices as stated: "Russian Foreign Minister", "aide for foreign affairs", "IMF Managing Director".

use std::ops::Range;

use super::{
    block::{Block, Meaning},
    knowledge::Knowledge,
    lexicon::{self, Classes},
    reading::Reading,
    tokens::{Shape, Token, Tokens},
    words::Words,
};
use crate::entity::EntityKind;

/// No office is written with more words before its head.
const MOST_WORDS_BEFORE: usize = 9;
/// Nor with more between its head and the name: "for foreign affairs".
const MOST_WORDS_AFTER: usize = 12;
/// What may stand inside of that.
const SMALL_WORDS: &[&str] = &["the", "and", "of", "for", "at", "on"];

/// Whose office goes on with where they are sent.
pub(super) const SENT: &[&str] = &[
    "ambassador",
    "envoy",
    "consul",
    "representative",
    "counsellor",
    "delegate",
];

/// An office, taken apart for comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Title {
    /// "minister"
    pub head: String,
    /// "foreign"
    pub words: Vec<String>,
    pub state: Option<usize>,
    pub organisation: Option<usize>,
    /// An organisation of the text that the authority does not know, as a member of the reading.
    pub body: Option<usize>,
}

impl Title {
    /// Reads an office as the authority writes it: "President of Russia".
    pub fn read(knowledge: &Knowledge, title: &str) -> Self {
        let words = Words::of_block(title);
        let tokens = words.block(0);
        let mut read = Self::of_words(&tokens, 0..tokens.list.len());
        for (_, pattern) in knowledge.matches(tokens) {
            if let Some(sense) = knowledge.senses[pattern].first() {
                read.belongs_to(knowledge, sense.entry);
            }
        }
        read
    }

    /// Reads an office in the text, and whose it is from the possessor before it ("Iran’s foreign minister").
    pub fn stated(reading: &Reading, block: usize, role: &Range<usize>) -> Self {
        let text = &reading.blocks[block];
        let mut read = Self::of_words(&text.tokens, role.clone());
        let possessor = role
            .start
            .checked_sub(2)
            .filter(|_| text.is_possessive(role.start - 1));
        let last = text
            .name_at(role.end.saturating_sub(1))
            .map_or(role.end, |name| name.tokens.end);
        for token in possessor.into_iter().chain(role.start..last.min(role.end)) {
            if let Some(Meaning::Entry(entry, _) | Meaning::Demonym(entry)) =
                text.name_at(token).map(|name| name.meaning)
            {
                read.belongs_to(reading.knowledge, entry);
            }
            read.body = read.body.or_else(|| unknown_body(reading, block, token));
        }
        read
    }

    fn of_words(tokens: &Tokens, range: Range<usize>) -> Self {
        let run_end = range
            .clone()
            .find(|token| tokens.list[*token].is(Classes::FUNCTION) && !is_ordinal(tokens, *token));
        let run = range.start..run_end.unwrap_or(range.end);
        let Some(head) = run
            .clone()
            .rev()
            .find(|token| tokens.list[*token].is(Classes::OFFICE))
        else {
            return Self::default();
        };
        let words = (run.start..head)
            .filter(|token| tokens.list[*token].is(Classes::OFFICE_WORD.or(Classes::OFFICE)));
        Self {
            head: tokens.key(head).to_lowercase(),
            words: words.map(|token| tokens.key(token).to_owned()).collect(),
            state: None,
            organisation: None,
            body: None,
        }
    }

    fn belongs_to(&mut self, knowledge: &Knowledge, entry: usize) {
        match knowledge.entries[entry].kind {
            EntityKind::Place => self.state = self.state.or(Some(entry)),
            EntityKind::Organisation => {
                self.organisation = self.organisation.or(Some(entry));
                self.state = self.state.or(knowledge.state_of(entry));
            }
            _ => {}
        }
    }

    /// A description by this title can mean the holder of that office.
    pub fn describes(&self, office: &Self) -> bool {
        let rank = |title: &Self| {
            title
                .words
                .iter()
                .any(|word| matches!(word.as_str(), "vice" | "deputy" | "former" | "ex"))
        };
        let agree =
            |one: Option<usize>, other: Option<usize>| one.is_none() || other.is_none() || one == other;
        lexicon::same_office(&self.head, &office.head)
            && rank(self) == rank(office)
            && self
                .words
                .iter()
                .all(|word| is_filler(word) || office.words.contains(word))
            && (self.state.is_none()
                || self.state == office.state
                || (office.state.is_none() && self.organisation.is_some()))
            && agree(self.organisation, office.organisation)
            && (self.body.is_none() || self.body == office.body)
    }
}

/// "Norvik" in "Norvik chief".
fn unknown_body(reading: &Reading, block: usize, token: usize) -> Option<usize> {
    let member = reading.finding_at(block, token)?.member;
    let found = &reading.members[member];
    (found.kind == EntityKind::Organisation && found.entry.is_none()).then_some(member)
}

fn is_ordinal(tokens: &Tokens, token: usize) -> bool {
    matches!(tokens.key(token), "first" | "second")
}

fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "current" | "top" | "veteran" | "long-time" | "longtime" | "new" | "senior"
    )
}

/// Where the office begins whose head is this token: leftwards over "First Deputy Prime", "Russian", "IMF". Before the
/// name of whom it belongs to only words such as "former" can stand.
pub(super) fn start(reading: &Reading, block: usize, head: usize) -> usize {
    let text = &reading.blocks[block];
    let mut start = head;
    let mut owned = false;
    while start > 0 && head - start < MOST_WORDS_BEFORE && text.follows_closely(start) {
        let before = start - 1;
        let begin = match organisation_ending(reading, block, before) {
            Some(begin) => Some(begin),
            None => qualifier_start(text, before, head),
        };
        let Some(begin) = begin.filter(|_| !owned || text.is(before, Classes::OFFICE_WORD)) else {
            break;
        };
        owned |= text.name_at(before).is_some() || text.owner(before).is_some();
        start = begin;
    }
    while start < head && text.is(start, Classes::FUNCTION) && !text.is_one_of(start, &["first", "second"]) {
        start += 1;
    }
    owner_start(reading, block, start).unwrap_or(start)
}

/// "Kosovo’s" in "Kosovo’s prime minister", "union’s"; a person who owns an aide is no part of the office.
pub(super) fn owner_start(reading: &Reading, block: usize, start: usize) -> Option<usize> {
    let text = &reading.blocks[block];
    let owner = start.checked_sub(2).filter(|_| text.is_possessive(start - 1))?;
    if let Some(finding) = reading.finding_at(block, owner) {
        let body = reading.members[finding.member].kind == EntityKind::Organisation;
        return body.then_some(finding.tokens.start);
    }
    if let Some(name) = text.name_at(owner) {
        return is_impersonal(text, owner).then_some(name.tokens.start);
    }
    let noun = text.get(owner).is_some_and(|token| token.shape == Shape::Lower)
        && !text.is(owner, Classes::PERSON_NOUN.or(Classes::OFFICE));
    let company = owner > 0
        && text.is_capital(owner)
        && text.is_capital(owner - 1)
        && !text.is(owner - 1, Classes::GIVEN);
    let unknown = company
        && text.follows_closely(owner)
        && !text.is(
            owner - 1,
            Classes::FUNCTION.or(Classes::OFFICE).or(Classes::HONORIFIC),
        );
    if unknown {
        return Some(owner - 1);
    }
    let compound = owner > 1
        && text.is_one_of(owner - 2, &["the", "its", "their"])
        && text
            .get(owner - 1)
            .is_some_and(|token| token.shape == Shape::Lower && token.is(Classes::COMMON));
    noun.then(|| owner - usize::from(compound))
}

fn is_impersonal(text: &Block, at: usize) -> bool {
    matches!(
        text.name_kind(at),
        Some(EntityKind::Place | EntityKind::Organisation)
    )
}

/// Where the organisation begins that ends here, be it with "(AEOI)" after its name.
fn organisation_ending(reading: &Reading, block: usize, at: usize) -> Option<usize> {
    let text = &reading.blocks[block];
    let acronym = at > 2 && text.is_mark(at, ')') && text.is_mark(at - 2, '(');
    let finding = reading.finding_at(block, if acronym { at - 3 } else { at })?;
    (reading.members[finding.member].kind == EntityKind::Organisation).then_some(finding.tokens.start)
}

/// Where the word or name before an office begins, if it can belong to it.
fn qualifier_start(block: &Block, at: usize, head: usize) -> Option<usize> {
    if let Some(name) = block.name_at(at) {
        return name_qualifies(block, name.meaning, name.tokens.start).then_some(name.tokens.start);
    }
    let token = block.get(at)?;
    let noun = token.shape == Shape::Lower
        && token.is(Classes::COMMON)
        && !token.is(Classes::SPEECH.or(Classes::NOT_A_NAME))
        && !block.word(at).ends_with('s')
        || is_part_of_body(block, at);
    if token.is(Classes::OFFICE_WORD.or(Classes::OFFICE)) || noun {
        return (token.is_capital() || !block.starts_sentence(at)).then_some(at);
    }
    if block.is_word(at, "and") && block.is(at.wrapping_sub(1), Classes::OFFICE.or(Classes::OFFICE_WORD)) {
        return (at > 0 && !block.title_case).then(|| at - 1);
    }
    const APART: Classes = Classes::FUNCTION
        .or(Classes::SPEECH)
        .or(Classes::CALENDAR)
        .or(Classes::GIVEN)
        .or(Classes::HONORIFIC)
        .or(Classes::NOT_A_NAME);
    let first = block.starts_sentence(at);
    let word = block.word(at);
    let adjective = first && (word.ends_with("ed") || word.ends_with("ing") || word.ends_with("ly"));
    let noun = first && names_a_body(block, at) && !block.title_case;
    let plain = (token.classes.is_empty() || noun) && !adjective;
    let capital = token.is_capital() && !block.title_case && (!first || plain);
    let proper = token.shape == Shape::Upper
        || (capital && (plain || block.is_capital(head) || token.is(Classes::ORGANISATION)))
        || is_field(block, at);
    (proper && (noun || !token.is(APART)) && token.is_word()).then_some(at)
}

/// "bureau" in "Hamas political bureau chief", "government" in "Rwandan government spokesperson".
fn is_part_of_body(block: &Block, at: usize) -> bool {
    const PARTS: &[&str] = &["bureau", "government", "group", "wing", "delegation", "faction"];
    block.is_one_of(at, PARTS) && block.get(at).is_some_and(|token| token.shape == Shape::Lower)
}

/// "Parliament" in "Parliament speaker X", "Union" in "Union leader X": a sentence's first word, which is no verb.
fn names_a_body(block: &Block, at: usize) -> bool {
    const BODIES: &[&str] = &[
        "parliament",
        "senate",
        "house",
        "court",
        "union",
        "party",
        "club",
        "hospital",
        "church",
        "fire",
        "police",
        "army",
        "navy",
        "conservative",
        "liberal",
        "republican",
        "democratic",
        "democrat",
        "labour",
        "socialist",
        "solicitor",
        "supreme",
        "fed",
        "city",
        "county",
        "village",
        "airport",
        "provincial",
        "local",
        "town",
        "coast",
        "harbour",
        "school",
        "university",
    ];
    block.is_capital(at) && block.is_one_of(at, BODIES)
}

/// "climate" in "UN climate chief", "competition" in "EU competition chief".
fn is_field(block: &Block, at: usize) -> bool {
    let word = block.word(at);
    let verb =
        word.ends_with("ed") || (word.ends_with('s') && !word.ends_with("ics") && !word.ends_with("ions"));
    let owner = at > 0 && block.follows_closely(at);
    let owned = owner
        && (block.name_at(at - 1).is_some_and(|name| is_owner(name.meaning))
            || block.get(at - 1).is_some_and(|token| token.shape == Shape::Upper));
    owned && !verb && block.get(at).is_some_and(|token| token.shape == Shape::Lower)
}

fn is_owner(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Demonym(_) | Meaning::Entry(_, EntityKind::Organisation | EntityKind::Place)
    )
}

/// "the", "a", "his" or "Yoon’s" stands before it, and no name with a comma: "Brask, Danish trade minister, Okoro, …".
pub(super) fn introduces(block: &Block, start: usize) -> bool {
    const ARTICLES: &[&str] = &["the", "a", "an", "his", "her", "its", "their"];
    let before = start.wrapping_sub(1);
    let then = start > 1 && block.is_one_of(before, &["then", "now"]) && block.is_one_of(start - 2, ARTICLES);
    let owned = then || start > 0 && (block.is_possessive(before) || block.is_one_of(before, ARTICLES));
    let apposed = start > 1 && block.is_mark(before, ',') && block.is_capital(start - 2);
    owned || ((block.name_at(start).is_some() || block.is_possessive(start + 1)) && !apposed)
}

/// A military rank, a trade and "his counterpart" are no office.
pub(super) fn is_stated(text: &Block, role: &Range<usize>, head: usize) -> bool {
    const RANKS: &[&str] = &[
        "general",
        "colonel",
        "admiral",
        "captain",
        "major",
        "lieutenant",
        "brigadier",
        "marshal",
        "commodore",
        "vice-admiral",
        "commander",
        "sergeant",
        "retired",
        "vice",
        "rear",
        "lieutenant-colonel",
        "lieutenant-general",
        "brigadier-general",
        "former",
    ];
    let rank = role.clone().all(|at| text.is_one_of(at, RANKS));
    let last = role.end - 1;
    let institution = |at: usize| {
        text.owner(at).is_some()
            || text.name_kind(at) == Some(EntityKind::Organisation)
            || text.get(at).is_some_and(|token| token.shape == Shape::Upper)
    };
    let trade = last == head && text.is_one_of(last, TRADES) && !role.clone().any(institution);
    !rank && !trade && !text.is(last, Classes::RELATION)
}

fn name_qualifies(block: &Block, meaning: Meaning, start: usize) -> bool {
    let located = start > 0 && block.is_one_of(start - 1, &["in", "at", "from", "to", "on", "with"]);
    match meaning {
        Meaning::Demonym(_) => true,
        Meaning::Entry(_, EntityKind::Organisation) => true,
        Meaning::Entry(_, EntityKind::Place) => !located,
        _ => false,
    }
}

/// The last word of the office's head: from "Prime" in "Prime Minister", from "Secretary" in "Secretary General". The
/// rank in "army chief General Munir" belongs to the name.
pub(super) fn last_of_head(block: &Block, mut head: usize) -> usize {
    const WITH_GENERAL: &[&str] = &[
        "secretary",
        "attorney",
        "director",
        "inspector",
        "consul",
        "governor",
        "prosecutor",
        "under-secretary",
        "solicitor",
        "auditor",
        "comptroller",
    ];
    while block.follows_closely(head + 1) && block.is(head + 1, Classes::OFFICE) {
        let general = block.is_word(head + 1, "general") && block.is_one_of(head, WITH_GENERAL);
        if block.is(head + 1, Classes::RANK) && !general && !block.is(head, Classes::RANK) {
            break;
        }
        head += 1;
    }
    head
}

/// Where the phrase after the head ends, at most: "for foreign affairs", "of the Islamic Revolution". It stops where
/// `is_name` says that the holder's name begins.
pub(super) fn end_of_phrase(block: &Block, after: usize, is_name: impl Fn(usize) -> bool) -> Option<usize> {
    let posted =
        block.is_word(after, "in") && block.is_capital(after + 1) && block.is_one_of(after - 1, SENT);
    if !posted && !block.is_one_of(after, &["of", "for", "to", "at", "on", "with"]) {
        return None;
    }
    let infinitive =
        block.is_word(after, "to") && !block.is_capital(after + 1) && !block.is_word(after + 1, "the");
    if infinitive {
        return None;
    }
    let mut end = after + 1;
    while end < block.len() && end - after <= MOST_WORDS_AFTER && block.follows_closely(end) {
        let token = &block.tokens.list[end];
        let article = block.is_one_of(end, SMALL_WORDS);
        let number = token.is_capital() && token.is(Classes::FUNCTION) && block.is_capital(end + 1);
        let small = token.is(Classes::FUNCTION.or(Classes::SPEECH)) && !article && !number;
        // "president of Takahara Seiki and great-grandson of its founder"
        let other = block.is_word(end, "and") && block.is_capital(end - 1) && !block.is_capital(end + 1);
        if is_name(end) || !token.is_word() || small || other {
            break;
        }
        end = after_owner(block, end);
    }
    while end > after + 1 && block.is_one_of(end - 1, SMALL_WORDS) {
        end -= 1;
    }
    (end > after + 1).then_some(end)
}

/// Past "Exporters’" in "Exporters’ Association", and past any other word.
fn after_owner(block: &Block, at: usize) -> usize {
    let next = at + 1;
    let joined = block.get(next).is_some_and(|mark| !mark.spaced);
    let plural = block.word(at).ends_with('s') && (block.is_mark(next, '’') || block.is_mark(next, '\''));
    let owns = joined && (plural || block.is_possessive(next));
    let owned = block.follows_closely(next + 1) && block.get(next + 1).is_some_and(Token::is_word);
    if owns && owned { next + 1 } else { next }
}

/// What people are by trade, and not by appointment.
pub(super) const TRADES: &[&str] = &[
    "economist",
    "fellow",
    "lecturer",
    "analyst",
    "lawyer",
    "researcher",
    "scientist",
    "historian",
    "author",
    "activist",
    "dissident",
    "attorney",
    "strategist",
    "engineer",
    "professor",
    "coach",
    "captain",
];

/// The word can be part of an office: a name of a state or an organisation, or what offices are made of.
pub(super) fn in_stated_office(reading: &Reading, block: usize, at: usize) -> bool {
    in_office(&reading.blocks[block], at) || unknown_body(reading, block, at).is_some()
}

pub(super) fn in_office(text: &Block, at: usize) -> bool {
    let Some(token) = text.get(at) else { return false };
    let name = text.name_at(at).map(|name| name.meaning);
    token.is(Classes::OFFICE.or(Classes::OFFICE_WORD))
        || matches!(
            name,
            Some(Meaning::Demonym(_) | Meaning::Entry(_, EntityKind::Organisation | EntityKind::Place))
        )
        || (token.is_capital() && token.is(Classes::ORGANISATION))
}

/// The authority's organisation that an office belongs to: the one that it names, else the ministry of its state and field.
pub(super) fn organisation(
    reading: &Reading,
    block: usize,
    role: &Range<usize>,
    holder: usize,
) -> Option<usize> {
    let stated = Title::stated(reading, block, role);
    if stated.organisation.is_some() {
        return stated.organisation;
    }
    if let Some(entry) = called_by_noun(reading, &reading.blocks[block], role) {
        return Some(entry);
    }
    let held = || {
        let titles = reading.titles(holder);
        titles
            .filter(|held| stated.describes(held))
            .find_map(|held| held.state)
    };
    let state = stated.state.or_else(held)?;
    let mut words = stated.words;
    words.extend(fields_after(&reading.blocks[block], role));
    reading.knowledge.ministry(state, &stated.head, &words)
}

/// "the forum" of "deputy secretary-general of the forum", "commission’s" in "commission’s chief negotiator": the only body
/// of the text whose name ends with that word.
fn called_by_noun(reading: &Reading, text: &Block, role: &Range<usize>) -> Option<usize> {
    let noun = role.clone().find(|at| {
        let lower = text.get(*at).is_some_and(|token| token.shape == Shape::Lower);
        let owner = text.is_possessive(*at + 1) || text.is_word(at.wrapping_sub(1), "the");
        lower && owner && text.is(*at, Classes::ORGANISATION.or(Classes::BODY_NOUN))
    })?;
    let ends = |name: &str| {
        let last = name.rsplit(' ').next().unwrap_or(name);
        last.eq_ignore_ascii_case(text.word(noun))
    };
    let mut bodies = reading
        .members
        .iter()
        .filter(|member| member.kind == EntityKind::Organisation && ends(&member.name));
    let body = bodies.next()?;
    bodies.next().is_none().then_some(body.entry)?
}

/// "state" in "Secretary of State", "defence" in "Secretary of State for Defence": the last first.
fn fields_after(text: &Block, role: &Range<usize>) -> Vec<String> {
    let of = role
        .clone()
        .find(|at| text.is_word(*at, "of") && *at > role.start);
    let secretary = of.filter(|of| text.is_word(of - 1, "secretary"));
    let fields = secretary.map_or(role.end, |of| of + 1)..role.end;
    fields.rev().map(|at| text.tokens.key(at).to_owned()).collect()
}
