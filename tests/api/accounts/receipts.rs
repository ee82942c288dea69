//! Receipts of carriers.

use serde_json::{Value, json};

use super::{CARRIER, PRODUCER, account};
use crate::support::app::TestApp;
use crate::support::client::{Answer, Client};

struct Stage {
    app: TestApp,
    /// An administrator of a company with a receipt, and a reader there.
    carrier: Client,
    reader: Client,
    stranger: Client,
    /// The company's receipt.
    id: String,
}

impl Stage {
    async fn new() -> Self {
        let app = TestApp::start().await;
        let mut carrier = account("c@c.test", CARRIER);
        carrier["company"]["transporterReceipt"] =
            json!({ "receiptNumber": "R-1", "department": "33", "validityLimit": "2030-05-31" });
        let mut reader = account("r@r.test", CARRIER);
        reader["role"] = json!("READER");
        let people = app.provision(&json!([carrier, reader, account("s@s.test", PRODUCER)])).await;
        let [carrier, reader, stranger] = people.try_into().unwrap_or_else(|_| unreachable!("three people"));
        let id = app.rows("select id from transporter_receipt").await[0].get(0);
        Self { app, carrier, reader, stranger, id }
    }
}

async fn update(by: &Client, input: Value) -> Answer<Value> {
    let document = "mutation ($input: UpdateTransporterReceiptInput!) {
        updateTransporterReceipt(input: $input) { id receiptNumber department validityLimit }
    }";
    by.ask(document, json!({ "input": input })).await.map(|mut data| data["updateTransporterReceipt"].take())
}

async fn create(by: &Client, validity_limit: &str) -> Answer<Value> {
    let document = "mutation ($input: CreateTransporterReceiptInput!) {
        createTransporterReceipt(input: $input) { id }
    }";
    let input = json!({ "receiptNumber": "LIBRE", "department": "75", "validityLimit": validity_limit });
    by.ask(document, json!({ "input": input })).await.map(|mut data| data["createTransporterReceipt"].take())
}

#[tokio::test]
async fn an_administrator_changes_the_receipt_of_his_company() {
    let Stage { app, carrier, id, .. } = Stage::new().await;
    let change = json!({ "id": id, "receiptNumber": "R-2", "department": null });
    let changed = update(&carrier, change).await.data();
    let expected = json!({
        "id": id, "receiptNumber": "R-2", "department": "33", "validityLimit": "2030-05-31T00:00:00.000Z",
    });
    assert_eq!(changed, expected);
    let shown =
        "query ($siret: String) { companyInfos(siret: $siret) { transporterReceipt { receiptNumber } } }";
    let shown = app.anonymous().ask(shown, json!({ "siret": CARRIER })).await.data();
    assert_eq!(shown["companyInfos"]["transporterReceipt"]["receiptNumber"], "R-2");
}

#[tokio::test]
async fn refusals_come_in_order_existence_permission_date() {
    let Stage { app, carrier, reader, stranger, id } = Stage::new().await;
    let past = |id: &str| json!({ "id": id, "validityLimit": "2026-11-22T00:00:00Z" });
    for (by, input, expected) in [
        (&app.anonymous(), past("x"), ("UNAUTHENTICATED", true)),
        (&stranger, past("x"), ("BAD_USER_INPUT", true)),
        (&stranger, past(&id), ("FORBIDDEN", true)),
        (&reader, json!({ "id": id, "receiptNumber": "R-2" }), ("FORBIDDEN", true)),
        (&carrier, past(&id), ("BAD_USER_INPUT", false)),
    ] {
        let refusal = update(by, input.clone()).await.refusal();
        assert_eq!((refusal.code.as_str(), refusal.is_located), expected, "{} {input}", by.email);
    }
}

#[tokio::test]
async fn a_new_receipt_is_linked_to_nobody_and_anybody_may_change_it() {
    let Stage { app, carrier, stranger, .. } = Stage::new().await;
    assert_eq!(create(&stranger, "2026-11-22T00:00:00Z").await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(create(&app.anonymous(), "2032-01-15").await.codes(), ["UNAUTHENTICATED"]);
    let made = create(&stranger, "2032-01-15").await.data();
    let changed = update(&carrier, json!({ "id": made["id"], "receiptNumber": "R-2" })).await.data();
    assert_eq!((&changed["receiptNumber"], &changed["department"]), (&json!("R-2"), &json!("75")));
}

#[tokio::test]
async fn what_a_program_does_to_a_receipt_is_told_too() {
    let Stage { app, carrier, .. } = Stage::new().await;
    let made = create(&carrier, "2032-01-15").await.data();
    let id = made["id"].as_str().unwrap();
    update(&carrier, json!({ "id": id, "department": "13" })).await.data();
    let told = |kind: &str, department: &str| {
        let paper = json!({
            "kind": "TransporterReceipt", "number": "LIBRE", "department": department,
            "validityLimit": "2032-01-15T00:00:00Z",
        });
        json!([kind, carrier.email, "TOKEN", paper])
    };
    assert_eq!(app.told(id).await, [told("ReceiptCreated", "75"), told("ReceiptUpdated", "13")]);
}
