//! A server on a free port, a backend of a few lines, and a client that shows every byte.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};
use std::time::Duration;

use hyper::body::Bytes;
use jiff::Timestamp;
use jiff::civil::Date;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::context::{Caller, CallerLost, Context, Request, Via};
use crate::error::{BoxError, Code, Error};
use crate::graphql::output::Answer;
use crate::graphql::plan::{Node, OperationKind};
use crate::graphql::request::Operation;
use crate::graphql::value::Variables;
use crate::graphql::{BoxFuture, Engine, Prepared, Resolve};
use crate::http::{
    Acting, Allowed, Backend, Captcha, CaptchaSound, ConnectionLimits, Credentials, Download, Executed,
    Gauge, Jobs, Login, Mail, Playground, SecondFactor, Sense, Server, SessionCaller, Settings, Settle,
    Statistics, WeekOfNotes,
};
use crate::oauth2::{self, Asked, Claim, Decided, Exchanged};

pub const NOON: i64 = 1_760_000_000_000;

/// A schema whose every field answers that nobody is logged in.
#[derive(Debug)]
struct Nobody;

impl Resolve for Nobody {
    fn resolve<'a>(
        &'a self,
        _: Context<'a>,
        _: OperationKind,
        _: &'a Node,
        _: &'a Variables<'a>,
    ) -> BoxFuture<'a, Result<Box<dyn Answer>, Error>> {
        Box::pin(async { Err(Error::Unauthenticated) })
    }
}

/// What tests look at and turn.
#[derive(Debug, Default)]
pub struct Dials {
    pub clock: AtomicI64,
    pub database_away: AtomicBool,
    pub looked_up: AtomicUsize,
    pub started: Notify,
    pub dropped: Notify,
    pub finish: Notify,
}

/// Knows the token `good` of ana@example.org and `blocked`; documents named below do as they say, all
/// others run on the real engine.
#[derive(Debug)]
pub struct Fake {
    dials: Arc<Dials>,
    engine: Engine<Nobody>,
}

impl Backend for Fake {
    async fn caller_by_token(&self, token: &str, _: Timestamp) -> Result<Option<Arc<Caller>>, CallerLost> {
        self.dials.looked_up.fetch_add(1, Ordering::SeqCst);
        if self.dials.database_away.load(Ordering::SeqCst) {
            return Err(CallerLost("away".to_owned()));
        }
        let name = match token {
            "good" => "ana",
            "blocked" => "eve",
            _ => return Ok(None),
        };
        Ok(Some(Arc::new(Caller {
            user_id: name.to_owned(),
            email: format!("{name}@example.org"),
            name: name.to_owned(),
            is_admin: false,
            via: Via::Token,
            token_id: Some(format!("t-{name}").into()),
            client: crate::context::Client::default(),
            memberships: Vec::new(),
        })))
    }

    async fn caller_by_session(&self, id: &str, now: Timestamp) -> Result<SessionCaller, CallerLost> {
        Ok(match id {
            "ana" => {
                let ana = self.caller_by_token("good", now).await?.expect("ana is known");
                SessionCaller::Known(Arc::new(Caller { via: Via::Session, ..(*ana).clone() }))
            }
            "admin" => {
                let ana = self.caller_by_token("good", now).await?.expect("ana is known");
                SessionCaller::Known(Arc::new(Caller { via: Via::Session, is_admin: true, ..(*ana).clone() }))
            }
            "old" => SessionCaller::Outdated,
            _ => SessionCaller::Nobody,
        })
    }

    async fn log_in(&self, given: Credentials<'_>, _: Timestamp) -> Result<Login, BoxError> {
        Ok(match (given.email, given.password) {
            ("ana@example.org", "right") => Login::Opened("ana".to_owned()),
            ("new@example.org", "right") => Login::NotActivated,
            ("otp@example.org", "right") => Login::SecondFactor("half".to_owned()),
            ("away@example.org", _) => return Err("away".into()),
            _ => Login::Refused,
        })
    }

    async fn second_factor(&self, half: &str, code: &str, _: Timestamp) -> Result<SecondFactor, BoxError> {
        Ok(match (half, code) {
            ("half", "") => SecondFactor::Missing,
            ("half", "123456") => SecondFactor::Opened { id: "ana".to_owned(), return_to: "/a".to_owned() },
            ("half", "away") => return Err("away".into()),
            ("half", _) => SecondFactor::Wrong,
            _ => SecondFactor::NoSession,
        })
    }

    async fn captcha(&self, _: Timestamp) -> Result<Captcha, BoxError> {
        if self.dials.database_away.load(Ordering::SeqCst) {
            return Err("away".into());
        }
        Ok(Captcha { picture: b"PNG".to_vec(), token: "token".to_owned() })
    }

    async fn captcha_sound(&self, token: &str, _: Timestamp) -> Result<CaptchaSound, BoxError> {
        let clips = if token == "token" { vec![b"a".to_vec(), b"b".to_vec()] } else { vec![b"r".to_vec()] };
        Ok(CaptchaSound { order: (0..clips.len()).collect(), clips })
    }

    async fn act_as(&self, session: &str, email: &str, _: IpAddr, _: Timestamp) -> Result<Acting, BoxError> {
        Ok(match (session, email) {
            ("admin", "ana@example.org") => Acting::Begun,
            ("admin", _) => Acting::Unknown,
            _ => Acting::NotAllowed,
        })
    }

    async fn stop_acting(&self, session: &str, _: Timestamp) -> Result<bool, BoxError> {
        Ok(session == "admin")
    }

    async fn log_out(&self, _: &str) -> Result<(), BoxError> {
        Ok(())
    }

    async fn activate(&self, hash: &str, _: Timestamp) -> Result<bool, BoxError> {
        Ok(hash == "hash")
    }

    async fn ask(&self, session: &str, request: &oauth2::Request, _: Timestamp) -> Result<Asked, BoxError> {
        Ok(match (request.client_id.as_str(), request.redirect_uri.as_str()) {
            ("away", _) => return Err("away".into()),
            ("app", "https://app.test/back?a=1") if session == "ana" => {
                Asked::Pending { transaction: "12345678".to_owned(), client: "L'atelier".to_owned() }
            }
            ("app", _) => Asked::UnregisteredUri,
            _ => Asked::UnknownClient,
        })
    }

    async fn decide(
        &self,
        session: &str,
        transaction: &str,
        allowed: bool,
        _: Timestamp,
    ) -> Result<Option<Decided>, BoxError> {
        Ok((session == "ana" && transaction == "12345678").then(|| Decided {
            redirect_uri: "https://app.test/back?a=1".to_owned(),
            state: Some("é &".to_owned()),
            code: allowed.then(|| "code".to_owned()),
        }))
    }

    async fn exchange(&self, claim: &Claim, _: Timestamp) -> Result<Option<Exchanged>, BoxError> {
        if (claim.client_id.as_str(), claim.client_secret.as_str()) != ("app", "s:cret") {
            return Ok(None);
        }
        Ok(Some(match claim.code.as_str() {
            "code" => Exchanged::Token {
                token: "token".to_owned(),
                name: "ana".to_owned(),
                email: "ana@example.org".to_owned(),
            },
            _ => Exchanged::InvalidGrant,
        }))
    }

    async fn mailbox(&self) -> Result<Option<Vec<Mail>>, BoxError> {
        Ok(None)
    }

    async fn mailbox_file(&self, _: &str, _: i16) -> Result<Option<Download>, BoxError> {
        Ok(None)
    }

    async fn jobs(&self) -> Result<Jobs, BoxError> {
        Ok(Jobs::default())
    }

    async fn settle_job(&self, id: &str, _: Settle, _: Timestamp) -> Result<bool, BoxError> {
        Ok(id == "job")
    }

    async fn statistics(&self, from: Date, to: Date) -> Result<Statistics, BoxError> {
        if self.dials.database_away.load(Ordering::SeqCst) {
            return Err("away".into());
        }
        let week =
            |monday, kind: &str, notes, tonnes| WeekOfNotes { monday, kind: kind.into(), notes, tonnes };
        Ok(Statistics {
            notes: 1_234_567,
            tonnes: 890.5,
            companies: 42,
            changed_at: Timestamp::from_millisecond(NOON).expect("an instant"),
            weeks: vec![week(from, "BSDD", 1, 0.0), week(to, "BSDD", 3, 2.5), week(to, "BSVHU", 1, 0.25)],
            registrations: vec![(to, 7)],
        })
    }

    async fn ping(&self) -> Result<(), BoxError> {
        if self.dials.database_away.load(Ordering::SeqCst) { Err("away".into()) } else { Ok(()) }
    }

    async fn take_download(&self, token: &str, _: Timestamp) -> Result<Option<Download>, BoxError> {
        if self.dials.database_away.load(Ordering::SeqCst) {
            return Err("away".into());
        }
        Ok((token == "file").then(|| Download {
            file_name: "établissements.csv".to_owned(),
            content_type: "text/csv; charset=utf-8".to_owned(),
            content: Bytes::from_static(b"a;b"),
        }))
    }

    async fn finish_digest(&self, distant_id: &str, _: bool, _: Timestamp) -> Result<bool, BoxError> {
        if self.dials.database_away.load(Ordering::SeqCst) {
            return Err("away".into());
        }
        Ok(distant_id == "digest")
    }

    async fn road_control(&self, token: &str, _: Timestamp) -> Result<Option<String>, BoxError> {
        if self.dials.database_away.load(Ordering::SeqCst) {
            return Err("away".into());
        }
        Ok((token == "road").then(|| "http://localhost:4000/download?token=file".to_owned()))
    }

    async fn prepare(&self, operation: &Operation<'_>) -> Prepared {
        self.engine.prepare(operation).await
    }

    async fn execute(
        &self,
        prepared: &Prepared,
        operation: &Operation<'_>,
        allowed: Allowed,
        request: &Request,
        out: &mut Vec<u8>,
    ) -> Executed {
        let text = operation.query.text().unwrap_or_default();
        match &*text {
            "whoami" => {
                let who = match &request.caller {
                    Ok(Some(caller)) => caller.email.as_str(),
                    Ok(None) => "nobody",
                    Err(_) => "lost",
                };
                out.extend_from_slice(format!(r#"{{"who":"{who}","ip":"{}"}}"#, request.ip).as_bytes());
            }
            "variables" => {
                let variables = operation.variables.as_deref().unwrap_or("none");
                out.extend_from_slice(variables.as_bytes());
            }
            "wait" => {
                let alive = Alive(Arc::clone(&self.dials));
                self.dials.started.notify_one();
                self.dials.finish.notified().await;
                std::mem::forget(alive);
                out.extend_from_slice(b"{\"waited\":true}");
            }
            "panic" => panic!("as asked"),
            "fail" => {
                out.extend_from_slice(b"{}");
                return Executed {
                    status: 200,
                    codes: vec![Code::InternalServerError],
                    ..Executed::default()
                };
            }
            _ => return Executed::on(&self.engine, prepared, operation, allowed, request, out).await,
        }
        Executed { status: 200, kind: Some(OperationKind::Query), ..Executed::default() }
    }

    fn sdl(&self) -> &str {
        "type Query { a: Int }"
    }

    async fn gauges(&self) -> Vec<Gauge> {
        let by_kind = vec![(Some(("kind", "webhook".to_owned())), 3.0)];
        vec![
            Gauge {
                name: "pool_connections",
                help: "Open connections to the database",
                sense: Sense::UpAndDown,
                values: vec![(None, 2.0)],
            },
            Gauge { name: "jobs_waiting", help: "Jobs to do", sense: Sense::UpAndDown, values: by_kind },
        ]
    }
}

/// Tells when work is dropped before its end.
struct Alive(Arc<Dials>);

impl Drop for Alive {
    fn drop(&mut self) {
        self.0.dropped.notify_one();
    }
}

#[derive(Debug)]
pub struct App {
    pub address: SocketAddr,
    pub dials: Arc<Dials>,
    stop: Option<oneshot::Sender<()>>,
    pub task: JoinHandle<()>,
    pub gate: super::super::Gate<Fake>,
}

impl App {
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let app = Self::starting(change).await;
        app.open();
        app
    }

    /// A server whose backend is not there yet.
    pub async fn starting(change: impl FnOnce(&mut Settings)) -> Self {
        let dials = Arc::new(Dials { clock: AtomicI64::new(NOON), ..Dials::default() });
        let mut settings = Settings::new("https://ui.example.org/app".parse().unwrap());
        let clock = Arc::clone(&dials);
        settings.clock =
            Arc::new(move || Timestamp::from_millisecond(clock.clock.load(Ordering::SeqCst)).unwrap());
        settings.blocked_users.push("eve@example.org".to_owned());
        settings.limits =
            ConnectionLimits { header_time: Duration::from_secs(20), idle_time: Duration::from_secs(75) };
        change(&mut settings);
        let address = "127.0.0.1:0".parse().unwrap();
        let server = Server::bind(address, settings, Playground::on_cdn()).await.unwrap();
        let (stop, stopped) = oneshot::channel();
        let (address, gate) = (server.local_addr().unwrap(), server.gate());
        let task = tokio::spawn(server.run(async {
            let _ = stopped.await;
        }));
        Self { address, dials, stop: Some(stop), task, gate }
    }

    pub fn open(&self) {
        let engine = Engine::new(&crate::generated::SCHEMA, Nobody, crate::graphql::Settings::default());
        self.gate.open(Fake { dials: Arc::clone(&self.dials), engine });
    }

    pub fn stop(&mut self) {
        self.stop.take().unwrap().send(()).unwrap();
    }

    pub fn pass(&self, milliseconds: i64) {
        self.dials.clock.fetch_add(milliseconds, Ordering::SeqCst);
    }

    pub async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Sends one request on a connection of its own.
    pub async fn send(
        &self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: impl AsRef<[u8]>,
    ) -> Got {
        let mut stream = self.connect().await;
        stream.write_all(&request(method, target, headers, body.as_ref())).await.unwrap();
        Got::read(&mut stream, method).await
    }

    pub async fn get(&self, target: &str) -> Got {
        self.send("GET", target, &[], "").await
    }

    pub async fn post_json(&self, body: impl AsRef<[u8]>) -> Got {
        self.send("POST", "/", &[("content-type", "application/json")], body).await
    }

    /// Posts a document with more headers.
    pub async fn ask(&self, query: &str, headers: &[(&str, &str)]) -> Got {
        let body = serde_json::json!({ "query": query }).to_string();
        let mut all = vec![("content-type", "application/json")];
        all.extend_from_slice(headers);
        self.send("POST", "/", &all, body).await
    }
}

pub fn request(method: &str, target: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut text = format!("{method} {target} HTTP/1.1\r\nhost: localhost\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    if !body.is_empty() {
        text.push_str(&format!("content-length: {}\r\n", body.len()));
    }
    text.push_str("\r\n");
    let mut bytes = text.into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

/// An answer.
#[derive(Debug)]
pub struct Got {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Got {
    /// Reads one answer; a server that stays silent fails the test.
    pub async fn read(stream: &mut TcpStream, method: &str) -> Self {
        timeout(Duration::from_secs(20), Self::read_now(stream, method)).await.expect("no answer in time")
    }

    async fn read_now(stream: &mut TcpStream, method: &str) -> Self {
        let mut bytes = Vec::new();
        let end = loop {
            if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
                break at;
            }
            let mut chunk = [0; 4096];
            let count = stream.read(&mut chunk).await.unwrap();
            assert!(count > 0, "closed after {:?}", String::from_utf8_lossy(&bytes));
            bytes.extend_from_slice(&chunk[..count]);
        };
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers: Vec<_> = lines
            .map(|line| line.split_once(": ").unwrap())
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect();
        let length = headers
            .iter()
            .find(|(name, _)| name == "content-length")
            .map(|(_, value)| value.parse().unwrap());
        let length = if method == "HEAD" || status == 204 || status == 304 { 0 } else { length.unwrap_or(0) };
        let mut body = bytes[end + 4..].to_vec();
        let have = body.len();
        body.resize(length, 0);
        stream.read_exact(&mut body[have..]).await.unwrap();
        Self { status, headers, body: String::from_utf8(body).unwrap() }
    }

    pub fn header(&self, name: &str) -> Option<String> {
        let values: Vec<&str> =
            self.headers.iter().filter(|(own, _)| own == name).map(|(_, value)| value.as_str()).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    /// Status and code of a request refused as a whole.
    pub fn refusal(&self) -> (u16, String) {
        let json = self.json();
        assert!(json.get("data").is_none(), "{json}");
        let code = json["errors"][0]["extensions"]["code"].as_str();
        (self.status, code.unwrap_or_else(|| panic!("no code: {json}")).to_owned())
    }

    /// Status of a refusal that is `{"error": text}`.
    pub fn plain(&self) -> u16 {
        let json = self.json();
        assert!(json["error"].as_str().is_some_and(|text| !text.is_empty()), "{json}");
        assert!(json.get("errors").is_none(), "{json}");
        self.status
    }
}
