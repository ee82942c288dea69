//! Who belongs to a company, as what, and what he is mailed. Whatever changes that holds the company's row, so that
//! changes of one company's members come one after the other.

use jiff::Timestamp;

use super::columns::Columns;
use super::companies::notifications;
use super::{Param, Row, Store, StoreError, Tx, queries};
use crate::domain::user::{Notifications, Role};

queries! {
    HOLD = "
        select id, org_id, name
          from company
         where org_id = $1
           for no key update";

    ACCOUNT = "
        select a.id, a.name, exists (select from membership m where m.account_id = a.id and m.company_id = $2)
          from account a
         where a.email = $1";

    JOIN = "
          with associated as (
               update account
                  set first_association_at = coalesce(first_association_at, $11)
                where id = $1)
        insert into membership (account_id, company_id, role, automatically_accepted, notify_bsd_refusal,
               notify_bsda_final_destination, notify_membership_request, notify_registry_delegation,
               notify_revision_request, notify_signature_code_renewal, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (account_id, company_id) do nothing";

    ROLE = "
        select role
          from membership
         where account_id = $1 and company_id = $2";

    SET_ROLE = "
        update membership
           set role = $3, notify_bsd_refusal = $4, notify_bsda_final_destination = $5,
               notify_membership_request = $6, notify_registry_delegation = $7, notify_revision_request = $8,
               notify_signature_code_renewal = $9
         where account_id = $1 and company_id = $2";

    LEAVE = "
        delete from membership
         where account_id = $1 and company_id = $2";

    /// Own memberships, held; all of them, or that in one company.
    OWN = "
        select m.company_id, m.role, m.notify_bsd_refusal, m.notify_bsda_final_destination,
               m.notify_membership_request, m.notify_registry_delegation, m.notify_revision_request,
               m.notify_signature_code_renewal
          from membership m
         where m.account_id = $1 and ($2::text is null or m.company_id = $2)
         order by m.company_id
           for update";

    SET_NOTIFICATIONS = "
        update membership m
           set notify_bsd_refusal = n.bsd_refusal, notify_bsda_final_destination = n.bsda_final_destination,
               notify_membership_request = n.membership_request,
               notify_registry_delegation = n.registry_delegation, notify_revision_request = n.revision_request,
               notify_signature_code_renewal = n.signature_code_renewal
          from unnest($2::text[], $3::boolean[], $4::boolean[], $5::boolean[], $6::boolean[], $7::boolean[],
                      $8::boolean[])
            as n (company_id, bsd_refusal, bsda_final_destination, membership_request, registry_delegation,
                  revision_request, signature_code_renewal)
         where m.account_id = $1 and m.company_id = n.company_id";

    STANDING = "
        select m.role, m.notify_bsd_refusal, m.notify_bsda_final_destination, m.notify_membership_request,
               m.notify_registry_delegation, m.notify_revision_request, m.notify_signature_code_renewal
          from membership m
          join company c on c.id = m.company_id
         where m.account_id = $1 and c.org_id = $2";

    /// The company that both name, or the one of them that is given.
    COMPANY_NAMED = "
        select id, org_id
          from company
         where ($1::text is null or id = $1) and ($2::text is null or org_id = $2)
           and ($1::text is not null or $2::text is not null)";
}

/// A company whose members are about to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub id: String,
    pub org_id: String,
    pub name: String,
}

/// Somebody with an account, beside a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    pub id: String,
    pub name: String,
    pub is_member: bool,
}

/// How somebody becomes a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joining {
    /// By his own will: he asked to, or followed an invitation.
    Willing,
    /// An administrator made him one.
    Unasked,
}

impl Store {
    /// The role of somebody in a company, and what he is mailed about it.
    pub async fn standing(
        &self,
        account: &str,
        org_id: &str,
    ) -> Result<Option<(Role, Notifications)>, StoreError> {
        let row = self.query_opt(STANDING, &[&account, &org_id]).await?;
        row.map(|row| {
            let mut columns = Columns::of(&row);
            Ok((columns.named()?, notifications(&mut columns)?))
        })
        .transpose()
    }

    /// Id and number of the company that has this id, this number, or both where both are given.
    pub async fn company_named(
        &self,
        id: Option<&str>,
        org_id: Option<&str>,
    ) -> Result<Option<(String, String)>, StoreError> {
        let row = self.query_opt(COMPANY_NAMED, &[&id, &org_id]).await?;
        row.map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).transpose()
    }
}

impl Tx {
    /// Holds a company until the transaction ends.
    pub async fn hold_company(&self, org_id: &str) -> Result<Option<Held>, StoreError> {
        let row = self.query_opt(HOLD, &[&org_id]).await?;
        row.map(|row| held(&mut Columns::of(&row))).transpose()
    }

    /// Who has this address, and whether he is a member of the company.
    pub async fn account_beside(&self, email: &str, company: &str) -> Result<Option<Beside>, StoreError> {
        let Some(row) = self.query_opt(ACCOUNT, &[&email, &company]).await? else { return Ok(None) };
        let mut columns = Columns::of(&row);
        Ok(Some(Beside { id: columns.take()?, name: columns.take()?, is_member: columns.take()? }))
    }

    /// Makes somebody a member, mailed what his role is mailed at first. Who is one already stays as he is.
    pub async fn join(
        &self,
        account: &str,
        company: &str,
        role: Role,
        how: Joining,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let to = role.default_notifications();
        let (role, automatically) = (role.as_str(), how == Joining::Unasked);
        let params: [Param<'_>; 11] = [
            &account,
            &company,
            &role,
            &automatically,
            &to.bsd_refusal,
            &to.bsda_final_destination_update,
            &to.membership_request,
            &to.registry_delegation,
            &to.revision_request,
            &to.signature_code_renewal,
            &now,
        ];
        self.execute(JOIN, &params).await.map(drop)
    }

    pub async fn role_of(&self, account: &str, company: &str) -> Result<Option<Role>, StoreError> {
        let row = self.query_opt(ROLE, &[&account, &company]).await?;
        row.map(|row| Columns::of(&row).named()).transpose()
    }

    /// Gives a member another role, and the mails that go with it.
    pub async fn set_role(&self, account: &str, company: &str, role: Role) -> Result<(), StoreError> {
        let to = role.default_notifications();
        let role = role.as_str();
        let params: [Param<'_>; 9] = [
            &account,
            &company,
            &role,
            &to.bsd_refusal,
            &to.bsda_final_destination_update,
            &to.membership_request,
            &to.registry_delegation,
            &to.revision_request,
            &to.signature_code_renewal,
        ];
        self.execute(SET_ROLE, &params).await.map(drop)
    }

    /// `false` for somebody who is no member.
    pub async fn leave(&self, account: &str, company: &str) -> Result<bool, StoreError> {
        Ok(self.execute(LEAVE, &[&account, &company]).await? > 0)
    }

    /// Somebody's roles and what he is mailed, in one company or in all of them; held.
    pub async fn own_memberships(
        &self,
        account: &str,
        company: Option<&str>,
    ) -> Result<Vec<(String, Role, Notifications)>, StoreError> {
        let read = |row: &Row| {
            let mut columns = Columns::of(row);
            Ok((columns.take()?, columns.named()?, notifications(&mut columns)?))
        };
        self.query(OWN, &[&account, &company]).await?.iter().map(read).collect()
    }

    /// Sets what somebody is mailed about each of these companies.
    pub async fn set_notifications(
        &self,
        account: &str,
        list: &[(String, Notifications)],
    ) -> Result<(), StoreError> {
        let companies: Vec<&str> = list.iter().map(|(company, _)| company.as_str()).collect();
        let of = |preference: fn(&Notifications) -> bool| -> Vec<bool> {
            list.iter().map(|(_, notifications)| preference(notifications)).collect()
        };
        let params: [Param<'_>; 8] = [
            &account,
            &companies,
            &of(|to| to.bsd_refusal),
            &of(|to| to.bsda_final_destination_update),
            &of(|to| to.membership_request),
            &of(|to| to.registry_delegation),
            &of(|to| to.revision_request),
            &of(|to| to.signature_code_renewal),
        ];
        self.execute(SET_NOTIFICATIONS, &params).await.map(drop)
    }
}

pub(super) fn held(columns: &mut Columns<'_>) -> Result<Held, StoreError> {
    Ok(Held { id: columns.take()?, org_id: columns.take()?, name: columns.take()? })
}
