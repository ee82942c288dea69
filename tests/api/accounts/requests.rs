//! Asking to join a company.

use serde_json::{Value, json};

use super::{PRODUCER, account};
use crate::support::app::TestApp;
use crate::support::client::{Answer, Client};

/// A company of two administrators, one of them inactive, and somebody who asks to join.
async fn stage() -> (TestApp, Client) {
    let app = TestApp::start().await;
    let mut member = account("membre@acier.test", PRODUCER);
    member["role"] = json!("MEMBER");
    let people = json!([
        account("jeanne@acier.test", PRODUCER),
        account("absent@acier.test", PRODUCER),
        member,
        { "email": "paul@bois.test", "name": "Paul" },
    ]);
    let paul = app.provision(&people).await.remove(3);
    app.execute("update account set is_active = false where email = 'absent@acier.test'").await;
    (app, paul)
}

async fn request(by: &Client, siret: &str) -> Answer<Value> {
    let document = "mutation ($siret: String!) {
        sendMembershipRequest(siret: $siret) { email siret name status sentTo }
    }";
    by.ask(document, json!({ "siret": siret })).await.map(|mut data| data["sendMembershipRequest"].take())
}

#[tokio::test]
async fn a_request_is_told_to_subscribers_and_to_the_one_who_asks() {
    let (app, paul) = stage().await;
    let expected = json!({
        "email": "paul@bois.test", "siret": PRODUCER, "name": format!("Société {PRODUCER}"),
        "status": "PENDING", "sentTo": ["je****@acier.test"],
    });
    assert_eq!(request(&paul, PRODUCER).await.data(), expected);
    let rows = app.rows("select kind, payload::text from job").await;
    let mut mails: Vec<(String, Value)> = rows
        .iter()
        .map(|row| (row.get(0), serde_json::from_str::<Value>(row.get(1)).unwrap()["to"].take()))
        .collect();
    mails.sort_by_key(|(_, to)| to.to_string());
    let mail = |to: &str| ("mail".to_owned(), json!([to]));
    assert_eq!(mails, [mail("jeanne@acier.test"), mail("paul@bois.test")]);
}

#[tokio::test]
async fn requests_that_make_no_sense_are_refused() {
    let (app, paul) = stage().await;
    assert_eq!(request(&app.anonymous(), PRODUCER).await.codes(), ["UNAUTHENTICATED"]);
    assert_eq!(request(&paul, "00000000000000").await.codes(), ["BAD_USER_INPUT"]);
    request(&paul, PRODUCER).await.data();
    assert_eq!(request(&paul, PRODUCER).await.codes(), ["BAD_USER_INPUT"]);
    app.execute("update membership_request set status = 'REFUSED'").await;
    assert_eq!(request(&paul, PRODUCER).await.codes(), ["BAD_USER_INPUT"]);
    let jeanne = app.provision(&json!([account("jeanne@acier.test", PRODUCER)])).await.remove(0);
    assert_eq!(request(&jeanne, PRODUCER).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!((app.count("membership_request").await, app.count("job").await), (1, 2));
}

#[tokio::test]
async fn fifty_requests_an_hour_are_enough() {
    let (app, paul) = stage().await;
    let companies: Vec<Value> =
        (10..60).map(|n| account("chef@autre.test", &format!("000000123456{n}"))).collect();
    app.provision(&json!(companies)).await;
    app.execute(&format!(
        "insert into membership_request (id, account_id, company_id, status, created_at, updated_at)
         select c.id, a.id, c.id, 'PENDING', '2026-11-24 07:30Z', '2026-11-24 07:30Z'
           from company c, account a
          where a.email = 'paul@bois.test' and c.siret <> '{PRODUCER}'"
    ))
    .await;
    assert_eq!(app.count("membership_request").await, 50);
    assert_eq!(request(&paul, PRODUCER).await.codes(), ["BAD_USER_INPUT"]);
    app.pass(jiff::SignedDuration::from_mins(31));
    request(&paul, PRODUCER).await.data();
}

#[tokio::test]
async fn asking_twice_at_once_makes_one_request() {
    let (app, paul) = stage().await;
    let (a, b) = tokio::join!(request(&paul, PRODUCER), request(&paul, PRODUCER));
    assert_ne!(a.codes(), b.codes());
    assert_eq!([a.codes(), b.codes()].concat(), ["BAD_USER_INPUT"]);
    assert_eq!(app.count("membership_request").await, 1);
}
