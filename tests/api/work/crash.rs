//! Deliveries outlive those who make them: the program is killed in the middle of a thousand.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use futures_util::stream;
use serde_json::{Value, json};

use crate::support::client::Client;
use crate::support::database::TempFolder;
use crate::support::http::Http;
use crate::support::program::{self, Program};
use crate::webhooks::{self, Sink};

const SIRET: &str = "00000000000018";
const NOTES: usize = 1_000;

/// A company on the server of this folder.
fn provisioned(folder: &TempFolder, server: &Program) -> Client {
    let accounts = json!([{
        "email": "ana@exemple.test",
        "company": { "siret": SIRET, "name": "Atelier", "address": "1 rue des Essais 69001 Lyon" },
    }]);
    let output = program::provision(&folder.0, &accounts.to_string());
    assert!(output.status.success(), "{output:?}");
    let line: Value = serde_json::from_slice(&output.stdout).unwrap();
    Client {
        http: Http::new(server.address),
        email: "ana@exemple.test".into(),
        token: line["token"].as_str().map(str::to_owned),
        cookie: None,
        siret: SIRET.into(),
        security_code: 0,
    }
}

/// Writes so many drafts, each of which is to be told.
async fn notes(by: &Client, count: usize) {
    let document = "mutation ($i: CreateFormInput!) { createForm(createFormInput: $i) { id } }";
    let input = json!({ "emitter": { "company": { "siret": SIRET } } });
    stream::iter(0..count)
        .for_each_concurrent(8, |_| async {
            by.ask(document, json!({ "i": input })).await.data();
        })
        .await;
}

/// How often each message arrived.
fn counted(calls: &[webhooks::Call]) -> HashMap<String, usize> {
    let mut times = HashMap::new();
    for call in calls {
        *times.entry(call.headers["webhook-id"].to_str().unwrap().to_owned()).or_default() += 1;
    }
    times
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_calls_arrive_though_their_worker_is_killed() {
    let folder = TempFolder::new("worker-kill-9");
    let server = Program::serve_with(&folder.0, &["--no-worker", "--rate-limit", "0"]);
    let ana = provisioned(&folder, &server);
    let sink = Sink::start().await;
    webhooks::create(&ana, &sink.uri()).await.data();
    notes(&ana, NOTES).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(sink.calls(0).await.is_empty(), "nobody works yet");

    let began = Instant::now();
    let worker = Program::work(&folder.0);
    let before = sink.calls_within(NOTES / 3, Duration::from_secs(60)).await;
    worker.kill_9();
    // What it was telling may arrive yet.
    tokio::time::sleep(Duration::from_millis(200)).await;
    let killed_at = sink.calls(before.len()).await.len();
    assert!(killed_at < NOTES, "it was killed in the middle");

    // Two at once: what the dead one had taken is theirs after a while.
    let (one, other) = (Program::work(&folder.0), Program::work(&folder.0));
    let mut times = HashMap::new();
    while times.len() < NOTES {
        assert!(began.elapsed() < Duration::from_secs(180), "{} of {NOTES} arrived", times.len());
        tokio::time::sleep(Duration::from_millis(100)).await;
        times = counted(&sink.calls(0).await);
    }
    // Nobody tells anything again.
    tokio::time::sleep(Duration::from_secs(1)).await;
    times = counted(&sink.calls(0).await);
    assert_eq!(times.len(), NOTES, "each note is told");
    let twice = times.values().filter(|count| **count > 1).count();
    assert!(twice <= 1, "{twice} arrived twice: one call was under way at the kill");
    assert!(times.values().all(|count| *count <= 2));
    let metrics = Http::new(server.address).get("/metrics").await;
    let text = metrics.text();
    assert!(text.contains("trackdechets_jobs_retried_total{kind=\"webhook\"}"), "{text}");
    eprintln!(
        "{NOTES} notes, killed after {killed_at} calls, all told {:.1} s after the first worker began, {twice} twice",
        began.elapsed().as_secs_f64()
    );
    one.terminate();
    other.terminate();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_that_is_asked_to_end_leaves_nothing_half_done() {
    let folder = TempFolder::new("worker-term");
    let server = Program::serve_with(&folder.0, &["--no-worker", "--rate-limit", "0"]);
    let ana = provisioned(&folder, &server);
    let sink = Sink::start().await;
    webhooks::create(&ana, &sink.uri()).await.data();
    notes(&ana, 50).await;
    let worker = Program::work(&folder.0);
    sink.calls(1).await;
    worker.terminate();
    let told = sink.calls(1).await.len();
    // The next one need not wait until what was taken is anybody's.
    let began = Instant::now();
    let worker = Program::work(&folder.0);
    let calls = sink.calls(50).await;
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}, {told} told before", began.elapsed());
    assert!(counted(&calls).values().all(|count| *count == 1));
    worker.terminate();
    drop(server);
}
