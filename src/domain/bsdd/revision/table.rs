//! The fields of a BSDD that revisions may correct.

use super::super::Record;
use super::super::conditions::is_collected;
use crate::domain::bsd::revision::Field;
use crate::domain::bsd::when::When::{self, Always, If};
use crate::generated::path::form_revision_request_content_input as asked;
use crate::generated::{CompanyInput, FormRevisionRequestContentInput as Input};
use crate::graphql::input::Maybe;

const ORDINARY: When<Record> = If(|note| !is_collected(note), "le bordereau n'est pas une annexe 1");
const ITEM: When<Record> = If(is_collected, "le bordereau est une annexe 1 (`APPENDIX1_PRODUCER`)");

#[rustfmt::skip]
pub static FIELDS: &[Field<Record, Input>] = &[
    field(asked::IS_CANCELED, "Annulation", |i| !i.is_canceled.is_absent(), ORDINARY),
    field(asked::RECIPIENT_CAP, "Numéro de CAP", |i| leaf(&i.recipient, |v| &v.cap), ORDINARY),
    field(asked::WASTE_DETAILS_CODE, "Code déchet", |i| leaf(&i.waste_details, |v| &v.code), ORDINARY),
    field(asked::WASTE_DETAILS_NAME, "Dénomination du déchet", |i| leaf(&i.waste_details, |v| &v.name), ORDINARY),
    field(asked::WASTE_DETAILS_POP, "Polluants organiques persistants", |i| leaf(&i.waste_details, |v| &v.pop), ORDINARY),
    field(asked::WASTE_DETAILS_PACKAGING_INFOS, "Conditionnements", |i| leaf(&i.waste_details, |v| &v.packaging_infos), Always),
    field(asked::WASTE_DETAILS_QUANTITY, "Quantité en tonnes", |i| leaf(&i.waste_details, |v| &v.quantity), ITEM),
    field(asked::WASTE_DETAILS_SAMPLE_NUMBER, "Numéro d'échantillon", |i| leaf(&i.waste_details, |v| &v.sample_number), ITEM),
    field(asked::QUANTITY_RECEIVED, "Quantité reçue en tonnes", |i| !i.quantity_received.is_absent(), ORDINARY),
    field(asked::QUANTITY_REFUSED, "Quantité refusée en tonnes", |i| !i.quantity_refused.is_absent(), ORDINARY),
    field(asked::PROCESSING_OPERATION_DONE, "Opération réalisée", |i| !i.processing_operation_done.is_absent(), ORDINARY),
    field(asked::DESTINATION_OPERATION_MODE, "Mode de traitement", |i| !i.destination_operation_mode.is_absent(), ORDINARY),
    field(asked::PROCESSING_OPERATION_DESCRIPTION, "Description de l'opération", |i| !i.processing_operation_description.is_absent(), ORDINARY),
    field(asked::BROKER, "Courtier", |i| sent(&i.broker, |v| company(&v.company) || any(&v.receipt) || any(&v.department) || any(&v.validity_limit)), ORDINARY),
    field(asked::TRADER, "Négociant", |i| sent(&i.trader, |v| company(&v.company) || any(&v.receipt) || any(&v.department) || any(&v.validity_limit)), ORDINARY),
    field(asked::TEMPORARY_STORAGE_DETAIL_TEMPORARY_STORER_QUANTITY_RECEIVED, "Quantité reçue sur le site d'entreposage, en tonnes", |i| sent(&i.temporary_storage_detail, |v| leaf(&v.temporary_storer, |v| &v.quantity_received)), ORDINARY),
    field(asked::TEMPORARY_STORAGE_DETAIL_TEMPORARY_STORER_QUANTITY_REFUSED, "Quantité refusée par le site d'entreposage, en tonnes", |i| sent(&i.temporary_storage_detail, |v| leaf(&v.temporary_storer, |v| &v.quantity_refused)), ORDINARY),
    field(asked::TEMPORARY_STORAGE_DETAIL_DESTINATION_CAP, "Numéro de CAP de la destination finale", |i| sent(&i.temporary_storage_detail, |v| leaf(&v.destination, |v| &v.cap)), ORDINARY),
    field(asked::TEMPORARY_STORAGE_DETAIL_DESTINATION_PROCESSING_OPERATION, "Opération prévue à la destination finale", |i| sent(&i.temporary_storage_detail, |v| leaf(&v.destination, |v| &v.processing_operation)), ORDINARY),
];

const fn field(
    path: &'static str,
    name: &'static str,
    sent: fn(&Input) -> bool,
    on: When<Record>,
) -> Field<Record, Input> {
    Field { path, name, sent, on }
}

/// Something below is sent; a parent that is null sends all its leaves so.
fn sent<P>(parent: &Maybe<P>, below: impl Fn(&P) -> bool) -> bool {
    match parent {
        Maybe::Absent => false,
        Maybe::Null => true,
        Maybe::Value(parent) => below(parent),
    }
}

fn leaf<P, T>(parent: &Maybe<P>, leaf: impl Fn(&P) -> &Maybe<T>) -> bool {
    sent(parent, |parent| any(leaf(parent)))
}

const fn any<T>(leaf: &Maybe<T>) -> bool {
    !leaf.is_absent()
}

fn company(company: &Maybe<CompanyInput>) -> bool {
    sent(company, |company| {
        let leaves = [
            &company.siret,
            &company.vat_number,
            &company.extra_european_id,
            &company.omi_number,
            &company.name,
            &company.address,
            &company.country,
            &company.contact,
            &company.phone,
            &company.mail,
        ];
        leaves.into_iter().any(any)
    })
}
