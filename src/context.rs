//! Who calls, when, and what the answer needs: handed to every resolver.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

use crate::domain::user::{Permission, Role};
use crate::error::{Error, Result};
use crate::graphql::plan::Selection;

/// One HTTP request as the resolvers see it.
#[derive(Debug)]
pub struct Request {
    /// The instant the request was received; the only clock below `http`.
    pub now: Timestamp,
    pub ip: IpAddr,
    pub correlation_id: String,
    /// What the program calls itself.
    pub user_agent: Option<String>,
    /// Resolved before execution; an error here (database away) is told by the first field that asks.
    pub caller: Result<Option<Arc<Caller>>, CallerLost>,
    /// The session it came in.
    pub session: Option<Session>,
}

/// The id of a browser's session, which an operation may replace.
#[derive(Debug)]
pub struct Session(Mutex<String>);

impl Session {
    pub fn new(id: impl Into<String>) -> Self {
        Self(Mutex::new(id.into()))
    }

    pub fn id(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The answer will tell the browser the new id.
    pub fn replace(&self, id: String) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = id;
    }
}

/// The caller could not be looked up.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{0}")]
pub struct CallerLost(pub String);

/// The person behind a token or a session, with all memberships.
#[derive(Debug, Clone, PartialEq)]
pub struct Caller {
    pub user_id: String,
    pub email: String,
    pub name: String,
    /// Platform administrator with an activated second factor.
    pub is_admin: bool,
    pub via: Via,
    /// What the token is known by: not the token itself. None for a session.
    pub token_id: Option<Arc<str>>,
    pub client: Client,
    pub memberships: Vec<Membership>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    Token,
    Session,
}

impl Via {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Token => "TOKEN",
            Self::Session => "SESSION",
        }
    }
}

/// The program behind a caller, as its token is kept; nothing in a session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Client {
    /// What its owner calls the token.
    pub token_name: Option<String>,
    /// The application that the token was given to.
    pub application_id: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    pub company_id: String,
    /// SIRET, or VAT number of a company without SIRET.
    pub org_id: String,
    pub role: Role,
}

impl Caller {
    pub fn org_ids(&self) -> impl Iterator<Item = &str> {
        self.memberships.iter().map(|m| m.org_id.as_str())
    }

    pub fn is_member(&self, org_id: &str) -> bool {
        self.org_ids().any(|own| own == org_id)
    }

    /// Whether the caller holds `permission` in at least one of `org_ids` (platform specification, 4.2).
    pub fn may<S: AsRef<str>>(&self, permission: Permission, org_ids: impl IntoIterator<Item = S>) -> bool {
        org_ids
            .into_iter()
            .any(|org| self.memberships.iter().any(|m| m.org_id == org.as_ref() && m.role.grants(permission)))
    }
}

/// A resolver's view of its request: shared data, and the selection below its field.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub request: &'a Request,
    pub selection: &'a Selection,
}

impl<'a> Context<'a> {
    pub fn now(&self) -> Timestamp {
        self.request.now
    }

    /// The caller, by token or session. Errors: `UNAUTHENTICATED`.
    pub fn user(&self) -> Result<&'a Caller> {
        match &self.request.caller {
            Ok(Some(caller)) => Ok(caller),
            Ok(None) => Err(Error::Unauthenticated),
            Err(lost) => Err(Error::Unavailable(Box::new(lost.clone()))),
        }
    }

    /// The caller, by session only. Errors: `UNAUTHENTICATED`, for a token too.
    pub fn session_user(&self) -> Result<&'a Caller> {
        let caller = self.user()?;
        if caller.via == Via::Session { Ok(caller) } else { Err(Error::Unauthenticated) }
    }

    /// The same request, seen from a field below.
    pub fn below(&self, selection: &'a Selection) -> Self {
        Self { request: self.request, selection }
    }
}
