//! The three companies of a direct route, and a note between them at any step.

use client::Id;
use client::form::{self, Form};
use client::input::{
    CompanyInput, Consistence, CreateFormInput, EmitterInput, EmitterType, OperationMode, PackagingInfoInput,
    Packagings, ProcessedFormInput, QuantityType, ReceivedFormInput, RecipientInput, SignEmissionFormInput,
    SignTransportFormInput, TransportMode, TransporterInput, WasteAcceptationStatus, WasteDetailsInput,
};

use serde_json::{Value, json};

use super::app::Profile::{Destination, Producer, Transporter};
use super::app::TestApp;
use super::client::{Answer, Client};

pub struct Direct {
    pub app: TestApp,
    pub producer: Client,
    pub transporter: Client,
    pub destination: Client,
}

impl Direct {
    pub async fn start() -> Self {
        Self::on(TestApp::start().await).await
    }

    pub async fn on(app: TestApp) -> Self {
        let [producer, transporter, destination] = app.companies([Producer, Transporter, Destination]).await;
        Self { app, producer, transporter, destination }
    }

    pub fn everybody(&self) -> [&Client; 3] {
        [&self.producer, &self.transporter, &self.destination]
    }

    /// All that a note needs to be sealed.
    pub fn note(&self) -> CreateFormInput {
        CreateFormInput {
            custom_id: None,
            emitter: Some(EmitterInput {
                kind: Some(EmitterType::Producer),
                company: Some(company(&self.producer)),
            }),
            recipient: Some(RecipientInput {
                cap: Some("CAP-26-118".into()),
                processing_operation: Some("R 2".into()),
                company: Some(company(&self.destination)),
                is_temp_storage: None,
            }),
            temporary_storage_detail: None,
            transporter: Some(TransporterInput {
                company: Some(company(&self.transporter)),
                ..TransporterInput::default()
            }),
            waste_details: Some(waste()),
        }
    }

    pub async fn draft(&self) -> Form {
        self.producer.run(form::create(self.note())).await.data()
    }

    pub async fn sealed(&self) -> Form {
        self.producer.run(form::seal(&self.draft().await.id)).await.data()
    }

    /// Signed by the producer.
    pub async fn signed(&self) -> Form {
        let note = self.sealed().await;
        self.producer.run(form::sign_emission(&note.id, emission(), None)).await.data()
    }

    /// Taken over by the transporter.
    pub async fn sent(&self) -> Form {
        let note = self.signed().await;
        self.transporter.run(form::sign_transport(&note.id, transport(), None)).await.data()
    }

    /// Received, with no decision yet.
    pub async fn received(&self) -> Form {
        let note = self.sent().await;
        self.destination.run(form::receive(&note.id, arrival())).await.data()
    }

    pub async fn accepted(&self) -> Form {
        let note = self.sent().await;
        self.destination.run(form::receive(&note.id, accepted(2.35))).await.data()
    }
}

pub fn company(of: &Client) -> CompanyInput {
    CompanyInput {
        siret: Some(of.siret.clone()),
        name: Some("Nom".into()),
        address: Some("4 quai des Tonneliers".into()),
        contact: Some("Mina Carvalho".into()),
        phone: Some("0240110022".into()),
        mail: Some("contact@exemple.fr".into()),
        ..CompanyInput::default()
    }
}

fn waste() -> WasteDetailsInput {
    WasteDetailsInput {
        code: Some("08 01 11*".into()),
        name: Some("Boues de peinture".into()),
        is_subject_to_adr: Some(true),
        onu_code: Some("UN 1263 PEINTURES, 3, II, (D/E)".into()),
        packaging_infos: Some(vec![PackagingInfoInput { kind: Packagings::Fut, quantity: Some(4) }]),
        quantity: Some(2.4),
        quantity_type: Some(QuantityType::Estimated),
        consistences: Some(vec![Consistence::Liquid]),
        pop: Some(false),
    }
}

pub fn emission() -> SignEmissionFormInput {
    SignEmissionFormInput {
        emitted_at: "2026-11-01T08:00:00Z".into(),
        emitted_by: "Mina".into(),
        quantity: 2.5,
    }
}

pub fn transport() -> SignTransportFormInput {
    SignTransportFormInput {
        taken_over_at: "2026-11-02T08:00:00Z".into(),
        taken_over_by: "Odile".into(),
        transporter_number_plate: Some("FD-318-KC".into()),
        transporter_transport_mode: Some(TransportMode::Road),
    }
}

/// A reception that decides nothing yet.
pub fn arrival() -> ReceivedFormInput {
    ReceivedFormInput {
        received_at: "2026-11-03T08:00:00Z".into(),
        received_by: "Idris".into(),
        signed_at: None,
        waste_acceptation_status: None,
        quantity_received: None,
        quantity_refused: None,
        waste_refusal_reason: None,
    }
}

pub fn accepted(quantity: f64) -> ReceivedFormInput {
    ReceivedFormInput {
        waste_acceptation_status: Some(WasteAcceptationStatus::Accepted),
        quantity_received: Some(quantity),
        quantity_refused: Some(0.0),
        ..arrival()
    }
}

/// A reception that refuses some or all.
pub fn refused(status: WasteAcceptationStatus, received: f64, refused: f64) -> ReceivedFormInput {
    ReceivedFormInput {
        waste_acceptation_status: Some(status),
        quantity_received: Some(received),
        quantity_refused: Some(refused),
        waste_refusal_reason: Some("Non conforme".into()),
        ..arrival()
    }
}

pub fn recycling() -> ProcessedFormInput {
    ProcessedFormInput {
        processed_at: "2026-11-04T08:00:00Z".into(),
        processed_by: "Idris".into(),
        processing_operation_done: "R 2".into(),
        destination_operation_mode: Some(OperationMode::Recyclage),
    }
}

/// The company of a client, as a carrier's input names it.
pub fn carrier(of: &Client) -> Value {
    json!({
        "company": {
            "siret": of.siret, "contact": "Nora Lindqvist", "phone": "0478223344", "mail": "quai@exemple.fr",
        },
        "mode": "ROAD",
        "numberPlate": "GH-204-PL",
    })
}

/// Makes a carrier that is on no note, and gives its id.
pub async fn new_carrier(by: &Client, input: Value) -> String {
    let document = "mutation ($input: TransporterInput!) { createFormTransporter(input: $input) { id } }";
    let made = by.ask(document, json!({ "input": input })).await.data();
    made["createFormTransporter"]["id"].as_str().expect("an id").to_owned()
}

/// The carriers of a note as somebody reads them: their ids, and who signed for them.
pub async fn carriers(by: &Client, id: &Id) -> Vec<(String, Option<String>)> {
    let document = "query ($id: ID!) { form(id: $id) { transporters { id takenOverBy } } }";
    let note = by.ask(document, json!({ "id": id.inner() })).await.data();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let all = note["form"]["transporters"].as_array().expect("a list of carriers");
    all.iter().map(|one| (text(&one["id"]).expect("an id"), text(&one["takenOverBy"]))).collect()
}

/// Changes a note with an input that a typed client could not write, `null` included.
pub async fn update(by: &Client, id: &Id, mut change: Value) -> Answer<Value> {
    change["id"] = json!(id.inner());
    let document =
        "mutation ($change: UpdateFormInput!) { updateForm(updateFormInput: $change) { id customId } }";
    by.ask(document, json!({ "change": change })).await
}

/// The ids of a page of `forms`, in their order.
pub async fn list(by: &Client, arguments: Value) -> Answer<Vec<String>> {
    let document = "query (
        $cursorAfter: ID, $cursorBefore: ID, $customId: String, $first: Int, $hasNextStep: Boolean, $last: Int,
        $roles: [FormRole!], $sentAfter: String, $siret: String, $siretPresentOnForm: String, $skip: Int,
        $status: [FormStatus!], $updatedAfter: String, $wasteCode: String
    ) {
        forms(
            cursorAfter: $cursorAfter, cursorBefore: $cursorBefore, customId: $customId, first: $first,
            hasNextStep: $hasNextStep, last: $last, roles: $roles, sentAfter: $sentAfter, siret: $siret,
            siretPresentOnForm: $siretPresentOnForm, skip: $skip, status: $status, updatedAfter: $updatedAfter,
            wasteCode: $wasteCode
        ) { id }
    }";
    by.ask(document, arguments).await.map(|data| {
        let notes = data["forms"].as_array().expect("a list of notes");
        notes.iter().map(|note| note["id"].as_str().expect("an id").to_owned()).collect()
    })
}
