//! Captchas, for eyes and for ears (platform specification, 1.1 and 3.3).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hyper::StatusCode;
use hyper::header::{CACHE_CONTROL, HeaderValue};
use jiff::Timestamp;
use serde::Serialize;

use super::app::App;
use super::backend::Backend;
use super::reply::{self, Reply};
use crate::error::BoxError;

/// What stands before the token of a spoken captcha.
pub const AUDIO: &str = "/captcha-audio/";

#[derive(Serialize)]
struct Shown {
    img: String,
    token: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Spoken {
    audio: Vec<String>,
    play_list: Vec<usize>,
}

/// A new captcha, as a picture.
pub async fn show<B: Backend>(app: &App<B>, now: Timestamp) -> Reply {
    let Some(backend) = app.gate.backend() else { return away() };
    json(backend.captcha(now).await.map(|captcha| Shown {
        img: format!("data:image/png;base64,{}", STANDARD.encode(captcha.picture)),
        token: captcha.token,
    }))
}

/// A captcha that was shown, as clips.
pub async fn speak<B: Backend>(app: &App<B>, path: &str, now: Timestamp) -> Reply {
    let Some(backend) = app.gate.backend() else { return away() };
    let token = path.strip_prefix(AUDIO).unwrap_or_default();
    json(backend.captcha_sound(token, now).await.map(|sound| Spoken {
        audio: sound.clips.iter().map(|clip| STANDARD.encode(clip)).collect(),
        play_list: sound.order,
    }))
}

fn json(body: Result<impl Serialize, BoxError>) -> Reply {
    match body {
        Ok(body) => {
            let body = serde_json::to_vec(&body).expect("texts and numbers are JSON");
            let reply = reply::new(StatusCode::OK, reply::JSON, body);
            reply::with(reply, CACHE_CONTROL, HeaderValue::from_static("no-store"))
        }
        Err(cause) => {
            tracing::error!(%cause, "a captcha failed");
            away()
        }
    }
}

fn away() -> Reply {
    let text = "Le service est momentanément indisponible. Réessayez dans quelques instants.";
    reply::text(StatusCode::SERVICE_UNAVAILABLE, text)
}
