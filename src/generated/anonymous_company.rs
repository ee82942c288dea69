// Generated from schema/anonymous_company.graphql by codegen. Do not edit.

use super::*;

/// Entreprise du répertoire privé, que les répertoires publics ne montrent pas.
pub struct AnonymousCompany {
    pub id: String,
    pub org_id: String,
    pub siret: Option<String>,
    pub vat_number: Option<String>,
    pub name: String,
    pub address: String,
    pub code_commune: String,
    pub code_naf: String,
    pub libelle_naf: String,
}

impl Object for AnonymousCompany {
    const TYPE: &'static Type = &ANONYMOUS_COMPANY;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.org_id.write(w, node),
            2 => self.siret.write(w, node),
            3 => self.vat_number.write(w, node),
            4 => self.name.write(w, node),
            5 => self.address.write(w, node),
            6 => self.code_commune.write(w, node),
            7 => self.code_naf.write(w, node),
            8 => self.libelle_naf.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static ANONYMOUS_COMPANY: Type = Type::new("AnonymousCompany", Kind::Object(&[
    field("id", &STRING, REQ),
    field("orgId", &STRING, REQ),
    field("siret", &STRING, OPT),
    field("vatNumber", &STRING, OPT),
    field("name", &STRING, REQ),
    field("address", &STRING, REQ),
    field("codeCommune", &STRING, REQ),
    field("codeNaf", &STRING, REQ),
    field("libelleNaf", &STRING, REQ),
]));

/// Field numbers.
impl AnonymousCompany {
    pub const ID: u16 = 0;
    pub const ORG_ID: u16 = 1;
    pub const SIRET: u16 = 2;
    pub const VAT_NUMBER: u16 = 3;
    pub const NAME: u16 = 4;
    pub const ADDRESS: u16 = 5;
    pub const CODE_COMMUNE: u16 = 6;
    pub const CODE_NAF: u16 = 7;
    pub const LIBELLE_NAF: u16 = 8;
}

/// Entreprise à ajouter au répertoire privé.
#[derive(Debug, Clone, PartialEq)]
pub struct AnonymousCompanyInput {
    pub siret: Maybe<String>,
    pub vat_number: Maybe<String>,
    pub name: String,
    pub address: String,
    pub code_commune: String,
    pub code_naf: String,
}

impl Input for AnonymousCompanyInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            siret: m.maybe("siret")?,
            vat_number: m.maybe("vatNumber")?,
            name: m.required("name")?,
            address: m.required("address")?,
            code_commune: m.required("codeCommune")?,
            code_naf: m.required("codeNaf")?,
        })
    }
}

pub static ANONYMOUS_COMPANY_INPUT: Type = Type::new("AnonymousCompanyInput", Kind::Input(&[
    input("siret", &STRING, OPT),
    input("vatNumber", &STRING, OPT),
    input("name", &STRING, REQ),
    input("address", &STRING, REQ),
    input("codeCommune", &STRING, REQ),
    input("codeNaf", &STRING, REQ),
]));

/// Établissement dont les données ne sont pas diffusées, avec la preuve de ce qu'il est.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateAnonymousCompanyFromPDFInput {
    pub siret: String,
    pub pdf: String,
}

impl Input for CreateAnonymousCompanyFromPDFInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            siret: m.required("siret")?,
            pdf: m.required("pdf")?,
        })
    }
}

pub static CREATE_ANONYMOUS_COMPANY_FROM_PDF_INPUT: Type = Type::new("CreateAnonymousCompanyFromPDFInput", Kind::Input(&[
    input("siret", &STRING, REQ),
    input("pdf", &STRING, REQ),
]));

/// Root and computed fields declared in `schema/anonymous_company.graphql`.
pub trait AnonymousCompanyResolvers: Sync {
    /// Resolves `Mutation.createAnonymousCompany`.
    fn create_anonymous_company(&self, cx: &Context<'_>, input: AnonymousCompanyInput) -> impl Future<Output = Result<AnonymousCompany>> + Send;
    /// Resolves `Mutation.createAnonymousCompanyFromPDF`.
    fn create_anonymous_company_from_pdf(&self, cx: &Context<'_>, input: CreateAnonymousCompanyFromPDFInput) -> impl Future<Output = Result<Option<bool>>> + Send;
}

pub(super) async fn resolve_create_anonymous_company<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_anonymous_company(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_create_anonymous_company_from_pdf<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_anonymous_company_from_pdf(&cx, a.required("input")?).await?))
}
