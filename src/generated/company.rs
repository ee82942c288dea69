// Generated from schema/company.graphql by codegen. Do not edit.

use super::*;

/// Informations publiques d'un établissement, inscrit ou non sur la plateforme.
pub struct CompanyPublic {
    pub org_id: String,
    pub siret: Option<String>,
    pub vat_number: Option<String>,
    pub name: Option<String>,
    pub given_name: Option<String>,
    pub address: Option<String>,
    pub code_commune: Option<String>,
    pub code_pays_etranger_etablissement: Option<String>,
    pub naf: Option<String>,
    pub libelle_naf: Option<String>,
    pub etat_administratif: Option<String>,
    pub statut_diffusion_etablissement: Option<StatutDiffusionEtablissement>,
    pub is_registered: Option<bool>,
    pub is_dormant: bool,
    pub contact: Option<String>,
    pub contact_email: Option<String>,
    pub contact_phone: Option<String>,
    pub website: Option<String>,
    pub company_types: Vec<CompanyType>,
    pub collector_types: Option<Vec<CollectorType>>,
    pub waste_processor_types: Option<Vec<WasteProcessorType>>,
    pub waste_vehicles_types: Option<Vec<WasteVehiclesType>>,
    pub installation: Slot<Option<Installation>>,
    pub transporter_receipt: Option<TransporterReceipt>,
    pub trader_receipt: Option<TraderReceipt>,
    pub broker_receipt: Option<BrokerReceipt>,
    pub vhu_agrement_demolisseur: Option<VhuAgrement>,
    pub vhu_agrement_broyeur: Option<VhuAgrement>,
    pub worker_certification: Option<WorkerCertification>,
    pub eco_organisme_agreements: Vec<Url>,
    pub eco_organisme_partners_ids: Vec<String>,
    pub allow_bsdasri_take_over_without_signature: Option<bool>,
}

impl Object for CompanyPublic {
    const TYPE: &'static Type = &COMPANY_PUBLIC;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.org_id.write(w, node),
            1 => self.siret.write(w, node),
            2 => self.vat_number.write(w, node),
            3 => self.name.write(w, node),
            4 => self.given_name.write(w, node),
            5 => self.address.write(w, node),
            6 => self.code_commune.write(w, node),
            7 => self.code_pays_etranger_etablissement.write(w, node),
            8 => self.naf.write(w, node),
            9 => self.libelle_naf.write(w, node),
            10 => self.etat_administratif.write(w, node),
            11 => self.statut_diffusion_etablissement.write(w, node),
            12 => self.is_registered.write(w, node),
            13 => self.is_dormant.write(w, node),
            14 => self.contact.write(w, node),
            15 => self.contact_email.write(w, node),
            16 => self.contact_phone.write(w, node),
            17 => self.website.write(w, node),
            18 => self.company_types.write(w, node),
            19 => self.collector_types.write(w, node),
            20 => self.waste_processor_types.write(w, node),
            21 => self.waste_vehicles_types.write(w, node),
            22 => self.installation.write(w, node),
            23 => self.transporter_receipt.write(w, node),
            24 => self.trader_receipt.write(w, node),
            25 => self.broker_receipt.write(w, node),
            26 => self.vhu_agrement_demolisseur.write(w, node),
            27 => self.vhu_agrement_broyeur.write(w, node),
            28 => self.worker_certification.write(w, node),
            29 => self.eco_organisme_agreements.write(w, node),
            30 => self.eco_organisme_partners_ids.write(w, node),
            31 => self.allow_bsdasri_take_over_without_signature.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static COMPANY_PUBLIC: Type = Type::new("CompanyPublic", Kind::Object(&[
    field("orgId", &STRING, REQ),
    field("siret", &STRING, OPT),
    field("vatNumber", &STRING, OPT),
    field("name", &STRING, OPT),
    field("givenName", &STRING, OPT),
    field("address", &STRING, OPT),
    field("codeCommune", &STRING, OPT),
    field("codePaysEtrangerEtablissement", &STRING, OPT),
    field("naf", &STRING, OPT),
    field("libelleNaf", &STRING, OPT),
    field("etatAdministratif", &STRING, OPT),
    field("statutDiffusionEtablissement", &STATUT_DIFFUSION_ETABLISSEMENT, OPT),
    field("isRegistered", &BOOLEAN, OPT),
    field("isDormant", &BOOLEAN, REQ),
    field("contact", &STRING, OPT),
    field("contactEmail", &STRING, OPT),
    field("contactPhone", &STRING, OPT),
    field("website", &STRING, OPT),
    field("companyTypes", &COMPANY_TYPE, REQ_LIST),
    field("collectorTypes", &COLLECTOR_TYPE, OPT_LIST),
    field("wasteProcessorTypes", &WASTE_PROCESSOR_TYPE, OPT_LIST),
    field("wasteVehiclesTypes", &WASTE_VEHICLES_TYPE, OPT_LIST),
    field("installation", &INSTALLATION, OPT),
    field("transporterReceipt", &TRANSPORTER_RECEIPT, OPT),
    field("traderReceipt", &TRADER_RECEIPT, OPT),
    field("brokerReceipt", &BROKER_RECEIPT, OPT),
    field("vhuAgrementDemolisseur", &VHU_AGREMENT, OPT),
    field("vhuAgrementBroyeur", &VHU_AGREMENT, OPT),
    field("workerCertification", &WORKER_CERTIFICATION, OPT),
    field("ecoOrganismeAgreements", &URL, REQ_LIST),
    field("ecoOrganismePartnersIds", &STRING, REQ_LIST),
    field("allowBsdasriTakeOverWithoutSignature", &BOOLEAN, OPT),
]));

/// Field numbers.
impl CompanyPublic {
    pub const ORG_ID: u16 = 0;
    pub const SIRET: u16 = 1;
    pub const VAT_NUMBER: u16 = 2;
    pub const NAME: u16 = 3;
    pub const GIVEN_NAME: u16 = 4;
    pub const ADDRESS: u16 = 5;
    pub const CODE_COMMUNE: u16 = 6;
    pub const CODE_PAYS_ETRANGER_ETABLISSEMENT: u16 = 7;
    pub const NAF: u16 = 8;
    pub const LIBELLE_NAF: u16 = 9;
    pub const ETAT_ADMINISTRATIF: u16 = 10;
    pub const STATUT_DIFFUSION_ETABLISSEMENT: u16 = 11;
    pub const IS_REGISTERED: u16 = 12;
    pub const IS_DORMANT: u16 = 13;
    pub const CONTACT: u16 = 14;
    pub const CONTACT_EMAIL: u16 = 15;
    pub const CONTACT_PHONE: u16 = 16;
    pub const WEBSITE: u16 = 17;
    pub const COMPANY_TYPES: u16 = 18;
    pub const COLLECTOR_TYPES: u16 = 19;
    pub const WASTE_PROCESSOR_TYPES: u16 = 20;
    pub const WASTE_VEHICLES_TYPES: u16 = 21;
    pub const INSTALLATION: u16 = 22;
    pub const TRANSPORTER_RECEIPT: u16 = 23;
    pub const TRADER_RECEIPT: u16 = 24;
    pub const BROKER_RECEIPT: u16 = 25;
    pub const VHU_AGREMENT_DEMOLISSEUR: u16 = 26;
    pub const VHU_AGREMENT_BROYEUR: u16 = 27;
    pub const WORKER_CERTIFICATION: u16 = 28;
    pub const ECO_ORGANISME_AGREEMENTS: u16 = 29;
    pub const ECO_ORGANISME_PARTNERS_IDS: u16 = 30;
    pub const ALLOW_BSDASRI_TAKE_OVER_WITHOUT_SIGNATURE: u16 = 31;
}

/// Fiche d'un établissement présentée à un utilisateur connecté à l'interface web.
pub struct CompanySearchPrivate {
    pub trackdechets_id: Option<Id>,
    pub org_id: String,
    pub siret: Option<String>,
    pub vat_number: Option<String>,
    pub gerep_id: Option<String>,
    pub name: Option<String>,
    pub given_name: Option<String>,
    pub address: Option<String>,
    pub code_pays_etranger_etablissement: Option<String>,
    pub naf: Option<String>,
    pub libelle_naf: Option<String>,
    pub etat_administratif: Option<String>,
    pub statut_diffusion_etablissement: Option<StatutDiffusionEtablissement>,
    pub is_anonymous_company: Option<bool>,
    pub is_registered: bool,
    pub is_dormant: bool,
    pub verification_status: CompanyVerificationStatus,
    pub contact: Option<String>,
    pub contact_email: Option<String>,
    pub contact_phone: Option<String>,
    pub website: Option<String>,
    pub company_types: Vec<CompanyType>,
    pub collector_types: Option<Vec<CollectorType>>,
    pub waste_processor_types: Option<Vec<WasteProcessorType>>,
    pub waste_vehicles_types: Option<Vec<WasteVehiclesType>>,
    pub installation: Slot<Option<Installation>>,
    pub transporter_receipt: Option<TransporterReceipt>,
    pub trader_receipt: Option<TraderReceipt>,
    pub broker_receipt: Option<BrokerReceipt>,
    pub vhu_agrement_demolisseur: Option<VhuAgrement>,
    pub vhu_agrement_broyeur: Option<VhuAgrement>,
    pub worker_certification: Option<WorkerCertification>,
    pub eco_organisme_agreements: Option<Vec<Url>>,
    pub eco_organisme_partners_ids: Vec<String>,
    pub allow_bsdasri_take_over_without_signature: Option<bool>,
    pub allow_appendix1_signature_automation: Option<bool>,
    pub received_signature_automations: Slot<Vec<SignatureAutomation>>,
    pub user_role: Option<UserRole>,
    pub users: Option<Vec<CompanyMember>>,
    pub security_code: Option<i32>,
}

impl Object for CompanySearchPrivate {
    const TYPE: &'static Type = &COMPANY_SEARCH_PRIVATE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.trackdechets_id.write(w, node),
            1 => self.org_id.write(w, node),
            2 => self.siret.write(w, node),
            3 => self.vat_number.write(w, node),
            4 => self.gerep_id.write(w, node),
            5 => self.name.write(w, node),
            6 => self.given_name.write(w, node),
            7 => self.address.write(w, node),
            8 => self.code_pays_etranger_etablissement.write(w, node),
            9 => self.naf.write(w, node),
            10 => self.libelle_naf.write(w, node),
            11 => self.etat_administratif.write(w, node),
            12 => self.statut_diffusion_etablissement.write(w, node),
            13 => self.is_anonymous_company.write(w, node),
            14 => self.is_registered.write(w, node),
            15 => self.is_dormant.write(w, node),
            16 => self.verification_status.write(w, node),
            17 => self.contact.write(w, node),
            18 => self.contact_email.write(w, node),
            19 => self.contact_phone.write(w, node),
            20 => self.website.write(w, node),
            21 => self.company_types.write(w, node),
            22 => self.collector_types.write(w, node),
            23 => self.waste_processor_types.write(w, node),
            24 => self.waste_vehicles_types.write(w, node),
            25 => self.installation.write(w, node),
            26 => self.transporter_receipt.write(w, node),
            27 => self.trader_receipt.write(w, node),
            28 => self.broker_receipt.write(w, node),
            29 => self.vhu_agrement_demolisseur.write(w, node),
            30 => self.vhu_agrement_broyeur.write(w, node),
            31 => self.worker_certification.write(w, node),
            32 => self.eco_organisme_agreements.write(w, node),
            33 => self.eco_organisme_partners_ids.write(w, node),
            34 => self.allow_bsdasri_take_over_without_signature.write(w, node),
            35 => self.allow_appendix1_signature_automation.write(w, node),
            36 => self.received_signature_automations.write(w, node),
            37 => self.user_role.write(w, node),
            38 => self.users.write(w, node),
            39 => self.security_code.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static COMPANY_SEARCH_PRIVATE: Type = Type::new("CompanySearchPrivate", Kind::Object(&[
    field("trackdechetsId", &ID, OPT),
    field("orgId", &STRING, REQ),
    field("siret", &STRING, OPT),
    field("vatNumber", &STRING, OPT),
    field("gerepId", &STRING, OPT),
    field("name", &STRING, OPT),
    field("givenName", &STRING, OPT),
    field("address", &STRING, OPT),
    field("codePaysEtrangerEtablissement", &STRING, OPT),
    field("naf", &STRING, OPT),
    field("libelleNaf", &STRING, OPT),
    field("etatAdministratif", &STRING, OPT),
    field("statutDiffusionEtablissement", &STATUT_DIFFUSION_ETABLISSEMENT, OPT),
    field("isAnonymousCompany", &BOOLEAN, OPT),
    field("isRegistered", &BOOLEAN, REQ),
    field("isDormant", &BOOLEAN, REQ),
    field("verificationStatus", &COMPANY_VERIFICATION_STATUS, REQ),
    field("contact", &STRING, OPT),
    field("contactEmail", &STRING, OPT),
    field("contactPhone", &STRING, OPT),
    field("website", &STRING, OPT),
    field("companyTypes", &COMPANY_TYPE, REQ_LIST),
    field("collectorTypes", &COLLECTOR_TYPE, OPT_LIST),
    field("wasteProcessorTypes", &WASTE_PROCESSOR_TYPE, OPT_LIST),
    field("wasteVehiclesTypes", &WASTE_VEHICLES_TYPE, OPT_LIST),
    field("installation", &INSTALLATION, OPT),
    field("transporterReceipt", &TRANSPORTER_RECEIPT, OPT),
    field("traderReceipt", &TRADER_RECEIPT, OPT),
    field("brokerReceipt", &BROKER_RECEIPT, OPT),
    field("vhuAgrementDemolisseur", &VHU_AGREMENT, OPT),
    field("vhuAgrementBroyeur", &VHU_AGREMENT, OPT),
    field("workerCertification", &WORKER_CERTIFICATION, OPT),
    field("ecoOrganismeAgreements", &URL, OPT_LIST),
    field("ecoOrganismePartnersIds", &STRING, REQ_LIST),
    field("allowBsdasriTakeOverWithoutSignature", &BOOLEAN, OPT),
    field("allowAppendix1SignatureAutomation", &BOOLEAN, OPT),
    field("receivedSignatureAutomations", &SIGNATURE_AUTOMATION, REQ_LIST),
    field("userRole", &USER_ROLE, OPT),
    field("users", &COMPANY_MEMBER, OPT_LIST),
    field("securityCode", &INT, OPT),
]));

/// Field numbers.
impl CompanySearchPrivate {
    pub const TRACKDECHETS_ID: u16 = 0;
    pub const ORG_ID: u16 = 1;
    pub const SIRET: u16 = 2;
    pub const VAT_NUMBER: u16 = 3;
    pub const GEREP_ID: u16 = 4;
    pub const NAME: u16 = 5;
    pub const GIVEN_NAME: u16 = 6;
    pub const ADDRESS: u16 = 7;
    pub const CODE_PAYS_ETRANGER_ETABLISSEMENT: u16 = 8;
    pub const NAF: u16 = 9;
    pub const LIBELLE_NAF: u16 = 10;
    pub const ETAT_ADMINISTRATIF: u16 = 11;
    pub const STATUT_DIFFUSION_ETABLISSEMENT: u16 = 12;
    pub const IS_ANONYMOUS_COMPANY: u16 = 13;
    pub const IS_REGISTERED: u16 = 14;
    pub const IS_DORMANT: u16 = 15;
    pub const VERIFICATION_STATUS: u16 = 16;
    pub const CONTACT: u16 = 17;
    pub const CONTACT_EMAIL: u16 = 18;
    pub const CONTACT_PHONE: u16 = 19;
    pub const WEBSITE: u16 = 20;
    pub const COMPANY_TYPES: u16 = 21;
    pub const COLLECTOR_TYPES: u16 = 22;
    pub const WASTE_PROCESSOR_TYPES: u16 = 23;
    pub const WASTE_VEHICLES_TYPES: u16 = 24;
    pub const INSTALLATION: u16 = 25;
    pub const TRANSPORTER_RECEIPT: u16 = 26;
    pub const TRADER_RECEIPT: u16 = 27;
    pub const BROKER_RECEIPT: u16 = 28;
    pub const VHU_AGREMENT_DEMOLISSEUR: u16 = 29;
    pub const VHU_AGREMENT_BROYEUR: u16 = 30;
    pub const WORKER_CERTIFICATION: u16 = 31;
    pub const ECO_ORGANISME_AGREEMENTS: u16 = 32;
    pub const ECO_ORGANISME_PARTNERS_IDS: u16 = 33;
    pub const ALLOW_BSDASRI_TAKE_OVER_WITHOUT_SIGNATURE: u16 = 34;
    pub const ALLOW_APPENDIX1_SIGNATURE_AUTOMATION: u16 = 35;
    pub const RECEIVED_SIGNATURE_AUTOMATIONS: u16 = 36;
    pub const USER_ROLE: u16 = 37;
    pub const USERS: u16 = 38;
    pub const SECURITY_CODE: u16 = 39;
}

/// Fiche complète d'une entreprise, telle que la voient ses membres.
pub struct CompanyPrivate {
    pub id: Id,
    pub org_id: String,
    pub siret: Option<String>,
    pub vat_number: Option<String>,
    pub gerep_id: Option<String>,
    pub name: Option<String>,
    pub given_name: Option<String>,
    pub address: Option<String>,
    pub naf: Option<String>,
    pub libelle_naf: Option<String>,
    pub verification_status: CompanyVerificationStatus,
    pub is_dormant_since: Option<DateTime>,
    pub contact: Option<String>,
    pub contact_email: Option<String>,
    pub contact_phone: Option<String>,
    pub website: Option<String>,
    pub company_types: Vec<CompanyType>,
    pub collector_types: Vec<CollectorType>,
    pub waste_processor_types: Vec<WasteProcessorType>,
    pub waste_vehicles_types: Vec<WasteVehiclesType>,
    pub installation: Slot<Option<Installation>>,
    pub transporter_receipt: Option<TransporterReceipt>,
    pub trader_receipt: Option<TraderReceipt>,
    pub broker_receipt: Option<BrokerReceipt>,
    pub vhu_agrement_demolisseur: Option<VhuAgrement>,
    pub vhu_agrement_broyeur: Option<VhuAgrement>,
    pub worker_certification: Option<WorkerCertification>,
    pub eco_organisme_agreements: Vec<Url>,
    pub eco_organisme_partners_ids: Vec<String>,
    pub allow_bsdasri_take_over_without_signature: bool,
    pub allow_appendix1_signature_automation: bool,
    pub has_enabled_registry_dnd_from_bsd_since: Option<DateTime>,
    pub security_code: i32,
    pub user_role: Option<UserRole>,
    pub user_permissions: Vec<UserPermission>,
    pub user_notifications: UserNotifications,
    pub users: Slot<Option<Vec<CompanyMember>>>,
    pub feature_flags: Vec<Option<String>>,
    pub signature_automations: Slot<Vec<SignatureAutomation>>,
    pub received_signature_automations: Slot<Vec<SignatureAutomation>>,
    pub given_administrative_transfers: Slot<Option<Vec<AdministrativeTransfer>>>,
    pub received_administrative_transfers: Slot<Option<Vec<AdministrativeTransfer>>>,
    pub delegators: Slot<Option<Vec<CompanyPublic>>>,
}

impl Object for CompanyPrivate {
    const TYPE: &'static Type = &COMPANY_PRIVATE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.org_id.write(w, node),
            2 => self.siret.write(w, node),
            3 => self.vat_number.write(w, node),
            4 => self.gerep_id.write(w, node),
            5 => self.name.write(w, node),
            6 => self.given_name.write(w, node),
            7 => self.address.write(w, node),
            8 => self.naf.write(w, node),
            9 => self.libelle_naf.write(w, node),
            10 => self.verification_status.write(w, node),
            11 => self.is_dormant_since.write(w, node),
            12 => self.contact.write(w, node),
            13 => self.contact_email.write(w, node),
            14 => self.contact_phone.write(w, node),
            15 => self.website.write(w, node),
            16 => self.company_types.write(w, node),
            17 => self.collector_types.write(w, node),
            18 => self.waste_processor_types.write(w, node),
            19 => self.waste_vehicles_types.write(w, node),
            20 => self.installation.write(w, node),
            21 => self.transporter_receipt.write(w, node),
            22 => self.trader_receipt.write(w, node),
            23 => self.broker_receipt.write(w, node),
            24 => self.vhu_agrement_demolisseur.write(w, node),
            25 => self.vhu_agrement_broyeur.write(w, node),
            26 => self.worker_certification.write(w, node),
            27 => self.eco_organisme_agreements.write(w, node),
            28 => self.eco_organisme_partners_ids.write(w, node),
            29 => self.allow_bsdasri_take_over_without_signature.write(w, node),
            30 => self.allow_appendix1_signature_automation.write(w, node),
            31 => self.has_enabled_registry_dnd_from_bsd_since.write(w, node),
            32 => self.security_code.write(w, node),
            33 => self.user_role.write(w, node),
            34 => self.user_permissions.write(w, node),
            35 => self.user_notifications.write(w, node),
            36 => self.users.write(w, node),
            37 => self.feature_flags.write(w, node),
            38 => self.signature_automations.write(w, node),
            39 => self.received_signature_automations.write(w, node),
            40 => self.given_administrative_transfers.write(w, node),
            41 => self.received_administrative_transfers.write(w, node),
            42 => self.delegators.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static COMPANY_PRIVATE: Type = Type::new("CompanyPrivate", Kind::Object(&[
    field("id", &ID, REQ),
    field("orgId", &STRING, REQ),
    field("siret", &STRING, OPT),
    field("vatNumber", &STRING, OPT),
    field("gerepId", &STRING, OPT),
    field("name", &STRING, OPT),
    field("givenName", &STRING, OPT),
    field("address", &STRING, OPT),
    field("naf", &STRING, OPT),
    field("libelleNaf", &STRING, OPT),
    field("verificationStatus", &COMPANY_VERIFICATION_STATUS, REQ),
    field("isDormantSince", &DATE_TIME, OPT),
    field("contact", &STRING, OPT),
    field("contactEmail", &STRING, OPT),
    field("contactPhone", &STRING, OPT),
    field("website", &STRING, OPT),
    field("companyTypes", &COMPANY_TYPE, REQ_LIST),
    field("collectorTypes", &COLLECTOR_TYPE, REQ_LIST),
    field("wasteProcessorTypes", &WASTE_PROCESSOR_TYPE, REQ_LIST),
    field("wasteVehiclesTypes", &WASTE_VEHICLES_TYPE, REQ_LIST),
    field("installation", &INSTALLATION, OPT),
    field("transporterReceipt", &TRANSPORTER_RECEIPT, OPT),
    field("traderReceipt", &TRADER_RECEIPT, OPT),
    field("brokerReceipt", &BROKER_RECEIPT, OPT),
    field("vhuAgrementDemolisseur", &VHU_AGREMENT, OPT),
    field("vhuAgrementBroyeur", &VHU_AGREMENT, OPT),
    field("workerCertification", &WORKER_CERTIFICATION, OPT),
    field("ecoOrganismeAgreements", &URL, REQ_LIST),
    field("ecoOrganismePartnersIds", &STRING, REQ_LIST),
    field("allowBsdasriTakeOverWithoutSignature", &BOOLEAN, REQ),
    field("allowAppendix1SignatureAutomation", &BOOLEAN, REQ),
    field("hasEnabledRegistryDndFromBsdSince", &DATE_TIME, OPT),
    field("securityCode", &INT, REQ),
    field("userRole", &USER_ROLE, OPT),
    field("userPermissions", &USER_PERMISSION, REQ_LIST),
    field("userNotifications", &USER_NOTIFICATIONS, REQ),
    field("users", &COMPANY_MEMBER, OPT_LIST),
    field("featureFlags", &STRING, &[Wrap::NonNull, Wrap::List]),
    field("signatureAutomations", &SIGNATURE_AUTOMATION, REQ_LIST),
    field("receivedSignatureAutomations", &SIGNATURE_AUTOMATION, REQ_LIST),
    field("givenAdministrativeTransfers", &ADMINISTRATIVE_TRANSFER, OPT_LIST),
    field("receivedAdministrativeTransfers", &ADMINISTRATIVE_TRANSFER, OPT_LIST),
    field("delegators", &COMPANY_PUBLIC, OPT_LIST),
]));

/// Field numbers.
impl CompanyPrivate {
    pub const ID: u16 = 0;
    pub const ORG_ID: u16 = 1;
    pub const SIRET: u16 = 2;
    pub const VAT_NUMBER: u16 = 3;
    pub const GEREP_ID: u16 = 4;
    pub const NAME: u16 = 5;
    pub const GIVEN_NAME: u16 = 6;
    pub const ADDRESS: u16 = 7;
    pub const NAF: u16 = 8;
    pub const LIBELLE_NAF: u16 = 9;
    pub const VERIFICATION_STATUS: u16 = 10;
    pub const IS_DORMANT_SINCE: u16 = 11;
    pub const CONTACT: u16 = 12;
    pub const CONTACT_EMAIL: u16 = 13;
    pub const CONTACT_PHONE: u16 = 14;
    pub const WEBSITE: u16 = 15;
    pub const COMPANY_TYPES: u16 = 16;
    pub const COLLECTOR_TYPES: u16 = 17;
    pub const WASTE_PROCESSOR_TYPES: u16 = 18;
    pub const WASTE_VEHICLES_TYPES: u16 = 19;
    pub const INSTALLATION: u16 = 20;
    pub const TRANSPORTER_RECEIPT: u16 = 21;
    pub const TRADER_RECEIPT: u16 = 22;
    pub const BROKER_RECEIPT: u16 = 23;
    pub const VHU_AGREMENT_DEMOLISSEUR: u16 = 24;
    pub const VHU_AGREMENT_BROYEUR: u16 = 25;
    pub const WORKER_CERTIFICATION: u16 = 26;
    pub const ECO_ORGANISME_AGREEMENTS: u16 = 27;
    pub const ECO_ORGANISME_PARTNERS_IDS: u16 = 28;
    pub const ALLOW_BSDASRI_TAKE_OVER_WITHOUT_SIGNATURE: u16 = 29;
    pub const ALLOW_APPENDIX1_SIGNATURE_AUTOMATION: u16 = 30;
    pub const HAS_ENABLED_REGISTRY_DND_FROM_BSD_SINCE: u16 = 31;
    pub const SECURITY_CODE: u16 = 32;
    pub const USER_ROLE: u16 = 33;
    pub const USER_PERMISSIONS: u16 = 34;
    pub const USER_NOTIFICATIONS: u16 = 35;
    pub const USERS: u16 = 36;
    pub const FEATURE_FLAGS: u16 = 37;
    pub const SIGNATURE_AUTOMATIONS: u16 = 38;
    pub const RECEIVED_SIGNATURE_AUTOMATIONS: u16 = 39;
    pub const GIVEN_ADMINISTRATIVE_TRANSFERS: u16 = 40;
    pub const RECEIVED_ADMINISTRATIVE_TRANSFERS: u16 = 41;
    pub const DELEGATORS: u16 = 42;
}

/// Permission donnée à un transporteur de signer l'annexe 1 à la place d'une entreprise.
pub struct SignatureAutomation {
    pub id: Id,
    pub from: CompanyPublic,
    pub to: CompanyPublic,
    pub created_at: DateTime,
}

impl Object for SignatureAutomation {
    const TYPE: &'static Type = &SIGNATURE_AUTOMATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.from.write(w, node),
            2 => self.to.write(w, node),
            3 => self.created_at.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static SIGNATURE_AUTOMATION: Type = Type::new("SignatureAutomation", Kind::Object(&[
    field("id", &ID, REQ),
    field("from", &COMPANY_PUBLIC, REQ),
    field("to", &COMPANY_PUBLIC, REQ),
    field("createdAt", &DATE_TIME, REQ),
]));

/// Field numbers.
impl SignatureAutomation {
    pub const ID: u16 = 0;
    pub const FROM: u16 = 1;
    pub const TO: u16 = 2;
    pub const CREATED_AT: u16 = 3;
}

/// Permission à donner à un transporteur de signer l'annexe 1.
#[derive(Debug, Clone, PartialEq)]
pub struct SignatureAutomationInput {
    pub from: Id,
    pub to: Id,
}

impl Input for SignatureAutomationInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            from: m.required("from")?,
            to: m.required("to")?,
        })
    }
}

pub static SIGNATURE_AUTOMATION_INPUT: Type = Type::new("SignatureAutomationInput", Kind::Input(&[
    input("from", &ID, REQ),
    input("to", &ID, REQ),
]));

/// Page d'entreprises dont l'appelant est membre.
pub struct CompanyPrivateConnection {
    pub total_count: i32,
    pub page_info: PageInfo,
    pub edges: Vec<CompanyPrivateEdge>,
}

impl Object for CompanyPrivateConnection {
    const TYPE: &'static Type = &COMPANY_PRIVATE_CONNECTION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.total_count.write(w, node),
            1 => self.page_info.write(w, node),
            2 => self.edges.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static COMPANY_PRIVATE_CONNECTION: Type = Type::new("CompanyPrivateConnection", Kind::Object(&[
    field("totalCount", &INT, REQ),
    field("pageInfo", &PAGE_INFO, REQ),
    field("edges", &COMPANY_PRIVATE_EDGE, REQ_LIST),
]));

/// Field numbers.
impl CompanyPrivateConnection {
    pub const TOTAL_COUNT: u16 = 0;
    pub const PAGE_INFO: u16 = 1;
    pub const EDGES: u16 = 2;
}

/// Entreprise d'une page, avec le curseur qui la situe dans la liste.
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

pub static COMPANY_PRIVATE_EDGE: Type = Type::new("CompanyPrivateEdge", Kind::Object(&[
    field("cursor", &STRING, REQ),
    field("node", &COMPANY_PRIVATE, REQ),
]));

/// Field numbers.
impl CompanyPrivateEdge {
    pub const CURSOR: u16 = 0;
    pub const NODE: u16 = 1;
}

/// Membre d'une entreprise, ou personne invitée à la rejoindre.
pub struct CompanyMember {
    pub id: Id,
    pub org_id: Id,
    pub email: String,
    pub name: Option<String>,
    pub role: Option<UserRole>,
    pub is_active: Option<bool>,
    pub is_pending_invitation: Option<bool>,
    pub is_me: Option<bool>,
    pub notifications: UserNotifications,
}

impl Object for CompanyMember {
    const TYPE: &'static Type = &COMPANY_MEMBER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.org_id.write(w, node),
            2 => self.email.write(w, node),
            3 => self.name.write(w, node),
            4 => self.role.write(w, node),
            5 => self.is_active.write(w, node),
            6 => self.is_pending_invitation.write(w, node),
            7 => self.is_me.write(w, node),
            8 => self.notifications.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static COMPANY_MEMBER: Type = Type::new("CompanyMember", Kind::Object(&[
    field("id", &ID, REQ),
    field("orgId", &ID, REQ),
    field("email", &STRING, REQ),
    field("name", &STRING, OPT),
    field("role", &USER_ROLE, OPT),
    field("isActive", &BOOLEAN, OPT),
    field("isPendingInvitation", &BOOLEAN, OPT),
    field("isMe", &BOOLEAN, OPT),
    field("notifications", &USER_NOTIFICATIONS, REQ),
]));

/// Field numbers.
impl CompanyMember {
    pub const ID: u16 = 0;
    pub const ORG_ID: u16 = 1;
    pub const EMAIL: u16 = 2;
    pub const NAME: u16 = 3;
    pub const ROLE: u16 = 4;
    pub const IS_ACTIVE: u16 = 5;
    pub const IS_PENDING_INVITATION: u16 = 6;
    pub const IS_ME: u16 = 7;
    pub const NOTIFICATIONS: u16 = 8;
}

pub struct EcoOrganisme {
    pub id: Id,
    pub siret: String,
    pub name: String,
    pub address: String,
    pub handle_bsdd: Option<bool>,
    pub handle_bsda: Option<bool>,
    pub handle_bsdasri: Option<bool>,
    pub handle_bsvhu: Option<bool>,
}

impl Object for EcoOrganisme {
    const TYPE: &'static Type = &ECO_ORGANISME;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.siret.write(w, node),
            2 => self.name.write(w, node),
            3 => self.address.write(w, node),
            4 => self.handle_bsdd.write(w, node),
            5 => self.handle_bsda.write(w, node),
            6 => self.handle_bsdasri.write(w, node),
            7 => self.handle_bsvhu.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static ECO_ORGANISME: Type = Type::new("EcoOrganisme", Kind::Object(&[
    field("id", &ID, REQ),
    field("siret", &STRING, REQ),
    field("name", &STRING, REQ),
    field("address", &STRING, REQ),
    field("handleBsdd", &BOOLEAN, OPT),
    field("handleBsda", &BOOLEAN, OPT),
    field("handleBsdasri", &BOOLEAN, OPT),
    field("handleBsvhu", &BOOLEAN, OPT),
]));

/// Field numbers.
impl EcoOrganisme {
    pub const ID: u16 = 0;
    pub const SIRET: u16 = 1;
    pub const NAME: u16 = 2;
    pub const ADDRESS: u16 = 3;
    pub const HANDLE_BSDD: u16 = 4;
    pub const HANDLE_BSDA: u16 = 5;
    pub const HANDLE_BSDASRI: u16 = 6;
    pub const HANDLE_BSVHU: u16 = 7;
}

/// Profil d'un établissement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompanyType {
    Producer,
    Transporter,
    Collector,
    Wasteprocessor,
    WasteCenter,
    DisposalFacility,
    RecoveryFacility,
    WasteVehicles,
    Trader,
    Broker,
    EcoOrganisme,
    Worker,
    Intermediary,
    Crematorium,
}

impl CompanyType {
    pub const ALL: &[Self] = &[
        Self::Producer, Self::Transporter, Self::Collector, Self::Wasteprocessor, Self::WasteCenter,
        Self::DisposalFacility, Self::RecoveryFacility, Self::WasteVehicles, Self::Trader, Self::Broker,
        Self::EcoOrganisme, Self::Worker, Self::Intermediary, Self::Crematorium,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Producer => "PRODUCER",
            Self::Transporter => "TRANSPORTER",
            Self::Collector => "COLLECTOR",
            Self::Wasteprocessor => "WASTEPROCESSOR",
            Self::WasteCenter => "WASTE_CENTER",
            Self::DisposalFacility => "DISPOSAL_FACILITY",
            Self::RecoveryFacility => "RECOVERY_FACILITY",
            Self::WasteVehicles => "WASTE_VEHICLES",
            Self::Trader => "TRADER",
            Self::Broker => "BROKER",
            Self::EcoOrganisme => "ECO_ORGANISME",
            Self::Worker => "WORKER",
            Self::Intermediary => "INTERMEDIARY",
            Self::Crematorium => "CREMATORIUM",
        }
    }
}
enum_impls!(CompanyType);

pub static COMPANY_TYPE: Type = Type::new("CompanyType", Kind::Enum(&[
    "PRODUCER", "TRANSPORTER", "COLLECTOR", "WASTEPROCESSOR", "WASTE_CENTER", "DISPOSAL_FACILITY",
    "RECOVERY_FACILITY", "WASTE_VEHICLES", "TRADER", "BROKER", "ECO_ORGANISME", "WORKER",
    "INTERMEDIARY", "CREMATORIUM",
])).deprecating(&[
    deprecation("CompanyType.CREMATORIUM", None, "Utiliser `WASTEPROCESSOR` avec le traitement `CREMATION` de `WasteProcessorType`."),
]);

/// Catégorie de déchets admise par une installation de tri, transit ou regroupement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CollectorType {
    NonDangerousWastes,
    DangerousWastes,
    DeeeWastes,
    OtherNonDangerousWastes,
    OtherDangerousWastes,
}

impl CollectorType {
    pub const ALL: &[Self] = &[
        Self::NonDangerousWastes, Self::DangerousWastes, Self::DeeeWastes,
        Self::OtherNonDangerousWastes, Self::OtherDangerousWastes,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NonDangerousWastes => "NON_DANGEROUS_WASTES",
            Self::DangerousWastes => "DANGEROUS_WASTES",
            Self::DeeeWastes => "DEEE_WASTES",
            Self::OtherNonDangerousWastes => "OTHER_NON_DANGEROUS_WASTES",
            Self::OtherDangerousWastes => "OTHER_DANGEROUS_WASTES",
        }
    }
}
enum_impls!(CollectorType);

pub static COLLECTOR_TYPE: Type = Type::new("CollectorType", Kind::Enum(&[
    "NON_DANGEROUS_WASTES", "DANGEROUS_WASTES", "DEEE_WASTES", "OTHER_NON_DANGEROUS_WASTES",
    "OTHER_DANGEROUS_WASTES",
]));

/// Traitement réalisé par une installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WasteProcessorType {
    DangerousWastesIncineration,
    NonDangerousWastesIncineration,
    Cremation,
    DangerousWastesStorage,
    NonDangerousWastesStorage,
    InertWastesStorage,
    OtherDangerousWastes,
    OtherNonDangerousWastes,
}

impl WasteProcessorType {
    pub const ALL: &[Self] = &[
        Self::DangerousWastesIncineration, Self::NonDangerousWastesIncineration, Self::Cremation,
        Self::DangerousWastesStorage, Self::NonDangerousWastesStorage, Self::InertWastesStorage,
        Self::OtherDangerousWastes, Self::OtherNonDangerousWastes,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DangerousWastesIncineration => "DANGEROUS_WASTES_INCINERATION",
            Self::NonDangerousWastesIncineration => "NON_DANGEROUS_WASTES_INCINERATION",
            Self::Cremation => "CREMATION",
            Self::DangerousWastesStorage => "DANGEROUS_WASTES_STORAGE",
            Self::NonDangerousWastesStorage => "NON_DANGEROUS_WASTES_STORAGE",
            Self::InertWastesStorage => "INERT_WASTES_STORAGE",
            Self::OtherDangerousWastes => "OTHER_DANGEROUS_WASTES",
            Self::OtherNonDangerousWastes => "OTHER_NON_DANGEROUS_WASTES",
        }
    }
}
enum_impls!(WasteProcessorType);

pub static WASTE_PROCESSOR_TYPE: Type = Type::new("WasteProcessorType", Kind::Enum(&[
    "DANGEROUS_WASTES_INCINERATION", "NON_DANGEROUS_WASTES_INCINERATION", "CREMATION",
    "DANGEROUS_WASTES_STORAGE", "NON_DANGEROUS_WASTES_STORAGE", "INERT_WASTES_STORAGE",
    "OTHER_DANGEROUS_WASTES", "OTHER_NON_DANGEROUS_WASTES",
]));

/// Activité d'un centre de véhicules hors d'usage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WasteVehiclesType {
    Demolisseur,
    Broyeur,
}

impl WasteVehiclesType {
    pub const ALL: &[Self] = &[Self::Demolisseur, Self::Broyeur];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Demolisseur => "DEMOLISSEUR",
            Self::Broyeur => "BROYEUR",
        }
    }
}
enum_impls!(WasteVehiclesType);

pub static WASTE_VEHICLES_TYPE: Type = Type::new("WasteVehiclesType", Kind::Enum(&["DEMOLISSEUR", "BROYEUR"]));

/// Avancement de la vérification d'une entreprise professionnelle par la plateforme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompanyVerificationStatus {
    ToBeVerified,
    LetterSent,
    Standby,
    Verified,
}

impl CompanyVerificationStatus {
    pub const ALL: &[Self] = &[Self::ToBeVerified, Self::LetterSent, Self::Standby, Self::Verified];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ToBeVerified => "TO_BE_VERIFIED",
            Self::LetterSent => "LETTER_SENT",
            Self::Standby => "STANDBY",
            Self::Verified => "VERIFIED",
        }
    }
}
enum_impls!(CompanyVerificationStatus);

pub static COMPANY_VERIFICATION_STATUS: Type = Type::new("CompanyVerificationStatus", Kind::Enum(&["TO_BE_VERIFIED", "LETTER_SENT", "STANDBY", "VERIFIED"]));

/// Choix d'un établissement, auprès de l'INSEE, sur la diffusion de ses données.
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

pub static STATUT_DIFFUSION_ETABLISSEMENT: Type = Type::new("StatutDiffusionEtablissement", Kind::Enum(&["O", "P"]));

/// Root and computed fields declared in `schema/company.graphql`.
pub trait CompanyResolvers: Sync {
    /// Resolves `Query.companyInfos`.
    fn company_infos(&self, cx: &Context<'_>, clue: Maybe<String>, siret: Maybe<String>) -> impl Future<Output = Result<CompanyPublic>> + Send;
    /// Resolves `Query.companyPrivateInfos`.
    fn company_private_infos(&self, cx: &Context<'_>, clue: String) -> impl Future<Output = Result<CompanySearchPrivate>> + Send;
    /// Resolves `Query.ecoOrganismes`.
    fn eco_organismes(&self, cx: &Context<'_>, handle_bsda: Maybe<bool>, handle_bsdasri: Maybe<bool>, handle_bsdd: Maybe<bool>, handle_bsvhu: Maybe<bool>) -> impl Future<Output = Result<Vec<EcoOrganisme>>> + Send;
    /// Resolves `Mutation.addSignatureAutomation`.
    fn add_signature_automation(&self, cx: &Context<'_>, input: SignatureAutomationInput) -> impl Future<Output = Result<SignatureAutomation>> + Send;
    /// Resolves `Mutation.removeSignatureAutomation`.
    fn remove_signature_automation(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<SignatureAutomation>> + Send;
    /// Resolves `CompanyPublic.installation`, one result a parent.
    fn company_public_installation(&self, cx: &Context<'_>, parents: &[&CompanyPublic]) -> impl Future<Output = Vec<Result<Option<Installation>>>> + Send;
    /// Resolves `CompanySearchPrivate.installation`, one result a parent.
    fn company_search_private_installation(&self, cx: &Context<'_>, parents: &[&CompanySearchPrivate]) -> impl Future<Output = Vec<Result<Option<Installation>>>> + Send;
    /// Resolves `CompanySearchPrivate.receivedSignatureAutomations`, one result a parent.
    fn company_search_private_received_signature_automations(&self, cx: &Context<'_>, parents: &[&CompanySearchPrivate]) -> impl Future<Output = Vec<Result<Vec<SignatureAutomation>>>> + Send;
    /// Resolves `CompanyPrivate.installation`, one result a parent.
    fn company_private_installation(&self, cx: &Context<'_>, parents: &[&CompanyPrivate]) -> impl Future<Output = Vec<Result<Option<Installation>>>> + Send;
    /// Resolves `CompanyPrivate.users`, one result a parent.
    fn company_private_users(&self, cx: &Context<'_>, parents: &[&CompanyPrivate]) -> impl Future<Output = Vec<Result<Option<Vec<CompanyMember>>>>> + Send;
    /// Resolves `CompanyPrivate.signatureAutomations`, one result a parent.
    fn company_private_signature_automations(&self, cx: &Context<'_>, parents: &[&CompanyPrivate]) -> impl Future<Output = Vec<Result<Vec<SignatureAutomation>>>> + Send;
    /// Resolves `CompanyPrivate.receivedSignatureAutomations`, one result a parent.
    fn company_private_received_signature_automations(&self, cx: &Context<'_>, parents: &[&CompanyPrivate]) -> impl Future<Output = Vec<Result<Vec<SignatureAutomation>>>> + Send;
    /// Resolves `CompanyPrivate.givenAdministrativeTransfers`, one result a parent.
    fn company_private_given_administrative_transfers(&self, cx: &Context<'_>, parents: &[&CompanyPrivate]) -> impl Future<Output = Vec<Result<Option<Vec<AdministrativeTransfer>>>>> + Send;
    /// Resolves `CompanyPrivate.receivedAdministrativeTransfers`, one result a parent.
    fn company_private_received_administrative_transfers(&self, cx: &Context<'_>, parents: &[&CompanyPrivate]) -> impl Future<Output = Vec<Result<Option<Vec<AdministrativeTransfer>>>>> + Send;
    /// Resolves `CompanyPrivate.delegators`, one result a parent.
    fn company_private_delegators(&self, cx: &Context<'_>, parents: &[&CompanyPrivate]) -> impl Future<Output = Vec<Result<Option<Vec<CompanyPublic>>>>> + Send;
}

pub(super) async fn resolve_company_infos<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.company_infos(&cx, a.maybe("clue")?, a.maybe("siret")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_company_private_infos<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.company_private_infos(&cx, a.required("clue")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_eco_organismes<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.eco_organismes(&cx, a.maybe("handleBsda")?, a.maybe("handleBsdasri")?, a.maybe("handleBsdd")?, a.maybe("handleBsvhu")?).await?))
}

pub(super) async fn resolve_add_signature_automation<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.add_signature_automation(&cx, a.required("input")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_remove_signature_automation<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.remove_signature_automation(&cx, a.required("id")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

impl Fetch<Computed> for CompanyPublic {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if matches!(self.installation, Slot::Empty)
            && let Some(at) = at.below(&COMPANY_PUBLIC, Self::INSTALLATION)
        {
            level.company_public_installation.push(self, &at);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if matches!(self.installation, Slot::Empty)
            && let Some(_) = at.below(&COMPANY_PUBLIC, Self::INSTALLATION)
        {
            self.installation = fetched.company_public_installation.slot();
        }
    }
}

impl Fetch<Computed> for CompanySearchPrivate {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if matches!(self.installation, Slot::Empty)
            && let Some(at) = at.below(&COMPANY_SEARCH_PRIVATE, Self::INSTALLATION)
        {
            level.company_search_private_installation.push(self, &at);
        }
        if let Some(at) = at.below(&COMPANY_SEARCH_PRIVATE, Self::RECEIVED_SIGNATURE_AUTOMATIONS) {
            if matches!(self.received_signature_automations, Slot::Empty) {
                level.company_search_private_received_signature_automations.push(self, &at);
            } else {
                Fetch::<Computed>::gather(&self.received_signature_automations, &at, level);
            }
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if matches!(self.installation, Slot::Empty)
            && let Some(_) = at.below(&COMPANY_SEARCH_PRIVATE, Self::INSTALLATION)
        {
            self.installation = fetched.company_search_private_installation.slot();
        }
        if let Some(at) = at.below(&COMPANY_SEARCH_PRIVATE, Self::RECEIVED_SIGNATURE_AUTOMATIONS) {
            if matches!(self.received_signature_automations, Slot::Empty) {
                self.received_signature_automations = fetched.company_search_private_received_signature_automations.slot();
            } else {
                Fetch::<Computed>::fill(&mut self.received_signature_automations, &at, fetched);
            }
        }
    }
}

impl Fetch<Computed> for CompanyPrivate {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if matches!(self.installation, Slot::Empty)
            && let Some(at) = at.below(&COMPANY_PRIVATE, Self::INSTALLATION)
        {
            level.company_private_installation.push(self, &at);
        }
        if matches!(self.users, Slot::Empty)
            && let Some(at) = at.below(&COMPANY_PRIVATE, Self::USERS)
        {
            level.company_private_users.push(self, &at);
        }
        if let Some(at) = at.below(&COMPANY_PRIVATE, Self::SIGNATURE_AUTOMATIONS) {
            if matches!(self.signature_automations, Slot::Empty) {
                level.company_private_signature_automations.push(self, &at);
            } else {
                Fetch::<Computed>::gather(&self.signature_automations, &at, level);
            }
        }
        if let Some(at) = at.below(&COMPANY_PRIVATE, Self::RECEIVED_SIGNATURE_AUTOMATIONS) {
            if matches!(self.received_signature_automations, Slot::Empty) {
                level.company_private_received_signature_automations.push(self, &at);
            } else {
                Fetch::<Computed>::gather(&self.received_signature_automations, &at, level);
            }
        }
        if let Some(at) = at.below(&COMPANY_PRIVATE, Self::GIVEN_ADMINISTRATIVE_TRANSFERS) {
            if matches!(self.given_administrative_transfers, Slot::Empty) {
                level.company_private_given_administrative_transfers.push(self, &at);
            } else {
                Fetch::<Computed>::gather(&self.given_administrative_transfers, &at, level);
            }
        }
        if let Some(at) = at.below(&COMPANY_PRIVATE, Self::RECEIVED_ADMINISTRATIVE_TRANSFERS) {
            if matches!(self.received_administrative_transfers, Slot::Empty) {
                level.company_private_received_administrative_transfers.push(self, &at);
            } else {
                Fetch::<Computed>::gather(&self.received_administrative_transfers, &at, level);
            }
        }
        if let Some(at) = at.below(&COMPANY_PRIVATE, Self::DELEGATORS) {
            if matches!(self.delegators, Slot::Empty) {
                level.company_private_delegators.push(self, &at);
            } else {
                Fetch::<Computed>::gather(&self.delegators, &at, level);
            }
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if matches!(self.installation, Slot::Empty)
            && let Some(_) = at.below(&COMPANY_PRIVATE, Self::INSTALLATION)
        {
            self.installation = fetched.company_private_installation.slot();
        }
        if matches!(self.users, Slot::Empty)
            && let Some(_) = at.below(&COMPANY_PRIVATE, Self::USERS)
        {
            self.users = fetched.company_private_users.slot();
        }
        if let Some(at) = at.below(&COMPANY_PRIVATE, Self::SIGNATURE_AUTOMATIONS) {
            if matches!(self.signature_automations, Slot::Empty) {
                self.signature_automations = fetched.company_private_signature_automations.slot();
            } else {
                Fetch::<Computed>::fill(&mut self.signature_automations, &at, fetched);
            }
        }
        if let Some(at) = at.below(&COMPANY_PRIVATE, Self::RECEIVED_SIGNATURE_AUTOMATIONS) {
            if matches!(self.received_signature_automations, Slot::Empty) {
                self.received_signature_automations = fetched.company_private_received_signature_automations.slot();
            } else {
                Fetch::<Computed>::fill(&mut self.received_signature_automations, &at, fetched);
            }
        }
        if let Some(at) = at.below(&COMPANY_PRIVATE, Self::GIVEN_ADMINISTRATIVE_TRANSFERS) {
            if matches!(self.given_administrative_transfers, Slot::Empty) {
                self.given_administrative_transfers = fetched.company_private_given_administrative_transfers.slot();
            } else {
                Fetch::<Computed>::fill(&mut self.given_administrative_transfers, &at, fetched);
            }
        }
        if let Some(at) = at.below(&COMPANY_PRIVATE, Self::RECEIVED_ADMINISTRATIVE_TRANSFERS) {
            if matches!(self.received_administrative_transfers, Slot::Empty) {
                self.received_administrative_transfers = fetched.company_private_received_administrative_transfers.slot();
            } else {
                Fetch::<Computed>::fill(&mut self.received_administrative_transfers, &at, fetched);
            }
        }
        if let Some(at) = at.below(&COMPANY_PRIVATE, Self::DELEGATORS) {
            if matches!(self.delegators, Slot::Empty) {
                self.delegators = fetched.company_private_delegators.slot();
            } else {
                Fetch::<Computed>::fill(&mut self.delegators, &at, fetched);
            }
        }
    }
}

impl Fetch<Computed> for SignatureAutomation {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&SIGNATURE_AUTOMATION, Self::FROM) {
            Fetch::<Computed>::gather(&self.from, &at, level);
        }
        if let Some(at) = at.below(&SIGNATURE_AUTOMATION, Self::TO) {
            Fetch::<Computed>::gather(&self.to, &at, level);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&SIGNATURE_AUTOMATION, Self::FROM) {
            Fetch::<Computed>::fill(&mut self.from, &at, fetched);
        }
        if let Some(at) = at.below(&SIGNATURE_AUTOMATION, Self::TO) {
            Fetch::<Computed>::fill(&mut self.to, &at, fetched);
        }
    }
}

impl Fetch<Computed> for CompanyPrivateConnection {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&COMPANY_PRIVATE_CONNECTION, Self::EDGES) {
            Fetch::<Computed>::gather(&self.edges, &at, level);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&COMPANY_PRIVATE_CONNECTION, Self::EDGES) {
            Fetch::<Computed>::fill(&mut self.edges, &at, fetched);
        }
    }
}

impl Fetch<Computed> for CompanyPrivateEdge {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&COMPANY_PRIVATE_EDGE, Self::NODE) {
            Fetch::<Computed>::gather(&self.node, &at, level);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&COMPANY_PRIVATE_EDGE, Self::NODE) {
            Fetch::<Computed>::fill(&mut self.node, &at, fetched);
        }
    }
}
