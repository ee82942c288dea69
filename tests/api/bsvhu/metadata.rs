//! What clients are told before they try.

use serde_json::{Value, json};

use crate::support::client::Client;
use crate::support::vhu::{Vehicles, update};

const METADATA: &str = "metadata { errors { message path requiredFor } fields { sealed } }";

async fn told(by: &Client, id: &str) -> Value {
    let document = format!("query($id: ID!) {{ note: bsvhu(id: $id) {{ {METADATA} }} }}");
    by.ask(&document, json!({ "id": id })).await.data()["note"]["metadata"].take()
}

fn paths(list: &Value, of: impl Fn(&Value) -> Value) -> Vec<String> {
    let join = |path: Value| {
        let names: Vec<String> =
            path.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect();
        names.join(".")
    };
    list.as_array().unwrap().iter().map(|one| join(of(one))).collect()
}

#[tokio::test]
async fn errors_are_what_the_next_signature_would_be_refused_for() {
    let route = Vehicles::start().await;
    let id = route.draft(json!({ "quantity": null, "weight": { "value": null } })).await;
    let first = told(&route.centre, &id).await;
    assert_eq!(paths(&first["errors"], |error| error["path"].clone()), ["quantity", "weight.value"]);
    assert!(first["errors"].as_array().unwrap().iter().all(|error| error["requiredFor"] == "EMISSION"));
    assert!(first["errors"][0]["message"].as_str().unwrap().contains("quantity"));
    assert_eq!(first["fields"]["sealed"], json!([]));

    let id = route.signed(json!({ "transporter": { "transport": { "plates": [] } } })).await;
    let second = told(&route.transporter, &id).await;
    assert_eq!(paths(&second["errors"], |error| error["path"].clone()), ["transporters.1.transport.plates"]);
    assert_eq!(second["errors"][0]["requiredFor"], "TRANSPORT");
}

#[tokio::test]
async fn each_path_that_is_told_to_be_sealed_is_refused_and_no_other() {
    let route = Vehicles::start().await;
    let id = route.signed(json!({})).await;
    let sealed = |by: &Value| paths(&by["fields"]["sealed"], Clone::clone);
    assert!(sealed(&told(&route.centre, &id).await).is_empty(), "the emitter may still correct its part");
    let for_shredder = sealed(&told(&route.shredder, &id).await);
    for (path, value) in [
        ("quantity", json!(9)),
        ("packaging", json!("LOT")),
        ("customId", json!("X")),
        ("containsElectricOrHybridVehicles", json!(true)),
    ] {
        let refused = update(&route.shredder, &id, json!({ path: value })).await.codes() == ["FORBIDDEN"];
        assert_eq!(refused, for_shredder.contains(&path.to_owned()), "{path}");
    }
    let sent = route.sent(json!({})).await;
    let for_carrier = sealed(&told(&route.transporter, &sent).await);
    for path in ["transporter.transport.plates", "transporters.1.transport.plates", "destination.type"] {
        assert!(for_carrier.contains(&path.to_owned()), "{path}");
    }
}

#[tokio::test]
async fn a_list_tells_of_each_note() {
    let route = Vehicles::start().await;
    for _ in 0..3 {
        route.signed(json!({})).await;
    }
    let document = format!("{{ bsvhus {{ edges {{ node {{ {METADATA} }} }} }} }}");
    let answer = route.shredder.ask(&document, json!({})).await.data();
    let edges = answer["bsvhus"]["edges"].as_array().unwrap();
    assert_eq!(edges.len(), 3);
    for edge in edges {
        assert!(!edge["node"]["metadata"]["fields"]["sealed"].as_array().unwrap().is_empty());
        assert_eq!(edge["node"]["metadata"]["errors"], json!([]));
    }
}
