//! A centre, a carrier and a shredder, and a BSVHU between them at any step.

use serde_json::{Map, Value, json};

use super::app::TestApp;
use super::client::{Answer, Client};

pub struct Vehicles<A = TestApp> {
    pub app: A,
    pub centre: Client,
    pub transporter: Client,
    pub shredder: Client,
}

impl Vehicles {
    pub async fn start() -> Self {
        Self::on(TestApp::start().await).await
    }

    pub async fn on(app: TestApp) -> Self {
        let [centre, transporter, shredder] = people(&app).await;
        Self { app, centre, transporter, shredder }
    }
}

impl Vehicles<()> {
    /// Between companies that a test has already.
    pub async fn between(app: &TestApp, centre: &Client, transporter: &Client) -> Self {
        let [_, _, shredder] = people(app).await;
        Self { app: (), centre: centre.clone(), transporter: transporter.clone(), shredder }
    }
}

impl<A> Vehicles<A> {
    /// All that a note needs to be published and carried.
    pub fn note(&self) -> Value {
        json!({
            "emitter": { "agrementNumber": "PR 44 1", "company": company(&self.centre) },
            "wasteCode": "16 01 06", "packaging": "UNITE", "quantity": 2,
            "identification": { "numbers": ["AB-123-CD", "EF-456-GH"], "type": "NUMERO_IMMATRICULATION" },
            "weight": { "value": 1.35, "isEstimate": false },
            "destination": {
                "type": "BROYEUR", "plannedOperationCode": "R 12", "company": company(&self.shredder),
            },
            "transporter": self.carrier(&self.transporter),
        })
    }

    pub fn carrier(&self, of: &Client) -> Value {
        json!({ "company": company(of), "transport": { "plates": ["GH-456-JK"] } })
    }

    pub async fn draft(&self, patch: Value) -> String {
        let input = patched(self.note(), &patch);
        id(run(&self.centre, "createDraftBsvhu", json!({ "input": input })).await)
    }

    pub async fn published(&self, patch: Value) -> String {
        let input = patched(self.note(), &patch);
        id(run(&self.centre, "createBsvhu", json!({ "input": input })).await)
    }

    /// Signed by the centre.
    pub async fn signed(&self, patch: Value) -> String {
        let id = self.published(patch).await;
        sign(&self.centre, &id, "EMISSION").await.data();
        id
    }

    /// Taken over by the carrier.
    pub async fn sent(&self, patch: Value) -> String {
        let id = self.signed(patch).await;
        sign(&self.transporter, &id, "TRANSPORT").await.data();
        id
    }

    /// Received by the shredder.
    pub async fn received(&self, patch: Value) -> String {
        let id = self.sent(patch).await;
        update(&self.shredder, &id, arrival("ACCEPTED", 1.4)).await.data();
        sign(&self.shredder, &id, "RECEPTION").await.data();
        id
    }

    /// A transporter on no note yet.
    pub async fn made(&self, by: &Client, of: &Client) -> String {
        let made = by
            .ask(
                "mutation($input: BsvhuTransporterInput!) { createBsvhuTransporter(input: $input) { id } }",
                json!({ "input": self.carrier(of) }),
            )
            .await;
        made.data()["createBsvhuTransporter"]["id"].as_str().expect("an id").to_owned()
    }
}

async fn people(app: &TestApp) -> [Client; 3] {
    let accounts = json!([
        { "email": "centre@exemple.test", "role": "ADMIN", "company": {
            "siret": "00000000700001", "name": "Centre VHU", "address": "1 rue des Essais 69001 Lyon",
            "types": ["WASTE_VEHICLES"], "wasteVehiclesTypes": ["DEMOLISSEUR"] } },
        { "email": "carrier@exemple.test", "role": "ADMIN", "company": {
            "siret": "00000000700002", "name": "Dépannage", "address": "2 rue des Essais 69001 Lyon",
            "types": ["TRANSPORTER"], "transporterReceipt": {
                "receiptNumber": "R-13-77", "department": "13", "validityLimit": "2033-03-31" } } },
        { "email": "shredder@exemple.test", "role": "ADMIN", "company": {
            "siret": "00000000700003", "name": "Broyeur", "address": "3 rue des Essais 69001 Lyon",
            "contact": "Idris", "phone": "0400000003", "mail": "quai@broyeur.test",
            "types": ["WASTE_VEHICLES"], "wasteVehiclesTypes": ["BROYEUR"] } },
    ]);
    let clients = app.provision(&accounts).await;
    clients.try_into().unwrap_or_else(|_| unreachable!("a line an account"))
}

pub fn company(of: &Client) -> Value {
    json!({
        "siret": of.siret, "name": "Nom", "address": "9 rue Fausse", "contact": "Mina",
        "phone": "0240110022", "mail": "contact@exemple.test",
    })
}

/// What the destination writes of an arrival.
pub fn arrival(decision: &str, weight: f64) -> Value {
    let reason = if decision == "ACCEPTED" { Value::Null } else { json!("Souillé") };
    json!({ "destination": { "reception": {
        "date": "2026-11-23T10:00:00Z", "weight": weight, "acceptationStatus": decision, "refusalReason": reason,
    } } })
}

pub fn treatment() -> Value {
    json!({ "destination": { "operation": {
        "code": "R 4", "mode": "RECYCLAGE", "date": "2026-11-23T12:00:00Z",
    } } })
}

/// What tests look at.
pub const NOTE: &str =
    "id customId isDraft status isDuplicateOf createdAt updatedAt wasteCode packaging quantity
    emitter { agrementNumber irregularSituation noSiret notOnTD company { siret name address contact mail }
              emission { signature { author date } } }
    identification { numbers type } weight { value isEstimate } containsElectricOrHybridVehicles
    destination { type plannedOperationCode company { siret name contact mail }
        reception { date weight acceptationStatus refusalReason quantity identification { numbers type }
                    signature { author } }
        operation { code mode date nextDestination { company { siret } } signature { author } } }
    transporter { id } transporters { id company { siret } customInfo recepisse { number isExempted }
        transport { mode plates takenOverAt signature { author date } } }
    ecoOrganisme { siret } broker { company { siret } recepisse { number } } trader { company { siret } }
    intermediaries { siret name }";

/// Runs a mutation that answers a note.
pub async fn run(by: &Client, mutation: &str, variables: Value) -> Answer<Value> {
    let given = variables.as_object().expect("named variables");
    let ty = |name: &str| match (name, mutation) {
        ("id", _) => "ID!",
        (_, "signBsvhu") => "BsvhuSignatureInput!",
        _ => "BsvhuInput!",
    };
    let declared: Vec<String> = given.keys().map(|name| format!("${name}: {}", ty(name))).collect();
    let passed: Vec<String> = given.keys().map(|name| format!("{name}: ${name}")).collect();
    let document = format!(
        "mutation({}) {{ note: {mutation}({}) {{ {NOTE} }} }}",
        declared.join(", "),
        passed.join(", ")
    );
    by.ask(&document, variables).await.map(|mut data| data["note"].take())
}

pub async fn get(by: &Client, id: &str) -> Answer<Value> {
    let document = format!("query($id: ID!) {{ note: bsvhu(id: $id) {{ {NOTE} }} }}");
    by.ask(&document, json!({ "id": id })).await.map(|mut data| data["note"].take())
}

pub async fn update(by: &Client, id: &str, input: Value) -> Answer<Value> {
    run(by, "updateBsvhu", json!({ "id": id, "input": input })).await
}

pub async fn sign(by: &Client, id: &str, ty: &str) -> Answer<Value> {
    sign_with(by, id, json!({ "type": ty, "author": "Mina" })).await
}

pub async fn sign_with(by: &Client, id: &str, input: Value) -> Answer<Value> {
    run(by, "signBsvhu", json!({ "id": id, "input": input })).await
}

fn id(answer: Answer<Value>) -> String {
    answer.data()["id"].as_str().expect("a note has an id").to_owned()
}

/// `base` with the members of `patch`, parents kept.
pub fn patched(mut base: Value, patch: &Value) -> Value {
    fn lay(base: &mut Value, patch: &Value) {
        match (base, patch) {
            (Value::Object(base), Value::Object(patch)) => {
                for (key, value) in patch {
                    lay(base.entry(key).or_insert(Value::Object(Map::new())), value);
                }
            }
            (base, patch) => *base = patch.clone(),
        }
    }
    lay(&mut base, patch);
    base
}
