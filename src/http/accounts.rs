//! Log-in, log-out and the link of a sign-up: forms of the web application, answered by redirections to it
//! (platform specification, 3.3 and 3.6).

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::net::IpAddr;

use hyper::StatusCode;
use hyper::header::{CACHE_CONTROL, HeaderValue, LOCATION, RETRY_AFTER, SET_COOKIE};
use hyper::http::request::Parts;
use jiff::Timestamp;
use url::Url;
use url::form_urlencoded::Serializer;

use super::app::App;
use super::backend::{Backend, Credentials, Login, SecondFactor};
use super::body::Payload;
use super::limiter::{Limiter, Standing};
use super::origin;
use super::parameter::Parameter;
use super::reply::{self, Reply};

/// The most bytes of a page to return to after a second factor.
const LONGEST_RETURN: usize = 2000;

/// Opens a session, or says why not.
pub async fn log_in<B: Backend>(
    app: &App<B>,
    head: &Parts,
    payload: &Payload<'_>,
    ip: IpAddr,
    now: Timestamp,
) -> Reply {
    if let Some(refusal) = origin::refuse_foreign(app, head) {
        return refusal;
    }
    let fields = Fields::of(payload);
    let email = fields.text("email").trim().to_lowercase();
    let standing = counted(app, ip, &email, now);
    let mut reply = match standing {
        Some(standing) if !standing.allowed => limited(app, standing),
        _ => attempt(app, &fields, &email, now).await,
    };
    if let Some(standing) = standing {
        reply.extensions_mut().insert(standing);
    }
    reply
}

/// An attempt that is not one too many.
async fn attempt<B: Backend>(app: &App<B>, fields: &Fields<'_>, email: &str, now: Timestamp) -> Reply {
    let password = fields.text("password");
    let ui = &app.settings.ui_url;
    if email.is_empty() || password.is_empty() {
        return redirect(&page(ui, "/login?errorCode=&username="));
    }
    let Some(backend) = app.gate.backend() else { return away() };
    let return_to = fields.text("returnTo");
    let refused = |code: &str| {
        let mut query = Serializer::new(String::new());
        query.append_pair("errorCode", code).append_pair("username", email);
        if !return_to.is_empty() {
            query.append_pair("returnTo", &return_to);
        }
        redirect(&page(ui, &format!("/login?{}", query.finish())))
    };
    let (captcha_token, captcha_input) = (fields.text("captchaToken"), fields.text("captchaInput"));
    let given = Credentials {
        email,
        password: &password,
        captcha_token: captcha_token.trim(),
        captcha_input: captcha_input.trim(),
        return_to: kept_return(&return_to),
    };
    match backend.log_in(given, now).await {
        Ok(Login::Opened(id)) => {
            // Whoever was logged in before in this browser is no more.
            let mut reply = redirect(&inside(ui, &return_to));
            reply.headers_mut().append(SET_COOKIE, app.settings.session_cookie.set(&id));
            reply
        }
        Ok(Login::Refused) => refused("INVALID_USER_OR_PASSWORD"),
        Ok(Login::CaptchaNeeded) => refused("INVALID_USER_OR_PASSWORD_NEEDS_CAPTCHA"),
        Ok(Login::WrongCaptcha) => refused("INVALID_CAPTCHA"),
        Ok(Login::NotActivated) => refused("NOT_ACTIVATED"),
        Ok(Login::SecondFactor(id)) => {
            let mut reply = redirect(&page(ui, "/second-factor"));
            reply.headers_mut().append(SET_COOKIE, app.settings.session_cookie.set_half(&id));
            reply
        }
        Err(cause) => {
            tracing::error!(%cause, "a log-in failed");
            away()
        }
    }
}

/// Makes the half session of a right password a whole one, by a code.
pub async fn second_factor<B: Backend>(
    app: &App<B>,
    head: &Parts,
    payload: &Payload<'_>,
    now: Timestamp,
) -> Reply {
    if let Some(refusal) = origin::refuse_foreign(app, head) {
        return refusal;
    }
    let (ui, cookie) = (&app.settings.ui_url, &app.settings.session_cookie);
    let timed_out = || redirect(&page(ui, "/login?errorCode=TOTP_TIMEOUT_OR_MISSING_SESSION"));
    let Some(half) = cookie.read(&head.headers) else { return timed_out() };
    let Some(backend) = app.gate.backend() else { return away() };
    let fields = Fields::of(payload);
    let refused = |code: &str| redirect(&page(ui, &format!("/second-factor?errorCode={code}")));
    match backend.second_factor(half, &fields.text("totp"), now).await {
        Ok(SecondFactor::Opened { id, return_to }) => {
            let mut reply = redirect(&inside(ui, &return_to));
            reply.headers_mut().append(SET_COOKIE, cookie.set(&id));
            reply
        }
        Ok(SecondFactor::NoSession) => timed_out(),
        Ok(SecondFactor::Missing) => refused("MISSING_TOTP"),
        Ok(SecondFactor::Wrong) => refused("INVALID_TOTP"),
        Ok(SecondFactor::Locked(until)) => {
            refused(&format!("TOTP_LOCKOUT&lockout={}", until.as_millisecond()))
        }
        Err(cause) => {
            tracing::error!(%cause, "a second factor failed");
            away()
        }
    }
}

/// Ends the session, if there is one.
pub async fn log_out<B: Backend>(app: &App<B>, head: &Parts) -> Reply {
    let mut reply = redirect(&page(&app.settings.ui_url, ""));
    let cookie = &app.settings.session_cookie;
    if let Some(id) = cookie.read(&head.headers) {
        let Some(backend) = app.gate.backend() else { return away() };
        if let Err(cause) = backend.log_out(id).await {
            tracing::error!(%cause, "a session could not be ended");
            return away();
        }
        reply.headers_mut().append(SET_COOKIE, cookie.clear());
    }
    reply
}

/// Makes the account of a mailed link usable.
pub async fn activate<B: Backend>(app: &App<B>, payload: &Payload<'_>, now: Timestamp) -> Reply {
    let ui = &app.settings.ui_url;
    let fields = Fields::of(payload);
    let hash = fields.text("hash");
    let activated = match app.gate.backend() {
        _ if hash.is_empty() => Ok(false),
        Some(backend) => backend.activate(&hash, now).await,
        None => return away(),
    };
    match activated {
        Ok(true) => redirect(&page(ui, "/login?signup=complete")),
        Ok(false) => redirect(&page(ui, "/user-activation?errorCode=INVALID_OR_MISSING_HASH")),
        Err(cause) => {
            tracing::error!(%cause, "an account could not be activated");
            away()
        }
    }
}

/// To a page of the web application.
pub fn redirect(location: &str) -> Reply {
    let mut reply = reply::new(StatusCode::FOUND, reply::TEXT, "");
    let location = HeaderValue::from_str(location).expect("URLs are ASCII");
    reply.headers_mut().insert(LOCATION, location);
    reply::with(reply, CACHE_CONTROL, HeaderValue::from_static("no-store"))
}

/// A path below the base of the web application; the empty one is the base as the service has always spelled it.
pub fn page(ui: &Url, path: &str) -> String {
    format!("{}{path}", ui.as_str().trim_end_matches('/'))
}

/// Where a person who logs in wanted to go, if that is a page of the web application.
fn inside(ui: &Url, return_to: &str) -> String {
    let wanted = Url::parse(&page(ui, return_to)).ok();
    let is_ours =
        |url: &Url| url.origin() == ui.origin() && url.username().is_empty() && url.password().is_none();
    wanted.filter(is_ours).map_or_else(|| page(ui, "/"), Into::into)
}

/// What of a wish where to return is kept beside half a session: one that is long is none.
fn kept_return(return_to: &str) -> &str {
    if return_to.len() <= LONGEST_RETURN { return_to } else { "" }
}

/// The database is not there yet, or away.
pub fn away() -> Reply {
    let text = "Le service est momentanément indisponible. Réessayez dans quelques instants.";
    reply::text(StatusCode::SERVICE_UNAVAILABLE, text)
}

/// Ten attempts a minute, for an address and an e-mail.
fn counted<B>(app: &App<B>, ip: IpAddr, email: &str, now: Timestamp) -> Option<Standing> {
    let limiter = app.logins.as_ref()?;
    let email = if email.is_empty() { "void" } else { email };
    let key = app.log_in_keys.hash_one((ip.to_canonical(), email));
    Some(limiter.hit_key(key, now.as_millisecond()))
}

fn limited<B>(app: &App<B>, standing: Standing) -> Reply {
    app.metrics.rate_limited.inc();
    let (limit, seconds) = (standing.limit, app.logins.as_ref().map_or(0, Limiter::window_seconds));
    let text = format!(
        "Quota de {limit} tentatives de connexion par fenêtre de {seconds} secondes dépassé. Réessayez plus tard."
    );
    let reply = reply::text(StatusCode::TOO_MANY_REQUESTS, text);
    reply::with(reply, RETRY_AFTER, HeaderValue::from(seconds))
}

/// The texts of a form, or of a JSON object.
pub enum Fields<'a> {
    None,
    Form(&'a [u8]),
    Json(serde_json::Map<String, serde_json::Value>),
}

impl<'a> Fields<'a> {
    pub fn of(payload: &'a Payload<'_>) -> Self {
        match payload {
            Payload::Form(held) => Self::Form(&held.bytes),
            Payload::Json(held) => serde_json::from_slice(&held.bytes).map_or(Self::None, Self::Json),
            Payload::None | Payload::Document(_) => Self::None,
        }
    }

    /// Empty where there is no such text, or several, or one that no database keeps.
    pub fn text(&self, name: &str) -> Cow<'_, str> {
        let text = match self {
            Self::None => Cow::Borrowed(""),
            Self::Form(bytes) => Parameter::named(bytes, name).one().unwrap_or_default(),
            Self::Json(object) => {
                Cow::Borrowed(object.get(name).and_then(|value| value.as_str()).unwrap_or_default())
            }
        };
        if text.contains('\0') { Cow::Borrowed("") } else { text }
    }

    /// Whether there is such a field at all, whatever it holds.
    pub fn is_given(&self, name: &str) -> bool {
        match self {
            Self::None => false,
            Self::Form(bytes) => Parameter::named(bytes, name) != Parameter::Absent,
            Self::Json(object) => object.contains_key(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_returns_to_our_own_pages_alone() {
        let ui: Url = "https://ui.example.org".parse().unwrap();
        for (wanted, location) in [
            ("", "https://ui.example.org/"),
            ("/dashboard?a=1", "https://ui.example.org/dashboard?a=1"),
            ("//x", "https://ui.example.org//x"),
            ("https://evil.test/", "https://ui.example.org/"),
            (".evil.test/", "https://ui.example.org/"),
            ("@evil.test/", "https://ui.example.org/"),
            (":8443/", "https://ui.example.org/"),
            ("/a\r\nSet-Cookie: b=c", "https://ui.example.org/aSet-Cookie:%20b=c"),
        ] {
            assert_eq!(inside(&ui, wanted), location, "{wanted:?}");
        }
    }
}
