//! What lies behind the HTTP layer, as it sees it; tests put a small fake here.

use std::future::Future;
use std::net::IpAddr;
use std::sync::{Arc, OnceLock};

use hyper::body::Bytes;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::context::{Caller, CallerLost, Request};
use crate::error::{BoxError, Code};
use crate::graphql::plan::OperationKind;
use crate::graphql::refusal::Refusal;
use crate::graphql::request::Operation;
use crate::graphql::table::Deprecation;
use crate::graphql::{Engine, Prepared, Resolve};
use crate::oauth2::{self, Asked, Claim, Decided, Exchanged};

/// Runs operations and knows who is behind a token.
pub trait Backend: Send + Sync + 'static {
    /// The person behind a token; none when it is unknown or revoked.
    fn caller_by_token(
        &self,
        token: &str,
        now: Timestamp,
    ) -> impl Future<Output = Result<Option<Arc<Caller>>, CallerLost>> + Send;

    /// The person behind a session's id.
    fn caller_by_session(
        &self,
        id: &str,
        now: Timestamp,
    ) -> impl Future<Output = Result<SessionCaller, CallerLost>> + Send;

    /// Tries an e-mail, in lower case, and a password.
    fn log_in(
        &self,
        given: Credentials<'_>,
        now: Timestamp,
    ) -> impl Future<Output = Result<Login, BoxError>> + Send;

    /// Tries a code that makes half a session a whole one.
    fn second_factor(
        &self,
        half: &str,
        code: &str,
        now: Timestamp,
    ) -> impl Future<Output = Result<SecondFactor, BoxError>> + Send;

    /// A new captcha.
    fn captcha(&self, now: Timestamp) -> impl Future<Output = Result<Captcha, BoxError>> + Send;

    /// A captcha as clips; for a token that is unknown or over, one that says so.
    fn captcha_sound(
        &self,
        token: &str,
        now: Timestamp,
    ) -> impl Future<Output = Result<CaptchaSound, BoxError>> + Send;

    /// Makes an administrator's session that of somebody else.
    fn act_as(
        &self,
        session: &str,
        email: &str,
        ip: IpAddr,
        now: Timestamp,
    ) -> impl Future<Output = Result<Acting, BoxError>> + Send;

    /// Makes a session its administrator's again; `false` when it is no administrator's.
    fn stop_acting(
        &self,
        session: &str,
        now: Timestamp,
    ) -> impl Future<Output = Result<bool, BoxError>> + Send;

    /// Ends a session.
    fn log_out(&self, id: &str) -> impl Future<Output = Result<(), BoxError>> + Send;

    /// Opens the account of a sign-up's link; `false` when there is none.
    fn activate(&self, hash: &str, now: Timestamp) -> impl Future<Output = Result<bool, BoxError>> + Send;

    /// Notes what an application asks of whoever is behind a session's id.
    fn ask(
        &self,
        session: &str,
        request: &oauth2::Request,
        now: Timestamp,
    ) -> impl Future<Output = Result<Asked, BoxError>> + Send;

    /// Takes a person's decision on what was asked in this session; none where nothing was.
    fn decide(
        &self,
        session: &str,
        transaction: &str,
        allowed: bool,
        now: Timestamp,
    ) -> impl Future<Output = Result<Option<Decided>, BoxError>> + Send;

    /// Exchanges a code for a token; none for an application that is unknown, or has another secret.
    fn exchange(
        &self,
        claim: &Claim,
        now: Timestamp,
    ) -> impl Future<Output = Result<Option<Exchanged>, BoxError>> + Send;

    /// The latest mails that were kept instead of being sent; none where there is no such thing.
    fn mailbox(&self) -> impl Future<Output = Result<Option<Vec<Mail>>, BoxError>> + Send;

    /// A file of such a mail, by its place from 1.
    fn mailbox_file(
        &self,
        mail: &str,
        number: i16,
    ) -> impl Future<Output = Result<Option<Download>, BoxError>> + Send;

    /// The state of background jobs.
    fn jobs(&self) -> impl Future<Output = Result<Jobs, BoxError>> + Send;

    /// Does something about a job that was given up; `false` when there is none.
    fn settle_job(
        &self,
        id: &str,
        how: Settle,
        now: Timestamp,
    ) -> impl Future<Output = Result<bool, BoxError>> + Send;

    /// The public figures, with the weeks between two Mondays.
    fn statistics(&self, from: Date, to: Date) -> impl Future<Output = Result<Statistics, BoxError>> + Send;

    /// Fails when the database is away.
    fn ping(&self) -> impl Future<Output = Result<(), BoxError>> + Send;

    /// The prepared file behind a token; none when the token is unknown or its time is over.
    fn take_download(
        &self,
        token: &str,
        now: Timestamp,
    ) -> impl Future<Output = Result<Option<Download>, BoxError>> + Send;

    /// Where the visitor of a roadside link finds the note; none when the token is unknown or its time is over.
    fn road_control(
        &self,
        token: &str,
        now: Timestamp,
    ) -> impl Future<Output = Result<Option<String>, BoxError>> + Send;

    /// What became of a company's digest, by the name that another service gave it; `false` when none is under way.
    fn finish_digest(
        &self,
        distant_id: &str,
        is_done: bool,
        now: Timestamp,
    ) -> impl Future<Output = Result<bool, BoxError>> + Send;

    /// Reads an operation's document; nothing is run.
    fn prepare(&self, operation: &Operation<'_>) -> impl Future<Output = Prepared> + Send;

    /// Runs one operation and appends its answer, one JSON object, to `out`.
    fn execute(
        &self,
        prepared: &Prepared,
        operation: &Operation<'_>,
        allowed: Allowed,
        request: &Request,
        out: &mut Vec<u8>,
    ) -> impl Future<Output = Executed> + Send;

    /// The served schema as SDL.
    fn sdl(&self) -> &str;

    /// Numbers to show on `/metrics` beside our own: pools, caches.
    fn gauges(&self) -> impl Future<Output = Vec<Gauge>> + Send {
        async { Vec::new() }
    }
}

/// Who is behind a session's id.
#[derive(Debug, Clone)]
pub enum SessionCaller {
    Nobody,
    /// A session older than its person's password: it is to be ended.
    Outdated,
    Known(Arc<Caller>),
}

/// What a person gives who wants to log in; empty where it is missing.
#[derive(Debug, Clone, Copy)]
pub struct Credentials<'a> {
    pub email: &'a str,
    pub password: &'a str,
    pub captcha_token: &'a str,
    pub captcha_input: &'a str,
    pub return_to: &'a str,
}

/// What came of an e-mail and a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Login {
    Refused,
    /// Refused, and the next attempt takes a captcha.
    CaptchaNeeded,
    WrongCaptcha,
    NotActivated,
    /// The id of half a session.
    SecondFactor(String),
    /// The id of the session.
    Opened(String),
}

/// What came of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecondFactor {
    /// There is no such half of a session, or no longer.
    NoSession,
    Missing,
    Wrong,
    /// Until when no code is looked at.
    Locked(Timestamp),
    Opened {
        /// The id of the session.
        id: String,
        return_to: String,
    },
}

/// A captcha to be shown.
#[derive(Debug, Clone)]
pub struct Captcha {
    /// A PNG.
    pub picture: Vec<u8>,
    pub token: String,
}

/// A captcha to be heard.
#[derive(Debug, Clone)]
pub struct CaptchaSound {
    /// WAV files.
    pub clips: Vec<Vec<u8>>,
    /// Places in `clips`.
    pub order: Vec<usize>,
}

/// What came of the wish to act as somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acting {
    NotAllowed,
    /// Nobody has that address.
    Unknown,
    Begun,
}

/// A mail as a person would read it.
#[derive(Debug, Clone)]
pub struct Mail {
    pub id: String,
    pub recipients: Vec<String>,
    pub copies: Vec<String>,
    pub subject: String,
    pub body: String,
    pub sent_at: Timestamp,
    /// Names of the files that go with it.
    pub files: Vec<String>,
}

/// Background jobs: how many there are of each kind, and which failed.
#[derive(Debug, Clone, Default)]
pub struct Jobs {
    pub kinds: Vec<JobKind>,
    /// Newest first, the latest hundred.
    pub failed: Vec<FailedJob>,
}

/// Jobs of one kind.
#[derive(Debug, Clone)]
pub struct JobKind {
    pub name: String,
    pub waiting: i64,
    pub failed: i64,
    /// Of the eldest that waits.
    pub age_seconds: f64,
    pub done: i64,
    pub retried: i64,
}

/// A job that was given up.
#[derive(Debug, Clone)]
pub struct FailedJob {
    pub id: String,
    pub kind: String,
    /// What it is about, as far as everybody who sees the page may know.
    pub about: String,
    pub attempts: i32,
    pub created_at: Timestamp,
    pub failed_at: Timestamp,
    pub reason: String,
}

/// What an operator does about a job that was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settle {
    Retry,
    Drop,
}

/// Public figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Statistics {
    /// Of all time.
    pub notes: i64,
    pub tonnes: f64,
    pub companies: i64,
    /// When a figure last changed.
    pub changed_at: Timestamp,
    /// By Monday, then by kind; weeks and kinds without any are left out.
    pub weeks: Vec<WeekOfNotes>,
    /// Companies registered, by Monday.
    pub registrations: Vec<(Date, i64)>,
}

/// Notes of one kind in one week.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekOfNotes {
    pub monday: Date,
    pub kind: String,
    pub notes: i64,
    pub tonnes: f64,
}

/// Which operations the HTTP method admits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allowed {
    /// GET: a mutation is answered by 405 and not run.
    Queries,
    All,
}

/// What became of an operation, for the status and the log; its answer has been written.
#[derive(Debug, Clone, Default)]
pub struct Executed {
    /// 200 when it was understood and run, whatever its fields answered.
    pub status: u16,
    pub kind: Option<OperationKind>,
    /// The operation's name in the document.
    pub name: Option<String>,
    /// The first field asked for.
    pub root_field: Option<&'static str>,
    /// Of each error in the answer.
    pub codes: Vec<Code>,
    /// What it used that is deprecated.
    pub deprecated: Vec<&'static Deprecation>,
}

impl Executed {
    /// Runs an operation on an engine, if the method admits its kind.
    pub async fn on<R: Resolve>(
        engine: &Engine<R>,
        prepared: &Prepared,
        operation: &Operation<'_>,
        allowed: Allowed,
        request: &Request,
        out: &mut Vec<u8>,
    ) -> Self {
        if allowed == Allowed::Queries && prepared.kind() == Some(OperationKind::Mutation) {
            let message = "Une mutation ne peut être envoyée que par POST.";
            let refusal = Refusal { status: 405, ..Refusal::one(Code::BadRequest, message) };
            out.extend_from_slice(&refusal.body);
            return Self {
                status: refusal.status,
                kind: prepared.kind(),
                name: prepared.operation_name().map(str::to_owned),
                root_field: prepared.root_fields().next(),
                codes: vec![refusal.code],
                deprecated: Vec::new(),
            };
        }
        let outcome = engine.run(prepared, operation, request, out).await;
        Self {
            status: outcome.status,
            kind: outcome.kind(),
            name: outcome.operation_name().map(str::to_owned),
            root_field: outcome.first_field(),
            codes: outcome.codes,
            deprecated: outcome.deprecated,
        }
    }
}

/// A file to hand out.
#[derive(Debug, Clone)]
pub struct Download {
    pub file_name: String,
    pub content_type: String,
    pub content: Bytes,
}

/// One number of the backend's state.
#[derive(Debug, Clone)]
pub struct Gauge {
    /// Prometheus name without our prefix, such as `pool_connections`.
    pub name: &'static str,
    pub help: &'static str,
    pub sense: Sense,
    /// A number each, told apart by one label where there are several.
    pub values: Vec<(Option<(&'static str, String)>, f64)>,
}

/// How a number moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    UpAndDown,
    /// It only grows.
    Up,
}

/// Where the backend appears once it has started: the socket listens before the database is up.
#[derive(Debug)]
pub struct Gate<B>(Arc<OnceLock<B>>);

impl<B> Gate<B> {
    pub(super) fn closed() -> Self {
        Self(Arc::new(OnceLock::new()))
    }

    /// Lets requests through from now on. Only the first backend counts.
    pub fn open(&self, backend: B) {
        // A second call has nothing to change.
        let _ = self.0.set(backend);
    }

    pub fn backend(&self) -> Option<&B> {
        self.0.get()
    }
}

impl<B> Clone for Gate<B> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}
