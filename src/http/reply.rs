//! Answers, and the headers that all of them carry.

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};

use super::limiter::Standing;
use crate::error::Code;
use crate::graphql::refusal::{self, Refusal};

pub type Reply = Response<Full<Bytes>>;

pub const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=utf-8");
/// Plain sentences go out as HTML, as clients of the service are used to; none of them holds markup.
pub const TEXT: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; \
     require-trusted-types-for 'script'",
);
const PERMISSIONS: HeaderValue = HeaderValue::from_static(
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()",
);
const LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

pub fn new(status: StatusCode, content_type: HeaderValue, body: impl Into<Bytes>) -> Reply {
    let mut reply = Response::new(Full::new(body.into()));
    *reply.status_mut() = status;
    reply.headers_mut().insert(header::CONTENT_TYPE, content_type);
    reply
}

pub fn text(status: StatusCode, body: impl Into<Bytes>) -> Reply {
    new(status, TEXT, body)
}

pub fn not_found() -> Reply {
    text(StatusCode::NOT_FOUND, "Not found")
}

/// `{"error": text}`: the refusal of a body.
pub fn plain_error(status: StatusCode, message: &str) -> Reply {
    new(status, JSON, refusal::plain(message))
}

/// The refusal of a GraphQL request before anything was run.
pub fn refused(status: StatusCode, code: Code, message: &str) -> Reply {
    let body = Refusal::one(code, message).body;
    with(new(status, JSON, Vec::from(body)), header::CACHE_CONTROL, HeaderValue::from_static("no-store"))
}

pub fn with(mut reply: Reply, name: HeaderName, value: HeaderValue) -> Reply {
    reply.headers_mut().insert(name, value);
    reply
}

/// Headers that do not depend on the request.
#[derive(Debug)]
pub struct Common {
    origin: HeaderValue,
}

impl Common {
    /// `origin` is that of the web application, the only one browsers may call from.
    pub fn new(origin: HeaderValue) -> Self {
        Self { origin }
    }

    /// Adds what every answer carries. A policy that the answer brings along stays.
    pub fn add(&self, headers: &mut HeaderMap, id: &str, standing: Option<Standing>) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, self.origin.clone());
        headers.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
        headers.append(header::VARY, HeaderValue::from_static("Origin"));
        if let Some(standing) = standing {
            headers.insert(LIMIT, HeaderValue::from(standing.limit));
            headers.insert(REMAINING, HeaderValue::from(standing.remaining));
            headers.insert(RESET, HeaderValue::from(standing.reset));
        }
        headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(POLICY);
        headers.insert("permissions-policy", PERMISSIONS);
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
        headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("no-referrer"));
        headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
        if let Ok(id) = HeaderValue::from_str(id) {
            headers.insert(REQUEST_ID, id);
        }
    }
}

/// The answer to a browser that asks before it sends: yes to our origin, for any method and header.
pub fn preflight(asked: Option<&HeaderValue>) -> Reply {
    let mut reply = Response::new(Full::default());
    *reply.status_mut() = StatusCode::NO_CONTENT;
    let headers = reply.headers_mut();
    let methods = HeaderValue::from_static("GET,HEAD,PUT,PATCH,POST,DELETE");
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, methods);
    headers.append(header::VARY, HeaderValue::from_static("Access-Control-Request-Headers"));
    if let Some(asked) = asked {
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, asked.clone());
    }
    reply
}
