//! Signatures of a BSDD: emission and transport.

use super::access::{emission_signatory, transport_signatory};
use super::completion::refresh_receipt;
use super::conditions::{emission_is_waived, next_transporter};
use super::fields::{NOTE, Step, TRANSPORTER};
use super::merge::{spaces_are_none, through_pipeline};
use super::moves::{self, Operation};
use super::record::{Emission, TakeOver};
use super::{Record, packagings, round, write};
use crate::domain::bsd::merge::{decimal, option, text};
use crate::domain::bsd::{Authority, Facts, Signatory};
use crate::error::{Error, Result, Violations};
use crate::generated::path::create_form_input as note;
use crate::generated::{SignEmissionFormInput, SignTransportFormInput};
use crate::graphql::input::Maybe;

/// Signs for the emitter, or for the eco-organisation.
pub fn sign_emission(
    before: &Record,
    input: SignEmissionFormInput,
    by: &Authority,
    facts: Facts<'_>,
) -> Result<Record> {
    refuse_stranger(&emission_signatory(before, &input)?, by)?;
    let mut found = Violations::default();
    let mut after = Record { updated_at: facts.now, ..before.clone() };
    match input.packaging_infos {
        Maybe::Absent => {}
        Maybe::Null => after.waste.packaging_infos = Vec::new(),
        Maybe::Value(infos) => after.waste.packaging_infos = packagings::list(infos, &mut found),
    }
    through_pipeline(&mut after);
    after.waste.quantity = Some(decimal(input.quantity));
    text(&mut after.waste.onu_code, spaces_clear(input.onu_code));
    text(&mut after.waste.non_road_regulation_mention, null_keeps(input.non_road_regulation_mention));
    if let Some(first) = after.transporters.first_mut() {
        text(&mut first.number_plate, null_keeps(input.transporter_number_plate));
    }
    NOTE.check(&after, Step::Emission, note::WASTE_DETAILS, facts, &mut found);
    found.into_result()?;
    after.emission = Emission {
        at: Some(input.emitted_at),
        by: Some(input.emitted_by),
        by_eco_organisme: Some(input.emitted_by_eco_organisme.value().unwrap_or_default()),
    };
    after.status = moves::next(&after, Operation::SignEmission)?;
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
    let turn = next_transporter(before).expect("a signatory is a transporter in turn");
    let mut after = Record { updated_at: facts.now, ..before.clone() };
    let signer = &mut after.transporters[turn];
    let plate = merge_plate(input.transporter_number_plate);
    text(&mut signer.number_plate, plate);
    option(&mut signer.mode, input.transporter_transport_mode);
    refresh_receipt(signer, facts.directory);

    let mut found = Violations::default();
    NOTE.check(&after, Step::Transport, note::WASTE_DETAILS, facts, &mut found);
    for (number, transporter) in after.transporters.iter().enumerate().take(turn + 1) {
        let step = if number == turn { Step::Transport } else { Step::Draft };
        TRANSPORTER.check(transporter, step, "", facts, &mut found);
    }
    found.into_result()?;

    // Contact data of the input come after the checks: they make up for nothing that the note lacks.
    let signer = &mut after.transporters[turn];
    text(&mut signer.company.contact, null_keeps(input.transporter_company_contact));
    text(&mut signer.company.mail, null_keeps(input.transporter_company_mail));
    text(&mut signer.company.phone, null_keeps(input.transporter_company_phone));
    signer.taken_over_at = Some(input.taken_over_at);
    signer.taken_over_by = Some(input.taken_over_by.clone());
    after.current_transporter_org_id = Some(by.org_id().to_owned());
    if after.next_transporter_org_id.as_deref() == Some(by.org_id()) {
        after.next_transporter_org_id = Some(String::new());
    }
    after.status = moves::next(before, Operation::SignTransport)?;
    if turn == 0 {
        if before.emission.at.is_none() && emission_is_waived(before) {
            let by =
                if before.round.is_some() { round::AUTOMATIC_SIGNATURE } else { write::AUTOMATIC_SIGNATURE };
            after.emission = write::automatic_emission(input.taken_over_at, by);
        }
        after.take_over = TakeOver {
            at: Some(input.taken_over_at),
            by: Some(input.taken_over_by),
            sent_at: Some(input.taken_over_at),
            sent_by: after.emission.by.clone(),
            signed_by_transporter: Some(true),
        };
    }
    Ok(after)
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
fn null_keeps(sent: Maybe<String>) -> Maybe<String> {
    if sent == Maybe::Null { Maybe::Absent } else { sent }
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
