//! Inviting people, with an account and without.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::{Stage, USERS, call, invite, member};
use crate::support::client::{Answer, Client};

async fn resend(by: &Client, email: &str, siret: &str) -> Answer<Value> {
    call(by, "mutation", "resendInvitation", &format!("email: \"{email}\", siret: \"{siret}\""), "").await
}

async fn withdraw(by: &Client, email: &str, siret: &str) -> Answer<Value> {
    call(by, "mutation", "deleteInvitation", &format!("email: \"{email}\", siret: \"{siret}\""), USERS).await
}

async fn look_at(by: &Client, hash: &str) -> Answer<Value> {
    let selection = "{ email companySiret role hash acceptedAt }";
    call(by, "query", "invitation", &format!("hash: \"{hash}\""), selection).await
}

#[tokio::test]
async fn somebody_with_an_account_is_a_member_at_once_and_his_name_hidden_for_a_week() {
    let stage = Stage::new().await;
    let paul = stage.person("paul@bois.test", "Paul").await;
    let company = invite(&stage.admin, " Paul@Bois.test ", stage.siret(), "READER").await.data();
    assert_eq!((&company["orgId"], &company["userRole"]), (&json!(stage.siret()), &json!("ADMIN")));
    let expected = json!({
        "id": stage.account("paul@bois.test").await, "email": "paul@bois.test", "name": "Temporairement masqué",
        "role": "READER", "isActive": true, "isMe": false, "isPendingInvitation": false,
    });
    assert_eq!(member(&company, "paul@bois.test"), Some(expected));
    let mails = stage.mails().await;
    assert_eq!((mails.len(), &mails[0]["template"]), (1, &json!("added-to-company")));
    assert_eq!((&mails[0]["to"], &mails[0]["role"]), (&json!(["paul@bois.test"]), &json!("Lecteur")));

    let seen = async |by: &Client| {
        let document = format!("{{ myCompanies {{ edges {{ node {USERS} }} }} }}");
        let page = by.ask(&document, Value::Null).await.data();
        member(&page["myCompanies"]["edges"][0]["node"], "paul@bois.test").unwrap()["name"].clone()
    };
    assert_eq!(seen(&paul).await, "Paul");
    assert_eq!(seen(&stage.member).await, "Temporairement masqué");
    let by_platform = invite(&stage.platform, "autre@bois.test", stage.siret(), "DRIVER").await.data();
    assert_eq!(member(&by_platform, "paul@bois.test").unwrap()["name"], "Paul");
    stage.app.pass(SignedDuration::from_hours(7 * 24));
    // Sessions do not last that long.
    let later = stage.app.session(&stage.member).await;
    assert_eq!(seen(&later).await, "Paul");
}

#[tokio::test]
async fn somebody_without_an_account_is_sent_a_link_that_lasts_a_week() {
    let stage = Stage::new().await;
    let company = invite(&stage.admin, "eva@exemple.test", stage.siret(), "DRIVER").await.data();
    let invited = member(&company, "eva@exemple.test").unwrap();
    assert_eq!(invited["name"], "Invitation en attente");
    assert_eq!((&invited["isPendingInvitation"], &invited["isActive"]), (&json!(true), &Value::Null));
    let mail = stage.mails().await.remove(0);
    assert_eq!((&mail["template"], &mail["to"]), (&json!("invitation"), &json!(["eva@exemple.test"])));
    let hash = mail["hash"].as_str().unwrap();

    let anonymous = stage.app.anonymous();
    let expected = json!({
        "email": "eva@exemple.test", "companySiret": stage.siret(), "role": "DRIVER", "hash": hash,
        "acceptedAt": null,
    });
    assert_eq!(look_at(&anonymous, hash).await.data(), expected);
    assert_eq!(look_at(&anonymous, "unknown").await.codes(), ["BAD_USER_INPUT"]);
    // Only a hash of what the link holds is kept.
    assert_eq!(stage.app.count(&format!("invitation where hash = '{hash}'")).await, 0);
    stage.app.pass(SignedDuration::from_hours(7 * 24));
    assert_eq!(look_at(&anonymous, hash).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn who_may_not_manage_members_invites_nobody() {
    let stage = Stage::new().await;
    for (by, code) in stage.refused() {
        assert_eq!(invite(&by, "eva@exemple.test", stage.siret(), "ADMIN").await.codes(), [code]);
        assert_eq!(resend(&by, "eva@exemple.test", stage.siret()).await.codes(), [code]);
        assert_eq!(withdraw(&by, "eva@exemple.test", stage.siret()).await.codes(), [code]);
    }
    assert_eq!((stage.app.count("invitation").await, stage.app.count("job").await), (0, 0));
}

#[tokio::test]
async fn invitations_that_make_no_sense_are_refused() {
    let stage = Stage::new().await;
    let (admin, siret) = (&stage.admin, stage.siret());
    for (email, siret) in
        [("no address", siret), ("eva@exemple.test", "00000000000000"), (stage.member.email.as_str(), siret)]
    {
        assert_eq!(invite(admin, email, siret, "READER").await.codes(), ["BAD_USER_INPUT"], "{email}");
    }
    invite(admin, "eva@exemple.test", siret, "READER").await.data();
    let twice = invite(admin, "EVA@exemple.test", siret, "ADMIN").await.refusal();
    assert_eq!((twice.code.as_str(), twice.invalid_args), ("BAD_USER_INPUT", vec!["email".to_owned()]));
    // Another company may invite her too, and this one again once the first invitation is over.
    invite(&stage.stranger, "eva@exemple.test", &stage.stranger.siret, "READER").await.data();
    stage.app.pass(SignedDuration::from_hours(7 * 24));
    let admin = stage.app.session(admin).await;
    invite(&admin, "eva@exemple.test", siret, "READER").await.data();
}

#[tokio::test]
async fn inviting_twice_at_once_makes_one_invitation() {
    let stage = Stage::new().await;
    let invited = || invite(&stage.admin, "eva@exemple.test", stage.siret(), "READER");
    let (a, b) = tokio::join!(invited(), invited());
    assert_eq!([a.codes(), b.codes()].concat(), ["BAD_USER_INPUT"]);
    assert_eq!((stage.app.count("invitation").await, stage.mails().await.len()), (1, 1));
}

#[tokio::test]
async fn an_invitation_is_sent_again_with_the_same_link_and_withdrawn_without_a_word() {
    let stage = Stage::new().await;
    let (admin, siret) = (&stage.admin, stage.siret());
    for by in [admin, &stage.platform] {
        assert_eq!(resend(by, "eva@exemple.test", siret).await.codes(), ["BAD_USER_INPUT"]);
        assert_eq!(withdraw(by, "eva@exemple.test", siret).await.codes(), ["BAD_USER_INPUT"]);
        assert_eq!(resend(by, "eva@exemple.test", "00000000000000").await.codes(), ["BAD_USER_INPUT"]);
        assert_eq!(withdraw(by, "eva@exemple.test", "00000000000000").await.codes(), ["BAD_USER_INPUT"]);
    }
    invite(admin, "eva@exemple.test", siret, "READER").await.data();
    let first = stage.mails().await.remove(0);
    assert_eq!(resend(&stage.platform, "Eva@exemple.test", siret).await.data(), true);
    let again = stage.mails().await.remove(0);
    assert_eq!((&again["hash"], &again["to"]), (&first["hash"], &first["to"]));
    assert_eq!(stage.app.count("invitation").await, 1);

    let company = withdraw(admin, "eva@exemple.test", siret).await.data();
    assert_eq!(member(&company, "eva@exemple.test"), None);
    assert!(stage.mails().await.is_empty());
    let hash = first["hash"].as_str().unwrap();
    assert_eq!(look_at(&stage.app.anonymous(), hash).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn whoever_looks_after_the_platform_has_no_role_in_what_he_sees() {
    let stage = Stage::new().await;
    let company = invite(&stage.platform, "eva@exemple.test", stage.siret(), "READER").await.data();
    assert_eq!((&company["userRole"], &company["userPermissions"]), (&Value::Null, &json!([])));
}
