//! Field rules at creation and at sealing (specification, 6).

use serde_json::{Value as Json, json};

use super::*;
use crate::domain::bsdd::fields::{NOTE, PROCESSING, RECEPTION, TRANSPORTER};
use crate::graphql::table::{Kind, Type};

/// Runs a table through `run`: a patch of a whole note, and the outcome.
fn run(run: impl Fn(Json) -> Result<Record>, cases: &[(Json, &str)]) {
    for (patch, expected) in cases {
        assert_eq!(outcome(run(patch.clone())), *expected, "{patch}");
    }
}

fn long(length: usize) -> String {
    "x".repeat(length)
}

#[test]
fn a_draft_may_be_nearly_empty() {
    let input = json!({ "emitter": { "company": { "siret": PRODUCER } } });
    assert_eq!(outcome(created_by(&caller(Role::Admin, &[PRODUCER]), &input)), "DRAFT");
}

#[test]
fn emitter_always() {
    run(
        drafted,
        &[
            (json!({ "emitter": { "company": { "siret": "12345678900016" } } }), "FORBIDDEN"),
            (json!({ "emitter": { "type": null } }), "DRAFT"),
            (json!({ "emitter": { "company": { "name": long(250) } } }), "DRAFT"),
            (json!({ "emitter": { "company": { "name": long(251) } } }), "INVALID emitter.company.name"),
            (
                json!({ "emitter": { "company": { "address": long(251) } } }),
                "INVALID emitter.company.address",
            ),
            (
                json!({ "emitter": { "company": { "contact": long(251) } } }),
                "INVALID emitter.company.contact",
            ),
            (json!({ "emitter": { "company": { "phone": long(21) } } }), "INVALID emitter.company.phone"),
            (json!({ "emitter": { "company": { "mail": "x" } } }), "INVALID emitter.company.mail"),
            (
                json!({ "emitter": { "company": { "omiNumber": "OMI1234567" } } }),
                "INVALID emitter.company.omiNumber",
            ),
            (
                json!({ "emitter": { "workSite": { "name": long(251), "address": long(251), "city": long(101), "postalCode": long(21), "infos": long(501) } } }),
                "INVALID emitter.workSite.name emitter.workSite.address emitter.workSite.city emitter.workSite.postalCode emitter.workSite.infos",
            ),
            (
                json!({ "emitter": { "workSite": { "name": long(250), "address": long(250), "city": long(100), "postalCode": long(20), "infos": long(500) } } }),
                "DRAFT",
            ),
            (json!({ "emitter": { "pickupSite": long(251) } }), "INVALID emitter.pickupSite"),
        ],
    );
}

/// As a treater, who stays on the note whoever emits.
fn drafted_by_treater(patch: Json) -> Result<Record> {
    created_by(&caller(Role::Admin, &[TREATER]), &patched(whole(), &patch))
}

#[test]
fn who_may_emit() {
    run(
        drafted_by_treater,
        &[
            (json!({ "emitter": { "company": { "siret": UNKNOWN } } }), "DRAFT"),
            (
                json!({ "emitter": { "company": { "siret": "12345678900016" } } }),
                "INVALID emitter.company.siret",
            ),
            (json!({ "emitter": { "company": { "siret": "1234" } } }), "INVALID emitter.company.siret"),
            (json!({ "emitter": { "company": { "siret": ECO } } }), "INVALID emitter.company.siret"),
            (json!({ "emitter": { "company": { "siret": DORMANT } } }), "BAD_USER_INPUT"),
            (json!({ "emitter": { "company": { "siret": CLOSED } } }), "BAD_USER_INPUT"),
        ],
    );
}

#[test]
fn persons_and_ships() {
    let person = json!({ "siret": null, "contact": null, "phone": null, "mail": null });
    let ship = json!({ "siret": null, "omiNumber": "OMI1234567" });
    let emitter = |patch: Json| json!({ "emitter": patch });
    run(
        drafted_by_treater,
        &[
            (emitter(json!({ "isPrivateIndividual": true, "company": person })), "DRAFT"),
            (
                emitter(json!({ "isPrivateIndividual": true, "company": { "contact": null } })),
                "INVALID emitter.company.siret",
            ),
            (
                emitter(json!({ "isPrivateIndividual": true, "company": { "siret": null } })),
                "INVALID emitter.company.contact",
            ),
            (
                emitter(json!({ "isPrivateIndividual": true, "type": "OTHER", "company": person })),
                "INVALID emitter.type",
            ),
            (
                emitter(json!({ "isPrivateIndividual": true, "type": null, "company": person })),
                "INVALID emitter.type",
            ),
            (emitter(json!({ "isForeignShip": true, "company": ship })), "DRAFT"),
            (
                emitter(json!({ "isForeignShip": true, "company": { "siret": null } })),
                "INVALID emitter.company.omiNumber",
            ),
            (
                emitter(
                    json!({ "isForeignShip": true, "company": { "siret": null, "omiNumber": "IMO1234567" } }),
                ),
                "INVALID emitter.company.omiNumber",
            ),
            (
                emitter(json!({ "isForeignShip": true, "type": "OTHER", "company": ship })),
                "INVALID emitter.type",
            ),
            (
                emitter(
                    json!({ "isForeignShip": true, "isPrivateIndividual": true, "company": { "siret": null, "contact": null, "omiNumber": "OMI1234567" } }),
                ),
                "INVALID emitter.isForeignShip",
            ),
        ],
    );
}

#[test]
fn eco_organisme() {
    let eco = |siret: &str| json!({ "ecoOrganisme": { "name": "Éco", "siret": siret } });
    run(
        drafted,
        &[
            (eco(ECO), "DRAFT"),
            (eco(TREATER), "INVALID ecoOrganisme.siret"),
            (eco("42248908800068"), "INVALID ecoOrganisme.siret ecoOrganisme.siret"),
            (json!({ "ecoOrganisme": { "name": long(251), "siret": ECO } }), "INVALID ecoOrganisme.name"),
            (json!({ "ecoOrganisme": null }), "DRAFT"),
        ],
    );
}

#[test]
fn recipient_always() {
    let recipient = |siret: &str| json!({ "recipient": { "company": { "siret": siret } } });
    run(
        drafted,
        &[
            (recipient(UNKNOWN), "INVALID recipient.company.siret"),
            (recipient(PRODUCER), "INVALID recipient.company.siret recipient.company.siret"),
            (recipient(NEWCOMER), "INVALID recipient.company.siret"),
            (recipient(DORMANT), "BAD_USER_INPUT"),
            (recipient(SORTER), "INVALID recipient.company.siret"),
            (
                json!({ "recipient": { "company": { "siret": SORTER } }, "wasteDetails": { "code": "08 01 12" } }),
                "DRAFT",
            ),
            (
                json!({ "recipient": { "company": { "siret": SORTER } }, "wasteDetails": { "code": "08 01 12", "pop": true } }),
                "INVALID recipient.company.siret",
            ),
            (
                json!({ "recipient": { "company": { "siret": SORTER } }, "wasteDetails": { "code": "08 01 12", "isDangerous": true } }),
                "INVALID recipient.company.siret",
            ),
            (
                json!({ "recipient": { "company": { "siret": SORTER } }, "wasteDetails": { "code": null } }),
                "DRAFT",
            ),
            (
                json!({ "recipient": { "company": { "name": long(251), "address": long(251), "contact": long(251), "phone": long(21), "mail": "x" } } }),
                "INVALID recipient.company.name recipient.company.address recipient.company.contact recipient.company.phone recipient.company.mail",
            ),
            (json!({ "recipient": { "cap": long(251) } }), "INVALID recipient.cap"),
            (json!({ "recipient": { "processingOperation": "D10" } }), "DRAFT"),
            (
                json!({ "recipient": { "processingOperation": "R 0" } }),
                "INVALID recipient.processingOperation",
            ),
            (
                json!({ "recipient": { "processingOperation": "D 7" } }),
                "INVALID recipient.processingOperation",
            ),
        ],
    );
}

#[test]
fn an_unverified_destination_passes_where_nothing_is_verified() {
    let directory = directory();
    let policy = Policy { environment: Environment::Production, verified_destinations: false };
    let facts = Facts { policy, ..facts(&directory) };
    let caller = caller(Role::Admin, &[PRODUCER]);
    let input = patched(whole(), &json!({ "recipient": { "company": { "siret": NEWCOMER } } }));
    assert_eq!(
        outcome(create(decode(&input), ids(), &[], Actor { caller: &caller, owner_orgs: &[] }, facts)),
        "DRAFT"
    );
}

#[test]
fn waste_always() {
    let waste = |patch: Json| json!({ "wasteDetails": patch });
    run(
        drafted,
        &[
            (waste(json!({ "code": "nope" })), "INVALID wasteDetails.code"),
            (waste(json!({ "code": "17 06 05*" })), "INVALID wasteDetails.code"),
            (waste(json!({ "code": "080111*" })), "INVALID wasteDetails.code"),
            (waste(json!({ "isDangerous": false })), "INVALID wasteDetails.isDangerous"),
            (waste(json!({ "isDangerous": null })), "INVALID wasteDetails.isDangerous"),
            (waste(json!({ "code": "08 01 12", "isDangerous": true })), "DRAFT"),
            (waste(json!({ "code": "08 01 12", "isDangerous": false })), "DRAFT"),
            (waste(json!({ "name": long(251) })), "INVALID wasteDetails.name"),
            (waste(json!({ "onuCode": long(751) })), "INVALID wasteDetails.onuCode"),
            (
                waste(json!({ "nonRoadRegulationMention": long(251) })),
                "INVALID wasteDetails.nonRoadRegulationMention",
            ),
            (waste(json!({ "quantity": -1 })), "INVALID wasteDetails.quantity"),
            (waste(json!({ "quantity": 0 })), "DRAFT"),
            (waste(json!({ "quantity": 50000 })), "DRAFT"),
            (waste(json!({ "quantity": 50000.001 })), "INVALID wasteDetails.quantity"),
            (waste(json!({ "quantity": 1e40 })), "INVALID wasteDetails.quantity"),
            (json!({ "wasteDetails": { "quantity": 40 }, "transporter": { "mode": "ROAD" } }), "DRAFT"),
            (
                json!({ "wasteDetails": { "quantity": 40.001 }, "transporter": { "mode": "ROAD" } }),
                "INVALID wasteDetails.quantity",
            ),
            (json!({ "wasteDetails": { "quantity": 40.001 }, "transporter": { "mode": "RAIL" } }), "DRAFT"),
            (waste(json!({ "isSubjectToADR": false })), "DRAFT"),
            (waste(json!({ "analysisReferences": [long(251)] })), "INVALID wasteDetails.analysisReferences"),
            (waste(json!({ "landIdentifiers": ["a", long(251)] })), "INVALID wasteDetails.landIdentifiers"),
            (waste(json!({ "sampleNumber": long(1000) })), "DRAFT"),
        ],
    );
}

#[test]
fn packagings_always() {
    let packed = |list: Json| json!({ "wasteDetails": { "packagingInfos": list } });
    let refused = "INVALID wasteDetails.packagingInfos";
    run(
        drafted,
        &[
            (packed(json!([])), "DRAFT"),
            (packed(json!(null)), "DRAFT"),
            (packed(json!([{ "type": "FUT" }])), "DRAFT"),
            (packed(json!([{ "type": "FUT", "quantity": 0 }])), refused),
            (packed(json!([{ "type": "CITERNE", "quantity": 2 }])), "DRAFT"),
            (packed(json!([{ "type": "CITERNE", "quantity": 3 }])), refused),
            (packed(json!([{ "type": "BENNE", "quantity": 3 }])), refused),
            (
                packed(json!([{ "type": "CITERNE", "quantity": 1 }, { "type": "BENNE", "quantity": 1 }])),
                refused,
            ),
            (packed(json!([{ "type": "FUT", "quantity": 1 }, { "type": "BENNE", "quantity": 1 }])), refused),
            (packed(json!([{ "type": "FUT", "quantity": 1 }, { "type": "GRV", "quantity": 100 }])), "DRAFT"),
            (packed(json!([{ "type": "AUTRE", "quantity": 1 }])), "DRAFT"),
            (packed(json!([{ "type": "AUTRE", "quantity": 1, "other": long(251) }])), refused),
            (packed(json!([{ "type": "FUT", "quantity": 1, "other": "x" }])), refused),
            (packed(json!([{ "type": "FUT", "quantity": 1, "other": "" }])), "DRAFT"),
            (packed(json!([{ "type": "FUT", "quantity": 1, "volume": 0 }])), refused),
            (
                packed(
                    json!([{ "type": "FUT", "quantity": 1, "volume": 0.5, "identificationNumbers": ["A"] }]),
                ),
                "DRAFT",
            ),
            (packed(json!([{ "type": "FUT", "quantity": 1, "identificationNumbers": null }])), refused),
            (json!({ "isDirectSupply": true, "transporter": null }), refused),
            (
                json!({ "isDirectSupply": true, "transporter": null, "wasteDetails": { "packagingInfos": [] } }),
                "DRAFT",
            ),
            (
                json!({ "isDirectSupply": true, "wasteDetails": { "packagingInfos": [] } }),
                "INVALID transporter",
            ),
        ],
    );
}

#[test]
fn parcels_always() {
    let parcel = |patch: Json| {
        let town = json!({ "city": "Nantes", "inseeCode": "44109" });
        json!({ "wasteDetails": { "parcelNumbers": [patched(town, &patch)] } })
    };
    let refused = "INVALID wasteDetails.parcelNumbers";
    run(
        drafted,
        &[
            (parcel(json!({ "prefix": "000", "section": "AB", "number": "25" })), "DRAFT"),
            (parcel(json!({ "x": 47.2, "y": -1.553621 })), "DRAFT"),
            (parcel(json!({})), refused),
            (parcel(json!({ "prefix": "000", "section": "AB" })), refused),
            (parcel(json!({ "prefix": "000000", "section": "AB", "number": "25" })), refused),
            (parcel(json!({ "x": 47.2 })), refused),
            (parcel(json!({ "x": 90.1, "y": 0 })), refused),
            (parcel(json!({ "x": 0, "y": 180.1 })), refused),
            (parcel(json!({ "x": 47.1234567, "y": 0 })), refused),
            (parcel(json!({ "x": 47.2, "y": 0, "prefix": "000", "section": "AB", "number": "25" })), refused),
            (parcel(json!({ "x": 47.2, "y": 0, "postalCode": "44000" })), refused),
            (parcel(json!({ "x": 47.2, "y": 0, "inseeCode": null })), refused),
            (parcel(json!({ "x": 47.2, "y": 0, "city": "" })), refused),
            (parcel(json!({ "x": 47.2, "y": 0, "city": long(251) })), refused),
        ],
    );
}

#[test]
fn transporter_always() {
    let transporter = |patch: Json| json!({ "transporter": patch });
    let named = |siret: &str| json!({ "transporter": { "company": { "siret": siret } } });
    let foreign = |vat: &str| json!({ "transporter": { "company": { "siret": null, "vatNumber": vat } } });
    run(
        drafted,
        &[
            (named("22345678900014"), "INVALID transporter.company.siret"),
            (named(UNKNOWN), "INVALID transporter.company.siret"),
            (named(PRODUCER), "INVALID transporter.company.siret"),
            (
                json!({ "transporter": { "isExemptedOfReceipt": true, "company": { "siret": PRODUCER } } }),
                "DRAFT",
            ),
            (named(DORMANT), "BAD_USER_INPUT"),
            (foreign(FOREIGN_CARRIER), "DRAFT"),
            (foreign("BE0541696006"), "INVALID transporter.company.vatNumber"),
            (foreign("FR83404833048"), "INVALID transporter.company.vatNumber"),
            (foreign("DE136695976"), "INVALID transporter.company.vatNumber"),
            (foreign(FOREIGN_PRODUCER), "INVALID transporter.company.vatNumber"),
            (
                transporter(
                    json!({ "company": { "name": long(251), "address": long(251), "contact": long(251), "phone": long(21), "mail": "x" } }),
                ),
                "INVALID transporter.company.name transporter.company.address transporter.company.contact transporter.company.phone transporter.company.mail",
            ),
            (transporter(json!({ "numberPlate": "FD-318-KC" })), "DRAFT"),
            (transporter(json!({ "numberPlate": "FD-318-KC, AB-123-CD" })), "DRAFT"),
            (
                transporter(json!({ "numberPlate": "FD-318-KC,AB-123-CD,EF-456-GH" })),
                "INVALID transporter.numberPlate",
            ),
            (transporter(json!({ "numberPlate": "ABC" })), "INVALID transporter.numberPlate"),
            (transporter(json!({ "numberPlate": "ABCDEFGHIJKLM" })), "INVALID transporter.numberPlate"),
            (transporter(json!({ "numberPlate": "      " })), "INVALID transporter.numberPlate"),
            (transporter(json!({ "numberPlate": "ABC " })), "DRAFT"),
            (transporter(json!({ "numberPlate": "FD-318-KC, BCDEFGHIJKL" })), "DRAFT"),
            (
                transporter(json!({ "numberPlate": "FD-318-KC, ABCDEFGHIJKL" })),
                "INVALID transporter.numberPlate",
            ),
            (transporter(json!({ "numberPlate": "FD-318-KC,      " })), "INVALID transporter.numberPlate"),
            (transporter(json!({ "numberPlate": "FD-318-KC," })), "INVALID transporter.numberPlate"),
            (transporter(json!({ "numberPlate": "" })), "DRAFT"),
            (transporter(json!({ "customInfo": long(251) })), "INVALID transporter.customInfo"),
            (transporter(json!(null)), "DRAFT"),
        ],
    );
}

#[test]
fn at_most_five_transporters() {
    let mut before = note(FormStatus::Draft);
    before.transporters = vec![before.transporters[0].clone(); 5];
    assert_eq!(outcome(updated(&before, PRODUCER, json!({}))), "DRAFT");
    before.transporters.push(before.transporters[0].clone());
    assert_eq!(outcome(updated(&before, PRODUCER, json!({}))), "INVALID transporters");
}

#[test]
fn traders_and_brokers() {
    run(
        drafted,
        &[
            (json!({ "trader": { "company": company(TRADER) } }), "DRAFT"),
            (json!({ "trader": { "company": company(UNKNOWN) } }), "INVALID trader.company.siret"),
            (json!({ "trader": { "company": company(PRODUCER) } }), "INVALID trader.company.siret"),
            (
                json!({ "trader": { "company": patched(company(TRADER), &json!({ "mail": "x" })) } }),
                "INVALID trader.company.mail",
            ),
            (json!({ "broker": { "company": company(BROKER) } }), "DRAFT"),
            (json!({ "broker": { "company": company(TRADER) } }), "INVALID broker.company.siret"),
            (json!({ "broker": { "company": company(UNKNOWN) } }), "INVALID broker.company.siret"),
        ],
    );
    run(
        sealed,
        &[
            (json!({ "trader": { "company": company(TRADER) } }), "SEALED"),
            (
                json!({ "trader": { "company": { "siret": TRADER } } }),
                "BAD_USER_INPUT trader.company.name trader.company.address trader.company.contact trader.company.phone trader.company.mail",
            ),
            // No receipt on record: what the client sends does not stand in for it.
            (
                json!({ "broker": { "company": company(BROKER), "receipt": "C-1", "department": "44", "validityLimit": "2030-01-01T00:00:00Z" } }),
                "BAD_USER_INPUT broker.receipt broker.department broker.validityLimit",
            ),
        ],
    );
}

#[test]
fn a_trader_or_broker_on_the_note_is_whole_when_sealed() {
    let mut note = drafted(json!({})).unwrap();
    note.trader.company.siret = Some(TRADER.into());
    note.broker.company.siret = Some(BROKER.into());
    let sealing = by(Role::Admin, &[PRODUCER], |actor, facts| seal(&note, actor, facts));
    let leaves = [
        "company.name",
        "company.address",
        "company.contact",
        "company.phone",
        "company.mail",
        "receipt",
        "department",
        "validityLimit",
    ];
    let missing = ["trader", "broker"].map(|party| leaves.map(|leaf| format!("{party}.{leaf}")).join(" "));
    assert_eq!(outcome(sealing), format!("BAD_USER_INPUT {}", missing.join(" ")));
}

#[test]
fn a_malformed_identifier_is_told_to_be() {
    let siret = json!({ "siret": "12345678900016" });
    let told = |patch: Json| drafted(patch).unwrap_err().to_string();
    for patch in [
        json!({ "recipient": { "company": siret } }),
        json!({ "transporter": { "company": siret } }),
        json!({ "trader": { "company": siret } }),
        json!({ "broker": { "company": siret } }),
        json!({ "ecoOrganisme": { "name": "Éco", "siret": "12345678900016" } }),
    ] {
        assert!(
            told(patch.clone()).ends_with("indiquez un SIRET valide, de 14 chiffres sans espaces."),
            "{patch}"
        );
    }
    let vat = |vat: &str| told(json!({ "transporter": { "company": { "siret": null, "vatNumber": vat } } }));
    assert!(vat("BE0541696006").contains("numéro de TVA intracommunautaire valide"));
    assert!(vat("FR83404833048").contains("s'identifie par son SIRET"));
}

#[test]
fn intermediaries() {
    let one = |patch: Json| patched(company(MIDDLE), &patch);
    let listed = |list: Json| json!({ "intermediaries": list });
    run(
        drafted,
        &[
            (listed(json!([one(json!({ "phone": null, "mail": "x" }))])), "DRAFT"),
            (listed(json!(null)), "DRAFT"),
            (listed(json!([company(MIDDLE), company(MIDDLE)])), "INVALID intermediaries"),
            (listed(json!([one(json!({ "siret": null }))])), "INVALID intermediaries"),
            (listed(json!([one(json!({ "siret": "1" }))])), "INVALID intermediaries"),
            (listed(json!([one(json!({ "contact": null }))])), "INVALID intermediaries"),
            (listed(json!([one(json!({ "vatNumber": "BE0541696005" }))])), "INVALID intermediaries"),
            (listed(json!([one(json!({ "vatNumber": "FR83404833048" }))])), "DRAFT"),
            (listed(json!([MIDDLE, PRODUCER, CARRIER, TREATER, TRADER].map(company))), "DRAFT"),
            (
                listed(json!([MIDDLE, PRODUCER, CARRIER, TREATER, TRADER, BROKER].map(company))),
                "INVALID intermediaries",
            ),
        ],
    );
}

#[test]
fn required_to_seal() {
    let cases = [
        (json!({ "emitter": { "type": null } }), "emitter.type"),
        (json!({ "emitter": { "company": { "name": null } } }), "emitter.company.name"),
        (json!({ "emitter": { "company": { "address": "" } } }), "emitter.company.address"),
        (json!({ "emitter": { "company": { "contact": null } } }), "emitter.company.contact"),
        (json!({ "emitter": { "company": { "phone": null } } }), "emitter.company.phone"),
        (json!({ "emitter": { "company": { "mail": null } } }), "emitter.company.mail"),
        (json!({ "recipient": { "company": { "siret": null } } }), "recipient.company.siret"),
        (json!({ "recipient": { "company": { "name": null } } }), "recipient.company.name"),
        (json!({ "recipient": { "company": { "address": null } } }), "recipient.company.address"),
        (json!({ "recipient": { "company": { "contact": null } } }), "recipient.company.contact"),
        (json!({ "recipient": { "company": { "phone": null } } }), "recipient.company.phone"),
        (json!({ "recipient": { "company": { "mail": null } } }), "recipient.company.mail"),
        (json!({ "recipient": { "cap": null } }), "recipient.cap"),
        (json!({ "recipient": { "processingOperation": null } }), "recipient.processingOperation"),
        (json!({ "wasteDetails": { "code": null } }), "wasteDetails.code"),
        (json!({ "wasteDetails": { "name": null } }), "wasteDetails.name"),
        (json!({ "wasteDetails": { "isSubjectToADR": null } }), "wasteDetails.isSubjectToADR"),
        (json!({ "wasteDetails": { "onuCode": null } }), "wasteDetails.onuCode"),
        (json!({ "wasteDetails": { "isSubjectToADR": false } }), "wasteDetails.onuCode"),
        (json!({ "wasteDetails": { "consistences": [] } }), "wasteDetails.consistences"),
        (json!({ "wasteDetails": { "consistences": null } }), "wasteDetails.consistences"),
        (json!({ "wasteDetails": { "quantity": null } }), "wasteDetails.quantity"),
        (json!({ "wasteDetails": { "quantity": 0 } }), "wasteDetails.quantity"),
        (json!({ "wasteDetails": { "quantityType": null } }), "wasteDetails.quantityType"),
        (json!({ "wasteDetails": { "packagingInfos": [{ "type": "FUT" }] } }), "wasteDetails.packagingInfos"),
        (
            json!({ "wasteDetails": { "packagingInfos": [{ "type": "AUTRE", "quantity": 1 }] } }),
            "wasteDetails.packagingInfos",
        ),
    ];
    for (patch, path) in cases {
        assert_eq!(outcome(sealed(patch.clone())), format!("BAD_USER_INPUT {path}"), "{patch}");
        assert_eq!(outcome(drafted(patch.clone())), "DRAFT", "{patch}");
    }
}

#[test]
fn not_required_to_seal() {
    run(
        sealed,
        &[
            (json!({}), "SEALED"),
            (json!({ "transporter": null }), "SEALED"),
            (json!({ "transporter": { "company": { "contact": null, "mail": null } } }), "SEALED"),
            (json!({ "wasteDetails": { "packagingInfos": [] } }), "SEALED"),
            (
                json!({ "wasteDetails": { "code": "08 01 12", "isDangerous": false }, "recipient": { "cap": null } }),
                "SEALED",
            ),
            (json!({ "wasteDetails": { "isSubjectToADR": false, "onuCode": "   " } }), "SEALED"),
        ],
    );
}

#[test]
fn everything_missing_is_told_at_once() {
    let note = created_by(
        &caller(Role::Admin, &[PRODUCER]),
        &json!({ "emitter": { "company": { "siret": PRODUCER } } }),
    );
    let refused = by(Role::Admin, &[PRODUCER], |actor, facts| seal(&note?, actor, facts)).unwrap_err();
    insta::assert_snapshot!(refused, @r"
    Type d'émetteur (emitter.type) : ce champ est requis pour sceller le bordereau.
    Nom de l'émetteur (emitter.company.name) : ce champ est requis pour sceller le bordereau.
    Adresse de l'émetteur (emitter.company.address) : ce champ est requis pour sceller le bordereau.
    Personne à contacter chez l'émetteur (emitter.company.contact) : ce champ est requis pour sceller le bordereau.
    Téléphone de l'émetteur (emitter.company.phone) : ce champ est requis pour sceller le bordereau.
    Adresse e-mail de l'émetteur (emitter.company.mail) : ce champ est requis pour sceller le bordereau.
    SIRET de la destination (recipient.company.siret) : ce champ est requis pour sceller le bordereau.
    Nom de la destination (recipient.company.name) : ce champ est requis pour sceller le bordereau.
    Adresse de la destination (recipient.company.address) : ce champ est requis pour sceller le bordereau.
    Personne à contacter à la destination (recipient.company.contact) : ce champ est requis pour sceller le bordereau.
    Téléphone de la destination (recipient.company.phone) : ce champ est requis pour sceller le bordereau.
    Adresse e-mail de la destination (recipient.company.mail) : ce champ est requis pour sceller le bordereau.
    Opération prévue (recipient.processingOperation) : ce champ est requis pour sceller le bordereau.
    Code déchet (wasteDetails.code) : ce champ est requis pour sceller le bordereau.
    Dénomination du déchet (wasteDetails.name) : ce champ est requis pour sceller le bordereau.
    Soumis à l'ADR (wasteDetails.isSubjectToADR) : ce champ est requis pour sceller le bordereau.
    Quantité en tonnes (wasteDetails.quantity) : ce champ est requis pour sceller le bordereau.
    Quantité réelle ou estimée (wasteDetails.quantityType) : ce champ est requis pour sceller le bordereau.
    Consistance (wasteDetails.consistences) : indiquez au moins une consistance pour sceller le bordereau.
    ");
}

#[test]
fn old_notes_need_not_say_whether_adr_applies() {
    let old = |patch: Json| Record { created_at: at("2025-06-03T21:00:00Z"), ..drafted(patch).unwrap() };
    let seal = |note: Record| outcome(by(Role::Admin, &[PRODUCER], |actor, facts| seal(&note, actor, facts)));
    assert_eq!(seal(old(json!({ "wasteDetails": { "isSubjectToADR": null } }))), "SEALED");
    assert_eq!(
        seal(old(json!({ "wasteDetails": { "isSubjectToADR": null, "onuCode": null } }))),
        "BAD_USER_INPUT wasteDetails.onuCode"
    );
    assert_eq!(
        seal(old(
            json!({ "wasteDetails": { "isSubjectToADR": null, "onuCode": null, "code": "08 01 12", "isDangerous": false } })
        )),
        "SEALED"
    );
}

/// A path in a table that the schema does not know would mislead clients.
#[test]
fn every_path_is_one_of_the_schema() {
    fn holds(ty: &Type, path: &str) -> bool {
        let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
        let member = match ty.kind {
            Kind::Input(fields) => fields.iter().find(|field| field.name == name).map(|field| field.ty.of),
            Kind::Object(fields) => fields.iter().find(|field| field.name == name).map(|field| field.ty.of),
            _ => None,
        };
        member.is_some_and(|ty| rest.is_none_or(|rest| holds(ty, rest)))
    }
    use crate::generated::{
        ACCEPTED_FORM_INPUT, CREATE_FORM_INPUT, FORM, PROCESSED_FORM_INPUT, RECEIVED_FORM_INPUT,
    };
    for field in NOTE.fields {
        assert!(holds(&CREATE_FORM_INPUT, field.path), "{}", field.path);
    }
    for field in TRANSPORTER.fields {
        assert!(holds(&CREATE_FORM_INPUT, field.path), "{}", field.path);
    }
    for field in RECEPTION.fields {
        let known = [&RECEIVED_FORM_INPUT, &ACCEPTED_FORM_INPUT, &FORM];
        assert!(known.iter().any(|ty| holds(ty, field.path)), "{}", field.path);
    }
    for field in PROCESSING.fields {
        assert!(holds(&PROCESSED_FORM_INPUT, field.path), "{}", field.path);
    }
    for field in crate::domain::bsdd::fields::SIGNATURES.fields {
        assert!(holds(&FORM, field.path), "{}", field.path);
    }
}

#[test]
fn every_rule_names_a_field_and_says_what_to_do() {
    for rule in NOTE.rules.iter().chain(RECEPTION.rules).chain(PROCESSING.rules) {
        assert!(rule.message.chars().count() > 10 && !rule.message.ends_with('.'), "{}", rule.path);
    }
}
