//! Dates of digits: `2003-12-31T10:14:55.5-08:00`, `20031231`, `2003-W01-3`, `2003-335`, `03-12-31`, `2004년 05월 28일`.

use jiff::{
    civil::{Date, ISOWeekDate, Weekday},
    tz::Offset,
};
use mediawire_domain::story::Published;

use super::{TimeOfDay, published, time_of_day, zone};

/// Hungarian months stand between digits.
const HUNGARIAN: [(&str, &str); 12] = [
    ("január", "01"),
    ("február", "02"),
    ("március", "03"),
    ("április", "04"),
    ("május", "05"),
    ("június", "06"),
    ("július", "07"),
    ("augusztus", "08"),
    ("szeptember", "09"),
    ("október", "10"),
    ("november", "11"),
    ("december", "12"),
];

const AFTERNOON: &str = "오후";
const MORNING: &str = "오전";

/// The date in `text`, which is in lower case.
pub(super) fn read(text: &str) -> Option<Published> {
    let text = text.split_once(',').map_or(text, |(weekday, rest)| {
        let is_word = weekday.chars().all(char::is_alphabetic);
        if is_word { rest.trim_start() } else { text }
    });
    if !text.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    if text.contains(['년', '오']) {
        return korean(text);
    }
    let (written, rest) = split(text);
    let date = date(written)?;
    if rest.is_empty() {
        return published(date, None, None);
    }
    let (time, offset) = time_and_zone(rest)?;
    published(date, Some(time), offset)
}

/// The date, and what follows its `t` or its first space.
fn split(text: &str) -> (&str, &str) {
    let digits_before = |at: usize| text[..at].ends_with(|letter: char| letter.is_ascii_digit());
    let separator = text
        .char_indices()
        .find(|(at, letter)| letter.is_whitespace() || (*letter == 't' && digits_before(*at)));
    match separator {
        Some((at, letter)) => (
            &text[..at],
            text[at + letter.len_utf8()..]
                .trim()
                .trim_start_matches('t')
                .trim_start(),
        ),
        None => (text, ""),
    }
}

fn date(text: &str) -> Option<Date> {
    let hungarian = HUNGARIAN.iter().find(|(name, _)| text.contains(name));
    let text = match hungarian {
        Some((name, digits)) => text.replace(name, digits),
        None => text.replace('/', "-"),
    };
    let parts: Vec<&str> = text.split('-').collect();
    match parts[..] {
        [year, week] if week.starts_with('w') => week_date(year, &week[1..], "1"),
        [year, week, day] if week.starts_with('w') => week_date(year, &week[1..], day),
        [year, month, day] => calendar(year, month, day),
        [year, ordinal] if ordinal.len() == 3 => ordinal_date(year, ordinal),
        [compact] => compact_date(compact),
        _ => None,
    }
}

fn compact_date(text: &str) -> Option<Date> {
    if !text.bytes().all(|digit| digit.is_ascii_digit()) {
        let (year, week) = text.split_once('w')?;
        let (week, day) = week.split_at_checked(2)?;
        return week_date(year, week, if day.is_empty() { "1" } else { day });
    }
    match text.len() {
        8 => calendar(&text[..4], &text[4..6], &text[6..]),
        7 => ordinal_date(&text[..4], &text[4..]),
        6 => calendar(&text[..2], &text[2..4], &text[4..]),
        5 => ordinal_date(&text[..2], &text[2..]),
        _ => None,
    }
}

fn calendar(year: &str, month: &str, day: &str) -> Option<Date> {
    let month = month
        .strip_prefix('0')
        .filter(|rest| rest.len() == 2)
        .unwrap_or(month);
    Date::new(self::year(year)?, super::number(month)?, super::number(day)?).ok()
}

fn ordinal_date(year: &str, ordinal: &str) -> Option<Date> {
    let date = Date::new(self::year(year)?, 1, 1).ok()?;
    date.with().day_of_year(ordinal.parse().ok()?).build().ok()
}

fn week_date(year: &str, week: &str, day: &str) -> Option<Date> {
    let day = Weekday::from_monday_one_offset(super::number(day)?).ok()?;
    let date = ISOWeekDate::new(self::year(year)?, super::number(week)?, day).ok()?;
    Some(date.date())
}

/// Two digits are of this century, as ISO 8601 would have them.
fn year(digits: &str) -> Option<i16> {
    let year: i16 = digits
        .parse()
        .ok()
        .filter(|_| digits.bytes().all(|digit| digit.is_ascii_digit()))?;
    match digits.len() {
        4 => Some(year),
        2 => Some(year + 2000),
        _ => None,
    }
}

/// `10:14:55-08:00`, `10:14 edt`, `101455z`, `10:14:55 pm`.
fn time_and_zone(text: &str) -> Option<(TimeOfDay, Option<Offset>)> {
    let end = text
        .find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, ':' | '.' | ','))
        .unwrap_or(text.len());
    let mut time = clock(&text[..end])?;
    let mut offset = None;
    for word in text[end..].split_whitespace() {
        match word {
            "am" | "pm" => {
                let hour = time.time.hour() % 12 + if word == "pm" { 12 } else { 0 };
                time.time = time.time.with().hour(hour).build().ok()?;
            }
            // Somebody wrote `+00:00Z`.
            _ => match zone::read(word).or_else(|| zone::read(word.trim_end_matches('z'))) {
                Some(read) => offset = Some(read?),
                None if word.starts_with(char::is_alphabetic) => {}
                None => return None,
            },
        }
    }
    Some((time, offset))
}

fn clock(text: &str) -> Option<TimeOfDay> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match digits {
        4 => time_of_day(&format!("{}:{}", &text[..2], &text[2..]), false),
        6 => time_of_day(&format!("{}:{}:{}", &text[..2], &text[2..4], &text[4..]), false),
        _ => time_of_day(text, true),
    }
}

/// `2004년 05월 28일 01:31:15` and `2004-05-25 오후 11:23:17`, in Korean time.
fn korean(text: &str) -> Option<Published> {
    let marks = ['년', '월', '일'];
    let plain = text.replace(marks, " ");
    let plain = plain
        .replace(MORNING, " ")
        .replace(AFTERNOON, " ")
        .replace('-', " ");
    let words: Vec<&str> = plain.split_whitespace().collect();
    let [year, month, day, ref rest @ ..] = words[..] else {
        return None;
    };
    let date = calendar(year, month, day)?;
    let Some(clock) = rest.first() else {
        return published(date, None, None);
    };
    let mut time = time_of_day(clock, false)?;
    if text.contains(AFTERNOON) && time.time.hour() < 12 {
        time.time = time.time.with().hour(time.time.hour() + 12).build().ok()?;
    }
    published(date, Some(time), Offset::from_seconds(9 * 3600).ok())
}
