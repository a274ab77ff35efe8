//! How the entities of an authority refer to one another: every link leads somewhere, and none in a circle.

use std::collections::{HashMap, HashSet};

use crate::{
    authority::AuthorityEntry,
    authority_check::{Line, Problem, repeated},
    entity::EntityKind,
};

/// A field that holds slugs of other entities.
struct Link {
    name: &'static str,
    slugs: fn(&AuthorityEntry) -> Vec<&str>,
    /// What it may lead to; empty for the kind of the entity itself.
    kinds: &'static [EntityKind],
    /// Whether following it must come to an end.
    ends: bool,
}

const LINKS: [Link; 6] = [
    Link {
        name: "parent",
        slugs: |entry| entry.parent.iter().map(String::as_str).collect(),
        kinds: &[],
        ends: true,
    },
    Link {
        name: "state",
        slugs: |entry| entry.state.iter().map(String::as_str).collect(),
        kinds: &[EntityKind::Place],
        ends: false,
    },
    Link {
        name: "capital",
        slugs: |entry| entry.capital.iter().map(String::as_str).collect(),
        kinds: &[EntityKind::Place],
        ends: false,
    },
    Link {
        name: "party",
        slugs: |entry| entry.parties.iter().map(String::as_str).collect(),
        kinds: &[EntityKind::Place, EntityKind::Organisation],
        ends: false,
    },
    Link {
        name: "superseded treaty",
        slugs: |entry| entry.supersedes.iter().map(String::as_str).collect(),
        kinds: &[EntityKind::Treaty],
        ends: true,
    },
    Link {
        name: "amended treaty",
        slugs: |entry| entry.amends.iter().map(String::as_str).collect(),
        kinds: &[EntityKind::Treaty],
        ends: true,
    },
];

/// Links that lead nowhere, twice to the same, or back to where they began.
pub(crate) fn problems(lines: &[Line]) -> Vec<Problem> {
    let known: HashSet<(EntityKind, &str)> = lines
        .iter()
        .map(|line| (line.entry.kind, line.entry.slug.as_str()))
        .collect();
    let mut problems = Vec::new();
    for link in &LINKS {
        for line in lines {
            let reasons = faults(link, &line.entry, &known).into_iter();
            problems.extend(reasons.map(|reason| line.problem(reason)));
        }
        if link.ends {
            problems.extend(circles(link, lines));
        }
    }
    problems
}

fn faults(link: &Link, entry: &AuthorityEntry, known: &HashSet<(EntityKind, &str)>) -> Vec<String> {
    let slugs = (link.slugs)(entry);
    let own = [entry.kind];
    let kinds = if link.kinds.is_empty() { &own } else { link.kinds };
    let leads_somewhere = |slug: &str| kinds.iter().any(|kind| known.contains(&(*kind, slug)));
    let dangling = slugs.iter().filter(|slug| !leads_somewhere(slug));
    let fault = |slug: &str, reason: &str| format!("`{}` has the {} `{slug}`{reason}", entry.slug, link.name);
    let mut faults: Vec<String> = dangling
        .map(|slug| fault(slug, ", which is not in the list"))
        .collect();
    faults.extend(repeated(&slugs).into_iter().map(|slug| fault(slug, " twice")));
    faults
}

/// A problem for each circle, at the first line of it.
fn circles(link: &Link, lines: &[Line]) -> Vec<Problem> {
    let by_slug: HashMap<(EntityKind, &str), &Line> = lines
        .iter()
        .map(|line| ((line.entry.kind, line.entry.slug.as_str()), line))
        .collect();
    let mut problems = Vec::new();
    let mut done = HashSet::new();
    for line in lines {
        if let Some(way) = way_back(link, line, &by_slug, &done) {
            let names: Vec<String> = way.iter().map(|slug| format!("`{slug}`")).collect();
            problems.push(line.problem(format!(
                "the {} of `{}` leads back to it: {}",
                link.name,
                line.entry.slug,
                names.join(", ")
            )));
            // The others of the circle are told of by this.
            done.extend(way);
        }
    }
    problems
}

/// The slugs from an entity over its links back to itself, if there is such a way.
fn way_back<'a>(
    link: &Link,
    start: &'a Line,
    by_slug: &HashMap<(EntityKind, &str), &'a Line>,
    done: &HashSet<&str>,
) -> Option<Vec<&'a str>> {
    let goal = start.entry.slug.as_str();
    let mut seen: HashSet<&str> = HashSet::new();
    let mut ways: Vec<Vec<&'a str>> = vec![vec![goal]];
    while let Some(way) = ways.pop() {
        let last = by_slug.get(&(start.entry.kind, way[way.len() - 1]))?;
        for next in (link.slugs)(&last.entry) {
            if next == goal {
                return (!done.contains(goal)).then_some(way);
            }
            if by_slug.contains_key(&(start.entry.kind, next)) && seen.insert(next) {
                ways.push([way.as_slice(), &[next]].concat());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::authority_check::check;

    fn problems(lines: &[&str]) -> Vec<String> {
        check(&lines.join("\n")).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_link_leads_to_an_entity_of_the_right_kind() {
        let lines = [
            r#"{"kind":"ORGANISATION","slug":"a","name":"A","state":"t","parent":"x"}"#,
            r#"{"kind":"PLACE","slug":"x","name":"X","capital":"a"}"#,
            r#"{"kind":"TREATY","slug":"t","name":"T","parties":["x","a","b","x"],"supersedes":["x"],"amends":["y"]}"#,
        ];
        let expected = [
            "line 1: `a` has the parent `x`, which is not in the list",
            "line 1: `a` has the state `t`, which is not in the list",
            "line 2: `x` has the capital `a`, which is not in the list",
            "line 3: `t` has the amended treaty `y`, which is not in the list",
            "line 3: `t` has the party `b`, which is not in the list",
            "line 3: `t` has the party `x` twice",
            "line 3: `t` has the superseded treaty `x`, which is not in the list",
        ];
        assert_eq!(problems(&lines), expected);
    }

    #[test]
    fn nothing_leads_back_to_itself() {
        let lines = [
            r#"{"kind":"PLACE","slug":"p","name":"P","parent":"p"}"#,
            r#"{"kind":"TREATY","slug":"a","name":"A","supersedes":["b","d"]}"#,
            r#"{"kind":"TREATY","slug":"b","name":"B","supersedes":["c"]}"#,
            r#"{"kind":"TREATY","slug":"c","name":"C","supersedes":["a","d"]}"#,
            r#"{"kind":"TREATY","slug":"d","name":"D"}"#,
            r#"{"kind":"TREATY","slug":"e","name":"E","supersedes":["a"],"amends":["d"]}"#,
        ];
        let expected = [
            "line 1: the parent of `p` leads back to it: `p`",
            "line 2: the superseded treaty of `a` leads back to it: `a`, `b`, `c`",
        ];
        assert_eq!(problems(&lines), expected);
    }
}
