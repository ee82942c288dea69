//! What a client sends, poured over a note.

use super::record::{Bsvhu, Destination, Emitter, Identification, Operation, Reception};
use crate::domain::bsd::document::Note;
use crate::domain::bsd::merge::{decimal, object, option, plain, text};
use crate::domain::bsd::parts::{Company, ReceiptParts};
use crate::domain::bsd::transporters::{Lineup, transporter_change};
use crate::domain::bsd::write::texts;
use crate::generated::{
    BsvhuCompanyInput, BsvhuDestinationInput, BsvhuEcoOrganismeInput, BsvhuEmitterInput,
    BsvhuIdentificationInput, BsvhuInput, BsvhuOperationInput, BsvhuRecepisseInput, BsvhuReceptionInput,
    BsvhuTransporterInput,
};
use crate::graphql::input::Maybe;

transporter_change!(BsvhuTransporterInput);

pub fn lineup(input: &BsvhuInput) -> Lineup {
    Lineup { first: input.transporter.clone().map(Into::into), ids: texts(&input.transporters) }
}

pub fn note(note: &mut Note<Bsvhu>, input: BsvhuInput) {
    text(&mut note.custom_id, input.custom_id);
    let body = &mut note.body;
    object(&mut body.emitter, input.emitter, emitter);
    text(&mut body.waste_code, input.waste_code);
    option(&mut body.packaging, input.packaging);
    object(&mut body.identification, input.identification, identification);
    option(&mut body.quantity, input.quantity);
    match input.weight {
        Maybe::Absent => {}
        Maybe::Null => (body.weight, body.is_weight_estimated) = (None, false),
        Maybe::Value(weight) => {
            option(&mut body.weight, weight.value.map(decimal));
            plain(&mut body.is_weight_estimated, weight.is_estimate);
        }
    }
    option(&mut body.contains_electric_or_hybrid_vehicles, input.contains_electric_or_hybrid_vehicles);
    object(&mut body.destination, input.destination, destination);
    object(&mut body.broker, input.broker, |stored, sent| {
        stored.merge(sent.company, receipt(sent.recepisse))
    });
    object(&mut body.trader, input.trader, |stored, sent| {
        stored.merge(sent.company, receipt(sent.recepisse))
    });
    option(&mut body.eco_organisme, input.eco_organisme.map(eco_organisme));
    body.eco_organisme.take_if(|eco| eco.siret.as_deref() == Some(""));
    let intermediaries = input.intermediaries.map(|list| list.into_iter().map(Company::from).collect());
    plain(&mut body.intermediaries, intermediaries);
}

fn emitter(stored: &mut Emitter, input: BsvhuEmitterInput) {
    text(&mut stored.agrement_number, input.agrement_number);
    plain(&mut stored.irregular_situation, input.irregular_situation);
    plain(&mut stored.no_siret, input.no_siret);
    match input.company {
        Maybe::Absent => {}
        Maybe::Null => {
            stored.company = Company::default();
            (stored.street, stored.city, stored.postal_code) = (None, None, None);
        }
        Maybe::Value(input) => emitter_company(stored, input),
    }
}

/// An address in one line and one in parts replace each other.
fn emitter_company(stored: &mut Emitter, input: BsvhuCompanyInput) {
    let company = &mut stored.company;
    text(&mut company.siret, input.siret);
    text(&mut company.name, input.name);
    text(&mut company.contact, input.contact);
    text(&mut company.phone, input.phone);
    text(&mut company.mail, input.mail);
    let is_given = !input.address.is_absent();
    let before = company.address.clone();
    text(&mut company.address, input.address);
    let parts = |stored: &Emitter| [stored.street.clone(), stored.city.clone(), stored.postal_code.clone()];
    if company.address != before {
        (stored.street, stored.city, stored.postal_code) = (None, None, None);
    }
    let split = parts(stored);
    text(&mut stored.street, input.street);
    text(&mut stored.city, input.city);
    text(&mut stored.postal_code, input.postal_code);
    if !is_given && parts(stored) != split {
        stored.company.address = None;
    }
}

fn identification(stored: &mut Identification, input: BsvhuIdentificationInput) {
    plain(&mut stored.numbers, input.numbers);
    option(&mut stored.kind, input.r#type);
}

fn destination(stored: &mut Destination, input: BsvhuDestinationInput) {
    option(&mut stored.kind, input.r#type);
    text(&mut stored.agrement_number, input.agrement_number);
    object(&mut stored.company, input.company, Company::merge_by_siret);
    text(&mut stored.planned_operation, input.planned_operation_code);
    object(&mut stored.reception, input.reception, reception);
    object(&mut stored.operation, input.operation, operation);
}

fn reception(stored: &mut Reception, input: BsvhuReceptionInput) {
    option(&mut stored.date, input.date);
    option(&mut stored.quantity, input.quantity);
    option(&mut stored.weight, input.weight.map(decimal));
    option(&mut stored.acceptation, input.acceptation_status);
    text(&mut stored.refusal_reason, input.refusal_reason);
    object(&mut stored.identification, input.identification, identification);
}

fn operation(stored: &mut Operation, input: BsvhuOperationInput) {
    text(&mut stored.code, input.code);
    option(&mut stored.mode, input.mode);
    option(&mut stored.date, input.date);
    match input.next_destination {
        Maybe::Absent => {}
        Maybe::Null => stored.next_destination = Company::default(),
        Maybe::Value(next) => object(&mut stored.next_destination, next.company, Company::merge),
    }
}

fn receipt(input: Maybe<BsvhuRecepisseInput>) -> Maybe<ReceiptParts> {
    input.map(|input| (input.number, input.department, input.validity_limit))
}

fn eco_organisme(input: BsvhuEcoOrganismeInput) -> Company {
    let name = Some(input.name).filter(|name| !name.is_empty());
    Company { siret: Some(input.siret), name, ..Company::default() }
}
