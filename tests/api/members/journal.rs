//! Who came, went or was given another role is told to an operator, without addresses.

use serde_json::json;

use super::{Stage, call, invite, member};

const PASSWORD: &str = "Trois!girafes7violettes";

#[tokio::test]
async fn who_came_and_went_is_told_with_who_decided_it() {
    let stage = Stage::new().await;
    let (siret, admin) = (stage.siret().to_owned(), stage.admin.email.clone());
    let user = stage.account(&stage.member.email).await;
    let stranger = stage.account(&stage.stranger.email).await;
    let role = |role: &str| format!("userId: \"{user}\", orgId: \"{siret}\", role: {role}");
    for arguments in [role("READER"), role("READER")] {
        call(&stage.admin, "mutation", "changeUserRole", &arguments, "{ id }").await.data();
    }
    let remove = format!("userId: \"{user}\", siret: \"{siret}\"");
    call(&stage.admin, "mutation", "removeUserFromCompany", &remove, "{ id }").await.data();
    let refused = call(&stage.admin, "mutation", "removeUserFromCompany", &remove, "{ id }").await;
    assert_eq!(refused.codes(), ["BAD_USER_INPUT"]);
    invite(&stage.admin, &stage.stranger.email, &siret, "DRIVER").await.data();

    let expected = [
        json!(["CompanyMemberRoleChanged", admin, "SESSION", { "userId": user, "role": "READER" }]),
        json!(["CompanyMemberRemoved", admin, "SESSION", { "userId": user }]),
        json!(["CompanyMemberAdded", admin, "SESSION", { "userId": stranger, "role": "DRIVER" }]),
    ];
    assert_eq!(stage.app.told(&siret).await, expected, "the same role twice changes once");
}

#[tokio::test]
async fn an_invitation_is_told_from_its_making_to_its_end() {
    let stage = Stage::new().await;
    let (siret, admin) = (stage.siret().to_owned(), stage.admin.email.clone());
    let invited = async |email: &str| {
        let company = invite(&stage.admin, email, &siret, "READER").await.data();
        member(&company, email).unwrap()["id"].as_str().unwrap().to_owned()
    };
    let withdrawn = invited("zoe@exemple.test").await;
    let withdraw = format!("email: \"zoe@exemple.test\", siret: \"{siret}\"");
    call(&stage.admin, "mutation", "deleteInvitation", &withdraw, "{ id }").await.data();
    stage.mails().await;
    let followed = invited("eva@exemple.test").await;
    let hash = stage.mails().await[0]["hash"].as_str().unwrap().to_owned();
    let driver = format!("userId: \"{followed}\", orgId: \"{siret}\", role: DRIVER");
    call(&stage.admin, "mutation", "changeUserRole", &driver, "{ id }").await.data();
    let join = format!("inviteHash: \"{hash}\", name: \"Eva Lune\", password: \"{PASSWORD}\"");
    call(&stage.app.anonymous(), "mutation", "joinWithInvite", &join, "{ id }").await.data();
    // A sign-up follows invitations too.
    let signed_up = invited("lou@exemple.test").await;
    let infos =
        format!("userInfos: {{ email: \"lou@exemple.test\", name: \"Lou Lac\", password: \"{PASSWORD}\" }}");
    call(&stage.app.anonymous(), "mutation", "signup", &infos, "").await.data();

    let [eva, lou] = [stage.account("eva@exemple.test").await, stage.account("lou@exemple.test").await];
    let created = |id: &str| json!(["CompanyInvitationCreated", admin, "SESSION", { "invitationId": id, "role": "READER" }]);
    let joined = |email: &str, user: &str, role: &str, invitation: &str| json!(["CompanyMemberAdded", email, null, { "userId": user, "role": role, "invitationId": invitation }]);
    let expected = [
        created(&withdrawn),
        json!(["CompanyInvitationWithdrawn", admin, "SESSION", { "invitationId": withdrawn }]),
        created(&followed),
        json!(["CompanyInvitationRoleChanged", admin, "SESSION", { "invitationId": followed, "role": "DRIVER" }]),
        joined("eva@exemple.test", &eva, "DRIVER", &followed),
        created(&signed_up),
        joined("lou@exemple.test", &lou, "READER", &signed_up),
    ];
    assert_eq!(stage.app.told(&siret).await, expected);
    let addresses = "platform_event e where e::text like '%exemple.test%'";
    assert_eq!(stage.app.count(addresses).await, 0, "the journal keeps no addresses");
}

#[tokio::test]
async fn a_request_to_join_is_told_with_its_answer() {
    let stage = Stage::new().await;
    let (siret, admin) = (stage.siret().to_owned(), stage.admin.email.clone());
    let mut expected = Vec::new();
    for (email, answer) in
        [("lou@exemple.test", "acceptMembershipRequest"), ("zoe@exemple.test", "refuseMembershipRequest")]
    {
        let person = stage.person(email, "Lou").await;
        let user = stage.account(email).await;
        let asked = format!("siret: \"{siret}\"");
        let asked = call(&person, "mutation", "sendMembershipRequest", &asked, "{ id }").await.data();
        let id = asked["id"].as_str().unwrap().to_owned();
        expected.push(json!(["MembershipRequestCreated", email, "SESSION", { "membershipRequestId": id }]));
        let (role, told) = match answer {
            "acceptMembershipRequest" => {
                (", role: MEMBER", json!({ "membershipRequestId": id, "userId": user, "role": "MEMBER" }))
            }
            _ => ("", json!({ "membershipRequestId": id, "userId": user })),
        };
        call(&stage.admin, "mutation", answer, &format!("id: \"{id}\"{role}"), "{ id }").await.data();
        let kind = if role.is_empty() { "MembershipRequestRefused" } else { "MembershipRequestAccepted" };
        expected.push(json!([kind, admin, "SESSION", told]));
    }
    assert_eq!(stage.app.told(&siret).await, expected);
}
