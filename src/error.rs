//! The one error a client can see, and the codes that are part of the contract.

use std::borrow::Cow;

/// What a boxed cause looks like; it is logged with its request and never sent.
pub type BoxError = Box<dyn std::error::Error + Send + Sync + 'static>;

/// An error with its causes, for the log: what it says itself is for clients, or hides the actual reason.
pub fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let inner_text = inner.to_string();
        if !text.contains(&inner_text) {
            text.push_str(": ");
            text.push_str(&inner_text);
        }
        cause = inner.source();
    }
    text
}

/// The result of everything that may refuse a client.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A refusal or failure of one operation, as the client will read it. Messages are in French.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nobody is logged in, or the operation is closed to tokens.
    #[error("Vous n'êtes pas connecté.")]
    Unauthenticated,
    /// The caller is known but may not do this.
    #[error("{0}")]
    Forbidden(Cow<'static, str>),
    /// What was asked for is wrong or does not exist; reported at the field that asked.
    #[error("{message}")]
    BadUserInput {
        message: Cow<'static, str>,
        /// `extensions.invalidArgs`: the arguments at fault, where the contract names them.
        invalid_args: &'static [&'static str],
    },
    /// Field rules are broken; one message for all of them, and neither path nor location
    /// (platform specification, 2.1).
    #[error("{}", .0.message())]
    Invalid(Violations),
    /// A brute-force guard is closed.
    #[error("{0}")]
    TooManyRequests(Cow<'static, str>),
    /// A service that we depend on is away.
    #[error("{0}")]
    ExternalService(Cow<'static, str>),
    /// The database is away: the client may try again.
    #[error("La base de données est momentanément indisponible. Réessayez dans quelques instants.")]
    Unavailable(#[source] BoxError),
    /// Anything unforeseen. The cause is for the log.
    #[error("Une erreur inattendue est survenue.")]
    Internal(#[source] BoxError),
}

/// `extensions.code`, spelled by [`Code::as_str`] and nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    Unauthenticated,
    Forbidden,
    BadUserInput,
    TooManyRequests,
    ExternalServiceError,
    InternalServerError,
    GraphqlParseFailed,
    GraphqlValidationFailed,
    GraphqlMaxOperationsError,
    OperationResolutionFailure,
    PersistedQueryNotFound,
    BadRequest,
}

impl Code {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::BadUserInput => "BAD_USER_INPUT",
            Self::TooManyRequests => "TOO_MANY_REQUESTS",
            Self::ExternalServiceError => "EXTERNAL_SERVICE_ERROR",
            Self::InternalServerError => "INTERNAL_SERVER_ERROR",
            Self::GraphqlParseFailed => "GRAPHQL_PARSE_FAILED",
            Self::GraphqlValidationFailed => "GRAPHQL_VALIDATION_FAILED",
            Self::GraphqlMaxOperationsError => "GRAPHQL_MAX_OPERATIONS_ERROR",
            Self::OperationResolutionFailure => "OPERATION_RESOLUTION_FAILURE",
            Self::PersistedQueryNotFound => "PERSISTED_QUERY_NOT_FOUND",
            Self::BadRequest => "BAD_REQUEST",
        }
    }
}

impl Error {
    pub fn forbidden(message: impl Into<Cow<'static, str>>) -> Self {
        Self::Forbidden(message.into())
    }

    pub fn bad_input(message: impl Into<Cow<'static, str>>) -> Self {
        Self::BadUserInput { message: message.into(), invalid_args: &[] }
    }

    pub fn internal(cause: impl Into<BoxError>) -> Self {
        Self::Internal(cause.into())
    }

    pub const fn code(&self) -> Code {
        match self {
            Self::Unauthenticated => Code::Unauthenticated,
            Self::Forbidden(_) => Code::Forbidden,
            Self::BadUserInput { .. } | Self::Invalid(_) => Code::BadUserInput,
            Self::TooManyRequests(_) => Code::TooManyRequests,
            Self::ExternalService(_) => Code::ExternalServiceError,
            Self::Unavailable(_) | Self::Internal(_) => Code::InternalServerError,
        }
    }

    /// Whether the answer tells `locations` and `path` of the field that failed.
    pub const fn is_located(&self) -> bool {
        !matches!(self, Self::Invalid(_) | Self::Unavailable(_) | Self::Internal(_))
    }
}

/// Broken field rules, all of them at once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Violations {
    pub list: Vec<Violation>,
    /// Whether the error carries `extensions.issues` (platform specification, 2.3).
    pub with_issues: bool,
}

/// One broken rule: the field in the input, dotted as in `wasteDetails.quantity`, and a French sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    pub path: Cow<'static, str>,
    pub message: Cow<'static, str>,
}

impl Violations {
    pub fn push(&mut self, path: impl Into<Cow<'static, str>>, message: impl Into<Cow<'static, str>>) {
        self.list.push(Violation { path: path.into(), message: message.into() });
    }

    /// A line a violation.
    pub fn message(&self) -> String {
        let lines: Vec<&str> = self.list.iter().map(|v| v.message.as_ref()).collect();
        lines.join("\n")
    }

    pub fn into_result(self) -> Result<()> {
        if self.list.is_empty() { Ok(()) } else { Err(Error::Invalid(self)) }
    }
}
