//! Operations on webhook settings.

use serde::Serialize;

use super::{Api, journal, view};
use crate::context::{Caller, Context};
use crate::domain::paging::PageArguments;
use crate::domain::user::Role;
use crate::domain::webhook;
use crate::error::{Error, Result};
use crate::generated::{
    WebhookDelivery, WebhookResolvers, WebhookSetting, WebhookSettingConnection, WebhookSettingCreateInput,
    WebhookSettingUpdateInput,
};
use crate::graphql::input::Maybe;
use crate::ids::new_id;
use crate::scalars::{DateTime, Id};
use crate::store::streams::EventType;
use crate::store::webhooks::{Delivery, Setting, SettingChange};
use crate::store::{StoreError, Tx};

/// Calls of a page of the log.
const DELIVERIES: std::ops::RangeInclusive<i32> = 1..=100;
const DEFAULT_DELIVERIES: i32 = 50;

impl WebhookResolvers for Api {
    async fn webhooksetting(&self, cx: &Context<'_>, id: Id) -> Result<WebhookSetting> {
        Ok(view::webhook::setting(self.own_setting(cx.user()?, &id.0).await?))
    }

    async fn webhooksettings(
        &self,
        cx: &Context<'_>,
        first: Maybe<i32>,
        after: Maybe<Id>,
        last: Maybe<i32>,
        before: Maybe<Id>,
    ) -> Result<WebhookSettingConnection> {
        let caller = cx.user()?;
        let page = PageArguments {
            first: first.value(),
            last: last.value(),
            after: after.value().map(|id| id.0),
            before: before.value().map(|id| id.0),
        }
        .page()?;
        let administered = caller.memberships.iter().filter(|one| one.role == Role::Admin);
        let companies: Vec<&str> = administered.map(|one| one.company_id.as_str()).collect();
        let found = self.store.webhook_settings(&companies, &page).await?;
        Ok(view::webhook::page(&page, found))
    }

    async fn webhookdeliveries(
        &self,
        cx: &Context<'_>,
        id: Id,
        first: Maybe<i32>,
        after: Maybe<Id>,
    ) -> Result<Vec<WebhookDelivery>> {
        let setting = self.own_setting(cx.user()?, &id.0).await?;
        let first = first.value().unwrap_or(DEFAULT_DELIVERIES);
        if !DELIVERIES.contains(&first) {
            return Err(Error::bad_input("« first » doit être compris entre 1 et 100."));
        }
        let after = after.value().map(|id| id.0);
        let calls = self.store.webhook_deliveries(&setting.id, after.as_deref(), first.into()).await?;
        Ok(calls.into_iter().map(delivery).collect())
    }

    async fn create_webhook_setting(
        &self,
        cx: &Context<'_>,
        input: WebhookSettingCreateInput,
    ) -> Result<WebhookSetting> {
        let caller = cx.user()?;
        let WebhookSettingCreateInput { activated, company_id, endpoint_uri, token } = input;
        webhook::check(Some(&endpoint_uri), Some(&token), self.settings.environment)?;
        let id = new_id(cx.now());
        let sealed = self.vault.seal(&id, &token);
        let created = self
            .store
            .transaction(|tx| {
                let (id, endpoint_uri) = (id.clone(), endpoint_uri.clone());
                let (company_id, sealed) = (&company_id, &sealed);
                async move {
                    let company = tx.hold_webhook_company(company_id).await?;
                    let company =
                        company.filter(|_| administers(caller, company_id)).ok_or_else(not_admin)?;
                    if company.settings >= company.limit.into() {
                        return Err(Error::bad_input(format!(
                            "Cet établissement a déjà {} : c'est le maximum.",
                            match company.limit {
                                1 => "un webhook".to_owned(),
                                limit => format!("{limit} webhooks"),
                            }
                        )));
                    }
                    let created_at = cx.now();
                    let setting = Setting { id, org_id: company.org_id, endpoint_uri, activated, created_at };
                    tx.add_webhook_setting(company_id, &setting, sealed).await.map_err(told_twice)?;
                    let told = Told { has_new_token: true, ..Told::of(&setting) };
                    record(&tx, cx, EventType::WebhookSettingCreated, &setting, &told).await?;
                    Ok(setting)
                }
            })
            .await?;
        Ok(view::webhook::setting(created))
    }

    async fn update_webhook_setting(
        &self,
        cx: &Context<'_>,
        id: Id,
        input: WebhookSettingUpdateInput,
    ) -> Result<WebhookSetting> {
        let setting = self.own_setting(cx.user()?, &id.0).await?;
        let (endpoint_uri, token) = (input.endpoint_uri.value(), input.token.value());
        webhook::check(endpoint_uri.as_deref(), token.as_deref(), self.settings.environment)?;
        let change = SettingChange {
            // The address as it stands is none that is new.
            endpoint_uri: endpoint_uri.filter(|uri| *uri != setting.endpoint_uri),
            token: token.map(|token| self.vault.seal(&setting.id, &token)),
            activated: input.activated.value(),
        };
        let tx = self.store.begin().await?;
        let updated = tx.update_webhook_setting(&setting.id, &change).await.map_err(told_twice)?;
        if change != SettingChange::default() {
            let told = Told { has_new_token: change.token.is_some(), ..Told::of(&updated) };
            record(&tx, cx, EventType::WebhookSettingUpdated, &updated, &told).await?;
        }
        tx.commit().await?;
        Ok(view::webhook::setting(updated))
    }

    async fn delete_webhook_setting(&self, cx: &Context<'_>, id: Id) -> Result<Option<WebhookSetting>> {
        let setting = self.own_setting(cx.user()?, &id.0).await?;
        let tx = self.store.begin().await?;
        let deleted = tx.delete_webhook_setting(&setting.id).await?;
        record(&tx, cx, EventType::WebhookSettingDeleted, &deleted, &Told::of(&deleted)).await?;
        tx.commit().await?;
        Ok(Some(view::webhook::setting(deleted)))
    }
}

impl Api {
    /// A setting of a company that the caller administers. Errors: `BAD_USER_INPUT`, never `FORBIDDEN`.
    async fn own_setting(&self, caller: &Caller, id: &str) -> Result<Setting> {
        let setting = self.store.webhook_setting(id).await?;
        let own = caller.memberships.iter().find(|one| one.org_id == setting.org_id);
        if own.is_some_and(|one| one.role == Role::Admin) { Ok(setting) } else { Err(not_admin()) }
    }
}

/// A setting as the journal keeps it: never its token.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told<'a> {
    endpoint_uri: &'a str,
    activated: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    has_new_token: bool,
}

impl<'a> Told<'a> {
    fn of(setting: &'a Setting) -> Self {
        Self { endpoint_uri: &setting.endpoint_uri, activated: setting.activated, has_new_token: false }
    }
}

/// Tells what happens to a setting in the transaction that changes it.
async fn record(
    tx: &Tx,
    cx: &Context<'_>,
    kind: EventType,
    setting: &Setting,
    told: &Told<'_>,
) -> Result<()> {
    let org_ids = [setting.org_id.as_str()];
    journal::record(tx, cx, cx.user()?, kind, &setting.id, &org_ids, told).await
}

fn administers(caller: &Caller, company_id: &str) -> bool {
    caller.memberships.iter().any(|one| one.company_id == company_id && one.role == Role::Admin)
}

/// A company that nobody knows is told from one that is somebody else's to nobody.
fn not_admin() -> Error {
    Error::bad_input("Vous n'êtes pas administrateur de l'établissement de ce webhook.")
}

fn told_twice(error: StoreError) -> Error {
    if error.violates("webhook_setting_endpoint_unique") {
        return Error::bad_input("Cet établissement a déjà un webhook à cette adresse (endpointUri).");
    }
    error.into()
}

fn delivery(call: Delivery) -> WebhookDelivery {
    WebhookDelivery {
        id: Id(call.id),
        sent_at: DateTime(call.sent_at),
        action: call.action,
        bsd_id: call.bsd_id,
        attempt: call.attempt,
        status: call.status,
        failure: call.failure,
        duration: call.duration_ms,
    }
}
