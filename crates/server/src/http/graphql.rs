//! GraphQL over HTTP, as its specification says it.

use actix_web::{
    HttpRequest, HttpResponse, ResponseError,
    dev::HttpServiceFactory,
    http::{Method, header},
    middleware::DefaultHeaders,
    web::{self, Data, Payload},
};
use async_graphql::{Request, parser::types::OperationType};
use tracing::Span;

use super::{HttpError, Shared, media_type::MediaType, parameters::Parameters, reply::Reply, request_body};
use crate::{
    deadline::Deadline,
    document::{Document, Limits, Refusal, check_required_variables},
    viewer::Viewer,
};

const METHODS: &str = "GET, HEAD, POST, OPTIONS";

/// Where GraphQL is served. Responses differ by what the client accepts and by who asks, so caches must know.
pub(super) fn resource() -> impl HttpServiceFactory {
    web::resource("/graphql")
        .wrap(DefaultHeaders::new().add((header::VARY, "Accept, Accept-Encoding, Authorization")))
        .route(web::get().to(by_get))
        .route(web::head().to(by_get))
        .route(web::post().to(by_post))
        .route(web::method(Method::OPTIONS).to(options))
        .default_service(web::to(|| async { HttpError::MethodNotAllowed(METHODS) }))
}

async fn by_get(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let parameters = async { Parameters::from_query_string(request.query_string()) };
    respond(&request, &shared, true, parameters).await
}

async fn by_post(request: HttpRequest, payload: Payload, shared: Data<Shared>) -> HttpResponse {
    let parameters = async {
        let body = request_body::read(&request, payload, shared.body_bytes, shared.request_timeout).await?;
        Parameters::from_body(&body)
    };
    respond(&request, &shared, false, parameters).await
}

async fn options() -> HttpResponse {
    HttpResponse::NoContent()
        .insert_header((header::ALLOW, METHODS))
        .finish()
}

async fn respond(
    request: &HttpRequest,
    shared: &Data<Shared>,
    is_safe: bool,
    parameters: impl Future<Output = Result<Parameters, HttpError>>,
) -> HttpResponse {
    let media_type = match MediaType::negotiate(request.headers()) {
        Ok(media_type) => media_type,
        Err(error) => return error.error_response(),
    };
    let reply = async {
        let viewer = shared.tokens.viewer(request.headers(), shared.clock.now())?;
        let reply = execute(shared, parameters.await?, viewer, is_safe).await?;
        let is_shareable = is_safe && !request.headers().contains_key(header::AUTHORIZATION);
        Ok::<_, HttpError>(reply.response(media_type, is_shareable))
    };
    reply.await.unwrap_or_else(|error| error.response(media_type))
}

/// Executes on a thread that may block, for no longer than a request may take.
async fn execute(
    shared: &Data<Shared>,
    parameters: Parameters,
    viewer: Viewer,
    is_safe: bool,
) -> Result<Reply, HttpError> {
    let (shared, span) = (shared.clone(), Span::current());
    let deadline = Deadline::after(shared.request_timeout);
    let work = web::block(move || span.in_scope(|| shared.answer(parameters, viewer, is_safe, deadline)));
    match tokio::time::timeout(deadline.remaining(), work).await {
        Ok(answered) => answered.map_err(|_| HttpError::Internal)?,
        Err(_) => Err(HttpError::Timeout),
    }
}

impl Shared {
    fn answer(
        &self,
        parameters: Parameters,
        viewer: Viewer,
        is_safe: bool,
        deadline: Deadline,
    ) -> Result<Reply, HttpError> {
        if deadline.has_passed() {
            return Err(HttpError::Timeout);
        }
        let mut request = parameters.into_request();
        match prepare(&mut request, &self.limits) {
            Ok(OperationType::Mutation) if is_safe => Err(HttpError::MutationByGet),
            Ok(_) => self.run(request, viewer, deadline),
            Err(refusal) => Ok(Reply::from_refusal(&refusal)),
        }
    }

    fn run(&self, request: Request, viewer: Viewer, deadline: Deadline) -> Result<Reply, HttpError> {
        let (query, operation_name) = (request.query.clone(), request.operation_name.clone());
        let mut response = self
            .executor
            .execute(request, viewer, deadline)
            .map_err(|reason| {
                tracing::error!(%reason, "a request was not executed");
                HttpError::Unavailable
            })?;
        self.completion
            .complete(&query, operation_name.as_deref(), &mut response);
        Ok(Reply::from_response(response))
    }
}

/// Parses and bounds the request's document, and tells what kind of operation it asks for.
fn prepare(request: &mut Request, limits: &Limits) -> Result<OperationType, Refusal> {
    let document = Document::parse(&request.query, limits)?;
    let operation = document.operation(request.operation_name.as_deref())?;
    let kind = operation.ty;
    check_required_variables(operation, &request.variables)?;
    document.check_variable_weight(&request.variables)?;
    request.set_parsed_query(document.into_syntax());
    Ok(kind)
}
