//! A running server on a database of its own.

use std::{
    collections::HashMap,
    net::SocketAddr,
    thread::{self, JoinHandle},
    time::Duration,
};

use clap::Parser;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use mediawire_domain::{
    error::StoreError,
    receive::{Outcome, Reception, receive},
    store::Store,
    story::Delivery,
    timestamp::Timestamp,
};
use mediawire_server::{
    application::{Application, StartError, StopHandle},
    clock::Clock,
    executor::Executor,
    graphql::QueryLimits,
    settings::Settings,
};
use mediawire_wire::{Capture, page, text};
use serde_json::{Value, json};
use ureq::{Agent, http::HeaderValue};

use super::{Database, Page, sample_wire};

/// The instant at which tests take place, 2026-01-02T12:00:00Z: the server's clock stands still there.
pub const NOW: Timestamp = Timestamp::from_microseconds(1_767_355_200_000_000);
const SECRET: &str = "a secret of thirty-two bytes, at least";

/// A server with a database of its own. Both go when this is dropped.
pub struct Wire {
    agent: Agent,
    address: SocketAddr,
    stop: StopHandle,
    server: Option<JoinHandle<Result<(), StartError>>>,
    pub store: Store,
    pub database: Database,
}

#[derive(Parser)]
struct Command {
    #[command(flatten)]
    settings: Settings,
}

impl Wire {
    /// A wire without stories.
    pub fn start() -> Self {
        Self::start_on(Database::fresh())
    }

    /// A wire with the stories of the sample.
    pub fn start_with_sample() -> Self {
        let wire = Self::start();
        for file in sample_wire() {
            let bytes = std::fs::read(file).unwrap();
            wire.receive_text(text::decode(&bytes).unwrap(), &Page::default().capture());
        }
        wire
    }

    /// A wire on a database that is there.
    pub fn start_on(database: Database) -> Self {
        let settings = settings(&database);
        let store = Store::open(&database.address(), settings.database_connections, NOW).unwrap();
        let complexity = settings.limits.complexity();
        let executor = Executor::new(store.clone(), QueryLimits { complexity });
        let application = Application::build_at(&settings, executor, Clock::Fixed(NOW)).unwrap();
        let (address, stop) = (application.address(), application.stop_handle());
        let server = Some(thread::spawn(move || application.run()));
        Self {
            agent: agent(),
            address,
            stop,
            server,
            store,
            database,
        }
    }

    /// Takes a page in and says what became of each of its stories.
    pub fn receive(&self, page: &Page) -> Vec<Outcome> {
        self.receive_text(&page.text(), &page.capture())
    }

    fn receive_text(&self, text: &str, capture: &Capture) -> Vec<Outcome> {
        let items = page::parse(text, capture).unwrap();
        let deliveries: Vec<Delivery> = items.into_iter().map(Result::unwrap).collect();
        self.deliver(&deliveries, capture.captured_at)
    }

    /// Takes deliveries in at the instant of the test and says what became of each.
    pub fn deliver(&self, deliveries: &[Delivery], captured_at: Timestamp) -> Vec<Outcome> {
        let reception = Reception {
            captured_at,
            now: NOW,
            sender: None,
        };
        let mut connection = self.store.connection().unwrap();
        loop {
            match receive(&mut connection, self.store.annotators(), deliveries, reception) {
                // SQLite does not queue its writers: of many, one may wait in vain for a long time.
                Err(StoreError::Busy(_)) => {}
                received => return received.unwrap(),
            }
        }
    }

    /// What a reader gets for a document: its data, for there must be no errors.
    pub fn query(&self, document: &str) -> Value {
        self.query_with(document, json!({}))
    }

    /// The same with variables.
    pub fn query_with(&self, document: &str, variables: Value) -> Value {
        data(self.ask(document, variables, None), document)
    }

    /// What an editor gets for a document.
    pub fn query_as_editor(&self, document: &str, variables: Value) -> Value {
        let answer = self.ask(document, variables, Some(&editor()));
        data(answer, document)
    }

    /// The whole answer that an editor gets.
    pub fn ask_as_editor(&self, document: &str, variables: Value) -> Value {
        self.ask(document, variables, Some(&editor()))
    }

    /// The message of the one error that a reader gets for a document.
    pub fn error(&self, document: &str) -> String {
        let answer = self.ask(document, json!({}), None);
        match answer["errors"].as_array().map(Vec::as_slice) {
            Some([error]) => error["message"].as_str().unwrap().to_owned(),
            _ => panic!("not one error: {answer} for {document}"),
        }
    }

    /// The whole answer.
    pub fn ask(&self, document: &str, variables: Value, token: Option<&str>) -> Value {
        let body = json!({ "query": document, "variables": variables }).to_string();
        let mut request = self
            .agent
            .post(format!("http://{}/graphql", self.address))
            .header("content-type", "application/json")
            .header("accept", "application/graphql-response+json");
        if let Some(token) = token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let mut response = request.send(body).unwrap();
        let text = response.body_mut().read_to_string().unwrap();
        serde_json::from_str(&text).unwrap_or_else(|_| panic!("not JSON: {text}"))
    }

    /// What a reader gets from an address.
    pub fn get(&self, path: &str) -> Reply {
        self.get_with(path, &[])
    }

    /// The same with headers.
    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Reply {
        let mut request = self.agent.get(format!("http://{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = request.call().unwrap();
        let header = |value: &HeaderValue| value.to_str().unwrap().to_owned();
        let headers = response.headers();
        Reply {
            status: response.status().as_u16(),
            headers: headers
                .iter()
                .map(|(name, value)| (name.to_string(), header(value)))
                .collect(),
            body: response.body_mut().read_to_string().unwrap(),
        }
    }

    /// The path of an address on this server.
    pub fn path(&self, address: &str) -> String {
        let path = address.strip_prefix(&format!("http://{}", self.address));
        path.unwrap_or_else(|| panic!("{address} is elsewhere"))
            .to_owned()
    }

    /// How many SQL statements the server runs for a document.
    pub fn statements(&self, document: &str) -> u64 {
        let before = self.store.statements();
        self.query(document);
        self.store.statements() - before
    }
}

/// What came back from an address.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: HashMap<String, String>,
    pub body: String,
}

impl Reply {
    /// A header's value; empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The body, which is JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("not JSON: {}", self.body))
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.stop.stop();
        if let Some(server) = self.server.take() {
            let ended = server.join();
            assert!(
                thread::panicking() || matches!(ended, Ok(Ok(()))),
                "the server failed"
            );
        }
    }
}

fn settings(database: &Database) -> Settings {
    let arguments = ["mediawire", "--bind", "127.0.0.1:0", "--worker-threads", "2"];
    let secrets = ["--token-secret", SECRET, "--database-url", database.url()];
    Command::parse_from(arguments.iter().chain(&secrets)).settings
}

/// Idle connections would hold the server up when it stops.
fn agent() -> Agent {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_idle_connections(0)
        .timeout_global(Some(Duration::from_secs(60)));
    config.build().new_agent()
}

/// A token that makes its bearer an editor.
fn editor() -> String {
    let claims = json!({ "sub": "desk", "exp": 4_102_444_800_i64, "scope": "edit" });
    let key = EncodingKey::from_secret(SECRET.as_bytes());
    jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &key).unwrap()
}

fn data(mut answer: Value, document: &str) -> Value {
    assert!(answer.get("errors").is_none(), "{answer} for {document}");
    answer["data"].take()
}
