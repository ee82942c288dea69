//! Public services that answer in JSON: asked with a time limit, and read with a limit of size.

use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Empty, Limited};
use hyper::{StatusCode, Uri};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde::de::DeserializeOwned;

use crate::error::BoxError;

const LARGEST_ANSWER: usize = 64 * 1024;

/// One service. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Web {
    /// Without a slash at its end.
    address: String,
    timeout: Duration,
    client: Client<HttpsConnector<HttpConnector>, Empty<Bytes>>,
}

impl Web {
    pub fn new(address: &str, timeout: Duration) -> Self {
        let connector =
            HttpsConnectorBuilder::new().with_webpki_roots().https_or_http().enable_http1().build();
        Self {
            address: address.trim_end_matches('/').to_owned(),
            timeout,
            client: Client::builder(TokioExecutor::new()).build(connector),
        }
    }

    /// What the service has at this path; none where it has nothing (404).
    pub async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<Option<T>, BoxError> {
        let uri: Uri = format!("{}{path}", self.address).parse()?;
        let exchange = async {
            let answer = self.client.get(uri).await?;
            let status = answer.status();
            if status == StatusCode::NOT_FOUND {
                return Ok(None);
            }
            if !status.is_success() {
                return Err(status.to_string().into());
            }
            let body = Limited::new(answer.into_body(), LARGEST_ANSWER).collect().await?;
            Ok(Some(serde_json::from_slice(&body.to_bytes())?))
        };
        tokio::time::timeout(self.timeout, exchange).await?
    }
}
