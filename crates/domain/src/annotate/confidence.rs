//! How sure each rule is, from 0 to 1: the share of what it finds whose span and type are right.
//!
//! Figures are from the texts in `tests/gold/work`, and rounded down where a rule fires rarely. Signs of one name add up
//! as independent ones do: two that are wrong half of the time are wrong together a quarter of the time.

/// Nothing is surer than this.
const MOST: f64 = 0.96;

/// A full name of a person in the authority.
pub(super) const KNOWN_PERSON: f64 = 0.97;
/// A name of an organisation in the authority, of several words.
pub(super) const KNOWN_ORGANISATION: f64 = 0.97;
/// The same, of one word.
pub(super) const KNOWN_WORD: f64 = 0.9;
/// The same, found by its head noun.
pub(super) const KNOWN_BY_HEAD: f64 = 0.95;
/// A surname that one person of the text bears.
pub(super) const SURNAME: f64 = 0.92;
/// A surname of somebody who is not a person for sure.
pub(super) const UNSURE_SURNAME: f64 = 0.65;
/// A surname with an office or "Mr", settled when all full names were known.
pub(super) const TITLED_SURNAME: f64 = 0.88;
/// "Chancellor Scholz": an office and a single name, and nothing more in the whole text.
pub(super) const LONE_SURNAME: f64 = 0.82;
/// "Maria" after "Maria Okoro".
pub(super) const FIRST_NAME: f64 = 0.82;
/// What an acronym stands for in this text.
pub(super) const ACRONYM: f64 = 0.9;
/// "Simama Energy" after "Simama Energy Ltd".
pub(super) const SHORT_NAME: f64 = 0.85;
/// A single word that has an article, as things have, or is a place elsewhere in the text.
pub(super) const UNSURE_WORD: f64 = 0.7;
/// A telling word of an organisation's name that does nothing that only organisations do: it may be a place.
pub(super) const PART_OF_NAME: f64 = 0.6;
/// A name that is found elsewhere in the text, word for word.
pub(super) const ECHO: f64 = 0.9;
/// "Russian president", where one person only can be meant.
pub(super) const NOMINAL: f64 = 0.8;
/// "the minister", with no state and no organisation.
pub(super) const BARE_NOMINAL: f64 = 0.6;
/// A place by its name in the authority.
pub(super) const PLACE: f64 = 0.93;
/// "Swedish Red Cross" where the authority has a Red Cross of no state.
pub(super) const ABROAD: f64 = 0.85;

/// Signs that a run of capitalised words is a person's name or an organisation's, each with what it is worth alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(u64);

impl Signs {
    /// An office stands before it: "Minister Jane Okoro".
    pub const OFFICE_BEFORE: Self = Self(1);
    /// An office stands after it, in apposition.
    pub const OFFICE_AFTER: Self = Self(1 << 1);
    /// "Mr", "Dr".
    pub const HONORIFIC: Self = Self(1 << 2);
    /// The first word is a known first name.
    pub const GIVEN: Self = Self(1 << 3);
    /// None of the words is an English one.
    pub const NO_ENGLISH: Self = Self(1 << 4);
    /// It stands beside a verb of speech.
    pub const SPEAKS: Self = Self(1 << 5);
    /// Its last word stands alone somewhere.
    pub const LAST_ALONE: Self = Self(1 << 6);
    /// Its first word does, and is no first name.
    pub const FIRST_ALONE: Self = Self(1 << 7);
    /// ", 54,"
    pub const AGE: Self = Self(1 << 8);
    /// "who" or ", who" follows.
    pub const WHO: Self = Self(1 << 9);
    /// "J." inside.
    pub const INITIAL: Self = Self(1 << 10);
    /// "bin", "van der" inside.
    pub const PARTICLE: Self = Self(1 << 11);
    /// ", a farmer"; "farmer" before it.
    pub const TRADE: Self = Self(1 << 12);
    /// "of the Baltic Herring Council" follows.
    pub const AFFILIATED: Self = Self(1 << 13);
    /// It does what only people do: "smiled".
    pub const ACTS: Self = Self(1 << 14);
    /// "Ri Chol-min": surname first.
    pub const SURNAME_FIRST: Self = Self(1 << 15);
    /// "-ovich", "-enko", "-sson".
    pub const ENDING: Self = Self(1 << 16);
    /// A person stands beside it in a list.
    pub const LISTED: Self = Self(1 << 17);
    /// "her brother", "his counterpart".
    pub const RELATION: Self = Self(1 << 18);
    /// "by", "according to".
    pub const AGENT: Self = Self(1 << 19);
    /// "chief executive of", "spokesman for" before it, or "chief executive" after it.
    pub const HAS_OFFICE: Self = Self(1 << 20);
    /// "shares of", "’s shares", "’s profit".
    pub const HAS_SHARES: Self = Self(1 << 21);
    /// "said in a statement".
    pub const STATEMENT: Self = Self(1 << 22);
    /// ", a contractor"; "company" before it.
    pub const SORT: Self = Self(1 << 23);
    /// "said it", "said its"; "told" before it.
    pub const TOLD: Self = Self(1 << 24);
    /// "analyst at", "works for".
    pub const EMPLOYS: Self = Self(1 << 25);
    /// "built by", "owned by", "a unit of".
    pub const OWNS: Self = Self(1 << 26);
    /// Capitals inside of a word, or an ampersand: "EuroChem", "Habimana & Sons".
    pub const BRAND: Self = Self(1 << 27);
    /// A head noun that other names have too: "Brightwater Resources".
    pub const AMBIGUOUS_HEAD: Self = Self(1 << 28);
    /// "“…,” said Jane Okoro".
    pub const INVERTED: Self = Self(1 << 29);
    /// "the" before it.
    pub const ARTICLE: Self = Self(1 << 30);
    /// It follows a closing quotation mark: "“…,” Jane Okoro said".
    pub const AFTER_QUOTE: Self = Self(1 << 31);
    /// "led by", "headed by"; "appointed" before it.
    pub const CHOSEN: Self = Self(1 << 32);
    /// "director of" before it, or "leader" after it: of peoples and places too.
    pub const HAS_HEAD: Self = Self(1 << 33);
    /// Capitals only.
    pub const CAPITALS: Self = Self(1 << 34);

    const WORTH: &[(Self, f64)] = &[
        (Self::OFFICE_BEFORE, 0.9),
        (Self::OFFICE_AFTER, 0.9),
        (Self::HONORIFIC, 0.88),
        (Self::GIVEN, 0.7),
        (Self::NO_ENGLISH, 0.36),
        (Self::SPEAKS, 0.6),
        (Self::LAST_ALONE, 0.7),
        (Self::FIRST_ALONE, 0.4),
        (Self::AGE, 0.88),
        (Self::WHO, 0.7),
        (Self::INITIAL, 0.6),
        (Self::PARTICLE, 0.5),
        (Self::TRADE, 0.75),
        (Self::AFFILIATED, 0.7),
        (Self::ACTS, 0.55),
        (Self::SURNAME_FIRST, 0.75),
        (Self::ENDING, 0.5),
        (Self::LISTED, 0.7),
        (Self::RELATION, 0.8),
        (Self::AGENT, 0.3),
        (Self::HAS_OFFICE, 0.8),
        (Self::HAS_SHARES, 0.8),
        (Self::STATEMENT, 0.7),
        (Self::SORT, 0.8),
        (Self::TOLD, 0.55),
        (Self::EMPLOYS, 0.8),
        (Self::OWNS, 0.6),
        (Self::BRAND, 0.5),
        (Self::AFTER_QUOTE, 0.45),
        (Self::CHOSEN, 0.5),
        (Self::HAS_HEAD, 0.6),
        (Self::CAPITALS, 0.55),
        (Self::ARTICLE, 0.2),
        (Self::INVERTED, 0.75),
        (Self::AMBIGUOUS_HEAD, 0.62),
    ];

    /// The signs of both.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These signs if the condition holds, else none.
    pub const fn only_if(self, condition: bool) -> Self {
        if condition { self } else { Self(0) }
    }

    /// Those that are not among the other's.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// One of the other's signs is among these.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What they are worth together.
    pub fn confidence(self) -> f64 {
        let wrong: f64 = Self::WORTH
            .iter()
            .filter(|(sign, _)| self.meets(*sign))
            .map(|(_, worth)| 1.0 - worth)
            .product();
        (1.0 - wrong).min(MOST)
    }
}

/// An unknown organisation that is found by its head noun. `loose` counts what speaks against where it begins and ends.
pub(super) fn by_head_noun(words: usize, loose: usize, signs: Signs) -> f64 {
    const EACH: f64 = 0.1;
    let length = if words > 2 { 0.88 } else { 0.84 };
    let alone = (length - EACH * loose as f64).max(0.0);
    (1.0 - (1.0 - alone) * (1.0 - signs.confidence())).min(MOST)
}
