//! The names in an authority: each is one, is there once, and stands for one entity.

use std::collections::HashMap;

use crate::{
    authority::AuthorityEntry,
    authority_check::{Line, Problem, repeated},
    fold::fold,
};

/// What is wrong with the names of one entity, its slug among them.
pub(crate) fn faults(entry: &AuthorityEntry) -> Vec<String> {
    let ambiguous = entry.ambiguous.iter();
    let needs = ambiguous
        .clone()
        .flat_map(|it| it.needs.iter().map(|word| ("word in needs", word)));
    let names = [("slug", &entry.slug), ("name", &entry.name)].into_iter();
    let names = names
        .chain(entry.aliases.iter().map(|name| ("alias", name)))
        .chain(entry.demonyms.iter().map(|name| ("demonym", name)))
        .chain(ambiguous.clone().map(|it| ("alias", &it.alias)))
        .chain(entry.offices.iter().map(|office| ("office", &office.title)))
        .chain(needs);
    let mut faults: Vec<String> = names
        .filter_map(|(field, name)| spelling_fault(field, name))
        .collect();
    if !is_slug(&entry.slug) {
        faults.push(format!(
            "the slug `{}` is not lower-case words with hyphens between",
            entry.slug
        ));
    }
    let helpless = ambiguous.filter(|it| it.needs.is_empty());
    faults.extend(helpless.map(|it| format!("the ambiguous alias `{}` has no needs", it.alias)));
    faults.extend(repeated_names(entry));
    faults
}

fn spelling_fault(field: &str, name: &str) -> Option<String> {
    if fold(name).is_empty() {
        Some(format!("the {field} `{name}` is empty"))
    } else if name.trim() != name {
        Some(format!("the {field} `{name}` begins or ends with a space"))
    } else {
        None
    }
}

fn is_slug(slug: &str) -> bool {
    let is_word = |word: &str| {
        let mut letters = word.chars();
        !word.is_empty() && letters.all(|c| c.is_alphanumeric() && c.to_lowercase().eq([c]))
    };
    slug.split('-').all(is_word)
}

/// Names that stand there twice, letter by letter: other spellings of the same words are welcome.
fn repeated_names(entry: &AuthorityEntry) -> Vec<String> {
    let own = entry.aliases.iter().filter(|alias| **alias == entry.name);
    let mut faults: Vec<String> = own
        .map(|alias| format!("the alias `{alias}` repeats the name"))
        .collect();
    let ambiguous: Vec<&String> = entry.ambiguous.iter().map(|it| &it.alias).collect();
    for (field, names) in [
        ("alias", entry.aliases.iter().collect::<Vec<_>>()),
        ("demonym", entry.demonyms.iter().collect()),
        ("ambiguous alias", ambiguous),
    ] {
        let twice = repeated(&names).into_iter();
        faults.extend(twice.map(|name| format!("the {field} `{name}` is there twice")));
    }
    faults
}

/// Names that stand for two entities, whatever the company.
pub(crate) fn shared(lines: &[Line]) -> Vec<Problem> {
    let mut first: HashMap<String, &Line> = HashMap::new();
    let identity = |line: &Line| (line.entry.kind, line.entry.slug.clone());
    let mut problems = Vec::new();
    for line in lines {
        for (name, folded) in unconditional_names(&line.entry) {
            let earlier = *first.entry(folded).or_insert(line);
            if identity(earlier) != identity(line) {
                problems.push(line.problem(format!(
                    "`{name}` of `{}` is a name of `{}` in line {} too: one of them needs company, under `ambiguous`",
                    line.entry.slug, earlier.entry.slug, earlier.number
                )));
            }
        }
    }
    problems.dedup();
    problems
}

/// Name and aliases with what they fold to, but for those that are under `ambiguous` as well.
fn unconditional_names(entry: &AuthorityEntry) -> impl Iterator<Item = (&str, String)> {
    // "OPEC+" is not OPEC.
    let spoken = |name: &str| fold(&name.replace('+', " plus "));
    let ambiguous: Vec<String> = entry.ambiguous.iter().map(|it| spoken(&it.alias)).collect();
    let names = std::iter::once(&entry.name).chain(&entry.aliases);
    names
        .map(move |name| (name.as_str(), spoken(name)))
        .filter(move |(_, folded)| !ambiguous.contains(folded))
}

#[cfg(test)]
mod tests {
    use crate::authority_check::check;

    /// What is wrong with these lines, as `line: reason`.
    fn problems(lines: &[&str]) -> Vec<String> {
        check(&lines.join("\n")).iter().map(ToString::to_string).collect()
    }

    /// What is wrong with one person that has these fields besides slug and name.
    fn problems_of(fields: &str) -> Vec<String> {
        problems(&[&format!(r#"{{"kind":"PERSON","slug":"a","name":"A"{fields}}}"#)])
    }

    #[test]
    fn a_name_has_letters_and_is_there_once() {
        let fault = |fields: &str| {
            let found = problems_of(fields);
            assert_eq!(found.len(), 1, "{found:?}");
            found[0].clone()
        };
        assert!(fault(r#","aliases":["“”"]"#).contains("is empty"));
        assert!(fault(r#","aliases":["B "]"#).contains("ends with a space"));
        assert!(fault(r#","aliases":["A"]"#).contains("repeats the name"));
        assert!(fault(r#","aliases":["B","B"]"#).contains("twice"));
        assert!(fault(r#","ambiguous":[{"alias":"B","needs":[]}]"#).contains("no needs"));
        assert!(fault(r#","ambiguous":[{"alias":"B","needs":[" "]}]"#).contains("is empty"));
    }

    #[test]
    fn other_spellings_of_a_name_are_welcome() {
        assert_eq!(
            problems_of(r#","aliases":["Á","a"],"wikidataId":"Q42""#),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_name_that_two_share_needs_company() {
        let lines = [
            r#"{"kind":"ORGANISATION","slug":"georgia-inc","name":"Georgia Inc","aliases":["Geórgia"]}"#,
            r#"{"kind":"PLACE","slug":"georgia","name":"Georgia"}"#,
        ];
        let found = problems(&lines);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("line 2: `Georgia` of `georgia` is a name of `georgia-inc` in line 1"));
        let ambiguous = lines[1].replace("}", r#","ambiguous":[{"alias":"Georgia","needs":["Tbilisi"]}]}"#);
        assert_eq!(problems(&[lines[0], &ambiguous]), Vec::<String>::new());
    }
}
