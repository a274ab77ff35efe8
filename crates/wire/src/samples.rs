//! Items that nobody would write, for the tests of what comes in again as it went out.

use mediawire_domain::{
    article::PubStatus,
    entity::EntityKind,
    metadata::Metadata,
    provenance::StatedHop,
    salience::Salience,
    story::{Body, Published, RepresentationType, SectionLabel, Story},
    timestamp::{TimePrecision, Timestamp},
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use serde_json::{Map, Value};

use crate::{
    Capture,
    item::{Entry, Item, Note, Reference, Tombstone},
};

/// Of an input of which nobody says anything.
pub fn capture() -> Capture {
    Capture {
        captured_at: "2024-06-18T12:00:00Z".parse().unwrap(),
        published_at: None,
        section: None,
        source: None,
        language: None,
    }
}

/// An article with everything that an article can have.
pub fn full_item() -> Item {
    let body = Body::from_blocks([
        "VIENNA — Delegates “agreed”  on <b>nothing</b> & left.",
        "Line one\nline two\tend ",
    ]);
    let section = SectionLabel {
        slug: "media-wire".to_owned(),
        title: "Media Wire".to_owned(),
        disclaimer: Some("Headlines may be changed.".to_owned()),
    };
    let story = Story {
        guid: Some("tag:agency.example,2024:7".to_owned()),
        byline: Some("Ana Novak".to_owned()),
        dateline: Some("VIENNA, June 18".to_owned()),
        language: Some("en-GB".to_owned()),
        source: Some("Agency One".to_owned()),
        source_url: Some("https://agency.example/talks?a=1&b=2".to_owned()),
        published: Some(Published {
            at: instant("2024-06-18T00:00:00Z"),
            precision: TimePrecision::Day,
        }),
        slugline: Some("talks-vienna".to_owned()),
        creditline: Some("Agency One/A. Novak".to_owned()),
        metadata: Metadata {
            copyright_notice: Some("© 2024 Agency One".to_owned()),
            usage_terms: Some("Not for resale".to_owned()),
            ed_note: Some("Adds colour".to_owned()),
            source_version: Some(3),
            revised_at: Some(instant("2024-06-18T05:00:00Z")),
            signals: Map::new(),
        },
        embargoed_until: Some(instant("2024-06-18T06:00:00Z")),
        first_created: Some(instant("2024-06-18T04:00:00Z")),
        is_correction: true,
        hops: vec![StatedHop {
            party: "Agency One".to_owned(),
            action: "created".to_owned(),
            at: Some(instant("2024-06-18T04:30:00Z")),
        }],
        ..Story::new(section, "Talks resume".to_owned(), body.unwrap())
    };
    Item {
        id: "urn:uuid:01900000-0000-7000-8000-000000000007".to_owned(),
        url: "https://wire.example/articles/talks-resume".to_owned(),
        version: 2,
        headline: "Talks resume".to_owned(),
        first_created: instant("2024-06-18T05:30:00Z"),
        version_created: instant("2024-06-18T05:31:00Z"),
        published_at: instant("2024-06-18T00:00:00Z"),
        story,
        references: EntityKind::ALL.iter().map(|kind| reference(*kind)).collect(),
        notes: vec![Note {
            text: "The year is 2000, not 200.".to_owned(),
            at: instant("2024-06-18T07:00:00Z"),
        }],
    }
}

/// How the item's story is on the receiver's side: what this server says of it goes before what its sender said.
pub fn received(item: &Item) -> Story {
    let story = item.story.clone();
    Story {
        guid: Some(item.id.clone()),
        headline: item.headline.clone(),
        first_created: Some(item.first_created),
        metadata: Metadata {
            source_version: Some(item.version),
            revised_at: Some(item.version_created),
            ..story.metadata
        },
        ..story
    }
}

pub fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn reference(kind: EntityKind) -> Reference {
    Reference {
        id: format!("urn:uuid:{}", kind.word().to_lowercase()),
        url: format!("https://wire.example/{}/one", kind.word().to_lowercase()),
        kind,
        name: format!("One “{}”", kind.word()),
        wikidata_id: (kind != EntityKind::Treaty).then(|| "Q42".to_owned()),
        salience: Salience::About,
    }
}

/// Text of any characters, some of them likely to be taken for something else; never nothing but white space.
pub fn text() -> impl Strategy<Value = String> {
    let awkward = select(vec![
        "\r\n", "\n", "\r", "\t", "  ", "\u{a0}", "\u{2028}", "\u{85}", "\u{feff}", "\u{fffe}", "\u{1}",
        "]]>", "<p>", "</p>", "<!--", "-->", "&amp;", "&#13;", "&", "\"", "'", "“", "\\", "\\n", "🗞️",
        "e\u{301}", "\u{202e}", "{",
    ]);
    let piece = prop_oneof![
        3 => "[A-Za-z ,.]{1,12}",
        2 => awkward.prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "\\PC{0,8}",
    ];
    let text = vec(piece, 1..12).prop_map(|pieces| pieces.concat());
    text.prop_filter("nothing but white space", |text| !text.trim().is_empty())
}

fn instants() -> impl Strategy<Value = Timestamp> {
    let year_2100 = 4_102_444_800_000_000_i64;
    (0..year_2100).prop_map(Timestamp::from_microseconds)
}

fn published() -> impl Strategy<Value = Published> {
    use TimePrecision::{Day, Hour, Minute, Second};
    (0..47_482_i64, instants(), select(vec![Day, Hour, Minute, Second])).prop_map(
        |(day, instant, precision)| {
            let unit = match precision {
                Day => 86_400_000_000,
                Hour => 3_600_000_000,
                Minute => 60_000_000,
                _ => 1,
            };
            let at = instant.as_microseconds() / unit * unit;
            let at = if precision == Day { day * unit } else { at };
            Published {
                at: Timestamp::from_microseconds(at),
                precision,
            }
        },
    )
}

fn bodies() -> impl Strategy<Value = Body> {
    vec(text(), 1..6).prop_map(|blocks| Body::from_blocks(blocks.iter().map(String::as_str)).unwrap())
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map(text(), inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn signals() -> impl Strategy<Value = Map<String, Value>> {
    let known = select(vec![
        ("ninjs:urgency", Value::from(3)),
        ("ninjs:profile", Value::from("text-only")),
        (
            "ninjs:people",
            serde_json::json!([{"name": "Ana", "rel": "about"}]),
        ),
        (
            "ninjs:person",
            serde_json::json!([{"name": "Ana", "scheme": "s", "code": "1"}]),
        ),
        ("ninjs:genres", serde_json::json!([{"name": "Feature"}])),
        ("ninjs:altIds", serde_json::json!([{"role": "r", "value": "v"}])),
        (
            "ninjs:infoSources",
            serde_json::json!([{"name": "Other", "role": "writer"}]),
        ),
        ("newsml:urgency", Value::from("4")),
        ("rss:category", serde_json::json!(["World", "Politics"])),
    ])
    .prop_map(|(name, value)| (name.to_owned(), value));
    let name = prop_oneof![
        Just("rss:category"),
        Just("atom:id"),
        Just("ninjs:urgency"),
        Just("ninjs:subjects"),
        Just("ninjs:title"),
        Just("ninjs:x"),
        Just("newsml:subject"),
        Just("newsml:urgency"),
        Just("newsml:x"),
        Just("x"),
    ];
    let any = (name.prop_map(str::to_owned), json());
    vec(prop_oneof![known, any], 0..4).prop_map(|signals| signals.into_iter().collect())
}

fn metadata() -> impl Strategy<Value = Metadata> {
    (
        option::of(text()),
        option::of(text()),
        option::of(text()),
        option::of(1..i32::MAX),
        option::of(instants()),
        signals(),
    )
        .prop_map(
            |(copyright_notice, usage_terms, ed_note, source_version, revised_at, signals)| Metadata {
                copyright_notice,
                usage_terms,
                ed_note,
                source_version,
                revised_at,
                signals,
            },
        )
}

fn sections() -> impl Strategy<Value = SectionLabel> {
    ("[a-z]{1,9}(-[a-z0-9]{1,9}){0,3}", text(), option::of(text())).prop_map(|(slug, title, disclaimer)| {
        SectionLabel {
            slug,
            title,
            disclaimer,
        }
    })
}

fn hops() -> impl Strategy<Value = Vec<StatedHop>> {
    let hop = (text(), text(), option::of(instants()));
    vec(
        hop.prop_map(|(party, action, at)| StatedHop { party, action, at }),
        0..3,
    )
}

/// Stories with each of their fields or without.
pub fn stories() -> impl Strategy<Value = Story> {
    let names = (
        option::of(text()),
        option::of(text()),
        option::of(text()),
        option::of(text()),
    );
    let names = (names, option::of("[a-z]{2}(-[A-Z]{2})?"), option::of(text()));
    let states = (
        option::of(published()),
        select(PubStatus::ALL),
        select(RepresentationType::ALL),
        option::of(instants()),
        option::of(instants()),
        any::<bool>(),
    );
    (
        option::of(text()),
        sections(),
        text(),
        bodies(),
        names,
        metadata(),
        states,
        hops(),
        addresses(),
    )
        .prop_map(
            |(guid, section, headline, body, names, metadata, states, hops, source_url)| {
                let ((byline, dateline, slugline, creditline), language, source) = names;
                let (
                    published,
                    pub_status,
                    representation_type,
                    embargoed_until,
                    first_created,
                    is_correction,
                ) = states;
                Story {
                    guid,
                    byline,
                    dateline,
                    slugline,
                    creditline,
                    language,
                    source,
                    source_url,
                    metadata,
                    published,
                    pub_status,
                    representation_type,
                    embargoed_until,
                    first_created,
                    is_correction,
                    hops,
                    ..Story::new(section, headline, body)
                }
            },
        )
}

fn addresses() -> impl Strategy<Value = Option<String>> {
    option::of(prop_oneof![
        "https://[a-z]{1,9}\\.example/[a-z0-9/?&=%]{0,20}",
        text()
    ])
}

/// Items of such stories, retitled or not, with and without references and notes.
pub fn items() -> impl Strategy<Value = Item> {
    let full = full_item();
    let desk = (
        option::of(text()),
        1..i32::MAX,
        instants(),
        instants(),
        any::<bool>(),
    );
    (stories(), desk).prop_map(
        move |(story, (title, version, first_created, version_created, bare))| {
            let published_at = story.published.map_or(first_created, |published| published.at);
            let headline = title.unwrap_or_else(|| story.headline.clone());
            Item {
                version,
                headline,
                first_created,
                version_created,
                published_at,
                story,
                references: if bare { Vec::new() } else { full.references.clone() },
                notes: if bare { Vec::new() } else { full.notes.clone() },
                ..full.clone()
            }
        },
    )
}

/// Writes articles for the schemas of the standards to judge: `WIRE_SAMPLES` names the directory.
#[test]
#[ignore = "its files are for validators outside"]
fn files_for_validators() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};

    let directory = std::path::PathBuf::from(std::env::var("WIRE_SAMPLES").unwrap());
    let mut runner = TestRunner::deterministic();
    let mut generated = || items().new_tree(&mut runner).unwrap().current();
    let entries: Vec<Entry> = std::iter::once(full_item())
        .chain(std::iter::repeat_with(&mut generated).take(400))
        .map(|item| Entry::Item(Box::new(item)))
        .chain([Entry::Tombstone(tombstone())])
        .collect();
    let write = |name: String, text: String| std::fs::write(directory.join(name), text).unwrap();
    for (number, entry) in entries.iter().enumerate() {
        let (ninjs, newsml) = match entry {
            Entry::Item(item) => (crate::ninjs::render(item), crate::newsml::render(item)),
            Entry::Tombstone(gone) => (
                crate::ninjs::render_tombstone(gone),
                crate::newsml::render_tombstone(gone),
            ),
        };
        write(format!("{number}.ninjs.json"), ninjs);
        write(format!("{number}.newsml.xml"), newsml);
    }
    let sent = instant("2024-06-18T06:00:00Z");
    write(
        "all.newsml.xml".to_owned(),
        crate::newsml::render_entries(sent, &entries),
    );
    write(
        "all.ninjs.json".to_owned(),
        crate::ninjs::render_entries(&entries),
    );
}

/// Word that an article is gone.
pub fn tombstone() -> Tombstone {
    Tombstone {
        id: "urn:uuid:01900000-0000-7000-8000-000000000007".to_owned(),
        url: "https://wire.example/articles/talks-resume".to_owned(),
        version: 3,
        pub_status: PubStatus::Withheld,
        at: instant("2024-06-18T05:30:00Z"),
        reason: "A question of rights".to_owned(),
    }
}
