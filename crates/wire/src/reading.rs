use mediawire_domain::story::Delivery;

use crate::Refusal;

/// What an input holds, in its order: what can be taken in, and what cannot with the reason.
pub type Reading = Vec<Result<Delivery, Refused>>;

/// An item of an input that is not taken in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{item}: {reason}")]
pub struct Refused {
    /// Its headline, or what else tells it from the others, cut at 120 characters.
    pub item: String,
    /// The [`Refusal::code`].
    pub code: &'static str,
    /// The [`Refusal`] in words.
    pub reason: String,
}

impl Refused {
    pub(crate) fn new(item: &str, refusal: &Refusal) -> Self {
        let item = match item.char_indices().nth(120) {
            Some((end, _)) => format!("{}…", &item[..end]),
            None => item.to_owned(),
        };
        Self {
            item,
            code: refusal.code(),
            reason: refusal.to_string(),
        }
    }
}
