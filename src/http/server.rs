//! The socket: accepts connections, bounds them, and lets them finish when asked to stop.

use std::hash::RandomState;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use hyper::header::HeaderValue;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval, timeout};

use super::activity::{Activity, Watched};
use super::app::App;
use super::backend::{Backend, Gate};
use super::body::LARGE_PLACES;
use super::doc::Site;
use super::limiter::Limiter;
use super::metrics::Metrics;
use super::operations::OperationLimits;
use super::playground::Playground;
use super::reply::Common;
use super::{LOGINS, Settings, WINDOW_SECONDS};
use crate::graphql::persisted::Persisted;

/// Concurrent requests of one HTTP/2 connection.
const MAX_STREAMS: u32 = 64;
/// The most bytes of a request's headers.
const MAX_HEADERS: u32 = 32 * 1024;
/// How often a connection is looked after.
const TICK: Duration = Duration::from_secs(5);

/// A bound socket with everything behind it; [`Server::run`] serves it.
#[derive(Debug)]
pub struct Server<B> {
    listener: TcpListener,
    app: Arc<App<B>>,
}

impl<B: Backend> Server<B> {
    /// Starts to listen. Until [`Server::gate`] is opened, probes and GraphQL answer that the service
    /// is starting.
    pub async fn bind(address: SocketAddr, settings: Settings, playground: Playground) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let origin = settings.ui_url.origin().ascii_serialization();
        let origin = HeaderValue::from_str(&origin).map_err(io::Error::other)?;
        let app = App {
            gate: Gate::closed(),
            metrics: Arc::new(Metrics::new()),
            playground,
            site: Site::new(settings.doc_dir.clone()),
            limiter: Limiter::new(settings.rate_limit, WINDOW_SECONDS),
            logins: (settings.rate_limit > 0).then(|| Limiter::new(LOGINS, WINDOW_SECONDS)).flatten(),
            log_in_keys: RandomState::new(),
            operations: (settings.rate_limit > 0).then(OperationLimits::new),
            large_bodies: Semaphore::new(LARGE_PLACES),
            persisted: Persisted::new(),
            common: Common::new(origin),
            settings,
        };
        Ok(Self { listener, app: Arc::new(app) })
    }

    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Where the backend is put once it is there.
    pub fn gate(&self) -> Gate<B> {
        self.app.gate.clone()
    }

    /// Serves until `stop`, then lets requests finish for as long as the settings grant.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let Self { listener, app } = self;
        let places = Arc::new(Semaphore::new(app.settings.max_connections as usize));
        let (stopping, stopped) = watch::channel(());
        let mut connections = JoinSet::new();
        let mut stop = std::pin::pin!(stop);
        loop {
            let accepted = async {
                let place = Arc::clone(&places).acquire_owned().await.expect("the semaphore is never closed");
                (place, listener.accept().await)
            };
            tokio::select! {
                () = &mut stop => break,
                Some(_) = connections.join_next(), if !connections.is_empty() => {}
                (place, accepted) = accepted => match accepted {
                    Ok((stream, peer)) => {
                        let served = serve(Arc::clone(&app), stream, peer.ip(), stopped.clone());
                        connections.spawn(async move {
                            served.await;
                            drop(place);
                        });
                    }
                    Err(error) => {
                        // Out of file descriptors, or a client that left at once: the next may do better.
                        tracing::warn!(%error, "a connection could not be accepted");
                        tokio::time::sleep(Duration::from_millis(50)).await;
                    }
                },
            }
        }
        drop(listener);
        drop(stopping);
        let grace = app.settings.shutdown_grace;
        let drained = timeout(grace, async { while connections.join_next().await.is_some() {} }).await;
        if drained.is_err() {
            tracing::warn!(left = connections.len(), "connections are cut: their time to finish is over");
            connections.shutdown().await;
        }
    }
}

/// Serves one connection to its end. It is closed early when it stays silent, or is asked to end.
async fn serve<B: Backend>(
    app: Arc<App<B>>,
    stream: TcpStream,
    peer: IpAddr,
    mut stopped: watch::Receiver<()>,
) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection was gone before it began");
        return;
    }
    app.metrics.connections.inc();
    let _open = scopeguard(|| {
        app.metrics.connections.dec();
    });
    let limits = app.settings.limits;
    let activity = Arc::new(Activity::new());
    let service = service_fn(|request| {
        let app = Arc::clone(&app);
        let busy = activity.request();
        async move {
            let reply = app.answer(peer, request).await;
            drop(busy);
            Ok::<_, std::convert::Infallible>(reply)
        }
    });
    let builder = builder(limits.header_time);
    let io = TokioIo::new(Watched::new(stream, Arc::clone(&activity)));
    let mut connection = std::pin::pin!(builder.serve_connection(io, service));
    let mut ticks = interval(TICK.min(limits.header_time));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut ending = false;
    loop {
        tokio::select! {
            result = connection.as_mut() => {
                if let Err(error) = result {
                    tracing::debug!(%error, %peer, "a connection ended with an error");
                }
                return;
            }
            _ = stopped.changed(), if !ending => {
                ending = true;
                connection.as_mut().graceful_shutdown();
            }
            _ = ticks.tick() => {
                if activity.is_over(limits.header_time, limits.idle_time) {
                    return;
                }
            }
        }
    }
}

fn builder(header_time: Duration) -> auto::Builder<TokioExecutor> {
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(header_time)
        .max_headers(100)
        .max_buf_size(MAX_HEADERS as usize);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(MAX_STREAMS)
        .max_header_list_size(MAX_HEADERS)
        .keep_alive_interval(Duration::from_secs(30))
        .keep_alive_timeout(Duration::from_secs(20));
    builder
}

/// Runs `end` when it goes out of scope, however that comes about.
fn scopeguard<F: FnMut()>(end: F) -> impl Drop {
    struct Guard<F: FnMut()>(F);
    impl<F: FnMut()> Drop for Guard<F> {
        fn drop(&mut self) {
            (self.0)();
        }
    }
    Guard(end)
}
