use super::*;

#[test]
fn block_elements_part_paragraphs_and_inline_elements_do_not() {
    let html = "<div>Harbour <b>re</b>opens<p>Ferries sail <a href=/x>at noon</a>.</p>Crews rest</div>tail";
    assert_eq!(
        blocks(html),
        ["Harbour reopens", "Ferries sail at noon.", "Crews rest", "tail"]
    );
}

#[test]
fn two_line_breaks_part_paragraphs_and_one_is_a_line_feed() {
    assert_eq!(blocks("one<br>two <br/> three"), ["one\ntwo\nthree"]);
    assert_eq!(
        blocks("<br>one<br> \n <br />two<br><br><br>three<br>"),
        ["one", "two", "three"]
    );
    assert_eq!(blocks("one</br>two"), ["one\ntwo"]);
}

#[test]
fn entities_are_decoded_once() {
    assert_eq!(
        blocks("&lt;b&gt; &amp;amp; caf&eacute; &#8220;x&#x201D; AT&T &copy 1"),
        ["<b> &amp; café “x” AT&T © 1"]
    );
}

#[test]
fn white_space_collapses_but_a_no_break_space_stays() {
    assert_eq!(
        blocks("<p> a \r\n\t b <i> c </i> d </p><p>5&nbsp;% \u{2003}x</p>"),
        ["a b c d", "5\u{A0}% \u{2003}x"]
    );
}

#[test]
fn preformatted_text_keeps_its_white_space() {
    assert_eq!(
        blocks("in<pre>\n  1  2\n\n 3 <b>4</b>\n</pre> out"),
        ["in", "  1  2\n\n 3 4", "out"]
    );
}

#[test]
fn what_is_not_shown_is_left_out() {
    let html = "<head><title>T</title><style>p > b {}</style><script>if (a<b) '</p>'</script></head>\
                <body>a<template>b<template>c</template>d</template>e<noscript><img>f</noscript>\
                <svg><title>g</title><path/></svg>h<textarea>i</textarea><iframe>j</iframe><!-- k -->";
    assert_eq!(blocks(html), ["aeh"]);
}

#[test]
fn a_drawing_that_is_not_closed_ends_at_the_next_block() {
    assert_eq!(blocks("a<svg><path><p>b</p>c<svg/>d"), ["a", "b", "cd"]);
}

#[test]
fn list_items_and_table_cells_are_blocks() {
    let html = "<ul><li>one<li>two <ul><li>three</ul></ul><table><tr><th>Team<td>Points<tr><td>Blue</table>";
    assert_eq!(blocks(html), ["one", "two", "three", "Team", "Points", "Blue"]);
}

#[test]
fn empty_blocks_are_left_out() {
    assert_eq!(blocks("<p>&nbsp;</p><p></p> <div> \n </div>"), [""; 0]);
    assert_eq!(blocks(""), [""; 0]);
}

#[test]
fn text_without_markup_is_one_block() {
    assert_eq!(blocks("2 < 3 and 4 > 1"), ["2 < 3 and 4 > 1"]);
}

#[test]
fn markup_that_is_cut_or_wrong_keeps_its_text() {
    assert_eq!(blocks("</b></div>a<p>b<i>c<a href=\"x"), ["a", "bc"]);
}

#[test]
fn depth_costs_nothing() {
    let html = "<div><b>".repeat(200_000) + "deep" + &"</p>".repeat(200_000);
    assert_eq!(blocks(&html), ["deep"]);
}

#[test]
fn a_title_is_one_line() {
    assert_eq!(
        text("Rates &lt; 5% <br> <em>again</em><p>more"),
        "Rates < 5% again more"
    );
    assert_eq!(text("\n A\n  B "), "A B");
}
