//! The authority, made ready for matching: every spelling of every name, found by the keys of its first two words.

use foldhash::{HashMap, HashSet};

use super::{
    lexicon::{self, Classes},
    offices::Title,
    party_named, spelling_variants,
    tokens::{KEY_END, KEY_START, Tokens, keys_of},
};
use crate::{
    authority::{Authority, AuthorityEntry},
    entity::EntityKind,
};

/// What a spelling may stand for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sense {
    pub entry: usize,
    /// The adjective of a place, not its name.
    pub demonym: bool,
    /// Keys one of which must occur in the same text; none when empty.
    pub needs: Vec<String>,
}

/// A treaty of the authority.
pub(super) struct Treaty {
    pub entry: usize,
    topics: HashSet<String>,
}

impl Treaty {
    /// Its names have words for all of these.
    pub fn is_about(&self, topics: &[String]) -> bool {
        topics.iter().all(|topic| self.topics.contains(topic))
    }
}

pub(super) struct Knowledge {
    pub entries: Vec<AuthorityEntry>,
    pub version: String,
    /// By pattern.
    pub senses: Vec<Vec<Sense>>,
    /// The offices of each entry that is a person, read once.
    pub titles: HashMap<usize, Vec<Title>>,
    /// In the order of their entries.
    pub treaties: Vec<Treaty>,
    /// By state and field.
    ministries: HashMap<(usize, &'static str), usize>,
    patterns: HashMap<String, usize>,
    places: HashMap<String, usize>,
    /// By the keys of the first two words, or of the only one; the longest first.
    by_beginning: HashMap<String, Vec<usize>>,
    /// The keys that spellings begin with: most words of a text begin none.
    first_words: HashSet<String>,
    spellings: Vec<String>,
}

impl Knowledge {
    pub fn of(authority: &Authority) -> Self {
        let mut spellings = Spellings::default();
        for (index, entry) in authority.entries.iter().enumerate() {
            spellings.add_entry(index, entry);
        }
        let people = authority.entries.iter().enumerate();
        for (index, entry) in people.filter(|(_, entry)| entry.kind == EntityKind::Person) {
            spellings.add_variants(index, entry);
        }
        let places = authority
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.kind == EntityKind::Place);
        let mut knowledge = Self {
            places: places.map(|(index, entry)| (entry.slug.clone(), index)).collect(),
            by_beginning: by_beginning(&spellings.patterns),
            first_words: first_words(&spellings.patterns),
            spellings: spellings.patterns,
            treaties: treaties(&authority.entries),
            entries: authority.entries.clone(),
            version: authority.version(),
            senses: spellings.senses,
            patterns: spellings.indexes,
            titles: HashMap::default(),
            ministries: HashMap::default(),
        };
        knowledge.ministries = knowledge.read_ministries();
        knowledge.titles = knowledge.read_titles();
        knowledge
    }

    /// Matches in a block's keys, leftmost and longest first: the tokens and the pattern.
    pub fn matches<'a>(
        &'a self,
        tokens: Tokens<'a>,
    ) -> impl Iterator<Item = (std::ops::Range<usize>, usize)> + 'a {
        let mut end = 0;
        let beginnings = tokens.with(Classes::CAPITAL.or(Classes::NUMBER));
        beginnings.filter_map(move |first| {
            let (pattern, after) = Some(first)
                .filter(|first| *first >= end)
                .and_then(|first| self.match_at(tokens, first))?;
            end = after;
            Some((first..after, pattern))
        })
    }

    /// The longest spelling that begins with this token, and the token after it.
    fn match_at(&self, tokens: Tokens, first: usize) -> Option<(usize, usize)> {
        if !self.first_words.contains(tokens.key(first)) {
            return None;
        }
        let rest = tokens.keys_from(first);
        let fits = |pattern: &&usize| rest.starts_with(&self.spellings[**pattern]);
        let found = [2, 1].into_iter().find_map(|words| {
            let beginning = tokens.keys_of_next(first, words)?;
            self.by_beginning.get(beginning)?.iter().find(fits)
        });
        let words = self.spellings[*found?]
            .bytes()
            .filter(|byte| *byte == KEY_START as u8)
            .count();
        Some((*found?, first + words))
    }

    /// What the keys of a whole name stand for.
    pub fn senses_of(&self, keys: &str) -> &[Sense] {
        self.patterns
            .get(keys)
            .map_or(&[], |pattern| &self.senses[*pattern])
    }

    /// The one entry of this kind that a name stands for, whatever the company.
    pub fn entry_named(&self, keys: &str, kind: EntityKind) -> Option<usize> {
        let mut entries = self.senses_of(keys).iter().filter(|sense| {
            !sense.demonym && sense.needs.is_empty() && self.entries[sense.entry].kind == kind
        });
        let entry = entries.next()?.entry;
        entries.next().is_none().then_some(entry)
    }

    pub fn place(&self, slug: &str) -> Option<usize> {
        self.places.get(slug).copied()
    }

    /// The state that an organisation or a place is of: its own entry for a state.
    pub fn state_of(&self, entry: usize) -> Option<usize> {
        let found = &self.entries[entry];
        match found.kind {
            EntityKind::Organisation => self.place(found.state.as_deref()?),
            EntityKind::Place => Some(
                found
                    .parent
                    .as_deref()
                    .and_then(|slug| self.place(slug))
                    .unwrap_or(entry),
            ),
            _ => None,
        }
    }

    /// The ministry whose head this office is: "foreign minister" of Russia, "defense secretary" of the United States.
    pub fn ministry(&self, state: usize, head: &str, words: &[String]) -> Option<usize> {
        let heads = matches!(
            head,
            "minister" | "secretary" | "fm" | "spokesman" | "spokeswoman" | "spokesperson"
        );
        let field = words
            .iter()
            .find_map(|word| field_of_ministry(word))
            .or((head == "fm").then_some("foreign"))?;
        self.ministries.get(&(state, field)).copied().filter(|_| heads)
    }

    fn read_ministries(&self) -> HashMap<(usize, &'static str), usize> {
        let mut ministries = HashMap::default();
        for (index, entry) in self.entries.iter().enumerate() {
            let states = entry
                .state
                .as_deref()
                .filter(|_| entry.kind == EntityKind::Organisation);
            let Some(state) = states.and_then(|slug| self.place(slug)) else {
                continue;
            };
            for name in std::iter::once(&entry.name).chain(&entry.aliases) {
                let lower = name.to_lowercase();
                let is_ministry = ["ministry", "department", "foreign office"]
                    .iter()
                    .any(|word| lower.contains(word));
                let field = lower
                    .split([' ', ','])
                    .find_map(field_of_ministry)
                    .filter(|_| is_ministry);
                if let Some(field) = field {
                    ministries.entry((state, field)).or_insert(index);
                }
            }
        }
        ministries
    }

    fn read_titles(&self) -> HashMap<usize, Vec<Title>> {
        let people = self
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| !entry.offices.is_empty());
        people
            .map(|(index, entry)| {
                let held = entry.offices.iter().filter(|office| office.until.is_none());
                let titles = held.map(|office| Title::read(self, &office.title));
                (index, titles.collect())
            })
            .collect()
    }
}

fn treaties(entries: &[AuthorityEntry]) -> Vec<Treaty> {
    let treaties = entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.kind == EntityKind::Treaty);
    let treaty = |(index, entry)| Treaty {
        entry: index,
        topics: party_named::topics_of(entry),
    };
    treaties.map(treaty).collect()
}

/// One word for the field of a ministry, be it written "defense", "defence" or "external affairs".
fn field_of_ministry(word: &str) -> Option<&'static str> {
    const FIELDS: &[(&str, &[&str])] = &[
        ("foreign", &["foreign", "external"]),
        ("defence", &["defence", "defense"]),
        ("finance", &["finance", "finances"]),
        ("treasury", &["treasury"]),
        ("interior", &["interior"]),
        ("justice", &["justice"]),
        ("commerce", &["commerce"]),
        ("trade", &["trade"]),
        ("energy", &["energy"]),
        ("health", &["health"]),
        ("unification", &["unification"]),
        ("economy", &["economy", "economic", "economics"]),
        ("agriculture", &["agriculture"]),
        ("education", &["education"]),
        ("transport", &["transport", "transportation"]),
        ("labour", &["labour", "labor"]),
        ("security", &["homeland"]),
        ("state", &["state"]),
    ];
    FIELDS
        .iter()
        .find(|(_, words)| words.contains(&word))
        .map(|(field, _)| *field)
}

fn first_words(patterns: &[String]) -> HashSet<String> {
    let firsts = patterns
        .iter()
        .filter_map(|pattern| pattern.split(KEY_END).next());
    firsts
        .map(|first| first.trim_start_matches(KEY_START).to_owned())
        .collect()
}

fn by_beginning(patterns: &[String]) -> HashMap<String, Vec<usize>> {
    let mut by_beginning: HashMap<_, Vec<usize>> = HashMap::default();
    for (index, pattern) in patterns.iter().enumerate() {
        let words: String = pattern.split_inclusive(KEY_END).take(2).collect();
        let same: &mut Vec<usize> = by_beginning.entry(words).or_default();
        same.push(index);
    }
    for same in by_beginning.values_mut() {
        same.sort_by_key(|pattern| std::cmp::Reverse(patterns[*pattern].len()));
    }
    by_beginning
}

#[derive(Default)]
struct Spellings {
    patterns: Vec<String>,
    indexes: HashMap<String, usize>,
    senses: Vec<Vec<Sense>>,
}

impl Spellings {
    fn add_entry(&mut self, index: usize, entry: &AuthorityEntry) {
        let conditional: Vec<String> = entry.ambiguous.iter().map(|it| keys_of(&it.alias)).collect();
        let names = std::iter::once(&entry.name).chain(&entry.aliases);
        for name in names.filter(|name| !conditional.contains(&keys_of(name))) {
            self.add_name(
                name,
                &Sense {
                    entry: index,
                    demonym: false,
                    needs: Vec::new(),
                },
            );
        }
        for demonym in &entry.demonyms {
            let sense = Sense {
                entry: index,
                demonym: true,
                needs: Vec::new(),
            };
            self.add(keys_of(demonym), &sense);
            self.add(keys_of(&format!("{demonym}s")), &sense);
        }
        for ambiguous in &entry.ambiguous {
            let needs = ambiguous.needs.iter().map(|word| keys_of(word)).collect();
            self.add_name(
                &ambiguous.alias,
                &Sense {
                    entry: index,
                    demonym: false,
                    needs,
                },
            );
        }
    }

    /// Other spellings of a person's names, unless they are somebody's names already.
    fn add_variants(&mut self, index: usize, entry: &AuthorityEntry) {
        for name in std::iter::once(&entry.name).chain(&entry.aliases) {
            for variant in spelling_variants::of_person(name) {
                let keys = keys_of(&variant);
                let (entry, demonym) = (index, false);
                let needs = Vec::new();
                if !self.indexes.contains_key(&keys) {
                    self.add(
                        keys,
                        &Sense {
                            entry,
                            demonym,
                            needs,
                        },
                    );
                }
            }
        }
    }

    fn add_name(&mut self, name: &str, sense: &Sense) {
        for spelling in spellings(name) {
            self.add(keys_of(&spelling), sense);
        }
    }

    fn add(&mut self, keys: String, sense: &Sense) {
        if keys.is_empty() {
            return;
        }
        let next = self.patterns.len();
        let pattern = *self.indexes.entry(keys.clone()).or_insert(next);
        if pattern == next {
            self.patterns.push(keys);
            self.senses.push(Vec::new());
        }
        let senses = &mut self.senses[pattern];
        if !senses
            .iter()
            .any(|known| known.entry == sense.entry && known.demonym == sense.demonym)
        {
            senses.push(sense.clone());
        }
    }
}

/// The ways in which newspapers write one name.
pub(crate) fn spellings(name: &str) -> Vec<String> {
    let name = name
        .strip_prefix("The ")
        .or(name.strip_prefix("the "))
        .unwrap_or(name);
    let mut variants = vec![name.to_owned()];
    if name.contains(['-', '–']) {
        variants.push(name.replace(['-', '–'], " "));
        variants.push(name.replace('–', "-"));
    }
    if let Some(hyphenated) = hyphenated_given_name(name) {
        variants.push(hyphenated);
    }
    if name.contains('&') {
        variants.push(name.replace('&', "and"));
    }
    if let Some(short) = name
        .strip_prefix("United Nations ")
        .filter(|short| short.contains(' '))
    {
        variants.push(format!("UN {short}"));
        if short.starts_with("Convention") {
            variants.push(short.to_owned());
        }
    }
    let word = name.len() > 3 && name.chars().all(|letter| letter.is_ascii_uppercase());
    if word {
        variants.push(format!("{}{}", &name[..1], name[1..].to_ascii_lowercase()));
    }
    variants
}

/// "Kim Jong Un" as "Kim Jong-un".
fn hyphenated_given_name(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let [family, first, second] = words[..] else {
        return None;
    };
    let keys = keys_of(family);
    let family = lexicon::classes(keys.trim_matches([KEY_START, KEY_END]));
    let surname_first = Classes::FAMILY_FIRST.or(Classes::FAMILY_MAYBE_FIRST);
    family
        .meets(surname_first)
        .then(|| format!("{} {first}-{second}", words[0]))
}
