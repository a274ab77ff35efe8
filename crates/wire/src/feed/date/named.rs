//! Dates with the month's name, their parts in any order: `Thu, 01 Jan 04 19:48:21 GMT`, `Jan 4 16:29:06 2004`.

use jiff::{civil::Date, tz::Offset};
use mediawire_domain::story::Published;

use super::{TimeOfDay, number, published, time_of_day, zone};

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The beginnings of the months in other languages, in lower case, where feeds have them.
const OTHER_MONTHS: [(&str, i8); 17] = [
    ("ιαν", 1),
    ("φεβ", 2),
    ("μάώ", 3),
    ("μαώ", 3),
    ("μάρ", 3),
    ("απρ", 4),
    ("μάι", 5),
    ("μαϊ", 5),
    ("μαι", 5),
    ("ιούν", 6),
    ("ιον", 6),
    ("ιούλ", 7),
    ("ιολ", 7),
    ("αύγ", 8),
    ("αυγ", 8),
    ("σεπ", 9),
    ("οκτ", 10),
];

const LAST_MONTHS: [(&str, i8); 3] = [("νοέ", 11), ("νοε", 11), ("δεκ", 12)];

#[derive(Default)]
struct Parts {
    month: Option<i8>,
    day: Option<i8>,
    year: Option<i16>,
    time: Option<TimeOfDay>,
    offset: Option<Offset>,
    afternoon: Option<bool>,
}

/// The date in `text`, which is in lower case.
pub(super) fn read(text: &str) -> Option<Published> {
    let mut parts = Parts::default();
    let words = text.split(|letter: char| letter.is_whitespace() || letter == ',');
    for word in words.filter(|word| !word.is_empty()) {
        parts.take(word)?;
    }
    let date = Date::new(parts.year?, parts.month?, parts.day?).ok()?;
    let mut time = parts.time;
    if let (Some(time), Some(afternoon)) = (&mut time, parts.afternoon) {
        let hour = time.time.hour() % 12 + if afternoon { 12 } else { 0 };
        time.time = time.time.with().hour(hour).build().ok()?;
    }
    published(date, time, parts.offset)
}

impl Parts {
    /// Keeps what `word` says; `None` where it has the form of a part and is none.
    fn take(&mut self, word: &str) -> Option<()> {
        let word = word.trim_end_matches('.');
        let Some(first) = word.chars().next() else {
            return Some(());
        };
        if word.contains(':') && first.is_ascii_digit() {
            return self.take_time(word);
        }
        if first.is_ascii_digit() {
            return self.take_number(word);
        }
        match word {
            "am" | "a.m" => self.afternoon = Some(false),
            "pm" | "p.m" => self.afternoon = Some(true),
            _ if self.month.is_none() && month(word).is_some() => self.month = month(word),
            _ => match zone::read(word) {
                Some(offset) => self.offset = Some(self.offset.map_or(offset, Some)?),
                None => return Some(()),
            },
        }
        Some(())
    }

    /// A time with what is glued to it: `19:48:21z`, `7:48pm`, `19:48+01:00`.
    fn take_time(&mut self, word: &str) -> Option<()> {
        let end = word
            .find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, ':' | '.'))
            .unwrap_or(word.len());
        self.time = Some(time_of_day(&word[..end], false)?);
        match &word[end..] {
            "" => Some(()),
            rest => self.take(rest),
        }
    }

    /// The first number is the day and the next the year, unless it can only be the other; `13-jul-2004` is three
    /// parts, and `1st` is a day.
    fn take_number(&mut self, word: &str) -> Option<()> {
        if let Some((day, rest)) = word.split_once(['-', '/']) {
            let (month, year) = rest.split_once(['-', '/'])?;
            self.take_number(day)?;
            self.take(month)?;
            return self.take_number(year);
        }
        let digits = word.trim_end_matches(|letter: char| letter.is_alphabetic());
        if self.day.is_none()
            && let Some(day) = number(digits)
        {
            self.day = Some(day);
        } else if self.year.is_none() {
            self.year = Some(year(digits)?);
        }
        Some(())
    }
}

fn month(word: &str) -> Option<i8> {
    let known = MONTHS.iter().position(|name| word.starts_with(name));
    let known = known.map(|index| index as i8 + 1);
    let others = || {
        OTHER_MONTHS
            .iter()
            .chain(&LAST_MONTHS)
            .find(|(name, _)| word.starts_with(name))
    };
    known.or_else(|| others().map(|(_, month)| *month))
}

/// Two digits from 90 are of the last century.
fn year(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    match digits.len() {
        1 | 2 if year < 90 => Some(year + 2000),
        1 | 2 => Some(year + 1900),
        4 => Some(year),
        _ => None,
    }
}
