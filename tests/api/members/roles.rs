//! Members who change roles, and members who go.

use serde_json::{Value, json};

use super::{Stage, USERS, call, invite, member};
use crate::support::client::{Answer, Client};

async fn change(by: &Client, user: &str, org_id: &str, role: &str) -> Answer<Value> {
    let arguments = format!("userId: \"{user}\", orgId: \"{org_id}\", role: {role}");
    let selection =
        "{ id email role isMe isPendingInvitation notifications { bsdRefusal membershipRequest } }";
    call(by, "mutation", "changeUserRole", &arguments, selection).await
}

async fn remove(by: &Client, user: &str, siret: &str) -> Answer<Value> {
    let arguments = format!("userId: \"{user}\", siret: \"{siret}\"");
    call(by, "mutation", "removeUserFromCompany", &arguments, USERS).await
}

#[tokio::test]
async fn a_change_of_role_brings_its_mails_and_the_same_role_changes_nothing() {
    let stage = Stage::new().await;
    let user = stage.account(&stage.member.email).await;
    let chosen = format!("update membership set notify_bsd_refusal = true where account_id = '{user}'");
    stage.app.execute(&chosen).await;
    let told = |refusal: bool, request: bool| json!({ "bsdRefusal": refusal, "membershipRequest": request });
    let same = change(&stage.admin, &user, stage.siret(), "MEMBER").await.data();
    assert_eq!((&same["role"], &same["notifications"]), (&json!("MEMBER"), &told(true, false)));
    let promoted = change(&stage.admin, &user, stage.siret(), "ADMIN").await.data();
    assert_eq!((&promoted["role"], &promoted["notifications"]), (&json!("ADMIN"), &told(true, true)));
    // The new role holds at once, and takes itself away.
    let demoted = change(&stage.member, &user, stage.siret(), "READER").await.data();
    assert_eq!((&demoted["isMe"], &demoted["notifications"]), (&json!(true), &told(false, false)));
    assert_eq!(change(&stage.member, &user, stage.siret(), "ADMIN").await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn an_invited_person_will_have_another_role() {
    let stage = Stage::new().await;
    let company = invite(&stage.admin, "eva@exemple.test", stage.siret(), "READER").await.data();
    let invitation = member(&company, "eva@exemple.test").unwrap()["id"].as_str().unwrap().to_owned();
    let changed = change(&stage.platform, &invitation, stage.siret(), "DRIVER").await.data();
    assert_eq!((&changed["id"], &changed["role"]), (&json!(invitation), &json!("DRIVER")));
    assert_eq!(changed["isPendingInvitation"], true);
    stage.app.execute("update invitation set expires_at = '2026-11-24 08:00Z'").await;
    let late = change(&stage.admin, &invitation, stage.siret(), "ADMIN").await;
    assert_eq!(late.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn a_member_goes_and_may_do_nothing_more() {
    let stage = Stage::new().await;
    let user = stage.account(&stage.member.email).await;
    let company = remove(&stage.admin, &user, stage.siret()).await.data();
    assert_eq!(member(&company, &stage.member.email), None);
    let own = stage.member.ask("{ permissionsInfos { roles } }", Value::Null).await.data();
    assert_eq!(own, json!({ "permissionsInfos": { "roles": [] } }));
    assert_eq!(remove(&stage.admin, &user, stage.siret()).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(stage.app.count("job").await, 0);
}

#[tokio::test]
async fn the_last_administrator_may_go_too() {
    let stage = Stage::new().await;
    let user = stage.account(&stage.admin.email).await;
    let company = remove(&stage.admin, &user, stage.siret()).await.data();
    assert_eq!((&company["userRole"], member(&company, &stage.admin.email)), (&Value::Null, None));
    assert_eq!(remove(&stage.admin, &user, stage.siret()).await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn members_are_changed_by_who_manages_them_and_only_where_they_are() {
    let stage = Stage::new().await;
    let user = stage.account(&stage.member.email).await;
    for (by, code) in stage.refused() {
        assert_eq!(change(&by, &user, stage.siret(), "READER").await.codes(), [code]);
        assert_eq!(remove(&by, &user, stage.siret()).await.codes(), [code]);
    }
    for (user, org_id) in [(user.as_str(), "00000000000000"), ("unknown", stage.siret())] {
        assert_eq!(change(&stage.platform, user, org_id, "READER").await.codes(), ["BAD_USER_INPUT"]);
        assert_eq!(remove(&stage.platform, user, org_id).await.codes(), ["BAD_USER_INPUT"]);
    }
    // A member of one company is none of another.
    let (other, siret) = (&stage.stranger, stage.stranger.siret.as_str());
    assert_eq!(change(other, &user, siret, "READER").await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(remove(other, &user, siret).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(stage.app.count("membership where role = 'MEMBER'").await, 1);
    let by_platform = remove(&stage.platform, &user, stage.siret()).await.data();
    assert_eq!(member(&by_platform, &stage.member.email), None);
}
