use mediawire_domain::{
    article::PubStatus,
    story::{Delivery, RepresentationType, Story, Withdrawal},
    timestamp::TimePrecision,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::{
    Refusal,
    item::{Entry, Item},
    samples::{capture, full_item, instant, items, received, tombstone},
};

fn stories(input: &Value) -> Vec<Story> {
    let reading = parse(input.to_string().as_bytes(), &capture()).unwrap();
    let stories = reading.into_iter().map(|read| match read {
        Ok(Delivery::Story(story)) => *story,
        other => panic!("{other:?}"),
    });
    stories.collect()
}

fn story(input: Value) -> Story {
    stories(&input).remove(0)
}

fn refusal(input: Value) -> String {
    let refused = parse(input.to_string().as_bytes(), &capture()).unwrap().remove(0);
    refused.unwrap_err().to_string()
}

/// An item of 3.1 with these properties besides a headline and a body.
fn item_with(properties: Value) -> Value {
    let mut item =
        json!({"uri": "urn:x:1", "headlines": [{"value": "Talks resume"}], "bodies": [{"value": "One."}]});
    let object = item.as_object_mut().unwrap();
    object.extend(properties.as_object().unwrap().clone());
    item
}

fn object_of(item: &Item) -> Value {
    serde_json::from_str(&render(item)).unwrap()
}

#[test]
fn an_article_comes_in_as_it_went_out() {
    let item = full_item();
    let mut read = story(object_of(&item));
    let signals = std::mem::take(&mut read.metadata.signals);
    assert_eq!(read, received(&item));
    assert_eq!(
        signals["ninjs:people"][0]["uri"],
        "http://www.wikidata.org/entity/Q42"
    );
    assert_eq!(
        signals["ninjs:subjects"][0]["uri"],
        "https://wire.example/treaty/one"
    );
    assert_eq!(
        signals["ninjs:descriptions"][0]["value"],
        "The year is 2000, not 200."
    );
    assert_eq!(signals["ninjs:altIds"][0]["value"], "tag:agency.example,2024:7");
}

#[test]
fn an_article_goes_out_in_the_words_of_ninjs() {
    let object = object_of(&full_item());
    assert_eq!(object["headlines"][0]["value"], "Talks resume");
    assert_eq!(
        object["renditions"][0]["href"],
        "https://wire.example/articles/talks-resume"
    );
    assert_eq!(
        object["renditions"][1]["href"],
        "https://agency.example/talks?a=1&b=2"
    );
    assert_eq!(
        object["infoSources"],
        json!([{"role": "source", "name": "Agency One"}])
    );
    assert_eq!(
        object["genres"][0]["uri"],
        "http://cv.iptc.org/newscodes/signal/correction"
    );
    let html = object["bodies"][1]["value"].as_str().unwrap();
    assert!(html.ends_with("<p>Line one<br/>line two\tend </p>"), "{html}");
    assert!(html.contains("&lt;b&gt;nothing&lt;/b&gt; &amp; left."), "{html}");
}

#[test]
fn an_item_of_version_1_is_read() {
    let story = story(json!({
        "uri": "http://agency.example/1", "type": "text", "version": "4", "pubstatus": "usable",
        "firstcreated": "2019-08-09T09:30:04Z", "versioncreated": "2019-08-09T11:46:53+02:00",
        "contentcreated": "2019-08-09T09:00:00Z", "embargoed": "2019-08-09T10:00:00Z",
        "byline": "Kari Nordmann", "headline": "Fish up", "located": "Oslo", "slugline": "fish",
        "body_xhtml": "<p>Fish &amp; chips.</p><p>Up 5%.</p>", "copyrightnotice": "©", "usageterms": "None",
        "ednote": "Look", "language": "nb-NO", "urgency": 4, "infosource": [{"name": "NB"}],
        "person": [{"name": "Kari", "rel": "about"}], "genre": [{"name": "Feature"}],
    }));
    assert_eq!(story.guid.as_deref(), Some("http://agency.example/1"));
    assert_eq!(
        (story.headline.as_str(), story.body.text()),
        ("Fish up", "Fish & chips.\n\nUp 5%.")
    );
    assert_eq!(story.metadata.source_version, Some(4));
    assert_eq!(story.metadata.revised_at, Some(instant("2019-08-09T09:46:53Z")));
    assert_eq!(story.first_created, Some(instant("2019-08-09T09:30:04Z")));
    assert_eq!(story.published.unwrap().at, instant("2019-08-09T09:00:00Z"));
    assert_eq!(story.embargoed_until, Some(instant("2019-08-09T10:00:00Z")));
    assert_eq!(
        (story.byline.as_deref(), story.dateline.as_deref()),
        (Some("Kari Nordmann"), Some("Oslo"))
    );
    assert_eq!(
        (story.language.as_deref(), story.source.as_deref()),
        (Some("nb-NO"), Some("NB"))
    );
    assert_eq!(story.metadata.copyright_notice.as_deref(), Some("©"));
    assert_eq!(story.metadata.usage_terms.as_deref(), Some("None"));
    assert_eq!(story.metadata.ed_note.as_deref(), Some("Look"));
    let signals = json!({
        "ninjs:genres": [{"name": "Feature"}], "ninjs:located": "Oslo", "ninjs:people": [{"name": "Kari", "rel": "about"}],
        "ninjs:urgency": 4,
    });
    assert_eq!(json!(story.metadata.signals), signals);
}

#[test]
fn an_item_of_version_2_is_read() {
    let story = story(json!({
        "uri": "urn:x:2", "versioncreated": "2021-05-26T13:40:18+02:00", "by": "Ida Ek",
        "headlines": [{"role": "short", "value": "Fisk"}, {"role": "main", "value": "Fisken stiger"}],
        "bodies": [{"role": "html5", "contenttype": "text/html", "value": "<h1>Fisken</h1><p>Stiger.</p>"}],
    }));
    assert_eq!(
        (story.headline.as_str(), story.byline.as_deref()),
        ("Fisken stiger", Some("Ida Ek"))
    );
    assert_eq!(story.body.text(), "Fisken\n\nStiger.");
    assert_eq!(
        story.metadata.signals["ninjs:headlines"],
        json!([{"role": "short", "value": "Fisk"}])
    );
}

#[test]
fn plain_text_goes_before_markup_that_says_the_same() {
    let bodies = |plain: &str, html: &str| {
        let bodies = json!({"bodies": [
            {"contentType": "text/html", "value": html}, {"contentType": "text/plain", "value": plain},
        ]});
        story(item_with(bodies)).body
    };
    assert_eq!(
        bodies("Two  spaces.\r\n \r\nTwo", "<p>Two spaces.</p><p>Two</p>").text(),
        "Two  spaces.\n\nTwo"
    );
    assert_eq!(
        bodies("One.\nTwo.", "<p>One.</p><p>Two.</p>").text(),
        "One.\n\nTwo."
    );
    assert_eq!(bodies("Title\n\nOne.", "<p>One.</p>").text(), "One.");
}

#[test]
fn bodies_that_are_not_read_are_kept() {
    let story = story(item_with(json!({"bodies": [
        {"role": "teaser", "contentType": "text/plain", "value": "Short."},
        {"role": "main", "contentType": "text/plain", "value": "Long."},
    ]})));
    assert_eq!(story.body.text(), "Long.");
    assert_eq!(story.metadata.signals["ninjs:bodies"][0]["value"], "Short.");
}

#[test]
fn a_description_stands_in_for_a_body_as_a_teaser() {
    let item = json!({"uri": "urn:x:3", "type": "picture", "headline": "A ship", "description_text": "It lies there."});
    let story = story(item);
    assert_eq!(
        (story.body.text(), story.representation_type),
        ("It lies there.", RepresentationType::Partial)
    );
    assert_eq!(story.metadata.signals["ninjs:type"], "picture");
}

#[test]
fn texts_of_version_1_are_named_by_their_role_too() {
    let story = story(
        json!({"uri": "urn:x:3", "headline_main": "A", "body_main": "One.", "body_richtext": "<p>One.</p>"}),
    );
    assert_eq!((story.headline.as_str(), story.body.text()), ("A", "One."));
    assert_eq!(json!(story.metadata.signals), json!({}));
}

#[test]
fn items_of_lists_and_envelopes_are_read() {
    let items = || json!([item_with(json!({})), item_with(json!({}))]);
    assert_eq!(stories(&items()).len(), 2);
    assert_eq!(stories(&json!({"_items": items(), "_links": {}})).len(), 2);
    assert_eq!(
        stories(&json!({"data": {"items": [{"meta": {}, "item": item_with(json!({}))}]}})).len(),
        1
    );
    let composite =
        json!({"uri": "urn:x:4", "type": "composite", "associations": {"main": item_with(json!({}))}});
    assert_eq!(stories(&composite)[0].guid.as_deref(), Some("urn:x:1"));
}

#[test]
fn items_before_a_break_are_kept() {
    let whole = item_with(json!({})).to_string();
    for (cut, opening) in [(9, "["), (9, "{\"total\": 3, \"items\": [")] {
        let input = format!("{opening}{whole}, {whole}, {}", &whole[..cut]);
        let read = parse(input.as_bytes(), &capture()).unwrap();
        assert_eq!(
            read.iter().map(Result::is_ok).collect::<Vec<_>>(),
            [true, true, false]
        );
        assert_eq!(read[2].as_ref().unwrap_err().code, "MALFORMED");
    }
    assert_eq!(
        parse(&whole.as_bytes()[..30], &capture()).unwrap_err().code(),
        "MALFORMED"
    );
    assert_eq!(parse(b"  ", &capture()), Err(Refusal::Empty));
}

#[test]
fn too_many_items_are_refused_whole() {
    let list = format!("[{}0]", "0,".repeat(100_000));
    let refused = parse(list.as_bytes(), &capture()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "not safe to read: it has more than 100000 items"
    );
}

#[test]
fn what_is_taken_back_needs_no_text() {
    let canceled =
        json!({"uri": "urn:x:1", "pubStatus": "canceled", "edNote": "Wrong", "headlines": [{"value": "A"}]});
    let expected = Withdrawal {
        guid: Some("urn:x:1".to_owned()),
        source_url: None,
        source: None,
        pub_status: PubStatus::Canceled,
        reason: None,
    };
    let read = parse(canceled.to_string().as_bytes(), &capture()).unwrap();
    assert_eq!(read, [Ok(Delivery::Withdrawal(expected))]);
    let withheld = story(item_with(json!({"pubstatus": "withheld"})));
    assert_eq!(withheld.pub_status, PubStatus::Withheld);
}

#[test]
fn a_tombstone_comes_in_as_a_withdrawal() {
    let list = render_entries(&[Entry::Tombstone(tombstone()), Entry::Item(Box::new(full_item()))]);
    let read = parse(list.as_bytes(), &capture()).unwrap();
    let Ok(Delivery::Withdrawal(withdrawal)) = &read[0] else {
        panic!("{read:?}")
    };
    assert_eq!(withdrawal.guid.as_deref(), Some(tombstone().id.as_str()));
    assert_eq!(withdrawal.reason, None);
    assert!(read[1].is_ok());
}

#[test]
fn a_wrong_value_is_named() {
    assert_eq!(
        refusal(item_with(json!({"embargoedUntil": "tomorrow"}))),
        "Talks resume: embargoedUntil: `tomorrow` is neither an instant such as 2024-06-18T05:30:00Z nor a date"
    );
    assert_eq!(
        refusal(item_with(json!({"pubStatus": "spiked"}))),
        "Talks resume: pubStatus: `spiked` is none of usable, withheld and canceled"
    );
    assert_eq!(
        refusal(item_with(json!({"headlines": []}))),
        "urn:x:1: no headline: none of `headlines`, `headline` and `title` has text"
    );
    assert_eq!(refusal(json!([5])), "5: not well-formed ninjs: it is no object");
}

#[test]
fn a_published_date_is_known_to_the_day() {
    let published = story(item_with(json!({"published": "2024-06-18"})))
        .published
        .unwrap();
    assert_eq!(published.precision, TimePrecision::Day);
}

#[test]
fn a_correction_is_told_by_iptcs_signal() {
    let genres = json!({"genres": [{"literal": "sig:correction"}, {"name": "Feature"}]});
    let story = story(item_with(genres));
    assert!(story.is_correction);
    assert_eq!(
        story.metadata.signals["ninjs:genres"],
        json!([{"name": "Feature"}])
    );
}

#[test]
fn addresses_of_the_original_are_found() {
    let url = |properties: Value| story(item_with(properties)).source_url;
    let expected = Some("https://a.example/1".to_owned());
    assert_eq!(url(json!({"link": "https://a.example/1"})), expected);
    assert_eq!(url(json!({"urls": [{"href": "https://a.example/1"}]})), expected);
    let web = json!({"name": "web", "contentType": "text/html", "href": "https://a.example/1"});
    assert_eq!(url(json!({"renditions": [web]})), expected);
    assert_eq!(url(json!({})), None);
    assert_eq!(url(json!({"link": " "})), None);
}

#[test]
fn signals_of_version_1_go_out_in_the_words_of_3() {
    let mut item = full_item();
    item.references.clear();
    let old = json!({
        "ninjs:people": [{"name": "Ana", "scheme": "http://x.example/", "code": "1"}],
        "ninjs:subjects": [{"name": "Fish", "scheme": "old", "code": "13"}],
        "ninjs:renditions": {"thumbnail": {"href": "https://x.example/1.jpg", "mimetype": "image/jpeg", "width": 72}},
        "ninjs:altids": {"etag": "7"},
        "ninjs:urgency": 11,
    });
    item.story.metadata.signals = old.as_object().unwrap().clone();
    let object = object_of(&item);
    assert_eq!(
        object["people"],
        json!([{"name": "Ana", "uri": "http://x.example/1"}])
    );
    assert_eq!(object["subjects"], json!([{"name": "Fish", "literal": "13"}]));
    let thumbnail = json!({
        "name": "thumbnail", "contentType": "image/jpeg", "href": "https://x.example/1.jpg", "width": 72,
    });
    assert_eq!(object["renditions"][2], thumbnail);
    assert_eq!(object.get("urgency"), None);
    let read = story(object);
    assert_eq!(read.metadata.signals["ninjs:urgency"], 11);
    assert_eq!(read.metadata.signals["ninjs:altids"], json!({"etag": "7"}));
}

/// What this server adds of its own comes in as signals beside the story's.
fn without_additions(mut story: Story, bare: bool) -> Story {
    let signals = &mut story.metadata.signals;
    signals.retain(|name, _| !name.starts_with("json:"));
    let ours = [
        "ninjs:people",
        "ninjs:organisations",
        "ninjs:places",
        "ninjs:subjects",
        "ninjs:descriptions",
    ];
    if !bare {
        signals.retain(|name, _| !ours.contains(&name.as_str()));
    }
    if let Some(Value::Array(ids)) = signals.get_mut("ninjs:altIds") {
        ids.retain(|id| id["role"] != "guid");
        if ids.is_empty() {
            signals.remove("ninjs:altIds");
        }
    }
    story
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_article_comes_in_as_it_went_out(item in items()) {
        let bare = item.references.is_empty();
        let mut reading = parse(render(&item).as_bytes(), &capture()).unwrap();
        prop_assert!(reading.len() == 1 && matches!(reading[0], Ok(Delivery::Story(_))), "{:?}", reading);
        let Ok(Delivery::Story(read)) = reading.remove(0) else { unreachable!() };
        prop_assert_eq!(without_additions(*read, bare), without_additions(received(&item), bare));
    }
}
