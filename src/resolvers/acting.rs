//! Administrators of the platform who act as somebody else, and administrations that read more than their own.

use std::net::IpAddr;

use jiff::Timestamp;

use super::Api;
use crate::context::Context;
use crate::domain::account::{ACTING_LIFE, normal_email};
use crate::domain::government::{GovernmentPermission, reaches};
use crate::error::Result;
use crate::ids::new_id;

/// What came of the wish to act as somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acting {
    NotAllowed,
    Unknown,
    Begun,
}

impl Api {
    /// Makes a session that of somebody else, for an hour. Who acted as whom is noted for good.
    pub async fn act_as(&self, session: &str, email: &str, ip: IpAddr, now: Timestamp) -> Result<Acting> {
        let session = self.store.token_key().hash(session);
        let tx = self.store.begin().await?;
        let Some(admin) = tx.admin_of(session, now).await? else { return Ok(Acting::NotAllowed) };
        let Some(account) = tx.account_of(&normal_email(email)).await? else { return Ok(Acting::Unknown) };
        let until = now + ACTING_LIFE;
        tx.note_acting_ended(&admin, now).await?;
        tx.act_as(session, Some(&account.id), Some(until)).await?;
        let (id, ip) = (new_id(now), ip.to_canonical().to_string());
        tx.note_acting(&id, &admin, &account.id, &ip, now, until).await?;
        tx.commit().await?;
        tracing::info!(admin, account = account.id, ip, "an administrator acts as somebody else");
        Ok(Acting::Begun)
    }

    /// Makes a session its administrator's again; `false`: it is no administrator's.
    pub async fn stop_acting(&self, session: &str, now: Timestamp) -> Result<bool> {
        let session = self.store.token_key().hash(session);
        let tx = self.store.begin().await?;
        let Some(admin) = tx.admin_of(session, now).await? else { return Ok(false) };
        tx.act_as(session, None, None).await?;
        tx.note_acting_ended(&admin, now).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Whether an administration's person may read a note of these organisations, from where he calls. Only
    /// strangers to a note cost this look-up.
    pub(super) async fn is_government_reader(&self, cx: &Context<'_>, parties: &[String]) -> Result<bool> {
        let permission = GovernmentPermission::BsdsCanReadAll.as_str();
        let ip = cx.request.ip.to_canonical().to_string();
        let reach = self.store.government_reach(&cx.user()?.user_id, permission, &ip).await?;
        Ok(reach.is_some_and(|authorized| reaches(&authorized, parties)))
    }
}
