//! Ids as clients see them: opaque, and typed, so that one kind's id is never taken for another's.

use async_graphql::{Error, ID};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use mediawire_domain::id::Id;

use super::error::bad_input;

/// What an id belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum NodeKind {
    Article,
    Entity,
    Source,
}

/// A decoded id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct GlobalId {
    pub(crate) kind: NodeKind,
    pub(crate) id: Id,
}

const KINDS: [(NodeKind, &str); 3] = [
    (NodeKind::Article, "article"),
    (NodeKind::Entity, "entity"),
    (NodeKind::Source, "source"),
];

impl GlobalId {
    pub(crate) fn new(kind: NodeKind, id: Id) -> Self {
        Self { kind, id }
    }

    /// Reads an id that a client gives back.
    pub(crate) fn decode(id: &ID) -> Result<Self, Error> {
        Self::parse(id).ok_or_else(|| bad_input(format!("`{}` is not an id of this API", shortened(id))))
    }

    /// Reads an id that must be an entity's.
    pub(crate) fn decode_entity(id: &ID) -> Result<Id, Error> {
        match Self::decode(id)? {
            Self {
                kind: NodeKind::Entity,
                id,
            } => Ok(id),
            _ => Err(bad_input(format!("`{}` is not an entity's id", shortened(id)))),
        }
    }

    /// Reads an id that must be an article's.
    pub(crate) fn decode_article(id: &ID) -> Result<Id, Error> {
        match Self::decode(id)? {
            Self {
                kind: NodeKind::Article,
                id,
            } => Ok(id),
            _ => Err(bad_input(format!("`{}` is not an article's id", shortened(id)))),
        }
    }

    fn parse(id: &str) -> Option<Self> {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(id).ok()?).ok()?;
        let (word, id) = text.split_once(':')?;
        let (kind, _) = KINDS.iter().find(|(_, known)| *known == word)?;
        Some(Self {
            kind: *kind,
            id: id.parse().ok()?,
        })
    }
}

impl From<GlobalId> for ID {
    fn from(id: GlobalId) -> Self {
        let word = KINDS
            .iter()
            .find(|(kind, _)| *kind == id.kind)
            .map_or("", |(_, word)| word);
        Self(URL_SAFE_NO_PAD.encode(format!("{word}:{}", id.id)))
    }
}

/// As much of a client's text as an error message repeats.
pub(crate) fn shortened(text: &str) -> String {
    mediawire_domain::excerpt::excerpt(text, 80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_of_one_kind_is_not_taken_for_another() {
        let id = "0192f0c1-2d3e-7abc-8def-0123456789ab".parse().unwrap();
        let source = ID::from(GlobalId::new(NodeKind::Source, id));
        assert_eq!(GlobalId::decode(&source).unwrap().kind, NodeKind::Source);
        let error = GlobalId::decode_entity(&source).unwrap_err();
        assert!(error.message.contains("not an entity's id"), "{}", error.message);
        assert!(
            GlobalId::decode(&ID::from("rubbish"))
                .unwrap_err()
                .message
                .contains("`rubbish`")
        );
    }
}
