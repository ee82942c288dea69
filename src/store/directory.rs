//! What is known of the organisations that a note names, and the list of eco-organisations.

use jiff::Timestamp;

use super::columns::Columns;
use super::companies::receipt;
use super::{Param, Row, Store, StoreError, Tx, queries};
use crate::domain::bsd::directory::{
    CompanyFacts, Directory, EcoOrganismeFacts, Establishment, Receipt, Registered,
};
use crate::domain::company::Profile;
use crate::domain::company::record::EcoOrganisme;
use crate::generated::CompanyVerificationStatus;

queries! {
    FACTS = "
        select asked.org_id,
               coalesce(p.org_id, e.siret), coalesce(p.name, e.name), coalesce(p.address, e.address),
               p.org_id is null and e.is_closed,
               case when p.org_id is null then e.is_diffusible else p.org_id like '000000%' end,
               o.siret, o.name, o.handle_bsdd, o.handle_bsda, o.handle_bsdasri, o.handle_bsvhu,
               c.id, c.name, c.address, c.contact, c.contact_phone, c.contact_email, c.company_types, c.collector_types, c.waste_processor_types,
               c.waste_vehicles_types, c.verification_status, c.is_dormant_since,
               tr.id, tr.receipt_number, tr.department, tr.validity_limit,
               dr.id, dr.receipt_number, dr.department, dr.validity_limit,
               br.id, br.receipt_number, br.department, br.validity_limit
          from unnest($1::text[]) as asked (org_id)
          left join anonymous_company p on p.org_id = asked.org_id
          left join establishment e on e.siret = asked.org_id
          left join eco_organisme o on o.siret = asked.org_id
          left join company c on c.org_id = asked.org_id
          left join transporter_receipt tr on tr.id = c.transporter_receipt_id
          left join trader_receipt dr on dr.id = c.trader_receipt_id
          left join broker_receipt br on br.id = c.broker_receipt_id";

    ECO_ORGANISMES = "
        select id, siret, address, name, handle_bsdd, handle_bsda, handle_bsdasri, handle_bsvhu
          from eco_organisme
         where ($1::boolean is null or handle_bsdd = $1)
           and ($2::boolean is null or handle_bsda = $2)
           and ($3::boolean is null or handle_bsdasri = $3)
           and ($4::boolean is null or handle_bsvhu = $4)
         order by name, siret";
}

/// Which eco-organisations are asked for: a flag without a value does not matter.
#[derive(Debug, Clone, Copy, Default)]
pub struct EcoOrganismeFilter {
    pub handles_bsdd: Option<bool>,
    pub handles_bsda: Option<bool>,
    pub handles_bsdasri: Option<bool>,
    pub handles_bsvhu: Option<bool>,
}

impl Store {
    /// What is known of these organisations, in one query.
    pub async fn directory(&self, org_ids: &[&str]) -> Result<Directory, StoreError> {
        read(&self.query(FACTS, &[&org_ids]).await?)
    }

    pub async fn eco_organismes(&self, filter: EcoOrganismeFilter) -> Result<Vec<EcoOrganisme>, StoreError> {
        let params: [Param<'_>; 4] =
            [&filter.handles_bsdd, &filter.handles_bsda, &filter.handles_bsdasri, &filter.handles_bsvhu];
        self.query(ECO_ORGANISMES, &params).await?.iter().map(eco_organisme).collect()
    }
}

impl Tx {
    /// What is known of these organisations, in one query.
    pub async fn directory(&self, org_ids: &[&str]) -> Result<Directory, StoreError> {
        read(&self.query(FACTS, &[&org_ids]).await?)
    }
}

fn read(rows: &[Row]) -> Result<Directory, StoreError> {
    rows.iter().map(facts).collect()
}

fn facts(row: &Row) -> Result<(String, CompanyFacts), StoreError> {
    let mut columns = Columns::of(row);
    let org_id = columns.take()?;
    let establishment = columns.joined(5, |_, columns| {
        Ok(Establishment {
            name: columns.take()?,
            address: columns.take()?,
            is_closed: columns.take()?,
            is_diffusible: columns.take()?,
        })
    })?;
    let eco_organisme = columns.joined(6, |_, columns| {
        Ok(EcoOrganismeFacts {
            name: columns.take()?,
            handles_bsdd: columns.take()?,
            handles_bsda: columns.take()?,
            handles_bsdasri: columns.take()?,
            handles_bsvhu: columns.take()?,
        })
    })?;
    let registered = columns.joined(24, registered)?;
    Ok((org_id, CompanyFacts { registered, establishment, eco_organisme }))
}

fn registered(company_id: String, columns: &mut Columns<'_>) -> Result<Registered, StoreError> {
    Ok(Registered {
        company_id,
        name: columns.take()?,
        address: columns.take()?,
        contact: columns.take()?,
        contact_phone: columns.take()?,
        contact_mail: columns.take()?,
        profile: Profile {
            types: columns.all_named()?,
            collector_types: columns.all_named()?,
            waste_processor_types: columns.all_named()?,
            waste_vehicles_types: columns.all_named()?,
        },
        is_verified: columns.named::<CompanyVerificationStatus>()? == CompanyVerificationStatus::Verified,
        dormant_since: columns.take::<Option<Timestamp>>()?,
        transporter_receipt: held(columns)?,
        trader_receipt: held(columns)?,
        broker_receipt: held(columns)?,
    })
}

fn held(columns: &mut Columns<'_>) -> Result<Option<Receipt>, StoreError> {
    Ok(columns.joined(4, receipt)?.map(|kept| kept.value))
}

fn eco_organisme(row: &Row) -> Result<EcoOrganisme, StoreError> {
    let mut columns = Columns::of(row);
    Ok(EcoOrganisme {
        id: columns.take()?,
        siret: columns.take()?,
        address: columns.take()?,
        facts: EcoOrganismeFacts {
            name: columns.take()?,
            handles_bsdd: columns.take()?,
            handles_bsda: columns.take()?,
            handles_bsdasri: columns.take()?,
            handles_bsvhu: columns.take()?,
        },
    })
}
