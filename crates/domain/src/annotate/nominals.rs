//! Descriptions of people by office: "the Kremlin aide", "the Russian president".

use std::ops::Range;

use foldhash::{HashMap, HashSet};

use super::{
    MentionKind,
    block::Block,
    confidence::{BARE_NOMINAL, NOMINAL},
    lexicon::{self, Classes},
    offices::{self, Title},
    reading::{Finding, Reading},
};
use crate::entity::EntityKind;

/// The block that is the headline.
const HEADLINE: usize = 0;
/// After every place of a text.
const LAST: (usize, usize) = (usize::MAX, usize::MAX);
/// More holders of one kind of office than this, and a description of one is nobody's.
const MOST_HOLDERS: usize = 40;
/// No description has more words.
const LONGEST_DESCRIPTION: usize = 7;

/// People in the text by the head of an office that they hold, and where each is mentioned.
struct Holders<'t> {
    by_head: HashMap<&'t str, Vec<usize>>,
    titles: HashMap<usize, Vec<&'t Title>>,
    /// By member: where first.
    first: Vec<Option<(usize, usize)>>,
    /// By member: in which blocks.
    blocks: HashMap<usize, Vec<usize>>,
}

impl<'t> Holders<'t> {
    fn of<'a: 't>(reading: &Reading<'a>, stated: &'t HashMap<usize, Vec<Title>>) -> Self {
        let mut holders = Self {
            by_head: HashMap::default(),
            titles: HashMap::default(),
            first: vec![None; reading.members.len()],
            blocks: HashMap::default(),
        };
        for finding in &reading.findings {
            if reading.members[finding.member].kind == EntityKind::Person {
                holders.add_mention(finding);
            }
        }
        for (index, member) in reading.members.iter().enumerate() {
            let known = member
                .entry
                .and_then(|entry| reading.knowledge.titles.get(&entry));
            let titles = known.into_iter().chain(stated.get(&index)).flatten();
            if holders.first[index].is_some() {
                titles.for_each(|title| holders.add_title(index, title));
            }
        }
        holders
            .blocks
            .values_mut()
            .for_each(|blocks| blocks.sort_unstable());
        holders
    }

    fn add_mention(&mut self, finding: &Finding) {
        let place = (finding.block, finding.tokens.start);
        let first = self.first[finding.member].get_or_insert(place);
        *first = place.min(*first);
        self.blocks.entry(finding.member).or_default().push(finding.block);
    }

    fn add_title(&mut self, person: usize, title: &'t Title) {
        self.titles.entry(person).or_default().push(title);
        let people = self.by_head.entry(&title.head).or_default();
        if people.last() != Some(&person) && people.len() <= MOST_HOLDERS {
            people.push(person);
        }
    }

    /// The only person mentioned before whom the title describes.
    fn described(&self, title: &Title, place: (usize, usize)) -> Option<usize> {
        let mut found = None;
        for (head, people) in &self.by_head {
            if !lexicon::same_office(&title.head, head) {
                continue;
            }
            if people.len() > MOST_HOLDERS {
                return None;
            }
            for person in people {
                let before = self.first[*person].is_some_and(|first| first < place);
                let mut titles = self.titles.get(person).into_iter().flatten();
                if before && titles.any(|held| title.describes(held)) {
                    if found.is_some_and(|other| other != *person) {
                        return None;
                    }
                    found = Some(*person);
                }
            }
        }
        found
    }

    /// The person is mentioned in this block or one of the two before.
    fn is_near(&self, person: usize, block: usize) -> bool {
        self.blocks.get(&person).is_some_and(|blocks| {
            let until = blocks.partition_point(|at| *at <= block);
            until > 0 && blocks[until - 1] + 2 >= block
        })
    }
}

/// The offices that the text states, read anew now that every organisation in them is found.
fn stated_titles(reading: &Reading) -> HashMap<usize, Vec<Title>> {
    let mut titles: HashMap<usize, Vec<Title>> = HashMap::default();
    for finding in &reading.findings {
        if let Some(role) = &finding.role {
            let held = titles.entry(finding.member).or_default();
            held.push(Title::stated(reading, finding.block, role));
        }
    }
    titles
}

pub(super) fn find(reading: &mut Reading) {
    let titles = stated_titles(reading);
    let holders = Holders::of(reading, &titles);
    let stated = stated_offices(reading);
    for block in 0..reading.blocks.len() {
        for at in before_offices(&reading.blocks[block]) {
            let Some(start) =
                possible_start(reading, block, at).filter(|start| !stated.contains(&(block, *start)))
            else {
                continue;
            };
            if let Some(finding) = nominal_at(reading, &holders, block, start) {
                reading.record_over(finding);
            }
        }
    }
}

/// Where a description may begin: at most so many words before the office that is its head, or just before that.
fn before_offices<'a>(text: &Block<'a>) -> impl Iterator<Item = usize> + use<'a> {
    let mut from = 0;
    let offices = text.tokens.with(Classes::OFFICE);
    offices.flat_map(move |office| {
        let near = from.max(office.saturating_sub(LONGEST_DESCRIPTION))..office + 1;
        from = office + 1;
        near
    })
}

/// After "the"; in a headline, which has no articles, at a name: "Kremlin aide says".
fn possible_start(reading: &Reading, block: usize, at: usize) -> Option<usize> {
    let text = &reading.blocks[block];
    if text.is_word(at, "the") {
        return Some(at + 1);
    }
    let begins = text.name_starting(at).is_some() || text.owner(at).is_some();
    let free = at == 0 || !(text.is_word(at - 1, "the") || offices::in_stated_office(reading, block, at - 1));
    (block == HEADLINE && begins && free).then_some(at)
}

/// Where offices begin that stand beside a name: "Rice, the American ambassador," is one mention, not two.
fn stated_offices(reading: &Reading) -> HashSet<(usize, usize)> {
    reading
        .findings
        .iter()
        .filter_map(|finding| Some((finding.block, finding.role.as_ref()?.start)))
        .collect()
}

fn nominal_at(reading: &Reading, holders: &Holders, block: usize, start: usize) -> Option<Finding> {
    let tokens = description(reading, block, start)?;
    let title = Title::stated(reading, block, &tokens);
    // A headline may describe whom the body names.
    let before = if block == HEADLINE {
        LAST
    } else {
        (block, tokens.start)
    };
    let member = holders.described(&title, before)?;
    let bare = title.state.is_none() && title.organisation.is_none() && title.body.is_none();
    let confidence = if bare { BARE_NOMINAL } else { NOMINAL };
    let kind = MentionKind::Nominal;
    let near = !bare || (block != HEADLINE && holders.is_near(member, block));
    near.then_some(Finding {
        block,
        tokens,
        member,
        kind,
        role: None,
        confidence,
    })
}

/// "Russian president", "Kremlin aide" after "the", unless a name or "of …" follows.
fn description(reading: &Reading, block: usize, start: usize) -> Option<Range<usize>> {
    let text = &reading.blocks[block];
    let within = (start..(start + LONGEST_DESCRIPTION).min(text.len()))
        .take_while(|at| offices::in_stated_office(reading, block, *at));
    let head = within.filter(|at| text.is(*at, Classes::OFFICE)).last()?;
    let after = head + 1;
    let says = text.title_case && text.is(after, Classes::SPEECH);
    let named =
        text.follows_closely(after) && !says && (text.is_capital(after) || text.owner(after).is_some());
    let goes_on =
        text.is_one_of(after, &["of", "for", "and", "or", "to", "in", "at"]) || text.is_possessive(after);
    let compound = text.follows_closely(after) && offices::in_stated_office(reading, block, after);
    let apposed = text.is_mark(after, ',') && text.is_capital(after + 1);
    let several = (start..after).any(|at| text.is(at, Classes::OFFICES.or(Classes::RELATION)));
    let plain = !several && !named && !compound && !apposed && (!goes_on || text.is_possessive(after));
    plain.then_some(start..after)
}
