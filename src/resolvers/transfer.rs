//! Administrative transfers: asked for, withdrawn, answered; and the notes that they move.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr};

use jiff::Timestamp;
use serde_json::json;

use super::bsdd::hand_over;
use super::{Api, journal, view};
use crate::context::{Caller, Client, Context, Request, Via};
use crate::domain::transfer;
use crate::domain::user::Permission;
use crate::error::{Error, Result};
use crate::generated::{
    AdministrativeTransfer, AdministrativeTransferStatus as Status, CompanyPrivate,
    CreateAdministrativeTransferInput, SubmitAdministrativeTransferApprovalInput, TransferResolvers,
};
use crate::graphql::plan::Selection;
use crate::ids::new_id;
use crate::jobs::transfers::{Accepted, Moves, TRANSFER};
use crate::scalars::Id;
use crate::store::streams::EventType;
use crate::store::transfers::{Direction, Side, Transfer};
use crate::store::{StoreError, Tx};

/// Notes that are looked up at once.
const BATCH: i64 = 100;

impl TransferResolvers for Api {
    async fn create_administrative_transfer(
        &self,
        cx: &Context<'_>,
        input: CreateAdministrativeTransferInput,
    ) -> Result<AdministrativeTransfer> {
        let caller = cx.session_user()?;
        let input = &input;
        let asked = self
            .store
            .transaction(|tx| async move {
                let unknown = || Error::bad_input("Cet établissement n'est pas inscrit.");
                let (from, giver) = tx.hold_transfer_party(&input.from.0).await?.ok_or_else(unknown)?;
                may_transfer(caller, &from)?;
                let (to, taker) = tx.hold_transfer_party(&input.to.0).await?.ok_or_else(unknown)?;
                if from == to {
                    return Err(Error::bad_input("Un établissement ne reprend pas ses propres déchets."));
                }
                transfer::ask(&giver, &taker)?;
                let asked = Transfer {
                    id: new_id(cx.now()),
                    status: Status::Pending,
                    created_at: cx.now(),
                    approved_at: None,
                    from,
                    to,
                };
                tx.add_transfer(&asked).await?;
                record(&tx, cx, EventType::AdministrativeTransferCreated, &asked).await?;
                Ok(asked)
            })
            .await?;
        self.shown_transfer(&asked).await
    }

    async fn cancel_administrative_transfer(&self, cx: &Context<'_>, id: Id) -> Result<bool> {
        let caller = cx.session_user()?;
        let id = &id.0;
        self.store
            .transaction(|tx| async move {
                let asked = tx.hold_transfer(id).await?.ok_or_else(unknown_transfer)?;
                may_transfer(caller, &asked.from)?;
                pending(&asked)?;
                tx.delete_transfer(id).await?;
                record(&tx, cx, EventType::AdministrativeTransferCancelled, &asked).await?;
                Ok::<_, Error>(true)
            })
            .await
    }

    async fn submit_administrative_transfer_approval(
        &self,
        cx: &Context<'_>,
        input: SubmitAdministrativeTransferApprovalInput,
    ) -> Result<AdministrativeTransfer> {
        let caller = cx.session_user()?;
        let input = &input;
        let answered = self
            .store
            .transaction(|tx| async move {
                let asked = tx.hold_transfer(&input.id.0).await?.ok_or_else(unknown_transfer)?;
                may_transfer(caller, &asked.to)?;
                pending(&asked)?;
                let (answered, event) = if input.is_approved {
                    let gone = || Error::bad_input("Un des établissements n'est plus inscrit.");
                    let (_, giver) = tx.hold_transfer_party(&asked.from.id).await?.ok_or_else(gone)?;
                    let (_, taker) = tx.hold_transfer_party(&asked.to.id).await?.ok_or_else(gone)?;
                    transfer::accept(&giver, &taker)?;
                    let job = Accepted { transfer_id: asked.id.clone(), actor_id: caller.user_id.clone() };
                    let job = serde_json::to_value(job).map_err(Error::internal)?;
                    tx.add_job(&new_id(cx.now()), TRANSFER, &job, cx.now()).await?;
                    let accepted =
                        Transfer { status: Status::Accepted, approved_at: Some(cx.now()), ..asked };
                    (accepted, EventType::AdministrativeTransferAccepted)
                } else {
                    let refused = Transfer { status: Status::Refused, ..asked };
                    (refused, EventType::AdministrativeTransferRefused)
                };
                tx.answer_transfer(&answered).await?;
                record(&tx, cx, event, &answered).await?;
                Ok::<_, Error>(answered)
            })
            .await?;
        self.shown_transfer(&answered).await
    }
}

/// Tells what happens to a transfer in the transaction that changes it.
async fn record(tx: &Tx, cx: &Context<'_>, kind: EventType, transfer: &Transfer) -> Result<()> {
    let org_ids = [transfer.from.org_id.as_str(), transfer.to.org_id.as_str()];
    let told = json!({ "from": transfer.from.org_id, "to": transfer.to.org_id });
    journal::record(tx, cx, cx.user()?, kind, &transfer.id, &org_ids, &told).await
}

/// Who may ask for, withdraw or answer a transfer in the name of a company.
fn may_transfer(caller: &Caller, company: &Side) -> Result<()> {
    if caller.may(Permission::CompanyCanUpdate, [&company.org_id]) {
        return Ok(());
    }
    Err(Error::forbidden("Vous ne pouvez pas décider d'un transfert pour cet établissement."))
}

fn pending(transfer: &Transfer) -> Result<()> {
    if transfer.status == Status::Pending {
        return Ok(());
    }
    Err(Error::bad_input("Une réponse a déjà été donnée à cette demande de transfert."))
}

fn unknown_transfer() -> Error {
    Error::bad_input("Cette demande de transfert est introuvable.")
}

impl Api {
    /// Transfers of these companies, one list each: two queries, whatever their number.
    pub(super) async fn administrative_transfers(
        &self,
        parents: &[&CompanyPrivate],
        direction: Direction,
    ) -> Vec<Result<Option<Vec<AdministrativeTransfer>>>> {
        let ids: Vec<&str> = parents.iter().map(|company| company.id.0.as_str()).collect();
        let found = async {
            let of = self.store.administrative_transfers(&ids, direction).await?;
            let mut numbers: Vec<&str> =
                of.values().flatten().flat_map(|one| [&*one.from.org_id, &*one.to.org_id]).collect();
            numbers.sort_unstable();
            numbers.dedup();
            let known = match numbers.is_empty() {
                true => HashMap::new(),
                false => self.store.known_companies(&numbers).await?,
            };
            Ok::<_, StoreError>((of, known))
        };
        match found.await {
            Ok((of, known)) => parents
                .iter()
                .map(|company| {
                    let list = of.get(&company.id.0).into_iter().flatten();
                    Ok(Some(list.map(|one| view::company::transfer(one, &known)).collect()))
                })
                .collect(),
            Err(error) => parents.iter().map(|_| Err(error.clone().into())).collect(),
        }
    }

    async fn shown_transfer(&self, transfer: &Transfer) -> Result<AdministrativeTransfer> {
        let known = self.store.known_companies(&[&transfer.from.org_id, &transfer.to.org_id]).await?;
        Ok(view::company::transfer(transfer, &known))
    }

    /// Moves one note after the other, each in a transaction of its own: those moved need not be moved again.
    async fn move_all(&self, accepted: &Accepted, now: Timestamp) -> Result<()> {
        // Withdrawn with a company that is no more: there is nobody to move anything to.
        let Some(transfer) = self.store.administrative_transfer(&accepted.transfer_id).await? else {
            return Ok(());
        };
        let request = Request {
            now,
            ip: IpAddr::V4(Ipv4Addr::UNSPECIFIED),
            correlation_id: transfer.id.clone(),
            user_agent: None,
            caller: Ok(None),
            session: None,
        };
        let selection = Selection::default();
        let cx = Context { request: &request, selection: &selection };
        // Who accepted has decided already: no right is asked for here.
        let by = Caller {
            user_id: accepted.actor_id.clone(),
            email: String::new(),
            name: String::new(),
            is_admin: false,
            via: Via::Session,
            token_id: None,
            client: Client::default(),
            memberships: Vec::new(),
        };
        let details = json!({ "administrativeTransferId": transfer.id });
        let mut after = 0;
        loop {
            let batch = self.store.bsdds_awaiting_group(&transfer.from.org_id, after, BATCH).await?;
            let Some((_, last)) = batch.last() else { return Ok(()) };
            after = *last;
            for (id, _) in &batch {
                hand_over(self, &cx, &by, id, (&transfer.from.org_id, &transfer.to.org_id), &details).await?;
            }
        }
    }
}

impl Moves for Api {
    async fn move_notes(&self, accepted: &Accepted, now: Timestamp) -> Result<(), String> {
        self.move_all(accepted, now).await.map_err(|error| match error {
            Error::Internal(cause) | Error::Unavailable(cause) => cause.to_string(),
            refusal => refusal.to_string(),
        })
    }
}
