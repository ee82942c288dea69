//! The fields of a BSDD: what each must look like, from when it is required, from when it is sealed.
//!
//! Paths of inputs are generated, so that a field renamed in the schema breaks the build; those spelled
//! here are fields of the output alone.

use Step::{Emission, Processing, Reception, Seal, Transport};
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;

use super::conditions::*;
use super::record::{Fraction, Intermediation, Packaging, Parcel, Recipient, Transporter};
use super::{Record, rules, transporter_rules};
use crate::domain::bsd::fields;
use crate::domain::bsd::fields::{Field, Leaf, Sealed, Table, company};
use crate::domain::bsd::format::Format::{ForeignVat, Mail, Quantity, Siret};
use crate::domain::bsd::when::When::{self, Always, If};
use crate::generated::path::{
    accepted_form_input as accepted, create_form_input as note, processed_form_input as processed,
    received_form_input as received,
};

/// How far a note has come, as its rules see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Draft,
    Seal,
    Emission,
    Transport,
    Reception,
    Acceptation,
    Processing,
}

impl fields::Step for Step {
    fn purpose(self) -> &'static str {
        match self {
            Self::Draft => "dès la création du bordereau",
            Self::Seal => "pour sceller le bordereau",
            Self::Emission => "pour signer l'émission",
            Self::Transport => "pour signer l'enlèvement",
            Self::Reception => "pour réceptionner le déchet",
            Self::Acceptation => "pour accepter ou refuser le déchet",
            Self::Processing => "pour marquer le déchet comme traité",
        }
    }
}

/// Who signed the emission may correct it until the waste is taken over, others may not.
const CORRECTED_BY_SIGNATORY: Sealed<Step> = Sealed { signatory: Transport, others: Emission };
/// Who hands over the waste does not change once it has signed.
const IDENTITY: Sealed<Step> = Sealed { signatory: Emission, others: Emission };
/// Open to all until the waste is taken over.
const OPEN: Sealed<Step> = Sealed { signatory: Transport, others: Transport };
/// Open to all until the waste is received.
const ACCOMPANYING: Sealed<Step> = Sealed { signatory: Reception, others: Reception };

/// What `createForm` and `updateForm` write, but the transporter.
pub static NOTE: Table<Record, Step> =
    Table { fields: NOTE_FIELDS, rules: rules::NOTE, sealed: CORRECTED_BY_SIGNATORY };

#[rustfmt::skip]
static NOTE_FIELDS: &[Field<Record, Step>] = &[
    field(note::CUSTOM_ID, "Identifiant libre", |r| (&r.custom_id).into()),
    field(note::IS_DIRECT_SUPPLY, "Acheminement direct par pipeline", |r| r.is_direct_supply.into()),

    field(note::EMITTER_TYPE, "Type d'émetteur", |r| r.emitter.kind.map(|v| v.as_str()).into()).sealed(IDENTITY).required(Seal, Always),
    field(note::EMITTER_IS_PRIVATE_INDIVIDUAL, "Émetteur particulier", |r| r.emitter.is_private_individual.into()).sealed(IDENTITY),
    field(note::EMITTER_IS_FOREIGN_SHIP, "Émetteur navire étranger", |r| r.emitter.is_foreign_ship.into()).sealed(IDENTITY),
    field(note::EMITTER_COMPANY_SIRET, "SIRET de l'émetteur", |r| (&r.emitter.company.siret).into()).sealed(IDENTITY).format(Siret).required(Seal, EMITTER_CAN_SIGN),
    field(note::EMITTER_COMPANY_VAT_NUMBER, "Numéro de TVA de l'émetteur", |r| (&r.emitter.company.vat_number).into()),
    field(note::EMITTER_COMPANY_OMI_NUMBER, "Numéro OMI du navire", |r| (&r.emitter.company.omi_number).into()).sealed(IDENTITY),
    field(note::EMITTER_COMPANY_NAME, "Nom de l'émetteur", |r| (&r.emitter.company.name).into()).sealed(IDENTITY).max(250).required(Seal, NOT_A_SHIP),
    field(note::EMITTER_COMPANY_ADDRESS, "Adresse de l'émetteur", |r| (&r.emitter.company.address).into()).sealed(IDENTITY).max(250).required(Seal, NOT_A_SHIP),
    field(note::EMITTER_COMPANY_CONTACT, "Personne à contacter chez l'émetteur", |r| (&r.emitter.company.contact).into()).max(250).required(Seal, EMITTER_CAN_SIGN),
    field(note::EMITTER_COMPANY_PHONE, "Téléphone de l'émetteur", |r| (&r.emitter.company.phone).into()).max(20).required(Seal, EMITTER_CAN_SIGN),
    field(note::EMITTER_COMPANY_MAIL, "Adresse e-mail de l'émetteur", |r| (&r.emitter.company.mail).into()).format(Mail).required(Seal, EMITTER_CAN_SIGN),
    field(note::EMITTER_COMPANY_COUNTRY, "Pays de l'émetteur", |r| r.emitter.company.shown_country().into()),
    field(note::EMITTER_COMPANY_EXTRA_EUROPEAN_ID, "Identifiant hors Union européenne de l'émetteur", |r| (&r.emitter.company.extra_european_id).into()),
    field(note::EMITTER_PICKUP_SITE, "Lieu d'enlèvement", |r| (&r.emitter.pickup_site).into()).max(250),
    field(note::EMITTER_WORK_SITE_NAME, "Nom du chantier", |r| (&r.emitter.work_site.name).into()).max(250),
    field(note::EMITTER_WORK_SITE_ADDRESS, "Adresse du chantier", |r| (&r.emitter.work_site.address).into()).max(250),
    field(note::EMITTER_WORK_SITE_CITY, "Ville du chantier", |r| (&r.emitter.work_site.city).into()).max(100),
    field(note::EMITTER_WORK_SITE_POSTAL_CODE, "Code postal du chantier", |r| (&r.emitter.work_site.postal_code).into()).max(20),
    field(note::EMITTER_WORK_SITE_INFOS, "Informations sur le chantier", |r| (&r.emitter.work_site.infos).into()).max(500),

    field(note::ECO_ORGANISME_NAME, "Nom de l'éco-organisme", |r| r.eco_organisme.as_ref().map(|v| v.name.as_str()).into()).max(250),
    field(note::ECO_ORGANISME_SIRET, "SIRET de l'éco-organisme", |r| r.eco_organisme.as_ref().map(|v| v.siret.as_str()).into()).format(Siret),

    field(note::RECIPIENT_COMPANY_SIRET, "SIRET de la destination", |r| (&r.recipient.company.siret).into()).format(Siret).required(Seal, Always),
    field(note::RECIPIENT_COMPANY_VAT_NUMBER, "Numéro de TVA de la destination", |r| (&r.recipient.company.vat_number).into()),
    field(note::RECIPIENT_COMPANY_OMI_NUMBER, "Numéro OMI de la destination", |r| (&r.recipient.company.omi_number).into()),
    field(note::RECIPIENT_COMPANY_NAME, "Nom de la destination", |r| (&r.recipient.company.name).into()).max(250).required(Seal, Always),
    field(note::RECIPIENT_COMPANY_ADDRESS, "Adresse de la destination", |r| (&r.recipient.company.address).into()).max(250).required(Seal, Always),
    field(note::RECIPIENT_COMPANY_CONTACT, "Personne à contacter à la destination", |r| (&r.recipient.company.contact).into()).max(250).required(Seal, Always),
    field(note::RECIPIENT_COMPANY_PHONE, "Téléphone de la destination", |r| (&r.recipient.company.phone).into()).max(20).required(Seal, Always),
    field(note::RECIPIENT_COMPANY_MAIL, "Adresse e-mail de la destination", |r| (&r.recipient.company.mail).into()).format(Mail).required(Seal, Always),
    field(note::RECIPIENT_COMPANY_COUNTRY, "Pays de la destination", |r| r.recipient.company.shown_country().into()),
    field(note::RECIPIENT_COMPANY_EXTRA_EUROPEAN_ID, "Identifiant hors Union européenne de la destination", |r| (&r.recipient.company.extra_european_id).into()),
    field(note::RECIPIENT_CAP, "Numéro de CAP", |r| (&r.recipient.cap).into()).max(250).required(Seal, NEEDS_CAP),
    field(note::RECIPIENT_PROCESSING_OPERATION, "Opération prévue", |r| (&r.recipient.processing_operation).into()).required(Seal, TREATS),
    field(note::RECIPIENT_IS_TEMP_STORAGE, "Entreposage provisoire", |r| r.recipient.is_temp_storage.into()),

    // Of the second leg nothing is checked here: sealing and resealing do.
    field(note::TEMPORARY_STORAGE_DETAIL_DESTINATION_COMPANY_SIRET, "SIRET de la destination finale", |r| destination(r, |v| v.company.siret.as_deref())),
    field(note::TEMPORARY_STORAGE_DETAIL_DESTINATION_COMPANY_VAT_NUMBER, "Numéro de TVA de la destination finale", |r| destination(r, |v| v.company.vat_number.as_deref())),
    field(note::TEMPORARY_STORAGE_DETAIL_DESTINATION_COMPANY_OMI_NUMBER, "Numéro OMI de la destination finale", |r| destination(r, |v| v.company.omi_number.as_deref())),
    field(note::TEMPORARY_STORAGE_DETAIL_DESTINATION_COMPANY_NAME, "Nom de la destination finale", |r| destination(r, |v| v.company.name.as_deref())),
    field(note::TEMPORARY_STORAGE_DETAIL_DESTINATION_COMPANY_ADDRESS, "Adresse de la destination finale", |r| destination(r, |v| v.company.address.as_deref())),
    field(note::TEMPORARY_STORAGE_DETAIL_DESTINATION_COMPANY_CONTACT, "Personne à contacter à la destination finale", |r| destination(r, |v| v.company.contact.as_deref())),
    field(note::TEMPORARY_STORAGE_DETAIL_DESTINATION_COMPANY_PHONE, "Téléphone de la destination finale", |r| destination(r, |v| v.company.phone.as_deref())),
    field(note::TEMPORARY_STORAGE_DETAIL_DESTINATION_COMPANY_MAIL, "Adresse e-mail de la destination finale", |r| destination(r, |v| v.company.mail.as_deref())),
    field(note::TEMPORARY_STORAGE_DETAIL_DESTINATION_COMPANY_COUNTRY, "Pays de la destination finale", |r| destination(r, |v| v.company.shown_country())),
    field(note::TEMPORARY_STORAGE_DETAIL_DESTINATION_COMPANY_EXTRA_EUROPEAN_ID, "Identifiant hors Union européenne de la destination finale", |r| destination(r, |v| v.company.extra_european_id.as_deref())),
    field(note::TEMPORARY_STORAGE_DETAIL_DESTINATION_CAP, "Numéro de CAP de la destination finale", |r| destination(r, |v| v.cap.as_deref())),
    field(note::TEMPORARY_STORAGE_DETAIL_DESTINATION_PROCESSING_OPERATION, "Opération prévue à la destination finale", |r| destination(r, |v| v.processing_operation.as_deref())),

    field(note::WASTE_DETAILS_CODE, "Code déchet", |r| (&r.waste.code).into()).required(Seal, Always),
    field(note::WASTE_DETAILS_NAME, "Dénomination du déchet", |r| (&r.waste.name).into()).max(250).required(Seal, Always),
    field(note::WASTE_DETAILS_IS_DANGEROUS, "Déchet dangereux", |r| r.waste.is_dangerous.into()),
    field(note::WASTE_DETAILS_POP, "Polluants organiques persistants", |r| r.waste.pop.into()),
    field(note::WASTE_DETAILS_IS_SUBJECT_TO_ADR, "Soumis à l'ADR", |r| r.waste.is_subject_to_adr.into()).required(Seal, STATES_ADR),
    field(note::WASTE_DETAILS_ONU_CODE, "Mention ADR", |r| (&r.waste.onu_code).into()).max(750).required(Seal, NEEDS_ADR_MENTION),
    field(note::WASTE_DETAILS_NON_ROAD_REGULATION_MENTION, "Mention RID, ADN, IMDG", |r| (&r.waste.non_road_regulation_mention).into()).max(250),
    field(note::WASTE_DETAILS_CONSISTENCES, "Consistance", |r| r.waste.consistences.iter().map(|v| Value::from(v.as_str())).collect::<Vec<_>>().into()),
    field(note::WASTE_DETAILS_QUANTITY, "Quantité en tonnes", |r| r.waste.quantity.into()).format(Quantity).required(Seal, WEIGHS_AT_SEAL),
    field(note::WASTE_DETAILS_QUANTITY_TYPE, "Quantité réelle ou estimée", |r| r.waste.quantity_type.map(|v| v.as_str()).into()).required(Seal, NO_ROUND),
    field(note::WASTE_DETAILS_PACKAGING_INFOS, "Conditionnements", packaging_infos),
    field(note::WASTE_DETAILS_PARCEL_NUMBERS, "Parcelles cadastrales", parcel_numbers),
    field(note::WASTE_DETAILS_ANALYSIS_REFERENCES, "Références d'analyse", |r| texts(&r.waste.analysis_references)),
    field(note::WASTE_DETAILS_LAND_IDENTIFIERS, "Identifiants de terrain", |r| texts(&r.waste.land_identifiers)),
    field(note::WASTE_DETAILS_SAMPLE_NUMBER, "Numéro d'échantillon", |r| (&r.waste.sample_number).into()).sealed(OPEN),

    field(note::TRADER_COMPANY_SIRET, "SIRET du négociant", |r| (&r.trader.company.siret).into()).format(Siret),
    field(note::TRADER_COMPANY_VAT_NUMBER, "Numéro de TVA du négociant", |r| (&r.trader.company.vat_number).into()),
    field(note::TRADER_COMPANY_OMI_NUMBER, "Numéro OMI du négociant", |r| (&r.trader.company.omi_number).into()),
    field(note::TRADER_COMPANY_NAME, "Nom du négociant", |r| (&r.trader.company.name).into()).required(Seal, HAS_TRADER),
    field(note::TRADER_COMPANY_ADDRESS, "Adresse du négociant", |r| (&r.trader.company.address).into()).required(Seal, HAS_TRADER),
    field(note::TRADER_COMPANY_CONTACT, "Personne à contacter chez le négociant", |r| (&r.trader.company.contact).into()).required(Seal, HAS_TRADER),
    field(note::TRADER_COMPANY_PHONE, "Téléphone du négociant", |r| (&r.trader.company.phone).into()).required(Seal, HAS_TRADER),
    field(note::TRADER_COMPANY_MAIL, "Adresse e-mail du négociant", |r| (&r.trader.company.mail).into()).format(Mail).required(Seal, HAS_TRADER),
    field(note::TRADER_COMPANY_COUNTRY, "Pays du négociant", |r| r.trader.company.shown_country().into()),
    field(note::TRADER_COMPANY_EXTRA_EUROPEAN_ID, "Identifiant hors Union européenne du négociant", |r| (&r.trader.company.extra_european_id).into()),
    field(note::TRADER_RECEIPT, "Numéro de récépissé du négociant", |r| (&r.trader.receipt.number).into()).required(Seal, HAS_TRADER),
    field(note::TRADER_DEPARTMENT, "Département du récépissé du négociant", |r| (&r.trader.receipt.department).into()).required(Seal, HAS_TRADER),
    field(note::TRADER_VALIDITY_LIMIT, "Limite de validité du récépissé du négociant", |r| r.trader.receipt.validity_limit.into()).required(Seal, HAS_TRADER),

    field(note::BROKER_COMPANY_SIRET, "SIRET du courtier", |r| (&r.broker.company.siret).into()).format(Siret),
    field(note::BROKER_COMPANY_VAT_NUMBER, "Numéro de TVA du courtier", |r| (&r.broker.company.vat_number).into()),
    field(note::BROKER_COMPANY_OMI_NUMBER, "Numéro OMI du courtier", |r| (&r.broker.company.omi_number).into()),
    field(note::BROKER_COMPANY_NAME, "Nom du courtier", |r| (&r.broker.company.name).into()).required(Seal, HAS_BROKER),
    field(note::BROKER_COMPANY_ADDRESS, "Adresse du courtier", |r| (&r.broker.company.address).into()).required(Seal, HAS_BROKER),
    field(note::BROKER_COMPANY_CONTACT, "Personne à contacter chez le courtier", |r| (&r.broker.company.contact).into()).required(Seal, HAS_BROKER),
    field(note::BROKER_COMPANY_PHONE, "Téléphone du courtier", |r| (&r.broker.company.phone).into()).required(Seal, HAS_BROKER),
    field(note::BROKER_COMPANY_MAIL, "Adresse e-mail du courtier", |r| (&r.broker.company.mail).into()).required(Seal, HAS_BROKER),
    field(note::BROKER_COMPANY_COUNTRY, "Pays du courtier", |r| r.broker.company.shown_country().into()),
    field(note::BROKER_COMPANY_EXTRA_EUROPEAN_ID, "Identifiant hors Union européenne du courtier", |r| (&r.broker.company.extra_european_id).into()),
    field(note::BROKER_RECEIPT, "Numéro de récépissé du courtier", |r| (&r.broker.receipt.number).into()).required(Seal, HAS_BROKER),
    field(note::BROKER_DEPARTMENT, "Département du récépissé du courtier", |r| (&r.broker.receipt.department).into()).required(Seal, HAS_BROKER),
    field(note::BROKER_VALIDITY_LIMIT, "Limite de validité du récépissé du courtier", |r| r.broker.receipt.validity_limit.into()).required(Seal, HAS_BROKER),

    field(note::TRANSPORTERS, "Transporteurs", |r| r.transporters.iter().map(|t| serde_json::json!({ "id": t.id })).collect::<Vec<_>>().into()).sealed(ACCOMPANYING),
    field(note::INTERMEDIARIES, "Intermédiaires", |r| r.intermediaries.iter().map(company).collect::<Vec<_>>().into()).sealed(ACCOMPANYING),

    field(note::GROUPING, "Bordereaux regroupés", grouping),
];

/// One carrier; the first is `transporter` in inputs.
pub static TRANSPORTER: Table<Transporter, Step> =
    Table { fields: TRANSPORTER_FIELDS, rules: transporter_rules::TRANSPORTER, sealed: OPEN };

#[rustfmt::skip]
static TRANSPORTER_FIELDS: &[Field<Transporter, Step>] = &[
    carried(note::TRANSPORTER_COMPANY_SIRET, "SIRET du transporteur", |t| (&t.company.siret).into()).format(Siret).required(Transport, WITHOUT_VAT),
    carried(note::TRANSPORTER_COMPANY_VAT_NUMBER, "Numéro de TVA du transporteur", |t| (&t.company.vat_number).into()).format(ForeignVat),
    carried(note::TRANSPORTER_COMPANY_OMI_NUMBER, "Numéro OMI du transporteur", |t| (&t.company.omi_number).into()),
    carried(note::TRANSPORTER_COMPANY_NAME, "Nom du transporteur", |t| (&t.company.name).into()).max(250).required(Transport, Always),
    carried(note::TRANSPORTER_COMPANY_ADDRESS, "Adresse du transporteur", |t| (&t.company.address).into()).max(250).required(Transport, Always),
    carried(note::TRANSPORTER_COMPANY_CONTACT, "Personne à contacter chez le transporteur", |t| (&t.company.contact).into()).max(250).required(Transport, Always),
    carried(note::TRANSPORTER_COMPANY_PHONE, "Téléphone du transporteur", |t| (&t.company.phone).into()).max(20).required(Transport, Always),
    carried(note::TRANSPORTER_COMPANY_MAIL, "Adresse e-mail du transporteur", |t| (&t.company.mail).into()).format(Mail).required(Transport, Always),
    carried(note::TRANSPORTER_COMPANY_COUNTRY, "Pays du transporteur", |t| t.company.shown_country().into()),
    carried(note::TRANSPORTER_COMPANY_EXTRA_EUROPEAN_ID, "Identifiant hors Union européenne du transporteur", |t| (&t.company.extra_european_id).into()),
    carried(note::TRANSPORTER_IS_EXEMPTED_OF_RECEIPT, "Exemption de récépissé", |t| t.is_exempted_of_receipt.into()),
    carried(note::TRANSPORTER_RECEIPT, "Numéro de récépissé du transporteur", |t| (&t.receipt.number).into()).required(Transport, NEEDS_RECEIPT),
    carried(note::TRANSPORTER_DEPARTMENT, "Département du récépissé du transporteur", |t| (&t.receipt.department).into()).required(Transport, NEEDS_RECEIPT),
    carried(note::TRANSPORTER_VALIDITY_LIMIT, "Limite de validité du récépissé du transporteur", |t| t.receipt.validity_limit.into()).required(Transport, NEEDS_RECEIPT),
    carried(note::TRANSPORTER_MODE, "Mode de transport", |t| t.mode.map(|v| v.as_str()).into()).required(Transport, Always),
    carried(note::TRANSPORTER_NUMBER_PLATE, "Immatriculation", |t| (&t.number_plate).into()).required(Transport, IS_BY_ROAD),
    carried(note::TRANSPORTER_CUSTOM_INFO, "Champ libre du transporteur", |t| (&t.custom_info).into()).max(250),
];

/// What reception and acceptation write.
pub static RECEPTION: Table<Record, Step> =
    Table { fields: RECEPTION_FIELDS, rules: rules::RECEPTION, sealed: CORRECTED_BY_SIGNATORY };

#[rustfmt::skip]
static RECEPTION_FIELDS: &[Field<Record, Step>] = &[
    field(received::RECEIVED_BY, "Personne qui réceptionne", |r| (&r.reception.received_by).into()).max(250),
    field(received::RECEIVED_AT, "Date de réception", |r| r.reception.received_at.into()),
    field(accepted::SIGNED_BY, "Personne qui signe l'acceptation", |r| (&r.reception.signed_by).into()).max(250).required(Step::Acceptation, Always),
    field(received::SIGNED_AT, "Date de signature", |r| r.reception.signed_at.into()),
    field(received::WASTE_ACCEPTATION_STATUS, "Acceptation du déchet", |r| r.reception.acceptation.map(|v| v.as_str()).into()),
    field(received::WASTE_REFUSAL_REASON, "Motif de refus", |r| (&r.reception.refusal_reason).into()).max(250),
    field(received::QUANTITY_RECEIVED, "Quantité reçue en tonnes", |r| r.reception.quantity_received.into()).format(Quantity).required(Reception, IS_JUDGED),
    field("quantityReceivedType", "Quantité reçue réelle ou estimée", |r| r.reception.quantity_received_type.map(|v| v.as_str()).into()),
    field(received::QUANTITY_REFUSED, "Quantité refusée en tonnes", |r| r.reception.quantity_refused.into()).format(Quantity).required(Reception, IS_JUDGED),
    field(accepted::HAS_CITERNE_BEEN_WASHED_OUT, "Citerne rincée", |r| r.reception.has_citerne_been_washed_out.into()),
    field(accepted::CITERNE_NOT_WASHED_OUT_REASON, "Motif d'absence de rinçage", |r| r.reception.citerne_not_washed_out_reason.map(|v| v.as_str()).into()),
    field(accepted::EMPTY_RETURN_ADR, "Retour à vide sous ADR", |r| r.reception.empty_return_adr.map(|v| v.as_str()).into()),
];

/// What processing writes.
pub static PROCESSING: Table<Record, Step> =
    Table { fields: PROCESSING_FIELDS, rules: rules::PROCESSING, sealed: CORRECTED_BY_SIGNATORY };

#[rustfmt::skip]
static PROCESSING_FIELDS: &[Field<Record, Step>] = &[
    field(processed::PROCESSED_BY, "Personne responsable du traitement", |r| (&r.processing.by).into()).max(250).required(Processing, Always),
    field(processed::PROCESSED_AT, "Date de traitement", |r| r.processing.at.into()),
    field(processed::PROCESSING_OPERATION_DONE, "Opération réalisée", |r| (&r.processing.operation_done).into()).required(Processing, Always),
    field(processed::PROCESSING_OPERATION_DESCRIPTION, "Description de l'opération", |r| (&r.processing.operation_description).into()).max(250),
    field(processed::DESTINATION_OPERATION_MODE, "Mode de traitement", |r| r.processing.operation_mode.map(|v| v.as_str()).into()),
    field(processed::NO_TRACEABILITY, "Rupture de traçabilité", |r| r.processing.no_traceability.into()),
    field(processed::NEXT_DESTINATION_PROCESSING_OPERATION, "Opération prévue à la destination ultérieure", |r| (&r.processing.next_destination.processing_operation).into()).required(Processing, GOES_ON),
    field(processed::NEXT_DESTINATION_NOTIFICATION_NUMBER, "Numéro de notification", |r| (&r.processing.next_destination.notification_number).into()).max(15).required(Processing, NEEDS_NOTIFICATION),
    field(processed::NEXT_DESTINATION_COMPANY_SIRET, "SIRET de la destination ultérieure", |r| (&r.processing.next_destination.company.siret).into()).format(Siret),
    field(processed::NEXT_DESTINATION_COMPANY_VAT_NUMBER, "Numéro de TVA de la destination ultérieure", |r| (&r.processing.next_destination.company.vat_number).into()),
    field(processed::NEXT_DESTINATION_COMPANY_EXTRA_EUROPEAN_ID, "Identifiant hors Union européenne de la destination ultérieure", |r| (&r.processing.next_destination.company.extra_european_id).into()),
    field(processed::NEXT_DESTINATION_COMPANY_OMI_NUMBER, "Numéro OMI de la destination ultérieure", |r| (&r.processing.next_destination.company.omi_number).into()),
    field(processed::NEXT_DESTINATION_COMPANY_NAME, "Nom de la destination ultérieure", |r| (&r.processing.next_destination.company.name).into()).required(Processing, GOES_ON_TRACED),
    field(processed::NEXT_DESTINATION_COMPANY_ADDRESS, "Adresse de la destination ultérieure", |r| (&r.processing.next_destination.company.address).into()).required(Processing, GOES_ON_TRACED),
    field(processed::NEXT_DESTINATION_COMPANY_CONTACT, "Personne à contacter à la destination ultérieure", |r| (&r.processing.next_destination.company.contact).into()).required(Processing, GOES_ON_TRACED),
    field(processed::NEXT_DESTINATION_COMPANY_PHONE, "Téléphone de la destination ultérieure", |r| (&r.processing.next_destination.company.phone).into()).required(Processing, GOES_ON_TRACED),
    field(processed::NEXT_DESTINATION_COMPANY_MAIL, "Adresse e-mail de la destination ultérieure", |r| (&r.processing.next_destination.company.mail).into()).required(Processing, GOES_ON_TRACED),
    field(processed::NEXT_DESTINATION_COMPANY_COUNTRY, "Pays de la destination ultérieure", |r| (&r.processing.next_destination.company.country).into()),
    field(processed::IS_UPCYCLED, "Terres valorisées", |r| r.processing.is_upcycled.into()),
    field(processed::DESTINATION_PARCEL_INSEE_CODES, "Codes INSEE des parcelles de destination", |r| texts(&r.processing.destination_parcel_insee_codes)),
    field(processed::DESTINATION_PARCEL_NUMBERS, "Numéros des parcelles de destination", |r| texts(&r.processing.destination_parcel_numbers)),
    field(processed::DESTINATION_PARCEL_COORDINATES, "Coordonnées des parcelles de destination", |r| texts(&r.processing.destination_parcel_coordinates)),
];

/// What moves and signatures write: only told, never checked.
#[rustfmt::skip]
pub static SIGNATURES: Table<Record, Step> = Table { rules: &[], sealed: CORRECTED_BY_SIGNATORY, fields: &[
    field("status", "Statut", |r| Some(r.status.as_str()).into()),
    field("emittedAt", "Date d'émission", |r| r.emission.at.into()),
    field("emittedBy", "Personne qui signe l'émission", |r| (&r.emission.by).into()),
    field("emittedByEcoOrganisme", "Émission signée par l'éco-organisme", |r| r.emission.by_eco_organisme.into()),
    field("takenOverAt", "Date d'enlèvement", |r| r.take_over.at.into()),
    field("takenOverBy", "Personne qui signe l'enlèvement", |r| (&r.take_over.by).into()),
    field("sentAt", "Date d'envoi", |r| r.take_over.sent_at.into()),
    field("sentBy", "Personne qui envoie", |r| (&r.take_over.sent_by).into()),
    field("signedByTransporter", "Signature du transporteur", |r| r.take_over.signed_by_transporter.into()),
    field("currentTransporterSiret", "Transporteur actuel", |r| (&r.current_transporter_org_id).into()),
    field("nextTransporterSiret", "Transporteur suivant", |r| (&r.next_transporter_org_id).into()),
    field("isImportedFromPaper", "Saisi d'après un bordereau papier", |r| r.is_imported_from_paper.into()),
]};

const EMITTER_CAN_SIGN: When<Record> =
    If(emitter_can_sign, "l'émetteur n'est ni un particulier ni un navire étranger");
const NOT_A_SHIP: When<Record> = If(not_a_ship, "l'émetteur n'est pas un navire étranger");
const NEEDS_CAP: When<Record> =
    If(needs_cap, "le déchet est dangereux (`isDangerous`), hors tournées et collectes (annexe 1)");
const WEIGHS_AT_SEAL: When<Record> =
    If(weighs_at_seal, "le bordereau n'est ni une tournée ni une collecte (annexe 1)");
const NO_ROUND: When<Record> = If(is_no_round, "le bordereau n'est pas une tournée (annexe 1)");
const TREATS: When<Record> = If(treats, "ce n'est pas un site d'entreposage provisoire (`isTempStorage`)");
const STATES_ADR: When<Record> =
    If(states_adr, "le bordereau est créé depuis le 4 juin 2025, sans entreposage provisoire");
const NEEDS_ADR_MENTION: When<Record> = If(
    needs_adr_mention,
    "`isSubjectToADR` vaut `true`, ou manque sur un bordereau de déchet dangereux qui n'est pas tenu de le porter",
);
const HAS_TRADER: When<Record> = If(has_trader, "le SIRET du négociant est renseigné");
const HAS_BROKER: When<Record> = If(has_broker, "le SIRET du courtier est renseigné");
const WITHOUT_VAT: When<Transporter> = If(without_vat, "le numéro de TVA est absent");
const NEEDS_RECEIPT: When<Transporter> = If(
    needs_receipt,
    "le transporteur, français et sans exemption, ne dit pas aller autrement que par la route",
);
const IS_BY_ROAD: When<Transporter> = If(is_by_road, "le transport est routier");
const IS_JUDGED: When<Record> = If(is_judged, "la décision est donnée");
const GOES_ON: When<Record> = If(rules::goes_on, "l'opération est un regroupement");
const GOES_ON_TRACED: When<Record> =
    If(rules::goes_on_traced, "l'opération est un regroupement, sans rupture de traçabilité");
const NEEDS_NOTIFICATION: When<Record> =
    If(rules::needs_notification, "un déchet dangereux regroupé part à l'étranger");

/// A field of the note; it names the type, which closures in a table cannot guess.
const fn field(
    path: &'static str,
    name: &'static str,
    value: fn(&Record) -> Leaf<'_>,
) -> Field<Record, Step> {
    fields::field(path, name, value)
}

/// A field of one carrier.
const fn carried(
    path: &'static str,
    name: &'static str,
    value: fn(&Transporter) -> Leaf<'_>,
) -> Field<Transporter, Step> {
    fields::field(path, name, value)
}

fn not_a_ship(record: &Record) -> bool {
    !record.emitter.is_foreign_ship
}

fn needs_cap(record: &Record) -> bool {
    // What a round collects has the number of its round, which may do without.
    record.waste.is_dangerous && !is_round(record) && !is_collected(record)
}

fn is_no_round(record: &Record) -> bool {
    !is_round(record)
}

fn treats(record: &Record) -> bool {
    !record.recipient.is_temp_storage
}

/// Whether the note is young enough to have to say if ADR applies: from 4 June 2025. One with a suite need
/// not, and neither need a suite, which has no date of creation.
fn states_adr(record: &Record) -> bool {
    record.suite.is_none() && record.created_at.0.as_second() >= 1_748_995_200
}

/// A member of the recipient of the second leg.
fn destination<'a>(record: &'a Record, value: fn(&'a Recipient) -> Option<&'a str>) -> Leaf<'a> {
    record.suite.as_deref().and_then(|suite| value(&suite.recipient)).into()
}

fn needs_adr_mention(record: &Record) -> bool {
    match record.waste.is_subject_to_adr {
        Some(subject) => subject,
        None => !states_adr(record) && record.waste.is_dangerous,
    }
}

fn has_trader(record: &Record) -> bool {
    is_named(&record.trader)
}

fn has_broker(record: &Record) -> bool {
    is_named(&record.broker)
}

fn is_named(party: &Intermediation) -> bool {
    party.company.siret.is_some()
}

fn without_vat(transporter: &Transporter) -> bool {
    transporter.company.vat_number.is_none()
}

fn is_judged(record: &Record) -> bool {
    record.reception.acceptation.is_some()
}

fn texts(items: &[String]) -> Leaf<'_> {
    items.iter().map(|item| Value::from(item.as_str())).collect::<Vec<_>>().into()
}

fn grouping(record: &Record) -> Leaf<'_> {
    let fraction = |row: &Fraction| {
        let quantity = row.quantity.and_then(|quantity| quantity.round_dp(6).to_f64());
        serde_json::json!({ "form": { "id": row.form_id }, "quantity": quantity })
    };
    record.grouping.iter().map(fraction).collect::<Vec<_>>().into()
}

fn packaging_infos(record: &Record) -> Leaf<'_> {
    let packaging = |row: &Packaging| {
        serde_json::json!({
            "type": row.kind.as_str(),
            "quantity": row.quantity,
            "other": row.other,
            "volume": row.volume,
            "identificationNumbers": row.identification_numbers,
        })
    };
    record.waste.packaging_infos.iter().map(packaging).collect::<Vec<_>>().into()
}

fn parcel_numbers(record: &Record) -> Leaf<'_> {
    let parcel = |row: &Parcel| {
        serde_json::json!({
            "city": row.city,
            "postalCode": row.postal_code,
            "inseeCode": row.insee_code,
            "prefix": row.prefix,
            "section": row.section,
            "number": row.number,
            "x": row.x,
            "y": row.y,
        })
    };
    record.waste.parcel_numbers.iter().map(parcel).collect::<Vec<_>>().into()
}
