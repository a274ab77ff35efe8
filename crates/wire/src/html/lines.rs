//! Lines that stand among an article's paragraphs without being of its text.

use crate::markup::Paragraph;

/// Lines that are furniture by their whole text, in lower case and without what stands around their letters.
const WHOLE: &[&str] = &[
    "ad",
    "ad feedback",
    "advert",
    "advertisement",
    "advertising",
    "anzeige",
    "breaking news emails",
    "caption",
    "close",
    "comments",
    "continue reading",
    "copy link",
    "copy this link",
    "don't miss",
    "don’t miss",
    "email",
    "email the author",
    "enlarge image",
    "facebook",
    "follow on twitter",
    "highlights",
    "latest",
    "linkedin",
    "loading",
    "loading content",
    "more on this story",
    "must read",
    "pinterest",
    "popular",
    "post comment",
    "print",
    "publicidad",
    "publicidade",
    "publicité",
    "read more",
    "read next",
    "recommended",
    "reddit",
    "related",
    "related articles",
    "related news",
    "related posts",
    "related stories",
    "reklama",
    "save",
    "share",
    "share this",
    "share this article",
    "share this story",
    "sharing is caring",
    "show more",
    "sign up",
    "story continues below",
    "subscribe",
    "tags",
    "telegram",
    "trending",
    "tweet",
    "twitter",
    "view author archive",
    "werbung",
    "whatsapp",
    "you may also like",
    "media playback is unsupported on your device",
    "article continues below advertisement",
    "story continues below advertisement",
    "advertisement - continue reading below",
    "getty images",
    "file photo",
];

/// How captions and credits begin.
const CREDITS: &[&str] = &[
    "©",
    "(ap photo",
    "(credit:",
    "(image credit",
    "(image:",
    "(photo",
    "ap photo",
    "bild:",
    "credit:",
    "file photo:",
    "foto:",
    "image caption",
    "image copyright",
    "image credit",
    "image:",
    "media caption",
    "photo by",
    "photo credit",
    "photo:",
    "photograph:",
    "photos:",
    "picture:",
    "source: getty",
    "video:",
    "fotografie:",
];

/// How a way to another story begins. What is not in a link counts as text unless it is short.
const WAYS: &[&str] = &[
    "also read",
    "click here",
    "čtěte také",
    "don't miss",
    "don’t miss",
    "follow us",
    "lea también",
    "leggi anche",
    "leia também",
    "leia mais",
    "lesen sie auch",
    "lire aussi",
    "mehr zum thema",
    "more:",
    "more on",
    "read also",
    "read more",
    "read:",
    "recommended:",
    "related:",
    "related post",
    "related stories",
    "see also",
    "see more",
    "subscribe to",
    "watch:",
    "you may also",
    "explore more",
    "view all",
    "next:",
    "previous:",
    "must read",
];

/// How lines under a text begin that are not of it.
const TAILS: &[&str] = &[
    "all rights reserved",
    "citation:",
    "click here",
    "contact us",
    "copyright",
    "email:",
    "filed under",
    "follow ",
    "for more ",
    "for the latest",
    "get the latest",
    "get our",
    "have a tip",
    "join our",
    "join the",
    "like us",
    "more ap ",
    "need more",
    "posted in",
    "read the original",
    "reach the reporter",
    "sign up",
    "subscribe",
    "tags",
    "the contents of this site",
    "there's plenty more",
    "this document is subject to copyright",
    "this material may not be",
    "via ",
    "want more",
    "©",
    "download ",
    "support our",
    "source:",
    "topics:",
    "categories:",
    "tagged",
    "follow us",
    "written by",
    "image:",
    "photo:",
    "share this",
    "view comments",
    "leave a comment",
    "leave a reply",
    "about the author",
    "originally published",
    "this article was originally",
];

/// Headings of lists of other stories.
const LIST_HEADINGS: &[&str] = &[
    "also on",
    "don't miss",
    "don’t miss",
    "editor's picks",
    "editors' picks",
    "editor’s picks",
    "keep reading",
    "latest",
    "latest news",
    "latest stories",
    "more from",
    "more great",
    "more in",
    "more news",
    "more stories",
    "more top stories",
    "most popular",
    "most read",
    "popular",
    "read more",
    "read next",
    "recent posts",
    "recommended",
    "related",
    "related articles",
    "related content",
    "related news",
    "related posts",
    "related stories",
    "related topics",
    "see also",
    "top stories",
    "trending",
    "what to read next",
    "you may also like",
    "you might also like",
    "you might like",
    "further reading",
    "more like this",
    "up next",
    "about the author",
    "leave a reply",
    "leave a comment",
];

/// The paragraphs that are of the text, in order.
pub(super) fn text(paragraphs: Vec<Paragraph>, headline: &str) -> Vec<Paragraph> {
    let mut paragraphs = paragraphs;
    paragraphs.retain(|paragraph| !is_furniture(paragraph));
    drop_head(&mut paragraphs, headline);
    drop_lists(&mut paragraphs);
    drop_tail(&mut paragraphs);
    paragraphs
}

fn is_furniture(paragraph: &Paragraph) -> bool {
    let line = plain(&paragraph.text);
    let bare = bare(&line);
    bare.is_empty()
        || WHOLE.contains(&bare)
        || is_credit(&line)
        || is_way(paragraph, &line)
        || is_counter(&line)
        || is_wholly_linked(paragraph)
}

fn is_wholly_linked(paragraph: &Paragraph) -> bool {
    let letters = paragraph
        .text
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace())
        .count();
    paragraph.linked * 20 >= letters * 19
        && !matches!(
            &*paragraph.element,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "td" | "th"
        )
}

fn is_credit(line: &str) -> bool {
    let begins = CREDITS.iter().any(|credit| line.starts_with(credit));
    let agency = [
        "getty images",
        "/ap",
        "| getty",
        "via getty",
        "/reuters",
        "| reuters",
        "/afp",
        "shutterstock",
        "file photo)",
    ];
    begins && line.len() < 300
        || line.len() < 120 && !ends_sentence(line) && agency.iter().any(|name| line.contains(name))
}

fn is_way(paragraph: &Paragraph, line: &str) -> bool {
    let begins = WAYS.iter().any(|way| line.starts_with(way));
    begins && (paragraph.linked * 3 > paragraph.text.len() || line.len() < 60 && !ends_sentence(line))
}

/// "Image 1 of 5"
fn is_counter(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let picture = matches!(
        words.next(),
        Some("image" | "photo" | "slide" | "bild" | "picture")
    );
    picture && line.len() < 24 && line.bytes().any(|byte| byte.is_ascii_digit())
}

/// What stands above the first sentence: the headline again, the date, the byline, where the page is.
fn drop_head(paragraphs: &mut Vec<Paragraph>, headline: &str) {
    let first = paragraphs
        .iter()
        .position(|paragraph| is_sentence(&paragraph.text));
    let first = first.unwrap_or(0);
    let headline = plain(headline);
    let mut index = 0;
    paragraphs.retain(|paragraph| {
        index += 1;
        let line = plain(&paragraph.text);
        index > first && line != headline && !(index < first + 4 && (is_date(&line) || is_byline(&line)))
    });
}

fn drop_lists(paragraphs: &mut Vec<Paragraph>) {
    let heads = |paragraph: &Paragraph| {
        let line = plain(&paragraph.text);
        line.len() < 60
            && LIST_HEADINGS
                .iter()
                .any(|heading| bare(&line).starts_with(heading))
    };
    let Some(start) = paragraphs.iter().rposition(heads) else {
        return;
    };
    let after = &paragraphs[start + 1..];
    if after
        .iter()
        .filter(|paragraph| is_sentence(&paragraph.text) && paragraph.linked * 2 < paragraph.text.len())
        .count()
        <= 1
    {
        paragraphs.truncate(start);
    }
}

fn drop_tail(paragraphs: &mut Vec<Paragraph>) {
    while paragraphs.len() > 1 && paragraphs.last().is_some_and(is_tail) {
        paragraphs.pop();
    }
}

fn is_tail(paragraph: &Paragraph) -> bool {
    let line = plain(&paragraph.text);
    let heading = matches!(&*paragraph.element, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    heading
        || is_date(&line)
        || (line.len() < 400 && TAILS.iter().any(|tail| line.starts_with(tail)))
        || line.contains("all rights reserved") && line.len() < 300
        || line.contains("contributed to this report") && line.len() < 200
        || line.contains("newsletter") && line.contains("sign up")
}

fn is_byline(line: &str) -> bool {
    let by = [
        "by ",
        "von ",
        "par ",
        "por ",
        "written by ",
        "posted by ",
        "autor:",
        "author:",
        "reporting by ",
    ];
    line.len() < 120 && !ends_sentence(line) && by.iter().any(|word| line.starts_with(word))
}

/// A line of a date or a time and hardly another word.
fn is_date(line: &str) -> bool {
    if line.len() > 120 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let words = line
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let (known, other): (Vec<&str>, Vec<&str>) = words.partition(|word| is_date_word(word));
    known.len() >= 3 && other.len() <= 2
}

fn is_date_word(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "a",
        "am",
        "at",
        "pm",
        "published",
        "updated",
        "posted",
        "on",
        "last",
        "modified",
        "first",
        "est",
        "edt",
        "et",
        "pst",
        "pdt",
        "pt",
        "cst",
        "cdt",
        "gmt",
        "utc",
        "bst",
        "ist",
        "cet",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "th",
        "st",
        "nd",
        "rd",
        "de",
        "às",
        "ago",
        "hours",
        "hour",
        "minutes",
        "min",
        "read",
        "of",
        "the",
        "um",
        "uhr",
        "den",
        "le",
        "à",
        "mis",
        "jour",
        "publié",
        "publicado",
        "actualizado",
    ];
    const MONTHS: &[&str] = &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mai", "okt",
        "dez", "ene", "abr", "ago", "dic", "fev", "set", "out", "jui", "aoû", "fév", "avr", "déc", "led",
        "úno", "bře", "dub", "kvě", "čer", "srp", "zář", "říj", "lis", "pro",
    ];
    word.bytes().all(|byte| byte.is_ascii_digit())
        || WORDS.contains(&word)
        || word.len() < 12 && MONTHS.iter().any(|month| word.starts_with(month))
        || word.starts_with(|letter: char| letter.is_ascii_digit()) && word.len() <= 6
}

fn is_sentence(text: &str) -> bool {
    let line = text.trim();
    line.chars().count() >= 80
        || line.chars().count() >= 40 && ends_sentence(line)
        || !line.is_ascii() && line.chars().any(|letter| matches!(letter, '。' | '、'))
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end()
        .ends_with(['.', '!', '?', '…', ':', '”', '"', '’', ')', '»', '“', '。', '।'])
}

/// In lower case, with white space as single spaces.
fn plain(text: &str) -> String {
    text.to_lowercase()
        .split_whitespace()
        .collect::<Vec<&str>>()
        .join(" ")
}

fn bare(line: &str) -> &str {
    line.trim_matches(|letter: char| !letter.is_alphanumeric())
}
