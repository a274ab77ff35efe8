//! Names and numbers of time zones.

use jiff::tz::Offset;

/// Hours and minutes east of Greenwich, for names that mean one offset nearly everywhere.
const NAMES: [(&str, i32, i32); 52] = [
    ("z", 0, 0),
    ("ut", 0, 0),
    ("utc", 0, 0),
    ("gmt", 0, 0),
    ("wet", 0, 0),
    ("adt", -3, 0),
    ("ast", -4, 0),
    ("at", -4, 0),
    ("edt", -4, 0),
    ("est", -5, 0),
    ("et", -5, 0),
    ("cdt", -5, 0),
    ("cst", -6, 0),
    ("ct", -6, 0),
    ("mdt", -6, 0),
    ("mst", -7, 0),
    ("mt", -7, 0),
    ("pdt", -7, 0),
    ("pst", -8, 0),
    ("pt", -8, 0),
    ("akdt", -8, 0),
    ("akst", -9, 0),
    ("hst", -10, 0),
    ("ndt", -2, -30),
    ("nst", -3, -30),
    ("bst", 1, 0),
    ("west", 1, 0),
    ("cet", 1, 0),
    ("met", 1, 0),
    ("mez", 1, 0),
    ("cest", 2, 0),
    ("mest", 2, 0),
    ("mesz", 2, 0),
    ("eet", 2, 0),
    ("sast", 2, 0),
    ("eest", 3, 0),
    ("msk", 3, 0),
    ("msd", 4, 0),
    ("pkt", 5, 0),
    ("hkt", 8, 0),
    ("sgt", 8, 0),
    ("awst", 8, 0),
    ("kst", 9, 0),
    ("jst", 9, 0),
    ("acst", 9, 30),
    ("aest", 10, 0),
    ("aedt", 11, 0),
    ("nzst", 12, 0),
    ("nzdt", 13, 0),
    // RFC 822's letters, as far as anybody used them.
    ("a", -1, 0),
    ("n", 1, 0),
    ("y", 12, 0),
];

/// The offset that `text`, in lower case, stands for: `+0200`, `-05:30`, `+2`, `gmt+2`, `etc/gmt`, `edt`. `None` where
/// it is no zone; `Some(None)` where it has the form of an offset and is none.
pub(super) fn read(text: &str) -> Option<Option<Offset>> {
    let text = text.strip_prefix("etc/").unwrap_or(text);
    let numeric = ["gmt", "utc"]
        .iter()
        .find_map(|name| text.strip_prefix(name))
        .filter(|rest| rest.starts_with(['+', '-']))
        .unwrap_or(text);
    if let Some(east) = numeric.strip_prefix('+') {
        return Some(offset(east, 1));
    }
    if let Some(west) = numeric.strip_prefix(['-', '\u{2212}']) {
        return Some(offset(west, -1));
    }
    let named = NAMES.iter().find(|(name, ..)| *name == text);
    named.map(|(_, hours, minutes)| seconds(hours * 3600 + minutes * 60))
}

fn offset(digits: &str, sign: i32) -> Option<Offset> {
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() > 2 => digits.split_at_checked(digits.len() - 2)?,
        None => (digits, "0"),
    };
    let (hours, minutes) = (super::number(hours)?, super::number(minutes)?);
    seconds(sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60))
}

fn seconds(east: i32) -> Option<Offset> {
    Offset::from_seconds(east).ok()
}
