// Generated from schema/company_admin.graphql by codegen. Do not edit.

use super::*;

/// Page d'établissements à vérifier.
pub struct CompanyForVerificationConnection {
    pub total_count: i32,
    pub companies: Vec<CompanyForVerification>,
}

impl Object for CompanyForVerificationConnection {
    const TYPE: &'static Type = &COMPANY_FOR_VERIFICATION_CONNECTION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.total_count.write(w, node),
            1 => self.companies.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static COMPANY_FOR_VERIFICATION_CONNECTION: Type = Type::new("CompanyForVerificationConnection", Kind::Object(&[
    field("totalCount", &INT, REQ),
    field("companies", &COMPANY_FOR_VERIFICATION, REQ_LIST),
]));

/// Field numbers.
impl CompanyForVerificationConnection {
    pub const TOTAL_COUNT: u16 = 0;
    pub const COMPANIES: u16 = 1;
}

/// Établissement tel que l'équipe de la plateforme le voit pour le vérifier.
pub struct CompanyForVerification {
    pub id: Id,
    pub org_id: String,
    pub siret: Option<String>,
    pub vat_number: Option<String>,
    pub name: String,
    pub company_types: Vec<CompanyType>,
    pub created_at: DateTime,
    pub verification_status: CompanyVerificationStatus,
    pub verification_mode: Option<CompanyVerificationMode>,
    pub verification_comment: Option<String>,
    pub verified_at: Option<DateTime>,
    pub admin: Option<AdminForVerification>,
}

impl Object for CompanyForVerification {
    const TYPE: &'static Type = &COMPANY_FOR_VERIFICATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.org_id.write(w, node),
            2 => self.siret.write(w, node),
            3 => self.vat_number.write(w, node),
            4 => self.name.write(w, node),
            5 => self.company_types.write(w, node),
            6 => self.created_at.write(w, node),
            7 => self.verification_status.write(w, node),
            8 => self.verification_mode.write(w, node),
            9 => self.verification_comment.write(w, node),
            10 => self.verified_at.write(w, node),
            11 => self.admin.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static COMPANY_FOR_VERIFICATION: Type = Type::new("CompanyForVerification", Kind::Object(&[
    field("id", &ID, REQ),
    field("orgId", &STRING, REQ),
    field("siret", &STRING, OPT),
    field("vatNumber", &STRING, OPT),
    field("name", &STRING, REQ),
    field("companyTypes", &COMPANY_TYPE, REQ_LIST),
    field("createdAt", &DATE_TIME, REQ),
    field("verificationStatus", &COMPANY_VERIFICATION_STATUS, REQ),
    field("verificationMode", &COMPANY_VERIFICATION_MODE, OPT),
    field("verificationComment", &STRING, OPT),
    field("verifiedAt", &DATE_TIME, OPT),
    field("admin", &ADMIN_FOR_VERIFICATION, OPT),
]));

/// Field numbers.
impl CompanyForVerification {
    pub const ID: u16 = 0;
    pub const ORG_ID: u16 = 1;
    pub const SIRET: u16 = 2;
    pub const VAT_NUMBER: u16 = 3;
    pub const NAME: u16 = 4;
    pub const COMPANY_TYPES: u16 = 5;
    pub const CREATED_AT: u16 = 6;
    pub const VERIFICATION_STATUS: u16 = 7;
    pub const VERIFICATION_MODE: u16 = 8;
    pub const VERIFICATION_COMMENT: u16 = 9;
    pub const VERIFIED_AT: u16 = 10;
    pub const ADMIN: u16 = 11;
}

/// Personne à joindre pour vérifier un établissement.
pub struct AdminForVerification {
    pub email: String,
    pub name: Option<String>,
    pub phone: Option<String>,
}

impl Object for AdminForVerification {
    const TYPE: &'static Type = &ADMIN_FOR_VERIFICATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.email.write(w, node),
            1 => self.name.write(w, node),
            2 => self.phone.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static ADMIN_FOR_VERIFICATION: Type = Type::new("AdminForVerification", Kind::Object(&[
    field("email", &STRING, REQ),
    field("name", &STRING, OPT),
    field("phone", &STRING, OPT),
]));

/// Field numbers.
impl AdminForVerification {
    pub const EMAIL: u16 = 0;
    pub const NAME: u16 = 1;
    pub const PHONE: u16 = 2;
}

/// Établissements à vérifier que retient une liste.
#[derive(Debug, Clone, PartialEq)]
pub struct CompanyForVerificationWhere {
    pub verification_status: CompanyVerificationStatus,
}

impl Input for CompanyForVerificationWhere {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            verification_status: m.required("verificationStatus")?,
        })
    }
}

pub static COMPANY_FOR_VERIFICATION_WHERE: Type = Type::new("CompanyForVerificationWhere", Kind::Input(&[
    input("verificationStatus", &COMPANY_VERIFICATION_STATUS, REQ),
]));

/// Code à 5 chiffres reçu par courrier, et l'établissement qu'il vérifie.
#[derive(Debug, Clone, PartialEq)]
pub struct VerifyCompanyInput {
    pub siret: String,
    pub code: String,
}

impl Input for VerifyCompanyInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            siret: m.required("siret")?,
            code: m.required("code")?,
        })
    }
}

pub static VERIFY_COMPANY_INPUT: Type = Type::new("VerifyCompanyInput", Kind::Input(&[
    input("siret", &STRING, REQ),
    input("code", &STRING, REQ),
]));

/// Établissement que l'équipe de la plateforme a vérifié.
#[derive(Debug, Clone, PartialEq)]
pub struct VerifyCompanyByAdminInput {
    pub siret: String,
    pub verification_comment: Maybe<String>,
}

impl Input for VerifyCompanyByAdminInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            siret: m.required("siret")?,
            verification_comment: m.maybe("verificationComment")?,
        })
    }
}

pub static VERIFY_COMPANY_BY_ADMIN_INPUT: Type = Type::new("VerifyCompanyByAdminInput", Kind::Input(&[
    input("siret", &STRING, REQ),
    input("verificationComment", &STRING, OPT),
]));

/// Établissement dont la vérification est suspendue ou reprise.
#[derive(Debug, Clone, PartialEq)]
pub struct StandbyCompanyByAdminInput {
    pub org_id: String,
    pub standby: bool,
}

impl Input for StandbyCompanyByAdminInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            org_id: m.required("orgId")?,
            standby: m.required("standby")?,
        })
    }
}

pub static STANDBY_COMPANY_BY_ADMIN_INPUT: Type = Type::new("StandbyCompanyByAdminInput", Kind::Input(&[
    input("orgId", &STRING, REQ),
    input("standby", &BOOLEAN, REQ),
]));

/// Établissement à qui envoyer le courrier de vérification.
#[derive(Debug, Clone, PartialEq)]
pub struct SendVerificationCodeLetterInput {
    pub siret: String,
}

impl Input for SendVerificationCodeLetterInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            siret: m.required("siret")?,
        })
    }
}

pub static SEND_VERIFICATION_CODE_LETTER_INPUT: Type = Type::new("SendVerificationCodeLetterInput", Kind::Input(&[
    input("siret", &STRING, REQ),
]));

/// Nouveaux profils d'établissements d'un même administrateur.
#[derive(Debug, Clone, PartialEq)]
pub struct BulkUpdateCompaniesProfilesInput {
    pub admin_email: String,
    pub company_update_rows: Vec<CompanyUpdateRow>,
}

impl Input for BulkUpdateCompaniesProfilesInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            admin_email: m.required("adminEmail")?,
            company_update_rows: m.required("companyUpdateRows")?,
        })
    }
}

pub static BULK_UPDATE_COMPANIES_PROFILES_INPUT: Type = Type::new("BulkUpdateCompaniesProfilesInput", Kind::Input(&[
    input("adminEmail", &STRING, REQ),
    input("companyUpdateRows", &COMPANY_UPDATE_ROW, REQ_LIST),
]));

/// Nouveau profil d'un établissement.
#[derive(Debug, Clone, PartialEq)]
pub struct CompanyUpdateRow {
    pub org_id: String,
    pub company_types: Vec<CompanyType>,
    pub collector_types: Vec<Option<CollectorType>>,
    pub waste_processor_types: Vec<Option<WasteProcessorType>>,
    pub waste_vehicles_types: Vec<Option<WasteVehiclesType>>,
}

impl Input for CompanyUpdateRow {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            org_id: m.required("orgId")?,
            company_types: m.required("companyTypes")?,
            collector_types: m.required("collectorTypes")?,
            waste_processor_types: m.required("wasteProcessorTypes")?,
            waste_vehicles_types: m.required("wasteVehiclesTypes")?,
        })
    }
}

pub static COMPANY_UPDATE_ROW: Type = Type::new("companyUpdateRow", Kind::Input(&[
    input("orgId", &STRING, REQ),
    input("companyTypes", &COMPANY_TYPE, REQ_LIST),
    input("collectorTypes", &COLLECTOR_TYPE, &[Wrap::NonNull, Wrap::List]),
    input("wasteProcessorTypes", &WASTE_PROCESSOR_TYPE, &[Wrap::NonNull, Wrap::List]),
    input("wasteVehiclesTypes", &WASTE_VEHICLES_TYPE, &[Wrap::NonNull, Wrap::List]),
]));

/// Ce que chaque source sait d'un établissement.
pub struct CompanyExhaustive {
    pub db_company: CompanyExhaustiveInfo,
    pub sirene_company: CompanyExhaustiveInfo,
    pub es_company: CompanyExhaustiveInfo,
    pub anonymous_company: CompanyExhaustiveInfo,
}

impl Object for CompanyExhaustive {
    const TYPE: &'static Type = &COMPANY_EXHAUSTIVE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.db_company.write(w, node),
            1 => self.sirene_company.write(w, node),
            2 => self.es_company.write(w, node),
            3 => self.anonymous_company.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static COMPANY_EXHAUSTIVE: Type = Type::new("CompanyExhaustive", Kind::Object(&[
    field("dbCompany", &COMPANY_EXHAUSTIVE_INFO, REQ),
    field("sireneCompany", &COMPANY_EXHAUSTIVE_INFO, REQ),
    field("esCompany", &COMPANY_EXHAUSTIVE_INFO, REQ),
    field("anonymousCompany", &COMPANY_EXHAUSTIVE_INFO, REQ),
]));

/// Field numbers.
impl CompanyExhaustive {
    pub const DB_COMPANY: u16 = 0;
    pub const SIRENE_COMPANY: u16 = 1;
    pub const ES_COMPANY: u16 = 2;
    pub const ANONYMOUS_COMPANY: u16 = 3;
}

/// Ce qu'une source sait d'un établissement.
pub struct CompanyExhaustiveInfo {
    pub siret: Option<String>,
    pub name: Option<String>,
    pub address: Option<String>,
    pub code_naf: Option<String>,
    pub etat_administratif: Option<String>,
    pub statut_diffusion: Option<String>,
    pub contact: Option<String>,
    pub created_at: Option<DateTime>,
}

impl Object for CompanyExhaustiveInfo {
    const TYPE: &'static Type = &COMPANY_EXHAUSTIVE_INFO;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.siret.write(w, node),
            1 => self.name.write(w, node),
            2 => self.address.write(w, node),
            3 => self.code_naf.write(w, node),
            4 => self.etat_administratif.write(w, node),
            5 => self.statut_diffusion.write(w, node),
            6 => self.contact.write(w, node),
            7 => self.created_at.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static COMPANY_EXHAUSTIVE_INFO: Type = Type::new("CompanyExhaustiveInfo", Kind::Object(&[
    field("siret", &STRING, OPT),
    field("name", &STRING, OPT),
    field("address", &STRING, OPT),
    field("codeNaf", &STRING, OPT),
    field("etatAdministratif", &STRING, OPT),
    field("statutDiffusion", &STRING, OPT),
    field("contact", &STRING, OPT),
    field("createdAt", &DATE_TIME, OPT),
]));

/// Field numbers.
impl CompanyExhaustiveInfo {
    pub const SIRET: u16 = 0;
    pub const NAME: u16 = 1;
    pub const ADDRESS: u16 = 2;
    pub const CODE_NAF: u16 = 3;
    pub const ETAT_ADMINISTRATIF: u16 = 4;
    pub const STATUT_DIFFUSION: u16 = 5;
    pub const CONTACT: u16 = 6;
    pub const CREATED_AT: u16 = 7;
}

/// Manière dont un établissement a été vérifié.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompanyVerificationMode {
    Letter,
    Manual,
    Auto,
}

impl CompanyVerificationMode {
    pub const ALL: &[Self] = &[Self::Letter, Self::Manual, Self::Auto];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Letter => "LETTER",
            Self::Manual => "MANUAL",
            Self::Auto => "AUTO",
        }
    }
}
enum_impls!(CompanyVerificationMode);

pub static COMPANY_VERIFICATION_MODE: Type = Type::new("CompanyVerificationMode", Kind::Enum(&["LETTER", "MANUAL", "AUTO"]));

/// Root and computed fields declared in `schema/company_admin.graphql`.
pub trait CompanyAdminResolvers: Sync {
    /// Resolves `Query.companiesForVerification`.
    fn companies_for_verification(&self, cx: &Context<'_>, first: Maybe<i32>, last: Maybe<i32>, skip: Maybe<i32>, r#where: Maybe<CompanyForVerificationWhere>) -> impl Future<Output = Result<CompanyForVerificationConnection>> + Send;
    /// Resolves `Query.companyExhaustive`.
    fn company_exhaustive(&self, cx: &Context<'_>, siret: String) -> impl Future<Output = Result<CompanyExhaustive>> + Send;
    /// Resolves `Mutation.verifyCompany`.
    fn verify_company(&self, cx: &Context<'_>, input: VerifyCompanyInput) -> impl Future<Output = Result<CompanyPrivate>> + Send;
    /// Resolves `Mutation.verifyCompanyByAdmin`.
    fn verify_company_by_admin(&self, cx: &Context<'_>, input: VerifyCompanyByAdminInput) -> impl Future<Output = Result<CompanyForVerification>> + Send;
    /// Resolves `Mutation.standbyCompanyByAdmin`.
    fn standby_company_by_admin(&self, cx: &Context<'_>, input: StandbyCompanyByAdminInput) -> impl Future<Output = Result<CompanyForVerification>> + Send;
    /// Resolves `Mutation.sendVerificationCodeLetter`.
    fn send_verification_code_letter(&self, cx: &Context<'_>, input: SendVerificationCodeLetterInput) -> impl Future<Output = Result<CompanyForVerification>> + Send;
    /// Resolves `Mutation.bulkUpdateCompaniesProfiles`.
    fn bulk_update_companies_profiles(&self, cx: &Context<'_>, input: BulkUpdateCompaniesProfilesInput) -> impl Future<Output = Result<Vec<Option<CompanyPrivate>>>> + Send;
}

pub(super) async fn resolve_companies_for_verification<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.companies_for_verification(&cx, a.maybe("first")?, a.maybe("last")?, a.maybe("skip")?, a.maybe("where")?).await?))
}

pub(super) async fn resolve_company_exhaustive<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.company_exhaustive(&cx, a.required("siret")?).await?))
}

pub(super) async fn resolve_verify_company<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.verify_company(&cx, a.required("input")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_verify_company_by_admin<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.verify_company_by_admin(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_standby_company_by_admin<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.standby_company_by_admin(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_send_verification_code_letter<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.send_verification_code_letter(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_bulk_update_companies_profiles<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.bulk_update_companies_profiles(&cx, a.required("input")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}
