use async_graphql::{
    Value, Variables,
    parser::types::{DocumentOperations, OperationDefinition, OperationType, VariableDefinition},
};

use super::{Document, Refusal};

impl Document {
    /// The operation to execute: the one of this name, or the only one.
    pub fn operation(&self, name: Option<&str>) -> Result<&OperationDefinition, Refusal> {
        let found = match (&self.syntax.operations, name) {
            (DocumentOperations::Single(only), None) => Some(only),
            (DocumentOperations::Multiple(named), Some(name)) => named.get(name),
            (DocumentOperations::Multiple(named), None) if named.len() == 1 => named.values().next(),
            (DocumentOperations::Multiple(_), None) => return Err(Refusal::OperationNotChosen),
            (DocumentOperations::Single(_), Some(_)) => None,
        };
        let operation =
            found.ok_or_else(|| Refusal::UnknownOperation(name.unwrap_or_default().to_owned()))?;
        match operation.node.ty {
            OperationType::Subscription => Err(Refusal::Subscription),
            OperationType::Query | OperationType::Mutation => Ok(&operation.node),
        }
    }
}

/// Refuses an operation whose required variables have no value. The executor would start and fail at a field.
pub fn check_required_variables(operation: &OperationDefinition, given: &Variables) -> Result<(), Refusal> {
    let missing = |definition: &&VariableDefinition| {
        let value = given.get(&definition.name.node).or(definition.default_value());
        !definition.var_type.node.nullable && matches!(value, None | Some(Value::Null))
    };
    match operation
        .variable_definitions
        .iter()
        .map(|definition| &definition.node)
        .find(missing)
    {
        Some(definition) => Err(Refusal::MissingVariable {
            name: definition.name.node.to_string(),
            of_type: definition.var_type.node.to_string(),
        }),
        None => Ok(()),
    }
}
