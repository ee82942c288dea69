//! Companies as the API shows them.

use std::collections::HashMap;

use super::page_info;
use crate::domain::bsd::directory::Receipt;
use crate::domain::company::installation::Installation;
use crate::domain::company::record::{
    Company, EcoOrganisme, Entry, ForeignEntry, Kept, OwnCompany, VhuAgrement, WorkerCertification,
};
use crate::domain::company::{Address, Profile, split_address, vat_country};
use crate::domain::paging::Page;
use crate::domain::user::{Notifications, Role};
use crate::generated::{
    self as api, AdministrativeTransfer, CompanyMember, CompanyPrivate, CompanyPrivateConnection,
    CompanyPrivateEdge, CompanyPublic, CompanySearchPrivate, CompanySearchResult, CompanyVerificationStatus,
    SignatureAutomation, StatutDiffusionEtablissement,
};
use crate::graphql::output::Slot;
use crate::scalars::{DateTime, Id, Url};
use crate::store::automations::Automation;
use crate::store::companies::{CompanyPage, Held, Known};
use crate::store::transfers::Transfer;

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
        installation: Slot::Empty,
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
        delegators: Slot::Empty,
        given_administrative_transfers: Slot::Empty,
        received_administrative_transfers: Slot::Empty,
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

/// A transfer, between companies as anybody may know them.
pub(in crate::resolvers) fn transfer(
    transfer: &Transfer,
    known: &HashMap<String, Known>,
) -> AdministrativeTransfer {
    let company = |org_id: &str| public(org_id, known.get(org_id).cloned().unwrap_or_default());
    AdministrativeTransfer {
        approved_at: transfer.approved_at.map(DateTime),
        created_at: DateTime(transfer.created_at),
        from: company(&transfer.from.org_id),
        id: Id(transfer.id.clone()),
        status: Some(transfer.status),
        to: company(&transfer.to.org_id),
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
            installation: Slot::Ready(None),
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
    let country = vat_number.as_deref().and_then(vat_country).map(str::to_owned);
    let country = country.or_else(|| known.entry.as_ref().and_then(|entry| entry.country.clone()));
    let shown = Shown::of(known.entry, known.foreign, known.company.as_ref());
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
        installation: Slot::Empty,
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
    let is_private = known.entry.as_ref().is_some_and(|entry| entry.is_private);
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
        installation: Slot::Empty,
        is_anonymous_company: Some(is_private),
        is_dormant: shown.is_dormant,
        is_registered: id.is_some(),
        libelle_naf: shown.libelle_naf,
        naf: shown.naf,
        name: shown.name,
        org_id: shown.org_id,
        received_signature_automations: Slot::Empty,
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

/// An answer of a search.
pub(in crate::resolvers) fn found(org_id: &str, known: Known) -> CompanySearchResult {
    let id = known.company.as_ref().map(|company| Id(company.id.clone()));
    let public = known.entry.as_ref().filter(|entry| entry.is_diffusible && !entry.address.is_empty());
    let parts = public.map(|entry| [entry.street.clone(), entry.postal_code.clone(), entry.city.clone()]);
    let shown = merge(org_id, known);
    // An address of our own record, or from abroad, is one line.
    let [street, postal_code, city] = parts.unwrap_or_else(|| {
        let Address { street, postal_code, city } =
            split_address(shown.address.as_deref().unwrap_or_default());
        [street, postal_code, city].map(|text| Some(text).filter(|text| !text.is_empty()))
    });
    CompanySearchResult {
        address: shown.address,
        address_city: city,
        address_postal_code: postal_code,
        address_voie: street,
        allow_bsdasri_take_over_without_signature: shown.allow_bsdasri_take_over_without_signature,
        broker_receipt: shown.broker_receipt,
        code_commune: shown.code_commune,
        code_pays_etranger_etablissement: shown.code_pays_etranger_etablissement,
        collector_types: shown.collector_types,
        company_types: Some(shown.company_types),
        contact: shown.contact,
        contact_email: shown.contact_email,
        contact_phone: shown.contact_phone,
        eco_organisme_agreements: Some(shown.eco_organisme_agreements),
        eco_organisme_partners_ids: shown.eco_organisme_partners_ids,
        etat_administratif: shown.etat_administratif,
        installation: Slot::Empty,
        is_dormant: shown.is_dormant,
        is_registered: shown.is_registered,
        libelle_naf: shown.libelle_naf,
        naf: shown.naf,
        name: shown.name,
        org_id: shown.org_id,
        siret: shown.siret,
        statut_diffusion_etablissement: shown.statut_diffusion_etablissement,
        trackdechets_id: id,
        trader_receipt: shown.trader_receipt,
        transporter_receipt: shown.transporter_receipt,
        vat_number: shown.vat_number,
        vhu_agrement_broyeur: shown.vhu_agrement_broyeur,
        vhu_agrement_demolisseur: shown.vhu_agrement_demolisseur,
        waste_processor_types: shown.waste_processor_types,
        waste_vehicles_types: shown.waste_vehicles_types,
        website: shown.website,
        worker_certification: shown.worker_certification,
    }
}

/// A classified installation.
pub(in crate::resolvers) fn installation(kept: &Installation) -> api::Installation {
    let rubriques = kept.rubriques.iter().map(|row| api::Rubrique {
        activite: row.activite.clone(),
        alinea: row.alinea.clone(),
        category: row.category.clone(),
        etat_activite: row.etat_activite.clone(),
        regime_autorise: row.regime_autorise.clone(),
        rubrique: row.rubrique.clone(),
        unite: row.unite.clone(),
        volume: row.volume.clone(),
        waste_type: row.waste_type,
    });
    let declarations = kept.declarations.iter().map(|row| api::Declaration {
        annee: row.annee.clone(),
        code_dechet: row.code_dechet.clone(),
        gerep_type: row.gerep_type,
        lib_dechet: row.lib_dechet.clone(),
    });
    api::Installation {
        code_s3ic: Some(kept.code_s3ic.clone()),
        declarations: Some(declarations.collect()),
        rubriques: Some(rubriques.collect()),
        url_fiche: kept.url_fiche.clone(),
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
    fn of(entry: Option<Entry>, foreign: Option<ForeignEntry>, company: Option<&Company>) -> Self {
        use StatutDiffusionEtablissement::{O, P};
        let ours = |field: fn(&Company) -> Option<String>| company.and_then(field);
        let (our_name, our_address) = (
            ours(|company| Some(company.name.clone())).filter(|name| !name.is_empty()),
            ours(|company| company.address.clone()),
        );
        let Some(entry) = entry else {
            let (state, diffusion) = foreign.as_ref().map(|_| ("A".to_owned(), O)).unzip();
            let ForeignEntry { name, address } = foreign.unwrap_or_default();
            return Self {
                name: our_name.or(name),
                address: our_address.or(address),
                code_commune: None,
                naf: ours(|company| company.code_naf.clone()),
                libelle_naf: ours(|company| company.libelle_naf.clone()),
                state,
                diffusion,
            };
        };
        // The national directory's name and address are as good as not there where they must not be shown.
        let is_told = entry.is_diffusible || entry.is_private;
        let public = |text: String| Some(text).filter(|text| is_told && !text.is_empty());
        Self {
            name: public(entry.name).or(our_name),
            address: public(entry.address).or(our_address),
            code_commune: entry.code_commune,
            naf: entry.naf.or_else(|| ours(|company| company.code_naf.clone())),
            libelle_naf: entry.libelle_naf.or_else(|| ours(|company| company.libelle_naf.clone())),
            state: Some(if entry.is_closed { "F" } else { "A" }.to_owned()),
            diffusion: Some(if entry.is_diffusible { O } else { P }),
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

pub(in crate::resolvers) fn broker_receipt(kept: Kept<Receipt>) -> api::BrokerReceipt {
    let Kept { id, value } = kept;
    api::BrokerReceipt {
        department: value.department,
        id: Id(id),
        receipt_number: value.number,
        validity_limit: DateTime(value.validity_limit),
    }
}

pub(in crate::resolvers) fn trader_receipt(kept: Kept<Receipt>) -> api::TraderReceipt {
    let Kept { id, value } = kept;
    api::TraderReceipt {
        department: value.department,
        id: Id(id),
        receipt_number: value.number,
        validity_limit: DateTime(value.validity_limit),
    }
}

pub(in crate::resolvers) fn agrement(kept: Kept<VhuAgrement>) -> api::VhuAgrement {
    api::VhuAgrement {
        agrement_number: kept.value.number,
        department: kept.value.department,
        id: Id(kept.id),
    }
}

pub(in crate::resolvers) fn certification(kept: Kept<WorkerCertification>) -> api::WorkerCertification {
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
