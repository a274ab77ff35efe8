use std::sync::LazyLock;

use actix_web::{HttpResponse, http::header};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("home/home.css");
const SCRIPT: &str = include_str!("home/home.js");
const TEMPLATE: &str = include_str!("home/home.html");

/// A query to copy from the front page.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// What it answers.
    pub title: &'static str,
    /// The document; it needs no variables.
    pub query: &'static str,
}

/// The front page's queries. They are in files of their own, so that tests can run them.
pub const EXAMPLES: [Example; 5] = [
    Example {
        title: "The newest stories",
        query: include_str!("home/newest.graphql"),
    },
    Example {
        title: "Stories with who and what they mention",
        query: include_str!("home/mentions.graphql"),
    },
    Example {
        title: "Search, with the passage that matched",
        query: include_str!("home/search.graphql"),
    },
    Example {
        title: "Treaties, and what would replace them",
        query: include_str!("home/treaties.graphql"),
    },
    Example {
        title: "What has changed, for a partner that keeps a copy",
        query: include_str!("home/changes.graphql"),
    },
];

/// The front page: what this is, and queries to begin with.
pub(super) async fn home() -> HttpResponse {
    static PAGE: LazyLock<String> = LazyLock::new(page);
    static POLICY: LazyLock<String> = LazyLock::new(policy);
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY.as_str()))
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .body(PAGE.as_str())
}

fn page() -> String {
    let examples: String = EXAMPLES.iter().map(Example::html).collect();
    TEMPLATE
        .replace("{{style}}", STYLE)
        .replace("{{script}}", SCRIPT)
        .replace("{{examples}}", &examples)
}

/// The page's own style and script run, and no others; its forms ask this server alone.
fn policy() -> String {
    let (style, script) = (digest(STYLE), digest(SCRIPT));
    format!(
        "default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
}

pub(super) fn digest(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

impl Example {
    fn html(&self) -> String {
        let (title, query) = (self.title, escape(self.query.trim()));
        format!(
            r#"<section><h3>{title}</h3><pre tabindex="0"><code>{query}</code></pre>
<form action="/graphql" method="get" target="_blank"><input type="hidden" name="query" value="{query}">
<button type="button" class="copy">Copy</button> <button>Run</button></form></section>
"#
        )
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Limits};

    #[test]
    fn page_shows_every_example_and_leaves_no_placeholder() {
        let page = page();
        assert!(EXAMPLES.iter().all(|example| page.contains(example.title)));
        assert!(!page.contains("{{"));
    }

    #[test]
    fn examples_are_well_formed_and_small() {
        let limits = Limits {
            bytes: 1_000,
            nodes: 100,
            depth: 8,
            aliases: 0,
        };
        for example in EXAMPLES {
            let document = Document::parse(example.query, &limits).expect(example.title);
            assert!(document.operation(None).is_ok());
        }
    }

    #[test]
    fn policy_names_the_digests_of_what_the_page_holds() {
        let page = page();
        assert!(page.contains(&format!("<style>{STYLE}</style>")));
        assert!(page.contains(&format!("<script>{SCRIPT}</script>")));
    }
}
