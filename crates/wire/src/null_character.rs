//! U+0000: JSON can write it, no text has it, and PostgreSQL keeps none.

use mediawire_domain::story::{Delivery, Story, Withdrawal};
use serde_json::Value;

use crate::Refusal;

/// Refuses a delivery with U+0000 in any text, and names the first field that has it. It is not cut out or replaced,
/// because received text is never altered.
pub(crate) fn refuse(delivery: &Delivery) -> Result<(), Refusal> {
    let field = match delivery {
        Delivery::Story(story) => in_story(story),
        Delivery::Withdrawal(withdrawal) => in_withdrawal(withdrawal),
    };
    field.map_or(Ok(()), |field| Err(Refusal::NullCharacter { field }))
}

fn in_story(story: &Story) -> Option<String> {
    let metadata = &story.metadata;
    let texts = [
        ("id", &story.guid),
        ("byline", &story.byline),
        ("dateline", &story.dateline),
        ("language", &story.language),
        ("source", &story.source),
        ("sourceUrl", &story.source_url),
        ("slugline", &story.slugline),
        ("creditline", &story.creditline),
        ("copyrightNotice", &metadata.copyright_notice),
        ("usageTerms", &metadata.usage_terms),
        ("edNote", &metadata.ed_note),
        ("section", &story.section.disclaimer),
    ];
    let whole = [
        ("headline", story.headline.as_str()),
        ("body", story.body.text()),
        ("section", &story.section.slug),
        ("section", &story.section.title),
    ];
    let hops = story.hops.iter().flat_map(|hop| [&hop.party, &hop.action]);
    named(whole)
        .or_else(|| named(stated(&texts)))
        .or_else(|| named(hops.map(|text| ("hopHistory", text.as_str()))))
        .or_else(|| in_signals(story))
}

fn in_withdrawal(withdrawal: &Withdrawal) -> Option<String> {
    named(stated(&[
        ("id", &withdrawal.guid),
        ("source", &withdrawal.source),
        ("sourceUrl", &withdrawal.source_url),
        ("reason", &withdrawal.reason),
    ]))
}

fn in_signals(story: &Story) -> Option<String> {
    let mut signals = story.metadata.signals.iter();
    let (name, _) = signals.find(|(name, value)| name.contains('\0') || has_one(value))?;
    Some(name.replace('\0', "\u{FFFD}"))
}

fn stated<'a>(texts: &[(&'a str, &'a Option<String>)]) -> impl Iterator<Item = (&'a str, &'a str)> {
    texts
        .iter()
        .filter_map(|(name, text)| Some((*name, text.as_deref()?)))
}

fn named<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Option<String> {
    let mut texts = texts.into_iter();
    let (name, _) = texts.find(|(_, text)| text.contains('\0'))?;
    Some(name.to_owned())
}

fn has_one(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(values) => values.iter().any(has_one),
        Value::Object(object) => object
            .iter()
            .any(|(name, value)| name.contains('\0') || has_one(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Format, samples::capture};

    #[track_caller]
    fn assert_refused(format: Format, text: &str, field: &str) {
        let read = format.read(text.as_bytes(), &capture()).unwrap();
        let refused = read[0].as_ref().unwrap_err();
        assert_eq!(
            (refused.code, refused.reason.as_str()),
            ("BINARY", format!("binary data: U+0000 in `{field}`").as_str())
        );
        assert!(read[1].is_ok(), "{read:?}");
    }

    #[test]
    fn item_with_a_null_character_is_refused_by_itself_wherever_that_is() {
        let line = |fields: &str| {
            format!(
                "{{\"headline\":\"Rain\",\"bodyText\":\"It rained.\"{fields}}}\n{{\"headline\":\"Sun\",\"bodyText\":\"It shone.\"}}\n"
            )
        };
        for (fields, field) in [
            (r#","byline":"By \u0000""#, "byline"),
            (r#","hopHistory":[{"party":"\u0000 x"}]"#, "hopHistory"),
            (r#","desk":{"a":["b\u0000"]}"#, "json:desk"),
            (r#","a\u0000":1"#, "json:a\u{FFFD}"),
        ] {
            assert_refused(Format::JsonLines, &line(fields), field);
        }
        let ninjs = r#"[{"uri":"urn:a","headline":"Rain\u0000","body_text":"It rained."},
            {"uri":"urn:b","headline":"Sun","body_text":"It shone."}]"#;
        assert_refused(Format::Ninjs, ninjs, "headline");
        let feed = r#"{"version":"https://jsonfeed.org/version/1.1","items":[
            {"id":"1","title":"Rain","content_text":"It\u0000rained."},
            {"id":"2","title":"Sun","content_text":"It shone."}]}"#;
        assert_refused(Format::JsonFeed, feed, "body");
        let gone = "{\"id\":\"a\",\"pubStatus\":\"CANCELED\",\"notice\":{\"reason\":\"\\u0000\"}}\n\
            {\"headline\":\"Sun\",\"bodyText\":\"It shone.\"}\n";
        assert_refused(Format::JsonLines, gone, "reason");
    }
}
