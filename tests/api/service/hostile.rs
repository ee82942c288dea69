//! Whatever is sent, the service answers or closes the connection, and goes on.
//!
//! The same cases are tried every time; `PROPTEST_CASES=5000` draws new ones.

mod corpus;
mod inputs;

use std::net::SocketAddr;
use std::sync::OnceLock;
use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::Runtime;
use tokio::time::timeout;
use trackdechets::generated::SCHEMA;
use trackdechets::graphql::table::{TypeRef, Wrap};

use crate::support::app::TestApp;
use crate::support::client::Client;
use crate::support::direct::Direct;

const CASES: u32 = 192;
const PATIENCE: Duration = Duration::from_secs(20);
/// A server that has said nothing for so long waits for the rest of a request.
const IS_WAITING: Duration = Duration::from_secs(1);

/// A service that lives as long as a test of many cases.
struct Target {
    runtime: Runtime,
    route: Direct,
    /// A sealed note.
    note: String,
}

impl Target {
    fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.expect("a runtime starts");
        let (route, note) = runtime.block_on(async {
            let app = TestApp::with(|settings| settings.rate_limit = 0).await;
            let route = Direct::on(app).await;
            let note = route.sealed().await.id.into_inner();
            (route, note)
        });
        Self { runtime, route, note }
    }

    fn address(&self) -> SocketAddr {
        self.route.app.address
    }

    /// Sends these bytes and judges what comes back.
    fn withstands(&self, bytes: &[u8]) -> Result<(), TestCaseError> {
        let answer = self.runtime.block_on(exchange(self.address(), bytes));
        let answer = answer.map_err(|silence| TestCaseError::fail(format!("{silence}: {}", shown(bytes))))?;
        judge(&answer).map_err(|reason| {
            TestCaseError::fail(format!("{reason}: {} answered {}", shown(bytes), shown(&answer)))
        })
    }

    fn run<S: Strategy>(&self, strategy: S, case: impl Fn(S::Value) -> Result<(), TestCaseError>) {
        let drawn = Config { failure_persistence: None, ..Config::default() };
        let config = match std::env::var_os("PROPTEST_CASES") {
            Some(_) => drawn,
            None => Config { cases: CASES, rng_seed: RngSeed::Fixed(0), ..drawn },
        };
        TestRunner::new(config).run(&strategy, case).unwrap_or_else(|error| panic!("{error}"));
        self.is_alive();
    }

    fn is_alive(&self) {
        self.runtime.block_on(async {
            assert_eq!(self.route.app.http.get("/ping").await.text(), "Pong!");
            let me = self.route.producer.run(client::user::me()).await.data();
            assert_eq!(me.email, self.route.producer.email);
        });
    }

    /// A POST with the token of somebody who could do harm.
    fn post(&self, headers: &[(&str, &[u8])], body: &[u8]) -> Vec<u8> {
        let token = self.route.producer.token.as_ref().expect("a token");
        let mut bytes = b"POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n".to_vec();
        bytes.extend_from_slice(format!("authorization: Bearer {token}\r\n").as_bytes());
        for (name, value) in headers {
            bytes.extend_from_slice(name.as_bytes());
            bytes.extend_from_slice(b": ");
            bytes.extend_from_slice(value);
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.extend_from_slice(format!("content-length: {}\r\n\r\n", body.len()).as_bytes());
        bytes.extend_from_slice(body);
        bytes
    }

    fn post_json(&self, body: &[u8]) -> Vec<u8> {
        self.post(&[("content-type", b"application/json")], body)
    }
}

/// Writes all, then reads until the server has said what it has to say. Where it waits for more, it is told
/// that no more comes.
async fn exchange(address: SocketAddr, bytes: &[u8]) -> Result<Vec<u8>, &'static str> {
    let mut stream = TcpStream::connect(address).await.map_err(|_| "no connection")?;
    let mut answer = Vec::new();
    let both = async {
        let (mut from, mut to) = stream.split();
        let write = async {
            // The server may refuse before it has read all.
            let _ = to.write_all(bytes).await;
            tokio::time::sleep(IS_WAITING).await;
            let _ = to.shutdown().await;
        };
        let read = async {
            let _ = from.read_to_end(&mut answer).await;
        };
        let mut read = std::pin::pin!(read);
        tokio::select! {
            () = &mut read => {}
            () = write => read.await,
        }
    };
    timeout(PATIENCE, both).await.map_err(|_| "neither an answer nor an end")?;
    Ok(answer)
}

/// An answer is an answer of ours; where the bytes were no HTTP at all, silence is one too.
fn judge(answer: &[u8]) -> Result<(), &'static str> {
    // Frames of HTTP/2 begin with their length.
    if answer.is_empty() || answer.starts_with(b"\0\0") {
        return Ok(());
    }
    let text = String::from_utf8_lossy(answer);
    let text = text.strip_prefix("HTTP/1.1 100 Continue\r\n\r\n").unwrap_or(&text);
    let status = text.split(' ').nth(1).and_then(|status| status.parse::<u16>().ok());
    let status = status.ok_or("no status")?;
    let (head, body) = text.split_once("\r\n\r\n").ok_or("no end of the head")?;
    if status >= 500 {
        return Err("a failure of ours");
    }
    // What hyper refuses by itself has neither a type nor a body.
    let Some(kind) = head.lines().find_map(|line| line.strip_prefix("content-type: ")) else {
        return if body.is_empty() { Ok(()) } else { Err("a body without a type") };
    };
    if kind.contains("json") {
        let json: Value = serde_json::from_str(body).map_err(|_| "a body that is no JSON")?;
        let failed = json.to_string().contains("INTERNAL_SERVER_ERROR");
        return if failed { Err("an internal error") } else { Ok(()) };
    }
    if body.is_empty() { Err("a text without text") } else { Ok(()) }
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&bytes[..bytes.len().min(2000)]).escape_debug().to_string()
}

/// One for all properties: they leave no trace that matters.
fn target() -> &'static Target {
    static TARGET: OnceLock<Target> = OnceLock::new();
    TARGET.get_or_init(Target::new)
}

#[test]
fn bytes_that_are_no_http_do_no_harm() {
    let target = target();
    target.run(vec(any::<u8>(), 0..400), |bytes| target.withstands(&bytes));
}

#[test]
fn bytes_in_a_body_do_no_harm() {
    let target = target();
    let kinds: &[&[u8]] = &[
        b"application/json",
        b"application/graphql",
        b"text/plain",
        b"",
        b"application/json; charset=utf-16",
    ];
    target.run((select(kinds), vec(any::<u8>(), 0..600)), |(kind, body)| {
        target.withstands(&target.post(&[("content-type", kind)], &body))
    });
}

#[test]
fn damage_to_a_good_body_does_no_harm() {
    let target = target();
    let query = "query Read($id: ID!) { form(id: $id) { id status emitter { company { name } } } }";
    let good = json!({ "query": query, "variables": { "id": target.note }, "operationName": "Read" });
    let good = good.to_string().into_bytes();
    let damage = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), vec(any::<u8>(), 0..6));
    target.run(vec(damage, 1..4), |damages| {
        let mut body = good.clone();
        for (from, to, bytes) in damages {
            let (from, to) = (from.index(body.len()), to.index(body.len()));
            body.splice(from..to.clamp(from, from + 5), bytes);
        }
        target.withstands(&target.post_json(&body))
    });
}

#[test]
fn values_of_headers_do_no_harm() {
    const NAMES: &[&str] = &[
        "authorization",
        "content-type",
        "accept",
        "content-encoding",
        "accept-encoding",
        "cookie",
        "x-forwarded-for",
        "x-request-id",
        "apollo-require-preflight",
        "x-apollo-operation-name",
        "origin",
        "expect",
        "transfer-encoding",
        "content-length",
        "upgrade",
        "if-none-match",
        "host",
    ];
    let value = prop_oneof![
        vec(any::<u8>().prop_filter("no end of line", |byte| !b"\r\n".contains(byte)), 0..60),
        "[ -~]{0,60}".prop_map(String::into_bytes),
        "(application|text|\\*)/(json|\\*|html|graphql)(; ?(q|charset)=[^\r\n]{0,8})?(, ?[a-z*]/[a-z*])?"
            .prop_map(String::into_bytes),
        "(Bearer|bearer|Basic|) ?[a-zA-Z0-9=:é]{0,44}".prop_map(String::into_bytes),
    ];
    let target = target();
    target.run(vec((select(NAMES), value), 1..4), |headers| {
        let headers: Vec<(&str, &[u8])> = headers.iter().map(|(name, value)| (*name, &value[..])).collect();
        target.withstands(&target.post(&headers, br#"{"query":"{ me { email } }"}"#))
    });
}

#[test]
fn the_text_of_a_document_does_no_harm() {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "{", "}", "(", ")", "[", "]", "!", ":", "=", "@", "&", "|", "$", "...", ",", "#", "\n", "\"", "\"\"\"",
        "query", "mutation", "subscription", "fragment", "on", "type", "input", "null", "true", "ACCEPTED",
        "me", "form", "forms", "companyInfos", "createForm", "id", "__schema", "__typename", "__type", "types",
        "fields", "ofType", "emitter", "company", "Form", "Query", "@skip(if: true)", "@include(if: $a)", "$a",
        "a", "first", "siret", "1", "-1", "0", "1e999", "99999999999999999999", "0.0.0", "\\u{0}", "\\uD800",
        "\u{0}", "\u{feff}", "é", "🧪", "\"x\"", "{ id }", "{ me { id } }", "...A", "fragment A on Form { id }",
        "fragment A on Form { ...A }", "query ($a: ID!) { form(id: $a) { id } }", "(first: 2)", "(id: \"\")",
    ];
    let target = target();
    let documents = prop_oneof![vec(select(WORDS), 0..40).prop_map(|words| words.join(" ")), any::<String>()];
    target.run((documents, any::<Option<String>>()), |(document, name)| {
        let body = json!({ "query": document, "operationName": name, "variables": { "a": document } });
        target.withstands(&target.post_json(body.to_string().as_bytes()))
    });
}

#[test]
fn values_that_fit_the_schema_do_no_harm() {
    let target = target();
    let input = |name: &str| {
        let ty = SCHEMA.types.iter().find(|ty| ty.name == name).expect("the schema has this input");
        inputs::fitting(TypeRef { of: ty, wrap: &[Wrap::NonNull] })
    };
    let siret = &target.route.producer.siret;
    target.run((input("CreateFormInput"), input("UpdateFormInput")), |(mut new, mut change)| {
        // Far enough to meet the rules: with a right to ask, and on a note that exists.
        for input in [&mut new, &mut change] {
            if input["emitter"].is_object() || input["emitter"].is_null() {
                input["emitter"]["company"] = json!({ "siret": siret });
            }
        }
        change["id"] = json!(target.note);
        let query = "mutation ($new: CreateFormInput!, $change: UpdateFormInput!) {
            createForm(createFormInput: $new) { id }
            updateForm(updateFormInput: $change) { id }
        }";
        let body = json!({ "query": query, "variables": { "new": new, "change": change } }).to_string();
        target.withstands(&target.post_json(body.as_bytes()))
    });
}

#[test]
fn known_nastiness_does_no_harm() {
    let target = target();
    let requests = corpus::requests(target);
    let harmed = requests.iter().filter_map(|request| target.withstands(request).err());
    let harmed: Vec<String> = harmed.map(|error| error.to_string()).collect();
    assert!(harmed.is_empty(), "{}", harmed.join("\n"));
    target.is_alive();
}

#[test]
fn a_token_of_any_bytes_is_a_wrong_one() {
    let target = target();
    let document = json!({ "query": "{ me { id } }", "access_token": "\u{0}" });
    let anonymous: Client = target.route.app.anonymous();
    let answer = target.runtime.block_on(anonymous.post(&document)).json();
    assert_eq!(answer["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
}
