//! Operations on receipts, agreements and certifications: three recipes, whatever the kind.

use serde::Serialize;

use super::{Api, journal, view};
use crate::context::{Caller, Context};
use crate::domain::company::record::Kept;
use crate::domain::receipt::{self, Change, Kind, Order};
use crate::domain::user::Permission;
use crate::error::{Error, Result};
use crate::generated::{
    BrokerReceipt, CreateBrokerReceiptInput, CreateTraderReceiptInput, CreateTransporterReceiptInput,
    CreateVhuAgrementInput, CreateWorkerCertificationInput, DeleteBrokerReceiptInput,
    DeleteTraderReceiptInput, DeleteTransporterReceiptInput, DeleteVhuAgrementInput,
    DeleteWorkerCertificationInput, ReceiptResolvers, TraderReceipt, TransporterReceipt,
    UpdateBrokerReceiptInput, UpdateTraderReceiptInput, UpdateTransporterReceiptInput,
    UpdateVhuAgrementInput, UpdateWorkerCertificationInput, VhuAgrement, WorkerCertification,
};
use crate::ids::new_id;
use crate::scalars::Id;
use crate::store::Tx;
use crate::store::receipts::{Held, Stored};
use crate::store::streams::EventType;

impl ReceiptResolvers for Api {
    async fn create_transporter_receipt(
        &self,
        cx: &Context<'_>,
        input: CreateTransporterReceiptInput,
    ) -> Result<TransporterReceipt> {
        let caller = cx.user()?;
        self.create_paper(cx, caller, Kind::TransporterReceipt, input.into())
            .await
            .map(view::company::transporter_receipt)
    }

    async fn update_transporter_receipt(
        &self,
        cx: &Context<'_>,
        input: UpdateTransporterReceiptInput,
    ) -> Result<TransporterReceipt> {
        let caller = cx.user()?;
        let kept = self.update_paper(cx, caller, Kind::TransporterReceipt, input.into()).await?;
        Ok(view::company::transporter_receipt(kept))
    }

    async fn delete_transporter_receipt(
        &self,
        cx: &Context<'_>,
        input: DeleteTransporterReceiptInput,
    ) -> Result<TransporterReceipt> {
        self.delete_paper(cx, Kind::TransporterReceipt, input.id)
            .await
            .map(view::company::transporter_receipt)
    }

    async fn create_trader_receipt(
        &self,
        cx: &Context<'_>,
        input: CreateTraderReceiptInput,
    ) -> Result<TraderReceipt> {
        let caller = cx.session_user()?;
        self.create_paper(cx, caller, Kind::TraderReceipt, input.into())
            .await
            .map(view::company::trader_receipt)
    }

    async fn update_trader_receipt(
        &self,
        cx: &Context<'_>,
        input: UpdateTraderReceiptInput,
    ) -> Result<TraderReceipt> {
        let caller = cx.session_user()?;
        let kept = self.update_paper(cx, caller, Kind::TraderReceipt, input.into()).await?;
        Ok(view::company::trader_receipt(kept))
    }

    async fn delete_trader_receipt(
        &self,
        cx: &Context<'_>,
        input: DeleteTraderReceiptInput,
    ) -> Result<TraderReceipt> {
        self.delete_paper(cx, Kind::TraderReceipt, input.id).await.map(view::company::trader_receipt)
    }

    async fn create_broker_receipt(
        &self,
        cx: &Context<'_>,
        input: CreateBrokerReceiptInput,
    ) -> Result<BrokerReceipt> {
        let caller = cx.session_user()?;
        self.create_paper(cx, caller, Kind::BrokerReceipt, input.into())
            .await
            .map(view::company::broker_receipt)
    }

    async fn update_broker_receipt(
        &self,
        cx: &Context<'_>,
        input: UpdateBrokerReceiptInput,
    ) -> Result<BrokerReceipt> {
        let caller = cx.session_user()?;
        let kept = self.update_paper(cx, caller, Kind::BrokerReceipt, input.into()).await?;
        Ok(view::company::broker_receipt(kept))
    }

    async fn delete_broker_receipt(
        &self,
        cx: &Context<'_>,
        input: DeleteBrokerReceiptInput,
    ) -> Result<BrokerReceipt> {
        self.delete_paper(cx, Kind::BrokerReceipt, input.id).await.map(view::company::broker_receipt)
    }

    async fn create_vhu_agrement(
        &self,
        cx: &Context<'_>,
        input: CreateVhuAgrementInput,
    ) -> Result<VhuAgrement> {
        let caller = cx.session_user()?;
        self.create_paper(cx, caller, Kind::VhuAgrement, input.into()).await.map(view::company::agrement)
    }

    async fn update_vhu_agrement(
        &self,
        cx: &Context<'_>,
        input: UpdateVhuAgrementInput,
    ) -> Result<VhuAgrement> {
        let caller = cx.session_user()?;
        self.update_paper(cx, caller, Kind::VhuAgrement, input.into()).await.map(view::company::agrement)
    }

    async fn delete_vhu_agrement(
        &self,
        cx: &Context<'_>,
        input: DeleteVhuAgrementInput,
    ) -> Result<VhuAgrement> {
        self.delete_paper(cx, Kind::VhuAgrement, input.id).await.map(view::company::agrement)
    }

    async fn create_worker_certification(
        &self,
        cx: &Context<'_>,
        input: CreateWorkerCertificationInput,
    ) -> Result<WorkerCertification> {
        let caller = cx.session_user()?;
        self.create_paper(cx, caller, Kind::WorkerCertification, input.into())
            .await
            .map(view::company::certification)
    }

    async fn update_worker_certification(
        &self,
        cx: &Context<'_>,
        input: UpdateWorkerCertificationInput,
    ) -> Result<WorkerCertification> {
        let caller = cx.session_user()?;
        let kept = self.update_paper(cx, caller, Kind::WorkerCertification, input.into()).await?;
        Ok(view::company::certification(kept))
    }

    async fn delete_worker_certification(
        &self,
        cx: &Context<'_>,
        input: DeleteWorkerCertificationInput,
    ) -> Result<WorkerCertification> {
        self.delete_paper(cx, Kind::WorkerCertification, input.id).await.map(view::company::certification)
    }
}

impl Api {
    /// Makes a paper that no company is linked to.
    async fn create_paper<P: Stored>(
        &self,
        cx: &Context<'_>,
        caller: &Caller,
        kind: Kind,
        sent: Change,
    ) -> Result<Kept<P>> {
        let kept = Kept { id: new_id(cx.now()), value: receipt::new::<P>(sent, cx.now())? };
        let tx = self.store.begin().await?;
        tx.add_paper(kind, &kept).await?;
        let told = Told { kind, paper: Some(&kept.value) };
        journal::record(&tx, cx, caller, EventType::ReceiptCreated, &kept.id, &[], &told).await?;
        tx.commit().await?;
        Ok(kept)
    }

    async fn update_paper<P: Stored>(
        &self,
        cx: &Context<'_>,
        caller: &Caller,
        kind: Kind,
        Update { id, change }: Update,
    ) -> Result<Kept<P>> {
        if kind.rules().fields == Order::First {
            receipt::check_sent::<P>(&change, cx.now())?;
        }
        let (id, change) = (&id.0, &change);
        self.store
            .transaction(|tx| async move {
                let Held { paper, holders } = held::<P>(&tx, kind, id, caller).await?;
                let value = receipt::changed(paper, change.clone(), cx.now())?;
                let kept = Kept { id: id.clone(), value };
                tx.save_paper(kind, &kept).await?;
                let (told, numbers) = (Told { kind, paper: Some(&kept.value) }, numbers(&holders));
                journal::record(&tx, cx, caller, EventType::ReceiptUpdated, id, &numbers, &told).await?;
                Ok(kept)
            })
            .await
    }

    async fn delete_paper<P: Stored>(&self, cx: &Context<'_>, kind: Kind, id: Id) -> Result<Kept<P>> {
        let caller = cx.session_user()?;
        let id = &id.0;
        self.store
            .transaction(|tx| async move {
                let Held { paper, holders } = held::<P>(&tx, kind, id, caller).await?;
                tx.delete_paper(kind, id).await?;
                let (told, numbers) = (Told::<P> { kind, paper: None }, numbers(&holders));
                journal::record(&tx, cx, caller, EventType::ReceiptDeleted, id, &numbers, &told).await?;
                Ok(Kept { id: id.clone(), value: paper })
            })
            .await
    }
}

/// Holds a paper that the caller may change: it is linked to a company that the caller administers, or to none.
async fn held<P: Stored>(tx: &Tx, kind: Kind, id: &str, caller: &Caller) -> Result<Held<P>> {
    let rules = kind.rules();
    let held = tx.hold_paper::<P>(kind, id).await?.ok_or_else(|| Error::bad_input(rules.unknown))?;
    if !held.holders.is_empty() && !caller.may(Permission::CompanyCanUpdate, &held.holders) {
        return Err(Error::forbidden(rules.forbidden));
    }
    Ok(held)
}

/// A paper as the journal keeps it.
#[derive(Serialize)]
struct Told<'a, P> {
    kind: Kind,
    /// What is written on it; nothing once it is gone.
    #[serde(flatten)]
    paper: Option<&'a P>,
}

fn numbers(holders: &[String]) -> Vec<&str> {
    holders.iter().map(String::as_str).collect()
}

/// A paper and what is to change of it.
struct Update {
    id: Id,
    change: Change,
}

/// Inputs in the words of the rules. Only their types differ.
macro_rules! receipt_inputs {
    ($($create:ident, $update:ident;)+) => {$(
        impl From<$create> for Change {
            fn from(input: $create) -> Self {
                Self {
                    number: Some(input.receipt_number),
                    department: Some(input.department),
                    validity_limit: Some(input.validity_limit.0),
                    ..Self::default()
                }
            }
        }

        impl From<$update> for Update {
            fn from(input: $update) -> Self {
                let change = Change {
                    number: input.receipt_number.value(),
                    department: input.department.value(),
                    validity_limit: input.validity_limit.value().map(|limit| limit.0),
                    ..Change::default()
                };
                Self { id: input.id, change }
            }
        }
    )+};
}

receipt_inputs! {
    CreateTransporterReceiptInput, UpdateTransporterReceiptInput;
    CreateTraderReceiptInput, UpdateTraderReceiptInput;
    CreateBrokerReceiptInput, UpdateBrokerReceiptInput;
}

impl From<CreateVhuAgrementInput> for Change {
    fn from(input: CreateVhuAgrementInput) -> Self {
        Self { number: Some(input.agrement_number), department: Some(input.department), ..Self::default() }
    }
}

impl From<UpdateVhuAgrementInput> for Update {
    fn from(input: UpdateVhuAgrementInput) -> Self {
        let change = Change {
            number: input.agrement_number.value(),
            department: input.department.value(),
            ..Change::default()
        };
        Self { id: input.id, change }
    }
}

impl From<CreateWorkerCertificationInput> for Change {
    fn from(input: CreateWorkerCertificationInput) -> Self {
        Self {
            number: input.certification_number.value(),
            validity_limit: input.validity_limit.value().map(|limit| limit.0),
            organisation: input.organisation.value(),
            has_sub_section_three: Some(input.has_sub_section_three),
            has_sub_section_four: Some(input.has_sub_section_four),
            ..Self::default()
        }
    }
}

impl From<UpdateWorkerCertificationInput> for Update {
    fn from(input: UpdateWorkerCertificationInput) -> Self {
        let change = Change {
            number: input.certification_number.value(),
            validity_limit: input.validity_limit.value().map(|limit| limit.0),
            organisation: input.organisation.value(),
            has_sub_section_three: input.has_sub_section_three.value(),
            has_sub_section_four: input.has_sub_section_four.value(),
            ..Change::default()
        };
        Self { id: input.id, change }
    }
}
