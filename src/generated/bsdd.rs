// Generated from schema/bsdd.graphql by codegen. Do not edit.

use super::*;

/// D
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
    field("broker", &BROKER, OPT),
    field("citerneNotWashedOutReason", &CITERNE_NOT_WASHED_OUT_REASON, OPT),
    field("createdAt", &DATE_TIME, OPT),
    field("currentTransporterSiret", &STRING, OPT),
    field("customId", &STRING, OPT),
    field("destinationOperationMode", &OPERATION_MODE, OPT),
    field("ecoOrganisme", &FORM_ECO_ORGANISME, OPT),
    field("emittedAt", &DATE_TIME, OPT),
    field("emittedBy", &STRING, OPT),
    field("emittedByEcoOrganisme", &BOOLEAN, OPT),
    field("emitter", &EMITTER, OPT),
    field("emptyReturnADR", &EMPTY_RETURN_ADR, OPT),
    field("hasCiterneBeenWashedOut", &BOOLEAN, OPT),
    field("id", &ID, REQ),
    field("intermediaries", &FORM_COMPANY, REQ_LIST),
    field("isDirectSupply", &BOOLEAN, REQ),
    field("isUpcycled", &BOOLEAN, OPT),
    field("nextDestination", &NEXT_DESTINATION, OPT),
    field("noTraceability", &BOOLEAN, OPT),
    field("processedAt", &DATE_TIME, OPT),
    field("processedBy", &STRING, OPT),
    field("processingOperationDescription", &STRING, OPT),
    field("processingOperationDone", &STRING, OPT),
    field("quantityAccepted", &FLOAT, OPT),
    field("quantityReceived", &FLOAT, OPT),
    field("quantityReceivedType", &QUANTITY_TYPE, OPT),
    field("quantityRefused", &FLOAT, OPT),
    field("readableId", &STRING, REQ),
    field("receivedAt", &DATE_TIME, OPT),
    field("receivedBy", &STRING, OPT),
    field("recipient", &RECIPIENT, OPT),
    field("sentAt", &DATE_TIME, OPT),
    field("sentBy", &STRING, OPT),
    field("signedAt", &DATE_TIME, OPT),
    field("signedByTransporter", &BOOLEAN, OPT),
    field("stateSummary", &STATE_SUMMARY, OPT),
    field("status", &FORM_STATUS, REQ),
    field("takenOverAt", &DATE_TIME, OPT),
    field("takenOverBy", &STRING, OPT),
    field("trader", &TRADER, OPT),
    field("transporter", &TRANSPORTER, OPT),
    field("transporters", &TRANSPORTER, REQ_LIST),
    field("updatedAt", &DATE_TIME, OPT),
    field("wasteAcceptationStatus", &WASTE_ACCEPTATION_STATUS, OPT),
    field("wasteDetails", &WASTE_DETAILS, OPT),
    field("wasteRefusalReason", &STRING, OPT),
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

/// D
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
    field("company", &FORM_COMPANY, OPT),
    field("department", &STRING, OPT),
    field("receipt", &STRING, OPT),
    field("validityLimit", &DATE_TIME, OPT),
]) };

/// Field numbers.
impl Broker {
    pub const COMPANY: u16 = 0;
    pub const DEPARTMENT: u16 = 1;
    pub const RECEIPT: u16 = 2;
    pub const VALIDITY_LIMIT: u16 = 3;
}

/// D
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CiterneNotWashedOutReason {
    Exempted,
    Incompatible,
    NotByDriver,
    Unavailable,
}

impl CiterneNotWashedOutReason {
    pub const ALL: &[Self] = &[
        Self::Exempted, Self::Incompatible, Self::NotByDriver, Self::Unavailable,
    ];
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

/// D
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
    field("name", &STRING, REQ),
    field("siret", &STRING, REQ),
]) };

/// Field numbers.
impl FormEcoOrganisme {
    pub const NAME: u16 = 0;
    pub const SIRET: u16 = 1;
}

/// D
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
    field("company", &FORM_COMPANY, OPT),
    field("isForeignShip", &BOOLEAN, OPT),
    field("isPrivateIndividual", &BOOLEAN, OPT),
    field("pickupSite", &STRING, OPT),
    field("type", &EMITTER_TYPE, OPT),
    field("workSite", &WORK_SITE, OPT),
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

/// D
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

/// D
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EmptyReturnADR {
    EmptyCiterne,
    EmptyCiterneContainer,
    EmptyContainer,
    EmptyReturnNotWashed,
    EmptyVehicle,
}

impl EmptyReturnADR {
    pub const ALL: &[Self] = &[
        Self::EmptyCiterne, Self::EmptyCiterneContainer, Self::EmptyContainer,
        Self::EmptyReturnNotWashed, Self::EmptyVehicle,
    ];
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

pub static EMPTY_RETURN_ADR: Type = Type { name: "EmptyReturnADR", kind: Kind::Enum(&[
    "EMPTY_CITERNE", "EMPTY_CITERNE_CONTAINER", "EMPTY_CONTAINER", "EMPTY_RETURN_NOT_WASHED",
    "EMPTY_VEHICLE",
]) };

/// D
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
    field("company", &FORM_COMPANY, OPT),
    field("notificationNumber", &STRING, OPT),
    field("processingOperation", &STRING, OPT),
]) };

/// Field numbers.
impl NextDestination {
    pub const COMPANY: u16 = 0;
    pub const NOTIFICATION_NUMBER: u16 = 1;
    pub const PROCESSING_OPERATION: u16 = 2;
}

/// D
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
    field("cap", &STRING, OPT),
    field("company", &FORM_COMPANY, OPT),
    field("parcelCoordinates", &STRING, OPT_LIST),
    field("parcelInseeCodes", &STRING, OPT_LIST),
    field("parcelNumbers", &STRING, OPT_LIST),
    field("processingOperation", &STRING, OPT),
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

/// D
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
    field("emitter", &FORM_COMPANY, OPT),
    field("isSubjectToADR", &BOOLEAN, OPT),
    field("lastActionOn", &DATE_TIME, OPT),
    field("nonRoadRegulationMention", &STRING, OPT),
    field("onuCode", &STRING, OPT),
    field("packagingInfos", &PACKAGING_INFO, REQ_LIST),
    field("packagings", &PACKAGINGS, REQ_LIST),
    field("quantity", &FLOAT, OPT),
    field("quantityType", &QUANTITY_TYPE, OPT),
    field("recipient", &FORM_COMPANY, OPT),
    field("transporter", &FORM_COMPANY, OPT),
    field("transporterCustomInfo", &STRING, OPT),
    field("transporterNumberPlate", &STRING, OPT),
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

/// D
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
    field("identificationNumbers", &STRING, REQ_LIST),
    field("other", &STRING, OPT),
    field("quantity", &INT, REQ),
    field("type", &PACKAGINGS, REQ),
    field("volume", &FLOAT, OPT),
]) };

/// Field numbers.
impl PackagingInfo {
    pub const IDENTIFICATION_NUMBERS: u16 = 0;
    pub const OTHER: u16 = 1;
    pub const QUANTITY: u16 = 2;
    pub const TYPE: u16 = 3;
    pub const VOLUME: u16 = 4;
}

/// D
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
    pub const ALL: &[Self] = &[
        Self::Autre, Self::Benne, Self::Citerne, Self::Fut, Self::Grv, Self::Pipeline,
    ];
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

/// D
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
    pub const ALL: &[Self] = &[
        Self::Accepted, Self::AwaitingGroup, Self::Canceled, Self::Draft, Self::FollowedWithPnttd,
        Self::Grouped, Self::NoTraceability, Self::Processed, Self::Received, Self::Refused,
        Self::Resealed, Self::Resent, Self::Sealed, Self::Sent, Self::SignedByProducer,
        Self::SignedByTempStorer, Self::TempStored, Self::TempStorerAccepted,
    ];
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

pub static FORM_STATUS: Type = Type { name: "FormStatus", kind: Kind::Enum(&[
    "ACCEPTED", "AWAITING_GROUP", "CANCELED", "DRAFT", "FOLLOWED_WITH_PNTTD", "GROUPED",
    "NO_TRACEABILITY", "PROCESSED", "RECEIVED", "REFUSED", "RESEALED", "RESENT", "SEALED", "SENT",
    "SIGNED_BY_PRODUCER", "SIGNED_BY_TEMP_STORER", "TEMP_STORED", "TEMP_STORER_ACCEPTED",
]) };

/// D
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
    field("company", &FORM_COMPANY, OPT),
    field("department", &STRING, OPT),
    field("receipt", &STRING, OPT),
    field("validityLimit", &DATE_TIME, OPT),
]) };

/// Field numbers.
impl Trader {
    pub const COMPANY: u16 = 0;
    pub const DEPARTMENT: u16 = 1;
    pub const RECEIPT: u16 = 2;
    pub const VALIDITY_LIMIT: u16 = 3;
}

/// D
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
    field("company", &FORM_COMPANY, OPT),
    field("customInfo", &STRING, OPT),
    field("department", &STRING, OPT),
    field("id", &ID, REQ),
    field("isExemptedOfReceipt", &BOOLEAN, OPT),
    field("mode", &TRANSPORT_MODE, OPT),
    field("numberPlate", &STRING, OPT),
    field("receipt", &STRING, OPT),
    field("takenOverAt", &DATE_TIME, OPT),
    field("takenOverBy", &STRING, OPT),
    field("validityLimit", &DATE_TIME, OPT),
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

/// D
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
    field("analysisReferences", &STRING, OPT_LIST),
    field("code", &STRING, OPT),
    field("consistences", &CONSISTENCE, OPT_LIST),
    field("isDangerous", &BOOLEAN, OPT),
    field("isSubjectToADR", &BOOLEAN, OPT),
    field("landIdentifiers", &STRING, OPT_LIST),
    field("name", &STRING, OPT),
    field("nonRoadRegulationMention", &STRING, OPT),
    field("numberOfPackages", &INT, OPT),
    field("onuCode", &STRING, OPT),
    field("otherPackaging", &STRING, OPT),
    field("packagingInfos", &PACKAGING_INFO, OPT_LIST),
    field("packagings", &PACKAGINGS, OPT_LIST),
    field("parcelNumbers", &PARCEL_NUMBER, OPT_LIST),
    field("pop", &BOOLEAN, OPT),
    field("quantity", &FLOAT, OPT),
    field("quantityType", &QUANTITY_TYPE, OPT),
    field("sampleNumber", &STRING, OPT),
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

/// D
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

/// D
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
    field("city", &STRING, REQ),
    field("inseeCode", &STRING, OPT),
    field("number", &STRING, OPT),
    field("postalCode", &STRING, OPT),
    field("prefix", &STRING, OPT),
    field("section", &STRING, OPT),
    field("x", &FLOAT, OPT),
    field("y", &FLOAT, OPT),
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

/// D
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
    pub const ALL: &[Self] = &[
        Self::Broker, Self::EcoOrganisme, Self::Emitter, Self::Intermediary, Self::Recipient,
        Self::Trader, Self::Transporter,
    ];
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

pub static FORM_ROLE: Type = Type { name: "FormRole", kind: Kind::Enum(&[
    "BROKER", "ECO_ORGANISME", "EMITTER", "INTERMEDIARY", "RECIPIENT", "TRADER", "TRANSPORTER",
]) };

/// D
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
    field("count", &INT, OPT),
    field("endCursor", &ID, OPT),
    field("hasNextPage", &BOOLEAN, OPT),
    field("hasPreviousPage", &BOOLEAN, OPT),
    field("startCursor", &ID, OPT),
    field("statusLogs", &STATUS_LOG, REQ_LIST),
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

/// D
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
    field("form", &STATUS_LOG_FORM, OPT),
    field("id", &ID, OPT),
    field("loggedAt", &DATE_TIME, OPT),
    field("status", &FORM_STATUS, OPT),
    field("updatedFields", &JSON, OPT),
    field("user", &STATUS_LOG_USER, OPT),
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

/// D
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
    field("id", &ID, OPT),
    field("readableId", &STRING, OPT),
]) };

/// Field numbers.
impl StatusLogForm {
    pub const ID: u16 = 0;
    pub const READABLE_ID: u16 = 1;
}

/// D
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
    field("email", &STRING, OPT),
    field("id", &ID, OPT),
]) };

/// Field numbers.
impl StatusLogUser {
    pub const EMAIL: u16 = 0;
    pub const ID: u16 = 1;
}

/// D
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
    field("city", &STRING, REQ),
    field("inseeCode", &STRING, REQ),
]) };

/// Field numbers.
impl Commune {
    pub const CITY: u16 = 0;
    pub const INSEE_CODE: u16 = 1;
}

/// D
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
    input("broker", &BROKER_INPUT, OPT),
    input("customId", &STRING, OPT),
    input("ecoOrganisme", &ECO_ORGANISME_INPUT, OPT),
    input("emitter", &EMITTER_INPUT, OPT),
    input("intermediaries", &COMPANY_INPUT, OPT_LIST),
    input("isDirectSupply", &BOOLEAN, OPT),
    input("recipient", &RECIPIENT_INPUT, OPT),
    input("trader", &TRADER_INPUT, OPT),
    input("transporter", &TRANSPORTER_INPUT, OPT),
    input("wasteDetails", &WASTE_DETAILS_INPUT, OPT),
]) };

/// D
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
    input("company", &COMPANY_INPUT, OPT),
    input("department", &STRING, OPT),
    input("receipt", &STRING, OPT),
    input("validityLimit", &DATE_TIME, OPT),
]) };

/// D
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
    input("name", &STRING, REQ),
    input("siret", &STRING, REQ),
]) };

/// D
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
    input("company", &COMPANY_INPUT, OPT),
    input("isForeignShip", &BOOLEAN, OPT),
    input("isPrivateIndividual", &BOOLEAN, OPT),
    input("pickupSite", &STRING, OPT),
    input("type", &EMITTER_TYPE, OPT),
    input("workSite", &WORK_SITE_INPUT, OPT),
]) };

/// D
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
    input("address", &STRING, OPT),
    input("city", &STRING, OPT),
    input("infos", &STRING, OPT),
    input("name", &STRING, OPT),
    input("postalCode", &STRING, OPT),
]) };

/// D
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
    input("cap", &STRING, OPT),
    input("company", &COMPANY_INPUT, OPT),
    input("processingOperation", &STRING, OPT),
]) };

/// D
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
    input("company", &COMPANY_INPUT, OPT),
    input("department", &STRING, OPT),
    input("receipt", &STRING, OPT),
    input("validityLimit", &DATE_TIME, OPT),
]) };

/// D
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
    input("company", &COMPANY_INPUT, OPT),
    input("customInfo", &STRING, OPT),
    input("department", &STRING, OPT),
    input("isExemptedOfReceipt", &BOOLEAN, OPT),
    input("mode", &TRANSPORT_MODE, OPT),
    input("numberPlate", &STRING, OPT),
    input("receipt", &STRING, OPT),
    input("validityLimit", &DATE_TIME, OPT),
]) };

/// D
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
    input("analysisReferences", &STRING, OPT_LIST),
    input("code", &STRING, OPT),
    input("consistences", &CONSISTENCE, OPT_LIST),
    input("isDangerous", &BOOLEAN, OPT),
    input("isSubjectToADR", &BOOLEAN, OPT),
    input("landIdentifiers", &STRING, OPT_LIST),
    input("name", &STRING, OPT),
    input("nonRoadRegulationMention", &STRING, OPT),
    input("numberOfPackages", &INT, OPT),
    input("onuCode", &STRING, OPT),
    input("otherPackaging", &STRING, OPT),
    input("packagingInfos", &PACKAGING_INFO_INPUT, OPT_LIST),
    input("packagings", &PACKAGINGS, &[Wrap::List]),
    input("parcelNumbers", &PARCEL_NUMBER_INPUT, OPT_LIST),
    input("pop", &BOOLEAN, OPT),
    input("quantity", &FLOAT, OPT),
    input("quantityType", &QUANTITY_TYPE, OPT),
    input("sampleNumber", &STRING, OPT),
]) };

/// D
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
    input("identificationNumbers", &STRING, OPT_LIST),
    input("numero", &STRING, OPT),
    input("other", &STRING, OPT),
    input("quantity", &INT, OPT),
    input("type", &PACKAGINGS, REQ),
    input("volume", &FLOAT, OPT),
    input("weight", &FLOAT, OPT),
]) };

/// D
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
    input("city", &STRING, REQ),
    input("inseeCode", &STRING, OPT),
    input("number", &STRING, OPT),
    input("postalCode", &STRING, OPT),
    input("prefix", &STRING, OPT),
    input("section", &STRING, OPT),
    input("x", &FLOAT, OPT),
    input("y", &FLOAT, OPT),
]) };

/// D
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
    input("citerneNotWashedOutReason", &CITERNE_NOT_WASHED_OUT_REASON, OPT),
    input("emptyReturnADR", &EMPTY_RETURN_ADR, OPT),
    input("hasCiterneBeenWashedOut", &BOOLEAN, OPT),
    input("quantityReceived", &FLOAT, REQ),
    input("quantityRefused", &FLOAT, REQ),
    input("signedAt", &DATE_TIME, REQ),
    input("signedBy", &STRING, REQ),
    input("wasteAcceptationStatus", &WASTE_ACCEPTATION_STATUS, REQ),
    input("wasteRefusalReason", &STRING, OPT),
]) };

/// D
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
    input("destinationOperationMode", &OPERATION_MODE, OPT),
    input("destinationParcelCoordinates", &STRING, OPT_LIST),
    input("destinationParcelInseeCodes", &STRING, OPT_LIST),
    input("destinationParcelNumbers", &STRING, OPT_LIST),
    input("isUpcycled", &BOOLEAN, OPT),
    input("nextDestination", &NEXT_DESTINATION_INPUT, OPT),
    input("noTraceability", &BOOLEAN, OPT),
    input("processedAt", &DATE_TIME, REQ),
    input("processedBy", &STRING, REQ),
    input("processingOperationDescription", &STRING, OPT),
    input("processingOperationDone", &STRING, REQ),
]) };

/// D
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
    input("company", &COMPANY_INPUT, OPT),
    input("notificationNumber", &STRING, OPT),
    input("processingOperation", &STRING, REQ),
]) };

/// D
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
    input("quantityReceived", &FLOAT, OPT),
    input("quantityRefused", &FLOAT, OPT),
    input("receivedAt", &DATE_TIME, REQ),
    input("receivedBy", &STRING, REQ),
    input("signedAt", &DATE_TIME, OPT),
    input("wasteAcceptationStatus", &WASTE_ACCEPTATION_STATUS, OPT),
    input("wasteRefusalReason", &STRING, OPT),
]) };

/// D
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
    input("emittedAt", &DATE_TIME, REQ),
    input("emittedBy", &STRING, REQ),
    input("emittedByEcoOrganisme", &BOOLEAN, OPT),
    input("nonRoadRegulationMention", &STRING, OPT),
    input("onuCode", &STRING, OPT),
    input("packagingInfos", &PACKAGING_INFO_INPUT, OPT_LIST),
    input("quantity", &FLOAT, REQ),
    input("transporterNumberPlate", &STRING, OPT),
]) };

/// D
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
    input("takenOverAt", &DATE_TIME, REQ),
    input("takenOverBy", &STRING, REQ),
    input("transporterCompanyContact", &STRING, OPT),
    input("transporterCompanyMail", &STRING, OPT),
    input("transporterCompanyPhone", &STRING, OPT),
    input("transporterNumberPlate", &STRING, OPT),
    input("transporterTransportMode", &TRANSPORT_MODE, OPT),
]) };

/// D
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
    input("broker", &BROKER_INPUT, OPT),
    input("customId", &STRING, OPT),
    input("ecoOrganisme", &ECO_ORGANISME_INPUT, OPT),
    input("emitter", &EMITTER_INPUT, OPT),
    input("id", &ID, REQ),
    input("intermediaries", &COMPANY_INPUT, OPT_LIST),
    input("isDirectSupply", &BOOLEAN, OPT),
    input("recipient", &RECIPIENT_INPUT, OPT),
    input("trader", &TRADER_INPUT, OPT),
    input("transporter", &TRANSPORTER_INPUT, OPT),
    input("wasteDetails", &WASTE_DETAILS_INPUT, OPT),
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

pub(super) async fn resolve_form<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.form(&cx, a.maybe("id")?, a.maybe("readableId")?).await?))
}

pub(super) async fn resolve_forms<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let args = FormsArgs {
        cursor_after: a.maybe("cursorAfter")?,
        cursor_before: a.maybe("cursorBefore")?,
        custom_id: a.maybe("customId")?,
        first: a.maybe("first")?,
        has_next_step: a.maybe("hasNextStep")?,
        last: a.maybe("last")?,
        roles: a.maybe("roles")?,
        sent_after: a.maybe("sentAfter")?,
        siret: a.maybe("siret")?,
        siret_present_on_form: a.maybe("siretPresentOnForm")?,
        skip: a.maybe("skip")?,
        status: a.maybe("status")?,
        updated_after: a.maybe("updatedAfter")?,
        waste_code: a.maybe("wasteCode")?,
    };
    Ok(Box::new(api.forms(&cx, args).await?))
}

pub(super) async fn resolve_forms_life_cycle<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let args = FormsLifeCycleArgs {
        cursor_after: a.maybe("cursorAfter")?,
        cursor_before: a.maybe("cursorBefore")?,
        form_id: a.maybe("formId")?,
        logged_after: a.maybe("loggedAfter")?,
        logged_before: a.maybe("loggedBefore")?,
        siret: a.maybe("siret")?,
    };
    Ok(Box::new(api.forms_life_cycle(&cx, args).await?))
}

pub(super) async fn resolve_get_commune_by_coordinates<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.get_commune_by_coordinates(&cx, a.required("lat")?, a.required("lng")?).await?))
}

pub(super) async fn resolve_get_city_name_by_insee_code<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.get_city_name_by_insee_code(&cx, a.required("inseeCode")?).await?))
}

pub(super) async fn resolve_create_form<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_form(&cx, a.required("createFormInput")?).await?))
}

pub(super) async fn resolve_update_form<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.update_form(&cx, a.required("updateFormInput")?).await?))
}

pub(super) async fn resolve_delete_form<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.delete_form(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_mark_as_sealed<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.mark_as_sealed(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_sign_emission_form<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.sign_emission_form(&cx, a.required("id")?, a.required("input")?, a.maybe("securityCode")?).await?))
}

pub(super) async fn resolve_sign_transport_form<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.sign_transport_form(&cx, a.required("id")?, a.required("input")?, a.maybe("securityCode")?).await?))
}

pub(super) async fn resolve_mark_as_received<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.mark_as_received(&cx, a.required("id")?, a.required("receivedInfo")?).await?))
}

pub(super) async fn resolve_mark_as_accepted<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.mark_as_accepted(&cx, a.required("acceptedInfo")?, a.required("id")?).await?))
}

pub(super) async fn resolve_mark_as_processed<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.mark_as_processed(&cx, a.required("id")?, a.required("processedInfo")?).await?))
}

pub(super) async fn resolve_update_transporter_fields<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.update_transporter_fields(&cx, a.required("id")?, a.maybe("transporterCustomInfo")?, a.maybe("transporterNumberPlate")?).await?))
}
