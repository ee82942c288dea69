//! Emission and transport (specification, 7.7 to 7.9).

use super::*;

#[test]
fn sealing_signs_for_a_person() {
    let person =
        json!({ "emitter": { "isPrivateIndividual": true, "company": { "siret": null, "contact": null } } });
    let input = patched(whole(), &person);
    let draft = created_by(&caller(Role::Admin, &[TREATER]), &input).unwrap();
    let run = |draft: &Record| {
        let directory = directory();
        let owner_orgs = [TREATER.to_owned()];
        let caller = caller(Role::Admin, &[TREATER]);
        seal(draft, Actor { caller: &caller, owner_orgs: &owner_orgs }, facts(&directory))
    };
    let after = run(&draft).unwrap();
    assert_eq!(after.status, FormStatus::SignedByProducer);
    assert_eq!((after.emission.at, after.emission.by_eco_organisme), (Some(at(NOW)), Some(false)));
    assert!(after.emission.by.is_some());

    let mut unpacked = draft;
    unpacked.waste.packaging_infos.clear();
    assert_eq!(outcome(run(&unpacked)), "BAD_USER_INPUT wasteDetails.packagingInfos");
}

#[test]
fn a_ship_is_known_by_its_number_alone() {
    let nothing = json!({
        "siret": null, "name": null, "address": null, "contact": null, "phone": null, "mail": null,
        "omiNumber": "omi1234567",
    });
    let ship = patched(whole(), &json!({ "emitter": { "isForeignShip": true, "company": nothing } }));
    let draft = created_by(&caller(Role::Admin, &[TREATER]), &ship).unwrap();
    let seal_as_treater = |draft: &Record| {
        let directory = directory();
        let caller = caller(Role::Admin, &[TREATER]);
        let actor = Actor { caller: &caller, owner_orgs: &[TREATER.to_owned()] };
        seal(draft, actor, facts(&directory))
    };
    let sealed = seal_as_treater(&draft).unwrap();
    assert_eq!(sealed.status, FormStatus::SignedByProducer);
    assert_eq!(outcome(taken_over(&sealed, json!({}))), "SENT");
    // A person has a name and an address; whom to ask for is the person.
    let mut person = draft;
    person.emitter.is_foreign_ship = false;
    person.emitter.is_private_individual = true;
    person.emitter.company.omi_number = None;
    assert_eq!(
        outcome(seal_as_treater(&person)),
        "BAD_USER_INPUT emitter.company.name emitter.company.address"
    );
}

#[test]
fn sealing_a_company_note_signs_nothing() {
    assert_eq!(note(FormStatus::Sealed).emission, Default::default());
}

#[test]
fn the_emitter_signs() {
    let after = emitted(&note(FormStatus::Sealed), json!({ "quantity": 2.5 })).unwrap();
    assert_eq!(after.status, FormStatus::SignedByProducer);
    assert_eq!(after.waste.quantity.unwrap().to_string(), "2.5");
    assert_eq!(after.emission.by.as_deref(), Some("Mina"));
    assert_eq!(
        (after.emission.at, after.emission.by_eco_organisme),
        (Some(at("2026-11-23T08:00:00Z")), Some(false))
    );
    assert_eq!(after.updated_at, at(NOW));
}

#[test]
fn the_emission_may_correct_the_waste() {
    let before = note(FormStatus::Sealed);
    let run = |patch: Json| emitted(&before, patch).unwrap();
    let packed = run(json!({ "packagingInfos": [{ "type": "BENNE", "quantity": 1 }] }));
    assert_eq!(packed.waste.packaging_infos.len(), 1);
    assert_eq!(run(json!({ "onuCode": null })).waste.onu_code, before.waste.onu_code);
    assert_eq!(run(json!({ "onuCode": "UN 1" })).waste.onu_code.as_deref(), Some("UN 1"));
    assert_eq!(
        run(json!({ "nonRoadRegulationMention": "RID" })).waste.non_road_regulation_mention.as_deref(),
        Some("RID")
    );
    // Unchecked, like the name of who signs.
    let free = run(json!({ "transporterNumberPlate": "X", "emittedBy": "" }));
    assert_eq!(free.transporters[0].number_plate.as_deref(), Some("X"));
}

#[test]
fn the_emission_is_checked() {
    let before = note(FormStatus::Sealed);
    for (patch, expected) in [
        (json!({ "packagingInfos": null }), "INVALID wasteDetails.packagingInfos"),
        (json!({ "packagingInfos": [] }), "INVALID wasteDetails.packagingInfos"),
        (
            json!({ "packagingInfos": [{ "type": "AUTRE", "quantity": 1 }] }),
            "INVALID wasteDetails.packagingInfos",
        ),
        (
            json!({ "packagingInfos": [{ "type": "BENNE", "quantity": 3 }] }),
            "INVALID wasteDetails.packagingInfos",
        ),
        (json!({ "quantity": 0 }), "INVALID wasteDetails.quantity"),
        (json!({ "quantity": -1 }), "INVALID wasteDetails.quantity"),
        (json!({ "onuCode": "" }), "INVALID wasteDetails.onuCode"),
        (json!({ "emittedByEcoOrganisme": true }), "FORBIDDEN"),
    ] {
        assert_eq!(outcome(emitted(&before, patch.clone())), expected, "{patch}");
    }
    let mut unpacked = before;
    unpacked.waste.packaging_infos.clear();
    assert_eq!(outcome(emitted(&unpacked, json!({}))), "INVALID wasteDetails.packagingInfos");
    unpacked.is_direct_supply = true;
    unpacked.transporters.clear();
    assert_eq!(outcome(emitted(&unpacked, json!({}))), "SENT");
}

#[test]
fn a_pipeline_at_emission_carries_the_waste() {
    let pipeline = |infos: Json| emitted(&note(FormStatus::Sealed), json!({ "packagingInfos": infos }));
    let after = pipeline(json!([{ "type": "PIPELINE", "quantity": 1 }])).unwrap();
    assert!(after.is_direct_supply && after.transporters.is_empty());
    assert!(after.waste.packaging_infos.is_empty());
    assert_eq!(after.status, FormStatus::Sent);
    let beside = json!([{ "type": "PIPELINE", "quantity": 1 }, { "type": "FUT", "quantity": 1 }]);
    assert_eq!(outcome(pipeline(beside)), "INVALID wasteDetails.packagingInfos");
}

#[test]
fn emission_by_status_comes_before_permission() {
    let run = |status| {
        let input = decode(&json!({ "emittedAt": NOW, "emittedBy": "M", "quantity": 1 }));
        emission_signatory(&note(status), &input).map(|signatory| signatory.org_id().to_owned())
    };
    assert_eq!(run(FormStatus::Sealed).unwrap(), PRODUCER);
    for status in [FormStatus::Draft, FormStatus::SignedByProducer, FormStatus::Sent, FormStatus::Processed] {
        assert_eq!(refusal(&run(status).unwrap_err()), "BAD_USER_INPUT");
    }
    assert_eq!(refusal(&run(FormStatus::Canceled).unwrap_err()), "FORBIDDEN");
}

#[test]
fn an_eco_organisation_signs_when_the_input_says_so() {
    let mut before = note(FormStatus::Sealed);
    before.eco_organisme = Some(record::EcoOrganisme { name: "Éco".into(), siret: ECO.into() });
    let after = emitted(&before, json!({ "emittedByEcoOrganisme": true })).unwrap();
    assert_eq!(after.emission.by_eco_organisme, Some(true));
    let input =
        decode(&json!({ "emittedAt": NOW, "emittedBy": "M", "quantity": 1, "emittedByEcoOrganisme": true }));
    assert_eq!(emission_signatory(&before, &input).unwrap().org_id(), ECO);
}

#[test]
fn members_sign_by_role_others_by_code() {
    let input = decode(&json!({ "emittedAt": NOW, "emittedBy": "M", "quantity": 1 }));
    let emission = emission_signatory(&note(FormStatus::Sealed), &input).unwrap();
    let transport = transport_signatory(&note(FormStatus::SignedByProducer)).unwrap();
    let signs = |role, org_id| {
        let caller = caller(role, &[org_id]);
        (emission.member(&caller).is_some(), transport.member(&caller).is_some())
    };
    assert_eq!(signs(Role::Admin, PRODUCER), (true, false));
    assert_eq!(signs(Role::Member, PRODUCER), (true, false));
    assert_eq!(signs(Role::Driver, PRODUCER), (false, false));
    assert_eq!(signs(Role::Driver, CARRIER), (false, true));
    assert_eq!(signs(Role::Reader, CARRIER), (false, false));
    assert_eq!(emission.security_code_given().org_id(), PRODUCER);
}

#[test]
fn the_right_to_sign_is_for_one_company() {
    let before = note(FormStatus::Sealed);
    let stranger = transport_signatory(&note(FormStatus::SignedByProducer)).unwrap().security_code_given();
    let input = decode(&json!({ "emittedAt": NOW, "emittedBy": "M", "quantity": 1 }));
    let refused = by(Role::Admin, &[PRODUCER], |_, facts| sign_emission(&before, input, &stranger, facts));
    assert_eq!(outcome(refused), "FORBIDDEN");
}

#[test]
fn the_transporter_takes_over() {
    let before = note(FormStatus::SignedByProducer);
    let patch = json!({ "transporterCompanyContact": "B", "transporterCompanyPhone": "0100000000", "transporterCompanyMail": "b@c.fr" });
    let after = taken_over(&before, patch).unwrap();
    assert_eq!(after.status, FormStatus::Sent);
    let time = Some(at("2026-11-23T09:00:00Z"));
    let transporter = &after.transporters[0];
    assert_eq!((transporter.taken_over_at, transporter.taken_over_by.as_deref()), (time, Some("Odile")));
    assert_eq!(
        (transporter.number_plate.as_deref(), transporter.mode),
        (Some("FD-318-KC"), Some(crate::generated::TransportMode::Road))
    );
    assert_eq!(transporter.company.contact.as_deref(), Some("B"));
    assert_eq!(transporter.company.mail.as_deref(), Some("b@c.fr"));
    assert_eq!(after.current_transporter_org_id.as_deref(), Some(CARRIER));
    let took = &after.take_over;
    assert_eq!((took.at, took.by.as_deref(), took.sent_at), (time, Some("Odile"), time));
    assert_eq!((took.sent_by.as_deref(), took.signed_by_transporter), (Some("Mina"), Some(true)));
}

#[test]
fn the_receipt_is_refreshed_at_take_over() {
    let mut before = note(FormStatus::SignedByProducer);
    before.transporters[0].receipt = Default::default();
    assert_eq!(
        taken_over(&before, json!({})).unwrap().transporters[0].receipt.number.as_deref(),
        Some("R-4410")
    );
}

#[test]
fn the_take_over_is_checked() {
    let run = |change: fn(&mut Record), patch: Json| {
        let mut before = note(FormStatus::SignedByProducer);
        change(&mut before);
        outcome(taken_over(&before, patch))
    };
    let nothing: fn(&mut Record) = |_| {};
    assert_eq!(run(nothing, json!({ "transporterTransportMode": null })), "INVALID transporter.mode");
    assert_eq!(run(nothing, json!({ "transporterNumberPlate": null })), "INVALID transporter.numberPlate");
    assert_eq!(run(nothing, json!({ "transporterNumberPlate": "A" })), "INVALID transporter.numberPlate");
    assert_eq!(
        run(nothing, json!({ "transporterNumberPlate": null, "transporterTransportMode": "RAIL" })),
        "SENT"
    );
    assert_eq!(run(nothing, json!({ "takenOverBy": "" })), "SENT");
    assert_eq!(
        run(
            |n| n.transporters[0].number_plate = Some("AB-123-CD".into()),
            json!({ "transporterNumberPlate": null })
        ),
        "SENT"
    );
    assert_eq!(
        run(|n| n.transporters[0].company.contact = None, json!({ "transporterCompanyContact": "B" })),
        "INVALID transporter.company.contact"
    );
    assert_eq!(
        run(|n| n.transporters[0].company.phone = None, json!({ "transporterCompanyPhone": "01" })),
        "INVALID transporter.company.phone"
    );
    assert_eq!(run(|n| n.transporters[0].company.mail = None, json!({})), "INVALID transporter.company.mail");
    assert_eq!(run(|n| n.transporters[0].company.name = None, json!({})), "INVALID transporter.company.name");
    assert_eq!(
        run(|n| n.transporters[0].company.address = None, json!({})),
        "INVALID transporter.company.address"
    );
    assert_eq!(run(|n| n.waste.packaging_infos.clear(), json!({})), "INVALID wasteDetails.packagingInfos");
    assert_eq!(run(|n| n.waste.quantity = Some(0.into()), json!({})), "INVALID wasteDetails.quantity");
    assert_eq!(run(|n| n.waste.quantity = Some(41.into()), json!({})), "INVALID wasteDetails.quantity");
}

#[test]
fn a_transporter_without_identifier_cannot_sign() {
    use crate::domain::bsdd::fields::{Step, TRANSPORTER};
    let mut found = crate::error::Violations::default();
    let mut nameless = note(FormStatus::SignedByProducer).transporters[0].clone();
    nameless.company.siret = None;
    let directory = directory();
    TRANSPORTER.check(&nameless, Step::Transport, "transporter.company", facts(&directory), &mut found);
    assert_eq!(
        found.list.iter().map(|one| one.path.as_ref()).collect::<Vec<_>>(),
        ["transporter.company.siret"]
    );
}

#[test]
fn a_receipt_is_needed_on_the_road() {
    let run = |change: fn(&mut record::Transporter), patch: Json| {
        let mut before = note(FormStatus::SignedByProducer);
        // Registered, without a receipt on record.
        before.transporters[0].company.siret = None;
        before.transporters[0].company.vat_number = Some(FOREIGN_CARRIER.into());
        change(&mut before.transporters[0]);
        outcome(taken_over(&before, patch))
    };
    assert_eq!(run(|_| {}, json!({})), "SENT", "a foreign carrier needs none");

    let mut directory = directory();
    directory.insert(
        CARRIER,
        CompanyFacts {
            registered: Some(registered(&[CompanyType::Transporter], &[], &[])),
            ..CompanyFacts::default()
        },
    );
    let french = |change: fn(&mut record::Transporter), mode: &str| {
        let mut before = note(FormStatus::SignedByProducer);
        change(&mut before.transporters[0]);
        let authority = transport_signatory(&before).unwrap().security_code_given();
        let input = json!({ "takenOverAt": NOW, "takenOverBy": "O", "transporterNumberPlate": "AB-123-CD", "transporterTransportMode": mode });
        outcome(sign_transport(&before, decode(&input), &authority, facts(&directory)))
    };
    let missing = "INVALID transporter.receipt transporter.department transporter.validityLimit";
    assert_eq!(french(|_| {}, "ROAD"), missing);
    assert_eq!(french(|_| {}, "RAIL"), "SENT");
    assert_eq!(french(|row| row.is_exempted_of_receipt = Some(true), "ROAD"), "SENT");
}

#[test]
fn transport_by_status_and_turn_comes_before_permission() {
    let run = |note: &Record| match transport_signatory(note) {
        Ok(signatory) => signatory.org_id().to_owned(),
        Err(error) => refusal(&error),
    };
    assert_eq!(run(&note(FormStatus::SignedByProducer)), CARRIER);
    assert_eq!(run(&note(FormStatus::Draft)), "BAD_USER_INPUT");
    assert_eq!(run(&note(FormStatus::Sealed)), "FORBIDDEN");
    assert_eq!(run(&note(FormStatus::Canceled)), "FORBIDDEN");
    assert_eq!(run(&note(FormStatus::Processed)), "BAD_USER_INPUT");
    assert_eq!(run(&note(FormStatus::Sent)), "BAD_USER_INPUT", "all have signed");

    let mut alone = note(FormStatus::SignedByProducer);
    alone.transporters.clear();
    assert_eq!(run(&alone), "BAD_USER_INPUT");

    let mut nameless = note(FormStatus::SignedByProducer);
    nameless.transporters[0].company = Default::default();
    assert_eq!(run(&nameless), "FORBIDDEN");

    let mut two = note(FormStatus::Sent);
    let mut second = note(FormStatus::SignedByProducer).transporters[0].clone();
    second.company.siret = Some(OUTSIDER.into());
    two.transporters.push(second);
    assert_eq!(run(&two), OUTSIDER);
    two.transporters[1].ready_to_take_over = false;
    assert_eq!(run(&two), "BAD_USER_INPUT");
}

#[test]
fn a_second_transporter_leaves_the_first_take_over() {
    let mut before = note(FormStatus::Sent);
    let mut second = note(FormStatus::SignedByProducer).transporters[0].clone();
    second.company.siret = None;
    second.company.vat_number = Some(FOREIGN_CARRIER.into());
    before.transporters.push(second);
    let after = taken_over(&before, json!({ "takenOverBy": "Second" })).unwrap();
    assert_eq!(after.take_over, before.take_over);
    assert_eq!(after.transporters[1].taken_over_by.as_deref(), Some("Second"));
    assert_eq!(after.transporters[0], before.transporters[0]);
    assert_eq!(after.current_transporter_org_id.as_deref(), Some(FOREIGN_CARRIER));
}

#[test]
fn a_sealed_note_of_a_person_is_signed_for_at_take_over() {
    let mut before = note(FormStatus::Sealed);
    before.emitter.is_private_individual = true;
    let after = taken_over(&before, json!({})).unwrap();
    assert_eq!(after.status, FormStatus::Sent);
    assert_eq!(after.emission.at, after.take_over.at);
    assert_eq!(after.take_over.sent_by, after.emission.by);
}
