//! Who may do what with a BSDD (specification, 3.4).

use Permission::{
    BsdCanCreate, BsdCanDelete, BsdCanRead, BsdCanRevise, BsdCanSignAcceptation, BsdCanSignEmission,
    BsdCanSignOperation, BsdCanSignTransport, BsdCanUpdate,
};

use super::Record;
use super::carriers::{Candidate, candidate_org_ids};
use super::conditions::{is_collected, is_round, next_transporter};
use super::legs::{Leg, final_leg};
use super::moves::{self, Operation};
use super::parties::{contributors, contributors_after};
use super::round;
use crate::context::Caller;
use crate::domain::bsd::{Actor, Signatory};
use crate::domain::user::Permission;
use crate::error::{Error, Result, Violations};
use crate::generated::path::transporter_signature_form_input as signing;
use crate::generated::{
    CreateFormInput, FormStatus, SignEmissionFormInput, SignatureAuthor, TransporterSignatureFormInput,
    UpdateFormInput,
};

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
    Store,
    AcceptStored,
    Reseal,
    Resend,
    Receive,
    Accept,
    Process,
    /// The carrier's part of [`Operation::SignBoth`]; the other takes a security code.
    SignBoth,
    UpdateTransporterFields,
    Revise,
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
    access(Door::Store,        BsdCanSignAcceptation, "le site d'entreposage provisoire", recipient, "Seul le site d'entreposage provisoire peut réceptionner ce bordereau en entreposage."),
    access(Door::AcceptStored, BsdCanSignAcceptation, "le site d'entreposage provisoire", recipient, "Seul le site d'entreposage provisoire peut accepter ou refuser ce déchet."),
    access(Door::Reseal,       BsdCanUpdate,          "le site d'entreposage provisoire", recipient, "Seul le site d'entreposage provisoire peut préparer la réexpédition de ce bordereau."),
    access(Door::Resend,       BsdCanSignEmission,    "le site d'entreposage provisoire", recipient, "Seul le site d'entreposage provisoire peut réexpédier ce bordereau."),
    access(Door::Receive, BsdCanSignAcceptation, "la destination, finale s'il y a un entreposage provisoire", final_recipient, "Seule la destination, finale après un entreposage provisoire, peut réceptionner ce bordereau."),
    access(Door::Accept,  BsdCanSignAcceptation, "la destination, finale s'il y a un entreposage provisoire", final_recipient, "Seule la destination, finale après un entreposage provisoire, peut accepter ou refuser ce déchet."),
    access(Door::Process, BsdCanSignOperation,   "la destination, finale s'il y a un entreposage provisoire, ou le site d'entreposage qui a accepté le déchet", may_process, "Seule la destination peut marquer ce bordereau comme traité."),
    access(Door::SignBoth, BsdCanSignTransport, "le premier transporteur de la partie du trajet qui commence", carrier_to_sign, "Seul le premier transporteur peut recueillir ces signatures."),
    access(Door::UpdateTransporterFields, BsdCanUpdate, "le premier transporteur", first_transporters, "Seul le premier transporteur peut modifier ces champs."),
    access(Door::Revise,  BsdCanRevise, "l'émetteur, la destination, l'éco-organisme ou la destination finale", |record, _| revisers(record), "Vous n'êtes pas autorisé à demander la révision de ce bordereau."),
];

/// Errors: `FORBIDDEN`, when the caller has no part in this.
pub fn check(door: Door, record: &Record, actor: Actor<'_>) -> Result<()> {
    let row = row(door);
    let allowed = actor.caller.may(row.permission, (row.companies)(record, actor.owner_orgs));
    if allowed { Ok(()) } else { Err(Error::forbidden(row.refusal)) }
}

/// Every door, once.
pub fn doors() -> impl Iterator<Item = Door> {
    ACCESS.iter().map(|row| row.door)
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

/// Whose signature `signEmissionForm` takes: that of the storer for the second leg, whatever the input says.
/// Errors: by status, `BAD_USER_INPUT` or `FORBIDDEN`; an eco-organisation that the note does not name,
/// `FORBIDDEN`.
pub fn emission_signatory(before: &Record, input: &SignEmissionFormInput) -> Result<Signatory> {
    round::refuse_signature(before)?;
    moves::next(before, Operation::SignEmission)?;
    if Leg::current(before) == Leg::Second {
        return Ok(Signatory::new(storer(before)?, BsdCanSignEmission));
    }
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
    let leg = Leg::current(before).of(before);
    let number = next_transporter(leg)
        .ok_or_else(|| Error::bad_input("Aucun transporteur de ce bordereau n'a d'enlèvement à signer."))?;
    let org_id = leg.transporters[number].company.org_id().ok_or_else(|| {
        Error::forbidden(
            "Le transporteur n'a ni SIRET ni numéro de TVA : il ne peut pas signer l'enlèvement.",
        )
    })?;
    Ok(Signatory::new(org_id, Permission::BsdCanSignTransport))
}

/// Whose security code `signedByTransporter` takes beside the carrier's permission. Errors: the caller is
/// not of the carrier, `FORBIDDEN`; a consent that is not given, or a signatory that the note lacks,
/// `BAD_USER_INPUT`.
pub fn hand_over_signatory(
    before: &Record,
    input: &TransporterSignatureFormInput,
    caller: &Caller,
) -> Result<Signatory> {
    if is_collected(before) {
        return Err(Error::bad_input(
            "Une collecte d'annexe 1 se signe par signEmissionForm, puis par signTransportForm.",
        ));
    }
    if is_round(before) {
        return Err(Error::forbidden(
            "Une tournée d'annexe 1 ne se signe pas : signez les collectes qui y sont rattachées.",
        ));
    }
    // A carrier is told by the note alone, whoever owns it.
    check(Door::SignBoth, before, Actor { caller, owner_orgs: &[] })?;
    refuse_partial_consent(input)?;
    if Leg::next_handover(before) == Leg::Second {
        return Ok(Signatory::by_code_only(storer(before)?));
    }
    let by_eco_organisme = input.signature_author.as_ref().value() == Some(&SignatureAuthor::EcoOrganisme);
    let signatory = emission_company(before, by_eco_organisme).ok_or_else(|| {
        Error::bad_input(if by_eco_organisme {
            "Aucun éco-organisme ne figure sur ce bordereau : il ne peut pas signer l'émission."
        } else {
            "Aucun émetteur de ce bordereau n'a de SIRET, donc de code de signature."
        })
    })?;
    Ok(Signatory::by_code_only(signatory))
}

fn refuse_partial_consent(input: &TransporterSignatureFormInput) -> Result<()> {
    let mut found = Violations::default();
    if !input.signed_by_transporter {
        found.push(
            signing::SIGNED_BY_TRANSPORTER,
            "Le transporteur doit donner son accord (signedByTransporter).",
        );
    }
    if !input.signed_by_producer {
        found.push(
            signing::SIGNED_BY_PRODUCER,
            "Celui qui remet le chargement doit donner son accord (signedByProducer).",
        );
    }
    if input.sent_by.is_empty() {
        found.push(signing::SENT_BY, "Indiquez le nom de la personne qui remet le chargement (sentBy).");
    }
    found.into_result()
}

/// The leg whose first carrier the caller may edit: a carrier of the second edits itself there.
pub fn carriers_leg(before: &Record, actor: Actor<'_>) -> Leg {
    if before.status == FormStatus::Resealed
        && let Some(suite) = before.suite.as_deref()
        && actor.caller.may(BsdCanUpdate, first_transporter(suite))
    {
        Leg::Second
    } else {
        Leg::First
    }
}

/// The company that signs, or signed, the emission.
pub fn emission_company(record: &Record, by_eco_organisme: bool) -> Option<&str> {
    if by_eco_organisme {
        record.eco_organisme.as_ref().map(|eco| eco.siret.as_str())
    } else {
        record.emitter.company.siret.as_deref()
    }
}

/// The storer sends the second leg, so signs for it.
fn storer(before: &Record) -> Result<&str> {
    let siret = before.recipient.company.siret.as_deref();
    siret.ok_or_else(|| Error::forbidden("Aucun site d'entreposage ne figure sur ce bordereau."))
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

/// Who may ask for a revision: emitter, destinations, eco-organisation; the carriers of a round's item, once
/// one of them holds the waste.
pub fn revisers(record: &Record) -> Vec<&str> {
    let suite = record.suite.as_deref();
    let mut companies = vec![
        record.emitter.company.siret.as_deref(),
        record.recipient.company.siret.as_deref(),
        record.eco_organisme.as_ref().map(|eco| eco.siret.as_str()),
        suite.and_then(|suite| suite.recipient.company.siret.as_deref()),
    ];
    if is_collected(record) && record.take_over.at.is_some() {
        companies.extend(record.transporters.iter().map(|carrier| carrier.company.org_id()));
    }
    companies.into_iter().flatten().collect()
}

fn final_recipient<'a>(record: &'a Record, owner_orgs: &[String]) -> Vec<&'a str> {
    recipient(final_leg(record), owner_orgs)
}

/// The storer treats what it accepted, as long as it has not sent it on.
fn may_process<'a>(record: &'a Record, owner_orgs: &[String]) -> Vec<&'a str> {
    let mut companies = final_recipient(record, owner_orgs);
    if record.status == FormStatus::TempStorerAccepted {
        companies.extend(recipient(record, owner_orgs));
    }
    companies
}

fn carrier_to_sign<'a>(record: &'a Record, _: &[String]) -> Vec<&'a str> {
    first_transporter(Leg::next_handover(record).of(record))
}

fn first_transporters<'a>(record: &'a Record, _: &[String]) -> Vec<&'a str> {
    let mut companies = first_transporter(record);
    if record.status == FormStatus::Resealed {
        companies.extend(record.suite.as_deref().into_iter().flat_map(first_transporter));
    }
    companies
}

fn first_transporter(record: &Record) -> Vec<&str> {
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
