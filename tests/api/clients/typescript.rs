//! The client of `tests/typescript`: GraphQL Code Generator reads `/schema.graphql` from the server under
//! test, the compiler checks a program against what it wrote, and the program takes a note from draft to
//! processed. Packages are installed once, under `target/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use client::Id;
use client::form::{self, FormStatus};
use serde_json::json;
use tokio::process::Command;

use crate::support::client::Client;
use crate::support::direct::Direct;

const FILES: [&str; 5] = ["package.json", "package-lock.json", "codegen.ts", "tsconfig.json", "journey.ts"];

#[tokio::test]
async fn a_client_in_typescript_is_generated_type_checked_and_takes_a_note_to_its_end() {
    let started = Instant::now();
    let Some(project) = installed().await else { return };
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

/// The project with its packages; none, with a word of why, where they cannot be had. CI must have them.
async fn installed() -> Option<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/typescript");
    let project = Path::new(env!("CARGO_TARGET_TMPDIR")).join("typescript");
    fs::create_dir_all(&project).expect("target/ is writable");
    for written in ["gql", "build"] {
        let _ = fs::remove_dir_all(project.join(written));
    }
    for file in FILES {
        fs::copy(source.join(file), project.join(file)).expect("target/ is writable");
    }
    let lock = fs::read(source.join("package-lock.json")).expect("it is checked in");
    let stamp = project.join("node_modules/.installed");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Some(project);
    }
    let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    let trouble = match Command::new("npm").args(arguments).current_dir(&project).output().await {
        Ok(output) if output.status.success() => {
            fs::write(stamp, lock).expect("target/ is writable");
            return Some(project);
        }
        Ok(output) => format!("npm ci: {}", String::from_utf8_lossy(&output.stderr)),
        Err(error) => format!("npm does not start ({error})"),
    };
    assert!(std::env::var_os("CI").is_none(), "CI must test the TypeScript client: {trouble}");
    println!("TypeScript client: SKIPPED, {trouble}");
    None
}

fn npm(project: &Path, script: &str) -> Command {
    let mut command = Command::new("npm");
    command.args(["run", "--silent", script]).current_dir(project);
    command
}

fn succeeded(what: &str, output: &std::process::Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{what}: {}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}
