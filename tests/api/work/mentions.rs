//! Emitters that nobody has registered hear of the first note that names them.

use client::form;
use client::input::{CompanyInput, EmitterInput};
use trackdechets::jobs::mail::{Mails, Post};
use trackdechets::jobs::worker;

use super::until;
use crate::support::direct::{Direct, company};

const TOLD: &str = "job where payload ->> 'template' = 'bsdd-first-mention'";
/// Of a company that has no account.
const STRANGER: &str = "13001045700013";

/// Seals a note of the destination's, with an emitter and its contact's address.
async fn seal(route: &Direct, emitter: CompanyInput, mail: &str) {
    let mut note = route.note();
    let emitter = CompanyInput { mail: Some(mail.into()), ..emitter };
    note.emitter = Some(EmitterInput { company: Some(emitter), ..note.emitter.unwrap() });
    let draft = route.destination.run(form::create(note)).await.data();
    route.destination.run(form::seal(&draft.id)).await.data();
}

#[tokio::test]
async fn an_unregistered_emitter_is_written_to_once() {
    let route = Direct::start().await;
    let app = &route.app;
    let stranger = || CompanyInput { siret: Some(STRANGER.into()), ..company(&route.producer) };
    seal(&route, company(&route.producer), "connu@exemple.fr").await;
    assert_eq!(app.count(TOLD).await, 0, "this emitter has an account");
    seal(&route, stranger(), "connu@exemple.fr").await;
    assert_eq!(app.count(TOLD).await, 0, "another note has named this address");
    seal(&route, stranger(), "neuf@exemple.fr").await;
    seal(&route, stranger(), "Neuf@exemple.fr").await;
    assert_eq!(app.count(TOLD).await, 1);

    let mails = Mails::new(app.store.clone(), Post::Mailbox, "https://ui.example.org/");
    let worker = tokio::spawn(worker::run(app.store.clone(), mails));
    until(app, TOLD, 0).await;
    worker.abort();
    let kept = app.rows("select recipients, body from mailbox").await;
    assert_eq!(kept.len(), 1);
    let (recipients, body): (Vec<&str>, &str) = (kept[0].get(0), kept[0].get(1));
    assert_eq!(recipients, ["neuf@exemple.fr"]);
    assert!(body.contains(STRANGER) && body.contains("BSD-") && body.contains("/signup"), "{body}");
}

#[tokio::test]
async fn a_draft_names_nobody_yet() {
    let route = Direct::start().await;
    let mut note = route.note();
    let emitter = CompanyInput { siret: Some(STRANGER.into()), ..company(&route.producer) };
    note.emitter = Some(EmitterInput { company: Some(emitter), ..note.emitter.unwrap() });
    route.destination.run(form::create(note)).await.data();
    assert_eq!(route.app.count("bsdd_emitter_contact").await, 0);
    assert_eq!(route.app.count(TOLD).await, 0);
}
