//! A BSVHU as its body is kept.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::bsd::parts::{Company, Intermediation, Signed, is_default};
use crate::generated::{
    BsvhuDestinationType, BsvhuIdentificationType, BsvhuPackaging, OperationMode, WasteAcceptationStatus,
};
use crate::scalars::DateTime;

/// Weights are in tonnes, exact. Absent members are null or empty.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Bsvhu {
    pub is_duplicate_of: Option<String>,
    pub emitter: Emitter,
    pub waste_code: Option<String>,
    pub packaging: Option<BsvhuPackaging>,
    #[serde(skip_serializing_if = "is_default")]
    pub identification: Identification,
    pub quantity: Option<i32>,
    pub weight: Option<Decimal>,
    pub is_weight_estimated: bool,
    pub contains_electric_or_hybrid_vehicles: Option<bool>,
    pub destination: Destination,
    #[serde(skip_serializing_if = "is_default")]
    pub broker: Intermediation,
    #[serde(skip_serializing_if = "is_default")]
    pub trader: Intermediation,
    /// Named and numbered; without a SIRET there is none.
    pub eco_organisme: Option<Company>,
    #[serde(skip_serializing_if = "is_default")]
    pub intermediaries: Vec<Company>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Emitter {
    pub agrement_number: Option<String>,
    pub irregular_situation: bool,
    pub no_siret: bool,
    /// It has a SIRET, with which nobody has registered.
    pub not_on_td: bool,
    pub company: Company,
    /// The address in parts, where it was not given in one line.
    pub street: Option<String>,
    pub city: Option<String>,
    pub postal_code: Option<String>,
    pub signature: Option<Signed>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Identification {
    pub numbers: Vec<String>,
    #[serde(rename = "type")]
    pub kind: Option<BsvhuIdentificationType>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Destination {
    #[serde(rename = "type")]
    pub kind: Option<BsvhuDestinationType>,
    pub agrement_number: Option<String>,
    pub company: Company,
    pub planned_operation: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub reception: Reception,
    #[serde(skip_serializing_if = "is_default")]
    pub operation: Operation,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Reception {
    pub date: Option<DateTime>,
    pub quantity: Option<i32>,
    pub weight: Option<Decimal>,
    pub acceptation: Option<WasteAcceptationStatus>,
    pub refusal_reason: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub identification: Identification,
    pub signature: Option<Signed>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Operation {
    pub code: Option<String>,
    pub mode: Option<OperationMode>,
    pub date: Option<DateTime>,
    #[serde(skip_serializing_if = "is_default")]
    pub next_destination: Company,
    pub signature: Option<Signed>,
}

impl Bsvhu {
    /// The eco-organisation's SIRET.
    pub fn eco_organisme(&self) -> Option<&str> {
        self.eco_organisme.as_ref()?.siret.as_deref()
    }
}

impl Emitter {
    /// The address in one line, however it was given.
    pub fn address(&self) -> Option<String> {
        let parts = [self.street.as_deref(), self.postal_code.as_deref(), self.city.as_deref()];
        let joined = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        self.company.address.clone().or(Some(joined).filter(|text| !text.is_empty()))
    }
}
