//! Names of French municipalities, asked of a public geocoder (its API has the shape of geo.api.gouv.fr).

use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};
use crate::web::Web;

const TIMEOUT: Duration = Duration::from_secs(2);

/// A geocoder, or none where no address is configured.
#[derive(Debug, Clone)]
pub struct Geocoder {
    web: Option<Web>,
}

/// A municipality, as the geocoder tells it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Municipality {
    #[serde(rename = "nom")]
    pub name: String,
    /// Its INSEE code.
    pub code: String,
}

impl Geocoder {
    pub fn new(address: Option<&str>) -> Self {
        Self { web: address.map(|address| Web::new(address, TIMEOUT)) }
    }

    /// The municipality around a point.
    pub async fn at(&self, latitude: f64, longitude: f64) -> Result<Option<Municipality>> {
        let path = format!("/communes?lat={latitude}&lon={longitude}&fields=nom,code");
        let found: Option<Vec<Municipality>> = self.ask(&path).await?;
        Ok(found.and_then(|list| list.into_iter().next()))
    }

    /// The municipality with an INSEE code that was checked before.
    pub async fn coded(&self, code: &str) -> Result<Option<Municipality>> {
        self.ask(&format!("/communes/{code}?fields=nom,code")).await
    }

    /// The municipality of this name among those of a postal code, which may have several.
    pub async fn in_postal_code(&self, postal_code: &str, name: &str) -> Result<Option<Municipality>> {
        if postal_code.len() != 5 || !postal_code.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(None);
        }
        let path = format!("/communes?codePostal={postal_code}&fields=nom,code");
        let found: Vec<Municipality> = self.ask(&path).await?.unwrap_or_default();
        let name = plain(name);
        Ok(found.into_iter().find(|place| plain(&place.name) == name))
    }

    /// What the geocoder answers at this path; none where it knows nothing.
    async fn ask<T: DeserializeOwned>(&self, path: &str) -> Result<Option<T>> {
        let Some(web) = &self.web else { return Err(away("none is configured")) };
        web.get(path).await.map_err(away)
    }
}

/// A name as postal addresses write it: `SAINT PRIEST` for `Saint-Priest`.
fn plain(name: &str) -> String {
    let letters = name.chars().flat_map(char::to_lowercase).map(|c| match c {
        'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        c if c.is_alphanumeric() => c,
        _ => ' ',
    });
    let letters: String = letters.collect();
    letters
        .split_whitespace()
        .map(|word| if word == "st" { "saint" } else { word })
        .collect::<Vec<_>>()
        .join(" ")
}

fn away(cause: impl std::fmt::Display) -> Error {
    tracing::warn!(%cause, "the geocoder gave no answer");
    Error::ExternalService("Le service de géocodage est indisponible.".into())
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;
    use crate::error::Code;

    /// A server that answers one request with this status and body; gives its address and the request's
    /// first line.
    async fn server(status: &'static str, body: &'static str) -> (String, tokio::task::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let task = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = vec![0; 4096];
            let length = stream.read(&mut request).await.unwrap();
            let answer = format!(
                "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            );
            stream.write_all(answer.as_bytes()).await.unwrap();
            String::from_utf8_lossy(&request[..length]).lines().next().unwrap().to_owned()
        });
        (address, task)
    }

    #[tokio::test]
    async fn a_point_has_a_municipality() {
        let (address, asked) = server("200 OK", r#"[{"nom": "Lyon", "code": "69123", "_score": 1}]"#).await;
        let found = Geocoder::new(Some(&address)).at(45.75, 4.85).await.unwrap();
        assert_eq!(found, Some(Municipality { name: "Lyon".into(), code: "69123".into() }));
        assert_eq!(asked.await.unwrap(), "GET /communes?lat=45.75&lon=4.85&fields=nom,code HTTP/1.1");
    }

    #[tokio::test]
    async fn the_sea_has_none() {
        let (address, _asked) = server("200 OK", "[]").await;
        assert_eq!(Geocoder::new(Some(&address)).at(0.0, 0.0).await.unwrap(), None);
    }

    #[tokio::test]
    async fn an_unknown_code_is_nothing() {
        let (address, asked) = server("404 Not Found", "").await;
        assert_eq!(Geocoder::new(Some(&address)).coded("00000").await.unwrap(), None);
        assert_eq!(asked.await.unwrap(), "GET /communes/00000?fields=nom,code HTTP/1.1");
    }

    #[tokio::test]
    async fn a_postal_code_has_municipalities_with_names() {
        let towns = r#"[{"nom": "Mions", "code": "69283"}, {"nom": "Saint-Priest", "code": "69290"}]"#;
        let (address, asked) = server("200 OK", towns).await;
        let found = Geocoder::new(Some(&address)).in_postal_code("69800", "ST PRIEST").await.unwrap();
        assert_eq!(found.unwrap().code, "69290");
        assert_eq!(asked.await.unwrap(), "GET /communes?codePostal=69800&fields=nom,code HTTP/1.1");
        // Nobody listens on port 1.
        let odd = Geocoder::new(Some("http://127.0.0.1:1")).in_postal_code("69 80", "x").await;
        assert_eq!(odd.unwrap(), None);
    }

    #[tokio::test]
    async fn no_geocoder_and_a_broken_one_are_told_alike() {
        let (broken, _asked) = server("500 Internal Server Error", "").await;
        let (talkative, _asked) = server("200 OK", "<html>").await;
        // Nobody listens on port 1.
        for address in [None, Some("http://127.0.0.1:1"), Some(&broken), Some(&talkative)] {
            let error = Geocoder::new(address).coded("69123").await.unwrap_err();
            assert_eq!(error.code(), Code::ExternalServiceError, "{address:?}");
        }
    }
}
