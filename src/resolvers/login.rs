//! Sessions opened by a password.

use jiff::Timestamp;

use super::Api;
use crate::domain::account::normal_email;
use crate::error::Result;
use crate::tokens::{self, TOKEN_LENGTH};

/// What came of an e-mail and a password.
#[derive(Debug, PartialEq, Eq)]
pub enum Login {
    /// Nobody's address, a wrong password, or an attempt that comes too soon after wrong ones.
    Refused,
    /// The right password of an account that its link has not opened yet.
    NotActivated,
    /// The right password, which is not enough for this account.
    SecondFactor,
    /// The id of a new session.
    Opened(String),
}

impl Api {
    /// Opens a session. Takes as long for an unknown address as for a wrong password.
    pub async fn log_in(&self, email: &str, password: &str, now: Timestamp) -> Result<Login> {
        let candidate = self.store.candidate(&normal_email(email)).await?;
        let hash = candidate.as_ref().and_then(|candidate| candidate.password_hash.clone());
        let counted = async {
            match &candidate {
                Some(candidate) => self.store.may_attempt(&candidate.account_id, now).await,
                None => Ok(false),
            }
        };
        let (in_time, matches) = futures_util::join!(counted, self.passwords.matches(password, hash));
        let in_time = in_time?;
        let Some(candidate) = candidate.filter(|_| in_time && matches) else { return Ok(Login::Refused) };
        if !candidate.is_active || candidate.has_second_factor {
            self.store.forget_attempts(&candidate.account_id).await?;
            return Ok(if candidate.is_active { Login::SecondFactor } else { Login::NotActivated });
        }
        let id = tokens::draw(TOKEN_LENGTH);
        self.store.open_session(&id, &candidate.account_id, now).await?;
        Ok(Login::Opened(id))
    }
}
