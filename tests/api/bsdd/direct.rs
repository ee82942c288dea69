use serde_json::json;
use trackdechets::error::Code;
use trackdechets::generated::{Form, FormStatus};

use super::stage::{CARRIER, DESTINATION, PRODUCER, Person, Stage, code, note, received};

#[tokio::test]
async fn a_note_travels_from_draft_to_processed() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let carrier = stage.admin_of(CARRIER).await;
    let destination = stage.admin_of(DESTINATION).await;

    let draft = stage.create(&producer, note()).await.unwrap();
    assert_eq!(draft.status, FormStatus::Draft);
    assert_eq!(draft.id.0.len(), 25);
    let id = draft.id;
    assert_eq!(stage.seal(&producer, &id).await.unwrap().status, FormStatus::Sealed);
    let signed = stage.sign_emission(&producer, &id, None).await.unwrap();
    assert_eq!(signed.status, FormStatus::SignedByProducer);
    assert_eq!(signed.waste_details.unwrap().quantity, Some(2.5));
    let sent = stage.sign_transport(&carrier, &id, None).await.unwrap();
    assert_eq!(sent.status, FormStatus::Sent);
    assert_eq!(sent.current_transporter_siret.as_deref(), Some(CARRIER));
    let accepted = received("ACCEPTED", 2.35, 0.0, None);
    assert_eq!(stage.receive(&destination, &id, accepted).await.unwrap().status, FormStatus::Accepted);
    let treated = json!({
        "processingOperationDone": "R 2", "destinationOperationMode": "RECYCLAGE", "processedBy": "Idris",
        "processedAt": "2026-11-04T08:00:00Z",
    });
    assert_eq!(stage.process(&destination, &id, treated).await.unwrap().status, FormStatus::Processed);

    // What was answered is what is kept, for each of the three.
    for person in [&producer, &carrier, &destination] {
        let fields = [
            Form::STATUS,
            Form::EMITTED_BY,
            Form::WASTE_ACCEPTATION_STATUS,
            Form::QUANTITY_RECEIVED,
            Form::QUANTITY_ACCEPTED,
            Form::TRANSPORTERS,
            Form::STATE_SUMMARY,
        ];
        let kept = stage.form(person, &id, &fields).await.unwrap();
        let expected = json!({
            "status": "PROCESSED", "emittedBy": "Mina", "wasteAcceptationStatus": "ACCEPTED",
            "quantityReceived": 2.35, "quantityAccepted": 2.35,
            "transporters": [{ "numberPlate": "FD-318-KC", "receipt": "R-4410" }],
            "stateSummary": { "quantity": 2.35 },
        });
        assert_eq!(kept, expected);
    }
}

#[tokio::test]
async fn a_deleted_note_is_found_by_nobody() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let id = stage.sealed(&producer).await;
    stage.delete(&producer, &id).await.unwrap();
    assert_eq!(code(stage.form(&producer, &id, &[]).await), Code::BadUserInput);
    assert_eq!(code(stage.delete(&producer, &id).await), Code::BadUserInput);
    assert!(stage.list(&producer, json!({})).await.unwrap().is_empty());
}

#[tokio::test]
async fn what_an_update_takes_away_is_gone() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let carrier = stage.admin_of(CARRIER).await;
    let id = stage.sealed(&producer).await;
    assert_eq!(stage.list(&carrier, json!({})).await.unwrap(), [id.0.as_str()]);

    let change = json!({ "transporter": null, "customId": "LOT-7", "wasteDetails": { "quantity": 3 } });
    stage.update(&producer, &id, change).await.unwrap();
    let fields = [Form::EMITTED_BY, Form::CUSTOM_ID, Form::TRANSPORTERS];
    let kept = stage.form(&producer, &id, &fields).await.unwrap();
    assert_eq!(kept, json!({ "emittedBy": null, "customId": "LOT-7", "transporters": [] }));
    let listed = stage.form(&producer, &id, &[Form::TRANSPORTER, Form::WASTE_DETAILS]).await.unwrap();
    assert_eq!(listed["transporter"], json!(null));
    assert_eq!(listed["wasteDetails"]["quantity"], 3);
    // The carrier lost sight of it.
    assert!(stage.list(&carrier, json!({})).await.unwrap().is_empty());
    assert_eq!(code(stage.form(&carrier, &id, &[]).await), Code::Forbidden);
}

#[tokio::test]
async fn a_carrier_put_in_the_place_of_another_is_a_party() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let carrier = stage.admin_of(CARRIER).await;
    let mut without = note();
    without.as_object_mut().unwrap().remove("transporter");
    let draft = stage.create(&producer, without).await.unwrap();
    stage.seal(&producer, &draft.id).await.unwrap();
    assert_eq!(code(stage.form(&carrier, &draft.id, &[]).await), Code::Forbidden);

    let change = json!({ "transporter": note()["transporter"] });
    stage.update(&producer, &draft.id, change).await.unwrap();
    let seen = stage.form(&carrier, &draft.id, &[Form::TRANSPORTERS]).await.unwrap();
    assert_eq!(seen["transporters"][0]["receipt"], "R-4410");
}

#[tokio::test]
async fn nobody_acts_without_a_token() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let id = stage.sealed(&producer).await;
    let nobody = Person::nobody();
    let refusals = [
        code(stage.create(&nobody, note()).await),
        code(stage.update(&nobody, &id, json!({})).await),
        code(stage.seal(&nobody, &id).await),
        code(stage.delete(&nobody, &id).await),
        code(stage.sign_emission(&nobody, &id, Some(1)).await),
        code(stage.sign_transport(&nobody, &id, None).await),
        code(stage.receive(&nobody, &id, received("ACCEPTED", 1.0, 0.0, None)).await),
        code(stage.form(&nobody, &id, &[]).await),
        code(stage.list(&nobody, json!({})).await),
    ];
    assert!(refusals.iter().all(|refusal| *refusal == Code::Unauthenticated), "{refusals:?}");
}

#[tokio::test]
async fn an_outsider_is_refused_whatever_the_status() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let outsider = stage.person("outsider", &[], trackdechets::domain::user::Role::Admin).await;
    let id = stage.sealed(&producer).await;
    let refusals = [
        code(stage.create(&outsider, note()).await),
        code(stage.update(&outsider, &id, json!({ "customId": "x" })).await),
        code(stage.seal(&outsider, &id).await),
        code(stage.delete(&outsider, &id).await),
        code(stage.sign_emission(&outsider, &id, None).await),
        code(stage.receive(&outsider, &id, received("ACCEPTED", 1.0, 0.0, None)).await),
        code(stage.form(&outsider, &id, &[Form::STATUS]).await),
        code(stage.form(&outsider, &id, &[Form::EMITTED_BY]).await),
    ];
    assert!(refusals.iter().all(|refusal| *refusal == Code::Forbidden), "{refusals:?}");
}
