//! Lists: those that concern somebody, and all of them for the team of the service.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::{ADMINS, COLLABORATOR, Scene, ask, refuse};
use crate::support::app::Profile::Producer;
use crate::support::client::{Answer, Client};

const PAGE: &str = "totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id status } }";

async fn list(by: &Client, skip: Option<i32>, first: Option<i32>) -> Answer<Value> {
    let document = format!("query($s: Int, $f: Int) {{ adminRequests(skip: $s, first: $f) {{ {PAGE} }} }}");
    by.ask(&document, json!({ "s": skip, "f": first })).await.map(|data| data["adminRequests"].clone())
}

async fn all(by: &Client, input: Value) -> Answer<Value> {
    let document =
        format!("query($i: AdminRequestsAdminInput!) {{ adminRequestsAdmin(input: $i) {{ {PAGE} }} }}");
    by.ask(&document, json!({ "i": input })).await.map(|data| data["adminRequestsAdmin"].clone())
}

fn ids(page: &Value) -> Vec<&str> {
    page["edges"].as_array().unwrap().iter().map(|edge| edge["node"]["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn requests_are_listed_to_those_they_concern() {
    let scene = Scene::start().await;
    let asked = scene.asked(COLLABORATOR).await;
    let [elsewhere] = scene.app.companies([Producer]).await;
    let reader = scene.app.session(&scene.app.member(&scene.admin, "READER").await).await;
    for (somebody, sees) in [
        (&scene.author, true),
        (&scene.admin, true),
        (&scene.member, true),
        (&reader, false),
        (&scene.app.session(&elsewhere).await, false),
    ] {
        let page = list(somebody, None, None).await.data();
        assert_eq!(ids(&page), if sees { vec![asked.as_str()] } else { vec![] }, "{}", somebody.email);
    }
    let leave = format!(
        "delete from membership where account_id = (select id from account where email = '{}')",
        scene.member.email
    );
    scene.app.execute(&leave).await;
    assert_eq!(list(&scene.member, None, None).await.data()["totalCount"], 0, "the collaborator has left");
    let token = Client { cookie: None, ..scene.author.clone() };
    for nobody in [&token, &scene.app.anonymous()] {
        assert_eq!(list(nobody, None, None).await.codes(), ["UNAUTHENTICATED"]);
        assert_eq!(all(nobody, json!({})).await.codes(), ["UNAUTHENTICATED"]);
    }
}

#[tokio::test]
async fn the_last_changed_comes_first_in_pages() {
    let scene = Scene::start().await;
    let companies = scene.app.companies([Producer, Producer, Producer]).await;
    let mut asked = Vec::new();
    for company in &companies {
        let by = Client { siret: company.siret.clone(), ..scene.author.clone() };
        asked.push(super::id(&ask(&by, ADMINS, None).await.data()));
        scene.app.pass_in_session(SignedDuration::from_secs(1)).await;
    }
    refuse(&scene.app.session(&companies[0]).await, &asked[0]).await.data();
    let first = list(&scene.author, None, Some(2)).await.data();
    assert_eq!(ids(&first), [asked[0].as_str(), &asked[2]]);
    let place = json!({ "hasNextPage": true, "hasPreviousPage": false, "startCursor": asked[0], "endCursor": asked[2] });
    assert_eq!((&first["totalCount"], &first["pageInfo"]), (&json!(3), &place));
    let rest = list(&scene.author, Some(2), Some(2)).await.data();
    assert_eq!(ids(&rest), [asked[1].as_str()]);
    assert_eq!(
        (&rest["pageInfo"]["hasNextPage"], &rest["pageInfo"]["hasPreviousPage"]),
        (&json!(false), &json!(true))
    );
    for (skip, first) in [(None, Some(0)), (None, Some(51)), (Some(-1), None)] {
        assert_eq!(list(&scene.author, skip, first).await.codes(), ["BAD_USER_INPUT"], "{skip:?} {first:?}");
    }
    assert_eq!(ids(&list(&scene.author, None, Some(50)).await.data()).len(), 3);
}

#[tokio::test]
async fn the_team_of_the_service_lists_all_by_day_and_company() {
    let scene = Scene::start().await;
    let team = scene.app.loner().await;
    scene
        .app
        .execute(&format!(
            "update account set is_admin = true, totp_activated_at = now() where email = '{}'",
            team.email
        ))
        .await;
    let team = scene.app.session(&team).await;
    let [other] = scene.app.companies([Producer]).await;
    let first = scene.asked(ADMINS).await;
    scene.app.pass_in_session(SignedDuration::from_hours(15)).await;
    let by = Client { siret: other.siret.clone(), ..scene.author.clone() };
    let second = super::id(&ask(&by, ADMINS, None).await.data());

    for (input, expected) in [
        (json!({}), vec![&*second, &*first]),
        (json!({ "first": 1 }), vec![&*second]),
        (json!({ "first": 1, "skip": 1 }), vec![&*first]),
        (json!({ "date": "2026-11-24" }), vec![&*first]),
        (json!({ "date": "2026-11-25" }), vec![&*second]),
        (json!({ "date": "2026-11-26" }), vec![]),
        (json!({ "siret": other.siret }), vec![&*second]),
        (json!({ "siret": other.siret, "date": "2026-11-24" }), vec![]),
        (json!({ "siret": "00000009999999" }), vec![]),
        (json!({ "siret": "", "date": "" }), vec![&*second, &*first]),
    ] {
        assert_eq!(ids(&all(&team, input.clone()).await.data()), expected, "{input}");
    }
    for wrong in [
        json!({ "date": "hier" }),
        json!({ "date": "2026-02-30" }),
        json!({ "first": 51 }),
        json!({ "skip": -1 }),
    ] {
        assert_eq!(all(&team, wrong.clone()).await.codes(), ["BAD_USER_INPUT"], "{wrong}");
    }
    for somebody in [&scene.admin, &scene.author] {
        assert_eq!(all(somebody, json!({})).await.codes(), ["FORBIDDEN"]);
    }
    // The name alone gives no right: the second factor must stand.
    scene.app.execute("update account set totp_activated_at = null").await;
    assert_eq!(all(&team, json!({})).await.codes(), ["FORBIDDEN"]);
}
