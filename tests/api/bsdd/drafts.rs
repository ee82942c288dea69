//! Drafts, which are their owners' alone.

use client::form;
use client::input::{CompanyInput, CreateFormInput, EmitterInput};
use serde_json::json;

use crate::support::app::Profile::Producer;
use crate::support::direct::{Direct, list, update};

#[tokio::test]
async fn a_draft_is_seen_by_its_owners_companies_alone() {
    let route = Direct::start().await;
    let Direct { app, producer, transporter, destination } = &route;
    // The owner belongs to the producer and to the carrier.
    let accounts = json!([
        { "email": "owner@exemple.test", "role": "MEMBER",
          "company": { "siret": producer.siret, "name": "P", "address": "1 rue A 69001 Lyon" } },
        { "email": "owner@exemple.test", "role": "MEMBER",
          "company": { "siret": transporter.siret, "name": "T", "address": "1 rue A 69001 Lyon" } },
    ]);
    let owner = &app.provision(&accounts).await[0];
    let id = owner.run(form::create(route.note())).await.data().id;

    for seen_by in [owner, producer, transporter] {
        assert_eq!(seen_by.run(form::get(&id)).await.data().id, id);
    }
    assert_eq!(list(transporter, json!({})).await.data(), [id.inner()]);
    assert_eq!(destination.run(form::get(&id)).await.codes(), ["FORBIDDEN"]);
    assert!(list(destination, json!({})).await.data().is_empty());
    assert_eq!(update(destination, &id, json!({ "customId": "x" })).await.codes(), ["FORBIDDEN"]);
    assert_eq!(destination.run(form::seal(&id)).await.codes(), ["FORBIDDEN"]);
    assert_eq!(destination.run(form::delete(&id)).await.codes(), ["FORBIDDEN"]);

    producer.run(form::seal(&id)).await.data();
    assert_eq!(destination.run(form::get(&id)).await.data().id, id);
    assert_eq!(list(destination, json!({})).await.data(), [id.inner()]);
}

#[tokio::test]
async fn a_nearly_empty_draft_is_kept_and_shown() {
    let route = Direct::start().await;
    let company = CompanyInput { siret: Some(route.producer.siret.clone()), ..CompanyInput::default() };
    let input = CreateFormInput {
        emitter: Some(EmitterInput { company: Some(company), ..EmitterInput::default() }),
        ..CreateFormInput::default()
    };
    let id = route.producer.run(form::create(input)).await.data().id;
    let note = route.producer.run(form::get(&id)).await.data();
    assert_eq!(note.emitter.unwrap().company.unwrap().org_id.as_ref(), Some(&route.producer.siret));
    assert!(note.recipient.unwrap().company.is_none());
    assert!(note.transporter.is_none());
    assert_eq!(note.waste_details.unwrap().quantity, None);
    let incomplete = route.producer.run(form::seal(&id)).await;
    assert_eq!(incomplete.codes(), ["BAD_USER_INPUT"]);
    let refusal = incomplete.refusal();
    assert!(refusal.message.lines().count() > 5, "{refusal:?}");
}

#[tokio::test]
async fn an_administrator_of_the_platform_reads_any_note_and_changes_none() {
    let route = Direct::start().await;
    let [admin] = route.app.companies([Producer]).await;
    let id = route.draft().await.id;
    assert_eq!(admin.run(form::get(&id)).await.codes(), ["FORBIDDEN"]);
    route
        .app
        .execute(&format!(
            "update account set is_admin = true, totp_activated_at = now() where email = '{}'",
            admin.email
        ))
        .await;
    assert_eq!(admin.run(form::get(&id)).await.data().id, id);
    assert_eq!(admin.run(form::seal(&id)).await.codes(), ["FORBIDDEN"]);
}
