//! Groupings: what a container asks for, and what becomes of the notes that an annexe 2 regroups.
//!
//! The store brings the initial notes, held by the transaction, with the shares that all containers take of
//! them; a grouping is decided on that alone. Collected notes (annexe 1) are the matter of
//! [`round`](super::round).

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::conditions::{is_collected, is_regrouping, is_round};
use super::record::{Emitter, Fraction};
use super::{Record, codes, final_leg, quantity_accepted};
use crate::domain::bsd::links::{self, NoShare, Share, Stage, Usage};
use crate::domain::bsd::merge::decimal;
use crate::error::{Error, Result};
use crate::generated::{
    AppendixFormInput, CreateFormInput, EmitterType, FormStatus, InitialFormFractionInput, UpdateFormInput,
};
use crate::graphql::input::Maybe;
use crate::scalars::DateTime;

/// The most notes that a container groups.
pub const MOST_INITIAL: usize = 250;

/// A note that a container groups, or would, as the transaction holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Initial {
    pub note: Record,
    /// The companies of the note's owner while it is a draft, else none.
    pub owner_orgs: Vec<String>,
    /// Where it is grouped already, the container in question included.
    pub taken: Vec<Taken>,
}

/// A place where a note is grouped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub container_id: String,
    /// None of a collected note, which goes whole.
    pub quantity: Option<Decimal>,
    pub container_status: FormStatus,
}

/// What a change of a container means for a note that it groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Induced {
    pub before: Record,
    pub after: Record,
    /// Those of the note before the change.
    pub owner_orgs: Vec<String>,
    pub is_deleted: bool,
}

/// The kind of a note's links as a container.
pub fn link_kind(container: &Record) -> &'static str {
    if is_round(container) { "APPENDIX1" } else { "APPENDIX2" }
}

pub fn is_collected_input(input: &CreateFormInput) -> bool {
    let emitter = input.emitter.as_ref().value();
    emitter.is_some_and(|emitter| emitter.r#type == Maybe::Value(EmitterType::Appendix1Producer))
}

/// The two ways to name what is grouped exclude each other.
pub fn refuse_both(input: &UpdateFormInput) -> Result<()> {
    if matches!((&input.grouping, &input.appendix2_forms), (Maybe::Value(_), Maybe::Value(_))) {
        return Err(Error::bad_input(
            "grouping et appendix2Forms, obsolète, ne peuvent pas être utilisés ensemble : gardez grouping.",
        ));
    }
    Ok(())
}

/// Lays the list that was sent over the stored one.
pub fn pour(
    stored: &mut Vec<Fraction>,
    grouping: Maybe<Vec<InitialFormFractionInput>>,
    appendix2_forms: Maybe<Vec<AppendixFormInput>>,
) {
    let was = |id: &str| stored.iter().find(|row| row.form_id == id).and_then(|row| row.quantity);
    let asked: Vec<Fraction> = match (grouping, appendix2_forms) {
        (Maybe::Absent, Maybe::Absent) => return,
        (Maybe::Value(list), _) => {
            let fraction = |row: InitialFormFractionInput| {
                let form_id = row.form.id.0;
                match row.quantity.value().map(decimal) {
                    Some(asked) => Fraction { form_id, quantity: Some(asked), share: Share::Exactly },
                    // A share that is not named may stay what it is: this alone does not change a locked note.
                    None => Fraction { quantity: was(&form_id), form_id, share: Share::Rest },
                }
            };
            list.into_iter().map(fraction).collect()
        }
        (_, Maybe::Value(list)) => {
            let fraction =
                |row: AppendixFormInput| Fraction { form_id: row.id.0, quantity: None, share: Share::Rest };
            list.into_iter().map(fraction).collect()
        }
        (Maybe::Null, _) | (_, Maybe::Null) => Vec::new(),
    };
    *stored = asked;
}

/// What can be told of a grouping without the notes in it. `before` is none for a creation.
pub fn check(before: Option<&Record>, after: &Record) -> Result<()> {
    let refuse =
        |message: &str| Err(Error::bad_input(format!("Bordereaux regroupés (grouping) : {message}.")));
    let grouping = &after.grouping;
    if !grouping.is_empty() && !is_round(after) && !is_regrouping(after) {
        if before.is_some_and(|before| before.grouping == *grouping) {
            return refuse(
                "le type d'émetteur (emitter.type) ne peut pas changer tant que le bordereau en regroupe d'autres",
            );
        }
        return refuse("seul un bordereau de type APPENDIX1 ou APPENDIX2 peut en regrouper d'autres");
    }
    if let Some(before) = before
        && !before.grouping.is_empty()
        && !grouping.is_empty()
    {
        if before.emitter.kind != after.emitter.kind {
            return refuse(
                "le type d'émetteur (emitter.type) ne peut pas changer tant que le bordereau en regroupe d'autres",
            );
        }
        if before.emitter.company.siret != after.emitter.company.siret {
            return refuse(
                "le SIRET de l'émetteur (emitter.company.siret) ne peut pas changer tant que le bordereau en \
                 regroupe d'autres",
            );
        }
    }
    if !is_asked(after) {
        return Ok(());
    }
    if grouping.len() > MOST_INITIAL {
        return refuse("un bordereau en regroupe au plus 250");
    }
    let mut seen = HashSet::new();
    if let Some(twice) = grouping.iter().find(|row| !seen.insert(row.form_id.as_str())) {
        return refuse(&format!("le bordereau {} y figure plusieurs fois", twice.form_id));
    }
    if is_regrouping(after) && after.emitter.company.siret.is_none() {
        return refuse("indiquez d'abord le SIRET de l'émetteur (emitter.company.siret)");
    }
    if is_round(after) && before.is_some_and(|before| before.status == FormStatus::Draft) {
        return refuse("scellez la tournée (annexe 1) avant d'y rattacher des collectes");
    }
    Ok(())
}

/// Whether a change of the type is refused because the note is grouped: the store knows if it is.
pub fn refuse_new_type(before: &Record, after: &Record, is_grouped: bool) -> Result<()> {
    if is_grouped && before.emitter.kind != after.emitter.kind {
        return Err(Error::bad_input(
            "Type d'émetteur (emitter.type) : il ne peut pas changer tant que le bordereau est regroupé dans un autre.",
        ));
    }
    Ok(())
}

/// Whether notes are asked for now.
pub fn is_asked(container: &Record) -> bool {
    container.grouping.iter().any(|row| row.share != Share::Kept)
}

/// What the grouping becomes with the container: nothing once it is refused, cancelled or deleted.
pub fn released(after: &Record, is_deleted: bool) -> bool {
    let void = matches!(after.status, FormStatus::Refused | FormStatus::Canceled);
    is_deleted || (void && is_regrouping(after))
}

/// Whether a change of the container can mean anything for what it regroups.
pub fn concerns(before: Option<&Record>, after: &Record) -> bool {
    before
        .is_none_or(|before| before.grouping != after.grouping || stage(before.status) != stage(after.status))
}

/// Decides what an annexe 2 groups, and what becomes of all that it grouped or will. Shares are settled in
/// `after`. Errors: `BAD_USER_INPUT`.
pub fn regroup(after: &mut Record, initials: Vec<Initial>, now: DateTime) -> Result<Vec<Induced>> {
    let siret = after.emitter.company.siret.clone();
    for row in after.grouping.iter_mut().filter(|row| row.share != Share::Kept) {
        let initial = initials.iter().find(|initial| initial.note.id == row.form_id);
        let initial = initial.ok_or_else(|| unknown(&row.form_id))?;
        let asked = row.quantity.filter(|_| row.share == Share::Exactly);
        row.quantity = Some(share(initial, &after.id, siret.as_deref(), asked)?);
        row.share = Share::Kept;
    }
    let stage = stage(after.status);
    let induced = initials.into_iter().filter_map(|initial| {
        let own = after.grouping.iter().find(|row| row.form_id == initial.note.id);
        let own = own.and_then(|row| row.quantity).map(|quantity| (quantity, stage));
        recompute(initial, Some(&after.id), own, now)
    });
    Ok(induced.collect())
}

/// What becomes of notes that are grouped in notes which just changed; the store holds what those are now.
pub fn cascade(initials: Vec<Initial>, now: DateTime) -> Vec<Induced> {
    initials.into_iter().filter_map(|initial| recompute(initial, None, None, now)).collect()
}

/// Whether what the note itself regroups follows its change.
pub fn passes_on(induced: &Induced) -> bool {
    is_regrouping(&induced.after) && stage(induced.before.status) != stage(induced.after.status)
}

/// An identifier that names no note to group.
pub fn unknown(id: &str) -> Error {
    Error::bad_input(format!("Bordereaux regroupés (grouping) : le bordereau {id} est introuvable."))
}

/// What can be taken of the waste: what was accepted, or received.
pub fn whole(note: &Record) -> Option<Decimal> {
    let leg = final_leg(note);
    quantity_accepted(leg).or(leg.reception.quantity_received)
}

/// The postal code of where the waste was picked up: the work site's, or the one in the emitter's address.
pub fn emitter_postal_code(emitter: &Emitter) -> Option<String> {
    let site = emitter.work_site.postal_code.clone();
    site.or_else(|| {
        let address = emitter.company.address.as_deref()?;
        crate::domain::bsd::departments::postal_code(address).map(str::to_owned)
    })
}

fn share(initial: &Initial, container: &str, siret: Option<&str>, asked: Option<Decimal>) -> Result<Decimal> {
    let note = &initial.note;
    let refuse = |message: String| {
        Err(Error::bad_input(format!("Bordereau regroupé {} (grouping) : {message}.", note.readable_id)))
    };
    if !matches!(note.status, FormStatus::AwaitingGroup | FormStatus::Grouped) {
        return refuse(format!(
            "son statut est {}, il n'attend pas de regroupement (AWAITING_GROUP)",
            note.status.as_str()
        ));
    }
    let leg = final_leg(note);
    if leg.recipient.company.siret.as_deref() != siret {
        return refuse(
            "l'émetteur du regroupement n'est pas l'établissement qui détient ce déchet".to_owned(),
        );
    }
    let others = || {
        let others = initial.taken.iter().filter(|taken| taken.container_id != container);
        others.filter_map(|taken| taken.quantity)
    };
    let left = links::left(whole(note).unwrap_or_default(), others());
    // All that came, refused or not: of a waste refused in part, the share has to be said.
    let rest = || links::left(leg.reception.quantity_received.unwrap_or_default(), others());
    links::share(asked.unwrap_or_else(rest), left).or_else(|reason| {
        refuse(match reason {
            NoShare::NothingLeft => "il est déjà regroupé en totalité".to_owned(),
            NoShare::NotPositive => "indiquez une quantité supérieure à 0".to_owned(),
            NoShare::TooMuch(left) => {
                format!(
                    "indiquez une quantité (quantity) d'au plus {} t, ce qui reste à regrouper",
                    left.normalize()
                )
            }
        })
    })
}

/// What becomes of an initial note; none when nothing does. `own` is what `container` takes of it now.
fn recompute(
    initial: Initial,
    container: Option<&str>,
    own: Option<(Decimal, Stage)>,
    now: DateTime,
) -> Option<Induced> {
    let Initial { note: before, owner_orgs, taken } = initial;
    let others = taken.iter().filter(|taken| container != Some(taken.container_id.as_str()));
    let shares = others.filter_map(|taken| Some((taken.quantity?, stage(taken.container_status))));
    let shares: Vec<(Decimal, Stage)> = shares.chain(own).collect();
    let (quantity, usage) = links::usage(whole(&before)?, &shares);
    let mut after = before.clone();
    after.quantity_grouped = quantity;
    if waits_or_waited(&before) {
        after.status = match usage {
            Usage::Waiting => FormStatus::AwaitingGroup,
            Usage::Grouped => FormStatus::Grouped,
            Usage::Processed => FormStatus::Processed,
        };
    }
    if let Some(suite) = &mut after.suite {
        suite.status = after.status;
        suite.quantity_grouped = quantity;
    }
    if after == before {
        return None;
    }
    after.updated_at = now;
    Some(Induced { before, after, owner_orgs, is_deleted: false })
}

/// Whether the note's status is a matter of its containers: it was passed on to be grouped.
fn waits_or_waited(note: &Record) -> bool {
    let processing = &final_leg(note).processing;
    matches!(note.status, FormStatus::AwaitingGroup | FormStatus::Grouped | FormStatus::Processed)
        && processing.operation_done.as_deref().is_some_and(codes::is_grouping)
        && !is_collected(note)
}

fn stage(status: FormStatus) -> Stage {
    match status {
        FormStatus::Draft => Stage::Draft,
        FormStatus::Processed | FormStatus::NoTraceability | FormStatus::FollowedWithPnttd => {
            Stage::Processed
        }
        _ => Stage::UnderWay,
    }
}
