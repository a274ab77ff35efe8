use std::collections::HashMap;

use actix_web::web::Query;
use async_graphql::{Extensions, Request, Variables};
use serde_json::{Map, Value};

use super::HttpError;

/// A GraphQL request's parameters, checked for their types.
#[derive(Debug)]
pub(super) struct Parameters {
    query: String,
    operation_name: Option<String>,
    variables: Map<String, Value>,
    extensions: Map<String, Value>,
}

impl Parameters {
    /// Reads the JSON body of a POST.
    pub(super) fn from_body(body: &[u8]) -> Result<Self, HttpError> {
        let parsed =
            serde_json::from_slice(body).map_err(|error| bad(format!("the body is not JSON: {error}")))?;
        match parsed {
            Value::Object(parameters) => Self::from_json(parameters),
            Value::Array(_) => Err(bad("batches are not served: send one request at a time")),
            _ => Err(bad("the body is not a JSON object")),
        }
    }

    /// Reads a GET's query string, in which maps are JSON.
    pub(super) fn from_query_string(query_string: &str) -> Result<Self, HttpError> {
        let query = Query::<HashMap<String, String>>::from_query(query_string)
            .map_err(|_| bad("the query string is malformed"))?;
        let mut parameters = Map::new();
        for (name, text) in query.into_inner() {
            let value = match name.as_str() {
                "variables" | "extensions" => json_parameter(&name, &text)?,
                _ => Value::String(text),
            };
            parameters.insert(name, value);
        }
        Self::from_json(parameters)
    }

    fn from_json(mut parameters: Map<String, Value>) -> Result<Self, HttpError> {
        let query = match parameters.remove("query") {
            Some(Value::String(query)) => query,
            None | Some(Value::Null) => return Err(bad("the parameter `query` is missing")),
            Some(_) => return Err(bad("the parameter `query` is not a string")),
        };
        let operation_name = match parameters.remove("operationName") {
            Some(Value::String(name)) => Some(name).filter(|name| !name.is_empty()),
            None | Some(Value::Null) => None,
            Some(_) => return Err(bad("the parameter `operationName` is not a string")),
        };
        let variables = map_parameter(&mut parameters, "variables")?;
        let extensions = map_parameter(&mut parameters, "extensions")?;
        if query.contains('\0') || query.contains("\\u0000") || variables.values().any(holds_nul) {
            return Err(bad("a text holds the character U+0000, which no text here may"));
        }
        Ok(Self {
            query,
            operation_name,
            variables,
            extensions,
        })
    }

    /// The request to execute.
    pub(super) fn into_request(self) -> Request {
        let mut request = Request::new(self.query);
        request.operation_name = self.operation_name;
        request.variables = Variables::from_json(Value::Object(self.variables));
        request.extensions = extensions(self.extensions);
        request
    }
}

/// PostgreSQL keeps no such text, so that asking for one would be a fault there and nothing on SQLite.
fn holds_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(values) => values.iter().any(holds_nul),
        Value::Object(values) => values.values().any(holds_nul),
        _ => false,
    }
}

fn extensions(map: Map<String, Value>) -> Extensions {
    serde_json::from_value(Value::Object(map)).unwrap_or_default()
}

fn map_parameter(parameters: &mut Map<String, Value>, name: &str) -> Result<Map<String, Value>, HttpError> {
    match parameters.remove(name) {
        Some(Value::Object(map)) => Ok(map),
        None | Some(Value::Null) => Ok(Map::new()),
        Some(_) => Err(bad(format!("the parameter `{name}` is not a map"))),
    }
}

fn json_parameter(name: &str, text: &str) -> Result<Value, HttpError> {
    match text {
        "" => Ok(Value::Null),
        _ => serde_json::from_str(text)
            .map_err(|error| bad(format!("the parameter `{name}` is not JSON: {error}"))),
    }
}

fn bad(reason: impl Into<String>) -> HttpError {
    HttpError::BadRequest(reason.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(body: &str) -> String {
        Parameters::from_body(body.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn parameters_of_wrong_types_are_named() {
        assert!(refusal(r#"{"query": 1}"#).contains("`query`"));
        assert!(refusal(r#"{"query": "{a}", "operationName": {}}"#).contains("`operationName`"));
        assert!(refusal(r#"{"query": "{a}", "variables": []}"#).contains("`variables`"));
        assert!(refusal(r#"{"query": "{a}", "extensions": "a"}"#).contains("`extensions`"));
        assert!(refusal("{}").contains("`query` is missing"));
    }

    #[test]
    fn text_with_a_nul_is_refused_wherever_it_stands() {
        assert!(refusal(r#"{"query": "{a(b: \"\\u0000\")}"}"#).contains("U+0000"));
        assert!(refusal(r#"{"query": "{a}", "variables": {"b": [{"c": "d\u0000"}]}}"#).contains("U+0000"));
    }

    #[test]
    fn nulls_are_as_good_as_absent() {
        let body = br#"{"query": "{a}", "operationName": null, "variables": null, "extensions": null}"#;
        let request = Parameters::from_body(body).unwrap().into_request();
        assert_eq!((request.operation_name, request.variables.len()), (None, 0));
    }

    #[test]
    fn batch_is_refused_as_one() {
        assert!(refusal(r#"[{"query": "{a}"}]"#).contains("batches"));
    }

    #[test]
    fn deeply_nested_json_is_refused() {
        assert!(refusal(&"[".repeat(100_000)).contains("not JSON"));
    }

    #[test]
    fn query_string_holds_maps_as_json() {
        let read = |text| Parameters::from_query_string(text);
        let request = read("query=%7Ba%7D&variables=%7B%22n%22%3A1%7D&operationName=")
            .unwrap()
            .into_request();
        assert_eq!(request.query, "{a}");
        assert_eq!(request.variables.len(), 1);
        assert!(
            read("query=a&variables=%7B")
                .unwrap_err()
                .to_string()
                .contains("`variables`")
        );
    }
}
