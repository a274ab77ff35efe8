//! Words of IPTC's that several of its standards share.

use mediawire_domain::article::PubStatus;

/// IPTC's list of publishing statuses, whose words are `usable`, `withheld` and `canceled`.
pub(crate) const STATUS_SCHEME: &str = "http://cv.iptc.org/newscodes/pubstatusg2/";

/// The signal that an item corrects what went before it.
pub(crate) const CORRECTION: &str = "http://cv.iptc.org/newscodes/signal/correction";

/// Whether a code is the signal of a correction.
pub(crate) fn is_correction_code(code: &str) -> bool {
    matches!(code, CORRECTION | "sig:correction")
}

/// As IPTC writes it.
pub(crate) fn pub_status_word(status: PubStatus) -> &'static str {
    match status {
        PubStatus::Usable => "usable",
        PubStatus::Withheld => "withheld",
        PubStatus::Canceled => "canceled",
    }
}

/// `canceled`, `stat:canceled`, `http://cv.iptc.org/newscodes/pubstatusg2/canceled`.
pub(crate) fn stated_pub_status(stated: &str) -> Option<PubStatus> {
    let word = stated.trim().rsplit([':', '/']).next()?.to_ascii_lowercase();
    match word.as_str() {
        "usable" => Some(PubStatus::Usable),
        "withheld" => Some(PubStatus::Withheld),
        "canceled" | "cancelled" => Some(PubStatus::Canceled),
        _ => None,
    }
}

/// Whether it is an absolute URI as RFC 3986 writes them: in ASCII and without spaces.
pub(crate) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
    let is_scheme = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme.bytes().all(is_scheme)
        && !rest.is_empty()
        && rest.bytes().all(is_allowed)
        && are_escapes_whole(rest)
        && rest.matches('#').count() < 2
        && !rest.contains(['[', ']'])
}

fn are_escapes_whole(text: &str) -> bool {
    let mut pieces = text.split('%');
    pieces.next();
    pieces.all(|piece| piece.len() >= 2 && piece.bytes().take(2).all(|byte| byte.is_ascii_hexdigit()))
}
