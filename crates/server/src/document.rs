//! A GraphQL document, parsed once and bounded before anything costly is done with it.

mod brackets;
mod measure;
mod operation;
mod refusal;
mod size;

use async_graphql::{
    Variables,
    parser::{parse_query, types::ExecutableDocument},
};

use self::size::Size;
pub use self::{operation::check_required_variables, refusal::Refusal};

/// The executor refuses documents that are nested deeper than this, and does so without a code.
const MOST_LEVELS: usize = 32;
const MOST_OPERATIONS: usize = 32;
const MOST_DIRECTIVES: u64 = 200;
/// What variables may weigh once they are copied to each place that uses them.
const MOST_VARIABLE_VALUES: u64 = 200_000;

/// How big a document may be. All but `bytes` are counted with fragments expanded.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of text.
    pub bytes: usize,
    /// Selections, arguments, values and directives.
    pub nodes: u64,
    /// Levels of nested fields.
    pub depth: usize,
    /// Aliases in one operation.
    pub aliases: u64,
}

/// A document that is well-formed and within its limits; it need not be valid.
#[derive(Clone, Debug)]
pub struct Document {
    syntax: ExecutableDocument,
    size: Size,
}

impl Document {
    /// Parses and bounds a document. The work grows with the text, never with what its fragments expand to.
    pub fn parse(text: &str, limits: &Limits) -> Result<Self, Refusal> {
        if text.len() > limits.bytes {
            return Err(Refusal::TooLarge {
                bytes: text.len(),
                limit: limits.bytes,
            });
        }
        brackets::check(text)?;
        let syntax = parse_query(text)?;
        let size = measure::measure(&syntax)?;
        limits.check(&syntax, &size)?;
        Ok(Self { syntax, size })
    }

    /// Refuses variables that would be copied too often: executing clones a variable at each of its uses.
    pub fn check_variable_weight(&self, variables: &Variables) -> Result<(), Refusal> {
        let weight: u64 = variables.values().map(size::weight).sum();
        let copied = weight.saturating_mul(self.size.variable_uses);
        Refusal::unless_within(
            "values in its variables, counted at each use",
            copied,
            MOST_VARIABLE_VALUES,
        )
    }

    /// The syntax tree, to be executed.
    pub fn into_syntax(self) -> ExecutableDocument {
        self.syntax
    }
}

impl Limits {
    fn check(&self, syntax: &ExecutableDocument, size: &Size) -> Result<(), Refusal> {
        let operations = syntax.operations.iter().len();
        Refusal::unless_within("operations", operations as u64, MOST_OPERATIONS as u64)?;
        Refusal::unless_within("nodes", size.nodes, self.nodes)?;
        Refusal::unless_within("levels of fields", size.depth as u64, self.depth as u64)?;
        Refusal::unless_within("levels of nesting", size.levels as u64, MOST_LEVELS as u64)?;
        Refusal::unless_within("aliases", size.aliases, self.aliases)?;
        Refusal::unless_within("directives", size.directives, MOST_DIRECTIVES)
    }
}

#[cfg(test)]
mod tests;
