//! Drafts, which are their owners' alone.

use serde_json::json;

use crate::support::vhu::{Vehicles, get, patched, run, sign, update};

#[tokio::test]
async fn a_draft_is_seen_by_its_owners_companies_alone_until_it_is_published() {
    let route = Vehicles::start().await;
    let Vehicles { app, centre, transporter, shredder } = &route;
    let id = route.draft(json!({})).await;
    let colleague = app.member(centre, "MEMBER").await;
    for seen_by in [centre, &colleague] {
        assert_eq!(get(seen_by, &id).await.data()["isDraft"], true);
    }
    for other in [transporter, shredder] {
        assert_eq!(get(other, &id).await.codes(), ["FORBIDDEN"]);
        assert_eq!(update(other, &id, json!({ "customId": "X" })).await.codes(), ["FORBIDDEN"]);
        for mutation in ["publishBsvhu", "deleteBsvhu", "duplicateBsvhu"] {
            assert_eq!(run(other, mutation, json!({ "id": id })).await.codes(), ["FORBIDDEN"], "{mutation}");
        }
    }
    assert_eq!(sign(centre, &id, "EMISSION").await.codes(), ["BAD_USER_INPUT"]);
    let published = run(centre, "publishBsvhu", json!({ "id": id })).await.data();
    assert_eq!((&published["isDraft"], &published["status"]), (&json!(false), &json!("INITIAL")));
    assert_eq!(get(shredder, &id).await.data()["id"], json!(id));
    assert_eq!(run(centre, "publishBsvhu", json!({ "id": id })).await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn a_nearly_empty_draft_is_kept_with_what_is_usual_and_not_published() {
    let route = Vehicles::start().await;
    let input = json!({ "emitter": { "company": { "siret": route.centre.siret } } });
    let draft = run(&route.centre, "createDraftBsvhu", json!({ "input": input })).await.data();
    assert_eq!(draft["wasteCode"], "16 01 06");
    assert_eq!(draft["destination"]["plannedOperationCode"], "R 4");
    assert_eq!((&draft["transporter"], &draft["transporters"]), (&json!(null), &json!([])));
    assert_eq!(draft["weight"], json!({ "value": null, "isEstimate": false }));
    let id = draft["id"].as_str().unwrap();
    let refusal = run(&route.centre, "publishBsvhu", json!({ "id": id })).await.refusal();
    assert_eq!(refusal.code, "BAD_USER_INPUT");
    assert!(refusal.message.lines().count() > 10, "{}", refusal.message);
}

#[tokio::test]
async fn a_draft_must_be_well_formed() {
    let route = Vehicles::start().await;
    for wrong in [
        json!({ "wasteCode": "99" }),
        json!({ "weight": { "value": 0 } }),
        json!({ "emitter": { "noSiret": true } }),
    ] {
        let input = patched(route.note(), &wrong);
        let refused = run(&route.centre, "createDraftBsvhu", json!({ "input": input })).await;
        assert_eq!(refused.codes(), ["BAD_USER_INPUT"], "{wrong}");
    }
}

#[tokio::test]
async fn who_edits_a_draft_last_owns_it() {
    let route = Vehicles::start().await;
    let Vehicles { app, centre, shredder, .. } = &route;
    let id = route.draft(json!({})).await;
    // Somebody of the centre and of the shredder.
    let accounts = json!([
        { "email": "both@exemple.test", "role": "MEMBER",
          "company": { "siret": centre.siret, "name": "C", "address": "1 rue A 69001 Lyon" } },
        { "email": "both@exemple.test", "role": "MEMBER",
          "company": { "siret": shredder.siret, "name": "S", "address": "1 rue A 69001 Lyon" } },
    ]);
    let both = &app.provision(&accounts).await[0];
    assert_eq!(get(shredder, &id).await.codes(), ["FORBIDDEN"]);
    update(both, &id, json!({ "customId": "X" })).await.data();
    assert_eq!(get(shredder, &id).await.data()["customId"], "X");
}
