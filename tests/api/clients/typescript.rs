//! The client of `tests/typescript`: GraphQL Code Generator reads `/schema.graphql` from the server under
//! test, the compiler checks a program against what it wrote, and the program takes a note from draft to
//! processed. Packages are installed once, under `target/`.

use std::fs;
use std::time::Instant;

use client::Id;
use client::form::{self, FormStatus};
use serde_json::json;

use crate::support::client::Client;
use crate::support::direct::Direct;
use crate::support::npm::{installed, npm, succeeded};

const FILES: [&str; 3] = ["codegen.ts", "tsconfig.json", "journey.ts"];

#[tokio::test]
async fn a_client_in_typescript_is_generated_type_checked_and_takes_a_note_to_its_end() {
    let started = Instant::now();
    let Some(project) = installed("typescript", &FILES).await else { return };
    for written in ["gql", "build"] {
        let _ = fs::remove_dir_all(project.join(written));
    }
    let route = Direct::start().await;
    let url = format!("http://{}/", route.app.address);
    let schema = format!("{url}schema.graphql");

    let generated = npm(&project, "generate").env("TRACKDECHETS_SCHEMA", schema).output().await;
    succeeded("graphql-codegen", &generated.expect("npm runs"));
    succeeded("tsc", &npm(&project, "build").output().await.expect("npm runs"));
    let party = |client: &Client| format!("{}:{}", client.token.as_ref().expect("a token"), client.siret);
    let journey = npm(&project, "journey")
        .env("TRACKDECHETS_URL", url)
        .env("PRODUCER", party(&route.producer))
        .env("TRANSPORTER", party(&route.transporter))
        .env("DESTINATION", party(&route.destination))
        .output()
        .await;
    let printed = succeeded("the journey", &journey.expect("npm runs"));
    let mut note: serde_json::Value = serde_json::from_str(&printed).expect("the program prints JSON");
    let id = note.as_object_mut().and_then(|note| note.remove("id")).expect("a note has an id");
    assert_eq!(
        note,
        json!({
            "status": "PROCESSED", "emittedBy": "Mina", "takenOverBy": "Odile", "quantityReceived": 2.35,
            "processingOperationDone": "R 2",
            "wasteDetails": { "code": "08 01 11*", "packagingInfos": [{ "type": "FUT", "quantity": 4 }] },
            "transporter": { "numberPlate": "FD-318-KC" },
        })
    );
    let kept = route.producer.run(form::get(&Id::new(id.as_str().expect("text")))).await.data();
    assert_eq!(kept.status, FormStatus::Processed);
    println!("TypeScript client: generated, type-checked and run in {:.1?}", started.elapsed());
}
