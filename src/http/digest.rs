//! The call back of the service of digests (`crate::digests` asks it): a shared secret, then what became of which
//! digest (platform specification, 10.3).

use hyper::StatusCode;
use hyper::header::AUTHORIZATION;
use hyper::http::request::Parts;
use jiff::Timestamp;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::app::App;
use super::backend::Backend;
use super::body::Payload;
use super::reply::{self, Reply};

/// Where the service calls back, and what it is known by.
#[derive(Clone)]
pub struct DigestCallback {
    /// A path, with its slash.
    pub path: String,
    pub secret: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    distant_id: String,
    status: Status,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum Status {
    Processed,
    Error,
}

pub async fn answer<B: Backend>(app: &App<B>, head: &Parts, payload: &Payload<'_>, now: Timestamp) -> Reply {
    let known = app.settings.digest.as_ref().is_some_and(|callback| bears(head, &callback.secret));
    if !known {
        return reply::text(StatusCode::FORBIDDEN, "Le secret est absent ou erroné.");
    }
    let told = match payload {
        Payload::Json(held) => serde_json::from_slice::<Told>(&held.bytes).ok(),
        Payload::None | Payload::Form(_) | Payload::Document(_) => None,
    };
    let Some(told) = told else {
        let text = "Envoyez en JSON « distantId », un texte, et « status », PROCESSED ou ERROR.";
        return reply::text(StatusCode::BAD_REQUEST, text);
    };
    let away = || reply::text(StatusCode::SERVICE_UNAVAILABLE, "Le service est momentanément indisponible.");
    let Some(backend) = app.gate.backend() else { return away() };
    match backend.finish_digest(&told.distant_id, told.status == Status::Processed, now).await {
        Ok(true) => reply::text(StatusCode::OK, "ok"),
        Ok(false) => reply::text(StatusCode::NOT_FOUND, "Aucun bilan en cours ne porte cet identifiant."),
        Err(cause) => {
            tracing::error!(%cause, "what became of a digest could not be written");
            away()
        }
    }
}

/// Compares hashes: how long that takes tells nothing of the secret.
fn bears(head: &Parts, secret: &str) -> bool {
    let given = head.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = given.and_then(|text| {
        let (scheme, token) = text.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then_some(token)
    });
    given.is_some_and(|token| Sha256::digest(token) == Sha256::digest(secret))
}
