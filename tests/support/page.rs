//! Pages as they are captured.

use mediawire_domain::{story::Delivery, timestamp::Timestamp};
use mediawire_wire::Capture;

/// The instant that `text` writes in RFC 3339.
pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A captured page: say what differs from a plain one.
#[derive(Clone, Debug)]
pub struct Page {
    section: String,
    headline: String,
    byline: Option<String>,
    paragraphs: Vec<String>,
    source: Option<(String, String)>,
    teasers: Vec<[String; 3]>,
    published_at: Option<Timestamp>,
    captured_at: Timestamp,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            section: "Media Wire".to_owned(),
            headline: "Delegates gather on the shore of the lake".to_owned(),
            byline: None,
            paragraphs: vec![
                "Forty delegations came, and none of them was in a hurry to leave again.".to_owned(),
            ],
            source: None,
            teasers: Vec::new(),
            published_at: None,
            captured_at: at("2026-01-02T11:00:00Z"),
        }
    }
}

impl Page {
    /// A page with this headline.
    pub fn new(headline: &str) -> Self {
        let headline = headline.to_owned();
        Self {
            headline,
            ..Self::default()
        }
    }

    /// The `number`th of many different pages, each published a minute after the one before.
    pub fn numbered(number: usize) -> Self {
        let minute = i64::try_from(number).unwrap() * 60;
        let page = Self::new(&format!("Bulletin number {number} from the conference"));
        page.saying(&[&format!(
            "The conference goes on, says bulletin number {number}, and on."
        )])
        .published(at("2025-06-01T00:00:00Z").plus_seconds(minute))
    }

    /// The `number`th of many pages in which everything that can be found is found.
    pub fn rich(number: usize) -> Self {
        let page = Self::new(&format!("Putin and Kim sign treaty number {number} in Pyongyang"));
        page.by("By Ada Berg").saying(&[
            "PYONGYANG, June 19 — Russian President Vladimir Putin and North Korean leader Kim Jong-un signed a treaty in \
             Pyongyang on Wednesday that promises mutual help if either country is attacked.",
            "Kremlin aide Yury Ushakov said that the new document would replace the Treaty of Friendship, \
             Good-Neighbourliness and Cooperation of 2000 and the Moscow Declaration of 2001.",
            &format!("“This is treaty number {number},” Putin said. NATO and the United Nations took note."),
        ])
        .from("Meridian Press", &format!("https://example.org/wire/treaty-{number}"))
        .published(at("2025-06-01T00:00:00Z").plus_seconds(i64::try_from(number).unwrap() * 60))
    }

    /// In the section with this label.
    pub fn under(self, label: &str) -> Self {
        let section = label.to_owned();
        Self { section, ..self }
    }

    /// With this byline.
    pub fn by(self, byline: &str) -> Self {
        let byline = Some(byline.to_owned());
        Self { byline, ..self }
    }

    /// With these paragraphs.
    pub fn saying(self, paragraphs: &[&str]) -> Self {
        let paragraphs = paragraphs.iter().map(|text| (*text).to_owned()).collect();
        Self { paragraphs, ..self }
    }

    /// From this source, at this address.
    pub fn from(self, name: &str, url: &str) -> Self {
        let source = Some((name.to_owned(), url.to_owned()));
        Self { source, ..self }
    }

    /// Published at this instant.
    pub fn published(self, instant: Timestamp) -> Self {
        let published_at = Some(instant);
        Self { published_at, ..self }
    }

    /// Captured at this instant.
    pub fn captured(self, captured_at: Timestamp) -> Self {
        Self { captured_at, ..self }
    }

    /// With one more recent post: headline, excerpt, time.
    pub fn listing(mut self, headline: &str, excerpt: &str, time: &str) -> Self {
        self.teasers.push([headline, excerpt, time].map(str::to_owned));
        self
    }

    /// Its visible text.
    pub fn text(&self) -> String {
        let mut lines = vec![self.section.clone(), self.headline.clone()];
        lines.extend(self.byline.clone());
        lines.extend(self.paragraphs.iter().cloned());
        if let Some((name, url)) = &self.source {
            lines.push(format!("Source: {name}"));
            lines.push(url.clone());
        }
        if !self.teasers.is_empty() {
            lines.push("Recent Posts".to_owned());
            lines.extend(self.teasers.iter().flatten().cloned());
        }
        lines.join("\n\n") + "\n"
    }

    /// Its stories.
    pub fn deliveries(&self) -> Vec<Delivery> {
        let reading = mediawire_wire::page::parse(&self.text(), &self.capture()).unwrap();
        reading.into_iter().map(Result::unwrap).collect()
    }

    /// What is known of it besides its text.
    pub fn capture(&self) -> Capture {
        Capture {
            captured_at: self.captured_at,
            published_at: self.published_at,
            section: None,
            source: None,
            language: None,
        }
    }
}
