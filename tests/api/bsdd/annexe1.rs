//! Rounds (annexe 1): a container under way, and what it collects.

use client::Id;
use client::form;
use client::input::WasteAcceptationStatus::Refused;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::support::app::Profile::{Destination, Producer};
use crate::support::client::{Answer, Client};
use crate::support::direct::{Direct, accepted, emission, refused, update};
use crate::support::groups::{company, create, passed_on, process, read, recycled, regroup, shares};
use crate::support::revision::{ask, decide};

/// A round of the route's carrier, who also organises it, to the destination.
fn round(route: &Direct) -> Value {
    json!({
        "customId": "TOURNEE-7",
        "emitter": { "type": "APPENDIX1", "company": company(&route.transporter) },
        "recipient": { "processingOperation": "R 9", "company": company(&route.destination) },
        "transporter": { "company": company(&route.transporter) },
        "wasteDetails": {
            "code": "13 02 05*", "name": "Huiles usagées", "isSubjectToADR": false, "consistences": ["LIQUID"],
            // Dropped: packagings are those of what is collected.
            "packagingInfos": [{ "type": "GRV", "quantity": 9 }],
        },
    })
}

fn collected(from: &Client, tonnes: f64, packagings: Value) -> Value {
    json!({
        "emitter": { "type": "APPENDIX1_PRODUCER", "company": company(from) },
        "wasteDetails": { "quantity": tonnes, "packagingInfos": packagings },
    })
}

fn drums(number: i32) -> Value {
    json!([{ "type": "FUT", "quantity": number }])
}

async fn id_of(by: &Client, input: Value) -> String {
    create(by, input).await.data()["id"].as_str().unwrap().to_owned()
}

/// A sealed round with one collected note from the producer, so many tonnes.
async fn under_way(route: &Direct, tonnes: f64) -> (String, String) {
    let container = id_of(&route.transporter, round(route)).await;
    route.transporter.run(form::seal(&Id::new(&container))).await.data();
    let note = id_of(&route.producer, collected(&route.producer, tonnes, drums(2))).await;
    attach(route, &container, &[&note]).await.data();
    (container, note)
}

async fn attach(route: &Direct, container: &str, notes: &[&str]) -> Answer<Value> {
    let list: Vec<_> = notes.iter().map(|id| (*id, None)).collect();
    regroup(&route.transporter, container, json!({ "grouping": shares(&list) })).await
}

/// The carrier takes a collected note over, at this date.
async fn take_over(by: &Client, id: &str, at: &str) -> Answer<Value> {
    let document = "mutation ($id: ID!, $input: SignTransportFormInput!) {
        signTransportForm(id: $id, input: $input) { id status emittedBy transporter { numberPlate } }
    }";
    let input = json!({
        "takenOverAt": at, "takenOverBy": "Odile", "transporterNumberPlate": "FD-318-KC",
        "transporterTransportMode": "ROAD",
    });
    by.ask(document, json!({ "id": id, "input": input })).await.map(|data| data["signTransportForm"].clone())
}

#[tokio::test]
async fn what_is_collected_takes_all_but_its_emitter_and_weight_from_its_round() {
    let route = Direct::start().await;
    let container = id_of(&route.transporter, round(&route)).await;
    route.transporter.run(form::seal(&Id::new(&container))).await.data();
    let mut input = collected(&route.producer, 0.4, drums(2));
    // Ignored, for the round says it.
    input["customId"] = json!("MIEN");
    input["wasteDetails"]["code"] = json!("08 01 11*");
    input["recipient"] = json!({ "company": { "siret": "00000000000000" } });
    let note = id_of(&route.producer, input).await;
    let fields = "status customId emitter { type company { siret } } recipient { company { siret } } \
                  transporter { company { siret } } \
                  wasteDetails { code name quantity quantityType isDangerous packagingInfos { type quantity } }";
    let draft = read(&route.producer, &note, fields).await;
    assert_eq!((&draft["customId"], &draft["wasteDetails"]["code"]), (&Value::Null, &Value::Null));

    let attached = attach(&route, &container, &[&note]).await.data();
    assert_eq!(attached["grouping"], json!([{ "quantity": 0.4, "form": { "id": note } }]));
    let seen = read(&route.producer, &note, fields).await;
    let [carrier, destination] = [&route.transporter, &route.destination].map(|of| of.siret.as_str());
    assert_eq!(
        seen,
        json!({
            "status": "SEALED", "customId": "TOURNEE-7",
            "emitter": { "type": "APPENDIX1_PRODUCER", "company": { "siret": route.producer.siret } },
            "recipient": { "company": { "siret": destination } },
            "transporter": { "company": { "siret": carrier } },
            "wasteDetails": {
                "code": "13 02 05*", "name": "Huiles usagées", "quantity": 0.4, "quantityType": "ESTIMATED",
                "isDangerous": true, "packagingInfos": [{ "type": "FUT", "quantity": 2 }],
            },
        })
    );
    // The carrier and the destination see it, now that it is on the round.
    assert_eq!(read(&route.destination, &note, "status").await["status"], "SEALED");
    assert_eq!(read(&route.producer, &container, "status").await["status"], "SEALED");
    // A change of the round reaches it.
    update(&route.transporter, &Id::new(&container), json!({ "wasteDetails": { "name": "Huiles noires" } }))
        .await
        .data();
    assert_eq!(read(&route.producer, &note, fields).await["wasteDetails"]["name"], "Huiles noires");
    let around = read(&route.producer, &note, "groupedIn { quantity form { id } }").await;
    assert_eq!(around["groupedIn"], json!([{ "quantity": 0.4, "form": { "id": container } }]));
}

#[tokio::test]
async fn anybody_may_prepare_what_somebody_else_hands_in() {
    let route = Direct::start().await;
    let note = id_of(&route.transporter, collected(&route.producer, 0.2, drums(1))).await;
    // It is nobody's yet: the carrier is not on it, and the producer did not write it.
    for by in [&route.transporter, &route.producer] {
        assert_eq!(by.run(form::get(&Id::new(&note))).await.codes(), ["FORBIDDEN"]);
    }
    assert_eq!(route.app.count("job where kind = 'webhook'").await, 0);
    let container = id_of(&route.transporter, round(&route)).await;
    route.transporter.run(form::seal(&Id::new(&container))).await.data();
    attach(&route, &container, &[&note]).await.data();
    assert_eq!(read(&route.producer, &note, "status").await["status"], "SEALED");
    let told = format!(
        "job where payload::text like '%' || (select readable_id from bsd where id = '{note}') || '%'"
    );
    assert_eq!(route.app.count(&told).await, 1);
}

#[tokio::test]
async fn what_cannot_be_collected_is_refused() {
    let route = Direct::start().await;
    let (container, note) = under_way(&route, 0.4).await;
    let draft_round = id_of(&route.transporter, round(&route)).await;
    let other_round = id_of(&route.transporter, round(&route)).await;
    route.transporter.run(form::seal(&Id::new(&other_round))).await.data();
    let fresh = id_of(&route.producer, collected(&route.producer, 0.1, drums(1))).await;
    let ordinary = route.sealed().await.id.into_inner();
    let arrived = {
        let (container, note) = under_way(&route, 0.3).await;
        route.producer.run(form::sign_emission(&Id::new(&note), emission(), None)).await.data();
        take_over(&route.transporter, &note, "2026-11-24T07:00:00Z").await.data();
        route.destination.run(form::receive(&Id::new(&container), accepted(0.3))).await.data();
        note
    };
    let mut unregistered = collected(&route.producer, 0.1, drums(1));
    unregistered["emitter"]["company"]["siret"] = json!("00000099000009");
    let unregistered = id_of(&route.producer, unregistered).await;
    for (into, notes, why) in [
        (&draft_round, vec![fresh.as_str()], "the round is a draft"),
        (&other_round, vec![&note], "on another round"),
        (&other_round, vec![&fresh, &fresh], "twice"),
        (&other_round, vec!["cunknown"], "unknown"),
        (&other_round, vec![&ordinary], "an ordinary note"),
        (&other_round, vec![&arrived], "arrived"),
        (&other_round, vec![&unregistered], "an unregistered emitter"),
    ] {
        assert_eq!(attach(&route, into, &notes).await.codes(), ["BAD_USER_INPUT"], "{why}");
    }
    // What was on the round still is.
    assert_eq!(
        read(&route.transporter, &container, "grouping { form { id } }").await["grouping"],
        json!([{ "form": { "id": note } }])
    );
    // The code of a waste that no round collects.
    let mut input = round(&route);
    input["wasteDetails"]["code"] = json!("08 01 11*");
    assert_eq!(create(&route.transporter, input).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn the_round_is_what_was_collected_so_far() {
    let route = Direct::start().await;
    let (container, first) = under_way(&route, 0.4).await;
    let second = id_of(&route.producer, collected(&route.producer, 0.25, drums(3))).await;
    attach(&route, &container, &[&first, &second]).await.data();
    let direct = form::sign_emission(&Id::new(&container), emission(), None);
    assert_eq!(route.transporter.run(direct).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(
        take_over(&route.transporter, &container, "2026-11-24T07:00:00Z").await.codes(),
        ["BAD_USER_INPUT"]
    );
    assert_eq!(
        take_over(&route.transporter, &first, "2026-11-24T07:00:00Z").await.codes(),
        ["FORBIDDEN"],
        "unsigned"
    );

    let signed = client::input::SignEmissionFormInput { quantity: 0.4, ..emission() };
    route.producer.run(form::sign_emission(&Id::new(&first), signed, None)).await.data();
    assert_eq!(take_over(&route.producer, &first, "2026-11-24T07:00:00Z").await.codes(), ["FORBIDDEN"]);
    let taken = take_over(&route.transporter, &first, "2026-11-24T07:00:00Z").await.data();
    assert_eq!((&taken["status"], &taken["emittedBy"]), (&json!("SENT"), &json!("Mina")));
    let fields = "status takenOverAt sentAt emittedAt takenOverBy currentTransporterSiret \
                  transporter { numberPlate mode takenOverAt } \
                  wasteDetails { quantity packagingInfos { type quantity } }";
    let seen = read(&route.destination, &container, fields).await;
    assert_eq!(
        seen,
        json!({
            "status": "SENT", "takenOverAt": "2026-11-24T07:00:00.000Z", "sentAt": "2026-11-24T07:00:00.000Z",
            "emittedAt": "2026-11-24T07:00:00.000Z", "takenOverBy": "Odile",
            "currentTransporterSiret": route.transporter.siret,
            "transporter": {
                "numberPlate": "FD-318-KC", "mode": "ROAD", "takenOverAt": "2026-11-24T07:00:00.000Z",
            },
            // All that is on the round, packed as what was collected.
            "wasteDetails": { "quantity": 0.65, "packagingInfos": [{ "type": "FUT", "quantity": 2 }] },
        })
    );
    let plate = read(&route.producer, &second, "transporter { numberPlate }").await;
    assert_eq!(plate["transporter"]["numberPlate"], "FD-318-KC", "the vehicle is one");

    let signed = client::input::SignEmissionFormInput { quantity: 0.3, ..emission() };
    route.producer.run(form::sign_emission(&Id::new(&second), signed, None)).await.data();
    take_over(&route.transporter, &second, "2026-11-24T09:00:00Z").await.data();
    let seen = read(&route.destination, &container, fields).await;
    assert_eq!(
        seen["wasteDetails"],
        json!({ "quantity": 0.7, "packagingInfos": [{ "type": "FUT", "quantity": 5 }] })
    );
    assert_eq!(seen["takenOverAt"], "2026-11-24T07:00:00.000Z", "it left once");
    // Only what somebody did is a change of status.
    let logged = format!("bsd_event where bsd_id = '{container}' and status = 'SENT'");
    assert_eq!(route.app.count(&logged).await, 0);
}

#[tokio::test]
async fn a_weight_that_is_revised_weighs_on_the_round() {
    let route = Direct::start().await;
    let (container, first) = under_way(&route, 0.4).await;
    let second = id_of(&route.producer, collected(&route.producer, 0.25, drums(3))).await;
    attach(&route, &container, &[&first, &second]).await.data();
    let signed = client::input::SignEmissionFormInput { quantity: 0.4, ..emission() };
    route.producer.run(form::sign_emission(&Id::new(&first), signed, None)).await.data();
    let weight = async || read(&route.destination, &container, "wasteDetails { quantity }").await;

    // Under way, the round weighs nothing yet.
    let before = weight().await;
    let content = json!({ "wasteDetails": { "quantity": 0.5 } });
    let request = ask(&route.producer, &Id::new(&first), content).await.data();
    assert_eq!(request["status"], "ACCEPTED", "nobody carries it who could be asked");
    assert_eq!(weight().await, before);

    take_over(&route.transporter, &first, "2026-11-24T07:00:00Z").await.data();
    assert_eq!(weight().await, json!({ "wasteDetails": { "quantity": 0.75 } }));
    let content = json!({ "wasteDetails": { "quantity": 0.123456 } });
    let request = ask(&route.producer, &Id::new(&first), content).await.data();
    assert_eq!(weight().await, json!({ "wasteDetails": { "quantity": 0.75 } }), "nobody has agreed");
    decide(&route.transporter, &request, true).await.data();
    assert_eq!(weight().await, json!({ "wasteDetails": { "quantity": 0.373456 } }));
    let item = read(&route.producer, &first, "wasteDetails { quantity }").await;
    assert_eq!(item, json!({ "wasteDetails": { "quantity": 0.123456 } }));

    ask(&route.producer, &Id::new(&first), json!({ "wasteDetails": { "sampleNumber": "E-7" } })).await.data();
    assert_eq!(weight().await, json!({ "wasteDetails": { "quantity": 0.373456 } }), "no weight is asked for");
}

#[tokio::test]
async fn a_round_cannot_carry_a_skip_beside_drums() {
    let route = Direct::start().await;
    let (container, first) = under_way(&route, 0.4).await;
    let skip = json!([{ "type": "BENNE", "quantity": 1 }]);
    let second = id_of(&route.producer, collected(&route.producer, 0.2, skip)).await;
    attach(&route, &container, &[&first, &second]).await.data();
    for id in [&first, &second] {
        route.producer.run(form::sign_emission(&Id::new(id), emission(), None)).await.data();
    }
    take_over(&route.transporter, &first, "2026-11-24T07:00:00Z").await.data();
    assert_eq!(
        take_over(&route.transporter, &second, "2026-11-24T08:00:00Z").await.codes(),
        ["BAD_USER_INPUT"]
    );
    assert_eq!(read(&route.producer, &second, "status").await["status"], "SIGNED_BY_PRODUCER");
}

#[tokio::test]
async fn what_was_collected_follows_the_round_and_the_rest_goes() {
    let route = Direct::start().await;
    let (container, first) = under_way(&route, 0.4).await;
    let second = id_of(&route.producer, collected(&route.producer, 0.2, drums(1))).await;
    attach(&route, &container, &[&first, &second]).await.data();
    route.producer.run(form::sign_emission(&Id::new(&first), emission(), None)).await.data();
    take_over(&route.transporter, &first, "2026-11-24T07:00:00Z").await.data();
    // A collected note is received with its round, by nobody alone.
    let alone = route.destination.run(form::receive(&Id::new(&first), accepted(0.4))).await;
    assert_eq!(alone.codes(), ["FORBIDDEN"]);

    route.destination.run(form::receive(&Id::new(&container), accepted(0.4))).await.data();
    let fields = "status receivedBy quantityReceived processingOperationDone";
    let seen = read(&route.producer, &first, fields).await;
    assert_eq!(
        seen,
        json!({
            "status": "ACCEPTED", "receivedBy": "Idris", "quantityReceived": null, "processingOperationDone": null,
        })
    );
    assert_eq!(
        route.producer.run(form::get(&Id::new(&second))).await.codes(),
        ["BAD_USER_INPUT"],
        "never collected"
    );
    let left = read(&route.destination, &container, "grouping { form { id } }").await;
    assert_eq!(left["grouping"], json!([{ "form": { "id": first } }]));

    let alone = process(&route.destination, &first, recycled()).await;
    assert_eq!(alone.codes(), ["FORBIDDEN"]);
    let [next] = route.app.companies([Destination]).await;
    let done = process(&route.destination, &container, passed_on(&next)).await.data();
    assert_eq!(done["status"], "AWAITING_GROUP");
    let seen = read(&route.producer, &first, fields).await;
    assert_eq!((&seen["status"], &seen["processingOperationDone"]), (&json!("PROCESSED"), &json!("D 13")));
}

#[tokio::test]
async fn a_refused_round_is_refused_for_all() {
    let route = Direct::start().await;
    let (container, note) = under_way(&route, 0.4).await;
    route.producer.run(form::sign_emission(&Id::new(&note), emission(), None)).await.data();
    take_over(&route.transporter, &note, "2026-11-24T07:00:00Z").await.data();
    let refusal = refused(Refused, 0.4, 0.4);
    route.destination.run(form::receive(&Id::new(&container), refusal)).await.data();
    assert_eq!(read(&route.producer, &note, "status").await["status"], "REFUSED");
    assert_eq!(
        read(&route.destination, &container, "grouping { quantity }").await["grouping"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn notes_are_let_go_and_deleted_with_their_round() {
    let route = Direct::start().await;
    let (container, first) = under_way(&route, 0.4).await;
    let second = id_of(&route.producer, collected(&route.producer, 0.2, drums(1))).await;
    let third = id_of(&route.producer, collected(&route.producer, 0.3, drums(1))).await;
    attach(&route, &container, &[&first, &second, &third]).await.data();
    attach(&route, &container, &[&first, &third]).await.data();
    assert_eq!(read(&route.producer, &second, "groupedIn { quantity }").await["groupedIn"], json!([]));
    route.producer.run(form::sign_emission(&Id::new(&second), emission(), None)).await.data();
    let lost = take_over(&route.transporter, &second, "2026-11-24T07:00:00Z").await;
    assert_eq!(lost.codes(), ["FORBIDDEN"], "it is on no round");

    route.producer.run(form::delete(&Id::new(&third))).await.data();
    let left = read(&route.transporter, &container, "grouping { form { id } }").await;
    assert_eq!(left["grouping"], json!([{ "form": { "id": first } }]));
    route.transporter.run(form::delete(&Id::new(&container))).await.data();
    assert_eq!(route.producer.run(form::get(&Id::new(&first))).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(route.app.count("bsd_link").await, 0);
    assert_eq!(read(&route.producer, &second, "status").await["status"], "SIGNED_BY_PRODUCER");
}

#[tokio::test]
async fn a_round_collects_for_five_days() {
    let route = Direct::start().await;
    let (container, first) = under_way(&route, 0.4).await;
    route.producer.run(form::sign_emission(&Id::new(&first), emission(), None)).await.data();
    take_over(&route.transporter, &first, "2026-11-24T07:00:00Z").await.data();
    let second = id_of(&route.producer, collected(&route.producer, 0.2, drums(1))).await;
    let third = id_of(&route.producer, collected(&route.producer, 0.2, drums(1))).await;
    // The fifth day, to its end.
    route.app.pass(SignedDuration::from_hours(4 * 24 + 14));
    attach(&route, &container, &[&first, &second]).await.data();
    route.app.pass(SignedDuration::from_hours(2));
    assert_eq!(attach(&route, &container, &[&first, &second, &third]).await.codes(), ["BAD_USER_INPUT"]);
    // What is on it may still change.
    update(&route.transporter, &Id::new(&container), json!({ "wasteDetails": { "name": "Huiles noires" } }))
        .await
        .data();
}

#[tokio::test]
async fn a_private_person_does_not_sign_and_others_do() {
    let route = Direct::start().await;
    let container = id_of(&route.transporter, round(&route)).await;
    route.transporter.run(form::seal(&Id::new(&container))).await.data();
    let person = json!({
        "emitter": {
            "type": "APPENDIX1_PRODUCER", "isPrivateIndividual": true,
            "company": { "name": "Mme Roy", "address": "2 rue du Port 44600 Saint-Nazaire" },
        },
        "wasteDetails": { "quantity": 0.05, "packagingInfos": drums(1) },
    });
    let note = id_of(&route.transporter, person).await;
    attach(&route, &container, &[&note]).await.data();
    let taken = take_over(&route.transporter, &note, "2026-11-24T07:00:00Z").await.data();
    assert_eq!(taken["status"], "SENT");
    assert_eq!(taken["emittedBy"], "Signature automatique (tournée, annexe 1)");
}

#[tokio::test]
async fn a_producer_may_let_a_carrier_sign_alone() {
    let route = Direct::start().await;
    let (_, note) = under_way(&route, 0.4).await;
    let grant = |allowed: bool| {
        format!(
            "update company set allow_appendix1_signature_automation = {allowed} where org_id = '{}';
             insert into signature_automation (id, from_company_id, to_company_id, created_at)
             select 'a', f.id, t.id, now() from company f, company t
              where f.org_id = '{}' and t.org_id = '{}' on conflict do nothing",
            route.producer.siret, route.producer.siret, route.transporter.siret
        )
    };
    route.app.execute(&grant(false)).await;
    let early = take_over(&route.transporter, &note, "2026-11-24T07:00:00Z").await;
    assert_eq!(early.codes(), ["FORBIDDEN"], "its giver no longer allows it");
    let automations = async |by: &Client| {
        let members = "signatureAutomations { to { orgId } } receivedSignatureAutomations { from { orgId } }";
        let document = format!("{{ myCompanies {{ edges {{ node {{ {members} }} }} }} }}");
        by.ask(&document, Value::Null).await.data()["myCompanies"]["edges"][0]["node"].take()
    };
    let to = json!([{ "to": { "orgId": route.transporter.siret } }]);
    let nothing = json!({ "signatureAutomations": [], "receivedSignatureAutomations": [] });
    assert_eq!(automations(&route.producer).await["signatureAutomations"], to);
    assert_eq!(automations(&route.transporter).await, nothing, "hidden while it does not hold");
    route.app.execute(&grant(true)).await;
    let from = json!([{ "from": { "orgId": route.producer.siret } }]);
    assert_eq!(automations(&route.transporter).await["receivedSignatureAutomations"], from);
    assert_eq!(automations(&route.destination).await, nothing);
    let taken = take_over(&route.transporter, &note, "2026-11-24T07:00:00Z").await.data();
    assert_eq!(taken["status"], "SENT");
}

#[tokio::test]
async fn an_outsider_has_no_part_in_a_round() {
    let route = Direct::start().await;
    let (container, note) = under_way(&route, 0.4).await;
    let [stranger] = route.app.companies([Producer]).await;
    route.producer.run(form::sign_emission(&Id::new(&note), emission(), None)).await.data();
    assert_eq!(take_over(&stranger, &note, "2026-11-24T07:00:00Z").await.codes(), ["FORBIDDEN"]);
    assert_eq!(stranger.run(form::get(&Id::new(&note))).await.codes(), ["FORBIDDEN"]);
    let taken = regroup(&stranger, &container, json!({ "grouping": [] })).await;
    assert_eq!(taken.codes(), ["FORBIDDEN"]);
    // By the carrier's code anybody may sign, as on any note.
    let document = "mutation ($id: ID!, $code: Int, $input: SignTransportFormInput!) {
        signTransportForm(id: $id, securityCode: $code, input: $input) { status }
    }";
    let input = json!({
        "takenOverAt": "2026-11-24T07:00:00Z", "takenOverBy": "Odile", "transporterTransportMode": "ROAD",
        "transporterNumberPlate": "FD-318-KC",
    });
    let code = route.transporter.security_code;
    let signed = stranger.ask(document, json!({ "id": note, "code": code, "input": input })).await.data();
    assert_eq!(signed["signTransportForm"]["status"], "SENT");
}
