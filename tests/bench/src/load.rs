//! A closed-loop HTTP/1.1 load: so many connections, each sending its next request when the last is answered.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What is sent: whole HTTP requests, taken in turn.
pub struct Load {
    pub port: u16,
    pub requests: Arc<Vec<Vec<u8>>>,
    pub connections: usize,
    pub turns: Turns,
}

/// How often a request may be sent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Turns {
    Again,
    /// What it asks for is done only once: a load without requests left is over.
    Once,
}

/// What came of it.
pub struct Figures {
    pub requests: usize,
    pub seconds: f64,
    /// In microseconds, sorted.
    latencies: Vec<u32>,
}

impl Figures {
    pub fn per_second(&self) -> f64 {
        self.requests as f64 / self.seconds
    }

    /// The 99th percentile, in milliseconds.
    pub fn p99(&self) -> f64 {
        let at = self.latencies.len() * 99 / 100;
        f64::from(self.latencies.get(at).copied().unwrap_or(0)) / 1000.0
    }
}

/// A whole `POST` request.
pub fn request(path: &str, token: Option<&str>, body: &str) -> Vec<u8> {
    let authorization = token.map(|t| format!("authorization: Bearer {t}\r\n")).unwrap_or_default();
    format!(
        "POST {path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n{authorization}content-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

impl Load {
    /// Runs for `time` and panics when an answer is not what a benchmark may count.
    pub async fn run(&self, time: Duration) -> Figures {
        let start = Instant::now();
        let until = start + time;
        let tasks: Vec<_> = (0..self.connections)
            .map(|number| {
                let turn = (number, self.connections, self.turns);
                tokio::spawn(connection(self.port, self.requests.clone(), turn, until))
            })
            .collect();
        let mut latencies = Vec::new();
        for task in tasks {
            latencies.extend(task.await.expect("a connection of the load"));
        }
        latencies.sort_unstable();
        Figures { requests: latencies.len(), seconds: start.elapsed().as_secs_f64(), latencies }
    }

    /// Sends one request and returns the body of its answer.
    pub async fn once(&self) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await.expect("a listening server");
        let mut buffer = Vec::new();
        stream.write_all(&self.requests[0]).await.expect("a request sent");
        let (head, length) = answer(&mut stream, &mut buffer).await;
        String::from_utf8_lossy(&buffer[head..head + length]).into_owned()
    }
}

async fn connection(
    port: u16,
    requests: Arc<Vec<Vec<u8>>>,
    (first, step, turns): (usize, usize, Turns),
    until: Instant,
) -> Vec<u32> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.expect("a listening server");
    stream.set_nodelay(true).expect("a TCP option");
    let (mut latencies, mut buffer) = (Vec::new(), Vec::with_capacity(1 << 16));
    let mut next = first;
    while Instant::now() < until && (turns == Turns::Again || next < requests.len()) {
        let sent = Instant::now();
        stream.write_all(&requests[next % requests.len()]).await.expect("a request sent");
        next += step;
        buffer.clear();
        let (head, length) = answer(&mut stream, &mut buffer).await;
        let body = &buffer[head..head + length];
        assert!(
            buffer.starts_with(b"HTTP/1.1 200") && body.starts_with(br#"{"data""#),
            "not an answer to count: {}",
            String::from_utf8_lossy(&buffer)
        );
        latencies.push(u32::try_from(sent.elapsed().as_micros()).unwrap_or(u32::MAX));
    }
    latencies
}

/// Reads one answer into `buffer`; returns where its body begins and how long it is.
async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> (usize, usize) {
    loop {
        let read = stream.read_buf(buffer).await.expect("an answer");
        assert!(read > 0, "the server hung up");
        let Some(head) = buffer.windows(4).position(|w| w == b"\r\n\r\n").map(|at| at + 4) else { continue };
        let text = std::str::from_utf8(&buffer[..head]).expect("a head in ASCII").to_ascii_lowercase();
        let length = text
            .lines()
            .find_map(|line| line.strip_prefix("content-length:"))
            .and_then(|value| value.trim().parse::<usize>().ok())
            .expect("a content-length");
        if buffer.len() >= head + length {
            return (head, length);
        }
    }
}
