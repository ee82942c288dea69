//! Formats, coherence, and with whom (specification, 5).

use super::*;

/// Inputs of a draft, each with what is wrong with it.
fn run(cases: &[(Json, &str)]) {
    for (patch, expected) in cases {
        assert_eq!(outcome(drafted(patch.clone())), *expected, "{patch}");
    }
}

fn reception(members: Json) -> Json {
    json!({ "destination": { "reception": members } })
}

#[test]
fn formats() {
    let long = |length| "x".repeat(length);
    run(&[
        (json!({ "customId": long(251) }), "INVALID customId"),
        (json!({ "customId": long(250) }), "INITIAL"),
        (alone("emitter.agrementNumber", json!(long(101))), "INVALID emitter.agrementNumber"),
        (alone("destination.agrementNumber", json!(long(101))), "INVALID destination.agrementNumber"),
        (alone("destination.agrementNumber", json!(long(100))), "INITIAL"),
        (alone("emitter.company.mail", json!("x")), "INVALID emitter.company.mail"),
        (alone("destination.company.mail", json!("x")), "INVALID destination.company.mail"),
        (alone("destination.company.siret", json!("123")), "INVALID destination.company.siret"),
        (alone("emitter.company.name", json!(long(251))), "INVALID emitter.company.name"),
        (
            alone("destination.reception.refusalReason", json!(long(251))),
            "INVALID destination.reception.refusalReason",
        ),
        (alone("transporter.company.name", json!(long(900))), "INITIAL"),
        (alone("transporter.customInfo", json!(long(900))), "INITIAL"),
        (alone("transporter.company.mail", json!("x")), "INVALID transporters.1.company.mail"),
        (json!({ "quantity": -3 }), "INITIAL"),
        (reception(json!({ "quantity": 0 })), "INITIAL"),
    ]);
}

#[test]
fn waste_and_operations() {
    let operation = |members: Json| json!({ "destination": { "operation": members } });
    run(&[
        (json!({ "wasteCode": "16 01 04*" }), "INITIAL"),
        (json!({ "wasteCode": "160106" }), "INVALID wasteCode"),
        (json!({ "wasteCode": "18 01 02" }), "INVALID wasteCode"),
        (alone("destination.plannedOperationCode", json!("D 9 F")), "INITIAL"),
        (alone("destination.plannedOperationCode", json!("R4")), "INVALID destination.plannedOperationCode"),
        (alone("destination.plannedOperationCode", json!("D 6")), "INVALID destination.plannedOperationCode"),
        (operation(json!({ "code": "R 0", "mode": "REUTILISATION" })), "INVALID destination.operation.code"),
        (operation(json!({ "code": "R 4", "mode": "RECYCLAGE" })), "INITIAL"),
        (operation(json!({ "code": "R 4" })), "INVALID destination.operation.mode"),
        (operation(json!({ "code": "R 4", "mode": "ELIMINATION" })), "INVALID destination.operation.mode"),
        (operation(json!({ "code": "R 12", "mode": "RECYCLAGE" })), "INVALID destination.operation.mode"),
        (operation(json!({ "code": "R 12" })), "INITIAL"),
        (operation(json!({ "mode": "RECYCLAGE" })), "INITIAL"),
    ]);
}

#[test]
fn weights_are_tonnes_within_limits() {
    let weight = |value: f64| json!({ "weight": { "value": value } });
    let by_rail = |value: f64| patched(weight(value), &alone("transporter.transport.mode", json!("RAIL")));
    run(&[
        (weight(0.0), "INVALID weight.value"),
        (weight(-1.0), "INVALID weight.value"),
        (weight(40.0), "INITIAL"),
        (weight(40.1), "INVALID weight.value"),
        (by_rail(40.1), "INITIAL"),
        (by_rail(50_000.0), "INITIAL"),
        (by_rail(50_000.1), "INVALID weight.value"),
        (reception(json!({ "weight": 41 })), "INVALID destination.reception.weight"),
        (
            reception(json!({ "acceptationStatus": "ACCEPTED", "weight": 0 })),
            "INVALID destination.reception.weight",
        ),
        (
            reception(json!({ "acceptationStatus": "PARTIALLY_REFUSED", "weight": 0 })),
            "INVALID destination.reception.weight",
        ),
        (
            reception(json!({ "acceptationStatus": "REFUSED", "weight": 1 })),
            "INVALID destination.reception.weight",
        ),
        (reception(json!({ "acceptationStatus": "REFUSED", "weight": 0 })), "INITIAL"),
        (reception(json!({ "weight": 0 })), "INITIAL"),
    ]);
}

#[test]
fn identification_goes_with_packaging() {
    let kind =
        |packaging: &str, kind: Json| json!({ "packaging": packaging, "identification": { "type": kind } });
    run(&[
        (kind("LOT", Json::Null), "INITIAL"),
        (kind("LOT", json!("NUMERO_IMMATRICULATION")), "INVALID identification.type"),
        (kind("UNITE", Json::Null), "INITIAL"),
        (kind("UNITE", json!("NUMERO_ORDRE_LOTS_SORTANTS")), "INVALID identification.type"),
        (
            reception(
                json!({ "identification": { "numbers": ["1", "1"], "type": "NUMERO_ORDRE_LOTS_SORTANTS" } }),
            ),
            "INITIAL",
        ),
    ]);
    let cleared = json!({ "identification": { "type": null } });
    assert_eq!(edit(updated(&note(STAGES[0]), CENTRE, &cleared)), "INVALID identification.type", "published");
}

#[test]
fn an_emitter_without_siret_is_in_an_irregular_situation() {
    run(&[
        (json!({ "emitter": { "noSiret": true } }), "INVALID emitter.irregularSituation"),
        (json!({ "emitter": { "noSiret": true, "irregularSituation": true } }), "INITIAL"),
    ]);
}

#[test]
fn companies_have_the_profiles_of_their_parts() {
    let other = |path: &str, siret: &str| alone(path, company(siret));
    let next = "destination.operation.nextDestination.company";
    let cases = [
        ("emitter.company", UNKNOWN, "INVALID emitter.company.siret"),
        ("emitter.company", OUTSIDER, "INITIAL"),
        ("emitter.company", CLOSED, "BAD_USER_INPUT"),
        ("emitter.company", DORMANT, "BAD_USER_INPUT"),
        ("destination.company", UNKNOWN, "INVALID destination.company.siret"),
        ("destination.company", OUTSIDER, "INVALID destination.company.siret destination.company.siret"),
        ("destination.company", DISMANTLER, "INVALID destination.company.siret"),
        ("destination.company", DORMANT, "BAD_USER_INPUT"),
        (next, SHREDDER, "INITIAL"),
        (next, DISMANTLER, "INVALID destination.operation.nextDestination.company.siret"),
        (next, UNKNOWN, "INVALID destination.operation.nextDestination.company.siret"),
        ("broker.company", BROKER, "INITIAL"),
        ("broker.company", TRADER, "INVALID broker.company.siret"),
        ("broker.company", UNKNOWN, "INVALID broker.company.siret"),
        ("trader.company", TRADER, "INITIAL"),
        ("trader.company", BROKER, "INVALID trader.company.siret"),
        ("trader.company", DORMANT, "BAD_USER_INPUT"),
        ("transporter.company", CARRIER, "INITIAL"),
        ("transporter.company", UNKNOWN, "INVALID transporters.1.company.siret"),
        ("transporter.company", CENTRE, "INVALID transporters.1.company.siret"),
        ("transporter.company", DORMANT, "BAD_USER_INPUT"),
    ];
    for (path, siret, expected) in cases {
        let owner = [CENTRE, SHREDDER];
        let told = outcome(created_by(&owner, true, &patched(whole(), &other(path, siret))));
        let told = told.replace(&format!(" {path}"), " =").replace("= =", "=");
        let expected = expected.replace(&format!(" {path}"), " =").replace("= =", "=");
        assert_eq!(told, expected, "{path} {siret}");
    }
    let dismantled = json!({ "destination": { "type": "DEMOLISSEUR", "company": company(DISMANTLER) } });
    run(&[(dismantled, "INITIAL")]);
    let irregular = json!({ "emitter": { "irregularSituation": true, "company": { "siret": CLOSED } } });
    assert_eq!(outcome(created_by(&[SHREDDER], true, &patched(whole(), &irregular))), "INITIAL");
    let exempted =
        json!({ "transporter": { "company": { "siret": CENTRE }, "recepisse": { "isExempted": true } } });
    run(&[
        (exempted, "INITIAL"),
        (json!({ "ecoOrganisme": { "name": "Éco", "siret": ECO } }), "INITIAL"),
        (json!({ "ecoOrganisme": { "name": "Éco", "siret": CENTRE } }), "INVALID ecoOrganisme.siret"),
        (json!({ "ecoOrganisme": { "name": "Éco", "siret": CLOSED } }), "BAD_USER_INPUT"),
    ]);
}

#[test]
fn a_company_that_fell_asleep_meanwhile_stops_a_signature() {
    let mut before = note(STAGES[0]);
    before.destination.company.siret = Some(DORMANT.into());
    assert_eq!(outcome(signed(&before, Emission)), "INVALID destination.company.siret");
}

#[test]
fn a_foreign_transporter_goes_by_its_vat_number() {
    let foreign = |vat: &str| json!({ "transporter": { "company": { "siret": null, "vatNumber": vat } } });
    run(&[
        (foreign(FOREIGN_CARRIER), "INITIAL"),
        (foreign("FR87850019464"), "INVALID transporters.1.company.vatNumber"),
    ]);
    let before = created(foreign(FOREIGN_CARRIER)).unwrap();
    let sent = signed(&signed(&before, Emission).unwrap(), Transport).unwrap();
    assert_eq!(sent.transporters[0].receipt.number, None, "none is asked of it");
}

#[test]
fn the_next_destination_is_named_one_way() {
    let next = |members: Json| alone("destination.operation.nextDestination.company", members);
    let path = "destination.operation.nextDestination.company";
    run(&[
        (next(json!({ "extraEuropeanId": "X-1" })), "INITIAL"),
        (
            next(json!({ "siret": SHREDDER, "extraEuropeanId": "X-1" })),
            &format!("INVALID {path}.extraEuropeanId"),
        ),
        (next(json!({ "vatNumber": "BE0541696005", "country": "BE" })), "INITIAL"),
        (next(json!({ "vatNumber": "FR87850019464" })), &format!("INVALID {path}.vatNumber")),
        (next(json!({ "country": "Belgique" })), &format!("INVALID {path}.country")),
        (next(json!({ "mail": "x" })), &format!("INVALID {path}.mail")),
    ]);
}

#[test]
fn intermediaries_are_few_french_and_reachable() {
    let with = |change: Json| json!({ "intermediaries": [patched(company(MIDDLE), &change)] });
    let twice = json!({ "intermediaries": [company(MIDDLE), company(MIDDLE)] });
    let four = [MIDDLE, UNKNOWN, BROKER, TRADER].map(company);
    run(&[
        (with(json!({})), "INITIAL"),
        (with(json!({ "siret": UNKNOWN })), "INITIAL"),
        (with(json!({ "siret": null })), "INVALID intermediaries"),
        (with(json!({ "siret": "123" })), "INVALID intermediaries"),
        (with(json!({ "contact": null })), "INVALID intermediaries"),
        (with(json!({ "phone": "0".repeat(251) })), "INVALID intermediaries"),
        (with(json!({ "vatNumber": FOREIGN_CARRIER })), "INVALID intermediaries"),
        (twice, "INVALID intermediaries"),
        (json!({ "intermediaries": four }), "INVALID intermediaries"),
    ]);
}

#[test]
fn receipts_of_broker_and_trader_are_the_clients_or_else_their_companies() {
    let broker = |receipt: Json| json!({ "broker": { "company": company(BROKER), "recepisse": receipt } });
    let number = |patch: Json| drafted(patch).unwrap().broker.receipt.number.clone();
    assert_eq!(number(broker(Json::Null)).as_deref(), Some("C-1"));
    assert_eq!(number(broker(json!({ "number": "C-9" }))).as_deref(), Some("C-9"));
    let filled = drafted(broker(json!({ "number": "C-9" }))).unwrap();
    assert_eq!(filled.broker.receipt.department.as_deref(), Some("44"), "what is not given is the company's");
    let trader = drafted(json!({ "trader": { "company": company(TRADER) } })).unwrap();
    assert_eq!(trader.trader.receipt.number.as_deref(), Some("N-1"));
}

#[test]
fn a_sealed_receipt_stays_what_it_was() {
    let mut before = note(STAGES[4]);
    before.broker.company.siret = Some(BROKER.into());
    let trader = json!({ "trader": { "company": company(TRADER) } });
    let after = updated(&before, SHREDDER, &trader).unwrap().unwrap();
    assert_eq!(after.trader.receipt.number.as_deref(), Some("N-1"));
    assert_eq!(after.broker.receipt.number, None);
}

#[test]
fn an_eco_organisation_is_called_as_the_directory_does() {
    let named = |name: &str, siret: &str| {
        drafted(json!({ "ecoOrganisme": { "name": name, "siret": siret } })).unwrap().eco_organisme.clone()
    };
    assert_eq!(named("Éco", ECO).unwrap().name.as_deref(), Some("Éco Véhicules"));
    assert_eq!(named("", ""), None);
}

#[test]
fn a_company_with_a_siret_has_no_other_identifier() {
    let foreign = json!({ "siret": SHREDDER, "vatNumber": FOREIGN_CARRIER, "country": "BE" });
    for path in ["destination.company", "broker.company", "trader.company"] {
        let after = poured(&note(STAGES[0]), &alone(path, foreign.clone()));
        for company in [&after.destination.company, &after.broker.company, &after.trader.company] {
            assert_eq!((&company.vat_number, &company.country), (&None, &None), "{path}");
        }
    }
}

#[test]
fn an_address_in_one_line_and_one_in_parts_replace_each_other() {
    let before = note(STAGES[0]);
    let edited = |patch: Json| poured(&before, &alone("emitter.company", patch)).emitter.clone();
    let parts = edited(json!({ "street": "2 quai", "city": "Nantes", "postalCode": "44000" }));
    assert_eq!(parts.company.address, None);
    assert_eq!(parts.address().as_deref(), Some("2 quai 44000 Nantes"));
    let mut split = before.clone();
    split.body.emitter = parts;
    let lined = poured(&split, &alone("emitter.company", json!({ "address": "3 rue" }))).emitter.clone();
    assert_eq!((lined.street.clone(), lined.address().as_deref()), (None, Some("3 rue")));
    let both = edited(json!({ "address": "3 rue", "city": "Nantes" }));
    assert_eq!((both.city.as_deref(), both.address().as_deref()), (Some("Nantes"), Some("3 rue")));
    assert_eq!(edited(json!({ "name": "X" })).address(), before.emitter.address());
}

#[test]
fn the_emitter_keeps_its_signature_whatever_it_takes_off() {
    let before = note(STAGES[1]);
    let cleared = poured(&before, &json!({ "emitter": null }));
    assert_eq!(cleared.emitter.signature, before.emitter.signature);
    assert_eq!(cleared.emitter.company, Company::default());
}
