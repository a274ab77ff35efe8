//! The addresses, asked through every middleware that the server has.

use actix_web::{
    http::{
        Method, StatusCode,
        header::{self, HeaderMap},
    },
    test::{TestRequest, call_service, init_service, read_body},
    web::Data,
};
use jsonwebtoken::Algorithm;
use mediawire_domain::timestamp::Timestamp;
use serde_json::{Value, json};

use super::EXAMPLES;
use crate::{
    application::application,
    clock::Clock,
    executor::Executor,
    http::Shared,
    settings::tests::parse,
    viewer::tests::{SECRET, token},
};

const GRAPHQL_RESPONSE: &str = "application/graphql-response+json";
const NOW: i64 = 1_718_688_600;

/// What came back.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn header(&self, name: impl header::AsHeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("not JSON: {}", self.body))
    }

    fn code(&self) -> String {
        let json = self.json();
        assert!(json.get("data").is_none(), "{json}");
        json["errors"][0]["extensions"]["code"]
            .as_str()
            .unwrap()
            .to_owned()
    }
}

async fn ask_server(arguments: &[&str], request: TestRequest) -> Answer {
    let settings = parse(arguments).unwrap();
    let clock = Clock::Fixed(Timestamp::from_microseconds(NOW * 1_000_000));
    let shared = Shared::new(&settings, Executor::placeholder(), clock);
    let service = init_service(application(Data::new(shared), &settings.cors_origins)).await;
    let response = call_service(&service, request.to_request()).await;
    let (status, headers) = (response.status(), response.headers().clone());
    let body = String::from_utf8(read_body(response).await.to_vec()).unwrap();
    Answer {
        status,
        headers,
        body,
    }
}

async fn ask(request: TestRequest) -> Answer {
    ask_server(&[], request).await
}

fn post(body: Value) -> TestRequest {
    TestRequest::post().uri("/graphql").set_json(body)
}

fn query(text: &str) -> TestRequest {
    post(json!({ "query": text })).insert_header((header::ACCEPT, GRAPHQL_RESPONSE))
}

fn get(uri: &str) -> TestRequest {
    TestRequest::get().uri(uri)
}

#[actix_web::test]
async fn query_is_answered_in_the_accepted_media_type() {
    let answer = ask(query("{ hello }")).await;
    assert_eq!(
        (answer.status, answer.json()),
        (StatusCode::OK, json!({ "data": { "hello": "world" } }))
    );
    assert_eq!(
        answer.header(header::CONTENT_TYPE),
        "application/graphql-response+json; charset=utf-8"
    );
    assert!(answer.header(header::VARY).contains("Accept"));
    let answer = ask(post(json!({ "query": "{ hello }" }))).await;
    assert_eq!(
        answer.header(header::CONTENT_TYPE),
        "application/json; charset=utf-8"
    );
}

#[actix_web::test]
async fn unacceptable_media_type_is_406() {
    let answer =
        ask(post(json!({ "query": "{ hello }" })).insert_header((header::ACCEPT, "text/html"))).await;
    assert_eq!(
        (answer.status, answer.code()),
        (StatusCode::NOT_ACCEPTABLE, "NOT_ACCEPTABLE".to_owned())
    );
}

#[actix_web::test]
async fn request_errors_are_400_and_have_codes_and_no_data() {
    for (text, code) in [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ list }", "GRAPHQL_VALIDATION_FAILED"),
        ("query($n: Int!) { list(first: $n) }", "BAD_USER_INPUT"),
        (
            "{ ...A } fragment A on Query { ...A }",
            "GRAPHQL_VALIDATION_FAILED",
        ),
        ("subscription { changes { kind } }", "SUBSCRIPTION_NOT_SUPPORTED"),
        ("query A { hello } query B { hello }", "OPERATION_NOT_FOUND"),
    ] {
        let answer = ask(query(text)).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (StatusCode::BAD_REQUEST, code),
            "{text}"
        );
    }
}

#[actix_web::test]
async fn variables_that_cannot_be_coerced_are_a_request_error() {
    let body = json!({ "query": "query($n: Int!) { list(first: $n) }", "variables": { "n": "three" } });
    let answer = ask(post(body).insert_header((header::ACCEPT, GRAPHQL_RESPONSE))).await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (StatusCode::BAD_REQUEST, "GRAPHQL_VALIDATION_FAILED")
    );
}

#[actix_web::test]
async fn request_errors_are_200_for_clients_of_the_older_media_type() {
    for text in ["{", "{ nothing }", "query($n: Int!) { list(first: $n) }"] {
        let answer = ask(post(json!({ "query": text }))).await;
        assert_eq!(answer.status, StatusCode::OK, "{text}");
        assert!(!answer.code().is_empty());
    }
}

#[actix_web::test]
async fn failed_field_leaves_the_rest_and_has_a_code() {
    let answer = ask(query("{ hello fail }")).await;
    let body = answer.json();
    assert_eq!(
        (answer.status, &body["data"]["hello"]),
        (StatusCode::OK, &json!("world"))
    );
    assert_eq!(body["errors"][0]["extensions"]["code"], "INTERNAL");
}

#[actix_web::test]
async fn failed_field_that_may_not_be_null_takes_along_what_it_belongs_to() {
    let answer = ask(query("{ hello failRequired }")).await;
    assert_eq!(
        (answer.status, &answer.json()["data"]),
        (StatusCode::OK, &Value::Null)
    );
    let answer = ask(query("{ hello nested { failRequired } }")).await;
    assert_eq!(
        (answer.status, &answer.json()["data"]),
        (StatusCode::OK, &Value::Null)
    );
}

#[actix_web::test]
async fn fields_come_back_in_the_order_of_the_query() {
    let answer = ask(query("{ z: hello a: hello list(first: 1) }")).await;
    assert_eq!(answer.body, r#"{"data":{"z":"world","a":"world","list":[0]}}"#);
}

#[actix_web::test]
async fn malformed_requests_are_400_in_both_media_types() {
    for accept in ["application/json", GRAPHQL_RESPONSE] {
        for body in ["", "{", "[]", r#"[{"query":"{hello}"}]"#, "{}", r#"{"query":1}"#] {
            let request = TestRequest::post().uri("/graphql").set_payload(body);
            let request = request
                .insert_header(header::ContentType::json())
                .insert_header((header::ACCEPT, accept));
            let answer = ask(request).await;
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (StatusCode::BAD_REQUEST, "BAD_REQUEST"),
                "{body}"
            );
            assert!(answer.header(header::CONTENT_TYPE).starts_with(accept));
        }
    }
}

#[actix_web::test]
async fn bodies_that_browsers_send_unasked_are_415() {
    for content_type in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=a",
    ] {
        let request = TestRequest::post()
            .uri("/graphql")
            .set_payload(r#"{"query":"{hello}"}"#);
        let answer = ask(request.insert_header((header::CONTENT_TYPE, content_type))).await;
        assert_eq!(
            answer.status,
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "{content_type}"
        );
    }
    let answer = ask(TestRequest::post()
        .uri("/graphql")
        .set_payload(r#"{"query":"{hello}"}"#))
    .await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[actix_web::test]
async fn body_over_the_limit_is_413() {
    let answer = ask_server(&["--max-body-bytes", "1024"], query(&"#".repeat(2_000))).await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (StatusCode::PAYLOAD_TOO_LARGE, "BODY_TOO_LARGE")
    );
}

#[actix_web::test]
async fn query_is_answered_by_get_and_head() {
    let uri = "/graphql?query=query($n:Int!)%7Blist(first:$n)%7D&variables=%7B%22n%22:2%7D";
    assert_eq!(ask(get(uri)).await.json(), json!({ "data": { "list": [0, 1] } }));
    let answer = ask(TestRequest::default().method(Method::HEAD).uri(uri)).await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[actix_web::test]
async fn mutation_by_get_is_405_and_is_not_run() {
    let answer = ask(get("/graphql?query=mutation%7Btouch%7D")).await;
    assert_eq!(
        (answer.status, answer.header(header::ALLOW)),
        (StatusCode::METHOD_NOT_ALLOWED, "POST")
    );
    assert_eq!(
        ask(query("mutation { touch }")).await.json(),
        json!({ "data": { "touch": true } })
    );
}

#[actix_web::test]
async fn other_methods_are_told_which_are_served() {
    for (method, uri, allowed) in [
        (Method::PUT, "/graphql", "GET, HEAD, POST, OPTIONS"),
        (Method::DELETE, "/graphql", "GET, HEAD, POST, OPTIONS"),
        (Method::POST, "/", "GET, HEAD"),
        (Method::POST, "/health/live", "GET, HEAD"),
    ] {
        let answer = ask(TestRequest::default().method(method).uri(uri)).await;
        assert_eq!(
            (answer.status, answer.header(header::ALLOW)),
            (StatusCode::METHOD_NOT_ALLOWED, allowed)
        );
        assert_eq!(answer.code(), "METHOD_NOT_ALLOWED");
    }
    let answer = ask(TestRequest::default().method(Method::OPTIONS).uri("/graphql")).await;
    assert_eq!(
        (answer.status, answer.header(header::ALLOW)),
        (StatusCode::NO_CONTENT, "GET, HEAD, POST, OPTIONS")
    );
}

#[actix_web::test]
async fn slow_answer_is_504() {
    let answer = ask_server(
        &["--request-timeout", "1"],
        query("{ sleep(milliseconds: 1500) }"),
    )
    .await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (StatusCode::GATEWAY_TIMEOUT, "TIMEOUT")
    );
}

#[actix_web::test]
async fn unavailable_database_is_503_and_says_when_to_try_again() {
    let body = json!({ "query": "query Unavailable { hello }", "operationName": "Unavailable" });
    let answer = ask(post(body)).await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE")
    );
    assert!(!answer.header(header::RETRY_AFTER).is_empty());
}

#[actix_web::test]
async fn panic_is_500_and_keeps_its_message_to_itself() {
    let answer = ask(query(r#"{ panic(message: "secret") }"#)).await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL")
    );
    assert!(!answer.body.contains("secret"));
}

#[actix_web::test]
async fn refused_token_is_401_and_challenges() {
    let bearer = |expiry: i64| {
        let claims = json!({ "sub": "desk", "exp": expiry, "scope": "edit" });
        (
            header::AUTHORIZATION,
            format!("Bearer {}", token(Algorithm::HS256, SECRET, &claims)),
        )
    };
    let arguments = ["--token-secret", SECRET];
    let answer = ask_server(&arguments, query("{ hello }").insert_header(bearer(NOW + 60))).await;
    assert_eq!(answer.status, StatusCode::OK);
    let answer = ask_server(&arguments, query("{ hello }").insert_header(bearer(NOW - 60))).await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (StatusCode::UNAUTHORIZED, "UNAUTHENTICATED")
    );
    assert_eq!(
        answer.header(header::WWW_AUTHENTICATE),
        r#"Bearer error="invalid_token""#
    );
}

#[actix_web::test]
async fn request_id_is_echoed_or_made() {
    let answer = ask(get("/health/live").insert_header(("x-request-id", "edge-1"))).await;
    assert_eq!(answer.header("x-request-id"), "edge-1");
    let answer = ask(get("/nowhere").insert_header(("x-request-id", "not sane"))).await;
    assert_eq!(answer.header("x-request-id").len(), 36);
}

#[actix_web::test]
async fn address_without_a_page_is_404_in_json() {
    let answer = ask(get("/nowhere")).await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (StatusCode::NOT_FOUND, "NOT_FOUND")
    );
}

#[actix_web::test]
async fn health_is_told() {
    for uri in ["/health/live", "/health/ready"] {
        let answer = ask(get(uri)).await;
        assert_eq!(
            (answer.status, answer.json()["status"].as_str()),
            (StatusCode::OK, Some("ok"))
        );
    }
}

#[actix_web::test]
async fn pages_are_served_under_a_policy() {
    for uri in ["/", "/graphiql"] {
        let answer = ask(get(uri)).await;
        assert_eq!(answer.header(header::CONTENT_TYPE), "text/html; charset=utf-8");
        assert!(
            answer
                .header(header::CONTENT_SECURITY_POLICY)
                .contains("script-src")
        );
        assert_eq!(answer.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    }
    assert!(ask(get("/")).await.body.contains(EXAMPLES[0].title));
    assert!(ask(get("/schema.graphql")).await.body.contains("type Query"));
}

#[actix_web::test]
async fn response_is_compressed_for_those_who_accept_it() {
    for encoding in ["gzip", "br"] {
        let settings = parse(&[]).unwrap();
        let shared = Shared::new(&settings, Executor::placeholder(), Clock::System);
        let service = init_service(application(Data::new(shared), &settings.cors_origins)).await;
        let request = get("/")
            .insert_header((header::ACCEPT_ENCODING, encoding))
            .to_request();
        let response = call_service(&service, request).await;
        assert_eq!(
            response.headers().get(header::CONTENT_ENCODING).unwrap(),
            encoding
        );
    }
}

fn preflight(origin: &'static str) -> TestRequest {
    TestRequest::default()
        .method(Method::OPTIONS)
        .uri("/graphql")
        .insert_header((header::ORIGIN, origin))
        .insert_header((header::ACCESS_CONTROL_REQUEST_METHOD, "POST"))
        .insert_header((
            header::ACCESS_CONTROL_REQUEST_HEADERS,
            "authorization, content-type",
        ))
}

#[actix_web::test]
async fn configured_origins_may_call_from_browsers_and_others_may_not() {
    let arguments = ["--cors-origins", "https://news.example"];
    let answer = ask_server(&arguments, preflight("https://news.example")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        answer.header(header::ACCESS_CONTROL_ALLOW_ORIGIN),
        "https://news.example"
    );
    assert!(
        answer
            .header(header::ACCESS_CONTROL_ALLOW_HEADERS)
            .contains("authorization")
    );
    let answer = ask_server(&arguments, preflight("https://other.example")).await;
    assert_eq!(answer.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "");
    let answer = ask(preflight("https://news.example")).await;
    assert_eq!(answer.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "");
}

#[actix_web::test]
async fn any_origin_may_be_let_in() {
    let request = query("{ hello }").insert_header((header::ORIGIN, "https://anyone.example"));
    let answer = ask_server(&["--cors-origins", "*"], request).await;
    assert_eq!(answer.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
    assert!(
        answer
            .header(header::ACCESS_CONTROL_EXPOSE_HEADERS)
            .contains("x-request-id")
    );
    assert!(answer.header(header::VARY).contains("Accept"));
}

#[actix_web::test]
async fn requests_are_counted_by_route_and_not_by_what_clients_make_up() {
    let settings = parse(&[]).unwrap();
    let shared = Data::new(Shared::new(&settings, Executor::placeholder(), Clock::System));
    let service = init_service(application(shared, &settings.cors_origins)).await;
    for path in ["/health/live", "/health/live", "/made/up/17"] {
        let response = call_service(&service, get(path).to_request()).await;
        // It is counted once its body has been sent.
        drop(read_body(response).await);
    }
    let response = call_service(&service, get("/metrics").to_request()).await;
    assert_eq!(
        response.headers().get(header::CONTENT_TYPE).unwrap(),
        "text/plain; version=0.0.4; charset=utf-8"
    );
    let text = String::from_utf8(read_body(response).await.to_vec()).unwrap();
    for line in [
        "mediawire_http_requests_total{method=\"GET\",route=\"/health/live\",status=\"200\"} 2",
        "mediawire_http_requests_total{method=\"GET\",route=\"other\",status=\"404\"} 1",
    ] {
        assert!(text.lines().any(|it| it == line), "{line} in {text}");
    }
}
