//! Those who carry, trade or broker the waste, as documents show them.

use serde::Serialize;

use super::company::Party;
use super::parts::{Receipt, Signature};
use super::{labels, text};
use crate::domain::bsd::parts::{self, Signed};
use crate::domain::bsd::transporters::Transporter;

/// A trader or a broker.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Intermediation {
    company: Party,
    receipt: Receipt,
}

impl Intermediation {
    pub fn new(party: &parts::Intermediation) -> Option<Self> {
        (*party != parts::Intermediation::default()).then(|| Self {
            company: Party::company(&party.company),
            receipt: Receipt::new(&party.receipt, None),
        })
    }
}

/// A carrier, in the box of this number.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Carrier {
    pub number: String,
    pub company: Party,
    pub receipt: Receipt,
    pub mode: Option<&'static str>,
    pub plates: Option<String>,
    /// When the waste was taken over, where that is told apart from the signature.
    pub taken_over: Option<String>,
    pub signature: Signature,
}

impl Carrier {
    /// One of a note that is signed by type.
    pub fn signing(number: String, one: &Transporter) -> Self {
        Self {
            number,
            company: Party::company(&one.company),
            receipt: Receipt::new(&one.receipt, Some(one.is_exempted)),
            mode: one.mode.map(labels::transport_mode),
            plates: text::line(&one.plates.join(", ")),
            taken_over: text::day(one.taken_over_at),
            signature: signature(one.signature.as_ref()),
        }
    }
}

/// A signature, given or not yet.
pub fn signature(signed: Option<&Signed>) -> Signature {
    Signature::new(signed.map(|signed| &signed.by), signed.map(|signed| signed.at))
}
