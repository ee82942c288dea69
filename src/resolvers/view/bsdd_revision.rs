//! What the API shows of a revision request.

use super::bsdd::{Shown, broker, form, number, packaging, trader};
use crate::domain::bsd::revision::Approval;
use crate::domain::bsdd::revision::{Content, StorageContent, WasteContent};
use crate::domain::company::vat_country;
use crate::generated::{
    FormCompany, FormRevisionRequest, FormRevisionRequestApproval, FormRevisionRequestContent,
    FormRevisionRequestDestination, FormRevisionRequestRecipient, FormRevisionRequestTemporaryStorageDetail,
    FormRevisionRequestTemporaryStorer, FormRevisionRequestWasteDetails,
};
use crate::scalars::Id;
use crate::store::revisions::{Author, Kept};

pub fn request(kept: Kept, shown: Shown) -> FormRevisionRequest {
    let Kept { request, content: asked, note, author } = kept;
    FormRevisionRequest {
        id: Id(request.id),
        form: Box::new(form(note, shown)),
        content: content(asked),
        authoring_company: company(request.author, author),
        approvals: request.approvals.into_iter().map(approval).collect(),
        status: request.status,
        comment: request.comment,
        created_at: request.created_at,
    }
}

fn approval(approval: Approval) -> FormRevisionRequestApproval {
    FormRevisionRequestApproval {
        approver_siret: approval.approver,
        status: approval.status,
        comment: approval.comment,
    }
}

fn company(org_id: String, known: Author) -> FormCompany {
    let Author { siret, vat_number, name, address, contact, phone, mail } = known;
    let country = match (&siret, &vat_number) {
        (None, Some(vat)) => vat_country(vat).map(str::to_owned),
        _ => Some("FR".to_owned()),
    };
    FormCompany {
        // A company that left the platform meanwhile asked under its SIRET.
        siret: siret.or_else(|| vat_number.is_none().then(|| org_id.clone())),
        org_id: Some(org_id),
        vat_number,
        name,
        address,
        contact,
        phone,
        mail,
        country,
        omi_number: None,
        extra_european_id: None,
    }
}

fn content(asked: Content) -> FormRevisionRequestContent {
    FormRevisionRequestContent {
        is_canceled: asked.is_canceled,
        recipient: asked.recipient_cap.map(|cap| FormRevisionRequestRecipient { cap: Some(cap) }),
        waste_details: waste(asked.waste),
        quantity_received: asked.quantity_received.map(number),
        quantity_refused: asked.quantity_refused.map(number),
        processing_operation_done: asked.operation_done,
        destination_operation_mode: asked.operation_mode,
        processing_operation_description: asked.operation_description,
        broker: broker(asked.broker),
        trader: trader(asked.trader),
        temporary_storage_detail: storage(asked.storage),
    }
}

fn waste(asked: WasteContent) -> Option<FormRevisionRequestWasteDetails> {
    if asked == WasteContent::default() {
        return None;
    }
    Some(FormRevisionRequestWasteDetails {
        code: asked.code,
        name: asked.name,
        pop: asked.pop,
        packaging_infos: asked.packaging_infos.map(|list| list.into_iter().map(packaging).collect()),
        quantity: asked.quantity.map(number),
        sample_number: asked.sample_number,
    })
}

fn storage(asked: StorageContent) -> Option<FormRevisionRequestTemporaryStorageDetail> {
    if asked == StorageContent::default() {
        return None;
    }
    let StorageContent { quantity_received, quantity_refused, destination_cap, destination_operation } =
        asked;
    let has_storer = quantity_received.is_some() || quantity_refused.is_some();
    let has_destination = destination_cap.is_some() || destination_operation.is_some();
    Some(FormRevisionRequestTemporaryStorageDetail {
        destination: has_destination.then_some(FormRevisionRequestDestination {
            cap: destination_cap,
            processing_operation: destination_operation,
        }),
        temporary_storer: has_storer.then(|| FormRevisionRequestTemporaryStorer {
            quantity_received: quantity_received.map(number),
            quantity_refused: quantity_refused.map(number),
        }),
    })
}
