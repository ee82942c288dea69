//! Registry delegations: who declares in the registry for whom, and how that stands.

use jiff::Timestamp;

use super::columns::Columns;
use super::companies::{Registers, contains};
use super::sql::Builder;
use super::{Param, Row, Store, StoreError, Tx, queries};
use crate::domain::delegation::Terms;
use crate::domain::paging::Skipping;
use crate::generated::RegistryDelegationStatus;

/// How a delegation `d` stands at an instant: the one place that says so.
macro_rules! status {
    ($now:literal) => {
        concat!(
            "case when d.revoked_at is not null then 'REVOKED'
                  when d.cancelled_at is not null then 'CANCELLED'
                  when d.start_date > ",
            $now,
            " then 'INCOMING'
                  when d.end_date is null or d.end_date > ",
            $now,
            " then 'ONGOING'
                  else 'EXPIRED'
              end"
        )
    };
}

/// Every column of a [`Delegation`], in the order that [`delegation`] reads them.
macro_rules! delegation_columns {
    ($now:literal) => {
        concat!(
            "d.id, giver.org_id, taker.org_id, d.start_date, d.end_date, d.comment, ",
            status!($now),
            ", d.created_at, d.updated_at"
        )
    };
}

/// The two companies of a delegation `d`.
macro_rules! sides {
    () => {
        "join company giver on giver.id = d.delegator_id
         join company taker on taker.id = d.delegate_id"
    };
}

queries! {
    /// Those that let one of an account's companies declare for them, and before each how many there are in all.
    DELEGATORS = concat!("
        select count(*) over (), c.org_id
          from company c
         where c.id in (select d.delegator_id
                          from registry_delegation d
                          join membership m on m.company_id = d.delegate_id
                         where m.account_id = $1 and ", status!("$2"), " = 'ONGOING'
                           and ($4::text[] is null or m.role = any($4)))
           and ($3::text is null or c.name ilike $3 or c.given_name ilike $3 or c.siret ilike $3)
         order by c.given_name, c.created_at, c.id
         limit $5");

    /// Companies that delegated to these, and still do.
    DELEGATORS_OF = concat!("
        select distinct d.delegate_id, giver.given_name, giver.created_at, giver.org_id
          from registry_delegation d
          ", sides!(), "
         where d.delegate_id = any($1) and ", status!("$2"), " = 'ONGOING'
         order by giver.given_name, giver.created_at, giver.org_id");

    BY_ID = concat!("
        select ", delegation_columns!("$2"), "
          from registry_delegation d
          ", sides!(), "
         where d.id = $1");

    /// Holds a delegation, so that it is ended once.
    HOLD = "
        select
          from registry_delegation
         where id = $1
           for update";

    COMPANY_ID = "
        select id
          from company
         where org_id = $1";

    /// Holds companies, in one order for everybody, so that delegations between them are made one at a time.
    HOLD_COMPANIES = "
        select org_id, id, name, is_dormant_since is not null
          from company
         where org_id = any($1)
         order by id
           for no key update";

    HAS_LIVE = concat!("
        select exists (select
                         from registry_delegation d
                        where d.delegator_id = $1 and d.delegate_id = $2
                          and ", status!("$3"), " in ('INCOMING', 'ONGOING'))");

    ADD = "
        insert into registry_delegation
               (id, delegator_id, delegate_id, start_date, end_date, comment, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $7)";

    REVOKE = "
        update registry_delegation
           set revoked_at = $2, updated_at = $2
         where id = $1";

    CANCEL = "
        update registry_delegation
           set cancelled_at = $2, updated_at = $2
         where id = $1";

    /// Who wants to hear of the delegations of companies, eldest members first.
    SUBSCRIBERS = "
        select m.company_id, a.email
          from membership m
          join account a on a.id = m.account_id
         where m.company_id = any($1) and m.notify_registry_delegation and a.is_active
         order by m.created_at, a.id";

    /// What ends between two instants, unless it does not last longer than a week: those who made it remember.
    ENDING = concat!("
        select giver.id, giver.org_id, giver.name, taker.id, taker.org_id, taker.name, d.start_date, d.end_date
          from registry_delegation d
          ", sides!(), "
         where d.end_date >= $1 and d.end_date < $2 and d.revoked_at is null and d.cancelled_at is null
           and d.end_date - d.start_date > interval '7 days'
           and ", status!("$3"), " = 'ONGOING'
         order by d.end_date, d.id");
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    pub id: String,
    pub delegator_org_id: String,
    pub delegate_org_id: String,
    pub start: Timestamp,
    pub end: Option<Timestamp>,
    pub comment: Option<String>,
    /// At the instant that was asked for.
    pub status: RegistryDelegationStatus,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A page of delegations, last changed first.
#[derive(Debug)]
pub struct DelegationPage {
    pub total: i64,
    pub delegations: Vec<Delegation>,
}

/// Which delegations are listed: those between any of these companies, by their ids.
#[derive(Debug)]
pub struct Filter {
    /// None: whoever gives them.
    pub delegator: Option<String>,
    /// None: whoever receives them.
    pub delegates: Option<Vec<String>>,
    /// Text that the delegator's names or number hold.
    pub search: Option<String>,
    pub active_only: bool,
}

/// A company that gives or receives a delegation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideCompany {
    pub org_id: String,
    pub id: String,
    pub name: String,
    pub is_dormant: bool,
}

/// A delegation about to end, and whom to tell.
#[derive(Debug)]
pub struct Ending {
    pub delegator: EndingSide,
    pub delegate: EndingSide,
    pub start: Timestamp,
    pub end: Timestamp,
}

#[derive(Debug)]
pub struct EndingSide {
    pub company_id: String,
    pub org_id: String,
    pub name: String,
}

impl Store {
    /// Companies that delegated to one of an account's for now, and how many there are in all.
    pub async fn delegators(
        &self,
        account: &str,
        wanted: Registers<'_>,
        most: i64,
        now: Timestamp,
    ) -> Result<(i64, Vec<String>), StoreError> {
        let (search, roles) = wanted.params();
        let params: [Param<'_>; 5] = [&account, &now, &search, &roles, &most];
        let rows = self.query(DELEGATORS, &params).await?;
        let total = rows.first().map_or(Ok(0), |row| row.try_get(0))?;
        Ok((total, rows.iter().map(|row| row.try_get(1)).collect::<Result<_, _>>()?))
    }

    /// The companies that delegated to each of these, by the delegate's id, as numbers.
    pub async fn delegators_of(
        &self,
        delegates: &[&str],
        now: Timestamp,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let rows = self.query(DELEGATORS_OF, &[&delegates, &now]).await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(3)?))).collect()
    }

    /// A delegation, as it stands now; none that is unknown.
    pub async fn delegation(&self, id: &str, now: Timestamp) -> Result<Option<Delegation>, StoreError> {
        self.query_opt(BY_ID, &[&id, &now]).await?.as_ref().map(delegation).transpose()
    }

    /// The id of the company that has this number.
    pub async fn company_id(&self, org_id: &str) -> Result<Option<String>, StoreError> {
        self.query_opt(COMPANY_ID, &[&org_id]).await?.map(|row| Ok(row.try_get(0)?)).transpose()
    }

    /// A page of delegations, as they stand now.
    pub async fn delegations(
        &self,
        wanted: Filter,
        page: Skipping,
        now: Timestamp,
    ) -> Result<DelegationPage, StoreError> {
        let sql = select(wanted, page, now);
        let mut found = DelegationPage { total: 0, delegations: Vec::new() };
        for row in self.query_text(sql.text(), &sql.params()).await? {
            let mut columns = Columns::of(&row);
            found.total = columns.take()?;
            if row.try_get::<_, Option<&str>>(1)?.is_some() {
                found.delegations.push(read(&mut columns)?);
            }
        }
        Ok(found)
    }
}

impl Tx {
    /// A delegation, which nobody else ends meanwhile; none that is unknown.
    pub async fn hold_delegation(&self, id: &str, now: Timestamp) -> Result<Option<Delegation>, StoreError> {
        if self.query_opt(HOLD, &[&id]).await?.is_none() {
            return Ok(None);
        }
        self.delegation(id, now).await.map(Some)
    }

    /// A delegation as it stands now, which the transaction has added or holds.
    pub async fn delegation(&self, id: &str, now: Timestamp) -> Result<Delegation, StoreError> {
        delegation(&self.query_one(BY_ID, &[&id, &now]).await?)
    }

    /// Those of these companies that are registered, held so that nobody else makes a delegation between them.
    pub async fn hold_sides(&self, org_ids: &[&str]) -> Result<Vec<SideCompany>, StoreError> {
        let read = |row: &Row| {
            let mut columns = Columns::of(row);
            Ok(SideCompany {
                org_id: columns.take()?,
                id: columns.take()?,
                name: columns.take()?,
                is_dormant: columns.take()?,
            })
        };
        self.query(HOLD_COMPANIES, &[&org_ids]).await?.iter().map(read).collect()
    }

    /// Whether there is a delegation between two companies that is in force or to come.
    pub async fn has_live_delegation(
        &self,
        delegator: &str,
        delegate: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        Ok(self.query_one(HAS_LIVE, &[&delegator, &delegate, &now]).await?.try_get(0)?)
    }

    pub async fn add_delegation(
        &self,
        id: &str,
        delegator: &str,
        delegate: &str,
        terms: &Terms,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let Terms { start, end, comment } = terms;
        let params: [Param<'_>; 7] = [&id, &delegator, &delegate, start, end, comment, &now];
        self.execute(ADD, &params).await.map(drop)
    }

    /// Ends a delegation for its delegator.
    pub async fn revoke_delegation(&self, id: &str, now: Timestamp) -> Result<(), StoreError> {
        self.execute(REVOKE, &[&id, &now]).await.map(drop)
    }

    /// Ends a delegation for its delegate.
    pub async fn cancel_delegation(&self, id: &str, now: Timestamp) -> Result<(), StoreError> {
        self.execute(CANCEL, &[&id, &now]).await.map(drop)
    }

    /// Company and address of each member who wants to hear of the delegations of these companies.
    pub async fn delegation_subscribers(
        &self,
        companies: &[&str],
    ) -> Result<Vec<(String, String)>, StoreError> {
        let read = |row: &Row| {
            let mut columns = Columns::of(row);
            Ok((columns.take()?, columns.take()?))
        };
        self.query(SUBSCRIBERS, &[&companies]).await?.iter().map(read).collect()
    }

    /// Delegations in force that end from one instant to before another.
    pub async fn ending_delegations(
        &self,
        from: Timestamp,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<Ending>, StoreError> {
        let side = |columns: &mut Columns<'_>| {
            Ok::<_, StoreError>(EndingSide {
                company_id: columns.take()?,
                org_id: columns.take()?,
                name: columns.take()?,
            })
        };
        let read = |row: &Row| {
            let mut columns = Columns::of(row);
            Ok(Ending {
                delegator: side(&mut columns)?,
                delegate: side(&mut columns)?,
                start: columns.take()?,
                end: columns.take()?,
            })
        };
        self.query(ENDING, &[&from, &until, &now]).await?.iter().map(read).collect()
    }
}

/// The page, and how many there are in all, on one row without a delegation where the page is empty.
fn select(wanted: Filter, page: Skipping, now: Timestamp) -> Builder {
    let mut sql = Builder::new("with matching as (select d.id, d.updated_at from registry_delegation d");
    sql.push("join company giver on giver.id = d.delegator_id where true");
    if let Some(delegator) = wanted.delegator {
        sql.push_with("and d.delegator_id = ?", delegator);
    }
    if let Some(delegates) = wanted.delegates {
        sql.push_with("and d.delegate_id = any(?)", delegates);
    }
    if let Some(text) = wanted.search {
        let search = "and (giver.name ilike ? or giver.given_name ilike ? or giver.siret ilike ?)";
        sql.push_with(search, contains(&text));
    }
    if wanted.active_only {
        sql.push_with(concat!("and ", status!("?"), " = 'ONGOING'"), now);
    }
    sql.push("), page as (select m.id, m.updated_at from matching m order by m.updated_at desc, m.id desc");
    sql.push_with("offset ?", page.skip).push_with("limit ?", page.size);
    sql.push(") select (select count(*) from matching),");
    sql.push_with(delegation_columns!("?"), now);
    sql.push("from (select) one left join page on true left join registry_delegation d on d.id = page.id");
    sql.push("left join company giver on giver.id = d.delegator_id");
    sql.push("left join company taker on taker.id = d.delegate_id");
    sql.push("order by page.updated_at desc, page.id desc");
    sql
}

fn delegation(row: &Row) -> Result<Delegation, StoreError> {
    read(&mut Columns::of(row))
}

fn read(columns: &mut Columns<'_>) -> Result<Delegation, StoreError> {
    Ok(Delegation {
        id: columns.take()?,
        delegator_org_id: columns.take()?,
        delegate_org_id: columns.take()?,
        start: columns.take()?,
        end: columns.take()?,
        comment: columns.take()?,
        status: columns.named()?,
        created_at: columns.take()?,
        updated_at: columns.take()?,
    })
}
