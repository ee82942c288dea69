//! What a change leaves behind: the life cycle, the journal, jobs.

use client::form;
use client::input::WasteAcceptationStatus::Refused;
use serde_json::{Value, json};

use crate::support::app::TestApp;
use crate::support::client::{Answer, Client};
use crate::support::direct::{Direct, emission, refused, transport, update};

async fn logs(by: &Client, after: Option<&str>, before: Option<&str>) -> Answer<Value> {
    let document = "query ($after: String, $before: String) {
        formsLifeCycle(cursorAfter: $after, cursorBefore: $before) {
            statusLogs { status updatedFields user { email } form { readableId } }
            count hasNextPage hasPreviousPage startCursor endCursor
        }
    }";
    let arguments = json!({ "after": after, "before": before });
    by.ask(document, arguments).await.map(|mut data| data["formsLifeCycle"].take())
}

fn statuses(page: &Value) -> Vec<&str> {
    let logs = page["statusLogs"].as_array().unwrap();
    logs.iter().map(|log| log["status"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn each_change_of_status_is_logged_for_those_who_see_the_note() {
    let route = Direct::start().await;
    let Direct { producer, destination, .. } = &route;
    let note = route.draft().await;
    assert_eq!(logs(destination, None, None).await.data()["count"], 0);
    update(producer, &note.id, json!({ "customId": "x" })).await.data();
    producer.run(form::seal(&note.id)).await.data();
    producer.run(form::sign_emission(&note.id, emission(), None)).await.data();

    let page = logs(destination, None, None).await.data();
    assert_eq!(statuses(&page), ["SIGNED_BY_PRODUCER", "SEALED", "DRAFT"]);
    assert_eq!(page["count"], 3);
    assert_eq!((&page["hasNextPage"], &page["hasPreviousPage"]), (&json!(false), &json!(false)));
    assert_eq!(page["statusLogs"][2]["updatedFields"], json!({}));
    assert_eq!(page["statusLogs"][0]["updatedFields"]["emittedBy"], "Mina");
    assert_eq!(page["statusLogs"][0]["user"]["email"], producer.email);
    assert_eq!(page["statusLogs"][0]["form"]["readableId"], note.readable_id);

    let first = page["startCursor"].as_str();
    let older = logs(destination, first, None).await.data();
    assert_eq!((statuses(&older), &older["hasPreviousPage"]), (vec!["SEALED", "DRAFT"], &json!(true)));
    let newer = logs(destination, None, page["endCursor"].as_str()).await.data();
    assert_eq!(statuses(&newer), ["SIGNED_BY_PRODUCER", "SEALED"]);
    assert_eq!(newer["startCursor"].as_str(), first);
}

#[tokio::test]
async fn whose_logs_must_be_clear() {
    let route = Direct::start().await;
    let Direct { app, producer, transporter, .. } = &route;
    let member_of = |client: &Client| {
        json!({ "email": "both@exemple.test",
                "company": { "siret": client.siret, "name": "S", "address": "1 rue A 69001 Lyon" } })
    };
    let both = &app.provision(&json!([member_of(producer), member_of(transporter)])).await[0];
    assert_eq!(logs(&app.loner().await, None, None).await.codes(), ["FORBIDDEN"]);
    assert_eq!(logs(both, None, None).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(logs(&app.anonymous(), None, None).await.codes(), ["UNAUTHENTICATED"]);
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
    let route = Direct::start().await;
    let Direct { app, producer, transporter, .. } = &route;
    let id = route.draft().await.id;
    update(producer, &id, json!({ "recipient": { "cap": "" }, "customId": "LOT-9" })).await.data();
    update(producer, &id, json!({ "recipient": { "cap": "CAP-2" }, "customId": null })).await.data();
    producer.run(form::seal(&id)).await.data();
    producer.run(form::sign_emission(&id, emission(), None)).await.data();
    transporter.run(form::sign_transport(&id, transport(), None)).await.data();

    let (told, kept) = told_and_kept(app).await;
    assert_eq!(told, kept);
}

/// The only note of a database: as its journal tells it, and as it is kept.
pub(super) async fn told_and_kept(app: &TestApp) -> (Value, Value) {
    let mut told = Value::Null;
    for row in app.rows("select changes::text from bsd_event order by row_number").await {
        apply(&mut told, serde_json::from_str(row.get(0)).unwrap());
    }
    let sql =
        "select b.body::text, b.status, (select json_agg(t.body) from bsd_transporter t)::text from bsd b";
    let row = &app.rows(sql).await[0];
    let mut kept: Value = serde_json::from_str(row.get(0)).unwrap();
    kept["status"] = json!(row.get::<_, &str>(1));
    kept["transporters"] = serde_json::from_str(row.get(2)).unwrap();
    (told, kept)
}

#[tokio::test]
async fn jobs_are_written_with_the_change() {
    let route = Direct::start().await;
    let Direct { app, producer, transporter, destination } = &route;
    let note = route.sent().await;
    let refusal = refused(Refused, 2.0, 2.0);
    destination.run(form::receive(&note.id, refusal)).await.data();
    // What is refused leaves no trace.
    assert_eq!(producer.run(form::delete(&note.id)).await.codes(), ["FORBIDDEN"]);

    let rows = app.rows("select kind, payload::text from job order by ctid").await;
    let jobs: Vec<(String, Value)> =
        rows.iter().map(|row| (row.get(0), serde_json::from_str(row.get(1)).unwrap())).collect();
    let all = json!([producer.siret, destination.siret, transporter.siret]);
    let told = |action: &str, org_ids: &Value| {
        ("webhook".to_owned(), json!({ "action": action, "id": note.readable_id, "orgIds": org_ids }))
    };
    let expected = [
        told("CREATED", &json!([producer.siret])),
        told("UPDATED", &all),
        told("UPDATED", &all),
        told("UPDATED", &all),
        told("UPDATED", &all),
        ("mail.bsdd_refusal".to_owned(), json!({ "id": note.id.inner(), "leg": 1 })),
    ];
    assert_eq!(jobs, expected);
}
