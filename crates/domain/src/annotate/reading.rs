//! What is known of a text while it is being read: its blocks, who is in it, and what has been found where.

use std::{
    cell::{OnceCell, RefCell},
    ops::Range,
};

use foldhash::{HashMap, HashSet, fast::RandomState};

use super::{
    MentionKind, PUBLISHED_CONFIDENCE, Text,
    block::{Block, Meaning},
    knowledge::{Knowledge, Sense},
    offices::Title,
    parties::Generic,
    tokens::keys_of,
    whereabouts,
    words::Words,
};
use crate::{authority::AuthorityEntry, entity::EntityKind, span::TextPart};

/// An entity in the making.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub kind: EntityKind,
    pub name: String,
    pub entry: Option<usize>,
    pub year: Option<i32>,
    /// The offices that the text states of a person; the authority knows more.
    pub titles: Vec<Title>,
    /// A treaty that is described but not named: not signed yet.
    pub described: bool,
}

/// A mention in the making.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub block: usize,
    pub tokens: Range<usize>,
    pub member: usize,
    pub kind: MentionKind,
    /// The tokens of the office beside it.
    pub role: Option<Range<usize>>,
    pub confidence: f64,
}

/// A person's name of one word, to be settled when all full names are known.
#[derive(Clone, Debug)]
pub(super) struct Surname {
    pub block: usize,
    pub tokens: Range<usize>,
    pub role: Option<Range<usize>>,
    /// After "Mr" or the like.
    pub honoured: bool,
}

pub(super) struct Reading<'a> {
    pub knowledge: &'a Knowledge,
    words: &'a Words,
    pub blocks: Vec<Block<'a>>,
    pub members: Vec<Member>,
    pub findings: Vec<Finding>,
    /// Findings for review, which stand in nobody's way: they are added where nothing better was found.
    pub doubtful: Vec<Finding>,
    pub surnames: Vec<Surname>,
    /// Treaties whose names say only what they are about.
    pub generics: Vec<Generic>,
    by_entry: HashMap<usize, usize>,
    by_name: HashMap<(EntityKind, String), usize>,
    company: RefCell<HashMap<&'a [String], bool>>,
    lone_names: OnceCell<HashSet<&'a str>>,
    whereabouts: OnceCell<HashSet<&'a str>>,
    states: OnceCell<HashSet<usize>>,
}

impl<'a> Reading<'a> {
    pub fn of(knowledge: &'a Knowledge, text: Text<'a>, words: &'a Words) -> Self {
        let headline = Block::of(text.headline, words.block(0), TextPart::Headline, 0);
        let body = text.blocks.iter().enumerate();
        let body = body.map(|(index, block)| Block::of(block, words.block(index + 1), TextPart::Body, index));
        let mut reading = Self {
            knowledge,
            words,
            blocks: std::iter::once(headline).chain(body).collect(),
            members: Vec::new(),
            findings: Vec::new(),
            doubtful: Vec::new(),
            surnames: Vec::new(),
            generics: Vec::new(),
            by_entry: HashMap::default(),
            by_name: HashMap::default(),
            company: RefCell::new(HashMap::default()),
            lone_names: OnceCell::new(),
            whereabouts: OnceCell::new(),
            states: OnceCell::new(),
        };
        reading.match_names();
        reading
    }

    fn match_names(&mut self) {
        let mut blocks = std::mem::take(&mut self.blocks);
        for block in &mut blocks {
            for (tokens, pattern) in self.knowledge.matches(block.tokens) {
                block.add_name(tokens, pattern);
            }
        }
        self.blocks = blocks;
        let meanings: Vec<Vec<Meaning>> = self
            .blocks
            .iter()
            .map(|block| {
                block
                    .names
                    .iter()
                    .map(|name| self.meaning(name.pattern))
                    .collect()
            })
            .collect();
        for (block, meanings) in self.blocks.iter_mut().zip(meanings) {
            for (name, meaning) in block.names.iter_mut().zip(meanings) {
                name.meaning = meaning;
            }
        }
    }

    /// What a pattern stands for in this text, if only one thing.
    fn meaning(&self, pattern: usize) -> Meaning {
        let mut senses = self.senses(pattern);
        match (senses.next(), senses.next()) {
            (Some(sense), None) if sense.demonym => Meaning::Demonym(sense.entry),
            (Some(sense), None) => Meaning::Entry(sense.entry, self.knowledge.entries[sense.entry].kind),
            _ => Meaning::Unclear,
        }
    }

    /// The senses of a pattern that have the company they need.
    pub fn senses(&self, pattern: usize) -> impl Iterator<Item = &'a Sense> {
        let senses = self.knowledge.senses[pattern].iter();
        senses.filter(|sense| sense.needs.is_empty() || self.has_company(sense))
    }

    fn has_company(&self, sense: &'a Sense) -> bool {
        if let Some(known) = self.company.borrow().get(sense.needs.as_slice()) {
            return *known;
        }
        let occurs = |need: &String| self.words.have(need);
        let found = sense.needs.iter().any(occurs);
        self.company.borrow_mut().insert(&sense.needs, found);
        found
    }

    /// The one treaty of the authority that a name stands for in this text. A name that needs company stands for the one of
    /// its year, and for none of another.
    pub fn treaty_called(&self, name: &str, year: Option<i32>) -> Option<usize> {
        let dated = |entry: &AuthorityEntry| year.is_some() && entry.year == year;
        let senses = self.knowledge.senses_of(&keys_of(name)).iter().filter(|sense| {
            let entry = &self.knowledge.entries[sense.entry];
            let agrees = year.is_none() || entry.year.is_none() || year == entry.year;
            entry.kind == EntityKind::Treaty
                && !sense.demonym
                && (sense.needs.is_empty() || (agrees && (dated(entry) || self.has_company(sense))))
        });
        let mut entries = senses.map(|sense| sense.entry);
        let entry = entries.next()?;
        entries.next().is_none().then_some(entry)
    }

    pub fn member_of_entry(&mut self, entry: usize) -> usize {
        if let Some(member) = self.by_entry.get(&entry) {
            return *member;
        }
        let known = &self.knowledge.entries[entry];
        self.members.push(Member {
            kind: known.kind,
            name: known.name.clone(),
            entry: Some(entry),
            year: known.year,
            titles: Vec::new(),
            described: false,
        });
        self.by_entry.insert(entry, self.members.len() - 1);
        self.members.len() - 1
    }

    pub fn member_named(&mut self, kind: EntityKind, name: &str, year: Option<i32>) -> usize {
        self.member_with_keys(kind, name, keys_of(name), year)
    }

    fn member_with_keys(&mut self, kind: EntityKind, name: &str, keys: String, year: Option<i32>) -> usize {
        let key = (kind, keys);
        if let Some(member) = self.by_name.get(&key) {
            return *member;
        }
        self.members.push(Member {
            kind,
            name: name.to_owned(),
            entry: None,
            year,
            titles: Vec::new(),
            described: false,
        });
        self.by_name.insert(key, self.members.len() - 1);
        self.members.len() - 1
    }

    /// Who or what has this name in the text already.
    pub fn find_member(&self, kind: EntityKind, name: &str) -> Option<usize> {
        self.by_name.get(&(kind, keys_of(name))).copied()
    }

    /// The offices of a person that the authority knows, and those that the text states.
    pub fn titles(&self, member: usize) -> impl Iterator<Item = &Title> {
        let found = &self.members[member];
        let known = found.entry.and_then(|entry| self.knowledge.titles.get(&entry));
        known.into_iter().flatten().chain(&found.titles)
    }

    /// A treaty that the authority does not know. "The Kars Treaty" is "the Kars Treaty of 1921" if the text has no other.
    pub fn treaty_named(&mut self, words: &str, year: Option<i32>) -> usize {
        let Some(year) = year else {
            return self.member_named(EntityKind::Treaty, words, None);
        };
        let dated = format!("{year} {words}");
        let bare = (EntityKind::Treaty, keys_of(words));
        match self
            .by_name
            .get(&bare)
            .copied()
            .filter(|member| self.members[*member].year.is_none_or(|own| own == year))
        {
            Some(member) => {
                self.members[member].name.clone_from(&dated);
                self.members[member].year = Some(year);
                self.by_name.insert((EntityKind::Treaty, keys_of(&dated)), member);
                member
            }
            None => {
                let member = self.member_named(EntityKind::Treaty, &dated, Some(year));
                self.by_name.entry(bare).or_insert(member);
                member
            }
        }
    }

    /// What was found of one is found of the other.
    pub fn merge(&mut self, member: usize, into: usize) {
        self.merge_all(&[(member, into)]);
    }

    /// What was found of the first of each pair is found of the second.
    pub fn merge_all(&mut self, pairs: &[(usize, usize)]) {
        let into: HashMap<usize, usize> = pairs
            .iter()
            .copied()
            .filter(|(member, into)| member != into)
            .collect();
        if into.is_empty() {
            return;
        }
        for finding in self.findings.iter_mut().chain(&mut self.doubtful) {
            finding.member = into.get(&finding.member).copied().unwrap_or(finding.member);
        }
        for (member, into) in into {
            let merged = std::mem::take(&mut self.members[member].titles);
            self.members[into].titles.extend(merged);
            self.members[into].described |= self.members[member].described;
            self.members[into].year = self.members[into].year.or(self.members[member].year);
        }
    }

    /// The authority's entry by this name, else an unknown one.
    pub fn member_called(&mut self, kind: EntityKind, name: &str) -> usize {
        let keys = keys_of(name);
        match self.knowledge.entry_named(&keys, kind) {
            Some(entry) => self.member_of_entry(entry),
            None => self.member_with_keys(kind, name, keys, None),
        }
    }

    /// Notes a mention, unless some of its words are taken already; one that is not sure enough to be published waits until
    /// everything else is found. The reporters at the end sign the text and play no part in it.
    pub fn record(&mut self, finding: Finding) -> bool {
        let block = &self.blocks[finding.block];
        let signs = finding.tokens.start >= block.sign_off;
        if signs || finding.tokens.is_empty() || !block.is_free(&finding.tokens) {
            return false;
        }
        let treaty = self.members[finding.member].kind == EntityKind::Treaty;
        if finding.confidence < PUBLISHED_CONFIDENCE && !treaty {
            self.doubtful.push(finding);
        } else {
            self.take(finding);
        }
        true
    }

    fn take(&mut self, finding: Finding) {
        self.blocks[finding.block].take(&finding.tokens, self.findings.len());
        self.findings.push(finding);
    }

    /// Adds what is for review where nothing better was found, the surest first.
    pub fn settle_doubtful(&mut self) {
        let mut doubtful = std::mem::take(&mut self.doubtful);
        doubtful.sort_by(|one, other| other.confidence.total_cmp(&one.confidence));
        for finding in doubtful {
            if self.blocks[finding.block].is_free(&finding.tokens) {
                self.take(finding);
            }
        }
    }

    /// Notes a description, in place of the names that it is made of: "the Kremlin aide" is no mention of the Kremlin.
    pub fn record_over(&mut self, finding: Finding) -> bool {
        let block = &self.blocks[finding.block];
        let mut owners: Vec<usize> = finding
            .tokens
            .clone()
            .filter_map(|token| block.owner(token))
            .collect();
        owners.dedup();
        let inside = |owner: &usize| {
            let tokens = &self.findings[*owner].tokens;
            finding.tokens.start <= tokens.start && tokens.end <= finding.tokens.end
        };
        if !owners.iter().all(inside) {
            return false;
        }
        if finding.confidence < PUBLISHED_CONFIDENCE {
            let free = owners.is_empty();
            self.doubtful.extend(Some(finding).filter(|_| free));
            return free;
        }
        for owner in owners {
            self.findings[owner].confidence = 0.0;
        }
        self.take(finding);
        true
    }

    pub fn record_name(
        &mut self,
        block: usize,
        tokens: Range<usize>,
        member: usize,
        confidence: f64,
    ) -> bool {
        self.record(Finding {
            block,
            tokens,
            member,
            kind: MentionKind::Name,
            role: None,
            confidence,
        })
    }

    /// The finding that this token is part of.
    pub fn finding_at(&self, block: usize, token: usize) -> Option<&Finding> {
        self.blocks[block]
            .owner(token)
            .map(|finding| &self.findings[finding])
    }

    /// The text names this state, its people or one of its cities.
    pub fn names_state(&self, slug: &str) -> bool {
        let collect = || {
            let names = self.blocks.iter().flat_map(|block| &block.names);
            let entries = names.filter_map(|name| match name.meaning {
                Meaning::Entry(entry, _) | Meaning::Demonym(entry) => Some(entry),
                Meaning::Unclear => None,
            });
            entries
                .flat_map(|entry| [Some(entry), self.knowledge.state_of(entry)])
                .flatten()
                .collect()
        };
        let place = self.knowledge.place(slug);
        place.is_some_and(|place| self.states.get_or_init(collect).contains(&place))
    }

    /// The text has this capitalised word somewhere with no other name beside it, as it has surnames.
    pub fn stands_alone(&self, key: &str) -> bool {
        let collect = || {
            let mut names = self.empty_set();
            names.extend(self.blocks.iter().flat_map(Block::lone_names));
            names
        };
        self.lone_names.get_or_init(collect).contains(key)
    }

    /// The text has this word somewhere as the name of a place, a people or a thing.
    pub fn is_whereabouts(&self, key: &str) -> bool {
        let collect = || {
            let mut names = self.empty_set();
            names.extend(self.blocks.iter().flat_map(whereabouts::of));
            names
        };
        self.whereabouts.get_or_init(collect).contains(key)
    }

    /// Room for some words of every block, so that it seldom has to grow.
    fn empty_set(&self) -> HashSet<&'a str> {
        const OF_EACH: usize = 4;
        HashSet::with_capacity_and_hasher(self.blocks.len() * OF_EACH, RandomState::default())
    }

    pub fn text(&self, block: usize, tokens: &Range<usize>) -> &'a str {
        self.blocks[block].text_of(tokens)
    }
}
