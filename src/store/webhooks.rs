//! Webhook settings, and the calls made to them.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};

use super::columns::Columns;
use super::streams::EventType;
use super::{Param, Row, Store, StoreError, Tx, queries};
use crate::domain::paging::{Direction, Page};
use crate::ids::new_id;

/// What a missing setting is called.
const SETTING: &str = "Réglage de webhook";
/// Failures of an endpoint are forgotten so long after the last one.
const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_secs(600);
/// A setting that failed so often is switched off by the next failure.
const MOST_FAILURES: i32 = 5;

/// Every column of a [`Setting`], in the order that [`setting`] reads them.
macro_rules! setting_columns {
    () => {
        "s.id, s.org_id, s.endpoint_uri, s.activated, s.created_at"
    };
}

queries! {
    BY_ID = concat!("
        select ", setting_columns!(), "
          from webhook_setting s
         where s.id = $1");

    /// Newest first, after or before a cursor. The first column tells how many there are in all, on one row
    /// without a setting where the page is empty.
    PAGE = concat!("
          with mine as (
               select s.*, row_number() over (order by s.created_at desc, s.id desc) * $2::int as place
                 from webhook_setting s
                where s.company_id = any($1)
               ),
               page as (
               select m.*
                 from mine m
                where $3::text is null or m.place > (select c.place from mine c where c.id = $3)
                order by m.place
                limit $4
               )
        select (select count(*) from mine), ", setting_columns!(), "
          from (select) one
          left join page s on true
         order by s.place");

    /// Holds the company, so that its settings are counted by one at a time.
    COMPANY = "
        select c.org_id, c.webhook_settings_limit,
               (select count(*) from webhook_setting s where s.company_id = c.id)
          from company c
         where c.id = $1
           for update";

    ADD = "
        insert into webhook_setting (id, company_id, org_id, endpoint_uri, token, activated, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)";

    /// A new address, and one that is switched on again, start without failures.
    UPDATE = concat!("
           update webhook_setting s
              set endpoint_uri = coalesce($2, endpoint_uri),
                  token        = coalesce($3, token),
                  activated    = coalesce($4, activated),
                  failures     = case when $2 is not null or $4 then 0 else failures end
            where id = $1
        returning ", setting_columns!());

    DELETE = concat!("
           delete from webhook_setting s
            where id = $1
        returning ", setting_columns!());

    /// Whom to call for these organisations.
    TARGETS = "
        select s.id, s.org_id, s.endpoint_uri, s.token
          from webhook_setting s
         where s.activated and s.org_id = any($1)
         order by s.org_id, s.id";

    /// Switching a setting off is told in the journal, where the service has no name.
    FAILED = "
        with before as (
            select id, activated
              from webhook_setting
             where id = $1
               for update
        ), failed as (
               update webhook_setting s
                  set activated = s.activated and (s.failed_at is null or s.failed_at <= $3 or s.failures < $4),
                      failures  = case when s.failed_at is null or s.failed_at <= $3 then 1
                                       when s.failures < $4 then s.failures + 1
                                       else 0 end,
                      failed_at = $2
                 from before
                where s.id = before.id
            returning s.id, s.org_id, s.endpoint_uri, before.activated as was_activated, s.activated
        ), told as (
            insert into platform_event (id, stream_id, type, data, org_ids, metadata, created_at)
            select $5, f.id, $6, json_build_object('endpointUri', f.endpoint_uri, 'activated', false),
                   array[f.org_id], '{}'::json, $2
              from failed f
             where f.was_activated and not f.activated
        )
        select activated
          from failed";

    DELIVERED = "
        insert into webhook_delivery (id, setting_id, action, bsd_id, attempt, status, failure, duration_ms, sent_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    DELIVERIES = "
        select d.id, d.action, d.bsd_id, d.attempt, d.status, d.failure, d.duration_ms, d.sent_at
          from webhook_delivery d
         where d.setting_id = $1 and ($2::text is null or d.id < $2)
         order by d.id desc
         limit $3";

    SWEEP = "
        delete from webhook_delivery
         where sent_at < $1";
}

/// A setting, as its company sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    pub id: String,
    pub org_id: String,
    pub endpoint_uri: String,
    pub activated: bool,
    pub created_at: Timestamp,
}

/// A page of settings.
#[derive(Debug)]
pub struct SettingPage {
    pub total: i64,
    pub settings: Vec<Setting>,
    pub has_more: bool,
}

/// The company that a setting is added to, which the transaction holds.
#[derive(Debug)]
pub struct SettingCompany {
    pub org_id: String,
    pub limit: i32,
    pub settings: i64,
}

/// What changes of a setting.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct SettingChange {
    pub endpoint_uri: Option<String>,
    /// Sealed.
    pub token: Option<Vec<u8>>,
    pub activated: Option<bool>,
}

/// Somebody to call.
#[derive(Debug, Clone)]
pub struct Target {
    pub setting_id: String,
    pub org_id: String,
    pub endpoint_uri: String,
    /// Sealed.
    pub token: Vec<u8>,
}

/// A call that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    pub id: String,
    pub action: String,
    pub bsd_id: String,
    pub attempt: i32,
    pub status: Option<i32>,
    pub failure: Option<String>,
    pub duration_ms: i32,
    pub sent_at: Timestamp,
}

impl Store {
    pub async fn webhook_setting(&self, id: &str) -> Result<Setting, StoreError> {
        let row = self.query_opt(BY_ID, &[&id]).await?.ok_or(StoreError::Missing(SETTING))?;
        setting(&mut Columns::of(&row))
    }

    /// A page of the settings of these companies.
    pub async fn webhook_settings(&self, companies: &[&str], page: &Page) -> Result<SettingPage, StoreError> {
        let sign = if page.direction == Direction::Forward { 1 } else { -1 };
        let one_more = page.size + 1;
        let rows = self.query(PAGE, &[&companies, &sign, &page.cursor, &one_more]).await?;
        let mut total = 0;
        let mut settings = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut columns = Columns::of(row);
            total = columns.take()?;
            if row.try_get::<_, Option<&str>>(1)?.is_some() {
                settings.push(setting(&mut columns)?);
            }
        }
        let (settings, has_more) = page.cut(settings);
        Ok(SettingPage { total, settings, has_more })
    }

    /// Whom to call when something happens to a note of these organisations.
    pub async fn webhook_targets(
        &self,
        org_ids: &[&str],
    ) -> Result<HashMap<String, Vec<Target>>, StoreError> {
        let mut targets: HashMap<String, Vec<Target>> = HashMap::new();
        for row in self.query(TARGETS, &[&org_ids]).await? {
            let mut columns = Columns::of(&row);
            let target = Target {
                setting_id: columns.take()?,
                org_id: columns.take()?,
                endpoint_uri: columns.take()?,
                token: columns.take()?,
            };
            targets.entry(target.org_id.clone()).or_default().push(target);
        }
        Ok(targets)
    }

    /// Counts a failed call. Whether the setting is still called: too many failures switch it off.
    pub async fn webhook_failed(&self, setting_id: &str, now: Timestamp) -> Result<bool, StoreError> {
        let forgotten = now - FORGOTTEN_AFTER;
        let (event, kind) = (new_id(now), EventType::WebhookSettingUpdated.as_str());
        let params: [Param<'_>; 6] = [&setting_id, &now, &forgotten, &MOST_FAILURES, &event, &kind];
        let rows = self.alone(FAILED, &params).await?;
        // A setting deleted meanwhile is not called again either.
        rows.first().map_or(Ok(false), |row| Ok(row.try_get(0)?))
    }

    /// Writes a call into the log that its company reads.
    pub async fn webhook_called(&self, setting_id: &str, call: &Delivery) -> Result<(), StoreError> {
        let params: [Param<'_>; 9] = [
            &call.id,
            &setting_id,
            &call.action,
            &call.bsd_id,
            &call.attempt,
            &call.status,
            &call.failure,
            &call.duration_ms,
            &call.sent_at,
        ];
        self.alone(DELIVERED, &params).await.map(drop)
    }

    /// Calls made to a setting's endpoint, newest first.
    pub async fn webhook_deliveries(
        &self,
        setting_id: &str,
        after: Option<&str>,
        most: i64,
    ) -> Result<Vec<Delivery>, StoreError> {
        self.query(DELIVERIES, &[&setting_id, &after, &most]).await?.iter().map(delivery).collect()
    }

    /// Forgets calls made before `before`.
    pub async fn sweep_webhook_deliveries(&self, before: Timestamp) -> Result<(), StoreError> {
        self.alone(SWEEP, &[&before]).await.map(drop)
    }
}

impl Tx {
    /// The company that gets a setting; none that is unknown.
    pub async fn hold_webhook_company(&self, id: &str) -> Result<Option<SettingCompany>, StoreError> {
        let Some(row) = self.query_opt(COMPANY, &[&id]).await? else { return Ok(None) };
        let mut columns = Columns::of(&row);
        Ok(Some(SettingCompany {
            org_id: columns.take()?,
            limit: columns.take()?,
            settings: columns.take()?,
        }))
    }

    pub async fn add_webhook_setting(
        &self,
        company_id: &str,
        setting: &Setting,
        token: &[u8],
    ) -> Result<(), StoreError> {
        let Setting { id, org_id, endpoint_uri, activated, created_at } = setting;
        let params: [Param<'_>; 7] = [id, &company_id, org_id, endpoint_uri, &token, activated, created_at];
        self.execute(ADD, &params).await.map(drop)
    }

    pub async fn update_webhook_setting(
        &self,
        id: &str,
        change: &SettingChange,
    ) -> Result<Setting, StoreError> {
        let params: [Param<'_>; 4] = [&id, &change.endpoint_uri, &change.token, &change.activated];
        let row = self.query_opt(UPDATE, &params).await?.ok_or(StoreError::Missing(SETTING))?;
        setting(&mut Columns::of(&row))
    }

    pub async fn delete_webhook_setting(&self, id: &str) -> Result<Setting, StoreError> {
        let row = self.query_opt(DELETE, &[&id]).await?.ok_or(StoreError::Missing(SETTING))?;
        setting(&mut Columns::of(&row))
    }
}

fn setting(columns: &mut Columns<'_>) -> Result<Setting, StoreError> {
    Ok(Setting {
        id: columns.take()?,
        org_id: columns.take()?,
        endpoint_uri: columns.take()?,
        activated: columns.take()?,
        created_at: columns.take()?,
    })
}

fn delivery(row: &Row) -> Result<Delivery, StoreError> {
    let mut columns = Columns::of(row);
    Ok(Delivery {
        id: columns.take()?,
        action: columns.take()?,
        bsd_id: columns.take()?,
        attempt: columns.take()?,
        status: columns.take()?,
        failure: columns.take()?,
        duration_ms: columns.take()?,
        sent_at: columns.take()?,
    })
}
