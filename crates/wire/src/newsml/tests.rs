use mediawire_domain::{
    article::PubStatus,
    story::{Delivery, RepresentationType, Story},
    timestamp::TimePrecision,
};
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{
    Reading, Refusal,
    item::Entry,
    samples::{capture, full_item, instant, items, received, tombstone},
};

fn read(input: &str) -> Reading {
    parse(input.as_bytes(), &capture()).unwrap()
}

fn story(input: &str) -> Story {
    match read(input).remove(0) {
        Ok(Delivery::Story(story)) => *story,
        other => panic!("{other:?}"),
    }
}

fn refusal(input: &str) -> String {
    read(input).remove(0).unwrap_err().to_string()
}

/// An item with these properties in each group, and this content.
fn item(item_meta: &str, content_meta: &str, content: &str) -> String {
    format!(
        r#"<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="4" xml:lang="en-US">
            <itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:AN"/>
                <versionCreated>2024-06-18T07:30:00+02:00</versionCreated>{item_meta}</itemMeta>
            <contentMeta>{content_meta}</contentMeta>
            <contentSet>{content}</contentSet>
        </newsItem>"#
    )
}

const HTML: &str = r#"<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
    <head><title>Paged</title></head><body><p>One &amp; two.</p> <p>Three.</p></body></html></inlineXML>"#;

const HEADLINE: &str = "<headline>Talks\n   resume</headline>";

#[test]
fn an_article_comes_in_as_it_went_out() {
    let item = full_item();
    let mut read = story(&render(&item));
    let signals = std::mem::take(&mut read.metadata.signals);
    assert_eq!(read, received(&item));
    let person = json!({
        "@type": "cpnat:person", "@uri": "https://wire.example/person/one", "name": ["One “PERSON”"],
        "sameAs": [{"@uri": "urn:uuid:person"}, {"@uri": "http://www.wikidata.org/entity/Q42"}],
    });
    assert_eq!(signals["newsml:subject"][0], person);
    assert_eq!(signals["newsml:edNote"][0]["#text"], "The year is 2000, not 200.");
    assert_eq!(signals["newsml:altId"][0]["#text"], "tag:agency.example,2024:7");
}

#[test]
fn the_properties_of_an_item_are_read() {
    let story = story(&item(
        r#"<firstCreated>2024-06-18T05:00:00Z</firstCreated><embargoed>2024-06-18T09:00:00Z</embargoed>
            <pubStatus qcode="stat:usable"/><edNote>Adds<br/>colour</edNote><signal qcode="sig:correction"/>
            <signal qcode="sig:update"/>"#,
        r#"<urgency>4</urgency><contentCreated>2024-06-18</contentCreated><located qcode="city:V"><name>Vienna</name></located>
            <infoSource><name>Agency One</name></infoSource><language tag="de"/><subject qcode="medtop:1"><name>talks</name></subject>
            <slugline>talks-vienna</slugline><headline role="hl:short">Talks</headline><headline>Talks resume</headline>
            <by>Ana Novak</by><creditline>AN/Novak</creditline>"#,
        HTML,
    ));
    assert_eq!(
        (story.guid.as_deref(), story.metadata.source_version),
        (Some("urn:x:1"), Some(4))
    );
    assert_eq!(
        (story.headline.as_str(), story.body.text()),
        ("Talks resume", "One & two.\n\nThree.")
    );
    assert_eq!(story.metadata.revised_at, Some(instant("2024-06-18T05:30:00Z")));
    assert_eq!(story.first_created, Some(instant("2024-06-18T05:00:00Z")));
    assert_eq!(story.embargoed_until, Some(instant("2024-06-18T09:00:00Z")));
    let published = story.published.unwrap();
    assert_eq!(
        (published.at, published.precision),
        (instant("2024-06-18T00:00:00Z"), TimePrecision::Day)
    );
    assert_eq!(
        (story.byline.as_deref(), story.dateline.as_deref()),
        (Some("Ana Novak"), Some("Vienna"))
    );
    assert_eq!(
        (story.source.as_deref(), story.language.as_deref()),
        (Some("Agency One"), Some("de"))
    );
    assert_eq!(
        (story.slugline.as_deref(), story.creditline.as_deref()),
        (Some("talks-vienna"), Some("AN/Novak"))
    );
    assert_eq!(story.metadata.ed_note.as_deref(), Some("Adds\ncolour"));
    assert!(story.is_correction);
    let signals = json!({
        "newsml:headline": [{"@role": "hl:short", "#text": "Talks"}],
        "newsml:located": [{"@qcode": "city:V", "name": ["Vienna"]}],
        "newsml:provider": [{"@qcode": "nprov:AN"}],
        "newsml:signal": [{"@qcode": "sig:update"}],
        "newsml:subject": [{"@qcode": "medtop:1", "name": ["talks"]}],
        "newsml:urgency": ["4"],
    });
    assert_eq!(json!(story.metadata.signals), signals);
}

#[test]
fn white_space_collapses_but_where_it_is_preserved() {
    assert_eq!(story(&item("", HEADLINE, HTML)).headline, "Talks resume");
    let preserved = r#"<headline xml:space="preserve">Talks  resume</headline>"#;
    assert_eq!(story(&item("", preserved, HTML)).headline, "Talks  resume");
}

#[test]
fn the_provider_is_the_source_where_no_other_is_named() {
    assert_eq!(story(&item("", HEADLINE, HTML)).source.as_deref(), Some("AN"));
}

#[test]
fn nitf_is_read_without_its_heading_and_pictures() {
    let nitf = r#"<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
        <body.head><hedline><hl1>Talks resume</hl1></hedline><byline>By Ana Novak, <byttl>Staff</byttl></byline>
        <dateline>VIENNA, June 18</dateline></body.head>
        <body.content><p>One
            two.</p><media><media-caption>A picture</media-caption></media><block><p>Three <em>four</em>.</p></block>
        </body.content></body></nitf></inlineXML>"#;
    let story = story(&item("", "", nitf));
    assert_eq!(story.body.text(), "One two.\n\nThree four.");
    assert_eq!(story.headline, "Talks resume");
    assert_eq!(story.byline.as_deref(), Some("By Ana Novak, Staff"));
    assert_eq!(story.dateline.as_deref(), Some("VIENNA, June 18"));
}

#[test]
fn data_is_parted_at_its_blank_lines() {
    let data = "<inlineData contenttype=\"text/plain\">\nOne  &lt;b&gt;.\n\nTwo\nlines.\n</inlineData>";
    let story = story(&item("", HEADLINE, data));
    assert_eq!(story.body.text(), "One  <b>.\n\nTwo\nlines.");
}

#[test]
fn a_description_stands_in_for_a_body_as_a_teaser() {
    let meta = format!(
        r#"{HEADLINE}<description role="drol:dope">No</description><description role="drol:caption">A ship.</description>"#
    );
    let story = story(&item("", &meta, ""));
    assert_eq!(
        (story.body.text(), story.representation_type),
        ("A ship.", RepresentationType::Partial)
    );
}

#[test]
fn hops_are_read_in_their_order() {
    let hops = r#"<hopHistory><hop seq="2"><party qcode="comp:AP"/><action qcode="hopaction:enhanced"/><action qcode="hopaction:transformed"/></hop>
        <hop seq="1" timestamp="2024-06-18T05:00:00Z"><party><name>Agency One</name></party><action qcode="hopaction:created"/></hop></hopHistory>"#;
    let input = item("", HEADLINE, HTML).replace("<itemMeta>", &format!("{hops}<itemMeta>"));
    let hops: Vec<_> = story(&input)
        .hops
        .into_iter()
        .map(|hop| (hop.party, hop.action, hop.at))
        .collect();
    let first = (
        "Agency One".to_owned(),
        "created".to_owned(),
        Some(instant("2024-06-18T05:00:00Z")),
    );
    assert_eq!(
        hops,
        [first, ("AP".to_owned(), "enhanced, transformed".to_owned(), None)]
    );
}

#[test]
fn items_of_a_message_are_read_and_packages_tell_of_them() {
    let package = r#"<packageItem guid="urn:x:p" version="1"><groupSet root="g"><group id="g" role="group:main">
        <itemRef residref="urn:x:1"/><itemRef residref="urn:x:2"/></group></groupSet></packageItem>"#;
    let message = format!(
        "<newsMessage><header><sent>2024-06-18T05:00:00Z</sent></header><itemSet>{package}{}<conceptItem/></itemSet></newsMessage>",
        item("", HEADLINE, HTML)
    );
    let read = read(&message);
    let Ok(Delivery::Story(story)) = &read[0] else {
        panic!("{read:?}")
    };
    let told = json!([{"@guid": "urn:x:p", "@version": "1", "@role": "group:main"}]);
    assert_eq!(story.metadata.signals["newsml:packageItem"], told);
    assert_eq!(
        read[1].as_ref().unwrap_err().reason,
        "no format that is known: <conceptItem> is no item of news in NewsML-G2"
    );
    assert_eq!(read.len(), 2);
    assert_eq!(
        refusal(package),
        "urn:x:p: no body: a package that refers to items that did not come with it"
    );
}

#[test]
fn too_many_items_are_refused_whole() {
    let message = format!(
        "<newsMessage><itemSet>{}</itemSet></newsMessage>",
        "<a/>".repeat(100_001)
    );
    let refused = parse(message.as_bytes(), &capture()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "not safe to read: it has more than 100000 items"
    );
}

#[test]
fn what_is_taken_back_needs_no_text() {
    let canceled = item(
        r#"<pubStatus qcode="stat:canceled"/><edNote>Wrong</edNote>"#,
        HEADLINE,
        "",
    );
    let Ok(Delivery::Withdrawal(withdrawal)) = &read(&canceled)[0] else {
        panic!("no withdrawal")
    };
    assert_eq!(
        (withdrawal.pub_status, withdrawal.reason.as_deref()),
        (PubStatus::Canceled, None)
    );
    assert_eq!(
        story(&item(r#"<pubStatus qcode="stat:withheld"/>"#, HEADLINE, HTML)).pub_status,
        PubStatus::Withheld
    );
}

#[test]
fn an_embargo_without_a_date_withholds() {
    for empty in ["<embargoed/>", "<embargoed> </embargoed>"] {
        let withheld = story(&item(empty, HEADLINE, HTML));
        assert_eq!(
            (withheld.pub_status, withheld.embargoed_until),
            (PubStatus::Withheld, None)
        );
        assert!(
            withheld.metadata.signals.contains_key("newsml:embargoed"),
            "{withheld:?}"
        );
    }
    let canceled = r#"<embargoed/><pubStatus qcode="stat:canceled"/>"#;
    assert_eq!(
        story(&item(canceled, HEADLINE, HTML)).pub_status,
        PubStatus::Canceled
    );
}

#[test]
fn a_message_with_a_tombstone_comes_in_again() {
    let entries = [Entry::Tombstone(tombstone()), Entry::Item(Box::new(full_item()))];
    let read = read(&render_entries(instant("2024-06-18T06:00:00Z"), &entries));
    let Ok(Delivery::Withdrawal(withdrawal)) = &read[0] else {
        panic!("{read:?}")
    };
    assert_eq!(withdrawal.guid.as_deref(), Some(tombstone().id.as_str()));
    assert_eq!(withdrawal.reason, None);
    assert!(matches!(&read[1], Ok(Delivery::Story(_))));
}

#[test]
fn a_wrong_value_is_named() {
    let wrong = item("<embargoed>soon</embargoed>", HEADLINE, HTML);
    assert_eq!(
        refusal(&wrong),
        "Talks resume: embargoed: `soon` is neither an instant nor a date"
    );
    let wrong = item(r#"<pubStatus qcode="stat:gone"/>"#, HEADLINE, HTML);
    assert_eq!(
        refusal(&wrong),
        "Talks resume: pubStatus: `stat:gone` is none of stat:usable, stat:withheld and stat:canceled"
    );
    assert_eq!(
        refusal(&item("", HEADLINE, "")),
        "Talks resume: no body: neither `contentSet` nor `description` has text"
    );
}

#[test]
fn the_item_inside_which_the_input_ends_is_refused_beside_the_others() {
    let (whole, cut) = (item("", HEADLINE, HTML), item("", HEADLINE, HTML));
    let cut = &cut[..cut.find("Three").unwrap()];
    let read = read(&format!("<newsMessage><itemSet>{whole}{cut}"));
    assert!(read[0].is_ok());
    assert_eq!(read[1].as_ref().unwrap_err().code, "MALFORMED");
}

#[test]
fn what_is_no_news_is_refused_whole() {
    let refused = |input: &str| parse(input.as_bytes(), &capture()).unwrap_err().code();
    assert_eq!(refused("<rss/>"), "UNKNOWN_FORMAT");
    assert_eq!(
        refused("<!DOCTYPE newsItem [<!ENTITY a \"b\">]><newsItem/>"),
        "UNSAFE"
    );
    assert_eq!(parse(b"", &capture()), Err(Refusal::Empty));
}

#[test]
fn simple_signals_go_out_as_elements() {
    let mut article = full_item();
    article.references.clear();
    let signals = json!({
        "newsml:subject": [{"@qcode": "medtop:04000000", "name": ["economy"]}],
        "newsml:genre": [{"@qcode": "genre:x", "note": ["kept"]}],
        "newsml:urgency": ["4"],
    });
    article.story.metadata.signals = signals.as_object().unwrap().clone();
    let xml = render(&article);
    assert!(
        xml.contains(r#"<subject qcode="medtop:04000000"><name>economy</name></subject>"#),
        "{xml}"
    );
    assert!(
        xml.contains("<urgency>4</urgency>") && !xml.contains("<genre"),
        "{xml}"
    );
    assert_eq!(
        story(&xml).metadata.signals["newsml:genre"],
        signals["newsml:genre"]
    );
}

/// What this server adds of its own comes in as signals beside the story's.
fn without_additions(mut story: Story, bare: bool) -> Story {
    let signals = &mut story.metadata.signals;
    let ours = ["newsml:subject", "newsml:edNote", "newsml:altId"];
    signals.retain(|name, _| !name.starts_with("json:") && (bare || !ours.contains(&name.as_str())));
    signals.remove("newsml:altId");
    signals.remove("newsml:remoteContent");
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
