//! The caller and the companies.

use cynic::QueryBuilder;

use crate::schema;

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
pub struct Me {
    pub me: User,
}

#[derive(cynic::QueryFragment, Debug)]
pub struct User {
    pub id: cynic::Id,
    pub email: String,
    pub name: Option<String>,
}

/// `query { me { … } }`
pub fn me() -> cynic::Operation<Me, ()> {
    Me::build(())
}

#[derive(cynic::QueryVariables, Debug)]
pub struct CompanyInfosVariables {
    pub siret: Option<String>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "CompanyInfosVariables")]
pub struct CompanyInfos {
    #[arguments(siret: $siret)]
    pub company_infos: CompanyPublic,
}

#[derive(cynic::QueryFragment, Debug)]
pub struct CompanyPublic {
    pub org_id: String,
    pub name: Option<String>,
    pub is_registered: Option<bool>,
    pub company_types: Vec<CompanyType>,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompanyType {
    Producer,
    Collector,
    Wasteprocessor,
    Transporter,
    WasteVehicles,
    WasteCenter,
    Trader,
    Broker,
    EcoOrganisme,
    Worker,
    Intermediary,
    DisposalFacility,
    RecoveryFacility,
    Crematorium,
}

/// `query { companyInfos(siret: …) { … } }`
pub fn company_infos(siret: &str) -> cynic::Operation<CompanyInfos, CompanyInfosVariables> {
    CompanyInfos::build(CompanyInfosVariables { siret: Some(siret.to_owned()) })
}

single! {
    Me.me: User,
    CompanyInfos.company_infos: CompanyPublic,
}
