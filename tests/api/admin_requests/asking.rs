//! Asking: what it takes, and what stands in the way.

use futures_util::future::join_all;
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::{ADMINS, COLLABORATOR, LETTER, Scene, ask, ask_for, get, id, refuse};
use crate::support::app::Profile::Producer;
use crate::support::client::Client;

#[tokio::test]
async fn somebody_asks_to_administer_a_company() {
    let scene = Scene::start().await;
    let asked = ask(&scene.author, ADMINS, None).await.data();
    let name: String =
        scene.app.rows(&format!("select name from account where email = '{}'", scene.author.email)).await[0]
            .get(0);
    let expected = json!({
        "id": asked["id"], "status": "PENDING", "createdAt": "2026-11-24T08:00:00.000Z", "validationMethod": ADMINS,
        "user": { "name": name },
        "company": { "orgId": scene.admin.siret, "name": format!("Société {}", scene.admin.siret) },
    });
    assert_eq!(asked, expected);
    assert_eq!(get(&scene.author, &id(&asked)).await.data(), expected);
    assert_eq!(scene.role(&scene.author).await, None, "nothing is given yet");
}

#[tokio::test]
async fn a_request_says_all_that_it_must() {
    let scene = Scene::start().await;
    let siret = scene.admin.siret.as_str();
    for (input, paths) in [
        (json!({}), vec!["companyOrgId", "validationMethod"]),
        (json!({ "companyOrgId": siret }), vec!["validationMethod"]),
        (json!({ "companyOrgId": siret, "validationMethod": COLLABORATOR }), vec!["collaboratorEmail"]),
    ] {
        let body = json!({
            "query": "mutation($i: CreateAdminRequestInput!) { createAdminRequest(input: $i) { id } }",
            "variables": { "i": input },
        });
        let error = scene.author.post(&body).await.json()["errors"][0].clone();
        assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT");
        let told: Vec<&Value> =
            error["extensions"]["issues"].as_array().unwrap().iter().map(|one| &one["path"][0]).collect();
        assert_eq!(told, paths);
    }
    let unknown = json!({ "companyOrgId": "00000009999999", "validationMethod": ADMINS });
    assert_eq!(ask_for(&scene.author, unknown).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn only_people_in_browsers_ask() {
    let scene = Scene::start().await;
    let token = Client { cookie: None, ..scene.author.clone() };
    let anonymous = Client { siret: scene.admin.siret.clone(), ..scene.app.anonymous() };
    for nobody in [token, anonymous] {
        assert_eq!(ask(&nobody, ADMINS, None).await.codes(), ["UNAUTHENTICATED"]);
    }
    assert_eq!(ask(&scene.admin, ADMINS, None).await.codes(), ["BAD_USER_INPUT"], "an administrator already");
    let member = Client { siret: scene.admin.siret.clone(), ..scene.member.clone() };
    ask(&member, ADMINS, None).await.data();
}

#[tokio::test]
async fn one_request_for_a_company_is_pending_at_a_time() {
    let scene = Scene::start().await;
    let answers = join_all((0..6).map(|_| ask(&scene.author, ADMINS, None))).await;
    let refused: Vec<&str> = answers.iter().flat_map(|answer| answer.codes()).collect();
    assert_eq!(refused, ["BAD_USER_INPUT"; 5]);
    assert_eq!(ask(&scene.author, LETTER, None).await.codes(), ["BAD_USER_INPUT"], "whatever the method");
    // Somebody else's is another matter.
    let other =
        Client { siret: scene.admin.siret.clone(), ..scene.app.session(&scene.app.loner().await).await };
    ask(&other, ADMINS, None).await.data();
    // An expired one waits no more.
    scene.app.pass_in_session(SignedDuration::from_millis(14 * 24 * 3_600_000 - 1)).await;
    assert_eq!(ask(&scene.author, ADMINS, None).await.codes(), ["BAD_USER_INPUT"]);
    scene.app.pass_in_session(SignedDuration::from_millis(1)).await;
    ask(&scene.author, ADMINS, None).await.data();
}

#[tokio::test]
async fn whoever_was_refused_waits_a_week() {
    let scene = Scene::start().await;
    let asked = scene.asked(ADMINS).await;
    scene.app.pass_in_session(SignedDuration::from_hours(1)).await;
    refuse(&scene.admin, &asked).await.data();
    assert_eq!(ask(&scene.author, ADMINS, None).await.codes(), ["BAD_USER_INPUT"]);
    scene.app.pass_in_session(SignedDuration::from_millis(7 * 24 * 3_600_000 - 1)).await;
    assert_eq!(ask(&scene.author, ADMINS, None).await.codes(), ["BAD_USER_INPUT"]);
    scene.app.pass_in_session(SignedDuration::from_millis(1)).await;
    ask(&scene.author, ADMINS, None).await.data();
}

#[tokio::test]
async fn five_requests_may_be_pending() {
    let scene = Scene::start().await;
    let companies = scene.app.companies([Producer; 6]).await;
    let ask_of = async |company: &Client| {
        ask(&Client { siret: company.siret.clone(), ..scene.author.clone() }, ADMINS, None).await
    };
    let answers = join_all(companies.iter().map(ask_of)).await;
    let refused: Vec<&str> = answers.iter().flat_map(|answer| answer.codes()).collect();
    assert_eq!(refused, ["FORBIDDEN"], "the sixth, though all came at once");
    let asked = scene.app.rows("select id from admin_request limit 1").await[0].get::<_, String>(0);
    scene.app.execute(&format!("update admin_request set status = 'BLOCKED' where id = '{asked}'")).await;
    ask(&scene.author, ADMINS, None).await.data();
}

#[tokio::test]
async fn letters_go_to_companies_with_a_siret_and_are_not_without_number() {
    let scene = Scene::start().await;
    let carrier = scene
        .app
        .provision(&json!([{
            "email": "els@exemple.test", "name": "Els",
            "company": { "vatNumber": "BE0541696005", "name": "Wegtransport", "address": "Brugge", "types": ["TRANSPORTER"] },
        }]))
        .await;
    assert_eq!(carrier.len(), 1);
    let abroad = Client { siret: "BE0541696005".into(), ..scene.author.clone() };
    assert_eq!(ask(&abroad, LETTER, None).await.codes(), ["BAD_USER_INPUT"]);
    ask(&abroad, ADMINS, None).await.data();

    // A hundred letters went out this week; those of before do not count.
    scene
        .app
        .execute(&format!(
            "insert into admin_request (id, account_id, company_id, validation_method, status, admins_only_until,
                                        expires_at, created_at, updated_at)
             select 'l' || n, a.id, c.id, 'SEND_MAIL', 'BLOCKED', t.at, t.at, t.at, t.at
               from generate_series(1, 150) n, company c, account a,
                    lateral (select case when n <= 99 then timestamptz '2026-11-20 12:00Z'
                                         else timestamptz '2026-11-17 08:00Z' end as at) t
              where c.siret = '{}' and a.email = '{}'",
            scene.admin.siret, scene.member.email
        ))
        .await;
    ask(&scene.author, LETTER, None).await.data();
    let other =
        Client { siret: scene.admin.siret.clone(), ..scene.app.session(&scene.app.loner().await).await };
    assert_eq!(ask(&other, LETTER, None).await.codes(), ["BAD_USER_INPUT"]);
    ask(&other, ADMINS, None).await.data();
}

#[tokio::test]
async fn whether_a_collaborator_suits_is_not_told() {
    let scene = Scene::start().await;
    let [stranger] = scene.app.companies([Producer]).await;
    let inactive = scene.app.member(&scene.admin, "MEMBER").await;
    scene
        .app
        .execute(&format!("update account set is_active = false where email = '{}'", inactive.email))
        .await;
    let author = scene.app.session(&scene.app.member(&scene.admin, "READER").await).await;
    let author = Client { siret: scene.admin.siret.clone(), ..author };
    for (email, suits) in [
        ("nobody@exemple.test", false),
        (stranger.email.as_str(), false),
        (inactive.email.as_str(), false),
        (author.email.as_str(), false),
        ("no address", false),
        (&scene.member.email.to_uppercase(), true),
    ] {
        let asked = ask(&author, COLLABORATOR, Some(email)).await.data();
        assert_eq!(
            (&asked["status"], &asked["validationMethod"]),
            (&json!("PENDING"), &json!(COLLABORATOR)),
            "{email}"
        );
        let kept = scene.app.count("admin_request where collaborator_id is not null").await;
        assert_eq!(kept, i64::from(suits), "{email}");
        scene.app.execute("delete from admin_request").await;
    }
}
