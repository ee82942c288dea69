//! What members choose to be mailed.

use serde_json::{Value, json};

use super::{Stage, call};
use crate::support::client::{Answer, Client};

const PREFERENCES: &str = "{ orgId userNotifications {
    bsdRefusal bsdaFinalDestinationUpdate membershipRequest registryDelegation revisionRequest signatureCodeRenewal
} }";

const ALL: &str = "bsdRefusal: true, bsdaFinalDestinationUpdate: true, membershipRequest: true,
                   registryDelegation: true, revisionRequest: true, signatureCodeRenewal: true";

async fn one(by: &Client, org_id: &str, notifications: &str) -> Answer<Value> {
    let arguments = format!("input: {{ companyOrgId: \"{org_id}\", notifications: {{ {notifications} }} }}");
    call(by, "mutation", "subscribeToCompanyNotifications", &arguments, PREFERENCES).await
}

async fn all(by: &Client, notifications: &str) -> Answer<Value> {
    let arguments = format!("input: {{ notifications: {{ {notifications} }} }}");
    call(by, "mutation", "subscribeToNotifications", &arguments, PREFERENCES).await
}

/// What is on, in the order of the alphabet.
fn on(company: &Value) -> Vec<&str> {
    let preferences = company["userNotifications"].as_object().unwrap();
    preferences.iter().filter(|(_, on)| **on == json!(true)).map(|(name, _)| name.as_str()).collect()
}

#[tokio::test]
async fn a_member_chooses_among_what_is_open_to_his_role() {
    let stage = Stage::new().await;
    let chosen = one(&stage.member, stage.siret(), "bsdRefusal: true, revisionRequest: true").await.data();
    assert_eq!(
        (&chosen["orgId"], on(&chosen)),
        (&json!(stage.siret()), vec!["bsdRefusal", "revisionRequest"])
    );
    let less = one(&stage.member, stage.siret(), "bsdRefusal: false, revisionRequest: null").await.data();
    assert_eq!(on(&less), ["revisionRequest"]);
    assert_eq!(one(&stage.member, stage.siret(), ALL).await.codes(), ["BAD_USER_INPUT"]);
    let off = one(&stage.member, stage.siret(), "membershipRequest: false").await.data();
    assert_eq!(on(&off), ["revisionRequest"], "a refused choice left everything, and switching off is open");
    assert_eq!(on(&one(&stage.admin, stage.siret(), ALL).await.data()).len(), 6);
    assert_eq!(
        one(&stage.driver, stage.siret(), "registryDelegation: true").await.codes(),
        ["BAD_USER_INPUT"]
    );
    let open = "bsdRefusal: true, bsdaFinalDestinationUpdate: true, signatureCodeRenewal: true";
    assert_eq!(on(&one(&stage.driver, stage.siret(), open).await.data()).len(), 3);
}

#[tokio::test]
async fn preferences_are_the_members_own() {
    let stage = Stage::new().await;
    let by_token = Client { cookie: None, ..stage.admin.clone() };
    for (by, org_id, code) in [
        (&stage.app.anonymous(), stage.siret(), "UNAUTHENTICATED"),
        (&by_token, stage.siret(), "UNAUTHENTICATED"),
        (&stage.stranger, stage.siret(), "FORBIDDEN"),
        (&stage.platform, stage.siret(), "FORBIDDEN"),
        (&stage.admin, "00000000000000", "BAD_USER_INPUT"),
    ] {
        assert_eq!(one(by, org_id, "bsdRefusal: false").await.codes(), [code]);
    }
    for by in [&stage.app.anonymous(), &by_token] {
        assert_eq!(all(by, "bsdRefusal: false").await.codes(), ["UNAUTHENTICATED"]);
    }
    assert_eq!(stage.app.count("membership where notify_bsd_refusal").await, 2);
}

#[tokio::test]
async fn over_all_companies_what_a_role_does_not_open_is_passed_over() {
    let stage = Stage::new().await;
    let user = stage.account(&stage.admin.email).await;
    stage
        .app
        .execute(&format!(
            "insert into membership (account_id, company_id, role, created_at)
             select '{user}', id, 'DRIVER', now() from company where org_id = '{}'",
            stage.stranger.siret
        ))
        .await;
    let companies = all(&stage.admin, ALL).await.data();
    let of = |org_id: &str| {
        let found = companies.as_array().unwrap().iter().find(|company| company["orgId"] == org_id);
        on(found.unwrap()).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(of(stage.siret()).len(), 6);
    assert_eq!(
        of(&stage.stranger.siret),
        ["bsdRefusal", "bsdaFinalDestinationUpdate", "signatureCodeRenewal"]
    );
    let fewer = all(&stage.admin, "bsdRefusal: false").await.data();
    assert!(fewer.as_array().unwrap().iter().all(|company| !on(company).contains(&"bsdRefusal")));
    assert_eq!(all(&stage.platform, ALL).await.data(), json!([]), "without a company");
}
