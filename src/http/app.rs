//! One request, in the order of the platform specification, 1.2: preflight, rate limit, body, route.

use std::fmt::Write;
use std::hash::RandomState;
use std::net::IpAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use hyper::body::{Body, Bytes};
use hyper::header::{ACCESS_CONTROL_REQUEST_HEADERS, HeaderValue, RETRY_AFTER, SET_COOKIE};
use hyper::http::request::Parts;
use hyper::{HeaderMap, Method, StatusCode};
use jiff::Timestamp;
use tokio::sync::Semaphore;

use super::backend::{Backend, Gate, SessionCaller};
use super::body::{self, Payload};
use super::doc::Site;
use super::limiter::{Limiter, Standing};
use super::metrics::Metrics;
use super::operations::OperationLimits;
use super::playground::Playground;
use super::record::Record;
use super::reply::{self, Common, Reply};
use super::{Settings, accounts, captcha, client, graphql, pages, routes};
use crate::context::{Request, Session};
use crate::graphql::persisted::Persisted;

/// Everything that requests share.
#[derive(Debug)]
pub struct App<B> {
    pub settings: Settings,
    pub gate: Gate<B>,
    pub metrics: Arc<Metrics>,
    pub playground: Playground,
    pub site: Site,
    pub limiter: Option<Limiter>,
    /// Counts attempts to log in.
    pub logins: Option<Limiter>,
    pub log_in_keys: RandomState,
    /// Counts the calls of some operations.
    pub operations: Option<OperationLimits>,
    pub large_bodies: Semaphore,
    /// Documents that clients name by their hash.
    pub persisted: Persisted,
    pub common: Common,
}

/// Where a request goes; also what metrics call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    Graphql,
    Graphiql,
    Ping,
    Ready,
    Metrics,
    Download,
    RoadControl,
    IsAuthenticated,
    Schema,
    Doc,
    Exports,
    Login,
    Logout,
    UserActivation,
    Otp,
    Captcha,
    CaptchaAudio,
    Impersonate,
    Authorize,
    Decision,
    Token,
    /// Pages that people see, and what they are made of.
    Page,
    QrCode,
    Mailbox,
    Statistics,
    QueueMonitor,
    /// The call back of the service of digests.
    Digest,
    Unknown,
}

/// Whether nothing of ours answers at a path.
pub fn is_free_path(path: &str) -> bool {
    Route::of(path) == Route::Unknown
}

/// What stands before the token of a roadside link.
pub const ROAD_CONTROL: &str = "/road-control/";
/// What stands before the secret of the page on background jobs.
pub const QUEUE_MONITOR: &str = "/queue/monitor/";
/// What stands before the id of a kept mail and the place of its file.
pub const MAILBOX_FILES: &str = "/dev/mailbox/";

impl Route {
    pub fn of(path: &str) -> Self {
        match path {
            "/" => Self::Graphql,
            "/ping" => Self::Ping,
            "/ready" => Self::Ready,
            "/metrics" => Self::Metrics,
            "/download" => Self::Download,
            "/isAuthenticated" => Self::IsAuthenticated,
            "/schema.graphql" => Self::Schema,
            "/exports" => Self::Exports,
            "/login" => Self::Login,
            "/logout" => Self::Logout,
            "/userActivation" => Self::UserActivation,
            "/otp" => Self::Otp,
            "/captcha" => Self::Captcha,
            "/impersonate" => Self::Impersonate,
            "/oauth2/authorize" => Self::Authorize,
            "/oauth2/authorize/decision" => Self::Decision,
            "/oauth2/token" => Self::Token,
            "/account/qr-code" => Self::QrCode,
            "/dev/mailbox" => Self::Mailbox,
            "/statistics" | "/statistics.json" => Self::Statistics,
            "/doc" => Self::Doc,
            path if path.starts_with(captcha::AUDIO) => Self::CaptchaAudio,
            path if pages::is_one(path) => Self::Page,
            path if path.starts_with(ROAD_CONTROL) => Self::RoadControl,
            path if path.starts_with(QUEUE_MONITOR) => Self::QueueMonitor,
            path if path.starts_with(MAILBOX_FILES) => Self::Mailbox,
            path if path.starts_with("/doc/") => Self::Doc,
            path if path.starts_with("/graphiql/") => Self::Graphiql,
            _ => Self::Unknown,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Graphql => "graphql",
            Self::Graphiql => "graphiql",
            Self::Ping => "ping",
            Self::Ready => "ready",
            Self::Metrics => "metrics",
            Self::Download => "download",
            Self::RoadControl => "road_control",
            Self::IsAuthenticated => "isAuthenticated",
            Self::Schema => "schema",
            Self::Doc => "doc",
            Self::Exports => "exports",
            Self::Login => "login",
            Self::Logout => "logout",
            Self::UserActivation => "userActivation",
            Self::Otp => "otp",
            Self::Captcha => "captcha",
            Self::CaptchaAudio => "captcha_audio",
            Self::Impersonate => "impersonate",
            Self::Authorize => "oauth2_authorize",
            Self::Decision => "oauth2_decision",
            Self::Token => "oauth2_token",
            Self::Page => "page",
            Self::QrCode => "qr_code",
            Self::Mailbox => "mailbox",
            Self::Statistics => "statistics",
            Self::QueueMonitor => "queue_monitor",
            Self::Digest => "digest",
            Self::Unknown => "unknown",
        }
    }
}

impl<B: Backend> App<B> {
    /// Answers one request from `peer`.
    pub async fn answer<I>(&self, peer: IpAddr, request: hyper::Request<I>) -> Reply
    where
        I: Body<Data = Bytes> + Unpin + Send,
    {
        let now = (self.settings.clock)();
        let (head, incoming) = request.into_parts();
        let ip = client::address(&head.headers, peer, self.settings.trusted_proxies);
        let id = correlation_id(&head);
        let mut record = Record::start(&self.metrics, &head, ip, &id, self.route_of(&head));
        let limiter = self.limiter.as_ref();

        let (mut reply, standing) = if head.method == Method::OPTIONS {
            let reply = reply::preflight(head.headers.get(ACCESS_CONTROL_REQUEST_HEADERS));
            (reply, limiter.map(|limiter| limiter.peek(ip, now.as_millisecond())))
        } else {
            let standing = limiter.map(|limiter| limiter.hit(ip, now.as_millisecond()));
            let reply = match standing {
                Some(standing) if !standing.allowed => self.limited(standing),
                _ => self.bounded(&head, incoming, context(ip, now, &id, &head.headers), &mut record).await,
            };
            (reply, standing)
        };
        // A limit of its own speaks louder than that of all requests.
        let standing = reply.extensions_mut().remove::<Standing>().or(standing);
        self.common.add(reply.headers_mut(), &id, standing);
        record.status = Some(reply.status().as_u16());
        reply
    }

    fn route_of(&self, head: &Parts) -> Route {
        let path = head.uri.path();
        match &self.settings.digest {
            Some(callback) if callback.path == path => Route::Digest,
            _ => Route::of(path),
        }
    }

    /// Answers in time, and whatever happens.
    async fn bounded<I>(&self, head: &Parts, incoming: I, request: Request, record: &mut Record) -> Reply
    where
        I: Body<Data = Bytes> + Unpin + Send,
    {
        let id = request.correlation_id.clone();
        let routed = AssertUnwindSafe(self.route(head, incoming, request, record)).catch_unwind();
        match tokio::time::timeout(self.settings.request_time, routed).await {
            Ok(Ok(reply)) => reply,
            Ok(Err(_panic)) => {
                tracing::error!(correlation_id = id, "a request panicked");
                reply::refused(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    crate::error::Code::InternalServerError,
                    "Une erreur inattendue est survenue.",
                )
            }
            Err(_elapsed) => {
                let seconds = self.settings.request_time.as_secs();
                let text = format!("La requête n'a pas abouti en {seconds} secondes. Réessayez plus tard.");
                reply::text(StatusCode::REQUEST_TIMEOUT, text)
            }
        }
    }

    async fn route<I>(&self, head: &Parts, incoming: I, request: Request, record: &mut Record) -> Reply
    where
        I: Body<Data = Bytes> + Unpin + Send,
    {
        let route = self.route_of(head);
        let payload = match body::read(head, incoming, &self.large_bodies).await {
            Ok(payload) => payload,
            Err(refusal) => return refusal,
        };
        let mut request = request;
        if let Some(outdated) = self.identify(route, head, &mut request).await {
            return outdated;
        }
        if route == Route::Graphql {
            return match head.method {
                Method::GET if graphql::prefers_page(&head.headers) => {
                    self.playground.page(pages::links(self).await).await
                }
                Method::HEAD if graphql::prefers_page(&head.headers) => graphql::method_refused(),
                // On the heap, once: what is above moves this future several times before it runs.
                _ => Box::pin(graphql::answer(self, head, payload, request, record)).await,
            };
        }
        record.caller(&request.caller);
        if let Payload::Json(held) = &payload
            && let Err(refusal) = routes::check_json(&held.bytes)
        {
            return refusal;
        }
        routes::answer(self, route, head, &payload, &request).await
    }

    /// Sees who is behind the session's cookie, where that matters: not on pages and their parts, nor where the
    /// cookie is about to be replaced. A session older than its password is ended, and that is the answer.
    async fn identify(&self, route: Route, head: &Parts, request: &mut Request) -> Option<Reply> {
        let matters = matches!(
            route,
            Route::Graphql
                | Route::IsAuthenticated
                | Route::Authorize
                | Route::Decision
                | Route::QrCode
                | Route::QueueMonitor
                | Route::Logout
                | Route::Impersonate
                | Route::Download
                | Route::RoadControl
        );
        if !matters {
            return None;
        }
        let cookie = &self.settings.session_cookie;
        let id = cookie.read(&head.headers)?;
        let backend = self.gate.backend()?;
        match backend.caller_by_session(id, request.now).await {
            Ok(SessionCaller::Known(caller)) => {
                request.caller = Ok(Some(caller));
                request.session = Some(Session::new(id));
                None
            }
            Ok(SessionCaller::Nobody) => None,
            Ok(SessionCaller::Outdated) => {
                // It is refused as long as it stands: that it could not be ended changes nothing.
                if let Err(cause) = backend.log_out(id).await {
                    tracing::warn!(%cause, "an outdated session could not be ended");
                }
                let reply = accounts::redirect(&accounts::page(&self.settings.ui_url, "/login"));
                Some(reply::with(reply, SET_COOKIE, cookie.clear()))
            }
            Err(lost) => {
                request.caller = Err(lost);
                None
            }
        }
    }

    fn limited(&self, standing: Standing) -> Reply {
        self.metrics.rate_limited.inc();
        let seconds = self.limiter.as_ref().map_or(0, Limiter::window_seconds);
        let limit = standing.limit;
        let text = format!(
            "Quota de {limit} requêtes par fenêtre de {seconds} secondes dépassé. Réessayez plus tard."
        );
        let reply = reply::text(StatusCode::TOO_MANY_REQUESTS, text);
        reply::with(reply, RETRY_AFTER, HeaderValue::from(seconds))
    }
}

fn context(ip: IpAddr, now: Timestamp, id: &str, headers: &HeaderMap) -> Request {
    let correlation_id = id.to_owned();
    Request {
        now,
        ip,
        correlation_id,
        user_agent: client::user_agent(headers),
        caller: graphql::NOBODY,
        session: None,
    }
}

/// The id a proxy or client gave the request, if it is a plain one, or a new one.
fn correlation_id(head: &Parts) -> String {
    let given = head.headers.get(reply::REQUEST_ID).and_then(|value| value.to_str().ok());
    let plain = |id: &&str| {
        (8..=64).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    match given.filter(plain) {
        Some(id) => id.to_owned(),
        None => {
            let mut id = String::with_capacity(24);
            write!(id, "{:024x}", rand::random::<u128>() >> 32).expect("writing to memory");
            id
        }
    }
}

/// How long a request may take, as promised to clients.
pub const REQUEST_TIME: Duration = Duration::from_secs(65);
