//! What the API shows of a BSVHU.

use super::parts::{any_company, company, number, show_metadata, show_transporter, signature, unless_empty};
use crate::domain::bsd::document::Note;
use crate::domain::bsd::parts::Company;
use crate::domain::bsvhu as kept;
use crate::generated::{
    BSVHU, Bsvhu, BsvhuBroker, BsvhuDestination, BsvhuEcoOrganisme, BsvhuEmission, BsvhuEmitter, BsvhuError,
    BsvhuIdentification, BsvhuMetadata, BsvhuMetadataFields, BsvhuNextDestination, BsvhuOperation,
    BsvhuRecepisse, BsvhuReception, BsvhuTrader, BsvhuTransport, BsvhuTransporter, BsvhuWeight,
    SignatureTypeInput,
};
use crate::graphql::table::Type;
use crate::resolvers::bsd::{Metadata, Shown};
use crate::scalars::Id;

show_transporter!(BsvhuTransporter, BsvhuRecepisse, BsvhuTransport);
show_metadata!(BsvhuMetadata, BsvhuMetadataFields, BsvhuError, SignatureTypeInput);

impl Shown for kept::Bsvhu {
    type Api = Bsvhu;
    const TYPE: &'static Type = &BSVHU;
    const METADATA: u16 = Bsvhu::METADATA;
    const CARRIED: &'static [u16] = &[Bsvhu::TRANSPORTER, Bsvhu::TRANSPORTERS, Bsvhu::METADATA];

    fn show(note: Note<Self>, told: Metadata) -> Bsvhu {
        let body = note.body;
        let (broker, trader) = (body.broker, body.trader);
        Bsvhu {
            id: Id(note.id),
            custom_id: note.custom_id,
            is_draft: note.is_draft,
            status: note.status,
            created_at: Some(note.created_at),
            updated_at: Some(note.updated_at),
            is_duplicate_of: body.is_duplicate_of,
            emitter: Some(emitter(body.emitter)),
            waste_code: body.waste_code,
            packaging: body.packaging,
            identification: Some(identification(body.identification)),
            quantity: body.quantity,
            weight: Some(BsvhuWeight {
                value: body.weight.map(number),
                is_estimate: Some(body.is_weight_estimated),
            }),
            contains_electric_or_hybrid_vehicles: body.contains_electric_or_hybrid_vehicles,
            destination: Some(destination(body.destination)),
            transporter: note.transporters.first().cloned().map(transporter),
            transporters: note.transporters.into_iter().map(transporter).collect(),
            eco_organisme: body.eco_organisme.and_then(eco_organisme),
            broker: intermediation(broker).map(|(company, recepisse)| BsvhuBroker { company, recepisse }),
            trader: intermediation(trader).map(|(company, recepisse)| BsvhuTrader { company, recepisse }),
            intermediaries: Some(body.intermediaries.into_iter().map(any_company).collect()),
            metadata: metadata(told),
        }
    }
}

fn emitter(mut emitter: kept::Emitter) -> BsvhuEmitter {
    emitter.company.address = emitter.address();
    let signature = signature(emitter.signature);
    BsvhuEmitter {
        agrement_number: emitter.agrement_number,
        irregular_situation: emitter.irregular_situation,
        no_siret: emitter.no_siret,
        not_on_td: emitter.not_on_td,
        company: company(emitter.company),
        emission: signature.map(|signature| BsvhuEmission { signature: Some(signature) }),
    }
}

fn eco_organisme(eco: Company) -> Option<BsvhuEcoOrganisme> {
    Some(BsvhuEcoOrganisme { siret: eco.siret?, name: eco.name.unwrap_or_default() })
}

fn identification(identification: kept::Identification) -> BsvhuIdentification {
    let numbers = identification.numbers.into_iter().map(Some).collect();
    BsvhuIdentification { numbers: Some(numbers), r#type: identification.kind }
}

fn destination(destination: kept::Destination) -> BsvhuDestination {
    BsvhuDestination {
        r#type: destination.kind,
        agrement_number: destination.agrement_number,
        company: company(destination.company),
        planned_operation_code: destination.planned_operation,
        reception: Some(reception(destination.reception)),
        operation: operation(destination.operation),
    }
}

/// Never null: its list of numbers is a value, even without any.
fn reception(reception: kept::Arrival) -> BsvhuReception {
    BsvhuReception {
        date: reception.date,
        quantity: reception.quantity,
        weight: reception.weight.map(number),
        acceptation_status: reception.acceptation,
        refusal_reason: reception.refusal_reason,
        identification: Some(identification(reception.identification)),
        signature: signature(reception.signature),
    }
}

fn operation(operation: kept::Treatment) -> Option<BsvhuOperation> {
    let next = company(operation.next_destination);
    unless_empty!(BsvhuOperation {
        code: operation.code,
        mode: operation.mode,
        date: operation.date,
        next_destination: next.map(|company| BsvhuNextDestination { company: Some(company) }),
        signature: signature(operation.signature),
    })
}
