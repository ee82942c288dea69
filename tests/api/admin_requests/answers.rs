//! Answering: who accepts, who refuses, and when.

use futures_util::future::join_all;
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::{ADMINS, COLLABORATOR, LETTER, Scene, accept, ask, get, refuse};
use crate::support::app::Profile::Producer;
use crate::support::client::Client;

#[tokio::test]
async fn an_administrator_accepts_at_once_and_the_author_becomes_one() {
    for method in [ADMINS, COLLABORATOR, LETTER] {
        let scene = Scene::start().await;
        let asked = scene.asked(method).await;
        let accepted = accept(&scene.admin, json!({ "adminRequestId": asked })).await.data();
        assert_eq!((&accepted["status"], &accepted["id"]), (&json!("ACCEPTED"), &json!(asked)));
        assert_eq!(scene.role(&scene.author).await.as_deref(), Some("ADMIN"));
        let mine = "{ myCompanies { edges { node { orgId userRole userNotifications { membershipRequest registryDelegation } } } } }";
        let mine =
            scene.author.ask(mine, Value::Null).await.data()["myCompanies"]["edges"][0]["node"].clone();
        let notified = json!({ "membershipRequest": true, "registryDelegation": true });
        assert_eq!(
            mine,
            json!({ "orgId": scene.admin.siret, "userRole": "ADMIN", "userNotifications": notified })
        );
        // Again, by the one who now may.
        assert_eq!(accept(&scene.author, json!({ "adminRequestId": asked })).await.data(), accepted);
    }
}

#[tokio::test]
async fn a_member_rises_and_a_request_to_join_is_settled() {
    let scene = Scene::start().await;
    let member = Client { siret: scene.admin.siret.clone(), ..scene.member.clone() };
    let asked = super::id(&ask(&member, ADMINS, None).await.data());
    accept(&scene.admin, json!({ "adminRequestId": asked })).await.data();
    assert_eq!(scene.role(&scene.member).await.as_deref(), Some("ADMIN"));

    let asked = scene.asked(ADMINS).await;
    let join = format!("mutation {{ sendMembershipRequest(siret: \"{}\") {{ status }} }}", scene.admin.siret);
    scene.author.ask(&join, Value::Null).await.data();
    accept(&scene.admin, json!({ "adminRequestId": asked })).await.data();
    assert_eq!(scene.app.count("membership_request where status = 'ACCEPTED'").await, 1);
    assert_eq!(scene.app.count("membership").await, 3);
}

#[tokio::test]
async fn the_team_of_the_service_answers_too() {
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
    let asked = scene.asked(ADMINS).await;
    assert_eq!(get(&team, &asked).await.data()["status"], "PENDING");
    accept(&team, json!({ "adminRequestId": asked })).await.data();
    assert_eq!(scene.role(&scene.author).await.as_deref(), Some("ADMIN"));
    assert_eq!(scene.role(&team).await, None);
}

#[tokio::test]
async fn the_collaborator_accepts_once_the_administrators_had_their_time() {
    let scene = Scene::start().await;
    let asked = scene.asked(COLLABORATOR).await;
    let try_it = async || accept(&scene.member, json!({ "adminRequestId": asked })).await;
    // Asked on a Tuesday: Wednesday is the working day, Thursday begins at 23:00 UTC.
    scene.app.pass_in_session(SignedDuration::from_millis(39 * 3_600_000 - 1)).await;
    assert_eq!(try_it().await.codes(), ["FORBIDDEN"]);
    scene.app.pass_in_session(SignedDuration::from_millis(1)).await;
    assert_eq!(try_it().await.data()["status"], "ACCEPTED");
    assert_eq!(scene.role(&scene.author).await.as_deref(), Some("ADMIN"));
}

#[tokio::test]
async fn a_collaborator_who_left_has_no_say_and_neither_has_anybody_else() {
    let scene = Scene::start().await;
    let reader = scene.app.session(&scene.app.member(&scene.admin, "READER").await).await;
    let [stranger] = scene.app.companies([Producer]).await;
    let stranger = scene.app.session(&stranger).await;
    let asked = scene.asked(COLLABORATOR).await;
    scene.pass_the_delay().await;
    let token = Client { cookie: None, ..scene.admin.clone() };
    for (nobody, code) in [
        (&reader, "FORBIDDEN"),
        (&stranger, "FORBIDDEN"),
        (&token, "UNAUTHENTICATED"),
        (&scene.app.anonymous(), "UNAUTHENTICATED"),
    ] {
        assert_eq!(accept(nobody, json!({ "adminRequestId": asked })).await.codes(), [code]);
        assert_eq!(refuse(nobody, &asked).await.codes(), [code]);
        assert_eq!(get(nobody, &asked).await.codes(), [code]);
    }
    assert_eq!(accept(&scene.author, json!({ "adminRequestId": asked })).await.codes(), ["FORBIDDEN"]);
    let leave = format!(
        "delete from membership where account_id = (select id from account where email = '{}')",
        scene.member.email
    );
    scene.app.execute(&leave).await;
    assert_eq!(accept(&scene.member, json!({ "adminRequestId": asked })).await.codes(), ["FORBIDDEN"]);
    assert_eq!(refuse(&scene.member, &asked).await.codes(), ["FORBIDDEN"]);
    assert_eq!(get(&scene.member, &asked).await.codes(), ["FORBIDDEN"]);
    assert_eq!(get(&scene.author, &asked).await.data()["status"], "PENDING");
}

#[tokio::test]
async fn a_request_expires_after_two_weeks() {
    let scene = Scene::start().await;
    let asked = scene.asked(ADMINS).await;
    scene.app.pass_in_session(SignedDuration::from_millis(14 * 24 * 3_600_000 - 1)).await;
    assert_eq!(get(&scene.author, &asked).await.data()["status"], "PENDING");
    scene.app.pass_in_session(SignedDuration::from_millis(1)).await;
    assert_eq!(get(&scene.author, &asked).await.data()["status"], "EXPIRED");
    assert_eq!(accept(&scene.admin, json!({ "adminRequestId": asked })).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(refuse(&scene.admin, &asked).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn a_refused_request_is_over() {
    let scene = Scene::start().await;
    let asked = scene.asked(ADMINS).await;
    assert_eq!(refuse(&scene.author, &asked).await.codes(), ["FORBIDDEN"], "who is no member");
    assert_eq!(refuse(&scene.admin, &asked).await.data()["status"], "REFUSED");
    assert_eq!(refuse(&scene.admin, &asked).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(accept(&scene.admin, json!({ "adminRequestId": asked })).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(scene.role(&scene.author).await, None);
}

#[tokio::test]
async fn the_collaborator_and_an_author_who_is_a_member_refuse_at_any_time() {
    let scene = Scene::start().await;
    let asked = scene.asked(COLLABORATOR).await;
    assert_eq!(refuse(&scene.member, &asked).await.data()["status"], "REFUSED");
    let member = Client { siret: scene.admin.siret.clone(), ..scene.member.clone() };
    let own = super::id(&ask(&member, ADMINS, None).await.data());
    assert_eq!(refuse(&member, &own).await.data()["status"], "REFUSED");
}

#[tokio::test]
async fn of_many_answers_at_once_one_counts() {
    let scene = Scene::start().await;
    let asked = scene.asked(ADMINS).await;
    let accepting = (0..4).map(|_| accept(&scene.admin, json!({ "adminRequestId": asked })));
    let refusing = (0..4).map(|_| refuse(&scene.admin, &asked));
    let (accepted, refused) = tokio::join!(join_all(accepting), join_all(refusing));
    let status = get(&scene.admin, &asked).await.data()["status"].clone();
    let is_accepted = status == "ACCEPTED";
    assert!(is_accepted || status == "REFUSED", "{status}");
    assert_eq!(scene.role(&scene.author).await.is_some(), is_accepted);
    // Accepting again is no fault; what comes after a refusal is.
    assert_eq!(
        accepted.iter().filter(|answer| answer.errors.is_empty()).count(),
        if is_accepted { 4 } else { 0 }
    );
    assert_eq!(refused.iter().filter(|answer| answer.errors.is_empty()).count(), usize::from(!is_accepted));
}

#[tokio::test]
async fn what_is_not_named_or_unknown_is_not_answered() {
    let scene = Scene::start().await;
    let asked = scene.asked(LETTER).await;
    scene.pass_the_delay().await;
    for input in [
        json!({}),
        json!({ "adminRequestId": "x" }),
        json!({ "adminRequestId": asked, "orgId": scene.admin.siret, "code": scene.code().await }),
        json!({ "orgId": scene.admin.siret }),
        json!({ "code": scene.code().await }),
        json!({ "orgId": "00000009999999", "code": scene.code().await }),
    ] {
        assert_eq!(accept(&scene.author, input.clone()).await.codes(), ["BAD_USER_INPUT"], "{input}");
    }
    assert_eq!(refuse(&scene.admin, "x").await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(get(&scene.admin, "x").await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn each_step_of_a_request_is_told_with_who_made_it() {
    let scene = Scene::start().await;
    let (admin, author) = (scene.admin.email.as_str(), scene.author.email.as_str());
    let user: String =
        scene.app.rows(&format!("select id from account where email = '{author}'")).await[0].get(0);
    let told = |kind: &str, by: &str, method: &str| json!([kind, by, "SESSION", { "userId": user, "validationMethod": method }]);
    let lettered = scene.asked(LETTER).await;
    scene.pass_the_delay().await;
    for _ in 0..3 {
        let code = json!({ "adminRequestId": lettered, "code": "x" });
        assert_eq!(accept(&scene.author, code).await.codes(), ["BAD_USER_INPUT"]);
    }
    let blocked = [told("AdminRequestCreated", author, LETTER), told("AdminRequestBlocked", author, LETTER)];
    assert_eq!(scene.app.told(&lettered).await, blocked);

    let accepted = scene.asked(ADMINS).await;
    for _ in 0..2 {
        accept(&scene.admin, json!({ "adminRequestId": accepted })).await.data();
    }
    let steps = [told("AdminRequestCreated", author, ADMINS), told("AdminRequestAccepted", admin, ADMINS)];
    assert_eq!(scene.app.told(&accepted).await, steps, "accepted twice, told once");

    let member = Client { siret: scene.admin.siret.clone(), ..scene.member.clone() };
    let refused = ask(&member, ADMINS, None).await.data()["id"].as_str().unwrap().to_owned();
    refuse(&scene.admin, &refused).await.data();
    let kinds: Vec<Value> = scene.app.told(&refused).await.iter().map(|one| one[0].clone()).collect();
    assert_eq!(kinds, ["AdminRequestCreated", "AdminRequestRefused"]);
}
