//! The server: it binds an address, serves until it is told to stop, and finishes what it has begun.

use std::{
    future::Future,
    io,
    net::{SocketAddr, TcpListener},
    pin::pin,
    sync::Arc,
};

use actix_web::{
    App, HttpServer,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    middleware::{Compress, from_fn},
    rt::System,
    web::Data,
};
use futures_util::future::select;
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::Notify,
};

use crate::{
    clock::Clock,
    executor::Executor,
    http::{Shared, cors, log_access, routes, secure},
    metrics::Metrics,
    settings::{CorsOrigins, Settings},
};

/// How long requests that have begun may take to finish once the server is told to stop.
const GRACE_SECONDS: u64 = 10;

/// A server that is bound to its address.
pub struct Application {
    listener: TcpListener,
    address: SocketAddr,
    settings: Settings,
    shared: Data<Shared>,
    stop: StopHandle,
}

/// Why the server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Another program listens there.
    #[error("cannot listen on {0}: another program does; choose another address with --bind")]
    AddressInUse(SocketAddr),
    /// The address cannot be bound.
    #[error("cannot listen on {0}: {1}")]
    Bind(SocketAddr, io::Error),
    /// The system refused what serving needs.
    #[error("cannot serve: {0}")]
    Serve(#[from] io::Error),
}

/// Stops a server from another thread.
#[derive(Clone, Debug, Default)]
pub struct StopHandle(Arc<Notify>);

impl StopHandle {
    /// Tells the server to stop; it finishes the requests that it has begun.
    pub fn stop(&self) {
        self.0.notify_one();
    }
}

impl Application {
    /// Binds the address that `settings` name.
    pub fn build(settings: &Settings, executor: Executor) -> Result<Self, StartError> {
        Self::build_at(settings, executor, Clock::System)
    }

    /// The same by another clock.
    pub fn build_at(settings: &Settings, executor: Executor, clock: Clock) -> Result<Self, StartError> {
        let listener = TcpListener::bind(settings.bind).map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => StartError::AddressInUse(settings.bind),
            _ => StartError::Bind(settings.bind, error),
        })?;
        Ok(Self {
            address: listener.local_addr()?,
            listener,
            settings: settings.clone(),
            shared: Data::new(Shared::new(settings, executor, clock)),
            stop: StopHandle::default(),
        })
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The port that it listens on, also when the system chose it.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// What it counts.
    pub fn metrics(&self) -> Metrics {
        self.shared.metrics.clone()
    }

    /// Something to stop it by from another thread.
    pub fn stop_handle(&self) -> StopHandle {
        self.stop.clone()
    }

    /// Serves until SIGINT, SIGTERM or the stop handle; blocks this thread, which must not be in a runtime.
    pub fn run(self) -> Result<(), StartError> {
        Ok(System::new().block_on(self.serve())?)
    }

    async fn serve(self) -> io::Result<()> {
        let Self {
            listener,
            address,
            settings,
            shared,
            stop,
        } = self;
        let origins = settings.cors_origins.clone();
        let mut server = HttpServer::new(move || application(shared.clone(), &origins))
            .shutdown_timeout(GRACE_SECONDS)
            .shutdown_signal(stop_requested(stop)?)
            .client_request_timeout(settings.request_timeout())
            .worker_max_blocking_threads(settings.database_connections as usize);
        if let Some(threads) = settings.worker_threads {
            server = server.workers(threads.get());
        }
        tracing::info!(%address, "listening");
        server.listen(listener)?.run().await?;
        tracing::info!("stopped");
        Ok(())
    }
}

/// What one worker serves: the addresses, and around them what every response carries.
pub(crate) fn application(
    shared: Data<Shared>,
    origins: &CorsOrigins,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody + use<>>,
        Error = actix_web::Error,
        InitError = (),
    > + use<>,
> {
    App::new()
        .app_data(shared)
        .configure(routes)
        .wrap(cors(origins))
        .wrap(Compress::default())
        .wrap(secure())
        .wrap(from_fn(log_access))
}

/// Completes when the process is told to stop. Signals are caught from now on.
fn stop_requested(stop: StopHandle) -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        let (interrupted, terminated) = (pin!(interrupt.recv()), pin!(terminate.recv()));
        let stopped = pin!(stop.0.notified());
        let _ = select(select(interrupted, terminated), stopped).await;
        tracing::info!("stopping: finishing the requests that have begun");
    })
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read, Write},
        net::TcpStream,
        thread,
        time::Duration,
    };

    use super::*;
    use crate::settings::tests::parse;

    fn build() -> Application {
        let settings = parse(&["--bind", "127.0.0.1:0", "--worker-threads", "1"]).unwrap();
        Application::build(&settings, Executor::placeholder()).unwrap()
    }

    fn send(address: SocketAddr, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: mediawire\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        stream
    }

    fn receive(mut stream: TcpStream) -> String {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn address_in_use_is_named() {
        let first = build();
        let taken = first.address().to_string();
        let settings = parse(&["--bind", &taken]).unwrap();
        let refused = Application::build(&settings, Executor::placeholder())
            .err()
            .unwrap();
        assert!(refused.to_string().contains(&taken), "{refused}");
    }

    #[test]
    fn request_that_has_begun_is_finished_before_the_server_stops() {
        let application = build();
        let (address, stop) = (application.address(), application.stop_handle());
        assert_ne!(application.port(), 0);
        let server = thread::spawn(move || application.run());
        assert!(receive(send(address, "/health/live")).starts_with("HTTP/1.1 200"));
        let slow = send(address, "/graphql?query=%7Bsleep(milliseconds:500)%7D");
        thread::sleep(Duration::from_millis(200));
        stop.stop();
        assert!(receive(slow).ends_with(r#"{"data":{"sleep":true}}"#));
        server.join().unwrap().unwrap();
        assert!(TcpStream::connect(address).is_err());
    }

    #[test]
    fn server_told_to_stop_before_it_runs_stops() {
        let application = build();
        application.stop_handle().stop();
        application.run().unwrap();
    }
}
