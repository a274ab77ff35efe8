//! Descriptions of people by office: "the Kremlin aide", "the Russian president".

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    MentionKind,
    lexicon::{self, Classes},
    offices::{self, Title},
    reading::{Finding, Reading},
};

/// More holders of one kind of office than this, and a description of one is nobody's.
const MOST_HOLDERS: usize = 40;

/// People in the text by the head of an office that they hold, and where each is first mentioned.
struct Holders {
    by_head: HashMap<String, Vec<usize>>,
    first: HashMap<usize, (usize, usize)>,
    last: HashMap<usize, Vec<usize>>,
}

impl Holders {
    fn of(reading: &Reading) -> Self {
        let mut holders = Self {
            by_head: HashMap::new(),
            first: HashMap::new(),
            last: HashMap::new(),
        };
        for finding in &reading.findings {
            let place = (finding.block, finding.tokens.start);
            let first = holders.first.entry(finding.member).or_insert(place);
            *first = place.min(*first);
            holders
                .last
                .entry(finding.member)
                .or_default()
                .push(finding.block);
        }
        for (index, member) in reading.members.iter().enumerate() {
            for title in member
                .titles
                .iter()
                .filter(|_| holders.first.contains_key(&index))
            {
                let people = holders.by_head.entry(title.head.clone()).or_default();
                if people.last() != Some(&index) {
                    people.push(index);
                }
            }
        }
        holders
            .last
            .values_mut()
            .for_each(|blocks| blocks.sort_unstable());
        holders
    }

    /// The only person mentioned before whom the title describes.
    fn described(&self, reading: &Reading, title: &Title, place: (usize, usize)) -> Option<usize> {
        let mut found = None;
        for (head, people) in &self.by_head {
            if !lexicon::same_office(&title.head, head) {
                continue;
            }
            if people.len() > MOST_HOLDERS {
                return None;
            }
            for person in people {
                let before = self.first.get(person).is_some_and(|first| *first < place);
                if before
                    && reading.members[*person]
                        .titles
                        .iter()
                        .any(|held| title.describes(held))
                {
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
        self.last.get(&person).is_some_and(|blocks| {
            let until = blocks.partition_point(|at| *at <= block);
            until > 0 && blocks[until - 1] + 2 >= block
        })
    }
}

pub(super) fn find(reading: &mut Reading) {
    let holders = Holders::of(reading);
    let stated = stated_offices(reading);
    for block in 0..reading.blocks.len() {
        for at in 0..reading.blocks[block].len() {
            if !reading.blocks[block].is_word(at, "the") || stated.contains(&(block, at + 1)) {
                continue;
            }
            if let Some(finding) = nominal_at(reading, &holders, block, at + 1) {
                reading.record_over(finding);
            }
        }
    }
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
    let member = holders.described(reading, &title, (block, tokens.start))?;
    let bare = title.state.is_none() && title.organisation.is_none();
    let confidence = if bare { 0.6 } else { 0.8 };
    let kind = MentionKind::Nominal;
    let near = !bare || holders.is_near(member, block);
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
    let within = (start..(start + 7).min(text.len())).take_while(|at| offices::in_office(text, *at));
    let head = within.filter(|at| text.is(*at, Classes::OFFICE)).last()?;
    let after = head + 1;
    let named = text.follows_closely(after) && (text.is_capital(after) || text.owner(after).is_some());
    let goes_on =
        text.is_one_of(after, &["of", "for", "and", "or", "to", "in", "at"]) || text.is_possessive(after);
    let compound = text.follows_closely(after) && offices::in_office(text, after);
    let apposed = text.is_mark(after, ',') && text.is_capital(after + 1);
    let several = (start..after).any(|at| text.is(at, Classes::OFFICES.or(Classes::RELATION)));
    let plain = !several && !named && !compound && !apposed && (!goes_on || text.is_possessive(after));
    plain.then_some(start..after)
}
