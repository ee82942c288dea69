//! HTTP: turns bytes into a request and an answer. It never sees a row or a rule.
//!
//! [`Server::bind`] listens at once, so that probes are answered while the database starts;
//! [`Gate::open`] then hands it the [`Backend`]. A request goes through [`app`] in the order of the
//! platform specification, 1.2.
//!
//! | path | answer |
//! |---|---|
//! | `/` | GraphQL, or GraphiQL for who prefers `text/html` |
//! | `/ping` | `Pong!`: the process is up |
//! | `/ready` | readiness probe: 200, or 503 while the database is away |
//! | `/metrics` | Prometheus; not for requests that come through a proxy |
//! | `/schema.graphql` | the served schema |
//! | `/doc/` | the documentation site, where it has been built |
//! | `/login`, `/otp`, `/logout`, `/userActivation` | sessions and sign-up, by redirections to the web application |
//! | `/captcha`, `/captcha-audio/` | what tells people from programs |
//! | `/impersonate` | an administrator of the platform acts as somebody else |
//! | `/login`, `/logout`, `/userActivation` | sessions and sign-up, by redirections to the web application |
//! | `/oauth2/…` | authorization of other people's applications |
//! | `/dev/mailbox` | what a sandbox would have mailed |
//! | `/statistics`, `/statistics.json` | public figures |
//! | `/queue/monitor/SECRET` | background jobs, for administrators of the platform |
//! | a path of the operator's choice | the call back of the service of digests |
//! | `/download`, `/isAuthenticated`, `/exports` | as the platform specification says |

#![expect(clippy::result_large_err, reason = "a refusal is the answer that goes out, as large as any")]

mod accept;
mod accounts;
mod acting;
mod activity;
mod app;
mod backend;
mod body;
mod captcha;
mod client;
mod compact;
mod deprecation;
mod digest;
mod doc;
mod graphql;
mod limiter;
mod mailbox;
mod metrics;
mod monitor;
mod oauth2;
mod operations;
mod origin;
mod pages;
mod parameter;
mod playground;
mod record;
mod reply;
mod routes;
mod server;
mod session;
mod signal;
mod statistics;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use url::Url;

pub use app::{REQUEST_TIME, is_free_path};
pub use backend::{
    Acting, Allowed, Backend, Captcha, CaptchaSound, Credentials, Download, Executed, FailedJob, Gate, Gauge,
    JobKind, Jobs, Login, Mail, SecondFactor, Sense, SessionCaller, Settle, Statistics, WeekOfNotes,
};
pub use digest::DigestCallback;
pub use playground::Playground;
pub use server::Server;
pub use session::{Cookie, is_cookie_word};
pub use signal::Stop;

/// The length of the rate limit's window.
pub const WINDOW_SECONDS: u32 = 60;

/// Attempts to log in a window, for an address and an e-mail.
pub const LOGINS: u32 = 10;

/// How this layer behaves.
#[derive(Clone)]
pub struct Settings {
    /// Requests a window and client; 0 for no limit.
    pub rate_limit: u32,
    pub trusted_proxies: u8,
    /// The web application; its origin is the one browsers may call from.
    pub ui_url: Url,
    /// Whether this server is that web application: it shows its pages.
    pub own_pages: bool,
    /// Whether test companies exist.
    pub sandbox: bool,
    /// Whether mail is kept on a page.
    pub mailbox: bool,
    pub session_cookie: Cookie,
    /// The built documentation site.
    pub doc_dir: Option<PathBuf>,
    /// What the address of the page on background jobs ends in; none: there is no such page.
    pub queue_monitor_secret: Option<String>,
    /// E-mail addresses, in lower case, of users who are turned away.
    pub blocked_users: Vec<String>,
    /// Where the service of digests calls back; none: nowhere.
    pub digest: Option<DigestCallback>,
    pub max_connections: u32,
    pub request_time: Duration,
    pub shutdown_grace: Duration,
    pub limits: ConnectionLimits,
    /// The only clock of a request; tests put their own here.
    pub clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
}

/// How long a connection may stay silent.
#[derive(Debug, Clone, Copy)]
pub struct ConnectionLimits {
    /// For the head of a request, and from the opening to the first one.
    pub header_time: Duration,
    /// Between requests, or without a byte moving.
    pub idle_time: Duration,
}

impl Settings {
    /// The usual ones.
    pub fn new(ui_url: Url) -> Self {
        Self {
            rate_limit: 1000,
            trusted_proxies: 1,
            session_cookie: Cookie::new(&ui_url),
            ui_url,
            own_pages: false,
            sandbox: false,
            mailbox: false,
            doc_dir: None,
            queue_monitor_secret: None,
            blocked_users: Vec::new(),
            digest: None,
            max_connections: 4096,
            request_time: REQUEST_TIME,
            shutdown_grace: Duration::from_secs(20),
            limits: ConnectionLimits {
                header_time: Duration::from_secs(20),
                idle_time: Duration::from_secs(75),
            },
            clock: Arc::new(Timestamp::now),
        }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("rate_limit", &self.rate_limit)
            .field("trusted_proxies", &self.trusted_proxies)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
