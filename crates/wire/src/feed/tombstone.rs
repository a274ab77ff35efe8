//! Word that an entry is gone (RFC 6721).

use mediawire_domain::{article::PubStatus, story::Withdrawal};

use super::{head::Head, link, scope::Scope, vocabulary, written::one_line};
use crate::{Capture, xml::Element};

/// Whether `element` says that an entry is gone.
pub(super) fn is_one(element: Element<'_>) -> bool {
    element.name() == "deleted-entry" && vocabulary::prefix(element) == "at"
}

/// The withdrawal of the entry that `element` names.
pub(super) fn read(element: Element<'_>, scope: &Scope, head: &Head, capture: &Capture) -> Withdrawal {
    let named = |name: &'static str| move |child: &Element<'_>| child.name() == name;
    let comment = element.children().find(named("comment"));
    let reason = comment.map(|comment| one_line(&comment.text()));
    let address = |link: Element<'_>| {
        let is_alternate = link.attribute("rel").is_none_or(|rel| rel == "alternate");
        let address = link.attribute("href").filter(|_| is_alternate)?;
        link::web(scope.within(link).base.as_deref(), &address)
    };
    Withdrawal {
        guid: element.attribute("ref").map(|name| name.trim().to_owned()),
        source_url: element.children().filter(named("link")).find_map(address),
        source: capture.source.clone().or_else(|| head.title.clone()),
        pub_status: PubStatus::Canceled,
        reason: reason.filter(|reason| !reason.is_empty()),
    }
}
