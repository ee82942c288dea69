//! What is done once a day, and the reminders that are.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use trackdechets::jobs::daily::{DAILY, Daily, do_due};
use trackdechets::store::{Store, StoreError};

use super::{CARRIER, PRODUCER, account};
use crate::support::app::TestApp;
use crate::support::direct::Direct;
use crate::support::revision;

/// Does the day's work at nine in the morning, Paris, of a day.
async fn work(store: &Store, day: &str) {
    assert!(do_due(store, DAILY, at(day)).await, "{day}");
}

fn at(day: &str) -> Timestamp {
    format!("{day}T09:00:00+01:00").parse().unwrap()
}

/// The mails that wait, and whom they are for; they are gone then.
async fn mails(app: &TestApp) -> Vec<(String, Value)> {
    let rows = app.rows("select payload::text from job where kind = 'mail' order by row_number").await;
    app.execute("delete from job").await;
    let read = |row: &trackdechets::store::Row| {
        let mut payload: Value = serde_json::from_str(row.get(0)).unwrap();
        (payload["template"].as_str().unwrap().to_owned(), payload["to"].take())
    };
    rows.iter().map(read).collect()
}

fn mail(template: &str, to: &[&str]) -> (String, Value) {
    (template.to_owned(), json!(to))
}

/// Somebody with a company, somebody without, somebody who cannot log in: of the 24th of November.
async fn newcomers() -> TestApp {
    let app = TestApp::start().await;
    let people = json!([
        account("chef@acier.test", PRODUCER),
        { "email": "seul@bois.test", "name": "Seul" },
        { "email": "absent@bois.test", "name": "Absent" },
    ]);
    app.provision(&people).await;
    app.execute("update account set is_active = false where email = 'absent@bois.test'").await;
    app
}

#[tokio::test]
async fn newcomers_are_written_to_once_after_two_days_and_those_without_a_company_after_seven() {
    let app = newcomers().await;
    let mut told = Vec::new();
    for day in 1..=10 {
        let day = at("2026-11-24") + SignedDuration::from_hours(24 * day);
        assert!(do_due(&app.store, DAILY, day).await, "{day}");
        told.extend(mails(&app).await.into_iter().map(|mail| (day.strftime("%d").to_string(), mail)));
    }
    // They signed up at nine: the work of the 26th, of eight o'clock, comes before two days have passed.
    let expected = [
        ("27".to_owned(), mail("first-steps", &["chef@acier.test"])),
        ("27".to_owned(), mail("first-steps", &["seul@bois.test"])),
        ("02".to_owned(), mail("no-company", &["seul@bois.test"])),
    ];
    assert_eq!(told, expected);
}

#[tokio::test]
async fn who_waits_for_a_company_is_not_told_that_he_has_none() {
    let app = newcomers().await;
    app.execute(
        "insert into membership_request (id, account_id, company_id, status, created_at, updated_at)
         select 'r', a.id, c.id, 'PENDING', '2026-11-30Z', '2026-11-30Z' from company c, account a
          where a.email = 'seul@bois.test'",
    )
    .await;
    work(&app.store, "2026-12-02").await;
    assert!(mails(&app).await.is_empty());
}

#[tokio::test]
async fn several_servers_do_a_days_work_once() {
    let app = newcomers().await;
    let (store, day) = (&app.store, "2026-11-27");
    tokio::join!(work(store, day), work(store, day), work(store, day), work(store, day));
    work(store, day).await;
    assert_eq!(mails(&app).await.len(), 2);
    assert_eq!(app.count("daily_run where done_until = '2026-11-27 07:00Z'").await, DAILY.len() as i64);
}

#[tokio::test]
async fn a_server_does_the_days_work_by_itself() {
    let app = TestApp::start().await;
    let (_stopper, stopping) = trackdechets::jobs::stopping();
    let server = tokio::spawn(trackdechets::jobs::daily::run_until(app.store.clone(), stopping));
    let done = "daily_run where done_at is not null";
    for _ in 0..200 {
        if app.count(done).await == DAILY.len() as i64 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    server.abort();
    assert_eq!(app.count(done).await, DAILY.len() as i64);
}

#[tokio::test]
async fn a_day_on_which_no_server_ran_is_made_up_for_and_a_month_is_not() {
    let app = newcomers().await;
    work(&app.store, "2026-11-25").await;
    work(&app.store, "2026-11-29").await;
    assert_eq!(mails(&app).await.len(), 2, "the 27th was missed");
    app.execute("update daily_run set done_until = '2026-11-25 07:00Z'").await;
    work(&app.store, "2026-12-29").await;
    assert!(mails(&app).await.is_empty());
}

#[tokio::test]
async fn work_that_fails_leaves_no_mark_and_keeps_the_rest_from_nothing() {
    static LIST: &[Daily] = &[
        Daily {
            name: "broken",
            work: |tx, stretch| {
                Box::pin(async move {
                    let job =
                        trackdechets::store::bsd::Job { id: "j".into(), kind: "mail", payload: json!({}) };
                    tx.add_jobs(&[job], stretch.now).await?;
                    Err(StoreError::internal("broken on purpose"))
                })
            },
        },
        Daily { name: "whole", work: |_, _| Box::pin(async { Ok(()) }) },
    ];
    let app = TestApp::start().await;
    assert!(!do_due(&app.store, LIST, at("2026-11-24")).await);
    assert_eq!(app.count("job").await, 0);
    assert_eq!(app.count("daily_run where name = 'broken'").await, 0);
    assert_eq!(app.count("daily_run where name = 'whole' and done_at is not null").await, 1);
    assert!(!do_due(&app.store, LIST, at("2026-11-24")).await, "it is tried again");
}

#[tokio::test]
async fn a_membership_request_of_two_weeks_is_told_to_both_sides() {
    let app = TestApp::start().await;
    let mut deaf = account("sourd@acier.test", PRODUCER);
    deaf["role"] = json!("MEMBER");
    let people = json!([
        account("chef@acier.test", PRODUCER),
        deaf,
        account("autre@route.test", CARRIER),
        { "email": "paul@bois.test", "name": "Paul" },
    ]);
    let paul = app.provision(&people).await.remove(3);
    for siret in [PRODUCER, CARRIER] {
        let document = "mutation ($siret: String!) { sendMembershipRequest(siret: $siret) { id } }";
        paul.ask(document, json!({ "siret": siret })).await.data();
    }
    app.execute(&format!(
        "update membership_request r set status = 'REFUSED' from company c
          where c.id = r.company_id and c.siret = '{CARRIER}'"
    ))
    .await;
    mails(&app).await;
    work(&app.store, "2026-12-08").await;
    let before = mails(&app).await;
    assert!(before.iter().all(|(template, _)| !template.starts_with("membership")), "{before:?}");
    work(&app.store, "2026-12-09").await;
    let expected = [
        mail("membership-request-unanswered", &["paul@bois.test"]),
        mail("membership-request-reminder", &["chef@acier.test"]),
    ];
    assert_eq!(mails(&app).await, expected);
}

#[tokio::test]
async fn a_correction_that_waits_for_five_days_is_told_to_those_who_have_not_answered() {
    let route = Direct::start().await;
    let app = &route.app;
    // Direct notes: the destination answers what the producer asks.
    let sent = route.sent().await;
    let ask = json!({ "recipient": { "cap": "C" } });
    let request = revision::ask(&route.producer, &sent.id, ask.clone()).await.data();
    let answered = route.sent().await;
    let other = revision::ask(&route.producer, &answered.id, ask).await.data();
    revision::decide(&route.destination, &other, true).await.data();
    assert_ne!(request["id"], other["id"]);
    mails(app).await;
    work(&app.store, "2026-11-29").await;
    assert!(mails(app).await.iter().all(|(template, _)| template != "revision-request-reminder"));
    work(&app.store, "2026-11-30").await;
    let told: Vec<_> =
        mails(app).await.into_iter().filter(|(template, _)| template.starts_with("revision")).collect();
    assert_eq!(told, [mail("revision-request-reminder", &[&route.destination.email])]);
}
