//! Whole pages.

use mediawire_domain::story::{Delivery, RepresentationType, Story};

use super::parse;
use crate::{Capture, Refusal, Refused, text::decode};

type Page = Vec<Result<Story, Refused>>;

const PAGE: &str = "\
World Desk

Glacier states agree to ‘measure  alike’ by 2030

BERN, April 8 – Forty states agreed on Thursday to measure their glaciers in one way, after teh talks of a week.

“We had 1990, 200, and 2021 figures,” said delegate Ana Novák. “Now we have one.”

Hosts will keep the figures.

Source: Alpine Agency https://alpine.example/news/glaciers

The Courier World Desk

Stories on the World Desk come from others. The Courier answers for none of them.

Write to the desk.

Recent Posts

Ferry returns to Riga

After two years the ferry between the two ports…

8 hours ago

Bakers’ strike ends in Graz

The bakers of Graz went back to their ovens on…

2 days ago";

fn capture() -> Capture {
    Capture {
        captured_at: "2024-09-28T20:37:00Z".parse().unwrap(),
        published_at: None,
        section: None,
        source: None,
        language: None,
    }
}

fn read(text: &str) -> Page {
    read_as(text, &capture()).unwrap()
}

fn read_as(text: &str, capture: &Capture) -> Result<Page, Refusal> {
    let story = |delivery| match delivery {
        Delivery::Story(story) => *story,
        Delivery::Withdrawal(withdrawal) => panic!("{withdrawal:?}"),
    };
    let reading = parse(text, capture)?;
    Ok(reading.into_iter().map(|item| item.map(story)).collect())
}

fn main_story(text: &str) -> Story {
    read(text).remove(0).unwrap()
}

fn blocks(story: &Story) -> Vec<&str> {
    story.body.blocks().collect()
}

fn published(story: &Story) -> String {
    story.published.map_or("unknown".to_owned(), |time| {
        format!("{} {}", time.at, time.precision)
    })
}

/// Each item in short: a story's headline and time, or why it was refused.
fn summary(page: &Page) -> Vec<String> {
    let seen = |story: &Story| format!("{} @ {}", story.headline, published(story));
    page.iter()
        .map(|item| {
            item.as_ref()
                .map_or_else(|refused| format!("{} {refused}", refused.code), seen)
        })
        .collect()
}

#[test]
fn the_main_article_is_kept_word_for_word() {
    let story = main_story(PAGE);
    let lines: Vec<&str> = PAGE.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(story.headline, lines[1]);
    assert_eq!(blocks(&story), lines[2..5]);
    assert_eq!(story.representation_type, RepresentationType::Full);
    assert_eq!(story.dateline.as_deref(), Some("BERN, April 8"));
    assert_eq!(story.source.as_deref(), Some("Alpine Agency"));
    assert_eq!(
        story.source_url.as_deref(),
        Some("https://alpine.example/news/glaciers")
    );
    assert_eq!((story.byline, story.published, story.guid), (None, None, None));
}

#[test]
fn label_and_disclaimer_belong_to_the_section_of_every_story() {
    let disclaimer = "Stories on the World Desk come from others. The Courier answers for none of them.\n\n\
                      Write to the desk.";
    for story in read(PAGE) {
        let section = story.unwrap().section;
        assert_eq!(
            (section.slug.as_str(), section.title.as_str()),
            ("world-desk", "World Desk")
        );
        assert_eq!(section.disclaimer.as_deref(), Some(disclaimer));
    }
}

#[test]
fn recent_posts_follow_in_the_order_of_the_page() {
    let page = read(PAGE);
    let posts: Vec<&Story> = page[1..].iter().map(|post| post.as_ref().unwrap()).collect();
    let seen: Vec<_> = posts
        .iter()
        .map(|post| (post.headline.as_str(), published(post)))
        .collect();
    assert_eq!(
        seen,
        [
            ("Ferry returns to Riga", "2024-09-28T12:00:00Z HOUR".to_owned()),
            (
                "Bakers’ strike ends in Graz",
                "2024-09-26T00:00:00Z DAY".to_owned()
            ),
        ]
    );
    assert_eq!(
        blocks(posts[0]),
        ["After two years the ferry between the two ports…"]
    );
    assert!(
        posts
            .iter()
            .all(|post| post.representation_type == RepresentationType::Partial)
    );
}

#[test]
fn line_ends_and_blank_lines_make_no_difference() {
    let page = read(PAGE);
    let forms = [
        PAGE.replace('\n', "\r\n"),
        PAGE.replace("\n\n", "\r\n"),
        PAGE.replace("\n\n", " \n \t\n\n\u{A0}\n  "),
        PAGE.replace("\n\n", "\r"),
    ];
    for form in forms {
        assert_eq!(read(&form), page);
    }
}

#[test]
fn date_and_byline_stand_under_the_headline() {
    let story = main_story(
        "World Desk\nA dam breaks in Brno\nBy Ana Novák, Agency\n8 April 2010\nBy noon it was dry.",
    );
    assert_eq!(story.byline.as_deref(), Some("By Ana Novák, Agency"));
    assert_eq!(published(&story), "2010-04-08T00:00:00Z DAY");
    assert_eq!(blocks(&story), ["By noon it was dry."]);
}

#[test]
fn the_operators_word_goes_before_the_pages_time_but_not_before_its_source() {
    let capture = Capture {
        published_at: Some("2024-06-18T05:30:00Z".parse().unwrap()),
        section: Some("mountain-news".to_owned()),
        source: Some("Operator".to_owned()),
        ..capture()
    };
    let page = read_as(&PAGE.replace("\n\nBERN", "\n\n31 June 2024\n\nBERN"), &capture).unwrap();
    let stories: Vec<Story> = page.into_iter().map(Result::unwrap).collect();
    assert_eq!(published(&stories[0]), "2024-06-18T05:30:00Z SECOND");
    assert_eq!(published(&stories[1]), "2024-09-28T12:00:00Z HOUR");
    assert_eq!(stories[0].source.as_deref(), Some("Alpine Agency"));
    assert_eq!(stories[1].source.as_deref(), Some("Operator"));
    assert_eq!(
        (
            stories[0].section.slug.as_str(),
            stories[0].section.title.as_str()
        ),
        ("mountain-news", "World Desk")
    );
}

#[test]
fn a_date_that_cannot_be_is_refused_unless_the_operator_gives_one() {
    let page = read("World Desk\nA dam breaks in Brno\n31 June 2024\nIt was dry.");
    assert_eq!(
        summary(&page),
        ["BAD_TIME A dam breaks in Brno: `31 June 2024` is not in the calendar"]
    );
}

#[test]
fn the_source_may_stand_below_the_disclaimer() {
    let moved = "Write to the desk.\n\nSource: Alpine Agency https://alpine.example/news/glaciers";
    let page = PAGE
        .replace(
            "Source: Alpine Agency https://alpine.example/news/glaciers\n\n",
            "",
        )
        .replace("Write to the desk.", moved);
    assert_eq!(read(&page), read(PAGE));
}

#[test]
fn a_page_without_label_begins_with_its_headline() {
    let story = main_story("Talks resume in Bern\n\nDelegates met.\n\nThey talked.");
    assert_eq!(
        (story.headline.as_str(), story.section.title.as_str()),
        ("Talks resume in Bern", "Wire")
    );
    assert_eq!(blocks(&story), ["Delegates met.", "They talked."]);
    let given = Capture {
        section: Some("world-desk".to_owned()),
        ..capture()
    };
    let text = "Forty states agree to measure all of their glaciers alike\n\nThey met.";
    let section = read_as(text, &given).unwrap().remove(0).unwrap().section;
    assert_eq!(
        (section.slug.as_str(), section.title.as_str()),
        ("world-desk", "World Desk")
    );
}

#[test]
fn a_page_without_article_keeps_its_posts() {
    let list = &PAGE[PAGE.find("Recent Posts").unwrap()..];
    let posts = [
        "Ferry returns to Riga @ 2024-09-28T12:00:00Z HOUR",
        "Bakers’ strike ends in Graz @ 2024-09-26T00:00:00Z DAY",
    ];
    let seen = summary(&read(list));
    assert_eq!(seen[0], "NO_BODY the page: no body: there is no article on it");
    assert_eq!(seen[1..], posts);
    let seen = summary(&read(&format!("World Desk\n\nGlacier states agree\n\n{list}")));
    assert_eq!(
        seen[0],
        "NO_BODY Glacier states agree: no body: there is no text under the headline"
    );
    assert_eq!(seen[1..], posts);
}

#[test]
fn a_headline_may_quote_a_source() {
    let story = main_story("World Desk\nSource: talks to resume in Bern\nDelegates are on their way.");
    assert_eq!(story.headline, "Source: talks to resume in Bern");
}

#[test]
fn an_article_without_headline_is_refused() {
    let paragraph =
        "Forty states agreed on Thursday to measure their glaciers in one way, after the talks of a week.";
    let given = Capture {
        section: Some("world-desk".to_owned()),
        ..capture()
    };
    for text in [
        format!("World Desk\n\n{paragraph}\n\nIt rained."),
        format!("{paragraph}\n\nIt rained."),
    ] {
        let seen = summary(&read_as(&text, &given).unwrap());
        assert_eq!(
            seen,
            ["NO_HEADLINE the page: no headline: the text begins without one"]
        );
    }
}

#[test]
fn each_bad_post_is_refused_by_name_beside_the_good_ones() {
    let seen = summary(&read(
        "World Desk\nA dam breaks in Brno\nIt was dry.\nLATEST NEWS:\n\
         One is damaged\nIt counts in hours for four days…\n99 hours ago\n\
         Two is from a calendar\nIt was printed in some time zone…\nYesterday\n\
         Three is bare\n5 minutes ago\n\
         Four has no time\nIts excerpt is long enough…\n\
         Five is good\nIts excerpt is long enough…\nan hour ago\n\
         Six is vague\nIts excerpt is long enough…\nsoon",
    ));
    let expected = [
        "A dam breaks in Brno @ unknown",
        "BAD_TIME One is damaged: `99 hours ago` is more than two days, and a list turns from hours to days",
        "BAD_TIME Two is from a calendar: `Yesterday` is a calendar day in an unknown time zone",
        "NO_BODY Three is bare: no body: there is no excerpt under the headline",
        "NO_TIME Four has no time: no time under the excerpt",
        "Five is good @ 2024-09-28T19:00:00Z HOUR",
        "BAD_TIME Six is vague: `soon` is no time that can be read",
    ];
    assert_eq!(seen, expected);
}

#[test]
fn a_list_without_times_is_refused_post_by_post() {
    let page = PAGE.replace("8 hours ago", "").replace("2 days ago", "");
    let seen = summary(&read(&page));
    assert_eq!(
        seen[1..],
        [
            "NO_TIME Ferry returns to Riga: no time under the excerpt",
            "NO_TIME Bakers’ strike ends in Graz: no time under the excerpt",
        ]
    );
}

#[test]
fn a_list_under_another_heading_or_none_is_no_part_of_the_article() {
    for heading in ["More from the desk", "Mehr", ""] {
        assert_eq!(
            read(&PAGE.replace("Recent Posts", heading)),
            read(PAGE),
            "{heading}"
        );
    }
}

#[test]
fn a_chronicle_with_dates_is_one_article() {
    let text = "World Desk\nA week of floods\nIt began.\n8 April 2010\nRain fell.\nMore rain fell.\n\
                9 April 2010\nIt stopped.\nThe rivers fell.\n10 April 2010\nAll was dry.";
    assert_eq!(blocks(&main_story(text)).len(), 9);
}

#[test]
fn a_section_may_be_called_as_a_list_is() {
    let text = "Latest News\n\nA dam breaks in Brno\n\nIt was dry.";
    let given = Capture {
        section: Some("latest-news".to_owned()),
        ..capture()
    };
    assert_eq!(
        summary(&read_as(text, &given).unwrap()),
        ["A dam breaks in Brno @ unknown"]
    );
    let listed = format!("{text}\n\nRecent posts\n\nFerry returns\n\nAfter two years…\n\n8 hours ago");
    assert_eq!(read(&listed).len(), 2);
    assert_eq!(main_story(&listed).section.title, "Latest News");
}

#[test]
fn other_scripts_are_kept_word_for_word() {
    let text = "رسانه\n\nسد در برنو شکست\n\n\u{200F}آب رفت. «چه کنیم؟»\n\nRecent Posts\n\n渡船返回\n\n两年后，渡船返回港口…\n\n8 hours ago";
    let page = read(text);
    let story = page[0].as_ref().unwrap();
    assert_eq!(
        (story.section.title.as_str(), story.headline.as_str()),
        ("رسانه", "سد در برنو شکست")
    );
    assert_eq!(blocks(story), ["\u{200F}آب رفت. «چه کنیم؟»"]);
    assert_eq!(page[1].as_ref().unwrap().headline, "渡船返回");
}

#[test]
fn a_page_of_white_space_is_refused() {
    assert_eq!(parse(" \r\n\u{A0}\n\u{200B}", &capture()), Err(Refusal::Empty));
}

#[test]
fn a_long_headline_is_cut_in_the_report() {
    let refused = read(&"ž".repeat(100_000)).remove(0).unwrap_err();
    assert_eq!(refused.item, "the page");
    let refused = read(&format!("{}\n", "ž".repeat(200))).remove(0).unwrap_err();
    assert_eq!(refused.item, "ž".repeat(120) + "…");
}

#[test]
fn a_page_cut_anywhere_is_read_or_refused() {
    let page = PAGE.replace("\n\nBERN", "\n\nBy Ana Novák\n\nApril 8, 2010 14:30 UTC\n\nBERN");
    for end in 0..=page.len() {
        match decode(&page.as_bytes()[..end]) {
            Ok(text) => assert!(!read(text).is_empty()),
            Err(refusal) => assert!(
                matches!(refusal.code(), "EMPTY" | "TRUNCATED"),
                "{end}: {refusal}"
            ),
        }
    }
}

#[test]
fn a_page_begun_or_torn_anywhere_is_read() {
    let cuts: Vec<usize> = PAGE.char_indices().map(|(index, _)| index).collect();
    for &start in &cuts {
        let _ = read(&PAGE[start..]);
        let torn = PAGE[start..]
            .char_indices()
            .nth(40)
            .map_or("", |(length, _)| &PAGE[start + length..]);
        let _ = parse(&format!("{}{torn}", &PAGE[..start]), &capture());
    }
}
