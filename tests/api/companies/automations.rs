//! Companies that let a carrier take over on rounds (annexe 1) without their signature.

use serde_json::{Value, json};

use super::{call, id_of};
use crate::support::app::Profile::{Producer, Transporter};
use crate::support::app::TestApp;
use crate::support::client::{Answer, Client};

const FIELDS: &str = "id createdAt from { orgId } to { orgId }";

/// A company that allows it, a carrier, and the ids of both; both in browsers.
struct Pair {
    app: TestApp,
    producer: Client,
    carrier: Client,
    from: String,
    to: String,
}

impl Pair {
    async fn start() -> Self {
        let app = TestApp::start().await;
        let [producer, carrier] = app.companies([Producer, Transporter]).await;
        let [from, to] = [id_of(&app, &producer.siret).await, id_of(&app, &carrier.siret).await];
        let allow = "update company set allow_appendix1_signature_automation = true where id = ";
        app.execute(&format!("{allow}'{from}'")).await;
        let (producer, carrier) = (app.session(&producer).await, app.session(&carrier).await);
        Self { app, producer, carrier, from, to }
    }

    async fn add(&self, by: &Client, from: &str, to: &str) -> Answer<Value> {
        let input = format!("input: {{ from: \"{from}\", to: \"{to}\" }}");
        call(by, "addSignatureAutomation", &input, FIELDS).await
    }

    async fn remove(&self, by: &Client, id: &Value) -> Answer<Value> {
        call(by, "removeSignatureAutomation", &format!("id: {id}"), FIELDS).await
    }
}

#[tokio::test]
async fn an_administrator_gives_a_carrier_leave_and_takes_it_back() {
    let pair = Pair::start().await;
    let given = pair.add(&pair.producer, &pair.from, &pair.to).await.data();
    let expected = json!({
        "id": given["id"], "createdAt": "2026-11-24T08:00:00.000Z",
        "from": { "orgId": pair.producer.siret }, "to": { "orgId": pair.carrier.siret },
    });
    assert_eq!(given, expected);
    assert_eq!(pair.add(&pair.producer, &pair.from, &pair.to).await.codes(), ["FORBIDDEN"], "a second time");
    assert_eq!(pair.remove(&pair.producer, &given["id"]).await.data(), given);
    assert_eq!(pair.remove(&pair.producer, &given["id"]).await.codes(), ["BAD_USER_INPUT"]);
    pair.add(&pair.producer, &pair.from, &pair.to).await.data();

    let told = json!({ "from": pair.producer.siret, "to": pair.carrier.siret });
    let told = |kind: &str| json!([kind, pair.producer.email, "SESSION", told]);
    let both = [told("SignatureAutomationGiven"), told("SignatureAutomationWithdrawn")];
    assert_eq!(pair.app.told(given["id"].as_str().unwrap()).await, both);
    assert_eq!(pair.app.told(&pair.carrier.siret).await.len(), 3, "the carrier's number finds them");
}

#[tokio::test]
async fn nobody_else_decides_it_and_only_where_the_company_allows_it() {
    let pair = Pair::start().await;
    let given = pair.add(&pair.producer, &pair.from, &pair.to).await.data();
    let member = pair.app.session(&pair.app.member(&pair.producer, "MEMBER").await).await;
    let by_token = Client { cookie: None, ..pair.producer.clone() };
    for (by, code) in [
        (&pair.app.anonymous(), "UNAUTHENTICATED"),
        (&by_token, "UNAUTHENTICATED"),
        (&member, "FORBIDDEN"),
        (&pair.carrier, "FORBIDDEN"),
    ] {
        assert_eq!(pair.add(by, &pair.from, &pair.to).await.codes(), [code], "{}", by.email);
        assert_eq!(pair.remove(by, &given["id"]).await.codes(), [code], "{}", by.email);
    }
    for (from, to) in [("x", pair.to.as_str()), (pair.from.as_str(), "x")] {
        assert_eq!(pair.add(&pair.producer, from, to).await.codes(), ["BAD_USER_INPUT"]);
    }
    // The carrier allows nothing itself.
    assert_eq!(pair.add(&pair.carrier, &pair.to, &pair.from).await.codes(), ["FORBIDDEN"]);
    assert_eq!(pair.app.count("signature_automation").await, 1);
}
