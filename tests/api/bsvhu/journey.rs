//! From the centre to the shredder, with each ending.

use serde_json::json;

use crate::support::vhu::{Vehicles, arrival, get, patched, run, sign, treatment, update};

#[tokio::test]
async fn a_note_travels_from_the_centre_to_its_treatment() {
    let route = Vehicles::start().await;
    let Vehicles { centre, transporter, shredder, .. } = &route;
    let created = run(centre, "createBsvhu", json!({ "input": route.note() })).await.data();
    let id = created["id"].as_str().unwrap();
    assert!(id.starts_with("VHU-20261124-") && id.len() == "VHU-20261124-".len() + 9, "{id}");
    assert_eq!((&created["status"], &created["isDraft"]), (&json!("INITIAL"), &json!(false)));
    assert_eq!(created["weight"], json!({ "value": 1.35, "isEstimate": false }));
    assert_eq!(created["emitter"]["company"]["name"], "Centre VHU", "the directory's, not the input's");
    assert_eq!(created["emitter"]["company"]["mail"], "contact@exemple.test");
    assert_eq!(created["emitter"]["notOnTD"], false);
    assert_eq!(created["transporters"][0]["recepisse"], json!({ "number": "R-13-77", "isExempted": false }));
    assert_eq!(created["transporters"][0]["transport"]["mode"], "ROAD");
    assert_eq!(created["transporter"]["id"], created["transporters"][0]["id"]);
    assert_eq!(created["broker"], json!(null));
    assert_eq!(created["destination"]["operation"], json!(null));
    assert_eq!(created["emitter"]["emission"], json!(null));

    let emitted = sign(centre, id, "EMISSION").await.data();
    assert_eq!(emitted["status"], "SIGNED_BY_PRODUCER");
    let signature = &emitted["emitter"]["emission"]["signature"];
    assert_eq!(*signature, json!({ "author": "Mina", "date": "2026-11-24T08:00:00.000Z" }));

    let plates =
        json!({ "transporter": { "transport": { "plates": ["ZZ-999-ZZ"], "takenOverAt": "2026-11-22" } } });
    update(transporter, id, plates).await.data();
    let sent = sign(transporter, id, "TRANSPORT").await.data();
    assert_eq!(sent["status"], "SENT");
    assert_eq!(sent["transporters"][0]["transport"]["plates"], json!(["ZZ-999-ZZ"]));
    assert_eq!(sent["transporters"][0]["transport"]["signature"]["author"], "Mina");

    update(shredder, id, arrival("ACCEPTED", 1.4)).await.data();
    let received = sign(shredder, id, "RECEPTION").await.data();
    assert_eq!(
        (&received["status"], &received["destination"]["reception"]["weight"]),
        (&json!("RECEIVED"), &json!(1.4))
    );

    update(shredder, id, treatment()).await.data();
    assert_eq!(sign(shredder, id, "OPERATION").await.data()["status"], "PROCESSED");

    // What was answered is what is kept, for each of the three.
    for party in [centre, transporter, shredder] {
        let kept = get(party, id).await.data();
        assert_eq!(kept["status"], "PROCESSED");
        assert_eq!(kept["destination"]["operation"]["signature"]["author"], "Mina");
        assert_eq!(kept["destination"]["reception"]["signature"]["author"], "Mina");
        assert_eq!(kept["identification"]["numbers"], json!(["AB-123-CD", "EF-456-GH"]));
    }
    let [stranger] = route.app.companies([crate::support::app::Profile::Producer]).await;
    assert_eq!(get(&stranger, id).await.codes(), ["FORBIDDEN"]);
    assert_eq!(get(centre, "VHU-20261124-000000000").await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn a_load_refused_on_arrival_goes_no_further() {
    let route = Vehicles::start().await;
    let id = route.sent(json!({})).await;
    assert_eq!(update(&route.shredder, &id, arrival("REFUSED", 1.4)).await.codes(), ["BAD_USER_INPUT"]);
    update(&route.shredder, &id, arrival("REFUSED", 0.0)).await.data();
    let refused = sign(&route.shredder, &id, "RECEPTION").await.data();
    assert_eq!(refused["status"], "REFUSED");
    assert_eq!(refused["destination"]["reception"]["refusalReason"], "Souillé");
    assert_eq!(sign(&route.shredder, &id, "OPERATION").await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn a_treatment_may_do_without_a_reception_but_not_without_its_data() {
    let route = Vehicles::start().await;
    let id = route.sent(json!({})).await;
    update(&route.shredder, &id, treatment()).await.data();
    let refusal = sign(&route.shredder, &id, "OPERATION").await.refusal();
    assert_eq!(refusal.code, "BAD_USER_INPUT");
    assert_eq!(refusal.message.lines().count(), 2, "{}", refusal.message);
    let undated = patched(
        arrival("PARTIALLY_REFUSED", 1.2),
        &json!({ "destination": { "reception": { "date": null } } }),
    );
    update(&route.shredder, &id, undated).await.data();
    let done = sign(&route.shredder, &id, "OPERATION").await.data();
    assert_eq!(
        (&done["status"], &done["destination"]["reception"]["signature"]),
        (&json!("PROCESSED"), &json!(null))
    );
    assert_eq!(update(&route.shredder, &id, arrival("ACCEPTED", 3.0)).await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn an_irregular_emitter_needs_neither_siret_nor_signature() {
    let route = Vehicles::start().await;
    let casual = json!({ "emitter": { "noSiret": true, "irregularSituation": true, "agrementNumber": null,
        "company": { "siret": null, "address": null, "contact": null, "phone": null, "mail": null,
                     "street": "5 rue Cachée", "city": "Lyon", "postalCode": "69001" } } });
    let input = patched(route.note(), &casual);
    assert_eq!(
        run(&route.centre, "createBsvhu", json!({ "input": input.clone() })).await.codes(),
        ["FORBIDDEN"]
    );
    let note = run(&route.transporter, "createBsvhu", json!({ "input": input })).await.data();
    assert_eq!(note["emitter"]["company"]["address"], "5 rue Cachée 69001 Lyon");
    let id = note["id"].as_str().unwrap();
    assert_eq!(sign(&route.transporter, id, "EMISSION").await.codes(), ["FORBIDDEN"]);
    assert_eq!(sign(&route.transporter, id, "TRANSPORT").await.data()["status"], "SENT");
}

#[tokio::test]
async fn an_emitter_nobody_registered_is_told_to_be_and_passed_over() {
    let route = Vehicles::start().await;
    let unknown = json!({ "emitter": { "company": { "siret": "00000000700099" } } });
    let input = patched(route.note(), &unknown);
    let refused = run(&route.shredder, "createBsvhu", json!({ "input": input.clone() })).await;
    assert_eq!(refused.codes(), ["BAD_USER_INPUT"]);
    let irregular = patched(input, &json!({ "emitter": { "irregularSituation": true } }));
    let note = run(&route.shredder, "createBsvhu", json!({ "input": irregular })).await.data();
    assert_eq!(note["emitter"]["notOnTD"], true);
    let id = note["id"].as_str().unwrap();
    assert_eq!(sign(&route.transporter, id, "TRANSPORT").await.data()["status"], "SENT");
}

#[tokio::test]
async fn what_a_signature_closed_stays_closed_and_the_emitter_may_still_correct_its_part() {
    let route = Vehicles::start().await;
    let id = route.signed(json!({})).await;
    assert_eq!(update(&route.shredder, &id, json!({ "quantity": 3 })).await.codes(), ["FORBIDDEN"]);
    assert_eq!(update(&route.centre, &id, json!({ "quantity": 3 })).await.data()["quantity"], 3);
    sign(&route.transporter, &id, "TRANSPORT").await.data();
    assert_eq!(update(&route.centre, &id, json!({ "quantity": 4 })).await.codes(), ["FORBIDDEN"]);
    let again = json!({ "quantity": 3, "wasteCode": "16 01 06" });
    assert_eq!(update(&route.centre, &id, again).await.data()["quantity"], 3);
    assert_eq!(update(&route.centre, &id, json!({ "customId": "X" })).await.data()["customId"], "X");
}

#[tokio::test]
async fn a_copy_is_a_draft_of_another_journey() {
    let route = Vehicles::start().await;
    let id = route.received(json!({ "customId": "LOT-1", "transporter": { "customInfo": "Quai 2" } })).await;
    let [stranger] = route.app.companies([crate::support::app::Profile::Producer]).await;
    assert_eq!(run(&stranger, "duplicateBsvhu", json!({ "id": id })).await.codes(), ["FORBIDDEN"]);
    let driver = route.app.member(&route.centre, "DRIVER").await;
    assert_eq!(run(&driver, "duplicateBsvhu", json!({ "id": id })).await.codes(), ["FORBIDDEN"]);

    let copy = run(&route.centre, "duplicateBsvhu", json!({ "id": id })).await.data();
    assert_eq!(
        (&copy["isDraft"], &copy["status"], &copy["isDuplicateOf"]),
        (&json!(true), &json!("INITIAL"), &json!(id))
    );
    assert_eq!((&copy["customId"], &copy["quantity"]), (&json!("LOT-1"), &json!(2)));
    assert_eq!(copy["emitter"]["emission"], json!(null));
    assert_eq!(copy["destination"]["reception"]["weight"], json!(null));
    assert_eq!(copy["destination"]["company"]["mail"], "quai@broyeur.test", "the account's");
    let carrier = &copy["transporters"][0];
    assert_eq!((&carrier["transport"]["plates"], &carrier["customInfo"]), (&json!([]), &json!(null)));
    assert_eq!(carrier["transport"]["signature"], json!(null));
    assert_ne!(carrier["id"], get(&route.centre, &id).await.data()["transporter"]["id"]);
    let copy_id = copy["id"].as_str().unwrap();
    assert_eq!(get(&route.shredder, copy_id).await.codes(), ["FORBIDDEN"], "a draft is its owner's");
    run(&route.centre, "publishBsvhu", json!({ "id": copy_id })).await.data();
    assert_eq!(get(&route.shredder, copy_id).await.data()["isDraft"], false);
}

#[tokio::test]
async fn a_deleted_note_is_as_if_it_had_never_been() {
    let route = Vehicles::start().await;
    let id = route.signed(json!({})).await;
    assert_eq!(run(&route.shredder, "deleteBsvhu", json!({ "id": id })).await.codes(), ["FORBIDDEN"]);
    assert_eq!(run(&route.centre, "deleteBsvhu", json!({ "id": id })).await.data()["id"], json!(id));
    for (mutation, variables) in [
        ("deleteBsvhu", json!({ "id": id })),
        ("duplicateBsvhu", json!({ "id": id })),
        ("publishBsvhu", json!({ "id": id })),
        ("updateBsvhu", json!({ "id": id, "input": { "customId": "X" } })),
        ("signBsvhu", json!({ "id": id, "input": { "type": "TRANSPORT", "author": "X" } })),
    ] {
        assert_eq!(run(&route.centre, mutation, variables).await.codes(), ["BAD_USER_INPUT"], "{mutation}");
    }
    assert_eq!(get(&route.centre, &id).await.codes(), ["BAD_USER_INPUT"]);
    let sent = route.sent(json!({})).await;
    assert_eq!(run(&route.centre, "deleteBsvhu", json!({ "id": sent })).await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn what_is_wrong_is_told_at_once_and_by_path() {
    let route = Vehicles::start().await;
    let wrong = json!({ "wasteCode": "18 01 02", "weight": { "value": 41 }, "quantity": null,
        "transporter": { "transport": { "plates": ["A"] } } });
    let body = json!({
        "query": "mutation($input: BsvhuInput!) { createBsvhu(input: $input) { id } }",
        "variables": { "input": patched(route.note(), &wrong) },
    });
    let reply = route.centre.post(&body).await;
    let answer: serde_json::Value = serde_json::from_slice(&reply.body).unwrap();
    let error = &answer["errors"][0];
    assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT");
    let issues = error["extensions"]["issues"].as_array().unwrap();
    let paths: Vec<String> = issues.iter().map(|issue| issue["path"].to_string()).collect();
    assert_eq!(error["message"].as_str().unwrap().lines().count(), 4, "{error}");
    assert_eq!(paths.len(), 4, "{paths:?}");
}
