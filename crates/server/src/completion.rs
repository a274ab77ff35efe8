//! What a failed field leaves behind.
//!
//! The executor leaves a failed field out of its object, where the GraphQL specification wants null in its place,
//! or in place of the nearest thing around it that may be null: clients with generated types rely on that.

use std::collections::HashMap;

use async_graphql::{
    Name, PathSegment, Response, Value,
    parser::{
        parse_query, parse_schema,
        types::{
            BaseType, DocumentOperations, ExecutableDocument, Field, OperationDefinition, OperationType,
            Selection, SelectionSet, Type, TypeKind, TypeSystemDefinition,
        },
    },
};

/// Puts null where failed fields should have left it.
#[derive(Debug, Default)]
pub struct Completion {
    /// The type of each field, by object or interface and by name.
    fields: HashMap<Name, HashMap<Name, Type>>,
    mutation: Option<Name>,
    query: Option<Name>,
}

impl Completion {
    /// Learns which fields may be null from the schema's definition.
    pub fn of(sdl: &str) -> Self {
        let definitions = parse_schema(sdl)
            .map(|schema| schema.definitions)
            .unwrap_or_default();
        let mut completion = Self::default();
        for definition in definitions {
            completion.learn(definition);
        }
        completion
    }

    /// Puts null where the fields that failed should have left it. Does nothing for a response without errors.
    pub fn complete(&self, query: &str, operation_name: Option<&str>, response: &mut Response) {
        if response.errors.iter().all(|error| error.path.is_empty()) {
            return;
        }
        let Ok(document) = parse_query(query) else { return };
        let Some(operation) = chosen(&document, operation_name) else {
            return;
        };
        let request = Failed {
            types: self,
            document: &document,
            operation,
        };
        let paths = response.errors.iter().map(|error| error.path.as_slice());
        let mut nulls: Vec<&[PathSegment]> = paths
            .filter(|path| !path.is_empty())
            .map(|path| request.nulled(path))
            .collect();
        // The outermost first: what is inside a null is no longer there to be filled.
        nulls.sort_by_key(|path| path.len());
        let mut put: Vec<&[PathSegment]> = Vec::new();
        for path in nulls {
            if !put.iter().any(|outer| path.starts_with(outer)) {
                put_null(&mut response.data, path);
                put.push(path);
            }
        }
    }

    fn learn(&mut self, definition: TypeSystemDefinition) {
        match definition {
            TypeSystemDefinition::Schema(schema) => {
                self.query = schema.node.query.map(|name| name.node);
                self.mutation = schema.node.mutation.map(|name| name.node);
            }
            TypeSystemDefinition::Type(definition) => {
                let fields = match definition.node.kind {
                    TypeKind::Object(object) => object.fields,
                    TypeKind::Interface(interface) => interface.fields,
                    _ => return,
                };
                let fields = fields
                    .into_iter()
                    .map(|field| (field.node.name.node, field.node.ty.node));
                self.fields
                    .entry(definition.node.name.node)
                    .or_default()
                    .extend(fields);
            }
            TypeSystemDefinition::Directive(_) => {}
        }
    }
}

/// The operation of a document that is executed; its only one, where no name is given.
pub(crate) fn chosen<'a>(
    document: &'a ExecutableDocument,
    name: Option<&str>,
) -> Option<&'a OperationDefinition> {
    match (&document.operations, name) {
        (DocumentOperations::Single(only), _) => Some(&only.node),
        (DocumentOperations::Multiple(named), Some(name)) => named.get(name).map(|operation| &operation.node),
        (DocumentOperations::Multiple(named), None) => named.values().next().map(|operation| &operation.node),
    }
}

/// A request some of whose fields failed.
struct Failed<'a> {
    types: &'a Completion,
    document: &'a ExecutableDocument,
    operation: &'a OperationDefinition,
}

/// A field that was asked for, with its type where the schema tells it.
type Found<'a> = (&'a Field, Option<&'a Type>);

impl<'a> Failed<'a> {
    /// The part of a failed field's path that becomes null: up to the last thing on it that may be.
    fn nulled<'p>(&self, path: &'p [PathSegment]) -> &'p [PathSegment] {
        let mut sets = vec![(self.root(), &self.operation.selection_set.node)];
        let (mut of_type, mut length) = (None, 0);
        for (index, segment) in path.iter().enumerate() {
            match segment {
                PathSegment::Field(key) => {
                    let found = self.find(&sets, key);
                    of_type = found.first().and_then(|(_, of_type)| *of_type);
                    sets = found
                        .iter()
                        .map(|(field, of_type)| (of_type.map(name), &field.selection_set.node))
                        .collect();
                }
                PathSegment::Index(_) => of_type = of_type.and_then(item),
            }
            if of_type.is_none_or(|of_type| of_type.nullable) {
                length = index + 1;
            }
        }
        &path[..length]
    }

    fn root(&self) -> Option<&'a Name> {
        match self.operation.ty {
            OperationType::Query => self.types.query.as_ref(),
            OperationType::Mutation => self.types.mutation.as_ref(),
            OperationType::Subscription => None,
        }
    }

    fn find(&self, sets: &[(Option<&'a Name>, &'a SelectionSet)], key: &str) -> Vec<Found<'a>> {
        let mut found = Vec::new();
        sets.iter()
            .for_each(|(parent, set)| self.collect(*parent, set, key, &mut found));
        found
    }

    fn collect(
        &self,
        parent: Option<&'a Name>,
        set: &'a SelectionSet,
        key: &str,
        found: &mut Vec<Found<'a>>,
    ) {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) if field.node.response_key().node == key => {
                    let fields = parent.and_then(|parent| self.types.fields.get(parent));
                    found.push((
                        &field.node,
                        fields.and_then(|fields| fields.get(&field.node.name.node)),
                    ));
                }
                Selection::Field(_) => {}
                Selection::InlineFragment(inline) => {
                    let condition = inline
                        .node
                        .type_condition
                        .as_ref()
                        .map(|condition| &condition.node.on.node);
                    self.collect(condition.or(parent), &inline.node.selection_set.node, key, found);
                }
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = self.document.fragments.get(&spread.node.fragment_name.node) {
                        let condition = Some(&fragment.node.type_condition.node.on.node);
                        self.collect(condition, &fragment.node.selection_set.node, key, found);
                    }
                }
            }
        }
    }
}

fn item(of_type: &Type) -> Option<&Type> {
    match &of_type.base {
        BaseType::List(item) => Some(item),
        BaseType::Named(_) => None,
    }
}

fn name(of_type: &Type) -> &Name {
    match &of_type.base {
        BaseType::List(item) => name(item),
        BaseType::Named(name) => name,
    }
}

/// An object all of whose fields failed was left out as well.
fn put_null(value: &mut Value, path: &[PathSegment]) {
    match path {
        [] => *value = Value::Null,
        [PathSegment::Field(key), rest @ ..] => {
            if *value == Value::Null {
                *value = Value::Object(Default::default());
            }
            if let Value::Object(fields) = value {
                put_null(fields.entry(Name::new(key)).or_insert(Value::Null), rest);
            }
        }
        [PathSegment::Index(index), rest @ ..] => {
            if let Value::List(items) = value
                && let Some(item) = items.get_mut(*index)
            {
                put_null(item, rest);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::{ServerError, value};

    use super::*;

    const SDL: &str = "
        type Query { article: Article  latest: Article!  feed: [Article!]!  node: Node }
        interface Node { id: ID! }
        type Article implements Node { id: ID!  lede: String  headline: String!  related: [Article!]  sure: [Article!]! }
        schema { query: Query }";

    fn complete(query: &str, data: Value, failed: &[&str]) -> Value {
        let segment = |text: &str| match text.parse() {
            Ok(index) => PathSegment::Index(index),
            Err(_) => PathSegment::Field(text.to_owned()),
        };
        let error = |path: &&str| {
            ServerError::new("it broke", None).with_path(path.split('.').map(segment).collect())
        };
        let mut response = Response::new(data);
        response.errors = failed.iter().map(error).collect();
        Completion::of(SDL).complete(query, None, &mut response);
        response.data
    }

    #[test]
    fn field_that_may_be_null_becomes_null() {
        let data = complete(
            "{ article { id lede } }",
            value!({ "article": { "id": "1" } }),
            &["article.lede"],
        );
        assert_eq!(data, value!({ "article": { "id": "1", "lede": null } }));
    }

    #[test]
    fn field_that_may_not_be_null_takes_along_what_it_belongs_to() {
        let data = complete(
            "{ article { id headline } }",
            value!({ "article": { "id": "1" } }),
            &["article.headline"],
        );
        assert_eq!(data, value!({ "article": null }));
    }

    #[test]
    fn nothing_is_left_where_nothing_may_be_null() {
        let data = value!({ "feed": [{ "id": "1", "headline": "a" }, { "id": "2" }] });
        let data = complete("{ feed { id headline } }", data, &["feed.1.headline"]);
        assert_eq!(data, Value::Null);
    }

    #[test]
    fn list_becomes_null_when_its_items_may_not_be() {
        let data = value!({ "article": { "related": [{ "id": "2" }], "id": "1" } });
        let data = complete(
            "{ article { related { id headline } id } }",
            data,
            &["article.related.0.headline"],
        );
        assert_eq!(data, value!({ "article": { "related": null, "id": "1" } }));
    }

    #[test]
    fn object_all_of_whose_fields_failed_is_still_there() {
        let data = complete(
            "{ article { lede } }",
            value!({ "article": null }),
            &["article.lede"],
        );
        assert_eq!(data, value!({ "article": { "lede": null } }));
        assert_eq!(
            complete("{ article { id } }", Value::Null, &["article"]),
            value!({ "article": null })
        );
    }

    #[test]
    fn aliases_and_fragments_are_followed() {
        let query = "{ node { ... on Article { ...Head } } } fragment Head on Article { title: headline text: lede id }";
        let data = value!({ "node": { "id": "1" } });
        assert_eq!(
            complete(query, data.clone(), &["node.text"]),
            value!({ "node": { "id": "1", "text": null } })
        );
        assert_eq!(complete(query, data, &["node.title"]), value!({ "node": null }));
    }

    #[test]
    fn null_swallows_the_nulls_inside_it() {
        let query = "{ article { lede headline } latest { lede } }";
        let data = value!({ "article": null, "latest": { "lede": "a" } });
        let data = complete(query, data, &["article.lede", "article.headline"]);
        assert_eq!(data, value!({ "article": null, "latest": { "lede": "a" } }));
    }
}
