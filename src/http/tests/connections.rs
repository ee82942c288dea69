//! Connections: kept, shared, cut off, drained.

use std::time::{Duration, Instant};

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::support::{App, Got, request};
use crate::http::ConnectionLimits;

const SOON: Duration = Duration::from_secs(10);

fn waiting() -> Vec<u8> {
    request("POST", "/", &[("content-type", "application/json")], br#"{"query":"wait"}"#)
}

async fn is_closed(stream: &mut TcpStream) -> bool {
    let mut rest = Vec::new();
    timeout(SOON, stream.read_to_end(&mut rest)).await.is_ok()
}

fn impatient(limits: &mut ConnectionLimits) {
    *limits =
        ConnectionLimits { header_time: Duration::from_millis(200), idle_time: Duration::from_millis(600) };
}

#[tokio::test]
async fn a_connection_serves_several_requests() {
    let app = App::start().await;
    let mut stream = app.connect().await;
    for _ in 0..3 {
        stream.write_all(&request("GET", "/ping", &[], b"")).await.unwrap();
        assert_eq!(Got::read(&mut stream, "GET").await.status, 200);
    }
}

#[tokio::test]
async fn http2_is_spoken_without_tls() {
    let app = App::start().await;
    let io = TokioIo::new(app.connect().await);
    let (mut sender, connection) =
        hyper::client::conn::http2::handshake(TokioExecutor::new(), io).await.unwrap();
    tokio::spawn(connection);
    let ask = |query: &str| {
        let body = format!(r#"{{"query":"{query}"}}"#);
        hyper::Request::post(format!("http://{}/", app.address))
            .header("content-type", "application/json")
            .body(Full::new(Bytes::from(body)))
            .unwrap()
    };
    let (one, two) =
        tokio::join!(sender.clone().send_request(ask("{ __typename }")), sender.send_request(ask("whoami")));
    let (one, two) = (one.unwrap(), two.unwrap());
    assert_eq!((one.status().as_u16(), one.version()), (200, hyper::Version::HTTP_2));
    assert!(one.headers().contains_key("x-ratelimit-remaining") && one.headers().contains_key("date"));
    let body = two.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(body, r#"{"who":"nobody","ip":"127.0.0.1"}"#);
}

#[tokio::test]
async fn a_reset_stream_of_http2_drops_its_work() {
    let app = App::start().await;
    let io = TokioIo::new(app.connect().await);
    let (mut sender, connection) =
        hyper::client::conn::http2::handshake(TokioExecutor::new(), io).await.unwrap();
    tokio::spawn(connection);
    let wait = hyper::Request::post(format!("http://{}/", app.address))
        .header("content-type", "application/json")
        .body(Full::new(Bytes::from_static(br#"{"query":"wait"}"#)))
        .unwrap();
    let asked = tokio::spawn(async move { sender.send_request(wait).await });
    timeout(SOON, app.dials.started.notified()).await.unwrap();
    asked.abort();
    timeout(SOON, app.dials.dropped.notified()).await.expect("the work goes on");
}

#[tokio::test]
async fn a_client_that_leaves_drops_its_work() {
    let app = App::start().await;
    let mut stream = app.connect().await;
    stream.write_all(&waiting()).await.unwrap();
    timeout(SOON, app.dials.started.notified()).await.unwrap();
    drop(stream);
    timeout(SOON, app.dials.dropped.notified()).await.expect("the work goes on");
}

#[tokio::test]
async fn a_request_without_end_is_cut_off() {
    let app = App::with(|settings| settings.request_time = Duration::from_millis(200)).await;
    let got = app.ask("wait", &[]).await;
    assert_eq!(got.status, 408);
    assert!(got.header("x-ratelimit-limit").is_some());
    timeout(SOON, app.dials.dropped.notified()).await.expect("the work goes on");
}

#[tokio::test]
async fn a_body_that_does_not_come_is_cut_off() {
    let app = App::with(|settings| settings.request_time = Duration::from_millis(200)).await;
    let mut stream = app.connect().await;
    let head = "POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{";
    stream.write_all(head.as_bytes()).await.unwrap();
    assert_eq!(Got::read(&mut stream, "POST").await.status, 408);
}

#[tokio::test]
async fn silent_and_slow_heads_are_closed() {
    let app = App::with(|settings| impatient(&mut settings.limits)).await;
    for start in ["", "G", "PRI * HTTP/2", "GET / HTTP/1.1\r\nhost"] {
        let mut stream = app.connect().await;
        stream.write_all(start.as_bytes()).await.unwrap();
        assert!(is_closed(&mut stream).await, "{start:?} is waited for");
    }
}

#[tokio::test]
async fn an_idle_connection_is_closed_but_a_busy_one_is_not() {
    let app = App::with(|settings| impatient(&mut settings.limits)).await;
    let mut busy = app.connect().await;
    busy.write_all(&waiting()).await.unwrap();
    let mut idle = app.connect().await;
    idle.write_all(&request("GET", "/ping", &[], b"")).await.unwrap();
    assert_eq!(Got::read(&mut idle, "GET").await.status, 200);
    assert!(is_closed(&mut idle).await);
    tokio::time::sleep(Duration::from_millis(1000)).await;
    app.dials.finish.notify_one();
    assert_eq!(Got::read(&mut busy, "POST").await.body, r#"{"waited":true}"#);
}

#[tokio::test]
async fn heads_are_bounded() {
    let app = App::start().await;
    let long = "x".repeat(64 * 1024);
    let got = app.send("GET", "/ping", &[("x-long", &long)], "").await;
    assert_eq!(got.status, 431);
}

#[tokio::test]
async fn connections_beyond_the_bound_wait() {
    let app = App::with(|settings| settings.max_connections = 1).await;
    let mut first = app.connect().await;
    first.write_all(&request("GET", "/ping", &[], b"")).await.unwrap();
    assert_eq!(Got::read(&mut first, "GET").await.status, 200);
    let mut second = app.connect().await;
    second.write_all(&request("GET", "/ping", &[], b"")).await.unwrap();
    let early = timeout(Duration::from_millis(200), second.read_u8()).await;
    assert!(early.is_err(), "served beside the first");
    drop(first);
    assert_eq!(Got::read(&mut second, "GET").await.status, 200);
}

#[tokio::test]
async fn a_stop_lets_requests_finish_and_closes_the_rest() {
    let mut app = App::start().await;
    let mut busy = app.connect().await;
    busy.write_all(&waiting()).await.unwrap();
    let mut idle = app.connect().await;
    idle.write_all(&request("GET", "/ping", &[], b"")).await.unwrap();
    assert_eq!(Got::read(&mut idle, "GET").await.status, 200);
    timeout(SOON, app.dials.started.notified()).await.unwrap();
    app.stop();
    assert!(is_closed(&mut idle).await);
    assert!(TcpStream::connect(app.address).await.is_err(), "still listening");
    app.dials.finish.notify_one();
    let got = Got::read(&mut busy, "POST").await;
    assert_eq!((got.status, got.header("connection").as_deref()), (200, Some("close")));
    timeout(SOON, app.task).await.expect("not stopped").unwrap();
}

#[tokio::test]
async fn a_stop_does_not_wait_for_ever() {
    let mut app = App::with(|settings| settings.shutdown_grace = Duration::from_millis(200)).await;
    let mut busy = app.connect().await;
    busy.write_all(&waiting()).await.unwrap();
    timeout(SOON, app.dials.started.notified()).await.unwrap();
    let started = Instant::now();
    app.stop();
    timeout(SOON, &mut app.task).await.expect("not stopped").unwrap();
    assert!(started.elapsed() >= Duration::from_millis(200));
    timeout(SOON, app.dials.dropped.notified()).await.expect("the work goes on");
    assert!(is_closed(&mut busy).await);
}
