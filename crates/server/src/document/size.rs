use std::convert::Infallible;

use async_graphql::{
    Positioned, Value,
    parser::types::{Directive, Field},
};

/// Text weighs one value for each of these bytes, since copying it costs as much.
const BYTES_OF_A_VALUE: usize = 256;

/// What a part of a document amounts to with its fragments expanded.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Size {
    pub(super) nodes: u64,
    pub(super) aliases: u64,
    pub(super) directives: u64,
    pub(super) variable_uses: u64,
    /// Levels of nested fields.
    pub(super) depth: usize,
    /// Levels of nested selection sets, fragments' too.
    pub(super) levels: usize,
    /// Levels of introspection's lists, each of which multiplies by the size of the schema.
    pub(super) introspection: usize,
}

impl Size {
    /// A number of things that hold nothing.
    pub(super) fn of_nodes(nodes: usize) -> Self {
        Self {
            nodes: nodes as u64,
            ..Self::default()
        }
    }

    /// Adds what stands beside this in the same operation.
    pub(super) fn add(&mut self, other: Size) {
        self.aliases = self.aliases.saturating_add(other.aliases);
        self.combine(other);
    }

    /// Adds another operation of the document: all are validated, and only one is executed.
    pub(super) fn add_operation(&mut self, other: Size) {
        self.aliases = self.aliases.max(other.aliases);
        self.combine(other);
    }

    fn combine(&mut self, other: Size) {
        self.nodes = self.nodes.saturating_add(other.nodes);
        self.directives = self.directives.saturating_add(other.directives);
        self.variable_uses = self.variable_uses.saturating_add(other.variable_uses);
        self.depth = self.depth.max(other.depth);
        self.levels = self.levels.max(other.levels);
        self.introspection = self.introspection.max(other.introspection);
    }

    /// Adds directives, and the values in their arguments and in those of the field that they stand at.
    pub(super) fn add_arguments(&mut self, field: Option<&Field>, directives: &[Positioned<Directive>]) {
        self.add(Self {
            directives: directives.len() as u64,
            ..Self::of_nodes(directives.len())
        });
        let of_field = field.into_iter().flat_map(|field| &field.arguments);
        let of_directives = directives.iter().flat_map(|directive| &directive.node.arguments);
        for (_, value) in of_field.chain(of_directives) {
            let mut variable_uses = 0;
            let without_variables = value.node.clone().into_const_with(|_| {
                variable_uses += 1;
                Ok::<_, Infallible>(Value::Null)
            });
            let nodes = without_variables.as_ref().map_or(0, weight);
            self.add(Self {
                nodes,
                variable_uses,
                ..Self::default()
            });
        }
    }
}

/// How many values a value holds.
pub(super) fn weight(value: &Value) -> u64 {
    match value {
        Value::List(items) => 1 + items.iter().map(weight).sum::<u64>(),
        Value::Object(fields) => 1 + fields.values().map(weight).sum::<u64>(),
        Value::String(text) => 1 + (text.len() / BYTES_OF_A_VALUE) as u64,
        _ => 1,
    }
}
