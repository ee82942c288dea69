//! What a change leaves behind: parties, events, jobs; and what leaves nothing.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::support::vhu::{Vehicles, get, run, sign, update};

async fn jobs(route: &Vehicles) -> Vec<Value> {
    let rows = route.app.rows("select payload from job where kind = 'webhook' order by created_at, id").await;
    rows.iter().map(|row| row.get(0)).collect()
}

async fn events(route: &Vehicles, id: &str) -> Vec<String> {
    let sql = format!(
        "select kind || coalesce(' ' || status, '') from bsd_event where bsd_id = '{id}' order by row_number"
    );
    route.app.rows(&sql).await.iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn each_change_is_an_event_and_a_job_for_those_who_see_it() {
    let route = Vehicles::start().await;
    let Vehicles { app, centre, transporter, shredder } = &route;
    let id = route.draft(json!({})).await;
    app.pass(SignedDuration::from_secs(1));
    run(centre, "publishBsvhu", json!({ "id": id })).await.data();
    app.pass(SignedDuration::from_secs(1));
    sign(centre, &id, "EMISSION").await.data();
    app.pass(SignedDuration::from_secs(1));
    run(centre, "deleteBsvhu", json!({ "id": id })).await.data();
    assert_eq!(
        events(&route, &id).await,
        ["CREATED INITIAL", "UPDATED", "SIGNED SIGNED_BY_PRODUCER", "DELETED"]
    );

    let told = jobs(&route).await;
    let actions: Vec<&str> = told.iter().map(|job| job["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["CREATED", "UPDATED", "UPDATED", "DELETED"]);
    assert!(told.iter().all(|job| job["id"] == json!(id)));
    assert_eq!(told[0]["orgIds"], json!([centre.siret]), "a draft is told to those who see it");
    for job in &told[1..] {
        let orgs = job["orgIds"].as_array().unwrap();
        assert_eq!(orgs.len(), 3);
        assert!([centre, transporter, shredder].iter().all(|of| orgs.contains(&json!(of.siret))));
    }
    assert_eq!(app.count("bsd_party").await, 0);
}

#[tokio::test]
async fn an_event_holds_what_changed() {
    let route = Vehicles::start().await;
    let id = route.published(json!({})).await;
    update(&route.centre, &id, json!({ "quantity": 5, "weight": { "value": 2.5 } })).await.data();
    let sql = format!("select changes from bsd_event where bsd_id = '{id}' order by row_number");
    let rows = route.app.rows(&sql).await;
    let (whole, change): (Value, Value) = (rows[0].get(0), rows[1].get(0));
    assert_eq!((&whole["wasteCode"], &whole["quantity"]), (&json!("16 01 06"), &json!(2)));
    assert_eq!(change["quantity"], 5);
    assert!(change.get("wasteCode").is_none(), "{change}");
}

#[tokio::test]
async fn an_update_that_changes_nothing_leaves_no_trace() {
    let route = Vehicles::start().await;
    let id = route.published(json!({})).await;
    let before = get(&route.centre, &id).await.data();
    route.app.pass(SignedDuration::from_secs(60));
    let (events_before, jobs_before) = (events(&route, &id).await.len(), jobs(&route).await.len());
    for same in [json!({}), route.note(), json!({ "customId": "" }), json!({ "broker": null })] {
        assert_eq!(update(&route.centre, &id, same).await.data()["updatedAt"], before["updatedAt"]);
    }
    assert_eq!((events(&route, &id).await.len(), jobs(&route).await.len()), (events_before, jobs_before));
    let changed = update(&route.centre, &id, json!({ "customId": "X" })).await.data();
    assert_eq!(changed["updatedAt"], "2026-11-24T08:01:00.000Z");
}

#[tokio::test]
async fn who_leaves_a_note_hears_of_it_and_sees_it_no_more() {
    let route = Vehicles::start().await;
    let id = route.published(json!({})).await;
    let moved = update(&route.centre, &id, json!({ "transporter": null })).await.data();
    assert_eq!(moved["transporters"], json!([]));
    assert_eq!(get(&route.transporter, &id).await.codes(), ["FORBIDDEN"]);
    let told = jobs(&route).await.pop().unwrap();
    assert!(told["orgIds"].as_array().unwrap().contains(&json!(route.transporter.siret)));
    assert_eq!(route.app.count("bsd_transporter").await, 0);
}

#[tokio::test]
async fn notes_of_one_kind_are_not_found_as_another() {
    let route = Vehicles::start().await;
    let id = route.published(json!({})).await;
    let form = "query($id: ID!) { form(id: $id) { id } }";
    assert_eq!(route.centre.ask(form, json!({ "id": id })).await.codes(), ["BAD_USER_INPUT"]);
    let delete = "mutation($id: ID!) { deleteForm(id: $id) { id } }";
    assert_eq!(route.centre.ask(delete, json!({ "id": id })).await.codes(), ["BAD_USER_INPUT"]);
    let forms = "query($siret: String) { forms(siret: $siret) { id } }";
    let listed = route.centre.ask(forms, json!({ "siret": route.centre.siret })).await.data();
    assert_eq!(listed["forms"], json!([]));
}
