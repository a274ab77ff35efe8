//! The order of a response's keys: that of the document, as the GraphQL specification wants it.
//!
//! Fields that wait for a load are done after those that do not, and the executor writes keys as they are done.

use async_graphql::{
    Name, Value,
    indexmap::IndexMap,
    parser::types::{ExecutableDocument, Selection, SelectionSet},
};

use crate::completion::chosen;

/// The response keys of a selection set in the document's order, each with those of its own selection set.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct ResponseOrder(IndexMap<Name, ResponseOrder>);

impl ResponseOrder {
    /// The order that the operation of this name asks for. The document's expanded size must have been bounded.
    pub(crate) fn of(document: &ExecutableDocument, operation_name: Option<&str>) -> Self {
        let mut order = Self::default();
        if let Some(operation) = chosen(document, operation_name) {
            order.add(document, &operation.selection_set.node);
        }
        order
    }

    fn add(&mut self, document: &ExecutableDocument, selections: &SelectionSet) {
        for selection in &selections.items {
            match &selection.node {
                Selection::Field(field) => {
                    let key = field.node.response_key().node.clone();
                    self.0
                        .entry(key)
                        .or_default()
                        .add(document, &field.node.selection_set.node);
                }
                Selection::InlineFragment(fragment) => self.add(document, &fragment.node.selection_set.node),
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = document.fragments.get(&spread.node.fragment_name.node) {
                        self.add(document, &fragment.node.selection_set.node);
                    }
                }
            }
        }
    }

    /// Puts the keys of a response in this order.
    pub(crate) fn apply(&self, value: &mut Value) {
        match value {
            Value::Object(object) => {
                let place = |key: &Name| self.0.get_index_of(key);
                if !object.keys().map(place).is_sorted() {
                    object.sort_by(|one, _, other, _| place(one).cmp(&place(other)));
                }
                for (key, value) in object.iter_mut() {
                    if let Some(order) = self.0.get(key).filter(|order| !order.0.is_empty()) {
                        order.apply(value);
                    }
                }
            }
            Value::List(values) => values.iter_mut().for_each(|value| self.apply(value)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::{parser::parse_query, value};

    use super::*;

    #[test]
    fn keys_come_in_the_documents_order_whatever_was_done_first() {
        let document = parse_query("{ a { x ...F y } b: c } fragment F on T { z { q p } x }").unwrap();
        let mut data = value!({ "b": 1, "a": [{ "y": 1, "z": { "p": 1, "q": 2 }, "x": 3 }] });
        ResponseOrder::of(&document, None).apply(&mut data);
        assert_eq!(data.to_string(), "{a: [{x: 3, z: {q: 2, p: 1}, y: 1}], b: 1}");
    }
}
