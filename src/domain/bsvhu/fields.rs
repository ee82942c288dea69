//! Each field of a BSVHU: sealed from which signature, required from which.

use Format::{Mail, Quantity, Siret};
use Step::{Emission, Operation, Reception};

use super::record::Bsvhu;
use super::rules;
use crate::domain::bsd::between::intermediation_fields;
use crate::domain::bsd::document::Note;
use crate::domain::bsd::fields::{self, Field, Leaf, Sealed, Table};
use crate::domain::bsd::format::Format;
use crate::domain::bsd::signature::{Step, TRANSPORT};
use crate::domain::bsd::transporters;
use crate::domain::bsd::when::When::{self, Always, If};
use crate::generated::BsvhuPackaging::Unite;
use crate::generated::WasteAcceptationStatus::{PartiallyRefused, Refused};
use crate::generated::path::bsvhu_input as note;

/// The emitter may correct its part until the first transport, others may not.
const SENT: Sealed<Step> = Sealed { signatory: TRANSPORT, others: Emission };
const CARRIED: Sealed<Step> = Sealed::from(TRANSPORT);
/// Once five have signed, or the waste has arrived.
const LINEUP: Sealed<Step> = Sealed::from(Step::Transport(5));
const ARRIVED: Sealed<Step> = Sealed::from(Reception);
const TREATED: Sealed<Step> = Sealed::from(Operation);

pub const NOTE: Table<Note<Bsvhu>, Step> = Table {
    fields: &fields::joined::<_, { fields::len(FIELDS) }>(FIELDS),
    rules: &fields::joined::<_, { fields::len(rules::NOTE) }>(rules::NOTE),
    sealed: TREATED,
};

const FIELDS: &[&[Field<Note<Bsvhu>, Step>]] = &[
    OWN,
    intermediation_fields!(Note<Bsvhu>, broker, "du courtier", "chez le courtier", TREATED),
    intermediation_fields!(Note<Bsvhu>, trader, "du négociant", "chez le négociant", TREATED),
    &[field(note::INTERMEDIARIES, "Intermédiaires", |n| fields::companies(&n.intermediaries))],
];

#[rustfmt::skip]
const OWN: &[Field<Note<Bsvhu>, Step>] = &[
    field(note::CUSTOM_ID, "Référence libre", |n| (&n.custom_id).into()).max(250),

    field(note::EMITTER_AGREMENT_NUMBER, "Numéro d'agrément de l'émetteur", |n| (&n.emitter.agrement_number).into()).sealed(SENT).max(100),
    field(note::EMITTER_IRREGULAR_SITUATION, "Situation irrégulière", |n| n.emitter.irregular_situation.into()).sealed(SENT),
    field(note::EMITTER_NO_SIRET, "Émetteur sans SIRET", |n| n.emitter.no_siret.into()).sealed(SENT),
    field(note::EMITTER_COMPANY_NAME, "Nom de l'émetteur", |n| (&n.emitter.company.name).into()).sealed(SENT).max(250).required(Emission, Always),
    field(note::EMITTER_COMPANY_SIRET, "SIRET de l'émetteur", |n| (&n.emitter.company.siret).into()).sealed(SENT).format(Siret).required(Emission, HAS_SIRET),
    field(note::EMITTER_COMPANY_ADDRESS, "Adresse de l'émetteur", |n| (&n.emitter.company.address).into()).sealed(SENT).max(250).required(Emission, NO_PARTS),
    field(note::EMITTER_COMPANY_STREET, "Numéro et voie de l'émetteur", |n| (&n.emitter.street).into()).sealed(SENT).max(250).required(Emission, NO_ADDRESS),
    field(note::EMITTER_COMPANY_CITY, "Commune de l'émetteur", |n| (&n.emitter.city).into()).sealed(SENT).max(250).required(Emission, NO_ADDRESS),
    field(note::EMITTER_COMPANY_POSTAL_CODE, "Code postal de l'émetteur", |n| (&n.emitter.postal_code).into()).sealed(SENT).max(250).required(Emission, NO_ADDRESS),
    field(note::EMITTER_COMPANY_CONTACT, "Personne à contacter chez l'émetteur", |n| (&n.emitter.company.contact).into()).sealed(SENT).max(250).required(Emission, HAS_SIRET),
    field(note::EMITTER_COMPANY_PHONE, "Téléphone de l'émetteur", |n| (&n.emitter.company.phone).into()).sealed(SENT).max(250).required(Emission, IS_REGULAR),
    field(note::EMITTER_COMPANY_MAIL, "Adresse e-mail de l'émetteur", |n| (&n.emitter.company.mail).into()).sealed(SENT).format(Mail).required(Emission, IS_REGULAR),

    field(note::DESTINATION_TYPE, "Type de destination", |n| n.destination.kind.map(|v| v.as_str()).into()).sealed(CARRIED).required(Emission, Always),
    field(note::DESTINATION_PLANNED_OPERATION_CODE, "Opération prévue", |n| (&n.destination.planned_operation).into()).sealed(CARRIED).required(Emission, Always),
    field(note::DESTINATION_AGREMENT_NUMBER, "Numéro d'agrément de la destination", |n| (&n.destination.agrement_number).into()).max(100),
    field(note::DESTINATION_COMPANY_NAME, "Nom de la destination", |n| (&n.destination.company.name).into()).sealed(CARRIED).max(250).required(Emission, Always),
    field(note::DESTINATION_COMPANY_SIRET, "SIRET de la destination", |n| (&n.destination.company.siret).into()).sealed(CARRIED).format(Siret).required(Emission, Always),
    field(note::DESTINATION_COMPANY_ADDRESS, "Adresse de la destination", |n| (&n.destination.company.address).into()).sealed(CARRIED).max(250).required(Emission, Always),
    field(note::DESTINATION_COMPANY_CONTACT, "Personne à contacter à la destination", |n| (&n.destination.company.contact).into()).max(250).required(Emission, Always),
    field(note::DESTINATION_COMPANY_PHONE, "Téléphone de la destination", |n| (&n.destination.company.phone).into()).max(250).required(Emission, Always),
    field(note::DESTINATION_COMPANY_MAIL, "Adresse e-mail de la destination", |n| (&n.destination.company.mail).into()).format(Mail).required(Emission, Always),

    field(note::DESTINATION_RECEPTION_ACCEPTATION_STATUS, "Décision à la réception", |n| n.destination.reception.acceptation.map(|v| v.as_str()).into()).sealed(ARRIVED).required(Reception, Always),
    field(note::DESTINATION_RECEPTION_REFUSAL_REASON, "Motif de refus", |n| (&n.destination.reception.refusal_reason).into()).sealed(ARRIVED).max(250).required(Reception, IS_REFUSED),
    field(note::DESTINATION_RECEPTION_WEIGHT, "Masse reçue en tonnes", |n| n.destination.reception.weight.into()).sealed(ARRIVED).format(Quantity).required(Reception, Always),
    field(note::DESTINATION_RECEPTION_DATE, "Date de présentation", |n| n.destination.reception.date.into()).sealed(ARRIVED).required_at(Reception, Always),
    field(note::DESTINATION_RECEPTION_QUANTITY, "Nombre de véhicules ou de lots reçus", |n| n.destination.reception.quantity.into()),
    field(note::DESTINATION_RECEPTION_IDENTIFICATION_NUMBERS, "Numéros d'entrée", |n| (&n.destination.reception.identification.numbers).into()),
    field(note::DESTINATION_RECEPTION_IDENTIFICATION_TYPE, "Type des numéros d'entrée", |n| n.destination.reception.identification.kind.map(|v| v.as_str()).into()),

    field(note::DESTINATION_OPERATION_CODE, "Opération réalisée", |n| (&n.destination.operation.code).into()).required(Operation, IS_TREATED),
    field(note::DESTINATION_OPERATION_MODE, "Mode de traitement", |n| n.destination.operation.mode.map(|v| v.as_str()).into()),
    field(note::DESTINATION_OPERATION_DATE, "Date du traitement", |n| n.destination.operation.date.into()).required(Operation, IS_TREATED),
    field(note::DESTINATION_OPERATION_NEXT_DESTINATION_COMPANY_SIRET, "SIRET du broyeur prévu", |n| (&n.destination.operation.next_destination.siret).into()).format(Siret),
    field(note::DESTINATION_OPERATION_NEXT_DESTINATION_COMPANY_VAT_NUMBER, "Numéro de TVA du broyeur prévu", |n| (&n.destination.operation.next_destination.vat_number).into()).format(Format::ForeignVat),
    field(note::DESTINATION_OPERATION_NEXT_DESTINATION_COMPANY_EXTRA_EUROPEAN_ID, "Identifiant hors Union européenne du broyeur prévu", |n| (&n.destination.operation.next_destination.extra_european_id).into()).max(250),
    field(note::DESTINATION_OPERATION_NEXT_DESTINATION_COMPANY_NAME, "Nom du broyeur prévu", |n| (&n.destination.operation.next_destination.name).into()).max(250).required(Operation, GOES_ON),
    field(note::DESTINATION_OPERATION_NEXT_DESTINATION_COMPANY_ADDRESS, "Adresse du broyeur prévu", |n| (&n.destination.operation.next_destination.address).into()).max(250).required(Operation, GOES_ON),
    field(note::DESTINATION_OPERATION_NEXT_DESTINATION_COMPANY_COUNTRY, "Pays du broyeur prévu", |n| (&n.destination.operation.next_destination.country).into()),
    field(note::DESTINATION_OPERATION_NEXT_DESTINATION_COMPANY_CONTACT, "Personne à contacter chez le broyeur prévu", |n| (&n.destination.operation.next_destination.contact).into()).max(250).required(Operation, GOES_ON),
    field(note::DESTINATION_OPERATION_NEXT_DESTINATION_COMPANY_PHONE, "Téléphone du broyeur prévu", |n| (&n.destination.operation.next_destination.phone).into()).max(250).required(Operation, GOES_ON),
    field(note::DESTINATION_OPERATION_NEXT_DESTINATION_COMPANY_MAIL, "Adresse e-mail du broyeur prévu", |n| (&n.destination.operation.next_destination.mail).into()).format(Mail).required(Operation, GOES_ON),

    field(note::WASTE_CODE, "Code déchet", |n| (&n.waste_code).into()).sealed(SENT).required(Emission, Always),
    field(note::PACKAGING, "Conditionnement", |n| n.packaging.map(|v| v.as_str()).into()).sealed(SENT).required(Emission, Always),
    field(note::IDENTIFICATION_NUMBERS, "Numéros d'identification", |n| (&n.identification.numbers).into()).sealed(SENT).required(Emission, ARE_NUMBERED),
    field(note::IDENTIFICATION_TYPE, "Type d'identification", |n| n.identification.kind.map(|v| v.as_str()).into()).sealed(SENT).required(Emission, IN_UNITS),
    field(note::QUANTITY, "Nombre de véhicules ou de lots", |n| n.quantity.into()).sealed(SENT).required(Emission, Always),
    field(note::WEIGHT_VALUE, "Masse en tonnes", |n| n.weight.into()).sealed(SENT).format(Quantity).required(Emission, Always),
    field(note::WEIGHT_IS_ESTIMATE, "Masse estimée", |n| n.is_weight_estimated.into()).sealed(SENT),
    field(note::CONTAINS_ELECTRIC_OR_HYBRID_VEHICLES, "Véhicules électriques ou hybrides", |n| n.contains_electric_or_hybrid_vehicles.into()),

    field(note::TRANSPORTERS, "Transporteurs", |n| transporters::ids(&n.transporters)).sealed(LINEUP).required(TRANSPORT, Always),

    field(note::ECO_ORGANISME_NAME, "Nom de l'éco-organisme", |n| n.eco_organisme.as_ref().and_then(|eco| eco.name.as_deref()).into()).max(250).required(TRANSPORT, HAS_ECO_ORGANISME),
    field(note::ECO_ORGANISME_SIRET, "SIRET de l'éco-organisme", |n| n.eco_organisme().into()).format(Siret),
];

type Condition = When<Note<Bsvhu>>;
const HAS_SIRET: Condition = If(|n| !n.emitter.no_siret, "l'émetteur a un SIRET");
const IS_REGULAR: Condition =
    If(|n| !n.emitter.irregular_situation, "l'émetteur n'est pas en situation irrégulière");
const NO_PARTS: Condition = If(
    |n| n.emitter.street.is_none() || n.emitter.city.is_none() || n.emitter.postal_code.is_none(),
    "la voie, la commune ou le code postal manque",
);
const NO_ADDRESS: Condition = If(|n| n.emitter.company.address.is_none(), "l'adresse en une ligne manque");
/// From 23 October 2024.
const ARE_NUMBERED: Condition =
    If(|n| n.created_at.0.as_second() >= 1_729_641_600, "le bordereau est créé depuis le 23 octobre 2024");
const IN_UNITS: Condition = If(|n| n.packaging == Some(Unite), "le conditionnement est `UNITE`");
const IS_REFUSED: Condition = If(
    |n| matches!(n.destination.reception.acceptation, Some(Refused | PartiallyRefused)),
    "le chargement est refusé, au moins en partie",
);
const IS_TREATED: Condition = If(
    |n| n.destination.reception.acceptation != Some(Refused),
    "le chargement n'est pas refusé en totalité",
);
const GOES_ON: Condition = If(
    |n| n.destination.operation.next_destination.siret.is_some(),
    "le SIRET du broyeur prévu est renseigné",
);
const HAS_ECO_ORGANISME: Condition = If(|n| n.eco_organisme.is_some(), "un éco-organisme est renseigné");

/// A field of the note; it names the type, which closures in a table cannot guess.
const fn field(
    path: &'static str,
    name: &'static str,
    value: fn(&Note<Bsvhu>) -> Leaf<'_>,
) -> Field<Note<Bsvhu>, Step> {
    fields::field(path, name, value)
}
