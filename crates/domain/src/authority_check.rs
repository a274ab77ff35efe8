//! Whether a list of entities is sound: line by line, and each entity beside the others.

use std::{collections::HashMap, fmt, hash::Hash};

use crate::{
    authority::{AuthorityEntry, Office},
    authority_links, authority_names,
    entity::EntityKind,
};

/// What is wrong with a line of an authority.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Which line, from 1.
    pub line: usize,
    /// What is wrong with it, in words.
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

/// An entity and the line that it stands in.
pub(crate) struct Line {
    pub number: usize,
    pub entry: AuthorityEntry,
}

impl Line {
    pub fn problem(&self, reason: String) -> Problem {
        Problem {
            line: self.number,
            reason,
        }
    }
}

/// Everything that is wrong with a list of JSON Lines, in the order of lines. A line that cannot be read is missing for
/// those that refer to it.
pub fn check(jsonl: &str) -> Vec<Problem> {
    read(jsonl).1
}

/// The entities of the lines that can be read, and what is wrong.
pub(crate) fn read(jsonl: &str) -> (Vec<AuthorityEntry>, Vec<Problem>) {
    let (lines, mut problems) = read_lines(jsonl);
    problems.extend(problems_of(&lines));
    problems.sort();
    (lines.into_iter().map(|line| line.entry).collect(), problems)
}

/// The entities of a list that is to be put beside another one, or every line that cannot be read.
pub fn parse_lines(jsonl: &str) -> Result<Vec<AuthorityEntry>, Vec<Problem>> {
    let (lines, problems) = read_lines(jsonl);
    if problems.is_empty() {
        Ok(lines.into_iter().map(|line| line.entry).collect())
    } else {
        Err(problems)
    }
}

fn read_lines(jsonl: &str) -> (Vec<Line>, Vec<Problem>) {
    let mut lines = Vec::new();
    let mut problems = Vec::new();
    for (index, text) in jsonl.lines().enumerate() {
        let number = index + 1;
        match parse(text) {
            Ok(entry) => lines.push(Line { number, entry }),
            Err(reason) => problems.push(Problem { line: number, reason }),
        }
    }
    (lines, problems)
}

/// What is wrong with a list of entries, in words.
pub(crate) fn reasons(entries: &[AuthorityEntry]) -> Vec<String> {
    let lines = entries.iter().cloned().enumerate();
    let lines: Vec<Line> = lines
        .map(|(index, entry)| Line {
            number: index + 1,
            entry,
        })
        .collect();
    problems_of(&lines)
        .into_iter()
        .map(|problem| problem.reason)
        .collect()
}

fn problems_of(lines: &[Line]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for line in lines {
        let reasons = faults(&line.entry).into_iter();
        problems.extend(reasons.map(|reason| line.problem(reason)));
    }
    problems.extend(order(lines));
    problems.extend(shared_values(lines));
    problems.extend(authority_names::shared(lines));
    problems.extend(authority_links::problems(lines));
    problems
}

fn parse(line: &str) -> Result<AuthorityEntry, String> {
    if line.trim().is_empty() {
        return Err("there is nothing in it".to_owned());
    }
    serde_json::from_str(line).map_err(|error: serde_json::Error| {
        // A line is a document of its own to the parser.
        let reason = error.to_string();
        reason.replace(&format!(" at line {} column", error.line()), " at column")
    })
}

/// What is wrong with an entity whatever stands beside it.
fn faults(entry: &AuthorityEntry) -> Vec<String> {
    let mut faults = authority_names::faults(entry);
    faults.extend(foreign_fields(entry));
    faults.extend(entry.year.and_then(|year| year_fault("year", year)));
    faults.extend(entry.offices.iter().flat_map(office_faults));
    let digits = |id: &str| id.strip_prefix('Q').map(str::to_owned);
    let is_item = |id: &String| {
        digits(id).is_some_and(|digits| {
            digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.is_empty() && !digits.starts_with('0')
        })
    };
    if let Some(id) = entry.wikidata_id.as_ref().filter(|id| !is_item(id)) {
        faults.push(format!("the wikidataId `{id}` is not Q and a number"));
    }
    let is_code = |code: &String| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    if let Some(code) = entry.iso.as_ref().filter(|code| !is_code(code)) {
        faults.push(format!("the iso `{code}` is not two capital letters"));
    }
    faults
}

/// What a list has more than once.
pub(crate) fn repeated<T: PartialEq + Copy>(values: &[T]) -> Vec<T> {
    let again = values
        .iter()
        .enumerate()
        .filter(|(index, value)| values[..*index].contains(value));
    again.map(|(_, value)| *value).collect()
}

/// Fields that say something about another kind of entity.
fn foreign_fields(entry: &AuthorityEntry) -> Vec<String> {
    use EntityKind::{Organisation, Person, Place, Treaty};
    let fields: [(&str, bool, &[EntityKind]); 10] = [
        ("demonyms", !entry.demonyms.is_empty(), &[Place]),
        ("capital", entry.capital.is_some(), &[Place]),
        ("iso", entry.iso.is_some(), &[Place]),
        ("offices", !entry.offices.is_empty(), &[Person]),
        ("year", entry.year.is_some(), &[Treaty]),
        ("parties", !entry.parties.is_empty(), &[Treaty]),
        ("supersedes", !entry.supersedes.is_empty(), &[Treaty]),
        ("amends", !entry.amends.is_empty(), &[Treaty]),
        ("state", entry.state.is_some(), &[Organisation]),
        ("parent", entry.parent.is_some(), &[Organisation, Place, Treaty]),
    ];
    let foreign = fields
        .into_iter()
        .filter(|(_, there, kinds)| *there && !kinds.contains(&entry.kind));
    foreign
        .map(|(field, ..)| format!("a {} cannot have {field}", entry.kind))
        .collect()
}

fn year_fault(field: &str, year: i32) -> Option<String> {
    let likely = (1000..=2200).contains(&year);
    (!likely).then(|| format!("the {field} {year} is not between 1000 and 2200"))
}

fn office_faults(office: &Office) -> Vec<String> {
    let since = office.since.and_then(|year| year_fault("year since", year));
    let until = office.until.and_then(|year| year_fault("year until", year));
    let reversed = matches!((office.since, office.until), (Some(since), Some(until)) if until < since);
    let reversed = reversed.then(|| format!("the office `{}` ends before it begins", office.title));
    [since, until, reversed].into_iter().flatten().collect()
}

fn order(lines: &[Line]) -> Vec<Problem> {
    let place = |line: &Line| (line.entry.kind.word(), line.entry.slug.clone());
    let mut problems = Vec::new();
    for pair in lines.windows(2) {
        let (previous, line) = (&pair[0], &pair[1]);
        if place(line) < place(previous) {
            problems.push(line.problem(format!(
                "`{}` must stand before `{}`: lines are sorted by kind and slug",
                line.entry.slug, previous.entry.slug
            )));
        }
    }
    problems.extend(shared(
        lines,
        |line| Some(place(line)),
        |line, first| {
            format!(
                "`{}` is there twice, in line {} too",
                line.entry.slug, first.number
            )
        },
    ));
    problems
}

fn shared_values(lines: &[Line]) -> Vec<Problem> {
    let item = |line: &Line| line.entry.wikidata_id.clone();
    let mut problems = shared(lines, item, |line, first| {
        let id = item(line).unwrap_or_default();
        format!(
            "`{}` has the wikidataId {id} of `{}` in line {}",
            line.entry.slug, first.entry.slug, first.number
        )
    });
    let code = |line: &Line| line.entry.iso.clone();
    problems.extend(shared(lines, code, |line, first| {
        let code = code(line).unwrap_or_default();
        format!(
            "`{}` has the iso {code} of `{}` in line {}",
            line.entry.slug, first.entry.slug, first.number
        )
    }));
    problems
}

/// A problem for each line whose key an earlier line has.
fn shared<K: Hash + Eq>(
    lines: &[Line],
    key: impl Fn(&Line) -> Option<K>,
    reason: impl Fn(&Line, &Line) -> String,
) -> Vec<Problem> {
    let mut first: HashMap<K, &Line> = HashMap::new();
    let mut problems = Vec::new();
    for line in lines {
        if let Some(key) = key(line) {
            let earlier = *first.entry(key).or_insert(line);
            if earlier.number != line.number {
                problems.push(line.problem(reason(line, earlier)));
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is wrong with these lines, as `line: reason`.
    fn problems(lines: &[&str]) -> Vec<String> {
        check(&lines.join("\n")).iter().map(Problem::to_string).collect()
    }

    /// What is wrong with one entity that has these fields besides slug and name.
    fn problems_of(kind: &str, fields: &str) -> Vec<String> {
        problems(&[&format!(r#"{{"kind":"{kind}","slug":"a","name":"A"{fields}}}"#)])
    }

    #[test]
    fn every_problem_is_told_with_its_line() {
        let lines = [
            r#"{"kind":"PLACE","slug":"b","name":"B","capital":"nowhere"}"#,
            "",
            r#"{"kind":"PLACE","slug":"a","name":"A","colour":"red"}"#,
            r#"{"kind":"PLACE","slug":"a","name":"A"}"#,
        ];
        let found = problems(&lines);
        assert_eq!(
            found[0],
            "line 1: `b` has the capital `nowhere`, which is not in the list"
        );
        assert_eq!(found[1], "line 2: there is nothing in it");
        assert!(
            found[2].starts_with("line 3: unknown field `colour`") && found[2].ends_with("at column 46"),
            "{found:?}"
        );
        assert_eq!(
            found[3],
            "line 4: `a` must stand before `b`: lines are sorted by kind and slug"
        );
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn what_one_entity_says_must_make_sense() {
        let fault = |kind: &str, fields: &str| {
            let found = problems_of(kind, fields);
            assert_eq!(found.len(), 1, "{found:?}");
            found[0].clone()
        };
        assert!(fault("PERSON", r#","year":1999"#).contains("a PERSON cannot have year"));
        assert!(fault("TREATY", r#","demonyms":["B"]"#).contains("a TREATY cannot have demonyms"));
        assert!(fault("TREATY", r#","year":19999"#).contains("between 1000 and 2200"));
        assert!(
            fault(
                "PERSON",
                r#","offices":[{"title":"B","since":2020,"until":2019}]"#
            )
            .contains("ends before")
        );
        for id in ["q1", "Q", "Q01", "Q1x", "1"] {
            assert!(
                fault("PERSON", &format!(r#","wikidataId":"{id}""#)).contains("wikidataId"),
                "{id}"
            );
        }
        assert!(fault("PLACE", r#","iso":"Kp""#).contains("two capital letters"));
        assert!(fault("PLACE", r#","name":"B""#).contains("duplicate field"));
    }

    #[test]
    fn ids_codes_and_slugs_are_given_once() {
        let lines = [
            r#"{"kind":"PLACE","slug":"a","name":"A","iso":"AA","wikidataId":"Q1"}"#,
            r#"{"kind":"PLACE","slug":"b","name":"B","iso":"AA","wikidataId":"Q1"}"#,
            r#"{"kind":"PLACE","slug":"b","name":"C"}"#,
        ];
        let expected = [
            "line 2: `b` has the iso AA of `a` in line 1",
            "line 2: `b` has the wikidataId Q1 of `a` in line 1",
            "line 3: `b` is there twice, in line 2 too",
        ];
        assert_eq!(problems(&lines), expected);
    }
}
