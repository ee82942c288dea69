//! Requests for the role of administrator.

use jiff::Timestamp;

use super::columns::Columns;
use super::sql::Builder;
use super::{Param, Row, Store, StoreError, Tx, queries};
use crate::domain::admin_request::{Pending, Situation};
use crate::domain::paging::Skipping;
use crate::domain::user::Role;
use crate::generated::{AdminRequestStatus, AdminRequestValidationMethod};

/// How a request `r` stands at an instant: the one place that says so.
macro_rules! status {
    ($now:literal) => {
        concat!(
            "case when r.status = 'PENDING' and r.expires_at <= ",
            $now,
            " then 'EXPIRED' else r.status end"
        )
    };
}

/// Every column of a [`Request`], in the order that [`read`] reads them.
macro_rules! request_columns {
    ($now:literal) => {
        concat!(
            "r.id, r.account_id, author.name, author.email, c.id, c.org_id, c.name, r.validation_method,
             r.collaborator_id, r.code_hash is not null, r.admins_only_until, r.created_at, ",
            status!($now)
        )
    };
}

/// The tables that [`request_columns`] reads beside `admin_request r`.
macro_rules! request_joins {
    () => {
        "join account author on author.id = r.account_id
         join company c on c.id = r.company_id"
    };
}

queries! {
    BY_ID = concat!("
        select ", request_columns!("$2"), "
          from admin_request r
          ", request_joins!(), "
         where r.id = $1");

    /// Holds a request, so that it is answered once.
    HOLD = "
        select
          from admin_request
         where id = $1
           for update";

    /// The latest request of a person for a company that a letter was sent to.
    MINE = "
        select r.id
          from admin_request r
          join company c on c.id = r.company_id
         where r.account_id = $1 and c.org_id = $2 and r.validation_method = 'SEND_MAIL'
         order by r.created_at desc, r.id desc
         limit 1";

    /// Holds a person, so that their requests are counted by one at a time.
    HOLD_AUTHOR = "
        select
          from account
         where id = $1
           for no key update";

    /// The company, with what decides whether a person may ask for its administration.
    SITUATION = concat!("
        select c.id, c.name, c.siret is not null,
               exists (select
                         from membership m
                        where m.account_id = $2 and m.company_id = c.id and m.role = 'ADMIN'),
               exists (select
                         from admin_request r
                        where r.account_id = $2 and r.company_id = c.id and ", status!("$3"), " = 'PENDING'),
               exists (select
                         from admin_request r
                        where r.account_id = $2 and r.company_id = c.id and r.status = 'REFUSED'
                          and r.updated_at > $4),
               (select count(*)
                  from admin_request r
                 where r.account_id = $2 and ", status!("$3"), " = 'PENDING'),
               (select count(*)
                  from admin_request r
                 where r.validation_method = 'SEND_MAIL' and r.created_at > $5)
          from company c
         where c.org_id = $1");

    /// A colleague who may be asked: an active member, not the author.
    COLLABORATOR = "
        select a.id
          from account a
          join membership m on m.account_id = a.id
         where a.email = $1 and a.is_active and m.company_id = $2 and a.id <> $3";

    ADD = "
        insert into admin_request
               (id, account_id, company_id, validation_method, collaborator_id, status, code_hash, admins_only_until,
                expires_at, created_at, updated_at)
        values ($1, $2, $3, $4, $5, 'PENDING', $6, $7, $8, $9, $9)";

    CODE = "
        select code_hash
          from admin_request
         where id = $1";

    /// A wrong code; the last one blocks the request.
    WRONG_CODE = "
           update admin_request
              set wrong_codes = wrong_codes + 1,
                  status      = case when wrong_codes + 1 >= $2 then 'BLOCKED' else status end,
                  updated_at  = $3
            where id = $1
        returning wrong_codes";

    ANSWER = "
        update admin_request
           set status = $2, updated_at = $3
         where id = $1";

    /// Who is an administrator already keeps the preferences chosen.
    MAKE_ADMIN = "
        insert into membership as m
               (account_id, company_id, role, notify_membership_request, notify_signature_code_renewal,
                notify_bsd_refusal, notify_bsda_final_destination, notify_revision_request,
                notify_registry_delegation, created_at)
        values ($1, $2, 'ADMIN', $3, $4, $5, $6, $7, $8, $9)
            on conflict (account_id, company_id) do update
               set role                          = 'ADMIN',
                   notify_membership_request     = excluded.notify_membership_request,
                   notify_signature_code_renewal = excluded.notify_signature_code_renewal,
                   notify_bsd_refusal            = excluded.notify_bsd_refusal,
                   notify_bsda_final_destination = excluded.notify_bsda_final_destination,
                   notify_revision_request       = excluded.notify_revision_request,
                   notify_registry_delegation    = excluded.notify_registry_delegation
             where m.role <> 'ADMIN'";

    /// A request to join the company has nothing to ask any more.
    JOINED = "
          with first as (update account
                            set first_association_at = coalesce(first_association_at, $3)
                          where id = $1)
        update membership_request
           set status = 'ACCEPTED', updated_at = $3
         where account_id = $1 and company_id = $2 and status = 'PENDING'";

    ADMINS = "
        select a.email
          from membership m
          join account a on a.id = m.account_id
         where m.company_id = $1 and m.role = 'ADMIN' and a.is_active
         order by m.created_at, a.id";

    /// Where a letter goes.
    ADDRESS = "
        select case when street is not null and postal_code is not null and city is not null
                    then concat(street, chr(10), postal_code, ' ', city)
                    else coalesce(address, '')
                end
          from company
         where id = $1";

    /// Active people only: others are not written to.
    EMAIL = "
        select email
          from account
         where id = $1 and is_active";

    /// Whose turn comes between two instants.
    TURNS = concat!("
        select collaborator.email, ", request_columns!("$3"), "
          from admin_request r
          ", request_joins!(), "
          join account collaborator on collaborator.id = r.collaborator_id
          join membership m on m.account_id = collaborator.id and m.company_id = c.id
         where r.admins_only_until >= $1 and r.admins_only_until < $2 and collaborator.is_active
           and ", status!("$3"), " = 'PENDING'
         order by r.id");
}

/// A request, as it stands at the instant that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub id: String,
    pub author_id: String,
    pub author_name: String,
    pub author_email: String,
    pub company_id: String,
    pub org_id: String,
    pub company_name: String,
    pub method: AdminRequestValidationMethod,
    pub collaborator_id: Option<String>,
    /// What may be done with it depends on.
    pub pending: Pending,
    pub created_at: Timestamp,
}

/// A page of requests, last changed first.
#[derive(Debug)]
pub struct RequestPage {
    pub total: i64,
    pub requests: Vec<Request>,
}

/// A company that somebody asks to administer.
#[derive(Debug)]
pub struct AskedCompany {
    pub id: String,
    pub name: String,
    pub situation: Situation,
}

/// Since when things count.
#[derive(Debug, Clone, Copy)]
pub struct Since {
    pub refused: Timestamp,
    pub letters: Timestamp,
}

/// A request to write.
#[derive(Debug)]
pub struct NewRequest<'a> {
    pub id: &'a str,
    pub author_id: &'a str,
    pub company_id: &'a str,
    pub method: AdminRequestValidationMethod,
    pub collaborator_id: Option<&'a str>,
    pub code_hash: Option<[u8; 32]>,
    pub admins_only_until: Timestamp,
    pub expires_at: Timestamp,
}

/// Which requests are listed.
#[derive(Debug)]
pub enum Filter<'a> {
    /// Those that concern a person: their own, those of companies they administer, those that name them as the
    /// collaborator of a company they belong to.
    Of { account_id: &'a str, administered: Vec<String>, member_of: Vec<String> },
    /// All, of a company, or made between two instants.
    All { org_id: Option<String>, made: Option<(Timestamp, Timestamp)> },
}

impl Store {
    /// A request as it stands now; none that is unknown.
    pub async fn admin_request(&self, id: &str, now: Timestamp) -> Result<Option<Request>, StoreError> {
        self.query_opt(BY_ID, &[&id, &now]).await?.as_ref().map(request).transpose()
    }

    /// A page of requests, as they stand now.
    pub async fn admin_requests(
        &self,
        wanted: Filter<'_>,
        page: Skipping,
        now: Timestamp,
    ) -> Result<RequestPage, StoreError> {
        let sql = select(wanted, page, now);
        let mut found = RequestPage { total: 0, requests: Vec::new() };
        for row in self.query_text(sql.text(), &sql.params()).await? {
            let mut columns = Columns::of(&row);
            found.total = columns.take()?;
            if row.try_get::<_, Option<&str>>(1)?.is_some() {
                found.requests.push(read(&mut columns)?);
            }
        }
        Ok(found)
    }
}

impl Tx {
    /// The company, and what decides whether a person may ask for it; their requests wait meanwhile.
    pub async fn admin_request_situation(
        &self,
        org_id: &str,
        author: &str,
        since: Since,
        now: Timestamp,
    ) -> Result<Option<AskedCompany>, StoreError> {
        let params: [Param<'_>; 1] = [&author];
        self.query(HOLD_AUTHOR, &params).await?;
        let params: [Param<'_>; 5] = [&org_id, &author, &now, &since.refused, &since.letters];
        let Some(row) = self.query_opt(SITUATION, &params).await? else { return Ok(None) };
        let mut columns = Columns::of(&row);
        Ok(Some(AskedCompany {
            id: columns.take()?,
            name: columns.take()?,
            situation: Situation {
                has_siret: columns.take()?,
                is_admin: columns.take()?,
                is_pending: columns.take()?,
                was_refused: columns.take()?,
                pending: columns.take()?,
                letters: columns.take()?,
            },
        }))
    }

    /// The id of an active member of a company, other than the author, by e-mail.
    pub async fn suitable_collaborator(
        &self,
        email: &str,
        company: &str,
        author: &str,
    ) -> Result<Option<String>, StoreError> {
        let row = self.query_opt(COLLABORATOR, &[&email, &company, &author]).await?;
        row.map(|row| Ok(row.try_get(0)?)).transpose()
    }

    pub async fn add_admin_request(
        &self,
        request: &NewRequest<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let method = request.method.as_str();
        let hash = request.code_hash.as_ref().map(|hash| &hash[..]);
        let params: [Param<'_>; 9] = [
            &request.id,
            &request.author_id,
            &request.company_id,
            &method,
            &request.collaborator_id,
            &hash,
            &request.admins_only_until,
            &request.expires_at,
            &now,
        ];
        self.execute(ADD, &params).await.map(drop)
    }

    /// A request that the transaction added or holds, as it stands now.
    pub async fn admin_request(&self, id: &str, now: Timestamp) -> Result<Request, StoreError> {
        request(&self.query_one(BY_ID, &[&id, &now]).await?)
    }

    /// A request, which nobody else answers meanwhile; none that is unknown.
    pub async fn hold_admin_request(&self, id: &str, now: Timestamp) -> Result<Option<Request>, StoreError> {
        if self.query_opt(HOLD, &[&id]).await?.is_none() {
            return Ok(None);
        }
        self.admin_request(id, now).await.map(Some)
    }

    /// The id of a person's latest request for a company that a letter was sent to.
    pub async fn lettered_request(&self, author: &str, org_id: &str) -> Result<Option<String>, StoreError> {
        let row = self.query_opt(MINE, &[&author, &org_id]).await?;
        row.map(|row| Ok(row.try_get(0)?)).transpose()
    }

    /// What is kept of a request's code.
    pub async fn admin_request_code(&self, id: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.query_one(CODE, &[&id]).await?.try_get(0)?)
    }

    /// Counts a wrong code, of which the `last` blocks the request; how many there were.
    pub async fn count_wrong_code(&self, id: &str, last: i32, now: Timestamp) -> Result<i32, StoreError> {
        Ok(self.query_one(WRONG_CODE, &[&id, &last, &now]).await?.try_get(0)?)
    }

    pub async fn answer_admin_request(
        &self,
        id: &str,
        status: AdminRequestStatus,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let status = status.as_str();
        self.execute(ANSWER, &[&id, &status, &now]).await.map(drop)
    }

    /// Makes a person an administrator of a company, member or not.
    pub async fn make_admin(&self, account: &str, company: &str, now: Timestamp) -> Result<(), StoreError> {
        let to = Role::Admin.default_notifications();
        let params: [Param<'_>; 9] = [
            &account,
            &company,
            &to.membership_request,
            &to.signature_code_renewal,
            &to.bsd_refusal,
            &to.bsda_final_destination_update,
            &to.revision_request,
            &to.registry_delegation,
            &now,
        ];
        self.execute(MAKE_ADMIN, &params).await?;
        self.execute(JOINED, &[&account, &company, &now]).await.map(drop)
    }

    /// Addresses of a company's administrators, eldest first.
    pub async fn admin_emails(&self, company: &str) -> Result<Vec<String>, StoreError> {
        self.query(ADMINS, &[&company]).await?.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }

    /// The address of a company, as on an envelope.
    pub async fn postal_address(&self, company: &str) -> Result<String, StoreError> {
        Ok(self.query_one(ADDRESS, &[&company]).await?.try_get(0)?)
    }

    /// The address of a person who may be written to.
    pub async fn active_email(&self, account: &str) -> Result<Option<String>, StoreError> {
        self.query_opt(EMAIL, &[&account]).await?.map(|row| Ok(row.try_get(0)?)).transpose()
    }

    /// Pending requests whose collaborator may accept from an instant on that lies in this stretch, and their address.
    pub async fn collaborators_turns(
        &self,
        from: Timestamp,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<(String, Request)>, StoreError> {
        let read = |row: &Row| {
            let mut columns = Columns::of(row);
            Ok((columns.take()?, read(&mut columns)?))
        };
        self.query(TURNS, &[&from, &until, &now]).await?.iter().map(read).collect()
    }
}

/// The page, and how many there are in all, on one row without a request where the page is empty.
fn select(wanted: Filter<'_>, page: Skipping, now: Timestamp) -> Builder {
    let mut sql = Builder::new("with matching as (select r.id, r.updated_at from admin_request r where true");
    match wanted {
        Filter::Of { account_id, administered, member_of } => {
            let account = sql.bind(account_id.to_owned());
            sql.push(&format!("and (r.account_id = {account}"));
            sql.push_with("or r.company_id = any(?)", administered);
            sql.push_with(&format!("or r.collaborator_id = {account} and r.company_id = any(?))"), member_of);
        }
        Filter::All { org_id, made } => {
            if let Some(org_id) = org_id {
                sql.push_with("and r.company_id = (select id from company where org_id = ?)", org_id);
            }
            if let Some((from, until)) = made {
                sql.push_with("and r.created_at >= ?", from).push_with("and r.created_at <= ?", until);
            }
        }
    }
    sql.push("), page as (select m.id, m.updated_at from matching m order by m.updated_at desc, m.id desc");
    sql.push_with("offset ?", page.skip).push_with("limit ?", page.size);
    sql.push(") select (select count(*) from matching),").push_with(request_columns!("?"), now);
    sql.push("from (select) one left join page on true left join admin_request r on r.id = page.id");
    sql.push(
        "left join account author on author.id = r.account_id left join company c on c.id = r.company_id",
    );
    sql.push("order by page.updated_at desc, page.id desc");
    sql
}

fn request(row: &Row) -> Result<Request, StoreError> {
    read(&mut Columns::of(row))
}

fn read(columns: &mut Columns<'_>) -> Result<Request, StoreError> {
    let (id, author_id, author_name) = (columns.take()?, columns.take()?, columns.take()?);
    let (author_email, company_id, org_id) = (columns.take()?, columns.take()?, columns.take()?);
    let (company_name, method, collaborator_id) = (columns.take()?, columns.named()?, columns.take()?);
    let (has_code, admins_only_until, created_at) = (columns.take()?, columns.take()?, columns.take()?);
    let pending = Pending { status: columns.named()?, has_code, admins_only_until };
    Ok(Request {
        id,
        author_id,
        author_name,
        author_email,
        company_id,
        org_id,
        company_name,
        method,
        collaborator_id,
        pending,
        created_at,
    })
}
