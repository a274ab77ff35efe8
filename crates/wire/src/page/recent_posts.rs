//! The list of recent posts at the end of a captured page: headline, excerpt, time.

use mediawire_domain::{
    slug::slugify,
    story::{Body, Published, RepresentationType, SectionLabel, Story},
};

use super::{
    dateline,
    line::{ends_a_sentence, is_within},
    stated_time,
};
use crate::{Capture, Refusal, Refused};

/// What stands above the list, and the list without its heading.
pub(super) fn split_off<'l, 'a>(lines: &'l [&'a str], capture: &Capture) -> (&'l [&'a str], &'l [&'a str]) {
    if let Some(heading) = heading(lines, capture) {
        return (&lines[..heading], &lines[heading + 1..]);
    }
    let (above, list) = lines.split_at(rhythm(lines).unwrap_or(lines.len()));
    match above {
        [above @ .., heading]
            if !list.is_empty() && is_within(heading, 5, 40) && !ends_a_sentence(heading) =>
        {
            (above, list)
        }
        _ => (above, list),
    }
}

/// Where the list's heading stands. On the first line it may also be the section's label ("Latest News"): it is that
/// when the operator says so or when the list has its heading further down.
fn heading(lines: &[&str], capture: &Capture) -> Option<usize> {
    let is_section = |line: &str| {
        capture
            .section
            .as_ref()
            .is_some_and(|slug| *slug == slugify(line))
    };
    let below = (1..lines.len()).find(|&index| is_heading(lines[index]));
    below.or_else(|| {
        lines
            .first()
            .filter(|first| is_heading(first) && !is_section(first))
            .map(|_| 0)
    })
}

/// Where a list begins whose heading is missing or unknown: at two posts in a row with relative times, for an article
/// has no such lines. Without this the posts would become the article's paragraphs.
fn rhythm(lines: &[&str]) -> Option<usize> {
    let is_post = |post: &[&str]| stated_time::is_relative(post[2]) && is_excerpt(post[1], post[0]);
    lines
        .windows(6)
        .position(|pair| is_post(&pair[..3]) && is_post(&pair[3..]))
}

/// "Recent Posts", "Latest News", "Most Recent" and what else is said so.
fn is_heading(line: &str) -> bool {
    if !is_within(line, 2, 20) {
        return false;
    }
    let lower = line.trim_end_matches(':').to_lowercase();
    matches!(
        lower.split_whitespace().collect::<Vec<_>>()[..],
        ["most", "recent"] | ["recent" | "latest", "posts" | "news" | "stories" | "articles"]
    )
}

/// The posts in `lines` as stories that hold their excerpt, in the list's order.
pub(super) fn stories(
    lines: &[&str],
    section: &SectionLabel,
    capture: &Capture,
) -> impl Iterator<Item = Result<Story, Refused>> {
    segment(lines).into_iter().map(|post| {
        let name = post.headline.or(post.time).unwrap_or("the page");
        post.story(section, capture)
            .map_err(|refusal| Refused::new(name, &refusal))
    })
}

/// One post's lines, as far as the list has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Post<'a> {
    headline: Option<&'a str>,
    excerpt: Option<&'a str>,
    time: Option<&'a str>,
}

impl Post<'_> {
    fn story(&self, section: &SectionLabel, capture: &Capture) -> Result<Story, Refusal> {
        let headline = self
            .headline
            .ok_or(Refusal::NoHeadline("there is none above this time"))?;
        let body = self.excerpt.and_then(|excerpt| Body::from_blocks([excerpt]));
        let body = body.ok_or(Refusal::NoBody("there is no excerpt under the headline"))?;
        Ok(Story {
            representation_type: RepresentationType::Partial,
            dateline: self.excerpt.and_then(dateline::read).map(str::to_owned),
            language: capture.language.clone(),
            source: capture.source.clone(),
            published: Some(self.published(capture)?),
            ..Story::new(section.clone(), headline.to_owned(), body)
        })
    }

    fn published(&self, capture: &Capture) -> Result<Published, Refusal> {
        let words = self.time.ok_or(Refusal::NoTime)?;
        stated_time::read(words, capture.captured_at)
            .unwrap_or_else(|| Err(Refusal::bad_time(words, "is no time that can be read")))
    }
}

/// Parts the list at its time lines, each of which ends a post.
fn segment<'a>(lines: &[&'a str]) -> Vec<Post<'a>> {
    let mut posts = Vec::new();
    for part in lines.split_inclusive(|line| stated_time::is_one(line)) {
        match part {
            [time] if stated_time::is_one(time) => {
                posts.push(Post {
                    headline: None,
                    excerpt: None,
                    time: Some(time),
                });
            }
            [texts @ .., time] if stated_time::is_one(time) => posts.extend(timed(texts, Some(time))),
            texts if texts.len() % 2 == 0 && !has_odd_time(texts) => posts.extend(pairs(texts)),
            texts => posts.extend(timed(texts, None)),
        }
    }
    posts
}

fn pairs<'a>(texts: &[&'a str]) -> impl Iterator<Item = Post<'a>> {
    texts.chunks(2).map(|pair| Post {
        headline: pair.first().copied(),
        excerpt: pair.get(1).copied(),
        time: None,
    })
}

/// The posts in `texts`, of which the last one has the time. When there are several the others lack theirs, and their
/// shape tells headlines from excerpts; reading from the end keeps the last one whole whatever is above it.
fn timed<'a>(texts: &[&'a str], mut time: Option<&'a str>) -> Vec<Post<'a>> {
    let mut posts = Vec::new();
    let mut rest = texts;
    while !rest.is_empty() {
        if time.is_none() && has_odd_time(rest) {
            (time, rest) = (rest.last().copied(), &rest[..rest.len() - 1]);
        }
        let (before, headline, excerpt) = match rest {
            [headline, excerpt] => (&[][..], Some(*headline), Some(*excerpt)),
            [before @ .., headline, excerpt] if is_excerpt(excerpt, headline) => {
                (before, Some(*headline), Some(*excerpt))
            }
            [before @ .., headline] => (before, Some(*headline), None),
            [] => break,
        };
        posts.push(Post {
            headline,
            excerpt,
            time: time.take(),
        });
        rest = before;
    }
    posts.reverse();
    posts
}

/// An excerpt was cut short or is longer than its headline.
fn is_excerpt(line: &str, headline: &str) -> bool {
    let end = line.trim_end_matches([']', ')']);
    end.ends_with('…') || end.ends_with("...") || line.chars().count() > headline.chars().count()
}

/// Whether the last of `texts` stands where a time does, is as short as one and yet cannot be read: "soon".
fn has_odd_time(texts: &[&str]) -> bool {
    match texts {
        [.., headline, excerpt, last] => {
            is_excerpt(excerpt, headline) && is_within(last, 5, 24) && !ends_a_sentence(last)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Lines<'a> = (&'a str, &'a str, &'a str);

    fn segmented<'a>(lines: &[&'a str]) -> Vec<Lines<'a>> {
        let word = |line: Option<&'a str>| line.unwrap_or("-");
        segment(lines)
            .iter()
            .map(|post| (word(post.headline), word(post.excerpt), word(post.time)))
            .collect()
    }

    const FIRST: &str = "Glacier talks open in Bern";
    const FIRST_TEXT: &str = "Delegates of forty states began to talk about…";
    const SECOND: &str = "Ferry returns to Riga";
    const SECOND_TEXT: &str = "After two years the ferry between the ports…";

    #[test]
    fn a_list_is_headed_by_two_words_alone_on_their_line() {
        for line in [
            "Recent Posts",
            "RECENT POSTS:",
            "Latest News",
            "Most Recent",
            "latest  stories",
        ] {
            assert!(is_heading(line), "{line}");
        }
        for line in [
            "Recent posts of note",
            "Most recent figures",
            "Recent",
            "Latest News.",
            "News",
        ] {
            assert!(!is_heading(line), "{line}");
        }
    }

    #[test]
    fn a_time_ends_each_post() {
        let posts = segmented(&[
            FIRST,
            FIRST_TEXT,
            "2 hours ago",
            SECOND,
            SECOND_TEXT,
            "8 April 2010",
        ]);
        assert_eq!(
            posts,
            [
                (FIRST, FIRST_TEXT, "2 hours ago"),
                (SECOND, SECOND_TEXT, "8 April 2010")
            ]
        );
    }

    #[test]
    fn a_post_without_time_leaves_the_next_one_whole() {
        let posts = segmented(&[FIRST, FIRST_TEXT, SECOND, SECOND_TEXT, "2 hours ago"]);
        assert_eq!(
            posts,
            [(FIRST, FIRST_TEXT, "-"), (SECOND, SECOND_TEXT, "2 hours ago")]
        );
    }

    #[test]
    fn a_post_without_excerpt_leaves_its_neighbours_whole() {
        let posts = segmented(&[FIRST, "1 hour ago", SECOND, SECOND_TEXT, "2 hours ago"]);
        assert_eq!(
            posts,
            [(FIRST, "-", "1 hour ago"), (SECOND, SECOND_TEXT, "2 hours ago")]
        );
        let posts = segmented(&[FIRST, SECOND, SECOND_TEXT, "2 hours ago"]);
        assert_eq!(posts, [(FIRST, "-", "-"), (SECOND, SECOND_TEXT, "2 hours ago")]);
    }

    #[test]
    fn a_short_excerpt_is_told_by_its_place() {
        let posts = segmented(&[FIRST, "More soon.", "2 hours ago"]);
        assert_eq!(posts, [(FIRST, "More soon.", "2 hours ago")]);
    }

    #[test]
    fn words_in_the_place_of_a_time_are_taken_for_one() {
        let posts = segmented(&[FIRST, FIRST_TEXT, "soon", SECOND, SECOND_TEXT, "2 hours ago"]);
        assert_eq!(
            posts,
            [(FIRST, FIRST_TEXT, "soon"), (SECOND, SECOND_TEXT, "2 hours ago")]
        );
        let posts = segmented(&[
            FIRST,
            FIRST_TEXT,
            "vor 2 Stunden",
            SECOND,
            SECOND_TEXT,
            "۸ ساعت پیش",
        ]);
        assert_eq!(
            posts,
            [
                (FIRST, FIRST_TEXT, "vor 2 Stunden"),
                (SECOND, SECOND_TEXT, "۸ ساعت پیش")
            ]
        );
    }

    #[test]
    fn a_list_without_times_is_read_in_pairs() {
        let posts = segmented(&[FIRST, "More soon.", SECOND, "More later."]);
        assert_eq!(posts, [(FIRST, "More soon.", "-"), (SECOND, "More later.", "-")]);
    }

    #[test]
    fn a_time_without_a_headline_is_kept_for_the_report() {
        let posts = segmented(&["1 hour ago", FIRST, FIRST_TEXT, "2 hours ago"]);
        assert_eq!(
            posts,
            [("-", "-", "1 hour ago"), (FIRST, FIRST_TEXT, "2 hours ago")]
        );
        assert_eq!(segmented(&[]), []);
    }
}
