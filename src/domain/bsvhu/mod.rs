//! The dispatch note of end-of-life vehicles (BSVHU): its body and its tables. All else is the engine's.

mod fields;
mod filter;
mod merge;
mod record;
mod rules;
#[cfg(test)]
mod tests;

use Signature::{Emission, Operation, Reception, Transport};

use crate::domain::bsd::between;
use crate::domain::bsd::directory::Directory;
use crate::domain::bsd::document::{
    Columns, Document, HeldReceipt, Note, Role, Signing, Tables, by_transporter, status,
};
use crate::domain::bsd::moves::step;
use crate::domain::bsd::parts::{Company, Intermediation};
use crate::domain::bsd::signature::Signature;
use crate::domain::bsd::transporters::{self, Lineup};
use crate::domain::bsd::when::When::{self, Always, If};
use crate::domain::user::Permission::{BsdCanSignAcceptation, BsdCanSignEmission, BsdCanSignOperation};
use crate::generated::BsvhuIdentificationType::{NumeroImmatriculation, NumeroOrdreLotsSortants};
use crate::generated::BsvhuPackaging::{Lot, Unite};
use crate::generated::BsvhuStatus::{self, Initial, Processed, Received, Refused, Sent, SignedByProducer};
use crate::generated::{BsvhuInput, WasteAcceptationStatus};
use crate::scalars::DateTime;
pub use filter::conditions;
pub use record::{Bsvhu, Destination, Emitter, Identification, Operation as Treatment, Reception as Arrival};

status!(BsvhuStatus);

#[rustfmt::skip]
static TABLES: Tables<Bsvhu> = Tables {
    fields: fields::NOTE,
    transporters: &transporters::TABLE,
    moves: &[
        step(Initial,          Emission,  SignedByProducer, Always),
        step(Initial,          Transport, Sent,             EMITTER_CANNOT_SIGN),
        step(SignedByProducer, Transport, Sent,             Always),
        step(Sent,             Transport, Sent,             Always),
        step(Sent,             Reception, Refused,          REFUSED),
        step(Sent,             Reception, Received,         Always),
        step(Sent,             Operation, Refused,          REFUSED),
        step(Sent,             Operation, Processed,        Always),
        step(Received,         Operation, Processed,        Always),
    ],
    signatures: &[
        Signing { signature: Emission, permission: BsdCanSignEmission, by: |n| n.emitter.company.siret.as_deref(), kept: |n| n.emitter.signature.as_ref(), keep: |n, signed| n.emitter.signature = Some(signed) },
        by_transporter(),
        Signing { signature: Reception, permission: BsdCanSignAcceptation, by: |n| n.destination.company.siret.as_deref(), kept: |n| n.destination.reception.signature.as_ref(), keep: |n, signed| n.destination.reception.signature = Some(signed) },
        Signing { signature: Operation, permission: BsdCanSignOperation, by: |n| n.destination.company.siret.as_deref(), kept: |n| n.destination.operation.signature.as_ref(), keep: |n, signed| n.destination.operation.signature = Some(signed) },
    ],
    unlisted: &[Role::EcoOrganisme],
};

const EMITTER_CANNOT_SIGN: When<Note<Bsvhu>> = If(
    |n| n.emitter.irregular_situation && (n.emitter.no_siret || n.emitter.not_on_td),
    "l'émetteur, en situation irrégulière, n'a pas de SIRET ou n'est pas inscrit sur la plateforme",
);
const REFUSED: When<Note<Bsvhu>> = If(
    |n| n.destination.reception.acceptation == Some(WasteAcceptationStatus::Refused),
    "la destination refuse tout le chargement",
);

const NEXT_DESTINATION: &str = "destination.operation.nextDestination.company";

impl Document for Bsvhu {
    const KIND: &'static str = "BSVHU";
    const PREFIX: &'static str = "VHU";
    type Status = BsvhuStatus;
    type Input = BsvhuInput;

    fn tables() -> &'static Tables<Self> {
        &TABLES
    }

    fn draft() -> Self {
        let destination = Destination { planned_operation: Some("R 4".into()), ..Destination::default() };
        Self { waste_code: Some("16 01 06".into()), destination, ..Self::default() }
    }

    fn lineup(input: &BsvhuInput) -> Lineup {
        merge::lineup(input)
    }

    fn merge(note: &mut Note<Self>, input: BsvhuInput) {
        merge::note(note, input);
    }

    fn named(&self) -> Vec<(Role, Option<&str>)> {
        vec![
            (Role::Emitter, self.emitter.company.siret.as_deref()),
            (Role::Destination, self.destination.company.siret.as_deref()),
            (Role::EcoOrganisme, self.eco_organisme()),
            (Role::Broker, self.broker.company.siret.as_deref()),
            (Role::Trader, self.trader.company.siret.as_deref()),
        ]
    }

    fn mentioned(&self) -> Vec<Option<&str>> {
        vec![self.destination.operation.next_destination.siret.as_deref()]
    }

    fn intermediaries(&self) -> &[Company] {
        &self.intermediaries
    }

    fn companies(&mut self) -> Vec<(&'static str, &mut Company)> {
        let mut all = vec![
            ("emitter.company", &mut self.emitter.company),
            ("destination.company", &mut self.destination.company),
            (NEXT_DESTINATION, &mut self.destination.operation.next_destination),
            ("broker.company", &mut self.broker.company),
            ("trader.company", &mut self.trader.company),
        ];
        all.extend(self.eco_organisme.iter_mut().map(|company| ("ecoOrganisme", company)));
        all.extend(self.intermediaries.iter_mut().map(|company| ("intermediaries", company)));
        all
    }

    fn may_be_closed(&self, path: &str) -> bool {
        path == "emitter.company" && self.emitter.irregular_situation
    }

    fn intermediations(&mut self) -> Vec<(&'static str, &mut Intermediation, HeldReceipt)> {
        between::both(&mut self.broker, &mut self.trader)
    }

    fn complete(&mut self, directory: &Directory) {
        let siret = self.emitter.company.siret.as_deref();
        self.emitter.not_on_td = siret.is_some_and(|siret| !directory.company(siret).is_registered());
    }

    fn copy(note: &Note<Self>) -> Self {
        let mut body = note.body.clone();
        body.is_duplicate_of = Some(note.id.clone());
        body.emitter.signature = None;
        body.destination.reception = Arrival::default();
        let next_destination = std::mem::take(&mut body.destination.operation.next_destination);
        body.destination.operation = Treatment { next_destination, ..Treatment::default() };
        if body.identification.kind == Some(NumeroOrdreLotsSortants) {
            body.packaging = Some(Unite);
            body.identification.kind = Some(NumeroImmatriculation);
        }
        body.identification.kind = match body.packaging {
            Some(Lot) => None,
            _ => body.identification.kind.or(Some(NumeroImmatriculation)),
        };
        body
    }

    fn reception(&self) -> (Option<DateTime>, Option<WasteAcceptationStatus>) {
        (self.destination.reception.date, self.destination.reception.acceptation)
    }

    fn columns(&self) -> Columns<'_> {
        Columns {
            emitter: Some(&self.emitter.company),
            destination: Some(&self.destination.company),
            waste_code: self.waste_code.as_deref(),
            quantity: self.weight.and_then(|tonnes| rust_decimal::prelude::ToPrimitive::to_f64(&tonnes)),
            ..Columns::default()
        }
    }
}
