//! Copies of notes, for shipments that are alike.

use super::access::{self, Door};
use super::completion::{refresh, refresh_receipts};
use super::conditions::is_dangerous;
use super::record::{Record, Transporter, Waste};
use super::write::NewIds;
use crate::domain::bsd::{Actor, Facts};
use crate::error::{Error, Result};
use rust_decimal::Decimal;

/// Makes a draft, owned by the caller, of what a note says before it travels. `actor.owner_orgs` are those
/// of the note's owner.
pub fn duplicate(source: &Record, ids: NewIds, actor: Actor<'_>, facts: Facts<'_>) -> Result<Record> {
    access::check(Door::Duplicate, source, actor)?;
    if source.emitter.kind.is_some_and(|kind| kind.as_str() == "APPENDIX1_PRODUCER") {
        return Err(Error::bad_input(
            "Un bordereau d'annexe 1 ne se copie pas : il suit celui qui le regroupe.",
        ));
    }
    let carriers = source.transporters.first().map(|first| Transporter {
        id: ids.transporter_id,
        company: first.company.clone(),
        receipt: first.receipt.clone(),
        is_exempted_of_receipt: first.is_exempted_of_receipt,
        mode: first.mode,
        ready_to_take_over: true,
        ..Transporter::default()
    });
    let mut copy = Record {
        id: ids.id,
        readable_id: ids.readable_id,
        created_at: facts.now,
        updated_at: facts.now,
        owner_id: actor.caller.user_id.clone(),
        is_duplicate_of: Some(source.readable_id.clone()),
        transporters: carriers.into_iter().collect(),
        is_direct_supply: source.is_direct_supply,
        trader: source.trader.clone(),
        broker: source.broker.clone(),
        eco_organisme: source.eco_organisme.clone(),
        intermediaries: source.intermediaries.clone(),
        suite: source.suite.as_deref().map(|suite| Box::new(leg(suite))),
        ..leg(source)
    };
    let intermediaries = copy.intermediaries.iter_mut();
    let legs = copy.suite.as_deref_mut().into_iter().map(|suite| &mut suite.recipient.company);
    for company in [
        &mut copy.emitter.company,
        &mut copy.recipient.company,
        &mut copy.trader.company,
        &mut copy.broker.company,
    ]
    .into_iter()
    .chain(copy.transporters.iter_mut().map(|carrier| &mut carrier.company))
    .chain(intermediaries)
    .chain(legs)
    {
        refresh(company, facts.directory);
    }
    refresh_receipts(&mut copy, facts.directory);
    Ok(copy)
}

/// Whom the waste goes from and to on one leg, and what it is.
fn leg(source: &Record) -> Record {
    Record {
        emitter: source.emitter.clone(),
        recipient: source.recipient.clone(),
        waste: waste(source),
        created_at: source.created_at,
        ..Record::default()
    }
}

fn waste(source: &Record) -> Waste {
    let mut waste = Waste {
        non_road_regulation_mention: None,
        quantity: Some(Decimal::ZERO),
        is_subject_to_adr: Some(is_dangerous(source) || source.waste.is_subject_to_adr == Some(true)),
        ..source.waste.clone()
    };
    for parcel in &mut waste.parcel_numbers {
        // What older notes located by the post, newer ones locate by the town's code.
        let postal_code = parcel.postal_code.take();
        parcel.insee_code = parcel.insee_code.take().or(postal_code);
    }
    waste
}
