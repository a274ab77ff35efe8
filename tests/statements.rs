//! How many SQL statements a page costs: one a kind of children, and not one an article.

use crate::support::{Page, Wire};

/// A feed with every child of an article. Each line is one kind of children, and says how many kinds hide in it.
const CHILDREN: [(&str, u64); 16] = [
    ("section { title disclaimer }", 1),
    ("body { text mentions { entity { name } span { start } } }", 3),
    ("bodyText", 0),
    ("provenance { source { name } missing hopHistory { party } }", 2),
    ("versions(first: 2) { totalCount nodes { version bodyText } }", 2),
    ("notes { text span { text } }", 1),
    // A mention's id names its article and its entity.
    (
        "mentions { id entity { name status aliases } statedRole statedRoleOrganisation { name } span { text } }",
        2,
    ),
    ("references { entity { name } salience count }", 1),
    (
        "people { name offices { title } statedRoles { role organisation { name } article { slug } } \
          quotes(first: 2) { totalCount nodes { span { text } } } }",
        5,
    ),
    (
        "organisations { name articles(first: 2) { totalCount nodes { slug } } }",
        2,
    ),
    // Links are read from the authority, from verdicts and from claims; what they lead to no article need mention.
    (
        "treaties { name parties { name } supersedes { treaty { name } claims { modality } } supersededBy { verified } }",
        6,
    ),
    (
        "places { name mentionedWith(first: 2) { entity { name } articleCount } }",
        2,
    ),
    ("quotes { speaker { name } span { text } }", 1),
    (
        "claims { subject { name } object { name } speaker { name } evidence { text } }",
        1,
    ),
    // Related articles are found by what they share: its references, and then their timelines.
    (
        "related(first: 3) { weight article { headline } shared { name } }",
        3,
    ),
    ("notice { reason } embargoedUntil", 0),
];

fn feed(first: usize) -> String {
    let children: Vec<&str> = CHILDREN.iter().map(|(field, _)| *field).collect();
    format!(
        "{{ articles(first: {first}) {{ nodes {{ {} }} }} }}",
        children.join("\n")
    )
}

fn wire_with_rich_stories(stories: usize) -> Wire {
    let wire = Wire::start();
    (0..stories).for_each(|number| drop(wire.receive(&Page::rich(number))));
    wire.database.execute(
        "INSERT INTO desk_notes (article_key, version, part, block, start_byte, end_byte, text, at) \
         SELECT key, version, 'BODY', 0, 0, 3, 'To be checked.', 0 FROM articles",
    );
    wire
}

#[test]
fn feed_of_twenty_costs_one_statement_a_kind_of_children() {
    let wire = wire_with_rich_stories(20);
    let begin_and_end = wire.statements("{ __typename }");
    let cost = wire.statements(&feed(20)) - begin_and_end;
    let kinds: u64 = CHILDREN.iter().map(|(_, kinds)| kinds).sum();
    assert!(
        cost <= 1 + kinds,
        "{cost} statements, and there are {kinds} kinds of children"
    );
}

#[test]
fn feed_of_twenty_costs_no_more_than_a_feed_of_two() {
    let wire = wire_with_rich_stories(20);
    assert!(wire.statements(&feed(20)) <= wire.statements(&feed(2)));
}

#[test]
fn total_is_counted_only_when_it_is_asked_for() {
    let wire = wire_with_rich_stories(3);
    let without = wire.statements("{ articles(first: 2) { nodes { slug } } }");
    assert_eq!(
        wire.statements("{ articles(first: 2) { totalCount nodes { slug } } }"),
        without + 1
    );
}

#[test]
fn every_article_of_a_full_page_can_be_asked_for_its_relations() {
    let wire = Wire::start();
    for number in 0..100 {
        // A hundred stories about different people: SQLite puts no more than 500 SELECTs into one.
        let name = |person: usize| {
            format!(
                "Foreign Minister {} {}",
                word(number),
                word(1_000 + 10 * number + person)
            )
        };
        let people: Vec<String> = (0..8).map(name).collect();
        let text = format!("Talks went on, and {} took part in them.", people.join(", "));
        wire.receive(&Page::numbered(number).saying(&[&text]));
    }
    let answer = wire.query(
        "{ articles(first: 100) { nodes { references { count } related(first: 1) { article { slug } } } } }",
    );
    assert_eq!(answer["articles"]["nodes"].as_array().unwrap().len(), 100);
    let people =
        wire.query("{ articles(first: 100) { nodes { people { articles(first: 1) { nodes { slug } } } } } }");
    assert_eq!(people["articles"]["nodes"].as_array().unwrap().len(), 100);
}

/// A different made-up name for each number.
fn word(number: usize) -> String {
    let syllables = ["ba", "do", "fe", "gi", "ku", "la", "mo", "ne", "ri", "su"];
    let digits = number.to_string();
    let name: String = digits
        .bytes()
        .map(|digit| syllables[usize::from(digit - b'0')])
        .collect();
    let (first, rest) = name.split_at(1);
    first.to_uppercase() + rest + "n"
}
