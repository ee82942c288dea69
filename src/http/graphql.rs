//! GraphQL over HTTP: from headers and body to operations, from their answers to a status.

use std::borrow::Cow;

use futures_util::future::join_all;
use hyper::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderValue, RETRY_AFTER, SET_COOKIE};
use hyper::http::request::Parts;
use hyper::{HeaderMap, Method, StatusCode};

use super::app::App;
use super::backend::{Allowed, Backend, Executed};
use super::body::{self, Payload};
use super::parameter::Parameter;
use super::record::Record;
use super::reply::{self, Reply};
use super::{accept, client, compact, deprecation};
use crate::context::{CallerLost, Request};
use crate::error::Code;
use crate::graphql::Prepared;
use crate::graphql::deprecations;
use crate::graphql::persisted::Found;
use crate::graphql::plan::OperationKind;
use crate::graphql::refusal::Refusal;
use crate::graphql::request::{BadRequest, Incoming, Operation};

const MEDIA_TYPES: [&str; 2] = ["application/json", "application/graphql-response+json"];
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");
/// The longest body of an operation, as JSON without blanks.
const MAX_OPERATION: usize = 1024 * 1024;
/// A page could make a browser send these without asking us first.
const SIMPLE_TYPES: [&str; 3] = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];

/// Whether the client would rather have a page than an answer.
pub fn prefers_page(headers: &HeaderMap) -> bool {
    let offers = [MEDIA_TYPES[0], MEDIA_TYPES[1], "text/html"];
    accept::choose(headers, &offers) == Some("text/html")
}

/// Answers a request on `/` that is not for the page.
pub async fn answer<B: Backend>(
    app: &App<B>,
    head: &Parts,
    payload: Payload<'_>,
    mut request: Request,
    record: &mut Record,
) -> Reply {
    let (media_type, allowed) = match admit(head) {
        Ok(admitted) => admitted,
        Err(refusal) => return note(record, Code::BadRequest, refusal),
    };
    let (incoming, size) = match understand(head, &payload, allowed) {
        Ok(understood) => understood,
        Err(bad) => return note(record, Code::BadRequest, bad_request(&bad)),
    };
    let Some(backend) = app.gate.backend() else {
        let reply = reply::refused(
            StatusCode::SERVICE_UNAVAILABLE,
            Code::InternalServerError,
            "Le service démarre. Réessayez dans quelques instants.",
        );
        return note(
            record,
            Code::InternalServerError,
            reply::with(reply, RETRY_AFTER, HeaderValue::from(1)),
        );
    };

    let in_body = token_in_body(&incoming, &payload);
    let in_query = Parameter::named(head.uri.query().unwrap_or_default().as_bytes(), "access_token");
    request.caller = match (in_body, in_query) {
        // A session wins: the token is not read.
        _ if !matches!(request.caller, Ok(None)) => request.caller,
        (Parameter::Several, _) | (_, Parameter::Several) => Ok(None),
        (in_body, in_query) => match client::token(&head.headers, in_body.one(), in_query.one()) {
            Some(token) => backend.caller_by_token(&token, request.now).await,
            None => Ok(None),
        },
    };
    record.caller(&request.caller);
    if let Ok(Some(caller)) = &request.caller
        && app.settings.blocked_users.contains(&caller.email)
    {
        return reply::text(StatusCode::TOO_MANY_REQUESTS, "Too Many Requests");
    }

    // A document that is too long is not even read.
    let read =
        join_all(incoming.operations().iter().map(|operation| read(app, backend, operation, size))).await;
    let counted = match &app.operations {
        // A mutation by GET is refused in any case.
        Some(limits) if allowed == Allowed::All => {
            let fields = read.iter().flatten().flat_map(|(_, prepared)| prepared.root_fields());
            let caller = request.caller.as_ref().ok().and_then(Option::as_deref);
            limits.count(fields, caller, request.ip, request.now.as_millisecond())
        }
        _ => None,
    };
    if let Some(refusal) = counted.and_then(|counted| counted.refusal()) {
        app.metrics.rate_limited.inc();
        return refusal;
    }

    let mut answers = join_all(read.into_iter().map(|read| run(app, backend, read, allowed, &request))).await;
    let mut deprecated = Vec::new();
    let (status, body) = match &incoming {
        Incoming::Single(_) => {
            let (answer, executed) = answers.pop().expect("an answer for each operation");
            let status = executed.status;
            deprecations::merge(&mut deprecated, &executed.deprecated);
            record.executed(executed);
            (status, answer)
        }
        Incoming::Batch(_) => {
            let mut body = vec![b'['];
            let mut status = 200;
            for (index, (answer, executed)) in answers.into_iter().enumerate() {
                if index > 0 {
                    body.push(b',');
                }
                body.extend_from_slice(&answer);
                if executed.status != 200 {
                    status = 400;
                }
                deprecations::merge(&mut deprecated, &executed.deprecated);
                record.executed(executed);
            }
            body.push(b']');
            (status, body)
        }
    };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut reply = reply::new(status, media_type, body);
    reply.headers_mut().insert(CACHE_CONTROL, NO_STORE);
    if let Some(session) = &request.session {
        reply.headers_mut().append(SET_COOKIE, app.settings.session_cookie.set(&session.id()));
    }
    if let Some(counted) = counted {
        reply.extensions_mut().insert(counted.standing);
    }
    deprecation::announce(reply.headers_mut(), &deprecated, request.now, &app.site).await;
    if status == StatusCode::METHOD_NOT_ALLOWED {
        reply.headers_mut().insert(ALLOW, HeaderValue::from_static("POST"));
    }
    reply
}

/// The refusal of a method that `/` does not know, or of HEAD for the page.
pub fn method_refused() -> Reply {
    let message = "Seules les méthodes GET et POST sont acceptées.";
    let reply = reply::refused(StatusCode::METHOD_NOT_ALLOWED, Code::BadRequest, message);
    reply::with(reply, ALLOW, HeaderValue::from_static("GET, POST"))
}

/// What the headers alone decide: the guard against forged requests, the method, the media type.
fn admit(head: &Parts) -> Result<(HeaderValue, Allowed), Reply> {
    if !is_beyond_forms(&head.headers) {
        return Err(reply::refused(
            StatusCode::BAD_REQUEST,
            Code::BadRequest,
            "Requête refusée : elle pourrait venir d'un formulaire d'une autre page. Envoyez un en-tête \
             « Content-Type: application/json », ou un en-tête « Apollo-Require-Preflight » non vide.",
        ));
    }
    let allowed = match head.method {
        Method::GET => Allowed::Queries,
        Method::POST => Allowed::All,
        _ => return Err(method_refused()),
    };
    match accept::choose(&head.headers, &MEDIA_TYPES) {
        Some("application/json") => Ok((reply::JSON, allowed)),
        Some(_) => {
            Ok((HeaderValue::from_static("application/graphql-response+json; charset=utf-8"), allowed))
        }
        None => Err(reply::refused(
            StatusCode::NOT_ACCEPTABLE,
            Code::BadRequest,
            "L'en-tête « Accept » n'admet ni application/json ni application/graphql-response+json.",
        )),
    }
}

fn is_beyond_forms(headers: &HeaderMap) -> bool {
    let own_type = headers.get(CONTENT_TYPE).is_some_and(|value| !value.is_empty())
        && body::media_type(headers).is_none_or(|name| !SIMPLE_TYPES.contains(&name.as_str()));
    let marked = ["apollo-require-preflight", "x-apollo-operation-name"];
    own_type || marked.iter().any(|name| headers.get(*name).is_some_and(|value| !value.is_empty()))
}

/// The operations of a request, and the size of their JSON.
fn understand<'a>(
    head: &'a Parts,
    payload: &'a Payload<'_>,
    allowed: Allowed,
) -> Result<(Incoming<'a>, usize), BadRequest> {
    if allowed == Allowed::Queries {
        let encoded = head.uri.query().unwrap_or_default().as_bytes();
        return Ok((Incoming::Single(from_parameters(encoded)?), encoded.len()));
    }
    match payload {
        Payload::Json(held) => {
            let incoming = Incoming::parse(&held.bytes)?;
            let size = match held.bytes.len() {
                len if len <= MAX_OPERATION => len,
                _ => compact::len(&held.bytes),
            };
            Ok((incoming, size))
        }
        Payload::Form(held) => {
            if let Parameter::One(text) = Parameter::named(&held.bytes, "variables")
                && serde_json::from_str::<serde::de::IgnoredAny>(&text).is_err()
            {
                return Err(BadRequest::VariablesText);
            }
            Ok((Incoming::Single(from_parameters(&held.bytes)?), held.bytes.len()))
        }
        Payload::Document(held) => {
            let operation = Operation::from_document(String::from_utf8_lossy(&held.bytes))?;
            Ok((Incoming::Single(operation), held.bytes.len()))
        }
        Payload::None => Ok((Incoming::Single(Operation::from_text(None, None, None, None)?), 0)),
    }
}

fn from_parameters(encoded: &[u8]) -> Result<Operation<'_>, BadRequest> {
    let parameter = |name: &'static str| match Parameter::named(encoded, name) {
        Parameter::Absent => Ok(None),
        Parameter::One(text) => Ok(Some(text)),
        Parameter::Several => {
            let text = format!("Le paramètre « {name} » ne peut être donné qu'une fois.");
            Err(BadRequest::Refused(Cow::Owned(text)))
        }
    };
    let blank_is_none =
        |text: Option<Cow<'_, str>>| text.filter(|text| !text.is_empty()).map(Cow::into_owned);
    Operation::from_text(
        parameter("query")?,
        blank_is_none(parameter("variables")?).map(Cow::Owned),
        parameter("operationName")?,
        blank_is_none(parameter("extensions")?).map(Cow::Owned),
    )
}

fn token_in_body<'a>(incoming: &Incoming<'a>, payload: &'a Payload<'_>) -> Parameter<'a> {
    match (incoming, payload) {
        (_, Payload::Form(held)) => Parameter::named(&held.bytes, "access_token"),
        (Incoming::Single(operation), _) => {
            operation.access_token.clone().map_or(Parameter::Absent, Parameter::One)
        }
        (Incoming::Batch(_), _) => Parameter::Absent,
    }
}

/// An operation with its document, or why it is not run.
type Read<'o, 'a> = Result<(Found<'o, 'a>, Prepared), Refusal>;

/// Finds and reads the document of an operation; nothing is run.
async fn read<'o, 'a, B: Backend>(
    app: &App<B>,
    backend: &B,
    operation: &'o Operation<'a>,
    size: usize,
) -> Read<'o, 'a> {
    if size > MAX_OPERATION {
        return Err(Refusal::one(Code::BadUserInput, "La requête dépasse la taille maximale de 1 Mio."));
    }
    let found = app.persisted.find(operation)?;
    let prepared = backend.prepare(&found.operation).await;
    Ok((found, prepared))
}

async fn run<B: Backend>(
    app: &App<B>,
    backend: &B,
    read: Read<'_, '_>,
    allowed: Allowed,
    request: &Request,
) -> (Vec<u8>, Executed) {
    let (found, prepared) = match read {
        Ok(read) => read,
        Err(refusal) => {
            let executed =
                Executed { status: refusal.status, codes: vec![refusal.code], ..Executed::default() };
            return (refusal.body.into_vec(), executed);
        }
    };
    let mut answer = Vec::new();
    let executed = backend.execute(&prepared, &found.operation, allowed, request, &mut answer).await;
    if executed.status == 200 {
        app.persisted.keep(found);
    }
    debug_assert!(
        allowed == Allowed::All || executed.kind != Some(OperationKind::Mutation) || executed.status == 405
    );
    (answer, executed)
}

fn bad_request(bad: &BadRequest) -> Reply {
    let content_type = if bad.is_text() { reply::TEXT } else { reply::JSON };
    let reply = reply::new(StatusCode::BAD_REQUEST, content_type, bad.body());
    reply::with(reply, CACHE_CONTROL, NO_STORE)
}

fn note(record: &mut Record, code: Code, reply: Reply) -> Reply {
    record.codes.push(code);
    reply
}

/// A caller is looked up only where a token asks for it; until then nobody is.
pub const NOBODY: Result<Option<std::sync::Arc<crate::context::Caller>>, CallerLost> = Ok(None);
