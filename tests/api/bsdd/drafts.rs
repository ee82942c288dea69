use serde_json::json;
use trackdechets::domain::user::Role;
use trackdechets::error::Code;
use trackdechets::generated::Form;

use super::stage::{CARRIER, DESTINATION, PRODUCER, Stage, code, note};

#[tokio::test]
async fn a_draft_is_seen_by_its_owners_companies_alone() {
    let stage = Stage::new().await;
    let owner = stage.person("owner", &[PRODUCER, CARRIER], Role::Member).await;
    let producer = stage.admin_of(PRODUCER).await;
    let carrier = stage.admin_of(CARRIER).await;
    let destination = stage.admin_of(DESTINATION).await;
    let id = stage.create(&owner, note()).await.unwrap().id;

    for seen_by in [&owner, &producer, &carrier] {
        stage.form(seen_by, &id, &[Form::STATUS]).await.unwrap();
        stage.form(seen_by, &id, &[Form::EMITTED_BY]).await.unwrap();
    }
    assert_eq!(stage.list(&carrier, json!({})).await.unwrap(), [id.0.as_str()]);
    assert_eq!(code(stage.form(&destination, &id, &[Form::STATUS]).await), Code::Forbidden);
    assert!(stage.list(&destination, json!({})).await.unwrap().is_empty());
    assert_eq!(code(stage.update(&destination, &id, json!({ "customId": "x" })).await), Code::Forbidden);
    assert_eq!(code(stage.seal(&destination, &id).await), Code::Forbidden);
    assert_eq!(code(stage.delete(&destination, &id).await), Code::Forbidden);

    stage.seal(&producer, &id).await.unwrap();
    stage.form(&destination, &id, &[Form::STATUS]).await.unwrap();
    assert_eq!(stage.list(&destination, json!({})).await.unwrap(), [id.0]);
}

#[tokio::test]
async fn a_nearly_empty_draft_is_kept_and_shown() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let input = json!({ "emitter": { "company": { "siret": PRODUCER } } });
    let id = stage.create(&producer, input).await.unwrap().id;
    let columns = [Form::EMITTER, Form::RECIPIENT, Form::TRANSPORTER, Form::WASTE_DETAILS];
    for fields in [columns.to_vec(), [&columns[..], &[Form::TRADER]].concat()] {
        let note = stage.form(&producer, &id, &fields).await.unwrap();
        assert_eq!(note["emitter"]["company"]["siret"], PRODUCER);
        assert_eq!(note["recipient"], json!({ "company": null }));
        assert_eq!(note["transporter"], json!(null));
        assert_eq!(note["wasteDetails"], json!({ "code": null, "name": null, "quantity": null }));
    }
}

#[tokio::test]
async fn an_administrator_of_the_platform_reads_any_note_and_changes_none() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let admin = stage.person("admin", &[], Role::Admin).await.of_the_platform();
    let id = stage.create(&producer, note()).await.unwrap().id;
    for fields in [[Form::STATUS], [Form::EMITTED_BY]] {
        stage.form(&admin, &id, &fields).await.unwrap();
    }
    assert_eq!(code(stage.seal(&admin, &id).await), Code::Forbidden);
}
