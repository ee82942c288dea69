//! What a revision asks for, as it is kept: a leaf that is none is not revised.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::super::record::{Intermediation, Packaging};
use super::super::{completion, merge, packagings};
use super::tonnes;
use crate::domain::bsd::directory::Directory;
use crate::error::Violations;
use crate::generated::{FormRevisionRequestContentInput, OperationMode};
use crate::graphql::input::Maybe;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Content {
    pub is_canceled: Option<bool>,
    pub recipient_cap: Option<String>,
    pub waste: WasteContent,
    pub quantity_received: Option<Decimal>,
    pub quantity_refused: Option<Decimal>,
    pub operation_done: Option<String>,
    pub operation_mode: Option<OperationMode>,
    pub operation_description: Option<String>,
    pub broker: Intermediation,
    pub trader: Intermediation,
    pub storage: StorageContent,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct WasteContent {
    pub code: Option<String>,
    pub name: Option<String>,
    pub pop: Option<bool>,
    pub packaging_infos: Option<Vec<Packaging>>,
    pub quantity: Option<Decimal>,
    pub sample_number: Option<String>,
}

/// Temporary storage: what was received there, and where the waste goes from there.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct StorageContent {
    pub quantity_received: Option<Decimal>,
    pub quantity_refused: Option<Decimal>,
    pub destination_cap: Option<String>,
    pub destination_operation: Option<String>,
}

impl Content {
    /// The content that is sent, traders and brokers completed from the directory. What cannot be kept goes to
    /// `found`.
    pub fn new(
        sent: &FormRevisionRequestContentInput,
        directory: &Directory,
        found: &mut Violations,
    ) -> Self {
        let mut content = Self {
            is_canceled: sent.is_canceled.as_ref().value().copied(),
            recipient_cap: sent.recipient.as_ref().value().and_then(|recipient| text(&recipient.cap)),
            quantity_received: tonnes(&sent.quantity_received),
            quantity_refused: tonnes(&sent.quantity_refused),
            operation_done: text(&sent.processing_operation_done),
            operation_mode: sent.destination_operation_mode.as_ref().value().copied(),
            operation_description: text(&sent.processing_operation_description),
            ..Self::default()
        };
        if let Maybe::Value(waste) = &sent.waste_details {
            content.waste = WasteContent {
                code: text(&waste.code),
                name: text(&waste.name),
                pop: waste.pop.as_ref().value().copied(),
                packaging_infos: waste
                    .packaging_infos
                    .clone()
                    .value()
                    .map(|list| packagings::list(list, found)),
                quantity: tonnes(&waste.quantity),
                sample_number: text(&waste.sample_number),
            };
        }
        if let Maybe::Value(party) = sent.broker.clone() {
            let receipt = (party.receipt, party.department, party.validity_limit);
            merge::intermediation(&mut content.broker, party.company, receipt);
            completion::broker(&mut content.broker, directory);
        }
        if let Maybe::Value(party) = sent.trader.clone() {
            let receipt = (party.receipt, party.department, party.validity_limit);
            merge::intermediation(&mut content.trader, party.company, receipt);
            completion::trader(&mut content.trader, directory);
        }
        if let Maybe::Value(storage) = &sent.temporary_storage_detail {
            if let Maybe::Value(storer) = &storage.temporary_storer {
                content.storage.quantity_received = tonnes(&storer.quantity_received);
                content.storage.quantity_refused = tonnes(&storer.quantity_refused);
            }
            if let Maybe::Value(destination) = &storage.destination {
                content.storage.destination_cap = text(&destination.cap);
                content.storage.destination_operation = text(&destination.processing_operation);
            }
        }
        content
    }
}

impl StorageContent {
    /// Whether the final destination has a say in it.
    pub fn concerns_destination(&self) -> bool {
        self.destination_cap.is_some()
            || self.destination_operation.is_some()
            || self.quantity_received.is_some()
    }
}

fn text(sent: &Maybe<String>) -> Option<String> {
    sent.as_ref().value().filter(|text| !text.is_empty()).cloned()
}
