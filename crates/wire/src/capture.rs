use mediawire_domain::{slug::slugify, story::SectionLabel, timestamp::Timestamp};
use serde::{Deserialize, Serialize};

/// What is known of an input besides its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Capture {
    /// When it was captured; relative times count from here.
    pub captured_at: Timestamp,
    /// When the main article was published, in the operator's word: it goes before a page's own date.
    pub published_at: Option<Timestamp>,
    /// The slug of the section that its stories belong to, in the operator's word: it goes before what the input says.
    pub section: Option<String>,
    /// The source's name for stories that name none.
    pub source: Option<String>,
    /// BCP 47, in the operator's word.
    pub language: Option<String>,
}

impl Capture {
    /// The section of a story under this label; `wire` where nobody names one.
    pub fn section(&self, label: Option<&str>) -> SectionLabel {
        let label = label.filter(|label| !label.trim().is_empty());
        let slug = self.section.clone().or_else(|| label.map(slugify));
        let slug = slug.unwrap_or_else(|| "wire".to_owned());
        let title = label.map_or_else(|| words(&slug), str::to_owned);
        SectionLabel {
            slug,
            title,
            disclaimer: None,
        }
    }

    /// The section that a sender states in parts; the operator's goes before it, and has no disclaimer of the sender's.
    pub(crate) fn stated_section(
        &self,
        slug: Option<&str>,
        title: Option<&str>,
        disclaimer: Option<String>,
    ) -> SectionLabel {
        let Some(slug) = slug.filter(|_| self.section.is_none()) else {
            let disclaimer = disclaimer.filter(|_| self.section.is_none() && title.is_some());
            let section = self.section(title);
            return SectionLabel {
                disclaimer,
                ..section
            };
        };
        let slug = slugify(slug);
        let title = title.map_or_else(|| words(&slug), str::to_owned);
        SectionLabel {
            slug,
            title,
            disclaimer,
        }
    }
}

/// "media-wire" as "Media Wire".
fn words(slug: &str) -> String {
    let capitalised = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect()
    };
    slug.split('-')
        .map(capitalised)
        .collect::<Vec<String>>()
        .join(" ")
}
