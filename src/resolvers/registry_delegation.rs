//! Operations on registry delegations.

use std::collections::HashMap;

use jiff::Timestamp;
use serde::Serialize;

use super::{Api, journal, view};
use crate::context::{Caller, Context};
use crate::domain::delegation::{self, Side};
use crate::domain::paging::Skipping;
use crate::domain::user::Permission;
use crate::error::{Error, Result};
use crate::generated::{
    CreateRegistryDelegationInput, RegistryDelegation, RegistryDelegationConnection,
    RegistryDelegationResolvers, RegistryDelegationStatus, RegistryDelegationWhere,
};
use crate::graphql::input::Maybe;
use crate::ids::new_id;
use crate::jobs::delegations::{self, Party};
use crate::scalars::{DateTime, Id};
use crate::store::Tx;
use crate::store::companies::Known;
use crate::store::delegations::{Delegation, Filter, SideCompany};
use crate::store::streams::EventType;

/// Delegations of a page, unless it says otherwise.
const PAGE: i32 = 10;

impl RegistryDelegationResolvers for Api {
    async fn registry_delegation(&self, cx: &Context<'_>, delegation_id: Id) -> Result<RegistryDelegation> {
        let caller = cx.user()?;
        delegation::check_id(&delegation_id.0)?;
        let found = self.store.delegation(&delegation_id.0, cx.now()).await?.ok_or_else(unknown)?;
        if !caller.is_member(&found.delegator_org_id) && !caller.is_member(&found.delegate_org_id) {
            return Err(Error::forbidden(
                "Vous n'êtes membre d'aucun des deux établissements de cette délégation.",
            ));
        }
        self.shown_delegation(found).await
    }

    async fn registry_delegations(
        &self,
        cx: &Context<'_>,
        skip: Maybe<i32>,
        first: Maybe<i32>,
        r#where: Maybe<RegistryDelegationWhere>,
    ) -> Result<RegistryDelegationConnection> {
        let caller = cx.user()?;
        let wanted = delegation::wanted(r#where.value())?;
        let page = Skipping::new(skip.value(), first.value(), PAGE)?;
        let (delegator, delegates) = match &wanted.side {
            Side::Given(delegator) => (Some(self.own_company(caller, delegator).await?), None),
            Side::Received(delegate) => (None, Some(vec![self.own_company(caller, delegate).await?])),
            Side::Mine { from } => {
                let from = match from {
                    Some(number) => Some(self.registered(number).await?),
                    None => None,
                };
                (from, Some(caller.memberships.iter().map(|one| one.company_id.clone()).collect()))
            }
        };
        let filter = Filter { delegator, delegates, search: wanted.search, active_only: wanted.active_only };
        let found = self.store.delegations(filter, page, cx.now()).await?;
        let known = self.sides(&found.delegations).await?;
        Ok(view::delegation::page(page, found, &known))
    }

    async fn create_registry_delegation(
        &self,
        cx: &Context<'_>,
        input: CreateRegistryDelegationInput,
    ) -> Result<RegistryDelegation> {
        let caller = cx.session_user()?;
        let numbers = [input.delegator_org_id.clone(), input.delegate_org_id.clone()];
        let terms = delegation::check(input, self.settings.environment, cx.now())?;
        let id = new_id(cx.now());
        let created = self
            .store
            .transaction(|tx| {
                let (id, numbers, terms) = (id.as_str(), &numbers, &terms);
                async move {
                    let [delegator, delegate] = sides(&tx, numbers).await?;
                    may_manage(caller, &delegator.org_id)?;
                    if tx.has_live_delegation(&delegator.id, &delegate.id, cx.now()).await? {
                        return Err(Error::bad_input(
                            "Une délégation entre ces deux établissements est déjà en vigueur ou à venir.",
                        ));
                    }
                    tx.add_delegation(id, &delegator.id, &delegate.id, terms, cx.now()).await?;
                    let created = tx.delegation(id, cx.now()).await?;
                    record(&tx, cx, EventType::RegistryDelegationCreated, &created).await?;
                    tell(&tx, [&delegator, &delegate], &created, cx.now()).await?;
                    Ok(created)
                }
            })
            .await?;
        self.shown_delegation(created).await
    }

    async fn revoke_registry_delegation(
        &self,
        cx: &Context<'_>,
        delegation_id: Id,
    ) -> Result<RegistryDelegation> {
        self.end_delegation(cx, &delegation_id.0, By::Delegator).await
    }

    async fn cancel_registry_delegation(
        &self,
        cx: &Context<'_>,
        delegation_id: Id,
    ) -> Result<RegistryDelegation> {
        self.end_delegation(cx, &delegation_id.0, By::Delegate).await
    }
}

/// Who ends a delegation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Delegator,
    Delegate,
}

impl Api {
    async fn end_delegation(&self, cx: &Context<'_>, id: &str, by: By) -> Result<RegistryDelegation> {
        let caller = cx.session_user()?;
        let ended = self
            .store
            .transaction(|tx| async move {
                let now = cx.now();
                let found = tx.hold_delegation(id, now).await?.ok_or_else(unknown)?;
                may_manage(
                    caller,
                    match by {
                        By::Delegator => &found.delegator_org_id,
                        By::Delegate => &found.delegate_org_id,
                    },
                )?;
                match found.status {
                    RegistryDelegationStatus::Revoked => {
                        return Err(Error::forbidden("Cette délégation est déjà révoquée."));
                    }
                    RegistryDelegationStatus::Cancelled => {
                        return Err(Error::forbidden("Cette délégation est déjà annulée."));
                    }
                    RegistryDelegationStatus::Incoming
                    | RegistryDelegationStatus::Ongoing
                    | RegistryDelegationStatus::Expired => {}
                }
                let event = match by {
                    By::Delegator => {
                        tx.revoke_delegation(id, now).await?;
                        EventType::RegistryDelegationRevoked
                    }
                    By::Delegate => {
                        tx.cancel_delegation(id, now).await?;
                        EventType::RegistryDelegationCancelled
                    }
                };
                let ended = tx.delegation(id, now).await?;
                record(&tx, cx, event, &ended).await?;
                Ok(ended)
            })
            .await?;
        self.shown_delegation(ended).await
    }

    async fn shown_delegation(&self, one: Delegation) -> Result<RegistryDelegation> {
        let known = self.sides(std::slice::from_ref(&one)).await?;
        Ok(view::delegation::delegation(one, &known))
    }

    /// What is known of the companies of delegations: one query, whatever their number.
    async fn sides(&self, of: &[Delegation]) -> Result<HashMap<String, Known>> {
        let numbers = of.iter().flat_map(|one| [&*one.delegator_org_id, &*one.delegate_org_id]);
        let mut numbers: Vec<&str> = numbers.collect();
        numbers.sort_unstable();
        numbers.dedup();
        if numbers.is_empty() {
            return Ok(HashMap::new());
        }
        Ok(self.store.known_companies(&numbers).await?)
    }

    /// The id of a company that the caller belongs to. Errors: `BAD_USER_INPUT` for a number that nobody has,
    /// `FORBIDDEN` for somebody else's.
    async fn own_company(&self, caller: &Caller, org_id: &str) -> Result<String> {
        match caller.memberships.iter().find(|one| one.org_id == org_id) {
            Some(own) => Ok(own.company_id.clone()),
            None => {
                self.registered(org_id).await?;
                Err(Error::forbidden("Vous n'êtes pas membre de cet établissement."))
            }
        }
    }

    async fn registered(&self, org_id: &str) -> Result<String> {
        self.store.company_id(org_id).await?.ok_or_else(|| not_registered(org_id))
    }
}

/// Both companies, which the transaction holds: they must be there and awake.
async fn sides(tx: &Tx, numbers: &[String; 2]) -> Result<[SideCompany; 2]> {
    let found = tx.hold_sides(&[numbers[0].as_str(), numbers[1].as_str()]).await?;
    let side = |number: &str| {
        let company = found.iter().find(|one| one.org_id == number).ok_or_else(|| not_registered(number))?;
        if company.is_dormant {
            return Err(Error::bad_input(format!("L'établissement {number} est en sommeil.")));
        }
        Ok(company.clone())
    };
    Ok([side(&numbers[0])?, side(&numbers[1])?])
}

/// Writes to the subscribers of both sides, to each its own message.
async fn tell(
    tx: &Tx,
    [delegator, delegate]: [&SideCompany; 2],
    created: &Delegation,
    now: Timestamp,
) -> Result<()> {
    let subscribers = tx.delegation_subscribers(&[&delegator.id, &delegate.id]).await?;
    let party = |company: &SideCompany| Party {
        name: company.name.clone(),
        org_id: company.org_id.clone(),
        to: subscribers.iter().filter(|(id, _)| *id == company.id).map(|(_, email)| email.clone()).collect(),
    };
    let mails = delegations::created(&party(delegator), &party(delegate), created.start, created.end, now);
    for mail in mails {
        tx.add_job(&mail.id, mail.kind, &mail.payload, now).await?;
    }
    Ok(())
}

/// Tells what happens to a delegation in the transaction that changes it.
async fn record(tx: &Tx, cx: &Context<'_>, kind: EventType, one: &Delegation) -> Result<()> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Told<'a> {
        delegator_org_id: &'a str,
        delegate_org_id: &'a str,
        start_date: DateTime,
        end_date: Option<DateTime>,
        comment: Option<&'a str>,
    }
    let told = Told {
        delegator_org_id: &one.delegator_org_id,
        delegate_org_id: &one.delegate_org_id,
        start_date: DateTime(one.start),
        end_date: one.end.map(DateTime),
        comment: one.comment.as_deref(),
    };
    let org_ids = [one.delegator_org_id.as_str(), one.delegate_org_id.as_str()];
    journal::record(tx, cx, cx.user()?, kind, &one.id, &org_ids, &told).await
}

/// Who may give, take back and give up delegations of a company.
fn may_manage(caller: &Caller, org_id: &str) -> Result<()> {
    if caller.may(Permission::CompanyCanManageRegistryDeleagation, [org_id]) {
        return Ok(());
    }
    Err(Error::forbidden(format!("Vous n'êtes pas administrateur de l'établissement {org_id}.")))
}

fn unknown() -> Error {
    Error::bad_input("Cette délégation n'existe pas.")
}

fn not_registered(org_id: &str) -> Error {
    Error::bad_input(format!("L'établissement {org_id} n'est pas inscrit."))
}
