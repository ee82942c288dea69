// Generated from schema/common.graphql by codegen. Do not edit.

use super::*;

/// Entreprise telle qu'elle figure sur un bordereau.
pub struct FormCompany {
    pub org_id: Option<String>,
    pub siret: Option<String>,
    pub vat_number: Option<String>,
    pub extra_european_id: Option<String>,
    pub omi_number: Option<String>,
    pub name: Option<String>,
    pub address: Option<String>,
    pub country: Option<String>,
    pub contact: Option<String>,
    pub phone: Option<String>,
    pub mail: Option<String>,
}

impl Object for FormCompany {
    const TYPE: &'static Type = &FORM_COMPANY;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.org_id.write(w, node),
            1 => self.siret.write(w, node),
            2 => self.vat_number.write(w, node),
            3 => self.extra_european_id.write(w, node),
            4 => self.omi_number.write(w, node),
            5 => self.name.write(w, node),
            6 => self.address.write(w, node),
            7 => self.country.write(w, node),
            8 => self.contact.write(w, node),
            9 => self.phone.write(w, node),
            10 => self.mail.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM_COMPANY: Type = Type::new("FormCompany", Kind::Object(&[
    field("orgId", &STRING, OPT),
    field("siret", &STRING, OPT),
    field("vatNumber", &STRING, OPT),
    field("extraEuropeanId", &STRING, OPT),
    field("omiNumber", &STRING, OPT),
    field("name", &STRING, OPT),
    field("address", &STRING, OPT),
    field("country", &STRING, OPT),
    field("contact", &STRING, OPT),
    field("phone", &STRING, OPT),
    field("mail", &STRING, OPT),
]));

/// Field numbers.
impl FormCompany {
    pub const ORG_ID: u16 = 0;
    pub const SIRET: u16 = 1;
    pub const VAT_NUMBER: u16 = 2;
    pub const EXTRA_EUROPEAN_ID: u16 = 3;
    pub const OMI_NUMBER: u16 = 4;
    pub const NAME: u16 = 5;
    pub const ADDRESS: u16 = 6;
    pub const COUNTRY: u16 = 7;
    pub const CONTACT: u16 = 8;
    pub const PHONE: u16 = 9;
    pub const MAIL: u16 = 10;
}

/// Entreprise à porter sur un bordereau.
#[derive(Debug, Clone, PartialEq)]
pub struct CompanyInput {
    pub siret: Maybe<String>,
    pub vat_number: Maybe<String>,
    pub extra_european_id: Maybe<String>,
    pub omi_number: Maybe<String>,
    pub name: Maybe<String>,
    pub address: Maybe<String>,
    pub country: Maybe<String>,
    pub contact: Maybe<String>,
    pub phone: Maybe<String>,
    pub mail: Maybe<String>,
}

impl Input for CompanyInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            siret: m.maybe("siret")?,
            vat_number: m.maybe("vatNumber")?,
            extra_european_id: m.maybe("extraEuropeanId")?,
            omi_number: m.maybe("omiNumber")?,
            name: m.maybe("name")?,
            address: m.maybe("address")?,
            country: m.maybe("country")?,
            contact: m.maybe("contact")?,
            phone: m.maybe("phone")?,
            mail: m.maybe("mail")?,
        })
    }
}

pub static COMPANY_INPUT: Type = Type::new("CompanyInput", Kind::Input(&[
    input("siret", &STRING, OPT),
    input("vatNumber", &STRING, OPT),
    input("extraEuropeanId", &STRING, OPT),
    input("omiNumber", &STRING, OPT),
    input("name", &STRING, OPT),
    input("address", &STRING, OPT),
    input("country", &STRING, OPT),
    input("contact", &STRING, OPT),
    input("phone", &STRING, OPT),
    input("mail", &STRING, OPT),
]));

/// Chantier ou lieu d'enlèvement du déchet, lorsqu'il diffère de l'adresse de l'émetteur.
pub struct WorkSite {
    pub name: Option<String>,
    pub address: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    pub infos: Option<String>,
}

impl Object for WorkSite {
    const TYPE: &'static Type = &WORK_SITE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.name.write(w, node),
            1 => self.address.write(w, node),
            2 => self.postal_code.write(w, node),
            3 => self.city.write(w, node),
            4 => self.infos.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static WORK_SITE: Type = Type::new("WorkSite", Kind::Object(&[
    field("name", &STRING, OPT),
    field("address", &STRING, OPT),
    field("postalCode", &STRING, OPT),
    field("city", &STRING, OPT),
    field("infos", &STRING, OPT),
]));

/// Field numbers.
impl WorkSite {
    pub const NAME: u16 = 0;
    pub const ADDRESS: u16 = 1;
    pub const POSTAL_CODE: u16 = 2;
    pub const CITY: u16 = 3;
    pub const INFOS: u16 = 4;
}

/// Fichier préparé par le serveur, à télécharger par une requête `GET` distincte.
pub struct FileDownload {
    pub token: Option<String>,
    pub download_link: Option<String>,
}

impl Object for FileDownload {
    const TYPE: &'static Type = &FILE_DOWNLOAD;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.token.write(w, node),
            1 => self.download_link.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FILE_DOWNLOAD: Type = Type::new("FileDownload", Kind::Object(&[
    field("token", &STRING, OPT),
    field("downloadLink", &STRING, OPT),
]));

/// Field numbers.
impl FileDownload {
    pub const TOKEN: u16 = 0;
    pub const DOWNLOAD_LINK: u16 = 1;
}

/// Position d'une page dans une liste paginée par curseurs.
pub struct PageInfo {
    pub start_cursor: Option<String>,
    pub end_cursor: Option<String>,
    pub has_next_page: bool,
    pub has_previous_page: bool,
}

impl Object for PageInfo {
    const TYPE: &'static Type = &PAGE_INFO;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.start_cursor.write(w, node),
            1 => self.end_cursor.write(w, node),
            2 => self.has_next_page.write(w, node),
            3 => self.has_previous_page.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static PAGE_INFO: Type = Type::new("PageInfo", Kind::Object(&[
    field("startCursor", &STRING, OPT),
    field("endCursor", &STRING, OPT),
    field("hasNextPage", &BOOLEAN, REQ),
    field("hasPreviousPage", &BOOLEAN, REQ),
]));

/// Field numbers.
impl PageInfo {
    pub const START_CURSOR: u16 = 0;
    pub const END_CURSOR: u16 = 1;
    pub const HAS_NEXT_PAGE: u16 = 2;
    pub const HAS_PREVIOUS_PAGE: u16 = 3;
}

/// Valeur d'une masse : mesurée ou évaluée.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuantityType {
    Real,
    Estimated,
}

impl QuantityType {
    pub const ALL: &[Self] = &[Self::Real, Self::Estimated];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Real => "REAL",
            Self::Estimated => "ESTIMATED",
        }
    }
}
enum_impls!(QuantityType);

pub static QUANTITY_TYPE: Type = Type::new("QuantityType", Kind::Enum(&["REAL", "ESTIMATED"]));

/// Décision de l'installation de destination sur le chargement reçu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WasteAcceptationStatus {
    Accepted,
    PartiallyRefused,
    Refused,
}

impl WasteAcceptationStatus {
    pub const ALL: &[Self] = &[Self::Accepted, Self::PartiallyRefused, Self::Refused];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "ACCEPTED",
            Self::PartiallyRefused => "PARTIALLY_REFUSED",
            Self::Refused => "REFUSED",
        }
    }
}
enum_impls!(WasteAcceptationStatus);

pub static WASTE_ACCEPTATION_STATUS: Type = Type::new("WasteAcceptationStatus", Kind::Enum(&["ACCEPTED", "PARTIALLY_REFUSED", "REFUSED"]));

/// Mode de transport du déchet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TransportMode {
    Road,
    Rail,
    Air,
    River,
    Sea,
    Unknown,
    Other,
}

impl TransportMode {
    pub const ALL: &[Self] = &[
        Self::Road, Self::Rail, Self::Air, Self::River, Self::Sea, Self::Unknown, Self::Other,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Road => "ROAD",
            Self::Rail => "RAIL",
            Self::Air => "AIR",
            Self::River => "RIVER",
            Self::Sea => "SEA",
            Self::Unknown => "UNKNOWN",
            Self::Other => "OTHER",
        }
    }
}
enum_impls!(TransportMode);

pub static TRANSPORT_MODE: Type = Type::new("TransportMode", Kind::Enum(&["ROAD", "RAIL", "AIR", "RIVER", "SEA", "UNKNOWN", "OTHER"])).deprecating(&[
    deprecation("TransportMode.OTHER", None, "Indiquer le mode réel (`ROAD`, `RAIL`, `AIR`, `RIVER` ou `SEA`), à défaut `UNKNOWN`."),
]);

/// Mode de traitement, qui précise le but du traitement réalisé.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OperationMode {
    Reutilisation,
    Recyclage,
    ValorisationEnergetique,
    AutresValorisations,
    Elimination,
    Unknown,
}

impl OperationMode {
    pub const ALL: &[Self] = &[
        Self::Reutilisation, Self::Recyclage, Self::ValorisationEnergetique, Self::AutresValorisations,
        Self::Elimination, Self::Unknown,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reutilisation => "REUTILISATION",
            Self::Recyclage => "RECYCLAGE",
            Self::ValorisationEnergetique => "VALORISATION_ENERGETIQUE",
            Self::AutresValorisations => "AUTRES_VALORISATIONS",
            Self::Elimination => "ELIMINATION",
            Self::Unknown => "UNKNOWN",
        }
    }
}
enum_impls!(OperationMode);

pub static OPERATION_MODE: Type = Type::new("OperationMode", Kind::Enum(&[
    "REUTILISATION", "RECYCLAGE", "VALORISATION_ENERGETIQUE", "AUTRES_VALORISATIONS", "ELIMINATION",
    "UNKNOWN",
]));

/// Où en est une demande de révision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RevisionRequestStatus {
    Pending,
    Accepted,
    Refused,
}

impl RevisionRequestStatus {
    pub const ALL: &[Self] = &[Self::Pending, Self::Accepted, Self::Refused];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Accepted => "ACCEPTED",
            Self::Refused => "REFUSED",
        }
    }
}
enum_impls!(RevisionRequestStatus);

pub static REVISION_REQUEST_STATUS: Type = Type::new("RevisionRequestStatus", Kind::Enum(&["PENDING", "ACCEPTED", "REFUSED"]));

/// Réponse d'une entreprise à une demande de révision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RevisionRequestApprovalStatus {
    Pending,
    Accepted,
    Refused,
    Canceled,
}

impl RevisionRequestApprovalStatus {
    pub const ALL: &[Self] = &[Self::Pending, Self::Accepted, Self::Refused, Self::Canceled];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Accepted => "ACCEPTED",
            Self::Refused => "REFUSED",
            Self::Canceled => "CANCELED",
        }
    }
}
enum_impls!(RevisionRequestApprovalStatus);

pub static REVISION_REQUEST_APPROVAL_STATUS: Type = Type::new("RevisionRequestApprovalStatus", Kind::Enum(&["PENDING", "ACCEPTED", "REFUSED", "CANCELED"]));

/// Au nom de qui le chargement est remis au transporteur.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SignatureAuthor {
    Emitter,
    EcoOrganisme,
}

impl SignatureAuthor {
    pub const ALL: &[Self] = &[Self::Emitter, Self::EcoOrganisme];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Emitter => "EMITTER",
            Self::EcoOrganisme => "ECO_ORGANISME",
        }
    }
}
enum_impls!(SignatureAuthor);

pub static SIGNATURE_AUTHOR: Type = Type::new("SignatureAuthor", Kind::Enum(&["EMITTER", "ECO_ORGANISME"]));
