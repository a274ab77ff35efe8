//! What a feed says for all its items.

use super::{
    FeedKind,
    fields::{Fields, Key},
    link, person,
    scope::{self, Scope},
    written::{Default, Written},
};
use crate::xml::Element;

/// What items have from their feed where they do not say it themselves.
///
/// All of it is short: every item may have a copy, and a long one would make much of little.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) copyright: Option<String>,
}

const LANGUAGES: [Key; 2] = [("", "language"), ("dc", "language")];
const LINKS: [Key; 2] = [("", "link"), ("atom", "link")];

/// Where an item's or a feed's rights are.
pub(super) const RIGHTS: [Key; 6] = [
    ("", "rights"),
    ("", "copyright"),
    ("atom", "rights"),
    ("dc", "rights"),
    ("dcterms", "rights"),
    ("media", "copyright"),
];

/// The most bytes of what items have from their feed.
const LONGEST: usize = 1000;

impl Head {
    /// Without what is too long to be copied to every item.
    pub(super) fn in_short(mut self) -> Self {
        let is_short = |text: &String| text.len() <= LONGEST;
        self.title = self.title.filter(is_short);
        self.copyright = self.copyright.filter(is_short);
        if self.authors.iter().map(String::len).sum::<usize>() > LONGEST {
            self.authors.clear();
        }
        self
    }
}

/// What the feed with this root says, and the scope of its items.
pub(super) fn read(root: Element<'_>, kind: FeedKind) -> (Head, Scope) {
    let channel = root
        .children()
        .find(|child| child.name().eq_ignore_ascii_case("channel"));
    let about = match kind {
        FeedKind::Atom => root,
        _ => channel.unwrap_or(root),
    };
    let fields = Fields::of(about, kind);
    let line = |element| Written::of(element, Default::PlainIfInDoubt)?.line();
    let text = |element: Element<'_>| scope::language(&element.text());
    let language = fields.find(&LANGUAGES, text);
    // The channel's word goes before its element's, as it does for people who read it.
    let scope = Scope {
        language: language.clone(),
        base: home(&fields),
    };
    let head = Head {
        title: fields.find(&[("", "title"), ("dc", "title")], line),
        language: language.or_else(|| scope.within(root).language),
        authors: match kind {
            FeedKind::Atom => person::authors(&fields),
            _ => Vec::new(),
        },
        copyright: fields.find(&RIGHTS, line),
    };
    (head.in_short(), scope)
}

/// The feed's own link: where it can be read, else where it is.
fn home(fields: &Fields<'_>) -> Option<String> {
    let written = fields
        .all(&LINKS)
        .find_map(|field| link::web(None, &field.element.text()));
    let related = |relation: &str| {
        fields.all(&LINKS).find_map(|field| {
            let is_it = field
                .element
                .attribute("rel")
                .map_or(relation == "alternate", |rel| rel == relation);
            is_it
                .then(|| link::web(None, &field.element.attribute("href")?))
                .flatten()
        })
    };
    written
        .or_else(|| related("alternate"))
        .or_else(|| related("self"))
}
