use serde_json::json;

use super::{rss, story};

fn signals(item: &str) -> serde_json::Value {
    let mut signals = story(&rss(&format!(
        "<title>T</title><description>D</description>{item}"
    )))
    .metadata
    .signals;
    signals.remove("feed:missing");
    signals.into()
}

#[test]
fn what_has_no_field_is_kept_under_its_usual_prefix() {
    let item = "<category>A</category><category domain='d'>B</category><comments>https://a.example/c</comments>\
        <enclosure url='https://a.example/v' length='1' type='audio/mpeg'/><g:point xmlns:g='http://www.georss.org/georss'>1 2</g:point>\
        <x:y xmlns:x='urn:unknown'>z</x:y><undeclared:w/>";
    assert_eq!(
        signals(item),
        json!({
            "rss:category": ["A", {"@domain": "d", "#text": "B"}],
            "rss:comments": "https://a.example/c",
            "rss:enclosure": {"@url": "https://a.example/v", "@length": "1", "@type": "audio/mpeg"},
            "georss:point": "1 2",
            "x:y": "z",
            "undeclared:w": "",
        })
    );
}

#[test]
fn elements_in_elements_are_objects_and_mixed_ones_markup() {
    let item = "<media:credit><media:role>r</media:role><media:role>s</media:role></media:credit><note>a <b>c</b></note>";
    assert_eq!(
        signals(item),
        json!({
            "media:credit": {"media:role": ["r", "s"]},
            "rss:note": {"#markup": "a <b>c</b>"},
        })
    );
}

#[test]
fn a_group_of_media_is_taken_apart() {
    let item = "<media:group><media:content url='a'/><media:content url='b'/></media:group>";
    assert_eq!(
        signals(item),
        json!({"media:content": [{"@url": "a"}, {"@url": "b"}]})
    );
}
