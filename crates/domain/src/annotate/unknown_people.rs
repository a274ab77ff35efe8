//! People whom the authority does not know and no office introduces: the words around a name add up until it is a
//! person's.

use std::ops::Range;

use foldhash::{HashMap, HashSet};

use super::{MentionKind, PUBLISHED_CONFIDENCE, annotation::LEAST_CONFIDENCE};
use super::{
    apposed_offices::apposition,
    block::{Block, Meaning},
    confidence::{self, Signs},
    lexicon::{self, Classes},
    offices::Title,
    person_names::{begins_like_a_place, is_a_thing, name_at},
    reading::{Finding, Reading},
    tokens::Shape,
    unknown_organisations,
};
use crate::entity::EntityKind;

/// How far after a name the verb may be: "Kwame Boateng, a farmer in the hills above Obuasi, said".
const LONGEST_APPOSITION: usize = 18;

/// A run of capitalised words that may be a person's name.
pub(super) struct Candidate {
    block: usize,
    pub tokens: Range<usize>,
    role: Option<Range<usize>>,
    signs: Signs,
    /// The words around it say that it is a company or the like.
    corporate: bool,
}

/// The name that may begin here, with what speaks for it.
pub(super) fn candidate_at(reading: &Reading, block: usize, at: usize) -> Option<Candidate> {
    let text = &reading.blocks[block];
    // "Per Lindqvist", but not at the beginning of a sentence.
    let small = text.is(at, Classes::FUNCTION) && (!text.is(at, Classes::GIVEN) || text.starts_sentence(at));
    if text.title_case || !text.is_capital(at) || small || !can_begin(text, at) {
        return None;
    }
    let tokens = name_at(text, at).filter(|name| (2..6).contains(&name.len()))?;
    if !is_whole(reading, block, &tokens) {
        return None;
    }
    let given = is_given(text, tokens.start);
    let ambiguous = text.is(tokens.end - 1, Classes::AMBIGUOUS_HEAD) && !given;
    let elsewhere = is_a_thing(text, &tokens) || (begins_like_a_place(text, at) && !text.is_word(at, "te"));
    if ambiguous || elsewhere || is_a_title(text, &tokens) || is_located(text, at, given) {
        return None;
    }
    let corporate = is_corporate(text, &tokens, given);
    let role = apposition(reading, block, tokens.end);
    let signs = signs_of(reading, block, &tokens, role.is_some());
    Some(Candidate {
        block,
        tokens,
        role,
        signs,
        corporate,
    })
}

/// A few words in quotation marks: a song, a film, an operation.
fn is_a_title(text: &Block, name: &Range<usize>) -> bool {
    const OPENING: [char; 5] = ['“', '"', '‘', '\'', '«'];
    const CLOSING: [char; 5] = ['”', '"', '’', '\'', '»'];
    let marked = |at: usize, marks: [char; 5]| marks.iter().any(|mark| text.is_mark(at, *mark));
    let comma = usize::from(text.is_mark(name.end, ','));
    name.start > 0 && marked(name.start - 1, OPENING) && marked(name.end + comma, CLOSING)
}

/// "the city of Francisco de Orellana", "from Tilak Nagar".
fn is_located(text: &Block, start: usize, given: bool) -> bool {
    const SORTS: &[&str] = &[
        "city",
        "town",
        "village",
        "province",
        "municipality",
        "region",
        "district",
        "port",
        "county",
        "department",
        "island",
        "islands",
        "area",
        "suburb",
        "neighbourhood",
        "neighborhood",
        "capital",
        "commune",
        "people",
    ];
    let Some(before) = start.checked_sub(1) else {
        return false;
    };
    let sorted = text.is_word(before, "of") && before > 0 && text.is_one_of(before - 1, SORTS);
    let around = text.is_one_of(before, &["outside", "around", "across", "throughout", "within"]);
    sorted || around || (text.is_word(before, "from") && !given)
}

fn is_corporate(text: &Block, name: &Range<usize>, given: bool) -> bool {
    let signs = unknown_organisations::signs(text, name);
    let strong = Signs::SORT.and(Signs::HAS_SHARES).and(Signs::STATEMENT);
    signs.meets(strong) || (!given && signs.meets(Signs::HAS_OFFICE.and(Signs::HAS_HEAD).and(Signs::EMPLOYS)))
}

/// "Fisherman Joaquim Duarte": a sentence's first word may owe its capital to the sentence.
fn can_begin(text: &Block, at: usize) -> bool {
    if text.name_at(at).is_some() && !text.is(at, Classes::GIVEN) {
        return false;
    }
    let first = text.starts_sentence(at);
    let given = is_given(text, at);
    let ordinary = text.is(at, Classes::COMMON) || (text.is(at, Classes::PARTICLE) && !given);
    let before_given = text.is_capital(at + 1) && is_given(text, at + 1) && text.is_capital(at + 2);
    !first || given || !(ordinary || before_given || is_inflected(text.word(at)))
}

/// "Protesting", "Wounded", "Reportedly".
fn is_inflected(word: &str) -> bool {
    word.len() > 5 && (word.ends_with("ing") || word.ends_with("ed") || word.ends_with("ly"))
}

/// A first name, or a double one: "Maj-Britt".
pub(super) fn is_given(text: &Block, at: usize) -> bool {
    if text.is(at, Classes::GIVEN) {
        return true;
    }
    let is_name = |part: &str| part.len() > 2 && lexicon::classes(part).meets(Classes::GIVEN);
    let double = text.is_capital(at) && text.word(at).contains('-');
    double && text.tokens.key(at).split('-').any(is_name)
}

/// No other name goes on before or after it, and "the" does not stand before it.
fn is_whole(reading: &Reading, block: usize, name: &Range<usize>) -> bool {
    const BEFORE: Classes = Classes::OFFICE
        .or(Classes::OFFICE_WORD)
        .or(Classes::HONORIFIC)
        .or(Classes::FUNCTION)
        .or(Classes::SPEECH)
        .or(Classes::CALENDAR);
    let text = &reading.blocks[block];
    let before = name.start.wrapping_sub(1);
    let closely = name.start > 0 && text.follows_closely(name.start);
    let another = closely
        && text.is_capital(before)
        && !text.is(before, BEFORE)
        && text.owner(before).is_none()
        && !text.is_demonym(before)
        && !(text.starts_sentence(before)
            && (text.is(before, Classes::COMMON) || is_person_noun(text, before)));
    let articled = closely && text.is_one_of(before, &["the", "a", "an", "in", "at", "near"]);
    let goes_on = text.follows_closely(name.end)
        && (text.is_capital(name.end) || text.get(name.end).is_some_and(|next| next.shape == Shape::Number))
        && !text.is(name.end, Classes::CALENDAR);
    let hyphen = text.is_mark(name.end, '-') || text.is_mark(name.end, '/') || text.is_mark(name.end, '&');
    !another && !articled && !goes_on && !hyphen
}

fn signs_of(reading: &Reading, block: usize, name: &Range<usize>, office_after: bool) -> Signs {
    let text = &reading.blocks[block];
    own_signs(reading, text, name)
        .and(signs_before(reading, block, name))
        .and(signs_after(reading, block, name))
        .and(Signs::OFFICE_AFTER.only_if(office_after))
}

/// Particles that stand in places' and clubs' names as often as in people's.
const ROMANCE: &[&str] = &[
    "of", "de", "del", "de", "da", "do", "das", "dos", "di", "du", "la", "las", "los", "le", "el", "e", "y",
];

/// What the words of the name themselves say.
fn own_signs(reading: &Reading, text: &Block, name: &Range<usize>) -> Signs {
    let last = name.end - 1;
    let english = name
        .clone()
        .any(|at| text.is(at, Classes::COMMON) && !text.is(at, Classes::PARTICLE));
    let initial = |at: usize| {
        text.word(at).ends_with('.') && text.word(at).len() < 5 && !text.is(at, Classes::PLACE_PREFIX)
    };
    let inner = name.start + 1..last;
    let alone = |at: usize| reading.stands_alone(text.tokens.key(at));
    let given = is_given(text, name.start);
    // Of a town that gives its name to others both words stand alone.
    let both = !given && alone(name.start) && alone(last);
    let surname = (given || name.len() == 2) && !reading.is_whereabouts(text.tokens.key(last));
    let family = Classes::FAMILY_FIRST.or(Classes::FAMILY_MAYBE_FIRST);
    let lower_second = text
        .word(name.start + 1)
        .split_once('-')
        .is_some_and(|(_, second)| second.starts_with(char::is_lowercase));
    let short_words = || name.len() == 3 && name.clone().all(|at| text.word(at).len() < 7);
    let surname_first = text.is(name.start, family) && (lower_second || short_words());
    Signs::GIVEN
        .only_if(given)
        .and(Signs::NO_ENGLISH.only_if(!english))
        .and(Signs::INITIAL.only_if((name.start..last).any(initial)))
        .and(
            Signs::PARTICLE.only_if(
                inner
                    .clone()
                    .any(|at| text.is(at, Classes::PARTICLE) && !text.is_one_of(at, ROMANCE)),
            ),
        )
        .and(Signs::LAST_ALONE.only_if(alone(last) && !both && surname))
        .and(Signs::FIRST_ALONE.only_if(alone(name.start) && !both))
        .and(Signs::SURNAME_FIRST.only_if(surname_first))
        .and(Signs::ENDING.only_if(ends_like_a_surname(text.tokens.key(last))))
}

fn ends_like_a_surname(key: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ov", "ova", "ev", "eva", "sky", "skaya", "enko", "chuk", "vich", "vic", "shvily", "dze", "yan",
        "oglu", "sson", "sen", "dottir", "opoulos", "akis", "escu", "czyk", "owsky", "wicz", "inen", "zadeh",
        "pour", "uddin", "ullah", "allah", "singh", "stein", "mann", "quist", "qvist", "strom", "ez", "inho",
        "elly", "etty", "ino", "ini", "aba", "ashvily", "gaard", "ou",
    ];
    key.len() > 4 && ENDINGS.iter().any(|ending| key.ends_with(ending))
}

fn signs_before(reading: &Reading, block: usize, name: &Range<usize>) -> Signs {
    let text = &reading.blocks[block];
    let Some(before) = name.start.checked_sub(1) else {
        return Signs::default();
    };
    let inverted = text.is(before, Classes::SPEECH)
        && before > 0
        && (text.in_quotation(before - 1) || text.is_mark(before - 1, ','));
    let capital = text.is_capital(before) && !text.starts_sentence(before);
    let trade = is_person_noun(text, before) && !capital && !text.is(before, Classes::FUNCTION);
    let relation = text.is(before, Classes::RELATION)
        || (text.is_mark(before, ',') && before > 0 && text.is(before - 1, Classes::RELATION));
    Signs::INVERTED
        .only_if(inverted)
        .and(Signs::TRADE.only_if(trade || is_apposed_to_trade(text, name)))
        .and(Signs::RELATION.only_if(relation))
        .and(Signs::AFTER_QUOTE.only_if(text.in_quotation(before) && !text.in_quotation(name.start)))
        .and(Signs::CHOSEN.only_if(is_chosen(text, before)))
        .and(Signs::AGENT.only_if(text.is_word(before, "by") || is_according_to(text, before)))
}

/// "A trader, Obsa Tadesse, listened", "won by a Kenyan, Purity Rono, in".
fn is_apposed_to_trade(text: &Block, name: &Range<usize>) -> bool {
    let Some(comma) = name
        .start
        .checked_sub(1)
        .filter(|comma| text.is_mark(*comma, ','))
    else {
        return false;
    };
    let closed = text
        .get(name.end)
        .is_none_or(|next| matches!(next.shape, Shape::Mark(',' | '.' | ';' | '—' | '–')));
    let sentence = comma
        .saturating_sub(LONGEST_APPOSITION)
        .max(text.sentence_at(comma).start);
    let start = (sentence..comma).rev().find(|at| text.is_mark(*at, ','));
    let window = start.unwrap_or(sentence)..comma;
    let articles = ["a", "an", "the", "its", "his", "her", "their", "whose"];
    let person = |at: usize| is_person_noun(text, at) || text.is(at, Classes::OFFICE) || text.is_demonym(at);
    let opens = |at: &usize| text.is_one_of(*at, &articles) && (at + 1..comma).take(4).any(person);
    closed && window.clone().any(|at| opens(&at))
}

/// "led by", "chaired by", "has appointed".
fn is_chosen(text: &Block, before: usize) -> bool {
    const VERBS: &[&str] = &[
        "appointed",
        "elected",
        "named",
        "hired",
        "sacked",
        "fired",
        "arrested",
        "succeeds",
        "succeeded",
        "married",
        "nominated",
        "promoted",
    ];
    const DONE: &[&str] = &[
        "led",
        "headed",
        "chaired",
        "moderated",
        "written",
        "founded",
        "directed",
        "won",
        "signed",
        "represented",
        "played",
    ];
    let by = text.is_word(before, "by") && before > 0 && text.is_one_of(before - 1, DONE);
    by || text.is_one_of(before, VERBS)
}

fn is_according_to(text: &Block, at: usize) -> bool {
    text.is_word(at, "to") && at > 0 && text.is_word(at - 1, "according")
}

fn signs_after(reading: &Reading, block: usize, name: &Range<usize>) -> Signs {
    let text = &reading.blocks[block];
    let end = name.end;
    let verb = skip_auxiliaries(text, end);
    let speaks = text.is(verb, Classes::SPEECH) && !text.is_capital(verb);
    let who = text.is_one_of(end + usize::from(text.is_mark(end, ',')), &["who", "whom"]);
    let comma = text.is_mark(end, ',');
    let number = text.get(end + 1).filter(|age| age.shape == Shape::Number);
    let age = comma && number.is_some_and(|age| age.end - age.start == 2) && text.is_mark(end + 2, ',');
    let said = comma && speaks_after_apposition(text, end);
    Signs::SPEAKS
        .only_if(speaks || said)
        .and(Signs::WHO.only_if(who))
        .and(Signs::AGE.only_if(age))
        .and(Signs::ACTS.only_if(text.is(verb, Classes::ACT)))
        .and(Signs::TRADE.only_if(comma && has_trade_after(text, end + 1)))
        .and(Signs::RELATION.only_if(comma && has_relation_after(text, end + 1)))
        .and(Signs::AFFILIATED.only_if(is_affiliated(reading, block, end)))
}

/// "has", "also", "later" before the verb.
fn skip_auxiliaries(text: &Block, at: usize) -> usize {
    const WORDS: &[&str] = &[
        "has", "had", "also", "then", "later", "earlier", "once", "again", "himself", "herself", "was", "is",
    ];
    let passed = (at..at + 3).take_while(|at| {
        text.is_one_of(*at, WORDS) || (text.word(*at).ends_with("ly") && !text.is_capital(*at))
    });
    at + passed.count()
}

/// ", a farmer in Obuasi, said".
fn speaks_after_apposition(text: &Block, comma: usize) -> bool {
    let opened = text.is_one_of(
        comma + 1,
        &["a", "an", "the", "who", "whose", "his", "her", "its", "one"],
    );
    let closing = || (comma + 1..comma + LONGEST_APPOSITION).find(|at| text.is_mark(*at, ','));
    opened
        && closing()
            .is_some_and(|closing| text.is(closing + 1, Classes::SPEECH) && !text.is_capital(closing + 1))
}

/// ", an Ethiopian chemist": a trade within a few words of an article.
fn has_trade_after(text: &Block, start: usize) -> bool {
    let article = text.is_one_of(start, &["a", "an", "the", "one", "its", "his", "her", "their"]);
    let mut words = (start + 1..start + 5).take_while(|at| {
        text.get(*at)
            .is_some_and(|word| word.is_word() && !word.is(Classes::FUNCTION))
    });
    article && words.any(|at| is_person_noun(text, at) && !text.is_capital(at))
}

fn has_relation_after(text: &Block, start: usize) -> bool {
    text.is_one_of(start, &["his", "her", "their", "whose"])
        && (start + 1..start + 4).any(|at| text.is(at, Classes::RELATION))
}

/// "of the Baltic Herring Council", "from Human Rights Watch".
fn is_affiliated(reading: &Reading, block: usize, at: usize) -> bool {
    let text = &reading.blocks[block];
    let start = at + usize::from(text.is_mark(at, ','));
    let first = start + 1 + usize::from(text.is_word(start + 1, "the"));
    let organisation = reading
        .finding_at(block, first)
        .is_some_and(|finding| reading.members[finding.member].kind == EntityKind::Organisation);
    text.is_one_of(start, &["of", "from", "at", "with"]) && organisation
}

/// "farmer", "actress", "chemist": by its ending or from a list.
pub(super) fn is_person_noun(text: &Block, at: usize) -> bool {
    const ENDINGS: &[&str] = &[
        "ist", "grapher", "woman", "ician", "teacher", "worker", "driver", "keeper", "player", "farmer",
    ];
    let word = text.word(at);
    text.is(at, Classes::PERSON_NOUN)
        || (word.len() > 5 && ENDINGS.iter().any(|ending| word.ends_with(ending)))
}

/// Adds up what the whole text says of each name, and notes the mentions of those that are people.
pub(super) fn settle(reading: &mut Reading, candidates: Vec<Candidate>) {
    let signs = signs_in_text(reading, &candidates);
    let introduced = introduced(reading);
    let mut unsure = Vec::new();
    for (candidate, signs) in candidates.into_iter().zip(signs) {
        let Some(signs) = signs else { continue };
        let name = reading.text(candidate.block, &candidate.tokens);
        let member = reading.find_member(EntityKind::Person, name);
        let echo = if member.is_some_and(|member| introduced.contains(&member)) {
            confidence::ECHO
        } else {
            0.0
        };
        let confidence = signs.confidence().max(echo);
        if confidence >= PUBLISHED_CONFIDENCE {
            note(reading, candidate, confidence);
        } else {
            unsure.push((candidate, signs));
        }
    }
    for (candidate, signs) in unsure {
        let listed = Signs::LISTED.only_if(stands_beside_a_person(reading, &candidate));
        note(reading, candidate, signs.and(listed).confidence());
    }
}

/// For each candidate the signs of its name all over the text, unless it is a company somewhere.
fn signs_in_text(reading: &Reading, candidates: &[Candidate]) -> Vec<Option<Signs>> {
    let keys = |candidate: &Candidate| {
        let tokens = &reading.blocks[candidate.block].tokens;
        tokens.keys_of_next(candidate.tokens.start, candidate.tokens.len())
    };
    let mut signs: HashMap<Option<&str>, Option<Signs>> = HashMap::default();
    for candidate in candidates {
        let known = signs.entry(keys(candidate)).or_insert(Some(Signs::default()));
        *known = known
            .map(|known| known.and(candidate.signs))
            .filter(|_| !candidate.corporate);
    }
    candidates
        .iter()
        .map(|candidate| signs[&keys(candidate)])
        .collect()
}

/// Who is introduced with an office somewhere in the text is a person everywhere.
fn introduced(reading: &Reading) -> HashSet<usize> {
    let findings = reading.findings.iter().map(|finding| finding.member);
    findings
        .filter(|member| reading.members[*member].kind == EntityKind::Person)
        .collect()
}

fn note(reading: &mut Reading, candidate: Candidate, confidence: f64) {
    if confidence < LEAST_CONFIDENCE {
        return;
    }
    let Candidate {
        block, tokens, role, ..
    } = candidate;
    let name = reading.text(block, &tokens).to_owned();
    let member = reading.member_called(EntityKind::Person, &name);
    let title = role.as_ref().map(|role| Title::stated(reading, block, role));
    reading.members[member].titles.extend(title);
    let kind = MentionKind::Name;
    reading.record(Finding {
        block,
        tokens,
        member,
        kind,
        role,
        confidence,
    });
}

/// "Jane Okoro, Tevita Moala and …".
fn stands_beside_a_person(reading: &Reading, candidate: &Candidate) -> bool {
    let (text, name) = (&reading.blocks[candidate.block], &candidate.tokens);
    let person = |at: usize| {
        let found = reading.finding_at(candidate.block, at);
        found.is_some_and(|found| reading.members[found.member].kind == EntityKind::Person)
            || text
                .name_at(at)
                .is_some_and(|name| matches!(name.meaning, Meaning::Entry(_, EntityKind::Person)))
    };
    let joins = |at: usize| text.is_mark(at, ',') || text.is_one_of(at, &["and", "or"]);
    let mut before = name.start;
    while before > 0 && name.start - before < 2 && joins(before - 1) {
        before -= 1;
    }
    let mut after = name.end;
    while after < name.end + 2 && joins(after) {
        after += 1;
    }
    (before < name.start && before > 0 && person(before - 1)) || (after > name.end && person(after))
}
