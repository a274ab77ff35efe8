//! IPTC's publishing status where a feed has no element to take an entry back: our own feeds say it so.

use mediawire_domain::article::PubStatus;
use serde_json::{Map, Value};

use crate::iptc::{STATUS_SCHEME, stated_pub_status};

/// The status of an item that is taken back.
pub(super) fn of(signals: &Map<String, Value>) -> Option<PubStatus> {
    let categories = match signals.get("rss:category") {
        Some(Value::Array(categories)) => categories.as_slice(),
        Some(category) => std::slice::from_ref(category),
        None => &[],
    };
    let of_category = |category: &&Value| category["@domain"] == STATUS_SCHEME;
    let category = categories
        .iter()
        .find(of_category)
        .map(|category| &category["#text"]);
    let extension = || Some(&signals.get("json_feed:_mediawire")?["pubStatus"]);
    let status = category.or_else(extension)?.as_str().and_then(stated_pub_status);
    status.filter(|status| *status != PubStatus::Usable)
}
