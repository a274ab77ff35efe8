//! The lines at the bottom that name where a story came from: "Source: Reuters", "URL: https://…".

/// Where a story came from, as far as its page says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Source<'a> {
    pub(super) name: Option<&'a str>,
    pub(super) url: Option<&'a str>,
}

impl<'a> Source<'a> {
    /// What the last lines say, and the lines before those.
    pub(super) fn split_off<'l>(lines: &'l [&'a str]) -> (&'l [&'a str], Self) {
        let (mut rest, mut source) = (lines, Self::default());
        while let [before @ .., last] = rest
            && let Some(said) = Self::read(last)
        {
            source = said.or(source);
            rest = before;
        }
        (rest, source)
    }

    /// This, completed by `other`.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            name: self.name.or(other.name),
            url: self.url.or(other.url),
        }
    }

    /// What `line` says when it says nothing else.
    pub(super) fn read(line: &'a str) -> Option<Self> {
        if let Some(url) = url(line) {
            return Some(Self {
                name: None,
                url: Some(url),
            });
        }
        if let Some(said) = after_label(line, &["url", "link"], &[':']) {
            return url(said).map(|url| Self {
                name: None,
                url: Some(url),
            });
        }
        let said = after_label(line, &["source", "sources"], &[':', '-', '–', '—', '|'])?;
        let is_sentence = super::line::ends_with_full_stop(said) && !line.contains(':');
        (super::line::is_within(without_url(said), 8, 80) && !is_sentence).then(|| Self::named(said))
    }

    fn named(said: &'a str) -> Self {
        let name = without_url(said);
        Self {
            name: (!name.is_empty()).then_some(name),
            url: said.split_whitespace().last().and_then(url),
        }
    }
}

fn after_label<'a>(line: &'a str, labels: &[&str], separators: &[char]) -> Option<&'a str> {
    let end = line.find(|c: char| !c.is_ascii_alphabetic())?;
    let (label, rest) = line.split_at(end);
    let said = rest.trim_start().strip_prefix(separators)?.trim_start();
    let is_label = labels.iter().any(|known| label.eq_ignore_ascii_case(known));
    (is_label && !said.is_empty()).then_some(said)
}

fn without_url(said: &str) -> &str {
    match said.split_whitespace().last().filter(|word| url(word).is_some()) {
        Some(address) => {
            said[..said.len() - address.len()].trim_end_matches([' ', '\u{A0}', ',', ':', '-', '–', '—', '|'])
        }
        None => said,
    }
}

/// The web address that `word` is, without what stands around it.
fn url(word: &str) -> Option<&str> {
    let word = word.trim_end_matches(['.', ',', ';']);
    let within = |open, close| word.strip_prefix(open)?.strip_suffix(close);
    let address = within('(', ')')
        .or_else(|| within('<', '>'))
        .or_else(|| within('[', ']'))
        .unwrap_or(word);
    let scheme = address.find("://").map(|end| &address[..end])?;
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let has_host = address[scheme.len() + 3..].starts_with(|c: char| c.is_alphanumeric() || c == '[');
    (is_web && has_host && !address.contains(char::is_whitespace)).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_says(line: &str, name: Option<&str>, url: Option<&str>) {
        assert_eq!(Source::read(line), Some(Source { name, url }), "{line}");
    }

    #[test]
    fn a_source_line_gives_a_name_or_an_address_or_both() {
        let url = Some("https://agency.example/a?b=1");
        assert_says("Source: Agency", Some("Agency"), None);
        assert_says("SOURCE – Agency France", Some("Agency France"), None);
        assert_says("Source: https://agency.example/a?b=1", None, url);
        assert_says(
            "Source: The Agency https://agency.example/a?b=1",
            Some("The Agency"),
            url,
        );
        assert_says(
            "Source: Agency – (https://agency.example/a?b=1).",
            Some("Agency"),
            url,
        );
        assert_says(
            "Source: Agency (https://agency.example/a?b=1)",
            Some("Agency"),
            url,
        );
        assert_says("url: https://agency.example/a?b=1", None, url);
        assert_says("<https://agency.example/a?b=1>", None, url);
        assert_says("https://agency.example/a?b=1", None, url);
    }

    #[test]
    fn text_is_no_source_line() {
        for line in [
            "",
            "Source",
            "Source:",
            "Sources said that talks went on.",
            "Source – two officials – said so.",
            "Source: a long sentence that goes on and on about who said what",
            "URL: javascript:alert(1)",
            "https://",
            "ftp://agency.example/a",
            "See https://agency.example/a",
        ] {
            assert_eq!(Source::read(line), None, "{line}");
        }
    }

    #[test]
    fn the_last_lines_are_split_off_and_the_upper_one_wins() {
        let lines = [
            "Source: not at the bottom",
            "Text.",
            "Source: Agency",
            "Source: Other https://other.example/",
        ];
        let (rest, source) = Source::split_off(&lines);
        assert_eq!(rest, &lines[..2]);
        assert_eq!(
            source,
            Source {
                name: Some("Agency"),
                url: Some("https://other.example/")
            }
        );
    }
}
