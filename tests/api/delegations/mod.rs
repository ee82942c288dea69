//! Registry delegations: who gives them to whom, how they stand, who is told.

mod ends;
mod given;
mod lists;
mod mails;

use serde_json::{Value, json};

use crate::support::app::Profile::Producer;
use crate::support::app::TestApp;
use crate::support::client::{Answer, Client};

const FIELDS: &str = "id createdAt updatedAt startDate endDate comment status delegator { orgId name } delegate { orgId name }";

/// Gives a delegation from the caller's company to another one.
pub async fn create(by: &Client, delegate: &str, more: Value) -> Answer<Value> {
    let mut input = json!({ "delegatorOrgId": by.siret, "delegateOrgId": delegate });
    for (name, value) in more.as_object().expect("an object") {
        input[name] = value.clone();
    }
    let document = format!(
        "mutation($i: CreateRegistryDelegationInput!) {{ createRegistryDelegation(input: $i) {{ {FIELDS} }} }}"
    );
    by.ask(&document, json!({ "i": input })).await.map(|data| data["createRegistryDelegation"].clone())
}

async fn end(by: &Client, how: &str, id: &str) -> Answer<Value> {
    let document = format!("mutation($id: ID!) {{ {how}(delegationId: $id) {{ {FIELDS} }} }}");
    by.ask(&document, json!({ "id": id })).await.map(|data| data[how].clone())
}

async fn get(by: &Client, id: &str) -> Answer<Value> {
    let document = format!("query($id: ID!) {{ registryDelegation(delegationId: $id) {{ {FIELDS} }} }}");
    by.ask(&document, json!({ "id": id })).await.map(|data| data["registryDelegation"].clone())
}

fn id(of: &Value) -> &str {
    of["id"].as_str().expect("an id")
}

/// Two companies, and their administrators in a browser.
struct Pair {
    app: TestApp,
    giver: Client,
    taker: Client,
}

impl Pair {
    async fn start() -> Self {
        let app = TestApp::start().await;
        let [giver, taker] = app.companies([Producer, Producer]).await;
        let (giver, taker) = (app.session(&giver).await, app.session(&taker).await);
        Self { app, giver, taker }
    }

    async fn create(&self, more: Value) -> Answer<Value> {
        create(&self.giver, &self.taker.siret, more).await
    }

    /// The id of a delegation that stands.
    async fn given(&self) -> String {
        id(&self.create(json!({})).await.data()).to_owned()
    }
}
