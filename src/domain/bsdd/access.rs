//! Who may do what with a BSDD (specification, 3.4).

use Permission::{
    BsdCanCreate, BsdCanDelete, BsdCanRead, BsdCanSignAcceptation, BsdCanSignOperation, BsdCanUpdate,
};

use super::Record;
use super::carriers::{Candidate, candidate_org_ids};
use super::conditions::{is_collected, next_transporter};
use super::moves::{self, Operation};
use super::parties::{contributors, contributors_after};
use super::round;
use crate::domain::bsd::{Actor, Signatory};
use crate::domain::user::Permission;
use crate::error::{Error, Result};
use crate::generated::{CreateFormInput, FormStatus, SignEmissionFormInput, UpdateFormInput};

/// An operation that a member's permission opens; the two signatures, which a security code opens as
/// well, have their [`Signatory`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    Read,
    Update,
    Delete,
    Duplicate,
    Seal,
    Import,
    Receive,
    Accept,
    Process,
    UpdateTransporterFields,
}

struct Access {
    door: Door,
    permission: Permission,
    /// What `companies` finds, in French.
    who: &'static str,
    companies: for<'a> fn(&'a Record, &[String]) -> Vec<&'a str>,
    refusal: &'static str,
}

#[rustfmt::skip]
const ACCESS: &[Access] = &[
    access(Door::Read,    BsdCanRead,   "une entreprise du bordereau", contributors, "Vous n'êtes pas autorisé à consulter ce bordereau."),
    access(Door::Update,  BsdCanUpdate, "une entreprise du bordereau", contributors, "Vous n'êtes pas autorisé à modifier ce bordereau."),
    access(Door::Delete,  BsdCanDelete, "une entreprise du bordereau, ou celle qui a signé l'émission", may_delete,   "Vous n'êtes pas autorisé à supprimer ce bordereau, ou son statut ne le permet plus."),
    access(Door::Duplicate, BsdCanCreate, "une entreprise du bordereau", contributors, "Vous n'êtes pas autorisé à copier ce bordereau."),
    access(Door::Import, BsdCanCreate, "la destination", recipient, "Seule la destination peut saisir un bordereau papier."),
    access(Door::Seal,    BsdCanDelete, "une entreprise du bordereau", contributors, "Vous n'êtes pas autorisé à sceller ce bordereau."),
    access(Door::Receive, BsdCanSignAcceptation, "la destination", recipient, "Seule la destination peut réceptionner ce bordereau."),
    access(Door::Accept,  BsdCanSignAcceptation, "la destination", recipient, "Seule la destination peut accepter ou refuser ce déchet."),
    access(Door::Process, BsdCanSignOperation,   "la destination", recipient, "Seule la destination peut marquer ce bordereau comme traité."),
    access(Door::UpdateTransporterFields, BsdCanUpdate, "le premier transporteur", first_transporter, "Seul le premier transporteur peut modifier ces champs."),
];

/// Errors: `FORBIDDEN`, when the caller has no part in this.
pub fn check(door: Door, record: &Record, actor: Actor<'_>) -> Result<()> {
    let row = row(door);
    let allowed = actor.caller.may(row.permission, (row.companies)(record, actor.owner_orgs));
    if allowed { Ok(()) } else { Err(Error::forbidden(row.refusal)) }
}

/// Whom a door is open to, in French, and the permission it takes.
pub fn open_to(door: Door) -> (&'static str, Permission) {
    let row = row(door);
    (row.who, row.permission)
}

/// Whether the caller may read the note, which an administrator of the platform always may. Errors:
/// `FORBIDDEN`.
pub fn can_read(record: &Record, actor: Actor<'_>) -> Result<()> {
    if actor.caller.is_admin { Ok(()) } else { check(Door::Read, record, actor) }
}

/// Whether the caller may create this: a company that the input names must be theirs.
pub fn can_create(input: &CreateFormInput, candidates: &[Candidate], actor: Actor<'_>) -> Result<()> {
    let named = super::create_org_ids(input).into_iter().chain(candidate_org_ids(candidates));
    if actor.caller.may(Permission::BsdCanCreate, named) {
        return Ok(());
    }
    Err(Error::forbidden(
        "Vous ne pouvez pas créer ce bordereau : l'une de vos entreprises doit y figurer, et votre rôle doit y \
         permettre la création.",
    ))
}

/// Whether the caller may make this update, and would still be on the note after it.
pub fn can_update(
    before: &Record,
    input: &UpdateFormInput,
    candidates: &[Candidate],
    actor: Actor<'_>,
) -> Result<()> {
    check(Door::Update, before, actor)?;
    let after = contributors_after(before, input, candidates, actor.owner_orgs);
    if actor.caller.may(Permission::BsdCanUpdate, after) {
        return Ok(());
    }
    Err(Error::forbidden("Vous ne pouvez pas retirer votre propre entreprise de ce bordereau."))
}

/// Whose signature `signEmissionForm` takes. Errors: by status, `BAD_USER_INPUT` or `FORBIDDEN`; an
/// eco-organisation that the note does not name, `FORBIDDEN`.
pub fn emission_signatory(before: &Record, input: &SignEmissionFormInput) -> Result<Signatory> {
    round::refuse_signature(before)?;
    moves::next(before, Operation::SignEmission)?;
    let by_eco_organisme = input.emitted_by_eco_organisme.as_ref().value() == Some(&true);
    let signatory = emission_company(before, by_eco_organisme).ok_or_else(|| {
        Error::forbidden(if by_eco_organisme {
            "Aucun éco-organisme ne figure sur ce bordereau : il ne peut pas signer l'émission."
        } else {
            "Aucun émetteur ne figure sur ce bordereau : il ne peut pas signer l'émission."
        })
    })?;
    Ok(Signatory::new(signatory, Permission::BsdCanSignEmission))
}

/// Whose signature `signTransportForm` takes. Errors: by status, `BAD_USER_INPUT` or `FORBIDDEN`; nobody
/// left to sign, `BAD_USER_INPUT`.
pub fn transport_signatory(before: &Record) -> Result<Signatory> {
    round::refuse_signature(before)?;
    moves::next(before, Operation::SignTransport)?;
    round::refuse_unattached(before)?;
    let number = next_transporter(before)
        .ok_or_else(|| Error::bad_input("Aucun transporteur de ce bordereau n'a d'enlèvement à signer."))?;
    let org_id = before.transporters[number].company.org_id().ok_or_else(|| {
        Error::forbidden(
            "Le transporteur n'a ni SIRET ni numéro de TVA : il ne peut pas signer l'enlèvement.",
        )
    })?;
    Ok(Signatory::new(org_id, Permission::BsdCanSignTransport))
}

/// The company that signs, or signed, the emission.
pub fn emission_company(record: &Record, by_eco_organisme: bool) -> Option<&str> {
    if by_eco_organisme {
        record.eco_organisme.as_ref().map(|eco| eco.siret.as_str())
    } else {
        record.emitter.company.siret.as_deref()
    }
}

fn row(door: Door) -> &'static Access {
    ACCESS.iter().find(|row| row.door == door).expect("every door has a row")
}

fn may_delete<'a>(record: &'a Record, owner_orgs: &[String]) -> Vec<&'a str> {
    match record.status {
        FormStatus::Draft | FormStatus::Sealed => contributors(record, owner_orgs),
        FormStatus::SignedByProducer => {
            emission_company(record, record.emission.by_eco_organisme == Some(true)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn recipient<'a>(record: &'a Record, _: &[String]) -> Vec<&'a str> {
    if is_collected(record) {
        // It follows its round.
        return Vec::new();
    }
    record.recipient.company.siret.as_deref().into_iter().collect()
}

fn first_transporter<'a>(record: &'a Record, _: &[String]) -> Vec<&'a str> {
    let company = record.transporters.first().map(|first| &first.company);
    company.into_iter().flat_map(|one| [one.siret.as_deref(), one.vat_number.as_deref()]).flatten().collect()
}

const fn access(
    door: Door,
    permission: Permission,
    who: &'static str,
    companies: for<'a> fn(&'a Record, &[String]) -> Vec<&'a str>,
    refusal: &'static str,
) -> Access {
    Access { door, permission, who, companies, refusal }
}
