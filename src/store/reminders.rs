//! Who is to be reminded of what waits: people and requests of a given age.

use jiff::Timestamp;

use super::columns::Columns;
use super::{Row, StoreError, Tx, queries};

/// The addresses of a company's active members who asked to be told, as an array; `c` is the company.
macro_rules! subscribers {
    ($preference:literal) => {
        concat!(
            "array(select s.email
                     from membership m
                     join account s on s.id = m.account_id
                    where m.company_id = c.id and m.",
            $preference,
            " and s.is_active
                    order by m.created_at, s.id)"
        )
    };
}

queries! {
    NEWCOMERS = "
        select a.email, a.name, exists (select from membership m where m.account_id = a.id)
          from account a
         where a.created_at >= $1 and a.created_at < $2 and a.is_active
         order by a.email";

    /// Who waits for an answer of a company is not without one for want of trying.
    WITHOUT_COMPANY = "
        select a.email, a.name, false
          from account a
         where a.created_at >= $1 and a.created_at < $2 and a.is_active
           and not exists (select from membership m where m.account_id = a.id)
           and not exists (select from membership_request r where r.account_id = a.id and r.status = 'PENDING')
         order by a.email";

    MEMBERSHIP_REQUESTS = concat!("
        select a.email, a.name, a.is_active, c.org_id, c.name, ", subscribers!("notify_membership_request"), "
          from membership_request r
          join account a on a.id = r.account_id
          join company c on c.id = r.company_id
         where r.status = 'PENDING' and r.created_at >= $1 and r.created_at < $2
         order by r.id");

    /// A row a company that has not answered.
    REVISION_REQUESTS = concat!("
        select b.readable_id, r.author_org_id, author.name, c.org_id, c.name, ",
               subscribers!("notify_revision_request"), "
          from revision_request r
          join bsd b on b.id = r.bsd_id
          join revision_approval p on p.request_id = r.id and p.status = 'PENDING'
          join company c on c.org_id = p.approver_org_id
          left join company author on author.org_id = r.author_org_id
         where r.status = 'PENDING' and r.created_at >= $1 and r.created_at < $2
         order by r.row_number, p.number");
}

/// Somebody with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Somebody {
    pub email: String,
    pub name: String,
    pub has_company: bool,
}

/// A company, and the members of it who are to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub org_id: String,
    pub name: String,
    pub subscribers: Vec<String>,
}

/// A request to join a company that nobody has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingMembership {
    pub requester_email: String,
    pub requester_name: String,
    /// Whether the requester can log in.
    pub is_active: bool,
    pub company: Told,
}

/// A correction that one company has not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingRevision {
    pub readable_id: String,
    pub author_org_id: String,
    pub author_name: Option<String>,
    pub approver: Told,
}

impl Tx {
    /// Active accounts made from one instant until before another.
    pub async fn newcomers(&self, from: Timestamp, until: Timestamp) -> Result<Vec<Somebody>, StoreError> {
        self.query(NEWCOMERS, &[&from, &until]).await?.iter().map(somebody).collect()
    }

    /// Those of them who have no company and have asked none.
    pub async fn newcomers_without_company(
        &self,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<Somebody>, StoreError> {
        self.query(WITHOUT_COMPANY, &[&from, &until]).await?.iter().map(somebody).collect()
    }

    /// Requests to join a company, made in that time, that wait.
    pub async fn pending_memberships(
        &self,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<PendingMembership>, StoreError> {
        let read = |row: &Row| {
            let mut columns = Columns::of(row);
            Ok(PendingMembership {
                requester_email: columns.take()?,
                requester_name: columns.take()?,
                is_active: columns.take()?,
                company: told(&mut columns)?,
            })
        };
        self.query(MEMBERSHIP_REQUESTS, &[&from, &until]).await?.iter().map(read).collect()
    }

    /// Corrections asked for in that time, once for each company that has not answered.
    pub async fn pending_revisions(
        &self,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<PendingRevision>, StoreError> {
        let read = |row: &Row| {
            let mut columns = Columns::of(row);
            Ok(PendingRevision {
                readable_id: columns.take()?,
                author_org_id: columns.take()?,
                author_name: columns.take()?,
                approver: told(&mut columns)?,
            })
        };
        self.query(REVISION_REQUESTS, &[&from, &until]).await?.iter().map(read).collect()
    }
}

fn somebody(row: &Row) -> Result<Somebody, StoreError> {
    let mut columns = Columns::of(row);
    Ok(Somebody { email: columns.take()?, name: columns.take()?, has_company: columns.take()? })
}

fn told(columns: &mut Columns<'_>) -> Result<Told, StoreError> {
    Ok(Told { org_id: columns.take()?, name: columns.take()?, subscribers: columns.take()? })
}
