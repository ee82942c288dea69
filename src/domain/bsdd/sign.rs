//! Signatures of a BSDD: emission and transport, each of the leg whose turn it is.

use super::access::{emission_signatory, hand_over_signatory, transport_signatory};
use super::completion::refresh_receipt;
use super::conditions::{emission_is_waived, next_transporter};
use super::fields::{NOTE, Step, TRANSPORTER};
use super::legs::{Leg, move_to};
use super::merge::{spaces_are_none, through_pipeline};
use super::moves::{self, Operation};
use super::record::{Emission, TakeOver};
use super::{Record, packagings, round, write};
use crate::context::Caller;
use crate::domain::bsd::merge::{decimal, option, text};
use crate::domain::bsd::{Authority, Facts, Signatory};
use crate::error::{Error, Result, Violations};
use crate::generated::path::{create_form_input as note, transporter_signature_form_input as signing};
use crate::generated::{
    Packagings, SignEmissionFormInput, SignTransportFormInput, SignatureAuthor, TransporterSignatureFormInput,
};
use crate::graphql::input::Maybe;
use crate::scalars::DateTime;

/// Signs for the emitter or the eco-organisation, or for the storer that sends the waste on.
pub fn sign_emission(
    before: &Record,
    input: SignEmissionFormInput,
    by: &Authority,
    facts: Facts<'_>,
) -> Result<Record> {
    refuse_stranger(&emission_signatory(before, &input)?, by)?;
    let mut found = Violations::default();
    let mut after = Record { updated_at: facts.now, ..before.clone() };
    let leg = Leg::current(before).of_mut(&mut after);
    match input.packaging_infos {
        Maybe::Absent => {}
        Maybe::Null => leg.waste.packaging_infos = Vec::new(),
        Maybe::Value(infos) => leg.waste.packaging_infos = packagings::list(infos, &mut found),
    }
    through_pipeline(leg);
    leg.waste.quantity = Some(decimal(input.quantity));
    // What the second leg does not say is as the first one did.
    leg.waste.onu_code = leg.waste.onu_code.take().or_else(|| before.waste.onu_code.clone());
    let mention = &mut leg.waste.non_road_regulation_mention;
    *mention = mention.take().or_else(|| before.waste.non_road_regulation_mention.clone());
    text(&mut leg.waste.onu_code, spaces_clear(input.onu_code));
    text(mention, null_keeps(input.non_road_regulation_mention));
    if let Some(first) = leg.transporters.first_mut() {
        text(&mut first.number_plate, null_keeps(input.transporter_number_plate));
    }
    NOTE.check(leg, Step::Emission, note::WASTE_DETAILS, facts, &mut found);
    found.into_result()?;
    leg.emission = Emission {
        at: Some(input.emitted_at),
        by: Some(input.emitted_by),
        by_eco_organisme: Some(input.emitted_by_eco_organisme.value().unwrap_or_default()),
    };
    let to = moves::next(&after, Operation::SignEmission)?;
    move_to(&mut after, to);
    Ok(after)
}

/// Signs for the carrier whose turn it is.
pub fn sign_transport(
    before: &Record,
    input: SignTransportFormInput,
    by: &Authority,
    facts: Facts<'_>,
) -> Result<Record> {
    refuse_stranger(&transport_signatory(before)?, by)?;
    let which = Leg::current(before);
    let turn = next_transporter(which.of(before)).expect("a signatory is a transporter in turn");
    let mut after = Record { updated_at: facts.now, ..before.clone() };
    let leg = which.of_mut(&mut after);
    let signer = &mut leg.transporters[turn];
    let plate = merge_plate(input.transporter_number_plate);
    text(&mut signer.number_plate, plate);
    option(&mut signer.mode, input.transporter_transport_mode);
    let mut found = Violations::default();
    check_transport(leg, turn, facts, &mut found);
    found.into_result()?;

    if which == Leg::First {
        // Contact data come after the checks: they make up for nothing that the note lacks.
        let company = &mut leg.transporters[turn].company;
        text(&mut company.contact, null_keeps(input.transporter_company_contact));
        text(&mut company.mail, null_keeps(input.transporter_company_mail));
        text(&mut company.phone, null_keeps(input.transporter_company_phone));
    }
    take_over(leg, turn, input.taken_over_at, &input.taken_over_by);
    after.current_transporter_org_id = Some(by.org_id().to_owned());
    if after.next_transporter_org_id.as_deref() == Some(by.org_id()) {
        after.next_transporter_org_id = Some(String::new());
    }
    let to = moves::next(before, Operation::SignTransport)?;
    move_to(&mut after, to);
    Ok(after)
}

/// Signs for whoever hands the waste over, by its security code, and for the first carrier at once.
pub fn sign_both(
    before: &Record,
    input: TransporterSignatureFormInput,
    by: &Authority,
    caller: &Caller,
    facts: Facts<'_>,
) -> Result<Record> {
    refuse_stranger(&hand_over_signatory(before, &input, caller)?, by)?;
    let which = Leg::next_handover(before);
    let mut found = Violations::default();
    let mut after = Record { updated_at: facts.now, ..before.clone() };
    let leg = which.of_mut(&mut after);
    let kinds = null_keeps(input.packagings);
    let sent = packagings::either(null_keeps(input.packaging_infos), &kinds, 1, None, &mut found);
    if let Some(packagings) = sent {
        if packagings.iter().any(|row| row.kind == Packagings::Pipeline) {
            found.push(
                signing::PACKAGING_INFOS,
                "Conditionnements (packagingInfos) : retirez PIPELINE, un acheminement par pipeline n'a pas de \
                 transporteur qui signe.",
            );
        }
        leg.waste.packaging_infos = packagings;
    }
    leg.waste.quantity = Some(decimal(input.quantity));
    text(&mut leg.waste.onu_code, spaces_clear(input.onu_code));
    check_transport(leg, 0, facts, &mut found);
    found.into_result()?;

    let is_by_eco_organisme =
        which == Leg::First && input.signature_author.value() == Some(SignatureAuthor::EcoOrganisme);
    leg.emission = Emission {
        at: Some(input.sent_at),
        by: Some(input.sent_by),
        by_eco_organisme: Some(is_by_eco_organisme),
    };
    take_over(leg, 0, input.sent_at, &caller.name);
    // Signed again, the waste may have gone on with another carrier meanwhile.
    let holder = leg.transporters.iter().rfind(|carrier| carrier.taken_over_at.is_some());
    let holder = holder.and_then(|carrier| carrier.company.org_id().map(str::to_owned));
    after.current_transporter_org_id = holder;
    let to = moves::next(before, Operation::SignBoth)?;
    move_to(&mut after, to);
    Ok(after)
}

/// What holds when the carrier at this place signs, its receipt as it is today.
fn check_transport(leg: &mut Record, turn: usize, facts: Facts<'_>, found: &mut Violations) {
    refresh_receipt(&mut leg.transporters[turn], facts.directory);
    NOTE.check(leg, Step::Transport, note::WASTE_DETAILS, facts, found);
    for (number, transporter) in leg.transporters.iter().enumerate().take(turn + 1) {
        let step = if number == turn { Step::Transport } else { Step::Draft };
        TRANSPORTER.check(transporter, step, "", facts, found);
    }
}

/// The carrier at this place has the waste; with the first one, it leaves.
fn take_over(leg: &mut Record, turn: usize, at: DateTime, by: &str) {
    let signer = &mut leg.transporters[turn];
    signer.taken_over_at = Some(at);
    signer.taken_over_by = Some(by.to_owned());
    if turn == 0 {
        if leg.emission.at.is_none() && emission_is_waived(leg) {
            let by =
                if leg.round.is_some() { round::AUTOMATIC_SIGNATURE } else { write::AUTOMATIC_SIGNATURE };
            leg.emission = write::automatic_emission(at, by);
        }
        leg.take_over = TakeOver {
            at: Some(at),
            by: Some(by.to_owned()),
            sent_at: Some(at),
            sent_by: leg.emission.by.clone(),
            signed_by_transporter: Some(true),
        };
    }
}

/// The authority must be that of the signatory; anything else is a resolver's mistake, answered safely.
fn refuse_stranger(signatory: &Signatory, by: &Authority) -> Result<()> {
    if signatory.org_id() == by.org_id() {
        Ok(())
    } else {
        Err(Error::forbidden("Vous n'êtes pas autorisé à signer pour cette entreprise."))
    }
}

/// In signatures `null` keeps what is stored.
fn null_keeps<T>(sent: Maybe<T>) -> Maybe<T> {
    if matches!(sent, Maybe::Null) { Maybe::Absent } else { sent }
}

/// So it does for the ADR mention, which blanks clear.
fn spaces_clear(sent: Maybe<String>) -> Maybe<String> {
    spaces_are_none(null_keeps(sent))
}

/// A plate that is blank falls back on the stored one too.
fn merge_plate(sent: Maybe<String>) -> Maybe<String> {
    match sent {
        Maybe::Value(text) if !text.is_empty() => Maybe::Value(text),
        _ => Maybe::Absent,
    }
}
