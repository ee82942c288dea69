//! The service that puts yearly digests of companies together. It is asked for one and answers at once what it calls
//! it; when the digest is there, or when it failed, it calls back (`http::digest`), and hands out the PDF.
//!
//! | request | answer |
//! |---|---|
//! | `POST <address>`, `{"orgId": "…", "year": 2026}` | 2xx, `{"distantId": "…"}` |
//! | `GET <address>/<distantId>/pdf` | 200, the PDF |
//!
//! Both bear `Authorization: Bearer <secret>`; so does the call back.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue, USER_AGENT};
use hyper::{Method, Request};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use serde_json::json;

const TIMEOUT: Duration = Duration::from_secs(10);
const LARGEST_ANSWER: usize = 64 * 1024;
const LARGEST_PDF: usize = 20 * 1024 * 1024;
const LONGEST_ID: usize = 200;

/// The service, as we reach it.
#[derive(Clone)]
pub struct Digests {
    /// Without a slash at its end.
    address: String,
    bearer: HeaderValue,
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
}

/// The service gave no answer that is of use: for the log.
#[derive(Debug, thiserror::Error)]
#[error("the service of digests gave no answer: {0}")]
pub struct Away(String);

/// A secret that no header can hold.
#[derive(Debug, thiserror::Error)]
#[error("the secret cannot be sent in a header")]
pub struct Unsendable;

impl Digests {
    /// Reaches for nothing.
    pub fn new(address: &str, secret: &str) -> Result<Self, Unsendable> {
        let mut bearer = HeaderValue::from_str(&format!("Bearer {secret}")).map_err(|_| Unsendable)?;
        bearer.set_sensitive(true);
        let connector =
            HttpsConnectorBuilder::new().with_webpki_roots().https_or_http().enable_http1().build();
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Ok(Self { address: address.trim_end_matches('/').to_owned(), bearer, client })
    }

    /// Asks for a digest; what the service calls it.
    pub async fn order(&self, org_id: &str, year: i32) -> Result<String, Away> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Taken {
            distant_id: String,
        }
        let body = json!({ "orgId": org_id, "year": year }).to_string();
        let answer = self.ask(Method::POST, &self.address, body, LARGEST_ANSWER).await?;
        let Taken { distant_id } = serde_json::from_slice(&answer).map_err(away)?;
        if distant_id.is_empty() || distant_id.len() > LONGEST_ID {
            return Err(away("the digest has no name that can be kept"));
        }
        Ok(distant_id)
    }

    /// The document of a digest that is there.
    pub async fn pdf(&self, distant_id: &str) -> Result<Vec<u8>, Away> {
        let name = utf8_percent_encode(distant_id, NON_ALPHANUMERIC);
        let uri = format!("{}/{name}/pdf", self.address);
        let file = self.ask(Method::GET, &uri, String::new(), LARGEST_PDF).await?;
        if !file.starts_with(b"%PDF-") {
            return Err(away("what came is no PDF"));
        }
        Ok(file.into())
    }

    async fn ask(&self, method: Method, uri: &str, body: String, largest: usize) -> Result<Bytes, Away> {
        let request = Request::builder()
            .method(method)
            .uri(uri)
            .header(AUTHORIZATION, &self.bearer)
            .header(USER_AGENT, concat!("trackdechets/", env!("CARGO_PKG_VERSION")))
            .header(ACCEPT, "application/json, application/pdf")
            .header(CONTENT_TYPE, "application/json")
            .body(Full::from(body))
            .map_err(away)?;
        let exchange = async {
            let answer = self.client.request(request).await.map_err(away)?;
            if !answer.status().is_success() {
                return Err(away(answer.status()));
            }
            Ok(Limited::new(answer.into_body(), largest).collect().await.map_err(away)?.to_bytes())
        };
        tokio::time::timeout(TIMEOUT, exchange).await.map_err(away)?
    }
}

impl fmt::Debug for Digests {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Digests").field("address", &self.address).finish_non_exhaustive()
    }
}

fn away(cause: impl fmt::Display) -> Away {
    Away(cause.to_string())
}
