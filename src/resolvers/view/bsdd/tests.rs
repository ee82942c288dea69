//! What a record looks like to a client.

use rust_decimal::Decimal;

use super::*;
use crate::domain::bsdd::record::{Company, Emitter as KeptEmitter, Packaging, Reception, Waste};
use crate::generated::{Packagings, WasteAcceptationStatus};

const ALL: Shown = Shown { transporter: true, transporters: true, segments: true, state_summary: true };

fn shown(record: Record) -> Form {
    form(record, ALL)
}

fn company(siret: &str) -> Company {
    Company { siret: Some(siret.into()), ..Default::default() }
}

fn instant(text: &str) -> DateTime {
    DateTime(text.parse().unwrap())
}

#[test]
fn an_empty_note_shows_the_objects_that_hold_a_flag_and_no_other() {
    let form = shown(Record::default());
    assert!(form.emitter.is_some_and(|e| e.company.is_none() && e.work_site.is_none()));
    assert!(form.recipient.is_some_and(|r| r.company.is_none()));
    let waste = form.waste_details.unwrap();
    assert_eq!((waste.name, waste.pop, waste.is_dangerous), (None, Some(false), Some(false)));
    assert!(form.trader.is_none() && form.broker.is_none() && form.eco_organisme.is_none());
    assert!(form.transporter.is_none() && form.next_destination.is_none());
    assert!(form.transporters.is_empty() && form.intermediaries.is_empty());
}

#[test]
fn blank_leaves_are_null_and_make_no_object() {
    let mut note = Record::default();
    note.trader.company.name = Some(String::new());
    note.trader.receipt.number = Some(String::new());
    note.emitter.work_site.city = Some(String::new());
    let form = shown(note);
    assert!(form.trader.is_none());
    assert!(form.emitter.unwrap().work_site.is_none());
}

#[test]
fn a_company_is_named_by_its_siret_else_by_its_vat_number() {
    let french = any_company(company("73282932000074"));
    assert_eq!((french.org_id.as_deref(), french.country.as_deref()), (Some("73282932000074"), Some("FR")));
    let belgian = any_company(Company { vat_number: Some("BE0541696005".into()), ..Default::default() });
    assert_eq!((belgian.org_id.as_deref(), belgian.country.as_deref()), (Some("BE0541696005"), Some("BE")));
    let greek = any_company(Company { vat_number: Some("EL094259216".into()), ..Default::default() });
    assert_eq!(greek.country.as_deref(), Some("GR"));
    let abroad = any_company(Company { country: Some("CH".into()), ..Default::default() });
    assert_eq!((abroad.org_id, abroad.country.as_deref()), (None, Some("CH")));
}

#[test]
fn road_is_no_mode_of_a_carrier_without_company() {
    let carrier = record::Transporter { mode: Some(TransportMode::Road), ..Default::default() };
    assert_eq!(transporter(carrier.clone()).mode, None);
    let known = record::Transporter { company: company("73282932000074"), ..carrier };
    assert_eq!(transporter(known).mode, Some(TransportMode::Road));
}

#[test]
fn the_first_carrier_stands_alone_and_in_the_list() {
    let carriers = ["a", "b"].map(|id| record::Transporter { id: id.into(), ..Default::default() });
    let note = Record { transporters: carriers.to_vec(), ..Record::default() };
    let form = shown(note.clone());
    assert_eq!(form.transporter.unwrap().id.0, "a");
    assert_eq!(form.transporters.iter().map(|t| t.id.0.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    let first_only = super::form(note, Shown { transporters: false, ..ALL });
    assert_eq!(first_only.transporter.unwrap().id.0, "a");
    assert!(first_only.transporters.is_empty());
}

#[test]
fn a_packaging_of_a_draft_counts_nothing_when_it_has_no_quantity() {
    let packaging = Packaging {
        kind: Packagings::Fut,
        quantity: None,
        other: None,
        volume: None,
        identification_numbers: vec![],
    };
    assert_eq!(super::packaging(packaging).quantity, 0);
}

#[test]
fn quantities_are_shown_as_they_were_given() {
    let quantity = Some(Decimal::new(2_400_001, 6));
    let note = Record { waste: Waste { quantity, ..Default::default() }, ..Record::default() };
    assert_eq!(shown(note).waste_details.unwrap().quantity, Some(2.400001));
}

#[test]
fn the_summary_of_the_state_follows_the_note() {
    let mut note = Record {
        created_at: instant("2026-01-01T00:00:00Z"),
        waste: Waste { quantity: Some(Decimal::from(3)), ..Default::default() },
        emitter: KeptEmitter { company: company("73282932000074"), ..Default::default() },
        ..Record::default()
    };
    let summary = shown(note.clone()).state_summary.unwrap();
    assert_eq!((summary.quantity, summary.last_action_on), (Some(3.0), Some(note.created_at)));
    assert_eq!(summary.emitter.unwrap().org_id.as_deref(), Some("73282932000074"));

    note.status = FormStatus::Accepted;
    note.reception = Reception {
        received_at: Some(instant("2026-02-01T00:00:00Z")),
        acceptation: Some(WasteAcceptationStatus::PartiallyRefused),
        quantity_received: Some(Decimal::from(2)),
        quantity_refused: Some(Decimal::from(1)),
        ..Default::default()
    };
    let summary = shown(note.clone()).state_summary.unwrap();
    assert_eq!((summary.quantity, summary.last_action_on), (Some(1.0), note.reception.received_at));
}

/// A note received by the storer, its second leg planned.
fn stored() -> Record {
    let suite = Record {
        emitter: KeptEmitter { company: company("85001946400021"), ..Default::default() },
        recipient: record::Recipient { company: company("33000000000009"), ..Default::default() },
        waste: Waste { quantity: Some(Decimal::from(2)), ..Default::default() },
        ..Record::default()
    };
    Record {
        status: FormStatus::TempStorerAccepted,
        created_at: instant("2026-01-01T00:00:00Z"),
        emitter: KeptEmitter { company: company("73282932000074"), ..Default::default() },
        recipient: record::Recipient {
            company: company("85001946400021"),
            is_temp_storage: true,
            ..Default::default()
        },
        reception: Reception {
            received_at: Some(instant("2026-02-01T00:00:00Z")),
            received_by: Some("Lou".into()),
            acceptation: Some(WasteAcceptationStatus::Accepted),
            quantity_received: Some(Decimal::from(2)),
            quantity_refused: Some(Decimal::ZERO),
            ..Default::default()
        },
        suite: Some(Box::new(suite)),
        ..Record::default()
    }
}

#[test]
fn a_reception_in_storage_is_the_storers_and_not_the_notes() {
    let form = shown(stored());
    assert_eq!((form.received_by, form.quantity_accepted, form.waste_acceptation_status), (None, None, None));
    assert_eq!(form.recipient.unwrap().is_temp_storage, Some(true));
    let detail = form.temporary_storage_detail.unwrap();
    let storer = detail.temporary_storer.unwrap();
    assert_eq!((storer.received_by.as_deref(), storer.quantity_accepted), (Some("Lou"), Some(2.0)));
    assert_eq!(detail.destination.unwrap().is_filled_by_emitter, Some(false));
    assert!(detail.transporter.is_none());
    // Before the waste arrives there is nothing to tell of the storer.
    let coming = Record { reception: Reception::default(), ..stored() };
    assert!(shown(coming).temporary_storage_detail.unwrap().temporary_storer.is_none());
    assert!(shown(Record::default()).temporary_storage_detail.is_none());
}

#[test]
fn the_last_legs_reception_and_treatment_are_the_notes() {
    let mut note = stored();
    let suite = note.suite.as_deref_mut().unwrap();
    suite.reception.received_by = Some("Idris".into());
    suite.processing.by = Some("Idris".into());
    suite.processing.destination_parcel_insee_codes = vec!["45234".into()];
    suite.emission.by = Some("Lou".into());
    suite.take_over.at = Some(instant("2026-02-02T00:00:00Z"));
    let form = shown(note);
    assert_eq!((form.received_by.as_deref(), form.processed_by.as_deref()), (Some("Idris"), Some("Idris")));
    assert_eq!(form.recipient.unwrap().parcel_insee_codes.unwrap(), ["45234"]);
    assert_eq!((form.emitted_by, form.taken_over_at), (None, None));
    let detail = form.temporary_storage_detail.unwrap();
    assert_eq!((detail.signed_by.as_deref(), detail.emitted_by.as_deref()), (Some("Lou"), Some("Lou")));
    assert_eq!(
        (detail.signed_at, detail.taken_over_at),
        (detail.taken_over_at, Some(instant("2026-02-02T00:00:00Z")))
    );
}

#[test]
fn the_summary_turns_to_the_second_leg_once_it_is_prepared() {
    let mut note = stored();
    let summary = |note: &Record| shown(note.clone()).state_summary.unwrap();
    let emitter = |note: &Record| summary(note).emitter.unwrap().org_id.unwrap();
    assert_eq!(emitter(&note), "73282932000074");
    assert_eq!(
        (summary(&note).quantity, summary(&note).last_action_on),
        (Some(2.0), note.reception.received_at)
    );
    note.status = FormStatus::Resealed;
    note.suite.as_deref_mut().unwrap().status = FormStatus::Sealed;
    assert_eq!(emitter(&note), "85001946400021");
    assert_eq!(summary(&note).recipient.unwrap().org_id.as_deref(), Some("33000000000009"));

    let sent_on = Some(instant("2026-02-03T00:00:00Z"));
    note.status = FormStatus::Resent;
    note.suite.as_deref_mut().unwrap().take_over.at = sent_on;
    assert_eq!(summary(&note).last_action_on, sent_on);
    let arrived = Some(instant("2026-02-04T00:00:00Z"));
    note.status = FormStatus::Refused;
    note.suite.as_deref_mut().unwrap().reception.received_at = arrived;
    assert_eq!(summary(&note).last_action_on, arrived);
    note.suite.as_deref_mut().unwrap().reception.received_at = None;
    assert_eq!(summary(&note).last_action_on, note.reception.received_at, "the storer refused");
}
