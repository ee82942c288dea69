//! Companies abroad, asked of a directory of the test's own.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::*;
use crate::support::app::Profile::Producer;

/// Answers as VIES does, and counts.
struct Vies {
    url: String,
    calls: Arc<AtomicUsize>,
}

impl Vies {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/rest-api", listener.local_addr().unwrap());
        let calls = Arc::<AtomicUsize>::default();
        let count = Arc::clone(&calls);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let count = Arc::clone(&count);
                let service = service_fn(move |request: Request<Incoming>| {
                    count.fetch_add(1, Ordering::SeqCst);
                    async move { Ok::<_, Infallible>(answer(request.uri().path())) }
                });
                let connection = hyper::server::conn::http1::Builder::new();
                tokio::spawn(connection.serve_connection(TokioIo::new(stream), service));
            }
        });
        Self { url, calls }
    }

    fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }
}

fn answer(path: &str) -> Response<Full<Bytes>> {
    let told = match path {
        "/rest-api/ms/BE/vat/0541696005" => json!({
            "isValid": true, "userError": "VALID", "name": "VERVOER NV", "address": "Kerkstraat 1\n1000 Brussel",
        }),
        "/rest-api/ms/DE/vat/136695976" => {
            json!({ "isValid": true, "userError": "VALID", "name": "---", "address": "---" })
        }
        "/rest-api/ms/LU/vat/15027442" => json!({ "isValid": false, "userError": "MS_UNAVAILABLE" }),
        "/rest-api/ms/LU/vat/15027644" => {
            json!({ "isValid": false, "userError": "GLOBAL_MAX_CONCURRENT_REQ" })
        }
        "/rest-api/ms/IT/vat/00743110157" => {
            let mut broken = Response::new(Full::default());
            *broken.status_mut() = StatusCode::BAD_GATEWAY;
            return broken;
        }
        _ => json!({ "isValid": false, "userError": "INVALID", "name": "---", "address": "---" }),
    };
    Response::new(Full::new(Bytes::from(told.to_string())))
}

/// A number whose checksum is right.
fn luxembourgish(number: u32) -> String {
    let digits = 200_000 + number;
    format!("LU{digits}{:02}", digits % 89)
}

const INFOS: &str = "query ($clue: String) { companyInfos(clue: $clue) {
    orgId siret vatNumber name address isRegistered codePaysEtrangerEtablissement etatAdministratif
} }";

#[tokio::test]
async fn a_company_abroad_is_told_by_its_country_and_remembered() {
    let vies = Vies::start().await;
    let app = TestApp::with_vies(vies.url.clone()).await;
    let nobody = app.anonymous();
    for clue in ["BE 0541.696.005", "be0541696005"] {
        let infos = nobody.ask(INFOS, json!({ "clue": clue })).await.data()["companyInfos"].take();
        assert_eq!(
            infos,
            json!({
                "orgId": "BE0541696005", "siret": null, "vatNumber": "BE0541696005", "name": "VERVOER NV",
                "address": "Kerkstraat 1 1000 Brussel", "isRegistered": false, "codePaysEtrangerEtablissement": "BE",
                "etatAdministratif": "A",
            })
        );
    }
    assert_eq!(vies.calls(), 1);
    let undisclosed = nobody.ask(INFOS, json!({ "clue": "DE136695976" })).await.data()["companyInfos"].take();
    assert_eq!((&undisclosed["name"], &undisclosed["vatNumber"]), (&Value::Null, &json!("DE136695976")));
}

#[tokio::test]
async fn unknown_numbers_and_a_directory_that_is_away_are_told_apart() {
    let vies = Vies::start().await;
    let app = TestApp::with_vies(vies.url.clone()).await;
    for (clue, code) in [
        ("LU15027543", "BAD_USER_INPUT"),
        ("LU15027442", "EXTERNAL_SERVICE_ERROR"),
        ("IT00743110157", "EXTERNAL_SERVICE_ERROR"),
        ("LU15027644", "TOO_MANY_REQUESTS"),
        ("FR83404833048", "BAD_USER_INPUT"),
    ] {
        assert_eq!(app.anonymous().ask(INFOS, json!({ "clue": clue })).await.codes(), [code], "{clue}");
    }
    // The French one was not asked for.
    assert_eq!(vies.calls(), 4);
}

#[tokio::test]
async fn the_directory_is_asked_ten_times_a_second_at_most() {
    let vies = Vies::start().await;
    let app = TestApp::with_vies(vies.url.clone()).await;
    let mut codes: Vec<String> = Vec::new();
    let asked = (0..30).map(|number| {
        let nobody = app.anonymous();
        async move {
            let answer = nobody.ask(INFOS, json!({ "clue": luxembourgish(number) })).await;
            answer.codes().into_iter().map(str::to_owned).collect::<Vec<String>>()
        }
    });
    let before = std::time::Instant::now();
    for answer in futures_util::future::join_all(asked).await {
        codes.extend(answer);
    }
    let seconds = usize::try_from(before.elapsed().as_secs()).unwrap() + 2;
    assert!(vies.calls() <= 10 * seconds, "{} calls in {seconds} s", vies.calls());
    let refused = codes.iter().filter(|code| code.as_str() == "TOO_MANY_REQUESTS").count();
    assert_eq!(refused, 30 - vies.calls());
}

#[tokio::test]
async fn a_search_asks_only_when_companies_abroad_are_wanted() {
    let vies = Vies::start().await;
    let app = TestApp::with_vies(vies.url.clone()).await;
    let [asker] = app.companies([Producer]).await;
    let search = async |clue: &str, foreign: bool| {
        let document = "query ($clue: String!, $foreign: Boolean) {
            searchCompanies(clue: $clue, allowForeignCompanies: $foreign) { orgId name }
        }";
        asker.ask(document, json!({ "clue": clue, "foreign": foreign })).await
    };
    let clue = format!("BE0541696005,{},LU15027543", asker.siret);
    let french = search(&clue, false).await.data()["searchCompanies"].take();
    assert_eq!(french.as_array().unwrap().len(), 1);
    assert_eq!(vies.calls(), 0);
    let all = search(&clue, true).await.data()["searchCompanies"].take();
    let ids: Vec<&str> = all.as_array().unwrap().iter().map(|one| one["orgId"].as_str().unwrap()).collect();
    assert_eq!(ids, ["BE0541696005", asker.siret.as_str()]);
    assert_eq!(search("LU15027442", true).await.codes(), ["EXTERNAL_SERVICE_ERROR"]);
}
