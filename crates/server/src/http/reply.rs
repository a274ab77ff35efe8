use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
};
use async_graphql::{Response, ServerError, Value};
use serde::Serialize;

use super::media_type::MediaType;
use crate::document::Refusal;

/// A document with thousands of mistakes would otherwise be answered with megabytes about them.
const MOST_REQUEST_ERRORS: usize = 50;
/// The parser's messages quote the whole line that they are about.
const MOST_MESSAGE_CHARACTERS: usize = 1_000;

/// A well-formed GraphQL response on its way to the client.
#[derive(Debug)]
pub(super) struct Reply {
    body: String,
    /// Otherwise there is no data entry: the document or its variables were refused.
    began_execution: bool,
    cache_control: Option<String>,
    headers: Vec<(String, Vec<u8>)>,
}

impl Reply {
    /// A document that is refused before it is validated.
    pub(super) fn from_refusal(refusal: &Refusal) -> Self {
        let mut error = ServerError::new(refusal.to_string(), None);
        error.locations = refusal.locations();
        set_code(&mut error, refusal.code());
        Self::from_request_errors(vec![error])
    }

    /// What the executor answered. Its errors are about the request when none has a path and there is no data.
    pub(super) fn from_response(mut response: Response) -> Self {
        let is_refused = response.is_err() && response.data == Value::Null;
        if is_refused && response.errors.iter().all(|error| error.path.is_empty()) {
            return Self::from_request_errors(response.errors);
        }
        response
            .errors
            .iter_mut()
            .for_each(|error| set_code(error, "INTERNAL"));
        let headers = response.http_headers.iter();
        Self {
            body: to_json(&response),
            began_execution: true,
            cache_control: response
                .cache_control
                .value()
                .filter(|_| response.errors.is_empty()),
            headers: headers
                .map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()))
                .collect(),
        }
    }

    fn from_request_errors(mut errors: Vec<ServerError>) -> Self {
        errors.truncate(MOST_REQUEST_ERRORS);
        for error in &mut errors {
            let code = request_error_code(&error.message);
            set_code(error, code);
            shorten(&mut error.message);
        }
        let body = to_json(&RequestErrors { errors });
        Self {
            body,
            began_execution: false,
            cache_control: None,
            headers: Vec::new(),
        }
    }

    /// The HTTP response. Only what was asked for by GET and without a token may be kept by shared caches.
    pub(super) fn response(self, media_type: MediaType, is_shareable: bool) -> HttpResponse {
        let mut response = HttpResponse::build(self.status(media_type));
        for (name, value) in self.headers {
            response.append_header((name, value));
        }
        let cache_control = self.cache_control.filter(|_| is_shareable);
        response.insert_header((
            header::CACHE_CONTROL,
            cache_control.unwrap_or("no-store".to_owned()),
        ));
        response.content_type(media_type.content_type()).body(self.body)
    }

    fn status(&self, media_type: MediaType) -> StatusCode {
        match (self.began_execution, media_type) {
            (false, MediaType::GraphqlResponse) => StatusCode::BAD_REQUEST,
            (true, _) | (_, MediaType::Json) => StatusCode::OK,
        }
    }
}

/// A response of this shape has no data entry.
#[derive(Serialize)]
struct RequestErrors {
    errors: Vec<ServerError>,
}

/// The body of a response that is one error, in the shape that GraphQL's have.
pub(super) fn error_body(message: &str, code: &str) -> String {
    let mut error = ServerError::new(message, None);
    set_code(&mut error, code);
    to_json(&RequestErrors { errors: vec![error] })
}

/// Keeps the order of fields, which is that of the query.
fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The executor refuses what costs too much in these words and without a code.
fn request_error_code(message: &str) -> &'static str {
    match message {
        "Query is too complex." | "Query is nested too deep." => "DOCUMENT_TOO_COMPLEX",
        _ => "GRAPHQL_VALIDATION_FAILED",
    }
}

fn shorten(message: &mut String) {
    if let Some((end, _)) = message.char_indices().nth(MOST_MESSAGE_CHARACTERS) {
        message.truncate(end);
        message.push('…');
    }
}

/// Sets the code of an error that has none.
fn set_code(error: &mut ServerError, code: &str) {
    let extensions = error.extensions.get_or_insert_default();
    if extensions.get("code").is_none() {
        extensions.set("code", code);
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::{PathSegment, value};

    use super::*;

    fn failed_field() -> ServerError {
        ServerError::new("it broke", None).with_path(vec![PathSegment::Field("a".to_owned())])
    }

    #[test]
    fn request_errors_have_no_data_entry() {
        let reply = Reply::from_response(Response::from_errors(vec![ServerError::new("no field", None)]));
        assert!(!reply.body.contains("data") && reply.body.contains("GRAPHQL_VALIDATION_FAILED"));
        assert_eq!(reply.status(MediaType::GraphqlResponse), StatusCode::BAD_REQUEST);
        assert_eq!(reply.status(MediaType::Json), StatusCode::OK);
    }

    #[test]
    fn failed_field_is_no_request_error_even_where_no_data_is_left() {
        let reply = Reply::from_response(Response::from_errors(vec![failed_field()]));
        assert!(reply.body.contains(r#""data":null"#), "{}", reply.body);
        assert_eq!(reply.status(MediaType::GraphqlResponse), StatusCode::OK);
    }

    #[test]
    fn code_that_a_resolver_set_stays() {
        let mut error = failed_field();
        set_code(&mut error, "NO_SUCH_ARTICLE");
        let mut response = Response::new(value!({ "a": null }));
        response.errors = vec![error, failed_field()];
        let body = Reply::from_response(response).body;
        assert!(
            body.contains("NO_SUCH_ARTICLE") && body.contains("INTERNAL"),
            "{body}"
        );
    }

    #[test]
    fn errors_about_one_request_are_not_endless() {
        let reply = Reply::from_response(Response::from_errors(vec![ServerError::new("no", None); 10_000]));
        assert!(reply.body.len() < 10_000);
        let long = ServerError::new("é".repeat(50_000), None);
        assert!(Reply::from_response(Response::from_errors(vec![long])).body.len() < 5_000);
    }
}
