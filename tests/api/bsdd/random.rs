//! Many people at the same few notes at once: whatever the order in which the service hears them, nothing comes
//! out that one after the other could not have brought about.

use std::collections::HashMap;

use futures_util::StreamExt;
use futures_util::stream;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use serde_json::{Value, json};

use crate::support::app::Profile::{Destination, Producer, Transporter};
use crate::support::app::TestApp;
use crate::support::client::Client;

/// Operations of one run, and how many of them are under way at once.
const OPERATIONS: usize = 200;
const AT_ONCE: usize = 16;
/// Tonnes of each initial note, and how many there are; containers that want them.
const TONNES: f64 = 10.0;
const INITIAL: usize = 3;
const CONTAINERS: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    /// Takes other shares of the initial notes.
    Group,
    Rename,
    Seal,
    SignEmission,
    SignTransport,
    Accept,
    Refuse,
    Process,
    Delete,
}

use Kind::{Accept, Delete, Group, Process, Refuse, Rename, Seal, SignEmission, SignTransport};

/// What somebody tries.
#[derive(Debug, Clone)]
struct Try {
    container: usize,
    kind: Kind,
    /// Of [`Group`]: tonnes of each initial note; 0 for none.
    shares: Vec<f64>,
}

/// The reference: where a container may go by each kind of operation. An operation without a row changes no
/// status.
const MOVES: &[(Kind, &str, &str)] = &[
    (Seal, "DRAFT", "SEALED"),
    (SignEmission, "SEALED", "SIGNED_BY_PRODUCER"),
    (SignTransport, "SIGNED_BY_PRODUCER", "SENT"),
    (Accept, "SENT", "ACCEPTED"),
    (Refuse, "SENT", "REFUSED"),
    (Process, "ACCEPTED", "PROCESSED"),
];

/// What an initial note is by the containers that took of it: their statuses and tonnes.
fn expected(shares: &[(String, f64)]) -> (&'static str, f64) {
    let taken: f64 = shares.iter().map(|(_, tonnes)| tonnes).sum();
    let is_used_up = (taken - TONNES).abs() < 1e-6;
    let all = |is: fn(&str) -> bool| shares.iter().all(|(status, _)| is(status));
    let status = if is_used_up && all(|status| status == "PROCESSED") {
        "PROCESSED"
    } else if is_used_up && all(|status| status != "DRAFT") {
        "GROUPED"
    } else {
        "AWAITING_GROUP"
    };
    (status, taken)
}

struct Stage {
    app: TestApp,
    storer: Client,
    carrier: Client,
    last: Client,
    initial: Vec<String>,
    containers: Vec<String>,
}

impl Stage {
    async fn set() -> Self {
        let app = TestApp::start().await;
        let [producer, carrier, storer, last] =
            app.companies([Producer, Transporter, Destination, Destination]).await;
        let mut initial = Vec::new();
        for _ in 0..INITIAL {
            initial.push(awaiting(&producer, &carrier, &storer, &last).await);
        }
        let mut containers = Vec::new();
        for _ in 0..CONTAINERS {
            let mut note = note("APPENDIX2", &storer, &carrier, &last);
            note["grouping"] = json!([{ "form": { "id": initial[0] }, "quantity": 0.5 }]);
            containers.push(create(&storer, note).await);
        }
        Self { app, storer, carrier, last, initial, containers }
    }

    /// Tries an operation; whether it was done.
    async fn perform(&self, attempt: &Try) -> bool {
        let id = &self.containers[attempt.container];
        let by = match attempt.kind {
            Group | Rename | Seal | SignEmission | Delete => &self.storer,
            SignTransport => &self.carrier,
            Accept | Refuse | Process => &self.last,
        };
        let answer = by.ask(document(attempt.kind), self.variables(id, attempt)).await;
        assert!(
            answer.codes().iter().all(|code| ["BAD_USER_INPUT", "FORBIDDEN"].contains(code)),
            "{attempt:?}: {:?}",
            answer.errors
        );
        answer.codes().is_empty()
    }

    fn variables(&self, id: &str, attempt: &Try) -> Value {
        let input = match attempt.kind {
            Group => {
                let shares = self.initial.iter().zip(&attempt.shares).filter(|(_, tonnes)| **tonnes > 0.0);
                let grouping: Vec<Value> =
                    shares.map(|(id, tonnes)| json!({ "form": { "id": id }, "quantity": tonnes })).collect();
                json!({ "id": id, "grouping": grouping })
            }
            Rename => json!({ "id": id, "customId": "x" }),
            Seal | Delete => Value::Null,
            SignEmission => {
                json!({ "emittedAt": "2026-11-05", "emittedBy": "Lou", "quantity": 2.5 })
            }
            SignTransport => json!({
                "takenOverAt": "2026-11-06", "takenOverBy": "Odile", "transporterNumberPlate": "FD-318-KC",
                "transporterTransportMode": "ROAD",
            }),
            Accept => reception("ACCEPTED", 0),
            Refuse => {
                let mut refusal = reception("REFUSED", 2);
                refusal["wasteRefusalReason"] = json!("Non conforme");
                refusal
            }
            Process => json!({
                "processedAt": "2026-11-08", "processedBy": "Idris", "processingOperationDone": "R 2",
                "destinationOperationMode": "RECYCLAGE",
            }),
        };
        json!({ "id": id, "input": input })
    }

    /// Initial notes of which more is taken than there is.
    async fn overdrawn(&self) -> i64 {
        self.app
            .count(&format!(
                "(select from bsd_link l join bsd c on c.id = l.parent_id where not c.is_deleted
                  group by l.child_id having sum(l.quantity) > {TONNES}) overdrawn"
            ))
            .await
    }

    /// Statuses of a note in the order they were logged, from its draft.
    async fn logged(&self, id: &str) -> Vec<String> {
        let sql = format!(
            "select status from bsd_event where bsd_id = '{id}' and status is not null order by row_number"
        );
        self.app.rows(&sql).await.iter().map(|row| row.get(0)).collect()
    }

    async fn events(&self, id: &str) -> usize {
        let count = self.app.count(&format!("bsd_event where bsd_id = '{id}'")).await;
        usize::try_from(count).expect("a count")
    }
}

fn reception(decision: &str, refused: i32) -> Value {
    json!({
        "receivedAt": "2026-11-07", "receivedBy": "Idris", "signedAt": "2026-11-07",
        "wasteAcceptationStatus": decision, "quantityReceived": 2, "quantityRefused": refused,
    })
}

fn document(kind: Kind) -> &'static str {
    match kind {
        Group | Rename => "mutation($input: UpdateFormInput!) { updateForm(updateFormInput: $input) { id } }",
        Seal => "mutation($id: ID!) { markAsSealed(id: $id) { id } }",
        SignEmission => {
            "mutation($id: ID!, $input: SignEmissionFormInput!) { signEmissionForm(id: $id, input: $input) { id } }"
        }
        SignTransport => {
            "mutation($id: ID!, $input: SignTransportFormInput!) { signTransportForm(id: $id, input: $input) { id } }"
        }
        Accept | Refuse => {
            "mutation($id: ID!, $input: ReceivedFormInput!) { markAsReceived(id: $id, receivedInfo: $input) { id } }"
        }
        Process => {
            "mutation($id: ID!, $input: ProcessedFormInput!) { markAsProcessed(id: $id, processedInfo: $input) { id } }"
        }
        Delete => "mutation($id: ID!) { deleteForm(id: $id) { id } }",
    }
}

fn company(of: &Client) -> Value {
    json!({
        "siret": of.siret, "name": "Nom", "address": "4 quai des Tonneliers", "contact": "Mina Carvalho",
        "phone": "0240110022", "mail": "contact@exemple.fr",
    })
}

fn note(kind: &str, from: &Client, by: &Client, to: &Client) -> Value {
    json!({
        "emitter": { "type": kind, "company": company(from) },
        "transporter": { "company": company(by) },
        "recipient": { "cap": "CAP-1", "processingOperation": "R 2", "company": company(to) },
        "wasteDetails": {
            "code": "08 01 11*", "name": "Boues de peinture", "isSubjectToADR": true, "onuCode": "UN 1263",
            "packagingInfos": [{ "type": "FUT", "quantity": 4 }], "quantity": TONNES, "quantityType": "ESTIMATED",
            "consistences": ["LIQUID"], "pop": false,
        },
    })
}

async fn create(by: &Client, note: Value) -> String {
    let document = "mutation($input: CreateFormInput!) { createForm(createFormInput: $input) { id } }";
    let made = by.ask(document, json!({ "input": note })).await.data();
    made["createForm"]["id"].as_str().expect("an id").to_owned()
}

/// Ten tonnes that wait at the storer to be grouped.
async fn awaiting(producer: &Client, carrier: &Client, storer: &Client, last: &Client) -> String {
    let mut waste = note("PRODUCER", producer, carrier, storer);
    waste["recipient"]["processingOperation"] = json!("D 13");
    let id = create(producer, waste).await;
    let run = async |by: &Client, kind: Kind, input: Value| {
        by.ask(document(kind), json!({ "id": id, "input": input })).await.data();
    };
    run(producer, Seal, Value::Null).await;
    run(
        producer,
        SignEmission,
        json!({ "emittedAt": "2026-11-01", "emittedBy": "Mina", "quantity": TONNES }),
    )
    .await;
    let take_over = json!({
        "takenOverAt": "2026-11-02", "takenOverBy": "Odile", "transporterNumberPlate": "FD-318-KC",
        "transporterTransportMode": "ROAD",
    });
    run(carrier, SignTransport, take_over).await;
    let mut arrival = reception("ACCEPTED", 0);
    arrival["quantityReceived"] = json!(TONNES);
    run(storer, Accept, arrival).await;
    let grouping = json!({
        "processedAt": "2026-11-04", "processedBy": "Lou", "processingOperationDone": "D 13",
        "nextDestination": { "processingOperation": "R 2", "company": company(last) },
    });
    run(storer, Process, grouping).await;
    id
}

fn attempts() -> impl Strategy<Value = Vec<Try>> {
    // Rarely what ends a container, often what moves it on.
    let kind = prop_oneof![
        12 => Just(Group), 2 => Just(Rename), 3 => Just(Seal), 6 => Just(SignEmission), 6 => Just(SignTransport),
        6 => Just(Accept), 1 => Just(Refuse), 6 => Just(Process), 1 => Just(Delete),
    ];
    let share = select(vec![0.0, 0.0, 0.0, 2.5, 3.333333, 5.0]);
    let attempt = (0..CONTAINERS, kind, vec(share, INITIAL)).prop_map(|(container, kind, shares)| Try {
        container,
        kind,
        shares,
    });
    vec(attempt, OPERATIONS)
}

async fn play(attempts: Vec<Try>) -> Result<(), TestCaseError> {
    let stage = Stage::set().await;
    let before: Vec<usize> = stream::iter(&stage.containers).then(|id| stage.events(id)).collect().await;
    let done: Vec<(usize, Kind)> = {
        let stage = &stage;
        let run = stream::iter(&attempts)
            .map(|attempt| async move { (attempt, stage.perform(attempt).await) })
            .buffer_unordered(AT_ONCE)
            .filter_map(async |(attempt, done)| done.then_some((attempt.container, attempt.kind)))
            .collect::<Vec<_>>();
        let watch = async {
            loop {
                assert_eq!(stage.overdrawn().await, 0, "more is taken than there is");
                tokio::time::sleep(std::time::Duration::from_millis(2)).await;
            }
        };
        tokio::select! {
            done = run => done,
            () = watch => unreachable!("it watches for ever"),
        }
    };
    prop_assert!(done.len() > CONTAINERS * 3, "too little came of it: {:?}", done);
    prop_assert_eq!(stage.overdrawn().await, 0);

    let mut taken: HashMap<String, Vec<(String, f64)>> = HashMap::new();
    for (index, id) in stage.containers.iter().enumerate() {
        // Every answer that said so has left its event, and no other.
        let answered = done.iter().filter(|(container, _)| *container == index).count();
        prop_assert_eq!(stage.events(id).await - before[index], answered, "events of container {}", index);

        // The statuses are a way through the reference, by the operations that were done.
        let statuses = stage.logged(id).await;
        for step in statuses.windows(2) {
            let row = MOVES.iter().find(|(_, from, to)| *from == step[0] && *to == step[1]);
            let (kind, ..) = row.ok_or_else(|| TestCaseError::fail(format!("no way: {statuses:?}")))?;
            let count = done.iter().filter(|one| **one == (index, *kind)).count();
            prop_assert_eq!(count, 1, "{:?} is done once", kind);
        }
        let moved = done
            .iter()
            .filter(|(container, kind)| *container == index && MOVES.iter().any(|row| row.0 == *kind));
        prop_assert_eq!(moved.count(), statuses.len() - 1, "signatures without a trace: {:?}", statuses);

        let was_deleted = done.contains(&(index, Delete));
        let read = "query($id: ID!) { form(id: $id) { status grouping { quantity form { id } } } }";
        let read = stage.storer.ask(read, json!({ "id": id })).await;
        if was_deleted {
            prop_assert_eq!(read.codes(), ["BAD_USER_INPUT"]);
            continue;
        }
        let note = read.data()["form"].take();
        let status = note["status"].as_str().expect("a status").to_owned();
        prop_assert_eq!(Some(&status), statuses.last());
        for share in note["grouping"].as_array().into_iter().flatten() {
            let child = share["form"]["id"].as_str().expect("an id").to_owned();
            taken
                .entry(child)
                .or_default()
                .push((status.clone(), share["quantity"].as_f64().expect("tonnes")));
        }
    }

    // What the initial notes say of themselves follows from what containers took.
    for id in &stage.initial {
        let read = "query($id: ID!) { form(id: $id) { status quantityGrouped } }";
        let note = stage.storer.ask(read, json!({ "id": id })).await.data()["form"].take();
        let shares = taken.remove(id).unwrap_or_default();
        let (status, grouped) = expected(&shares);
        prop_assert_eq!(note["status"].as_str(), Some(status), "{:?}", shares);
        let told = note["quantityGrouped"].as_f64().unwrap_or_default();
        prop_assert!((told - grouped).abs() < 1e-6, "{} grouped, {} taken: {:?}", told, grouped, shares);
    }
    Ok(())
}

#[test]
fn whatever_happens_at_once_could_have_happened_one_after_the_other() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    // A case is as long as it is: a shorter one would meet less.
    let config = Config {
        cases: 4,
        max_shrink_iters: 0,
        rng_seed: RngSeed::Fixed(2_026),
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner = TestRunner::new(config);
    runner.run(&attempts(), |attempts| runtime.block_on(play(attempts))).unwrap();
}
