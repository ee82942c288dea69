// Generated from schema/company.graphql by codegen. Do not edit.

use super::*;

/// D
pub struct CompanyPublic {
    pub address: Option<String>,
    pub allow_bsdasri_take_over_without_signature: Option<bool>,
    pub broker_receipt: Option<BrokerReceipt>,
    pub code_commune: Option<String>,
    pub code_pays_etranger_etablissement: Option<String>,
    pub collector_types: Option<Vec<CollectorType>>,
    pub company_types: Vec<CompanyType>,
    pub contact: Option<String>,
    pub contact_email: Option<String>,
    pub contact_phone: Option<String>,
    pub eco_organisme_agreements: Vec<Url>,
    pub eco_organisme_partners_ids: Vec<String>,
    pub etat_administratif: Option<String>,
    pub given_name: Option<String>,
    pub is_dormant: bool,
    pub is_registered: Option<bool>,
    pub libelle_naf: Option<String>,
    pub naf: Option<String>,
    pub name: Option<String>,
    pub org_id: String,
    pub siret: Option<String>,
    pub statut_diffusion_etablissement: Option<StatutDiffusionEtablissement>,
    pub trader_receipt: Option<TraderReceipt>,
    pub transporter_receipt: Option<TransporterReceipt>,
    pub vat_number: Option<String>,
    pub vhu_agrement_broyeur: Option<VhuAgrement>,
    pub vhu_agrement_demolisseur: Option<VhuAgrement>,
    pub waste_processor_types: Option<Vec<WasteProcessorType>>,
    pub waste_vehicles_types: Option<Vec<WasteVehiclesType>>,
    pub website: Option<String>,
    pub worker_certification: Option<WorkerCertification>,
}

impl Object for CompanyPublic {
    const TYPE: &'static Type = &COMPANY_PUBLIC;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.address.write(w, node),
            1 => self.allow_bsdasri_take_over_without_signature.write(w, node),
            2 => self.broker_receipt.write(w, node),
            3 => self.code_commune.write(w, node),
            4 => self.code_pays_etranger_etablissement.write(w, node),
            5 => self.collector_types.write(w, node),
            6 => self.company_types.write(w, node),
            7 => self.contact.write(w, node),
            8 => self.contact_email.write(w, node),
            9 => self.contact_phone.write(w, node),
            10 => self.eco_organisme_agreements.write(w, node),
            11 => self.eco_organisme_partners_ids.write(w, node),
            12 => self.etat_administratif.write(w, node),
            13 => self.given_name.write(w, node),
            14 => self.is_dormant.write(w, node),
            15 => self.is_registered.write(w, node),
            16 => self.libelle_naf.write(w, node),
            17 => self.naf.write(w, node),
            18 => self.name.write(w, node),
            19 => self.org_id.write(w, node),
            20 => self.siret.write(w, node),
            21 => self.statut_diffusion_etablissement.write(w, node),
            22 => self.trader_receipt.write(w, node),
            23 => self.transporter_receipt.write(w, node),
            24 => self.vat_number.write(w, node),
            25 => self.vhu_agrement_broyeur.write(w, node),
            26 => self.vhu_agrement_demolisseur.write(w, node),
            27 => self.waste_processor_types.write(w, node),
            28 => self.waste_vehicles_types.write(w, node),
            29 => self.website.write(w, node),
            30 => self.worker_certification.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static COMPANY_PUBLIC: Type = Type { name: "CompanyPublic", kind: Kind::Object(&[
    field("address", &STRING, OPT),
    field("allowBsdasriTakeOverWithoutSignature", &BOOLEAN, OPT),
    field("brokerReceipt", &BROKER_RECEIPT, OPT),
    field("codeCommune", &STRING, OPT),
    field("codePaysEtrangerEtablissement", &STRING, OPT),
    field("collectorTypes", &COLLECTOR_TYPE, OPT_LIST),
    field("companyTypes", &COMPANY_TYPE, REQ_LIST),
    field("contact", &STRING, OPT),
    field("contactEmail", &STRING, OPT),
    field("contactPhone", &STRING, OPT),
    field("ecoOrganismeAgreements", &URL, REQ_LIST),
    field("ecoOrganismePartnersIds", &STRING, REQ_LIST),
    field("etatAdministratif", &STRING, OPT),
    field("givenName", &STRING, OPT),
    field("isDormant", &BOOLEAN, REQ),
    field("isRegistered", &BOOLEAN, OPT),
    field("libelleNaf", &STRING, OPT),
    field("naf", &STRING, OPT),
    field("name", &STRING, OPT),
    field("orgId", &STRING, REQ),
    field("siret", &STRING, OPT),
    field("statutDiffusionEtablissement", &STATUT_DIFFUSION_ETABLISSEMENT, OPT),
    field("traderReceipt", &TRADER_RECEIPT, OPT),
    field("transporterReceipt", &TRANSPORTER_RECEIPT, OPT),
    field("vatNumber", &STRING, OPT),
    field("vhuAgrementBroyeur", &VHU_AGREMENT, OPT),
    field("vhuAgrementDemolisseur", &VHU_AGREMENT, OPT),
    field("wasteProcessorTypes", &WASTE_PROCESSOR_TYPE, OPT_LIST),
    field("wasteVehiclesTypes", &WASTE_VEHICLES_TYPE, OPT_LIST),
    field("website", &STRING, OPT),
    field("workerCertification", &WORKER_CERTIFICATION, OPT),
]) };

/// Field numbers.
impl CompanyPublic {
    pub const ADDRESS: u16 = 0;
    pub const ALLOW_BSDASRI_TAKE_OVER_WITHOUT_SIGNATURE: u16 = 1;
    pub const BROKER_RECEIPT: u16 = 2;
    pub const CODE_COMMUNE: u16 = 3;
    pub const CODE_PAYS_ETRANGER_ETABLISSEMENT: u16 = 4;
    pub const COLLECTOR_TYPES: u16 = 5;
    pub const COMPANY_TYPES: u16 = 6;
    pub const CONTACT: u16 = 7;
    pub const CONTACT_EMAIL: u16 = 8;
    pub const CONTACT_PHONE: u16 = 9;
    pub const ECO_ORGANISME_AGREEMENTS: u16 = 10;
    pub const ECO_ORGANISME_PARTNERS_IDS: u16 = 11;
    pub const ETAT_ADMINISTRATIF: u16 = 12;
    pub const GIVEN_NAME: u16 = 13;
    pub const IS_DORMANT: u16 = 14;
    pub const IS_REGISTERED: u16 = 15;
    pub const LIBELLE_NAF: u16 = 16;
    pub const NAF: u16 = 17;
    pub const NAME: u16 = 18;
    pub const ORG_ID: u16 = 19;
    pub const SIRET: u16 = 20;
    pub const STATUT_DIFFUSION_ETABLISSEMENT: u16 = 21;
    pub const TRADER_RECEIPT: u16 = 22;
    pub const TRANSPORTER_RECEIPT: u16 = 23;
    pub const VAT_NUMBER: u16 = 24;
    pub const VHU_AGREMENT_BROYEUR: u16 = 25;
    pub const VHU_AGREMENT_DEMOLISSEUR: u16 = 26;
    pub const WASTE_PROCESSOR_TYPES: u16 = 27;
    pub const WASTE_VEHICLES_TYPES: u16 = 28;
    pub const WEBSITE: u16 = 29;
    pub const WORKER_CERTIFICATION: u16 = 30;
}

/// D
pub struct BrokerReceipt {
    pub department: String,
    pub id: Id,
    pub receipt_number: String,
    pub validity_limit: DateTime,
}

impl Object for BrokerReceipt {
    const TYPE: &'static Type = &BROKER_RECEIPT;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.department.write(w, node),
            1 => self.id.write(w, node),
            2 => self.receipt_number.write(w, node),
            3 => self.validity_limit.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BROKER_RECEIPT: Type = Type { name: "BrokerReceipt", kind: Kind::Object(&[
    field("department", &STRING, REQ),
    field("id", &ID, REQ),
    field("receiptNumber", &STRING, REQ),
    field("validityLimit", &DATE_TIME, REQ),
]) };

/// Field numbers.
impl BrokerReceipt {
    pub const DEPARTMENT: u16 = 0;
    pub const ID: u16 = 1;
    pub const RECEIPT_NUMBER: u16 = 2;
    pub const VALIDITY_LIMIT: u16 = 3;
}

/// D
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CollectorType {
    DangerousWastes,
    DeeeWastes,
    NonDangerousWastes,
    OtherDangerousWastes,
    OtherNonDangerousWastes,
}

impl CollectorType {
    pub const ALL: &[Self] = &[
        Self::DangerousWastes, Self::DeeeWastes, Self::NonDangerousWastes, Self::OtherDangerousWastes,
        Self::OtherNonDangerousWastes,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DangerousWastes => "DANGEROUS_WASTES",
            Self::DeeeWastes => "DEEE_WASTES",
            Self::NonDangerousWastes => "NON_DANGEROUS_WASTES",
            Self::OtherDangerousWastes => "OTHER_DANGEROUS_WASTES",
            Self::OtherNonDangerousWastes => "OTHER_NON_DANGEROUS_WASTES",
        }
    }
}
enum_impls!(CollectorType);

pub static COLLECTOR_TYPE: Type = Type { name: "CollectorType", kind: Kind::Enum(&[
    "DANGEROUS_WASTES", "DEEE_WASTES", "NON_DANGEROUS_WASTES", "OTHER_DANGEROUS_WASTES",
    "OTHER_NON_DANGEROUS_WASTES",
]) };

/// D
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompanyType {
    Broker,
    Collector,
    Crematorium,
    DisposalFacility,
    EcoOrganisme,
    Intermediary,
    Producer,
    RecoveryFacility,
    Trader,
    Transporter,
    Wasteprocessor,
    WasteCenter,
    WasteVehicles,
    Worker,
}

impl CompanyType {
    pub const ALL: &[Self] = &[
        Self::Broker, Self::Collector, Self::Crematorium, Self::DisposalFacility, Self::EcoOrganisme,
        Self::Intermediary, Self::Producer, Self::RecoveryFacility, Self::Trader, Self::Transporter,
        Self::Wasteprocessor, Self::WasteCenter, Self::WasteVehicles, Self::Worker,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Broker => "BROKER",
            Self::Collector => "COLLECTOR",
            Self::Crematorium => "CREMATORIUM",
            Self::DisposalFacility => "DISPOSAL_FACILITY",
            Self::EcoOrganisme => "ECO_ORGANISME",
            Self::Intermediary => "INTERMEDIARY",
            Self::Producer => "PRODUCER",
            Self::RecoveryFacility => "RECOVERY_FACILITY",
            Self::Trader => "TRADER",
            Self::Transporter => "TRANSPORTER",
            Self::Wasteprocessor => "WASTEPROCESSOR",
            Self::WasteCenter => "WASTE_CENTER",
            Self::WasteVehicles => "WASTE_VEHICLES",
            Self::Worker => "WORKER",
        }
    }
}
enum_impls!(CompanyType);

pub static COMPANY_TYPE: Type = Type { name: "CompanyType", kind: Kind::Enum(&[
    "BROKER", "COLLECTOR", "CREMATORIUM", "DISPOSAL_FACILITY", "ECO_ORGANISME", "INTERMEDIARY",
    "PRODUCER", "RECOVERY_FACILITY", "TRADER", "TRANSPORTER", "WASTEPROCESSOR", "WASTE_CENTER",
    "WASTE_VEHICLES", "WORKER",
]) };

/// D
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StatutDiffusionEtablissement {
    O,
    P,
}

impl StatutDiffusionEtablissement {
    pub const ALL: &[Self] = &[Self::O, Self::P];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::O => "O",
            Self::P => "P",
        }
    }
}
enum_impls!(StatutDiffusionEtablissement);

pub static STATUT_DIFFUSION_ETABLISSEMENT: Type = Type { name: "StatutDiffusionEtablissement", kind: Kind::Enum(&["O", "P"]) };

/// D
pub struct TraderReceipt {
    pub department: String,
    pub id: Id,
    pub receipt_number: String,
    pub validity_limit: DateTime,
}

impl Object for TraderReceipt {
    const TYPE: &'static Type = &TRADER_RECEIPT;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.department.write(w, node),
            1 => self.id.write(w, node),
            2 => self.receipt_number.write(w, node),
            3 => self.validity_limit.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static TRADER_RECEIPT: Type = Type { name: "TraderReceipt", kind: Kind::Object(&[
    field("department", &STRING, REQ),
    field("id", &ID, REQ),
    field("receiptNumber", &STRING, REQ),
    field("validityLimit", &DATE_TIME, REQ),
]) };

/// Field numbers.
impl TraderReceipt {
    pub const DEPARTMENT: u16 = 0;
    pub const ID: u16 = 1;
    pub const RECEIPT_NUMBER: u16 = 2;
    pub const VALIDITY_LIMIT: u16 = 3;
}

/// D
pub struct TransporterReceipt {
    pub department: String,
    pub id: Id,
    pub receipt_number: String,
    pub validity_limit: DateTime,
}

impl Object for TransporterReceipt {
    const TYPE: &'static Type = &TRANSPORTER_RECEIPT;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.department.write(w, node),
            1 => self.id.write(w, node),
            2 => self.receipt_number.write(w, node),
            3 => self.validity_limit.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static TRANSPORTER_RECEIPT: Type = Type { name: "TransporterReceipt", kind: Kind::Object(&[
    field("department", &STRING, REQ),
    field("id", &ID, REQ),
    field("receiptNumber", &STRING, REQ),
    field("validityLimit", &DATE_TIME, REQ),
]) };

/// Field numbers.
impl TransporterReceipt {
    pub const DEPARTMENT: u16 = 0;
    pub const ID: u16 = 1;
    pub const RECEIPT_NUMBER: u16 = 2;
    pub const VALIDITY_LIMIT: u16 = 3;
}

/// D
pub struct VhuAgrement {
    pub agrement_number: String,
    pub department: String,
    pub id: Id,
}

impl Object for VhuAgrement {
    const TYPE: &'static Type = &VHU_AGREMENT;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.agrement_number.write(w, node),
            1 => self.department.write(w, node),
            2 => self.id.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static VHU_AGREMENT: Type = Type { name: "VhuAgrement", kind: Kind::Object(&[
    field("agrementNumber", &STRING, REQ),
    field("department", &STRING, REQ),
    field("id", &ID, REQ),
]) };

/// Field numbers.
impl VhuAgrement {
    pub const AGREMENT_NUMBER: u16 = 0;
    pub const DEPARTMENT: u16 = 1;
    pub const ID: u16 = 2;
}

/// D
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WasteProcessorType {
    Cremation,
    DangerousWastesIncineration,
    DangerousWastesStorage,
    InertWastesStorage,
    NonDangerousWastesIncineration,
    NonDangerousWastesStorage,
    OtherDangerousWastes,
    OtherNonDangerousWastes,
}

impl WasteProcessorType {
    pub const ALL: &[Self] = &[
        Self::Cremation, Self::DangerousWastesIncineration, Self::DangerousWastesStorage,
        Self::InertWastesStorage, Self::NonDangerousWastesIncineration, Self::NonDangerousWastesStorage,
        Self::OtherDangerousWastes, Self::OtherNonDangerousWastes,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cremation => "CREMATION",
            Self::DangerousWastesIncineration => "DANGEROUS_WASTES_INCINERATION",
            Self::DangerousWastesStorage => "DANGEROUS_WASTES_STORAGE",
            Self::InertWastesStorage => "INERT_WASTES_STORAGE",
            Self::NonDangerousWastesIncineration => "NON_DANGEROUS_WASTES_INCINERATION",
            Self::NonDangerousWastesStorage => "NON_DANGEROUS_WASTES_STORAGE",
            Self::OtherDangerousWastes => "OTHER_DANGEROUS_WASTES",
            Self::OtherNonDangerousWastes => "OTHER_NON_DANGEROUS_WASTES",
        }
    }
}
enum_impls!(WasteProcessorType);

pub static WASTE_PROCESSOR_TYPE: Type = Type { name: "WasteProcessorType", kind: Kind::Enum(&[
    "CREMATION", "DANGEROUS_WASTES_INCINERATION", "DANGEROUS_WASTES_STORAGE", "INERT_WASTES_STORAGE",
    "NON_DANGEROUS_WASTES_INCINERATION", "NON_DANGEROUS_WASTES_STORAGE", "OTHER_DANGEROUS_WASTES",
    "OTHER_NON_DANGEROUS_WASTES",
]) };

/// D
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WasteVehiclesType {
    Broyeur,
    Demolisseur,
}

impl WasteVehiclesType {
    pub const ALL: &[Self] = &[Self::Broyeur, Self::Demolisseur];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Broyeur => "BROYEUR",
            Self::Demolisseur => "DEMOLISSEUR",
        }
    }
}
enum_impls!(WasteVehiclesType);

pub static WASTE_VEHICLES_TYPE: Type = Type { name: "WasteVehiclesType", kind: Kind::Enum(&["BROYEUR", "DEMOLISSEUR"]) };

/// D
pub struct WorkerCertification {
    pub certification_number: Option<String>,
    pub has_sub_section_four: bool,
    pub has_sub_section_three: bool,
    pub id: Id,
    pub organisation: Option<String>,
    pub validity_limit: Option<DateTime>,
}

impl Object for WorkerCertification {
    const TYPE: &'static Type = &WORKER_CERTIFICATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.certification_number.write(w, node),
            1 => self.has_sub_section_four.write(w, node),
            2 => self.has_sub_section_three.write(w, node),
            3 => self.id.write(w, node),
            4 => self.organisation.write(w, node),
            5 => self.validity_limit.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static WORKER_CERTIFICATION: Type = Type { name: "WorkerCertification", kind: Kind::Object(&[
    field("certificationNumber", &STRING, OPT),
    field("hasSubSectionFour", &BOOLEAN, REQ),
    field("hasSubSectionThree", &BOOLEAN, REQ),
    field("id", &ID, REQ),
    field("organisation", &STRING, OPT),
    field("validityLimit", &DATE_TIME, OPT),
]) };

/// Field numbers.
impl WorkerCertification {
    pub const CERTIFICATION_NUMBER: u16 = 0;
    pub const HAS_SUB_SECTION_FOUR: u16 = 1;
    pub const HAS_SUB_SECTION_THREE: u16 = 2;
    pub const ID: u16 = 3;
    pub const ORGANISATION: u16 = 4;
    pub const VALIDITY_LIMIT: u16 = 5;
}

/// D
pub struct CompanySearchPrivate {
    pub address: Option<String>,
    pub allow_appendix1_signature_automation: Option<bool>,
    pub allow_bsdasri_take_over_without_signature: Option<bool>,
    pub broker_receipt: Option<BrokerReceipt>,
    pub code_pays_etranger_etablissement: Option<String>,
    pub collector_types: Option<Vec<CollectorType>>,
    pub company_types: Vec<CompanyType>,
    pub contact: Option<String>,
    pub contact_email: Option<String>,
    pub contact_phone: Option<String>,
    pub eco_organisme_agreements: Option<Vec<Url>>,
    pub eco_organisme_partners_ids: Vec<String>,
    pub etat_administratif: Option<String>,
    pub gerep_id: Option<String>,
    pub given_name: Option<String>,
    pub is_anonymous_company: Option<bool>,
    pub is_dormant: bool,
    pub is_registered: bool,
    pub libelle_naf: Option<String>,
    pub naf: Option<String>,
    pub name: Option<String>,
    pub org_id: String,
    pub security_code: Option<i32>,
    pub siret: Option<String>,
    pub statut_diffusion_etablissement: Option<StatutDiffusionEtablissement>,
    pub trackdechets_id: Option<Id>,
    pub trader_receipt: Option<TraderReceipt>,
    pub transporter_receipt: Option<TransporterReceipt>,
    pub user_role: Option<UserRole>,
    pub users: Option<Vec<CompanyMember>>,
    pub vat_number: Option<String>,
    pub verification_status: CompanyVerificationStatus,
    pub vhu_agrement_broyeur: Option<VhuAgrement>,
    pub vhu_agrement_demolisseur: Option<VhuAgrement>,
    pub waste_processor_types: Option<Vec<WasteProcessorType>>,
    pub waste_vehicles_types: Option<Vec<WasteVehiclesType>>,
    pub website: Option<String>,
    pub worker_certification: Option<WorkerCertification>,
}

impl Object for CompanySearchPrivate {
    const TYPE: &'static Type = &COMPANY_SEARCH_PRIVATE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.address.write(w, node),
            1 => self.allow_appendix1_signature_automation.write(w, node),
            2 => self.allow_bsdasri_take_over_without_signature.write(w, node),
            3 => self.broker_receipt.write(w, node),
            4 => self.code_pays_etranger_etablissement.write(w, node),
            5 => self.collector_types.write(w, node),
            6 => self.company_types.write(w, node),
            7 => self.contact.write(w, node),
            8 => self.contact_email.write(w, node),
            9 => self.contact_phone.write(w, node),
            10 => self.eco_organisme_agreements.write(w, node),
            11 => self.eco_organisme_partners_ids.write(w, node),
            12 => self.etat_administratif.write(w, node),
            13 => self.gerep_id.write(w, node),
            14 => self.given_name.write(w, node),
            15 => self.is_anonymous_company.write(w, node),
            16 => self.is_dormant.write(w, node),
            17 => self.is_registered.write(w, node),
            18 => self.libelle_naf.write(w, node),
            19 => self.naf.write(w, node),
            20 => self.name.write(w, node),
            21 => self.org_id.write(w, node),
            22 => self.security_code.write(w, node),
            23 => self.siret.write(w, node),
            24 => self.statut_diffusion_etablissement.write(w, node),
            25 => self.trackdechets_id.write(w, node),
            26 => self.trader_receipt.write(w, node),
            27 => self.transporter_receipt.write(w, node),
            28 => self.user_role.write(w, node),
            29 => self.users.write(w, node),
            30 => self.vat_number.write(w, node),
            31 => self.verification_status.write(w, node),
            32 => self.vhu_agrement_broyeur.write(w, node),
            33 => self.vhu_agrement_demolisseur.write(w, node),
            34 => self.waste_processor_types.write(w, node),
            35 => self.waste_vehicles_types.write(w, node),
            36 => self.website.write(w, node),
            37 => self.worker_certification.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static COMPANY_SEARCH_PRIVATE: Type = Type { name: "CompanySearchPrivate", kind: Kind::Object(&[
    field("address", &STRING, OPT),
    field("allowAppendix1SignatureAutomation", &BOOLEAN, OPT),
    field("allowBsdasriTakeOverWithoutSignature", &BOOLEAN, OPT),
    field("brokerReceipt", &BROKER_RECEIPT, OPT),
    field("codePaysEtrangerEtablissement", &STRING, OPT),
    field("collectorTypes", &COLLECTOR_TYPE, OPT_LIST),
    field("companyTypes", &COMPANY_TYPE, REQ_LIST),
    field("contact", &STRING, OPT),
    field("contactEmail", &STRING, OPT),
    field("contactPhone", &STRING, OPT),
    field("ecoOrganismeAgreements", &URL, OPT_LIST),
    field("ecoOrganismePartnersIds", &STRING, REQ_LIST),
    field("etatAdministratif", &STRING, OPT),
    field("gerepId", &STRING, OPT),
    field("givenName", &STRING, OPT),
    field("isAnonymousCompany", &BOOLEAN, OPT),
    field("isDormant", &BOOLEAN, REQ),
    field("isRegistered", &BOOLEAN, REQ),
    field("libelleNaf", &STRING, OPT),
    field("naf", &STRING, OPT),
    field("name", &STRING, OPT),
    field("orgId", &STRING, REQ),
    field("securityCode", &INT, OPT),
    field("siret", &STRING, OPT),
    field("statutDiffusionEtablissement", &STATUT_DIFFUSION_ETABLISSEMENT, OPT),
    field("trackdechetsId", &ID, OPT),
    field("traderReceipt", &TRADER_RECEIPT, OPT),
    field("transporterReceipt", &TRANSPORTER_RECEIPT, OPT),
    field("userRole", &USER_ROLE, OPT),
    field("users", &COMPANY_MEMBER, OPT_LIST),
    field("vatNumber", &STRING, OPT),
    field("verificationStatus", &COMPANY_VERIFICATION_STATUS, REQ),
    field("vhuAgrementBroyeur", &VHU_AGREMENT, OPT),
    field("vhuAgrementDemolisseur", &VHU_AGREMENT, OPT),
    field("wasteProcessorTypes", &WASTE_PROCESSOR_TYPE, OPT_LIST),
    field("wasteVehiclesTypes", &WASTE_VEHICLES_TYPE, OPT_LIST),
    field("website", &STRING, OPT),
    field("workerCertification", &WORKER_CERTIFICATION, OPT),
]) };

/// Field numbers.
impl CompanySearchPrivate {
    pub const ADDRESS: u16 = 0;
    pub const ALLOW_APPENDIX1_SIGNATURE_AUTOMATION: u16 = 1;
    pub const ALLOW_BSDASRI_TAKE_OVER_WITHOUT_SIGNATURE: u16 = 2;
    pub const BROKER_RECEIPT: u16 = 3;
    pub const CODE_PAYS_ETRANGER_ETABLISSEMENT: u16 = 4;
    pub const COLLECTOR_TYPES: u16 = 5;
    pub const COMPANY_TYPES: u16 = 6;
    pub const CONTACT: u16 = 7;
    pub const CONTACT_EMAIL: u16 = 8;
    pub const CONTACT_PHONE: u16 = 9;
    pub const ECO_ORGANISME_AGREEMENTS: u16 = 10;
    pub const ECO_ORGANISME_PARTNERS_IDS: u16 = 11;
    pub const ETAT_ADMINISTRATIF: u16 = 12;
    pub const GEREP_ID: u16 = 13;
    pub const GIVEN_NAME: u16 = 14;
    pub const IS_ANONYMOUS_COMPANY: u16 = 15;
    pub const IS_DORMANT: u16 = 16;
    pub const IS_REGISTERED: u16 = 17;
    pub const LIBELLE_NAF: u16 = 18;
    pub const NAF: u16 = 19;
    pub const NAME: u16 = 20;
    pub const ORG_ID: u16 = 21;
    pub const SECURITY_CODE: u16 = 22;
    pub const SIRET: u16 = 23;
    pub const STATUT_DIFFUSION_ETABLISSEMENT: u16 = 24;
    pub const TRACKDECHETS_ID: u16 = 25;
    pub const TRADER_RECEIPT: u16 = 26;
    pub const TRANSPORTER_RECEIPT: u16 = 27;
    pub const USER_ROLE: u16 = 28;
    pub const USERS: u16 = 29;
    pub const VAT_NUMBER: u16 = 30;
    pub const VERIFICATION_STATUS: u16 = 31;
    pub const VHU_AGREMENT_BROYEUR: u16 = 32;
    pub const VHU_AGREMENT_DEMOLISSEUR: u16 = 33;
    pub const WASTE_PROCESSOR_TYPES: u16 = 34;
    pub const WASTE_VEHICLES_TYPES: u16 = 35;
    pub const WEBSITE: u16 = 36;
    pub const WORKER_CERTIFICATION: u16 = 37;
}

/// D
pub struct CompanyMember {
    pub email: String,
    pub id: Id,
    pub is_active: Option<bool>,
    pub is_me: Option<bool>,
    pub is_pending_invitation: Option<bool>,
    pub name: Option<String>,
    pub notifications: UserNotifications,
    pub org_id: Id,
    pub role: Option<UserRole>,
}

impl Object for CompanyMember {
    const TYPE: &'static Type = &COMPANY_MEMBER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.email.write(w, node),
            1 => self.id.write(w, node),
            2 => self.is_active.write(w, node),
            3 => self.is_me.write(w, node),
            4 => self.is_pending_invitation.write(w, node),
            5 => self.name.write(w, node),
            6 => self.notifications.write(w, node),
            7 => self.org_id.write(w, node),
            8 => self.role.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static COMPANY_MEMBER: Type = Type { name: "CompanyMember", kind: Kind::Object(&[
    field("email", &STRING, REQ),
    field("id", &ID, REQ),
    field("isActive", &BOOLEAN, OPT),
    field("isMe", &BOOLEAN, OPT),
    field("isPendingInvitation", &BOOLEAN, OPT),
    field("name", &STRING, OPT),
    field("notifications", &USER_NOTIFICATIONS, REQ),
    field("orgId", &ID, REQ),
    field("role", &USER_ROLE, OPT),
]) };

/// Field numbers.
impl CompanyMember {
    pub const EMAIL: u16 = 0;
    pub const ID: u16 = 1;
    pub const IS_ACTIVE: u16 = 2;
    pub const IS_ME: u16 = 3;
    pub const IS_PENDING_INVITATION: u16 = 4;
    pub const NAME: u16 = 5;
    pub const NOTIFICATIONS: u16 = 6;
    pub const ORG_ID: u16 = 7;
    pub const ROLE: u16 = 8;
}

/// D
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompanyVerificationStatus {
    LetterSent,
    Standby,
    ToBeVerified,
    Verified,
}

impl CompanyVerificationStatus {
    pub const ALL: &[Self] = &[Self::LetterSent, Self::Standby, Self::ToBeVerified, Self::Verified];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LetterSent => "LETTER_SENT",
            Self::Standby => "STANDBY",
            Self::ToBeVerified => "TO_BE_VERIFIED",
            Self::Verified => "VERIFIED",
        }
    }
}
enum_impls!(CompanyVerificationStatus);

pub static COMPANY_VERIFICATION_STATUS: Type = Type { name: "CompanyVerificationStatus", kind: Kind::Enum(&["LETTER_SENT", "STANDBY", "TO_BE_VERIFIED", "VERIFIED"]) };

/// D
pub struct EcoOrganisme {
    pub address: String,
    pub handle_bsda: Option<bool>,
    pub handle_bsdasri: Option<bool>,
    pub handle_bsdd: Option<bool>,
    pub handle_bsvhu: Option<bool>,
    pub id: Id,
    pub name: String,
    pub siret: String,
}

impl Object for EcoOrganisme {
    const TYPE: &'static Type = &ECO_ORGANISME;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.address.write(w, node),
            1 => self.handle_bsda.write(w, node),
            2 => self.handle_bsdasri.write(w, node),
            3 => self.handle_bsdd.write(w, node),
            4 => self.handle_bsvhu.write(w, node),
            5 => self.id.write(w, node),
            6 => self.name.write(w, node),
            7 => self.siret.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static ECO_ORGANISME: Type = Type { name: "EcoOrganisme", kind: Kind::Object(&[
    field("address", &STRING, REQ),
    field("handleBsda", &BOOLEAN, OPT),
    field("handleBsdasri", &BOOLEAN, OPT),
    field("handleBsdd", &BOOLEAN, OPT),
    field("handleBsvhu", &BOOLEAN, OPT),
    field("id", &ID, REQ),
    field("name", &STRING, REQ),
    field("siret", &STRING, REQ),
]) };

/// Field numbers.
impl EcoOrganisme {
    pub const ADDRESS: u16 = 0;
    pub const HANDLE_BSDA: u16 = 1;
    pub const HANDLE_BSDASRI: u16 = 2;
    pub const HANDLE_BSDD: u16 = 3;
    pub const HANDLE_BSVHU: u16 = 4;
    pub const ID: u16 = 5;
    pub const NAME: u16 = 6;
    pub const SIRET: u16 = 7;
}

/// D
pub struct CompanyPrivate {
    pub address: Option<String>,
    pub allow_appendix1_signature_automation: bool,
    pub allow_bsdasri_take_over_without_signature: bool,
    pub broker_receipt: Option<BrokerReceipt>,
    pub collector_types: Vec<CollectorType>,
    pub company_types: Vec<CompanyType>,
    pub contact: Option<String>,
    pub contact_email: Option<String>,
    pub contact_phone: Option<String>,
    pub eco_organisme_agreements: Vec<Url>,
    pub eco_organisme_partners_ids: Vec<String>,
    pub feature_flags: Vec<Option<String>>,
    pub gerep_id: Option<String>,
    pub given_name: Option<String>,
    pub has_enabled_registry_dnd_from_bsd_since: Option<DateTime>,
    pub id: Id,
    pub is_dormant_since: Option<DateTime>,
    pub libelle_naf: Option<String>,
    pub naf: Option<String>,
    pub name: Option<String>,
    pub org_id: String,
    pub security_code: i32,
    pub siret: Option<String>,
    pub trader_receipt: Option<TraderReceipt>,
    pub transporter_receipt: Option<TransporterReceipt>,
    pub user_notifications: UserNotifications,
    pub user_permissions: Vec<UserPermission>,
    pub user_role: Option<UserRole>,
    pub users: Slot<Option<Vec<CompanyMember>>>,
    pub vat_number: Option<String>,
    pub verification_status: CompanyVerificationStatus,
    pub vhu_agrement_broyeur: Option<VhuAgrement>,
    pub vhu_agrement_demolisseur: Option<VhuAgrement>,
    pub waste_processor_types: Vec<WasteProcessorType>,
    pub waste_vehicles_types: Vec<WasteVehiclesType>,
    pub website: Option<String>,
    pub worker_certification: Option<WorkerCertification>,
}

impl Object for CompanyPrivate {
    const TYPE: &'static Type = &COMPANY_PRIVATE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.address.write(w, node),
            1 => self.allow_appendix1_signature_automation.write(w, node),
            2 => self.allow_bsdasri_take_over_without_signature.write(w, node),
            3 => self.broker_receipt.write(w, node),
            4 => self.collector_types.write(w, node),
            5 => self.company_types.write(w, node),
            6 => self.contact.write(w, node),
            7 => self.contact_email.write(w, node),
            8 => self.contact_phone.write(w, node),
            9 => self.eco_organisme_agreements.write(w, node),
            10 => self.eco_organisme_partners_ids.write(w, node),
            11 => self.feature_flags.write(w, node),
            12 => self.gerep_id.write(w, node),
            13 => self.given_name.write(w, node),
            14 => self.has_enabled_registry_dnd_from_bsd_since.write(w, node),
            15 => self.id.write(w, node),
            16 => self.is_dormant_since.write(w, node),
            17 => self.libelle_naf.write(w, node),
            18 => self.naf.write(w, node),
            19 => self.name.write(w, node),
            20 => self.org_id.write(w, node),
            21 => self.security_code.write(w, node),
            22 => self.siret.write(w, node),
            23 => self.trader_receipt.write(w, node),
            24 => self.transporter_receipt.write(w, node),
            25 => self.user_notifications.write(w, node),
            26 => self.user_permissions.write(w, node),
            27 => self.user_role.write(w, node),
            28 => self.users.write(w, node),
            29 => self.vat_number.write(w, node),
            30 => self.verification_status.write(w, node),
            31 => self.vhu_agrement_broyeur.write(w, node),
            32 => self.vhu_agrement_demolisseur.write(w, node),
            33 => self.waste_processor_types.write(w, node),
            34 => self.waste_vehicles_types.write(w, node),
            35 => self.website.write(w, node),
            36 => self.worker_certification.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static COMPANY_PRIVATE: Type = Type { name: "CompanyPrivate", kind: Kind::Object(&[
    field("address", &STRING, OPT),
    field("allowAppendix1SignatureAutomation", &BOOLEAN, REQ),
    field("allowBsdasriTakeOverWithoutSignature", &BOOLEAN, REQ),
    field("brokerReceipt", &BROKER_RECEIPT, OPT),
    field("collectorTypes", &COLLECTOR_TYPE, REQ_LIST),
    field("companyTypes", &COMPANY_TYPE, REQ_LIST),
    field("contact", &STRING, OPT),
    field("contactEmail", &STRING, OPT),
    field("contactPhone", &STRING, OPT),
    field("ecoOrganismeAgreements", &URL, REQ_LIST),
    field("ecoOrganismePartnersIds", &STRING, REQ_LIST),
    field("featureFlags", &STRING, &[Wrap::NonNull, Wrap::List]),
    field("gerepId", &STRING, OPT),
    field("givenName", &STRING, OPT),
    field("hasEnabledRegistryDndFromBsdSince", &DATE_TIME, OPT),
    field("id", &ID, REQ),
    field("isDormantSince", &DATE_TIME, OPT),
    field("libelleNaf", &STRING, OPT),
    field("naf", &STRING, OPT),
    field("name", &STRING, OPT),
    field("orgId", &STRING, REQ),
    field("securityCode", &INT, REQ),
    field("siret", &STRING, OPT),
    field("traderReceipt", &TRADER_RECEIPT, OPT),
    field("transporterReceipt", &TRANSPORTER_RECEIPT, OPT),
    field("userNotifications", &USER_NOTIFICATIONS, REQ),
    field("userPermissions", &USER_PERMISSION, REQ_LIST),
    field("userRole", &USER_ROLE, OPT),
    field("users", &COMPANY_MEMBER, OPT_LIST),
    field("vatNumber", &STRING, OPT),
    field("verificationStatus", &COMPANY_VERIFICATION_STATUS, REQ),
    field("vhuAgrementBroyeur", &VHU_AGREMENT, OPT),
    field("vhuAgrementDemolisseur", &VHU_AGREMENT, OPT),
    field("wasteProcessorTypes", &WASTE_PROCESSOR_TYPE, REQ_LIST),
    field("wasteVehiclesTypes", &WASTE_VEHICLES_TYPE, REQ_LIST),
    field("website", &STRING, OPT),
    field("workerCertification", &WORKER_CERTIFICATION, OPT),
]) };

/// Field numbers.
impl CompanyPrivate {
    pub const ADDRESS: u16 = 0;
    pub const ALLOW_APPENDIX1_SIGNATURE_AUTOMATION: u16 = 1;
    pub const ALLOW_BSDASRI_TAKE_OVER_WITHOUT_SIGNATURE: u16 = 2;
    pub const BROKER_RECEIPT: u16 = 3;
    pub const COLLECTOR_TYPES: u16 = 4;
    pub const COMPANY_TYPES: u16 = 5;
    pub const CONTACT: u16 = 6;
    pub const CONTACT_EMAIL: u16 = 7;
    pub const CONTACT_PHONE: u16 = 8;
    pub const ECO_ORGANISME_AGREEMENTS: u16 = 9;
    pub const ECO_ORGANISME_PARTNERS_IDS: u16 = 10;
    pub const FEATURE_FLAGS: u16 = 11;
    pub const GEREP_ID: u16 = 12;
    pub const GIVEN_NAME: u16 = 13;
    pub const HAS_ENABLED_REGISTRY_DND_FROM_BSD_SINCE: u16 = 14;
    pub const ID: u16 = 15;
    pub const IS_DORMANT_SINCE: u16 = 16;
    pub const LIBELLE_NAF: u16 = 17;
    pub const NAF: u16 = 18;
    pub const NAME: u16 = 19;
    pub const ORG_ID: u16 = 20;
    pub const SECURITY_CODE: u16 = 21;
    pub const SIRET: u16 = 22;
    pub const TRADER_RECEIPT: u16 = 23;
    pub const TRANSPORTER_RECEIPT: u16 = 24;
    pub const USER_NOTIFICATIONS: u16 = 25;
    pub const USER_PERMISSIONS: u16 = 26;
    pub const USER_ROLE: u16 = 27;
    pub const USERS: u16 = 28;
    pub const VAT_NUMBER: u16 = 29;
    pub const VERIFICATION_STATUS: u16 = 30;
    pub const VHU_AGREMENT_BROYEUR: u16 = 31;
    pub const VHU_AGREMENT_DEMOLISSEUR: u16 = 32;
    pub const WASTE_PROCESSOR_TYPES: u16 = 33;
    pub const WASTE_VEHICLES_TYPES: u16 = 34;
    pub const WEBSITE: u16 = 35;
    pub const WORKER_CERTIFICATION: u16 = 36;
}

/// D
pub struct CompanyPrivateConnection {
    pub edges: Vec<CompanyPrivateEdge>,
    pub page_info: PageInfo,
    pub total_count: i32,
}

impl Object for CompanyPrivateConnection {
    const TYPE: &'static Type = &COMPANY_PRIVATE_CONNECTION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.edges.write(w, node),
            1 => self.page_info.write(w, node),
            2 => self.total_count.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static COMPANY_PRIVATE_CONNECTION: Type = Type { name: "CompanyPrivateConnection", kind: Kind::Object(&[
    field("edges", &COMPANY_PRIVATE_EDGE, REQ_LIST),
    field("pageInfo", &PAGE_INFO, REQ),
    field("totalCount", &INT, REQ),
]) };

/// Field numbers.
impl CompanyPrivateConnection {
    pub const EDGES: u16 = 0;
    pub const PAGE_INFO: u16 = 1;
    pub const TOTAL_COUNT: u16 = 2;
}

/// D
pub struct CompanyPrivateEdge {
    pub cursor: String,
    pub node: CompanyPrivate,
}

impl Object for CompanyPrivateEdge {
    const TYPE: &'static Type = &COMPANY_PRIVATE_EDGE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.cursor.write(w, node),
            1 => self.node.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static COMPANY_PRIVATE_EDGE: Type = Type { name: "CompanyPrivateEdge", kind: Kind::Object(&[
    field("cursor", &STRING, REQ),
    field("node", &COMPANY_PRIVATE, REQ),
]) };

/// Field numbers.
impl CompanyPrivateEdge {
    pub const CURSOR: u16 = 0;
    pub const NODE: u16 = 1;
}

/// D
#[derive(Debug, Clone, PartialEq)]
pub struct CreateTransporterReceiptInput {
    pub department: String,
    pub receipt_number: String,
    pub validity_limit: DateTime,
}

impl Input for CreateTransporterReceiptInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            department: m.required("department")?,
            receipt_number: m.required("receiptNumber")?,
            validity_limit: m.required("validityLimit")?,
        })
    }
}

pub static CREATE_TRANSPORTER_RECEIPT_INPUT: Type = Type { name: "CreateTransporterReceiptInput", kind: Kind::Input(&[
    input("department", &STRING, REQ),
    input("receiptNumber", &STRING, REQ),
    input("validityLimit", &DATE_TIME, REQ),
]) };

/// D
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateTransporterReceiptInput {
    pub department: Maybe<String>,
    pub id: Id,
    pub receipt_number: Maybe<String>,
    pub validity_limit: Maybe<DateTime>,
}

impl Input for UpdateTransporterReceiptInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            department: m.maybe("department")?,
            id: m.required("id")?,
            receipt_number: m.maybe("receiptNumber")?,
            validity_limit: m.maybe("validityLimit")?,
        })
    }
}

pub static UPDATE_TRANSPORTER_RECEIPT_INPUT: Type = Type { name: "UpdateTransporterReceiptInput", kind: Kind::Input(&[
    input("department", &STRING, OPT),
    input("id", &ID, REQ),
    input("receiptNumber", &STRING, OPT),
    input("validityLimit", &DATE_TIME, OPT),
]) };

/// Root and computed fields declared in `schema/company.graphql`.
pub trait CompanyResolvers: Sync {
    /// Resolves `Query.companyInfos`.
    fn company_infos(&self, cx: &Context<'_>, clue: Maybe<String>, siret: Maybe<String>) -> impl Future<Output = Result<CompanyPublic>> + Send;
    /// Resolves `Query.companyPrivateInfos`.
    fn company_private_infos(&self, cx: &Context<'_>, clue: String) -> impl Future<Output = Result<CompanySearchPrivate>> + Send;
    /// Resolves `Query.ecoOrganismes`.
    fn eco_organismes(&self, cx: &Context<'_>, handle_bsda: Maybe<bool>, handle_bsdasri: Maybe<bool>, handle_bsdd: Maybe<bool>, handle_bsvhu: Maybe<bool>) -> impl Future<Output = Result<Vec<EcoOrganisme>>> + Send;
    /// Resolves `Mutation.createTransporterReceipt`.
    fn create_transporter_receipt(&self, cx: &Context<'_>, input: CreateTransporterReceiptInput) -> impl Future<Output = Result<TransporterReceipt>> + Send;
    /// Resolves `Mutation.updateTransporterReceipt`.
    fn update_transporter_receipt(&self, cx: &Context<'_>, input: UpdateTransporterReceiptInput) -> impl Future<Output = Result<TransporterReceipt>> + Send;
    /// Resolves `CompanyPrivate.users`, one result a parent.
    fn company_private_users(&self, cx: &Context<'_>, parents: &[&CompanyPrivate]) -> impl Future<Output = Vec<Result<Option<Vec<CompanyMember>>>>> + Send;
}

pub(super) async fn resolve_company_infos<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.company_infos(&cx, a.maybe("clue")?, a.maybe("siret")?).await?))
}

pub(super) async fn resolve_company_private_infos<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.company_private_infos(&cx, a.required("clue")?).await?))
}

pub(super) async fn resolve_eco_organismes<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.eco_organismes(&cx, a.maybe("handleBsda")?, a.maybe("handleBsdasri")?, a.maybe("handleBsdd")?, a.maybe("handleBsvhu")?).await?))
}

pub(super) async fn resolve_create_transporter_receipt<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_transporter_receipt(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_update_transporter_receipt<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.update_transporter_receipt(&cx, a.required("input")?).await?))
}

impl<A: Api> Fetch<A> for CompanyPrivate {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if matches!(self.users, Slot::Empty)
            && let Some(at) = at.below(&COMPANY_PRIVATE, Self::USERS)
        {
            level.company_private_users.push(self, &at);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if matches!(self.users, Slot::Empty)
            && let Some(_) = at.below(&COMPANY_PRIVATE, Self::USERS)
        {
            self.users = fetched.company_private_users.slot();
        }
    }
}

impl<A: Api> Fetch<A> for CompanyPrivateConnection {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&COMPANY_PRIVATE_CONNECTION, Self::EDGES) {
            Fetch::<A>::gather(&self.edges, &at, level);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&COMPANY_PRIVATE_CONNECTION, Self::EDGES) {
            Fetch::<A>::fill(&mut self.edges, &at, fetched);
        }
    }
}

impl<A: Api> Fetch<A> for CompanyPrivateEdge {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&COMPANY_PRIVATE_EDGE, Self::NODE) {
            Fetch::<A>::gather(&self.node, &at, level);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&COMPANY_PRIVATE_EDGE, Self::NODE) {
            Fetch::<A>::fill(&mut self.node, &at, fetched);
        }
    }
}
