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
    /// Whether `item` is the item's own, and not just its place or a word for any: else two items that are refused
    /// alike need not be one.
    pub is_named: bool,
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
            is_named: true,
        }
    }

    /// An item that has no name, called by its place.
    pub(crate) fn nameless(place: &str, refusal: &Refusal) -> Self {
        Self {
            is_named: false,
            ..Self::new(place, refusal)
        }
    }

    /// An item that may have a name, else called by its place.
    pub(crate) fn called(name: Option<&str>, place: &str, refusal: &Refusal) -> Self {
        name.map_or_else(|| Self::nameless(place, refusal), |name| Self::new(name, refusal))
    }
}
