// Generated from schema/bsdd.graphql by codegen. Do not edit.

use std::future::Future;

use crate::context::Context;
use crate::error::Result;
use crate::graphql::input::{Fields, Input, Maybe, members};
use crate::graphql::output::{Answer, Null, Object, Output, Slot, Writer, Written};
use crate::graphql::plan::Node;
use crate::graphql::table::{Field, InputField, Kind, Type, TypeRef, Wrap};
use crate::graphql::value::{Value, Variables};
use crate::scalars::{DateTime, Id, Json, Url};
use super::*;

#[derive(Debug)]
pub struct Form {
    pub broker: Option<Broker>,
    pub citerne_not_washed_out_reason: Option<CiterneNotWashedOutReason>,
    pub created_at: Option<DateTime>,
    pub current_transporter_siret: Option<String>,
    pub custom_id: Option<String>,
    pub destination_operation_mode: Option<OperationMode>,
    pub eco_organisme: Option<FormEcoOrganisme>,
    pub emitted_at: Option<DateTime>,
    pub emitted_by: Option<String>,
    pub emitted_by_eco_organisme: Option<bool>,
    pub emitter: Option<Emitter>,
    pub empty_return_adr: Option<EmptyReturnADR>,
    pub has_citerne_been_washed_out: Option<bool>,
    pub id: Id,
    pub intermediaries: Vec<FormCompany>,
    pub is_direct_supply: bool,
    pub is_upcycled: Option<bool>,
    pub next_destination: Option<NextDestination>,
    pub no_traceability: Option<bool>,
    pub processed_at: Option<DateTime>,
    pub processed_by: Option<String>,
    pub processing_operation_description: Option<String>,
    pub processing_operation_done: Option<String>,
    pub quantity_accepted: Option<f64>,
    pub quantity_received: Option<f64>,
    pub quantity_received_type: Option<QuantityType>,
    pub quantity_refused: Option<f64>,
    pub readable_id: String,
    pub received_at: Option<DateTime>,
    pub received_by: Option<String>,
    pub recipient: Option<Recipient>,
    pub sent_at: Option<DateTime>,
    pub sent_by: Option<String>,
    pub signed_at: Option<DateTime>,
    pub signed_by_transporter: Option<bool>,
    pub state_summary: Option<StateSummary>,
    pub status: FormStatus,
    pub taken_over_at: Option<DateTime>,
    pub taken_over_by: Option<String>,
    pub trader: Option<Trader>,
    pub transporter: Option<Transporter>,
    pub transporters: Vec<Transporter>,
    pub updated_at: Option<DateTime>,
    pub waste_acceptation_status: Option<WasteAcceptationStatus>,
    pub waste_details: Option<WasteDetails>,
    pub waste_refusal_reason: Option<String>,
}

impl Object for Form {
    const TYPE: &'static Type = &FORM;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.broker.write(w, node),
            1 => self.citerne_not_washed_out_reason.write(w, node),
            2 => self.created_at.write(w, node),
            3 => self.current_transporter_siret.write(w, node),
            4 => self.custom_id.write(w, node),
            5 => self.destination_operation_mode.write(w, node),
            6 => self.eco_organisme.write(w, node),
            7 => self.emitted_at.write(w, node),
            8 => self.emitted_by.write(w, node),
            9 => self.emitted_by_eco_organisme.write(w, node),
            10 => self.emitter.write(w, node),
            11 => self.empty_return_adr.write(w, node),
            12 => self.has_citerne_been_washed_out.write(w, node),
            13 => self.id.write(w, node),
            14 => self.intermediaries.write(w, node),
            15 => self.is_direct_supply.write(w, node),
            16 => self.is_upcycled.write(w, node),
            17 => self.next_destination.write(w, node),
            18 => self.no_traceability.write(w, node),
            19 => self.processed_at.write(w, node),
            20 => self.processed_by.write(w, node),
            21 => self.processing_operation_description.write(w, node),
            22 => self.processing_operation_done.write(w, node),
            23 => self.quantity_accepted.write(w, node),
            24 => self.quantity_received.write(w, node),
            25 => self.quantity_received_type.write(w, node),
            26 => self.quantity_refused.write(w, node),
            27 => self.readable_id.write(w, node),
            28 => self.received_at.write(w, node),
            29 => self.received_by.write(w, node),
            30 => self.recipient.write(w, node),
            31 => self.sent_at.write(w, node),
            32 => self.sent_by.write(w, node),
            33 => self.signed_at.write(w, node),
            34 => self.signed_by_transporter.write(w, node),
            35 => self.state_summary.write(w, node),
            36 => self.status.write(w, node),
            37 => self.taken_over_at.write(w, node),
            38 => self.taken_over_by.write(w, node),
            39 => self.trader.write(w, node),
            40 => self.transporter.write(w, node),
            41 => self.transporters.write(w, node),
            42 => self.updated_at.write(w, node),
            43 => self.waste_acceptation_status.write(w, node),
            44 => self.waste_details.write(w, node),
            45 => self.waste_refusal_reason.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM: Type = Type { name: "Form", kind: Kind::Object(&[
    Field { name: "broker", ty: TypeRef { of: &super::BROKER, wrap: &[] }, args: &[] },
    Field { name: "citerneNotWashedOutReason", ty: TypeRef { of: &super::CITERNE_NOT_WASHED_OUT_REASON, wrap: &[] }, args: &[] },
    Field { name: "createdAt", ty: TypeRef { of: &super::DATE_TIME, wrap: &[] }, args: &[] },
    Field { name: "currentTransporterSiret", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "customId", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "destinationOperationMode", ty: TypeRef { of: &super::OPERATION_MODE, wrap: &[] }, args: &[] },
    Field { name: "ecoOrganisme", ty: TypeRef { of: &super::FORM_ECO_ORGANISME, wrap: &[] }, args: &[] },
    Field { name: "emittedAt", ty: TypeRef { of: &super::DATE_TIME, wrap: &[] }, args: &[] },
    Field { name: "emittedBy", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "emittedByEcoOrganisme", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, args: &[] },
    Field { name: "emitter", ty: TypeRef { of: &super::EMITTER, wrap: &[] }, args: &[] },
    Field { name: "emptyReturnADR", ty: TypeRef { of: &super::EMPTY_RETURN_ADR, wrap: &[] }, args: &[] },
    Field { name: "hasCiterneBeenWashedOut", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, args: &[] },
    Field { name: "id", ty: TypeRef { of: &super::ID, wrap: &[Wrap::NonNull] }, args: &[] },
    Field { name: "intermediaries", ty: TypeRef { of: &super::FORM_COMPANY, wrap: &[Wrap::NonNull, Wrap::List, Wrap::NonNull] }, args: &[] },
    Field { name: "isDirectSupply", ty: TypeRef { of: &super::BOOLEAN, wrap: &[Wrap::NonNull] }, args: &[] },
    Field { name: "isUpcycled", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, args: &[] },
    Field { name: "nextDestination", ty: TypeRef { of: &super::NEXT_DESTINATION, wrap: &[] }, args: &[] },
    Field { name: "noTraceability", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, args: &[] },
    Field { name: "processedAt", ty: TypeRef { of: &super::DATE_TIME, wrap: &[] }, args: &[] },
    Field { name: "processedBy", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "processingOperationDescription", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "processingOperationDone", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "quantityAccepted", ty: TypeRef { of: &super::FLOAT, wrap: &[] }, args: &[] },
    Field { name: "quantityReceived", ty: TypeRef { of: &super::FLOAT, wrap: &[] }, args: &[] },
    Field { name: "quantityReceivedType", ty: TypeRef { of: &super::QUANTITY_TYPE, wrap: &[] }, args: &[] },
    Field { name: "quantityRefused", ty: TypeRef { of: &super::FLOAT, wrap: &[] }, args: &[] },
    Field { name: "readableId", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::NonNull] }, args: &[] },
    Field { name: "receivedAt", ty: TypeRef { of: &super::DATE_TIME, wrap: &[] }, args: &[] },
    Field { name: "receivedBy", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "recipient", ty: TypeRef { of: &super::RECIPIENT, wrap: &[] }, args: &[] },
    Field { name: "sentAt", ty: TypeRef { of: &super::DATE_TIME, wrap: &[] }, args: &[] },
    Field { name: "sentBy", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "signedAt", ty: TypeRef { of: &super::DATE_TIME, wrap: &[] }, args: &[] },
    Field { name: "signedByTransporter", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, args: &[] },
    Field { name: "stateSummary", ty: TypeRef { of: &super::STATE_SUMMARY, wrap: &[] }, args: &[] },
    Field { name: "status", ty: TypeRef { of: &super::FORM_STATUS, wrap: &[Wrap::NonNull] }, args: &[] },
    Field { name: "takenOverAt", ty: TypeRef { of: &super::DATE_TIME, wrap: &[] }, args: &[] },
    Field { name: "takenOverBy", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "trader", ty: TypeRef { of: &super::TRADER, wrap: &[] }, args: &[] },
    Field { name: "transporter", ty: TypeRef { of: &super::TRANSPORTER, wrap: &[] }, args: &[] },
    Field { name: "transporters", ty: TypeRef { of: &super::TRANSPORTER, wrap: &[Wrap::NonNull, Wrap::List, Wrap::NonNull] }, args: &[] },
    Field { name: "updatedAt", ty: TypeRef { of: &super::DATE_TIME, wrap: &[] }, args: &[] },
    Field { name: "wasteAcceptationStatus", ty: TypeRef { of: &super::WASTE_ACCEPTATION_STATUS, wrap: &[] }, args: &[] },
    Field { name: "wasteDetails", ty: TypeRef { of: &super::WASTE_DETAILS, wrap: &[] }, args: &[] },
    Field { name: "wasteRefusalReason", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
]) };

/// Field numbers.
impl Form {
    pub const BROKER: u16 = 0;
    pub const CITERNE_NOT_WASHED_OUT_REASON: u16 = 1;
    pub const CREATED_AT: u16 = 2;
    pub const CURRENT_TRANSPORTER_SIRET: u16 = 3;
    pub const CUSTOM_ID: u16 = 4;
    pub const DESTINATION_OPERATION_MODE: u16 = 5;
    pub const ECO_ORGANISME: u16 = 6;
    pub const EMITTED_AT: u16 = 7;
    pub const EMITTED_BY: u16 = 8;
    pub const EMITTED_BY_ECO_ORGANISME: u16 = 9;
    pub const EMITTER: u16 = 10;
    pub const EMPTY_RETURN_ADR: u16 = 11;
    pub const HAS_CITERNE_BEEN_WASHED_OUT: u16 = 12;
    pub const ID: u16 = 13;
    pub const INTERMEDIARIES: u16 = 14;
    pub const IS_DIRECT_SUPPLY: u16 = 15;
    pub const IS_UPCYCLED: u16 = 16;
    pub const NEXT_DESTINATION: u16 = 17;
    pub const NO_TRACEABILITY: u16 = 18;
    pub const PROCESSED_AT: u16 = 19;
    pub const PROCESSED_BY: u16 = 20;
    pub const PROCESSING_OPERATION_DESCRIPTION: u16 = 21;
    pub const PROCESSING_OPERATION_DONE: u16 = 22;
    pub const QUANTITY_ACCEPTED: u16 = 23;
    pub const QUANTITY_RECEIVED: u16 = 24;
    pub const QUANTITY_RECEIVED_TYPE: u16 = 25;
    pub const QUANTITY_REFUSED: u16 = 26;
    pub const READABLE_ID: u16 = 27;
    pub const RECEIVED_AT: u16 = 28;
    pub const RECEIVED_BY: u16 = 29;
    pub const RECIPIENT: u16 = 30;
    pub const SENT_AT: u16 = 31;
    pub const SENT_BY: u16 = 32;
    pub const SIGNED_AT: u16 = 33;
    pub const SIGNED_BY_TRANSPORTER: u16 = 34;
    pub const STATE_SUMMARY: u16 = 35;
    pub const STATUS: u16 = 36;
    pub const TAKEN_OVER_AT: u16 = 37;
    pub const TAKEN_OVER_BY: u16 = 38;
    pub const TRADER: u16 = 39;
    pub const TRANSPORTER: u16 = 40;
    pub const TRANSPORTERS: u16 = 41;
    pub const UPDATED_AT: u16 = 42;
    pub const WASTE_ACCEPTATION_STATUS: u16 = 43;
    pub const WASTE_DETAILS: u16 = 44;
    pub const WASTE_REFUSAL_REASON: u16 = 45;
}

#[derive(Debug)]
pub struct Broker {
    pub company: Option<FormCompany>,
    pub department: Option<String>,
    pub receipt: Option<String>,
    pub validity_limit: Option<DateTime>,
}

impl Object for Broker {
    const TYPE: &'static Type = &BROKER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.company.write(w, node),
            1 => self.department.write(w, node),
            2 => self.receipt.write(w, node),
            3 => self.validity_limit.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BROKER: Type = Type { name: "Broker", kind: Kind::Object(&[
    Field { name: "company", ty: TypeRef { of: &super::FORM_COMPANY, wrap: &[] }, args: &[] },
    Field { name: "department", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "receipt", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "validityLimit", ty: TypeRef { of: &super::DATE_TIME, wrap: &[] }, args: &[] },
]) };

/// Field numbers.
impl Broker {
    pub const COMPANY: u16 = 0;
    pub const DEPARTMENT: u16 = 1;
    pub const RECEIPT: u16 = 2;
    pub const VALIDITY_LIMIT: u16 = 3;
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CiterneNotWashedOutReason {
    Exempted,
    Incompatible,
    NotByDriver,
    Unavailable,
}

impl CiterneNotWashedOutReason {
    pub const ALL: &[Self] = &[Self::Exempted, Self::Incompatible, Self::NotByDriver, Self::Unavailable];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exempted => "EXEMPTED",
            Self::Incompatible => "INCOMPATIBLE",
            Self::NotByDriver => "NOT_BY_DRIVER",
            Self::Unavailable => "UNAVAILABLE",
        }
    }
}
enum_impls!(CiterneNotWashedOutReason);

pub static CITERNE_NOT_WASHED_OUT_REASON: Type = Type { name: "CiterneNotWashedOutReason", kind: Kind::Enum(&["EXEMPTED", "INCOMPATIBLE", "NOT_BY_DRIVER", "UNAVAILABLE"]) };

#[derive(Debug)]
pub struct FormEcoOrganisme {
    pub name: String,
    pub siret: String,
}

impl Object for FormEcoOrganisme {
    const TYPE: &'static Type = &FORM_ECO_ORGANISME;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.name.write(w, node),
            1 => self.siret.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM_ECO_ORGANISME: Type = Type { name: "FormEcoOrganisme", kind: Kind::Object(&[
    Field { name: "name", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::NonNull] }, args: &[] },
    Field { name: "siret", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::NonNull] }, args: &[] },
]) };

/// Field numbers.
impl FormEcoOrganisme {
    pub const NAME: u16 = 0;
    pub const SIRET: u16 = 1;
}

#[derive(Debug)]
pub struct Emitter {
    pub company: Option<FormCompany>,
    pub is_foreign_ship: Option<bool>,
    pub is_private_individual: Option<bool>,
    pub pickup_site: Option<String>,
    pub r#type: Option<EmitterType>,
    pub work_site: Option<WorkSite>,
}

impl Object for Emitter {
    const TYPE: &'static Type = &EMITTER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.company.write(w, node),
            1 => self.is_foreign_ship.write(w, node),
            2 => self.is_private_individual.write(w, node),
            3 => self.pickup_site.write(w, node),
            4 => self.r#type.write(w, node),
            5 => self.work_site.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static EMITTER: Type = Type { name: "Emitter", kind: Kind::Object(&[
    Field { name: "company", ty: TypeRef { of: &super::FORM_COMPANY, wrap: &[] }, args: &[] },
    Field { name: "isForeignShip", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, args: &[] },
    Field { name: "isPrivateIndividual", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, args: &[] },
    Field { name: "pickupSite", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "type", ty: TypeRef { of: &super::EMITTER_TYPE, wrap: &[] }, args: &[] },
    Field { name: "workSite", ty: TypeRef { of: &super::WORK_SITE, wrap: &[] }, args: &[] },
]) };

/// Field numbers.
impl Emitter {
    pub const COMPANY: u16 = 0;
    pub const IS_FOREIGN_SHIP: u16 = 1;
    pub const IS_PRIVATE_INDIVIDUAL: u16 = 2;
    pub const PICKUP_SITE: u16 = 3;
    pub const TYPE: u16 = 4;
    pub const WORK_SITE: u16 = 5;
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EmitterType {
    Other,
    Producer,
}

impl EmitterType {
    pub const ALL: &[Self] = &[Self::Other, Self::Producer];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Other => "OTHER",
            Self::Producer => "PRODUCER",
        }
    }
}
enum_impls!(EmitterType);

pub static EMITTER_TYPE: Type = Type { name: "EmitterType", kind: Kind::Enum(&["OTHER", "PRODUCER"]) };

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EmptyReturnADR {
    EmptyCiterne,
    EmptyCiterneContainer,
    EmptyContainer,
    EmptyReturnNotWashed,
    EmptyVehicle,
}

impl EmptyReturnADR {
    pub const ALL: &[Self] = &[Self::EmptyCiterne, Self::EmptyCiterneContainer, Self::EmptyContainer, Self::EmptyReturnNotWashed, Self::EmptyVehicle];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::EmptyCiterne => "EMPTY_CITERNE",
            Self::EmptyCiterneContainer => "EMPTY_CITERNE_CONTAINER",
            Self::EmptyContainer => "EMPTY_CONTAINER",
            Self::EmptyReturnNotWashed => "EMPTY_RETURN_NOT_WASHED",
            Self::EmptyVehicle => "EMPTY_VEHICLE",
        }
    }
}
enum_impls!(EmptyReturnADR);

pub static EMPTY_RETURN_ADR: Type = Type { name: "EmptyReturnADR", kind: Kind::Enum(&["EMPTY_CITERNE", "EMPTY_CITERNE_CONTAINER", "EMPTY_CONTAINER", "EMPTY_RETURN_NOT_WASHED", "EMPTY_VEHICLE"]) };

#[derive(Debug)]
pub struct NextDestination {
    pub company: Option<FormCompany>,
    pub notification_number: Option<String>,
    pub processing_operation: Option<String>,
}

impl Object for NextDestination {
    const TYPE: &'static Type = &NEXT_DESTINATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.company.write(w, node),
            1 => self.notification_number.write(w, node),
            2 => self.processing_operation.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static NEXT_DESTINATION: Type = Type { name: "NextDestination", kind: Kind::Object(&[
    Field { name: "company", ty: TypeRef { of: &super::FORM_COMPANY, wrap: &[] }, args: &[] },
    Field { name: "notificationNumber", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "processingOperation", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
]) };

/// Field numbers.
impl NextDestination {
    pub const COMPANY: u16 = 0;
    pub const NOTIFICATION_NUMBER: u16 = 1;
    pub const PROCESSING_OPERATION: u16 = 2;
}

#[derive(Debug)]
pub struct Recipient {
    pub cap: Option<String>,
    pub company: Option<FormCompany>,
    pub parcel_coordinates: Option<Vec<String>>,
    pub parcel_insee_codes: Option<Vec<String>>,
    pub parcel_numbers: Option<Vec<String>>,
    pub processing_operation: Option<String>,
}

impl Object for Recipient {
    const TYPE: &'static Type = &RECIPIENT;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.cap.write(w, node),
            1 => self.company.write(w, node),
            2 => self.parcel_coordinates.write(w, node),
            3 => self.parcel_insee_codes.write(w, node),
            4 => self.parcel_numbers.write(w, node),
            5 => self.processing_operation.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static RECIPIENT: Type = Type { name: "Recipient", kind: Kind::Object(&[
    Field { name: "cap", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "company", ty: TypeRef { of: &super::FORM_COMPANY, wrap: &[] }, args: &[] },
    Field { name: "parcelCoordinates", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::List, Wrap::NonNull] }, args: &[] },
    Field { name: "parcelInseeCodes", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::List, Wrap::NonNull] }, args: &[] },
    Field { name: "parcelNumbers", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::List, Wrap::NonNull] }, args: &[] },
    Field { name: "processingOperation", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
]) };

/// Field numbers.
impl Recipient {
    pub const CAP: u16 = 0;
    pub const COMPANY: u16 = 1;
    pub const PARCEL_COORDINATES: u16 = 2;
    pub const PARCEL_INSEE_CODES: u16 = 3;
    pub const PARCEL_NUMBERS: u16 = 4;
    pub const PROCESSING_OPERATION: u16 = 5;
}

#[derive(Debug)]
pub struct StateSummary {
    pub emitter: Option<FormCompany>,
    pub is_subject_to_adr: Option<bool>,
    pub last_action_on: Option<DateTime>,
    pub non_road_regulation_mention: Option<String>,
    pub onu_code: Option<String>,
    pub packaging_infos: Vec<PackagingInfo>,
    pub packagings: Vec<Packagings>,
    pub quantity: Option<f64>,
    pub quantity_type: Option<QuantityType>,
    pub recipient: Option<FormCompany>,
    pub transporter: Option<FormCompany>,
    pub transporter_custom_info: Option<String>,
    pub transporter_number_plate: Option<String>,
}

impl Object for StateSummary {
    const TYPE: &'static Type = &STATE_SUMMARY;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.emitter.write(w, node),
            1 => self.is_subject_to_adr.write(w, node),
            2 => self.last_action_on.write(w, node),
            3 => self.non_road_regulation_mention.write(w, node),
            4 => self.onu_code.write(w, node),
            5 => self.packaging_infos.write(w, node),
            6 => self.packagings.write(w, node),
            7 => self.quantity.write(w, node),
            8 => self.quantity_type.write(w, node),
            9 => self.recipient.write(w, node),
            10 => self.transporter.write(w, node),
            11 => self.transporter_custom_info.write(w, node),
            12 => self.transporter_number_plate.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static STATE_SUMMARY: Type = Type { name: "StateSummary", kind: Kind::Object(&[
    Field { name: "emitter", ty: TypeRef { of: &super::FORM_COMPANY, wrap: &[] }, args: &[] },
    Field { name: "isSubjectToADR", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, args: &[] },
    Field { name: "lastActionOn", ty: TypeRef { of: &super::DATE_TIME, wrap: &[] }, args: &[] },
    Field { name: "nonRoadRegulationMention", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "onuCode", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "packagingInfos", ty: TypeRef { of: &super::PACKAGING_INFO, wrap: &[Wrap::NonNull, Wrap::List, Wrap::NonNull] }, args: &[] },
    Field { name: "packagings", ty: TypeRef { of: &super::PACKAGINGS, wrap: &[Wrap::NonNull, Wrap::List, Wrap::NonNull] }, args: &[] },
    Field { name: "quantity", ty: TypeRef { of: &super::FLOAT, wrap: &[] }, args: &[] },
    Field { name: "quantityType", ty: TypeRef { of: &super::QUANTITY_TYPE, wrap: &[] }, args: &[] },
    Field { name: "recipient", ty: TypeRef { of: &super::FORM_COMPANY, wrap: &[] }, args: &[] },
    Field { name: "transporter", ty: TypeRef { of: &super::FORM_COMPANY, wrap: &[] }, args: &[] },
    Field { name: "transporterCustomInfo", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "transporterNumberPlate", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
]) };

/// Field numbers.
impl StateSummary {
    pub const EMITTER: u16 = 0;
    pub const IS_SUBJECT_TO_ADR: u16 = 1;
    pub const LAST_ACTION_ON: u16 = 2;
    pub const NON_ROAD_REGULATION_MENTION: u16 = 3;
    pub const ONU_CODE: u16 = 4;
    pub const PACKAGING_INFOS: u16 = 5;
    pub const PACKAGINGS: u16 = 6;
    pub const QUANTITY: u16 = 7;
    pub const QUANTITY_TYPE: u16 = 8;
    pub const RECIPIENT: u16 = 9;
    pub const TRANSPORTER: u16 = 10;
    pub const TRANSPORTER_CUSTOM_INFO: u16 = 11;
    pub const TRANSPORTER_NUMBER_PLATE: u16 = 12;
}

#[derive(Debug)]
pub struct PackagingInfo {
    pub identification_numbers: Vec<String>,
    pub other: Option<String>,
    pub quantity: i32,
    pub r#type: Packagings,
    pub volume: Option<f64>,
}

impl Object for PackagingInfo {
    const TYPE: &'static Type = &PACKAGING_INFO;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.identification_numbers.write(w, node),
            1 => self.other.write(w, node),
            2 => self.quantity.write(w, node),
            3 => self.r#type.write(w, node),
            4 => self.volume.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static PACKAGING_INFO: Type = Type { name: "PackagingInfo", kind: Kind::Object(&[
    Field { name: "identificationNumbers", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::NonNull, Wrap::List, Wrap::NonNull] }, args: &[] },
    Field { name: "other", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "quantity", ty: TypeRef { of: &super::INT, wrap: &[Wrap::NonNull] }, args: &[] },
    Field { name: "type", ty: TypeRef { of: &super::PACKAGINGS, wrap: &[Wrap::NonNull] }, args: &[] },
    Field { name: "volume", ty: TypeRef { of: &super::FLOAT, wrap: &[] }, args: &[] },
]) };

/// Field numbers.
impl PackagingInfo {
    pub const IDENTIFICATION_NUMBERS: u16 = 0;
    pub const OTHER: u16 = 1;
    pub const QUANTITY: u16 = 2;
    pub const TYPE: u16 = 3;
    pub const VOLUME: u16 = 4;
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Packagings {
    Autre,
    Benne,
    Citerne,
    Fut,
    Grv,
    Pipeline,
}

impl Packagings {
    pub const ALL: &[Self] = &[Self::Autre, Self::Benne, Self::Citerne, Self::Fut, Self::Grv, Self::Pipeline];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Autre => "AUTRE",
            Self::Benne => "BENNE",
            Self::Citerne => "CITERNE",
            Self::Fut => "FUT",
            Self::Grv => "GRV",
            Self::Pipeline => "PIPELINE",
        }
    }
}
enum_impls!(Packagings);

pub static PACKAGINGS: Type = Type { name: "Packagings", kind: Kind::Enum(&["AUTRE", "BENNE", "CITERNE", "FUT", "GRV", "PIPELINE"]) };

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FormStatus {
    Accepted,
    AwaitingGroup,
    Canceled,
    Draft,
    FollowedWithPnttd,
    Grouped,
    NoTraceability,
    Processed,
    Received,
    Refused,
    Resealed,
    Resent,
    Sealed,
    Sent,
    SignedByProducer,
    SignedByTempStorer,
    TempStored,
    TempStorerAccepted,
}

impl FormStatus {
    pub const ALL: &[Self] = &[Self::Accepted, Self::AwaitingGroup, Self::Canceled, Self::Draft, Self::FollowedWithPnttd, Self::Grouped, Self::NoTraceability, Self::Processed, Self::Received, Self::Refused, Self::Resealed, Self::Resent, Self::Sealed, Self::Sent, Self::SignedByProducer, Self::SignedByTempStorer, Self::TempStored, Self::TempStorerAccepted];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "ACCEPTED",
            Self::AwaitingGroup => "AWAITING_GROUP",
            Self::Canceled => "CANCELED",
            Self::Draft => "DRAFT",
            Self::FollowedWithPnttd => "FOLLOWED_WITH_PNTTD",
            Self::Grouped => "GROUPED",
            Self::NoTraceability => "NO_TRACEABILITY",
            Self::Processed => "PROCESSED",
            Self::Received => "RECEIVED",
            Self::Refused => "REFUSED",
            Self::Resealed => "RESEALED",
            Self::Resent => "RESENT",
            Self::Sealed => "SEALED",
            Self::Sent => "SENT",
            Self::SignedByProducer => "SIGNED_BY_PRODUCER",
            Self::SignedByTempStorer => "SIGNED_BY_TEMP_STORER",
            Self::TempStored => "TEMP_STORED",
            Self::TempStorerAccepted => "TEMP_STORER_ACCEPTED",
        }
    }
}
enum_impls!(FormStatus);

pub static FORM_STATUS: Type = Type { name: "FormStatus", kind: Kind::Enum(&["ACCEPTED", "AWAITING_GROUP", "CANCELED", "DRAFT", "FOLLOWED_WITH_PNTTD", "GROUPED", "NO_TRACEABILITY", "PROCESSED", "RECEIVED", "REFUSED", "RESEALED", "RESENT", "SEALED", "SENT", "SIGNED_BY_PRODUCER", "SIGNED_BY_TEMP_STORER", "TEMP_STORED", "TEMP_STORER_ACCEPTED"]) };

#[derive(Debug)]
pub struct Trader {
    pub company: Option<FormCompany>,
    pub department: Option<String>,
    pub receipt: Option<String>,
    pub validity_limit: Option<DateTime>,
}

impl Object for Trader {
    const TYPE: &'static Type = &TRADER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.company.write(w, node),
            1 => self.department.write(w, node),
            2 => self.receipt.write(w, node),
            3 => self.validity_limit.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static TRADER: Type = Type { name: "Trader", kind: Kind::Object(&[
    Field { name: "company", ty: TypeRef { of: &super::FORM_COMPANY, wrap: &[] }, args: &[] },
    Field { name: "department", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "receipt", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "validityLimit", ty: TypeRef { of: &super::DATE_TIME, wrap: &[] }, args: &[] },
]) };

/// Field numbers.
impl Trader {
    pub const COMPANY: u16 = 0;
    pub const DEPARTMENT: u16 = 1;
    pub const RECEIPT: u16 = 2;
    pub const VALIDITY_LIMIT: u16 = 3;
}

#[derive(Debug)]
pub struct Transporter {
    pub company: Option<FormCompany>,
    pub custom_info: Option<String>,
    pub department: Option<String>,
    pub id: Id,
    pub is_exempted_of_receipt: Option<bool>,
    pub mode: Option<TransportMode>,
    pub number_plate: Option<String>,
    pub receipt: Option<String>,
    pub taken_over_at: Option<DateTime>,
    pub taken_over_by: Option<String>,
    pub validity_limit: Option<DateTime>,
}

impl Object for Transporter {
    const TYPE: &'static Type = &TRANSPORTER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.company.write(w, node),
            1 => self.custom_info.write(w, node),
            2 => self.department.write(w, node),
            3 => self.id.write(w, node),
            4 => self.is_exempted_of_receipt.write(w, node),
            5 => self.mode.write(w, node),
            6 => self.number_plate.write(w, node),
            7 => self.receipt.write(w, node),
            8 => self.taken_over_at.write(w, node),
            9 => self.taken_over_by.write(w, node),
            10 => self.validity_limit.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static TRANSPORTER: Type = Type { name: "Transporter", kind: Kind::Object(&[
    Field { name: "company", ty: TypeRef { of: &super::FORM_COMPANY, wrap: &[] }, args: &[] },
    Field { name: "customInfo", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "department", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "id", ty: TypeRef { of: &super::ID, wrap: &[Wrap::NonNull] }, args: &[] },
    Field { name: "isExemptedOfReceipt", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, args: &[] },
    Field { name: "mode", ty: TypeRef { of: &super::TRANSPORT_MODE, wrap: &[] }, args: &[] },
    Field { name: "numberPlate", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "receipt", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "takenOverAt", ty: TypeRef { of: &super::DATE_TIME, wrap: &[] }, args: &[] },
    Field { name: "takenOverBy", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "validityLimit", ty: TypeRef { of: &super::DATE_TIME, wrap: &[] }, args: &[] },
]) };

/// Field numbers.
impl Transporter {
    pub const COMPANY: u16 = 0;
    pub const CUSTOM_INFO: u16 = 1;
    pub const DEPARTMENT: u16 = 2;
    pub const ID: u16 = 3;
    pub const IS_EXEMPTED_OF_RECEIPT: u16 = 4;
    pub const MODE: u16 = 5;
    pub const NUMBER_PLATE: u16 = 6;
    pub const RECEIPT: u16 = 7;
    pub const TAKEN_OVER_AT: u16 = 8;
    pub const TAKEN_OVER_BY: u16 = 9;
    pub const VALIDITY_LIMIT: u16 = 10;
}

#[derive(Debug)]
pub struct WasteDetails {
    pub analysis_references: Option<Vec<String>>,
    pub code: Option<String>,
    pub consistences: Option<Vec<Consistence>>,
    pub is_dangerous: Option<bool>,
    pub is_subject_to_adr: Option<bool>,
    pub land_identifiers: Option<Vec<String>>,
    pub name: Option<String>,
    pub non_road_regulation_mention: Option<String>,
    pub number_of_packages: Option<i32>,
    pub onu_code: Option<String>,
    pub other_packaging: Option<String>,
    pub packaging_infos: Option<Vec<PackagingInfo>>,
    pub packagings: Option<Vec<Packagings>>,
    pub parcel_numbers: Option<Vec<ParcelNumber>>,
    pub pop: Option<bool>,
    pub quantity: Option<f64>,
    pub quantity_type: Option<QuantityType>,
    pub sample_number: Option<String>,
}

impl Object for WasteDetails {
    const TYPE: &'static Type = &WASTE_DETAILS;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.analysis_references.write(w, node),
            1 => self.code.write(w, node),
            2 => self.consistences.write(w, node),
            3 => self.is_dangerous.write(w, node),
            4 => self.is_subject_to_adr.write(w, node),
            5 => self.land_identifiers.write(w, node),
            6 => self.name.write(w, node),
            7 => self.non_road_regulation_mention.write(w, node),
            8 => self.number_of_packages.write(w, node),
            9 => self.onu_code.write(w, node),
            10 => self.other_packaging.write(w, node),
            11 => self.packaging_infos.write(w, node),
            12 => self.packagings.write(w, node),
            13 => self.parcel_numbers.write(w, node),
            14 => self.pop.write(w, node),
            15 => self.quantity.write(w, node),
            16 => self.quantity_type.write(w, node),
            17 => self.sample_number.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static WASTE_DETAILS: Type = Type { name: "WasteDetails", kind: Kind::Object(&[
    Field { name: "analysisReferences", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::List, Wrap::NonNull] }, args: &[] },
    Field { name: "code", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "consistences", ty: TypeRef { of: &super::CONSISTENCE, wrap: &[Wrap::List, Wrap::NonNull] }, args: &[] },
    Field { name: "isDangerous", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, args: &[] },
    Field { name: "isSubjectToADR", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, args: &[] },
    Field { name: "landIdentifiers", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::List, Wrap::NonNull] }, args: &[] },
    Field { name: "name", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "nonRoadRegulationMention", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "numberOfPackages", ty: TypeRef { of: &super::INT, wrap: &[] }, args: &[] },
    Field { name: "onuCode", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "otherPackaging", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "packagingInfos", ty: TypeRef { of: &super::PACKAGING_INFO, wrap: &[Wrap::List, Wrap::NonNull] }, args: &[] },
    Field { name: "packagings", ty: TypeRef { of: &super::PACKAGINGS, wrap: &[Wrap::List, Wrap::NonNull] }, args: &[] },
    Field { name: "parcelNumbers", ty: TypeRef { of: &super::PARCEL_NUMBER, wrap: &[Wrap::List, Wrap::NonNull] }, args: &[] },
    Field { name: "pop", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, args: &[] },
    Field { name: "quantity", ty: TypeRef { of: &super::FLOAT, wrap: &[] }, args: &[] },
    Field { name: "quantityType", ty: TypeRef { of: &super::QUANTITY_TYPE, wrap: &[] }, args: &[] },
    Field { name: "sampleNumber", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
]) };

/// Field numbers.
impl WasteDetails {
    pub const ANALYSIS_REFERENCES: u16 = 0;
    pub const CODE: u16 = 1;
    pub const CONSISTENCES: u16 = 2;
    pub const IS_DANGEROUS: u16 = 3;
    pub const IS_SUBJECT_TO_ADR: u16 = 4;
    pub const LAND_IDENTIFIERS: u16 = 5;
    pub const NAME: u16 = 6;
    pub const NON_ROAD_REGULATION_MENTION: u16 = 7;
    pub const NUMBER_OF_PACKAGES: u16 = 8;
    pub const ONU_CODE: u16 = 9;
    pub const OTHER_PACKAGING: u16 = 10;
    pub const PACKAGING_INFOS: u16 = 11;
    pub const PACKAGINGS: u16 = 12;
    pub const PARCEL_NUMBERS: u16 = 13;
    pub const POP: u16 = 14;
    pub const QUANTITY: u16 = 15;
    pub const QUANTITY_TYPE: u16 = 16;
    pub const SAMPLE_NUMBER: u16 = 17;
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Consistence {
    Doughy,
    Gaseous,
    Liquid,
    Solid,
}

impl Consistence {
    pub const ALL: &[Self] = &[Self::Doughy, Self::Gaseous, Self::Liquid, Self::Solid];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Doughy => "DOUGHY",
            Self::Gaseous => "GASEOUS",
            Self::Liquid => "LIQUID",
            Self::Solid => "SOLID",
        }
    }
}
enum_impls!(Consistence);

pub static CONSISTENCE: Type = Type { name: "Consistence", kind: Kind::Enum(&["DOUGHY", "GASEOUS", "LIQUID", "SOLID"]) };

#[derive(Debug)]
pub struct ParcelNumber {
    pub city: String,
    pub insee_code: Option<String>,
    pub number: Option<String>,
    pub postal_code: Option<String>,
    pub prefix: Option<String>,
    pub section: Option<String>,
    pub x: Option<f64>,
    pub y: Option<f64>,
}

impl Object for ParcelNumber {
    const TYPE: &'static Type = &PARCEL_NUMBER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.city.write(w, node),
            1 => self.insee_code.write(w, node),
            2 => self.number.write(w, node),
            3 => self.postal_code.write(w, node),
            4 => self.prefix.write(w, node),
            5 => self.section.write(w, node),
            6 => self.x.write(w, node),
            7 => self.y.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static PARCEL_NUMBER: Type = Type { name: "ParcelNumber", kind: Kind::Object(&[
    Field { name: "city", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::NonNull] }, args: &[] },
    Field { name: "inseeCode", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "number", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "postalCode", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "prefix", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "section", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "x", ty: TypeRef { of: &super::FLOAT, wrap: &[] }, args: &[] },
    Field { name: "y", ty: TypeRef { of: &super::FLOAT, wrap: &[] }, args: &[] },
]) };

/// Field numbers.
impl ParcelNumber {
    pub const CITY: u16 = 0;
    pub const INSEE_CODE: u16 = 1;
    pub const NUMBER: u16 = 2;
    pub const POSTAL_CODE: u16 = 3;
    pub const PREFIX: u16 = 4;
    pub const SECTION: u16 = 5;
    pub const X: u16 = 6;
    pub const Y: u16 = 7;
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FormRole {
    Broker,
    EcoOrganisme,
    Emitter,
    Intermediary,
    Recipient,
    Trader,
    Transporter,
}

impl FormRole {
    pub const ALL: &[Self] = &[Self::Broker, Self::EcoOrganisme, Self::Emitter, Self::Intermediary, Self::Recipient, Self::Trader, Self::Transporter];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Broker => "BROKER",
            Self::EcoOrganisme => "ECO_ORGANISME",
            Self::Emitter => "EMITTER",
            Self::Intermediary => "INTERMEDIARY",
            Self::Recipient => "RECIPIENT",
            Self::Trader => "TRADER",
            Self::Transporter => "TRANSPORTER",
        }
    }
}
enum_impls!(FormRole);

pub static FORM_ROLE: Type = Type { name: "FormRole", kind: Kind::Enum(&["BROKER", "ECO_ORGANISME", "EMITTER", "INTERMEDIARY", "RECIPIENT", "TRADER", "TRANSPORTER"]) };

#[derive(Debug)]
pub struct FormsLifeCycleData {
    pub count: Option<i32>,
    pub end_cursor: Option<Id>,
    pub has_next_page: Option<bool>,
    pub has_previous_page: Option<bool>,
    pub start_cursor: Option<Id>,
    pub status_logs: Vec<StatusLog>,
}

impl Object for FormsLifeCycleData {
    const TYPE: &'static Type = &FORMS_LIFE_CYCLE_DATA;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.count.write(w, node),
            1 => self.end_cursor.write(w, node),
            2 => self.has_next_page.write(w, node),
            3 => self.has_previous_page.write(w, node),
            4 => self.start_cursor.write(w, node),
            5 => self.status_logs.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORMS_LIFE_CYCLE_DATA: Type = Type { name: "formsLifeCycleData", kind: Kind::Object(&[
    Field { name: "count", ty: TypeRef { of: &super::INT, wrap: &[] }, args: &[] },
    Field { name: "endCursor", ty: TypeRef { of: &super::ID, wrap: &[] }, args: &[] },
    Field { name: "hasNextPage", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, args: &[] },
    Field { name: "hasPreviousPage", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, args: &[] },
    Field { name: "startCursor", ty: TypeRef { of: &super::ID, wrap: &[] }, args: &[] },
    Field { name: "statusLogs", ty: TypeRef { of: &super::STATUS_LOG, wrap: &[Wrap::NonNull, Wrap::List, Wrap::NonNull] }, args: &[] },
]) };

/// Field numbers.
impl FormsLifeCycleData {
    pub const COUNT: u16 = 0;
    pub const END_CURSOR: u16 = 1;
    pub const HAS_NEXT_PAGE: u16 = 2;
    pub const HAS_PREVIOUS_PAGE: u16 = 3;
    pub const START_CURSOR: u16 = 4;
    pub const STATUS_LOGS: u16 = 5;
}

#[derive(Debug)]
pub struct StatusLog {
    pub form: Option<StatusLogForm>,
    pub id: Option<Id>,
    pub logged_at: Option<DateTime>,
    pub status: Option<FormStatus>,
    pub updated_fields: Option<Json>,
    pub user: Option<StatusLogUser>,
}

impl Object for StatusLog {
    const TYPE: &'static Type = &STATUS_LOG;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.form.write(w, node),
            1 => self.id.write(w, node),
            2 => self.logged_at.write(w, node),
            3 => self.status.write(w, node),
            4 => self.updated_fields.write(w, node),
            5 => self.user.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static STATUS_LOG: Type = Type { name: "StatusLog", kind: Kind::Object(&[
    Field { name: "form", ty: TypeRef { of: &super::STATUS_LOG_FORM, wrap: &[] }, args: &[] },
    Field { name: "id", ty: TypeRef { of: &super::ID, wrap: &[] }, args: &[] },
    Field { name: "loggedAt", ty: TypeRef { of: &super::DATE_TIME, wrap: &[] }, args: &[] },
    Field { name: "status", ty: TypeRef { of: &super::FORM_STATUS, wrap: &[] }, args: &[] },
    Field { name: "updatedFields", ty: TypeRef { of: &super::JSON, wrap: &[] }, args: &[] },
    Field { name: "user", ty: TypeRef { of: &super::STATUS_LOG_USER, wrap: &[] }, args: &[] },
]) };

/// Field numbers.
impl StatusLog {
    pub const FORM: u16 = 0;
    pub const ID: u16 = 1;
    pub const LOGGED_AT: u16 = 2;
    pub const STATUS: u16 = 3;
    pub const UPDATED_FIELDS: u16 = 4;
    pub const USER: u16 = 5;
}

#[derive(Debug)]
pub struct StatusLogForm {
    pub id: Option<Id>,
    pub readable_id: Option<String>,
}

impl Object for StatusLogForm {
    const TYPE: &'static Type = &STATUS_LOG_FORM;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.readable_id.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static STATUS_LOG_FORM: Type = Type { name: "StatusLogForm", kind: Kind::Object(&[
    Field { name: "id", ty: TypeRef { of: &super::ID, wrap: &[] }, args: &[] },
    Field { name: "readableId", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
]) };

/// Field numbers.
impl StatusLogForm {
    pub const ID: u16 = 0;
    pub const READABLE_ID: u16 = 1;
}

#[derive(Debug)]
pub struct StatusLogUser {
    pub email: Option<String>,
    pub id: Option<Id>,
}

impl Object for StatusLogUser {
    const TYPE: &'static Type = &STATUS_LOG_USER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.email.write(w, node),
            1 => self.id.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static STATUS_LOG_USER: Type = Type { name: "StatusLogUser", kind: Kind::Object(&[
    Field { name: "email", ty: TypeRef { of: &super::STRING, wrap: &[] }, args: &[] },
    Field { name: "id", ty: TypeRef { of: &super::ID, wrap: &[] }, args: &[] },
]) };

/// Field numbers.
impl StatusLogUser {
    pub const EMAIL: u16 = 0;
    pub const ID: u16 = 1;
}

#[derive(Debug)]
pub struct Commune {
    pub city: String,
    pub insee_code: String,
}

impl Object for Commune {
    const TYPE: &'static Type = &COMMUNE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.city.write(w, node),
            1 => self.insee_code.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static COMMUNE: Type = Type { name: "Commune", kind: Kind::Object(&[
    Field { name: "city", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::NonNull] }, args: &[] },
    Field { name: "inseeCode", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::NonNull] }, args: &[] },
]) };

/// Field numbers.
impl Commune {
    pub const CITY: u16 = 0;
    pub const INSEE_CODE: u16 = 1;
}

#[derive(Debug, Clone, PartialEq)]
pub struct CreateFormInput {
    pub broker: Maybe<BrokerInput>,
    pub custom_id: Maybe<String>,
    pub eco_organisme: Maybe<EcoOrganismeInput>,
    pub emitter: Maybe<EmitterInput>,
    pub intermediaries: Maybe<Vec<CompanyInput>>,
    pub is_direct_supply: Maybe<bool>,
    pub recipient: Maybe<RecipientInput>,
    pub trader: Maybe<TraderInput>,
    pub transporter: Maybe<TransporterInput>,
    pub waste_details: Maybe<WasteDetailsInput>,
}

impl Input for CreateFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            broker: m.maybe("broker")?,
            custom_id: m.maybe("customId")?,
            eco_organisme: m.maybe("ecoOrganisme")?,
            emitter: m.maybe("emitter")?,
            intermediaries: m.maybe("intermediaries")?,
            is_direct_supply: m.maybe("isDirectSupply")?,
            recipient: m.maybe("recipient")?,
            trader: m.maybe("trader")?,
            transporter: m.maybe("transporter")?,
            waste_details: m.maybe("wasteDetails")?,
        })
    }
}

pub static CREATE_FORM_INPUT: Type = Type { name: "CreateFormInput", kind: Kind::Input(&[
    InputField { name: "broker", ty: TypeRef { of: &super::BROKER_INPUT, wrap: &[] }, default: None },
    InputField { name: "customId", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "ecoOrganisme", ty: TypeRef { of: &super::ECO_ORGANISME_INPUT, wrap: &[] }, default: None },
    InputField { name: "emitter", ty: TypeRef { of: &super::EMITTER_INPUT, wrap: &[] }, default: None },
    InputField { name: "intermediaries", ty: TypeRef { of: &super::COMPANY_INPUT, wrap: &[Wrap::List, Wrap::NonNull] }, default: None },
    InputField { name: "isDirectSupply", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, default: None },
    InputField { name: "recipient", ty: TypeRef { of: &super::RECIPIENT_INPUT, wrap: &[] }, default: None },
    InputField { name: "trader", ty: TypeRef { of: &super::TRADER_INPUT, wrap: &[] }, default: None },
    InputField { name: "transporter", ty: TypeRef { of: &super::TRANSPORTER_INPUT, wrap: &[] }, default: None },
    InputField { name: "wasteDetails", ty: TypeRef { of: &super::WASTE_DETAILS_INPUT, wrap: &[] }, default: None },
]) };

#[derive(Debug, Clone, PartialEq)]
pub struct BrokerInput {
    pub company: Maybe<CompanyInput>,
    pub department: Maybe<String>,
    pub receipt: Maybe<String>,
    pub validity_limit: Maybe<DateTime>,
}

impl Input for BrokerInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
            department: m.maybe("department")?,
            receipt: m.maybe("receipt")?,
            validity_limit: m.maybe("validityLimit")?,
        })
    }
}

pub static BROKER_INPUT: Type = Type { name: "BrokerInput", kind: Kind::Input(&[
    InputField { name: "company", ty: TypeRef { of: &super::COMPANY_INPUT, wrap: &[] }, default: None },
    InputField { name: "department", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "receipt", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "validityLimit", ty: TypeRef { of: &super::DATE_TIME, wrap: &[] }, default: None },
]) };

#[derive(Debug, Clone, PartialEq)]
pub struct EcoOrganismeInput {
    pub name: String,
    pub siret: String,
}

impl Input for EcoOrganismeInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            name: m.required("name")?,
            siret: m.required("siret")?,
        })
    }
}

pub static ECO_ORGANISME_INPUT: Type = Type { name: "EcoOrganismeInput", kind: Kind::Input(&[
    InputField { name: "name", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::NonNull] }, default: None },
    InputField { name: "siret", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::NonNull] }, default: None },
]) };

#[derive(Debug, Clone, PartialEq)]
pub struct EmitterInput {
    pub company: Maybe<CompanyInput>,
    pub is_foreign_ship: Maybe<bool>,
    pub is_private_individual: Maybe<bool>,
    pub pickup_site: Maybe<String>,
    pub r#type: Maybe<EmitterType>,
    pub work_site: Maybe<WorkSiteInput>,
}

impl Input for EmitterInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
            is_foreign_ship: m.maybe("isForeignShip")?,
            is_private_individual: m.maybe("isPrivateIndividual")?,
            pickup_site: m.maybe("pickupSite")?,
            r#type: m.maybe("type")?,
            work_site: m.maybe("workSite")?,
        })
    }
}

pub static EMITTER_INPUT: Type = Type { name: "EmitterInput", kind: Kind::Input(&[
    InputField { name: "company", ty: TypeRef { of: &super::COMPANY_INPUT, wrap: &[] }, default: None },
    InputField { name: "isForeignShip", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, default: None },
    InputField { name: "isPrivateIndividual", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, default: None },
    InputField { name: "pickupSite", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "type", ty: TypeRef { of: &super::EMITTER_TYPE, wrap: &[] }, default: None },
    InputField { name: "workSite", ty: TypeRef { of: &super::WORK_SITE_INPUT, wrap: &[] }, default: None },
]) };

#[derive(Debug, Clone, PartialEq)]
pub struct WorkSiteInput {
    pub address: Maybe<String>,
    pub city: Maybe<String>,
    pub infos: Maybe<String>,
    pub name: Maybe<String>,
    pub postal_code: Maybe<String>,
}

impl Input for WorkSiteInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            address: m.maybe("address")?,
            city: m.maybe("city")?,
            infos: m.maybe("infos")?,
            name: m.maybe("name")?,
            postal_code: m.maybe("postalCode")?,
        })
    }
}

pub static WORK_SITE_INPUT: Type = Type { name: "WorkSiteInput", kind: Kind::Input(&[
    InputField { name: "address", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "city", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "infos", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "name", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "postalCode", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
]) };

#[derive(Debug, Clone, PartialEq)]
pub struct RecipientInput {
    pub cap: Maybe<String>,
    pub company: Maybe<CompanyInput>,
    pub processing_operation: Maybe<String>,
}

impl Input for RecipientInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            cap: m.maybe("cap")?,
            company: m.maybe("company")?,
            processing_operation: m.maybe("processingOperation")?,
        })
    }
}

pub static RECIPIENT_INPUT: Type = Type { name: "RecipientInput", kind: Kind::Input(&[
    InputField { name: "cap", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "company", ty: TypeRef { of: &super::COMPANY_INPUT, wrap: &[] }, default: None },
    InputField { name: "processingOperation", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
]) };

#[derive(Debug, Clone, PartialEq)]
pub struct TraderInput {
    pub company: Maybe<CompanyInput>,
    pub department: Maybe<String>,
    pub receipt: Maybe<String>,
    pub validity_limit: Maybe<DateTime>,
}

impl Input for TraderInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
            department: m.maybe("department")?,
            receipt: m.maybe("receipt")?,
            validity_limit: m.maybe("validityLimit")?,
        })
    }
}

pub static TRADER_INPUT: Type = Type { name: "TraderInput", kind: Kind::Input(&[
    InputField { name: "company", ty: TypeRef { of: &super::COMPANY_INPUT, wrap: &[] }, default: None },
    InputField { name: "department", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "receipt", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "validityLimit", ty: TypeRef { of: &super::DATE_TIME, wrap: &[] }, default: None },
]) };

#[derive(Debug, Clone, PartialEq)]
pub struct TransporterInput {
    pub company: Maybe<CompanyInput>,
    pub custom_info: Maybe<String>,
    pub department: Maybe<String>,
    pub is_exempted_of_receipt: Maybe<bool>,
    pub mode: Maybe<TransportMode>,
    pub number_plate: Maybe<String>,
    pub receipt: Maybe<String>,
    pub validity_limit: Maybe<DateTime>,
}

impl Input for TransporterInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
            custom_info: m.maybe("customInfo")?,
            department: m.maybe("department")?,
            is_exempted_of_receipt: m.maybe("isExemptedOfReceipt")?,
            mode: m.maybe("mode")?,
            number_plate: m.maybe("numberPlate")?,
            receipt: m.maybe("receipt")?,
            validity_limit: m.maybe("validityLimit")?,
        })
    }
}

pub static TRANSPORTER_INPUT: Type = Type { name: "TransporterInput", kind: Kind::Input(&[
    InputField { name: "company", ty: TypeRef { of: &super::COMPANY_INPUT, wrap: &[] }, default: None },
    InputField { name: "customInfo", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "department", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "isExemptedOfReceipt", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, default: None },
    InputField { name: "mode", ty: TypeRef { of: &super::TRANSPORT_MODE, wrap: &[] }, default: None },
    InputField { name: "numberPlate", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "receipt", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "validityLimit", ty: TypeRef { of: &super::DATE_TIME, wrap: &[] }, default: None },
]) };

#[derive(Debug, Clone, PartialEq)]
pub struct WasteDetailsInput {
    pub analysis_references: Maybe<Vec<String>>,
    pub code: Maybe<String>,
    pub consistences: Maybe<Vec<Consistence>>,
    pub is_dangerous: Maybe<bool>,
    pub is_subject_to_adr: Maybe<bool>,
    pub land_identifiers: Maybe<Vec<String>>,
    pub name: Maybe<String>,
    pub non_road_regulation_mention: Maybe<String>,
    pub number_of_packages: Maybe<i32>,
    pub onu_code: Maybe<String>,
    pub other_packaging: Maybe<String>,
    pub packaging_infos: Maybe<Vec<PackagingInfoInput>>,
    pub packagings: Maybe<Vec<Option<Packagings>>>,
    pub parcel_numbers: Maybe<Vec<ParcelNumberInput>>,
    pub pop: Maybe<bool>,
    pub quantity: Maybe<f64>,
    pub quantity_type: Maybe<QuantityType>,
    pub sample_number: Maybe<String>,
}

impl Input for WasteDetailsInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            analysis_references: m.maybe("analysisReferences")?,
            code: m.maybe("code")?,
            consistences: m.maybe("consistences")?,
            is_dangerous: m.maybe("isDangerous")?,
            is_subject_to_adr: m.maybe("isSubjectToADR")?,
            land_identifiers: m.maybe("landIdentifiers")?,
            name: m.maybe("name")?,
            non_road_regulation_mention: m.maybe("nonRoadRegulationMention")?,
            number_of_packages: m.maybe("numberOfPackages")?,
            onu_code: m.maybe("onuCode")?,
            other_packaging: m.maybe("otherPackaging")?,
            packaging_infos: m.maybe("packagingInfos")?,
            packagings: m.maybe("packagings")?,
            parcel_numbers: m.maybe("parcelNumbers")?,
            pop: m.maybe("pop")?,
            quantity: m.maybe("quantity")?,
            quantity_type: m.maybe("quantityType")?,
            sample_number: m.maybe("sampleNumber")?,
        })
    }
}

pub static WASTE_DETAILS_INPUT: Type = Type { name: "WasteDetailsInput", kind: Kind::Input(&[
    InputField { name: "analysisReferences", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::List, Wrap::NonNull] }, default: None },
    InputField { name: "code", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "consistences", ty: TypeRef { of: &super::CONSISTENCE, wrap: &[Wrap::List, Wrap::NonNull] }, default: None },
    InputField { name: "isDangerous", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, default: None },
    InputField { name: "isSubjectToADR", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, default: None },
    InputField { name: "landIdentifiers", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::List, Wrap::NonNull] }, default: None },
    InputField { name: "name", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "nonRoadRegulationMention", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "numberOfPackages", ty: TypeRef { of: &super::INT, wrap: &[] }, default: None },
    InputField { name: "onuCode", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "otherPackaging", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "packagingInfos", ty: TypeRef { of: &super::PACKAGING_INFO_INPUT, wrap: &[Wrap::List, Wrap::NonNull] }, default: None },
    InputField { name: "packagings", ty: TypeRef { of: &super::PACKAGINGS, wrap: &[Wrap::List] }, default: None },
    InputField { name: "parcelNumbers", ty: TypeRef { of: &super::PARCEL_NUMBER_INPUT, wrap: &[Wrap::List, Wrap::NonNull] }, default: None },
    InputField { name: "pop", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, default: None },
    InputField { name: "quantity", ty: TypeRef { of: &super::FLOAT, wrap: &[] }, default: None },
    InputField { name: "quantityType", ty: TypeRef { of: &super::QUANTITY_TYPE, wrap: &[] }, default: None },
    InputField { name: "sampleNumber", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
]) };

#[derive(Debug, Clone, PartialEq)]
pub struct PackagingInfoInput {
    pub identification_numbers: Maybe<Vec<String>>,
    pub numero: Maybe<String>,
    pub other: Maybe<String>,
    pub quantity: Maybe<i32>,
    pub r#type: Packagings,
    pub volume: Maybe<f64>,
    pub weight: Maybe<f64>,
}

impl Input for PackagingInfoInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            identification_numbers: m.maybe("identificationNumbers")?,
            numero: m.maybe("numero")?,
            other: m.maybe("other")?,
            quantity: m.maybe("quantity")?,
            r#type: m.required("type")?,
            volume: m.maybe("volume")?,
            weight: m.maybe("weight")?,
        })
    }
}

pub static PACKAGING_INFO_INPUT: Type = Type { name: "PackagingInfoInput", kind: Kind::Input(&[
    InputField { name: "identificationNumbers", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::List, Wrap::NonNull] }, default: None },
    InputField { name: "numero", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "other", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "quantity", ty: TypeRef { of: &super::INT, wrap: &[] }, default: None },
    InputField { name: "type", ty: TypeRef { of: &super::PACKAGINGS, wrap: &[Wrap::NonNull] }, default: None },
    InputField { name: "volume", ty: TypeRef { of: &super::FLOAT, wrap: &[] }, default: None },
    InputField { name: "weight", ty: TypeRef { of: &super::FLOAT, wrap: &[] }, default: None },
]) };

#[derive(Debug, Clone, PartialEq)]
pub struct ParcelNumberInput {
    pub city: String,
    pub insee_code: Maybe<String>,
    pub number: Maybe<String>,
    pub postal_code: Maybe<String>,
    pub prefix: Maybe<String>,
    pub section: Maybe<String>,
    pub x: Maybe<f64>,
    pub y: Maybe<f64>,
}

impl Input for ParcelNumberInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            city: m.required("city")?,
            insee_code: m.maybe("inseeCode")?,
            number: m.maybe("number")?,
            postal_code: m.maybe("postalCode")?,
            prefix: m.maybe("prefix")?,
            section: m.maybe("section")?,
            x: m.maybe("x")?,
            y: m.maybe("y")?,
        })
    }
}

pub static PARCEL_NUMBER_INPUT: Type = Type { name: "ParcelNumberInput", kind: Kind::Input(&[
    InputField { name: "city", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::NonNull] }, default: None },
    InputField { name: "inseeCode", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "number", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "postalCode", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "prefix", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "section", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "x", ty: TypeRef { of: &super::FLOAT, wrap: &[] }, default: None },
    InputField { name: "y", ty: TypeRef { of: &super::FLOAT, wrap: &[] }, default: None },
]) };

#[derive(Debug, Clone, PartialEq)]
pub struct AcceptedFormInput {
    pub citerne_not_washed_out_reason: Maybe<CiterneNotWashedOutReason>,
    pub empty_return_adr: Maybe<EmptyReturnADR>,
    pub has_citerne_been_washed_out: Maybe<bool>,
    pub quantity_received: f64,
    pub quantity_refused: f64,
    pub signed_at: DateTime,
    pub signed_by: String,
    pub waste_acceptation_status: WasteAcceptationStatus,
    pub waste_refusal_reason: Maybe<String>,
}

impl Input for AcceptedFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            citerne_not_washed_out_reason: m.maybe("citerneNotWashedOutReason")?,
            empty_return_adr: m.maybe("emptyReturnADR")?,
            has_citerne_been_washed_out: m.maybe("hasCiterneBeenWashedOut")?,
            quantity_received: m.required("quantityReceived")?,
            quantity_refused: m.required("quantityRefused")?,
            signed_at: m.required("signedAt")?,
            signed_by: m.required("signedBy")?,
            waste_acceptation_status: m.required("wasteAcceptationStatus")?,
            waste_refusal_reason: m.maybe("wasteRefusalReason")?,
        })
    }
}

pub static ACCEPTED_FORM_INPUT: Type = Type { name: "AcceptedFormInput", kind: Kind::Input(&[
    InputField { name: "citerneNotWashedOutReason", ty: TypeRef { of: &super::CITERNE_NOT_WASHED_OUT_REASON, wrap: &[] }, default: None },
    InputField { name: "emptyReturnADR", ty: TypeRef { of: &super::EMPTY_RETURN_ADR, wrap: &[] }, default: None },
    InputField { name: "hasCiterneBeenWashedOut", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, default: None },
    InputField { name: "quantityReceived", ty: TypeRef { of: &super::FLOAT, wrap: &[Wrap::NonNull] }, default: None },
    InputField { name: "quantityRefused", ty: TypeRef { of: &super::FLOAT, wrap: &[Wrap::NonNull] }, default: None },
    InputField { name: "signedAt", ty: TypeRef { of: &super::DATE_TIME, wrap: &[Wrap::NonNull] }, default: None },
    InputField { name: "signedBy", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::NonNull] }, default: None },
    InputField { name: "wasteAcceptationStatus", ty: TypeRef { of: &super::WASTE_ACCEPTATION_STATUS, wrap: &[Wrap::NonNull] }, default: None },
    InputField { name: "wasteRefusalReason", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
]) };

#[derive(Debug, Clone, PartialEq)]
pub struct ProcessedFormInput {
    pub destination_operation_mode: Maybe<OperationMode>,
    pub destination_parcel_coordinates: Maybe<Vec<String>>,
    pub destination_parcel_insee_codes: Maybe<Vec<String>>,
    pub destination_parcel_numbers: Maybe<Vec<String>>,
    pub is_upcycled: Maybe<bool>,
    pub next_destination: Maybe<NextDestinationInput>,
    pub no_traceability: Maybe<bool>,
    pub processed_at: DateTime,
    pub processed_by: String,
    pub processing_operation_description: Maybe<String>,
    pub processing_operation_done: String,
}

impl Input for ProcessedFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            destination_operation_mode: m.maybe("destinationOperationMode")?,
            destination_parcel_coordinates: m.maybe("destinationParcelCoordinates")?,
            destination_parcel_insee_codes: m.maybe("destinationParcelInseeCodes")?,
            destination_parcel_numbers: m.maybe("destinationParcelNumbers")?,
            is_upcycled: m.maybe("isUpcycled")?,
            next_destination: m.maybe("nextDestination")?,
            no_traceability: m.maybe("noTraceability")?,
            processed_at: m.required("processedAt")?,
            processed_by: m.required("processedBy")?,
            processing_operation_description: m.maybe("processingOperationDescription")?,
            processing_operation_done: m.required("processingOperationDone")?,
        })
    }
}

pub static PROCESSED_FORM_INPUT: Type = Type { name: "ProcessedFormInput", kind: Kind::Input(&[
    InputField { name: "destinationOperationMode", ty: TypeRef { of: &super::OPERATION_MODE, wrap: &[] }, default: None },
    InputField { name: "destinationParcelCoordinates", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::List, Wrap::NonNull] }, default: None },
    InputField { name: "destinationParcelInseeCodes", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::List, Wrap::NonNull] }, default: None },
    InputField { name: "destinationParcelNumbers", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::List, Wrap::NonNull] }, default: None },
    InputField { name: "isUpcycled", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, default: None },
    InputField { name: "nextDestination", ty: TypeRef { of: &super::NEXT_DESTINATION_INPUT, wrap: &[] }, default: None },
    InputField { name: "noTraceability", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, default: None },
    InputField { name: "processedAt", ty: TypeRef { of: &super::DATE_TIME, wrap: &[Wrap::NonNull] }, default: None },
    InputField { name: "processedBy", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::NonNull] }, default: None },
    InputField { name: "processingOperationDescription", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "processingOperationDone", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::NonNull] }, default: None },
]) };

#[derive(Debug, Clone, PartialEq)]
pub struct NextDestinationInput {
    pub company: Maybe<CompanyInput>,
    pub notification_number: Maybe<String>,
    pub processing_operation: String,
}

impl Input for NextDestinationInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
            notification_number: m.maybe("notificationNumber")?,
            processing_operation: m.required("processingOperation")?,
        })
    }
}

pub static NEXT_DESTINATION_INPUT: Type = Type { name: "NextDestinationInput", kind: Kind::Input(&[
    InputField { name: "company", ty: TypeRef { of: &super::COMPANY_INPUT, wrap: &[] }, default: None },
    InputField { name: "notificationNumber", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "processingOperation", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::NonNull] }, default: None },
]) };

#[derive(Debug, Clone, PartialEq)]
pub struct ReceivedFormInput {
    pub quantity_received: Maybe<f64>,
    pub quantity_refused: Maybe<f64>,
    pub received_at: DateTime,
    pub received_by: String,
    pub signed_at: Maybe<DateTime>,
    pub waste_acceptation_status: Maybe<WasteAcceptationStatus>,
    pub waste_refusal_reason: Maybe<String>,
}

impl Input for ReceivedFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            quantity_received: m.maybe("quantityReceived")?,
            quantity_refused: m.maybe("quantityRefused")?,
            received_at: m.required("receivedAt")?,
            received_by: m.required("receivedBy")?,
            signed_at: m.maybe("signedAt")?,
            waste_acceptation_status: m.maybe("wasteAcceptationStatus")?,
            waste_refusal_reason: m.maybe("wasteRefusalReason")?,
        })
    }
}

pub static RECEIVED_FORM_INPUT: Type = Type { name: "ReceivedFormInput", kind: Kind::Input(&[
    InputField { name: "quantityReceived", ty: TypeRef { of: &super::FLOAT, wrap: &[] }, default: None },
    InputField { name: "quantityRefused", ty: TypeRef { of: &super::FLOAT, wrap: &[] }, default: None },
    InputField { name: "receivedAt", ty: TypeRef { of: &super::DATE_TIME, wrap: &[Wrap::NonNull] }, default: None },
    InputField { name: "receivedBy", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::NonNull] }, default: None },
    InputField { name: "signedAt", ty: TypeRef { of: &super::DATE_TIME, wrap: &[] }, default: None },
    InputField { name: "wasteAcceptationStatus", ty: TypeRef { of: &super::WASTE_ACCEPTATION_STATUS, wrap: &[] }, default: None },
    InputField { name: "wasteRefusalReason", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
]) };

#[derive(Debug, Clone, PartialEq)]
pub struct SignEmissionFormInput {
    pub emitted_at: DateTime,
    pub emitted_by: String,
    pub emitted_by_eco_organisme: Maybe<bool>,
    pub non_road_regulation_mention: Maybe<String>,
    pub onu_code: Maybe<String>,
    pub packaging_infos: Maybe<Vec<PackagingInfoInput>>,
    pub quantity: f64,
    pub transporter_number_plate: Maybe<String>,
}

impl Input for SignEmissionFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            emitted_at: m.required("emittedAt")?,
            emitted_by: m.required("emittedBy")?,
            emitted_by_eco_organisme: m.maybe("emittedByEcoOrganisme")?,
            non_road_regulation_mention: m.maybe("nonRoadRegulationMention")?,
            onu_code: m.maybe("onuCode")?,
            packaging_infos: m.maybe("packagingInfos")?,
            quantity: m.required("quantity")?,
            transporter_number_plate: m.maybe("transporterNumberPlate")?,
        })
    }
}

pub static SIGN_EMISSION_FORM_INPUT: Type = Type { name: "SignEmissionFormInput", kind: Kind::Input(&[
    InputField { name: "emittedAt", ty: TypeRef { of: &super::DATE_TIME, wrap: &[Wrap::NonNull] }, default: None },
    InputField { name: "emittedBy", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::NonNull] }, default: None },
    InputField { name: "emittedByEcoOrganisme", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, default: None },
    InputField { name: "nonRoadRegulationMention", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "onuCode", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "packagingInfos", ty: TypeRef { of: &super::PACKAGING_INFO_INPUT, wrap: &[Wrap::List, Wrap::NonNull] }, default: None },
    InputField { name: "quantity", ty: TypeRef { of: &super::FLOAT, wrap: &[Wrap::NonNull] }, default: None },
    InputField { name: "transporterNumberPlate", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
]) };

#[derive(Debug, Clone, PartialEq)]
pub struct SignTransportFormInput {
    pub taken_over_at: DateTime,
    pub taken_over_by: String,
    pub transporter_company_contact: Maybe<String>,
    pub transporter_company_mail: Maybe<String>,
    pub transporter_company_phone: Maybe<String>,
    pub transporter_number_plate: Maybe<String>,
    pub transporter_transport_mode: Maybe<TransportMode>,
}

impl Input for SignTransportFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            taken_over_at: m.required("takenOverAt")?,
            taken_over_by: m.required("takenOverBy")?,
            transporter_company_contact: m.maybe("transporterCompanyContact")?,
            transporter_company_mail: m.maybe("transporterCompanyMail")?,
            transporter_company_phone: m.maybe("transporterCompanyPhone")?,
            transporter_number_plate: m.maybe("transporterNumberPlate")?,
            transporter_transport_mode: m.maybe("transporterTransportMode")?,
        })
    }
}

pub static SIGN_TRANSPORT_FORM_INPUT: Type = Type { name: "SignTransportFormInput", kind: Kind::Input(&[
    InputField { name: "takenOverAt", ty: TypeRef { of: &super::DATE_TIME, wrap: &[Wrap::NonNull] }, default: None },
    InputField { name: "takenOverBy", ty: TypeRef { of: &super::STRING, wrap: &[Wrap::NonNull] }, default: None },
    InputField { name: "transporterCompanyContact", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "transporterCompanyMail", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "transporterCompanyPhone", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "transporterNumberPlate", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "transporterTransportMode", ty: TypeRef { of: &super::TRANSPORT_MODE, wrap: &[] }, default: None },
]) };

#[derive(Debug, Clone, PartialEq)]
pub struct UpdateFormInput {
    pub broker: Maybe<BrokerInput>,
    pub custom_id: Maybe<String>,
    pub eco_organisme: Maybe<EcoOrganismeInput>,
    pub emitter: Maybe<EmitterInput>,
    pub id: Id,
    pub intermediaries: Maybe<Vec<CompanyInput>>,
    pub is_direct_supply: Maybe<bool>,
    pub recipient: Maybe<RecipientInput>,
    pub trader: Maybe<TraderInput>,
    pub transporter: Maybe<TransporterInput>,
    pub waste_details: Maybe<WasteDetailsInput>,
}

impl Input for UpdateFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            broker: m.maybe("broker")?,
            custom_id: m.maybe("customId")?,
            eco_organisme: m.maybe("ecoOrganisme")?,
            emitter: m.maybe("emitter")?,
            id: m.required("id")?,
            intermediaries: m.maybe("intermediaries")?,
            is_direct_supply: m.maybe("isDirectSupply")?,
            recipient: m.maybe("recipient")?,
            trader: m.maybe("trader")?,
            transporter: m.maybe("transporter")?,
            waste_details: m.maybe("wasteDetails")?,
        })
    }
}

pub static UPDATE_FORM_INPUT: Type = Type { name: "UpdateFormInput", kind: Kind::Input(&[
    InputField { name: "broker", ty: TypeRef { of: &super::BROKER_INPUT, wrap: &[] }, default: None },
    InputField { name: "customId", ty: TypeRef { of: &super::STRING, wrap: &[] }, default: None },
    InputField { name: "ecoOrganisme", ty: TypeRef { of: &super::ECO_ORGANISME_INPUT, wrap: &[] }, default: None },
    InputField { name: "emitter", ty: TypeRef { of: &super::EMITTER_INPUT, wrap: &[] }, default: None },
    InputField { name: "id", ty: TypeRef { of: &super::ID, wrap: &[Wrap::NonNull] }, default: None },
    InputField { name: "intermediaries", ty: TypeRef { of: &super::COMPANY_INPUT, wrap: &[Wrap::List, Wrap::NonNull] }, default: None },
    InputField { name: "isDirectSupply", ty: TypeRef { of: &super::BOOLEAN, wrap: &[] }, default: None },
    InputField { name: "recipient", ty: TypeRef { of: &super::RECIPIENT_INPUT, wrap: &[] }, default: None },
    InputField { name: "trader", ty: TypeRef { of: &super::TRADER_INPUT, wrap: &[] }, default: None },
    InputField { name: "transporter", ty: TypeRef { of: &super::TRANSPORTER_INPUT, wrap: &[] }, default: None },
    InputField { name: "wasteDetails", ty: TypeRef { of: &super::WASTE_DETAILS_INPUT, wrap: &[] }, default: None },
]) };

#[derive(Debug, Clone, PartialEq)]
pub struct FormsArgs {
    pub cursor_after: Maybe<Id>,
    pub cursor_before: Maybe<Id>,
    pub custom_id: Maybe<String>,
    pub first: Maybe<i32>,
    pub has_next_step: Maybe<bool>,
    pub last: Maybe<i32>,
    pub roles: Maybe<Vec<FormRole>>,
    pub sent_after: Maybe<String>,
    pub siret: Maybe<String>,
    pub siret_present_on_form: Maybe<String>,
    pub skip: Maybe<i32>,
    pub status: Maybe<Vec<FormStatus>>,
    pub updated_after: Maybe<String>,
    pub waste_code: Maybe<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct FormsLifeCycleArgs {
    pub cursor_after: Maybe<String>,
    pub cursor_before: Maybe<String>,
    pub form_id: Maybe<Id>,
    pub logged_after: Maybe<String>,
    pub logged_before: Maybe<String>,
    pub siret: Maybe<String>,
}

/// Root and computed fields declared in `schema/bsdd.graphql`.
pub trait BsddResolvers: Sync {
    /// Resolves `Query.form`.
    fn form(&self, cx: &Context<'_>, id: Maybe<Id>, readable_id: Maybe<String>) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Query.forms`.
    fn forms(&self, cx: &Context<'_>, args: FormsArgs) -> impl Future<Output = Result<Vec<Form>>> + Send;
    /// Resolves `Query.formsLifeCycle`.
    fn forms_life_cycle(&self, cx: &Context<'_>, args: FormsLifeCycleArgs) -> impl Future<Output = Result<FormsLifeCycleData>> + Send;
    /// Resolves `Query.getCommuneByCoordinates`.
    fn get_commune_by_coordinates(&self, cx: &Context<'_>, lat: f64, lng: f64) -> impl Future<Output = Result<Option<Commune>>> + Send;
    /// Resolves `Query.getCityNameByInseeCode`.
    fn get_city_name_by_insee_code(&self, cx: &Context<'_>, insee_code: String) -> impl Future<Output = Result<String>> + Send;
    /// Resolves `Mutation.createForm`.
    fn create_form(&self, cx: &Context<'_>, create_form_input: CreateFormInput) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.updateForm`.
    fn update_form(&self, cx: &Context<'_>, update_form_input: UpdateFormInput) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.deleteForm`.
    fn delete_form(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.markAsSealed`.
    fn mark_as_sealed(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.signEmissionForm`.
    fn sign_emission_form(&self, cx: &Context<'_>, id: Id, input: SignEmissionFormInput, security_code: Maybe<i32>) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.signTransportForm`.
    fn sign_transport_form(&self, cx: &Context<'_>, id: Id, input: SignTransportFormInput, security_code: Maybe<i32>) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.markAsReceived`.
    fn mark_as_received(&self, cx: &Context<'_>, id: Id, received_info: ReceivedFormInput) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.markAsAccepted`.
    fn mark_as_accepted(&self, cx: &Context<'_>, accepted_info: AcceptedFormInput, id: Id) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.markAsProcessed`.
    fn mark_as_processed(&self, cx: &Context<'_>, id: Id, processed_info: ProcessedFormInput) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.updateTransporterFields`.
    fn update_transporter_fields(&self, cx: &Context<'_>, id: Id, transporter_custom_info: Maybe<String>, transporter_number_plate: Maybe<String>) -> impl Future<Output = Result<Form>> + Send;
}

pub(super) async fn resolve_form<A: super::Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.form(&cx, a.maybe("id")?, a.maybe("readableId")?).await?))
}

pub(super) async fn resolve_forms<A: super::Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.forms(&cx, FormsArgs { cursor_after: a.maybe("cursorAfter")?, cursor_before: a.maybe("cursorBefore")?, custom_id: a.maybe("customId")?, first: a.maybe("first")?, has_next_step: a.maybe("hasNextStep")?, last: a.maybe("last")?, roles: a.maybe("roles")?, sent_after: a.maybe("sentAfter")?, siret: a.maybe("siret")?, siret_present_on_form: a.maybe("siretPresentOnForm")?, skip: a.maybe("skip")?, status: a.maybe("status")?, updated_after: a.maybe("updatedAfter")?, waste_code: a.maybe("wasteCode")? }).await?))
}

pub(super) async fn resolve_forms_life_cycle<A: super::Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.forms_life_cycle(&cx, FormsLifeCycleArgs { cursor_after: a.maybe("cursorAfter")?, cursor_before: a.maybe("cursorBefore")?, form_id: a.maybe("formId")?, logged_after: a.maybe("loggedAfter")?, logged_before: a.maybe("loggedBefore")?, siret: a.maybe("siret")? }).await?))
}

pub(super) async fn resolve_get_commune_by_coordinates<A: super::Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.get_commune_by_coordinates(&cx, a.required("lat")?, a.required("lng")?).await?))
}

pub(super) async fn resolve_get_city_name_by_insee_code<A: super::Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.get_city_name_by_insee_code(&cx, a.required("inseeCode")?).await?))
}

pub(super) async fn resolve_create_form<A: super::Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_form(&cx, a.required("createFormInput")?).await?))
}

pub(super) async fn resolve_update_form<A: super::Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.update_form(&cx, a.required("updateFormInput")?).await?))
}

pub(super) async fn resolve_delete_form<A: super::Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.delete_form(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_mark_as_sealed<A: super::Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.mark_as_sealed(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_sign_emission_form<A: super::Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.sign_emission_form(&cx, a.required("id")?, a.required("input")?, a.maybe("securityCode")?).await?))
}

pub(super) async fn resolve_sign_transport_form<A: super::Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.sign_transport_form(&cx, a.required("id")?, a.required("input")?, a.maybe("securityCode")?).await?))
}

pub(super) async fn resolve_mark_as_received<A: super::Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.mark_as_received(&cx, a.required("id")?, a.required("receivedInfo")?).await?))
}

pub(super) async fn resolve_mark_as_accepted<A: super::Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.mark_as_accepted(&cx, a.required("acceptedInfo")?, a.required("id")?).await?))
}

pub(super) async fn resolve_mark_as_processed<A: super::Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.mark_as_processed(&cx, a.required("id")?, a.required("processedInfo")?).await?))
}

pub(super) async fn resolve_update_transporter_fields<A: super::Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.update_transporter_fields(&cx, a.required("id")?, a.maybe("transporterCustomInfo")?, a.maybe("transporterNumberPlate")?).await?))
}
