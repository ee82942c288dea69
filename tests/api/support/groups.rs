//! Groupings of a direct route's notes: the destination regroups what it received, the carrier makes rounds.

use client::Id;
use client::form;
use serde_json::{Value, json};

use super::client::{Answer, Client};
use super::direct::{Direct, accepted, emission, transport};

/// What a company is on a note, as JSON.
pub fn company(of: &Client) -> Value {
    json!({
        "siret": of.siret, "name": "Nom", "address": "4 quai des Tonneliers 44600 Saint-Nazaire",
        "contact": "Mina Carvalho", "phone": "0240110022", "mail": "contact@exemple.fr",
    })
}

pub async fn create(by: &Client, input: Value) -> Answer<Value> {
    let document = "mutation ($input: CreateFormInput!) {
        createForm(createFormInput: $input) { id readableId status grouping { quantity form { id } } }
    }";
    by.ask(document, json!({ "input": input })).await.map(|data| data["createForm"].clone())
}

pub async fn regroup(by: &Client, id: &str, change: Value) -> Answer<Value> {
    let mut input = change;
    input["id"] = json!(id);
    let document = "mutation ($input: UpdateFormInput!) {
        updateForm(updateFormInput: $input) { id status grouping { quantity form { id } } }
    }";
    by.ask(document, json!({ "input": input })).await.map(|data| data["updateForm"].clone())
}

/// Members of a note.
pub async fn read(by: &Client, id: &str, members: &str) -> Value {
    let document = format!("query ($id: ID!) {{ form(id: $id) {{ {members} }} }}");
    by.ask(&document, json!({ "id": id })).await.data()["form"].take()
}

/// A grouping that names these notes, each with a share or with all that is left.
pub fn shares(notes: &[(&str, Option<f64>)]) -> Value {
    notes
        .iter()
        .map(|(id, quantity)| match quantity {
            Some(quantity) => json!({ "form": { "id": id }, "quantity": quantity }),
            None => json!({ "form": { "id": id } }),
        })
        .collect()
}

/// What the destination does with waste that it passes on to be grouped.
pub fn passed_on(to: &Client) -> Value {
    json!({
        "processedAt": "2026-11-04T08:00:00Z", "processedBy": "Idris", "processingOperationDone": "D 13",
        "nextDestination": { "processingOperation": "R 2", "company": company(to) },
    })
}

pub async fn process(by: &Client, id: &str, info: Value) -> Answer<Value> {
    let document = "mutation ($id: ID!, $info: ProcessedFormInput!) {
        markAsProcessed(id: $id, processedInfo: $info) { id status }
    }";
    by.ask(document, json!({ "id": id, "info": info })).await.map(|data| data["markAsProcessed"].clone())
}

pub fn recycled() -> Value {
    json!({
        "processedAt": "2026-11-06T08:00:00Z", "processedBy": "Ada", "processingOperationDone": "R 2",
        "destinationOperationMode": "RECYCLAGE",
    })
}

impl Direct {
    /// A note whose waste, so many tonnes, waits at the destination to be grouped and sent to `next`.
    pub async fn awaiting_group(&self, tonnes: f64, next: &Client) -> String {
        let note = self.sent().await;
        self.destination.run(form::receive(&note.id, accepted(tonnes))).await.data();
        let id = note.id.into_inner();
        assert_eq!(process(&self.destination, &id, passed_on(next)).await.data()["status"], "AWAITING_GROUP");
        id
    }

    /// An annexe 2 of the destination, to `next`.
    pub fn annexe2(&self, next: &Client, grouping: Value) -> Value {
        self.container(&self.destination, next, grouping)
    }

    /// An annexe 2 of any holder.
    pub fn container(&self, holder: &Client, next: &Client, grouping: Value) -> Value {
        json!({
            "emitter": { "type": "APPENDIX2", "company": company(holder) },
            "recipient": { "cap": "CAP-2", "processingOperation": "R 2", "company": company(next) },
            "transporter": { "company": company(&self.transporter) },
            "wasteDetails": {
                "code": "08 01 11*", "name": "Boues de peinture", "isSubjectToADR": true,
                "onuCode": "UN 1263 PEINTURES, 3, II, (D/E)",
                "packagingInfos": [{ "type": "FUT", "quantity": 4 }],
                "quantity": 2.4, "quantityType": "ESTIMATED", "consistences": ["LIQUID"], "pop": false,
            },
            "grouping": grouping,
        })
    }

    /// A container that was sealed, signed and received by `next`, who accepted so many tonnes.
    pub async fn arrived(&self, holder: &Client, next: &Client, id: &str, tonnes: f64) {
        let id = Id::new(id);
        holder.run(form::seal(&id)).await.data();
        holder.run(form::sign_emission(&id, emission(), None)).await.data();
        self.transporter.run(form::sign_transport(&id, transport(), None)).await.data();
        next.run(form::receive(&id, accepted(tonnes))).await.data();
    }
}
