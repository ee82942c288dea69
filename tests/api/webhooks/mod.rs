//! Webhooks: their settings, and calls to a server of the test's own.

mod deliveries;
mod journal;
mod settings;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper::header::HeaderMap;
use hyper::service::service_fn;
use hyper::{Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::support::client::Client;

const TOKEN: &str = "0123456789abcdefghij";

/// One call that a sink received.
#[derive(Debug, Clone)]
struct Call {
    headers: HeaderMap,
    body: String,
}

/// A server that companies give as their webhook: it writes down what it is told.
struct Sink {
    address: SocketAddr,
    calls: Arc<Mutex<Vec<Call>>>,
    /// What it answers.
    status: Arc<Mutex<StatusCode>>,
}

impl Sink {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (calls, status) =
            (Arc::<Mutex<Vec<Call>>>::default(), Arc::new(Mutex::new(StatusCode::NO_CONTENT)));
        let sink = Self { address, calls: Arc::clone(&calls), status: Arc::clone(&status) };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (calls, status) = (Arc::clone(&calls), Arc::clone(&status));
                let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
                    let (calls, status) = (Arc::clone(&calls), Arc::clone(&status));
                    async move {
                        let headers = request.headers().clone();
                        let body = request.into_body().collect().await.unwrap().to_bytes();
                        let body = String::from_utf8(body.to_vec()).unwrap();
                        calls.lock().unwrap().push(Call { headers, body });
                        let mut answer = Response::new(Empty::<Bytes>::new());
                        *answer.status_mut() = *status.lock().unwrap();
                        Ok::<_, Infallible>(answer)
                    }
                });
                let connection = hyper::server::conn::http1::Builder::new();
                tokio::spawn(connection.serve_connection(TokioIo::new(stream), service));
            }
        });
        sink
    }

    /// As the machine itself is named in a sandbox.
    fn uri(&self) -> String {
        format!("http://localhost:{}/dechets", self.address.port())
    }

    fn answer(&self, status: StatusCode) {
        *self.status.lock().unwrap() = status;
    }

    /// The calls, once there are so many; fails when they do not come.
    async fn calls(&self, count: usize) -> Vec<Call> {
        let until = Instant::now() + Duration::from_secs(20);
        loop {
            let calls = self.calls.lock().unwrap().clone();
            if calls.len() >= count {
                return calls;
            }
            assert!(Instant::now() < until, "{} calls of {count} came", calls.len());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

pub async fn company_id(client: &Client) -> String {
    let mine = client.ask("{ myCompanies { edges { node { id } } } }", json!({})).await.data();
    mine["myCompanies"]["edges"][0]["node"]["id"].as_str().unwrap().to_owned()
}

const CREATE: &str = "mutation($i: WebhookSettingCreateInput!) { createWebhookSetting(input: $i) { id orgId endpointUri activated } }";

pub async fn create(client: &Client, uri: &str) -> crate::support::client::Answer<Value> {
    let company_id = company_id(client).await;
    let input = json!({ "companyId": company_id, "endpointUri": uri, "token": TOKEN, "activated": true });
    client.ask(CREATE, json!({ "i": input })).await.map(|data| data["createWebhookSetting"].clone())
}

async fn update(client: &Client, id: &str, input: Value) -> crate::support::client::Answer<Value> {
    let document = "mutation($id: ID!, $i: WebhookSettingUpdateInput!) { updateWebhookSetting(id: $id, input: $i) { endpointUri activated } }";
    client
        .ask(document, json!({ "id": id, "i": input }))
        .await
        .map(|data| data["updateWebhookSetting"].clone())
}

async fn setting(client: &Client, id: &str) -> crate::support::client::Answer<Value> {
    let document = "query($id: ID!) { webhooksetting(id: $id) { id orgId endpointUri activated } }";
    client.ask(document, json!({ "id": id })).await.map(|data| data["webhooksetting"].clone())
}
