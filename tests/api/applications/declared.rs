//! What owners declare, and what people see of whom they gave access to.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::{BACK, Ring, create};

#[tokio::test]
async fn an_application_is_its_owners_alone() {
    let ring = Ring::start().await;
    let (id, owner) = (json!({ "id": ring.id }), &ring.owner);
    let shown = "query($id: ID!) { application(id: $id) { id clientSecret name goal redirectUris } }";
    let application = owner.ask(shown, id.clone()).await.data()["application"].clone();
    assert_eq!(
        application,
        json!({
            "id": ring.id, "clientSecret": ring.secret, "name": "L'atelier", "goal": "CLIENTS",
            "redirectUris": [BACK, "https://atelier.test/?page=1"],
        })
    );
    assert_eq!((ring.id.len(), ring.secret.len()), (25, 40));
    ring.app.pass(SignedDuration::from_millis(1));
    let second = create(owner, "  Une autre ", &["http://localhost:9000/retour"]).await;
    assert_eq!(second["name"], "Une autre");
    let mine = owner.ask("{ myApplications { id } }", Value::Null).await.data();
    assert_eq!(mine["myApplications"], json!([{ "id": second["id"] }, { "id": ring.id }]));
    let mine = ring.person.ask("{ myApplications { id } }", Value::Null).await.data();
    assert_eq!(mine["myApplications"], json!([]));

    let update = "mutation($id: ID!) { updateApplication(id: $id, input: { name: \"x\" }) { id } }";
    let delete = "mutation($id: ID!) { deleteApplication(id: $id) { id } }";
    for query in [shown, update, delete] {
        assert_eq!(ring.person.ask(query, id.clone()).await.codes(), ["FORBIDDEN"], "{query}");
        assert_eq!(owner.ask(query, json!({ "id": "x" })).await.codes(), ["BAD_USER_INPUT"], "{query}");
        let program = crate::support::client::Client { cookie: None, ..owner.clone() };
        assert_eq!(program.ask(query, json!({ "id": "x" })).await.codes(), ["UNAUTHENTICATED"], "{query}");
    }
    assert_eq!(ring.app.count("application").await, 2);
}

#[tokio::test]
async fn secrets_are_kept_sealed() {
    let ring = Ring::start().await;
    let found = ring.app.rows("select client_secret from application").await;
    let kept: Vec<u8> = found[0].get(0);
    assert!(!kept.windows(8).any(|part| ring.secret.as_bytes().starts_with(part)));
}

#[tokio::test]
async fn what_is_declared_is_checked_all_at_once() {
    let ring = Ring::start().await;
    let create = "mutation($i: CreateApplicationInput!) { createApplication(input: $i) { id } }";
    for (name, uris, faults) in [
        ("", json!([]), 2),
        ("Atelier", json!(["http://atelier.test/"]), 1),
        ("Atelier", json!(["https://192.168.1.1/", "https://[::1]/", BACK]), 2),
        ("Atelier", json!(["https://atelier.test/#ici"]), 1),
        (&"x".repeat(101), json!([BACK]), 1),
    ] {
        // Nobody declares more than three in three minutes.
        ring.app.pass_in_session(SignedDuration::from_mins(3)).await;
        let input = json!({ "i": { "name": name, "goal": "PERSONNAL", "redirectUris": uris } });
        let refusal = ring.owner.ask(create, input).await.refusal();
        assert_eq!(
            (refusal.code.as_str(), refusal.message.lines().count()),
            ("BAD_USER_INPUT", faults),
            "{uris}"
        );
    }
    let update = "mutation($id: ID!, $i: UpdateApplicationInput!) { updateApplication(id: $id, input: $i) {
        name goal redirectUris clientSecret } }";
    let change = async |input: Value| ring.owner.ask(update, json!({ "id": ring.id, "i": input })).await;
    assert_eq!(change(json!({ "redirectUris": [] })).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(change(json!({ "name": " " })).await.codes(), ["BAD_USER_INPUT"]);
    let kept = json!({
        "name": "L'atelier", "goal": "CLIENTS", "redirectUris": [BACK, "https://atelier.test/?page=1"],
        "clientSecret": ring.secret,
    });
    assert_eq!(change(json!({})).await.data()["updateApplication"], kept);
    assert_eq!(
        change(json!({ "name": null, "goal": null, "redirectUris": null })).await.data()["updateApplication"],
        kept
    );
    let changed =
        change(json!({ "name": "Ateliers", "goal": "PERSONNAL", "redirectUris": ["https://a.test/"] })).await;
    assert_eq!(
        changed.data()["updateApplication"],
        json!({
            "name": "Ateliers", "goal": "PERSONNAL", "redirectUris": ["https://a.test/"],
            "clientSecret": ring.secret,
        })
    );
    assert_eq!(ring.authorize("").await.status, 403, "the old address is none any more");
}

#[tokio::test]
async fn people_see_whom_they_gave_access_and_take_it_back() {
    let ring = Ring::start().await;
    let list = "{ authorizedApplications { id name admin lastConnection } }";
    let listed = async || ring.person.ask(list, Value::Null).await.data()["authorizedApplications"].clone();
    assert_eq!(listed().await, json!([]));
    let revoke = "mutation($id: ID!) { revokeAuthorizedApplication(id: $id) { id name } }";
    let id = json!({ "id": ring.id });
    assert_eq!(ring.person.ask(revoke, id.clone()).await.codes(), ["BAD_USER_INPUT"], "never given");

    let (first, second) = (ring.program().await, ring.program().await);
    assert_eq!(
        listed().await,
        json!([{ "id": ring.id, "name": "L'atelier", "admin": "Odile", "lastConnection": null }])
    );
    assert_eq!(first.ask("{ me { email } }", Value::Null).await.data()["me"]["email"], "ana@exemple.test");
    for _ in 0..100 {
        if listed().await[0]["lastConnection"] == "2026-11-24T00:00:00.000Z" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(listed().await[0]["lastConnection"], "2026-11-24T00:00:00.000Z");
    assert_eq!(
        second.ask(list, Value::Null).await.codes(),
        ["UNAUTHENTICATED"],
        "a token does not list them"
    );

    // Personal tokens are another list.
    let tokens = ring.person.ask("{ accessTokens { id } }", Value::Null).await.data();
    assert_eq!(tokens["accessTokens"].as_array().unwrap().len(), 1, "the one of provision");
    ring.person.ask("mutation { revokeAllAccessTokens { id } }", Value::Null).await.data();
    assert!(first.ask("{ me { id } }", Value::Null).await.errors.is_empty());

    assert_eq!(
        ring.owner.ask(revoke, id.clone()).await.codes(),
        ["BAD_USER_INPUT"],
        "the owner has given nothing"
    );
    assert_eq!(ring.person.ask(revoke, json!({ "id": "x" })).await.codes(), ["BAD_USER_INPUT"]);
    for _ in 0..2 {
        let revoked = ring.person.ask(revoke, id.clone()).await.data();
        assert_eq!(revoked["revokeAuthorizedApplication"], json!({ "id": ring.id, "name": "L'atelier" }));
    }
    assert_eq!(listed().await, json!([]));
    for program in [first, second] {
        assert_eq!(program.ask("{ me { id } }", Value::Null).await.codes(), ["UNAUTHENTICATED"]);
    }
}

#[tokio::test]
async fn a_deleted_application_leaves_nothing_that_works() {
    let ring = Ring::start().await;
    let program = ring.program().await;
    let (code, transaction) = (ring.code("").await, ring.asked("").await);
    let delete = "mutation($id: ID!) { deleteApplication(id: $id) { id clientSecret name } }";
    let deleted = ring.owner.ask(delete, json!({ "id": ring.id })).await.data();
    assert_eq!(
        deleted["deleteApplication"],
        json!({ "id": ring.id, "clientSecret": ring.secret, "name": "L'atelier" })
    );
    assert_eq!(program.ask("{ me { id } }", Value::Null).await.codes(), ["UNAUTHENTICATED"]);
    assert_eq!(ring.exchange(&code, &[]).await.status, 401);
    assert_eq!(ring.decide(&ring.person, &[("transaction_id", &transaction)]).await.status, 403);
    assert_eq!(ring.authorize("").await.status, 403);
    for table in ["application", "oauth2_code", "oauth2_transaction"] {
        assert_eq!(ring.app.count(table).await, 0, "{table}");
    }
    let list = ring.person.ask("{ authorizedApplications { id } }", Value::Null).await.data();
    assert_eq!(list["authorizedApplications"], json!([]));
}
