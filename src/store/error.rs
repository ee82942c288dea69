//! What can go wrong between us and the database, and what a client is told of it.

use std::error::Error as StdError;
use std::sync::Arc;

use tokio_postgres::error::SqlState;

use crate::error::{Error, chain};

/// A cause that several waiters may share.
pub type Cause = Arc<dyn StdError + Send + Sync + 'static>;

#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// A row that must exist does not; what it was, in French, as the client may read it.
    #[error("missing: {0}")]
    Missing(&'static str),
    /// A named constraint refused the change.
    #[error("constraint {name} violated")]
    Constraint { name: String },
    /// A text holds a character that PostgreSQL keeps in no column: U+0000.
    #[error("unstorable text: {}", chain(.0))]
    Unstorable(Cause),
    /// The transaction lost against another one; running it again may work.
    #[error("transaction conflict: {}", chain(.0))]
    Conflict(Cause),
    /// The database is away, or did not answer in time.
    #[error("database unavailable: {}", chain(.0))]
    Unavailable(Cause),
    /// A mistake of ours: wrong SQL, a row that cannot be read.
    #[error("database error: {}", chain(.0))]
    Internal(Cause),
}

impl StoreError {
    pub fn unavailable(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::Unavailable(Arc::from(cause.into()))
    }

    pub fn internal(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::Internal(Arc::from(cause.into()))
    }

    pub const fn is_unavailable(&self) -> bool {
        matches!(self, Self::Unavailable(_))
    }

    /// Whether the connection that told this is of no more use.
    pub(super) fn ends_connection(&self) -> bool {
        let Self::Unavailable(cause) = self else { return false };
        cause.downcast_ref::<tokio_postgres::Error>().is_some_and(|error| match error.code() {
            // The server says farewell before it closes; or what was prepared holds no longer.
            Some(code) => {
                let class = code.code();
                class.starts_with("57P") || class.starts_with("08") || is_stale(error)
            }
            None => true,
        })
    }

    /// Whether the named constraint refused the change.
    pub fn violates(&self, constraint: &str) -> bool {
        matches!(self, Self::Constraint { name } if name == constraint)
    }
}

impl From<tokio_postgres::Error> for StoreError {
    fn from(error: tokio_postgres::Error) -> Self {
        let Some(db) = error.as_db_error() else {
            // Without an answer of the server only reading and writing the socket is left, apart from
            // values that do not convert, which are mistakes in our code.
            return if error.is_closed() || connection_lost(&error) {
                Self::unavailable(error)
            } else {
                Self::internal(error)
            };
        };
        let code = db.code();
        if *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED {
            return Self::Conflict(Arc::new(error));
        }
        if *code == SqlState::CHARACTER_NOT_IN_REPERTOIRE || *code == SqlState::UNTRANSLATABLE_CHARACTER {
            return Self::Unstorable(Arc::new(error));
        }
        if code.code().starts_with("23")
            && let Some(name) = db.constraint()
        {
            return Self::Constraint { name: name.to_owned() };
        }
        if means_away(code) || is_stale(&error) { Self::unavailable(error) } else { Self::internal(error) }
    }
}

/// Whether the socket, not a value, is at fault.
fn connection_lost(error: &tokio_postgres::Error) -> bool {
    let mut cause = error.source();
    while let Some(inner) = cause {
        if inner.is::<std::io::Error>() {
            return true;
        }
        cause = inner.source();
    }
    // Refusals to connect that have no cause of their own: no host answered, or none in time.
    let text = error.to_string();
    text.contains("connecting to server") || text.contains("timeout")
}

/// Whether a prepared statement is at fault: its table changed under it, or somebody dropped it.
fn is_stale(error: &tokio_postgres::Error) -> bool {
    error.as_db_error().is_some_and(|db| {
        *db.code() == SqlState::INVALID_SQL_STATEMENT_NAME
            || *db.code() == SqlState::FEATURE_NOT_SUPPORTED && db.message().contains("cached plan")
    })
}

/// Codes by which a server says that it cannot serve now: it stops, starts, is full, or took too long.
fn means_away(code: &SqlState) -> bool {
    let class = &code.code()[..2];
    matches!(class, "08" | "53" | "57" | "58")
        || *code == SqlState::LOCK_NOT_AVAILABLE
        || *code == SqlState::READ_ONLY_SQL_TRANSACTION
        || *code == SqlState::INVALID_CATALOG_NAME
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing(what) => Self::bad_input(format!("{what} introuvable.")),
            StoreError::Unstorable(_) => Self::bad_input("Un texte contient le caractère nul (U+0000)."),
            StoreError::Constraint { .. } | StoreError::Internal(_) => Self::Internal(Box::new(error)),
            StoreError::Conflict(_) | StoreError::Unavailable(_) => Self::Unavailable(Box::new(error)),
        }
    }
}
