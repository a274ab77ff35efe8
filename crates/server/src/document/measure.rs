use std::collections::HashMap;

use async_graphql::{
    Name, Positioned,
    parser::types::{
        Directive, ExecutableDocument, Field, FragmentDefinition, OperationDefinition, Selection,
        SelectionSet,
    },
};

use super::{MOST_LEVELS, Refusal, size::Size};

/// Two levels serve every tool there is, and a third would list the schema's types squared.
const MOST_INTROSPECTION_LEVELS: usize = 2;
const MOST_REPEATS: u64 = 16;
const MOST_DIRECTIVES_AT_A_PLACE: u64 = 4;

/// Measures a document. Each fragment is measured once however often it is spread.
pub(super) fn measure(document: &ExecutableDocument) -> Result<Size, Refusal> {
    let mut measure = Measure {
        fragments: &document.fragments,
        measured: HashMap::new(),
    };
    let mut whole = Size::default();
    for (_, operation) in document.operations.iter() {
        whole.add_operation(measure.operation(&operation.node)?);
    }
    for name in document.fragments.keys() {
        let size = measure.fragment(name, 0)?;
        whole.nodes = whole.nodes.max(size.nodes);
    }
    Ok(whole)
}

struct Measure<'a> {
    fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>,
    /// Nothing while a fragment is being measured: whoever meets that has come round a cycle.
    measured: HashMap<&'a str, Option<Size>>,
}

impl<'a> Measure<'a> {
    fn operation(&mut self, operation: &'a OperationDefinition) -> Result<Size, Refusal> {
        let mut size = self.selection_set(&operation.selection_set.node, 0)?;
        size.add(Size::of_nodes(operation.variable_definitions.len()));
        add_arguments(&mut size, None, &operation.directives)?;
        Ok(size)
    }

    /// `level` bounds this function's recursion; the size's own levels bound what fragments add up to.
    fn selection_set(&mut self, set: &'a SelectionSet, level: usize) -> Result<Size, Refusal> {
        Refusal::unless_within("levels of nesting", level as u64, MOST_LEVELS as u64)?;
        check_repeats(set)?;
        let mut size = Size::default();
        for selection in &set.items {
            size.add(self.selection(&selection.node, level)?);
        }
        Ok(size)
    }

    fn selection(&mut self, selection: &'a Selection, level: usize) -> Result<Size, Refusal> {
        let (field, mut size) = match selection {
            Selection::Field(field) => (Some(&field.node), self.field(&field.node, level)?),
            Selection::FragmentSpread(spread) => {
                (None, self.fragment(&spread.node.fragment_name.node, level + 1)?)
            }
            Selection::InlineFragment(inline) => (
                None,
                self.selection_set(&inline.node.selection_set.node, level + 1)?,
            ),
        };
        size.levels += 1;
        size.add(Size::of_nodes(1));
        add_arguments(&mut size, field, selection.directives())?;
        Ok(size)
    }

    fn field(&mut self, field: &'a Field, level: usize) -> Result<Size, Refusal> {
        let mut size = self.selection_set(&field.selection_set.node, level + 1)?;
        size.depth += 1;
        size.aliases = size.aliases.saturating_add(u64::from(field.alias.is_some()));
        size.introspection += usize::from(is_introspection_list(&field.name.node));
        check_introspection(&field.name.node, &size)?;
        Ok(size)
    }

    fn fragment(&mut self, name: &'a str, level: usize) -> Result<Size, Refusal> {
        match self.measured.get(name) {
            Some(Some(size)) => return Ok(*size),
            Some(None) => return Err(Refusal::FragmentCycle(name.to_owned())),
            None => {}
        }
        // Validation names a fragment that does not exist.
        let Some(fragment) = self.fragments.get(name) else {
            return Ok(Size::default());
        };
        self.measured.insert(name, None);
        let mut size = self.selection_set(&fragment.node.selection_set.node, level)?;
        add_arguments(&mut size, None, &fragment.node.directives)?;
        self.measured.insert(name, Some(size));
        Ok(size)
    }
}

fn add_arguments(
    size: &mut Size,
    field: Option<&Field>,
    directives: &[Positioned<Directive>],
) -> Result<(), Refusal> {
    let count = directives.len() as u64;
    Refusal::unless_within("directives at one place", count, MOST_DIRECTIVES_AT_A_PLACE)?;
    size.add_arguments(field, directives);
    Ok(())
}

fn is_introspection_list(field: &str) -> bool {
    matches!(field, "fields" | "inputFields" | "interfaces" | "possibleTypes")
}

fn check_introspection(field: &str, size: &Size) -> Result<(), Refusal> {
    if !matches!(field, "__schema" | "__type") {
        return Ok(());
    }
    let limit = MOST_INTROSPECTION_LEVELS as u64;
    Refusal::unless_within("levels of introspection", size.introspection as u64, limit)
}

/// Refuses a field asked for over and over, each of which would be resolved.
fn check_repeats(set: &SelectionSet) -> Result<(), Refusal> {
    if set.items.len() as u64 <= MOST_REPEATS {
        return Ok(());
    }
    let mut repeats: HashMap<&str, u64> = HashMap::new();
    for selection in &set.items {
        if let Selection::Field(field) = &selection.node {
            let count = repeats
                .entry(field.node.response_key().node.as_str())
                .or_default();
            *count += 1;
            Refusal::unless_within("repeats of one field", *count, MOST_REPEATS)?;
        }
    }
    Ok(())
}
