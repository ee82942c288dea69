//! Companies as the API shows them.

use std::collections::HashMap;

use super::page_info;
use crate::domain::bsd::directory::Receipt;
use crate::domain::company::record::{
    Company, EcoOrganisme, Entry, Kept, OwnCompany, VhuAgrement, WorkerCertification,
};
use crate::domain::company::{Profile, vat_country};
use crate::domain::paging::Page;
use crate::domain::user::{Notifications, Role};
use crate::generated::{
    self as api, CompanyMember, CompanyPrivate, CompanyPrivateConnection, CompanyPrivateEdge, CompanyPublic,
    CompanySearchPrivate, CompanyVerificationStatus, SignatureAutomation, StatutDiffusionEtablissement,
};
use crate::graphql::output::Slot;
use crate::scalars::{DateTime, Id, Url};
use crate::store::automations::Automation;
use crate::store::companies::{CompanyPage, Held, Known};

/// A company to one of its members.
pub(in crate::resolvers) fn own(own: OwnCompany) -> CompanyPrivate {
    seen(own.company, Some((own.role, own.notifications)))
}

/// A company that was held, to whoever changed it; an administrator of the platform need not be a member.
pub(in crate::resolvers) fn held(held: Held) -> CompanyPrivate {
    seen(held.company, held.membership)
}

/// A company to somebody with this standing in it, or who looks after it without any.
pub(in crate::resolvers) fn seen(
    company: Company,
    standing: Option<(Role, Notifications)>,
) -> CompanyPrivate {
    let (role, notifications) = standing.unzip();
    CompanyPrivate {
        address: company.address,
        allow_appendix1_signature_automation: company.allow_appendix1_signature_automation,
        allow_bsdasri_take_over_without_signature: company.allow_bsdasri_take_over_without_signature,
        broker_receipt: company.broker_receipt.map(broker_receipt),
        collector_types: company.profile.collector_types,
        company_types: company.profile.types,
        contact: company.contact,
        contact_email: company.contact_email,
        contact_phone: company.contact_phone,
        eco_organisme_agreements: urls(company.eco_organisme_agreements),
        eco_organisme_partners_ids: company.eco_organisme_partners_ids,
        feature_flags: company.feature_flags.into_iter().map(Some).collect(),
        gerep_id: company.gerep_id,
        given_name: company.given_name,
        has_enabled_registry_dnd_from_bsd_since: company
            .has_enabled_registry_dnd_from_bsd_since
            .map(DateTime),
        id: Id(company.id),
        is_dormant_since: company.dormant_since.map(DateTime),
        libelle_naf: company.libelle_naf,
        naf: company.code_naf,
        name: Some(company.name),
        org_id: company.org_id,
        security_code: company.security_code,
        siret: company.siret,
        trader_receipt: company.trader_receipt.map(trader_receipt),
        transporter_receipt: company.transporter_receipt.map(transporter_receipt),
        user_notifications: super::user::notifications(notifications.unwrap_or_default()),
        user_permissions: role.into_iter().flat_map(Role::permissions).collect(),
        user_role: role,
        signature_automations: Slot::Empty,
        received_signature_automations: Slot::Empty,
        users: Slot::Empty,
        vat_number: company.vat_number,
        verification_status: company.verification_status,
        vhu_agrement_broyeur: company.vhu_agrement_broyeur.map(agrement),
        vhu_agrement_demolisseur: company.vhu_agrement_demolisseur.map(agrement),
        waste_processor_types: company.profile.waste_processor_types,
        waste_vehicles_types: company.profile.waste_vehicles_types,
        website: company.website,
        worker_certification: company.worker_certification.map(certification),
    }
}

/// A page of one's own companies. The cursor of a company is its id.
pub(in crate::resolvers) fn page(page: &Page, found: CompanyPage) -> CompanyPrivateConnection {
    let edges: Vec<CompanyPrivateEdge> = found
        .companies
        .into_iter()
        .map(|company| CompanyPrivateEdge { cursor: company.company.id.clone(), node: own(company) })
        .collect();
    CompanyPrivateConnection {
        page_info: page_info(page, found.has_more, edges.iter().map(|edge| edge.cursor.as_str())),
        edges,
        total_count: i32::try_from(found.total).unwrap_or(i32::MAX),
    }
}

/// A grant, between companies as anybody may know them.
pub(in crate::resolvers) fn automation(
    automation: &Automation,
    known: &HashMap<String, Known>,
) -> SignatureAutomation {
    let company = |org_id: &str| public(org_id, known.get(org_id).cloned().unwrap_or_default());
    SignatureAutomation {
        id: Id(automation.id.clone()),
        from: company(&automation.from_org_id),
        to: company(&automation.to_org_id),
        created_at: DateTime(automation.created_at),
    }
}

/// What anybody may know of a company. One whose directory entry is not public keeps its name, address
/// and contacts to itself.
pub(in crate::resolvers) fn public(org_id: &str, known: Known) -> CompanyPublic {
    let is_hidden = known.entry.as_ref().is_some_and(|entry| !entry.is_diffusible);
    let mut shown = merge(org_id, known);
    if is_hidden {
        shown = CompanyPublic {
            allow_bsdasri_take_over_without_signature: shown.allow_bsdasri_take_over_without_signature,
            company_types: shown.company_types,
            eco_organisme_agreements: shown.eco_organisme_agreements,
            eco_organisme_partners_ids: shown.eco_organisme_partners_ids,
            etat_administratif: shown.etat_administratif,
            is_dormant: shown.is_dormant,
            is_registered: shown.is_registered,
            siret: shown.siret,
            statut_diffusion_etablissement: shown.statut_diffusion_etablissement,
            vat_number: shown.vat_number,
            ..merge(org_id, Known::default())
        };
    }
    shown
}

/// The directory's entry over our record.
fn merge(org_id: &str, known: Known) -> CompanyPublic {
    let (siret, vat_number) = numbers(org_id);
    let is_registered = known.company.is_some();
    let shown = Shown::of(known.entry, known.company.as_ref());
    let country = vat_number.as_deref().and_then(vat_country).map(str::to_owned);
    let profile = known.company.as_ref().map(|company| company.profile.clone()).unwrap_or_default();
    let Profile { types, collector_types, waste_processor_types, waste_vehicles_types } = profile;
    let blank = CompanyPublic {
        address: shown.address,
        allow_bsdasri_take_over_without_signature: None,
        broker_receipt: None,
        code_commune: shown.code_commune,
        code_pays_etranger_etablissement: country,
        collector_types: Some(collector_types),
        company_types: types,
        contact: None,
        contact_email: None,
        contact_phone: None,
        eco_organisme_agreements: Vec::new(),
        eco_organisme_partners_ids: Vec::new(),
        etat_administratif: shown.state,
        given_name: None,
        is_dormant: false,
        is_registered: Some(is_registered),
        libelle_naf: shown.libelle_naf,
        naf: shown.naf,
        name: shown.name,
        org_id: org_id.to_owned(),
        siret,
        statut_diffusion_etablissement: shown.diffusion,
        trader_receipt: None,
        transporter_receipt: None,
        vat_number,
        vhu_agrement_broyeur: None,
        vhu_agrement_demolisseur: None,
        waste_processor_types: Some(waste_processor_types),
        waste_vehicles_types: Some(waste_vehicles_types),
        website: None,
        worker_certification: None,
    };
    let Some(company) = known.company else { return blank };
    CompanyPublic {
        allow_bsdasri_take_over_without_signature: Some(company.allow_bsdasri_take_over_without_signature),
        broker_receipt: company.broker_receipt.map(broker_receipt),
        contact: company.contact,
        contact_email: company.contact_email,
        contact_phone: company.contact_phone,
        eco_organisme_agreements: urls(company.eco_organisme_agreements),
        eco_organisme_partners_ids: company.eco_organisme_partners_ids,
        given_name: company.given_name,
        is_dormant: company.dormant_since.is_some(),
        trader_receipt: company.trader_receipt.map(trader_receipt),
        transporter_receipt: company.transporter_receipt.map(transporter_receipt),
        vhu_agrement_broyeur: company.vhu_agrement_broyeur.map(agrement),
        vhu_agrement_demolisseur: company.vhu_agrement_demolisseur.map(agrement),
        website: company.website,
        worker_certification: company.worker_certification.map(certification),
        ..blank
    }
}

/// A company to somebody logged in; its code and its members to members only.
pub(in crate::resolvers) fn search_private(
    org_id: &str,
    known: Known,
    users: Option<Vec<CompanyMember>>,
) -> CompanySearchPrivate {
    let role = known.role;
    let ours = known.company.as_ref().map(|company| {
        (company.id.clone(), company.gerep_id.clone(), company.security_code, company.verification_status)
    });
    let appendix1 = known.company.as_ref().map(|company| company.allow_appendix1_signature_automation);
    let shown = merge(org_id, known);
    let (id, gerep_id, code, status) = match ours {
        Some((id, gerep_id, code, status)) => (Some(Id(id)), gerep_id, Some(code), status),
        None => (None, None, None, CompanyVerificationStatus::ToBeVerified),
    };
    CompanySearchPrivate {
        address: shown.address,
        allow_appendix1_signature_automation: appendix1,
        allow_bsdasri_take_over_without_signature: shown.allow_bsdasri_take_over_without_signature,
        broker_receipt: shown.broker_receipt,
        code_pays_etranger_etablissement: shown.code_pays_etranger_etablissement,
        collector_types: shown.collector_types,
        company_types: shown.company_types,
        contact: shown.contact,
        contact_email: shown.contact_email,
        contact_phone: shown.contact_phone,
        eco_organisme_agreements: Some(shown.eco_organisme_agreements),
        eco_organisme_partners_ids: shown.eco_organisme_partners_ids,
        etat_administratif: shown.etat_administratif,
        gerep_id,
        given_name: shown.given_name,
        // There is no private directory.
        is_anonymous_company: Some(false),
        is_dormant: shown.is_dormant,
        is_registered: id.is_some(),
        libelle_naf: shown.libelle_naf,
        naf: shown.naf,
        name: shown.name,
        org_id: shown.org_id,
        security_code: code.filter(|_| role.is_some()),
        siret: shown.siret,
        statut_diffusion_etablissement: shown.statut_diffusion_etablissement,
        trackdechets_id: id,
        trader_receipt: shown.trader_receipt,
        transporter_receipt: shown.transporter_receipt,
        user_role: role,
        users,
        vat_number: shown.vat_number,
        verification_status: status,
        vhu_agrement_broyeur: shown.vhu_agrement_broyeur,
        vhu_agrement_demolisseur: shown.vhu_agrement_demolisseur,
        waste_processor_types: shown.waste_processor_types,
        waste_vehicles_types: shown.waste_vehicles_types,
        website: shown.website,
        worker_certification: shown.worker_certification,
    }
}

/// An entry of the list of eco-organisations.
pub(in crate::resolvers) fn eco_organisme(kept: EcoOrganisme) -> api::EcoOrganisme {
    let EcoOrganisme { id, siret, address, facts } = kept;
    api::EcoOrganisme {
        address,
        handle_bsda: Some(facts.handles_bsda),
        handle_bsdasri: Some(facts.handles_bsdasri),
        handle_bsdd: Some(facts.handles_bsdd),
        handle_bsvhu: Some(facts.handles_bsvhu),
        id: Id(id),
        name: facts.name,
        siret,
    }
}

/// What the directory and our record both may tell.
struct Shown {
    name: Option<String>,
    address: Option<String>,
    code_commune: Option<String>,
    naf: Option<String>,
    libelle_naf: Option<String>,
    state: Option<String>,
    diffusion: Option<StatutDiffusionEtablissement>,
}

impl Shown {
    fn of(entry: Option<Entry>, company: Option<&Company>) -> Self {
        let state = entry.as_ref().map(|entry| if entry.is_closed { "F" } else { "A" }.to_owned());
        let diffusion = entry.as_ref().map(|entry| match entry.is_diffusible {
            true => StatutDiffusionEtablissement::O,
            false => StatutDiffusionEtablissement::P,
        });
        let ours = |field: fn(&Company) -> Option<String>| company.and_then(field);
        // Name and address of an entry that is not public are as good as not there.
        let public = entry.as_ref().filter(|entry| entry.is_diffusible);
        Self {
            name: public
                .map(|entry| entry.name.clone())
                .or_else(|| ours(|company| Some(company.name.clone()))),
            address: public
                .map(|entry| entry.address.clone())
                .or_else(|| ours(|company| company.address.clone())),
            code_commune: entry.as_ref().and_then(|entry| entry.code_commune.clone()),
            naf: entry
                .as_ref()
                .and_then(|entry| entry.naf.clone())
                .or_else(|| ours(|company| company.code_naf.clone())),
            libelle_naf: entry
                .as_ref()
                .and_then(|entry| entry.libelle_naf.clone())
                .or_else(|| ours(|company| company.libelle_naf.clone())),
            state,
            diffusion,
        }
    }
}

/// The SIRET or the VAT number that an organisation is named by.
fn numbers(org_id: &str) -> (Option<String>, Option<String>) {
    let is_siret = org_id.len() == 14 && org_id.bytes().all(|byte| byte.is_ascii_digit());
    if is_siret { (Some(org_id.to_owned()), None) } else { (None, Some(org_id.to_owned())) }
}

fn urls(list: Vec<String>) -> Vec<Url> {
    list.into_iter().map(Url).collect()
}

pub(in crate::resolvers) fn transporter_receipt(kept: Kept<Receipt>) -> api::TransporterReceipt {
    let Kept { id, value } = kept;
    api::TransporterReceipt {
        department: value.department,
        id: Id(id),
        receipt_number: value.number,
        validity_limit: DateTime(value.validity_limit),
    }
}

fn broker_receipt(kept: Kept<Receipt>) -> api::BrokerReceipt {
    let Kept { id, value } = kept;
    api::BrokerReceipt {
        department: value.department,
        id: Id(id),
        receipt_number: value.number,
        validity_limit: DateTime(value.validity_limit),
    }
}

fn trader_receipt(kept: Kept<Receipt>) -> api::TraderReceipt {
    let Kept { id, value } = kept;
    api::TraderReceipt {
        department: value.department,
        id: Id(id),
        receipt_number: value.number,
        validity_limit: DateTime(value.validity_limit),
    }
}

fn agrement(kept: Kept<VhuAgrement>) -> api::VhuAgrement {
    api::VhuAgrement {
        agrement_number: kept.value.number,
        department: kept.value.department,
        id: Id(kept.id),
    }
}

fn certification(kept: Kept<WorkerCertification>) -> api::WorkerCertification {
    let Kept { id, value } = kept;
    api::WorkerCertification {
        certification_number: value.certification_number,
        has_sub_section_four: value.has_sub_section_four,
        has_sub_section_three: value.has_sub_section_three,
        id: Id(id),
        organisation: value.organisation,
        validity_limit: value.validity_limit.map(DateTime),
    }
}
