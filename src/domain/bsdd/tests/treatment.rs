//! Reception, acceptation, processing (specification, 6.8 and 6.9).

use super::*;
use crate::generated::{OperationMode, QuantityType};

fn amounts(status: &str, received: Json, refused: Json) -> Json {
    json!({ "wasteAcceptationStatus": status, "quantityReceived": received, "quantityRefused": refused, "wasteRefusalReason": if status == "ACCEPTED" { Json::Null } else { json!("non conforme") } })
}

#[test]
fn reception() {
    let before = note(FormStatus::Sent);
    for (patch, expected) in [
        (json!({}), "RECEIVED"),
        (json!({ "quantityReceived": 2.3 }), "RECEIVED"),
        (json!({ "receivedBy": "" }), "INVALID receivedBy"),
        (json!({ "receivedBy": " " }), "RECEIVED"),
        (json!({ "receivedBy": "x".repeat(251) }), "INVALID receivedBy"),
        (json!({ "quantityReceived": -1 }), "INVALID quantityReceived"),
        (json!({ "quantityReceived": 50001 }), "INVALID quantityReceived"),
        (json!({ "quantityReceived": 40.001 }), "INVALID quantityReceived"),
        (json!({ "quantityRefused": 1 }), "INVALID quantityRefused"),
        (json!({ "wasteAcceptationStatus": "ACCEPTED" }), "INVALID quantityReceived quantityRefused"),
        (json!({ "wasteAcceptationStatus": "ACCEPTED", "quantityReceived": 2 }), "INVALID quantityRefused"),
        (json!({ "wasteRefusalReason": "x" }), "INVALID wasteRefusalReason"),
        (amounts("ACCEPTED", json!(2.3), json!(0)), "ACCEPTED"),
        (amounts("ACCEPTED", json!(0), json!(0)), "INVALID quantityReceived"),
        (amounts("ACCEPTED", json!(2.3), json!(1)), "INVALID quantityRefused"),
        (amounts("REFUSED", json!(2.3), json!(2.3)), "REFUSED"),
        (amounts("REFUSED", json!(2.3), json!(2)), "INVALID quantityRefused"),
        (amounts("REFUSED", json!(2.3), json!(3)), "INVALID quantityRefused"),
        (amounts("REFUSED", json!(0), json!(0)), "REFUSED"),
        (amounts("PARTIALLY_REFUSED", json!(2.3), json!(1)), "ACCEPTED"),
        (amounts("PARTIALLY_REFUSED", json!(2.3), json!(0)), "INVALID quantityRefused"),
        (amounts("PARTIALLY_REFUSED", json!(2.3), json!(2.3)), "INVALID quantityRefused"),
        (
            patched(amounts("REFUSED", json!(2), json!(2)), &json!({ "wasteRefusalReason": null })),
            "INVALID wasteRefusalReason",
        ),
        (patched(amounts("REFUSED", json!(2), json!(2)), &json!({ "wasteRefusalReason": " " })), "REFUSED"),
        (patched(amounts("ACCEPTED", json!(2), json!(0)), &json!({ "wasteRefusalReason": "" })), "ACCEPTED"),
        (
            patched(amounts("ACCEPTED", json!(2), json!(0)), &json!({ "wasteRefusalReason": " " })),
            "INVALID wasteRefusalReason",
        ),
        (
            patched(
                amounts("REFUSED", json!(2), json!(2)),
                &json!({ "wasteRefusalReason": "x".repeat(251) }),
            ),
            "INVALID wasteRefusalReason",
        ),
    ] {
        assert_eq!(outcome(received(&before, patch.clone())), expected, "{patch}");
    }
}

#[test]
fn reception_ends_the_journey() {
    let mut before = note(FormStatus::Sent);
    before.transporters.push(Default::default());
    let after = received(&before, amounts("PARTIALLY_REFUSED", json!(2.3), json!(0.1))).unwrap();
    assert_eq!(after.transporters.len(), 1);
    assert_eq!(after.current_transporter_org_id.as_deref(), Some(""));
    assert_eq!(after.reception.quantity_received_type, Some(QuantityType::Real));
    assert_eq!(after.reception.signed_at, None);
    assert_eq!(quantity_accepted(&after).unwrap().to_string(), "2.2");
}

#[test]
fn accepted_quantity() {
    let accepted = |patch| {
        quantity_accepted(&received(&note(FormStatus::Sent), patch).unwrap()).map(|it| it.to_string())
    };
    assert_eq!(accepted(json!({})), None);
    assert_eq!(accepted(json!({ "quantityReceived": 2.3 })), None);
    assert_eq!(accepted(amounts("ACCEPTED", json!(2.3), json!(0))).as_deref(), Some("2.3"));
    assert_eq!(accepted(amounts("REFUSED", json!(2.3), json!(2.3))).as_deref(), Some("0"));
}

#[test]
fn acceptation() {
    let before = note(FormStatus::Received);
    for (patch, expected) in [
        (json!({}), "ACCEPTED"),
        (json!({ "signedBy": "" }), "INVALID signedBy"),
        (json!({ "signedBy": "x".repeat(251) }), "INVALID signedBy"),
        (json!({ "quantityRefused": -1 }), "INVALID quantityRefused"),
        (json!({ "quantityReceived": 41 }), "ACCEPTED"),
        (amounts("REFUSED", json!(2.3), json!(2.3)), "REFUSED"),
        (amounts("REFUSED", json!(0), json!(0)), "INVALID quantityReceived"),
        (amounts("PARTIALLY_REFUSED", json!(2.3), json!(1)), "ACCEPTED"),
        (amounts("ACCEPTED", json!(0), json!(0)), "INVALID quantityReceived"),
        (json!({ "hasCiterneBeenWashedOut": true }), "INVALID hasCiterneBeenWashedOut"),
        (json!({ "citerneNotWashedOutReason": "EXEMPTED" }), "INVALID citerneNotWashedOutReason"),
        (json!({ "emptyReturnADR": "EMPTY_CITERNE" }), "INVALID emptyReturnADR"),
    ] {
        assert_eq!(outcome(judged(&before, patch.clone())), expected, "{patch}");
    }
    let after = judged(&before, json!({})).unwrap();
    assert_eq!(after.reception.received_by, before.reception.received_by);
    assert_eq!(after.reception.signed_at, Some(at("2026-11-23T11:00:00Z")));
    assert_eq!(outcome(judged(&note(FormStatus::Sent), json!({}))), "BAD_USER_INPUT");
    assert_eq!(outcome(judged(&note(FormStatus::Accepted), json!({}))), "BAD_USER_INPUT");
}

#[test]
fn tanks_and_empty_returns() {
    use crate::generated::{Packagings, TransportMode};
    let run = |kind: Packagings, change: fn(&mut Record), patch: Json| {
        let mut before = note(FormStatus::Received);
        before.waste.packaging_infos[0].kind = kind;
        change(&mut before);
        outcome(judged(&before, patch))
    };
    let tank = |patch| run(Packagings::Citerne, |_| {}, patch);
    let skip = |patch| run(Packagings::Benne, |_| {}, patch);
    assert_eq!(tank(json!({ "hasCiterneBeenWashedOut": true })), "ACCEPTED");
    assert_eq!(tank(json!({ "hasCiterneBeenWashedOut": false })), "INVALID citerneNotWashedOutReason");
    assert_eq!(
        tank(json!({ "hasCiterneBeenWashedOut": false, "citerneNotWashedOutReason": "EXEMPTED" })),
        "ACCEPTED"
    );
    assert_eq!(
        tank(json!({ "hasCiterneBeenWashedOut": true, "citerneNotWashedOutReason": "EXEMPTED" })),
        "INVALID citerneNotWashedOutReason"
    );
    assert_eq!(skip(json!({ "hasCiterneBeenWashedOut": true })), "INVALID hasCiterneBeenWashedOut");
    let refused = amounts("REFUSED", json!(2), json!(2));
    assert_eq!(
        tank(patched(refused.clone(), &json!({ "hasCiterneBeenWashedOut": true }))),
        "INVALID hasCiterneBeenWashedOut"
    );

    let empty = json!({ "emptyReturnADR": "EMPTY_VEHICLE" });
    assert_eq!(tank(empty.clone()), "ACCEPTED");
    assert_eq!(skip(empty.clone()), "ACCEPTED");
    assert_eq!(skip(patched(refused, &empty)), "INVALID emptyReturnADR");
    assert_eq!(run(Packagings::Benne, |n| n.transporters[0].mode = None, empty.clone()), "ACCEPTED");
    assert_eq!(
        run(Packagings::Benne, |n| n.transporters[0].mode = Some(TransportMode::Rail), empty.clone()),
        "INVALID emptyReturnADR"
    );
    // Of several carriers the last one returns.
    let by_rail_then_road: fn(&mut Record) = |n| {
        n.transporters.push(n.transporters[0].clone());
        n.transporters[0].mode = Some(TransportMode::Rail);
    };
    assert_eq!(run(Packagings::Citerne, by_rail_then_road, empty.clone()), "ACCEPTED");
    let by_road_then_rail: fn(&mut Record) = |n| {
        n.transporters.push(n.transporters[0].clone());
        n.transporters[1].mode = Some(TransportMode::Rail);
    };
    assert_eq!(run(Packagings::Citerne, by_road_then_rail, empty.clone()), "INVALID emptyReturnADR");
    let harmless: fn(&mut Record) = |n| {
        n.waste.code = Some("08 01 12".into());
        n.waste.is_dangerous = false;
    };
    assert_eq!(run(Packagings::Benne, harmless, empty), "INVALID emptyReturnADR");
}

#[test]
fn processing() {
    let before = note(FormStatus::Accepted);
    for (patch, expected) in [
        (json!({}), "PROCESSED"),
        (json!({ "processedBy": "" }), "INVALID processedBy"),
        (json!({ "processedBy": "x".repeat(251) }), "INVALID processedBy"),
        (json!({ "processingOperationDone": "R1" }), "INVALID processingOperationDone"),
        (json!({ "processingOperationDone": "D 7" }), "INVALID processingOperationDone"),
        (json!({ "processingOperationDone": "" }), "INVALID processingOperationDone"),
        (
            json!({ "processingOperationDone": "R 0", "destinationOperationMode": "REUTILISATION" }),
            "PROCESSED",
        ),
        (json!({ "destinationOperationMode": null }), "INVALID destinationOperationMode"),
        (json!({ "destinationOperationMode": "RECYCLAGE" }), "INVALID destinationOperationMode"),
        (
            json!({ "processingOperationDone": "D 9 F", "destinationOperationMode": "ELIMINATION" }),
            "PROCESSED",
        ),
        (
            json!({ "processingOperationDescription": "x".repeat(251) }),
            "INVALID processingOperationDescription",
        ),
        (json!({ "noTraceability": true }), "INVALID noTraceability"),
        (json!({ "noTraceability": false }), "PROCESSED"),
        (json!({ "nextDestination": { "processingOperation": "R 1" } }), "INVALID nextDestination"),
        (json!({ "nextDestination": { "processingOperation": "", "company": { "name": "" } } }), "PROCESSED"),
    ] {
        assert_eq!(outcome(processed(&before, patch.clone())), expected, "{patch}");
    }
    assert_eq!(outcome(processed(&note(FormStatus::Sent), json!({}))), "BAD_USER_INPUT");
    assert_eq!(outcome(processed(&note(FormStatus::Processed), json!({}))), "BAD_USER_INPUT");
}

#[test]
fn a_blank_description_is_the_label_of_the_code() {
    let described = |patch| processed(&note(FormStatus::Accepted), patch).unwrap().processing;
    assert_eq!(
        described(json!({ "processingOperationDescription": "à ma façon" })).operation_description.as_deref(),
        Some("à ma façon")
    );
    let default = described(json!({ "processingOperationDescription": "" }));
    assert_eq!(default.operation_description.as_deref(), Some(codes::find("R 1").unwrap().label));
    assert_eq!(default.operation_mode, Some(OperationMode::ValorisationEnergetique));
}

/// Grouping at the treater, to go on to this next destination.
fn grouped(before: &Record, next: Json) -> Result<Record> {
    let base = json!({
        "processingOperationDone": "R 13", "destinationOperationMode": null,
        "nextDestination": { "processingOperation": "R 1", "company": company(TREATER) },
    });
    processed(before, patched(base, &next))
}

#[test]
fn next_destinations() {
    let before = note(FormStatus::Accepted);
    let company = |patch: Json| json!({ "nextDestination": { "company": patch } });
    for (patch, expected) in [
        (json!({}), "AWAITING_GROUP"),
        (json!({ "destinationOperationMode": "RECYCLAGE" }), "INVALID destinationOperationMode"),
        (
            json!({ "nextDestination": null }),
            "INVALID nextDestination.processingOperation nextDestination.company.name nextDestination.company.address nextDestination.company.contact nextDestination.company.phone nextDestination.company.mail nextDestination.company",
        ),
        (
            json!({ "nextDestination": { "processingOperation": "R1" } }),
            "INVALID nextDestination.processingOperation",
        ),
        (json!({ "nextDestination": { "processingOperation": "R 0" } }), "AWAITING_GROUP"),
        (company(json!({ "contact": null })), "INVALID nextDestination.company.contact"),
        (company(json!({ "siret": null })), "INVALID nextDestination.company"),
        (
            company(json!({ "vatNumber": FOREIGN_CARRIER })),
            "INVALID nextDestination.notificationNumber nextDestination.company",
        ),
        (company(json!({ "siret": "1" })), "INVALID nextDestination.company.siret"),
        (company(json!({ "siret": UNKNOWN })), "INVALID nextDestination.company.siret"),
        (company(json!({ "siret": PRODUCER })), "INVALID nextDestination.company.siret"),
        (company(json!({ "siret": DORMANT })), "INVALID nextDestination.company.siret"),
        (company(json!({ "country": "FR" })), "AWAITING_GROUP"),
        (company(json!({ "country": "BE" })), "INVALID nextDestination.company.country"),
        (
            company(json!({ "country": "France" })),
            "INVALID nextDestination.company.country nextDestination.company.country",
        ),
        (json!({ "noTraceability": true }), "NO_TRACEABILITY"),
        (json!({ "noTraceability": true, "nextDestination": { "company": null } }), "NO_TRACEABILITY"),
        (
            json!({ "noTraceability": true, "nextDestination": null }),
            "INVALID nextDestination.processingOperation",
        ),
        (
            json!({ "noTraceability": true, "nextDestination": { "company": { "siret": UNKNOWN } } }),
            "NO_TRACEABILITY",
        ),
    ] {
        assert_eq!(outcome(grouped(&before, patch.clone())), expected, "{patch}");
    }
    let mut harmless = before.clone();
    harmless.waste.code = Some("08 01 12".into());
    harmless.waste.is_dangerous = false;
    // Nobody need be registered for it, but a SIRET is one.
    assert_eq!(
        outcome(grouped(&harmless, company(json!({ "siret": "1" })))),
        "INVALID nextDestination.company.siret"
    );
    assert_eq!(outcome(grouped(&harmless, company(json!({ "siret": UNKNOWN })))), "AWAITING_GROUP");
    let after = grouped(&before, json!({})).unwrap();
    assert_eq!(after.processing.next_destination.company.country.as_deref(), Some("FR"));
}

#[test]
fn waste_that_leaves_france() {
    let before = note(FormStatus::Accepted);
    let abroad = |next: Json| {
        let base = json!({ "nextDestination": { "company": { "siret": null } } });
        grouped(&before, patched(base, &json!({ "nextDestination": next })))
    };
    let belgian = json!({ "company": { "vatNumber": FOREIGN_CARRIER } });
    let elsewhere = json!({ "company": { "extraEuropeanId": "CH-1" }, "notificationNumber": "CH0001" });
    assert_eq!(outcome(abroad(belgian.clone())), "INVALID nextDestination.notificationNumber");
    let notified =
        abroad(patched(belgian.clone(), &json!({ "notificationNumber": "BE0001 123456" }))).unwrap();
    assert_eq!(notified.status, FormStatus::FollowedWithPnttd);
    assert_eq!(notified.processing.next_destination.company.country.as_deref(), Some("BE"));
    let nobody = json!({ "company": { "vatNumber": "BE0123456780" }, "notificationNumber": "BE0001 123456" });
    assert_eq!(outcome(abroad(nobody)), "INVALID nextDestination.company.vatNumber");
    let nowhere = patched(elsewhere.clone(), &json!({ "company": { "country": "ZZ" } }));
    assert_eq!(outcome(abroad(nowhere)), "INVALID nextDestination.company.country");
    let long = patched(belgian.clone(), &json!({ "notificationNumber": "x".repeat(16) }));
    assert_eq!(outcome(abroad(long)), "INVALID nextDestination.notificationNumber");
    assert_eq!(outcome(abroad(elsewhere)), "FOLLOWED_WITH_PNTTD");
    let wrong =
        patched(belgian.clone(), &json!({ "notificationNumber": "B", "company": { "country": "DE" } }));
    assert_eq!(outcome(abroad(wrong)), "INVALID nextDestination.company.country");
    let untraced = patched(
        json!({ "noTraceability": true }),
        &json!({ "nextDestination": patched(json!({ "company": { "siret": null } }), &belgian) }),
    );
    assert_eq!(outcome(grouped(&before, untraced)), "INVALID nextDestination.notificationNumber");
}

#[test]
fn upcycled_soil() {
    let mut soil = note(FormStatus::Accepted);
    soil.waste.code = Some("17 05 03*".into());
    let base = json!({ "processingOperationDone": "R 5", "destinationOperationMode": "RECYCLAGE" });
    let run = |before: &Record, patch: Json| outcome(processed(before, patched(base.clone(), &patch)));
    let parcel = json!({ "isUpcycled": true, "destinationParcelInseeCodes": ["44109"], "destinationParcelNumbers": ["000-AB-25"] });
    assert_eq!(run(&soil, parcel.clone()), "PROCESSED");
    assert_eq!(run(&note(FormStatus::Accepted), parcel.clone()), "INVALID isUpcycled");
    assert_eq!(
        run(
            &soil,
            patched(
                parcel.clone(),
                &json!({ "processingOperationDone": "D 5", "destinationOperationMode": "ELIMINATION" })
            )
        ),
        "INVALID isUpcycled"
    );
    assert_eq!(run(&soil, json!({ "isUpcycled": true })), "INVALID isUpcycled");
    assert_eq!(
        run(&soil, json!({ "isUpcycled": true, "destinationParcelCoordinates": ["47.2 -1.55"] })),
        "PROCESSED"
    );
    for (patch, path) in [
        (json!({ "destinationParcelInseeCodes": ["4410"] }), "destinationParcelInseeCodes"),
        (json!({ "destinationParcelNumbers": ["0000-AB-25"] }), "destinationParcelNumbers"),
        (json!({ "destinationParcelNumbers": ["000-ab-25"] }), "destinationParcelNumbers"),
        (json!({ "destinationParcelNumbers": ["000-AB-25", "1-A-1"] }), "destinationParcelNumbers"),
        (json!({ "destinationParcelCoordinates": ["47.2"] }), "destinationParcelCoordinates"),
        (json!({ "destinationParcelCoordinates": ["inf 1"] }), "destinationParcelCoordinates"),
        (json!({ "destinationParcelCoordinates": ["1 2", "1 2"] }), "destinationParcelCoordinates"),
    ] {
        assert_eq!(run(&soil, patched(parcel.clone(), &patch)), format!("INVALID {path}"), "{patch}");
    }
}
