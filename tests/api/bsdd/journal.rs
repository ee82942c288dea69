use serde_json::{Value, json};
use trackdechets::error::{Code, Result};
use trackdechets::generated::{
    BsddResolvers, FORMS_LIFE_CYCLE_DATA, FormStatus, FormsLifeCycleArgs, FormsLifeCycleData,
};
use trackdechets::graphql::input::Maybe;

use super::stage::{CARRIER, CODE, DESTINATION, PRODUCER, Person, Stage, code, maybe, note, received};

async fn logs(
    stage: &Stage,
    who: &Person,
    after: Option<&str>,
    before: Option<&str>,
) -> Result<FormsLifeCycleData> {
    let args = FormsLifeCycleArgs {
        cursor_after: maybe(after.map(str::to_owned)),
        cursor_before: maybe(before.map(str::to_owned)),
        form_id: Maybe::Absent,
        logged_after: Maybe::Absent,
        logged_before: Maybe::Absent,
        siret: Maybe::Absent,
    };
    let selection = super::stage::select(&FORMS_LIFE_CYCLE_DATA, &[FormsLifeCycleData::COUNT]);
    who.ask(async |cx| stage.api.forms_life_cycle(&cx.below(&selection), args).await).await
}

#[tokio::test]
async fn each_change_of_status_is_logged_for_those_who_see_the_note() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let destination = stage.admin_of(DESTINATION).await;
    let id = stage.create(&producer, note()).await.unwrap().id;
    assert_eq!(logs(&stage, &destination, None, None).await.unwrap().count, Some(0));
    stage.update(&producer, &id, json!({ "customId": "x" })).await.unwrap();
    stage.seal(&producer, &id).await.unwrap();
    stage.sign_emission(&producer, &id, None).await.unwrap();

    let page = logs(&stage, &destination, None, None).await.unwrap();
    let statuses: Vec<_> = page.status_logs.iter().map(|log| log.status.unwrap()).collect();
    assert_eq!(statuses, [FormStatus::SignedByProducer, FormStatus::Sealed, FormStatus::Draft]);
    assert_eq!((page.count, page.has_next_page, page.has_previous_page), (Some(3), Some(false), Some(false)));
    let fields: Vec<Value> = page
        .status_logs
        .iter()
        .map(|log| serde_json::from_str(log.updated_fields.as_ref().unwrap().0.get()).unwrap())
        .collect();
    assert_eq!(fields[2], json!({}));
    assert_eq!(fields[0]["emittedBy"], "Mina");
    let user = page.status_logs[0].user.as_ref().unwrap();
    assert_eq!(user.email.as_deref(), Some(&*format!("user-of-{PRODUCER}@exemple.fr")));

    let first = page.start_cursor.unwrap().0;
    let older = logs(&stage, &destination, Some(&first), None).await.unwrap();
    assert_eq!((older.status_logs.len(), older.has_previous_page), (2, Some(true)));
    let last = page.end_cursor.unwrap().0;
    let newer = logs(&stage, &destination, None, Some(&last)).await.unwrap();
    assert_eq!(newer.status_logs.len(), 2);
    assert_eq!(newer.start_cursor.unwrap().0, first);
}

#[tokio::test]
async fn whose_logs_must_be_clear() {
    use trackdechets::domain::user::Role;
    let stage = Stage::new().await;
    let alone = stage.person("alone", &[], Role::Admin).await;
    let both = stage.person("both", &[PRODUCER, CARRIER], Role::Admin).await;
    assert_eq!(code(logs(&stage, &alone, None, None).await), Code::Forbidden);
    assert_eq!(code(logs(&stage, &both, None, None).await), Code::BadUserInput);
    assert_eq!(code(logs(&stage, &Person::nobody(), None, None).await), Code::Unauthenticated);
}

/// Applies a JSON merge patch.
fn apply(note: &mut Value, patch: Value) {
    let Value::Object(members) = patch else {
        *note = patch;
        return;
    };
    if !note.is_object() {
        *note = json!({});
    }
    for (name, member) in members {
        if member.is_null() {
            note.as_object_mut().unwrap().remove(&name);
        } else {
            apply(&mut note[&name], member);
        }
    }
}

#[tokio::test]
async fn the_journal_tells_the_note_anew() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let id = stage.create(&producer, note()).await.unwrap().id;
    stage.update(&producer, &id, json!({ "recipient": { "cap": "" }, "customId": "LOT-9" })).await.unwrap();
    stage.update(&producer, &id, json!({ "recipient": { "cap": "CAP-2" }, "customId": null })).await.unwrap();
    stage.seal(&producer, &id).await.unwrap();
    stage.sign_emission(&producer, &id, None).await.unwrap();
    stage.sign_transport(&producer, &id, Some(CODE)).await.unwrap();

    let mut told = Value::Null;
    for row in stage.rows("select changes::text from bsd_event order by row_number").await {
        apply(&mut told, serde_json::from_str(row.get(0)).unwrap());
    }
    let sql =
        "select b.body::text, b.status, (select json_agg(t.body) from bsd_transporter t)::text from bsd b";
    let row = &stage.rows(sql).await[0];
    let mut kept: Value = serde_json::from_str(row.get(0)).unwrap();
    kept["status"] = json!(row.get::<_, &str>(1));
    kept["transporters"] = serde_json::from_str(row.get(2)).unwrap();
    assert_eq!(told, kept);
}

#[tokio::test]
async fn jobs_are_written_with_the_change() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let destination = stage.admin_of(DESTINATION).await;
    let draft = stage.create(&producer, note()).await.unwrap();
    let id = draft.id;
    stage.seal(&producer, &id).await.unwrap();
    stage.sign_emission(&producer, &id, None).await.unwrap();
    stage.sign_transport(&producer, &id, Some(CODE)).await.unwrap();
    let refusal = received("REFUSED", 2.0, 2.0, Some("Non conforme"));
    stage.receive(&destination, &id, refusal).await.unwrap();
    // What is refused leaves no trace.
    assert_eq!(code(stage.delete(&producer, &id).await), Code::Forbidden);

    let rows = stage.rows("select kind, payload::text from job order by created_at, ctid").await;
    let jobs: Vec<(String, Value)> =
        rows.iter().map(|row| (row.get(0), serde_json::from_str(row.get(1)).unwrap())).collect();
    let all = json!([PRODUCER, DESTINATION, CARRIER]);
    let told = |action: &str, org_ids: &Value| {
        ("webhook".to_owned(), json!({ "action": action, "id": draft.readable_id, "orgIds": org_ids }))
    };
    let expected = [
        told("CREATED", &json!([PRODUCER])),
        told("UPDATED", &all),
        told("UPDATED", &all),
        told("UPDATED", &all),
        told("UPDATED", &all),
        ("mail.bsdd_refusal".to_owned(), json!({ "id": id.0 })),
    ];
    assert_eq!(jobs, expected);
}
