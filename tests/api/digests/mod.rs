//! Digests of companies: asked of another service, which calls back, and fetched from it.

mod asked;
mod callback;

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::service::service_fn;
use hyper::{Method, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use trackdechets::digests::Digests;
use trackdechets::http::DigestCallback;
use trackdechets::jobs::digests::Orders;
use trackdechets::jobs::worker;

use crate::support::app::Profile::Producer;
use crate::support::app::TestApp;
use crate::support::client::{Answer, Client};
use crate::support::http::Reply;

const SECRET: &str = "0123456789abcdef0123456789abcdef";
const CALLBACK: &str = "/bilans-3f9c";
const FIELDS: &str = "id orgId year distantId state createdAt updatedAt";

/// What a request to the other service was: method and path, secret, body.
type Heard = (String, String, String);

/// The other service: it takes digests, numbers them, and has a document for each.
#[derive(Clone)]
struct Service {
    address: String,
    heard: Arc<Mutex<Vec<Heard>>>,
    /// What it answers instead of doing its work.
    answer: Arc<Mutex<Option<(StatusCode, &'static str)>>>,
}

impl Service {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/bilans/", listener.local_addr().unwrap());
        let service = Self { address, heard: Arc::default(), answer: Arc::default() };
        let its = service.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let its = its.clone();
                let answer = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
                    let its = its.clone();
                    async move { Ok::<_, Infallible>(its.answer(request).await) }
                });
                let connection = hyper::server::conn::http1::Builder::new();
                tokio::spawn(connection.serve_connection(TokioIo::new(stream), answer));
            }
        });
        service
    }

    async fn answer(&self, request: hyper::Request<hyper::body::Incoming>) -> Response<Full<Bytes>> {
        let asked = format!("{} {}", request.method(), request.uri());
        let is_order = request.method() == Method::POST;
        let secret = request.headers()["authorization"].to_str().unwrap().to_owned();
        let body = request.into_body().collect().await.unwrap().to_bytes();
        let mut heard = self.heard.lock().unwrap();
        heard.push((asked, secret, String::from_utf8(body.to_vec()).unwrap()));
        let (status, body) = match *self.answer.lock().unwrap() {
            Some((status, body)) => (status, body.to_owned()),
            None if is_order => {
                (StatusCode::CREATED, json!({ "distantId": format!("b/{}", heard.len()) }).to_string())
            }
            None => (StatusCode::OK, "%PDF-1.7 bilan".to_owned()),
        };
        let mut answer = Response::new(Full::from(body));
        *answer.status_mut() = status;
        answer
    }

    fn heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap().clone()
    }

    /// From now on it answers this, whatever it is asked.
    fn says(&self, status: StatusCode, body: &'static str) {
        *self.answer.lock().unwrap() = Some((status, body));
    }
}

/// Our service beside the other one, and a member of a company in a browser.
struct Pair {
    app: TestApp,
    service: Service,
    member: Client,
    work: JoinHandle<()>,
}

impl Pair {
    async fn start() -> Self {
        let service = Service::start().await;
        let digests = Digests::new(&service.address, SECRET).unwrap();
        let callback = DigestCallback { path: CALLBACK.into(), secret: SECRET.into() };
        let app = TestApp::with_digests(digests.clone(), callback).await;
        let [admin] = app.companies([Producer]).await;
        let member = app.session(&app.member(&admin, "READER").await).await;
        let orders = Orders::new(app.store.clone(), digests);
        let work = tokio::spawn(worker::run(app.store.clone(), orders));
        Self { app, service, member: Client { siret: admin.siret, ..member }, work }
    }

    /// A digest that the other service has in hand.
    async fn pending(&self) -> Value {
        let id = create(&self.member, 2026).await.data()["id"].as_str().unwrap().to_owned();
        self.until(&id, "PENDING").await
    }

    /// The id of a digest that is over, of another year.
    async fn other(&self, state: &str) -> String {
        let id = format!("c{state}");
        let sql = format!(
            "insert into company_digest (id, company_id, year, day, state, created_at, updated_at)
             select '{id}', id, 2025, '2026-11-24', '{state}', '2026-11-24 08:00Z', '2026-11-24 08:00Z' from company"
        );
        self.app.execute(&sql).await;
        id
    }

    async fn until(&self, id: &str, state: &str) -> Value {
        for _ in 0..2000 {
            let found = get(&self.member, id).await.data();
            if found["state"] == state {
                return found;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("{} is not {state}", get(&self.member, id).await.data());
    }

    /// Calls back as the other service does.
    async fn call_back(&self, distant_id: &str, status: &str) -> Reply {
        let body = json!({ "distantId": distant_id, "status": status }).to_string();
        let bearer = format!("Bearer {SECRET}");
        let headers = [("authorization", bearer.as_str()), ("content-type", "application/json")];
        self.app.http.send("POST", CALLBACK, &headers, body).await
    }
}

impl Drop for Pair {
    fn drop(&mut self) {
        self.work.abort();
    }
}

async fn create(by: &Client, year: i32) -> Answer<Value> {
    let document = format!(
        "mutation($i: CompanyDigestCreateInput!) {{ createCompanyDigest(input: $i) {{ {FIELDS} }} }}"
    );
    let input = json!({ "orgId": by.siret, "year": year });
    by.ask(&document, json!({ "i": input })).await.map(|data| data["createCompanyDigest"].clone())
}

async fn get(by: &Client, id: &str) -> Answer<Value> {
    let document = format!("query($id: ID!) {{ companyDigest(id: $id) {{ {FIELDS} }} }}");
    by.ask(&document, json!({ "id": id })).await.map(|data| data["companyDigest"].clone())
}

async fn list(by: &Client, org_id: &str) -> Answer<Value> {
    let document = "query($o: String!) { companyDigests(orgId: $o) { id year state } }";
    by.ask(document, json!({ "o": org_id })).await.map(|data| data["companyDigests"].clone())
}

async fn pdf(by: &Client, id: &str) -> Answer<Value> {
    let document = "query($id: ID!) { companyDigestPdf(id: $id) { token downloadLink } }";
    by.ask(document, json!({ "id": id })).await.map(|data| data["companyDigestPdf"].clone())
}
