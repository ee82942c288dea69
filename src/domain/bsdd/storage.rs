//! What a temporary storer does with the waste of a BSDD: it receives it, accepts it, and sends it on.
//!
//! Reception is of the first leg, which ends here; what is sent on is the second, the suite.

use super::access::{self, Door};
use super::completion::{self, Given};
use super::fields::{NOTE, RECEPTION, Step, TRANSPORTER};
use super::legs::move_to;
use super::moves::{self, Operation};
use super::parties::second_leg_sirets;
use super::record::{Emission, Emitter, Reception, TakeOver, Waste};
use super::treat::{check, drop_idle_carriers, not_blank};
use super::{Record, merge, quantity_accepted};
use crate::domain::bsd::completion::refuse_gone;
use crate::domain::bsd::merge::{decimal, object};
use crate::domain::bsd::{Actor, Facts};
use crate::error::{Error, Result, Violations};
use crate::generated::path::{create_form_input as note, resealed_form_input as resealed};
use crate::generated::{
    DestinationInput, EmitterType, FormStatus, QuantityType, ResealedFormInput, ResentFormInput,
    TempStoredFormInput, TempStorerAcceptedFormInput, TransporterInput, WasteDetailsRepackagingInput,
};
use crate::graphql::input::Maybe;

/// Receives the waste in storage, and accepts or refuses it when the input says so.
pub fn store(
    before: &Record,
    input: TempStoredFormInput,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Record> {
    access::check(Door::Store, before, actor)?;
    if !before.recipient.is_temp_storage {
        return Err(Error::bad_input(
            "Ce bordereau ne prévoit pas d'entreposage provisoire (recipient.isTempStorage) : le réceptionner par \
             markAsReceived.",
        ));
    }
    let mut after = Record { updated_at: facts.now, ..before.clone() };
    after.reception = Reception {
        received_at: Some(input.received_at),
        received_by: not_blank(input.received_by),
        signed_at: input.signed_at.value(),
        acceptation: input.waste_acceptation_status.value(),
        refusal_reason: input.waste_refusal_reason.value().and_then(not_blank),
        quantity_received: Some(decimal(input.quantity_received)),
        quantity_received_type: Some(input.quantity_type),
        quantity_refused: input.quantity_refused.value().map(decimal),
        ..Reception::default()
    };
    check(&RECEPTION, &after, Step::Reception, facts)?;
    after.current_transporter_org_id = Some(String::new());
    drop_idle_carriers(&mut after);
    stored(after, Operation::Store)
}

/// Accepts or refuses waste that was received in storage before.
pub fn accept_stored(
    before: &Record,
    input: TempStorerAcceptedFormInput,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Record> {
    access::check(Door::AcceptStored, before, actor)?;
    let mut after = Record { updated_at: facts.now, ..before.clone() };
    after.reception = Reception {
        received_at: before.reception.received_at,
        received_by: before.reception.received_by.clone(),
        signed_at: Some(input.signed_at),
        signed_by: not_blank(input.signed_by),
        acceptation: Some(input.waste_acceptation_status),
        refusal_reason: input.waste_refusal_reason.value().and_then(not_blank),
        quantity_received: Some(decimal(input.quantity_received)),
        quantity_received_type: Some(input.quantity_type),
        quantity_refused: Some(decimal(input.quantity_refused)),
        ..Reception::default()
    };
    check(&RECEPTION, &after, Step::Acceptation, facts)?;
    stored(after, Operation::AcceptStored)
}

/// Prepares the second leg. It may be prepared anew until the storer signs.
pub fn reseal(
    before: &Record,
    input: ResealedFormInput,
    new_transporter_id: String,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Record> {
    access::check(Door::Reseal, before, actor)?;
    // The status comes first: before its time the first leg has no waste to send on, and would be said to lack it.
    let to = moves::next(before, Operation::Reseal)?;
    let ResealedFormInput { destination, waste_details, transporter } = input;
    let mut after = prepared(before, destination, waste_details, transporter, new_transporter_id, facts)?;
    move_to(&mut after, to);
    Ok(after)
}

/// Sends the waste on without a signature of its carrier.
pub fn resend(before: &Record, input: ResentFormInput, actor: Actor<'_>, facts: Facts<'_>) -> Result<Record> {
    access::check(Door::Resend, before, actor)?;
    let to = moves::next(before, Operation::Resend)?;
    if before.suite.is_none() {
        return Err(Error::bad_input(
            "Ce bordereau ne prévoit pas de réexpédition : la préparer par markAsResealed.",
        ));
    }
    let ResentFormInput { destination, waste_details, signed_at, signed_by, .. } = input;
    let mut after = prepared(before, destination, waste_details, Maybe::Absent, String::new(), facts)?;
    let suite = after.suite.as_deref_mut().expect("a note that is prepared has a suite");
    let by = not_blank(signed_by);
    suite.emission = Emission { at: Some(signed_at), by: by.clone(), by_eco_organisme: Some(false) };
    suite.take_over =
        TakeOver { at: Some(signed_at), sent_at: Some(signed_at), sent_by: by, ..TakeOver::default() };
    let carrier = suite.transporters.first().and_then(|first| first.company.org_id());
    after.current_transporter_org_id = carrier.map(str::to_owned);
    move_to(&mut after, to);
    Ok(after)
}

/// What sealing checks of a second leg that is planned: who takes part, but nothing else.
pub fn check_planned(note: &Record, facts: Facts<'_>, found: &mut Violations) {
    let Some(suite) = note.suite.as_deref() else { return };
    let mut planned = Violations::default();
    // Whether the destination may take the waste is asked of the waste there is.
    let as_told = Record { waste: note.waste.clone(), ..suite.clone() };
    NOTE.check(&as_told, Step::Draft, note::RECIPIENT_COMPANY_SIRET, facts, &mut planned);
    for transporter in &suite.transporters {
        TRANSPORTER.check(transporter, Step::Draft, "", facts, &mut planned);
    }
    let name = (note::RECIPIENT, note::TEMPORARY_STORAGE_DETAIL_DESTINATION);
    found.list.extend(renamed(planned, &[name]).list);
}

/// The note after the storer's decision, the waste it accepted ready to be sent on.
fn stored(mut after: Record, by: Operation) -> Result<Record> {
    let to = moves::next(&after, by)?;
    let quantity = quantity_accepted(&after).or(after.reception.quantity_received);
    let quantity_type = after.reception.quantity_received_type;
    if to == FormStatus::TempStorerAccepted
        && let Some(suite) = after.suite.as_deref_mut()
    {
        suite.waste.quantity = quantity;
        suite.waste.quantity_type = quantity_type;
        suite.waste.onu_code.clone_from(&after.waste.onu_code);
        suite.waste.non_road_regulation_mention.clone_from(&after.waste.non_road_regulation_mention);
        suite.waste.packaging_infos.clone_from(&after.waste.packaging_infos);
    }
    move_to(&mut after, to);
    Ok(after)
}

/// The note with a second leg that may be sealed.
fn prepared(
    before: &Record,
    destination: Maybe<DestinationInput>,
    waste: Maybe<WasteDetailsRepackagingInput>,
    transporter: Maybe<TransporterInput>,
    new_transporter_id: String,
    facts: Facts<'_>,
) -> Result<Record> {
    refuse_gone(facts.directory, second_leg_sirets(&destination, &transporter))?;
    let given = Given::of_second_leg(&destination, &transporter);
    let mut found = Violations::default();
    let mut after = Record { updated_at: facts.now, ..before.clone() };
    after.recipient.is_temp_storage = true;
    let suite = after.suite.get_or_insert_default();
    suite.emitter = Emitter {
        kind: Some(EmitterType::Producer),
        company: before.recipient.company.clone(),
        ..Emitter::default()
    };
    // Prepared anew, the second leg keeps what it was told before.
    if suite.status == FormStatus::Draft {
        suite.waste = Waste {
            quantity: quantity_accepted(before).or(before.reception.quantity_received),
            quantity_type: Some(QuantityType::Real),
            ..before.waste.clone()
        };
    }
    object(&mut suite.recipient, destination, merge::destination);
    merge::repackaging(&mut suite.waste, waste, &mut found);
    merge::first_transporter(&mut suite.transporters, transporter, new_transporter_id);
    merge::through_pipeline(suite);
    completion::note(suite, given, facts.directory);

    NOTE.check(suite, Step::Seal, "", facts, &mut found);
    for transporter in &suite.transporters {
        TRANSPORTER.check(transporter, Step::Draft, "", facts, &mut found);
    }
    let mention = resealed::WASTE_DETAILS_WASTE_DETAILS_NON_ROAD_REGULATION_MENTION;
    let names = [
        (note::RECIPIENT, resealed::DESTINATION),
        (note::WASTE_DETAILS_NON_ROAD_REGULATION_MENTION, mention),
    ];
    renamed(found, &names).into_result()?;
    Ok(after)
}

/// Tells of fields of the second leg by the names that its inputs have for them.
fn renamed(mut found: Violations, names: &[(&'static str, &'static str)]) -> Violations {
    for violation in &mut found.list {
        for (from, to) in names {
            let Some(rest) = violation.path.strip_prefix(from) else { continue };
            let path = format!("{to}{rest}");
            violation.message = violation.message.replace(violation.path.as_ref(), &path).into();
            violation.path = path.into();
            break;
        }
    }
    found
}
