//! JSON Feed 1.0 and 1.1.

mod envelope;
mod item;

use super::{MAX_ITEMS, head::Head, too_many_items};
use crate::{Capture, Reading, Refusal, Refused};
use envelope::Envelope;

/// The stories of the JSON Feed in `bytes`.
pub(super) fn parse(bytes: &[u8], capture: &Capture) -> Result<Reading, Refusal> {
    let text = crate::xml::declared_or_guessed(bytes)?;
    let text = match text {
        (text, false) => text,
        (_, true) => return Err(malformed("it is not UTF-8")),
    };
    let (envelope, end) = Envelope::read(&text);
    if !envelope.is_json_feed() {
        return Err(match end {
            Err(error) if !error.is_data() => malformed(&error.to_string()),
            _ => Refusal::UnknownFormat("JSON without the version of a JSON Feed".to_owned()),
        });
    }
    if envelope.items.len() > MAX_ITEMS {
        return Err(too_many_items());
    }
    let head = Head {
        title: envelope.title.clone(),
        language: envelope.language.clone(),
        authors: envelope.authors.clone(),
        copyright: None,
    }
    .in_short();
    let mut reading: Reading = Vec::with_capacity(envelope.items.len());
    for (index, raw) in envelope.items.iter().enumerate() {
        let base = envelope.home_page_url.as_deref();
        reading.push(item::read(raw.get(), index, base).and_then(|draft| draft.delivery(&head, capture)));
    }
    match end {
        Ok(()) => Ok(reading),
        Err(error) if reading.is_empty() => Err(malformed(&error.to_string())),
        Err(error) => {
            let name = format!("item {}", reading.len() + 1);
            reading.push(Err(Refused::nameless(&name, &malformed(&error.to_string()))));
            Ok(reading)
        }
    }
}

fn malformed(reason: &str) -> Refusal {
    Refusal::Malformed {
        format: "JSON Feed",
        reason: reason.to_owned(),
    }
}
