//! Who may do what (specification, 3.2 to 3.4).

use super::*;
use crate::domain::bsd::Actor;
use crate::generated::FormRole;

const EVERYBODY: [&str; 7] = [PRODUCER, CARRIER, TREATER, TRADER, BROKER, ECO, MIDDLE];

/// A note in this status that names everybody, owned by the producer.
fn crowded(status: FormStatus) -> Record {
    let mut note = note(status);
    note.trader.company.siret = Some(TRADER.into());
    note.broker.company.siret = Some(BROKER.into());
    note.eco_organisme = Some(record::EcoOrganisme { name: "Éco".into(), siret: ECO.into() });
    note.intermediaries = vec![record::Company { siret: Some(MIDDLE.into()), ..Default::default() }];
    note
}

/// Who among everybody, and an outsider, is let through.
fn allowed(role: Role, run: impl Fn(Actor<'_>, Facts<'_>) -> Result<()>) -> Vec<&'static str> {
    let names = ["producer", "carrier", "treater", "trader", "broker", "eco", "middle", "outsider"];
    let orgs = EVERYBODY.iter().chain([&OUTSIDER]);
    names
        .into_iter()
        .zip(orgs)
        .filter(|(_, org_id)| match by(role, &[org_id], &run) {
            Err(Error::Forbidden(_)) => false,
            Err(_) | Ok(()) => true,
        })
        .map(|(name, _)| name)
        .collect()
}

const CONTRIBUTORS: [&str; 7] = ["producer", "carrier", "treater", "trader", "broker", "eco", "middle"];
const NOBODY: [&str; 0] = [];

#[test]
fn reading() {
    for role in [Role::Admin, Role::Member, Role::Driver, Role::Reader] {
        assert_eq!(allowed(role, |actor, _| can_read(&crowded(FormStatus::Sealed), actor)), CONTRIBUTORS);
        assert_eq!(allowed(role, |actor, _| can_read(&crowded(FormStatus::Draft), actor)), ["producer"]);
    }
}

#[test]
fn a_platform_administrator_reads_everything() {
    let admin = Caller { is_admin: true, ..caller(Role::Reader, &[]) };
    let actor = Actor { caller: &admin, owner_orgs: &[] };
    assert!(can_read(&note(FormStatus::Draft), actor).is_ok());
}

#[test]
fn a_draft_shows_itself_to_all_companies_of_its_owner() {
    let owner_orgs = [PRODUCER.to_owned(), TREATER.to_owned()];
    let reads = |org_id| {
        let caller = caller(Role::Reader, &[org_id]);
        can_read(&note(FormStatus::Draft), Actor { caller: &caller, owner_orgs: &owner_orgs }).is_ok()
    };
    assert!(reads(PRODUCER) && reads(TREATER));
    assert!(!reads(CARRIER));
}

#[test]
fn updating_deleting_and_sealing() {
    let update = |status| {
        move |actor: Actor<'_>, facts: Facts<'_>| {
            update(
                &crowded(status),
                decode(&json!({ "id": "c1", "customId": "a" })),
                "t".into(),
                &[],
                actor,
                facts,
            )
            .map(drop)
        }
    };
    assert_eq!(allowed(Role::Driver, update(FormStatus::Sealed)), CONTRIBUTORS);
    assert_eq!(allowed(Role::Reader, update(FormStatus::Sealed)), NOBODY);
    assert_eq!(allowed(Role::Driver, update(FormStatus::Draft)), ["producer"]);

    let sealing =
        |actor: Actor<'_>, facts: Facts<'_>| seal(&crowded(FormStatus::Draft), actor, facts).map(drop);
    assert_eq!(allowed(Role::Member, sealing), ["producer"]);
    assert_eq!(allowed(Role::Driver, sealing), NOBODY);
    assert_eq!(allowed(Role::Reader, sealing), NOBODY);

    let deletion = |status| move |actor: Actor<'_>, _: Facts<'_>| delete(&crowded(status), actor);
    assert_eq!(allowed(Role::Member, deletion(FormStatus::Draft)), ["producer"]);
    assert_eq!(allowed(Role::Member, deletion(FormStatus::Sealed)), CONTRIBUTORS);
    assert_eq!(allowed(Role::Driver, deletion(FormStatus::Sealed)), NOBODY);
    assert_eq!(allowed(Role::Member, deletion(FormStatus::SignedByProducer)), ["producer"]);
    assert_eq!(allowed(Role::Admin, deletion(FormStatus::Sent)), NOBODY);
    assert_eq!(allowed(Role::Admin, deletion(FormStatus::Canceled)), NOBODY);

    let by_eco = |actor: Actor<'_>, _: Facts<'_>| {
        let mut note = crowded(FormStatus::SignedByProducer);
        note.emission.by_eco_organisme = Some(true);
        delete(&note, actor)
    };
    assert_eq!(allowed(Role::Member, by_eco), ["eco"]);
}

#[test]
fn treating() {
    let reception = |actor: Actor<'_>, facts: Facts<'_>| {
        let input = decode(&json!({ "receivedAt": NOW, "receivedBy": "I" }));
        receive(&crowded(FormStatus::Sent), input, actor, facts).map(drop)
    };
    assert_eq!(allowed(Role::Member, reception), ["treater"]);
    assert_eq!(allowed(Role::Driver, reception), NOBODY);

    let acceptation = |actor: Actor<'_>, facts: Facts<'_>| {
        let input = json!({ "signedAt": NOW, "signedBy": "I", "wasteAcceptationStatus": "ACCEPTED",
            "quantityReceived": 1, "quantityRefused": 0 });
        accept(&crowded(FormStatus::Received), decode(&input), actor, facts).map(drop)
    };
    assert_eq!(allowed(Role::Member, acceptation), ["treater"]);
    assert_eq!(allowed(Role::Driver, acceptation), NOBODY);

    let processing = |actor: Actor<'_>, facts: Facts<'_>| {
        let input = json!({ "processedAt": NOW, "processedBy": "I", "processingOperationDone": "R 4",
            "destinationOperationMode": "RECYCLAGE" });
        process(&crowded(FormStatus::Accepted), decode(&input), actor, facts).map(drop)
    };
    assert_eq!(allowed(Role::Member, processing), ["treater"]);
    assert_eq!(allowed(Role::Reader, processing), NOBODY);
}

#[test]
fn an_outsider_hears_of_permission_before_status() {
    let run = |org_id| {
        by(Role::Admin, &[org_id], |actor, facts| {
            let input = decode(&json!({ "receivedAt": NOW, "receivedBy": "I" }));
            receive(&note(FormStatus::Draft), input, actor, facts)
        })
    };
    assert_eq!(outcome(run(PRODUCER)), "FORBIDDEN");
    assert_eq!(outcome(run(TREATER)), "BAD_USER_INPUT");
}

#[test]
fn transporter_fields() {
    let fields = |status| {
        move |actor: Actor<'_>, facts: Facts<'_>| {
            let plate = crate::graphql::input::Maybe::Value("AB-123-CD".to_owned());
            update_transporter_fields(&crowded(status), plate, Default::default(), actor, facts).map(drop)
        }
    };
    assert_eq!(allowed(Role::Driver, fields(FormStatus::Sealed)), ["carrier"]);
    assert_eq!(allowed(Role::Driver, fields(FormStatus::SignedByProducer)), ["carrier"]);
    assert_eq!(allowed(Role::Reader, fields(FormStatus::Sealed)), NOBODY);
    assert_eq!(allowed(Role::Admin, fields(FormStatus::Draft)), NOBODY);
    assert_eq!(allowed(Role::Admin, fields(FormStatus::Sent)), NOBODY);
}

#[test]
fn transporter_fields_follow_the_plate_rules_only() {
    use crate::graphql::input::Maybe::{self, Absent, Null, Value};
    let before = note(FormStatus::Sealed);
    let run = |plate: Maybe<&str>, info: Maybe<String>| {
        by(Role::Driver, &[CARRIER], |actor, facts| {
            update_transporter_fields(&before, plate.map(str::to_owned), info, actor, facts)
        })
    };
    assert_eq!(outcome(run(Value("A"), Absent)), "INVALID transporter.numberPlate");
    let after = run(Value("AB-123-CD"), Value("x".repeat(1000))).unwrap();
    assert_eq!(after.transporters[0].number_plate.as_deref(), Some("AB-123-CD"));
    assert_eq!(after.transporters[0].custom_info.as_deref().map(str::len), Some(1000));
    assert_eq!(run(Null, Absent).unwrap().transporters[0].number_plate, None);
}

#[test]
fn a_note_without_transporter_has_nobody_to_edit_its_fields() {
    let mut note = note(FormStatus::Sealed);
    note.transporters.clear();
    let refused = by(Role::Admin, &[CARRIER], |actor, facts| {
        update_transporter_fields(&note, Default::default(), Default::default(), actor, facts)
    });
    assert_eq!(outcome(refused), "FORBIDDEN");
}

#[test]
fn creating() {
    let crowd = patched(
        whole(),
        &json!({
            "trader": { "company": company(TRADER) }, "broker": { "company": company(BROKER) },
            "ecoOrganisme": { "name": "Éco", "siret": ECO }, "intermediaries": [company(MIDDLE)],
        }),
    );
    let may = |role, org_id| outcome(created_by(&caller(role, &[org_id]), &crowd));
    for org_id in EVERYBODY {
        assert_eq!(may(Role::Member, org_id), "DRAFT", "{org_id}");
    }
    assert_eq!(may(Role::Admin, OUTSIDER), "FORBIDDEN");
    assert_eq!(may(Role::Driver, PRODUCER), "FORBIDDEN");
    assert_eq!(may(Role::Reader, PRODUCER), "FORBIDDEN");
    assert_eq!(outcome(created_by(&caller(Role::Admin, &[PRODUCER]), &json!({}))), "FORBIDDEN");
    let foreign = json!({ "transporter": { "company": { "vatNumber": FOREIGN_CARRIER } } });
    assert_eq!(outcome(created_by(&caller(Role::Admin, &[FOREIGN_CARRIER]), &foreign)), "DRAFT");
}

#[test]
fn a_closed_company_is_told_before_permission_and_rules() {
    let patch = json!({ "emitter": { "company": { "siret": CLOSED } }, "wasteDetails": { "quantity": -1 } });
    assert_eq!(
        outcome(created_by(&caller(Role::Admin, &[OUTSIDER]), &patched(whole(), &patch))),
        "BAD_USER_INPUT"
    );
    assert_eq!(outcome(updated(&note(FormStatus::Sealed), OUTSIDER, patch)), "BAD_USER_INPUT");
}

#[test]
fn an_unknown_waste_code_is_told_before_permission() {
    let code = |code: &str| json!({ "wasteDetails": { "code": code } });
    assert_eq!(
        outcome(updated(&note(FormStatus::Sealed), OUTSIDER, code("nope"))),
        "BAD_USER_INPUT wasteDetails.code"
    );
    assert_eq!(outcome(updated(&note(FormStatus::Sealed), OUTSIDER, code("08 01 12"))), "FORBIDDEN");
}

#[test]
fn nobody_removes_its_own_company() {
    let sealed = crowded(FormStatus::Sealed);
    let run = |org_id, patch: Json| outcome(updated(&sealed, org_id, patch));
    let other = json!({ "recipient": { "company": { "siret": NEWCOMER } } });
    assert_eq!(run(TREATER, other.clone()), "FORBIDDEN");
    // For others the refusal is about the destination.
    assert!(run(PRODUCER, other).contains(" recipient.company.siret"));
    assert_eq!(run(TREATER, json!({ "recipient": { "company": { "siret": null } } })), "FORBIDDEN");
    assert_eq!(run(MIDDLE, json!({ "intermediaries": [] })), "FORBIDDEN");
    assert_eq!(run(MIDDLE, json!({ "intermediaries": null })), "FORBIDDEN");
    assert_eq!(run(ECO, json!({ "ecoOrganisme": { "name": "É", "siret": MIDDLE } })), "FORBIDDEN");
    // A null parent is not seen, and a transporter may take itself off.
    assert!(run(TREATER, json!({ "recipient": null })).starts_with("INVALID"));
    assert!(run(CARRIER, json!({ "transporter": null })).starts_with("INVALID trader"));
    let plain = note(FormStatus::Sealed);
    assert_eq!(outcome(updated(&plain, CARRIER, json!({ "transporter": null }))), "SEALED");
}

#[test]
fn rows_of_the_index() {
    let mut note = crowded(FormStatus::Draft);
    note.intermediaries[0].siret = Some(TREATER.into());
    note.transporters[0].company.vat_number = Some(FOREIGN_CARRIER.into());
    note.transporters.push(note.transporters[0].clone());
    let rows = parties(&note, &[PRODUCER.into(), TREATER.into(), OUTSIDER.into()]);
    let rows: Vec<_> = rows.iter().map(|row| (row.org_id.as_str(), row.role, row.sees_draft)).collect();
    assert_eq!(
        rows,
        [
            (PRODUCER, FormRole::Emitter, true),
            (TREATER, FormRole::Recipient, true),
            (CARRIER, FormRole::Transporter, false),
            (FOREIGN_CARRIER, FormRole::Transporter, false),
            (TRADER, FormRole::Trader, false),
            (BROKER, FormRole::Broker, false),
            (ECO, FormRole::EcoOrganisme, false),
            (TREATER, FormRole::Intermediary, true),
        ]
    );
    assert_eq!(org_ids(&note), [PRODUCER, TREATER, CARRIER, FOREIGN_CARRIER, TRADER, BROKER, ECO]);
}
