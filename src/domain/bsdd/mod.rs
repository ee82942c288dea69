//! The dangerous-waste dispatch note (BSDD, `Form` in the API): its record and its rules.
//!
//! Operations take the note as it was, what the client sent, who acts ([`Actor`], or the [`Authority`] to
//! sign), and [`Facts`]; they answer the note as it becomes, or a refusal. They check in the order of the
//! contract: completion of companies, permission, locked fields, field rules, move. Whether the note
//! exists is the resolver's question.
//!
//! The rules are tables: [`moves`], [`fields`] with [`rules`], [`access`], [`codes`].
//!
//! [`Actor`]: super::bsd::Actor
//! [`Authority`]: super::bsd::Authority
//! [`Facts`]: super::bsd::Facts

pub mod access;
mod carriers;
mod changes;
pub mod codes;
mod completion;
mod conditions;
mod duplicate;
pub mod fields;
pub mod grouping;
pub mod image;
mod import;
mod legs;
mod merge;
pub mod moves;
mod packagings;
mod parties;
pub mod print;
pub mod record;
pub mod refusal;
pub mod revision;
mod roadside;
pub mod round;
mod rules;
mod segments;
mod sign;
mod storage;
#[cfg(test)]
mod tests;
mod transfer;
mod transporter_rules;
mod treat;
pub mod waste_codes;
mod write;

pub use access::{can_read, emission_signatory, hand_over_signatory, transport_signatory};
pub use carriers::{
    Candidate, candidate_org_ids, carrier_org_ids, drop_carrier, edit_carrier, new_carrier, refuse_signed,
    update_carrier,
};
pub use changes::changes;
pub use conditions::{is_collected, is_dangerous, is_regrouping, is_round};
pub use duplicate::duplicate;
pub use grouping::emitter_postal_code;
pub use import::{Paper, import, import_new, import_org_ids};
pub use legs::{Leg, final_leg, final_leg_mut};
pub use moves::{Awaited, NEXT_STEPS};
pub use packagings::{LegacyPackagings, legacy_packagings};
pub use parties::{
    Party, create_org_ids, org_ids, parties, process_org_ids, resealed_org_ids, resent_org_ids,
    update_org_ids,
};
pub use record::Record;
pub use roadside::on_the_road;
pub use segments::{edit_segment, prepare_segment, ready_segment, take_over_segment};
pub use sign::{sign_both, sign_emission, sign_transport};
pub use storage::{accept_stored, reseal, resend, store};
pub use transfer::hand_over;
pub use treat::{accept, process, quantity_accepted, receive};
pub use write::{NewIds, create, delete, seal, update, update_transporter_fields};
