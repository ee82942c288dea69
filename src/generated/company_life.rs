// Generated from schema/company_life.graphql by codegen. Do not edit.

use super::*;

#[derive(Debug, Clone, PartialEq)]
pub struct PrivateCompanyInput {
    pub siret: Maybe<String>,
    pub vat_number: Maybe<String>,
    pub gerep_id: Maybe<String>,
    pub company_types: Vec<CompanyType>,
    pub collector_types: Maybe<Vec<CollectorType>>,
    pub waste_processor_types: Maybe<Vec<WasteProcessorType>>,
    pub waste_vehicles_types: Maybe<Vec<WasteVehiclesType>>,
    pub code_naf: Maybe<String>,
    pub company_name: String,
    pub given_name: Maybe<String>,
    pub address: String,
    pub contact: Maybe<String>,
    pub contact_email: Maybe<String>,
    pub contact_phone: Maybe<String>,
    pub website: Maybe<String>,
    pub transporter_receipt_id: Maybe<String>,
    pub trader_receipt_id: Maybe<String>,
    pub broker_receipt_id: Maybe<String>,
    pub vhu_agrement_demolisseur_id: Maybe<String>,
    pub vhu_agrement_broyeur_id: Maybe<String>,
    pub worker_certification_id: Maybe<String>,
    pub eco_organisme_agreements: Maybe<Vec<Url>>,
    pub eco_organisme_partners_ids: Maybe<Vec<String>>,
    pub allow_bsdasri_take_over_without_signature: Maybe<bool>,
    pub allow_appendix1_signature_automation: Maybe<bool>,
}

impl Input for PrivateCompanyInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            siret: m.maybe("siret")?,
            vat_number: m.maybe("vatNumber")?,
            gerep_id: m.maybe("gerepId")?,
            company_types: m.required("companyTypes")?,
            collector_types: m.maybe("collectorTypes")?,
            waste_processor_types: m.maybe("wasteProcessorTypes")?,
            waste_vehicles_types: m.maybe("wasteVehiclesTypes")?,
            code_naf: m.maybe("codeNaf")?,
            company_name: m.required("companyName")?,
            given_name: m.maybe("givenName")?,
            address: m.required("address")?,
            contact: m.maybe("contact")?,
            contact_email: m.maybe("contactEmail")?,
            contact_phone: m.maybe("contactPhone")?,
            website: m.maybe("website")?,
            transporter_receipt_id: m.maybe("transporterReceiptId")?,
            trader_receipt_id: m.maybe("traderReceiptId")?,
            broker_receipt_id: m.maybe("brokerReceiptId")?,
            vhu_agrement_demolisseur_id: m.maybe("vhuAgrementDemolisseurId")?,
            vhu_agrement_broyeur_id: m.maybe("vhuAgrementBroyeurId")?,
            worker_certification_id: m.maybe("workerCertificationId")?,
            eco_organisme_agreements: m.maybe("ecoOrganismeAgreements")?,
            eco_organisme_partners_ids: m.maybe("ecoOrganismePartnersIds")?,
            allow_bsdasri_take_over_without_signature: m.maybe("allowBsdasriTakeOverWithoutSignature")?,
            allow_appendix1_signature_automation: m.maybe("allowAppendix1SignatureAutomation")?,
        })
    }
}

pub static PRIVATE_COMPANY_INPUT: Type = Type::new("PrivateCompanyInput", Kind::Input(&[
    input("siret", &STRING, OPT),
    input("vatNumber", &STRING, OPT),
    input("gerepId", &STRING, OPT),
    input("companyTypes", &COMPANY_TYPE, REQ_LIST),
    input("collectorTypes", &COLLECTOR_TYPE, OPT_LIST),
    input("wasteProcessorTypes", &WASTE_PROCESSOR_TYPE, OPT_LIST),
    input("wasteVehiclesTypes", &WASTE_VEHICLES_TYPE, OPT_LIST),
    input("codeNaf", &STRING, OPT),
    input("companyName", &STRING, REQ),
    input("givenName", &STRING, OPT),
    input("address", &STRING, REQ),
    input("contact", &STRING, OPT),
    input("contactEmail", &STRING, OPT),
    input("contactPhone", &STRING, OPT),
    input("website", &STRING, OPT),
    input("transporterReceiptId", &STRING, OPT),
    input("traderReceiptId", &STRING, OPT),
    input("brokerReceiptId", &STRING, OPT),
    input("vhuAgrementDemolisseurId", &STRING, OPT),
    input("vhuAgrementBroyeurId", &STRING, OPT),
    input("workerCertificationId", &STRING, OPT),
    input("ecoOrganismeAgreements", &URL, OPT_LIST),
    input("ecoOrganismePartnersIds", &STRING, OPT_LIST),
    input("allowBsdasriTakeOverWithoutSignature", &BOOLEAN, OPT),
    input("allowAppendix1SignatureAutomation", &BOOLEAN, OPT),
]));

#[derive(Debug, Clone, PartialEq)]
pub struct UpdateCompanyArgs {
    pub id: String,
    pub allow_appendix1_signature_automation: Maybe<bool>,
    pub allow_bsdasri_take_over_without_signature: Maybe<bool>,
    pub broker_receipt_id: Maybe<String>,
    pub collector_types: Maybe<Vec<CollectorType>>,
    pub company_types: Maybe<Vec<CompanyType>>,
    pub contact: Maybe<String>,
    pub contact_email: Maybe<String>,
    pub contact_phone: Maybe<String>,
    pub eco_organisme_agreements: Maybe<Vec<Url>>,
    pub eco_organisme_partners_ids: Maybe<Vec<String>>,
    pub gerep_id: Maybe<String>,
    pub given_name: Maybe<String>,
    pub trader_receipt_id: Maybe<String>,
    pub transporter_receipt_id: Maybe<String>,
    pub vhu_agrement_broyeur_id: Maybe<String>,
    pub vhu_agrement_demolisseur_id: Maybe<String>,
    pub waste_processor_types: Maybe<Vec<WasteProcessorType>>,
    pub waste_vehicles_types: Maybe<Vec<WasteVehiclesType>>,
    pub website: Maybe<String>,
    pub worker_certification_id: Maybe<String>,
}

/// Root and computed fields declared in `schema/company_life.graphql`.
pub trait CompanyLifeResolvers: Sync {
    /// Resolves `Mutation.createCompany`.
    fn create_company(&self, cx: &Context<'_>, company_input: PrivateCompanyInput) -> impl Future<Output = Result<CompanyPrivate>> + Send;
    /// Resolves `Mutation.updateCompany`.
    fn update_company(&self, cx: &Context<'_>, args: UpdateCompanyArgs) -> impl Future<Output = Result<CompanyPrivate>> + Send;
    /// Resolves `Mutation.deleteCompany`.
    fn delete_company(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<CompanyPrivate>> + Send;
    /// Resolves `Mutation.renewSecurityCode`.
    fn renew_security_code(&self, cx: &Context<'_>, siret: String) -> impl Future<Output = Result<CompanyPrivate>> + Send;
    /// Resolves `Mutation.toggleDormantCompany`.
    fn toggle_dormant_company(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<bool>> + Send;
    /// Resolves `Mutation.enableRegistryDndFromBsd`.
    fn enable_registry_dnd_from_bsd(&self, cx: &Context<'_>, id: String) -> impl Future<Output = Result<CompanyPrivate>> + Send;
    /// Resolves `Mutation.createTestCompany`.
    fn create_test_company(&self, cx: &Context<'_>) -> impl Future<Output = Result<String>> + Send;
}

pub(super) async fn resolve_create_company<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.create_company(&cx, a.required("companyInput")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_update_company<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let args = UpdateCompanyArgs {
        id: a.required("id")?,
        allow_appendix1_signature_automation: a.maybe("allowAppendix1SignatureAutomation")?,
        allow_bsdasri_take_over_without_signature: a.maybe("allowBsdasriTakeOverWithoutSignature")?,
        broker_receipt_id: a.maybe("brokerReceiptId")?,
        collector_types: a.maybe("collectorTypes")?,
        company_types: a.maybe("companyTypes")?,
        contact: a.maybe("contact")?,
        contact_email: a.maybe("contactEmail")?,
        contact_phone: a.maybe("contactPhone")?,
        eco_organisme_agreements: a.maybe("ecoOrganismeAgreements")?,
        eco_organisme_partners_ids: a.maybe("ecoOrganismePartnersIds")?,
        gerep_id: a.maybe("gerepId")?,
        given_name: a.maybe("givenName")?,
        trader_receipt_id: a.maybe("traderReceiptId")?,
        transporter_receipt_id: a.maybe("transporterReceiptId")?,
        vhu_agrement_broyeur_id: a.maybe("vhuAgrementBroyeurId")?,
        vhu_agrement_demolisseur_id: a.maybe("vhuAgrementDemolisseurId")?,
        waste_processor_types: a.maybe("wasteProcessorTypes")?,
        waste_vehicles_types: a.maybe("wasteVehiclesTypes")?,
        website: a.maybe("website")?,
        worker_certification_id: a.maybe("workerCertificationId")?,
    };
    let mut value = api.update_company(&cx, args).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_delete_company<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.delete_company(&cx, a.required("id")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_renew_security_code<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.renew_security_code(&cx, a.required("siret")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_toggle_dormant_company<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.toggle_dormant_company(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_enable_registry_dnd_from_bsd<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.enable_registry_dnd_from_bsd(&cx, a.required("id")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_create_test_company<A: Api>(api: &A, cx: Context<'_>, _: &Node, _: &Variables<'_>) -> Result<Box<dyn Answer>> {
    Ok(Box::new(api.create_test_company(&cx).await?))
}
