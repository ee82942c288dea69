//! Giving: what a delegation is made of, and what stands in its way.

use futures_util::future::join_all;
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::{Pair, create, end, get, id};
use crate::support::app::Profile::Producer;

#[tokio::test]
async fn an_administrator_lets_another_company_declare_and_both_see_it() {
    let pair = Pair::start().await;
    let given = pair
        .create(json!({ "startDate": "2026-12-01", "endDate": "2026-12-31", "comment": " Pour l'année " }))
        .await
        .data();
    let shown = json!({
        "id": id(&given), "createdAt": "2026-11-24T08:00:00.000Z", "updatedAt": "2026-11-24T08:00:00.000Z",
        "startDate": "2026-11-30T23:00:00.000Z", "endDate": "2026-12-31T22:59:59.999Z",
        "comment": "Pour l'année", "status": "INCOMING",
        "delegator": { "orgId": pair.giver.siret, "name": format!("Société {}", pair.giver.siret) },
        "delegate": { "orgId": pair.taker.siret, "name": format!("Société {}", pair.taker.siret) },
    });
    assert_eq!(given, shown);
    assert_eq!(id(&given).len(), 25);
    let reader = pair.app.member(&pair.taker, "DRIVER").await;
    for member in [&pair.giver, &pair.taker, &reader] {
        assert_eq!(get(member, id(&given)).await.data(), shown);
    }
    let told = pair.app.store.platform_events(id(&given)).await.unwrap();
    let told = serde_json::to_value(told).unwrap();
    assert_eq!(told[0]["type"], "RegistryDelegationCreated");
    assert_eq!(
        (&told[0]["actorEmail"], &told[0]["metadata"]["authType"]),
        (&json!(pair.giver.email), &json!("SESSION"))
    );
    assert_eq!(told[0]["orgIds"], json!([pair.giver.siret, pair.taker.siret]));
    assert_eq!(told[0]["data"]["endDate"], "2026-12-31T22:59:59.999Z");
}

#[tokio::test]
async fn a_delegation_begins_today_in_paris_and_has_no_end_by_default() {
    let pair = Pair::start().await;
    // It is the 25th in Paris.
    pair.app.pass_in_session(SignedDuration::from_mins(15 * 60 + 30)).await;
    let given = pair.create(json!({})).await.data();
    assert_eq!(given["startDate"], "2026-11-24T23:00:00.000Z");
    assert_eq!(
        (&given["endDate"], &given["comment"], &given["status"]),
        (&Value::Null, &Value::Null, &json!("ONGOING"))
    );
}

#[tokio::test]
async fn what_stands_is_computed_from_the_clock() {
    let pair = Pair::start().await;
    let given = pair.create(json!({ "startDate": "2026-11-25", "endDate": "2026-11-26" })).await.data();
    let status = async || get(&pair.taker, id(&given)).await.data()["status"].clone();
    assert_eq!(status().await, "INCOMING");
    // To the last millisecond of the 24th, and on.
    pair.app.pass_in_session(SignedDuration::from_millis(15 * 3_600_000 - 1)).await;
    assert_eq!(status().await, "INCOMING");
    pair.app.pass_in_session(SignedDuration::from_millis(1)).await;
    assert_eq!(status().await, "ONGOING");
    pair.app.pass_in_session(SignedDuration::from_millis(48 * 3_600_000 - 2)).await;
    assert_eq!(status().await, "ONGOING");
    pair.app.pass_in_session(SignedDuration::from_millis(1)).await;
    assert_eq!(status().await, "EXPIRED");
}

#[tokio::test]
async fn a_pair_has_one_delegation_that_lives_at_a_time() {
    let pair = Pair::start().await;
    let first = pair.create(json!({ "endDate": "2026-11-25" })).await.data();
    assert_eq!(pair.create(json!({})).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(pair.create(json!({ "startDate": "2027-01-01" })).await.codes(), ["BAD_USER_INPUT"]);
    // The other way round is another pair.
    create(&pair.taker, &pair.giver.siret, json!({})).await.data();

    // Once it is over, and for each way to end the next one.
    pair.app.pass_in_session(SignedDuration::from_hours(48)).await;
    assert_eq!(get(&pair.giver, id(&first)).await.data()["status"], "EXPIRED");
    let second = pair.given().await;
    end(&pair.giver, "revokeRegistryDelegation", &second).await.data();
    let third = pair.given().await;
    end(&pair.taker, "cancelRegistryDelegation", &third).await.data();
    let coming = pair.create(json!({ "startDate": "2027-01-01" })).await.data();
    assert_eq!(coming["status"], "INCOMING");
    assert_eq!(pair.create(json!({})).await.codes(), ["BAD_USER_INPUT"], "one to come counts too");
}

#[tokio::test]
async fn of_many_that_are_given_at_once_one_stands() {
    let pair = Pair::start().await;
    let answers = join_all((0..8).map(|_| pair.create(json!({})))).await;
    let refused: Vec<&str> = answers.iter().flat_map(|answer| answer.codes()).collect();
    assert_eq!(refused, ["BAD_USER_INPUT"; 7]);
    assert_eq!(pair.app.count("registry_delegation").await, 1);
    assert_eq!(pair.app.count("platform_event where type = 'RegistryDelegationCreated'").await, 1);
}

#[tokio::test]
async fn every_fault_of_the_input_is_told_at_once() {
    let pair = Pair::start().await;
    let body = json!({
        "query": "mutation($i: CreateRegistryDelegationInput!) { createRegistryDelegation(input: $i) { id } }",
        "variables": { "i": {
            "delegatorOrgId": "123", "delegateOrgId": "123", "startDate": "2026-11-23", "endDate": "2026-11-01",
            "comment": "x".repeat(501),
        } },
    });
    let error = pair.giver.post(&body).await.json()["errors"][0].clone();
    assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT");
    let paths: Vec<&Value> =
        error["extensions"]["issues"].as_array().unwrap().iter().map(|one| &one["path"]).collect();
    let expected = ["delegateOrgId", "delegatorOrgId", "delegatorOrgId", "startDate", "endDate", "comment"];
    assert_eq!(paths, expected.map(|name| json!([name])).iter().collect::<Vec<_>>());
    assert_eq!(error["message"].as_str().unwrap().lines().count(), 6);
}

#[tokio::test]
async fn companies_without_a_siret_unknown_or_dormant_give_and_receive_none() {
    let pair = Pair::start().await;
    for wrong in ["BE0541696005", "00000009999999", "", "12345678901234"] {
        assert_eq!(create(&pair.giver, wrong, json!({})).await.codes(), ["BAD_USER_INPUT"], "{wrong}");
    }
    for sleeper in [&pair.giver, &pair.taker] {
        let sleep = |since: &str| {
            format!("update company set is_dormant_since = {since} where siret = '{}'", sleeper.siret)
        };
        pair.app.execute(&sleep("now()")).await;
        assert_eq!(pair.create(json!({})).await.codes(), ["BAD_USER_INPUT"], "{}", sleeper.siret);
        pair.app.execute(&sleep("null")).await;
    }
    pair.create(json!({})).await.data();
}

#[tokio::test]
async fn only_an_administrator_of_the_delegator_gives_and_by_session() {
    let pair = Pair::start().await;
    let [stranger] = pair.app.companies([Producer]).await;
    let stranger = pair.app.session(&stranger).await;
    let mut refused = vec![(pair.app.anonymous(), "UNAUTHENTICATED")];
    refused.push((pair.app.member(&pair.giver, "ADMIN").await, "UNAUTHENTICATED"));
    for role in ["MEMBER", "READER", "DRIVER"] {
        let member = pair.app.member(&pair.giver, role).await;
        refused.push((pair.app.session(&member).await, "FORBIDDEN"));
    }
    refused.push((stranger, "FORBIDDEN"));
    refused.push((pair.taker.clone(), "FORBIDDEN"));
    for (nobody, code) in refused {
        let by = crate::support::client::Client { siret: pair.giver.siret.clone(), ..nobody };
        assert_eq!(create(&by, &pair.taker.siret, json!({})).await.codes(), [code], "{}", by.email);
    }
    assert_eq!(pair.app.count("registry_delegation").await, 0);
    let colleague = pair.app.session(&pair.app.member(&pair.giver, "ADMIN").await).await;
    create(&colleague, &pair.taker.siret, json!({})).await.data();
}

#[tokio::test]
async fn a_delegation_is_shown_to_members_of_its_companies_alone() {
    let pair = Pair::start().await;
    let given = pair.given().await;
    let [stranger] = pair.app.companies([Producer]).await;
    for (nobody, code) in [
        (pair.app.anonymous(), "UNAUTHENTICATED"),
        (stranger, "FORBIDDEN"),
        (pair.app.loner().await, "FORBIDDEN"),
    ] {
        assert_eq!(get(&nobody, &given).await.codes(), [code]);
    }
    let unknown = "c".repeat(25);
    for wrong in ["", "c", &unknown, &"c".repeat(26)] {
        assert_eq!(get(&pair.giver, wrong).await.codes(), ["BAD_USER_INPUT"], "{wrong}");
    }
}

#[tokio::test]
async fn a_delegation_goes_with_its_company_and_its_story_stays() {
    let pair = Pair::start().await;
    let given = pair.given().await;
    pair.app.execute(&format!("delete from company where siret = '{}'", pair.taker.siret)).await;
    assert_eq!(get(&pair.giver, &given).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(pair.app.store.platform_events(&pair.taker.siret).await.unwrap().len(), 1);
}
