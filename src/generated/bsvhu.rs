// Generated from schema/bsvhu.graphql by codegen. Do not edit.

use super::*;

/// Bordereau de suivi de véhicules hors d'usage, d'un centre agréé à un autre centre ou à un broyeur.
pub struct Bsvhu {
    pub id: Id,
    pub custom_id: Option<String>,
    pub is_draft: bool,
    pub status: BsvhuStatus,
    pub created_at: Option<DateTime>,
    pub updated_at: Option<DateTime>,
    pub is_duplicate_of: Option<String>,
    pub emitter: Option<BsvhuEmitter>,
    pub waste_code: Option<String>,
    pub packaging: Option<BsvhuPackaging>,
    pub identification: Option<BsvhuIdentification>,
    pub quantity: Option<i32>,
    pub weight: Option<BsvhuWeight>,
    pub contains_electric_or_hybrid_vehicles: Option<bool>,
    pub destination: Option<BsvhuDestination>,
    pub transporter: Option<BsvhuTransporter>,
    pub transporters: Vec<BsvhuTransporter>,
    pub eco_organisme: Option<BsvhuEcoOrganisme>,
    pub broker: Option<BsvhuBroker>,
    pub trader: Option<BsvhuTrader>,
    pub intermediaries: Option<Vec<FormCompany>>,
    pub metadata: BsvhuMetadata,
}

impl Object for Bsvhu {
    const TYPE: &'static Type = &BSVHU;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.custom_id.write(w, node),
            2 => self.is_draft.write(w, node),
            3 => self.status.write(w, node),
            4 => self.created_at.write(w, node),
            5 => self.updated_at.write(w, node),
            6 => self.is_duplicate_of.write(w, node),
            7 => self.emitter.write(w, node),
            8 => self.waste_code.write(w, node),
            9 => self.packaging.write(w, node),
            10 => self.identification.write(w, node),
            11 => self.quantity.write(w, node),
            12 => self.weight.write(w, node),
            13 => self.contains_electric_or_hybrid_vehicles.write(w, node),
            14 => self.destination.write(w, node),
            15 => self.transporter.write(w, node),
            16 => self.transporters.write(w, node),
            17 => self.eco_organisme.write(w, node),
            18 => self.broker.write(w, node),
            19 => self.trader.write(w, node),
            20 => self.intermediaries.write(w, node),
            21 => self.metadata.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU: Type = Type::new("Bsvhu", Kind::Object(&[
    field("id", &ID, REQ),
    field("customId", &STRING, OPT),
    field("isDraft", &BOOLEAN, REQ),
    field("status", &BSVHU_STATUS, REQ),
    field("createdAt", &DATE_TIME, OPT),
    field("updatedAt", &DATE_TIME, OPT),
    field("isDuplicateOf", &STRING, OPT),
    field("emitter", &BSVHU_EMITTER, OPT),
    field("wasteCode", &STRING, OPT),
    field("packaging", &BSVHU_PACKAGING, OPT),
    field("identification", &BSVHU_IDENTIFICATION, OPT),
    field("quantity", &INT, OPT),
    field("weight", &BSVHU_WEIGHT, OPT),
    field("containsElectricOrHybridVehicles", &BOOLEAN, OPT),
    field("destination", &BSVHU_DESTINATION, OPT),
    field("transporter", &BSVHU_TRANSPORTER, OPT),
    field("transporters", &BSVHU_TRANSPORTER, REQ_LIST),
    field("ecoOrganisme", &BSVHU_ECO_ORGANISME, OPT),
    field("broker", &BSVHU_BROKER, OPT),
    field("trader", &BSVHU_TRADER, OPT),
    field("intermediaries", &FORM_COMPANY, OPT_LIST),
    field("metadata", &BSVHU_METADATA, REQ),
]));

/// Field numbers.
impl Bsvhu {
    pub const ID: u16 = 0;
    pub const CUSTOM_ID: u16 = 1;
    pub const IS_DRAFT: u16 = 2;
    pub const STATUS: u16 = 3;
    pub const CREATED_AT: u16 = 4;
    pub const UPDATED_AT: u16 = 5;
    pub const IS_DUPLICATE_OF: u16 = 6;
    pub const EMITTER: u16 = 7;
    pub const WASTE_CODE: u16 = 8;
    pub const PACKAGING: u16 = 9;
    pub const IDENTIFICATION: u16 = 10;
    pub const QUANTITY: u16 = 11;
    pub const WEIGHT: u16 = 12;
    pub const CONTAINS_ELECTRIC_OR_HYBRID_VEHICLES: u16 = 13;
    pub const DESTINATION: u16 = 14;
    pub const TRANSPORTER: u16 = 15;
    pub const TRANSPORTERS: u16 = 16;
    pub const ECO_ORGANISME: u16 = 17;
    pub const BROKER: u16 = 18;
    pub const TRADER: u16 = 19;
    pub const INTERMEDIARIES: u16 = 20;
    pub const METADATA: u16 = 21;
}

/// Centre qui expédie les véhicules.
pub struct BsvhuEmitter {
    pub agrement_number: Option<String>,
    pub irregular_situation: bool,
    pub no_siret: bool,
    pub not_on_td: bool,
    pub company: Option<FormCompany>,
    pub emission: Option<BsvhuEmission>,
}

impl Object for BsvhuEmitter {
    const TYPE: &'static Type = &BSVHU_EMITTER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.agrement_number.write(w, node),
            1 => self.irregular_situation.write(w, node),
            2 => self.no_siret.write(w, node),
            3 => self.not_on_td.write(w, node),
            4 => self.company.write(w, node),
            5 => self.emission.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_EMITTER: Type = Type::new("BsvhuEmitter", Kind::Object(&[
    field("agrementNumber", &STRING, OPT),
    field("irregularSituation", &BOOLEAN, REQ),
    field("noSiret", &BOOLEAN, REQ),
    field("notOnTD", &BOOLEAN, REQ),
    field("company", &FORM_COMPANY, OPT),
    field("emission", &BSVHU_EMISSION, OPT),
]));

/// Field numbers.
impl BsvhuEmitter {
    pub const AGREMENT_NUMBER: u16 = 0;
    pub const IRREGULAR_SITUATION: u16 = 1;
    pub const NO_SIRET: u16 = 2;
    pub const NOT_ON_TD: u16 = 3;
    pub const COMPANY: u16 = 4;
    pub const EMISSION: u16 = 5;
}

/// Expédition des véhicules.
pub struct BsvhuEmission {
    pub signature: Option<Signature>,
}

impl Object for BsvhuEmission {
    const TYPE: &'static Type = &BSVHU_EMISSION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.signature.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_EMISSION: Type = Type::new("BsvhuEmission", Kind::Object(&[
    field("signature", &SIGNATURE, OPT),
]));

/// Field numbers.
impl BsvhuEmission {
    pub const SIGNATURE: u16 = 0;
}

/// Numéros d'identification des véhicules ou des lots.
pub struct BsvhuIdentification {
    pub numbers: Option<Vec<Option<String>>>,
    pub r#type: Option<BsvhuIdentificationType>,
}

impl Object for BsvhuIdentification {
    const TYPE: &'static Type = &BSVHU_IDENTIFICATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.numbers.write(w, node),
            1 => self.r#type.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_IDENTIFICATION: Type = Type::new("BsvhuIdentification", Kind::Object(&[
    field("numbers", &STRING, &[Wrap::List]),
    field("type", &BSVHU_IDENTIFICATION_TYPE, OPT),
]));

/// Field numbers.
impl BsvhuIdentification {
    pub const NUMBERS: u16 = 0;
    pub const TYPE: u16 = 1;
}

/// Masse des véhicules expédiés.
pub struct BsvhuWeight {
    pub value: Option<f64>,
    pub is_estimate: Option<bool>,
}

impl Object for BsvhuWeight {
    const TYPE: &'static Type = &BSVHU_WEIGHT;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.value.write(w, node),
            1 => self.is_estimate.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_WEIGHT: Type = Type::new("BsvhuWeight", Kind::Object(&[
    field("value", &FLOAT, OPT),
    field("isEstimate", &BOOLEAN, OPT),
]));

/// Field numbers.
impl BsvhuWeight {
    pub const VALUE: u16 = 0;
    pub const IS_ESTIMATE: u16 = 1;
}

/// Centre ou broyeur qui reçoit les véhicules.
pub struct BsvhuDestination {
    pub r#type: Option<BsvhuDestinationType>,
    pub agrement_number: Option<String>,
    pub company: Option<FormCompany>,
    pub planned_operation_code: Option<String>,
    pub reception: Option<BsvhuReception>,
    pub operation: Option<BsvhuOperation>,
}

impl Object for BsvhuDestination {
    const TYPE: &'static Type = &BSVHU_DESTINATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.r#type.write(w, node),
            1 => self.agrement_number.write(w, node),
            2 => self.company.write(w, node),
            3 => self.planned_operation_code.write(w, node),
            4 => self.reception.write(w, node),
            5 => self.operation.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_DESTINATION: Type = Type::new("BsvhuDestination", Kind::Object(&[
    field("type", &BSVHU_DESTINATION_TYPE, OPT),
    field("agrementNumber", &STRING, OPT),
    field("company", &FORM_COMPANY, OPT),
    field("plannedOperationCode", &STRING, OPT),
    field("reception", &BSVHU_RECEPTION, OPT),
    field("operation", &BSVHU_OPERATION, OPT),
]));

/// Field numbers.
impl BsvhuDestination {
    pub const TYPE: u16 = 0;
    pub const AGREMENT_NUMBER: u16 = 1;
    pub const COMPANY: u16 = 2;
    pub const PLANNED_OPERATION_CODE: u16 = 3;
    pub const RECEPTION: u16 = 4;
    pub const OPERATION: u16 = 5;
}

/// Arrivée du chargement à destination.
pub struct BsvhuReception {
    pub date: Option<DateTime>,
    pub quantity: Option<i32>,
    pub weight: Option<f64>,
    pub acceptation_status: Option<WasteAcceptationStatus>,
    pub refusal_reason: Option<String>,
    pub identification: Option<BsvhuIdentification>,
    pub signature: Option<Signature>,
}

impl Object for BsvhuReception {
    const TYPE: &'static Type = &BSVHU_RECEPTION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.date.write(w, node),
            1 => self.quantity.write(w, node),
            2 => self.weight.write(w, node),
            3 => self.acceptation_status.write(w, node),
            4 => self.refusal_reason.write(w, node),
            5 => self.identification.write(w, node),
            6 => self.signature.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_RECEPTION: Type = Type::new("BsvhuReception", Kind::Object(&[
    field("date", &DATE_TIME, OPT),
    field("quantity", &INT, OPT),
    field("weight", &FLOAT, OPT),
    field("acceptationStatus", &WASTE_ACCEPTATION_STATUS, OPT),
    field("refusalReason", &STRING, OPT),
    field("identification", &BSVHU_IDENTIFICATION, OPT),
    field("signature", &SIGNATURE, OPT),
]));

/// Field numbers.
impl BsvhuReception {
    pub const DATE: u16 = 0;
    pub const QUANTITY: u16 = 1;
    pub const WEIGHT: u16 = 2;
    pub const ACCEPTATION_STATUS: u16 = 3;
    pub const REFUSAL_REASON: u16 = 4;
    pub const IDENTIFICATION: u16 = 5;
    pub const SIGNATURE: u16 = 6;
}

/// Traitement réalisé par la destination.
pub struct BsvhuOperation {
    pub code: Option<String>,
    pub mode: Option<OperationMode>,
    pub date: Option<DateTime>,
    pub next_destination: Option<BsvhuNextDestination>,
    pub signature: Option<Signature>,
}

impl Object for BsvhuOperation {
    const TYPE: &'static Type = &BSVHU_OPERATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.code.write(w, node),
            1 => self.mode.write(w, node),
            2 => self.date.write(w, node),
            3 => self.next_destination.write(w, node),
            4 => self.signature.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_OPERATION: Type = Type::new("BsvhuOperation", Kind::Object(&[
    field("code", &STRING, OPT),
    field("mode", &OPERATION_MODE, OPT),
    field("date", &DATE_TIME, OPT),
    field("nextDestination", &BSVHU_NEXT_DESTINATION, OPT),
    field("signature", &SIGNATURE, OPT),
]));

/// Field numbers.
impl BsvhuOperation {
    pub const CODE: u16 = 0;
    pub const MODE: u16 = 1;
    pub const DATE: u16 = 2;
    pub const NEXT_DESTINATION: u16 = 3;
    pub const SIGNATURE: u16 = 4;
}

/// Broyeur auquel les véhicules sont destinés après la destination.
pub struct BsvhuNextDestination {
    pub company: Option<FormCompany>,
}

impl Object for BsvhuNextDestination {
    const TYPE: &'static Type = &BSVHU_NEXT_DESTINATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.company.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_NEXT_DESTINATION: Type = Type::new("BsvhuNextDestination", Kind::Object(&[
    field("company", &FORM_COMPANY, OPT),
]));

/// Field numbers.
impl BsvhuNextDestination {
    pub const COMPANY: u16 = 0;
}

/// Transporteur d'un BSVHU.
pub struct BsvhuTransporter {
    pub id: Id,
    pub company: Option<FormCompany>,
    pub recepisse: Option<BsvhuRecepisse>,
    pub custom_info: Option<String>,
    pub transport: Option<BsvhuTransport>,
}

impl Object for BsvhuTransporter {
    const TYPE: &'static Type = &BSVHU_TRANSPORTER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.company.write(w, node),
            2 => self.recepisse.write(w, node),
            3 => self.custom_info.write(w, node),
            4 => self.transport.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_TRANSPORTER: Type = Type::new("BsvhuTransporter", Kind::Object(&[
    field("id", &ID, REQ),
    field("company", &FORM_COMPANY, OPT),
    field("recepisse", &BSVHU_RECEPISSE, OPT),
    field("customInfo", &STRING, OPT),
    field("transport", &BSVHU_TRANSPORT, OPT),
]));

/// Field numbers.
impl BsvhuTransporter {
    pub const ID: u16 = 0;
    pub const COMPANY: u16 = 1;
    pub const RECEPISSE: u16 = 2;
    pub const CUSTOM_INFO: u16 = 3;
    pub const TRANSPORT: u16 = 4;
}

/// Récépissé d'un transporteur, d'un courtier ou d'un négociant.
pub struct BsvhuRecepisse {
    pub number: Option<String>,
    pub department: Option<String>,
    pub validity_limit: Option<DateTime>,
    pub is_exempted: Option<bool>,
}

impl Object for BsvhuRecepisse {
    const TYPE: &'static Type = &BSVHU_RECEPISSE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.number.write(w, node),
            1 => self.department.write(w, node),
            2 => self.validity_limit.write(w, node),
            3 => self.is_exempted.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_RECEPISSE: Type = Type::new("BsvhuRecepisse", Kind::Object(&[
    field("number", &STRING, OPT),
    field("department", &STRING, OPT),
    field("validityLimit", &DATE_TIME, OPT),
    field("isExempted", &BOOLEAN, OPT),
]));

/// Field numbers.
impl BsvhuRecepisse {
    pub const NUMBER: u16 = 0;
    pub const DEPARTMENT: u16 = 1;
    pub const VALIDITY_LIMIT: u16 = 2;
    pub const IS_EXEMPTED: u16 = 3;
}

/// Transport des véhicules par un transporteur.
pub struct BsvhuTransport {
    pub mode: Option<TransportMode>,
    pub plates: Option<Vec<String>>,
    pub taken_over_at: Option<DateTime>,
    pub signature: Option<Signature>,
}

impl Object for BsvhuTransport {
    const TYPE: &'static Type = &BSVHU_TRANSPORT;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.mode.write(w, node),
            1 => self.plates.write(w, node),
            2 => self.taken_over_at.write(w, node),
            3 => self.signature.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_TRANSPORT: Type = Type::new("BsvhuTransport", Kind::Object(&[
    field("mode", &TRANSPORT_MODE, OPT),
    field("plates", &STRING, OPT_LIST),
    field("takenOverAt", &DATE_TIME, OPT),
    field("signature", &SIGNATURE, OPT),
]));

/// Field numbers.
impl BsvhuTransport {
    pub const MODE: u16 = 0;
    pub const PLATES: u16 = 1;
    pub const TAKEN_OVER_AT: u16 = 2;
    pub const SIGNATURE: u16 = 3;
}

/// Éco-organisme ou système individuel.
pub struct BsvhuEcoOrganisme {
    pub name: String,
    pub siret: String,
}

impl Object for BsvhuEcoOrganisme {
    const TYPE: &'static Type = &BSVHU_ECO_ORGANISME;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.name.write(w, node),
            1 => self.siret.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_ECO_ORGANISME: Type = Type::new("BsvhuEcoOrganisme", Kind::Object(&[
    field("name", &STRING, REQ),
    field("siret", &STRING, REQ),
]));

/// Field numbers.
impl BsvhuEcoOrganisme {
    pub const NAME: u16 = 0;
    pub const SIRET: u16 = 1;
}

/// Courtier.
pub struct BsvhuBroker {
    pub company: Option<FormCompany>,
    pub recepisse: Option<BsvhuRecepisse>,
}

impl Object for BsvhuBroker {
    const TYPE: &'static Type = &BSVHU_BROKER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.company.write(w, node),
            1 => self.recepisse.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_BROKER: Type = Type::new("BsvhuBroker", Kind::Object(&[
    field("company", &FORM_COMPANY, OPT),
    field("recepisse", &BSVHU_RECEPISSE, OPT),
]));

/// Field numbers.
impl BsvhuBroker {
    pub const COMPANY: u16 = 0;
    pub const RECEPISSE: u16 = 1;
}

/// Négociant.
pub struct BsvhuTrader {
    pub company: Option<FormCompany>,
    pub recepisse: Option<BsvhuRecepisse>,
}

impl Object for BsvhuTrader {
    const TYPE: &'static Type = &BSVHU_TRADER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.company.write(w, node),
            1 => self.recepisse.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_TRADER: Type = Type::new("BsvhuTrader", Kind::Object(&[
    field("company", &FORM_COMPANY, OPT),
    field("recepisse", &BSVHU_RECEPISSE, OPT),
]));

/// Field numbers.
impl BsvhuTrader {
    pub const COMPANY: u16 = 0;
    pub const RECEPISSE: u16 = 1;
}

/// Ce que l'on peut encore faire d'un bordereau.
pub struct BsvhuMetadata {
    pub errors: Vec<BsvhuError>,
    pub fields: BsvhuMetadataFields,
}

impl Object for BsvhuMetadata {
    const TYPE: &'static Type = &BSVHU_METADATA;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.errors.write(w, node),
            1 => self.fields.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_METADATA: Type = Type::new("BsvhuMetadata", Kind::Object(&[
    field("errors", &BSVHU_ERROR, REQ_LIST),
    field("fields", &BSVHU_METADATA_FIELDS, REQ),
]));

/// Field numbers.
impl BsvhuMetadata {
    pub const ERRORS: u16 = 0;
    pub const FIELDS: u16 = 1;
}

/// Obstacle à une signature.
pub struct BsvhuError {
    pub message: String,
    pub path: Vec<String>,
    pub required_for: SignatureTypeInput,
}

impl Object for BsvhuError {
    const TYPE: &'static Type = &BSVHU_ERROR;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.message.write(w, node),
            1 => self.path.write(w, node),
            2 => self.required_for.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_ERROR: Type = Type::new("BsvhuError", Kind::Object(&[
    field("message", &STRING, REQ),
    field("path", &STRING, REQ_LIST),
    field("requiredFor", &SIGNATURE_TYPE_INPUT, REQ),
]));

/// Field numbers.
impl BsvhuError {
    pub const MESSAGE: u16 = 0;
    pub const PATH: u16 = 1;
    pub const REQUIRED_FOR: u16 = 2;
}

/// Informations sur les champs d'un bordereau.
pub struct BsvhuMetadataFields {
    pub sealed: Vec<Vec<String>>,
}

impl Object for BsvhuMetadataFields {
    const TYPE: &'static Type = &BSVHU_METADATA_FIELDS;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.sealed.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_METADATA_FIELDS: Type = Type::new("BsvhuMetadataFields", Kind::Object(&[
    field("sealed", &STRING, &[Wrap::NonNull, Wrap::List, Wrap::NonNull, Wrap::List, Wrap::NonNull]),
]));

/// Field numbers.
impl BsvhuMetadataFields {
    pub const SEALED: u16 = 0;
}

/// Page d'une liste de BSVHU.
pub struct BsvhuConnection {
    pub total_count: i32,
    pub page_info: PageInfo,
    pub edges: Vec<BsvhuEdge>,
}

impl Object for BsvhuConnection {
    const TYPE: &'static Type = &BSVHU_CONNECTION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.total_count.write(w, node),
            1 => self.page_info.write(w, node),
            2 => self.edges.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_CONNECTION: Type = Type::new("BsvhuConnection", Kind::Object(&[
    field("totalCount", &INT, REQ),
    field("pageInfo", &PAGE_INFO, REQ),
    field("edges", &BSVHU_EDGE, REQ_LIST),
]));

/// Field numbers.
impl BsvhuConnection {
    pub const TOTAL_COUNT: u16 = 0;
    pub const PAGE_INFO: u16 = 1;
    pub const EDGES: u16 = 2;
}

/// Bordereau dans une liste.
pub struct BsvhuEdge {
    pub cursor: String,
    pub node: Bsvhu,
}

impl Object for BsvhuEdge {
    const TYPE: &'static Type = &BSVHU_EDGE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.cursor.write(w, node),
            1 => self.node.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BSVHU_EDGE: Type = Type::new("BsvhuEdge", Kind::Object(&[
    field("cursor", &STRING, REQ),
    field("node", &BSVHU, REQ),
]));

/// Field numbers.
impl BsvhuEdge {
    pub const CURSOR: u16 = 0;
    pub const NODE: u16 = 1;
}

/// Statut d'un BSVHU.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BsvhuStatus {
    Initial,
    SignedByProducer,
    Sent,
    Received,
    Processed,
    Refused,
}

impl BsvhuStatus {
    pub const ALL: &[Self] = &[
        Self::Initial, Self::SignedByProducer, Self::Sent, Self::Received, Self::Processed,
        Self::Refused,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Initial => "INITIAL",
            Self::SignedByProducer => "SIGNED_BY_PRODUCER",
            Self::Sent => "SENT",
            Self::Received => "RECEIVED",
            Self::Processed => "PROCESSED",
            Self::Refused => "REFUSED",
        }
    }
}
enum_impls!(BsvhuStatus);

pub static BSVHU_STATUS: Type = Type::new("BsvhuStatus", Kind::Enum(&[
    "INITIAL", "SIGNED_BY_PRODUCER", "SENT", "RECEIVED", "PROCESSED", "REFUSED",
]));

/// Manière de compter les véhicules hors d'usage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BsvhuPackaging {
    Unite,
    Lot,
}

impl BsvhuPackaging {
    pub const ALL: &[Self] = &[Self::Unite, Self::Lot];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unite => "UNITE",
            Self::Lot => "LOT",
        }
    }
}
enum_impls!(BsvhuPackaging);

pub static BSVHU_PACKAGING: Type = Type::new("BsvhuPackaging", Kind::Enum(&["UNITE", "LOT"]));

/// Ce que sont les numéros d'identification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BsvhuIdentificationType {
    NumeroOrdreRegistrePolice,
    NumeroImmatriculation,
    NumeroFicheDromcom,
    NumeroOrdreLotsSortants,
}

impl BsvhuIdentificationType {
    pub const ALL: &[Self] = &[
        Self::NumeroOrdreRegistrePolice, Self::NumeroImmatriculation, Self::NumeroFicheDromcom,
        Self::NumeroOrdreLotsSortants,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NumeroOrdreRegistrePolice => "NUMERO_ORDRE_REGISTRE_POLICE",
            Self::NumeroImmatriculation => "NUMERO_IMMATRICULATION",
            Self::NumeroFicheDromcom => "NUMERO_FICHE_DROMCOM",
            Self::NumeroOrdreLotsSortants => "NUMERO_ORDRE_LOTS_SORTANTS",
        }
    }
}
enum_impls!(BsvhuIdentificationType);

pub static BSVHU_IDENTIFICATION_TYPE: Type = Type::new("BsvhuIdentificationType", Kind::Enum(&[
    "NUMERO_ORDRE_REGISTRE_POLICE", "NUMERO_IMMATRICULATION", "NUMERO_FICHE_DROMCOM",
    "NUMERO_ORDRE_LOTS_SORTANTS",
]));

/// Nature de l'installation de destination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BsvhuDestinationType {
    Broyeur,
    Demolisseur,
}

impl BsvhuDestinationType {
    pub const ALL: &[Self] = &[Self::Broyeur, Self::Demolisseur];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Broyeur => "BROYEUR",
            Self::Demolisseur => "DEMOLISSEUR",
        }
    }
}
enum_impls!(BsvhuDestinationType);

pub static BSVHU_DESTINATION_TYPE: Type = Type::new("BsvhuDestinationType", Kind::Enum(&["BROYEUR", "DEMOLISSEUR"]));

/// Étapes qui se signent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SignatureTypeInput {
    Emission,
    Transport,
    Reception,
    Operation,
}

impl SignatureTypeInput {
    pub const ALL: &[Self] = &[Self::Emission, Self::Transport, Self::Reception, Self::Operation];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Emission => "EMISSION",
            Self::Transport => "TRANSPORT",
            Self::Reception => "RECEPTION",
            Self::Operation => "OPERATION",
        }
    }
}
enum_impls!(SignatureTypeInput);

pub static SIGNATURE_TYPE_INPUT: Type = Type::new("SignatureTypeInput", Kind::Enum(&["EMISSION", "TRANSPORT", "RECEPTION", "OPERATION"]));

/// Contenu d'un BSVHU.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuInput {
    pub custom_id: Maybe<String>,
    pub emitter: Maybe<BsvhuEmitterInput>,
    pub waste_code: Maybe<String>,
    pub packaging: Maybe<BsvhuPackaging>,
    pub identification: Maybe<BsvhuIdentificationInput>,
    pub quantity: Maybe<i32>,
    pub weight: Maybe<BsvhuWeightInput>,
    pub contains_electric_or_hybrid_vehicles: Maybe<bool>,
    pub destination: Maybe<BsvhuDestinationInput>,
    pub transporter: Maybe<BsvhuTransporterInput>,
    pub transporters: Maybe<Vec<Id>>,
    pub eco_organisme: Maybe<BsvhuEcoOrganismeInput>,
    pub broker: Maybe<BsvhuBrokerInput>,
    pub trader: Maybe<BsvhuTraderInput>,
    pub intermediaries: Maybe<Vec<CompanyInput>>,
}

impl Input for BsvhuInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            custom_id: m.maybe("customId")?,
            emitter: m.maybe("emitter")?,
            waste_code: m.maybe("wasteCode")?,
            packaging: m.maybe("packaging")?,
            identification: m.maybe("identification")?,
            quantity: m.maybe("quantity")?,
            weight: m.maybe("weight")?,
            contains_electric_or_hybrid_vehicles: m.maybe("containsElectricOrHybridVehicles")?,
            destination: m.maybe("destination")?,
            transporter: m.maybe("transporter")?,
            transporters: m.maybe("transporters")?,
            eco_organisme: m.maybe("ecoOrganisme")?,
            broker: m.maybe("broker")?,
            trader: m.maybe("trader")?,
            intermediaries: m.maybe("intermediaries")?,
        })
    }
}

pub static BSVHU_INPUT: Type = Type::new("BsvhuInput", Kind::Input(&[
    input("customId", &STRING, OPT),
    input("emitter", &BSVHU_EMITTER_INPUT, OPT),
    input("wasteCode", &STRING, OPT),
    input("packaging", &BSVHU_PACKAGING, OPT),
    input("identification", &BSVHU_IDENTIFICATION_INPUT, OPT),
    input("quantity", &INT, OPT),
    input("weight", &BSVHU_WEIGHT_INPUT, OPT),
    input("containsElectricOrHybridVehicles", &BOOLEAN, OPT),
    input("destination", &BSVHU_DESTINATION_INPUT, OPT),
    input("transporter", &BSVHU_TRANSPORTER_INPUT, OPT),
    input("transporters", &ID, OPT_LIST),
    input("ecoOrganisme", &BSVHU_ECO_ORGANISME_INPUT, OPT),
    input("broker", &BSVHU_BROKER_INPUT, OPT),
    input("trader", &BSVHU_TRADER_INPUT, OPT),
    input("intermediaries", &COMPANY_INPUT, OPT_LIST),
]));

/// Centre qui expédie les véhicules.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuEmitterInput {
    pub agrement_number: Maybe<String>,
    pub irregular_situation: Maybe<bool>,
    pub no_siret: Maybe<bool>,
    pub company: Maybe<BsvhuCompanyInput>,
}

impl Input for BsvhuEmitterInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            agrement_number: m.maybe("agrementNumber")?,
            irregular_situation: m.maybe("irregularSituation")?,
            no_siret: m.maybe("noSiret")?,
            company: m.maybe("company")?,
        })
    }
}

pub static BSVHU_EMITTER_INPUT: Type = Type::new("BsvhuEmitterInput", Kind::Input(&[
    input("agrementNumber", &STRING, OPT),
    input("irregularSituation", &BOOLEAN, OPT),
    input("noSiret", &BOOLEAN, OPT),
    input("company", &BSVHU_COMPANY_INPUT, OPT),
]));

/// Établissement émetteur.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuCompanyInput {
    pub siret: Maybe<String>,
    pub vat_number: Maybe<String>,
    pub extra_european_id: Maybe<String>,
    pub omi_number: Maybe<String>,
    pub name: Maybe<String>,
    pub address: Maybe<String>,
    pub street: Maybe<String>,
    pub postal_code: Maybe<String>,
    pub city: Maybe<String>,
    pub country: Maybe<String>,
    pub contact: Maybe<String>,
    pub phone: Maybe<String>,
    pub mail: Maybe<String>,
}

impl Input for BsvhuCompanyInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            siret: m.maybe("siret")?,
            vat_number: m.maybe("vatNumber")?,
            extra_european_id: m.maybe("extraEuropeanId")?,
            omi_number: m.maybe("omiNumber")?,
            name: m.maybe("name")?,
            address: m.maybe("address")?,
            street: m.maybe("street")?,
            postal_code: m.maybe("postalCode")?,
            city: m.maybe("city")?,
            country: m.maybe("country")?,
            contact: m.maybe("contact")?,
            phone: m.maybe("phone")?,
            mail: m.maybe("mail")?,
        })
    }
}

pub static BSVHU_COMPANY_INPUT: Type = Type::new("BsvhuCompanyInput", Kind::Input(&[
    input("siret", &STRING, OPT),
    input("vatNumber", &STRING, OPT),
    input("extraEuropeanId", &STRING, OPT),
    input("omiNumber", &STRING, OPT),
    input("name", &STRING, OPT),
    input("address", &STRING, OPT),
    input("street", &STRING, OPT),
    input("postalCode", &STRING, OPT),
    input("city", &STRING, OPT),
    input("country", &STRING, OPT),
    input("contact", &STRING, OPT),
    input("phone", &STRING, OPT),
    input("mail", &STRING, OPT),
]));

/// Identification des véhicules ou des lots.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuIdentificationInput {
    pub numbers: Maybe<Vec<String>>,
    pub r#type: Maybe<BsvhuIdentificationType>,
}

impl Input for BsvhuIdentificationInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            numbers: m.maybe("numbers")?,
            r#type: m.maybe("type")?,
        })
    }
}

pub static BSVHU_IDENTIFICATION_INPUT: Type = Type::new("BsvhuIdentificationInput", Kind::Input(&[
    input("numbers", &STRING, OPT_LIST),
    input("type", &BSVHU_IDENTIFICATION_TYPE, OPT),
]));

/// Masse expédiée.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuWeightInput {
    pub value: Maybe<f64>,
    pub is_estimate: Maybe<bool>,
}

impl Input for BsvhuWeightInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            value: m.maybe("value")?,
            is_estimate: m.maybe("isEstimate")?,
        })
    }
}

pub static BSVHU_WEIGHT_INPUT: Type = Type::new("BsvhuWeightInput", Kind::Input(&[
    input("value", &FLOAT, OPT),
    input("isEstimate", &BOOLEAN, OPT),
]));

/// Centre ou broyeur de destination.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuDestinationInput {
    pub r#type: Maybe<BsvhuDestinationType>,
    pub agrement_number: Maybe<String>,
    pub company: Maybe<CompanyInput>,
    pub planned_operation_code: Maybe<String>,
    pub reception: Maybe<BsvhuReceptionInput>,
    pub operation: Maybe<BsvhuOperationInput>,
}

impl Input for BsvhuDestinationInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            r#type: m.maybe("type")?,
            agrement_number: m.maybe("agrementNumber")?,
            company: m.maybe("company")?,
            planned_operation_code: m.maybe("plannedOperationCode")?,
            reception: m.maybe("reception")?,
            operation: m.maybe("operation")?,
        })
    }
}

pub static BSVHU_DESTINATION_INPUT: Type = Type::new("BsvhuDestinationInput", Kind::Input(&[
    input("type", &BSVHU_DESTINATION_TYPE, OPT),
    input("agrementNumber", &STRING, OPT),
    input("company", &COMPANY_INPUT, OPT),
    input("plannedOperationCode", &STRING, OPT),
    input("reception", &BSVHU_RECEPTION_INPUT, OPT),
    input("operation", &BSVHU_OPERATION_INPUT, OPT),
]));

/// Arrivée du chargement.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuReceptionInput {
    pub date: Maybe<DateTime>,
    pub quantity: Maybe<i32>,
    pub weight: Maybe<f64>,
    pub acceptation_status: Maybe<WasteAcceptationStatus>,
    pub refusal_reason: Maybe<String>,
    pub identification: Maybe<BsvhuIdentificationInput>,
}

impl Input for BsvhuReceptionInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            date: m.maybe("date")?,
            quantity: m.maybe("quantity")?,
            weight: m.maybe("weight")?,
            acceptation_status: m.maybe("acceptationStatus")?,
            refusal_reason: m.maybe("refusalReason")?,
            identification: m.maybe("identification")?,
        })
    }
}

pub static BSVHU_RECEPTION_INPUT: Type = Type::new("BsvhuReceptionInput", Kind::Input(&[
    input("date", &DATE_TIME, OPT),
    input("quantity", &INT, OPT),
    input("weight", &FLOAT, OPT),
    input("acceptationStatus", &WASTE_ACCEPTATION_STATUS, OPT),
    input("refusalReason", &STRING, OPT),
    input("identification", &BSVHU_IDENTIFICATION_INPUT, OPT),
]));

/// Traitement réalisé.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuOperationInput {
    pub code: Maybe<String>,
    pub mode: Maybe<OperationMode>,
    pub date: Maybe<DateTime>,
    pub next_destination: Maybe<BsvhuNextDestinationInput>,
}

impl Input for BsvhuOperationInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            code: m.maybe("code")?,
            mode: m.maybe("mode")?,
            date: m.maybe("date")?,
            next_destination: m.maybe("nextDestination")?,
        })
    }
}

pub static BSVHU_OPERATION_INPUT: Type = Type::new("BsvhuOperationInput", Kind::Input(&[
    input("code", &STRING, OPT),
    input("mode", &OPERATION_MODE, OPT),
    input("date", &DATE_TIME, OPT),
    input("nextDestination", &BSVHU_NEXT_DESTINATION_INPUT, OPT),
]));

/// Broyeur prévu pour la suite.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuNextDestinationInput {
    pub company: Maybe<CompanyInput>,
}

impl Input for BsvhuNextDestinationInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
        })
    }
}

pub static BSVHU_NEXT_DESTINATION_INPUT: Type = Type::new("BsvhuNextDestinationInput", Kind::Input(&[
    input("company", &COMPANY_INPUT, OPT),
]));

/// Transporteur d'un BSVHU.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuTransporterInput {
    pub company: Maybe<CompanyInput>,
    pub recepisse: Maybe<BsvhuRecepisseInput>,
    pub custom_info: Maybe<String>,
    pub transport: Maybe<BsvhuTransportInput>,
}

impl Input for BsvhuTransporterInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
            recepisse: m.maybe("recepisse")?,
            custom_info: m.maybe("customInfo")?,
            transport: m.maybe("transport")?,
        })
    }
}

pub static BSVHU_TRANSPORTER_INPUT: Type = Type::new("BsvhuTransporterInput", Kind::Input(&[
    input("company", &COMPANY_INPUT, OPT),
    input("recepisse", &BSVHU_RECEPISSE_INPUT, OPT),
    input("customInfo", &STRING, OPT),
    input("transport", &BSVHU_TRANSPORT_INPUT, OPT),
]));

/// Récépissé.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuRecepisseInput {
    pub number: Maybe<String>,
    pub department: Maybe<String>,
    pub validity_limit: Maybe<DateTime>,
    pub is_exempted: Maybe<bool>,
}

impl Input for BsvhuRecepisseInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            number: m.maybe("number")?,
            department: m.maybe("department")?,
            validity_limit: m.maybe("validityLimit")?,
            is_exempted: m.maybe("isExempted")?,
        })
    }
}

pub static BSVHU_RECEPISSE_INPUT: Type = Type::new("BsvhuRecepisseInput", Kind::Input(&[
    input("number", &STRING, OPT),
    input("department", &STRING, OPT),
    input("validityLimit", &DATE_TIME, OPT),
    input("isExempted", &BOOLEAN, OPT),
])).deprecating(&[
    deprecation("BsvhuRecepisseInput.number", None, "Le récépissé est repris de la fiche de l'entreprise."),
    deprecation("BsvhuRecepisseInput.department", None, "Le récépissé est repris de la fiche de l'entreprise."),
    deprecation("BsvhuRecepisseInput.validityLimit", None, "Le récépissé est repris de la fiche de l'entreprise."),
]);

/// Transport.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuTransportInput {
    pub mode: Maybe<TransportMode>,
    pub plates: Maybe<Vec<String>>,
    pub taken_over_at: Maybe<DateTime>,
}

impl Input for BsvhuTransportInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            mode: m.maybe("mode")?,
            plates: m.maybe("plates")?,
            taken_over_at: m.maybe("takenOverAt")?,
        })
    }
}

pub static BSVHU_TRANSPORT_INPUT: Type = Type::new("BsvhuTransportInput", Kind::Input(&[
    input("mode", &TRANSPORT_MODE, OPT),
    input("plates", &STRING, OPT_LIST),
    input("takenOverAt", &DATE_TIME, OPT),
]));

/// Éco-organisme ou système individuel.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuEcoOrganismeInput {
    pub name: String,
    pub siret: String,
}

impl Input for BsvhuEcoOrganismeInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            name: m.required("name")?,
            siret: m.required("siret")?,
        })
    }
}

pub static BSVHU_ECO_ORGANISME_INPUT: Type = Type::new("BsvhuEcoOrganismeInput", Kind::Input(&[
    input("name", &STRING, REQ),
    input("siret", &STRING, REQ),
]));

/// Courtier.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuBrokerInput {
    pub company: Maybe<CompanyInput>,
    pub recepisse: Maybe<BsvhuRecepisseInput>,
}

impl Input for BsvhuBrokerInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
            recepisse: m.maybe("recepisse")?,
        })
    }
}

pub static BSVHU_BROKER_INPUT: Type = Type::new("BsvhuBrokerInput", Kind::Input(&[
    input("company", &COMPANY_INPUT, OPT),
    input("recepisse", &BSVHU_RECEPISSE_INPUT, OPT),
]));

/// Négociant.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuTraderInput {
    pub company: Maybe<CompanyInput>,
    pub recepisse: Maybe<BsvhuRecepisseInput>,
}

impl Input for BsvhuTraderInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
            recepisse: m.maybe("recepisse")?,
        })
    }
}

pub static BSVHU_TRADER_INPUT: Type = Type::new("BsvhuTraderInput", Kind::Input(&[
    input("company", &COMPANY_INPUT, OPT),
    input("recepisse", &BSVHU_RECEPISSE_INPUT, OPT),
]));

/// Signature d'une étape.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuSignatureInput {
    pub r#type: SignatureTypeInput,
    pub author: String,
    pub date: Maybe<DateTime>,
    pub security_code: Maybe<i32>,
}

impl Input for BsvhuSignatureInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            r#type: m.required("type")?,
            author: m.required("author")?,
            date: m.maybe("date")?,
            security_code: m.maybe("securityCode")?,
        })
    }
}

pub static BSVHU_SIGNATURE_INPUT: Type = Type::new("BsvhuSignatureInput", Kind::Input(&[
    input("type", &SIGNATURE_TYPE_INPUT, REQ),
    input("author", &STRING, REQ),
    input("date", &DATE_TIME, OPT),
    input("securityCode", &INT, OPT),
]));

/// Conditions sur les BSVHU, qui se cumulent.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuWhere {
    pub and: Maybe<Vec<BsvhuWhere>>,
    pub not: Maybe<Box<BsvhuWhere>>,
    pub or: Maybe<Vec<BsvhuWhere>>,
    pub id: Maybe<IdFilter>,
    pub custom_id: Maybe<StringFilter>,
    pub is_draft: Maybe<bool>,
    pub status: Maybe<BsvhuStatusFilter>,
    pub created_at: Maybe<DateFilter>,
    pub updated_at: Maybe<DateFilter>,
    pub emitter: Maybe<BsvhuEmitterWhere>,
    pub transporter: Maybe<BsvhuTransporterWhere>,
    pub destination: Maybe<BsvhuDestinationWhere>,
    pub broker: Maybe<BsvhuBrokerWhere>,
    pub trader: Maybe<BsvhuTraderWhere>,
}

impl Input for BsvhuWhere {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            and: m.maybe("_and")?,
            not: m.maybe("_not")?,
            or: m.maybe("_or")?,
            id: m.maybe("id")?,
            custom_id: m.maybe("customId")?,
            is_draft: m.maybe("isDraft")?,
            status: m.maybe("status")?,
            created_at: m.maybe("createdAt")?,
            updated_at: m.maybe("updatedAt")?,
            emitter: m.maybe("emitter")?,
            transporter: m.maybe("transporter")?,
            destination: m.maybe("destination")?,
            broker: m.maybe("broker")?,
            trader: m.maybe("trader")?,
        })
    }
}

pub static BSVHU_WHERE: Type = Type::new("BsvhuWhere", Kind::Input(&[
    input("_and", &BSVHU_WHERE, OPT_LIST),
    input("_not", &BSVHU_WHERE, OPT),
    input("_or", &BSVHU_WHERE, OPT_LIST),
    input("id", &ID_FILTER, OPT),
    input("customId", &STRING_FILTER, OPT),
    input("isDraft", &BOOLEAN, OPT),
    input("status", &BSVHU_STATUS_FILTER, OPT),
    input("createdAt", &DATE_FILTER, OPT),
    input("updatedAt", &DATE_FILTER, OPT),
    input("emitter", &BSVHU_EMITTER_WHERE, OPT),
    input("transporter", &BSVHU_TRANSPORTER_WHERE, OPT),
    input("destination", &BSVHU_DESTINATION_WHERE, OPT),
    input("broker", &BSVHU_BROKER_WHERE, OPT),
    input("trader", &BSVHU_TRADER_WHERE, OPT),
]));

/// Conditions sur le statut d'un BSVHU.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuStatusFilter {
    pub eq: Maybe<BsvhuStatus>,
    pub r#in: Maybe<Vec<BsvhuStatus>>,
}

impl Input for BsvhuStatusFilter {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            eq: m.maybe("_eq")?,
            r#in: m.maybe("_in")?,
        })
    }
}

pub static BSVHU_STATUS_FILTER: Type = Type::new("BsvhuStatusFilter", Kind::Input(&[
    input("_eq", &BSVHU_STATUS, OPT),
    input("_in", &BSVHU_STATUS, OPT_LIST),
]));

/// Conditions sur l'émetteur.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuEmitterWhere {
    pub company: Maybe<CompanyWhere>,
    pub emission: Maybe<BsvhuEmissionWhere>,
}

impl Input for BsvhuEmitterWhere {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
            emission: m.maybe("emission")?,
        })
    }
}

pub static BSVHU_EMITTER_WHERE: Type = Type::new("BsvhuEmitterWhere", Kind::Input(&[
    input("company", &COMPANY_WHERE, OPT),
    input("emission", &BSVHU_EMISSION_WHERE, OPT),
]));

/// Conditions sur l'émission.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuEmissionWhere {
    pub signature: Maybe<SignatureWhere>,
}

impl Input for BsvhuEmissionWhere {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            signature: m.maybe("signature")?,
        })
    }
}

pub static BSVHU_EMISSION_WHERE: Type = Type::new("BsvhuEmissionWhere", Kind::Input(&[
    input("signature", &SIGNATURE_WHERE, OPT),
]));

/// Conditions sur un transporteur.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuTransporterWhere {
    pub company: Maybe<CompanyWhere>,
    pub transport: Maybe<BsvhuTransportWhere>,
}

impl Input for BsvhuTransporterWhere {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
            transport: m.maybe("transport")?,
        })
    }
}

pub static BSVHU_TRANSPORTER_WHERE: Type = Type::new("BsvhuTransporterWhere", Kind::Input(&[
    input("company", &COMPANY_WHERE, OPT),
    input("transport", &BSVHU_TRANSPORT_WHERE, OPT),
]));

/// Conditions sur le transport.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuTransportWhere {
    pub plates: Maybe<StringNullableListFilter>,
    pub signature: Maybe<SignatureWhere>,
}

impl Input for BsvhuTransportWhere {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            plates: m.maybe("plates")?,
            signature: m.maybe("signature")?,
        })
    }
}

pub static BSVHU_TRANSPORT_WHERE: Type = Type::new("BsvhuTransportWhere", Kind::Input(&[
    input("plates", &STRING_NULLABLE_LIST_FILTER, OPT),
    input("signature", &SIGNATURE_WHERE, OPT),
]));

/// Conditions sur la destination.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuDestinationWhere {
    pub company: Maybe<CompanyWhere>,
    pub reception: Maybe<BsvhuReceptionWhere>,
    pub operation: Maybe<BsvhuOperationWhere>,
}

impl Input for BsvhuDestinationWhere {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
            reception: m.maybe("reception")?,
            operation: m.maybe("operation")?,
        })
    }
}

pub static BSVHU_DESTINATION_WHERE: Type = Type::new("BsvhuDestinationWhere", Kind::Input(&[
    input("company", &COMPANY_WHERE, OPT),
    input("reception", &BSVHU_RECEPTION_WHERE, OPT),
    input("operation", &BSVHU_OPERATION_WHERE, OPT),
]));

/// Conditions sur la réception.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuReceptionWhere {
    pub date: Maybe<DateFilter>,
}

impl Input for BsvhuReceptionWhere {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            date: m.maybe("date")?,
        })
    }
}

pub static BSVHU_RECEPTION_WHERE: Type = Type::new("BsvhuReceptionWhere", Kind::Input(&[
    input("date", &DATE_FILTER, OPT),
]));

/// Conditions sur le traitement.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuOperationWhere {
    pub code: Maybe<StringFilter>,
    pub signature: Maybe<SignatureWhere>,
}

impl Input for BsvhuOperationWhere {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            code: m.maybe("code")?,
            signature: m.maybe("signature")?,
        })
    }
}

pub static BSVHU_OPERATION_WHERE: Type = Type::new("BsvhuOperationWhere", Kind::Input(&[
    input("code", &STRING_FILTER, OPT),
    input("signature", &SIGNATURE_WHERE, OPT),
]));

/// Conditions sur le courtier.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuBrokerWhere {
    pub company: Maybe<CompanyWhere>,
}

impl Input for BsvhuBrokerWhere {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
        })
    }
}

pub static BSVHU_BROKER_WHERE: Type = Type::new("BsvhuBrokerWhere", Kind::Input(&[
    input("company", &COMPANY_WHERE, OPT),
]));

/// Conditions sur le négociant.
#[derive(Debug, Clone, PartialEq)]
pub struct BsvhuTraderWhere {
    pub company: Maybe<CompanyWhere>,
}

impl Input for BsvhuTraderWhere {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company: m.maybe("company")?,
        })
    }
}

pub static BSVHU_TRADER_WHERE: Type = Type::new("BsvhuTraderWhere", Kind::Input(&[
    input("company", &COMPANY_WHERE, OPT),
]));

/// Root and computed fields declared in `schema/bsvhu.graphql`.
pub trait BsvhuResolvers: Sync {
    /// Resolves `Query.bsvhu`.
    fn bsvhu(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<Bsvhu>> + Send;
    /// Resolves `Query.bsvhus`.
    fn bsvhus(&self, cx: &Context<'_>, after: Maybe<Id>, before: Maybe<Id>, first: Maybe<i32>, last: Maybe<i32>, r#where: Maybe<BsvhuWhere>) -> impl Future<Output = Result<BsvhuConnection>> + Send;
    /// Resolves `Query.bsvhuPdf`.
    fn bsvhu_pdf(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<FileDownload>> + Send;
    /// Resolves `Mutation.createBsvhu`.
    fn create_bsvhu(&self, cx: &Context<'_>, input: BsvhuInput) -> impl Future<Output = Result<Bsvhu>> + Send;
    /// Resolves `Mutation.createDraftBsvhu`.
    fn create_draft_bsvhu(&self, cx: &Context<'_>, input: BsvhuInput) -> impl Future<Output = Result<Bsvhu>> + Send;
    /// Resolves `Mutation.publishBsvhu`.
    fn publish_bsvhu(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<Bsvhu>> + Send;
    /// Resolves `Mutation.updateBsvhu`.
    fn update_bsvhu(&self, cx: &Context<'_>, id: Id, input: BsvhuInput) -> impl Future<Output = Result<Bsvhu>> + Send;
    /// Resolves `Mutation.signBsvhu`.
    fn sign_bsvhu(&self, cx: &Context<'_>, id: Id, input: BsvhuSignatureInput) -> impl Future<Output = Result<Bsvhu>> + Send;
    /// Resolves `Mutation.duplicateBsvhu`.
    fn duplicate_bsvhu(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<Bsvhu>> + Send;
    /// Resolves `Mutation.deleteBsvhu`.
    fn delete_bsvhu(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<Bsvhu>> + Send;
    /// Resolves `Mutation.createBsvhuTransporter`.
    fn create_bsvhu_transporter(&self, cx: &Context<'_>, input: BsvhuTransporterInput) -> impl Future<Output = Result<Option<BsvhuTransporter>>> + Send;
    /// Resolves `Mutation.updateBsvhuTransporter`.
    fn update_bsvhu_transporter(&self, cx: &Context<'_>, id: Id, input: BsvhuTransporterInput) -> impl Future<Output = Result<Option<BsvhuTransporter>>> + Send;
    /// Resolves `Mutation.deleteBsvhuTransporter`.
    fn delete_bsvhu_transporter(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<Id>> + Send;
}

pub(super) async fn resolve_bsvhu<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.bsvhu(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_bsvhus<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.bsvhus(&cx, a.maybe("after")?, a.maybe("before")?, a.maybe("first")?, a.maybe("last")?, a.maybe("where")?).await?))
}

pub(super) async fn resolve_bsvhu_pdf<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.bsvhu_pdf(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_create_bsvhu<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_bsvhu(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_create_draft_bsvhu<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_draft_bsvhu(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_publish_bsvhu<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.publish_bsvhu(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_update_bsvhu<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.update_bsvhu(&cx, a.required("id")?, a.required("input")?).await?))
}

pub(super) async fn resolve_sign_bsvhu<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.sign_bsvhu(&cx, a.required("id")?, a.required("input")?).await?))
}

pub(super) async fn resolve_duplicate_bsvhu<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.duplicate_bsvhu(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_delete_bsvhu<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.delete_bsvhu(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_create_bsvhu_transporter<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_bsvhu_transporter(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_update_bsvhu_transporter<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.update_bsvhu_transporter(&cx, a.required("id")?, a.required("input")?).await?))
}

pub(super) async fn resolve_delete_bsvhu_transporter<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.delete_bsvhu_transporter(&cx, a.required("id")?).await?))
}
