//! The five companies of a journey with temporary storage, and a note between them at any step.

use client::form::{self, Form};
use client::input::WasteAcceptationStatus::{self, Accepted};
use client::input::{
    CreateFormInput, DestinationInput, QuantityType, ResealedFormInput, ResentFormInput, TempStoredFormInput,
    TemporaryStorageDetailInput, TransportMode, TransporterInput, TransporterSignatureFormInput,
};

use super::app::Profile::{Destination, Transporter};
use super::app::TestApp;
use super::client::Client;
use super::direct::{Direct, company, emission, transport};

pub struct Stored {
    /// To the storer.
    pub direct: Direct,
    /// From the storer.
    pub carrier: Client,
    pub destination: Client,
}

impl Stored {
    pub async fn start() -> Self {
        let direct = Direct::on(TestApp::start().await).await;
        let [carrier, destination] = direct.app.companies([Transporter, Destination]).await;
        Self { direct, carrier, destination }
    }

    pub fn producer(&self) -> &Client {
        &self.direct.producer
    }

    pub fn storer(&self) -> &Client {
        &self.direct.destination
    }

    pub fn everybody(&self) -> [&Client; 5] {
        let [producer, transporter, storer] = self.direct.everybody();
        [producer, transporter, storer, &self.carrier, &self.destination]
    }

    /// All that a note needs to be sealed, the final destination included.
    pub fn note(&self) -> CreateFormInput {
        let mut note = self.direct.note();
        let recipient = note.recipient.as_mut().expect("a whole note");
        recipient.is_temp_storage = Some(true);
        recipient.processing_operation = Some("D 13".into());
        note.temporary_storage_detail =
            Some(TemporaryStorageDetailInput { destination: Some(self.to_destination()) });
        note
    }

    pub fn to_destination(&self) -> DestinationInput {
        DestinationInput {
            company: Some(company(&self.destination)),
            cap: Some("CAP-FIN-7".into()),
            processing_operation: Some("R 2".into()),
        }
    }

    pub async fn draft(&self) -> Form {
        self.producer().run(form::create(self.note())).await.data()
    }

    pub async fn sealed(&self) -> Form {
        self.producer().run(form::seal(&self.draft().await.id)).await.data()
    }

    /// On its way to the storer.
    pub async fn sent(&self) -> Form {
        let id = self.sealed().await.id;
        self.producer().run(form::sign_emission(&id, emission(), None)).await.data();
        self.direct.transporter.run(form::sign_transport(&id, transport(), None)).await.data()
    }

    /// Accepted by the storer.
    pub async fn accepted(&self) -> Form {
        let id = self.sent().await.id;
        self.storer().run(form::store(&id, decided(Accepted, 2.3, 0.0))).await.data()
    }

    /// Ready to be sent on.
    pub async fn resealed(&self) -> Form {
        let id = self.accepted().await.id;
        self.storer().run(form::reseal(&id, self.resealing())).await.data()
    }

    /// On its way to the destination.
    pub async fn resent(&self) -> Form {
        let id = self.resealed().await.id;
        self.storer().run(form::sign_emission(&id, emission(), None)).await.data();
        self.carrier.run(form::sign_transport(&id, transport(), None)).await.data()
    }

    /// The carrier that takes the waste on; all else was planned.
    pub fn resealing(&self) -> ResealedFormInput {
        let transporter = TransporterInput {
            company: Some(company(&self.carrier)),
            mode: Some(TransportMode::Rail),
            ..TransporterInput::default()
        };
        ResealedFormInput { transporter: Some(transporter), ..ResealedFormInput::default() }
    }
}

/// A reception in storage that decides nothing yet.
pub fn storage() -> TempStoredFormInput {
    TempStoredFormInput {
        received_at: "2026-11-03T08:00:00Z".into(),
        received_by: "Lou".into(),
        quantity_received: 2.3,
        quantity_refused: None,
        quantity_type: QuantityType::Real,
        waste_acceptation_status: None,
        waste_refusal_reason: None,
        signed_at: None,
    }
}

/// One that does.
pub fn decided(status: WasteAcceptationStatus, received: f64, refused: f64) -> TempStoredFormInput {
    TempStoredFormInput {
        waste_acceptation_status: Some(status),
        quantity_received: received,
        quantity_refused: Some(refused),
        waste_refusal_reason: (status != Accepted).then(|| "Souillé".into()),
        ..storage()
    }
}

pub fn resending() -> ResentFormInput {
    ResentFormInput { destination: None, signed_at: "2026-11-05T08:00:00Z".into(), signed_by: "Lou".into() }
}

/// Both signatures at once, with the code of who hands over.
pub fn both(security_code: i32) -> TransporterSignatureFormInput {
    TransporterSignatureFormInput {
        sent_at: "2026-11-02T08:00:00Z".into(),
        sent_by: "Ana".into(),
        signed_by_transporter: true,
        signed_by_producer: true,
        security_code,
        signature_author: None,
        quantity: 2.2,
    }
}
