//! A small HTTP client that shows status, headers and bytes as they came.

use std::net::SocketAddr;
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::{HeaderMap, Request, StatusCode, Version};
use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;
use tokio::time::timeout;
use trackdechets::error::BoxError;

/// A server that takes longer fails the test.
const PATIENCE: Duration = Duration::from_secs(30);

/// Sends requests to one server; connections are kept and used again.
#[derive(Clone)]
pub struct Http {
    address: SocketAddr,
    client: legacy::Client<HttpConnector, Full<Bytes>>,
}

impl Http {
    pub fn new(address: SocketAddr) -> Self {
        Self { address, client: legacy::Client::builder(TokioExecutor::new()).build_http() }
    }

    /// Speaks HTTP/2 from the first byte, without TLS.
    pub fn h2c(address: SocketAddr) -> Self {
        let client = legacy::Client::builder(TokioExecutor::new()).http2_only(true).build_http();
        Self { address, client }
    }

    pub async fn get(&self, target: &str) -> Reply {
        self.send("GET", target, &[], Bytes::new()).await
    }

    pub async fn post_json(&self, headers: &[(&str, &str)], body: impl Into<Bytes>) -> Reply {
        let headers = [headers, &[("content-type", "application/json")]].concat();
        self.send("POST", "/", &headers, body).await
    }

    /// Posts JSON to a server that may die meanwhile.
    pub async fn try_post_json(&self, headers: &[(&str, &str)], body: impl Into<Bytes>) -> Option<Reply> {
        let headers = [headers, &[("content-type", "application/json")]].concat();
        self.try_send("POST", "/", &headers, body.into()).await.ok()
    }

    pub async fn send(
        &self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> Reply {
        self.try_send(method, target, headers, body.into()).await.expect("the server answers")
    }

    async fn try_send(
        &self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: Bytes,
    ) -> Result<Reply, BoxError> {
        let mut request = Request::builder().method(method).uri(format!("http://{}{target}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::new(body)).expect("the request of a test is well-formed");
        let answered = async {
            let (head, body) = self.client.request(request).await?.into_parts();
            let body = body.collect().await?.to_bytes();
            Ok(Reply { status: head.status, version: head.version, headers: head.headers, body })
        };
        timeout(PATIENCE, answered).await.expect("the server answers in time")
    }
}

/// An answer.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub version: Version,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("our headers are ASCII"))
    }

    #[track_caller]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("our bodies are UTF-8")
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }
}
