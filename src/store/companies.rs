//! Companies, their members and who sees what of them.

use std::collections::HashMap;

use jiff::Timestamp;

use super::columns::Columns;
use super::{Param, Row, Store, StoreError, Tx, queries};
use crate::context::Caller;
use crate::domain::bsd::directory::Receipt;
use crate::domain::company::Profile;
use crate::domain::company::record::{
    Company, Entry, ForeignEntry, Kept, Member, OwnCompany, Standing, VhuAgrement, WorkerCertification,
};
use crate::domain::paging::{Direction, Page};
use crate::domain::user::{HIDDEN_NAME, Notifications, Role, is_name_hidden};

/// Every column of [`Company`], in the order that [`company`] reads them.
macro_rules! company_columns {
    () => {
        "c.id, c.org_id, c.siret, c.vat_number, c.name, c.given_name, c.address, c.code_naf, c.libelle_naf,
         c.contact, c.contact_email, c.contact_phone, c.website, c.gerep_id, c.company_types, c.collector_types,
         c.waste_processor_types, c.waste_vehicles_types, c.security_code, c.verification_status,
         c.eco_organisme_agreements, c.eco_organisme_partners_ids,
         c.allow_bsdasri_take_over_without_signature, c.allow_appendix1_signature_automation, c.feature_flags,
         c.is_dormant_since, c.has_enabled_registry_dnd_from_bsd_since,
         tr.id, tr.receipt_number, tr.department, tr.validity_limit,
         br.id, br.receipt_number, br.department, br.validity_limit,
         dr.id, dr.receipt_number, dr.department, dr.validity_limit,
         vd.id, vd.agrement_number, vd.department,
         vb.id, vb.agrement_number, vb.department,
         wc.id, wc.has_sub_section_four, wc.has_sub_section_three, wc.certification_number, wc.validity_limit,
         wc.organisation"
    };
}
/// How many columns that is.
const COMPANY_COLUMNS: usize = 51;

/// The tables that [`company_columns`] reads beside `company c`.
macro_rules! company_joins {
    () => {
        "left join transporter_receipt tr on tr.id = c.transporter_receipt_id
         left join broker_receipt br on br.id = c.broker_receipt_id
         left join trader_receipt dr on dr.id = c.trader_receipt_id
         left join vhu_agrement vd on vd.id = c.vhu_agrement_demolisseur_id
         left join vhu_agrement vb on vb.id = c.vhu_agrement_broyeur_id
         left join worker_certification wc on wc.id = c.worker_certification_id"
    };
}

/// Every column of [`Entry`], in the order that [`known`] reads them: the private directory's before those of the
/// public one. A test company's may be shown; others are private for a reason.
macro_rules! entry_columns {
    () => {
        "coalesce(p.org_id, e.siret), coalesce(p.name, e.name), coalesce(p.address, e.address),
         case when p.org_id is null then e.street end, case when p.org_id is null then e.postal_code end,
         case when p.org_id is null then e.city end, coalesce(p.code_commune, e.code_commune),
         case when p.org_id is null then e.country end, coalesce(p.code_naf, e.naf),
         coalesce(p.libelle_naf, e.libelle_naf), p.org_id is null and e.is_closed,
         case when p.org_id is null then e.is_diffusible else p.org_id like '000000%' end, p.org_id is not null"
    };
}
/// How many columns that is.
const ENTRY_COLUMNS: usize = 13;

/// The directories that [`entry_columns`] reads, for a row of `asked`.
macro_rules! entry_joins {
    () => {
        "left join anonymous_company p on p.org_id = asked.org_id
         left join establishment e on e.siret = asked.org_id"
    };
}

/// The six preferences of a membership, in the order that [`notifications`] reads them.
macro_rules! notification_columns {
    () => {
        "m.notify_bsd_refusal, m.notify_bsda_final_destination, m.notify_membership_request,
         m.notify_registry_delegation, m.notify_revision_request, m.notify_signature_code_renewal"
    };
}

queries! {
    OF_ACCOUNTS = concat!("
        select m.account_id, m.role, ", notification_columns!(), ", ", company_columns!(), "
          from membership m
          join company c on c.id = m.company_id
          ", company_joins!(), "
         where m.account_id = any($1)
         order by c.given_name, c.created_at, c.id");

    /// A page after, or before, a cursor. The place of a company in the order is counted from the end of the
    /// page's direction, so that both directions are one statement. The first column tells how many
    /// companies match in all, on one row without company where the page is empty.
    PAGE = concat!("
          with mine as (
               select c.id, row_number() over (order by c.given_name, c.created_at, c.id) * $2::int as place
                 from membership m
                 join company c on c.id = m.company_id
                where m.account_id = $1
                  and ($3::text is null
                       or c.name ilike $3 or c.given_name ilike $3 or c.siret ilike $3 or c.vat_number ilike $3)
               ),
               page as (
               select id, place
                 from mine
                where $4::text is null or place > (select place from mine where id = $4)
                order by place
                limit $5
               )
        select total.companies, m.role, ", notification_columns!(), ", ", company_columns!(), "
          from (select count(*) as companies from mine) total
          left join page on true
          left join membership m on m.account_id = $1 and m.company_id = page.id
          left join company c on c.id = page.id
          ", company_joins!(), "
         order by page.place");

    /// Those with a SIRET, in the order of [`PAGE`], and before each how many there are in all.
    WITH_SIRET = concat!("
        select count(*) over (), m.role, ", notification_columns!(), ", ", company_columns!(), "
          from membership m
          join company c on c.id = m.company_id
          ", company_joins!(), "
         where m.account_id = $1 and c.siret is not null
           and ($2::text is null or c.name ilike $2 or c.given_name ilike $2 or c.siret ilike $2)
           and ($3::text[] is null or m.role = any($3))
         order by c.given_name, c.created_at, c.id
         limit $4");

    /// What is known of several organisations, and of nobody's role in them.
    KNOWN_ALL = concat!("
        select asked.org_id, ", entry_columns!(), ", null::text, ", company_columns!(), "
          from unnest($1::text[]) as asked (org_id)
          ", entry_joins!(), "
          left join company c on c.org_id = asked.org_id
          ", company_joins!());

    /// What is known of one organisation, and the role of an account in it.
    KNOWN = concat!("
        select ", entry_columns!(), ", m.role, ", company_columns!(), "
          from (select $1::text as org_id) asked
          ", entry_joins!(), "
          left join company c on c.org_id = asked.org_id
          left join membership m on m.company_id = c.id and m.account_id = $2
          ", company_joins!());

    /// Companies by id or by number, which stay as they are until the transaction ends, with the role and the
    /// preferences of an account in each.
    HELD = concat!("
        select m.role, ", notification_columns!(), ", ", company_columns!(), "
          from company c
          left join membership m on m.company_id = c.id and m.account_id = $1
          ", company_joins!(), "
         where c.id = any($2) or c.org_id = any($2)
         order by c.id
           for update of c");

    /// Members, and those invited to join, eldest first.
    MEMBERS = concat!("
          select c.id as company_id, c.org_id, a.id as id, a.email, m.role, m.created_at as since, a.name,
                 a.is_active, m.automatically_accepted, ", notification_columns!(), "
            from membership m
            join account a on a.id = m.account_id
            join company c on c.id = m.company_id
           where m.company_id = any($1)
       union all
          select c.id, c.org_id, i.id, i.email, i.role, i.created_at, null, null, null, null, null, null, null, null,
                 null
            from invitation i
            join company c on c.id = i.company_id
           where i.company_id = any($1) and i.accepted_at is null and i.expires_at > $2
        order by since, id");

    CSV = "
        select c.org_id, c.name, c.given_name, a.name, a.email, m.created_at, m.role, a.id, m.automatically_accepted
          from membership own
          join company c on c.id = own.company_id
          join membership m on m.company_id = c.id
          join account a on a.id = m.account_id
         where own.account_id = $1
         order by c.given_name, c.created_at, c.id, m.created_at, a.id";
}

/// A page in the order of display, and how many there are in all.
#[derive(Debug)]
pub struct CompanyPage {
    pub total: i64,
    pub companies: Vec<OwnCompany>,
    /// There is more in the direction of the page.
    pub has_more: bool,
}

/// What is known of an organisation: the directory's entry, or that of its country, and our record.
#[derive(Debug, Clone, Default)]
pub struct Known {
    pub entry: Option<Entry>,
    pub company: Option<Company>,
    pub foreign: Option<ForeignEntry>,
    /// The role of the account that was asked for.
    pub role: Option<Role>,
}

/// A company that a transaction holds, and what an account is to it.
#[derive(Debug, Clone)]
pub struct Held {
    pub company: Company,
    pub membership: Option<(Role, Notifications)>,
}

/// Which companies somebody wants to keep registers for.
#[derive(Debug, Clone, Copy)]
pub struct Registers<'a> {
    /// Text of their names or numbers.
    pub search: Option<&'a str>,
    /// What the account is in them, or in those that they delegated to.
    pub roles: Option<&'a [Role]>,
}

impl<'a> Registers<'a> {
    pub(super) fn params(self) -> (Option<String>, Option<Vec<&'a str>>) {
        let roles = self.roles.map(|roles| roles.iter().map(|role| role.as_str()).collect());
        (self.search.map(contains), roles)
    }
}

/// A line of the list of companies and members.
#[derive(Debug)]
pub struct CsvLine {
    pub org_id: String,
    pub name: String,
    pub given_name: Option<String>,
    pub member_name: String,
    pub member_email: String,
    pub joined_at: Timestamp,
    pub role: Role,
    pub member_id: String,
    pub automatically_accepted: bool,
}

impl CsvLine {
    /// The member's name, as the reader may know it.
    pub fn name_for(&self, reader: &Caller, now: Timestamp) -> &str {
        let is_open = !self.automatically_accepted || reader.is_admin || self.member_id == reader.user_id;
        if is_open || !is_name_hidden(self.joined_at, now) { &self.member_name } else { HIDDEN_NAME }
    }
}

impl Store {
    /// The companies of each account.
    pub async fn companies_of(
        &self,
        accounts: &[&str],
    ) -> Result<HashMap<String, Vec<OwnCompany>>, StoreError> {
        let mut found: HashMap<String, Vec<OwnCompany>> = HashMap::new();
        for row in self.query(OF_ACCOUNTS, &[&accounts]).await? {
            let mut columns = Columns::of(&row);
            let account = columns.take()?;
            found.entry(account).or_default().push(own_company(&mut columns)?);
        }
        Ok(found)
    }

    /// A page of an account's companies.
    /// Those that match, where there is text to search for in name, usual name and numbers.
    pub async fn company_page(
        &self,
        account: &str,
        page: &Page,
        search: Option<&str>,
    ) -> Result<CompanyPage, StoreError> {
        let sign = if page.direction == Direction::Forward { 1 } else { -1 };
        let search = search.map(contains);
        let one_more = page.size + 1;
        let params: [Param<'_>; 5] = [&account, &sign, &search, &page.cursor, &one_more];
        let rows = self.query(PAGE, &params).await?;
        let mut total = 0;
        let mut companies = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut columns = Columns::of(row);
            total = columns.take()?;
            if row.try_get::<_, Option<&str>>(1)?.is_some() {
                companies.push(own_company(&mut columns)?);
            }
        }
        let (companies, has_more) = page.cut(companies);
        Ok(CompanyPage { total, companies, has_more })
    }

    /// An account's companies that have a SIRET, and how many there are in all.
    pub async fn companies_with_siret(
        &self,
        account: &str,
        wanted: Registers<'_>,
        most: i64,
    ) -> Result<(i64, Vec<OwnCompany>), StoreError> {
        let (search, roles) = wanted.params();
        let rows = self.query(WITH_SIRET, &[&account, &search, &roles, &most]).await?;
        let mut total = 0;
        let mut companies = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut columns = Columns::of(row);
            total = columns.take()?;
            companies.push(own_company(&mut columns)?);
        }
        Ok((total, companies))
    }

    /// What is known of an organisation, and the role of `account` in it.
    pub async fn known_company(&self, org_id: &str, account: Option<&str>) -> Result<Known, StoreError> {
        let row = self.query_one(KNOWN, &[&org_id, &account]).await?;
        known(&mut Columns::of(&row))
    }

    /// What is known of these organisations, by the number of each.
    pub async fn known_companies(&self, org_ids: &[&str]) -> Result<HashMap<String, Known>, StoreError> {
        let read = |row: &Row| {
            let mut columns = Columns::of(row);
            Ok((columns.take()?, known(&mut columns)?))
        };
        self.query(KNOWN_ALL, &[&org_ids]).await?.iter().map(read).collect()
    }

    /// Members of companies, then those invited to them, eldest first.
    pub async fn members(&self, companies: &[&str], now: Timestamp) -> Result<Vec<Member>, StoreError> {
        let rows = self.query(MEMBERS, &[&companies, &now]).await?;
        let (joined, invited): (Vec<Member>, Vec<Member>) = rows
            .iter()
            .map(member)
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .partition(|member| matches!(member.standing, Standing::Joined { .. }));
        Ok(joined.into_iter().chain(invited).collect())
    }

    /// A line for each member of each company of an account.
    pub async fn company_lines(&self, account: &str) -> Result<Vec<CsvLine>, StoreError> {
        let rows = self.query(CSV, &[&account]).await?;
        rows.iter()
            .map(|row| {
                let mut columns = Columns::of(row);
                Ok(CsvLine {
                    org_id: columns.take()?,
                    name: columns.take()?,
                    given_name: columns.take()?,
                    member_name: columns.take()?,
                    member_email: columns.take()?,
                    joined_at: columns.take()?,
                    role: columns.named()?,
                    member_id: columns.take()?,
                    automatically_accepted: columns.take()?,
                })
            })
            .collect()
    }
}

impl Tx {
    /// Holds the companies that these ids or numbers name, and tells what an account is to them.
    pub async fn hold_companies(&self, account: &str, names: &[&str]) -> Result<Vec<Held>, StoreError> {
        self.query(HELD, &[&account, &names]).await?.iter().map(held).collect()
    }
}

fn held(row: &Row) -> Result<Held, StoreError> {
    let mut columns = Columns::of(row);
    let membership = match columns.take::<Option<&str>>()? {
        Some(role) => Some((super::columns::named(role)?, notifications(&mut columns)?)),
        None => {
            columns.skip(6);
            None
        }
    };
    let id = columns.take()?;
    Ok(Held { company: company(id, &mut columns)?, membership })
}

/// The directory's entry, a role and our record, as columns tell them.
fn known(columns: &mut Columns<'_>) -> Result<Known, StoreError> {
    let entry = columns.joined(ENTRY_COLUMNS, |siret, columns| {
        Ok(Entry {
            siret,
            name: columns.take()?,
            address: columns.take()?,
            street: columns.take()?,
            postal_code: columns.take()?,
            city: columns.take()?,
            code_commune: columns.take()?,
            country: columns.take()?,
            naf: columns.take()?,
            libelle_naf: columns.take()?,
            is_closed: columns.take()?,
            is_diffusible: columns.take()?,
            is_private: columns.take()?,
        })
    })?;
    let role = columns.take::<Option<&str>>()?.map(super::columns::named).transpose()?;
    let company = columns.joined(COMPANY_COLUMNS, company)?;
    Ok(Known { entry, company, role, foreign: None })
}

/// The pattern of texts that hold this one.
pub(super) fn contains(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

fn own_company(columns: &mut Columns<'_>) -> Result<OwnCompany, StoreError> {
    let role = columns.named()?;
    let notifications = notifications(columns)?;
    let id = columns.take()?;
    Ok(OwnCompany { company: company(id, columns)?, role, notifications })
}

pub(super) fn notifications(columns: &mut Columns<'_>) -> Result<Notifications, StoreError> {
    Ok(Notifications {
        bsd_refusal: columns.take()?,
        bsda_final_destination_update: columns.take()?,
        membership_request: columns.take()?,
        registry_delegation: columns.take()?,
        revision_request: columns.take()?,
        signature_code_renewal: columns.take()?,
    })
}

fn company(id: String, columns: &mut Columns<'_>) -> Result<Company, StoreError> {
    Ok(Company {
        id,
        org_id: columns.take()?,
        siret: columns.take()?,
        vat_number: columns.take()?,
        name: columns.take()?,
        given_name: columns.take()?,
        address: columns.take()?,
        code_naf: columns.take()?,
        libelle_naf: columns.take()?,
        contact: columns.take()?,
        contact_email: columns.take()?,
        contact_phone: columns.take()?,
        website: columns.take()?,
        gerep_id: columns.take()?,
        profile: Profile {
            types: columns.all_named()?,
            collector_types: columns.all_named()?,
            waste_processor_types: columns.all_named()?,
            waste_vehicles_types: columns.all_named()?,
        },
        security_code: columns.take()?,
        verification_status: columns.named()?,
        eco_organisme_agreements: columns.take()?,
        eco_organisme_partners_ids: columns.take()?,
        allow_bsdasri_take_over_without_signature: columns.take()?,
        allow_appendix1_signature_automation: columns.take()?,
        feature_flags: columns.take()?,
        dormant_since: columns.take()?,
        has_enabled_registry_dnd_from_bsd_since: columns.take()?,
        transporter_receipt: columns.joined(4, receipt)?,
        broker_receipt: columns.joined(4, receipt)?,
        trader_receipt: columns.joined(4, receipt)?,
        vhu_agrement_demolisseur: columns.joined(3, agrement)?,
        vhu_agrement_broyeur: columns.joined(3, agrement)?,
        worker_certification: columns.joined(6, certification)?,
    })
}

pub(super) fn receipt(id: String, columns: &mut Columns<'_>) -> Result<Kept<Receipt>, StoreError> {
    let value =
        Receipt { number: columns.take()?, department: columns.take()?, validity_limit: columns.take()? };
    Ok(Kept { id, value })
}

pub(super) fn agrement(id: String, columns: &mut Columns<'_>) -> Result<Kept<VhuAgrement>, StoreError> {
    Ok(Kept { id, value: VhuAgrement { number: columns.take()?, department: columns.take()? } })
}

pub(super) fn certification(
    id: String,
    columns: &mut Columns<'_>,
) -> Result<Kept<WorkerCertification>, StoreError> {
    let value = WorkerCertification {
        has_sub_section_four: columns.take()?,
        has_sub_section_three: columns.take()?,
        certification_number: columns.take()?,
        validity_limit: columns.take()?,
        organisation: columns.take()?,
    };
    Ok(Kept { id, value })
}

fn member(row: &Row) -> Result<Member, StoreError> {
    let mut columns = Columns::of(row);
    let (company_id, org_id, id, email) =
        (columns.take()?, columns.take()?, columns.take()?, columns.take()?);
    let role = columns.named()?;
    let since = columns.take()?;
    let standing = match columns.take()? {
        Some(name) => Standing::Joined {
            since,
            name,
            is_active: columns.take()?,
            automatically_accepted: columns.take()?,
            notifications: notifications(&mut columns)?,
        },
        None => Standing::Invited,
    };
    Ok(Member { company_id, org_id, id, email, role, standing })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searched_text_is_no_pattern() {
        assert_eq!(contains(r"50%_\"), r"%50\%\_\\%");
    }
}
