// Generated from schema/bsdd.graphql by codegen. Do not edit.

use super::*;

pub struct Form {
    pub id: Id,
    pub readable_id: String,
    pub custom_id: Option<String>,
    pub is_duplicate_of: Option<String>,
    pub is_imported_from_paper: bool,
    pub status: FormStatus,
    pub created_at: Option<DateTime>,
    pub updated_at: Option<DateTime>,
    pub emitter: Option<Emitter>,
    pub eco_organisme: Option<FormEcoOrganisme>,
    pub trader: Option<Trader>,
    pub broker: Option<Broker>,
    pub intermediaries: Vec<FormCompany>,
    pub waste_details: Option<WasteDetails>,
    pub is_direct_supply: bool,
    pub transporter: Option<Transporter>,
    pub transporters: Vec<Transporter>,
    pub current_transporter_siret: Option<String>,
    pub next_transporter_siret: Option<String>,
    pub transport_segments: Option<Vec<TransportSegment>>,
    pub recipient: Option<Recipient>,
    pub temporary_storage_detail: Option<TemporaryStorageDetail>,
    pub emitted_at: Option<DateTime>,
    pub emitted_by: Option<String>,
    pub emitted_by_eco_organisme: Option<bool>,
    pub taken_over_at: Option<DateTime>,
    pub taken_over_by: Option<String>,
    pub sent_at: Option<DateTime>,
    pub sent_by: Option<String>,
    pub signed_by_transporter: Option<bool>,
    pub received_at: Option<DateTime>,
    pub received_by: Option<String>,
    pub waste_acceptation_status: Option<WasteAcceptationStatus>,
    pub waste_refusal_reason: Option<String>,
    pub signed_at: Option<DateTime>,
    pub quantity_received: Option<f64>,
    pub quantity_received_type: Option<QuantityType>,
    pub quantity_refused: Option<f64>,
    pub quantity_accepted: Option<f64>,
    pub has_citerne_been_washed_out: Option<bool>,
    pub citerne_not_washed_out_reason: Option<CiterneNotWashedOutReason>,
    pub empty_return_adr: Option<EmptyReturnADR>,
    pub processing_operation_done: Option<String>,
    pub processing_operation_description: Option<String>,
    pub destination_operation_mode: Option<OperationMode>,
    pub is_upcycled: Option<bool>,
    pub processed_at: Option<DateTime>,
    pub processed_by: Option<String>,
    pub no_traceability: Option<bool>,
    pub next_destination: Option<NextDestination>,
    pub state_summary: Option<StateSummary>,
    pub grouping: Slot<Option<Vec<InitialFormFraction>>>,
    pub grouped_in: Slot<Option<Vec<FormFraction>>>,
    pub quantity_grouped: Option<f64>,
    pub appendix2_forms: Slot<Option<Vec<InitialForm>>>,
    pub metadata: Slot<Box<FormMetadata>>,
}

impl Object for Form {
    const TYPE: &'static Type = &FORM;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.readable_id.write(w, node),
            2 => self.custom_id.write(w, node),
            3 => self.is_duplicate_of.write(w, node),
            4 => self.is_imported_from_paper.write(w, node),
            5 => self.status.write(w, node),
            6 => self.created_at.write(w, node),
            7 => self.updated_at.write(w, node),
            8 => self.emitter.write(w, node),
            9 => self.eco_organisme.write(w, node),
            10 => self.trader.write(w, node),
            11 => self.broker.write(w, node),
            12 => self.intermediaries.write(w, node),
            13 => self.waste_details.write(w, node),
            14 => self.is_direct_supply.write(w, node),
            15 => self.transporter.write(w, node),
            16 => self.transporters.write(w, node),
            17 => self.current_transporter_siret.write(w, node),
            18 => self.next_transporter_siret.write(w, node),
            19 => self.transport_segments.write(w, node),
            20 => self.recipient.write(w, node),
            21 => self.temporary_storage_detail.write(w, node),
            22 => self.emitted_at.write(w, node),
            23 => self.emitted_by.write(w, node),
            24 => self.emitted_by_eco_organisme.write(w, node),
            25 => self.taken_over_at.write(w, node),
            26 => self.taken_over_by.write(w, node),
            27 => self.sent_at.write(w, node),
            28 => self.sent_by.write(w, node),
            29 => self.signed_by_transporter.write(w, node),
            30 => self.received_at.write(w, node),
            31 => self.received_by.write(w, node),
            32 => self.waste_acceptation_status.write(w, node),
            33 => self.waste_refusal_reason.write(w, node),
            34 => self.signed_at.write(w, node),
            35 => self.quantity_received.write(w, node),
            36 => self.quantity_received_type.write(w, node),
            37 => self.quantity_refused.write(w, node),
            38 => self.quantity_accepted.write(w, node),
            39 => self.has_citerne_been_washed_out.write(w, node),
            40 => self.citerne_not_washed_out_reason.write(w, node),
            41 => self.empty_return_adr.write(w, node),
            42 => self.processing_operation_done.write(w, node),
            43 => self.processing_operation_description.write(w, node),
            44 => self.destination_operation_mode.write(w, node),
            45 => self.is_upcycled.write(w, node),
            46 => self.processed_at.write(w, node),
            47 => self.processed_by.write(w, node),
            48 => self.no_traceability.write(w, node),
            49 => self.next_destination.write(w, node),
            50 => self.state_summary.write(w, node),
            51 => self.grouping.write(w, node),
            52 => self.grouped_in.write(w, node),
            53 => self.quantity_grouped.write(w, node),
            54 => self.appendix2_forms.write(w, node),
            55 => self.metadata.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM: Type = Type::new("Form", Kind::Object(&[
    field("id", &ID, REQ),
    field("readableId", &STRING, REQ),
    field("customId", &STRING, OPT),
    field("isDuplicateOf", &STRING, OPT),
    field("isImportedFromPaper", &BOOLEAN, REQ),
    field("status", &FORM_STATUS, REQ),
    field("createdAt", &DATE_TIME, OPT),
    field("updatedAt", &DATE_TIME, OPT),
    field("emitter", &EMITTER, OPT),
    field("ecoOrganisme", &FORM_ECO_ORGANISME, OPT),
    field("trader", &TRADER, OPT),
    field("broker", &BROKER, OPT),
    field("intermediaries", &FORM_COMPANY, REQ_LIST),
    field("wasteDetails", &WASTE_DETAILS, OPT),
    field("isDirectSupply", &BOOLEAN, REQ),
    field("transporter", &TRANSPORTER, OPT),
    field("transporters", &TRANSPORTER, REQ_LIST),
    field("currentTransporterSiret", &STRING, OPT),
    field("nextTransporterSiret", &STRING, OPT),
    field("transportSegments", &TRANSPORT_SEGMENT, OPT_LIST),
    field("recipient", &RECIPIENT, OPT),
    field("temporaryStorageDetail", &TEMPORARY_STORAGE_DETAIL, OPT),
    field("emittedAt", &DATE_TIME, OPT),
    field("emittedBy", &STRING, OPT),
    field("emittedByEcoOrganisme", &BOOLEAN, OPT),
    field("takenOverAt", &DATE_TIME, OPT),
    field("takenOverBy", &STRING, OPT),
    field("sentAt", &DATE_TIME, OPT),
    field("sentBy", &STRING, OPT),
    field("signedByTransporter", &BOOLEAN, OPT),
    field("receivedAt", &DATE_TIME, OPT),
    field("receivedBy", &STRING, OPT),
    field("wasteAcceptationStatus", &WASTE_ACCEPTATION_STATUS, OPT),
    field("wasteRefusalReason", &STRING, OPT),
    field("signedAt", &DATE_TIME, OPT),
    field("quantityReceived", &FLOAT, OPT),
    field("quantityReceivedType", &QUANTITY_TYPE, OPT),
    field("quantityRefused", &FLOAT, OPT),
    field("quantityAccepted", &FLOAT, OPT),
    field("hasCiterneBeenWashedOut", &BOOLEAN, OPT),
    field("citerneNotWashedOutReason", &CITERNE_NOT_WASHED_OUT_REASON, OPT),
    field("emptyReturnADR", &EMPTY_RETURN_ADR, OPT),
    field("processingOperationDone", &STRING, OPT),
    field("processingOperationDescription", &STRING, OPT),
    field("destinationOperationMode", &OPERATION_MODE, OPT),
    field("isUpcycled", &BOOLEAN, OPT),
    field("processedAt", &DATE_TIME, OPT),
    field("processedBy", &STRING, OPT),
    field("noTraceability", &BOOLEAN, OPT),
    field("nextDestination", &NEXT_DESTINATION, OPT),
    field("stateSummary", &STATE_SUMMARY, OPT),
    field("grouping", &INITIAL_FORM_FRACTION, OPT_LIST),
    field("groupedIn", &FORM_FRACTION, OPT_LIST),
    field("quantityGrouped", &FLOAT, OPT),
    field("appendix2Forms", &INITIAL_FORM, OPT_LIST),
    field("metadata", &FORM_METADATA, REQ),
])).deprecating(&[
    deprecation("Form.transportSegments", None, "Utiliser `Form.transporters`."),
    deprecation("Form.sentAt", None, "Utiliser `Form.takenOverAt`."),
    deprecation("Form.sentBy", None, "Utiliser `Form.emittedBy`."),
    deprecation("Form.signedByTransporter", None, "Tester si `Form.takenOverAt` est renseigné."),
    deprecation("Form.appendix2Forms", None, "Utiliser `Form.grouping`, qui donne aussi les parts."),
]);

/// Field numbers.
impl Form {
    pub const ID: u16 = 0;
    pub const READABLE_ID: u16 = 1;
    pub const CUSTOM_ID: u16 = 2;
    pub const IS_DUPLICATE_OF: u16 = 3;
    pub const IS_IMPORTED_FROM_PAPER: u16 = 4;
    pub const STATUS: u16 = 5;
    pub const CREATED_AT: u16 = 6;
    pub const UPDATED_AT: u16 = 7;
    pub const EMITTER: u16 = 8;
    pub const ECO_ORGANISME: u16 = 9;
    pub const TRADER: u16 = 10;
    pub const BROKER: u16 = 11;
    pub const INTERMEDIARIES: u16 = 12;
    pub const WASTE_DETAILS: u16 = 13;
    pub const IS_DIRECT_SUPPLY: u16 = 14;
    pub const TRANSPORTER: u16 = 15;
    pub const TRANSPORTERS: u16 = 16;
    pub const CURRENT_TRANSPORTER_SIRET: u16 = 17;
    pub const NEXT_TRANSPORTER_SIRET: u16 = 18;
    pub const TRANSPORT_SEGMENTS: u16 = 19;
    pub const RECIPIENT: u16 = 20;
    pub const TEMPORARY_STORAGE_DETAIL: u16 = 21;
    pub const EMITTED_AT: u16 = 22;
    pub const EMITTED_BY: u16 = 23;
    pub const EMITTED_BY_ECO_ORGANISME: u16 = 24;
    pub const TAKEN_OVER_AT: u16 = 25;
    pub const TAKEN_OVER_BY: u16 = 26;
    pub const SENT_AT: u16 = 27;
    pub const SENT_BY: u16 = 28;
    pub const SIGNED_BY_TRANSPORTER: u16 = 29;
    pub const RECEIVED_AT: u16 = 30;
    pub const RECEIVED_BY: u16 = 31;
    pub const WASTE_ACCEPTATION_STATUS: u16 = 32;
    pub const WASTE_REFUSAL_REASON: u16 = 33;
    pub const SIGNED_AT: u16 = 34;
    pub const QUANTITY_RECEIVED: u16 = 35;
    pub const QUANTITY_RECEIVED_TYPE: u16 = 36;
    pub const QUANTITY_REFUSED: u16 = 37;
    pub const QUANTITY_ACCEPTED: u16 = 38;
    pub const HAS_CITERNE_BEEN_WASHED_OUT: u16 = 39;
    pub const CITERNE_NOT_WASHED_OUT_REASON: u16 = 40;
    pub const EMPTY_RETURN_ADR: u16 = 41;
    pub const PROCESSING_OPERATION_DONE: u16 = 42;
    pub const PROCESSING_OPERATION_DESCRIPTION: u16 = 43;
    pub const DESTINATION_OPERATION_MODE: u16 = 44;
    pub const IS_UPCYCLED: u16 = 45;
    pub const PROCESSED_AT: u16 = 46;
    pub const PROCESSED_BY: u16 = 47;
    pub const NO_TRACEABILITY: u16 = 48;
    pub const NEXT_DESTINATION: u16 = 49;
    pub const STATE_SUMMARY: u16 = 50;
    pub const GROUPING: u16 = 51;
    pub const GROUPED_IN: u16 = 52;
    pub const QUANTITY_GROUPED: u16 = 53;
    pub const APPENDIX2_FORMS: u16 = 54;
    pub const METADATA: u16 = 55;
}

/// Part d'un bordereau initial que prend le bordereau qui le regroupe.
pub struct InitialFormFraction {
    pub form: InitialForm,
    pub quantity: f64,
}

impl Object for InitialFormFraction {
    const TYPE: &'static Type = &INITIAL_FORM_FRACTION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.form.write(w, node),
            1 => self.quantity.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static INITIAL_FORM_FRACTION: Type = Type::new("InitialFormFraction", Kind::Object(&[
    field("form", &INITIAL_FORM, REQ),
    field("quantity", &FLOAT, REQ),
]));

/// Field numbers.
impl InitialFormFraction {
    pub const FORM: u16 = 0;
    pub const QUANTITY: u16 = 1;
}

/// Bordereau de regroupement, et la part d'un bordereau initial qu'il prend.
pub struct FormFraction {
    pub form: Form,
    pub quantity: f64,
}

impl Object for FormFraction {
    const TYPE: &'static Type = &FORM_FRACTION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.form.write(w, node),
            1 => self.quantity.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM_FRACTION: Type = Type::new("FormFraction", Kind::Object(&[
    field("form", &FORM, REQ),
    field("quantity", &FLOAT, REQ),
]));

/// Field numbers.
impl FormFraction {
    pub const FORM: u16 = 0;
    pub const QUANTITY: u16 = 1;
}

/// Bordereau regroupé, tel que le montre celui qui le regroupe.
pub struct InitialForm {
    pub id: Id,
    pub readable_id: String,
    pub status: Option<FormStatus>,
    pub emitter: Option<Emitter>,
    pub emitter_postal_code: Option<String>,
    pub recipient: Option<Recipient>,
    pub transporter: Option<Transporter>,
    pub waste_details: Option<WasteDetails>,
    pub taken_over_at: Option<DateTime>,
    pub signed_at: Option<DateTime>,
    pub quantity_received: Option<f64>,
    pub quantity_refused: Option<f64>,
    pub quantity_accepted: Option<f64>,
    pub quantity_grouped: Option<f64>,
    pub processing_operation_done: Option<String>,
}

impl Object for InitialForm {
    const TYPE: &'static Type = &INITIAL_FORM;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.readable_id.write(w, node),
            2 => self.status.write(w, node),
            3 => self.emitter.write(w, node),
            4 => self.emitter_postal_code.write(w, node),
            5 => self.recipient.write(w, node),
            6 => self.transporter.write(w, node),
            7 => self.waste_details.write(w, node),
            8 => self.taken_over_at.write(w, node),
            9 => self.signed_at.write(w, node),
            10 => self.quantity_received.write(w, node),
            11 => self.quantity_refused.write(w, node),
            12 => self.quantity_accepted.write(w, node),
            13 => self.quantity_grouped.write(w, node),
            14 => self.processing_operation_done.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static INITIAL_FORM: Type = Type::new("InitialForm", Kind::Object(&[
    field("id", &ID, REQ),
    field("readableId", &STRING, REQ),
    field("status", &FORM_STATUS, OPT),
    field("emitter", &EMITTER, OPT),
    field("emitterPostalCode", &STRING, OPT),
    field("recipient", &RECIPIENT, OPT),
    field("transporter", &TRANSPORTER, OPT),
    field("wasteDetails", &WASTE_DETAILS, OPT),
    field("takenOverAt", &DATE_TIME, OPT),
    field("signedAt", &DATE_TIME, OPT),
    field("quantityReceived", &FLOAT, OPT),
    field("quantityRefused", &FLOAT, OPT),
    field("quantityAccepted", &FLOAT, OPT),
    field("quantityGrouped", &FLOAT, OPT),
    field("processingOperationDone", &STRING, OPT),
]));

/// Field numbers.
impl InitialForm {
    pub const ID: u16 = 0;
    pub const READABLE_ID: u16 = 1;
    pub const STATUS: u16 = 2;
    pub const EMITTER: u16 = 3;
    pub const EMITTER_POSTAL_CODE: u16 = 4;
    pub const RECIPIENT: u16 = 5;
    pub const TRANSPORTER: u16 = 6;
    pub const WASTE_DETAILS: u16 = 7;
    pub const TAKEN_OVER_AT: u16 = 8;
    pub const SIGNED_AT: u16 = 9;
    pub const QUANTITY_RECEIVED: u16 = 10;
    pub const QUANTITY_REFUSED: u16 = 11;
    pub const QUANTITY_ACCEPTED: u16 = 12;
    pub const QUANTITY_GROUPED: u16 = 13;
    pub const PROCESSING_OPERATION_DONE: u16 = 14;
}

/// Émetteur du bordereau : celui qui remet le déchet au transporteur.
pub struct Emitter {
    pub r#type: Option<EmitterType>,
    pub is_private_individual: Option<bool>,
    pub is_foreign_ship: Option<bool>,
    pub company: Option<FormCompany>,
    pub work_site: Option<WorkSite>,
    pub pickup_site: Option<String>,
}

impl Object for Emitter {
    const TYPE: &'static Type = &EMITTER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.r#type.write(w, node),
            1 => self.is_private_individual.write(w, node),
            2 => self.is_foreign_ship.write(w, node),
            3 => self.company.write(w, node),
            4 => self.work_site.write(w, node),
            5 => self.pickup_site.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static EMITTER: Type = Type::new("Emitter", Kind::Object(&[
    field("type", &EMITTER_TYPE, OPT),
    field("isPrivateIndividual", &BOOLEAN, OPT),
    field("isForeignShip", &BOOLEAN, OPT),
    field("company", &FORM_COMPANY, OPT),
    field("workSite", &WORK_SITE, OPT),
    field("pickupSite", &STRING, OPT),
])).deprecating(&[
    deprecation("Emitter.pickupSite", None, "Utiliser `Emitter.workSite`, qui détaille l'adresse."),
]);

/// Field numbers.
impl Emitter {
    pub const TYPE: u16 = 0;
    pub const IS_PRIVATE_INDIVIDUAL: u16 = 1;
    pub const IS_FOREIGN_SHIP: u16 = 2;
    pub const COMPANY: u16 = 3;
    pub const WORK_SITE: u16 = 4;
    pub const PICKUP_SITE: u16 = 5;
}

/// Éco-organisme porté sur le bordereau.
pub struct FormEcoOrganisme {
    pub siret: String,
    pub name: String,
}

impl Object for FormEcoOrganisme {
    const TYPE: &'static Type = &FORM_ECO_ORGANISME;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.siret.write(w, node),
            1 => self.name.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM_ECO_ORGANISME: Type = Type::new("FormEcoOrganisme", Kind::Object(&[
    field("siret", &STRING, REQ),
    field("name", &STRING, REQ),
]));

/// Field numbers.
impl FormEcoOrganisme {
    pub const SIRET: u16 = 0;
    pub const NAME: u16 = 1;
}

/// Négociant porté sur le bordereau, avec son récépissé à la date de la saisie.
pub struct Trader {
    pub company: Option<FormCompany>,
    pub receipt: Option<String>,
    pub department: Option<String>,
    pub validity_limit: Option<DateTime>,
}

impl Object for Trader {
    const TYPE: &'static Type = &TRADER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.company.write(w, node),
            1 => self.receipt.write(w, node),
            2 => self.department.write(w, node),
            3 => self.validity_limit.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static TRADER: Type = Type::new("Trader", Kind::Object(&[
    field("company", &FORM_COMPANY, OPT),
    field("receipt", &STRING, OPT),
    field("department", &STRING, OPT),
    field("validityLimit", &DATE_TIME, OPT),
]));

/// Field numbers.
impl Trader {
    pub const COMPANY: u16 = 0;
    pub const RECEIPT: u16 = 1;
    pub const DEPARTMENT: u16 = 2;
    pub const VALIDITY_LIMIT: u16 = 3;
}

/// Courtier porté sur le bordereau, avec son récépissé à la date de la saisie.
pub struct Broker {
    pub company: Option<FormCompany>,
    pub receipt: Option<String>,
    pub department: Option<String>,
    pub validity_limit: Option<DateTime>,
}

impl Object for Broker {
    const TYPE: &'static Type = &BROKER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.company.write(w, node),
            1 => self.receipt.write(w, node),
            2 => self.department.write(w, node),
            3 => self.validity_limit.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BROKER: Type = Type::new("Broker", Kind::Object(&[
    field("company", &FORM_COMPANY, OPT),
    field("receipt", &STRING, OPT),
    field("department", &STRING, OPT),
    field("validityLimit", &DATE_TIME, OPT),
]));

/// Field numbers.
impl Broker {
    pub const COMPANY: u16 = 0;
    pub const RECEIPT: u16 = 1;
    pub const DEPARTMENT: u16 = 2;
    pub const VALIDITY_LIMIT: u16 = 3;
}

/// Transporteur porté sur le bordereau, avec ses moyens et sa signature.
pub struct Transporter {
    pub id: Id,
    pub company: Option<FormCompany>,
    pub is_exempted_of_receipt: Option<bool>,
    pub receipt: Option<String>,
    pub department: Option<String>,
    pub validity_limit: Option<DateTime>,
    pub mode: Option<TransportMode>,
    pub number_plate: Option<String>,
    pub custom_info: Option<String>,
    pub taken_over_at: Option<DateTime>,
    pub taken_over_by: Option<String>,
}

impl Object for Transporter {
    const TYPE: &'static Type = &TRANSPORTER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.company.write(w, node),
            2 => self.is_exempted_of_receipt.write(w, node),
            3 => self.receipt.write(w, node),
            4 => self.department.write(w, node),
            5 => self.validity_limit.write(w, node),
            6 => self.mode.write(w, node),
            7 => self.number_plate.write(w, node),
            8 => self.custom_info.write(w, node),
            9 => self.taken_over_at.write(w, node),
            10 => self.taken_over_by.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static TRANSPORTER: Type = Type::new("Transporter", Kind::Object(&[
    field("id", &ID, REQ),
    field("company", &FORM_COMPANY, OPT),
    field("isExemptedOfReceipt", &BOOLEAN, OPT),
    field("receipt", &STRING, OPT),
    field("department", &STRING, OPT),
    field("validityLimit", &DATE_TIME, OPT),
    field("mode", &TRANSPORT_MODE, OPT),
    field("numberPlate", &STRING, OPT),
    field("customInfo", &STRING, OPT),
    field("takenOverAt", &DATE_TIME, OPT),
    field("takenOverBy", &STRING, OPT),
]));

/// Field numbers.
impl Transporter {
    pub const ID: u16 = 0;
    pub const COMPANY: u16 = 1;
    pub const IS_EXEMPTED_OF_RECEIPT: u16 = 2;
    pub const RECEIPT: u16 = 3;
    pub const DEPARTMENT: u16 = 4;
    pub const VALIDITY_LIMIT: u16 = 5;
    pub const MODE: u16 = 6;
    pub const NUMBER_PLATE: u16 = 7;
    pub const CUSTOM_INFO: u16 = 8;
    pub const TAKEN_OVER_AT: u16 = 9;
    pub const TAKEN_OVER_BY: u16 = 10;
}

/// Partie d'un transport multimodal que réalise un des transporteurs qui suivent le premier.
pub struct TransportSegment {
    pub id: Id,
    pub segment_number: Option<i32>,
    pub previous_transporter_company_siret: Option<String>,
    pub transporter: Option<Transporter>,
    pub mode: Option<TransportMode>,
    pub ready_to_take_over: Option<bool>,
    pub taken_over_at: Option<DateTime>,
    pub taken_over_by: Option<String>,
}

impl Object for TransportSegment {
    const TYPE: &'static Type = &TRANSPORT_SEGMENT;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.segment_number.write(w, node),
            2 => self.previous_transporter_company_siret.write(w, node),
            3 => self.transporter.write(w, node),
            4 => self.mode.write(w, node),
            5 => self.ready_to_take_over.write(w, node),
            6 => self.taken_over_at.write(w, node),
            7 => self.taken_over_by.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static TRANSPORT_SEGMENT: Type = Type::new("TransportSegment", Kind::Object(&[
    field("id", &ID, REQ),
    field("segmentNumber", &INT, OPT),
    field("previousTransporterCompanySiret", &STRING, OPT),
    field("transporter", &TRANSPORTER, OPT),
    field("mode", &TRANSPORT_MODE, OPT),
    field("readyToTakeOver", &BOOLEAN, OPT),
    field("takenOverAt", &DATE_TIME, OPT),
    field("takenOverBy", &STRING, OPT),
]));

/// Field numbers.
impl TransportSegment {
    pub const ID: u16 = 0;
    pub const SEGMENT_NUMBER: u16 = 1;
    pub const PREVIOUS_TRANSPORTER_COMPANY_SIRET: u16 = 2;
    pub const TRANSPORTER: u16 = 3;
    pub const MODE: u16 = 4;
    pub const READY_TO_TAKE_OVER: u16 = 5;
    pub const TAKEN_OVER_AT: u16 = 6;
    pub const TAKEN_OVER_BY: u16 = 7;
}

/// Installation de destination du chargement.
pub struct Recipient {
    pub company: Option<FormCompany>,
    pub cap: Option<String>,
    pub processing_operation: Option<String>,
    pub is_temp_storage: Option<bool>,
    pub parcel_insee_codes: Option<Vec<String>>,
    pub parcel_numbers: Option<Vec<String>>,
    pub parcel_coordinates: Option<Vec<String>>,
}

impl Object for Recipient {
    const TYPE: &'static Type = &RECIPIENT;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.company.write(w, node),
            1 => self.cap.write(w, node),
            2 => self.processing_operation.write(w, node),
            3 => self.is_temp_storage.write(w, node),
            4 => self.parcel_insee_codes.write(w, node),
            5 => self.parcel_numbers.write(w, node),
            6 => self.parcel_coordinates.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static RECIPIENT: Type = Type::new("Recipient", Kind::Object(&[
    field("company", &FORM_COMPANY, OPT),
    field("cap", &STRING, OPT),
    field("processingOperation", &STRING, OPT),
    field("isTempStorage", &BOOLEAN, OPT),
    field("parcelInseeCodes", &STRING, OPT_LIST),
    field("parcelNumbers", &STRING, OPT_LIST),
    field("parcelCoordinates", &STRING, OPT_LIST),
]));

/// Field numbers.
impl Recipient {
    pub const COMPANY: u16 = 0;
    pub const CAP: u16 = 1;
    pub const PROCESSING_OPERATION: u16 = 2;
    pub const IS_TEMP_STORAGE: u16 = 3;
    pub const PARCEL_INSEE_CODES: u16 = 4;
    pub const PARCEL_NUMBERS: u16 = 5;
    pub const PARCEL_COORDINATES: u16 = 6;
}

/// Destination prévue après une opération de regroupement ou d'entreposage.
pub struct NextDestination {
    pub company: Option<FormCompany>,
    pub processing_operation: Option<String>,
    pub notification_number: Option<String>,
}

impl Object for NextDestination {
    const TYPE: &'static Type = &NEXT_DESTINATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.company.write(w, node),
            1 => self.processing_operation.write(w, node),
            2 => self.notification_number.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static NEXT_DESTINATION: Type = Type::new("NextDestination", Kind::Object(&[
    field("company", &FORM_COMPANY, OPT),
    field("processingOperation", &STRING, OPT),
    field("notificationNumber", &STRING, OPT),
]));

/// Field numbers.
impl NextDestination {
    pub const COMPANY: u16 = 0;
    pub const PROCESSING_OPERATION: u16 = 1;
    pub const NOTIFICATION_NUMBER: u16 = 2;
}

pub struct TemporaryStorageDetail {
    pub temporary_storer: Option<TemporaryStorer>,
    pub destination: Option<Destination>,
    pub waste_details: Option<WasteDetails>,
    pub transporter: Option<Transporter>,
    pub emitted_at: Option<DateTime>,
    pub emitted_by: Option<String>,
    pub taken_over_at: Option<DateTime>,
    pub taken_over_by: Option<String>,
    pub signed_at: Option<DateTime>,
    pub signed_by: Option<String>,
}

impl Object for TemporaryStorageDetail {
    const TYPE: &'static Type = &TEMPORARY_STORAGE_DETAIL;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.temporary_storer.write(w, node),
            1 => self.destination.write(w, node),
            2 => self.waste_details.write(w, node),
            3 => self.transporter.write(w, node),
            4 => self.emitted_at.write(w, node),
            5 => self.emitted_by.write(w, node),
            6 => self.taken_over_at.write(w, node),
            7 => self.taken_over_by.write(w, node),
            8 => self.signed_at.write(w, node),
            9 => self.signed_by.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static TEMPORARY_STORAGE_DETAIL: Type = Type::new("TemporaryStorageDetail", Kind::Object(&[
    field("temporaryStorer", &TEMPORARY_STORER, OPT),
    field("destination", &DESTINATION, OPT),
    field("wasteDetails", &WASTE_DETAILS, OPT),
    field("transporter", &TRANSPORTER, OPT),
    field("emittedAt", &DATE_TIME, OPT),
    field("emittedBy", &STRING, OPT),
    field("takenOverAt", &DATE_TIME, OPT),
    field("takenOverBy", &STRING, OPT),
    field("signedAt", &DATE_TIME, OPT),
    field("signedBy", &STRING, OPT),
])).deprecating(&[
    deprecation("TemporaryStorageDetail.signedAt", None, "Utiliser `TemporaryStorageDetail.takenOverAt`."),
    deprecation("TemporaryStorageDetail.signedBy", None, "Utiliser `TemporaryStorageDetail.emittedBy`."),
]);

/// Field numbers.
impl TemporaryStorageDetail {
    pub const TEMPORARY_STORER: u16 = 0;
    pub const DESTINATION: u16 = 1;
    pub const WASTE_DETAILS: u16 = 2;
    pub const TRANSPORTER: u16 = 3;
    pub const EMITTED_AT: u16 = 4;
    pub const EMITTED_BY: u16 = 5;
    pub const TAKEN_OVER_AT: u16 = 6;
    pub const TAKEN_OVER_BY: u16 = 7;
    pub const SIGNED_AT: u16 = 8;
    pub const SIGNED_BY: u16 = 9;
}

pub struct TemporaryStorer {
    pub quantity_type: Option<QuantityType>,
    pub quantity_received: Option<f64>,
    pub quantity_refused: Option<f64>,
    pub quantity_accepted: Option<f64>,
    pub waste_acceptation_status: Option<WasteAcceptationStatus>,
    pub waste_refusal_reason: Option<String>,
    pub received_at: Option<DateTime>,
    pub received_by: Option<String>,
    pub signed_at: Option<DateTime>,
}

impl Object for TemporaryStorer {
    const TYPE: &'static Type = &TEMPORARY_STORER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.quantity_type.write(w, node),
            1 => self.quantity_received.write(w, node),
            2 => self.quantity_refused.write(w, node),
            3 => self.quantity_accepted.write(w, node),
            4 => self.waste_acceptation_status.write(w, node),
            5 => self.waste_refusal_reason.write(w, node),
            6 => self.received_at.write(w, node),
            7 => self.received_by.write(w, node),
            8 => self.signed_at.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static TEMPORARY_STORER: Type = Type::new("TemporaryStorer", Kind::Object(&[
    field("quantityType", &QUANTITY_TYPE, OPT),
    field("quantityReceived", &FLOAT, OPT),
    field("quantityRefused", &FLOAT, OPT),
    field("quantityAccepted", &FLOAT, OPT),
    field("wasteAcceptationStatus", &WASTE_ACCEPTATION_STATUS, OPT),
    field("wasteRefusalReason", &STRING, OPT),
    field("receivedAt", &DATE_TIME, OPT),
    field("receivedBy", &STRING, OPT),
    field("signedAt", &DATE_TIME, OPT),
]));

/// Field numbers.
impl TemporaryStorer {
    pub const QUANTITY_TYPE: u16 = 0;
    pub const QUANTITY_RECEIVED: u16 = 1;
    pub const QUANTITY_REFUSED: u16 = 2;
    pub const QUANTITY_ACCEPTED: u16 = 3;
    pub const WASTE_ACCEPTATION_STATUS: u16 = 4;
    pub const WASTE_REFUSAL_REASON: u16 = 5;
    pub const RECEIVED_AT: u16 = 6;
    pub const RECEIVED_BY: u16 = 7;
    pub const SIGNED_AT: u16 = 8;
}

/// Destination finale d'un chargement entreposé provisoirement.
pub struct Destination {
    pub company: Option<FormCompany>,
    pub cap: Option<String>,
    pub processing_operation: Option<String>,
    pub is_filled_by_emitter: Option<bool>,
}

impl Object for Destination {
    const TYPE: &'static Type = &DESTINATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.company.write(w, node),
            1 => self.cap.write(w, node),
            2 => self.processing_operation.write(w, node),
            3 => self.is_filled_by_emitter.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static DESTINATION: Type = Type::new("Destination", Kind::Object(&[
    field("company", &FORM_COMPANY, OPT),
    field("cap", &STRING, OPT),
    field("processingOperation", &STRING, OPT),
    field("isFilledByEmitter", &BOOLEAN, OPT),
]));

/// Field numbers.
impl Destination {
    pub const COMPANY: u16 = 0;
    pub const CAP: u16 = 1;
    pub const PROCESSING_OPERATION: u16 = 2;
    pub const IS_FILLED_BY_EMITTER: u16 = 3;
}

/// Déchet porté sur le bordereau : nature, quantité, conditionnement et réglementation du transport.
pub struct WasteDetails {
    pub code: Option<String>,
    pub name: Option<String>,
    pub is_dangerous: Option<bool>,
    pub pop: Option<bool>,
    pub consistences: Option<Vec<Consistence>>,
    pub quantity: Option<f64>,
    pub quantity_type: Option<QuantityType>,
    pub packaging_infos: Option<Vec<PackagingInfo>>,
    pub packagings: Option<Vec<Packagings>>,
    pub other_packaging: Option<String>,
    pub number_of_packages: Option<i32>,
    pub is_subject_to_adr: Option<bool>,
    pub onu_code: Option<String>,
    pub non_road_regulation_mention: Option<String>,
    pub parcel_numbers: Option<Vec<ParcelNumber>>,
    pub analysis_references: Option<Vec<String>>,
    pub land_identifiers: Option<Vec<String>>,
    pub sample_number: Option<String>,
}

impl Object for WasteDetails {
    const TYPE: &'static Type = &WASTE_DETAILS;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.code.write(w, node),
            1 => self.name.write(w, node),
            2 => self.is_dangerous.write(w, node),
            3 => self.pop.write(w, node),
            4 => self.consistences.write(w, node),
            5 => self.quantity.write(w, node),
            6 => self.quantity_type.write(w, node),
            7 => self.packaging_infos.write(w, node),
            8 => self.packagings.write(w, node),
            9 => self.other_packaging.write(w, node),
            10 => self.number_of_packages.write(w, node),
            11 => self.is_subject_to_adr.write(w, node),
            12 => self.onu_code.write(w, node),
            13 => self.non_road_regulation_mention.write(w, node),
            14 => self.parcel_numbers.write(w, node),
            15 => self.analysis_references.write(w, node),
            16 => self.land_identifiers.write(w, node),
            17 => self.sample_number.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static WASTE_DETAILS: Type = Type::new("WasteDetails", Kind::Object(&[
    field("code", &STRING, OPT),
    field("name", &STRING, OPT),
    field("isDangerous", &BOOLEAN, OPT),
    field("pop", &BOOLEAN, OPT),
    field("consistences", &CONSISTENCE, OPT_LIST),
    field("quantity", &FLOAT, OPT),
    field("quantityType", &QUANTITY_TYPE, OPT),
    field("packagingInfos", &PACKAGING_INFO, OPT_LIST),
    field("packagings", &PACKAGINGS, OPT_LIST),
    field("otherPackaging", &STRING, OPT),
    field("numberOfPackages", &INT, OPT),
    field("isSubjectToADR", &BOOLEAN, OPT),
    field("onuCode", &STRING, OPT),
    field("nonRoadRegulationMention", &STRING, OPT),
    field("parcelNumbers", &PARCEL_NUMBER, OPT_LIST),
    field("analysisReferences", &STRING, OPT_LIST),
    field("landIdentifiers", &STRING, OPT_LIST),
    field("sampleNumber", &STRING, OPT),
])).deprecating(&[
    deprecation("WasteDetails.packagings", None, "Utiliser `WasteDetails.packagingInfos`."),
    deprecation("WasteDetails.otherPackaging", None, "Utiliser le champ `other` de `WasteDetails.packagingInfos`."),
    deprecation("WasteDetails.numberOfPackages", None, "Additionner les champs `quantity` de `WasteDetails.packagingInfos`."),
]);

/// Field numbers.
impl WasteDetails {
    pub const CODE: u16 = 0;
    pub const NAME: u16 = 1;
    pub const IS_DANGEROUS: u16 = 2;
    pub const POP: u16 = 3;
    pub const CONSISTENCES: u16 = 4;
    pub const QUANTITY: u16 = 5;
    pub const QUANTITY_TYPE: u16 = 6;
    pub const PACKAGING_INFOS: u16 = 7;
    pub const PACKAGINGS: u16 = 8;
    pub const OTHER_PACKAGING: u16 = 9;
    pub const NUMBER_OF_PACKAGES: u16 = 10;
    pub const IS_SUBJECT_TO_ADR: u16 = 11;
    pub const ONU_CODE: u16 = 12;
    pub const NON_ROAD_REGULATION_MENTION: u16 = 13;
    pub const PARCEL_NUMBERS: u16 = 14;
    pub const ANALYSIS_REFERENCES: u16 = 15;
    pub const LAND_IDENTIFIERS: u16 = 16;
    pub const SAMPLE_NUMBER: u16 = 17;
}

/// Ensemble de colis de même type.
pub struct PackagingInfo {
    pub r#type: Packagings,
    pub other: Option<String>,
    pub quantity: i32,
    pub volume: Option<f64>,
    pub identification_numbers: Vec<String>,
}

impl Object for PackagingInfo {
    const TYPE: &'static Type = &PACKAGING_INFO;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.r#type.write(w, node),
            1 => self.other.write(w, node),
            2 => self.quantity.write(w, node),
            3 => self.volume.write(w, node),
            4 => self.identification_numbers.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static PACKAGING_INFO: Type = Type::new("PackagingInfo", Kind::Object(&[
    field("type", &PACKAGINGS, REQ),
    field("other", &STRING, OPT),
    field("quantity", &INT, REQ),
    field("volume", &FLOAT, OPT),
    field("identificationNumbers", &STRING, REQ_LIST),
]));

/// Field numbers.
impl PackagingInfo {
    pub const TYPE: u16 = 0;
    pub const OTHER: u16 = 1;
    pub const QUANTITY: u16 = 2;
    pub const VOLUME: u16 = 3;
    pub const IDENTIFICATION_NUMBERS: u16 = 4;
}

pub struct ParcelNumber {
    pub city: String,
    pub insee_code: Option<String>,
    pub postal_code: Option<String>,
    pub prefix: Option<String>,
    pub section: Option<String>,
    pub number: Option<String>,
    pub x: Option<f64>,
    pub y: Option<f64>,
}

impl Object for ParcelNumber {
    const TYPE: &'static Type = &PARCEL_NUMBER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.city.write(w, node),
            1 => self.insee_code.write(w, node),
            2 => self.postal_code.write(w, node),
            3 => self.prefix.write(w, node),
            4 => self.section.write(w, node),
            5 => self.number.write(w, node),
            6 => self.x.write(w, node),
            7 => self.y.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static PARCEL_NUMBER: Type = Type::new("ParcelNumber", Kind::Object(&[
    field("city", &STRING, REQ),
    field("inseeCode", &STRING, OPT),
    field("postalCode", &STRING, OPT),
    field("prefix", &STRING, OPT),
    field("section", &STRING, OPT),
    field("number", &STRING, OPT),
    field("x", &FLOAT, OPT),
    field("y", &FLOAT, OPT),
]));

/// Field numbers.
impl ParcelNumber {
    pub const CITY: u16 = 0;
    pub const INSEE_CODE: u16 = 1;
    pub const POSTAL_CODE: u16 = 2;
    pub const PREFIX: u16 = 3;
    pub const SECTION: u16 = 4;
    pub const NUMBER: u16 = 5;
    pub const X: u16 = 6;
    pub const Y: u16 = 7;
}

/// Événement d'un abonnement.
pub struct FormSubscription {
    pub mutation: Option<String>,
    pub node: Option<Form>,
    pub updated_fields: Option<Vec<Option<String>>>,
    pub previous_values: Option<Form>,
}

impl Object for FormSubscription {
    const TYPE: &'static Type = &FORM_SUBSCRIPTION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.mutation.write(w, node),
            1 => self.node.write(w, node),
            2 => self.updated_fields.write(w, node),
            3 => self.previous_values.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM_SUBSCRIPTION: Type = Type::new("FormSubscription", Kind::Object(&[
    field("mutation", &STRING, OPT),
    field("node", &FORM, OPT),
    field("updatedFields", &STRING, &[Wrap::List]),
    field("previousValues", &FORM, OPT),
]));

/// Field numbers.
impl FormSubscription {
    pub const MUTATION: u16 = 0;
    pub const NODE: u16 = 1;
    pub const UPDATED_FIELDS: u16 = 2;
    pub const PREVIOUS_VALUES: u16 = 3;
}

/// Expédition telle qu'elle se présente à l'étape en cours du bordereau.
pub struct StateSummary {
    pub emitter: Option<FormCompany>,
    pub transporter: Option<FormCompany>,
    pub transporter_number_plate: Option<String>,
    pub transporter_custom_info: Option<String>,
    pub recipient: Option<FormCompany>,
    pub quantity: Option<f64>,
    pub quantity_type: Option<QuantityType>,
    pub packaging_infos: Vec<PackagingInfo>,
    pub packagings: Vec<Packagings>,
    pub is_subject_to_adr: Option<bool>,
    pub onu_code: Option<String>,
    pub non_road_regulation_mention: Option<String>,
    pub last_action_on: Option<DateTime>,
}

impl Object for StateSummary {
    const TYPE: &'static Type = &STATE_SUMMARY;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.emitter.write(w, node),
            1 => self.transporter.write(w, node),
            2 => self.transporter_number_plate.write(w, node),
            3 => self.transporter_custom_info.write(w, node),
            4 => self.recipient.write(w, node),
            5 => self.quantity.write(w, node),
            6 => self.quantity_type.write(w, node),
            7 => self.packaging_infos.write(w, node),
            8 => self.packagings.write(w, node),
            9 => self.is_subject_to_adr.write(w, node),
            10 => self.onu_code.write(w, node),
            11 => self.non_road_regulation_mention.write(w, node),
            12 => self.last_action_on.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static STATE_SUMMARY: Type = Type::new("StateSummary", Kind::Object(&[
    field("emitter", &FORM_COMPANY, OPT),
    field("transporter", &FORM_COMPANY, OPT),
    field("transporterNumberPlate", &STRING, OPT),
    field("transporterCustomInfo", &STRING, OPT),
    field("recipient", &FORM_COMPANY, OPT),
    field("quantity", &FLOAT, OPT),
    field("quantityType", &QUANTITY_TYPE, OPT),
    field("packagingInfos", &PACKAGING_INFO, REQ_LIST),
    field("packagings", &PACKAGINGS, REQ_LIST),
    field("isSubjectToADR", &BOOLEAN, OPT),
    field("onuCode", &STRING, OPT),
    field("nonRoadRegulationMention", &STRING, OPT),
    field("lastActionOn", &DATE_TIME, OPT),
])).deprecating(&[
    deprecation("StateSummary.packagings", None, "Utiliser `StateSummary.packagingInfos`."),
]);

/// Field numbers.
impl StateSummary {
    pub const EMITTER: u16 = 0;
    pub const TRANSPORTER: u16 = 1;
    pub const TRANSPORTER_NUMBER_PLATE: u16 = 2;
    pub const TRANSPORTER_CUSTOM_INFO: u16 = 3;
    pub const RECIPIENT: u16 = 4;
    pub const QUANTITY: u16 = 5;
    pub const QUANTITY_TYPE: u16 = 6;
    pub const PACKAGING_INFOS: u16 = 7;
    pub const PACKAGINGS: u16 = 8;
    pub const IS_SUBJECT_TO_ADR: u16 = 9;
    pub const ONU_CODE: u16 = 10;
    pub const NON_ROAD_REGULATION_MENTION: u16 = 11;
    pub const LAST_ACTION_ON: u16 = 12;
}

/// Page de l'historique des changements de statut.
pub struct FormsLifeCycleData {
    pub status_logs: Vec<StatusLog>,
    pub count: Option<i32>,
    pub has_next_page: Option<bool>,
    pub has_previous_page: Option<bool>,
    pub start_cursor: Option<Id>,
    pub end_cursor: Option<Id>,
}

impl Object for FormsLifeCycleData {
    const TYPE: &'static Type = &FORMS_LIFE_CYCLE_DATA;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.status_logs.write(w, node),
            1 => self.count.write(w, node),
            2 => self.has_next_page.write(w, node),
            3 => self.has_previous_page.write(w, node),
            4 => self.start_cursor.write(w, node),
            5 => self.end_cursor.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORMS_LIFE_CYCLE_DATA: Type = Type::new("formsLifeCycleData", Kind::Object(&[
    field("statusLogs", &STATUS_LOG, REQ_LIST),
    field("count", &INT, OPT),
    field("hasNextPage", &BOOLEAN, OPT),
    field("hasPreviousPage", &BOOLEAN, OPT),
    field("startCursor", &ID, OPT),
    field("endCursor", &ID, OPT),
]));

/// Field numbers.
impl FormsLifeCycleData {
    pub const STATUS_LOGS: u16 = 0;
    pub const COUNT: u16 = 1;
    pub const HAS_NEXT_PAGE: u16 = 2;
    pub const HAS_PREVIOUS_PAGE: u16 = 3;
    pub const START_CURSOR: u16 = 4;
    pub const END_CURSOR: u16 = 5;
}

/// Changement de statut d'un bordereau.
pub struct StatusLog {
    pub id: Option<Id>,
    pub logged_at: Option<DateTime>,
    pub status: Option<FormStatus>,
    pub updated_fields: Option<Json>,
    pub form: Option<StatusLogForm>,
    pub user: Option<StatusLogUser>,
}

impl Object for StatusLog {
    const TYPE: &'static Type = &STATUS_LOG;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.logged_at.write(w, node),
            2 => self.status.write(w, node),
            3 => self.updated_fields.write(w, node),
            4 => self.form.write(w, node),
            5 => self.user.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static STATUS_LOG: Type = Type::new("StatusLog", Kind::Object(&[
    field("id", &ID, OPT),
    field("loggedAt", &DATE_TIME, OPT),
    field("status", &FORM_STATUS, OPT),
    field("updatedFields", &JSON, OPT),
    field("form", &STATUS_LOG_FORM, OPT),
    field("user", &STATUS_LOG_USER, OPT),
]));

/// Field numbers.
impl StatusLog {
    pub const ID: u16 = 0;
    pub const LOGGED_AT: u16 = 1;
    pub const STATUS: u16 = 2;
    pub const UPDATED_FIELDS: u16 = 3;
    pub const FORM: u16 = 4;
    pub const USER: u16 = 5;
}

/// Bordereau dont le statut a changé.
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

pub static STATUS_LOG_FORM: Type = Type::new("StatusLogForm", Kind::Object(&[
    field("id", &ID, OPT),
    field("readableId", &STRING, OPT),
])).deprecating(&[
    deprecation("StatusLogForm.readableId", None, "Utiliser `StatusLogForm.id` ; le numéro se lit dans `Form.readableId`."),
]);

/// Field numbers.
impl StatusLogForm {
    pub const ID: u16 = 0;
    pub const READABLE_ID: u16 = 1;
}

/// Personne dont l'action a changé le statut d'un bordereau.
pub struct StatusLogUser {
    pub id: Option<Id>,
    pub email: Option<String>,
}

impl Object for StatusLogUser {
    const TYPE: &'static Type = &STATUS_LOG_USER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.email.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static STATUS_LOG_USER: Type = Type::new("StatusLogUser", Kind::Object(&[
    field("id", &ID, OPT),
    field("email", &STRING, OPT),
]));

/// Field numbers.
impl StatusLogUser {
    pub const ID: u16 = 0;
    pub const EMAIL: u16 = 1;
}

/// Commune française.
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

pub static COMMUNE: Type = Type::new("Commune", Kind::Object(&[
    field("city", &STRING, REQ),
    field("inseeCode", &STRING, REQ),
]));

/// Field numbers.
impl Commune {
    pub const CITY: u16 = 0;
    pub const INSEE_CODE: u16 = 1;
}

/// Contenu d'un nouveau BSDD.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateFormInput {
    pub custom_id: Maybe<String>,
    pub emitter: Maybe<EmitterInput>,
    pub eco_organisme: Maybe<EcoOrganismeInput>,
    pub trader: Maybe<TraderInput>,
    pub broker: Maybe<BrokerInput>,
    pub intermediaries: Maybe<Vec<CompanyInput>>,
    pub waste_details: Maybe<WasteDetailsInput>,
    pub is_direct_supply: Maybe<bool>,
    pub transporter: Maybe<TransporterInput>,
    pub transporters: Maybe<Vec<Id>>,
    pub recipient: Maybe<RecipientInput>,
    pub grouping: Maybe<Vec<InitialFormFractionInput>>,
    pub appendix2_forms: Maybe<Vec<AppendixFormInput>>,
    pub temporary_storage_detail: Maybe<TemporaryStorageDetailInput>,
}

impl Input for CreateFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            custom_id: m.maybe("customId")?,
            emitter: m.maybe("emitter")?,
            eco_organisme: m.maybe("ecoOrganisme")?,
            trader: m.maybe("trader")?,
            broker: m.maybe("broker")?,
            intermediaries: m.maybe("intermediaries")?,
            waste_details: m.maybe("wasteDetails")?,
            is_direct_supply: m.maybe("isDirectSupply")?,
            transporter: m.maybe("transporter")?,
            transporters: m.maybe("transporters")?,
            recipient: m.maybe("recipient")?,
            grouping: m.maybe("grouping")?,
            appendix2_forms: m.maybe("appendix2Forms")?,
            temporary_storage_detail: m.maybe("temporaryStorageDetail")?,
        })
    }
}

pub static CREATE_FORM_INPUT: Type = Type::new("CreateFormInput", Kind::Input(&[
    input("customId", &STRING, OPT),
    input("emitter", &EMITTER_INPUT, OPT),
    input("ecoOrganisme", &ECO_ORGANISME_INPUT, OPT),
    input("trader", &TRADER_INPUT, OPT),
    input("broker", &BROKER_INPUT, OPT),
    input("intermediaries", &COMPANY_INPUT, OPT_LIST),
    input("wasteDetails", &WASTE_DETAILS_INPUT, OPT),
    input("isDirectSupply", &BOOLEAN, OPT),
    input("transporter", &TRANSPORTER_INPUT, OPT),
    input("transporters", &ID, OPT_LIST),
    input("recipient", &RECIPIENT_INPUT, OPT),
    input("grouping", &INITIAL_FORM_FRACTION_INPUT, OPT_LIST),
    input("appendix2Forms", &APPENDIX_FORM_INPUT, OPT_LIST),
    input("temporaryStorageDetail", &TEMPORARY_STORAGE_DETAIL_INPUT, OPT),
])).deprecating(&[
    deprecation("CreateFormInput.appendix2Forms", None, "Utiliser `CreateFormInput.grouping`."),
]);

/// Modification d'un BSDD.
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateFormInput {
    pub id: Id,
    pub custom_id: Maybe<String>,
    pub emitter: Maybe<EmitterInput>,
    pub eco_organisme: Maybe<EcoOrganismeInput>,
    pub trader: Maybe<TraderInput>,
    pub broker: Maybe<BrokerInput>,
    pub intermediaries: Maybe<Vec<CompanyInput>>,
    pub waste_details: Maybe<WasteDetailsInput>,
    pub is_direct_supply: Maybe<bool>,
    pub transporter: Maybe<TransporterInput>,
    pub transporters: Maybe<Vec<Id>>,
    pub recipient: Maybe<RecipientInput>,
    pub grouping: Maybe<Vec<InitialFormFractionInput>>,
    pub appendix2_forms: Maybe<Vec<AppendixFormInput>>,
    pub temporary_storage_detail: Maybe<TemporaryStorageDetailInput>,
}

impl Input for UpdateFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            id: m.required("id")?,
            custom_id: m.maybe("customId")?,
            emitter: m.maybe("emitter")?,
            eco_organisme: m.maybe("ecoOrganisme")?,
            trader: m.maybe("trader")?,
            broker: m.maybe("broker")?,
            intermediaries: m.maybe("intermediaries")?,
            waste_details: m.maybe("wasteDetails")?,
            is_direct_supply: m.maybe("isDirectSupply")?,
            transporter: m.maybe("transporter")?,
            transporters: m.maybe("transporters")?,
            recipient: m.maybe("recipient")?,
            grouping: m.maybe("grouping")?,
            appendix2_forms: m.maybe("appendix2Forms")?,
            temporary_storage_detail: m.maybe("temporaryStorageDetail")?,
        })
    }
}

pub static UPDATE_FORM_INPUT: Type = Type::new("UpdateFormInput", Kind::Input(&[
    input("id", &ID, REQ),
    input("customId", &STRING, OPT),
    input("emitter", &EMITTER_INPUT, OPT),
    input("ecoOrganisme", &ECO_ORGANISME_INPUT, OPT),
    input("trader", &TRADER_INPUT, OPT),
    input("broker", &BROKER_INPUT, OPT),
    input("intermediaries", &COMPANY_INPUT, OPT_LIST),
    input("wasteDetails", &WASTE_DETAILS_INPUT, OPT),
    input("isDirectSupply", &BOOLEAN, OPT),
    input("transporter", &TRANSPORTER_INPUT, OPT),
    input("transporters", &ID, OPT_LIST),
    input("recipient", &RECIPIENT_INPUT, OPT),
    input("grouping", &INITIAL_FORM_FRACTION_INPUT, OPT_LIST),
    input("appendix2Forms", &APPENDIX_FORM_INPUT, OPT_LIST),
    input("temporaryStorageDetail", &TEMPORARY_STORAGE_DETAIL_INPUT, OPT),
])).deprecating(&[
    deprecation("UpdateFormInput.appendix2Forms", None, "Utiliser `UpdateFormInput.grouping`."),
]);

/// Bordereau à regrouper, et la part à en prendre.
#[derive(Debug, Clone, PartialEq)]
pub struct InitialFormFractionInput {
    pub form: AppendixFormInput,
    pub quantity: Maybe<f64>,
}

impl Input for InitialFormFractionInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            form: m.required("form")?,
            quantity: m.maybe("quantity")?,
        })
    }
}

pub static INITIAL_FORM_FRACTION_INPUT: Type = Type::new("InitialFormFractionInput", Kind::Input(&[
    input("form", &APPENDIX_FORM_INPUT, REQ),
    input("quantity", &FLOAT, OPT),
]));

/// Bordereau désigné pour un regroupement.
#[derive(Debug, Clone, PartialEq)]
pub struct AppendixFormInput {
    pub id: Id,
}

impl Input for AppendixFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            id: m.required("id")?,
        })
    }
}

pub static APPENDIX_FORM_INPUT: Type = Type::new("AppendixFormInput", Kind::Input(&[
    input("id", &ID, REQ),
]));

/// Contenu d'un BSDD à créer ou à modifier : voir `CreateFormInput` et `UpdateFormInput`.
#[derive(Debug, Clone, PartialEq)]
pub struct FormInput {
    pub id: Maybe<Id>,
    pub custom_id: Maybe<String>,
    pub emitter: Maybe<EmitterInput>,
    pub eco_organisme: Maybe<EcoOrganismeInput>,
    pub trader: Maybe<TraderInput>,
    pub broker: Maybe<BrokerInput>,
    pub intermediaries: Maybe<Vec<CompanyInput>>,
    pub waste_details: Maybe<WasteDetailsInput>,
    pub is_direct_supply: Maybe<bool>,
    pub transporter: Maybe<TransporterInput>,
    pub transporters: Maybe<Vec<Id>>,
    pub recipient: Maybe<RecipientInput>,
    pub grouping: Maybe<Vec<InitialFormFractionInput>>,
    pub appendix2_forms: Maybe<Vec<AppendixFormInput>>,
    pub temporary_storage_detail: Maybe<TemporaryStorageDetailInput>,
}

impl Input for FormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            id: m.maybe("id")?,
            custom_id: m.maybe("customId")?,
            emitter: m.maybe("emitter")?,
            eco_organisme: m.maybe("ecoOrganisme")?,
            trader: m.maybe("trader")?,
            broker: m.maybe("broker")?,
            intermediaries: m.maybe("intermediaries")?,
            waste_details: m.maybe("wasteDetails")?,
            is_direct_supply: m.maybe("isDirectSupply")?,
            transporter: m.maybe("transporter")?,
            transporters: m.maybe("transporters")?,
            recipient: m.maybe("recipient")?,
            grouping: m.maybe("grouping")?,
            appendix2_forms: m.maybe("appendix2Forms")?,
            temporary_storage_detail: m.maybe("temporaryStorageDetail")?,
        })
    }
}

pub static FORM_INPUT: Type = Type::new("FormInput", Kind::Input(&[
    input("id", &ID, OPT),
    input("customId", &STRING, OPT),
    input("emitter", &EMITTER_INPUT, OPT),
    input("ecoOrganisme", &ECO_ORGANISME_INPUT, OPT),
    input("trader", &TRADER_INPUT, OPT),
    input("broker", &BROKER_INPUT, OPT),
    input("intermediaries", &COMPANY_INPUT, OPT_LIST),
    input("wasteDetails", &WASTE_DETAILS_INPUT, OPT),
    input("isDirectSupply", &BOOLEAN, OPT),
    input("transporter", &TRANSPORTER_INPUT, OPT),
    input("transporters", &ID, OPT_LIST),
    input("recipient", &RECIPIENT_INPUT, OPT),
    input("grouping", &INITIAL_FORM_FRACTION_INPUT, OPT_LIST),
    input("appendix2Forms", &APPENDIX_FORM_INPUT, OPT_LIST),
    input("temporaryStorageDetail", &TEMPORARY_STORAGE_DETAIL_INPUT, OPT),
])).deprecating(&[
    deprecation("FormInput.appendix2Forms", None, "Utiliser `FormInput.grouping`."),
]);

/// Bordereau papier à saisir, par l'établissement qui a reçu et traité le déchet.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportPaperFormInput {
    pub id: Maybe<Id>,
    pub custom_id: Maybe<String>,
    pub emitter: Maybe<EmitterInput>,
    pub eco_organisme: Maybe<EcoOrganismeInput>,
    pub trader: Maybe<TraderInput>,
    pub broker: Maybe<BrokerInput>,
    pub transporter: Maybe<TransporterInput>,
    pub recipient: Maybe<RecipientInput>,
    pub waste_details: Maybe<WasteDetailsInput>,
    pub signing_info: SignatureFormInput,
    pub received_info: ReceivedFormInput,
    pub processed_info: ProcessedFormInput,
}

impl Input for ImportPaperFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            id: m.maybe("id")?,
            custom_id: m.maybe("customId")?,
            emitter: m.maybe("emitter")?,
            eco_organisme: m.maybe("ecoOrganisme")?,
            trader: m.maybe("trader")?,
            broker: m.maybe("broker")?,
            transporter: m.maybe("transporter")?,
            recipient: m.maybe("recipient")?,
            waste_details: m.maybe("wasteDetails")?,
            signing_info: m.required("signingInfo")?,
            received_info: m.required("receivedInfo")?,
            processed_info: m.required("processedInfo")?,
        })
    }
}

pub static IMPORT_PAPER_FORM_INPUT: Type = Type::new("ImportPaperFormInput", Kind::Input(&[
    input("id", &ID, OPT),
    input("customId", &STRING, OPT),
    input("emitter", &EMITTER_INPUT, OPT),
    input("ecoOrganisme", &ECO_ORGANISME_INPUT, OPT),
    input("trader", &TRADER_INPUT, OPT),
    input("broker", &BROKER_INPUT, OPT),
    input("transporter", &TRANSPORTER_INPUT, OPT),
    input("recipient", &RECIPIENT_INPUT, OPT),
    input("wasteDetails", &WASTE_DETAILS_INPUT, OPT),
    input("signingInfo", &SIGNATURE_FORM_INPUT, REQ),
    input("receivedInfo", &RECEIVED_FORM_INPUT, REQ),
    input("processedInfo", &PROCESSED_FORM_INPUT, REQ),
]));

/// Départ d'un chargement, tel que signé sur un bordereau papier.
#[derive(Debug, Clone, PartialEq)]
pub struct SignatureFormInput {
    pub sent_at: DateTime,
    pub sent_by: String,
}

impl Input for SignatureFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            sent_at: m.required("sentAt")?,
            sent_by: m.required("sentBy")?,
        })
    }
}

pub static SIGNATURE_FORM_INPUT: Type = Type::new("SignatureFormInput", Kind::Input(&[
    input("sentAt", &DATE_TIME, REQ),
    input("sentBy", &STRING, REQ),
]));

/// Segment à préparer ou à modifier.
#[derive(Debug, Clone, PartialEq)]
pub struct NextSegmentInfoInput {
    pub transporter: Maybe<TransporterInput>,
    pub mode: TransportMode,
}

impl Input for NextSegmentInfoInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            transporter: m.maybe("transporter")?,
            mode: m.required("mode")?,
        })
    }
}

pub static NEXT_SEGMENT_INFO_INPUT: Type = Type::new("NextSegmentInfoInput", Kind::Input(&[
    input("transporter", &TRANSPORTER_INPUT, OPT),
    input("mode", &TRANSPORT_MODE, REQ),
]));

/// Signature de la prise en charge d'un segment.
#[derive(Debug, Clone, PartialEq)]
pub struct TakeOverInput {
    pub taken_over_at: DateTime,
    pub taken_over_by: String,
    pub number_plate: Maybe<String>,
}

impl Input for TakeOverInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            taken_over_at: m.required("takenOverAt")?,
            taken_over_by: m.required("takenOverBy")?,
            number_plate: m.maybe("numberPlate")?,
        })
    }
}

pub static TAKE_OVER_INPUT: Type = Type::new("TakeOverInput", Kind::Input(&[
    input("takenOverAt", &DATE_TIME, REQ),
    input("takenOverBy", &STRING, REQ),
    input("numberPlate", &STRING, OPT),
]));

/// Émetteur à porter sur le bordereau.
#[derive(Debug, Clone, PartialEq)]
pub struct EmitterInput {
    pub r#type: Maybe<EmitterType>,
    pub is_private_individual: Maybe<bool>,
    pub is_foreign_ship: Maybe<bool>,
    pub company: Maybe<CompanyInput>,
    pub work_site: Maybe<WorkSiteInput>,
    pub pickup_site: Maybe<String>,
}

impl Input for EmitterInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            r#type: m.maybe("type")?,
            is_private_individual: m.maybe("isPrivateIndividual")?,
            is_foreign_ship: m.maybe("isForeignShip")?,
            company: m.maybe("company")?,
            work_site: m.maybe("workSite")?,
            pickup_site: m.maybe("pickupSite")?,
        })
    }
}

pub static EMITTER_INPUT: Type = Type::new("EmitterInput", Kind::Input(&[
    input("type", &EMITTER_TYPE, OPT),
    input("isPrivateIndividual", &BOOLEAN, OPT),
    input("isForeignShip", &BOOLEAN, OPT),
    input("company", &COMPANY_INPUT, OPT),
    input("workSite", &WORK_SITE_INPUT, OPT),
    input("pickupSite", &STRING, OPT),
]));

/// Chantier ou lieu d'enlèvement à indiquer au transporteur.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkSiteInput {
    pub name: Maybe<String>,
    pub address: Maybe<String>,
    pub postal_code: Maybe<String>,
    pub city: Maybe<String>,
    pub infos: Maybe<String>,
}

impl Input for WorkSiteInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            name: m.maybe("name")?,
            address: m.maybe("address")?,
            postal_code: m.maybe("postalCode")?,
            city: m.maybe("city")?,
            infos: m.maybe("infos")?,
        })
    }
}

pub static WORK_SITE_INPUT: Type = Type::new("WorkSiteInput", Kind::Input(&[
    input("name", &STRING, OPT),
    input("address", &STRING, OPT),
    input("postalCode", &STRING, OPT),
    input("city", &STRING, OPT),
    input("infos", &STRING, OPT),
]));

/// Éco-organisme à porter sur le bordereau.
#[derive(Debug, Clone, PartialEq)]
pub struct EcoOrganismeInput {
    pub siret: String,
    pub name: String,
}

impl Input for EcoOrganismeInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            siret: m.required("siret")?,
            name: m.required("name")?,
        })
    }
}

pub static ECO_ORGANISME_INPUT: Type = Type::new("EcoOrganismeInput", Kind::Input(&[
    input("siret", &STRING, REQ),
    input("name", &STRING, REQ),
]));

/// Négociant à porter sur le bordereau.
#[derive(Debug, Clone, PartialEq)]
pub struct TraderInput {
    pub company: Maybe<CompanyInput>,
    pub receipt: Maybe<String>,
    pub department: Maybe<String>,
    pub validity_limit: Maybe<DateTime>,
}

impl Input for TraderInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
            receipt: m.maybe("receipt")?,
            department: m.maybe("department")?,
            validity_limit: m.maybe("validityLimit")?,
        })
    }
}

pub static TRADER_INPUT: Type = Type::new("TraderInput", Kind::Input(&[
    input("company", &COMPANY_INPUT, OPT),
    input("receipt", &STRING, OPT),
    input("department", &STRING, OPT),
    input("validityLimit", &DATE_TIME, OPT),
])).deprecating(&[
    deprecation("TraderInput.receipt", None, "Fournir `TraderInput.company.siret` : le récépissé est repris de la fiche de l'entreprise."),
    deprecation("TraderInput.department", None, "Fournir `TraderInput.company.siret` : le récépissé est repris de la fiche de l'entreprise."),
    deprecation("TraderInput.validityLimit", None, "Fournir `TraderInput.company.siret` : le récépissé est repris de la fiche de l'entreprise."),
]);

/// Courtier à porter sur le bordereau.
#[derive(Debug, Clone, PartialEq)]
pub struct BrokerInput {
    pub company: Maybe<CompanyInput>,
    pub receipt: Maybe<String>,
    pub department: Maybe<String>,
    pub validity_limit: Maybe<DateTime>,
}

impl Input for BrokerInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
            receipt: m.maybe("receipt")?,
            department: m.maybe("department")?,
            validity_limit: m.maybe("validityLimit")?,
        })
    }
}

pub static BROKER_INPUT: Type = Type::new("BrokerInput", Kind::Input(&[
    input("company", &COMPANY_INPUT, OPT),
    input("receipt", &STRING, OPT),
    input("department", &STRING, OPT),
    input("validityLimit", &DATE_TIME, OPT),
])).deprecating(&[
    deprecation("BrokerInput.receipt", None, "Fournir `BrokerInput.company.siret` : le récépissé est repris de la fiche de l'entreprise."),
    deprecation("BrokerInput.department", None, "Fournir `BrokerInput.company.siret` : le récépissé est repris de la fiche de l'entreprise."),
    deprecation("BrokerInput.validityLimit", None, "Fournir `BrokerInput.company.siret` : le récépissé est repris de la fiche de l'entreprise."),
]);

/// Transporteur à porter sur le bordereau.
#[derive(Debug, Clone, PartialEq)]
pub struct TransporterInput {
    pub company: Maybe<CompanyInput>,
    pub is_exempted_of_receipt: Maybe<bool>,
    pub receipt: Maybe<String>,
    pub department: Maybe<String>,
    pub validity_limit: Maybe<DateTime>,
    pub mode: Maybe<TransportMode>,
    pub number_plate: Maybe<String>,
    pub custom_info: Maybe<String>,
}

impl Input for TransporterInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
            is_exempted_of_receipt: m.maybe("isExemptedOfReceipt")?,
            receipt: m.maybe("receipt")?,
            department: m.maybe("department")?,
            validity_limit: m.maybe("validityLimit")?,
            mode: m.maybe("mode")?,
            number_plate: m.maybe("numberPlate")?,
            custom_info: m.maybe("customInfo")?,
        })
    }
}

pub static TRANSPORTER_INPUT: Type = Type::new("TransporterInput", Kind::Input(&[
    input("company", &COMPANY_INPUT, OPT),
    input("isExemptedOfReceipt", &BOOLEAN, OPT),
    input("receipt", &STRING, OPT),
    input("department", &STRING, OPT),
    input("validityLimit", &DATE_TIME, OPT),
    input("mode", &TRANSPORT_MODE, OPT),
    input("numberPlate", &STRING, OPT),
    input("customInfo", &STRING, OPT),
])).deprecating(&[
    deprecation("TransporterInput.receipt", None, "Fournir `TransporterInput.company` : le récépissé est repris de la fiche de l'entreprise."),
    deprecation("TransporterInput.department", None, "Fournir `TransporterInput.company` : le récépissé est repris de la fiche de l'entreprise."),
    deprecation("TransporterInput.validityLimit", None, "Fournir `TransporterInput.company` : le récépissé est repris de la fiche de l'entreprise."),
]);

/// Destination à porter sur le bordereau.
#[derive(Debug, Clone, PartialEq)]
pub struct RecipientInput {
    pub company: Maybe<CompanyInput>,
    pub cap: Maybe<String>,
    pub processing_operation: Maybe<String>,
    pub is_temp_storage: Maybe<bool>,
}

impl Input for RecipientInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
            cap: m.maybe("cap")?,
            processing_operation: m.maybe("processingOperation")?,
            is_temp_storage: m.maybe("isTempStorage")?,
        })
    }
}

pub static RECIPIENT_INPUT: Type = Type::new("RecipientInput", Kind::Input(&[
    input("company", &COMPANY_INPUT, OPT),
    input("cap", &STRING, OPT),
    input("processingOperation", &STRING, OPT),
    input("isTempStorage", &BOOLEAN, OPT),
]));

/// Entreposage provisoire à prévoir.
#[derive(Debug, Clone, PartialEq)]
pub struct TemporaryStorageDetailInput {
    pub destination: Maybe<DestinationInput>,
}

impl Input for TemporaryStorageDetailInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            destination: m.maybe("destination")?,
        })
    }
}

pub static TEMPORARY_STORAGE_DETAIL_INPUT: Type = Type::new("TemporaryStorageDetailInput", Kind::Input(&[
    input("destination", &DESTINATION_INPUT, OPT),
]));

/// Destination finale d'un chargement entreposé provisoirement.
#[derive(Debug, Clone, PartialEq)]
pub struct DestinationInput {
    pub company: Maybe<CompanyInput>,
    pub cap: Maybe<String>,
    pub processing_operation: Maybe<String>,
    pub is_filled_by_emitter: Maybe<bool>,
}

impl Input for DestinationInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
            cap: m.maybe("cap")?,
            processing_operation: m.maybe("processingOperation")?,
            is_filled_by_emitter: m.maybe("isFilledByEmitter")?,
        })
    }
}

pub static DESTINATION_INPUT: Type = Type::new("DestinationInput", Kind::Input(&[
    input("company", &COMPANY_INPUT, OPT),
    input("cap", &STRING, OPT),
    input("processingOperation", &STRING, OPT),
    input("isFilledByEmitter", &BOOLEAN, OPT),
]));

/// Déchet à porter sur le bordereau.
#[derive(Debug, Clone, PartialEq)]
pub struct WasteDetailsInput {
    pub code: Maybe<String>,
    pub name: Maybe<String>,
    pub is_dangerous: Maybe<bool>,
    pub pop: Maybe<bool>,
    pub consistences: Maybe<Vec<Consistence>>,
    pub quantity: Maybe<f64>,
    pub quantity_type: Maybe<QuantityType>,
    pub packaging_infos: Maybe<Vec<PackagingInfoInput>>,
    pub packagings: Maybe<Vec<Option<Packagings>>>,
    pub other_packaging: Maybe<String>,
    pub number_of_packages: Maybe<i32>,
    pub is_subject_to_adr: Maybe<bool>,
    pub onu_code: Maybe<String>,
    pub non_road_regulation_mention: Maybe<String>,
    pub parcel_numbers: Maybe<Vec<ParcelNumberInput>>,
    pub analysis_references: Maybe<Vec<String>>,
    pub land_identifiers: Maybe<Vec<String>>,
    pub sample_number: Maybe<String>,
}

impl Input for WasteDetailsInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            code: m.maybe("code")?,
            name: m.maybe("name")?,
            is_dangerous: m.maybe("isDangerous")?,
            pop: m.maybe("pop")?,
            consistences: m.maybe("consistences")?,
            quantity: m.maybe("quantity")?,
            quantity_type: m.maybe("quantityType")?,
            packaging_infos: m.maybe("packagingInfos")?,
            packagings: m.maybe("packagings")?,
            other_packaging: m.maybe("otherPackaging")?,
            number_of_packages: m.maybe("numberOfPackages")?,
            is_subject_to_adr: m.maybe("isSubjectToADR")?,
            onu_code: m.maybe("onuCode")?,
            non_road_regulation_mention: m.maybe("nonRoadRegulationMention")?,
            parcel_numbers: m.maybe("parcelNumbers")?,
            analysis_references: m.maybe("analysisReferences")?,
            land_identifiers: m.maybe("landIdentifiers")?,
            sample_number: m.maybe("sampleNumber")?,
        })
    }
}

pub static WASTE_DETAILS_INPUT: Type = Type::new("WasteDetailsInput", Kind::Input(&[
    input("code", &STRING, OPT),
    input("name", &STRING, OPT),
    input("isDangerous", &BOOLEAN, OPT),
    input("pop", &BOOLEAN, OPT),
    input("consistences", &CONSISTENCE, OPT_LIST),
    input("quantity", &FLOAT, OPT),
    input("quantityType", &QUANTITY_TYPE, OPT),
    input("packagingInfos", &PACKAGING_INFO_INPUT, OPT_LIST),
    input("packagings", &PACKAGINGS, &[Wrap::List]),
    input("otherPackaging", &STRING, OPT),
    input("numberOfPackages", &INT, OPT),
    input("isSubjectToADR", &BOOLEAN, OPT),
    input("onuCode", &STRING, OPT),
    input("nonRoadRegulationMention", &STRING, OPT),
    input("parcelNumbers", &PARCEL_NUMBER_INPUT, OPT_LIST),
    input("analysisReferences", &STRING, OPT_LIST),
    input("landIdentifiers", &STRING, OPT_LIST),
    input("sampleNumber", &STRING, OPT),
]));

/// Ensemble de colis de même type à déclarer.
#[derive(Debug, Clone, PartialEq)]
pub struct PackagingInfoInput {
    pub r#type: Packagings,
    pub other: Maybe<String>,
    pub quantity: Maybe<i32>,
    pub volume: Maybe<f64>,
    pub identification_numbers: Maybe<Vec<String>>,
    pub numero: Maybe<String>,
    pub weight: Maybe<f64>,
}

impl Input for PackagingInfoInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            r#type: m.required("type")?,
            other: m.maybe("other")?,
            quantity: m.maybe("quantity")?,
            volume: m.maybe("volume")?,
            identification_numbers: m.maybe("identificationNumbers")?,
            numero: m.maybe("numero")?,
            weight: m.maybe("weight")?,
        })
    }
}

pub static PACKAGING_INFO_INPUT: Type = Type::new("PackagingInfoInput", Kind::Input(&[
    input("type", &PACKAGINGS, REQ),
    input("other", &STRING, OPT),
    input("quantity", &INT, OPT),
    input("volume", &FLOAT, OPT),
    input("identificationNumbers", &STRING, OPT_LIST),
    input("numero", &STRING, OPT),
    input("weight", &FLOAT, OPT),
]));

/// Parcelle d'origine de terres excavées.
#[derive(Debug, Clone, PartialEq)]
pub struct ParcelNumberInput {
    pub city: String,
    pub insee_code: Maybe<String>,
    pub postal_code: Maybe<String>,
    pub prefix: Maybe<String>,
    pub section: Maybe<String>,
    pub number: Maybe<String>,
    pub x: Maybe<f64>,
    pub y: Maybe<f64>,
}

impl Input for ParcelNumberInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            city: m.required("city")?,
            insee_code: m.maybe("inseeCode")?,
            postal_code: m.maybe("postalCode")?,
            prefix: m.maybe("prefix")?,
            section: m.maybe("section")?,
            number: m.maybe("number")?,
            x: m.maybe("x")?,
            y: m.maybe("y")?,
        })
    }
}

pub static PARCEL_NUMBER_INPUT: Type = Type::new("ParcelNumberInput", Kind::Input(&[
    input("city", &STRING, REQ),
    input("inseeCode", &STRING, OPT),
    input("postalCode", &STRING, OPT),
    input("prefix", &STRING, OPT),
    input("section", &STRING, OPT),
    input("number", &STRING, OPT),
    input("x", &FLOAT, OPT),
    input("y", &FLOAT, OPT),
])).deprecating(&[
    deprecation("ParcelNumberInput.postalCode", None, "Utiliser `ParcelNumberInput.inseeCode`."),
]);

/// Signature de l'émission.
#[derive(Debug, Clone, PartialEq)]
pub struct SignEmissionFormInput {
    pub emitted_at: DateTime,
    pub emitted_by: String,
    pub emitted_by_eco_organisme: Maybe<bool>,
    pub quantity: f64,
    pub packaging_infos: Maybe<Vec<PackagingInfoInput>>,
    pub onu_code: Maybe<String>,
    pub non_road_regulation_mention: Maybe<String>,
    pub transporter_number_plate: Maybe<String>,
}

impl Input for SignEmissionFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            emitted_at: m.required("emittedAt")?,
            emitted_by: m.required("emittedBy")?,
            emitted_by_eco_organisme: m.maybe("emittedByEcoOrganisme")?,
            quantity: m.required("quantity")?,
            packaging_infos: m.maybe("packagingInfos")?,
            onu_code: m.maybe("onuCode")?,
            non_road_regulation_mention: m.maybe("nonRoadRegulationMention")?,
            transporter_number_plate: m.maybe("transporterNumberPlate")?,
        })
    }
}

pub static SIGN_EMISSION_FORM_INPUT: Type = Type::new("SignEmissionFormInput", Kind::Input(&[
    input("emittedAt", &DATE_TIME, REQ),
    input("emittedBy", &STRING, REQ),
    input("emittedByEcoOrganisme", &BOOLEAN, OPT),
    input("quantity", &FLOAT, REQ),
    input("packagingInfos", &PACKAGING_INFO_INPUT, OPT_LIST),
    input("onuCode", &STRING, OPT),
    input("nonRoadRegulationMention", &STRING, OPT),
    input("transporterNumberPlate", &STRING, OPT),
]));

/// Signature de la prise en charge.
#[derive(Debug, Clone, PartialEq)]
pub struct SignTransportFormInput {
    pub taken_over_at: DateTime,
    pub taken_over_by: String,
    pub transporter_transport_mode: Maybe<TransportMode>,
    pub transporter_number_plate: Maybe<String>,
    pub transporter_company_contact: Maybe<String>,
    pub transporter_company_phone: Maybe<String>,
    pub transporter_company_mail: Maybe<String>,
}

impl Input for SignTransportFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            taken_over_at: m.required("takenOverAt")?,
            taken_over_by: m.required("takenOverBy")?,
            transporter_transport_mode: m.maybe("transporterTransportMode")?,
            transporter_number_plate: m.maybe("transporterNumberPlate")?,
            transporter_company_contact: m.maybe("transporterCompanyContact")?,
            transporter_company_phone: m.maybe("transporterCompanyPhone")?,
            transporter_company_mail: m.maybe("transporterCompanyMail")?,
        })
    }
}

pub static SIGN_TRANSPORT_FORM_INPUT: Type = Type::new("SignTransportFormInput", Kind::Input(&[
    input("takenOverAt", &DATE_TIME, REQ),
    input("takenOverBy", &STRING, REQ),
    input("transporterTransportMode", &TRANSPORT_MODE, OPT),
    input("transporterNumberPlate", &STRING, OPT),
    input("transporterCompanyContact", &STRING, OPT),
    input("transporterCompanyPhone", &STRING, OPT),
    input("transporterCompanyMail", &STRING, OPT),
]));

/// Réception du chargement par la destination.
#[derive(Debug, Clone, PartialEq)]
pub struct ReceivedFormInput {
    pub received_at: DateTime,
    pub received_by: String,
    pub quantity_received: Maybe<f64>,
    pub quantity_refused: Maybe<f64>,
    pub waste_acceptation_status: Maybe<WasteAcceptationStatus>,
    pub waste_refusal_reason: Maybe<String>,
    pub signed_at: Maybe<DateTime>,
}

impl Input for ReceivedFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            received_at: m.required("receivedAt")?,
            received_by: m.required("receivedBy")?,
            quantity_received: m.maybe("quantityReceived")?,
            quantity_refused: m.maybe("quantityRefused")?,
            waste_acceptation_status: m.maybe("wasteAcceptationStatus")?,
            waste_refusal_reason: m.maybe("wasteRefusalReason")?,
            signed_at: m.maybe("signedAt")?,
        })
    }
}

pub static RECEIVED_FORM_INPUT: Type = Type::new("ReceivedFormInput", Kind::Input(&[
    input("receivedAt", &DATE_TIME, REQ),
    input("receivedBy", &STRING, REQ),
    input("quantityReceived", &FLOAT, OPT),
    input("quantityRefused", &FLOAT, OPT),
    input("wasteAcceptationStatus", &WASTE_ACCEPTATION_STATUS, OPT),
    input("wasteRefusalReason", &STRING, OPT),
    input("signedAt", &DATE_TIME, OPT),
]));

/// Décision de la destination sur un chargement déjà reçu.
#[derive(Debug, Clone, PartialEq)]
pub struct AcceptedFormInput {
    pub signed_at: DateTime,
    pub signed_by: String,
    pub waste_acceptation_status: WasteAcceptationStatus,
    pub waste_refusal_reason: Maybe<String>,
    pub quantity_received: f64,
    pub quantity_refused: f64,
    pub has_citerne_been_washed_out: Maybe<bool>,
    pub citerne_not_washed_out_reason: Maybe<CiterneNotWashedOutReason>,
    pub empty_return_adr: Maybe<EmptyReturnADR>,
}

impl Input for AcceptedFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            signed_at: m.required("signedAt")?,
            signed_by: m.required("signedBy")?,
            waste_acceptation_status: m.required("wasteAcceptationStatus")?,
            waste_refusal_reason: m.maybe("wasteRefusalReason")?,
            quantity_received: m.required("quantityReceived")?,
            quantity_refused: m.required("quantityRefused")?,
            has_citerne_been_washed_out: m.maybe("hasCiterneBeenWashedOut")?,
            citerne_not_washed_out_reason: m.maybe("citerneNotWashedOutReason")?,
            empty_return_adr: m.maybe("emptyReturnADR")?,
        })
    }
}

pub static ACCEPTED_FORM_INPUT: Type = Type::new("AcceptedFormInput", Kind::Input(&[
    input("signedAt", &DATE_TIME, REQ),
    input("signedBy", &STRING, REQ),
    input("wasteAcceptationStatus", &WASTE_ACCEPTATION_STATUS, REQ),
    input("wasteRefusalReason", &STRING, OPT),
    input("quantityReceived", &FLOAT, REQ),
    input("quantityRefused", &FLOAT, REQ),
    input("hasCiterneBeenWashedOut", &BOOLEAN, OPT),
    input("citerneNotWashedOutReason", &CITERNE_NOT_WASHED_OUT_REASON, OPT),
    input("emptyReturnADR", &EMPTY_RETURN_ADR, OPT),
]));

/// Traitement réalisé par la destination.
#[derive(Debug, Clone, PartialEq)]
pub struct ProcessedFormInput {
    pub processing_operation_done: String,
    pub processing_operation_description: Maybe<String>,
    pub destination_operation_mode: Maybe<OperationMode>,
    pub processed_at: DateTime,
    pub processed_by: String,
    pub no_traceability: Maybe<bool>,
    pub next_destination: Maybe<NextDestinationInput>,
    pub is_upcycled: Maybe<bool>,
    pub destination_parcel_insee_codes: Maybe<Vec<String>>,
    pub destination_parcel_numbers: Maybe<Vec<String>>,
    pub destination_parcel_coordinates: Maybe<Vec<String>>,
}

impl Input for ProcessedFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            processing_operation_done: m.required("processingOperationDone")?,
            processing_operation_description: m.maybe("processingOperationDescription")?,
            destination_operation_mode: m.maybe("destinationOperationMode")?,
            processed_at: m.required("processedAt")?,
            processed_by: m.required("processedBy")?,
            no_traceability: m.maybe("noTraceability")?,
            next_destination: m.maybe("nextDestination")?,
            is_upcycled: m.maybe("isUpcycled")?,
            destination_parcel_insee_codes: m.maybe("destinationParcelInseeCodes")?,
            destination_parcel_numbers: m.maybe("destinationParcelNumbers")?,
            destination_parcel_coordinates: m.maybe("destinationParcelCoordinates")?,
        })
    }
}

pub static PROCESSED_FORM_INPUT: Type = Type::new("ProcessedFormInput", Kind::Input(&[
    input("processingOperationDone", &STRING, REQ),
    input("processingOperationDescription", &STRING, OPT),
    input("destinationOperationMode", &OPERATION_MODE, OPT),
    input("processedAt", &DATE_TIME, REQ),
    input("processedBy", &STRING, REQ),
    input("noTraceability", &BOOLEAN, OPT),
    input("nextDestination", &NEXT_DESTINATION_INPUT, OPT),
    input("isUpcycled", &BOOLEAN, OPT),
    input("destinationParcelInseeCodes", &STRING, OPT_LIST),
    input("destinationParcelNumbers", &STRING, OPT_LIST),
    input("destinationParcelCoordinates", &STRING, OPT_LIST),
]));

/// Destination prévue après un regroupement ou un entreposage.
#[derive(Debug, Clone, PartialEq)]
pub struct NextDestinationInput {
    pub company: Maybe<CompanyInput>,
    pub processing_operation: String,
    pub notification_number: Maybe<String>,
}

impl Input for NextDestinationInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
            processing_operation: m.required("processingOperation")?,
            notification_number: m.maybe("notificationNumber")?,
        })
    }
}

pub static NEXT_DESTINATION_INPUT: Type = Type::new("NextDestinationInput", Kind::Input(&[
    input("company", &COMPANY_INPUT, OPT),
    input("processingOperation", &STRING, REQ),
    input("notificationNumber", &STRING, OPT),
]));

/// Réception du chargement par le site d'entreposage provisoire.
#[derive(Debug, Clone, PartialEq)]
pub struct TempStoredFormInput {
    pub received_at: DateTime,
    pub received_by: String,
    pub quantity_received: f64,
    pub quantity_refused: Maybe<f64>,
    pub quantity_type: QuantityType,
    pub waste_acceptation_status: Maybe<WasteAcceptationStatus>,
    pub waste_refusal_reason: Maybe<String>,
    pub signed_at: Maybe<DateTime>,
}

impl Input for TempStoredFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            received_at: m.required("receivedAt")?,
            received_by: m.required("receivedBy")?,
            quantity_received: m.required("quantityReceived")?,
            quantity_refused: m.maybe("quantityRefused")?,
            quantity_type: m.required("quantityType")?,
            waste_acceptation_status: m.maybe("wasteAcceptationStatus")?,
            waste_refusal_reason: m.maybe("wasteRefusalReason")?,
            signed_at: m.maybe("signedAt")?,
        })
    }
}

pub static TEMP_STORED_FORM_INPUT: Type = Type::new("TempStoredFormInput", Kind::Input(&[
    input("receivedAt", &DATE_TIME, REQ),
    input("receivedBy", &STRING, REQ),
    input("quantityReceived", &FLOAT, REQ),
    input("quantityRefused", &FLOAT, OPT),
    input("quantityType", &QUANTITY_TYPE, REQ),
    input("wasteAcceptationStatus", &WASTE_ACCEPTATION_STATUS, OPT),
    input("wasteRefusalReason", &STRING, OPT),
    input("signedAt", &DATE_TIME, OPT),
]));

/// Décision du site d'entreposage provisoire sur un chargement déjà reçu.
#[derive(Debug, Clone, PartialEq)]
pub struct TempStorerAcceptedFormInput {
    pub signed_at: DateTime,
    pub signed_by: String,
    pub waste_acceptation_status: WasteAcceptationStatus,
    pub waste_refusal_reason: Maybe<String>,
    pub quantity_received: f64,
    pub quantity_refused: f64,
    pub quantity_type: QuantityType,
}

impl Input for TempStorerAcceptedFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            signed_at: m.required("signedAt")?,
            signed_by: m.required("signedBy")?,
            waste_acceptation_status: m.required("wasteAcceptationStatus")?,
            waste_refusal_reason: m.maybe("wasteRefusalReason")?,
            quantity_received: m.required("quantityReceived")?,
            quantity_refused: m.required("quantityRefused")?,
            quantity_type: m.required("quantityType")?,
        })
    }
}

pub static TEMP_STORER_ACCEPTED_FORM_INPUT: Type = Type::new("TempStorerAcceptedFormInput", Kind::Input(&[
    input("signedAt", &DATE_TIME, REQ),
    input("signedBy", &STRING, REQ),
    input("wasteAcceptationStatus", &WASTE_ACCEPTATION_STATUS, REQ),
    input("wasteRefusalReason", &STRING, OPT),
    input("quantityReceived", &FLOAT, REQ),
    input("quantityRefused", &FLOAT, REQ),
    input("quantityType", &QUANTITY_TYPE, REQ),
]));

/// Réexpédition préparée par le site d'entreposage provisoire.
#[derive(Debug, Clone, PartialEq)]
pub struct ResealedFormInput {
    pub destination: Maybe<DestinationInput>,
    pub waste_details: Maybe<WasteDetailsRepackagingInput>,
    pub transporter: Maybe<TransporterInput>,
}

impl Input for ResealedFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            destination: m.maybe("destination")?,
            waste_details: m.maybe("wasteDetails")?,
            transporter: m.maybe("transporter")?,
        })
    }
}

pub static RESEALED_FORM_INPUT: Type = Type::new("ResealedFormInput", Kind::Input(&[
    input("destination", &DESTINATION_INPUT, OPT),
    input("wasteDetails", &WASTE_DETAILS_REPACKAGING_INPUT, OPT),
    input("transporter", &TRANSPORTER_INPUT, OPT),
]));

/// Réexpédition déclarée en une fois par le site d'entreposage provisoire.
#[derive(Debug, Clone, PartialEq)]
pub struct ResentFormInput {
    pub destination: Maybe<DestinationInput>,
    pub waste_details: Maybe<WasteDetailsRepackagingInput>,
    pub transporter: Maybe<TransporterInput>,
    pub signed_at: DateTime,
    pub signed_by: String,
}

impl Input for ResentFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            destination: m.maybe("destination")?,
            waste_details: m.maybe("wasteDetails")?,
            transporter: m.maybe("transporter")?,
            signed_at: m.required("signedAt")?,
            signed_by: m.required("signedBy")?,
        })
    }
}

pub static RESENT_FORM_INPUT: Type = Type::new("ResentFormInput", Kind::Input(&[
    input("destination", &DESTINATION_INPUT, OPT),
    input("wasteDetails", &WASTE_DETAILS_REPACKAGING_INPUT, OPT),
    input("transporter", &TRANSPORTER_INPUT, OPT),
    input("signedAt", &DATE_TIME, REQ),
    input("signedBy", &STRING, REQ),
]));

/// Déchet tel qu'il repart du site d'entreposage.
#[derive(Debug, Clone, PartialEq)]
pub struct WasteDetailsRepackagingInput {
    pub onu_code: Maybe<String>,
    pub waste_details_non_road_regulation_mention: Maybe<String>,
    pub packaging_infos: Maybe<Vec<PackagingInfoInput>>,
    pub quantity: Maybe<f64>,
    pub quantity_type: Maybe<QuantityType>,
}

impl Input for WasteDetailsRepackagingInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            onu_code: m.maybe("onuCode")?,
            waste_details_non_road_regulation_mention: m.maybe("wasteDetailsNonRoadRegulationMention")?,
            packaging_infos: m.maybe("packagingInfos")?,
            quantity: m.maybe("quantity")?,
            quantity_type: m.maybe("quantityType")?,
        })
    }
}

pub static WASTE_DETAILS_REPACKAGING_INPUT: Type = Type::new("WasteDetailsRepackagingInput", Kind::Input(&[
    input("onuCode", &STRING, OPT),
    input("wasteDetailsNonRoadRegulationMention", &STRING, OPT),
    input("packagingInfos", &PACKAGING_INFO_INPUT, OPT_LIST),
    input("quantity", &FLOAT, OPT),
    input("quantityType", &QUANTITY_TYPE, OPT),
]));

/// Signatures de celui qui remet le chargement et du transporteur, recueillies en une fois.
#[derive(Debug, Clone, PartialEq)]
pub struct TransporterSignatureFormInput {
    pub sent_at: DateTime,
    pub sent_by: String,
    pub signed_by_transporter: bool,
    pub signed_by_producer: bool,
    pub security_code: i32,
    pub signature_author: Maybe<SignatureAuthor>,
    pub quantity: f64,
    pub packaging_infos: Maybe<Vec<PackagingInfoInput>>,
    pub packagings: Maybe<Vec<Option<Packagings>>>,
    pub onu_code: Maybe<String>,
}

impl Input for TransporterSignatureFormInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            sent_at: m.required("sentAt")?,
            sent_by: m.required("sentBy")?,
            signed_by_transporter: m.required("signedByTransporter")?,
            signed_by_producer: m.required("signedByProducer")?,
            security_code: m.required("securityCode")?,
            signature_author: m.maybe("signatureAuthor")?,
            quantity: m.required("quantity")?,
            packaging_infos: m.maybe("packagingInfos")?,
            packagings: m.maybe("packagings")?,
            onu_code: m.maybe("onuCode")?,
        })
    }
}

pub static TRANSPORTER_SIGNATURE_FORM_INPUT: Type = Type::new("TransporterSignatureFormInput", Kind::Input(&[
    input("sentAt", &DATE_TIME, REQ),
    input("sentBy", &STRING, REQ),
    input("signedByTransporter", &BOOLEAN, REQ),
    input("signedByProducer", &BOOLEAN, REQ),
    input("securityCode", &INT, REQ),
    input("signatureAuthor", &SIGNATURE_AUTHOR, OPT),
    input("quantity", &FLOAT, REQ),
    input("packagingInfos", &PACKAGING_INFO_INPUT, OPT_LIST),
    input("packagings", &PACKAGINGS, &[Wrap::List]),
    input("onuCode", &STRING, OPT),
]));

/// Statut d'un BSDD.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FormStatus {
    Draft,
    Sealed,
    SignedByProducer,
    Sent,
    Received,
    Accepted,
    Refused,
    TempStored,
    TempStorerAccepted,
    Resealed,
    SignedByTempStorer,
    Resent,
    AwaitingGroup,
    Grouped,
    Processed,
    FollowedWithPnttd,
    NoTraceability,
    Canceled,
}

impl FormStatus {
    pub const ALL: &[Self] = &[
        Self::Draft, Self::Sealed, Self::SignedByProducer, Self::Sent, Self::Received, Self::Accepted,
        Self::Refused, Self::TempStored, Self::TempStorerAccepted, Self::Resealed,
        Self::SignedByTempStorer, Self::Resent, Self::AwaitingGroup, Self::Grouped, Self::Processed,
        Self::FollowedWithPnttd, Self::NoTraceability, Self::Canceled,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "DRAFT",
            Self::Sealed => "SEALED",
            Self::SignedByProducer => "SIGNED_BY_PRODUCER",
            Self::Sent => "SENT",
            Self::Received => "RECEIVED",
            Self::Accepted => "ACCEPTED",
            Self::Refused => "REFUSED",
            Self::TempStored => "TEMP_STORED",
            Self::TempStorerAccepted => "TEMP_STORER_ACCEPTED",
            Self::Resealed => "RESEALED",
            Self::SignedByTempStorer => "SIGNED_BY_TEMP_STORER",
            Self::Resent => "RESENT",
            Self::AwaitingGroup => "AWAITING_GROUP",
            Self::Grouped => "GROUPED",
            Self::Processed => "PROCESSED",
            Self::FollowedWithPnttd => "FOLLOWED_WITH_PNTTD",
            Self::NoTraceability => "NO_TRACEABILITY",
            Self::Canceled => "CANCELED",
        }
    }
}
enum_impls!(FormStatus);

pub static FORM_STATUS: Type = Type::new("FormStatus", Kind::Enum(&[
    "DRAFT", "SEALED", "SIGNED_BY_PRODUCER", "SENT", "RECEIVED", "ACCEPTED", "REFUSED", "TEMP_STORED",
    "TEMP_STORER_ACCEPTED", "RESEALED", "SIGNED_BY_TEMP_STORER", "RESENT", "AWAITING_GROUP", "GROUPED",
    "PROCESSED", "FOLLOWED_WITH_PNTTD", "NO_TRACEABILITY", "CANCELED",
]));

/// Rôle que joue une entreprise sur un BSDD.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FormRole {
    Emitter,
    EcoOrganisme,
    Trader,
    Broker,
    Intermediary,
    Transporter,
    Recipient,
}

impl FormRole {
    pub const ALL: &[Self] = &[
        Self::Emitter, Self::EcoOrganisme, Self::Trader, Self::Broker, Self::Intermediary,
        Self::Transporter, Self::Recipient,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Emitter => "EMITTER",
            Self::EcoOrganisme => "ECO_ORGANISME",
            Self::Trader => "TRADER",
            Self::Broker => "BROKER",
            Self::Intermediary => "INTERMEDIARY",
            Self::Transporter => "TRANSPORTER",
            Self::Recipient => "RECIPIENT",
        }
    }
}
enum_impls!(FormRole);

pub static FORM_ROLE: Type = Type::new("FormRole", Kind::Enum(&[
    "EMITTER", "ECO_ORGANISME", "TRADER", "BROKER", "INTERMEDIARY", "TRANSPORTER", "RECIPIENT",
]));

/// Ancien choix des bordereaux à porter dans un export de registre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FormsRegisterExportType {
    All,
    Outgoing,
    Incoming,
    Transported,
    Traded,
    Brokered,
}

impl FormsRegisterExportType {
    pub const ALL: &[Self] = &[
        Self::All, Self::Outgoing, Self::Incoming, Self::Transported, Self::Traded, Self::Brokered,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "ALL",
            Self::Outgoing => "OUTGOING",
            Self::Incoming => "INCOMING",
            Self::Transported => "TRANSPORTED",
            Self::Traded => "TRADED",
            Self::Brokered => "BROKERED",
        }
    }
}
enum_impls!(FormsRegisterExportType);

pub static FORMS_REGISTER_EXPORT_TYPE: Type = Type::new("FormsRegisterExportType", Kind::Enum(&["ALL", "OUTGOING", "INCOMING", "TRANSPORTED", "TRADED", "BROKERED"]));

/// Qualité en laquelle l'émetteur remet le déchet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EmitterType {
    Producer,
    Other,
    Appendix1,
    Appendix1Producer,
    Appendix2,
}

impl EmitterType {
    pub const ALL: &[Self] = &[
        Self::Producer, Self::Other, Self::Appendix1, Self::Appendix1Producer, Self::Appendix2,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Producer => "PRODUCER",
            Self::Other => "OTHER",
            Self::Appendix1 => "APPENDIX1",
            Self::Appendix1Producer => "APPENDIX1_PRODUCER",
            Self::Appendix2 => "APPENDIX2",
        }
    }
}
enum_impls!(EmitterType);

pub static EMITTER_TYPE: Type = Type::new("EmitterType", Kind::Enum(&["PRODUCER", "OTHER", "APPENDIX1", "APPENDIX1_PRODUCER", "APPENDIX2"]));

/// État physique du déchet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Consistence {
    Solid,
    Doughy,
    Liquid,
    Gaseous,
}

impl Consistence {
    pub const ALL: &[Self] = &[Self::Solid, Self::Doughy, Self::Liquid, Self::Gaseous];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Solid => "SOLID",
            Self::Doughy => "DOUGHY",
            Self::Liquid => "LIQUID",
            Self::Gaseous => "GASEOUS",
        }
    }
}
enum_impls!(Consistence);

pub static CONSISTENCE: Type = Type::new("Consistence", Kind::Enum(&["SOLID", "DOUGHY", "LIQUID", "GASEOUS"]));

/// Type de conditionnement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Packagings {
    Fut,
    Grv,
    Citerne,
    Benne,
    Autre,
    Pipeline,
}

impl Packagings {
    pub const ALL: &[Self] = &[
        Self::Fut, Self::Grv, Self::Citerne, Self::Benne, Self::Autre, Self::Pipeline,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fut => "FUT",
            Self::Grv => "GRV",
            Self::Citerne => "CITERNE",
            Self::Benne => "BENNE",
            Self::Autre => "AUTRE",
            Self::Pipeline => "PIPELINE",
        }
    }
}
enum_impls!(Packagings);

pub static PACKAGINGS: Type = Type::new("Packagings", Kind::Enum(&["FUT", "GRV", "CITERNE", "BENNE", "AUTRE", "PIPELINE"])).deprecating(&[
    deprecation("Packagings.PIPELINE", None, "Mettre `isDirectSupply` à `true` dans `CreateFormInput` ou `UpdateFormInput`."),
]);

/// Raison pour laquelle une citerne repart sans avoir été rincée.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CiterneNotWashedOutReason {
    Exempted,
    Incompatible,
    Unavailable,
    NotByDriver,
}

impl CiterneNotWashedOutReason {
    pub const ALL: &[Self] = &[
        Self::Exempted, Self::Incompatible, Self::Unavailable, Self::NotByDriver,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exempted => "EXEMPTED",
            Self::Incompatible => "INCOMPATIBLE",
            Self::Unavailable => "UNAVAILABLE",
            Self::NotByDriver => "NOT_BY_DRIVER",
        }
    }
}
enum_impls!(CiterneNotWashedOutReason);

pub static CITERNE_NOT_WASHED_OUT_REASON: Type = Type::new("CiterneNotWashedOutReason", Kind::Enum(&["EXEMPTED", "INCOMPATIBLE", "UNAVAILABLE", "NOT_BY_DRIVER"]));

/// Mention que l'ADR prescrit pour un moyen de transport qui repart vide sans avoir été nettoyé.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EmptyReturnADR {
    EmptyReturnNotWashed,
    EmptyVehicle,
    EmptyCiterne,
    EmptyContainer,
    EmptyCiterneContainer,
}

impl EmptyReturnADR {
    pub const ALL: &[Self] = &[
        Self::EmptyReturnNotWashed, Self::EmptyVehicle, Self::EmptyCiterne, Self::EmptyContainer,
        Self::EmptyCiterneContainer,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::EmptyReturnNotWashed => "EMPTY_RETURN_NOT_WASHED",
            Self::EmptyVehicle => "EMPTY_VEHICLE",
            Self::EmptyCiterne => "EMPTY_CITERNE",
            Self::EmptyContainer => "EMPTY_CONTAINER",
            Self::EmptyCiterneContainer => "EMPTY_CITERNE_CONTAINER",
        }
    }
}
enum_impls!(EmptyReturnADR);

pub static EMPTY_RETURN_ADR: Type = Type::new("EmptyReturnADR", Kind::Enum(&[
    "EMPTY_RETURN_NOT_WASHED", "EMPTY_VEHICLE", "EMPTY_CITERNE", "EMPTY_CONTAINER",
    "EMPTY_CITERNE_CONTAINER",
]));

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
    fn form(&self, cx: &Context<'_>, id: Maybe<Id>, readable_id: Maybe<String>) -> impl Future<Output = Result<Reply<Form>>> + Send;
    /// Resolves `Query.forms`.
    fn forms(&self, cx: &Context<'_>, args: FormsArgs) -> impl Future<Output = Result<Reply<Vec<Form>>>> + Send;
    /// Resolves `Query.formPdf`.
    fn form_pdf(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<FileDownload>> + Send;
    /// Resolves `Query.formsLifeCycle`.
    fn forms_life_cycle(&self, cx: &Context<'_>, args: FormsLifeCycleArgs) -> impl Future<Output = Result<FormsLifeCycleData>> + Send;
    /// Resolves `Query.appendixForms`.
    fn appendix_forms(&self, cx: &Context<'_>, siret: String, waste_code: Maybe<String>) -> impl Future<Output = Result<Vec<Form>>> + Send;
    /// Resolves `Query.getCommuneByCoordinates`.
    fn get_commune_by_coordinates(&self, cx: &Context<'_>, lat: f64, lng: f64) -> impl Future<Output = Result<Option<Commune>>> + Send;
    /// Resolves `Query.getCityNameByInseeCode`.
    fn get_city_name_by_insee_code(&self, cx: &Context<'_>, insee_code: String) -> impl Future<Output = Result<String>> + Send;
    /// Resolves `Mutation.createForm`.
    fn create_form(&self, cx: &Context<'_>, create_form_input: CreateFormInput) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.saveForm`.
    fn save_form(&self, cx: &Context<'_>, form_input: FormInput) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.duplicateForm`.
    fn duplicate_form(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<Form>> + Send;
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
    /// Resolves `Mutation.createFormTransporter`.
    fn create_form_transporter(&self, cx: &Context<'_>, input: TransporterInput) -> impl Future<Output = Result<Option<Transporter>>> + Send;
    /// Resolves `Mutation.updateFormTransporter`.
    fn update_form_transporter(&self, cx: &Context<'_>, id: Id, input: TransporterInput) -> impl Future<Output = Result<Option<Transporter>>> + Send;
    /// Resolves `Mutation.deleteFormTransporter`.
    fn delete_form_transporter(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<Id>> + Send;
    /// Resolves `Mutation.markAsReceived`.
    fn mark_as_received(&self, cx: &Context<'_>, id: Id, received_info: ReceivedFormInput) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.markAsAccepted`.
    fn mark_as_accepted(&self, cx: &Context<'_>, accepted_info: AcceptedFormInput, id: Id) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.markAsProcessed`.
    fn mark_as_processed(&self, cx: &Context<'_>, id: Id, processed_info: ProcessedFormInput) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.importPaperForm`.
    fn import_paper_form(&self, cx: &Context<'_>, input: ImportPaperFormInput) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.markAsTempStored`.
    fn mark_as_temp_stored(&self, cx: &Context<'_>, id: Id, temp_stored_infos: TempStoredFormInput) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.markAsTempStorerAccepted`.
    fn mark_as_temp_storer_accepted(&self, cx: &Context<'_>, id: Id, temp_storer_accepted_info: TempStorerAcceptedFormInput) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.markAsResealed`.
    fn mark_as_resealed(&self, cx: &Context<'_>, id: Id, resealed_infos: ResealedFormInput) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.markAsResent`.
    fn mark_as_resent(&self, cx: &Context<'_>, id: Id, resent_infos: ResentFormInput) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.signedByTransporter`.
    fn signed_by_transporter(&self, cx: &Context<'_>, id: Id, signing_info: TransporterSignatureFormInput) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.updateTransporterFields`.
    fn update_transporter_fields(&self, cx: &Context<'_>, id: Id, transporter_custom_info: Maybe<String>, transporter_number_plate: Maybe<String>) -> impl Future<Output = Result<Form>> + Send;
    /// Resolves `Mutation.prepareSegment`.
    fn prepare_segment(&self, cx: &Context<'_>, id: Id, next_segment_info: NextSegmentInfoInput, siret: String) -> impl Future<Output = Result<TransportSegment>> + Send;
    /// Resolves `Mutation.editSegment`.
    fn edit_segment(&self, cx: &Context<'_>, id: Id, next_segment_info: NextSegmentInfoInput, siret: String) -> impl Future<Output = Result<TransportSegment>> + Send;
    /// Resolves `Mutation.markSegmentAsReadyToTakeOver`.
    fn mark_segment_as_ready_to_take_over(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<TransportSegment>> + Send;
    /// Resolves `Mutation.takeOverSegment`.
    fn take_over_segment(&self, cx: &Context<'_>, id: Id, take_over_info: TakeOverInput) -> impl Future<Output = Result<TransportSegment>> + Send;
    /// Resolves `Form.grouping`, one result a parent.
    fn form_grouping(&self, cx: &Context<'_>, parents: &[&Form]) -> impl Future<Output = Vec<Result<Option<Vec<InitialFormFraction>>>>> + Send;
    /// Resolves `Form.groupedIn`, one result a parent.
    fn form_grouped_in(&self, cx: &Context<'_>, parents: &[&Form]) -> impl Future<Output = Vec<Result<Option<Vec<FormFraction>>>>> + Send;
    /// Resolves `Form.appendix2Forms`, one result a parent.
    fn form_appendix2_forms(&self, cx: &Context<'_>, parents: &[&Form]) -> impl Future<Output = Vec<Result<Option<Vec<InitialForm>>>>> + Send;
    /// Resolves `Form.metadata`, one result a parent.
    fn form_metadata(&self, cx: &Context<'_>, parents: &[&Form]) -> impl Future<Output = Vec<Result<Box<FormMetadata>>>> + Send;
}

pub(super) async fn resolve_form<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    match api.form(&cx, a.maybe("id")?, a.maybe("readableId")?).await? {
        Reply::Written(answer) => Ok(answer),
        Reply::Made(mut value) => {
            fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
            Ok(Box::new(value))
        }
    }
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
    match api.forms(&cx, args).await? {
        Reply::Written(answer) => Ok(answer),
        Reply::Made(mut value) => {
            fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
            Ok(Box::new(value))
        }
    }
}

pub(super) async fn resolve_form_pdf<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.form_pdf(&cx, a.required("id")?).await?))
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

pub(super) async fn resolve_appendix_forms<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.appendix_forms(&cx, a.required("siret")?, a.maybe("wasteCode")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
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
    let mut value = api.create_form(&cx, a.required("createFormInput")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_save_form<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.save_form(&cx, a.required("formInput")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_duplicate_form<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.duplicate_form(&cx, a.required("id")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_update_form<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.update_form(&cx, a.required("updateFormInput")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_delete_form<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.delete_form(&cx, a.required("id")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_mark_as_sealed<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.mark_as_sealed(&cx, a.required("id")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_sign_emission_form<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.sign_emission_form(&cx, a.required("id")?, a.required("input")?, a.maybe("securityCode")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_sign_transport_form<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.sign_transport_form(&cx, a.required("id")?, a.required("input")?, a.maybe("securityCode")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_create_form_transporter<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_form_transporter(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_update_form_transporter<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.update_form_transporter(&cx, a.required("id")?, a.required("input")?).await?))
}

pub(super) async fn resolve_delete_form_transporter<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.delete_form_transporter(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_mark_as_received<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.mark_as_received(&cx, a.required("id")?, a.required("receivedInfo")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_mark_as_accepted<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.mark_as_accepted(&cx, a.required("acceptedInfo")?, a.required("id")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_mark_as_processed<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.mark_as_processed(&cx, a.required("id")?, a.required("processedInfo")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_import_paper_form<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.import_paper_form(&cx, a.required("input")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_mark_as_temp_stored<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.mark_as_temp_stored(&cx, a.required("id")?, a.required("tempStoredInfos")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_mark_as_temp_storer_accepted<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.mark_as_temp_storer_accepted(&cx, a.required("id")?, a.required("tempStorerAcceptedInfo")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_mark_as_resealed<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.mark_as_resealed(&cx, a.required("id")?, a.required("resealedInfos")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_mark_as_resent<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.mark_as_resent(&cx, a.required("id")?, a.required("resentInfos")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_signed_by_transporter<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.signed_by_transporter(&cx, a.required("id")?, a.required("signingInfo")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_update_transporter_fields<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.update_transporter_fields(&cx, a.required("id")?, a.maybe("transporterCustomInfo")?, a.maybe("transporterNumberPlate")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_prepare_segment<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.prepare_segment(&cx, a.required("id")?, a.required("nextSegmentInfo")?, a.required("siret")?).await?))
}

pub(super) async fn resolve_edit_segment<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.edit_segment(&cx, a.required("id")?, a.required("nextSegmentInfo")?, a.required("siret")?).await?))
}

pub(super) async fn resolve_mark_segment_as_ready_to_take_over<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.mark_segment_as_ready_to_take_over(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_take_over_segment<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.take_over_segment(&cx, a.required("id")?, a.required("takeOverInfo")?).await?))
}

impl Fetch<Computed> for Form {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if matches!(self.grouping, Slot::Empty)
            && let Some(at) = at.below(&FORM, Self::GROUPING)
        {
            level.form_grouping.push(self, &at);
        }
        if let Some(at) = at.below(&FORM, Self::GROUPED_IN) {
            if matches!(self.grouped_in, Slot::Empty) {
                level.form_grouped_in.push(self, &at);
            } else {
                Fetch::<Computed>::gather(&self.grouped_in, &at, level);
            }
        }
        if matches!(self.appendix2_forms, Slot::Empty)
            && let Some(at) = at.below(&FORM, Self::APPENDIX2_FORMS)
        {
            level.form_appendix2_forms.push(self, &at);
        }
        if let Some(at) = at.below(&FORM, Self::METADATA) {
            if matches!(self.metadata, Slot::Empty) {
                level.form_metadata.push(self, &at);
            } else {
                Fetch::<Computed>::gather(&self.metadata, &at, level);
            }
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if matches!(self.grouping, Slot::Empty)
            && let Some(_) = at.below(&FORM, Self::GROUPING)
        {
            self.grouping = fetched.form_grouping.slot();
        }
        if let Some(at) = at.below(&FORM, Self::GROUPED_IN) {
            if matches!(self.grouped_in, Slot::Empty) {
                self.grouped_in = fetched.form_grouped_in.slot();
            } else {
                Fetch::<Computed>::fill(&mut self.grouped_in, &at, fetched);
            }
        }
        if matches!(self.appendix2_forms, Slot::Empty)
            && let Some(_) = at.below(&FORM, Self::APPENDIX2_FORMS)
        {
            self.appendix2_forms = fetched.form_appendix2_forms.slot();
        }
        if let Some(at) = at.below(&FORM, Self::METADATA) {
            if matches!(self.metadata, Slot::Empty) {
                self.metadata = fetched.form_metadata.slot();
            } else {
                Fetch::<Computed>::fill(&mut self.metadata, &at, fetched);
            }
        }
    }
}

impl Fetch<Computed> for FormFraction {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&FORM_FRACTION, Self::FORM) {
            Fetch::<Computed>::gather(&self.form, &at, level);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&FORM_FRACTION, Self::FORM) {
            Fetch::<Computed>::fill(&mut self.form, &at, fetched);
        }
    }
}

impl Fetch<Computed> for FormSubscription {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&FORM_SUBSCRIPTION, Self::NODE) {
            Fetch::<Computed>::gather(&self.node, &at, level);
        }
        if let Some(at) = at.below(&FORM_SUBSCRIPTION, Self::PREVIOUS_VALUES) {
            Fetch::<Computed>::gather(&self.previous_values, &at, level);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&FORM_SUBSCRIPTION, Self::NODE) {
            Fetch::<Computed>::fill(&mut self.node, &at, fetched);
        }
        if let Some(at) = at.below(&FORM_SUBSCRIPTION, Self::PREVIOUS_VALUES) {
            Fetch::<Computed>::fill(&mut self.previous_values, &at, fetched);
        }
    }
}
