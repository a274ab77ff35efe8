use super::{Document, Element, MAX_BYTES, MAX_DEPTH, XHTML};
use crate::Refusal;

fn document(xml: &str) -> Document {
    Document::parse(xml.as_bytes()).unwrap()
}

fn child<'d>(parent: Element<'d>, namespace: &str, name: &str) -> Option<Element<'d>> {
    let mut children = parent.children();
    children.find(|child| (child.namespace(), child.name()) == (namespace, name))
}

fn text(xml: &[u8]) -> String {
    Document::parse(xml).unwrap().root().unwrap().text().into_owned()
}

fn refusal(xml: &[u8]) -> Refusal {
    Document::parse(xml).unwrap_err()
}

#[test]
fn elements_know_their_name_namespace_and_attributes() {
    let document =
        document("<r xmlns='urn:a' xmlns:b='urn:b'><b:x one='1 &amp; 2' b:two=\"2\"/><y xmlns=''/></r>");
    let root = document.root().unwrap();
    assert_eq!((root.namespace(), root.name()), ("urn:a", "r"));
    let x = child(root, "urn:b", "x").unwrap();
    assert_eq!(x.qualified_name(), "b:x");
    assert_eq!(x.attribute("one").unwrap(), "1 & 2");
    assert_eq!(x.attribute_with_prefix("b", "two").unwrap(), "2");
    assert!(child(root, "", "y").is_some());
    assert_eq!(root.children().count(), 2);
}

#[test]
fn a_prefix_that_nobody_declared_stands_for_itself() {
    let document = document("<r><dc:date>2001</dc:date></r>");
    let date = child(document.root().unwrap(), "dc", "date").unwrap();
    assert_eq!(date.text(), "2001");
}

#[test]
fn a_declaration_ends_with_its_element() {
    let document = document("<r xmlns:p='urn:one'><p:a xmlns:p='urn:two'><p:b/></p:a><p:a/></r>");
    let names: Vec<&str> = document
        .root()
        .unwrap()
        .children()
        .map(|child| child.namespace())
        .collect();
    assert_eq!(names, ["urn:two", "urn:one"]);
}

#[test]
fn text_is_decoded_once_and_cdata_not_at_all() {
    assert_eq!(
        text(b"<r>&lt;b&gt; &amp;amp; &#x41;&#66;<i> in </i><![CDATA[<b> &amp;]]>\r\n</r>"),
        "<b> &amp; AB in <b> &amp;\n"
    );
}

#[test]
fn names_of_html_are_known_and_what_names_nothing_stays() {
    assert_eq!(
        text("<r>a&nbsp;b &eacute; AT&T &nothing; &; & &#0; &#x110000;</r>".as_bytes()),
        "a\u{A0}b é AT&T &nothing; &; & &#0; &#x110000;"
    );
    assert_eq!(text(b"<r>&#146;&#x93;</r>"), "\u{2019}\u{201C}");
}

#[test]
fn a_stray_less_than_sign_is_text() {
    assert_eq!(text(b"<r>1 < 2 <3 <!x <b>bold</b></r>"), "1 < 2 <3 <!x bold");
}

#[test]
fn junk_and_white_space_before_the_declaration_are_skipped() {
    assert_eq!(
        text(b" \n\xEF\xBB\xBF<br>Warning: x<?xml version='1.0'?><r>text</r>"),
        "text"
    );
    assert_eq!(text(b"junk <r>text</r>"), "text");
}

#[test]
fn control_characters_are_left_out() {
    assert_eq!(text(b"<r>a\x00b\x0Bc\x1Bd\te</r>"), "abcd\te");
}

#[test]
fn a_wrong_end_tag_closes_what_it_can() {
    let document = document("<r><a><b>one</a></nothing><c>two</R>");
    let root = document.root().unwrap();
    let names: Vec<&str> = root.children().map(|child| child.name()).collect();
    assert_eq!(names, ["a", "c"]);
    assert_eq!(root.damage(), None);
}

#[test]
fn an_attribute_without_its_last_quote_ends_with_its_tag() {
    let document = document("<r><a href=\"x>one</a><b>two</b></r>");
    let children: Vec<String> = document
        .root()
        .unwrap()
        .children()
        .map(|child| child.text().into_owned())
        .collect();
    assert_eq!(children, ["one", "two"]);
}

#[test]
fn what_is_open_where_the_input_ends_is_damaged() {
    let document = document("<r><a>one</a><a>tw");
    let damage: Vec<bool> = document
        .root()
        .unwrap()
        .children()
        .map(|child| child.damage().is_some())
        .collect();
    assert_eq!(damage, [false, true]);
    let message = document
        .root()
        .unwrap()
        .children()
        .nth(1)
        .unwrap()
        .damage()
        .unwrap()
        .to_string();
    assert_eq!(
        message,
        "not well-formed XML: <a> at offset 13: the input ends inside it"
    );
}

#[test]
fn every_cut_of_a_document_is_read_without_its_last_element() {
    let xml =
        "<?xml version='1.0'?><!DOCTYPE r><r a='1'><!-- x --><i>é<![CDATA[ü]]></i><i k=\"v\">&lt;</i></r>";
    for end in 0..xml.len() {
        if let Ok(document) = Document::parse(&xml.as_bytes()[..end]) {
            let whole = document
                .root()
                .unwrap()
                .children()
                .filter(|child| child.damage().is_none());
            assert!(whole.count() <= 2);
        }
    }
}

#[test]
fn the_declared_encoding_is_read() {
    assert_eq!(
        text(b"<?xml version='1.0' encoding='ISO-8859-2'?><r>\xBElu\xBB</r>"),
        "žluť"
    );
    assert_eq!(
        text(b"<?xml version=\"1.0\" encoding=\"windows-1251\"?><r>\xEC\xE8\xF0</r>"),
        "мир"
    );
    assert_eq!(
        text(b"<?xml version='1.0' encoding='shift_jis'?><r>\x93\xFA\x96\x7B</r>"),
        "日本"
    );
}

#[test]
fn utf16_is_read_with_and_without_its_mark() {
    let bytes = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    let xml = "<?xml version='1.0' encoding='utf-16'?><r>žluť</r>";
    assert_eq!(text(&bytes(xml)), "žluť");
    assert_eq!(text(&bytes(&format!("\u{FEFF}{xml}"))), "žluť");
    assert_eq!(text(xml.as_bytes()), "žluť");
}

#[test]
fn a_declaration_of_latin_1_over_utf8_is_not_believed() {
    assert_eq!(
        text("<?xml version='1.0' encoding='iso-8859-1'?><r>žluť</r>".as_bytes()),
        "žluť"
    );
}

#[test]
fn utf8_and_the_declared_encoding_may_be_mixed() {
    let xml = b"<?xml version='1.0' encoding='iso-8859-1'?><r>Br\xC3\xB8ndby, K\xC3\xB8ge, \xF8st</r>";
    assert_eq!(text(xml), "Brøndby, Køge, øst");
}

#[test]
fn latin_1_without_a_declaration_is_read_as_windows_1252() {
    assert_eq!(text(b"<r>caf\xE9 \x93x\x94</r>"), "café “x”");
}

#[test]
fn bytes_of_an_unknown_encoding_are_refused() {
    assert_eq!(refusal(b"<r>\x93\xFA\x96\x7B\x81</r>").code(), "NOT_UTF8");
}

#[test]
fn controls_of_windows_1252_are_what_they_are_meant_to_be() {
    assert_eq!(text("<r>don\u{92}t</r>".as_bytes()), "don\u{2019}t");
}

#[test]
fn utf8_that_was_encoded_twice_stays_as_it_was_sent() {
    let sent = "Ã©tÃ©, dÃ©jÃ vu";
    assert_eq!(text(format!("<r>{sent}</r>").as_bytes()), sent);
}

#[test]
fn an_element_with_bytes_of_another_encoding_is_damaged_alone() {
    let document =
        Document::parse("<r><a>žluť</a><a>caf\u{0}</a></r>".replace('\0', "X").as_bytes()).unwrap();
    assert!(
        document
            .root()
            .unwrap()
            .children()
            .all(|child| child.damage().is_none())
    );
    let document = Document::parse(b"<r><a>\xC5\xBElu\xC5\xA5</a><a>caf\xE9!</a></r>").unwrap();
    let damage: Vec<bool> = document
        .root()
        .unwrap()
        .children()
        .map(|child| child.damage().is_some())
        .collect();
    assert_eq!(damage, [false, true]);
}

#[test]
fn declared_entities_are_refused() {
    let bomb = b"<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><r>&b;</r>";
    assert_eq!(
        refusal(bomb).to_string(),
        "not safe to read: its DOCTYPE declares the entity `a`"
    );
    let outside = b"<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&x;</r>";
    assert_eq!(refusal(outside).code(), "UNSAFE");
}

#[test]
fn a_plain_doctype_and_the_names_of_html_are_fine() {
    assert_eq!(
        text(b"<!DOCTYPE r PUBLIC \"-//X//Y\" \"http://x.example/y.dtd\"><r>x</r>"),
        "x"
    );
    let names = b"<!DOCTYPE r [<!ENTITY % HTMLlat1 PUBLIC \"-//W3C//DTD XHTML 1.0 Latin 1//EN\" \"x.ent\"> %HTMLlat1;]><r>&eacute;</r>";
    assert_eq!(text(names), "é");
}

#[test]
fn depth_size_and_emptiness_are_refused() {
    let deep = "<a>".repeat(MAX_DEPTH + 1);
    assert_eq!(
        refusal(deep.as_bytes()).to_string(),
        "not safe to read: elements stand more than 200 deep in each other"
    );
    assert_eq!(refusal(&vec![b'<'; MAX_BYTES + 1]).code(), "TOO_LARGE");
    assert_eq!(refusal(b" \n ").code(), "EMPTY");
    assert_eq!(refusal(b"just words").code(), "UNKNOWN_FORMAT");
    let many = Document::parse_within(b"<r><a/>b<c/></r>", 3).unwrap_err();
    assert_eq!(
        many.to_string(),
        "not safe to read: it has more than 3 elements and texts"
    );
}

#[test]
fn the_language_comes_from_around() {
    let document = document(
        "<r xml:lang='cs' xml:base='http://a.example/x/'><a xml:lang=''/><b xml:base='y/'><c/></b></r>",
    );
    let root = document.root().unwrap();
    assert_eq!(child(root, "", "a").unwrap().language(), None);
    let c = child(child(root, "", "b").unwrap(), "", "c").unwrap();
    assert_eq!(c.language().as_deref(), Some("cs"));
}

#[test]
fn inner_markup_is_html() {
    let xml = format!(
        "<r xmlns:h='{XHTML}'><h:p class='x'>a &amp; b<h:br/><h:i/>é &nbsp;</h:p> <![CDATA[<x>]]><y z/></r>"
    );
    let document = document(&xml);
    let inner = document.root().unwrap().inner_markup();
    assert_eq!(
        inner,
        "<p class='x'>a &amp; b<br><i></i>é &nbsp;</p> &lt;x&gt;<y z></y>"
    );
    assert_eq!(
        document.root().unwrap().children().nth(1).unwrap().markup(),
        "<y z></y>"
    );
}
