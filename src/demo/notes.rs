//! A dozen notes in various states, made by the API's own operations as their companies would.

use std::net::{IpAddr, Ipv4Addr};

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{DESTINATION, DemoAccount, PRODUCER, STORER, TRANSPORTER};
use crate::context::Request;
use crate::error::BoxError;
use crate::graphql::request::Operation;
use crate::http::{Allowed, Backend};
use crate::live::Live;

const EXISTING: &str = "{ forms(first: 1) { id } }";
const CREATE: &str = "mutation($input: CreateFormInput!) { createForm(createFormInput: $input) { id } }";
const SEAL: &str = "mutation($id: ID!) { markAsSealed(id: $id) { id } }";
const EMIT: &str =
    "mutation($id: ID!, $input: SignEmissionFormInput!) { signEmissionForm(id: $id, input: $input) { id } }";
const CARRY: &str = "mutation($id: ID!, $input: SignTransportFormInput!) { signTransportForm(id: $id, input: $input) { id } }";
const RECEIVE: &str =
    "mutation($id: ID!, $input: ReceivedFormInput!) { markAsReceived(id: $id, receivedInfo: $input) { id } }";
const STORE: &str = "mutation($id: ID!, $input: TempStoredFormInput!) { markAsTempStored(id: $id, tempStoredInfos: $input) { id } }";
const PROCESS: &str = "mutation($id: ID!, $input: ProcessedFormInput!) { markAsProcessed(id: $id, processedInfo: $input) { id } }";

/// How far a note has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Draft,
    Sealed,
    Emitted,
    Sent,
    Received,
    Decided,
    Processed,
}

/// What the destination says of the waste.
#[derive(Clone, Copy)]
enum Verdict {
    Accepted,
    PartiallyRefused,
    Refused,
}

/// One note: its waste, its weight in tonnes, how far it goes and how it ends.
struct Story {
    code: &'static str,
    name: &'static str,
    onu: Option<&'static str>,
    consistence: &'static str,
    packaging: (&'static str, i32),
    tonnes: f64,
    stage: Stage,
    verdict: Verdict,
    /// The treatment done, with its mode where the operation has one.
    operation: (&'static str, Option<&'static str>),
}

const PAINT: Story = Story {
    code: "08 01 11*",
    name: "Boues de peinture solvantée",
    onu: Some("UN 1263 PEINTURES, 3, II, (D/E)"),
    consistence: "LIQUID",
    packaging: ("FUT", 6),
    tonnes: 1.2,
    stage: Stage::Draft,
    verdict: Verdict::Accepted,
    operation: ("R 2", Some("RECYCLAGE")),
};
const OIL: Story = Story {
    code: "13 02 05*",
    name: "Huiles moteur usagées",
    onu: None,
    consistence: "LIQUID",
    packaging: ("CITERNE", 1),
    tonnes: 8.5,
    operation: ("R 9", Some("RECYCLAGE")),
    ..PAINT
};
const FILTERS: Story = Story {
    code: "15 02 02*",
    name: "Absorbants et filtres souillés",
    onu: Some("UN 3175 SOLIDES CONTENANT DU LIQUIDE INFLAMMABLE, 4.1, II, (E)"),
    consistence: "SOLID",
    packaging: ("GRV", 4),
    tonnes: 0.74,
    operation: ("R 1", Some("VALORISATION_ENERGETIQUE")),
    ..PAINT
};

const STORIES: &[Story] = &[
    Story { stage: Stage::Processed, ..PAINT },
    Story { stage: Stage::Processed, ..OIL },
    Story { stage: Stage::Processed, operation: ("R 13", None), ..FILTERS },
    Story { stage: Stage::Decided, verdict: Verdict::Refused, ..OIL },
    Story { stage: Stage::Decided, verdict: Verdict::PartiallyRefused, ..FILTERS },
    Story { stage: Stage::Decided, ..PAINT },
    Story { stage: Stage::Received, ..OIL },
    Story { stage: Stage::Sent, ..FILTERS },
    Story { stage: Stage::Sent, ..PAINT },
    Story { stage: Stage::Emitted, ..OIL },
    Story { stage: Stage::Sealed, ..FILTERS },
    Story { stage: Stage::Draft, ..PAINT },
];

/// Makes the notes, unless the producer has some already.
pub async fn make(live: &Live, accounts: &[DemoAccount], now: Timestamp) -> Result<(), BoxError> {
    let desk = Desk { live, accounts, now };
    let existing = desk.ask(PRODUCER, EXISTING, &json!({})).await?;
    if existing["forms"].as_array().is_some_and(|forms| !forms.is_empty()) {
        return Ok(());
    }
    for (number, story) in STORIES.iter().enumerate() {
        desk.play(number + 1, story).await?;
    }
    desk.store(STORIES.len() + 1, &FILTERS).await
}

/// Where the demonstration's people work.
struct Desk<'a> {
    live: &'a Live,
    accounts: &'a [DemoAccount],
    now: Timestamp,
}

impl Desk<'_> {
    async fn play(&self, number: usize, story: &Story) -> Result<(), BoxError> {
        let created = self.ask(PRODUCER, CREATE, &json!({"input": draft(number, story)})).await?;
        let id = created["createForm"]["id"].clone();
        let steps = [
            (Stage::Sealed, PRODUCER, SEAL, Value::Null),
            (Stage::Emitted, PRODUCER, EMIT, self.emission(story)),
            (Stage::Sent, TRANSPORTER, CARRY, self.take_over()),
            (Stage::Received, DESTINATION, RECEIVE, self.reception(story)),
            (Stage::Processed, DESTINATION, PROCESS, self.processing(story)),
        ];
        for (stage, org_id, document, input) in steps {
            if stage <= story.stage {
                self.ask(org_id, document, &json!({"id": id, "input": input})).await?;
            }
        }
        Ok(())
    }

    /// A note whose waste is kept on its way, accepted by the storer and not yet sent on.
    async fn store(&self, number: usize, story: &Story) -> Result<(), BoxError> {
        let mut input = draft(number, story);
        let destination = input["recipient"].take();
        input["recipient"] = json!({"isTempStorage": true, "cap": format!("CAP-T{number}"), "company": {
            "siret": STORER, "name": "Transit du Gier", "address": "6 rue du Canal 42400 Saint-Chamond",
            "contact": "Paul Mercier", "phone": "0477000079", "mail": "quai@transit-du-gier.test"}});
        input["temporaryStorageDetail"] = json!({"destination": destination});
        let created = self.ask(PRODUCER, CREATE, &json!({"input": input})).await?;
        let id = created["createForm"]["id"].clone();
        let storage = json!({
            "receivedAt": self.days_ago(4), "receivedBy": "Paul Mercier", "signedAt": self.days_ago(4),
            "wasteAcceptationStatus": "ACCEPTED", "quantityReceived": story.tonnes, "quantityRefused": 0,
            "quantityType": "REAL"
        });
        for (org_id, document, input) in [
            (PRODUCER, SEAL, Value::Null),
            (PRODUCER, EMIT, self.emission(story)),
            (TRANSPORTER, CARRY, self.take_over()),
            (STORER, STORE, storage),
        ] {
            self.ask(org_id, document, &json!({"id": id, "input": input})).await?;
        }
        Ok(())
    }

    /// Runs an operation as the administrator of a company.
    async fn ask(&self, org_id: &str, document: &str, variables: &Value) -> Result<Value, BoxError> {
        let account = self.accounts.iter().find(|account| account.org_id.as_deref() == Some(org_id));
        let token = &account.ok_or("the demonstration has no such company")?.token;
        let request = Request {
            now: self.now,
            ip: IpAddr::V4(Ipv4Addr::LOCALHOST),
            correlation_id: "demo".to_owned(),
            user_agent: None,
            session: None,
            caller: self.live.caller_by_token(token, self.now).await,
        };
        let variables = variables.to_string();
        let operation = Operation::from_text(Some(document.into()), Some(variables.into()), None, None)
            .map_err(|refused| format!("{refused:?}"))?;
        let mut answer = Vec::new();
        let prepared = self.live.prepare(&operation).await;
        self.live.execute(&prepared, &operation, Allowed::All, &request, &mut answer).await;
        let mut answer: Value = serde_json::from_slice(&answer)?;
        match answer.get("errors") {
            Some(errors) => Err(format!("a note of the demonstration was refused: {errors}").into()),
            None => Ok(answer["data"].take()),
        }
    }

    fn days_ago(&self, days: i64) -> String {
        (self.now - SignedDuration::from_hours(24 * days)).to_string()
    }

    fn emission(&self, story: &Story) -> Value {
        json!({"emittedAt": self.days_ago(6), "emittedBy": "Camille Laurent", "quantity": story.tonnes})
    }

    fn take_over(&self) -> Value {
        json!({
            "takenOverAt": self.days_ago(5), "takenOverBy": "Luc Maréchal",
            "transporterNumberPlate": "FD-318-KC", "transporterTransportMode": "ROAD"
        })
    }

    /// Received only, or received and decided upon in one go.
    fn reception(&self, story: &Story) -> Value {
        let received = json!({"receivedAt": self.days_ago(4), "receivedBy": "Sophie Garnier"});
        if story.stage == Stage::Received {
            return received;
        }
        let (status, refused, reason) = match story.verdict {
            Verdict::Accepted => ("ACCEPTED", 0.0, None),
            Verdict::PartiallyRefused => ("PARTIALLY_REFUSED", 0.24, Some("Un GRV percé à l'arrivée")),
            Verdict::Refused => {
                ("REFUSED", story.tonnes, Some("Teneur en eau supérieure au cahier des charges"))
            }
        };
        json!({
            "receivedAt": self.days_ago(4), "receivedBy": "Sophie Garnier", "signedAt": self.days_ago(4),
            "wasteAcceptationStatus": status, "quantityReceived": story.tonnes, "quantityRefused": refused,
            "wasteRefusalReason": reason
        })
    }

    fn processing(&self, story: &Story) -> Value {
        let (operation, mode) = story.operation;
        let next = mode.is_none().then(|| {
            json!({"processingOperation": "R 1", "company": {
                "siret": DESTINATION, "name": "Valorisation du Dauphiné",
                "address": "22 route des Usines 38150 Salaise-sur-Sanne", "contact": "Sophie Garnier",
                "phone": "0474000031", "mail": "reception@valorisation-dauphine.test"}})
        });
        json!({
            "processedAt": self.days_ago(2), "processedBy": "Sophie Garnier", "processingOperationDone": operation,
            "destinationOperationMode": mode, "nextDestination": next
        })
    }
}

fn draft(number: usize, story: &Story) -> Value {
    let (packaging, count) = story.packaging;
    json!({
        "customId": format!("DEMO-{number:02}"),
        "emitter": {"type": "PRODUCER", "company": {
            "siret": PRODUCER, "name": "Ateliers mécaniques du Rhône", "address": "14 rue des Forges 69200 Vénissieux",
            "contact": "Camille Laurent", "phone": "0472000017", "mail": "environnement@ateliers-du-rhone.test"}},
        "transporter": {"company": {
            "siret": TRANSPORTER, "name": "Transports Vallier", "address": "3 chemin du Lortaret 69800 Saint-Priest",
            "contact": "Nadia Benali", "phone": "0478000024", "mail": "exploitation@transports-vallier.test"}},
        "recipient": {"cap": format!("CAP-{number:03}"), "processingOperation": story.operation.0, "company": {
            "siret": DESTINATION, "name": "Valorisation du Dauphiné",
            "address": "22 route des Usines 38150 Salaise-sur-Sanne", "contact": "Sophie Garnier",
            "phone": "0474000031", "mail": "reception@valorisation-dauphine.test"}},
        "wasteDetails": {
            "code": story.code, "name": story.name, "isSubjectToADR": story.onu.is_some(), "onuCode": story.onu,
            "consistences": [story.consistence], "packagingInfos": [{"type": packaging, "quantity": count}],
            "quantity": story.tonnes, "quantityType": "ESTIMATED", "pop": false}
    })
}
