use crate::item::Item;

/// Whom a byline names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Author<'a> {
    /// Without the "By" that is printed before it: formats have a place for a name, and programs print their own.
    pub(super) name: &'a str,
    /// A desk rather than people.
    pub(super) is_organisation: bool,
}

impl<'a> Author<'a> {
    /// `None` where nobody is named: a source is no author.
    pub(super) fn of(item: &'a Item) -> Option<Self> {
        let byline = item.story.byline.as_deref()?.trim();
        let name = after_by(byline).filter(|name| !name.is_empty());
        let name = name.unwrap_or(byline);
        (!name.is_empty()).then(|| Self {
            name,
            is_organisation: name.starts_with("the ") || name.starts_with("The "),
        })
    }
}

fn after_by(byline: &str) -> Option<&str> {
    let (by, name) = byline.split_once(char::is_whitespace)?;
    by.eq_ignore_ascii_case("by").then(|| name.trim_start())
}
