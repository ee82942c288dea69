//! The life of a company: registered, changed, deleted; and the journal of what happened to it.

use std::collections::HashSet;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::columns::Columns;
use super::{Json, Param, Row, StoreError, Tx, queries};
use crate::context::Caller;
use crate::domain::company::draft::{Draft, Filing, Link, Listing};

queries! {
    /// What the directories say of an organisation, the private one first.
    LISTING = "
        select a.org_id, a.name, a.address, a.code_naf, a.libelle_naf,
               e.siret, e.name, e.address, e.street, e.postal_code, e.city, e.naf, e.libelle_naf, e.is_closed,
               e.is_diffusible
          from (select $1::text as org_id) asked
          left join anonymous_company a on a.org_id = asked.org_id
          left join establishment e on e.siret = asked.org_id";

    IS_REGISTERED = "
        select 1
          from company
         where org_id = $1";

    ECO_ORGANISMES = "
        select siret
          from eco_organisme
         where siret = any($1)";

    UNKNOWN_PARTNERS = "
        select partner
          from unnest($1::text[]) as partner
         where not exists (select from eco_organisme e where e.id = partner)";

    /// Which of these receipts and certificates exist, the companies that have each, and whether the certification
    /// holds for a sub-section.
    LINKS = "
           select 1, array(select c.org_id from company c where c.transporter_receipt_id = r.id), null::boolean
             from transporter_receipt r
            where r.id = $1
        union all
           select 2, array(select c.org_id from company c where c.trader_receipt_id = r.id), null
             from trader_receipt r
            where r.id = $2
        union all
           select 3, array(select c.org_id from company c where c.broker_receipt_id = r.id), null
             from broker_receipt r
            where r.id = $3
        union all
           select 4, array(select c.org_id from company c
                            where r.id in (c.vhu_agrement_broyeur_id, c.vhu_agrement_demolisseur_id)), null
             from vhu_agrement r
            where r.id = $4
        union all
           select 5, array(select c.org_id from company c
                            where r.id in (c.vhu_agrement_broyeur_id, c.vhu_agrement_demolisseur_id)), null
             from vhu_agrement r
            where r.id = $5
        union all
           select 6, array(select c.org_id from company c where c.worker_certification_id = r.id),
                  r.has_sub_section_three or r.has_sub_section_four
             from worker_certification r
            where r.id = $6";

    /// Makes somebody the administrator of a company, told of everything.
    ADMINISTRATE = "
          with associated as (
               update account
                  set first_association_at = coalesce(first_association_at, $3)
                where id = $1)
        insert into membership (account_id, company_id, role, notify_membership_request,
               notify_signature_code_renewal, notify_bsd_refusal, notify_bsda_final_destination,
               notify_revision_request, notify_registry_delegation, created_at)
        values ($1, $2, 'ADMIN', true, true, true, true, true, true, $3)";

    /// What the directory did not tell anew stays.
    UPDATE = "
        update company c
           set name                                      = coalesce(r.name, c.name),
               address                                   = coalesce(r.address, c.address),
               street                                    = case when r.address is null then c.street else r.street end,
               postal_code                               = case when r.address is null then c.postal_code else r.postal_code end,
               city                                      = case when r.address is null then c.city else r.city end,
               country                                   = coalesce(r.country, c.country),
               code_naf                                  = coalesce(r.code_naf, c.code_naf),
               libelle_naf                               = coalesce(r.libelle_naf, c.libelle_naf),
               given_name                                = r.given_name,
               gerep_id                                  = r.gerep_id,
               contact                                   = r.contact,
               contact_email                             = r.contact_email,
               contact_phone                             = r.contact_phone,
               website                                   = r.website,
               company_types                             = r.company_types,
               collector_types                           = r.collector_types,
               waste_processor_types                     = r.waste_processor_types,
               waste_vehicles_types                      = r.waste_vehicles_types,
               transporter_receipt_id                    = r.transporter_receipt_id,
               trader_receipt_id                         = r.trader_receipt_id,
               broker_receipt_id                         = r.broker_receipt_id,
               vhu_agrement_broyeur_id                   = r.vhu_agrement_broyeur_id,
               vhu_agrement_demolisseur_id               = r.vhu_agrement_demolisseur_id,
               worker_certification_id                   = r.worker_certification_id,
               eco_organisme_agreements                  = r.eco_organisme_agreements,
               eco_organisme_partners_ids                = r.eco_organisme_partners_ids,
               allow_bsdasri_take_over_without_signature = r.allow_bsdasri_take_over_without_signature,
               allow_appendix1_signature_automation      = r.allow_appendix1_signature_automation,
               updated_at                                = $2
          from jsonb_to_recordset($1)
            as r (id text, name text, address text, street text, postal_code text, city text, country text,
                  code_naf text, libelle_naf text, given_name text, gerep_id text, contact text, contact_email text,
                  contact_phone text, website text, company_types text[], collector_types text[],
                  waste_processor_types text[], waste_vehicles_types text[], transporter_receipt_id text,
                  trader_receipt_id text, broker_receipt_id text, vhu_agrement_broyeur_id text,
                  vhu_agrement_demolisseur_id text, worker_certification_id text, eco_organisme_agreements text[],
                  eco_organisme_partners_ids text[], allow_bsdasri_take_over_without_signature boolean,
                  allow_appendix1_signature_automation boolean)
         where c.id = r.id";

    DELETE = "
        delete from company
         where id = $1";

    SET_SECURITY_CODE = "
        update company
           set security_code = $2, updated_at = $3
         where id = $1";

    CODE_SUBSCRIBERS = "
        select a.email
          from membership m
          join account a on a.id = m.account_id
         where m.company_id = $1 and m.notify_signature_code_renewal and a.is_active
         order by m.created_at, a.id";

    SET_DORMANT = "
        update company
           set is_dormant_since = $2, updated_at = $3
         where id = $1";

    ENABLE_REGISTRY = "
        update company
           set has_enabled_registry_dnd_from_bsd_since = $2, updated_at = $3
         where id = $1";

    ADD_EVENTS = "
        insert into company_event (id, company_id, org_id, kind, actor_id, auth, data, created_at)
        select e.id, e.company_id, e.org_id, e.kind, $2, $3, e.data, $4
          from jsonb_to_recordset($1) as e (id text, company_id text, org_id text, kind text, data json)";
}

/// What is known of a draft's receipts and certificates.
#[derive(Debug, Default)]
pub struct LinkFacts {
    /// Those that exist, and the organisations that have them.
    pub known: Vec<(Link, Vec<String>)>,
    pub is_qualified: bool,
}

/// Something that happened to a company.
#[derive(Debug)]
pub struct CompanyEvent<'a> {
    pub id: String,
    pub company_id: &'a str,
    pub org_id: &'a str,
    pub kind: &'static str,
    pub data: Value,
}

impl Tx {
    /// Whether an organisation has registered.
    pub async fn is_registered(&self, org_id: &str) -> Result<bool, StoreError> {
        Ok(self.query_opt(IS_REGISTERED, &[&org_id]).await?.is_some())
    }

    /// What the directories say of an organisation, the private one first.
    pub async fn listing(&self, org_id: &str) -> Result<Option<Listing>, StoreError> {
        listing(&self.query_one(LISTING, &[&org_id]).await?)
    }

    /// Which of these SIRETs are on the list of eco-organisations.
    pub async fn eco_organismes_among(&self, sirets: &[&str]) -> Result<HashSet<String>, StoreError> {
        self.query(ECO_ORGANISMES, &[&sirets]).await?.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }

    /// Which of these ids name no eco-organisation.
    pub async fn unknown_partners(&self, ids: &[String]) -> Result<Vec<String>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        self.query(UNKNOWN_PARTNERS, &[&ids]).await?.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }

    pub async fn link_facts(&self, draft: &Draft) -> Result<LinkFacts, StoreError> {
        let links = &draft.links;
        if links.each().next().is_none() {
            return Ok(LinkFacts::default());
        }
        let params: [Param<'_>; 6] = [
            &links.transporter_receipt,
            &links.trader_receipt,
            &links.broker_receipt,
            &links.vhu_agrement_broyeur,
            &links.vhu_agrement_demolisseur,
            &links.worker_certification,
        ];
        let mut facts = LinkFacts::default();
        for row in &self.query(LINKS, &params).await? {
            let mut columns = Columns::of(row);
            let link = match columns.take::<i32>()? {
                1 => Link::TransporterReceipt,
                2 => Link::TraderReceipt,
                3 => Link::BrokerReceipt,
                4 => Link::VhuAgrementBroyeur,
                5 => Link::VhuAgrementDemolisseur,
                _ => Link::WorkerCertification,
            };
            facts.known.push((link, columns.take()?));
            facts.is_qualified |= columns.take::<Option<bool>>()?.unwrap_or_default();
        }
        Ok(facts)
    }

    /// Makes an account the administrator of a company that it has just registered.
    pub async fn administrate(&self, account: &str, company: &str, now: Timestamp) -> Result<(), StoreError> {
        self.execute(ADMINISTRATE, &[&account, &company, &now]).await.map(drop)
    }

    /// Writes changed companies, rows of [`row`], in one statement.
    pub async fn update_companies(&self, rows: &[Value], now: Timestamp) -> Result<(), StoreError> {
        self.execute(UPDATE, &[&Json(rows), &now]).await.map(drop)
    }

    /// Deletes a company with its memberships, requests and settings.
    pub async fn delete_company(&self, id: &str) -> Result<(), StoreError> {
        self.execute(DELETE, &[&id]).await.map(drop)
    }

    pub async fn set_security_code(&self, id: &str, code: i32, now: Timestamp) -> Result<(), StoreError> {
        self.execute(SET_SECURITY_CODE, &[&id, &code, &now]).await.map(drop)
    }

    /// Addresses of the members who want to hear of a new code.
    pub async fn security_code_subscribers(&self, company: &str) -> Result<Vec<String>, StoreError> {
        self.query(CODE_SUBSCRIBERS, &[&company]).await?.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }

    pub async fn set_dormant(
        &self,
        id: &str,
        since: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.execute(SET_DORMANT, &[&id, &since, &now]).await.map(drop)
    }

    pub async fn enable_registry_from_notes(
        &self,
        id: &str,
        since: Timestamp,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.execute(ENABLE_REGISTRY, &[&id, &since, &now]).await.map(drop)
    }

    /// Writes what happened to companies into their journal.
    pub async fn add_company_events(
        &self,
        events: &[CompanyEvent<'_>],
        by: &Caller,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = |event: &CompanyEvent<'_>| {
            json!({
                "id": event.id, "company_id": event.company_id, "org_id": event.org_id, "kind": event.kind,
                "data": event.data,
            })
        };
        let rows: Vec<Value> = events.iter().map(row).collect();
        let params: [Param<'_>; 4] = [&Json(rows), &by.user_id, &by.via.as_str(), &now];
        self.execute(ADD_EVENTS, &params).await.map(drop)
    }
}

/// The columns of a company that its members may change; with those of `filing`, where it was filed anew.
pub fn row(id: &str, draft: &Draft, filing: Option<&Filing>) -> Value {
    let profile = &draft.profile;
    let mut row = json!({
        "id": id,
        "given_name": draft.given_name,
        "gerep_id": draft.gerep_id,
        "contact": draft.contact,
        "contact_email": draft.contact_email,
        "contact_phone": draft.contact_phone,
        "website": draft.website,
        "company_types": profile.types,
        "collector_types": profile.collector_types,
        "waste_processor_types": profile.waste_processor_types,
        "waste_vehicles_types": profile.waste_vehicles_types,
        "transporter_receipt_id": draft.links.transporter_receipt,
        "trader_receipt_id": draft.links.trader_receipt,
        "broker_receipt_id": draft.links.broker_receipt,
        "vhu_agrement_broyeur_id": draft.links.vhu_agrement_broyeur,
        "vhu_agrement_demolisseur_id": draft.links.vhu_agrement_demolisseur,
        "worker_certification_id": draft.links.worker_certification,
        "eco_organisme_agreements": draft.eco_organisme_agreements,
        "eco_organisme_partners_ids": draft.eco_organisme_partners_ids,
        "allow_bsdasri_take_over_without_signature": draft.allow_bsdasri_take_over_without_signature,
        "allow_appendix1_signature_automation": draft.allow_appendix1_signature_automation,
    });
    if let Some(filing) = filing {
        let parts = &filing.parts;
        row["name"] = json!(filing.name);
        row["address"] = json!(filing.address);
        row["street"] = json!(parts.street);
        row["postal_code"] = json!(Some(&parts.postal_code).filter(|code| !code.is_empty()));
        row["city"] = json!(Some(&parts.city).filter(|city| !city.is_empty()));
        row["country"] = json!(filing.country);
        row["code_naf"] = json!(filing.code_naf);
        row["libelle_naf"] = json!(filing.libelle_naf);
    }
    row
}

fn listing(row: &Row) -> Result<Option<Listing>, StoreError> {
    let mut columns = Columns::of(row);
    let private = columns.joined(5, |_, columns| {
        Ok(Listing {
            name: columns.take()?,
            address: columns.take()?,
            code_naf: columns.take()?,
            libelle_naf: columns.take()?,
            is_private: true,
            ..Listing::default()
        })
    })?;
    let public = columns.joined(10, |_, columns| {
        Ok(Listing {
            name: columns.take()?,
            address: columns.take()?,
            street: columns.take()?,
            postal_code: columns.take()?,
            city: columns.take()?,
            code_naf: columns.take()?,
            libelle_naf: columns.take()?,
            is_closed: columns.take()?,
            is_diffusible: columns.take()?,
            is_private: false,
        })
    })?;
    Ok(private.or(public))
}
