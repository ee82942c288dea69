// Generated from schema/directory.graphql by codegen. Do not edit.

use super::*;

/// Ce que montrent d'un établissement toutes les recherches d'un utilisateur connecté.
pub enum CompanySearchPrivateCommon {
    CompanySearchPrivate(Box<CompanySearchPrivate>),
    CompanySearchResult(Box<CompanySearchResult>),
}

impl Output for CompanySearchPrivateCommon {
    fn write(&self, w: &mut Writer<'_>, node: &Node) -> Written {
        match self {
            Self::CompanySearchPrivate(value) => (**value).write(w, node),
            Self::CompanySearchResult(value) => (**value).write(w, node),
        }
    }
}

pub static COMPANY_SEARCH_PRIVATE_COMMON: Type = Type::new("CompanySearchPrivateCommon", Kind::Abstract(&[&COMPANY_SEARCH_PRIVATE, &COMPANY_SEARCH_RESULT]));

/// Établissement trouvé par une recherche, inscrit ou non sur la plateforme.
pub struct CompanySearchResult {
    pub trackdechets_id: Option<Id>,
    pub org_id: String,
    pub siret: Option<String>,
    pub vat_number: Option<String>,
    pub name: Option<String>,
    pub address: Option<String>,
    pub address_voie: Option<String>,
    pub address_postal_code: Option<String>,
    pub address_city: Option<String>,
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
    pub company_types: Option<Vec<CompanyType>>,
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
}

impl Object for CompanySearchResult {
    const TYPE: &'static Type = &COMPANY_SEARCH_RESULT;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.trackdechets_id.write(w, node),
            1 => self.org_id.write(w, node),
            2 => self.siret.write(w, node),
            3 => self.vat_number.write(w, node),
            4 => self.name.write(w, node),
            5 => self.address.write(w, node),
            6 => self.address_voie.write(w, node),
            7 => self.address_postal_code.write(w, node),
            8 => self.address_city.write(w, node),
            9 => self.code_commune.write(w, node),
            10 => self.code_pays_etranger_etablissement.write(w, node),
            11 => self.naf.write(w, node),
            12 => self.libelle_naf.write(w, node),
            13 => self.etat_administratif.write(w, node),
            14 => self.statut_diffusion_etablissement.write(w, node),
            15 => self.is_registered.write(w, node),
            16 => self.is_dormant.write(w, node),
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
            _ => Err(Null),
        }
    }
}

pub static COMPANY_SEARCH_RESULT: Type = Type::new("CompanySearchResult", Kind::Object(&[
    field("trackdechetsId", &ID, OPT),
    field("orgId", &STRING, REQ),
    field("siret", &STRING, OPT),
    field("vatNumber", &STRING, OPT),
    field("name", &STRING, OPT),
    field("address", &STRING, OPT),
    field("addressVoie", &STRING, OPT),
    field("addressPostalCode", &STRING, OPT),
    field("addressCity", &STRING, OPT),
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
    field("companyTypes", &COMPANY_TYPE, OPT_LIST),
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
]));

/// Field numbers.
impl CompanySearchResult {
    pub const TRACKDECHETS_ID: u16 = 0;
    pub const ORG_ID: u16 = 1;
    pub const SIRET: u16 = 2;
    pub const VAT_NUMBER: u16 = 3;
    pub const NAME: u16 = 4;
    pub const ADDRESS: u16 = 5;
    pub const ADDRESS_VOIE: u16 = 6;
    pub const ADDRESS_POSTAL_CODE: u16 = 7;
    pub const ADDRESS_CITY: u16 = 8;
    pub const CODE_COMMUNE: u16 = 9;
    pub const CODE_PAYS_ETRANGER_ETABLISSEMENT: u16 = 10;
    pub const NAF: u16 = 11;
    pub const LIBELLE_NAF: u16 = 12;
    pub const ETAT_ADMINISTRATIF: u16 = 13;
    pub const STATUT_DIFFUSION_ETABLISSEMENT: u16 = 14;
    pub const IS_REGISTERED: u16 = 15;
    pub const IS_DORMANT: u16 = 16;
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
}

/// Rôle d'un partenaire habituel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FavoriteType {
    Emitter,
    Transporter,
    Recipient,
    Destination,
    Trader,
    Broker,
    NextDestination,
    TemporaryStorageDetail,
    Worker,
}

impl FavoriteType {
    pub const ALL: &[Self] = &[
        Self::Emitter, Self::Transporter, Self::Recipient, Self::Destination, Self::Trader,
        Self::Broker, Self::NextDestination, Self::TemporaryStorageDetail, Self::Worker,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Emitter => "EMITTER",
            Self::Transporter => "TRANSPORTER",
            Self::Recipient => "RECIPIENT",
            Self::Destination => "DESTINATION",
            Self::Trader => "TRADER",
            Self::Broker => "BROKER",
            Self::NextDestination => "NEXT_DESTINATION",
            Self::TemporaryStorageDetail => "TEMPORARY_STORAGE_DETAIL",
            Self::Worker => "WORKER",
        }
    }
}
enum_impls!(FavoriteType);

pub static FAVORITE_TYPE: Type = Type::new("FavoriteType", Kind::Enum(&[
    "EMITTER", "TRANSPORTER", "RECIPIENT", "DESTINATION", "TRADER", "BROKER", "NEXT_DESTINATION",
    "TEMPORARY_STORAGE_DETAIL", "WORKER",
]));

/// Entreprises pour lesquelles l'appelant peut tenir un registre.
pub struct CompanyRegistryConnection {
    pub total_count: i32,
    pub my_companies: Vec<CompanyPrivate>,
    pub delegators: Vec<CompanyPublic>,
}

impl Object for CompanyRegistryConnection {
    const TYPE: &'static Type = &COMPANY_REGISTRY_CONNECTION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.total_count.write(w, node),
            1 => self.my_companies.write(w, node),
            2 => self.delegators.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static COMPANY_REGISTRY_CONNECTION: Type = Type::new("CompanyRegistryConnection", Kind::Object(&[
    field("totalCount", &INT, REQ),
    field("myCompanies", &COMPANY_PRIVATE, REQ_LIST),
    field("delegators", &COMPANY_PUBLIC, REQ_LIST),
]));

/// Field numbers.
impl CompanyRegistryConnection {
    pub const TOTAL_COUNT: u16 = 0;
    pub const MY_COMPANIES: u16 = 1;
    pub const DELEGATORS: u16 = 2;
}

/// Situation d'un établissement dans le répertoire SIRENE.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EtatAdministratif {
    A,
    F,
}

impl EtatAdministratif {
    pub const ALL: &[Self] = &[Self::A, Self::F];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::F => "F",
        }
    }
}
enum_impls!(EtatAdministratif);

pub static ETAT_ADMINISTRATIF: Type = Type::new("EtatAdministratif", Kind::Enum(&["A", "F"]));

/// Installation classée pour la protection de l'environnement (ICPE).
pub struct Installation {
    pub code_s3ic: Option<String>,
    pub url_fiche: Option<String>,
    pub rubriques: Option<Vec<Rubrique>>,
    pub declarations: Option<Vec<Declaration>>,
}

impl Object for Installation {
    const TYPE: &'static Type = &INSTALLATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.code_s3ic.write(w, node),
            1 => self.url_fiche.write(w, node),
            2 => self.rubriques.write(w, node),
            3 => self.declarations.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static INSTALLATION: Type = Type::new("Installation", Kind::Object(&[
    field("codeS3ic", &STRING, OPT),
    field("urlFiche", &STRING, OPT),
    field("rubriques", &RUBRIQUE, OPT_LIST),
    field("declarations", &DECLARATION, OPT_LIST),
]));

/// Field numbers.
impl Installation {
    pub const CODE_S3IC: u16 = 0;
    pub const URL_FICHE: u16 = 1;
    pub const RUBRIQUES: u16 = 2;
    pub const DECLARATIONS: u16 = 3;
}

/// Rubrique de la nomenclature des installations classées.
pub struct Rubrique {
    pub rubrique: String,
    pub alinea: Option<String>,
    pub etat_activite: Option<String>,
    pub regime_autorise: Option<String>,
    pub activite: Option<String>,
    pub category: String,
    pub volume: Option<String>,
    pub unite: Option<String>,
    pub waste_type: Option<WasteType>,
}

impl Object for Rubrique {
    const TYPE: &'static Type = &RUBRIQUE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.rubrique.write(w, node),
            1 => self.alinea.write(w, node),
            2 => self.etat_activite.write(w, node),
            3 => self.regime_autorise.write(w, node),
            4 => self.activite.write(w, node),
            5 => self.category.write(w, node),
            6 => self.volume.write(w, node),
            7 => self.unite.write(w, node),
            8 => self.waste_type.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static RUBRIQUE: Type = Type::new("Rubrique", Kind::Object(&[
    field("rubrique", &STRING, REQ),
    field("alinea", &STRING, OPT),
    field("etatActivite", &STRING, OPT),
    field("regimeAutorise", &STRING, OPT),
    field("activite", &STRING, OPT),
    field("category", &STRING, REQ),
    field("volume", &STRING, OPT),
    field("unite", &STRING, OPT),
    field("wasteType", &WASTE_TYPE, OPT),
]));

/// Field numbers.
impl Rubrique {
    pub const RUBRIQUE: u16 = 0;
    pub const ALINEA: u16 = 1;
    pub const ETAT_ACTIVITE: u16 = 2;
    pub const REGIME_AUTORISE: u16 = 3;
    pub const ACTIVITE: u16 = 4;
    pub const CATEGORY: u16 = 5;
    pub const VOLUME: u16 = 6;
    pub const UNITE: u16 = 7;
    pub const WASTE_TYPE: u16 = 8;
}

/// Déchet déclaré au registre des émissions polluantes (GEREP).
pub struct Declaration {
    pub annee: Option<String>,
    pub code_dechet: Option<String>,
    pub lib_dechet: Option<String>,
    pub gerep_type: Option<GerepType>,
}

impl Object for Declaration {
    const TYPE: &'static Type = &DECLARATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.annee.write(w, node),
            1 => self.code_dechet.write(w, node),
            2 => self.lib_dechet.write(w, node),
            3 => self.gerep_type.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static DECLARATION: Type = Type::new("Declaration", Kind::Object(&[
    field("annee", &STRING, OPT),
    field("codeDechet", &STRING, OPT),
    field("libDechet", &STRING, OPT),
    field("gerepType", &GEREP_TYPE, OPT),
]));

/// Field numbers.
impl Declaration {
    pub const ANNEE: u16 = 0;
    pub const CODE_DECHET: u16 = 1;
    pub const LIB_DECHET: u16 = 2;
    pub const GEREP_TYPE: u16 = 3;
}

/// À quel titre une installation déclare un déchet au registre des émissions polluantes (GEREP).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GerepType {
    Producteur,
    Traiteur,
}

impl GerepType {
    pub const ALL: &[Self] = &[Self::Producteur, Self::Traiteur];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Producteur => "Producteur",
            Self::Traiteur => "Traiteur",
        }
    }
}
enum_impls!(GerepType);

pub static GEREP_TYPE: Type = Type::new("GerepType", Kind::Enum(&["Producteur", "Traiteur"]));

/// Nature réglementaire d'un déchet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WasteType {
    Inerte,
    NotDangerous,
    Dangerous,
}

impl WasteType {
    pub const ALL: &[Self] = &[Self::Inerte, Self::NotDangerous, Self::Dangerous];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Inerte => "INERTE",
            Self::NotDangerous => "NOT_DANGEROUS",
            Self::Dangerous => "DANGEROUS",
        }
    }
}
enum_impls!(WasteType);

pub static WASTE_TYPE: Type = Type::new("WasteType", Kind::Enum(&["INERTE", "NOT_DANGEROUS", "DANGEROUS"]));

/// Root and computed fields declared in `schema/directory.graphql`.
pub trait DirectoryResolvers: Sync {
    /// Resolves `Query.searchCompanies`.
    fn search_companies(&self, cx: &Context<'_>, allow_closed_companies: Maybe<bool>, allow_foreign_companies: Maybe<bool>, clue: String, department: Maybe<String>) -> impl Future<Output = Result<Vec<CompanySearchResult>>> + Send;
    /// Resolves `Query.favorites`.
    fn favorites(&self, cx: &Context<'_>, allow_foreign_companies: Maybe<bool>, org_id: String, r#type: FavoriteType) -> impl Future<Output = Result<Vec<CompanySearchResult>>> + Send;
    /// Resolves `Query.registryCompanies`.
    fn registry_companies(&self, cx: &Context<'_>, first_companies: Maybe<i32>, first_delegators: Maybe<i32>, search: Maybe<String>, user_roles: Maybe<Vec<UserRole>>) -> impl Future<Output = Result<CompanyRegistryConnection>> + Send;
    /// Resolves `Query.myCompaniesXls`.
    fn my_companies_xls(&self, cx: &Context<'_>) -> impl Future<Output = Result<Option<FileDownload>>> + Send;
    /// Resolves `CompanySearchResult.installation`, one result a parent.
    fn company_search_result_installation(&self, cx: &Context<'_>, parents: &[&CompanySearchResult]) -> impl Future<Output = Vec<Result<Option<Installation>>>> + Send;
}

pub(super) async fn resolve_search_companies<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.search_companies(&cx, a.maybe("allowClosedCompanies")?, a.maybe("allowForeignCompanies")?, a.required("clue")?, a.maybe("department")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_favorites<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.favorites(&cx, a.maybe("allowForeignCompanies")?, a.required("orgId")?, a.required("type")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_registry_companies<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.registry_companies(&cx, a.maybe("firstCompanies")?, a.maybe("firstDelegators")?, a.maybe("search")?, a.maybe("userRoles")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_my_companies_xls<A: Api>(api: &A, cx: Context<'_>, _: &Node, _: &Variables<'_>) -> Result<Box<dyn Answer>> {
    Ok(Box::new(api.my_companies_xls(&cx).await?))
}

impl Fetch<Computed> for CompanySearchPrivateCommon {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        match self {
            Self::CompanySearchPrivate(value) => Fetch::<Computed>::gather(value, at, level),
            Self::CompanySearchResult(value) => Fetch::<Computed>::gather(value, at, level),
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        match self {
            Self::CompanySearchPrivate(value) => Fetch::<Computed>::fill(value, at, fetched),
            Self::CompanySearchResult(value) => Fetch::<Computed>::fill(value, at, fetched),
        }
    }
}

impl Fetch<Computed> for CompanySearchResult {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if matches!(self.installation, Slot::Empty)
            && let Some(at) = at.below(&COMPANY_SEARCH_RESULT, Self::INSTALLATION)
        {
            level.company_search_result_installation.push(self, &at);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if matches!(self.installation, Slot::Empty)
            && let Some(_) = at.below(&COMPANY_SEARCH_RESULT, Self::INSTALLATION)
        {
            self.installation = fetched.company_search_result_installation.slot();
        }
    }
}

impl Fetch<Computed> for CompanyRegistryConnection {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&COMPANY_REGISTRY_CONNECTION, Self::MY_COMPANIES) {
            Fetch::<Computed>::gather(&self.my_companies, &at, level);
        }
        if let Some(at) = at.below(&COMPANY_REGISTRY_CONNECTION, Self::DELEGATORS) {
            Fetch::<Computed>::gather(&self.delegators, &at, level);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&COMPANY_REGISTRY_CONNECTION, Self::MY_COMPANIES) {
            Fetch::<Computed>::fill(&mut self.my_companies, &at, fetched);
        }
        if let Some(at) = at.below(&COMPANY_REGISTRY_CONNECTION, Self::DELEGATORS) {
            Fetch::<Computed>::fill(&mut self.delegators, &at, fetched);
        }
    }
}
