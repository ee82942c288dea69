//! Notes with temporary storage in lists, summaries and the journal.

use client::form;
use client::input::WasteAcceptationStatus::Accepted;
use serde_json::{Value, json};

use super::journal::told_and_kept;
use crate::support::client::Client;
use crate::support::direct::{accepted, emission, list, recycling, transport};
use crate::support::stored::{Stored, decided, storage};

#[tokio::test]
async fn a_note_waits_for_one_party_after_the_other() {
    let route = Stored::start().await;
    let (producer, transporter, storer) = (route.producer(), &route.direct.transporter, route.storer());
    let (carrier, destination) = (&route.carrier, &route.destination);
    let waits_for = async |expected: &[&Client], status: &str| {
        for (party, name) in
            route.everybody().into_iter().zip(["producer", "transporter", "storer", "carrier", "destination"])
        {
            let is_expected = expected.iter().any(|one| one.siret == party.siret);
            let found = list(party, json!({ "hasNextStep": true })).await.data();
            assert_eq!(!found.is_empty(), is_expected, "{name} at {status}");
            let all = list(party, json!({})).await.data().len();
            let rest = list(party, json!({ "hasNextStep": false })).await.data();
            assert_eq!(found.len() + rest.len(), all, "{name} at {status}");
        }
    };
    let id = &route.sealed().await.id;
    waits_for(&[producer], "SEALED").await;
    producer.run(form::sign_emission(id, emission(), None)).await.data();
    waits_for(&[transporter], "SIGNED_BY_PRODUCER").await;
    transporter.run(form::sign_transport(id, transport(), None)).await.data();
    waits_for(&[storer], "SENT").await;
    storer.run(form::store(id, storage())).await.data();
    waits_for(&[storer], "TEMP_STORED").await;
    let decision = client::input::TempStorerAcceptedFormInput {
        signed_at: "2026-11-03T09:00:00Z".into(),
        signed_by: "Lou".into(),
        waste_acceptation_status: Accepted,
        waste_refusal_reason: None,
        quantity_received: 2.3,
        quantity_refused: 0.0,
        quantity_type: client::input::QuantityType::Real,
    };
    storer.run(form::accept_stored(id, decision)).await.data();
    waits_for(&[storer], "TEMP_STORER_ACCEPTED").await;
    storer.run(form::reseal(id, route.resealing())).await.data();
    waits_for(&[], "RESEALED").await;
    storer.run(form::sign_emission(id, emission(), None)).await.data();
    waits_for(&[], "SIGNED_BY_TEMP_STORER").await;
    carrier.run(form::sign_transport(id, transport(), None)).await.data();
    waits_for(&[destination], "RESENT").await;
    destination.run(form::receive(id, accepted(2.2))).await.data();
    waits_for(&[destination], "ACCEPTED").await;
    destination.run(form::process(id, recycling())).await.data();
    waits_for(&[], "PROCESSED").await;
}

#[tokio::test]
async fn parties_of_the_second_leg_have_their_roles() {
    let route = Stored::start().await;
    route.resealed().await;
    let found = async |by: &Client, arguments: Value| list(by, arguments).await.data().len();
    let role = |role: &str| json!({ "roles": [role] });
    assert_eq!(found(&route.destination, role("RECIPIENT")).await, 1);
    assert_eq!(found(&route.destination, role("TRANSPORTER")).await, 0);
    assert_eq!(found(&route.carrier, role("TRANSPORTER")).await, 1);
    assert_eq!(found(route.storer(), role("RECIPIENT")).await, 1);
    assert_eq!(found(route.storer(), role("EMITTER")).await, 0);
    let beside = json!({ "siretPresentOnForm": route.carrier.siret });
    assert_eq!(found(route.producer(), beside).await, 1);
}

/// What lists are made of, read from columns alone.
const NARROW: &str = "id readableId status createdAt updatedAt customId sentAt
    emitter { company { siret orgId name } } recipient { company { siret orgId name } }
    transporter { id numberPlate company { siret orgId name } } wasteDetails { code name quantity }";

#[tokio::test]
async fn a_summary_is_of_the_first_leg_like_the_note() {
    let route = Stored::start().await;
    route.draft().await;
    route.accepted().await;
    let resent = route.resent().await;
    for path in ["forms { WHAT }".to_owned(), format!("form(id: {:?}) {{ WHAT }}", resent.id.inner())] {
        let ask = async |what: &str| {
            route.producer().ask(&format!("{{ {} }}", path.replace("WHAT", what)), json!({})).await.data()
        };
        let narrow = ask(NARROW).await;
        let mut wide = ask(&format!("{NARROW} temporaryStorageDetail {{ emittedBy }}")).await;
        let notes = match wide.as_object_mut().unwrap().values_mut().next().unwrap() {
            Value::Array(notes) => notes.iter_mut().collect(),
            note => vec![note],
        };
        for note in notes {
            assert!(note.as_object_mut().unwrap().remove("temporaryStorageDetail").unwrap().is_object());
        }
        assert_eq!(narrow, wide);
    }
}

#[tokio::test]
async fn the_journal_tells_both_legs_anew() {
    let route = Stored::start().await;
    let resent = route.resent().await;
    let (told, kept) = told_and_kept(&route.direct.app).await;
    assert_eq!(told["suite"]["status"], "SENT");
    assert_eq!(told, kept);
    route.destination.run(form::receive(&resent.id, accepted(2.0))).await.data();
    let (told, kept) = told_and_kept(&route.direct.app).await;
    assert_eq!(told, kept);
}

#[tokio::test]
async fn the_journal_forgets_a_second_leg_that_went() {
    let route = Stored::start().await;
    let id = route.sent().await.id;
    route.storer().run(form::store(&id, decided(Accepted, 2.3, 0.0))).await.data();
    route.storer().run(form::process(&id, recycling())).await.data();
    let (told, kept) = told_and_kept(&route.direct.app).await;
    assert!(told.get("suite").is_none());
    assert_eq!(told, kept);
}

#[tokio::test]
async fn the_life_cycle_names_what_changed_in_storage() {
    let route = Stored::start().await;
    route.resent().await;
    let document = "{ formsLifeCycle { statusLogs { status updatedFields } } }";
    let data = route.destination.ask(document, json!({})).await.data();
    let logs = data["formsLifeCycle"]["statusLogs"].as_array().unwrap();
    let statuses: Vec<&str> = logs.iter().map(|log| log["status"].as_str().unwrap()).collect();
    assert_eq!(
        statuses,
        [
            "RESENT",
            "SIGNED_BY_TEMP_STORER",
            "RESEALED",
            "TEMP_STORER_ACCEPTED",
            "SENT",
            "SIGNED_BY_PRODUCER",
            "SEALED",
            "DRAFT"
        ]
    );
    let detail = |at: usize| &logs[at]["updatedFields"]["temporaryStorageDetail"];
    assert_eq!(detail(0)["takenOverBy"], "Odile");
    assert_eq!(detail(1)["emittedBy"], "Mina");
    assert_eq!(detail(2)["transporter"]["company"]["siret"], route.carrier.siret);
    assert_eq!(detail(3)["temporaryStorer"]["receivedBy"], "Lou");
    assert!(logs[0]["updatedFields"].get("takenOverBy").is_none());
}

#[tokio::test]
async fn webhooks_tell_the_companies_of_both_legs() {
    let route = Stored::start().await;
    route.resealed().await;
    let rows = route.direct.app.rows("select payload->>'orgIds' from job order by ctid").await;
    let told: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    let [first, .., last] = &told[..] else { panic!("a job a change") };
    let names = |text: &str, of: &Client| text.contains(&of.siret);
    assert!(!names(first, &route.destination), "a draft is its owner's");
    assert!(names(last, &route.destination) && names(last, &route.carrier));
}
