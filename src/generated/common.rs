// Generated from schema/common.graphql by codegen. Do not edit.

use super::*;

/// D
pub struct FormCompany {
    pub address: Option<String>,
    pub contact: Option<String>,
    pub country: Option<String>,
    pub extra_european_id: Option<String>,
    pub mail: Option<String>,
    pub name: Option<String>,
    pub omi_number: Option<String>,
    pub org_id: Option<String>,
    pub phone: Option<String>,
    pub siret: Option<String>,
    pub vat_number: Option<String>,
}

impl Object for FormCompany {
    const TYPE: &'static Type = &FORM_COMPANY;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.address.write(w, node),
            1 => self.contact.write(w, node),
            2 => self.country.write(w, node),
            3 => self.extra_european_id.write(w, node),
            4 => self.mail.write(w, node),
            5 => self.name.write(w, node),
            6 => self.omi_number.write(w, node),
            7 => self.org_id.write(w, node),
            8 => self.phone.write(w, node),
            9 => self.siret.write(w, node),
            10 => self.vat_number.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM_COMPANY: Type = Type { name: "FormCompany", kind: Kind::Object(&[
    field("address", &STRING, OPT),
    field("contact", &STRING, OPT),
    field("country", &STRING, OPT),
    field("extraEuropeanId", &STRING, OPT),
    field("mail", &STRING, OPT),
    field("name", &STRING, OPT),
    field("omiNumber", &STRING, OPT),
    field("orgId", &STRING, OPT),
    field("phone", &STRING, OPT),
    field("siret", &STRING, OPT),
    field("vatNumber", &STRING, OPT),
]) };

/// Field numbers.
impl FormCompany {
    pub const ADDRESS: u16 = 0;
    pub const CONTACT: u16 = 1;
    pub const COUNTRY: u16 = 2;
    pub const EXTRA_EUROPEAN_ID: u16 = 3;
    pub const MAIL: u16 = 4;
    pub const NAME: u16 = 5;
    pub const OMI_NUMBER: u16 = 6;
    pub const ORG_ID: u16 = 7;
    pub const PHONE: u16 = 8;
    pub const SIRET: u16 = 9;
    pub const VAT_NUMBER: u16 = 10;
}

/// D
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OperationMode {
    AutresValorisations,
    Elimination,
    Recyclage,
    Reutilisation,
    Unknown,
    ValorisationEnergetique,
}

impl OperationMode {
    pub const ALL: &[Self] = &[
        Self::AutresValorisations, Self::Elimination, Self::Recyclage, Self::Reutilisation,
        Self::Unknown, Self::ValorisationEnergetique,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AutresValorisations => "AUTRES_VALORISATIONS",
            Self::Elimination => "ELIMINATION",
            Self::Recyclage => "RECYCLAGE",
            Self::Reutilisation => "REUTILISATION",
            Self::Unknown => "UNKNOWN",
            Self::ValorisationEnergetique => "VALORISATION_ENERGETIQUE",
        }
    }
}
enum_impls!(OperationMode);

pub static OPERATION_MODE: Type = Type { name: "OperationMode", kind: Kind::Enum(&[
    "AUTRES_VALORISATIONS", "ELIMINATION", "RECYCLAGE", "REUTILISATION", "UNKNOWN",
    "VALORISATION_ENERGETIQUE",
]) };

/// D
pub struct WorkSite {
    pub address: Option<String>,
    pub city: Option<String>,
    pub infos: Option<String>,
    pub name: Option<String>,
    pub postal_code: Option<String>,
}

impl Object for WorkSite {
    const TYPE: &'static Type = &WORK_SITE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.address.write(w, node),
            1 => self.city.write(w, node),
            2 => self.infos.write(w, node),
            3 => self.name.write(w, node),
            4 => self.postal_code.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static WORK_SITE: Type = Type { name: "WorkSite", kind: Kind::Object(&[
    field("address", &STRING, OPT),
    field("city", &STRING, OPT),
    field("infos", &STRING, OPT),
    field("name", &STRING, OPT),
    field("postalCode", &STRING, OPT),
]) };

/// Field numbers.
impl WorkSite {
    pub const ADDRESS: u16 = 0;
    pub const CITY: u16 = 1;
    pub const INFOS: u16 = 2;
    pub const NAME: u16 = 3;
    pub const POSTAL_CODE: u16 = 4;
}

/// D
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuantityType {
    Estimated,
    Real,
}

impl QuantityType {
    pub const ALL: &[Self] = &[Self::Estimated, Self::Real];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Estimated => "ESTIMATED",
            Self::Real => "REAL",
        }
    }
}
enum_impls!(QuantityType);

pub static QUANTITY_TYPE: Type = Type { name: "QuantityType", kind: Kind::Enum(&["ESTIMATED", "REAL"]) };

/// D
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TransportMode {
    Air,
    Other,
    Rail,
    River,
    Road,
    Sea,
    Unknown,
}

impl TransportMode {
    pub const ALL: &[Self] = &[
        Self::Air, Self::Other, Self::Rail, Self::River, Self::Road, Self::Sea, Self::Unknown,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Air => "AIR",
            Self::Other => "OTHER",
            Self::Rail => "RAIL",
            Self::River => "RIVER",
            Self::Road => "ROAD",
            Self::Sea => "SEA",
            Self::Unknown => "UNKNOWN",
        }
    }
}
enum_impls!(TransportMode);

pub static TRANSPORT_MODE: Type = Type { name: "TransportMode", kind: Kind::Enum(&["AIR", "OTHER", "RAIL", "RIVER", "ROAD", "SEA", "UNKNOWN"]) };

/// D
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

pub static WASTE_ACCEPTATION_STATUS: Type = Type { name: "WasteAcceptationStatus", kind: Kind::Enum(&["ACCEPTED", "PARTIALLY_REFUSED", "REFUSED"]) };

/// D
pub struct PageInfo {
    pub end_cursor: Option<String>,
    pub has_next_page: bool,
    pub has_previous_page: bool,
    pub start_cursor: Option<String>,
}

impl Object for PageInfo {
    const TYPE: &'static Type = &PAGE_INFO;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.end_cursor.write(w, node),
            1 => self.has_next_page.write(w, node),
            2 => self.has_previous_page.write(w, node),
            3 => self.start_cursor.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static PAGE_INFO: Type = Type { name: "PageInfo", kind: Kind::Object(&[
    field("endCursor", &STRING, OPT),
    field("hasNextPage", &BOOLEAN, REQ),
    field("hasPreviousPage", &BOOLEAN, REQ),
    field("startCursor", &STRING, OPT),
]) };

/// Field numbers.
impl PageInfo {
    pub const END_CURSOR: u16 = 0;
    pub const HAS_NEXT_PAGE: u16 = 1;
    pub const HAS_PREVIOUS_PAGE: u16 = 2;
    pub const START_CURSOR: u16 = 3;
}

/// D
pub struct FileDownload {
    pub download_link: Option<String>,
    pub token: Option<String>,
}

impl Object for FileDownload {
    const TYPE: &'static Type = &FILE_DOWNLOAD;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.download_link.write(w, node),
            1 => self.token.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FILE_DOWNLOAD: Type = Type { name: "FileDownload", kind: Kind::Object(&[
    field("downloadLink", &STRING, OPT),
    field("token", &STRING, OPT),
]) };

/// Field numbers.
impl FileDownload {
    pub const DOWNLOAD_LINK: u16 = 0;
    pub const TOKEN: u16 = 1;
}

/// D
#[derive(Debug, Clone, PartialEq)]
pub struct CompanyInput {
    pub address: Maybe<String>,
    pub contact: Maybe<String>,
    pub country: Maybe<String>,
    pub extra_european_id: Maybe<String>,
    pub mail: Maybe<String>,
    pub name: Maybe<String>,
    pub omi_number: Maybe<String>,
    pub phone: Maybe<String>,
    pub siret: Maybe<String>,
    pub vat_number: Maybe<String>,
}

impl Input for CompanyInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            address: m.maybe("address")?,
            contact: m.maybe("contact")?,
            country: m.maybe("country")?,
            extra_european_id: m.maybe("extraEuropeanId")?,
            mail: m.maybe("mail")?,
            name: m.maybe("name")?,
            omi_number: m.maybe("omiNumber")?,
            phone: m.maybe("phone")?,
            siret: m.maybe("siret")?,
            vat_number: m.maybe("vatNumber")?,
        })
    }
}

pub static COMPANY_INPUT: Type = Type { name: "CompanyInput", kind: Kind::Input(&[
    input("address", &STRING, OPT),
    input("contact", &STRING, OPT),
    input("country", &STRING, OPT),
    input("extraEuropeanId", &STRING, OPT),
    input("mail", &STRING, OPT),
    input("name", &STRING, OPT),
    input("omiNumber", &STRING, OPT),
    input("phone", &STRING, OPT),
    input("siret", &STRING, OPT),
    input("vatNumber", &STRING, OPT),
]) };
