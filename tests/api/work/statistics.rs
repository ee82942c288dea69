//! Public figures: what counts, where, and that nothing counts twice.

use client::form;
use jiff::SignedDuration;
use serde_json::{Value, json};
use trackdechets::domain::bsdd::codes;
use trackdechets::store::statistics::Counted;

use crate::support::app::TestApp;
use crate::support::direct::{Direct, recycling};
use crate::support::groups::{passed_on, process};
use crate::support::revision::{ask, decide};
use crate::support::vhu::{self, Vehicles};

/// Counts all that is new.
async fn count(app: &TestApp) {
    while app.store.count_statistics(&codes::continuing(), app.now()).await.unwrap() == Counted::Partly {}
}

/// The figures, by week that has any.
async fn figures(app: &TestApp) -> (Value, Vec<(String, Value, Value)>) {
    count(app).await;
    let reply = app.http.get("/statistics.json").await;
    assert_eq!(reply.status, 200);
    let figures = reply.json();
    let weeks = figures["weeks"].as_array().unwrap();
    assert_eq!(weeks.len(), 53);
    let told = weeks
        .iter()
        .filter(|week| week["notes"] != json!({}) || week["tonnes"] != json!({}))
        .map(|week| {
            (week["week"].as_str().unwrap().to_owned(), week["notes"].clone(), week["tonnes"].clone())
        })
        .collect();
    (figures["total"].clone(), told)
}

#[tokio::test]
async fn a_note_counts_once_sealed_and_its_waste_once_treated() {
    let route = Direct::start().await;
    let app = &route.app;
    let draft = route.draft().await;
    let (total, weeks) = figures(app).await;
    assert_eq!(
        (&total["notes"], &total["companies"], weeks.len()),
        (&json!(0), &json!(3), 0),
        "a draft is private"
    );
    route.producer.run(form::seal(&draft.id)).await.data();
    let note = route.accepted().await;
    let (total, weeks) = figures(app).await;
    assert_eq!((&total["notes"], &total["tonnes"]), (&json!(2), &json!(0)));
    assert_eq!(weeks, [("2026-W48".into(), json!({ "BSDD": 2 }), json!({ "BSDD": 0 }))]);
    route.destination.run(form::process(&note.id, recycling())).await.data();
    let (total, weeks) = figures(app).await;
    assert_eq!((&total["notes"], &total["tonnes"]), (&json!(2), &json!(2.35)));
    // It was treated on November 4th, in another week than that of its creation.
    assert_eq!(weeks[0], ("2026-W45".into(), json!({ "BSDD": 0 }), json!({ "BSDD": 2.35 })));
    // To count again changes nothing.
    assert_eq!(figures(app).await, (total, weeks));
}

#[tokio::test]
async fn a_deleted_note_a_cancelled_one_and_a_corrected_quantity_are_counted_anew() {
    let route = Direct::start().await;
    let Direct { app, producer, destination, .. } = &route;
    let (gone, cancelled, corrected) = (route.sealed().await, route.sent().await, route.accepted().await);
    destination.run(form::process(&corrected.id, recycling())).await.data();
    let (total, _) = figures(app).await;
    assert_eq!((&total["notes"], &total["tonnes"]), (&json!(3), &json!(2.35)));

    producer.run(form::delete(&gone.id)).await.data();
    let request = ask(producer, &cancelled.id, json!({ "isCanceled": true })).await.data();
    decide(destination, &request, true).await.data();
    let request = ask(destination, &corrected.id, json!({ "quantityReceived": 1.5 })).await.data();
    decide(producer, &request, true).await.data();
    let (total, weeks) = figures(app).await;
    assert_eq!((&total["notes"], &total["tonnes"]), (&json!(1), &json!(1.5)));
    assert_eq!(weeks.len(), 2);
}

#[tokio::test]
async fn waste_that_goes_on_counts_where_it_ends() {
    let route = Direct::start().await;
    let note = route.accepted().await;
    process(&route.destination, note.id.inner(), passed_on(&route.destination)).await.data();
    let (total, _) = figures(&route.app).await;
    assert_eq!((&total["notes"], &total["tonnes"]), (&json!(1), &json!(0)));
}

#[tokio::test]
async fn counts_at_once_do_not_add_up() {
    let route = Direct::start().await;
    let app = &route.app;
    for _ in 0..5 {
        route.sealed().await;
    }
    let codes = codes::continuing();
    let counts = (0..4).map(|_| app.store.count_statistics(&codes, app.now()));
    for counted in futures_util::future::join_all(counts).await {
        counted.unwrap();
    }
    assert_eq!(figures(app).await.0["notes"], 5);
}

#[tokio::test]
async fn an_event_that_is_written_late_is_counted_yet() {
    let route = Direct::start().await;
    let app = &route.app;
    let late = route.draft().await;
    // A change that came first and is written last, its transaction having taken its time.
    app.pass(SignedDuration::from_secs(60));
    route.sealed().await;
    assert_eq!(figures(app).await.0["notes"], 1);
    app.pass(SignedDuration::from_secs(-30));
    route.producer.run(form::seal(&late.id)).await.data();
    app.pass(SignedDuration::from_secs(60));
    assert_eq!(figures(app).await.0["notes"], 2);
}

#[tokio::test]
async fn end_of_life_vehicles_count_in_tonnes_too() {
    let route = Vehicles::start().await;
    let (app, shredder) = (&route.app, &route.shredder);
    let id = route.received(json!({})).await;
    vhu::update(shredder, &id, vhu::treatment()).await.data();
    vhu::sign(shredder, &id, "OPERATION").await.data();
    let (total, weeks) = figures(app).await;
    assert_eq!((&total["notes"], &total["tonnes"]), (&json!(1), &json!(1.4)));
    assert_eq!(weeks, [("2026-W48".into(), json!({ "BSVHU": 1 }), json!({ "BSVHU": 1.4 }))]);
}

#[tokio::test]
async fn the_page_is_whole_in_itself_and_unchanged_figures_are_not_sent_again() {
    let route = Direct::start().await;
    let app = &route.app;
    route.sealed().await;
    count(app).await;
    let page = app.http.get("/statistics").await;
    assert_eq!((page.status.as_u16(), page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    let text = page.text();
    assert!(text.contains("<html lang=\"fr\">") && text.contains("Bordereaux créés"), "{text}");
    assert!(!text.contains("http://") && !text.contains("https://") && !text.contains("<script"), "{text}");
    assert!(text.contains("<rect class=\"k0\""), "{text}");
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("style-src 'self'"), "{policy}");
    assert!(text.contains("/pages/style.css") && text.contains("aria-label=\"Services\""), "{text}");
    for path in ["/statistics", "/statistics.json"] {
        let reply = app.http.get(path).await;
        assert_eq!(reply.header("cache-control"), Some("public, max-age=30"));
        let tag = reply.header("etag").unwrap().to_owned();
        let again = app.http.send("GET", path, &[("if-none-match", &tag)], "").await;
        assert_eq!((again.status.as_u16(), again.body.len()), (304, 0), "{path}");
        assert_eq!(app.http.send("POST", path, &[], "").await.status, 404);
    }
    // Another note, another tag.
    let tag = app.http.get("/statistics.json").await.header("etag").unwrap().to_owned();
    route.sealed().await;
    count(app).await;
    assert_ne!(app.http.get("/statistics.json").await.header("etag"), Some(&*tag));
}
