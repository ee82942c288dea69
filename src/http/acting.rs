//! Administrators of the platform begin and stop to act as somebody else (platform specification, 1.1). For
//! others there is no such address.

use hyper::StatusCode;
use hyper::http::request::Parts;

use super::accounts::{Fields, away, page, redirect};
use super::app::App;
use super::backend::{Acting, Backend};
use super::body::Payload;
use super::reply::{self, Reply};
use crate::context::Request;

/// From now on the session is somebody else's.
pub async fn begin<B: Backend>(
    app: &App<B>,
    head: &Parts,
    payload: &Payload<'_>,
    request: &Request,
) -> Reply {
    let Some(session) = app.settings.session_cookie.read(&head.headers) else { return hidden() };
    let Some(backend) = app.gate.backend() else { return away() };
    let fields = Fields::of(payload);
    match backend.act_as(session, &fields.text("email"), request.ip, request.now).await {
        Ok(Acting::Begun) => redirect(&page(&app.settings.ui_url, "")),
        Ok(Acting::Unknown) => reply::text(StatusCode::BAD_REQUEST, "Aucun compte n'a cette adresse e-mail."),
        Ok(Acting::NotAllowed) => hidden(),
        Err(cause) => {
            tracing::error!(%cause, "nobody could be acted as");
            away()
        }
    }
}

/// The session is its administrator's again.
pub async fn stop<B: Backend>(app: &App<B>, head: &Parts, request: &Request) -> Reply {
    let Some(session) = app.settings.session_cookie.read(&head.headers) else { return hidden() };
    let Some(backend) = app.gate.backend() else { return away() };
    match backend.stop_acting(session, request.now).await {
        Ok(true) => redirect(&page(&app.settings.ui_url, "")),
        Ok(false) => hidden(),
        Err(cause) => {
            tracing::error!(%cause, "acting as somebody could not be stopped");
            away()
        }
    }
}

fn hidden() -> Reply {
    reply::text(StatusCode::NOT_FOUND, "")
}
