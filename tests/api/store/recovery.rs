//! Connections that are lost, and found again.

use std::time::{Duration, Instant};

use trackdechets::error::{Code, Error};
use trackdechets::postgres::{self, DATABASE};
use trackdechets::store::{Settings, Store};

use crate::support::database::{TempFolder, TestDatabase};

#[tokio::test]
async fn a_database_that_goes_and_comes_back_is_used_again_without_a_restart() {
    let folder = TempFolder::new("recovery");
    let server = postgres::start(folder.settings()).await.unwrap();
    let store = Store::new(&Settings::new(server.url(DATABASE))).unwrap();
    store.ping().await.unwrap();
    let tx = store.begin().await.unwrap();
    tx.batch("create table kept (n integer); insert into kept values (7)").await.unwrap();
    tx.commit().await.unwrap();
    let open = store.begin().await.unwrap();
    open.batch("insert into kept values (8)").await.unwrap();

    server.stop().await;
    let began = Instant::now();
    for _ in 0..20 {
        let error = store.ping().await.unwrap_err();
        assert!(error.is_unavailable(), "{error}");
    }
    assert!(store.begin().await.err().unwrap().is_unavailable());
    let lost = open.commit().await.unwrap_err();
    assert!(lost.is_unavailable(), "{lost}");
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
    assert_eq!(Error::from(lost).code(), Code::InternalServerError);

    let server = postgres::start(folder.settings()).await.unwrap();
    let began = Instant::now();
    while store.ping().await.is_err() {
        assert!(began.elapsed() < Duration::from_secs(2), "the store does not come back");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let rows = store.query_text("select n from kept", &[]).await.unwrap();
    assert_eq!(rows.len(), 1);
    let tx = store.begin().await.unwrap();
    tx.batch("insert into kept values (9)").await.unwrap();
    tx.commit().await.unwrap();
    server.stop().await;
}

#[tokio::test]
async fn a_connection_ended_by_the_server_costs_no_reader_an_error() {
    let folder = TempFolder::new("ended");
    let server = postgres::start(folder.settings()).await.unwrap();
    let store = Store::new(&Settings::new(server.url(DATABASE))).unwrap();
    let other = Store::new(&Settings::new(server.url(DATABASE))).unwrap();
    for _ in 0..5 {
        store.ping().await.unwrap();
        let reading = tokio::spawn({
            let store = store.clone();
            async move { store.query_text("select pg_sleep(0.2)", &[]).await }
        });
        tokio::time::sleep(Duration::from_millis(50)).await;
        let end_all = "select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()";
        other.query_text(end_all, &[]).await.unwrap();
        reading.await.unwrap().unwrap();
    }
    server.stop().await;
}

#[tokio::test]
async fn a_server_that_accepts_and_says_nothing_is_given_up() {
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = silent.local_addr().unwrap().port();
    let url = format!("postgresql://someone@127.0.0.1:{port}/any?connect_timeout=1");
    let store = Store::new(&Settings::new(url)).unwrap();
    let began = Instant::now();
    let waiting = (0..10).map(|_| store.ping());
    for outcome in futures_util::future::join_all(waiting).await {
        assert!(outcome.unwrap_err().is_unavailable());
    }
    assert!(began.elapsed() < Duration::from_secs(15), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_table_changed_under_a_prepared_statement_is_read_anew() {
    let database = TestDatabase::new().await;
    let store = &database.store;
    let change = async |sql: &str| {
        let tx = store.begin().await.unwrap();
        tx.batch(sql).await.unwrap();
        tx.commit().await.unwrap();
    };
    change("create table changing (n integer); insert into changing values (1)").await;
    let read = "select n from changing";
    // On every connection that there is, the statement is prepared.
    for _ in 0..4 {
        store.query_text(read, &[]).await.unwrap();
        let tx = store.begin().await.unwrap();
        tx.query_text(read, &[]).await.unwrap();
    }
    change("alter table changing alter n type bigint").await;
    for _ in 0..4 {
        assert_eq!(store.query_text(read, &[]).await.unwrap()[0].get::<_, i64>(0), 1);
    }
    // A transaction fails once, and the next one works.
    let mut failures = 0;
    for _ in 0..10 {
        let tx = store.begin().await.unwrap();
        failures += u32::from(tx.query_text(read, &[]).await.is_err());
    }
    assert!(failures <= 4, "{failures}");
}
