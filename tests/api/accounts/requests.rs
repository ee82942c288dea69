//! Asking to join a company.

use serde_json::{Value, json};
use trackdechets::error::Code;
use trackdechets::generated::UserResolvers;

use super::{Bench, Call, PRODUCER, account};

/// A bench with a company of two administrators, one of them inactive, and somebody who asks to join.
async fn bench() -> (Bench, Call) {
    let bench = Bench::new().await;
    let mut member = account("membre@acier.test", PRODUCER);
    member["role"] = json!("MEMBER");
    let lines = bench
        .provision(&json!([
            account("jeanne@acier.test", PRODUCER),
            account("absent@acier.test", PRODUCER),
            member,
            {"email": "paul@bois.test", "name": "Paul"},
        ]))
        .await;
    bench.run("update account set is_active = false where email = 'absent@acier.test'").await;
    let call = bench.by(Some(bench.caller(&lines[3]).await));
    (bench, call)
}

async fn refused(bench: &Bench, call: &Call, siret: &str) -> Code {
    bench.api.send_membership_request(&call.cx(), siret.into()).await.err().unwrap().code()
}

#[tokio::test]
async fn a_request_is_told_to_subscribers_and_to_the_one_who_asks() {
    let (bench, call) = bench().await;
    let request = bench.api.send_membership_request(&call.cx(), PRODUCER.into()).await.unwrap().unwrap();
    assert_eq!(request.email, "paul@bois.test");
    assert_eq!(request.name, format!("Société {PRODUCER}"));
    assert_eq!(request.siret, PRODUCER);
    assert_eq!(request.sent_to, ["je****@acier.test"]);
    let rows = bench.store().query_text("select kind, payload from job order by id", &[]).await.unwrap();
    let mut mails: Vec<(String, Value)> = rows
        .iter()
        .map(|row| (row.get(0), row.get::<_, trackdechets::store::Json<Value>>(1).0["to"].clone()))
        .collect();
    mails.sort_by_key(|(_, to)| to.to_string());
    assert_eq!(
        mails,
        [("mail".to_owned(), json!(["jeanne@acier.test"])), ("mail".to_owned(), json!(["paul@bois.test"]))]
    );
}

#[tokio::test]
async fn requests_that_make_no_sense_are_refused() {
    let (bench, call) = bench().await;
    assert_eq!(refused(&bench, &bench.by(None), PRODUCER).await, Code::Unauthenticated);
    assert_eq!(refused(&bench, &call, "00000000000000").await, Code::BadUserInput);
    bench.api.send_membership_request(&call.cx(), PRODUCER.into()).await.unwrap();
    assert_eq!(refused(&bench, &call, PRODUCER).await, Code::BadUserInput);
    bench.run("update membership_request set status = 'REFUSED'").await;
    assert_eq!(refused(&bench, &call, PRODUCER).await, Code::BadUserInput);
    let lines = bench.provision(&json!([account("jeanne@acier.test", PRODUCER)])).await;
    let member = bench.by(Some(bench.caller(&lines[0]).await));
    assert_eq!(refused(&bench, &member, PRODUCER).await, Code::BadUserInput);
    assert_eq!((bench.count("membership_request").await, bench.count("job").await), (1, 2));
}

#[tokio::test]
async fn fifty_requests_an_hour_are_enough() {
    let (bench, call) = bench().await;
    let companies: Vec<Value> =
        (10..60).map(|n| account("chef@autre.test", &format!("000000123456{n}"))).collect();
    bench.provision(&json!(companies)).await;
    bench
        .run(&format!(
            "insert into membership_request (id, account_id, company_id, status, created_at, updated_at)
             select c.id, a.id, c.id, 'PENDING', '2026-11-24 07:30Z', '2026-11-24 07:30Z'
               from company c, account a
              where a.email = 'paul@bois.test' and c.siret <> '{PRODUCER}'"
        ))
        .await;
    assert_eq!(bench.count("membership_request").await, 50);
    assert_eq!(refused(&bench, &call, PRODUCER).await, Code::BadUserInput);
    bench.run("update membership_request set created_at = '2026-11-24 06:59Z' where id = (select min(id) from membership_request)").await;
    bench.api.send_membership_request(&call.cx(), PRODUCER.into()).await.unwrap();
}

#[tokio::test]
async fn asking_twice_at_once_makes_one_request() {
    let (bench, call) = bench().await;
    let cx = call.cx();
    let (a, b) = tokio::join!(
        bench.api.send_membership_request(&cx, PRODUCER.into()),
        bench.api.send_membership_request(&cx, PRODUCER.into()),
    );
    assert_ne!(a.is_ok(), b.is_ok());
    let refusal = a.err().or(b.err()).unwrap();
    assert_eq!(refusal.code(), Code::BadUserInput);
    assert_eq!(bench.count("membership_request").await, 1);
}
