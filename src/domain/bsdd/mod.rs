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
mod changes;
pub mod codes;
mod completion;
mod conditions;
pub mod fields;
mod merge;
pub mod moves;
mod packagings;
mod parties;
pub mod print;
pub mod record;
mod roadside;
mod rules;
mod sign;
#[cfg(test)]
mod tests;
mod transporter_rules;
mod treat;
pub mod waste_codes;
mod write;

pub use access::{can_read, emission_signatory, transport_signatory};
pub use changes::changes;
pub use conditions::is_dangerous;
pub use moves::NEXT_STEPS;
pub use packagings::{LegacyPackagings, legacy_packagings};
pub use parties::{Party, create_org_ids, org_ids, parties, process_org_ids, update_org_ids};
pub use record::Record;
pub use roadside::on_the_road;
pub use sign::{sign_emission, sign_transport};
pub use treat::{accept, process, quantity_accepted, receive};
pub use write::{NewIds, create, delete, seal, update, update_transporter_fields};
