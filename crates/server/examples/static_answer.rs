//! Answers every request with the bytes of one file from memory: the ceiling that `make bench` measures against.
//!
//! `static_answer ADDRESS FILE`

use actix_web::{App, HttpResponse, HttpServer, web};

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, file] = arguments.as_slice() else {
        return Err(std::io::Error::other("usage: static_answer ADDRESS FILE"));
    };
    let bytes = web::Bytes::from(std::fs::read(file)?);
    HttpServer::new(move || {
        let bytes = bytes.clone();
        App::new().default_service(web::to(move || {
            let bytes = bytes.clone();
            async move {
                HttpResponse::Ok()
                    .content_type("application/graphql-response+json; charset=utf-8")
                    .body(bytes)
            }
        }))
    })
    .bind(address)?
    .run()
    .await
}
