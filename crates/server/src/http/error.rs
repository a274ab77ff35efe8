use actix_web::{
    HttpRequest, HttpResponse, Responder, ResponseError,
    body::BoxBody,
    http::{StatusCode, header},
};

use super::{media_type::MediaType, reply::error_body};
use crate::viewer::InvalidToken;

/// Why a request gets no GraphQL response. Each has its status and a stable code.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// The request is malformed.
    #[error("{0}")]
    BadRequest(String),
    /// The token is not accepted.
    #[error("{0}")]
    InvalidToken(#[from] InvalidToken),
    /// Nothing is served at this address.
    #[error("nothing is served at this address")]
    NotFound,
    /// What stood at this address must not be shown any more.
    #[error("{0}")]
    Gone(String),
    /// The address is served by other methods.
    #[error("this address is served by {0}")]
    MethodNotAllowed(&'static str),
    /// A mutation was sent by a method that must change nothing.
    #[error("a mutation is sent by POST")]
    MutationByGet,
    /// No media type that the client accepts is served.
    #[error("responses are application/graphql-response+json or application/json")]
    NotAcceptable,
    /// The body did not arrive in time.
    #[error("the request's body did not arrive in time")]
    BodyTimeout,
    /// The body is longer than is read.
    #[error("the request's body is longer than the limit of {limit} bytes")]
    BodyTooLarge {
        /// The most that is read.
        limit: usize,
    },
    /// The body is of a type that is not read.
    #[error("a request's body is application/json in UTF-8, not {0}")]
    UnsupportedMediaType(String),
    /// Something broke that the client cannot mend.
    #[error("the server failed to answer")]
    Internal,
    /// The database cannot serve now.
    #[error("the database cannot serve now; try again")]
    Unavailable,
    /// The answer was not ready in time.
    #[error("the answer was not ready in time")]
    Timeout,
}

impl HttpError {
    /// The stable code that clients branch on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadRequest(_) => "BAD_REQUEST",
            Self::InvalidToken(_) => "UNAUTHENTICATED",
            Self::NotFound => "NOT_FOUND",
            Self::Gone(_) => "GONE",
            Self::MethodNotAllowed(_) | Self::MutationByGet => "METHOD_NOT_ALLOWED",
            Self::NotAcceptable => "NOT_ACCEPTABLE",
            Self::BodyTimeout => "REQUEST_TIMEOUT",
            Self::BodyTooLarge { .. } => "BODY_TOO_LARGE",
            Self::UnsupportedMediaType(_) => "UNSUPPORTED_MEDIA_TYPE",
            Self::Internal => "INTERNAL",
            Self::Unavailable => "UNAVAILABLE",
            Self::Timeout => "TIMEOUT",
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::InvalidToken(_) => StatusCode::UNAUTHORIZED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Gone(_) => StatusCode::GONE,
            Self::MethodNotAllowed(_) | Self::MutationByGet => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Self::BodyTimeout => StatusCode::REQUEST_TIMEOUT,
            Self::BodyTooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Timeout => StatusCode::GATEWAY_TIMEOUT,
        }
    }

    /// What a client must know beyond the status, as a header.
    fn hint(&self) -> Option<(header::HeaderName, &'static str)> {
        match self {
            Self::InvalidToken(_) => Some((header::WWW_AUTHENTICATE, r#"Bearer error="invalid_token""#)),
            Self::MethodNotAllowed(methods) => Some((header::ALLOW, methods)),
            Self::MutationByGet => Some((header::ALLOW, "POST")),
            Self::UnsupportedMediaType(_) => {
                Some((header::HeaderName::from_static("accept-post"), "application/json"))
            }
            Self::Unavailable => Some((header::RETRY_AFTER, "2")),
            _ => None,
        }
    }

    /// The response, in the media type that the client prefers.
    pub(crate) fn response(&self, media_type: MediaType) -> HttpResponse {
        let mut response = HttpResponse::build(self.status());
        response.insert_header((header::CACHE_CONTROL, "no-store"));
        response.content_type(media_type.content_type());
        if let Some(hint) = self.hint() {
            response.insert_header(hint);
        }
        response.body(error_body(&self.to_string(), self.code()))
    }
}

impl ResponseError for HttpError {
    fn status_code(&self) -> StatusCode {
        self.status()
    }

    fn error_response(&self) -> HttpResponse {
        self.response(MediaType::Json)
    }
}

impl Responder for HttpError {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        self.error_response()
    }
}
