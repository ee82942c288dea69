use serde_json::json;
use trackdechets::domain::user::Role;
use trackdechets::error::Code;
use trackdechets::generated::Form;

use super::stage::{CARRIER, DESTINATION, PRODUCER, Person, Stage, code, note};

/// Four notes: sealed, signed by the producer (of another waste), sent, draft.
async fn four(stage: &Stage, producer: &Person, carrier: &Person) -> [String; 4] {
    let mut ids = Vec::new();
    for (custom_id, waste) in [("LOT-1", "08 01 11*"), ("LOT-2", "08 01 12"), ("LOT-3", "08 01 11*")] {
        let mut input = note();
        input["customId"] = json!(custom_id);
        input["wasteDetails"]["code"] = json!(waste);
        let id = stage.create(producer, input).await.unwrap().id;
        stage.seal(producer, &id).await.unwrap();
        if custom_id != "LOT-1" {
            stage.sign_emission(producer, &id, None).await.unwrap();
        }
        if custom_id == "LOT-3" {
            stage.sign_transport(carrier, &id, None).await.unwrap();
        }
        ids.push(id.0);
    }
    ids.push(stage.create(producer, note()).await.unwrap().id.0);
    ids.try_into().unwrap()
}

#[tokio::test]
async fn filters_and_pages() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let carrier = stage.admin_of(CARRIER).await;
    let destination = stage.admin_of(DESTINATION).await;
    let [f1, f2, f3, f4] = &four(&stage, &producer, &carrier).await;
    let cases = [
        (&producer, json!({}), vec![f4, f3, f2, f1]),
        (&producer, json!({ "siret": PRODUCER }), vec![f4, f3, f2, f1]),
        (&producer, json!({ "siret": "" }), vec![f4, f3, f2, f1]),
        (&destination, json!({}), vec![f3, f2, f1]),
        (&producer, json!({ "status": ["SEALED", "SIGNED_BY_PRODUCER"] }), vec![f2, f1]),
        (&producer, json!({ "status": [], "roles": [] }), vec![f4, f3, f2, f1]),
        (&carrier, json!({ "roles": ["TRANSPORTER"] }), vec![f3, f2, f1]),
        (&carrier, json!({ "roles": ["EMITTER", "RECIPIENT"] }), vec![]),
        (&producer, json!({ "wasteCode": "08 01 12" }), vec![f2]),
        (&producer, json!({ "customId": "LOT-1" }), vec![f1]),
        (&producer, json!({ "siretPresentOnForm": CARRIER }), vec![f3, f2, f1]),
        (&producer, json!({ "siretPresentOnForm": "00000000000000" }), vec![]),
        (&producer, json!({ "sentAfter": "2026-11-01T00:00:00Z" }), vec![f3]),
        (&producer, json!({ "updatedAfter": "2200-01-01T00:00:00Z" }), vec![]),
        (&producer, json!({ "hasNextStep": true }), vec![f4, f1]),
        (&producer, json!({ "hasNextStep": false }), vec![f3, f2]),
        (&carrier, json!({ "hasNextStep": true }), vec![f2]),
        (&destination, json!({ "hasNextStep": true }), vec![f3]),
        (&destination, json!({ "hasNextStep": false }), vec![f2, f1]),
        (&producer, json!({ "first": 2 }), vec![f4, f3]),
        (&producer, json!({ "first": 2, "cursorAfter": f3 }), vec![f2, f1]),
        (&producer, json!({ "last": 2 }), vec![f2, f1]),
        (&producer, json!({ "last": 2, "cursorBefore": f2 }), vec![f4, f3]),
        (&producer, json!({ "cursorBefore": f2 }), vec![f4, f3]),
        (&producer, json!({ "skip": 3 }), vec![f1]),
        (&producer, json!({ "last": 2, "skip": 1 }), vec![f3, f2]),
        (&producer, json!({ "cursorAfter": "unknown" }), vec![]),
    ];
    for (person, args, expected) in cases {
        let found = stage.list(person, args.clone()).await.unwrap();
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{args}");
    }
}

#[tokio::test]
async fn a_page_of_columns_and_a_page_of_bodies_say_the_same() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let carrier = stage.admin_of(CARRIER).await;
    four(&stage, &producer, &carrier).await;
    let columns = [
        Form::ID,
        Form::READABLE_ID,
        Form::STATUS,
        Form::CREATED_AT,
        Form::UPDATED_AT,
        Form::CUSTOM_ID,
        Form::EMITTER,
        Form::RECIPIENT,
        Form::TRANSPORTER,
        Form::WASTE_DETAILS,
        Form::SENT_AT,
    ];
    let bodies = [&columns[..], &[Form::EMITTED_BY]].concat();
    let narrow = stage.list_with(&producer, json!({}), &columns).await.unwrap();
    let wide = stage.list_with(&producer, json!({}), &bodies).await.unwrap();
    assert_eq!(narrow.len(), 4);
    for (narrow, mut wide) in narrow.into_iter().zip(wide) {
        assert_eq!(narrow["sentAt"].is_string(), narrow["status"] == "SENT");
        assert!(narrow["emitter"]["company"]["name"].is_string());
        wide.as_object_mut().unwrap().remove("emittedBy").expect("the leaf that columns do not hold");
        assert_eq!(narrow, wide);
    }
}

#[tokio::test]
async fn whose_notes_are_listed_must_be_clear_and_allowed() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let both = stage.person("both", &[PRODUCER, CARRIER], Role::Reader).await;
    let alone = stage.person("alone", &[], Role::Reader).await;
    assert!(stage.list(&alone, json!({})).await.unwrap().is_empty());
    assert_eq!(code(stage.list(&both, json!({})).await), Code::BadUserInput);
    assert!(stage.list(&both, json!({ "siret": CARRIER })).await.unwrap().is_empty());
    assert_eq!(code(stage.list(&producer, json!({ "siret": CARRIER })).await), Code::Forbidden);
    assert_eq!(code(stage.list(&producer, json!({ "siret": "nope" })).await), Code::BadUserInput);
    assert_eq!(code(stage.list(&producer, json!({ "sentAfter": "hier" })).await), Code::BadUserInput);
}
