//! Companies as the service's team sees them.

use jiff::Timestamp;

use crate::domain::company::record::{Company, Entry, PrivateEntry};
use crate::generated::{AdminForVerification, CompanyExhaustiveInfo, CompanyForVerification};
use crate::scalars::{DateTime, Id};
use crate::store::company_verification::ForVerification;

pub(in crate::resolvers) fn for_verification(company: ForVerification) -> CompanyForVerification {
    CompanyForVerification {
        id: Id(company.id),
        org_id: company.org_id,
        siret: company.siret,
        vat_number: company.vat_number,
        name: company.name,
        company_types: company.types,
        created_at: DateTime(company.created_at),
        verification_status: company.status,
        verification_mode: company.mode,
        verification_comment: company.comment,
        verified_at: company.verified_at.map(DateTime),
        admin: company.admin.map(|admin| AdminForVerification {
            email: admin.email,
            name: Some(admin.name),
            phone: admin.phone,
        }),
    }
}

/// Our own record.
pub(in crate::resolvers) fn registered(
    company: Option<Company>,
    since: Option<Timestamp>,
) -> CompanyExhaustiveInfo {
    let Some(company) = company else { return blank() };
    CompanyExhaustiveInfo {
        siret: company.siret,
        name: Some(company.name),
        address: company.address,
        code_naf: company.code_naf,
        contact: company.contact,
        created_at: since.map(DateTime),
        ..blank()
    }
}

/// The public directory's entry, as it is: the team sees what is not diffused too.
pub(in crate::resolvers) fn listed(entry: Option<Entry>) -> CompanyExhaustiveInfo {
    let Some(entry) = entry else { return blank() };
    CompanyExhaustiveInfo {
        siret: Some(entry.siret),
        name: Some(entry.name),
        address: Some(entry.address),
        code_naf: entry.naf,
        etat_administratif: Some(if entry.is_closed { "F" } else { "A" }.to_owned()),
        statut_diffusion: Some(if entry.is_diffusible { "O" } else { "P" }.to_owned()),
        ..blank()
    }
}

/// The private directory's entry.
pub(in crate::resolvers) fn private(
    entry: Option<PrivateEntry>,
    since: Option<Timestamp>,
) -> CompanyExhaustiveInfo {
    let Some(entry) = entry else { return blank() };
    CompanyExhaustiveInfo {
        siret: entry.siret,
        name: Some(entry.name),
        address: Some(entry.address),
        code_naf: Some(entry.code_naf),
        created_at: since.map(DateTime),
        ..blank()
    }
}

const fn blank() -> CompanyExhaustiveInfo {
    CompanyExhaustiveInfo {
        siret: None,
        name: None,
        address: None,
        code_naf: None,
        etat_administratif: None,
        statut_diffusion: None,
        contact: None,
        created_at: None,
    }
}
