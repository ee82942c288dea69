//! Operations on yearly digests of companies.

use jiff::Timestamp;
use serde_json::json;

use super::{Api, journal};
use crate::context::{Caller, Context, Membership};
use crate::domain::calendar::day;
use crate::domain::company_digest::check_year;
use crate::error::{Error, Result};
use crate::generated::{
    CompanyDigest, CompanyDigestCreateInput, CompanyDigestResolvers, CompanyDigestStatus, FileDownload,
};
use crate::ids::new_id;
use crate::jobs::digests::order;
use crate::scalars::{DateTime, Id};
use crate::store::company_digests::Digest;
use crate::store::downloads::Download;
use crate::store::streams::EventType;

/// Digests of a day that are shown: of this year and of the one before.
const SHOWN: i64 = 2;

impl CompanyDigestResolvers for Api {
    async fn company_digest(&self, cx: &Context<'_>, id: Id) -> Result<Option<CompanyDigest>> {
        Ok(Some(shown(self.own_digest(cx.user()?, &id.0).await?)))
    }

    async fn company_digests(&self, cx: &Context<'_>, org_id: String) -> Result<Vec<Option<CompanyDigest>>> {
        let caller = cx.session_user()?;
        let Some(own) = membership(caller, &org_id) else {
            if !self.store.is_registered(&org_id).await? {
                return Err(Error::bad_input(format!("L'établissement {org_id} n'est pas inscrit.")));
            }
            return Err(not_member());
        };
        let found = self.store.company_digests(&own.company_id, day(cx.now()), SHOWN).await?;
        Ok(found.into_iter().map(|one| Some(shown(one))).collect())
    }

    async fn company_digest_pdf(&self, cx: &Context<'_>, id: Id) -> Result<FileDownload> {
        let digest = self.own_digest(cx.session_user()?, &id.0).await?;
        let (CompanyDigestStatus::Processed, Some(distant_id)) = (digest.state, &digest.distant_id) else {
            return Err(Error::bad_input("Ce bilan n'est pas prêt."));
        };
        let service = self.digests.as_ref().ok_or_else(not_connected)?;
        let content = service.pdf(distant_id).await.map_err(|cause| {
            tracing::warn!(digest = digest.id, %cause, "the document of a digest did not come");
            Error::ExternalService("Le service des bilans ne répond pas. Réessayez plus tard.".into())
        })?;
        let file = Download {
            file_name: format!("bilan-{}-{}.pdf", digest.org_id, digest.year),
            content_type: "application/pdf".to_owned(),
            content,
        };
        Ok(self.prepare(&file, cx.now()).await?.into())
    }

    async fn create_company_digest(
        &self,
        cx: &Context<'_>,
        input: CompanyDigestCreateInput,
    ) -> Result<CompanyDigest> {
        let caller = cx.session_user()?;
        let CompanyDigestCreateInput { org_id, year } = input;
        let own = membership(caller, &org_id)
            .ok_or_else(|| Error::bad_input("Vous n'êtes pas membre de cet établissement (orgId)."))?;
        check_year(year, cx.now())?;
        let (id, today) = (new_id(cx.now()), day(cx.now()));
        let tx = self.store.begin().await?;
        if !tx.add_digest(&id, &own.company_id, year, today, cx.now()).await? {
            return Err(Error::bad_input(format!("Le bilan de {year} a déjà été demandé aujourd'hui.")));
        }
        let (asked, told) = (EventType::CompanyDigestAsked, json!({ "year": year }));
        journal::record(&tx, cx, caller, asked, &id, &[org_id.as_str()], &told).await?;
        // Where no service is connected it waits there for one.
        let job = order(&id, &org_id, year, cx.now());
        tx.add_job(&job.id, job.kind, &job.payload, cx.now()).await?;
        tx.commit().await?;
        Ok(shown(Digest {
            id,
            org_id,
            year,
            distant_id: None,
            state: CompanyDigestStatus::Initial,
            created_at: cx.now(),
            updated_at: cx.now(),
        }))
    }
}

impl Api {
    /// What another service says of a digest that it has put together, or could not. `false`: none of this name is
    /// under way.
    pub async fn finish_digest(&self, distant_id: &str, is_done: bool, now: Timestamp) -> Result<bool> {
        let state = if is_done { CompanyDigestStatus::Processed } else { CompanyDigestStatus::Error };
        Ok(self.store.finish_digest(distant_id, state, now).await?)
    }

    /// A digest of a company that the caller belongs to.
    async fn own_digest(&self, caller: &Caller, id: &str) -> Result<Digest> {
        let found = self.store.company_digest(id).await?;
        let found = found.ok_or_else(|| Error::bad_input("Ce bilan n'existe pas."))?;
        if caller.is_member(&found.org_id) { Ok(found) } else { Err(not_member()) }
    }
}

fn membership<'a>(caller: &'a Caller, org_id: &str) -> Option<&'a Membership> {
    caller.memberships.iter().find(|one| one.org_id == org_id)
}

fn shown(digest: Digest) -> CompanyDigest {
    CompanyDigest {
        id: Id(digest.id),
        org_id: digest.org_id,
        year: digest.year,
        distant_id: digest.distant_id,
        state: Some(digest.state),
        created_at: DateTime(digest.created_at),
        updated_at: DateTime(digest.updated_at),
    }
}

fn not_member() -> Error {
    Error::forbidden("Vous n'êtes pas membre de cet établissement.")
}

fn not_connected() -> Error {
    Error::ExternalService("Aucun service des bilans n'est relié.".into())
}
