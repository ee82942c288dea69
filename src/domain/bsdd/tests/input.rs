//! How inputs are merged (specification, 5.1, 5.4, 5.5).

use super::*;
use crate::generated::Packagings;

fn edited(patch: Json) -> Record {
    updated(&note(FormStatus::Draft), PRODUCER, patch).unwrap()
}

#[test]
fn creation_defaults() {
    let input = json!({ "emitter": { "company": { "siret": PRODUCER } } });
    let note = created_by(&caller(Role::Admin, &[PRODUCER]), &input).unwrap();
    assert_eq!((note.id.as_str(), note.readable_id.as_str()), ("c1", "BSD-20261124-AAAAAAAAA"));
    assert_eq!((note.owner_id.as_str(), note.status), ("user", FormStatus::Draft));
    assert_eq!((note.created_at, note.updated_at), (at(NOW), at(NOW)));
    assert!(note.transporters.is_empty() && !note.is_direct_supply && !note.waste.is_dangerous);
}

#[test]
fn absent_leaves_null_clears() {
    assert_eq!(edited(json!({})), note(FormStatus::Draft));
    let cleared =
        edited(json!({ "wasteDetails": { "name": null, "onuCode": "", "consistences": null, "pop": null } }));
    assert_eq!((&cleared.waste.name, &cleared.waste.onu_code), (&None, &None));
    assert!(cleared.waste.consistences.is_empty() && !cleared.waste.pop);
    assert_eq!(cleared.waste.quantity, note(FormStatus::Draft).waste.quantity);
    assert_eq!(edited(json!({ "recipient": null })).recipient, Default::default());
    assert_eq!(edited(json!({ "wasteDetails": null })).waste, Default::default());
    let company = edited(json!({ "recipient": { "company": null } })).recipient;
    assert_eq!((company.company, company.cap.as_deref()), (Default::default(), Some("CAP-1")));
}

#[test]
fn a_null_transporter_goes_and_the_others_move_up() {
    let mut before = note(FormStatus::Draft);
    before.transporters.push(record::Transporter { id: "second".into(), ..before.transporters[0].clone() });
    let after = updated(&before, PRODUCER, json!({ "transporter": null })).unwrap();
    assert_eq!(after.transporters.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["second"]);
    let none = updated(&after, PRODUCER, json!({ "transporter": null })).unwrap();
    assert!(none.transporters.is_empty());
    let made = updated(&none, PRODUCER, json!({ "transporter": { "numberPlate": "AB-123-CD" } })).unwrap();
    assert_eq!((made.transporters[0].id.as_str(), made.transporters[0].ready_to_take_over), ("t2", true));
}

#[test]
fn a_transporter_is_edited_in_place() {
    let after = edited(json!({ "transporter": { "mode": "ROAD" } }));
    assert_eq!(after.transporters[0].id, "t1");
    assert_eq!(after.transporters[0].company, note(FormStatus::Draft).transporters[0].company);
}

#[test]
fn the_star_of_a_code_sets_the_flag() {
    let flag = |waste: Json| edited(json!({ "wasteDetails": waste })).waste.is_dangerous;
    assert!(drafted(json!({})).unwrap().waste.is_dangerous);
    assert!(flag(json!({ "code": "08 01 11*" })));
    assert!(flag(json!({ "code": "08 01 12" })), "stays as it was");
    assert!(!flag(json!({ "code": "08 01 12", "isDangerous": null })));
}

#[test]
fn a_blank_adr_mention_is_none() {
    assert_eq!(edited(json!({ "wasteDetails": { "onuCode": " \t " } })).waste.onu_code, None);
}

#[test]
fn quantities_are_exact() {
    assert_eq!(
        edited(json!({ "wasteDetails": { "quantity": 2.345678 } })).waste.quantity.unwrap().to_string(),
        "2.345678"
    );
}

/// The packagings that the deprecated fields come out as.
fn legacy(waste: Json) -> String {
    let base = json!({ "wasteDetails": { "packagingInfos": [{ "type": "GRV", "quantity": 9 }] } });
    let before = drafted(base).unwrap();
    match updated(&before, PRODUCER, json!({ "wasteDetails": waste })) {
        Ok(after) => {
            let entry = |row: &record::Packaging| {
                let other = row.other.as_deref().map(|other| format!("={other}")).unwrap_or_default();
                format!("{}{other}:{}", row.kind.as_str(), row.quantity.unwrap_or(-1))
            };
            after.waste.packaging_infos.iter().map(entry).collect::<Vec<_>>().join(" ")
        }
        Err(error) => refusal(&error),
    }
}

#[test]
fn deprecated_packaging_fields() {
    assert_eq!(legacy(json!({ "packagings": ["FUT"], "numberOfPackages": 5 })), "FUT:5");
    assert_eq!(legacy(json!({ "packagings": ["FUT"] })), "FUT:1");
    assert_eq!(legacy(json!({ "packagings": ["FUT", "GRV"], "numberOfPackages": 5 })), "FUT:3 GRV:2");
    assert_eq!(
        legacy(
            json!({ "packagings": ["FUT", "GRV", "AUTRE"], "numberOfPackages": 7, "otherPackaging": "sac" })
        ),
        "FUT:3 GRV:3 AUTRE=sac:1"
    );
    assert_eq!(legacy(json!({ "packagings": ["FUT", "GRV"] })), "INVALID wasteDetails.packagingInfos");
    assert_eq!(
        legacy(json!({ "packagings": ["FUT"], "numberOfPackages": 0 })),
        "INVALID wasteDetails.packagingInfos"
    );
    assert_eq!(
        legacy(json!({ "packagings": ["FUT"], "numberOfPackages": -3 })),
        "INVALID wasteDetails.packagingInfos"
    );
    assert_eq!(legacy(json!({ "packagings": [] })), "");
    assert_eq!(legacy(json!({ "numberOfPackages": 5 })), "GRV:9");
    assert_eq!(
        legacy(json!({ "packagings": ["FUT"], "packagingInfos": [{ "type": "GRV", "quantity": 2 }] })),
        "GRV:2"
    );
}

#[test]
fn a_pipeline_is_direct_supply() {
    let after =
        edited(json!({ "wasteDetails": { "packagingInfos": [{ "type": "PIPELINE", "quantity": 1 }] } }));
    assert!(
        after.is_direct_supply && after.transporters.is_empty() && after.waste.packaging_infos.is_empty()
    );
    let legacy = edited(json!({ "wasteDetails": { "packagings": ["PIPELINE"] } }));
    assert!(legacy.is_direct_supply && legacy.transporters.is_empty());
    // What a round is sent of packagings counts for nothing.
    let round = edited(json!({
        "emitter": { "type": "APPENDIX1" },
        "wasteDetails": { "code": "13 02 05*", "packagingInfos": [{ "type": "PIPELINE", "quantity": 1 }] },
    }));
    assert!(!round.is_direct_supply && round.transporters.len() == 1);
    let mixed = json!({ "wasteDetails": { "packagingInfos": [{ "type": "PIPELINE", "quantity": 1 }, { "type": "FUT", "quantity": 1 }] } });
    assert_eq!(outcome(drafted(mixed)), "INVALID wasteDetails.packagingInfos");
}

#[test]
fn deprecated_packaging_fields_of_an_answer() {
    let list = json!([{ "type": "AUTRE", "quantity": 2, "other": "sac" }, { "type": "FUT", "quantity": 3 }, { "type": "AUTRE", "other": "boîte" }]);
    let note = drafted(json!({ "wasteDetails": { "packagingInfos": list } })).unwrap();
    assert_eq!(
        legacy_packagings(&note.waste.packaging_infos),
        LegacyPackagings {
            packagings: vec![Packagings::Autre, Packagings::Fut, Packagings::Autre],
            other_packaging: Some("sac".into()),
            number_of_packages: 5,
        }
    );
}

#[test]
fn changes_are_told_in_the_shape_of_the_api() {
    let before = note(FormStatus::Draft);
    assert_eq!(changes(None, &before), json!({}));
    assert_eq!(changes(Some(&before), &before), json!({}));
    let after = edited(json!({
        "customId": "A", "wasteDetails": { "quantity": 3.5, "name": null },
        "transporter": { "company": { "contact": "B" } }, "intermediaries": [],
    }));
    assert_eq!(
        changes(Some(&before), &after),
        json!({
            "customId": "A", "wasteDetails": { "quantity": 3.5, "name": null },
            "transporter": { "company": { "contact": "B" } },
        })
    );
    let sent = note(FormStatus::Sent);
    let told = changes(Some(&note(FormStatus::SignedByProducer)), &sent);
    insta::assert_snapshot!(serde_json::to_string_pretty(&told).unwrap(), @r#"
    {
      "currentTransporterSiret": "22345678900013",
      "sentAt": "2026-11-23T09:00:00.000Z",
      "sentBy": "Mina",
      "signedByTransporter": true,
      "status": "SENT",
      "takenOverAt": "2026-11-23T09:00:00.000Z",
      "takenOverBy": "Odile",
      "transporter": {
        "mode": "ROAD",
        "numberPlate": "FD-318-KC"
      }
    }
    "#);
}

#[test]
fn inputs_name_whom_to_look_up() {
    let input = patched(
        whole(),
        &json!({
            "transporter": { "company": { "siret": "", "vatNumber": FOREIGN_CARRIER } },
            "ecoOrganisme": { "name": "É", "siret": ECO }, "intermediaries": [company(MIDDLE), company(PRODUCER)],
        }),
    );
    let expected = [PRODUCER, TREATER, FOREIGN_CARRIER, MIDDLE, ECO];
    assert_eq!(create_org_ids(&decode(&input)), expected);
    assert_eq!(update_org_ids(&decode(&patched(input, &json!({ "id": "c1" })))), expected);
    let next = json!({
        "processedAt": NOW, "processedBy": "I", "processingOperationDone": "R 13",
        "nextDestination": { "processingOperation": "R 1", "company": { "siret": TREATER } },
    });
    assert_eq!(process_org_ids(&decode(&next)), [TREATER]);
}
