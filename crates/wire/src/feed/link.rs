//! Addresses, kept as they are written where they are absolute.

use url::Url;

/// No address is longer.
const LONGEST: usize = 8192;

/// Longer ones are not resolved: a long base would be copied to every item.
const LONGEST_BASE: usize = 1000;

/// `address` against `base`; as it is written where it is absolute. `None` where it is empty or stays relative.
pub(super) fn resolve(base: Option<&str>, address: &str) -> Option<String> {
    let address = address.trim();
    if address.is_empty() || address.len() > LONGEST {
        return None;
    }
    if scheme(address).is_some() {
        return Some(address.to_owned());
    }
    let base = Url::parse(base.filter(|base| base.len() <= LONGEST_BASE)?).ok()?;
    base.join(address).ok().map(String::from)
}

/// Whether `address` is one of the web; others can run programs where they are clicked.
pub(super) fn is_of_the_web(address: &str) -> bool {
    scheme(address).is_some_and(|scheme| {
        ["http", "https", "ftp"]
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known))
    }) && address.contains("://")
        && !address.contains(char::is_whitespace)
}

/// [`resolve`], for addresses of the web only.
pub(super) fn web(base: Option<&str>, address: &str) -> Option<String> {
    resolve(base, address).filter(|address| is_of_the_web(address))
}

fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, b'+' | b'-' | b'.'));
    is_scheme.then_some(scheme)
}
