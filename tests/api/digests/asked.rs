//! Asking: who may, for which years, how often; and what the other service hears of it.

use futures_util::future::join_all;
use hyper::StatusCode;
use jiff::SignedDuration;
use serde_json::{Value, json};
use trackdechets::jobs::daily::{DAILY, do_due};

use super::{Pair, SECRET, create, get, list, pdf};
use crate::support::app::Profile::Producer;
use crate::support::app::TestApp;
use crate::support::client::Client;

#[tokio::test]
async fn a_member_asks_for_a_digest_and_the_other_service_takes_it() {
    let pair = Pair::start().await;
    let asked = create(&pair.member, 2026).await.data();
    let expected = json!({
        "id": asked["id"], "orgId": pair.member.siret, "year": 2026, "distantId": null, "state": "INITIAL",
        "createdAt": "2026-11-24T08:00:00.000Z", "updatedAt": "2026-11-24T08:00:00.000Z",
    });
    assert_eq!(asked, expected);
    let id = asked["id"].as_str().unwrap();
    assert_eq!(pair.until(id, "PENDING").await["distantId"], "b/1");
    let (asked, secret, body) = pair.service.heard().remove(0);
    assert_eq!((asked.as_str(), secret), ("POST /bilans", format!("Bearer {SECRET}")));
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(body, json!({ "orgId": pair.member.siret, "year": 2026 }));
    assert_eq!(pair.app.count("job").await, 0);
}

#[tokio::test]
async fn one_digest_of_a_year_is_asked_for_a_day() {
    let pair = Pair::start().await;
    let answers = join_all((0..5).map(|_| create(&pair.member, 2026))).await;
    let refused: Vec<&str> = answers.iter().flat_map(|answer| answer.codes()).collect();
    assert_eq!(refused, ["BAD_USER_INPUT"; 4]);
    create(&pair.member, 2025).await.data();
    for other in [2024, 2027, -1] {
        assert_eq!(create(&pair.member, other).await.codes(), ["BAD_USER_INPUT"], "{other}");
    }
    // The day ends at 23:00 UTC.
    pair.app.pass_in_session(SignedDuration::from_millis(15 * 3_600_000 - 1)).await;
    assert_eq!(create(&pair.member, 2026).await.codes(), ["BAD_USER_INPUT"]);
    pair.app.pass_in_session(SignedDuration::from_millis(1)).await;
    create(&pair.member, 2026).await.data();
}

#[tokio::test]
async fn a_service_that_does_not_take_a_digest_leaves_it_to_be_asked_for_again() {
    for (status, body) in [
        (StatusCode::INTERNAL_SERVER_ERROR, ""),
        (StatusCode::OK, "<html>"),
        (StatusCode::OK, r#"{"distantId":""}"#),
    ] {
        let pair = Pair::start().await;
        pair.service.says(status, body);
        let asked = create(&pair.member, 2026).await.data();
        let failed = pair.until(asked["id"].as_str().unwrap(), "ERROR").await;
        assert_eq!(failed["distantId"], Value::Null);
        assert_eq!(pair.service.heard().len(), 3, "{status} {body}");
        assert_eq!(pair.app.count("job where kind = 'company_digest' and failure is not null").await, 1);
        create(&pair.member, 2026).await.data();
    }
}

#[tokio::test]
async fn the_digests_of_today_are_listed() {
    let pair = Pair::start().await;
    let [other] = pair.app.companies([Producer]).await;
    create(&pair.member, 2026).await.data();
    pair.app.pass_in_session(SignedDuration::from_hours(24)).await;
    assert_eq!(list(&pair.member, &pair.member.siret).await.data(), json!([]));
    for year in [2025, 2026] {
        create(&pair.member, year).await.data();
        pair.app.pass_in_session(SignedDuration::from_secs(1)).await;
    }
    // A failed one beside them.
    pair.app.execute("insert into company_digest select 'c' || id, company_id, year, day, 'ERROR', null, created_at - interval '1 hour', updated_at from company_digest").await;
    let listed = list(&pair.member, &pair.member.siret).await.data();
    let years: Vec<&Value> = listed.as_array().unwrap().iter().map(|one| &one["year"]).collect();
    assert_eq!(years, [2026, 2025]);

    assert_eq!(list(&pair.member, &other.siret).await.codes(), ["FORBIDDEN"]);
    assert_eq!(list(&pair.member, "00000009999999").await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn digests_are_their_companys_and_those_of_the_web_application() {
    let pair = Pair::start().await;
    let pending = pair.pending().await;
    let id = pending["id"].as_str().unwrap();
    let token = Client { cookie: None, ..pair.member.clone() };
    let anonymous = Client { siret: pair.member.siret.clone(), ..pair.app.anonymous() };
    for nobody in [&token, &anonymous] {
        assert_eq!(create(nobody, 2025).await.codes(), ["UNAUTHENTICATED"]);
        assert_eq!(list(nobody, &nobody.siret).await.codes(), ["UNAUTHENTICATED"]);
        assert_eq!(pdf(nobody, id).await.codes(), ["UNAUTHENTICATED"]);
    }
    assert_eq!(get(&anonymous, id).await.codes(), ["UNAUTHENTICATED"]);
    assert_eq!(get(&token, id).await.data(), pending, "a token may see how far it is");

    let [stranger] = pair.app.companies([Producer]).await;
    let stranger = Client { siret: pair.member.siret.clone(), ..pair.app.session(&stranger).await };
    assert_eq!(create(&stranger, 2025).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(get(&stranger, id).await.codes(), ["FORBIDDEN"]);
    assert_eq!(pdf(&stranger, id).await.codes(), ["FORBIDDEN"]);
    for unknown in ["", "x", &"c".repeat(25)] {
        assert_eq!(get(&pair.member, unknown).await.codes(), ["BAD_USER_INPUT"]);
        assert_eq!(pdf(&pair.member, unknown).await.codes(), ["BAD_USER_INPUT"]);
    }
}

#[tokio::test]
async fn without_the_other_service_a_digest_waits_for_one_and_is_given_up_in_the_morning() {
    let app = TestApp::start().await;
    let [admin] = app.companies([Producer]).await;
    let admin = app.session(&admin).await;
    assert_eq!(create(&admin, 2020).await.codes(), ["BAD_USER_INPUT"]);
    let asked = create(&admin, 2026).await.data();
    let id = asked["id"].as_str().unwrap();
    assert_eq!(asked["state"], "INITIAL");
    assert_eq!(create(&admin, 2026).await.codes(), ["BAD_USER_INPUT"], "it is asked for once a day");
    assert_eq!(pdf(&admin, id).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(app.count("job where kind = 'company_digest'").await, 1);
    let told = json!(["CompanyDigestAsked", admin.email, "SESSION", { "year": 2026 }]);
    assert_eq!(app.told(id).await, [told]);

    morning(&app, "2026-11-24T13:59:00Z").await;
    assert_eq!(get(&admin, id).await.data()["state"], "INITIAL", "six hours are not over");
    morning(&app, "2026-11-25T07:00:00Z").await;
    assert_eq!(get(&admin, id).await.data()["state"], "ERROR");
    assert_eq!(app.count("job where kind = 'company_digest'").await, 0, "nobody is to take it any more");
    create(&admin, 2026).await.data();
}

#[tokio::test]
async fn a_service_that_never_calls_back_is_not_waited_for() {
    let pair = Pair::start().await;
    let id = pair.pending().await["id"].as_str().unwrap().to_owned();
    let [done, failed] = [pair.other("PROCESSED").await, pair.other("ERROR").await];
    morning(&pair.app, "2026-11-25T07:00:00Z").await;
    assert_eq!(get(&pair.member, &id).await.data()["state"], "ERROR");
    assert_eq!(get(&pair.member, &done).await.data()["state"], "PROCESSED");
    assert_eq!(get(&pair.member, &failed).await.data()["updatedAt"], "2026-11-24T08:00:00.000Z");
    assert_eq!(pair.call_back("b/1", "PROCESSED").await.status, StatusCode::NOT_FOUND, "it is over");
}

/// The work of a day, at an instant.
async fn morning(app: &TestApp, instant: &str) {
    app.execute("delete from daily_run").await;
    assert!(do_due(&app.store, DAILY, instant.parse().unwrap()).await);
}
