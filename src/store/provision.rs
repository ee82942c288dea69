//! Accounts and companies written in bulk: a statement a table, whatever the number of rows.

use std::collections::HashMap;

use jiff::Timestamp;
use serde::Serialize;

use super::columns::Columns;
use super::{Json, Param, StoreError, Tx, queries};

// Rows travel as one JSON array and become rows again by `jsonb_to_recordset`.
queries! {
    ACCOUNTS = "
        insert into account (id, email, name, password_hash, is_active, created_at, updated_at)
        select id, email, name, password_hash, true, $2, $2
          from jsonb_to_recordset($1) as row (id text, email text, name text, password_hash text)
            on conflict (email) do nothing";

    ACCOUNT_IDS = "
        select email, id
          from account
         where email = any($1)";

    ESTABLISHMENTS = "
        insert into establishment (siret, name, address, street, postal_code, city, is_closed)
        select siret, name, address, street, postal_code, city, is_closed
          from jsonb_to_recordset($1)
            as row (siret text, name text, address text, street text, postal_code text, city text, is_closed boolean)
            on conflict (siret) do nothing";

    ECO_ORGANISMES = "
        insert into eco_organisme (id, siret, name, address, handle_bsdd, handle_bsda, handle_bsdasri, handle_bsvhu)
        select id, siret, name, address, handle_bsdd, handle_bsda, handle_bsdasri, handle_bsvhu
          from jsonb_to_recordset($1)
            as row (id text, siret text, name text, address text, handle_bsdd boolean, handle_bsda boolean,
                    handle_bsdasri boolean, handle_bsvhu boolean)
            on conflict (siret) do nothing";

    TRANSPORTER_RECEIPTS = "
        insert into transporter_receipt (id, receipt_number, department, validity_limit)
        select id, receipt_number, department, validity_limit
          from jsonb_to_recordset($1)
            as row (id text, receipt_number text, department text, validity_limit timestamptz)";

    BROKER_RECEIPTS = "
        insert into broker_receipt (id, receipt_number, department, validity_limit)
        select id, receipt_number, department, validity_limit
          from jsonb_to_recordset($1)
            as row (id text, receipt_number text, department text, validity_limit timestamptz)";

    TRADER_RECEIPTS = "
        insert into trader_receipt (id, receipt_number, department, validity_limit)
        select id, receipt_number, department, validity_limit
          from jsonb_to_recordset($1)
            as row (id text, receipt_number text, department text, validity_limit timestamptz)";

    VHU_AGREMENTS = "
        insert into vhu_agrement (id, agrement_number, department)
        select id, agrement_number, department
          from jsonb_to_recordset($1) as row (id text, agrement_number text, department text)";

    WORKER_CERTIFICATIONS = "
        insert into worker_certification
               (id, has_sub_section_four, has_sub_section_three, certification_number, validity_limit, organisation)
        select id, has_sub_section_four, has_sub_section_three, certification_number, validity_limit, organisation
          from jsonb_to_recordset($1)
            as row (id text, has_sub_section_four boolean, has_sub_section_three boolean, certification_number text,
                    validity_limit timestamptz, organisation text)";

    COMPANIES = "
        insert into company
               (id, org_id, siret, vat_number, name, given_name, address, contact, contact_email, contact_phone,
                website, company_types, collector_types, waste_processor_types, waste_vehicles_types, security_code,
                verification_code, verification_status, verified_at, transporter_receipt_id, broker_receipt_id,
                trader_receipt_id, vhu_agrement_demolisseur_id, vhu_agrement_broyeur_id, worker_certification_id,
                eco_organisme_agreements, eco_organisme_partners_ids, allow_bsdasri_take_over_without_signature,
                allow_appendix1_signature_automation, is_dormant_since, has_enabled_registry_dnd_from_bsd_since,
                gerep_id, code_naf, libelle_naf, street, postal_code, city, country, verification_mode,
                created_at, updated_at)
        select id, org_id, siret, vat_number, name, given_name, address, contact, contact_email, contact_phone,
               website, company_types, collector_types, waste_processor_types, waste_vehicles_types, security_code,
               verification_code, verification_status,
               case when verification_status = 'VERIFIED' then created_at end, transporter_receipt_id, broker_receipt_id,
               trader_receipt_id, vhu_agrement_demolisseur_id, vhu_agrement_broyeur_id, worker_certification_id,
               eco_organisme_agreements, eco_organisme_partners_ids, allow_bsdasri_take_over_without_signature,
               allow_appendix1_signature_automation, is_dormant_since, has_enabled_registry_dnd_from_bsd_since,
               gerep_id, code_naf, libelle_naf, street, postal_code, city, country, verification_mode,
               created_at, created_at
          from jsonb_to_recordset($1)
            as row (id text, org_id text, siret text, vat_number text, name text, given_name text, address text,
                    contact text, contact_email text, contact_phone text, website text, company_types text[],
                    collector_types text[], waste_processor_types text[], waste_vehicles_types text[],
                    security_code integer, verification_code text, verification_status text,
                    transporter_receipt_id text, broker_receipt_id text, trader_receipt_id text,
                    vhu_agrement_demolisseur_id text, vhu_agrement_broyeur_id text, worker_certification_id text,
                    eco_organisme_agreements text[], eco_organisme_partners_ids text[],
                    allow_bsdasri_take_over_without_signature boolean, allow_appendix1_signature_automation boolean,
                    is_dormant_since timestamptz, has_enabled_registry_dnd_from_bsd_since timestamptz,
                    gerep_id text, code_naf text, libelle_naf text, street text, postal_code text, city text,
                    country text, verification_mode text, created_at timestamptz)
            on conflict (org_id) do nothing";

    COMPANY_CODES = "
        select org_id, id, security_code
          from company
         where org_id = any($1)";

    /// A membership that exists keeps its preferences unless its role changes.
    MEMBERSHIPS = "
        insert into membership as m
               (account_id, company_id, role, notify_membership_request, notify_signature_code_renewal,
                notify_bsd_refusal, notify_bsda_final_destination, notify_revision_request,
                notify_registry_delegation, created_at)
        select account_id, company_id, role, membership_request, signature_code_renewal, bsd_refusal,
               bsda_final_destination, revision_request, registry_delegation, created_at
          from jsonb_to_recordset($1)
            as row (account_id text, company_id text, role text, membership_request boolean,
                    signature_code_renewal boolean, bsd_refusal boolean, bsda_final_destination boolean,
                    revision_request boolean, registry_delegation boolean,
                    created_at timestamptz)
            on conflict (account_id, company_id) do update
           set role                          = excluded.role,
               notify_membership_request     = excluded.notify_membership_request,
               notify_signature_code_renewal = excluded.notify_signature_code_renewal,
               notify_bsd_refusal            = excluded.notify_bsd_refusal,
               notify_bsda_final_destination = excluded.notify_bsda_final_destination,
               notify_revision_request       = excluded.notify_revision_request,
               notify_registry_delegation    = excluded.notify_registry_delegation
         where m.role <> excluded.role";

    TOKENS = "
        insert into access_token (id, account_id, hash, description, created_at)
        select id, account_id, hash, description, $2
          from jsonb_to_recordset($1) as row (id text, account_id text, hash bytea, description text)";
}

/// Rows of one table.
#[derive(Debug, Clone, Copy)]
pub enum Table {
    Accounts,
    Establishments,
    EcoOrganismes,
    TransporterReceipts,
    BrokerReceipts,
    TraderReceipts,
    VhuAgrements,
    WorkerCertifications,
    Companies,
    Memberships,
    Tokens,
}

/// A company's id and its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    pub id: String,
    pub security_code: i32,
}

impl Tx {
    /// Adds rows, whose members are named as the statement's columns. No rows, no statement.
    pub async fn add_rows<T: Serialize + Sync + std::fmt::Debug>(
        &self,
        table: Table,
        rows: &[T],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if rows.is_empty() {
            return Ok(());
        }
        let rows = Json(rows);
        let (query, is_dated) = match table {
            Table::Accounts => (ACCOUNTS, true),
            Table::Establishments => (ESTABLISHMENTS, false),
            Table::EcoOrganismes => (ECO_ORGANISMES, false),
            Table::TransporterReceipts => (TRANSPORTER_RECEIPTS, false),
            Table::BrokerReceipts => (BROKER_RECEIPTS, false),
            Table::TraderReceipts => (TRADER_RECEIPTS, false),
            Table::VhuAgrements => (VHU_AGREMENTS, false),
            Table::WorkerCertifications => (WORKER_CERTIFICATIONS, false),
            Table::Companies => (COMPANIES, false),
            Table::Memberships => (MEMBERSHIPS, false),
            Table::Tokens => (TOKENS, true),
        };
        let params: [Param<'_>; 2] = [&rows, &now];
        self.execute(query, if is_dated { &params } else { &params[..1] }).await.map(drop)
    }

    /// Adds a company, with the members of the statement's columns; false where its number is taken.
    pub async fn add_company(&self, row: &serde_json::Value) -> Result<bool, StoreError> {
        Ok(self.execute(COMPANIES, &[&Json([row])]).await? == 1)
    }

    /// The ids of accounts, by address.
    pub async fn account_ids(&self, emails: &[&str]) -> Result<HashMap<String, String>, StoreError> {
        let rows = self.query(ACCOUNT_IDS, &[&emails]).await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
    }

    /// Ids and codes of companies, by SIRET or VAT number.
    pub async fn company_codes(&self, org_ids: &[&str]) -> Result<HashMap<String, Coded>, StoreError> {
        let rows = self.query(COMPANY_CODES, &[&org_ids]).await?;
        rows.iter()
            .map(|row| {
                let mut columns = Columns::of(row);
                Ok((columns.take()?, Coded { id: columns.take()?, security_code: columns.take()? }))
            })
            .collect()
    }
}
