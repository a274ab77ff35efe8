//! An editor at work.

use serde_json::{Value, json};

use super::Wire;

impl Wire {
    /// What an editor gets for a mutation: its payload, of which `selection` is asked for besides the errors.
    pub fn act(&self, mutation: &str, input: Value, selection: &str) -> Value {
        let answer = self.query_as_editor(&document(mutation, selection), json!({ "input": input }));
        answer[mutation].clone()
    }

    /// The same, where nothing is refused.
    pub fn done(&self, mutation: &str, input: Value, selection: &str) -> Value {
        let payload = self.act(mutation, input, selection);
        assert_eq!(payload["userErrors"], json!([]), "{mutation}");
        payload
    }

    /// The code and the field of the one error that an editor can mend.
    pub fn refused(&self, mutation: &str, input: Value) -> (String, String) {
        let payload = self.act(mutation, input, "__typename");
        let errors = payload["userErrors"].as_array().unwrap();
        assert_eq!(errors.len(), 1, "{mutation}: {payload}");
        let word = |value: &Value| value.as_str().unwrap().to_owned();
        (word(&errors[0]["code"]), word(&errors[0]["field"][1]))
    }

    /// The id of the only article with this slug.
    pub fn article_id(&self, slug: &str) -> Value {
        let document = "query($slug: String!) { article(slug: $slug) { id } }";
        self.query_as_editor(document, json!({ "slug": slug }))["article"]["id"].take()
    }

    /// The id of the entity that has this name.
    pub fn entity_id(&self, name: &str) -> Value {
        let document = "query($name: String!) { entities(name: $name, first: 1) { nodes { id } } }";
        let id = self.query_as_editor(document, json!({ "name": name }))["entities"]["nodes"][0]["id"].take();
        assert!(id.is_string(), "nothing is called {name}");
        id
    }

    /// What an article's words are linked to, in reading order: words, slug of the entity, and who found it.
    pub fn links(&self, slug: &str) -> Vec<[String; 3]> {
        let document = "query($slug: String!) { article(slug: $slug) { mentions {
            origin span { text } entity { slug } } } }";
        let article = self.query_as_editor(document, json!({ "slug": slug }))["article"].take();
        let mentions = article["mentions"].as_array().unwrap().clone();
        let word = |value: &Value| value.as_str().unwrap().to_owned();
        mentions
            .iter()
            .map(|it| [&it["span"]["text"], &it["entity"]["slug"], &it["origin"]].map(word))
            .collect()
    }

    /// The id of an article's first mention with these words.
    pub fn mention_id(&self, slug: &str, words: &str) -> Value {
        let document = "query($slug: String!) { article(slug: $slug) { mentions { id span { text } } } }";
        let article = self.query_as_editor(document, json!({ "slug": slug }))["article"].take();
        let mentions = article["mentions"].as_array().unwrap();
        let found = mentions.iter().find(|mention| mention["span"]["text"] == words);
        found.unwrap_or_else(|| panic!("{words} is no mention in {article}"))["id"].clone()
    }

    /// The decisions, the latest first: kind and whether its words are gone.
    pub fn decisions(&self) -> Vec<(String, bool)> {
        let decisions = self.query_as_editor("{ decisions { nodes { kind orphanedSince } } }", json!({}));
        let nodes = decisions["decisions"]["nodes"].as_array().unwrap().clone();
        nodes
            .iter()
            .map(|it| {
                (
                    it["kind"].as_str().unwrap().to_owned(),
                    !it["orphanedSince"].is_null(),
                )
            })
            .collect()
    }

    /// Fails unless what is stored twice says the same both times: references sum mentions, and what is mentioned
    /// together is counted right.
    pub fn assert_counts_are_right(&self) {
        let counted = "SELECT one.entity_key, other.entity_key AS other_key, COUNT(*) AS article_count \
                       FROM article_references AS one JOIN article_references AS other \
                       ON other.article_key = one.article_key AND other.entity_key <> one.entity_key \
                       GROUP BY one.entity_key, other.entity_key";
        let kept = "SELECT entity_key, other_key, article_count FROM co_mentions";
        self.assert_same(counted, kept);
        let counted = "SELECT article_key, entity_key, COUNT(*) FROM mentions WHERE confidence >= 0.8 \
                       GROUP BY article_key, entity_key";
        self.assert_same(
            counted,
            "SELECT article_key, entity_key, count FROM article_references",
        );
    }

    fn assert_same(&self, one: &str, other: &str) {
        for (more, less) in [(one, other), (other, one)] {
            let statement = format!(
                "SELECT COUNT(*) AS number FROM (SELECT * FROM ({more}) AS m EXCEPT SELECT * FROM ({less}) AS l) AS d"
            );
            assert_eq!(self.database.numbers(&statement), [0], "{more} beyond {less}");
        }
    }
}

fn document(mutation: &str, selection: &str) -> String {
    let (first, rest) = mutation.split_at(1);
    let input = format!("{}{rest}Input", first.to_uppercase());
    format!(
        "mutation($input: {input}!) {{ {mutation}(input: $input) {{ {selection} userErrors {{ code field message }} }} }}"
    )
}
