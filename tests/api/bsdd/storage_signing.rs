//! Both signatures at once, on either leg.

use client::form::{self, FormStatus};
use client::input::{SignatureAuthor, TransportMode, TransporterSignatureFormInput};
use serde_json::json;

use crate::support::direct::{emission, transport, update};
use crate::support::stored::{Stored, both};

/// A sealed note whose first carrier lacks nothing but signatures.
async fn ready(route: &Stored) -> client::Id {
    let mut note = route.note();
    note.transporter.as_mut().unwrap().mode = Some(TransportMode::Rail);
    let id = route.producer().run(form::create(note)).await.data().id;
    route.producer().run(form::seal(&id)).await.data();
    id
}

#[tokio::test]
async fn both_legs_leave_by_one_call_each() {
    let route = Stored::start().await;
    let (transporter, storer, carrier) = (&route.direct.transporter, route.storer(), &route.carrier);
    let id = &ready(&route).await;
    let sent = transporter.run(form::sign_both(id, both(route.producer().security_code))).await.data();
    assert_eq!((sent.status, sent.emitted_by.as_deref()), (FormStatus::Sent, Some("Ana")));
    assert_eq!(sent.taken_over_by.as_deref(), Some("Personne 1"), "the caller's name");
    assert_eq!(sent.emitted_at, sent.taken_over_at);
    assert_eq!(sent.waste_details.unwrap().quantity, Some(2.2));

    let accepted = crate::support::stored::decided(client::input::WasteAcceptationStatus::Accepted, 2.2, 0.0);
    storer.run(form::store(id, accepted)).await.data();
    storer.run(form::reseal(id, route.resealing())).await.data();
    // The producer's code is no good any more, and neither is the first carrier.
    let answer = carrier.run(form::sign_both(id, both(wrong(storer.security_code)))).await;
    assert_eq!(answer.codes(), ["FORBIDDEN"]);
    let answer = transporter.run(form::sign_both(id, both(storer.security_code))).await;
    assert_eq!(answer.codes(), ["FORBIDDEN"]);
    let resent = carrier.run(form::sign_both(id, both(storer.security_code))).await.data();
    assert_eq!((resent.status, resent.taken_over_by.as_deref()), (FormStatus::Resent, Some("Personne 1")));
    let detail = resent.temporary_storage_detail.unwrap();
    assert_eq!(
        (detail.emitted_by.as_deref(), detail.taken_over_by.as_deref()),
        (Some("Ana"), Some("Personne 3"))
    );
    assert_eq!(
        carrier.run(form::sign_both(id, both(storer.security_code))).await.codes(),
        ["BAD_USER_INPUT"]
    );
}

fn wrong(code: i32) -> i32 {
    if code == 9999 { 1000 } else { code + 1 }
}

#[tokio::test]
async fn a_code_is_needed_and_guesses_count() {
    let route = Stored::start().await;
    let (app, transporter) = (&route.direct.app, &route.direct.transporter);
    let right = route.producer().security_code;
    let id = &ready(&route).await;
    // Not the carrier's own code, and no more than two guesses.
    let own = transporter.security_code;
    let guess = if own == right { wrong(right) } else { own };
    assert_eq!(transporter.run(form::sign_both(id, both(guess))).await.codes(), ["FORBIDDEN"]);
    assert_eq!(transporter.run(form::sign_both(id, both(wrong(right)))).await.codes(), ["FORBIDDEN"]);
    assert_eq!(transporter.run(form::sign_both(id, both(right))).await.codes(), ["TOO_MANY_REQUESTS"]);
    app.pass(jiff::SignedDuration::from_secs(11));
    // Both parts are needed: the code without the permission opens nothing.
    assert_eq!(route.producer().run(form::sign_both(id, both(right))).await.codes(), ["FORBIDDEN"]);
    let reader = app.member(transporter, "READER").await;
    assert_eq!(reader.run(form::sign_both(id, both(right))).await.codes(), ["FORBIDDEN"]);
    let driver = app.member(transporter, "DRIVER").await;
    assert_eq!(driver.run(form::sign_both(id, both(right))).await.data().status, FormStatus::Sent);
}

#[tokio::test]
async fn consents_and_data_must_be_there() {
    let route = Stored::start().await;
    let transporter = &route.direct.transporter;
    let code = route.producer().security_code;
    let id = &ready(&route).await;
    let refused = [
        TransporterSignatureFormInput { signed_by_transporter: false, ..both(code) },
        TransporterSignatureFormInput { signed_by_producer: false, ..both(code) },
        TransporterSignatureFormInput { sent_by: String::new(), ..both(code) },
        TransporterSignatureFormInput { quantity: 0.0, ..both(code) },
        // There is no eco-organisation on the note.
        TransporterSignatureFormInput { signature_author: Some(SignatureAuthor::EcoOrganisme), ..both(code) },
    ];
    for input in refused {
        let what = format!("{input:?}");
        assert_eq!(transporter.run(form::sign_both(id, input)).await.codes(), ["BAD_USER_INPUT"], "{what}");
    }
    update(route.producer(), id, json!({ "transporter": { "mode": "ROAD" } })).await.data();
    assert_eq!(
        transporter.run(form::sign_both(id, both(code))).await.codes(),
        ["BAD_USER_INPUT"],
        "no plate"
    );
    update(route.producer(), id, json!({ "transporter": { "numberPlate": "AB-123-CD" } })).await.data();
    assert_eq!(transporter.run(form::sign_both(id, both(code))).await.data().status, FormStatus::Sent);
}

#[tokio::test]
async fn a_code_signs_the_second_leg_for_the_storer_and_its_carrier() {
    let route = Stored::start().await;
    let (storer, carrier) = (route.storer(), &route.carrier);
    let id = &route.resealed().await.id;
    let by_code = |code| form::sign_emission(id, emission(), code);
    assert_eq!(carrier.run(by_code(None)).await.codes(), ["FORBIDDEN"]);
    assert_eq!(
        carrier.run(by_code(Some(storer.security_code))).await.data().status,
        FormStatus::SignedByTempStorer
    );
    let by_code = |code| form::sign_transport(id, transport(), code);
    assert_eq!(storer.run(by_code(None)).await.codes(), ["FORBIDDEN"]);
    assert_eq!(storer.run(by_code(Some(carrier.security_code))).await.data().status, FormStatus::Resent);
}

#[tokio::test]
async fn the_carrier_of_the_second_leg_edits_its_plate() {
    let route = Stored::start().await;
    let id = &route.resealed().await.id;
    let document =
        "mutation ($id: ID!) { updateTransporterFields(id: $id, transporterNumberPlate: \"AB-123-CD\") {
        transporter { numberPlate } temporaryStorageDetail { transporter { numberPlate } } } }";
    let variables = json!({ "id": id.inner() });
    assert_eq!(route.destination.ask(document, variables.clone()).await.codes(), ["FORBIDDEN"]);
    let edited = route.carrier.ask(document, variables).await.data();
    let edited = &edited["updateTransporterFields"];
    assert_eq!(edited["temporaryStorageDetail"]["transporter"]["numberPlate"], "AB-123-CD");
    assert_eq!(edited["transporter"]["numberPlate"], "FD-318-KC");
}
