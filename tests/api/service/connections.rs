//! HTTP/2, and clients that leave.

use std::time::{Duration, Instant};

use client::form::{self, FormStatus};
use client::user;
use hyper::Version;
use serde_json::json;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::support::app::TestApp;
use crate::support::client::Client;
use crate::support::direct::{Direct, emission};
use crate::support::http::Http;

#[tokio::test]
async fn http2_without_tls_serves_the_same_api() {
    let route = Direct::start().await;
    let id = route.sealed().await.id;
    let producer = Client { http: Http::h2c(route.app.address), ..route.producer.clone() };
    let reply = producer.post(&json!({ "query": "{ me { email } }" })).await;
    assert_eq!((reply.version, reply.status.as_u16()), (Version::HTTP_2, 200));
    assert_eq!(reply.header("x-ratelimit-limit"), Some("1000"));
    // Streams of one connection.
    let (me, note, signed) = tokio::join!(
        producer.run(user::me()),
        producer.run(form::get(&id)),
        producer.run(form::sign_emission(&id, emission(), None)),
    );
    assert_eq!(me.data().email, producer.email);
    assert_eq!(note.data().id, id);
    assert_eq!(signed.data().status, FormStatus::SignedByProducer);
}

#[tokio::test]
async fn a_client_that_leaves_frees_its_work_in_the_database() {
    let route = Direct::start().await;
    let Direct { app, producer, .. } = &route;
    let id = route.sealed().await.id;
    let notes = app.hold_notes().await;

    let mut stream = TcpStream::connect(app.address).await.unwrap();
    let body =
        json!({ "query": format!("mutation {{ markAsSealed(id: {:?}) {{ id }} }}", id.inner()) }).to_string();
    let head = format!(
        "POST / HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n",
        producer.token.as_ref().unwrap(),
        body.len()
    );
    stream.write_all((head + &body).as_bytes()).await.unwrap();
    until(app, 1).await;
    drop(stream);
    // The note is still held: only giving up ends the wait.
    until(app, 0).await;
    notes.commit().await.unwrap();
    let signed = producer.run(form::sign_emission(&id, emission(), None)).await.data();
    assert_eq!(signed.status, FormStatus::SignedByProducer);
}

async fn until(app: &TestApp, waiting: i64) {
    let began = Instant::now();
    while app.waiting().await != waiting {
        assert!(began.elapsed() < Duration::from_secs(10), "{waiting} statements should wait");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
