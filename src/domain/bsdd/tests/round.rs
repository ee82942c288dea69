//! What rounds make of collected notes, and these of them.

use serde_json::json;

use super::*;
use crate::domain::bsd::links::Share;
use crate::domain::bsdd::grouping::{Initial, Taken};
use crate::domain::bsdd::record::{Fraction, Packaging, Round};
use crate::domain::bsdd::round;
use crate::generated::Packagings;

fn packaging(kind: Packagings, quantity: i32) -> Packaging {
    Packaging {
        kind,
        quantity: Some(quantity),
        other: None,
        volume: None,
        identification_numbers: Vec::new(),
    }
}

fn summed(all: &[(Packagings, i32)]) -> String {
    let all = all.iter().map(|(kind, quantity)| packaging(*kind, *quantity));
    match round::packagings(all) {
        Ok(sum) => sum
            .iter()
            .map(|one| format!("{} {}", one.quantity.unwrap(), one.kind.as_str()))
            .collect::<Vec<_>>()
            .join(" + "),
        Err(error) => error.code().as_str().to_owned(),
    }
}

#[test]
fn packagings_of_a_type_are_added_up_and_tanks_are_the_vehicles() {
    use Packagings::*;
    for (all, expected) in [
        (vec![], ""),
        (vec![(Fut, 2)], "2 FUT"),
        (vec![(Fut, 2), (Grv, 1), (Fut, 3)], "5 FUT + 1 GRV"),
        (vec![(Autre, 1), (Autre, 2)], "1 AUTRE + 2 AUTRE"),
        (vec![(Citerne, 1), (Citerne, 1)], "1 CITERNE"),
        (vec![(Benne, 1), (Benne, 2), (Benne, 1)], "2 BENNE"),
        (vec![(Benne, 9), (Benne, 1)], "2 BENNE"),
        (vec![(Benne, 1), (Fut, 1)], "BAD_USER_INPUT"),
        (vec![(Citerne, 1), (Benne, 1)], "BAD_USER_INPUT"),
        (vec![(Autre, 1), (Citerne, 1)], "BAD_USER_INPUT"),
        (vec![(Fut, i32::MAX), (Fut, 1)], "2147483647 FUT"),
    ] {
        assert_eq!(summed(&all), expected, "{all:?}");
    }
}

#[test]
fn a_round_is_over_on_its_sixth_day_in_paris() {
    let first = at("2026-11-24T22:30:00Z");
    for (now, expected) in [
        ("2026-11-24T22:30:00Z", false),
        ("2026-11-28T22:59:59Z", false),
        // Midnight.
        ("2026-11-28T23:00:00Z", true),
        ("2026-12-24T08:00:00Z", true),
        // Dates are the clients' own.
        ("2026-11-20T08:00:00Z", false),
    ] {
        assert_eq!(round::is_over(first, at(now)), expected, "{now}");
    }
}

fn container(status: FormStatus, grouping: &[&str]) -> Record {
    let patch = json!({
        "emitter": { "type": "APPENDIX1", "company": company(CARRIER) },
        "wasteDetails": {
            "code": "13 02 05*", "name": "Huiles", "isSubjectToADR": false, "onuCode": null, "quantity": null,
            "quantityType": null, "packagingInfos": null,
        },
        "recipient": { "cap": null },
    });
    let draft = created_by(&caller(Role::Admin, &[CARRIER]), &patched(whole(), &patch)).unwrap();
    let rows =
        grouping.iter().map(|id| Fraction { form_id: (*id).into(), quantity: None, share: Share::Rest });
    Record { id: "round".into(), status, grouping: rows.collect(), ..draft }
}

fn collected(id: &str) -> Record {
    let input = json!({
        "emitter": { "type": "APPENDIX1_PRODUCER", "company": company(PRODUCER) },
        "wasteDetails": { "quantity": 0.4, "packagingInfos": [{ "type": "FUT", "quantity": 2 }] },
    });
    Record { id: id.into(), ..created_by(&caller(Role::Admin, &[OUTSIDER]), &input).unwrap() }
}

fn item(note: Record) -> Initial {
    Initial { note, owner_orgs: Vec::new(), taken: Vec::new() }
}

fn attach(before: Option<&Record>, after: &mut Record, items: Vec<Initial>) -> Result<Vec<Record>> {
    let directory = directory();
    let mut number = 0;
    let mut new_id = || {
        number += 1;
        format!("t-{number}")
    };
    let induced = round::collect(before, after, items, facts(&directory), &mut new_id)?;
    Ok(induced.into_iter().map(|one| one.after).collect())
}

fn attached() -> Record {
    attach(None, &mut container(FormStatus::Sealed, &["a"]), vec![item(collected("a"))]).unwrap().remove(0)
}

#[test]
fn a_note_is_sealed_with_what_its_round_gives() {
    let note = attached();
    assert_eq!(note.status, FormStatus::Sealed);
    assert_eq!(note.recipient.company.siret.as_deref(), Some(TREATER));
    assert_eq!(note.transporters[0].id, "t-1");
    assert_eq!(note.waste.code.as_deref(), Some("13 02 05*"));
    assert_eq!(note.waste.packaging_infos.len(), 1, "its own");
    // The same again changes nothing.
    let same = Some(&container(FormStatus::Sealed, &["a"])).cloned();
    let again = attach(same.as_ref(), &mut container(FormStatus::Sealed, &["a"]), vec![item(note)]).unwrap();
    assert_eq!(again, []);
}

#[test]
fn the_creation_of_what_is_collected_keeps_its_emitter_and_weight_only() {
    let note = collected("a");
    assert_eq!(note.emitter.company.siret.as_deref(), Some(PRODUCER));
    assert!(note.waste.quantity.is_some() && note.waste.packaging_infos.len() == 1);
    let input = patched(
        whole(),
        &json!({ "emitter": { "type": "APPENDIX1_PRODUCER" }, "customId": "x", "intermediaries": [company(MIDDLE)] }),
    );
    let note = created_by(&caller(Role::Reader, &[]), &input).unwrap();
    assert_eq!(note.custom_id, None);
    assert_eq!((&note.recipient, &note.waste.code), (&Default::default(), &None));
    assert!(note.transporters.is_empty() && note.intermediaries.is_empty());
}

#[test]
fn what_may_join_a_round() {
    let whom = |change: fn(&mut Record)| {
        let mut note = collected("a");
        change(&mut note);
        let joined = attach(None, &mut container(FormStatus::Sealed, &["a"]), vec![item(note)]);
        joined.map_or_else(
            |error| error.code().as_str().to_owned(),
            |notes| notes[0].status.as_str().to_owned(),
        )
    };
    assert_eq!(whom(|_| {}), "SEALED");
    assert_eq!(whom(|note| note.status = FormStatus::SignedByProducer), "SIGNED_BY_PRODUCER");
    for status in [FormStatus::Received, FormStatus::Accepted, FormStatus::Processed, FormStatus::Refused] {
        let mut note = collected("a");
        note.status = status;
        assert!(attach(None, &mut container(FormStatus::Sealed, &["a"]), vec![item(note)]).is_err());
    }
    let stranger = |note: &mut Record| note.emitter.company.siret = Some(UNKNOWN.into());
    assert_eq!(whom(stranger), "BAD_USER_INPUT");
    let mut unknown = collected("a");
    stranger(&mut unknown);
    let mut with_eco = container(FormStatus::Sealed, &["a"]);
    with_eco.eco_organisme = Some(record::EcoOrganisme { name: "Eco".into(), siret: ECO.into() });
    assert!(attach(None, &mut with_eco, vec![item(unknown)]).is_ok(), "the eco-organisation answers for it");
    let elsewhere =
        Taken { container_id: "other".into(), quantity: None, container_status: FormStatus::Sealed };
    let taken = Initial { taken: vec![elsewhere], ..item(collected("a")) };
    assert!(attach(None, &mut container(FormStatus::Sealed, &["a"]), vec![taken]).is_err());
    assert!(attach(None, &mut container(FormStatus::Sealed, &["b"]), vec![item(collected("a"))]).is_err());
    // Incomplete: nothing says where it goes.
    let mut nowhere = container(FormStatus::Sealed, &["a"]);
    nowhere.recipient = Default::default();
    assert!(attach(None, &mut nowhere, vec![item(collected("a"))]).is_err());
}

#[test]
fn who_signs_for_the_emitter_of_a_collected_note() {
    let directory = directory();
    let of = |note: &Record, automated| {
        round::round(&container(FormStatus::Sealed, &[]), note, automated, facts(&directory)).waives_emission
    };
    let note = attached();
    assert!(!of(&note, false) && of(&note, true));
    let mut person = note.clone();
    person.emitter.is_private_individual = true;
    assert!(of(&person, false));
    let mut eco = note.clone();
    eco.eco_organisme = Some(record::EcoOrganisme { name: "Eco".into(), siret: ECO.into() });
    assert!(of(&eco, false));
    for own_waste in [TREATER, SORTER] {
        eco.emitter.company.siret = Some(own_waste.into());
        assert!(!of(&eco, false), "who treats or collects waste signs");
    }
}

#[test]
fn a_collected_note_is_taken_over_on_a_sealed_round_only() {
    let sign = |round: Option<Round>| outcome(taken_over(&Record { round, ..attached() }, json!({})));
    let waives = |is_draft, waives_emission| Some(Round { is_draft, waives_emission });
    assert_eq!(sign(None), "FORBIDDEN");
    assert_eq!(sign(waives(true, true)), "FORBIDDEN");
    assert_eq!(sign(waives(false, false)), "FORBIDDEN");
    assert_eq!(sign(waives(false, true)), "SENT");
    let signed = taken_over(&Record { round: waives(false, true), ..attached() }, json!({})).unwrap();
    assert_eq!(signed.emission.by.as_deref(), Some(round::AUTOMATIC_SIGNATURE));
    let empty = |change: fn(&mut Record)| {
        let mut note = Record { round: waives(false, true), ..attached() };
        change(&mut note);
        outcome(taken_over(&note, json!({})))
    };
    assert_eq!(empty(|note| note.waste.quantity = None), "INVALID wasteDetails.quantity");
    assert_eq!(empty(|note| note.waste.packaging_infos.clear()), "INVALID wasteDetails.packagingInfos");
}

#[test]
fn packagings_may_be_missing_when_the_producer_signs() {
    let mut note = attached();
    note.waste.packaging_infos.clear();
    assert_eq!(outcome(emitted(&note, json!({}))), "SIGNED_BY_PRODUCER");
}

#[test]
fn a_round_is_not_signed_itself() {
    for status in [FormStatus::Sealed, FormStatus::Sent] {
        let round = container(status, &[]);
        assert_eq!(outcome(taken_over(&round, json!({}))), "BAD_USER_INPUT");
        assert_eq!(outcome(emitted(&round, json!({}))), "BAD_USER_INPUT");
    }
    assert_eq!(outcome(taken_over(&container(FormStatus::Canceled, &[]), json!({}))), "FORBIDDEN");
}

#[test]
fn a_collected_note_is_received_and_treated_by_nobody() {
    let mut sent = attached();
    sent.status = FormStatus::Sent;
    assert_eq!(outcome(received(&sent, json!({}))), "FORBIDDEN");
    sent.status = FormStatus::Received;
    assert_eq!(outcome(judged(&sent, json!({}))), "FORBIDDEN");
    sent.status = FormStatus::Accepted;
    assert_eq!(outcome(processed(&sent, json!({}))), "FORBIDDEN");
}

#[test]
fn the_carrier_may_correct_a_collected_note_that_the_producer_signed() {
    let signed = emitted(&attached(), json!({})).unwrap();
    let change = || json!({ "wasteDetails": { "quantity": 0.7 } });
    assert_eq!(outcome(updated(&signed, CARRIER, change())), "SIGNED_BY_PRODUCER");
    assert_eq!(outcome(updated(&signed, TREATER, change())), "FORBIDDEN wasteDetails.quantity");
    let ordinary = note(FormStatus::SignedByProducer);
    assert_eq!(outcome(updated(&ordinary, CARRIER, change())), "FORBIDDEN wasteDetails.quantity");
}

#[test]
fn a_round_under_way_stays_open() {
    let mut sent = container(FormStatus::Sent, &[]);
    sent.emission.at = Some(at(NOW));
    sent.take_over.at = Some(at(NOW));
    assert_eq!(
        outcome(updated(&sent, CARRIER, json!({ "wasteDetails": { "name": "Autres huiles" } }))),
        "SENT"
    );
    sent.reception.received_at = Some(at(NOW));
    sent.status = FormStatus::Received;
    assert_eq!(
        outcome(updated(&sent, CARRIER, json!({ "wasteDetails": { "name": "Autres huiles" } }))),
        "FORBIDDEN wasteDetails.name"
    );
}

#[test]
fn what_a_round_needs_to_be_sealed() {
    let directory = directory();
    let caller = caller(Role::Admin, &[CARRIER]);
    let owner_orgs = [CARRIER.to_owned()];
    let actor = Actor { caller: &caller, owner_orgs: &owner_orgs };
    let seal_it = |change: fn(&mut Record)| {
        let mut round = container(FormStatus::Draft, &[]);
        change(&mut round);
        outcome(seal(&round, actor, facts(&directory)))
    };
    assert_eq!(seal_it(|_| {}), "SEALED", "no weight, no packagings, no CAP");
    assert_eq!(seal_it(|round| round.waste.name = None), "BAD_USER_INPUT wasteDetails.name");
    assert_eq!(seal_it(|round| round.waste.consistences.clear()), "BAD_USER_INPUT wasteDetails.consistences");
    assert_eq!(
        seal_it(|round| round.waste.code = Some("08 01 11*".into())),
        "BAD_USER_INPUT wasteDetails.code"
    );
    assert_eq!(container(FormStatus::Draft, &[]).waste.packaging_infos, []);
}

#[test]
fn codes_that_rounds_collect() {
    for code in
        ["13 02 05*", "13 05 01*", "16 02 14", "16 07 99", "20 01 01", "13 01 10*", "15 02 02*", "19 08 10*"]
    {
        assert!(waste_codes::may_be_collected(code), "{code}");
    }
    for code in ["13 01 01*", "15 01 11*", "08 01 11*", "16 02 12*", "20 03 01", "13 02 99*", "13 02"] {
        assert!(!waste_codes::may_be_collected(code), "{code}");
    }
}
