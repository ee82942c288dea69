//! Transporters in a row: parts of a note with ids of their own, which may exist before it.

use serde::{Deserialize, Serialize};

use super::actor::Facts;
use super::completion::{complete, refuse_gone};
use super::directory::Directory;
use super::fields::{Field, Leaf, Rule, Sealed, Table, field, rule};
use super::format::Format::{ForeignVat, Mail, Siret};
use super::merge::{object, option, plain, text};
use super::parts::{Company, Receipt, Signed, is_default};
use super::profiles::{DORMANT, UNREGISTERED, is_dormant, is_unregistered, lacks_profile};
use super::signature::{Step, TRANSPORT};
use super::when::When::{self, Always, If};
use crate::domain::company::is_foreign_vat;
use crate::error::{Error, Result, Violations};
use crate::generated::{CompanyInput, CompanyType, TransportMode};
use crate::graphql::input::Maybe;
use crate::scalars::DateTime;

/// Most transporters of a note.
pub const MOST: usize = 5;

/// A transporter; a row of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Transporter {
    pub id: String,
    pub created_at: DateTime,
    #[serde(default, skip_serializing_if = "is_default")]
    pub company: Company,
    #[serde(default, skip_serializing_if = "is_default")]
    pub receipt: Receipt,
    #[serde(default, skip_serializing_if = "is_default")]
    pub is_exempted: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<TransportMode>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub plates: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_over_at: Option<DateTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_info: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signed>,
}

/// What a client sends of one transporter, whatever the kind of note.
#[derive(Debug, Clone, Default)]
pub struct TransporterChange {
    pub company: Maybe<CompanyInput>,
    pub is_exempted: Maybe<bool>,
    pub mode: Maybe<TransportMode>,
    pub plates: Maybe<Vec<String>>,
    pub taken_over_at: Maybe<DateTime>,
    pub custom_info: Maybe<String>,
}

/// What a client sends of a note's transporters.
#[derive(Debug, Clone, Default)]
pub struct Lineup {
    /// The first one, edited or made where it stands; null takes it off.
    pub first: Maybe<TransporterChange>,
    /// All of them, by the ids they were given when they were made.
    pub ids: Maybe<Vec<String>>,
}

/// Takes apart an input with the members `company`, `recepisse`, `customInfo`, `transport`.
macro_rules! transporter_change {
    ($input:ty) => {
        impl From<$input> for $crate::domain::bsd::transporters::TransporterChange {
            fn from(input: $input) -> Self {
                use $crate::domain::bsd::merge::member;
                let (receipt, transport) = (input.recepisse, input.transport);
                Self {
                    company: input.company,
                    is_exempted: member(&receipt, |part| &part.is_exempted),
                    mode: member(&transport, |part| &part.mode),
                    plates: member(&transport, |part| &part.plates),
                    taken_over_at: member(&transport, |part| &part.taken_over_at),
                    custom_info: input.custom_info,
                }
            }
        }
    };
}
pub(crate) use transporter_change;

impl Transporter {
    /// By road, unless its client says otherwise.
    pub fn new(id: String, now: DateTime) -> Self {
        Self {
            id,
            created_at: now,
            company: Company::default(),
            receipt: Receipt::default(),
            is_exempted: false,
            mode: Some(TransportMode::Road),
            plates: Vec::new(),
            taken_over_at: None,
            custom_info: None,
            signature: None,
        }
    }

    pub fn merge(&mut self, change: TransporterChange) {
        object(&mut self.company, change.company, Company::merge);
        plain(&mut self.is_exempted, change.is_exempted);
        option(&mut self.mode, change.mode);
        plain(&mut self.plates, change.plates);
        option(&mut self.taken_over_at, change.taken_over_at);
        text(&mut self.custom_info, change.custom_info);
    }

    pub const fn has_signed(&self) -> bool {
        self.signature.is_some()
    }

    /// Takes name, address and receipt from the directory.
    pub fn complete(&mut self, directory: &Directory) {
        if let Some(siret) = &self.company.siret {
            complete(directory, siret, &mut self.company.name, &mut self.company.address);
        }
        self.refresh_receipt(directory);
    }

    /// Takes the receipt that its company holds now; none for one that is exempted or holds none.
    pub fn refresh_receipt(&mut self, directory: &Directory) {
        let registered = directory.company(self.company.org_id().unwrap_or_default()).registered.as_ref();
        let held = registered.and_then(|company| company.transporter_receipt.as_ref());
        self.receipt = held.filter(|_| !self.is_exempted).map_or_else(Receipt::default, Receipt::from);
    }

    /// The same transporter for another journey.
    pub fn copy(&self, id: String, now: DateTime) -> Self {
        Self {
            id,
            created_at: now,
            plates: Vec::new(),
            taken_over_at: None,
            custom_info: None,
            signature: None,
            ..self.clone()
        }
    }
}

/// Puts transporters in their places. `made` are those that the ids may name: on no note, or on this one.
/// Errors: `BAD_USER_INPUT`.
pub fn place(
    stored: &mut Vec<Transporter>,
    lineup: Lineup,
    made: &[Transporter],
    new_id: &dyn Fn() -> String,
    now: DateTime,
) -> Result<()> {
    match (lineup.first, lineup.ids) {
        (Maybe::Value(_), Maybe::Value(_)) => {
            return Err(Error::bad_input(
                "Indiquez soit transporter, soit transporters : les deux ne vont pas ensemble.",
            ));
        }
        (_, Maybe::Value(ids)) => *stored = named(&ids, stored, made)?,
        (Maybe::Absent, Maybe::Null) => stored.clear(),
        (Maybe::Null, _) => {
            if !stored.is_empty() {
                stored.remove(0);
            }
        }
        (Maybe::Value(change), _) => {
            if stored.is_empty() {
                stored.push(Transporter::new(new_id(), now));
            }
            stored[0].merge(change);
        }
        (Maybe::Absent, Maybe::Absent) => {}
    }
    Ok(())
}

fn named(ids: &[String], stored: &[Transporter], made: &[Transporter]) -> Result<Vec<Transporter>> {
    if ids.len() > MOST {
        return Err(Error::bad_input(format!(
            "Un bordereau compte au plus {MOST} transporteurs (transporters)."
        )));
    }
    let mut list: Vec<Transporter> = Vec::with_capacity(ids.len());
    for id in ids {
        let found = stored.iter().chain(made).find(|transporter| transporter.id == *id);
        let found = found
            .ok_or_else(|| Error::bad_input(format!("Transporteur {id} introuvable (transporters).")))?;
        if list.iter().any(|listed| listed.id == *id) {
            return Err(Error::bad_input(format!("Le transporteur {id} figure deux fois (transporters).")));
        }
        list.push(found.clone());
    }
    Ok(list)
}

/// Refuses to move those that have signed. Errors: `FORBIDDEN`.
pub fn refuse_moved(before: &[Transporter], after: &[Transporter]) -> Result<()> {
    let stays = |(at, signed): (usize, &Transporter)| {
        !signed.has_signed() || after.get(at).is_some_and(|now| now.id == signed.id)
    };
    if before.iter().enumerate().all(stays) {
        return Ok(());
    }
    Err(Error::forbidden(
        "Un transporteur qui a signé ne peut plus être déplacé, remplacé ni retiré (transporters).",
    ))
}

/// Refuses to edit or delete one that has signed. Errors: `BAD_USER_INPUT`.
pub fn refuse_signed(transporter: &Transporter) -> Result<()> {
    if transporter.has_signed() {
        return Err(Error::bad_input(
            "Ce transporteur a signé la prise en charge : il n'est plus modifiable.",
        ));
    }
    Ok(())
}

/// Whose turn it is: the first that has not signed.
pub fn next(transporters: &[Transporter]) -> Option<usize> {
    transporters.iter().position(|transporter| !transporter.has_signed())
}

/// The number of a place, from 1.
pub fn number(place: usize) -> u8 {
    u8::try_from(place + 1).unwrap_or(u8::MAX)
}

/// Which transporters, in which order: a note's field.
pub fn ids(transporters: &[Transporter]) -> Leaf<'_> {
    if transporters.is_empty() {
        return Leaf::None;
    }
    Leaf::List(transporters.iter().map(|transporter| transporter.id.as_str().into()).collect())
}

pub fn goes_by_road(transporters: &[Transporter]) -> bool {
    transporters.iter().any(|transporter| transporter.mode == Some(TransportMode::Road))
}

/// One transporter, as most kinds of notes have it. What a transporter signed is closed, to itself too.
pub static TABLE: Table<Transporter, Step> =
    Table { fields: FIELDS, rules: RULES, sealed: Sealed { signatory: TRANSPORT, others: TRANSPORT } };

#[rustfmt::skip]
static FIELDS: &[Field<Transporter, Step>] = &[
    part("company.siret", "SIRET du transporteur", |t| (&t.company.siret).into()).format(Siret).required(TRANSPORT, WITHOUT_VAT),
    part("company.vatNumber", "Numéro de TVA du transporteur", |t| (&t.company.vat_number).into()).format(ForeignVat).required(TRANSPORT, WITHOUT_SIRET),
    part("company.name", "Nom du transporteur", |t| (&t.company.name).into()).required(TRANSPORT, Always),
    part("company.address", "Adresse du transporteur", |t| (&t.company.address).into()).required(TRANSPORT, Always),
    part("company.contact", "Personne à contacter chez le transporteur", |t| (&t.company.contact).into()).required(TRANSPORT, Always),
    part("company.phone", "Téléphone du transporteur", |t| (&t.company.phone).into()).required(TRANSPORT, Always),
    part("company.mail", "Adresse e-mail du transporteur", |t| (&t.company.mail).into()).format(Mail).required(TRANSPORT, Always),
    part("recepisse.isExempted", "Exemption de récépissé", |t| t.is_exempted.into()).required(TRANSPORT, Always),
    part("recepisse.number", "Numéro de récépissé du transporteur", |t| (&t.receipt.number).into()).required(TRANSPORT, NEEDS_RECEIPT),
    part("recepisse.department", "Département du récépissé du transporteur", |t| (&t.receipt.department).into()).required(TRANSPORT, NEEDS_RECEIPT),
    part("recepisse.validityLimit", "Limite de validité du récépissé du transporteur", |t| t.receipt.validity_limit.into()).required(TRANSPORT, NEEDS_RECEIPT),
    part("customInfo", "Champ libre du transporteur", |t| (&t.custom_info).into()),
    part("transport.mode", "Mode de transport", |t| t.mode.map(|mode| mode.as_str()).into()).required(TRANSPORT, Always),
    part("transport.plates", "Immatriculations", |t| (&t.plates).into()).required(TRANSPORT, NEEDS_PLATES),
    part("transport.takenOverAt", "Date de prise en charge", |t| t.taken_over_at.into()),
];

#[rustfmt::skip]
const RULES: &[Rule<Transporter, Step>] = &[
    rule(Step::Draft, "company.siret", |t, f| needs_profile(t) && is_unregistered(&t.company, f), UNREGISTERED),
    rule(Step::Draft, "company.siret", |t, f| needs_profile(t) && lacks_profile(&t.company, &[CompanyType::Transporter], f), "cet établissement n'a pas le profil transporteur"),
    rule(Step::Draft, "company.vatNumber", |t, f| is_by_vat(t) && is_unregistered(&t.company, f), UNREGISTERED),
    rule(Step::Draft, "company.vatNumber", |t, f| is_by_vat(t) && lacks_profile(&t.company, &[CompanyType::Transporter], f), "cette entreprise n'a pas le profil transporteur"),
    rule(Step::Draft, "company.siret", |t, f| !t.has_signed() && is_dormant(&t.company, f), DORMANT),
    rule(Step::Free, "transport.plates", |t, _| t.plates.len() > 2, "indiquez au plus deux immatriculations"),
    rule(Step::Free, "transport.plates", |t, _| !t.plates.iter().all(|plate| is_plate(plate)), "indiquez des immatriculations de 4 à 12 caractères"),
];

const WITHOUT_VAT: When<Transporter> = If(|t| t.company.vat_number.is_none(), "le numéro de TVA est absent");
const WITHOUT_SIRET: When<Transporter> = If(|t| t.company.siret.is_none(), "le SIRET est absent");
const NEEDS_RECEIPT: When<Transporter> = If(
    |t| !t.is_exempted && is_by_road(t) && !t.company.vat_number.as_deref().is_some_and(is_foreign_vat),
    "le transport est routier, sans exemption ni numéro de TVA étranger",
);
/// From 15 January 2025.
const NEEDS_PLATES: When<Transporter> = If(
    |t| is_by_road(t) && t.created_at.0.as_second() >= 1_736_899_200,
    "le transport est routier et le transporteur créé depuis le 15 janvier 2025",
);

const fn part(
    path: &'static str,
    name: &'static str,
    value: fn(&Transporter) -> Leaf<'_>,
) -> Field<Transporter, Step> {
    field(path, name, value)
}

fn is_by_road(transporter: &Transporter) -> bool {
    transporter.mode == Some(TransportMode::Road)
}

/// One that has signed is what it was then.
fn needs_profile(transporter: &Transporter) -> bool {
    transporter.company.siret.is_some() && !transporter.is_exempted && !transporter.has_signed()
}

fn is_by_vat(transporter: &Transporter) -> bool {
    let company = &transporter.company;
    company.siret.is_none() && company.vat_number.is_some() && !transporter.has_signed()
}

fn is_plate(text: &str) -> bool {
    (4..=12).contains(&text.chars().count()) && !text.trim().is_empty()
}

/// Checks a transporter that is on no note, completed from the directory. Errors: `BAD_USER_INPUT`.
pub fn check_free(transporter: &mut Transporter, facts: Facts<'_>) -> Result<()> {
    refuse_gone(facts.directory, transporter.company.siret.as_deref())?;
    transporter.complete(facts.directory);
    let mut found = Violations { with_issues: true, ..Violations::default() };
    TABLE.check(transporter, Step::Free, "", facts, &mut found);
    found.into_result()
}
