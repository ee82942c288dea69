//! Companies as the service's team verifies them.

use jiff::Timestamp;

use super::columns::Columns;
use super::{Param, Store, StoreError, Tx, queries};
use crate::domain::company::verification::Guesses;
use crate::domain::paging::{Direction, Page};
use crate::generated::{CompanyType, CompanyVerificationMode, CompanyVerificationStatus};

/// Every column of [`ForVerification`] but the administrator's, in the order that [`company`] reads them.
macro_rules! columns {
    () => {
        "c.id, c.org_id, c.siret, c.vat_number, c.name, c.company_types, c.created_at, c.verification_status,
         c.verification_mode, c.verification_comment, c.verified_at"
    };
}

/// The first administrator of `company c`.
macro_rules! first_admin {
    () => {
        "left join lateral (
              select a.id, a.email, a.name, a.phone, a.is_active
                from membership m
                join account a on a.id = m.account_id
               where m.company_id = c.id and m.role = 'ADMIN'
               order by m.created_at, a.id
               limit 1
              ) a on true"
    };
}

queries! {
    /// The page of a list from its beginning (1) or its end (-1). The first column tells how many there are in
    /// all, on one row without a company where the page is empty.
    PAGE = concat!("
          with wanted as (
               select c.id, row_number() over (order by c.created_at desc, c.id desc) * $4::int as place
                 from company c
                where c.company_types && $1::text[] and ($2::text is null or c.verification_status = $2)
               ),
               page as (
               select id, place
                 from wanted
                order by place
               offset $3
                limit $5
               )
        select (select count(*) from wanted), ", columns!(), ", a.id, a.email, a.name, a.phone, a.is_active
          from (select) one
          left join page on true
          left join company c on c.id = page.id
          ", first_admin!(), "
         order by page.place * $4::int");

    ONE = concat!("
        select ", columns!(), ", a.id, a.email, a.name, a.phone, a.is_active
          from company c
          ", first_admin!(), "
         where c.org_id = $1");

    /// Held until the transaction ends.
    CODE = "
        select id, name, address, verification_code, street, postal_code, city, wrong_verification_codes,
               wrong_verification_codes_since
          from company
         where org_id = $1
           for update";

    SET = "
        update company
           set verification_status = $2, verification_mode = $3, verified_at = $4, verification_comment = $5,
               updated_at = $6
         where id = $1";

    COUNT_GUESSES = "
        update company
           set wrong_verification_codes = $2, wrong_verification_codes_since = $3
         where id = $1";

    ADMINISTERED = "
        select c.org_id
          from account a
          join membership m on m.account_id = a.id and m.role = 'ADMIN'
          join company c on c.id = m.company_id
         where a.email = $1 and c.org_id = any($2)";

    /// When an organisation came into our books, and into the private directory.
    DATES = "
        select (select created_at from company where org_id = $1),
               (select created_at from anonymous_company where org_id = $1)";
}

/// A company to verify.
#[derive(Debug, Clone)]
pub struct ForVerification {
    pub id: String,
    pub org_id: String,
    pub siret: Option<String>,
    pub vat_number: Option<String>,
    pub name: String,
    pub types: Vec<CompanyType>,
    pub created_at: Timestamp,
    pub status: CompanyVerificationStatus,
    pub mode: Option<CompanyVerificationMode>,
    pub comment: Option<String>,
    pub verified_at: Option<Timestamp>,
    pub admin: Option<FirstAdmin>,
}

/// Whom to ask about a company.
#[derive(Debug, Clone)]
pub struct FirstAdmin {
    pub email: String,
    pub name: String,
    pub phone: Option<String>,
    pub is_active: bool,
}

/// A company's code, and where a letter would find it.
#[derive(Debug, Clone)]
pub struct Coded {
    pub id: String,
    pub name: String,
    /// In one line.
    pub address: Option<String>,
    pub code: String,
    pub street: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    /// Wrong codes of late.
    pub guesses: Guesses,
}

/// What a verification comes to.
#[derive(Debug, Clone, Copy)]
pub struct Verdict<'a> {
    pub status: CompanyVerificationStatus,
    pub mode: Option<CompanyVerificationMode>,
    pub comment: Option<&'a str>,
}

impl Store {
    /// Companies of these types, newest first, and how many there are in all.
    pub async fn companies_for_verification(
        &self,
        types: &[CompanyType],
        status: Option<CompanyVerificationStatus>,
        page: &Page,
        skip: i64,
    ) -> Result<(i64, Vec<ForVerification>), StoreError> {
        let types: Vec<&str> = types.iter().map(|ty| ty.as_str()).collect();
        let status = status.map(CompanyVerificationStatus::as_str);
        let sign = if page.direction == Direction::Forward { 1 } else { -1 };
        let params: [Param<'_>; 5] = [&types, &status, &skip, &sign, &page.size];
        let (mut total, mut companies) = (0, Vec::new());
        for row in &self.query(PAGE, &params).await? {
            let mut columns = Columns::of(row);
            total = columns.take()?;
            companies.extend(columns.joined(16, company)?);
        }
        Ok((total, companies))
    }

    /// Which of these companies somebody administers, by his address.
    pub async fn administered(&self, email: &str, org_ids: &[&str]) -> Result<Vec<String>, StoreError> {
        self.query(ADMINISTERED, &[&email, &org_ids]).await?.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }

    /// When an organisation registered, and when it came into the private directory.
    pub async fn entry_dates(
        &self,
        org_id: &str,
    ) -> Result<(Option<Timestamp>, Option<Timestamp>), StoreError> {
        let row = self.query_one(DATES, &[&org_id]).await?;
        Ok((row.try_get(0)?, row.try_get(1)?))
    }
}

impl Tx {
    pub async fn company_for_verification(
        &self,
        org_id: &str,
    ) -> Result<Option<ForVerification>, StoreError> {
        let Some(row) = self.query_opt(ONE, &[&org_id]).await? else { return Ok(None) };
        Columns::of(&row).joined(16, company)
    }

    /// A company's code; the company is held until the transaction ends.
    pub async fn hold_verification_code(&self, org_id: &str) -> Result<Option<Coded>, StoreError> {
        let Some(row) = self.query_opt(CODE, &[&org_id]).await? else { return Ok(None) };
        let mut columns = Columns::of(&row);
        Ok(Some(Coded {
            id: columns.take()?,
            name: columns.take()?,
            address: columns.take()?,
            code: columns.take()?,
            street: columns.take()?,
            postal_code: columns.take()?,
            city: columns.take()?,
            guesses: Guesses { wrong: columns.take()?, since: columns.take()? },
        }))
    }

    /// Keeps how often a code was guessed, of a company that the transaction holds.
    pub async fn count_guesses(&self, id: &str, guesses: Guesses) -> Result<(), StoreError> {
        self.execute(COUNT_GUESSES, &[&id, &guesses.wrong, &guesses.since]).await.map(drop)
    }

    pub async fn set_verification(
        &self,
        id: &str,
        verdict: Verdict<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let Verdict { status, mode, comment } = verdict;
        let verified_at = (status == CompanyVerificationStatus::Verified).then_some(now);
        let (status, mode) = (status.as_str(), mode.map(CompanyVerificationMode::as_str));
        let params: [Param<'_>; 6] = [&id, &status, &mode, &verified_at, &comment, &now];
        self.execute(SET, &params).await.map(drop)
    }
}

fn company(id: String, columns: &mut Columns<'_>) -> Result<ForVerification, StoreError> {
    Ok(ForVerification {
        id,
        org_id: columns.take()?,
        siret: columns.take()?,
        vat_number: columns.take()?,
        name: columns.take()?,
        types: columns.all_named()?,
        created_at: columns.take()?,
        status: columns.named()?,
        mode: columns.take::<Option<&str>>()?.map(super::columns::named).transpose()?,
        comment: columns.take()?,
        verified_at: columns.take()?,
        admin: columns.joined(5, |_, columns| {
            Ok(FirstAdmin {
                email: columns.take()?,
                name: columns.take()?,
                phone: columns.take()?,
                is_active: columns.take()?,
            })
        })?,
    })
}
