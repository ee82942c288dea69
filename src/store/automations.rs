//! Companies that let a carrier take over what it collects there on rounds (annexe 1) without their signature.

use std::collections::HashMap;

use jiff::Timestamp;

use super::{Row, Store, StoreError, Tx, queries};

queries! {
    /// Whether a grant holds: its giver must still allow automation.
    SIGNS_AUTOMATICALLY = "
        select
          from signature_automation s
          join company f on f.id = s.from_company_id
          join company t on t.id = s.to_company_id
         where f.org_id = $1 and t.org_id = $2 and f.allow_appendix1_signature_automation";

    /// Grants that these companies gave, oldest first.
    GIVEN = "
        select s.from_company_id, s.id, f.org_id, t.org_id, s.created_at
          from signature_automation s
          join company f on f.id = s.from_company_id
          join company t on t.id = s.to_company_id
         where s.from_company_id = any($1)
         order by s.created_at, s.id";

    /// Grants that these companies received and whose givers still allow automation, oldest first.
    RECEIVED = "
        select s.to_company_id, s.id, f.org_id, t.org_id, s.created_at
          from signature_automation s
          join company f on f.id = s.from_company_id
          join company t on t.id = s.to_company_id
         where s.to_company_id = any($1) and f.allow_appendix1_signature_automation
         order by s.created_at, s.id";

    /// A company that may give a grant, or receive one.
    PARTY = "select org_id, allow_appendix1_signature_automation from company where id = $1";

    /// Gives a grant; nothing when it was given before.
    GRANT = "
        insert into signature_automation (id, from_company_id, to_company_id, created_at)
        values ($1, $2, $3, $4)
            on conflict on constraint signature_automation_once do nothing";

    ONE = "
        select s.from_company_id, s.id, f.org_id, t.org_id, s.created_at
          from signature_automation s
          join company f on f.id = s.from_company_id
          join company t on t.id = s.to_company_id
         where s.id = $1";

    REVOKE = "delete from signature_automation where id = $1";
}

/// A company lets another sign in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Automation {
    pub id: String,
    pub from_org_id: String,
    pub to_org_id: String,
    pub created_at: Timestamp,
}

/// Which grants of a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Given,
    Received,
}

impl Store {
    /// Grants of these companies, by the id of each.
    pub async fn automations(
        &self,
        companies: &[&str],
        side: Side,
    ) -> Result<HashMap<String, Vec<Automation>>, StoreError> {
        let query = if side == Side::Given { GIVEN } else { RECEIVED };
        let mut of: HashMap<String, Vec<Automation>> = HashMap::new();
        for row in &self.query(query, &[&companies]).await? {
            of.entry(row.try_get(0)?).or_default().push(automation(row)?);
        }
        Ok(of)
    }
}

impl Tx {
    /// Whether the first company lets the second one, a carrier, sign in its place.
    pub async fn signs_automatically(&self, from: &str, to: &str) -> Result<bool, StoreError> {
        Ok(self.query_opt(SIGNS_AUTOMATICALLY, &[&from, &to]).await?.is_some())
    }

    /// The number of a company, and whether it allows automation.
    pub async fn automating_company(&self, id: &str) -> Result<Option<(String, bool)>, StoreError> {
        let row = self.query_opt(PARTY, &[&id]).await?;
        row.map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).transpose()
    }

    /// Gives a grant; false when it was given before.
    pub async fn grant_automation(
        &self,
        id: &str,
        from: &str,
        to: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        Ok(self.execute(GRANT, &[&id, &from, &to, &now]).await? == 1)
    }

    pub async fn automation(&self, id: &str) -> Result<Option<Automation>, StoreError> {
        self.query_opt(ONE, &[&id]).await?.as_ref().map(automation).transpose()
    }

    pub async fn revoke_automation(&self, id: &str) -> Result<(), StoreError> {
        self.execute(REVOKE, &[&id]).await.map(drop)
    }
}

fn automation(row: &Row) -> Result<Automation, StoreError> {
    Ok(Automation {
        id: row.try_get(1)?,
        from_org_id: row.try_get(2)?,
        to_org_id: row.try_get(3)?,
        created_at: row.try_get(4)?,
    })
}
