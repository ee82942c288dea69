//! Making an account from an invitation.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::{Stage, call, invite};
use crate::support::client::{Answer, Client};

const PASSWORD: &str = "Trois!girafes7violettes";

async fn join(by: &Client, hash: &str, name: &str, password: &str) -> Answer<Value> {
    let arguments = format!("inviteHash: \"{hash}\", name: \"{name}\", password: \"{password}\"");
    call(by, "mutation", "joinWithInvite", &arguments, "{ email name companies { orgId userRole } }").await
}

/// Two companies invite Eva; the link of the first one.
async fn invited() -> (Stage, String) {
    let stage = Stage::new().await;
    invite(&stage.admin, "eva@exemple.test", stage.siret(), "DRIVER").await.data();
    let hash = stage.mails().await[0]["hash"].as_str().unwrap().to_owned();
    invite(&stage.stranger, "eva@exemple.test", &stage.stranger.siret, "ADMIN").await.data();
    (stage, hash)
}

#[tokio::test]
async fn an_invited_person_opens_an_account_and_joins_all_who_invited() {
    let (stage, hash) = invited().await;
    let anonymous = stage.app.anonymous();
    let user = join(&anonymous, &hash, " Eva Lune ", PASSWORD).await.data();
    assert_eq!((&user["email"], &user["name"]), (&json!("eva@exemple.test"), &json!("Eva Lune")));
    let roles = |role| move |company: &&Value| company["userRole"] == role;
    let companies = user["companies"].as_array().unwrap();
    assert_eq!(companies.len(), 2);
    assert!(companies.iter().find(roles("DRIVER")).is_some_and(|one| one["orgId"] == stage.siret()));
    assert!(companies.iter().any(|company| company["userRole"] == "ADMIN"));
    let of_eva = "membership m join account a on a.id = m.account_id
                   where a.email = 'eva@exemple.test' and a.is_active and not m.automatically_accepted";
    assert_eq!(stage.app.count(of_eva).await, 2);
    assert_eq!(stage.app.count("invitation where accepted_at is null").await, 0);
    assert_eq!(join(&anonymous, &hash, "Eva Lune", PASSWORD).await.codes(), ["BAD_USER_INPUT"]);

    let form = [("content-type", "application/x-www-form-urlencoded")];
    let body = format!("email=eva%40exemple.test&password={PASSWORD}");
    let reply = stage.app.http.send("POST", "/login", &form, body).await;
    assert_eq!(reply.header("location"), Some("https://ui.example.org/"), "she can log in");
}

#[tokio::test]
async fn names_passwords_and_links_that_are_none_are_refused() {
    let (stage, hash) = invited().await;
    let anonymous = stage.app.anonymous();
    for (hash, name, password) in [
        ("unknown", "Eva Lune", PASSWORD),
        (hash.as_str(), "E", PASSWORD),
        (hash.as_str(), "Eva {Lune}", PASSWORD),
    ] {
        assert_eq!(join(&anonymous, hash, name, password).await.codes(), ["BAD_USER_INPUT"], "{hash} {name}");
    }
    let weak = join(&anonymous, &hash, "Eva Lune", "Password123!").await.refusal();
    assert_eq!((weak.code.as_str(), weak.invalid_args), ("BAD_USER_INPUT", vec!["newPassword".to_owned()]));
    stage.app.pass(SignedDuration::from_hours(7 * 24));
    assert_eq!(join(&anonymous, &hash, "Eva Lune", PASSWORD).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(stage.app.count("account where email = 'eva@exemple.test'").await, 0);
}

#[tokio::test]
async fn an_address_with_an_account_makes_no_second_one() {
    let (stage, hash) = invited().await;
    stage.app.execute("delete from membership").await;
    // She signed up by another way in the same instant.
    stage
        .app
        .execute(
            "insert into account (id, email, name, created_at, updated_at)
             values ('eva', 'eva@exemple.test', 'Eva', now(), now())",
        )
        .await;
    let refusal = join(&stage.app.anonymous(), &hash, "Eva Lune", PASSWORD).await;
    assert_eq!(refusal.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(stage.app.count("membership").await, 0);
}

#[tokio::test]
async fn one_link_followed_twice_at_once_makes_one_account() {
    let (stage, hash) = invited().await;
    let anonymous = stage.app.anonymous();
    let follow = || join(&anonymous, &hash, "Eva Lune", PASSWORD);
    let (a, b) = tokio::join!(follow(), follow());
    assert_eq!([a.codes(), b.codes()].concat(), ["BAD_USER_INPUT"]);
    assert_eq!(stage.app.count("account where email = 'eva@exemple.test'").await, 1);
}
