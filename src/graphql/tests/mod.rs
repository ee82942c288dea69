//! The runtime, tested on a small schema of its own.

mod deprecations;
mod documents;
mod execution;
mod hostile;
mod inputs;
mod introspection;
mod requests;
mod schema;

use std::net::{IpAddr, Ipv4Addr};

use super::request::{Incoming, Operation};
use super::{Engine, Outcome, Settings};
use crate::context::Request;
use schema::{SCHEMA, TestApi};

fn engine() -> Engine<TestApi> {
    Engine::new(&SCHEMA, TestApi::default(), Settings::default())
}

fn anonymous() -> Request {
    Request {
        now: jiff::Timestamp::UNIX_EPOCH,
        ip: IpAddr::V4(Ipv4Addr::LOCALHOST),
        correlation_id: String::new(),
        user_agent: None,
        session: None,
        caller: Ok(None),
    }
}

async fn execute(engine: &Engine<TestApi>, operation: &Operation<'_>) -> (Outcome, String) {
    let mut out = Vec::new();
    let outcome = engine.execute(operation, &anonymous(), &mut out).await;
    let text = String::from_utf8(out).expect("answers are UTF-8");
    let parsed: serde_json::Value = serde_json::from_str(&text).expect("answers are JSON");
    assert!(parsed.is_object());
    (outcome, text)
}

/// The status and the answer to a JSON body that holds one operation.
async fn post(body: &str) -> (u16, String) {
    let incoming = Incoming::parse(body.as_bytes()).expect("one operation");
    let (outcome, text) = execute(&engine(), &incoming.operations()[0]).await;
    (outcome.status, text)
}

/// The answer to a document without variables.
async fn ask(document: &str) -> String {
    let operation = Operation::from_document(document).expect("a document");
    execute(&engine(), &operation).await.1
}

/// The answer to a document with variables.
async fn ask_with(document: &str, variables: &str) -> String {
    let operation = Operation::from_text(Some(document.into()), Some(variables.into()), None, None)
        .expect("an operation");
    execute(&engine(), &operation).await.1
}

/// What a document is refused for: `code line:column …`, one an error.
async fn refused(document: &str) -> Vec<String> {
    refusals(&ask(document).await)
}

fn refusals(answer: &str) -> Vec<String> {
    let answer: serde_json::Value = serde_json::from_str(answer).expect("JSON");
    assert!(answer.get("data").is_none(), "{answer}");
    let errors = answer["errors"].as_array().expect("errors");
    let spelled = errors.iter().map(|error| {
        assert!(error.get("path").is_none());
        assert!(!error["message"].as_str().expect("a message").is_empty());
        let code = error["extensions"]["code"].as_str().expect("a code");
        match error.get("locations") {
            None => code.to_owned(),
            Some(places) => {
                let places = places.as_array().expect("a list").iter();
                places.fold(code.to_owned(), |text, at| format!("{text} {}:{}", at["line"], at["column"]))
            }
        }
    });
    spelled.collect()
}
