use super::*;

const LIMITS: Limits = Limits {
    bytes: 65_536,
    nodes: 4_000,
    depth: 16,
    aliases: 60,
};

const INTROSPECTION: &str = include_str!("introspection.graphql");

fn refusal(text: &str) -> Refusal {
    Document::parse(text, &LIMITS).expect_err("the document was accepted")
}

fn assert_too_complex(text: &str, what: &str) {
    let refusal = refusal(text);
    assert_eq!(refusal.code(), "DOCUMENT_TOO_COMPLEX");
    assert!(refusal.to_string().contains(what), "{refusal}");
}

fn doubling(count: usize) -> String {
    let fragments = (0..count).map(|n| format!("fragment F{n} on Query{{...F{0} ...F{0}}}", n + 1));
    format!(
        "{{...F0}} {} fragment F{count} on Query{{a}}",
        fragments.collect::<String>()
    )
}

#[test]
fn doubling_fragments_are_refused_without_being_expanded() {
    let text = doubling(25);
    assert!(text.len() < 1_200);
    assert_too_complex(&text, "nodes");
}

#[test]
fn doubling_fragments_that_nothing_uses_are_refused() {
    assert_too_complex(&doubling(25).replacen("{...F0}", "{a}", 1), "nodes");
}

#[test]
fn long_chain_of_doubling_fragments_does_not_overflow_the_stack_or_the_count() {
    let refusal = Document::parse(&doubling(1_000), &LIMITS).unwrap_err();
    assert_eq!(refusal.code(), "DOCUMENT_TOO_COMPLEX");
}

#[test]
fn fragment_cycle_is_named() {
    let refused = refusal("{...A} fragment A on Query{a{...B}} fragment B on Query{...A ...A}");
    assert!(matches!(refused, Refusal::FragmentCycle(_)), "{refused}");
    assert!(matches!(refusal("{a} fragment A on Query{...A}"), Refusal::FragmentCycle(name) if name == "A"));
}

#[test]
fn unknown_fragment_is_left_to_validation() {
    assert!(Document::parse("{...Nowhere}", &LIMITS).is_ok());
}

#[test]
fn brackets_nested_by_the_thousand_are_refused_before_parsing() {
    for bracket in ["{", "{a", "{a(b:[", "{a(b:{c:"] {
        assert_too_complex(&bracket.repeat(5_000), "levels of brackets");
    }
    let of_type = format!("query($a:{}Int{}){{a}}", "[".repeat(5_000), "]".repeat(5_000));
    assert_too_complex(&of_type, "levels of brackets");
}

#[test]
fn deep_fields_are_refused_through_fragments_too() {
    let nested = |levels: usize| format!("{}a{}", "a{".repeat(levels - 1), "}".repeat(levels - 1));
    assert!(Document::parse(&format!("{{{}}}", nested(16)), &LIMITS).is_ok());
    assert_too_complex(&format!("{{{}}}", nested(17)), "17 levels of fields");
    let halves = format!("{{a{{...F}}}} fragment F on Query{{{}}}", nested(16));
    assert_too_complex(&halves, "17 levels of fields");
}

#[test]
fn inline_fragments_nested_in_each_other_are_refused() {
    let text = format!("{{{}a{}}}", "...{".repeat(40), "}".repeat(40));
    assert_too_complex(&text, "levels of nesting");
}

#[test]
fn many_aliases_are_refused_through_fragments_too() {
    let aliases = |count: usize| (0..count).map(|n| format!("a{n}:a ")).collect::<String>();
    assert!(Document::parse(&format!("{{{}}}", aliases(60)), &LIMITS).is_ok());
    assert_too_complex(&format!("{{{}}}", aliases(61)), "61 aliases");
    assert_too_complex(
        &format!("{{x{{...F}} y{{...F}}}} fragment F on Query{{{}}}", aliases(31)),
        "62 aliases",
    );
}

#[test]
fn repeated_fields_are_refused() {
    assert_too_complex(
        &format!("{{{}}}", "__typename ".repeat(500)),
        "repeats of one field",
    );
}

#[test]
fn repeated_directives_are_refused() {
    assert_too_complex(&format!("{{a{}}}", " @b".repeat(10)), "directives at one place");
}

#[test]
fn big_list_is_counted_value_by_value() {
    assert_too_complex(&format!("{{a(b:[{}])}}", "1 ".repeat(10_000)), "nodes");
    let spreads = "x{...F} y{...F} z{...F} ";
    let list = "1 ".repeat(1_500);
    assert_too_complex(
        &format!("{{{spreads}}} fragment F on Query{{a(b:[{list}])}}"),
        "nodes",
    );
}

#[test]
fn many_operations_are_refused() {
    let operations: String = (0..33).map(|n| format!("query Q{n}{{a}}")).collect();
    assert_too_complex(&operations, "33 operations");
}

#[test]
fn variable_copied_to_many_places_is_refused() {
    let text = format!(
        "query($a:[Int]){{{}}}",
        (0..50).map(|n| format!("a{n}:a(b:$a) ")).collect::<String>()
    );
    let document = Document::parse(&text, &LIMITS).unwrap();
    let variables = |count: u32| {
        let values: Vec<u32> = (0..count).collect();
        Variables::from_json(serde_json::json!({ "a": values }))
    };
    assert!(document.check_variable_weight(&variables(100)).is_ok());
    assert!(document.check_variable_weight(&variables(50_000)).is_err());
}

#[test]
fn long_document_is_refused_with_its_length() {
    let refused = refusal(&" ".repeat(65_537));
    assert_eq!(refused.code(), "DOCUMENT_TOO_LARGE");
    assert!(
        refused.to_string().contains("65537") && refused.to_string().contains("65536"),
        "{refused}"
    );
}

#[test]
fn syntax_error_has_its_place() {
    let refused = refusal("{");
    assert_eq!(refused.code(), "GRAPHQL_PARSE_FAILED");
    assert_eq!(refused.locations().len(), 1);
}

#[test]
fn introspection_by_tools_passes() {
    Document::parse(INTROSPECTION, &LIMITS).unwrap();
}

#[test]
fn circular_introspection_is_refused() {
    let text = "{__schema{types{fields{type{fields{type{fields{type{name}}}}}}}}}";
    assert_too_complex(text, "levels of introspection");
}

#[test]
fn ordinary_document_passes() {
    let text = r#"query Page($slug: String!, $full: Boolean = false) {
        article(slug: $slug) { ...Teaser bodyText @include(if: $full) people { name articles(first: 5) { nodes { ...Teaser } } } }
        recent(first: 20) { nodes { ...Teaser } pageInfo { hasNextPage endCursor } }
    } fragment Teaser on Article { slug headline excerpt(maxLength: 100) published: publishedAt }"#;
    Document::parse(text, &LIMITS).unwrap();
}

#[test]
fn operation_is_chosen_by_name_or_because_it_is_alone() {
    let both = Document::parse("query A{a} query B{b}", &LIMITS).unwrap();
    assert!(both.operation(Some("A")).is_ok());
    assert!(matches!(both.operation(None), Err(Refusal::OperationNotChosen)));
    assert!(matches!(both.operation(Some("C")), Err(Refusal::UnknownOperation(name)) if name == "C"));
    assert!(
        Document::parse("query A{a}", &LIMITS)
            .unwrap()
            .operation(None)
            .is_ok()
    );
    assert!(
        Document::parse("{a}", &LIMITS)
            .unwrap()
            .operation(Some("A"))
            .is_err()
    );
}

#[test]
fn subscription_is_refused() {
    let document = Document::parse("subscription{changes{kind}}", &LIMITS).unwrap();
    assert!(matches!(document.operation(None), Err(Refusal::Subscription)));
}

#[test]
fn required_variable_without_a_value_is_named_with_its_type() {
    let document = Document::parse("query($a:Int! $b:Int $c:Int!=1){a}", &LIMITS).unwrap();
    let operation = document.operation(None).unwrap();
    let check = |given| check_required_variables(operation, &Variables::from_json(given));
    assert!(check(serde_json::json!({"a": 1})).is_ok());
    let refused = check(serde_json::json!({"a": null})).unwrap_err();
    assert_eq!(refused.to_string(), "variable `$a` of type `Int!` needs a value");
    assert!(check(serde_json::json!({"a": 1, "c": null})).is_err());
}
