//! Everything that is no GraphQL.

use std::time::Duration;

use hyper::body::Bytes;
use hyper::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, ETAG, EXPIRES, HeaderName, HeaderValue, IF_NONE_MATCH, LOCATION,
    PRAGMA, SET_COOKIE,
};
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};
use jiff::Timestamp;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::de::IgnoredAny;
use sha2::{Digest, Sha256};

use super::app::{App, ROAD_CONTROL, Route};
use super::backend::{Backend, Download};
use super::body::Payload;
use super::parameter::Parameter;
use super::reply::{self, Reply};
use super::{accounts, acting, captcha, digest, mailbox, monitor, oauth2, pages, statistics};
use crate::context::Request;

/// How long the database may take to say that it is there.
const PING_TIME: Duration = Duration::from_secs(2);
const NO_CACHE: [(HeaderName, HeaderValue); 3] = [
    (CACHE_CONTROL, HeaderValue::from_static("private, no-cache, no-store, must-revalidate")),
    (EXPIRES, HeaderValue::from_static("-1")),
    (PRAGMA, HeaderValue::from_static("no-cache")),
];
const PLAIN: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");
/// What `filename*` may not hold as it is.
const UNSAFE_IN_NAME: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'%')
    .add(b'\'')
    .add(b'(')
    .add(b')')
    .add(b'*')
    .add(b',')
    .add(b'/')
    .add(b';')
    .add(b'\\');

/// Answers a request on any path but `/`.
pub async fn answer<B: Backend>(
    app: &App<B>,
    route: Route,
    head: &Parts,
    payload: &Payload<'_>,
    request: &Request,
) -> Reply {
    let now = request.now;
    if route == Route::Exports {
        return reply::text(StatusCode::GONE, "Cette route n'existe plus : utilisez l'API GraphQL.");
    }
    if head.method == Method::POST {
        return match route {
            Route::Login => accounts::log_in(app, head, payload, request.ip, now).await,
            Route::Logout => accounts::log_out(app, head).await,
            Route::UserActivation => accounts::activate(app, payload, now).await,
            Route::QueueMonitor => monitor::settle(app, head, payload, request).await,
            Route::Digest => digest::answer(app, head, payload, now).await,
            Route::Otp => accounts::second_factor(app, head, payload, now).await,
            Route::Impersonate => acting::begin(app, head, payload, request).await,
            Route::Decision => oauth2::decide(app, head, payload, request).await,
            Route::Token => oauth2::token(app, head, payload, now).await,
            Route::QrCode => pages::qr_code(app, payload, request),
            _ => reply::not_found(),
        };
    }
    if head.method == Method::DELETE && route == Route::Impersonate {
        return acting::stop(app, head, request).await;
    }
    if head.method != Method::GET && head.method != Method::HEAD {
        return reply::not_found();
    }
    match route {
        Route::Ping => reply::text(StatusCode::OK, "Pong!"),
        Route::Ready => ready(app).await,
        Route::Metrics => metrics(app, head).await,
        Route::Download => download(app, head, now).await,
        Route::RoadControl => road_control(app, head, now).await,
        Route::IsAuthenticated => is_authenticated(app, request),
        Route::Mailbox => mailbox::answer(app, head.uri.path()).await,
        Route::Statistics => statistics::answer(app, head, now).await,
        Route::QueueMonitor => monitor::answer(app, head, request).await,
        Route::Captcha => captcha::show(app, now).await,
        Route::CaptchaAudio => captcha::speak(app, head.uri.path(), now).await,
        Route::Schema => schema(app, head),
        Route::Doc => app.site.answer(head.uri.path(), &head.headers).await,
        Route::Graphiql => app.playground.file(head.uri.path()).await,
        Route::Authorize => oauth2::authorize(app, head, request).await,
        Route::Login | Route::Page => pages::answer(app, head, now).await,
        Route::Graphql
        | Route::Exports
        | Route::Logout
        | Route::Decision
        | Route::Token
        | Route::QrCode
        | Route::UserActivation
        | Route::Digest
        | Route::Otp
        | Route::Impersonate
        | Route::Unknown => reply::not_found(),
    }
}

/// JSON that is none, or no object or array, is refused on any path.
pub fn check_json(bytes: &[u8]) -> Result<(), Reply> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let container = matches!(bytes.trim_ascii_start().first(), Some(b'{' | b'['));
    if container && serde_json::from_slice::<IgnoredAny>(bytes).is_ok() {
        return Ok(());
    }
    Err(reply::plain_error(StatusCode::BAD_REQUEST, "Le corps de la requête n'est pas du JSON valide."))
}

/// Whether requests can be served: the process is up and so is its database.
async fn ready<B: Backend>(app: &App<B>) -> Reply {
    let up = match app.gate.backend() {
        Some(backend) => match tokio::time::timeout(PING_TIME, backend.ping()).await {
            Ok(Ok(())) => true,
            Ok(Err(cause)) => {
                tracing::warn!(%cause, "the database is away");
                false
            }
            Err(_elapsed) => {
                tracing::warn!("the database does not answer");
                false
            }
        },
        None => false,
    };
    app.metrics.database_up.set(up.into());
    let starting = app.gate.backend().is_none();
    let (status, body) = match (up, starting) {
        (true, _) => (StatusCode::OK, r#"{"status":"ready","database":"up"}"#),
        (false, true) => (StatusCode::SERVICE_UNAVAILABLE, r#"{"status":"starting","database":"down"}"#),
        (false, false) => (StatusCode::SERVICE_UNAVAILABLE, r#"{"status":"unavailable","database":"down"}"#),
    };
    let reply = reply::new(status, reply::JSON, body);
    reply::with(reply, CACHE_CONTROL, HeaderValue::from_static("no-store"))
}

/// For the operator only: who comes through our proxies does not see it.
async fn metrics<B: Backend>(app: &App<B>, head: &Parts) -> Reply {
    if app.settings.trusted_proxies > 0 && head.headers.contains_key("x-forwarded-for") {
        return reply::not_found();
    }
    if let Some(limiter) = &app.limiter {
        app.metrics.limiter_clients.set(i64::try_from(limiter.clients()).unwrap_or(i64::MAX));
    }
    let more = match app.gate.backend() {
        Some(backend) => backend.gauges().await,
        None => Vec::new(),
    };
    let content_type = HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");
    reply::new(StatusCode::OK, content_type, app.metrics.render(&more))
}

async fn download<B: Backend>(app: &App<B>, head: &Parts, now: Timestamp) -> Reply {
    let query = head.uri.query().unwrap_or_default().as_bytes();
    let token = match Parameter::named(query, "token") {
        Parameter::One(token) if !token.is_empty() => token,
        Parameter::Several => return reply::text(StatusCode::BAD_REQUEST, "Le token doit être un texte."),
        _ => return reply::text(StatusCode::BAD_REQUEST, "Le token est manquant."),
    };
    let away = || reply::text(StatusCode::SERVICE_UNAVAILABLE, "Le service est momentanément indisponible.");
    let Some(backend) = app.gate.backend() else { return away() };
    match backend.take_download(&token, now).await {
        Ok(Some(file)) => handed_out(file),
        Ok(None) => reply::text(StatusCode::FORBIDDEN, "Le token est invalide ou expiré."),
        Err(cause) => {
            tracing::error!(%cause, "a download failed");
            away()
        }
    }
}

/// A file for the browser to keep.
pub fn handed_out(file: Download) -> Reply {
    let content_type = HeaderValue::from_str(&file.content_type)
        .unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let mut reply = reply::new(StatusCode::OK, content_type, file.content);
    reply.headers_mut().insert(CONTENT_DISPOSITION, attachment(&file.file_name));
    reply::with(reply, CACHE_CONTROL, HeaderValue::from_static("no-store"))
}

/// A link for roadside checks leads to the note; whoever has it needs no account. Refusals are for people to read:
/// their status is 200.
async fn road_control<B: Backend>(app: &App<B>, head: &Parts, now: Timestamp) -> Reply {
    let token = head.uri.path().strip_prefix(ROAD_CONTROL).unwrap_or_default();
    let away = || reply::text(StatusCode::SERVICE_UNAVAILABLE, "Le service est momentanément indisponible.");
    let Some(backend) = app.gate.backend() else { return away() };
    let reply = match backend.road_control(token, now).await {
        Ok(Some(link)) => match HeaderValue::from_str(&link) {
            Ok(link) => reply::with(reply::text(StatusCode::FOUND, "Le bordereau est prêt."), LOCATION, link),
            Err(cause) => {
                tracing::error!(%cause, "no link can be made of the address of the API");
                away()
            }
        },
        Ok(None) => reply::text(
            StatusCode::OK,
            "Ce lien de contrôle est inconnu ou n'est plus valable. Demandez au transporteur d'en créer un autre.",
        ),
        Err(cause) => {
            tracing::error!(%cause, "a roadside link failed");
            away()
        }
    };
    reply::with(reply, CACHE_CONTROL, HeaderValue::from_static("no-store"))
}

/// Tells the browser to keep the file under its name; a plain one for old clients comes first.
fn attachment(name: &str) -> HeaderValue {
    let plain: String = name
        .chars()
        .map(
            |char| {
                if char.is_ascii_graphic() && !"\"\\/%;".contains(char) || char == ' ' { char } else { '_' }
            },
        )
        .collect();
    let text = if plain == name {
        format!("attachment; filename=\"{plain}\"")
    } else {
        format!(
            "attachment; filename=\"{plain}\"; filename*=UTF-8''{}",
            utf8_percent_encode(name, UNSAFE_IN_NAME)
        )
    };
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("attachment"))
}

/// Only a session makes it true.
fn is_authenticated<B>(app: &App<B>, request: &Request) -> Reply {
    let body = match request.session {
        Some(_) => r#"{"isAuthenticated":true}"#,
        None => r#"{"isAuthenticated":false}"#,
    };
    let mut reply = reply::new(StatusCode::OK, reply::JSON, body);
    reply.headers_mut().extend(NO_CACHE);
    if let Some(session) = &request.session {
        reply.headers_mut().append(SET_COOKIE, app.settings.session_cookie.set(&session.id()));
    }
    reply
}

fn schema<B: Backend>(app: &App<B>, head: &Parts) -> Reply {
    let Some(backend) = app.gate.backend() else {
        return reply::text(
            StatusCode::SERVICE_UNAVAILABLE,
            "Le service démarre. Réessayez dans quelques instants.",
        );
    };
    tagged(
        head,
        PLAIN,
        Bytes::copy_from_slice(backend.sdl().as_bytes()),
        HeaderValue::from_static("no-cache"),
    )
}

/// A content with a tag by which a client that has it already is told so.
pub fn tagged(head: &Parts, content_type: HeaderValue, content: Bytes, caching: HeaderValue) -> Reply {
    let digest = Sha256::digest(&content);
    let tag: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{tag}\"");
    let known = head.headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_known =
        known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag || one.trim() == "*");
    let mut reply = if is_known {
        let mut reply = Reply::default();
        *reply.status_mut() = StatusCode::NOT_MODIFIED;
        reply
    } else {
        reply::new(StatusCode::OK, content_type, content)
    };
    reply.headers_mut().insert(CACHE_CONTROL, caching);
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        reply.headers_mut().insert(ETAG, tag);
    }
    reply
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_survive_the_header() {
        assert_eq!(attachment("BSD-2026.pdf"), "attachment; filename=\"BSD-2026.pdf\"");
        assert_eq!(
            attachment("été\"\r\n.csv"),
            "attachment; filename=\"_t____.csv\"; filename*=UTF-8''%C3%A9t%C3%A9%22%0D%0A.csv"
        );
    }

    #[test]
    fn json_is_an_object_or_an_array() {
        for good in ["{}", " [1]", "\u{FEFF}{}"] {
            assert!(check_json(good.as_bytes()).is_ok(), "{good}");
        }
        for bad in ["", "1", "\"x\"", "{", "[}", "null"] {
            assert!(check_json(bad.as_bytes()).is_err(), "{bad}");
        }
    }
}
