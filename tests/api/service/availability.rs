//! The database goes away and comes back.

use std::time::{Duration, Instant};

use client::{form, user};
use serde_json::{Value, json};
use trackdechets::postgres::{self, DATABASE};
use trackdechets::store::{Settings, Store, migrate};

use crate::support::app::TestApp;
use crate::support::database::TempFolder;
use crate::support::direct::{Direct, emission};

#[tokio::test]
async fn while_the_database_is_away_clients_are_told_and_nobody_restarts() {
    let folder = TempFolder::new("away");
    let server = postgres::start(folder.settings()).await.unwrap();
    migrate::run(&server.url(DATABASE)).await.unwrap();
    let store = Store::new(&Settings::new(server.url(DATABASE))).unwrap();
    let route = Direct::on(TestApp::on(store, |_| {}).await).await;
    let Direct { app, producer, .. } = &route;
    let note = route.sealed().await;
    assert_eq!(app.http.get("/ready").await.status, 200);

    server.stop().await;
    let began = Instant::now();
    assert_eq!(app.http.get("/ping").await.status, 200);
    assert_eq!(app.http.get("/ready").await.status, 503);
    let read = producer.run(user::me()).await;
    assert_eq!((read.status, read.codes()), (200, vec!["INTERNAL_SERVER_ERROR"]));
    let told = read.refusal().message;
    assert!(told.contains("indisponible"), "{told}");
    let written = producer.run(form::sign_emission(&note.id, emission(), None)).await;
    assert_eq!((written.status, written.codes()), (200, vec!["INTERNAL_SERVER_ERROR"]));
    // What needs no database is answered.
    let answer = app.anonymous().ask("{ isAuthenticated }", Value::Null).await.data();
    assert_eq!(answer, json!({ "isAuthenticated": false }));
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());

    let server = postgres::start(folder.settings()).await.unwrap();
    let began = Instant::now();
    while app.http.get("/ready").await.status != 200 {
        assert!(began.elapsed() < Duration::from_secs(5), "the service does not come back");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(producer.run(user::me()).await.data().email, producer.email);
    producer.run(form::sign_emission(&note.id, emission(), None)).await.data();
    server.stop().await;
}
