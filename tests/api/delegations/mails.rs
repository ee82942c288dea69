//! Who is written to: those of both sides who want to hear of delegations.

use serde_json::{Value, json};
use trackdechets::jobs::daily::{DAILY, do_due};
use trackdechets::jobs::mail::{Mails, Post};
use trackdechets::jobs::worker;

use super::Pair;
use crate::support::app::TestApp;

/// What waits to be mailed: template, reader and recipients.
async fn waiting(app: &TestApp) -> Vec<Value> {
    let rows = app.rows("select payload::text from job where kind = 'mail' order by row_number").await;
    let tell = |row: &trackdechets::store::Row| {
        let mut mail: Value = serde_json::from_str(row.get(0)).unwrap();
        mail["to"].as_array_mut().unwrap().sort_by_key(Value::to_string);
        json!([mail["template"], mail["reader"], mail["to"]])
    };
    rows.iter().map(tell).collect()
}

#[tokio::test]
async fn each_side_has_its_own_message_and_only_its_subscribers_read_it() {
    let pair = Pair::start().await;
    // Members hear of nothing until they ask to; administrators do.
    let reader = pair.app.member(&pair.giver, "READER").await;
    let member = pair.app.member(&pair.taker, "MEMBER").await;
    let left = pair.app.member(&pair.taker, "ADMIN").await;
    let notify = format!(
        "update membership set notify_registry_delegation = true
          where account_id = (select id from account where email = '{}');
         update account set is_active = false where email = '{}'",
        member.email, left.email
    );
    pair.app.execute(&notify).await;
    pair.given().await;
    assert_eq!(
        waiting(&pair.app).await,
        [
            json!(["registry-delegation-created", "delegator", [pair.giver.email]]),
            json!(["registry-delegation-created", "delegate", [pair.taker.email, member.email]]),
        ]
    );

    let mails = Mails::new(pair.app.store.clone(), Post::Mailbox, "https://ui.example.org/");
    let work = tokio::spawn(worker::run(pair.app.store.clone(), mails));
    for _ in 0..1000 {
        if pair.app.count("mailbox").await == 2 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    work.abort();
    let kept = pair.app.store.mailbox().await.unwrap();
    let to_reader = |email: &str| kept.iter().any(|(mail, _)| mail.recipients.iter().any(|to| to == email));
    assert!(to_reader(&member.email) && !to_reader(&reader.email) && !to_reader(&left.email));
    for (mail, _) in &kept {
        assert!(
            mail.body.contains(&pair.giver.siret) && mail.body.contains(&pair.taker.siret),
            "{}",
            mail.body
        );
        assert!(mail.body.contains("à partir du 24/11/2026, sans terme"), "{}", mail.body);
    }
}

/// What is mailed of delegations on a day, at nine in Paris.
async fn mailed_on(app: &TestApp, day: &str) -> Vec<Value> {
    app.execute("delete from job").await;
    let now = format!("2026-{day}T09:00:00+01:00").parse().unwrap();
    assert!(do_due(&app.store, DAILY, now).await);
    let mut mails = waiting(app).await;
    mails.retain(|mail| mail[0].as_str().unwrap().starts_with("registry-delegation"));
    mails
}

#[tokio::test]
async fn both_sides_are_told_once_seven_days_before_the_last_one() {
    let pair = Pair::start().await;
    pair.create(json!({ "endDate": "2026-12-20" })).await.data();
    assert_eq!(mailed_on(&pair.app, "12-12").await, Vec::<Value>::new());
    let told = [
        json!(["registry-delegation-ending", "delegator", [pair.giver.email]]),
        json!(["registry-delegation-ending", "delegate", [pair.taker.email]]),
    ];
    assert_eq!(mailed_on(&pair.app, "12-13").await, told);
    for day in ["12-13", "12-14", "12-20", "12-21"] {
        assert_eq!(mailed_on(&pair.app, day).await, Vec::<Value>::new(), "{day}");
    }
}

#[tokio::test]
async fn nobody_is_told_of_the_end_of_what_is_over_or_does_not_last() {
    let pair = Pair::start().await;
    let given = pair.create(json!({ "endDate": "2026-12-20" })).await.data();
    super::end(&pair.taker, "cancelRegistryDelegation", super::id(&given)).await.data();
    let given = pair.create(json!({ "endDate": "2026-12-20" })).await.data();
    super::end(&pair.giver, "revokeRegistryDelegation", super::id(&given)).await.data();
    // A week to come, whose end is more than a week away now.
    pair.create(json!({ "startDate": "2026-12-15", "endDate": "2026-12-20" })).await.data();
    super::create(&pair.taker, &pair.giver.siret, json!({})).await.data();
    for day in ["12-12", "12-13", "12-14"] {
        assert_eq!(mailed_on(&pair.app, day).await, Vec::<Value>::new(), "{day}");
    }
}

#[tokio::test]
async fn a_refused_delegation_is_told_to_nobody() {
    let pair = Pair::start().await;
    pair.create(json!({ "endDate": "2020-01-01" })).await.refusal();
    super::create(&pair.taker, &pair.taker.siret, json!({})).await.refusal();
    assert_eq!(waiting(&pair.app).await, Vec::<Value>::new());
}
