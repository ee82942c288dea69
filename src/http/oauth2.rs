//! OAuth2, authorization code: statuses and bodies (platform specification, 3.4; RFC 6749 and 7636).

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hyper::StatusCode;
use hyper::header::{AUTHORIZATION, CACHE_CONTROL, HeaderValue, PRAGMA, SET_COOKIE, WWW_AUTHENTICATE};
use hyper::http::request::Parts;
use jiff::Timestamp;
use serde_json::json;
use url::Url;

use super::accounts::{self, Fields, away};
use super::app::App;
use super::backend::Backend;
use super::body::Payload;
use super::origin;
use super::parameter::Parameter;
use super::reply::{self, Reply};
use crate::context::Request;
use crate::error::BoxError;
use crate::oauth2::{Asked, Challenge, Claim, Decided, Exchanged, Request as Asking};

const BASIC: HeaderValue = HeaderValue::from_static("Basic realm=\"Users\"");
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// Tells the page that asks a person what an application wants, and under which number to decide.
pub async fn authorize<B: Backend>(app: &App<B>, head: &Parts, request: &Request) -> Reply {
    let Some(backend) = app.gate.backend() else { return away() };
    let (caller, session) = match (&request.caller, &request.session) {
        (Err(_), _) => return away(),
        (Ok(Some(caller)), Some(session)) => (caller, session.id()),
        _ => return unauthorized(),
    };
    let asking = match asking(head.uri.query().unwrap_or_default()) {
        Ok(asking) => asking,
        Err(refusal) => return refusal,
    };
    let unregistered = |message| refused(StatusCode::FORBIDDEN, "unauthorized_client", message);
    match backend.ask(&session, &asking, request.now).await {
        Ok(Asked::UnknownClient) => unregistered("Application inconnue (client_id)."),
        Ok(Asked::UnregisteredUri) => unregistered(
            "Cette adresse de retour (redirect_uri) n'est pas, au caractère près, l'une de celles de l'application.",
        ),
        Ok(Asked::Pending { transaction, client }) => {
            let body = json!({
                "transactionID": transaction,
                "user": { "name": caller.name },
                "client": { "name": client },
                "redirectURI": asking.redirect_uri,
            });
            let mut reply = unstored(reply::new(StatusCode::OK, reply::JSON, body.to_string()));
            reply.headers_mut().append(SET_COOKIE, app.settings.session_cookie.set(&session));
            reply
        }
        Err(cause) => failed(&cause),
    }
}

/// Takes a person's decision, and sends the browser back to the application.
pub async fn decide<B: Backend>(
    app: &App<B>,
    head: &Parts,
    payload: &Payload<'_>,
    request: &Request,
) -> Reply {
    if let Some(refusal) = origin::refuse_foreign(app, head) {
        return refusal;
    }
    let Some(backend) = app.gate.backend() else { return away() };
    let session = match (&request.caller, &request.session) {
        (Err(_), _) => return away(),
        (Ok(Some(_)), Some(session)) => session.id(),
        _ => return unauthorized(),
    };
    let fields = Fields::of(payload);
    let transaction = fields.text("transaction_id");
    if transaction.is_empty() {
        return invalid("Le paramètre transaction_id est manquant.");
    }
    let allowed = !fields.is_given("cancel");
    match backend.decide(&session, &transaction, allowed, request.now).await {
        Ok(Some(decided)) => match back(&decided) {
            Some(location) => accounts::redirect(&location),
            None => failed(&"a registered address is a URL".into()),
        },
        Ok(None) => {
            let message = "Cette demande d'autorisation est inconnue, expirée ou a déjà reçu sa réponse.";
            refused(StatusCode::FORBIDDEN, "access_denied", message)
        }
        Err(cause) => failed(&cause),
    }
}

/// Exchanges a code for a token.
pub async fn token<B: Backend>(app: &App<B>, head: &Parts, payload: &Payload<'_>, now: Timestamp) -> Reply {
    let Some(backend) = app.gate.backend() else { return away() };
    let fields = Fields::of(payload);
    let Some((client_id, client_secret)) = credentials(head, &fields) else { return unknown_client() };
    let mut claim = Claim { client_id, client_secret, ..Claim::default() };
    // Whether it is the client that it says comes before what it asks for.
    if fields.text("grant_type") == "authorization_code" {
        claim.code = fields.text("code").into_owned();
        claim.redirect_uri = fields.text("redirect_uri").into_owned();
        claim.verifier = fields.text("code_verifier").into_owned();
    }
    let exchanged = match backend.exchange(&claim, now).await {
        Ok(Some(exchanged)) => exchanged,
        Ok(None) => return unknown_client(),
        Err(cause) => return failed(&cause),
    };
    let grant_type = fields.text("grant_type");
    if grant_type != "authorization_code" {
        let message = "Le seul type d'autorisation (grant_type) est authorization_code.";
        return refused(StatusCode::NOT_IMPLEMENTED, "unsupported_grant_type", message);
    }
    if claim.code.is_empty() {
        return invalid("Le paramètre code est manquant.");
    }
    match exchanged {
        Exchanged::Token { token, name, email } => {
            let body = json!({
                "access_token": token,
                "token_type": "Bearer",
                "user": { "name": name, "email": email },
            });
            unstored(reply::new(StatusCode::OK, reply::JSON, body.to_string()))
        }
        Exchanged::InvalidGrant => {
            let message = "Ce code est inconnu, expiré, déjà utilisé, ou n'est pas fait pour cette demande.";
            refused(StatusCode::FORBIDDEN, "invalid_grant", message)
        }
    }
}

/// What an address asks for.
fn asking(query: &str) -> Result<Asking, Reply> {
    let given = |name: &'static str| match Parameter::named(query.as_bytes(), name) {
        Parameter::Absent => Ok(None),
        // What no database keeps is no name of anything.
        Parameter::One(text) if !text.contains('\0') => Ok(Some(text).filter(|text| !text.is_empty())),
        _ => Err(invalid(&format!("Le paramètre {name} doit être un texte."))),
    };
    let missing = |name| invalid(&format!("Le paramètre {name} est manquant."));
    let response_type = given("response_type")?.ok_or_else(|| missing("response_type"))?;
    if response_type != "code" {
        let message = "Le seul type de réponse (response_type) est code.";
        return Err(refused(StatusCode::NOT_IMPLEMENTED, "unsupported_response_type", message));
    }
    let client_id = given("client_id")?.ok_or_else(|| missing("client_id"))?;
    let challenge = match (given("code_challenge")?, given("code_challenge_method")?) {
        (None, None) => None,
        (Some(text), method) => Some(Challenge::new(&text, method.as_deref())),
        (None, Some(_)) => return Err(missing("code_challenge")),
    };
    let malformed =
        |_| invalid("Le paramètre code_challenge ou code_challenge_method n'est pas conforme à la RFC 7636.");
    Ok(Asking {
        client_id: client_id.into_owned(),
        // None is registered as an empty one.
        redirect_uri: given("redirect_uri")?.map(Cow::into_owned).unwrap_or_default(),
        state: given("state")?.map(Cow::into_owned),
        challenge: challenge.transpose().map_err(malformed)?,
    })
}

/// The application's id and secret, from the header or else the body.
fn credentials(head: &Parts, fields: &Fields<'_>) -> Option<(String, String)> {
    let (id, secret) = match basic(head) {
        Some(pair) => pair?,
        None => (fields.text("client_id").into_owned(), fields.text("client_secret").into_owned()),
    };
    let is_plain = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_plain && !secret.is_empty()).then_some((id, secret))
}

/// What HTTP Basic brings, if the header is of that scheme; none inside for one that cannot be read.
fn basic(head: &Parts) -> Option<Option<(String, String)>> {
    let (scheme, rest) = head.headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("basic").then(|| {
        let text = String::from_utf8(STANDARD.decode(rest.trim()).ok()?).ok()?;
        text.split_once(':').map(|(id, secret)| (id.to_owned(), secret.to_owned()))
    })
}

/// The application's address, with the answer.
fn back(decided: &Decided) -> Option<String> {
    let mut url = Url::parse(&decided.redirect_uri).ok()?;
    {
        let mut query = url.query_pairs_mut();
        match &decided.code {
            Some(code) => query.append_pair("code", code),
            None => query.append_pair("error", "access_denied"),
        };
        if let Some(state) = &decided.state {
            query.append_pair("state", state);
        }
    }
    Some(url.into())
}

fn unauthorized() -> Reply {
    unstored(reply::new(StatusCode::UNAUTHORIZED, reply::JSON, r#"{"error":"Not Authorized"}"#))
}

fn unknown_client() -> Reply {
    let reply = reply::text(StatusCode::UNAUTHORIZED, "Unauthorized");
    unstored(reply::with(reply, WWW_AUTHENTICATE, BASIC))
}

fn invalid(message: &str) -> Reply {
    refused(StatusCode::BAD_REQUEST, "invalid_request", message)
}

fn refused(status: StatusCode, error: &str, message: &str) -> Reply {
    let body = json!({ "error": error, "error_description": message }).to_string();
    unstored(reply::new(status, reply::JSON, body))
}

fn unstored(reply: Reply) -> Reply {
    let reply = reply::with(reply, CACHE_CONTROL, NO_STORE);
    reply::with(reply, PRAGMA, HeaderValue::from_static("no-cache"))
}

fn failed(cause: &BoxError) -> Reply {
    tracing::error!(%cause, "an authorization failed");
    away()
}
