//! What signatures lock (specification, 7.3).

use super::*;
use crate::domain::bsd::links::Share;
use crate::generated::EmitterType;

/// Edits by somebody, each with its outcome.
fn run(before: &Record, cases: &[(&str, Json, &str)]) {
    for (org_id, patch, expected) in cases {
        assert_eq!(outcome(updated(before, org_id, patch.clone())), *expected, "{patch}");
    }
}

/// Every edit that a lock may catch, and the field it is told by.
fn edits() -> Vec<(&'static str, Json)> {
    vec![
        ("customId", json!({ "customId": "X" })),
        ("emitter.company.contact", json!({ "emitter": { "company": { "contact": "X" } } })),
        ("emitter.workSite.name", json!({ "emitter": { "workSite": { "name": "X" } } })),
        ("recipient.cap", json!({ "recipient": { "cap": "X" } })),
        ("recipient.company.mail", json!({ "recipient": { "company": { "mail": "x@y.fr" } } })),
        ("wasteDetails.name", json!({ "wasteDetails": { "name": "X" } })),
        ("wasteDetails.quantity", json!({ "wasteDetails": { "quantity": 3 } })),
        (
            "wasteDetails.packagingInfos",
            json!({ "wasteDetails": { "packagingInfos": [{ "type": "FUT", "quantity": 5 }] } }),
        ),
        ("ecoOrganisme.siret", json!({ "ecoOrganisme": { "name": "", "siret": ECO } })),
    ]
}

fn identity() -> Vec<(&'static str, Json)> {
    vec![
        ("emitter.type", json!({ "emitter": { "type": "OTHER" } })),
        ("emitter.company.name", json!({ "emitter": { "company": { "name": "X" } } })),
        ("emitter.company.address", json!({ "emitter": { "company": { "address": "X" } } })),
        ("emitter.company.omiNumber", json!({ "emitter": { "company": { "omiNumber": "OMI1234567" } } })),
        ("emitter.isPrivateIndividual", json!({ "emitter": { "isPrivateIndividual": true } })),
        ("emitter.isForeignShip", json!({ "emitter": { "isForeignShip": true } })),
    ]
}

#[test]
fn draft_and_sealed_notes_are_open() {
    for (_, patch) in edits() {
        assert_eq!(outcome(updated(&note(FormStatus::Draft), PRODUCER, patch.clone())), "DRAFT");
        for org_id in [PRODUCER, CARRIER, TREATER] {
            // The name of an eco-organisation is not checked for being there.
            assert_eq!(
                outcome(updated(&note(FormStatus::Sealed), org_id, patch.clone())),
                "SEALED",
                "{patch}"
            );
        }
    }
}

#[test]
fn who_signed_the_emission_may_correct_all_but_its_identity() {
    let before = note(FormStatus::SignedByProducer);
    for (_, patch) in edits() {
        assert_eq!(outcome(updated(&before, PRODUCER, patch.clone())), "SIGNED_BY_PRODUCER", "{patch}");
    }
    for (path, patch) in identity() {
        assert_eq!(outcome(updated(&before, PRODUCER, patch)), format!("FORBIDDEN {path}"));
    }
    let caller_of_both = |patch: Json| {
        let input = decode(&patched(json!({ "id": "c1" }), &patch));
        by(Role::Admin, &[PRODUCER, TREATER], |actor, facts| {
            update(&before, input, "t".into(), &[], actor, facts)
        })
    };
    let other_emitter = json!({ "emitter": { "company": { "siret": OUTSIDER } } });
    assert_eq!(outcome(caller_of_both(other_emitter)), "FORBIDDEN emitter.company.siret");
}

#[test]
fn an_eco_organisation_that_signed_is_the_signatory() {
    let mut before = note(FormStatus::SignedByProducer);
    before.eco_organisme = Some(record::EcoOrganisme { name: "Éco".into(), siret: ECO.into() });
    before.emission.by_eco_organisme = Some(true);
    run(
        &before,
        &[
            (ECO, json!({ "wasteDetails": { "name": "X" } }), "SIGNED_BY_PRODUCER"),
            (PRODUCER, json!({ "wasteDetails": { "name": "X" } }), "FORBIDDEN wasteDetails.name"),
        ],
    );
}

#[test]
fn others_keep_the_transporter_and_who_accompanies() {
    let before = note(FormStatus::SignedByProducer);
    for org_id in [CARRIER, TREATER] {
        for (path, patch) in edits().into_iter().chain(identity()) {
            let found = outcome(updated(&before, org_id, patch.clone()));
            assert!(found.starts_with("FORBIDDEN") && found.contains(path), "{patch}: {found}");
        }
        run(
            &before,
            &[
                (org_id, json!({ "transporter": { "numberPlate": "AB-123-CD" } }), "SIGNED_BY_PRODUCER"),
                (org_id, json!({ "intermediaries": [company(MIDDLE)] }), "SIGNED_BY_PRODUCER"),
                (org_id, json!({ "wasteDetails": { "sampleNumber": "X" } }), "SIGNED_BY_PRODUCER"),
            ],
        );
    }
    run(&before, &[(TREATER, json!({ "transporter": null }), "SIGNED_BY_PRODUCER")]);
}

#[test]
fn what_a_locked_container_groups_may_be_sent_back_with_its_shares_or_without() {
    let ten = rust_decimal::Decimal::from(10);
    let fraction = record::Fraction { form_id: "i".into(), quantity: Some(ten), share: Share::Kept };
    for status in [FormStatus::SignedByProducer, FormStatus::Sent, FormStatus::Processed] {
        let mut before = note(status);
        before.emitter.kind = Some(EmitterType::Appendix2);
        before.grouping = vec![fraction.clone()];
        for quantity in [json!(10), Json::Null] {
            let sent = json!({ "grouping": [{ "form": { "id": "i" }, "quantity": quantity }] });
            let after = updated(&before, TREATER, sent).unwrap();
            assert_eq!(after.grouping, before.grouping, "{status:?} {quantity}");
        }
        let less = json!({ "grouping": [{ "form": { "id": "i" }, "quantity": 9 }] });
        assert_eq!(outcome(updated(&before, TREATER, less)), "FORBIDDEN grouping", "{status:?}");
    }
}

/// Answers tell the country of a company that its identifier names, stored or not.
#[test]
fn a_country_that_was_shown_may_be_sent_back() {
    let shown = json!({ "company": { "country": "FR" } });
    for status in [FormStatus::SignedByProducer, FormStatus::Sent, FormStatus::Received] {
        let before = note(status);
        for part in ["emitter", "recipient", "transporter"] {
            let patch = json!({ part: shown.clone() });
            assert_eq!(outcome(updated(&before, TREATER, patch)), status.as_str(), "{part}");
        }
    }
    let mut before = note(FormStatus::SignedByProducer);
    before.emitter.company = record::Company { country: Some("BE".into()), ..Default::default() };
    run(&before, &[(TREATER, json!({ "emitter": shown }), "FORBIDDEN emitter.company.country")]);
}

#[test]
fn once_taken_over_only_who_accompanies_changes() {
    let before = note(FormStatus::Sent);
    for org_id in [PRODUCER, CARRIER, TREATER] {
        for (path, patch) in edits().into_iter().chain(identity()) {
            let found = outcome(updated(&before, org_id, patch.clone()));
            assert!(found.starts_with("FORBIDDEN") && found.contains(path), "{patch}: {found}");
        }
        run(
            &before,
            &[
                (
                    org_id,
                    json!({ "transporter": { "numberPlate": "AB-123-CD" } }),
                    "FORBIDDEN transporter.numberPlate",
                ),
                (
                    org_id,
                    json!({ "wasteDetails": { "sampleNumber": "X" } }),
                    "FORBIDDEN wasteDetails.sampleNumber",
                ),
                (org_id, json!({ "intermediaries": [company(MIDDLE)] }), "SENT"),
            ],
        );
        assert!(
            outcome(updated(&before, org_id, json!({ "transporter": null })))
                .starts_with("FORBIDDEN transporter")
        );
        let pipeline = json!({ "wasteDetails": { "packagings": ["PIPELINE"] } });
        assert!(outcome(updated(&before, org_id, pipeline)).starts_with("FORBIDDEN"));
    }
}

#[test]
fn once_received_nothing_changes() {
    for status in [FormStatus::Received, FormStatus::Accepted, FormStatus::Processed] {
        let before = note(status);
        run(
            &before,
            &[
                (PRODUCER, json!({ "intermediaries": [company(MIDDLE)] }), "FORBIDDEN intermediaries"),
                (PRODUCER, json!({ "customId": "X" }), "FORBIDDEN customId"),
                (PRODUCER, json!({}), status.as_str()),
            ],
        );
    }
}

#[test]
fn the_same_values_are_no_change() {
    for status in [FormStatus::SignedByProducer, FormStatus::Sent, FormStatus::Received] {
        let before = note(status);
        let mut same = whole();
        same["transporter"]["numberPlate"] = json!(before.transporters[0].number_plate);
        for org_id in [PRODUCER, CARRIER, TREATER] {
            assert_eq!(outcome(updated(&before, org_id, same.clone())), status.as_str());
        }
        run(
            &before,
            &[
                (TREATER, json!({ "wasteDetails": { "quantity": 2.4000001 } }), status.as_str()),
                (
                    TREATER,
                    json!({ "wasteDetails": { "quantity": 2.400001 } }),
                    "FORBIDDEN wasteDetails.quantity",
                ),
                (TREATER, json!({ "customId": "" }), status.as_str()),
            ],
        );
    }
}

#[test]
fn values_are_judged_as_sent_before_completion() {
    let mut before = note(FormStatus::SignedByProducer);
    before.recipient.company.name = Some("Officiel".into());
    let mut directory = directory();
    let mut known = directory.company(TREATER).clone();
    known.establishment =
        Some(Establishment { name: "Officiel".into(), is_diffusible: true, ..Default::default() });
    directory.insert(TREATER, known);
    let caller = caller(Role::Admin, &[TREATER]);
    let run = |name: &str| {
        let input = json!({ "id": "c1", "recipient": { "company": { "siret": TREATER, "name": name } } });
        outcome(update(
            &before,
            decode(&input),
            "t".into(),
            &[],
            Actor { caller: &caller, owner_orgs: &[] },
            facts(&directory),
        ))
    };
    assert_eq!(run("Officiel"), "SIGNED_BY_PRODUCER");
    assert_eq!(run("officiel"), "FORBIDDEN recipient.company.name");
}

#[test]
fn all_locked_fields_are_named() {
    let patch = json!({ "customId": "X", "recipient": { "cap": "X" }, "transporter": { "mode": "RAIL" } });
    let refused = updated(&note(FormStatus::Sent), PRODUCER, patch).unwrap_err();
    insta::assert_snapshot!(refused, @"Ces champs ont été verrouillés par une signature et ne peuvent plus être modifiés : Identifiant libre (customId), Numéro de CAP (recipient.cap), Mode de transport (transporter.mode).");
}

#[test]
fn a_sealed_note_may_not_become_invalid() {
    let before = note(FormStatus::Sealed);
    run(
        &before,
        &[
            (PRODUCER, json!({ "wasteDetails": { "name": null } }), "INVALID wasteDetails.name"),
            (
                PRODUCER,
                json!({ "emitter": null }),
                "INVALID emitter.type emitter.company.siret emitter.company.name emitter.company.address emitter.company.contact emitter.company.phone emitter.company.mail",
            ),
            (TREATER, json!({ "customId": "QUAI-7" }), "SEALED"),
            (PRODUCER, json!({ "transporter": { "numberPlate": "A" } }), "INVALID transporter.numberPlate"),
        ],
    );
    run(
        &note(FormStatus::SignedByProducer),
        &[(PRODUCER, json!({ "wasteDetails": { "quantity": 0 } }), "INVALID wasteDetails.quantity")],
    );
}
