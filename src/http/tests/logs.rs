//! The two lines that a request leaves (platform specification, 1.11).

use std::io;
use std::sync::{Arc, Mutex};

use tracing::subscriber::DefaultGuard;

use super::support::App;

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no panic in tests").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Lines {
    /// Gathers what is logged on this thread, on which the server of a test runs too.
    fn gather() -> (Self, DefaultGuard) {
        let lines = Self::default();
        let writer = lines.clone();
        let log = tracing_subscriber::fmt().without_time().with_ansi(false).with_target(false);
        let log = log.with_writer(move || writer.clone()).finish();
        (lines, tracing::subscriber::set_default(log))
    }

    /// The lines of the request with this id.
    fn of(&self, id: &str) -> Vec<String> {
        let text = String::from_utf8(self.0.lock().expect("no panic in tests").clone()).expect("UTF-8");
        text.lines().filter(|line| line.contains(id)).map(|line| line.trim().to_owned()).collect()
    }
}

#[track_caller]
fn assert_told(line: &str, parts: &[&str]) {
    for part in parts {
        assert!(line.contains(part), "{part}: {line}");
    }
}

#[tokio::test]
async fn a_request_is_told_at_its_start_and_at_its_end() {
    let (lines, _guard) = Lines::gather();
    let app = App::start().await;
    let headers = [
        ("x-request-id", "request-0001"),
        ("authorization", "Bearer good"),
        ("x-forwarded-for", "192.0.2.1"),
    ];
    app.ask("query Mine { me { id } }", &headers).await;
    let told = lines.of("request-0001");
    let [start, end] = told.as_slice() else { panic!("{told:?}") };
    let both = ["correlation_id=\"request-0001\"", "method=\"POST\"", "path=\"/\"", "ip=192.0.2.1"];
    assert_told(start, &both);
    assert_told(start, &["INFO request started"]);
    assert_told(end, &both);
    // The schema of these tests refuses everybody: an error that is expected.
    let more = [
        "WARN request ended",
        "user=\"ana@example.org\"",
        "auth=\"bearer\"",
        "operation=\"query Mine\"",
        "field=\"me\"",
        "errors=\"UNAUTHENTICATED\"",
        "status=200",
        "ms=",
    ];
    assert_told(end, &more);
}

#[tokio::test]
async fn nobody_is_called_so_and_the_unforeseen_is_an_error() {
    let (lines, _guard) = Lines::gather();
    let app = App::start().await;
    app.ask("{ __typename }", &[("x-request-id", "request-0002")]).await;
    assert_told(&lines.of("request-0002")[1], &["INFO request ended", "user=\"anonyme\"", "auth=\"none\""]);
    app.ask("fail", &[("x-request-id", "request-0003")]).await;
    assert_told(&lines.of("request-0003")[1], &["ERROR request ended", "errors=\"INTERNAL_SERVER_ERROR\""]);
    // A token in the address is not written down.
    let headers = [("x-request-id", "request-0004"), ("apollo-require-preflight", "1")];
    app.send("GET", "/?access_token=good&query=%7B__typename%7D", &headers, "").await;
    let told = lines.of("request-0004").join("\n");
    assert!(told.contains("user=\"ana@example.org\"") && !told.contains("good"), "{told}");
}
