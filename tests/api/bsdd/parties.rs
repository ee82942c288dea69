//! Those on a note besides producer, carrier and destination, and what is told of special waste.

use client::Id;
use client::form::{self, FormStatus};
use serde_json::{Value, json};

use crate::support::client::{Answer, Client};
use crate::support::direct::{Direct, emission, list, transport, update};

/// A whole note as JSON, changed.
fn note(route: &Direct, change: impl FnOnce(&mut Value)) -> Value {
    let mut note = serde_json::to_value(form::create(route.note()).variables).unwrap();
    let mut input = note["createFormInput"].take();
    change(&mut input);
    input
}

async fn create(by: &Client, input: Value) -> Answer<Id> {
    let document = "mutation ($input: CreateFormInput!) { createForm(createFormInput: $input) { id } }";
    let id = |data: Value| Id::new(data["createForm"]["id"].as_str().expect("an id"));
    by.ask(document, json!({ "input": input })).await.map(id)
}

/// An administrator of a company that is something special.
async fn special(route: &Direct, number: u32, company: Value) -> Client {
    let siret = format!("0000009{number:07}");
    let mut account = json!({ "email": format!("special{number}@exemple.test"), "name": "Sacha", "company": {
        "siret": siret, "name": "Spéciale", "address": "3 rue des Essais 69001 Lyon",
    } });
    for (key, value) in company.as_object().expect("members of a company") {
        account["company"][key] = value.clone();
    }
    route.app.provision(&json!([account])).await.remove(0)
}

fn party(of: &Client) -> Value {
    json!({
        "siret": of.siret, "name": "Nom", "address": "Adresse", "contact": "Sacha", "phone": "0400000000",
        "mail": "sacha@exemple.fr",
    })
}

#[tokio::test]
async fn waste_of_a_private_person_leaves_without_its_signature() {
    let route = Direct::start().await;
    let Direct { transporter, destination, .. } = &route;
    let person = json!({
        "type": "PRODUCER", "isPrivateIndividual": true,
        "company": { "name": "Ada Martin", "address": "5 rue Haute 38000 Grenoble", "mail": "ada@exemple.fr" },
    });
    let id = create(destination, note(&route, |input| input["emitter"] = person)).await.data();
    let sealed = destination.run(form::seal(&id)).await.data();
    assert_eq!(sealed.status, FormStatus::SignedByProducer);
    assert!(sealed.emitted_at.is_some() && sealed.emitted_by.is_some());
    let again = destination.run(form::sign_emission(&id, emission(), None)).await;
    assert_eq!(again.codes(), ["BAD_USER_INPUT"]);
    let sent = transporter.run(form::sign_transport(&id, transport(), None)).await.data();
    assert_eq!(sent.status, FormStatus::Sent);
}

#[tokio::test]
async fn waste_of_a_ship_is_known_by_its_number() {
    let route = Direct::start().await;
    let destination = &route.destination;
    let ship =
        |omi: &str| json!({ "type": "PRODUCER", "isForeignShip": true, "company": { "omiNumber": omi } });
    for wrong in [
        ship("IMO1234567"),
        ship(""),
        json!({ "type": "OTHER", "isForeignShip": true, "company": { "omiNumber": "OMI1234567" } }),
    ] {
        let answer = create(destination, note(&route, |input| input["emitter"] = wrong)).await;
        assert_eq!(answer.codes(), ["BAD_USER_INPUT"]);
    }
    let id = create(destination, note(&route, |input| input["emitter"] = ship("OMI1234567"))).await.data();
    assert_eq!(destination.run(form::seal(&id)).await.data().status, FormStatus::SignedByProducer);
    let document =
        "query ($id: ID!) { form(id: $id) { emitter { isForeignShip company { orgId omiNumber } } } }";
    let shown = destination.ask(document, json!({ "id": id.inner() })).await.data();
    let company = json!({ "orgId": null, "omiNumber": "OMI1234567" });
    assert_eq!(shown["form"]["emitter"], json!({ "isForeignShip": true, "company": company }));
}

#[tokio::test]
async fn traders_brokers_and_intermediaries_follow_the_note() {
    let route = Direct::start().await;
    let producer = &route.producer;
    let receipt = json!({ "receiptNumber": "N-77", "department": "69", "validityLimit": "2030-05-31" });
    let trader = special(&route, 1, json!({ "types": ["TRADER"], "traderReceipt": receipt })).await;
    let broker = special(&route, 2, json!({ "types": ["BROKER"], "brokerReceipt": receipt })).await;
    let bare = special(&route, 3, json!({ "types": ["BROKER"] })).await;
    let middle = special(&route, 4, json!({})).await;
    let id = create(
        producer,
        note(&route, |input| {
            input["trader"] = json!({ "company": party(&trader) });
            input["broker"] = json!({ "company": party(&bare) });
            input["intermediaries"] = json!([party(&middle)]);
        }),
    )
    .await
    .data();
    // A broker without a receipt on record stands in the way.
    assert_eq!(producer.run(form::seal(&id)).await.codes(), ["BAD_USER_INPUT"]);
    update(producer, &id, json!({ "broker": { "company": party(&broker) } })).await.data();
    assert!(list(&middle, json!({})).await.data().is_empty());
    producer.run(form::seal(&id)).await.data();

    let document = "query ($id: ID!) { form(id: $id) {
        trader { receipt company { siret name } } broker { receipt } intermediaries { siret contact }
    } }";
    for reader in [&trader, &broker, &middle] {
        assert_eq!(list(reader, json!({})).await.data(), [id.inner()]);
        let shown = reader.ask(document, json!({ "id": id.inner() })).await.data();
        assert_eq!(
            shown["form"],
            json!({
                "trader": { "receipt": "N-77", "company": { "siret": trader.siret, "name": "Spéciale" } },
                "broker": { "receipt": "N-77" },
                "intermediaries": [{ "siret": middle.siret, "contact": "Sacha" }],
            })
        );
    }
    assert_eq!(bare.run(form::get(&id)).await.codes(), ["FORBIDDEN"]);

    // Intermediaries come and go until the reception; a list names each once, five at most.
    let many = |list: Value| update(producer, &id, json!({ "intermediaries": list }));
    assert_eq!(many(json!([party(&middle), party(&middle)])).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(many(json!([{ "siret": middle.siret }])).await.codes(), ["BAD_USER_INPUT"]);
    producer.run(form::sign_emission(&id, emission(), None)).await.data();
    many(json!([])).await.data();
    assert_eq!(middle.run(form::get(&id)).await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn an_eco_organisation_signs_in_place_of_the_producer() {
    let route = Direct::start().await;
    let Direct { producer, transporter, .. } = &route;
    let eco =
        special(&route, 5, json!({ "types": ["ECO_ORGANISME"], "ecoOrganisme": { "handleBsdd": true } }))
            .await;
    let other =
        special(&route, 6, json!({ "types": ["ECO_ORGANISME"], "ecoOrganisme": { "handleBsda": true } }))
            .await;
    let named = |of: &Client| json!({ "name": "Éco", "siret": of.siret });
    let refused = create(producer, note(&route, |input| input["ecoOrganisme"] = named(&other))).await;
    assert_eq!(refused.codes(), ["BAD_USER_INPUT"]);
    let id = create(producer, note(&route, |input| input["ecoOrganisme"] = named(&eco))).await.data();
    producer.run(form::seal(&id)).await.data();
    let sign = async |by: &Client, id: &Id| {
        let document = "mutation ($id: ID!) { signEmissionForm(id: $id, input: {
            emittedAt: \"2026-11-01\", emittedBy: \"Sacha\", emittedByEcoOrganisme: true, quantity: 2
        }) { status emittedByEcoOrganisme } }";
        by.ask(document, json!({ "id": id.inner() })).await
    };
    assert_eq!(sign(producer, &id).await.codes(), ["FORBIDDEN"]);
    let plain = route.sealed().await.id;
    assert_eq!(sign(&eco, &plain).await.codes(), ["FORBIDDEN"], "the note names no eco-organisation");
    let signed = sign(&eco, &id).await.data();
    assert_eq!(
        signed["signEmissionForm"],
        json!({ "status": "SIGNED_BY_PRODUCER", "emittedByEcoOrganisme": true })
    );
    // Who signed may correct the note, or delete it; the producer no longer.
    let other_name = json!({ "wasteDetails": { "name": "Autre" } });
    assert_eq!(update(producer, &id, other_name.clone()).await.codes(), ["FORBIDDEN"]);
    update(&eco, &id, other_name).await.data();
    assert_eq!(producer.run(form::delete(&id)).await.codes(), ["FORBIDDEN"]);
    transporter.run(form::sign_transport(&id, transport(), None)).await.data();
}

#[tokio::test]
async fn a_tank_is_washed_out_and_returns_empty() {
    let route = Direct::start().await;
    let Direct { producer, transporter, destination, .. } = &route;
    let tank = json!([{ "type": "CITERNE", "quantity": 1 }]);
    let id =
        create(producer, note(&route, |input| input["wasteDetails"]["packagingInfos"] = tank)).await.data();
    producer.run(form::seal(&id)).await.data();
    producer.run(form::sign_emission(&id, emission(), None)).await.data();
    transporter.run(form::sign_transport(&id, transport(), None)).await.data();
    destination.run(form::receive(&id, crate::support::direct::arrival())).await.data();
    let accept = async |more: &str| {
        let document = format!(
            "mutation ($id: ID!) {{ markAsAccepted(id: $id, acceptedInfo: {{
                signedAt: \"2026-11-03\", signedBy: \"Idris\", wasteAcceptationStatus: ACCEPTED, quantityReceived: 2.4,
                quantityRefused: 0, {more}
            }}) {{ hasCiterneBeenWashedOut citerneNotWashedOutReason emptyReturnADR }} }}"
        );
        destination.ask(&document, json!({ "id": id.inner() })).await
    };
    for wrong in ["hasCiterneBeenWashedOut: false", "citerneNotWashedOutReason: EXEMPTED"] {
        assert_eq!(accept(wrong).await.codes(), ["BAD_USER_INPUT"], "{wrong}");
    }
    let told = "hasCiterneBeenWashedOut: false, citerneNotWashedOutReason: UNAVAILABLE, emptyReturnADR: EMPTY_CITERNE";
    let accepted = accept(told).await.data();
    assert_eq!(
        accepted["markAsAccepted"],
        json!({ "hasCiterneBeenWashedOut": false, "citerneNotWashedOutReason": "UNAVAILABLE", "emptyReturnADR": "EMPTY_CITERNE" })
    );
}

#[tokio::test]
async fn soil_comes_from_parcels_and_goes_to_parcels() {
    let route = Direct::start().await;
    let Direct { producer, transporter, destination, .. } = &route;
    let soil = |parcel: Value| {
        note(&route, |input| {
            input["wasteDetails"]["code"] = json!("17 05 03*");
            input["wasteDetails"]["parcelNumbers"] = json!([parcel]);
            input["wasteDetails"]["analysisReferences"] = json!(["A-1"]);
            input["wasteDetails"]["landIdentifiers"] = json!(["T-1"]);
        })
    };
    let town = json!({ "city": "Orléans", "inseeCode": "45234" });
    assert_eq!(create(producer, soil(town)).await.codes(), ["BAD_USER_INPUT"], "it is nowhere in the town");
    let parcel =
        json!({ "city": "Orléans", "inseeCode": "45234", "prefix": "000", "section": "AB", "number": "25" });
    let id = create(producer, soil(parcel)).await.data();
    producer.run(form::seal(&id)).await.data();
    producer.run(form::sign_emission(&id, emission(), None)).await.data();
    transporter.run(form::sign_transport(&id, transport(), None)).await.data();
    destination.run(form::receive(&id, crate::support::direct::accepted(2.4))).await.data();
    let process = async |more: &str| {
        let document = format!(
            "mutation ($id: ID!) {{ markAsProcessed(id: $id, processedInfo: {{
                processedAt: \"2026-11-04\", processedBy: \"Idris\", processingOperationDone: \"R 5\",
                destinationOperationMode: RECYCLAGE, isUpcycled: true, {more}
            }}) {{
                isUpcycled recipient {{ parcelInseeCodes parcelNumbers }}
                wasteDetails {{ parcelNumbers {{ city number }} analysisReferences landIdentifiers }}
            }} }}"
        );
        destination.ask(&document, json!({ "id": id.inner() })).await
    };
    let to = "destinationParcelInseeCodes: [\"45234\"], destinationParcelNumbers: [\"000-AB-26\"]";
    for wrong in ["", "destinationParcelInseeCodes: [\"452\"]", "destinationParcelNumbers: [\"AB-26\"]"] {
        assert_eq!(process(wrong).await.codes(), ["BAD_USER_INPUT"], "{wrong}");
    }
    let shown = process(to).await.data();
    assert_eq!(
        shown["markAsProcessed"],
        json!({
            "isUpcycled": true,
            "recipient": { "parcelInseeCodes": ["45234"], "parcelNumbers": ["000-AB-26"] },
            "wasteDetails": {
                "parcelNumbers": [{ "city": "Orléans", "number": "25" }], "analysisReferences": ["A-1"],
                "landIdentifiers": ["T-1"],
            },
        })
    );
}

#[tokio::test]
async fn a_pipeline_needs_neither_carrier_nor_packaging() {
    let route = Direct::start().await;
    let Direct { producer, destination, .. } = &route;
    let piped = |with: Value| note(&route, |input| input["wasteDetails"]["packagingInfos"] = with);
    let mixed = json!([{ "type": "PIPELINE", "quantity": 1 }, { "type": "FUT", "quantity": 1 }]);
    assert_eq!(create(producer, piped(mixed)).await.codes(), ["BAD_USER_INPUT"]);
    let id = create(producer, piped(json!([{ "type": "PIPELINE", "quantity": 1 }]))).await.data();
    producer.run(form::seal(&id)).await.data();
    let sent = producer.run(form::sign_emission(&id, emission(), None)).await.data();
    assert_eq!(sent.status, FormStatus::Sent);
    assert!(sent.transporter.is_none());
    destination.run(form::receive(&id, crate::support::direct::accepted(2.4))).await.data();
}
