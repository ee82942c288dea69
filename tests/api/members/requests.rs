//! Requests to join a company: looking at them, and answering.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::{Stage, USERS, call, invite, member};
use crate::support::client::{Answer, Client};

const REQUEST: &str = "{ id email siret name status sentTo }";

async fn ask(by: &Client, siret: &str) -> Value {
    let arguments = format!("siret: \"{siret}\"");
    call(by, "mutation", "sendMembershipRequest", &arguments, REQUEST).await.data()
}

async fn look(by: &Client, arguments: &str) -> Answer<Value> {
    call(by, "query", "membershipRequest", arguments, REQUEST).await
}

async fn accept(by: &Client, id: &Value, role: &str) -> Answer<Value> {
    call(by, "mutation", "acceptMembershipRequest", &format!("id: {id}, role: {role}"), USERS).await
}

async fn refuse(by: &Client, id: &Value) -> Answer<Value> {
    call(by, "mutation", "refuseMembershipRequest", &format!("id: {id}"), USERS).await
}

async fn list(by: &Client, arguments: &str) -> Answer<Value> {
    let selection = "{ totalCount pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
                       edges { cursor node { id email name status createdAt } } }";
    call(by, "query", "membershipRequests", arguments, selection).await
}

/// A company, and Paul who asked to join it.
async fn asked() -> (Stage, Client, Value) {
    let stage = Stage::new().await;
    let paul = stage.person("paul@bois.test", "Paul").await;
    let request = ask(&paul, stage.siret()).await;
    stage.mails().await;
    (stage, paul, request)
}

#[tokio::test]
async fn a_request_is_seen_by_the_one_who_asked_and_by_administrators() {
    let (stage, paul, request) = asked().await;
    assert_eq!(request["name"], format!("Société {}", stage.siret()));
    let (by_id, by_siret) = (format!("id: {}", request["id"]), format!("siret: \"{}\"", stage.siret()));
    // The name is that of the person here; by token as well.
    let expected = json!({
        "id": request["id"], "email": "paul@bois.test", "siret": stage.siret(), "name": "Paul",
        "status": "PENDING", "sentTo": ["u0****@exemple.test"],
    });
    let paul_by_token = Client { cookie: None, ..paul.clone() };
    for (by, arguments) in [(&paul, &by_id), (&paul, &by_siret), (&paul_by_token, &by_id)] {
        assert_eq!(look(by, arguments).await.data(), expected, "{arguments}");
    }
    // A colleague sees addresses whole.
    let seen = look(&stage.admin, &by_id).await.data();
    assert_eq!((&seen["name"], &seen["sentTo"]), (&json!("Paul"), &json!([stage.admin.email])));

    for (by, arguments, code) in [
        (&stage.app.anonymous(), by_id.as_str(), "UNAUTHENTICATED"),
        (&stage.member, &by_id, "FORBIDDEN"),
        (&stage.stranger, &by_id, "FORBIDDEN"),
        (&stage.platform, &by_id, "FORBIDDEN"),
        // By number one finds one's own only.
        (&stage.admin, &by_siret, "BAD_USER_INPUT"),
        (&paul, "id: \"unknown\"", "BAD_USER_INPUT"),
        (&paul, &format!("{by_id}, {by_siret}"), "BAD_USER_INPUT"),
        (&paul, "id: null, siret: null", "BAD_USER_INPUT"),
    ] {
        assert_eq!(look(by, arguments).await.codes(), [code], "{arguments}");
    }
}

#[tokio::test]
async fn a_request_is_accepted_once_and_told_to_the_one_who_asked() {
    let (stage, paul, request) = asked().await;
    let company = accept(&stage.admin, &request["id"], "MEMBER").await.data();
    let paul_there = member(&company, "paul@bois.test").unwrap();
    assert_eq!((&paul_there["name"], &paul_there["role"]), (&json!("Paul"), &json!("MEMBER")));
    let mails = stage.mails().await;
    assert_eq!((mails.len(), &mails[0]["template"]), (1, &json!("membership-request-accepted")));
    assert_eq!((&mails[0]["to"], &mails[0]["role"]), (&json!(["paul@bois.test"]), &json!("Collaborateur")));
    assert_eq!(look(&paul, &format!("id: {}", request["id"])).await.data()["status"], "ACCEPTED");
    assert_eq!(accept(&stage.admin, &request["id"], "ADMIN").await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(refuse(&stage.admin, &request["id"]).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(stage.app.count("membership where role = 'MEMBER'").await, 2);
}

#[tokio::test]
async fn a_request_is_refused_once_and_told_to_the_one_who_asked() {
    let (stage, paul, request) = asked().await;
    let company = refuse(&stage.admin, &request["id"]).await.data();
    assert_eq!(member(&company, "paul@bois.test"), None);
    let mails = stage.mails().await;
    assert_eq!((mails.len(), &mails[0]["template"]), (1, &json!("membership-request-refused")));
    assert_eq!(mails[0]["to"], json!(["paul@bois.test"]));
    assert_eq!(look(&paul, &format!("id: {}", request["id"])).await.data()["status"], "REFUSED");
    assert_eq!(accept(&stage.admin, &request["id"], "ADMIN").await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(refuse(&stage.admin, &request["id"]).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn only_who_manages_members_answers_and_two_answers_at_once_are_one() {
    let (stage, _, request) = asked().await;
    let outsiders = stage.refused().into_iter().chain([(stage.platform.clone(), "FORBIDDEN")]);
    for (by, code) in outsiders {
        assert_eq!(accept(&by, &request["id"], "READER").await.codes(), [code]);
        assert_eq!(refuse(&by, &request["id"]).await.codes(), [code]);
        assert_eq!(list(&by, &format!("where: {{ orgId: \"{}\" }}", stage.siret())).await.codes(), [code]);
    }
    assert_eq!(accept(&stage.admin, &json!("unknown"), "READER").await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(refuse(&stage.admin, &json!("unknown")).await.codes(), ["BAD_USER_INPUT"]);
    let (a, b) =
        tokio::join!(accept(&stage.admin, &request["id"], "READER"), refuse(&stage.admin, &request["id"]));
    assert_eq!([a.codes(), b.codes()].concat(), ["BAD_USER_INPUT"]);
    assert_eq!(stage.mails().await.len(), 1);
}

#[tokio::test]
async fn an_invitation_accepts_the_request_that_waits() {
    let (stage, paul, request) = asked().await;
    invite(&stage.admin, "paul@bois.test", stage.siret(), "READER").await.data();
    assert_eq!(look(&paul, &format!("id: {}", request["id"])).await.data()["status"], "ACCEPTED");
}

#[tokio::test]
async fn requests_that_wait_are_listed_latest_first_and_in_pages() {
    let (stage, _, _) = asked().await;
    for name in ["Ana", "Bao", "Cleo"] {
        stage.app.pass(SignedDuration::from_mins(1));
        let person = stage.person(&format!("{}@bois.test", name.to_lowercase()), name).await;
        ask(&person, stage.siret()).await;
    }
    stage.app.execute("update membership_request set status = 'REFUSED' where account_id = (select id from account where name = 'Bao')").await;
    let of = |rest: &str| format!("where: {{ orgId: \"{}\" }}{rest}", stage.siret());
    let names = |page: &Value| -> Vec<String> {
        let edges = page["edges"].as_array().unwrap().iter();
        edges.map(|edge| edge["node"]["name"].as_str().unwrap().to_owned()).collect()
    };
    let page = list(&stage.admin, &of("")).await.data();
    assert_eq!(
        (names(&page), &page["totalCount"]),
        (vec!["Cleo".into(), "Ana".into(), "Paul".into()], &json!(3))
    );
    let first = &page["edges"][0];
    assert_eq!(first["cursor"], first["node"]["id"]);
    assert_eq!(first["node"]["createdAt"], "2026-11-24T08:03:00.000Z");
    assert_eq!(
        (&first["node"]["status"], &first["node"]["email"]),
        (&json!("PENDING"), &json!("cleo@bois.test"))
    );

    let middle = list(&stage.admin, &of(", skip: 1, first: 1")).await.data();
    assert_eq!((names(&middle), &middle["totalCount"]), (vec!["Ana".to_owned()], &json!(3)));
    let around = &middle["pageInfo"];
    assert_eq!((&around["hasNextPage"], &around["hasPreviousPage"]), (&json!(true), &json!(true)));
    let end = list(&stage.admin, &of(", skip: 3")).await.data();
    assert_eq!((names(&end).len(), &end["totalCount"]), (0, &json!(3)));
    assert_eq!(
        (&end["pageInfo"]["hasNextPage"], &end["pageInfo"]["endCursor"]),
        (&json!(false), &Value::Null)
    );

    let id: String =
        stage.app.rows(&format!("select id from company where org_id = '{}'", stage.siret())).await[0].get(0);
    let both = format!("where: {{ id: \"{id}\", orgId: \"{}\" }}", stage.siret());
    for arguments in [format!("where: {{ id: \"{id}\" }}"), both] {
        assert_eq!(list(&stage.admin, &arguments).await.data()["totalCount"], 3);
    }
    for wrong in [of(", first: 0"), of(", first: 51"), of(", skip: -1")] {
        let refusal = list(&stage.admin, &wrong).await.refusal();
        assert_eq!((refusal.code.as_str(), refusal.is_located), ("BAD_USER_INPUT", false), "{wrong}");
    }
    for wrong in [
        "first: 1".to_owned(),
        "where: {}".to_owned(),
        "where: { orgId: \"00000000000000\" }".to_owned(),
        format!("where: {{ id: \"{id}\", orgId: \"{}\" }}", stage.stranger.siret),
    ] {
        assert_eq!(list(&stage.admin, &wrong).await.codes(), ["BAD_USER_INPUT"], "{wrong}");
    }
}
